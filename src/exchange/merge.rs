//! The dataset with what was taken over from returned files, file after file; each item says in its log from where.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::diff::{Difference, Matching, compare_matched};
use crate::document::{AcceptError, Chosen, DueRecord, Edit, EditError, accept};
use crate::model::{Dataset, Date, Item, ItemId, LogEntry, ReportId, Value};
use crate::words::Words;

use super::collect::{CollectedFile, Collection, Place, place};

/// What is taken over of one file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FileChoice {
    /// The file, by its place.
    pub file: usize,
    /// Its changes.
    pub changes: Vec<ChosenChange>,
}

/// A change of a file that is taken over.
#[derive(Debug, Clone, PartialEq)]
pub struct ChosenChange {
    /// The difference, by its place in the comparison of the file.
    pub at: usize,
    /// Why a due date is moved; empty where none is.
    pub reason: String,
    /// What is put into the field in the place of what the file says.
    pub value: Option<Value>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenOver {
    /// The dataset with what was taken over.
    pub dataset: Arc<Dataset>,
    /// How many changes.
    pub taken: usize,
    /// Those that wait for an answer.
    pub waiting: Vec<usize>,
}

/// Why nothing was taken over.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// A difference does not fit the dataset any more.
    #[error(transparent)]
    Accept(#[from] AcceptError),
    /// An edit does not.
    #[error(transparent)]
    Edit(#[from] EditError),
}

impl Collection {
    /// Takes over all that asks nobody: what contradicts something waits, and what closes an item; a due date is moved with
    /// the reason that is given, or not at all. Offers that agree are all taken, so that each item's log names every file.
    ///
    /// # Errors
    /// When a difference does not fit.
    pub fn take_over(&self, reason: &str, by: (Date, &str), words: &Words) -> Result<TakenOver, MergeError> {
        let mut waiting = Vec::new();
        let mut wanted: BTreeMap<usize, Vec<ChosenChange>> = BTreeMap::new();
        for (at, change) in self.changes.iter().enumerate() {
            if change.closes || change.is_contested || change.needs_reason && reason.trim().is_empty() {
                waiting.push(at);
                continue;
            }
            for offer in self.current(change) {
                let chosen = ChosenChange { at: offer.at, reason: reason.to_owned(), value: None };
                wanted.entry(offer.file).or_default().push(chosen);
            }
        }
        let choices: Vec<FileChoice> = wanted.into_iter().map(|(file, changes)| FileChoice { file, changes }).collect();
        let dataset = self.take_from(&choices, by, words)?;
        Ok(TakenOver { dataset, taken: self.changes.len() - waiting.len(), waiting })
    }

    /// The dataset with what was chosen taken over, file after file; `who` takes it over, for the log: without a name the
    /// unit stands there.
    ///
    /// # Errors
    /// When a difference does not fit.
    pub fn take_from(
        &self,
        choices: &[FileChoice],
        by: (Date, &str),
        words: &Words,
    ) -> Result<Arc<Dataset>, MergeError> {
        let mut dataset = Arc::clone(&self.dataset);
        for FileChoice { file, changes } in choices {
            let Some(file) = self.files.get(*file) else { continue };
            let named = changes.iter().map(|change| (file.comparison.differences.get(change.at), change));
            let changes: Vec<(Place, &ChosenChange)> =
                named.filter_map(|(difference, change)| Some((place(difference?), change))).collect();
            dataset = from_file(&dataset, file, &changes, by, words)?;
        }
        Ok(dataset)
    }

    /// The one step that brings the dataset to what was taken over.
    ///
    /// # Errors
    /// When nothing was.
    pub fn edit_to(&self, after: &Dataset) -> Result<Edit, AcceptError> {
        let comparison = compare_matched(&self.dataset, after, Some(&self.dataset), Matching::Ids);
        let all = Chosen::these(0..comparison.differences.len());
        accept(&self.dataset, &comparison, &all).map(|accepted| accepted.edit)
    }
}

/// Takes over the places of one file. What files before it brought is mine by now, and stays beside it.
fn from_file(
    dataset: &Arc<Dataset>,
    file: &CollectedFile,
    changes: &[(Place, &ChosenChange)],
    (today, who): (Date, &str),
    words: &Words,
) -> Result<Arc<Dataset>, MergeError> {
    let comparison = file.compared(&scope(dataset, file));
    let wanted: HashMap<&Place, &ChosenChange> = changes.iter().map(|(place, change)| (place, *change)).collect();
    let found = |(at, own): (usize, &Difference)| Some((at, *wanted.get(&place(own))?));
    let found: Vec<(usize, &ChosenChange)> = comparison.differences.iter().enumerate().filter_map(found).collect();
    let mut chosen = Chosen::these(found.iter().map(|(at, _)| *at));
    for (at, change) in found {
        let reason = change.reason.trim();
        if !reason.is_empty() {
            chosen = chosen.recording(at, DueRecord { on: today, reason: reason.to_owned() });
        }
        if let Some(value) = &change.value {
            chosen = chosen.with_value(at, value.clone());
        }
    }
    let after = match accept(dataset, &comparison, &chosen) {
        Ok(accepted) => Arc::new(accepted.edit.apply(dataset)?),
        // Another file brought the same.
        Err(AcceptError::Nothing) => Arc::clone(dataset),
        Err(error) => return Err(error.into()),
    };
    let unit = || file.unit.clone().unwrap_or_default();
    let who = if who.is_empty() { unit() } else { who.to_owned() };
    Ok(logged(dataset, &after, file, changes, (today, who), words))
}

/// The reports of a dataset that a file is about.
fn scope(dataset: &Arc<Dataset>, file: &CollectedFile) -> Arc<Dataset> {
    let ids: HashSet<&ReportId> = file.comparison.pairs.iter().map(|pair| &pair.mine.id).collect();
    let reports = dataset.reports.iter().filter(|report| ids.contains(&report.id)).cloned().collect();
    Arc::new(Dataset { reports, ..Dataset::default() })
}

/// Enters in the log of each item that a file changed from where the change came.
fn logged(
    before: &Dataset,
    after: &Arc<Dataset>,
    file: &CollectedFile,
    changes: &[(Place, &ChosenChange)],
    (today, who): (Date, String),
    words: &Words,
) -> Arc<Dataset> {
    let mut fields: HashMap<(ReportId, ItemId), BTreeSet<String>> = HashMap::new();
    for ((node, _, field), _) in changes {
        let Some(report) = after.report(&node.report) else { continue };
        let Some(item) = report.item_of(&node.node) else { continue };
        let was = before.report(&node.report).and_then(|own| own.item(&item.id));
        if was.is_some_and(|was| Arc::ptr_eq(was, item) || **was == **item) {
            continue;
        }
        let name = field
            .as_ref()
            .map_or_else(|| words.text("collect-new").to_owned(), |field| words.field_key(field, &report.columns));
        fields.entry((node.report.clone(), item.id.clone())).or_default().insert(name);
    }
    let mut reports = after.reports.clone();
    for report in &mut reports {
        let entry = |item: &mut Item| {
            let Some(fields) = fields.get(&(report.id.clone(), item.id.clone())) else { return };
            let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
            let day = file.saved.split('T').next().unwrap_or_default();
            let arguments =
                [("file", file.name.as_str().into()), ("day", day.into()), ("fields", words.list(&fields).into())];
            let key = if day.is_empty() { "collect-log" } else { "collect-log-saved" };
            let text = words.with(key, arguments);
            item.log.push(LogEntry { on: today, who: who.clone(), text, ..LogEntry::blank() });
        };
        let has = fields.keys().any(|(own, _)| *own == report.id);
        if has {
            let mut own = crate::model::Report::clone(report);
            own.change_items(|item| fields.contains_key(&(report.id.clone(), item.id.clone())), entry);
            *report = Arc::new(own);
        }
    }
    Arc::new(Dataset { reports, ..Dataset::clone(after) })
}
