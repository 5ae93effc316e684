//! The note of the person's own below a chart: a field that grows with its text, up to a few lines.

use egui::{Id, ScrollArea, Stroke, Ui};

use super::super::Context;
use super::super::draft::{Drafts, Field, FieldLook};
use super::super::theme::{self, space};
use crate::chart::{Named, note_on, noted_report};
use crate::model::ReportId;
use crate::session::{Action, ChartPanel, ChartStep, OpenDocument};

/// How high the field is before it is known, and at most, in points: the chart keeps its room.
const LEAST: f32 = 30.0;
const MOST: f32 = 92.0;

/// Which note stands below a panel: that of a chart in a report. Two panels may have the same.
pub(super) fn noted<'a>(panel: &ChartPanel, document: &'a OpenDocument) -> Option<(&'a ReportId, Named)> {
    let report = noted_report(document.document().dataset(), &panel.spec.scope)?;
    Some((&report.id, panel.spec.named))
}

/// The field of one panel.
#[derive(Debug, Default)]
pub(super) struct NoteField {
    /// How high its text was in the last frame, in points.
    height: f32,
}

impl NoteField {
    /// How much room it takes below the chart, in points; none where there is no report that could hold a note.
    pub(super) fn height(&self, panel: &ChartPanel, document: &OpenDocument) -> f32 {
        if noted(panel, document).is_some() { self.height.clamp(LEAST, MOST) + space::XS } else { 0.0 }
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        panel: &ChartPanel,
        document: &OpenDocument,
        drafts: &mut Drafts,
        context: &mut Context<'_>,
    ) {
        let spec = &panel.spec;
        let Some(report) = noted_report(document.document().dataset(), &spec.scope) else { return };
        let (named, id) = (spec.named, report.id.clone());
        let value = note_on(report, named.name(), named.former_names());
        let field = Field {
            id: Id::unique(("chart note", id.as_str(), named.name())),
            name: context.words.text("chart-note"),
            node: None,
            of_node: false,
            value: &value,
            hint: context.words.text("chart-note-hint"),
            multiline: true,
            width: ui.available_width() - space::L,
            newlines: true,
            look: FieldLook::Form,
        };
        let make = move |text: &str| Ok(Action::Charts(ChartStep::Note(id.clone(), named, text.to_owned())));
        let line = theme::palette(ui).line;
        ui.add_space(space::XS);
        let area = ScrollArea::vertical().id_salt("note").auto_shrink([false, false]).show(ui, |ui| {
            ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, line);
            drafts.field(ui, field, make, context.actions);
        });
        let height = area.content_size.y;
        if (height - self.height).abs() > 0.5 {
            self.height = height;
            ui.request_repaint();
        }
    }
}

/// The note of a chart whose field stands below another panel that shows the same chart.
pub(super) fn repeated(ui: &mut Ui, panel: &ChartPanel, document: &OpenDocument) {
    let report = noted_report(document.document().dataset(), &panel.spec.scope);
    let named = panel.spec.named;
    let note = report.map(|report| note_on(report, named.name(), named.former_names())).unwrap_or_default();
    ui.add_space(space::XS);
    ui.add(egui::Label::new(&note).truncate()).on_hover_text(&note);
}
