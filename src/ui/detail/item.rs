//! The page of an item: finding, standing, responsibility, due date, measures, indicators, log.

use egui::{RichText, Ui};

use super::super::charts;
use super::super::theme::{self, space};
use super::super::widgets::{self, choice::choice, shape};
use super::form::{Form, Look, labelled};
use super::{measure, parse};
use crate::analysis::{Attainment, overdue};
use crate::chart;
use crate::document::{Change, ItemField, NewNode};
use crate::model::{
    Better, Closed, Due, DueChange, Extra, Indicator, Item, ItemId, Measure, NodeId, PartyId, PartyKind, Progress, Term,
};
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
    add_measure(ui, item, form, &words);
    widgets::section(ui, &words.with("indicators-of-item", [("count", item.indicators.len().into())]));
    indicators(ui, item, form, &words);
    add_indicator(ui, item, form, &words);
    records(ui, item, &words);
    widgets::rule(ui);
    form.remove(ui, NodeId::Item(item.id.clone()), "remove-item");
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
                form.change(set(ItemField::Progress(picked)));
            }
            ui.label(RichText::new(words.text("term")).weak());
            let key = egui::Id::unique((id, "term"));
            let word = |term| words.term(term).to_owned();
            if let Some(picked) = choice(ui, key, words.text("term"), item.term, &Term::ALL, word) {
                form.change(set(ItemField::Term(picked)));
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
    let id = item.id.clone();
    labelled(ui, words.text("leader"), |ui| {
        let one = item.leader.clone().into_iter().collect::<Vec<_>>();
        if let Some(picked) = parties(ui, "leader", &one, PartyKind::Leader, form) {
            let added = picked.into_iter().find(|party| item.leader.as_ref() != Some(party));
            form.change(Change::Item(id.clone(), ItemField::Leader(added)));
        }
    });
    labelled(ui, words.text("lead-units"), |ui| {
        if let Some(units) = parties(ui, "lead-units", &item.lead_units, PartyKind::Unit, form) {
            form.change(Change::Item(id.clone(), ItemField::LeadUnits(units)));
        }
    });
    labelled(ui, words.text("support-units"), |ui| {
        if let Some(units) = parties(ui, "support-units", &item.support_units, PartyKind::Unit, form) {
            form.change(Change::Item(id.clone(), ItemField::SupportUnits(units)));
        }
    });
    labelled(ui, words.text("due"), |ui| {
        let late = overdue(item, form.context.session.today());
        let set = move |id: &ItemId, due| Change::Item(id.clone(), ItemField::Due(due));
        let make = {
            let id = item.id.clone();
            move |due| set(&id, due)
        };
        due(ui, &item.id, item.due.as_ref(), late, form, make);
    });
}

/// The parties of one kind that are named, and a menu to change them. Gives the new list when it was changed.
pub(super) fn parties(
    ui: &mut Ui,
    name: &str,
    chosen: &[PartyId],
    kind: PartyKind,
    form: &mut Form<'_, '_>,
) -> Option<Vec<PartyId>> {
    let words = form.words();
    let report = form.report;
    let mut changed = None;
    ui.horizontal_wrapped(|ui| {
        for party in chosen.iter().filter_map(|id| report.party(id)) {
            if ui.link(&party.name).on_hover_text(words.text("party-tip")).clicked() {
                form.select(NodeId::Party(party.id.clone()));
            }
        }
        let label = if chosen.is_empty() { words.text("choose") } else { words.text("change") };
        let menu = ui.menu_button(theme::text::small(label), |ui| {
            egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                let mut offered = report.parties.iter().filter(|party| party.kind == kind).peekable();
                if offered.peek().is_none() {
                    ui.label(RichText::new(words.text("no-parties")).weak());
                }
                for party in offered {
                    let mut on = chosen.contains(&party.id);
                    if ui.checkbox(&mut on, &party.name).changed() {
                        let kept = chosen.iter().filter(|id| **id != party.id).cloned();
                        changed = Some(kept.chain(on.then(|| party.id.clone())).collect());
                    }
                }
            });
        });
        menu.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words.text(name)));
    });
    changed
}

