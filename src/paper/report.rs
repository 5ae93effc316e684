//! The papers in prose: what was done (整改情况报告, 公开稿) and what is to be done (整改方案), item by item. Every figure is
//! counted from the dataset; what nobody filled in is left out, and listed for the person.

use std::sync::Arc;

use crate::analysis::for_audience;
use crate::model::{Due, Item, Node, NodeId, Number, PartyId, Progress, Report, Status};
use crate::table::{Only, TableContext, Tally};
use crate::text::chinese_numeral;

use super::appendix;
use super::head;
use super::monthly::monthly;
use super::outcomes::outcome_sums;
use super::report_request::{ReportKind, ReportRequest};
use super::scope::one_report;
use super::text::sentence;
use super::value::{Block, Paper};

/// The paper; absent where the dataset has no such report.
#[must_use]
pub fn report_paper(request: &ReportRequest) -> Option<Paper> {
    let report = request.dataset.reports.get(request.report)?;
    // The lists of a report that is told from several states hold no more than it does.
    let (blocks, seen) = match request.kind {
        ReportKind::Monthly => {
            let (blocks, after) = monthly(request)?;
            (blocks, (after, 0))
        }
        ReportKind::Progress | ReportKind::Plan => (whole(request)?, (Arc::clone(&request.dataset), request.report)),
    };
    let words = &request.words;
    let watermark = head::watermark(report, head::recipient(report, request.audience));
    let mut appendices = appendix::appendices(request, &seen, &watermark);
    let mut blocks = appendix::named(dressed(report, request, blocks), &appendices, words);
    appendix::imprint_last(&mut blocks, &mut appendices);
    Some(Paper {
        name: request.name.clone(),
        sheet: crate::model::Paper::A4,
        narrow_margins: false,
        audience: request.audience,
        audience_word: words.choice(request.audience).to_owned(),
        continued: words.text("paper-continued").to_owned(),
        recipient: None,
        blocks,
        watermark,
        appendices,
    })
}

/// The text with what the office's papers have above and below it.
fn dressed(report: &Report, request: &ReportRequest, text: Vec<Block>) -> Vec<Block> {
    let is_title = |block: &Block| matches!(block, Block::Title(_) | Block::Centred(_));
    let body = text.iter().position(|block| !is_title(block)).unwrap_or(text.len());
    let mut blocks = head::head(report, request);
    let mut text = text.into_iter();
    blocks.extend(text.by_ref().take(body));
    blocks.extend(head::addressee(report, request));
    blocks.extend(text);
    blocks.extend(head::imprint(report, request));
    blocks
}

/// True for a finding that begins with who found it: 巡察发现，…; 2025年度预算执行审计指出，….
fn says_who_found(finding: &str) -> bool {
    const LONGEST: usize = 20;
    let lead = finding.split(['，', ',', '：', ':', '。']).next().unwrap_or_default();
    lead.chars().count() <= LONGEST
        && lead.len() < finding.len()
        && ["指出", "发现", "反馈", "认为"].iter().any(|word| {
            // 应发现未发现，… is what was found.
            lead.strip_suffix(word).is_some_and(|by| !by.is_empty() && !by.ends_with(['未', '不', '时']))
        })
}

/// A paper about all items.
fn whole(request: &ReportRequest) -> Option<Vec<Block>> {
    let seen = for_audience(&one_report(&request.dataset, request.report), request.audience);
    let mut writing = Writing { request, report: seen.reports.first()?, blocks: Vec::new(), part: 0 };
    writing.write();
    Some(writing.blocks)
}

struct Writing<'a> {
    request: &'a ReportRequest,
    report: &'a Arc<Report>,
    blocks: Vec<Block>,
    /// How many parts (一、二、…) were begun.
    part: usize,
}

