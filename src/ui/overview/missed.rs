//! Targets that are not reached: the one that was missed for longest first, then what has time left.

use egui::{Rect, Sense, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::{self, Line};
use super::super::widgets::small_bullet;
use super::super::widgets::{self, status};
use super::{Cached, Edge, ROW, all_of};
use crate::analysis::{Answers, Goal};
use crate::chart::Bullet;
use crate::model::{Date, IndicatorOwner, NodeId, NodeRef, Status, When};
use crate::session::{Action, Command, View};
use crate::words::Words;

/// The widths of the columns that do not grow, in points; the name has what is left.
const MARK: f32 = 24.0;
const BULLET: f32 = 212.0;
const VALUE: f32 = 132.0;
const GAP: f32 = 112.0;
const DUE: f32 = 92.0;

/// The least width of a name.
const NAME: f32 = 150.0;

/// A target that is not reached.
#[derive(Debug)]
pub(super) struct Missed {
    node: NodeRef,
    name: String,
    /// How it stands, by the mark of an item that stands so.
    of: Status,
    bullet: Option<Bullet>,
    /// Value and target, what lies between them, by when it is to be reached, in words.
    figures: String,
    gap: String,
    due: String,
}

/// The targets that are not reached and are named.
pub(super) fn missed(answers: &Answers, today: Date, near: u32, words: &Words) -> Vec<Missed> {
    answers.overview.unreached.iter().filter_map(|own| of(&own.node, answers, today, near, words)).collect()
}

fn of(node: &NodeRef, answers: &Answers, today: Date, near: u32, words: &Words) -> Option<Missed> {
    let NodeId::Indicator(id) = &node.node else { return None };
    let (owner, indicator) = answers.dataset.report(&node.report)?.indicator(id)?;
    let item = match owner {
        IndicatorOwner::Report => None,
        IndicatorOwner::Item(item) => Some(item.as_ref()),
    };
    let goal = Goal::of(indicator, item, today)?;
    let unit = if indicator.unit == "%" { "%" } else { "" };
    let value = indicator.latest().map(|reading| words.reading(reading, unit)).unwrap_or_default();
    let target = indicator.target.as_ref().map(|target| words.quantity(target.value, &indicator.unit));
    let due = goal.due.map(|due| match due {
        When::Day(day) => words.short_date(day, today),
        period => words.when(period),
    });
    Some(Missed {
        node: node.clone(),
        name: indicator.name.clone(),
        of: goal.status(today, near)?,
        bullet: Bullet::of(indicator, None),
        figures: format!("{value}/{}", target.unwrap_or_default()),
        gap: goal.attainment.shortfall.map(|gap| words.gap(gap, &indicator.unit)).unwrap_or_default(),
        due: due.unwrap_or_else(|| words.text("overview-no-due").to_owned()),
    })
}

/// Shows the first ones that the page has room for.
pub(super) fn show(ui: &mut Ui, cached: &Cached, edge: Edge, context: &mut Context<'_>) {
    let words = context.words;
    let counts = cached.from.unreached_counts;
    if counts.missed + counts.ahead + counts.same == 0 && cached.from.total.targets == 0 {
        // Where nothing has a target there is nothing to tell.
        return;
    }
    let title = match counts.missed {
        0 => words.with("overview-ahead", [("count", counts.ahead.into())]),
        count => words.with("overview-missed", [("count", count.into())]),
    };
    let ahead = (counts.missed > 0 && counts.ahead > 0)
        .then(|| words.with("overview-also-ahead", [("count", counts.ahead.into())]));
    let same = (counts.same > 0).then(|| words.with("overview-same", [("count", counts.same.into())]));
    let note = ahead.into_iter().chain(same).collect::<Vec<_>>().join(words.text("overview-news-then"));
    widgets::headed(ui, &title, &note, |ui| super::leads_on(ui, Command::Indicators, context));
    if cached.missed.is_empty() {
        return;
    }
    let columns = Columns::of(ui.available_width());
    headings(ui, &columns, words);
    let shown = edge.rows(ui, ROW, 0.0);
    for (at, missed) in cached.missed.iter().take(shown).enumerate() {
        ui.push_id(("missed", at), |ui| row(ui, missed, &columns, context));
    }
    all_of(ui, counts.missed + counts.ahead, shown, View::Indicators, context);
}

/// The widths that there is room for: the date goes first where little is, then the bullet.
struct Columns {
    name: f32,
    bullet: f32,
    due: f32,
}

impl Columns {
    fn of(width: f32) -> Self {
        let rest = width - MARK - VALUE - GAP;
        let due = if rest >= NAME + BULLET + DUE { DUE } else { 0.0 };
        let bullet = (rest - due - NAME).clamp(0.0, BULLET);
        Self { name: rest - due - bullet, bullet, due }
    }
}

fn headings(ui: &mut Ui, columns: &Columns, words: &Words) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let palette = theme::palette(ui);
    let small = Line::small(palette.weak);
    let at = |x: f32| pos2(x, rect.center().y);
    let mut left = rect.left() + MARK;
    small.paint(ui, at(left), columns.name - space::S, words.text("overview-indicator"));
    left += columns.name;
    if columns.bullet > 160.0 {
        // The key of the bullet stands at its head.
        for (key, colour) in
            [("overview-then", palette.earlier), ("overview-now", palette.actual), ("overview-target", palette.text)]
        {
            let wide = small.paint(ui, at(left), 60.0, words.text(key));
            let is_target = key == "overview-target";
            let size = if is_target { vec2(2.0, 12.0) } else { vec2(10.0, 6.0) };
            let mark = Rect::from_min_size(pos2(left + wide + space::XS, rect.center().y - size.y / 2.0), size);
            ui.painter().rect_filled(mark, 0.0, colour);
            left = mark.right() + space::S;
        }
    }
    let right = small.right();
    let mut edge = rect.left() + MARK + columns.name + columns.bullet + VALUE;
    right.paint(ui, at(edge), VALUE - space::S, words.text("overview-value-target"));
    edge += GAP;
    right.paint(ui, at(edge), GAP - space::S, words.text("overview-gap"));
    if columns.due > 0.0 {
        right.paint(ui, at(edge + columns.due), columns.due - space::S, words.text("overview-due"));
    }
}

