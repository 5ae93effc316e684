//! Plain and pasted text: a line is a paragraph, unless the text was broken into lines of one width.

use super::document::{Document, Kind, Paragraph, is_blank};
use super::error::{FormatError, Measured};
use super::limits::{PARAGRAPHS, Watch, tell, within};

/// Paragraphs of a text.
pub(super) fn text(name: &str, text: &str, watch: Watch<'_>) -> Result<Document, FormatError> {
    let mut document = Document::new(name, Kind::Text, text.len());
    let width = wrapped_at(text);
    let mut open = String::new();
    let mut full = false;
    let mut read = 0;
    for (at, line) in lines(text).enumerate() {
        if at % 4096 == 0 {
            tell(watch, read, text.len())?;
        }
        read += line.len() + 1;
        let line = clean(line);
        if !(full && goes_on(&open, &line)) {
            let text = std::mem::take(&mut open);
            document.push(Paragraph { text, ..Paragraph::default() });
            within(Measured::Paragraphs, document.paragraphs.len(), PARAGRAPHS)?;
        } else if open.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            open.push(' ');
        }
        full = width.is_some_and(|width| width_of(&line) + SLACK >= width);
        open.push_str(&line);
    }
    document.push(Paragraph { text: open, ..Paragraph::default() });
    Ok(document)
}

/// Lines however they end: Windows, Unix, old Mac, page breaks, and the separators of Unicode.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let parts = |line| str::split(line, ['\r', '\u{c}', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']);
    text.split('\n').flat_map(move |line| parts(line.strip_suffix('\r').unwrap_or(line)))
}

/// A line without the control characters that old editors leave, such as the end mark of DOS.
fn clean(line: &str) -> String {
    line.chars().filter(|c| !c.is_control() || *c == '\t').collect()
}

/// A mark that may not begin a line is carried over, so that full lines differ by so many columns.
const SLACK: usize = 4;

/// The width of the lines when a text was broken at one: no line is longer, and about half of them are that long,
/// or paragraphs are indented and every line before one that is not is that long.
fn wrapped_at(text: &str) -> Option<usize> {
    let sample: Vec<&str> = lines(text).filter(|line| !line.trim_matches(is_blank).is_empty()).take(4000).collect();
    let longest = sample.iter().map(|line| width_of(line)).max()?;
    if !(40..=130).contains(&longest) || sample.len() < 10 {
        return None;
    }
    let is_full = |line: &&str| width_of(line) + SLACK >= longest;
    let half = sample.iter().filter(|line| is_full(line)).count() * 100 >= sample.len() * 45;
    let indented = |line: &str| line.starts_with(is_blank);
    let pairs = sample.iter().zip(sample.iter().skip(1));
    let before: Vec<&&str> = pairs.filter(|(_, next)| !indented(next)).map(|(line, _)| line).collect();
    let opened = sample.len() - before.len() >= 3 && before.len() >= 5;
    let full = before.iter().filter(|line| is_full(line)).count();
    (half || (opened && full * 10 >= before.len() * 9)).then_some(longest)
}

/// The width of a line: a Chinese character takes two columns.
fn width_of(line: &str) -> usize {
    let line = line.trim_end_matches(is_blank);
    line.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}

/// True when a line goes on with the paragraph of the full line before it: it is not indented, and no mark of a
/// heading begins it behind the end of a sentence.
fn goes_on(open: &str, line: &str) -> bool {
    if open.is_empty() || line.starts_with(is_blank) || line.is_empty() {
        return false;
    }
    let ended = open.trim_end_matches(is_blank).ends_with(['。', ':', '\u{ff1a}', ';', '\u{ff1b}']);
    !(ended && begins_with_mark(line))
}

fn begins_with_mark(line: &str) -> bool {
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
