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
use crate::session::{Action, OpenDocument, View};
use crate::words::{Language, Words};

/// The widest that the page gets, in points: lines longer than this are hard to read.
const WIDEST: f32 = 1480.0;

/// Two columns are at least so wide each, in points.
const NARROW: f32 = 400.0;

/// The heading of a block with its space, in points.
const HEADING: f32 = 48.0;

/// The height of the block of what is unsure, in points.
const UNSURE: f32 = 170.0;

/// A list has no more rows than these: the rest is one click away.
const MOST: usize = 10;

/// So many rows are enough for another block to stand below them.
const FEW: usize = 4;

/// A chart of the standing has no more rows than these.
const MOST_STANDING: usize = 12;

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
        let height = ui.available_height();
        ScrollArea::vertical().id_salt("overview").auto_shrink([false, false]).show(ui, |ui| {
            let edge = Edge(ui.min_rect().top() + height);
            ui.set_max_width(ui.available_width().min(WIDEST));
            header(ui, document, answers, context);
            figures(ui, answers, context.words);
            widgets::rule(ui);
            let half = (ui.available_width() - space::XL) / 2.0;
            if half < NARROW {
                left_column(ui, cached, answers, edge, context);
                off::right_column(ui, cached, answers, edge, context);
                return;
            }
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::XL;
                let plain = egui::Layout::top_down(egui::Align::Min);
                for is_left in [true, false] {
                    ui.allocate_ui_with_layout(egui::vec2(half, 0.0), plain, |ui| {
                        ui.set_width(half);
                        ui.spacing_mut().item_spacing.x = space::S;
                        if is_left {
                            left_column(ui, cached, answers, edge, context);
                        } else {
                            off::right_column(ui, cached, answers, edge, context);
                        }
                    });
                }
            });
        });
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
                standing: chart::progress_by_category(&answers.dataset, &answers.overview, words),
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
fn left_column(ui: &mut Ui, cached: &Cached, answers: &Answers, edge: Edge, context: &mut Context<'_>) {
    widgets::section(ui, context.words.text("overview-standing"));
    legend(ui, answers, context.words);
    let few = answers.overview.standing.len() <= MOST_STANDING;
    if few {
        charts::show(ui, "standing", &cached.standing, &answers.dataset, context);
    } else {
        many(ui, cached, answers, context);
    }
    edge.keep_whole(ui, HEADING + 2.0 * theme::ROW);
    widgets::section(ui, context.words.text("overview-next"));
    due::next(ui, answers, edge, context);
    letters::unanswered(ui, answers, edge, context);
    edge.keep_whole(ui, UNSURE);
    widgets::section(ui, context.words.text("overview-unsure"));
    unsure(ui, answers, context);
}

/// Where the window ends while the page is not scrolled, in the coordinates of the page.
#[derive(Debug, Clone, Copy)]
struct Edge(f32);

impl Edge {
    /// How many rows of a height a list has that the window holds to its end, with a line below them.
    /// Where that leaves room for what stands below it, of a height that is given, it is left.
    fn rows(self, ui: &Ui, row: f32, below: f32) -> usize {
        let gap = ui.spacing().item_spacing.y;
        let room = self.0 - ui.cursor().top() - theme::ROW - gap;
        if room <= 0.0 {
            return MOST;
        }
        let hold = |room: f32| (room.max(0.0) / (row + gap)).floor() as usize;
        let beside = hold(room - below);
        if beside >= FEW { beside.min(MOST) } else { hold(room).clamp(1, MOST) }
    }

    /// Puts what comes next below the edge, where it would be cut in half there.
    fn keep_whole(self, ui: &mut Ui, height: f32) {
        let top = ui.cursor().top();
        if top < self.0 && top + height > self.0 {
            ui.add_space(self.0 - top);
        }
    }
}

/// The way from the first rows of a list to all of them.
fn all_of(ui: &mut Ui, count: usize, shown: usize, view: View, context: &mut Context<'_>) {
    if count <= shown {
        return;
    }
    let text = context.words.with("overview-all", [("count", count.into())]);
    if ui.link(theme::text::small(text)).clicked() {
        context.actions.push(Action::SetView(view));
    }
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

/// The standing of many reports: the first of them.
fn many(ui: &mut Ui, cached: &Cached, answers: &Answers, context: &mut Context<'_>) {
    let chart::Body::Rows(rows) = &cached.standing.body else { return };
    ui.label(theme::text::strong(&cached.standing.title));
    for (at, row) in rows.iter().take(MOST_STANDING).enumerate() {
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
    all_of(ui, rows.len(), MOST_STANDING, View::Charts, context);
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
        context.actions.push(Action::SetView(View::Audit));
    }
}
