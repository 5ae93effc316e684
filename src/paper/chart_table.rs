//! The table of a chart as a paper: what a spreadsheet goes on reckoning with. Numbers are numbers, also those that a unit or a
//! bound is written at, and days are days.

use std::sync::Arc;

use crate::chart::{Chart, ChartCell, ChartTable};
use crate::model::{self, Number, PaperAudience};
use crate::table::{Align, CellValue, RowKind, Table, TableCell, TableColumn, TableRow};
use crate::words::Words;

use super::value::{Block, Paper};

/// How wide a character of Chinese and one of Latin is, in millimetres; the least and the most of a column.
const WIDE: f32 = 3.7;
const NARROW: f32 = 2.0;
const COLUMN: [f32; 2] = [16.0, 74.0];

/// The title and subtitle of a chart, its values, and what the person says about it.
#[must_use]
pub fn chart_paper(chart: &Chart, (audience, watermark): (PaperAudience, &str), words: &Words) -> Paper {
    let lines = |text: &str| text.trim().lines().map(|line| Block::Line(vec![line.to_owned()])).collect::<Vec<_>>();
    let mut blocks = vec![Block::Title(chart.title.clone())];
    blocks.extend(lines(&chart.subtitle));
    blocks.push(Block::Table(table(&ChartTable::of(chart, words), words)));
    // What the person says about it goes wherever the chart goes.
    blocks.extend(lines(&chart.note));
    Paper {
        name: words.text("command-chart-table").to_owned(),
        sheet: model::Paper::A4Landscape,
        narrow_margins: false,
        audience,
        audience_word: words.choice(audience).to_owned(),
        continued: words.text("paper-continued").to_owned(),
        recipient: None,
        blocks,
        watermark: watermark.to_owned(),
        appendices: Vec::new(),
    }
}

fn table(chart: &ChartTable, words: &Words) -> Table {
    let column = |(at, heading): (usize, &String)| {
        let cells = || chart.rows.iter().filter_map(|row| row.cells.get(at));
        let widest = cells().map(|cell| wide(&cell.text())).fold(wide(heading), f32::max);
        let align = if cells().any(ChartCell::is_number) { Align::Right } else { Align::Left };
        TableColumn::plain(heading, widest.clamp(COLUMN[0], COLUMN[1]), align)
    };
    let columns: Vec<TableColumn> = chart.headings.iter().enumerate().map(column).collect();
    let row = |cells: &[ChartCell]| TableRow {
        kind: RowKind::Data,
        node: None,
        entry: None,
        cells: cells.iter().map(|own| TableCell::new(value(own))).collect(),
        height: 0.0,
    };
    let rows: Vec<TableRow> = chart.rows.iter().map(|own| row(&own.cells)).collect();
    let nothing = || TableRow::across(RowKind::Nothing, words.text("paper-nothing"), columns.len());
    let rows = if rows.is_empty() { vec![nothing()] } else { rows };
    Table { columns, rows, is_dense: false }
}

/// About how wide a text is, in millimetres.
fn wide(text: &str) -> f32 {
    text.chars().map(|c| if c.is_ascii() { NARROW } else { WIDE }).sum::<f32>() + WIDE
}

fn value(cell: &ChartCell) -> CellValue {
    match cell {
        ChartCell::Empty => CellValue::Empty,
        ChartCell::Text(text) => CellValue::of_text(text.as_str()),
        ChartCell::Percent(share) => figure(&cell.text(), *share),
        ChartCell::Number { text, value } => figure(text, *value),
        ChartCell::Day { day, .. } => CellValue::Day(crate::chart::date(*day)),
    }
}

/// More than this is not written round a number: workbooks hold it as the format of the cell.
const LONGEST: usize = 100;

/// The number in a text, with what is written before and behind it; the text itself where there is none or several, where a
/// word stands for the sign that `value` has (还有 20 天 beside 逾期 45 天), and where a minus would go before the words.
fn figure(text: &str, value: f64) -> CellValue {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
    let rest = text.trim_start_matches(|c: char| !is_part(c));
    let (before, _) = text.split_at(text.len() - rest.len());
    let digits: String = rest.chars().take_while(|c| is_part(*c)).collect();
    let (_, after) = rest.split_at(digits.len());
    let has_more = after.contains(|c: char| c.is_ascii_digit());
    match digits.parse::<Number>() {
        Ok(number) if !has_more && number.to_string() == digits => {
            let is_below = number < Number::ZERO;
            let is_told = if is_below { value <= 0.0 } else { value >= 0.0 };
            if !is_told || is_below && !before.is_empty() || before.len() + after.len() > LONGEST {
                return CellValue::of_text(text);
            }
            if before.is_empty() && after.is_empty() {
                return CellValue::Number(number, "");
            }
            CellValue::Figure(number, Arc::new([before.to_owned(), after.to_owned()]))
        }
        _ => CellValue::of_text(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_whatever_is_written_at_it() {
        for (text, number, [before, after]) in [
            ("≥85.5%", "85.5", ["≥", "%"]),
            ("-3 个百分点", "-3", ["", " 个百分点"]),
            ("约 1210.96\u{a0}万元", "1210.96", ["约 ", "\u{a0}万元"]),
        ] {
            let value: f64 = number.parse().unwrap();
            let CellValue::Figure(own, around) = figure(text, value) else { panic!("{text}") };
            assert_eq!((own, [&*around[0], &*around[1]]), (number.parse().unwrap(), [before, after]));
            assert_eq!(figure(text, value).text(), text);
        }
        assert_eq!(figure("1204", 1204.0), CellValue::Number("1204".parse().unwrap(), ""));
        for (text, value) in
            [("3/4 台", 0.75), ("2 至 5 户", 2.0), ("未填", 0.0), ("还有 20 天", -20.0), ("约 -3 户", -3.0)]
        {
            assert_eq!(figure(text, value), CellValue::Text(text.to_owned()));
        }
    }
}
