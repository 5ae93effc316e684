//! The named versions (定稿) with which a report of a period begins and ends.

use egui::{Align, ComboBox, Layout, Ui, vec2};

use super::super::Context;
use super::super::widgets::choice::drop_down;
use super::push;
use crate::paper::PaperVersion;
use crate::session::{KeptVersion, OpenDocument, PaperStep, VersionEnd};
use crate::words::Words;

/// The room for the name of an end and its list, in points.
const BLOCK: f32 = 220.0;

pub(super) fn show(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    let papers = document.papers();
    if papers.versions.is_empty() {
        return;
    }
    let ends = [
        (
            VersionEnd::From,
            papers.earlier.as_ref(),
            "papers-version-from",
            "papers-version-days",
            PaperStep::DropEarlier,
        ),
        (VersionEnd::To, papers.later.as_ref(), "papers-version-to", "papers-version-now", PaperStep::DropLater),
    ];
    for (end, present, label, none, drop) in ends {
        let present = present.filter(|own| own.on.is_some());
        // One block, so that a name never stands at the end of a line without its list.
        let size = vec2(BLOCK, ui.spacing().interact_size.y);
        let layout = Layout::left_to_right(Align::Center);
        let step = ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_min_size(size);
            ui.label(words.text(label));
            list(ui, (end, present), (label, none, drop), &papers.versions, words)
        });
        if let Some(step) = step.inner {
            push(context, step);
        }
    }
}

/// The versions to choose from, and the way back to none. Returns what was chosen.
fn list(
    ui: &mut Ui,
    (end, present): (VersionEnd, Option<&PaperVersion>),
    (label, none, drop): (&'static str, &'static str, PaperStep),
    versions: &[KeptVersion],
    words: &Words,
) -> Option<PaperStep> {
    let text = present.map_or_else(|| words.text(none).to_owned(), |own| own.name.clone());
    let combo = ComboBox::from_id_salt(label).selected_text(&text).width(ui.available_width()).truncate();
    // The first line is the way back to none.
    let at = versions.iter().position(|version| is_same(present, version)).map_or(0, |at| at + 1);
    let (response, picked) = drop_down(ui, combo, Some(at), |ui| {
        let none = ui.selectable_label(present.is_none(), words.text(none));
        let line = |version| {
            let line = ui.selectable_label(is_same(present, version), name(version, words));
            line.on_hover_text(&version.about.note)
        };
        std::iter::once(none).chain(versions.iter().map(line)).collect()
    });
    let response = response.on_hover_text(words.text("papers-version-tip"));
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, words.text(label));
        info.current_text_value = Some(text.clone());
        info
    });
    match picked?.checked_sub(1) {
        None => Some(drop),
        Some(at) => versions.get(at).map(|version| PaperStep::Version(end, version.clone())),
    }
}

fn is_same(present: Option<&PaperVersion>, version: &KeptVersion) -> bool {
    present.is_some_and(|own| own.name == version.about.name && own.on == Some(version.about.on))
}

/// Its name and its day.
fn name(version: &KeptVersion, words: &Words) -> String {
    let arguments = [("name", version.about.name.as_str().into()), ("date", words.date(version.about.on).into())];
    words.with("activity-version", arguments)
}
