//! The pages that follow from the data, and charts that a person added.

use crate::analysis::{Attainment, DueEntry, DueState, Plan, PlanGroup, PlanLine, PlanRequest, PlanRow, Tally};
use crate::model::{Due, Item, NodeId, PageKind, Progress, Status};

use super::super::catalogue::Named;
use super::super::context::ChartContext;
use super::super::messages::due_name;
use super::super::one::of_node;
use super::super::plan::plan;
use super::super::progress::progress_by_category;
use super::super::targets;
use super::super::value::{Body, Chart, MarkRole};
use super::{DeckLine, PageBuilder, PageContent, PageFigure, ROWS};

/// How many of the largest changes stand on a page: what a room keeps in mind.
const CHANGES: usize = 5;

impl PageBuilder<'_> {
    /// Title and content of a page.
    pub(super) fn page(&self, kind: PageKind, of: &str) -> (String, PageContent) {
        let small = ChartContext { most: CHANGES, ..self.context };
        match kind {
            PageKind::Cover => self.cover(),
            PageKind::Overview => self.figures(),
            PageKind::Category => self.category(of),
            PageKind::OffTarget => titled(targets::off_target(&self.context, &self.overview)),
            PageKind::Achievements => titled(targets::achievements(&small)),
            PageKind::Plan => titled(self.wall_chart()),
            PageKind::Next => self.next_steps(),
            PageKind::Chart | PageKind::Text => titled(self.chart(of)),
        }
    }

    /// A chart of the whole by its name, else of the item or indicator of that id.
    fn chart(&self, of: &str) -> Chart {
        if let Some(named) = Named::of(of) {
            return named.build(&self.context);
        }
        let words = self.context.words;
        of_node(self.report, of, ROWS, words).unwrap_or_else(|| {
            let gone = words.text("deck-chart-gone").to_owned();
            Chart::new(gone.clone(), String::new(), Body::Empty(gone))
        })
    }

    fn cover(&self) -> (String, PageContent) {
        let PageBuilder { report, context: ChartContext { today, words, .. }, .. } = *self;
        let mut lines = Vec::new();
        if !report.inspected_body.is_empty() {
            lines.push(report.inspected_body.clone());
        }
        if !report.inspection_body.is_empty() {
            let kind = report.inspection_kind.clone();
            let body = report.inspection_body.clone();
            lines.push(words.with("fact-inspected-by", [("body", body.into()), ("kind", kind.into())]));
        }
        if let Some(on) = report.feedback_on {
            lines.push(words.with("fact-feedback", [("on", words.date(on).into())]));
        }
        lines.push(words.date(report.as_of.unwrap_or(today)));
        (report.title.clone(), PageContent::Cover(lines))
    }

    fn figures(&self) -> (String, PageContent) {
        let (total, words) = (self.overview.total, self.context.words);
        let figure = |count: u32, key: &str, role| PageFigure {
            value: count.to_string(),
            word: words.text(key).to_owned(),
            role,
        };
        let figures = vec![
            figure(total.items(), "figure-items", None),
            figure(total.complete(), "figure-complete", None),
            figure(total.overdue, "overdue", (total.overdue > 0).then_some(MarkRole::Late)),
            figure(total.measures, "figure-measures", None),
            figure(total.met, "figure-met", Some(MarkRole::Progress(Progress::Closed))),
            figure(total.off, "figure-off", None),
        ];
        let chart = progress_by_category(self.context.dataset, &self.overview, words).cut(ROWS, words);
        (chart.title.clone(), PageContent::Figures(figures, chart))
    }

    fn category(&self, id: &str) -> (String, PageContent) {
        let ChartContext { today, words, .. } = self.context;
        let Some(category) = self.report.categories.iter().find(|category| category.id.as_str() == id) else {
            return (String::new(), PageContent::List(Vec::new()));
        };
        let mut tally = Tally::default();
        category.items().for_each(|item| tally += Tally::of_item(item, today));
        let arguments = [
            ("number", category.number.clone().into()),
            ("title", category.title.clone().into()),
            ("items", tally.items().into()),
            ("complete", tally.complete().into()),
            ("overdue", tally.overdue.into()),
        ];
        // What a leader has to act on first: late, then open, then done.
        let mut items: Vec<_> = category.items().collect();
        items.sort_by_key(|item| match (DueState::of(item, today, 0), item.progress.is_complete()) {
            (DueState::Late, _) => 0,
            (_, false) => 1,
            (_, true) => 2,
        });
        let lines = self.cut(items.len(), items.iter().map(|item| self.item_line(item)));
        (words.with("deck-category", arguments), PageContent::List(lines))
    }

    fn item_line(&self, item: &Item) -> DeckLine {
        let ChartContext { today, words, .. } = self.context;
        let late = DueState::of(item, today, 0) == DueState::Late;
        let due = item.due.as_ref().and_then(Due::present).map(|due| words.when(due));
        let state = if late { words.text("overdue") } else { words.choice(item.progress) };
        let right: Vec<String> = [self.whose(item), Some(state.to_owned()), due].into_iter().flatten().collect();
        let text = format!("{} {}", item.number, item.title).trim_start().to_owned();
        DeckLine { progress: Some(item.progress), text, right: right.join(" · "), late }
    }

    /// Who answers for an item: the first unit in the lead, else the leader.
    fn whose(&self, item: &Item) -> Option<String> {
        let party = item.lead_units.first().or(item.leader.as_ref())?;
        Some(self.report.party(party)?.name.clone())
    }

    /// As many lines as a page holds; the last one says how many more there are.
    fn cut(&self, count: usize, lines: impl Iterator<Item = DeckLine>) -> Vec<DeckLine> {
        let left = count.saturating_sub(ROWS);
        let mut shown: Vec<DeckLine> = lines.take(if left > 0 { ROWS - 1 } else { ROWS }).collect();
        if left > 0 {
            let text = self.context.words.with("and-more", [("count", (left + 1).into())]);
            shown.push(DeckLine { progress: None, text, right: String::new(), late: false });
        }
        shown
    }

    /// The wall chart of what is open and dated: late ones first, then by date.
    fn wall_chart(&self) -> Chart {
        let ChartContext { dataset, today, near_days, words, .. } = self.context;
        let asked = PlanRequest { group: PlanGroup::Category, by_urgency: false, today, near_days };
        let rows = Plan::of(dataset, &asked);
        let open = |row: &&PlanRow| row.due.is_some() && row.status != Status::Closed;
        let mut shown: Vec<_> = rows.rows.iter().filter(open).copied().collect();
        shown.sort_by_key(PlanRow::urgency);
        let nothing = shown.is_empty();
        let lines = (0..shown.len() as u32).map(PlanLine::Row).collect();
        let whole = plan(&ChartContext { most: 0, ..self.context }, &rows);
        let mut chart = plan(&self.context, &Plan { rows: shown, lines, ..rows });
        if let (Body::Schedule(shown), Body::Schedule(whole)) = (&mut chart.body, whole.body) {
            // The key counts all items, as the title does.
            shown.standing = whole.standing;
        }
        let title = whole.title;
        let body = if nothing { Body::Empty(words.text("plan-needs-dates").to_owned()) } else { chart.body };
        Chart { title, body, ..chart }
    }

    fn next_steps(&self) -> (String, PageContent) {
        let (words, due) = (self.context.words, &self.overview.due);
        let title = words.with("deck-next", [("count", due.len().into())]);
        if due.is_empty() {
            let nothing = words.text("overview-nothing-due").to_owned();
            return (title.clone(), PageContent::Chart(Chart::new(title, String::new(), Body::Empty(nothing))));
        }
        (title, PageContent::List(self.cut(due.len(), due.iter().filter_map(|entry| self.due_line(entry)))))
    }

    fn due_line(&self, entry: &DueEntry) -> Option<DeckLine> {
        let (report, words) = (self.report, self.context.words);
        let item = report.item_of(&entry.node.node)?;
        let text = match &entry.node.node {
            NodeId::Indicator(id) => {
                let (_, indicator) = report.indicator(id)?;
                let missing = Attainment::of(indicator).shortfall.map(|gap| words.quantity(gap, &indicator.unit));
                let gap = missing.map(|gap| words.with("off-gap", [("gap", gap.into())])).unwrap_or_default();
                format!("{} {gap}", indicator.name)
            }
            NodeId::Measure(id) => item.measure(id)?.text.clone(),
            _ => due_name(&format!("{} {}", item.number, item.title), entry.what, Some(item), words),
        };
        let late = entry.days_left < 0;
        let key = if late { "due-late" } else { "due-left" };
        let days = words.with(key, [("days", entry.days_left.unsigned_abs().into())]);
        let right: Vec<String> =
            [self.whose(item), Some(words.when(entry.due)), Some(days)].into_iter().flatten().collect();
        Some(DeckLine { progress: Some(item.progress), text: text.trim().to_owned(), right: right.join(" · "), late })
    }
}

/// A chart as a page, under the chart's own title.
fn titled(chart: Chart) -> (String, PageContent) {
    (chart.title.clone(), PageContent::Chart(chart))
}
