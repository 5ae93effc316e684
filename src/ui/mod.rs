//! The views. They read the session, own only panel state, and return actions.
//!
//! Lives here: what is drawn and how, [`theme`] with every colour and size, the drafts of fields.
//! Does not live here: changes of data, threads, files, and decisions that a test would want without a window.

mod activity;
mod audit;
mod bars;
mod briefing;
mod chart_view;
mod charts;
mod compare;
mod context;
mod detail;
mod dialogs;
mod draft;
pub mod fonts;
mod import;
mod indicators;
mod keys;
mod ledger;
mod overview;
mod panes;
mod papers;
mod photograph;
mod picture;
mod returns;
mod source;
mod start;
mod status;
pub mod theme;
mod today;
mod tree;
mod units;
mod widgets;

use egui::{CentralPanel, Frame, Panel, Ui};

use crate::model::{NodeId, NodeRef};
use crate::session::{Action, DocumentId, ImportStep, OpenDocument, Returns, Session, View};

pub(crate) use context::Context;
use draft::Drafts;
use panes::{Pane, Panes};
use theme::space;

/// The state of the panels: what a frame leaves to the next one and no other room needs to know.
#[derive(Debug, Default)]
pub struct Panels {
    /// The documents that were open in the last frame.
    open: Vec<DocumentId>,
    drafts: Drafts,
    panes: Panes,
    /// The field that is chosen is to be typed in.
    edit: bool,
    /// The keyboard goes to the next pane, or back to the one before.
    go_round: Option<bool>,
    values: detail::FieldValues,
    tree: tree::Tree,
    overview: overview::OverviewView,
    today: today::TodayView,
    activity: activity::ActivityView,
    indicators: indicators::Pane,
    page: source::Page,
    side: source::Page,
    ledger: ledger::LedgerView,
    charts: chart_view::ChartView,
    briefing: briefing::BriefingView,
    arrange: briefing::ArrangeView,
    papers: papers::PapersView,
    audit: audit::AuditView,
    units: units::Pane,
    compare: compare::CompareView,
    returns: returns::ReturnsView,
    /// What is typed to differences, of the document on screen.
    told: compare::ToldFields,
    import: import::ImportView,
    forms: dialogs::Forms,
    before_dialog: Option<Focus>,
}

/// Where the keyboard was when a dialog appeared, where it is in the dialog, and since how many frames that is gone.
#[derive(Debug, Clone, Copy)]
struct Focus {
    before: Option<egui::Id>,
    within: Option<egui::Id>,
    frames: u8,
}

