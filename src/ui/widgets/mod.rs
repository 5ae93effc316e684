//! Small widgets that several views draw.

pub(super) mod bulk;
pub(super) mod calendar;
pub(super) mod choice;
pub(super) mod date_field;
mod fault;
pub(super) mod found;
pub(super) mod line;
pub(super) mod main_button;
pub(super) mod news;
pub(super) mod next_steps;
pub(super) mod node_field;
pub(super) mod party_field;
pub(super) mod report_scope;
pub(super) mod shape;
pub(super) mod share_bar;
pub(super) mod small_bullet;
pub(super) mod status;
pub(super) mod uneven_rows;

pub(super) use fault::fault;

use egui::{Response, Ui};

use super::theme::{self, space};

use crate::document::Setting;
use crate::model::{ClosingKind, NodeId, NodeRef, Progress, Report, ReportId, Span};
use crate::session::{Action, Dialog};
use crate::words::Words;

/// The height of the heading of a block, in points.
const SECTION: f32 = 26.0;

/// In the place of what is being made; or of what was not, because the work on it broke off.
pub(super) fn pending(ui: &mut Ui, failed: bool, words: &Words) {
    if failed {
        empty(ui, words.text("broke-here"), words.text("broke-here-advice"));
    } else {
        ui.centered_and_justified(Ui::spinner);
    }
}

/// A rule across the page with air above and below.
pub(super) fn rule(ui: &mut Ui) {
    ui.add_space(space::S);
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(egui::vec2(width, 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, egui::Stroke::new(1.0, theme::palette(ui).line));
    ui.add_space(space::S);
}

/// A heading of a block, with a rule under it.
pub(super) fn section(ui: &mut Ui, text: &str) -> Response {
    headed(ui, text, "", |_| {})
}

/// A heading of a block, with a note behind it and what leads on at its right end.
pub(super) fn headed(ui: &mut Ui, text: &str, note: &str, leads_on: impl FnOnce(&mut Ui)) -> Response {
    ui.add_space(space::M);
    let width = ui.available_width();
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let shown = ui.allocate_ui_with_layout(egui::vec2(width, SECTION), layout, |ui| {
        ui.set_min_size(egui::vec2(width, SECTION));
        // What leads on is always whole; the note gives way.
        let from_right = egui::Layout::right_to_left(egui::Align::Center);
        let shown = ui.with_layout(from_right, |ui| {
            leads_on(ui);
            let shown = ui.with_layout(layout, |ui| {
                let response = ui.add(egui::Label::new(theme::text::section(text)).truncate());
                if !note.is_empty() {
                    ui.add(egui::Label::new(theme::text::small(note).weak()).truncate());
                }
                response
            });
            shown.inner
        });
        shown.inner
    });
    let line = shown.response.rect;
    ui.painter().hline(line.x_range(), line.bottom() - 0.5, egui::Stroke::new(1.0, theme::palette(ui).rule));
    ui.add_space(space::XS);
    shown.inner
}

/// A link that shows words of the source, or nothing where there are none.
pub(super) fn source_link(ui: &mut Ui, words: &Words, report: &ReportId, spans: &[Span], actions: &mut Vec<Action>) {
    if spans.is_empty() {
        return;
    }
    let link = ui.link(theme::text::small(words.text("show-source"))).on_hover_text(words.text("show-source-tip"));
    if link.clicked() {
        actions.push(Action::ShowSource(report.clone(), spans.to_vec()));
    }
}

/// What choosing a progress asks for: closing asks for date, verifier and manner, opening again for who did it and how; any
/// other is set at once.
pub(super) fn set_progress(node: NodeRef, present: Progress, progress: Progress) -> Action {
    if progress == Progress::Closed {
        Action::Ask(Dialog::Close(vec![node]))
    } else if present == Progress::Closed {
        Action::Ask(Dialog::ClosingStep(vec![node], ClosingKind::Reopened))
    } else {
        Action::Set(vec![node], Setting::Progress(progress))
    }
}

/// A field with a frame, for places where no other field beside it shows what it is.
pub(crate) fn framed(ui: &mut Ui, field: egui::TextEdit<'_>) -> Response {
    let line = theme::palette(ui).weak;
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::new(1.0, line);
        ui.add(field)
    })
    .inner
}

/// A considered empty state: what is missing and what to do.
pub(super) fn empty(ui: &mut Ui, headline: &str, advice: &str) {
    ui.vertical_centered(|ui| {
        ui.add_space(space::XL);
        ui.label(theme::text::section(headline));
        ui.label(egui::RichText::new(advice).weak());
        ui.add_space(space::XL);
    });
}

/// The name of a node in a line; its id where the report does not have it.
pub(super) fn node_name(report: &Report, id: &NodeId) -> String {
    report.line_name(id).unwrap_or_else(|| id.as_str().to_owned())
}

/// Brings what the keyboard went to into view, where the edge of the list or the page cuts it off. Called at its end.
pub(crate) fn follow_focus(ui: &Ui) {
    let id = ui.scope_id().with("followed focus");
    let Some(focused) = ui.memory(egui::Memory::focused) else { return };
    if ui.data(|data| data.get_temp(id)) == Some(focused) {
        return;
    }
    // Where it stood in the last frame: a field that came in this one brings itself into view.
    let place = ui
        .ctx()
        .viewport(|viewport| viewport.prev_pass.widgets.get(focused).map(|widget| (widget.rect, widget.layer_id)));
    let Some((rect, layer)) = place else { return };
    ui.data_mut(|data| data.insert_temp(id, focused));
    // What was clicked on is seen, and stays under the pointer.
    if ui.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        return;
    }
    let is_beside = layer != ui.layer_id() || !ui.min_rect().contains(rect.center());
    if !is_beside && !ui.clip_rect().contains_rect(rect) {
        ui.scroll_to_rect(rect.expand(theme::ROW), None);
    }
}
