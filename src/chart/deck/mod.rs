//! The pages of a briefing as values: cover, overview, one for each category, targets missed, achievements, the wall
//! chart, next steps, and what a person adds. All words come from the data or from the person.

mod arrange;
mod pages;
mod text;

use std::sync::Arc;

use crate::analysis::Overview;
use crate::model::{BriefingPage, Dataset, Date, PageKind, Progress, Report};
use crate::words::Words;

use super::catalogue;
use super::context::ChartContext;
use super::value::{Chart, MarkRole};

pub use arrange::arranged;

/// How many rows a page holds at most, to be read from the back of a room.
const ROWS: usize = 9;

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The message.
    pub title: String,
    /// What stands under it.
    pub content: PageContent,
    /// At the foot: whose report it is.
    pub foot: String,
    /// What the person arranged: an own title, a text, notes.
    pub entry: BriefingPage,
    /// Its position among the pages as they are arranged.
    pub place: usize,
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
}

/// What a page holds.
#[derive(Debug, Clone, PartialEq)]
pub enum PageContent {
    /// The first page: lines under the title.
    Cover(Vec<String>),
    /// Figures to be read from afar, and a chart below them.
    Figures(Vec<PageFigure>, Chart),
    /// A chart.
    Chart(Chart),
    /// Paragraphs that a person wrote.
    Text(Vec<String>),
    /// Lines, each with a mark of its progress and words at the right.
    List(Vec<DeckLine>),
}

/// A figure with its word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFigure {
    /// The figure.
    pub value: String,
    /// What it counts.
    pub word: String,
    /// What it stands for, which decides its colour; nothing for plain.
    pub role: Option<MarkRole>,
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

/// What pages are made from.
struct PageBuilder<'a> {
    context: ChartContext<'a>,
    report: &'a Report,
    overview: Overview,
}

/// The pages that the briefing of a report shows.
#[must_use]
pub fn deck(dataset: &Arc<Dataset>, report: usize, (today, near_days): (Date, u32), words: &Words) -> Vec<Page> {
    let mut pages = all_pages(dataset, report, (today, near_days), words);
    pages.retain(|page| page.left_out.is_none());
    pages
}

/// All pages of a report's briefing as they are arranged, also those that are left out: as of a day, with what is due within
/// so many days as near.
#[must_use]
pub fn all_pages(dataset: &Arc<Dataset>, report: usize, (today, near_days): (Date, u32), words: &Words) -> Vec<Page> {
    let Some(report) = dataset.reports.get(report) else { return Vec::new() };
    let one = Arc::new(Dataset { reports: vec![Arc::clone(report)], ..Dataset::default() });
    let builder = PageBuilder {
        context: ChartContext { near_days, ..ChartContext::of(&one, today, ROWS, words) },
        report,
        overview: catalogue::overview(&one, today),
    };
    let arranged = arranged(report);
    arranged.iter().enumerate().flat_map(|(place, page)| builder.pages(place, page)).collect()
}

impl PageBuilder<'_> {
    /// The pages of one entry: one, or several for a long text.
    fn pages(&self, place: usize, entry: &BriefingPage) -> Vec<Page> {
        let pages = match entry.page {
            PageKind::Text => text::pages(entry, self.context.words),
            kind => vec![self.page(kind, &entry.of)],
        };
        let nothing = |content: &PageContent| matches!(content, PageContent::Chart(chart) if chart.is_empty());
        let finish = |(title, content): (String, PageContent)| {
            let nothing = nothing(&content).then_some(LeftOut::Nothing);
            Page {
                title: if entry.title.is_empty() { title } else { entry.title.clone() },
                left_out: if entry.hidden { Some(LeftOut::Hidden) } else { nothing },
                content,
                foot: self.report.title.clone(),
                entry: entry.clone(),
                place,
            }
        };
        pages.into_iter().map(finish).collect()
    }
}
