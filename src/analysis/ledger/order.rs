//! The order of the ledger: what rows are compared by in each column.

use std::cmp::Ordering;

use crate::analysis::collate::collation;
use crate::analysis::days_left::DaysLeft;
use crate::analysis::pace::PaceRule;
use crate::model::{Amount, Dataset, FieldKey, Number, PartyId, Record, Report, Value, When};
use crate::text::magnitude;

use super::cell::{self, CellContent, newest};
use super::column::Column;
use super::row::{LedgerRow, LedgerRows};

/// How the ledger is ordered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerOrder {
    /// What decides, the first before the second. What is equal in all of them stays in the order of the notice.
    pub keys: Vec<SortKey>,
}

/// A column that rows are ordered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortKey {
    /// The column.
    pub by: Column,
    /// From the last to the first.
    pub descending: bool,
}

impl SortKey {
    /// True for the order of the notice, or for that from its end: the own numbers of items begin anew in each problem,
    /// those of measures in each item. No two rows are equal in it.
    #[must_use]
    pub fn is_of_notice(&self) -> bool {
        [LedgerRows::Items, LedgerRows::Measures].iter().any(|rows| rows.number() == self.by)
    }
}

impl LedgerOrder {
    /// The order by one column.
    #[must_use]
    pub fn by(column: Column, descending: bool) -> Self {
        Self { keys: vec![SortKey { by: column, descending }] }
    }

    /// The place of a column among the keys, counted from 0, and whether it goes from the last to the first.
    #[must_use]
    pub fn place(&self, column: &Column) -> Option<(usize, bool)> {
        self.keys.iter().enumerate().find(|(_, key)| key.by == *column).map(|(at, key)| (at, key.descending))
    }

    /// The order after a press on a heading: by this column alone, the other way round where it was so; or, as a further
    /// key, behind those that are there, the other way round with the second press, and gone with the third.
    #[must_use]
    pub fn pressed(&self, column: &Column, further: bool) -> Self {
        let place = self.place(column);
        if !further {
            let is_turned = self.keys.len() == 1 && place == Some((0, false));
            return Self::by(column.clone(), is_turned);
        }
        let mut keys = self.keys.clone();
        match place {
            Some((at, false)) => keys.get_mut(at).into_iter().for_each(|key| key.descending = true),
            Some((at, true)) => drop(keys.remove(at)),
            None => keys.push(SortKey { by: column.clone(), descending: false }),
        }
        Self { keys }
    }
}

/// What rows are compared by. All rows of a column have the same variant.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Count(usize),
    /// Entries without a day come before those with one.
    When(Option<When>),
    Number(Number),
    Days(DaysLeft),
    /// Names in the order of a dictionary.
    Text(Vec<u8>),
}

/// Puts rows that stand in the order of the notice into another one. What is not filled in comes last in both directions.
pub(super) fn sort(rows: Vec<LedgerRow>, dataset: &Dataset, order: &LedgerOrder, pace: PaceRule) -> Vec<LedgerRow> {
    if order.keys.is_empty() {
        return rows;
    }
    let of_row = |(at, row): (usize, LedgerRow)| {
        let keys: Vec<Option<Key>> = order.keys.iter().map(|one| key(at, &row, dataset, one, pace)).collect();
        (keys, row)
    };
    let mut keyed: Vec<_> = rows.into_iter().enumerate().map(of_row).collect();
    // Equal ones stay in the order of the notice, for the sort is stable.
    keyed.sort_by(|(a, _), (b, _)| {
        let pairs = order.keys.iter().zip(a.iter().zip(b));
        let mut found = pairs.map(|(key, (a, b))| compare(a.as_ref(), b.as_ref(), key.descending));
        found.find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
    });
    keyed.into_iter().map(|(_, row)| row).collect()
}

