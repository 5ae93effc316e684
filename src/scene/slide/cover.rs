//! The first page: a band at its edge, the title in lines that end where its sense does, the news, four figures, and all items
//! as one bar.

use crate::chart::{DeckCover, DeckFigure};
use crate::model::Status;

use super::super::font;
use super::super::shape::{Anchor, BASE, Shape};
use super::super::status::{self, ROOM};
use super::{BODY, Draw, SIZE, SlidePart, SlideTitle};

/// The width of the band, and where everything beside it begins and how wide it is.
const BAND: f32 = 32.0;
const LEFT: f32 = 160.0;
const WIDE: f32 = 1664.0;

/// The title: the sizes for so many lines at most, the middle of its place and the height of it, how far apart lines are.
const TITLES: [(f32, usize); 4] = [(80.0, 2), (56.0, 3), (44.0, 4), (36.0, 5)];
const TITLE: [f32; 2] = [306.0, 204.0];
const PITCH: f32 = 1.35;

/// From which share of the page's width on a title has two lines.
const LONG: f32 = 0.6;

/// The base line and the size of the words above the title; the rule below it.
const OVER: [f32; 2] = [141.0, 36.0];
const RULE: f32 = 440.0;

/// The base line of the news, and its sizes, the largest that fits.
const NEWS: f32 = 516.0;
const NEWS_SIZES: [f32; 3] = [44.0, 36.0, 30.0];

/// The figures: the left edge of each, their width, the base lines and the sizes of word, number and unit, the base lines of
/// the one or two lines below.
const FIGURES: [f32; 4] = [160.0, 576.0, 992.0, 1408.0];
const FIGURE: f32 = 400.0;
const WORD: [f32; 2] = [596.0, 32.0];
const NUMBER: [f32; 2] = [716.0, 116.0];
const UNIT: [f32; 2] = [713.0, 36.0];
const NOTE: [f32; 2] = [778.0, 764.0];
const NOTE_PITCH: f32 = 33.0;

/// The bar: its top and its height.
const BAR: [f32; 2] = [816.0, 64.0];

/// The middle of the last line: who reports, and of which day.
const LAST: f32 = 948.0;

/// The words after which the sense of a title may rest, and those that begin something.
const RESTS: [&str; 6] = ["意见", "问题", "情况", "工作", "》", "）"];
const BEGINS: [&str; 4] = ["关于", "《", "（", "("];

impl Draw {
    /// All of the first page but its foot.
    pub(super) fn cover(&mut self, title: &str, cover: &DeckCover) {
        let colours = self.colours;
        let band = Shape::Rect { at: [0.0, 0.0, BAND, SIZE[1]], fill: Some(colours.seal), stroke: None };
        self.shapes.push(band);
        let over = font::fit(&cover.over, OVER[1], false, WIDE);
        self.text([LEFT, OVER[0]], &over, OVER[1], false, Anchor::Start, colours.weak);
        self.cover_title(title);
        let rule = vec![[LEFT, RULE], [LEFT + WIDE, RULE]];
        self.shapes.push(Shape::Path { points: rule, fill: None, stroke: Some((colours.text, 3.0)), dashed: false });
        let fits = |size: &f32| font::width(&cover.news, *size, true) <= WIDE;
        let size = NEWS_SIZES.into_iter().find(fits).unwrap_or(NEWS_SIZES[2]);
        let news = font::fit(&cover.news, size, true, WIDE);
        self.text([LEFT, NEWS], &news, size, true, Anchor::Start, colours.text);
        for (figure, left) in cover.figures.iter().zip(FIGURES) {
            let said = [&figure.word, &figure.count, &figure.unit, &figure.note].map(String::as_str);
            self.picture(&said.join(" "), |draw| draw.cover_figure(figure, left));
        }
        let all: usize = cover.counts.iter().sum();
        if all > 0 {
            let words = cover.words.each_ref().map(String::as_str);
            let item = WIDE / all as f32;
            self.picture(&super::bars::said(cover.counts, words), |draw| {
                draw.bar((cover.counts, words), item, [LEFT, BAR[0]], BAR[1]);
            });
        }
        let base = LAST + BODY * BASE;
        let day = font::width(&cover.day, BODY, false);
        let office = font::fit(&cover.office, BODY, false, WIDE - day - BODY);
        self.text([LEFT, base], &office, BODY, false, Anchor::Start, colours.text);
        self.text([LEFT + WIDE, base], &cover.day, BODY, false, Anchor::End, colours.text);
    }

