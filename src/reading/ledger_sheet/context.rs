//! What the cells of a ledger are read by, besides their columns: the day, the unit of money, the report's own columns.

use crate::model::{ColumnMap, Date, Field, FieldKind, Measure, Number, Object, PartyId, PartyKind, Value};
use crate::reading::amount::amount;
use crate::reading::item::due::{Era, Limit, limit};
use crate::reading::item::field::FillContext;
use crate::reading::item::record::TextRange;
use crate::reading::item::types::Remark;
use crate::text::{bracketed, choices, fold, when};

use super::column::Column;
use super::draft::Held;
use super::own::OwnColumns;
use super::standing::share;

/// What cells are read by.
pub(super) struct Context<'a, 'b> {
    /// Parties, texts and remarks.
    pub(super) fill: &'a mut FillContext<'b>,
    /// The report's own columns.
    pub(super) own: &'a OwnColumns,
    /// The day that the ledger speaks of, where it says so.
    pub(super) as_of: Option<Date>,
    /// The day of the import.
    pub(super) today: Date,
    /// The unit of money that stands over the table: 单位:万元.
    pub(super) unit: Option<String>,
    /// The columns of which it was said that their updates have no day.
    pub(super) undated: Vec<usize>,
}

impl Context<'_, '_> {
    /// Says that a person should look at the words of a cell.
    pub(super) fn remark(&mut self, remark: fn(crate::model::Span) -> Remark, at: TextRange) {
        let remark = remark(at.span());
        if !self.fill.remarks.contains(&remark) {
            self.fill.remarks.push(remark);
        }
    }

    /// Puts the words of a cell into the report's own columns; those of a cell that could not be taken apart are told.
    pub(super) fn put_own(&mut self, custom: &mut ColumnMap, cell: &Held) {
        self.own.put(custom, &cell.heading, &cell.text);
        if cell.column == Column::SEVERAL {
            self.remark(Remark::RolesUnclear, cell.place());
        }
    }

    /// The number of a measure, where its text begins with none.
    pub(super) fn number(&mut self, measure: &mut Measure, cell: &Held) {
        if measure.number.is_empty() {
            cell.text.trim().clone_into(&mut measure.number);
        } else if fold(&measure.number) != fold(&cell.text) {
            self.remark(Remark::Contradicts, cell.place());
        }
    }

    /// The parties that a cell names.
    pub(super) fn parties(&mut self, cell: &Held, kind: PartyKind) -> Vec<PartyId> {
        let (ids, refused) = self.fill.parties.named(cell.text.trim_end_matches(['。', ';', '\u{ff1b}', ',']), kind);
        if refused > 0 {
            self.remark(Remark::Unkept, cell.place());
        }
        ids
    }

    /// Puts the words of a cell into a field, by the kind of the field; false for a kind that is not read here.
    pub(super) fn put<N: Object>(&mut self, node: &mut N, field: &Field, cell: &Held) -> bool {
        let value = match field.kind {
            FieldKind::Line => Some(joined(node, field, cell, " ")),
            FieldKind::Text => Some(joined(node, field, cell, "\n")),
            FieldKind::Number => plain(&cell.text).map(|number| Value::Number(Some(number))),
            FieldKind::Percent => percent(cell).map(|number| Value::Number(Some(number))),
            FieldKind::Amount => self.money(field, cell),
            FieldKind::Date => when(&cell.text).map(|on| Value::Date(Some(on.last_day()))),
            FieldKind::When => when(&cell.text).map(|on| Value::When(Some(on))),
            FieldKind::Choice => choice(field, &cell.text).map(|code| Value::Choice(Some(code))),
            FieldKind::Names => Some(Value::Names(lines(&cell.text))),
            FieldKind::Units => return self.put_parties(node, field, cell, PartyKind::Unit),
            FieldKind::People => return self.put_parties(node, field, cell, PartyKind::Person),
            FieldKind::Due => return self.put_due(node, field, cell),
            _ => return false,
        };
        let blank = node.value(field.key).is_none_or(|own| field.is_blank(&own));
        let same = node.value(field.key) == value;
        let text = matches!(field.kind, FieldKind::Line | FieldKind::Text | FieldKind::Names);
        let Some(value) = value else {
            self.remark(Remark::ValueUnread, cell.place());
            return true;
        };
        if !blank && !same && !text {
            self.remark(Remark::Contradicts, cell.place());
        } else if node.set_value(field.key, value).is_err() {
            self.remark(Remark::ValueUnread, cell.place());
        }
        true
    }

