//! Nodes on the clipboard: copied with all that is under them and the parties they name, put in again with
//! new ids where theirs are taken.
//!
//! A clip travels as JSON within the HTML on the clipboard, or as a text by itself, so that it also passes between two
//! windows of the program. Beside it stands what a person reads: its outline, or cells.

mod outline;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diff::ColumnIds;
use crate::field;
use crate::model::{
    Category, Column, ColumnId, ColumnMap, Dataset, Date, Indicator, IndicatorId, Item, KnownPlaces, Location, Measure,
    MeasureId, Node, NodeId, NodeKind, NodeRef, Object as _, Party, PartyId, Problem, Report, forget_places,
    map_parties,
};

use super::edit::{Change, Edit, EditLabel, NewNode};
use super::edit_error::EditError;
use super::id_allocator::{IdAllocator, free_report_id};
use super::number::{TakenNumbers, item_numbers, problem_numbers};

/// Copied nodes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clip {
    /// The mark of the text on the clipboard: the version of this form.
    #[serde(rename = "guatu_clip")]
    version: u32,
    /// The fingerprint of the source that the nodes' spans point into.
    source: u64,
    /// The parties that the nodes name.
    parties: Vec<Arc<Party>>,
    /// The columns of the report for which the nodes have values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    columns: Vec<Column>,
    /// The day of the feedback, from which limits of the nodes may be counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    feedback_on: Option<Date>,
    nodes: Vec<Copied>,
}

/// The present form.
const VERSION: u32 = 1;

/// One copied node with all that is under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Copied {
    Report(Arc<Report>),
    Category(Arc<Category>),
    Problem(Arc<Problem>),
    Item(Arc<Item>),
    Measure(Measure),
    Indicator(Indicator),
    Party(Arc<Party>),
}

/// What happens to ids when a clip is put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ids {
    /// Kept where they are free: nodes that were cut come back as they were.
    Kept,
    /// All new.
    New,
}

impl Clip {
    /// Copies nodes of one report; a node whose parent is copied too comes with it. Nothing when none is there.
    #[must_use]
    pub fn of(dataset: &Dataset, nodes: &[NodeRef]) -> Option<Self> {
        let report = dataset.report(&nodes.first()?.report)?;
        let own = nodes.iter().filter(|node| node.report == report.id).map(|node| &node.node);
        let mut places = KnownPlaces::default();
        let roots = roots(report, own, &mut places).into_iter();
        let nodes: Vec<Copied> = roots.filter_map(|(_, node)| Copied::of(report, &node, &mut places)).collect();
        let mut named = BTreeSet::new();
        for node in &nodes {
            node.named(&mut named);
        }
        let parties = named.iter().filter_map(|id| report.party(id)).cloned().collect();
        let mut with_values = BTreeSet::new();
        let maps = nodes.iter().flat_map(Copied::maps).flat_map(ColumnMap::iter);
        with_values.extend(maps.map(|(name, _)| ColumnId::from(name.as_str())));
        let columns = report.columns.iter().filter(|column| with_values.contains(&column.id)).cloned().collect();
        let (source, feedback_on) = (report.source.fingerprint(), report.feedback_on);
        let clip = Self { version: VERSION, source, parties, columns, feedback_on, nodes };
        (!clip.nodes.is_empty()).then_some(clip)
    }

