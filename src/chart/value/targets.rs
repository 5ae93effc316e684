//! The types of the chart of indicators: each against its target, and what it changed from.

use std::sync::Arc;

use crate::model::{Bound, Indicator, NodeRef, Number, Reading, Status};

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
    /// The rows of all pages, where there are several: a column is as wide, and an arrow as long, on all of them.
    pub of_all_pages: Arc<Vec<TargetRow>>,
}

impl TargetsChart {
    /// The rows that its measures are taken from: its own, with those of the other pages that it goes on on.
    #[must_use]
    pub fn measured_rows(&self) -> &[TargetRow] {
        if self.of_all_pages.is_empty() { &self.rows } else { &self.of_all_pages }
    }

    /// The changes that are on one scale.
    pub fn changes(&self) -> impl Iterator<Item = &KnownChange> {
        self.measured_rows().iter().filter_map(|row| match &row.change {
            TargetChange::Known(change) => Some(change.as_ref()),
            TargetChange::Unknown(_) => None,
        })
    }
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

impl Bullet {
    /// The values of an indicator, and what it ought to be by today. The value at the inspection only where it may be compared;
    /// nothing without a target, since a bar would say that the value is all of something.
    #[must_use]
    pub fn of(indicator: &Indicator, planned: Option<Number>) -> Option<Self> {
        let target = indicator.target.as_ref()?.value.to_f64();
        let latest = indicator.latest();
        let comparable = |baseline: &&Reading| latest.is_none_or(|latest| latest.comparable(baseline));
        let value = |reading: &Reading| (reading.value.to_f64(), reading.bound);
        let before = indicator.baseline.as_ref().filter(comparable).map(value);
        let now = latest.map(value);
        let values = [now, before].into_iter().flatten().map(|(value, _)| value).chain([target]);
        let (min, max) = values.fold((0.0_f64, 0.0_f64), |(min, max), value| (min.min(value), max.max(value)));
        let scale = Scale { min, max: if max > min { max } else { min + 1.0 } };
        Some(Self { scale, now, before, target, planned: planned.map(Number::to_f64) })
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Target;

    #[test]
    fn the_scale_of_a_bullet_holds_all_its_values_and_unlike_scopes_are_left_out() {
        let mut own = Indicator::new("n".into(), "沟渠清理".to_owned());
        assert_eq!(Bullet::of(&own, None), None);
        own.target = Some(Target { value: 40.into(), ..Target::blank() });
        own.baseline = Some(Reading::new(50.into()));
        own.readings = vec![Reading { bound: Some(Bound::Over), ..Reading::new(10.into()) }];
        let bullet = Bullet::of(&own, None).unwrap();
        let shares = [0.0, 10.0, 40.0, 50.0].map(|value| (bullet.scale.share(value) * 100.0).round());
        assert_eq!(shares.map(|share| share as i32), [0, 20, 80, 100]);
        assert_eq!((bullet.now, bullet.before), (Some((10.0, Some(Bound::Over))), Some((50.0, None))));
        own.readings[0].scope = "全县".to_owned();
        assert_eq!(Bullet::of(&own, None).unwrap().before, None);
    }
}
