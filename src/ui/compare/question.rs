//! One difference in full: both texts side by side with what changed in them marked, the choice between them at their heads
//! and a third one that is typed; a moved due date as a bar with the reason that it wants.

use std::sync::Arc;

use egui::{Label, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::answer_field;
use super::marked::{job, runs};
use super::marks::{Mark, radio};
use super::moved::MovedDate;
use super::row_words::asked_mark;
use super::ways;
use crate::diff::{Detail, Difference, DifferenceKind, FieldChange, Segment, Side};
use crate::model::{Date, Value};
use crate::session::{Action, Answer, AnswerText, Asks, CompareStep, Compared, Comparing};
use crate::table::{became_word, contents, merged, new_entries, step_words};
use crate::ui::Context;
use crate::ui::theme::{self, space};
use crate::ui::widgets::line::{Line, is_cut};
use crate::words::{Words, node_word};

/// The gap between the two texts, and the heights of their heads and of that of the whole, in points.
const GAP: f32 = 24.0;
const HEAD: f32 = 28.0;
const TITLE: f32 = 28.0;

/// Where the words of a side begin behind its radio, in points.
const INDENT: f32 = 20.0;

/// A difference in words, made once for each that is shown.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// The changed field, or what else became of the node.
    title: String,
    place: String,
    /// What stands on the two sides, as runs.
    runs: Vec<Segment>,
    /// True where the second text is what both come to together.
    is_merged: bool,
    /// True where the second text is what comes to a list here.
    is_added: bool,
    /// True where nothing would change.
    is_idle: bool,
    /// What is said of it besides.
    notes: Vec<String>,
    moved: Option<MovedDate>,
    /// The field that takes the keyboard with the next frame.
    wants_keyboard: Option<AnswerText>,
}

/// The difference that is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) compared: &'a Arc<Compared>,
    pub(super) comparing: &'a Comparing,
    pub(super) difference: &'a Difference,
    pub(super) at: usize,
}

/// What stands at its head.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heading {
    /// Its number among what is to be decided; absent for what asks nothing.
    pub(super) number: Option<usize>,
    /// Whether it is the one that the keys are about, among others.
    pub(super) is_present: bool,
}

impl Shown {
    pub(super) fn new(compared: &Compared, at: usize, difference: &Difference, today: Date, words: &Words) -> Self {
        let path: Vec<String> = difference.path.iter().map(step_words).collect();
        let (kind, node) =
            (words.text(became_word(difference, compared.is_former)), words.text(node_word(difference.of())));
        let what = format!("{kind} {node}");
        // The report itself lies under nothing.
        let under = path.join(" › ");
        let place = if under.is_empty() { what } else { format!("{what} · {under}") };
        let mut shown = Self { place, ..Self::default() };
        let Some((field, mine, theirs)) = contents(&compared.comparison, difference, words) else {
            let about = match (difference.kind == DifferenceKind::Added, compared.is_former) {
                (true, false) => "compare-added-about",
                (false, false) => "compare-removed-about",
                (true, true) => "compare-gone-about",
                (false, true) => "compare-new-about",
            };
            shown.title = format!("{kind} {node}");
            shown.notes.push(words.text(about).to_owned());
            return shown;
        };
        shown.title = field;
        let change = difference.change();
        shown.is_idle = change.is_some_and(FieldChange::is_idle);
        // With a former version there is nothing to be merged: it is all in what became of it.
        let both = merged(&compared.comparison, difference, words).filter(|_| !compared.is_former && !shown.is_idle);
        shown.is_merged = both.is_some();
        shown.runs = match both {
            Some(both) => runs(None, &mine, &both),
            None => runs(change, &mine, &theirs),
        };
        shown.added(compared, difference, words);
        shown.moved = MovedDate::of(compared, difference, today).filter(|_| !compared.is_former);
        if let Some(Detail::Due(due)) = change.map(|change| change.detail("")) {
            let later = due.days.filter(|days| *days != 0).map(|days| {
                let key = match (days < 0, compared.is_former) {
                    (true, false) => "compare-earlier",
                    (false, false) => "compare-later",
                    (true, true) => "compare-put-off",
                    (false, true) => "compare-brought-forward",
                };
                words.with(key, [("days", days.unsigned_abs().into())])
            });
            shown.notes.extend(later.filter(|_| shown.moved.is_none()));
            shown.notes.extend(due.without_record.then(|| words.text("compare-without-record").to_owned()));
        }
        shown.others(compared, at, words);
        shown
    }