impl Panels {
    /// Shows the whole window for one frame.
    #[must_use]
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Vec<Action> {
        let mut actions = Vec::new();
        self.drafts.begin(session);
        widgets::found::begin(ui.ctx(), self.drafts.found());
        let has_bar = session.view() == View::Ledger && self.ledger.has_open_bar();
        self.panes.begin(ui.ctx(), session, has_bar);
        let in_tree = self.panes.has(Pane::Tree);
        if in_tree != session.keys_in_tree() {
            actions.push(Action::KeysInTree(in_tree));
        }
        if let Some(briefing) = session.briefing() {
            let context = &mut Context { session, words: session.words(), actions: &mut actions };
            self.briefing.show(ui, briefing, context);
            return self.finish(ui, session, actions);
        }
        if let Some(import) = session.import() {
            // Undo takes back what was said last; of the other commands only those of the window itself are about it.
            if ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Z)) {
                actions.push(Action::Import(ImportStep::TakeBack));
            }
            actions.extend(
                keys::pressed(ui, session, (false, false), (false, false)).into_iter().filter(keys::is_of_the_window),
            );
            let context = &mut Context { session, words: session.words(), actions: &mut actions };
            self.import.show(ui, import, context);
            return self.finish(ui, session, actions);
        }
        // A cell that waits has the keyboard in a field that nobody types in yet.
        let waits = self.ledger.waits(ui.ctx(), &self.drafts);
        let in_cell = self.drafts.cell().is_some_and(|cell| ui.memory(|memory| memory.has_focus(cell)));
        if let Some(document) = session.active().filter(|_| session.dialog().is_none()) {
            self.charts.take_keys(ui, document.id());
        }
        let pressed =
            keys::pressed(ui, session, (waits, in_cell), (self.drafts.is_new_name(ui.ctx()), self.panes.had_popup()));
        if !pressed.is_empty() {
            // A command sees what was typed: Ctrl+S in a field saves what stands in it.
            self.drafts.take_all(&mut actions);
            actions.extend(pressed);
        }
        let context = &mut Context { session, words: session.words(), actions: &mut actions };
        self.go_where_asked(ui, context);
        bars(ui, context);
        self.sides(ui, context);
        let shown = CentralPanel::default().frame(page_frame(ui)).show(ui, |ui| self.centre(ui, context));
        self.panes.stands(Pane::Centre, shown.response.rect);
        self.finish(ui, session, actions)
    }

    /// What comes after every view, also those that fill the window: the dialog on top, and what was typed in fields
    /// that are no longer shown.
    fn finish(&mut self, ui: &mut Ui, session: &Session, mut actions: Vec<Action>) -> Vec<Action> {
        let context = &mut Context { session, words: session.words(), actions: &mut actions };
        self.dialogs(ui, context);
        self.drafts.take_hidden(ui.ctx(), &mut actions);
        if actions.iter().any(Action::needs_typed_text) {
            // A menu or a button sees what was typed, as a key does.
            let asked = std::mem::take(&mut actions);
            self.drafts.take_all(&mut actions);
            actions.extend(asked);
        }
        self.drafts.tell(ui.ctx(), &mut actions);
        self.panes.end(ui.ctx(), &self.drafts);
        self.forget_closed(session);
        draft::forget_cursors(ui.ctx());
        detail::forget_pictures(ui.ctx());
        photograph::forget_hidden(ui.ctx());
        actions
    }

    /// Lets go of what was made of documents and comparisons that are closed: a whole dataset may hang on it.
    fn forget_closed(&mut self, session: &Session) {
        self.drafts.forget_closed(session);
        if self.open.iter().any(|id| session.document(*id).is_none()) {
            self.tree.forget_closed(session);
            self.page.forget();
            self.side.forget();
            self.audit.forget();
            self.units.forget();
            self.indicators.forget();
            self.activity.forget();
            self.ledger.forget_closed(session);
            self.charts.forget_closed(session);
            self.values = detail::FieldValues::default();
        }
        if session.view() != View::Ledger {
            self.ledger.leave();
        }
        if session.view() != View::Charts {
            self.charts.leave();
        }
        if session.view() != View::Briefing {
            self.arrange.leave();
        }
        if session.briefing().is_none() {
            self.briefing.leave();
        }
        self.open = session.documents().iter().map(OpenDocument::id).collect();
        if session.documents().iter().all(|document| document.comparing().is_none()) {
            self.compare = compare::CompareView::default();
        }
        if session.documents().iter().all(|document| document.returns().is_none()) {
            self.returns = returns::ReturnsView::default();
        }
        if session.import().is_none() {
            self.import = import::ImportView::default();
        }
    }

    /// Takes what stands in fields: the window is to be closed.
    pub fn take_typed(&mut self, actions: &mut Vec<Action>) {
        self.drafts.take_all(actions);
    }

    /// Tells the session at once what stands in fields: the program ends without a question.
    pub fn tell_typed(&mut self, actions: &mut Vec<Action>) {
        self.drafts.tell_now(actions);
    }

    /// Puts the keyboard into the search box in the next frame.
    pub fn focus_search(&mut self) {
        self.panes.give_to_tree();
        self.tree.focus_search();
    }

    /// Puts the keyboard into what is chosen: the cell with the cursor, or the first field of the page.
    pub fn edit_field(&mut self) {
        self.edit = true;
    }

    /// Puts the keyboard into the field that a new node is called by, once it is shown.
    pub fn name_node(&mut self, node: NodeRef) {
        self.drafts.name(node);
    }

    /// Shows the fields that find and replace a text in the cells of the ledger.
    pub fn replace_in_cells(&mut self) {
        self.ledger.replace();
    }

    /// Gives the keyboard to the next pane, or to the one before.
    pub fn go_round(&mut self, back: bool) {
        self.go_round = Some(back);
    }

    fn go_where_asked(&mut self, ui: &Ui, context: &mut Context<'_>) {
        if let Some(back) = self.go_round.take() {
            let pane = self.panes.next(back);
            self.panes.give(ui.ctx(), pane);
            if pane == Pane::Centre && matches!(context.session.view(), View::Detail | View::Units | View::Indicators) {
                self.drafts.focus_first();
            }
        }
        if std::mem::take(&mut self.edit) {
            if context.session.view() == View::Ledger && self.panes.has(Pane::Centre) {
                self.ledger.edit();
                return;
            }
            if context.session.view() == View::Audit
                && let Some(node) = self.audit.node()
            {
                context.actions.push(Action::Select(node.clone()));
            } else if !matches!(context.session.view(), View::Detail | View::Units | View::Indicators) {
                context.actions.push(Action::SetView(View::Detail));
            }
            self.panes.give(ui.ctx(), Pane::Centre);
            match context.session.active().and_then(OpenDocument::selection) {
                // A measure is shown on the page of its item.
                Some(node) if matches!(node.node, NodeId::Measure(_)) => self.drafts.focus_of(node.clone()),
                _ => self.drafts.focus_first(),
            }
        }
        if self.ledger.is_left() && !self.panes.had_popup() {
            self.panes.give(ui.ctx(), Pane::Tree);
        }
    }

    /// Folds or unfolds the whole tree.
    pub fn unfold_tree(&mut self, unfold: bool) {
        self.tree.unfold_all(unfold);
    }

    fn sides(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let Some(document) = context.session.active() else { return };
        if context.session.view().is_alone() {
            // What is out of sight holds no former state of the dataset.
            self.tree.leave();
            self.page.forget();
            self.side.forget();
            return;
        }
        let preferences = context.session.preferences();
        let panel = Frame::new().fill(theme::palette(ui).panel).inner_margin(egui::Margin {
            left: 4,
            right: 4,
            top: 8,
            bottom: 8,
        });
        let view = context.session.view();
        let compares = match view {
            View::Compare => document.comparing().is_some(),
            View::Returns => document.returns().is_some(),
            _ => false,
        };
        if matches!(view, View::Units | View::Indicators) {
            // What one looks for stands here in the place of the tree.
            let name = if view == View::Units { "units" } else { "indicators" };
            let pane = Panel::left(name).frame(panel).resizable(true).default_size(232.0).size_range(180.0..=480.0);
            let shown = pane.show(ui, |ui| match view {
                View::Units => self.units.show(ui, document, context),
                _ => self.indicators.show(ui, document, context),
            });
            self.panes.stands(Pane::Tree, shown.response.rect);
        } else if compares {
            // Nor has a comparison a tree: whose differences are shown is chosen there.
            if preferences.show_tree {
                let pane = Panel::left("comparison").frame(panel).resizable(true).default_size(232.0);
                let has_keyboard = self.panes.has(Pane::Tree);
                let shown = pane.size_range(180.0..=480.0).show(ui, |ui| {
                    // Also while the differences are being found and there is nothing to show.
                    ui.set_width(ui.available_width());
                    match view {
                        View::Returns => self.returns.show_pane(ui, document, has_keyboard, context),
                        _ => self.compare.show_pane(ui, document, has_keyboard, context),
                    }
                });
                self.panes.stands(Pane::Tree, shown.response.rect);
            }
        } else if preferences.show_tree && context.session.has_tree() {
            let tree = Panel::left("tree").frame(panel).resizable(true).default_size(232.0).size_range(180.0..=640.0);
            let has_keyboard = self.panes.has(Pane::Tree);
            let shown = tree.show(ui, |ui| self.tree.show(ui, document, has_keyboard, context));
            self.panes.stands(Pane::Tree, shown.response.rect);
        }
        // What is out of sight holds no former state of the dataset.
        if !context.session.has_tree() || !preferences.show_tree {
            self.tree.leave();
        }
        if context.session.view() != View::Source {
            self.page.forget();
        }
        if preferences.show_source && context.session.view() != View::Source {
            let side = Panel::right("source").frame(page_frame(ui)).resizable(true).default_size(400.0);
            let shown = side.size_range(260.0..=900.0).show(ui, |ui| {
                ui.add_space(space::XS);
                self.side.show(ui, document, context);
            });
            self.panes.stands(Pane::Side, shown.response.rect);
        } else {
            self.side.forget();
        }
    }

    fn centre(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let Some(document) = context.session.active() else {
            start::show(ui, context);
            return;
        };
        let returned = document.returns().into_iter().flat_map(Returns::comparisons);
        let on_screen = match context.session.view() {
            View::Compare => document.comparing(),
            View::Returns => document.returns().and_then(Returns::comparing),
            _ => None,
        };
        self.told.tell(document.comparing().into_iter().chain(returned), on_screen, context);
        ui.push_id(document.id(), |ui| match context.session.view() {
            View::Today => self.today.show(ui, document, context),
            View::Activity => self.activity.show(ui, document, context),
            View::Overview => self.overview.show(ui, document, context),
            View::Detail => detail::show(ui, document, &mut self.drafts, &mut self.values, context),
            View::Indicators => {
                indicators::show(ui, document, &mut self.drafts, &mut self.values, context);
            }
            View::Ledger => {
                self.ledger.show(ui, document, &mut self.drafts, self.panes.has(Pane::Centre), context);
            }
            View::Units => {
                units::show(ui, &self.units, document, &mut self.drafts, &mut self.values, context);
            }
            View::Charts => self.charts.show(ui, document, &mut self.drafts, context),
            View::Papers => self.papers.show(ui, document, &mut self.drafts, context),
            View::Audit => self.audit.show(ui, document, context),
            View::Compare => {
                self.compare.show(ui, document, self.panes.has(Pane::Centre), context);
            }
            View::Returns => self.returns.show(ui, document, self.panes.has(Pane::Centre), context),
            View::Briefing => self.arrange.show(ui, document, &mut self.drafts, context),
            View::Source => self.page.show(ui, document, context),
        });
    }

    fn dialogs(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let focused = ui.memory(egui::Memory::focused);
        let Some(dialog) = context.session.dialog() else {
            self.forms.reset();
            self.give_back(ui, focused);
            return;
        };
        dialogs::show(ui.ctx(), dialog, &mut self.forms, context);
        let within = ui.memory(egui::Memory::focused);
        let before = self.before_dialog.take().filter(|own| own.frames == 0).map_or(focused, |own| own.before);
        self.before_dialog = Some(Focus { before, within, frames: 0 });
    }

    /// What had the keyboard before the dialog has it again, unless a field took it that is to be typed in next. Tab within the
    /// dialog may give it elsewhere once the dialog is gone: that takes two frames.
    fn give_back(&mut self, ui: &Ui, focused: Option<egui::Id>) {
        let Some(mut dialog) = self.before_dialog.take() else { return };
        let Some(before) = dialog.before else { return };
        let is_free = focused == dialog.within || !ui.ctx().text_edit_focused();
        // What is no longer shown would hold it unseen.
        if is_free && focused != Some(before) && ui.ctx().read_response(before).is_some() {
            ui.memory_mut(|memory| memory.request_focus(before));
        }
        dialog.frames += 1;
        self.before_dialog = Some(dialog).filter(|dialog| dialog.frames < 3);
    }
}

/// The frame of a page: paper with a margin.
fn page_frame(ui: &Ui) -> Frame {
    Frame::new().fill(theme::palette(ui).ground).inner_margin(egui::Margin::symmetric(16, 8))
}

/// The bars round the page. Whether there is a bar of tabs or not, the widgets behind it keep
/// their ids: a tab that came or went would else take the keyboard from the field that is typed in.
fn bars(ui: &mut Ui, context: &mut Context<'_>) {
    let bar = Frame::new().fill(theme::palette(ui).panel).inner_margin(egui::Margin::symmetric(8, 4));
    let one = Frame::new().fill(theme::palette(ui).panel).inner_margin(egui::Margin::symmetric(16, 0));
    Panel::top("menu").frame(one).exact_size(bars::BAR).show(ui, |ui| bars::bar(ui, context));
    if context.session.documents().len() > 1 {
        Panel::top("tabs").frame(bar).show(ui, |ui| bars::tabs(ui, context));
    } else {
        ui.skip_ahead_auto_ids(1);
    }
    status::bar(ui, context);
}
