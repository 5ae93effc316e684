//! What was done in a dataset, in words: a row for each thing, with the item it was done to.
//!
//! Does not live here: which states of the dataset tell it, and how the rows stand on a page.

mod day;
mod labels;
mod words;

use std::collections::HashMap;

use crate::analysis::{Happened, Told, not_told};
use crate::model::{Dataset, Date, NodeId, NodeRef, Report, ReportId};

use labels::ItemLabels;
use words::entry_words;

pub use day::{Telling, ToldDay};
pub use words::happened_words;

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityRow {
    /// The day.
    pub on: Date,
    /// The item that it was done to, or another node where it belongs to none: rows of one stand together.
    pub subject: NodeRef,
    /// Where it leads: the node itself, or what it stood under where it is gone.
    pub node: NodeRef,
    /// The number of the subject; empty for what has none.
    pub number: String,
    /// What the subject is called.
    pub title: String,
    /// The first unit in its lead; empty for none.
    pub unit: String,
    /// What was done, in one line.
    pub what: String,
    /// The place of the subject and that of the node in the order of the dataset; last for what is gone.
    pub place: (usize, usize),
}

/// The rows, put together day by day.
pub struct ActivityRows<'a> {
    /// The dataset as it is, as far as its readers may see it.
    present: &'a Dataset,
    telling: Telling<'a>,
    /// The places of the nodes in the order of the dataset.
    places: HashMap<NodeRef, usize>,
    told: Told,
    rows: Vec<ActivityRow>,
}

impl<'a> ActivityRows<'a> {
    /// No rows yet.
    #[must_use]
    pub fn new(present: &'a Dataset, telling: Telling<'a>) -> Self {
        Self { present, telling, places: node_places(present), told: Told::default(), rows: Vec::new() }
    }

    /// What was done on a day.
    pub fn add_day(&mut self, day: &ToldDay) {
        self.told.extend(&day.told);
        for own in &day.rows {
            let leads = own.leads.iter().find(|node| self.places.contains_key(*node));
            let row = own.row.clone();
            self.push(match leads {
                Some(node) => ActivityRow { node: node.clone(), ..row },
                None => row,
            });
        }
    }

    /// What the entries of some days tell and no version did.
    pub fn add_entries(&mut self, from: Date, to: Date) {
        let mut labels: HashMap<&ReportId, ItemLabels<'_>> = HashMap::new();
        let present = self.present;
        for happened in not_told(present, (from, to), &self.told) {
            let Some(report) = present.report(&happened.node.report) else { continue };
            let labels = labels.entry(&report.id).or_insert_with(|| ItemLabels::of(report));
            self.push(entry_row(report, labels, happened, self.telling));
        }
    }

    fn push(&mut self, row: ActivityRow) {
        let place = |node: &NodeRef| self.places.get(node).copied().unwrap_or(usize::MAX);
        let place = (place(&row.subject), place(&row.node));
        self.rows.push(ActivityRow { place, ..row });
    }

    /// The rows day by day, each day in the order of the dataset.
    #[must_use]
    pub fn done(mut self) -> Vec<ActivityRow> {
        // A stable sort: what was done to one node keeps its order.
        self.rows.sort_by_key(|row| (row.on, row.place));
        self.rows
    }
}

/// The beginning of a text that is longer than is kept.
fn bounded(text: String, longest: Option<usize>) -> String {
    match longest.and_then(|longest| text.char_indices().nth(longest)) {
        // A new text: the room of the long one goes back.
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// The places of all nodes, in the order in which they are read.
#[must_use]
pub fn node_places(dataset: &Dataset) -> HashMap<NodeRef, usize> {
    let mut places = HashMap::new();
    for report in &dataset.reports {
        let mut add = |node: NodeId| {
            let place = places.len();
            places.insert(NodeRef::new(report.id.clone(), node), place);
        };
        add(NodeId::Report);
        report.parties.iter().for_each(|party| add(NodeId::Party(party.id.clone())));
        report.indicators.iter().for_each(|indicator| add(NodeId::Indicator(indicator.id.clone())));
        for category in &report.categories {
            add(NodeId::Category(category.id.clone()));
            for problem in &category.problems {
                add(NodeId::Problem(problem.id.clone()));
                for item in &problem.items {
                    add(NodeId::Item(item.id.clone()));
                    for measure in &item.measures {
                        add(NodeId::Measure(measure.id.clone()));
                    }
                    for indicator in &item.indicators {
                        add(NodeId::Indicator(indicator.id.clone()));
                    }
                }
            }
        }
    }
    places
}

/// The row of an entry that no version tells.
fn entry_row(report: &Report, labels: &ItemLabels<'_>, happened: Happened, telling: Telling<'_>) -> ActivityRow {
    let item = match &happened.node.node {
        NodeId::Item(id) => labels.item(id),
        node => report.item_of(node).and_then(|item| labels.item(&item.id)),
    };
    let unit = match &happened.node.node {
        NodeId::Party(id) => labels.party(id).unwrap_or_default(),
        _ => item.as_ref().map_or("", |item| item.unit),
    };
    let title = item.as_ref().map_or(unit, |item| item.title);
    let what = entry_words(&happened.what, telling.words);
    let [title, unit, what] = [title.to_owned(), unit.to_owned(), what].map(|text| bounded(text, telling.longest));
    ActivityRow {
        on: happened.on,
        subject: happened.node.clone(),
        node: happened.node,
        number: item.map(|item| item.number).unwrap_or_default(),
        title,
        unit,
        what,
        place: (0, 0),
    }
}
