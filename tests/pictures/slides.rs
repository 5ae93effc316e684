//! The slides of a briefing as other programs read them: the order of elements that ECMA-376 (part 1, schemas of
//! `PresentationML` and `DrawingML`) asks for, titles, tables, notes, and nothing over the edge.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::{Cursor, Read as _};
use std::sync::Arc;

use guatu::chart::{Body, Chart, ChartContext, DeckPictures, DeckRules, LIGHT, NEAR, Named, Page, PageContent};
use guatu::file::Picture;
use guatu::model::{BriefingPage, Dataset, Evidence, EvidenceKind, PageKind, PaperAudience, Status};
use guatu::words::{Language, Words};
use guatu::{export, file};
use quick_xml::events::Event;

/// Charts that are charts in a presentation too.
const NATIVE: [&str; 3] = ["standing", "units", "closed"];

/// The width and the height of a slide, in its units.
const SLIDE: [i64; 2] = [12_192_000, 6_858_000];

/// The children of an element in the order that the schema asks for; those within one pair of brackets stand in any order.
const ORDERS: &[(&str, &[&[&str]])] = &[
    (
        "p:presentation",
        &[&["p:sldMasterIdLst"], &["p:notesMasterIdLst"], &["p:sldIdLst"], &["p:sldSz"], &["p:notesSz"]],
    ),
    ("p:sld", &[&["p:cSld"], &["p:clrMapOvr"]]),
    ("p:sldLayout", &[&["p:cSld"], &["p:clrMapOvr"]]),
    ("p:sldMaster", &[&["p:cSld"], &["p:clrMap"], &["p:sldLayoutIdLst"], &["p:txStyles"]]),
    ("p:notesMaster", &[&["p:cSld"], &["p:clrMap"], &["p:notesStyle"]]),
    ("p:notes", &[&["p:cSld"], &["p:clrMapOvr"]]),
    ("p:txStyles", &[&["p:titleStyle"], &["p:bodyStyle"], &["p:otherStyle"]]),
    ("p:cSld", &[&["p:bg"], &["p:spTree"]]),
    ("p:bgPr", &[&["a:noFill", "a:solidFill"], &["a:effectLst"]]),
    ("p:spTree", &[&["p:nvGrpSpPr"], &["p:grpSpPr"], &["p:sp", "p:grpSp", "p:graphicFrame", "p:pic"]]),
    ("p:grpSp", &[&["p:nvGrpSpPr"], &["p:grpSpPr"], &["p:sp", "p:grpSp", "p:graphicFrame"]]),
    ("p:pic", &[&["p:nvPicPr"], &["p:blipFill"], &["p:spPr"]]),
    ("p:nvPicPr", &[&["p:cNvPr"], &["p:cNvPicPr"], &["p:nvPr"]]),
    ("p:blipFill", &[&["a:blip"], &["a:stretch"]]),
    ("p:nvGrpSpPr", &[&["p:cNvPr"], &["p:cNvGrpSpPr"], &["p:nvPr"]]),
    ("p:nvSpPr", &[&["p:cNvPr"], &["p:cNvSpPr"], &["p:nvPr"]]),
    ("p:nvGraphicFramePr", &[&["p:cNvPr"], &["p:cNvGraphicFramePr"], &["p:nvPr"]]),
    ("p:sp", &[&["p:nvSpPr"], &["p:spPr"], &["p:txBody"]]),
    ("p:graphicFrame", &[&["p:nvGraphicFramePr"], &["p:xfrm"], &["a:graphic"]]),
    ("p:spPr", &[&["a:xfrm"], &["a:custGeom", "a:prstGeom"], &["a:noFill", "a:solidFill"], &["a:ln"]]),
    ("p:grpSpPr", &[&["a:xfrm"]]),
    ("a:xfrm", &[&["a:off"], &["a:ext"], &["a:chOff"], &["a:chExt"]]),
    ("p:xfrm", &[&["a:off"], &["a:ext"]]),
    ("a:ln", &[&["a:noFill", "a:solidFill"], &["a:prstDash"]]),
    ("p:txBody", &[&["a:bodyPr"], &["a:lstStyle"], &["a:p"]]),
    ("a:txBody", &[&["a:bodyPr"], &["a:lstStyle"], &["a:p"]]),
    ("a:p", &[&["a:pPr"], &["a:r", "a:br"], &["a:endParaRPr"]]),
    ("a:r", &[&["a:rPr"], &["a:t"]]),
    ("a:rPr", &[&["a:noFill", "a:solidFill"], &["a:latin"], &["a:ea"], &["a:cs"]]),
    ("a:defRPr", &[&["a:noFill", "a:solidFill"], &["a:latin"], &["a:ea"], &["a:cs"]]),
    ("a:tbl", &[&["a:tblPr"], &["a:tblGrid"], &["a:tr"]]),
    ("a:tr", &[&["a:tc"]]),
    ("a:tc", &[&["a:txBody"], &["a:tcPr"]]),
    ("a:tcPr", &[&["a:lnL"], &["a:lnR"], &["a:lnT"], &["a:lnB"], &["a:noFill", "a:solidFill"]]),
    ("a:custGeom", &[&["a:avLst"], &["a:gdLst"], &["a:ahLst"], &["a:cxnLst"], &["a:rect"], &["a:pathLst"]]),
    ("a:path", &[&["a:moveTo", "a:lnTo", "a:close"]]),
    (
        "c:chartSpace",
        &[&["c:date1904"], &["c:roundedCorners"], &["c:chart"], &["c:spPr"], &["c:txPr"], &["c:externalData"]],
    ),
    ("c:chart", &[&["c:autoTitleDeleted"], &["c:plotArea"], &["c:legend"], &["c:plotVisOnly"], &["c:dispBlanksAs"]]),
    ("c:plotArea", &[&["c:layout"], &["c:barChart", "c:lineChart"], &["c:catAx", "c:valAx"]]),
    (
        "c:barChart",
        &[
            &["c:barDir"],
            &["c:grouping"],
            &["c:varyColors"],
            &["c:ser"],
            &["c:dLbls"],
            &["c:gapWidth"],
            &["c:overlap"],
            &["c:axId"],
        ],
    ),
    ("c:lineChart", &[&["c:grouping"], &["c:varyColors"], &["c:ser"], &["c:dLbls"], &["c:marker"], &["c:axId"]]),
    (
        "c:ser",
        &[
            &["c:idx"],
            &["c:order"],
            &["c:tx"],
            &["c:spPr"],
            &["c:invertIfNegative", "c:marker"],
            &["c:dLbls"],
            &["c:cat"],
            &["c:val"],
            &["c:smooth"],
        ],
    ),
    ("c:spPr", &[&["a:noFill", "a:solidFill", "a:pattFill"], &["a:ln"]]),
    ("a:pattFill", &[&["a:fgClr"], &["a:bgClr"]]),
    (
        "c:dLbls",
        &[
            &["c:spPr"],
            &["c:txPr"],
            &["c:showLegendKey"],
            &["c:showVal"],
            &["c:showCatName"],
            &["c:showSerName"],
            &["c:showPercent"],
            &["c:showBubbleSize"],
        ],
    ),
    ("c:txPr", &[&["a:bodyPr"], &["a:lstStyle"], &["a:p"]]),
    ("c:legend", &[&["c:legendPos"], &["c:overlay"], &["c:txPr"]]),
    ("c:catAx", AXIS),
    ("c:valAx", AXIS),
];

