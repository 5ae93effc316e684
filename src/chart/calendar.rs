//! What falls due when: every item in the month of the due date that holds, and the next reviews (回头看). Months in which
//! nothing falls due have their place too, because a gap is news.

use crate::analysis::{Plan, PlanGroup, PlanNodes, PlanRequest, PlanRow};
use crate::model::{Date, NodeId, NodeRef, Status, When, full_number};
use crate::words::Words;

use super::closed::common_limit;
use super::context::ChartContext;
use super::units::named;
use super::value::{Body, CalendarCell, CalendarChart, CalendarEntry, CalendarMonth, Chart};

/// The first day of each part of a month.
const PARTS: [i8; 5] = [1, 8, 15, 22, 29];

/// So many months in a row with nothing due are one column: a date some years off is not seen better behind empty columns.
const LONG: usize = 12;

/// A month as a number: months since the year 0.
type Month = i32;

/// The chart of a dataset.
pub(super) fn calendar(context: &ChartContext<'_>) -> Chart {
    let ChartContext { dataset, today, near_days, words, .. } = *context;
    let asked = PlanRequest { group: PlanGroup::Category, by_urgency: true, today, near_days };
    let rows = Plan::of(dataset, &asked).rows;
    let days = entries(context, &rows);
    if days.is_empty() {
        let (title, advice) = if rows.is_empty() {
            (words.text("named-calendar").to_owned(), "chart-no-items")
        } else {
            (words.with("plan-undated", [("count", rows.len().into())]), "calendar-none")
        };
        return Chart::new(title, String::new(), Body::Empty(words.text(advice).to_owned()));
    }
    let limit = common_limit(dataset.reports.iter().map(AsRef::as_ref));
    let reviews = days.iter().filter(|(_, entry)| entry.status.is_none()).count();
    let review = if reviews > 0 { words.text("calendar-review-key") } else { "" };
    let chart = CalendarChart {
        parts: PARTS.map(|first| match PARTS.iter().find(|next| **next > first) {
            Some(next) => words.with("calendar-days", [("from", first.into()), ("to", (next - 1).into())]),
            None => words.with("calendar-days-on", [("from", first.into())]),
        }),
        months: months(context, days, limit),
        key: Status::ALL.map(|status| (status, words.choice(status).to_owned())),
        review: review.to_owned(),
    };
    let dated = rows.iter().filter(|row| row.due.is_some()).count();
    Chart::new(title(context, &rows), subtitle(words, [dated, reviews], today), Body::Calendar(Box::new(chart)))
}

/// Everything that falls due, by day and then by urgency.
fn entries(context: &ChartContext<'_>, rows: &[PlanRow]) -> Vec<(Date, CalendarEntry)> {
    let mut rows: Vec<&PlanRow> = rows.iter().collect();
    rows.sort_by_key(|row| row.urgency());
    let items = rows.iter().filter_map(|row| Some((row.due?, item(context, row)?)));
    let reviews = rows.iter().filter_map(|row| Some((row.review?, review(context, row)?)));
    let mut days: Vec<(Date, CalendarEntry)> = items.chain(reviews).collect();
    days.sort_by_key(|(day, _)| *day);
    days
}

/// An item on its due date.
fn item(context: &ChartContext<'_>, row: &PlanRow) -> Option<CalendarEntry> {
    let ChartContext { today, words, .. } = *context;
    let due = row.due?;
    let days = due.days_since(today);
    let of = |key: &str| words.with(key, [("days", days.unsigned_abs().into())]);
    let (day, news) = match row.status {
        Status::Late => (of("calendar-late"), Some(of("plan-days-late"))),
        Status::Near => (of("calendar-left"), Some(of("plan-days-left"))),
        _ => (words.with("calendar-day", [("day", due.parts().2.into())]), None),
    };
    // How many days it is late says that it is late.
    let standing = news.filter(|_| row.status == Status::Late).unwrap_or_else(|| words.choice(row.status).to_owned());
    let date = words.with("plan-due", [("date", words.short_date(due, today).into())]);
    entry(context, row, (Some(row.status), due, day), &[standing, date])
}

/// The next review of an item.
fn review(context: &ChartContext<'_>, row: &PlanRow) -> Option<CalendarEntry> {
    let ChartContext { today, words, .. } = *context;
    let review = row.review?;
    let date = words.with("plan-review", [("date", words.short_date(review, today).into())]);
    entry(context, row, (None, review, words.text("calendar-review").to_owned()), &[date])
}

