//! Labels: 整改情况: 【责任单位】 完成时限: and the like, at the start of a paragraph or within one.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::reading::item::mark::{Shape, behind_bullet, mark};
use crate::reading::item::types::Field;
use crate::text::numeral::number;
use crate::text::{Text, Words, rows_of};

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::reading) enum Label {
    /// What was found.
    Finding,
    /// What was done.
    Answer,
    /// What came of it: beside an answer it tells no further measure.
    Effect,
    /// How far it is, or at length what was done: the words behind decide.
    Result,
    /// What somebody who verified says: no measure, whatever its length.
    Verdict,
    /// Units, dates and the like.
    Field(Field),
}

/// A label and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) struct Tag {
    /// What it announces.
    pub(in crate::reading) label: Label,
    /// Its number, as in 措施1:.
    pub(in crate::reading) number: Option<u32>,
    /// Its first character, an opening bracket included.
    pub(in crate::reading) start: usize,
    /// Where the words behind it begin.
    pub(in crate::reading) content: usize,
}

/// What the words end with that lead over within a sentence: 反馈指出，… to a finding, 对此，… to what was done.
const SAID: [&str; 2] = ["指出", "对此"];

fn leads_over(word: &str) -> bool {
    SAID.iter().any(|end| word.ends_with(end))
}

/// True for a label of such words: it stands behind the title of an item, and nowhere else.
pub(in crate::reading) fn is_said(text: &Text, tag: &Tag) -> bool {
    leads_over(text.half(tag.start, tag.content).trim_end_matches([',', ':', ' ']))
}

/// Words too common to be a label within a sentence, or without a colon.
static SHORT: Words = Words::of("notice.short_label");

/// The label at the start of a paragraph or behind its mark.
pub(in crate::reading) fn tag(text: &Text, at: usize) -> Option<Tag> {
    read(text, behind_bullet(text, at), false).map(|tag| Tag { start: text.skip_blank(at), ..tag })
}

/// The label that a cell of a form holds and nothing else, a common word too: 问题, 时限.
pub(in crate::reading) fn tag_of_cell(text: &Text) -> Option<Tag> {
    let (start, end) = text.trim(0, text.len());
    let (label, word) = find_word(text, start)?;
    (start + word.chars().count() == end).then_some(Tag { label, number: None, start, content: text.len() })
}

/// The next label within a paragraph, behind the end of a sentence, a blank or a bracket.
pub(in crate::reading) fn inline(text: &Text, from: usize) -> Option<Tag> {
    (from..text.len()).find_map(|at| {
        let before = text.before(at)?;
        let framed = closing(text.at(at)?).is_some();
        let opened = before == '(' || closing(before).is_some();
        let behind_stop =
            opened || matches!(before, '。' | ';' | '!' | '?' | '】' | ')' | '〕' | '〉' | '\t' | ' ' | '”');
        let behind_comma = matches!(before, ',' | '、');
        if !framed && !behind_stop && !behind_comma {
            return None;
        }
        let tag = read(text, at, true)?;
        let field = matches!(tag.label, Label::Field(_) | Label::Result | Label::Verdict);
        if behind_comma && !framed && !field {
            return None;
        }
        // One bracket may hold several labels: (责任单位:…;完成时限:…).
        Some(Tag { start: if opened { at - 1 } else { at }, ..tag })
    })
}

/// The bracket that closes one in which labels stand.
fn closing(open: char) -> Option<char> {
    Some(match open {
        '【' => '】',
        '〔' => '〕',
        '[' => ']',
        '〈' => '〉',
        '<' => '>',
        '「' => '」',
        '『' => '』',
        '〖' => '〗',
        _ => return None,
    })
}

