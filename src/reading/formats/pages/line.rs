//! Glyphs put together to lines: those that stand on one height, from left to right, parted where a gap is wider than any
//! between words.

use super::drawn::Glyph;

/// A word that is set apart to fill a width has no more characters.
const MOST_APART: usize = 4;

/// Words that stand in one line.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    /// Its left edge.
    pub(super) left: f32,
    /// Its right edge.
    pub(super) right: f32,
    /// How far down it stands.
    pub(super) y: f32,
    /// The height of its type.
    pub(super) size: f32,
    /// Its words.
    pub(super) text: String,
    /// Which column of the page it stands in: 0 for one that goes over all, and where there are none.
    pub(super) column: usize,
}

/// Glyphs whose heights differ by less than this share of their type stand in one line.
const LEVEL: f32 = 0.4;

/// A gap of so many times the type parts a line in two.
const GAP: f32 = 1.3;

/// A gap of so many times the type is a blank between letters and digits. Chinese characters stand apart where a line is
/// stretched to its full width: between them only a blank that is written is one.
const BLANK: f32 = 0.2;

/// The lines of glyphs, from the top down and from left to right.
pub(super) fn lines(glyphs: Vec<Glyph>) -> Vec<Line> {
    rows(glyphs).into_iter().flat_map(parted).filter(|line| !line.text.trim().is_empty()).collect()
}

/// The lines of the glyphs of a cell: no gap parts them.
pub(super) fn whole_lines(glyphs: Vec<Glyph>) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    for line in lines(glyphs) {
        match found.last_mut() {
            Some(last) if last.y.total_cmp(&line.y).is_eq() => last.join(&line),
            _ => found.push(line),
        }
    }
    found
}

impl Line {
    /// Puts another one behind it, with a blank between: not where single characters were set apart to fill a width.
    pub(super) fn join(&mut self, other: &Self) {
        let single = |text: &str| text.chars().count() == 1 && text.starts_with(|c: char| c >= '\u{2e80}');
        let last = self.text.rsplit(' ').next().unwrap_or_default();
        if !(single(&other.text) && last.chars().count() <= MOST_APART && last.chars().all(|c| c >= '\u{2e80}')) {
            self.text.push(' ');
        }
        self.text.push_str(&other.text);
        self.right = self.right.max(other.right);
    }

    fn add(&mut self, glyph: &Glyph) {
        let gap = glyph.x - self.right;
        let latin = |c: char| c.is_ascii_graphic();
        if gap > BLANK * glyph.size && self.text.ends_with(latin) && latin(glyph.c) {
            self.text.push(' ');
        }
        self.text.push(glyph.c);
        self.right = self.right.max(glyph.x + glyph.width);
        self.size = self.size.max(glyph.size);
    }
}

/// What a sentence or a line that leads over ends with: what is behind it may begin anew.
pub(super) fn is_ended(text: &str) -> bool {
    text.ends_with(['。', '；', ';', '：', ':', '！', '？'])
}

/// True where the first word of the next line had no room at the end of a line that left so much, in times of its type. Edges
/// are not known exactly. Behind the end of a sentence nothing is said: what follows may be a paragraph that begins with a
/// long word.
pub(super) fn had_no_room(line: &str, room: f32, next: &str) -> bool {
    const INEXACT: f32 = 0.3;
    !is_ended(line) && first_word(next) + INEXACT > room
}

/// How wide the first word of a line is, in times of its type: what had to fit at the end of the line before. A Chinese
/// character is a word, with the marks that stand on it; a number keeps its unit, and a short quotation its marks.
fn first_word(text: &str) -> f32 {
    const LONGEST: usize = 30;
    const UNIT: usize = 2;
    const QUOTED: usize = 6;
    /// Digits and letters of usual typefaces are a little wider than half of it.
    const LATIN: f32 = 0.6;
    let opens = |c: char| "“‘《（(【[〈「『〔".contains(c);
    let closes = |c: char| "。，、；：！？”’》）)】]〉」』〕%％.,;:!?".contains(c);
    let is_wide = |c: char| c >= '\u{2e80}' || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…');
    let all: Vec<char> = text.chars().take(LONGEST).collect();
    let run = |from: usize, is_of: &dyn Fn(char) -> bool| all.iter().skip(from).take_while(|c| is_of(**c)).count();
    let opened = run(0, &opens);
    let latin = run(opened, &|c| c.is_ascii_graphic());
    let mut end = opened + latin;
    if latin == 0 {
        let quoted = run(end, &|c| !closes(c));
        end += if opened > 0 && quoted <= QUOTED { quoted } else { 1 };
    } else if all.get(opened).is_some_and(char::is_ascii_digit) {
        end += run(end, &|c| is_wide(c) && !closes(c) && !opens(c)).min(UNIT);
    }
    end += run(end, &closes);
    // No line ends between a narrow mark and a digit: 不力,2031年.
    if all.get(..end).and_then(<[char]>::last).is_some_and(char::is_ascii_punctuation) {
        end += run(end, &|c| c.is_ascii_digit());
    }
    all.iter().take(end).map(|c| if is_wide(*c) { 1.0 } else { LATIN }).sum()
}

