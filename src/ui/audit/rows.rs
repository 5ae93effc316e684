//! The findings in the order in which one goes through them: by weight, then by kind, what is many of a kind folded. Dates
//! that have come or passed are no doubts about the data: they are counted, and seen in the view of the day.

use std::cell::{OnceCell, RefCell};
use std::collections::HashSet;
use std::sync::Arc;

pub(super) use crate::analysis::audit::FindingGroup as Group;
use crate::analysis::audit::{Audit, AuditEntry, Chunk, Finding, FindingKind, ReportAudit, Rule};
use crate::model::{Dataset, KnownPlaces, NodeRef, ReportId};
use crate::session::{finding_place, finding_words, reckoned_words};
use crate::words::Words;

/// More findings of one kind than this are folded under a line of their own.
const MANY: usize = 6;

/// The keys of the name of a group, with a count, and of what it is.
pub(super) fn group_words(group: Group) -> [&'static str; 2] {
    match group {
        Group::Errors => ["audit-errors", "audit-errors-about"],
        Group::Questions => ["audit-questions", "audit-questions-about"],
        Group::Notices => ["audit-notices", "audit-notices-about"],
        Group::Accepted => ["audit-accepted", "audit-accepted-about"],
        Group::Confirmed => ["audit-confirmed", "audit-confirmed-about"],
    }
}

/// A part of the list that folds: a group, or what is of one kind in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Fold {
    pub(super) group: Group,
    pub(super) kind: Option<FindingKind>,
}

impl Fold {
    /// What is many of a kind, and what does not wait for anybody, is folded until it is opened.
    fn is_folded_at_first(self) -> bool {
        self.kind.is_some() || !self.group.is_open()
    }
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// The heading of a group or of a kind, with how many there are and whether they are folded.
    Head { fold: Fold, count: usize, is_folded: bool },
    /// A finding, by its place among the rows.
    Row(usize),
    /// Two that need no answer side by side, or the last one alone: the place of the first, and how many.
    Pair(usize, usize),
    /// How many dates have come or passed.
    Dates(usize),
}

impl Line {
    /// The rows that stand in it.
    pub(super) fn rows(self) -> std::ops::Range<usize> {
        match self {
            Self::Row(at) => at..at + 1,
            Self::Pair(first, count) => first..first + count,
            Self::Head { .. } | Self::Dates(_) => 0..0,
        }
    }
}

/// A finding in the list. It is put into words when it is first seen.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) node: NodeRef,
    pub(super) group: Group,
    chunk: Arc<Chunk>,
    at: usize,
    /// Why it was accepted.
    reason: Option<String>,
    words: OnceCell<RowWords>,
}

/// What a row says.
#[derive(Debug, Default)]
pub(super) struct RowWords {
    /// What was found.
    pub(super) text: String,
    /// Its reckoning alone; the same where there is none.
    pub(super) reckoned: String,
    /// Number and title of what it is at.
    pub(super) place: String,
    /// The unit in the lead there.
    pub(super) unit: String,
}

impl Row {
    /// The finding itself.
    pub(super) fn finding(&self) -> Option<&Finding> {
        self.chunk.findings.get(self.at)
    }

    /// What names it in the whole dataset: its report, and the key by which it is accepted there.
    pub(super) fn id(&self) -> FindingId {
        (self.node.report.clone(), self.key().to_owned())
    }

    /// True for the row of this finding.
    pub(super) fn is(&self, (report, key): &FindingId) -> bool {
        self.node.report == *report && self.key() == key
    }

    pub(super) fn key(&self) -> &str {
        self.finding().map_or("", |finding| &finding.key)
    }

    /// Why it was accepted; nothing for one that is not.
    pub(super) fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }
}

/// What names a finding: keys are those of one report.
pub(super) type FindingId = (ReportId, String);

/// The list.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) lines: Vec<Line>,
    pub(super) rows: Vec<Row>,
    /// How many there are of each group, without dates: errors, questions, notices, accepted, confirmed.
    pub(super) counts: [usize; 5],
    /// How many of the questions are figures that do not come out.
    pub(super) unequal: usize,
    /// Where the lines begin, from the top of the first; the end of the last one too.
    pub(super) tops: Vec<f32>,
    places: RefCell<KnownPlaces>,
}

