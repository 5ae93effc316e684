//! A notice in its structure: what each paragraph is, and the report that follows from it. The grammar of headings
//! is read off the document itself; see [`outline`] and [`levels`].
//!
//! Lives here: marks, labels, levels, measures, and the facts of the preface.
//! Does not live here: files and encodings ([`super::formats`]), quantities within the text.

mod about;
mod appended;
mod asides;
mod build;
pub(in crate::reading) mod content;
mod forms;
mod furniture;
mod imprint;
pub(in crate::reading) mod item;
mod label;
mod label_lines;
mod letterhead;
mod levels;
mod listed;
mod outline;
mod own_words;
mod pairs;
mod preface;
pub(in crate::reading) mod segment;
mod select;
mod tables;
mod title;
mod totals;
pub(in crate::reading) mod types;
mod vocabulary;

pub use crate::reading::item::types::{Field, Level, Line, Remark, Role, Totalled, YearBasis};
pub use crate::reading::ledger_sheet::Sheet;
pub use types::{Correction, Total, Understood};

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Date, NodeId, Report, ReportId, Source};

use super::formats::{Document, Kind, Why};
use super::item::due::Era;
use super::item::field::FillContext;
use super::item::mark;
use super::item::party::Parties;
use super::item::record::{Record, TextRange};
use super::ledger_sheet::{self, Ledger};
use build::{Plan, build};
use outline::Outline;
use segment::{NoticeText, ParagraphSegment};
use title::TitleLine;
use vocabulary::is_closing;

/// Understands a notice on a day. It never fails: what is not understood is listed as unplaced.
#[must_use]
pub fn notice(document: &Document, today: Date) -> Understood {
    notice_with(document, &[], today)
}

/// Understands a notice and obeys what a person said about its paragraphs.
#[must_use]
pub fn notice_with(document: &Document, corrections: &[Correction], today: Date) -> Understood {
    let mut end = None;
    loop {
        match read(document, corrections, today, end) {
            Ok(understood) => return understood,
            // Once more, without the appendices that repeat it.
            Err(appended) => end = Some(appended),
        }
    }
}

/// Understands a notice up to a paragraph; where none is given, the paragraph is returned behind which appendices repeat
/// what the text says.
fn read(document: &Document, corrections: &[Correction], today: Date, end: Option<usize>) -> Result<Understood, usize> {
    let words = NoticeText::new(document, corrections, end);
    let mut reader = Reader::new(document, &words, corrections);
    let segments = reader.segments();
    let mut outline = outline::outline(&words, &segments);
    let items = select::items(&words, &segments, &mut outline);
    let appended = appended::begins(document, &words, &segments, &outline, &items).filter(|_| end.is_none());
    if let Some(from) = appended.filter(|from| !appended::is_wanted(document, *from, corrections)) {
        return Err(from);
    }
    let levels = levels::levels(&words, &segments, &outline, &items);
    reader.head(&segments, &outline);
    reader.next_steps(&segments, &outline, &levels);
    reader.jumps(&segments, &outline);
    let plan = Plan {
        words: &words,
        segments: &segments,
        outline: &outline,
        levels: &levels,
        title: &reader.report.title.clone(),
    };
    let mut parties = Parties::default();
    let tables: Vec<Sheet> = reader.ledgers().cloned().collect();
    let (as_of, feedback) = (reader.report.as_of, reader.report.feedback_on);
    let era = Era { as_of, feedback, titled: ledger_sheet::year_in(&reader.report.title), year: None };
    let mut fill = FillContext { texts: &words.texts, parties: &mut parties, remarks: &mut reader.remarks, era };
    reader.report.categories = build(&plan, &mut fill, &mut reader.record);
    let ledger = Ledger { document, sheets: &tables, today };
    ledger_sheet::read(&ledger, &mut reader.report, &mut fill, &mut reader.record);
    reader.report.parties = parties.into_list();
    Ok(reader.finish())
}

/// Within how many paragraphs the title stands: five lines of the head of an office's paper may be above it.
const TITLE_WITHIN: usize = 10;

/// Within how many paragraphs of the end the foot of a paper with appendices stands.
const IMPRINT_WITHIN: usize = 4;

