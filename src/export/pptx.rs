//! Pages as PPTX: real text in boxes and shapes that can be changed, a slide for each page.

use std::fmt::Write as _;

use crate::chart::Rgb;
use crate::scene::{Anchor, SIZE, Scene, Shape, font};

use super::error::ExportError;
use super::package::{Package, escaped};

/// English Metric Units for a point of a page: 1920 points are the 13⅓ inches of a wide slide.
const UNIT: f32 = 6350.0;

/// The typeface of slides: one that the offices' computers have, since PPTX cannot carry ours along.
const FACE: &str = "Microsoft YaHei";

/// The typeface of digits and Latin letters: they are as wide in it as in ours, and every system has it or one of the
/// same widths.
const LATIN: &str = "Arial";

/// The PPTX of pages.
///
/// # Errors
/// When the package cannot be put together.
pub fn pptx(scenes: &[Scene]) -> Result<Vec<u8>, ExportError> {
    let mut package = Package::new();
    package.add("[Content_Types].xml", &content_types(scenes.len()))?;
    package.add("_rels/.rels", &relations(&[("officeDocument", "ppt/presentation.xml")]))?;
    package.add("ppt/presentation.xml", &presentation(scenes.len()))?;
    let mut parts = vec![("slideMaster".to_owned(), "slideMasters/slideMaster1.xml".to_owned())];
    parts.extend((1..=scenes.len()).map(|n| ("slide".to_owned(), format!("slides/slide{n}.xml"))));
    parts.push(("theme".to_owned(), "theme/theme1.xml".to_owned()));
    let parts: Vec<(&str, &str)> = parts.iter().map(|(kind, path)| (kind.as_str(), path.as_str())).collect();
    package.add("ppt/_rels/presentation.xml.rels", &relations(&parts))?;
    package.add("ppt/slideMasters/slideMaster1.xml", MASTER)?;
    let master = [("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")];
    package.add("ppt/slideMasters/_rels/slideMaster1.xml.rels", &relations(&master))?;
    package.add("ppt/slideLayouts/slideLayout1.xml", LAYOUT)?;
    let layout = [("slideMaster", "../slideMasters/slideMaster1.xml")];
    package.add("ppt/slideLayouts/_rels/slideLayout1.xml.rels", &relations(&layout))?;
    package.add("ppt/theme/theme1.xml", &theme())?;
    let slide_relations = relations(&[("slideLayout", "../slideLayouts/slideLayout1.xml")]);
    for (n, scene) in scenes.iter().enumerate() {
        package.add(&format!("ppt/slides/slide{}.xml", n + 1), &slide(scene))?;
        package.add(&format!("ppt/slides/_rels/slide{}.xml.rels", n + 1), &slide_relations)?;
    }
    package.finish()
}

/// The namespaces that every part names.
macro_rules! spaces {
    () => {
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
    };
}

/// An empty tree of shapes.
macro_rules! group {
    () => {
        "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
    };
}

const MASTER: &str = concat!(
    "<p:sldMaster ",
    spaces!(),
    "><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree>",
    group!(),
    "</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/><p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle/><p:bodyStyle/><p:otherStyle/></p:txStyles></p:sldMaster>"
);

const LAYOUT: &str = concat!(
    "<p:sldLayout ",
    spaces!(),
    " type=\"blank\"><p:cSld name=\"Blank\"><p:spTree>",
    group!(),
    "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
);

fn content_types(slides: usize) -> String {
    let part = |path: &str, kind: &str| {
        format!(
            "<Override PartName=\"/ppt/{path}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>"
        )
    };
    let slides: String = (1..=slides).map(|n| part(&format!("slides/slide{n}.xml"), "presentationml.slide")).collect();
    [
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>",
        &part("presentation.xml", "presentationml.presentation.main"),
        &part("slideMasters/slideMaster1.xml", "presentationml.slideMaster"),
        &part("slideLayouts/slideLayout1.xml", "presentationml.slideLayout"),
        &part("theme/theme1.xml", "theme"),
        &slides,
        "</Types>",
    ]
    .concat()
}

