//! The head and the foot of the office's papers after the standard, the watermark, and lists bound as appendices.

use std::path::Path;
use std::sync::Arc;

use guatu::app::papers_bytes;
use guatu::export;
use guatu::file;
use guatu::model::{Dataset, PaperAudience};
use guatu::paper::{Block, Paper, PaperRequest, ReportKind, ReportRequest};
use guatu::scene::{Anchor, Scene, Shape, head_size, pages};
use guatu::session::{Action, Command, FormChoice, PaperStep};
use guatu::words::{Language, Words};

use super::{bytes_of, part, request};
use crate::common;

/// A county with two problems, and all that a paper has above and below its text.
const COUNTY: &str = r#"{
  "format": "guatu", "version": 1,
  "reports": [{
    "id": "r", "title": "中共青石县委关于巡察整改进展情况的报告", "issuer": "中共青石县委",
    "doc_number": "青石委〔2031〕7号", "secrecy": "秘密★1年", "urgency": "加急", "copy_number": "000031",
    "issuer_mark": "中共青石县委文件", "signed_by": "某签发人", "addressee": "某市委", "copies_to": "某市委巡察办，某市纪委",
    "printed_by": "青石县委办公室", "printed_on": "2031-03-05", "as_of": "2031-03-01",
    "parties": [{ "id": "u", "name": "青石县水利局", "kind": "unit" }],
    "categories": [{ "id": "c", "number": "（一）", "title": "水利方面", "problems": [{ "id": "p", "number": "1.",
      "title": "河堤年久失修", "items": [
        { "id": "i", "number": "（1）", "title": "堤段未加固", "lead_units": ["u"], "measures": [{ "id": "m", "text": "加固堤段三处" }] },
        { "id": "k", "number": "（3）", "title": "内部线索一件待查", "internal": true, "measures": [] },
        { "id": "j", "number": "（2）", "title": "巡堤不经常", "lead_units": ["u"], "measures": [{ "id": "n", "text": "每周巡堤一次" }] }
      ] }] }]
  }]
}"#;

/// All that stands in the head and the foot.
const OWN: [&str; 10] = [
    "青石委〔2031〕7号",
    "秘密★1年",
    "加急",
    "000031",
    "中共青石县委文件",
    "某签发人",
    "某市委：",
    "某市委巡察办",
    "青石县委办公室",
    "2031年3月5日",
];

fn county(change: impl FnOnce(&mut serde_json::Value)) -> Arc<Dataset> {
    let mut json: serde_json::Value = serde_json::from_str(COUNTY).unwrap();
    change(&mut json["reports"][0]);
    Arc::new(file::read(json.to_string().as_bytes()).unwrap())
}

fn asked(dataset: &Arc<Dataset>, audience: PaperAudience, appendices: &[&str]) -> ReportRequest {
    ReportRequest {
        earlier: None,
        later: None,
        dataset: Arc::clone(dataset),
        report: 0,
        kind: ReportKind::Progress,
        name: "报告".to_owned(),
        audience,
        appendices: appendices.iter().map(|name| (*name).to_owned()).collect(),
        kept: Vec::new(),
        sources: false,
        from: None,
        today: "2031-03-05".parse().unwrap(),
        near_days: 10,
        pace_points: 5,
        words: Arc::new(Words::load(Language::Chinese)),
    }
}

fn paper(dataset: &Arc<Dataset>, audience: PaperAudience, appendices: &[&str]) -> Paper {
    PaperRequest::Report(asked(dataset, audience, appendices)).paper().unwrap()
}

fn docx(dataset: &Arc<Dataset>, audience: PaperAudience, appendices: &[&str]) -> Vec<u8> {
    let asked = PaperRequest::Report(asked(dataset, audience, appendices));
    papers_bytes(&[asked], Path::new("a.docx"), &Words::load(Language::Chinese)).unwrap().0
}

