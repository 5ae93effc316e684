//! One paper as a sheet: title, lines, headings, rows, print set-up.

use rust_xlsxwriter::{DataValidation, ExcelDateTime, Format, ProtectionOptions, Url, Worksheet, XlsxError};

use crate::model::{self, Date};
use crate::paper::{Block, Paper};
use crate::reading::formats::{FURNITURE, KEYS, MM_PER_CHARACTER};
use crate::scene::{PageSize, page_of};
use crate::table::{CellValue, RowKind, Table, TableCell};
use crate::text::writable;

use super::formats::Formats;
use super::record::Records;
use super::rows::{SheetRow, rows};
use super::watermark;

/// The most characters that a list of choices may have in a cell's own validation.
const CHOICES: usize = 250;

/// The height of a mark (3号), in points.
const MARK_HEIGHT: f64 = 24.0;

/// Excel's numbers of paper.
const A3: u8 = 8;
const A4: u8 = 9;

struct Sheet<'a> {
    worksheet: &'a mut Worksheet,
    formats: Formats,
    page: PageSize,
    /// The columns that the whole paper takes, without the hidden one.
    columns: u16,
    /// Their widths in millimetres.
    widths: Vec<f32>,
    /// The rows before which a page begins.
    breaks: Vec<u32>,
    /// True below a table with headings: what follows is none of its rows.
    has_table: bool,
    row: u32,
}

/// Fills a sheet with a paper.
pub(super) fn fill(
    worksheet: &mut Worksheet,
    paper: &Paper,
    name: &str,
    records: &mut Records,
) -> Result<(), XlsxError> {
    let page = page_of(paper);
    let widest = paper.tables().max_by_key(|table| table.columns.len());
    let widths: Vec<f32> =
        widest.map_or_else(|| vec![100.0], |table| table.columns.iter().map(|own| own.width).collect());
    let columns = widths.len().max(1) as u16;
    let mut sheet = Sheet {
        worksheet,
        breaks: Vec::new(),
        formats: Formats::new(&page),
        page,
        columns,
        widths,
        has_table: false,
        row: 0,
    };
    for block in &paper.blocks {
        match block {
            Block::Title(text) => sheet.title(text)?,
            Block::Line(parts) => sheet.line(parts)?,
            Block::Table(table) => {
                sheet.table(table)?;
                // Sheets that are filled in by hand are not read back.
                if !table.heads().is_empty() {
                    records.add(name, table);
                }
            }
            Block::Mark(text) => sheet.mark(text)?,
            // Prose goes into documents alone.
            Block::Head(_)
            | Block::Appendices { .. }
            | Block::Imprint(_)
            | Block::Centred(_)
            | Block::Addressee(_)
            | Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::Signature { .. } => {}
            Block::NewPage { .. } => sheet.breaks.push(sheet.row),
        }
    }
    sheet.print_setup(paper)
}

