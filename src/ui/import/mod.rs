//! The import: left the document with what was understood coloured on it, right the tree to be.

mod columns;
mod page;

use std::sync::Arc;

use egui::{ScrollArea, Ui, UiBuilder};

use super::theme::{self, space};
use super::widgets::choice::drop_down;
use super::{Context, bars};
use crate::model::NodeId;
use crate::reading::formats::Encoding;
use crate::reading::notice::Understood;
use crate::session::{Action, Import, ImportStep, encoding_word, remark};

use page::Page;

/// The state of the view.
#[derive(Debug, Default)]
pub(super) struct ImportView {
    cached: Option<Cached>,
    /// The paragraph that was chosen in the last frame: a new one is scrolled to.
    shown: Option<usize>,
    /// How many corrections there were when Escape was pressed: pressed once more it gives them up.
    leaves: Option<usize>,
}

/// What is drawn, once for each reading of the document.
#[derive(Debug)]
struct Cached {
    from: Arc<Understood>,
    page: Page,
    /// The paragraphs that the remarks are about.
    remarks: Vec<Option<u32>>,
    /// How many categories, problems, items and measures there are.
    counts: [usize; 4],
    /// The tree, row by row: depth, words, the paragraph that it leads to.
    tree: Vec<(usize, String, usize)>,
}

impl ImportView {
    pub(super) fn show(&mut self, ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
        let is_fresh = self.cached.as_ref().is_some_and(|cached| Arc::ptr_eq(&cached.from, &import.understood));
        if !is_fresh {
            self.cached = Some(Cached::new(import));
        }
        self.escape(ui, import, context);
        bars::toasts(ui.ctx(), 0.0, context);
        let frame = egui::Frame::new().fill(theme::palette(ui).ground).inner_margin(12.0);
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            head(ui, import, context);
            if let Some(count) = self.leaves {
                let text = context.words.with("import-escape-again", [("count", count.into())]);
                ui.label(theme::text::strong(text));
            }
            ui.add_space(space::S);
            let whole = ui.available_rect_before_wrap();
            let (left, right) = whole.split_left_right_at_fraction(0.58);
            ui.scope_builder(UiBuilder::new().max_rect(left), |ui| self.document(ui, import, context));
            let right = right.with_min_x(right.left() + space::L);
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| self.tree(ui, import, context));
        });
    }

    /// Escape leaves the import: at once where nothing was said yet, else when it is pressed once more.
    fn escape(&mut self, ui: &Ui, import: &Import, context: &mut Context<'_>) {
        let said = import.corrections.len();
        if self.leaves.is_some_and(|count| count != said) {
            self.leaves = None;
        }
        let is_out =
            context.session.dialog().is_none() && !egui::Popup::is_any_open(ui.ctx()) && !ui.ctx().text_edit_focused();
        if !is_out || !ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            return;
        }
        if said == 0 || self.leaves.is_some() {
            context.actions.push(Action::Import(ImportStep::Leave));
        } else {
            self.leaves = Some(said);
        }
    }

    /// The paragraphs with what each piece was taken for, and below them what can be said of the chosen one.
    fn document(&mut self, ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
        let Some(cached) = &self.cached else { return };
        page::legend(ui, context);
        let foot = 128.0;
        let mut area = ScrollArea::vertical()
            .id_salt("paragraphs")
            .max_height((ui.available_height() - foot).max(160.0))
            .auto_shrink([false, false]);
        if self.shown != Some(import.chosen) {
            let step = page::TALL + ui.spacing().item_spacing.y;
            let row = cached.page.row_of(import.chosen);
            area = area.vertical_scroll_offset((row as f32 * step - ui.available_height() / 3.0).max(0.0));
            self.shown = Some(import.chosen);
        }
        let rows = cached.page.rows();
        area.show_rows(ui, page::TALL, rows.len(), |ui, range| {
            for row in rows.get(range).unwrap_or_default() {
                cached.page.show(ui, row.clone(), import, context);
            }
        });
        ui.separator();
        page::corrections(ui, import, context);
    }

    /// The tree to be, with counts and what should be looked at.
    fn tree(&self, ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
        let Some(cached) = &self.cached else { return };
        let words = context.words;
        let [categories, problems, items, measures] = cached.counts;
        let counts = [
            ("categories", categories.into()),
            ("problems", problems.into()),
            ("items", items.into()),
            ("measures", measures.into()),
        ];
        ui.label(theme::text::strong(words.with("import-counts", counts)));
        let unplaced = import.understood.unplaced.len();
        let dropped = import.document.dropped.len();
        let left = words.with("import-left", [("unplaced", unplaced.into()), ("dropped", dropped.into())]);
        let label = ui.label(theme::text::small(left).weak());
        if dropped > 0 {
            let texts: Vec<&str> = import.document.dropped.iter().take(20).map(|one| one.text.as_str()).collect();
            label.on_hover_text(texts.join("\n"));
        }
        columns::show(ui, &import.understood.sheets, context);
        remarks(ui, import, &cached.remarks, context);
        ScrollArea::vertical().id_salt("tree to be").auto_shrink([false, false]).show_rows(
            ui,
            theme::ROW,
            cached.tree.len(),
            |ui, range| {
                for (depth, text, paragraph) in cached.tree.get(range).unwrap_or_default() {
                    ui.horizontal(|ui| {
                        ui.add_space(*depth as f32 * space::L);
                        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                        let ink = theme::palette(ui).text;
                        if ui.add(egui::Link::new(egui::RichText::new(text).color(ink))).clicked() {
                            context.actions.push(Action::Import(ImportStep::Choose(*paragraph)));
                        }
                    });
                }
            },
        );
    }
}