/// What is read besides the tree.
struct Reader<'a> {
    document: &'a Document,
    words: &'a NoticeText,
    report: Report,
    record: Record,
    remarks: Vec<Remark>,
    totals: Vec<Total>,
    /// The tables that are ledgers, and those that could be.
    sheets: Vec<Sheet>,
    /// Paragraphs behind the items that say what comes next.
    next: Vec<TextRange>,
}

impl<'a> Reader<'a> {
    fn new(document: &'a Document, words: &'a NoticeText, corrections: &[Correction]) -> Self {
        let report = Report::new(ReportId::from("r1"), String::new());
        let (record, mut remarks, totals) = (Record::default(), Vec::new(), Vec::new());
        let mut sheets = tables::sheets(document, corrections, &mut remarks);
        for sheet in &mut sheets {
            sheet.is_read &= appended::first_of(document, sheet.table).is_none_or(|at| at < words.end);
        }
        remarks.extend(document.faults.iter().cloned().map(Remark::Fault));
        if document.cut {
            remarks.push(Remark::Cut);
        }
        if document.pictured > 0 {
            remarks.push(Remark::Pictured(document.pictured));
        }
        if document.radicals > 0 {
            remarks.push(Remark::Radicals(document.radicals));
        }
        if document.controls > 0 {
            remarks.push(Remark::Controls(document.controls));
        }
        Self { document, words, report, record, remarks, totals, sheets, next: Vec::new() }
    }

    /// The tables whose rows are items.
    fn ledgers(&self) -> impl Iterator<Item = &Sheet> {
        self.sheets.iter().filter(|sheet| sheet.is_read)
    }

    /// The segments of all paragraphs but furniture and what stands behind the notice.
    fn segments(&mut self) -> Vec<ParagraphSegment> {
        let mut segments = Vec::new();
        let title = self.styled_title();
        let mut closed = false;
        let count = self.words.end;
        let is_told =
            |at: &usize| mark::mark(self.words.text(*at), 0).is_some() || label::tag(self.words.text(*at), 0).is_some();
        let last_told = (0..count).rev().find(is_told).unwrap_or(count);
        let tops: HashMap<u32, usize> = self.ledgers().map(|sheet| (sheet.table, sheet.columns.top())).collect();
        for (at, paragraph) in self.document.paragraphs.iter().enumerate() {
            let text = self.words.text(at);
            if at >= self.words.end {
                // Behind the appendices a paper has its foot.
                let is_foot = at + IMPRINT_WITHIN >= self.document.paragraphs.len();
                let is_taken = is_foot && imprint::take(&mut self.report, text);
                let role = if paragraph.place.is_some() && !is_taken { Role::Cell } else { Role::Closing };
                self.record.note(TextRange::new(at, 0, text.len()), role, is_taken.then_some(&NodeId::Report));
                continue;
            }
            let ledger = paragraph.place.and_then(|place| Some((place, tops.get(&place.table)?)));
            if ledger.is_some_and(|(place, top)| place.row as usize >= *top) {
                continue;
            }
            if self.words.forms.cells.contains(&at) {
                self.record.note(TextRange::new(at, 0, text.len()), Role::Cell, None);
                continue;
            }
            // Beside a ledger the other sheets of a workbook are no text of a notice.
            let elsewhere = self.document.kind == Kind::Sheet && !tops.is_empty() && ledger.is_none();
            if elsewhere {
                self.record.note(TextRange::new(at, 0, text.len()), Role::Cell, None);
                continue;
            }
            // Contacts in the last paragraphs end the notice; within it they are text.
            closed |= self.words.closing.contains(&at) && at + 12 >= count && is_closing(text);
            let mut is_taken = false;
            let role = if self.words.furniture.contains(&at) {
                Role::Furniture
            } else if self.words.closing.contains(&at) || closed {
                is_taken = imprint::take(&mut self.report, text);
                if let Some(before) = at.checked_sub(1).filter(|before| self.words.closing.contains(before)) {
                    imprint::take_signature(&mut self.report, self.words.text(before), text);
                }
                Role::Closing
            } else if at > last_told && !self.words.levels.contains_key(&at) && own_words::says_next(text) {
                self.next.push(TextRange::new(at, 0, text.len()));
                continue;
            } else {
                let style = paragraph.heading.filter(|_| title != Some(at));
                segments.extend(self.words.segments(at, style));
                continue;
            };
            self.record.note(TextRange::new(at, 0, text.len()), role, is_taken.then_some(&NodeId::Report));
        }
        label_lines::settle(self.words, &mut segments);
        listed::settle(self.words, &mut segments);
        segments
    }

