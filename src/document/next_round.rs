//! The next round (结转): a new report that begins with what is unfinished in the present one.
//!
//! An item goes over with all that is known of it, also the findings about it that were accepted, and says where it comes
//! from. What belongs to the round that ends stays there: its number of the document, samples, outcomes and pages; letters
//! and decisions too, unless the new round is a dataset of its own: then nothing else would tell of those that are about
//! what goes over.
//!
//! Limits: both reports hold the item, and a total over both counts it twice. The round that is going on is known by the
//! title of the former one ([`present_round`]), so that views begin with it.

use std::collections::HashSet;
use std::sync::Arc;

use crate::analysis::former_titles;
use crate::model::{
    AcceptedFinding, Carried, Category, Dataset, Date, Item, ItemId, NodeId, Object, Problem, Progress, Report,
    ReportId, full_number, keep_nodes,
};

use super::edit::{Change, Edit, EditLabel, NewNode};
use super::id_allocator::free_report_id;

/// What is said of a round that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextRound {
    /// The title of its report.
    pub title: String,
    /// The day that the report speaks of.
    pub as_of: Date,
    /// Whether items go over that are reported done and not verified.
    pub with_done: bool,
    /// The day on which they are carried over.
    pub on: Date,
    /// Whether its report is a dataset of its own.
    pub is_alone: bool,
}

/// True for an item that goes over.
#[must_use]
pub fn goes_over(item: &Item, with_done: bool) -> bool {
    match item.progress {
        Progress::Closed => false,
        Progress::Done => with_done,
        Progress::NotStarted | Progress::InProgress | Progress::MostlyDone | Progress::Unstated => true,
    }
}

/// The report of the next round, with an id that no report of the dataset has. Its items keep their ids: they are the
/// same items, and a comparison of the two rounds finds them.
#[must_use]
pub fn next_round(dataset: &Dataset, report: &Report, round: &NextRound) -> Report {
    let blank = Report::blank();
    let mut next = Report {
        id: free_report_id(dataset),
        title: round.title.clone(),
        as_of: Some(round.as_of),
        doc_number: blank.doc_number,
        plan_number: blank.plan_number,
        plan_on: blank.plan_on,
        copy_number: blank.copy_number,
        printed_on: blank.printed_on,
        letters: if round.is_alone { report.letters.clone() } else { Vec::new() },
        decisions: if round.is_alone { report.decisions.clone() } else { Vec::new() },
        outcomes: blank.outcomes,
        samples: blank.samples,
        introduction: blank.introduction,
        next_steps: blank.next_steps,
        chart_notes: blank.chart_notes,
        briefing: blank.briefing,
        categories: report.categories.iter().filter_map(|category| over(report, category, round)).collect(),
        ..report.clone()
    };
    let kept: HashSet<NodeId> = nodes(&next).collect();
    let goes_over = |items: &[ItemId]| items.iter().any(|id| kept.contains(&NodeId::Item(id.clone())));
    next.letters.retain(|letter| goes_over(&letter.items));
    next.decisions.retain(|decision| decision.on.is_none() && goes_over(&decision.items));
    let headings = next.categories.iter().flat_map(|category| {
        let problems = category.problems.iter().map(|problem| problem.id.as_str());
        std::iter::once(category.id.as_str()).chain(problems)
    });
    let ids: HashSet<&str> = kept.iter().map(NodeId::as_str).chain(headings).collect();
    // The key of a finding begins with the node that it is about.
    let is_about = |own: &AcceptedFinding| own.key.split_once('/').is_some_and(|(id, _)| ids.contains(id));
    let accepted = report.accepted_findings.iter().filter(|own| is_about(own)).cloned().collect();
    next.accepted_findings = accepted;
    forget_gone(&mut next, &kept);
    next
}

/// The step that adds it behind the report that ends.
#[must_use]
pub fn add_next_round(dataset: &Dataset, report: &ReportId, next: Report) -> Option<Edit> {
    let at = dataset.reports.iter().position(|own| own.id == *report)?;
    let id = next.id.clone();
    let add = Change::Add(NewNode::Report(Arc::new(next)), Some(at + 1));
    Some(Edit::multi_report(EditLabel::NextRound, vec![Edit::new(id, add)]))
}

/// The last report that holds what went over from another report of the dataset: the round that is going on.
#[must_use]
pub fn present_round(dataset: &Dataset) -> Option<&ReportId> {
    let titles: HashSet<&str> = dataset.reports.iter().map(|report| report.title.as_str()).collect();
    let goes_on = |report: &&Arc<Report>| !former_titles(report).is_disjoint(&titles);
    dataset.reports.iter().rev().find(goes_on).map(|report| &report.id)
}

