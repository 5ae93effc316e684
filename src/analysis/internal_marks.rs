//! What is internal in any of several states of a dataset, so that what is told of the states together tells it in none of
//! them: an item that was marked today must not be told by the state of yesterday.
//!
//! Does not live here: how one state is redacted (`redaction`).
//!
//! Limits: entries have no ids. An entry is found in the other states by its key, so that one that got another key in the
//! save that marked it is not found.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{
    Audience, ColumnAudience, ColumnId, Dataset, Field, FieldKind, Indicator, Item, Measure, NodeId, NodeRef, Object,
    PaperAudience, Record, Report, ReportId, Value,
};

use super::activity::is_one;
use super::redaction::{most_of, redacted};

/// The nodes, entries and columns that some readers may not see in any of several states.
#[derive(Debug, Default)]
pub struct InternalMarks {
    /// The last audience whose fields are shown; absent where nothing is left out.
    most: Option<Audience>,
    nodes: HashSet<NodeRef>,
    columns: HashSet<(ReportId, ColumnId)>,
    /// By the node and the field of the list.
    entries: HashMap<(NodeRef, &'static str), EntryMarks>,
}

/// The internal entries of a list, each without its mark.
#[derive(Debug, Default)]
struct EntryMarks {
    marked: Vec<Record>,
    /// Those without a mark that stood beside a marked one of the same key: they are others.
    beside: Vec<Record>,
}

impl InternalMarks {
    /// No marks yet.
    #[must_use]
    pub fn new(audience: PaperAudience) -> Self {
        Self { most: most_of(audience), ..Self::default() }
    }

    /// True where these readers may see everything.
    #[must_use]
    pub fn show_all(&self) -> bool {
        self.most.is_none()
    }

    /// Takes note of what is internal in a state.
    pub fn add(&mut self, state: &Dataset) {
        let Some(most) = self.most else { return };
        for report in &state.reports {
            let hidden = report.columns.iter().filter(|column| column.audience() > most);
            self.columns.extend(hidden.map(|column| (report.id.clone(), column.id.clone())));
            let node = |node: NodeId| NodeRef::new(report.id.clone(), node);
            self.add_lists(&node(NodeId::Report), &**report);
            for indicator in &report.indicators {
                self.add_indicator(report, indicator, false);
            }
            for item in report.items() {
                let own = node(NodeId::Item(item.id.clone()));
                self.add_lists(&own, &**item);
                if item.internal {
                    self.nodes.insert(own);
                }
                for measure in &item.measures {
                    let own = node(NodeId::Measure(measure.id.clone()));
                    self.add_lists(&own, measure);
                    if item.internal || measure.internal {
                        self.nodes.insert(own);
                    }
                }
                for indicator in &item.indicators {
                    self.add_indicator(report, indicator, item.internal);
                }
            }
        }
    }

    fn add_indicator(&mut self, report: &Report, indicator: &Indicator, is_under_internal: bool) {
        let node = NodeRef::new(report.id.clone(), NodeId::Indicator(indicator.id.clone()));
        self.add_lists(&node, indicator);
        if is_under_internal || indicator.internal {
            self.nodes.insert(node);
        }
    }

    fn add_lists<N: Object>(&mut self, node: &NodeRef, object: &N) {
        for (field, mark) in lists::<N>() {
            let Some(Value::Records(records)) = object.value(field.key) else { continue };
            let (marked, open): (Vec<Record>, Vec<Record>) =
                records.into_iter().partition(|record| is_marked(record, mark));
            if marked.is_empty() {
                continue;
            }
            let marks = self.entries.entry((node.clone(), field.key)).or_default();
            for record in open.into_iter().filter(|own| marked.iter().any(|other| is_one(other, own))) {
                add_new(&mut marks.beside, plain(record, mark));
            }
            for record in marked {
                add_new(&mut marks.marked, plain(record, mark));
            }
        }
    }

    /// A state as the readers may see it, without what is internal in any of the states. The very state where they may see
    /// everything.
    #[must_use]
    pub fn for_readers(&self, state: &Arc<Dataset>) -> Arc<Dataset> {
        let Some(most) = self.most else { return Arc::clone(state) };
        let reports = state.reports.iter().map(|report| Arc::new(redacted(&self.marked(report), most))).collect();
        Arc::new(Dataset { reports, ..Dataset::default() })
    }

    /// A report with every mark of the other states.
    fn marked(&self, report: &Report) -> Report {
        let mut report = report.clone();
        let id = report.id.clone();
        let node = |node: NodeId| NodeRef::new(id.clone(), node);
        for column in &mut report.columns {
            if self.columns.contains(&(id.clone(), column.id.clone())) {
                column.audience = ColumnAudience::Internal;
            }
        }
        self.mark_lists(&node(NodeId::Report), &mut report);
        for indicator in &mut report.indicators {
            self.mark_indicator(&id, indicator);
        }
        for category in &mut report.categories {
            for problem in &mut Arc::make_mut(category).problems {
                for item in &mut Arc::make_mut(problem).items {
                    self.mark_item(&id, Arc::make_mut(item));
                }
            }
        }
        report
    }

    fn mark_item(&self, report: &ReportId, item: &mut Item) {
        let node = NodeRef::new(report.clone(), NodeId::Item(item.id.clone()));
        self.mark_lists(&node, item);
        item.internal |= self.nodes.contains(&node);
        for measure in &mut item.measures {
            self.mark_measure(report, measure);
        }
        for indicator in &mut item.indicators {
            self.mark_indicator(report, indicator);
        }
    }

    fn mark_measure(&self, report: &ReportId, measure: &mut Measure) {
        let node = NodeRef::new(report.clone(), NodeId::Measure(measure.id.clone()));
        self.mark_lists(&node, measure);
        measure.internal |= self.nodes.contains(&node);
    }

