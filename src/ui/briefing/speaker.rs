//! The speaker's own window: the page on show and the next one, notes, the clock and how long it has lasted.

use std::time::Duration;

use egui::{Align, CentralPanel, Frame, Layout, Rect, ScrollArea, Sense, Ui, ViewportBuilder, ViewportId, vec2};

use super::super::Context;
use super::super::picture::paint;
use super::super::theme::{self, space};
use super::paint::{Drawn, fitted};
use crate::session::{Action, Briefing, BriefingStep};

/// The state of the window.
#[derive(Debug, Default)]
pub(super) struct Speaker {
    /// When the briefing on show began, by the clock of the window, and by that of the session.
    began: Option<(Duration, f64)>,
}

impl Speaker {
    pub(super) fn show(&mut self, ui: &Ui, drawn: &mut Drawn, briefing: &Briefing, context: &mut Context<'_>) {
        let now = ui.input(|input| input.time);
        let began = match self.began {
            Some((of, began)) if of == briefing.began => began,
            _ => now,
        };
        self.began = Some((briefing.began, began));
        let builder = ViewportBuilder::default()
            .with_title(context.words.text("speaker-title"))
            .with_inner_size([960.0, 600.0])
            .with_min_inner_size([480.0, 360.0]);
        ui.ctx().show_viewport_immediate(ViewportId::from_hash_of("speaker"), builder, |ui, _| {
            super::keys(ui, briefing, context);
            if ui.input(|input| input.viewport().close_requested()) {
                context.actions.push(Action::Brief(BriefingStep::Speaker));
            }
            let frame = Frame::new().fill(theme::palette(ui).panel).inner_margin(12.0);
            CentralPanel::default().frame(frame).show(ui, |ui| body(ui, drawn, briefing, now - began, context));
        });
        // The clock goes on although nobody touches anything.
        ui.ctx().request_repaint_after_secs(1.0);
    }
}

fn body(ui: &mut Ui, drawn: &mut Drawn, briefing: &Briefing, lasted: f64, context: &mut Context<'_>) {
    let words = context.words;
    clock(ui, briefing, lasted, context);
    ui.add_space(space::S);
    let (width, height) = (ui.available_width(), ui.available_height());
    let high = (width * 0.6 * 9.0 / 16.0).min(height * 0.62);
    ui.horizontal(|ui| {
        picture(ui, drawn, briefing, briefing.at, vec2(high * 16.0 / 9.0, high));
        ui.add_space(space::S);
        ui.vertical(|ui| {
            ui.label(theme::text::small(words.text("speaker-next")).weak());
            let wide = ui.available_width();
            picture(ui, drawn, briefing, briefing.at + 1, vec2(wide, (wide * 9.0 / 16.0).min(high)));
        });
    });
    ui.add_space(space::M);
    ui.label(theme::text::small(words.text("page-notes")).weak());
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let Some(page) = briefing.pages.get(briefing.at) else { return };
        let notes = page.entry.notes.as_str();
        if !notes.is_empty() || page.sources.is_empty() {
            let shown = if notes.is_empty() { words.text("speaker-no-notes") } else { notes };
            ui.add(egui::Label::new(egui::RichText::new(shown).size(20.0)).wrap());
            ui.add_space(space::S);
        }
        if !page.sources.is_empty() {
            ui.label(theme::text::small(words.text("speaker-sources")).weak());
        }
        for source in &page.sources {
            ui.add(egui::Label::new(source).wrap());
        }
    });
}

/// Page, clock, duration, and what the keys do.
fn clock(ui: &mut Ui, briefing: &Briefing, lasted: f64, context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        for (key, step) in [("speaker-back", BriefingStep::Back), ("speaker-forward", BriefingStep::Next)] {
            if ui.button(words.text(key)).clicked() {
                context.actions.push(Action::Brief(step));
            }
        }
        let page = format!("{} / {}", briefing.at + 1, briefing.pages.len());
        ui.label(theme::text::title(page));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let now = jiff::ZonedDateTime::now();
            ui.label(theme::text::title(format!("{:02}:{:02}", now.hour(), now.minute())));
            ui.add_space(space::M);
            let seconds = lasted.max(0.0) as u64;
            let text = format!("{:02}:{:02}", seconds / 60, seconds % 60);
            ui.label(theme::text::title(text).weak()).on_hover_text(words.text("speaker-lasted"));
            ui.add_space(space::M);
            ui.add(egui::Label::new(theme::text::small(words.text("briefing-keys")).weak()).truncate());
        });
    });
}

fn picture(ui: &mut Ui, drawn: &mut Drawn, briefing: &Briefing, at: usize, size: egui::Vec2) {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let place: Rect = fitted(rect);
    let line = egui::Stroke::new(1.0, theme::palette(ui).line);
    ui.painter().rect_stroke(place, 0.0, line, egui::StrokeKind::Outside);
    if let Some(scene) = drawn.scene(ui, &briefing.pages, at) {
        paint(ui, place, scene);
    }
}
