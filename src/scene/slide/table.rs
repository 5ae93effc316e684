//! A table on a page: figures above it, headings, rows that share the height of the page, a key below.

use crate::chart::{DeckCell, DeckColumn, DeckLook, DeckRow, DeckRun, DeckSide, DeckTable, DeckWords, Rgb};
use crate::model::Status;

use super::super::font;
use super::super::hatch::hatched;
use super::super::lines::balanced;
use super::super::shape::{Anchor, BASE, Shape};
use super::super::status::{self, ROOM};
use super::{BODY, BODY_END, Draw, SlideCell, SlidePart, SlideRow, SlideTable, SlideWords, band, bars};

/// How high the headings are, and a row at most where it has no more lines than fit.
const HEAD: f32 = 56.0;
const TALLEST: f32 = 126.0;

/// What a key below the rows takes of the page.
const KEY: f32 = 64.0;

/// The most space that a higher row gets, where the page has it.
const AIR: f32 = 28.0;

/// How far apart lines of words stand where the rows have least room and where they have most; the space around them.
const PITCHES: [f32; 2] = [34.0, 40.0];
const AROUND: f32 = 9.0;

/// The width of its rules.
const RULE: f32 = 2.0;

/// The sizes of a number of days in such rows; how long its bar is at most, and how high.
const DAYS: [f32; 2] = [40.0, 52.0];
const BAR: [f32; 2] = [200.0, 14.0];

/// The space between words of several looks.
const APART: f32 = 18.0;

/// Where a row stands.
#[derive(Clone, Copy)]
struct Place {
    /// Its top and its height.
    top: f32,
    height: f32,
    /// The middle of its first line, and how far apart its lines are.
    first: f32,
    pitch: f32,
    /// True where its words stand about its middle, as its bar does.
    has_bar: bool,
}

impl Place {
    /// The middle of the first of so many lines.
    fn first_of(&self, lines: usize) -> f32 {
        if !self.has_bar {
            return self.first;
        }
        self.top + self.height / 2.0 - lines.saturating_sub(1) as f32 * self.pitch / 2.0
    }
}

impl Draw {
    /// A table below `y`; rows end where their words do, and the page below stays empty.
    pub(super) fn table(&mut self, table: &DeckTable, y: f32) {
        let mut top = y;
        if !table.figures.is_empty() {
            self.figures(&table.figures, top);
            top += band::FIGURES;
        }
        self.table = table.columns.first().map(|first| {
            let columns = (0..table.columns.len()).map(|at| with_gap(&table.columns, at)).collect();
            SlideTable { at: [first.left, top], columns, rows: vec![self.heading_row(&table.columns)] }
        });
        self.headings(&table.columns, top);
        top += HEAD;
        self.table_rule(top, self.colours.text);
        let lines: Vec<usize> = table.rows.iter().map(|row| lines_of(row, &table.columns)).collect();
        let end = if table.key.is_empty() { BODY_END } else { BODY_END - KEY };
        let (room, rows) = (end - top, lines.len().max(1) as f32);
        let all = lines.iter().sum::<usize>().max(1) as f32;
        let pitch = ((room - rows * AROUND) / all).clamp(PITCHES[0], PITCHES[1]);
        let least = |count: usize| (count as f32).mul_add(pitch, AROUND);
        let more = ((room - lines.iter().map(|count| least(*count)).sum::<f32>()) / rows).max(0.0);
        for (n, (row, count)) in table.rows.iter().zip(&lines).enumerate() {
            let own = least(*count);
            let height = (own + more).min((own + AIR).max(TALLEST));
            let first = top + height / 2.0 - (count.saturating_sub(1)) as f32 * pitch / 2.0;
            let is_bar = |cell: &DeckCell| matches!(cell, DeckCell::Items(..) | DeckCell::Bullet { .. });
            let place = Place { top, height, first, pitch, has_bar: row.cells.iter().any(is_bar) };
            let about = said(row, &table.words);
            for (cell, column) in row.cells.iter().zip(&table.columns) {
                self.cell(cell, column, place, (&table.words, &about));
            }
            top += height;
            let next = table.rows.get(n + 1);
            let is_end = next.is_none_or(|next| next.begins);
            let rule = if is_end { self.colours.text } else { self.colours.line };
            self.table_rule(top, rule);
            let own = self.slide_row(row, &table.columns, place, rule);
            if let Some(table) = &mut self.table {
                table.rows.push(own);
            }
        }
        self.key(&table.key, top);
    }

