//! What a workbook or a Word file hides, strikes out, or begins late in its row.

use guatu::reading::formats::{Why, open};

use super::*;

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn faults(document: &Document) -> Vec<(u32, u32, FaultKind)> {
    document.faults.iter().map(|fault| (fault.place.row, fault.place.column, fault.kind.clone())).collect()
}

fn dropped(document: &Document, why: Why) -> Vec<&str> {
    document.dropped.iter().filter(|own| own.why == why).map(|own| own.text.as_str()).collect()
}

#[test]
fn hidden_columns_and_sheets_of_an_open_workbook_are_told() {
    let urn = "urn:oasis:names:tc:opendocument:xmlns:";
    let row = |cells: &[&str]| {
        let cell = |text: &&str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
    };
    let rows = [
        row(&["序号", "反馈问题", "内部意见", "初评", "整改措施", "责任单位"]),
        row(&["1", "钥匙外借", "从轻", "甲等", "收回钥匙。", "保卫科"]),
    ];
    let old = [row(&["序号", "反馈问题", "整改措施"]), row(&["1", "旧表之事", "旧办法。"])];
    let content = format!(
        "<office:document-content xmlns:office=\"{urn}office:1.0\" xmlns:table=\"{urn}table:1.0\" xmlns:text=\"{urn}text:1.0\" \
         xmlns:style=\"{urn}style:1.0\"><office:automatic-styles><style:style style:name=\"ta1\" style:family=\"table\">\
         <style:table-properties table:display=\"true\"/></style:style><style:style style:name=\"ta2\" style:family=\"table\">\
         <style:table-properties table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>\
         <table:table table:name=\"旧台账\" table:style-name=\"ta2\"><table:table-column/>{}</table:table>\
         <table:table table:name=\"台账\" table:style-name=\"ta1\"><table:table-column table:number-columns-repeated=\"2\"/>\
         <table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/><table:table-column/>{}</table:table>\
         </office:spreadsheet></office:body></office:document-content>",
        old.concat(),
        rows.concat()
    );
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    let bytes = package(&[("mimetype", mimetype), ("content.xml", &content)]);
    let document = open(&bytes, "a.ods", &|_| true).unwrap();
    let read = notice(&document, today());
    assert_eq!(items(&read).iter().map(|item| item.title.as_str()).collect::<Vec<_>>(), ["钥匙外借"]);
    assert_eq!(names(&read.report, &items(&read)[0].lead_units), ["保卫科"]);
    assert!(read.report.columns.is_empty());
    let hidden = FaultKind::HiddenSheet("旧台账".to_owned());
    assert_eq!(faults(&document), [(0, 2, FaultKind::HiddenColumn), (0, 0, hidden)]);
    let words = dropped(&document, Why::Hidden);
    assert!(["旧表之事", "内部意见", "从轻", "甲等"].iter().all(|word| words.contains(word)), "{words:?}");
}

#[test]
fn a_formula_without_a_result_in_an_open_workbook_is_told() {
    let urn = "urn:oasis:names:tc:opendocument:xmlns:";
    let text = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let formula = "<table:table-cell table:formula=\"of:=[$别处.A2]\"/>".to_owned();
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let rows = [
        row(&["序号", "反馈问题", "整改措施", "责任单位"].map(text)),
        row(&[text("1"), formula, text("装门禁。"), text("后勤处")]),
        row(&[text("2"), text("Err:508"), text("装探头。"), text("#REF!")]),
    ];
    let content = format!(
        "<office:document-content xmlns:office=\"{urn}office:1.0\" xmlns:table=\"{urn}table:1.0\" xmlns:text=\"{urn}text:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"台账\">{}</table:table></office:spreadsheet></office:body>\
         </office:document-content>",
        rows.concat()
    );
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    let document = open(&package(&[("mimetype", mimetype), ("content.xml", &content)]), "a.ods", &|_| true).unwrap();
    let error = |text: &str| FaultKind::ErrorValue(text.to_owned());
    assert_eq!(faults(&document), [(1, 1, FaultKind::NoResult), (2, 1, error("Err:508")), (2, 3, error("#REF!"))]);
    let read = notice(&document, today());
    let measures: Vec<&str> = items(&read).iter().map(|item| item.measures[0].text.as_str()).collect();
    assert_eq!(measures, ["装门禁。", "装探头。"]);
    assert_eq!(names(&read.report, &items(&read)[0].lead_units), ["后勤处"]);
}

