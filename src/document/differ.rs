//! What differs between two states of a dataset, node by node, with the changes that make the one like the other.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::Serialize;

use crate::model::{Category, Dataset, Indicator, Item, Measure, NodeId, NodeRef, Party, Problem, Report, ReportId};

use super::edit::{
    CategoryField, Change, Edit, IndicatorField, ItemField, MeasureField, NewNode, PartyField, Place, ProblemField,
    ReportField, Together,
};

/// One node that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The node.
    pub node: NodeRef,
    /// What it is called, as far as it has a name.
    pub name: String,
    /// How it differs.
    pub kind: DifferenceKind,
    /// The fields that differ.
    pub fields: Vec<FieldDifference>,
    /// Whether only mine was changed here since both were the same: taking it over gives up own work.
    pub own: bool,
    /// What makes mine like theirs.
    changes: Vec<Change>,
}

/// How a node differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Only theirs has it.
    Added,
    /// Only mine has it.
    Removed,
    /// Both have it, with other content.
    Changed,
    /// Both have it, under another node.
    Moved,
}

/// One field of a node that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldDifference {
    /// The key of the words that name a change of this field.
    pub name: &'static str,
    /// The content here.
    pub mine: String,
    /// The content there.
    pub theirs: String,
}

/// All differences, in the order of my dataset, what only theirs has last in each report.
#[must_use]
pub fn differences(mine: &Dataset, theirs: &Dataset) -> Vec<Difference> {
    let mut found = Vec::new();
    for report in &mine.reports {
        match theirs.report(&report.id) {
            Some(other) if Arc::ptr_eq(report, other) || report == other => {}
            Some(other) => of_report(report, other, &mut found),
            None => found.push(Difference {
                node: NodeRef::new(report.id.clone(), NodeId::Report),
                name: report.title.clone(),
                kind: DifferenceKind::Removed,
                fields: Vec::new(),
                own: false,
                changes: vec![Change::Remove(NodeId::Report)],
            }),
        }
    }
    for (at, report) in theirs.reports.iter().enumerate().filter(|(_, report)| mine.report(&report.id).is_none()) {
        found.push(Difference {
            node: NodeRef::new(report.id.clone(), NodeId::Report),
            name: report.title.clone(),
            kind: DifferenceKind::Added,
            fields: Vec::new(),
            own: false,
            changes: vec![Change::Add(NewNode::Report(Arc::clone(report)), Some(at))],
        });
    }
    found
}

/// All differences, with those told apart that come from a change of mine alone since the common base. A node that
/// both changed is told field by field.
#[must_use]
pub fn differences_since(base: &Dataset, mine: &Dataset, theirs: &Dataset) -> Vec<Difference> {
    let mut foreign: HashMap<NodeRef, Vec<Difference>> = HashMap::new();
    for difference in differences(base, theirs) {
        foreign.entry(difference.node.clone()).or_default().push(difference);
    }
    let mut found = Vec::new();
    for mut difference in differences(mine, theirs) {
        let theirs: &[Difference] = foreign.get(&difference.node).map_or(&[], Vec::as_slice);
        let same = |kind| theirs.iter().any(|other| other.kind == kind);
        match difference.kind {
            DifferenceKind::Changed => {
                let names = theirs.iter().flat_map(|other| &other.fields).map(|field| field.name);
                let names: HashSet<&str> = names.collect();
                let own = difference.split_off(|field| !names.contains(field.name));
                found.extend((!difference.fields.is_empty()).then_some(difference));
                found.extend(own);
            }
            DifferenceKind::Moved => {
                difference.own = !same(DifferenceKind::Moved);
                found.push(difference);
            }
            DifferenceKind::Added | DifferenceKind::Removed => {
                difference.own = theirs.is_empty();
                found.push(difference);
            }
        }
    }
    found
}

/// The edit that takes these differences over; nothing for none.
#[must_use]
pub fn take_over<'a>(differences: impl Iterator<Item = &'a Difference>) -> Option<Edit> {
    let mut order: Vec<ReportId> = Vec::new();
    let mut by_report: HashMap<ReportId, Vec<Change>> = HashMap::new();
    let mut whole = Vec::new();
    for difference in differences {
        let report = &difference.node.report;
        for change in &difference.changes {
            if matches!(change, Change::Add(NewNode::Report(_), _) | Change::Remove(NodeId::Report)) {
                whole.push(Edit::new(report.clone(), change.clone()));
                continue;
            }
            if !by_report.contains_key(report) {
                order.push(report.clone());
            }
            by_report.entry(report.clone()).or_default().push(change.clone());
        }
    }
    let mut edits: Vec<Edit> = order
        .into_iter()
        .filter_map(|report| {
            let mut changes = by_report.remove(&report)?;
            // Parties come before those who name them, and go after them.
            changes.sort_by_key(|change| match change {
                Change::Add(NewNode::Party(_), _) => 0,
                Change::Remove(NodeId::Party(_)) => 2,
                _ => 1,
            });
            Some(Edit::new(report, Change::Several(Together::Merge, changes)))
        })
        .collect();
    edits.extend(whole);
    match edits.len() {
        0 | 1 => edits.pop(),
        _ => Some(Edit::across(Together::Merge, edits)),
    }
}

