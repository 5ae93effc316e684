//! The first page of a leader: what is late and whose, where it stands by category, what is missed, what got better, what
//! comes next, what is unsure.

mod categories;
mod improved;
mod late;
mod leaders;
mod letters;
mod missed;
mod next;

use std::sync::Arc;

use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use improved::Improved;
use missed::Missed;

use super::Context;
use super::theme::{self, space};
use super::widgets::line::Line;
use super::widgets::{self, news, report_scope::report_scope};
use crate::analysis::{self, Agenda, Answers, Scope};
use crate::model::{Dataset, Date, NodeId, NodeRef, Progress, Report, Status};
use crate::session::{Action, Command, OpenDocument, View};
use crate::words::{Language, Words};

/// The widest that the page gets, in points: lines longer than this are hard to read.
const WIDEST: f32 = 1720.0;

/// From this width on the page has two columns; the right one takes this share of it, and at most so much, in points.
const TWO_COLUMNS: f32 = 900.0;
const RIGHT: f32 = 0.33;
const WIDEST_RIGHT: f32 = 520.0;

/// The height of a row, and of the heading of a block with its space, in points.
const ROW: f32 = 24.0;
const HEADING: f32 = 68.0;

/// The height of the block of what is unsure, in points.
const UNSURE: f32 = 170.0;

/// Between the parts of the line below the news; the least room of a name in it, in points.
const SEPARATOR: &str = " · ";
const LEAST_NAME: f32 = 120.0;

/// A list has no more rows than these: the rest is one click away.
const MOST: usize = 12;

/// So many rows of each list stand on a small window.
const FEW: usize = 6;

/// So many rows are enough for another block to stand below them.
const LEAST: usize = 4;

/// What the blocks of the page are made from.
struct Overviewed<'a> {
    agenda: &'a Agenda,
    dataset: &'a Dataset,
    /// What all of it is about: the report, or the first of several.
    report: NodeRef,
}

/// The state of the overview: its rows in words, made once for each set of answers.
#[derive(Debug, Default)]
pub(super) struct OverviewView {
    cached: Option<Cached>,
}

#[derive(Debug)]
struct Cached {
    from: Arc<analysis::Overview>,
    made: Made,
    missed: Vec<Missed>,
    /// What got better most.
    improved: Vec<Improved>,
    /// What came of the work: kind, sum, how much of it in the last month.
    outcomes: Vec<[String; 3]>,
}

/// What words depend on besides the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    language: Language,
    today: Date,
    near: u32,
}

impl OverviewView {
    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let Some((answers, agenda)) = document.answers().and_then(|own| Some((own, own.agenda.as_ref()?))) else {
            widgets::pending(ui, document.analyses_failed(), context.words);
            return;
        };
        let (today, near) = (context.session.today(), context.session.preferences().near_due_days);
        self.update(answers, Made { language: context.words.language(), today, near }, context.words);
        // The one that is summed up, wherever the selection is meanwhile.
        let report = match document.scope() {
            Scope::Report(id) => answers.dataset.report(id),
            Scope::All => document.report(),
        };
        let (Some(cached), Some(report)) = (&self.cached, report) else {
            widgets::empty(ui, context.words.text("no-report"), context.words.text("no-report-advice"));
            return;
        };
        let page =
            Overviewed { agenda, dataset: &answers.dataset, report: NodeRef::new(report.id.clone(), NodeId::Report) };
        let height = ui.available_height();
        ScrollArea::vertical().id_salt("overview").auto_shrink([false, false]).show(ui, |ui| {
            let edge = Edge(ui.min_rect().top() + height);
            let width = ui.available_width().min(WIDEST);
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            header(ui, document, report, answers, agenda, context);
            if agenda.counts.iter().sum::<usize>() == 0 {
                widgets::empty(ui, context.words.text("today-empty"), context.words.text("today-empty-advice"));
                return;
            }
            // A larger window has more rows, not larger ones.
            let most = (((height - 320.0) / (3.0 * ROW)).floor().max(0.0) as usize).clamp(FEW, MOST);
            if width < TWO_COLUMNS {
                left_column(ui, cached, &page, (most, edge), context);
                right_column(ui, cached, answers, &page, (most, edge), context);
                return;
            }
            let right = (width * RIGHT).min(WIDEST_RIGHT);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::XL;
                let plain = egui::Layout::top_down(egui::Align::Min);
                ui.allocate_ui_with_layout(vec2(width - right - space::XL, 0.0), plain, |ui| {
                    ui.set_width(width - right - space::XL);
                    ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
                    left_column(ui, cached, &page, (most, edge), context);
                });
                ui.allocate_ui_with_layout(vec2(right, 0.0), plain, |ui| {
                    ui.set_width(right);
                    ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
                    right_column(ui, cached, answers, &page, (most, edge), context);
                });
            });
        });
    }

    fn update(&mut self, answers: &Answers, made: Made, words: &Words) {
        let is_fresh = self
            .cached
            .as_ref()
            .is_some_and(|cached| Arc::ptr_eq(&cached.from, &answers.overview) && cached.made == made);
        if !is_fresh {
            self.cached = Some(Cached {
                from: Arc::clone(&answers.overview),
                made,
                missed: missed::missed(answers, made.today, made.near, words),
                improved: improved::improved(answers, words),
                outcomes: improved::outcomes(&answers.overview, words),
            });
        }
    }
}

