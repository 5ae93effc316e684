//! The records of an item: what proves it, and what happened to it.

use egui::{Grid, RichText, Ui};

use super::super::theme;
use super::super::widgets::{self, parse};
use super::form::{Form, Look};
use crate::document::{Change, ItemField};
use crate::model::{Evidence, Extra, Item, ItemId, LogEntry};

/// Evidence and log, changed in place.
pub(super) fn show(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>) {
    let words = form.words();
    widgets::section(ui, words.text("evidence"));
    evidence(ui, item, form);
    widgets::section(ui, words.text("log"));
    log(ui, item, form);
}

fn evidence(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>) {
    let words = form.words();
    if !item.evidence.is_empty() {
        Grid::new((&item.id, "evidence")).num_columns(5).show(ui, |ui| {
            for key in ["title", "evidence-file", "fact-date", "note"] {
                ui.label(theme::text::small(words.text(key)).weak());
            }
            ui.end_row();
            for (at, one) in item.evidence.iter().enumerate() {
                evidence_row(ui, item, at, one, form);
                ui.end_row();
            }
        });
    }
    if ui.button(words.text("add-evidence")).clicked() {
        let title = words.text("new-evidence-title").to_owned();
        let new = Evidence { title, file: String::new(), on: None, note: String::new(), extra: Extra::default() };
        let all = item.evidence.iter().cloned().chain([new]).collect();
        form.change(Change::Item(item.id.clone(), ItemField::Evidence(all)));
    }
}

fn evidence_row(ui: &mut Ui, item: &Item, at: usize, one: &Evidence, form: &mut Form<'_, '_>) {
    let words = form.words();
    let replace = |id: ItemId, all: Vec<Evidence>| {
        move |new: Evidence| {
            let mut all = all.clone();
            if let Some(place) = all.get_mut(at) {
                *place = new;
            }
            Change::Item(id.clone(), ItemField::Evidence(all))
        }
    };
    let make = replace(item.id.clone(), item.evidence.clone());
    let (known, base, change) = (form.words(), one.clone(), make.clone());
    form.field(ui, (&item.id, "evidence", at), words.text("title"), &one.title, Look::Cell(220.0), move |text| {
        Ok(change(Evidence { title: parse::filled(text, &known)?, ..base.clone() }))
    });
    let (base, change) = (one.clone(), make.clone());
    let file = Look::Cell(180.0);
    form.text(ui, (&item.id, "evidence file", at), words.text("evidence-file"), &one.file, file, move |file| {
        change(Evidence { file, ..base.clone() })
    });
    let (known, base, change) = (form.words(), one.clone(), make.clone());
    let on = one.on.map(|on| on.to_string()).unwrap_or_default();
    form.field(ui, (&item.id, "evidence on", at), words.text("fact-date"), &on, Look::Cell(110.0), move |text| {
        Ok(change(Evidence { on: parse::date(text, &known)?, ..base.clone() }))
    });
    let base = one.clone();
    form.text(ui, (&item.id, "evidence note", at), words.text("note"), &one.note, Look::Cell(160.0), move |note| {
        make(Evidence { note, ..base.clone() })
    });
    if ui.small_button(words.text("remove")).on_hover_text(words.text("remove-tip")).clicked() {
        let mut all = item.evidence.clone();
        all.remove(at);
        form.change(Change::Item(item.id.clone(), ItemField::Evidence(all)));
    }
}

fn log(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>) {
    let words = form.words();
    if item.log.is_empty() {
        ui.label(RichText::new(words.text("no-log")).weak());
    }
    Grid::new((&item.id, "log")).num_columns(4).show(ui, |ui| {
        for (at, entry) in item.log.iter().enumerate() {
            log_row(ui, item, at, entry, form);
            ui.end_row();
        }
    });
    let (id, all, today) = (item.id.clone(), item.log.clone(), form.context.session.today());
    ui.horizontal(|ui| {
        ui.label(theme::text::small(words.text("add-log")).weak());
        let known = form.words();
        form.field(ui, (&item.id, "new log"), words.text("add-log"), "", Look::Cell(420.0), move |text| {
            let text = parse::filled(text, &known)?;
            let entry = LogEntry { on: today, who: String::new(), text, extra: Extra::default() };
            let all = all.iter().cloned().chain([entry]).collect();
            Ok(Change::Item(id.clone(), ItemField::Log(all)))
        })
        .on_hover_text(words.text("add-log-tip"));
    });
}

fn log_row(ui: &mut Ui, item: &Item, at: usize, entry: &LogEntry, form: &mut Form<'_, '_>) {
    let words = form.words();
    let (id, all) = (item.id.clone(), item.log.clone());
    let make = move |new: LogEntry| {
        let mut all = all.clone();
        if let Some(place) = all.get_mut(at) {
            *place = new;
        }
        Change::Item(id.clone(), ItemField::Log(all))
    };
    let (known, base, change) = (form.words(), entry.clone(), make.clone());
    let on = entry.on.to_string();
    form.field(ui, (&item.id, "log on", at), words.text("fact-date"), &on, Look::Cell(110.0), move |text| {
        let on = parse::date(text, &known)?.ok_or_else(|| known.text("error-no-date").to_owned())?;
        Ok(change(LogEntry { on, ..base.clone() }))
    });
    let (base, change) = (entry.clone(), make.clone());
    form.text(ui, (&item.id, "log who", at), words.text("log-who"), &entry.who, Look::Cell(110.0), move |who| {
        change(LogEntry { who, ..base.clone() })
    });
    let (known, base) = (form.words(), entry.clone());
    form.field(ui, (&item.id, "log text", at), words.text("log"), &entry.text, Look::Cell(420.0), move |text| {
        Ok(make(LogEntry { text: parse::filled(text, &known)?, ..base.clone() }))
    });
    if ui.small_button(words.text("remove")).on_hover_text(words.text("remove-tip")).clicked() {
        let mut all = item.log.clone();
        all.remove(at);
        form.change(Change::Item(item.id.clone(), ItemField::Log(all)));
    }
}
