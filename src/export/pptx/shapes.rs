//! Shapes and words of a slide.

use std::fmt::Write as _;

use crate::chart::Rgb;
use crate::scene::{Anchor, SIZE, Shape, font};

use super::super::language;
use super::super::package::escaped;

/// English Metric Units for a point of a page: 1920 points are the 13⅓ inches of a wide slide.
const UNIT: f32 = 6350.0;

/// Words of one look. Their typefaces are those of the theme, so that another one is chosen in one place; the language is that
/// of the words.
pub(super) fn run(text: &str, size: f32, bold: bool, fill: Rgb) -> String {
    let weight = if bold { " b=\"1\"" } else { "" };
    format!(
        "<a:r><a:rPr lang=\"{}\" altLang=\"en-US\" sz=\"{}\"{weight} dirty=\"0\">{}<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/></a:rPr><a:t>{}</a:t></a:r>",
        language(text),
        hundredths(size),
        solid(fill),
        escaped(text)
    )
}

/// A box of paragraphs that wrap in it, made smaller where they do not fit.
pub(super) fn paragraphs(out: &mut String, id: usize, at: [f32; 4], texts: &[String], (size, fill): (f32, Rgb)) {
    let [x, y, width, height] = at.map(emu);
    let all: Vec<String> = texts.iter().map(|text| format!("<a:p>{}</a:p>", run(text, size, false, fill))).collect();
    let _written = write!(
        out,
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"text {id}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"><a:normAutofit/></a:bodyPr><a:lstStyle/>{}</p:txBody></p:sp>",
        all.concat()
    );
}

/// A size of words in hundredths of a point.
pub(super) fn hundredths(size: f32) -> i32 {
    (size * 50.0).round() as i32
}

/// The part of a frame that lies on the page.
fn on_page([left, top, width, height]: [f32; 4]) -> [f32; 4] {
    let (x, y) = (left.clamp(0.0, SIZE[0]), top.clamp(0.0, SIZE[1]));
    [x, y, (left + width).clamp(x, SIZE[0]) - x, (top + height).clamp(y, SIZE[1]) - y]
}

/// Writes a shape.
pub(super) fn draw(out: &mut String, id: usize, shape: &Shape) {
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
            let at = on_page([left, y - size * 1.05, width * 1.2, size * 1.4]);
            let words = format!(
                "<p:txBody><a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"/><a:lstStyle/><a:p><a:pPr algn=\"{align}\"/>{}</a:p></p:txBody>",
                run(text, *size, *bold, *fill)
            );
            let geometry = "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>";
            push(out, id, "text", at, geometry, None, None, false, &words);
        }
        // It is a part of the file: who writes the slide names it.
        Shape::Image { .. } => {}
        Shape::Turned { at, size, degrees, fill, text } => turned(out, id, *at, *size, *degrees, *fill, text),
    }
}

/// Writes a photograph that is the part of this relation.
pub(super) fn photograph(out: &mut String, id: usize, at: [f32; 4], relation: &str, about: &str) {
    let [x, y, width, height] = at.map(emu);
    let _written = write!(
        out,
        "<p:pic><p:nvPicPr><p:cNvPr id=\"{id}\" name=\"picture {id}\" descr=\"{about}\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"{relation}\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>"
    );
}

/// A line of text that is turned about its middle.
fn turned(out: &mut String, id: usize, [x, y]: [f32; 2], size: f32, degrees: f32, fill: Rgb, text: &str) {
    let (width, height) = (font::width(text, size, false) * 1.2, size * 1.4);
    let [left, top, width, height] = [x - width / 2.0, y - height / 2.0, width, height].map(emu);
    let turn = (f64::from(degrees.rem_euclid(360.0)) * 60_000.0).round();
    let _written = write!(
        out,
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"watermark {id}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm rot=\"{turn}\"><a:off x=\"{left}\" y=\"{top}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"/><a:lstStyle/><a:p><a:pPr algn=\"ctr\"/>{}</a:p></p:txBody></p:sp>",
        run(text, size, false, fill)
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
    let body = if words.is_empty() { "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>" } else { words };
    let _written = write!(
        out,
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name} {id}\"/><p:cNvSpPr{text_box}/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm>{geometry}{inside}{line}</p:spPr>{body}</p:sp>",
        width.max(0),
        height.max(0)
    );
}

pub(super) fn solid(Rgb([red, green, blue]): Rgb) -> String {
    format!("<a:solidFill><a:srgbClr val=\"{red:02X}{green:02X}{blue:02X}\"/></a:solidFill>")
}

/// A length of a page in the units of the file.
pub(super) fn emu(points: f32) -> i64 {
    (points * UNIT).round() as i64
}
