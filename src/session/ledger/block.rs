//! A block of cells as spreadsheets put it on the clipboard: tabs between columns, a line for each row; a cell with a line
//! break or a tab in it stands in quotation marks.

/// The cells of a copied text, row by row. A line break behind the last row is none of a further row.
pub(super) fn cells(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.delimiter(b'\t').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    let rows: Vec<Vec<String>> = rows.map(|row| row.iter().map(ToOwned::to_owned).collect()).collect();
    // Empty lines are passed over by the reader, but an empty cell of one column is a cell.
    let single = rows.iter().all(|row| row.len() == 1) && !text.contains('"');
    if single { text.trim_end_matches(['\r', '\n']).lines().map(|line| vec![line.to_owned()]).collect() } else { rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_of_other_programs_are_read_cell_by_cell() {
        assert_eq!(cells("甲\t乙\r\n丙\t\r\n"), [["甲", "乙"], ["丙", ""]]);
        assert_eq!(cells("\"一\n二\"\t\"他说\"\"好\"\"\"\n"), [["一\n二", "他说\"好\""]]);
        assert_eq!(cells("一\n\n三\n"), [["一"], [""], ["三"]]);
        assert_eq!(cells("单"), [["单"]]);
        assert!(cells("").is_empty() || cells("") == [[""]]);
    }

    #[test]
    fn what_is_copied_is_read_back() {
        let rows = [["a\tb", "两\n行"], ["\"引\"", ""]].map(|row| row.map(ToOwned::to_owned).to_vec());
        assert_eq!(cells(&crate::export::tab_separated_lines(rows.clone())), rows);
    }
}
