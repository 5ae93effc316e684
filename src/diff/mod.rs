//! Two or three reports or datasets compared, the only comparison in the program: which nodes are one in spite of other ids, numbers and wording, what differs
//! between them, and, where the state is known that both came from, who made it so.
//!
//! Lives here: the matching, the differences as plain data, their list for export. Does not live here: words, and the
//! edits that take differences over (`document::accept`).

mod added_entries;
mod align;
mod ancestor;
mod candidates;
mod columns;
mod detail;
mod difference;
mod entry;
mod flat;
mod known_names;
mod lists;
mod matched_by;
mod matching;
mod merge;
mod order;
mod outline;
mod pair;
mod reports;
mod segments;
mod similarity;
mod spans;
mod stated_only;
mod tree;
mod union;
mod units;
mod walk;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{Dataset, NodeId, NodeRef, Report, ReportId};

use align::{Ids, aligned};
use matching::{Known, matches};
use reports::Reports;

pub use columns::{ColumnIds, is_same_column};
pub use detail::{ClosedHow, Detail, DueMoved, FigurePair};
pub use difference::{Difference, DifferenceKind, FieldChange, NodePlace, PathStep, Who};
pub use entry::How;
pub use flat::FlatDifference;
pub use known_names::under_known_names;
pub use matched_by::Matching;
pub use matching::Match;
pub use pair::{Comparison, ReportPair};
pub use segments::{Segment, Side, segments};
pub use tree::{Placed, Tree};
pub use units::UnitDifferences;

/// Compares two datasets report by report; with the state that both came from, each difference says who made it.
#[must_use]
pub fn compare_datasets(mine: &Dataset, theirs: &Dataset, base: Option<&Dataset>) -> Comparison {
    compare_matched(mine, theirs, base, Matching::Wording)
}

/// The same, where it is said how nodes are found to be one.
#[must_use]
pub fn compare_matched(mine: &Dataset, theirs: &Dataset, base: Option<&Dataset>, matching: Matching) -> Comparison {
    let mut comparison = Comparison { matching, ..Comparison::default() };
    let former: HashMap<&ReportId, &Arc<Report>> = base.map_or_else(HashMap::new, |base| {
        Reports::of(mine, base).pairs.into_iter().map(|(own, former, _)| (&own.id, former)).collect()
    });
    let reports = Reports::of(mine, theirs);
    for (own, other, how) in reports.pairs {
        comparison.reports(own, other, former.get(&own.id).map(|report| &***report), how);
    }
    for report in reports.only_mine {
        let who = base.map_or(Who::Unknown, |_| match former.get(&report.id) {
            None => Who::Mine,
            Some(former) if ***former == **report => Who::Theirs,
            Some(_) => Who::Conflict,
        });
        comparison.whole(report, DifferenceKind::Removed, who);
    }
    for report in reports.only_theirs {
        let who = base.map_or(Who::Unknown, |base| match base.report(&report.id) {
            None => Who::Theirs,
            Some(former) if former == report => Who::Mine,
            Some(_) => Who::Conflict,
        });
        comparison.whole(report, DifferenceKind::Added, who);
        comparison.only_theirs.push(Arc::clone(report));
    }
    comparison
}

impl Comparison {
    /// A report that only one side has.
    fn whole(&mut self, report: &Report, kind: DifferenceKind, who: Who) {
        let step = PathStep { node: NodeId::Report, number: String::new(), title: report.title.clone() };
        let node = NodeRef::new(report.id.clone(), NodeId::Report);
        self.differences.push(Difference { node, path: Arc::new([step]), kind, who });
    }

