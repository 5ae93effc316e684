//! What a notice says before its first heading: who inspected whom, when, and when the findings were fed back.

use crate::model::{Date, Report, When};

use crate::reading::item::record::TextRange;
use crate::reading::item::types::Remark;
use crate::text::dates::{Found, Rest, dates};
use crate::text::numeral::{digits, number};
use crate::text::{Text, Words};

/// The words by which an inspection is known.
static KINDS: Words = Words::of("notice.kind_of_inspection");

/// Reads a paragraph of the preface into the report. True for one that tells of the inspection or of its feedback what is not
/// known yet.
pub(super) fn preface(report: &mut Report, text: &Text, at: TextRange, remarks: &mut Vec<Remark>) -> bool {
    let mut tells = false;
    let mut year = None;
    let mut start = at.start;
    while start < at.end {
        let end = text.sentence(start, at.end);
        let paragraph = at.paragraph;
        let sentence = Sentence { text, paragraph, start, end, dates: dates(text, start, end), year };
        let known = facts(report);
        inspection(report, &sentence, remarks);
        feedback(report, &sentence, remarks);
        tells |= facts(report) != known;
        as_of(report, &sentence, remarks);
        months(report, &sentence);
        year = sentence.dates.iter().rev().find_map(|date| date.year).or(year);
        start = end;
    }
    tells
}

/// What is known of the inspection and of its feedback.
fn facts(report: &Report) -> (String, String, Option<Date>, Option<Date>) {
    (report.inspection_body.clone(), report.inspected_body.clone(), report.inspected_from, report.feedback_on)
}

struct Sentence<'a> {
    text: &'a Text,
    paragraph: usize,
    start: usize,
    end: usize,
    dates: Vec<Found>,
    /// The year named before.
    year: Option<i16>,
}

impl Sentence<'_> {
    fn find(&self, word: &str, from: usize) -> Option<usize> {
        self.text.find(word, from, self.end)
    }

    /// A range of names without marks at its ends.
    fn words(&self, start: usize, end: usize) -> String {
        let words = self.text.words(start, end);
        words.trim_matches(|c: char| c.is_whitespace() || ",\u{ff0c}。、;\u{ff1b}:\u{ff1a}“”".contains(c)).to_owned()
    }

    /// The day of a date, with the year it has or the one named before it.
    fn day(&self, at: usize) -> Option<Date> {
        let date = self.dates.get(at)?;
        let before = self.dates.get(..=at)?;
        let year = before.iter().rev().find_map(|date| date.year).or(self.year)?;
        let month = before.iter().rev().find_map(Found::month);
        match date.when(year, month)? {
            When::Day(day) if !self.is_third(date) => Some(day),
            _ => None,
        }
    }

    /// True for a third of a month: 10月中旬 is no day.
    fn is_third(&self, date: &Found) -> bool {
        self.text.before(date.end) == Some('旬')
    }

    /// The remark that a date of a fact was not taken, since it is no day or letters of it are lost.
    fn unread(&self, start: usize, end: usize) -> Remark {
        Remark::FactUnread(TextRange::new(self.paragraph, start, end).span())
    }

    /// True for the first or the last day of a period.
    fn in_period(&self, at: usize) -> bool {
        let joined = |at: Option<usize>| at.is_some_and(|at| is_joined(self, at));
        joined(Some(at)) || joined(at.checked_sub(1))
    }

    /// Dates whose 年 and 月 were lost on the way from another program: 2023411日, 526日.
    fn damaged(&self, until: usize) -> Vec<(usize, usize)> {
        let read = |start: usize| {
            let begins = self.text.before(start).is_none_or(|c| !c.is_ascii_digit());
            let (_, end) = digits(self.text, start).filter(|_| begins)?;
            let is_span = ["内", "以", "游"].iter().any(|word| self.text.starts(end + 1, word));
            (end >= start + 3 && self.text.at(end) == Some('日') && !is_span).then_some((start, end + 1))
        };
        (self.start..until).filter_map(read).collect()
    }
}

