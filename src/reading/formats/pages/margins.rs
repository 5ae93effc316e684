//! What stands in the margins of pages: their numbers, the heads that run over all of them, and notes at the foot.

use std::collections::BTreeMap;

use super::line::Line;
use super::page::Page;

/// The heights of the upper and the lower margin, as shares of the page (GB/T 9704: 37 and 35 mm of 297).
const UPPER: f32 = 0.125;
const LOWER: f32 = 0.88;

/// The type of a note is smaller than this share of the text's.
const SMALL: f32 = 0.87;

/// Takes what stands in the margins out of the lines of the pages: numbers, what runs over all pages, and what is of
/// smaller type than the text.
pub(super) fn leave_out(pages: &mut [Page]) {
    let running = running(pages);
    let body = type_of(pages);
    for page in pages {
        page.notes = notes(page, body);
        let is_left_out = |line: &Line| {
            let is_small = line.size < SMALL * body;
            is_margin(line.y, page.height)
                && (is_small || is_number(&line.text) || running.contains(&key(line, page.height)))
        };
        let (margins, lines): (Vec<Line>, Vec<Line>) =
            std::mem::take(&mut page.lines).into_iter().partition(is_left_out);
        page.lines = lines;
        page.margins.extend(margins.into_iter().map(|line| line.text));
    }
}

/// True for a place so far up or down a page of this height that it is in a margin.
pub(super) fn is_margin(y: f32, height: f32) -> bool {
    y < UPPER * height || y > LOWER * height
}

/// What tells one line in a margin from another: its words, whatever number they hold, and about where it stands.
type Key = (String, bool);

fn key(line: &Line, height: f32) -> Key {
    let digit = |c: char| if c.is_ascii_digit() { '#' } else { c };
    let text: String = line.text.chars().filter(|c| !c.is_whitespace()).map(digit).collect();
    (text, line.y < height / 2.0)
}

/// The lines that stand in the margin of most pages, or of every other one.
fn running(pages: &[Page]) -> Vec<Key> {
    let whole = pages.iter().filter(|page| !page.is_aside).count();
    let mut often: BTreeMap<Key, usize> = BTreeMap::new();
    for page in pages {
        let in_margin = |line: &&Line| is_margin(line.y, page.height);
        let mut own: Vec<Key> = page.lines.iter().filter(in_margin).map(|line| key(line, page.height)).collect();
        own.sort();
        own.dedup();
        for key in own {
            *often.entry(key).or_default() += 1;
        }
    }
    let is_running = |count: usize| count >= 2 && count * 5 >= whole * 2;
    often.into_iter().filter(|(_, count)| is_running(*count)).map(|(key, _)| key).collect()
}

/// True for the number of a page: 3, — 3 —, 第3页 共9页, 3/9.
fn is_number(text: &str) -> bool {
    let marks = |c: char| c.is_whitespace() || "—–-―_·.第页共/,、~".contains(c);
    let digits: String = text.chars().filter(|c| !marks(*c)).collect();
    let roman = |c: char| "ivxlcIVXLC".contains(c);
    let one = text.chars().filter(char::is_ascii_digit).count();
    !digits.is_empty() && ((digits.chars().all(|c| c.is_ascii_digit()) && one <= 8) || digits.chars().all(roman))
}

/// The height of the type of most characters.
fn type_of(pages: &[Page]) -> f32 {
    let mut often: BTreeMap<i32, usize> = BTreeMap::new();
    for line in pages.iter().flat_map(|page| &page.lines) {
        *often.entry((line.size * 4.0).round() as i32).or_default() += line.text.chars().count();
    }
    often.into_iter().max_by_key(|(_, count)| *count).map_or(0.0, |(size, _)| size as f32 / 4.0)
}

/// Takes the notes off the foot of a page: lines of small type, the first of which begins with the mark of a note.
fn notes(page: &mut Page, body: f32) -> Vec<String> {
    let is_small = |line: &&Line| line.size < SMALL * body && line.y > page.height / 2.0;
    let small = page.lines.iter().rev().take_while(is_small).count();
    let first = page.lines.len() - small;
    let marked = |c: char| c.is_ascii_digit() || ('①'..='⑳').contains(&c) || matches!(c, '*' | '[' | '※');
    // A page that is all of small type has no text that the notes could be for.
    let is_note = first > 0 && page.lines.get(first).is_some_and(|line| line.text.starts_with(marked));
    if !is_note {
        return Vec::new();
    }
    page.lines.drain(first..).map(|line| line.text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[(f32, &str)]) -> Page {
        let line = |(y, text): &(f32, &str)| Line { y: *y, size: 16.0, text: (*text).to_owned(), ..Line::default() };
        Page { width: 600.0, height: 1000.0, lines: lines.iter().map(line).collect(), ..Page::default() }
    }

    fn texts(page: &Page) -> Vec<&str> {
        page.lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn numbers_and_running_heads_are_margins_and_the_rest_is_text() {
        let mut pages = vec![
            page(&[(100.0, "青石镇文件"), (200.0, "正文"), (600.0, "2031"), (910.0, "— 1 —")]),
            page(&[(100.0, "青石镇文件"), (120.0, "附件"), (910.0, "第2页 共3页")]),
            page(&[(60.0, "末页的第一行"), (870.0, "12"), (910.0, "- 3 -")]),
        ];
        leave_out(&mut pages);
        assert_eq!(texts(&pages[0]), ["正文", "2031"]);
        assert_eq!(texts(&pages[1]), ["附件"]);
        assert_eq!(texts(&pages[2]), ["末页的第一行", "12"]);
        assert_eq!(pages[0].margins, ["青石镇文件", "— 1 —"]);
    }

    #[test]
    fn small_type_at_the_foot_is_a_note_where_it_has_its_mark() {
        let mut noted =
            page(&[(200.0, "正文很长的一行"), (300.0, "正文又一行"), (700.0, "①台账由办公室保管。"), (720.0, "续")]);
        noted.lines[2].size = 10.0;
        noted.lines[3].size = 10.0;
        let mut pages = vec![noted];
        leave_out(&mut pages);
        assert_eq!((texts(&pages[0]).len(), pages[0].notes.len()), (2, 2));
    }
}
