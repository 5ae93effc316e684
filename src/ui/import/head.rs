//! The head of the import: what was read, the ways out, and the counts beside those that the notice states of itself.

use egui::{Layout, RichText, Sense, Ui, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::choice::drop_down;
use super::super::widgets::{main_button, shape};
use super::Cached;
use crate::reading::formats::{Dropped, Encoding, Why};
use crate::reading::notice::Totalled;
use crate::session::{Action, Import, ImportStep, encoding_word};
use crate::words::Words;

/// A count beside what the text states.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// The key of the word for what is counted.
    key: &'static str,
    read: u32,
    stated: Option<u32>,
}

/// The counts of an import, without those of which there are none and none is stated.
pub(super) fn counts(import: &Import) -> Vec<Count> {
    let understood = &import.understood;
    let report = &understood.report;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let problems = number(report.problems().count());
    let items = understood.read(Totalled::Problems);
    let stated = |of| understood.stated(of).map(|total| total.count);
    // What a notice counts as problems may be its problems, or the items under them.
    let of_problems = stated(Totalled::Problems);
    let is_of_problems = of_problems == Some(problems) && problems != items;
    let count = |key, read, stated| Count { key, read, stated };
    let all = [
        count("import-categories", number(report.categories.len()), None),
        count("import-problems", problems, of_problems.filter(|_| is_of_problems)),
        count("import-items", items, of_problems.filter(|_| !is_of_problems)),
        count("import-measures", understood.read(Totalled::Measures), stated(Totalled::Measures)),
        count("import-leaders", understood.read(Totalled::Leaders), stated(Totalled::Leaders)),
        count("import-lead-units", understood.read(Totalled::LeadUnits), stated(Totalled::LeadUnits)),
        count("import-support-units", understood.read(Totalled::SupportUnits), stated(Totalled::SupportUnits)),
    ];
    all.into_iter().filter(|count| count.read > 0 || count.stated.is_some()).collect()
}

/// Shows title, buttons and counts.
pub(super) fn show(ui: &mut Ui, import: &Import, cached: &Cached, context: &mut Context<'_>) {
    let words = context.words;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 32.0), Layout::right_to_left(egui::Align::Center), |ui| {
        buttons(ui, import, context);
        ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
            ui.add(egui::Label::new(theme::text::title(title(import, cached, words))).truncate());
        });
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for count in &cached.counts {
            one(ui, count, words);
        }
        let unplaced = import.understood.unplaced.len();
        if unplaced > 0 {
            ui.label(words.with("import-unplaced-count", [("count", unplaced.into())]));
        }
        let dropped = import.document.dropped.iter();
        let (documents, others): (Vec<&Dropped>, Vec<&Dropped>) = dropped.partition(|one| one.why == Why::Embedded);
        left_out(ui, &documents, |count| words.with("import-embedded", [("count", count.into())]));
        left_out(ui, &others, |count| words.with("import-dropped", [("count", count.into())]));
    });
}

/// How much was left out, and the first of it on hover.
fn left_out(ui: &mut Ui, dropped: &[&Dropped], said: impl Fn(usize) -> String) {
    const SHOWN: usize = 20;
    if !dropped.is_empty() {
        ui.add_space(space::M);
        let texts: Vec<&str> = dropped.iter().take(SHOWN).map(|one| one.text.as_str()).collect();
        ui.label(RichText::new(said(dropped.len())).weak()).on_hover_text(texts.join("\n"));
    }
}

/// What was read, whether that agrees with what the notice says of itself, and how much is to be looked at.
fn title(import: &Import, cached: &Cached, words: &Words) -> String {
    let understood = &import.understood;
    let (items, measures) = (understood.read(Totalled::Problems), understood.read(Totalled::Measures));
    let mut parts = vec![words.with("import-read", [("items", items.into()), ("measures", measures.into())])];
    let mut stated = cached.counts.iter().filter_map(|count| Some((count.read, count.stated?))).peekable();
    if stated.peek().is_some() {
        let agrees = stated.all(|(read, stated)| read == stated);
        parts.push(words.text(if agrees { "import-agrees" } else { "import-differs" }).to_owned());
    }
    let asked = understood.remarks.len();
    if asked > 0 {
        parts.push(words.with("import-asked", [("count", asked.into())]));
    }
    parts.join(words.text("import-then"))
}

fn one(ui: &mut Ui, count: &Count, words: &Words) {
    let palette = theme::palette(ui);
    ui.label(words.text(count.key));
    ui.label(theme::text::strong(count.read.to_string()));
    match count.stated {
        Some(stated) if stated == count.read => {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, theme::ROW), Sense::hover());
            shape::paint_tick(ui.painter(), rect.center(), palette.weak);
            ui.label(theme::text::small(words.with("import-stated", [("count", stated.into())])).weak());
        }
        Some(stated) => {
            let text = words.with("import-stated-other", [("count", stated.into())]);
            ui.label(theme::text::small(text)).on_hover_text(words.text("import-stated-tip"));
        }
        None => {}
    }
    ui.add_space(space::M);
}

/// Taking it in, taking a word back, leaving; and how a text is read.
fn buttons(ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
    let words = context.words;
    if main_button::show(ui, words.text("cancel"), words.text("key-escape"), false, true).clicked() {
        context.actions.push(Action::Import(ImportStep::Leave));
    }
    let is_settled = import.is_settled();
    if let Some(document) = context.session.active() {
        let merge = words.with("import-merge", [("name", short(&document.name()).into())]);
        let merge = main_button::show(ui, &merge, "", false, is_settled);
        if merge.on_hover_text(words.text("import-merge-tip")).clicked() {
            context.actions.push(Action::Import(ImportStep::Merge));
        }
    }
    let make = main_button::show(ui, words.text("import-make"), words.text("import-make-key"), true, is_settled);
    if make.on_hover_text(words.text("import-make-tip")).clicked() {
        context.actions.push(Action::Import(ImportStep::Make));
    }
    if !import.corrections.is_empty()
        && main_button::show(ui, words.text("import-take-back"), "", false, true).clicked()
    {
        context.actions.push(Action::Import(ImportStep::TakeBack));
    }
    encodings(ui, import, context);
    if !is_settled {
        ui.spinner();
    }
}

/// A name that leaves room beside it.
fn short(name: &str) -> String {
    const LONG: usize = 18;
    if name.chars().count() <= LONG {
        name.to_owned()
    } else {
        format!("{}…", name.chars().take(LONG).collect::<String>())
    }
}

/// The encoding of a text: detected by the program, changed by a person who sees that it is wrong.
fn encodings(ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
    let Some(present) = import.document.encoding else { return };
    let words = context.words;
    let shown = words.text(encoding_word(present));
    let combo = egui::ComboBox::from_id_salt("encoding").selected_text(shown);
    let at = Encoding::ALL.iter().position(|encoding| *encoding == present);
    let (list, picked) = drop_down(ui, combo, at, |ui| {
        let line =
            |encoding: &Encoding| ui.selectable_label(*encoding == present, words.text(encoding_word(*encoding)));
        Encoding::ALL.iter().map(line).collect()
    });
    let name = words.text("import-encoding");
    list.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
    list.on_hover_text(words.text("import-encoding-tip"));
    let encoding = picked.and_then(|at| Encoding::ALL.get(at));
    context.actions.extend(encoding.map(|encoding| Action::Import(ImportStep::Encoding(*encoding))));
}
