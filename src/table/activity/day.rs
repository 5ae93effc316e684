//! What was done on one day, told from how it began and how it ended: kept by itself, since a day that is over is told once.

use std::collections::HashMap;

use crate::analysis::{Deed, DeedWhat, HappenedWhat, Told, deeds};
use crate::diff::Comparison;
use crate::model::{Date, NodeId, NodeRef, PartyId, Report, ReportId};
use crate::words::Words;

use super::labels::ItemLabels;
use super::words::what;
use super::{ActivityRow, bounded};

/// What was done on one day.
#[derive(Debug, Default)]
pub struct ToldDay {
    pub(super) rows: Vec<ToldRow>,
    pub(super) told: Told,
}

/// A row, and where it may lead, the nearest first: what of that is still there depends on the present dataset.
#[derive(Debug)]
pub(super) struct ToldRow {
    pub(super) row: ActivityRow,
    pub(super) leads: Vec<NodeRef>,
}

/// How a day is told.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// The language.
    pub words: &'a Words,
    /// How many characters of a text are kept; absent for all.
    pub longest: Option<usize>,
}

/// The two states of a report, the later one first.
type Labels<'a> = [ItemLabels<'a>; 2];

impl ToldDay {
    /// What a day added: the former state is mine in the comparison. Deeds that are not for the readers are left out.
    #[must_use]
    pub fn of(on: Date, comparison: &Comparison, is_told: impl Fn(&Deed<'_>) -> bool, telling: Telling<'_>) -> Self {
        let mut day = Self::default();
        let mut labels: HashMap<&ReportId, Labels<'_>> = HashMap::new();
        for deed in deeds(comparison).iter().filter(|deed| is_told(deed)) {
            day.told.add(deed);
            let report = &deed.difference.node.report;
            let row = match comparison.pair(report) {
                None => of_node(comparison, deed, None),
                Some(pair) => {
                    let of_pair = || [&pair.theirs, &pair.mine].map(|report| ItemLabels::of(report));
                    let own = labels.entry(report).or_insert_with(of_pair);
                    letter_row(deed, &pair.theirs, own).unwrap_or_else(|| of_node(comparison, deed, Some(own)))
                }
            };
            let what = what(comparison, deed, on, telling.words);
            day.rows.push(ToldRow { row: row.row.told(on, what, telling.longest), leads: row.leads });
        }
        day
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True where nothing was done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl ActivityRow {
    fn told(self, on: Date, what: String, longest: Option<usize>) -> Self {
        let [title, unit, what] = [self.title, self.unit, what].map(|text| bounded(text, longest));
        Self { on, title, unit, what, ..self }
    }

    /// A row of a node, of which nothing is said yet.
    fn of(subject: NodeRef) -> Self {
        let [number, title, unit, what] = [const { String::new() }; 4];
        let node = NodeRef::new(subject.report.clone(), NodeId::Report);
        Self { on: Date::START, subject, node, number, title, unit, what, place: (usize::MAX, usize::MAX) }
    }
}

/// A letter is the unit's that it went to, whichever report it is kept in.
fn letter_row(deed: &Deed<'_>, report: &Report, labels: &Labels<'_>) -> Option<ToldRow> {
    let unit = letter_unit(deed, report)?;
    let [labels, _] = labels;
    let name = labels.party(&unit)?;
    let node = NodeRef::new(deed.difference.node.report.clone(), NodeId::Party(unit));
    let row = ActivityRow { title: name.to_owned(), unit: name.to_owned(), ..ActivityRow::of(node.clone()) };
    Some(ToldRow { row, leads: vec![node] })
}

/// The unit of the letter that a deed tells of, where it is one.
fn letter_unit(deed: &Deed<'_>, report: &Report) -> Option<PartyId> {
    let DeedWhat::Happened(_, HappenedWhat::LetterSent(kind, number) | HappenedWhat::LetterAnswered(kind, number)) =
        &deed.what
    else {
        return None;
    };
    let letter = report.letters.iter().find(|letter| letter.kind == *kind && letter.number == *number)?;
    Some(letter.unit.clone())
}

fn of_node(comparison: &Comparison, deed: &Deed<'_>, labels: Option<&Labels<'_>>) -> ToldRow {
    let difference = deed.difference;
    let id = &difference.node.report;
    let node = |node: &NodeId| NodeRef::new(id.clone(), node.clone());
    let above = difference.path.iter().rev().map(|step| node(&step.node));
    let leads = std::iter::once(difference.node.clone()).chain(above).collect();
    let is_item = |node: &NodeId| matches!(node, NodeId::Item(_));
    let step = difference.path.iter().find(|step| is_item(&step.node)).or(difference.path.last());
    let found = difference.item().and_then(|item| labels?.iter().find_map(|own| own.item(item)));
    let of_report = || comparison.pair(id).map(|pair| (String::new(), pair.theirs.title.clone())).unwrap_or_default();
    let (number, title) = step.map_or_else(of_report, |step| (step.number.clone(), step.title.clone()));
    let subject = step.map_or_else(|| difference.node.clone(), |step| node(&step.node));
    let unit = found.as_ref().map_or("", |label| label.unit).to_owned();
    let number = found.map_or(number, |label| label.number);
    ToldRow { row: ActivityRow { number, title, unit, ..ActivityRow::of(subject) }, leads }
}
