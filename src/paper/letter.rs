//! A letter to a unit about what it leads (督办单, 提醒书, 告诫书): what is late or near, what is asked of the unit, and
//! whom it has to answer. Every figure is counted on the day of the letter.

use std::sync::Arc;

use crate::analysis::{for_audience, status};
use crate::model::{
    Dataset, Due, Item, Letter, LetterKind, NodeId, NodeRef, Number, PaperAudience, Report, Status, When,
};
use crate::table::{Align, CellValue, RowKind, Table, TableCell, TableColumn, TableRow};
use crate::words::Words;

use super::head;
use super::scope::one_report;
use super::value::{Block, Paper};

/// Who reads a letter: the unit that it goes to. What the office keeps to itself is never in it.
pub const LETTER_AUDIENCE: PaperAudience = PaperAudience::Office;

/// What a letter is made from.
#[derive(Debug, Clone)]
pub struct LetterRequest {
    /// The dataset, with everything in it.
    pub dataset: Arc<Dataset>,
    /// The place of the report in it.
    pub report: usize,
    /// The letter. What it says is made anew.
    pub letter: Letter,
    /// Within how many days something is near.
    pub near_days: u32,
    /// The language of what the program itself says in it.
    pub words: Arc<Words>,
}

/// The letter as a paper; absent where the dataset has no such report, or nothing of it is for the unit.
#[must_use]
pub fn letter_paper(request: &LetterRequest) -> Option<Paper> {
    let seen = for_audience(&one_report(&request.dataset, request.report), LETTER_AUDIENCE);
    let report = seen.reports.first()?;
    let items: Vec<&Arc<Item>> = request.letter.items.iter().filter_map(|id| report.item(id)).collect();
    if items.is_empty() {
        return None;
    }
    let unit = report.line_name(&NodeId::Party(request.letter.unit.clone()));
    let writing = Writing { request, report, items };
    let words = &request.words;
    Some(Paper {
        name: words.choice(request.letter.kind).to_owned(),
        sheet: crate::model::Paper::A4,
        narrow_margins: false,
        audience: LETTER_AUDIENCE,
        audience_word: words.choice(LETTER_AUDIENCE).to_owned(),
        continued: words.text("paper-continued").to_owned(),
        recipient: None,
        blocks: head::secrecy(report, LETTER_AUDIENCE).chain(writing.blocks()).collect(),
        watermark: head::watermark(report, unit.as_deref()),
        appendices: Vec::new(),
    })
}

struct Writing<'a> {
    request: &'a LetterRequest,
    report: &'a Arc<Report>,
    /// Those of its items that the unit may read.
    items: Vec<&'a Arc<Item>>,
}

