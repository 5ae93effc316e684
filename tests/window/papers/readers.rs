//! Who may read what: no file holds what is not for its readers.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::sync::Arc;

use guatu::app::papers_bytes;
use guatu::model::{Dataset, FormRows, Object as _, PaperAudience, Status, Value};
use guatu::paper::{FormRequest, PaperRequest, form_paper};
use guatu::words::{Language, Words};

use super::{example, request, whole_form};

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
                "whole" => FormRequest { form: whole_form(FormRows::Items), ..request(&dataset, "ledger", audience) },
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

#[test]
fn a_line_of_an_own_form_that_says_what_is_left_out_keeps_the_file_from_being_written() {
    let (dataset, _) = marked();
    let mut asked = request(&dataset, "ledger", PaperAudience::Public);
    asked.form.head = vec!["下步措施机关标记c1p1i2".to_owned()];
    let words = Words::load(Language::Chinese);
    let error = papers_bytes(&[PaperRequest::Form(asked)], Path::new("a.xlsx"), &words).unwrap_err();
    assert!(error.contains("下步措施机关标记"), "{error}");
}