    /// The clip as a text, on one line.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The clip of a text from the clipboard; nothing for any other text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let clip: Self = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
        (clip.version == VERSION).then_some(clip)
    }

    /// The edit that puts the nodes in at a node: under it, or beside it where that is the level they stand at.
    ///
    /// # Errors
    /// When a node cannot stand there.
    pub fn paste(&self, dataset: &Dataset, at: &NodeRef) -> Result<Edit, EditError> {
        self.put(dataset, at, Ids::Kept, EditLabel::Paste)
    }

    fn put(&self, dataset: &Dataset, at: &NodeRef, ids: Ids, label: EditLabel) -> Result<Edit, EditError> {
        if let Some(Copied::Report(report)) = self.nodes.first() {
            return Ok(put_report(dataset, report, at));
        }
        let report = dataset.report(&at.report).ok_or(EditError::NoSuchNode)?;
        let here = report.items().flat_map(|item| maps(item));
        let named = ColumnIds::of(&report.columns, here, &self.columns, self.nodes.iter().flat_map(Copied::maps));
        let mut columns = report.columns.clone();
        for column in self.columns.iter().map(|column| named.column(column)) {
            if report.column(&column.id).is_none() {
                columns.push(column);
            }
        }
        let mut insertion = Insertion {
            report,
            columns: named,
            allocator: IdAllocator::of(report),
            ids,
            same_source: report.source.fingerprint() == self.source,
            same_feedback: report.feedback_on == self.feedback_on,
            parties: HashMap::new(),
            indicators: HashMap::new(),
            copied: self.nodes.iter().flat_map(Copied::indicators).map(|one| one.id.clone()).collect(),
            numbers: HashMap::new(),
            changes: Vec::new(),
        };
        if columns.len() > report.columns.len() {
            insertion.changes.push(Change::set(&(), field!(Report.columns), columns));
        }
        self.parties.iter().for_each(|party| insertion.party(party));
        for (n, node) in self.nodes.iter().enumerate() {
            insertion.node(node, &at.node, n)?;
        }
        Ok(Edit::new(report.id.clone(), Change::Batch(label, insertion.changes)))
    }
}

/// The edit that puts copies of nodes behind them.
///
/// # Errors
/// When the nodes are no longer there.
pub fn duplicate(dataset: &Dataset, nodes: &[NodeRef]) -> Result<Edit, EditError> {
    let clip = Clip::of(dataset, nodes).ok_or(EditError::NoSuchNode)?;
    // Behind the last of them, so that copies of a run of nodes stand together.
    let report = nodes.first().and_then(|node| dataset.report(&node.report)).ok_or(EditError::NoSuchNode)?;
    let own = nodes.iter().map(|node| &node.node);
    let last = roots(report, own, &mut KnownPlaces::default()).pop().ok_or(EditError::NoSuchNode)?;
    clip.put(dataset, &NodeRef::new(report.id.clone(), last.1), Ids::New, EditLabel::Duplicate)
}

/// The nodes of which no other one holds them, in the order of the report.
pub(super) fn roots<'a>(
    report: &Report,
    nodes: impl Iterator<Item = &'a NodeId>,
    places: &mut KnownPlaces,
) -> Vec<(Vec<usize>, NodeId)> {
    let mut found: Vec<(Vec<usize>, NodeId)> =
        nodes.filter_map(|node| Some((path(report, node, places)?, node.clone()))).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    // In this order a node comes behind what holds it, and only what that holds too is in between.
    found.dedup_by(|inner, outer| inner.0.starts_with(&outer.0));
    found
}

/// The nodes of which no other one holds them, report by report, in order.
#[must_use]
pub fn outermost(dataset: &Dataset, nodes: &[NodeRef]) -> Vec<NodeRef> {
    let (mut found, mut places) = (Vec::new(), KnownPlaces::default());
    for report in &dataset.reports {
        let own = nodes.iter().filter(|node| node.report == report.id).map(|node| &node.node);
        let own = roots(report, own, &mut places).into_iter().map(|(_, node)| NodeRef::new(report.id.clone(), node));
        found.extend(own);
    }
    found
}

/// The positions from the report down. Measures and indicators of one item are told apart by an extra step.
fn path(report: &Report, node: &NodeId, places: &mut KnownPlaces) -> Option<Vec<usize>> {
    if *node == NodeId::Report {
        return Some(Vec::new());
    }
    Some(match places.locate(report, node)? {
        Location::Category(c) => vec![2, c],
        Location::Problem(c, p) => vec![2, c, p],
        Location::Item(c, p, i) => vec![2, c, p, i],
        Location::Measure(c, p, i, m) => vec![2, c, p, i, 0, m],
        Location::Indicator(c, p, i, n) => vec![2, c, p, i, 1, n],
        Location::ReportIndicator(n) => vec![1, n],
        Location::Party(p) => vec![0, p],
    })
}

fn put_report(dataset: &Dataset, report: &Arc<Report>, at: &NodeRef) -> Edit {
    let mut report = Report::clone(report);
    if dataset.report(&report.id).is_some() {
        report.id = free_report_id(dataset);
    }
    let behind = dataset.reports.iter().position(|other| other.id == at.report).map(|place| place + 1);
    let id = report.id.clone();
    Edit::new(id, Change::Add(NewNode::Report(Arc::new(report)), behind))
}

