//! Pages as PPTX to be worked on: the title in the placeholder of the layout, tables that are tables, pictures as groups with
//! a description, the rest as shapes and boxes of words; the speaker's notes with where the figures come from.

mod chart;
mod parts;
mod shapes;
mod table;

use std::fmt::Write as _;

use crate::chart::{ChartColours, Page, PageContent, Rgb};
use crate::file::Picture;
use crate::scene::{Shape, Slide, SlidePart, SlideTitle, slide};

use super::error::ExportError;
use super::language;
use super::package::{Package, attribute, escaped};

use chart::NativeChart;
use parts::{LAYOUTS, ROOT, SPACES, placeholder, relations};
use shapes::{draw, emu, run};

/// The id of the title of a slide, and of the first shape after it.
const TITLE: usize = 2;
const FIRST: usize = 3;

/// The PPTX of pages, with a watermark unless that is empty.
///
/// # Errors
/// When the package cannot be put together.
pub fn pptx(pages: &[Page], colours: &'static ChartColours, watermark: &str) -> Result<Vec<u8>, ExportError> {
    let notes: Vec<String> = pages.iter().map(notes).collect();
    let has_notes: Vec<bool> = notes.iter().map(|notes| !notes.is_empty()).collect();
    let charts: Vec<Option<NativeChart>> = pages.iter().map(|page| native_chart(page, colours)).collect();
    let mut package = Package::new();
    let types = parts::content_types(&has_notes, charts.iter().flatten().count());
    package.add("[Content_Types].xml", &types)?;
    let whole = [
        ("officeDocument", "ppt/presentation.xml".to_owned()),
        ("metadata/core-properties", "docProps/core.xml".to_owned()),
    ];
    package.add("_rels/.rels", &relations(&whole))?;
    package.add("docProps/core.xml", &parts::properties(pages.first().map_or("", |page| &page.title)))?;
    package.add("ppt/presentation.xml", &parts::presentation(pages.len()))?;
    let mut related = vec![
        ("slideMaster", "slideMasters/slideMaster1.xml".to_owned()),
        ("notesMaster", "notesMasters/notesMaster1.xml".to_owned()),
    ];
    related.extend((1..=pages.len()).map(|n| ("slide", format!("slides/slide{n}.xml"))));
    related.push(("theme", "theme/theme1.xml".to_owned()));
    package.add("ppt/_rels/presentation.xml.rels", &relations(&related))?;
    masters(&mut package)?;
    let (mut count, mut images) = (0, 0);
    for (at, ((page, notes), chart)) in pages.iter().zip(&notes).zip(&charts).enumerate() {
        let n = at + 1;
        let own = slide(page, at, pages.len(), colours).with_watermark(watermark);
        package.add(&format!("ppt/slides/slide{n}.xml"), &slide_xml(&own, page, chart.as_ref().map(|_| colours)))?;
        let layout = if own.title.is_cover { 1 } else { 2 };
        let mut related = vec![("slideLayout", format!("../slideLayouts/slideLayout{layout}.xml"))];
        if let Some(chart) = chart {
            count += 1;
            related.push(("chart", format!("../charts/chart{count}.xml")));
            add_chart(&mut package, chart, count, colours)?;
        }
        for picture in photographs(&own) {
            images += 1;
            related.push(("image", format!("../media/image{images}.jpeg")));
            let jpeg = picture.jpeg().map_err(|error| ExportError::Writer(error.to_string()))?;
            package.add_bytes(&format!("ppt/media/image{images}.jpeg"), &jpeg)?;
        }
        if !notes.is_empty() {
            related.push(("notesSlide", format!("../notesSlides/notesSlide{n}.xml")));
            package.add(&format!("ppt/notesSlides/notesSlide{n}.xml"), &parts::notes(notes))?;
            let back = [
                ("notesMaster", "../notesMasters/notesMaster1.xml".to_owned()),
                ("slide", format!("../slides/slide{n}.xml")),
            ];
            package.add(&format!("ppt/notesSlides/_rels/notesSlide{n}.xml.rels"), &relations(&back))?;
        }
        package.add(&format!("ppt/slides/_rels/slide{n}.xml.rels"), &relations(&related))?;
    }
    package.finish()
}

