//! The root of a dataset and its reports (通报).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::object::Blank;
use super::{BriefingPage, Category, Date, Indicator, Item, Party, ReportId};

/// The version of the format that this program writes.
pub const VERSION: u32 = 1;

/// The file name of the schema, named by `$schema` in every saved file.
pub const SCHEMA_FILE: &str = "guatu.schema.json";

object! {
    /// A Guatu dataset: one report in the usual case, several for a collection of places or dates.
    pub struct Dataset {
        /// The JSON Schema of this file.
        optional schema as "$schema": String,
        /// Always `guatu`.
        required format: Format,
        /// The version of the format.
        required version: u32,
        /// The reports.
        required reports: Vec<Arc<Report>>,
    }
}

/// The mark by which a file says that it is a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub enum Format {
    /// A Guatu dataset.
    #[default]
    #[serde(rename = "guatu")]
    Guatu,
}

object! {
    /// One notice: one inspected body at one date.
    pub struct Report {
        /// Unique in the dataset.
        required id: ReportId,
        /// The title of the notice.
        required title: String,
        /// The body that was inspected (被巡视党组织).
        optional inspected_body: String,
        /// The body that inspected it (巡视组).
        optional inspection_body: String,
        /// The kind of inspection, such as 常规巡视.
        optional inspection_kind: String,
        /// The first day of the inspection.
        optional inspected_from: Option<Date>,
        /// The last day of the inspection.
        optional inspected_to: Option<Date>,
        /// The day the findings were fed back.
        optional feedback_on: Option<Date>,
        /// The day the report speaks of.
        optional as_of: Option<Date>,
        /// How long the concentrated rectification (集中整改) lasts, in months.
        optional months: Option<u32>,
        /// The leaders and units named.
        optional parties: Vec<Arc<Party>>,
        /// The notice that the report was read from.
        optional source: Arc<Source>,
        /// Indicators of the whole report.
        optional indicators: Vec<Indicator>,
        /// The categories, in order.
        optional categories: Vec<Arc<Category>>,
        /// The pages of its briefing, as a person arranged them; empty for those that follow from the data.
        optional briefing: Vec<BriefingPage>,
        /// Findings of the audit that a person accepted, with the reason.
        optional accepted_findings: Vec<AcceptedFinding>,
        /// Suggested indicators that a person refused, by item and words, so that they are not offered again.
        optional refused_suggestions: Vec<String>,
    }
}

object! {
    /// A finding of the audit that a person looked at and accepted.
    pub struct AcceptedFinding {
        /// Which finding: it changes with the figures that it is about, so that others are not accepted unseen.
        required key: String,
        /// Why it is accepted.
        required reason: String,
        /// When.
        required on: Date,
        /// By whom.
        optional who: String,
    }
}

object! {
    /// The document that a report was read from, word for word.
    pub struct Source {
        /// The document's name.
        optional name: String,
        /// Its paragraphs.
        required paragraphs: Vec<String>,
    }
}

#[expect(clippy::derivable_impls, reason = "object! writes the derives of its struct")]
impl Default for Source {
    fn default() -> Self {
        Self { name: String::new(), paragraphs: Vec::new(), extra: super::Extra::default() }
    }
}

impl Source {
    /// A number that differs between different texts: tells whether a span of one means the same in another.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        // FNV-1a, because the number travels between two programs and the standard hasher makes no promise.
        let bytes = self.paragraphs.iter().flat_map(|text| text.bytes().chain([b'\n']));
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}

impl Blank for Source {
    fn is_blank(&self) -> bool {
        self.name.is_empty() && self.paragraphs.is_empty() && self.extra.is_empty()
    }
}

impl Default for Dataset {
    fn default() -> Self {
        Self {
            schema: SCHEMA_FILE.to_owned(),
            format: Format::Guatu,
            version: VERSION,
            reports: Vec::new(),
            extra: super::Extra::default(),
        }
    }
}

impl Report {
    /// A report with nothing in it but its title.
    #[must_use]
    pub fn new(id: ReportId, title: String) -> Self {
        Self {
            id,
            title,
            inspected_body: String::new(),
            inspection_body: String::new(),
            inspection_kind: String::new(),
            inspected_from: None,
            inspected_to: None,
            feedback_on: None,
            as_of: None,
            months: None,
            parties: Vec::new(),
            source: Arc::default(),
            indicators: Vec::new(),
            categories: Vec::new(),
            briefing: Vec::new(),
            accepted_findings: Vec::new(),
            refused_suggestions: Vec::new(),
            extra: super::Extra::default(),
        }
    }

    /// All items of the report, in order.
    pub fn items(&self) -> impl Iterator<Item = &Arc<Item>> {
        self.categories.iter().flat_map(|category| category.items())
    }
}