/// The parts of both axes that are written.
const AXIS: &[&[&str]] = &[
    &["c:axId"],
    &["c:scaling"],
    &["c:delete"],
    &["c:axPos"],
    &["c:majorGridlines"],
    &["c:numFmt"],
    &["c:majorTickMark"],
    &["c:minorTickMark"],
    &["c:tickLblPos"],
    &["c:spPr"],
    &["c:txPr"],
    &["c:crossAx"],
    &["c:crosses"],
];

fn county() -> Dataset {
    file::read(guatu::app::FILLED_EXAMPLE).unwrap()
}

fn pages(dataset: Dataset, language: Language) -> Vec<Page> {
    let today = "2026-09-15".parse().unwrap();
    let rules = DeckRules { today, near_days: NEAR, pace_points: 5, audience: PaperAudience::All };
    guatu::chart::deck(&Arc::new(dataset), 0, rules, &Words::load(language), &photographs())
}

/// What is found of the pictures of evidence: a grey one of the first of [`with_photographs`].
fn photographs() -> DeckPictures {
    let grey = Picture { size: [40, 30], rgba: [90, 90, 90, 255].repeat(1200).into() };
    DeckPictures::from([("整改前.jpg".to_owned(), grey)])
}

/// A county with a page for its first item, which has two pictures, one of which is not there.
fn with_photographs() -> Dataset {
    let mut dataset = county();
    let report = Arc::make_mut(&mut dataset.reports[0]);
    let category = Arc::make_mut(&mut report.categories[0]);
    let item = Arc::make_mut(&mut Arc::make_mut(&mut category.problems[0]).items[0]);
    let picture =
        |kind, file: &str| Evidence { kind, file: file.to_owned(), title: file.to_owned(), ..Evidence::blank() };
    item.evidence = vec![picture(EvidenceKind::Before, "整改前.jpg"), picture(EvidenceKind::After, "整改后.jpg")];
    report.briefing = vec![BriefingPage::new(PageKind::Item, item.id.as_str().to_owned())];
    dataset
}

