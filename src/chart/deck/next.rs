//! The page of next steps: who gets what done by when, an item a row. What is late has no date any more until one is set.

use crate::analysis::{PlanNodes, PlanRow};
use crate::model::{Date, Item, PageKind, Status};
use crate::words::capital;

use super::item_words::{clauses, named, whose};
use super::table::{DeckCell, DeckColumn, DeckLook, DeckRow, DeckRun, DeckTable, ROWS};
use super::{Draft, PageBuilder, PageContent, arranged};

impl<'a> PageBuilder<'a> {
    /// The pages of next steps.
    pub(super) fn next_steps(&self) -> Vec<Draft> {
        let words = self.context.words;
        let open = self.open_rows();
        if open.is_empty() {
            // Without any item there is nothing to be done, and nothing that was.
            if self.rows.is_empty() {
                return vec![Draft::new(String::new(), PageContent::Table(DeckTable::default()))];
            }
            let content = PageContent::Text(vec![words.text("deck-next-none").to_owned()]);
            return vec![Draft {
                subtitle: capital(&self.as_of()),
                ..Draft::new(words.text("deck-all-done").to_owned(), content)
            }];
        }
        let title = self.next_title(&open);
        // What has neither a date nor a step says nothing in a row of its own: such items are counted.
        // Nor does one that is late without a step, of which the pages of what is late say all: more of them than a page holds are
        // counted too.
        let late = open.iter().filter(|(row, nodes)| self.is_late_without_step(row, nodes)).count();
        let late = if late > ROWS && self.has_late_pages() { late } else { 0 };
        let (told, silent): (Vec<_>, Vec<_>) = open.into_iter().partition(|(row, nodes)| {
            if row.status == Status::Late {
                return late == 0 || !self.is_late_without_step(row, nodes);
            }
            when(row).is_some() || next_of(nodes.item).is_some()
        });
        let count = [("count", (silent.len() - late).into())];
        let late = (late > 0).then(|| words.with("deck-next-silent-late", [("count", late.into())]));
        if told.is_empty() {
            let all = silent.iter().any(|(row, _)| row.status != Status::Late);
            let key = if late.is_some() { "deck-next-silent" } else { "deck-next-silent-all" };
            let all = all.then(|| words.with(key, count));
            let content = PageContent::Text([late, all].into_iter().flatten().map(|text| capital(&text)).collect());
            return vec![Draft { subtitle: capital(&self.as_of()), ..Draft::new(title, content) }];
        }
        let silent = silent.iter().any(|(row, _)| row.status != Status::Late);
        let silent = silent.then(|| words.with("deck-next-silent", count));
        let silent = [late, silent].into_iter().flatten().collect::<Vec<_>>().join(words.text("deck-and"));
        let rows = told.iter().map(|(row, nodes)| self.next_row(row, nodes)).collect();
        let table = DeckTable { columns: self.next_columns(), rows, ..DeckTable::default() };
        let subtitle = self.joined([words.text("deck-next-order").to_owned(), silent, self.as_of()]);
        let draft = |table: DeckTable| Draft {
            title: title.clone(),
            subtitle: subtitle.clone(),
            items: table.rows.len(),
            sources: vec![words.text("deck-source-next").to_owned()],
            content: PageContent::Table(table),
        };
        table.parts().into_iter().map(draft).collect()
    }

    /// True for an item of which nothing is said but that it is late: neither what comes next nor what is to be decided.
    fn is_late_without_step(&self, row: &PlanRow, nodes: &PlanNodes<'_>) -> bool {
        let is_asked = || self.open_decisions().iter().any(|decision| decision.items.contains(&nodes.item.id));
        row.status == Status::Late && next_of(nodes.item).is_none() && !is_asked()
    }

    /// True where all that is late has a row on pages of its own.
    fn has_late_pages(&self) -> bool {
        arranged(self.report).iter().any(|page| page.page == PageKind::Late && !page.hidden && !page.short)
    }

