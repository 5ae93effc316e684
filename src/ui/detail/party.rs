//! The page of a party: its name, and what it answers for.

use egui::Ui;

use super::super::theme;
use super::super::widgets::parse;
use super::super::widgets::{self, choice::choice, shape};
use super::form::{Form, Look, labelled};
use crate::document::{Change, PartyField};
use crate::model::{NodeId, Party, PartyKind};

/// The page of a party.
pub(super) fn show(ui: &mut Ui, party: &Party, form: &mut Form<'_, '_>) {
    let words = form.words();
    ui.label(theme::text::title(words.text("party")));
    let id = party.id.clone();
    labelled(ui, words.text("name"), |ui| {
        let (id, known) = (id.clone(), form.words());
        form.field(ui, (&party.id, "name"), words.text("name"), &party.name, Look::Line(360.0), move |text| {
            parse::filled(text, &known).map(|name| Change::Party(id.clone(), PartyField::Name(name)))
        })
    });
    labelled(ui, words.text("kind"), |ui| {
        let key = egui::Id::unique((&party.id, "kind"));
        let picked =
            choice(ui, key, words.text("kind"), party.kind, &PartyKind::ALL, |kind| words.party_kind(kind).to_owned());
        if let Some(kind) = picked {
            form.change(Change::Party(id.clone(), PartyField::Kind(kind)));
        }
    });
    widgets::section(ui, words.text("answers-for"));
    let report = form.report;
    for item in report.items() {
        let own = item.leader.iter().chain(&item.lead_units).chain(&item.support_units);
        let concerned = own.chain(item.measures.iter().flat_map(|measure| &measure.units)).any(|other| *other == id);
        if concerned {
            ui.horizontal(|ui| {
                shape::progress(ui, item.progress, &words);
                if ui.link(format!("{} {}", item.number, item.title)).clicked() {
                    form.select(NodeId::Item(item.id.clone()));
                }
            });
        }
    }
    widgets::rule(ui);
    form.remove(ui, NodeId::Party(id), "remove-party");
}
