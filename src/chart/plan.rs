//! The wall chart (挂图): items as rows, time across; every date that was set and moved, what is done of it, how late it is.

use std::collections::BTreeMap;

use crate::analysis::{
    DoneBy, Pace, Plan, PlanGroup, PlanLine, PlanNodes, PlanRow, month_before, status_on, work_began,
};
use crate::model::{
    ClosingKind, Date, Due, Item, NodeId, NodeRef, Number, PartyId, Progress, Report, Status, Term, When,
};
use crate::words::{Words, capital};

use super::context::ChartContext;
use super::value::{Body, Chart, NewsRoom, PlanMark, Schedule, ScheduleHead, ScheduleLine, ScheduleRow, Tick};
use super::wide::ems;

/// The wall chart in words; the lines that there is no room for are counted.
#[must_use]
pub fn plan(context: &ChartContext<'_>, plan: &Plan) -> Chart {
    let words = context.words;
    let body = match plan.days {
        _ if plan.rows.is_empty() => Body::Empty(words.text("chart-no-items").to_owned()),
        None => Body::Empty(words.text("plan-needs-dates").to_owned()),
        Some(days) => Body::Schedule(Box::new(schedule(context, plan, days))),
    };
    let left: usize = plan.lines.iter().skip(context.most).map(items).sum();
    let more = if left > 0 { words.with("and-more", [("count", left.into())]) } else { String::new() };
    let subtitle = if let Body::Schedule(schedule) = &body { schedule.key_text.clone() } else { String::new() };
    Chart { more, ..Chart::new(title(context, plan), subtitle, body) }
}

/// How many more or fewer rows stand where than a month before, and that it is that day they are compared with; nothing where
/// one of them is not known to have stood anywhere then, or where rows are measures, of which nothing of the kind is recorded.
fn changes(context: &ChartContext<'_>, plan: &Plan) -> Option<([i32; 5], String)> {
    let ChartContext { dataset, today, near_days, words, .. } = *context;
    if plan.group == PlanGroup::Item {
        return None;
    }
    let mut changes = [0; 5];
    for row in &plan.rows {
        let nodes = row.resolve(dataset)?;
        let before = status_on(nodes.item, month_before(nodes.report, today)?, near_days)?;
        for (status, by) in [(row.status, 1), (before, -1)] {
            if let Some(change) = changes.get_mut(status as usize) {
                *change += by;
            }
        }
    }
    let date = words.short_date(today.add_months(-1), today);
    (changes != [0; 5]).then(|| (changes, words.with("plan-compared", [("date", date.into())])))
}

/// What the marks mean: of those that there are.
fn key(lines: &[ScheduleLine], words: &Words) -> Vec<(PlanMark, String)> {
    let has =
        |is: &dyn Fn(&ScheduleRow) -> bool| lines.iter().any(|line| matches!(line, ScheduleLine::Row(row) if is(row)));
    let is_open = |row: &ScheduleRow| row.standing < Status::Done;
    let marks = [
        (PlanMark::Frame, "plan-key-frame", has(&|row| is_open(row) && !row.dues.is_empty())),
        (PlanMark::Moved, "plan-key-moved", has(&|row| is_open(row) && row.dues.len() > 1)),
        (PlanMark::Done, "plan-key-done", has(&|row| is_open(row) && row.done.is_some())),
        (PlanMark::Planned, "plan-key-planned", has(&|row| is_open(row) && row.planned.is_some())),
        (PlanMark::Stages, "plan-key-stages", has(&|row| is_open(row) && !row.stages.is_empty())),
        (PlanMark::Late, "plan-key-late", has(&|row| row.standing == Status::Late)),
        (PlanMark::Near, "plan-key-near", has(&|row| row.standing == Status::Near)),
        (PlanMark::Claimed, "plan-key-claimed", has(&|row| row.waits)),
        (PlanMark::Closed, "plan-key-closed", has(&|row| row.standing == Status::Closed)),
        (PlanMark::Immediate, "plan-key-immediate", has(&|row| row.immediate)),
        (PlanMark::Sustained, "plan-key-sustained", has(&|row| is_open(row) && row.sustained)),
        (PlanMark::Reviews, "plan-key-reviews", has(&|row| !row.reviews.is_empty())),
        (PlanMark::Derived, "plan-key-derived", has(&|row| row.share.starts_with('*'))),
    ];
    let said = marks.into_iter().filter(|(.., is_there)| *is_there);
    said.map(|(mark, key, _)| (mark, words.text(key).to_owned())).collect()
}