    /// Of a list that a unit added to it is told how long it is here, and what comes.
    fn added(&mut self, compared: &Compared, difference: &Difference, words: &Words) {
        let Some(Value::Records(mine)) = difference.change().map(|change| &change.mine) else { return };
        let new = new_entries(&compared.comparison, difference, words).filter(|_| compared.is_returned());
        let Some(theirs) = new else { return };
        let mine = words.with("compare-entries-here", [("count", mine.len().into())]);
        self.runs = [(Side::Mine, mine), (Side::Theirs, theirs)].map(|(side, text)| Segment { side, text }).to_vec();
        self.is_added = true;
    }

    /// What other files say to the same field, and what is to be decided about the item already.
    fn others(&mut self, compared: &Compared, at: usize, words: &Words) {
        // What was sent before says nothing any more.
        for rival in compared.rivals(at).iter().filter(|rival| !rival.is_older) {
            let other = rival.comparison.differences.get(rival.at);
            let says = other.and_then(|other| contents(&rival.comparison, other, words));
            let Some((.., says)) = says else { continue };
            self.notes.push(words.with("compare-rival", [("who", rival.who.as_str().into()), ("text", says.into())]));
        }
        if compared.is_refused(at) {
            self.notes.push(words.text("collect-closes").to_owned());
        }
        if compared.asks(at) == Some(Asks::Decision) {
            let open = compared.open_decisions(at);
            self.notes
                .extend(open.map(|own| words.with("compare-open-decision", [("text", own.text.as_str().into())])));
        }
    }

