//! Papers: the forms at the left, the pages of the chosen one in the middle, the fields of an own form at the right.

mod choices;
mod column;
mod edit;
mod filter;
mod versions;

use std::sync::Arc;

use egui::{Panel, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, vec2};

use super::dialogs::questions::audience_tip;
use super::draft::{Drafts, Field, FieldLook};
use super::picture::paint;
use super::theme::{self, space};
use super::widgets::date_field::{self, DateKind};
use super::{Context, bars, widgets};
use crate::model::{Date, Form, Paper, PaperAudience, PartyKind, Report};
use crate::paper::{PaperRemark, PaperVersion, ReportKind, period_since};
use crate::session::{Action, Command, FormChoice, MadePaper, OpenDocument, PaperStep, remark_words, report_word};
use crate::table::parse::DateBasis;
use crate::table::{built_in, parse};

/// The space between two pages, in points.
const GAP: f32 = 12.0;

/// The largest width of a page on screen, in points.
const WIDEST: f32 = 1100.0;

/// The state of the view.
#[derive(Debug, Default)]
pub(super) struct PapersView {
    edit: edit::FormEdit,
}

impl PapersView {
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        document: &OpenDocument,
        drafts: &mut Drafts,
        context: &mut Context<'_>,
    ) {
        let Some(report) = document.report() else {
            widgets::empty(ui, context.words.text("no-report"), context.words.text("no-report-advice"));
            return;
        };
        tools(ui, document, report, drafts, context);
        ui.add_space(space::S);
        Panel::left("forms").resizable(true).default_size(190.0).size_range(140.0..=320.0).show(ui, |ui| {
            forms(ui, document, report, context);
        });
        if let Some(at) = document.papers().own_form(report) {
            Panel::right("form").resizable(true).default_size(300.0).size_range(240.0..=460.0).show(ui, |ui| {
                self.edit.show(ui, report, at, drafts, context);
            });
        }
        egui::Frame::new().inner_margin(egui::Margin { left: 12, right: 4, top: 0, bottom: 0 }).show(ui, |ui| {
            match &document.papers().made {
                Some(made) => {
                    let is_prose = matches!(document.papers().chosen, FormChoice::Report(_));
                    if document.papers().only_selected && document.brush().is_empty() && !is_prose {
                        ui.label(context.words.text("papers-nothing-selected"));
                    }
                    preview(ui, made, context);
                }
                None => widgets::pending(ui, document.papers().failed, context.words),
            }
        });
    }
}

/// Who reads it, for which unit, and what is done with it.
fn tools(ui: &mut Ui, document: &OpenDocument, report: &Report, drafts: &mut Drafts, context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal_wrapped(|ui| {
        ui.label(words.text("papers-audience"));
        let present = report.audience.unwrap_or(PaperAudience::Public);
        for audience in PaperAudience::ALL {
            let label = ui.selectable_label(present == audience, words.choice(audience));
            if label.on_hover_text(words.text(audience_tip(audience))).clicked() {
                push(context, PaperStep::Audience(audience));
            }
        }
        choices::watermark(ui, report, drafts, context);
        ui.separator();
        range(ui, document, report, drafts, context);
        ui.separator();
        button(ui, "papers-save", "papers-save-tip", PaperStep::Save, context);
        button(ui, "papers-lists", "papers-lists-tip", PaperStep::SaveLists, context);
        let is_prose = matches!(document.papers().chosen, FormChoice::Report(_));
        if !is_prose {
            button(ui, "papers-copy-table", "papers-copy-table-tip", PaperStep::Copy, context);
        }
        bars::tool(ui, Command::Print, context);
        bars::tool(ui, Command::Split, context);
        ui.separator();
        if !is_prose {
            button(ui, "papers-copy-form", "papers-copy-form-tip", PaperStep::CopyForm, context);
        }
        button(ui, "papers-like", "papers-like-tip", PaperStep::LikeFile, context);
        if document.papers().own_form(report).is_some() {
            button(ui, "papers-keep-form", "papers-keep-form-tip", PaperStep::Keep, context);
            button(ui, "papers-remove-form", "papers-remove-form-tip", PaperStep::Remove, context);
        } else if let FormChoice::Named(name) = &document.papers().chosen
            && context.session.kept_forms().iter().any(|form| form.name == *name)
        {
            let step = PaperStep::PutAside(name.clone());
            button(ui, "papers-put-aside", "papers-put-aside-tip", step, context);
        }
    });
}