/// The key in words alone: what the marks of a status are is known by their colours and signs.
fn key_text(key: &[(PlanMark, String)], words: &Words) -> String {
    let is_said = |mark: PlanMark| !matches!(mark, PlanMark::Near | PlanMark::Claimed | PlanMark::Closed);
    let said: Vec<&str> = key.iter().filter(|(mark, _)| is_said(*mark)).map(|(_, text)| text.as_str()).collect();
    capital(&said.join(words.text("plan-key-and")))
}

fn items(line: &PlanLine) -> usize {
    match line {
        PlanLine::Head { .. } => 0,
        PlanLine::Row(_) => 1,
        PlanLine::Undated { count, .. } => *count as usize,
    }
}

fn schedule(context: &ChartContext<'_>, plan: &Plan, (first, last): (Date, Date)) -> Schedule {
    let ChartContext { words, today, .. } = *context;
    let of_all = context.dataset.reports.first().filter(|_| context.dataset.reports.len() == 1);
    let end = of_all.and_then(|report| limit(report));
    let event = |key: &str, on: Date| (day(on), words.with(key, [("date", words.short_date(on, today).into())]));
    let last = last.max(today).max(end.unwrap_or(today));
    let (from, to) = (day(first.min(today)) - 6.0, day(last) + 10.0);
    let lines: Vec<ScheduleLine> =
        plan.lines.iter().take(context.most).filter_map(|line| self::line(context, plan, *line)).collect();
    let key = key(&lines, words);
    let standing = Status::ALL.map(|status| {
        let count = plan.rows.iter().filter(|row| row.status == status).count();
        (status, format!("{} {count}", status_word(status, plan.group, words)))
    });
    let columns =
        ["plan-number", "plan-item", "lead-units", "leader", "plan-share"].map(|key| words.text(key).to_owned());
    Schedule {
        from,
        to,
        today: event("plan-today", today),
        feedback: of_all.and_then(|report| report.feedback_on).map(|on| event("plan-feedback", on)),
        limit: end.map(|on| event("plan-limit", on)),
        ticks: ticks(from, to, 12, words),
        columns,
        standing,
        changes: changes(context, plan),
        has_sentences: plan.group == PlanGroup::Item && is_of_rows(&lines),
        key_text: key_text(&key, words),
        key,
        widths: widths(&lines, plan.group),
        news: news_rooms(&lines, (from, to), [today, end.unwrap_or(today)].map(day)),
        lines,
    }
}

/// True where most lines are rows: no head of a group without any is made higher for the sake of a few.
fn is_of_rows(lines: &[ScheduleLine]) -> bool {
    lines.iter().filter(|line| matches!(line, ScheduleLine::Row(_))).count() * 2 > lines.len()
}

/// The word for where a row stands. A measure is done; what waits to be verified is its item.
fn status_word(status: Status, group: PlanGroup, words: &Words) -> &str {
    if group == PlanGroup::Item && status == Status::Done { words.choice(Progress::Done) } else { words.choice(status) }
}

/// How many groups of days news are put into.
const NEWS_ROOMS: f64 = 16.0;

/// How wide the words of the columns are. What the head of a group names is not said again in each of its rows.
fn widths(lines: &[ScheduleLine], group: PlanGroup) -> [f32; 5] {
    let mut widths = [0.0_f32; 5];
    for line in lines {
        let ScheduleLine::Row(row) = line else { continue };
        for (width, text) in widths.iter_mut().zip(row.columns()) {
            *width = width.max(ems(text));
        }
    }
    let [number, title, unit, leader, share] = widths;
    match group {
        PlanGroup::LeadUnit => [number, title, 0.0, leader, share],
        PlanGroup::Leader => [number, title, unit, 0.0, share],
        PlanGroup::Category | PlanGroup::Item | PlanGroup::Status => widths,
    }
}