/// The old workbook of the fixtures with more records before the end of its sheet.
fn old_workbook(records: &[&[u8]]) -> Document {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices/ledger.xls");
    let mut bytes = std::fs::read(path).unwrap();
    // The record of merged cells is the last one; behind it stands the end, and room up to the next sector.
    let merged = bytes.windows(4).rposition(|own| own == [0xe5, 0x00, 26, 0]).unwrap();
    let end = merged + 4 + 26;
    assert_eq!(bytes[end..end + 4], [0x0a, 0, 0, 0]);
    let more = [records.concat(), vec![0x0a, 0, 0, 0]].concat();
    bytes[end..end + more.len()].copy_from_slice(&more);
    open(&bytes, "a.xls", &|_| true).unwrap()
}

#[test]
fn hidden_rows_and_columns_of_an_old_workbook_are_told() {
    // A row is 0x0208 with 16 bytes: its number first, its flags at the thirteenth; columns are 0x7d with 12.
    let row: [u8; 20] = [0x08, 0x02, 16, 0, 3, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0];
    let column: [u8; 16] = [0x7d, 0, 12, 0, 7, 0, 7, 0, 0, 8, 0, 0, 1, 0, 0, 0];
    let document = old_workbook(&[&row, &column]);
    assert_eq!(faults(&document), [(3, 0, FaultKind::HiddenRow), (0, 7, FaultKind::HiddenColumn)]);
    let read = notice(&document, today());
    let titles: Vec<&str> = items(&read).iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["政治理论学习不深入", "干部教育培训不足", "档案管理不规范"]);
    assert!(items(&read).iter().all(|item| item.support_units.is_empty()));
    assert!(dropped(&document, Why::Hidden).contains(&"民主集中制执行不严"));
    // What a filter hides is a live row, and told.
    let document = old_workbook(&[&row, &[0x9b, 0, 0, 0]]);
    assert_eq!(faults(&document), [(3, 0, FaultKind::FilteredRow)]);
    assert_eq!(items(&notice(&document, today())).len(), 4);
}

/// A Word file with this body.
fn word(body: &str) -> Document {
    let ns = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let text = format!("<w:document {ns}><w:body>{body}</w:body></w:document>");
    open(&package(&[("word/document.xml", &text)]), "a.docx", &|_| true).unwrap()
}

/// A row of a table of Word, with what says how it begins.
fn table_row(begins: &str, cells: &[&str]) -> String {
    let cell = |text: &&str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    format!("<w:tr>{begins}{}</w:tr>", cells.iter().map(cell).collect::<String>())
}

#[test]
fn a_row_of_word_that_begins_late_stands_under_its_own_headings() {
    let late = "<w:trPr><w:gridBefore w:val=\"2\"/><w:wBefore w:w=\"900\"/></w:trPr>";
    let rows = [
        table_row("", &["序号", "存在问题", "整改措施", "责任部门", "整改期限"]),
        table_row("", &["1", "食材不留样", "每餐留样。", "食堂", "2025年2月"]),
        table_row(late, &["建立留样台账。", "总务处", "2025年3月"]),
        table_row("", &["2", "餐具未消毒", "配消毒柜。", "食堂", "2025年4月"]),
    ];
    let read = notice(&word(&format!("<w:tbl>{}</w:tbl>", rows.concat())), today());
    let items = items(&read);
    assert_eq!(items.iter().map(|item| item.title.as_str()).collect::<Vec<_>>(), ["食材不留样", "餐具未消毒"]);
    assert_eq!(told(items[0]), ["每餐留样。 unstated 2025-02", "建立留样台账。 unstated 2025-03"]);
    assert_eq!(names(&read.report, &items[0].lead_units), ["食堂", "总务处"]);
}

#[test]
fn struck_out_words_of_word_are_left_out_and_told() {
    let run = |format: &str, text: &str| format!("<w:r><w:rPr>{format}</w:rPr><w:t>{text}</w:t></w:r>");
    let line = |runs: &[String]| format!("<w:p>{}</w:p>", runs.concat());
    let document = word(
        &[
            line(&[run("", "关于安全检查整改情况的报告")]),
            line(&[run("", "1.消防器材不足的问题。")]),
            line(&[
                run("", "整改措施:"),
                run("<w:strike/>", "购置器材8具"),
                run("<w:strike w:val=\"0\"/>", "购置器材20具"),
                run("<w:dstrike w:val=\"true\"/>", "(初稿)"),
                run("", "。"),
            ]),
        ]
        .concat(),
    );
    let read = notice(&document, today());
    assert_eq!(items(&read)[0].measures[0].text, "购置器材20具。");
    assert_eq!(dropped(&document, Why::Deleted), ["购置器材8具", "(初稿)"]);
}