impl Cached {
    fn new(import: &Import) -> Self {
        let understood = &import.understood;
        let places = understood.places();
        let place = |node: NodeId| places.get(&node).map_or(0, |at| *at as usize);
        let remarks = understood.remarks.iter().map(|remark| remark.paragraph(&places)).collect();
        let mut tree = Vec::new();
        for category in &understood.report.categories {
            let text = format!("{} {}", category.number, category.title);
            tree.push((0, text, place(NodeId::Category(category.id.clone()))));
            for problem in &category.problems {
                let text = format!("{} {}", problem.number, problem.title);
                tree.push((1, text, place(NodeId::Problem(problem.id.clone()))));
                for item in &problem.items {
                    let text = format!("{} {} ({})", item.number, item.title, item.measures.len());
                    tree.push((2, text, place(NodeId::Item(item.id.clone()))));
                }
            }
        }
        let report = &understood.report;
        let counts = [
            report.categories.len(),
            report.problems().count(),
            report.items().count(),
            report.items().map(|item| item.measures.len()).sum(),
        ];
        Self { from: Arc::clone(understood), page: Page::new(&import.document, understood), remarks, counts, tree }
    }
}

/// What it is, and the two ways out.
fn head(ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        ui.label(theme::text::title(words.with("import-title", [("name", import.document.name.clone().into())])));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::Import(ImportStep::Leave));
            }
            if let Some(document) = context.session.active() {
                let merge = words.with("import-merge", [("name", short(&document.name()).into())]);
                let merge = ui.add_enabled(import.is_settled(), egui::Button::new(merge));
                if merge.on_hover_text(words.text("import-merge-tip")).clicked() {
                    context.actions.push(Action::Import(ImportStep::Merge));
                }
            }
            let make = egui::Button::new(theme::text::strong(words.text("import-make")));
            let make = ui.add_enabled(import.is_settled(), make);
            if make.on_hover_text(words.text("import-make-tip")).clicked() {
                context.actions.push(Action::Import(ImportStep::Make));
            }
            let back = egui::Button::new(words.text("import-take-back"));
            if ui.add_enabled(!import.corrections.is_empty(), back).clicked() {
                context.actions.push(Action::Import(ImportStep::TakeBack));
            }
            if !import.is_settled() {
                ui.spinner();
            }
        });
    });
    ui.horizontal_wrapped(|ui| {
        encodings(ui, import, context);
        ui.label(theme::text::small(words.text("import-about")).weak());
    });
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
    let label = ui.label(theme::text::small(words.text("import-encoding")).weak());
    let shown = words.text(encoding_word(present));
    let combo = egui::ComboBox::from_id_salt("encoding").selected_text(shown);
    let at = Encoding::ALL.iter().position(|encoding| *encoding == present);
    let (list, picked) = drop_down(ui, combo, at, |ui| {
        let line =
            |encoding: &Encoding| ui.selectable_label(*encoding == present, words.text(encoding_word(*encoding)));
        Encoding::ALL.iter().map(line).collect()
    });
    list.labelled_by(label.id).on_hover_text(words.text("import-encoding-tip"));
    let encoding = picked.and_then(|at| Encoding::ALL.get(at));
    context.actions.extend(encoding.map(|encoding| Action::Import(ImportStep::Encoding(*encoding))));
}

/// What stands out, at most a few lines of it.
fn remarks(ui: &mut Ui, import: &Import, paragraphs: &[Option<u32>], context: &mut Context<'_>) {
    let list = &import.understood.remarks;
    if list.is_empty() {
        return;
    }
    let title = context.words.with("import-remarks", [("count", list.len().into())]);
    egui::CollapsingHeader::new(title).default_open(list.len() <= 4).show(ui, |ui| {
        let area = ScrollArea::vertical().id_salt("remarks").max_height(140.0).auto_shrink([false, true]);
        area.show_rows(ui, theme::ROW, list.len(), |ui, range| {
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
            for (one, paragraph) in list.iter().zip(paragraphs).skip(range.start).take(range.len()) {
                let said = theme::text::small(remark(one, *paragraph, &import.document, context.words));
                match paragraph {
                    Some(paragraph) => {
                        if ui.add(egui::Link::new(said)).clicked() {
                            context.actions.push(Action::Import(ImportStep::Choose(*paragraph as usize)));
                        }
                    }
                    None => drop(ui.label(said)),
                }
            }
        });
    });
    ui.add_space(space::S);
}
