//! The large bullet of an indicator: what was, what is, what is to be reached, and the gap written where it is.

use egui::{Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::super::charts;
use super::super::super::theme::{self, Palette, space};
use super::super::super::widgets::line::Line;
use super::super::form::Form;
use super::Shown;
use crate::analysis::GoalStanding;
use crate::chart::{self, ChartRow, Mark, MarkRole};
use crate::words::Words;

/// The height of what stands above the track, of the track, of the value on it, and of what stands below, in points.
const ABOVE: f32 = 24.0;
const TRACK: f32 = 40.0;
const VALUE: f32 = 18.0;
const BELOW: f32 = 28.0;

/// The size of the tick of the target.
const TARGET: egui::Vec2 = vec2(4.0, 56.0);

/// The least width of a gap in which its words stand.
const AROUND_GAP: f32 = 40.0;

/// Shows the bullet; without a target the value alone, since a bar would say that it is all of something.
pub(super) fn show(ui: &mut Ui, shown: &Shown<'_>, form: &mut Form<'_, '_>) {
    let words = form.words();
    let row = chart::bullet(&form.report.id, shown.indicator, &shown.attainment, &words);
    if shown.goal.is_none() {
        plain(ui, shown, &row, &words);
        return;
    }
    let size = vec2(ui.available_width(), ABOVE + TRACK + BELOW);
    let (place, response) = ui.allocate_exact_size(size, Sense::hover());
    let name = [row.label.as_str(), &row.value, &row.target].join(" ");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, name.trim()));
    let track = Rect::from_min_size(place.min + vec2(0.0, ABOVE), vec2(place.width(), TRACK));
    let drawn = Drawn { row: &row, track, palette: theme::palette(ui) };
    drawn.bars(ui.painter());
    drawn.gap(ui, shown, &words);
    drawn.target(ui.painter());
    drawn.names(ui, shown, &words);
    if let Some(at) = response.hover_pos().filter(|at| track.contains(*at)) {
        let reached = drawn.under(at).map(|spot| charts::Reached {
            spot: Some(spot.clone()),
            clicked: false,
            text: row.value.clone(),
            holds: chart::Held::default(),
        });
        charts::reach(ui, reached, form.dataset, form.context);
    }
    if !row.note.is_empty() {
        ui.label(theme::text::small(&row.note).weak());
    }
}

/// The value as a figure, its day and scope, and that there is no target.
fn plain(ui: &mut Ui, shown: &Shown<'_>, row: &ChartRow, words: &Words) {
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::text::title(&row.value));
        ui.add_space(space::S);
        let latest = shown.indicator.latest();
        let on = latest.and_then(|latest| latest.on).map(|on| words.when(on));
        let scope = latest.map(|latest| latest.scope.clone()).filter(|scope| !scope.is_empty());
        for text in on.into_iter().chain(scope).chain([words.text("bullet-no-target").to_owned()]) {
            ui.label(egui::RichText::new(text).weak());
            ui.add_space(space::S);
        }
    });
}

/// The bullet on its track.
struct Drawn<'a> {
    row: &'a ChartRow,
    track: Rect,
    palette: &'a Palette,
}