/// True for two dates joined by 至.
fn is_joined(sentence: &Sentence<'_>, at: usize) -> bool {
    let (Some(one), Some(next)) = (sentence.dates.get(at), sentence.dates.get(at + 1)) else { return false };
    let between = sentence.text.half(one.end, next.start);
    let behind = |word: &str| sentence.text.starts(next.end, word);
    match between.as_str() {
        "至" | "到" | "-" | "--" | "~" | "起至" | "起到" | "起,至" | "进驻,至" | "进驻至" | "开始至" | "开始,至" => {
            true
        }
        // 5月13日进驻,6月21日结束.
        "进驻," | "开始," | "启动," | "进场," => ENDED.iter().any(|word| behind(word)),
        _ => false,
    }
}

/// 2024年10月13日至11月21日,省委第二巡视组对达州市通川区开展了常规巡视
fn inspection(report: &mut Report, sentence: &Sentence<'_>, remarks: &mut Vec<Remark>) {
    static VERBS: Words = Words::of("notice.inspected");
    let Some((verb, length)) = VERBS.iter().find_map(|verb| {
        let at = sentence.find(verb, sentence.start)?;
        let kind = sentence.text.half(at, sentence.end.min(at + 30));
        KINDS.iter().any(|word| kind.contains(word)).then_some((at, verb.chars().count()))
    }) else {
        return;
    };
    let of = ["进驻", "对"].iter().find_map(|word| {
        let at = sentence.text.find(word, sentence.start, verb)?;
        let end = at + word.chars().count();
        // 5月13日进驻,对…: there whom it was about comes later.
        (!matches!(sentence.text.at(end), Some(',' | ';' | '、'))).then_some((at, end))
    });
    let Some((to, object)) = of else { return };
    set(&mut report.inspection_kind, kind(sentence, verb + length));
    set(&mut report.inspection_body, inspector(sentence, to));
    set(&mut report.inspected_body, inspected(sentence.words(object, verb).trim_start_matches('了')));
    if report.inspected_from.is_none() {
        let (from, until) = period(sentence);
        report.inspected_from = from;
        report.inspected_to = until;
        let torn = (0..sentence.dates.len()).find(|at| is_joined(sentence, *at)).filter(|_| from.is_none());
        let partial = torn.and_then(|at| Some((sentence.dates.get(at)?.start, sentence.dates.get(at + 1)?.end)));
        if let Some((start, end)) =
            partial.or_else(|| sentence.damaged(verb).first().copied().filter(|_| from.is_none()))
        {
            remarks.push(sentence.unread(start, end));
        }
    }
}

/// The body that was inspected, without those below it, and without what of it was looked at: 某集团原主要负责人任期履职情况.
fn inspected(words: &str) -> String {
    static BELOW: Words = Words::of("notice.bodies_below");
    static LOOKED_AT: Words = Words::of("notice.looked_at");
    let cut = |words: &str, at: &str| words.split_once(at).map_or(words.to_owned(), |(before, _)| before.to_owned());
    // 我支队 names nobody.
    if words.starts_with(['我', '你', '本']) && words.chars().count() <= 4 {
        return String::new();
    }
    let words = BELOW.iter().fold(words.to_owned(), |words, at| cut(&words, at));
    if !words.ends_with("情况") {
        return words;
    }
    let body = LOOKED_AT.iter().fold(words.clone(), |words, at| cut(&words, at));
    if body == words || body.starts_with(|c: char| c.is_ascii_digit()) { String::new() } else { body }
}

/// 了为期两个月的常规巡视,… is 常规巡视.
fn kind(sentence: &Sentence<'_>, from: usize) -> String {
    let end = sentence.text.find_any(&[',', '。', ';', '('], from, sentence.end).unwrap_or(sentence.end);
    // The stop before the date of the next sentence may be lost.
    let next = sentence.dates.iter().map(|date| date.start).find(|start| *start > from).unwrap_or(end);
    // 开展督察并移交清单 goes on with another act.
    let other = sentence.text.find("并", from, end).unwrap_or(end);
    let end = end.min(next).min(other);
    let words = sentence.words(from, end);
    let words = words.trim_start_matches('了');
    let words =
        if words.starts_with("为期") { words.split_once('的').map_or(words, |(_, rest)| rest) } else { words };
    if KINDS.iter().any(|kind| words.contains(kind)) { words.to_owned() } else { String::new() }
}