/// A county whose briefing has pages for these charts and this indicator behind the others.
fn with_charts(names: &[&str]) -> Dataset {
    let mut dataset = county();
    let mut entries: Vec<BriefingPage> = Vec::new();
    for page in pages(county(), Language::Chinese).iter().filter(|page| page.part.0 == 1) {
        entries.push(page.entry.clone());
    }
    entries.extend(names.iter().map(|name| BriefingPage::new(PageKind::Chart, (*name).to_owned())));
    let report = Arc::make_mut(&mut dataset.reports[0]);
    let indicator = report.items().flat_map(|item| &item.indicators).max_by_key(|own| own.readings.len()).unwrap();
    entries.push(BriefingPage::new(PageKind::Chart, indicator.id.as_str().to_owned()));
    report.briefing = entries;
    dataset
}

/// The parts of the file that are XML, by their paths.
fn parts(pages: &[Page]) -> BTreeMap<String, String> {
    let bytes = export::deck(pages, std::path::Path::new("a.pptx"), &LIGHT, "内部资料").unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for n in 0..package.len() {
        let mut part = package.by_index(n).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        if !is_of(&name, "xlsx") && !is_of(&name, "jpeg") {
            part.read_to_string(&mut text).unwrap();
        }
        parts.insert(name, text);
    }
    parts
}

/// Calls a function with each element and its children.
fn for_each_element(xml: &str, mut tell: impl FnMut(&str, &[String])) {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut open: Vec<(String, Vec<String>)> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                if let Some((_, children)) = open.last_mut() {
                    children.push(name.clone());
                }
                open.push((name, Vec::new()));
            }
            Event::Empty(empty) => {
                let name = empty.name().as_ref().to_owned();
                if let Some((_, children)) = open.last_mut() {
                    children.push(name.clone());
                }
                tell(&name, &[]);
            }
            Event::End(_) => {
                let (name, children) = open.pop().unwrap();
                tell(&name, &children);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
}

/// True for a part whose name ends so.
fn is_of(path: &str, ending: &str) -> bool {
    path.rsplit('.').next() == Some(ending)
}

