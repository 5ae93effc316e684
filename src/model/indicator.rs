//! An indicator (指标): a named quantity with its unit, baseline, target and readings.

use super::{IndicatorId, MeasureId, Number, Span, When};

object! {
    /// A named quantity that tells how an item goes.
    pub struct Indicator = "indicator" {
        /// Unique in the report.
        required id: IndicatorId,
        /// What is measured.
        required name: String => Line Public,
        /// The unit as the text writes it: 万元, %, 个.
        optional unit: String => Line Public,
        /// Which way is better. Declared, never inferred.
        required better: Better => Choice Public,
        /// The whole that this is a part of.
        optional part_of: Option<PartOf> => Entry Public,
        /// The value when the inspectors came (基数).
        optional baseline: Option<Reading> => Figure Public,
        /// The value to reach.
        optional target: Option<Target> => Figure Public,
        /// The values since, oldest first.
        optional readings: Vec<Reading> => Figures Public,
        /// The measure that it tells about.
        optional measure: Option<MeasureId> => Node Public,
        /// The same figure under another name, told of another item.
        optional same_as: Option<IndicatorId> => Node Public,
        /// Anything a reader must know about it.
        optional note: String => Text Office,
        /// True for an indicator that the office keeps to itself.
        optional internal: bool => Flag Internal,
    }
}

object! {
    /// That an indicator is a part of another one of the same item.
    pub entry PartOf = "part_of" {
        /// The indicator that is the whole.
        required whole: IndicatorId => Node Public,
        /// What the whole is divided by, where it is divided in more than one way.
        optional by: String => Line Public,
    }
}

object! {
    /// One value, at a date or over a period.
    pub entry Reading = "reading" {
        /// The value, in the indicator's unit.
        required value: Number => Number Public,
        /// Set when the text gives only a bound or a rough value.
        optional bound: Option<Bound> => Choice Public,
        /// The day or the period it holds for.
        optional on: Option<When> => When Public Key,
        /// What it covers (口径): readings of unlike scope are never joined or compared.
        optional scope: String => Line Public Key,
        /// The words it was read from; without them a person typed it.
        optional source: Option<Span> => Places Public,
    }
}

object! {
    /// The value to reach, by when.
    pub entry Target = "target" {
        /// The value, in the indicator's unit.
        required value: Number => Number Public,
        /// Whether to reach it from below, from above, or exactly.
        required relation: Relation => Choice Public,
        /// By when.
        optional due: Option<When> => When Public,
        /// Where it comes from.
        required origin: Origin => Choice Public,
        /// How it was reckoned, for a derived one.
        optional derivation: String => Line Public,
        /// The words it was read from.
        optional source: Option<Span> => Places Public,
    }
}

codes! {
    /// Which way an indicator gets better.
    Better {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
    }
    /// What a text says of a value that it does not give exactly.
    Bound {
        /// 约, 近, 左右
        About = "about",
        /// 余, 多: somewhat more.
        Over = "over",
        /// 低于, 不足: less.
        Under = "under",
        /// 以上, 不少于: this or more.
        AtLeast = "at_least",
        /// 以内, 不超过: this or less.
        AtMost = "at_most",
    }
    /// How a value has to stand to its target.
    Relation {
        /// This or more.
        AtLeast = "at_least",
        /// This or less.
        AtMost = "at_most",
        /// This and nothing else.
        Exactly = "exactly",
    }
    /// Where a target comes from.
    Origin {
        /// The text says it.
        Stated = "stated",
        /// It follows from the text; the derivation says how.
        Derived = "derived",
        /// A person set it.
        Set = "set",
    }
}

impl Indicator {
    /// An indicator without values.
    #[must_use]
    pub fn new(id: IndicatorId, name: String) -> Self {
        Self { id, name, ..Self::blank() }
    }

    /// The latest value: the one with the latest date, among several without dates the last one.
    /// Falls back to nothing, never to the baseline.
    #[must_use]
    pub fn latest(&self) -> Option<&Reading> {
        self.readings.iter().max_by(|a, b| a.on.cmp(&b.on))
    }
}

impl Reading {
    /// A value typed by a person, with nothing else known.
    #[must_use]
    pub fn new(value: Number) -> Self {
        Self { value, ..Self::blank() }
    }

    /// True when two readings may stand in one comparison: the same scope, and stretches of the same length
    /// where both have a date.
    #[must_use]
    pub fn comparable(&self, other: &Self) -> bool {
        let same_stretch = match (self.on, other.on) {
            (Some(a), Some(b)) => a.months() == b.months(),
            _ => true,
        };
        self.scope == other.scope && same_stretch
    }
}
