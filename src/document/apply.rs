//! Applying an edit: a new root that shares everything with the old one but the path to the changed node.

use std::sync::Arc;

use crate::model::{
    Category, Dataset, Indicator, IndicatorId, Item, ItemId, Location, MeasureId, NodeId, PartyId, Problem, Report,
};

use super::edit::{
    CategoryField, Change, Edit, IndicatorField, ItemField, MeasureField, NewNode, PartyField, ProblemField,
    ReportField,
};
use super::place;

/// Why an edit could not be applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The node it names is not in the dataset.
    #[error("the node is no longer there")]
    NoSuchNode,
    /// A party that items or measures still name cannot be taken out.
    #[error("the party is still named by an item or a measure")]
    PartyInUse,
    /// A node cannot stand there: an item only under a problem, a measure only under an item, and so on.
    #[error("the node cannot stand there")]
    NoSuchPlace,
    /// Its id is that of another node.
    #[error("another node has this id")]
    DuplicateId,
}

type Done = Result<(), EditError>;

impl Edit {
    /// The dataset after this edit; the given one is left as it is.
    ///
    /// # Errors
    /// When the node is not there, or is a party still in use.
    pub fn apply(&self, dataset: &Dataset) -> Result<Dataset, EditError> {
        if let Change::Across(_, edits) = &self.change {
            return edits.iter().try_fold(dataset.clone(), |root, edit| edit.apply(&root));
        }
        let mut root = dataset.clone();
        if let Change::Add(NewNode::Report(report), at) = &self.change {
            if root.report(&report.id).is_some() {
                return Err(EditError::DuplicateId);
            }
            place::insert(&mut root.reports, *at, Arc::clone(report));
            return Ok(root);
        }
        let at = root.reports.iter().position(|report| report.id == self.report).ok_or(EditError::NoSuchNode)?;
        if self.change == Change::Remove(NodeId::Report) {
            root.reports.remove(at);
            return Ok(root);
        }
        if let Change::Move(NodeId::Report, place) = &self.change {
            let report = root.reports.remove(at);
            place::insert(&mut root.reports, Some(place.at), report);
            return Ok(root);
        }
        let report = root.reports.get_mut(at).ok_or(EditError::NoSuchNode)?;
        self.change.apply(Arc::make_mut(report))?;
        Ok(root)
    }
}

impl Change {
    fn apply(&self, report: &mut Report) -> Done {
        match self {
            Self::Report(field) => set_report(report, field),
            Self::Party(id, field) => return set_party(report, id, field),
            Self::Category(id, field) => set_category(category(report, &NodeId::Category(id.clone()))?, field),
            Self::Problem(id, field) => set_problem(problem(report, &NodeId::Problem(id.clone()))?, field),
            Self::Item(id, field) => set_item(item(report, &NodeId::Item(id.clone()))?, field),
            Self::Measure(id, field) => return set_measure(report, id, field),
            Self::Indicator(id, field) => set_indicator(indicator(report, id)?, field),
            Self::Add(node, at) => return add(report, node, *at),
            Self::Remove(node) => return place::remove(report, node),
            Self::Move(node, place) => return place::move_node(report, node, place),
            // Edit::apply handles it: one report is not several.
            Self::Across(..) => return Err(EditError::NoSuchNode),
            Self::Several(_, changes) => return changes.iter().try_for_each(|change| change.apply(report)),
        }
        Ok(())
    }
}

pub(super) fn category<'a>(report: &'a mut Report, node: &NodeId) -> Result<&'a mut Category, EditError> {
    let at = report.locate(node).ok_or(EditError::NoSuchNode)?;
    category_at(report, at).ok_or(EditError::NoSuchNode)
}

pub(super) fn problem<'a>(report: &'a mut Report, node: &NodeId) -> Result<&'a mut Problem, EditError> {
    let at = report.locate(node).ok_or(EditError::NoSuchNode)?;
    problem_at(report, at).ok_or(EditError::NoSuchNode)
}

pub(super) fn item<'a>(report: &'a mut Report, node: &NodeId) -> Result<&'a mut Item, EditError> {
    let at = report.locate(node).ok_or(EditError::NoSuchNode)?;
    item_at(report, at).ok_or(EditError::NoSuchNode)
}

pub(super) fn category_at(report: &mut Report, at: Location) -> Option<&mut Category> {
    let (Location::Category(c)
    | Location::Problem(c, _)
    | Location::Item(c, _, _)
    | Location::Measure(c, _, _, _)
    | Location::Indicator(c, _, _, _)) = at
    else {
        return None;
    };
    report.categories.get_mut(c).map(Arc::make_mut)
}

pub(super) fn problem_at(report: &mut Report, at: Location) -> Option<&mut Problem> {
    let (Location::Problem(_, p)
    | Location::Item(_, p, _)
    | Location::Measure(_, p, _, _)
    | Location::Indicator(_, p, _, _)) = at
    else {
        return None;
    };
    category_at(report, at)?.problems.get_mut(p).map(Arc::make_mut)
}

pub(super) fn item_at(report: &mut Report, at: Location) -> Option<&mut Item> {
    let (Location::Item(_, _, i) | Location::Measure(_, _, i, _) | Location::Indicator(_, _, i, _)) = at else {
        return None;
    };
    problem_at(report, at)?.items.get_mut(i).map(Arc::make_mut)
}

