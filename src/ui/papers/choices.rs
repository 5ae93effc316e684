//! What is chosen for papers beside their readers: the red head, the watermark, the appendices.

use egui::Ui;

use super::super::Context;
use super::super::draft::{Drafts, Field, FieldLook};
use super::push;
use crate::model::{PaperAudience, Report};
use crate::session::{Action, OpenDocument, PaperStep};
use crate::table;

/// The width of the field for the watermark, in points.
const WATERMARK: f32 = 110.0;

/// What stands pale behind everything that goes out.
pub(super) fn watermark(ui: &mut Ui, report: &Report, drafts: &mut Drafts, context: &mut Context<'_>) {
    let words = context.words;
    let name = words.text("papers-watermark");
    ui.label(name);
    let field = Field {
        id: egui::Id::unique(("papers", "watermark", report.id.as_str())),
        name,
        node: None,
        of_node: false,
        value: &report.watermark,
        hint: words.text("field-empty"),
        multiline: false,
        width: WATERMARK,
        newlines: false,
        look: FieldLook::Form,
    };
    let make = |typed: &str| Ok(Action::Paper(PaperStep::Watermark(typed.to_owned())));
    drafts.field(ui, field, make, context.actions).on_hover_text(words.text("papers-watermark-tip"));
    let mut named = report.watermark_recipient;
    let mark = ui.checkbox(&mut named, words.text("papers-watermark-recipient"));
    if mark.on_hover_text(words.text("papers-watermark-recipient-tip")).changed() {
        push(context, PaperStep::WatermarkRecipient(named));
    }
}

/// Whether the red head is printed; papers for the public have none.
pub(super) fn head(ui: &mut Ui, report: &Report, context: &mut Context<'_>) {
    let words = context.words;
    let is_public = report.audience.unwrap_or(PaperAudience::Public) == PaperAudience::Public;
    let mut head = !report.letter_paper && !is_public;
    let mark = ui.add_enabled(!is_public, egui::Checkbox::new(&mut head, words.text("papers-head")));
    let tip = words.text("papers-head-tip");
    if mark.on_hover_text(tip).on_disabled_hover_text(tip).changed() {
        push(context, PaperStep::Head(head));
    }
}

/// The lists that are bound behind the paper.
pub(super) fn appendices(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    let bound = &document.papers().appendices;
    let name = words.with("papers-appendices", [("count", bound.len().into())]);
    let menu = ui.menu_button(name, |ui| {
        let lists = table::built_in().iter().filter(|own| table::LISTS.contains(&own.form.name.as_str()));
        let lists = lists.map(|own| (own.form.name.as_str(), words.text(own.word)));
        // Then what the office made itself, for this dataset or for all.
        let report = document.report().into_iter().flat_map(|report| &report.forms);
        let own = report.chain(context.session.kept_forms()).map(|form| (form.name.as_str(), form.name.as_str()));
        for (name, word) in lists.chain(own) {
            let mut chosen = bound.iter().any(|own| own == name);
            if ui.checkbox(&mut chosen, word).changed() {
                context.actions.push(Action::Paper(PaperStep::Appendix(name.to_owned(), chosen)));
            }
        }
    });
    menu.response.on_hover_text(words.text("papers-appendices-tip"));
}