/// The values of an attribute wherever an element has it.
fn attributes<'a>(xml: &'a str, element: &str, name: &str) -> Vec<&'a str> {
    let (start, first, equals) = (format!("<{element} "), format!("{name}=\""), format!(" {name}=\""));
    let value = |rest: &'a str| {
        let tag = rest.split('>').next()?;
        tag.split_once(&equals).map(|(_, value)| value).or_else(|| tag.strip_prefix(&first))?.split('"').next()
    };
    xml.split(&start).skip(1).filter_map(value).collect()
}

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    let orders: BTreeMap<&str, &[&[&str]]> = ORDERS.iter().copied().collect();
    let mut seen = BTreeSet::new();
    let charts = parts(&pages(with_charts(&NATIVE), Language::Chinese));
    let pictures = parts(&pages(with_photographs(), Language::Chinese));
    for (path, xml) in charts.into_iter().chain(pictures) {
        if xml.is_empty() {
            continue;
        }
        for_each_element(&xml, |name, children| {
            let Some(order) = orders.get(name) else { return };
            let place = |child: &String| {
                let found = order.iter().position(|group| group.contains(&child.as_str()));
                found.unwrap_or_else(|| panic!("{path}: {child} does not belong in {name}"))
            };
            let places: Vec<usize> = children.iter().map(place).collect();
            assert!(places.is_sorted(), "{path}: {name} has {children:?}");
            seen.insert(name.to_owned());
        });
    }
    for name in
        ["p:graphicFrame", "p:grpSp", "a:tcPr", "p:notes", "a:custGeom", "p:bgPr", "c:barChart", "c:lineChart", "p:pic"]
    {
        assert!(seen.contains(name), "no {name} was written");
    }
}

#[test]
fn every_part_that_is_named_is_there_and_of_a_kind() {
    for dataset in [with_charts(&NATIVE), with_photographs()] {
        every_part_is_there(&parts(&pages(dataset, Language::English)));
    }
}

fn every_part_is_there(parts: &BTreeMap<String, String>) {
    let types = &parts["[Content_Types].xml"];
    for path in parts.keys().filter(|path| !is_of(path, "rels") && *path != "[Content_Types].xml") {
        let has_kind = types.contains(&format!("PartName=\"/{path}\"")) || is_of(path, "xlsx") || is_of(path, "jpeg");
        assert!(has_kind, "{path} has no kind");
    }
    for (path, xml) in parts.iter().filter(|(path, _)| is_of(path, "rels")) {
        let folder = path.split("_rels/").next().unwrap();
        for target in attributes(xml, "Relationship", "Target") {
            let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
            for step in target.split('/') {
                if step == ".." {
                    steps.pop();
                } else {
                    steps.push(step);
                }
            }
            assert!(parts.contains_key(&steps.join("/")), "{path} names {target}");
        }
    }
}

#[test]
fn each_slide_has_its_title_in_the_placeholder_and_ids_of_its_own() {
    let pages = pages(county(), Language::Chinese);
    let parts = parts(&pages);
    for (n, page) in pages.iter().enumerate() {
        let slide = &parts[&format!("ppt/slides/slide{}.xml", n + 1)];
        let kind = if matches!(page.content, PageContent::Cover(_)) { "ctrTitle" } else { "title" };
        let title = slide.split(&format!("<p:ph type=\"{kind}\"/>")).nth(1).unwrap().split("</p:sp>").next().unwrap();
        let words: String = title.split("<a:t>").skip(1).filter_map(|rest| rest.split("</a:t>").next()).collect();
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(bare(&words), bare(&page.title), "slide {}", n + 1);
        let ids = attributes(slide, "p:cNvPr", "id");
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "slide {}: {ids:?}", n + 1);
    }
}