/// Words of the last day of an inspection.
static ENDED: Words = Words::of("notice.inspection_ended");

/// The words before 对, back to the comma or the date before them, without 于 and its date.
fn inspector(sentence: &Sentence<'_>, to: usize) -> String {
    let comma =
        |to: usize| (sentence.start..to).rev().find(|at| sentence.text.at(*at).is_some_and(|c| matches!(c, ',' | ';')));
    let mut end = to;
    for _ in 0..3 {
        let before = comma(end);
        let start = before.map_or(sentence.start, |at| at + 1);
        let words = named(sentence, start, end);
        // 6月21日结束 tells when and not who.
        if !words.is_empty() && !ENDED.contains(&words.as_str()) {
            return if words.chars().count() > 40 { String::new() } else { without_formed(without_manner(&words)) };
        }
        // 县委巡察组于3月1日至5月1日,对…: the name stands before the comma.
        end = before.unwrap_or(sentence.start);
    }
    String::new()
}

/// A body without the word that it was formed or sent: 区委组建5个巡察组, 市委派出第三巡察组.
fn without_formed(words: &str) -> String {
    static FORMED: Words = Words::of("notice.formed");
    let found = FORMED.iter().find_map(|word| words.split_once(word));
    match found {
        Some((of, body)) if !of.is_empty() && body.ends_with('组') => format!("{of}{body}"),
        _ => words.to_owned(),
    }
}

/// What is left of a range without its dates: behind a date at its start, before 于 and a date.
fn named(sentence: &Sentence<'_>, from: usize, to: usize) -> String {
    let (mut start, mut end) = (from, to);
    for date in sentence.dates.iter().filter(|date| date.start >= from && date.end <= to) {
        if matches!(sentence.text.before(date.start), Some('于' | '从' | '自' | '在')) && date.start > start + 1 {
            end = end.min(date.start - 1);
        } else if date.start < end {
            start = date.end;
        }
    }
    let words = sentence.words(start, end.max(start));
    words.trim_start_matches(['由', '期', '间', '前', '至', '以', '来']).to_owned()
}

/// The first and last day of the inspection: two dates joined by 至.
fn period(sentence: &Sentence<'_>) -> (Option<Date>, Option<Date>) {
    match (0..sentence.dates.len()).find(|at| is_joined(sentence, *at)) {
        Some(at) => (sentence.day(at), sentence.day(at + 1)),
        None => (None, None),
    }
}

/// 12月26日,省委第二巡视组向中共达州市通川区委反馈了巡视意见
fn feedback(report: &mut Report, sentence: &Sentence<'_>, remarks: &mut Vec<Remark>) {
    let Some(verb) = fed_back(sentence) else { return };
    let to = sentence.text.find("向", sentence.start, verb);
    if let Some(to) = to {
        let body = sentence.words(to + 1, verb);
        let body = without_manner(&body);
        // 9家被巡察单位 names nobody.
        let is_named = !["被巡", "被督", "被审"].iter().any(|word| body.contains(word));
        // The body that receives the feedback is named in full here; what stood before is how it is called in passing.
        // 局党组 names less than what is known.
        let is_less = report.inspected_body.ends_with(body);
        if (2..=40).contains(&body.chars().count()) && report.feedback_on.is_none() && is_named && !is_less {
            body.clone_into(&mut report.inspected_body);
        }
        set(&mut report.inspection_body, inspector(sentence, to));
    }
    // The last day of the inspection is not the day of the feedback, and 截至 begins neither.
    let is_own = |at: usize, date: &Found| date.end <= verb && !sentence.in_period(at) && !is_as_of(sentence, date);
    let dates = sentence.dates.iter().enumerate();
    let found = dates.clone().rfind(|(at, date)| is_own(*at, date) && matches!(date.rest, Rest::Day(..)));
    let Some((at, _)) = found.filter(|(_, date)| !sentence.is_third(date)) else {
        let partial = dates.rev().find(|(at, date)| is_own(*at, date)).map(|(_, date)| (date.start, date.end));
        let damaged = sentence.damaged(verb).last().copied().filter(|_| report.inspected_from.is_none());
        if let Some((start, end)) = damaged.or(partial).filter(|_| report.feedback_on.is_none()) {
            remarks.push(sentence.unread(start, end));
        }
        return;
    };
    if report.feedback_on.is_some() {
        return;
    }
    let day = sentence.day(at);
    let early = day.zip(report.inspected_to).is_some_and(|(day, end)| day < end);
    if let Some(date) = sentence.dates.get(at).filter(|_| day.is_none() || early) {
        remarks.push(Remark::NoYear(TextRange::new(sentence.paragraph, date.start, date.end).span()));
    }
    report.feedback_on = day.filter(|_| !early);
}