/// The room that the news of rows need. They stand behind the marks, and behind the days that count for all rows.
fn news_rooms(lines: &[ScheduleLine], (from, to): (f64, f64), [today, limit]: [f64; 2]) -> Vec<NewsRoom> {
    let mut rooms: BTreeMap<i32, NewsRoom> = BTreeMap::new();
    for line in lines {
        let ScheduleLine::Row(row) = line else { continue };
        let (news, text) = (ems(&row.news), ems(&row.text));
        let day = row.end(today).max(today).max(limit);
        let at = ((day - from) / (to - from) * NEWS_ROOMS) as i32;
        let room = rooms.entry(at).or_insert(NewsRoom { day, one: 0.0, two: 0.0 });
        room.day = room.day.max(day);
        (room.one, room.two) = (room.one.max(news + text), room.two.max(news.max(text)));
    }
    rooms.into_values().collect()
}

/// What the chart says first: how many are late and for how long, how much time is left, how many are closed and how many
/// only said to be done.
fn title(context: &ChartContext<'_>, plan: &Plan) -> String {
    let ChartContext { words, today, .. } = *context;
    let count = |status| plan.rows.iter().filter(|row| row.status == status).count();
    let late = plan.rows.iter().filter(|row| row.status == Status::Late);
    let longest = late.filter_map(|row| Some(today.days_since(row.due?))).max().unwrap_or(0);
    let (late, near) = (count(Status::Late), count(Status::Near));
    let news = match (late, near) {
        (0, 0) => words.text("plan-none-late").to_owned(),
        (0, near) => words.with("plan-near", [("count", near.into()), ("days", context.near_days.into())]),
        (late, _) => words.with("plan-late", [("count", late.into()), ("days", longest.into())]),
    };
    let end = context.dataset.reports.first().filter(|_| context.dataset.reports.len() == 1).and_then(|own| limit(own));
    let left = end.map(|end| match end.days_since(today) {
        left @ 0.. => words.with("plan-time-left", [("days", left.into())]),
        over => words.with("plan-time-over", [("days", over.unsigned_abs().into())]),
    });
    let key = if plan.group == PlanGroup::Item { "plan-measures-title" } else { "plan-title" };
    // Measures are not verified one by one: what is done of them is done.
    let done = match plan.group {
        PlanGroup::Item => count(Status::Done) + count(Status::Closed),
        _ => count(Status::Done),
    };
    let all = [("items", plan.rows.len().into()), ("closed", count(Status::Closed).into()), ("done", done.into())];
    let parts = [Some(news), left, Some(words.with(key, all))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(words.text("plan-title-and"))
}

/// A day as a number: days since the year 1.
#[must_use]
pub fn day(date: Date) -> f64 {
    f64::from(date.days_since(Date::START))
}

/// The day of such a number.
#[must_use]
pub fn date(day: f64) -> Date {
    Date::START.add_days(day.round() as i32)
}

/// The last day of the concentrated rectification (集中整改).
pub(super) fn limit(report: &Report) -> Option<Date> {
    Some(report.feedback_on?.add_months(i32::try_from(report.months?).ok()?))
}

/// The line of a wall chart in words.
fn line(context: &ChartContext<'_>, plan: &Plan, line: PlanLine) -> Option<ScheduleLine> {
    let ChartContext { dataset, words, .. } = *context;
    let rows = |first: u32, count: u32| plan.rows.get(first as usize..(first + count) as usize).unwrap_or_default();
    let is_of_measures = plan.group == PlanGroup::Item;
    let count_key = if is_of_measures { "plan-measures" } else { "chart-items" };
    let undated_key = if is_of_measures { "plan-measures-undated" } else { "plan-undated" };
    Some(match line {
        PlanLine::Head { first, count } => {
            let standing = Status::ALL.map(|status| {
                let here = rows(first, count).iter().filter(|row| row.status == status).count();
                (status, here)
            });
            ScheduleLine::Head(ScheduleHead {
                name: group_name(context, plan.rows.get(first as usize)?, plan.group),
                count: words.with(count_key, [("count", count.into())]),
                standing: standing.into_iter().filter(|(_, count)| *count > 0).collect(),
            })
        }
        PlanLine::Row(at) => ScheduleLine::Row(Box::new(row(context, plan, plan.rows.get(at as usize)?)?)),
        PlanLine::Undated { first, count } => {
            let nodes = rows(first, count).iter().filter_map(|row| Some(node_of(&row.resolve(dataset)?)));
            ScheduleLine::Undated(words.with(undated_key, [("count", count.into())]), nodes.collect())
        }
    })
}

fn node_of(nodes: &PlanNodes<'_>) -> NodeRef {
    let node = match nodes.measure {
        Some(measure) => NodeId::Measure(measure.id.clone()),
        None => NodeId::Item(nodes.item.id.clone()),
    };
    NodeRef::new(nodes.report.id.clone(), node)
}

/// What a group of a wall chart is called, after one of its rows.
fn group_name(context: &ChartContext<'_>, row: &PlanRow, group: PlanGroup) -> String {
    let Some(nodes) = row.resolve(context.dataset) else { return String::new() };
    let own = own_name(&nodes, (group, row.status), context.words);
    // Several reports may have categories and units of one name.
    if context.dataset.reports.len() > 1 && group != PlanGroup::Item {
        return format!("{} · {own}", nodes.report.title);
    }
    own
}

fn own_name(nodes: &PlanNodes<'_>, (group, status): (PlanGroup, Status), words: &Words) -> String {
    match group {
        PlanGroup::Category => numbered(&nodes.category.number, &nodes.category.title),
        PlanGroup::Item => {
            let number = format!("{}{}", nodes.problem.number, nodes.item.number);
            numbered(&number, &nodes.item.title)
        }
        PlanGroup::LeadUnit => called(nodes, nodes.item.lead_units.first(), "plan-no-unit", words),
        PlanGroup::Leader => called(nodes, nodes.item.leader.as_ref(), "plan-no-leader", words),
        PlanGroup::Status => words.choice(status).to_owned(),
    }
}

fn called(nodes: &PlanNodes<'_>, party: Option<&PartyId>, nobody: &str, words: &Words) -> String {
    let party = party.and_then(|id| nodes.report.party(id));
    party.map_or_else(|| words.text(nobody).to_owned(), |party| party.name.clone())
}

fn numbered(number: &str, title: &str) -> String {
    format!("{number} {title}").trim_start().to_owned()
}

/// How much of a measure stands beside its bar: a measure is a sentence, and often a long one.
const LABEL: usize = 60;

/// The beginning of a text, with … where it goes on.
fn begin(text: &str) -> String {
    let rest = if text.chars().nth(LABEL).is_some() { "…" } else { "" };
    text.chars().take(LABEL).chain(rest.chars()).collect()
}

/// One item or measure in words.
fn row(context: &ChartContext<'_>, plan: &Plan, row: &PlanRow) -> Option<ScheduleRow> {
    let ChartContext { dataset, words, today, .. } = *context;
    let nodes = row.resolve(dataset)?;
    let PlanNodes { report, category, problem, item, measure } = nodes;
    let due = measure.map_or(item.due.as_ref(), |measure| measure.due.as_ref());
    let pace = measure.is_none().then(|| Pace::of(item, work_began(report), today)).flatten();
    let percent = measure.map_or(item.percent, |measure| measure.percent);
    let share = |number: Number| (number.to_f64() / 100.0).clamp(0.0, 1.0);
    let done = pace.as_ref().map_or(percent, |pace| pace.done);
    let (number, title) = if let Some(measure) = measure {
        (measure.number.clone(), begin(&measure.text))
    } else {
        let of_problem = format!("{}{}", problem.number, item.number);
        // Where items of several categories stand together, theirs is said too.
        let has_heads = plan.lines.iter().any(|line| matches!(line, PlanLine::Head { .. }));
        let is_mixed = plan.group != PlanGroup::Category || !has_heads;
        (if is_mixed { format!("{}{of_problem}", category.number) } else { of_problem }, item.title.clone())
    };
    let name = |id: &_| report.party(id).map(|party| party.name.clone());
    let leader = measure.and_then(|measure| measure.leader.as_ref()).or(item.leader.as_ref());
    let unit = measure.and_then(|measure| measure.units.first()).or(item.lead_units.first());
    let stages = item.stages.iter().filter(|_| measure.is_none());
    let made = item.reviews.iter().filter(|_| measure.is_none()).map(|review| (day(review.on), true));
    let mut made = ScheduleRow {
        number,
        title,
        unit: unit.and_then(name).unwrap_or_default(),
        leader: leader.and_then(name).unwrap_or_default(),
        share: share_words(row, pace.as_ref(), percent, words),
        node: node_of(&nodes),
        standing: row.status,
        standing_word: standing_word(row, measure.is_some(), words).to_owned(),
        start: row.start.map(day),
        dues: due.map(dues).unwrap_or_default(),
        done: done.map(share),
        planned: pace.as_ref().map(|pace| share(pace.planned)),
        stages: stages
            .filter_map(|stage| Some((day(stage.due.as_ref()?.last_day()?), stage.done_on.is_some())))
            .collect(),
        claimed: row.claimed.map(day),
        waits: row.claimed.is_some() && measure.is_none(),
        closed: row.closed.map(day),
        reviews: made.chain(row.review.map(|next| (day(next), false))).collect(),
        sustained: row.term == Term::Sustained,
        immediate: row.term == Term::Immediate,
        news: if measure.is_some() && row.status == Status::Done { String::new() } else { news(row, today, words) },
        text: text(row, due, (today, measure.is_some()), words),
        reasons: due.map(|due| reasons(due, words)).unwrap_or_default(),
        about: String::new(),
    };
    made.about = about(&made, due, item, words);
    if let Some(measure) = measure {
        // Beside its bar only the beginning of it stands.
        made.about = format!("{}\n{}", measure.text, made.about);
    }
    Some(made)
}

/// Every date, from the first to the one that holds.
fn dues(due: &Due) -> Vec<f64> {
    let moved = due.changes.iter().map(|change| change.to.last_day());
    let first = due.first().map(When::last_day);
    first.into_iter().chain(moved).map(day).collect()
}

/// The word for where a row stands. A measure is verified by nobody, and of one that says nothing nothing is said.
fn standing_word<'a>(row: &PlanRow, is_measure: bool, words: &'a Words) -> &'a str {
    match row.status {
        Status::Done if is_measure => words.choice(Progress::Done),
        Status::Open if is_measure && row.progress == Progress::Unstated => words.choice(Progress::Unstated),
        status => words.choice(status),
    }
}