#[test]
fn tables_are_tables_and_pictures_say_what_they_are() {
    let pages = pages(county(), Language::Chinese);
    let parts = parts(&pages);
    let (mut tables, mut pictures) = (0, 0);
    for (n, page) in pages.iter().enumerate() {
        let slide = &parts[&format!("ppt/slides/slide{}.xml", n + 1)];
        match &page.content {
            PageContent::Table(table) => {
                tables += 1;
                assert_eq!(slide.matches("<a:tr ").count(), table.rows.len() + 1, "slide {}", n + 1);
                assert_eq!(slide.matches("<a:gridCol ").count(), table.columns.len());
                assert_eq!(slide.matches("<a:tc>").count(), (table.rows.len() + 1) * table.columns.len());
                for column in table.columns.iter().filter(|column| !column.heading.is_empty()) {
                    assert!(slide.contains(&format!("{}</a:t>", column.heading)), "{}", column.heading);
                }
            }
            PageContent::Cover(cover) => {
                let late = format!("{} {}", cover.words[0], cover.counts[0]);
                let abouts = attributes(slide, "p:cNvPr", "descr");
                assert_eq!(abouts.len(), 5, "four figures and the bar: {abouts:?}");
                assert!(abouts[4].starts_with(&late), "{}", abouts[4]);
                for figure in &cover.figures {
                    assert!(slide.contains(&format!("<a:t>{}</a:t>", figure.count)), "{}", figure.word);
                }
            }
            PageContent::Chart(_) | PageContent::Item(_) => {
                pictures += 1;
                let about = slide.split("<p:nvGrpSpPr><p:cNvPr ").nth(2).unwrap().split('>').next().unwrap();
                assert!(about.contains("descr=") && about.contains(page.title.trim()), "{about}");
            }
            _ => {}
        }
    }
    assert!(tables >= 3 && pictures >= 2, "{tables} tables, {pictures} pictures");
}

#[test]
fn a_photograph_is_a_picture_with_its_words_and_one_that_is_missing_is_told_to_the_speaker() {
    let pages = pages(with_photographs(), Language::Chinese);
    let at = pages.iter().position(|page| matches!(page.content, PageContent::Pictures(_))).unwrap();
    let parts = parts(&pages);
    let slide = &parts[&format!("ppt/slides/slide{}.xml", at + 1)];
    let picture = slide.split("<p:pic>").nth(1).unwrap().split("</p:pic>").next().unwrap();
    assert_eq!(attributes(picture, "p:cNvPr", "descr"), ["整改前 整改前.jpg"]);
    let relation = attributes(picture, "a:blip", "r:embed")[0];
    let relations = &parts[&format!("ppt/slides/_rels/slide{}.xml.rels", at + 1)];
    assert!(
        relations.contains(&format!(
            "Id=\"{relation}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\""
        )),
        "{relations}"
    );
    // The proportion of the picture is kept.
    let extent = ["cx", "cy"].map(|name| attributes(picture, "a:ext", name)[0].parse::<f64>().unwrap());
    assert!((extent[0] / extent[1] - 40.0 / 30.0).abs() < 0.001, "{extent:?}");
    let notes = &parts[&format!("ppt/notesSlides/notesSlide{at}.xml")];
    assert!(notes.contains("整改后.jpg"), "{notes}");
}

/// The title that a reader shows above a PDF in place of the name of its file, and its language, as another library reads them.
fn shown_title(pdf: &[u8]) -> [String; 2] {
    let pdf = pdf_extract::Document::load_mem(pdf).unwrap();
    let catalog = pdf.catalog().unwrap();
    let preferences = pdf.dereference(catalog.get(b"ViewerPreferences").unwrap()).unwrap().1.as_dict().unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let info = pdf.dereference(pdf.trailer.get(b"Info").unwrap()).unwrap().1.as_dict().unwrap();
    let title = pdf_extract::decode_text_string(info.get(b"Title").unwrap()).unwrap();
    [title, String::from_utf8(catalog.get(b"Lang").unwrap().as_str().unwrap().to_vec()).unwrap()]
}

