//! What a person reads of copied nodes: a line for each, as deep as it stands below the one that was copied.

use crate::model::{Category, Item, Node, Problem, Report};

use super::{Clip, Copied};

/// Lines with their levels, counted from 0.
type Lines = Vec<(usize, String)>;

impl Clip {
    /// The nodes and all that is under them, each by its number and title, with its level below those that were copied.
    #[must_use]
    pub fn outline(&self) -> Vec<(usize, String)> {
        let mut lines = Vec::new();
        for node in &self.nodes {
            node.lines(&mut lines);
        }
        lines
    }
}

impl Copied {
    fn lines(&self, lines: &mut Lines) {
        match self {
            Self::Report(node) => report(node, lines),
            Self::Category(node) => category(&Node::Category(node), node, 0, lines),
            Self::Problem(node) => problem(&Node::Problem(node), node, 0, lines),
            Self::Item(node) => item(&Node::Item(node), node, 0, lines),
            Self::Measure(node) => line(&Node::Measure(node), 0, lines),
            Self::Indicator(node) => line(&Node::Indicator(node), 0, lines),
            Self::Party(node) => line(&Node::Party(node), 0, lines),
        }
    }
}

fn report(node: &Report, lines: &mut Lines) {
    line(&Node::Report(node), 0, lines);
    for own in &node.indicators {
        line(&Node::Indicator(own), 1, lines);
    }
    for own in &node.categories {
        category(&Node::Category(own), own, 1, lines);
    }
}

fn category(shown: &Node<'_>, node: &Category, level: usize, lines: &mut Lines) {
    line(shown, level, lines);
    for own in &node.problems {
        problem(&Node::Problem(own), own, level + 1, lines);
    }
}

fn problem(shown: &Node<'_>, node: &Problem, level: usize, lines: &mut Lines) {
    line(shown, level, lines);
    for own in &node.items {
        item(&Node::Item(own), own, level + 1, lines);
    }
}

fn item(shown: &Node<'_>, node: &Item, level: usize, lines: &mut Lines) {
    line(shown, level, lines);
    for own in &node.measures {
        line(&Node::Measure(own), level + 1, lines);
    }
    for own in &node.indicators {
        line(&Node::Indicator(own), level + 1, lines);
    }
}

/// A title that has line breaks is one line here.
fn line(node: &Node<'_>, level: usize, lines: &mut Lines) {
    let (number, title) = node.heading();
    lines.push((level, format!("{number}{title}").replace(['\n', '\t'], " ")));
}
