//! The settings of several items at once: progress, term, lead unit, leader, due date, closing.

use egui::{TextEdit, Ui};

use super::choice::choice;
use super::party_field;
use crate::document::Setting;
use crate::model::{ClosingKind, Dataset, KnownPlaces, Node, NodeRef, PartyKind, Progress, Report, Term};
use crate::session::{Action, Command, Dialog, OpenDocument};
use crate::ui::Context;
use crate::ui::draft::{OwnField, tell_own};

/// Shows the settings in a line. They are about the nodes that are selected together.
pub(crate) fn bar(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    let nodes = document.chosen();
    let set = |setting: Setting| Action::Set(nodes.to_vec(), setting);
    let all: Vec<Option<Progress>> = [None].into_iter().chain(Progress::ALL.map(Some)).collect();
    // Nothing is chosen to begin with: the list shows what it sets.
    let none = |key| format!("{}…", words.text(key));
    let word = |progress: Option<Progress>| progress.map_or_else(|| none("progress"), |p| words.choice(p).to_owned());
    if let Some(Some(progress)) =
        choice(ui, egui::Id::unique("bulk progress"), words.text("several-progress"), None, &all, word)
    {
        context.actions.extend(set_progress(nodes, progress, document.document().dataset()));
    }
    let all: Vec<Option<Term>> = [None].into_iter().chain(Term::ALL.map(Some)).collect();
    let word = |term: Option<Term>| term.map_or_else(|| none("term"), |term| words.choice(term).to_owned());
    if let Some(Some(term)) = choice(ui, egui::Id::unique("bulk term"), words.text("several-term"), None, &all, word) {
        context.actions.push(set(Setting::Term(term)));
    }
    let first = nodes.first().and_then(|node| document.document().dataset().report(&node.report));
    for (tip, hint, kind) in
        [("several-lead-units", "lead-units", PartyKind::Unit), ("several-leader", "leader", PartyKind::Leader)]
    {
        let Some(report) = first else { continue };
        if let Some(name) = name_field(ui, words.text(tip), words.text(hint), (report, kind), nodes, context) {
            let setting =
                if kind == PartyKind::Unit { Setting::LeadUnit { name, alone: true } } else { Setting::Leader(name) };
            context.actions.push(set(setting));
        }
    }
    for command in [Command::SetDue, Command::CloseItems, Command::Letters] {
        let button = ui.button(words.text(command.info().name).trim_end_matches('…'));
        if button.on_hover_text(command.info().tooltip(words)).clicked() {
            context.actions.push(Action::Run(command));
        }
    }
}

/// What choosing a progress for several nodes asks for: closing asks for date, verifier and manner; of closed items it is
/// asked who opens them again and why, and the others are set at once.
fn set_progress(nodes: &[NodeRef], progress: Progress, dataset: &Dataset) -> Vec<Action> {
    if progress == Progress::Closed {
        return vec![Action::Ask(Dialog::Close(nodes.to_vec()))];
    }
    let mut places = KnownPlaces::default();
    let is_closed = |node: &NodeRef| {
        let own = places.find(dataset, node);
        own.is_some_and(|(_, own)| matches!(own, Node::Item(item) if item.progress == Progress::Closed))
    };
    let (closed, others): (Vec<NodeRef>, Vec<NodeRef>) = nodes.iter().cloned().partition(is_closed);
    let set = (!others.is_empty()).then(|| Action::Set(others, Setting::Progress(progress)));
    let reopen = (!closed.is_empty()).then(|| Action::Ask(Dialog::ClosingStep(closed, ClosingKind::Reopened)));
    set.into_iter().chain(reopen).collect()
}

/// A field for one name, completed as it is typed, and kept in the view until Enter takes it.
fn name_field(
    ui: &mut Ui,
    name: &str,
    hint: &str,
    (report, kind): (&Report, PartyKind),
    nodes: &[NodeRef],
    context: &mut Context<'_>,
) -> Option<String> {
    let id = egui::Id::unique(("bulk", name, nodes.len()));
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let before = text.clone();
    let field = TextEdit::singleline(&mut text).id(id.with("field")).hint_text(hint).desired_width(110.0);
    let response = super::framed(ui, field);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
    if response.has_focus()
        && let Some(chosen) = party_field::complete(&response, text.trim(), "", report, kind)
    {
        text = chosen;
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let taken = (entered && !text.trim().is_empty()).then(|| text.trim().to_owned());
    if taken.is_some() {
        text.clear();
    }
    tell_own(&OwnField { id, name, node: nodes.first(), in_dialog: false }, &text, context);
    if text != before {
        ui.data_mut(|data| data.insert_temp(id, text));
    }
    response.on_hover_text(name);
    taken
}