    /// Shows it. Returns its head.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        question: Question<'_>,
        heading: Heading,
        focus: Option<AnswerText>,
        context: &mut Context<'_>,
    ) -> Response {
        let head = self.head(ui, question, heading);
        ui.add(Label::new(theme::text::small(&self.place).weak()).truncate());
        ui.add_space(space::XS);
        if !self.runs.is_empty() {
            self.sides(ui, question, context);
            self.instead(ui, question, focus == Some(AnswerText::Instead), context);
        }
        if let Some(moved) = &self.moved {
            let counted = context.words.with("compare-moved-about", [("count", moved.count().into())]);
            ui.label(theme::text::small(counted).weak());
            moved.show(ui, context.words);
            for reason in &moved.reasons {
                let text = context.words.with("compare-their-reason", [("reason", reason.as_str().into())]);
                ui.add(Label::new(text).wrap());
            }
        }
        // Also where there is no bar of it: a date that was in other words, one of a former version.
        if question.compared.wants_reason(question.at) {
            answer_field::reason(ui, question, focus == Some(AnswerText::Reason), context);
        }
        for note in &self.notes {
            ui.add(Label::new(theme::text::small(note).weak()).wrap());
        }
        ui.add_space(space::S);
        ways::show(ui, question, (self.is_idle, heading.is_present), context);
        ui.add_space(space::S);
        head
    }

    /// The field of it that takes the keyboard with the next frame, once.
    pub(super) fn asks_keyboard(&mut self, at: usize) -> Option<(usize, AnswerText)> {
        self.wants_keyboard.take().map(|which| (at, which))
    }

    /// The head: what it asks, its number and its title; a bar at the left where the keys are about it.
    fn head(&self, ui: &mut Ui, question: Question<'_>, heading: Heading) -> Response {
        let palette = theme::palette(ui);
        ui.add_space(space::S);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), TITLE), Sense::click());
        if heading.is_present {
            ui.painter().rect_filled(rect, 0.0, palette.selected);
            ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, rect.height())), 0.0, palette.focus);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, palette.hovered);
        }
        let y = rect.center().y;
        let mut left = rect.left() + if heading.number.is_some() || heading.is_present { space::S } else { 0.0 };
        let mut title = self.title.clone();
        if let Some(number) = heading.number {
            let mark = asked_mark(question.compared, question.at).unwrap_or(Mark::Unticked);
            mark.paint(ui.painter(), pos2(left + 6.0, y), palette);
            left += 20.0;
            title = format!("{number} {title}");
        }
        Line::strong(palette.text).paint(ui, pos2(left, y), rect.right() - left, &title);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title));
        if is_cut(ui, rect) { response.on_hover_text(title) } else { response }
    }

    /// The two texts side by side, at the head of each the choice of it. Of a former version they are only read.
    fn sides(&self, ui: &mut Ui, question: Question<'_>, context: &mut Context<'_>) {
        let Question { compared, comparing, at, .. } = question;
        let words = Arc::clone(context.words);
        let is_taken = comparing.ticked().contains(&at) && comparing.answer(at) != Some(Answer::Typed);
        let asks = compared.asks(at);
        let is_left = !comparing.ticked().contains(&at) && comparing.answer(at) != Some(Answer::Meeting);
        let is_kept = is_left && !comparing.is_open(at);
        let there = if self.is_merged && !self.is_added { "compare-both" } else { "compare-there" };
        let sides = if compared.is_former {
            [("compare-then", Side::Theirs, false, None), ("compare-now", Side::Mine, true, None)]
        } else {
            let can_choose = !self.is_idle && self.moved.is_none();
            let can_take = can_choose && !compared.is_refused(at);
            [
                ("compare-here", Side::Mine, false, can_choose.then_some(is_kept)),
                (there, Side::Theirs, true, can_take.then_some(is_taken)),
            ]
        };
        let width = ((ui.available_width() - GAP) / 2.0).max(80.0);
        let plain = egui::Layout::top_down(egui::Align::Min);
        let mut picked = None;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for (key, side, is_new, is_on) in sides {
                ui.allocate_ui_with_layout(vec2(width, 0.0), plain, |ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
                    if choice(ui, words.text(key), is_on) {
                        picked = Some(is_new);
                    }
                    let is_chosen = is_on == Some(true);
                    // What is kept is not struck through.
                    let is_struck = is_new || asks != Some(Asks::Ours) && !self.is_added && !is_chosen;
                    let plain = if is_struck { Vec::new() } else { plain_runs(&self.runs, side) };
                    let runs: &[Segment] = if is_struck { &self.runs } else { &plain };
                    let indent = if is_on.is_some() { INDENT } else { 0.0 };
                    let job = job(ui, runs, side, is_new, width - indent);
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = 0.0;
                        ui.add_space(indent);
                        ui.add(Label::new(job).wrap());
                    });
                });
            }
        });
        if let Some(on) = picked {
            context.actions.push(Action::Compare(CompareStep::Tick(vec![at], on)));
        }
    }

    /// The third choice of what is to be decided: another content, that is typed.
    fn instead(&mut self, ui: &mut Ui, question: Question<'_>, takes_keyboard: bool, context: &mut Context<'_>) {
        let Question { compared, comparing, at, .. } = question;
        // What was typed is seen also where nobody asks any more.
        let is_typed = comparing.answer(at) == Some(Answer::Typed);
        let is_offered = is_typed || compared.asks(at) == Some(Asks::Decision);
        if !is_offered || self.moved.is_some() || !compared.can_be_typed(at) {
            return;
        }
        if choice(ui, context.words.text("compare-instead"), Some(is_typed)) && !is_typed {
            let typed = comparing.text(at, AnswerText::Instead);
            let text = if typed.is_empty() { compared.text_to_change(at, context.words) } else { typed.to_owned() };
            context.actions.push(Action::Compare(CompareStep::Type(at, AnswerText::Instead, text)));
            self.wants_keyboard = Some(AnswerText::Instead);
        }
        if is_typed {
            answer_field::instead(ui, question, takes_keyboard, context);
        }
    }
}

/// A choice by its name, with a radio where it can be chosen. True where it was.
fn choice(ui: &mut Ui, name: &str, is_on: Option<bool>) -> bool {
    let palette = theme::palette(ui);
    let sense = if is_on.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), sense);
    let y = rect.center().y;
    let mut left = rect.left();
    if let Some(is_on) = is_on {
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 0.0, palette.hovered);
        }
        radio(ui.painter(), pos2(left + 6.0, y), is_on, palette);
        left += INDENT;
    }
    Line::strong(palette.text).paint(ui, pos2(left, y), rect.right() - left, name);
    response.widget_info(|| match is_on {
        Some(is_on) => WidgetInfo::selected(Role::RadioButton, true, is_on, name),
        None => WidgetInfo::labeled(Role::Label, true, name),
    });
    response.clicked()
}

/// The words of one side, none of them marked.
fn plain_runs(runs: &[Segment], side: Side) -> Vec<Segment> {
    let own = runs.iter().filter(|run| run.side == Side::Same || run.side == side);
    own.map(|run| Segment { side: Side::Same, text: run.text.clone() }).collect()
}
