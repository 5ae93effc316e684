//! What is copied: cells and outlines that other programs read, and the program's own nodes beside them.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::fs::File;
use std::io::Write as _;

use egui::Event;
use guatu::analysis::{Column, LedgerOrder, LedgerRequest};
use guatu::model::{Dataset, ItemId, NodeId, NodeRef};
use guatu::session::{Action, ClipboardContent, Command, FormChoice, PaperStep, View};
use html5gum::emitters::default::Token;

use crate::common::{Window, act, dataset, session, window};

/// A ledger whose cells hold everything that a table of texts can trip over.
const LEDGER: &str = r#"{
  "format": "guatu", "version": 1,
  "reports": [{
    "id": "r", "title": "台账", "source": { "name": "a.txt", "paragraphs": [] },
    "columns": [{ "id": "k1", "title": "编号", "kind": "text" }],
    "parties": [{ "id": "u1", "name": "水务局", "kind": "unit" }],
    "categories": [{ "id": "c1", "number": "(一)", "title": "面上", "problems": [{ "id": "p1", "number": "1.",
      "title": "管护", "items": [
        { "id": "i1", "number": "1-2", "title": "先“清”\"淤\"<b>&后\t护", "progress": "in_progress", "percent": 62.5,
          "lead_units": ["u1"], "due": { "on": "2026-03-01" }, "custom": { "k1": "0012" },
          "note": "一是清淤;\n二是\"护岸\"" },
        { "id": "i2", "number": "3", "title": "未选的一条", "progress": "done" },
        { "id": "i3", "number": "2", "title": "乙", "progress": "not_started", "percent": 40,
          "measures": [{ "id": "m1", "number": "一是", "text": "建章立制" }],
          "indicators": [{ "id": "n1", "name": "覆盖率", "unit": "%", "better": "higher" }] }
      ] }] }]
  }]
}"#;

const COLUMNS: [&str; 7] = ["title", "number", "due", "percent", "custom.编号", "note", "lead_units"];

fn opened() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.guatu.json");
    File::create(&path).unwrap().write_all(LEDGER.as_bytes()).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    assert_eq!(dataset(&harness).reports[0].items().count(), 3);
    harness
}

fn item(id: &str) -> NodeRef {
    NodeRef::new("r".into(), NodeId::Item(id.into()))
}

/// The ledger with its rows from the last number to the first, and what is copied of two of its rows.
fn with_rows_copied() -> (Window, ClipboardContent) {
    let mut harness = opened();
    let columns: Vec<Column> = COLUMNS.map(|name| serde_json::from_value(name.into()).unwrap()).to_vec();
    act(&mut harness, Action::SetView(View::Ledger));
    act(&mut harness, Action::SetColumns(columns.clone()));
    let order = LedgerOrder::by(columns[3].clone(), false);
    act(&mut harness, Action::SetLedger(LedgerRequest { order, ..LedgerRequest::default() }));
    act(&mut harness, Action::Mark(vec![item("i1"), item("i3")]));
    harness.event(Event::Copy);
    harness.run_steps(4);
    let copied = harness.state().copied().unwrap().clone();
    (harness, copied)
}

/// A cell of HTML: its attributes and its words, line breaks as they are read.
#[derive(Debug, Default)]
struct HtmlCell {
    attributes: Vec<(String, String)>,
    words: String,
}

impl HtmlCell {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// The rows of the tables in HTML.
fn rows(html: &str) -> Vec<Vec<HtmlCell>> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut rows: Vec<Vec<HtmlCell>> = Vec::new();
    for token in html5gum::Tokenizer::new(html) {
        match token.unwrap() {
            Token::StartTag(tag) if &**tag.name == b"tr" => rows.push(Vec::new()),
            Token::StartTag(tag) if matches!(&**tag.name, b"td" | b"th") => {
                let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                rows.last_mut().unwrap().push(HtmlCell { attributes, words: String::new() });
            }
            Token::StartTag(tag) if &**tag.name == b"br" => rows.last_mut().unwrap().last_mut().unwrap().words += "\n",
            Token::String(words) => {
                if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.words += &text(&words);
                }
            }
            _ => {}
        }
    }
    rows
}

