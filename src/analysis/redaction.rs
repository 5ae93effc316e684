//! A dataset as a paper's audience may see it (公开, 机关内部, 全部), and the texts that were left out of it.
//!
//! Everything that goes out is made from the result, so that no writer has to know what is not for its reader. The field
//! catalogue says who may see a field; a person says so of a node or an entry by its mark 内部.
//!
//! Does not live here: the search of a written file for what was left out (`export`).

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{
    Audience, Category, Column, Dataset, Field, FieldKey, FieldKind, Indicator, Item, Measure, NodeId, Object,
    PaperAudience, PartyId, Problem, Record, Report, Source, Span, Value, keep_nodes,
};

/// Texts shorter than this stand in too many places to tell anything: 已完成 is no leak.
const SHORTEST: usize = 4;

/// What stands in the place of a character of the source that is not for the reader.
const BLANKED: char = '□';

/// The dataset as an audience may see it; the very dataset where that is everything.
#[must_use]
pub fn for_audience(dataset: &Arc<Dataset>, audience: PaperAudience) -> Arc<Dataset> {
    let Some(most) = most_of(audience) else { return Arc::clone(dataset) };
    let reports = dataset.reports.iter().map(|report| Arc::new(redacted(report, most))).collect();
    Arc::new(Dataset { reports, ..Dataset::default() })
}

/// The last audience whose fields are shown; absent where nothing is left out.
pub(super) fn most_of(audience: PaperAudience) -> Option<Audience> {
    match audience {
        PaperAudience::Public => Some(Audience::Public),
        PaperAudience::Office => Some(Audience::Office),
        PaperAudience::All => None,
    }
}

/// True where an audience may see what is marked so.
#[must_use]
pub fn may_see(audience: PaperAudience, marked: Audience) -> bool {
    most_of(audience).is_none_or(|most| marked <= most)
}

/// True where an audience may see all of a value in a field: neither the field nor an entry of it is for fewer readers. The
/// columns are those of the report.
#[must_use]
pub fn may_see_value(audience: PaperAudience, (key, value): (&FieldKey, &Value), columns: &[Column]) -> bool {
    let Some(most) = most_of(audience) else { return true };
    key.audience(columns) <= most && key.declared().is_none_or(|field| cleared(field, value, most) == *value)
}

/// A report with nothing in it that is for fewer readers.
pub(super) fn redacted(report: &Report, most: Audience) -> Report {
    let mut kept = report.clone();
    let mut hidden = Vec::new();
    clear_fields(&mut kept, most);
    kept.columns.retain(|column| column.audience() <= most);
    let shown: HashSet<String> = kept.columns.iter().map(|column| column.id.to_string()).collect();
    keep_indicators(&mut kept.indicators, most, &mut hidden);
    for category in &mut kept.categories {
        redact_category(category, most, &shown, &mut hidden);
    }
    let before = named_parties(report);
    let after = named_parties(&kept);
    kept.parties.retain(|party| after.contains(&party.id) || !before.contains(&party.id));
    for party in &mut kept.parties {
        clear_fields(Arc::make_mut(party), most);
    }
    forget_nodes(&mut kept, report);
    kept.source = Arc::new(blanked(&kept.source, &hidden));
    kept
}

fn redact_category(category: &mut Arc<Category>, most: Audience, shown: &HashSet<String>, hidden: &mut Vec<Span>) {
    for problem in &mut Arc::make_mut(category).problems {
        let problem: &mut Problem = Arc::make_mut(problem);
        problem.items.retain(|item| keeps(item.internal, &item.source, hidden));
        for item in &mut problem.items {
            redact_item(Arc::make_mut(item), most, shown, hidden);
        }
    }
}

fn redact_item(item: &mut Item, most: Audience, shown: &HashSet<String>, hidden: &mut Vec<Span>) {
    clear_fields(item, most);
    clear_columns(&mut item.custom, shown);
    item.measures.retain(|measure| keeps(measure.internal, &measure.source, hidden));
    for measure in &mut item.measures {
        redact_measure(measure, most, shown);
    }
    keep_indicators(&mut item.indicators, most, hidden);
}

