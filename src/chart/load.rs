//! Charts of items counted: the load of those who answer, and what falls due in each month.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::analysis::DueState;
use crate::model::{Due, Item, NodeId, NodeRef, Number, PartyKind, Progress};
use crate::words::Words;

use super::context::{ChartContext, Entry, Order};
use super::value::{Chart, ChartRow, Mark, MarkRole, Scale, SpotPart, Status, ValuePlace};

/// Items that are complete, open, late.
#[derive(Default)]
struct Load {
    node: Option<NodeRef>,
    items: [Vec<NodeRef>; 3],
}

impl Load {
    fn add(&mut self, context: &ChartContext<'_>, item: &Item, node: NodeRef) {
        let place = match (item.progress.is_complete(), DueState::of(item, context.today, 0)) {
            (true, _) => 0,
            (false, DueState::Late) => 2,
            (false, _) => 1,
        };
        if let Some(items) = self.items.get_mut(place) {
            items.push(node);
        }
    }

    fn count(&self) -> usize {
        self.items.iter().map(Vec::len).sum()
    }
}

/// How many items each unit leads, or each leader answers for: complete, open, late. Those with the most late and
/// open items come first: that is where to act.
pub(super) fn load(context: &ChartContext<'_>, kind: PartyKind) -> Chart {
    // One name in several reports is one body; a hash map over names in the order of their first item.
    let mut loads: Vec<(String, Load)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut nobody = 0_u32;
    for report in &context.dataset.reports {
        for item in report.items() {
            let named = match kind {
                PartyKind::Leader => item.leader.as_slice(),
                PartyKind::Unit => item.lead_units.as_slice(),
                PartyKind::Person => item.handlers.as_slice(),
            };
            nobody += u32::from(named.is_empty());
            for party in named.iter().filter_map(|id| report.party(id)) {
                let at = *places.entry(party.name.as_str()).or_insert_with(|| {
                    let node = Some(NodeRef::new(report.id.clone(), NodeId::Party(party.id.clone())));
                    loads.push((party.name.clone(), Load { node, ..Load::default() }));
                    loads.len() - 1
                });
                if let Some((_, load)) = loads.get_mut(at) {
                    load.add(context, item, NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone())));
                }
            }
        }
    }
    let (title, late, subtitle) = match kind {
        PartyKind::Unit => ("load-units-title", "load-units-late", "load-units-subtitle"),
        PartyKind::Leader | PartyKind::Person => ("load-leaders-title", "load-leaders-late", "load-leaders-subtitle"),
    };
    let title = load_title(&loads, (title, late), nobody, context.words);
    let rows = load_rows(context, loads);
    context.chart(title, subtitle, rows, context.words.text("load-none"))
}

/// The message: who is late with most, else how many have something to do.
fn load_title(loads: &[(String, Load)], keys: (&str, &str), nobody: u32, words: &Words) -> String {
    let late = |load: &Load| load.items.last().map_or(0, Vec::len);
    let all: usize = loads.iter().map(|(_, load)| late(load)).sum();
    let worst = loads.iter().max_by_key(|(_, load)| late(load)).filter(|_| all > 0);
    match worst {
        Some((name, load)) => words.with(
            keys.1,
            [
                ("name", name.clone().into()),
                ("late", late(load).into()),
                ("all", all.into()),
                ("nobody", nobody.into()),
            ],
        ),
        None => words.with(keys.0, [("count", loads.len().into()), ("nobody", nobody.into())]),
    }
}

fn load_rows(context: &ChartContext<'_>, loads: Vec<(String, Load)>) -> (Vec<ChartRow>, String) {
    let most = loads.iter().map(|(_, load)| load.count()).max().unwrap_or(0);
    let scale = Scale { min: 0.0, max: most.max(1) as f64 };
    let entries = loads.into_iter().map(|(name, load)| {
        let [complete, open, late] = load.items.each_ref().map(Vec::len);
        let value = Number::from(i64::try_from(load.count()).unwrap_or(i64::MAX));
        Entry { act: std::cmp::Reverse((late, open, complete)), name, value, data: load }
    });
    context.rows(entries.collect(), Order::Act, |entry| row(entry.name, entry.data, scale, context.words))
}

fn row(label: String, load: Load, scale: Scale, words: &Words) -> ChartRow {
    // The colours of the standing chart: one thing has one colour everywhere.
    let keys = [
        ("load-complete", MarkRole::Progress(Progress::Done)),
        ("load-open", MarkRole::Progress(Progress::InProgress)),
        ("overdue", MarkRole::Late),
    ];
    let (mut marks, mut at) = (Vec::new(), 0);
    let (count, node) = (load.count(), load.node);
    for ((key, role), items) in keys.into_iter().zip(load.items).filter(|(_, items)| !items.is_empty()) {
        let (from, to) = (at as f64, (at + items.len()) as f64);
        at += items.len();
        let spot = node.clone().map(|node| ValuePlace { node, part: SpotPart::Whole });
        let text = format!("{} {}", words.text(key), items.len());
        marks.push(Mark::Bar { from, to, role, text, spot, holds: Arc::from(items) });
    }
    ChartRow {
        label,
        node,
        scale,
        marks,
        value: words.with("chart-items", [("count", count.into())]),
        target: String::new(),
        note: String::new(),
        status: Status::NoTarget,
    }
}

/// What falls due in each month: complete, open, late. Months come in their order, however else rows are wanted.
pub(super) fn calendar(context: &ChartContext<'_>) -> Chart {
    let words = context.words;
    let mut months: BTreeMap<(i16, i8), Load> = BTreeMap::new();
    let mut undated = 0_u32;
    for report in &context.dataset.reports {
        for item in report.items() {
            let Some(last) = item.due.as_ref().and_then(Due::last_day) else {
                undated += 1;
                continue;
            };
            let (year, month, _) = last.parts();
            let node = NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
            months.entry((year, month)).or_default().add(context, item, node);
        }
    }
    let most = months.values().map(Load::count).max().unwrap_or(0);
    let dated: usize = months.values().map(Load::count).sum();
    let scale = Scale { min: 0.0, max: most.max(1) as f64 };
    let more = context.more(months.len());
    let rows = months
        .into_iter()
        .take(context.most)
        .map(|((year, month), load)| row(words.when(crate::model::When::Month(year, month)), load, scale, words));
    let title = words.with("calendar-title", [("dated", dated.into()), ("undated", undated.into())]);
    context.chart(title, "calendar-subtitle", (rows.collect(), more), words.text("calendar-none"))
}
