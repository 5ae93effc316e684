//! Charts over a whole dataset: missed targets, attainment across units, load of those who answer, what falls due.

use std::collections::BTreeMap;

use crate::analysis::{Attainment, DueState, Overview};
use crate::model::{Dataset, Date, Item, NodeId, NodeRef, Number, PartyKind, Report};
use crate::words::Words;

use super::bullet::bullet;
use super::messages;
use super::plan::day;
use super::value::{Body, Chart, Kind, Line, Mark, Point, Role, Row, Scale, Series, Spot, SpotPart, Status};

/// How many rows a picture has at most: more could not be read.
const MOST: usize = 24;

/// The indicators that miss their target, the largest shortfall first, each on a scale of its own.
#[must_use]
pub fn off_target(dataset: &Dataset, overview: &Overview, words: &Words) -> Chart {
    let row = |shortfall: &crate::analysis::Shortfall| {
        let NodeId::Indicator(id) = &shortfall.node.node else { return None };
        let report = dataset.report(&shortfall.node.report)?;
        let (_, indicator) = report.indicator(id)?;
        let mut row = bullet(&report.id, indicator, &shortfall.attainment, words);
        row.value = format!("{} / {}", row.value, row.target);
        Some(row)
    };
    let rows: Vec<Row> = overview.off_target.iter().take(MOST).filter_map(row).collect();
    let title = messages::off_target_title(dataset, overview, words);
    let subtitle = words.text("off-target-subtitle").to_owned();
    let body = if rows.is_empty() { Body::Empty(title.clone()) } else { Body::Rows(rows) };
    Chart { kind: Kind::Bullet, title, subtitle, body }
}

/// The attainment of every indicator that has one: the only thing that is compared across units. The common
/// line is the target; the least attained comes first.
#[must_use]
pub fn attainment(dataset: &Dataset, words: &Words) -> Chart {
    let mut found: Vec<(Number, Row)> = Vec::new();
    let mut count = 0_usize;
    for report in &dataset.reports {
        for indicator in report.indicators.iter().chain(report.items().flat_map(|item| &item.indicators)) {
            let Some(ratio) = Attainment::of(indicator).ratio else { continue };
            count += 1;
            let node = NodeRef::new(report.id.clone(), NodeId::Indicator(indicator.id.clone()));
            found.push((ratio, attained(indicator.name.clone(), node, ratio, words)));
        }
    }
    found.sort_by_key(|(ratio, _)| *ratio);
    let reached = found.iter().filter(|(ratio, _)| *ratio >= Number::ONE).count();
    let title = words.with("attainment-title", [("count", count.into()), ("reached", reached.into())]);
    let rows: Vec<Row> = found.into_iter().take(MOST).map(|(_, row)| row).collect();
    let body = if rows.is_empty() { Body::Empty(words.text("attainment-none").to_owned()) } else { Body::Rows(rows) };
    Chart { kind: Kind::Attainment, title, subtitle: words.text("attainment-subtitle").to_owned(), body }
}

/// The scale of attainment: more than half as much again is drawn to the end, and written as it is.
const ATTAINMENT: Scale = Scale { min: 0.0, max: 1.5 };

fn attained(label: String, node: NodeRef, ratio: Number, words: &Words) -> Row {
    let to = ratio.to_f64().clamp(ATTAINMENT.min, ATTAINMENT.max);
    let spot = |part| Some(Spot { node: node.clone(), part });
    Row {
        label,
        scale: ATTAINMENT,
        marks: vec![
            Mark::Bar { from: 0.0, to, role: Role::Actual, text: String::new(), spot: spot(SpotPart::Whole) },
            Mark::Tick { at: 1.0, role: Role::Target, spot: spot(SpotPart::Target) },
        ],
        value: words.percent(ratio),
        target: String::new(),
        note: String::new(),
        status: Status::NoTarget,
        node: Some(node),
    }
}

