//! One row of the tree: fold mark, standing, number, title, count.

use std::sync::Arc;

use egui::text::TextFormat;
use egui::{Align2, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::rows::{Fold, Level, Node, Row};
use crate::analysis::{self, FoundWords};
use crate::model::{Date, Progress, Report, Status};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{found, shape, status};
use crate::words::Words;

/// What a click on a row asks for.
pub(super) enum Click {
    Fold,
    Select,
    Both,
}

/// What a row is drawn with besides its node.
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    pub(super) words: &'a Words,
    /// The words that are sought.
    pub(super) found: &'a Arc<FoundWords>,
    pub(super) today: Date,
    pub(super) near_due_days: u32,
    /// Whether the arrow keys are the tree's.
    pub(super) has_keyboard: bool,
}

/// How far a mark and the gap behind it reach, in points.
const MARK: f32 = 18.0;

/// Where the fold mark of a level begins, in points: as little as shows the level, since titles are long.
fn indent(level: Level) -> f32 {
    match level {
        Level::Report => 2.0,
        Level::Category => 6.0,
        Level::Problem => 16.0,
        Level::Item => 24.0,
        Level::Measure => 42.0,
    }
}

/// Paints a row; gives its response, and what was clicked.
pub(super) fn row(
    ui: &mut Ui,
    row: Row,
    report: &Report,
    node: Node<'_>,
    chosen: bool,
    look: Look<'_>,
) -> (Response, Option<Click>) {
    let standing = standing(node, look);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::click_and_drag());
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::selected(egui::Role::TreeItem, true, chosen, name(node));
        info.current_text_value = standing.map(|status| look.words.choice(status).to_owned());
        info
    });
    let palette = theme::palette(ui);
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, 3.0, if chosen { palette.selected } else { palette.hovered });
    }
    if chosen {
        // The bar tells which pane the keys go to.
        let bar = if look.has_keyboard { palette.focus } else { palette.rule };
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, rect.height())), 0.0, bar);
    }
    let mut left = rect.left() + indent(row.level);
    let fold = Rect::from_center_size(pos2(left + 6.0, rect.center().y), vec2(16.0, theme::ROW));
    if row.fold != Fold::Leaf {
        shape::paint_fold(ui.painter(), fold.center(), row.fold == Fold::Unfolded, palette.weak);
    }
    left += 16.0;
    let at = pos2(left + 6.0, rect.center().y);
    if let Some(standing) = standing {
        status::paint(ui.painter(), at, standing, palette);
        left += MARK;
    } else if let Some(progress) = progress(node) {
        shape::paint_progress(ui.painter(), at, progress, palette);
        left += MARK;
    }
    let right = count(ui, rect, node, palette);
    title(ui, Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom())), row.level, node, look.found);
    let clicked = response.clicked();
    let double = response.double_clicked();
    let on_fold = response.interact_pointer_pos().is_some_and(|pos| fold.contains(pos)) && row.fold != Fold::Leaf;
    let dragged = ui.ctx().dragged_id().is_some();
    let response = if dragged { response } else { response.on_hover_ui(|ui| hover(ui, report, node, look)) };
    let click = match (clicked, on_fold, double && row.fold != Fold::Leaf) {
        (true, true, _) => Some(Click::Fold),
        (true, _, true) => Some(Click::Both),
        (true, ..) => Some(Click::Select),
        _ => None,
    };
    (response, click)
}

/// Paints where a dragged node would go: a line before or behind the row, or a frame for into it.
pub(super) fn drop_mark(ui: &Ui, rect: Rect, into: bool, behind: bool) {
    let stroke = Stroke::new(2.0, theme::palette(ui).actual);
    if into {
        ui.painter().rect_stroke(rect, 3.0, stroke, StrokeKind::Inside);
    } else {
        let y = if behind { rect.bottom() } else { rect.top() };
        ui.painter().hline(rect.x_range(), y, stroke);
    }
}

/// The accessible name: number and title.
fn name(node: Node<'_>) -> String {
    let title: String = node.title().chars().take(60).collect();
    format!("{} {title}", node.number()).trim_start().to_owned()
}

/// Where an item stands. Its word is in the tooltip, for the row is short.
fn standing(node: Node<'_>, look: Look<'_>) -> Option<Status> {
    match node {
        Node::Item(item) => Some(analysis::status(item, look.today, look.near_due_days)),
        _ => None,
    }
}

fn progress(node: Node<'_>) -> Option<Progress> {
    match node {
        Node::Measure(measure) if measure.progress != Progress::Unstated => Some(measure.progress),
        _ => None,
    }
}

/// The count at the right end: items done of all. Gives where the title must end.
fn count(ui: &Ui, rect: Rect, node: Node<'_>, palette: &Palette) -> f32 {
    let right = rect.right() - space::XS;
    let text = match node {
        Node::Category(category) => share(category.items().map(|item| item.progress)),
        Node::Problem(problem) => share(problem.items.iter().map(|item| item.progress)),
        Node::Report(report) if report.items().take(2000).count() < 2000 => {
            share(report.items().map(|item| item.progress))
        }
        _ => return right,
    };
    let font = egui::TextStyle::Small.resolve(ui.style());
    ui.painter().text(pos2(right, rect.center().y), Align2::RIGHT_CENTER, text, font, palette.weak).left() - space::S
}

fn share(items: impl Iterator<Item = Progress>) -> String {
    let (mut done, mut all) = (0, 0);
    for progress in items {
        all += 1;
        done += usize::from(progress.is_complete());
    }
    format!("{done}/{all}")
}

/// The number and the title in one line, cut off at the right end.
fn title(ui: &Ui, rect: Rect, level: Level, node: Node<'_>, found: &Arc<FoundWords>) {
    let strong = matches!(level, Level::Report | Level::Category);
    let style = if strong { egui::TextStyle::Name("strong".into()) } else { egui::TextStyle::Body };
    let palette = theme::palette(ui);
    let colour = if level == Level::Measure { palette.weak } else { palette.text };
    // A row shows a line: laying out a measure of a thousand characters for it would be wasted.
    let text: String = node.number().chars().chain([' ']).chain(node.title().chars().take(80)).collect();
    let plain = TextFormat::simple(style.resolve(ui.style()), colour);
    let mut job = found::job(ui.ctx(), text.trim_start(), plain, found, palette);
    job.break_on_newline = false;
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(8.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour);
}

/// The whole title, and where it stands in words.
fn hover(ui: &mut Ui, report: &Report, node: Node<'_>, look: Look<'_>) {
    let words = look.words;
    let title: String = node.title().chars().take(400).collect();
    ui.label(theme::text::strong(format!("{} {title}", node.number())));
    if let (Node::Item(item), Some(standing)) = (node, standing(node, look)) {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(status::SIZE, status::SIZE), Sense::hover());
            status::paint(ui.painter(), rect.center(), standing, theme::palette(ui));
            ui.label(words.choice(standing));
        });
        ui.horizontal(|ui| {
            shape::progress(ui, item.progress, words);
            ui.label(words.progress_meaning(item.progress));
        });
        if let Some(word) = words.office_word(item.progress, item.term) {
            ui.label(word);
        }
        ui.label(words.with(
            "tree-hover-counts",
            [("measures", item.measures.len().into()), ("indicators", item.indicators.len().into())],
        ));
        let leads = item.lead_units.iter().filter_map(|id| report.party(id)).map(|party| party.name.as_str());
        let leads = words.list(leads);
        if !leads.is_empty() {
            ui.label(format!("{}: {leads}", words.text("lead-units")));
        }
    }
}
