//! Which of the columns that two offices added are one. Their ids say little: each window counts k1, k2, each read sheet
//! x1, x2, so the same id is often another column. A column is known by its heading; an id counts only between states of
//! one file, where it never changes its column.

use std::collections::{HashMap, HashSet};

use smol_str::SmolStr;

use crate::model::{Cell, Column, ColumnId, ColumnKind, ColumnMap, Report};
use crate::text::fold;

/// True where two columns are one: the same heading, and what stands in one can stand in the other.
#[must_use]
pub fn is_same_column(a: &Column, b: &Column) -> bool {
    fold(&a.title) == fold(&b.title) && is_compatible(a.kind, b.kind)
}

/// A text can be a number or a day in words; a number is no day.
fn is_compatible(a: ColumnKind, b: ColumnKind) -> bool {
    let is_text = |kind| matches!(kind, ColumnKind::Line | ColumnKind::Text | ColumnKind::Choice);
    a == b || is_text(a) || is_text(b)
}

/// From the columns of one report to the ids that they have beside those of another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnIds {
    /// By the former id: the other id, and what kind of cell stands under it. Only what changes.
    to: HashMap<SmolStr, (ColumnId, Option<ColumnKind>)>,
}

impl ColumnIds {
    /// For columns that come to mine: the id of the column of that heading, a free one where there is none. `maps` are
    /// those with values of theirs, `own` those of mine: a value without a column has an id too.
    #[must_use]
    pub fn of<'a>(
        mine: &[Column],
        own: impl Iterator<Item = &'a ColumnMap>,
        theirs: &[Column],
        maps: impl Iterator<Item = &'a ColumnMap>,
    ) -> Self {
        let matched = by_heading(mine, theirs, HashMap::new());
        Self::with(mine, own, theirs, maps, &matched, false)
    }

    fn with<'a>(
        mine: &[Column],
        own: impl Iterator<Item = &'a ColumnMap>,
        theirs: &[Column],
        maps: impl Iterator<Item = &'a ColumnMap>,
        matched: &HashMap<ColumnId, ColumnId>,
        of_one_file: bool,
    ) -> Self {
        let names = |columns: &[Column]| -> HashSet<SmolStr> {
            columns.iter().map(|column| SmolStr::new(column.id.as_str())).collect()
        };
        let (mut taken, known) = (names(mine), names(theirs));
        let keys = maps.flat_map(ColumnMap::iter).map(|(name, _)| name.clone());
        let mut orphans: Vec<SmolStr> = keys.filter(|name| !known.contains(name)).collect();
        orphans.sort_unstable();
        orphans.dedup();
        let mut given: HashSet<SmolStr> = known.iter().chain(&orphans).cloned().collect();
        // A value whose column is gone on one side of one file is still a value of that column.
        if of_one_file {
            orphans.clear();
        } else {
            orphans.retain(|name| taken.contains(name));
        }
        taken.extend(own.flat_map(ColumnMap::iter).map(|(name, _)| name.clone()));
        given.extend(taken.iter().cloned());
        let mut free = Free { taken: given, next: 1 };
        let mut to = HashMap::new();
        for column in theirs {
            let counterpart = matched.get(&column.id).and_then(|id| mine.iter().find(|own| own.id == *id));
            let name = column.id.as_str();
            let target = match counterpart {
                Some(own) => (own.id.clone(), (own.kind != column.kind).then_some(own.kind)),
                None if taken.contains(name) => (free.id(), None),
                None => continue,
            };
            if target.0 != column.id || target.1.is_some() {
                to.insert(SmolStr::new(name), target);
            }
        }
        to.extend(orphans.into_iter().map(|name| (name, (free.id(), None))));
        Self { to }
    }

    /// True where nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.to.is_empty()
    }

    /// A column by its other id.
    #[must_use]
    pub fn column(&self, column: &Column) -> Column {
        let id = self.to.get(column.id.as_str()).map_or(&column.id, |(id, _)| id);
        Column { id: id.clone(), ..column.clone() }
    }

    /// Values under the other ids, each as the column there holds it.
    pub fn rename(&self, map: &mut ColumnMap) {
        if map.iter().all(|(name, _)| !self.to.contains_key(name)) {
            return;
        }
        let mut renamed = ColumnMap::default();
        for (name, cell) in map.iter() {
            match self.to.get(name) {
                Some((id, kind)) => renamed.set(id.as_str(), Some(as_kind(cell.clone(), *kind))),
                None => renamed.set(name, Some(cell.clone())),
            }
        }
        *map = renamed;
    }
}