fn row(ui: &mut Ui, missed: &Missed, columns: &Columns, context: &mut Context<'_>) {
    let palette = theme::palette(ui);
    let words = context.words;
    let gap = words.with("off-gap", [("gap", missed.gap.as_str().into())]);
    let state = words.text(if missed.of == Status::Late { "goal-is-missed" } else { "goal-is-ahead" });
    let label = format!("{} {} {gap} {} {state}", missed.name, missed.figures, missed.due);
    let (rect, clicked) = line::pressed(ui, ROW, &label);
    let at = |x: f32| pos2(x, rect.center().y);
    status::paint(ui.painter(), at(rect.left() + MARK / 2.0), missed.of, palette);
    let mut left = rect.left() + MARK;
    Line::body(palette.text).paint(ui, at(left), columns.name - space::S, &missed.name);
    left += columns.name;
    if let Some(bullet) = missed.bullet.filter(|_| columns.bullet > 0.0) {
        let room = Rect::from_x_y_ranges(left..=left + columns.bullet - space::L, rect.y_range());
        small_bullet::paint(&bullet, ui.painter(), room, palette);
    }
    let mut edge = left + columns.bullet + VALUE;
    let right = Line::body(palette.text).right();
    right.paint(ui, at(edge), VALUE - space::S, &missed.figures);
    edge += GAP;
    // Missed is what its day has passed for: what has time left is not red.
    let colour = if missed.of == Status::Late { palette.status_words(Status::Late) } else { palette.text };
    Line::body(colour).right().paint(ui, at(edge), GAP - space::S, &missed.gap);
    if columns.due > 0.0 {
        Line::body(palette.weak).right().paint(ui, at(edge + columns.due), columns.due - space::S, &missed.due);
    }
    if clicked {
        context.actions.push(Action::Select(missed.node.clone()));
    }
}
