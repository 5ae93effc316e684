//! The former versions of a file: look at one, and take it back by saving it.

use egui::{Id, Key, RichText, ScrollArea, TextEdit, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme::{self, space};
use super::super::widgets;
use super::Context;

use crate::session::{Action, Backup, CompareStep, DocumentId, PaperStep};

/// The name and the note of a version that is to be kept.
#[derive(Debug, Default)]
pub(crate) struct VersionState {
    name: String,
    note: String,
    error: bool,
    /// The name that is being kept.
    asked: Option<String>,
}

impl VersionState {
    /// Forgets what was typed.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    /// The fields for a version under a name (定稿).
    fn show(&mut self, ui: &mut Ui, id: DocumentId, context: &mut Context<'_>) {
        let words = context.words;
        ui.label(theme::text::strong(words.text("version-title")));
        ui.label(RichText::new(words.text("version-about")).weak());
        ui.horizontal(|ui| {
            let mut enter = false;
            for (key, text, width) in [("version-name", &mut self.name, 140.0), ("version-note", &mut self.note, 180.0)]
            {
                let label = ui.label(words.text(key));
                let field = widgets::framed(ui, TextEdit::singleline(text).desired_width(width)).labelled_by(label.id);
                enter |= field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                if key == "version-name" && ui.memory(|memory| memory.focused().is_none()) && !enter {
                    field.request_focus();
                }
                if field.changed() {
                    self.error = false;
                }
                let id = Id::unique(("version", key));
                tell_own(&OwnField { id, name: words.text(key), node: None, in_dialog: true }, text, context);
            }
            if ui.button(words.text("version-take")).clicked() || enter {
                let [name, note] = [&self.name, &self.note].map(|text| text.trim().to_owned());
                self.error = name.is_empty();
                if !self.error {
                    self.asked = Some(name.clone());
                    context.actions.push(Action::KeepVersion(id, name, note));
                }
            }
        });
        if self.error {
            ui.colored_label(theme::palette(ui).missed, words.text("version-needs-name"));
        }
        ui.add_space(space::M);
    }
}

/// Shows the versions, newest first.
pub(super) fn show(ui: &mut Ui, id: DocumentId, found: &[Backup], state: &mut VersionState, context: &mut Context<'_>) {
    let words = context.words;
    ui.label(theme::text::title(words.text("backups-title")));
    if let Some(document) = context.session.document(id) {
        ui.label(document.name());
    }
    ui.add_space(space::S);
    // What was typed stays until the version is among those that are kept.
    let is_kept = |name: &String| found.iter().any(|own| own.name.as_ref().is_some_and(|own| own.name == *name));
    if state.asked.take_if(|name| is_kept(name)).is_some() {
        state.reset();
    }
    state.show(ui, id, context);
    let about = if found.is_empty() { "backups-none" } else { "backups-about" };
    ui.label(RichText::new(words.text(about)).weak());
    ui.add_space(space::S);
    ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
        for backup in found {
            ui.horizontal(|ui| {
                let open = ui.button(words.text("backups-open")).on_hover_text(words.text("backups-open-tip"));
                if open.clicked() {
                    context.actions.push(Action::Restore(id, backup.clone()));
                }
                let compare = ui.button(words.text("backups-compare")).on_hover_text(words.text("backups-compare-tip"));
                if compare.clicked() {
                    context.actions.push(Action::Compare(CompareStep::WithFormer(id, backup.clone())));
                }
                let monthly = ui.button(words.text("backups-monthly")).on_hover_text(words.text("backups-monthly-tip"));
                if monthly.clicked() {
                    context.actions.push(Action::Paper(PaperStep::FromBackup(id, backup.clone())));
                }
                if let Some(version) = &backup.name {
                    let arguments = [("date", words.date(version.on).into()), ("who", version.who.as_str().into())];
                    ui.label(theme::text::strong(&version.name)).on_hover_text(&version.note);
                    ui.label(RichText::new(words.with("version-by", arguments)).weak());
                    if !version.note.is_empty() {
                        ui.add(egui::Label::new(theme::text::small(&version.note).weak()).truncate());
                    }
                    return;
                }
                ui.label(words.moment(backup.replaced));
                let size = words.with("kilobytes", [("size", (backup.bytes.div_ceil(1024)).into())]);
                ui.label(RichText::new(size).weak());
            });
        }
    });
    ui.add_space(space::L);
    if ui.button(words.text("close")).clicked() {
        context.actions.push(Action::CloseDialog);
    }
}
