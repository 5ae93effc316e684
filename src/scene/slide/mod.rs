//! Pages of a briefing as pictures of 1920 by 1080: title, subtitle, a rule, what the page holds, a foot. Body text is at least
//! 28 points high.

mod band;
mod bars;
mod cover;
mod item;
mod parts;
mod pictures;
mod questions;
mod table;

use crate::chart::{ChartColours, DeckLine, Page, PageContent, Progress, Rgb};

use std::ops::Range;

use super::chart::{self, Look};
use super::font;
use super::shape::{Anchor, BASE, Scene, Shape};

pub use parts::{Slide, SlideCell, SlidePart, SlideRow, SlideTable, SlideTitle, SlideWords};

/// The size of a page.
pub const SIZE: [f32; 2] = [1920.0, 1080.0];

/// The space at the edges.
const EDGE: f32 = 96.0;

/// The sizes of a title of one, two and three lines.
const TITLES: [f32; 3] = [52.0, 44.0, 36.0];
const BODY: f32 = 28.0;

/// Where title and subtitle stand: the middle of the one, the base line of the other.
const TITLE_MIDDLE: f32 = 96.0;
const SUBTITLE: f32 = 186.0;

/// The rule below them, and how far the body begins below it.
const RULE: f32 = 208.0;
const BELOW: f32 = 16.0;

/// The end of the body, and the top of the foot's mark.
const BODY_END: f32 = 976.0;
const FOOT: f32 = 1022.0;

/// The space above a chart; the size of its words at most; how wide its own edges are, as a share of that size.
const AIR: f32 = 12.0;
const LARGEST: f32 = 36.0;
const CHART_EDGE: f32 = 1.7;

/// The picture of the `n`th of `count` pages.
#[must_use]
pub fn page(page: &Page, n: usize, count: usize, colours: &'static ChartColours) -> Scene {
    slide(page, n, count, colours).scene
}

/// The same with its parts told apart.
#[must_use]
pub fn slide(page: &Page, n: usize, count: usize, colours: &'static ChartColours) -> Slide {
    let [width, height] = SIZE;
    let ground = Shape::Rect { at: [0.0, 0.0, width, height], fill: Some(colours.ground), stroke: None };
    let mut draw = Draw {
        shapes: vec![ground],
        colours,
        told: Vec::new(),
        pictures: Vec::new(),
        title: SlideTitle::default(),
        table: None,
    };
    if let PageContent::Cover(cover) = &page.content {
        draw.cover(&page.title, cover);
        draw.cover_foot(&page.foot, n, count);
    } else {
        draw.title(&page.title);
        let y = draw.subtitle(&page.subtitle);
        match &page.content {
            PageContent::Cover(_) => {}
            PageContent::Chart(chart) => draw.picture("", |draw| draw.chart(chart, y)),
            PageContent::List(lines) => draw.list(lines, y),
            PageContent::Text(paragraphs) => draw.paragraphs(paragraphs, y),
            PageContent::Table(table) => draw.table(table, y),
            PageContent::Item(item) => draw.picture("", |draw| draw.item(item, y)),
            PageContent::Pictures(pictures) => draw.pictures(pictures, y),
            PageContent::Questions { questions, answer } => draw.questions(questions, answer, y),
        }
        draw.foot(&page.foot, n, count);
    }
    let Draw { shapes, told, pictures, title, table, .. } = draw;
    Slide { table, pictures, ..Slide::new(Scene { width, height, shapes }, title, told) }
}

struct Draw {
    shapes: Vec<Shape>,
    colours: &'static ChartColours,
    /// Which shapes are parts of something.
    told: Vec<(Range<usize>, SlidePart)>,
    /// What each picture shows, in words.
    pictures: Vec<String>,
    title: SlideTitle,
    table: Option<SlideTable>,
}

impl Draw {
    /// Draws a part: its shapes are known as such.
    fn part(&mut self, part: SlidePart, draw: impl FnOnce(&mut Self)) {
        let from = self.shapes.len();
        draw(self);
        self.told.push((from..self.shapes.len(), part));
    }

    /// Draws a picture and tells what it shows; without words it is what the title says.
    fn picture(&mut self, about: &str, draw: impl FnOnce(&mut Self)) {
        let picture = SlidePart::Picture(self.pictures.len());
        self.pictures.push(about.split_whitespace().collect::<Vec<_>>().join(" "));
        self.part(picture, draw);
    }

    fn text(&mut self, at: [f32; 2], text: &str, size: f32, bold: bool, anchor: Anchor, fill: Rgb) {
        if !text.is_empty() {
            self.shapes.push(Shape::Text { at, size, bold, anchor, fill, text: text.to_owned() });
        }
    }

    fn rule(&mut self, y: f32, colour: Rgb, width: f32) {
        let points = vec![[EDGE, y], [SIZE[0] - EDGE, y]];
        self.shapes.push(Shape::Path { points, fill: None, stroke: Some((colour, width)), dashed: false });
    }

