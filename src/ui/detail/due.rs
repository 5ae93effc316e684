//! A due date on the page of its node, with the changes that it went through.

use egui::{RichText, Ui};

use super::super::theme;
use super::super::widgets::{parse, shape};
use super::form::{Form, Look};
use crate::document::Change;
use crate::model::{Due, NodeRef};
use crate::session::{Action, Dialog};

/// A due date: typed once, then only moved, with the reason. The first date is never overwritten.
pub(super) fn show(
    ui: &mut Ui,
    node: &NodeRef,
    due: Option<&Due>,
    late: bool,
    form: &mut Form<'_, '_>,
    make: impl Fn(Option<Due>) -> Change + 'static,
) {
    let words = form.words();
    let Some(present) = due else {
        let known = form.words();
        form.field(ui, (node, "due"), words.text("due"), "", Look::Line(140.0), move |text| {
            Ok(make(parse::when(text, &known)?.map(Due::new)))
        });
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let is_worded = !present.has_limit() && !present.words.is_empty();
        let unknown = || if is_worded { words.due(present) } else { words.text("due-unknown").to_owned() };
        ui.label(present.present().map_or_else(unknown, |when| words.when(when)));
        if let Some(days) = &present.days {
            ui.label(RichText::new(words.due_days(days)).weak());
        }
        if late {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, theme::ROW), egui::Sense::hover());
            shape::paint_late(ui.painter(), rect.center(), theme::palette(ui));
            ui.colored_label(theme::palette(ui).seal, words.text("overdue"));
        }
        if !present.words.is_empty() && !is_worded {
            ui.label(RichText::new(format!("“{}”", present.words)).weak());
        }
        if ui.small_button(words.text("due-move")).on_hover_text(words.text("due-move-tip")).clicked() {
            form.context.actions.push(Action::Ask(Dialog::Due(vec![node.clone()], None)));
        }
        if ui.small_button(words.text("remove")).on_hover_text(words.text("remove-tip")).clicked() {
            form.change(make(None));
        }
    });
    for change in &present.changes {
        let on = change.on.map_or_else(|| words.text("due-changed-undated").to_owned(), |on| words.date(on));
        let arguments = [
            ("from", words.when(change.from).into()),
            ("to", words.when(change.to).into()),
            ("on", on.into()),
            ("reason", change.reason.clone().into()),
        ];
        ui.label(theme::text::small(words.with("due-changed", arguments)).weak());
    }
}
