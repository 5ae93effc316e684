//! Workbooks of binary parts (xlsb): what cells show, what a sheet hides and merges, what is refused.

use guatu::reading::formats::{Document, FaultKind, FormatError, Kind, Why};

use super::{dropped, read, understood};
use crate::packed::pack;

/// A record of a kind.
fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if kind < 0x80 {
        bytes.push(kind as u8);
    } else {
        bytes.extend([(kind & 0x7f) as u8 | 0x80, (kind >> 7) as u8]);
    }
    let mut length = body.len();
    while length >= 0x80 {
        bytes.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
    bytes.extend(body);
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).unwrap().to_le_bytes();
    length.into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
}

fn numbers(all: &[u32]) -> Vec<u8> {
    all.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// The head of a row: its number, and whether it is hidden.
fn row(number: u32, is_hidden: bool) -> Vec<u8> {
    record(0, &[&numbers(&[number, 0])[..], &[0, 0, 0, if is_hidden { 0x10 } else { 0 }, 0, 0, 0, 0, 0]].concat())
}

/// A cell of a kind in a column, in a style.
fn cell(kind: u16, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[&numbers(&[column, style])[..], value].concat())
}

fn words(column: u32, text: &str) -> Vec<u8> {
    cell(6, column, 0, &wide(text))
}

/// Styles: plain, struck out, per cent with a digit, days, thousands.
fn styles() -> Vec<u8> {
    let font = |flags: u16| record(43, &[&[0, 0][..], &flags.to_le_bytes(), &[0; 8]].concat());
    let code = |id: u16, text: &str| record(44, &[&id.to_le_bytes()[..], &wide(text)].concat());
    let look = |id: u16, font: u16| record(47, &[[0, 0], id.to_le_bytes(), font.to_le_bytes()].concat());
    let own = [look(0, 0), look(0, 1), look(176, 0), look(177, 0), look(3, 0)].concat();
    // Before those of cells stand those that they are based on.
    let based_on = [record(626, &[]), look(9, 1), record(627, &[])].concat();
    let codes = [code(176, "0.0%"), code(177, "yyyy\"年\"m\"月\"d\"日\"")].concat();
    [font(0), font(8), codes, based_on, record(617, &[]), own, record(618, &[])].concat()
}

/// A workbook of these sheets: the name, whether it is hidden, and the records of each.
fn xlsb(sheets: &[(&str, bool, Vec<u8>)]) -> Vec<u8> {
    let mut workbook = record(153, &numbers(&[0, 0]));
    let mut relations = Vec::new();
    let mut parts = Vec::new();
    for (at, (name, is_hidden, records)) in sheets.iter().enumerate() {
        let head = numbers(&[u32::from(*is_hidden), 1]);
        workbook.extend(record(156, &[head, wide(&format!("r{at}")), wide(name)].concat()));
        relations.push(format!("<Relationship Id=\"r{at}\" Target=\"worksheets/sheet{at}.bin\"/>"));
        parts.push((format!("xl/worksheets/sheet{at}.bin"), records.clone()));
    }
    let shared = ["共用的词", "整改完成"].map(|text| record(19, &[&[0][..], &wide(text)].concat())).concat();
    parts.push(("xl/sharedStrings.bin".to_owned(), shared));
    parts.push(("xl/styles.bin".to_owned(), styles()));
    parts.push(("xl/workbook.bin".to_owned(), workbook));
    parts.push((
        "xl/_rels/workbook.bin.rels".to_owned(),
        format!("<Relationships>{}</Relationships>", relations.concat()).into_bytes(),
    ));
    pack(&parts)
}

fn document(sheets: &[(&str, bool, Vec<u8>)]) -> Document {
    read(&xlsb(sheets)).unwrap()
}

fn lines(document: &Document) -> Vec<String> {
    let rows = document.table(0).rows;
    let line = |row: &Vec<guatu::reading::formats::Cell>| {
        row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>().join("|")
    };
    rows.iter().map(line).collect()
}