/// The words of a document in their order, a line for each paragraph.
fn lines(xml: &str) -> Vec<String> {
    let words = |paragraph: &str| {
        let texts = paragraph.split("<w:t").skip(1).filter(|text| text.starts_with([' ', '>']));
        texts.map(|text| text.split_once('>').unwrap().1.split_once("</w:t>").unwrap().0).collect::<String>()
    };
    xml.split("</w:p>").map(words).filter(|line| !line.is_empty()).collect()
}

fn place(lines: &[String], wanted: &str) -> usize {
    lines.iter().position(|line| line.contains(wanted)).unwrap_or_else(|| panic!("{wanted} in {lines:?}"))
}

/// A line of text of a page: where it is anchored, its size and colour.
fn text<'a>(page: &'a Scene, wanted: &str) -> ([f32; 2], f32, Anchor, [u8; 3]) {
    let found = page.shapes.iter().find_map(|shape: &'a Shape| match shape {
        Shape::Text { at, size, anchor, fill, text, .. } if text == wanted => Some((*at, *size, *anchor, fill.0)),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{wanted} in {:?}", page.words().collect::<Vec<_>>()))
}

/// Millimetres from the top of the text of an upright page.
fn below_top(points: f32) -> f32 {
    points * 25.4 / 72.0 - 37.0
}

#[test]
fn the_head_and_the_foot_stand_in_the_document_in_the_order_of_the_standard() {
    let xml = part(&docx(&county(|_| ()), PaperAudience::Office, &[]), "word/document.xml");
    let lines = lines(&xml);
    let order = [
        "000031",
        "秘密★1年",
        "加急",
        "中共青石县委文件",
        "青石委〔2031〕7号签发人：某签发人",
        "整改进展情况的报告",
        "某市委：",
        "（1）堤段未加固",
        "2031年3月1日",
        "抄送：某市委巡察办，某市纪委。",
        "青石县委办公室2031年3月5日印发",
    ];
    let places: Vec<usize> = order.iter().map(|wanted| place(&lines, wanted)).collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?} {lines:?}");
    let mark = xml.split("<w:r>").find(|run| run.contains("中共青石县委文件")).unwrap();
    assert!(mark.contains("w:color w:val=\"E60012\"") && mark.contains("<w:sz w:val=\"108\"/>"), "{mark}");
    let red = "<w:bottom w:val=\"single\" w:sz=\"11\" w:space=\"0\" w:color=\"E60012\"/>";
    assert_eq!(xml.matches(red).count(), 1);
    // 0.35, 0.25 and 0.35 mm in eighths of a point, at the foot of the text, on a page with an even number.
    for wanted in [
        "<w:top w:val=\"single\" w:sz=\"8\"",
        "<w:insideH w:val=\"single\" w:sz=\"6\"",
        "<w:bottom w:val=\"single\" w:sz=\"8\"",
        "w:tblpYSpec=\"bottom\"",
    ] {
        assert!(xml.contains(wanted), "{wanted}");
    }
    // The text goes on to page 2, which the imprint shares. Without the red head it ends on page 1.
    assert!(!xml.contains("evenPage"));
    let short = docx(&county(|report| report["letter_paper"] = true.into()), PaperAudience::Office, &[]);
    assert!(part(&short, "word/document.xml").contains("<w:type w:val=\"evenPage\"/>"));
    let name = xml.split("<w:r>").find(|run| run.contains("某签发人")).unwrap();
    assert!(name.contains("楷体"), "{name}");
    let copies = xml.split("<w:r>").find(|run| run.contains("抄送")).unwrap();
    assert!(copies.contains("<w:sz w:val=\"28\"/>"), "{copies}");
    let styles = part(&docx(&county(|_| ()), PaperAudience::Office, &[]), "word/styles.xml");
    let mark = styles.split("<w:style ").find(|style| style.contains("公文标识")).unwrap();
    assert!(mark.contains("黑体"), "{mark}");
}

