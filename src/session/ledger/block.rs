//! A block of cells as spreadsheets put it on the clipboard: tabs between columns, a line for each row; a cell with a line
//! break or a tab in it stands in quotation marks.

/// The cells of a copied text, row by row. A line break behind the last row is none of a further row.
pub(super) fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = rows(text);
    if rows.iter().any(|row| row.len() > 1) {
        // Between rows of several cells an empty line is no row; in a single column it is an empty cell.
        rows.retain(|row| !is_empty(row));
    } else {
        while rows.len() > 1 && rows.last().is_some_and(|row| is_empty(row)) {
            rows.pop();
        }
    }
    rows
}

fn is_empty(row: &[String]) -> bool {
    matches!(row, [one] if one.is_empty())
}

/// All lines with their cells, empty lines too: the readers of csv that there are pass over those, and in a single column they
/// are empty cells. Quotation marks count at the beginning of a cell; two of them within are one.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    let (mut begins, mut is_quoted) = (true, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if is_quoted => is_quoted = false,
            _ if is_quoted => cell.push(c),
            '"' if begins => (is_quoted, begins) = (true, false),
            '\t' => {
                row.push(std::mem::take(&mut cell));
                begins = true;
            }
            '\r' | '\n' => {
                if c == '\r' {
                    chars.next_if_eq(&'\n');
                }
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
                begins = true;
            }
            _ => {
                cell.push(c);
                begins = false;
            }
        }
    }
    if !(begins && row.is_empty()) {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_of_other_programs_are_read_cell_by_cell() {
        assert_eq!(cells("甲\t乙\r\n丙\t\r\n"), [["甲", "乙"], ["丙", ""]]);
        assert_eq!(cells("\"一\n二\"\t\"他说\"\"好\"\"\"\n"), [["一\n二", "他说\"好\""]]);
        assert_eq!(cells("他说\"好\"\t乙"), [["他说\"好\"", "乙"]]);
        assert_eq!(cells("一\n\n三\n"), [["一"], [""], ["三"]]);
        assert_eq!(cells("单"), [["单"]]);
        assert!(cells("").is_empty());
    }

    #[test]
    fn empty_cells_of_one_column_stay_beside_those_of_several_lines() {
        assert_eq!(cells("\"一\n二\"\n\n\"三\n四\"\n\n"), [["一\n二"], [""], ["三\n四"]]);
        assert_eq!(cells("\"甲\"\n\"\"\n乙"), [["甲"], [""], ["乙"]]);
    }

    #[test]
    fn what_is_copied_is_read_back() {
        let rows = [["a\tb", "两\n行"], ["\"引\"", ""], ["\r", "末"]].map(|row| row.map(ToOwned::to_owned).to_vec());
        assert_eq!(cells(&crate::export::tab_separated_lines(rows.clone())), rows);
    }
}
