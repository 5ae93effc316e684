//! What goes to the units and comes back, without a window.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;

use crate::analysis::PACE_POINTS;
use crate::exchange::{self, Collection, FileState, Offer, SplitRequest, collect};
use crate::model::{Date, PaperAudience, PartyId};
use crate::session::{Preferences, file_remarks, not_used};
use crate::table::{contents, difference_words};
use crate::words::{Language, Words};
use crate::{app, file, table};

use super::forms;
use super::look::Look;
use super::papers::said_proven;
use super::say::say;
use super::write::{folder, write};

/// A dataset split into a file for each unit.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) file: PathBuf,
    pub(super) folder: PathBuf,
    pub(super) form: Option<String>,
    pub(super) audience: Option<PaperAudience>,
    /// One unit alone, by its name.
    pub(super) unit: Option<String>,
    pub(super) look: Look,
    pub(super) datasets: bool,
    pub(super) answer_by: Option<Date>,
    pub(super) on: Option<Date>,
    pub(super) language: Option<Language>,
}

/// Returned files collected into a dataset.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Collect {
    pub(super) file: PathBuf,
    pub(super) returned: Vec<PathBuf>,
    pub(super) out: PathBuf,
    /// Why due dates are moved; without it none is.
    pub(super) reason: Option<String>,
    pub(super) on: Option<Date>,
    pub(super) json: bool,
}

/// Writes the files of the units into a folder. Files that are there stay; 2 where one could not be written.
pub(super) fn split(asked: &Split, words: &Words, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let dataset = match file::load(&asked.file) {
        Ok(dataset) => asked.look.of(Arc::new(dataset).with_counted_limits()),
        Err(error) => return say(err, &error.message(words), 2),
    };
    let own = Words::of(asked.language.unwrap_or(Language::Chinese));
    let Some(report) = dataset.reports.first() else { return say(err, words.text("cli-no-report"), 2) };
    let name = asked.form.as_deref().unwrap_or(table::return_form());
    let (form, name) = match forms::form(report, name, &own, words) {
        Ok(found) => found,
        Err(error) => return say(err, &error, 2),
    };
    if !form.is_filled_in() {
        return say(err, &words.with("split-nothing-to-fill", [("form", name.into())]), 2);
    }
    let is_wanted = |unit: &PartyId| {
        let called = |name: &str| report.party(unit).is_some_and(|party| party.is_called(name));
        asked.unit.as_deref().is_none_or(called)
    };
    let shares: Vec<_> = exchange::shares(report).into_iter().filter(|share| is_wanted(&share.id)).collect();
    let without = exchange::without_unit(report);
    let request = SplitRequest {
        dataset: Arc::clone(&dataset),
        report: 0,
        form,
        name,
        audience: asked.audience.or(report.audience).unwrap_or(PaperAudience::Office),
        datasets: asked.datasets,
        answer_by: asked.answer_by,
        today: asked.on.unwrap_or_else(Date::today),
        near_days: Preferences::default().near_due_days,
        pace_points: PACE_POINTS,
        words: own,
    };
    if shares.is_empty() {
        let text = match &asked.unit {
            Some(unit) => words.with("split-no-unit", [("unit", unit.as_str().into())]),
            None => words.text("split-no-units").to_owned(),
        };
        return say(err, &text, 2);
    }
    if let Err(error) = folder(&asked.folder, words) {
        return say(err, &error, 2);
    }
    let (mut code, mut looked_for, mut left) = (0, 0, 0);
    for share in &shares {
        let Some(package) = request.package(share) else { continue };
        let files = match app::package_files(&package, &request) {
            Ok(made) => {
                looked_for += made.looked_for;
                made.files
            }
            Err(error) => {
                code = say(
                    err,
                    &words.with("split-failed", [("unit", share.unit.as_str().into()), ("error", error.into())]),
                    2,
                );
                continue;
            }
        };
        for (name, bytes) in files {
            let path = app::free_path(asked.folder.join(name));
            let written = write(&path, &bytes, &asked.file, words, out, err);
            code = code.max(written);
            if written == 0 {
                left += app::package_evidence(&asked.file, &package, &path);
            }
        }
    }
    if left > 0 {
        code = say(err, &words.with("evidence-left", [("count", left.into())]), code.max(1));
    }
    if without > 0 {
        let _ = say(err, &words.with("split-without", [("count", without.into())]), 0);
    }
    said_proven(looked_for, code, words, err)
}