/// A category with what goes over of it; nothing where nothing does.
fn over(report: &Report, category: &Category, round: &NextRound) -> Option<Arc<Category>> {
    let problem = |problem: &Arc<Problem>| {
        let items = problem.items.iter().filter(|item| goes_over(item, round.with_done));
        let number = |item: &Item| full_number(category, problem, item);
        let carried = |item: &Arc<Item>| Arc::new(carried(item, &report.title, number(item), round.on));
        let items: Vec<Arc<Item>> = items.map(carried).collect();
        (!items.is_empty()).then(|| Arc::new(Problem { items, ..Problem::clone(problem) }))
    };
    let problems: Vec<Arc<Problem>> = category.problems.iter().filter_map(problem).collect();
    (!problems.is_empty()).then(|| Arc::new(Category { problems, ..category.clone() }))
}

fn carried(item: &Item, report: &str, number: String, on: Date) -> Item {
    let mut item = item.clone();
    item.carried.push(Carried { report: report.to_owned(), number, on: Some(on), ..Carried::blank() });
    item
}

/// The nodes that a field can name.
fn nodes(report: &Report) -> impl Iterator<Item = NodeId> {
    let own = report.indicators.iter().map(|indicator| NodeId::Indicator(indicator.id.clone()));
    let items = report.items().flat_map(|item| {
        let measures = item.measures.iter().map(|measure| NodeId::Measure(measure.id.clone()));
        let indicators = item.indicators.iter().map(|indicator| NodeId::Indicator(indicator.id.clone()));
        std::iter::once(NodeId::Item(item.id.clone())).chain(measures).chain(indicators)
    });
    let all: Vec<NodeId> = own.chain(items).collect();
    all.into_iter()
}

/// Takes out every mention of a node that stayed behind.
fn forget_gone(report: &mut Report, kept: &HashSet<NodeId>) {
    keep(report, kept);
    report.indicators.iter_mut().for_each(|indicator| keep(indicator, kept));
    report.change_items(
        |_| true,
        |item| {
            keep(item, kept);
            item.measures.iter_mut().for_each(|measure| keep(measure, kept));
            item.indicators.iter_mut().for_each(|indicator| keep(indicator, kept));
        },
    );
}

