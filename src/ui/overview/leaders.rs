//! Who answers for what, the most pressing first: a mark for each item.

use egui::{Sense, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::{self, Line};
use super::super::widgets::{self, status};
use super::{Overviewed, ROW};
use crate::analysis::PartyAgenda;
use crate::model::Status;
use crate::session::{Action, Command, View};

/// The widths of name, days and count, and the steps of the marks, in points.
const NAME: f32 = 120.0;
const DAYS: f32 = 64.0;
const COUNT: f32 = 40.0;
const STEPS: [f32; 2] = [16.0, 13.0];

/// Shows the first ones; units where no item has a leader.
pub(super) fn show(ui: &mut Ui, page: &Overviewed<'_>, most: usize, context: &mut Context<'_>) {
    let words = context.words;
    let agenda = page.agenda;
    let by_leader = agenda.all_leaders > 0;
    let (parties, all, key, note) = if by_leader {
        (&agenda.leaders, agenda.all_leaders, "today-by-leader", "today-leaders-busy")
    } else {
        (&agenda.units, agenda.all_units, "today-by-unit", "today-units-busy")
    };
    if all == 0 {
        return;
    }
    let note = words.with(note, [("count", parties.len().into()), ("all", all.into())]);
    widgets::headed(ui, words.text(key), &note, |ui| super::leads_on(ui, Command::Units, context));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let small = Line::small(theme::palette(ui).weak);
    let at = |x: f32| pos2(x, rect.center().y);
    small.paint(ui, at(rect.left()), NAME, words.text(if by_leader { "leader" } else { "lead-units" }));
    small.paint(ui, at(rect.left() + NAME), 140.0, words.text("overview-each-item"));
    let right = small.right();
    right.paint(ui, at(rect.right() - COUNT), DAYS, words.text("overview-longest"));
    right.paint(ui, at(rect.right()), COUNT, words.text("overview-items"));
    for (at, party) in parties.iter().take(most).enumerate() {
        ui.push_id(("leader", at), |ui| row(ui, party, page, context));
    }
    super::all_of(ui, parties.len(), most, View::Units, context);
}

fn row(ui: &mut Ui, party: &PartyAgenda, page: &Overviewed<'_>, context: &mut Context<'_>) {
    let words = context.words;
    let palette = theme::palette(ui);
    let report = page.dataset.report(&party.party.report);
    let name = report.and_then(|report| report.line_name(&party.party.node)).unwrap_or_default();
    let told = |of: &Status| format!("{} {}", words.choice(*of), party.count(*of));
    let counts = Status::ALL.iter().filter(|of| party.count(**of) > 0).map(told).collect::<Vec<_>>().join(", ");
    let (rect, clicked) = line::pressed_saying(ui, ROW, &format!("{name}: {counts}"));
    let at = |x: f32| pos2(x, rect.center().y);
    let is_late = party.count(Status::Late) > 0;
    let line = if is_late { Line::strong(palette.text) } else { Line::body(palette.text) };
    line.paint(ui, at(rect.left()), NAME - space::S, &name);
    let items: usize = party.counts.iter().sum();
    let room = rect.width() - NAME - DAYS - COUNT;
    let step = STEPS.into_iter().find(|step| step * items as f32 <= room);
    let mut left = rect.left() + NAME + status::SIZE / 2.0;
    for of in Status::ALL {
        let count = party.count(of);
        let Some(step) = step else {
            // More than the line holds: a mark with its count for each standing.
            if count > 0 {
                status::paint(ui.painter(), at(left), of, palette);
                let text = Line::small(palette.text);
                left += status::SIZE + text.paint(ui, at(left + status::SIZE), 40.0, &count.to_string()) + space::S;
            }
            continue;
        };
        for _ in 0..count {
            status::paint(ui.painter(), at(left), of, palette);
            left += step;
        }
    }
    if let Some(days) = party.longest {
        let text = words.with("today-days-count", [("days", days.into())]);
        let line = Line::strong(palette.status_words(Status::Late)).right();
        line.paint(ui, at(rect.right() - COUNT), DAYS, &text);
    }
    Line::body(palette.text).right().paint(ui, at(rect.right()), COUNT, &items.to_string());
    if clicked {
        context.actions.push(Action::Select(party.party.clone()));
    }
}
