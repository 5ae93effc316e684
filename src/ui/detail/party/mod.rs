//! The page of a unit, a leader or a person: how its items stand, what it leads, where it helps, what it owes, whether it
//! reports, what was written to it. One can read it to the unit on the telephone.
//!
//! What is worked out of the data is made once for a table of the parties (`analysis::PartyPage`); here it is painted.

mod facts;
mod head;
mod items;
mod links;
mod load;
mod measures;
mod merge;
mod owed;
mod reports;
mod rows;
mod writings;

use std::rc::Rc;
use std::sync::{Arc, Weak};

use egui::Ui;

use super::super::theme::{self, space};
use super::super::widgets;
use super::fields;
use super::form::Form;
use crate::analysis::{PartyLine, PartyPage, PartyRole, PartyTable};
use crate::model::{Date, Node, NodeId, Party, PartyId, Report};
use crate::words::Words;

/// The room from which on the page has two columns, in points: that of a window of 1100 beside the pane.
const TWO_COLUMNS: f32 = 800.0;

/// The share of the room that the right column takes, at least and at most so many points.
const RIGHT: f32 = 0.39;
const LEAST_RIGHT: f32 = 320.0;
const WIDEST_RIGHT: f32 = 384.0;

/// The gap between the columns, in points.
const GAP: f32 = 32.0;

/// The page of a party that was made last, with the table that it was made from.
pub(super) struct KnownPage {
    of: PartyId,
    table: Weak<PartyTable>,
    page: Rc<PartyPage>,
}

/// What the parts of the page are painted from.
struct Page<'a> {
    report: &'a Arc<Report>,
    party: &'a Party,
    line: &'a PartyLine,
    table: &'a PartyTable,
    own: &'a PartyPage,
    today: Date,
    words: &'a Words,
}

/// The page of a party.
pub(super) fn show(ui: &mut Ui, party: &Arc<Party>, form: &mut Form<'_, '_>) {
    let words = form.words();
    let document = form.context.session.active();
    let table = document.and_then(|document| document.answers()?.parties.clone());
    let line = table.as_ref().and_then(|table| Some((table, table.line(&party.id)?)));
    if let Some((table, line)) = line {
        let own = known(table, line, form);
        let page = Page {
            report: form.report,
            party,
            line,
            table,
            own: &own,
            today: form.context.session.today(),
            words: &words,
        };
        lists(ui, &page, form);
    } else {
        // One that was just added is not in the table yet; its fields can be filled in.
        ui.add(egui::Label::new(theme::text::title(&party.name)).wrap());
        if document.is_some_and(crate::session::OpenDocument::analyses_failed) {
            widgets::pending(ui, true, &words);
        }
    }
    let id = party.id.clone();
    widgets::section(ui, words.text("unit-facts"));
    fields::rows(ui, &NodeId::Party(id.clone()), Node::Party(party), form, |_| false);
    merge::show(ui, party, form);
    widgets::rule(ui);
    form.remove(ui, NodeId::Party(id), "remove-party");
}

/// What the page tells, made again where the table is another one.
fn known(table: &Arc<PartyTable>, line: &PartyLine, form: &mut Form<'_, '_>) -> Rc<PartyPage> {
    let is_it = |known: &&KnownPage| known.of == line.party && known.table.as_ptr() == Arc::as_ptr(table);
    if let Some(known) = form.values.party.as_ref().filter(is_it) {
        return Rc::clone(&known.page);
    }
    let session = form.context.session;
    let page = PartyPage::of(form.report, table, line, session.today(), session.preferences().near_due_days);
    let page = Rc::new(page);
    let known = KnownPage { of: line.party.clone(), table: Arc::downgrade(table), page: Rc::clone(&page) };
    form.values.party = Some(known);
    page
}

/// What is known of it, in two columns where there is room for them.
fn lists(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    head::show(ui, page, form);
    let room = ui.available_width();
    if room < TWO_COLUMNS {
        plain(ui, room, |ui| {
            left(ui, page, form);
            right(ui, page, form);
        });
        return;
    }
    let beside = (room * RIGHT).clamp(LEAST_RIGHT, WIDEST_RIGHT);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        plain(ui, room - beside - GAP, |ui| left(ui, page, form));
        ui.add_space(GAP);
        plain(ui, beside, |ui| right(ui, page, form));
    });
}

/// A column in which rows stand without gaps.
fn plain(ui: &mut Ui, width: f32, show: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = egui::vec2(space::S, 0.0);
        show(ui);
    });
}

/// Who it is, what it leads, where it helps, and what is to be done.
fn left(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    facts::show(ui, page, form);
    for role in [PartyRole::Leader, PartyRole::Lead, PartyRole::Handler] {
        items::led(ui, page, role, form);
    }
    items::supported(ui, page, form);
    measures::show(ui, page, form);
}

/// What it owes and reports, what was written to it, and how much it bears beside the others.
fn right(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    owed::show(ui, page, form);
    reports::show(ui, page, form);
    writings::show(ui, page, form);
    load::show(ui, page, form);
}
