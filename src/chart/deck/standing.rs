//! The page of how it stands: how many items stand where, and by category what changed since a month ago, where that is known.

use std::sync::Arc;

use crate::model::{Category, Item, ItemId, PaperAudience, Status};
use crate::text::signed;

use super::before::Before;
use super::table::{DeckCell, DeckColumn, DeckFigure, DeckLook, DeckRow, DeckRun, DeckSide, DeckTable};
use super::{Draft, PageBuilder, PageContent};

/// Which changes stand in columns of their own.
const COMPARED: [Status; 3] = [Status::Late, Status::Done, Status::Closed];

/// The middles of these columns, and their width.
const MIDDLES: [f32; 3] = [1462.0, 1610.0, 1758.0];
const COLUMN: f32 = 140.0;

impl PageBuilder<'_> {
    /// The pages of the standing by category.
    pub(super) fn standing(&self) -> Vec<Draft> {
        let counts = self.counts(self.report.items());
        let then = self.before.as_ref().and_then(|before| before.counts(ids(self.report.items())));
        let known = self.before.as_ref().filter(|before| before.is_known());
        let most = self.report.categories.iter().map(|category| category.items().count()).max().unwrap_or(0);
        let table = DeckTable {
            figures: self.figures(counts, then),
            columns: self.standing_columns(known.is_some()),
            rows: self.report.categories.iter().map(|category| self.category_row(category, known, most)).collect(),
            words: self.status_words(),
            ..DeckTable::default()
        };
        let title = self.standing_title(counts, then);
        let subtitle = self.standing_subtitle(known);
        let sources = self.sources_of_standing();
        let draft = |table: DeckTable| Draft {
            title: title.clone(),
            subtitle: subtitle.clone(),
            items: table.rows.len(),
            sources: sources.clone(),
            content: PageContent::Table(table),
        };
        table.parts().into_iter().map(draft).collect()
    }

    /// From what the numbers of items are counted.
    pub(super) fn sources_of_standing(&self) -> Vec<String> {
        let words = self.context.words;
        // What an internal item would add to a total is not in it: the speaker must know.
        let without = (self.audience != PaperAudience::All).then(|| words.text("deck-without-internal").to_owned());
        std::iter::once(words.text("deck-source-standing").to_owned()).chain(without).collect()
    }

    /// How many of some items stand where, in the order of [`Status`].
    pub(super) fn counts<'a>(&self, items: impl Iterator<Item = &'a Arc<Item>>) -> [usize; 5] {
        let mut counts = [0; 5];
        for item in items {
            if let Some(count) = counts.get_mut(self.status(item) as usize) {
                *count += 1;
            }
        }
        counts
    }

    /// The words of each status, in their order.
    pub(super) fn status_words(&self) -> [String; 5] {
        Status::ALL.map(|status| self.context.words.choice(status).to_owned())
    }

    pub(super) fn status(&self, item: &Item) -> Status {
        crate::analysis::status(item, self.context.today, self.context.near_days)
    }

    fn figures(&self, counts: [usize; 5], then: Option<[usize; 5]>) -> Vec<DeckFigure> {
        let words = self.context.words;
        let of = |(n, status): (usize, Status)| {
            let count = counts.get(n).copied().unwrap_or(0);
            let change = then
                .and_then(|then| then.get(n).copied())
                .map(|then| words.with("deck-change", [("change", signed_change(count, then).into())]));
            DeckFigure {
                status: Some(status),
                word: words.choice(status).to_owned(),
                count: count.to_string(),
                unit: words.with("deck-items", [("count", count.into())]),
                note: change.unwrap_or_default(),
            }
        };
        Status::ALL.into_iter().enumerate().map(of).collect()
    }

    fn standing_columns(&self, compared: bool) -> Vec<DeckColumn> {
        let words = self.context.words;
        let mut columns = vec![
            DeckColumn::new(words.text("deck-category-column"), 96.0, 449.0),
            DeckColumn::new("", 552.0, 70.0).aligned(DeckSide::Right),
            DeckColumn::new(words.text("deck-items-now"), 642.0, if compared { 742.0 } else { 1182.0 }),
        ];
        if compared {
            let column = |(status, middle): (Status, f32)| {
                DeckColumn::new(words.choice(status), middle - COLUMN / 2.0, COLUMN)
                    .marked(status)
                    .aligned(DeckSide::Middle)
            };
            columns.push(DeckColumn::new(words.text("deck-then-now"), 1100.0, 276.0).aligned(DeckSide::Right));
            columns.extend(COMPARED.into_iter().zip(MIDDLES).map(column));
        }
        columns
    }

    fn category_row(&self, category: &Category, known: Option<&Before>, most: usize) -> DeckRow {
        let words = self.context.words;
        let counts = self.counts(category.items());
        let all: usize = counts.iter().sum();
        let mut cells = vec![
            DeckCell::words(format!("{}{}", category.number, category.title.trim_end_matches("方面")), DeckLook::Title),
            DeckCell::words(
                format!("{all}\u{a0}{}", words.with("deck-items", [("count", all.into())])),
                DeckLook::Plain,
            ),
            DeckCell::Items(counts, most),
        ];
        if let Some(before) = known {
            let then = before.counts(ids(category.items()));
            cells.push(DeckCell::Lines(Vec::new()));
            cells.extend(COMPARED.map(|status| self.changed(status, counts, then)));
        }
        DeckRow { cells, ..DeckRow::default() }
    }

    /// From how many to how many; that it is not known where nothing tells it of one of the items.
    fn changed(&self, status: Status, now: [usize; 5], then: Option<[usize; 5]>) -> DeckCell {
        let words = self.context.words;
        let of = |counts: [usize; 5]| counts.get(status as usize).copied().unwrap_or(0);
        let Some(then) = then.map(of) else {
            return DeckCell::words(words.text("deck-unknown"), DeckLook::Weak);
        };
        let now = of(now);
        let look = match (now == then, status) {
            (true, _) => DeckLook::Weak,
            (false, Status::Late) if now > then => DeckLook::Late,
            (false, _) => DeckLook::Strong,
        };
        DeckCell::Runs(vec![DeckRun::new(format!("{then} → {now}"), look)])
    }

    /// How many are closed and late of how many, and by how much that changed.
    fn standing_title(&self, counts: [usize; 5], then: Option<[usize; 5]>) -> String {
        let words = self.context.words;
        let of = |counts: [usize; 5], status: Status| counts.get(status as usize).copied().unwrap_or(0);
        let (closed, late) = (of(counts, Status::Closed), of(counts, Status::Late));
        let title = words.with(
            "deck-standing",
            [("items", counts.iter().sum::<usize>().into()), ("closed", closed.into()), ("late", late.into())],
        );
        let change = then.map(|then| {
            let (closed_then, late_then) = (of(then, Status::Closed), of(then, Status::Late));
            if closed == closed_then && late == late_then {
                return words.text("deck-both-alike").to_owned();
            }
            if closed > closed_then && closed - closed_then == late.saturating_sub(late_then) {
                return words.with("deck-both-more", [("count", (closed - closed_then).into())]);
            }
            let changes = [signed_change(closed, closed_then), signed_change(late, late_then)];
            let [closed, late] = changes.map(Into::into);
            words.with("deck-changes", [("closed", closed), ("late", late)])
        });
        [Some(title), change].into_iter().flatten().collect::<Vec<_>>().join(words.text("deck-and"))
    }

    /// Where most of what is late is, and what was closed and reported done since a month ago.
    fn standing_subtitle(&self, known: Option<&Before>) -> String {
        let words = self.context.words;
        let late = |category: &Arc<Category>| category.items().filter(|item| self.status(item) == Status::Late).count();
        // Of categories with as many the first is named.
        let most = self.report.categories.iter().rev().max_by_key(|category| late(category));
        let most = most.filter(|category| late(category) > 0).map(|category| {
            let of = [("count", late(category).into()), ("category", category.number.as_str().into())];
            words.with("deck-late-in", of)
        });
        let since = known.map(|before| {
            let became = |status: Status| {
                let is_new = |item: &&Arc<Item>| before.status(&item.id).is_some_and(|then| then < status);
                self.report.items().filter(|item| self.status(item) == status).filter(is_new).count()
            };
            let of = [
                ("day", words.short_date(before.day, self.context.today).into()),
                ("closed", became(Status::Closed).into()),
                ("done", became(Status::Done).into()),
            ];
            words.with("deck-since", of)
        });
        self.joined([most.unwrap_or_default(), since.unwrap_or_default(), self.as_of()])
    }
}

