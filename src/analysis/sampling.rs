//! Closed items drawn by lot to be looked at again (反向核查): the same seed gives the same items, on every machine and in
//! every later version, so that anybody can draw again.
//!
//! Each item gets a number from its id and the seed, and those with the lowest are drawn: neither the order of the items
//! nor a new one beside them changes the numbers of the others.

use crate::model::{ClosingKind, Date, Item, ItemId, Number, Progress, Report, Sample};

/// The items that were closed on a day: the last step of the closing until then approved it. Those without steps have no
/// day; they count when they are closed now.
pub fn closed_on(report: &Report, day: Date) -> impl Iterator<Item = &Item> {
    report.items().map(|item| &**item).filter(move |item| was_closed(item, day))
}

fn was_closed(item: &Item, day: Date) -> bool {
    let steps = item.closing_steps();
    if steps.iter().all(|step| step.on.is_none()) {
        return item.progress == Progress::Closed;
    }
    let decides = |kind| matches!(kind, ClosingKind::Approved | ClosingKind::Refused | ClosingKind::Reopened);
    let taken = |on: Option<Date>| on.is_some_and(|on| on <= day);
    let last = steps.iter().rev().find(|step| taken(step.on) && decides(step.kind));
    last.is_some_and(|step| step.kind == ClosingKind::Approved)
}

/// Draws a share of the items that were closed on a day, in per cent: at least one where there are any. They come in the
/// order of the report.
#[must_use]
pub fn draw(report: &Report, day: Date, percent: Number, seed: Number) -> Vec<ItemId> {
    let closed: Vec<&Item> = closed_on(report, day).collect();
    let count = count(closed.len(), percent);
    let seed = seed.to_string();
    let mut lots: Vec<(u64, usize)> = closed.iter().enumerate().map(|(at, item)| (lot(&seed, &item.id), at)).collect();
    lots.sort_unstable();
    let mut drawn: Vec<usize> = lots.into_iter().take(count).map(|(_, at)| at).collect();
    drawn.sort_unstable();
    drawn.into_iter().filter_map(|at| closed.get(at)).map(|item| item.id.clone()).collect()
}

/// Draws a sample again; nothing where it does not say how it was drawn.
#[must_use]
pub fn draw_again(report: &Report, sample: &Sample) -> Option<Vec<ItemId>> {
    Some(draw(report, sample.on, sample.percent?, sample.seed?))
}

/// A share of so many, rounded up.
fn count(of: usize, percent: Number) -> usize {
    let share = (percent.to_f64() / 100.0).clamp(0.0, 1.0);
    // A share such as 30 % of 10 is 3 and not 3.0000000000000004.
    let count = (of as f64 * share - 1e-9).ceil() as usize;
    count.max(usize::from(of > 0)).min(of)
}

/// The number of an item in a draw: FNV-1a over seed and id, mixed as in `SplitMix64`. Both are fixed for ever: the
/// standard hasher makes no promise from one version to the next.
fn lot(seed: &str, id: &ItemId) -> u64 {
    let bytes = seed.bytes().chain([0]).chain(id.as_str().bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Category, ClosingStep, Problem};

    fn report(ids: impl Iterator<Item = usize>) -> Report {
        let item = |n: usize| {
            let mut item = Item::new(format!("i{n}").into(), n.to_string(), format!("第{n}项"));
            let on = Date::new(2024, 1, 1).unwrap().add_days(i32::try_from(n).unwrap());
            item.set_closing(vec![ClosingStep { kind: ClosingKind::Approved, on: Some(on), ..ClosingStep::blank() }]);
            Arc::new(item)
        };
        let problem =
            Problem { items: ids.map(item).collect(), ..Problem::new("p".into(), String::new(), String::new()) };
        let category =
            Category { problems: vec![Arc::new(problem)], ..Category::new("c".into(), String::new(), String::new()) };
        Report { categories: vec![Arc::new(category)], ..Report::new("r".into(), String::new()) }
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn drawn(report: &Report, on: &str, percent: i64, seed: i64) -> Vec<String> {
        draw(report, day(on), Number::from(percent), Number::from(seed))
            .iter()
            .map(|id| id.as_str().to_owned())
            .collect()
    }

    #[test]
    fn a_seed_gives_the_same_items_in_any_order_and_another_gives_others() {
        let (report, turned) = (report(0..200), report((0..200).rev()));
        let first = drawn(&report, "2025-01-01", 10, 20_241);
        assert_eq!(first.len(), 20);
        let mut again = drawn(&turned, "2025-01-01", 10, 20_241);
        again.reverse();
        assert_eq!(first, again);
        assert_ne!(first, drawn(&report, "2025-01-01", 10, 20_242));
        // Written down once: a later version that draws otherwise breaks the samples in every file.
        assert_eq!(drawn(&report, "2024-01-20", 20, 7), drawn(&self::report(0..20), "2025-01-01", 20, 7));
    }

    #[test]
    fn what_was_closed_later_or_opened_before_is_not_drawn() {
        let report = report(0..50);
        assert_eq!(drawn(&report, "2023-12-31", 100, 1), Vec::<String>::new());
        assert_eq!(drawn(&report, "2024-01-05", 100, 1), ["i0", "i1", "i2", "i3", "i4"]);
        let mut report = report;
        report.change_items(
            |item| item.id.as_str() == "i1",
            |item| {
                let reopened =
                    ClosingStep { kind: ClosingKind::Reopened, on: Some(day("2024-01-04")), ..ClosingStep::blank() };
                let steps = item.closing_steps().into_iter().chain([reopened]).collect();
                item.set_closing(steps);
            },
        );
        assert_eq!(drawn(&report, "2024-01-05", 100, 1), ["i0", "i2", "i3", "i4"]);
        assert_eq!(drawn(&report, "2024-01-03", 100, 1), ["i0", "i1", "i2"], "as it stood then");
    }

    #[test]
    fn every_item_has_the_same_chance() {
        let report = report(0..40);
        let mut hits = [0_usize; 40];
        for seed in 0..2000 {
            for id in drawn(&report, "2025-01-01", 25, seed) {
                hits[id.trim_start_matches('i').parse::<usize>().unwrap()] += 1;
            }
        }
        // 500 each are expected, with a spread of about 19.
        assert!(hits.iter().all(|hits| (400..600).contains(hits)), "{hits:?}");
    }

    #[test]
    fn a_share_is_rounded_up() {
        let of = |count: usize, percent: i64| super::count(count, Number::from(percent));
        assert_eq!([of(10, 30), of(9, 30), of(1, 5), of(0, 50), of(3, 100), of(7, 0)], [3, 3, 1, 0, 3, 1]);
    }
}
