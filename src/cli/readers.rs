//! Who reads what the command line writes.

use crate::model::{Dataset, PaperAudience};

/// The readers that were named, else those of the dataset, else the public: nothing goes out that nobody chose to give.
pub(super) fn readers(named: Option<PaperAudience>, dataset: &Dataset) -> PaperAudience {
    let of_dataset = || dataset.reports.first().and_then(|report| report.audience);
    named.or_else(of_dataset).unwrap_or(PaperAudience::Public)
}
