//! The first page: how it stands by category, what is missed, what was achieved, what comes next, the facts, what
//! is unsure.

mod due;
mod letters;
mod off;

use std::sync::Arc;

use egui::{RichText, ScrollArea, Ui};

use super::theme::{self, space};
use super::widgets::{self, choice::choice, shape};
use super::{Context, charts};
use crate::analysis::{self, Answers, Scope};
use crate::chart::{self, Chart, ChartRow};
use crate::model::{NodeId, Progress, Report};
use crate::session::{Action, OpenDocument};
use crate::words::{Language, Words};

/// The widest that the page gets, in points: lines longer than this are hard to read.
const WIDEST: f32 = 1480.0;

/// The state of the overview: its charts, made once for each set of answers.
#[derive(Debug, Default)]
pub(super) struct OverviewView {
    cached: Option<Cached>,
}

#[derive(Debug)]
struct Cached {
    from: Arc<analysis::Overview>,
    language: Language,
    standing: Chart,
    off_title: String,
    /// What got better most, from before to now.
    achieved: Vec<ChartRow>,
}

impl OverviewView {
    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let Some(answers) = document.answers() else {
            widgets::pending(ui, document.analyses_failed(), context.words);
            return;
        };
        self.update(answers, context.words);
        let Some(cached) = &self.cached else { return };
        ui.set_max_width(ui.available_width().min(WIDEST));
        header(ui, document, answers, context);
        figures(ui, answers, context.words);
        widgets::rule(ui);
        let wide = ui.available_width() >= 900.0;
        let height = ui.available_height();
        if wide {
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    // Not justified, as columns are: a short line with Chinese and figures would be stretched.
                    let plain = egui::Layout::top_down(egui::Align::Min);
                    // A low window does not hold all of it.
                    let area = ScrollArea::vertical().id_salt("overview").auto_shrink([false, false]);
                    left.with_layout(plain, |ui| {
                        area.show(ui, |ui| left_column(ui, cached, answers, height, context));
                    });
                    let area = ScrollArea::vertical().id_salt("overview right").auto_shrink([false, false]);
                    right.with_layout(plain, |ui| {
                        area.show(ui, |ui| off::right_column(ui, cached, answers, height, context));
                    });
                }
            });
        } else {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                left_column(ui, cached, answers, f32::INFINITY, context);
                off::right_column(ui, cached, answers, 420.0, context);
            });
        }
    }

    fn update(&mut self, answers: &Answers, words: &Words) {
        let is_fresh = self
            .cached
            .as_ref()
            .is_some_and(|cached| Arc::ptr_eq(&cached.from, &answers.overview) && cached.language == words.language());
        if !is_fresh {
            self.cached = Some(Cached {
                from: Arc::clone(&answers.overview),
                language: words.language(),
                standing: chart::standing(&answers.dataset, &answers.overview, words),
                achieved: achieved(answers, words),
                off_title: chart::off_target_title(&answers.dataset, &answers.overview, words),
            });
        }
    }
}

/// The largest changes as rows.
fn achieved(answers: &Answers, words: &Words) -> Vec<ChartRow> {
    let row = |achievement: &analysis::Achievement| {
        let NodeId::Indicator(id) = &achievement.node.node else { return None };
        let report = answers.dataset.report(&achievement.node.report)?;
        let (_, indicator) = report.indicator(id)?;
        match chart::before_after(&report.id, indicator, words).body {
            chart::Body::Rows(rows) => rows.into_iter().next(),
            _ => None,
        }
    };
    answers.overview.achieved.iter().filter_map(row).collect()
}

/// Whose report it is, and when.
fn header(ui: &mut Ui, document: &OpenDocument, answers: &Answers, context: &mut Context<'_>) {
    let words = context.words;
    let Some(report) = document.report() else {
        widgets::empty(ui, words.text("no-report"), words.text("no-report-advice"));
        return;
    };
    if answers.dataset.reports.len() > 1 {
        scope(ui, document, report, context);
    }
    if *document.scope() == Scope::All && answers.overview.reports > 1 {
        ui.label(theme::text::title(words.with("overview-collection", [("count", answers.overview.reports.into())])));
        return;
    }
    ui.add(egui::Label::new(theme::text::title(&report.title)).wrap());
    ui.label(RichText::new(facts(report, words)).weak());
}

fn scope(ui: &mut Ui, document: &OpenDocument, report: &Report, context: &mut Context<'_>) {
    let words = context.words;
    let present = *document.scope() == Scope::All;
    let word = |all: bool| {
        if all {
            words.text("scope-all").to_owned()
        } else {
            words.with("scope-one", [("title", report.title.clone().into())])
        }
    };
    let picked = choice(ui, egui::Id::unique("scope"), words.text("scope"), present, &[true, false], word);
    if let Some(all) = picked {
        let scope = if all { Scope::All } else { Scope::Report(report.id.clone()) };
        context.actions.push(Action::SetScope(scope));
    }
}

