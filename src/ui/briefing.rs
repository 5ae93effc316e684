//! The briefing on the screen: the very pages that are exported, drawn to fill the window.

use std::sync::Arc;

use egui::{Color32, FontFamily, FontId, Key, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::Context;
use super::theme;
use crate::chart::{Ink, Page, Rgb};
use crate::export::{self, Anchor, Scene, Shape};
use crate::session::{Action, Briefing, BriefingStep};

/// The pages as pictures, drawn once for each set of pages.
#[derive(Debug, Default)]
pub(super) struct BriefingView {
    drawn: Option<(Arc<Vec<Page>>, bool, Vec<Scene>)>,
}

impl BriefingView {
    /// Shows the briefing over the whole window.
    pub(super) fn show(&mut self, ui: &mut Ui, briefing: &Briefing, context: &mut Context<'_>) {
        keys(ui, briefing, context);
        let rect = ui.max_rect();
        if briefing.black {
            ui.painter().rect_filled(rect, 0.0, Color32::BLACK);
            return;
        }
        let ink = theme::ink(ui.ctx());
        ui.painter().rect_filled(rect, 0.0, colour(ink.ground));
        let dark = ui.visuals().dark_mode;
        let fresh =
            self.drawn.as_ref().is_some_and(|(pages, was, _)| Arc::ptr_eq(pages, &briefing.pages) && *was == dark);
        if !fresh {
            self.drawn = Some((Arc::clone(&briefing.pages), dark, scenes(&briefing.pages, ink)));
        }
        let Some((_, _, scenes)) = &self.drawn else { return };
        if scenes.is_empty() {
            ui.centered_and_justified(Ui::spinner);
        } else if briefing.all {
            all(ui, rect, scenes, briefing.at, context);
        } else if let Some(scene) = scenes.get(briefing.at) {
            let response = ui.interact(rect, ui.scope_id().with("page"), Sense::CLICK);
            let words: Vec<&str> = scene.words().collect();
            let name = words.join(" ");
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
            if response.clicked() {
                context.actions.push(Action::Brief(BriefingStep::Next));
            }
            paint(ui, fitted(rect, scene), scene);
        }
    }
}

fn scenes(pages: &[Page], ink: &'static Ink) -> Vec<Scene> {
    pages.iter().enumerate().map(|(n, page)| export::page(page, n, pages.len(), ink)).collect()
}

/// Keys and clickers: the arrow and page keys that clickers send, B for black, G for all pages, Escape.
fn keys(ui: &Ui, briefing: &Briefing, context: &mut Context<'_>) {
    let pressed =
        |keys: &[Key]| keys.iter().any(|key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, *key)));
    let steps = [
        (pressed(&[Key::ArrowRight, Key::ArrowDown, Key::PageDown, Key::Space, Key::Enter]), BriefingStep::Next),
        (pressed(&[Key::ArrowLeft, Key::ArrowUp, Key::PageUp, Key::Backspace]), BriefingStep::Back),
        (pressed(&[Key::Home]), BriefingStep::Go(0)),
        (pressed(&[Key::End]), BriefingStep::Go(briefing.pages.len())),
        (pressed(&[Key::B, Key::Period]), BriefingStep::Black),
        (pressed(&[Key::G]), BriefingStep::All),
        (pressed(&[Key::Escape, Key::F5]), BriefingStep::End),
    ];
    context.actions.extend(steps.into_iter().filter(|(hit, _)| *hit).map(|(_, step)| Action::Brief(step)));
}

/// All pages, small; a click goes to one.
fn all(ui: &mut Ui, rect: Rect, scenes: &[Scene], at: usize, context: &mut Context<'_>) {
    let across = (scenes.len() as f32).sqrt().ceil().max(2.0);
    let [width, height] = export::SIZE;
    let wide = (rect.width() - 40.0) / across;
    let tall = wide * height / width;
    for (n, scene) in scenes.iter().enumerate() {
        let (column, row) = (n as f32 % across, (n as f32 / across).floor());
        let corner = rect.min + vec2(20.0 + column * wide, 20.0 + row * tall);
        let place = Rect::from_min_size(corner, vec2(wide, tall)).shrink(8.0);
        let response = ui.interact(place, ui.scope_id().with(n), Sense::CLICK);
        let stroke =
            if n == at { Stroke::new(3.0, theme::palette(ui).seal) } else { Stroke::new(1.0, theme::palette(ui).line) };
        ui.painter().rect_stroke(place.expand(2.0), 2.0, stroke, StrokeKind::Outside);
        paint(ui, place, scene);
        if response.clicked() {
            context.actions.push(Action::Brief(BriefingStep::Go(n)));
        }
    }
}

/// The largest place of the page's shape in the middle of a rectangle.
fn fitted(rect: Rect, scene: &Scene) -> Rect {
    let scale = (rect.width() / scene.width).min(rect.height() / scene.height);
    Rect::from_center_size(rect.center(), vec2(scene.width, scene.height) * scale)
}

fn colour(Rgb([red, green, blue]): Rgb) -> Color32 {
    theme::solid(red, green, blue)
}

/// Draws a picture into a place.
fn paint(ui: &Ui, place: Rect, scene: &Scene) {
    let scale = place.width() / scene.width;
    let painter = ui.painter().with_clip_rect(place.intersect(ui.clip_rect()));
    let point = |[x, y]: [f32; 2]| -> Pos2 { place.min + vec2(x, y) * scale };
    let line = |stroke: &Option<(Rgb, f32)>| {
        stroke.map_or(Stroke::NONE, |(ink, width)| Stroke::new((width * scale).max(0.5), colour(ink)))
    };
    for shape in &scene.shapes {
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
        }
    }
}
