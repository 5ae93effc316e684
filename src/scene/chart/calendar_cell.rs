//! A part of a month in the calendar: what falls due as lines, and how high they are.
//!
//! Measures are those of words of 14 points; `scale` brings them to others.

use crate::chart::{CalendarCell, CalendarEntry, Rgb};
use crate::model::Status;

use super::super::area::AreaKind;
use super::super::font;
use super::super::lines::{balanced, within};
use super::super::shape::{Anchor, Shape};
use super::super::status;
use super::Page;
use super::units::place;

/// How many entries of a cell are named; of more there are marks alone.
const MOST: usize = 8;

/// The space at the left of a cell and at its right, and above and below its lines.
pub(super) const PADDING: f32 = 8.0;
const RIGHT: f32 = 6.0;
const AIR: f32 = 6.0;

/// From the left edge of a mark to its number, and from mark to mark.
const BESIDE: f32 = 17.0;
const STEP: f32 = 20.0;

/// The size of marks, of numbers and days, and of everything below them.
const MARK: f32 = 14.0;
const NUMBER: f32 = 13.0;
const SMALL: f32 = 12.0;

/// How high a line of an entry is, one of its title, and one of today or the limit; and the space below a title.
const ENTRY: f32 = 20.0;
const TITLE: f32 = 15.0;
const DAY: f32 = 17.0;
const BELOW_TITLE: f32 = 4.0;

/// A line of a cell, or several that belong together.
pub(super) enum CellLine<'a> {
    /// Today, or the limit.
    Day(String),
    /// How many entries there are, where they are not named.
    Count(&'a str),
    /// An entry; its day goes below its number where the two have no room side by side.
    Entry { entry: &'a CalendarEntry, is_day_below: bool, title: Vec<String> },
    /// Marks alone.
    Marks(Vec<&'a CalendarEntry>),
}

impl CellLine<'_> {
    fn height(&self) -> f32 {
        match self {
            Self::Day(_) => DAY,
            Self::Count(_) | Self::Marks(_) => ENTRY,
            Self::Entry { is_day_below, title, .. } => {
                let day = if *is_day_below { TITLE } else { 0.0 };
                let title = if title.is_empty() { 0.0 } else { title.len() as f32 * TITLE + BELOW_TITLE };
                ENTRY + day + title
            }
        }
    }
}

/// How wide a column is in which number and day of an entry stand side by side.
pub(super) fn entry_width(entry: &CalendarEntry) -> f32 {
    let is_bold = entry.is_urgent();
    let words = font::width(&entry.number, NUMBER, is_bold) + font::width(&entry.day, NUMBER, is_bold);
    PADDING + BESIDE + words + 5.0 + RIGHT
}

/// The lines of a cell of this width.
pub(super) fn lines(cell: &CalendarCell, width: f32, scale: f32) -> Vec<CellLine<'_>> {
    let room = width - (PADDING + RIGHT) * scale;
    let day = |text: &String| within(text, SMALL * scale, true, room).into_iter().map(CellLine::Day);
    let mut lines: Vec<CellLine<'_>> = cell.today.iter().flat_map(day).collect();
    if cell.entries.len() > MOST {
        // The marks of one kind stand together: what is late comes first, the reviews last.
        let mut entries: Vec<&CalendarEntry> = cell.entries.iter().collect();
        entries.sort_by_key(|entry| (entry.status.is_none(), entry.status));
        let across = ((room / (STEP * scale)) as usize).max(1);
        lines.push(CellLine::Count(&cell.count));
        lines.extend(entries.chunks(across).map(|marks| CellLine::Marks(marks.to_vec())));
    } else {
        lines.extend(cell.entries.iter().map(|entry| CellLine::Entry {
            entry,
            is_day_below: entry_width(entry) * scale > width,
            title: if entry.is_urgent() {
                balanced(&entry.title, SMALL * scale, false, room - BESIDE * scale)
            } else {
                Vec::new()
            },
        }));
    }
    lines.extend(cell.limit.iter().flat_map(day));
    lines
}