/// How much is done, and how much ought to be; * where the office put down no figure and it follows from stages or measures.
fn share_words(row: &PlanRow, pace: Option<&Pace>, percent: Option<Number>, words: &Words) -> String {
    if matches!(row.status, Status::Done | Status::Closed) {
        return String::new();
    }
    match pace {
        Some(Pace { planned, done: Some(done), by }) => {
            let mark = if matches!(by, DoneBy::Stages | DoneBy::Measures) { "*" } else { "" };
            format!("{mark}{}%/{}%", done.round(0), planned.round(0))
        }
        Some(Pace { planned, .. }) => format!("—/{}%", planned.round(0)),
        None if row.term == Term::Sustained => words.choice(row.term).to_owned(),
        None => percent.map(|percent| format!("{}%", percent.round(0))).unwrap_or_default(),
    }
}

/// What one must know first: days late or left, days that a claim waits.
fn news(row: &PlanRow, today: Date, words: &Words) -> String {
    let of = |key: &str, days: i32| words.with(key, [("days", days.into())]);
    match (row.status, row.due, row.claimed) {
        (Status::Late, Some(due), _) => of("plan-days-late", today.days_since(due)),
        (Status::Near, Some(due), _) => of("plan-days-left", due.days_since(today)),
        (Status::Done, _, Some(claimed)) => of("plan-days-waiting", today.days_since(claimed).max(0)),
        (Status::Done, ..) => words.choice(Status::Done).to_owned(),
        _ => String::new(),
    }
}

