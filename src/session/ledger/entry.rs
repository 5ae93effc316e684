//! What a text typed into a cell asks for: most often an edit; for a date that was set before and for a closing a
//! question, since both want a reason or a name.

use std::sync::Arc;

use crate::analysis::{Column, PaceRule};
use crate::document::{self, Change, Edit, EditError};
use crate::field;
use crate::model::{
    Date, Due, FieldKey, FieldKind, FieldType as _, LogEntry, Node, NodeId, Progress, Report, Update, Value, When,
};
use crate::table::{choice, parse};
use crate::words::{Naming, Words};

/// What a typed text asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum CellEntry {
    /// It is what stands there.
    Nothing,
    /// A change of the dataset.
    Edit(Edit),
    /// Another date than the one that was set: a reason is wanted.
    MoveDue(When),
    /// A closing: day, verifier and manner are wanted.
    Close,
    /// A closed item is opened again: a step of the procedure, with a reason.
    Reopen,
}

/// When a text is typed, by whom, and in whose language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writing<'a> {
    pub(super) today: Date,
    /// The name of who is at the keyboard; empty where nobody said.
    pub(super) who: &'a str,
    pub(super) words: &'a Arc<Words>,
    /// What the columns that are worked out are shown by.
    pub(super) pace: PaceRule,
}

/// The node whose cell takes a text. It is at hand: among many items it is not sought by its id.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellNode<'a> {
    pub(super) report: &'a Report,
    pub(super) id: &'a NodeId,
    pub(super) node: Node<'a>,
}

/// What the text of a cell of a node asks for.
///
/// # Errors
/// The reason, in the person's language, when the cell cannot take the text.
pub(super) fn entry(
    own: &CellNode<'_>,
    key: &FieldKey,
    text: &str,
    writing: &Writing<'_>,
) -> Result<CellEntry, String> {
    let (words, CellNode { report, id, node }) = (writing.words, *own);
    let Some(present) = node.get(key, &report.columns) else { return Ok(CellEntry::Nothing) };
    if key.is(field!(Item.progress)) || key.is(field!(Measure.progress)) {
        return progress(own, text, writing.today, words);
    }
    let kind = key.kind(&report.columns);
    let value = match (kind, key.declared()) {
        (FieldKind::Leader | FieldKind::People | FieldKind::Unit | FieldKind::Units, Some(field)) => {
            if text_of(report, node, key, words).is_ok_and(|own| own == text.trim()) {
                return Ok(CellEntry::Nothing);
            }
            let named = document::name_parties(report, (id, node), field, &parse::names(text));
            return match named {
                Ok(edit) => Ok(edit.map_or(CellEntry::Nothing, CellEntry::Edit)),
                Err(EditError::OneParty) => Err(words.text("edit-error-one-party").to_owned()),
                Err(_) => Err(words.text("edit-error-field").to_owned()),
            };
        }
        (FieldKind::Due, _) => return due(own, &present, key, text, writing),
        (FieldKind::Entries, _) if piles_up(key) => return further(own, key, &present, text, writing),
        _ if parse::is_typed(kind) => parse::typed(key, kind, text, parse::DateBasis::today(writing.today), words)?,
        _ => return Err(words.text("ledger-cell-elsewhere").to_owned()),
    };
    let change = Change::Set(id.clone(), key.clone(), value.clone());
    Ok(if value == present { CellEntry::Nothing } else { CellEntry::Edit(Edit::new(report.id.clone(), change)) })
}

/// The text of a cell as it is changed in its editor: what [`entry`] reads back. Of entries that pile up nothing: a new one
/// comes beside them.
///
/// # Errors
/// The reason, in the person's language, for a cell that is not typed in.
pub(super) fn text_of(report: &Report, node: Node<'_>, key: &FieldKey, words: &Words) -> Result<String, String> {
    let kind = key.kind(&report.columns);
    let Some(value) = node.get(key, &report.columns) else { return Ok(String::new()) };
    let name = |id: &NodeId| report.line_name(id).unwrap_or_default();
    match kind {
        FieldKind::Entries if piles_up(key) => Ok(String::new()),
        FieldKind::Choice if key.declared().is_none() => Ok(parse::text(&value)),
        FieldKind::Choice
        | FieldKind::Flag
        | FieldKind::Leader
        | FieldKind::People
        | FieldKind::Unit
        | FieldKind::Units
        | FieldKind::Due => {
            let is_blank = key.declared().map_or_else(|| value.is_blank(), |field| field.is_blank(&value));
            let text = || words.value(key.declared(), kind, &value, Naming { name: &name, unit: "" });
            Ok(if is_blank { String::new() } else { text() })
        }
        _ if parse::is_typed(kind) => Ok(parse::text(&value)),
        _ => Err(words.text("ledger-cell-elsewhere").to_owned()),
    }
}

