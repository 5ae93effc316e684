//! The types of the chart of indicators: each against its target, and what it changed from.

use crate::model::{Bound, NodeRef, Status};

use super::{Scale, SpotPart};

/// Indicators against their targets, one a row, each on a scale of its own; the changes of all are on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetsChart {
    /// The names of the columns: indicator, value and target, what is missing, the target with its day, the change.
    pub columns: [String; 5],
    /// What the rows are looked at for.
    pub focus: TargetsFocus,
    /// The indicators.
    pub rows: Vec<TargetRow>,
}

/// What a chart of indicators is looked at for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetsFocus {
    /// How far each is from its target; the change stands beside that.
    Gap,
    /// How much each changed; the target stands beside that.
    Change,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetRow {
    /// What the group that begins with it is called; empty where none does.
    pub head: String,
    /// What it is called.
    pub name: String,
    /// The number of its item, which way is better, its unit.
    pub detail: String,
    /// The indicator.
    pub node: NodeRef,
    /// Where its values lie; nothing without a target, since the length of a bar would say that it is a part of something.
    pub bullet: Option<Bullet>,
    /// The latest value, or that there is none.
    pub value: String,
    /// The reading that it is.
    pub value_part: SpotPart,
    /// What has to be known of the value: its period, the same fact as a rate, why it is not compared.
    pub note: String,
    /// How much is missing.
    pub gap: String,
    /// The target, and that it was derived; that there is none.
    pub target: String,
    /// By when, and whether it is missed, not due yet, slower than planned.
    pub due: String,
    /// How it stands to its target.
    pub standing: TargetStanding,
    /// What it was and what it became.
    pub change: TargetChange,
    /// Its values as numbers, for its table.
    pub figures: TargetFigures,
}

/// The values of an indicator as numbers; with their words where these stand nowhere else in its row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TargetFigures {
    /// The value at the inspection (基数), whether or not anything is compared with it.
    pub baseline: Option<(f64, String)>,
    /// The latest value.
    pub now: Option<f64>,
    /// How much is missing.
    pub gap: Option<f64>,
    /// What it ought to be by today.
    pub planned: Option<(f64, String)>,
}

/// How an indicator stands to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetStanding {
    /// Not reached; the mark is that of an item that stands so.
    Open(Status),
    /// Not reached, and slower than planned; the mark likewise.
    Slow(Status),
    /// Reached.
    Met,
    /// Without a target, or nothing can be held against it.
    Unknown,
}

impl TargetStanding {
    /// The mark beside it.
    #[must_use]
    pub fn mark(self) -> Option<Status> {
        match self {
            Self::Open(status) | Self::Slow(status) => Some(status),
            Self::Met | Self::Unknown => None,
        }
    }

    /// True where the day of the target is past and it is not reached.
    #[must_use]
    pub fn is_missed(self) -> bool {
        self.mark() == Some(Status::Late)
    }
}

/// The values of an indicator on the scale of its row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bullet {
    /// From nought, or a value below it, to the largest of the values.
    pub scale: Scale,
    /// The latest value, and whether it is a bound.
    pub now: Option<(f64, Option<Bound>)>,
    /// The value at the inspection, and whether it is a bound.
    pub before: Option<(f64, Option<Bound>)>,
    /// What is to be reached.
    pub target: f64,
    /// What it ought to be by today.
    pub planned: Option<f64>,
}

/// What an indicator was and what it became.
#[derive(Debug, Clone, PartialEq)]
pub enum TargetChange {
    /// Two values that may be compared.
    Known(Box<KnownChange>),
    /// Why there are none, in words.
    Unknown(String),
}

/// Two values that may be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownChange {
    /// By how many per cent of the earlier value, negative for a fall; nothing where that was nought.
    pub percent: Option<f64>,
    /// The earlier value and the later one.
    pub values: [f64; 2],
    /// The earlier value in words.
    pub before: String,
    /// The later one.
    pub after: String,
    /// By how much, in words.
    pub text: String,
    /// Which values they are.
    pub parts: [SpotPart; 2],
}
