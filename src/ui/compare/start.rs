//! No comparison yet: what the document can be compared with.

use egui::{ScrollArea, Ui};

use super::super::Context;
use super::super::theme::{self, space};
use crate::session::{Action, Command, CompareStep, OpenDocument, Role};

pub(super) fn show(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    let mut step = None;
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space(space::L);
        ui.label(theme::text::title(words.text("compare-start")));
        ui.add_space(space::S);
        ui.label(words.text("compare-start-about"));
        ui.add_space(space::L);
        ui.horizontal_wrapped(|ui| {
            let file = ui.button(theme::text::strong(words.text("compare-file")));
            if file.on_hover_text(words.text("compare-file-tip")).clicked() {
                step = Some(CompareStep::AskFile(Role::Theirs));
            }
            if document.path().is_some()
                && ui.button(words.text("compare-backup")).on_hover_text(words.text("compare-backup-tip")).clicked()
            {
                context.actions.push(Action::Run(Command::Backups));
            }
        });
        let others: Vec<_> = context.session.documents().iter().filter(|other| other.id() != document.id()).collect();
        if !others.is_empty() {
            heading(ui, words.text("compare-open-documents"));
            for other in others {
                if ui.link(other.name()).clicked() {
                    step = Some(CompareStep::WithDocument(other.id()));
                }
            }
        }
        let reports = &document.document().dataset().reports;
        let own = document.report().filter(|_| reports.len() > 1);
        if let Some(own) = own {
            heading(ui, &words.with("compare-reports", [("title", own.title.clone().into())]));
            // A collection may hold a thousand: those of the same body are what is sought.
            let same = reports.iter().filter(|other| other.id != own.id && other.inspected_body == own.inspected_body);
            let rest = reports.iter().filter(|other| other.id != own.id && other.inspected_body != own.inspected_body);
            for other in same.chain(rest).take(100) {
                if ui.link(&other.title).clicked() {
                    step = Some(CompareStep::WithReport(own.id.clone(), other.id.clone()));
                }
            }
        }
    });
    context.actions.extend(step.map(Action::Compare));
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(space::L);
    ui.label(theme::text::section(text));
    ui.add_space(space::XS);
}
