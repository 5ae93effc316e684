//! Texts that are painted at a place, in one line that is cut with an ellipsis where it is too long; lines that can be
//! pressed.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Color32, CursorIcon, Id, Pos2, Rect, Response, Role, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme;

/// How a text is painted.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) style: TextStyle,
    pub(crate) colour: Color32,
    /// Whether the place given is its left end, its middle or its right end.
    pub(crate) align: Align,
}

impl Line {
    /// Running text.
    pub(crate) fn body(colour: Color32) -> Self {
        Self { style: TextStyle::Body, colour, align: Align::Min }
    }

    /// A note.
    pub(crate) fn small(colour: Color32) -> Self {
        Self { style: TextStyle::Small, ..Self::body(colour) }
    }

    /// A note that matters.
    pub(crate) fn small_strong(colour: Color32) -> Self {
        Self { style: TextStyle::Name("small strong".into()), ..Self::body(colour) }
    }

    /// Emphasis.
    pub(crate) fn strong(colour: Color32) -> Self {
        Self { style: TextStyle::Name("strong".into()), ..Self::body(colour) }
    }

    /// The title of a page.
    pub(crate) fn title(colour: Color32) -> Self {
        Self { style: TextStyle::Heading, ..Self::body(colour) }
    }

    /// The same, ending at the place that is given.
    pub(crate) fn right(self) -> Self {
        Self { align: Align::Max, ..self }
    }

    /// How wide a text is.
    pub(crate) fn width(&self, ui: &Ui, text: &str) -> f32 {
        let font = self.style.resolve(ui.style());
        ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, self.colour)).size().x
    }

    /// The same with the place that is given in its middle.
    pub(crate) fn centred(self) -> Self {
        Self { align: Align::Center, ..self }
    }

    /// Paints a text at a place, which is its middle upright. Returns how wide it is.
    pub(crate) fn paint(&self, ui: &Ui, at: Pos2, width: f32, text: &str) -> f32 {
        let mut job = LayoutJob::simple_singleline(text.to_owned(), self.style.resolve(ui.style()), self.colour);
        job.wrap = TextWrapping::truncate_at_width(width.max(8.0));
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let wide = galley.size().x;
        let left = match self.align {
            Align::Min => at.x,
            Align::Center => at.x - wide / 2.0,
            Align::Max => at.x - wide,
        };
        let place = Rect::from_min_size(pos2(left, at.y - galley.size().y / 2.0), galley.size());
        if galley.elided {
            note_cut(ui, place);
        }
        ui.painter().galley(place.min, galley, self.colour);
        wide
    }
}

/// Where a text under the pointer was cut, and in which pass.
type Cut = (u64, Rect);

fn cut_id() -> Id {
    Id::unique("cut text under the pointer")
}

/// Notes that a text was cut, where the pointer is on its line, and in its column of the page.
fn note_cut(ui: &Ui, place: Rect) {
    let column = ui.max_rect().x_range();
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| ui.clip_rect().contains(*at));
    let is_pointed_at = pointer.is_some_and(|at| place.y_range().contains(at.y) && column.contains(at.x));
    if is_pointed_at {
        let cut: Cut = (ui.ctx().cumulative_pass_nr(), place);
        ui.data_mut(|data| data.insert_temp(cut_id(), cut));
    }
}

/// True where a text in a row under the pointer is cut, as it was painted last: its tooltip says all of it. A tooltip that only
/// repeats the row would stand on the next one.
pub(crate) fn is_cut(ui: &Ui, row: Rect) -> bool {
    let cut: Option<Cut> = ui.data(|data| data.get_temp(cut_id()));
    cut.is_some_and(|(pass, place)| pass + 1 >= ui.ctx().cumulative_pass_nr() && row.intersects(place))
}

/// True where a row that stands next would not be cut at the lower edge of what is seen.
pub(crate) fn is_whole(ui: &Ui, height: f32) -> bool {
    ui.cursor().top() + height <= ui.clip_rect().bottom() + 1.0
}

/// The height of a list of rows that is no higher than this and ends on a row.
pub(crate) fn whole_rows(ui: &Ui, row: f32, most: f32) -> f32 {
    let gap = ui.spacing().item_spacing.y;
    ((most + gap) / (row + gap)).floor().max(1.0).mul_add(row + gap, -gap)
}

/// A line that can be pressed: its ground under the pointer, its accessible name, which is its tooltip where it is cut.
/// Returns where it is, and true when it was.
pub(crate) fn pressed(ui: &mut Ui, height: f32, label: &str) -> (Rect, bool) {
    let (rect, response) = line(ui, height, label);
    let clicked = response.clicked();
    if is_cut(ui, rect) {
        response.on_hover_text(label);
    }
    (rect, clicked)
}

/// The same with a tooltip that says more than the line, whether it is cut or not.
pub(crate) fn pressed_saying(ui: &mut Ui, height: f32, said: &str) -> (Rect, bool) {
    let (rect, response) = line(ui, height, said);
    let clicked = response.clicked();
    response.on_hover_text(said);
    (rect, clicked)
}

fn line(ui: &mut Ui, height: f32, label: &str) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, label));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, theme::palette(ui).hovered);
    }
    (rect, response.on_hover_cursor(CursorIcon::PointingHand))
}
