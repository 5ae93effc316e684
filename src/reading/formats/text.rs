//! Plain and pasted text: a line is a paragraph, unless the text was broken into lines of one width.

use super::document::{Document, Kind, Paragraph, Why, is_blank};
use super::error::{FormatError, Measured};
use super::limits::{PARAGRAPHS, Watch, tell, within};

/// Paragraphs of a text.
pub(super) fn text(name: &str, text: &str, watch: Watch<'_>) -> Result<Document, FormatError> {
    let mut document = Document::new(name, Kind::Text, text.len());
    let (width, torn) = wrapped_at(text).unzip();
    let mut open = String::new();
    let mut full = false;
    let mut read = 0;
    for (at, line) in lines(text).enumerate() {
        if at % 4096 == 0 {
            tell(watch, read, text.len())?;
        }
        read += line.len() + 1;
        let line = line.trim_end_matches(DOS_END);
        // A page ends within a paragraph: its number is no line of the text.
        if width.is_some() && is_page_number(line) {
            document.drop_words(line, Why::HeaderOrFooter);
            continue;
        }
        let unfinished = torn == Some(true) && open.ends_with(is_unfinished) && !begins_with_mark(line);
        if !((full || unfinished) && goes_on(&open, line)) {
            let text = std::mem::take(&mut open);
            document.push(Paragraph { text, ..Paragraph::default() });
            within(Measured::Paragraphs, document.paragraphs.len(), PARAGRAPHS)?;
        } else if open.ends_with(|c: char| c.is_ascii_alphabetic())
            && line.starts_with(|c: char| c.is_ascii_alphabetic())
        {
            open.push(' ');
        }
        full = width.is_some_and(|width| width_of(line) + SLACK >= width);
        open.push_str(line);
    }
    document.push(Paragraph { text: open, ..Paragraph::default() });
    Ok(document)
}

/// Lines however they end: Windows, Unix, old Mac, page breaks, and the separators of Unicode.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let parts = |line| str::split(line, ['\r', '\u{c}', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']);
    text.split('\n').flat_map(move |line| parts(line.strip_suffix('\r').unwrap_or(line)))
}

/// The end mark of a text of DOS.
const DOS_END: char = '\u{1a}';

/// A mark that may not begin a line is carried over, so that full lines differ by so many columns.
const SLACK: usize = 4;

/// The width of the lines when a text was broken at one: no line is longer, and about half of them are that long,
/// or paragraphs are indented and every line before one that is not is that long, or lines are torn; true where they are torn.
fn wrapped_at(text: &str) -> Option<(usize, bool)> {
    let sample: Vec<&str> = lines(text).filter(|line| !line.trim_matches(is_blank).is_empty()).take(4000).collect();
    let longest = sample.iter().map(|line| width_of(line)).max()?;
    if !(40..=130).contains(&longest) || sample.len() < 10 {
        return None;
    }
    let is_full = |line: &&str| width_of(line) + SLACK >= longest;
    let long: Vec<&&str> = sample.iter().filter(|line| is_full(line)).collect();
    // Sentences of one length are no lines of one width: those break off within a sentence.
    let broken_off = long.iter().filter(|line| !line.trim_end_matches(is_blank).ends_with(STOPS)).count();
    let half = long.len() * 100 >= sample.len() * 45 && broken_off * 2 >= long.len();
    let indented = |line: &str| line.starts_with(is_blank);
    let pairs = sample.iter().zip(sample.iter().skip(1));
    let before: Vec<&&str> = pairs.filter(|(_, next)| !indented(next)).map(|(line, _)| line).collect();
    let opened = sample.len() - before.len() >= 3 && before.len() >= 5;
    let full = before.iter().filter(|line| is_full(line)).count();
    let torn = is_torn(&sample, longest);
    (half || (opened && full * 10 >= before.len() * 9) || torn).then_some((longest, torn))
}

/// So many full lines tell a width: lines of a text that was never broken do not come so near the longest one. Where the number
/// of a page stands between them, fewer do.
const TORN: usize = 4;
const TORN_BY_PAGE: usize = 2;

/// True for a copy of a printed page without indents: full lines break off within a sentence, and what follows is not the mark
/// of a heading.
fn is_torn(sample: &[&str], longest: usize) -> bool {
    let lines: Vec<&&str> = sample.iter().filter(|line| !is_page_number(line)).collect();
    let full = lines.iter().zip(lines.iter().skip(1)).filter(|(line, _)| width_of(line) + SLACK >= longest);
    let broken = full.clone().filter(|(line, next)| {
        !line.trim_end_matches(is_blank).ends_with(STOPS) && !begins_with_mark(next) && !next.starts_with(is_blank)
    });
    let (all, torn) = (full.count(), broken.clone().count());
    // Lines of a list or of columns have no marks within.
    let prose = broken.filter(|(line, _)| line.contains(['。', '，', ',', '、', '；']) && !line.contains('\t')).count();
    let least = if lines.len() < sample.len() { TORN_BY_PAGE } else { TORN };
    torn >= least && torn * 10 >= all * 8 && prose * 4 >= torn * 3
}

/// What a paragraph never ends with: a line that does goes on, also where it is not full.
fn is_unfinished(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '、' | '\u{ff0c}')
}

/// What ends a sentence, or leads to a line of its own.
const STOPS: [char; 6] = ['。', ':', '\u{ff1a}', ';', '\u{ff1b}', '!'];