/// Where 反馈 tells what was done: 反馈的意见 is only about it.
fn fed_back(sentence: &Sentence<'_>) -> Option<usize> {
    static VERBS: Words = Words::of("notice.fed_back_by");
    let mut from = sentence.start;
    while let Some(at) = sentence.find("反馈", from) {
        if sentence.text.at(at + 2) != Some('的') {
            return Some(at);
        }
        from = at + 2;
    }
    VERBS.iter().find_map(|verb| sentence.find(verb, sentence.start))
}

/// A body without how it was told: 一并, 分别.
fn without_manner(body: &str) -> &str {
    static MANNERS: Words = Words::of("notice.manner_of_feedback");
    MANNERS.iter().find_map(|word| body.strip_suffix(word)).unwrap_or(body)
}

/// True for a date behind 截至.
fn is_as_of(sentence: &Sentence<'_>, date: &Found) -> bool {
    let before = sentence.text.half(date.start.saturating_sub(2).max(sentence.start), date.start);
    // 到6月30日,已整改14个 begins with the day.
    let begins = matches!(before.strip_suffix('到'), Some("" | "," | "。" | ";"));
    before.ends_with("截至") || before.ends_with("截止") || begins && sentence.text.at(date.end) == Some(',')
}

/// 截至2025年6月30日
fn as_of(report: &mut Report, sentence: &Sentence<'_>, remarks: &mut Vec<Remark>) {
    let found = sentence.dates.iter().find(|date| is_as_of(sentence, date));
    if let (Some(date), None) = (found, report.as_of) {
        if sentence.is_third(date) {
            return remarks.push(sentence.unread(date.start, date.end));
        }
        let year = date.year.or(sentence.year);
        // 截至6月底 is the last day of June.
        report.as_of = year.and_then(|year| date.when(year, None)).map(When::last_day);
    }
}

/// 集中整改期6个月
fn months(report: &mut Report, sentence: &Sentence<'_>) {
    let Some(at) = sentence.find("集中整改", sentence.start) else { return };
    let around = sentence.start.max(at.saturating_sub(12))..sentence.end.min(at + 20);
    let found = around.clone().find_map(|at| {
        let (number, end) = number(sentence.text, at)?;
        let inside = sentence.text.before(at).is_some_and(|c| c.is_ascii_digit() || c == '十');
        (!inside && sentence.text.starts(end, "个月") && end <= around.end).then_some(number)
    });
    report.months = report.months.or(found);
}