/// The cells of the two rows as they are to be read, first those of 40 %.
fn expected() -> [[&'static str; 7]; 3] {
    [
        ["标题", "编号", "现期限", "完成比例", "编号", "备注", "牵头单位"],
        ["乙", "(一)1.2", "", "40%", "", "", ""],
        ["先“清”\"淤\"<b>&后\t护", "(一)1.1-2", "2026-03-01", "62.5%", "0012", "一是清淤;\n二是\"护岸\"", "水务局"],
    ]
}

#[test]
fn rows_of_the_ledger_are_cells_of_a_text_with_tabs() {
    let (_, copied) = with_rows_copied();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(b'\t').from_reader(copied.text.as_bytes());
    let lines: Vec<Vec<String>> =
        reader.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(lines[1..], expected().map(|row| row.map(str::to_owned).to_vec())[1..]);
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0].len(), COLUMNS.len());
}

#[test]
fn rows_of_the_ledger_are_cells_of_html_that_say_what_they_hold() {
    let (_, copied) = with_rows_copied();
    let rows = rows(copied.html.as_deref().unwrap());
    let words: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(|cell| cell.words.as_str()).collect()).collect();
    assert_eq!(words[1..], expected().map(|row| row.to_vec())[1..]);
    let row = &rows[2];
    // A number of an item is no date, and 0012 is no number.
    for text in [&row[1], &row[4]] {
        assert_eq!(text.get("sdval"), None);
        assert!(text.get("sdnum").unwrap().ends_with(";@"), "{text:?}");
        assert!(text.get("style").unwrap().contains("mso-number-format:'\\@'"), "{text:?}");
    }
    // 2026-03-01 as spreadsheets count days.
    assert_eq!((row[2].get("sdval"), row[2].get("sdnum")), (Some("46082"), Some("1033;0;YYYY-MM-DD")));
    assert_eq!((row[3].get("sdval"), row[3].get("sdnum")), (Some("0.625"), Some("1033;0;0.00%")));
    assert_eq!((rows[1][3].get("sdval"), rows[1][3].get("sdnum")), (Some("0.40"), Some("1033;0;0%")));
}

/// The items of a dataset without what an id depends on.
fn titles(dataset: &Dataset) -> Vec<(String, usize, usize)> {
    let items = dataset.reports[0].items();
    items.map(|item| (item.title.clone(), item.measures.len(), item.indicators.len())).collect()
}

#[test]
fn copied_rows_are_nodes_again_in_the_same_window() {
    let (mut harness, copied) = with_rows_copied();
    act(&mut harness, Action::Select(item("i2")));
    harness.event(Event::Paste(copied.text));
    harness.run_steps(6);
    let own = dataset(&harness).reports[0].item(&ItemId::from("i1")).unwrap().clone();
    let all = titles(dataset(&harness));
    assert_eq!(all.len(), 5);
    assert_eq!((all[2].clone(), all[3].clone()), ((own.title.clone(), 0, 0), ("乙".to_owned(), 1, 1)));
    let pasted = dataset(&harness).reports[0].items().nth(2).unwrap();
    assert_eq!((&pasted.custom, &pasted.due, &pasted.note), (&own.custom, &own.due, &own.note));
    act(&mut harness, Action::Run(Command::Undo));
    assert_eq!(titles(dataset(&harness)).len(), 3);
}

#[test]
fn copied_rows_are_nodes_again_in_another_window() {
    let (_, copied) = with_rows_copied();
    let mut second = opened();
    act(&mut second, Action::Select(item("i2")));
    act(&mut second, Action::Paste(copied.clone()));
    assert_eq!(titles(dataset(&second)).len(), 5);
    // A program that took the text alone gives its cells and no nodes, which is told.
    let before = session(&second).toasts().len();
    act(&mut second, Action::Paste(ClipboardContent { html: None, ..copied }));
    assert_eq!((titles(dataset(&second)).len(), session(&second).toasts().len()), (5, before + 1));
}

