//! A measure (整改措施): one step taken, 一是… 二是….

use super::{Due, MeasureId, PartyId, Progress, Span};

object! {
    /// One step taken to put an item right.
    pub struct Measure {
        /// Unique in the report.
        required id: MeasureId,
        /// The mark it has in the text, such as 一.
        optional number: String,
        /// What was done.
        required text: String,
        /// How far it is; left out when the text does not say.
        optional progress: Progress,
        /// By when it is to be done.
        optional due: Option<Due>,
        /// The units that do it.
        optional units: Vec<PartyId>,
        /// Where it stands in the source.
        optional source: Vec<Span>,
    }
}

impl Measure {
    /// A measure of which nothing is known but its text.
    #[must_use]
    pub fn new(id: MeasureId, number: String, text: String) -> Self {
        Self {
            id,
            number,
            text,
            progress: Progress::Unstated,
            due: None,
            units: Vec::new(),
            source: Vec::new(),
            extra: super::Extra::default(),
        }
    }
}