fn entry(
    context: &ChartContext<'_>,
    row: &PlanRow,
    (status, on, day): (Option<Status>, Date, String),
    dates: &[String],
) -> Option<CalendarEntry> {
    let words = context.words;
    let nodes = row.resolve(context.dataset)?;
    let PlanNodes { report, category, problem, item, .. } = nodes;
    let number = full_number(category, problem, item);
    let unit = named(report, &item.lead_units, "plan-no-unit", words);
    let leader = named(report, item.leader.as_slice(), "plan-no-leader", words);
    let about = [format!("{number} {}", item.title), dates.join(" · "), format!("{unit} · {leader}")].join("\n");
    let node = NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
    Some(CalendarEntry { status, number, on: super::plan::day(on), day, title: item.title.clone(), about, node })
}

/// Every month in which something falls due, today lies or the limit, and those between them.
fn months(context: &ChartContext<'_>, days: Vec<(Date, CalendarEntry)>, limit: Option<Date>) -> Vec<CalendarMonth> {
    let ChartContext { today, words, .. } = *context;
    let known = || days.iter().map(|(day, _)| *day).chain([today]).chain(limit);
    let first = known().map(month_of).min().unwrap_or_default();
    let last = known().map(month_of).max().unwrap_or_default();
    let mut cells: Vec<[CalendarCell; 5]> = (first..=last).map(|_| Default::default()).collect();
    let mut cell = |day: Date, change: &mut dyn FnMut(&mut CalendarCell)| {
        let month = usize::try_from(month_of(day) - first).ok().and_then(|at| cells.get_mut(at));
        if let Some(cell) = month.and_then(|month| month.get_mut(part_of(day))) {
            change(cell);
        }
    };
    let near = |key: &str, day: Date| words.with(key, [("date", words.short_date(day, today).into())]);
    cell(today, &mut |cell| cell.today = Some(near("plan-today", today)));
    if let Some(limit) = limit {
        cell(limit, &mut |cell| cell.limit = Some(near("plan-limit", limit)));
    }
    for (day, entry) in days {
        let mut entry = Some(entry);
        cell(day, &mut |cell| cell.entries.extend(entry.take()));
    }
    let cells: Vec<(Month, [CalendarCell; 5])> = (first..).zip(cells).collect();
    let is_empty = |(_, cells): &(Month, [CalendarCell; 5])| cells.iter().all(CalendarCell::is_empty);
    let year = |at: Month| year_and_month(at).0;
    let is_one_year = [first, last].into_iter().all(|at| year(at) == today.parts().0);
    let (mut months, mut follows_gap) = (Vec::new(), true);
    for run in cells.chunk_by(|a, b| is_empty(a) == is_empty(b)) {
        match run {
            [(from, _), .., (to, _)] if run.len() >= LONG && run.first().is_some_and(is_empty) => {
                months.push(gap(*from, *to, words));
                follows_gap = true;
            }
            run => {
                for (at, cells) in run {
                    let month = month(*at, cells.clone(), (today, is_one_year), words);
                    months.push(CalendarMonth { says_year: month.says_year || follows_gap, ..month });
                    follows_gap = false;
                }
            }
        }
    }
    months
}

/// A month with its head. Its year is said where not all months are of the year of today.
fn month(at: Month, mut cells: [CalendarCell; 5], (today, is_one_year): (Date, bool), words: &Words) -> CalendarMonth {
    for cell in &mut cells {
        cell.count = counted(cell.entries.len(), words);
    }
    let entries = || cells.iter().flat_map(|cell| &cell.entries);
    let items = entries().filter(|entry| entry.status.is_some()).count();
    let late = entries().filter(|entry| entry.status == Some(Status::Late)).count();
    let (year, number) = year_and_month(at);
    let alone = words.month_alone(number);
    let whole = words.when(When::Month(year, number));
    CalendarMonth {
        names: [alone.clone(), if is_one_year { alone } else { whole }],
        says_year: number == 1,
        is_odd: at % 2 != 0,
        is_now: at == month_of(today),
        count: match items {
            0 => words.text("calendar-nothing").to_owned(),
            _ => counted(items, words),
        },
        late: if late > 0 { format!("{} {late}", words.choice(Status::Late)) } else { String::new() },
        cells,
    }
}

/// How many they are, with nothing behind it.
fn counted(count: usize, words: &Words) -> String {
    words.with("chart-items", [("count", count.into())]).trim_end().to_owned()
}

/// Months in which nothing falls due.
fn gap(from: Month, to: Month, words: &Words) -> CalendarMonth {
    let name = |at: Month| {
        let (year, month) = year_and_month(at);
        words.when(When::Month(year, month))
    };
    let name = words.with("calendar-gap", [("from", name(from).into()), ("to", name(to).into())]);
    CalendarMonth {
        names: [name.clone(), name],
        says_year: false,
        is_odd: from % 2 != 0,
        is_now: false,
        count: words.text("calendar-nothing").to_owned(),
        late: String::new(),
        cells: Default::default(),
    }
}

