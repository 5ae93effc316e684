//! The page of what is late: whose, for how long, how often it was put off, how far it is and why; where nothing is, what
//! comes near.

use crate::analysis::{PlanNodes, PlanRow};
use crate::model::{Due, Item, Status};
use crate::words::amid;

use super::item_words::{figure, named, reason, short_name, state, whole_reason, whose};
use super::table::{DeckCell, DeckColumn, DeckLook, DeckRow, DeckTable, DeckWords};
use super::{Draft, PageBuilder, PageContent};

/// An item with a date, and how many days it is late or has left.
struct Pressing<'a> {
    row: PlanRow,
    nodes: PlanNodes<'a>,
    days: i32,
}

impl<'a> PageBuilder<'a> {
    /// The pages of what is late, the longest first.
    pub(super) fn late(&self) -> Vec<Draft> {
        let late = self.pressing(Status::Late);
        if self.rows.is_empty() {
            // Of no items nothing is late, and nothing in time.
            return vec![Draft::new(String::new(), PageContent::Table(DeckTable::default()))];
        }
        if late.is_empty() {
            return self.nothing_late();
        }
        let (title, subtitle) = (self.late_title(&late), self.late_subtitle(&late));
        let most = late.first().map_or(1, |first| first.days);
        let mut before = 0;
        let parts = self.late_table(&late, most).parts();
        parts
            .into_iter()
            .map(|table| {
                let (from, to) = (before, before + table.rows.len());
                before = to;
                let shown = late.get(from..to).unwrap_or_default();
                let ends = [shown.first(), shown.last()].map(|own| own.map_or(0, |own| own.days));
                let own_title = self.late_part([from + 1, to], ends);
                Draft {
                    title: if from == 0 { title.clone() } else { own_title },
                    subtitle: subtitle.clone(),
                    items: shown.len(),
                    sources: shown.iter().flat_map(|own| self.sources_of_late(own)).collect(),
                    content: PageContent::Table(table),
                }
            })
            .collect()
    }

    /// What is late, in a sentence.
    pub(super) fn late_news(&self) -> String {
        self.late().into_iter().next().map_or_else(String::new, |first| first.title)
    }

    /// Which of the late ones a further page has, and for how long they are late.
    fn late_part(&self, [from, to]: [usize; 2], [most, least]: [i32; 2]) -> String {
        let key = if most == least { "deck-late-part-alike" } else { "deck-late-part" };
        let of = [("from", from.into()), ("to", to.into()), ("most", most.into()), ("least", least.into())];
        self.context.words.with(key, of)
    }

