//! Figures of the source that no indicator uses yet: named on hover, put to use by a click.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Galley, Pos2, Response, Ui};

use super::super::Context;
use super::super::theme;
use crate::model::{Indicator, IndicatorId, Item, Report, ReportId, Source, Span};
use crate::quantity::{Quantity, quantities};
use crate::session::{Action, FigureUse};

/// The figures of the paragraphs that the pointer was on, and the one that was clicked.
#[derive(Debug, Default)]
pub(super) struct Live {
    of: Option<Arc<Source>>,
    read: HashMap<usize, Vec<Quantity>>,
    picked: Option<Picked>,
}

/// A figure whose menu is open.
#[derive(Debug)]
struct Picked {
    span: Span,
    figure: Quantity,
    at: Pos2,
}

impl Live {
    /// Forgets what was read of another source.
    pub(super) fn follow(&mut self, source: &Arc<Source>) {
        if !self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, source)) {
            *self = Self { of: Some(Arc::clone(source)), ..Self::default() };
        }
    }

    /// Names the figure under the pointer on hover; a click opens its menu.
    pub(super) fn hover(
        &mut self,
        ui: &Ui,
        response: &Response,
        paragraph: usize,
        text: &str,
        (galley, place, pos): (&Galley, Pos2, Pos2),
        context: &Context<'_>,
    ) {
        let figures = self.read.entry(paragraph).or_insert_with(|| quantities(text));
        let at = galley.cursor_from_pos(pos - place).index.0 as u32;
        let figure = figures.iter().find(|figure| figure.is_amount() && (figure.start..figure.end).contains(&at));
        let Some(figure) = figure else { return };
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        // The words that the click is about.
        let cursor = |at: u32| galley.pos_from_cursor(egui::text::CCursor::new(at as usize)).translate(place.to_vec2());
        let (from, to) = (cursor(figure.start), cursor(figure.end));
        if (from.top() - to.top()).abs() < 1.0 {
            let line = egui::Stroke::new(1.0, theme::palette(ui).weak);
            ui.painter().hline(from.left()..=to.left(), from.bottom() - 4.0, line);
        }
        if response.clicked() {
            let span = figure.span(paragraph as u32);
            self.picked = Some(Picked { span, figure: figure.clone(), at: pos });
        }
        let words = context.words;
        let whole = format!("{}{}", figure.text, figure.counted_noun);
        let scope = words.list(&figure.scope);
        let parts: Vec<String> = [whole, scope].into_iter().filter(|text| !text.is_empty()).collect();
        let tip = words.with("figure-use-about", [("text", parts.join(" · ").into())]);
        response.clone().on_hover_text_at_pointer(tip);
    }

    /// The menu of the figure that was clicked.
    pub(super) fn menu(&mut self, ui: &Ui, report: &Arc<Report>, context: &mut Context<'_>) {
        let Some(picked) = &self.picked else { return };
        let mut open = true;
        let mut chosen = None;
        let anchor = egui::PopupAnchor::Position(picked.at);
        egui::Popup::new(ui.scope_id().with("figure"), ui.ctx().clone(), anchor, ui.layer_id())
            .open_bool(&mut open)
            .show(|ui| chosen = uses(ui, picked, report, context));
        if let Some(used) = chosen {
            let id: ReportId = report.id.clone();
            context.actions.push(Action::UseFigure(id, picked.span.clone(), used));
            open = false;
        }
        if !open {
            self.picked = None;
        }
    }
}

/// What a figure is used as for an indicator.
type Use = fn(IndicatorId) -> FigureUse;

/// What the figure can be used as: an indicator of the item that its words belong to, or a value of one of the
/// item's indicators in the same unit.
fn uses(ui: &mut Ui, picked: &Picked, report: &Report, context: &Context<'_>) -> Option<FigureUse> {
    let words = context.words;
    ui.set_min_width(260.0);
    ui.label(theme::text::strong(format!("{}{}", picked.figure.text, picked.figure.counted_noun)));
    let Some(item) = owner(report, &picked.span) else {
        ui.label(words.text("figure-no-item"));
        return None;
    };
    ui.label(theme::text::small(&item.title).weak());
    ui.separator();
    if ui.button(words.text("figure-as-indicator")).clicked() {
        return Some(FigureUse::Indicator(item.id.clone()));
    }
    let fitting: Vec<&Indicator> =
        item.indicators.iter().filter(|indicator| indicator.unit == picked.figure.unit).collect();
    let mut chosen = None;
    let kinds: [(&str, Use); 3] = [
        ("figure-as-reading", FigureUse::Reading),
        ("figure-as-target", FigureUse::Target),
        ("figure-as-baseline", FigureUse::Baseline),
    ];
    for (key, used) in kinds.into_iter().filter(|_| !fitting.is_empty()) {
        ui.menu_button(words.text(key), |ui| {
            for indicator in &fitting {
                if ui.button(&indicator.name).clicked() {
                    chosen = Some(used(indicator.id.clone()));
                }
            }
        });
    }
    chosen
}

/// The item whose words hold these.
fn owner<'a>(report: &'a Report, span: &Span) -> Option<&'a Item> {
    let holds = |own: &Span| own.paragraph == span.paragraph && own.start <= span.start && span.end <= own.end;
    let of_item = |item: &Item| {
        let measures = item.measures.iter().flat_map(|measure| &measure.source);
        item.source.iter().chain(measures).any(holds)
    };
    report.items().map(Arc::as_ref).find(|item| of_item(item))
}
