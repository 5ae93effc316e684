//! Suggestions in the making: figures that are results, each with its name, before they are joined.

use crate::model::Number;
use crate::quantity::{FigureKind, FigureRole, Quantity};

use super::data::{SuggestionRule, Sureness};
use super::name::name;
use super::passage::{Passage, Tells};
use super::relevance::relevance;

/// Which figure of which passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) passage: usize,
    pub(super) figure: usize,
}

/// A target on its way.
#[derive(Debug, Clone)]
pub(super) struct Aim {
    pub(super) value: Number,
    /// The figure whose words give it or from which it follows.
    pub(super) at: Option<At>,
    /// How it was computed; empty for a stated one.
    pub(super) derivation: String,
    /// True where the text says it.
    pub(super) stated: bool,
}

/// A suggestion in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) rule: SuggestionRule,
    pub(super) sureness: Sureness,
    pub(super) baseline: Option<At>,
    pub(super) readings: Vec<At>,
    pub(super) target: Option<Aim>,
    /// The figure that it is a part of.
    pub(super) whole: Option<At>,
    /// What the whole is divided by, where it is divided more than once.
    pub(super) by: String,
    /// The figure it belongs with, for grouping.
    pub(super) beside: Option<At>,
}

impl Draft {
    /// The figure it began with.
    pub(super) fn first(&self) -> Option<At> {
        let target = || self.target.as_ref().and_then(|aim| aim.at);
        self.baseline.or_else(|| self.readings.first().copied()).or_else(target)
    }

    /// The figures whose values it holds.
    pub(super) fn holds(&self, at: At) -> bool {
        self.baseline == Some(at)
            || self.readings.contains(&at)
            || self.target.as_ref().is_some_and(|aim| aim.at == Some(at))
    }
}

/// The figure at a place.
pub(super) fn figure(passages: &[Passage], at: At) -> Option<&Quantity> {
    passages.get(at.passage)?.figures.get(at.figure)
}

/// A draft for every figure that may be a result, in the order of the text.
pub(super) fn drafts(passages: &[Passage]) -> Vec<Draft> {
    passages.iter().enumerate().flat_map(|(number, passage)| of_passage(number, passage)).collect()
}

fn of_passage(number: usize, passage: &Passage) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut former: Option<(usize, String)> = None;
    for (place, figure) in passage.figures.iter().enumerate().filter(|(_, figure)| figure.is_amount()) {
        let sentence = passage.text.sentence(figure.start as usize);
        let topic = former.as_ref().filter(|(known, _)| *known == sentence).map(|(_, name)| name.as_str());
        let name = name(&passage.text, figure, topic);
        let measured = !matches!(figure.kind, FigureKind::Change | FigureKind::Points);
        if figure.part_of.is_none() && name.whole && measured {
            former = Some((sentence, name.words.clone()));
        }
        if let Some(sureness) = relevance(passage, place) {
            found.push(draft(passage, At { passage: number, figure: place }, figure, name.words, sureness));
        }
    }
    found
}

fn draft(passage: &Passage, at: At, figure: &Quantity, name: String, sureness: Sureness) -> Draft {
    let is_goal = passage.tells == Tells::Goal;
    let wanted = is_goal || figure.has(FigureRole::Target) || figure.has(FigureRole::Planned);
    let aim = Aim { value: figure.value, at: Some(at), derivation: String::new(), stated: true };
    let finding = passage.tells == Tells::Finding;
    let of_finding = || passage.parts.iter().find(|(part, _)| *part == at.figure).map(|(_, whole)| *whole);
    let whole = figure.part_of.map(|whole| At { figure: whole, ..at });
    let whole = whole.or_else(|| of_finding().map(|(passage, figure)| At { passage, figure }));
    Draft {
        name,
        rule: if wanted {
            SuggestionRule::Planned
        } else if whole.is_some() {
            SuggestionRule::Part
        } else {
            SuggestionRule::Figure
        },
        sureness: if whole.is_some() { Sureness::Sure } else { sureness },
        baseline: (finding && !wanted).then_some(at),
        readings: if finding || wanted { Vec::new() } else { vec![at] },
        target: wanted.then_some(aim),
        whole,
        by: String::new(),
        beside: whole,
    }
}
