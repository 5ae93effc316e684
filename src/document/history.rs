//! A document: the present dataset, the way it came about, and which state was saved.
//!
//! A step of the history keeps what leads back: values of fields, nodes that went, places in lists (`difference`). One
//! that keeps many is packed by and by (`pack`).
//! "Unsaved" means that the present nodes are not the saved ones, so undoing back to the saved
//! state is clean again.

use std::sync::Arc;
use std::time::Duration;

use crate::model::Dataset;

use super::edit::{Edit, EditLabel};
use super::edit_error::EditError;
use super::pack::{Packed, Packing};
use super::step::{Made, Step, difference};

/// Edits of one field that follow each other within this time are one step.
const BURST: Duration = Duration::from_millis(500);

/// An open dataset with its history.
#[derive(Debug)]
pub struct Document {
    root: Arc<Dataset>,
    saved: Option<Arc<Dataset>>,
    read: Option<Read>,
    dirty: bool,
    revision: u64,
    past: Vec<Step>,
    future: Vec<Step>,
}

/// A file in which limits in days had no dates: they are counted for the person, and an unchanged file stays to the byte
/// as it was.
#[derive(Debug)]
struct Read {
    as_written: Arc<Dataset>,
    counted: Arc<Dataset>,
}

/// What an edit came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditOutcome {
    /// It changed nothing.
    Nothing,
    /// A step of its own.
    Step,
    /// A part of the step before it.
    Joined,
}

/// What an undo or redo did.
#[derive(Debug, Clone, PartialEq)]
pub struct Undone {
    /// The edit that was taken back or made again.
    pub edit: Made,
}

impl Document {
    /// A dataset as it came from a file. Limits in days that have no date yet are counted.
    #[must_use]
    pub fn loaded(dataset: Arc<Dataset>) -> Self {
        let counted = dataset.with_counted_limits();
        let read =
            (!Arc::ptr_eq(&dataset, &counted)).then(|| Read { as_written: dataset, counted: Arc::clone(&counted) });
        Self {
            saved: Some(Arc::clone(&counted)),
            root: counted,
            read,
            dirty: false,
            revision: 0,
            past: Vec::new(),
            future: Vec::new(),
        }
    }

    /// A new dataset that no file holds yet.
    #[must_use]
    pub fn new(dataset: Arc<Dataset>) -> Self {
        Self { saved: None, ..Self::loaded(dataset) }
    }

    /// The present dataset.
    #[must_use]
    pub fn dataset(&self) -> &Arc<Dataset> {
        &self.root
    }

