//! The rows of a form: which items, measures, units or entries, in which order.

use std::collections::HashMap;
use std::sync::Arc;

use crate::analysis::{collation, status};
use crate::model::{
    Date, Due, Form, FormFilter, FormRows, Item, NodeId, Outcome, OutcomeKind, Party, PartyId, PartyKind, Record,
    Report, Status, When,
};

use super::cell::cell;
use super::computed::Computed;
use super::row::{Only, Row, RowEntry, TableContext, Tally, days_left};
use super::source::{Level, Source};
use super::value::CellValue;

/// The list of an item that rows of evidence are made from.
pub(super) const EVIDENCE: &str = "evidence";
/// The list of an item or a report that rows of outcomes are made from.
pub(super) const OUTCOMES: &str = "outcomes";

/// The rows of a form, in its order. Groups are not made here.
#[must_use]
pub fn rows<'a>(form: &Form, context: &TableContext<'a>) -> Vec<Row<'a>> {
    let items = items(form, context);
    let mut rows = match form.rows {
        FormRows::Items => items,
        FormRows::Measures => measures(&items, context),
        FormRows::Units => units(&items, context),
        FormRows::Evidence => {
            items.iter().flat_map(|row| of_entries(row, EVIDENCE, |item| records(&item.evidence))).collect()
        }
        FormRows::Outcomes => outcomes(&items, form.filter.as_ref().and_then(|filter| filter.outcome), context),
    };
    for sort in form.sort.iter().rev() {
        let Some(source) = Source::parse(&sort.field, form.rows) else { continue };
        let mut keyed: Vec<_> = rows.into_iter().map(|row| (key(&source, &row, context), row)).collect();
        keyed.sort_by(|(a, _), (b, _)| match (a, b) {
            (Some(a), Some(b)) if sort.descending => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            // What is not filled in comes last in both directions.
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        rows = keyed.into_iter().map(|(_, row)| row).collect();
    }
    rows
}

fn items<'a>(form: &Form, context: &TableContext<'a>) -> Vec<Row<'a>> {
    let report = context.report;
    let mut rows = Vec::new();
    let mut index = 0;
    let places = places(context.only);
    let place = |item: &Item| places.get(&NodeId::Item(item.id.clone())).copied();
    let is_wanted = |item: &Item| match context.only {
        Only::All => true,
        Only::Unit(name) => concerns(item, report, name),
        Only::Items(_) => place(item).is_some(),
        Only::Shown(_) => {
            let mut measures = item.measures.iter().map(|measure| NodeId::Measure(measure.id.clone()));
            place(item).is_some() || measures.any(|measure| places.contains_key(&measure))
        }
    };
    for category in &report.categories {
        for problem in &category.problems {
            for item in &problem.items {
                index += 1;
                let row = Row {
                    category: Some(category),
                    problem: Some(problem),
                    item: Some(item),
                    index,
                    ..Row::of(report)
                };
                let passes = |filter: &FormFilter| passes_filter(&row, item, filter, context);
                if is_wanted(item) && form.filter.as_ref().is_none_or(passes) {
                    rows.push(row);
                }
            }
        }
    }
    if !places.is_empty() {
        rows.sort_by_key(|row| row.item.and_then(|item| place(item)));
    }
    rows
}

/// The places of the nodes that a table is about; none where it does not say which. One that stands in several parts has its
/// first.
fn places(only: Only<'_>) -> HashMap<NodeId, usize> {
    let nodes: Vec<NodeId> = match only {
        Only::All | Only::Unit(_) => Vec::new(),
        Only::Items(order) => order.iter().cloned().map(NodeId::Item).collect(),
        Only::Shown(parts) => parts.iter().flat_map(|part| part.rows.iter().cloned()).collect(),
    };
    let mut places = HashMap::with_capacity(nodes.len());
    for (at, node) in nodes.into_iter().enumerate() {
        places.entry(node).or_insert(at);
    }
    places
}

fn passes_filter(row: &Row<'_>, item: &Item, filter: &FormFilter, context: &TableContext<'_>) -> bool {
    let at = status(item, context.today, context.near_days).code();
    let leader = |name: &str| item.leader.as_ref().is_some_and(|id| is_called(context.report, id, name));
    (filter.status.is_empty() || filter.status.iter().any(|code| code == at))
        && filter.progress.is_none_or(|progress| item.progress == progress)
        && filter.term.is_none_or(|term| item.term == term)
        && (filter.unit.is_empty() || concerns(item, context.report, &filter.unit))
        && (filter.leader.is_empty() || leader(&filter.leader))
        && (!filter.sampled || context.report.samples.last().is_some_and(|sample| sample.items.contains(&item.id)))
        && (filter.category.is_empty() || row.category.is_some_and(|category| category.title == filter.category))
}

fn is_called(report: &Report, id: &PartyId, name: &str) -> bool {
    report.party(id).is_some_and(|party| party.is_called(name))
}

/// True for an item that a unit leads or supports.
fn concerns(item: &Item, report: &Report, name: &str) -> bool {
    item.lead_units.iter().chain(&item.support_units).any(|id| is_called(report, id, name))
}