/// How many items each unit leads, or each leader answers for: complete, open, late.
#[must_use]
pub fn load(dataset: &Dataset, kind: PartyKind, today: Date, words: &Words) -> Chart {
    let mut loads: Vec<(String, NodeRef, [u32; 3])> = Vec::new();
    let mut nobody = 0_u32;
    for report in &dataset.reports {
        for item in report.items() {
            let named = match kind {
                PartyKind::Leader => item.leader.as_slice(),
                PartyKind::Unit => item.lead_units.as_slice(),
            };
            nobody += u32::from(named.is_empty());
            for party in named.iter().filter_map(|id| report.party(id)) {
                let place = match (item.progress.is_complete(), DueState::of(item, today, 0)) {
                    (true, _) => 0,
                    (false, DueState::Late) => 2,
                    (false, _) => 1,
                };
                let known = loads.iter().position(|(name, _, _)| *name == party.name);
                let at = known.unwrap_or_else(|| {
                    let node = NodeRef::new(report.id.clone(), NodeId::Party(party.id.clone()));
                    loads.push((party.name.clone(), node, [0; 3]));
                    loads.len() - 1
                });
                if let Some(count) = loads.get_mut(at).and_then(|(_, _, counts)| counts.get_mut(place)) {
                    *count += 1;
                }
            }
        }
    }
    // Those with the most late and open items first: that is where to act.
    loads.sort_by_key(|(_, _, [complete, open, late])| std::cmp::Reverse((*late, *open, *complete)));
    let most = loads.iter().map(|(_, _, counts)| counts.iter().sum::<u32>()).max().unwrap_or(0);
    let scale = Scale { min: 0.0, max: f64::from(most.max(1)) };
    let rows: Vec<Row> = loads.iter().take(MOST).map(|load| load_row(load, scale, words)).collect();
    let (key, subtitle) = match kind {
        PartyKind::Unit => ("load-units-title", "load-units-subtitle"),
        PartyKind::Leader => ("load-leaders-title", "load-leaders-subtitle"),
    };
    let title = words.with(key, [("count", loads.len().into()), ("nobody", nobody.into())]);
    let body = if rows.is_empty() { Body::Empty(words.text("load-none").to_owned()) } else { Body::Rows(rows) };
    Chart { kind: Kind::Load, title, subtitle: words.text(subtitle).to_owned(), body }
}

fn load_row((name, node, counts): &(String, NodeRef, [u32; 3]), scale: Scale, words: &Words) -> Row {
    let keys = [("load-complete", Role::Part(2)), ("load-open", Role::Part(0)), ("overdue", Role::Late)];
    let mut marks = Vec::new();
    let mut at = 0.0;
    for ((key, role), count) in keys.into_iter().zip(counts).filter(|(_, count)| **count > 0) {
        let to = at + f64::from(*count);
        let spot = Some(Spot { node: node.clone(), part: SpotPart::Whole });
        marks.push(Mark::Bar { from: at, to, role, text: format!("{} {count}", words.text(key)), spot });
        at = to;
    }
    Row {
        label: name.clone(),
        node: Some(node.clone()),
        scale,
        marks,
        value: words.with("chart-items", [("count", counts.iter().sum::<u32>().into())]),
        target: String::new(),
        note: String::new(),
        status: Status::NoTarget,
    }
}

