//! A chart in the window as it is laid out for files too: painted as far as it is on screen, told under the pointer, reached
//! by the keyboard.
//!
//! Limits: a chart is laid out as a whole, in one frame, when its width changes. The wall chart, which has thousands of rows,
//! lays out only the rows on screen.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use super::super::charts::{self, Reached, areas};
use super::super::theme::{self, Palette};
use super::super::{Context, picture};
use super::bands::Bands;
use super::brush::selected;
use crate::chart::Chart;
use crate::model::{Dataset, NodeRef};
use crate::scene::{self, AreaKind, ChartLayout, Look};
use crate::session::OpenDocument;

/// The least width that a chart is laid out for; a narrower place is scrolled.
const LEAST: f32 = 320.0;

/// How much of the margin of a picture the window leaves out, in sizes of the words: it has margins of its own.
const INSET: f32 = 1.3;

/// What is higher than so many sizes of the words is no row, and is seen as far as there is room.
const ROW: f32 = 4.5;

/// How much may be wanting of a row that counts as whole, in points.
const SLACK: f32 = 1.0;

/// A chart, laid out for a width.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    of: Option<(Arc<Chart>, Look)>,
    layout: ChartLayout,
    /// Which shapes and which areas are where.
    shapes: Bands,
    areas: Bands,
    brushed: Brushed,
}

/// How much of each area is selected, and by which selection.
#[derive(Debug, Default)]
struct Brushed {
    by: Option<Arc<HashSet<NodeRef>>>,
    shares: Vec<f32>,
}

impl Drawn {
    pub(super) fn show(&mut self, ui: &mut Ui, chart: &Arc<Chart>, document: &OpenDocument, context: &mut Context<'_>) {
        let bar = ui.spacing().scroll.bar_width + ui.spacing().scroll.bar_inner_margin;
        let width = (ui.available_width() - bar).floor().max(LEAST);
        let text = egui::TextStyle::Body.resolve(ui.style()).size;
        let inset = text * INSET;
        self.follow(chart, Look { width: 2.0f32.mul_add(inset, width), colours: theme::ink(ui.ctx()), text });
        self.brush(document);
        let area = ScrollArea::both().id_salt("drawn").auto_shrink([false, false]);
        area.show_viewport(ui, |ui, seen| {
            let height = self.layout.scene.height - 2.0 * inset;
            let (place, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
            let inset = vec2(inset, inset);
            self.paint(ui, place.expand2(inset), seen.translate(inset), document.document().dataset(), context);
        });
    }

    /// Lays the chart out again where its values, its width or the theme are others: a chart that was made anew and says the
    /// same stays as it is.
    fn follow(&mut self, chart: &Arc<Chart>, look: Look) {
        let is_same = self.of.as_ref().is_some_and(|(of, with)| Arc::ptr_eq(of, chart) && *with == look);
        if let Some((of, _)) = self.of.as_mut().filter(|(of, with)| !is_same && *with == look && *of == *chart) {
            *of = Arc::clone(chart);
        } else if !is_same {
            self.layout = scene::layout(chart, &look);
            self.shapes = Bands::new(self.layout.scene.shapes.iter().map(scene::Shape::extent));
            self.areas = Bands::new(self.layout.areas.iter().map(|area| [area.at[1], area.at[1] + area.at[3]]));
            self.of = Some((Arc::clone(chart), look));
            self.brushed = Brushed::default();
        }
    }

    fn brush(&mut self, document: &OpenDocument) {
        let (set, dataset) = (document.brush(), document.document().dataset());
        if self.brushed.by.as_ref().is_none_or(|by| !Arc::ptr_eq(by, set)) {
            let shares = self.layout.areas.iter().filter(|_| !set.is_empty());
            self.brushed.shares = shares.map(|area| selected(area, set, dataset)).collect();
            self.brushed.by = Some(Arc::clone(set));
        }
    }

    fn paint(&self, ui: &Ui, place: Rect, seen: Rect, dataset: &Dataset, context: &mut Context<'_>) {
        let (palette, painter) = (theme::palette(ui), ui.painter());
        // Names of rows a screen further on are there too, so that the keyboard goes on from the last one that is seen.
        let near = seen.expand2(vec2(0.0, seen.height()));
        let mut front = Vec::new();
        for at in self.areas.between(near.top(), near.bottom()) {
            let Some(area) = self.layout.areas.get(at) else { continue };
            let [left, top, width, height] = area.at;
            let rect = Rect::from_min_size(place.min + vec2(left, top), vec2(width, height));
            let response = areas::respond(ui, area, rect, at);
            let share = self.brushed.shares.get(at).copied().unwrap_or(0.0);
            if area.kind == AreaKind::Link {
                if response.hovered() || share > 0.0 {
                    let row = if share > 0.0 { rect.with_max_x(place.right()) } else { rect };
                    painter.rect_filled(row, 2.0, palette.hovered);
                }
                if response.has_focus() {
                    front.push(egui::Shape::rect_stroke(
                        rect.expand(2.0),
                        2.0,
                        Stroke::new(1.5, palette.focus),
                        egui::StrokeKind::Outside,
                    ));
                }
                if response.gained_focus() {
                    response.scroll_to_me(None);
                }
            } else if share > 0.0 {
                front.push(strip(rect, share, palette));
            }
            if response.clicked() {
                let add = ui.input(|input| input.modifiers.command);
                context.actions.extend(areas::chosen(area, add, dataset));
            }
            if response.hovered() && area.kind == AreaKind::Mark {
                let (spot, holds) = (area.spot.clone(), Arc::clone(&area.holds));
                let reached = Reached { spot, clicked: false, text: area.text.clone(), holds };
                charts::reach(ui, Some(reached), dataset, context);
            }
        }
        let edge = seen.bottom();
        // The first shape is the ground, which the window has already.
        let seen = self.shapes.between(seen.top(), seen.bottom()).into_iter().filter(|at| *at > 0);
        picture::shapes(painter, place.min, 1.0, seen.filter_map(|at| self.layout.scene.shapes.get(at)));
        painter.extend(front);
        self.end_on_a_row(ui, place, edge);
    }

    /// Leaves out the row that is cut at the lower edge of what is seen: half a line of words reads as if it ended there.
    fn end_on_a_row(&self, ui: &Ui, place: Rect, edge: f32) {
        let most = ROW * self.of.as_ref().map_or(0.0, |(_, look)| look.text);
        let cut =
            self.areas.between(edge, edge).into_iter().filter_map(|at| self.layout.areas.get(at)).filter(|area| {
                let [_, top, _, height] = area.at;
                area.kind != AreaKind::Heading && height <= most && top < edge - SLACK && top + height > edge + SLACK
            });
        let Some(top) = cut.map(|area| area.at[1]).reduce(f32::min) else { return };
        let below = ui.clip_rect().with_min_y(place.top() + top);
        ui.painter().rect_filled(below, 0.0, theme::palette(ui).ground);
        ui.interact(below, ui.scope_id().with("below the last whole row"), Sense::CLICK | Sense::DRAG);
    }
}

/// The selected share of a mark as a strip along its foot: shown by its place, not by its colour.
fn strip(rect: Rect, share: f32, palette: &Palette) -> egui::Shape {
    let right = egui::lerp(rect.x_range(), share);
    let strip = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 4.0), pos2(right, rect.bottom()));
    let stroke = Stroke::new(1.0, palette.ground);
    egui::epaint::RectShape::new(strip, 0.0, palette.text, stroke, egui::StrokeKind::Outside).into()
}
