//! The words by which headings are told apart: of faults, of parts of a notice, of headings without a mark.

use crate::text::{Text, Words};

/// Words of what went wrong.
static FAULTS: Words = Words::of("notice.fault");

/// Words of parts that hold the problems and what was done about them.
static RESULTS: Words = Words::of("notice.result_part");

/// Words with 问题 that name no fault: how the work is done, not what is wrong.
static MANNERS: Words = Words::of("notice.manner_with_problem");

/// True when a heading names a fault.
pub(super) fn is_fault(title: &str) -> bool {
    let title = without_count(title);
    let fault = |word: &&str| *word != "问题" && title.contains(word);
    let told = || MANNERS.iter().fold(title.to_owned(), |title, manner| title.replace(manner, ""));
    FAULTS.iter().any(fault) || (title.contains("问题") && told().contains("问题"))
}

/// A heading without a count in brackets behind it: 党的建设方面(5个问题,已完成5个).
fn without_count(title: &str) -> &str {
    let bare = title.trim_end_matches(['。', ':', '\u{ff1a}']);
    let opened = bare.strip_suffix([')', '\u{ff09}']).and_then(|bare| bare.rsplit_once(['(', '\u{ff08}']));
    let is_count = |inner: &str| {
        inner.contains(['个', '项', '条'])
            && inner.contains(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c))
    };
    opened.filter(|(_, inner)| is_count(inner)).map_or(title, |(before, _)| before)
}

/// True when a heading is one of a part of the notice rather than of a division of the feedback.
pub(super) fn is_part(title: &str) -> bool {
    let title = title.trim_end_matches(['。', ':', '\u{ff1a}']);
    let named = RESULTS.iter().any(|word| title.contains(word));
    let fault = FAULTS.iter().filter(|word| **word != "问题").any(|word| title.contains(word));
    named && !fault && !title.ends_with("方面") && !title.starts_with("关于") && !title.starts_with("针对")
}

/// True for words that tell what was done, whatever fault they name: 追回违规补贴17.9万元. A clause of the first sentence begins
/// with an act, and neither denies anything nor ends with what is wrong: 建立台账不及时, 建成的站点未投用.
pub(super) fn tells_acts(words: &str) -> bool {
    static ACTS: Words = Words::of("notice.act");
    let first = words.trim().split(['。', ';']).next().unwrap_or_default();
    first.split(',').any(|clause| {
        let act = ["已经", "现已", "已"].iter().find_map(|word| clause.strip_prefix(word)).unwrap_or(clause);
        let is_wrong = |word: &str| clause.ends_with(word) || word.starts_with(['不', '未']) && clause.contains(word);
        ACTS.iter().any(|word| act.starts_with(word)) && !FAULTS.iter().any(|word| is_wrong(word))
    })
}

/// True for a line that is a heading though it has no mark: 学习贯彻…方面, 关于…问题.
pub(super) fn is_bare_heading(text: &Text) -> bool {
    let length = text.len();
    if !(4..=70).contains(&length) || text.find_any(&['。', ';', ':', '!', '?'], 0, length - 1).is_some() {
        return false;
    }
    let line = text.half(0, length);
    let line = line.trim_end_matches(['。', ':']);
    let about = ["关于", "针对"].iter().any(|word| line.starts_with(word));
    let topic = ["问题", "的问题", "整改情况", "方面"].iter().any(|word| line.ends_with(word));
    (about && topic) || ["方面", "方面问题", "方面的问题", "方面存在的问题"].iter().any(|word| line.ends_with(word))
}

/// True for a paragraph that states a finding even where no label says so.
pub(super) fn is_finding(text: &Text) -> bool {
    static BEGINS: Words = Words::of("notice.finding_begin");
    BEGINS.iter().any(|word| text.starts(0, word))
}

/// True for a paragraph that stands behind the notice: contacts, attachments.
pub(super) fn is_closing(text: &Text) -> bool {
    static BEGINS: Words = Words::of("notice.closing_begin");
    static CONTACTS: Words = Words::of("notice.contact");
    static BESIDE: Words = Words::of("notice.beside_contact");
    let any = |words: &[&str]| words.iter().any(|word| text.find(word, 0, text.len()).is_some());
    let start = text.skip_blank(0);
    BEGINS.iter().any(|word| text.starts(start, word)) || (any(&CONTACTS) && any(&BESIDE))
}

/// True for a line that is a date and nothing else.
pub(super) fn is_date_line(text: &Text) -> bool {
    let line: String = text.half(0, text.len()).chars().filter(|c| !c.is_whitespace()).collect();
    let shape = |c: char| c.is_ascii_digit() || "年月日〇零○一二三四五六七八九十".contains(c);
    line.chars().count() <= 16 && line.ends_with('日') && line.contains('年') && line.chars().all(shape)
}

/// True for a line that marks an attachment and says nothing else: 附件2, 附件一：.
pub(super) fn is_attachment_mark(text: &Text) -> bool {
    if text.len() > 8 {
        return false;
    }
    let line: String = text.half(0, text.len()).chars().filter(|c| !c.is_whitespace()).collect();
    let number = line.trim_end_matches(':').strip_prefix("附件");
    number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_told_from_what_was_wrong_with_it() {
        for words in ["追回违规补贴17.9万元。", "县财政局已收回,清退超标准缴存3.1万元", "现已补缴滞留资金2笔"]
        {
            assert!(tells_acts(words), "{words}");
        }
        for words in ["责任落实不到位,检查流于形式。", "建立台账不及时", "已建成的站点未投用", "2030年培训不足3次"]
        {
            assert!(!tells_acts(words), "{words}");
        }
    }

    #[test]
    fn how_the_work_is_done_is_no_fault() {
        for title in ["坚持问题导向，逐项销号", "建立问题清单", "聚焦问题抓整改"] {
            assert!(!is_fault(title), "{title}");
        }
        for title in ["解决问题不彻底", "联系群众方面的问题", "问题整改不到位"] {
            assert!(is_fault(title), "{title}");
        }
    }
}
