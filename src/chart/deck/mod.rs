//! The pages of a briefing as values: cover, what is late, where it stands, who answers for what, targets, achievements, the
//! wall chart, what to decide, next steps, and what a person adds. All words come from the data or from the person.

mod arrange;
mod before;
mod continued;
mod cover;
mod decisions;
mod evidence;
#[cfg(test)]
mod fixture;
mod goals;
mod item_dates;
mod item_words;
mod late;
mod next;
mod one_item;
mod owners;
mod pages;
mod sources;
mod standing;
mod table;
mod text;

use std::sync::Arc;

use crate::analysis::{Overview, Plan, PlanGroup, PlanRequest, PlanRow, for_audience};
use crate::model::{BriefingPage, Dataset, Date, PageKind, PaperAudience, Progress, Report};
use crate::words::{Language, Words};

use super::catalogue;
use super::context::ChartContext;
use super::value::Chart;

use before::Before;
use table::ROWS;

pub use arrange::arranged;
pub use cover::DeckCover;
pub use decisions::DeckQuestion;
pub use evidence::{DeckPicture, DeckPictures, deck_picture_files};
pub use item_dates::{DeckDates, DeckSpan};
pub use one_item::{DeckBlock, DeckItem, DeckStation};
pub use table::{DeckCell, DeckColumn, DeckFigure, DeckLook, DeckRow, DeckRun, DeckSide, DeckTable, DeckWords};

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The message.
    pub title: String,
    /// Below the title: order, scope, day.
    pub subtitle: String,
    /// What stands under it.
    pub content: PageContent,
    /// At the foot: who reports and for which readers, and what it rests on.
    pub foot: String,
    /// Where its figures come from, for the speaker.
    pub sources: Vec<String>,
    /// What the person arranged: an own title, a text, notes.
    pub entry: BriefingPage,
    /// Its position among the pages as they are arranged.
    pub place: usize,
    /// Which of how many pages of its entry it is, from 1 on.
    pub part: (usize, usize),
    /// Left out of the briefing by the person, or because there is nothing to show.
    pub left_out: Option<LeftOut>,
}

/// Why a page is not shown in the briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// The person hid it.
    Hidden,
    /// The data has nothing for it.
    Nothing,
    /// It is not for its readers.
    Readers,
}

/// What a page holds.
#[derive(Debug, Clone, PartialEq)]
pub enum PageContent {
    /// The first page.
    Cover(Box<DeckCover>),
    /// A chart.
    Chart(Chart),
    /// Paragraphs that a person wrote.
    Text(Vec<String>),
    /// Lines, each with a mark of its progress and words at the right.
    List(Vec<DeckLine>),
    /// A table.
    Table(DeckTable),
    /// One item.
    Item(Box<DeckItem>),
    /// Pictures of evidence, side by side.
    Pictures(Vec<DeckPicture>),
    /// What a meeting has to decide.
    Questions {
        /// The questions.
        questions: Vec<DeckQuestion>,
        /// What the room for an answer is called.
        answer: String,
    },
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckLine {
    /// How far it is; nothing for a line without a mark.
    pub progress: Option<Progress>,
    /// What it is about.
    pub text: String,
    /// The words at the right.
    pub right: String,
    /// True where the words at the right are about something late.
    pub late: bool,
}

/// Words with full-width commas, semicolons and colons beside Chinese; those between digits stay.
fn full_width(words: &str) -> String {
    let chars: Vec<char> = words.chars().collect();
    let is_wide = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| !c.is_ascii());
    let mark = |(at, c): (usize, &char)| match c {
        ',' | ';' | ':' if is_wide(at.checked_sub(1)) || is_wide(Some(at + 1)) => match c {
            ',' => '\u{ff0c}',
            ';' => '\u{ff1b}',
            _ => '\u{ff1a}',
        },
        c => *c,
    };
    chars.iter().enumerate().map(mark).collect()
}

/// For which day and whom pages are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeckRules {
    /// The day that due dates are held against.
    pub today: Date,
    /// Within how many days something is near.
    pub near_days: u32,
    /// How many points a pace may differ from the plan.
    pub pace_points: u32,
    /// Who reads them: what is not for these readers is on no page.
    pub audience: PaperAudience,
}

/// What pages are made from.
struct PageBuilder<'a> {
    context: ChartContext<'a>,
    report: &'a Report,
    audience: PaperAudience,
    overview: Overview,
    /// All items in the order of urgency.
    rows: Vec<PlanRow>,
    /// How they stood a month ago, where that is known.
    before: Option<Before>,
    /// The pictures of evidence that could be read.
    pictures: &'a DeckPictures,
}

/// A page before it is known as which page of how many it is shown.
struct Draft {
    title: String,
    subtitle: String,
    content: PageContent,
    sources: Vec<String>,
    /// How many rows it holds: what a short form leaves out is counted.
    items: usize,
}

impl Draft {
    fn new(title: String, content: PageContent) -> Self {
        Self { title, subtitle: String::new(), content, sources: Vec::new(), items: 0 }
    }
}

