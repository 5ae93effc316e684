//! A plain box for a path, for desktops without a dialog that answers.

use std::path::{Path, PathBuf};

use egui::{Key, TextEdit, Ui};

use super::super::theme::{self, space};
use super::super::widgets;
use super::Context;
use crate::session::{Action, OpenDocument, Purpose};

/// What was typed, once the box is open.
#[derive(Debug, Default)]
pub(crate) struct PathBoxState {
    text: Option<String>,
}

impl PathBoxState {
    /// Forgets what was typed.
    pub(crate) fn reset(&mut self) {
        self.text = None;
    }

    pub(super) fn show(&mut self, ui: &mut Ui, purpose: Purpose, context: &mut Context<'_>) {
        let words = context.words;
        let opens = matches!(
            purpose,
            Purpose::Open | Purpose::Import | Purpose::Compare(..) | Purpose::Collect(_) | Purpose::Evidence(_)
        );
        let go = if opens { "path-open" } else { "path-save" };
        ui.label(theme::text::title(words.text(purpose.title())));
        ui.add_space(space::S);
        ui.label(egui::RichText::new(words.text("path-why")).weak());
        ui.add_space(space::S);
        let fresh = self.text.is_none();
        let text = self.text.get_or_insert_with(|| proposal(purpose, context));
        let field = TextEdit::singleline(text).hint_text(words.text("path-hint")).desired_width(f32::INFINITY);
        let field = widgets::framed(ui, field);
        if fresh {
            field.request_focus();
        }
        folders(ui, text, context);
        ui.add_space(space::L);
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let ready = !text.trim().is_empty();
        ui.horizontal(|ui| {
            let done = ui.add_enabled(ready, egui::Button::new(words.text(go))).clicked() || (enter && ready);
            if done {
                context.actions.push(Action::PathsChosen(purpose, vec![PathBuf::from(text.trim())]));
            }
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::DialogCancelled(purpose));
            }
        });
    }
}

/// The path to begin with: the document's own, or its name in the folder used last.
fn proposal(purpose: Purpose, context: &Context<'_>) -> String {
    let folder = context.session.recent().first().and_then(|path| path.parent()).map(Path::to_owned);
    let path = match purpose {
        Purpose::SaveAs(id) => {
            let own = context.session.document(id).and_then(OpenDocument::path).map(Path::to_owned);
            own.unwrap_or_else(|| folder.unwrap_or_default().join(context.session.proposed()))
        }
        _ => folder.unwrap_or_default().join(context.session.proposed()),
    };
    path.display().to_string()
}

/// The folders of the recent files: a click puts one before the name.
fn folders(ui: &mut Ui, text: &mut String, context: &Context<'_>) {
    let mut folders: Vec<&Path> = context.session.recent().iter().filter_map(|path| path.parent()).collect();
    folders.dedup();
    if folders.is_empty() {
        return;
    }
    ui.add_space(space::S);
    ui.label(theme::text::small(context.words.text("path-folders")).weak());
    for folder in folders.into_iter().take(6) {
        if ui.link(folder.display().to_string()).clicked() {
            let name = Path::new(text.as_str()).file_name().map(ToOwned::to_owned).unwrap_or_default();
            *text = folder.join(name).display().to_string();
        }
    }
}