fn keep<N: Object>(object: &mut N, kept: &HashSet<NodeId>) {
    keep_nodes(object, |node| kept.contains(node));
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::document::Document;
    use crate::model::{Decision, Indicator, Letter, LogEntry, Measure};

    fn item(id: &str, progress: Progress) -> Arc<Item> {
        let mut item = Item::new(id.into(), format!("({id})"), format!("问题{id}"));
        item.progress = progress;
        let mut indicator = Indicator::new(format!("n{id}").as_str().into(), "覆盖率".to_owned());
        indicator.same_as = Some("n1".into());
        item.indicators = vec![indicator];
        item.measures = vec![Measure::new(format!("m{id}").as_str().into(), "一".to_owned(), "排查".to_owned())];
        item.log = vec![LogEntry { on: "2026-09-01".parse().unwrap(), text: "看过".to_owned(), ..LogEntry::blank() }];
        Arc::new(item)
    }

    /// Two categories; in the second all is closed.
    fn dataset() -> Dataset {
        let mut first = Problem::new("p1".into(), "1.".to_owned(), "p1".to_owned());
        first.items = vec![item("1", Progress::Closed), item("2", Progress::InProgress), item("3", Progress::Done)];
        let mut second = Problem::new("p2".into(), "1.".to_owned(), "p2".to_owned());
        second.items = vec![item("4", Progress::Closed)];
        let category = |id: &str, number: &str, problem: Problem| {
            let mut category = Category::new(id.into(), number.to_owned(), id.to_owned());
            category.problems = vec![Arc::new(problem)];
            Arc::new(category)
        };
        let mut report = Report::new("report-1".into(), "第一轮".to_owned());
        report.doc_number = "云委〔2026〕1号".to_owned();
        report.inspected_body = "云溪县委".to_owned();
        report.decisions = vec![Decision { text: "调度".to_owned(), ..Decision::blank() }];
        report.categories = vec![category("c1", "(一)", first), category("c2", "(二)", second)];
        Dataset { reports: vec![Arc::new(report)], ..Dataset::default() }
    }

    fn round(with_done: bool) -> NextRound {
        let [as_of, on] = ["2027-01-15", "2026-12-31"].map(|day| day.parse().unwrap());
        NextRound { title: "第二轮".to_owned(), as_of, with_done, on, is_alone: false }
    }

    /// What is about items that go over goes with them into a dataset of its own, and of it no more than that.
    #[test]
    fn letters_decisions_and_accepted_findings_of_what_goes_over_are_not_lost() {
        let mut dataset = dataset();
        let report = Arc::make_mut(&mut dataset.reports[0]);
        let items = |ids: &[&str]| ids.iter().map(|id| (*id).into()).collect::<Vec<ItemId>>();
        let letter =
            |number: &str, about: &[&str]| Letter { number: number.to_owned(), items: items(about), ..Letter::blank() };
        report.letters = vec![letter("1号", &["1"]), letter("2号", &["4", "2"]), letter("3号", &["3"])];
        let decision = |text: &str, about: &[&str], on: Option<&str>| Decision {
            text: text.to_owned(),
            items: items(about),
            on: on.map(|on| on.parse().unwrap()),
            ..Decision::blank()
        };
        report.decisions = vec![
            decision("经费", &["2"], None),
            decision("专班", &["2"], Some("2026-10-01")),
            decision("通报", &["4"], None),
        ];
        let accepted = |key: &str| AcceptedFinding { key: key.to_owned(), ..AcceptedFinding::blank() };
        report.accepted_findings =
            ["1/missing", "2/missing", "m2/order/00ff", "c2/title", "p1/title", "report/x"].map(accepted).to_vec();
        let told = |is_alone: bool| {
            let next = next_round(&dataset, &dataset.reports[0], &NextRound { is_alone, ..round(false) });
            let letters: Vec<_> = next.letters.iter().map(|own| (own.number.clone(), own.items.clone())).collect();
            let decisions: Vec<_> = next.decisions.iter().map(|own| own.text.clone()).collect();
            let accepted: Vec<_> = next.accepted_findings.iter().map(|own| own.key.clone()).collect();
            (letters, decisions, accepted)
        };
        let accepted = ["2/missing", "m2/order/00ff", "p1/title"].map(str::to_owned).to_vec();
        assert_eq!(told(true), (vec![("2号".to_owned(), items(&["2"]))], vec!["经费".to_owned()], accepted.clone()));
        assert_eq!(told(false), (Vec::new(), Vec::new(), accepted));
    }

    #[test]
    fn what_is_unfinished_goes_over_and_says_where_it_comes_from() {
        let dataset = dataset();
        let next = next_round(&dataset, &dataset.reports[0], &round(true));
        let told: Vec<(&str, &str, &str, String)> = next
            .items()
            .map(|item| {
                let [from] = item.carried.as_slice() else { panic!("{:?}", item.carried) };
                (
                    item.id.as_str(),
                    from.report.as_str(),
                    from.number.as_str(),
                    from.on.map(|on| on.to_string()).unwrap_or_default(),
                )
            })
            .collect();
        let is = |id, number| (id, "第一轮", number, "2026-12-31".to_owned());
        assert_eq!(told, [is("2", "(一)1.(2)"), is("3", "(一)1.(3)")]);
        assert_eq!((next.id.as_str(), next.title.as_str(), next.categories.len()), ("report-2", "第二轮", 1));
        assert_eq!(next.as_of, Some("2027-01-15".parse().unwrap()));
        assert_eq!((next.inspected_body.as_str(), next.doc_number.as_str(), next.decisions.len()), ("云溪县委", "", 0));
        let only: Vec<_> = next_round(&dataset, &dataset.reports[0], &round(false)).items().cloned().collect();
        assert_eq!(only.len(), 1, "what waits for its verification stays");
        assert_eq!((only[0].measures.len(), only[0].log.len()), (1, 1), "all that is known goes along");
        assert_eq!(only[0].indicators[0].same_as, None, "the indicator of an item that stayed is not named");
    }

    #[test]
    fn a_round_is_one_step_and_a_second_one_is_told_after_the_first() {
        let mut document = Document::loaded(Arc::new(dataset()));
        let before = Arc::clone(document.dataset());
        let next = next_round(document.dataset(), &document.dataset().reports[0], &round(true));
        let edit = add_next_round(document.dataset(), &"report-1".into(), next).unwrap();
        document.edit(edit, Duration::ZERO).unwrap();
        assert_eq!(document.dataset().reports.len(), 2);
        let again = next_round(document.dataset(), &document.dataset().reports[1], &round(true));
        let rounds: Vec<&str> = again.items().next().unwrap().carried.iter().map(|from| from.report.as_str()).collect();
        assert_eq!((again.id.as_str(), rounds), ("report-3", vec!["第一轮", "第二轮"]));
        document.undo().unwrap();
        assert_eq!(document.dataset(), &before);
    }
}
