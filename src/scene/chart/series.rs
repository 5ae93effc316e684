//! Values over time, from nought: a line for each scope, the numbers at the dots, the target at its day with the way to it.
//! Lines of several scopes have a panel each, and no line goes from one to the next.

use crate::chart::{Point, Rgb, Series, SeriesLine, SeriesTarget};

use super::super::area::AreaKind;
use super::super::font;
use super::super::shape::{Anchor, Shape};
use super::Page;

/// The height of the plot, in sizes of the words, as are all measures below.
const HEIGHT: f32 = 17.0;

/// The room for numbers at the left, for what stands above the highest dot, and for days below.
const NUMBERS: f32 = 3.6;
const ABOVE: f32 = 2.0;
const BELOW: f32 = 2.2;

/// The room at each end of a line of days.
const AIR: f32 = 1.6;

/// How long the tick of a target is to each side.
const TICK: f32 = 1.0;

/// How many lines of words a number may stand off its dot before it is let stand where it is.
const LEVELS: u8 = 4;

/// The place of one line: where days and values are.
struct Plot {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    /// The days at the left and the right end, where there is an axis of days.
    days: [f64; 2],
    /// The values at the foot and the top.
    values: [f64; 2],
}

impl Plot {
    fn x(&self, day: f64) -> f32 {
        let [from, to] = self.days;
        let share = if to > from { ((day - from) / (to - from)) as f32 } else { 0.5 };
        between(self.left, self.right, share)
    }

    fn y(&self, value: f64) -> f32 {
        let [from, to] = self.values;
        between(self.bottom, self.top, ((value - from) / (to - from)) as f32)
    }
}

/// Between two places.
fn between(from: f32, to: f32, share: f32) -> f32 {
    (to - from).mul_add(share, from)
}

/// Rectangles that words have taken: left, top, right, bottom.
#[derive(Default)]
struct Taken(Vec<[f32; 4]>);

impl Taken {
    /// Takes the places that a line goes through, so far apart.
    fn line(&mut self, from: [f32; 2], to: [f32; 2], step: f32) {
        let [x, y] = [to[0] - from[0], to[1] - from[1]];
        let steps = (x.hypot(y) / step.max(1.0)).ceil().max(1.0);
        let mut at = 0.0;
        while at <= steps {
            let [x, y] = [at.mul_add(x / steps, from[0]), at.mul_add(y / steps, from[1])];
            self.0.push([x - 0.5, y - 0.5, x + 0.5, y + 0.5]);
            at += 1.0;
        }
    }

    fn is_free(&self, at: [f32; 4]) -> bool {
        let [left, top, right, bottom] = at;
        self.0.iter().all(|[l, t, r, b]| right <= *l || left >= *r || bottom <= *t || top >= *b)
    }
}

impl Page {
    pub(super) fn series(&mut self, series: &Series) {
        let size = self.look.text;
        let top = self.y + size * ABOVE;
        let bottom = top + size * HEIGHT;
        let (left, right) = (self.edge() + size * NUMBERS, self.look.width - self.edge());
        // What is behind the lines of the values comes first.
        if series.lines.len() > 1 {
            self.panel_grounds(&series.lines, [left, right], [top, bottom]);
        }
        self.value_axis(series, [left, right], [top, bottom]);
        let mut taken = Taken::default();
        match series.lines.as_slice() {
            [line] => self.dated(series, line, [left, right], [top, bottom], &mut taken),
            lines => self.panels_of(series, lines, [left, right], [top, bottom], &mut taken),
        }
        self.y = bottom + size * (BELOW + 0.4);
    }

    /// Lines at round values, with their numbers.
    fn value_axis(&mut self, series: &Series, [left, right]: [f32; 2], [top, bottom]: [f32; 2]) {
        let (size, colours) = (self.look.text, self.look.colours);
        let step = round_step(series.scale.max - series.scale.min);
        let first = (series.scale.min / step).ceil() as i64;
        let last = (series.scale.max / step).floor() as i64;
        let decimals = (-step.log10().floor()).max(0.0) as usize;
        for n in first..=last {
            let value = n as f64 * step;
            let y = between(bottom, top, series.scale.share(value) as f32);
            let at = [left - size * 0.6, y + size * 0.33];
            self.text(at, format!("{value:.decimals$}"), size * 0.9, false, Anchor::End, colours.weak);
            let (colour, width) = if n == 0 { (colours.weak, 0.09) } else { (colours.line, 0.07) };
            self.line([left, y], [right, y], colour, size * width, false);
        }
    }

