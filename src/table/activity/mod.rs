//! What was done in a dataset, in words: a row for each thing, with the item it was done to.
//!
//! Does not live here: which states of the dataset tell it, and how the rows stand on a page.

mod words;

use std::collections::HashMap;

use crate::analysis::{Deed, DeedWhat, EntryDeed, Happened, HappenedWhat, Told, deeds, not_told};
use crate::diff::{Comparison, PathStep};
use crate::model::{Dataset, Date, Item, NodeId, NodeRef, PartyId, Report, Value};
use crate::words::Words;

use words::{entry_words, what};

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

/// The rows, put together state by state.
pub struct ActivityRows<'a> {
    /// The dataset as it is, as far as its readers may see it.
    present: &'a Dataset,
    /// The dataset with everything in it: what it holds and the other does not is told to nobody.
    whole: &'a Dataset,
    words: &'a Words,
    /// The places of the nodes in the order of the dataset.
    places: HashMap<NodeRef, usize>,
    told: Told,
    rows: Vec<ActivityRow>,
}

impl<'a> ActivityRows<'a> {
    /// No rows yet.
    #[must_use]
    pub fn new(present: &'a Dataset, whole: &'a Dataset, words: &'a Words) -> Self {
        Self { present, whole, words, places: places(present), told: Told::default(), rows: Vec::new() }
    }

    /// What a day added: the former state is mine in the comparison.
    pub fn add_day(&mut self, on: Date, comparison: &Comparison) {
        for deed in deeds(comparison) {
            self.told.add(&deed);
            if !self.is_hidden(&deed) {
                let row = self.row(on, comparison, &deed);
                self.push(row);
            }
        }
    }

    /// What the entries of some days tell and no version did.
    pub fn add_entries(&mut self, from: Date, to: Date) {
        for happened in not_told(self.present, (from, to), &self.told) {
            let Some(report) = self.present.report(&happened.node.report) else { continue };
            self.push(entry_row(report, happened, self.words));
        }
    }

    /// True for what is gone only for these readers: it was made internal since, and is there all the same.
    fn is_hidden(&self, deed: &Deed<'_>) -> bool {
        let node = &deed.difference.node;
        match &deed.what {
            DeedWhat::Entry(EntryDeed::Removed, record) => {
                let key = deed.difference.change().map(|change| &change.field);
                let own = self.whole.report(&node.report).and_then(|report| report.node(&node.node));
                let value = own.zip(key).and_then(|(own, key)| own.get(key, &[]));
                matches!(value, Some(Value::Records(records)) if records.contains(record))
            }
            _ => !self.places.contains_key(node) && self.whole.holds(node),
        }
    }

    /// The unit of the letter that a deed tells of, where it is one and the unit is still there.
    fn letter_unit(&self, deed: &Deed<'_>) -> Option<PartyId> {
        let DeedWhat::Happened(_, HappenedWhat::LetterSent(kind, number) | HappenedWhat::LetterAnswered(kind, number)) =
            &deed.what
        else {
            return None;
        };
        let report = self.present.report(&deed.difference.node.report)?;
        let letter = report.letters.iter().find(|letter| letter.kind == *kind && letter.number == *number)?;
        report.party(&letter.unit).map(|unit| unit.id.clone())
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

    fn row(&self, on: Date, comparison: &Comparison, deed: &Deed<'_>) -> ActivityRow {
        let difference = deed.difference;
        // A letter is the unit's that it went to, whichever report it is kept in.
        if let (Some(unit), Some(pair)) = (self.letter_unit(deed), comparison.pair(&difference.node.report)) {
            let name = pair.party_name(&unit).unwrap_or_default().to_owned();
            let node = NodeRef::new(difference.node.report.clone(), NodeId::Party(unit));
            return ActivityRow {
                on,
                subject: node.clone(),
                node,
                number: String::new(),
                title: name.clone(),
                unit: name,
                what: what(comparison, deed, on, self.words),
                place: (0, 0),
            };
        }
        let id = &difference.node.report;
        let node = |node: &NodeId| NodeRef::new(id.clone(), node.clone());
        let present = |step: &PathStep| Some(node(&step.node)).filter(|node| self.places.contains_key(node));
        let leads = Some(difference.node.clone()).filter(|node| self.places.contains_key(node));
        let leads = leads.or_else(|| difference.path.iter().rev().find_map(present));
        let own = difference.path.last();
        let step = difference.path.iter().find(|step| matches!(step.node, NodeId::Item(_))).or(own);
        let pair = comparison.pair(id);
        let reports = || pair.into_iter().flat_map(|pair| [&pair.theirs, &pair.mine]);
        let found = difference.item().and_then(|item| reports().find_map(|report| Some((report, report.item(item)?))));
        let of_report = || (String::new(), pair.map(|pair| pair.theirs.title.clone()).unwrap_or_default());
        let (number, title) = step.map_or_else(of_report, |step| (step.number.clone(), step.title.clone()));
        ActivityRow {
            on,
            subject: step.map_or_else(|| difference.node.clone(), |step| node(&step.node)),
            node: leads.unwrap_or_else(|| node(&NodeId::Report)),
            number: found.map_or(number, |(report, item)| report.full_number(&item.id)),
            title,
            unit: found.map(|(report, item)| lead_unit(report, item)).unwrap_or_default(),
            what: what(comparison, deed, on, self.words),
            place: (0, 0),
        }
    }
}

fn lead_unit(report: &Report, item: &Item) -> String {
    item.lead_units.first().and_then(|id| report.party(id)).map(|unit| unit.name.clone()).unwrap_or_default()
}

/// The places of all nodes, in the order in which they are read.
fn places(dataset: &Dataset) -> HashMap<NodeRef, usize> {
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
fn entry_row(report: &Report, happened: Happened, words: &Words) -> ActivityRow {
    let item = report.item_of(&happened.node.node);
    let unit = match &happened.node.node {
        NodeId::Party(_) => report.line_name(&happened.node.node).unwrap_or_default(),
        _ => item.map(|item| lead_unit(report, item)).unwrap_or_default(),
    };
    ActivityRow {
        on: happened.on,
        subject: happened.node.clone(),
        number: item.map(|item| report.full_number(&item.id)).unwrap_or_default(),
        title: item.map_or_else(|| unit.clone(), |item| item.title.clone()),
        unit,
        what: entry_words(&happened.what, words),
        node: happened.node,
        place: (0, 0),
    }
}
