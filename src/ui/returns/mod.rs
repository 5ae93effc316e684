//! What came back from the units: which have answered, and each file as a comparison with what is here.

mod pane;

use egui::Ui;

use super::compare::ComparisonPage;
use super::theme;
use super::{Context, widgets};
use crate::session::{Action, Command, OpenDocument, ReturnStep};

/// The state of the view.
#[derive(Debug, Default)]
pub(super) struct ReturnsView {
    page: ComparisonPage,
    pane: pane::Pane,
}

impl ReturnsView {
    /// Shows the units and their files beside the page; nothing where none came back.
    pub(super) fn show_pane(
        &mut self,
        ui: &mut Ui,
        document: &OpenDocument,
        has_keyboard: bool,
        context: &mut Context<'_>,
    ) {
        let Some(returns) = document.returns() else { return };
        let Some(collection) = &returns.collection else { return };
        if let Some(file) = self.pane.show(ui, returns, collection, has_keyboard, context) {
            context.actions.push(Action::Return(ReturnStep::Look(file)));
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, has_keyboard: bool, context: &mut Context<'_>) {
        let words = context.words;
        let Some(returns) = document.returns() else {
            widgets::empty(ui, words.text("collect-none"), words.text("collect-none-advice"));
            ui.vertical_centered(|ui| {
                if ui.button(theme::text::strong(words.text("collect-files"))).clicked() {
                    context.actions.push(Action::Run(Command::Collect));
                }
            });
            return;
        };
        match returns.comparing() {
            Some(comparing) => self.page.show(ui, comparing, has_keyboard, context),
            None => widgets::pending(ui, returns.failed, words),
        }
    }
}