impl Difference {
    /// The fields of a changed node that mine alone changed, as a difference of their own.
    fn split_off(&mut self, is_own: impl Fn(&FieldDifference) -> bool) -> Option<Self> {
        let fields = std::mem::take(&mut self.fields).into_iter().zip(std::mem::take(&mut self.changes));
        let (own, foreign): (Vec<_>, Vec<_>) = fields.partition(|(field, _)| is_own(field));
        (self.fields, self.changes) = foreign.into_iter().unzip();
        if own.is_empty() {
            return None;
        }
        let (fields, changes) = own.into_iter().unzip();
        Some(Self { node: self.node.clone(), name: self.name.clone(), kind: self.kind, fields, own: true, changes })
    }
}

/// The nodes of a report by their ids.
struct Nodes<'a> {
    order: Vec<(NodeId, Node<'a>)>,
    by_id: HashMap<NodeId, (usize, Place)>,
}

#[derive(Clone, Copy)]
enum Node<'a> {
    Party(&'a Arc<Party>),
    Category(&'a Arc<Category>),
    Problem(&'a Arc<Problem>),
    Item(&'a Arc<Item>),
    Measure(&'a Measure),
    Indicator(&'a Indicator),
}

impl<'a> Nodes<'a> {
    fn of(report: &'a Report) -> Self {
        let mut nodes = Self { order: Vec::new(), by_id: HashMap::new() };
        for (at, party) in report.parties.iter().enumerate() {
            nodes.add(NodeId::Party(party.id.clone()), Node::Party(party), NodeId::Report, at);
        }
        for (at, indicator) in report.indicators.iter().enumerate() {
            nodes.add(NodeId::Indicator(indicator.id.clone()), Node::Indicator(indicator), NodeId::Report, at);
        }
        for (at, category) in report.categories.iter().enumerate() {
            let id = NodeId::Category(category.id.clone());
            nodes.add(id.clone(), Node::Category(category), NodeId::Report, at);
            for (at, problem) in category.problems.iter().enumerate() {
                let under = NodeId::Problem(problem.id.clone());
                nodes.add(under.clone(), Node::Problem(problem), id.clone(), at);
                for (at, item) in problem.items.iter().enumerate() {
                    nodes.item(item, &under, at);
                }
            }
        }
        nodes
    }

    fn item(&mut self, item: &'a Arc<Item>, under: &NodeId, at: usize) {
        let id = NodeId::Item(item.id.clone());
        self.add(id.clone(), Node::Item(item), under.clone(), at);
        for (at, measure) in item.measures.iter().enumerate() {
            self.add(NodeId::Measure(measure.id.clone()), Node::Measure(measure), id.clone(), at);
        }
        for (at, indicator) in item.indicators.iter().enumerate() {
            self.add(NodeId::Indicator(indicator.id.clone()), Node::Indicator(indicator), id.clone(), at);
        }
    }

    fn add(&mut self, id: NodeId, node: Node<'a>, under: NodeId, at: usize) {
        self.by_id.insert(id.clone(), (self.order.len(), Place { under, at }));
        self.order.push((id, node));
    }

    fn get(&self, id: &NodeId) -> Option<(Node<'a>, &Place)> {
        let (at, place) = self.by_id.get(id)?;
        Some((self.order.get(*at)?.1, place))
    }
}

fn of_report(mine: &Report, theirs: &Report, found: &mut Vec<Difference>) {
    let at = |node: NodeId| NodeRef::new(mine.id.clone(), node);
    let mut fields = Fields::default();
    fields.report(mine, theirs);
    fields.finish(at(NodeId::Report), &mine.title, found);
    let (own, other) = (Nodes::of(mine), Nodes::of(theirs));
    let mut gone: HashSet<&NodeId> = HashSet::new();
    for (id, node) in &own.order {
        let Some((_, place)) = own.get(id) else { continue };
        match other.get(id) {
            None => {
                // What goes with its parent is not told again.
                if !gone.contains(&place.under) {
                    found.push(node.difference(at(id.clone()), DifferenceKind::Removed, Change::Remove(id.clone())));
                }
                gone.insert(id);
            }
            Some((theirs, there)) => {
                if there.under != place.under
                    && other.by_id.contains_key(&there.under)
                    && own.by_id.contains_key(&there.under)
                {
                    let change = Change::Move(id.clone(), there.clone());
                    found.push(node.difference(at(id.clone()), DifferenceKind::Moved, change));
                }
                let mut fields = Fields::default();
                fields.node(*node, theirs);
                fields.finish(at(id.clone()), &node.name(), found);
            }
        }
    }
    let mut come: HashSet<&NodeId> = HashSet::new();
    for (id, node) in &other.order {
        if own.get(id).is_some() {
            continue;
        }
        let Some((_, place)) = other.get(id) else { continue };
        if !come.contains(&place.under)
            && let Some(new) = node.as_new(place)
        {
            let change = Change::Add(new, Some(place.at));
            found.push(node.difference(at(id.clone()), DifferenceKind::Added, change));
        }
        come.insert(id);
    }
}

impl Node<'_> {
    fn name(&self) -> String {
        match self {
            Self::Party(party) => party.name.clone(),
            Self::Category(category) => format!("{} {}", category.number, category.title),
            Self::Problem(problem) => format!("{} {}", problem.number, problem.title),
            Self::Item(item) => format!("{} {}", item.number, item.title),
            Self::Measure(measure) => format!("{} {}", measure.number, measure.text),
            Self::Indicator(indicator) => indicator.name.clone(),
        }
    }

    fn difference(&self, node: NodeRef, kind: DifferenceKind, change: Change) -> Difference {
        Difference { node, name: self.name(), kind, fields: Vec::new(), own: false, changes: vec![change] }
    }

    /// The node with all that is under it, as a new one at a place.
    fn as_new(&self, place: &Place) -> Option<NewNode> {
        Some(match (self, &place.under) {
            (Self::Party(party), _) => NewNode::Party(Arc::clone(party)),
            (Self::Category(category), _) => NewNode::Category(Arc::clone(category)),
            (Self::Problem(problem), NodeId::Category(id)) => NewNode::Problem(id.clone(), Arc::clone(problem)),
            (Self::Item(item), NodeId::Problem(id)) => NewNode::Item(id.clone(), Arc::clone(item)),
            (Self::Measure(measure), NodeId::Item(id)) => NewNode::Measure(id.clone(), (*measure).clone()),
            (Self::Indicator(indicator), NodeId::Item(id)) => NewNode::Indicator(id.clone(), (*indicator).clone()),
            (Self::Indicator(indicator), NodeId::Report) => NewNode::ReportIndicator((*indicator).clone()),
            _ => return None,
        })
    }
}

/// Collects the fields that differ.
#[derive(Default)]
struct Fields {
    fields: Vec<FieldDifference>,
    changes: Vec<Change>,
}

impl Fields {
    fn field<T: PartialEq + Clone + Serialize>(&mut self, mine: &T, theirs: &T, change: impl FnOnce(T) -> Change) {
        if mine == theirs {
            return;
        }
        let change = change(theirs.clone());
        let name = Edit::new(ReportId::from(""), change.clone()).name();
        self.fields.push(FieldDifference { name, mine: shown(mine), theirs: shown(theirs) });
        self.changes.push(change);
    }

    fn finish(self, node: NodeRef, name: &str, found: &mut Vec<Difference>) {
        if self.changes.is_empty() {
            return;
        }
        let kind = DifferenceKind::Changed;
        let name = name.to_owned();
        found.push(Difference { node, name, kind, fields: self.fields, own: false, changes: self.changes });
    }

    fn report(&mut self, mine: &Report, theirs: &Report) {
        let change = Change::Report;
        self.field(&mine.title, &theirs.title, |v| change(ReportField::Title(v)));
        self.field(&mine.inspected_body, &theirs.inspected_body, |v| change(ReportField::InspectedBody(v)));
        self.field(&mine.inspection_body, &theirs.inspection_body, |v| change(ReportField::InspectionBody(v)));
        self.field(&mine.inspection_kind, &theirs.inspection_kind, |v| change(ReportField::InspectionKind(v)));
        self.field(&mine.inspected_from, &theirs.inspected_from, |v| change(ReportField::InspectedFrom(v)));
        self.field(&mine.inspected_to, &theirs.inspected_to, |v| change(ReportField::InspectedTo(v)));
        self.field(&mine.feedback_on, &theirs.feedback_on, |v| change(ReportField::FeedbackOn(v)));
        self.field(&mine.as_of, &theirs.as_of, |v| change(ReportField::AsOf(v)));
        self.field(&mine.months, &theirs.months, |v| change(ReportField::Months(v)));
        self.field(&mine.source, &theirs.source, |v| change(ReportField::Source(v)));
        self.field(&mine.briefing, &theirs.briefing, |v| change(ReportField::Briefing(v)));
        self.field(&mine.accepted_findings, &theirs.accepted_findings, |v| change(ReportField::AcceptedFindings(v)));
        self.field(&mine.refused_suggestions, &theirs.refused_suggestions, |v| {
            change(ReportField::RefusedSuggestions(v))
        });
    }

    fn node(&mut self, mine: Node<'_>, theirs: Node<'_>) {
        match (mine, theirs) {
            (Node::Party(a), Node::Party(b)) => {
                self.field(&a.name, &b.name, |v| Change::Party(a.id.clone(), PartyField::Name(v)));
                self.field(&a.kind, &b.kind, |v| Change::Party(a.id.clone(), PartyField::Kind(v)));
            }
            (Node::Category(a), Node::Category(b)) => {
                self.field(&a.number, &b.number, |v| Change::Category(a.id.clone(), CategoryField::Number(v)));
                self.field(&a.title, &b.title, |v| Change::Category(a.id.clone(), CategoryField::Title(v)));
            }
            (Node::Problem(a), Node::Problem(b)) => {
                self.field(&a.number, &b.number, |v| Change::Problem(a.id.clone(), ProblemField::Number(v)));
                self.field(&a.title, &b.title, |v| Change::Problem(a.id.clone(), ProblemField::Title(v)));
            }
            (Node::Item(a), Node::Item(b)) => self.item(a, b),
            (Node::Measure(a), Node::Measure(b)) => self.measure(a, b),
            (Node::Indicator(a), Node::Indicator(b)) => self.indicator(a, b),
            _ => {}
        }
    }

    fn item(&mut self, a: &Item, b: &Item) {
        let change = |field| Change::Item(a.id.clone(), field);
        self.field(&a.number, &b.number, |v| change(ItemField::Number(v)));
        self.field(&a.title, &b.title, |v| change(ItemField::Title(v)));
        self.field(&a.finding, &b.finding, |v| change(ItemField::Finding(v)));
        self.field(&a.progress, &b.progress, |v| change(ItemField::Progress(v)));
        self.field(&a.term, &b.term, |v| change(ItemField::Term(v)));
        self.field(&a.basis, &b.basis, |v| change(ItemField::Basis(v)));
        self.field(&a.leader, &b.leader, |v| change(ItemField::Leader(v)));
        self.field(&a.lead_units, &b.lead_units, |v| change(ItemField::LeadUnits(v)));
        self.field(&a.support_units, &b.support_units, |v| change(ItemField::SupportUnits(v)));
        self.field(&a.due, &b.due, |v| change(ItemField::Due(v)));
        self.field(&a.closed, &b.closed, |v| change(ItemField::Closed(v)));
        self.field(&a.evidence, &b.evidence, |v| change(ItemField::Evidence(v)));
        self.field(&a.log, &b.log, |v| change(ItemField::Log(v)));
        self.field(&a.internal, &b.internal, |v| change(ItemField::Internal(v)));
        self.field(&a.source, &b.source, |v| change(ItemField::Source(v)));
    }

    fn measure(&mut self, a: &Measure, b: &Measure) {
        let change = |field| Change::Measure(a.id.clone(), field);
        self.field(&a.number, &b.number, |v| change(MeasureField::Number(v)));
        self.field(&a.text, &b.text, |v| change(MeasureField::Text(v)));
        self.field(&a.progress, &b.progress, |v| change(MeasureField::Progress(v)));
        self.field(&a.due, &b.due, |v| change(MeasureField::Due(v)));
        self.field(&a.units, &b.units, |v| change(MeasureField::Units(v)));
        self.field(&a.source, &b.source, |v| change(MeasureField::Source(v)));
    }

    fn indicator(&mut self, a: &Indicator, b: &Indicator) {
        let change = |field| Change::Indicator(a.id.clone(), field);
        self.field(&a.name, &b.name, |v| change(IndicatorField::Name(v)));
        self.field(&a.unit, &b.unit, |v| change(IndicatorField::Unit(v)));
        self.field(&a.better, &b.better, |v| change(IndicatorField::Better(v)));
        self.field(&a.part_of, &b.part_of, |v| change(IndicatorField::PartOf(v)));
        self.field(&a.baseline, &b.baseline, |v| change(IndicatorField::Baseline(v)));
        self.field(&a.target, &b.target, |v| change(IndicatorField::Target(v)));
        self.field(&a.readings, &b.readings, |v| change(IndicatorField::Readings(v)));
        self.field(&a.measure, &b.measure, |v| change(IndicatorField::Measure(v)));
        self.field(&a.note, &b.note, |v| change(IndicatorField::Note(v)));
    }
}

/// A value as it stands in the file, without the quotes of a text.
fn shown<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(serde_json::Value::Null) | Err(_) => String::new(),
        Ok(_) => serde_json::to_string(value).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::Document;
    use super::*;
    use crate::model::{Progress, Term};

    fn bundled() -> Dataset {
        serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap()
    }

    fn changed() -> Dataset {
        let mut dataset = bundled();
        let report = Arc::make_mut(&mut dataset.reports[0]);
        report.title.push('改');
        let category = Arc::make_mut(&mut report.categories[0]);
        let problem = Arc::make_mut(&mut category.problems[0]);
        let item = Arc::make_mut(&mut problem.items[0]);
        item.progress = Progress::Done;
        item.term = Term::Dated;
        item.measures.remove(1);
        item.indicators.clear();
        let moved = problem.items.remove(1);
        Arc::make_mut(&mut category.problems[1]).items.push(moved);
        let new = Item::new("new".into(), "(9)".to_owned(), "新".to_owned());
        Arc::make_mut(&mut category.problems[1]).items.insert(0, Arc::new(new));
        report.parties.push(Arc::new(Party::new("u999".into(), "新单位".to_owned(), crate::model::PartyKind::Unit)));
        dataset
    }

    #[test]
    fn taking_everything_over_gives_their_dataset() {
        let (mine, theirs) = (bundled(), changed());
        let found = differences(&mine, &theirs);
        let mut document = Document::loaded(Arc::new(mine));
        document.edit(take_over(found.iter()).unwrap(), Duration::ZERO).unwrap();
        assert_eq!(**document.dataset(), theirs);
        assert!(differences(document.dataset(), &theirs).is_empty());
    }

    #[test]
    fn each_difference_stands_alone() {
        let (mine, theirs) = (bundled(), changed());
        let found = differences(&mine, &theirs);
        let kinds = |kind| found.iter().filter(|difference| difference.kind == kind).count();
        assert_eq!((kinds(DifferenceKind::Moved), kinds(DifferenceKind::Added)), (1, 2));
        for difference in &found {
            let mut document = Document::loaded(Arc::new(mine.clone()));
            document.edit(take_over(std::iter::once(difference)).unwrap(), Duration::ZERO).unwrap();
            assert_eq!(differences(document.dataset(), &theirs).len(), found.len() - 1, "{difference:?}");
        }
    }

    #[test]
    fn my_own_changes_are_told_from_theirs() {
        let (base, theirs) = (bundled(), changed());
        let mut mine = bundled();
        let report = Arc::make_mut(&mut mine.reports[0]);
        report.inspected_body.push('我');
        let problem = Arc::make_mut(&mut Arc::make_mut(&mut report.categories[0]).problems[0]);
        let item = Arc::make_mut(&mut problem.items[0]);
        item.finding.push('我');
        item.progress = Progress::MostlyDone;
        Arc::make_mut(&mut report.categories[3]).problems[0] = {
            let mut problem = Arc::unwrap_or_clone(Arc::clone(&report.categories[3].problems[0]));
            problem.items.remove(0);
            Arc::new(problem)
        };
        let found = differences_since(&base, &mine, &theirs);
        let own: Vec<_> = found.iter().filter(|difference| difference.own).collect();
        assert_eq!(own.len(), 3, "the body, the finding and the item taken away: {own:?}");
        // Taking over what is not my own keeps all of my work but the field that both changed.
        let mut document = Document::loaded(Arc::new(mine.clone()));
        let edit = take_over(found.iter().filter(|difference| !difference.own)).unwrap();
        document.edit(edit, Duration::ZERO).unwrap();
        let together = &document.dataset().reports[0];
        assert!(together.inspected_body.ends_with('我') && together.title.ends_with('改'));
        let item = &together.categories[0].problems[0].items[0];
        assert!(item.finding.ends_with('我'));
        assert_eq!((item.progress, item.term), (Progress::Done, Term::Dated));
        assert_eq!(differences_since(&theirs, document.dataset(), &theirs).len(), 3);
    }

    #[test]
    fn the_same_dataset_differs_in_nothing() {
        assert!(differences(&bundled(), &bundled()).is_empty());
        assert!(take_over(std::iter::empty()).is_none());
    }
}
