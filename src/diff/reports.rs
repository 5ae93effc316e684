//! Which reports of two datasets are one: by id, else by the inspected body and the title. Where each side has only one,
//! whoever holds them against each other means these two.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Dataset, Report, ReportId};

use super::entry::How;
use super::similarity::likeness;

/// From here on two titles are taken for those of one notice of another month.
const ALIKE: f32 = 0.5;
/// Titles less alike than this under one id are of two notices, where the bodies differ too.
const UNLIKE: f32 = 0.3;
/// More reports than this of one body are told apart by their order.
const MANY: usize = 50;

/// The pairs of reports in the order of mine, and what is left on both sides.
pub(super) struct Reports<'a> {
    pub(super) pairs: Vec<(&'a Arc<Report>, &'a Arc<Report>, How)>,
    pub(super) only_mine: Vec<&'a Arc<Report>>,
    pub(super) only_theirs: Vec<&'a Arc<Report>>,
}

impl<'a> Reports<'a> {
    /// Finds the pairs.
    pub(super) fn of(mine: &'a Dataset, theirs: &'a Dataset) -> Self {
        if let ([own], [other]) = (mine.reports.as_slice(), theirs.reports.as_slice()) {
            let how = if own.id == other.id { How::Id } else { How::Similar };
            return Self { pairs: vec![(own, other, how)], only_mine: Vec::new(), only_theirs: Vec::new() };
        }
        let mut left: Vec<Option<&Arc<Report>>> = theirs.reports.iter().map(Some).collect();
        let places: HashMap<&ReportId, usize> =
            theirs.reports.iter().enumerate().map(|(at, report)| (&report.id, at)).collect();
        let mut found: Vec<Option<(&Arc<Report>, How)>> = Vec::new();
        for report in &mine.reports {
            let slot = places.get(&report.id).and_then(|at| left.get_mut(*at));
            let same = slot.filter(|slot| slot.is_some_and(|other| agree(report, other))).and_then(Option::take);
            found.push(same.map(|other| (other, How::Id)));
        }
        by_body(&mine.reports, &mut found, &mut left);
        let both = mine.reports.iter().zip(&found);
        Self {
            pairs: both.clone().filter_map(|(own, other)| other.map(|(other, how)| (own, other, how))).collect(),
            only_mine: both.filter(|(_, other)| other.is_none()).map(|(own, _)| own).collect(),
            only_theirs: left.into_iter().flatten().collect(),
        }
    }
}

/// An id such as report-1 says nothing where the rest says otherwise.
fn agree(mine: &Report, theirs: &Report) -> bool {
    mine.inspected_body == theirs.inspected_body || likeness(&mine.title, &theirs.title) >= UNLIKE
}

fn by_body<'a>(
    mine: &'a [Arc<Report>],
    found: &mut [Option<(&'a Arc<Report>, How)>],
    left: &mut [Option<&'a Arc<Report>>],
) {
    let mut bodies: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, report) in left.iter().enumerate().filter_map(|(at, report)| Some((at, (*report)?))) {
        bodies.entry(&report.inspected_body).or_default().push(at);
    }
    let mut judged = Vec::new();
    for (own, report) in mine.iter().enumerate().filter(|(own, _)| found.get(*own).is_some_and(Option::is_none)) {
        for other in bodies.get(report.inspected_body.as_str()).into_iter().flatten().take(MANY) {
            let Some(Some(theirs)) = left.get(*other) else { continue };
            let sure = likeness(&report.title, &theirs.title);
            if sure >= ALIKE {
                judged.push((Reverse((sure * 1000.0) as i64), own.abs_diff(*other), own, *other));
            }
        }
    }
    judged.sort_unstable();
    for (_, _, own, other) in judged {
        if let (Some(slot @ None), Some(theirs @ Some(_))) = (found.get_mut(own), left.get_mut(other)) {
            *slot = theirs.take().map(|report| (report, How::Similar));
        }
    }
}
