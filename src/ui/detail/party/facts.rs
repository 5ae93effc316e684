//! What one needs before one calls: other names, whom to call, who answers and who handles. Only what is known stands here;
//! the fields below the page change it.

use egui::{Label, Layout, RichText, Ui, vec2};

use super::super::super::theme::{self, space};
use super::super::form::Form;
use super::Page;
use crate::model::{NodeId, PartyId, PartyKind};
use crate::words::{Language, Words};

/// The height of a line, in points.
const LINE: f32 = 28.0;

/// One of them: its name, what stands there, a note, and the party that it is.
struct Fact<'a> {
    label: &'a str,
    text: String,
    note: String,
    party: Option<&'a PartyId>,
}

pub(super) fn show(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let (words, party) = (page.words, page.party);
    let contact = [party.contact.as_str(), party.phone.as_str()].join("  ");
    let aliases = party.aliases.join(words.text("list-comma"));
    let plain = |key: &'static str, text: &str| {
        let fact = Fact { label: words.text(key), text: text.trim().to_owned(), note: String::new(), party: None };
        (!fact.text.is_empty()).then_some(fact)
    };
    let own = [
        plain("field-party-aliases", &aliases),
        plain("field-party-duty", &party.duty),
        plain("field-party-contact", &contact),
    ];
    let is = |kind| party.kind == kind;
    let others = [
        with_most("leader", &page.own.leaders, page).filter(|_| !is(PartyKind::Leader)),
        with_most("lead-units", &page.own.units, page).filter(|_| !is(PartyKind::Unit)),
        with_most("unit-group-handlers", &page.own.handlers, page).filter(|_| !is(PartyKind::Person)),
    ];
    let half = (ui.available_width() - space::S) / 2.0;
    ui.horizontal_top(|ui| {
        for facts in [own, others] {
            let facts: Vec<Fact<'_>> = facts.into_iter().flatten().collect();
            if facts.is_empty() {
                continue;
            }
            ui.vertical(|ui| {
                ui.set_width(half);
                for fact in facts {
                    one(ui, &fact, half, words, form);
                }
            });
        }
    });
}

/// The one with the most items, with how many these are, and how many others there are.
fn with_most<'a>(label: &'static str, list: &'a [(PartyId, usize)], page: &Page<'a>) -> Option<Fact<'a>> {
    let (id, count) = list.first()?;
    let words = page.words;
    let mut note = vec![words.with("unit-of-items", [("count", (*count).into())])];
    if list.len() > 1 {
        note.push(words.with("unit-others", [("count", (list.len() - 1).into())]));
    }
    let text = page.report.party(id)?.name.clone();
    Some(Fact { label: words.text(label), text, note: note.join(" "), party: Some(id) })
}

fn one(ui: &mut Ui, fact: &Fact<'_>, width: f32, words: &Words, form: &mut Form<'_, '_>) {
    let label = match words.language() {
        Language::Chinese => 80.0,
        Language::English => 88.0,
    };
    ui.allocate_ui_with_layout(vec2(width, LINE), Layout::left_to_right(egui::Align::Center), |ui| {
        ui.set_min_size(vec2(width, LINE));
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.allocate_ui_with_layout(vec2(label, LINE), Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_width(label);
            ui.add(Label::new(RichText::new(fact.label).weak()).truncate());
        });
        ui.spacing_mut().item_spacing.x = space::M;
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
        if let Some(id) = fact.party {
            if ui.link(&fact.text).clicked() {
                form.select(NodeId::Party(id.clone()));
            }
        } else {
            ui.add(Label::new(&fact.text).truncate());
        }
        if !fact.note.is_empty() {
            ui.add(Label::new(theme::text::small(&fact.note).weak()).truncate());
        }
    });
}