fn ids<'a>(items: impl Iterator<Item = &'a Arc<Item>>) -> impl Iterator<Item = &'a ItemId> {
    items.map(|item| &item.id)
}

/// By how much a count changed, with its sign.
pub(super) fn signed_change(now: usize, then: usize) -> String {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    signed(count(now) - count(then))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{item, pages, report, said, table};
    use super::*;
    use crate::model::{Closed, Extra, PageKind, Progress, Update};

    fn told(item: Item, updates: &[(&str, Progress)]) -> Item {
        let update = |(on, progress): &(&str, Progress)| Update {
            on: on.parse().unwrap(),
            text: "进展".to_owned(),
            progress: Some(*progress),
            ..Update::blank()
        };
        Item { updates: updates.iter().map(update).collect(), ..item }
    }

    fn closed(item: Item, on: &str) -> Item {
        let on = on.parse().unwrap();
        let closed = Some(Closed { on, by: String::new(), how: String::new(), extra: Extra::default() });
        Item { progress: Progress::Closed, closed, ..item }
    }

    #[test]
    fn what_changed_since_a_month_ago_is_said_where_it_is_known() {
        let began = ("2026-05-02", Progress::InProgress);
        let late = told(item("1", "河道清淤", "2026-05-31"), &[began]);
        let done = closed(told(item("2", "堤防加固", "2026-05-31"), &[began]), "2026-05-30");
        let [page] = pages(report(vec![late, done]), PageKind::Overview, PaperAudience::All).try_into().unwrap();
        assert_eq!(page.title, "2 项已销号 1 项、逾期 1 项，都比上月多 1 项");
        assert!(page.subtitle.contains("5月10日以来新销号 1 项"), "{}", page.subtitle);
        let table = table(&page);
        assert_eq!(table.figures[0].note, "比上月 +1");
        assert_eq!(said(table, 0)[2..], ["[1, 0, 0, 0, 1]", "", "0 → 1", "0 → 0", "0 → 1"]);
    }

    #[test]
    fn what_did_not_change_is_said_to_be_alike() {
        let began = ("2026-05-02", Progress::InProgress);
        let open = told(item("1", "河道清淤", "2026-12-31"), &[began]);
        let [page] = pages(report(vec![open]), PageKind::Overview, PaperAudience::All).try_into().unwrap();
        assert_eq!(page.title, "1 项已销号 0 项、逾期 0 项，都与上月相同");
    }

    #[test]
    fn nothing_is_compared_that_no_entry_tells() {
        let silent = item("1", "河道清淤", "2026-05-31");
        let [page] = pages(report(vec![silent.clone()]), PageKind::Overview, PaperAudience::All).try_into().unwrap();
        assert_eq!(page.title, "1 项已销号 0 项、逾期 1 项");
        assert_eq!(table(&page).figures[0].note, "");
        assert_eq!(table(&page).columns.len(), 3);
        assert!(!page.foot.contains("对比"), "{}", page.foot);
        // Of two, one is known: the sum is not.
        let known = told(item("2", "堤防加固", "2026-05-31"), &[("2026-05-02", Progress::InProgress)]);
        let [page] = pages(report(vec![silent, known]), PageKind::Overview, PaperAudience::All).try_into().unwrap();
        assert_eq!(said(table(&page), 0)[4..], ["未知", "未知", "未知"]);
        assert_eq!(table(&page).figures[0].note, "");
    }

    #[test]
    fn a_public_total_does_not_count_what_is_internal() {
        let kept = Item { internal: true, ..item("1", "内部线索", "2026-05-31") };
        let shown = item("2", "堤防加固", "2026-05-31");
        let [page] = pages(report(vec![kept, shown]), PageKind::Overview, PaperAudience::Public).try_into().unwrap();
        assert_eq!(page.title, "1 项已销号 0 项、逾期 1 项");
        assert!(page.sources.iter().any(|source| source.contains("不含内部事项")), "{:?}", page.sources);
    }
}
