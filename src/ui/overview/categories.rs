//! Where the items stand by category: three panels on one scale, what is not done, what waits for verification, what is closed.

use egui::{Rect, Sense, Stroke, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, Palette, space};
use super::super::widgets::line::{self, Line};
use super::super::widgets::{self, status};
use super::{Overviewed, ROW};
use crate::analysis::StatusCounts;
use crate::model::{NodeId, Status};
use crate::session::{Action, Command, View};
use crate::text::signed;

/// The width of the counts, the gap between the panels, and the height of a bar, in points.
const COUNT: f32 = 44.0;
const GAP: f32 = 20.0;
const BAR: f32 = 16.0;

/// The width of the change of what is late, and the height of the changes below all of it, in points.
const CHANGE: f32 = 48.0;
const CHANGES: f32 = 20.0;

/// The room for the heading of a panel.
const PANEL_HEADING: f32 = 110.0;

/// The statuses of each panel.
const PANELS: [&[Status]; 3] = [&[Status::Late, Status::Near, Status::Open], &[Status::Done], &[Status::Closed]];

/// Where the panels begin, and how many points an item has.
struct Panels {
    name: f32,
    starts: [f32; 3],
    item: f32,
}

impl Panels {
    fn of(rect: Rect, total: &StatusCounts) -> Self {
        let change = if total.before.is_some() { CHANGE } else { 0.0 };
        let name = (rect.width() * 0.3).clamp(140.0, 260.0);
        let first = rect.left() + name + COUNT + space::M;
        let room = rect.right() - change - first - GAP * 2.0 - space::S;
        let item = (room / total.items().max(1) as f32).min(24.0);
        let mut starts = [first; 3];
        let mut left = first;
        for (start, panel) in starts.iter_mut().zip(PANELS) {
            *start = left;
            left += in_panel(total, panel) as f32 * item + GAP;
        }
        Self { name, starts, item }
    }
}

fn in_panel(counts: &StatusCounts, panel: &[Status]) -> usize {
    panel.iter().map(|of| counts.count(*of)).sum()
}

/// Shows all of it and each category; of more than `most` the first ones.
pub(super) fn show(ui: &mut Ui, page: &Overviewed<'_>, most: usize, context: &mut Context<'_>) {
    let words = context.words;
    let lines = &page.agenda.by_category;
    let late = lines.iter().max_by_key(|line| line.count(Status::Late)).filter(|line| line.count(Status::Late) > 0);
    let note = late.map(|line| {
        let name = name(line, page);
        let arguments = [
            ("late", page.agenda.count(Status::Late).into()),
            ("count", line.count(Status::Late).into()),
            ("name", name.0.into()),
        ];
        words.with("overview-late-in", arguments)
    });
    widgets::headed(ui, words.text("overview-categories"), &note.unwrap_or_default(), |ui| {
        super::leads_on(ui, Command::Charts, context);
    });
    let total = StatusCounts { node: page.report.clone(), counts: page.agenda.counts, before: page.agenda.before };
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let panels = Panels::of(head, &total);
    let right = head.right() - if total.before.is_some() { CHANGE } else { 0.0 };
    if total.before.is_some() {
        let heading = Line::small(theme::palette(ui).weak).right();
        heading.paint(ui, pos2(head.right(), head.center().y), CHANGE, words.text("overview-change"));
    }
    let small = Line::small(theme::palette(ui).weak);
    let count = small.clone().right();
    count.paint(ui, pos2(head.left() + panels.name + COUNT, head.center().y), COUNT, words.text("overview-items"));
    for ((left, panel), key) in
        panels.starts.into_iter().zip(PANELS).zip(["overview-open", "overview-waiting", "overview-closed"])
    {
        let text = words.with(key, [("count", in_panel(&total, panel).into())]);
        if in_panel(&total, panel) > 0 {
            // The last panel may be narrower than its heading.
            if left + PANEL_HEADING > right {
                small.clone().right().paint(ui, pos2(right, head.center().y), PANEL_HEADING, &text);
            } else {
                small.paint(ui, pos2(left, head.center().y), PANEL_HEADING, &text);
            }
        }
    }
    let (all, clicked) = line::pressed(ui, ROW, words.text("overview-total"));
    row(ui, all, &(String::new(), words.text("overview-total")), &total, &panels, true);
    if clicked {
        context.actions.push(Action::SetView(View::Ledger));
    }
    let bottom = changes(ui, all, &total, &panels, context);
    let palette = theme::palette(ui);
    ui.painter().hline(all.x_range(), bottom - 0.5, Stroke::new(1.0, palette.line));
    for (at, line) in lines.iter().take(most).enumerate() {
        ui.push_id(("category", at), |ui| {
            let name = name(line, page);
            let label = format!("{} {}: {}", name.0, name.1, told(line, context));
            let (rect, clicked) = line::pressed_saying(ui, ROW, &label);
            row(ui, rect, &name, line, &panels, false);
            if clicked {
                context.actions.push(Action::Select(line.node.clone()));
            }
        });
    }
    super::all_of(ui, lines.len(), most, View::Charts, context);
}