fn read(text: &Text, start: usize, within: bool) -> Option<Tag> {
    let close = match text.at(start)? {
        '(' if !within => Some(')'),
        c => closing(c),
    };
    let at = start + usize::from(close.is_some());
    let (label, word) = find_word(text, at)?;
    let (label, end) = joined(text, label, at + word.chars().count());
    let counted = number(text, end).filter(|(_, end)| !matches!(text.at(*end), Some('是' | '要')));
    let (number, end) = counted.map_or((None, end), |(number, end)| (Some(number), end));
    let end = aside(text, end);
    let (framed, end) = match close {
        Some(close) if text.at(end) == Some(close) => (true, end + 1),
        Some(_) => return None,
        None => (false, end),
    };
    let next = text.at(text.skip_blank(end));
    // 反馈指出，… begins a sentence: a comma does there what a colon does elsewhere. At the start of a paragraph such words
    // are its own.
    let is_said = leads_over(word);
    if is_said && !within {
        return None;
    }
    let said = is_said && next == Some(',');
    let arrow = !within && matches!(next, Some('→' | '⇒' | '►'));
    let colon = next == Some(':') || said || arrow || (!within && next == Some('-'));
    let alone = !within && next.is_none() && !SHORT.contains(&word);
    let stop = !within && next == Some('。') && !SHORT.contains(&word);
    if !(colon || framed || alone || stop || (!within && is_loose(text, end, word))) {
        return None;
    }
    let mut content = text.skip_blank(end);
    if colon || stop {
        content = text.skip_blank(content + 1);
        content += usize::from(next == Some('-') && text.at(content) == Some('-'));
    }
    Some(Tag { label, number, start, content })
}

/// The longest remark in brackets behind the words of a label, in characters.
const LONGEST_ASIDE: usize = 14;

/// The place behind a remark in brackets: 反馈的问题(包括例证).
fn aside(text: &Text, end: usize) -> usize {
    let close = (text.at(end) == Some('(')).then(|| text.find(")", end, text.len().min(end + LONGEST_ASIDE))).flatten();
    let close = close.filter(|close| text.at(*close + 1).is_none_or(|c| matches!(c, ':' | '】')));
    close.map_or(end, |close| close + 1)
}

/// True for a label without a colon: a blank or 一是 follows it at the start of a paragraph.
fn is_loose(text: &Text, end: usize, word: &str) -> bool {
    let blank = text.at(end).is_some_and(char::is_whitespace);
    let listed = mark(text, end).is_some_and(|mark| mark.shape == Shape::Shi && mark.number == 1);
    (blank || listed) && (!SHORT.contains(&word) || is_share(text, end))
}

/// True where nothing but a share follows: 进度 100%.
fn is_share(text: &Text, from: usize) -> bool {
    let rest = text.half(from, text.len());
    rest.trim().strip_suffix('%').is_some_and(|digits| digits.trim().parse::<f32>().is_ok())
}

/// Two labels in one: 整改措施及完成情况, 整改情况及成效.
fn joined(text: &Text, label: Label, end: usize) -> (Label, usize) {
    if !text.at(end).is_some_and(|c| matches!(c, '及' | '和' | '与' | '、' | '/')) {
        return (label, end);
    }
    let at = end + 1 + usize::from(text.at(end + 1) == Some('其'));
    let tail = ["成效", "效果", "结果", "进展", "进度", "取得成效", "阶段性成效", "取得的成效"];
    let tail = tail.iter().find(|word| text.starts(at, word));
    match (find_word(text, at), tail) {
        (Some((second, word)), _) => {
            let answers = label == Label::Answer || second == Label::Answer;
            (if answers { Label::Answer } else { label }, at + word.chars().count())
        }
        (None, Some(word)) if !matches!(label, Label::Field(_) | Label::Verdict) => {
            (Label::Answer, at + word.chars().count())
        }
        _ => (label, end),
    }
}

/// The words of the labels by their first characters, the longest first.
static WORDS: LazyLock<HashMap<char, Vec<(Label, &'static str)>>> = LazyLock::new(|| {
    let mut words: HashMap<char, Vec<(Label, &'static str)>> = HashMap::new();
    let mut rows: Vec<(&str, &str)> = rows_of("label").map(|(code, entry)| (code, entry.word)).collect();
    rows.sort_by_key(|(_, word)| std::cmp::Reverse(word.len()));
    for (code, word) in rows {
        if let Some((label, first)) = label_of_code(code).zip(word.chars().next()) {
            words.entry(first).or_default().push((label, word));
        }
    }
    words
});

