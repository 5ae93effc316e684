//! Changing the structure: add, duplicate, delete, move, cut, copy, paste, renumber; several nodes at once.

use std::time::Duration;

use crate::analysis::LedgerRows;
use crate::document::{self, Change, Edit, EditError, EditLabel, Kind, Place, Setting};
use crate::model::{Codes as _, Field, NodeId, NodeRef, PartyKind};

use super::clipboard::ClipboardContent;
use super::command::View;
use super::dialogs::Dialog;
use super::effect::Effect;
use super::open::OpenDocument;
use super::state::Session;

/// The key of the words that a new node begins with.
pub(super) fn new_title(kind: Kind) -> &'static str {
    match kind {
        Kind::Report => "new-report-title",
        Kind::Category => "new-category-title",
        Kind::Problem => "new-problem-title",
        Kind::Item => "new-item-title",
        Kind::Measure => "new-measure-text",
        Kind::Indicator => "new-indicator-name",
        Kind::Unit | Kind::Leader | Kind::Person => "new-party-name",
    }
}

impl Session {
    /// Adds a node of a kind at a node.
    pub(super) fn add(&mut self, at: &NodeRef, kind: Kind, now: Duration) {
        let title = self.words().text(new_title(kind)).to_owned();
        let edit = self.active().and_then(|document| document::grow(document.document().dataset(), at, kind, title));
        match edit {
            Some(edit) => {
                let added = edit.added();
                self.edit(edit, now);
                // In the ledger the keyboard goes to the new row.
                if self.view != View::Ledger {
                    self.effects.extend(added.into_iter().next().map(Effect::NameNode));
                }
            }
            None => self.say_edit_error(&EditError::NoSuchPlace, now),
        }
    }

    /// The kind that "add under" adds at the selected node.
    #[must_use]
    pub fn kind_under(&self) -> Option<Kind> {
        let selected = self.active()?.selection()?;
        Kind::of(&selected.node).under()
    }

    /// The kind that "add beside" adds.
    #[must_use]
    pub fn kind_beside(&self) -> Option<Kind> {
        let document = self.active()?;
        let selected = document.selection()?;
        if let NodeId::Party(id) = &selected.node {
            let party = document.document().dataset().report(&selected.report)?.party(id)?;
            return Some(match party.kind {
                PartyKind::Leader => Kind::Leader,
                PartyKind::Unit => Kind::Unit,
                PartyKind::Person => Kind::Person,
            });
        }
        Some(Kind::of(&selected.node))
    }

    /// The word for a kind of node.
    pub(super) fn kind_word(&self, kind: Kind) -> &str {
        self.words().text(match kind {
            Kind::Person => PartyKind::Person.word(),
            Kind::Report => "report",
            Kind::Category => "category",
            Kind::Problem => "problem",
            Kind::Item => "item",
            Kind::Measure => "measure",
            Kind::Indicator => "indicator",
            Kind::Unit => PartyKind::Unit.word(),
            Kind::Leader => PartyKind::Leader.word(),
        })
    }

    pub(super) fn add_at_selection(&mut self, kind: Option<Kind>, now: Duration) {
        let selected = self.active().and_then(OpenDocument::selection).cloned();
        // In a dataset without reports there is nothing to select, and only a report can be added.
        let at = selected.unwrap_or_else(|| NodeRef::new("".into(), NodeId::Report));
        let row_kind = match self.ledger_rows() {
            LedgerRows::Items => Kind::Item,
            LedgerRows::Measures => Kind::Measure,
        };
        if let Some(kind) = kind {
            self.add(&at, kind, now);
            if self.view == View::Ledger && kind == row_kind {
                self.go_to_title();
            }
        }
    }

    pub(super) fn duplicate(&mut self, now: Duration) {
        let edit = self.active().map(|d| document::duplicate(d.document().dataset(), d.chosen()));
        self.try_edit(edit, now);
    }

