//! What the toolkit asks of the program: a frame, its input, what is kept.

use eframe::Frame;
use egui::Ui;

use super::{App, crash, kept_preferences};
use crate::ui;

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut Frame) {
        crash::rehearsal::rehearse(crash::rehearsal::WINDOW);
        self.placement.step(ctx, frame);
        self.display.step(ctx, frame);
        // A frame is shown when the window gets the focus; the clock sees to it that one is shown at midnight.
        self.ask_the_day(ctx, frame);
        if let Some(rest) = self.clock.wakes_after() {
            ctx.request_repaint_after(rest);
        }
        self.report(ctx, frame);
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing {
            // What stands in a field is work too.
            let mut typed = Vec::new();
            self.panels.take_typed(&mut typed);
            self.act(typed, ctx, frame);
        }
        let actions = self.gather(ctx);
        self.act(actions, ctx, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        let actions = self.panels.show(ui, &self.session);
        let ctx = ui.ctx().clone();
        if self.input_order.taken() {
            ctx.request_repaint();
        }
        self.act(actions, &ctx, frame);
        self.show_title(&ctx);
        if let Some(report) = &mut self.startup
            && report.frame(&self.session)
        {
            self.close(&ctx);
        }
        self.go_on_with_pictures(&ctx, frame);
        self.clipboard.follow(&ctx);
    }

    fn raw_input_hook(&mut self, _: &egui::Context, input: &mut egui::RawInput) {
        self.input_order.part(input);
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.clipboard.leave();
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        if self.keeps_preferences {
            self.session.note_bookmarks();
            let preferences = self.kept.merged_with_others(self.session.preferences(), self.folders.as_ref());
            eframe::set_value(storage, kept_preferences::KEY, &preferences);
        }
    }

    /// Widths of columns are the person's, not those of pictures.
    fn persist_egui_memory(&self) -> bool {
        self.keeps_preferences
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        ui::theme::palette_of(visuals).ground.to_normalized_gamma_f32()
    }
}