    /// Adds the parties of a cell to a field, each once.
    pub(super) fn put_parties<N: Object>(&mut self, node: &mut N, field: &Field, cell: &Held, kind: PartyKind) -> bool {
        let mut ids = match node.value(field.key) {
            Some(Value::Parties(ids)) => ids,
            _ => Vec::new(),
        };
        for id in self.parties(cell, kind) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        node.set_value(field.key, Value::Parties(ids)).is_ok()
    }

    /// What a cell says as a time limit.
    pub(super) fn limit(&self, cell: &Held) -> Limit {
        limit(cell.text.trim(), cell.place(), Era { year: year_of(&cell.heading), ..self.fill.era })
    }

    /// Puts a time limit into a field. A later cell that says otherwise is remarked.
    fn put_due<N: Object>(&mut self, node: &mut N, field: &Field, cell: &Held) -> bool {
        let read = self.limit(cell);
        for remark in read.remarks {
            if !self.fill.remarks.contains(&remark) {
                self.fill.remarks.push(remark);
            }
        }
        let Some(due) = read.due.or(read.undated) else { return true };
        let value = crate::model::FieldType::to_value(&Some(due));
        match node.value(field.key) {
            Some(own) if !field.is_blank(&own) && own != value => self.remark(Remark::Contradicts, cell.place()),
            _ => drop(node.set_value(field.key, value)),
        }
        true
    }

    /// A sum of money with the unit of the cell, of the heading, or of the line over the table.
    fn money(&self, field: &Field, cell: &Held) -> Option<Value> {
        let read = amount(&cell.text)?;
        let scale = match read.magnitude {
            10_000 => "万",
            100_000_000 => "亿",
            1 => "",
            _ => return None,
        };
        let lent = || {
            bracketed(&cell.heading)
                .filter(|unit| unit.ends_with('元'))
                .or_else(|| self.unit.clone())
                .unwrap_or_default()
        };
        let unit = if read.unit.is_empty() && scale.is_empty() {
            lent()
        } else {
            format!("{scale}{}", if read.unit.is_empty() { "元" } else { &read.unit })
        };
        let record = crate::model::Record::blank(field.shape);
        let record = record.with("value", Value::Number(Some(read.value))).with("unit", Value::Text(unit));
        Some(Value::Record(Some(record)))
    }
}

/// The year that a heading names: 整改时限(2025年).
fn year_of(heading: &str) -> Option<i16> {
    let inner = bracketed(heading)?;
    match when(&inner)? {
        crate::model::When::Year(year) => Some(year),
        _ => None,
    }
}

/// The text of a field with that of a cell behind it, each line once.
fn joined<N: Object>(node: &N, field: &Field, cell: &Held, between: &str) -> Value {
    let text = lines(&cell.text).join(between);
    let before = match node.value(field.key) {
        Some(Value::Text(before)) if !before.is_empty() => before,
        _ => return Value::Text(text),
    };
    let known = before == text || before.lines().any(|line| line == text);
    Value::Text(if known { before } else { format!("{before}\n{text}") })
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn plain(text: &str) -> Option<Number> {
    amount(text).filter(|read| read.bound.is_none() && read.magnitude == 1).map(|read| read.value)
}

/// A number of per cent: with its sign, or under a heading that has it.
fn percent(cell: &Held) -> Option<Number> {
    let folded = fold(&cell.text);
    if folded.contains('%') {
        return share(&folded);
    }
    let number = plain(&folded)?;
    // 0.8 without a sign may be four fifths or less than one per cent.
    let signed = cell.heading.contains(['%', '\u{ff05}']);
    (signed || number > Number::from(1) || number == Number::ZERO).then_some(number)
}

/// The code of the words of a choice.
fn choice(field: &Field, text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let code = choices().code(field.key, folded.trim_end_matches('。'))?;
    field.choice(code).map(|choice| choice.code)
}