fn redact_measure(measure: &mut Measure, most: Audience, shown: &HashSet<String>) {
    clear_fields(measure, most);
    clear_columns(&mut measure.custom, shown);
}

fn keep_indicators(indicators: &mut Vec<Indicator>, most: Audience, hidden: &mut Vec<Span>) {
    for indicator in indicators.iter().filter(|indicator| indicator.internal) {
        indicator.places(&mut |_, span| hidden.push(span.clone()));
    }
    indicators.retain(|indicator| !indicator.internal);
    for indicator in indicators {
        clear_fields(indicator, most);
    }
}

/// Whether a node stays; the words of the source that a node is about go with it.
fn keeps(internal: bool, source: &[Span], hidden: &mut Vec<Span>) -> bool {
    if internal {
        hidden.extend_from_slice(source);
    }
    !internal
}

fn clear_columns(custom: &mut crate::model::ColumnMap, shown: &HashSet<String>) {
    let gone: Vec<_> =
        custom.iter().map(|(name, _)| name.clone()).filter(|name| !shown.contains(name.as_str())).collect();
    for name in gone {
        custom.set(&name, None);
    }
}

/// Empties the fields of an object that are for fewer readers, and those of the entries in the others. Fields that this
/// version does not know are for nobody.
fn clear_fields<N: Object>(object: &mut N, most: Audience) {
    for field in N::FIELDS {
        let Some(value) = object.value(field.key) else { continue };
        let kept = cleared(field, &value, most);
        if kept != value
            && let Err(error) = object.set_value(field.key, kept)
        {
            log::error!("{field:?}: {error}");
        }
    }
    *object.extra_mut() = crate::model::Extra::default();
}

fn cleared(field: &Field, value: &Value, most: Audience) -> Value {
    if field.audience > most {
        return field.blank();
    }
    match value {
        Value::Record(Some(record)) => Value::Record(cleared_entry(record, most)),
        Value::Records(records) => {
            Value::Records(records.iter().filter_map(|record| cleared_entry(record, most)).collect())
        }
        other => other.clone(),
    }
}

/// An entry without what is for fewer readers; nothing of one that a person marked as internal.
fn cleared_entry(record: &Record, most: Audience) -> Option<Record> {
    let is_internal = |(field, value): (&Field, &Value)| {
        field.kind == FieldKind::Flag && field.audience == Audience::Internal && *value == Value::Flag(true)
    };
    if record.fields().any(is_internal) {
        return None;
    }
    let values = record.fields().map(|(field, value)| cleared(field, value, most)).collect();
    Some(Record::new(record.shape(), values, crate::model::Extra::default()))
}

/// The parties that items, measures and entries name.
fn named_parties(report: &Report) -> HashSet<PartyId> {
    let mut named = HashSet::new();
    each_object(report, &mut |object| {
        object.named(&mut |node| {
            if let NodeId::Party(id) = node {
                named.insert(id);
            }
        });
    });
    named
}

/// Takes back what names a node that is not there any more.
fn forget_nodes(kept: &mut Report, whole: &Report) {
    let (mut before, mut after) = (nodes_of(whole), nodes_of(kept));
    before.retain(|node| !after.contains(node));
    if before.is_empty() {
        return;
    }
    let gone = before;
    after.clear();
    let keep = |node: &NodeId| !gone.contains(node);
    keep_nodes(kept, keep);
    kept.change_items(
        |_| true,
        |item| {
            keep_nodes(item, keep);
            item.indicators.iter_mut().for_each(|indicator| keep_nodes(indicator, keep));
            item.measures.iter_mut().for_each(|measure| keep_nodes(measure, keep));
        },
    );
    kept.indicators.iter_mut().for_each(|indicator| keep_nodes(indicator, keep));
}

