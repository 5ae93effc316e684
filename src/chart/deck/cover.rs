//! The first page: whose report it is and of which day, how long the concentrated rectification goes on, how many items there
//! are, are closed and late, and what the meeting is asked.

use crate::model::{PageKind, PaperAudience, Status};
use crate::words::{Words, capital};

use super::super::plan;
use super::standing::signed_change;
use super::table::DeckFigure;
use super::{Draft, Page, PageBuilder, PageContent};

/// The kinds of inspection that an office names its report by.
const KINDS: [&str; 4] = ["巡视", "巡察", "督察", "审计"];

/// What a title ends with that says only what kind of paper it is.
const PAPERS: [&str; 3] = ["的报告", "的通报", "的汇报"];

/// What the first page holds below and above its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckCover {
    /// Above the title: whose report it is.
    pub over: String,
    /// Below the title: how long the concentrated rectification goes on, else what is late.
    pub news: String,
    /// Four figures, each with a line below it.
    pub figures: Vec<DeckFigure>,
    /// How many items stand where, in the order of [`Status`].
    pub counts: [usize; 5],
    /// The words of [`Status`], in its order.
    pub words: [String; 5],
    /// Who reports.
    pub office: String,
    /// Of which day.
    pub day: String,
}

impl PageBuilder<'_> {
    /// The first page.
    pub(super) fn cover(&self) -> Vec<Draft> {
        let (report, words) = (self.report, self.context.words);
        let body = [&report.inspected_body, &report.issuer].into_iter().find(|name| !name.is_empty());
        let counts = self.counts(report.items());
        let kind = KINDS.into_iter().find(|kind| report.inspection_kind.contains(kind)).unwrap_or_default();
        let over =
            body.map(|body| words.with("deck-cover-over", [("body", body.as_str().into()), ("kind", kind.into())]));
        let office = [&report.issuer, &report.inspected_body].into_iter().find(|name| !name.is_empty());
        let office = office.map(|office| words.with("deck-cover-office", [("office", office.as_str().into())]));
        let content = DeckCover {
            over: over.unwrap_or_default(),
            news: self.time_left().unwrap_or_else(|| self.late_news()),
            figures: self.cover_figures(counts),
            counts,
            words: self.status_words(),
            office: office.unwrap_or_default(),
            day: capital(&self.as_of()),
        };
        let asked = (!self.asked().is_empty()).then(|| words.text("deck-source-decisions").to_owned());
        let sources = self.sources_of_standing().into_iter().chain(asked).collect();
        let title = body.and_then(|body| without_body(&report.title, body)).unwrap_or_else(|| report.title.clone());
        vec![Draft { sources, ..Draft::new(title, PageContent::Cover(Box::new(content))) }]
    }

    /// When the concentrated rectification ends and how long that is from now; nothing where no end is known.
    fn time_left(&self) -> Option<String> {
        let (words, today) = (self.context.words, self.context.today);
        let end = plan::limit(self.report)?;
        let of = |days: i32| [("date", words.short_date(end, today).into()), ("days", days.into())];
        Some(match end.days_since(today) {
            0 => words.text("deck-cover-ends-today").to_owned(),
            left @ 1.. => words.with("deck-cover-left", of(left)),
            over => words.with("deck-cover-over-since", of(-over)),
        })
    }

    /// The questions that these readers are told of.
    fn asked(&self) -> Vec<&crate::model::Decision> {
        if self.audience == PaperAudience::Public { Vec::new() } else { self.open_decisions() }
    }

    fn cover_figures(&self, counts: [usize; 5]) -> Vec<DeckFigure> {
        let (words, report) = (self.context.words, self.report);
        let of = |counts: [usize; 5], status: Status| counts.get(status as usize).copied().unwrap_or(0);
        let then = self.before.as_ref().and_then(|before| before.counts(report.items().map(|item| &item.id)));
        let change = |status: Status| {
            let then = of(then?, status);
            Some(words.with("deck-change", [("change", signed_change(of(counts, status), then).into())]))
        };
        let note =
            |parts: [Option<String>; 2]| parts.into_iter().flatten().collect::<Vec<_>>().join(words.text("deck-then"));
        let note = |parts| capital(&note(parts));
        let items = |status: Option<Status>, word: &str, count: usize, note: String| DeckFigure {
            status,
            word: word.to_owned(),
            count: count.to_string(),
            unit: words.with("deck-items", [("count", count.into())]),
            note,
        };
        let of_status = |status: Status, more: Option<String>| {
            items(Some(status), words.choice(status), of(counts, status), note([change(status), more]))
        };
        let problems = report.categories.iter().map(|category| category.problems.len()).sum::<usize>();
        let within = [("categories", report.categories.len().into()), ("problems", problems.into())];
        let within = words.with("deck-cover-within", within);
        let asked = self.asked().len();
        let done = of(counts, Status::Done);
        let waits = (asked > 0 && done > 0).then(|| words.with("deck-cover-waits", [("count", done.into())]));
        let last = if asked > 0 {
            DeckFigure {
                unit: words.with("deck-cover-questions", [("count", asked.into())]),
                ..items(None, words.text("deck-cover-asked"), asked, String::new())
            }
        } else {
            of_status(Status::Done, None)
        };
        vec![
            items(None, words.text("deck-cover-items"), counts.iter().sum(), within),
            of_status(Status::Closed, waits),
            of_status(Status::Late, self.longest_late()),
            last,
        ]
    }

    /// For how long the item is late that is so for longest.
    fn longest_late(&self) -> Option<String> {
        let late = self.rows.iter().filter(|row| row.status == Status::Late).filter_map(|row| row.due);
        let days = late.map(|due| self.context.today.days_since(due)).max()?;
        Some(self.context.words.with("deck-cover-longest", [("days", days.into())]))
    }
}

