//! The page of an item: finding, standing, responsibility, due date, measures, indicators, log.

use egui::{RichText, Ui};

use super::super::charts;
use super::super::theme::{self, space};
use super::super::widgets::{self, choice::choice, parse, party_field, shape};
use super::form::{Form, Look, labelled};
use super::{measure, records, suggest};
use crate::analysis::{Attainment, overdue};
use crate::chart;
use crate::document::{Change, ItemField, Kind, PartyRole};
use crate::model::{Closed, Due, Extra, Item, NodeId, NodeRef, PartyId, Progress, Term};
use crate::session::{Action, Dialog};
use crate::words::Words;

/// The page of an item; `node` may be one of its measures, which then comes into view.
pub(super) fn show(ui: &mut Ui, item: &Item, node: &NodeId, form: &mut Form<'_, '_>) {
    let words = form.words();
    head(ui, item, form, &words);
    standing(ui, item, form, &words);
    responsibility(ui, item, form, &words);
    widgets::section(ui, words.text("finding"));
    let id = item.id.clone();
    form.text(ui, (&item.id, "finding"), words.text("finding"), &item.finding, Look::Lines, move |text| {
        Change::Item(id.clone(), ItemField::Finding(text))
    });
    widgets::section(ui, &words.with("measures-count", [("count", item.measures.len().into())]));
    for one in &item.measures {
        ui.push_id(&one.id, |ui| measure::show(ui, one, *node == NodeId::Measure(one.id.clone()), form));
    }
    form.add(ui, node_of(item), Kind::Measure, "add-measure");
    widgets::section(ui, &words.with("indicators-of-item", [("count", item.indicators.len().into())]));
    indicators(ui, item, form, &words);
    form.add(ui, node_of(item), Kind::Indicator, "add-indicator");
    if let Some(document) = form.context.session.active().filter(|_| *node == node_of(item)) {
        suggest::show(ui, document, form.context);
    }
    records::show(ui, item, form);
    widgets::rule(ui);
    form.remove(ui, node_of(item), "remove-item");
}

fn node_of(item: &Item) -> NodeId {
    NodeId::Item(item.id.clone())
}

fn head(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>, words: &Words) {
    ui.horizontal(|ui| {
        ui.label(theme::text::title(&item.number));
        form.source(ui, &item.source);
    });
    let id = item.id.clone();
    let known = form.words();
    form.field(ui, (&item.id, "title"), words.text("title"), &item.title, Look::Heading, move |text| {
        parse::filled(text, &known).map(|text| Change::Item(id.clone(), ItemField::Title(text)))
    });
    ui.add_space(space::S);
}

/// Progress and term, the office's word for the pair, and the words they rest on.
fn standing(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>, words: &Words) {
    let id = &item.id;
    let set = |field| Change::Item(id.clone(), field);
    labelled(ui, words.text("progress"), |ui| {
        ui.horizontal(|ui| {
            shape::progress(ui, item.progress, words);
            let key = egui::Id::unique((id, "progress"));
            let word = |progress| words.progress(progress).to_owned();
            if let Some(picked) = choice(ui, key, words.text("progress"), item.progress, &Progress::ALL, word) {
                form.context.actions.push(widgets::set_progress(form.node(node_of(item)), picked));
            }
            ui.label(RichText::new(words.text("term")).weak());
            let key = egui::Id::unique((id, "term"));
            let word = |term| words.term(term).to_owned();
            if let Some(picked) = choice(ui, key, words.text("term"), item.term, &Term::ALL, word) {
                form.change(set(ItemField::Term(picked)));
            }
            let mut internal = item.internal;
            let mark = ui.checkbox(&mut internal, words.text("internal")).on_hover_text(words.text("internal-tip"));
            if mark.changed() {
                form.change(set(ItemField::Internal(internal)));
            }
            if let Some(word) = words.office_word(item.progress, item.term) {
                ui.label(theme::text::strong(word));
            }
        });
    });
    let basis: Vec<_> = item.basis.iter().filter_map(|span| span.words(&form.report.source)).collect();
    if !basis.is_empty() {
        labelled(ui, words.text("basis"), |ui| {
            ui.horizontal_wrapped(|ui| {
                for text in basis {
                    ui.label(format!("“{text}”"));
                }
                form.source(ui, &item.basis);
            });
        });
    }
    if item.progress == Progress::Closed || item.closed.is_some() {
        closed(ui, item, form, words);
    }
}

/// How it was closed: date, verifier, manner.
fn closed(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>, words: &Words) {
    let present = item.closed.clone();
    let on = present.as_ref().map(|closed| closed.on.to_string()).unwrap_or_default();
    let (id, known, base) = (item.id.clone(), form.words(), present.clone());
    labelled(ui, words.text("closed-on"), |ui| {
        form.field(ui, (&item.id, "closed-on"), words.text("closed-on"), &on, Look::Line(140.0), move |text| {
            let on = parse::date(text, &known)?;
            let blank = |on| Closed { on, by: String::new(), how: String::new(), extra: Extra::default() };
            let closed = on.map(|on| Closed { on, ..base.clone().unwrap_or_else(|| blank(on)) });
            Ok(Change::Item(id.clone(), ItemField::Closed(closed)))
        })
    });
    let Some(present) = present else { return };
    for (key, value) in [("closed-by", present.by.clone()), ("closed-how", present.how.clone())] {
        let (id, base) = (item.id.clone(), present.clone());
        labelled(ui, words.text(key), |ui| {
            form.text(ui, (&item.id, key), words.text(key), &value, Look::Line(360.0), move |text| {
                let mut closed = base.clone();
                if key == "closed-by" {
                    closed.by = text;
                } else {
                    closed.how = text;
                }
                Change::Item(id.clone(), ItemField::Closed(Some(closed)))
            })
        });
    }
}