    /// The title in as few lines as its words need, about the middle of its place.
    fn title(&mut self, title: &str) {
        let room = SIZE[0] - 2.0 * EDGE;
        let lines_at = |size: f32| font::lines(title, size, true, room, usize::MAX);
        let fitting = TITLES.iter().zip(1..).find(|(size, most)| lines_at(**size).len() <= *most);
        // A person may write any title; nothing of it is cut as long as the page holds it.
        let size = fitting.map_or(TITLES[2], |(size, _)| *size);
        let mut lines = font::lines(title, size, true, room, TITLES.len());
        let mut parted = vec![title.to_owned()];
        if let Some(halves) = in_clauses(title, size, room).filter(|_| lines.len() == 2) {
            lines = Vec::from(halves);
            parted.clone_from(&lines);
        }
        let pitch = size * 1.15;
        let first = TITLE_MIDDLE + size * BASE - (lines.len().saturating_sub(1)) as f32 * pitch / 2.0;
        self.part(SlidePart::Title, |draw| {
            for (n, line) in lines.iter().enumerate() {
                let at = [EDGE, (n as f32).mul_add(pitch, first)];
                draw.text(at, line, size, true, Anchor::Start, draw.colours.text);
            }
        });
        let height = pitch * lines.len().max(1) as f32;
        let at = [EDGE, TITLE_MIDDLE - height / 2.0, room, height];
        self.title = SlideTitle { at, size, lines: parted, is_cover: false };
    }

    /// What stands below the title, and the rule; gives where the page goes on.
    fn subtitle(&mut self, subtitle: &str) -> f32 {
        let lines = font::lines(subtitle, BODY, false, SIZE[0] - 2.0 * EDGE, 2);
        for (n, line) in lines.iter().enumerate() {
            let at = [EDGE, (n as f32).mul_add(BODY * 1.3, SUBTITLE)];
            self.text(at, line, BODY, false, Anchor::Start, self.colours.weak);
        }
        let y = (lines.len().saturating_sub(1) as f32).mul_add(BODY * 1.3, RULE);
        self.rule(y + 1.5, self.colours.text, 3.0);
        y + BELOW
    }

    /// The marks of a chart without its heading, as large as the page lets them be: their words grow up to the size that is read
    /// from the back of a room, and are made smaller only where they would not fit.
    fn chart(&mut self, chart: &crate::chart::Chart, y: f32) {
        let (room, width) = (BODY_END - y - AIR, SIZE[0] - 2.0 * EDGE);
        let bare = crate::chart::Chart { title: String::new(), subtitle: String::new(), ..chart.clone() };
        // Beside its marks a chart has edges, which those of the page take in.
        let drawn = |width: f32, text: f32, more: f32| {
            let look = Look { width: 2.0f32.mul_add(text * CHART_EDGE, width), colours: self.colours, text };
            let scene = chart::spread(&bare, &look, more);
            let [top, bottom] = marks_of(&scene);
            (scene, top, bottom - top)
        };
        let (mut scene, mut top, mut height) = drawn(width, BODY, 0.0);
        let mut text = BODY;
        let larger = (BODY * room / height).min(LARGEST);
        if let crate::chart::Body::Schedule(schedule) = &bare.body {
            // Its rows share the height of the page.
            let lines = schedule.lines.len().max(1) as f32;
            (scene, top, height) = drawn(width, BODY, (room - height) / lines);
        }
        if matches!(bare.body, crate::chart::Body::Schedule(_) | crate::chart::Body::Targets(_)) {
            // What is spread fills the room, but for what sums of fractions add.
            if height > room + 0.5 {
                // Made smaller, they have room for more beside their rows.
                (scene, top, height) = drawn(width * height / room, BODY, f32::MIN);
            }
        } else if larger > BODY {
            let (grown, its_top, its_height) = drawn(width, larger, 0.0);
            if its_height <= room {
                (scene, top, height, text) = (grown, its_top, its_height, larger);
            }
        }
        let scale = (room / height).min(width / (scene.width - 2.0 * text * CHART_EDGE)).min(1.0);
        let at = [EDGE - text * CHART_EDGE * scale, top.mul_add(-scale, y + AIR)];
        // The first shape is the ground of the picture.
        self.shapes.extend(scene.shapes.into_iter().skip(1).map(|shape| shape.placed(at, scale)));
    }

    fn paragraphs(&mut self, paragraphs: &[String], mut y: f32) {
        let size = 34.0;
        y += 10.0;
        for paragraph in paragraphs {
            let lines = font::lines(paragraph, size, false, SIZE[0] - 2.0 * EDGE, usize::MAX);
            for line in lines.into_iter().chain(paragraph.is_empty().then(String::new)) {
                y += size * 1.6;
                self.text([EDGE, y], &line, size, false, Anchor::Start, self.colours.text);
            }
        }
    }

