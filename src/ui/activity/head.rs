//! The head of the page: what was done in a line, the span of days, how rows are put together, and what the list cannot
//! tell.

use egui::{ComboBox, Rect, Response, Sense, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::choice::drop_down;
use super::super::widgets::line::Line;
use crate::paper::{Activity, ActivityGrouping};
use crate::session::{Action, ActivitySpan, ActivityStep, KeptVersion, MadeActivity, OpenDocument};

/// The spans that are a click away, by the keys of their words.
const SPANS: [(ActivitySpan, &str); 3] = [
    (ActivitySpan::ThisWeek, "activity-this-week"),
    (ActivitySpan::LastWeek, "activity-last-week"),
    (ActivitySpan::ThisMonth, "activity-this-month"),
];

pub(super) fn show(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let made = document.activity().made();
    let activity = made.and_then(|made| made.activity.as_ref());
    title(ui, activity, context);
    tools(ui, document, made.map(|made| &**made), context);
    if let Some(text) = activity.and_then(|activity| limits(activity, context)) {
        ui.label(theme::text::small(text).weak());
    }
    ui.add_space(space::XS);
}

fn title(ui: &mut Ui, activity: Option<&Activity>, context: &Context<'_>) {
    let words = context.words;
    let palette = theme::palette(ui);
    let (line, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let (text, span) = match activity {
        None => (words.text("activity-title").to_owned(), String::new()),
        Some(own) if own.rows.is_empty() => {
            let key = if own.unreadable > 0 { "activity-title-unread" } else { "activity-title-none" };
            (words.text(key).to_owned(), own.span_words(words))
        }
        Some(own) => {
            let counts = [("count", own.rows.len().into()), ("items", own.subjects.into())];
            (words.with("activity-counts", counts), own.span_words(words))
        }
    };
    let taken = Line::title(palette.text).paint(ui, line.left_center(), line.width() * 0.6, &text);
    let left = line.left() + taken + space::L;
    Line::body(palette.weak).paint(ui, pos2(left, line.center().y), line.right() - left, &span);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &text));
}

fn tools(ui: &mut Ui, document: &OpenDocument, made: Option<&MadeActivity>, context: &mut Context<'_>) {
    let words = context.words;
    let state = document.activity();
    let mut step = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        for (span, key) in SPANS {
            if tab(ui, state.span == span, words.text(key)).clicked() {
                step = Some(ActivityStep::Span(span));
            }
        }
        step = versions(ui, &state.span, made, context).or(step.take());
        ui.separator();
        for (grouping, key) in
            [(ActivityGrouping::Day, "activity-by-day"), (ActivityGrouping::Item, "activity-by-item")]
        {
            if tab(ui, state.grouping == grouping, words.text(key)).clicked() {
                step = Some(ActivityStep::Group(grouping));
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let is_there = made.and_then(|made| made.activity.as_ref()).is_some_and(|own| !own.rows.is_empty());
            let save = ui.add_enabled(is_there, egui::Button::new(words.text("activity-save")));
            if save.on_hover_text(words.text("activity-save-tip")).clicked() {
                step = Some(ActivityStep::Save);
            }
        });
    });
    let line = ui.min_rect().bottom() + 1.0;
    ui.painter().hline(ui.max_rect().x_range(), line, egui::Stroke::new(1.0, theme::palette(ui).rule));
    ui.add_space(space::XS);
    context.actions.extend(step.map(Action::Activity));
}

/// The named versions since which it can be told.
fn versions(
    ui: &mut Ui,
    span: &ActivitySpan,
    made: Option<&MadeActivity>,
    context: &Context<'_>,
) -> Option<ActivityStep> {
    let words = context.words;
    let known = made.map(|made| made.versions.as_slice()).unwrap_or_default();
    let chosen = |path: &std::path::Path| *span == ActivitySpan::Version(path.to_owned());
    let present = known.iter().find(|version| chosen(&version.path));
    let text = match present {
        Some(version) => words.with("activity-since-name", [("name", version.about.name.as_str().into())]),
        None => words.text("activity-since-version").to_owned(),
    };
    let menu = ui.add_enabled_ui(!known.is_empty(), |ui| {
        let combo = ComboBox::from_id_salt("activity version").selected_text(&text);
        drop_down(ui, combo, known.iter().position(|version| chosen(&version.path)), |ui| {
            let line = |version: &KeptVersion| {
                let arguments =
                    [("name", version.about.name.as_str().into()), ("date", words.date(version.about.on).into())];
                let name = words.with("activity-version", arguments);
                ui.selectable_label(chosen(&version.path), name).on_hover_text(&version.about.note)
            };
            known.iter().map(line).collect()
        })
    });
    let (list, picked) = menu.inner;
    list.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &text));
    let tip = if known.is_empty() { "activity-version-advice" } else { "activity-since-tip" };
    menu.response.on_hover_text(words.text(tip)).on_disabled_hover_text(words.text(tip));
    let version = known.get(picked?)?;
    Some(ActivityStep::Span(ActivitySpan::Version(version.path.clone())))
}

/// What the list cannot tell: days before the first version, versions that could not be read.
fn limits(activity: &Activity, context: &Context<'_>) -> Option<String> {
    let words = context.words;
    let is_late = activity.since.is_none() && activity.known_from.is_none_or(|known| known > activity.from);
    let known = match activity.known_from.filter(|known| *known <= activity.to) {
        _ if !is_late || activity.rows.is_empty() => None,
        Some(known) => Some(words.with("activity-known-from", [("date", words.date(known).into())])),
        None => Some(words.text("activity-only-entries").to_owned()),
    };
    // Where nothing is told, the middle of the page says it.
    let unread = activity.unread_words(words).filter(|_| !activity.rows.is_empty());
    let all: Vec<String> = known.into_iter().chain(unread).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// A word of which one of several is chosen: the chosen one has a line under it.
fn tab(ui: &mut Ui, on: bool, text: &str) -> Response {
    let palette = theme::palette(ui);
    let font = egui::TextStyle::Name("strong".into()).resolve(ui.style());
    // As wide as it is when chosen: its neighbours stay in place.
    let width = ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, palette.text).size().x);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::click());
    let line = if on { Line::strong(palette.text) } else { Line::body(palette.text) };
    line.paint(ui, rect.left_center(), width + 2.0, text);
    if on || response.hovered() || response.has_focus() {
        let colour = if on { palette.text } else { palette.weak };
        let rule = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.max);
        ui.painter().rect_filled(rule, 0.0, colour);
    }
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, on, text));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
