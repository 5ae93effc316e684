//! The head of the page: what is new, with counts; what is done with all of it, at the right; below it the parts.

use std::sync::{Arc, Weak};

use egui::{Align, Button, Layout, RichText, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use super::rows::{List, Part};
use super::standings::newly;
use crate::analysis::Standings;
use crate::exchange::Collection;
use crate::model::Status;
use crate::session::{
    Action, Answer, Asks, CompareStep, Compared, Comparing, OpenDocument, OtherKind, ReturnStep, Returns,
};
use crate::ui::Context;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::line::{Line, is_cut};
use crate::ui::widgets::main_button;
use crate::words::{Language, Words};

/// The height of the title and of a chip, in points.
const TITLE: f32 = 40.0;
const CHIP: f32 = 24.0;

/// The title in words, made once for each comparison and change of the ticks.
#[derive(Debug, Default)]
pub(super) struct News {
    of: Option<(u64, u64, Language)>,
    title: String,
    /// The button that takes over what is ticked of all returned files, and what it was made from: the ticks of all of them.
    all: Option<(Weak<Collection>, u64, Language, String)>,
}

impl News {
    /// What is new.
    pub(super) fn title(&mut self, comparing: &Comparing, compared: &Compared, words: &Words) -> &str {
        let key = (comparing.number(), comparing.ticks(), words.language());
        if self.of != Some(key) {
            self.title = match &compared.standings {
                Some(standings) => of_standings(comparing, compared, standings, words),
                None => of_differences(comparing, compared, words),
            };
            self.of = Some(key);
        }
        &self.title
    }

    /// What taking over of all returned files would come to.
    fn take_all(&mut self, returns: &Returns, collection: &Arc<Collection>, words: &Words) -> &str {
        let ticks = returns.comparisons().iter().map(Comparing::ticks).sum();
        let is_fresh = |(of, own, language, _): &(Weak<Collection>, u64, Language, String)| {
            of.as_ptr() == Arc::as_ptr(collection) && *own == ticks && *language == words.language()
        };
        if !self.all.as_ref().is_some_and(is_fresh) {
            let (count, questions) = returns.pending();
            let key = if questions > 0 { "collect-take-all-noting" } else { "collect-take-all" };
            let text = words.with(key, [("count", count.into()), ("questions", questions.into())]);
            self.all = Some((Arc::downgrade(collection), ticks, words.language(), text));
        }
        self.all.as_ref().map_or("", |(.., text)| text)
    }
}

fn of_differences(comparing: &Comparing, compared: &Compared, words: &Words) -> String {
    let all = compared.comparison.differences.len();
    let count = |asks: Asks| (0..all).filter(|at| compared.asks(*at) == Some(asks)).count();
    let (direct, choice, ours) = (count(Asks::Nothing), count(Asks::Choice), count(Asks::Ours));
    let open = comparing.open();
    let is_left = |at: &usize| !comparing.is_open(*at) && comparing.answer(*at) == Some(Answer::Meeting);
    let meeting = (0..all).filter(|at| compared.asks(*at) == Some(Asks::Decision)).filter(is_left).count();
    let decided = count(Asks::Decision) - open - meeting;
    let parts = [
        ("compare-news-direct", direct),
        ("compare-news-open", open),
        ("compare-news-decided", decided),
        ("compare-news-meeting", meeting),
        ("compare-news-choice", choice),
    ];
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| words.with(key, [("count", count.into())]))
        .collect();
    let from = compared.sender().unwrap_or_else(|| comparing.theirs.plain_name());
    let arguments = [("name", from.into()), ("count", (all - ours).into()), ("ours", ours.into())];
    let is_returned = compared.is_returned();
    if told.is_empty() {
        let key = match (compared.is_unused(), is_returned) {
            (true, _) => "collect-news-unused",
            (_, true) => "collect-news-none",
            _ => "compare-news-ours",
        };
        return words.with(key, arguments);
    }
    let news = words.with(if is_returned { "collect-news" } else { "compare-news" }, arguments);
    format!("{news}{}", told.join(words.text("compare-news-join")))
}

