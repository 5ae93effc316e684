//! The checks that make a file a sound dataset: ids, references, spans, order of dates.
//!
//! One walk, no text per node: a path is only spelled out for a defect.

use std::collections::{HashMap, HashSet};

use crate::model::{
    Dataset, Due, FieldKind, Indicator, IndicatorId, Item, Measure, MeasureId, NodeId, Object, PartyId, Report,
};

use super::error::{Defect, DefectKind};

/// More defects than these help nobody.
const MOST: usize = 100;

/// All defects of a dataset, in the order of the file.
pub(super) fn defects(dataset: &Dataset) -> Vec<Defect> {
    let mut check = Check { defects: Vec::new(), path: Vec::new() };
    let mut reports = HashSet::new();
    for (at, report) in dataset.reports.iter().enumerate() {
        check.within(Step::At("reports", at), |check| {
            check.id(&mut reports, report.id.as_str());
            check.report(report);
        });
    }
    check.defects
}

/// One step of a path.
#[derive(Clone, Copy)]
enum Step {
    Key(&'static str),
    At(&'static str, usize),
}

struct Check {
    defects: Vec<Defect>,
    path: Vec<Step>,
}

/// What a report's nodes are held against.
struct Known<'a> {
    ids: HashSet<&'a str>,
    parties: HashSet<&'a PartyId>,
    /// The length of each paragraph of the source, in characters.
    lengths: Vec<u32>,
}

impl Check {
    fn within(&mut self, step: Step, walk: impl FnOnce(&mut Self)) {
        self.path.push(step);
        walk(self);
        self.path.pop();
    }

    fn found(&mut self, key: &'static str, kind: DefectKind) {
        if self.defects.len() >= MOST {
            return;
        }
        let mut path = String::new();
        for step in self.path.iter().copied().chain([Step::Key(key)]) {
            let dot = if path.is_empty() { "" } else { "." };
            match step {
                Step::Key("") => {}
                Step::Key(key) => path.extend([dot, key]),
                Step::At(key, at) => path.extend([dot, key, "[", &at.to_string(), "]"]),
            }
        }
        self.defects.push(Defect { kind, path, line: 1, column: 1 });
    }

    fn id<'a>(&mut self, known: &mut HashSet<&'a str>, id: &'a str) {
        if id.is_empty() {
            self.found("id", DefectKind::EmptyId);
        } else if !known.insert(id) {
            self.found("id", DefectKind::DuplicateId(id.to_owned()));
        }
    }

