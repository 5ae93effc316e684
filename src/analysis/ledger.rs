//! All items as one table, in the order of any column.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::model::codes::codes;
use crate::model::{
    self, Amount, Category, Codes as _, Dataset, Date, Due, FieldKey, FieldKind, Item, Node, NodeId, NodeKind, Number,
    Object as _, PartyId, Problem, Record, Report, Value, When,
};

use super::attainment::Attainment;
use super::collate::collation;
use super::filter::Visible;

/// A column of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Column {
    /// A field of the items, or a column that the office added.
    Field(FieldKey),
    /// Something that is counted, or that stands above the item.
    Derived(Derived),
}

codes! {
    /// A column that no field of an item holds.
    Derived {
        /// The report that the item belongs to.
        Report = "report",
        /// Its category.
        Category = "category",
        /// Its problem.
        Problem = "problem",
        /// The first due date.
        FirstDue = "first_due",
        /// How often the date was moved.
        Moves = "moves",
        /// How many measures.
        Measures = "measures",
        /// How many indicators.
        Indicators = "indicators",
        /// How many of them miss their target.
        OffTarget = "off_target",
    }
}

impl Column {
    /// The column of a field of the items.
    #[must_use]
    pub fn field(key: &str) -> Option<Self> {
        FieldKey::of_text(NodeKind::Item, key).map(Self::Field)
    }

    /// All columns, in the order in which they are offered; `own` are those that the office added.
    #[must_use]
    pub fn all(own: &[model::Column]) -> Vec<Self> {
        let mut all = Vec::new();
        for field in Item::FIELDS {
            if field.kind == FieldKind::Columns {
                all.extend(own.iter().map(|column| Self::Field(FieldKey::Column(column.id.clone()))));
            } else if field.in_ledger {
                all.push(Self::Field(FieldKey::Declared(field)));
            }
            // What stands above an item comes behind its title, what is counted of its date behind the date.
            let behind: &[Derived] = match field.key {
                "title" => &[Derived::Report, Derived::Category, Derived::Problem],
                "due" => &[Derived::FirstDue, Derived::Moves],
                _ => &[],
            };
            all.extend(behind.iter().copied().map(Self::Derived));
        }
        all.extend([Derived::Measures, Derived::Indicators, Derived::OffTarget].map(Self::Derived));
        all
    }

    /// The columns that a ledger begins with.
    #[must_use]
    pub fn first() -> Vec<Self> {
        let keys = ["number", "title", "progress", "percent", "term", "lead_units", "leader", "due", "updates"];
        let fields = keys.into_iter().filter_map(Self::field);
        fields.chain([Self::Derived(Derived::OffTarget)]).collect()
    }
}

impl Default for Column {
    fn default() -> Self {
        Self::field("number").unwrap_or(Self::Derived(Derived::Report))
    }
}

/// Begins the text of a derived column. No key of a field begins with it.
const DERIVED: &str = "@";

impl std::fmt::Display for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Field(key) => key.fmt(f),
            Self::Derived(derived) => write!(f, "{DERIVED}{}", derived.code()),
        }
    }
}

impl serde::Serialize for Column {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Column {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // Preferences from before the field catalogue have derived columns without the mark.
        let text = if text == "closed_on" { "closed" } else { &text };
        let derived = Derived::of_code(text.trim_start_matches(DERIVED)).map(Self::Derived);
        let found = if text.starts_with(DERIVED) { derived } else { Self::field(text).or(derived) };
        found.ok_or_else(|| serde::de::Error::custom(format_args!("no column `{text}`")))
    }
}

/// How the ledger is ordered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerOrder {
    /// The column that decides; equal ones stay in the order of the notice.
    pub by: Column,
    /// From the last to the first.
    pub descending: bool,
}

/// One row by its positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerRow {
    report: u32,
    category: u32,
    problem: u32,
    item: u32,
}

/// The nodes of a row.
#[derive(Debug, Clone, Copy)]
pub struct LedgerNodes<'a> {
    /// The report.
    pub report: &'a Arc<Report>,
    /// The category.
    pub category: &'a Category,
    /// The problem.
    pub problem: &'a Problem,
    /// The item.
    pub item: &'a Arc<Item>,
}

/// The table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The rows in their order.
    pub rows: Vec<LedgerRow>,
}

/// What rows are compared by. What is not filled in comes last in both directions.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Place,
    Count(usize),
    When(bool, Option<When>),
    Number(bool, Option<Number>),
    /// Names in the order of a dictionary.
    Text(bool, Vec<u8>),
}

impl LedgerRow {
    /// The row's nodes; absent when the dataset has changed since.
    #[must_use]
    pub fn resolve<'a>(&self, dataset: &'a Dataset) -> Option<LedgerNodes<'a>> {
        let report = dataset.reports.get(self.report as usize)?;
        let category = report.categories.get(self.category as usize)?;
        let problem = category.problems.get(self.problem as usize)?;
        let item = problem.items.get(self.item as usize)?;
        Some(LedgerNodes { report, category, problem, item })
    }
}

