//! What an office's paper says beside its tree: whom it is sent to, its words before the items, and what comes next.

use super::levels::HeadingLevel;
use super::outline::Outline;
use super::segment::{NoticeText, ParagraphSegment};
use crate::reading::item::record::TextRange;
use crate::reading::item::types::Level;
use crate::text::{Text, Words};

/// The longest line with those that a paper is sent to, and the longest name in it, in characters.
const LONGEST: usize = 60;
const LONGEST_NAME: usize = 24;

/// Words that announce what follows, and those before a field of a table: such a line names nobody.
static ANNOUNCES: Words = Words::of("notice.announces");

/// Words of a part about what comes next.
static NEXT: Words = Words::of("notice.next");

/// Whom a paper is sent to, where its first line below the title says only that: 市委、市委巡察办：
pub(super) fn addressee(line: &Text) -> Option<String> {
    let whole = line.half(0, line.len());
    let names = whole.trim().strip_suffix(':')?;
    let is_name = |name: &str| (1..=LONGEST_NAME).contains(&name.trim().chars().count());
    let is_addressee = names.chars().count() <= LONGEST
        && names.split([',', '、']).all(is_name)
        && !names.contains(['。', ';', ':'])
        && !ANNOUNCES.iter().any(|word| names.contains(word));
    let words = line.words(0, line.len());
    is_addressee.then(|| words.trim().trim_end_matches([':', '\u{ff1a}']).to_owned())
}

/// True for a paragraph that only leads over to the items: 现将整改情况报告如下。
pub(super) fn leads_over(paragraph: &Text) -> bool {
    let whole = paragraph.half(0, paragraph.len());
    let words = whole.trim().trim_end_matches(['。', ':']);
    words.ends_with("如下") && !words.contains('。')
}

/// True for the title of a plan (整改方案), a remark behind it or not: …整改工作方案(征求意见稿).
pub(super) fn is_plan(title: &str) -> bool {
    let title = title.trim_end();
    let bare = title.strip_suffix([')', '\u{ff09}']).and_then(|title| title.rsplit_once(['(', '\u{ff08}']));
    let title = bare.map_or(title, |(title, _)| title).trim_end();
    title.ends_with("方案") || title.ends_with("方案》的通知") || title.ends_with("方案的通知")
}

/// True for a paragraph about what comes next that no heading names: 下一步，县委将….
pub(super) fn says_next(text: &Text) -> bool {
    let start = text.skip_blank(0);
    let word = NEXT.iter().find(|word| text.starts(start, word));
    word.is_some_and(|word| matches!(text.at(start + word.chars().count()), Some(',' | ':')))
}

/// The places of the parts about what comes next, each a paragraph or the rest of one, with the headings within them.
pub(super) fn next_steps(
    words: &NoticeText,
    segments: &[ParagraphSegment],
    outline: &Outline,
    levels: &[HeadingLevel],
) -> Vec<TextRange> {
    let mut found: Vec<TextRange> = Vec::new();
    let mut upto = 0;
    for (at, (heading, level)) in outline.headings.iter().zip(levels).enumerate() {
        let Some(head) = segments.get(heading.segment).filter(|_| heading.segment >= upto) else { continue };
        let text = words.text(head.paragraph);
        let title_end = text.sentence(head.content, head.end);
        let title = text.half(head.content, title_end);
        let is_part = heading.depth == 0 && !level.item && matches!(level.level, None | Some(Level::Section));
        if !is_part || !NEXT.iter().any(|word| title.contains(word)) {
            continue;
        }
        let deeper = outline.headings.iter().skip(at + 1).take_while(|next| next.depth > heading.depth);
        let inside = levels.get(at + 1..=at + deeper.clone().count()).unwrap_or_default();
        if inside.iter().any(|own| own.item) {
            continue;
        }
        upto = deeper.last().map_or(heading.end, |last| last.end);
        // 三、下一步，县委将…: a sentence of its own is a part of the text.
        let start = if title.contains(',') { head.content } else { title_end };
        found.push(TextRange::new(head.paragraph, start, text.len()));
        let own = segments.get(heading.segment + 1..upto).unwrap_or_default();
        let paragraphs = own.chunk_by(|one, other| one.paragraph == other.paragraph).filter_map(|group| group.first());
        let below = paragraphs.map(|segment| segment.paragraph).filter(|own| *own != head.paragraph);
        found.extend(below.map(|own| TextRange::new(own, 0, words.text(own).len())));
    }
    let said = |at: &TextRange| words.text(at.paragraph).words(at.start, at.end).trim().to_owned();
    found.retain(|at| !said(at).is_empty());
    // The name of one of several who sign may stand above the others.
    let is_name = |at: &TextRange| {
        let line = said(at);
        line.chars().count() <= LONGEST_NAME && !line.ends_with(['。', '；', ';', '.'])
    };
    while found.pop_if(|last| is_name(last)).is_some() {}
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_it_is_sent_to_is_told_from_what_is_announced() {
        for (line, to) in [
            ("市委：", Some("市委")),
            ("省委第四巡视组、省委巡视办:", Some("省委第四巡视组、省委巡视办")),
            ("现将整改情况报告如下：", None),
            ("以下问题已完成整改:", None),
            ("市委", None),
            ("根据统一部署，巡察组对我局开展了巡察。主要问题有：", None),
        ] {
            assert_eq!(addressee(&Text::new(line)).as_deref(), to, "{line}");
        }
        assert!(is_plan("关于巡察反馈意见的整改工作方案（征求意见稿）"));
        assert!(is_plan("县委(县政府)关于印发《巡察反馈意见整改方案》的通知"));
        assert!(!is_plan("关于整改方案落实情况的报告"));
        assert!(leads_over(&Text::new("现将有关整改情况通报如下：")));
        assert!(!leads_over(&Text::new("县委高度重视。现将整改情况通报如下。")));
    }
}