impl Copied {
    fn of(report: &Arc<Report>, node: &NodeId, places: &mut KnownPlaces) -> Option<Self> {
        if *node == NodeId::Report {
            return Some(Self::Report(Arc::clone(report)));
        }
        Some(match report.node_at(places.locate(report, node)?)? {
            Node::Report(_) => return None,
            Node::Category(category) => Self::Category(Arc::clone(category)),
            Node::Problem(problem) => Self::Problem(Arc::clone(problem)),
            Node::Item(item) => Self::Item(Arc::clone(item)),
            Node::Measure(measure) => Self::Measure(measure.clone()),
            Node::Indicator(indicator) => Self::Indicator(indicator.clone()),
            Node::Party(party) => Self::Party(Arc::clone(party)),
        })
    }

    /// All indicators in it.
    fn indicators(&self) -> Vec<&Indicator> {
        match self {
            Self::Category(category) => category.items().flat_map(|item| &item.indicators).collect(),
            Self::Problem(problem) => problem.items.iter().flat_map(|item| &item.indicators).collect(),
            Self::Item(item) => item.indicators.iter().collect(),
            Self::Indicator(indicator) => vec![indicator],
            Self::Report(_) | Self::Measure(_) | Self::Party(_) => Vec::new(),
        }
    }

    /// What stands in the columns of its nodes.
    fn maps(&self) -> Vec<&ColumnMap> {
        match self {
            Self::Category(category) => category.items().flat_map(|item| maps(item)).collect(),
            Self::Problem(problem) => problem.items.iter().flat_map(|item| maps(item)).collect(),
            Self::Item(item) => maps(item).collect(),
            Self::Measure(measure) => vec![&measure.custom],
            Self::Report(_) | Self::Indicator(_) | Self::Party(_) => Vec::new(),
        }
    }

    /// Collects the parties that it names.
    fn named(&self, found: &mut BTreeSet<PartyId>) {
        let mut item = |item: &Item| item.for_each_party(|id| found.extend([id.clone()]));
        match self {
            Self::Category(category) => category.items().for_each(|one| item(one)),
            Self::Problem(problem) => problem.items.iter().for_each(|one| item(one)),
            Self::Item(one) => item(one),
            Self::Measure(measure) => measure.nodes(&mut |_, node| {
                if let NodeId::Party(id) = node {
                    found.insert(id);
                }
            }),
            Self::Report(_) | Self::Indicator(_) | Self::Party(_) => {}
        }
    }
}

/// What stands in the columns of an item and its measures.
fn maps(item: &Item) -> impl Iterator<Item = &ColumnMap> {
    std::iter::once(&item.custom).chain(item.measures.iter().map(|measure| &measure.custom))
}

/// Puts copied nodes into a report.
struct Insertion<'a> {
    report: &'a Report,
    /// From the columns of the clip to those of the report.
    columns: ColumnIds,
    allocator: IdAllocator,
    ids: Ids,
    /// False: spans of the copied nodes mean nothing here and are dropped.
    same_source: bool,
    /// False: limits that begin with the feedback are counted anew.
    same_feedback: bool,
    /// From the ids of the clip to those of the report.
    parties: HashMap<PartyId, PartyId>,
    indicators: HashMap<IndicatorId, IndicatorId>,
    /// The indicators of the clip.
    copied: HashSet<IndicatorId>,
    /// The numbers beside which those of a kind have theirs: all of a clip come in at one place.
    numbers: HashMap<NodeKind, TakenNumbers>,
    changes: Vec<Change>,
}

impl<'a> Insertion<'a> {
    fn id(&mut self, wished: &str, prefix: &str) -> String {
        match self.ids {
            Ids::Kept => self.allocator.keep(wished, prefix).to_string(),
            Ids::New => self.allocator.fresh(prefix).to_string(),
        }
    }

    /// The id that an indicator of the clip gets here.
    fn indicator_id(&mut self, id: &IndicatorId) -> IndicatorId {
        if let Some(known) = self.indicators.get(id) {
            return known.clone();
        }
        let new: IndicatorId = self.id(id.as_str(), "n").into();
        self.indicators.insert(id.clone(), new.clone());
        new
    }

