//! Datasets read, checked, compared and made without a window.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde_json::json;

use crate::analysis::audit::{Audit, AuditEntry, Auditor, Severity};
use crate::file::{self, LoadError, ReadErrorKind};
use crate::model::{Dataset, Date};
use crate::session::FindingList;
use crate::words::Words;
use crate::{analysis, export, session, table};

use super::say::say;
use super::write::write;

/// Compares two datasets: 0 the same, 1 different, 2 unreadable.
pub(super) fn compare(
    mine: &Path,
    theirs: &Path,
    json: bool,
    words: &Words,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let (mine, theirs) = match (file::load(mine), file::load(theirs)) {
        (Ok(mine), Ok(theirs)) => (Arc::new(mine).with_counted_limits(), Arc::new(theirs).with_counted_limits()),
        (Err(error), _) | (_, Err(error)) => return say(err, &error.message(words), 2),
    };
    let found = crate::diff::compare_datasets(&mine, &theirs, None);
    let code = u8::from(!found.differences.is_empty());
    if json {
        return say(out, &json!({ "differences": found.flat() }).to_string(), code);
    }
    for difference in &found.differences {
        if say(out, &table::difference_words(&found, difference, words), 0) != 0 {
            return 2;
        }
    }
    say(out, &words.with("cli-compared", [("count", found.differences.len().into())]), code)
}

/// Validates a dataset: 0 clean, 1 findings, 2 unreadable. What is found is written as a list where a path is given for it.
pub(super) fn check(
    file: &Path,
    (json, list): (bool, Option<&Path>),
    words: &Words,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    match file::load(file) {
        Ok(dataset) => {
            let (dataset, on) = (Arc::new(dataset).with_counted_limits(), Date::today());
            let never = AtomicBool::new(false);
            let audit = Auditor::default().audit(&dataset, on, &never).unwrap_or_default();
            let code = tell(file, &audit, json, words, out);
            let Some(list) = list.filter(|_| code < 2) else { return code };
            let words = Words::of(words.language());
            let findings = FindingList { audit: Arc::new(audit), dataset, on, words };
            // What is printed for other programs stays what it is.
            let written = if json {
                write_findings(file, &findings, list, &mut std::io::sink(), err)
            } else {
                write_findings(file, &findings, list, out, err)
            };
            if written == 0 { code } else { written }
        }
        Err(LoadError::Read { error, .. }) if matches!(error.kind, ReadErrorKind::Defects(_)) => {
            let ReadErrorKind::Defects(defects) = &error.kind else { return 2 };
            let findings: Vec<_> = defects
                .iter()
                .map(|defect| {
                    json!({ "severity": "error", "message": defect.message(words), "path": defect.path,
                            "line": defect.line, "column": defect.column })
                })
                .collect();
            if json {
                return say(out, &json!({ "file": file.display().to_string(), "findings": findings }).to_string(), 1);
            }
            defects.iter().fold(1, |code, defect| say(out, &defect.message(words), code))
        }
        Err(error) => say(err, &error.message(words), 2),
    }
}

/// Writes the findings as a list; the ending of the path says what kind of file.
fn write_findings(file: &Path, findings: &FindingList, path: &Path, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let words = &findings.words;
    match export::papers(&[findings.paper()], path) {
        Ok(bytes) => write(path, &bytes, file, words, out, err),
        Err(error) => say(err, &session::export_error(&error, words), 2),
    }
}

/// Tells what was found in a sound dataset: errors are findings that end with 1; questions and notices are printed and end
/// with 0.
fn tell(file: &Path, audit: &Audit, json: bool, words: &Words, out: &mut dyn Write) -> u8 {
    let code = u8::from(audit.counts.errors > 0);
    if json {
        let findings: Vec<_> = audit
            .entries()
            .map(|entry| {
                let mut value = json!(entry);
                if let Some(fields) = value.as_object_mut() {
                    fields.insert("message".to_owned(), json!(session::finding_words(entry.finding, words)));
                }
                value
            })
            .collect();
        return say(out, &json!({ "file": file.display().to_string(), "findings": findings }).to_string(), code);
    }
    let open = |entry: &AuditEntry<'_>| entry.accepted.is_none() && entry.finding.severity <= Severity::Question;
    for entry in audit.entries().filter(open) {
        let severity = words.text(session::severity_word(&entry));
        if say(out, &format!("{severity} {}", session::finding_words(entry.finding, words)), 0) != 0 {
            return 2;
        }
    }
    let counts = audit.counts;
    let arguments = [
        ("name", file.display().to_string().into()),
        ("errors", counts.errors.into()),
        ("questions", counts.questions.into()),
        ("notices", counts.notices.into()),
        ("confirmed", counts.confirmed.into()),
    ];
    say(out, &words.with("cli-audited", arguments), code)
}

pub(super) fn stats(file: &Path, json: bool, words: &Words, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    match file::load(file) {
        Ok(dataset) if json => print_json(&dataset, out),
        Ok(dataset) => print_counts(&dataset, out),
        Err(error) => say(err, &error.message(words), 2),
    }
}

fn print_json(dataset: &Dataset, out: &mut dyn Write) -> u8 {
    match serde_json::to_string_pretty(&analysis::stats(dataset)) {
        Ok(text) => say(out, &text, 0),
        Err(error) => say(out, &error.to_string(), 2),
    }
}

/// The counts alone, a line each, under the names that the JSON has.
fn print_counts(dataset: &Dataset, out: &mut dyn Write) -> u8 {
    let stats = analysis::stats(dataset);
    let counts = [
        ("reports", stats.reports),
        ("categories", stats.categories),
        ("problems", stats.problems),
        ("items", stats.items),
        ("measures", stats.measures),
        ("indicators", stats.indicators),
        ("readings", stats.readings),
        ("targets", stats.targets),
        ("met", stats.met),
        ("off_target", stats.off_target),
    ];
    counts.into_iter().fold(0, |code, (name, count)| say(out, &format!("{name}: {count}"), code))
}