#[test]
fn the_head_and_the_foot_stand_on_the_pages_where_the_standard_has_them() {
    let pages = pages(&paper(&county(|_| ()), PaperAudience::Office, &[]));
    assert_eq!(pages.len(), 2, "the imprint is on an even page");
    let ([x, y], size, anchor, colour) = text(&pages[0], "中共青石县委文件");
    assert_eq!((size, anchor, colour), (54.0, Anchor::Middle, [0xE6, 0, 0x12]));
    // The middle of the text of the page; 35 mm below its top, a line of 54 points.
    assert!((x * 25.4 / 72.0 - (28.0 + 78.0)).abs() < 0.1, "{x}");
    let upper = below_top(y - 54.0 * 0.86);
    assert!((upper - 35.0).abs() < 1.0, "{upper}");
    let red = pages[0].shapes.iter().find_map(|shape| match shape {
        Shape::Path { points, stroke: Some((colour, width)), .. } if colour.0 == [0xE6, 0, 0x12] => {
            Some((points, *width))
        }
        _ => None,
    });
    let (points, width) = red.unwrap();
    assert!((width - 1.4).abs() < 0.01 && (below_top(points[0][1]) - 88.7).abs() < 0.2, "{points:?}");
    assert!(((points[1][0] - points[0][0]) * 25.4 / 72.0 - 156.0).abs() < 0.1);
    let (number, signed) = (text(&pages[0], "青石委〔2031〕7号"), text(&pages[0], "签发人：某签发人"));
    assert_eq!((number.2, signed.2), (Anchor::Start, Anchor::End));
    assert!((number.0[1] - signed.0[1]).abs() < 0.01 && number.0[1] < points[0][1]);
    for (at, mark) in ["000031", "秘密★1年", "加急"].into_iter().enumerate() {
        let ([x, y], size, ..) = text(&pages[0], mark);
        assert!((x * 25.4 / 72.0 - 28.0).abs() < 0.1 && (size - 16.0).abs() < 0.01, "{mark}");
        assert!((below_top(y) - (at as f32 * 10.21 + 7.1)).abs() < 0.5, "{mark}: {}", below_top(y));
    }
    // The last line of the imprint is the foot of the text.
    let rules: Vec<(f32, f32)> = pages[1]
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Path { points, stroke: Some((_, width)), .. } => {
                Some((below_top(points[0][1]), width * 25.4 / 72.0))
            }
            _ => None,
        })
        .collect();
    let widths: Vec<String> = rules.iter().map(|(_, width)| format!("{width:.2}")).collect();
    assert_eq!(widths, ["0.35", "0.25", "0.35"]);
    assert!((rules[2].0 - 225.0).abs() < 0.1, "{rules:?}");
    assert!((text(&pages[1], "2031年3月5日印发").1 - 14.0).abs() < 0.01);
}

#[test]
fn large_words_of_more_than_eight_characters_are_smaller() {
    assert!((head_size("中共青石县委文件") - 54.0).abs() < 0.01);
    let long = "中共青石县委巡察工作领导小组文件";
    let width = head_size(long) * long.chars().count() as f32 * 25.4 / 72.0;
    assert!(width <= 152.0 && width > 148.0, "{width}");
}

#[test]
fn an_empty_field_gives_no_line() {
    let dataset = county(|report| {
        for key in ["secrecy", "urgency", "copy_number", "signed_by", "addressee", "copies_to"] {
            report.as_object_mut().unwrap().remove(key);
        }
    });
    let words = paper(&dataset, PaperAudience::Office, &[]).words().concat();
    for gone in ["签发人", "抄送", "：某", "加急", "秘密"] {
        assert!(!words.contains(gone), "{gone}");
    }
    for kept in ["中共青石县委文件", "青石委〔2031〕7号", "青石县委办公室", "2031年3月5日印发"]
    {
        assert!(words.contains(kept), "{kept}");
    }
    let none = county(|report| {
        let kept = ["id", "title", "categories", "parties", "issuer"];
        report.as_object_mut().unwrap().retain(|key, _| kept.contains(&key.as_str()));
    });
    let own =
        |block: &Block| matches!(block, Block::Mark(_) | Block::Head(_) | Block::Imprint(_) | Block::Addressee(_));
    assert!(!paper(&none, PaperAudience::All, &[]).blocks.iter().any(own));
}