/// The rows of the measures of items.
fn measures<'a>(items: &[Row<'a>], context: &TableContext<'a>) -> Vec<Row<'a>> {
    let rows = items.iter().flat_map(of_measures);
    let Only::Shown(_) = context.only else { return rows.collect() };
    let places = places(context.only);
    let place = |row: &Row<'_>| places.get(&NodeId::Measure(row.measure?.1.id.clone())).copied();
    let mut rows: Vec<Row<'a>> = rows.filter(|row| place(row).is_some()).collect();
    rows.sort_by_key(place);
    rows
}

/// An item without measures has one row, so that it is not lost.
fn of_measures<'a>(row: &Row<'a>) -> Vec<Row<'a>> {
    let Some(item) = row.item.filter(|item| !item.measures.is_empty()) else { return vec![row.clone()] };
    let of = |(at, measure)| Row { measure: Some((at + 1, measure)), ..row.clone() };
    item.measures.iter().enumerate().map(of).collect()
}

fn records<T: crate::model::Entry>(entries: &[T]) -> Vec<Record> {
    entries.iter().map(crate::model::Entry::to_record).collect()
}

fn of_entries<'a>(row: &Row<'a>, list: &'static str, entries: impl Fn(&Item) -> Vec<Record>) -> Vec<Row<'a>> {
    with_entries(row, list, row.item.map(|item| entries(item)).unwrap_or_default())
}

/// A row for each entry of a list.
fn with_entries<'a>(row: &Row<'a>, list: &'static str, records: Vec<Record>) -> Vec<Row<'a>> {
    let of = |(at, record)| Row { entry: Some(RowEntry { list, at: at + 1, record }), ..row.clone() };
    records.into_iter().enumerate().map(of).collect()
}

/// The outcomes of the whole work first, then those of the items.
fn outcomes<'a>(items: &[Row<'a>], kind: Option<OutcomeKind>, context: &TableContext<'a>) -> Vec<Row<'a>> {
    let wanted = |row: &Row<'_>| {
        let outcome = row.entry.as_ref().and_then(|entry| entry.record.typed::<Outcome>());
        kind.is_none_or(|kind| outcome.is_some_and(|outcome| outcome.kind == kind))
    };
    let whole = matches!(context.only, Only::All).then(|| context.report.outcomes.as_slice()).unwrap_or_default();
    let of_report = with_entries(&Row::of(context.report), OUTCOMES, records(whole));
    of_report
        .into_iter()
        .chain(items.iter().flat_map(|row| of_entries(row, OUTCOMES, |item| records(&item.outcomes))))
        .filter(wanted)
        .collect()
}

/// A row for each unit that leads or supports an item.
fn units<'a>(items: &[Row<'a>], context: &TableContext<'a>) -> Vec<Row<'a>> {
    let wanted = |unit: &Party| match context.only {
        Only::Unit(name) => unit.is_called(name),
        _ => true,
    };
    let of = |unit: &'a Arc<Party>| {
        let mut tally = Tally::default();
        for item in items.iter().filter_map(|row| row.item) {
            if item.lead_units.contains(&unit.id) {
                tally.add(item, context);
            } else if item.support_units.contains(&unit.id) {
                tally.supported += 1;
            }
        }
        let concerned = tally.items + tally.supported > 0;
        concerned.then(|| Row { unit: Some(unit), tally, ..Row::of(context.report) })
    };
    let units = context.report.parties.iter().filter(|party| party.kind == PartyKind::Unit && wanted(party));
    units.filter_map(of).collect()
}

/// What rows are ordered by. All rows of a column have the same variant, but for texts in a column of dates.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// The place of a measure: that of its item in the report, and its own there.
    Place(usize, usize),
    Number(crate::model::Number),
    Day(Date),
    Status(Status, i32),
    Text(Vec<u8>),
}

fn key(source: &Source, row: &Row<'_>, context: &TableContext<'_>) -> Option<Key> {
    if let Some(due) = due_of(source, row) {
        return due.present().map(When::last_day).map(Key::Day);
    }
    if *source == Source::Computed(Computed::MeasureIndex) {
        return row.measure.map(|(at, _)| Key::Place(row.index, at));
    }
    match cell(source, row, context) {
        CellValue::Empty => None,
        CellValue::Number(number, _) | CellValue::Figure(number, _) => Some(Key::Number(number)),
        CellValue::Day(day) => Some(Key::Day(day)),
        CellValue::Status(status, _) => {
            Some(Key::Status(status, row.item.and_then(|item| days_left(item, context.today)).unwrap_or(i32::MAX)))
        }
        CellValue::Text(text) | CellValue::Link { text, .. } => Some(Key::Text(collation(&text))),
    }
}

fn due_of<'a>(source: &Source, row: &Row<'a>) -> Option<&'a Due> {
    let (level, field) = match source {
        Source::Field(level, field) => (level, field),
        Source::Computed(Computed::Limit) => return row.limit(),
        _ => return None,
    };
    match (level, field.key) {
        (Level::Item, "due") => row.item?.due.as_ref(),
        (Level::Measure, "due") => row.measure?.1.due.as_ref(),
        _ => None,
    }
}
