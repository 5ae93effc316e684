//! An office's paper as a value: its title, lines, headings, paragraphs and tables, in their order.
//!
//! Lives here: what stands in a paper and in which order. Does not live here: where it stands on the page (`scene`), and
//! files.

mod activity;
mod appendix;
mod chart_table;
mod form;
mod head;
mod letter;
mod monthly;
mod outcomes;
mod remarks;
mod report;
mod report_request;
mod request;
mod scope;
mod text;
mod value;

pub use activity::{Activity, ActivityGrouping, ActivityPaper};
pub use chart_table::chart_paper;
pub use form::{FormRequest, form_paper};
pub use letter::{LETTER_AUDIENCE, LetterRequest, letter_paper};
pub use remarks::{MOST_CHARACTERS, PaperRemark, remarks};
pub use report::report_paper;
pub use report_request::{LaterVersion, PaperVersion, ReportKind, ReportRequest, period_since};
pub use request::PaperRequest;
pub use value::{Block, Imprint, Paper, Recipient, RedHead};
