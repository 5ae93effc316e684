//! The import: left the document with what was understood of it, right the tree to be; above both what was read, beside what
//! the notice states of itself.

mod blocks;
mod columns;
mod head;
mod page;
mod remarks;
mod say;
mod tree;
mod unplaced;

use std::sync::Arc;

use egui::{Key, Modifiers, Ui, UiBuilder};

use super::theme::{self, space};
use super::{Context, status, widgets};
use crate::reading::notice::Understood;
use crate::session::{Action, Import, ImportStep};
use crate::words::Language;

use head::Count;
use page::Page;
use tree::Tree;

/// The share of the width that the document has.
const DOCUMENT: f32 = 0.56;

/// The room for what can be said of a paragraph, in points.
const SAY: f32 = 74.0;

/// The state of the view.
#[derive(Debug, Default)]
pub(super) struct ImportView {
    cached: Option<Cached>,
    tree: Tree,
    /// The paragraph that was chosen in the last frame: a new one is scrolled to.
    shown: Option<usize>,
    /// How many corrections there were when Escape was pressed: pressed once more it gives them up.
    leaves: Option<usize>,
}

/// What is drawn, once for each reading of the document.
#[derive(Debug)]
struct Cached {
    from: Arc<Understood>,
    language: Language,
    page: Page,
    /// The paragraphs that the remarks are about.
    remarks: Vec<Option<u32>>,
    counts: Vec<Count>,
}

impl ImportView {
    pub(super) fn show(&mut self, ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
        let language = context.words.language();
        let is_fresh = |cached: &Cached| Arc::ptr_eq(&cached.from, &import.understood) && cached.language == language;
        let mut cached = self.cached.take().filter(is_fresh).unwrap_or_else(|| {
            self.tree.read(&import.understood, context.words);
            Cached::new(import, language)
        });
        self.escape(ui, import, context);
        keys(ui, import, &cached, context);
        status::bar_of_no_document(ui, context);
        let frame = egui::Frame::new().fill(theme::palette(ui).ground).inner_margin(egui::Margin {
            left: 16,
            right: 16,
            top: 10,
            bottom: 8,
        });
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            head::show(ui, import, &cached, context);
            if let Some(count) = self.leaves {
                let text = context.words.with("import-escape-again", [("count", count.into())]);
                ui.label(theme::text::strong(text));
            }
            let whole = ui.available_rect_before_wrap();
            let (left, right) = whole.split_left_right_at_fraction(DOCUMENT);
            ui.painter().vline(left.right(), whole.y_range(), egui::Stroke::new(1.0, theme::palette(ui).line));
            let left = left.with_max_x(left.right() - space::M);
            ui.scope_builder(UiBuilder::new().max_rect(left), |ui| self.document(ui, import, &mut cached, context));
            let right = right.with_min_x(right.left() + space::M);
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| self.tree(ui, import, &cached, context));
        });
        self.cached = Some(cached);
    }

    /// Escape leaves the import: at once where nothing was said yet, else when it is pressed once more.
    fn escape(&mut self, ui: &Ui, import: &Import, context: &mut Context<'_>) {
        let said = import.corrections.len();
        if self.leaves.is_some_and(|count| count != said) {
            self.leaves = None;
        }
        let is_out =
            context.session.dialog().is_none() && !egui::Popup::is_any_open(ui.ctx()) && !ui.ctx().text_edit_focused();
        if !is_out || !ui.input(|input| input.key_pressed(Key::Escape)) {
            return;
        }
        if said == 0 || self.leaves.is_some() {
            context.actions.push(Action::Import(ImportStep::Leave));
        } else {
            self.leaves = Some(said);
        }
    }

    /// The document, and below it what has no place and what can be said of the chosen paragraph.
    fn document(&mut self, ui: &mut Ui, import: &Import, cached: &mut Cached, context: &mut Context<'_>) {
        let words = context.words;
        let count = import.document.paragraphs.len();
        let note = [("name", import.document.name.clone().into()), ("count", count.into())];
        widgets::headed(ui, words.text("import-source"), &words.with("import-source-about", note), |_| {});
        let below = SAY + unplaced::height(import);
        let mut room = ui.available_rect_before_wrap();
        room.max.y = (room.bottom() - below).max(room.top() + 160.0);
        let to_chosen = self.shown.replace(import.chosen) != Some(import.chosen);
        ui.scope_builder(UiBuilder::new().max_rect(room), |ui| cached.page.show(ui, import, to_chosen, context));
        unplaced::show(ui, import, context);
        ui.add_space(space::S);
        say::show(ui, import, context);
    }

    /// What should be looked at, what the columns hold, and the tree to be.
    fn tree(&mut self, ui: &mut Ui, import: &Import, cached: &Cached, context: &mut Context<'_>) {
        remarks::show(ui, import, &cached.remarks, context);
        columns::show(ui, &import.understood.sheets, context);
        let words = context.words;
        widgets::headed(ui, words.text("import-tree"), words.text("import-tree-about"), |_| {});
        if self.tree.show(ui, import.chosen, context) {
            self.tree.read(&import.understood, context.words);
        }
    }
}

impl Cached {
    fn new(import: &Import, language: Language) -> Self {
        let understood = &import.understood;
        let places = understood.places();
        let remarks = understood.remarks.iter().map(|remark| remark.paragraph(&places)).collect();
        let page = Page::new(&import.document, understood);
        Self { from: Arc::clone(understood), language, page, remarks, counts: head::counts(import) }
    }
}

/// The keys of the view: Ctrl+Enter takes it in, F4 goes to what is to be looked at, Ctrl with an arrow to the next paragraph.
fn keys(ui: &Ui, import: &Import, cached: &Cached, context: &mut Context<'_>) {
    if context.session.dialog().is_some() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    // With Shift or Alt it is another key.
    let is_alone = ui.input(|input| !input.modifiers.shift && !input.modifiers.alt);
    let pressed = |key| is_alone && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
    if import.is_settled() && pressed(Key::Enter) {
        context.actions.push(Action::Import(ImportStep::Make));
    }
    for (key, back) in [(Key::ArrowDown, false), (Key::ArrowUp, true)] {
        if pressed(key)
            && let Some(paragraph) = cached.page.next(import.chosen, back)
        {
            context.actions.push(Action::Import(ImportStep::Choose(paragraph)));
        }
    }
    remarks::next(ui, import, &cached.remarks, context);
}