    pub(super) fn copy_nodes(&mut self) -> bool {
        let Some(content) = self.active().and_then(|document| self.copied(document)) else { return false };
        self.effects.push(Effect::Copy(content));
        true
    }

    pub(super) fn cut_nodes(&mut self, now: Duration) {
        if self.copy_nodes() {
            if self.is_about_cells() {
                self.clear_cells(now);
            } else {
                self.delete(EditLabel::Cut, now);
            }
        }
    }

    /// Puts copied nodes in; a block of values goes to the selected indicator.
    pub(super) fn paste(&mut self, content: ClipboardContent, now: Duration) {
        let Some(document) = self.active() else { return };
        let at = document.selection().cloned().unwrap_or_else(|| NodeRef::new("".into(), NodeId::Report));
        match content.clip() {
            Some(clip) => {
                let edit = clip.paste(document.document().dataset(), &at);
                self.try_edit(Some(edit), now);
            }
            None if !self.keys_in_tree && self.marked_cells().is_some() => self.paste_cells(&content.text, now),
            None if self.is_ledger_empty() => self.paste_first_rows(&content.text, now),
            None if matches!(at.node, NodeId::Indicator(_)) => self.dialogs.open(Dialog::Readings(at, content.text)),
            None => self.toasts.inform(self.words().text("paste-nothing").to_owned(), now),
        }
    }

    /// Moves the chosen nodes a step up or down.
    pub(super) fn step(&mut self, down: bool, now: Duration) {
        let Some(document) = self.active() else { return };
        let dataset = document.document().dataset();
        let chosen = document::outermost(dataset, document.chosen());
        let edge = if down { chosen.last() } else { chosen.first() };
        let Some(place) = edge.and_then(|node| document::step(dataset, node, down)) else { return };
        let edit = match chosen.as_slice() {
            [one] => Ok(Edit::new(one.report.clone(), Change::Move(one.node.clone(), place))),
            // The place is counted without the edge node, which stands before it when moving down.
            several => {
                let at = place.at + usize::from(down);
                document::move_to(dataset, several, &Place { at, ..place })
            }
        };
        self.try_edit(Some(edit), now);
    }

    pub(super) fn move_to(&mut self, nodes: &[NodeRef], place: &Place, now: Duration) {
        let edit = self.active().map(|d| document::move_to(d.document().dataset(), nodes, place));
        self.try_edit(edit, now);
    }

    pub(super) fn renumber(&mut self, now: Duration) {
        let edit = self.active().and_then(OpenDocument::report).map(|report| document::renumber(report));
        match edit.flatten() {
            Some(edit) => self.edit(edit, now),
            None => self.toasts.inform(self.words().text("renumber-nothing").to_owned(), now),
        }
    }

    /// Sets several nodes at once; a dialog that asked for it is closed.
    pub(super) fn set_several(&mut self, nodes: &[NodeRef], setting: &Setting, now: Duration) {
        self.dialogs.close();
        let today = self.record_day();
        let edit = self.active().and_then(|d| document::set(d.document().dataset(), nodes, setting, today));
        if let Some(edit) = edit {
            self.edit(edit, now);
        }
    }

    pub(super) fn name_parties(&mut self, node: &NodeRef, field: &'static Field, names: &[String], now: Duration) {
        let report = self.active().and_then(|document| document.document().dataset().report(&node.report));
        let own = report.and_then(|report| Some((report, report.node(&node.node)?)));
        let edit = own.map(|(report, own)| document::name_parties(report, (&node.node, own), field, names));
        self.try_edit(edit.and_then(Result::transpose), now);
    }

    fn try_edit(&mut self, edit: Option<Result<Edit, EditError>>, now: Duration) {
        match edit {
            Some(Ok(edit)) => self.edit(edit, now),
            Some(Err(error)) => self.say_edit_error(&error, now),
            None => {}
        }
    }
}