fn month_of(day: Date) -> Month {
    let (year, month, _) = day.parts();
    Month::from(year) * 12 + Month::from(month) - 1
}

fn year_and_month(at: Month) -> (i16, i8) {
    ((at.div_euclid(12)) as i16, (at.rem_euclid(12) + 1) as i8)
}

/// Which part of its month a day lies in.
fn part_of(day: Date) -> usize {
    let (.., day) = day.parts();
    PARTS.iter().rposition(|first| *first <= day).unwrap_or_default()
}

/// What the chart says first: how many are late, how many still fall due this month and the next, how many have no date.
fn title(context: &ChartContext<'_>, rows: &[PlanRow]) -> String {
    let ChartContext { today, words, .. } = *context;
    let late = rows.iter().filter(|row| row.status == Status::Late).count();
    let to_come = |month: Month| {
        let open = rows.iter().filter(|row| matches!(row.status, Status::Near | Status::Open));
        open.filter(|row| row.due.is_some_and(|due| due >= today && month_of(due) == month)).count()
    };
    let now = month_of(today);
    let late = match late {
        0 => words.text("plan-none-late").to_owned(),
        late => words.with("calendar-title-late", [("count", late.into())]),
    };
    let next = [("now", to_come(now).into()), ("next", to_come(now + 1).into())];
    let undated = rows.iter().filter(|row| row.due.is_none()).count();
    let undated = (undated > 0).then(|| words.with("plan-undated", [("count", undated.into())]));
    let parts = [Some(late), Some(words.with("calendar-title-next", next)), undated];
    parts.into_iter().flatten().collect::<Vec<_>>().join(words.text("plan-title-and"))
}

/// What is listed, how it is to be read, and of which day it is.
fn subtitle(words: &Words, [dated, reviews]: [usize; 2], today: Date) -> String {
    let listed = words.with("calendar-listed", [("items", dated.into()), ("reviews", reviews.into())]);
    let date = words.with("chart-then", [("date", words.date(today).into())]);
    [listed, words.text("calendar-subtitle").to_owned(), date].join(" · ")
}

