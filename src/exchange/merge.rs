//! The dataset with what was taken over from returned files, file after file; each item says in its log from where.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::diff::{Difference, Matching, compare_matched};
use crate::document::{AcceptError, Chosen, DueRecord, Edit, EditError, accept};
use crate::model::{Dataset, Date, Item, ItemId, LogEntry, ReportId};
use crate::words::Words;

use super::collect::{CollectedFile, Collection, Offer, Place, place};

/// What a person said to a collection; changes are named by their places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// Changes that are not taken over.
    pub left: HashSet<usize>,
    /// Which file holds, for changes that are contested; without an answer nothing is taken over.
    pub picked: HashMap<usize, usize>,
    /// Why due dates are moved; without a reason none is.
    pub reasons: HashMap<usize, String>,
    /// Who takes them over, for the log; without a name the unit stands there.
    pub who: String,
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

impl TakenOver {
    /// The one step that brings a dataset to this state.
    ///
    /// # Errors
    /// When nothing was taken over.
    pub fn edit(&self, mine: &Dataset) -> Result<Edit, AcceptError> {
        let comparison = compare_matched(mine, &self.dataset, Some(mine), Matching::Ids);
        let all = Chosen::these(0..comparison.differences.len());
        accept(mine, &comparison, &all).map(|accepted| accepted.edit)
    }
}

impl Choices {
    /// What was decided is taken over: what the others say to it is left.
    pub fn settle(&mut self) {
        self.left.extend(self.picked.drain().map(|(at, _)| at));
    }

    /// The same for another collection: of the same files, after the ledger was changed.
    #[must_use]
    pub fn carried(&self, from: &Collection, to: &Collection) -> Self {
        let at = |old: &usize| to.same_change(from, *old);
        Self {
            left: self.left.iter().filter_map(at).collect(),
            picked: self.picked.iter().filter_map(|(old, file)| Some((at(old)?, *file))).collect(),
            reasons: self.reasons.iter().filter_map(|(old, reason)| Some((at(old)?, reason.clone()))).collect(),
            who: self.who.clone(),
        }
    }

    /// How many changes would be taken over, and how many wait for an answer.
    #[must_use]
    pub fn count(&self, collection: &Collection) -> (usize, usize) {
        let mut counts = (0, 0);
        for at in 0..collection.changes.len() {
            match self.wants(at, collection) {
                Wanted::Left => {}
                Wanted::Waits => counts.1 += 1,
                Wanted::From(_) => counts.0 += 1,
            }
        }
        counts
    }

    /// What is to be done with a change: offers that agree are all taken, so that each item's log names every file.
    fn wants(&self, at: usize, collection: &Collection) -> Wanted {
        let Some(change) = collection.changes.get(at).filter(|_| !self.left.contains(&at)) else { return Wanted::Left };
        if change.closes {
            return Wanted::Waits;
        }
        if change.needs_reason && self.reasons.get(&at).is_none_or(|reason| reason.trim().is_empty()) {
            return Wanted::Waits;
        }
        let all: Vec<Offer> = collection.current(change).collect();
        if !change.is_contested {
            return Wanted::From(all);
        }
        let picked = self.picked.get(&at).and_then(|file| all.iter().find(|offer| offer.file == *file));
        picked.map_or(Wanted::Waits, |offer| Wanted::From(vec![*offer]))
    }
}

/// What is to be done with a change.
enum Wanted {
    /// Nothing: the person said so.
    Left,
    /// Nothing yet.
    Waits,
    /// It is taken over from these.
    From(Vec<Offer>),
}

impl Collection {
    /// Takes over what was chosen.
    ///
    /// # Errors
    /// When a difference does not fit.
    pub fn take_over(&self, choices: &Choices, today: Date, words: &Words) -> Result<TakenOver, MergeError> {
        let mut waiting = Vec::new();
        let mut taken = 0;
        // By file: the places that are taken from it, each with the reason for a moved date.
        let mut wanted: BTreeMap<usize, Vec<(Place, String)>> = BTreeMap::new();
        for at in 0..self.changes.len() {
            match choices.wants(at, self) {
                Wanted::Left => {}
                Wanted::Waits => waiting.push(at),
                Wanted::From(offers) => {
                    taken += 1;
                    let reason = choices.reasons.get(&at).cloned().unwrap_or_default();
                    for offer in offers {
                        let Some(difference) = self.difference(offer) else { continue };
                        wanted.entry(offer.file).or_default().push((place(difference), reason.clone()));
                    }
                }
            }
        }
        let mut dataset = Arc::clone(&self.dataset);
        for (file, places) in &wanted {
            let Some(file) = self.files.get(*file) else { continue };
            dataset = from_file(&dataset, file, places, (today, &choices.who), words)?;
        }
        Ok(TakenOver { dataset, taken, waiting })
    }
}

/// Takes over the places of one file. What files before it brought is mine by now, and stays beside it.
fn from_file(
    dataset: &Arc<Dataset>,
    file: &CollectedFile,
    places: &[(Place, String)],
    (today, who): (Date, &str),
    words: &Words,
) -> Result<Arc<Dataset>, MergeError> {
    let before = Arc::clone(dataset);
    let mut dataset = Arc::clone(dataset);
    let reasons: BTreeSet<&String> = places.iter().map(|(_, reason)| reason).collect();
    for reason in reasons {
        let comparison = compare_matched(&scope(&dataset, file), &file.theirs, Some(&file.base), Matching::Ids);
        let wanted: HashSet<&Place> = places.iter().filter(|(_, own)| own == reason).map(|(place, _)| place).collect();
        let is_wanted = |difference: &Difference| wanted.contains(&place(difference));
        let found = comparison.differences.iter().enumerate().filter(|(_, own)| is_wanted(own)).map(|(at, _)| at);
        let mut chosen = Chosen::these(found);
        if !reason.trim().is_empty() {
            chosen = chosen.recording(DueRecord { on: today, reason: reason.trim().to_owned() });
        }
        match accept(&dataset, &comparison, &chosen) {
            Ok(accepted) => dataset = Arc::new(accepted.edit.apply(&dataset)?),
            // Another file brought the same.
            Err(AcceptError::Nothing) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let unit = || file.unit.clone().unwrap_or_default();
    let who = if who.is_empty() { unit() } else { who.to_owned() };
    Ok(logged(&before, &dataset, file, places, (today, who), words))
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
    places: &[(Place, String)],
    (today, who): (Date, String),
    words: &Words,
) -> Arc<Dataset> {
    let mut fields: HashMap<(ReportId, ItemId), BTreeSet<String>> = HashMap::new();
    for ((node, _, field), _) in places {
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
                [("file", file.name.as_str().into()), ("day", day.into()), ("fields", fields.join("、").into())];
            let key = if day.is_empty() { "collect-log" } else { "collect-log-saved" };
            let text = words.with(key, arguments);
            item.log.push(LogEntry { on: today, who: who.clone(), text, ..LogEntry::blank() });
        };
        let has = fields.keys().any(|(own, _)| *own == report.id);
        if has {
            let mut changed = crate::model::Report::clone(report);
            changed.change_items(|item| fields.contains_key(&(report.id.clone(), item.id.clone())), entry);
            *report = Arc::new(changed);
        }
    }
    Arc::new(Dataset { reports, ..Dataset::clone(after) })
}
