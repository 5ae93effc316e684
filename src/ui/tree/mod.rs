//! The tree on the left: category → problem → item → measure, with search and filter above it.

mod filter;
mod paint;
mod rows;

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Id, Key, ScrollArea, TextEdit, Ui};

use super::Context;
use super::theme::{self, space};
use crate::analysis::Visible;
use crate::model::{Dataset, NodeRef};
use crate::session::{Action, DocumentId, OpenDocument};

use rows::{Fold, Folds, Level, Row};

/// Above this many items a tree begins folded.
const MANY: usize = 200;

/// The state of the tree panel.
#[derive(Debug, Default)]
pub(super) struct Tree {
    documents: HashMap<DocumentId, Branches>,
    focus_search: bool,
    unfold: Option<bool>,
}

/// The tree of one document: what is folded, and the rows laid out for one state of it.
#[derive(Debug)]
struct Branches {
    folds: Folds,
    changes: u64,
    laid_out: Option<Layout>,
    /// The node that was selected when the tree last scrolled to it.
    followed: Option<NodeRef>,
}

/// Rows, and what they were made from: the same dataset, folds and finds give the same rows.
#[derive(Debug)]
struct Layout {
    dataset: Arc<Dataset>,
    changes: u64,
    visible: Option<Arc<Visible>>,
    rows: Vec<Row>,
    /// The row of the selected node, sought once for each selection.
    chosen: (Option<NodeRef>, Option<usize>),
}

impl Tree {
    /// Puts the keyboard into the search box in the next frame.
    pub(super) fn focus_search(&mut self) {
        self.focus_search = true;
    }

    /// Folds or unfolds everything in the next frame.
    pub(super) fn unfold_all(&mut self, unfold: bool) {
        self.unfold = Some(unfold);
    }

    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        self.search(ui, document, context);
        filter::show(ui, document, context);
        let branches = self.documents.entry(document.id()).or_insert_with(|| Branches::new(document));
        if let Some(unfold) = self.unfold.take() {
            branches.unfold_all(unfold);
        }
        branches.follow(document);
        let visible = document.answers().and_then(|answers| answers.visible.as_ref());
        branches.lay_out(document.document().dataset(), visible);
        branches.show(ui, document, context);
    }

    fn search(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let words = context.words;
        ui.horizontal(|ui| {
            let clear = 28.0;
            let mut query = document.query().to_owned();
            let field = TextEdit::singleline(&mut query)
                .id(Id::unique("search"))
                .hint_text(words.text("search-hint"))
                .margin(egui::Margin::symmetric(6, 4))
                .desired_width(ui.available_width() - clear - 2.0 * space::S - 12.0);
            let response = ui.add(field);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, words.text("search")));
            if std::mem::take(&mut self.focus_search) {
                response.request_focus();
            }
            let escape = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
            let filled = !query.is_empty();
            let button = ui.add_enabled(filled, egui::Button::new("×").min_size(egui::vec2(clear, 0.0)));
            if button.on_hover_text(words.text("search-clear")).clicked() || (escape && filled) {
                context.actions.push(Action::SetQuery(String::new()));
            } else if response.changed() {
                context.actions.push(Action::SetQuery(query));
            }
        });
    }
}

impl Branches {
    fn new(document: &OpenDocument) -> Self {
        let reports = &document.document().dataset().reports;
        let items = reports.iter().flat_map(|report| report.items()).take(MANY + 1).count();
        let unfold_above = match (reports.len(), items) {
            (0 | 1, 0..=MANY) => Level::Item,
            (0 | 1, _) => Level::Problem,
            _ => Level::Report,
        };
        let folds = Folds { unfold_above, set: HashMap::new() };
        Self { folds, changes: 0, laid_out: None, followed: document.selection().cloned() }
    }

    fn unfold_all(&mut self, unfold: bool) {
        self.folds = Folds { unfold_above: if unfold { Level::Measure } else { Level::Category }, set: HashMap::new() };
        self.changes += 1;
    }

    fn fold(&mut self, node: NodeRef, unfolded: bool) {
        self.folds.set.insert(node, unfolded);
        self.changes += 1;
    }

    /// Unfolds what is above a newly selected node.
    fn follow(&mut self, document: &OpenDocument) {
        let Some(node) = document.selection() else { return };
        if self.followed.as_ref() == Some(node) {
            return;
        }
        let Some(report) = document.document().dataset().report(&node.report) else { return };
        for above in rows::above(report, &node.node) {
            if self.folds.set.get(&above) != Some(&true) {
                self.fold(above, true);
            }
        }
    }

    fn lay_out(&mut self, dataset: &Arc<Dataset>, visible: Option<&Arc<Visible>>) {
        let same = self.laid_out.as_ref().is_some_and(|layout| {
            Arc::ptr_eq(&layout.dataset, dataset)
                && layout.changes == self.changes
                && match (&layout.visible, visible) {
                    (None, None) => true,
                    (Some(a), Some(b)) => Arc::ptr_eq(a, b),
                    _ => false,
                }
        });
        if !same {
            self.laid_out = Some(Layout {
                dataset: Arc::clone(dataset),
                changes: self.changes,
                visible: visible.cloned(),
                rows: rows::rows(dataset, &self.folds, visible.map(Arc::as_ref)),
                chosen: (None, None),
            });
        }
    }

    fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let Some(mut layout) = self.laid_out.take() else { return };
        if layout.rows.is_empty() {
            super::widgets::empty(ui, context.words.text("tree-nothing"), context.words.text("tree-nothing-advice"));
        }
        let chosen = layout.choose(document.selection());
        self.keys(ui, &layout, chosen, context);
        let mut area = ScrollArea::vertical().id_salt("rows").auto_shrink([false, false]);
        if let Some(at) = chosen.filter(|_| self.followed.as_ref() != document.selection()) {
            area = scroll_to(area, ui, at);
        }
        self.followed = document.selection().cloned();
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, theme::ROW, layout.rows.len(), |ui, range| {
            for at in range {
                let Some(row) = layout.rows.get(at) else { continue };
                self.row(ui, &layout, *row, chosen == Some(at), context);
            }
        });
        self.laid_out = Some(layout);
    }

    fn row(&mut self, ui: &mut Ui, layout: &Layout, row: Row, chosen: bool, context: &mut Context<'_>) {
        let Some((report, node)) = row.node(&layout.dataset) else { return };
        let Some(node_ref) = row.node_ref(&layout.dataset) else { return };
        let clicked = ui
            .push_id(&node_ref, |ui| paint::row(ui, row, report, node, chosen, context.words, context.session.today()))
            .inner;
        match clicked {
            Some(paint::Click::Fold) => self.fold(node_ref, row.fold == Fold::Folded),
            Some(paint::Click::Select) => self.select(node_ref, context),
            Some(paint::Click::Both) => {
                self.fold(node_ref.clone(), row.fold == Fold::Folded);
                self.select(node_ref, context);
            }
            None => {}
        }
    }

    /// Selects a row that is in view: the tree stays where it is.
    fn select(&mut self, node: NodeRef, context: &mut Context<'_>) {
        self.followed = Some(node.clone());
        context.actions.push(Action::Select(node));
    }

    /// Arrow keys move through the tree while it has the keyboard: that is, while no field has it.
    fn keys(&mut self, ui: &Ui, layout: &Layout, chosen: Option<usize>, context: &mut Context<'_>) {
        if ui.memory(|memory| memory.focused().is_some()) || context.session.dialog().is_some() {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
        let last = layout.rows.len().saturating_sub(1);
        let at = chosen.unwrap_or(0);
        let page = (ui.available_height() / theme::ROW) as usize;
        let go = [
            (Key::ArrowDown, at + usize::from(chosen.is_some())),
            (Key::ArrowUp, at.saturating_sub(1)),
            (Key::PageDown, at + page),
            (Key::PageUp, at.saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        let target = go.into_iter().find(|(key, _)| pressed(*key)).map(|(_, to)| to.min(last));
        let node = |at: usize| layout.rows.get(at).and_then(|row| row.node_ref(&layout.dataset));
        if let Some(node) = target.and_then(node) {
            context.actions.push(Action::Select(node));
        }
        let Some(row) = layout.rows.get(at).filter(|_| chosen.is_some()) else { return };
        if pressed(Key::ArrowRight) && row.fold == Fold::Folded {
            if let Some(node) = node(at) {
                self.fold(node, true);
            }
        } else if pressed(Key::ArrowLeft) {
            if row.fold == Fold::Unfolded {
                if let Some(node) = node(at) {
                    self.fold(node, false);
                }
            } else {
                let parent = (0..at).rev().find(|above| layout.rows.get(*above).is_some_and(|r| r.level < row.level));
                context.actions.extend(parent.and_then(node).map(Action::Select));
            }
        }
    }
}

impl Layout {
    fn choose(&mut self, selection: Option<&NodeRef>) -> Option<usize> {
        if self.chosen.0.as_ref() != selection {
            self.chosen = (selection.cloned(), selection.and_then(|node| position(self, node)));
        }
        self.chosen.1
    }
}

/// The row of a node; for an indicator or a party the row of what holds it.
fn position(layout: &Layout, node: &NodeRef) -> Option<usize> {
    let report = layout.dataset.report(&node.report)?;
    let shown = match &node.node {
        crate::model::NodeId::Indicator(_) => {
            report.item_of(&node.node).map(|item| crate::model::NodeId::Item(item.id.clone()))
        }
        crate::model::NodeId::Party(_) => Some(crate::model::NodeId::Report),
        other => Some(other.clone()),
    }?;
    let shown = NodeRef::new(node.report.clone(), shown);
    layout.rows.iter().position(|row| row.node_ref(&layout.dataset).as_ref() == Some(&shown))
}

/// Scrolls so that a row is in view, a third from the top.
fn scroll_to(area: ScrollArea, ui: &Ui, row: usize) -> ScrollArea {
    let top = row as f32 * theme::ROW - ui.available_height() / 3.0;
    area.vertical_scroll_offset(top.max(0.0))
}
