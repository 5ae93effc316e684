//! Rows of a list that begin with the mark of where an item stands, and the counts of each standing.

use egui::{Color32, Response, Sense, Ui, WidgetText, vec2};

use crate::model::{Codes as _, Status};
use crate::ui::theme::{self, Palette, space};
use crate::words::Words;

use super::{shape, status};

/// The width of the mark and the gap behind it, in points.
pub(crate) const MARK: f32 = 24.0;

/// The counts of each status that is there, in the order of urgency.
pub(crate) fn counts(ui: &mut Ui, count: impl Fn(Status) -> usize, words: &Words) {
    for status in Status::ALL {
        let count = count(status);
        if count == 0 {
            continue;
        }
        let word = words.text(status.word());
        let (rect, _) = ui.allocate_exact_size(vec2(shape::SIZE, theme::ROW), Sense::hover());
        let palette = theme::palette(ui);
        status::paint(ui.painter(), rect.center(), status, palette);
        let text = theme::text::strong(format!("{word} {count}"));
        ui.label(if status == Status::Late { text.color(palette.seal) } else { text });
        ui.add_space(space::XS);
    }
}

/// A cell of a row of a list.
pub(crate) struct Cell<'a> {
    /// What stands in it, in one line.
    pub(crate) text: &'a str,
    /// Its width in points; 0 for what the others leave.
    pub(crate) width: f32,
    /// Weak, plain or late.
    pub(crate) tone: Tone,
    /// True for what stands right, such as days.
    pub(crate) right: bool,
}

/// How a cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// As text.
    Plain,
    /// As a note.
    Weak,
    /// As what is late.
    Late,
}

impl<'a> Cell<'a> {
    /// A cell of a width.
    pub(crate) fn new(text: &'a str, width: f32) -> Self {
        Self { text, width, tone: Tone::Plain, right: false }
    }

    /// The same in another tone.
    pub(crate) fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// The same at the right edge of its width.
    pub(crate) fn right(mut self) -> Self {
        self.right = true;
        self
    }
}

/// A row of cells behind a mark, as one thing that can be pressed. Only one that is on screen is laid out.
pub(crate) fn row(ui: &mut Ui, status: Option<Status>, cells: &[Cell<'_>], is_chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::CLICK);
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let palette = theme::palette(ui);
    if is_chosen || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, if is_chosen { palette.selected } else { palette.hovered });
    }
    if let Some(status) = status {
        status::paint(ui.painter(), rect.left_center() + vec2(MARK / 2.0, 0.0), status, palette);
    }
    let name = cells.iter().map(|cell| cell.text).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, is_chosen, &name));
    let fixed: f32 = cells.iter().map(|cell| cell.width + space::S).sum();
    let remaining = (rect.width() - MARK - fixed).max(0.0);
    let mut left = rect.left() + MARK;
    for cell in cells {
        let width = if cell.width > 0.0 { cell.width } else { remaining };
        let ink = ink(cell.tone, palette);
        let text = egui::RichText::new(cell.text).color(ink);
        let galley =
            WidgetText::from(text).into_galley(ui, Some(egui::TextWrapMode::Truncate), width, egui::TextStyle::Body);
        let indent = if cell.right { (width - galley.size().x).max(0.0) } else { 0.0 };
        let at = egui::pos2(left + indent, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
        left += width + space::S;
    }
    response
}

fn ink(tone: Tone, palette: &Palette) -> Color32 {
    match tone {
        Tone::Plain => palette.text,
        Tone::Weak => palette.weak,
        Tone::Late => palette.seal,
    }
}