    /// The title, where it has a style for itself: that of the title, or the only heading of the highest level.
    fn styled_title(&self) -> Option<usize> {
        let styled = |level: u8| {
            let mut found =
                self.document.paragraphs.iter().enumerate().filter(move |(_, own)| own.heading == Some(level));
            found.next().filter(|_| found.next().is_none()).map(|(at, _)| at)
        };
        let top = self.document.paragraphs.iter().filter_map(|own| own.heading).min();
        let alone = |at: &usize| *at < TITLE_WITHIN && mark::mark(self.words.text(*at), 0).is_none();
        styled(0).or_else(|| styled(top?).filter(alone))
    }

    /// The title and the preface: what stands before the first heading.
    fn head(&mut self, segments: &[ParagraphSegment], outline: &Outline) {
        let first = outline.headings.first().map_or(segments.len(), |heading| heading.segment);
        let head = segments.get(..first).unwrap_or_default();
        let title = self.title(head);
        let preface = head.get(title..).unwrap_or_default();
        let mut introduction = Vec::new();
        let paragraphs = preface.chunk_by(|one, next| one.paragraph == next.paragraph);
        for (place, paragraph) in paragraphs.filter_map(|group| group.first()).map(|own| own.paragraph).enumerate() {
            let text = self.words.text(paragraph);
            let at = TextRange::new(paragraph, 0, text.len());
            self.record.note(at, Role::Preface, Some(&NodeId::Report));
            // What stands in a table, or in a document of nothing but tables, is about the table.
            let is_own = !outline.headings.is_empty()
                && self.document.paragraphs.get(paragraph).is_some_and(|own| own.place.is_none());
            if let Some(to) = own_words::addressee(text).filter(|_| place == 0 && is_own) {
                self.report.addressee = to;
            } else if !preface::preface(&mut self.report, text, at, &mut self.remarks)
                && is_own
                && text.find("。", 0, text.len()).is_some()
                && !own_words::leads_over(text)
            {
                introduction.push(text.words(0, text.len()).trim().to_owned());
            }
        }
        introduction.retain(|line| !line.is_empty());
        self.report.introduction = introduction.join("\n");
    }

    /// What comes next: the text of the parts about it, a paragraph each line.
    fn next_steps(&mut self, segments: &[ParagraphSegment], outline: &Outline, levels: &[levels::HeadingLevel]) {
        let mut parts = own_words::next_steps(self.words, segments, outline, levels);
        parts.append(&mut self.next);
        let lines = parts.iter().map(|at| self.words.text(at.paragraph).words(at.start, at.end).trim().to_owned());
        self.report.next_steps = lines.collect::<Vec<_>>().join("\n");
        for at in parts {
            self.record.note(at, Role::Field(Field::Next), Some(&NodeId::Report));
        }
    }

    /// The title that stands over the headings of the first ledger, where the document is nothing but ledgers.
    fn ledger_title(&mut self, head: &[ParagraphSegment]) -> Option<usize> {
        let sheet = self.sheets.iter().find(|sheet| sheet.is_read).filter(|_| self.document.kind == Kind::Sheet)?;
        let table = self.document.table(sheet.table as usize);
        let (title, paragraphs) = ledger_sheet::head(&table, &sheet.columns).title?;
        let is_own =
            |segment: &&ParagraphSegment| u32::try_from(segment.paragraph).is_ok_and(|own| paragraphs.contains(&own));
        for segment in head.iter().filter(is_own) {
            self.record.note(TextRange::new(segment.paragraph, 0, segment.end), Role::Title, Some(&NodeId::Report));
        }
        self.report.title = title;
        Some(head.iter().rposition(|segment| is_own(&segment)).map_or(0, |at| at + 1))
    }

