//! The chosen difference in full: both texts side by side with what changed in them marked, the choice between them at their
//! heads; a moved due date as a bar with the reason that it wants.

use std::sync::{Arc, Weak};

use egui::{Button, Id, Label, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::after::After;
use super::marked::{job, runs};
use super::marks::radio;
use super::moved::MovedDate;
use crate::diff::{Detail, Difference, DifferenceKind, FieldChange, Segment, Side};
use crate::model::Date;
use crate::session::{Action, Asks, CompareStep, Compared, Comparing};
use crate::table::{became_word, contents, merged, step_words};
use crate::ui::Context;
use crate::ui::theme::{self, space};
use crate::ui::widgets;
use crate::ui::widgets::line::Line;
use crate::words::{Language, Words, node_word};

/// The gap between the two texts, and the height of their heads, in points.
const GAP: f32 = 24.0;
const HEAD: f32 = 28.0;

/// Where the words of a side begin behind its radio, in points.
const INDENT: f32 = 20.0;

/// The state of the panel.
#[derive(Debug, Default)]
pub(super) struct DetailView {
    /// What the words were made from.
    of: Option<(Weak<Compared>, usize, Language, Date)>,
    shown: Shown,
    after: After,
    /// Another difference than before: it is shown from its top.
    is_new: bool,
}

/// A difference in words, made once for each that is chosen.
#[derive(Debug, Default)]
struct Shown {
    /// The changed field, or what else became of the node.
    title: String,
    place: String,
    /// What stands on the two sides, as runs.
    runs: Vec<Segment>,
    /// True where the second text is what both come to together.
    is_merged: bool,
    /// True where nothing would change.
    is_idle: bool,
    /// What is said of it besides.
    notes: Vec<String>,
    moved: Option<MovedDate>,
}

/// What is chosen, and what was typed to it.
pub(super) struct Chosen<'a> {
    pub(super) compared: &'a Arc<Compared>,
    pub(super) comparing: &'a Comparing,
    pub(super) at: usize,
    /// Why a due date is moved.
    pub(super) reason: &'a mut String,
    /// Whether the field of the reason takes the keyboard.
    pub(super) takes_keyboard: bool,
}

/// The field of the reason.
pub(super) fn reason_field() -> Id {
    Id::unique("compare reason field")
}

impl DetailView {
    pub(super) fn show(&mut self, ui: &mut Ui, chosen: &mut Chosen<'_>, context: &mut Context<'_>) {
        let Some(difference) = chosen.compared.comparison.differences.get(chosen.at) else { return };
        let words = context.words;
        let today = context.session.today();
        let is_fresh = self.of.as_ref().is_some_and(|(of, was, language, day)| {
            of.as_ptr() == Arc::as_ptr(chosen.compared)
                && *was == chosen.at
                && *language == words.language()
                && *day == today
        });
        if !is_fresh {
            self.shown = Shown::new(chosen.compared, difference, today, words);
            self.of = Some((Arc::downgrade(chosen.compared), chosen.at, words.language(), today));
            self.is_new = true;
        }
        let mut area = ScrollArea::vertical().id_salt("difference").auto_shrink([false, false]);
        if std::mem::take(&mut self.is_new) {
            area = area.vertical_scroll_offset(0.0);
        }
        area.show(ui, |ui| {
            widgets::section(ui, &self.shown.title);
            ui.add(Label::new(theme::text::small(&self.shown.place).weak()).truncate());
            ui.add_space(space::XS);
            let is_former = chosen.compared.is_former;
            if !self.shown.runs.is_empty() {
                self.shown.sides(ui, chosen, is_former, context);
            }
            if let Some(moved) = &self.shown.moved {
                Shown::moved(ui, moved, context);
            }
            // Also where there is no bar of it: a date that was in other words, one of a former version.
            if difference.moves_due_unrecorded() {
                Shown::reason(ui, chosen, context);
            }
            for note in &self.shown.notes {
                ui.add(Label::new(theme::text::small(note).weak()).wrap());
            }
            ui.add_space(space::S);
            self.shown.ways(ui, difference, chosen, context);
            if !is_former {
                self.after.show(ui, (chosen.comparing, chosen.compared), chosen.at, context.words);
            }
        });
    }
}