    /// A party of the same name and kind is the same party; any other comes along.
    fn party(&mut self, party: &Arc<Party>) {
        let known = self.report.parties.iter().find(|own| own.is_called(&party.name) && own.kind == party.kind);
        let id = if let Some(own) = known {
            own.id.clone()
        } else {
            let id: PartyId = self.allocator.keep(party.id.as_str(), "u").as_str().into();
            let party = Party { id: id.clone(), ..Party::clone(party) };
            self.changes.push(Change::add(NewNode::Party(Arc::new(party))));
            id
        };
        self.parties.insert(party.id.clone(), id);
    }

    /// Puts in the `n`th node of a clip.
    fn node(&mut self, node: &Copied, at: &NodeId, n: usize) -> Result<(), EditError> {
        let place = self.report.locate(at);
        let problem = place.and_then(|place| self.report.problem_at(place)).map(Arc::as_ref);
        let item = place.and_then(|place| self.report.item_at(place));
        let behind = |position: usize| Some(position + 1 + n);
        let (new, at) = match node {
            Copied::Report(_) => return Err(EditError::NoSuchPlace),
            Copied::Party(party) => {
                self.party(party);
                return Ok(());
            }
            Copied::Category(category) => {
                let at = match place {
                    Some(
                        Location::Category(c)
                        | Location::Problem(c, _)
                        | Location::Item(c, _, _)
                        | Location::Measure(c, _, _, _)
                        | Location::Indicator(c, _, _, _),
                    ) => behind(c),
                    _ => None,
                };
                let mut new = self.category(category);
                let report = self.report;
                let present = || report.categories.iter().map(|own| own.number.as_str()).collect();
                new.number = self.free_number(NodeKind::Category, new.number, present);
                (NewNode::Category(Arc::new(new)), at)
            }
            Copied::Problem(copied) => {
                let (category, at) = self.problem_place(place, n).ok_or(EditError::NoSuchPlace)?;
                let mut new = self.problem(copied);
                let report = self.report;
                new.number = self.free_number(NodeKind::Problem, new.number, || problem_numbers(report, category));
                (NewNode::Problem(category.id.clone(), Arc::new(new)), at)
            }
            Copied::Item(copied) => {
                let at = match place {
                    Some(Location::Item(_, _, i) | Location::Measure(_, _, i, _) | Location::Indicator(_, _, i, _)) => {
                        behind(i)
                    }
                    _ => None,
                };
                let problem = problem.or_else(|| self.only_problem(place)).ok_or(EditError::NoSuchPlace)?;
                let mut new = self.item(copied);
                let report = self.report;
                new.number = self.free_number(NodeKind::Item, new.number, || item_numbers(report, problem));
                (NewNode::Item(problem.id.clone(), Arc::new(new)), at)
            }
            Copied::Measure(copied) => {
                let at = if let Some(Location::Measure(_, _, _, m)) = place { behind(m) } else { None };
                let item = item.ok_or(EditError::NoSuchPlace)?;
                let mut new = self.measure(copied);
                let present = || item.measures.iter().map(|own| own.number.as_str()).collect();
                new.number = self.free_number(NodeKind::Measure, new.number, present);
                (NewNode::Measure(item.id.clone(), Box::new(new)), at)
            }
            Copied::Indicator(copied) => self.indicator_place(copied, place, n)?,
        };
        self.changes.push(Change::Add(new, at));
        Ok(())
    }

    /// Behind the problem of a place, or last in its category.
    fn problem_place(&self, place: Option<Location>, n: usize) -> Option<(&'a Category, Option<usize>)> {
        let category = self.report.category_at(place?)?;
        let at = match place? {
            Location::Problem(_, p)
            | Location::Item(_, p, _)
            | Location::Measure(_, p, _, _)
            | Location::Indicator(_, p, _, _) => Some(p + 1 + n),
            _ => None,
        };
        Some((category, at))
    }

