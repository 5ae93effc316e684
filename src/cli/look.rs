//! What the command line says of how papers look, where the dataset says it otherwise.

use std::sync::Arc;

use crate::model::Dataset;

/// How what is written looks, where the dataset says it otherwise.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Look {
    /// What stands pale behind the text of every page.
    pub(super) watermark: Option<String>,
    /// True for letter paper, which has its red head already.
    pub(super) letter_paper: bool,
}

impl Look {
    /// The dataset with what was said for it.
    pub(super) fn of(&self, dataset: Arc<Dataset>) -> Arc<Dataset> {
        if *self == Self::default() {
            return dataset;
        }
        let mut dataset = Dataset::clone(&dataset);
        for report in &mut dataset.reports {
            let report = Arc::make_mut(report);
            report.letter_paper |= self.letter_paper;
            if let Some(watermark) = &self.watermark {
                report.watermark.clone_from(watermark);
            }
        }
        Arc::new(dataset)
    }
}
