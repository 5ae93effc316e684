//! All differences as one flat list, for a file or for another program: codes, names in the place of ids, no words.

use serde::Serialize;

use crate::model::{FieldKind, Node, NodeId, Value};

use super::detail::Detail;
use super::difference::{Difference, DifferenceKind};
use super::pair::{Comparison, ReportPair};
use super::tree::Tree;

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FlatDifference {
    /// The report, by its id in mine.
    pub report: String,
    /// The kind of node.
    pub node: &'static str,
    /// Its id.
    pub id: String,
    /// Numbers and titles from the top down to it.
    pub path: Vec<String>,
    /// `added`, `removed`, `moved` or `changed`.
    pub kind: &'static str,
    /// The field, for a changed one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Who made it so, where a common ancestor is known.
    pub who: &'static str,
    /// The content here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mine: Option<Value>,
    /// The content there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theirs: Option<Value>,
    /// The content of the common ancestor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Value>,
    /// The change in detail, where that says more than the two contents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<Detail>,
}

impl Comparison {
    /// The differences as a flat list, in their order.
    #[must_use]
    pub fn flat(&self) -> Vec<FlatDifference> {
        let mut lines = Vec::new();
        for run in self.differences.chunk_by(|a, b| a.node.report == b.node.report) {
            let pair = run.first().and_then(|one| self.pair(&one.node.report));
            let tree = pair.map(|pair| Tree::of(&pair.mine));
            lines.extend(run.iter().map(|difference| line(difference, pair, tree.as_ref())));
        }
        lines
    }
}

fn line(difference: &Difference, pair: Option<&ReportPair>, tree: Option<&Tree<'_>>) -> FlatDifference {
    let path = difference.path.iter().map(|step| format!("{} {}", step.number, step.title).trim().to_owned());
    let mut line = FlatDifference {
        report: difference.node.report.to_string(),
        node: difference.of().code(),
        id: difference.node.node.as_str().to_owned(),
        path: path.collect(),
        kind: difference.kind.code(),
        field: None,
        who: difference.who.code(),
        mine: None,
        theirs: None,
        base: None,
        detail: None,
    };
    let named = |value: &Value| pair.map_or_else(|| value.clone(), |pair| pair.named(value));
    match &difference.kind {
        DifferenceKind::Changed(change) => {
            line.field = Some(change.field.to_string());
            (line.mine, line.theirs) = (Some(named(&change.mine)), Some(named(&change.theirs)));
            line.base = change.base.as_ref().map(named);
            let detail = change.detail(&unit(&difference.node.node, tree));
            line.detail = Some(detail).filter(|detail| says_more(change.kind, detail));
        }
        DifferenceKind::Moved(from, to) => {
            let place = |under: &NodeId, at: usize| Value::Names(vec![under.as_str().to_owned(), (at + 1).to_string()]);
            (line.mine, line.theirs) = (Some(place(&from.under, from.at)), Some(place(&to.under, to.at)));
        }
        DifferenceKind::Added | DifferenceKind::Removed => {}
    }
    line
}

/// Whether a detail says more than the two contents.
fn says_more(kind: FieldKind, detail: &Detail) -> bool {
    kind != FieldKind::Line && !matches!(detail, Detail::Plain | Detail::Choice(..) | Detail::List(..))
}

fn unit(node: &NodeId, tree: Option<&Tree<'_>>) -> String {
    match tree.and_then(|tree| tree.get(node)).map(|placed| placed.node) {
        Some(Node::Indicator(indicator)) => indicator.unit.clone(),
        _ => String::new(),
    }
}
