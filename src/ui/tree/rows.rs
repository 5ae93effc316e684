//! The rows of the tree as plain data: which nodes are on show, given what is folded and what is filtered.

use std::collections::HashMap;

use crate::analysis::Visible;
use crate::model::{Category, Dataset, Item, Measure, NodeId, NodeRef, Problem, Report};

/// A node by its positions: small, because a large dataset unfolds to half a million rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) level: Level,
    report: u32,
    category: u32,
    problem: u32,
    item: u32,
    measure: u32,
    /// Whether it has rows under it, and whether they are on show.
    pub(super) fold: Fold,
}

/// How deep a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Report,
    Category,
    Problem,
    Item,
    Measure,
}

/// The state of a row that can be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    Leaf,
    Folded,
    Unfolded,
}

/// The node of a row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Node<'a> {
    Report(&'a Report),
    Category(&'a Category),
    Problem(&'a Problem),
    Item(&'a Item),
    Measure(&'a Measure),
}

/// What is folded: a rule for each level, and the nodes that the person set otherwise.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Folds {
    /// Levels above this one are unfolded unless set otherwise.
    pub(super) unfold_above: Level,
    pub(super) set: HashMap<NodeRef, bool>,
}

impl Folds {
    fn is_unfolded(&self, node: &NodeRef, level: Level) -> bool {
        self.set.get(node).copied().unwrap_or(level < self.unfold_above)
    }
}

/// The rows on show. With `visible`, only matching nodes, unfolded down to the items.
pub(super) fn rows(dataset: &Dataset, folds: &Folds, visible: Option<&Visible>) -> Vec<Row> {
    let mut walk = Walk { rows: Vec::new(), folds, visible };
    let several = dataset.reports.len() > 1;
    for (at, report) in dataset.reports.iter().enumerate() {
        walk.report(at, report, several);
    }
    walk.rows
}

struct Walk<'a> {
    rows: Vec<Row>,
    folds: &'a Folds,
    visible: Option<&'a Visible>,
}

impl Walk<'_> {
    fn shows(&self, report: &Report, node: &NodeId) -> bool {
        self.visible.is_none_or(|visible| visible.shows(&report.id, node))
    }

    /// Adds a row. True when the rows under it are to follow.
    fn push(&mut self, mut row: Row, report: &Report, node: NodeId, leaf: bool) -> bool {
        let node = NodeRef::new(report.id.clone(), node);
        // While something is sought, the levels above the items are open, or the finds would not be seen.
        let sought = self.visible.is_some() && row.level < Level::Item && !self.folds.set.contains_key(&node);
        let unfolded = !leaf && (sought || self.folds.is_unfolded(&node, row.level));
        row.fold = match (leaf, unfolded) {
            (true, _) => Fold::Leaf,
            (_, true) => Fold::Unfolded,
            (_, false) => Fold::Folded,
        };
        self.rows.push(row);
        unfolded
    }

    fn report(&mut self, at: usize, report: &Report, several: bool) {
        let row = Row {
            level: Level::Report,
            report: at as u32,
            category: 0,
            problem: 0,
            item: 0,
            measure: 0,
            fold: Fold::Leaf,
        };
        if !self.shows(report, &NodeId::Report) {
            return;
        }
        // A single report is the root itself: its row is there, and always unfolded.
        let unfolded = self.push(row, report, NodeId::Report, report.categories.is_empty());
        if !unfolded && several {
            return;
        }
        for (at, category) in report.categories.iter().enumerate() {
            self.category(Row { level: Level::Category, category: at as u32, ..row }, report, category);
        }
    }

    fn category(&mut self, row: Row, report: &Report, category: &Category) {
        let node = NodeId::Category(category.id.clone());
        if !self.shows(report, &node) || !self.push(row, report, node, category.problems.is_empty()) {
            return;
        }
        for (at, problem) in category.problems.iter().enumerate() {
            self.problem(Row { level: Level::Problem, problem: at as u32, ..row }, report, problem);
        }
    }

    fn problem(&mut self, row: Row, report: &Report, problem: &Problem) {
        let node = NodeId::Problem(problem.id.clone());
        if !self.shows(report, &node) || !self.push(row, report, node, problem.items.is_empty()) {
            return;
        }
        for (at, item) in problem.items.iter().enumerate() {
            self.item(Row { level: Level::Item, item: at as u32, ..row }, report, item);
        }
    }

    fn item(&mut self, row: Row, report: &Report, item: &Item) {
        let node = NodeId::Item(item.id.clone());
        if !self.shows(report, &node) || !self.push(row, report, node, item.measures.is_empty()) {
            return;
        }
        for (at, measure) in item.measures.iter().enumerate() {
            let row = Row { level: Level::Measure, measure: at as u32, ..row };
            if self.shows(report, &NodeId::Measure(measure.id.clone())) {
                self.push(row, report, NodeId::Measure(measure.id.clone()), true);
            }
        }
    }
}

impl Row {
    /// The node of the row, absent when the dataset has changed since.
    pub(super) fn node<'a>(&self, dataset: &'a Dataset) -> Option<(&'a Report, Node<'a>)> {
        let report = dataset.reports.get(self.report as usize)?;
        let category = || report.categories.get(self.category as usize);
        let problem = || category()?.problems.get(self.problem as usize);
        let item = || problem()?.items.get(self.item as usize);
        let node = match self.level {
            Level::Report => Node::Report(report),
            Level::Category => Node::Category(category()?),
            Level::Problem => Node::Problem(problem()?),
            Level::Item => Node::Item(item()?),
            Level::Measure => Node::Measure(item()?.measures.get(self.measure as usize)?),
        };
        Some((report, node))
    }

    /// The ids of the row's node.
    pub(super) fn node_ref(&self, dataset: &Dataset) -> Option<NodeRef> {
        self.node(dataset).map(|(report, node)| NodeRef::new(report.id.clone(), node.id()))
    }
}

