//! Several sheets that are one ledger: a list of problems, one of tasks and one of who answers, joined by their numbers.

use std::collections::HashMap;

use crate::text::fold;

use super::column::Column;
use super::draft::Draft;

/// The drafts of one sheet.
pub(super) struct Sheeted {
    /// Which of the sheets.
    pub(super) sheet: usize,
    /// Its drafts.
    pub(super) drafts: Vec<Draft>,
}

/// What tells a draft from those of other items, folded once.
struct Key {
    number: String,
    /// Its problem; absent where the sheet names none, or the workbook could not give the cell.
    title: Option<String>,
}

/// A sheet that others may be joined to, with what is looked for in it.
struct Joined {
    sheet: Sheeted,
    keys: Vec<Key>,
    /// The places of its drafts by their numbers.
    by_number: HashMap<String, Vec<usize>>,
    /// The columns that its drafts hold something in, each once, without those of the office.
    columns: Vec<Column>,
}

/// Joins sheets whose rows have the numbers and problems of an earlier one and say something else of them. Drafts that
/// have no title and fit no item are given back.
pub(super) fn join(sheets: Vec<Sheeted>) -> (Vec<Sheeted>, Vec<Draft>) {
    let mut joined: Vec<Joined> = Vec::new();
    let mut orphans = Vec::new();
    // A sheet without problems has nothing to stand by itself.
    let (titled, untitled): (Vec<Sheeted>, Vec<Sheeted>) =
        sheets.into_iter().partition(|own| own.drafts.iter().all(|draft| draft.title != Column::NUMBER));
    for own in titled.into_iter().chain(untitled) {
        let bare = own.drafts.iter().any(|draft| draft.title == Column::NUMBER);
        let own = Joined::new(own);
        match joined.iter_mut().find(|earlier| earlier.takes(&own)) {
            Some(earlier) => {
                let Joined { sheet, keys, .. } = own;
                sheet.drafts.into_iter().zip(keys).for_each(|(draft, key)| earlier.add(draft, key, &mut orphans));
            }
            None if bare => orphans.extend(own.sheet.drafts),
            None => joined.push(own),
        }
    }
    (joined.into_iter().map(|joined| joined.sheet).collect(), orphans)
}

impl Key {
    fn of(draft: &Draft) -> Self {
        let titled = draft.rows.first().filter(|_| draft.title != Column::NUMBER);
        let title = titled.and_then(|row| row.cell(draft.title)).map(|cell| fold(&cell.text));
        Self { number: fold(&draft.number), title }
    }

    /// True for one item: the same number, and the same problem where both name it.
    fn is_same(&self, other: &Self) -> bool {
        let same_title = match (&self.title, &other.title) {
            (Some(one), Some(other)) => one == other,
            _ => !self.number.is_empty(),
        };
        self.number == other.number && same_title
    }
}

impl Joined {
    fn new(sheet: Sheeted) -> Self {
        let keys: Vec<Key> = sheet.drafts.iter().map(Key::of).collect();
        let mut joined = Self { sheet, keys, by_number: HashMap::new(), columns: Vec::new() };
        for (at, key) in joined.keys.iter().enumerate() {
            joined.by_number.entry(key.number.clone()).or_default().push(at);
        }
        for draft in &joined.sheet.drafts {
            see(&mut joined.columns, draft);
        }
        joined
    }

    /// The place of the draft of the same item.
    fn place(&self, key: &Key) -> Option<usize> {
        let places = self.by_number.get(&key.number)?;
        places.iter().copied().find(|at| self.keys.get(*at).is_some_and(|before| key.is_same(before)))
    }

    /// True where most rows of another sheet are of items of this one, and it has a column that this one has not.
    fn takes(&self, other: &Self) -> bool {
        let known = other.keys.iter().filter(|key| self.place(key).is_some()).count();
        let news = other.columns.iter().any(|column| !self.columns.contains(column));
        known > 0 && known * 2 >= other.keys.len() && news
    }

    fn add(&mut self, mut draft: Draft, key: Key, orphans: &mut Vec<Draft>) {
        let place = self.place(&key);
        if place.is_none() && draft.title == Column::NUMBER {
            orphans.push(draft);
            return;
        }
        see(&mut self.columns, &draft);
        let Some(before) = place.and_then(|at| self.sheet.drafts.get_mut(at)) else {
            self.by_number.entry(key.number.clone()).or_default().push(self.keys.len());
            self.keys.push(key);
            self.sheet.drafts.push(draft);
            return;
        };
        if before.category.is_empty() {
            before.category = std::mem::take(&mut draft.category);
        }
        before.rows.append(&mut draft.rows);
    }
}

/// Takes note of the columns that a draft holds something in.
fn see(columns: &mut Vec<Column>, draft: &Draft) {
    for column in draft.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column) {
        if column != Column::OWN && !columns.contains(&column) {
            columns.push(column);
        }
    }
}
