//! A due date that is moved there: the bar of dates from the feedback to the day that is proposed, with each time it was
//! moved and what is late up to today.

use egui::{FontFamily, FontId, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::work_began;
use crate::diff::Difference;
use crate::model::{Date, Due, NodeId, Progress, Status, When};
use crate::session::Compared;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::status;
use crate::words::Words;

/// The height of the bar, and that of the words above and below it, in points.
const BAR: f32 = 12.0;
const LABELS: f32 = 20.0;

/// What stands on the bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MovedDate {
    began: Option<Date>,
    /// The first date and each that it was moved to here, the present one last.
    dates: Vec<Date>,
    proposed: Date,
    today: Date,
    /// Whether the item is done already: then nothing is late.
    is_done: bool,
    /// The reasons that came with it.
    pub(super) reasons: Vec<String>,
}

impl MovedDate {
    /// The dates of a difference that moves a due date; nothing for another.
    pub(super) fn of(compared: &Compared, difference: &Difference, today: Date) -> Option<Self> {
        let change = difference.change().filter(|_| difference.moves_due())?;
        let mine = change.mine.typed::<Option<Due>>().flatten()?;
        let theirs = change.theirs.typed::<Option<Due>>().flatten()?;
        let report = compared.dataset.report(&difference.node.report);
        let mut dates: Vec<Date> = mine.first().into_iter().map(When::last_day).collect();
        dates.extend(mine.changes.iter().map(|change| change.to.last_day()));
        let item = report.zip(difference.item()).and_then(|(report, id)| report.item(id));
        let is_done = match &difference.node.node {
            NodeId::Measure(id) => item.and_then(|item| item.measure(id)).map(|measure| measure.progress),
            _ => item.map(|item| item.progress),
        };
        let new = theirs.changes.iter().filter(|change| !mine.changes.contains(change));
        Some(Self {
            began: report.and_then(|report| work_began(report)),
            dates,
            proposed: theirs.last_day()?,
            today,
            is_done: is_done.is_some_and(Progress::is_complete),
            reasons: new.map(|change| change.reason.clone()).filter(|reason| !reason.is_empty()).collect(),
        })
    }

    fn last(&self) -> Date {
        self.dates.last().copied().unwrap_or(self.proposed)
    }

    /// How often it was moved, with the move that is proposed.
    pub(super) fn count(&self) -> usize {
        self.dates.len()
    }

    /// The first day and the last on the bar.
    fn ends(&self) -> (Date, Date) {
        let all = || self.dates.iter().copied().chain([self.proposed]);
        let from = all().chain(self.began).min().unwrap_or(self.proposed);
        let running = (!self.is_done).then_some(self.today).filter(|today| *today >= from);
        (from, all().chain(running).max().unwrap_or(self.proposed))
    }

    fn late(&self) -> Option<i32> {
        let days = self.today.days_since(self.last());
        (days > 0 && !self.is_done).then_some(days)
    }

    /// The days that have words, the most important first.
    fn labels(&self, words: &Words) -> Vec<Label> {
        let day = |day: Date| words.short_date(day, self.today);
        let label = |at: Date, is_above: bool, tone: Tone, text: String| Label { at, is_above, tone, text };
        let days = self.proposed.days_since(self.last());
        let key = if days < 0 { "compare-proposed-earlier" } else { "compare-proposed" };
        let proposed = words.with(
            key,
            [("count", self.count().into()), ("date", day(self.proposed).into()), ("days", days.unsigned_abs().into())],
        );
        let mut labels = vec![label(self.proposed, true, Tone::Proposed, proposed)];
        if let Some(days) = self.late() {
            let middle = self.last().add_days(days / 2);
            labels.push(label(middle, true, Tone::Late, words.with("due-late", [("days", days.into())])));
        }
        for (at, date) in self.dates.iter().enumerate() {
            let key = if at == 0 { "date-line-first" } else { "date-line-moved" };
            let text = words.with(key, [("count", at.into()), ("date", day(*date).into())]);
            labels.push(label(*date, at % 2 == 0, Tone::Plain, text));
        }
        if let Some(began) = self.began {
            let text = words.with("date-line-began", [("date", day(began).into())]);
            labels.push(label(began, false, Tone::Weak, text));
        }
        let (from, to) = self.ends();
        if !self.is_done && self.today >= from && self.today <= to {
            let text = words.with("date-line-today", [("date", day(self.today).into())]);
            labels.push(label(self.today, false, Tone::Plain, text));
        }
        labels
    }

