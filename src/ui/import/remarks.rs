//! What a person should look at: a line each, and F4 goes from one to the next.

use egui::{Key, ScrollArea, Ui};

use super::super::Context;
use super::super::keys::pressed_alone;
use super::super::theme;
use super::super::widgets;
use super::super::widgets::line::{self, Line};
use crate::session::{Action, Import, ImportStep, remark};

/// How many lines are shown before they are scrolled, and the height of a line in points.
const MOST: usize = 5;
const ROW: f32 = 24.0;

/// Shows the remarks with the paragraphs that they are about.
pub(super) fn show(ui: &mut Ui, import: &Import, paragraphs: &[Option<u32>], context: &mut Context<'_>) {
    let list = &import.understood.remarks;
    if list.is_empty() {
        return;
    }
    let words = context.words;
    let title = words.with("import-remarks", [("count", list.len().into())]);
    widgets::headed(ui, &title, words.text("import-remarks-about"), |_| {});
    let area = ScrollArea::vertical()
        .id_salt("remarks")
        .max_height(ROW * list.len().min(MOST) as f32)
        .auto_shrink([false, true]);
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, ROW, list.len(), |ui, range| {
        for at in range {
            let (Some(one), Some(paragraph)) = (list.get(at), paragraphs.get(at)) else { continue };
            let said = remark(one, *paragraph, &import.document, words);
            let (rect, clicked) = ui.push_id(("remark", at), |ui| line::pressed(ui, ROW, &said)).inner;
            let is_here = paragraph.is_some_and(|paragraph| paragraph as usize == import.chosen);
            let palette = theme::palette(ui);
            let line = if is_here { Line::strong(palette.text) } else { Line::body(palette.text) };
            line.paint(ui, egui::pos2(rect.left(), rect.center().y), rect.width(), &said);
            if let Some(paragraph) = paragraph.filter(|_| clicked) {
                context.actions.push(Action::Import(ImportStep::Choose(paragraph as usize)));
            }
        }
    });
}

/// F4 goes to the next paragraph that is to be looked at, round and round.
pub(super) fn next(ui: &Ui, import: &Import, paragraphs: &[Option<u32>], context: &mut Context<'_>) {
    if !pressed_alone(ui, Key::F4) {
        return;
    }
    let mut places: Vec<usize> = paragraphs.iter().flatten().map(|at| *at as usize).collect();
    places.sort_unstable();
    let next = places.iter().find(|at| **at > import.chosen).or_else(|| places.first());
    context.actions.extend(next.map(|at| Action::Import(ImportStep::Choose(*at))));
}
