//! The result: which reports are one, which nodes of theirs are one, and all differences.

use std::sync::Arc;

use crate::model::{PartyId, Report, ReportId, Value};

use super::Matching;
use super::difference::Difference;
use super::entry::How;
use super::matching::Match;

/// Two reports or two datasets held against each other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparison {
    /// The reports that are one, in the order of mine.
    pub pairs: Vec<ReportPair>,
    /// Reports that only theirs has.
    pub only_theirs: Vec<Arc<Report>>,
    /// All differences, report by report.
    pub differences: Vec<Difference>,
    /// How nodes were found to be one.
    pub(super) matching: Matching,
}

/// Two reports that are one.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportPair {
    /// Mine.
    pub mine: Arc<Report>,
    /// Theirs, with its ids replaced by mine.
    pub theirs: Arc<Report>,
    /// The id of theirs in its own file.
    pub their_id: ReportId,
    /// How the two were found to be one.
    pub how: How,
    /// Whether both were read from the same source: then places in it are compared and taken over too.
    pub same_source: bool,
    /// Their nodes that are one. Of reports that are the very same only categories, problems and items are listed.
    pub matches: Vec<Match>,
}

impl Comparison {
    /// The pair of a report of mine.
    #[must_use]
    pub fn pair(&self, report: &ReportId) -> Option<&ReportPair> {
        self.pairs.iter().find(|pair| pair.mine.id == *report)
    }
}

impl ReportPair {
    /// The name of a party of either side.
    #[must_use]
    pub fn party_name(&self, id: &PartyId) -> Option<&str> {
        let party = self.mine.party(id).or_else(|| self.theirs.party(id));
        party.map(|party| party.name.as_str())
    }

    /// The content of a field with the names of parties in the place of their ids.
    #[must_use]
    pub fn named(&self, value: &Value) -> Value {
        value.clone().with_parties(&mut |id| Some(self.party_name(id).unwrap_or(id.as_str()).into()))
    }
}