impl Writing<'_> {
    fn letter(&self) -> &Letter {
        &self.request.letter
    }

    fn words(&self) -> &Words {
        &self.request.words
    }

    fn blocks(&self) -> Vec<Block> {
        let (letter, words) = (self.letter(), self.words());
        let unit = self.report.line_name(&NodeId::Party(letter.unit.clone())).unwrap_or_default();
        let asked = match letter.kind {
            LetterKind::Urge => ["letter-urge", "letter-urge-end"],
            LetterKind::Remind => ["letter-remind", "letter-remind-end"],
            LetterKind::Warn => ["letter-warn", "letter-warn-end"],
        };
        let [demand, end] = asked.map(|key| words.text(key).to_owned());
        let paragraph = |text: String| Block::Paragraph { text, note: None };
        vec![
            Block::Title(words.choice(letter.kind).to_owned()),
            Block::Centred(letter.number.clone()),
            Block::Addressee(words.with("letter-addressee", [("unit", unit.into())])),
            paragraph(self.opening()),
            Block::Table(self.table()),
            paragraph(demand + &self.answer()),
            paragraph(end),
            Block::Signature { by: letter.issuer.clone(), on: words.date(letter.on) },
        ]
    }

    /// How many items, how many of them late and for how long, how many near, and what was written before.
    fn opening(&self) -> String {
        let (letter, words) = (self.letter(), self.words());
        let late: Vec<i32> = self.items.iter().filter_map(|item| days_late(item, letter)).collect();
        let is_near = |item: &&&Arc<Item>| self.status(item) == Status::Near;
        let near = self.items.iter().filter(is_near).count();
        let arguments = [("on", words.date(letter.on).into()), ("items", self.items.len().into())];
        let mut text = words.with("letter-opening", arguments);
        let is_one = self.items.len() == 1;
        if let Some(longest) = late.iter().max() {
            let arguments = [("late", late.len().into()), ("days", (*longest).into())];
            text.push_str(&words.with(if is_one { "letter-one-late" } else { "letter-late" }, arguments));
        }
        if near > 0 && !is_one {
            let arguments = [("near", near.into()), ("days", self.request.near_days.into())];
            text.push_str(&words.with("letter-near", arguments));
        }
        let before = self.before();
        if !before.is_empty() {
            text.push_str(&words.with("letter-before", [("letters", before.into())]));
        }
        text
    }

    /// The letters that the unit got before about one of these items.
    fn before(&self) -> String {
        let (letter, words) = (self.letter(), self.words());
        let is_earlier = |own: &&Letter| {
            own.unit == letter.unit
                && own.on <= letter.on
                && own.number != letter.number
                && own.items.iter().any(|id| self.items.iter().any(|item| item.id == *id))
        };
        let one = |own: &Letter| {
            let arguments = [("number", own.number.clone().into()), ("on", words.date(own.on).into())];
            words.with("letter-before-one", arguments)
        };
        self.report.letters.iter().filter(is_earlier).map(one).collect::<Vec<_>>().join(words.text("list-comma"))
    }

    fn answer(&self) -> String {
        let (letter, words) = (self.letter(), self.words());
        let mut text = match (letter.answer_by, letter.issuer.as_str()) {
            (None, _) => String::new(),
            (Some(by), "") => words.with("letter-answer", [("by", words.date(by).into())]),
            (Some(by), issuer) => {
                words.with("letter-answer-to", [("by", words.date(by).into()), ("issuer", issuer.into())])
            }
        };
        if !letter.contact.is_empty() {
            text.push_str(&words.with("letter-contact", [("contact", letter.contact.as_str().into())]));
        }
        text
    }

    fn table(&self) -> Table {
        let words = self.words();
        let column = |key: &str, width: f32, align: Align| TableColumn::plain(words.text(key), width, align);
        let columns = vec![
            column("letter-column-row", 15.0, Align::Centre),
            column("letter-column-item", 50.0, Align::Left),
            column("letter-column-leader", 32.0, Align::Centre),
            column("letter-column-due", 33.0, Align::Centre),
            column("letter-column-days", 31.0, Align::Centre),
        ];
        let rows = self.items.iter().enumerate().map(|(at, item)| self.row(at, item)).collect();
        Table { columns, rows, is_dense: false }
    }

    fn row(&self, at: usize, item: &Item) -> TableRow {
        let words = self.words();
        let leader = item.leader.as_ref().and_then(|id| self.report.line_name(&NodeId::Party(id.clone())));
        let due = item.due.as_ref().map(|due| due_words(due, words)).unwrap_or_default();
        let values = [
            CellValue::Number(Number::of_count(at + 1), ""),
            CellValue::of_text(format!("{}{}", item.number, item.title)),
            CellValue::of_text(leader.unwrap_or_default()),
            CellValue::of_text(due),
            self.days(item),
        ];
        TableRow {
            kind: RowKind::Data,
            node: Some(NodeRef::new(self.report.id.clone(), NodeId::Item(item.id.clone()))),
            entry: None,
            cells: values.into_iter().map(TableCell::new).collect(),
            height: 0.0,
        }
    }

    fn status(&self, item: &Item) -> Status {
        status(item, self.letter().on, self.request.near_days)
    }

    /// The days that it is late, or that are left.
    fn days(&self, item: &Item) -> CellValue {
        let words = self.words();
        let Some(last) = item.due.as_ref().and_then(Due::last_day) else {
            return CellValue::of_text(words.text("letter-no-due"));
        };
        let left = last.days_since(self.letter().on);
        let key = if left < 0 { "letter-days-late" } else { "letter-days-left" };
        CellValue::Status(self.status(item), words.with(key, [("days", left.abs().into())]))
    }
}

/// The days that an item is late on the day of a letter.
fn days_late(item: &Item, letter: &Letter) -> Option<i32> {
    let last = item.due.as_ref().and_then(Due::last_day)?;
    Some(letter.on.days_since(last)).filter(|days| *days > 0 && !item.progress.is_complete())
}

/// The date that holds, and how often it was put off.
fn due_words(due: &Due, words: &Words) -> String {
    let in_digits = |when: When| if let When::Day(day) = when { day.to_string() } else { words.when(when) };
    let present = due.present().map_or_else(|| words.due(due), in_digits);
    if due.changes.is_empty() {
        return present;
    }
    let moved = words.with("paper-due-moved", [("count", due.changes.len().into())]);
    format!("{present}\n{}", words.with("letter-due-moved", [("moved", moved.into())]))
}
