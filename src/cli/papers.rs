//! The office's papers written to files without a window.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use crate::export::PAPER_ENDINGS;
use crate::model::{Dataset, Date, PaperAudience};
use crate::paper::{FormRequest, PaperRequest, ReportKind, ReportRequest};
use crate::session::{Preferences, form_problems, report_word};
use crate::words::{Language, Words};
use crate::{app, file, table};

use super::look::Look;
use super::say::say;
use super::write::write;

/// Forms to be filled in and written to one file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PaperExport {
    pub(super) file: PathBuf,
    /// The names of the forms, set apart by commas; `lists` for all lists.
    pub(super) forms: String,
    pub(super) out: PathBuf,
    /// Who reads it; without it whom the dataset names, else the public.
    pub(super) audience: Option<PaperAudience>,
    pub(super) unit: Option<String>,
    /// The lists that are bound behind a paper in prose, set apart by commas.
    pub(super) appendices: Option<String>,
    pub(super) look: Look,
    /// The first day of a monthly report; without it the first of the month.
    pub(super) from: Option<Date>,
    /// The day that dates are held against; without it today.
    pub(super) on: Option<Date>,
    pub(super) language: Option<Language>,
}

/// A dataset written for its readers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct DatasetExport {
    pub(super) file: PathBuf,
    pub(super) out: PathBuf,
    /// Who reads it; without it whom the dataset names, else the public.
    pub(super) audience: Option<PaperAudience>,
}

/// Writes the dataset as its readers may see it.
pub(super) fn export_dataset(asked: &DatasetExport, words: &Words, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let dataset = match file::load(&asked.file) {
        Ok(dataset) => Arc::new(dataset).with_counted_limits(),
        Err(error) => return say(err, &error.message(words), 2),
    };
    let of_dataset = || dataset.reports.first().and_then(|report| report.audience);
    let audience = asked.audience.or_else(of_dataset).unwrap_or(PaperAudience::Public);
    match app::dataset_bytes(&dataset, audience, words) {
        Ok((bytes, looked_for)) => {
            let code = write(&asked.out, &bytes, &asked.file, words, out, err);
            said_proven(looked_for, code, words, err)
        }
        Err(error) => say(err, &error, 2),
    }
}

/// Says how many left-out texts were looked for.
pub(super) fn said_proven(looked_for: usize, code: u8, words: &Words, err: &mut dyn Write) -> u8 {
    if looked_for == 0 { code } else { say(err, &words.with("cli-proven", [("count", looked_for.into())]), code) }
}

/// The name under which all lists are asked for at once.
const ALL_LISTS: &str = "lists";

/// Writes the papers; the ending of the path says what kind.
pub(super) fn export_papers(asked: &PaperExport, words: &Words, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let dataset = match file::load(&asked.file) {
        Ok(dataset) => asked.look.of(Arc::new(dataset).with_counted_limits()),
        Err(error) => return say(err, &error.message(words), 2),
    };
    let requests = match requests(asked, &dataset) {
        Ok(requests) => requests,
        Err(name) => {
            let reports = ReportKind::ALL.map(report_word);
            let names: Vec<&str> =
                reports.into_iter().chain(table::built_in().iter().map(|own| own.form.name.as_str())).collect();
            let arguments = [("form", name.into()), ("names", names.join(", ").into())];
            return say(err, &words.with("cli-forms", arguments), 2);
        }
    };
    let ending = asked.out.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    if ending.is_none_or(|ending| !PAPER_ENDINGS.contains(&ending.as_str())) {
        return say(err, words.text("cli-paper-out"), 2);
    }
    let own =
        requests.iter().filter_map(|one| if let PaperRequest::Form(form) = one { Some(&form.form) } else { None });
    for problem in own.flat_map(|form| form_problems(form, words)) {
        if say(err, &problem, 0) != 0 {
            return 2;
        }
    }
    match app::papers_bytes(&requests, &asked.out, words) {
        Ok((bytes, looked_for)) => {
            let code = write(&asked.out, &bytes, &asked.file, words, out, err);
            said_proven(looked_for, code, words, err)
        }
        Err(error) => say(err, &error, 2),
    }
}

/// The papers of the first report, or the name of a form that there is not.
fn requests(asked: &PaperExport, dataset: &Arc<Dataset>) -> Result<Vec<PaperRequest>, String> {
    let words = Arc::new(Words::load(asked.language.unwrap_or(Language::Chinese)));
    let report = dataset.reports.first();
    let names = listed(&asked.forms);
    if names.is_empty() {
        return Err(asked.forms.clone());
    }
    let audience = asked.audience.or_else(|| report?.audience).unwrap_or(PaperAudience::Public);
    let today = asked.on.unwrap_or_else(Date::today);
    let near_days = Preferences::default().near_due_days;
    let find = |name: &str| report.and_then(|report| table::find(report, name, &words));
    let appendices = listed(asked.appendices.as_deref().unwrap_or_default());
    if let Some(unknown) = appendices.iter().find(|name| find(name).is_none()) {
        return Err(unknown.clone());
    }
    let of = |name: &str| {
        let is_called = |kind: &ReportKind| {
            let word = report_word(*kind);
            name == word || name == words.text(word)
        };
        if let Some(kind) = ReportKind::ALL.into_iter().find(is_called) {
            return Ok(PaperRequest::Report(ReportRequest {
                dataset: Arc::clone(dataset),
                report: 0,
                kind,
                name: words.text(report_word(kind)).to_owned(),
                audience,
                appendices: appendices.clone(),
                sources: false,
                from: asked.from,
                today,
                near_days,
                words: Arc::clone(&words),
            }));
        }
        let (form, called) = find(name).ok_or_else(|| name.to_owned())?;
        Ok(PaperRequest::Form(FormRequest {
            dataset: Arc::clone(dataset),
            report: 0,
            form,
            name: called,
            audience,
            unit: asked.unit.clone(),
            items: None,
            today,
            near_days,
            words: Arc::clone(&words),
        }))
    };
    names.iter().map(|name| of(name)).collect()
}

/// Names that are set apart by commas; one name stands for all lists.
fn listed(names: &str) -> Vec<String> {
    if names == ALL_LISTS {
        return table::LISTS.map(str::to_owned).into();
    }
    let all = names.split([',', '，', '、']).map(str::trim).filter(|name| !name.is_empty());
    all.map(str::to_owned).collect()
}