    /// One line on an axis of days.
    fn dated(
        &mut self,
        series: &Series,
        line: &SeriesLine,
        [left, right]: [f32; 2],
        [top, bottom]: [f32; 2],
        taken: &mut Taken,
    ) {
        let (size, colours) = (self.look.text, self.look.colours);
        let due = series.target.as_ref().and_then(|target| target.due);
        let days = line.points.iter().map(|point| point.day).chain(due);
        let (from, to) = days.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), day| (a.min(day), b.max(day)));
        let plot = Plot {
            left: left + size * AIR,
            right: right - size * AIR,
            top,
            bottom,
            days: [from, to],
            values: [series.scale.min, series.scale.max],
        };
        let mut free = f32::NEG_INFINITY;
        for tick in &series.ticks {
            let x = plot.x(tick.day);
            self.line([x, bottom], [x, bottom + size * 0.4], colours.weak, size * 0.07, false);
            let half = font::width(&tick.text, size * 0.9, false) / 2.0;
            if x - half >= free.max(self.edge()) && x + half <= right + size {
                let at = [x, bottom + size * 1.6];
                self.text(at, tick.text.as_str(), size * 0.9, false, Anchor::Middle, colours.weak);
                free = x + half + size * 0.6;
            }
        }
        if let Some(target) = &series.target {
            self.target(target, line, &plot, [left, right], taken);
        }
        self.values(line, &plot, taken);
    }

    /// Every other panel set off.
    fn panel_grounds(&mut self, lines: &[SeriesLine], [left, right]: [f32; 2], [top, bottom]: [f32; 2]) {
        let pitch = pitch(lines, [left, right]);
        let above = self.look.text * ABOVE;
        let mut from = left;
        for (at, line) in lines.iter().enumerate() {
            let wide = line.points.len() as f32 * pitch;
            if at % 2 == 1 {
                let at = [from, top - above, wide, bottom - top + above];
                self.shapes.push(Shape::Rect { at, fill: Some(self.look.colours.panel), stroke: None });
            }
            from += wide;
        }
    }

    /// A panel for each of several lines, its values at even distances: a year beside half a year has no place on one axis.
    fn panels_of(
        &mut self,
        series: &Series,
        lines: &[SeriesLine],
        [left, right]: [f32; 2],
        [top, bottom]: [f32; 2],
        taken: &mut Taken,
    ) {
        let (size, colours) = (self.look.text, self.look.colours);
        let pitch = pitch(lines, [left, right]);
        let mut from = left;
        for (at, line) in lines.iter().enumerate() {
            let to = (line.points.len() as f32).mul_add(pitch, from);
            if at > 0 {
                self.line([from, top - size * ABOVE], [from, bottom], colours.weak, size * 0.07, true);
            }
            let head = [from + size * 0.5, top - size * 0.8];
            self.text(head, line.scope.as_str(), size * 0.9, false, Anchor::Start, colours.weak);
            let width = font::width(&line.scope, size * 0.9, false);
            taken.0.push([from, top - size * ABOVE, from + width + size, top - size * 0.5]);
            // Each value in the middle of its place.
            let (first, last) = (pitch.mul_add(0.5, from), pitch.mul_add(-0.5, to));
            let days = [0.0, line.points.len().saturating_sub(1) as f64];
            let values = [series.scale.min, series.scale.max];
            let plot = Plot { left: first, right: last.max(first), top, bottom, days, values };
            let even: Vec<Point> =
                line.points.iter().enumerate().map(|(n, point)| Point { day: n as f64, ..point.clone() }).collect();
            let even = SeriesLine { scope: String::new(), points: even };
            for point in &even.points {
                let below = [plot.x(point.day), bottom + size * 1.6];
                let words = font::lines(&point.date, size * 0.9, false, pitch * 0.96, 1);
                let words = words.into_iter().next().unwrap_or_default();
                self.text(below, words, size * 0.9, false, Anchor::Middle, colours.weak);
            }
            if let Some(target) = series.target.as_ref().filter(|target| target.line == at) {
                self.target(target, &even, &plot, [from, to], taken);
            }
            self.values(&even, &plot, taken);
            from = to;
        }
    }

    /// The target: a tick at its day, else a line across; and the way to it from the first value.
    fn target(
        &mut self,
        target: &SeriesTarget,
        line: &SeriesLine,
        plot: &Plot,
        [left, right]: [f32; 2],
        taken: &mut Taken,
    ) {
        let (size, colours) = (self.look.text, self.look.colours);
        let y = plot.y(target.value);
        // Without an axis of days there is no place for its day.
        let due = target.due.filter(|_| target.way.is_some());
        self.line([left, y], [due.map_or(right, |day| plot.x(day)), y], colours.weak, size * 0.07, true);
        if let (Some(day), Some(first), Some(way)) = (due, line.points.first(), &target.way) {
            let (from, to) = ([plot.x(first.day), plot.y(first.value)], [plot.x(day), y]);
            self.line(from, to, colours.weak, size * 0.1, true);
            self.line([to[0] - size * TICK, y], [to[0] + size * TICK, y], colours.text, size * 0.28, false);
            self.beside_way(way, from, to, taken);
            taken.line(from, to, size * 0.3);
        }
        let width = font::width(&target.text, size * 0.95, true);
        let (x, anchor) = match due {
            Some(day) if plot.x(day) + size * (TICK + 0.5) + width <= right + size => {
                (plot.x(day) + size * (TICK + 0.5), Anchor::Start)
            }
            Some(day) => (plot.x(day) - size * (TICK + 0.5), Anchor::End),
            None => (right - size * 0.3, Anchor::End),
        };
        // On the line of the target where that ends before it, else above.
        let base = if anchor == Anchor::Start { y + size * 0.34 } else { y - size * 0.5 };
        let from = if anchor == Anchor::Start { x } else { x - width };
        if due.is_some() {
            // Lines at round values do not go through it.
            let at = [from - size * 0.2, base - size * 0.9, width + size * 0.4, size * 1.2];
            self.shapes.push(Shape::Rect { at, fill: Some(colours.ground), stroke: None });
        }
        self.text([x, base], target.text.as_str(), size * 0.95, true, anchor, colours.text);
        taken.0.push([from, base - size, from + width, base + size * 0.3]);
        let at = [from, base - size, width, size * 1.4];
        let spot = (Some(target.spot.clone()), &crate::chart::Held::default());
        self.area(AreaKind::Mark, at, [&target.text, &target.text], spot);
    }

    /// The name of the way, above it where it is half done.
    fn beside_way(&mut self, way: &str, from: [f32; 2], to: [f32; 2], taken: &mut Taken) {
        let size = self.look.text;
        let [x, y] = [f32::midpoint(from[0], to[0]), f32::midpoint(from[1], to[1])];
        let width = font::width(way, size * 0.9, false);
        let is_rising = to[1] <= from[1];
        let right = x - size * 0.6;
        // A way that rises leaves room at its upper left, one that falls at its lower left.
        let base = if is_rising { y - size * 0.3 } else { y + size * 1.1 };
        let place = [right - width, base - size, right, base + size * 0.3];
        if place[0] > self.edge() + size * NUMBERS && taken.is_free(place) {
            self.text([right, base], way, size * 0.9, false, Anchor::End, self.look.colours.weak);
            taken.0.push(place);
        }
    }

    /// The line, its dots and its numbers.
    fn values(&mut self, line: &SeriesLine, plot: &Plot, taken: &mut Taken) {
        let (size, colours) = (self.look.text, self.look.colours);
        let colour = colours.actual;
        let places: Vec<[f32; 2]> = line.points.iter().map(|point| [plot.x(point.day), plot.y(point.value)]).collect();
        if places.len() > 1 {
            let stroke = Some((colour, size * 0.16));
            self.shapes.push(Shape::Path { points: places.clone(), fill: None, stroke, dashed: false });
        }
        for (point, at) in line.points.iter().zip(&places) {
            // The ground lies under a ring, so that the line does not go through it.
            let fill = if point.open { colours.ground } else { colour };
            let stroke = Some((colour, size * 0.14));
            self.shapes.push(Shape::Circle { at: *at, radius: size * 0.34, fill: Some(fill), stroke });
            taken.0.push([at[0] - size * 0.4, at[1] - size * 0.4, at[0] + size * 0.4, at[1] + size * 0.4]);
            let area = [at[0] - size * 0.8, at[1] - size * 0.8, size * 1.6, size * 1.6];
            let name = format!("{} {}", point.date, point.text);
            let spot = (Some(point.spot.clone()), &crate::chart::Held::default());
            self.area(AreaKind::Mark, area, [&name, &name], spot);
        }
        let last = line.points.len().saturating_sub(1);
        for (n, (point, at)) in line.points.iter().zip(&places).enumerate() {
            self.number(&point.text, *at, n == last, plot, taken);
        }
    }

    /// A number above its dot, else below; further off, with a line to it, where others stand there.
    fn number(&mut self, text: &str, [x, y]: [f32; 2], bold: bool, plot: &Plot, taken: &mut Taken) {
        let (size, ink): (f32, Rgb) = (self.look.text, self.look.colours.text);
        let half = font::width(text, size * 0.95, bold) / 2.0;
        let middle = x.clamp(self.edge() + half, (self.look.width - self.edge() - half).max(self.edge() + half));
        let place = |base: f32| [middle - half, base - size * 0.85, middle + half, base + size * 0.2];
        let above = |level: u8| (f32::from(level) * size).mul_add(-1.2, y - size * 0.65);
        let below = |level: u8| (f32::from(level) * size).mul_add(1.2, y + size * 1.45);
        let bases = (0..LEVELS).flat_map(|level| [(level, above(level)), (level, below(level))]);
        let mut bases = bases.filter(|(_, base)| *base < plot.bottom);
        let (level, base) = bases.find(|(_, base)| taken.is_free(place(*base))).unwrap_or((0, above(0)));
        if level > 0 {
            let end = if base < y { base + size * 0.25 } else { base - size * 0.9 };
            self.line([x, y], [middle, end], self.look.colours.weak, size * 0.07, false);
        }
        self.text([middle, base], text, size * 0.95, bold, Anchor::Middle, ink);
        taken.0.push(place(base));
    }
}

