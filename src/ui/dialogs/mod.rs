//! The one dialog on top of the window.

mod about;
mod backups;
mod close;
mod crashed;
mod damaged;
mod doubts;
mod due;
mod guide;
mod letters;
mod names;
mod next_round;
mod outside;
mod palette;
mod path_box;
mod poster;
mod progress;
pub(super) mod questions;
mod readings;
mod recover;
mod review;
mod sample;
mod settings;
mod shortcuts;
mod split;
mod templates;
mod typed;

use egui::{Id, Modal, Response, Ui};

use super::Context;
use super::theme::{self, space};
use crate::model::ClosingKind;
use crate::session::{Action, Dialog};
use crate::table::parse::DateBasis;

/// What the days of a dialog are read by.
fn days(context: &Context<'_>) -> DateBasis {
    DateBasis::today(context.session.record_day())
}

/// What is typed in the dialogs. All of it is forgotten when the dialog closes.
#[derive(Debug, Default)]
pub(super) struct Forms {
    palette: palette::PaletteState,
    path_box: path_box::PathBoxState,
    due: due::DueState,
    close: close::CloseState,
    letters: letters::LettersState,
    progress: progress::ProgressState,
    version: backups::VersionState,
    readings: readings::ReadingsState,
    review: review::ReviewState,
    round: next_round::RoundState,
    sample: sample::SampleState,
    split: split::SplitState,
    poster: poster::PosterState,
}

impl Forms {
    /// Forgets what was typed.
    pub(super) fn reset(&mut self) {
        self.palette.reset();
        self.path_box.reset();
        self.due.reset();
        self.close.reset();
        self.letters.reset();
        self.progress.reset();
        self.version.reset();
        self.readings.reset();
        self.review.reset();
        self.round.reset();
        self.sample.reset();
        self.split.reset();
        self.poster.reset();
    }
}

/// How wide a dialog is, and one with sentences to be read, in points.
const WIDE: f32 = 520.0;
const READ: f32 = 740.0;

/// Shows the dialog. Escape closes it without doing anything, and so does a click beside it where nothing is typed.
pub(super) fn show(ctx: &egui::Context, dialog: &Dialog, forms: &mut Forms, context: &mut Context<'_>) {
    let frame = egui::Frame::window(&ctx.style_of(ctx.theme()));
    let response = Modal::new(Id::unique("dialog")).frame(frame).show(ctx, |ui| {
        let width = if matches!(dialog, Dialog::Guide) { READ } else { WIDE };
        ui.set_width(width.min(ctx.content_rect().width() - 2.0 * space::XL));
        // A field on the white of a dialog would not be seen.
        ui.visuals_mut().text_edit_bg_color = Some(theme::palette(ui).panel);
        if is_long(dialog) {
            // More fields and questions than the window is high are scrolled to.
            scrolled(ui, 0.0).show(ui, |ui| content(ui, dialog, forms, context));
        } else {
            content(ui, dialog, forms, context);
        }
    });
    let typed = context.session.active().is_some_and(|document| document.typed().iter().any(|typed| typed.in_dialog));
    if response.should_close() && !(typed && response.backdrop_response.clicked()) {
        context.actions.push(Action::CloseDialog);
    }
}

/// The room of a dialog below what it shows already, but for so much at its foot.
fn scrolled(ui: &Ui, foot: f32) -> egui::ScrollArea {
    let window = ui.ctx().content_rect().height() - 2.0 * space::XL - ui.spacing().window_margin.sum().y;
    let most = (window - ui.min_rect().height() - foot).max(120.0);
    egui::ScrollArea::vertical().max_height(most).min_scrolled_height(most).auto_shrink([false, true])
}

/// The room above the buttons of a dialog and a line that says what is missing.
fn above_footer(ui: &Ui) -> egui::ScrollArea {
    scrolled(ui, 2.0 * theme::ROW + space::L + space::XL)
}

/// True where Enter takes what a dialog is about: not while it presses a button, or opens a list, that has the keyboard.
fn is_entered(ui: &Ui) -> bool {
    let is_free = ui.memory(|memory| memory.focused().is_none()) || ui.ctx().text_edit_focused();
    is_free && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

/// What has the keyboard when a dialog appears: Enter presses it. Escape, or a field that goes away, gives it back.
fn first(ui: &Ui, response: Response) -> Response {
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response
}

/// True for dialogs of many fields; the others have a list of their own that is scrolled, or are short.
fn is_long(dialog: &Dialog) -> bool {
    matches!(
        dialog,
        Dialog::Due(..) | Dialog::Review(_) | Dialog::NextRound(_) | Dialog::Progress(_) | Dialog::Settings
    )
}

fn content(ui: &mut Ui, dialog: &Dialog, forms: &mut Forms, context: &mut Context<'_>) {
    match dialog {
        Dialog::PathBox(purpose) => forms.path_box.show(ui, *purpose, context),
        Dialog::Audience(outgoing) => questions::audience(ui, outgoing, context),
        Dialog::Unsaved(ids, _) => questions::unsaved(ui, ids, context),
        Dialog::Overwrite(id, path) => questions::overwrite(ui, *id, path, context),
        Dialog::Palette => forms.palette.show(ui, context),
        Dialog::Due(nodes, to) => forms.due.show(ui, nodes, *to, context),
        Dialog::Close(nodes) => forms.close.show(ui, nodes, ClosingKind::Approved, context),
        Dialog::ClosingStep(nodes, kind) => forms.close.show(ui, nodes, *kind, context),
        Dialog::RunEvidence(file) => questions::run_evidence(ui, file, context),
        Dialog::Review(nodes) => forms.review.show(ui, nodes, context),
        Dialog::Sample(report) => forms.sample.show(ui, report, context),
        Dialog::NextRound(report) => forms.round.show(ui, report, context),
        Dialog::Progress(node) => forms.progress.show(ui, node, context),
        Dialog::Letters(nodes, kind, only) => forms.letters.show(ui, nodes, *kind, only.as_deref(), context),
        Dialog::Readings(node, text) => forms.readings.show(ui, node, text, context),
        Dialog::Recover => recover::show(ui, context),
        Dialog::Crashed(reports) => crashed::show(ui, reports, context),
        Dialog::Typed(id) => typed::show(ui, *id, context),
        Dialog::Outside(id) => outside::show(ui, *id, context),
        Dialog::Unreadable(id, cause, replaceable) => outside::unreadable(ui, *id, cause, *replaceable, context),
        Dialog::Damaged(path, error) => damaged::show(ui, path, error, context),
        Dialog::Backups(id, found) => backups::show(ui, *id, found, &mut forms.version, context),
        Dialog::Split => forms.split.show(ui, context),
        Dialog::Poster => forms.poster.show(ui, context),
        Dialog::Shortcuts => shortcuts::show(ui, context),
        Dialog::Templates => templates::show(ui, context),
        Dialog::Guide => guide::show(ui, context),
        Dialog::Settings => settings::show(ui, context),
        Dialog::About => about::show(ui, context),
    }
}