fn relations(parts: &[(&str, &str)]) -> String {
    let one = |(n, (kind, path)): (usize, &(&str, &str))| {
        format!(
            "<Relationship Id=\"rId{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{path}\"/>",
            n + 1
        )
    };
    let parts: String = parts.iter().enumerate().map(one).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{parts}</Relationships>"
    )
}

fn presentation(slides: usize) -> String {
    let ids: Vec<String> =
        (0..slides).map(|n| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + n, n + 2)).collect();
    let [width, height] = SIZE.map(emu);
    format!(
        concat!(
            "<p:presentation ",
            spaces!(),
            "><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx=\"{width}\" cy=\"{height}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
        ),
        ids = ids.concat(),
        width = width,
        height = height
    )
}

/// A theme with the least that programs ask for.
fn theme() -> String {
    let colours: Vec<String> =
        ["dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"]
            .iter()
            .zip(["1E1D1A", "F7F6F3", "2B4A6F", "0072B2", "E69F00", "009E73", "CC79A7", "B3261E", "2B4A6F", "635F57"])
            .map(|(name, hex)| format!("<a:{name}><a:srgbClr val=\"{hex}\"/></a:{name}>"))
            .collect();
    let face = format!("<a:latin typeface=\"{LATIN}\"/><a:ea typeface=\"{FACE}\"/><a:cs typeface=\"\"/>");
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln>{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Guatu\"><a:themeElements><a:clrScheme name=\"Guatu\"><a:dk1><a:srgbClr val=\"1E1D1A\"/></a:dk1><a:lt1><a:srgbClr val=\"FFFFFF\"/></a:lt1>{}</a:clrScheme><a:fontScheme name=\"Guatu\"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Guatu\"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>{line}{line}{line}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
        colours.concat()
    )
}

