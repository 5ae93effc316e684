//! The page of what a meeting has to decide: the question, which item it is about and how that stands, and room for the answer.

use crate::model::{Decision, Item, Status};

use super::item_words::{reason, short_name, state, whole_reason, whose};
use super::table::{DeckLook, DeckRun, divided};
use super::{Draft, PageBuilder, PageContent};

/// How many questions a page holds.
const QUESTIONS: usize = 3;

/// How many names of matters a title holds.
const NAMED: usize = 3;

/// A question on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckQuestion {
    /// Its number among all of them.
    pub number: String,
    /// What is to be decided.
    pub text: String,
    /// A line for each item that it is about.
    pub items: Vec<Vec<DeckRun>>,
    /// How far the first of them is, and why not further.
    pub detail: String,
}

impl PageBuilder<'_> {
    /// The pages of what is to be decided and was not yet.
    pub(super) fn decisions(&self) -> Vec<Draft> {
        let words = self.context.words;
        let open = self.open_decisions();
        let all: Vec<DeckQuestion> =
            open.iter().enumerate().map(|(n, decision)| self.question(n + 1, decision)).collect();
        let title = self.decisions_title(&open);
        let is_late = |decision: &&&Decision| {
            decision.items.iter().filter_map(|id| self.report.item(id)).any(|item| self.status(item) == Status::Late)
        };
        let late = open.iter().filter(is_late).count();
        let late = if late > 0 { words.with("deck-decisions-late", [("count", late.into())]) } else { String::new() };
        let subtitle = self.joined([late, words.text("deck-decisions-room").to_owned(), String::new()]);
        let part = |(from, to): (usize, usize)| Draft {
            subtitle: subtitle.clone(),
            items: to - from,
            sources: vec![words.text("deck-source-decisions").to_owned()],
            ..Draft::new(
                title.clone(),
                PageContent::Questions {
                    questions: all.get(from..to).unwrap_or_default().to_vec(),
                    answer: words.text("deck-answer").to_owned(),
                },
            )
        };
        divided(all.len(), all.len().div_ceil(QUESTIONS).max(1)).map(part).collect()
    }

    pub(super) fn open_decisions(&self) -> Vec<&Decision> {
        self.report.decisions.iter().filter(|decision| decision.on.is_none()).collect()
    }

    /// How many questions there are, and what they are about.
    fn decisions_title(&self, open: &[&Decision]) -> String {
        let words = self.context.words;
        let about = |decision: &&Decision| {
            let item = decision.items.first().and_then(|id| self.report.item(id))?;
            Some(short_name(&item.title).to_owned())
        };
        let names: Vec<String> = open.iter().filter_map(about).collect();
        let title = words.with("deck-decisions", [("count", open.len().into())]);
        if names.len() < open.len() || names.len() > NAMED {
            return title;
        }
        words.with(
            "deck-decisions-about",
            [("title", title.into()), ("names", names.join(words.text("list-comma")).into())],
        )
    }

    fn question(&self, number: usize, decision: &Decision) -> DeckQuestion {
        let words = self.context.words;
        let items: Vec<&Item> =
            decision.items.iter().filter_map(|id| self.report.item(id).map(AsRef::as_ref)).collect();
        let detail = items.first().map(|item| {
            let reason = whole_reason(item).map(|_| reason(item, words));
            [Some(state(item, words)), reason].into_iter().flatten().collect::<Vec<_>>().join(words.text("deck-then"))
        });
        DeckQuestion {
            number: number.to_string(),
            text: decision.text.trim().to_owned(),
            items: items.iter().map(|item| self.item_line_of(item)).collect(),
            detail: detail.unwrap_or_default(),
        }
    }

    /// The number of an item, how it stands, how often it was put off, who answers for it.
    fn item_line_of(&self, item: &Item) -> Vec<DeckRun> {
        let (words, status) = (self.context.words, self.status(item));
        let times = item.due.as_ref().map_or(0, |due| due.changes.len());
        let late = item.due.as_ref().and_then(crate::model::Due::last_day);
        let stand = match (status, late) {
            (Status::Late, Some(due)) => {
                let days = self.context.today.days_since(due);
                DeckRun::marked(status, words.with("plan-days-late", [("days", days.into())]), DeckLook::Late)
            }
            _ => DeckRun::marked(status, words.choice(status), DeckLook::Plain),
        };
        let moved = (times > 0).then(|| words.with("deck-moved", [("times", times.into())]));
        let whose = whose(self.report, item, words).into_iter().flatten();
        let rest = moved.into_iter().chain(whose).map(|text| DeckRun::new(text, DeckLook::Plain));
        let number = DeckRun::new(self.report.full_number(&item.id), DeckLook::Weak);
        [number, stand].into_iter().chain(rest).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::LeftOut;
    use super::super::fixture::{item, pages, report};
    use super::*;
    use crate::model::{PageKind, PaperAudience, Report};

    fn asked(texts: &[&str]) -> Report {
        let decision =
            |text: &&str| Decision { text: (*text).to_owned(), items: vec!["1".into()], ..Decision::blank() };
        let mut own = report(vec![item("1", "河道清淤不彻底", "2026-05-31")]);
        own.decisions = texts.iter().map(decision).collect();
        own
    }

    #[test]
    fn what_is_not_decided_yet_stands_with_its_item_and_room_for_the_answer() {
        let mut own = asked(&["延期到何时", "资金从何列支", "已定的事"]);
        own.decisions[2].on = Some("2026-06-01".parse().unwrap());
        let [page] = pages(own, PageKind::Decisions, PaperAudience::Office).try_into().unwrap();
        let PageContent::Questions { questions, answer } = &page.content else { panic!("{:?}", page.content) };
        assert_eq!((questions.len(), answer.as_str()), (2, "会议意见"));
        let line: Vec<&str> = questions[0].items[0].iter().map(|run| run.words.text.as_str()).collect();
        assert_eq!(line[1..], ["逾期 10 天", "水利局", "分管副县长"]);
        assert_eq!(page.title, "请会议定 2 件事：河道清淤、河道清淤");
    }

    #[test]
    fn questions_go_on_and_the_public_reads_none() {
        let own = asked(&["一", "二", "三", "四", "五"]);
        let parts = pages(own.clone(), PageKind::Decisions, PaperAudience::Office);
        assert_eq!(parts.len(), 2);
        let open = pages(own, PageKind::Decisions, PaperAudience::Public);
        assert_eq!(open.iter().map(|page| page.left_out).collect::<Vec<_>>(), [Some(LeftOut::Readers)]);
        let none = pages(asked(&[]), PageKind::Decisions, PaperAudience::Office);
        assert_eq!(none[0].left_out, Some(LeftOut::Nothing));
    }
}
