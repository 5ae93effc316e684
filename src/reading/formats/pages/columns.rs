//! Pages in two columns: a gap that hardly a line crosses, with full lines of text on both sides of it.

use super::cells::Ruled;
use super::line::Line;

/// How many lines each column has at least.
const LINES: usize = 6;

/// Where a gap between columns can lie, as shares of the width of the text.
const MIDDLE: (f32, f32) = (0.3, 0.7);

/// A column's lines fill at least this share of it: else they are words in a row with others, or a table without lines.
const FULL: f32 = 0.6;

/// Gives the lines of a page their columns and puts them in the order of reading: what goes over all columns parts what
/// is above it from what is below. Parts of a line that stand in no columns are one line again.
pub(super) fn number(lines: &mut Vec<Line>, tables: &[Ruled]) {
    let Some(gap) = gap(lines) else {
        join_parts(lines);
        return;
    };
    for line in lines.iter_mut() {
        line.column = match (line.right <= gap, line.left >= gap) {
            (true, _) => 1,
            (_, true) => 2,
            _ => 0,
        };
    }
    let mut bands: Vec<f32> = lines.iter().filter(|line| line.column == 0).map(|line| line.y).collect();
    bands.extend(tables.iter().map(Ruled::top));
    bands.sort_by(f32::total_cmp);
    let band = |line: &Line| {
        let before = bands.partition_point(|y| *y < line.y);
        // A line over all columns ends a band and stands behind it.
        if line.column == 0 { 2 * before + 1 } else { 2 * before }
    };
    lines.sort_by(|a, b| band(a).cmp(&band(b)).then(a.column.cmp(&b.column)).then(a.y.total_cmp(&b.y)));
}

/// Where the gap between two columns lies.
fn gap(lines: &[Line]) -> Option<f32> {
    let left = lines.iter().map(|line| line.left).fold(f32::INFINITY, f32::min);
    let right = lines.iter().map(|line| line.right).fold(f32::NEG_INFINITY, f32::max);
    let width = right - left;
    let is_middle = |x: &f32| *x > left + MIDDLE.0 * width && *x < left + MIDDLE.1 * width;
    // A gap ends where lines of the right column begin.
    let mut starts: Vec<f32> = lines.iter().map(|line| line.left).filter(is_middle).collect();
    starts.sort_by(f32::total_cmp);
    starts.dedup_by(|next, own| *next - *own < 1.0);
    let crossing = |gap: f32| lines.iter().filter(|line| line.left < gap && line.right > gap).count();
    let gap = starts.into_iter().map(|start| start - 0.5).min_by_key(|start| crossing(*start))?;
    let (before, behind): (Vec<&Line>, Vec<&Line>) =
        lines.iter().filter(|line| line.right <= gap || line.left >= gap).partition(|line| line.right <= gap);
    let is_full = |own: &[&Line], from: f32, to: f32| {
        let full = own.iter().filter(|line| line.right - line.left > FULL * (to - from)).count();
        own.len() >= LINES && full * 2 > own.len()
    };
    let inner = before.iter().map(|line| line.right).fold(left, f32::max);
    let few = crossing(gap) * 3 <= before.len().min(behind.len());
    (few && is_full(&before, left, inner) && is_full(&behind, gap, right)).then_some(gap)
}

/// Parts of a line as one.
fn join_parts(lines: &mut Vec<Line>) {
    lines.dedup_by(|next, own| {
        let same = own.y.total_cmp(&next.y).is_eq();
        if same {
            own.join(next);
        }
        same
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(left: f32, right: f32, y: f32, text: &str) -> Line {
        Line { left, right, y, size: 12.0, text: text.to_owned(), column: 0 }
    }

    fn read(mut lines: Vec<Line>) -> Vec<String> {
        number(&mut lines, &[]);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other_below_what_goes_over_both() {
        let mut lines = vec![line(100.0, 400.0, 50.0, "题")];
        for at in 0..7_u8 {
            let y = 80.0 + f32::from(at) * 20.0;
            lines.push(line(50.0, 240.0, y, &format!("左{at}")));
            lines.push(line(260.0, 450.0, y, &format!("右{at}")));
        }
        let read = read(lines);
        assert_eq!(
            (read[0].as_str(), read[1].as_str(), read[7].as_str(), read[8].as_str()),
            ("题", "左0", "左6", "右0")
        );
    }

    #[test]
    fn words_side_by_side_are_no_columns() {
        let rows = ["姓名 电话", "甲 1", "乙 2", "丙 3", "丁 4", "戊 5", "己 6", "庚 7"];
        let parts = rows.iter().zip(0_u8..).flat_map(|(row, at)| {
            let (name, number) = row.split_once(' ').unwrap();
            let y = 50.0 + f32::from(at) * 20.0;
            [line(50.0, 74.0, y, name), line(260.0, 290.0, y, number)]
        });
        // The head goes over the whole width.
        let all = [line(50.0, 450.0, 30.0, "各单位联系人")].into_iter().chain(parts).collect();
        assert_eq!(read(all)[1..], rows);
    }
}
