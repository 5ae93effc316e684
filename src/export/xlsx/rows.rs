//! The rows of a table as a sheet has them: one that is too high for Excel goes on in further rows.

use crate::scene::{PageSize, table_text};
use crate::table::{Table, TableRow};

/// The highest row that Excel allows is 409.5 points; some room is left because typefaces differ.
const HIGHEST: f32 = 380.0;

/// How much higher than measured a row is made, since the reader's typefaces are not ours.
const SAFETY: f32 = 1.06;

/// A row of a sheet.
pub(super) struct SheetRow<'a> {
    /// The place of the table's row.
    pub(super) of: usize,
    /// The row.
    pub(super) row: &'a TableRow,
    /// Which piece of the row's words stands here, by columns; absent for a row in one piece.
    pub(super) piece: Option<Piece>,
    /// The height in points.
    pub(super) height: f64,
}

/// One of several rows that a row of a table takes.
pub(super) struct Piece {
    /// Its place among them, counted from 0.
    pub(super) at: usize,
    /// How many there are.
    pub(super) of: usize,
    /// The words of the columns that are divided; the others are merged.
    pub(super) texts: Vec<Option<String>>,
}

/// The rows of a table.
pub(super) fn rows<'a>(table: &'a Table, page: &PageSize) -> Vec<SheetRow<'a>> {
    let text = table_text(table, page);
    let mut rows = Vec::with_capacity(table.rows.len());
    for (of, (row, height)) in table.rows.iter().zip(text.heights()).enumerate() {
        let height = height * SAFETY;
        let count = (height / HIGHEST).ceil().max(1.0) as usize;
        if count == 1 {
            rows.push(SheetRow { of, row, piece: None, height: f64::from(height) });
            continue;
        }
        let divided: Vec<Option<Vec<String>>> = (0..row.cells.len())
            .map(|column| {
                let lines = text.lines(of, column);
                (lines as f32 * page.table[1] * SAFETY > HIGHEST).then(|| divide(&text_of(row, column), count))
            })
            .collect();
        for at in 0..count {
            let texts =
                divided.iter().map(|own| own.as_ref().map(|pieces| pieces.get(at).cloned().unwrap_or_default()));
            let piece = Some(Piece { at, of: count, texts: texts.collect() });
            rows.push(SheetRow { of, row, piece, height: f64::from(height / count as f32 + page.table[1]).min(409.0) });
        }
    }
    rows
}

fn text_of(row: &TableRow, column: usize) -> String {
    row.cells.get(column).map(|cell| cell.value.text()).unwrap_or_default()
}

/// A text in so many pieces of about the same length, divided at line breaks where there are some near, else behind a
/// mark. Joined they are the text again.
fn divide(text: &str, count: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut pieces = Vec::with_capacity(count);
    let mut from = 0;
    for left in (1..=count).rev() {
        let rest = chars.len() - from;
        let even = rest.div_ceil(left);
        let end = if left == 1 { chars.len() } else { from + near(&chars, from, even) };
        pieces.push(chars.get(from..end).unwrap_or_default().iter().collect());
        from = end;
    }
    pieces
}

/// How many characters the next piece takes: to the end of the line or sentence that is nearest to an even share.
fn near(chars: &[char], from: usize, even: usize) -> usize {
    let window = (even / 2).max(1)..=(even + even / 4).min(chars.len() - from);
    let behind = |marks: &[char]| {
        let ends = |length: &usize| chars.get(from + length - 1).is_some_and(|c| marks.contains(c));
        window.clone().filter(ends).min_by_key(|length| length.abs_diff(even))
    };
    behind(&['\n']).or_else(|| behind(&['。', ';', '；'])).unwrap_or(even)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_of_a_text_are_the_text() {
        let text = "一是召开会议;\n二是印发方案。三是逐户走访,共走访1240户\n四是建立台账";
        for count in 1..6 {
            let pieces = divide(text, count);
            assert_eq!((pieces.len(), pieces.concat()), (count, text.to_owned()));
        }
        assert_eq!(divide("甲乙\n丙丁", 2), ["甲乙\n", "丙丁"]);
    }
}