#[test]
fn charts_posters_and_papers_show_their_titles_as_pdf() {
    let dataset = Arc::new(county());
    let today = "2025-07-10".parse().unwrap();
    for (language, code) in [(Language::Chinese, "zh-CN"), (Language::English, "en-US")] {
        let words = Words::load(language);
        let drawn = |scenes: &[guatu::scene::Scene]| {
            let readers = (&dataset, PaperAudience::All);
            let path = std::path::Path::new("a.pdf");
            shown_title(&guatu::app::scene_bytes(scenes, path, 2.0, readers, &words).unwrap().0)
        };
        let chart = Named::Plan.build(&ChartContext::of(&dataset, today, usize::MAX, &words));
        let look = guatu::scene::Look { width: 1000.0, colours: &LIGHT, text: 14.0 };
        assert_eq!(drawn(&[guatu::scene::chart(&chart, &look)]), [chart.title.as_str(), code]);
        let choice =
            guatu::session::PosterChoice { sheet: guatu::scene::Sheet::A2, is_tiled: true, ..Default::default() };
        let sheets = choice.sheets(&chart, (&dataset, today), &LIGHT, &words);
        assert!(sheets.len() > 1, "sheets that go on");
        let [title, of] = drawn(&sheets);
        assert!(!title.is_empty() && ["zh-CN", "en-US"].contains(&of.as_str()), "{title} {of}");
        let paper = guatu::paper::chart_paper(&chart, (PaperAudience::All, ""), &words);
        let bytes = export::papers(std::slice::from_ref(&paper), std::path::Path::new("a.pdf")).unwrap();
        assert_eq!(shown_title(&bytes)[0], paper.name);
    }
}

#[test]
fn a_pdf_has_a_title_a_language_bookmarks_and_the_photographs() {
    let pages = pages(with_photographs(), Language::Chinese);
    let bytes = export::deck(&pages, std::path::Path::new("a.pdf"), &LIGHT, "内部资料").unwrap();
    let pdf = pdf_extract::Document::load_mem(&bytes).unwrap();
    assert_eq!(pdf.get_pages().len(), pages.len());
    let catalog = pdf.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
    assert_eq!(shown_title(&bytes), [pages[0].title.as_str(), "zh-CN"]);
    let toc = pdf.get_toc().unwrap();
    let bookmarks: Vec<(&str, usize)> = toc.toc.iter().map(|own| (own.title.as_str(), own.page)).collect();
    let titles: Vec<(&str, usize)> = pages.iter().zip(1..).map(|(page, n)| (page.title.as_str(), n)).collect();
    assert_eq!(bookmarks, titles);
    let at = pages.iter().position(|page| matches!(page.content, PageContent::Pictures(_))).unwrap();
    let pictures = pdf.get_page_images(pdf.get_pages()[&u32::try_from(at + 1).unwrap()]).unwrap();
    assert_eq!(pictures.iter().map(|own| [own.width, own.height]).collect::<Vec<_>>(), [[40, 30]]);
    assert_eq!(pictures[0].filters.as_deref(), Some(["DCTDecode".to_owned()].as_slice()));
}

#[test]
fn nothing_lies_over_the_edge() {
    for language in [Language::Chinese, Language::English] {
        for (path, xml) in parts(&pages(county(), language)) {
            if !path.starts_with("ppt/slides/slide") {
                continue;
            }
            for frame in xml.split("<a:off ").skip(1) {
                let number = |name: &str| -> i64 {
                    frame.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
                };
                let (x, y, width, height) = (number("x"), number("y"), number("cx"), number("cy"));
                let is_within = x >= -1 && y >= -1 && x + width <= SLIDE[0] + 1 && y + height <= SLIDE[1] + 1;
                assert!(is_within, "{path}: {x} {y} {width} {height}");
            }
        }
    }
}

#[test]
fn the_notes_say_what_the_speaker_wrote_and_where_figures_come_from() {
    let mut all = pages(county(), Language::Chinese);
    let own = all.iter().position(|page| !page.sources.is_empty()).unwrap();
    all[own].entry.notes = "先说逾期,\n再说谁负责。".to_owned();
    let parts = parts(&all);
    let notes = &parts[&format!("ppt/notesSlides/notesSlide{}.xml", own + 1)];
    let said: Vec<&str> = notes.split("<a:t>").skip(1).filter_map(|rest| rest.split("</a:t>").next()).collect();
    assert_eq!(said[..2], ["先说逾期,", "再说谁负责。"]);
    for source in &all[own].sources {
        assert!(said.contains(&source.as_str()), "{source}");
    }
    let silent = all.iter().position(|page| page.sources.is_empty() && page.entry.notes.is_empty());
    if let Some(silent) = silent {
        assert!(!parts.contains_key(&format!("ppt/notesSlides/notesSlide{}.xml", silent + 1)), "no empty notes");
    }
}