/// The dates behind the news.
fn text(row: &PlanRow, due: Option<&Due>, (today, is_measure): (Date, bool), words: &Words) -> String {
    let short = |date: Date| words.short_date(date, today);
    let on = |key: &str, date: Date| words.with(key, [("date", short(date).into())]);
    let review = row.review.map(|review| on("plan-review", review));
    let joined =
        |parts: [Option<String>; 3]| parts.into_iter().flatten().collect::<Vec<_>>().join(words.text("plan-and"));
    if let Some(done) = row.closed.or(row.claimed).filter(|_| is_measure) {
        return on("plan-measure-done", done);
    }
    if let Some(closed) = row.closed.filter(|_| row.status == Status::Closed) {
        let early = row.due.map(|due| due.days_since(closed));
        let key = match early {
            // Without a date nothing is on time.
            None => "plan-closed-undated",
            Some(0) => "plan-closed",
            Some(1..) => "plan-closed-early",
            Some(_) => "plan-closed-late",
        };
        let days = early.unwrap_or(0).unsigned_abs();
        let told = words.with(key, [("date", short(closed).into()), ("days", days.into())]);
        return joined([Some(told), None, review]);
    }
    let claimed = row.claimed.filter(|_| row.status == Status::Done).map(|claimed| on("plan-claimed", claimed));
    let times = due.map_or(0, |due| due.changes.len());
    let limit = row.due.filter(|_| row.status != Status::Done).map(|last| match row.first.filter(|_| times > 0) {
        Some(first) => {
            let moved = [("date", short(last).into()), ("times", times.into()), ("first", short(first).into())];
            words.with("plan-due-moved", moved)
        }
        None => on("plan-due", last),
    });
    joined([claimed, limit, review])
}

