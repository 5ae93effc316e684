//! The time of an item as a line: from the feedback to its date, each time the date was moved as a step, how much of it is
//! done, and what is late up to today.

use egui::{FontSelection, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::theme::{self, Palette, space};
use super::super::widgets::status;
use crate::model::{Date, Due, Item, Status, When};
use crate::words::Words;

/// The widest that the line gets, its height and that of the words above and below it, in points.
const WIDEST: f32 = 512.0;
const BAR: f32 = 11.0;
const LABELS: f32 = 18.0;

/// What stands on the line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct DateLine {
    began: Date,
    end: Date,
    /// The first date and each that it was moved to, the present one last.
    dates: Vec<Date>,
    /// The days that the item is late.
    late: Option<(Date, Date)>,
}

impl DateLine {
    /// The line of an item; nothing where it is not known from when until when.
    fn of(item: &Item, began: Option<Date>, today: Date) -> Option<Self> {
        let (began, due) = (began?, item.due.as_ref()?);
        let last = due.last_day()?;
        let mut dates: Vec<Date> = due.first().into_iter().map(When::last_day).collect();
        dates.extend(due.changes.iter().map(|change| change.to.last_day()));
        let is_late = !item.progress.is_complete() && last < today;
        let late = is_late.then_some((last, today));
        let running = (!item.progress.is_complete() && today >= began).then_some(today);
        let end = dates.iter().copied().chain(running).max()?;
        (began < end).then_some(Self { began, end, dates, late })
    }

    /// Where a day stands, from 0 to 1.
    fn share(&self, day: Date) -> f32 {
        let part = day.days_since(self.began) as f32 / self.end.days_since(self.began) as f32;
        part.clamp(0.0, 1.0)
    }

    /// The days that have words, with what they are called by.
    fn labels(&self, today: Date, is_open: bool, words: &Words) -> Vec<(Date, String)> {
        let day = |day: Date| words.short_date(day, today);
        let mut labels = vec![(self.began, words.with("date-line-began", [("date", day(self.began).into())]))];
        for (at, date) in self.dates.iter().enumerate() {
            let key = if at == 0 { "date-line-first" } else { "date-line-moved" };
            labels.push((*date, words.with(key, [("count", at.into()), ("date", day(*date).into())])));
        }
        if is_open && today >= self.began && today <= self.end {
            labels.push((today, words.with("date-line-today", [("date", day(today).into())])));
        }
        labels
    }
}

/// Shows the line of an item; nothing where it has none.
pub(super) fn show(ui: &mut Ui, item: &Item, began: Option<Date>, today: Date, words: &Words) {
    let Some(line) = DateLine::of(item, began, today) else { return };
    let palette = theme::palette(ui);
    let width = ui.available_width().min(WIDEST);
    let (rect, response) = ui.allocate_exact_size(vec2(width, BAR + 2.0 * LABELS), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    let is_open = !item.progress.is_complete();
    let bar = Rect::from_center_size(rect.center(), vec2(width, BAR));
    let x = |day: Date| (bar.left() + bar.width() * line.share(day)).round();
    paint(ui, bar, &line, item, &x, palette);
    if is_open && today >= line.began {
        ui.painter().vline(x(today), bar.expand(3.0).y_range(), Stroke::new(2.0, palette.text));
    }
    let labels = line.labels(today, is_open, words);
    write(ui, rect, &labels, &x, palette);
    let told = labels.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(", ");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &told));
    let reasons: Vec<String> = item.due.iter().flat_map(|due| reasons(due, words)).collect();
    response.on_hover_text(if reasons.is_empty() { told } else { reasons.join("\n") });
}