/// Tells the first page on which of the shown pages the questions are.
pub(super) fn with_reference(mut pages: Vec<Page>, words: &Words) -> Vec<Page> {
    let shown = pages.iter().filter(|page| page.left_out.is_none());
    let at = shown.enumerate().find(|(_, page)| page.entry.page == PageKind::Decisions).map(|(n, _)| n + 1);
    let Some(at) = at else { return pages };
    let covers = pages.iter_mut().filter_map(|page| match &mut page.content {
        PageContent::Cover(cover) => cover.figures.last_mut(),
        _ => None,
    });
    // The last figure is of a status where nothing is asked.
    for figure in covers.filter(|figure| figure.status.is_none()) {
        figure.note = words.with("deck-cover-see", [("page", at.into())]);
    }
    pages
}

/// A title without the body that its page names already, and without the word for the paper: 反馈意见整改进展情况 of
/// 某县委关于反馈意见整改进展情况的报告. Nothing where it does not begin with that body.
fn without_body(title: &str, body: &str) -> Option<String> {
    let about = title.strip_prefix(body)?.strip_prefix("关于")?;
    let remark = about.rfind(['(', '（']).filter(|_| about.ends_with([')', '）'])).unwrap_or(about.len());
    let (name, remark) = about.split_at_checked(remark)?;
    let name = PAPERS.iter().find_map(|paper| name.strip_suffix(paper)).unwrap_or(name);
    (!name.is_empty()).then(|| format!("{name}{remark}"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::fixture::{item, pages, report};
    use super::super::{DeckPictures, DeckRules, deck};
    use super::*;
    use crate::model::{Dataset, Decision, Item, Progress, Report, Update};
    use crate::words::Language;

    fn cover(report: Report, audience: PaperAudience) -> (String, DeckCover) {
        let [page] = pages(report, PageKind::Cover, audience).try_into().unwrap();
        let PageContent::Cover(cover) = page.content else { panic!("{:?}", page.content) };
        (page.title, *cover)
    }

    fn figures(cover: &DeckCover) -> Vec<[&str; 3]> {
        cover.figures.iter().map(|own| [own.word.as_str(), own.count.as_str(), own.note.as_str()]).collect()
    }

    fn done(id: &str) -> Item {
        Item { progress: Progress::Done, ..item(id, "堤防加固", "2026-12-31") }
    }

    fn asks(own: Report) -> Report {
        let asked = Decision { text: "延期到何时".to_owned(), items: vec!["1".into()], ..Decision::blank() };
        Report { decisions: vec![asked], ..own }
    }

    #[test]
    fn it_says_how_long_there_is_and_how_many_are_closed_and_late() {
        let mut own = asks(report(vec![item("1", "河道清淤", "2026-05-31"), done("2")]));
        own.title = "某县委关于省委第二巡视组反馈意见整改进展情况的报告（初稿）".to_owned();
        own.inspected_body = "某县委".to_owned();
        own.inspection_kind = "机动式巡视".to_owned();
        own.issuer = "某县委办公室".to_owned();
        own.feedback_on = Some("2026-01-15".parse().unwrap());
        own.months = Some(6);
        let (title, cover) = cover(own, PaperAudience::Office);
        assert_eq!(title, "省委第二巡视组反馈意见整改进展情况（初稿）");
        assert_eq!(cover.over, "某县委巡视整改工作汇报");
        assert_eq!(cover.news, "集中整改7月15日结束，还有 35 天");
        assert_eq!(
            figures(&cover),
            [
                ["反馈问题", "2", "1 个方面、1 个问题"],
                ["已销号", "0", "另 1 项待核验"],
                ["逾期", "1", "最久 10 天"],
                ["请会议定", "1", "见第 6 页"],
            ]
        );
        assert_eq!(cover.counts, [1, 0, 0, 1, 0]);
        assert_eq!((cover.office.as_str(), cover.day.as_str()), ("汇报单位：某县委办公室", "截至 2026年6月10日"));
    }

    #[test]
    fn the_public_is_not_told_that_something_is_asked() {
        let kept = Item { internal: true, ..item("3", "内部线索", "2026-05-31") };
        let own = asks(report(vec![item("1", "河道清淤", "2026-05-31"), done("2"), kept]));
        let (_, cover) = cover(own, PaperAudience::Public);
        assert_eq!(figures(&cover)[0][1], "2");
        assert_eq!(figures(&cover)[3], ["待核验", "1", ""]);
        assert_eq!(figures(&cover)[1][2], "");
    }

    #[test]
    fn without_an_end_the_news_is_what_is_late_or_comes_next() {
        let (title, late) = cover(report(vec![item("1", "河道清淤不彻底", "2026-05-31")]), PaperAudience::All);
        assert_eq!(late.news, "1 项逾期：河道清淤，10 天，水利局");
        assert!(!title.is_empty());
        let (_, none) = cover(report(vec![item("1", "河道清淤不彻底", "2026-06-15")]), PaperAudience::All);
        assert_eq!(none.news, "没有逾期项；最近到期的是河道清淤，6月15日，还有 5 天");
        assert_eq!(figures(&none)[2], ["逾期", "0", ""]);
        let (_, empty) = cover(report(Vec::new()), PaperAudience::All);
        assert_eq!((empty.news.as_str(), empty.counts), ("", [0; 5]));
    }

    #[test]
    fn it_compares_with_a_month_ago_only_what_is_known() {
        let told = Update {
            on: "2026-05-02".parse().unwrap(),
            text: "进展".to_owned(),
            progress: Some(Progress::InProgress),
            ..Update::blank()
        };
        let known = Item { updates: vec![told], ..item("1", "河道清淤", "2026-05-31") };
        let (_, cover) = cover(report(vec![known]), PaperAudience::All);
        assert_eq!(figures(&cover)[1][2], "比上月 ±0");
        assert_eq!(figures(&cover)[2][2], "比上月 +1；最久 10 天");
    }

    #[test]
    fn it_says_on_which_of_the_shown_pages_the_questions_are() {
        let own = asks(report(vec![item("1", "河道清淤", "2026-05-31")]));
        let dataset = Arc::new(Dataset { reports: vec![Arc::new(own)], ..Dataset::default() });
        let rules = DeckRules {
            today: "2026-06-10".parse().unwrap(),
            near_days: 10,
            pace_points: 5,
            audience: PaperAudience::Office,
        };
        let shown = deck(&dataset, 0, rules, &Words::load(Language::Chinese), &DeckPictures::new());
        let at = shown.iter().position(|page| page.entry.page == PageKind::Decisions).unwrap() + 1;
        let PageContent::Cover(cover) = &shown[0].content else { panic!("{:?}", shown[0].content) };
        assert_eq!(figures(cover)[3], ["请会议定", "1", format!("见第 {at} 页").as_str()]);
    }

    #[test]
    fn a_title_that_names_another_body_stays_whole() {
        assert_eq!(without_body("关于整改情况的报告", "某县委"), None);
        assert_eq!(without_body("某县委关于整改情况的报告", "某县委").as_deref(), Some("整改情况"));
        assert_eq!(without_body("某县委关于(草案)", "某县委"), None);
    }
}