/// Puts the words of the next line behind those of a paragraph: two Latin words stay two.
pub(super) fn append(text: &mut String, next: &str) {
    let latin = |c: char| c.is_ascii_graphic();
    if text.ends_with(latin) && next.starts_with(latin) && !text.ends_with('-') {
        text.push(' ');
    }
    text.push_str(next);
}

/// Glyphs by their lines.
fn rows(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        let level = |first: &Glyph| (glyph.y - first.y).abs() < LEVEL * first.size.max(glyph.size);
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(level) => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    rows
}

/// A row in parts, from left to right.
fn parted(mut row: Vec<Glyph>) -> Vec<Line> {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    // Some print bold by drawing everything twice, a hair's breadth apart.
    row.dedup_by(|next, own| next.c == own.c && next.x - own.x < 0.25 * own.width.min(own.size));
    let y = row.iter().map(|glyph| glyph.y).fold(0.0, f32::max);
    let mut lines: Vec<Line> = Vec::new();
    for glyph in &row {
        // A blank at an edge is none of the words.
        if let Some(line) = lines.last_mut().filter(|line| glyph.x - line.right < GAP * glyph.size) {
            line.add(glyph);
        } else if !glyph.c.is_whitespace() {
            let right = glyph.x + glyph.width;
            let text = glyph.c.to_string();
            lines.push(Line { left: glyph.x, right, y, size: glyph.size, text, column: 0 });
        }
    }
    for line in &mut lines {
        trim_right(line);
    }
    lines
}

/// Takes blanks off the end, which would make a line look full.
fn trim_right(line: &mut Line) {
    let kept = line.text.trim_end().len();
    let blanks = line.text.split_off(kept);
    let wide = |c: char| if c == '\u{3000}' { 1.0 } else { 0.5 };
    line.right -= blanks.chars().map(wide).sum::<f32>() * line.size;
    line.right = line.right.max(line.left);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(text: &str, x: f32, y: f32) -> Vec<Glyph> {
        let mut at = x;
        let next = |c: char| {
            let width = if c.is_ascii() { 6.0 } else { 12.0 };
            at += width;
            Glyph { x: at - width, y, size: 12.0, width, c }
        };
        text.chars().map(next).collect()
    }

    #[test]
    fn glyphs_are_lines_in_whatever_order_they_are_drawn() {
        let mut all = glyphs("第二行", 50.0, 120.0);
        all.extend(glyphs("右", 300.0, 101.0));
        all.extend(glyphs("Leak rate 12%", 50.0, 100.0));
        // Bold by drawing twice.
        let twice: Vec<Glyph> = all.iter().map(|own| Glyph { x: own.x + 0.4, ..*own }).collect();
        all.extend(twice);
        let found: Vec<String> = lines(all.clone()).into_iter().map(|line| line.text).collect();
        assert_eq!(found, ["Leak rate 12%", "右", "第二行"]);
        let whole: Vec<String> = whole_lines(all).into_iter().map(|line| line.text).collect();
        assert_eq!(whole, ["Leak rate 12% 右", "第二行"]);
    }

    #[test]
    fn characters_that_are_set_apart_are_one_word() {
        let apart = |text: &str, step: f32| {
            let all = text.chars().zip(0_u8..);
            all.map(|(c, at)| Glyph { x: step * f32::from(at), y: 9.0, size: 12.0, width: 12.0, c }).collect()
        };
        for step in [12.0, 22.0, 40.0] {
            assert_eq!(whole_lines(apart("完成时限", step))[0].text, "完成时限", "{step}");
        }
    }

    #[test]
    fn a_word_that_cannot_be_parted_is_as_wide_as_all_of_it() {
        for (text, width) in [
            ("水渠清淤", 1.0),
            ("淤，清", 2.0),
            ("足,2031年", 4.0),
            ("3186万元已追回", 4.4),
            ("98.7%，比上年", 4.0),
            ("“三清”行动", 4.0),
        ] {
            let found = first_word(text);
            assert!((found - width).abs() < 0.01, "{text} {found}");
        }
    }

    #[test]
    fn what_is_doubled_in_the_words_stays_doubled() {
        assert_eq!(lines(glyphs("一一对应,11人", 0.0, 10.0))[0].text, "一一对应,11人");
    }
}