impl Ledger {
    /// The table of some reports, by their positions in the dataset.
    pub(super) fn of(
        dataset: &Dataset,
        reports: impl Iterator<Item = usize>,
        order: &LedgerOrder,
        visible: Option<&Visible>,
    ) -> Self {
        let mut rows = Vec::new();
        for at in reports {
            let Some(report) = dataset.reports.get(at) else { continue };
            for ((c, p, i), item) in report.placed_items() {
                if visible.is_none_or(|visible| visible.shows(&report.id, &NodeId::Item(item.id.clone()))) {
                    rows.push(LedgerRow { report: at as u32, category: c as u32, problem: p as u32, item: i as u32 });
                }
            }
        }
        if order.by != Column::default() {
            let mut keyed: Vec<_> = rows.iter().map(|row| (key(row, dataset, &order.by), *row)).collect();
            // What is not filled in stays last in both directions; a stable sort keeps the notice's order.
            keyed.sort_by(|(a, _), (b, _)| compare(a, b, order.descending));
            rows = keyed.into_iter().map(|(_, row)| row).collect();
        } else if order.descending {
            rows.reverse();
        }
        Self { rows }
    }
}

fn compare(a: &Key, b: &Key, descending: bool) -> Ordering {
    let missing = |key: &Key| matches!(key, Key::When(true, _) | Key::Number(true, _) | Key::Text(true, _));
    match (missing(a), missing(b)) {
        (false, false) if descending => b.cmp(a),
        _ => a.cmp(b),
    }
}

fn key(row: &LedgerRow, dataset: &Dataset, by: &Column) -> Key {
    let Some(LedgerNodes { report, category, problem, item }) = row.resolve(dataset) else { return Key::Place };
    let text = |text: &str| Key::Text(text.is_empty(), collation(text));
    let when = |when: Option<When>| Key::When(when.is_none(), when);
    let derived = match by {
        Column::Field(key) => {
            let value = Node::Item(item).get(key, &report.columns);
            return value.map_or(Key::Place, |value| of_value(key, &value, report));
        }
        Column::Derived(derived) => derived,
    };
    match derived {
        Derived::Report => text(&report.title),
        Derived::Category => text(&category.title),
        Derived::Problem => text(&problem.title),
        Derived::FirstDue => when(item.due.as_ref().and_then(|due| due.on)),
        Derived::Moves => Key::Count(item.due.as_ref().map_or(0, |due| due.changes.len())),
        Derived::Measures => Key::Count(item.measures.len()),
        Derived::Indicators => Key::Count(item.indicators.len()),
        Derived::OffTarget => Key::Count(off_target(item)),
    }
}

/// What a value is sorted by: what a person reads first in it.
fn of_value(key: &FieldKey, value: &Value, report: &Report) -> Key {
    let text = |text: &str| Key::Text(text.is_empty(), collation(text));
    let when = |when: Option<When>| Key::When(when.is_none(), when);
    let party = |id: Option<&PartyId>| text(id.and_then(|id| report.party(id)).map_or("", |party| party.name.as_str()));
    match value {
        Value::Text(content) | Value::Json(content) => text(content),
        Value::Names(names) => text(names.first().map_or("", String::as_str)),
        Value::Choice(code) => {
            let choices = key.declared().map_or(&[][..], |field| field.choices);
            Key::Count(choices.iter().position(|one| Some(one.code) == *code).unwrap_or(usize::MAX))
        }
        Value::Flag(flag) => Key::Count(usize::from(!flag)),
        Value::Number(number) => Key::Number(number.is_none(), *number),
        Value::Date(date) => when(date.map(When::Day)),
        Value::When(own) => when(*own),
        Value::Party(id) => party(id.as_ref()),
        Value::Parties(ids) => party(ids.first()),
        Value::Record(Some(record)) => of_record(record).unwrap_or(Key::Place),
        Value::Record(None) => when(None),
        Value::Records(records) => {
            // Of several entries the newest counts.
            let newest = records.iter().filter_map(day).max();
            if newest.is_some() { when(newest.map(When::Day)) } else { Key::Count(usize::MAX - records.len()) }
        }
        Value::Node(_) | Value::Nodes(_) | Value::Map(_) => Key::Place,
    }
}

fn of_record(record: &Record) -> Option<Key> {
    if let Some(due) = record.typed::<Due>() {
        let present = due.present();
        return Some(Key::When(present.is_none(), present));
    }
    if let Some(amount) = record.typed::<Amount>() {
        return Some(Key::Number(false, Some(amount.value)));
    }
    day(record).map(|day| Key::When(false, Some(When::Day(day))))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(by: &Column, descending: bool) -> Vec<String> {
        let by = by.clone();
        let dataset: Dataset = serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap();
        let ledger = Ledger::of(&dataset, 0..1, &LedgerOrder { by, descending }, None);
        ledger.rows.iter().map(|row| row.resolve(&dataset).unwrap().item.id.to_string()).collect()
    }

    #[test]
    fn every_column_orders_all_items() {
        for by in &Column::all(&[]) {
            for descending in [false, true] {
                assert_eq!(titles(by, descending).len(), 29, "{by:?}");
            }
        }
    }

    #[test]
    fn items_without_a_due_date_come_last_in_both_directions() {
        let due = Column::field("due").unwrap();
        let (up, down) = (titles(&due, false), titles(&due, true));
        assert_eq!(up.last(), down.last());
        assert_ne!(up.first(), up.last());
    }

    #[test]
    fn the_most_missed_targets_come_first_when_descending() {
        let first = titles(&Column::Derived(Derived::OffTarget), true).remove(0);
        let last = titles(&Column::Derived(Derived::OffTarget), false).pop().unwrap();
        let dataset: Dataset = serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap();
        let count = |id: &str| off_target(dataset.reports[0].item(&id.into()).unwrap());
        assert_eq!(count(&first), count(&last));
        assert!(count(&first) > 1);
    }
}
