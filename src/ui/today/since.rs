//! What was done since the last named version: the end of the column beside the list.

use egui::{Ui, pos2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::Line;
use super::{link_at_right, pressed, short, title};
use crate::session::{Action, ActivityStep, SinceVersion};
use crate::table::ActivityRow;

/// The heading of what was done since the last named version, which leads to all of it.
pub(super) fn heading(ui: &mut Ui, since: &SinceVersion, context: &mut Context<'_>) {
    let words = context.words;
    let version = &since.version;
    let name = ("name", version.about.name.as_str().into());
    let Some(told) = &since.told else {
        title(ui, &words.with("today-since-unread", [name]));
        return;
    };
    let line = title(ui, &words.with("today-since-version", [name, ("count", told.count.into())]));
    if told.count == 0 {
        return;
    }
    let tip = words.date(version.about.on);
    if link_at_right(ui, line, words.text("today-since-all")).on_hover_text(tip).clicked() {
        context.actions.push(Action::Activity(ActivityStep::Since(version.path.clone())));
    }
}

/// One of the things that were done.
pub(super) fn row(ui: &mut Ui, done: &ActivityRow, context: &mut Context<'_>) {
    let palette = theme::palette(ui);
    let (rect, clicked) = pressed(ui, format!("{} {} {}", done.number, done.title, short(&done.what)).trim());
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    Line::body(palette.text).paint(
        ui,
        at(space::S),
        144.0,
        if done.unit.is_empty() { &done.title } else { &done.unit },
    );
    let what = format!("{} {}", done.number, short(&done.what));
    Line::body(palette.text).paint(ui, at(160.0), rect.width() - 168.0, what.trim());
    if clicked {
        context.actions.push(Action::Select(done.node.clone()));
    }
}
