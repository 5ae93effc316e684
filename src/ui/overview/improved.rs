//! What got better, as arrows in proportion to the change; and what came of the work.

use egui::{Painter, Pos2, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets;
use super::super::widgets::line::{self, Line};
use super::{Cached, HEADING, ROW};
use crate::analysis::{Achievement, Answers, Change, OutcomeSum, Overview};
use crate::model::{NodeId, NodeRef};
use crate::session::{Action, Command};
use crate::words::Words;

/// So many kinds of outcomes stand in a line.
const KINDS: usize = 4;

/// The width of the value of now, and of the one before, in points; the height of what came of the work.
const NOW: f32 = 92.0;
const BEFORE: f32 = 60.0;
const OUTCOMES: f32 = 44.0;

/// Where the arrows begin, as a share of their room: most values rise.
const NOUGHT: f32 = 0.3;

/// An indicator that got better.
#[derive(Debug)]
pub(super) struct Improved {
    node: NodeRef,
    name: String,
    before: String,
    now: String,
    /// By what share of the value before it rose; negative where it fell.
    rise: f32,
}

/// What got better most.
pub(super) fn improved(answers: &Answers, words: &Words) -> Vec<Improved> {
    let row = |achievement: &Achievement| {
        let NodeId::Indicator(id) = &achievement.node.node else { return None };
        let (_, indicator) = answers.dataset.report(&achievement.node.report)?.indicator(id)?;
        // The latest two of one scope and period.
        let Change { before, after: now, .. } = Change::of(indicator)?;
        let share = achievement.share.to_f64() as f32;
        let unit = if indicator.unit == "%" { "%" } else { "" };
        Some(Improved {
            node: achievement.node.clone(),
            name: indicator.name.clone(),
            before: words.reading(before, unit),
            now: words.reading(now, &indicator.unit),
            rise: if now.value < before.value { -share } else { share },
        })
    };
    answers.overview.achieved.iter().filter_map(row).collect()
}

/// What came of the work, by kind, with how much of it came in the last month: kind, sums, how much more.
pub(super) fn outcomes(overview: &Overview, words: &Words) -> Vec<[String; 3]> {
    // What has no value is counted as what the papers count it as.
    let entry = words.text("paper-entry-unit").trim();
    let told = |own: &OutcomeSum| {
        let lately = overview.lately.iter().find(|lately| lately.kind == own.kind);
        let lately = lately.map(|lately| lately.said(entry)).unwrap_or_default();
        let said = own.said(entry);
        let sums: Vec<String> = said.iter().map(|(unit, sum)| words.quantity(*sum, unit)).collect();
        // Beside several units it would not be seen which one grew.
        let more = match (said.as_slice(), lately.as_slice()) {
            ([_], [(_, more)]) => format!("+{more}"),
            ([_], _) => String::new(),
            (_, several) => {
                let more: Vec<String> = several.iter().map(|(unit, more)| words.quantity(*more, unit)).collect();
                if more.is_empty() { String::new() } else { format!("+{}", more.join(words.text("list-comma"))) }
            }
        };
        [words.choice(own.kind).to_owned(), sums.join(words.text("list-comma")), more]
    };
    overview.outcomes.iter().map(told).collect()
}

/// How high both are, in points.
pub(super) fn height(cached: &Cached) -> f32 {
    let outcomes = if cached.outcomes.is_empty() { 0.0 } else { OUTCOMES };
    HEADING + cached.improved.len() as f32 * ROW + outcomes
}

/// Shows both; nothing where there is neither.
pub(super) fn show(ui: &mut Ui, cached: &Cached, answers: &Answers, context: &mut Context<'_>) {
    if cached.improved.is_empty() && cached.outcomes.is_empty() {
        return;
    }
    let words = context.words;
    let key = if cached.improved.is_empty() { "overview-outcomes" } else { "overview-achieved" };
    let count = answers.overview.improved;
    let note = if count > 0 { words.with("overview-improved", [("count", count.into())]) } else { String::new() };
    widgets::headed(ui, words.text(key), &note, |ui| super::leads_on(ui, Command::Indicators, context));
    let largest = |of: fn(f32) -> f32| cached.improved.iter().map(|own| of(own.rise)).fold(f32::EPSILON, f32::max);
    let most = [largest(|rise| -rise), largest(|rise| rise)];
    for own in &cached.improved {
        ui.push_id(&own.node, |ui| row(ui, own, most, context));
    }
    if !cached.outcomes.is_empty() {
        came(ui, &cached.outcomes, context);
    }
}

/// A change; `most` are the largest fall and the largest rise of all.
fn row(ui: &mut Ui, own: &Improved, [fall, rise]: [f32; 2], context: &mut Context<'_>) {
    let palette = theme::palette(ui);
    let label = format!("{} {} → {}", own.name, own.before, own.now);
    let (rect, clicked) = line::pressed(ui, ROW, &label);
    let at = |x: f32| pos2(x, rect.center().y);
    let name = (rect.width() * 0.36).min(200.0);
    Line::body(palette.text).paint(ui, at(rect.left()), name - space::S, &own.name);
    let mut left = rect.left() + name + BEFORE;
    Line::body(palette.weak).right().paint(ui, at(left), BEFORE, &own.before);
    left += space::S;
    let right = rect.right() - NOW - space::S;
    let nought = left + (right - left) * NOUGHT;
    // One scale for all: the largest rise or the largest fall reaches the end of its side.
    let unit = ((right - nought) / rise).min((nought - left) / fall);
    let long = (own.rise.abs() * unit).max(7.0);
    let end = if own.rise < 0.0 { nought - long } else { nought + long };
    ui.painter().vline(nought, rect.y_range().shrink(6.0), Stroke::new(1.0, palette.line));
    arrow(ui.painter(), at(nought), at(end), palette.actual);
    Line::strong(palette.text).right().paint(ui, at(rect.right()), NOW, &own.now);
    if clicked {
        context.actions.push(Action::Select(own.node.clone()));
    }
}

fn arrow(painter: &Painter, from: Pos2, to: Pos2, colour: egui::Color32) {
    let back = if to.x < from.x { 6.0 } else { -6.0 };
    painter.line_segment([from, to + vec2(back, 0.0)], Stroke::new(2.0, colour));
    let points = vec![to, to + vec2(back, -4.0), to + vec2(back, 4.0)];
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}

/// Kinds of outcomes side by side: what it is, how much, how much more than a month before. Those that the line does not hold
/// are told under the pointer, and how many they are.
fn came(ui: &mut Ui, outcomes: &[[String; 3]], context: &Context<'_>) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), OUTCOMES), Sense::hover());
    let said: Vec<String> = outcomes.iter().map(|own| own.join(" ").trim_end().to_owned()).collect();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, said.join(", ")));
    response.on_hover_text(said.join("\n"));
    ui.painter().hline(rect.x_range(), rect.top() + 2.5, Stroke::new(1.0, palette.line));
    let shown = outcomes.get(..KINDS).unwrap_or(outcomes);
    let left_out = outcomes.len() - shown.len();
    let mut right = rect.right();
    if left_out > 0 {
        let text = context.words.with("overview-more-kinds", [("count", left_out.into())]);
        right -= Line::small(palette.weak).right().paint(ui, pos2(right, rect.top() + 32.0), 120.0, &text) + space::S;
    }
    let wide = (right - rect.left()) / shown.len().max(1) as f32;
    for (at, [kind, sum, more]) in shown.iter().enumerate() {
        let left = rect.left() + wide * at as f32;
        Line::small(palette.weak).paint(ui, pos2(left, rect.top() + 14.0), wide - space::S, kind);
        let taken = Line::strong(palette.text).paint(ui, pos2(left, rect.top() + 32.0), wide - space::S, sum);
        let behind = wide - taken - space::M;
        if !more.is_empty() && behind > 24.0 {
            let place = pos2(left + taken + space::XS, rect.top() + 32.0);
            Line::small(palette.weak).paint(ui, place, behind, more);
        }
    }
}