    /// The title about the middle of its place, as large as its length allows.
    fn cover_title(&mut self, title: &str) {
        let lines_at = |size: f32, most: usize| font::lines(title, size, true, WIDE, most);
        let fitting = TITLES.into_iter().find(|(size, most)| lines_at(*size, usize::MAX).len() <= *most);
        let (size, most) = fitting.unwrap_or(TITLES[3]);
        let mut lines = lines_at(size, most);
        let mut parted = vec![title.to_owned()];
        // One line across the page is read worse than two that rest.
        let is_long = lines.len() == 2 || lines.len() == 1 && font::width(title, size, true) > WIDE * LONG;
        if let Some(halves) = in_sense(title, size).filter(|_| is_long) {
            lines = Vec::from(halves);
            parted.clone_from(&lines);
        }
        let pitch = (size * PITCH).min(TITLE[1] / (lines.len().max(1)) as f32 + size * 0.1);
        let first = TITLE[0] + size * BASE - (lines.len().saturating_sub(1)) as f32 * pitch / 2.0;
        self.part(SlidePart::Title, |draw| {
            for (n, line) in lines.iter().enumerate() {
                let at = [LEFT, (n as f32).mul_add(pitch, first)];
                draw.text(at, line, size, true, Anchor::Start, draw.colours.text);
            }
        });
        let at = [LEFT, TITLE[0] - TITLE[1] / 2.0, WIDE, TITLE[1]];
        self.title = SlideTitle { at, size, lines: parted, is_cover: true };
    }

    fn cover_figure(&mut self, figure: &DeckFigure, left: f32) {
        let colours = self.colours;
        let ink = figure.status.map_or(colours.text, |status| colours.of_status(status).1);
        // Red is for what is late: nought is nothing of it.
        let is_late = figure.status == Some(Status::Late) && figure.count != "0";
        let plain = if is_late { ink } else { colours.text };
        let mut at = left;
        if let Some(status) = figure.status {
            self.shapes.extend(status::filled(status, left, WORD[0], WORD[1], colours));
            at += WORD[1] * (ROOM + 0.1);
        }
        self.text([at, WORD[0]], &figure.word, WORD[1], true, Anchor::Start, ink);
        self.text([left, NUMBER[0]], &figure.count, NUMBER[1], true, Anchor::Start, plain);
        let behind = left + font::width(&figure.count, NUMBER[1], true) + 14.0;
        self.text([behind, UNIT[0]], &figure.unit, UNIT[1], false, Anchor::Start, plain);
        let lines = font::lines(&figure.note, BODY, false, FIGURE, 2);
        let first = if lines.len() > 1 { NOTE[1] } else { NOTE[0] };
        for (n, line) in lines.iter().enumerate() {
            let base = (n as f32).mul_add(NOTE_PITCH, first);
            self.text([left, base], line, BODY, false, Anchor::Start, colours.weak);
        }
    }

    /// The foot of the first page: it has the band in place of the mark.
    pub(super) fn cover_foot(&mut self, foot: &str, n: usize, count: usize) {
        self.foot_words([LEFT, LEFT + WIDE], foot, n, count);
    }
}

/// A title in two lines that part where its sense rests, as alike in length as that allows.
fn in_sense(title: &str, size: f32) -> Option<[String; 2]> {
    let rests = RESTS.iter().flat_map(|word| title.match_indices(word).map(|(at, word)| at + word.len()));
    let begins = BEGINS.iter().flat_map(|word| title.match_indices(word).map(|(at, _)| at));
    let marks = title.char_indices().filter(|(_, c)| "，；：、,;: ".contains(*c)).map(|(at, c)| at + c.len_utf8());
    let halves = rests.chain(begins).chain(marks).filter_map(|at| title.split_at_checked(at));
    // A mark that belongs to what stands before it begins no line, and nothing stands alone.
    let is_whole = |(first, second): &(&str, &str)| {
        !first.trim().is_empty() && second.chars().next().is_some_and(|c| !"，；：、。》）)」”".contains(c))
    };
    let wide = |text: &str| font::width(text.trim(), size, true);
    let longer = |(first, second): &(&str, &str)| wide(first).max(wide(second));
    let best = halves.filter(is_whole).min_by(|a, b| longer(a).total_cmp(&longer(b)));
    let best = best.filter(|halves| longer(halves) <= WIDE)?;
    Some([best.0.trim().to_owned(), best.1.trim().to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_parts_where_its_sense_rests() {
        let parted = |title: &str| in_sense(title, 80.0).map(|[first, second]| format!("{first}|{second}"));
        assert_eq!(
            parted("市委第三巡察组反馈意见整改进展情况(示例)").as_deref(),
            Some("市委第三巡察组反馈意见|整改进展情况(示例)")
        );
        assert_eq!(
            parted("某市委关于省委第五巡视组反馈意见整改进展情况的报告").as_deref(),
            Some("某市委关于省委第五巡视组反馈意见|整改进展情况的报告")
        );
        // Behind 意见 is a mark that belongs to it.
        assert_eq!(parted("《整改意见》落实").as_deref(), Some("《整改意见》|落实"));
        assert_eq!(parted("无处可分"), None);
    }
}
