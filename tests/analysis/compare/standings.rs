//! Where items stood in an earlier state and where they stand now.

use guatu::analysis::{Standing, Standings};
use guatu::diff::{Matching, compare_matched};
use guatu::model::{Dataset, Date, Due, Progress, Status};

use super::{bundled, each_item};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The bundled dataset with every item under way until a day, but for the first ones, which are so far and due then.
fn state(first: &[(Progress, &str)]) -> Dataset {
    let mut dataset = bundled();
    each_item(&mut dataset, |at, item| {
        let (progress, due) = first.get(at).copied().unwrap_or((Progress::InProgress, "2027-12-31"));
        (item.progress, item.closed) = (progress, None);
        item.closing.clear();
        item.due = Some(Due::new(due.parse().unwrap()));
    });
    dataset
}

fn standings(mine: &Dataset, earlier: &Dataset, days: [&str; 2]) -> Standings {
    let comparison = compare_matched(mine, earlier, None, Matching::Ids);
    Standings::of(mine, &comparison, days.map(day), 7)
}

fn pairs(list: &[Standing]) -> Vec<(Status, Status)> {
    list.iter().map(|one| (one.then, one.now)).collect()
}

#[test]
fn the_most_urgent_standing_of_now_comes_first_and_each_state_has_its_day() {
    use Progress::{Closed, Done, InProgress};
    let far = "2027-12-31";
    let then = state(&[(Done, "2026-08-31"), (InProgress, far), (InProgress, "2026-09-10"), (Done, far), (Done, far)]);
    let now = state(&[(InProgress, "2026-08-31"), (Done, far), (InProgress, "2026-09-10"), (Closed, far), (Done, far)]);
    let found = standings(&now, &then, ["2026-08-15", "2026-09-08"]);
    let (late, near, open, done, closed) = (Status::Late, Status::Near, Status::Open, Status::Done, Status::Closed);
    assert_eq!(pairs(&found.changed), [(done, late), (open, near), (open, done), (done, closed)]);
    assert!(found.changed[0].is_sent_back() && !found.changed[3].is_sent_back());
    let all = now.reports[0].items().count();
    assert_eq!(found.same.len(), all - 4);
    let [then, now] = found.counts;
    assert_eq!([late, near, open, done, closed].map(|status| now[status as usize]), [1, 1, all - 5, 2, 1]);
    assert_eq!([late, near, open, done, closed].map(|status| then[status as usize]), [0, 0, all - 3, 3, 0]);
    assert_eq!([late, near, open, done, closed].map(|status| found.newly(status)), [1, 1, 0, 1, 1]);
}

#[test]
fn what_only_one_state_has_is_counted_in_it_and_is_no_change() {
    let then = state(&[]);
    let mut now = then.clone();
    let problem = super::problem(&mut now, 0, 0);
    let gone = problem.items.len();
    problem.items.clear();
    let found = standings(&now, &then, ["2026-08-15", "2026-09-15"]);
    assert!(found.changed.is_empty());
    let [before, after] = found.counts.map(|counts| counts.iter().sum::<usize>());
    assert_eq!(before - after, gone);
    assert_eq!(found.same.len(), after);
}