/// A finding where it stands in the audit.
struct Found<'a> {
    report: &'a ReportAudit,
    chunk: &'a Arc<Chunk>,
    at: usize,
    finding: &'a Finding,
}

impl List {
    /// The list of an audit; `turned` are the folds that were turned from how they are at first.
    pub(super) fn of(audit: &Audit, turned: &HashSet<Fold>) -> Self {
        let mut groups: [Vec<Found<'_>>; 5] = Default::default();
        let mut dates = 0;
        for report in &audit.reports {
            for chunk in &report.chunks {
                for (at, finding) in chunk.findings.iter().enumerate() {
                    let entry = AuditEntry { finding, accepted: report.accepted(&finding.key) };
                    if entry.is_of_dates() {
                        dates += 1;
                    } else if let Some(found) = groups.get_mut(entry.group() as usize) {
                        found.push(Found { report, chunk, at, finding });
                    }
                }
            }
        }
        let mut list = Self { counts: groups.each_ref().map(Vec::len), ..Self::default() };
        let [_, questions, ..] = &groups;
        list.unequal = questions.iter().filter(|found| is_reckoned(found.finding)).count();
        for (group, mut found) in Group::ALL.into_iter().zip(groups) {
            // Figures are the first of the kinds: they are what a reader of the printed paper sees. Within a kind they stay in
            // the order of the text.
            found.sort_by_key(|found| found.finding.kind);
            if found.is_empty() || list.head(Fold { group, kind: None }, found.len(), turned) {
                continue;
            }
            for same in found.chunk_by(|a, b| a.finding.kind == b.finding.kind) {
                let kind = same.first().map(|found| found.finding.kind);
                if same.len() > MANY && list.head(Fold { group, kind }, same.len(), turned) {
                    continue;
                }
                // Figures that hold need no answer, and little room.
                for some in same.chunks(if group == Group::Confirmed { 2 } else { 1 }) {
                    let first = list.rows.len();
                    list.lines.push(match group {
                        Group::Confirmed => Line::Pair(first, some.len()),
                        _ => Line::Row(first),
                    });
                    list.rows.extend(some.iter().map(|one| row(one, group)));
                }
            }
        }
        if dates > 0 {
            list.lines.push(Line::Dates(dates));
        }
        let mut top = 0.0;
        list.tops.push(top);
        for line in &list.lines {
            top += line.height();
            list.tops.push(top);
        }
        list
    }

    /// Adds a heading. True where what stands under it is folded.
    fn head(&mut self, fold: Fold, count: usize, turned: &HashSet<Fold>) -> bool {
        let is_folded = fold.is_folded_at_first() != turned.contains(&fold);
        self.lines.push(Line::Head { fold, count, is_folded });
        is_folded
    }

    /// The row of this finding.
    pub(super) fn row_of(&self, id: &FindingId) -> Option<usize> {
        self.rows.iter().position(|row| row.is(id))
    }

    /// The line of a row.
    pub(super) fn line_of(&self, row: usize) -> Option<usize> {
        self.lines.iter().position(|line| line.rows().contains(&row))
    }

    /// What a row says.
    pub(super) fn words<'a>(&self, row: &'a Row, dataset: &Dataset, words: &Words) -> &'a RowWords {
        row.words.get_or_init(|| {
            let text = row.finding().map(|finding| finding_words(finding, words)).unwrap_or_default();
            let reckoned = row.finding().and_then(|finding| reckoned_words(finding, words));
            let reckoned = reckoned.unwrap_or_else(|| text.clone());
            let report = dataset.report(&row.node.report);
            let (place, unit) = report
                .map(|report| finding_place(report, &row.node.node, &mut self.places.borrow_mut()))
                .unwrap_or_default();
            RowWords { text, reckoned, place, unit }
        })
    }
}

/// True for figures that were reckoned from others.
fn is_reckoned(finding: &Finding) -> bool {
    let rule = finding.reckoning.as_ref().map(|reckoning| reckoning.rule);
    finding.kind != FindingKind::PercentForPoints
        && rule.is_some_and(|rule| !matches!(rule, Rule::Same | Rule::AtMost | Rule::Count))
}