/// The ids of two reports' columns, and of the state that both came from.
pub(super) struct Aligned {
    pub(super) theirs: ColumnIds,
    pub(super) base: ColumnIds,
}

impl Aligned {
    /// `of_one_file`: the reports are states of one file.
    pub(super) fn of(mine: &Report, theirs: &Report, base: Option<&Report>, of_one_file: bool) -> Self {
        let former = base.map_or(&[][..], |base| base.columns.as_slice());
        // Without the state that both came from, two states of one file are told by the ids alone.
        let is_origin = |column: &Column, own: &Column| {
            if base.is_none() {
                return of_one_file;
            }
            let origin = former.iter().find(|one| one.id == own.id);
            let named = |origin: &Column| is_same_column(origin, own) || is_same_column(origin, column);
            origin.is_some_and(|origin| of_one_file || named(origin))
        };
        let matched = by_heading(&mine.columns, &theirs.columns, by_id(&mine.columns, &theirs.columns, is_origin));
        let of_theirs =
            ColumnIds::with(&mine.columns, maps(mine), &theirs.columns, maps(theirs), &matched, of_one_file);
        let Some(base) = base else { return Self { theirs: of_theirs, base: ColumnIds::default() } };
        // The columns of both, so that one that mine lost is found with theirs.
        let others = theirs.columns.iter().map(|column| of_theirs.column(column));
        let mut both = mine.columns.clone();
        for column in others {
            if both.iter().all(|own| own.id != column.id) {
                both.push(column);
            }
        }
        let matched = by_heading(&both, &base.columns, by_id(&both, &base.columns, |_, _| true));
        let of_base = ColumnIds::with(&both, maps(mine), &base.columns, maps(base), &matched, of_one_file);
        Self { theirs: of_theirs, base: of_base }
    }
}

/// From theirs to mine by equal ids.
fn by_id(mine: &[Column], theirs: &[Column], is_one: impl Fn(&Column, &Column) -> bool) -> HashMap<ColumnId, ColumnId> {
    let own = |column: &Column| {
        mine.iter().find(|own| own.id == column.id && is_compatible(own.kind, column.kind) && is_one(column, own))
    };
    theirs.iter().filter_map(|column| Some((column.id.clone(), own(column)?.id.clone()))).collect()
}

/// Adds those of the same heading; of several the one of the same id, else the first.
fn by_heading(
    mine: &[Column],
    theirs: &[Column],
    mut matched: HashMap<ColumnId, ColumnId>,
) -> HashMap<ColumnId, ColumnId> {
    let mut used: HashSet<ColumnId> = matched.values().cloned().collect();
    for same_id in [true, false] {
        for column in theirs {
            if matched.contains_key(&column.id) {
                continue;
            }
            let fits = |own: &&Column| {
                !used.contains(&own.id) && (!same_id || own.id == column.id) && is_same_column(own, column)
            };
            if let Some(own) = mine.iter().find(fits) {
                used.insert(own.id.clone());
                matched.insert(column.id.clone(), own.id.clone());
            }
        }
    }
    matched
}

/// Gives out ids that no column has.
struct Free {
    taken: HashSet<SmolStr>,
    next: usize,
}

impl Free {
    fn id(&mut self) -> ColumnId {
        loop {
            let id = SmolStr::from(format!("k{}", self.next));
            self.next += 1;
            if self.taken.insert(id.clone()) {
                return ColumnId::from(id.as_str());
            }
        }
    }
}

/// A cell as a column of another kind holds it. A text that is no number stays the text that it is.
fn as_kind(cell: Cell, kind: Option<ColumnKind>) -> Cell {
    match (cell, kind) {
        (Cell::Number(number), Some(ColumnKind::Line | ColumnKind::Text | ColumnKind::Choice)) => {
            Cell::Text(number.to_string())
        }
        (Cell::Text(text), Some(ColumnKind::Number)) => text.parse().map_or(Cell::Text(text), Cell::Number),
        (cell, _) => cell,
    }
}

/// All values in columns of a report.
fn maps(report: &Report) -> impl Iterator<Item = &ColumnMap> {
    report.items().flat_map(|item| {
        let measures = item.measures.iter().map(|measure| &measure.custom);
        std::iter::once(&item.custom).chain(measures)
    })
}
