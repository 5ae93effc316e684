//! What stands in a cell of the ledger, as filters, groups and the order ask for it: its values one by one, its days, its
//! words.
//!
//! Does not live here: the words that the cell shows (`table`), and what comes before what (`order`).

use crate::analysis::attainment::Attainment;
use crate::analysis::days_left::DaysLeft;
use crate::analysis::pace::PaceRule;
use crate::analysis::query::Query;
use crate::model::{Amount, Date, Due, FieldKey, Item, Number, Record, Report, Schedule, Value, When};

use super::LedgerNodes;
use super::column::{Column, Derived};

/// A value that a column can be filtered by. A cell with several units has several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilterValue {
    /// The code of a closed list.
    Choice(&'static str),
    /// Yes or no.
    Flag(bool),
    /// How many.
    Count(usize),
    /// A number.
    Number(Number),
    /// An amount with its unit.
    Amount(Number, String),
    /// Whether an item keeps to its plan.
    Pace(Schedule),
    /// How many days it is to a date, or since.
    Days(DaysLeft),
    /// A month: days are chosen by the month that they lie in.
    Month(i16, i8),
    /// A text, or the name of a party.
    Text(String),
    /// Something without a day where days are sought: a limit whose beginning is not known yet.
    Undated,
    /// Nothing.
    Blank,
}

