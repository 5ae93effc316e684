//! What is painted in the cells of the ledger: text until it is edited, and no widgets.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Color32, FontSelection, Galley, Rect, Ui, vec2};

use crate::analysis::{Column, DaysLeft, Derived, DueState, FoundWords, LedgerNodes, LedgerRows};
use crate::model::FieldKind;
use crate::session::FollowUp;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{found, shape, status};

use super::rows::Rows;

/// The width of the figures beside a bar, in points.
const FIGURES: f32 = 48.0;

/// The bar of a share, in points.
const BAR: egui::Vec2 = vec2(56.0, 8.0);

impl<'a> Rows<'a, '_> {
    /// Paints a cell. Returns its whole text where it was cut.
    pub(super) fn paint(
        &mut self,
        ui: &Ui,
        rect: Rect,
        column: &Column,
        nodes: &LedgerNodes<'_>,
        lines: usize,
    ) -> Option<String> {
        let palette = theme::palette(ui);
        let inner = rect.shrink2(vec2(space::S, space::XS));
        let text = self.texts.text(nodes, column, (self.context.words, self.context.session.pace_rule()));
        let found = self.found();
        if is(column, "progress") {
            let middle = inner.left_top() + vec2(shape::SIZE / 2.0, 10.0);
            shape::paint_progress(ui.painter(), middle, nodes.progress(), palette);
            let inner = inner.with_min_x(inner.left() + shape::SIZE + space::XS);
            return cut(words(ui, inner, &text.line, palette.text, 1, found), &text.whole);
        }
        if *column == LedgerRows::Items.number() {
            return cut(words(ui, inner, &text.line, palette.text, 1, found), &text.whole);
        }
        if is(column, "percent") {
            share(ui, inner, nodes, &text.line, palette);
            return None;
        }
        if is(column, "due") {
            return cut(self.due(ui, inner, nodes, &text.line), &text.whole);
        }
        if matches!(column, Column::Derived(Derived::DaysLeft)) {
            return cut(self.days(ui, inner, nodes, &text.line), &text.whole);
        }
        if matches!(column, Column::Derived(Derived::OffTarget)) {
            return cut(words(ui, inner, &text.line, palette.missed, 1, None), &text.whole);
        }
        if is_figure(column) {
            let galley = layout(ui, &text.line, palette.text, inner.width(), 1, found);
            let at = Align2::RIGHT_TOP.anchor_size(inner.right_top(), galley.size());
            ui.painter().galley(at.min, galley, palette.text);
            return None;
        }
        let weak = matches!(column, Column::Derived(_));
        let colour = if weak { palette.weak } else { palette.text };
        // A title wraps within its cell; entries show their newest.
        cut(words(ui, inner, &text.line, colour, lines, found), &text.whole)
    }

    /// What is sought, where anything is.
    fn found(&self) -> Option<&'a Arc<FoundWords>> {
        self.drafts.found()
    }

    /// A date with how often it was moved; late in the seal red.
    fn due(&self, ui: &Ui, inner: Rect, nodes: &LedgerNodes<'_>, text: &str) -> bool {
        let palette = theme::palette(ui);
        let preferences = self.context.session.preferences();
        let state =
            DueState::at(nodes.progress(), nodes.due(), self.context.session.today(), preferences.near_due_days);
        let colour = palette.due(state, preferences.follow_up == FollowUp::Colours);
        let moves = nodes.due().map_or(0, |due| due.changes.len());
        let (mut inner, mut behind) = (inner, None);
        if state == DueState::Late {
            shape::paint_late(ui.painter(), inner.left_top() + vec2(shape::SIZE / 2.0, 10.0), palette);
            inner.min.x += shape::SIZE + space::XS;
        }
        let words = self.context.words;
        if moves > 0 {
            let text = words.with("ledger-moves", [("count", moves.into())]);
            let font = egui::TextStyle::Small.resolve(ui.style());
            behind = Some(ui.painter().layout_no_wrap(text, font, palette.weak));
        } else if state == DueState::Near {
            let font = egui::TextStyle::Small.resolve(ui.style());
            behind = Some(ui.painter().layout_no_wrap(words.text("near-due").to_owned(), font, palette.weak));
        }
        let galley = layout(ui, text, colour, inner.width(), 1, self.found());
        let (right, elided) = (inner.left() + galley.size().x + space::XS, galley.elided);
        ui.painter().galley(inner.min, galley, colour);
        // The date comes first: the note stands behind it where there is room.
        if let Some(galley) = behind.filter(|galley| right + galley.size().x <= inner.right()) {
            ui.painter().galley(egui::pos2(right, inner.top() + 3.0), galley, palette.weak);
        }
        elided
    }

    /// The days to the date of an item, with the mark of where it stands before them.
    fn days(&self, ui: &Ui, inner: Rect, nodes: &LedgerNodes<'_>, text: &str) -> bool {
        let today = self.context.session.today();
        let Some(left) = DaysLeft::of(nodes.item, today) else { return false };
        let palette = theme::palette(ui);
        let near = self.context.session.preferences().near_due_days;
        let stands = crate::analysis::status(nodes.item, today, near);
        let middle = inner.left_top() + vec2(status::SIZE / 2.0, 10.0);
        if matches!(left, DaysLeft::Review(_)) {
            status::paint_review(ui.painter(), middle, palette);
        } else {
            status::paint(ui.painter(), middle, stands, palette);
        }
        let inner = inner.with_min_x(inner.left() + status::SIZE + space::XS);
        words(ui, inner, text, palette.status_words(stands), 1, self.found())
    }

    /// How many lines the texts of a row need in their columns, up to the most.
    pub(super) fn lines_needed(&mut self, ui: &Ui, nodes: &LedgerNodes<'_>, widths: &[f32], most: usize) -> usize {
        let font = egui::TextStyle::Body.resolve(ui.style());
        let columns = self.columns;
        let mut needed = 1;
        for (own, width) in columns.iter().zip(widths) {
            if needed >= most {
                break;
            }
            if is_figure(&own.column)
                || ["progress", "percent", "due"].iter().any(|key| is(&own.column, key))
                || own.column == Column::Derived(Derived::DaysLeft)
            {
                continue;
            }
            let text = self.texts.text(nodes, &own.column, (self.context.words, self.context.session.pace_rule()));
            let room = (width - 2.0 * space::S).max(14.0);
            let lines = ui.fonts_mut(|fonts| {
                let of_line = |line: &str| {
                    let width: f32 = line.chars().map(|c| fonts.glyph_width(&font, c)).sum();
                    ((width / room).ceil() as usize).max(1)
                };
                text.line.lines().map(of_line).sum::<usize>()
            });
            needed = needed.max(lines.min(most));
        }
        needed
    }
}

