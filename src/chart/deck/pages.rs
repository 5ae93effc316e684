//! The pages that follow from the data, and charts that a person added.

use crate::analysis::{DueState, Plan, PlanGroup, PlanLine, PlanRequest, PlanRow, Tally};
use crate::model::{Due, Item, PageKind};

use super::super::catalogue::Named;
use super::super::context::ChartContext;
use super::super::note::noted;
use super::super::one::of_node;
use super::super::plan::plan;
use super::super::value::{Body, Chart};
use super::continued::{chart_pages, list_pages};
use super::{DeckLine, Draft, PageBuilder};

impl PageBuilder<'_> {
    /// The pages of a kind; of what one page cannot hold there are several.
    pub(super) fn pages_of(&self, kind: PageKind, of: &str) -> Vec<Draft> {
        match kind {
            PageKind::Cover => self.cover(),
            PageKind::Overview => self.standing(),
            PageKind::Owners => self.owners(),
            PageKind::Decisions => self.decisions(),
            PageKind::Category => self.category(of),
            PageKind::Item => self.item(of),
            PageKind::OffTarget => self.goals(),
            PageKind::Achievements => self.charted(Named::Achievements.build(&self.whole())),
            PageKind::Plan => self.charted(noted(self.wall_chart(), (Named::Plan.name(), &[]), Some(self.report))),
            PageKind::Next => self.next_steps(),
            PageKind::Chart | PageKind::Text | PageKind::Late => self.charted(self.chart(of)),
        }
    }

    /// What a chart with all its rows is made from.
    fn whole(&self) -> ChartContext<'_> {
        ChartContext { most: usize::MAX, ..self.context }
    }

    pub(super) fn charted(&self, chart: Chart) -> Vec<Draft> {
        let drafts = chart_pages(chart, self.context.words.text("poster-goes-on"));
        drafts.into_iter().map(|draft| Draft { sources: self.sources_of(&draft.content), ..draft }).collect()
    }

    /// A chart of the whole by its name, else of the item or indicator of that id.
    fn chart(&self, of: &str) -> Chart {
        if let Some(named) = Named::of(of) {
            return named.build(&self.whole());
        }
        of_node(self.report, of, usize::MAX, &self.context.of_rows()).unwrap_or_else(|| self.gone())
    }

    /// What stands in the place of a page whose node is gone.
    pub(super) fn gone(&self) -> Chart {
        let gone = self.context.words.text("deck-chart-gone").to_owned();
        Chart::new(gone.clone(), String::new(), Body::Empty(gone))
    }

    fn category(&self, id: &str) -> Vec<Draft> {
        let ChartContext { today, words, .. } = self.context;
        let Some(category) = self.report.categories.iter().find(|category| category.id.as_str() == id) else {
            return self.charted(self.gone());
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
        let lines = items.iter().map(|item| self.item_line(item)).collect();
        let drafts = list_pages(&words.with("deck-category", arguments), lines);
        drafts.into_iter().map(|draft| Draft { sources: self.sources_of_standing(), ..draft }).collect()
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

    /// The wall chart of all items in the order of urgency; those without a date are one line.
    fn wall_chart(&self) -> Chart {
        let ChartContext { dataset, today, near_days, .. } = self.context;
        let asked = PlanRequest { group: PlanGroup::Category, by_urgency: true, today, near_days };
        let days = Plan::of(dataset, &asked).days;
        let (undated, mut rows): (Vec<PlanRow>, Vec<PlanRow>) = self.rows.iter().partition(|row| row.is_undated());
        let (first, count) = (rows.len() as u32, undated.len() as u32);
        let folded = (count > 0).then_some(PlanLine::Undated { first, count });
        let lines = (0..first).map(PlanLine::Row).chain(folded).collect();
        rows.extend(undated);
        // Where nothing has a date there is nothing to draw.
        let days = days.filter(|_| first > 0);
        plan(&self.whole(), &Plan { group: PlanGroup::Category, rows, lines, days })
    }
}