    fn mark_indicator(&self, report: &ReportId, indicator: &mut Indicator) {
        let node = NodeRef::new(report.clone(), NodeId::Indicator(indicator.id.clone()));
        self.mark_lists(&node, indicator);
        indicator.internal |= self.nodes.contains(&node);
    }

    fn mark_lists<N: Object>(&self, node: &NodeRef, object: &mut N) {
        for (field, mark) in lists::<N>() {
            let Some(marks) = self.entries.get(&(node.clone(), field.key)) else { continue };
            let Some(Value::Records(records)) = object.value(field.key) else { continue };
            let mark_of = |record: Record| {
                let is_hidden = is_marked(&record, mark) || marks.hide(&record, mark);
                if is_hidden { record.with(mark.key, Value::Flag(true)) } else { record }
            };
            let records = records.into_iter().map(mark_of).collect();
            if let Err(error) = object.set_value(field.key, Value::Records(records)) {
                log::error!("{field:?}: {error}");
            }
        }
    }
}

impl EntryMarks {
    /// True for an entry that is internal in another state.
    fn hide(&self, record: &Record, mark: &Field) -> bool {
        let own = plain(record.clone(), mark);
        let is_other = self.beside.contains(&own);
        self.marked.iter().any(|marked| *marked == own || (!is_other && is_one(marked, &own)))
    }
}

/// The lists of an object whose entries can be marked as internal, each with the field of the mark.
fn lists<N: Object>() -> impl Iterator<Item = (&'static Field, &'static Field)> {
    let is_mark = |field: &&Field| field.kind == FieldKind::Flag && field.audience == Audience::Internal;
    N::FIELDS.iter().filter_map(move |field| Some((field, field.shape.iter().find(is_mark)?)))
}

fn is_marked(record: &Record, mark: &Field) -> bool {
    record.get(mark.key) == Some(&Value::Flag(true))
}

/// An entry without its mark and without its places in the source, which change by themselves.
fn plain(record: Record, mark: &Field) -> Record {
    record.with(mark.key, Value::Flag(false)).with_places(None)
}

fn add_new(list: &mut Vec<Record>, record: Record) {
    if !list.contains(&record) {
        list.push(record);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Category, Party, Problem, Update, report_of};

    fn dataset(change: impl FnOnce(&mut Item)) -> Arc<Dataset> {
        let mut item = Item::new("i".into(), "(1)".to_owned(), "管网".to_owned());
        item.measures = vec![Measure::new("m".into(), "一".to_owned(), "铺设".to_owned())];
        change(&mut item);
        Arc::new(Dataset { reports: vec![Arc::new(report_of([item]))], ..Dataset::default() })
    }

    fn update(on: &str, text: &str, internal: bool) -> Update {
        Update { on: on.parse().unwrap(), text: text.to_owned(), internal, ..Update::blank() }
    }

    fn seen(states: &[Arc<Dataset>], at: usize) -> Vec<String> {
        let mut marks = InternalMarks::new(PaperAudience::Public);
        for state in states {
            marks.add(state);
        }
        let kept = marks.for_readers(&states[at]);
        let items = kept.reports[0].items();
        let of_item = |item: &Arc<Item>| {
            let measures = item.measures.iter().flat_map(|measure| &measure.updates);
            item.updates.iter().chain(measures).map(|own| own.text.clone()).collect::<Vec<_>>()
        };
        items.flat_map(of_item).collect()
    }

    #[test]
    fn an_entry_that_is_marked_later_is_seen_in_no_state() {
        let states = [
            dataset(|item| {
                item.updates = vec![update("2026-09-14", "约谈", false), update("2026-09-15", "开工", false)];
            }),
            dataset(|item| {
                item.updates = vec![update("2026-09-14", "约谈局长", true), update("2026-09-15", "开工", false)];
            }),
        ];
        assert_eq!((seen(&states, 0), seen(&states, 1)), (vec!["开工".to_owned()], vec!["开工".to_owned()]));
    }

    #[test]
    fn another_entry_of_the_same_key_stays() {
        let states = [
            dataset(|item| {
                item.updates = vec![update("2026-09-14", "约谈", false), update("2026-09-14", "开工", false)];
            }),
            dataset(|item| {
                item.updates = vec![update("2026-09-14", "约谈", true), update("2026-09-14", "开工", false)];
            }),
        ];
        assert_eq!(seen(&states, 0), ["开工"]);
    }

    #[test]
    fn a_measure_and_its_entries_are_found_too() {
        let entry = |internal| dataset(|item| item.measures[0].updates = vec![update("2026-09-14", "约谈", internal)]);
        assert_eq!(seen(&[entry(false), entry(true)], 0), Vec::<String>::new());
        let measure = |internal| {
            dataset(|item| {
                item.measures[0].internal = internal;
                item.measures[0].updates = vec![update("2026-09-14", "铺管", false)];
            })
        };
        assert_eq!(seen(&[measure(true), measure(false)], 1), Vec::<String>::new());
    }

    /// Objects that are not walked here have no list with marks.
    #[test]
    fn no_other_object_has_entries_that_can_be_marked() {
        assert_eq!(lists::<Party>().count() + lists::<Category>().count() + lists::<Problem>().count(), 0);
        // Nor has an entry a list of such entries in it.
        let fields = [Report::FIELDS, Item::FIELDS, Measure::FIELDS, Indicator::FIELDS].concat();
        let inner = fields.iter().flat_map(|field| field.shape).flat_map(|field| field.shape);
        assert_eq!(inner.filter(|field| field.audience == Audience::Internal).count(), 0);
    }
}