/// What moved in a month, below the parts of all of it. Returns where that ends.
fn changes(ui: &mut Ui, all: Rect, total: &StatusCounts, panels: &Panels, context: &Context<'_>) -> f32 {
    if total.before.is_none() {
        return all.bottom();
    }
    let (rect, _) = ui.allocate_exact_size(vec2(all.width(), CHANGES), Sense::hover());
    let palette = theme::palette(ui);
    let mut taken = rect.left();
    for (start, panel) in panels.starts.into_iter().zip(PANELS) {
        let mut left = start;
        for of in panel {
            let wide = total.count(*of) as f32 * panels.item;
            let Some(change) = total.change(*of).filter(|change| *change != 0) else {
                left += wide;
                continue;
            };
            let text = format!("{} {}", context.words.choice(*of), signed(change));
            let late = *of == Status::Late && change > 0;
            let line = Line::small(if late { palette.status_words(*of) } else { palette.weak });
            // In the middle of its part, but behind what stands before it.
            let own = line.width(ui, &text);
            let at = (left + (wide - own) / 2.0).max(taken).min(rect.right() - own);
            line.paint(ui, pos2(at, rect.top() + CHANGES / 2.0), own + 1.0, &text);
            taken = at + own + space::S;
            left += wide;
        }
    }
    rect.bottom()
}

/// The number and the title of a category, or the title of a report.
fn name<'a>(line: &StatusCounts, page: &Overviewed<'a>) -> (String, &'a str) {
    let Some(report) = page.dataset.report(&line.node.report) else { return (String::new(), "") };
    match &line.node.node {
        NodeId::Category(id) => {
            let category = report.categories.iter().find(|category| category.id == *id);
            category.map_or((String::new(), ""), |category| (category.number.clone(), category.title.as_str()))
        }
        _ => (String::new(), report.title.as_str()),
    }
}

/// How many stand where, in words.
fn told(line: &StatusCounts, context: &Context<'_>) -> String {
    let part = |of: &Status| format!("{} {}", context.words.choice(*of), line.count(*of));
    Status::ALL.iter().filter(|of| line.count(**of) > 0).map(part).collect::<Vec<_>>().join(", ")
}

fn row(ui: &Ui, rect: Rect, name: &(String, &str), line: &StatusCounts, panels: &Panels, is_total: bool) {
    let palette = theme::palette(ui);
    let at = |x: f32| pos2(x, rect.center().y);
    let text = if is_total { Line::strong(palette.text) } else { Line::body(palette.text) };
    text.paint(ui, at(rect.left()), panels.name - space::S, format!("{} {}", name.0, name.1).trim());
    text.right().paint(ui, at(rect.left() + panels.name + COUNT), COUNT, &line.items().to_string());
    if let Some(change) = line.change(Status::Late) {
        let more = if change > 0 { Line::strong(palette.status_words(Status::Late)) } else { Line::body(palette.weak) };
        more.right().paint(ui, at(rect.right()), CHANGE, &signed(change));
    }
    for (start, panel) in panels.starts.into_iter().zip(PANELS) {
        let mut left = start;
        let mut beside = Vec::new();
        for of in panel {
            let count = line.count(*of);
            if count == 0 {
                continue;
            }
            let wide = (count as f32 * panels.item).max(2.0);
            let bar = Rect::from_min_size(pos2(left, rect.center().y - BAR / 2.0), vec2(wide, BAR));
            status::fill(ui.painter(), bar, *of, palette);
            if !figure(ui, bar, *of, count, palette) {
                beside.push((*of, count));
            }
            left += wide;
        }
        // Behind the bar there is room: it is shorter than that of all items.
        let mut x = left + 3.0;
        for (of, count) in beside {
            let colour = if of == Status::Late { palette.status_words(of) } else { palette.text };
            let text = count.to_string();
            Line::small_strong(colour).paint(ui, at(x), GAP.max(figure_width(&text)), &text);
            x += figure_width(&text) + 5.0;
        }
    }
}

/// About how wide a count is, in points.
fn figure_width(text: &str) -> f32 {
    text.len() as f32 * 8.0
}

/// The count in its part, where that holds it; on a hatch it has a ground of its own. False where there is no room.
fn figure(ui: &Ui, bar: Rect, of: Status, count: usize, palette: &Palette) -> bool {
    let text = count.to_string();
    let wide = figure_width(&text);
    if wide + 4.0 > bar.width() {
        return false;
    }
    let colour = match of {
        Status::Late => {
            let plate = Rect::from_center_size(bar.center(), vec2(wide + 3.0, BAR - 3.0));
            ui.painter().rect_filled(plate, 0.0, palette.ground);
            palette.status_words(of)
        }
        _ => palette.on_status(of),
    };
    let line = Line { align: egui::Align::Center, ..Line::small_strong(colour) };
    line.paint(ui, bar.center(), bar.width(), &text);
    true
}
