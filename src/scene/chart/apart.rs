//! What holds of every chart that is laid out, whatever its width: words neither meet nor leave the page.

use std::sync::Arc;

use crate::chart::{Body, Chart, ChartContext, LIGHT, Named, StandingChart};
use crate::model::{
    Category, CategoryId, Closed, Dataset, Date, Due, DueChange, Item, ItemId, Party, PartyKind, Problem, ProblemId,
    Progress, Report, Status, When,
};
use crate::words::{Language, Words};

use super::super::font;
use super::super::shape::{Anchor, Shape};
use super::{ChartLayout, Look, layout};

pub(super) const WIDTHS: [f32; 6] = [420.0, 560.0, 720.0, 960.0, 1280.0, 1900.0];

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A report with so many items of each status in each category, on 10 June 2025.
fn dataset(counts: &[[usize; 5]]) -> Arc<Dataset> {
    let mut report = Report::new("r".into(), "清河县整改".to_owned());
    report.feedback_on = Some(day("2025-01-10"));
    let party = |n: usize, name: String, kind| Arc::new(Party::new(format!("q{n}").into(), name, kind));
    report.parties = (0..6)
        .map(|n| match n {
            0 => party(n, "县自然资源和规划局直属水利服务中心".to_owned(), PartyKind::Unit),
            1..=3 => party(n, format!("第{n}镇"), PartyKind::Unit),
            _ => party(n, format!("副县长{n}"), PartyKind::Leader),
        })
        .collect();
    for (c, statuses) in counts.iter().enumerate() {
        let mut problem = Problem::new(ProblemId::from(format!("p{c}")), "1.".to_owned(), "问题".to_owned());
        for (status, count) in Status::ALL.into_iter().zip(statuses) {
            for n in 0..*count {
                let id = ItemId::from(format!("{c}-{}-{n}", status as usize));
                let mut item = Item::new(id, format!("({})", n + 1), format!("河道第{n}段清淤不及时"));
                let due = ["2025-05-20", "2025-06-18", "2025-11-30", "2025-05-31", "2025-05-31"][status as usize];
                item.due = Some(Due::new(When::Day(day(due))));
                item.progress = Progress::InProgress;
                item.lead_units = vec![format!("q{}", (n + c) % 4).into()];
                item.leader = (n % 3 > 0).then(|| format!("q{}", 3 + n % 3).into());
                if n % 2 == 0
                    && let Some(due) = &mut item.due
                {
                    let [from, to] =
                        ["2025-03-31", due.on.unwrap().to_string().as_str()].map(|day| day.parse().unwrap());
                    let reason = "汛期不能施工,且上级专项资金尚未下达".to_owned();
                    due.on = Some(from);
                    due.changes = vec![DueChange { from, to, reason, ..DueChange::blank() }];
                }
                if status == Status::Done {
                    item.progress = Progress::Done;
                }
                if status == Status::Closed {
                    item.progress = Progress::Closed;
                    item.closed = Some(Closed { on: day("2025-04-30"), ..Closed::blank() });
                }
                problem.items.push(Arc::new(item));
            }
        }
        let mut category =
            Category::new(CategoryId::from(format!("c{c}")), format!("({c})"), "落实河湖长制责任制方面".to_owned());
        category.problems.push(Arc::new(problem));
        report.categories.push(Arc::new(category));
    }
    Arc::new(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() })
}

/// A report with so many items whose dates lie all over a year and a half, from few to many in a week, on 10 June 2025. Numbers
/// and titles are short and long, some items have two units or none, some a review.
pub(super) fn spread(count: usize) -> Arc<Dataset> {
    let mut whole = Dataset::clone(&dataset(&[[count, 0, 0, 0, 0]]));
    let report = Arc::make_mut(&mut whole.reports[0]);
    Arc::make_mut(&mut report.categories[0]).number = "(十二)".to_owned();
    report.parties.extend(
        (6..20).map(|n| Arc::new(Party::new(format!("q{n}").into(), format!("第{n}街道办事处"), PartyKind::Unit))),
    );
    let problem = Arc::make_mut(&mut Arc::make_mut(&mut report.categories[0]).problems[0]);
    for (n, item) in problem.items.iter_mut().enumerate() {
        let item = Arc::make_mut(item);
        let on = day("2024-11-20").add_days(i32::try_from(n * n * 7 % 540).unwrap());
        item.due = (n % 11 != 7).then(|| Due::new(When::Day(on)));
        item.title = ["清淤不及时", "河道岸线长期被侵占,乱堆乱放垃圾清理整治不彻底,群众多次反映"][n % 2].to_owned();
        item.progress = [Progress::InProgress, Progress::Done, Progress::Closed][n % 3];
        item.closed = (n % 3 == 2).then(|| Closed { on: day("2025-05-02"), ..Closed::blank() });
        item.next_review = (n % 13 == 5).then(|| day("2025-12-30"));
        item.lead_units = match n % 9 {
            0 => vec![format!("q{}", 6 + n % 14).into(), "q0".into()],
            1 => Vec::new(),
            _ => vec![format!("q{}", 6 + n * 5 % 14).into()],
        };
    }
    Arc::new(whole)
}

pub(super) fn chart(named: Named, dataset: &Arc<Dataset>, language: Language) -> Chart {
    let words = Words::load(language);
    named.build(&ChartContext { near_days: 10, ..ChartContext::of(dataset, day("2025-06-10"), 400, &words) })
}