#[test]
fn every_page_with_figures_tells_the_speaker_where_they_come_from() {
    for (language, first) in [(Language::Chinese, "巡视时"), (Language::English, "at the inspection")] {
        let pages = pages(with_charts(&NATIVE), language);
        for page in &pages {
            assert!(!page.sources.is_empty(), "{}", page.title);
        }
        // A page with values of the inspection says whence these are too.
        let compared = pages.iter().find(|page| page.entry.page == PageKind::Achievements).unwrap();
        assert!(compared.sources.iter().any(|source| source.contains(first)), "{:?}", compared.sources);
    }
}

#[test]
fn charts_have_the_numbers_of_the_page_and_a_workbook_with_the_same() {
    let pages = pages(with_charts(&NATIVE), Language::Chinese);
    let bytes = export::deck(&pages, std::path::Path::new("a.pptx"), &LIGHT, "").unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let native = pages.iter().filter(|page| match &page.content {
        // The leaders alone are a picture.
        PageContent::Chart(Chart { body: Body::Units(units), .. }) => !units.rows.is_empty(),
        PageContent::Chart(chart) => {
            !matches!(chart.body, Body::Rows(_) | Body::Targets(_) | Body::Schedule(_) | Body::Empty(_))
        }
        _ => false,
    });
    let mut count = 0;
    for (n, page) in (1..).zip(native) {
        let mut xml = String::new();
        package.by_name(&format!("ppt/charts/chart{n}.xml")).unwrap().read_to_string(&mut xml).unwrap();
        let mut book = Vec::new();
        let path = format!("ppt/embeddings/Microsoft_Excel_Sheet{n}.xlsx");
        package.by_name(&path).unwrap().read_to_end(&mut book).unwrap();
        let mut book: calamine::Xlsx<_> = calamine::Reader::new(Cursor::new(book)).unwrap();
        let sheet = calamine::Reader::worksheet_range(&mut book, "Sheet1").unwrap();
        for (column, series) in (1_u32..).zip(xml.split("<c:ser>").skip(1)) {
            let values = series.split("<c:val>").nth(1).unwrap();
            for point in values.split("<c:pt idx=\"").skip(1) {
                let (row, rest) = point.split_once('"').unwrap();
                let value: f64 = rest.split("<c:v>").nth(1).unwrap().split('<').next().unwrap().parse().unwrap();
                let cell = sheet.get_value((row.parse::<u32>().unwrap() + 1, column)).unwrap();
                assert_eq!(cell, &calamine::Data::Float(value), "{}: {row}", page.title);
            }
        }
        if let PageContent::Chart(Chart { body: Body::Standing(standing), .. }) = &page.content {
            let late: Vec<usize> = standing.rows.iter().map(|row| row.number(Status::Late)).collect();
            let (_, rows) = sheet.get_size();
            assert!(rows > 1);
            for (row, late) in (1_u32..).zip(late) {
                let cell = sheet.get_value((row, 1)).and_then(calamine::DataType::as_i64);
                assert_eq!(usize::try_from(cell.unwrap_or_default()).unwrap(), late, "late items come first");
            }
        }
        let slide = pages.iter().position(|own| std::ptr::eq(own, page)).unwrap() + 1;
        let mut words = String::new();
        package.by_name(&format!("ppt/slides/slide{slide}.xml")).unwrap().read_to_string(&mut words).unwrap();
        if let PageContent::Chart(Chart { body: Body::Units(units), .. }) = &page.content {
            for leader in &units.leaders {
                assert!(words.contains(&leader.name), "{}: {} is lost", page.title, leader.name);
            }
        }
        if let PageContent::Chart(Chart { body: Body::Closed(closed), .. }) = &page.content {
            let missing = &closed.missing.as_ref().unwrap().missing;
            assert!(words.contains(missing.as_str()), "{missing} is lost");
        }
        count += 1;
    }
    assert!(count >= 4, "{count} charts");
}
