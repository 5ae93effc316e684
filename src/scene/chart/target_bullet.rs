//! The values of an indicator as a bullet: the latest as a solid bar from nought, the one at the inspection lighter behind it,
//! the target as a tick across both, a triangle below where it ought to be by today.

use crate::chart::{Bullet, Rgb, SpotPart, TargetRow};
use crate::model::Bound;

use super::super::shape::Shape;
use super::Page;

/// The height of a bullet with the triangle below it; of its track, of the value on it, of the tick of its target.
pub(super) const BULLET: f32 = 40.0;
const TRACK: f32 = 22.0;
const VALUE: f32 = 10.0;
const TICK: [f32; 2] = [5.0, 30.0];

/// The triangle: how far below the middle it begins and ends, and half its width.
const PLANNED: [f32; 3] = [11.0, 19.0, 5.5];

/// How far the end of a bar that is only a bound goes in or out.
const NOTCH: f32 = 7.0;

impl Page {
    /// The values of a row on its track: what was, what is, what is to be, and what ought to be by now.
    pub(super) fn target_bullet(
        &mut self,
        row: &TargetRow,
        bullet: &Bullet,
        [left, right]: [f32; 2],
        middle: f32,
        scale: f32,
    ) {
        let colours = self.look.colours;
        let x = |value: f64| (right - left).mul_add(bullet.scale.share(value) as f32, left);
        let zero = x(0.0);
        let (track, tall) = (TRACK * scale, VALUE * scale);
        let bar = |to: f32, height: f32| [zero.min(to), middle - height / 2.0, (to - zero).abs(), height];
        let ground = [left, middle - track / 2.0, right - left, track];
        self.shapes.push(Shape::Rect { at: ground, fill: Some(colours.sunken), stroke: None });
        if let Some((value, bound)) = bullet.before {
            self.bound_bar(bar(x(value), track), bound, colours.earlier, (colours.sunken, scale));
            self.value_area(row, bar(x(value), track), &row.value, SpotPart::Baseline);
        }
        if let Some((value, bound)) = bullet.now {
            let ground =
                if bullet.before.is_some_and(|(before, _)| before > value) { colours.earlier } else { colours.sunken };
            self.bound_bar(bar(x(value), tall), bound, colours.actual, (ground, scale));
            self.value_area(row, bar(x(value), track), &row.value, row.value_part);
        }
        let [width, height] = TICK.map(|size| size * scale);
        let tick = [x(bullet.target) - width / 2.0, middle - height / 2.0, width, height];
        self.shapes.push(Shape::Rect { at: tick, fill: Some(colours.text), stroke: None });
        self.value_area(row, [tick[0] - width, tick[1], width * 3.0, height], &row.target, SpotPart::Target);
        if let Some(planned) = bullet.planned {
            let at = x(planned.clamp(bullet.scale.min, bullet.scale.max));
            let [top, foot, half] = PLANNED.map(|size| size * scale);
            let (top, foot) = (middle + top, middle + foot);
            let points = vec![[at, top], [at + half, foot], [at - half, foot], [at, top]];
            let stroke = Some((colours.text, 1.2 * scale));
            self.shapes.push(Shape::Path { points, fill: Some(colours.ground), stroke, dashed: false });
        }
    }

    /// A bar whose end goes in where the value is less than what is written, and out where it is more.
    fn bound_bar(&mut self, at: [f32; 4], bound: Option<Bound>, fill: Rgb, (ground, scale): (Rgb, f32)) {
        let [left, top, width, height] = at;
        self.shapes.push(Shape::Rect { at, fill: Some(fill), stroke: None });
        let end = left + width;
        let (tip, colour) = match bound {
            Some(Bound::Under | Bound::AtMost) => (end - (NOTCH * scale).min(width), ground),
            Some(Bound::Over | Bound::AtLeast) => (end + NOTCH * scale, fill),
            None | Some(Bound::About) => return,
        };
        let points = vec![[tip, top + height / 2.0], [end, top], [end, top + height]];
        self.shapes.push(Shape::Path { points, fill: Some(colour), stroke: None, dashed: false });
    }
}
