//! The office's papers written to files without a window.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::PACE_POINTS;
use crate::export::{ExportError, PAPER_ENDINGS, PROSE_ENDINGS};
use crate::model::{Dataset, Date, Form, PaperAudience};
use crate::paper::{FormRequest, PaperRequest, PaperVersion, ReportKind, ReportRequest, remarks, report_paper};
use crate::session::{Preferences, export_error, form_problems, remark_words, report_word};
use crate::words::{Language, Words};
use crate::{app, file, table};

use super::forms;
use super::look::Look;
use super::readers::readers;
use super::say::{say, unread};
use super::write::write;

/// Forms to be filled in and written to one file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PaperExport {
    pub(super) file: PathBuf,
    /// Which papers.
    pub(super) forms: Asked,
    pub(super) out: PathBuf,
    /// Who reads it; without it whom the dataset names, else the public.
    pub(super) audience: Option<PaperAudience>,
    pub(super) unit: Option<String>,
    /// The earlier version of the dataset that a monthly report is told from.
    pub(super) before: Option<PathBuf>,
    /// The lists that are bound behind a paper in prose, set apart by commas.
    pub(super) appendices: Option<String>,
    /// Whether figures say where they come from, in comments of docx.
    pub(super) sources: bool,
    pub(super) look: Look,
    /// The first day of a monthly report; without it the first of the month.
    pub(super) from: Option<Date>,
    /// The day that dates are held against; without it today.
    pub(super) on: Option<Date>,
    pub(super) language: Option<Language>,
}

/// Which papers are asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The names of the forms, set apart by commas; `lists` for all lists.
    Named(String),
    /// A table like that of a file.
    Like(PathBuf),
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
    let audience = readers(asked.audience, &dataset);
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
    let earlier = match asked.before.as_deref().map(earlier_version).transpose() {
        Ok(earlier) => earlier,
        Err(error) => return say(err, &error.message(words), 2),
    };
    let requests = match requests(asked, &dataset, earlier.as_ref(), words) {
        Ok(requests) => requests,
        Err(error) => return say(err, &error, 2),
    };
    if let Some(option) = unread_of(asked, &requests) {
        let reason = if option == "before" { words.text("cli-before").to_owned() } else { unread(option, words) };
        return say(err, &reason, 2);
    }
    let is_prose = |one: &PaperRequest| !matches!(one, PaperRequest::Form(_));
    let ending = asked.out.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    if ending.as_ref().is_none_or(|ending| !PAPER_ENDINGS.contains(&ending.as_str())) {
        return say(err, words.text("cli-paper-out"), 2);
    }
    if requests.iter().any(is_prose) && ending.is_some_and(|ending| !PROSE_ENDINGS.contains(&ending.as_str())) {
        return say(err, &export_error(&ExportError::Kind(&PROSE_ENDINGS), words), 2);
    }
    let own =
        requests.iter().filter_map(|one| if let PaperRequest::Form(form) = one { Some(&form.form) } else { None });
    for problem in own.flat_map(|form| form_problems(form, words)) {
        if say(err, &problem, 0) != 0 {
            return 2;
        }
    }
    let prose = requests.iter().filter_map(|one| if let PaperRequest::Report(own) = one { Some(own) } else { None });
    let known = prose.filter_map(|own| Some(remarks(own, &report_paper(own)?))).flatten();
    for remark in known {
        if say(err, &remark_words(remark, words), 0) != 0 {
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

/// An option that none of these papers reads.
fn unread_of(asked: &PaperExport, requests: &[PaperRequest]) -> Option<&'static str> {
    let any = |is_one: fn(&PaperRequest) -> bool| requests.iter().any(is_one);
    let is_monthly = |one: &PaperRequest| matches!(one, PaperRequest::Report(own) if own.kind == ReportKind::Monthly);
    let has_report = any(|one| matches!(one, PaperRequest::Report(_)));
    let is_docx = asked.out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    let of_use = [
        ("before", asked.before.is_none() || any(is_monthly)),
        ("from", asked.from.is_none() || any(is_monthly)),
        ("appendix", asked.appendices.is_none() || has_report),
        // They are comments of docx.
        ("sources", !asked.sources || (has_report && is_docx)),
        ("no-head", !asked.look.letter_paper || has_report),
        ("unit", asked.unit.is_none() || any(|one| matches!(one, PaperRequest::Form(_)))),
    ];
    of_use.into_iter().find(|(_, is_of_use)| !is_of_use).map(|(option, _)| option)
}

fn earlier_version(path: &Path) -> Result<PaperVersion, file::LoadError> {
    let dataset = Arc::new(file::load(path)?).with_counted_limits();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(PaperVersion { name, on: None, dataset })
}

/// The papers of the first report, or in words which of them there is not.
fn requests(
    asked: &PaperExport,
    dataset: &Arc<Dataset>,
    earlier: Option<&PaperVersion>,
    own: &Words,
) -> Result<Vec<PaperRequest>, String> {
    let words = Words::of(asked.language.unwrap_or(Language::Chinese));
    let Some(report) = dataset.reports.first() else { return Err(own.text("cli-no-report").to_owned()) };
    let audience = readers(asked.audience, dataset);
    let today = asked.on.unwrap_or_else(Date::today);
    let near_days = Preferences::default().near_due_days;
    let appendices = listed(asked.appendices.as_deref().unwrap_or_default());
    let kept = forms::kept();
    if let Some(unknown) = appendices.iter().find(|name| table::find(report, &kept, name, &words).is_none()) {
        return Err(forms::unknown(report, &kept, unknown, own));
    }
    let of_form = |(form, name): (Form, String)| {
        PaperRequest::Form(FormRequest {
            dataset: Arc::clone(dataset),
            report: 0,
            form,
            name,
            audience,
            unit: asked.unit.clone(),
            items: None,
            shown: None,
            today,
            near_days,
            pace_points: PACE_POINTS,
            words: Arc::clone(&words),
        })
    };
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
                kept: kept.clone(),
                sources: asked.sources,
                earlier: earlier.cloned(),
                later: None,
                from: asked.from,
                today,
                near_days,
                pace_points: PACE_POINTS,
                words: Arc::clone(&words),
            }));
        }
        forms::form(report, name, &words, own).map(of_form)
    };
    match &asked.forms {
        Asked::Like(path) => Ok(vec![of_form(forms::form_like(report, path, own)?)]),
        Asked::Named(names) => {
            let all = listed(names);
            if all.is_empty() {
                Err(forms::unknown(report, &[], names, own))
            } else {
                all.iter().map(|name| of(name)).collect()
            }
        }
    }
}

/// Names that are set apart by commas; one name stands for all lists.
fn listed(names: &str) -> Vec<String> {
    if names == ALL_LISTS {
        return table::LISTS.map(str::to_owned).into();
    }
    let all = names.split([',', '，', '、']).map(str::trim).filter(|name| !name.is_empty());
    all.map(str::to_owned).collect()
}
