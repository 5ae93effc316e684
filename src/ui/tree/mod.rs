//! The tree on the left: category → problem → item → measure, with search and filter above it.

mod drag;
pub(super) mod filter;
mod menu;
mod paint;
mod rows;

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Id, Key, ScrollArea, TextEdit, Ui};

use super::Context;
use super::theme::{self, space};
use super::widgets::line;
use crate::analysis::Visible;
use crate::model::{Dataset, NodeRef};
use crate::session::{Action, Command, DocumentId, OpenDocument, Session, View};

use rows::{Fold, Folds, Level, Row};

/// Above this many items a tree begins folded.
const MANY: usize = 200;

/// The state of the tree panel.
#[derive(Debug, Default)]
pub(super) struct Tree {
    documents: HashMap<DocumentId, Branches>,
    focus_search: bool,
    /// The keyboard goes from the search box to the first hit.
    to_hits: bool,
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
    /// The rows that were in view: the first one's top and the height, in points.
    in_view: (f32, f32),
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

    /// Forgets the trees of documents that are closed.
    pub(super) fn forget_closed(&mut self, session: &Session) {
        self.documents.retain(|document, _| session.document(*document).is_some());
    }

    /// Lets go of the rows: they hold the dataset that they were made from.
    pub(super) fn leave(&mut self) {
        self.documents.values_mut().for_each(|branches| branches.laid_out = None);
    }