impl Shown {
    fn new(compared: &Compared, difference: &Difference, today: Date, words: &Words) -> Self {
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
        shown
    }

    /// The two texts side by side, at the head of each the choice of it. Of a former version they are only read.
    fn sides(&self, ui: &mut Ui, chosen: &Chosen<'_>, is_former: bool, context: &mut Context<'_>) {
        let words = Arc::clone(context.words);
        let is_ticked = chosen.comparing.ticked().contains(&chosen.at);
        let asks = chosen.compared.asks(chosen.at);
        let is_kept = !is_ticked && !chosen.comparing.is_open(chosen.at);
        let there = if self.is_merged { "compare-both" } else { "compare-there" };
        let sides = if is_former {
            [("compare-then", Side::Theirs, false, None), ("compare-now", Side::Mine, true, None)]
        } else {
            let can_choose = !self.is_idle && self.moved.is_none();
            [
                ("compare-here", Side::Mine, false, can_choose.then_some(is_kept)),
                (there, Side::Theirs, true, can_choose.then_some(is_ticked)),
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
                    if head(ui, words.text(key), is_on) {
                        picked = Some(is_new);
                    }
                    // What is kept is not struck through before anything is to take its place.
                    let is_struck = is_new || asks != Some(Asks::Ours);
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
            context.actions.push(Action::Compare(CompareStep::Tick(vec![chosen.at], on)));
        }
    }

    /// The bar of dates.
    fn moved(ui: &mut Ui, moved: &MovedDate, context: &Context<'_>) {
        let words = Arc::clone(context.words);
        let counted = words.with("compare-moved-about", [("count", moved.count().into())]);
        ui.label(theme::text::small(counted).weak());
        moved.show(ui, &words);
        for reason in &moved.reasons {
            let text = words.with("compare-their-reason", [("reason", reason.as_str().into())]);
            ui.add(Label::new(text).wrap());
        }
    }

    /// The reason without which the date is not moved.
    fn reason(ui: &mut Ui, chosen: &mut Chosen<'_>, context: &Context<'_>) {
        let words = context.words;
        let label = ui.label(theme::text::small(words.text("compare-reason")).weak());
        let edit = TextEdit::singleline(chosen.reason).id(reason_field()).desired_width(f32::INFINITY);
        let field = widgets::framed(ui, edit).labelled_by(label.id);
        if chosen.takes_keyboard {
            field.request_focus();
            field.scroll_to_me(None);
        }
        ui.add(Label::new(theme::text::small(words.text("compare-reason-about")).weak()).wrap());
    }

    /// What can be done with this one alone.
    fn ways(&self, ui: &mut Ui, difference: &Difference, chosen: &Chosen<'_>, context: &mut Context<'_>) {
        let words = Arc::clone(context.words);
        let at = chosen.at;
        ui.horizontal_wrapped(|ui| {
            let wants = difference.moves_due_unrecorded();
            let is_ready = !wants || !chosen.reason.trim().is_empty();
            let key = if wants { "compare-take-moved" } else { "compare-take" };
            let take = ui.add_enabled(is_ready && !self.is_idle, Button::new(words.text(key)));
            let take = take.on_hover_text(words.text("compare-take-one-tip"));
            let why = if self.is_idle { "compare-adds-nothing" } else { "compare-reason-needed" };
            if take.on_disabled_hover_text(words.text(why)).clicked() {
                let step = if wants {
                    CompareStep::TakeMoved(vec![at], chosen.reason.clone())
                } else {
                    CompareStep::Take(vec![at])
                };
                context.actions.push(Action::Compare(step));
            }
            let is_asked = chosen.comparing.is_open(at) || chosen.comparing.ticked().contains(&at);
            if is_asked
                && ui.button(words.text("compare-leave")).on_hover_text(words.text("compare-leave-tip")).clicked()
            {
                context.actions.push(Action::Compare(CompareStep::Tick(vec![at], false)));
            }
            // What only they have is not here to be looked at.
            if difference.kind != DifferenceKind::Added && ui.button(words.text("compare-go")).clicked() {
                context.actions.push(Action::Select(difference.node.clone()));
            }
        });
    }
}

/// The head of a side: its name, with a radio where it can be chosen. True where it was.
fn head(ui: &mut Ui, name: &str, is_on: Option<bool>) -> bool {
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
