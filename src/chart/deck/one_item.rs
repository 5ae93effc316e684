//! The page of one item: where it stands on its way, its dates with every postponement, what was found, what was done with its
//! figures, what comes next.

use crate::analysis::{Attainment, ClosingState, StationState, measure_status};
use crate::model::{ClosingKind, Due, Indicator, Item, ItemId, Measure, Progress, Status};
use crate::words::amid;

use super::goals::bullet;
use super::item_dates::DeckDates;
use super::item_words::{clauses_of, figure, short_name, whose};
use super::table::{DeckCell, DeckLook, DeckRun};
use super::{Draft, PageBuilder, PageContent};

/// How much of a text stands in a column, in characters: the whole of it is in the speaker's notes.
const FINDING: usize = 90;
const GOAL: usize = 48;
const MEASURE: usize = 44;

/// How many measures stand on the page: those that are not done first.
const MEASURES: usize = 5;

/// What the page of an item holds.
#[derive(Debug, Clone, PartialEq)]
pub struct DeckItem {
    /// The steps from the feedback to the closing.
    pub steps: Vec<DeckStation>,
    /// Its dates; nothing where none is known.
    pub dates: Option<DeckDates>,
    /// What was found, what was done, what comes next.
    pub columns: [Vec<DeckBlock>; 3],
}

/// A step on the way of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckStation {
    /// Its word.
    pub word: String,
    /// Passed, or where it stands now, or ahead.
    pub order: std::cmp::Ordering,
    /// True where it stands there although its date is past.
    pub is_late: bool,
}

/// A part of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum DeckBlock {
    /// A heading.
    Heading(String),
    /// Words.
    Text(String),
    /// A large figure, what stands behind it, and its change.
    Figure([String; 3]),
    /// A bar.
    Bar(DeckCell),
    /// How it is with a measure, and what it is.
    Measure(DeckRun, String),
}