    fn headings(&mut self, columns: &[DeckColumn], y: f32) {
        let base = y + HEAD / 2.0 + BODY * BASE;
        let room = |column: &DeckColumn| column.width - if column.mark.is_some() { BODY * (ROOM + 0.1) } else { 0.0 };
        let is_cut = |column: &DeckColumn| font::width(&column.heading, BODY, true) > room(column);
        let has_marks_alone = columns.iter().any(|column| column.mark.is_some() && is_cut(column));
        for column in columns {
            // A heading has one line: marks alone say enough where one of their words has no room.
            let text = match column.mark {
                Some(_) if has_marks_alone => String::new(),
                _ => font::fit(&column.heading, BODY, true, room(column)),
            };
            let weak = DeckWords { text, look: DeckLook::Heading };
            let run = DeckRun { mark: column.mark, words: weak };
            self.part(SlidePart::Table, |draw| {
                draw.runs(std::slice::from_ref(&run), column, base, PITCHES[0]);
            });
            if !column.swatches.is_empty() {
                let about = column.swatches.iter().map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ");
                self.picture(&about, |draw| draw.swatches(&column.swatches, column.left, base));
            }
        }
    }

    fn cell(&mut self, cell: &DeckCell, column: &DeckColumn, place: Place, (words, about): (&[String; 5], &str)) {
        let Place { top, height, first, pitch, .. } = place;
        match cell {
            DeckCell::Lines(all) => {
                let lines = written(all, column.width);
                let first = place.first_of(lines.len());
                self.part(SlidePart::Table, |draw| {
                    for (n, own) in lines.into_iter().enumerate() {
                        let base = (n as f32).mul_add(pitch, first) + own.look.size() * BASE;
                        draw.runs(&[DeckRun { mark: None, words: own }], column, base, pitch);
                    }
                });
            }
            DeckCell::Runs(runs) => self.part(SlidePart::Table, |draw| {
                let first = place.first_of(flowed(runs, column.width).len());
                draw.runs(runs, column, first + BODY * BASE, pitch);
            }),
            DeckCell::Items(counts, most) => {
                let words = words.each_ref().map(String::as_str);
                let [left, width] = [column.left, column.width];
                self.picture(about, |draw| {
                    draw.items((*counts, *most), [left, width], top + height / 2.0, height, words);
                });
            }
            DeckCell::Bullet { now, before, target } => {
                self.picture(about, |draw| {
                    draw.bullet((*now, *before, *target), [column.left, column.width], top + height / 2.0);
                });
            }
            DeckCell::Days { number, word, share, status } => {
                self.days([number, word], (*share, *status), [column.left, first], (pitch, about));
            }
        }
    }

    /// Words of several looks, at their side of the column; those that do not fit go on in the next line.
    /// Returns how many lines there are.
    pub(super) fn runs(&mut self, runs: &[DeckRun], column: &DeckColumn, base: f32, pitch: f32) -> usize {
        let lines = flowed(runs, column.width);
        let count = lines.len();
        for (n, line) in lines.into_iter().enumerate() {
            let wide = line.iter().map(wide).sum::<f32>() + (line.len().saturating_sub(1)) as f32 * APART;
            let mut left = match column.side {
                DeckSide::Left => column.left,
                DeckSide::Middle => column.left + (column.width - wide) / 2.0,
                DeckSide::Right => column.left + column.width - wide,
            };
            let base = (n as f32).mul_add(pitch, base);
            for run in line {
                let (size, bold, fill) = self.look(run.words.look);
                let mut at = left;
                if let Some(mark) = run.mark {
                    self.shapes.extend(status::filled(mark, at, base, size, self.colours));
                    at += size * (ROOM + 0.1);
                }
                self.text([at, base], &run.words.text, size, bold, Anchor::Start, fill);
                left += wide_with_gap(&run);
            }
        }
        count
    }