#[test]
fn cells_show_what_a_person_sees() {
    let real = |value: f64| value.to_le_bytes();
    let short = |value: i32| (value << 2 | 2).to_le_bytes();
    let rows = [
        row(0, false),
        words(0, "甲"),
        cell(7, 1, 0, &1_u32.to_le_bytes()),
        cell(2, 2, 0, &short(12)),
        cell(5, 3, 2, &real(0.905)),
        row(1, false),
        cell(5, 0, 3, &real(48_029.0)),
        cell(2, 1, 4, &short(1_234_567)),
        cell(3, 2, 0, &[0x17]),
        cell(4, 3, 0, &[1]),
        row(2, false),
        // Of formulas: words and a number; words with looks of their own; one that follows the cell before it.
        cell(8, 0, 0, &wide("算出的词")),
        cell(9, 1, 0, &real(0.5)),
        cell(62, 2, 0, &[&[1][..], &wide("彩色的词")].concat()),
        record(18, &numbers(&[0, 0])),
    ];
    let document = document(&[("台账", false, rows.concat())]);
    assert_eq!(document.kind, Kind::Sheet);
    assert_eq!(document.tables, ["台账"]);
    assert_eq!(
        lines(&document),
        ["甲|整改完成|12|90.5%", "2031-06-30|1,234,567||TRUE", "算出的词|0.5|彩色的词|共用的词"]
    );
    assert_eq!(document.faults.len(), 1);
    assert_eq!(document.faults[0].kind, FaultKind::ErrorValue("#REF!".to_owned()));
}

#[test]
fn what_a_sheet_hides_and_strikes_out_is_left_out_and_told() {
    let columns = |first: u32, last: u32, flags: u16| {
        record(60, &[numbers(&[first, last, 20 * 256, 0]), flags.to_le_bytes().to_vec()].concat())
    };
    let head = [columns(0, 0, 0), columns(1, 1, 1)].concat();
    let rows = |filter: Vec<u8>| {
        [
            head.clone(),
            row(0, false),
            words(0, "问题"),
            words(1, "密"),
            words(2, "整改措施"),
            row(1, true),
            words(0, "暗行"),
            row(2, false),
            cell(6, 0, 1, &wide("划去的")),
            words(2, "办了"),
            filter,
            record(176, &numbers(&[2, 3, 2, 3])),
        ]
        .concat()
    };
    let book = document(&[("一", false, rows(Vec::new())), ("底稿", true, words(0, "不看"))]);
    assert_eq!(lines(&book), ["问题||整改措施", "||", "||办了"]);
    let merged = book.paragraphs.iter().find(|own| own.text == "办了").and_then(|own| own.place).unwrap();
    assert_eq!((merged.rows, merged.columns), (2, 2));
    assert_eq!(dropped(&book, Why::Hidden), ["密", "暗行"]);
    assert_eq!(dropped(&book, Why::Deleted), ["划去的"]);
    let kinds: Vec<FaultKind> = book.faults.iter().map(|fault| fault.kind.clone()).collect();
    assert_eq!(kinds, [FaultKind::HiddenRow, FaultKind::HiddenColumn, FaultKind::HiddenSheet("底稿".to_owned())]);
    // Twenty characters but the room at the edges.
    assert_eq!(book.widths[&0][0], 366);
    // A row that a filter hides is a live one.
    let filtered = document(&[("一", false, rows(record(161, &[0; 16])))]);
    assert_eq!(lines(&filtered)[1], "暗行||");
}

#[test]
fn a_ledger_in_binary_parts_is_a_ledger() {
    let line = |number: u32, cells: [&str; 4]| {
        let cells = cells.iter().zip(0_u32..).map(|(text, at)| words(at, text)).collect::<Vec<_>>().concat();
        [row(number, false), cells].concat()
    };
    let rows = [
        line(0, ["序号", "反馈问题", "整改措施", "责任单位"]),
        line(1, ["1", "管护不到位", "逐库落实人员", "工程股"]),
        line(2, ["2", "渠道渗漏", "改造渠道18公里", "灌区中心"]),
    ];
    let read = understood(&document(&[("台账", false, rows.concat())]));
    let items: Vec<&str> = read.report.items().map(|item| item.title.as_str()).collect();
    assert_eq!(items, ["管护不到位", "渠道渗漏"]);
}

#[test]
fn a_workbook_that_breaks_off_is_damaged_and_far_cells_are_none() {
    let far = [row(9_999_999, false), words(0, "远"), row(1, false), words(99_999, "远"), words(3, "近")].concat();
    let document = document(&[("一", false, far)]);
    assert_eq!(document.paragraphs.len(), 1);
    let mut torn = words(0, "甲乙丙");
    torn.pop();
    for broken in [
        xlsb(&[("一", false, torn)]),
        pack(&[("xl/workbook.bin".to_owned(), vec![0x9c, 0x01, 0x7f])]),
        // A record of two hundred megabytes.
        xlsb(&[("一", false, vec![6, 0xff, 0xff, 0xff, 0x7f])]),
    ] {
        let read = read(&broken);
        assert!(matches!(read, Err(FormatError::Damaged { .. })), "{read:?}");
    }
    assert_eq!(read(&xlsb(&[("一", false, row(0, false))])), Err(FormatError::Empty));
}