fn responsibility(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>, words: &Words) {
    let node = form.node(NodeId::Item(item.id.clone()));
    for (key, role, named) in [
        ("leader", PartyRole::Leader, item.leader.as_slice()),
        ("lead-units", PartyRole::LeadUnits, item.lead_units.as_slice()),
        ("support-units", PartyRole::SupportUnits, item.support_units.as_slice()),
    ] {
        labelled(ui, words.text(key), |ui| parties(ui, &node, role, named, form));
    }
    labelled(ui, words.text("due"), |ui| {
        let late = overdue(item, form.context.session.today());
        let id = item.id.clone();
        due(ui, &node, item.due.as_ref(), late, form, move |due| Change::Item(id.clone(), ItemField::Due(due)));
    });
}

/// A field with the names of the parties, and a link to each of them.
pub(super) fn parties(ui: &mut Ui, node: &NodeRef, role: PartyRole, named: &[PartyId], form: &mut Form<'_, '_>) {
    let words = form.words();
    let report = form.report;
    ui.horizontal(|ui| {
        let width = if role == PartyRole::Units { 240.0 } else { 360.0 };
        let place = party_field::Place { width, hint: words.text("party-hint") };
        party_field::show(ui, form.drafts, report, node.clone(), role, named, place, form.context);
        for party in named.iter().filter_map(|id| report.party(id)) {
            let link = ui.link(theme::text::small("→"));
            link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &party.name));
            if link.on_hover_text(format!("{}: {}", party.name, words.text("party-tip"))).clicked() {
                form.select(NodeId::Party(party.id.clone()));
            }
        }
    });
}

/// A due date: typed once, then only moved, with the reason. The first date is never overwritten.
pub(super) fn due(
    ui: &mut Ui,
    node: &NodeRef,
    due: Option<&Due>,
    late: bool,
    form: &mut Form<'_, '_>,
    make: impl Fn(Option<Due>) -> Change + 'static,
) {
    let words = form.words();
    let Some(present) = due else {
        let known = form.words();
        form.field(ui, (node, "due"), words.text("due"), "", Look::Line(140.0), move |text| {
            Ok(make(parse::when(text, &known)?.map(Due::new)))
        });
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(words.when(present.present()));
        if late {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, theme::ROW), egui::Sense::hover());
            shape::paint_late(ui.painter(), rect.center(), theme::palette(ui));
            ui.colored_label(theme::palette(ui).seal, words.text("overdue"));
        }
        if !present.words.is_empty() {
            ui.label(RichText::new(format!("“{}”", present.words)).weak());
        }
        if ui.small_button(words.text("due-move")).on_hover_text(words.text("due-move-tip")).clicked() {
            form.context.actions.push(Action::Ask(Dialog::Due(vec![node.clone()], None)));
        }
        if ui.small_button(words.text("remove")).on_hover_text(words.text("remove-tip")).clicked() {
            form.change(make(None));
        }
    });
    for change in &present.changes {
        let arguments = [
            ("from", words.when(change.from).into()),
            ("to", words.when(change.to).into()),
            ("on", words.date(change.on).into()),
            ("reason", change.reason.clone().into()),
        ];
        ui.label(theme::text::small(words.with("due-changed", arguments)).weak());
    }
}

/// The indicators of the item as small bullet charts.
fn indicators(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>, words: &Words) {
    if item.indicators.is_empty() {
        ui.label(RichText::new(words.text("no-indicators")).weak());
    }
    for indicator in &item.indicators {
        let attainment = Attainment::of(indicator);
        let row = chart::bullet(&form.report.id, indicator, &attainment, words);
        ui.push_id(&indicator.id, |ui| {
            ui.horizontal(|ui| {
                let name = (ui.available_width() * 0.3).clamp(140.0, 280.0);
                let left = egui::Layout::left_to_right(egui::Align::Center);
                ui.allocate_ui_with_layout(egui::vec2(name, theme::ROW), left, |ui| {
                    ui.set_width(name);
                    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                    let link = ui.add(egui::Button::new(&indicator.name).frame(false));
                    if link.on_hover_text(&indicator.name).clicked() {
                        form.select(NodeId::Indicator(indicator.id.clone()));
                    }
                });
                let width = (ui.available_width() - 210.0).max(80.0);
                let spot = charts::row(ui, &row, &[], egui::vec2(width, charts::BAR));
                charts::reach(ui, spot, form.dataset, form.context);
                ui.add_sized([110.0, theme::ROW], egui::Label::new(theme::text::small(&row.value)).truncate());
                ui.add(egui::Label::new(theme::text::small(&row.target).weak()).truncate());
            });
        });
    }
}