    /// The items of a status with their nodes, in the order of urgency.
    fn pressing(&self, status: Status) -> Vec<Pressing<'a>> {
        let of = |row: &PlanRow| {
            let nodes = row.resolve(self.context.dataset)?;
            Some(Pressing { row: *row, nodes, days: self.context.today.days_since(row.due?).abs() })
        };
        self.rows.iter().filter(|row| row.status == status).filter_map(of).collect()
    }

    /// How many are late, which one for how long, and how many more or fewer than a month ago.
    fn late_title(&self, late: &[Pressing<'_>]) -> String {
        let words = self.context.words;
        let Some(first) = late.first() else { return String::new() };
        let (name, days) = (short_name(&first.nodes.item.title), first.days);
        if late.len() == 1 {
            let [unit, _] = whose(self.report, first.nodes.item, words);
            let unit = unit.unwrap_or_else(|| amid(words.text("plan-no-unit")));
            return words.with("deck-late-one", [("name", name.into()), ("days", days.into()), ("unit", unit.into())]);
        }
        let title =
            words.with("deck-late", [("count", late.len().into()), ("name", name.into()), ("days", days.into())]);
        let change = self.change_of(Status::Late, late.len());
        change.map_or_else(|| title.clone(), |change| format!("{title}{}{change}", words.text("deck-late-and")))
    }

    /// By what they are ordered, how many were put off, and the day.
    fn late_subtitle(&self, late: &[Pressing<'_>]) -> String {
        let words = self.context.words;
        let times = |own: &Pressing<'_>| own.nodes.item.due.as_ref().map_or(0, |due| due.changes.len());
        let moved = late.iter().filter(|own| times(own) > 0).count();
        // Of several that were put off as often, the one that is late for longest is named.
        let often = late.iter().rev().max_by_key(|own| times(own)).filter(|own| times(own) > 1);
        let often = often.map(|own| {
            let name = short_name(&own.nodes.item.title);
            words.with("deck-late-often", [("name", name.into()), ("times", times(own).into())])
        });
        let moved = (moved > 0).then(|| words.with("deck-late-moved", [("count", moved.into())]));
        let moved = [moved, often].into_iter().flatten().collect::<Vec<_>>().join(words.text("deck-and"));
        self.joined([words.text("deck-late-order").to_owned(), moved, self.as_of()])
    }

    fn late_table(&self, late: &[Pressing<'_>], most: i32) -> DeckTable {
        let rows = late.iter().enumerate().map(|(n, own)| self.late_row(n, own, most));
        DeckTable { columns: self.late_columns(Status::Late), rows: rows.collect(), ..DeckTable::default() }
    }

    fn late_columns(&self, status: Status) -> Vec<DeckColumn> {
        let words = self.context.words;
        let days = if status == Status::Late { words.choice(status) } else { words.text("deck-days-left") };
        vec![
            DeckColumn::new("", 96.0, 52.0),
            DeckColumn::new(words.text("deck-item"), 160.0, 440.0),
            DeckColumn::new(words.text("lead-units"), 612.0, 206.0),
            DeckColumn::new(words.text("leader"), 830.0, 206.0),
            DeckColumn::new(days, 1048.0, 208.0).marked(status),
            DeckColumn::new(words.text("deck-postponed"), 1268.0, 164.0),
            DeckColumn::new(words.text("deck-state-and-reason"), 1442.0, 382.0),
        ]
    }

    fn late_row(&self, n: usize, own: &Pressing<'_>, most: i32) -> DeckRow {
        let (words, item) = (self.context.words, own.nodes.item);
        let [unit, leader] = whose(self.report, item, words);
        let reason_look = if whole_reason(item).is_some() { DeckLook::Plain } else { DeckLook::Strong };
        let share = own.days as f32 / most.max(1) as f32;
        let word = words.with("deck-days", [("days", own.days.into())]);
        let cells = vec![
            DeckCell::words((n + 1).to_string(), DeckLook::Weak),
            DeckCell::Lines(vec![
                DeckWords::new(item.title.as_str(), DeckLook::Title),
                DeckWords::new(self.number_and_date(own), DeckLook::Weak),
            ]),
            named(unit, words),
            named(leader, words),
            DeckCell::Days { number: own.days.to_string(), word, share, status: own.row.status },
            self.postponed(item.due.as_ref()),
            DeckCell::Lines(vec![
                DeckWords::new(state(item, words), DeckLook::Strong),
                DeckWords::new(reason(item, words), reason_look),
            ]),
        ];
        DeckRow { cells, ..DeckRow::default() }
    }

    /// Its number, when it was due, and whether it is late since the last month.
    fn number_and_date(&self, own: &Pressing<'_>) -> String {
        let words = self.context.words;
        let PlanNodes { category, problem, item, .. } = own.nodes;
        let due =
            own.row.due.map(|due| words.with("plan-due", [("date", words.short_date(due, self.context.today).into())]));
        let was = self.before.as_ref().and_then(|before| before.status(&item.id));
        let is_new = own.row.status == Status::Late && was.is_some_and(|was| was != Status::Late);
        let due = due.map(|due| if is_new { words.with("deck-due-new", [("due", due.into())]) } else { due });
        let number = crate::model::full_number(category, problem, item);
        [Some(number), due].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// How often it was put off, and the date that was set first.
    fn postponed(&self, due: Option<&Due>) -> DeckCell {
        let words = self.context.words;
        let times = due.map_or(0, |due| due.changes.len());
        let count = words.with("deck-times", [("count", times.into())]);
        let first = due.and_then(Due::first);
        match first.filter(|_| times > 0) {
            Some(first) => {
                let date = words.short_date(first.last_day(), self.context.today);
                let first = words.with("deck-first-date", [("date", date.into())]);
                DeckCell::Lines(vec![DeckWords::new(count, DeckLook::Strong), DeckWords::new(first, DeckLook::Weak)])
            }
            None => DeckCell::words(count, DeckLook::Weak),
        }
    }

    /// That nothing is late, and what comes near.
    fn nothing_late(&self) -> Vec<Draft> {
        let words = self.context.words;
        let near = self.pressing(Status::Near);
        let undated = self.rows.iter().filter(|row| row.due.is_none() && !row.progress.is_complete()).count();
        // Where dates are missing nobody can say that all is in time.
        let undated = if undated > 0 { words.with("deck-undated", [("count", undated.into())]) } else { String::new() };
        let subtitle = self.joined([undated, self.as_of(), String::new()]);
        let Some(first) = near.first() else {
            let days = [("days", self.context.near_days.into())];
            let content = PageContent::Text(vec![words.with("deck-none-near", days)]);
            return vec![Draft { subtitle, ..Draft::new(words.text("deck-none-late").to_owned(), content) }];
        };
        let date = first.row.due.map(|due| words.short_date(due, self.context.today)).unwrap_or_default();
        let title = words.with(
            "deck-none-late-next",
            [("name", short_name(&first.nodes.item.title).into()), ("date", date.into()), ("days", first.days.into())],
        );
        let most = near.last().map_or(1, |last| last.days);
        let rows = near.iter().enumerate().map(|(n, own)| self.late_row(n, own, most)).collect();
        let parts = DeckTable { columns: self.late_columns(Status::Near), rows, ..DeckTable::default() }.parts();
        let draft = |table: DeckTable| Draft {
            title: title.clone(),
            subtitle: subtitle.clone(),
            items: table.rows.len(),
            ..Draft::new(String::new(), PageContent::Table(table))
        };
        parts.into_iter().map(draft).collect()
    }

    /// From which dates the days are counted that an item is late or has left; nothing for one without a date.
    pub(super) fn source_of_days(&self, item: &Item) -> Option<String> {
        let (words, today) = (self.context.words, self.context.today);
        let due = item.due.as_ref()?.last_day()?;
        let of = [
            ("name", item.title.as_str().into()),
            ("due", words.date(due).into()),
            ("today", words.date(today).into()),
            ("days", today.days_since(due).abs().into()),
        ];
        Some(words.with("deck-source-days", of))
    }

    /// Where the days and figures of a row come from, and the whole of a reason that is shortened.
    fn sources_of_late(&self, own: &Pressing<'_>) -> Vec<String> {
        let (words, item) = (self.context.words, own.nodes.item);
        let days = self.source_of_days(item);
        let figure = figure(item).and_then(|indicator| self.source_of_figure(indicator));
        let shortened = whole_reason(item).filter(|whole| reason(item, words) != whole.trim_end_matches('。'));
        let shortened = shortened.map(|whole| words.with("deck-source-reason", [("reason", whole.into())]));
        [days, figure, shortened].into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Page;
    use super::super::fixture::{item, pages, report, said, table};
    use crate::model::{BriefingPage, Item, PageKind, PaperAudience, Update};

    fn late(items: Vec<Item>, audience: PaperAudience) -> Vec<Page> {
        pages(report(items), PageKind::Late, audience)
    }

    #[test]
    fn what_is_late_for_longest_comes_first_with_unit_leader_and_why() {
        let mut moved = item("1", "河道清淤进展缓慢", "2026-03-31");
        let due = moved.due.take().unwrap();
        moved.due = Some(due.moved("2026-05-31".parse().unwrap(), "2026-03-20".parse().unwrap(), "汛期".to_owned()));
        let nobody = Item { lead_units: Vec::new(), leader: None, ..item("2", "堤防加固不到位", "2026-04-30") };
        let open = item("3", "泵站改造滞后", "2026-12-31");
        let [page] = late(vec![moved, open, nobody], PaperAudience::All).try_into().unwrap();
        assert!(page.title.contains("2 项逾期") && page.title.contains("堤防加固已晚 41 天"), "{}", page.title);
        let table = table(&page);
        assert_eq!(table.rows.len(), 2, "what has time left is not late");
        assert_eq!(said(table, 0)[2..], ["未定", "未定", "41", "0 次", "推进中|未填原因"]);
        assert_eq!(said(table, 1)[2..], ["水利局", "分管副县长", "10", "1 次|原 3月31日", "推进中|汛期"]);
    }

    #[test]
    fn rows_go_on_and_a_short_form_says_how_many_are_left() {
        let items = || (0..22).map(|n| item(&n.to_string(), "泵站改造滞后", "2026-05-01")).collect::<Vec<_>>();
        let parts = late(items(), PaperAudience::All);
        assert_eq!(parts.iter().map(|page| table(page).rows.len()).collect::<Vec<_>>(), [8, 7, 7]);
        assert!(
            parts[1].title.contains("第 9–15 项逾期，晚 40 天") && parts[1].title.ends_with("（续 2/3）"),
            "{}",
            parts[1].title
        );
        let mut short = report(items());
        short.briefing = vec![BriefingPage { short: true, ..BriefingPage::new(PageKind::Late, "") }];
        let [only] = pages(short, PageKind::Late, PaperAudience::All).try_into().unwrap();
        assert!(only.subtitle.ends_with("另有 14 项"), "{}", only.subtitle);
    }

    #[test]
    fn where_nothing_is_late_the_page_says_so() {
        let [page] = late(vec![item("1", "泵站改造滞后", "2026-06-15")], PaperAudience::All).try_into().unwrap();
        assert_eq!(page.title, "没有逾期项；最近到期的是泵站改造，6月15日，还有 5 天");
        assert_eq!(said(table(&page), 0)[4], "5");
        let undated = Item { due: None, ..item("1", "泵站改造滞后", "2026") };
        let [page] = late(vec![undated], PaperAudience::All).try_into().unwrap();
        assert!(page.subtitle.contains("1 项未完成的没有时限"), "{}", page.subtitle);
    }

    #[test]
    fn the_public_reads_no_problems_of_the_office_and_no_internal_item() {
        let mut told = item("1", "河道清淤进展缓慢", "2026-05-31");
        told.updates = vec![Update {
            on: "2026-06-01".parse().unwrap(),
            text: "进展".to_owned(),
            problems: "施工单位资金链断裂".to_owned(),
            ..Update::blank()
        }];
        let kept = Item { internal: true, ..item("2", "内部掌握的线索", "2026-01-31") };
        for (audience, problems, rows) in
            [(PaperAudience::All, true, 2), (PaperAudience::Office, true, 1), (PaperAudience::Public, false, 1)]
        {
            let [page] = late(vec![told.clone(), kept.clone()], audience).try_into().unwrap();
            let whole = format!("{page:?}");
            assert_eq!(whole.contains("施工单位资金链断裂"), problems, "{audience:?}");
            assert_eq!(table(&page).rows.len(), rows, "{audience:?}");
            assert_eq!(whole.contains("内部掌握"), rows == 2, "{audience:?}");
        }
    }
}
