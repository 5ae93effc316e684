//! The preferences in one place; each holds at once.

use egui::{Slider, Ui};

use super::super::theme::{self, space};
use super::super::widgets::choice::choice;
use super::Context;
use crate::model::calendar::known_years;
use crate::session::{Action, FollowUp, ThemeChoice};
use crate::words::Language;

/// Shows the preferences.
pub(super) fn show(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    let present = context.session.preferences();
    let mut next = present.clone();
    ui.label(theme::text::title(words.text("settings-title")));
    ui.add_space(space::S);
    row(ui, words.text("settings-language"), |ui| {
        // A language is named in itself: who cannot read the present one must find the own one.
        for (language, name) in
            [(Language::Chinese, words.text("language-zh")), (Language::English, words.text("language-en"))]
        {
            if ui.radio(next.language() == language, name).clicked() {
                next.language = Some(language);
            }
        }
    });
    row(ui, words.text("settings-who"), |ui| {
        let field = egui::TextEdit::singleline(&mut next.who).desired_width(160.0);
        let field = super::super::widgets::framed(ui, field).on_hover_text(words.text("settings-who-tip"));
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, words.text("settings-who")));
    });
    row(ui, words.text("settings-theme"), |ui| {
        for (theme, key) in [
            (ThemeChoice::System, "command-theme-system"),
            (ThemeChoice::Light, "command-theme-light"),
            (ThemeChoice::Dark, "command-theme-dark"),
        ] {
            ui.radio_value(&mut next.theme, theme, words.text(key));
        }
    });
    row(ui, words.text("settings-zoom"), |ui| {
        let percent = Slider::new(&mut next.zoom, 0.5..=3.0)
            .step_by(0.1)
            .custom_formatter(|zoom, _| format!("{:.0}%", zoom * 100.0));
        // Taken when the handle is let go: the slider would run away from the pointer while the window grows.
        let response = ui.add(percent);
        if response.dragged() {
            ui.data_mut(|data| data.insert_temp(response.id, next.zoom));
            next.zoom = present.zoom;
        } else if let Some(zoom) = ui.data_mut(|data| data.remove_temp::<f32>(response.id)) {
            next.zoom = zoom;
        }
    });
    row(ui, words.text("settings-backups"), |ui| {
        ui.add(egui::DragValue::new(&mut next.backups).range(0..=200))
            .on_hover_text(words.text("settings-backups-tip"));
    });
    row(ui, words.text("settings-near-due"), |ui| {
        ui.add(egui::DragValue::new(&mut next.near_due_days).range(0..=365))
            .on_hover_text(words.text("settings-near-due-tip"));
    });
    row(ui, words.text("settings-pace"), |ui| {
        ui.add(egui::DragValue::new(&mut next.pace_points).range(0..=50))
            .on_hover_text(words.text("settings-pace-tip"));
    });
    row(ui, words.text("settings-holidays-label"), |ui| {
        let years: Vec<String> = known_years().iter().map(i16::to_string).collect();
        let text = words.with("settings-holidays", [("years", words.list(&years).into())]);
        ui.label(text).on_hover_text(words.text("settings-holidays-tip"));
    });
    row(ui, words.text("settings-follow-up"), |ui| {
        let word = |choice| match choice {
            FollowUp::Off => words.text("follow-up-off").to_owned(),
            FollowUp::Colours => words.text("follow-up-colours").to_owned(),
        };
        let (id, name) = (egui::Id::unique("follow up"), words.text("settings-follow-up"));
        let picked = choice(ui, id, name, next.follow_up, &[FollowUp::Off, FollowUp::Colours], word);
        next.follow_up = picked.unwrap_or(next.follow_up);
    });
    ui.label(theme::text::small(words.text("settings-follow-up-about")).weak());
    ui.add_space(space::L);
    ui.horizontal(|ui| {
        let close = ui.button(theme::text::strong(words.text("close")));
        if super::first(ui, close).clicked() {
            context.actions.push(Action::CloseDialog);
        }
        if ui.button(words.text("settings-reset")).on_hover_text(words.text("settings-reset-tip")).clicked() {
            next = present.reset();
        }
    });
    if next != *present {
        context.actions.push(Action::SetPreferences(Box::new(next)));
    }
}

fn row(ui: &mut Ui, label: &str, show: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(
            egui::vec2(150.0, theme::ROW),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_width(150.0);
                ui.label(label);
            },
        );
        show(ui);
    });
}