impl Node<'_> {
    fn id(&self) -> NodeId {
        match self {
            Self::Report(_) => NodeId::Report,
            Self::Category(category) => NodeId::Category(category.id.clone()),
            Self::Problem(problem) => NodeId::Problem(problem.id.clone()),
            Self::Item(item) => NodeId::Item(item.id.clone()),
            Self::Measure(measure) => NodeId::Measure(measure.id.clone()),
        }
    }

    /// The mark of the node in the text, such as (1).
    pub(super) fn number(&self) -> &str {
        match self {
            Self::Report(_) => "",
            Self::Category(category) => &category.number,
            Self::Problem(problem) => &problem.number,
            Self::Item(item) => &item.number,
            Self::Measure(measure) => &measure.number,
        }
    }

    /// The node in a line.
    pub(super) fn title(&self) -> &str {
        match self {
            Self::Report(report) => &report.title,
            Self::Category(category) => &category.title,
            Self::Problem(problem) => &problem.title,
            Self::Item(item) => &item.title,
            Self::Measure(measure) => &measure.text,
        }
    }
}

/// The nodes above a node, top first: what must be unfolded for it to be seen.
pub(super) fn above(report: &Report, node: &NodeId) -> Vec<NodeRef> {
    let at = |id| NodeRef::new(report.id.clone(), id);
    let mut above = vec![at(NodeId::Report)];
    let Some(place) = report.locate(node) else { return Vec::new() };
    let itself = |id: &NodeId| id == node;
    let category = report.category_at(place).map(|category| NodeId::Category(category.id.clone()));
    let problem = report.problem_at(place).map(|problem| NodeId::Problem(problem.id.clone()));
    let item = report.item_at(place).map(|item| NodeId::Item(item.id.clone()));
    // An indicator has no row of its own: its item is what is shown.
    let item = item.filter(|_| matches!(node, NodeId::Measure(_)));
    above.extend([category, problem, item].into_iter().flatten().filter(|id| !itself(id)).map(at));
    above
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn dataset() -> Dataset {
        let text = include_str!("../../../assets/tongchuan.guatu.json");
        serde_json::from_str(text).unwrap()
    }

    fn folds(unfold_above: Level) -> Folds {
        Folds { unfold_above, set: HashMap::new() }
    }

    #[test]
    fn every_level_unfolds() {
        let dataset = dataset();
        let count = |level| rows(&dataset, &folds(level), None).len();
        assert_eq!(count(Level::Category), 1 + 4);
        assert_eq!(count(Level::Problem), 1 + 4 + 7);
        assert_eq!(count(Level::Item), 1 + 4 + 7 + 29);
        assert_eq!(count(Level::Measure), 1 + 4 + 7 + 29 + 118);
    }

    #[test]
    fn one_node_folds_by_itself() {
        let dataset = dataset();
        let mut folds = folds(Level::Item);
        let report = &dataset.reports[0];
        let first = NodeId::Category(report.categories[0].id.clone());
        folds.set.insert(NodeRef::new(report.id.clone(), first), false);
        assert_eq!(rows(&dataset, &folds, None).len(), 1 + 4 + 3 + 12);
    }

    #[test]
    fn a_collection_starts_with_its_reports() {
        let mut dataset = dataset();
        let mut second = Report::clone(&dataset.reports[0]);
        second.id = "other".into();
        dataset.reports.push(Arc::new(second));
        assert_eq!(rows(&dataset, &folds(Level::Report), None).len(), 2);
    }

    #[test]
    fn the_way_to_a_measure_leads_over_its_item() {
        let dataset = dataset();
        let report = &dataset.reports[0];
        let item = report.items().next().unwrap();
        let measure = NodeId::Measure(item.measures[0].id.clone());
        assert_eq!(above(report, &measure).len(), 4);
        let item = NodeId::Item(item.id.clone());
        assert_eq!(above(report, &item).len(), 3);
    }
}
