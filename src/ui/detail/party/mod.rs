//! The page of a unit, a leader or a person: how its items stand, what it owes, its facts, and the letters to it. One can
//! read it to the unit on the telephone.

mod items;
mod merge;

use std::sync::Arc;

use egui::Ui;

use super::super::theme::{self, space};
use super::super::widgets::{self, status_row};
use super::form::Form;
use super::{fields, letters};
use crate::analysis::PartyLine;
use crate::model::{LetterKind, Node, NodeId, NodeRef, Party, PartyKind, Status};
use crate::session::{Action, Dialog};
use crate::words::Words;

/// The page of a party.
pub(super) fn show(ui: &mut Ui, party: &Arc<Party>, form: &mut Form<'_, '_>) {
    let words = form.words();
    let table = form.context.session.active().and_then(|document| document.answers()?.parties.clone());
    let line = table.as_ref().and_then(|table| table.line(&party.id));
    head(ui, party, line, form, &words);
    reached(ui, party, &words);
    match line {
        Some(line) => {
            items::owed(ui, line, form);
            items::items(ui, line, form);
            items::open_measures(ui, line, form);
        }
        None => widgets::pending(ui, false, &words),
    }
    let id = party.id.clone();
    letters::show(ui, &id, form);
    widgets::section(ui, words.text("unit-facts"));
    fields::rows(ui, &NodeId::Party(id.clone()), Node::Party(party), form, |_| false);
    merge::show(ui, party, form);
    widgets::rule(ui);
    form.remove(ui, NodeId::Party(id), "remove-party");
}

/// The name with its news, how the items stand, and what can be done about them.
fn head(ui: &mut Ui, party: &Party, line: Option<&PartyLine>, form: &mut Form<'_, '_>, words: &Words) {
    let news = line.map(|line| news(line, words)).unwrap_or_default();
    let title = if news.is_empty() { party.name.clone() } else { format!("{}:{news}", party.name) };
    ui.add(egui::Label::new(theme::text::title(title)).wrap());
    let Some(line) = line else { return };
    ui.horizontal_wrapped(|ui| {
        status_row::counts(ui, |status| line.count(status), words);
        let late: Vec<NodeRef> = line
            .led()
            .filter(|own| own.status == Status::Late)
            .map(|own| form.node(NodeId::Item(own.item.clone())))
            .collect();
        if !late.is_empty() {
            ui.add_space(space::M);
            // An item that another unit leads too is urged here alone; a leader gets no letter.
            let only = (party.kind == PartyKind::Unit).then(|| vec![party.id.clone()]);
            let name = words.text("command-letters");
            if ui.button(name).on_hover_text(words.text("unit-letters-tip")).clicked() {
                form.context.actions.push(Action::Ask(Dialog::Letters(late, LetterKind::Urge, only)));
            }
        }
    });
}

/// Other names, what it does, and whom to call: what one needs before one calls.
fn reached(ui: &mut Ui, party: &Party, words: &Words) {
    let aliases = party.aliases.join(words.text("list-comma"));
    let contact = [party.contact.as_str(), party.phone.as_str()].join(" ");
    let facts = [
        ("field-party-aliases", aliases.as_str()),
        ("field-party-duty", party.duty.as_str()),
        ("field-party-contact", contact.trim()),
    ];
    if facts.iter().all(|(_, text)| text.is_empty()) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (key, text) in facts.into_iter().filter(|(_, text)| !text.is_empty()) {
            ui.label(egui::RichText::new(words.text(key)).weak());
            ui.label(text);
            ui.add_space(space::L);
        }
    });
}

/// What is late and what is owed, in a few words.
fn news(line: &PartyLine, words: &Words) -> String {
    let mut parts = Vec::new();
    let count = |key: &str, count: usize| words.with(key, [("count", count.into())]);
    let (late, near) = (line.count(Status::Late), line.count(Status::Near));
    if late > 0 {
        let days = line.longest_late();
        parts.push(words.with("unit-news-late", [("count", late.into()), ("days", days.into())]));
    }
    if near > 0 {
        parts.push(count("unit-news-near", near));
    }
    if !line.owed.is_empty() {
        parts.push(count("unit-news-owed", line.owed.len()));
    }
    if parts.is_empty() && !line.items.is_empty() {
        parts.push(words.text("unit-news-none").to_owned());
    }
    parts.join(words.text("list-comma"))
}