fn of_standings(comparing: &Comparing, compared: &Compared, standings: &Standings, words: &Words) -> String {
    let arguments = [
        ("name", comparing.theirs.name.as_str().into()),
        ("count", standings.changed.len().into()),
        ("fields", compared.comparison.differences.len().into()),
    ];
    if standings.changed.is_empty() {
        return words.with("compare-news-no-standing", arguments);
    }
    let told: Vec<String> = [Status::Late, Status::Near, Status::Open, Status::Done, Status::Closed]
        .into_iter()
        .map(|status| (status, standings.newly(status)))
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| words.with(newly(status), [("count", count.into())]))
        .collect();
    let news = words.with("compare-news-standings", arguments);
    format!("{news}{}", told.join(words.text("compare-news-join")))
}

/// What was pressed in the head.
pub(super) enum Pressed {
    /// All that is ticked is taken over.
    Take,
    /// Something else is done with the comparison as a whole.
    Asks(Action),
}

/// Shows the title with the buttons. `compared` is absent while the differences are being found.
pub(super) fn show(
    ui: &mut Ui,
    news: &mut News,
    comparing: &Comparing,
    compared: Option<&Compared>,
    context: &Context<'_>,
) -> Option<Pressed> {
    let words = context.words;
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), TITLE), Sense::hover());
    let mut pressed = None;
    let layout = Layout::right_to_left(Align::Center);
    let buttons = ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
        let differs = compared.is_some_and(|compared| !compared.comparison.differences.is_empty());
        let is_former = comparing.theirs.kind == OtherKind::Former;
        // A former version is looked at: only what was ticked in it is taken back.
        let offers = differs && (!is_former || !comparing.ticked().is_empty());
        if offers && take(ui, comparing, words) {
            pressed = Some(Pressed::Take);
        }
        let others = match comparing.theirs.kind {
            OtherKind::Returned => of_returned(news, context),
            kind => of_others(kind == OtherKind::Former, words),
        };
        for (name, tip, key, action) in others {
            let is_main = !key.is_empty() && !offers;
            let button = main_button::show(ui, name, key, is_main, compared.is_some());
            if button.on_hover_text(tip).clicked() {
                pressed = Some(Pressed::Asks(action));
            }
        }
    });
    let is_former = comparing.theirs.kind == OtherKind::Former;
    let plain = words.with(
        if is_former { "compare-since" } else { "compare-with" },
        [("name", comparing.theirs.plain_name().into())],
    );
    let title = compared.map_or(plain.as_str(), |compared| news.title(comparing, compared, words));
    let width = buttons.response.rect.left() - rect.left() - space::L;
    Line::title(palette.text).paint(ui, rect.left_center(), width, title);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    let about = about(comparing, words);
    let tip = if is_cut(ui, rect) { format!("{title}\n{about}") } else { about };
    response.on_hover_text(tip);
    pressed
}

/// A button of the head: its name, its tip, its key and what it asks for.
type HeadButton<'a> = (&'a str, &'a str, &'static str, Action);

/// The buttons of a comparison, from the right.
fn of_others(is_former: bool, words: &Words) -> Vec<HeadButton<'_>> {
    let mut buttons = Vec::new();
    if is_former {
        let (name, tip) = (words.text("compare-report"), words.text("compare-report-tip"));
        buttons.push((name, tip, "F7", Action::Compare(CompareStep::WriteReport)));
    }
    let (name, tip) = (words.text("compare-export"), words.text("compare-export-tip"));
    buttons.push((name, tip, "", Action::Compare(CompareStep::Export)));
    let (name, tip) = (words.text("compare-end"), words.text("compare-end-tip"));
    buttons.push((name, tip, "", Action::Compare(CompareStep::End)));
    buttons
}