/// Why a date was put off, each reason once.
pub(super) fn reasons(due: &Due, words: &Words) -> String {
    let mut reasons: Vec<&str> = Vec::new();
    for reason in due.changes.iter().map(|change| change.reason.trim()).filter(|reason| !reason.is_empty()) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons.join(words.text("plan-and"))
}

/// The row in words: what it is, whose, its dates with the reason of each postponement.
fn about(row: &ScheduleRow, due: Option<&Due>, item: &Item, words: &Words) -> String {
    let whose = [row.unit.as_str(), row.leader.as_str()].into_iter().filter(|name| !name.is_empty());
    let stand = [row.standing_word.as_str(), row.news.as_str(), row.text.as_str()].into_iter();
    let stand = stand.filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let mut lines = vec![whose.collect::<Vec<_>>().join(" · "), stand.join(" · ")];
    for change in due.iter().flat_map(|due| &due.changes) {
        let on = change.on.map_or_else(|| words.text("due-changed-undated").to_owned(), |on| words.date(on));
        let moved = [
            ("from", words.when(change.from).into()),
            ("to", words.when(change.to).into()),
            ("on", on.into()),
            ("reason", change.reason.as_str().into()),
        ];
        lines.push(words.with("due-changed", moved));
    }
    let applied = item.closing.iter().filter(|step| step.kind == ClosingKind::Refused).filter_map(|step| step.on);
    lines.extend(applied.map(|on| words.with("closing-refused-on", [("date", words.date(on).into())])));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// The beginnings of months or years between two days: about so many of them at most.
#[must_use]
pub fn ticks(from: f64, to: f64, most: i32, words: &Words) -> Vec<Tick> {
    let start = add_days(Date::START, from);
    let months = ((to - from) / 30.4).ceil().max(1.0) as i32;
    let step = [1, 2, 3, 6, 12, 24, 60, 120].into_iter().find(|step| months / step <= most).unwrap_or(240);
    let (year, month, _) = start.parts();
    let mut ticks = Vec::new();
    let first = (i32::from(year) * 12 + i32::from(month) - 1) / step * step;
    for n in 0..=(months / step + 2) {
        let at = first + n * step;
        let Some(date) = Date::new((at / 12) as i16, (at % 12 + 1) as i8, 1) else { continue };
        let place = day(date);
        if place >= from && place <= to {
            let (year, month) = ((at / 12) as i16, (at % 12 + 1) as i8);
            let text = if step % 12 == 0 {
                words.when(When::Year(year))
            } else if ticks.is_empty() || at / 12 != (at - step) / 12 {
                // The year once, with its first month.
                words.when(When::Month(year, month))
            } else {
                words.month_alone(month)
            };
            ticks.push(Tick { day: place, text, is_odd: at / step % 2 != 0 });
        }
    }
    ticks
}

/// The day so many days after another.
fn add_days(date: Date, days: f64) -> Date {
    date.add_days(days as i32)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::PlanRequest;
    use crate::model::{Closed, Dataset, DueChange, Progress};
    use crate::words::Language;

    /// The rows of the example with its first item changed.
    fn changed(group: PlanGroup, change: impl Fn(&mut Item)) -> (Chart, Vec<ScheduleRow>) {
        let mut dataset: Dataset = serde_json::from_str(include_str!("../../assets/yunxi.guatu.json")).unwrap();
        let report = Arc::make_mut(&mut dataset.reports[0]);
        let first = report.items().next().unwrap().id.clone();
        report.change_items(|item| item.id == first, change);
        let (dataset, words) = (Arc::new(dataset), Words::load(Language::Chinese));
        let today = "2026-09-15".parse().unwrap();
        let context = ChartContext { near_days: 10, ..ChartContext::of(&dataset, today, usize::MAX, &words) };
        let asked = PlanRequest { group, by_urgency: false, today, near_days: 10 };
        let chart = plan(&context, &Plan::of(&dataset, &asked));
        let Body::Schedule(schedule) = &chart.body else { panic!("a schedule") };
        let rows = schedule.lines.iter().filter_map(|line| match line {
            ScheduleLine::Row(row) => Some(ScheduleRow::clone(row)),
            _ => None,
        });
        let rows = rows.collect();
        (chart, rows)
    }

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn what_had_no_date_is_not_closed_on_time() {
        let close = |item: &mut Item, due: Option<Due>| {
            let closed = Closed { on: date("2026-07-01"), ..Closed::blank() };
            (item.due, item.closing, item.closed) = (due, Vec::new(), Some(closed));
            (item.progress, item.next_review) = (Progress::Closed, None);
        };
        let said = |due: Option<Due>| changed(PlanGroup::Category, |item| close(item, due.clone())).1[0].text.clone();
        assert_eq!(said(None), "7月1日销号");
        assert_eq!(said(Some(Due::new(When::Day(date("2026-07-01"))))), "7月1日按期销号");
        assert_eq!(said(Some(Due::new(When::Day(date("2026-06-28"))))), "7月1日销号,晚 3 天");
    }

    #[test]
    fn a_review_that_was_made_is_none_to_come() {
        let row = |reviewed: bool| {
            changed(PlanGroup::Category, |item| {
                item.next_review = Some(date("2026-08-01"));
                let review = crate::model::Review { on: date("2026-08-03"), ..crate::model::Review::blank() };
                item.reviews = if reviewed { vec![review] } else { Vec::new() };
            })
        };
        let to_come = |rows: &[ScheduleRow]| rows[0].reviews.iter().filter(|(_, is_made)| !is_made).count();
        assert_eq!((to_come(&row(false).1), to_come(&row(true).1)), (1, 0));
    }

    #[test]
    fn a_date_that_was_moved_to_an_earlier_one_is_the_last_of_the_row() {
        let (_, rows) = changed(PlanGroup::Category, |item| {
            let [from, to] = ["2026-12-31", "2026-10-31"].map(|day| When::Day(date(day)));
            let change = DueChange { from, to, reason: "提前".to_owned(), ..DueChange::blank() };
            item.due = Some(Due { changes: vec![change], ..Due::new(from) });
            item.progress = Progress::InProgress;
        });
        assert_eq!(rows[0].due(), Some(day(date("2026-10-31"))));
        assert!(rows[0].about.contains("提前"));
    }

    #[test]
    fn measures_are_done_and_wait_for_nobody() {
        let (chart, rows) = changed(PlanGroup::Item, |_| {});
        let dataset: Dataset = serde_json::from_str(include_str!("../../assets/yunxi.guatu.json")).unwrap();
        let measures: Vec<_> = dataset.reports[0].items().flat_map(|item| &item.measures).collect();
        let done = measures.iter().filter(|measure| measure.progress.is_complete()).count();
        assert!(chart.title.ends_with(&format!("{} 条措施中已完成 {done} 条", measures.len())), "{}", chart.title);
        assert!(rows.iter().all(|row| !row.waits && !row.news.contains("待核验")));
        let dated = rows.iter().filter(|row| row.claimed.or(row.closed).is_some());
        assert!(dated.clone().count() > 5 && dated.clone().all(|row| row.text.ends_with("完成")));
    }

    #[test]
    fn items_are_compared_with_a_month_before_and_measures_are_not() {
        let of = |group| {
            let chart = changed(group, |_| {}).0;
            let Body::Schedule(schedule) = chart.body else { panic!("a schedule") };
            schedule.changes
        };
        // As the month is described: three more are late, two more are reported done, three more closed.
        assert_eq!(of(PlanGroup::Category), Some(([3, -1, -7, 2, 3], "与8月15日相比".to_owned())));
        assert_eq!(of(PlanGroup::Item), None);
    }

    #[test]
    fn a_measure_that_says_nothing_of_itself_waits_for_nobody() {
        let told = |progress: Progress| {
            let (_, rows) = changed(PlanGroup::Item, |item| {
                item.progress = Progress::Done;
                for measure in &mut item.measures {
                    (measure.progress, measure.done_on) = (progress, None);
                    measure.due = Some(Due::new(When::Day(date("2026-12-31"))));
                }
            });
            (rows[0].standing_word.clone(), rows[0].about.clone())
        };
        for (progress, word) in
            [(Progress::Unstated, "未标注"), (Progress::Done, "已完成"), (Progress::InProgress, "在办")]
        {
            let (own, about) = told(progress);
            assert_eq!(own, word);
            assert!(about.contains(word) && !about.contains("待核验"), "{about}");
        }
    }

    #[test]
    fn marks_are_explained_where_there_are_some() {
        let (chart, rows) = changed(PlanGroup::Category, |_| {});
        assert!(rows.iter().any(|row| !row.reviews.is_empty()) && chart.subtitle.contains("待回头看"));
        assert!(chart.subtitle.contains("每延期一次降一级"), "{}", chart.subtitle);
        let (chart, rows) = changed(PlanGroup::Item, |_| {});
        assert!(rows.iter().all(|row| row.reviews.is_empty()) && !chart.subtitle.contains("待回头看"));
    }

    #[test]
    fn the_key_of_measures_says_that_they_are_done() {
        let said = |group| {
            let Body::Schedule(schedule) = changed(group, |_| {}).0.body else { panic!("a schedule") };
            schedule.standing[Status::Done as usize].1.clone()
        };
        assert!(said(PlanGroup::Category).starts_with("待核验") && said(PlanGroup::Item).starts_with("已完成"));
    }

    #[test]
    fn an_item_with_stages_alone_has_a_row() {
        let stage = |due: &str| crate::model::Stage {
            goal: "一半".to_owned(),
            due: Some(Due::new(When::Day(date(due)))),
            ..crate::model::Stage::blank()
        };
        let (_, rows) = changed(PlanGroup::Category, |item| {
            (item.due, item.closed, item.closing, item.next_review) = (None, None, Vec::new(), None);
            item.progress = Progress::InProgress;
            item.stages = vec![stage("2026-10-31"), stage("2026-11-30")];
        });
        let title = rows.iter().find(|row| row.stages.len() == 2 && row.dues.is_empty());
        assert!(title.is_some());
    }
}
