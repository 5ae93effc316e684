//! A block of values copied from a spreadsheet: a line for each value, with its date and scope, in any order
//! of columns, with or without a line of headings.

use crate::model::Reading;

use super::amount::{amount, in_unit};
use crate::text::when;

/// What a block holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block {
    /// The lines that give a value.
    pub readings: Vec<Reading>,
    /// Every cell that was not taken, and why.
    pub cells: Vec<SkippedCell>,
    /// The lines, without headings and empty ones.
    pub lines: usize,
}

/// A cell that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedCell {
    /// The line in the block, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What stands there.
    pub text: String,
    /// Why it was not taken.
    pub trouble: SkipReason,
}

/// Why a cell was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkipReason {
    /// Neither a number nor a date where one was expected.
    NotAValue,
    /// A number in another unit than the indicator's.
    OtherUnit,
    /// The line has no value.
    NoValue,
    /// The line has a second value.
    SecondValue,
}

/// What a column is for, when its heading says it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Value,
    Date,
    Scope,
    Other,
}

/// Reads a block into readings of this unit. Cells are parted by tabs, lines by line breaks.
#[must_use]
pub fn block(text: &str, unit: &str) -> Block {
    let mut found = Block::default();
    let mut roles: Option<Vec<Role>> = None;
    for (at, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        if found.lines == 0
            && roles.is_none()
            && let Some(heads) = headings(&cells)
        {
            roles = Some(heads);
            continue;
        }
        found.lines += 1;
        read_line(&mut found, at + 1, &cells, roles.as_deref(), unit);
    }
    found
}

/// The roles of the columns when a line holds headings: at least one that is known, and no value.
fn headings(cells: &[&str]) -> Option<Vec<Role>> {
    let role = |cell: &&str| match *cell {
        "数值" | "值" | "现值" | "完成值" | "实际值" | "数据" | "value" | "Value" => Role::Value,
        "日期" | "时间" | "时点" | "期间" | "月份" | "年份" | "date" | "Date" => Role::Date,
        "口径" | "范围" | "scope" | "Scope" => Role::Scope,
        _ => Role::Other,
    };
    let roles: Vec<Role> = cells.iter().map(role).collect();
    let values = cells.iter().any(|cell| amount(cell).is_some() || when(cell).is_some());
    (!values && roles.iter().any(|role| *role != Role::Other)).then_some(roles)
}

fn read_line(found: &mut Block, line: usize, cells: &[&str], roles: Option<&[Role]>, unit: &str) {
    let mut reading: Option<Reading> = None;
    let (mut on, mut scope) = (None, String::new());
    let mut trouble = Vec::new();
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let role = roles.map(|roles| roles.get(at).copied().unwrap_or(Role::Other));
        let mut refuse =
            |why| trouble.push(SkippedCell { line, column: at + 1, text: (*cell).to_owned(), trouble: why });
        // Without headings a cell is what it looks like; the only cell of a line is its value.
        let wanted = role.map_or(cells.len() > 1, |role| role == Role::Date);
        let date = when(cell).filter(|_| wanted && on.is_none());
        match role {
            Some(Role::Other) => {}
            Some(Role::Scope) => (*cell).clone_into(&mut scope),
            _ if date.is_some() => on = date,
            Some(Role::Date) => refuse(SkipReason::NotAValue),
            _ => match amount(cell) {
                Some(_) if reading.is_some() => refuse(SkipReason::SecondValue),
                Some(amount) => match in_unit(&amount, unit) {
                    Some(value) => reading = Some(Reading { bound: amount.bound, ..Reading::new(value) }),
                    None => refuse(SkipReason::OtherUnit),
                },
                None if role.is_none() && scope.is_empty() && cells.len() > 1 && !has_digit(cell) => {
                    (*cell).clone_into(&mut scope);
                }
                None => refuse(SkipReason::NotAValue),
            },
        }
    }
    match reading {
        Some(reading) => found.readings.push(Reading { on, scope, ..reading }),
        None if trouble.is_empty() => {
            trouble.push(SkippedCell { line, column: 1, text: cells.join(" "), trouble: SkipReason::NoValue });
        }
        None => {}
    }
    found.cells.extend(trouble);
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(block: &Block) -> Vec<String> {
        let on = |reading: &Reading| reading.on.map(|on| on.to_string()).unwrap_or_default();
        block.readings.iter().map(|r| format!("{} {} {}", r.value, on(r), r.scope)).collect()
    }

    #[test]
    fn a_block_from_a_spreadsheet_is_read() {
        let found = block("日期\t数值\t口径\n2024年12月\t37%\t全区\n2025年6月30日\t75%\t全区\n\n", "%");
        assert_eq!(lines(&found), ["37 2024-12 全区", "75 2025-06-30 全区"]);
        assert!(found.cells.is_empty());
    }

    #[test]
    fn columns_are_told_apart_without_headings() {
        let found = block("1,204户\t2025-06-30\n2025年上半年\t560\t城区\n", "户");
        assert_eq!(lines(&found), ["1204 2025-06-30 ", "560 2025-H1 城区"]);
    }

    #[test]
    fn every_cell_that_was_not_taken_is_told() {
        let found = block("2025年6月\t75%\n2025年13月\t12\n2025年7月\t\n2025年8月\t3\t4", "户");
        let troubles: Vec<_> = found.cells.iter().map(|cell| (cell.line, cell.column, cell.trouble)).collect();
        assert_eq!(
            troubles,
            [
                (1, 2, SkipReason::OtherUnit),
                (2, 1, SkipReason::NotAValue),
                (3, 1, SkipReason::NoValue),
                (4, 3, SkipReason::SecondValue)
            ]
        );
        assert_eq!(lines(&found), ["12  ", "3 2025-08 "]);
    }

    #[test]
    fn a_column_of_bare_numbers_is_values() {
        assert_eq!(lines(&block("2025\n2031.5", "户")), ["2025  ", "2031.5  "]);
    }
}
