//! What falls due in each month.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::status;
use crate::model::{Due, Item, NodeId, NodeRef, Status};
use crate::words::Words;

use super::context::ChartContext;
use super::value::{self, Chart, ChartRow, Mark, MarkRole, Scale};

/// Items in the order of [`Status`].
#[derive(Default)]
struct Load {
    items: [Vec<NodeRef>; 5],
}

impl Load {
    fn add(&mut self, context: &ChartContext<'_>, item: &Item, node: NodeRef) {
        let status = status(item, context.today, context.near_days);
        if let Some(items) = self.items.get_mut(status as usize) {
            items.push(node);
        }
    }

    fn count(&self) -> usize {
        self.items.iter().map(Vec::len).sum()
    }
}

fn row(label: String, load: Load, scale: Scale, words: &Words) -> ChartRow {
    let (mut marks, mut at) = (Vec::new(), 0);
    let count = load.count();
    for (status, items) in Status::ALL.into_iter().zip(load.items).filter(|(_, items)| !items.is_empty()) {
        let (from, to) = (at as f64, (at + items.len()) as f64);
        at += items.len();
        let text = format!("{} {}", words.choice(status), items.len());
        let role = MarkRole::Standing(status);
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
        status: value::Status::NoTarget,
    }
}

/// What falls due in each month, by where it stands. Months come in their order, however else rows are wanted.
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