    /// A number of days with its bar below, as long as its share of the most.
    fn days(
        &mut self,
        [number, word]: [&str; 2],
        (share, status): (f32, Status),
        [left, first]: [f32; 2],
        (pitch, about): (f32, &str),
    ) {
        let size = days_size(pitch);
        let (fill, ink) = self.colours.of_status(status);
        let base = first + size * BASE;
        self.part(SlidePart::Table, |draw| {
            draw.text([left, base], number, size, true, Anchor::Start, ink);
            let behind = left + font::width(number, size, true) + BODY * 0.3;
            draw.text([behind, base], word, BODY, false, Anchor::Start, ink);
        });
        let at = [left, first + pitch - BAR[1] / 2.0, (BAR[0] * share).max(4.0), BAR[1]];
        self.picture(about, |draw| {
            if status == Status::Late {
                draw.shapes.extend(hatched(at, 8.0, (fill, 2.6), (draw.colours.ground, 2.0)));
            } else {
                draw.shapes.push(Shape::Rect { at, fill: Some(fill), stroke: Some((draw.colours.weak, 2.0)) });
            }
        });
    }

    /// A rule of the table.
    fn table_rule(&mut self, y: f32, colour: Rgb) {
        self.part(SlidePart::Table, |draw| draw.rule(y, colour, RULE));
    }

    /// The headings as a row in which they are changed.
    fn heading_row(&self, columns: &[DeckColumn]) -> SlideRow {
        let cell = |(at, column): (usize, &DeckColumn)| {
            let words = DeckWords { text: column.heading.clone(), look: DeckLook::Heading };
            let run = DeckRun { mark: column.mark, words };
            SlideCell {
                paragraphs: vec![self.slide_words(&run)],
                side: column.side,
                top: (HEAD - PITCHES[0]) / 2.0,
                pitch: PITCHES[0],
                gap: with_gap(columns, at) - column.width,
            }
        };
        let cells = columns.iter().enumerate().map(cell).collect();
        SlideRow { height: HEAD, cells, rule: (self.colours.text, RULE) }
    }

    /// A row as one in which its words are changed. Bars stand over it.
    fn slide_row(&self, row: &DeckRow, columns: &[DeckColumn], place: Place, rule: Rgb) -> SlideRow {
        let Place { top, height, pitch, .. } = place;
        let cell = |(at, (cell, column)): (usize, (&DeckCell, &DeckColumn))| {
            let alone = |words: &DeckWords| self.slide_words(&DeckRun { mark: None, words: words.clone() });
            let paragraphs = match cell {
                DeckCell::Lines(lines) => lines.iter().map(alone).collect(),
                DeckCell::Runs(runs) => vec![runs.iter().flat_map(|run| self.slide_words(run)).collect()],
                DeckCell::Days { number, word, status, .. } => {
                    let (_, fill) = self.colours.of_status(*status);
                    let words = |text: &str, size, bold| SlideWords { text: text.to_owned(), size, bold, fill };
                    vec![vec![words(number, days_size(pitch), true), words(&format!(" {word}"), BODY, false)]]
                }
                DeckCell::Items(..) | DeckCell::Bullet { .. } => Vec::new(),
            };
            // Lines are as far apart as on the page; a number of days is larger than that.
            let pitch = if matches!(cell, DeckCell::Days { .. }) { days_size(pitch) * 1.15 } else { pitch };
            let gap = with_gap(columns, at) - column.width;
            let first = place.first_of(lines_of_cell(cell, column));
            SlideCell { paragraphs, side: column.side, top: first - pitch / 2.0 - top, pitch, gap }
        };
        let cells = row.cells.iter().zip(columns).enumerate().map(cell).collect();
        SlideRow { height, cells, rule: (rule, RULE) }
    }

    /// Words with the mark before them as a sign, and the space behind them.
    fn slide_words(&self, run: &DeckRun) -> Vec<SlideWords> {
        let (size, bold, fill) = self.look(run.words.look);
        let sign = run.mark.map(|mark| SlideWords {
            text: format!("{} ", sign(mark)),
            size,
            bold: false,
            fill: self.colours.of_status(mark).1,
        });
        let words = SlideWords { text: format!("{}  ", run.words.text), size, bold, fill };
        sign.into_iter().chain([words]).collect()
    }

    /// The size, the weight and the colour of words.
    fn look(&self, look: DeckLook) -> (f32, bool, Rgb) {
        let colours = self.colours;
        let fill = match look {
            DeckLook::Title | DeckLook::Strong | DeckLook::Plain => colours.text,
            DeckLook::Weak | DeckLook::Heading => colours.weak,
            DeckLook::Late => colours.of_status(Status::Late).1,
            DeckLook::Near => colours.of_status(Status::Near).1,
        };
        (look.size(), is_bold(look), fill)
    }
}