    fn report<'a>(&mut self, report: &'a Report) {
        let mut known: Known<'a> = Known {
            ids: HashSet::new(),
            parties: report.parties.iter().map(|party| &party.id).collect(),
            lengths: report.source.paragraphs.iter().map(|text| text.chars().count() as u32).collect(),
        };
        if let (Some(from), Some(to)) = (report.inspected_from, report.inspected_to)
            && to < from
        {
            self.found("inspected_to", DefectKind::DatesReversed);
        }
        for (at, party) in report.parties.iter().enumerate() {
            self.within(Step::At("parties", at), |check| check.id(&mut known.ids, party.id.as_str()));
        }
        self.fields(report, &known);
        let mut columns = HashSet::new();
        for (at, column) in report.columns.iter().enumerate() {
            self.within(Step::At("columns", at), |check| check.id(&mut columns, column.id.as_str()));
        }
        self.indicators(&report.indicators, None, &mut known);
        for (at, category) in report.categories.iter().enumerate() {
            self.within(Step::At("categories", at), |check| {
                check.id(&mut known.ids, category.id.as_str());
                for (at, problem) in category.problems.iter().enumerate() {
                    check.within(Step::At("problems", at), |check| {
                        check.id(&mut known.ids, problem.id.as_str());
                        for (at, item) in problem.items.iter().enumerate() {
                            check.within(Step::At("items", at), |check| check.item(item, &mut known));
                        }
                    });
                }
            });
        }
    }

    fn item<'a>(&mut self, item: &'a Item, known: &mut Known<'a>) {
        self.id(&mut known.ids, item.id.as_str());
        self.fields(item, known);
        self.due(item.due.as_ref());
        for (at, measure) in item.measures.iter().enumerate() {
            self.within(Step::At("measures", at), |check| check.measure(measure, known));
        }
        self.indicators(&item.indicators, Some(&item.measures), known);
    }

    fn measure<'a>(&mut self, measure: &'a Measure, known: &mut Known<'a>) {
        self.id(&mut known.ids, measure.id.as_str());
        self.fields(measure, known);
        self.due(measure.due.as_ref());
    }

    /// The parties and the places in the source that the fields of an object name.
    fn fields<N: Object>(&mut self, object: &N, known: &Known<'_>) {
        let mut at = Counter::default();
        object.nodes(&mut |key, node| {
            let place = at.next(key);
            if let NodeId::Party(id) = node
                && !known.parties.contains(&id)
            {
                self.named::<N>(key, place, DefectKind::UnknownParty(id.to_string()));
            }
        });
        let mut at = Counter::default();
        object.places(&mut |key, span| {
            let place = at.next(key);
            let length = known.lengths.get(span.paragraph as usize);
            if !length.is_some_and(|length| span.start <= span.end && span.end <= *length) {
                self.named::<N>(key, place, DefectKind::SpanOutside);
            }
        });
    }

    /// A defect of what a field names; `place` is its position where the field is a list of such.
    fn named<N: Object>(&mut self, key: &'static str, place: usize, kind: DefectKind) {
        let field_kind = N::FIELDS.iter().find(|field| field.key == key).map(|field| field.kind);
        match field_kind {
            Some(FieldKind::People | FieldKind::Units | FieldKind::Nodes | FieldKind::Places) => {
                self.within(Step::At(key, place), |check| check.found("", kind));
            }
            // What an entry names is told by the field that holds the entries.
            _ => self.found(key, kind),
        }
    }

    fn indicators<'a>(&mut self, list: &'a [Indicator], measures: Option<&[Measure]>, known: &mut Known<'a>) {
        let measures: HashSet<&MeasureId> = measures.into_iter().flatten().map(|measure| &measure.id).collect();
        let rooted = rooted(list);
        for (at, indicator) in list.iter().enumerate() {
            self.within(Step::At("indicators", at), |check| {
                check.id(&mut known.ids, indicator.id.as_str());
                check.fields(indicator, known);
                if let Some(id) = &indicator.measure
                    && !measures.contains(id)
                {
                    check.found("measure", DefectKind::UnknownMeasure(id.to_string()));
                }
                if let Some(part) = &indicator.part_of
                    && !rooted.get(at).copied().unwrap_or(false)
                {
                    check.found("part_of.whole", DefectKind::UnknownWhole(part.whole.to_string()));
                }
            });
        }
    }

    fn due(&mut self, due: Option<&Due>) {
        let Some(due) = due else { return };
        let Some(mut held) = due.on else { return };
        for (at, change) in due.changes.iter().enumerate() {
            if change.from != held {
                self.within(Step::Key("due"), |check| {
                    check.within(Step::At("changes", at), |check| check.found("from", DefectKind::DueChain));
                });
            }
            held = change.to;
        }
    }
}

/// How many nodes or places of one field were reported so far.
#[derive(Default)]
struct Counter {
    key: &'static str,
    count: usize,
}

impl Counter {
    /// The position of the next one of a field.
    fn next(&mut self, key: &'static str) -> usize {
        if self.key != key {
            *self = Self { key, count: 0 };
        }
        self.count += 1;
        self.count - 1
    }
}

/// For each indicator, whether following `part_of` upwards ends at one that is no part: no gap, no circle. Every
/// indicator is passed once, however long the chains are.
fn rooted(list: &[Indicator]) -> Vec<bool> {
    let mut places: HashMap<&IndicatorId, usize> = HashMap::new();
    for (at, indicator) in list.iter().enumerate() {
        places.entry(&indicator.id).or_insert(at);
    }
    let mut found: Vec<Option<bool>> = vec![None; list.len()];
    let mut chain = Vec::new();
    for from in 0..list.len() {
        let (mut at, mut ends) = (Some(from), false);
        while let Some(indicator) = at.and_then(|at| list.get(at)) {
            let place = at.unwrap_or_default();
            if let Some(known) = found.get(place).copied().flatten() {
                ends = known;
                break;
            }
            // Until the chain is walked to its end, to come upon one of its own is a circle.
            set(&mut found, place, false);
            chain.push(place);
            ends = indicator.part_of.is_none();
            at = indicator.part_of.as_ref().and_then(|part| places.get(&part.whole).copied());
        }
        for place in chain.drain(..) {
            set(&mut found, place, ends);
        }
    }
    found.into_iter().map(|ends| ends.unwrap_or(false)).collect()
}

fn set(found: &mut [Option<bool>], place: usize, ends: bool) {
    if let Some(slot) = found.get_mut(place) {
        *slot = Some(ends);
    }
}