/// What the paper is about, as far as its kind leaves a choice: a paper in prose is about everything, and the ledger as it
/// is shown about what it shows.
fn range(ui: &mut Ui, document: &OpenDocument, report: &Report, drafts: &mut Drafts, context: &mut Context<'_>) {
    let words = context.words;
    match &document.papers().chosen {
        FormChoice::Shown => table_range(ui, document, report, context),
        FormChoice::Report(kind) => {
            if *kind == ReportKind::Monthly {
                period(ui, document, drafts, context);
                earlier(ui, document, context);
            }
            choices::head(ui, report, context);
            choices::appendices(ui, document, context);
            let mut sources = document.papers().sources;
            let mark = ui.checkbox(&mut sources, words.text("papers-sources"));
            if mark.on_hover_text(words.text("papers-sources-tip")).changed() {
                push(context, PaperStep::Sources(sources));
            }
        }
        FormChoice::Named(_) => {
            unit(ui, document, report, context);
            table_range(ui, document, report, context);
        }
    }
}

/// Which rows of a table, and on what paper. An own form says its paper in its fields.
fn table_range(ui: &mut Ui, document: &OpenDocument, report: &Report, context: &mut Context<'_>) {
    let words = context.words;
    let mut only = document.papers().only_selected;
    let mark = ui.checkbox(&mut only, words.text("papers-only-selected"));
    if mark.on_hover_text(words.text("papers-only-selected-tip")).changed() {
        push(context, PaperStep::OnlySelected(only));
    }
    if document.papers().own_form(report).is_some() {
        return;
    }
    let made = document.papers().made.as_ref().map(|made| made.paper.sheet);
    let present = document.papers().sheet.or(made).unwrap_or_default();
    let (id, name) = (egui::Id::unique("paper sheet"), words.text("papers-form-paper"));
    let word = |own: Paper| words.choice(own).to_owned();
    if let Some(sheet) = widgets::choice::choice(ui, id, name, present, &Paper::ALL, word) {
        push(context, PaperStep::Sheet(sheet));
    }
}

/// The version that a report of a period is told from, and the way to choose one: a named one with which it ends too, or a
/// file.
fn earlier(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    versions::show(ui, document, context);
    let is_named = |own: &PaperVersion| own.on.is_some();
    if document.papers().earlier.as_ref().is_some_and(is_named) {
        return;
    }
    let Some(earlier) = &document.papers().earlier else {
        button(ui, "papers-earlier", "papers-earlier-tip", PaperStep::AskEarlier, context);
        if document.path().is_some() {
            let backups = ui.button(words.text("papers-earlier-backup"));
            if backups.on_hover_text(words.text("papers-earlier-backup-tip")).clicked() {
                context.actions.push(Action::Run(Command::Backups));
            }
        }
        return;
    };
    let name = words.with("papers-earlier-is", [("name", earlier.name.clone().into())]);
    ui.label(name);
    button(ui, "papers-earlier-drop", "papers-earlier-drop-tip", PaperStep::DropEarlier, context);
}

/// The days that a report of a period begins and ends on.
fn period(ui: &mut Ui, document: &OpenDocument, drafts: &mut Drafts, context: &mut Context<'_>) {
    let words = context.words;
    let today = context.session.today();
    let papers = document.papers();
    let day = |version: &Option<PaperVersion>| version.as_ref()?.day(&document.report()?.id);
    let to = day(&papers.later).or(papers.to).unwrap_or(today);
    let earlier = day(&papers.earlier);
    let from = period_since(papers.from, earlier, to).from;
    let from_step: fn(Option<Date>) -> PaperStep = PaperStep::From;
    let days = [("papers-from", "papers-from-tip", from, from_step), ("papers-to", "papers-to-tip", to, PaperStep::To)];
    for (key, tip, day, step) in days {
        // A version says the day on which it was kept.
        if key == "papers-to" && papers.later.is_some() {
            continue;
        }
        let name = words.text(key);
        ui.label(name);
        let known = Arc::clone(words);
        let value = day.to_string();
        let field = Field {
            id: egui::Id::unique(("papers", key)),
            name,
            node: None,
            of_node: false,
            value: &value,
            hint: "",
            multiline: false,
            width: 96.0,
            newlines: false,
            look: FieldLook::Form,
        };
        let basis = DateBasis::today(today);
        let make = move |typed: &str| Ok(Action::Paper(step(parse::date(typed, basis, &known)?)));
        let field = date_field::draft(ui, drafts, field, DateKind::day(basis), make, context);
        field.on_hover_text(words.text(tip));
    }
}

fn button(ui: &mut Ui, key: &str, tip: &str, step: PaperStep, context: &mut Context<'_>) {
    let words = context.words;
    if ui.button(words.text(key)).on_hover_text(words.text(tip)).clicked() {
        push(context, step);
    }
}

fn push(context: &mut Context<'_>, step: PaperStep) {
    context.actions.push(Action::Paper(step));
}