    /// The last problem of the category at a place: where an item goes that is put onto a category.
    fn only_problem(&self, place: Option<Location>) -> Option<&'a Problem> {
        let category = self.report.category_at(place?)?;
        category.problems.last().map(Arc::as_ref)
    }

    /// The number that a node was copied with, or the next free one where another node has it.
    fn free_number<'b>(&mut self, kind: NodeKind, number: String, present: impl FnOnce() -> Vec<&'b str>) -> String {
        self.numbers.entry(kind).or_insert_with(|| TakenNumbers::of(&present())).take(number)
    }

    fn indicator_place(
        &mut self,
        copied: &Indicator,
        place: Option<Location>,
        n: usize,
    ) -> Result<(NewNode, Option<usize>), EditError> {
        let item = place.and_then(|place| self.report.item_at(place));
        let siblings = item.map_or(self.report.indicators.as_slice(), |item| item.indicators.as_slice());
        let measures: HashMap<MeasureId, MeasureId> =
            item.iter().flat_map(|item| &item.measures).map(|m| (m.id.clone(), m.id.clone())).collect();
        let wholes: HashMap<IndicatorId, IndicatorId> =
            siblings.iter().map(|other| (other.id.clone(), other.id.clone())).collect();
        let at = match place {
            Some(Location::Indicator(_, _, _, at) | Location::ReportIndicator(at)) => Some(at + 1 + n),
            _ => None,
        };
        let id = self.indicator_id(&copied.id);
        let indicator = self.indicator(copied, id, &measures, &wholes);
        match (item, place) {
            (Some(item), _) => Ok((NewNode::Indicator(item.id.clone(), Box::new(indicator)), at)),
            (None, None | Some(Location::ReportIndicator(_))) => {
                Ok((NewNode::ReportIndicator(Box::new(indicator)), at))
            }
            _ => Err(EditError::NoSuchPlace),
        }
    }

    fn category(&mut self, category: &Category) -> Category {
        let id = self.id(category.id.as_str(), "c").into();
        let problems = category.problems.iter().map(|problem| Arc::new(self.problem(problem))).collect();
        Category { id, problems, ..category.clone() }
    }

    fn problem(&mut self, problem: &Problem) -> Problem {
        let id = self.id(problem.id.as_str(), "p").into();
        let items = problem.items.iter().map(|item| Arc::new(self.item(item))).collect();
        Problem { id, items, ..problem.clone() }
    }

    fn item(&mut self, item: &Item) -> Item {
        let mut item = item.clone();
        item.id = self.id(item.id.as_str(), "i").into();
        map_parties(&mut item, |id| self.parties.get(id).cloned());
        self.columns.rename(&mut item.custom);
        let mut measures = HashMap::new();
        for measure in &mut item.measures {
            let former = measure.id.clone();
            *measure = self.measure(measure);
            measures.insert(former, measure.id.clone());
        }
        let wholes: HashMap<IndicatorId, IndicatorId> =
            item.indicators.iter().map(|n| (n.id.clone(), self.indicator_id(&n.id))).collect();
        for indicator in &mut item.indicators {
            let id = wholes.get(&indicator.id).cloned().unwrap_or_else(|| indicator.id.clone());
            *indicator = self.indicator(indicator, id, &measures, &wholes);
        }
        if !self.same_source {
            forget_places(&mut item);
        }
        if !self.same_feedback {
            item.follow_feedback(self.report.feedback_on);
        }
        item
    }

    fn measure(&mut self, measure: &Measure) -> Measure {
        let mut measure = measure.clone();
        measure.id = self.id(measure.id.as_str(), "m").into();
        map_parties(&mut measure, |id| self.parties.get(id).cloned());
        self.columns.rename(&mut measure.custom);
        if !self.same_source {
            forget_places(&mut measure);
        }
        if !self.same_feedback {
            measure.due = measure.due.map(|due| due.recounted(self.report.feedback_on));
        }
        measure
    }

    fn indicator(
        &mut self,
        indicator: &Indicator,
        id: IndicatorId,
        measures: &HashMap<MeasureId, MeasureId>,
        wholes: &HashMap<IndicatorId, IndicatorId>,
    ) -> Indicator {
        let mut indicator = Indicator { id, ..indicator.clone() };
        indicator.measure = indicator.measure.as_ref().and_then(|id| measures.get(id).cloned());
        indicator.part_of = indicator.part_of.and_then(|mut part| {
            part.whole = wholes.get(&part.whole).cloned()?;
            (part.whole != indicator.id).then_some(part)
        });
        // What it is the same as comes along with it, or is another figure here.
        let same_as = indicator.same_as.take().filter(|id| self.copied.contains(id));
        indicator.same_as = same_as.map(|id| self.indicator_id(&id));
        if !self.same_source {
            forget_places(&mut indicator);
        }
        indicator
    }
}