    /// The items that are not reported done: by date, then those without one, then those whose date is past.
    fn open_rows(&self) -> Vec<(PlanRow, PlanNodes<'a>)> {
        let open = self.rows.iter().filter(|row| row.status < Status::Done);
        let mut open: Vec<(PlanRow, PlanNodes<'a>)> =
            open.filter_map(|row| Some((*row, row.resolve(self.context.dataset)?))).collect();
        open.sort_by_key(|(row, _)| (row.status == Status::Late, when(row).is_none(), when(row)));
        open
    }

    fn next_columns(&self) -> Vec<DeckColumn> {
        let words = self.context.words;
        vec![
            DeckColumn::new(words.text("deck-when"), 96.0, 164.0),
            DeckColumn::new(words.text("deck-now"), 266.0, 160.0),
            DeckColumn::new(words.text("lead-units"), 440.0, 222.0),
            DeckColumn::new(words.text("leader"), 672.0, 246.0),
            DeckColumn::new(words.text("deck-to-do"), 928.0, 460.0),
            DeckColumn::new(words.text("deck-item"), 1404.0, 420.0),
        ]
    }

    fn next_row(&self, row: &PlanRow, nodes: &PlanNodes<'_>) -> DeckRow {
        let (words, item) = (self.context.words, nodes.item);
        let when = match when(row) {
            Some(day) => DeckCell::words(words.short_date(day, self.context.today), DeckLook::Strong),
            None if row.status == Status::Late => DeckCell::words(words.text("deck-nobody"), DeckLook::Late),
            None => DeckCell::words(words.text("deck-no-dates"), DeckLook::Weak),
        };
        let look = match row.status {
            Status::Late => DeckLook::Late,
            Status::Near => DeckLook::Near,
            _ => DeckLook::Plain,
        };
        let [unit, leader] = whose(self.report, item, words);
        let cells = vec![
            when,
            DeckCell::Runs(vec![DeckRun::marked(row.status, words.choice(row.status), look)]),
            named(unit, words),
            named(leader, words),
            self.to_do(item),
            DeckCell::words(item.title.as_str(), DeckLook::Weak),
        ];
        DeckRow { cells, ..DeckRow::default() }
    }

    fn to_do(&self, item: &Item) -> DeckCell {
        let look = if next_of(item).is_some() { DeckLook::Strong } else { DeckLook::Weak };
        DeckCell::words(self.next_words(item), look)
    }

    /// What comes next, and which question to the meeting it hangs on.
    pub(super) fn next_words(&self, item: &Item) -> String {
        let words = self.context.words;
        let asked = self.open_decisions().iter().position(|decision| decision.items.contains(&item.id));
        let asked = asked.map(|at| words.with("deck-asked", [("number", (at + 1).into())])).unwrap_or_default();
        let text = next_of(item).map_or_else(|| words.text("deck-no-next").to_owned(), clauses);
        format!("{text}{asked}")
    }

    /// How many are open, how many of them are due soon, and how many are late without a new date.
    fn next_title(&self, open: &[(PlanRow, PlanNodes<'_>)]) -> String {
        let words = self.context.words;
        let count = |status: Status| open.iter().filter(|(row, _)| row.status == status).count();
        let (near, late) = (count(Status::Near), count(Status::Late));
        let days = self.context.near_days;
        let all = words.with("deck-next-open", [("count", open.len().into())]);
        let near = (near > 0).then(|| words.with("deck-next-near", [("count", near.into()), ("days", days.into())]));
        let late = (late > 0).then(|| words.with("deck-next-late", [("count", late.into())]));
        [Some(all), near, late].into_iter().flatten().collect::<Vec<_>>().join(words.text("deck-and"))
    }
}

/// What comes next by the last update that says so, else the next stage.
fn next_of(item: &Item) -> Option<&str> {
    let updates = item.updates.iter().filter(|update| !update.next.trim().is_empty());
    let told = updates.max_by_key(|update| update.on).map(|update| update.next.as_str());
    let stage = item.stages.iter().find(|stage| stage.done_on.is_none()).map(|stage| stage.goal.as_str());
    told.or(stage)
}

/// When a row is due next: by its date, or to be looked at again; nothing where the date is past.
fn when(row: &PlanRow) -> Option<Date> {
    row.due.or(row.review).filter(|_| row.status != Status::Late)
}

#[cfg(test)]
mod tests {
    use super::super::LeftOut;
    use super::super::fixture::{item, pages, report, said, table};
    use crate::model::{BriefingPage, Decision, Item, PageKind, PaperAudience, Progress, Stage, Update};

    fn next(item: Item, text: &str) -> Item {
        let update = Update { on: "2026-06-01".parse().unwrap(), next: text.to_owned(), ..Update::blank() };
        Item { updates: vec![update], ..item }
    }

    #[test]
    fn items_alone_come_by_date_and_those_whose_date_is_past_last() {
        let late = next(item("1", "河道", "2026-05-31"), "加派三支队伍");
        let later = next(item("2", "堤防", "2026-11-30"), "完成招标；组织进场");
        let undated = Item {
            due: None,
            stages: vec![Stage { goal: "立项".to_owned(), ..Stage::blank() }],
            ..item("3", "灌区", "2026")
        };
        let soon = item("4", "泵站", "2026-06-15");
        let done = Item { progress: Progress::Done, ..item("5", "水库", "2026-05-31") };
        let mut own = report(vec![late, later, undated, soon, done]);
        own.decisions = vec![Decision { text: "何时".to_owned(), items: vec!["1".into()], ..Decision::blank() }];
        let [page] = pages(own, PageKind::Next, PaperAudience::Office).try_into().unwrap();
        let rows = table(&page);
        let of = |n: usize| (said(rows, n)[0].clone(), said(rows, n)[4].clone());
        let is = |when: &str, what: &str| (when.to_owned(), what.to_owned());
        assert_eq!(rows.rows.len(), 4);
        assert_eq!(of(0), is("6月15日", "未填下一步"));
        assert_eq!(of(1), is("11月30日", "完成招标；组织进场"));
        assert_eq!(of(2), is("没有时限", "立项"));
        assert_eq!(of(3), is("未定", "加派三支队伍（待议第 1 件）"));
        assert_eq!(page.title, "4 项未完成，1 项 10 日内到期，1 项逾期还没有新日期");
    }

    #[test]
    fn items_without_a_date_and_a_step_are_counted_and_have_no_rows() {
        let silent = |id: &str| Item { due: None, ..item(id, "灌区", "2026") };
        let late = item("1", "河道", "2026-05-31");
        let [page] = pages(report(vec![late, silent("2"), silent("3")]), PageKind::Next, PaperAudience::Office)
            .try_into()
            .unwrap();
        assert_eq!(table(&page).rows.len(), 1);
        assert!(page.title.starts_with("3 项未完成") && page.subtitle.contains("另 2 项没有时限"), "{page:?}");
        let [page] = pages(report(vec![silent("1")]), PageKind::Next, PaperAudience::Office).try_into().unwrap();
        assert!(format!("{:?}", page.content).contains("1 项都没有时限"), "{page:?}");
    }

    #[test]
    fn many_that_are_late_without_a_step_are_counted_as_long_as_other_pages_list_them() {
        let late = |n: usize| item(&format!("l{n}"), "河道", "2026-05-31");
        let mut items: Vec<Item> = (0..12).map(late).collect();
        items.push(next(item("1", "堤防", "2026-05-31"), "加派三支队伍"));
        let of = |own| pages(own, PageKind::Next, PaperAudience::Office);
        let [page] = of(report(items.clone())).try_into().unwrap();
        assert_eq!(table(&page).rows.len(), 1, "what has a step has a row");
        assert!(page.subtitle.contains("另 12 项逾期") && page.title.starts_with("13 项未完成"), "{page:?}");
        // Few of them have rows, and so have all where the page of what is late is not shown.
        let [page] = of(report(items[9..].to_vec())).try_into().unwrap();
        assert_eq!(table(&page).rows.len(), 4);
        let mut own = report(items);
        own.briefing = vec![BriefingPage { hidden: true, ..BriefingPage::new(PageKind::Late, "") }];
        assert_eq!(of(own).iter().map(|page| table(page).rows.len()).sum::<usize>(), 13);
    }

    #[test]
    fn the_public_reads_no_next_steps() {
        let own = report(vec![next(item("1", "河道", "2026-05-31"), "约谈施工单位")]);
        let [page] = pages(own, PageKind::Next, PaperAudience::Public).try_into().unwrap();
        assert_eq!(page.left_out, Some(LeftOut::Readers));
        assert!(!format!("{page:?}").contains("约谈"));
    }
}
