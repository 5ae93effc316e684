//! The chart view: charts of the whole dataset, one alone or up to four side by side, with what is selected set off
//! in all of them.

mod bands;
mod brush;
mod drawn;
mod note;
mod panel;
mod plan;
mod table;

use std::collections::HashMap;

use egui::{Rect, Ui, UiBuilder, vec2};

use super::draft::Drafts;
use super::theme::{self, space};
use super::{Context, bars};
use crate::session::{Action, ChartPanel, ChartStep, Command, DocumentId, OpenDocument, Session};

use panel::{PanelPlace, PanelState};

/// The state of the chart view.
#[derive(Debug, Default)]
pub(super) struct ChartView {
    /// By the document and the number of the panel in it.
    panels: HashMap<(DocumentId, u32), PanelState>,
}

impl ChartView {
    /// Forgets what was looked at in documents that are closed.
    pub(super) fn forget_closed(&mut self, session: &Session) {
        self.panels.retain(|(document, _), _| session.document(*document).is_some());
    }

    /// Lets go of the layouts: what is out of sight is laid out again when it is looked at.
    pub(super) fn leave(&mut self) {
        self.panels.values_mut().for_each(PanelState::leave);
    }

    /// Takes the keys of commands that are about a table of this document while it has the keyboard.
    pub(super) fn take_keys(&mut self, ui: &Ui, document: DocumentId) {
        let own = self.panels.iter_mut().filter(|((of, _), _)| *of == document);
        own.for_each(|(_, panel)| panel.take_keys(ui));
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        document: &OpenDocument,
        drafts: &mut Drafts,
        context: &mut Context<'_>,
    ) {
        ui.horizontal(|ui| {
            for command in [
                Command::AddChart,
                Command::ChartTable,
                Command::CopyChart,
                Command::SaveChart,
                Command::SaveCharts,
                Command::SavePoster,
            ] {
                bars::tool(ui, command, context);
            }
            ui.separator();
            selection(ui, document, context);
        });
        ui.add_space(space::S);
        let (panels, used) = document.chart_panels();
        let id = document.id();
        self.panels.retain(|(of, own), _| *of != id || panels.iter().any(|panel| panel.id() == *own));
        let whole = ui.available_rect_before_wrap();
        for (at, panel) in panels.iter().enumerate() {
            let place = place(whole, at, panels.len());
            let several = panels.len() > 1;
            let inner = if several { place.shrink(space::S) } else { place };
            let builder = UiBuilder::new().id_salt(("panel", panel.id())).max_rect(inner);
            ui.scope_builder(builder, |ui| {
                ui.set_clip_rect(inner.intersect(ui.clip_rect()));
                let noted = note::noted(panel, document);
                let writes_note = !panels.iter().take(at).any(|other| note::noted(other, document) == noted);
                let place = PanelPlace { several, writes_note };
                self.panels.entry((id, panel.id())).or_default().show(ui, panel, place, document, drafts, context);
            });
            if several {
                frame(ui, place, panel, panel.id() == used, context);
            }
        }
        ui.advance_cursor_after_rect(whole);
    }
}

/// How many items are selected, and what can be done with them.
fn selection(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    let count = document.brush().len();
    if count == 0 {
        let tip = words.text("brush-tip");
        ui.add(egui::Label::new(theme::text::small(tip).weak()).truncate()).on_hover_text(tip);
        return;
    }
    ui.label(words.with("brush-count", [("count", count.into())])).on_hover_text(words.text("brush-tip"));
    bars::tool(ui, Command::OnlySelected, context);
    if ui.button(words.text("brush-clear")).clicked() {
        context.actions.push(Action::Brush(document.brush().iter().cloned().collect(), true));
    }
}

/// The place of one panel among so many: one alone, two beside each other, else two rows.
fn place(whole: Rect, at: usize, count: usize) -> Rect {
    let (across, down) = if count <= 1 { (1, 1) } else { (2, count.div_ceil(2)) };
    let size = vec2(whole.width() / across as f32, whole.height() / down as f32);
    let (column, row) = (at % across, at / across);
    // The last of three has a row of its own.
    let wide = if count % 2 == 1 && at + 1 == count && count > 1 { vec2(whole.width(), size.y) } else { size };
    Rect::from_min_size(whole.min + vec2(column as f32 * size.x, row as f32 * size.y), wide)
}

/// The frame of a panel; that of the one in use is strong. A press anywhere in it uses it.
fn frame(ui: &Ui, place: Rect, panel: &ChartPanel, used: bool, context: &mut Context<'_>) {
    let palette = theme::palette(ui);
    let colour = if used { palette.text } else { palette.line };
    let stroke = egui::Stroke::new(1.0, colour);
    ui.painter().rect_stroke(place.shrink(space::XS / 2.0), 2.0, stroke, egui::StrokeKind::Inside);
    let pressed = ui.input(|input| input.pointer.primary_pressed().then(|| input.pointer.interact_pos()).flatten());
    if !used && pressed.is_some_and(|pos| place.contains(pos)) && context.session.dialog().is_none() {
        context.actions.push(Action::Charts(ChartStep::Use(panel.id())));
    }
}