    /// `has_keyboard` is true while the keyboard was given to the tree.
    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, has_keyboard: bool, context: &mut Context<'_>) {
        self.search(ui, document, context);
        filter::show(ui, document, context);
        let branches = self.documents.entry(document.id()).or_insert_with(|| Branches::new(document));
        if let Some(unfold) = self.unfold.take() {
            branches.unfold_all(unfold);
        }
        branches.follow(document);
        let visible = document.answers().and_then(|answers| answers.visible.as_ref());
        branches.layout(document.document().dataset(), visible);
        if std::mem::take(&mut self.to_hits)
            && let Some(hit) = branches.first_hit()
        {
            ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
            ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::ArrowDown));
            context.actions.push(Action::Select(hit));
        }
        branches.show(ui, document, has_keyboard, context);
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
            let goes_on = ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::ArrowDown));
            // An empty box has no hits.
            if !query.is_empty() && (response.has_focus() || response.lost_focus()) && goes_on {
                response.surrender_focus();
                self.to_hits = true;
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
        Self { folds, changes: 0, laid_out: None, followed: None, in_view: (0.0, 0.0) }
    }

    /// The first item of the rows, else the first row: above the items stands what holds them.
    fn first_hit(&self) -> Option<NodeRef> {
        let layout = self.laid_out.as_ref()?;
        let item = layout.rows.iter().find(|row| row.level == Level::Item);
        item.or_else(|| layout.rows.first())?.node_ref(&layout.dataset)
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

    fn layout(&mut self, dataset: &Arc<Dataset>, visible: Option<&Arc<Visible>>) {
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

    fn show(&mut self, ui: &mut Ui, document: &OpenDocument, has_keyboard: bool, context: &mut Context<'_>) {
        let Some(mut layout) = self.laid_out.take() else { return };
        if layout.rows.is_empty() {
            let words = context.words;
            let (headline, advice) = if document.is_filtered() {
                (words.text("tree-nothing"), words.text("tree-nothing-advice"))
            } else {
                (words.text("no-report"), words.text("tree-empty-advice"))
            };
            super::widgets::empty(ui, headline, advice);
        }
        let chosen = layout.choose(document.selection());
        let has_keys = Self::has_keys(ui, has_keyboard, context);
        self.keys(ui, &layout, chosen, has_keyboard, context);
        let mut area = ScrollArea::vertical().id_salt(("rows", document.id())).auto_shrink([false, false]);
        if let Some(at) = chosen.filter(|_| self.followed.as_ref() != document.selection()) {
            // Of a tree that was not shown yet the first rows will be in view.
            let (top, height) = self.in_view;
            let height = if height > 0.0 { height } else { ui.available_height() };
            area = scroll_to(area, at, (top, height));
        }
        self.followed = document.selection().cloned();
        ui.spacing_mut().item_spacing.y = 0.0;
        let shown = area.show_rows(ui, theme::ROW, layout.rows.len(), |ui, range| {
            for at in range {
                if !line::is_whole(ui, theme::ROW) {
                    break;
                }
                self.row(ui, &layout, at, (document, has_keys), chosen, context);
            }
        });
        self.in_view = (shown.state.clamped_offset().y, shown.inner_rect.height());
        self.laid_out = Some(layout);
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        layout: &Layout,
        at: usize,
        (document, has_keys): (&OpenDocument, bool),
        chosen: Option<usize>,
        context: &mut Context<'_>,
    ) {
        let Some(row) = layout.rows.get(at).copied() else { return };
        let Some((report, node)) = row.node(&layout.dataset) else { return };
        let Some(node_ref) = row.node_ref(&layout.dataset) else { return };
        let several = document.chosen().len() > 1;
        let marked = if several { document.chosen().contains(&node_ref) } else { chosen == Some(at) };
        let look = paint::Look {
            words: context.words,
            found: document.found(),
            today: context.session.today(),
            near_due_days: context.session.preferences().near_due_days,
            has_keyboard: has_keys,
        };
        let (response, clicked) = ui.push_id(&node_ref, |ui| paint::row(ui, row, report, node, marked, look)).inner;
        match clicked {
            Some(paint::Click::Fold) => self.fold(node_ref.clone(), row.fold == Fold::Folded),
            Some(paint::Click::Select) => self.click(ui, layout, at, chosen, document, context),
            Some(paint::Click::Both) => {
                self.fold(node_ref.clone(), row.fold == Fold::Folded);
                self.select(node_ref.clone(), context);
            }
            None => {}
        }
        drag::row(ui, &response, report, &node_ref, document, context);
        if response.secondary_clicked() && !document.chosen().contains(&node_ref) {
            self.select(node_ref, context);
        }
        response.context_menu(|ui| menu::show(ui, context));
    }

    /// A click selects a row; with Ctrl it adds or takes one, with Shift all from the selected one.
    fn click(
        &mut self,
        ui: &Ui,
        layout: &Layout,
        at: usize,
        chosen: Option<usize>,
        document: &OpenDocument,
        context: &mut Context<'_>,
    ) {
        let node = |at: usize| layout.rows.get(at).and_then(|row| row.node_ref(&layout.dataset));
        let Some(clicked) = node(at) else { return };
        let modifiers = ui.input(|input| input.modifiers);
        if modifiers.shift {
            let from = chosen.unwrap_or(at);
            let level = layout.rows.get(at).map(|row| row.level);
            let same = |at: &usize| layout.rows.get(*at).map(|row| row.level) == level;
            let mut nodes: Vec<NodeRef> = (from.min(at)..=from.max(at)).filter(same).filter_map(node).collect();
            // The last of them is the one shown, from which the next range begins.
            if let Some(first) = node(from).filter(|first| nodes.contains(first)) {
                nodes.retain(|other| *other != first);
                nodes.push(first);
            }
            self.followed = nodes.last().cloned();
            context.actions.push(Action::Mark(nodes));
        } else if modifiers.command {
            let mut nodes = document.chosen().to_vec();
            if nodes.contains(&clicked) && nodes.len() > 1 {
                nodes.retain(|other| *other != clicked);
            } else {
                nodes.push(clicked);
            }
            self.followed = nodes.last().cloned();
            context.actions.push(Action::Mark(nodes));
        } else {
            self.select(clicked, context);
        }
    }

    /// Selects a row that is in view: the tree stays where it is.
    fn select(&mut self, node: NodeRef, context: &mut Context<'_>) {
        self.followed = Some(node.clone());
        context.actions.push(Action::Select(node));
    }

    /// Arrow keys move through the tree while it has the keyboard: that is, while no field has it. In the ledger they are
    /// the cursor's, unless the keyboard was given to the tree.
    fn has_keys(ui: &Ui, has_keyboard: bool, context: &Context<'_>) -> bool {
        let elsewhere = ui.memory(|memory| memory.focused().is_some()) || egui::Popup::is_any_open(ui.ctx());
        // Where pages are arranged or differences looked at, the arrows choose among those.
        let own_list = match context.session.view() {
            View::Briefing | View::Compare | View::Returns => true,
            View::Ledger => !has_keyboard,
            _ => false,
        };
        !(elsewhere || own_list || context.session.dialog().is_some())
    }

    fn keys(&mut self, ui: &Ui, layout: &Layout, chosen: Option<usize>, has_keyboard: bool, context: &mut Context<'_>) {
        if !Self::has_keys(ui, has_keyboard, context) {
            return;
        }
        Self::extend(ui, layout, chosen, context);
        let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
        if has_keyboard && chosen.is_some() && pressed(Key::Enter) {
            context.actions.push(Action::Run(Command::EditField));
            return;
        }
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

    /// Shift with an arrow key selects the next row too.
    fn extend(ui: &Ui, layout: &Layout, chosen: Option<usize>, context: &mut Context<'_>) {
        let Some(at) = chosen else { return };
        let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::SHIFT, key));
        let to = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
            (true, _) => at + 1,
            (_, true) => at.saturating_sub(1),
            _ => return,
        };
        let Some(node) = layout.rows.get(to).and_then(|row| row.node_ref(&layout.dataset)) else { return };
        let mut nodes = context.session.active().map(|document| document.chosen().to_vec()).unwrap_or_default();
        nodes.retain(|other| *other != node);
        nodes.push(node);
        context.actions.push(Action::Mark(nodes));
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

/// Scrolls so that a row is in view, as little as that takes; a row far away comes to a third from the top.
fn scroll_to(area: ScrollArea, row: usize, in_view: (f32, f32)) -> ScrollArea {
    let (top, height) = in_view;
    let row = row as f32 * theme::ROW;
    let below = row + theme::ROW - (top + height);
    if row >= top && below <= 0.0 {
        return area;
    }
    let near = (row - top).abs().min(below.abs()) < 4.0 * theme::ROW;
    let offset = match (near, row < top) {
        (true, true) => row,
        (true, false) => top + below,
        (false, _) => row - height / 3.0,
    };
    area.vertical_scroll_offset(offset.max(0.0))
}