/// The chart of a page, where it is one that other programs have too.
fn native_chart(page: &Page, colours: &ChartColours) -> Option<NativeChart> {
    match &page.content {
        PageContent::Chart(chart) => NativeChart::of(chart, colours),
        _ => None,
    }
}

/// The photographs of a slide, in the order of drawing.
fn photographs(own: &Slide) -> impl Iterator<Item = &Picture> {
    own.scene
        .shapes
        .iter()
        .filter_map(|shape| if let Shape::Image { picture, .. } = shape { Some(picture) } else { None })
}

/// A chart with its numbers.
fn add_chart(package: &mut Package, chart: &NativeChart, n: usize, colours: &ChartColours) -> Result<(), ExportError> {
    package.add(&format!("ppt/charts/chart{n}.xml"), &chart.xml(colours))?;
    let numbers = [("package", format!("../embeddings/Microsoft_Excel_Sheet{n}.xlsx"))];
    package.add(&format!("ppt/charts/_rels/chart{n}.xml.rels"), &relations(&numbers))?;
    package.add_bytes(&format!("ppt/embeddings/Microsoft_Excel_Sheet{n}.xlsx"), &chart.workbook()?)
}

/// Masters, layouts and themes.
fn masters(package: &mut Package) -> Result<(), ExportError> {
    package.add("ppt/slideMasters/slideMaster1.xml", &parts::master())?;
    let mut related: Vec<(&str, String)> =
        (1..=LAYOUTS.len()).map(|n| ("slideLayout", format!("../slideLayouts/slideLayout{n}.xml"))).collect();
    related.push(("theme", "../theme/theme1.xml".to_owned()));
    package.add("ppt/slideMasters/_rels/slideMaster1.xml.rels", &relations(&related))?;
    for (n, kind) in (1..).zip(LAYOUTS) {
        package.add(&format!("ppt/slideLayouts/slideLayout{n}.xml"), &parts::layout(kind))?;
        let master = [("slideMaster", "../slideMasters/slideMaster1.xml".to_owned())];
        package.add(&format!("ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"), &relations(&master))?;
    }
    package.add("ppt/notesMasters/notesMaster1.xml", &parts::notes_master())?;
    let theme = [("theme", "../theme/theme2.xml".to_owned())];
    package.add("ppt/notesMasters/_rels/notesMaster1.xml.rels", &relations(&theme))?;
    package.add("ppt/theme/theme1.xml", &parts::theme())?;
    package.add("ppt/theme/theme2.xml", &parts::theme())
}

/// What the speaker wants to say, then where the figures come from, as paragraphs; empty for neither.
fn notes(page: &Page) -> String {
    let said = page.entry.notes.lines();
    let gap = if page.entry.notes.is_empty() || page.sources.is_empty() { None } else { Some("") };
    let all = said.chain(gap).chain(page.sources.iter().map(String::as_str));
    let paragraph = |line: &str| {
        let language = language(line);
        format!("<a:p><a:r><a:rPr lang=\"{language}\"/><a:t>{}</a:t></a:r></a:p>", escaped(line))
    };
    all.map(paragraph).collect::<Vec<_>>().concat()
}