    /// A number that grows with every change of the present dataset: the key of caches.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// True when the present dataset is not the one on disk. A new document counts once it was edited.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.dirty
    }

    /// The dataset that was saved last, absent while no file holds one.
    #[must_use]
    pub fn saved(&self) -> Option<&Arc<Dataset>> {
        self.saved.as_ref()
    }

    fn compare_with_saved(&mut self) {
        self.dirty = match &self.saved {
            Some(saved) => !same_nodes(saved, &self.root),
            None => !self.past.is_empty(),
        };
    }

    /// The dataset as it goes to a file: the present one, or the one that was read where nothing was changed.
    #[must_use]
    pub fn to_be_saved(&self) -> &Arc<Dataset> {
        let unchanged = self.read.as_ref().filter(|read| same_nodes(&read.counted, &self.root));
        unchanged.map_or(&self.root, |read| &read.as_written)
    }

    /// Notes that this root is on disk now. It may be older than the present one: saving takes time.
    pub fn mark_saved(&mut self, root: Arc<Dataset>) {
        let read = self.read.as_ref().filter(|read| Arc::ptr_eq(&read.as_written, &root));
        self.saved = Some(read.map_or(root, |read| Arc::clone(&read.counted)));
        self.compare_with_saved();
    }

    /// Puts another dataset in the place of the present one. A step like any other.
    pub fn replace(&mut self, dataset: Arc<Dataset>, together: EditLabel) {
        let back = difference(&dataset.reports, &self.root.reports);
        let made = Made::from(Edit::multi_report(together, Vec::new()));
        self.past.push(Step::new(back, made, Duration::ZERO));
        self.future.clear();
        self.revision += 1;
        self.root = dataset;
        self.compare_with_saved();
    }

    /// Notes that the present dataset is in no file: it was put together from damaged or recovered parts.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
        self.dirty = true;
    }

    /// Applies an edit made at `now`. An edit that changes nothing is no step.
    ///
    /// # Errors
    /// When the node is no longer there; the document is as before.
    pub fn edit(&mut self, edit: Edit, now: Duration) -> Result<EditOutcome, EditError> {
        self.edit_joining(edit, now, None)
    }

    /// The same, where it is known whether the edit belongs to the step before it.
    pub(super) fn edit_joining(
        &mut self,
        edit: Edit,
        now: Duration,
        join: Option<bool>,
    ) -> Result<EditOutcome, EditError> {
        let next = edit.apply(&self.root)?;
        if next == *self.root {
            return Ok(EditOutcome::Nothing);
        }
        let saved_here = !self.dirty && self.saved.is_some();
        let made = Made::from(edit);
        let burst = |last: &Step| !saved_here && now.saturating_sub(last.at) <= BURST;
        let outcome = match self.past.last_mut() {
            Some(last)
                if made.field.is_some() && last.made.field == made.field && join.unwrap_or_else(|| burst(last)) =>
            {
                let before = last.apply(&self.root.reports);
                *last = Step::new(difference(&next.reports, &before), made, now);
                EditOutcome::Joined
            }
            _ => {
                let back = difference(&next.reports, &self.root.reports);
                self.past.push(Step::new(back, made, now));
                EditOutcome::Step
            }
        };
        self.root = Arc::new(next);
        self.revision += 1;
        self.future.clear();
        self.compare_with_saved();
        Ok(outcome)
    }

    /// How many steps can be taken back.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.past.len()
    }

    /// The dataset before all steps; nothing where there were none.
    #[must_use]
    pub fn first(&self) -> Option<Dataset> {
        let mut root = Dataset::clone(&self.root);
        for step in self.past.iter().rev() {
            root.reports = step.apply(&root.reports);
        }
        (!self.past.is_empty()).then_some(root)
    }

    /// The edit that undo would take back.
    #[must_use]
    pub fn undoable(&self) -> Option<&Made> {
        self.past.last().map(|step| &step.made)
    }

    /// The edit that redo would make again.
    #[must_use]
    pub fn redoable(&self) -> Option<&Made> {
        self.future.last().map(|step| &step.made)
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Option<Undone> {
        let step = self.past.pop()?;
        let (step, undone) = self.cross(step);
        self.future.push(step);
        self.compare_with_saved();
        Some(undone)
    }

    /// Makes the last undone step again.
    pub fn redo(&mut self) -> Option<Undone> {
        let step = self.future.pop()?;
        let (step, undone) = self.cross(step);
        self.past.push(step);
        self.compare_with_saved();
        Some(undone)
    }

    fn cross(&mut self, step: Step) -> (Step, Undone) {
        let read = self.read.as_ref().map(|read| &read.counted);
        let known: Vec<_> = self.saved.iter().chain(read).flat_map(|root| &root.reports).collect();
        let reports = step.cross(&self.root.reports, &known);
        let back = difference(&reports, &self.root.reports);
        self.root = Arc::new(Dataset { reports, ..Dataset::clone(&self.root) });
        self.revision += 1;
        let undone = Undone { edit: step.made.clone() };
        // The time is dropped so that an edit after an undo is never joined to the step before it.
        (Step::new(back, step.made, Duration::ZERO), undone)
    }

    /// The oldest large step that is not packed yet, to be packed on another thread. The next to be taken back or made
    /// again stays as it is.
    #[must_use]
    pub fn to_pack(&self) -> Option<Packing> {
        let behind =
            |steps: &'_ [Step]| steps.split_last().and_then(|(_, rest)| rest.iter().find_map(Step::large).cloned());
        behind(&self.past).or_else(|| behind(&self.future)).map(Packing)
    }

    /// Takes over a step that was packed, where it still belongs to the history.
    pub fn take_packed(&mut self, packing: &Packing, packed: Option<Packed>) {
        let is_it = |step: &&mut Step| step.large().is_some_and(|back| Arc::ptr_eq(back, &packing.0));
        if let Some(step) = self.past.iter_mut().chain(&mut self.future).find(is_it) {
            step.take_packed(packed);
        }
    }
}

/// True when two datasets hold the very same reports. What stands beside the reports never changes.
fn same_nodes(a: &Dataset, b: &Dataset) -> bool {
    a.reports.len() == b.reports.len() && a.reports.iter().zip(&b.reports).all(|(a, b)| Arc::ptr_eq(a, b))
}