fn compare(a: Option<&Key>, b: Option<&Key>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

/// The key of a row; absent where its cell is blank. `at` is its place in the order of the notice.
fn key(at: usize, row: &LedgerRow, dataset: &Dataset, of: &SortKey, pace: PaceRule) -> Option<Key> {
    if of.is_of_notice() {
        return Some(Key::Count(at));
    }
    match CellContent::of(&row.resolve(dataset)?, &of.by, pace) {
        CellContent::Field(key, value, report) => of_value(&key, &value, report),
        CellContent::Title(title) => text(title),
        CellContent::Count(count) => Some(Key::Count(count)),
        CellContent::When(when) => Some(Key::When(Some(when))),
        CellContent::Pace(pace) => Some(Key::Count(pace as usize)),
        CellContent::Days(days) => Some(Key::Days(days)),
        CellContent::Nothing => None,
    }
}

fn text(text: &str) -> Option<Key> {
    (!text.is_empty()).then(|| Key::Text(collation(text)))
}

/// What a value is sorted by: what a person reads first in it.
fn of_value(key: &FieldKey, value: &Value, report: &Report) -> Option<Key> {
    let party = |id: &PartyId| report.party(id).and_then(|party| text(&party.name));
    match value {
        Value::Text(content) => own_choice(key, content, report).or_else(|| text(content)),
        Value::Json(content) => text(content),
        Value::Names(names) => names.first().and_then(|name| text(name)),
        Value::Choice(code) => {
            let choices = key.declared().map_or(&[][..], |field| field.choices);
            choices.iter().position(|one| Some(one.code) == *code).map(Key::Count)
        }
        Value::Flag(flag) => Some(Key::Count(usize::from(!flag))),
        Value::Number(number) => number.map(Key::Number),
        Value::Date(date) => date.map(|date| Key::When(Some(When::Day(date)))),
        Value::When(when) => when.map(|when| Key::When(Some(when))),
        Value::Party(id) => id.as_ref().and_then(party),
        Value::Parties(ids) => ids.first().and_then(party),
        Value::Record(record) => record.as_ref().and_then(of_record),
        // Of several entries the newest counts.
        Value::Records(records) => (!records.is_empty()).then(|| Key::When(newest(records).map(When::Day))),
        Value::Node(_) | Value::Nodes(_) | Value::Map(_) => None,
    }
}

/// A choice of an office's own column stands where the office put it in its list; other words come behind.
fn own_choice(key: &FieldKey, content: &str, report: &Report) -> Option<Key> {
    let FieldKey::Column(id) = key else { return None };
    let choices = &report.column(id)?.choices;
    let is_choice = !choices.is_empty() && !content.is_empty();
    is_choice.then(|| Key::Count(choices.iter().position(|choice| choice == content).unwrap_or(choices.len())))
}

fn of_record(record: &Record) -> Option<Key> {
    match record.typed::<Amount>() {
        Some(amount) => Some(Key::Number(comparable(amount.value, &amount.unit))),
        None => cell::of_record(record).map(|when| Key::When(Some(when))),
    }
}

/// An amount as it is held against others: 0.9亿元 is more than 500万元. A value too large for it stays as it is written.
pub(super) fn comparable(value: Number, unit: &str) -> Number {
    value.checked_mul(Number::from(magnitude(unit))).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::cell::off_target;
    use super::super::column::Derived;
    use super::super::{Ledger, LedgerQuestion, LedgerRequest};
    use super::*;
    use crate::model::{self, Cell, ColumnKind, Item};

    fn pace() -> PaceRule {
        PaceRule { today: "2025-08-01".parse().unwrap(), points: 5 }
    }

    fn example() -> Dataset {
        serde_json::from_str(include_str!("../../../assets/tongchuan.guatu.json")).unwrap()
    }

    fn ids(dataset: &Dataset, by: &Column, descending: bool) -> Vec<String> {
        let request = LedgerRequest { order: LedgerOrder::by(by.clone(), descending), ..LedgerRequest::default() };
        let question = LedgerQuestion { request: &request, grouping: None, pace: pace(), near_days: 30 };
        let ledger = Ledger::of(dataset, 0..1, &question, None, None);
        ledger.rows.iter().map(|row| row.resolve(dataset).unwrap().item.id.to_string()).collect()
    }

    /// The example with something done to its items, counted from 0.
    fn with(change: impl Fn(usize, &mut Item)) -> Dataset {
        let mut dataset = example();
        let at = std::cell::Cell::new(0);
        let next = |item: &mut Item| change(at.replace(at.get() + 1), item);
        Arc::make_mut(&mut dataset.reports[0]).change_items(|_| true, next);
        dataset
    }

    #[test]
    fn every_column_orders_all_items() {
        for by in &Column::all(LedgerRows::Items, &[]) {
            for descending in [false, true] {
                assert_eq!(ids(&example(), by, descending).len(), 29, "{by:?}");
            }
        }
    }

    #[test]
    fn items_without_a_due_date_come_last_in_both_directions() {
        let due = Column::field("due").unwrap();
        let (up, down) = (ids(&example(), &due, false), ids(&example(), &due, true));
        assert_eq!(up.last(), down.last());
        assert_ne!(up.first(), up.last());
    }

    #[test]
    fn the_most_missed_targets_come_first_when_descending() {
        let dataset = example();
        let first = ids(&dataset, &Column::Derived(Derived::OffTarget), true).remove(0);
        let last = ids(&dataset, &Column::Derived(Derived::OffTarget), false).pop().unwrap();
        let count = |id: &str| off_target(dataset.reports[0].item(&id.into()).unwrap());
        assert_eq!(count(&first), count(&last));
        assert!(count(&first) > 1);
    }

    #[test]
    fn amounts_are_held_against_each_other_whatever_their_units() {
        let amount = |value: &str, unit: &str| {
            let value = value.parse().unwrap();
            Some(Amount { value, unit: unit.to_owned(), ..Amount::blank() })
        };
        let dataset = with(|at, item| {
            item.amount = match at {
                4 => amount("0.3", "亿元"),
                9 => amount("800", "万元"),
                11 => amount("95000", "元"),
                _ => None,
            };
        });
        let all = ids(&dataset, &Column::field("number").unwrap(), false);
        let by = Column::field("amount").unwrap();
        let named = |places: [usize; 3]| places.map(|at| all[at].clone()).to_vec();
        assert_eq!(ids(&dataset, &by, false)[..3], named([11, 9, 4]));
        assert_eq!(ids(&dataset, &by, true)[..3], named([4, 9, 11]));
    }

    #[test]
    fn an_own_column_is_sorted_by_the_order_of_its_choices_and_blanks_come_last() {
        let mut dataset = with(|at, item| {
            let text = match at {
                2 => "低",
                5 => "高",
                7 => "中",
                _ => return,
            };
            item.custom.set("k1", Some(Cell::Text(text.to_owned())));
        });
        let choices = ["高", "中", "低"].map(str::to_owned).to_vec();
        let title = "风险等级".to_owned();
        let column = model::Column { title: title.clone(), kind: ColumnKind::Choice, choices, ..own("k1") };
        Arc::make_mut(&mut dataset.reports[0]).columns = vec![column];
        let all = ids(&dataset, &Column::field("number").unwrap(), false);
        let up = ids(&dataset, &Column::Own(title), false);
        assert_eq!(up[..3], [5, 7, 2].map(|at| all[at].clone()));
    }

    fn own(id: &str) -> model::Column {
        model::Column { id: id.into(), ..model::Column::blank() }
    }

    #[test]
    fn items_with_no_entry_come_behind_those_whose_entries_have_no_day() {
        let proof = |on: Option<&str>| model::Evidence {
            on: on.map(|on| on.parse().unwrap()),
            title: "验收单".to_owned(),
            ..model::Evidence::blank()
        };
        let dataset = with(|at, item| {
            item.evidence = match at {
                1 => vec![proof(None)],
                3 => vec![proof(Some("2025-05-02"))],
                _ => Vec::new(),
            };
        });
        let all = ids(&dataset, &Column::field("number").unwrap(), false);
        let down = ids(&dataset, &Column::field("evidence").unwrap(), true);
        assert_eq!(down[..2], [3, 1].map(|at| all[at].clone()));
    }
}
