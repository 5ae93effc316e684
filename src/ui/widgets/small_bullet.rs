//! A bullet in a row of a list: what was, lighter and behind, what is, and a tick for what is to be reached; from nought.

use egui::{Painter, Rect, pos2, vec2};

use crate::model::{Indicator, Number};
use crate::ui::theme::Palette;

/// The heights of the track and of the value on it, and the size of the tick, in points.
const TRACK: f32 = 8.0;
const VALUE: f32 = 4.0;
const TICK: egui::Vec2 = vec2(2.0, 16.0);

/// What is drawn of an indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SmallBullet {
    baseline: Option<f64>,
    value: Option<f64>,
    target: f64,
}

impl SmallBullet {
    /// The bullet of an indicator; nothing without a target, since a bar would say that the value is all of something.
    pub(crate) fn of(indicator: &Indicator) -> Option<Self> {
        let latest = indicator.latest();
        let comparable = |baseline: &&crate::model::Reading| latest.is_none_or(|latest| latest.comparable(baseline));
        let value = |reading: &crate::model::Reading| Number::to_f64(reading.value);
        Some(Self {
            baseline: indicator.baseline.as_ref().filter(comparable).map(value),
            value: latest.map(value),
            target: indicator.target.as_ref()?.value.to_f64(),
        })
    }

    /// Where a value stands in a width; the scale goes from nought to the largest of all.
    fn x(&self, value: f64, room: Rect) -> f32 {
        let values = [Some(0.0), self.baseline, self.value, Some(self.target)];
        let (mut least, mut most) = (0.0_f64, 0.0_f64);
        for value in values.into_iter().flatten() {
            (least, most) = (least.min(value), most.max(value));
        }
        let span = if most > least { most - least } else { 1.0 };
        egui::lerp(room.x_range(), ((value - least) / span) as f32)
    }

    /// Paints it in the middle of the height of `room`, over its width.
    pub(crate) fn paint(&self, painter: &Painter, room: Rect, palette: &Palette) {
        let track = Rect::from_center_size(room.center(), vec2(room.width() - TICK.x, TRACK));
        painter.rect_filled(track, 0.0, palette.sunken);
        let nought = self.x(0.0, track);
        for (value, height, colour) in [(self.baseline, TRACK, palette.earlier), (self.value, VALUE, palette.actual)] {
            let Some(value) = value else { continue };
            let end = self.x(value, track);
            let (left, right) = (nought.min(end), nought.max(end));
            let middle = track.center().y;
            let bar = Rect::from_x_y_ranges(left..=right, middle - height / 2.0..=middle + height / 2.0);
            painter.rect_filled(bar, 0.0, colour);
        }
        let tick = Rect::from_center_size(pos2(self.x(self.target, track), track.center().y), TICK);
        painter.rect_filled(tick.expand2(vec2(1.0, 0.0)), 0.0, palette.ground);
        painter.rect_filled(tick, 0.0, palette.text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Reading, Target};

    #[test]
    fn the_scale_goes_from_nought_to_the_largest_and_unlike_scopes_are_left_out() {
        let mut own = Indicator::new("n".into(), "沟渠清理".to_owned());
        assert_eq!(SmallBullet::of(&own), None);
        own.target = Some(Target { value: 40.into(), ..Target::blank() });
        own.baseline = Some(Reading::new(50.into()));
        own.readings = vec![Reading::new(10.into())];
        let bullet = SmallBullet::of(&own).unwrap();
        let room = Rect::from_min_size(pos2(100.0, 0.0), vec2(100.0, 20.0));
        for (value, x) in [(0.0, 100.0), (10.0, 120.0), (40.0, 180.0), (50.0, 200.0)] {
            assert!((bullet.x(value, room) - x).abs() < 0.01, "{value}");
        }
        own.readings[0].scope = "全县".to_owned();
        assert_eq!(SmallBullet::of(&own).unwrap().baseline, None);
    }
}