/// The buttons of what came back, from the right: all files at once, where there is more than one.
fn of_returned<'a>(news: &'a mut News, context: &Context<'a>) -> Vec<HeadButton<'a>> {
    let words: &'a Words = context.words;
    let returns = context.session.active().and_then(OpenDocument::returns);
    let mut buttons = Vec::new();
    let several = returns.filter(|returns| returns.comparisons().len() > 1);
    if let Some((returns, collection)) = several.and_then(|returns| Some((returns, returns.collection.as_ref()?))) {
        let (name, tip) = (news.take_all(returns, collection, words), words.text("collect-take-all-tip"));
        buttons.push((name, tip, "", Action::Return(ReturnStep::TakeAll)));
    }
    let (name, tip) = (words.text("collect-more"), words.text("collect-more-tip"));
    buttons.push((name, tip, "", Action::Return(ReturnStep::AskFiles)));
    let (name, tip) = (words.text("collect-end"), words.text("collect-end-tip"));
    buttons.push((name, tip, "", Action::Return(ReturnStep::End)));
    buttons
}

/// What is compared with what, and how it is read.
fn about(comparing: &Comparing, words: &Words) -> String {
    match &comparing.base {
        Some(base) => words.with("compare-about-base", [("name", base.name.clone().into())]),
        None if comparing.theirs.kind == OtherKind::Document => words.text("compare-about-partial").to_owned(),
        None if comparing.theirs.kind == OtherKind::Returned => words.text("collect-about").to_owned(),
        None if comparing.theirs.kind == OtherKind::Former => words.text("compare-about-former").to_owned(),
        None => words.text("compare-about").to_owned(),
    }
}

/// The button that takes over what is ticked, and leaves for a meeting what is left for one.
fn take(ui: &mut Ui, comparing: &Comparing, words: &Words) -> bool {
    let (ticked, removals) = (comparing.ticked().len(), comparing.removals());
    let questions = comparing.questions();
    let key = match (removals, ticked, questions) {
        (1.., ..) => "compare-take-removing",
        (_, _, 0) => "compare-take-ticked",
        (_, 0, _) => "compare-note",
        _ => "compare-take-noting",
    };
    let arguments = [("count", ticked.into()), ("removals", removals.into()), ("questions", questions.into())];
    let text = words.with(key, arguments);
    let take = main_button::show(ui, &text, words.text("compare-take-key"), true, ticked + questions > 0);
    let tip = if comparing.wants_reason() { "compare-reason-needed" } else { "compare-take-tip" };
    take.on_hover_text(words.text(tip)).on_disabled_hover_text(words.text("compare-nothing-ticked")).clicked()
}

/// What was pressed below the title.
pub(super) enum Chip {
    Part(Part),
    /// Ticks for all that is listed, or none.
    TickAll(bool),
}

/// The parts, and ticks for all that is listed. `standings` is how many items changed their standing.
pub(super) fn chips(
    ui: &mut Ui,
    list: &List,
    part: Part,
    (compared, standings): (&Compared, Option<usize>),
    words: &Words,
) -> Option<Chip> {
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        let palette = theme::palette(ui);
        for own in Part::all(compared.is_former) {
            let count = if *own == Part::Standings { standings } else { Some(list.count(*own)) };
            let Some(count) = count.filter(|count| *count > 0 || matches!(own, Part::All) || *own == part) else {
                continue;
            };
            let text = words.with(own.word(compared), [("count", count.into())]);
            if chip(ui, &text, *own == part, palette) {
                pressed = Some(Chip::Part(*own));
            }
        }
        if part != Part::Standings {
            for (key, on) in [("compare-tick-all", true), ("compare-tick-none", false)] {
                if ui.small_button(words.text(key)).on_hover_text(words.text("compare-tick-tip")).clicked() {
                    pressed = Some(Chip::TickAll(on));
                }
            }
        }
    });
    ui.add_space(space::XS);
    pressed
}

fn chip(ui: &mut Ui, text: &str, is_on: bool, palette: &Palette) -> bool {
    let stroke = if is_on { Stroke::new(2.0, palette.focus) } else { Stroke::new(1.0, palette.rule) };
    let label = if is_on { theme::text::strong(text) } else { RichText::new(text) };
    let button = Button::new(label).fill(palette.ground).stroke(stroke).min_size(vec2(0.0, CHIP));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, text));
    response.clicked()
}
