//! What the lists of the page are made of: headings, rows of one height of which only those on screen are laid out, and the
//! line that unfolds the rest of a list.

use egui::{Id, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::super::super::theme::{self, space};
use super::super::super::widgets::line::{self, Line};
use super::Page;

/// The height of a row, and the width of the mark at its left end, in points.
pub(super) const ROW: f32 = 24.0;
pub(super) const MARK: f32 = 24.0;

/// The height of a heading with its rule, and of the words above the columns of a list, in points.
const HEADING: f32 = 28.0;
const COLUMNS: f32 = 20.0;

/// What stands at the right end of a heading and leads on.
pub(super) struct LeadsOn<'a> {
    pub(super) text: &'a str,
    pub(super) tip: &'a str,
}

/// A heading with a note behind it and a link at its right end; true when that was pressed.
pub(super) fn heading(ui: &mut Ui, title: &str, note: &str, link: Option<LeadsOn<'_>>) -> bool {
    ui.add_space(space::L);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEADING), Sense::hover());
    let palette = theme::palette(ui);
    let y = rect.center().y;
    let mut right = rect.right();
    let mut pressed = false;
    if let Some(link) = link {
        let place = UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(egui::Align::Center));
        let mut child = ui.new_child(place);
        let shown = child.link(link.text);
        right = shown.rect.left() - space::M;
        pressed = shown.on_hover_text(link.tip).clicked();
    }
    let taken = Line::strong(palette.text).paint(ui, rect.left_center(), right - rect.left(), title);
    let left = rect.left() + taken + space::M;
    if !note.is_empty() && left < right {
        Line::small(palette.weak).paint(ui, pos2(left, y), right - left, note);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));
    let said = [title, note].join(" ");
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, said.trim()));
    if line::is_cut(ui, rect) {
        response.on_hover_text(said.trim());
    }
    pressed
}

/// The place for the words above the columns of a list.
pub(super) fn columns(ui: &mut Ui) -> Rect {
    ui.allocate_exact_size(vec2(ui.available_width(), COLUMNS), Sense::hover()).0
}

/// Rows of one height: those out of sight, or cut by the lower edge, take their room and nothing else, so that a list of
/// thousands costs what a screen of it does.
pub(super) fn rows(ui: &mut Ui, height: f32, count: usize, mut show: impl FnMut(&mut Ui, usize)) {
    let top = ui.cursor().top();
    let seen = ui.clip_rect();
    let at = |y: f32| ((y - top) / height).max(0.0);
    let last = (at(seen.bottom() + 1.0).floor() as usize).min(count);
    let first = (at(seen.top()).floor() as usize).min(last);
    ui.add_space(first as f32 * height);
    for row in first..last {
        ui.push_id(row, |ui| show(ui, row));
    }
    ui.add_space((count - last) as f32 * height);
}

fn unfolded_id(page: &Page<'_>, list: &str) -> Id {
    Id::unique(("list of a party", &page.report.id, &page.party.id, list))
}

/// How many rows of a list are shown: few, until the rest is unfolded. One row is never folded: the line that says so would
/// take its room.
pub(super) fn shown(ui: &Ui, page: &Page<'_>, list: &str, count: usize, few: usize) -> usize {
    let is_unfolded = ui.data(|data| data.get_temp(unfolded_id(page, list))).unwrap_or(false);
    if is_unfolded || count <= few + 1 { count } else { few }
}

/// The line below a list that unfolds the rest of it, or folds it again; nothing where all of it is shown always.
pub(super) fn rest(ui: &mut Ui, page: &Page<'_>, list: &str, count: usize, few: usize) {
    if count <= few + 1 {
        return;
    }
    let hidden = count - shown(ui, page, list, count, few);
    let text = if hidden > 0 {
        page.words.with("unit-more", [("count", hidden.into())])
    } else {
        page.words.text("unit-less").to_owned()
    };
    let palette = theme::palette(ui);
    let (rect, clicked) = ui.push_id(("rest", list), |ui| line::pressed(ui, ROW, &text)).inner;
    let at = pos2(rect.left() + MARK, rect.center().y);
    Line::small(palette.focus).paint(ui, at, rect.width() - MARK, &text);
    if clicked {
        ui.data_mut(|data| data.insert_temp(unfolded_id(page, list), hidden > 0));
    }
}