fn slide_xml(own: &Slide, page: &Page, in_chart: Option<&ChartColours>) -> String {
    let chart = match (&page.content, in_chart) {
        (PageContent::Chart(chart), Some(colours)) => Some((chart::said(chart), colours.text)),
        _ => None,
    };
    let note = if let PageContent::Chart(chart) = &page.content { chart.note.as_str() } else { "" };
    let about = [page.title.as_str(), page.subtitle.as_str(), note].map(str::trim);
    let about = attribute(&about.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "));
    // The first shape is the ground: it is that of the slide, so that nobody moves it by mistake.
    let ground = match own.scene.shapes.first() {
        Some(Shape::Rect { fill: Some(fill), .. }) => {
            format!("<p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg>", shapes::solid(*fill))
        }
        _ => String::new(),
    };
    // Shapes keep their order: what is drawn later lies above. A part is written where its first shape is.
    let (mut out, mut id) = (String::new(), FIRST);
    let (mut has_title, mut has_table, mut images) = (false, false, 0);
    let skipped = usize::from(!ground.is_empty());
    let parts: Vec<(&Shape, SlidePart)> =
        own.scene.shapes.iter().zip(own.parts.iter().copied()).skip(skipped).collect();
    for group in parts.chunk_by(|(_, a), (_, b)| a == b && matches!(a, SlidePart::Picture(_))) {
        let Some((shape, part)) = group.first() else { continue };
        match part {
            SlidePart::Title => {
                if !std::mem::replace(&mut has_title, true) {
                    out.push_str(&title(&own.title, shape));
                }
            }
            SlidePart::Table => {
                if let Some(table) = own.table.as_ref().filter(|_| !std::mem::replace(&mut has_table, true)) {
                    table::table(&mut out, id, table, &about);
                    id += 1;
                }
            }
            SlidePart::Picture(n) => {
                let said = own.pictures.get(*n).filter(|said| !said.is_empty()).map(|said| attribute(said));
                let drawn: Vec<&Shape> = group.iter().map(|(shape, _)| *shape).collect();
                let said = said.unwrap_or_else(|| about.clone());
                if let [Shape::Image { at, .. }] = drawn.as_slice() {
                    shapes::photograph(&mut out, id, *at, &format!("rId{}", FIRST_IMAGE + images), &said);
                    (id, images) = (id + 1, images + 1);
                } else {
                    id = picture(&mut out, id, &drawn, &said, chart.as_ref());
                }
            }
            SlidePart::Alone => {
                draw(&mut out, id, shape);
                id += 1;
            }
        }
    }
    format!(
        "<p:sld {SPACES}><p:cSld>{ground}<p:spTree>{ROOT}{out}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )
}

/// The title in its placeholder, in the colour of its first line.
fn title(title: &SlideTitle, first: &Shape) -> String {
    let Shape::Text { fill, .. } = first else { return String::new() };
    let runs: Vec<String> = title.lines.iter().map(|line| run(line, title.size, true, *fill)).collect();
    let words = format!("<a:p>{}</a:p>", runs.join("<a:br/>"));
    let kind = if title.is_cover { "ctrTitle" } else { "title" };
    placeholder(TITLE, kind, Some(title.at), &words)
}

/// The body of a slide, in which a chart stands; where it says more than its bars, their places and that of the words.
const BODY: [f32; 4] = [96.0, 232.0, 1728.0, 752.0];
const BARS: [f32; 4] = [96.0, 232.0, 1120.0, 752.0];
const WORDS: [f32; 4] = [1248.0, 232.0, 576.0, 752.0];

/// The size of these words: 14 points.
const SIZE: f32 = 28.0;

/// The relation of a slide to its chart: that to the layout is the first.
const CHART: &str = "rId2";

/// The number of the relation of a slide to its first photograph: a slide with photographs has no chart.
const FIRST_IMAGE: usize = 2;

/// Writes a picture, or the chart in its place, and returns the next id.
fn picture(out: &mut String, id: usize, group: &[&Shape], about: &str, chart: Option<&(Vec<String>, Rgb)>) -> usize {
    let Some((said, fill)) = chart else { return grouped(out, id, group, about) };
    let at = if said.is_empty() { BODY } else { BARS };
    chart::frame(out, id, at, CHART, about);
    if said.is_empty() {
        return id + 1;
    }
    shapes::paragraphs(out, id + 1, WORDS, said, (SIZE, *fill));
    id + 2
}

/// Writes shapes as one group and returns the next id.
fn grouped(out: &mut String, id: usize, group: &[&Shape], about: &str) -> usize {
    let mut inside = String::new();
    let mut next = id + 1;
    for shape in group {
        draw(&mut inside, next, shape);
        next += 1;
    }
    let [width, height] = crate::scene::SIZE.map(emu);
    // The group has the scale of the slide: what is in it stands where it says.
    let frame = format!(
        "<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"{width}\" cy=\"{height}\"/></a:xfrm>"
    );
    let _written = write!(
        out,
        "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"{id}\" name=\"picture {id}\" descr=\"{about}\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{frame}</p:grpSpPr>{inside}</p:grpSp>"
    );
    next
}
