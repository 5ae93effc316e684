//! Values over time: a line for each scope, the target across, values and dates at the dots.

use crate::chart::{MarkRole, Series};

use super::super::shape::{Anchor, Shape};
use super::Page;

impl Page {
    pub(super) fn series(&mut self, series: &Series) {
        let (size, colours) = (self.look.text, self.look.colours);
        let height = size * 17.0;
        let (top, left, width) = (self.y + size * 2.0, self.edge(), self.inner());
        let days = series.lines.iter().flat_map(|line| line.points.iter().map(|point| point.day));
        let (first, last) = days.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), day| (a.min(day), b.max(day)));
        let air = ((last - first) * 0.18).max(60.0);
        let x = |day: f64| left + ((day - first + air) / (last - first + 2.0 * air)) as f32 * width;
        let y = |value: f64| (series.scale.share(value) as f32).mul_add(-height, top + height);
        self.line([left, top + height], [left + width, top + height], colours.line, size * 0.08, false);
        if let Some((value, text, _)) = &series.target {
            self.line([left, y(*value)], [left + width, y(*value)], colours.text, size * 0.14, true);
            let at = [left + width, y(*value) - size * 0.4];
            self.text(at, text.as_str(), size, false, Anchor::End, colours.text);
        }
        for (at, line) in series.lines.iter().enumerate() {
            let colour = colours.role(MarkRole::Part(at as u8));
            let points = line.points.iter().map(|point| [x(point.day), y(point.value)]).collect();
            self.shapes.push(Shape::Path { points, fill: None, stroke: Some((colour, size * 0.16)), dashed: false });
            for point in &line.points {
                let place = [x(point.day), y(point.value)];
                let (fill, stroke) =
                    if point.open { (None, Some((colour, size * 0.14))) } else { (Some(colour), None) };
                self.shapes.push(Shape::Circle { at: place, radius: size * 0.36, fill, stroke });
                let [px, py] = place;
                self.text([px, py - size * 0.7], point.text.as_str(), size, false, Anchor::Middle, colours.text);
                let below = if line.scope.is_empty() {
                    point.date.clone()
                } else {
                    format!("{} · {}", point.date, line.scope)
                };
                self.text([px, py + size * 1.4], below, size * 0.9, false, Anchor::Middle, colours.weak);
            }
        }
        self.y = top + height + size * 1.6;
    }
}