/// The pages that the briefing of a report shows, with those of its pictures that could be read.
#[must_use]
pub fn deck(
    dataset: &Arc<Dataset>,
    report: usize,
    rules: DeckRules,
    words: &Words,
    pictures: &DeckPictures,
) -> Vec<Page> {
    let mut pages = all_pages(dataset, report, rules, words, pictures);
    pages.retain(|page| page.left_out.is_none());
    pages
}

/// All pages of a report's briefing as they are arranged, also those that are left out: as of a day, for some readers.
#[must_use]
pub fn all_pages(
    dataset: &Arc<Dataset>,
    report: usize,
    rules: DeckRules,
    words: &Words,
    pictures: &DeckPictures,
) -> Vec<Page> {
    let DeckRules { today, near_days, pace_points, audience } = rules;
    let one = seen(dataset, report, audience);
    let Some(report) = one.reports.first() else { return Vec::new() };
    let asked = PlanRequest { group: PlanGroup::Category, by_urgency: false, today, near_days };
    let mut rows = Plan::of(&one, &asked).rows;
    rows.sort_by_key(PlanRow::urgency);
    let builder = PageBuilder {
        context: ChartContext { near_days, pace_points, ..ChartContext::of(&one, today, ROWS, words) },
        report,
        audience,
        overview: catalogue::overview(&one, today),
        rows,
        before: Before::of(&one, today, near_days),
        pictures,
    };
    let arranged = arranged(report);
    let pages = arranged.iter().enumerate().flat_map(|(place, page)| builder.pages(place, page)).collect();
    cover::with_reference(pages, words)
}

/// A report alone, as its readers may see it; without any where there is no such report.
fn seen(dataset: &Dataset, report: usize, audience: PaperAudience) -> Arc<Dataset> {
    let reports = dataset.reports.get(report).map(Arc::clone).into_iter().collect();
    for_audience(&Arc::new(Dataset { reports, ..Dataset::default() }), audience)
}

impl PageBuilder<'_> {
    /// The pages of one entry: one, or several where one cannot hold all.
    fn pages(&self, place: usize, entry: &BriefingPage) -> Vec<Page> {
        let drafts = match entry.page {
            PageKind::Text => text::pages(entry, self.context.words),
            PageKind::Late => self.late(),
            kind => self.pages_of(kind, &entry.of),
        };
        let drafts = if entry.short { self.first_alone(drafts) } else { drafts };
        let count = drafts.len();
        let finish = |(n, draft): (usize, Draft)| {
            let is_empty = match &draft.content {
                PageContent::Chart(chart) => chart.is_empty(),
                PageContent::Table(table) => table.rows.is_empty(),
                PageContent::Questions { questions, .. } => questions.is_empty(),
                _ => false,
            };
            let left_out = if entry.hidden {
                Some(LeftOut::Hidden)
            } else if self.is_kept_from_readers(entry.page) {
                Some(LeftOut::Readers)
            } else {
                is_empty.then_some(LeftOut::Nothing)
            };
            let title = if entry.title.is_empty() { self.typeset(draft.title) } else { entry.title.clone() };
            Page {
                title: self.numbered(title, (n + 1, count)),
                subtitle: self.typeset(draft.subtitle),
                left_out,
                content: draft.content,
                // What the first page rests on stands on those behind it.
                foot: if entry.page == PageKind::Cover { self.readers() } else { self.foot() },
                sources: draft.sources,
                entry: entry.clone(),
                place,
                part: (n + 1, count),
            }
        };
        drafts.into_iter().enumerate().map(finish).collect()
    }

    /// Words with the marks of running text: full-width ones in Chinese, where those of a chart are half as wide.
    fn typeset(&self, words: String) -> String {
        if self.context.words.language() == Language::Chinese { full_width(&words) } else { words }
    }

    /// True for pages of the office's own: what is to be decided, and what the units do next.
    fn is_kept_from_readers(&self, kind: PageKind) -> bool {
        self.audience == PaperAudience::Public && matches!(kind, PageKind::Decisions | PageKind::Next)
    }

    /// The first of several pages, which says how many rows are not shown.
    fn first_alone(&self, drafts: Vec<Draft>) -> Vec<Draft> {
        let left: usize = drafts.iter().skip(1).map(|draft| draft.items).sum();
        let mut first: Vec<Draft> = drafts.into_iter().take(1).collect();
        if let Some(first) = first.first_mut().filter(|_| left > 0) {
            let more = self.context.words.with("and-more", [("count", left.into())]);
            first.subtitle = self.joined([std::mem::take(&mut first.subtitle), more, String::new()]);
        }
        first
    }

    /// A title with the part that a page goes on with; the first page has none.
    fn numbered(&self, title: String, (part, parts): (usize, usize)) -> String {
        if part == 1 {
            return title;
        }
        let arguments = [("title", title.into()), ("part", part.into()), ("parts", parts.into())];
        self.context.words.with("deck-goes-on", arguments)
    }
}

#[cfg(test)]
mod tests {
    use super::full_width;

    #[test]
    fn marks_beside_chinese_are_full_width() {
        assert_eq!(full_width("38 项好转,由 1,294 变为 2.5;比例 1:3"), "38 项好转，由 1,294 变为 2.5；比例 1:3");
        assert_eq!(full_width("85%,仍差 3 项"), "85%，仍差 3 项");
    }
}
