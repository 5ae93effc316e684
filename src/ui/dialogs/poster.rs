//! On which sheet the wall chart is printed, with a look at every sheet.

use std::sync::{Arc, Weak};

use egui::{Id, Sense, Ui, vec2};

use super::super::theme::{self, space};
use super::super::widgets::choice::choice;
use super::super::{Context, picture};
use crate::chart::{self, Chart, LIGHT};
use crate::model::Date;
use crate::scene::{Scene, Sheet};
use crate::session::{Action, ChartStep, OpenDocument, PosterChoice};

/// The largest size of the sheet that is looked at, in points.
const LOOK: egui::Vec2 = vec2(520.0, 360.0);

/// What was chosen, and the sheets that it gives.
#[derive(Debug, Default)]
pub(crate) struct PosterState {
    choice: Option<PosterChoice>,
    /// The sheets, and the chart and choice that they were laid out for.
    made: Option<(Weak<Chart>, PosterChoice, Vec<Scene>)>,
    /// The sheet that is looked at.
    at: usize,
}

impl PosterState {
    /// Forgets what was chosen.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let words = context.words;
        let Some(document) = context.session.active() else { return };
        let Some(chart) = document.chart() else { return };
        let mut chosen = self.choice.unwrap_or_else(|| document.poster());
        ui.label(theme::text::title(words.text("poster-title")));
        ui.add_space(space::XS);
        ui.label(theme::text::small(words.text("poster-about")).weak());
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            let name = words.text("poster-sheet");
            ui.label(name);
            let word = |sheet: Sheet| {
                let [width, height] = sheet.size();
                let size = [("width", (width as usize).into()), ("height", (height as usize).into())];
                format!("{sheet:?}  {}", words.with("poster-size", size))
            };
            let id = Id::unique("poster sheet");
            chosen.sheet = choice(ui, id, name, chosen.sheet, &Sheet::ALL, word).unwrap_or(chosen.sheet);
            let tiled = egui::Checkbox::new(&mut chosen.is_tiled, words.text("poster-tiles"));
            ui.add_enabled(chosen.sheet != Sheet::A4, tiled).on_hover_text(words.text("poster-tiles-tip"));
        });
        // What was printed last was perhaps of other days than are on screen now.
        let shown = on_screen(document);
        let mut is_part = chosen.days != [None; 2] && shown.is_some();
        let name = shown.map_or_else(
            || words.text("poster-days").to_owned(),
            |[from, to]| {
                words.with("poster-days-of", [("from", words.date(from).into()), ("to", words.date(to).into())])
            },
        );
        let part = ui.add_enabled(shown.is_some(), egui::Checkbox::new(&mut is_part, name));
        part.on_hover_text(words.text("poster-days-tip")).on_disabled_hover_text(words.text("poster-days-all"));
        chosen.days = shown.filter(|_| is_part).map_or([None; 2], |days| days.map(Some));
        self.choice = Some(chosen);
        let is_made = |made: &(Weak<Chart>, PosterChoice, Vec<Scene>)| {
            std::ptr::eq(made.0.as_ptr(), Arc::as_ptr(chart)) && made.1 == chosen
        };
        if !self.made.as_ref().is_some_and(is_made) {
            let of = (&**document.document().dataset(), document.chart_day(context.session.today()));
            let sheets = chosen.sheets(chart, of, &LIGHT, words);
            (self.made, self.at) = (Some((Arc::downgrade(chart), chosen, sheets)), 0);
        }
        let Some((.., sheets)) = &self.made else { return };
        let count = sheets.len();
        ui.add_space(space::S);
        let (place, _) = ui.allocate_exact_size(LOOK, Sense::hover());
        if let Some(scene) = sheets.get(self.at) {
            let scale = (place.width() / scene.width).min(place.height() / scene.height);
            let sheet = egui::Rect::from_center_size(place.center(), vec2(scene.width, scene.height) * scale);
            picture::paint(ui, sheet, scene);
            let stroke = egui::Stroke::new(1.0, theme::palette(ui).line);
            ui.painter().rect_stroke(sheet, 0.0, stroke, egui::StrokeKind::Outside);
        }
        ui.horizontal(|ui| {
            ui.label(words.with("poster-count", [("count", count.into())]));
            let turn = |ui: &mut Ui, sign: &str, key: &str, is_there: bool| {
                let button = ui.add_enabled(is_there, egui::Button::new(sign));
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, is_there, words.text(key)));
                button.on_hover_text(words.text(key)).clicked()
            };
            if count > 1 {
                if turn(ui, "‹", "poster-before", self.at > 0) {
                    self.at -= 1;
                }
                ui.label(format!("{}/{count}", self.at + 1));
                if turn(ui, "›", "poster-after", self.at + 1 < count) {
                    self.at += 1;
                }
            }
        });
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            let save = ui.button(theme::text::strong(words.text("poster-save")));
            if super::first(ui, save).clicked() {
                context.actions.push(Action::Charts(ChartStep::Poster(chosen)));
            }
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::CloseDialog);
            }
        });
    }
}

/// The first and the last day on screen of the wall chart in use; nothing where all are.
fn on_screen(document: &OpenDocument) -> Option<[Date; 2]> {
    let (panels, used) = document.chart_panels();
    let panel = panels.iter().find(|panel| panel.id() == used)?;
    Some(panel.days?.map(chart::date))
}
