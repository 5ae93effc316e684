//! What a new dataset begins with: the parts and the columns that a rectification of its kind has in every office.

use crate::model::Dataset;

/// A template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// After an inspection by a discipline team (巡察整改).
    Inspection,
    /// After an audit (审计整改).
    Audit,
    /// After an environmental inspection (环保督察整改).
    Environment,
    /// Hazards found in a safety inspection (安全隐患).
    Safety,
}

impl Template {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Inspection, Self::Audit, Self::Environment, Self::Safety];

    /// The keys of its name and of what it holds.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Inspection => ("template-inspection", "template-inspection-about"),
            Self::Audit => ("template-audit", "template-audit-about"),
            Self::Environment => ("template-environment", "template-environment-about"),
            Self::Safety => ("template-safety", "template-safety-about"),
        }
    }

    /// A dataset as the template has it.
    #[must_use]
    pub fn dataset(self) -> Dataset {
        let text = match self {
            Self::Inspection => include_str!("../../assets/templates/inspection.guatu.json"),
            Self::Audit => include_str!("../../assets/templates/audit.guatu.json"),
            Self::Environment => include_str!("../../assets/templates/environment.guatu.json"),
            Self::Safety => include_str!("../../assets/templates/safety.guatu.json"),
        };
        serde_json::from_str(text).unwrap_or_else(|error| {
            // A test reads every one of them.
            log::error!("{self:?}: {error}");
            Dataset::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    #[test]
    fn every_template_is_a_sound_dataset_that_an_item_can_be_added_to() {
        for template in Template::ALL {
            let dataset = template.dataset();
            let report = dataset.reports.first().unwrap();
            assert!(!report.categories.is_empty() && !report.inspection_kind.is_empty(), "{template:?}");
            let bytes = serde_json::to_vec(&dataset).unwrap();
            assert_eq!(file::read(&bytes).unwrap(), dataset, "{template:?}");
        }
    }
}