fn nodes_of(report: &Report) -> HashSet<NodeId> {
    let mut nodes: HashSet<NodeId> = report.indicators.iter().map(|own| NodeId::Indicator(own.id.clone())).collect();
    for item in report.items() {
        nodes.insert(NodeId::Item(item.id.clone()));
        nodes.extend(item.measures.iter().map(|own| NodeId::Measure(own.id.clone())));
        nodes.extend(item.indicators.iter().map(|own| NodeId::Indicator(own.id.clone())));
    }
    nodes
}

/// The source with the words of some places blanked; every other place means the same as before.
fn blanked(source: &Source, hidden: &[Span]) -> Source {
    let mut source = source.clone();
    for span in hidden {
        let Some(paragraph) = source.paragraphs.get_mut(span.paragraph as usize) else { continue };
        let within = span.start as usize..span.end as usize;
        let blank = |(at, c): (usize, char)| if within.contains(&at) { BLANKED } else { c };
        *paragraph = paragraph.chars().enumerate().map(blank).collect();
    }
    source
}

/// The texts of a dataset that stand nowhere in what is kept of it: none of them may be found in a file that is made of
/// the rest. Texts of fewer than four characters are left aside.
#[must_use]
pub fn left_out(whole: &Dataset, kept_dataset: &Dataset) -> Vec<String> {
    let mut texts = LeftOut::default();
    texts.add(whole, kept_dataset);
    texts.list()
}

/// The texts that are left out of several states of a dataset, and stand in what is kept of none of them.
#[derive(Debug, Default)]
pub struct LeftOut {
    left: HashSet<String>,
    kept: HashSet<String>,
}

impl LeftOut {
    /// Takes note of a state and of what is kept of it.
    pub fn add(&mut self, whole: &Dataset, kept_dataset: &Dataset) {
        let kept = texts_of(kept_dataset);
        let is_left = |text: &String| text.chars().count() >= SHORTEST && !kept.contains(text);
        self.left.extend(texts_of(whole).into_iter().filter(is_left));
        self.kept.extend(kept);
        self.kept.extend(source_of(kept_dataset).cloned());
    }

    /// The texts, in the order of their letters.
    #[must_use]
    pub fn list(self) -> Vec<String> {
        let all: String = self.kept.iter().flat_map(|text| [text.as_str(), "\n"]).collect();
        let is_left_out = |text: &String| {
            !self.kept.contains(text) && memchr::memmem::find(all.as_bytes(), text.as_bytes()).is_none()
        };
        let mut texts: Vec<String> = self.left.into_iter().filter(is_left_out).collect();
        texts.sort_unstable();
        texts
    }
}

/// The notice is public, and so is what stands in it.
fn source_of(dataset: &Dataset) -> impl Iterator<Item = &String> {
    dataset.reports.iter().flat_map(|report| &report.source.paragraphs)
}

fn texts_of(dataset: &Dataset) -> HashSet<String> {
    let mut texts = HashSet::new();
    for report in &dataset.reports {
        each_object(report, &mut |object| {
            object.told(&mut |text| {
                let text = text.trim();
                if !text.is_empty() && !texts.contains(text) {
                    texts.insert(text.to_owned());
                }
            });
        });
    }
    texts
}

/// What of an object is asked here, whatever its type.
trait Told {
    fn told(&self, tell: &mut dyn FnMut(&str));
    fn named(&self, tell: &mut dyn FnMut(NodeId));
}

impl<N: Object> Told for N {
    fn told(&self, tell: &mut dyn FnMut(&str)) {
        self.texts(&mut |_, text| tell(text));
    }

    fn named(&self, tell: &mut dyn FnMut(NodeId)) {
        self.nodes(&mut |_, node| tell(node));
    }
}

fn each_object(report: &Report, tell: &mut dyn FnMut(&dyn Told)) {
    tell(report);
    report.parties.iter().for_each(|party| tell(&**party));
    report.indicators.iter().for_each(|indicator| tell(indicator));
    for category in &report.categories {
        tell(&**category);
        for problem in &category.problems {
            tell(&**problem);
            for item in &problem.items {
                tell(&**item);
                item.measures.iter().for_each(|measure| tell(measure));
                item.indicators.iter().for_each(|indicator| tell(indicator));
            }
        }
    }
}