impl PageBuilder<'_> {
    /// The page of an item; that it is gone where there is none.
    pub(super) fn item(&self, id: &str) -> Vec<Draft> {
        let Some(item) = self.report.item(&ItemId::from(id)) else { return self.charted(self.gone()) };
        let words = self.context.words;
        let figure = figure(item);
        let content = DeckItem {
            steps: self.stations(item),
            dates: self.dates(item),
            columns: [self.found(item), self.done(item, figure), self.next(item)],
        };
        let figure = figure.and_then(|indicator| self.source_of_figure(indicator));
        let whole = |key: &str, text: &str| {
            let of = [("name", words.text(key).into()), ("text", text.into())];
            (!text.is_empty()).then(|| words.with("deck-source-text", of))
        };
        let days = self.source_of_days(item).filter(|_| self.status(item) == Status::Late);
        let (found, goal) = (whole("deck-found", &item.finding), whole("deck-goal", &item.goal));
        let sources = [days, figure, found, goal, self.missing_pictures(item)];
        let sources = sources.into_iter().flatten().collect();
        let (title, subtitle) = (self.item_title(item), self.item_subtitle(item));
        let pictures = self.picture_pages(item, &title, &subtitle);
        let draft = Draft::new(title, PageContent::Item(Box::new(content)));
        std::iter::once(Draft { subtitle, sources, items: 1, ..draft }).chain(pictures).collect()
    }

    /// The short name with the days that it is late, how often it was put off, and what is missing.
    fn item_title(&self, item: &Item) -> String {
        let words = self.context.words;
        let status = self.status(item);
        let late = item.due.as_ref().and_then(Due::last_day).filter(|_| status == Status::Late);
        let stand = match late {
            Some(due) => words.with("plan-days-late", [("days", self.context.today.days_since(due).into())]),
            None => amid(words.choice(status)),
        };
        let times = item.due.as_ref().map_or(0, |due| due.changes.len());
        let moved = (times > 0).then(|| words.with("deck-put-off", [("times", times.into())]));
        let gap = figure(item).and_then(|indicator| {
            let attainment = Attainment::of(indicator);
            let gap = attainment.shortfall.filter(|_| attainment.is_off())?;
            Some(words.with("off-gap", [("gap", words.gap(gap, &indicator.unit).into())]))
        });
        let news = [Some(stand), moved, gap].into_iter().flatten().collect::<Vec<_>>().join(words.text("deck-and"));
        words.with("deck-item-title", [("name", short_name(&item.title).into()), ("news", news.into())])
    }

    fn item_subtitle(&self, item: &Item) -> String {
        let words = self.context.words;
        let [unit, leader] = whose(self.report, item, words);
        let named = |key: &str, name: Option<String>| name.map(|name| format!("{} {name}", words.text(key)));
        let number = self.report.full_number(&item.id);
        let term = (item.term != crate::model::Term::Unstated).then(|| words.choice(item.term).to_owned());
        let parts =
            [Some(format!("{number} {}", item.title)), named("lead-units", unit), named("leader", leader), term];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// Feedback, work, the unit's claim, the verification, the closing; and where it stands.
    fn stations(&self, item: &Item) -> Vec<DeckStation> {
        let words = self.context.words;
        let status = self.status(item);
        let [_, _, verified, _] = ClosingState::of(item).stations;
        let present = match item.progress {
            Progress::Closed => 4,
            Progress::Done if verified.kind == ClosingKind::Verified && verified.state == StationState::Passed => 3,
            Progress::Done => 2,
            _ => 1,
        };
        let feedback = self.report.feedback_on.map(|on| words.short_date(on, self.context.today));
        let work = match (present == 1, status) {
            (true, Status::Late) => words.with("deck-step-late", [("progress", words.choice(item.progress).into())]),
            (true, _) => words.choice(item.progress).to_owned(),
            (false, _) => words.text("deck-step-work").to_owned(),
        };
        let all = [
            words.with("deck-step-feedback", [("on", feedback.unwrap_or_default().into())]),
            work,
            words.text("deck-step-claim").to_owned(),
            words.text("deck-step-verify").to_owned(),
            words.text("deck-step-close").to_owned(),
        ];
        let station = |(at, word): (usize, String)| DeckStation {
            word: word.trim().to_owned(),
            order: at.cmp(&present),
            is_late: at == present && status == Status::Late,
        };
        all.into_iter().enumerate().map(station).collect()
    }

    fn found(&self, item: &Item) -> Vec<DeckBlock> {
        let words = self.context.words;
        let part = |key: &str, text: &str, most: usize| {
            let text = clauses_of(text, most);
            let is_known = !text.is_empty();
            let blocks = [DeckBlock::Heading(words.text(key).to_owned()), DeckBlock::Text(text)];
            blocks.into_iter().filter(move |_| is_known)
        };
        part("deck-found", &item.finding, FINDING).chain(part("deck-goal", &item.goal, GOAL)).collect()
    }

    /// Its figure against the target, and its measures: what is not done first.
    fn done(&self, item: &Item, figure: Option<&Indicator>) -> Vec<DeckBlock> {
        let words = self.context.words;
        let done = item.measures.iter().filter(|measure| measure.progress.is_complete()).count();
        let of = [("count", item.measures.len().into()), ("done", done.into())];
        let heading = if item.measures.is_empty() { String::new() } else { words.with("deck-measures", of) };
        let heading = [words.text("deck-done").to_owned(), heading].join("　");
        let mut blocks = vec![DeckBlock::Heading(heading.trim().to_owned())];
        if let Some(indicator) = figure {
            blocks.extend(self.figure_block(indicator));
            blocks.push(DeckBlock::Bar(bullet(indicator)));
        }
        let status = |measure| measure_status(item, measure, self.context.today, self.context.near_days);
        let mut measures: Vec<(Status, &Measure)> =
            item.measures.iter().map(|measure| (status(measure), measure)).collect();
        measures.sort_by_key(|(status, _)| *status);
        let room = if figure.is_some() { MEASURES - 1 } else { MEASURES };
        blocks.extend(measures.iter().take(room).map(|(status, measure)| {
            let look = if *status == Status::Late { DeckLook::Late } else { DeckLook::Weak };
            // A measure that is done waits for nobody.
            let word = if *status >= Status::Done { words.choice(Progress::Done) } else { words.choice(*status) };
            let text = if measure.result.trim().is_empty() { &measure.text } else { &measure.result };
            DeckBlock::Measure(DeckRun::marked(*status, word, look), clauses_of(text, MEASURE))
        }));
        blocks
    }

    /// The latest value large, the target behind it, and the change in a month where a reading of then is known.
    fn figure_block(&self, indicator: &Indicator) -> Option<DeckBlock> {
        let words = self.context.words;
        let (latest, target) = (indicator.latest()?, indicator.target.as_ref()?);
        let share = latest.value.checked_div(target.value).filter(|_| indicator.unit != "%");
        let share = share.map(|share| words.percent(share));
        let target = words.quantity(target.value, &indicator.unit);
        let behind = [Some(format!("/ {target}")), share].into_iter().flatten().collect::<Vec<_>>();
        let then = self.before.as_ref().and_then(|before| {
            let known = indicator.readings.iter().filter(|own| own.on.is_some_and(|on| on.last_day() <= before.day));
            known.max_by_key(|own| own.on).filter(|own| own.comparable(latest) && own.on != latest.on)
        });
        let change = then.map(|then| {
            let change = latest.value - then.value;
            let sign = if change.is_negative() { "−" } else { "+" };
            let change = format!("{sign}{}", words.gap(change.abs(), &indicator.unit));
            words.with("deck-change", [("change", change.into())])
        });
        Some(DeckBlock::Figure([
            words.reading(latest, if indicator.unit == "%" { "%" } else { "" }),
            behind.join(words.text("deck-and")),
            change.unwrap_or_default(),
        ]))
    }

    fn next(&self, item: &Item) -> Vec<DeckBlock> {
        let words = self.context.words;
        let heading = |key: &str| DeckBlock::Heading(words.text(key).to_owned());
        let mut blocks = Vec::new();
        if !item.progress.is_complete() {
            let when = match item.due.as_ref().and_then(Due::present) {
                // A date that is past is none any more.
                Some(_) if self.status(item) == Status::Late => words.text("deck-nobody").to_owned(),
                Some(due) => self.short_when(due),
                None => words.text("deck-no-dates").to_owned(),
            };
            blocks.extend([heading("deck-next-step"), DeckBlock::Text(self.next_words(item)), heading("deck-when")]);
            blocks.push(DeckBlock::Text(when));
        }
        if let Some(day) = item.next_review {
            let date = words.short_date(day, self.context.today);
            blocks.extend([heading("deck-review"), DeckBlock::Text(date)]);
        }
        if !item.evidence.is_empty() {
            let count = words.with("deck-evidence-count", [("count", item.evidence.len().into())]);
            blocks.extend([heading("deck-evidence"), DeckBlock::Text(count)]);
        }
        blocks
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::super::LeftOut;
    use super::super::fixture::{item, report};
    use super::*;
    use crate::model::{BriefingPage, PageKind, PaperAudience, Report};

    fn page(mut own: Report, audience: PaperAudience) -> super::super::Page {
        own.feedback_on = Some("2026-03-01".parse().unwrap());
        own.briefing = vec![BriefingPage::new(PageKind::Item, "1")];
        let [page] = super::super::fixture::pages(own, PageKind::Item, audience).try_into().unwrap();
        page
    }

    fn content(page: &super::super::Page) -> &DeckItem {
        let PageContent::Item(item) = &page.content else { panic!("{:?}", page.content) };
        item
    }

    #[test]
    fn what_is_open_of_the_measures_comes_first_and_internal_ones_are_not_for_the_office() {
        let measure = |text: &str, progress: Progress, internal: bool| Measure {
            progress,
            internal,
            ..Measure::new(text.into(), text.to_owned(), text.to_owned())
        };
        let own = Item {
            measures: vec![
                measure("已办结", Progress::Done, false),
                measure("背景核查", Progress::InProgress, true),
                measure("加固堤防", Progress::InProgress, false),
            ],
            ..item("1", "河道清淤不彻底", "2026-12-31")
        };
        let said = |audience: PaperAudience| -> Vec<String> {
            let page = page(report(vec![own.clone()]), audience);
            let blocks = content(&page).columns[1].iter();
            let texts = blocks.filter_map(|block| match block {
                DeckBlock::Measure(_, text) => Some(text.clone()),
                _ => None,
            });
            texts.collect()
        };
        assert_eq!(said(PaperAudience::All), ["背景核查", "加固堤防", "已办结"]);
        assert_eq!(said(PaperAudience::Office), ["加固堤防", "已办结"]);
    }

    #[test]
    fn a_late_item_stands_at_its_work() {
        let page = page(report(vec![item("1", "河道清淤不彻底", "2026-05-31")]), PaperAudience::All);
        let steps = &content(&page).steps;
        assert_eq!(steps.iter().filter(|step| step.order == Ordering::Equal).count(), 1);
        assert!(steps[1].is_late && steps[1].word.contains("已逾期"), "{steps:?}");
    }

    #[test]
    fn an_item_that_is_not_for_its_readers_has_no_page() {
        let own = Item { internal: true, ..item("1", "内部线索", "2026-05-31") };
        let page = page(report(vec![own]), PaperAudience::Office);
        assert_eq!(page.left_out, Some(LeftOut::Nothing));
        assert!(!format!("{page:?}").contains("内部线索"));
    }
}