/// What falls due in each month: complete, open, late.
#[must_use]
pub fn calendar(dataset: &Dataset, today: Date, words: &Words) -> Chart {
    let mut months: BTreeMap<(i16, i8), [u32; 3]> = BTreeMap::new();
    let mut undated = 0_u32;
    for item in dataset.reports.iter().flat_map(|report| report.items()) {
        let Some(due) = &item.due else {
            undated += 1;
            continue;
        };
        let (year, month, _) = due.present().last_day().parts();
        let place = match (item.progress.is_complete(), DueState::of(item, today, 0)) {
            (true, _) => 0,
            (false, DueState::Late) => 2,
            (false, _) => 1,
        };
        if let Some(count) = months.entry((year, month)).or_default().get_mut(place) {
            *count += 1;
        }
    }
    let most = months.values().map(|counts| counts.iter().sum::<u32>()).max().unwrap_or(0);
    let scale = Scale { min: 0.0, max: f64::from(most.max(1)) };
    let dated: u32 = months.values().flatten().sum();
    let report = dataset.reports.first().map(|report| NodeRef::new(report.id.clone(), NodeId::Report));
    let rows: Vec<Row> = months
        .iter()
        .take(36)
        .filter_map(|((year, month), counts)| {
            let name = words.when(crate::model::When::Month(*year, *month));
            let mut row = load_row(&(name, report.clone()?, *counts), scale, words);
            row.node = None;
            row.marks.iter_mut().for_each(forget_spot);
            Some(row)
        })
        .collect();
    let title = words.with("calendar-title", [("dated", dated.into()), ("undated", undated.into())]);
    let body = if rows.is_empty() { Body::Empty(words.text("calendar-none").to_owned()) } else { Body::Rows(rows) };
    Chart { kind: Kind::Calendar, title, subtitle: words.text("calendar-subtitle").to_owned(), body }
}

/// A month is no node to go to.
fn forget_spot(mark: &mut Mark) {
    if let Mark::Bar { spot, .. } = mark {
        *spot = None;
    }
}

/// Items closed over time, against the time limit of the concentrated rectification.
#[must_use]
pub fn closed(dataset: &Dataset, words: &Words) -> Chart {
    let mut days: Vec<(Date, NodeRef)> = Vec::new();
    let mut total = 0_usize;
    for report in &dataset.reports {
        for item in report.items() {
            total += 1;
            let node = NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
            days.extend(item.closed.as_ref().map(|closed| (closed.on, node)));
        }
    }
    days.sort_by_key(|(on, _)| *on);
    let mut points: Vec<Point> = Vec::new();
    for (n, (on, node)) in days.iter().enumerate() {
        let point = Point {
            day: day(*on),
            date: words.date(*on),
            value: (n + 1) as f64,
            text: (n + 1).to_string(),
            open: false,
            spot: Spot { node: node.clone(), part: SpotPart::Whole },
        };
        // Several on one day are one step.
        match points.last_mut() {
            Some(last) if last.date == point.date => *last = point,
            _ => points.push(point),
        }
    }
    let limit = dataset
        .reports
        .first()
        .and_then(|report| limit(report))
        .map(|limit| (day(limit), words.with("closed-limit", [("date", words.date(limit).into())])));
    let title = words.with("closed-title", [("closed", days.len().into()), ("items", total.into())]);
    let body = match points.last() {
        None => Body::Empty(words.text("closed-none").to_owned()),
        Some(last) => {
            let spot = last.spot.clone();
            let all = words.with("chart-items", [("count", total.into())]);
            Body::Series(Series {
                scale: Scale { min: 0.0, max: total as f64 * 1.08 },
                target: Some((total as f64, all, spot)),
                limit,
                lines: vec![Line { scope: String::new(), points }],
            })
        }
    };
    Chart { kind: Kind::Closed, title, subtitle: words.text("closed-subtitle").to_owned(), body }
}

/// The last day of the concentrated rectification.
fn limit(report: &Report) -> Option<Date> {
    Some(report.feedback_on?.add_months(i32::try_from(report.months?).ok()?))
}

/// The indicators of one item as bullets.
#[must_use]
pub fn of_item(report: &Report, item: &Item, words: &Words) -> Chart {
    let row = |indicator| bullet(&report.id, indicator, &Attainment::of(indicator), words);
    let rows: Vec<Row> = item.indicators.iter().take(MOST).map(row).collect();
    let off = item.indicators.iter().filter(|indicator| Attainment::of(indicator).is_off()).count();
    let title = words.with(
        "item-bullets-title",
        [("title", item.title.clone().into()), ("count", item.indicators.len().into()), ("off", off.into())],
    );
    let body = if rows.is_empty() { Body::Empty(words.text("no-indicators").to_owned()) } else { Body::Rows(rows) };
    Chart { kind: Kind::Bullet, title, subtitle: words.text("off-target-subtitle").to_owned(), body }
}
