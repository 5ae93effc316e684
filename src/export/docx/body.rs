//! The body of a document: papers one behind the other, each in a section of its own sheet.

use crate::model::Paper as Sheet;
use crate::paper::{Block, Paper};
use crate::scene::{PROSE_GAP, PageSize, page_size};

use super::styles::{self, STYLE_ADDRESSEE, STYLE_BODY, STYLE_CENTRED, STYLE_LINE, STYLE_SIGN, STYLE_TITLE};
use super::{SPACES, escaped, footer_relation, footers, table, twips};

/// The body and the comments that it refers to.
pub(super) struct Body {
    pub(super) xml: String,
    pub(super) comments: String,
}

pub(super) fn body(papers: &[Paper]) -> Body {
    let last = papers.len().saturating_sub(1);
    let mut parts = String::new();
    let mut comments: Vec<String> = Vec::new();
    for (at, paper) in papers.iter().enumerate() {
        let page = page_size(paper.sheet);
        let (mut odd, is_prose) = (false, paper.is_prose());
        for block in &paper.blocks {
            match block {
                Block::Title(text) => parts.push_str(&title(text, &page)),
                Block::Centred(text) => parts.push_str(&paragraph(STYLE_CENTRED, text, None)),
                Block::Addressee(text) => parts.push_str(&paragraph(STYLE_ADDRESSEE, text, None)),
                Block::Line(words) => parts.push_str(&line(words, &page)),
                Block::Heading { level, text } => parts.push_str(&paragraph(styles::heading(*level), text, None)),
                Block::Paragraph { text, note } => {
                    let comment = note.as_ref().map(|note| {
                        comments.push(note.clone());
                        comments.len() - 1
                    });
                    parts.push_str(&paragraph(STYLE_BODY, text, comment));
                }
                Block::Signature { by, on } => parts.push_str(&signature(by, on)),
                Block::Table(own) if is_prose => {
                    parts.extend([gap(), table::table(own, &page), gap()]);
                }
                Block::Table(own) => parts.push_str(&table::table(own, &page)),
                Block::NewPage { odd: on_odd } => {
                    let section = section(at, paper.sheet, &page, odd);
                    parts.extend(["<w:p><w:pPr>", &section, "</w:pPr></w:p>"]);
                    odd = *on_odd;
                }
            }
        }
        let section = section(at, paper.sheet, &page, odd);
        if at == last {
            // A table may not be the last thing of a body.
            parts.push_str(&small_paragraph(""));
            parts.push_str(&section);
        } else {
            parts.push_str(&small_paragraph(&section));
        }
    }
    Body {
        xml: format!("<w:document {SPACES}><w:body>{parts}</w:body></w:document>"),
        comments: comments_xml(&comments),
    }
}

/// A paragraph of a style, with a comment on all of it.
fn paragraph(style: &str, text: &str, comment: Option<usize>) -> String {
    let words = run(text, "");
    let words = match comment {
        Some(id) => format!(
            "<w:commentRangeStart w:id=\"{id}\"/>{words}<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"
        ),
        None => words,
    };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{words}</w:p>")
}

/// Two empty lines for the seal, then the office and the day.
fn signature(by: &str, on: &str) -> String {
    let empty = paragraph(STYLE_BODY, "", None);
    [empty.clone(), empty, paragraph(STYLE_SIGN, by, None), paragraph(STYLE_SIGN, on, None)].concat()
}

fn comments_xml(comments: &[String]) -> String {
    let one = |(id, text): (usize, &String)| {
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"\" w:initials=\"\"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:comment>",
            escaped(text)
        )
    };
    let all: String = comments.iter().enumerate().map(one).collect();
    format!("<w:comments {SPACES}>{all}</w:comments>")
}

/// A paragraph that takes as good as no room.
fn small_paragraph(section: &str) -> String {
    empty_paragraph(20, section)
}

/// The space between a table and the prose around it.
fn gap() -> String {
    empty_paragraph((PROSE_GAP * 20.0) as i64, "")
}

/// A paragraph without words, so many twentieths of a point high.
fn empty_paragraph(height: i64, section: &str) -> String {
    format!(
        "<w:p><w:pPr><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{height}\" w:lineRule=\"exact\"/>{section}</w:pPr></w:p>"
    )
}

/// Half points, as sizes of type are given.
pub(super) fn half_points(points: f32) -> i64 {
    (points * 2.0).round() as i64
}

fn title(text: &str, page: &PageSize) -> String {
    let [size, line] = page.title;
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{STYLE_TITLE}\"/><w:spacing w:line=\"{}\" w:lineRule=\"exact\"/></w:pPr>{}</w:p>",
        (line * 20.0).round(),
        run(text, &format!("<w:sz w:val=\"{}\"/>", half_points(size)))
    )
}

/// A line whose parts stand at the left, in the middle and at the right.
fn line(parts: &[String], page: &PageSize) -> String {
    let [size, line] = page.line;
    let width = twips(page.text_width());
    let last = parts.len().saturating_sub(1).max(1);
    let tab = |at: usize| {
        let kind = if at == last { "right" } else { "center" };
        let place = (width as f32 * at as f32 / last as f32).round();
        format!("<w:tab w:val=\"{kind}\" w:pos=\"{place}\"/>")
    };
    let tabs: String = (1..parts.len()).map(tab).collect();
    let size = format!("<w:sz w:val=\"{}\"/>", half_points(size));
    let words: Vec<String> = parts.iter().map(|part| run(part, &size)).collect();
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{STYLE_LINE}\"/><w:tabs>{tabs}</w:tabs><w:spacing w:line=\"{}\" w:lineRule=\"exact\"/></w:pPr>{}</w:p>",
        (line * 20.0).round(),
        words.join("<w:r><w:tab/></w:r>")
    )
}

/// A run of words that never breaks at a hyphen: a day.
pub(super) fn unbroken_run(text: &str, properties: &str) -> String {
    let part = |part: &str| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(part));
    let parts: Vec<String> = text.split('-').map(part).collect();
    format!("<w:r><w:rPr>{properties}</w:rPr>{}</w:r>", parts.join("<w:noBreakHyphen/>"))
}

/// A run of words with its properties.
pub(super) fn run(text: &str, properties: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

fn section(paper: usize, sheet: Sheet, page: &PageSize, odd: bool) -> String {
    let [odd_footer, even_footer] = footers(paper).map(footer_relation);
    let [left, top, right, bottom] = page.margins;
    let (orient, grid) = match sheet {
        // 22 lines of the text area; 580 would give 21.
        Sheet::A4 => ("", "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>"),
        Sheet::A4Landscape => (" w:orient=\"landscape\"", ""),
        Sheet::A3Landscape => (" w:orient=\"landscape\" w:code=\"8\"", ""),
    };
    let kind = if odd { "oddPage" } else { "nextPage" };
    let footer = twips(bottom - 12.0);
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"{odd_footer}\"/><w:footerReference w:type=\"even\" r:id=\"{even_footer}\"/><w:type w:val=\"{kind}\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"{orient}/><w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" w:header=\"851\" w:footer=\"{footer}\" w:gutter=\"0\"/>{grid}</w:sectPr>",
        twips(page.width),
        twips(page.height),
        twips(top),
        twips(right),
        twips(bottom),
        twips(left),
    )
}
