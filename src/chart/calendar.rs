//! What falls due in each month.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::DueState;
use crate::model::{Due, Item, NodeId, NodeRef, Progress};
use crate::words::Words;

use super::context::ChartContext;
use super::value::{Chart, ChartRow, Mark, MarkRole, Scale, Status};

/// Items that are complete, open, late.
#[derive(Default)]
struct Load {
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

fn row(label: String, load: Load, scale: Scale, words: &Words) -> ChartRow {
    // The colours of the standing chart: one thing has one colour everywhere.
    let keys = [
        ("calendar-complete", MarkRole::Progress(Progress::Done)),
        ("calendar-open-items", MarkRole::Progress(Progress::InProgress)),
        ("overdue", MarkRole::Late),
    ];
    let (mut marks, mut at) = (Vec::new(), 0);
    let count = load.count();
    for ((key, role), items) in keys.into_iter().zip(load.items).filter(|(_, items)| !items.is_empty()) {
        let (from, to) = (at as f64, (at + items.len()) as f64);
        at += items.len();
        let text = format!("{} {}", words.text(key), items.len());
        marks.push(Mark::Bar { from, to, role, text, spot: None, holds: Arc::from(items) });
    }
    ChartRow {
        label,
        node: None,
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