impl Writing<'_> {
    fn write(&mut self) {
        let plan = self.request.kind == ReportKind::Plan;
        let title = if plan { self.plan_title() } else { self.report.title.clone() };
        self.blocks.push(Block::Title(title));
        let opening = self.opening();
        self.paragraph(opening, Some("paper-source-counted"));
        if !plan {
            self.own_text(&self.report.introduction.clone());
            let outcomes = self.outcomes();
            self.paragraph(outcomes, Some("paper-source-outcomes"));
        }
        self.categories();
        let next = self.report.next_steps.clone();
        if !plan && !next.is_empty() {
            self.part("paper-part-next");
            self.own_text(&next);
        }
        let known = if plan { self.report.plan_on } else { self.report.as_of };
        let on = known.unwrap_or(self.request.today);
        let on = self.request.words.date(on);
        self.blocks.push(Block::Signature { by: self.report.issuer.clone(), on });
    }

    fn plan_title(&self) -> String {
        let body = [self.report.issuer.as_str(), self.report.inspected_body.as_str()];
        let body = body.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        let by = self.report.inspection_body.as_str();
        self.request.words.with("paper-plan-title", [("body", body.into()), ("by", by.into())])
    }

    fn part(&mut self, key: &str) {
        self.part += 1;
        let text = format!("{}、{}", chinese_numeral(self.part), self.request.words.text(key));
        self.blocks.push(Block::Heading { level: 1, text });
    }

    fn paragraph(&mut self, text: String, note: Option<&str>) {
        self.noted(text, note.map(|key| self.request.words.text(key).to_owned()));
    }

    /// A paragraph with where its figures come from, unless that is left out.
    fn noted(&mut self, text: String, note: Option<String>) {
        if text.is_empty() {
            return;
        }
        let note = note.filter(|_| self.request.sources);
        self.blocks.push(Block::Paragraph { text, note });
    }

    /// Where the figures about an item come from: its fields in the ledger, what its days are counted from, its indicators
    /// with the day of each value. Nothing where its text has no figure.
    fn sources(&self, item: &Item, text: &str) -> Option<String> {
        let words = &self.request.words;
        // The number of the item and the marks of its measures are no figures.
        let body = text.strip_prefix(item.number.as_str()).unwrap_or(text);
        if !body.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        let number = self.report.full_number(&item.id);
        let mut parts = vec![words.with("paper-source-item", [("number", number.into())])];
        let status = crate::analysis::status(item, self.request.today, self.request.near_days);
        if let Some(last) = item.due.as_ref().and_then(Due::last_day).filter(|_| status == Status::Late) {
            let arguments = [("due", words.date(last).into()), ("today", words.date(self.request.today).into())];
            parts.push(words.with("paper-source-days", arguments));
        }
        let values = item.indicators.iter().filter_map(|indicator| {
            let latest = indicator.latest()?;
            let value = words.reading(latest, &indicator.unit);
            let on = latest.on.map(|on| words.when(on)).unwrap_or_default();
            let arguments = [("name", indicator.name.as_str().into()), ("value", value.into()), ("on", on.into())];
            Some(words.with("paper-source-indicator", arguments).trim_end().to_owned())
        });
        parts.extend(values);
        Some(parts.join(words.text("paper-source-and")))
    }

    /// A text that the office typed, a paragraph for each line.
    fn own_text(&mut self, text: &str) {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            self.paragraph(line.trim().to_owned(), None);
        }
    }

    /// When inspected, by whom, fed back on, how much, and how it stands with both claims apart.
    fn opening(&self) -> String {
        let (report, words) = (self.report, &self.request.words);
        let mut text = String::new();
        if let (Some(from), Some(to)) = (report.inspected_from, report.inspected_to) {
            let arguments = [
                ("from", words.date(from).into()),
                ("to", words.date(to).into()),
                ("by", report.inspection_body.as_str().into()),
                ("body", report.inspected_body.as_str().into()),
                ("kind", report.inspection_kind.as_str().into()),
            ];
            text.push_str(&words.with("paper-inspected", arguments));
        }
        let problems: usize = report.categories.iter().map(|category| category.problems.len()).sum();
        let counts = [
            ("categories", report.categories.len().into()),
            ("problems", problems.into()),
            ("items", report.items().count().into()),
        ];
        match report.feedback_on {
            Some(on) => {
                let [categories, problems, items] = counts;
                let arguments = [categories, problems, items, ("on", words.date(on).into())];
                text.push_str(&words.with("paper-fed-back", arguments));
            }
            None => text.push_str(&words.with("paper-problems", counts)),
        }
        if self.request.kind == ReportKind::Progress {
            text.push_str(&self.standing());
        }
        text
    }

    fn standing(&self) -> String {
        let words = &self.request.words;
        let context = self.context();
        let mut tally = Tally::default();
        self.report.items().for_each(|item| tally.add(item, &context));
        let closed = tally.of(Status::Closed);
        let share = Number::of_count(closed * 100).checked_div(Number::of_count(tally.items));
        let arguments = [
            ("on", words.date(self.request.today).into()),
            ("closed", closed.into()),
            ("done", tally.of(Status::Done).into()),
            ("late", tally.of(Status::Late).into()),
            ("under", (tally.of(Status::Near) + tally.of(Status::Open)).into()),
            ("items", tally.items.into()),
            ("share", share.map(|share| share.round(1).to_string()).unwrap_or_default().into()),
        ];
        let known = if tally.unstated == tally.items { String::new() } else { words.with("paper-standing", arguments) };
        let unstated = (tally.unstated > 0).then(|| words.with("paper-unstated", [("count", tally.unstated.into())]));
        known + &unstated.unwrap_or_default()
    }

    fn context(&self) -> TableContext<'_> {
        TableContext {
            report: self.report,
            today: self.request.today,
            near_days: self.request.near_days,
            pace_points: self.request.pace_points,
            audience: self.request.audience,
            only: Only::All,
            words: &self.request.words,
        }
    }

    /// What came of the work, summed by kind and unit; a kind of which nothing is known is not named.
    fn outcomes(&self) -> String {
        let words = &self.request.words;
        let all = self.report.outcomes.iter().chain(self.report.items().flat_map(|item| &item.outcomes));
        outcome_sums(all, words)
            .map_or_else(String::new, |sums| words.with("paper-outcomes", [("outcomes", sums.into())]))
    }

    fn categories(&mut self) {
        let report = Arc::clone(self.report);
        let plan = self.request.kind == ReportKind::Plan;
        self.part(if plan { "paper-part-plan" } else { "paper-part-items" });
        for category in &report.categories {
            self.heading(2, Node::Category(category));
            if category.items().next().is_none() {
                self.paragraph(self.request.words.text("paper-no-items").to_owned(), None);
            }
            for problem in category.problems.iter().filter(|problem| !problem.items.is_empty()) {
                self.heading(3, Node::Problem(problem));
                for item in &problem.items {
                    let text = if plan { self.planned(item) } else { self.done(item) };
                    let note = self.sources(item, &text);
                    self.noted(text, note);
                }
            }
        }
    }

    fn heading(&mut self, level: u8, node: Node<'_>) {
        let (number, title) = node.heading();
        self.blocks.push(Block::Heading { level, text: format!("{number}{title}") });
    }

    /// `(1)标题。反馈指出，…。整改情况：一是…；二是…。`, then how it stands.
    fn done(&self, item: &Item) -> String {
        let words = &self.request.words;
        let mut text = sentence(&format!("{}{}", item.number, item.title));
        let finding = sentence(&item.finding);
        if says_who_found(&finding) {
            text.push_str(&finding);
        } else if !item.finding.is_empty() {
            text.push_str(&words.with("paper-finding", [("finding", finding.into())]));
        }
        let measures = measures(item, true);
        if !measures.is_empty() {
            text.push_str(&words.with("paper-measures", [("measures", measures.into())]));
        }
        text.push_str(&self.stands(item));
        text
    }

    fn planned(&self, item: &Item) -> String {
        let words = &self.request.words;
        let mut text = sentence(&format!("{}{}", item.number, item.title));
        let mut add = |key: &str, value: String| {
            if !value.is_empty() {
                text.push_str(&words.with(key, [("value", value.into())]));
            }
        };
        add("paper-plan-goal", if item.goal.is_empty() { String::new() } else { sentence(&item.goal) });
        add("paper-plan-measures", measures(item, false));
        add("paper-plan-leader", self.names(item.leader.iter()));
        add("paper-plan-lead", self.names(item.lead_units.iter()));
        add("paper-plan-support", self.names(item.support_units.iter()));
        add("paper-plan-due", item.due.as_ref().map(|due| words.due(due)).unwrap_or_default());
        text
    }

    fn names<'b>(&self, ids: impl Iterator<Item = &'b PartyId>) -> String {
        let names = ids.filter_map(|id| self.report.line_name(&NodeId::Party(id.clone())));
        self.request.words.list(names)
    }

    /// How it stands, in words; nothing where nothing is known.
    fn stands(&self, item: &Item) -> String {
        let words = &self.request.words;
        let present = item.due.as_ref().and_then(Due::present).map(|due| words.when(due));
        let status = crate::analysis::status(item, self.request.today, self.request.near_days);
        let today = words.date(self.request.today);
        let late = item.due.as_ref().and_then(Due::last_day).map_or(0, |last| self.request.today.days_since(last));
        match status {
            Status::Closed => item
                .closed
                .as_ref()
                .map(|closed| words.with("paper-closed", [("on", words.date(closed.on).into())]))
                .unwrap_or_default(),
            Status::Done => words.text("paper-done").to_owned(),
            Status::Late => words.with(
                if item.progress == Progress::NotStarted { "paper-late-not-started" } else { "paper-late" },
                [("due", present.unwrap_or_default().into()), ("today", today.into()), ("days", late.into())],
            ),
            Status::Near | Status::Open if item.progress == Progress::NotStarted => {
                let due = present.unwrap_or_default();
                words.with(
                    "paper-not-started",
                    [("due", due.as_str().into()), ("dated", (!due.is_empty()).to_string().into())],
                )
            }
            Status::Near | Status::Open => match present {
                Some(due) => words.with("paper-open", [("due", due.into())]),
                // Without a date the office's own word says how it stands.
                None => words.office_word(item.progress, item.term).map(sentence).unwrap_or_default(),
            },
        }
    }
}

/// 一是…。二是…。 A lone measure has no mark. Each keeps the end that it has, so that the paper reads back as the same
/// measures.
fn measures(item: &Item, with_results: bool) -> String {
    crate::table::measure_lines(item, with_results).iter().map(|line| ended(line)).collect()
}

/// A measure with a mark at its end.
fn ended(line: &str) -> String {
    let line = line.trim_end();
    let has_end = line.ends_with(['。', ';', '；', '！', '!', '？', '?']);
    if has_end { line.to_owned() } else { format!("{}。", line.trim_end_matches(['，', ',', '、'])) }
}