fn row(found: &Found<'_>, group: Group) -> Row {
    let Found { report, chunk, at, finding } = found;
    let reason = report.accepted(&finding.key).map(|accepted| accepted.reason.clone());
    Row { node: finding.node.clone(), group, chunk: Arc::clone(chunk), at: *at, reason, words: OnceCell::new() }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::analysis::audit::Auditor;
    use crate::model::{Date, Due, Item, When, report_of};
    use crate::words::Language;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// So many items that say the same sentence, all of them late.
    fn dataset(count: usize, text: &str) -> Arc<Dataset> {
        let item = |at: usize| {
            let mut item = Item::new(format!("i{at}").as_str().into(), format!("({at})"), format!("排口{at}未封"));
            item.finding = text.to_owned();
            item.due = Some(Due { on: Some(When::Day(day("2025-03-01"))), ..Due::blank() });
            item
        };
        Arc::new(Dataset { reports: vec![Arc::new(report_of((0..count).map(item)))], ..Dataset::default() })
    }

    fn list(dataset: &Arc<Dataset>, turned: &HashSet<Fold>) -> List {
        let audit = Auditor::default().audit(dataset, day("2025-08-01"), &AtomicBool::new(false)).unwrap();
        List::of(&audit, turned)
    }

    fn of_kind(list: &List, kind: FindingKind) -> usize {
        list.rows.iter().filter(|row| row.finding().is_some_and(|finding| finding.kind == kind)).count()
    }

    #[test]
    fn dates_are_counted_and_not_listed() {
        let list = list(&dataset(2, "管网覆盖率为120%。"), &HashSet::new());
        assert_eq!(of_kind(&list, FindingKind::Overdue), 0);
        assert_eq!(list.lines.last(), Some(&Line::Dates(2)));
        assert_eq!(of_kind(&list, FindingKind::OverHundred), 2);
    }

    #[test]
    fn what_is_many_of_a_kind_is_folded_until_it_is_opened() {
        let dataset = dataset(MANY + 1, "管网覆盖率为120%。");
        let folded = list(&dataset, &HashSet::new());
        let head = folded.lines.iter().find_map(|line| match line {
            Line::Head { fold, count, is_folded } if fold.kind == Some(FindingKind::OverHundred) => {
                Some((*fold, *count, *is_folded))
            }
            _ => None,
        });
        let (fold, count, is_folded) = head.unwrap();
        assert_eq!((count, is_folded, of_kind(&folded, FindingKind::OverHundred)), (MANY + 1, true, 0));
        let open = list(&dataset, &HashSet::from([fold]));
        assert_eq!(of_kind(&open, FindingKind::OverHundred), MANY + 1);
        assert_eq!(open.counts, folded.counts);
        // A group that is closed takes its kinds with it.
        let closed = list(&dataset, &HashSet::from([fold, Fold { kind: None, ..fold }]));
        assert_eq!(of_kind(&closed, FindingKind::OverHundred), 0);
    }

    #[test]
    fn figures_that_hold_stand_two_in_a_line_and_are_folded_at_first() {
        let dataset = dataset(3, "应淘汰燃煤锅炉40台,已淘汰30台,淘汰率75%。");
        let fold = Fold { group: Group::Confirmed, kind: None };
        let closed = list(&dataset, &HashSet::new());
        let count = closed.counts[Group::Confirmed as usize];
        assert!(count > 0 && closed.lines.iter().all(|line| !matches!(line, Line::Pair(..))));
        let open = list(&dataset, &HashSet::from([fold]));
        let pairs: Vec<Line> = open.lines.iter().copied().filter(|line| matches!(line, Line::Pair(..))).collect();
        assert_eq!(pairs.iter().map(|line| line.rows().len()).sum::<usize>(), count);
        let first = pairs[0].rows();
        assert_eq!(first.len(), 2);
        assert_eq!(open.line_of(first.start), open.line_of(first.start + 1), "both stand in the same line");
    }

    #[test]
    fn a_row_says_where_it_is() {
        let dataset = dataset(1, "管网覆盖率为120%。");
        let list = list(&dataset, &HashSet::new());
        let row = list.rows.iter().find(|row| row.finding().unwrap().kind == FindingKind::OverHundred).unwrap();
        let words = list.words(row, &dataset, &Words::load(Language::Chinese));
        assert!(words.place.ends_with("排口0未封"), "{words:?}");
        assert_eq!(list.row_of(&row.id()), Some(0));
        assert_eq!(list.row_of(&("another".into(), row.key().to_owned())), None, "keys are those of one report");
    }
}