/// What a meaning of the lexicon announces.
fn label_of_code(code: &str) -> Option<Label> {
    Some(match code {
        "answer" => Label::Answer,
        "effect" => Label::Effect,
        "result" => Label::Result,
        "verdict" => Label::Verdict,
        "finding" => Label::Finding,
        "due" => Label::Field(Field::Due),
        "lead" => Label::Field(Field::Lead),
        "unit" => Label::Field(Field::Unit),
        "support" => Label::Field(Field::Support),
        "leader" => Label::Field(Field::Leader),
        "person" => Label::Field(Field::Person),
        "goal" => Label::Field(Field::Goal),
        "next" => Label::Field(Field::Next),
        "evidence" => Label::Field(Field::Evidence),
        _ => return None,
    })
}

/// The longest label word at a place.
fn find_word(text: &Text, at: usize) -> Option<(Label, &'static str)> {
    let words = WORDS.get(&text.at(at)?)?;
    words.iter().copied().find(|(_, word)| text.starts(at, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Label, String)> {
        let text = Text::new(text);
        tag(&text, 0).map(|tag| (tag.label, text.words(tag.content, text.len())))
    }

    #[test]
    fn labels_are_read_with_and_without_brackets() {
        for (text, label) in [
            ("整改情况:甲", Label::Answer),
            ("整改落实情况：甲", Label::Answer),
            ("【整改措施】甲", Label::Answer),
            ("【整改措施】:甲", Label::Answer),
            ("措施2:甲", Label::Answer),
            ("反馈问题:甲", Label::Finding),
            ("完成情况:甲", Label::Result),
            ("责任单位：甲", Label::Field(Field::Unit)),
            ("整改时限:甲", Label::Field(Field::Due)),
            ("整改措施及完成情况:甲", Label::Answer),
            ("整改情况及其成效:甲", Label::Answer),
            ("整改情况 甲", Label::Answer),
            ("整改措施(含完成时间)：甲", Label::Answer),
            ("主要成效:甲", Label::Effect),
            ("整改任务:甲", Label::Finding),
        ] {
            assert_eq!(read(text), Some((label, "甲".to_owned())), "{text}");
        }
        assert_eq!(read("整改情况"), Some((Label::Answer, String::new())));
        for text in ["整改情况总体良好", "反馈指出，甲", "问题情况，甲", "问题", "措施得力", "责任单位要抓好", ""]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn words_that_lead_over_to_a_finding_are_a_label_within_a_paragraph() {
        for (text, content) in [
            ("(1)学习不深入。反馈指出，甲", Some("甲")),
            ("(1)学习不深入。巡察反馈意见指出:甲", Some("甲")),
            ("(1)学习不深入。反馈指出的问题，已整改", None),
        ] {
            let text = Text::new(text);
            let found = inline(&text, 3);
            assert_eq!(found.map(|tag| text.words(tag.content, text.len())).as_deref(), content);
            assert!(found.is_none_or(|tag| is_said(&text, &tag)));
        }
    }

    #[test]
    fn labels_within_a_paragraph_are_found() {
        let text = Text::new("学习不深入。整改情况:已开展学习。责任单位:县委办;整改时限:6月(责任人:某)");
        let mut found = Vec::new();
        let mut at = 1;
        while let Some(tag) = inline(&text, at) {
            found.push((tag.label, text.at(tag.start)));
            at = tag.content;
        }
        let field = Label::Field;
        assert_eq!(
            found,
            [
                (Label::Answer, Some('整')),
                (field(Field::Unit), Some('责')),
                (field(Field::Due), Some('整')),
                (field(Field::Person), Some('(')),
            ]
        );
    }
}