/// What stands in a cell.
pub(super) enum CellContent<'a> {
    /// The value of a field.
    Field(FieldKey, Value, &'a Report),
    /// The title of what stands above the item.
    Title(&'a str),
    /// Something counted.
    Count(usize),
    /// A first due date.
    When(When),
    /// A pace.
    Pace(Schedule),
    /// Days to a date, or since.
    Days(DaysLeft),
    /// Nothing.
    Nothing,
}

impl<'a> CellContent<'a> {
    /// What stands in a column for the item of a row.
    pub(super) fn of(nodes: &LedgerNodes<'a>, column: &Column, pace: PaceRule) -> Self {
        let LedgerNodes { report, category, problem, item, .. } = *nodes;
        let derived = match column {
            Column::Field(_) | Column::Own(_) => {
                let found = column.key(report).and_then(|key| {
                    let value = nodes.node_in(column).get(&key, &report.columns)?;
                    Some(Self::Field(key, value, report))
                });
                return found.unwrap_or(Self::Nothing);
            }
            Column::Derived(derived) => derived,
        };
        match derived {
            Derived::Report => Self::Title(&report.title),
            Derived::Category => Self::Title(&category.title),
            Derived::Problem => Self::Title(&problem.title),
            Derived::DaysLeft => DaysLeft::of(item, pace.today).map_or(Self::Nothing, Self::Days),
            Derived::FirstDue => item.due.as_ref().and_then(|due| due.on).map_or(Self::Nothing, Self::When),
            Derived::Moves => Self::Count(item.due.as_ref().map_or(0, |due| due.changes.len())),
            Derived::Measures => Self::Count(item.measures.len()),
            Derived::Indicators => Self::Count(item.indicators.len()),
            Derived::OffTarget => Self::Count(off_target(item)),
            Derived::Pace => pace.word(item, report).map_or(Self::Nothing, Self::Pace),
        }
    }

    /// The values that the cell can be chosen by; at least one, for what is empty too.
    pub(super) fn values(&self) -> Vec<FilterValue> {
        let values = match self {
            Self::Field(key, value, report) => of_value(key, value, report),
            Self::Title(title) => text(title).into_iter().collect(),
            Self::Count(count) => vec![FilterValue::Count(*count)],
            Self::When(when) => vec![month(*when)],
            Self::Pace(pace) => vec![FilterValue::Pace(*pace)],
            Self::Days(days) => vec![FilterValue::Days(*days)],
            Self::Nothing => Vec::new(),
        };
        if values.is_empty() { vec![FilterValue::Blank] } else { values }
    }

    /// The day of the cell: of a due date the present one, of entries the newest; of a month or a year its last day.
    pub(super) fn day(&self) -> Option<Date> {
        match self {
            Self::When(when) => Some(when.last_day()),
            Self::Field(_, value, _) => when(value).map(When::last_day),
            _ => None,
        }
    }

    /// The number of the cell, an amount without its unit; of the days to a date those of what is not complete, negative where
    /// it is late.
    pub(super) fn number(&self) -> Option<Number> {
        match self {
            Self::Count(count) => Some(Number::of_count(*count)),
            Self::Days(DaysLeft::Due(left)) => Some(Number::from(i64::from(*left))),
            Self::Field(_, Value::Number(number), _) => *number,
            Self::Field(_, Value::Record(Some(record)), _) => record.typed::<Amount>().map(|amount| amount.value),
            _ => None,
        }
    }

    /// True where all words stand in the cell.
    pub(super) fn contains(&self, query: &Query) -> bool {
        match self {
            Self::Field(_, value, report) => query.is_in(value, report, &[]),
            Self::Title(title) => query.is_in_text(title),
            _ => query.is_empty(),
        }
    }
}

fn text(text: &str) -> Option<FilterValue> {
    let text = text.trim();
    (!text.is_empty()).then(|| FilterValue::Text(text.to_owned()))
}

fn month(when: When) -> FilterValue {
    let (year, month, _) = when.last_day().parts();
    FilterValue::Month(year, month)
}

/// The day or the period of a value.
fn when(value: &Value) -> Option<When> {
    match value {
        Value::Date(date) => date.map(When::Day),
        Value::When(when) => *when,
        Value::Record(record) => record.as_ref().and_then(of_record),
        Value::Records(records) => newest(records).map(When::Day),
        _ => None,
    }
}

/// The day or the period of a record: of a due date the present one.
pub(super) fn of_record(record: &Record) -> Option<When> {
    match record.typed::<Due>() {
        Some(due) => due.present(),
        None => day(record).map(When::Day),
    }
}

/// The day of the newest entry.
pub(super) fn newest(records: &[Record]) -> Option<Date> {
    records.iter().filter_map(day).max()
}

/// The day of an entry.
fn day(record: &Record) -> Option<Date> {
    if let Some(Value::Date(date)) = record.get("on") { *date } else { None }
}

/// How many of an item's indicators miss their target.
#[must_use]
pub fn off_target(item: &Item) -> usize {
    item.indicators.iter().filter(|indicator| Attainment::of(indicator).is_off()).count()
}

fn of_value(key: &FieldKey, value: &Value, report: &Report) -> Vec<FilterValue> {
    let party = |id| report.party(id).and_then(|party| text(&party.name));
    let dated = || when(value).map_or(FilterValue::Undated, month);
    match value {
        Value::Text(content) | Value::Json(content) => text(content).into_iter().collect(),
        Value::Names(names) => names.iter().filter_map(|name| text(name)).collect(),
        Value::Choice(code) => code.map(FilterValue::Choice).into_iter().collect(),
        Value::Flag(flag) => vec![FilterValue::Flag(*flag)],
        Value::Number(number) => number.map(FilterValue::Number).into_iter().collect(),
        Value::Party(id) => id.as_ref().and_then(party).into_iter().collect(),
        Value::Parties(ids) => ids.iter().filter_map(party).collect(),
        _ if key.declared().map_or_else(|| value.is_blank(), |field| field.is_blank(value)) => Vec::new(),
        Value::Record(Some(record)) => match record.typed::<Amount>() {
            Some(amount) => vec![FilterValue::Amount(amount.value, amount.unit)],
            None => vec![dated()],
        },
        Value::Date(_) | Value::When(_) | Value::Records(_) => vec![dated()],
        Value::Record(None) | Value::Node(_) | Value::Nodes(_) | Value::Map(_) => Vec::new(),
    }
}
