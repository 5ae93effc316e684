//! The dates of an item on a scale from the feedback on: what was given first, every postponement with its reason, lateness.

use crate::analysis::work_began;
use crate::model::{Date, Item, Status, When};

use super::PageBuilder;

/// How many days the scale of dates goes on behind its last one.
const BEHIND: i32 = 12;

/// The dates of an item, as shares of a scale from the feedback on.
#[derive(Debug, Clone, PartialEq)]
pub struct DeckDates {
    /// Stretches of time, one behind the other.
    pub spans: Vec<DeckSpan>,
    /// Days with their words; true for those that hold now.
    pub days: Vec<(f32, String, bool)>,
    /// Today.
    pub today: f32,
    /// The end of the concentrated rectification, and its words.
    pub limit: Option<(f32, String)>,
}

/// A stretch of time.
#[derive(Debug, Clone, PartialEq)]
pub struct DeckSpan {
    /// Where it begins and ends.
    pub ends: [f32; 2],
    /// How long it is.
    pub text: String,
    /// Why it was given.
    pub reason: String,
    /// How many postponements lie before its end; nothing for lateness.
    pub moved: Option<usize>,
}

impl PageBuilder<'_> {
    /// The time that was given first, every postponement with its reason, and how late it is.
    pub(super) fn dates(&self, item: &Item) -> Option<DeckDates> {
        let (words, today) = (self.context.words, self.context.today);
        let (start, due) = (work_began(self.report)?, item.due.as_ref()?);
        let first = due.first()?.last_day();
        let limit = super::super::plan::limit(self.report);
        let moved = due.changes.iter().map(|change| change.to.last_day());
        let end = moved.chain([first, today]).chain(limit).max()?.add_days(BEHIND);
        let whole = end.days_since(start).max(1) as f32;
        let at = |day: Date| (day.days_since(start) as f32 / whole).clamp(0.0, 1.0);
        let span = |[from, to]: [Date; 2], key: &str, reason: &str, moved| DeckSpan {
            ends: [at(from), at(to)],
            text: words.with(key, [("days", to.days_since(from).into())]),
            reason: reason.to_owned(),
            moved,
        };
        let mut spans = vec![span([start, first], "deck-span-first", "", Some(0))];
        for (n, change) in due.changes.iter().enumerate() {
            let key = if n == 0 { "deck-span-moved" } else { "deck-span-again" };
            spans.push(span([change.from, change.to].map(When::last_day), key, &change.reason, Some(n + 1)));
        }
        let present = due.last_day()?;
        if self.status(item) == Status::Late {
            spans.push(span([present, today], "plan-days-late", "", None));
        }
        // A date that was moved to an earlier one has no stretch of its own.
        spans.retain(|span| span.ends[1] > span.ends[0]);
        let named = |key: &str, day: Date, holds| {
            (at(day), words.with(key, [("date", words.short_date(day, today).into())]), holds)
        };
        let mut days = vec![named("deck-day-feedback", start, false)];
        if !due.changes.is_empty() {
            days.push(named("deck-day-first", first, false));
        }
        days.push(named("deck-day-due", present, true));
        // For what is closed the day that counts is that of its closing.
        days.push(match &item.closed {
            Some(closed) => named("deck-day-closed", closed.on, true),
            None => named("deck-day-today", today, true),
        });
        days.sort_by(|a, b| a.0.total_cmp(&b.0));
        let limit =
            limit.map(|day| (at(day), words.with("deck-day-limit", [("date", words.short_date(day, today).into())])));
        Some(DeckDates { spans, days, today: at(today), limit })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{item, pages, report};
    use super::super::{Page, PageContent};
    use crate::model::{BriefingPage, Date, Item, PageKind, PaperAudience};

    fn page(item: Item) -> Page {
        let mut own = report(vec![item]);
        own.feedback_on = Some("2026-03-01".parse().unwrap());
        own.briefing = vec![BriefingPage::new(PageKind::Item, "1")];
        let [page] = pages(own, PageKind::Item, PaperAudience::All).try_into().unwrap();
        page
    }

    #[test]
    fn every_postponement_and_the_lateness_stand_on_one_scale() {
        let mut own = item("1", "河道清淤不彻底", "2026-03-31");
        let due = own.due.take().unwrap();
        let day = |text: &str| text.parse::<Date>().unwrap();
        let due = due.moved("2026-04-30".parse().unwrap(), day("2026-03-30"), "汛期".to_owned());
        own.due = Some(due.moved("2026-05-31".parse().unwrap(), day("2026-04-29"), "缺料".to_owned()));
        let page = page(own);
        assert_eq!(page.title, "河道清淤：逾期 10 天，延期 2 次");
        let PageContent::Item(content) = &page.content else { panic!("{:?}", page.content) };
        let dates = content.dates.as_ref().unwrap();
        let spans: Vec<(&str, &str)> =
            dates.spans.iter().map(|span| (span.text.as_str(), span.reason.as_str())).collect();
        assert_eq!(spans, [("原定 30 天", ""), ("延期 30 天", "汛期"), ("再延 31 天", "缺料"), ("逾期 10 天", "")]);
        assert!(
            dates.spans.windows(2).all(|pair| (pair[0].ends[1] - pair[1].ends[0]).abs() < 1e-6),
            "one behind the other"
        );
        assert!((dates.spans[3].ends[1] - dates.today).abs() < 1e-6);
    }
}