fn paint(ui: &Ui, bar: Rect, line: &DateLine, item: &Item, x: &impl Fn(Date) -> f32, palette: &Palette) {
    let painter = ui.painter();
    let last = line.dates.last().copied().unwrap_or(line.end);
    let until = Rect::from_x_y_ranges(bar.left()..=x(last), bar.y_range());
    if let Some(percent) = item.percent {
        let share = (percent.to_f64() / 100.0).clamp(0.0, 1.0) as f32;
        let done = Rect::from_min_size(until.min, vec2((until.width() * share).round(), BAR));
        painter.rect_filled(done, 0.0, palette.weak);
    }
    painter.rect_stroke(until, 0.0, Stroke::new(1.0, palette.weak), StrokeKind::Inside);
    for date in line.dates.iter().filter(|date| **date != last) {
        painter.vline(x(*date), bar.y_range(), Stroke::new(3.0, palette.ground));
        painter.vline(x(*date), bar.y_range(), Stroke::new(1.0, palette.weak));
    }
    if let Some((from, to)) = line.late {
        status::fill(painter, Rect::from_x_y_ranges(x(from)..=x(to), bar.y_range()), Status::Late, palette);
    }
}

/// Writes the words in turns above and below the line. What finds no room in either place stands in the tooltip.
fn write(ui: &Ui, rect: Rect, labels: &[(Date, String)], x: &impl Fn(Date) -> f32, palette: &Palette) {
    let font = FontSelection::Style(egui::TextStyle::Small).resolve(ui.style());
    let mut ends = [rect.left() - space::S; 2];
    for (at, (day, text)) in labels.iter().enumerate() {
        let galley = ui.painter().layout_no_wrap(text.clone(), font.clone(), palette.weak);
        let wide = galley.size().x;
        let left = (x(*day) - if at == 0 { 0.0 } else { wide / 2.0 }).clamp(rect.left(), rect.right() - wide);
        let turns = if at % 2 == 0 { [0, 1] } else { [1, 0] };
        let Some(row) = turns.into_iter().find(|row| ends.get(*row).is_some_and(|end| left >= end + space::S)) else {
            continue;
        };
        let middle = if row == 0 { rect.top() + LABELS / 2.0 - 2.0 } else { rect.bottom() - LABELS / 2.0 + 2.0 };
        ui.painter().galley(pos2(left, middle - galley.size().y / 2.0), galley, palette.weak);
        if let Some(end) = ends.get_mut(row) {
            *end = left + wide;
        }
    }
}

/// The reasons of the changes, a line each.
fn reasons(due: &Due, words: &Words) -> Vec<String> {
    let line = |(at, change): (usize, &crate::model::DueChange)| {
        let date = words.with("date-line-moved", [("count", (at + 1).into()), ("date", words.when(change.to).into())]);
        if change.reason.is_empty() { date } else { format!("{date}: {}", change.reason) }
    };
    due.changes.iter().enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Progress;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn item(due: Due, progress: Progress) -> Item {
        Item { due: Some(due), progress, ..Item::new("i".into(), "(1)".to_owned(), "t".to_owned()) }
    }

    #[test]
    fn an_open_item_is_late_from_its_last_date_to_today() {
        let due = Due::new("2026-05-31".parse().unwrap());
        let due = due.moved("2026-08-01".parse().unwrap(), day("2026-05-20"), "资金未到位".to_owned());
        let line = DateLine::of(&item(due, Progress::InProgress), Some(day("2026-03-20")), day("2026-09-15")).unwrap();
        assert_eq!(line.dates, [day("2026-05-31"), day("2026-08-01")]);
        assert_eq!(line.late, Some((day("2026-08-01"), day("2026-09-15"))));
        assert_eq!(line.end, day("2026-09-15"));
    }

    #[test]
    fn what_is_done_ends_with_its_date() {
        let due = Due::new("2026-06-30".parse().unwrap());
        let line = DateLine::of(&item(due, Progress::Done), Some(day("2026-03-20")), day("2026-09-15")).unwrap();
        assert_eq!((line.late, line.end), (None, day("2026-06-30")));
    }

    #[test]
    fn without_a_beginning_or_a_date_there_is_no_line() {
        let due = Due::new("2026-06-30".parse().unwrap());
        let own = item(due, Progress::InProgress);
        assert_eq!(DateLine::of(&own, None, day("2026-05-01")), None);
        assert_eq!(DateLine::of(&own, Some(day("2026-07-01")), day("2026-06-01")), None, "it ends before it begins");
        let undated = Item { due: None, ..own };
        assert_eq!(DateLine::of(&undated, Some(day("2026-03-20")), day("2026-05-01")), None);
    }
}