#[cfg(test)]
mod tests {
    use super::super::edit::{Change, NewNode, Place};
    use super::*;
    use crate::field;
    use crate::model::{Category, Item, ItemId, NodeId, Party, PartyId, PartyKind, Problem, Report, ReportId};

    fn document() -> Document {
        let mut dataset = Dataset::default();
        dataset.reports.push(Arc::new(Report::new(ReportId::from("r"), "通报".to_owned())));
        Document::loaded(Arc::new(dataset))
    }

    fn title(text: &str) -> Edit {
        Edit::new(ReportId::from("r"), Change::set(&(), field!(Report.title), text.to_owned()))
    }

    fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn undo_gives_back_the_very_dataset_and_is_clean_again() {
        let mut document = document();
        let before = Arc::clone(document.dataset());
        document.edit(title("新"), secs(1)).unwrap();
        assert!(document.is_dirty());
        assert_eq!(document.undo().unwrap().edit, Made::from(title("新")));
        assert!(same_nodes(document.dataset(), &before));
        assert!(!document.is_dirty());
        document.redo().unwrap();
        assert_eq!(document.dataset().reports[0].title, "新");
        assert!(document.is_dirty());
    }

    #[test]
    fn typing_in_one_field_is_one_step() {
        let mut document = document();
        for (n, text) in ["新", "新的", "新的通报"].into_iter().enumerate() {
            document.edit(title(text), Duration::from_millis(100 * n as u64)).unwrap();
        }
        document.undo().unwrap();
        assert_eq!(document.dataset().reports[0].title, "通报");
        assert!(document.undo().is_none());
    }

    #[test]
    fn a_pause_or_a_save_begins_a_new_step() {
        let mut document = document();
        document.edit(title("甲"), secs(1)).unwrap();
        document.edit(title("乙"), secs(3)).unwrap();
        document.mark_saved(Arc::clone(document.dataset()));
        document.edit(title("丙"), secs(3)).unwrap();
        document.undo().unwrap();
        assert!(!document.is_dirty(), "back at what was saved");
        document.undo().unwrap();
        assert_eq!(document.dataset().reports[0].title, "甲");
    }

