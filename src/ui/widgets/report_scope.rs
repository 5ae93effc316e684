//! Which reports of a collection are looked at: all of them, or one.

use std::sync::Arc;

use egui::{ScrollArea, Ui};

use crate::analysis::Scope;
use crate::model::Report;
use crate::words::Words;

/// How many characters of a title stand in the button.
const SHORT: usize = 16;

/// A button with the present one and a list of all; gives the one that was picked instead. `name` is what the button is
/// called. Where there is one report there is nothing to be chosen.
pub(crate) fn report_scope(
    ui: &mut Ui,
    name: &str,
    present: &Scope,
    reports: &[Arc<Report>],
    words: &Words,
) -> Option<Scope> {
    if reports.len() < 2 {
        return None;
    }
    let all = words.text("scope-all");
    let title = match present {
        Scope::All => all,
        Scope::Report(id) => reports.iter().find(|report| report.id == *id).map_or("", |report| &report.title),
    };
    let mut short: String = title.chars().take(SHORT).collect();
    if short.len() < title.len() {
        short.push('…');
    }
    let mut picked = None;
    let button = ui.menu_button(short, |ui| {
        ui.set_min_width(320.0);
        if ui.selectable_label(*present == Scope::All, all).clicked() {
            picked = Some(Scope::All);
        }
        let area = ScrollArea::vertical().max_height(360.0);
        // A collection may hold thousands.
        area.show_rows(ui, ui.spacing().interact_size.y, reports.len(), |ui, range| {
            for report in reports.get(range).unwrap_or_default() {
                let is_present = matches!(present, Scope::Report(id) if *id == report.id);
                if ui.selectable_label(is_present, &report.title).clicked() {
                    picked = Some(Scope::Report(report.id.clone()));
                    ui.close();
                }
            }
        });
    });
    button.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    button.response.on_hover_text(title);
    picked.filter(|picked| picked != present)
}
