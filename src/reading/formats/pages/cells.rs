//! Tables by their drawn lines: lines that meet make a grid; a cell reaches as far as no line parts it.

use std::collections::BTreeMap;

use crate::reading::formats::grid::Grid;

use super::drawn::Glyph;
use super::line::{Line, whole_lines};
use super::turn::Rule;

/// A table on a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Ruled {
    /// The edges of its columns, from the left.
    pub(super) columns: Vec<f32>,
    /// The edges of its rows, from the top.
    pub(super) rows: Vec<f32>,
    /// Its cells, row by row.
    pub(super) cells: Vec<RuledCell>,
}

/// A cell of a table on a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct RuledCell {
    pub(super) row: usize,
    pub(super) column: usize,
    /// Over how many rows it goes.
    pub(super) rows: usize,
    /// Over how many columns it goes.
    pub(super) columns: usize,
    /// What stands in it.
    pub(super) lines: Vec<Line>,
}

impl Ruled {
    /// How far down it begins.
    pub(super) fn top(&self) -> f32 {
        self.rows.first().copied().unwrap_or(0.0)
    }

    /// The left and the right edge of a cell.
    pub(super) fn sides(&self, cell: &RuledCell) -> (f32, f32) {
        let at = |edge: usize| self.columns.get(edge).copied().unwrap_or(0.0);
        (at(cell.column), at(cell.column + cell.columns))
    }
}

/// Lines nearer than this meet, in points.
const NEAR: f32 = 3.0;

/// A column or row is no narrower.
const NARROWEST: f32 = 4.0;

/// Cells of a grid that are looked at.
const MOST_CELLS: usize = 100_000;

/// The tables of a page; the glyphs that stand in them are taken out of those of the page.
pub(super) fn ruled(rules: &[Rule], glyphs: &mut Vec<Glyph>) -> Vec<Ruled> {
    let (upright, level): (Vec<Rule>, Vec<Rule>) = rules.iter().partition(|rule| rule.upright);
    let (upright, level) = (merged(upright), merged(level));
    let mut found: Vec<Ruled> = groups(&upright, &level).into_iter().filter_map(|group| table(&group)).collect();
    found.sort_by(|a, b| a.top().total_cmp(&b.top()));
    for table in &mut found {
        fill(table, glyphs);
    }
    found
}

/// Lines that lie on each other or follow each other as one: many programs draw the edges of each cell.
fn merged(mut rules: Vec<Rule>) -> Vec<Rule> {
    let places = Grid::of(rules.iter().map(|rule| rule.at), NARROWEST / 2.0);
    for rule in &mut rules {
        rule.at = places.edges().get(places.at(rule.at) as usize).copied().unwrap_or(rule.at);
    }
    rules.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut found: Vec<Rule> = Vec::new();
    for rule in rules {
        match found.last_mut() {
            Some(last) if last.at.total_cmp(&rule.at).is_eq() && rule.from <= last.to + NEAR => {
                last.to = last.to.max(rule.to);
            }
            _ => found.push(rule),
        }
    }
    found
}

/// Upright and level lines that meet.
#[derive(Default)]
struct Group {
    upright: Vec<Rule>,
    level: Vec<Rule>,
}

/// The groups of lines that meet, however many lines are between two of them.
fn groups(upright: &[Rule], level: &[Rule]) -> Vec<Group> {
    let meets = |one: &Rule, other: &Rule| {
        let within = |at: f32, rule: &Rule| rule.from - NEAR <= at && at <= rule.to + NEAR;
        within(one.at, other) && within(other.at, one)
    };
    // The group of each upright line: that of its first neighbour, and so on.
    let mut parent: Vec<usize> = (0..upright.len() + level.len()).collect();
    for (at, one) in upright.iter().enumerate() {
        let others = level.iter().enumerate().filter(|(_, other)| meets(one, other));
        for (other, _) in others {
            let (a, b) = (root(&parent, at), root(&parent, upright.len() + other));
            if let Some(slot) = parent.get_mut(a.max(b)) {
                *slot = a.min(b);
            }
        }
    }
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for (at, rule) in upright.iter().chain(level).enumerate() {
        let group = groups.entry(root(&parent, at)).or_default();
        if rule.upright { group.upright.push(*rule) } else { group.level.push(*rule) }
    }
    groups.into_values().filter(|group| !group.upright.is_empty() && group.level.len() > 1).collect()
}

fn root(parent: &[usize], mut at: usize) -> usize {
    // The group of a line is never behind the line, so this comes to an end.
    while let Some(above) = parent.get(at).copied().filter(|above| *above < at) {
        at = above;
    }
    at
}