/// Left, top, right and bottom of every line of words, with the words.
pub(super) fn boxes(layout: &ChartLayout) -> Vec<([f32; 4], &str)> {
    let of = |shape: &'_ Shape| -> Option<[f32; 4]> {
        let Shape::Text { at: [x, y], size, bold, anchor, text, .. } = shape else { return None };
        let width = font::width(text, *size, *bold);
        let left = match anchor {
            Anchor::Start => *x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        Some([left, y - size * 0.84, left + width, y + size * 0.1])
    };
    let words = |shape: &'_ Shape| if let Shape::Text { .. } = shape { of(shape) } else { None };
    let shapes = layout.scene.shapes.iter();
    shapes.filter_map(|shape| Some((words(shape)?, text_of(shape)?))).collect()
}

fn text_of(shape: &Shape) -> Option<&str> {
    if let Shape::Text { text, .. } = shape { Some(text) } else { None }
}

fn standing(chart: &Chart) -> &StandingChart {
    let Body::Standing(standing) = &chart.body else { panic!("the standing") };
    standing
}

/// Counts of several kinds: few, many, one alone, one panel empty, three hundred.
const CASES: [&[[usize; 5]]; 5] = [
    &[[4, 2, 1, 3, 4], [1, 1, 0, 2, 4], [1, 0, 1, 1, 3]],
    &[[1, 0, 0, 0, 0]],
    &[[0, 0, 26, 0, 0], [0, 3, 9, 1, 0]],
    &[[31, 7, 62, 30, 70], [12, 1, 1, 40, 46]],
    &[[0, 0, 0, 2, 11]],
];

#[test]
fn no_words_meet_or_leave_the_page() {
    let cases = CASES.iter().map(|counts| (format!("{counts:?}"), dataset(counts)));
    let cases = cases.chain([0, 1, 30, 300].map(|count| (format!("spread {count}"), spread(count))));
    for (case, dataset) in cases {
        for named in [Named::Standing, Named::Units, Named::Calendar, Named::ClosedByUnit] {
            for language in Language::ALL {
                let chart = chart(named, &dataset, language);
                for width in WIDTHS {
                    let layout = layout(&chart, &Look { width, colours: &LIGHT, text: 14.0 });
                    let boxes = boxes(&layout);
                    for (at, (own, text)) in boxes.iter().enumerate() {
                        let [left, top, right, bottom] = *own;
                        let is_in = left >= 0.0 && right <= width && bottom <= layout.scene.height;
                        assert!(is_in, "{named:?} {language:?} {width} {case}: {text:?} leaves the page at {right}");
                        for ([from, above, to, below], other) in boxes.iter().skip(at + 1) {
                            let meet = left < to - 0.5 && *from < right - 0.5 && top < *below && *above < bottom;
                            assert!(!meet, "{named:?} {language:?} {width} {case}: {text:?} meets {other:?}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn every_count_of_the_standing_is_written_and_what_is_late_is_hatched() {
    for counts in CASES {
        let dataset = dataset(counts);
        let chart = chart(Named::Standing, &dataset, Language::Chinese);
        let (red, _) = LIGHT.of_status(Status::Late);
        for width in WIDTHS {
            let layout = layout(&chart, &Look { width, colours: &LIGHT, text: 14.0 });
            let figures: Vec<&str> = boxes(&layout).into_iter().map(|(_, text)| text).collect();
            let rows: Vec<_> = std::iter::once(&standing(&chart).total).chain(&standing(&chart).rows).collect();
            let wanted = rows.iter().flat_map(|row| row.parts.iter().map(|part| part.holds.len()));
            for count in wanted.filter(|count| *count > 0) {
                let same = rows.iter().flat_map(|row| &row.parts).filter(|part| part.holds.len() == count).count();
                let written = figures.iter().filter(|text| **text == count.to_string()).count();
                assert!(written >= same, "{width} {counts:?}: {count} is written {written} times of {same}");
            }
            let late = rows.iter().filter(|row| row.number(Status::Late) > 0).count();
            let is_hatch = |shape: &&Shape| matches!(shape, Shape::Path { stroke: Some((ink, _)), .. } if *ink == red);
            let hatched = layout.scene.shapes.iter().filter(is_hatch).count();
            assert!(hatched >= late * 4, "{width} {counts:?}: {hatched} lines for {late} bars");
        }
    }
}

#[test]
fn items_of_the_standing_are_as_wide_in_every_panel_and_counted_once() {
    let dataset = dataset(CASES[0]);
    let chart = chart(Named::Standing, &dataset, Language::Chinese);
    let rows = &standing(&chart).rows;
    assert_eq!(rows.iter().map(|row| row.parts.each_ref().map(|part| part.holds.len())).collect::<Vec<_>>(), CASES[0]);
    assert!(
        chart.title.starts_with("6 项逾期,") && chart.title.contains("4 项在落实河湖长制责任制方面"),
        "{}",
        chart.title
    );
    assert!(chart.title.ends_with("核验销号 11 项,另有 6 项单位报完成、尚未核验"), "{}", chart.title);
    assert_eq!(standing(&chart).month, None, "when the claims were made is not known");
    let layout = layout(&chart, &Look { width: 1000.0, colours: &LIGHT, text: 14.0 });
    let marks = layout.areas.iter().filter(|area| area.kind == super::AreaKind::Mark);
    let widths: Vec<f32> = marks.map(|area| area.at[2] / area.holds.len() as f32).collect();
    assert!(widths.len() > 12 && widths.iter().all(|width| (width - widths[0]).abs() < 0.01), "{widths:?}");
}
