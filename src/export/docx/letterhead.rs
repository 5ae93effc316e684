//! The red head of a document (版头), the names of its appendices and its imprint (版记), after GB/T 9704-2012.
//!
//! # Limits
//! Where the text of a document ends is known to the program that opens it, not here: whether the imprint stands on the last
//! page of the text, or on the next one with an even number, follows from the program's own pages.

use crate::chart::Rgb;
use crate::paper::{Imprint, RedHead};
use crate::scene::{
    BODY_LINE, HEAD_LINES, HEAD_TOP, IMPRINT, IMPRINT_LINE, IMPRINT_PADDING, IMPRINT_RULES, OFFICIAL_RED,
    POINTS_PER_MM, PageSize, RED_LINE, RED_LINE_GAP, appendix_lines, head_size,
};

use super::body::{half_points, run};
use super::styles::{BODY, KAI, STYLE_APPENDIX, STYLE_APPENDIX_FIRST, STYLE_LINE, TITLE, faces};
use super::twips;

/// The height of the large words, in points, whatever their size.
const HEAD_LINE: f32 = 54.0;

/// A character of the body, in twentieths of a point.
const CHARACTER: i64 = 316;

/// The red head; `marks` lines stand above it.
pub(super) fn head(head: &RedHead, marks: usize, page: &PageSize) -> String {
    let above = HEAD_TOP.mul_add(POINTS_PER_MM, -(marks as f32 * BODY_LINE));
    let lines = HEAD_LINES * BODY_LINE;
    let size = format!("{}{}<w:sz w:val=\"{}\"/>", faces(TITLE), red(), half_points(head_size(&head.issuer)));
    let large = [
        exact(above, "", ""),
        exact(HEAD_LINE, "<w:jc w:val=\"center\"/>", &run(&head.issuer, &size)),
        exact(lines, "", ""),
    ];
    // Without large words the number stands where they would.
    let large = if head.issuer.is_empty() { String::new() } else { large.concat() };
    [large, number(head, page), red_line(), exact(lines, "", "")].concat()
}

fn red() -> String {
    let Rgb([red, green, blue]) = OFFICIAL_RED;
    format!("<w:color w:val=\"{red:02X}{green:02X}{blue:02X}\"/>")
}

/// The number at the left and who signs at the right, each a character in; the number alone in the middle.
fn number(head: &RedHead, page: &PageSize) -> String {
    let face = faces(BODY);
    let number = run(&head.number, &face);
    if head.signed_by.is_empty() {
        return exact(BODY_LINE, "<w:jc w:val=\"center\"/>", &number);
    }
    let end = twips(page.text_width()) - CHARACTER;
    let places = format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{end}\"/></w:tabs>");
    let indent = format!("<w:ind w:left=\"{CHARACTER}\"/>");
    let signed = [run(&head.signed_label, &face), run(&head.signed_by, &faces(KAI))].concat();
    let spacing = format!("{places}{}{indent}", spacing(BODY_LINE));
    paragraph(&spacing, &format!("{number}<w:r><w:tab/></w:r>{signed}"))
}

/// The red line, below an empty line of its own.
fn red_line() -> String {
    let Rgb([red, green, blue]) = OFFICIAL_RED;
    let border = format!(
        "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"{}\" w:space=\"0\" w:color=\"{red:02X}{green:02X}{blue:02X}\"/></w:pBdr>",
        eighths(RED_LINE)
    );
    paragraph(&format!("{border}{}", spacing(RED_LINE_GAP * POINTS_PER_MM)), "")
}

/// A paragraph of an exact height, in points.
fn exact(height: f32, align: &str, words: &str) -> String {
    paragraph(&format!("{}{align}", spacing(height)), words)
}

fn spacing(height: f32) -> String {
    format!("<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{}\" w:lineRule=\"exact\"/>", (height * 20.0).round())
}

fn paragraph(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{STYLE_LINE}\"/>{properties}</w:pPr>{words}</w:p>")
}

/// Eighths of a point, as lines are given.
fn eighths(points: f32) -> i64 {
    (points * 8.0).round() as i64
}

/// The names of the appendices, a line below the text.
pub(super) fn appendices(label: &str, names: &[String]) -> String {
    let one = |(at, name): (usize, String)| {
        let (style, words) =
            if at == 0 { (STYLE_APPENDIX_FIRST, format!("{label}{name}")) } else { (STYLE_APPENDIX, name) };
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", run(&words, ""))
    };
    let empty = format!("<w:p><w:pPr><w:pStyle w:val=\"{STYLE_APPENDIX}\"/></w:pPr></w:p>");
    std::iter::once(empty).chain(appendix_lines(names).into_iter().enumerate().map(one)).collect()
}

/// The imprint: a table that stands at the foot of the text whatever comes before it.
pub(super) fn imprint(imprint: &Imprint, page: &PageSize) -> String {
    let width = twips(page.text_width());
    let [outer, inner] = IMPRINT_RULES.map(|mm| eighths(mm * POINTS_PER_MM));
    let border = |side: &str, size: i64| {
        format!("<w:{side} w:val=\"single\" w:sz=\"{size}\" w:space=\"0\" w:color=\"000000\"/>")
    };
    let borders = [border("top", outer), border("bottom", outer), border("insideH", inner)].concat();
    let padding = twips(IMPRINT_PADDING);
    let inset = (IMPRINT * 20.0).round() as i64;
    let rows: String = [copies(imprint), printed(imprint, width - inset)]
        .into_iter()
        .flatten()
        .map(|words| row(width, &words))
        .collect();
    format!(
        "<w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"margin\" w:horzAnchor=\"margin\" w:tblpXSpec=\"left\" w:tblpYSpec=\"bottom\"/><w:tblOverlap w:val=\"never\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"{padding}\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"{padding}\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"{width}\"/></w:tblGrid>{rows}</w:tbl>"
    )
}

fn row(width: i64, words: &str) -> String {
    format!(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{words}</w:tc></w:tr>"
    )
}

fn size() -> String {
    format!("<w:sz w:val=\"{}\"/>", half_points(IMPRINT))
}

/// Who gets a copy: what does not fit into the line goes on below the first name.
fn copies(imprint: &Imprint) -> Option<String> {
    if imprint.copies_to.is_empty() {
        return None;
    }
    let inset = (IMPRINT * 20.0).round() as i64;
    let label = imprint.copies_label.chars().map(|_| inset).sum::<i64>();
    let indent = format!("<w:ind w:left=\"{}\" w:right=\"{inset}\" w:hanging=\"{label}\"/>", inset + label);
    let words = run(&format!("{}{}", imprint.copies_label, imprint.copies_to), &size());
    Some(paragraph(&format!("{}{indent}", spacing(IMPRINT_LINE)), &words))
}

/// Who had it printed at the left, the day at the right.
fn printed(imprint: &Imprint, end: i64) -> Option<String> {
    if imprint.printed_by.is_empty() && imprint.printed_on.is_empty() {
        return None;
    }
    let inset = (IMPRINT * 20.0).round() as i64;
    let tabs = format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{end}\"/></w:tabs>");
    let properties = format!("{tabs}{}<w:ind w:left=\"{inset}\"/>", spacing(IMPRINT_LINE));
    let words =
        [run(&imprint.printed_by, &size()), "<w:r><w:tab/></w:r>".to_owned(), run(&imprint.printed_on, &size())];
    Some(paragraph(&properties, &words.concat()))
}