/// True for the number of a page: — 1 —, 第 1 页 共 9 页.
fn is_page_number(line: &str) -> bool {
    let line: String = line.chars().filter(|c| !is_blank(*c)).collect();
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '·' | '─');
    let inner = line.trim_matches(dash);
    let framed = line.starts_with(dash) && line.ends_with(dash);
    let digits = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let counted = line.strip_prefix('第').and_then(|rest| rest.split_once('页'));
    let of = |rest: &str| rest.trim_start_matches(['/', '，', ',', '共']).trim_end_matches('页').to_owned();
    framed && digits(inner)
        || counted.is_some_and(|(page, rest)| digits(page) && (rest.is_empty() || digits(&of(rest))))
}

/// The width of a line: a Chinese character takes two columns.
fn width_of(line: &str) -> usize {
    let line = line.trim_end_matches(is_blank);
    line.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}

/// True when a line goes on with the paragraph of the full line before it: it is not indented, and no mark of a
/// heading begins it behind the end of a sentence.
pub(super) fn goes_on(open: &str, line: &str) -> bool {
    if open.is_empty() || line.starts_with(is_blank) || line.is_empty() {
        return false;
    }
    let ended = open.trim_end_matches(is_blank).ends_with(STOPS);
    !(ended && begins_with_mark(line))
}

/// True for a line that the mark of a heading begins.
pub(super) fn begins_with_mark(line: &str) -> bool {
    let signs = |c: char| c.is_ascii_digit() || "一二三四五六七八九十第(【".contains(c) || c == '\u{ff08}';
    let first = line.chars().next().is_some_and(|c| signs(c) || ('①'..='⑳').contains(&c));
    let close = line.chars().skip(1).take(4).any(|c| "、.)】".contains(c) || matches!(c, '\u{ff09}' | '\u{ff0e}'));
    first && (close || line.starts_with('第') || line.starts_with(|c: char| ('①'..='⑳').contains(&c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Vec<String> {
        text("", words, &|_| true).unwrap().paragraphs.into_iter().map(|own| own.text).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        assert_eq!(read("\u{3000}\u{3000}一、甲\r\n\r\n乙\u{1a}"), ["一、甲", "乙"]);
    }

    /// Paragraphs as they are copied off printed pages: broken at a width, with the number of a page behind so many lines.
    fn printed(paragraphs: &[&str], width: usize, page: &str, lines_of_page: usize) -> String {
        let mut lines: Vec<String> = Vec::new();
        for paragraph in paragraphs {
            lines.push(String::new());
            for c in paragraph.chars() {
                let full = lines.last().is_some_and(|line| width_of(line) + width_of(&c.to_string()) > width);
                // A stop is carried over the end of a line.
                if full && !matches!(c, '。' | '，' | ',' | '%') {
                    lines.push(String::new());
                }
                lines.last_mut().unwrap().push(c);
            }
        }
        lines.insert(lines_of_page, page.to_owned());
        lines.join("\n")
    }

    #[test]
    fn a_copy_of_printed_pages_without_indents_is_put_together() {
        let paragraphs = [
            "青石县水利局党组关于巡察整改情况的报告",
            "2031年3月4日至5月9日，县委第一巡察组对县水利局党组开展了常规巡察。2031年6月2日，县委第一巡察组向县水利局党组\
             反馈了巡察意见，指出4个方面26个具体问题。",
            "一、水利方面",
            "1.巡堤不经常",
            "整改情况：一是每周巡堤一次，汛期每日巡堤，险工险段巡堤率达98.6%，形成记录412份。二是把巡堤写入考核，与年终评优\
             挂钩，兑现到人，全年兑现奖惩36人次，通报2批。",
            "2.账实不符",
            "整改情况：一是补记两处，核销1处，并对全局固定资产开展清查，登记造册1,286件，账实相符率达到100%。二是建账。",
        ];
        for (width, page, breaks) in [(56, "— 7 —", 4), (60, "第 2 页 共 9 页", 5), (48, "-3-", 7)] {
            assert_eq!(read(&printed(&paragraphs, width, page, breaks)), paragraphs, "{width}");
        }
        // Lines that end where their sentences end, and columns, are lines of their own.
        let sentences = ["县水利局建立台账，明确责任领导和完成时限，每月调度一次。", "县财政局补记两处。"].repeat(8);
        assert_eq!(read(&sentences.join("\n")).len(), 16);
        let columns =
            ["青石县住房和城乡建设局　2031年12月31日　已经完成", "县教育局　已完成", "县卫健局　正在推进"].repeat(5);
        assert_eq!(read(&columns.join("\n")).len(), 15);
    }

    #[test]
    fn lines_of_one_width_are_put_together() {
        let long =
            "县委高度重视巡察整改工作,先后召开会议研究部署,成立领导小组,制定整改方案,明确责任单位和时限,".repeat(6);
        let mut broken = vec![String::new()];
        for c in long.chars() {
            if broken.last().is_some_and(|line| width_of(line) >= 59) {
                broken.push(String::new());
            }
            broken.last_mut().unwrap().push(c);
        }
        let words = format!("一、总体情况\n\u{3000}\u{3000}{}\n二、整改情况\n", broken.join("\n"));
        assert_eq!(read(&words), ["一、总体情况", &long, "二、整改情况"]);
    }
}
