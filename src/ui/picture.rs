//! Pictures drawn by the window's own painter: the very shapes that are exported.

use egui::emath::Rot2;
use egui::epaint::TextShape;
use egui::{Color32, FontFamily, FontId, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{photograph, theme};
use crate::chart::Rgb;
use crate::scene::{Anchor, BASE, Scene, Shape};

pub(super) fn colour(Rgb([red, green, blue]): Rgb) -> Color32 {
    theme::solid(red, green, blue)
}

/// Draws a picture into a place.
pub(super) fn paint(ui: &Ui, place: Rect, scene: &Scene) {
    let painter = ui.painter().with_clip_rect(place.intersect(ui.clip_rect()));
    shapes(&painter, place.min, place.width() / scene.width, &scene.shapes);
}

/// Draws shapes from a corner on.
pub(super) fn shapes<'a>(painter: &Painter, corner: Pos2, scale: f32, shapes: impl IntoIterator<Item = &'a Shape>) {
    let point = |[x, y]: [f32; 2]| -> Pos2 { corner + vec2(x, y) * scale };
    let line = |stroke: &Option<(Rgb, f32)>| {
        stroke.map_or(Stroke::NONE, |(ink, width)| Stroke::new((width * scale).max(0.5), colour(ink)))
    };
    for shape in shapes {
        match shape {
            Shape::Rect { at: [x, y, width, height], fill, stroke } => {
                let rect = Rect::from_min_size(point([*x, *y]), vec2(*width, *height) * scale);
                let fill = fill.map_or(Color32::TRANSPARENT, colour);
                painter.rect(rect, 0.0, fill, line(stroke), StrokeKind::Middle);
            }
            Shape::Path { points, fill, stroke, dashed } => {
                let points: Vec<Pos2> = points.iter().map(|at| point(*at)).collect();
                let stroke = line(stroke);
                match fill {
                    Some(fill) => {
                        painter.add(egui::Shape::Path(egui::epaint::PathShape {
                            points,
                            closed: true,
                            fill: colour(*fill),
                            stroke: stroke.into(),
                        }));
                    }
                    None if *dashed => {
                        painter.extend(egui::Shape::dashed_line(&points, stroke, 5.0 * scale, 4.0 * scale));
                    }
                    None => drop(painter.add(egui::Shape::line(points, stroke))),
                }
            }
            Shape::Circle { at, radius, fill, stroke } => {
                let fill = fill.map_or(Color32::TRANSPARENT, colour);
                painter.circle(point(*at), radius * scale, fill, line(stroke));
            }
            Shape::Text { at, size, bold, anchor, fill, text } => {
                let family = if *bold { theme::bold() } else { FontFamily::Proportional };
                let galley = painter.layout_no_wrap(text.clone(), FontId::new(size * scale, family), colour(*fill));
                let at = point(*at);
                let left = match anchor {
                    Anchor::Start => at.x,
                    Anchor::Middle => at.x - galley.size().x / 2.0,
                    Anchor::End => at.x - galley.size().x,
                };
                // The picture counts from the base line, the window from the top of the line.
                let base = galley.rows.first().map_or(0.0, |row| row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y));
                painter.galley(pos2(left, at.y - base), galley, colour(*fill));
            }
            Shape::Image { at: [x, y, width, height], picture } => {
                let place = Rect::from_min_size(point([*x, *y]), vec2(*width, *height) * scale);
                photograph::paint(painter, place, picture);
            }
            Shape::Turned { at, size, degrees, fill, text } => {
                let font = FontId::new(size * scale, FontFamily::Proportional);
                let galley = painter.layout_no_wrap(text.clone(), font, colour(*fill));
                let base = galley.rows.first().map_or(0.0, |row| row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y));
                let angle = degrees.to_radians();
                // From the middle of the line to its upper left corner, turned as the words are.
                let corner = vec2(-galley.size().x / 2.0, (size * scale).mul_add(BASE, -base));
                let at = point(*at) + Rot2::from_angle(angle) * corner;
                painter.add(TextShape::new(at, galley, colour(*fill)).with_angle(angle));
            }
        }
    }
}
