//! The office's papers: forms filled in from the example and written as files, read again by other readers.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "helpers of tests fail as tests do")]

mod common;

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::sync::Arc;

use calamine::{Data, Reader as _, Xlsx};
use guatu::app::papers_bytes;
use guatu::file;
use guatu::model::{Dataset, FormLayout, Object as _, Paper, PaperAudience, Status, Value};
use guatu::paper::{Block, FormRequest, PaperRequest, ReportKind, ReportRequest, form_paper, missing};
use guatu::scene::{Shape, page_size, pages};
use guatu::session::{Action, Command, Dialog, FormChange, FormChoice, Outgoing, PaperStep, View};
use guatu::table::{self, CellValue, RowKind, built_in, problems};
use guatu::words::{Language, Words};

/// The filled example, as of the day that its report speaks of.
fn example() -> Arc<Dataset> {
    Arc::new(file::read(include_bytes!("../assets/yunxi.guatu.json")).unwrap()).with_counted_limits()
}

fn request(dataset: &Arc<Dataset>, form: &str, audience: PaperAudience) -> FormRequest {
    let words = Arc::new(Words::load(Language::Chinese));
    let (form, name) = table::find(&dataset.reports[0], form, &words).unwrap();
    FormRequest {
        dataset: Arc::clone(dataset),
        report: 0,
        form,
        name,
        audience,
        unit: None,
        items: None,
        today: "2026-09-15".parse().unwrap(),
        near_days: 10,
        words,
    }
}

fn written(form: &str, ending: &str) -> Vec<u8> {
    let request = request(&example(), form, PaperAudience::Office);
    let words = Arc::clone(&request.words);
    papers_bytes(&[PaperRequest::Form(request)], Path::new(&format!("a.{ending}")), &words).unwrap().0
}

/// A part of a package as text.
fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn every_form_of_the_program_is_sound_and_as_wide_as_its_paper() {
    assert_eq!(built_in().len(), 16);
    let mut names = BTreeSet::new();
    for own in built_in() {
        assert_eq!(problems(&own.form), [], "{}", own.word);
        assert!(names.insert(own.form.name.clone()), "{}", own.word);
        if own.form.layout == FormLayout::List {
            let width: f64 = own.form.columns.iter().map(|column| column.width.unwrap().to_f64()).sum();
            assert!((width - f64::from(page_size(own.form.paper).text_width())).abs() < 0.01, "{}", own.word);
        }
        let paper = form_paper(&request(&example(), &own.form.name, PaperAudience::All)).unwrap();
        assert!(paper.tables().any(|table| table.data().count() > 0), "{} is empty", own.word);
    }
}

#[test]
fn the_ledger_counts_the_items_as_the_example_is_described() {
    let paper = form_paper(&request(&example(), "ledger", PaperAudience::Office)).unwrap();
    let Some(Block::Line(line)) = paper.blocks.get(1) else { panic!("no line below the title") };
    assert_eq!(line[1], "共32项：逾期6、临期4、在办3、待核验7、已销号12");
    let table = paper.tables().next().unwrap();
    assert_eq!(table.data().count(), 32);
    let numbers: Vec<String> = table.data().map(|row| row.cells[0].value.text()).collect();
    assert_eq!(numbers, (1..=32).map(|n| n.to_string()).collect::<Vec<_>>());
    let at = table.columns.iter().position(|column| column.source == "@status").unwrap();
    let late: Vec<String> =
        table.data().map(|row| &row.cells[at].value).filter(|v| v.is_late()).map(CellValue::text).collect();
    assert_eq!(late.len(), 6);
    assert!(late.contains(&"逾期77天".to_owned()) && late.contains(&"逾期45天".to_owned()), "{late:?}");
}

#[test]
fn the_lists_have_the_numbers_of_the_ledger() {
    let dataset = example();
    let number_of = |form: &str, name: &str| {
        let paper = form_paper(&request(&dataset, form, PaperAudience::Office)).unwrap();
        let table = paper.tables().next().unwrap().clone();
        let at = table.columns.iter().position(|column| column.source == "@item_name").unwrap();
        let row = table.data().find(|row| row.cells[at].value.text().contains(name)).unwrap().clone();
        row.cells[0].value.text()
    };
    for form in ["ledger", "problems", "tasks", "duties", "progress"] {
        assert_eq!(number_of(form, "老旧小区燃气管道改造滞后"), "6", "{form}");
    }
}