#[test]
fn a_number_without_large_words_stands_at_the_top() {
    let dataset = county(|report| drop(report.as_object_mut().unwrap().remove("issuer_mark")));
    let page = pages(&paper(&dataset, PaperAudience::Office, &[])).swap_remove(0);
    let at = below_top(text(&page, "青石委〔2031〕7号").0[1]);
    assert!((30.0..41.0).contains(&at), "below three marks: {at}");
    let xml = part(&docx(&dataset, PaperAudience::Office, &[]), "word/document.xml");
    assert!(!xml.contains("<w:sz w:val=\"108\"/>") && xml.contains("E60012"));
}

#[test]
fn a_paper_for_the_public_has_none_of_it() {
    let dataset = county(|_| ());
    for kind in ReportKind::ALL {
        let own = ReportRequest { kind, ..asked(&dataset, PaperAudience::Public, &[]) };
        let words = PaperRequest::Report(own).paper().unwrap().words().concat();
        for gone in OWN {
            // The plan and the monthly report are signed on the day that they are made.
            assert!(!words.contains(gone) || gone == "2031年3月5日", "{kind:?}: {gone}");
        }
        assert!(!words.contains("印发") && !words.contains("抄送") && !words.contains("签发人"), "{kind:?}");
        let office = ReportRequest { kind, ..asked(&dataset, PaperAudience::Office, &[]) };
        let words = PaperRequest::Report(office).paper().unwrap().words().concat();
        // The number, the copy and the day of printing are those of the report: the plan and each month have others.
        let is_of_another = |text: &str| {
            kind != ReportKind::Progress && ["青石委〔2031〕7号", "000031", "2031年3月5日"].contains(&text)
        };
        for text in OWN {
            let is_there = words.contains(text);
            assert!(is_there != is_of_another(text) || text == "2031年3月5日", "{kind:?}: {text}");
        }
    }
    let (bytes, looked_for) =
        guatu::app::dataset_bytes(&dataset, PaperAudience::Public, &Words::load(Language::Chinese)).unwrap();
    assert!(looked_for > 5, "{looked_for}");
    let copy = String::from_utf8(bytes).unwrap();
    assert!(
        OWN.iter()
            .filter(|text| !["青石委〔2031〕7号", "某市委：", "2031年3月5日"].contains(text))
            .all(|text| !copy.contains(text))
    );
}

#[test]
fn the_plan_has_a_number_and_a_day_of_its_own() {
    let dataset = county(|report| {
        report["plan_number"] = "青石委〔2030〕52号".into();
        report["plan_on"] = "2030-11-08".into();
    });
    let words = |kind: ReportKind, audience: PaperAudience| {
        let own = ReportRequest { kind, ..asked(&dataset, audience, &[]) };
        PaperRequest::Report(own).paper().unwrap().words()
    };
    let plan = words(ReportKind::Plan, PaperAudience::Office);
    let has = |words: &[String], text: &str| words.iter().filter(|own| own.contains(text)).count();
    // Its signature and its imprint.
    assert_eq!((has(&plan, "青石委〔2030〕52号"), has(&plan, "2030年11月8日")), (1, 2));
    assert_eq!(has(&plan, "青石委〔2031〕7号"), 0);
    let report = words(ReportKind::Progress, PaperAudience::Office);
    assert_eq!((has(&report, "青石委〔2031〕7号"), has(&report, "〔2030〕52号")), (1, 0));
    assert_eq!(has(&words(ReportKind::Plan, PaperAudience::Public), "〔2030〕52号"), 0);
}

#[test]
fn letter_paper_has_its_head_already_and_keeps_its_marks_and_its_foot() {
    let dataset = county(|report| report["letter_paper"] = true.into());
    let words = paper(&dataset, PaperAudience::Office, &[]).words().concat();
    assert!(!words.contains("中共青石县委文件") && !words.contains("签发人") && !words.contains("青石委〔2031〕7号"));
    assert!(words.contains("秘密★1年") && words.contains("青石县委办公室"));
}