/// The table of lines that meet; none where they part nothing: a frame about a text or a page.
fn table(group: &Group) -> Option<Ruled> {
    let ends = |rules: &[Rule]| {
        let from = rules.iter().map(|rule| rule.from).fold(f32::INFINITY, f32::min);
        [from, rules.iter().map(|rule| rule.to).fold(f32::NEG_INFINITY, f32::max)]
    };
    // A table may be open at its sides.
    let columns = Grid::of(group.upright.iter().map(|rule| rule.at).chain(ends(&group.level)), NARROWEST);
    let rows = Grid::of(group.level.iter().map(|rule| rule.at).chain(ends(&group.upright)), NARROWEST);
    let (width, height) = (columns.edges().len().checked_sub(1)?, rows.edges().len().checked_sub(1)?);
    if width.saturating_mul(height) > MOST_CELLS {
        return None;
    }
    let parts = Parts::of(group, &columns, &rows, width, height);
    let mut taken = vec![false; width * height];
    let mut cells = Vec::new();
    for row in 0..height {
        for column in 0..width {
            if taken.get(row * width + column) != Some(&false) {
                continue;
            }
            let is_free = |at: usize| taken.get(row * width + at) == Some(&false);
            let to_right = (column + 1..width).take_while(|at| !parts.left(row, *at) && is_free(*at));
            let across = 1 + to_right.count();
            let is_open = |down: usize| (column..column + across).all(|at| !parts.above(down, at));
            let down = 1 + (row + 1..height).take_while(|at| is_open(*at)).count();
            for place in (row..row + down).flat_map(|row| (column..column + across).map(move |at| row * width + at)) {
                if let Some(slot) = taken.get_mut(place) {
                    *slot = true;
                }
            }
            cells.push(RuledCell { row, column, rows: down, columns: across, lines: Vec::new() });
        }
    }
    (cells.len() > 1).then(|| Ruled { columns: columns.edges().to_vec(), rows: rows.edges().to_vec(), cells })
}

/// Which of the edges of a grid's places are drawn.
struct Parts {
    width: usize,
    left: Vec<bool>,
    above: Vec<bool>,
}

impl Parts {
    fn of(group: &Group, columns: &Grid, rows: &Grid, width: usize, height: usize) -> Self {
        let mut parts = Self { width, left: vec![false; width * height], above: vec![false; width * height] };
        // A line goes for the places whose middle it passes.
        let passed = |rule: &Rule, grid: &Grid| -> Vec<usize> {
            let pairs = grid.edges().iter().zip(grid.edges().iter().skip(1)).enumerate();
            let middles = pairs.map(|(at, (from, to))| (at, f32::midpoint(*from, *to)));
            middles.filter(|(_, middle)| rule.from <= *middle && *middle <= rule.to).map(|(at, _)| at).collect()
        };
        for rule in &group.upright {
            let column = columns.at(rule.at) as usize;
            for row in passed(rule, rows) {
                if let Some(slot) = parts.left.get_mut(row * width + column).filter(|_| column < width) {
                    *slot = true;
                }
            }
        }
        for rule in &group.level {
            let row = rows.at(rule.at) as usize;
            for column in passed(rule, columns) {
                if let Some(slot) = parts.above.get_mut(row * width + column) {
                    *slot = true;
                }
            }
        }
        parts
    }

    fn left(&self, row: usize, column: usize) -> bool {
        self.left.get(row * self.width + column).copied().unwrap_or(true)
    }

    fn above(&self, row: usize, column: usize) -> bool {
        self.above.get(row * self.width + column).copied().unwrap_or(true)
    }
}

/// Puts the glyphs that stand in a table into its cells.
fn fill(table: &mut Ruled, glyphs: &mut Vec<Glyph>) {
    let width = table.columns.len().saturating_sub(1);
    let height = table.rows.len().saturating_sub(1);
    let mut owner = vec![0_usize; width * height];
    for (at, cell) in table.cells.iter().enumerate() {
        let places = (cell.row..cell.row + cell.rows)
            .flat_map(|row| (cell.column..cell.column + cell.columns).map(move |column| row * width + column));
        for place in places {
            if let Some(slot) = owner.get_mut(place) {
                *slot = at;
            }
        }
    }
    let mut own: Vec<Vec<Glyph>> = vec![Vec::new(); table.cells.len()];
    glyphs.retain(|glyph| {
        // The middle of a character lies over its line.
        let (x, y) = (glyph.x + glyph.width / 2.0, glyph.y - glyph.size * 0.3);
        let behind = |edges: &[f32], at: f32| edges.partition_point(|edge| *edge <= at).checked_sub(1);
        let place = behind(&table.columns, x).zip(behind(&table.rows, y)).filter(|(c, r)| *c < width && *r < height);
        let cell = place.and_then(|(column, row)| owner.get(row * width + column));
        let cell = cell.and_then(|cell| own.get_mut(*cell));
        let is_out = cell.is_none();
        if let Some(cell) = cell {
            cell.push(*glyph);
        }
        is_out
    });
    for (cell, glyphs) in table.cells.iter_mut().zip(own) {
        cell.lines = whole_lines(glyphs);
    }
}