/// Collects returned files: 0 where everything was taken over, 1 where something waits or could not be read, 2 where
/// nothing was written.
pub(super) fn collect_files(asked: &Collect, words: &Arc<Words>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let dataset = match file::load(&asked.file) {
        Ok(dataset) => Arc::new(dataset).with_counted_limits(),
        Err(error) => return say(err, &error.message(words), 2),
    };
    let today = asked.on.unwrap_or_else(Date::today);
    let returns = app::returned_files(asked.returned.clone());
    let returns: Vec<_> = returns.iter().map(|path| app::read_return(path, words, &|_| true)).collect();
    let Some(collection) = collect(&dataset, 0, &returns, (today, words), &|_| true) else {
        return say(err, words.text("cli-no-report"), 2);
    };
    let reason = asked.reason.as_deref().unwrap_or_default();
    let taken = match collection.take_over(reason, (today, ""), words) {
        Ok(taken) => taken,
        Err(error) => {
            log::error!("{error}");
            return say(err, words.text("compare-again"), 2);
        }
    };
    let mut code = write(&asked.out, &file::write(&taken.dataset), &asked.file, words, out, err);
    if asked.json {
        code = code.max(say(out, &as_json(&collection, &taken.waiting, taken.taken, words).to_string(), 0));
    } else {
        for line in lines(&collection, words) {
            code = code.max(say(out, &line, 0));
        }
        let counts = [("taken", taken.taken.into()), ("waiting", taken.waiting.len().into())];
        code = code.max(say(out, &words.with("collect-taken", counts), 0));
    }
    let waiting = taken.waiting.iter().flat_map(|at| waiting(&collection, *at, words));
    let unread = collection.files.iter().flat_map(|file| {
        let named = |line: String| format!("{}: {line}", file.name);
        file_remarks(file, words).into_iter().map(named).collect::<Vec<_>>()
    });
    for line in waiting.chain(unread) {
        code = code.max(say(err, &line, 1));
    }
    let all_read = collection.files.iter().all(|file| file.state == FileState::Read);
    if all_read { code } else { code.max(1) }
}

/// Each unit and each file in a line.
fn lines(collection: &Collection, words: &Words) -> Vec<String> {
    let unit = |unit: &exchange::UnitReturn| {
        let arguments = [
            ("unit", unit.unit.as_str().into()),
            ("items", unit.items.into()),
            ("files", unit.files.len().into()),
            ("changes", unit.changes.into()),
            ("contested", unit.contested.into()),
        ];
        words.with(if unit.files.is_empty() { "collect-unit-silent" } else { "collect-unit" }, arguments)
    };
    let file = |file: &exchange::CollectedFile| {
        let reason = not_used(file, words)?;
        Some(words.with("collect-file", [("name", file.name.as_str().into()), ("reason", reason.into())]))
    };
    collection.units.iter().map(unit).chain(collection.files.iter().filter_map(file)).collect()
}

/// What waits for a decision, with what each file says.
fn waiting(collection: &Collection, at: usize, words: &Words) -> Vec<String> {
    let Some(change) = collection.changes.get(at) else { return Vec::new() };
    let reason = words.text(match (change.closes, change.is_contested) {
        (true, _) => "collect-closes",
        (false, true) => "collect-contested",
        (false, false) => "collect-needs-reason",
    });
    let of = |offer: Offer| {
        let file = collection.files.get(offer.file)?;
        let difference = collection.difference(offer)?;
        Some(format!("{reason} {}: {}", file.name, difference_words(&file.comparison, difference, words)))
    };
    collection.current(change).filter_map(of).collect()
}

fn as_json(collection: &Collection, waiting: &[usize], taken: usize, words: &Words) -> serde_json::Value {
    let units = collection.units.iter().map(|unit| {
        json!({ "unit": unit.unit, "items": unit.items, "changes": unit.changes, "contested": unit.contested,
                "files": unit.files.iter().filter_map(|at| collection.files.get(*at)).map(|file| &file.name).collect::<Vec<_>>() })
    });
    let files = collection.files.iter().map(|file| {
        json!({ "name": file.name, "unit": file.unit, "sent": file.sent_on, "saved": file.saved,
                "error": not_used(file, words), "unread": file_remarks(file, words) })
    });
    let waiting = waiting.iter().filter_map(|at| collection.changes.get(*at)).map(|change| {
        let offers = collection.current(change).filter_map(|offer| {
            let file = collection.files.get(offer.file)?;
            let difference = collection.difference(offer)?;
            let said = contents(&file.comparison, difference, words);
            Some(json!({ "file": file.name, "unit": file.unit, "node": difference.node,
                         "field": said.as_ref().map(|(field, ..)| field),
                         "old": said.as_ref().map(|(_, old, _)| old), "new": said.as_ref().map(|(.., new)| new) }))
        });
        json!({ "contested": change.is_contested, "needs_reason": change.needs_reason, "offers": offers.collect::<Vec<_>>() })
    });
    json!({ "taken": taken, "units": units.collect::<Vec<_>>(), "files": files.collect::<Vec<_>>(),
            "waiting": waiting.collect::<Vec<_>>() })
}