impl Drawn<'_> {
    fn x(&self, value: f64) -> f32 {
        egui::lerp(self.track.x_range(), self.row.scale.share(value) as f32)
    }

    fn of(&self, role: MarkRole) -> Option<f64> {
        self.row.marks.iter().find_map(|mark| match mark {
            Mark::Bar { to, role: own, .. } if *own == role => Some(*to),
            Mark::Tick { at, role: own, .. } if *own == role => Some(*at),
            _ => None,
        })
    }

    fn bars(&self, painter: &Painter) {
        painter.rect_filled(self.track, 0.0, self.palette.sunken);
        for (role, height, colour) in
            [(MarkRole::Earlier, TRACK, self.palette.earlier), (MarkRole::Actual, VALUE, self.palette.actual)]
        {
            if let Some(value) = self.of(role) {
                let (from, to) = (self.x(0.0), self.x(value));
                let middle = self.track.center().y;
                let bar =
                    Rect::from_x_y_ranges(from.min(to)..=from.max(to), middle - height / 2.0..=middle + height / 2.0);
                painter.rect_filled(bar, 0.0, colour);
            }
        }
    }

    fn target(&self, painter: &Painter) {
        if let Some(value) = self.of(MarkRole::Target) {
            let tick = Rect::from_center_size(pos2(self.x(value), self.track.center().y), TARGET);
            painter.rect_filled(tick.expand2(vec2(1.0, 0.0)), 0.0, self.palette.ground);
            painter.rect_filled(tick, 0.0, self.palette.text);
        }
    }

    /// An arrow from the value to the target, with how much is missing.
    fn gap(&self, ui: &Ui, shown: &Shown<'_>, words: &Words) {
        let Some(goal) = shown.goal.filter(|goal| matches!(goal.standing, GoalStanding::Missed | GoalStanding::Ahead))
        else {
            return;
        };
        let (Some(value), Some(target)) = (self.of(MarkRole::Actual), self.of(MarkRole::Target)) else { return };
        let (from, to) = (self.x(value), self.x(target));
        let is_missed = goal.standing == GoalStanding::Missed;
        let colour = if is_missed { self.palette.seal } else { self.palette.text };
        let gap = goal.attainment.shortfall.map(|gap| words.gap(gap, &shown.indicator.unit)).unwrap_or_default();
        let text = words.with("off-gap", [("gap", gap.into())]);
        let wide = Line::strong(colour).width(ui, &text) + space::M;
        // What is above its target has its value where the arrow would be: the arrow runs above it.
        let is_above = value > target;
        let y = if is_above { self.track.top() + (TRACK - VALUE) / 4.0 } else { self.track.center().y };
        let (start, end) = if to > from { (from + 6.0, to - 5.0) } else { (from - 6.0, to + 5.0) };
        if (end - start).abs() < 10.0 {
            return;
        }
        let middle = f32::midpoint(start, end);
        let has_words = !is_above && (end - start).abs() >= wide + AROUND_GAP;
        if has_words {
            let line = Line::strong(colour).centred();
            line.paint(ui, pos2(middle, y), wide, &text);
            let side = if to > from { wide / 2.0 } else { -wide / 2.0 };
            ui.painter().hline(ordered(start, middle - side), y, Stroke::new(1.5, colour));
            arrow(ui.painter(), pos2(middle + side, y), pos2(end, y), Stroke::new(1.5, colour));
        } else {
            arrow(ui.painter(), pos2(start, y), pos2(end, y), Stroke::new(1.5, colour));
        }
    }

    /// The words above the track: target and value; below it the value at the inspection, the day, and round numbers.
    fn names(&self, ui: &Ui, shown: &Shown<'_>, words: &Words) {
        let above = self.track.top() - ABOVE / 2.0 - 2.0;
        let mut taken: Vec<(f32, f32)> = Vec::new();
        if let (Some(value), Some(target)) = (self.of(MarkRole::Target), &shown.indicator.target) {
            let text = words.with("bullet-target", [("value", words.target(target, &shown.indicator.unit).into())]);
            taken.push(self.named(ui, above - 4.0, self.x(value), &text, &Line::strong(self.palette.text), &[]));
        }
        if let Some(value) = self.of(MarkRole::Actual) {
            let on = shown.indicator.latest().and_then(|latest| latest.on).map(|on| words.when(on));
            let text = match on {
                Some(on) => {
                    words.with("bullet-value-on", [("value", self.row.value.as_str().into()), ("on", on.into())])
                }
                None => self.row.value.clone(),
            };
            self.named(ui, above, self.x(value), &text, &Line::strong(self.palette.text), &taken);
        }
        let below = self.track.bottom() + BELOW / 2.0;
        let mut taken: Vec<(f32, f32)> = Vec::new();
        let goal = shown.goal.as_ref();
        if let (Some(value), Some(due)) = (self.of(MarkRole::Target), goal.and_then(|goal| goal.due)) {
            let is_missed = goal.is_some_and(|goal| goal.standing == GoalStanding::Missed);
            let colour = if is_missed { self.palette.seal } else { self.palette.weak };
            let text = words.with("bullet-due", [("due", words.when(due).into())]);
            taken.push(self.named(ui, below, self.x(value), &text, &Line::small(colour), &[]));
        }
        if let (Some(value), Some(baseline)) = (self.of(MarkRole::Earlier), &shown.indicator.baseline) {
            let value_words = words.reading(baseline, &shown.indicator.unit);
            let text = words.with("chart-only-baseline", [("value", value_words.into())]);
            let place = self.named(ui, below, self.x(value), &text, &Line::small(self.palette.weak), &taken);
            taken.push(place);
        }
        self.numbers(ui, below, &taken);
    }

    /// Round numbers below the track, where nothing else stands.
    fn numbers(&self, ui: &Ui, y: f32, taken: &[(f32, f32)]) {
        let scale = self.row.scale;
        let step = crate::scene::round_step(scale.max - scale.min);
        let decimals = (-step.log10().floor()).max(0.0) as usize;
        let line = Line::small(self.palette.weak);
        for n in (scale.min / step).ceil() as i64..=(scale.max / step).floor() as i64 {
            let value = n as f64 * step;
            let (x, text) = (self.x(value), format!("{value:.decimals$}"));
            ui.painter().vline(x, self.track.bottom()..=self.track.bottom() + 4.0, Stroke::new(1.0, self.palette.weak));
            let half = line.width(ui, &text) / 2.0 + space::XS;
            if taken.iter().all(|(from, to)| x + half < *from || x - half > *to) {
                self.named(ui, y, x, &text, &line, &[]);
            }
        }
    }

    /// Writes words at a place of the track, not beyond its ends and clear of others. Returns what they take.
    fn named(&self, ui: &Ui, y: f32, x: f32, text: &str, line: &Line, taken: &[(f32, f32)]) -> (f32, f32) {
        let wide = line.width(ui, text);
        let (first, last) = (self.track.left(), (self.track.right() - wide).max(self.track.left()));
        let mut left = (x - wide / 2.0).clamp(first, last);
        for (from, to) in taken {
            let meets = left < to + space::M && left + wide > from - space::M;
            if meets {
                let before = from - space::M - wide;
                left = if before >= first { before } else { (to + space::M).min(last) };
            }
        }
        line.paint(ui, pos2(left, y), wide + 1.0, text);
        (left, left + wide)
    }

    /// The value under the pointer: the target nearby, else the topmost bar.
    fn under(&self, at: Pos2) -> Option<&chart::ValuePlace> {
        let of = |role: MarkRole| {
            self.row.marks.iter().find_map(move |mark| match mark {
                Mark::Bar { role: own, spot, .. } | Mark::Tick { role: own, spot, .. } if *own == role => spot.as_ref(),
                _ => None,
            })
        };
        let near = self.of(MarkRole::Target).is_some_and(|value| (self.x(value) - at.x).abs() <= TARGET.x + 3.0);
        let is_in = |role| self.of(role).is_some_and(|value| at.x <= self.x(value));
        if near {
            of(MarkRole::Target)
        } else if is_in(MarkRole::Actual) {
            of(MarkRole::Actual)
        } else if is_in(MarkRole::Earlier) {
            of(MarkRole::Earlier)
        } else {
            None
        }
    }
}

fn ordered(a: f32, b: f32) -> std::ops::RangeInclusive<f32> {
    a.min(b)..=a.max(b)
}

/// A line with a head at its end.
fn arrow(painter: &Painter, from: Pos2, to: Pos2, stroke: Stroke) {
    painter.line_segment([from, to], stroke);
    let back = if to.x > from.x { -7.0 } else { 7.0 };
    let head = vec![to, to + vec2(back, -4.0), to + vec2(back, 4.0)];
    painter.add(Shape::convex_polygon(head, stroke.color, Stroke::NONE));
}
