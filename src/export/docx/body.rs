//! The body of a document: papers one behind the other, each in a section of its own sheet.

use crate::model::Paper as Sheet;
use crate::paper::{Block, Paper};
use crate::scene::{BODY_LINE, PROSE_GAP, PROSE_TITLE_LINE, PageSize, page_of, pages};

use super::styles::{
    self, STYLE_ADDRESSEE, STYLE_BODY, STYLE_BODY_LAST, STYLE_CENTRED, STYLE_LINE, STYLE_MARK, STYLE_SIGN, STYLE_TITLE,
};
use super::{Part, SPACES, edges, escaped, footer_relation, header_relation, letterhead, table, twips};

/// The body and the comments that it refers to.
pub(super) struct Body {
    pub(super) xml: String,
    pub(super) comments: String,
}

pub(super) fn body(parts: &[Part<'_>]) -> Body {
    let mut writing = Writing { xml: String::new(), comments: Vec::new() };
    for (at, part) in parts.iter().enumerate() {
        writing.part(at, part, at + 1 == parts.len());
    }
    Body {
        xml: format!("<w:document {SPACES}><w:body>{}</w:body></w:document>", writing.xml),
        comments: comments_xml(&writing.comments),
    }
}

struct Writing {
    xml: String,
    comments: Vec<String>,
}

impl Writing {
    fn part(&mut self, at: usize, part: &Part<'_>, is_last: bool) {
        let paper = part.paper;
        let page = page_of(paper);
        let mut start = Start::Next;
        for (place, block) in paper.blocks.iter().enumerate() {
            match block {
                Block::NewPage { odd } => {
                    self.end_section(&section(at, part, &page, start));
                    start = if *odd { Start::Odd } else { Start::Next };
                }
                Block::Imprint(imprint) => {
                    // At the foot of the last page of the text where its number is even.
                    if place == 0 {
                        start = Start::Even;
                    } else if !ends_on_even(paper) {
                        self.end_section(&section(at, part, &page, start));
                        start = Start::Even;
                    }
                    self.xml.push_str(&letterhead::imprint(imprint, &page));
                }
                block => self.block(paper, place, block, &page),
            }
        }
        let section = section(at, part, &page, start);
        if is_last {
            // A table may not be the last thing of a body.
            self.xml.push_str(&small_paragraph(""));
            self.xml.push_str(&section);
        } else {
            self.xml.push_str(&small_paragraph(&section));
        }
    }

    fn end_section(&mut self, section: &str) {
        self.xml.push_str(&small_paragraph(section));
    }

    fn block(&mut self, paper: &Paper, place: usize, block: &Block, page: &PageSize) {
        let is_prose = paper.is_prose();
        let next = paper.blocks.get(place + 1);
        let xml = match block {
            Block::Mark(text) => paragraph(STYLE_MARK, text, None),
            Block::Head(head) => letterhead::head(head, place, page),
            Block::Title(text) => title(text, page, is_prose, next),
            Block::Centred(text) => paragraph(STYLE_CENTRED, text, None),
            Block::Addressee(text) => paragraph(STYLE_ADDRESSEE, text, None),
            Block::Line(words) => line(words, page),
            Block::Heading { level, text } => paragraph(styles::heading(*level), text, None),
            Block::Paragraph { text, note } => {
                let comment = note.as_ref().map(|note| {
                    self.comments.push(note.clone());
                    self.comments.len() - 1
                });
                let stays = matches!(next, Some(Block::Signature { .. } | Block::Appendices { .. }));
                paragraph(if stays { STYLE_BODY_LAST } else { STYLE_BODY }, text, comment)
            }
            Block::Appendices { label, names } => letterhead::appendices(label, names),
            Block::Signature { by, on } => signature(by, on),
            Block::Table(own) if is_prose => [gap(), table::table(own, page), gap()].concat(),
            Block::Table(own) => table::table(own, page),
            Block::Imprint(_) | Block::NewPage { .. } => String::new(),
        };
        self.xml.push_str(&xml);
    }
}

/// Where a section begins.
#[derive(Debug, Clone, Copy)]
enum Start {
    Next,
    Odd,
    Even,
}

/// True where the text of a paper ends on a page with an even number that has room for its imprint.
fn ends_on_even(paper: &Paper) -> bool {
    let is_text = |block: &Block| !matches!(block, Block::Imprint(_));
    let text = Paper {
        blocks: paper.blocks.iter().filter(|block| is_text(block)).cloned().collect(),
        appendices: Vec::new(),
        ..paper.clone()
    };
    let whole = Paper { appendices: Vec::new(), ..paper.clone() };
    let [text, whole] = [text, whole].map(|paper| pages(&paper).len());
    text == whole
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
    let empty = paragraph(STYLE_SIGN, "", None);
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

/// The title; above prose an empty line is below it, unless what comes next has one below itself.
fn title(text: &str, page: &PageSize, is_prose: bool, next: Option<&Block>) -> String {
    let [size, line] = page.title;
    let line = if is_prose { PROSE_TITLE_LINE } else { line };
    let has_gap = is_prose && !matches!(next, Some(Block::Centred(_)));
    let after = if has_gap { format!(" w:after=\"{}\"", (BODY_LINE * 20.0).round()) } else { String::new() };
    // Above prose it is no heading of the outline, in which 一、 comes first.
    let outline = if is_prose { "" } else { "<w:outlineLvl w:val=\"0\"/>" };
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{STYLE_TITLE}\"/><w:spacing{after} w:line=\"{}\" w:lineRule=\"exact\"/>{outline}</w:pPr>{}</w:p>",
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

fn section(at: usize, part: &Part<'_>, page: &PageSize, start: Start) -> String {
    let [odd_footer, even_footer] = edges(at).map(footer_relation);
    let header = |(kind, id): (&str, String)| format!("<w:headerReference w:type=\"{kind}\" r:id=\"{id}\"/>");
    let headers = part.has_header().then(|| ["default", "even"].into_iter().zip(edges(at).map(header_relation)));
    let headers: String = headers.into_iter().flatten().map(header).collect();
    let sheet = part.paper.sheet;
    let [left, top, right, bottom] = page.margins;
    let (orient, grid) = match sheet {
        // 22 lines of the text area; 580 would give 21.
        Sheet::A4 => ("", "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>"),
        Sheet::A4Landscape => (" w:orient=\"landscape\"", ""),
        Sheet::A3Landscape => (" w:orient=\"landscape\" w:code=\"8\"", ""),
    };
    let kind = match start {
        Start::Next => "nextPage",
        Start::Odd => "oddPage",
        Start::Even => "evenPage",
    };
    let footer = twips(bottom - 12.0);
    format!(
        "<w:sectPr>{headers}<w:footerReference w:type=\"default\" r:id=\"{odd_footer}\"/><w:footerReference w:type=\"even\" r:id=\"{even_footer}\"/><w:type w:val=\"{kind}\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"{orient}/><w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" w:header=\"851\" w:footer=\"{footer}\" w:gutter=\"0\"/>{grid}</w:sectPr>",
        twips(page.width),
        twips(page.height),
        twips(top),
        twips(right),
        twips(bottom),
        twips(left),
    )
}