#[test]
fn lists_have_how_secret_they_are_at_their_head() {
    let dataset = county(|_| ());
    for form in ["ledger", "duties", "closing"] {
        let office = request(&dataset, form, PaperAudience::Office);
        let paper = PaperRequest::Form(office.clone()).paper().unwrap();
        assert_eq!(paper.blocks[0], Block::Mark("秘密★1年".to_owned()), "{form}");
        let public = PaperRequest::Form(request(&dataset, form, PaperAudience::Public)).paper().unwrap();
        assert!(!public.words().concat().contains("秘密"), "{form}");
        let xml = part(&bytes_of(office.clone(), "docx"), "word/document.xml");
        assert!(xml.starts_with("<?xml") && lines(&xml)[0] == "秘密★1年", "{form}");
        let strings = part(&bytes_of(office, "xlsx"), "xl/sharedStrings.xml");
        assert!(strings.contains("秘密★1年"), "{form}");
    }
}

#[test]
fn a_watermark_is_pale_turned_and_behind_the_text_of_every_page() {
    let dataset = county(|report| {
        report["watermark"] = "内部资料注意保管".into();
        report["watermark_recipient"] = true.into();
    });
    let own = paper(&dataset, PaperAudience::Office, &["duties"]);
    assert_eq!(own.watermark, "内部资料注意保管 某市委");
    let drawn = pages(&own);
    assert!(drawn.len() > 2);
    for page in &drawn {
        let at =
            page.shapes.iter().position(|shape| matches!(shape, Shape::Turned { text, .. } if *text == own.watermark));
        let Shape::Turned { at: middle, degrees, fill, .. } = &page.shapes[at.unwrap()] else { panic!("found above") };
        assert_eq!(at, Some(1), "behind all but the ground");
        assert!(fill.0.iter().all(|part| *part > 200) && (degrees.abs() - 40.0).abs() < 10.0);
        assert!((middle[0] - page.width / 2.0).abs() < 1.0 && (middle[1] - page.height / 2.0).abs() < 1.0);
    }
    let pdf = pdf_extract::extract_text_from_mem(&export::pdf(&drawn, &[]).unwrap()).unwrap();
    let plain: String = pdf.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(plain.matches("内部资料注意保管").count() >= drawn.len(), "{plain}");
    let svg = export::svg(&drawn[0], false);
    assert!(svg.contains("rotate(-40 ") && svg.contains("内部资料注意保管 某市委"));
    // Nobody is named to the public, and no watermark is made up.
    assert_eq!(paper(&dataset, PaperAudience::Public, &[]).watermark, "内部资料注意保管");
    assert_eq!(paper(&county(|_| ()), PaperAudience::Office, &[]).watermark, "");
}

#[test]
fn a_watermark_stands_in_the_headers_of_documents_and_workbooks() {
    let dataset = county(|report| report["watermark"] = "内部<资料>".into());
    let bytes = docx(&dataset, PaperAudience::Office, &[]);
    for header in ["word/header1.xml", "word/header2.xml"] {
        let xml = part(&bytes, header);
        assert!(xml.contains("string=\"内部&lt;资料&gt;\"") && xml.contains("rotation:320"), "{xml}");
    }
    let body = part(&bytes, "word/document.xml");
    assert!(
        body.contains("<w:headerReference w:type=\"default\"") && body.contains("<w:headerReference w:type=\"even\"")
    );
    let plain = docx(&county(|_| ()), PaperAudience::Office, &[]);
    assert!(!part(&plain, "word/document.xml").contains("headerReference"));
    let mut unit = request(&dataset, "unit_tasks", PaperAudience::Office);
    unit.unit = Some("青石县水利局".to_owned());
    let named = county(|report| {
        report["watermark"] = "内部<资料>".into();
        report["watermark_recipient"] = true.into();
    });
    unit.dataset = named;
    let book = bytes_of(unit, "xlsx");
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains("<oddHeader>") && sheet.contains("内部&lt;资料&gt; 青石县水利局") && sheet.contains("&amp;G"),
        "{sheet}"
    );
    assert!(sheet.contains("legacyDrawingHF"));
}

