//! Sentences that name a problem and go on with it: 针对…问题，… and 关于“…。…”的问题.

use std::ops::Range;

use crate::text::{Text, Words};

/// 针对…问题, with what was done about it behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    /// The words of the problem.
    pub(super) title: Range<usize>,
    /// Where the answer begins.
    pub(super) answer: usize,
}

/// The longest words of a problem in such a sentence, in characters.
const LONGEST_ABOUT: usize = 60;

/// True for words that end with a count: 上述29项.
fn is_counted(words: &str) -> bool {
    let count = words.strip_suffix(['个', '项', '条']);
    count.is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十几多余".contains(c)))
}

/// What a sentence such as 针对…问题，… or 对…问题，… is about; nothing where it names no problem (针对上述问题).
pub(super) fn about(text: &Text, start: usize, end: usize) -> Option<About> {
    static PREFIXES: Words = Words::of("notice.about");
    static GENERAL: Words = Words::of("notice.about_in_general");
    const SHORTEST: usize = 4;
    let start = text.skip_blank(start);
    let prefix = PREFIXES.iter().find(|word| text.starts(start, word))?;
    let from = start + prefix.chars().count();
    let limit = end.min(from + LONGEST_ABOUT);
    let at = text.find("问题", from, limit)?;
    let stop = text.find_any(&['。', ';', '!', ':'], from, limit).unwrap_or(limit);
    let (title, behind) = text.trim(from, at);
    let close = at + 2 + usize::from(matches!(text.at(at + 2), Some('”' | '"')));
    let trimmed = |mut end: usize| {
        while end > title && text.before(end).is_some_and(|c| matches!(c, '的' | '”' | '"')) {
            end -= 1;
        }
        end
    };
    let title = title + usize::from(matches!(text.at(title), Some('“' | '"')))..trimmed(behind);
    let words = text.half(title.start, title.end.max(title.start));
    // With 对 a comma belongs to the sentence, not to what is answered.
    let is_sentence = *prefix == "对" && words.contains(',');
    let is_named = words.chars().count() >= SHORTEST
        && !GENERAL.iter().any(|word| words.ends_with(word))
        && !is_counted(&words)
        && !is_sentence;
    let answer = text.skip_blank(close + 1);
    let is_told = matches!(text.at(close)?, '。' | ',' | ':') && answer + SHORTEST <= end;
    (at < stop && is_named && is_told).then_some(About { title, answer })
}

/// The title and the finding that stand in one pair of quotes: 关于“学习不深入。全年未研讨”的问题.
pub(super) fn quoted(text: &Text, start: usize, end: usize) -> Option<(Range<usize>, Range<usize>)> {
    static TAILS: Words = Words::of("notice.about_end");
    let (start, end) = text.trim(start, end);
    let prefix = ["关于", "针对", "对"].iter().find(|word| text.starts(start, word));
    let open = start + prefix.map_or(0, |word| word.chars().count());
    if !matches!(text.at(open), Some('“' | '"')) {
        return None;
    }
    let close_before =
        |tail: &&str| end.checked_sub(tail.chars().count()).filter(|at| *at > open && text.starts(*at, tail));
    let close = TAILS.iter().find_map(close_before)?;
    let stop = text.sentence(open + 1, close);
    let inner = (open + 1..close).any(|at| text.at(at) == Some('“'));
    (stop < close && !inner).then(|| (open + 1..stop - 1, stop..close))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_sentence_is_about_is_told_from_talk_of_problems() {
        for (words, title, answer) in [
            ("针对调研走过场的问题，修订制度2项。", "调研走过场", "修订制度2项。"),
            ("针对“台账不完整”的问题。补齐台账。", "台账不完整", "补齐台账。"),
            ("对专款滞留问题,县财政局已全部拨付。", "专款滞留", "县财政局已全部拨付。"),
            ("关于会议记录缺失，签到代签的问题：补齐记录。", "会议记录缺失，签到代签", "补齐记录。"),
        ] {
            let text = Text::new(words);
            let found = about(&text, 0, text.len()).unwrap();
            assert_eq!(text.words(found.title.start, found.title.end), title);
            assert_eq!(text.words(found.answer, text.len()), answer);
        }
        for words in [
            "针对上述问题，制定方案。",
            "对巡察发现的问题，逐项整改。",
            "针对3个问题，专题研究。",
            "关于学习不深入的问题",
        ] {
            let text = Text::new(words);
            assert_eq!(about(&text, 0, text.len()), None, "{words}");
        }
    }
}