fn set(slot: &mut String, words: String) {
    if slot.is_empty() && !words.is_empty() {
        *slot = words;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ReportId;

    fn read(words: &str) -> Report {
        let mut report = Report::new(ReportId::from("r"), String::new());
        let text = Text::new(words);
        preface(&mut report, &text, TextRange::new(0, 0, text.len()), &mut Vec::new());
        report
    }

    fn day(date: Option<Date>) -> String {
        date.map(|date| date.to_string()).unwrap_or_default()
    }

    #[test]
    fn who_inspected_whom_is_read() {
        for (words, by, whom, kind, from, to, feedback) in [
            (
                "根据省委统一部署,2024年10月13日至11月21日,省委第一巡视组对甲市乙区开展了常规巡视。12月26日,省委第一巡视组\
                 向中共甲市乙区委反馈了巡视意见。",
                "省委第一巡视组",
                "中共甲市乙区委",
                "常规巡视",
                "2024-10-13",
                "2024-11-21",
                "2024-12-26",
            ),
            (
                "根据县委巡察工作安排,县委第三巡察组于2024年3月11日至5月10日对县教育局党组进行了为期两个月的常规巡察,\
                 并于2024年6月20日反馈了巡察意见。",
                "县委第三巡察组",
                "县教育局党组",
                "常规巡察",
                "2024-03-11",
                "2024-05-10",
                "2024-06-20",
            ),
            (
                "2024年9月2日至20日,市国资委党委巡察组对集团党委开展专项巡察。2024年11月1日向集团党委反馈了意见。",
                "市国资委党委巡察组",
                "集团党委",
                "专项巡察",
                "2024-09-02",
                "2024-09-20",
                "2024-11-01",
            ),
        ] {
            let report = read(words);
            assert_eq!(
                [&*report.inspection_body, &*report.inspected_body, &*report.inspection_kind],
                [by, whom, kind],
                "{words}"
            );
            assert_eq!(
                [day(report.inspected_from), day(report.inspected_to), day(report.feedback_on)],
                [from, to, feedback],
                "{words}"
            );
        }
    }

    #[test]
    fn what_is_no_day_is_no_fact_and_is_told() {
        for (words, from, feedback, remarks) in [
            // A feedback without a day of its own.
            ("2031年3月4日至5月9日,县委第一巡察组对县档案馆开展巡察,并及时反馈了意见。", "2031-03-04", "", 0),
            ("县委巡察组于2031年2月至4月对县供销社党组开展了巡察。2031年6月上旬向县供销社党组反馈了意见。", "", "", 2),
            ("2031年310日至520日,县委第四巡察组对县水利局开展巡察,并于715日反馈意见。", "", "", 2),
            (
                "2031312日至51日,县委第三巡察组对县气象局党组开展了巡察。612日,巡察组向县气象局党组反馈了意见。",
                "",
                "",
                2,
            ),
        ] {
            let mut report = Report::new(ReportId::from("r"), String::new());
            let mut found = Vec::new();
            let text = Text::new(words);
            preface(&mut report, &text, TextRange::new(0, 0, text.len()), &mut found);
            assert_eq!([day(report.inspected_from), day(report.feedback_on)], [from, feedback], "{words}");
            assert!(
                found.len() == remarks && found.iter().all(|own| matches!(own, Remark::FactUnread(_))),
                "{found:?}"
            );
        }
        let report = read("截至2031年8月上旬,反馈的18个问题已整改11个。");
        assert_eq!((report.as_of, report.feedback_on), (None, None));
    }

    #[test]
    fn several_bodies_and_a_lost_stop_are_seen_through() {
        let report = read(
            "2031年3月4日至5月9日,县委派出3个巡察组对县残联等6家单位进行了专项巡察2031年6月2日,县委3个巡察组向6家被巡察单位分别反馈了意见。",
        );
        assert_eq!(report.inspection_body, "县委3个巡察组");
        assert_eq!((&*report.inspected_body, &*report.inspection_kind), ("县残联等6家单位", "专项巡察"));
        assert_eq!(day(report.feedback_on), "2031-06-02");
    }

    #[test]
    fn a_year_is_lent_only_forward() {
        let report = read(
            "2024年10月13日至12月21日,县委巡察组对县文旅局开展了巡察。1月15日,县委巡察组向县文旅局党组反馈了意见。",
        );
        assert_eq!(report.feedback_on, None);
        let report = read("集中整改期为6个月,截至2025年6月底,已取得阶段性成效。");
        assert_eq!((report.months, day(report.as_of)), (Some(6), "2025-06-30".to_owned()));
    }
}