#[test]
fn lists_are_bound_behind_the_report_on_lying_pages() {
    let own = paper(&county(|_| ()), PaperAudience::Office, &["problems", "tasks", "duties"]);
    let names: Vec<&str> = own.appendices.iter().map(|paper| paper.name.as_str()).collect();
    // What ends the whole (版记) has no name.
    assert_eq!(names, ["问题清单", "任务清单", "责任清单", ""]);
    let drawn = pages(&own);
    let first = drawn.iter().position(|page| page.width > page.height).unwrap();
    let lists = first..first + 3;
    assert!(drawn[lists.clone()].iter().all(|page| page.width > page.height));
    // The imprint ends the whole: on a page with an even number, which is not printed, nor on a blank one before it.
    assert!(drawn.len().is_multiple_of(2) && drawn[lists.end..].iter().all(|page| page.width < page.height));
    assert!(drawn.last().unwrap().words().any(|word| word.ends_with("印发")));
    assert!(drawn[lists.end..].iter().all(|page| page.words().all(|word| !word.starts_with("— "))));
    assert!(drawn[..first].iter().all(|page| page.words().all(|word| !word.ends_with("印发"))));
    for (at, page) in drawn[lists].iter().enumerate() {
        let ([x, _], size, ..) = text(page, &format!("附件{}", at + 1));
        assert!((x * 25.4 / 72.0 - 35.0).abs() < 0.1 && (size - 16.0).abs() < 0.01);
        // The pages are counted on, along the left edge.
        let number = format!("— {} —", first + at + 1);
        let is_foot = |shape: &Shape| matches!(shape, Shape::Turned { text, at, degrees, .. } if *text == number && at[0] < 28.0 / 25.4 * 72.0 && (degrees - 90.0).abs() < 0.1);
        assert!(page.shapes.iter().any(is_foot), "{number}");
    }
    let last = drawn.iter().find(|page| page.words().any(|word| word == "附件：")).unwrap();
    let [one, two, three] =
        ["1.巡察整改问题清单", "2.巡察整改任务清单", "3.巡察整改责任清单"].map(|name| text(last, name).0);
    assert!((one[0] - two[0]).abs() < 0.01 && (two[0] - three[0]).abs() < 0.01 && one[1] < two[1] && two[1] < three[1]);
    assert!((text(last, "附件：").0[1] - one[1]).abs() < 0.01);
    assert!(text(last, "中共青石县委").0[1] > three[1], "the signature is below");
    let above = text(&drawn[first], "巡察整改问题清单");
    assert!(above.1 > 16.0, "the title above the list is what the name below the text says");
}

#[test]
fn lists_are_sections_of_the_document_that_lie_on_their_side() {
    let xml = part(&docx(&county(|_| ()), PaperAudience::Office, &["problems", "duties"]), "word/document.xml");
    assert_eq!(xml.matches("w:orient=\"landscape\"").count(), 2);
    let lines = lines(&xml);
    let order = ["附件：1.巡察整改问题清单", "2.巡察整改责任清单", "2031年3月1日", "附件1", "附件2", "印发"];
    let places: Vec<usize> = order.iter().map(|wanted| place(&lines, wanted)).collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?} {lines:?}");
    assert!(xml.matches("<w:tblHeader/>").count() >= 2 && !xml.contains("《问题清单》"));
    // The section of the imprint has a header and footers of its own, with nothing in them: not the turned foot before it.
    let book = docx(&county(|_| ()), PaperAudience::Office, &["problems", "duties"]);
    let [before, end] = [[5, 6], [7, 8]];
    for number in before {
        assert!(part(&book, &format!("word/header{number}.xml")).contains("PAGE"));
    }
    for name in
        end.into_iter().flat_map(|number| [format!("word/header{number}.xml"), format!("word/footer{number}.xml")])
    {
        assert!(!part(&book, &name).contains("<w:t"), "{name}");
    }
    // A lone appendix has no number.
    let one = paper(&county(|_| ()), PaperAudience::Office, &["duties"]);
    assert!(
        one.blocks
            .contains(&Block::Appendices {
                label: "附件：".to_owned(), names: vec!["巡察整改责任清单".to_owned()]
            })
    );
    assert_eq!(one.appendices[0].blocks[0], Block::Mark("附件".to_owned()));
}