fn indicator<'a>(report: &'a mut Report, id: &IndicatorId) -> Result<&'a mut Indicator, EditError> {
    let at = report.locate(&NodeId::Indicator(id.clone())).ok_or(EditError::NoSuchNode)?;
    let found = match at {
        Location::ReportIndicator(n) => report.indicators.get_mut(n),
        Location::Indicator(_, _, _, n) => item_at(report, at).and_then(|item| item.indicators.get_mut(n)),
        _ => None,
    };
    found.ok_or(EditError::NoSuchNode)
}

fn set_report(report: &mut Report, field: &ReportField) {
    match field.clone() {
        ReportField::Title(text) => report.title = text,
        ReportField::InspectedBody(text) => report.inspected_body = text,
        ReportField::InspectionBody(text) => report.inspection_body = text,
        ReportField::InspectionKind(text) => report.inspection_kind = text,
        ReportField::InspectedFrom(date) => report.inspected_from = date,
        ReportField::InspectedTo(date) => report.inspected_to = date,
        ReportField::FeedbackOn(date) => report.feedback_on = date,
        ReportField::AsOf(date) => report.as_of = date,
        ReportField::Months(months) => report.months = months,
        ReportField::Source(source) => report.source = source,
        ReportField::Briefing(pages) => report.briefing = pages,
        ReportField::AcceptedFindings(findings) => report.accepted_findings = findings,
        ReportField::RefusedSuggestions(keys) => report.refused_suggestions = keys,
    }
}

fn set_party(report: &mut Report, id: &PartyId, field: &PartyField) -> Done {
    let party = report.parties.iter_mut().find(|party| party.id == *id).ok_or(EditError::NoSuchNode)?;
    let party = Arc::make_mut(party);
    match field.clone() {
        PartyField::Name(name) => party.name = name,
        PartyField::Kind(kind) => party.kind = kind,
    }
    Ok(())
}

fn set_category(category: &mut Category, field: &CategoryField) {
    match field.clone() {
        CategoryField::Number(text) => category.number = text,
        CategoryField::Title(text) => category.title = text,
    }
}

fn set_problem(problem: &mut Problem, field: &ProblemField) {
    match field.clone() {
        ProblemField::Number(text) => problem.number = text,
        ProblemField::Title(text) => problem.title = text,
    }
}

fn set_item(item: &mut Item, field: &ItemField) {
    match field.clone() {
        ItemField::Number(text) => item.number = text,
        ItemField::Title(text) => item.title = text,
        ItemField::Finding(text) => item.finding = text,
        ItemField::Progress(progress) => item.progress = progress,
        ItemField::Term(term) => item.term = term,
        ItemField::Leader(leader) => item.leader = leader,
        ItemField::LeadUnits(units) => item.lead_units = units,
        ItemField::SupportUnits(units) => item.support_units = units,
        ItemField::Due(due) => item.due = due,
        ItemField::Closed(closed) => item.closed = closed,
        ItemField::Evidence(evidence) => item.evidence = evidence,
        ItemField::Log(log) => item.log = log,
        ItemField::Internal(internal) => item.internal = internal,
        ItemField::Basis(spans) => item.basis = spans,
        ItemField::Source(spans) => item.source = spans,
    }
}

fn set_measure(report: &mut Report, id: &MeasureId, field: &MeasureField) -> Done {
    let item = item(report, &NodeId::Measure(id.clone()))?;
    let measure = item.measures.iter_mut().find(|measure| measure.id == *id).ok_or(EditError::NoSuchNode)?;
    match field.clone() {
        MeasureField::Number(text) => measure.number = text,
        MeasureField::Text(text) => measure.text = text,
        MeasureField::Progress(progress) => measure.progress = progress,
        MeasureField::Due(due) => measure.due = due,
        MeasureField::Units(units) => measure.units = units,
        MeasureField::Source(spans) => measure.source = spans,
    }
    Ok(())
}

fn set_indicator(indicator: &mut Indicator, field: &IndicatorField) {
    match field.clone() {
        IndicatorField::Name(text) => indicator.name = text,
        IndicatorField::Unit(text) => indicator.unit = text,
        IndicatorField::Better(better) => indicator.better = better,
        IndicatorField::Baseline(reading) => indicator.baseline = reading,
        IndicatorField::Target(target) => indicator.target = target,
        IndicatorField::Readings(readings) => indicator.readings = readings,
        IndicatorField::Measure(measure) => indicator.measure = measure,
        IndicatorField::PartOf(part) => indicator.part_of = part,
        IndicatorField::Note(text) => indicator.note = text,
    }
}

fn add(report: &mut Report, node: &NewNode, at: Option<usize>) -> Done {
    match node.clone() {
        // Edit::apply handles it: a report is not inside a report.
        NewNode::Report(_) => return Err(EditError::NoSuchPlace),
        NewNode::Party(party) => place::insert(&mut report.parties, at, party),
        NewNode::Category(category) => place::insert(&mut report.categories, at, category),
        NewNode::Problem(id, problem) => {
            place::insert(&mut category(report, &NodeId::Category(id))?.problems, at, problem);
        }
        NewNode::Item(id, item) => place::insert(&mut problem(report, &NodeId::Problem(id))?.items, at, item),
        NewNode::Measure(id, measure) => place::insert(&mut item_of(report, id)?.measures, at, measure),
        NewNode::Indicator(id, indicator) => place::insert(&mut item_of(report, id)?.indicators, at, indicator),
        NewNode::ReportIndicator(indicator) => place::insert(&mut report.indicators, at, indicator),
    }
    Ok(())
}

fn item_of(report: &mut Report, id: ItemId) -> Result<&mut Item, EditError> {
    item(report, &NodeId::Item(id))
}