/// The facts of a report in a line.
fn facts(report: &Report, words: &Words) -> String {
    let mut facts = Vec::new();
    if !report.inspection_body.is_empty() {
        let kind = report.inspection_kind.clone();
        facts.push(
            words.with("fact-inspected-by", [("body", report.inspection_body.clone().into()), ("kind", kind.into())]),
        );
    }
    if let (Some(from), Some(to)) = (report.inspected_from, report.inspected_to) {
        facts.push(words.with("fact-inspected", [("from", words.date(from).into()), ("to", words.date(to).into())]));
    }
    if let Some(on) = report.feedback_on {
        facts.push(words.with("fact-feedback", [("on", words.date(on).into())]));
    }
    if let Some(on) = report.as_of {
        facts.push(words.with("fact-as-of", [("on", words.date(on).into())]));
    }
    facts.join(" · ")
}

/// The counts that every notice prints, as figures to be read from afar.
fn figures(ui: &mut Ui, answers: &Answers, words: &Words) {
    let total = answers.overview.total;
    ui.add_space(space::M);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        let palette = theme::palette(ui);
        figure(ui, total.items(), words.text("figure-items"), palette.text);
        figure(ui, total.complete(), words.text("figure-complete"), palette.text);
        let late = if total.overdue > 0 { palette.seal } else { palette.text };
        figure(ui, total.overdue, words.text("overdue"), late);
        figure(ui, total.measures, words.text("figure-measures"), palette.text);
        figure(ui, total.indicators, words.text("figure-indicators"), palette.text);
        figure(ui, total.met, words.text("figure-met"), palette.met);
        figure(ui, total.off, words.text("figure-off"), palette.missed);
    });
}

fn figure(ui: &mut Ui, count: u32, word: &str, colour: egui::Color32) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(theme::text::figure(count.to_string()).color(colour));
        ui.label(theme::text::small(word).weak());
    });
}

/// How many items stand where, and what the data leaves open.
fn left_column(ui: &mut Ui, cached: &Cached, answers: &Answers, height: f32, context: &mut Context<'_>) {
    widgets::section(ui, context.words.text("overview-standing"));
    legend(ui, answers, context.words);
    let few = answers.overview.standing.len() <= 12;
    if few {
        charts::show(ui, "standing", &cached.standing, &answers.dataset, context);
    } else {
        many(ui, cached, answers, height * 0.5, context);
    }
    widgets::section(ui, context.words.text("overview-next"));
    due::next(ui, answers, height, context);
    letters::unanswered(ui, answers, context);
    widgets::section(ui, context.words.text("overview-unsure"));
    unsure(ui, answers, context);
}

/// The shapes and words of the progresses that occur.
fn legend(ui: &mut Ui, answers: &Answers, words: &Words) {
    ui.horizontal_wrapped(|ui| {
        for progress in Progress::ALL {
            let count = answers.overview.total.with(progress);
            if count > 0 {
                shape::entry(ui, progress, &format!("{} {count}", words.choice(progress)), words);
                ui.add_space(space::S);
            }
        }
    });
}

/// The standing of many reports: only the rows on screen are drawn.
fn many(ui: &mut Ui, cached: &Cached, answers: &Answers, height: f32, context: &mut Context<'_>) {
    let chart::Body::Rows(rows) = &cached.standing.body else { return };
    ui.label(theme::text::strong(&cached.standing.title));
    let area =
        ScrollArea::vertical().id_salt("standing").max_height(height.clamp(160.0, 600.0)).auto_shrink([false, false]);
    area.show_rows(ui, charts::BAR + 8.0, rows.len(), |ui, range| {
        for at in range {
            let Some(row) = rows.get(at) else { continue };
            ui.push_id(at, |ui| {
                ui.horizontal(|ui| {
                    let label = egui::Label::new(theme::text::small(&row.label)).truncate();
                    ui.add_sized([160.0, charts::BAR], label);
                    let width = (ui.available_width() - 60.0).max(80.0);
                    let spot = charts::row(ui, row, &[], egui::vec2(width, charts::BAR));
                    charts::reach(ui, spot, &answers.dataset, context);
                    ui.label(theme::text::small(&row.value));
                });
            });
        }
    });
}

/// A name cut to what a line holds.
fn short(name: &str) -> String {
    let head: String = name.chars().take(28).collect();
    if head.len() < name.len() { head + "…" } else { head }
}

/// What in the data is not sure.
fn unsure(ui: &mut Ui, answers: &Answers, context: &mut Context<'_>) {
    let words = context.words;
    audited(ui, context);
    let total = answers.overview.total;
    let lines = [
        ("unsure-unstated", total.with(Progress::Unstated)),
        ("unsure-undated", total.items() - total.dated),
        ("unsure-derived", total.derived),
        ("unsure-typed", total.typed),
        ("unsure-no-target", total.indicators - total.targets),
    ];
    for (key, count) in lines.into_iter().filter(|(_, count)| *count > 0) {
        ui.label(theme::text::small(words.with(key, [("count", count.into())])));
    }
}

/// What the audit found, and the way to it.
fn audited(ui: &mut Ui, context: &mut Context<'_>) {
    let Some(counts) = context.session.active().and_then(|document| document.audit()).map(|audit| audit.counts) else {
        return;
    };
    let arguments = [("errors", counts.errors.into()), ("questions", counts.questions.into())];
    let text = context.words.with("unsure-audit", arguments);
    if ui.link(theme::text::small(text)).clicked() {
        context.actions.push(Action::SetView(crate::session::View::Audit));
    }
}