    /// A document with this many items in one problem.
    fn with_items(count: usize) -> Document {
        let item = |n: usize| Arc::new(Item::new(format!("i{n}").into(), n.to_string(), format!("第{n}项")));
        let problem = Problem {
            items: (0..count).map(item).collect(),
            ..Problem::new("p".into(), String::new(), "问题".to_owned())
        };
        let category = Category {
            problems: vec![Arc::new(problem)],
            ..Category::new("c".into(), String::new(), "方面".to_owned())
        };
        let report = Report { categories: vec![Arc::new(category)], ..Report::new("r".into(), "通报".to_owned()) };
        Document::loaded(Arc::new(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() }))
    }

    fn goal(n: usize, text: &str) -> Change {
        Change::set(&ItemId::from(format!("i{n}")), field!(Item.goal), format!("{text}{n}"))
    }

    fn items_of(document: &Document) -> Vec<std::sync::Weak<Item>> {
        document.dataset().reports[0].items().map(Arc::downgrade).collect()
    }

    #[test]
    fn nodes_that_come_back_are_in_memory_once() {
        let mut document = with_items(120);
        let first = Arc::clone(document.dataset());
        document.edit(Edit::new("r".into(), goal(7, "甲")), secs(1)).unwrap();
        let with_one = items_of(&document);
        let all = Change::Batch(EditLabel::Due, (0..120).map(|n| goal(n, "乙")).collect());
        document.edit(Edit::new("r".into(), all), secs(9)).unwrap();
        document.undo().unwrap();
        for (n, (now, before)) in document.dataset().reports[0].items().zip(first.reports[0].items()).enumerate() {
            assert_eq!(Arc::ptr_eq(now, before), n != 7, "{n}");
        }
        assert_eq!(document.dataset().reports[0].items().nth(7).unwrap().goal, "甲7");
        assert!(with_one[7].upgrade().is_none(), "no step keeps it, and the present one came about anew");
    }

    #[test]
    fn a_step_that_brings_a_party_in_keeps_no_nodes_either() {
        let mut document = with_items(120);
        let unit = PartyId::from("unit");
        let party = Party::new(unit.clone(), "区发改局".to_owned(), PartyKind::Unit);
        let names = |n: usize| Change::set(&ItemId::from(format!("i{n}")), field!(Item.lead_units), vec![unit.clone()]);
        let mut changes = vec![Change::add(NewNode::Party(Arc::new(party)))];
        changes.extend((0..120).map(names));
        document.mark_saved(Arc::new(Dataset::default()));
        let (items, before) = (items_of(&document), Dataset::clone(document.dataset()));
        let before = serde_json::to_value(before).unwrap();
        document.edit(Edit::new("r".into(), Change::Batch(EditLabel::Cells, changes)), secs(9)).unwrap();
        assert_eq!(items.iter().filter(|item| item.upgrade().is_some()).count(), 0);
        let after = serde_json::to_value(&**document.dataset()).unwrap();
        document.undo().unwrap();
        assert_eq!(serde_json::to_value(&**document.dataset()).unwrap(), before);
        document.redo().unwrap();
        assert_eq!(serde_json::to_value(&**document.dataset()).unwrap(), after);
    }

    #[test]
    fn a_step_over_many_nodes_keeps_none_of_them_and_is_taken_back_exactly() {
        let mut document = with_items(120);
        let goals = |text: &str| {
            Edit::new(ReportId::from("r"), Change::Batch(EditLabel::Due, (0..120).map(|n| goal(n, text)).collect()))
        };
        let first = Arc::clone(document.dataset());
        document.edit(goals("甲"), secs(1)).unwrap();
        let between = Dataset::clone(document.dataset());
        let items: Vec<_> = between.reports[0].items().map(Arc::downgrade).collect();
        drop(between);
        document.edit(goals("乙"), secs(9)).unwrap();
        assert_eq!(items.iter().filter(|item| item.upgrade().is_some()).count(), 0);
        document.undo().unwrap();
        assert!(document.dataset().reports[0].items().enumerate().all(|(n, item)| item.goal == format!("甲{n}")));
        document.undo().unwrap();
        assert!(same_nodes(document.dataset(), &first) && !document.is_dirty());
        document.redo().unwrap();
        document.redo().unwrap();
        assert!(document.dataset().reports[0].items().enumerate().all(|(n, item)| item.goal == format!("乙{n}")));
    }

    /// Packs all that is to be packed. Returns how many steps it were.
    fn pack(document: &mut Document) -> usize {
        let next = |document: &mut Document| {
            let packing = document.to_pack()?;
            let packed = packing.pack();
            assert!(packed.is_some(), "{packing:?}");
            document.take_packed(&packing, packed);
            Some(())
        };
        std::iter::from_fn(|| next(document)).count()
    }

    #[test]
    fn large_steps_are_packed_but_the_last_and_taken_back_exactly() {
        let mut document = with_items(120);
        let all = |text: &str| {
            Edit::new("r".into(), Change::Batch(EditLabel::Due, (0..120).map(|n| goal(n, text)).collect()))
        };
        document.edit(all(&"甲".repeat(400)), secs(1)).unwrap();
        assert_eq!(pack(&mut document), 0, "the next to be taken back");
        document.edit(all(&"乙".repeat(400)), secs(9)).unwrap();
        document.edit(Edit::new("r".into(), goal(3, "丙")), secs(19)).unwrap();
        document.edit(Edit::new("r".into(), Change::Remove(NodeId::Category("c".into()))), secs(29)).unwrap();
        document.edit(title("新"), secs(39)).unwrap();
        let last = Dataset::clone(document.dataset());
        assert_eq!(pack(&mut document), 3, "all but the small ones");
        document.undo().unwrap();
        document.undo().unwrap();
        document.undo().unwrap();
        assert!(document.dataset().reports[0].items().all(|item| item.goal.starts_with("乙乙")));
        pack(&mut document);
        document.undo().unwrap();
        let items = document.dataset().reports[0].items();
        assert!(items.enumerate().all(|(n, item)| item.goal == format!("{}{n}", "甲".repeat(400))));
        document.undo().unwrap();
        assert!(!document.is_dirty());
        assert!(pack(&mut document) > 0, "those to be made again");
        while document.redo().is_some() {}
        assert!(**document.dataset() == last);
    }

    #[test]
    fn a_step_that_was_dropped_while_it_was_packed_stays_dropped() {
        let mut document = with_items(120);
        let all = |text: &str| {
            Edit::new("r".into(), Change::Batch(EditLabel::Due, (0..120).map(|n| goal(n, text)).collect()))
        };
        document.edit(all("甲"), secs(1)).unwrap();
        document.edit(title("新"), secs(9)).unwrap();
        let packing = document.to_pack().unwrap();
        document.undo().unwrap();
        document.undo().unwrap();
        document.edit(title("另"), secs(19)).unwrap();
        document.take_packed(&packing, packing.pack());
        assert_eq!((document.steps(), document.redoable()), (1, None));
        document.undo().unwrap();
        assert!(document.dataset().reports[0].items().all(|item| item.goal.is_empty()));
    }

    /// A change of all items between others that are structural: these keep what they took out, and nothing beside it.
    #[test]
    fn steps_of_any_kind_keep_no_nodes_that_others_change() {
        let mut document = with_items(120);
        let report = || ReportId::from("r");
        let problem = NodeId::Problem("p".into());
        let new = |n: usize| Arc::new(Item::new(format!("i{n}").into(), String::new(), format!("新{n}")));
        let category = Category::new("c2".into(), String::new(), "另一方面".to_owned());
        let party = Party::new("u".into(), "区发改局".to_owned(), PartyKind::Unit);
        let all =
            |text: &str| Edit::new(report(), Change::Batch(EditLabel::Due, (0..100).map(|n| goal(n, text)).collect()));
        let moved = Change::Move(NodeId::Item("i5".into()), Place { under: problem, at: 90 });
        let other = Arc::new(Report::new("r2".into(), "另一通报".to_owned()));
        let edits = [
            Edit::new(report(), Change::Add(NewNode::Item("p".into(), new(120)), Some(3))),
            all("一"),
            Edit::new(report(), Change::Remove(NodeId::Item("i110".into()))),
            all("二"),
            Edit::new(report(), moved),
            all("三"),
            Edit::new(report(), Change::add(NewNode::Category(Arc::new(category)))),
            all("四"),
            Edit::new(report(), Change::add(NewNode::Party(Arc::new(party)))),
            all("五"),
            Edit::new("r2".into(), Change::add(NewNode::Report(other))),
            all("六"),
            Edit::new("r2".into(), Change::Remove(NodeId::Report)),
            all("七"),
            title("题"),
            all("八"),
        ];
        document.mark_saved(Arc::new(Dataset::default()));
        let mut states = vec![serde_json::to_value(&**document.dataset()).unwrap()];
        for edit in edits {
            let items: Vec<_> = document.dataset().reports[0].items().take(100).map(Arc::downgrade).collect();
            let is_all = matches!(edit.change, Change::Batch(..));
            document.edit(edit, secs(1)).unwrap();
            states.push(serde_json::to_value(&**document.dataset()).unwrap());
            if is_all {
                let kept = items.iter().filter(|item| item.upgrade().is_some()).count();
                assert!(kept <= 3, "{kept} items are kept after step {}", states.len() - 1);
            }
        }
        for state in states.iter().rev().skip(1) {
            document.undo().unwrap();
            assert_eq!(serde_json::to_value(&**document.dataset()).unwrap(), *state);
        }
        for state in &states[1..] {
            document.redo().unwrap();
            assert_eq!(serde_json::to_value(&**document.dataset()).unwrap(), *state);
        }
        let first = document.first().unwrap();
        assert_eq!(serde_json::to_value(&first).unwrap(), states[0]);
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_step() {
        let mut document = document();
        document.edit(title("通报"), secs(1)).unwrap();
        assert!(document.undoable().is_none());
        assert_eq!(document.revision(), 0);
    }

    #[test]
    fn an_edit_after_undo_drops_what_was_undone() {
        let mut document = document();
        document.edit(title("甲"), secs(1)).unwrap();
        document.undo().unwrap();
        document.edit(title("乙"), secs(1)).unwrap();
        assert!(document.redo().is_none());
    }

    #[test]
    fn a_new_document_has_unsaved_work_once_it_was_edited() {
        let mut document = Document::new(Arc::new(Dataset::default()));
        assert!(!document.is_dirty());
        let report = Arc::new(Report::new(ReportId::from("r"), "通报".to_owned()));
        document.edit(Edit::new(ReportId::from("r"), Change::add(NewNode::Report(report))), secs(1)).unwrap();
        assert!(document.is_dirty());
    }
}