/// How far apart the values of several lines stand: all of them alike.
fn pitch(lines: &[SeriesLine], [left, right]: [f32; 2]) -> f32 {
    let places: usize = lines.iter().map(|line| line.points.len()).sum();
    (right - left) / places.max(1) as f32
}

/// How far apart lines at round values stand: 1, 2 or 5 times a power of ten, five of them at most.
#[must_use]
pub fn round_step(span: f64) -> f64 {
    let decade = 10.0_f64.powf((span / 5.0).max(f64::MIN_POSITIVE).log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * decade).find(|step| span / step <= 5.0).unwrap_or(span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{self, LIGHT};
    use crate::model::{Indicator, Number, Reading};
    use crate::scene::{Look, layout};
    use crate::words::{Language, Words};

    fn indicator(readings: &[(i64, &str, &str)]) -> Indicator {
        let reading = |(value, on, scope): &(i64, &str, &str)| Reading {
            on: on.parse().ok(),
            scope: (*scope).to_owned(),
            ..Reading::new(Number::from(*value))
        };
        let mut own = Indicator::new("n1".into(), "整治排口".to_owned());
        own.unit = "个".to_owned();
        own.readings = readings.iter().map(reading).collect();
        own
    }

    fn laid_out(own: &Indicator, width: f32) -> crate::scene::ChartLayout {
        let words = Words::load(Language::Chinese);
        layout(&chart::series(&"r".into(), own, None, &words), &Look { width, colours: &LIGHT, text: 14.0 })
    }

    #[test]
    fn numbers_of_close_days_stand_apart_and_none_is_left_out() {
        let close = [(40, "2026-03-01", ""), (41, "2026-03-04", ""), (42, "2026-03-06", ""), (90, "2026-09-30", "")];
        for width in [360.0, 640.0, 1200.0] {
            let own = laid_out(&indicator(&close), width);
            let numbers: Vec<[f32; 4]> = own
                .scene
                .shapes
                .iter()
                .filter_map(|shape| match shape {
                    Shape::Text { at: [x, y], size, bold, text, .. }
                        if text.ends_with('个') && text.contains('\u{a0}') =>
                    {
                        let half = font::width(text, *size, *bold) / 2.0;
                        Some([x - half, y - size * 0.8, x + half, y + size * 0.1])
                    }
                    _ => None,
                })
                .collect();
            // The title says the latest as well.
            assert!(numbers.len() >= close.len(), "{width}: {numbers:?}");
            let values = numbers.iter().rev().take(close.len());
            let values: Vec<_> = values.collect();
            for (n, one) in values.iter().enumerate() {
                for other in values.iter().skip(n + 1) {
                    let apart = one[2] <= other[0] || one[0] >= other[2] || one[3] <= other[1] || one[1] >= other[3];
                    assert!(apart, "{width}: {one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn no_line_goes_from_one_scope_to_another() {
        let own = laid_out(&indicator(&[(900, "2024", ""), (1000, "2025", ""), (600, "2026-H1", "")]), 800.0);
        let lines = own.scene.shapes.iter().filter(
            |shape| matches!(shape, Shape::Path { dashed: false, stroke: Some((_, width)), .. } if *width > 2.0),
        );
        let lengths: Vec<usize> =
            lines.map(|shape| if let Shape::Path { points, .. } = shape { points.len() } else { 0 }).collect();
        assert_eq!(lengths, [2], "the two years are joined, the half-year stands alone");
        let words: Vec<&str> = own
            .scene
            .shapes
            .iter()
            .filter_map(|shape| if let Shape::Text { text, .. } = shape { Some(text.as_str()) } else { None })
            .collect();
        assert!(words.contains(&"全年") && words.contains(&"半年"), "{words:?}");
    }

    #[test]
    fn lines_across_stand_at_round_values() {
        for (span, step) in [(6.0, 2.0), (216.0, 50.0), (0.5, 0.1), (98.0, 20.0)] {
            assert!((round_step(span) - step).abs() < 1e-9, "{span}");
        }
    }
}