/// A due date: set once, then only moved, with the reason. The first date is never overwritten.
pub(super) fn due(
    ui: &mut Ui,
    id: impl std::hash::Hash + std::fmt::Debug + Copy,
    due: Option<&Due>,
    late: bool,
    form: &mut Form<'_, '_>,
    make: impl Fn(Option<Due>) -> Change + Clone + 'static,
) {
    let words = form.words();
    let Some(present) = due else {
        let known = form.words();
        form.field(ui, (id, "due"), words.text("due"), "", Look::Line(140.0), move |text| {
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
    let (known, today, base) = (form.words(), form.context.session.today(), present.clone());
    ui.horizontal(|ui| {
        ui.label(theme::text::small(words.text("due-move")).weak());
        form.field(ui, (id, "due"), words.text("due-move"), "", Look::Line(300.0), move |text| {
            let mut due = base.clone();
            if let Some((to, reason)) = moved(text, &known)? {
                let from = due.present();
                due.changes.push(DueChange { from, to, on: today, reason, extra: Extra::default() });
            }
            Ok(make(Some(due)))
        })
        .on_hover_text(words.text("due-move-tip"));
    });
}

/// A new date and the reason behind it, in one line: `2026-03 雨季影响施工`.
fn moved(text: &str, words: &Words) -> Result<Option<(crate::model::When, String)>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (date, reason) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let Some(to) = parse::when(date, words)? else { return Ok(None) };
    if reason.trim().is_empty() {
        return Err(words.text("error-no-reason").to_owned());
    }
    Ok(Some((to, reason.trim().to_owned())))
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
                let button = egui::Button::new(&indicator.name).frame(false).truncate();
                let link = ui.add_sized([name, theme::ROW], button);
                if link.on_hover_text(&indicator.name).clicked() {
                    form.select(NodeId::Indicator(indicator.id.clone()));
                }
                let width = (ui.available_width() - 210.0).max(80.0);
                let spot = charts::row(ui, &row, egui::vec2(width, charts::BAR));
                charts::reach(ui, spot, form.dataset, form.context);
                ui.add_sized([110.0, theme::ROW], egui::Label::new(theme::text::small(&row.value)).truncate());
                ui.add(egui::Label::new(theme::text::small(&row.target).weak()).truncate());
            });
        });
    }
}

fn add_measure(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>, words: &Words) {
    if ui.button(words.text("add-measure")).clicked() {
        let measure = Measure {
            id: form.report.fresh_id("m").as_str().into(),
            number: String::new(),
            text: words.text("new-measure-text").to_owned(),
            progress: Progress::Unstated,
            due: None,
            units: Vec::new(),
            source: Vec::new(),
            extra: Extra::default(),
        };
        form.change(Change::Add(NewNode::Measure(item.id.clone(), measure)));
    }
}

fn add_indicator(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>, words: &Words) {
    if ui.button(words.text("add-indicator")).clicked() {
        let indicator = Indicator {
            id: form.report.fresh_id("n").as_str().into(),
            name: words.text("new-indicator-name").to_owned(),
            unit: String::new(),
            better: Better::Higher,
            part_of: None,
            baseline: None,
            target: None,
            readings: Vec::new(),
            measure: None,
            note: String::new(),
            extra: Extra::default(),
        };
        form.change(Change::Add(NewNode::Indicator(item.id.clone(), indicator)));
    }
}

/// Evidence and log, where there are any.
fn records(ui: &mut Ui, item: &Item, words: &Words) {
    if !item.evidence.is_empty() {
        widgets::section(ui, words.text("evidence"));
        for evidence in &item.evidence {
            let on = evidence.on.map(|on| words.date(on)).unwrap_or_default();
            ui.label([evidence.title.as_str(), &on, &evidence.file, &evidence.note].join(" "));
        }
    }
    if !item.log.is_empty() {
        widgets::section(ui, words.text("log"));
        for entry in &item.log {
            ui.label(format!("{} {} {}", words.date(entry.on), entry.who, entry.text));
        }
    }
}