/// Why a cell of a column is not typed in that holds no field of its row.
pub(super) fn not_typed(column: &Column, words: &Words) -> String {
    let is_field = matches!(column, Column::Field(_));
    words.text(if is_field { "ledger-cell-of-item" } else { "ledger-cell-computed" }).to_owned()
}

/// True for entries of which a further one is typed in the cell: how it went, and the log.
fn piles_up(key: &FieldKey) -> bool {
    key.is(field!(Item.updates)) || key.is(field!(Measure.updates)) || key.is(field!(Item.log))
}

/// A further entry of today. None is taken away in the cell.
fn further(
    own: &CellNode<'_>,
    key: &FieldKey,
    present: &Value,
    text: &str,
    writing: &Writing<'_>,
) -> Result<CellEntry, String> {
    let CellNode { report, id, node } = *own;
    let (on, text) = (writing.today, text.trim().to_owned());
    if text.is_empty() {
        let stay = || writing.words.text("ledger-entries-stay").to_owned();
        return if present.is_blank() { Ok(CellEntry::Nothing) } else { Err(stay()) };
    }
    if let Node::Item(item) = node
        && key.is(field!(Item.updates))
    {
        let update = Update { on, text, ..Update::blank() };
        return Ok(CellEntry::Edit(document::record_progress(&report.id, item, update)));
    }
    let value = if key.is(field!(Measure.updates)) {
        let Some(entries) = present.typed::<Vec<Update>>() else { return Ok(CellEntry::Nothing) };
        entries.into_iter().chain([Update { on, text, ..Update::blank() }]).collect::<Vec<_>>().to_value()
    } else {
        let Some(entries) = present.typed::<Vec<LogEntry>>() else { return Ok(CellEntry::Nothing) };
        let entry = LogEntry { on, who: writing.who.to_owned(), text, ..LogEntry::blank() };
        entries.into_iter().chain([entry]).collect::<Vec<_>>().to_value()
    };
    let change = Change::Set(id.clone(), key.clone(), value);
    Ok(CellEntry::Edit(Edit::new(report.id.clone(), change)))
}

fn progress(own: &CellNode<'_>, text: &str, today: Date, words: &Words) -> Result<CellEntry, String> {
    let CellNode { report, id, node } = *own;
    let Some(field) = crate::model::NodeKind::of(id).field("progress") else { return Ok(CellEntry::Nothing) };
    // In a column of a ledger the heading says what a sign answers; in a cell it says nothing of where the item stands.
    if crate::text::choices().is_sign(&crate::text::fold(text.trim())) {
        return Err(words.with("returned-choice", [("text", text.trim().into())]));
    }
    let value = choice::choice(field, text, words)?;
    let to = value.typed::<Progress>().unwrap_or(Progress::Unstated);
    if node.value("progress").as_ref() == Some(&value) {
        return Ok(CellEntry::Nothing);
    }
    if to == Progress::Closed && matches!(node, Node::Item(_)) {
        return Ok(CellEntry::Close);
    }
    if matches!(node, Node::Item(item) if item.progress == Progress::Closed) {
        return Ok(CellEntry::Reopen);
    }
    let set = document::set_progress(&report.id, node, to, today);
    Ok(set.map_or(CellEntry::Nothing, CellEntry::Edit))
}

/// The first date is set; another one wants a reason; none is taken away.
fn due(
    own: &CellNode<'_>,
    present: &Value,
    key: &FieldKey,
    text: &str,
    writing: &Writing<'_>,
) -> Result<CellEntry, String> {
    let (words, CellNode { report, id, .. }) = (writing.words, *own);
    let due = present.typed::<Option<Due>>().flatten();
    if due.as_ref().is_some_and(|due| words.due(due) == text.trim()) {
        return Ok(CellEntry::Nothing);
    }
    let basis = parse::DateBasis::limit(Some(writing.today), report.feedback_on);
    let read = parse::due(text, basis, words)?;
    let was = due.as_ref().and_then(Due::present);
    let Some(read) = read else {
        return if due.is_none() { Ok(CellEntry::Nothing) } else { Err(words.text("ledger-due-stays").to_owned()) };
    };
    let set = || {
        let value = Some(read.clone()).to_value();
        CellEntry::Edit(Edit::new(report.id.clone(), Change::Set(id.clone(), key.clone(), value)))
    };
    Ok(match (was, read.present()) {
        (Some(was), Some(to)) if was == to => CellEntry::Nothing,
        (Some(_), Some(to)) => CellEntry::MoveDue(to),
        // A limit in days whose beginning is not known yet says less than the date that stands there.
        (Some(_), None) => return Err(words.text("ledger-due-stays").to_owned()),
        (None, _) => set(),
    })
}