impl Sheet<'_> {
    fn last(&self) -> u16 {
        self.columns - 1
    }

    fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        let [_, line] = self.page.title;
        self.across(self.row, 0, self.last(), text, &self.formats.title.clone())?;
        self.worksheet.set_row_height(self.row, f64::from(line) * 1.25)?;
        self.row += 1;
        Ok(())
    }

    /// A mark at the left, in 黑体.
    fn mark(&mut self, text: &str) -> Result<(), XlsxError> {
        self.across(self.row, 0, self.last(), text, &self.formats.mark.clone())?;
        self.worksheet.set_row_height(self.row, MARK_HEIGHT)?;
        self.row += 1;
        Ok(())
    }

    /// A line whose parts share the width.
    fn line(&mut self, parts: &[String]) -> Result<(), XlsxError> {
        let [_, line] = self.page.line;
        let count = (parts.len() as u16).clamp(1, self.columns);
        let aligns = [
            rust_xlsxwriter::FormatAlign::Left,
            rust_xlsxwriter::FormatAlign::Center,
            rust_xlsxwriter::FormatAlign::Right,
        ];
        for (at, text) in parts.iter().take(count.into()).enumerate() {
            let at = at as u16;
            let (from, to) = (self.column_at(at, count), self.column_at(at + 1, count).saturating_sub(1));
            let place = if at == 0 {
                0
            } else if at + 1 == count {
                2
            } else {
                1
            };
            let align = aligns.get(place).copied().unwrap_or(rust_xlsxwriter::FormatAlign::Left);
            self.across(self.row, from, to, text, &self.formats.line.clone().set_align(align))?;
        }
        self.worksheet.set_row_height(self.row, f64::from(line))?;
        if self.has_table {
            self.worksheet.write_string_with_format(self.row, self.columns, FURNITURE, &self.formats.key)?;
        }
        self.row += 1;
        Ok(())
    }

    /// The column that begins nearest to a share of the width; every part has at least one column.
    fn column_at(&self, part: u16, parts: u16) -> u16 {
        let whole: f32 = self.widths.iter().sum();
        let wanted = whole * f32::from(part) / f32::from(parts);
        let mut edge = 0.0;
        let begins = self.widths.iter().map(|width| {
            edge += width;
            edge - width
        });
        let away = |begin: &f32| (begin - wanted).abs();
        let begins: Vec<f32> = begins.chain([whole]).collect();
        let nearest = begins.iter().enumerate().min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)));
        let nearest = nearest.map_or(0, |(at, _)| at as u16);
        nearest.clamp(part, self.columns - (parts - part).min(self.columns))
    }

    fn across(&mut self, row: u32, from: u16, to: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        let text = writable(text);
        if from < to {
            self.worksheet.merge_range(row, from, row, to, &text, format)?;
        } else {
            self.worksheet.write_string_with_format(row, from, &*text, format)?;
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        for (at, column) in table.columns.iter().enumerate() {
            self.worksheet.set_column_width(at as u16, f64::from(column.width / MM_PER_CHARACTER))?;
        }
        self.keys(table)?;
        let heads = self.heads(table)?;
        let first = self.row;
        let rows = rows(table, &self.page);
        for (at, row) in rows.iter().enumerate() {
            self.row_of(table, &rows, at, row)?;
        }
        self.choices(table, first)?;
        if table.is_filled_in() {
            // Without a password: it keeps from slips, not from intent. Widths and heights are the reader's own matter.
            let options = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() };
            self.worksheet.protect_with_options(&options);
        }
        if heads > 0 {
            self.has_table = true;
            self.worksheet.set_freeze_panes(first, frozen(table))?;
            self.worksheet.set_repeat_rows(0, first - 1)?;
        }
        Ok(())
    }

    /// The hidden row with the sources of the columns, and the heading of the hidden column with the ids of the rows.
    fn keys(&mut self, table: &Table) -> Result<(), XlsxError> {
        if table.heads().is_empty() {
            return Ok(());
        }
        for (at, column) in table.columns.iter().enumerate() {
            self.worksheet.write_string_with_format(self.row, at as u16, &column.source, &self.formats.key)?;
        }
        self.worksheet.write_string_with_format(self.row, self.columns, KEYS, &self.formats.key)?;
        self.worksheet.set_row_hidden(self.row)?;
        self.worksheet.set_column_hidden(self.columns)?;
        self.row += 1;
        Ok(())
    }

    fn heads(&mut self, table: &Table) -> Result<usize, XlsxError> {
        let heads = table.heads();
        let format = self.formats.head.clone();
        let heights = crate::scene::table_text(table, &self.page).head_heights();
        for (line, (cells, height)) in heads.iter().zip(heights).enumerate() {
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.rows > 0 && cell.columns > 0) {
                self.merged(self.row, column as u16, cell, &format)?;
            }
            self.worksheet.set_row_height(self.row, f64::from(height.max(20.0)))?;
            // A heading in the hidden column keeps it within the region that a spreadsheet sorts.
            let text = if line == 0 { "id" } else { "" };
            self.worksheet.write_string_with_format(self.row, self.columns, text, &self.formats.key)?;
            self.row += 1;
        }
        Ok(heads.len())
    }

    fn merged(&mut self, row: u32, column: u16, cell: &TableCell, format: &Format) -> Result<(), XlsxError> {
        let (last_row, last_column) = (row + cell.rows as u32 - 1, column + cell.columns as u16 - 1);
        if (last_row, last_column) == (row, column) {
            return self.value(row, column, &cell.value, format);
        }
        self.worksheet.merge_range(row, column, last_row, last_column, "", format)?;
        self.value(row, column, &cell.value, format)
    }

    fn row_of(&mut self, table: &Table, rows: &[SheetRow<'_>], at: usize, row: &SheetRow<'_>) -> Result<(), XlsxError> {
        self.worksheet.set_row_height(self.row, row.height)?;
        for (column, cell) in row.row.cells.iter().enumerate() {
            if cell.columns == 0 || cell.rows == 0 {
                continue;
            }
            let align = table.columns.get(column).map(|column| column.align).unwrap_or_default();
            let is_head = cell.is_head && row.row.kind == RowKind::Data;
            let format = match row.row.kind {
                RowKind::Data if is_open(table, column) => {
                    Formats::open(self.formats.cell(&cell.value, align, is_head))
                }
                RowKind::Data => self.formats.cell(&cell.value, align, is_head),
                RowKind::Group => self.formats.group.clone(),
                RowKind::Nothing => self.formats.cell(&cell.value, crate::table::Align::Centre, false),
            };
            let piece = row.piece.as_ref().and_then(|piece| piece.texts.get(column)?.as_ref());
            if let Some(text) = piece {
                self.value(self.row, column as u16, &CellValue::of_text(text.as_str()), &format)?;
            } else if row.piece.as_ref().is_none_or(|piece| piece.at == 0) {
                let tall = sheet_rows(rows, at, row.of + cell.rows);
                self.merged(self.row, column as u16, &TableCell { rows: tall, ..cell.clone() }, &format)?;
            }
        }
        let id = row.row.id();
        let piece = row.piece.as_ref().map(|piece| format!("#{}/{}", piece.at + 1, piece.of)).unwrap_or_default();
        let id = if row.row.kind == RowKind::Data { format!("{id}{piece}") } else { FURNITURE.to_owned() };
        self.worksheet.write_string_with_format(self.row, self.columns, id, &self.formats.key)?;
        self.row += 1;
        Ok(())
    }

    fn value(&mut self, row: u32, column: u16, value: &CellValue, format: &Format) -> Result<(), XlsxError> {
        match value {
            CellValue::Empty => self.worksheet.write_blank(row, column, format)?,
            CellValue::Number(number, _) | CellValue::Figure(number, _) => {
                self.worksheet.write_number_with_format(row, column, number.to_f64(), format)?
            }
            CellValue::Day(day) => match excel_day(*day) {
                Some(day) => self.worksheet.write_datetime_with_format(row, column, &day, format)?,
                // Excel knows no day before 1900.
                None => self.worksheet.write_string_with_format(row, column, day.to_string(), format)?,
            },
            CellValue::Link { text, target } => {
                let url = Url::new(address(target)).set_text(&*writable(text));
                match self.worksheet.write_url_with_format(row, column, url, format) {
                    Ok(sheet) => sheet,
                    // An address that is too long, or of a kind that Excel does not know, stays words.
                    Err(_) => self.worksheet.write_string_with_format(row, column, &*writable(text), format)?,
                }
            }
            text => self.worksheet.write_string_with_format(row, column, &*writable(&text.marked_text()), format)?,
        };
        Ok(())
    }

    /// The choices of a column as a list; words that are not in it may still be typed.
    fn choices(&mut self, table: &Table, first: u32) -> Result<(), XlsxError> {
        if self.row <= first {
            return Ok(());
        }
        for (at, column) in table.columns.iter().enumerate().filter(|(_, column)| !column.choices.is_empty()) {
            let length: usize = column.choices.iter().map(|choice| choice.chars().count() + 1).sum();
            if length > CHOICES || column.choices.iter().any(|choice| choice.contains(',')) {
                continue;
            }
            let list = DataValidation::new().allow_list_strings(&column.choices)?.show_error_message(false);
            self.worksheet.add_data_validation(first, at as u16, self.row - 1, at as u16, &list)?;
        }
        Ok(())
    }

    fn print_setup(self, paper: &Paper) -> Result<(), XlsxError> {
        if !self.breaks.is_empty() {
            self.worksheet.set_page_breaks(&self.breaks)?;
        }
        let inches = |mm: f32| f64::from(mm / 25.4);
        let [left, top, right, bottom] = self.page.margins;
        let (size, lying) = match paper.sheet {
            model::Paper::A4 => (A4, false),
            model::Paper::A4Landscape => (A4, true),
            model::Paper::A3Landscape => (A3, true),
        };
        self.worksheet.set_paper_size(size).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
        if lying {
            self.worksheet.set_landscape();
        }
        self.worksheet.set_margins(
            inches(left),
            inches(right),
            inches(top),
            inches(bottom),
            watermark::HEADER,
            inches(bottom - 13.0),
        );
        self.worksheet.set_footer(format!("&L{}&R— &P —", paper.audience_word.replace('&', "&&")));
        watermark::set(self.worksheet, &paper.watermark, &self.page)
    }
}

/// True for a column that the reader fills in.
fn is_open(table: &Table, column: usize) -> bool {
    table.columns.get(column).is_some_and(|column| column.fill)
}

/// How many columns stay in sight: up to the one that names the item, where those are not half of the sheet.
fn frozen(table: &Table) -> u16 {
    let names = |source: &str| matches!(source, "@item_name" | "title" | "item.title" | "name");
    let at = table.columns.iter().position(|column| names(&column.source)).map_or(0, |at| at + 1);
    let width: f32 = table.columns.iter().take(at).map(|column| column.width).sum();
    if width * 2.0 > table.width() { 0 } else { at as u16 }
}

/// How many rows of the sheet there are from one row of it to a row of the table.
fn sheet_rows(rows: &[SheetRow<'_>], from: usize, end: usize) -> usize {
    rows.get(from..).unwrap_or_default().iter().take_while(|row| row.of < end).count().max(1)
}

fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let (year, month, day) = day.parts();
    ExcelDateTime::from_ymd(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}

/// An address as it is; a path relative to the dataset as one relative to the workbook.
fn address(target: &str) -> String {
    if target.contains("://") { target.to_owned() } else { format!("file:///{}", target.replace('\\', "/")) }
}