/// What is new, whose report it is, and how much it speaks of.
fn header(
    ui: &mut Ui,
    document: &OpenDocument,
    report: &Report,
    answers: &Answers,
    agenda: &Agenda,
    context: &mut Context<'_>,
) {
    let words = context.words;
    let picked = report_scope(ui, words.text("scope"), document.scope(), &answers.dataset.reports, words);
    context.actions.extend(picked.map(Action::SetScope));
    // Of no items there is no news.
    let has_items = agenda.counts.iter().any(|count| *count > 0);
    let news = if has_items { title(agenda, words) } else { report.title.clone() };
    news::show(ui, &news, agenda, context.session.today(), words);
    let is_collection = *document.scope() == Scope::All && answers.overview.reports > 1;
    let (name, facts) = if is_collection {
        (words.with("overview-collection", [("count", answers.overview.reports.into())]), String::new())
    } else {
        (report.title.clone(), facts(report, words))
    };
    let total = answers.overview.total;
    let counts = words.with(
        "overview-counts",
        [("items", total.items().into()), ("measures", total.measures.into()), ("indicators", total.indicators.into())],
    );
    about(ui, &name, &[facts, counts]);
}

/// What the page is about, in one line. Where that is too long the name is cut: the days and counts stand nowhere else.
fn about(ui: &mut Ui, name: &str, rest: &[String]) {
    let text = Line::small(theme::palette(ui).weak);
    let parts = [name].into_iter().chain(rest.iter().map(String::as_str)).filter(|part| !part.is_empty());
    let all = parts.collect::<Vec<_>>().join(SEPARATOR);
    let tail = all.strip_prefix(name).unwrap_or(&all);
    let (row, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), ui.text_style_height(&text.style)), Sense::hover());
    let tail_room = text.width(ui, tail).min(row.width() - LEAST_NAME);
    let left = row.left() + text.paint(ui, row.left_center(), row.width() - tail_room, name);
    text.paint(ui, pos2(left, row.center().y), row.right() - left, tail);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &all));
    response.on_hover_text(all);
}

/// How many are late and for how long, how many are closed, and how many wait.
fn title(agenda: &Agenda, words: &Words) -> String {
    let all: usize = agenda.counts.iter().sum();
    let closed = agenda.count(Status::Closed);
    if closed == all {
        return words.with("today-title-closed", [("count", all.into())]);
    }
    let late = agenda.late.len();
    let before = agenda.before.and_then(|before| before.get(Status::Late as usize).copied());
    let more = before.and_then(|before| late.checked_sub(before)).filter(|more| *more > 0);
    let first = match (agenda.late.first().and_then(|item| item.days), more) {
        (Some(_), Some(more)) => words.with("overview-news-more", [("count", late.into()), ("more", more.into())]),
        (Some(days), None) => words.with("overview-news-late", [("count", late.into()), ("days", days.into())]),
        (None, _) => words.text("overview-news-none-late").to_owned(),
    };
    let waiting = agenda.count(Status::Done);
    let waiting = (waiting > 0).then(|| words.with("overview-news-waiting", [("count", waiting.into())]));
    let closed = words.with("overview-news-closed", [("count", closed.into())]);
    let rest = [Some(closed), waiting].into_iter().flatten().collect::<Vec<_>>().join(words.text("overview-news-and"));
    format!("{first}{}{rest}", words.text("overview-news-then"))
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

/// What is late, where it stands, and what is missed.
fn left_column(
    ui: &mut Ui,
    cached: &Cached,
    page: &Overviewed<'_>,
    (most, edge): (usize, Edge),
    context: &mut Context<'_>,
) {
    late::show(ui, page, most, context);
    categories::show(ui, page, MOST, context);
    edge.keep_whole(ui, HEADING + 2.0 * ROW);
    missed::show(ui, cached, edge, context);
}

/// Who answers for it, what got better, what comes next, and what the data leaves open.
fn right_column(
    ui: &mut Ui,
    cached: &Cached,
    answers: &Answers,
    page: &Overviewed<'_>,
    (most, edge): (usize, Edge),
    context: &mut Context<'_>,
) {
    leaders::show(ui, page, most.max(8), context);
    edge.keep_whole(ui, improved::height(cached));
    improved::show(ui, cached, answers, context);
    edge.keep_whole(ui, HEADING + 2.0 * ROW);
    next::next(ui, answers, page, edge, context);
    letters::unanswered(ui, answers, edge, context);
    edge.keep_whole(ui, UNSURE);
    widgets::section(ui, context.words.text("overview-unsure"));
    unsure(ui, answers, context);
}

/// A link to the view that tells more.
fn leads_on(ui: &mut Ui, command: Command, context: &mut Context<'_>) {
    let info = command.info();
    if ui.link(context.words.text(info.name)).on_hover_text(info.tooltip(context.words)).clicked() {
        context.actions.push(Action::Run(command));
    }
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
        if beside >= LEAST { beside.min(MOST) } else { hold(room).clamp(1, MOST) }
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
    // What is late stands above: the view of the audit leaves it out too.
    let questions = counts.questions - counts.dates;
    let arguments = [("errors", counts.errors.into()), ("questions", questions.into())];
    let text = context.words.with("unsure-audit", arguments);
    if ui.link(theme::text::small(text)).clicked() {
        context.actions.push(Action::SetView(View::Audit));
    }
}