#[test]
fn a_unit_gets_its_own_items() {
    let asked = FormRequest {
        unit: Some("县财政局".to_owned()),
        ..request(&example(), "unit_tasks", PaperAudience::Office)
    };
    let paper = form_paper(&asked).unwrap();
    assert_eq!(paper.blocks[0], Block::Title("县财政局巡察整改任务清单".to_owned()));
    let dataset = example();
    let report = &dataset.reports[0];
    let unit = report.parties.iter().find(|party| party.name == "县财政局").unwrap();
    let own =
        |item: &&Arc<guatu::model::Item>| item.lead_units.contains(&unit.id) || item.support_units.contains(&unit.id);
    let expected = report.items().filter(own).count();
    assert!(expected > 0 && expected < 32);
    assert_eq!(paper.tables().next().unwrap().data().count(), expected);
}

#[test]
fn a_table_without_rows_says_so() {
    let asked = FormRequest { items: Some(Vec::new()), ..request(&example(), "ledger", PaperAudience::Office) };
    let paper = form_paper(&asked).unwrap();
    let table = paper.tables().next().unwrap();
    assert_eq!((table.rows.len(), table.rows[0].kind), (1, RowKind::Nothing));
    assert_eq!(table.rows[0].cells[0].value.text(), "无");
}

#[test]
fn the_deadlines_are_in_the_order_of_the_dates() {
    let paper = form_paper(&request(&example(), "deadlines", PaperAudience::Office)).unwrap();
    let table = paper.tables().next().unwrap();
    let at = table.columns.iter().position(|column| column.source == "@limit").unwrap();
    let days: Vec<_> = table
        .data()
        .filter_map(|row| if let CellValue::Day(day) = row.cells[at].value { Some(day) } else { None })
        .collect();
    assert!(days.len() > 20 && days.is_sorted());
}

#[test]
fn no_words_of_a_page_stand_outside_its_margins_and_none_is_lost() {
    for form in ["ledger", "duties", "closing", "tasks"] {
        let paper = form_paper(&request(&example(), form, PaperAudience::Office)).unwrap();
        let drawn: String =
            pages(&paper).iter().flat_map(|page| page.words().map(str::to_owned).collect::<Vec<_>>()).collect();
        let drawn: String = drawn.chars().filter(|c| !c.is_whitespace()).collect();
        for table in paper.tables() {
            for cell in table.data().flat_map(|row| &row.cells).filter(|cell| cell.rows == 1 && cell.columns > 0) {
                let text: String = cell.value.text().chars().filter(|c| !c.is_whitespace()).collect();
                assert!(drawn.contains(&text), "{form}: {text}");
            }
        }
        for page in pages(&paper) {
            let right = page.width;
            for shape in &page.shapes {
                if let Shape::Rect { at: [x, y, width, height], .. } = shape {
                    assert!(*x >= -0.1 && x + width <= right + 0.1 && *y >= -0.1 && y + height <= page.height + 0.1);
                }
            }
        }
    }
}

#[test]
fn a_row_that_is_higher_than_a_page_goes_on_over_several() {
    let mut dataset = Dataset::clone(&example());
    let long = "一是逐户走访核实情况并建立台账。".repeat(900);
    Arc::make_mut(&mut dataset.reports[0])
        .change_items(|item| item.id.as_str() == "c1p1i2", |item| item.finding = long.clone());
    let dataset = Arc::new(dataset);
    let paper = form_paper(&request(&dataset, "ledger", PaperAudience::Office)).unwrap();
    let drawn: String =
        pages(&paper).iter().flat_map(|page| page.words().map(str::to_owned).collect::<Vec<_>>()).collect();
    let lines: String = drawn.chars().filter(|c| !c.is_whitespace()).collect();
    // A column beside it may stand between two lines of the text: the rare character of each sentence is counted.
    assert_eq!(lines.matches('账').count() - drawn_title(&paper).matches('账').count(), 900);
    let words = Words::load(Language::Chinese);
    let bytes = papers_bytes(
        &[PaperRequest::Form(request(&dataset, "ledger", PaperAudience::Office))],
        Path::new("a.xlsx"),
        &words,
    )
    .unwrap()
    .0;
    let cells = sheet(&bytes, "整改台账");
    let whole: String = cells.iter().map(|row| row.get(4).cloned().unwrap_or_default()).collect();
    assert!(whole.contains(&long), "the pieces of the row are the text");
}