    /// Shows the bar.
    pub(super) fn show(&self, ui: &mut Ui, words: &Words) {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), BAR + 2.0 * LABELS), Sense::hover());
        let palette = theme::palette(ui);
        let bar = Rect::from_center_size(rect.center(), vec2(rect.width(), BAR));
        let (from, to) = self.ends();
        let span = to.days_since(from).max(1) as f32;
        let x = |day: Date| (bar.left() + bar.width() * (day.days_since(from) as f32 / span).clamp(0.0, 1.0)).round();
        self.paint(ui, bar, &x, palette);
        let labels = self.labels(words);
        write(ui, rect, &labels, &x, palette);
        let told = labels.iter().map(|label| label.text.as_str()).collect::<Vec<_>>().join(", ");
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &told));
        response.on_hover_text(told);
    }

    fn paint(&self, ui: &Ui, bar: Rect, x: &impl Fn(Date) -> f32, palette: &Palette) {
        let painter = ui.painter();
        let last = self.last();
        let until = Rect::from_x_y_ranges(bar.left()..=x(last), bar.y_range());
        painter.rect_stroke(until, 0.0, Stroke::new(1.0, palette.text), StrokeKind::Inside);
        for date in self.dates.iter().filter(|date| **date != last) {
            painter.vline(x(*date), bar.y_range(), Stroke::new(1.0, palette.text));
        }
        let mut end = last;
        if self.late().is_some() {
            let late = Rect::from_x_y_ranges(x(last)..=x(self.today), bar.y_range());
            status::fill(painter, late, Status::Late, palette);
            end = self.today;
        }
        let stroke = Stroke::new(1.0, palette.focus);
        let frame = if self.proposed > end {
            Rect::from_x_y_ranges(x(end)..=x(self.proposed), bar.y_range())
        } else {
            // Earlier, or within what is late already: the day alone.
            Rect::from_x_y_ranges(x(self.proposed)..=x(self.proposed), bar.expand(4.0).y_range())
        };
        let corners =
            [frame.left_top(), frame.right_top(), frame.right_bottom(), frame.left_bottom(), frame.left_top()];
        painter.extend(Shape::dashed_line(&corners, stroke, 4.0, 3.0));
        if !self.is_done {
            painter.vline(x(self.today), bar.expand(6.0).y_range(), Stroke::new(2.0, palette.text));
        }
    }
}

/// A day with its words.
struct Label {
    at: Date,
    is_above: bool,
    tone: Tone,
    text: String,
}

/// How the words of a day are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Plain,
    Weak,
    Late,
    Proposed,
}

/// Writes the words above and below the bar. What finds no room in either place stands in the tooltip.
fn write(ui: &Ui, rect: Rect, labels: &[Label], x: &impl Fn(Date) -> f32, palette: &Palette) {
    let mut taken: Vec<Rect> = Vec::new();
    for label in labels {
        let (family, ink) = match label.tone {
            Tone::Plain => (FontFamily::Proportional, palette.text),
            Tone::Weak => (FontFamily::Proportional, palette.weak),
            Tone::Late => (theme::bold(), palette.status_words(Status::Late)),
            Tone::Proposed => (theme::bold(), palette.focus),
        };
        let galley = ui.painter().layout_no_wrap(label.text.clone(), FontId::new(12.0, family), ink);
        let size = galley.size();
        let most = (rect.right() - size.x).max(rect.left());
        let left = (x(label.at) - size.x / 2.0).clamp(rect.left(), most);
        let above = pos2(left, rect.top());
        let below = pos2(left, rect.bottom() - size.y);
        let places = if label.is_above { [above, below] } else { [below, above] };
        let is_free = |place: &egui::Pos2| {
            let own = Rect::from_min_size(*place, size).expand2(vec2(space::S, 0.0));
            taken.iter().all(|other| !other.intersects(own))
        };
        if let Some(place) = places.into_iter().find(is_free) {
            taken.push(Rect::from_min_size(place, size));
            ui.painter().galley(place, galley, ink);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn moved(proposed: &str, today: &str) -> MovedDate {
        MovedDate {
            began: Some(day("2026-03-20")),
            dates: vec![day("2026-05-31"), day("2026-06-30")],
            proposed: day(proposed),
            today: day(today),
            is_done: false,
            reasons: Vec::new(),
        }
    }

    #[test]
    fn the_bar_goes_from_the_feedback_to_the_proposed_day() {
        let moved = moved("2026-11-30", "2026-09-15");
        assert_eq!(moved.ends(), (day("2026-03-20"), day("2026-11-30")));
        assert_eq!((moved.late(), moved.count()), (Some(77), 2));
    }

    #[test]
    fn a_date_that_is_brought_forward_leaves_the_present_one_on_the_bar() {
        let moved = moved("2026-06-01", "2026-05-01");
        assert_eq!(moved.ends(), (day("2026-03-20"), day("2026-06-30")));
        assert_eq!(moved.late(), None);
    }
}