fn slide(scene: &Scene) -> String {
    let mut out = String::new();
    for (n, shape) in scene.shapes.iter().enumerate() {
        draw(&mut out, n + 2, shape);
    }
    format!(
        concat!(
            "<p:sld ",
            spaces!(),
            "><p:cSld><p:spTree>",
            group!(),
            "{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        ),
        shapes = out
    )
}

fn draw(out: &mut String, id: usize, shape: &Shape) {
    match shape {
        Shape::Rect { at, fill, stroke } => {
            let geometry = "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>";
            push(out, id, "rect", *at, geometry, *fill, *stroke, false, "");
        }
        Shape::Circle { at: [x, y], radius, fill, stroke } => {
            let at = [x - radius, y - radius, 2.0 * radius, 2.0 * radius];
            let geometry = "<a:prstGeom prst=\"ellipse\"><a:avLst/></a:prstGeom>";
            push(out, id, "dot", at, geometry, *fill, *stroke, false, "");
        }
        Shape::Path { points, fill, stroke, dashed } => {
            let (at, geometry) = path(points, fill.is_some());
            push(out, id, "path", at, &geometry, *fill, *stroke, *dashed, "");
        }
        Shape::Text { at: [x, y], size, bold, anchor, fill, text } => {
            let width = font::width(text, *size, *bold);
            // Room to spare: another typeface may be wider.
            let (left, align) = match anchor {
                Anchor::Start => (*x, "l"),
                Anchor::Middle => (x - width * 0.6, "ctr"),
                Anchor::End => (x - width * 1.2, "r"),
            };
            let at = [left, y - size * 1.05, width * 1.2, size * 1.4];
            let points = (size * 50.0).round() as i32;
            let weight = if *bold { " b=\"1\"" } else { "" };
            let words = format!(
                "<p:txBody><a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"/><a:p><a:pPr algn=\"{align}\"/><a:r><a:rPr lang=\"zh-CN\" sz=\"{points}\"{weight}>{}<a:latin typeface=\"{LATIN}\"/><a:ea typeface=\"{FACE}\"/></a:rPr><a:t>{}</a:t></a:r></a:p></p:txBody>",
                solid(*fill),
                escaped(text)
            );
            let geometry = "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>";
            push(out, id, "text", at, geometry, None, None, false, &words);
        }
        Shape::Turned { at, size, degrees, fill, text } => turned(out, id, *at, *size, *degrees, *fill, text),
    }
}

/// A line of text that is turned about its middle.
fn turned(out: &mut String, id: usize, [x, y]: [f32; 2], size: f32, degrees: f32, fill: Rgb, text: &str) {
    let (width, height) = (font::width(text, size, false) * 1.2, size * 1.4);
    let [left, top, width, height] = [x - width / 2.0, y - height / 2.0, width, height].map(emu);
    let turn = (f64::from(degrees.rem_euclid(360.0)) * 60_000.0).round();
    let _written = write!(
        out,
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"watermark {id}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm rot=\"{turn}\"><a:off x=\"{left}\" y=\"{top}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"/><a:p><a:pPr algn=\"ctr\"/><a:r><a:rPr lang=\"zh-CN\" sz=\"{}\">{}<a:latin typeface=\"{LATIN}\"/><a:ea typeface=\"{FACE}\"/></a:rPr><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>",
        (size * 50.0).round() as i32,
        solid(fill),
        escaped(text)
    );
}

/// The frame of a line or an area, and its points within it.
fn path(points: &[[f32; 2]], closed: bool) -> ([f32; 4], String) {
    let fold = |axis: usize, pick: fn(f32, f32) -> f32, first: f32| {
        points.iter().filter_map(|point| point.get(axis)).fold(first, |known, value| pick(known, *value))
    };
    let (left, top) = (fold(0, f32::min, f32::INFINITY), fold(1, f32::min, f32::INFINITY));
    let (right, bottom) = (fold(0, f32::max, f32::NEG_INFINITY), fold(1, f32::max, f32::NEG_INFINITY));
    let (width, height) = (emu(right - left).max(1), emu(bottom - top).max(1));
    let mut steps = String::new();
    for (n, [x, y]) in points.iter().enumerate() {
        let tag = if n == 0 { "moveTo" } else { "lnTo" };
        // Writing to a text cannot fail.
        let _written = write!(steps, "<a:{tag}><a:pt x=\"{}\" y=\"{}\"/></a:{tag}>", emu(x - left), emu(y - top));
    }
    if closed {
        steps.push_str("<a:close/>");
    }
    let geometry = format!(
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"{width}\" h=\"{height}\">{steps}</a:path></a:pathLst></a:custGeom>"
    );
    ([left, top, right - left, bottom - top], geometry)
}

#[expect(clippy::too_many_arguments, reason = "the parts of one element, used in this file alone")]
fn push(
    out: &mut String,
    id: usize,
    name: &str,
    at: [f32; 4],
    geometry: &str,
    fill: Option<Rgb>,
    stroke: Option<(Rgb, f32)>,
    dashed: bool,
    words: &str,
) {
    let [x, y, width, height] = at.map(emu);
    let inside = fill.map_or_else(|| "<a:noFill/>".to_owned(), solid);
    let dash = if dashed { "<a:prstDash val=\"dash\"/>" } else { "" };
    let line = stroke.map_or_else(
        || "<a:ln><a:noFill/></a:ln>".to_owned(),
        |(colour, width)| format!("<a:ln w=\"{}\">{}{dash}</a:ln>", emu(width), solid(colour)),
    );
    let text_box = if words.is_empty() { "" } else { " txBox=\"1\"" };
    let body = if words.is_empty() { "<p:txBody><a:bodyPr/><a:p/></p:txBody>" } else { words };
    let _written = write!(
        out,
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name} {id}\"/><p:cNvSpPr{text_box}/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm>{geometry}{inside}{line}</p:spPr>{body}</p:sp>",
        width.max(0),
        height.max(0)
    );
}

fn solid(Rgb([red, green, blue]): Rgb) -> String {
    format!("<a:solidFill><a:srgbClr val=\"{red:02X}{green:02X}{blue:02X}\"/></a:solidFill>")
}

fn emu(points: f32) -> i64 {
    (points * UNIT).round() as i64
}