    fn list(&mut self, lines: &[DeckLine], mut y: f32) {
        let size = 32.0;
        for line in lines {
            let fill = if line.late { self.colours.seal } else { self.colours.weak };
            let right = font::width(&line.right, BODY, false);
            let left = if line.progress.is_some() { EDGE + 52.0 } else { EDGE };
            let text = font::fit(&line.text, size, false, SIZE[0] - EDGE - left - right - 50.0);
            y += 50.0;
            if let Some(progress) = line.progress {
                self.mark([EDGE + 14.0, y - 11.0], progress);
            }
            self.text([left, y], &text, size, false, Anchor::Start, self.colours.text);
            self.text([SIZE[0] - EDGE, y], &line.right, BODY, line.late, Anchor::End, fill);
            y += 20.0;
            self.rule(y, self.colours.line, 1.0);
        }
    }

    /// The shape of a progress, as in the window.
    fn mark(&mut self, at: [f32; 2], progress: Progress) {
        let (radius, width) = (13.0, 3.5);
        let colour = if progress == Progress::Unstated { self.colours.weak } else { self.colours.progress(progress) };
        let [x, y] = at;
        let circle = |fill, stroke| Shape::Circle { at, radius, fill, stroke };
        let shape = match progress {
            Progress::Done => circle(Some(colour), None),
            Progress::Closed => {
                let square = [x - radius, y - radius, 2.0 * radius, 2.0 * radius];
                self.shapes.push(Shape::Rect { at: square, fill: Some(colour), stroke: None });
                let points = vec![[x - 7.0, y], [x - 1.5, y + 6.0], [x + 8.0, y - 6.0]];
                Shape::Path { points, fill: None, stroke: Some((self.colours.ground, width)), dashed: false }
            }
            Progress::InProgress | Progress::MostlyDone => {
                let share = if progress == Progress::InProgress { 0.5_f32 } else { 0.75 };
                let rim = |n: f32| {
                    let angle = (share * n / 24.0).mul_add(std::f32::consts::TAU, -std::f32::consts::FRAC_PI_2);
                    [radius.mul_add(angle.cos(), x), radius.mul_add(angle.sin(), y)]
                };
                let points = std::iter::once(at).chain((0_u8..=24).map(|n| rim(f32::from(n)))).collect();
                self.shapes.push(Shape::Path { points, fill: Some(colour), stroke: None, dashed: false });
                circle(None, Some((colour, width)))
            }
            Progress::NotStarted => circle(None, Some((colour, width))),
            Progress::Unstated => {
                let rim = |turn: f32| {
                    let angle = turn * std::f32::consts::TAU;
                    [radius.mul_add(angle.cos(), x), radius.mul_add(angle.sin(), y)]
                };
                for n in 0_u8..6 {
                    let turn = f32::from(n) / 6.0;
                    let points = vec![rim(turn), rim(turn + 1.0 / 12.0)];
                    let dash = Shape::Path { points, fill: None, stroke: Some((colour, width)), dashed: false };
                    self.shapes.push(dash);
                }
                return;
            }
        };
        self.shapes.push(shape);
    }

    fn foot(&mut self, foot: &str, n: usize, count: usize) {
        let mark = [EDGE, FOOT, 8.0, 28.0];
        self.shapes.push(Shape::Rect { at: mark, fill: Some(self.colours.seal), stroke: None });
        self.foot_words([EDGE + 22.0, SIZE[0] - EDGE], foot, n, count);
    }

    /// The words of a foot, and which page of how many it is.
    fn foot_words(&mut self, [left, right]: [f32; 2], foot: &str, n: usize, count: usize) {
        let y = FOOT + 21.0;
        let foot = font::fit(foot, 20.0, false, right - left - 120.0);
        self.text([left, y], &foot, 20.0, false, Anchor::Start, self.colours.weak);
        let number = format!("{} / {count}", n + 1);
        self.text([right, y], &number, 20.0, true, Anchor::End, self.colours.weak);
    }
}

/// The top and the bottom of what is drawn on the ground of a picture.
fn marks_of(scene: &Scene) -> [f32; 2] {
    let extents = scene.shapes.iter().skip(1).map(Shape::extent);
    let both = |[top, bottom]: [f32; 2], [first, last]: [f32; 2]| [top.min(first), bottom.max(last)];
    extents.reduce(both).unwrap_or([0.0, scene.height])
}

/// A title in two lines that part behind a clause, as alike in length as its clauses allow.
pub(super) fn in_clauses(title: &str, size: f32, room: f32) -> Option<[String; 2]> {
    let ends = title.char_indices().filter(|(_, c)| "，；：、,;:".contains(*c)).map(|(at, c)| at + c.len_utf8());
    let halves = ends.filter_map(|at| title.split_at_checked(at));
    let wide = |text: &str| font::width(text.trim(), size, true);
    let longer = |(first, second): &(&str, &str)| wide(first).max(wide(second));
    let best = halves.min_by(|a, b| longer(a).total_cmp(&longer(b))).filter(|halves| longer(halves) <= room)?;
    Some([best.0.trim().to_owned(), best.1.trim().to_owned()])
}
