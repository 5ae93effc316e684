//! A page as lines and tables.

use super::cells::{Ruled, ruled};
use super::drawn::{Drawn, Glyph};
use super::line::{Line, lines};
use super::margins::is_margin;
use super::turn::{Rule, Turn};

/// A page as lines and tables.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Page {
    pub(super) width: f32,
    pub(super) height: f32,
    /// Lines that stand in no table.
    pub(super) lines: Vec<Line>,
    /// The tables.
    pub(super) tables: Vec<Ruled>,
    /// What is left out of it, as margins: the running heads and numbers, and the notes.
    pub(super) margins: Vec<String>,
    pub(super) notes: Vec<String>,
    /// The notes that somebody put on it.
    pub(super) comments: Vec<String>,
    /// True where it is no page of its own but the lines of one that run another way than most.
    pub(super) is_aside: bool,
}

impl Page {
    /// True for a page that lies on its side.
    pub(super) fn is_wide(&self) -> bool {
        self.width > self.height
    }

    /// Lines and tables of what is drawn: a page for each way in which lines run. The lines between cells are those of the
    /// way in which most run. A few characters of another way are a mark at the edge, as where pages are bound.
    pub(super) fn all(drawn: Drawn) -> Vec<Self> {
        const FEW: usize = 10;
        let is_pictured = drawn.is_pictured();
        let sides = (drawn.width, drawn.height);
        // The level one where there are no words at all.
        let counts = Turn::ALL.into_iter().zip(drawn.glyphs.iter().map(Vec::len));
        let main = counts.rev().max_by_key(|(_, count)| *count).map_or(Turn::Level, |(turn, _)| turn);
        let (mut pages, mut marks) = (Vec::new(), Vec::new());
        for (turn, glyphs) in Turn::ALL.into_iter().zip(drawn.glyphs) {
            let rules = drawn.rules.iter().filter(|_| turn == main).map(|rule| turn.rule(*rule, sides));
            let is_aside = turn != main;
            let words = glyphs.iter().filter(|glyph| glyph.c.is_alphanumeric()).take(FEW).count();
            let page = Self::of(glyphs, &rules.collect::<Vec<_>>(), turn.sides(sides));
            if is_aside && words < FEW {
                marks.extend(page.lines.into_iter().map(|line| line.text));
            } else {
                pages.push(Self { is_aside, ..page });
            }
        }
        if let Some(first) = pages.first_mut() {
            first.comments = drawn.comments;
            first.margins = marks;
            first.margins.extend(Some(drawn.aslant).filter(|words| !words.trim().is_empty()));
            if is_pictured {
                let height = first.height;
                let stamp = first.lines.extract_if(.., |line| is_margin(line.y, height));
                first.margins.extend(stamp.map(|line| line.text));
            }
        }
        pages
    }

    fn of(mut glyphs: Vec<Glyph>, rules: &[Rule], (width, height): (f32, f32)) -> Self {
        let tables = ruled(rules, &mut glyphs);
        let mut lines = lines(glyphs);
        super::columns::number(&mut lines, &tables);
        Self { width, height, lines, tables, ..Self::default() }
    }
}