#[test]
fn the_window_keeps_head_and_watermark_in_the_dataset_and_binds_lists() {
    let mut harness = common::with_example();
    common::act(&mut harness, Action::Run(Command::Papers));
    let kind = FormChoice::Report(ReportKind::Plan);
    common::act(&mut harness, Action::Paper(PaperStep::Choose(kind)));
    common::act(&mut harness, Action::Paper(PaperStep::Audience(PaperAudience::Office)));
    common::act(&mut harness, Action::Paper(PaperStep::Head(false)));
    common::act(&mut harness, Action::Paper(PaperStep::Watermark(" 征求意见稿 ".to_owned())));
    common::act(&mut harness, Action::Paper(PaperStep::WatermarkRecipient(true)));
    let report = |harness: &common::Window| Arc::clone(&common::dataset(harness).reports[0]);
    let own = report(&harness);
    assert_eq!((own.letter_paper, own.watermark.as_str(), own.watermark_recipient), (true, "征求意见稿", true));
    for name in ["duties", "problems"] {
        common::act(&mut harness, Action::Paper(PaperStep::Appendix(name.to_owned(), true)));
    }
    let made = |harness: &common::Window| common::session(harness).active().unwrap().papers().made.clone().unwrap();
    let names: Vec<String> = made(&harness).paper.appendices.iter().map(|paper| paper.name.clone()).collect();
    assert_eq!(names, ["问题清单", "责任清单"], "in the order of the program");
    assert!(made(&harness).pages.iter().any(|page| page.width > page.height));
    assert_eq!(made(&harness).paper.watermark, "征求意见稿");
    common::act(&mut harness, Action::Paper(PaperStep::Appendix("duties".to_owned(), false)));
    assert_eq!(made(&harness).paper.appendices.len(), 1);
    for _ in 0..3 {
        common::act(&mut harness, Action::Run(Command::Undo));
    }
    let own = report(&harness);
    assert_eq!((own.letter_paper, own.watermark.as_str(), own.watermark_recipient), (false, "", false));
}

/// The program run with a dataset; where it wrote, and how it ended.
fn run(arguments: &[&str]) -> (Option<Vec<u8>>, Option<i32>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.guatu.json");
    let mut out = std::fs::File::create(&file).unwrap();
    std::io::Write::write_all(&mut out, COUNTY.as_bytes()).unwrap();
    let written = folder.path().join(arguments[0]);
    let ended = std::process::Command::new(env!("CARGO_BIN_EXE_guatu"))
        .args(["export", file.to_str().unwrap(), "-o", written.to_str().unwrap(), "--language", "zh"])
        .args(["--audience", "office"])
        .args(&arguments[1..])
        .output()
        .unwrap();
    (std::fs::read(written).ok(), ended.status.code())
}

#[test]
fn the_command_line_binds_lists_leaves_the_head_out_and_draws_a_watermark() {
    let all = ["a.docx", "--form", "report-progress", "--appendix", "problems,责任清单", "--watermark", "样稿"];
    let (bytes, code) = run(&all);
    let bytes = bytes.unwrap();
    let xml = part(&bytes, "word/document.xml");
    assert_eq!((code, xml.matches("w:orient=\"landscape\"").count()), (Some(0), 2));
    assert!(xml.contains("中共青石县委文件") && part(&bytes, "word/header1.xml").contains("string=\"样稿\""));
    let (bytes, _) = run(&["a.docx", "--form", "report-progress", "--no-head"]);
    assert!(!part(&bytes.unwrap(), "word/document.xml").contains("中共青石县委文件"));
    let (bytes, code) = run(&["a.docx", "--form", "report-progress", "--appendix", "no-such-list"]);
    assert_eq!((bytes, code), (None, Some(2)));
}
