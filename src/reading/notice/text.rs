//! A paragraph as characters, with a twin in half width for matching: both count alike, so that a place in one
//! is a place in the other.

use crate::model::Span;

/// The characters of a paragraph.
#[derive(Debug, Clone, Default)]
pub(in crate::reading) struct Text {
    chars: Vec<char>,
    plain: Vec<char>,
}

impl Text {
    /// A paragraph.
    pub(in crate::reading) fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let plain = chars.iter().map(|c| half(*c)).collect();
        Self { chars, plain }
    }

    /// How many characters it has.
    pub(in crate::reading) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at a place, in half width.
    pub(in crate::reading) fn at(&self, at: usize) -> Option<char> {
        self.plain.get(at).copied()
    }

    /// The character before a place, in half width.
    pub(in crate::reading) fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|at| self.at(at))
    }

    /// The characters of a stretch, in half width.
    pub(in crate::reading) fn plain(&self, start: usize, end: usize) -> &[char] {
        self.plain.get(start..end.min(self.plain.len())).unwrap_or_default()
    }

    /// The words of a stretch as they were written.
    pub(in crate::reading) fn words(&self, start: usize, end: usize) -> String {
        self.chars.get(start..end.min(self.chars.len())).unwrap_or_default().iter().collect()
    }

    /// The words of a stretch in half width.
    pub(in crate::reading) fn half(&self, start: usize, end: usize) -> String {
        self.plain(start, end).iter().collect()
    }

    /// True when these words, given in half width, begin at a place.
    pub(in crate::reading) fn starts(&self, at: usize, words: &str) -> bool {
        let mut rest = self.plain.get(at..).unwrap_or_default().iter();
        words.chars().all(|c| rest.next() == Some(&c))
    }

    /// Where these words, given in half width, begin at or after a place and before another.
    pub(in crate::reading) fn find(&self, words: &str, from: usize, to: usize) -> Option<usize> {
        let first = words.chars().next()?;
        let stretch = self.plain.get(from..to.min(self.plain.len()))?;
        let length = words.chars().count();
        let found = |at: &usize| at + length <= to && self.starts(*at, words);
        stretch.iter().zip(from..).filter(|(c, _)| **c == first).map(|(_, at)| at).find(found)
    }

    /// The first of these characters at or after a place and before another.
    pub(in crate::reading) fn find_any(&self, of: &[char], from: usize, to: usize) -> Option<usize> {
        let stretch = self.plain.get(from..to.min(self.plain.len()))?;
        stretch.iter().zip(from..).find(|(c, _)| of.contains(c)).map(|(_, at)| at)
    }

    /// The first place at or after this one that is no blank.
    pub(in crate::reading) fn skip_blank(&self, at: usize) -> usize {
        let rest = self.plain.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|c| c.is_whitespace()).count()
    }

    /// A stretch without blanks at its ends.
    pub(in crate::reading) fn trim(&self, start: usize, end: usize) -> (usize, usize) {
        let stretch = self.plain(start, end);
        let lead = stretch.iter().take_while(|c| c.is_whitespace()).count();
        let tail = stretch.iter().rev().take_while(|c| c.is_whitespace()).count();
        if lead == stretch.len() { (start, start) } else { (start + lead, start + stretch.len() - tail) }
    }

    /// The end of the sentence that begins at a place: behind its mark, or the end of the stretch.
    pub(in crate::reading) fn sentence(&self, from: usize, to: usize) -> usize {
        let Some(stop) = self.find_any(&['。', '!', '?', '\u{ff61}'], from, to) else { return to };
        let mut end = stop + 1;
        while end < to && self.at(end).is_some_and(|c| matches!(c, '”' | '’' | '」' | '』' | ')' | '。')) {
            end += 1;
        }
        end
    }
}

/// A place in the source from character counts.
pub(in crate::reading) fn span(paragraph: usize, start: usize, end: usize) -> Span {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Span::new(number(paragraph), number(start), number(end))
}

/// A character in half width.
pub(in crate::reading) fn half(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{fe30}' | '\u{2236}' => ':',
        '\u{ff61}' => '。',
        '\u{2212}' | '\u{2013}' | '\u{2014}' | '\u{2015}' | '\u{2500}' => '-',
        '\u{4e00}'.. => simple(c),
        other => other,
    }
}

/// Traditional characters of the words that reading knows, and the simplified ones in the same order.
const TRADITIONAL: [(&str, &str); 4] = [
    (
        "問題況責單領導時間進實對開視組黨縣區饋見貫徹學習嚴夠狀態應會議標準處",
        "问题况责单领导时间进实对开视组党县区馈见贯彻学习严够状态应会议标准处",
    ),
    (
        "從個項條專報發關於對與該經濟體現總結銷號驗舉辦聯繫電話監督書",
        "从个项条专报发关于对与该经济体现总结销号验举办联系电话监督书",
    ),
    (
        "機構辦執過後來為將動務資產業農員長遠幹強穩險隱難點線顯紮範規滯緩薄較",
        "机构办执过后来为将动务资产业农员长远干强稳险隐难点线显扎范规滞缓薄较",
    ),
    (
        "歡迎廣眾審計檢查調優勢際號門頭導團牽參協承辦佐證綜續階段決達標記載",
        "欢迎广众审计检查调优势际号门头导团牵参协承办佐证综续阶段决达标记载",
    ),
];

fn simple(c: char) -> char {
    static PAIRS: std::sync::LazyLock<std::collections::HashMap<char, char>> =
        std::sync::LazyLock::new(|| TRADITIONAL.iter().flat_map(|(old, new)| old.chars().zip(new.chars())).collect());
    PAIRS.get(&c).copied().unwrap_or(c)
}