#[test]
fn another_text_than_the_copied_one_is_not_taken_for_the_nodes() {
    let (mut harness, _) = with_rows_copied();
    harness.event(Event::Paste("乙\t2".to_owned()));
    harness.run_steps(6);
    assert_eq!(titles(dataset(&harness)).len(), 3);
}

#[test]
fn nodes_of_the_tree_are_an_outline() {
    let mut harness = opened();
    act(&mut harness, Action::SetView(View::Detail));
    act(&mut harness, Action::Select(NodeRef::new("r".into(), NodeId::Problem("p1".into()))));
    harness.event(Event::Copy);
    harness.run_steps(4);
    let copied = harness.state().copied().unwrap().clone();
    let lines: Vec<&str> = copied.text.lines().collect();
    let expected = ["1.管护", "\t1-2先“清”\"淤\"<b>&后 护", "\t3未选的一条", "\t2乙", "\t\t一是建章立制", "\t\t覆盖率"];
    assert_eq!(lines, expected);
    let (mut depth, mut outline) = (0, Vec::new());
    for token in html5gum::Tokenizer::new(copied.html.as_deref().unwrap()) {
        match token.unwrap() {
            Token::StartTag(tag) if &**tag.name == b"ul" => depth += 1,
            Token::EndTag(tag) if &**tag.name == b"ul" => depth -= 1,
            Token::String(words) => outline.push("\t".repeat(depth - 1) + std::str::from_utf8(&words).unwrap()),
            _ => {}
        }
    }
    assert_eq!((outline, depth), (expected.map(str::to_owned).to_vec(), 0));
    act(&mut harness, Action::Run(Command::Cut));
    assert_eq!(dataset(&harness).reports[0].items().count(), 0);
    let text = harness.state().copied().unwrap().text.clone();
    act(&mut harness, Action::Select(NodeRef::new("r".into(), NodeId::Category("c1".into()))));
    harness.event(Event::Paste(text));
    harness.run_steps(6);
    assert_eq!(titles(dataset(&harness)).len(), 3);
}

#[test]
fn the_table_of_a_paper_is_html_with_its_merged_cells() {
    let mut harness = opened();
    act(&mut harness, Action::SetView(View::Papers));
    act(&mut harness, Action::Paper(PaperStep::Audience(guatu::model::PaperAudience::All)));
    act(&mut harness, Action::Paper(PaperStep::Choose(FormChoice::Named("problems".to_owned()))));
    act(&mut harness, Action::Paper(PaperStep::Copy));
    let copied = harness.state().copied().unwrap().clone();
    let rows = rows(copied.html.as_deref().unwrap());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(b'\t').from_reader(copied.text.as_bytes());
    let lines = reader.records().map(Result::unwrap).count();
    assert!(lines > 3 && rows.len() >= lines, "{lines} {}", rows.len());
    // A table is as wide in each row, whatever of it is merged.
    let wide = |row: &Vec<HtmlCell>| -> usize {
        row.iter().map(|cell| cell.get("colspan").map_or(1, |columns| columns.parse::<usize>().unwrap())).sum()
    };
    let widest = rows.iter().map(wide).max().unwrap();
    let mut covered = vec![0_usize; rows.len() + 1];
    for (at, row) in rows.iter().enumerate() {
        assert_eq!(wide(row) + covered[at], widest, "row {at}");
        for cell in row {
            let high = cell.get("rowspan").map_or(1, |rows| rows.parse::<usize>().unwrap());
            for below in covered.iter_mut().skip(at + 1).take(high - 1) {
                *below += cell.get("colspan").map_or(1, |columns| columns.parse::<usize>().unwrap());
            }
        }
    }
    // What is embedded is of the copied nodes alone: a paper holds none.
    act(&mut harness, Action::SetView(View::Detail));
    act(&mut harness, Action::Select(item("i2")));
    act(&mut harness, Action::Paste(copied));
    assert_eq!(titles(dataset(&harness)).len(), 3);
}
