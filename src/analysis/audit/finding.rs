//! A finding: plain data, with no words for the screen.

use serde::Serialize;

use crate::model::codes::codes;
use crate::model::{ClosingKind, NodeRef, Number, Span, When};

/// One finding of the audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The name by which a person accepts it: report-wide unique, and the same until its figures change.
    pub key: String,
    /// What it is about.
    pub kind: FindingKind,
    /// How much it weighs.
    pub severity: Severity,
    /// The node it is found at.
    pub node: NodeRef,
    /// Other nodes that it is about, such as the items of the same title.
    pub others: Vec<NodeRef>,
    /// The words of the source that it rests on.
    pub spans: Vec<Span>,
    /// The reckoning, for a finding about figures.
    pub reckoning: Option<Reckoning>,
    /// The dates it is about, in the order that was expected of them.
    pub dates: Vec<When>,
    /// What it is about, where the node does not say it: the number of a letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The steps of the closing that were left out, for a finding about them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<ClosingKind>,
    /// The words as they were probably meant, in the place of the first span.
    pub suggestion: Option<String>,
}

/// How much a finding weighs. In the order of a list: what is wrong first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It cannot be right.
    Error,
    /// It may be right; a person has to say.
    Question,
    /// Something is missing or damaged, or has fallen due.
    Notice,
    /// It was recomputed and holds.
    Confirmed,
}

codes! {
    /// What a finding is about.
    FindingKind {
        /// Parts against their whole, a list against its total.
        Sum = "sum",
        /// Whole less done against what is said to be left.
        Rest = "rest",
        /// A part that is more than its whole.
        PartOverWhole = "part_over_whole",
        /// As many values behind 分别 as names before it.
        Each = "each",
        /// A rate against the two counts it is made of.
        Rate = "rate",
        /// Growth against the two values it lies between.
        Growth = "growth",
        /// A percentage over a hundred.
        OverHundred = "over_hundred",
        /// % where the difference of two percentages (个百分点) is meant.
        PercentForPoints = "percent_for_points",
        /// The same thing with two values.
        TwoValues = "two_values",
        /// The same digits with units that lie magnitudes apart.
        UnitMagnitude = "unit_magnitude",
        /// A value that its own words do not hold.
        UnlikeSource = "unlike_source",
        /// Two values that look comparable and cover unlike things (口径).
        ScopeMismatch = "scope_mismatch",
        /// A rate and the count that it was reckoned from, which are not said to be the same.
        SameFact = "same_fact",
        /// Dates in an order that cannot be.
        DateOrder = "date_order",
        /// Said to be done, or closed, while words or figures say that it is not.
        StandingAgainstWords = "standing_against_words",
        /// Closed without a record of closing, or a record of closing without being closed.
        ClosingAgainstStanding = "closing_against_standing",
        /// A closing under way without a piece of evidence.
        ClosingWithoutEvidence = "closing_without_evidence",
        /// Verified or approved by the unit that answers for the item.
        VerifiedByOwnUnit = "verified_by_own_unit",
        /// Verified or approved without the steps that come before.
        ClosingStepSkipped = "closing_step_skipped",
        /// The file of a piece of evidence is not there.
        EvidenceMissing = "evidence_missing",
        /// It does not hold what it held when it was added.
        EvidenceChanged = "evidence_changed",
        /// It holds the same as that of another piece.
        EvidenceDoubled = "evidence_doubled",
        /// Its path leads out of the folder.
        EvidenceOutside = "evidence_outside",
        /// A sample that its seed does not draw again.
        SampleUnlike = "sample_unlike",
        /// All targets met, and not reported done.
        TargetMetNotClosed = "target_met_not_closed",
        /// Past its due date.
        Overdue = "overdue",
        /// Due soon.
        DueSoon = "due_soon",
        /// A second look at a closed item (回头看) that is due.
        ReviewDue = "review_due",
        /// A letter to a unit that was not answered in time.
        LetterUnanswered = "letter_unanswered",
        /// An item without a measure.
        MissingMeasure = "missing_measure",
        /// An item without a unit that answers for it.
        MissingUnit = "missing_unit",
        /// An item without a due date, where one is due.
        MissingDue = "missing_due",
        /// An item whose progress is not stated.
        MissingStanding = "missing_standing",
        /// A due date that was moved without a reason.
        MissingReason = "missing_reason",
        /// A due date that was moved without anybody who approved it.
        MissingApproval = "missing_approval",
        /// A target with no value to hold against it.
        MissingReading = "missing_reading",
        /// A field that names a node which is not in the report.
        MissingNode = "missing_node",
        /// A value whose column the report does not have.
        ValueWithoutColumn = "value_without_column",
        /// A value that is not of the kind of its column.
        ValueUnlikeColumn = "value_unlike_column",
        /// Several items of one problem with the same title.
        RepeatedTitle = "repeated_title",
        /// Several items of one problem that were carried over from the same one.
        CarriedTwice = "carried_twice",
        /// Measures whose marks do not follow each other.
        Numbering = "numbering",
        /// A sign lost from the text, such as + or ·.
        LostSign = "lost_sign",
        /// A blank inside a sentence.
        StrayBlank = "stray_blank",
    }

    /// How terms and result hang together.
    Rule {
        /// The terms add up to the result.
        Sum = "sum",
        /// The first term less the others.
        Difference = "difference",
        /// The first term as a percentage of the second.
        Share = "share",
        /// From the first term to the second, as a percentage of the first.
        Growth = "growth",
        /// The term is at most the stated value.
        AtMost = "at_most",
        /// The term is the same as the stated value.
        Same = "same",
        /// As many terms as the stated number.
        Count = "count",
    }
}

/// A figure of a reckoning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    /// The value, exact, in its unit.
    pub value: Number,
    /// The unit as it is written.
    pub unit: String,
}

/// The reckoning behind a finding: 7009 + 1550 + 11739 + 5032 = 25330.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reckoning {
    /// How it was computed.
    pub rule: Rule,
    /// From what.
    pub terms: Vec<Term>,
    /// What the text or the dataset says.
    pub stated: Term,
    /// The result, in the unit of the stated value; rounded to two decimals more than that.
    pub reckoned: Number,
    /// How far the two may lie apart by the digits that are written; nought where they must be equal.
    pub tolerance: Number,
}

impl FindingKind {
    /// True for what the calendar brings, not the data: a day that has come or passed.
    #[must_use]
    pub fn is_of_dates(self) -> bool {
        matches!(self, Self::Overdue | Self::DueSoon | Self::ReviewDue | Self::LetterUnanswered)
    }
}

impl Term {
    /// A value in a unit.
    #[must_use]
    pub fn new(value: Number, unit: &str) -> Self {
        Self { value, unit: unit.to_owned() }
    }
}