/// The words of the title and the cells beside the long one.
fn drawn_title(paper: &guatu::paper::Paper) -> String {
    let long = |text: &String| text.matches('账').count() < 100;
    let count = pages(paper).len();
    let words: String = paper.words().into_iter().filter(long).collect();
    assert!(count > 2);
    words
}

/// The cells of a sheet as text, hidden ones too.
fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<String>> {
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

/// The example with a mark of its own in every text that somebody may not see, and what nobody but the office may see
/// marked as internal.
fn marked() -> (Arc<Dataset>, Vec<(PaperAudience, String)>) {
    let mut dataset = Dataset::clone(&example());
    let mut marks = Vec::new();
    let report = Arc::make_mut(&mut dataset.reports[0]);
    for (at, column) in report.columns.iter().enumerate() {
        assert!(at < 2 && !column.title.is_empty());
    }
    report.change_items(
        |_| true,
        |item| {
            let n = item.id.as_str().to_owned();
            item.note = format!("备注机关标记{n}");
            for update in &mut item.updates {
                update.problems = format!("存在问题机关标记{n}");
                update.next = format!("下步措施机关标记{n}");
            }
            for own in &mut item.evidence {
                own.file = format!("路径机关标记{n}.pdf");
            }
            if n.ends_with('1') {
                item.internal = true;
                item.title = format!("内部事项标记{n}");
                item.finding = format!("内部表现标记{n}");
            } else if let Some(measure) = item.measures.first_mut() {
                measure.internal = true;
                measure.text = format!("内部措施标记{n}");
            }
        },
    );
    for item in report.items() {
        let n = item.id.as_str();
        for word in ["备注机关标记", "存在问题机关标记", "下步措施机关标记", "路径机关标记"]
        {
            marks.push((PaperAudience::Office, format!("{word}{n}")));
        }
        for word in ["内部事项标记", "内部表现标记", "内部措施标记"] {
            marks.push((PaperAudience::All, format!("{word}{n}")));
        }
    }
    (Arc::new(dataset), marks)
}

/// The words of a file by other readers than the program's.
fn words_of(bytes: &[u8], ending: &str) -> String {
    let text = match ending {
        "xlsx" | "docx" => {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            let mut all = String::new();
            for at in 0..archive.len() {
                let mut text = String::new();
                archive.by_index(at).unwrap().read_to_string(&mut text).unwrap();
                all.push_str(&text);
            }
            all
        }
        "pdf" => pdf_extract::extract_text_from_mem(bytes).unwrap(),
        _ => String::from_utf8(bytes.to_vec()).unwrap(),
    };
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn no_file_holds_what_is_not_for_its_readers() {
    let (dataset, marks) = marked();
    let words = Words::load(Language::Chinese);
    let mut seen = BTreeSet::new();
    let files = [
        ("whole", "xlsx"),
        ("whole", "docx"),
        ("whole", "csv"),
        ("progress", "pdf"),
        ("progress", "xlsx"),
        ("evidence", "csv"),
        ("closing", "docx"),
    ];
    for (form, ending) in files {
        for audience in PaperAudience::ALL {
            let asked = match form {
                "whole" => FormRequest {
                    form: whole_form(guatu::model::FormRows::Items),
                    ..request(&dataset, "ledger", audience)
                },
                form => request(&dataset, form, audience),
            };
            let path = format!("a.{ending}");
            let (bytes, _) = papers_bytes(&[PaperRequest::Form(asked)], Path::new(&path), &words).unwrap();
            let text = words_of(&bytes, ending);
            for (least, mark) in &marks {
                let found = text.contains(mark);
                assert!(audience as u8 >= *least as u8 || !found, "{form} {ending} {audience:?}: {mark}");
                if found {
                    seen.insert(mark.chars().take(4).collect::<String>());
                }
            }
        }
    }
    // Each of the marks would have been seen: those who may do see it.
    assert_eq!(seen.len(), 7, "{seen:?}");
}

#[test]
fn a_file_with_a_left_out_text_is_not_written() {
    let (dataset, _) = marked();
    let mut asked = request(&dataset, "ledger", PaperAudience::Public);
    // A line is typed by a person, and may say what the readers must not see.
    asked.form.head = vec!["下步措施机关标记c1p1i2".to_owned()];
    for ending in ["xlsx", "docx", "pdf"] {
        let bytes = export_unproven(&asked, ending);
        let left_out = vec!["下步措施机关标记c1p1i2".to_owned()];
        let proof = guatu::export::prove(&bytes, Path::new(&format!("a.{ending}")), &left_out).unwrap();
        assert_eq!((proof.looked_for, proof.found), (1, left_out), "{ending}");
    }
}

fn export_unproven(asked: &FormRequest, ending: &str) -> Vec<u8> {
    guatu::export::papers(&[form_paper(asked).unwrap()], Path::new(&format!("a.{ending}"))).unwrap()
}

#[test]
fn handlers_and_their_names_are_not_for_the_public() {
    let dataset = example();
    let seen = guatu::analysis::for_audience(&dataset, PaperAudience::Public);
    let report = &seen.reports[0];
    assert!(dataset.reports[0].parties.iter().any(|party| !party.contact.is_empty() || !party.phone.is_empty()));
    assert!(report.parties.iter().all(|party| party.contact.is_empty() && party.phone.is_empty()));
    assert!(report.items().all(|item| item.handlers.is_empty() && item.log.is_empty()));
    let left_out = guatu::analysis::left_out(&dataset, &seen);
    let handler = dataset.reports[0].items().find_map(|item| item.handlers.first()).unwrap();
    let name = &dataset.reports[0].party(handler).unwrap().name;
    assert!(report.party(handler).is_none() && left_out.contains(name), "{name}");
    let statuses = Status::ALL.map(Status::code);
    assert_eq!(statuses, ["late", "near", "open", "done", "closed"]);
    let item = report.items().next().unwrap();
    assert!(matches!(item.value("title"), Some(Value::Text(text)) if !text.is_empty()));
}

/// The workbook of a form, as another program would hand it back: with some cells changed.
fn returned(bytes: &[u8]) -> guatu::reading::formats::Document {
    guatu::reading::formats::open(bytes, "台账.xlsx", &|_| true).unwrap()
}

fn taken(dataset: &Arc<Dataset>, bytes: &[u8]) -> table::TakenBack {
    let document = returned(bytes);
    let words = Arc::new(Words::load(Language::Chinese));
    let today = "2026-09-20".parse().unwrap();
    table::take_back(dataset, document.returned.as_deref().unwrap(), today, &words).unwrap()
}

#[test]
fn a_workbook_that_comes_back_unchanged_changes_nothing() {
    let dataset = example();
    let words = Words::load(Language::Chinese);
    for own in built_in().iter().filter(|own| own.form.layout == FormLayout::List) {
        let asked = request(&dataset, &own.form.name, PaperAudience::All);
        let bytes = papers_bytes(&[PaperRequest::Form(asked)], Path::new("a.xlsx"), &words).unwrap().0;
        let Some(_) = returned(&bytes).returned.filter(|back| table::report_of(back, &dataset).is_some()) else {
            continue;
        };
        let back = taken(&dataset, &bytes);
        assert_eq!(
            (back.changed, back.added, back.unread.as_slice(), back.unknown),
            (0, 0, &[][..], 0),
            "{}",
            own.word
        );
        assert_eq!(back.dataset, dataset, "{}", own.word);
    }
}

/// A ledger of every field that a ledger may show, of items and of measures.
fn whole_form(rows: guatu::model::FormRows) -> guatu::model::Form {
    let fields = match rows {
        guatu::model::FormRows::Measures => guatu::model::Measure::FIELDS,
        _ => guatu::model::Item::FIELDS,
    };
    let column =
        |field: &str| guatu::model::FormColumn { field: field.to_owned(), ..guatu::model::FormColumn::blank() };
    let own = fields.iter().filter(|field| field.in_ledger).map(|field| column(field.key));
    let shared = ["category.title", "problem.title", "custom.风险等级", "custom.联系督导组"].map(column);
    guatu::model::Form {
        name: "whole".to_owned(),
        title: "全部栏目".to_owned(),
        rows,
        columns: shared.into_iter().chain(own).collect(),
        ..guatu::model::Form::blank()
    }
}

#[test]
fn every_column_that_can_be_changed_lands_where_it_came_from() {
    let dataset = example();
    let words = Words::load(Language::Chinese);
    for rows in [guatu::model::FormRows::Items, guatu::model::FormRows::Measures] {
        let asked = FormRequest { form: whole_form(rows), ..request(&dataset, "ledger", PaperAudience::All) };
        let bytes = papers_bytes(&[PaperRequest::Form(asked)], Path::new("a.xlsx"), &words).unwrap().0;
        let back = taken(&dataset, &bytes);
        assert_eq!((back.changed, back.unread.as_slice()), (0, &[][..]));
        assert_eq!(back.dataset, dataset);
    }
}

/// A workbook with the words of one shared string replaced, as a person would change cells with these words.
fn with_words(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut changed = false;
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut part = Vec::new();
        file.read_to_end(&mut part).unwrap();
        if name == "xl/sharedStrings.xml" {
            let text = String::from_utf8(part).unwrap();
            changed = text.contains(from);
            part = text.replace(from, to).into_bytes();
        }
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, &part).unwrap();
    }
    assert!(changed, "{from}");
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_a_unit_types_into_the_workbook_is_taken() {
    let dataset = example();
    let bytes = written("ledger", "xlsx");
    let goal = dataset.reports[0].items().next().unwrap().goal.clone();
    let bytes = with_words(&bytes, &goal, "2026年10月底前全部开工");
    let bytes = with_words(&bytes, "<t>县发改局</t>", "<t>县发改局、县新设局</t>");
    let latest = "累计兑付1294万元，兑付率69.6%，尚有缺口566万元";
    let bytes = with_words(&bytes, latest, "累计兑付1860万元，全部兑付");
    let back = taken(&dataset, &bytes);
    let before: Vec<_> = dataset.reports[0].items().cloned().collect();
    let after: Vec<_> = back.dataset.reports[0].items().cloned().collect();
    assert_eq!(after[0].goal, "2026年10月底前全部开工");
    assert_eq!(before[1].updates.len() + 1, after[1].updates.len(), "what was reported before stays");
    let update = after[1].updates.last().unwrap();
    assert_eq!((update.text.as_str(), update.on.to_string().as_str()), ("累计兑付1860万元，全部兑付", "2026-09-20"));
    let named = |item: &guatu::model::Item| -> Vec<String> {
        item.lead_units.iter().map(|id| back.dataset.reports[0].party(id).unwrap().name.clone()).collect()
    };
    assert_eq!(named(&after[0]), ["县发改局", "县新设局"]);
    assert_eq!(back.unread, []);
    let others = before.iter().zip(&after).skip(2).filter(|(a, b)| a.goal != b.goal || a.updates != b.updates);
    assert_eq!(others.count(), 0);
}

#[test]
fn the_description_of_forms_names_all_that_a_form_can_hold() {
    let about = include_str!("../assets/forms/README.md");
    for own in table::Computed::ALL {
        assert!(about.contains(&format!("`@{}`", own.code())), "{}", own.code());
    }
    for own in guatu::analysis::Derived::ALL {
        assert!(about.contains(&format!("`@{}`", own.code())), "{}", own.code());
    }
    for field in guatu::model::Form::FIELDS.iter().chain(guatu::model::FormColumn::FIELDS) {
        assert!(about.contains(&format!("`{}`", field.key)), "{}", field.key);
    }
}

fn report(dataset: &Arc<Dataset>, kind: ReportKind, audience: PaperAudience) -> ReportRequest {
    let words = Arc::new(Words::load(Language::Chinese));
    let today = "2026-09-15".parse().unwrap();
    ReportRequest {
        dataset: Arc::clone(dataset),
        report: 0,
        kind,
        name: "报告".to_owned(),
        audience,
        sources: true,
        today,
        near_days: 10,
        words,
    }
}

#[test]
fn the_report_says_what_the_dataset_holds() {
    let dataset = example();
    let asked = PaperRequest::Report(report(&dataset, ReportKind::Progress, PaperAudience::Office));
    let text = asked.paper().unwrap().words().concat();
    for wanted in [
        "4个方面12个问题32个具体问题",
        "已核验销号12个，单位报告完成待核验7个，逾期6个，正在推进7个；以32个具体问题计，销号率37.5%",
    ] {
        assert!(text.contains(wanted), "{wanted}");
    }
    for item in dataset.reports[0].items().filter(|item| !item.internal) {
        assert!(text.contains(&item.title) && text.contains(item.finding.trim_end_matches('。')), "{}", item.title);
    }
    assert!(text.contains(&dataset.reports[0].next_steps) && text.contains("一、具体问题整改情况"));
    let words = Words::load(Language::Chinese);
    let bytes = papers_bytes(&[asked], Path::new("a.docx"), &words).unwrap().0;
    assert!(part(&bytes, "word/comments.xml").contains("出处"));
    assert!(part(&bytes, "word/document.xml").contains("w:commentReference"));
    let mut plain = report(&dataset, ReportKind::Progress, PaperAudience::Office);
    plain.sources = false;
    let bytes = papers_bytes(&[PaperRequest::Report(plain)], Path::new("a.docx"), &words).unwrap().0;
    assert!(!part(&bytes, "word/comments.xml").contains("出处"));
}

#[test]
fn what_is_missing_is_counted_and_not_made_up() {
    let mut dataset = Dataset::clone(&example());
    let mut left = 7;
    let ids: Vec<String> = dataset.reports[0].items().take(left).map(|item| item.id.to_string()).collect();
    Arc::make_mut(&mut dataset.reports[0])
        .change_items(|item| ids.contains(&item.id.to_string()), |item| item.goal.clear());
    let dataset = Arc::new(dataset);
    let asked = report(&dataset, ReportKind::Plan, PaperAudience::Office);
    left = missing(&asked).iter().find(|(key, _)| *key == "missing-goal").unwrap().1;
    assert_eq!(left, 7);
    let text = PaperRequest::Report(asked).paper().unwrap().words().concat();
    assert_eq!(text.matches("整改目标：").count(), 32 - 7);
}

#[test]
fn a_report_of_the_notice_reads_back_as_the_same_tree() {
    let dataset = Arc::new(file::read(guatu::app::EXAMPLE).unwrap()).with_counted_limits();
    let asked = PaperRequest::Report(report(&dataset, ReportKind::Progress, PaperAudience::Public));
    let words = Words::load(Language::Chinese);
    let bytes = papers_bytes(&[asked], Path::new("a.docx"), &words).unwrap().0;
    let document = guatu::reading::formats::open(&bytes, "报告.docx", &|_| true).unwrap();
    let understood = guatu::reading::notice::notice(&document, "2026-09-15".parse().unwrap());
    let tree = |report: &guatu::model::Report| -> Vec<(usize, usize)> {
        report.items().map(|item| (item.title.chars().count(), item.measures.len())).collect()
    };
    assert_eq!(tree(&understood.report).len(), tree(&dataset.reports[0]).len());
}

/// A window on the bundled notice, whose readers nobody named yet.
fn window() -> common::Window {
    common::with_example()
}

#[test]
fn the_ledger_is_printed_as_it_is_shown_after_a_preview() {
    let mut harness = window();
    common::act(&mut harness, Action::SetView(View::Ledger));
    common::act(&mut harness, Action::Run(Command::Print));
    let asked = Outgoing::Command(Command::Print);
    assert_eq!(common::session(&harness).dialog(), Some(&Dialog::Audience(asked.clone())));
    common::act(&mut harness, Action::ChooseAudience(PaperAudience::Office, asked));
    assert_eq!(common::session(&harness).view(), View::Papers);
    assert_eq!(common::dataset(&harness).reports[0].audience, Some(PaperAudience::Office));
    let papers = common::session(&harness).active().unwrap().papers();
    assert_eq!(papers.chosen, FormChoice::Shown);
    let made = papers.made.as_ref().unwrap();
    let table = made.paper.tables().next().unwrap();
    assert_eq!(table.data().count(), 29);
    assert_eq!(table.columns.len(), common::session(&harness).preferences().ledger_columns.len());
}

#[test]
fn an_own_form_is_kept_in_the_dataset_and_every_change_can_be_undone() {
    let mut harness = window();
    common::act(&mut harness, Action::Run(Command::Papers));
    common::act(&mut harness, Action::Paper(PaperStep::Choose(FormChoice::Named("tasks".to_owned()))));
    common::act(&mut harness, Action::Paper(PaperStep::CopyForm));
    let forms = |harness: &common::Window| common::dataset(harness).reports[0].forms.clone();
    assert_eq!(forms(&harness).len(), 1);
    let columns = forms(&harness)[0].columns.len();
    common::act(&mut harness, Action::Paper(PaperStep::Change(FormChange::RemoveColumn(0))));
    common::act(&mut harness, Action::Paper(PaperStep::Change(FormChange::Title("镇街任务清单".to_owned()))));
    assert_eq!((forms(&harness)[0].columns.len(), forms(&harness)[0].title.as_str()), (columns - 1, "镇街任务清单"));
    let made = common::session(&harness).active().unwrap().papers().made.clone().unwrap();
    assert_eq!(made.paper.tables().next().unwrap().columns.len(), columns - 1);
    assert_eq!(made.paper.blocks[0], Block::Title("镇街任务清单".to_owned()));
    for _ in 0..3 {
        common::act(&mut harness, Action::Run(Command::Undo));
    }
    assert!(forms(&harness).is_empty());
}
