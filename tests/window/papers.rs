//! The office's papers: forms filled in from the example and written as files, read again by other readers.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "helpers of tests fail as tests do")]

mod copy;
mod files;
mod forms;
mod head;
mod letters;
mod like;
mod monthly;
mod prose;
mod readers;
mod returned;
mod returned_entries;
mod versions;
mod window;

use std::io::{Cursor, Read as _};
use std::path::Path;
use std::sync::Arc;

use guatu::app::papers_bytes;
use guatu::file;
use guatu::model::{Dataset, Form, FormColumn, FormRows, Item, Measure, Object as _, PaperAudience};
use guatu::paper::{FormRequest, PaperRequest};
use guatu::table;
use guatu::words::{Language, Words};

/// The filled example, as of the day that its report speaks of.
pub(crate) fn example() -> Arc<Dataset> {
    Arc::new(file::read(include_bytes!("../../assets/yunxi.guatu.json")).unwrap()).with_counted_limits()
}

pub(crate) fn request(dataset: &Arc<Dataset>, form: &str, audience: PaperAudience) -> FormRequest {
    let words = Arc::new(Words::load(Language::Chinese));
    let (form, name) = table::find(&dataset.reports[0], &[], form, &words).unwrap();
    FormRequest {
        dataset: Arc::clone(dataset),
        report: 0,
        form,
        name,
        audience,
        unit: None,
        items: None,
        shown: None,
        today: "2026-09-15".parse().unwrap(),
        near_days: 10,
        pace_points: 5,
        words,
    }
}

pub(crate) fn written(form: &str, ending: &str) -> Vec<u8> {
    bytes_of(request(&example(), form, PaperAudience::Office), ending)
}

/// A part of a package as text.
pub(crate) fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A ledger of every field that a ledger may show, of items and of measures.
pub(crate) fn whole_form(rows: FormRows) -> Form {
    let fields = match rows {
        FormRows::Measures => Measure::FIELDS,
        _ => Item::FIELDS,
    };
    let column = |field: &str| FormColumn { field: field.to_owned(), ..FormColumn::blank() };
    let own = fields.iter().filter(|field| field.in_ledger).map(|field| column(field.key));
    let shared = ["category.title", "problem.title", "custom.风险等级", "custom.联系督导组"].map(column);
    Form {
        name: "whole".to_owned(),
        title: "全部栏目".to_owned(),
        rows,
        columns: shared.into_iter().chain(own).collect(),
        ..Form::blank()
    }
}

/// The bytes of one paper.
pub(crate) fn bytes_of(asked: FormRequest, ending: &str) -> Vec<u8> {
    let words = Arc::clone(&asked.words);
    papers_bytes(&[PaperRequest::Form(asked)], Path::new(&format!("a.{ending}")), &words).unwrap().0
}