/// The unit that the paper is for.
fn unit(ui: &mut Ui, document: &OpenDocument, report: &Report, context: &mut Context<'_>) {
    let words = context.words;
    let units: Vec<&str> =
        report.parties.iter().filter(|party| party.kind == PartyKind::Unit).map(|party| party.name.as_str()).collect();
    let all = words.text("papers-all-units");
    let places: Vec<usize> = (0..=units.len()).collect();
    let present = document.papers().unit.as_deref().and_then(|name| units.iter().position(|unit| *unit == name));
    let word = |at: usize| at.checked_sub(1).and_then(|at| units.get(at)).copied().unwrap_or(all).to_owned();
    let picked = widgets::choice::choice(
        ui,
        egui::Id::unique("paper unit"),
        words.text("papers-unit"),
        present.map_or(0, |at| at + 1),
        &places,
        word,
    );
    if let Some(at) = picked {
        let name = at.checked_sub(1).and_then(|at| units.get(at)).map(|name| (*name).to_owned());
        push(context, PaperStep::Unit(name));
    }
}

/// The forms: the program's, the ledger as it is shown, and the office's own.
fn forms(ui: &mut Ui, document: &OpenDocument, report: &Report, context: &mut Context<'_>) {
    let words = context.words;
    let chosen = &document.papers().chosen;
    let kept = context.session.kept_forms();
    ScrollArea::vertical().id_salt("forms").auto_shrink([false, false]).show(ui, |ui| {
        widgets::section(ui, words.text("papers-forms"));
        let mut offer = |ui: &mut Ui, choice: FormChoice, name: &str| {
            if ui.selectable_label(*chosen == choice, name).clicked() {
                push(context, PaperStep::Choose(choice));
            }
        };
        for kind in ReportKind::ALL {
            offer(ui, FormChoice::Report(kind), words.text(report_word(kind)));
        }
        offer(ui, FormChoice::Shown, words.text("form-shown"));
        for own in built_in() {
            offer(ui, FormChoice::Named(own.form.name.clone()), words.text(own.word));
        }
        if !report.forms.is_empty() {
            ui.add_space(space::M);
            widgets::section(ui, words.text("papers-own"));
            for form in &report.forms {
                offer(ui, FormChoice::Named(form.name.clone()), &form.name);
            }
        }
        // One of the dataset hides one of the same name that is kept for all.
        let is_hidden = |form: &&Form| report.forms.iter().any(|own| own.name == form.name);
        let kept: Vec<&Form> = kept.iter().filter(|form| !is_hidden(form)).collect();
        if !kept.is_empty() {
            ui.add_space(space::M);
            widgets::section(ui, words.text("papers-kept"));
            for form in kept {
                offer(ui, FormChoice::Named(form.name.clone()), &form.name);
            }
        }
    });
}

/// The pages one below the other; only those on screen are drawn.
fn preview(ui: &mut Ui, made: &MadePaper, context: &Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        ui.label(theme::text::small(words.with("papers-pages", [("pages", made.pages.len().into())])).weak());
        if made.left_out > 0 {
            let left_out = words.with("papers-left-out", [("count", made.left_out.into())]);
            ui.label(theme::text::small(left_out).weak());
        }
    });
    prose_remarks(ui, made, context);
    let width = (ui.available_width() - space::L).min(WIDEST);
    // Pages of an appendix lie on their side: each is as high as it is in this width.
    let heights: Vec<f32> = made.pages.iter().map(|page| width * page.height / page.width).collect();
    let area = ScrollArea::vertical().id_salt("pages").auto_shrink([false, false]);
    area.show_viewport(ui, |ui, seen| {
        ui.set_height(heights.iter().map(|height| height + GAP).sum());
        let origin = ui.max_rect().min;
        let mut top = 0.0;
        for (at, (page, height)) in made.pages.iter().zip(heights).enumerate() {
            let is_seen = top <= seen.max.y && top + height >= seen.min.y;
            if is_seen {
                let place = Rect::from_min_size(origin + vec2(0.0, top), vec2(width, height));
                let response = ui.interact(place, egui::Id::unique(("page", at)), Sense::hover());
                paint(ui, place, page);
                let stroke = Stroke::new(1.0, theme::palette(ui).line);
                ui.painter().rect_stroke(place, 0.0, stroke, StrokeKind::Outside);
                let name = format!("{} {}", made.paper.name, at + 1);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
            }
            top += height + GAP;
        }
    });
}

/// What is to be known of a paper in prose before it goes out: what it lacks in one line, the rest a line each.
fn prose_remarks(ui: &mut Ui, made: &MadePaper, context: &Context<'_>) {
    let words = context.words;
    let (missing, others): (Vec<&PaperRemark>, Vec<&PaperRemark>) =
        made.remarks.iter().partition(|remark| matches!(remark, PaperRemark::Missing(..)));
    for remark in others {
        // In lines of its own: it must not make the page below it wider than the window.
        let text = theme::text::small(remark_words(*remark, words)).color(theme::palette(ui).missed);
        ui.add(egui::Label::new(text).wrap());
    }
    if !missing.is_empty() {
        let all: Vec<String> = missing.iter().map(|remark| remark_words(**remark, words)).collect();
        let text = theme::text::small(all.join(" · "));
        ui.add(egui::Label::new(text).wrap()).on_hover_text(words.text("papers-missing-tip"));
    }
}
