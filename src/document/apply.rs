//! Applying an edit: a new root that shares everything with the old one but the path to the changed node.

use std::sync::Arc;

use crate::model::{
    Category, Dataset, Indicator, IndicatorId, Item, ItemId, Location, MeasureId, NodeId, PartyId, Problem, Report,
};

use super::edit::{
    CategoryField, Change, Edit, IndicatorField, ItemField, MeasureField, NewNode, PartyField, ProblemField,
    ReportField,
};

/// Why an edit could not be applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The node it names is not in the dataset.
    #[error("the node is no longer there")]
    NoSuchNode,
    /// A party that items or measures still name cannot be taken out.
    #[error("the party is still named by an item or a measure")]
    PartyInUse,
}

type Done = Result<(), EditError>;

impl Edit {
    /// The dataset after this edit; the given one is left as it is.
    ///
    /// # Errors
    /// When the node is not there, or is a party still in use.
    pub fn apply(&self, dataset: &Dataset) -> Result<Dataset, EditError> {
        let mut root = dataset.clone();
        if let Change::Add(NewNode::Report(report)) = &self.change {
            root.reports.push(Arc::clone(report));
            return Ok(root);
        }
        let at = root.reports.iter().position(|report| report.id == self.report).ok_or(EditError::NoSuchNode)?;
        if self.change == Change::Remove(NodeId::Report) {
            root.reports.remove(at);
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
            Self::Add(node) => return add(report, node),
            Self::Remove(node) => return remove(report, node),
        }
        Ok(())
    }
}

fn category<'a>(report: &'a mut Report, node: &NodeId) -> Result<&'a mut Category, EditError> {
    let at = report.locate(node).ok_or(EditError::NoSuchNode)?;
    category_at(report, at).ok_or(EditError::NoSuchNode)
}

fn problem<'a>(report: &'a mut Report, node: &NodeId) -> Result<&'a mut Problem, EditError> {
    let at = report.locate(node).ok_or(EditError::NoSuchNode)?;
    problem_at(report, at).ok_or(EditError::NoSuchNode)
}

fn item<'a>(report: &'a mut Report, node: &NodeId) -> Result<&'a mut Item, EditError> {
    let at = report.locate(node).ok_or(EditError::NoSuchNode)?;
    item_at(report, at).ok_or(EditError::NoSuchNode)
}

fn category_at(report: &mut Report, at: Location) -> Option<&mut Category> {
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

fn problem_at(report: &mut Report, at: Location) -> Option<&mut Problem> {
    let (Location::Problem(_, p)
    | Location::Item(_, p, _)
    | Location::Measure(_, p, _, _)
    | Location::Indicator(_, p, _, _)) = at
    else {
        return None;
    };
    category_at(report, at)?.problems.get_mut(p).map(Arc::make_mut)
}

fn item_at(report: &mut Report, at: Location) -> Option<&mut Item> {
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
    }
}

fn set_party(report: &mut Report, id: &PartyId, field: &PartyField) -> Done {
    let party = report.parties.iter_mut().find(|party| party.id == *id).ok_or(EditError::NoSuchNode)?;
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
        IndicatorField::Note(text) => indicator.note = text,
    }
}

fn add(report: &mut Report, node: &NewNode) -> Done {
    match node.clone() {
        // Edit::apply handles it: a report is not inside a report.
        NewNode::Report(_) => return Err(EditError::NoSuchNode),
        NewNode::Party(party) => report.parties.push(party),
        NewNode::Category(category) => report.categories.push(category),
        NewNode::Problem(id, problem) => category(report, &NodeId::Category(id))?.problems.push(problem),
        NewNode::Item(id, item) => problem(report, &NodeId::Problem(id))?.items.push(item),
        NewNode::Measure(id, measure) => item_of(report, id)?.measures.push(measure),
        NewNode::Indicator(id, indicator) => item_of(report, id)?.indicators.push(indicator),
    }
    Ok(())
}

fn item_of(report: &mut Report, id: ItemId) -> Result<&mut Item, EditError> {
    item(report, &NodeId::Item(id))
}

fn remove(report: &mut Report, node: &NodeId) -> Done {
    if let NodeId::Party(id) = node
        && names_party(report, id)
    {
        return Err(EditError::PartyInUse);
    }
    match report.locate(node).ok_or(EditError::NoSuchNode)? {
        Location::Category(c) => drop(report.categories.remove(c)),
        at @ Location::Problem(_, p) => drop(category_at(report, at).map(|category| category.problems.remove(p))),
        at @ Location::Item(_, _, i) => drop(problem_at(report, at).map(|problem| problem.items.remove(i))),
        at @ Location::Measure(_, _, _, m) => remove_measure(item_at(report, at).ok_or(EditError::NoSuchNode)?, m),
        at @ Location::Indicator(_, _, _, n) => {
            let item = item_at(report, at).ok_or(EditError::NoSuchNode)?;
            remove_indicator(&mut item.indicators, n);
        }
        Location::ReportIndicator(n) => remove_indicator(&mut report.indicators, n),
        Location::Party(p) => drop(report.parties.remove(p)),
    }
    Ok(())
}

/// Takes a measure out, and the references of the item's indicators to it.
fn remove_measure(item: &mut Item, at: usize) {
    let measure = item.measures.remove(at);
    for indicator in &mut item.indicators {
        if indicator.measure.as_ref() == Some(&measure.id) {
            indicator.measure = None;
        }
    }
}

/// Takes an indicator out, and the references of its parts to it.
fn remove_indicator(indicators: &mut Vec<Indicator>, at: usize) {
    let whole = indicators.remove(at);
    for indicator in indicators {
        if indicator.part_of.as_ref().is_some_and(|part| part.whole == whole.id) {
            indicator.part_of = None;
        }
    }
}

/// True when an item or a measure names the party.
fn names_party(report: &Report, id: &PartyId) -> bool {
    report.items().any(|item| {
        item.leader.as_ref() == Some(id)
            || item.lead_units.contains(id)
            || item.support_units.contains(id)
            || item.measures.iter().any(|measure| measure.units.contains(id))
    })
}