    /// Reads the title off the first lines; gives how many segments it takes.
    fn title(&mut self, head: &[ParagraphSegment]) -> usize {
        if let Some(lines) = self.ledger_title(head) {
            return lines;
        }
        let above = self.letterhead(head);
        let styled = self.styled_title();
        let line = |segment: &ParagraphSegment| {
            let text = self.words.text(segment.paragraph);
            TitleLine::new(text, segment.leads(), styled == Some(segment.paragraph))
        };
        let below = head.get(above..).unwrap_or_default();
        let lines: Vec<TitleLine> = below.iter().take(TITLE_WITHIN).map(line).collect();
        let Some((title, first, last)) = title::title(&lines) else {
            self.report.title = self.other_title();
            return above;
        };
        for (at, segment) in below.iter().enumerate().take(last + 1) {
            let (role, node) = if at < first { (Role::Furniture, None) } else { (Role::Title, Some(&NodeId::Report)) };
            self.record.note(TextRange::new(segment.paragraph, 0, segment.end), role, node);
        }
        self.report.title = title;
        above + last + 1
    }

    /// Reads the lines above the title that an office's paper has; gives how many segments they take.
    fn letterhead(&mut self, head: &[ParagraphSegment]) -> usize {
        let mut lines = 0;
        for segment in head {
            let text = self.words.text(segment.paragraph);
            if !segment.leads() || !letterhead::take(&mut self.report, &text.words(0, text.len())) {
                break;
            }
            let at = TextRange::new(segment.paragraph, 0, segment.end);
            self.record.note(at, Role::Preface, Some(&NodeId::Report));
            lines += 1;
        }
        lines
    }

    /// The name of the web page, else the name of the document.
    fn other_title(&mut self) -> String {
        let page = self.document.dropped.iter().find(|dropped| dropped.why == Why::PageTitle);
        if let Some(page) = page {
            return page.text.split(['_', '|']).next().unwrap_or_default().trim().to_owned();
        }
        self.remarks.push(Remark::NoTitle);
        let name = &self.document.name;
        name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned()
    }

    fn jumps(&mut self, segments: &[ParagraphSegment], outline: &Outline) {
        for (at, expected) in &outline.jumps {
            if let Some((segment, mark)) = segments.get(*at).and_then(|segment| Some((segment, segment.mark?))) {
                let at = TextRange::new(segment.paragraph, mark.start, mark.end).span();
                self.remarks.push(Remark::Jump { at, expected: *expected, found: mark.number });
            }
        }
    }

    fn finish(mut self) -> Understood {
        let paragraphs: Vec<String> = self.document.paragraphs.iter().map(|own| own.text.clone()).collect();
        self.report.source = Arc::new(Source { name: self.document.name.clone(), paragraphs, ..Source::default() });
        let (lines, unplaced) = self.record.finish(&self.words.texts);
        self.remarks.extend(asides::remarks(self.words, &lines));
        self.totals = stated(self.words, &lines);
        self.remarks.extend(totals::compare(&self.totals, &self.report));
        // The number and the day of a plan are not those of the report that follows it.
        if own_words::is_plan(&self.report.title) {
            self.report.plan_number = std::mem::take(&mut self.report.doc_number);
            self.report.plan_on = self.report.printed_on.take();
            self.report.copy_number.clear();
        }
        // The day of the feedback may stand behind the limits that begin with it.
        self.report.count_limits();
        if self.report.items().next().is_none() {
            self.remarks.push(Remark::NoItems);
        }
        if self.document.undecoded > 0 {
            self.remarks.push(Remark::Undecoded(self.document.undecoded));
        }
        Understood {
            report: self.report,
            lines,
            unplaced,
            totals: self.totals,
            remarks: self.remarks,
            sheets: self.sheets,
        }
    }
}

/// The totals of the preface and of the parts that hold no problems.
fn stated(words: &NoticeText, lines: &[Line]) -> Vec<Total> {
    let is_next = |line: &Line| line.role == Role::Field(Field::Next) && line.node == Some(NodeId::Report);
    let is_prose = |line: &&Line| matches!(line.role, Role::Preface | Role::Aside) || is_next(line);
    let range =
        |line: &Line| TextRange::new(line.span.paragraph as usize, line.span.start as usize, line.span.end as usize);
    lines
        .iter()
        .filter(is_prose)
        .flat_map(|line| totals::totals(words.text(line.span.paragraph as usize), range(line)))
        .collect()
}