/// What a row says, in words: what its bar shows is read with it.
fn said(row: &DeckRow, words: &[String; 5]) -> String {
    let of = |cell: &DeckCell| match cell {
        DeckCell::Lines(lines) => lines.iter().map(|own| own.text.as_str()).collect::<Vec<_>>().join(" "),
        DeckCell::Runs(runs) => runs.iter().map(|run| run.words.text.as_str()).collect::<Vec<_>>().join(" "),
        DeckCell::Items(counts, _) => bars::said(*counts, words.each_ref().map(String::as_str)),
        DeckCell::Days { number, word, .. } => format!("{number} {word}"),
        DeckCell::Bullet { .. } => String::new(),
    };
    row.cells.iter().map(of).collect::<Vec<_>>().join(" ")
}

/// The mark of a status as a sign that the offices' typefaces have.
fn sign(status: Status) -> char {
    match status {
        Status::Late => '▲',
        Status::Near => '■',
        Status::Open => '○',
        Status::Done => '◎',
        Status::Closed => '●',
    }
}

/// How wide a column is with the space before the next one.
fn with_gap(columns: &[DeckColumn], at: usize) -> f32 {
    let Some(own) = columns.get(at) else { return 0.0 };
    columns.get(at + 1).map_or(own.width, |next| next.left - own.left)
}

/// The size of a number of days in a row whose lines are so far apart.
fn days_size(pitch: f32) -> f32 {
    let share_of_room = (pitch - PITCHES[0]) / (PITCHES[1] - PITCHES[0]);
    (DAYS[1] - DAYS[0]).mul_add(share_of_room, DAYS[0])
}

fn is_bold(look: DeckLook) -> bool {
    matches!(look, DeckLook::Title | DeckLook::Strong | DeckLook::Late | DeckLook::Heading)
}

/// How many lines the highest cell of a row has.
fn lines_of(row: &DeckRow, columns: &[DeckColumn]) -> usize {
    let of = |(cell, column)| lines_of_cell(cell, column);
    row.cells.iter().zip(columns).map(of).max().unwrap_or(1).max(1)
}

fn lines_of_cell(cell: &DeckCell, column: &DeckColumn) -> usize {
    match cell {
        DeckCell::Lines(words) => written(words, column.width).len(),
        DeckCell::Runs(runs) => flowed(runs, column.width).len(),
        DeckCell::Items(..) | DeckCell::Bullet { .. } => 1,
        DeckCell::Days { .. } => 2,
    }
}

/// The lines of words in a width: nothing is cut.
fn written(words: &[DeckWords], width: f32) -> Vec<DeckWords> {
    let of = |own: &DeckWords| {
        let lines = balanced(&own.text, own.look.size(), is_bold(own.look), width);
        lines.into_iter().map(|text| DeckWords { text, look: own.look }).collect::<Vec<_>>()
    };
    words.iter().flat_map(of).collect()
}

/// How wide words are with their mark.
fn wide(run: &DeckRun) -> f32 {
    let size = run.words.look.size();
    let mark = if run.mark.is_some() { size * (ROOM + 0.1) } else { 0.0 };
    font::width(&run.words.text, size, is_bold(run.words.look)) + mark
}

fn wide_with_gap(run: &DeckRun) -> f32 {
    wide(run) + APART
}

/// Words of several looks in lines of a width; words that are wider alone go on in lines of their own.
fn flowed(runs: &[DeckRun], width: f32) -> Vec<Vec<DeckRun>> {
    let mut lines: Vec<Vec<DeckRun>> = Vec::new();
    let mut used = 0.0;
    for run in runs.iter().flat_map(|run| narrow(run, width)) {
        let own = wide(&run);
        if let Some(line) = lines.last_mut().filter(|_| used + APART + own <= width) {
            line.push(run);
            used += APART + own;
        } else {
            lines.push(vec![run]);
            used = own;
        }
    }
    lines
}

/// Words that are no wider than a column: the first ones have the mark.
fn narrow(run: &DeckRun, width: f32) -> Vec<DeckRun> {
    if wide(run) <= width {
        return vec![run.clone()];
    }
    let look = run.words.look;
    let room = width - if run.mark.is_some() { look.size() * (ROOM + 0.1) } else { 0.0 };
    let texts = font::lines(&run.words.text, look.size(), is_bold(look), room, usize::MAX);
    let part =
        |(n, text): (usize, String)| DeckRun { mark: run.mark.filter(|_| n == 0), words: DeckWords { text, look } };
    texts.into_iter().enumerate().map(part).collect()
}
