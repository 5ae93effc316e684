//! The root of a dataset and its reports (通报).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::object::Blank;
use super::{
    BriefingPage, Category, Column, ColumnId, ColumnMap, Date, Decision, Form, Indicator, Item, Letter, Outcome, Party,
    ReportId, Sample,
};

/// The version of the format that this program writes.
pub const VERSION: u32 = 1;

/// The file name of the schema, named by `$schema` in every saved file.
pub const SCHEMA_FILE: &str = "guatu.schema.json";

object! {
    /// A Guatu dataset: one report in the usual case, several for a collection of places or dates.
    pub struct Dataset = "dataset" {
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
    pub struct Report = "report" {
        /// Unique in the dataset.
        required id: ReportId,
        /// The title of the notice.
        required title: String => Line Public,
        /// The body that sends it out (发文机关).
        optional issuer: String => Line Public,
        /// The number of the document (文号).
        optional doc_number: String => Line Public,
        /// The number of the plan (整改方案), which is a document of its own.
        optional plan_number: String => Line Office,
        /// The day of the plan.
        optional plan_on: Option<Date> => Date Office,
        /// How secret it is (密级), such as 内部.
        optional secrecy: String => Line Office,
        /// How urgent it is (紧急程度), such as 特急.
        optional urgency: String => Line Office,
        /// The number of the copy (份号), such as 000001.
        optional copy_number: String => Line Office,
        /// The large red words at the head of a paper (发文机关标志), such as 中共云溪县委文件.
        optional issuer_mark: String => Line Office,
        /// Who signs a paper that goes upward (签发人).
        optional signed_by: String => Line Office,
        /// Whom a paper is sent to (主送机关).
        optional addressee: String => Line Office,
        /// Who gets a copy (抄送机关).
        optional copies_to: String => Line Office,
        /// The office that has it printed (印发机关).
        optional printed_by: String => Line Office,
        /// The day on which it is printed (印发日期).
        optional printed_on: Option<Date> => Date Office,
        /// True where papers are printed on letter paper, which has its red head already.
        optional letter_paper: bool => Flag Office,
        /// The body that was inspected (被巡视党组织).
        optional inspected_body: String => Line Public,
        /// The body that inspected it (巡视组).
        optional inspection_body: String => Line Public,
        /// The kind of inspection, such as 常规巡视.
        optional inspection_kind: String => Line Public,
        /// The first day of the inspection.
        optional inspected_from: Option<Date> => Date Public,
        /// The last day of the inspection.
        optional inspected_to: Option<Date> => Date Public,
        /// The day the findings were fed back.
        optional feedback_on: Option<Date> => Date Public,
        /// The day the report speaks of.
        optional as_of: Option<Date> => Date Public,
        /// How long the concentrated rectification (集中整改) lasts, in months.
        optional months: Option<u32> => Number Public,
        /// The highest number of an id whose node was taken out: no new node gets it.
        optional last_id: Option<u32>,
        /// The leaders and units named.
        optional parties: Vec<Arc<Party>>,
        /// The notice that the report was read from.
        optional source: Arc<Source> => Setting Public,
        /// Indicators of the whole report.
        optional indicators: Vec<Indicator>,
        /// The categories, in order.
        optional categories: Vec<Arc<Category>>,
        /// Columns that the office added, each a field of every item and measure.
        optional columns: Vec<Column> => Entries Public,
        /// What came of the work as a whole.
        optional outcomes: Vec<Outcome> => Entries Public,
        /// Letters to units about what is late (督办).
        optional letters: Vec<Letter> => Entries Office,
        /// What a meeting has to decide.
        optional decisions: Vec<Decision> => Entries Office,
        /// The words before the items of a paper.
        optional introduction: String => Text Public,
        /// The words behind them: what comes next.
        optional next_steps: String => Text Public,
        /// Tables of the office's own making.
        optional forms: Vec<Form> => Setting Office,
        /// What stands pale behind the text of everything that goes out (水印), such as 内部资料.
        optional watermark: String => Line Public,
        /// Whether the recipient's name stands there too.
        optional watermark_recipient: bool => Flag Public,
        /// For whom papers are made when nothing else is said.
        optional audience: Option<PaperAudience> => Choice Office,
        /// Closed items drawn by lot to be looked at again.
        optional samples: Vec<Sample> => Entries Office,
        /// Notes on charts, by the chart's name.
        optional chart_notes: ColumnMap => Setting Public,
        /// The pages of its briefing, as a person arranged them; empty for those that follow from the data.
        optional briefing: Vec<BriefingPage> => Setting Public,
        /// Findings of the audit that a person accepted, with the reason.
        optional accepted_findings: Vec<AcceptedFinding> => Setting Office,
        /// Suggested indicators that a person refused, by item and words, so that they are not offered again.
        optional refused_suggestions: Vec<String> => Setting Office,
        /// The name of the unit that this copy was made for; empty for the office's own.
        optional sent_to: String => Setting Public,
        /// The day on which the copy was made.
        optional sent_on: Option<Date> => Setting Public,
    }
}

codes! {
    /// For whom a paper is made.
    PaperAudience {
        /// 公开: what everybody may see.
        Public = "public",
        /// 机关内部: also what the units may see.
        Office = "office",
        /// 全部: everything.
        All = "all",
    }
}

object! {
    /// A finding of the audit that a person looked at and accepted.
    pub entry AcceptedFinding = "accepted_finding" {
        /// Which finding: it changes with the figures that it is about, so that others are not accepted unseen.
        required key: String => Line Office Key,
        /// Why it is accepted.
        required reason: String => Line Office,
        /// When.
        required on: Date => Date Office,
        /// By whom.
        optional who: String => Line Office,
    }
}

object! {
    /// The document that a report was read from, word for word.
    pub entry Source = "source" {
        /// The document's name.
        optional name: String => Line Public,
        /// Its paragraphs.
        required paragraphs: Vec<String> => Names Public,
    }
}

impl Default for Source {
    fn default() -> Self {
        Self::blank()
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

impl Dataset {
    /// What stands pale behind everything that goes out of a report; empty where there is no such report.
    #[must_use]
    pub fn watermark(&self, report: usize) -> &str {
        self.reports.get(report).map_or("", |report| report.watermark.trim())
    }
}

impl Report {
    /// A report with nothing in it but its title.
    #[must_use]
    pub fn new(id: ReportId, title: String) -> Self {
        Self { id, title, ..Self::blank() }
    }

    /// A column that the office added.
    #[must_use]
    pub fn column(&self, id: &ColumnId) -> Option<&Column> {
        self.columns.iter().find(|column| column.id == *id)
    }

    /// Changes the items that an answer is yes to. Categories, problems and items in which none is stay shared.
    pub fn change_items(&mut self, concerns: impl Fn(&Item) -> bool, change: impl Fn(&mut Item)) {
        for category in &mut self.categories {
            if !category.items().any(|item| concerns(item)) {
                continue;
            }
            for problem in &mut Arc::make_mut(category).problems {
                if !problem.items.iter().any(|item| concerns(item)) {
                    continue;
                }
                for item in Arc::make_mut(problem).items.iter_mut().filter(|item| concerns(item)) {
                    change(Arc::make_mut(item));
                }
            }
        }
    }

    /// All items of the report, in order.
    pub fn items(&self) -> impl Iterator<Item = &Arc<Item>> {
        self.categories.iter().flat_map(|category| category.items())
    }
}