/// True for the column of a field of the rows.
fn is(column: &Column, key: &str) -> bool {
    matches!(column, Column::Field(field) if field.key == key)
}

/// True for columns of figures, which stand at the right.
fn is_figure(column: &Column) -> bool {
    match column {
        Column::Field(field) => matches!(field.kind, FieldKind::Number | FieldKind::Percent | FieldKind::Amount),
        Column::Derived(derived) => {
            matches!(derived, Derived::Moves | Derived::Measures | Derived::Indicators | Derived::OffTarget)
        }
        Column::Own(_) => false,
    }
}

/// A share as a bar with its figure; without one nothing stands there, for 0 would be a figure.
fn share(ui: &Ui, inner: Rect, nodes: &LedgerNodes<'_>, text: &str, palette: &theme::Palette) {
    let Some(percent) = nodes.measure.map_or(nodes.item.percent, |measure| measure.percent) else { return };
    let width = BAR.x.min(inner.width() - FIGURES - space::S).max(0.0);
    let track = Rect::from_min_size(inner.left_top() + vec2(0.0, 10.0 - BAR.y / 2.0), vec2(width, BAR.y));
    let part = (percent.to_f64() as f32 / 100.0).clamp(0.0, 1.0);
    if width > 16.0 {
        ui.painter().rect_filled(track, 0.0, palette.sunken);
        ui.painter().rect_filled(track.with_max_x(track.left() + width * part), 0.0, palette.actual);
    }
    let galley = layout(ui, text, palette.text, FIGURES.max(inner.width() - width - space::S), 1, None);
    let at = Align2::RIGHT_TOP.anchor_size(inner.right_top(), galley.size());
    ui.painter().galley(at.min, galley, palette.text);
}

/// Words from the top left on, with what was found marked. True where they were cut.
pub(super) fn words(
    ui: &Ui,
    inner: Rect,
    text: &str,
    colour: Color32,
    lines: usize,
    found: Option<&Arc<FoundWords>>,
) -> bool {
    let galley = layout(ui, text, colour, inner.width(), lines, found);
    let elided = galley.elided;
    ui.painter().galley(inner.min, galley, colour);
    elided
}

/// Text in so many lines at most, with an ellipsis where it is cut.
fn layout(
    ui: &Ui,
    text: &str,
    colour: Color32,
    width: f32,
    lines: usize,
    found: Option<&Arc<FoundWords>>,
) -> Arc<Galley> {
    let format = TextFormat {
        font_id: FontSelection::Default.resolve(ui.style()),
        color: colour,
        line_height: Some(20.0),
        ..TextFormat::default()
    };
    let mut job = match found {
        Some(found) => found::job(ui.ctx(), text, format, found, theme::palette(ui)),
        None => LayoutJob::single_section(text.to_owned(), format),
    };
    job.wrap =
        TextWrapping { max_width: width, max_rows: lines, break_anywhere: lines == 1, overflow_character: Some('…') };
    ui.painter().layout_job(job)
}

fn cut(is_cut: bool, whole: &str) -> Option<String> {
    is_cut.then(|| whole.to_owned())
}