impl CalendarCell {
    fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.today.is_none() && self.limit.is_none()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        Category, Closed, Dataset, Due, DueChange, Item, ItemId, Problem, Progress, Report, Term, When,
    };
    use crate::words::Language;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// An item of a number, with its due date and how far it is.
    fn item(number: &str, due: &str, progress: Progress) -> Item {
        let mut item = Item::new(ItemId::from(number), number.to_owned(), format!("第{number}项"));
        item.due = (!due.is_empty()).then(|| Due::new(due.parse().unwrap()));
        item.progress = progress;
        item
    }

    /// The chart of these items on 15 September 2026, of a report with a limit on 20 September.
    fn of(items: Vec<Item>) -> Chart {
        let mut report = Report::new("r".into(), "云溪".to_owned());
        (report.feedback_on, report.months) = (Some(date("2026-03-20")), Some(6));
        let mut problem = Problem::new("p".into(), "1.".to_owned(), "问题".to_owned());
        problem.items = items.into_iter().map(Arc::new).collect();
        let mut category = Category::new("c".into(), "一".to_owned(), "方面".to_owned());
        category.problems.push(Arc::new(problem));
        report.categories.push(Arc::new(category));
        let dataset = Arc::new(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() });
        let words = Words::load(Language::Chinese);
        let context = ChartContext { near_days: 10, ..ChartContext::of(&dataset, date("2026-09-15"), 24, &words) };
        calendar(&context)
    }

    fn months(chart: &Chart) -> Vec<CalendarMonth> {
        let Body::Calendar(calendar) = &chart.body else { panic!("a calendar: {chart:?}") };
        calendar.months.clone()
    }

    /// The months with what stands in their heads.
    fn heads(chart: &Chart) -> Vec<String> {
        months(chart).iter().map(|month| format!("{} {} {}", month.names[0], month.count, month.late)).collect()
    }

    #[test]
    fn every_item_stands_on_the_day_that_holds_and_empty_months_stay() {
        let mut moved = item("(1)", "2026-05-31", Progress::InProgress);
        if let Some(due) = &mut moved.due {
            let [from, to] = ["2026-05-31", "2026-08-01"].map(|day| When::Day(date(day)));
            due.changes = vec![DueChange { from, to, ..DueChange::blank() }];
        }
        let mut closed = item("(2)", "2026-06-30", Progress::Closed);
        closed.closed = Some(Closed { on: date("2026-06-28"), ..Closed::blank() });
        let mut sustained = item("(3)", "", Progress::InProgress);
        (sustained.term, sustained.next_review) = (Term::Sustained, Some(date("2026-10-31")));
        let chart = of(vec![
            moved,
            closed,
            sustained,
            item("(4)", "2026-08-20", Progress::Done),
            item("(5)", "2026-09-18", Progress::InProgress),
            item("(6)", "2026-12", Progress::InProgress),
            item("(7)", "", Progress::InProgress),
        ]);
        assert_eq!(
            heads(&chart),
            ["6月 1 项 ", "7月 无到期 ", "8月 2 项 逾期 1", "9月 1 项 ", "10月 无到期 ", "11月 无到期 ", "12月 1 项 "]
        );
        let places: Vec<(String, usize, String)> = months(&chart)
            .iter()
            .flat_map(|month| {
                let cells = month.cells.iter().enumerate();
                let of = |(part, cell): (usize, &CalendarCell)| {
                    let said = |entry: &CalendarEntry| format!("{} {}", entry.number, entry.day);
                    cell.entries.iter().map(|entry| (month.names[0].clone(), part, said(entry))).collect::<Vec<_>>()
                };
                cells.flat_map(of).collect::<Vec<_>>()
            })
            .collect();
        let wanted = [
            ("6月", 4, "一1.(2) 30日"),
            ("8月", 0, "一1.(1) 逾45"),
            ("8月", 2, "一1.(4) 20日"),
            ("9月", 2, "一1.(5) 剩3"),
            ("10月", 4, "一1.(3) 回头看"),
            ("12月", 4, "一1.(6) 31日"),
        ];
        assert_eq!(places, wanted.map(|(month, part, said)| (month.to_owned(), part, said.to_owned())));
        assert_eq!(chart.title, "1 项已逾期;本月还有 1 项到期,下月没有到期项;2 项没有时限");
        assert!(chart.subtitle.starts_with("按现行时限列出 5 项,另有回头看 1 次 · "), "{}", chart.subtitle);
    }

    #[test]
    fn today_and_the_limit_have_their_cells() {
        let chart = of(vec![item("(1)", "2026-08-31", Progress::InProgress)]);
        let months = months(&chart);
        assert_eq!(months.iter().map(|month| month.is_now).collect::<Vec<_>>(), [false, true]);
        let cell = &months[1].cells[2];
        assert_eq!(cell.today.as_deref(), Some("今天 9月15日"));
        assert_eq!(cell.limit.as_deref(), Some("集中整改截止 9月20日"));
        let others = months.iter().flat_map(|month| &month.cells).filter(|own| *own != cell);
        assert!(others.clone().count() == 9 && others.clone().all(|own| own.today.is_none() && own.limit.is_none()));
    }

    #[test]
    fn what_is_late_comes_first_on_a_day() {
        let chart = of(vec![
            item("(1)", "2026-08-31", Progress::Closed),
            item("(2)", "2026-08-31", Progress::Done),
            item("(3)", "2026-08-31", Progress::InProgress),
            item("(4)", "2026-08-30", Progress::Closed),
        ]);
        let months = months(&chart);
        let numbers: Vec<&str> = months[0].entries().map(|entry| entry.number.as_str()).collect();
        assert_eq!(numbers, ["一1.(4)", "一1.(3)", "一1.(2)", "一1.(1)"]);
        assert_eq!(months[0].held().len(), 4);
        assert_eq!(months[0].cells[4].count, "4 项");
    }

    #[test]
    fn a_long_run_of_empty_months_is_one_column_and_years_are_said() {
        let chart =
            of(vec![item("(1)", "2026-08-31", Progress::InProgress), item("(2)", "2028-02-10", Progress::InProgress)]);
        let named: Vec<String> =
            months(&chart).iter().map(|month| month.names[usize::from(month.says_year)].clone()).collect();
        assert_eq!(named, ["2026年8月", "9月", "2026年10月至2028年1月", "2028年2月"]);
        assert_eq!(chart.title, "1 项已逾期;本月和下月没有到期项");
        let near = of(vec![item("(1)", "2027-08-31", Progress::InProgress)]);
        assert_eq!(months(&near).len(), 12, "eleven empty months are seen one by one");
    }

    #[test]
    fn without_any_date_the_chart_says_what_to_do() {
        let chart = of(vec![item("(1)", "", Progress::InProgress), item("(2)", "", Progress::Done)]);
        assert!(chart.is_empty() && chart.title == "2 项没有时限", "{chart:?}");
        assert!(of(Vec::new()).is_empty());
    }
}