/// How high these lines are with the space above and below them.
pub(super) fn height(lines: &[CellLine<'_>], scale: f32) -> f32 {
    (lines.iter().map(CellLine::height).sum::<f32>() + 2.0 * AIR) * scale
}

impl Page {
    /// The lines of a cell from its upper left corner on.
    pub(super) fn calendar_cell(&mut self, lines: &[CellLine<'_>], [left, top, width]: [f32; 3], scale: f32) {
        let colours = self.look.colours;
        let mut y = top + AIR * scale;
        let start = left + PADDING * scale;
        for line in lines {
            match line {
                CellLine::Day(text) => {
                    let at = [start, y + 13.0 * scale];
                    self.text(at, text.as_str(), SMALL * scale, true, Anchor::Start, colours.text);
                }
                CellLine::Count(text) => {
                    let at = [start, y + 14.0 * scale];
                    self.text(at, *text, NUMBER * scale, false, Anchor::Start, colours.weak);
                }
                CellLine::Entry { entry, is_day_below, title } => {
                    self.calendar_entry(entry, *is_day_below, title, [left, y, width], scale);
                    let height = line.height() * scale;
                    self.calendar_area(entry, [left + 2.0 * scale, y, width - 4.0 * scale, height]);
                }
                CellLine::Marks(entries) => {
                    for (n, entry) in entries.iter().enumerate() {
                        let x = (n as f32 * STEP).mul_add(scale, start);
                        self.calendar_mark(entry.status, [x, y + 15.0 * scale], scale);
                        self.calendar_area(entry, [x - 3.0 * scale, y, STEP * scale, ENTRY * scale]);
                    }
                }
            }
            y += line.height() * scale;
        }
    }

    /// Mark, number and day of an entry, and the title of what is late or soon will be.
    fn calendar_entry(
        &mut self,
        entry: &CalendarEntry,
        is_day_below: bool,
        title: &[String],
        [left, top, width]: [f32; 3],
        scale: f32,
    ) {
        let (is_bold, number, day) = (entry.is_urgent(), self.number_ink(entry), self.day_ink(entry));
        let mut base = top + 15.0 * scale;
        let start = left + PADDING * scale;
        let words = start + BESIDE * scale;
        self.calendar_mark(entry.status, [start, base], scale);
        self.text([words, base], entry.number.as_str(), NUMBER * scale, is_bold, Anchor::Start, number);
        if is_day_below {
            base += TITLE * scale;
        }
        let (at, anchor) =
            if is_day_below { (words, Anchor::Start) } else { (left + width - RIGHT * scale, Anchor::End) };
        self.text([at, base], entry.day.as_str(), NUMBER * scale, is_bold, anchor, day);
        for line in title {
            base += TITLE * scale;
            self.text([words, base], line.as_str(), SMALL * scale, false, Anchor::Start, self.look.colours.text);
        }
    }

    fn number_ink(&self, entry: &CalendarEntry) -> Rgb {
        let is_weak = matches!(entry.status, Some(Status::Open | Status::Done | Status::Closed));
        if is_weak { self.look.colours.weak } else { self.look.colours.text }
    }

    fn day_ink(&self, entry: &CalendarEntry) -> Rgb {
        let urgent = entry.status.filter(|_| entry.is_urgent());
        urgent.map_or(self.look.colours.weak, |status| self.look.colours.of_status(status).1)
    }

    /// The mark of a status, or of a review.
    pub(super) fn calendar_mark(&mut self, status: Option<Status>, [left, base]: [f32; 2], scale: f32) {
        let (size, colours) = (MARK * scale, self.look.colours);
        let shapes: Vec<Shape> = match status {
            Some(status) => status::filled(status, left, base, size, colours),
            None => status::review(left, base, size, colours),
        };
        self.shapes.extend(shapes);
    }

    /// An entry leads to its item.
    fn calendar_area(&mut self, entry: &CalendarEntry, at: [f32; 4]) {
        let name = [&entry.number, &entry.title, &entry.day].map(String::as_str).join(" ");
        let holds = std::iter::once(entry.node.clone()).collect();
        self.area(AreaKind::Mark, at, [&name, &entry.about], (Some(place(&entry.node)), &holds));
    }
}
