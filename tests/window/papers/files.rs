//! Papers as workbooks, documents, pages and lists.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};
use guatu::app::papers_bytes;
use guatu::model::{Paper, PaperAudience};
use guatu::paper::{PaperRequest, form_paper};
use guatu::scene::pages;
use guatu::table;
use guatu::words::{Language, Words};

use super::{example, part, request, written};

/// The cells of a sheet as text, hidden ones too.
pub(crate) fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(name).unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn the_workbook_has_real_dates_numbers_choices_and_the_ids_of_its_rows() {
    let bytes = written("ledger", "xlsx");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["整改台账", "_guatu"]);
    let range = book.worksheet_range("整改台账").unwrap();
    let first = range.rows().position(|row| row[0] == Data::Float(1.0)).unwrap();
    let rows: Vec<&[Data]> = range.rows().skip(first).take(32).collect();
    assert_eq!(rows[31][0], Data::Float(32.0));
    assert!(matches!(rows[1][10], Data::DateTime(day) if day.is_datetime()), "{:?}", rows[1][10]);
    assert_eq!(rows[0][16].to_string(), "yunxi-2026/item/c1p1i1");
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    for wanted in ["<pane ", "fitToPage", "orientation=\"landscape\"", "paperSize=\"8\"", "<mergeCell ", "hidden=\"1\""]
    {
        assert!(xml.contains(wanted), "{wanted}");
    }
    assert!(
        part(&bytes, "xl/workbook.xml").contains("veryHidden")
            && part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles")
    );
    assert!(
        !part(&bytes, "docProps/core.xml").contains("<dc:creator>g")
            && part(&bytes, "docProps/core.xml").contains("<dc:creator></dc:creator>")
    );
}

#[test]
fn all_lists_go_into_one_workbook() {
    let dataset = example();
    let requests: Vec<PaperRequest> =
        table::LISTS.iter().map(|form| PaperRequest::Form(request(&dataset, form, PaperAudience::Office))).collect();
    let words = Words::load(Language::Chinese);
    let (bytes, looked_for) = papers_bytes(&requests, Path::new("a.xlsx"), &words).unwrap();
    assert!(looked_for > 0);
    let book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["问题清单", "任务清单", "责任清单", "制度清单", "成效清单", "时限清单", "_guatu"]);
}

#[test]
fn the_document_is_laid_out_as_the_standard_says() {
    let bytes = written("closing", "docx");
    let xml = part(&bytes, "word/document.xml");
    for wanted in [
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"",
        "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\"",
        "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>",
        "<w:gridCol ",
        "oddPage",
    ] {
        assert!(xml.contains(wanted), "{wanted}");
    }
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains("w:eastAsia=\"仿宋_GB2312\"") && styles.contains("w:eastAsia=\"方正小标宋简体\""));
    assert!(part(&bytes, "word/fontTable.xml").contains("FangSong"));
    let footer = part(&bytes, "word/footer1.xml");
    assert!(footer.contains("— ") && footer.contains(" PAGE ") && footer.contains("机关内部"));
    let list = part(&written("ledger", "docx"), "word/document.xml");
    for wanted in
        ["w:orient=\"landscape\"", "<w:tblHeader/>", "<w:cantSplit/>", "<w:vMerge w:val=\"restart\"/>", "w:gridSpan"]
    {
        assert!(list.contains(wanted), "{wanted}");
    }
}

#[test]
fn the_pages_are_numbered_and_name_their_readers() {
    let bytes = written("ledger", "pdf");
    let text = pdf_extract::extract_text_from_mem(&bytes).unwrap();
    let paper = form_paper(&request(&example(), "ledger", PaperAudience::Office)).unwrap();
    let count = pages(&paper).len();
    assert!(count > 3);
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    for page in 1..=count {
        assert!(plain.contains(&format!("—{page}—")), "{page}");
    }
    assert_eq!(plain.matches("机关内部").count(), count);
    assert_eq!(paper.sheet, Paper::A3Landscape);
}

#[test]
fn rows_are_cells_for_a_spreadsheet() {
    let text = String::from_utf8(written("evidence", "csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(reader.headers().unwrap().get(1), Some("材料名称"));
    let dataset = example();
    let pieces: usize =
        dataset.reports[0].items().map(|item| item.evidence.iter().filter(|own| !own.internal).count()).sum();
    assert_eq!(reader.records().count(), pieces);
}