    /// Two reports that are one.
    fn reports(&mut self, mine: &Arc<Report>, theirs: &Arc<Report>, base: Option<&Report>, how: How) {
        let same_source = same_source(mine, theirs);
        let mut pair = ReportPair {
            mine: Arc::clone(mine),
            theirs: Arc::clone(theirs),
            their_id: theirs.id.clone(),
            how,
            same_source,
            matches: Vec::new(),
        };
        if Arc::ptr_eq(mine, theirs) || mine == theirs {
            pair.matches = heads(mine);
            self.pairs.push(pair);
            return;
        }
        let former = base.map(|base| Former::of(base, mine, theirs, self.matching));
        let mut known = self.matching.known(mine, theirs);
        known.extend(former.iter().flat_map(|former| former.known.clone()));
        pair.matches = matches(mine, theirs, &known);
        let own = Tree::of(mine);
        let counterparts = pair.matches.iter().map(|one| (one.theirs.clone(), one.mine.clone())).collect();
        let columns = columns::Aligned::of(mine, theirs, base, self.matching == Matching::Ids);
        let ids = Ids::of(theirs, &counterparts, &mine.ids().collect(), columns.theirs);
        pair.theirs = Arc::new(aligned(theirs, &ids, (!same_source).then_some(&own)));
        let base = former.map(|former| former.aligned(mine, &pair.theirs, &ids, columns.base, &own));
        let (other, base) = (Tree::of(&pair.theirs), base.as_ref().map(Tree::of));
        let columns: Vec<_> = mine.columns.iter().chain(&pair.theirs.columns).cloned().collect();
        self.differences.extend(walk::differences(&mine.id, &columns, &own, &other, base.as_ref()));
        drop(other);
        self.pairs.push(pair);
    }
}

/// The state that both came from, and what became of its nodes.
struct Former<'a> {
    base: &'a Report,
    /// From its nodes to mine.
    mine: HashMap<NodeId, NodeId>,
    /// From its nodes to theirs.
    theirs: HashMap<NodeId, NodeId>,
    /// From theirs to mine.
    known: Known,
}

impl<'a> Former<'a> {
    fn of(base: &'a Report, mine: &Report, theirs: &Report, matching: Matching) -> Self {
        let of = |report: &Report| -> HashMap<NodeId, NodeId> {
            let found = matches(report, base, &matching.known(report, base));
            found.into_iter().map(|one| (one.theirs, one.mine)).collect()
        };
        let (mine, theirs) = (of(mine), of(theirs));
        let both = theirs.iter().filter_map(|(base, theirs)| Some((theirs.clone(), mine.get(base)?.clone())));
        Self { base, known: both.collect(), mine, theirs }
    }

    /// The state in my ids: those of my nodes, else those that their nodes got.
    fn aligned(&self, mine: &Report, theirs: &Report, ids: &Ids, columns: ColumnIds, own: &Tree<'_>) -> Report {
        // A node of mine is what one node became; where their counterparts say another one, mine count.
        let used: HashSet<&NodeId> = self.mine.values().collect();
        let others = self.theirs.iter().map(|(base, theirs)| (base.clone(), ids.node(theirs)));
        let mut counterparts: HashMap<NodeId, NodeId> = others.filter(|(_, id)| !used.contains(id)).collect();
        counterparts.extend(self.mine.iter().map(|(base, mine)| (base.clone(), mine.clone())));
        let taken: HashSet<&str> = mine.ids().chain(theirs.ids()).collect();
        let own_places = !same_source(mine, self.base);
        aligned(self.base, &Ids::of(self.base, &counterparts, &taken, columns), own_places.then_some(own))
    }
}

fn same_source(a: &Report, b: &Report) -> bool {
    Arc::ptr_eq(&a.source, &b.source) || a.source.paragraphs == b.source.paragraphs
}

/// The matches of a report with itself.
fn heads(report: &Report) -> Vec<Match> {
    let same = |node: NodeId| Match { mine: node.clone(), theirs: node, how: How::Id, sure: 1.0 };
    let categories = report.categories.iter().map(|category| same(NodeId::Category(category.id.clone())));
    let problems = report.problems().map(|(_, _, problem)| same(NodeId::Problem(problem.id.clone())));
    let items = report.items().map(|item| same(NodeId::Item(item.id.clone())));
    categories.chain(problems).chain(items).collect()
}
