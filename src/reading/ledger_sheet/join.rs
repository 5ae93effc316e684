//! Several sheets that are one ledger: a list of problems, one of tasks and one of who answers, joined by their numbers.

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

/// Joins sheets whose rows have the numbers and problems of an earlier one and say something else of them. Drafts that
/// have no title and fit no item are given back.
pub(super) fn join(sheets: Vec<Sheeted>) -> (Vec<Sheeted>, Vec<Draft>) {
    let mut joined: Vec<Sheeted> = Vec::new();
    let mut orphans = Vec::new();
    // A sheet without problems has nothing to stand by itself.
    let (titled, untitled): (Vec<Sheeted>, Vec<Sheeted>) =
        sheets.into_iter().partition(|own| own.drafts.iter().all(|draft| draft.title != Column::NUMBER));
    for own in titled.into_iter().chain(untitled) {
        let bare = own.drafts.iter().any(|draft| draft.title == Column::NUMBER);
        match joined.iter_mut().find(|earlier| goes_with(&own, earlier)) {
            Some(earlier) => own.drafts.into_iter().for_each(|draft| add(earlier, draft, &mut orphans)),
            None if bare => orphans.extend(own.drafts),
            None => joined.push(own),
        }
    }
    (joined, orphans)
}

/// True where most rows of a sheet are of items of an earlier one, and it has a column that the earlier one has not.
fn goes_with(own: &Sheeted, earlier: &Sheeted) -> bool {
    let known = own.drafts.iter().filter(|draft| earlier.drafts.iter().any(|before| is_same(draft, before))).count();
    let columns = |sheet: &Sheeted| -> Vec<Column> {
        let cells = sheet.drafts.iter().flat_map(Draft::columns);
        cells.map(|(_, column)| column).filter(|column| *column != Column::OWN).collect()
    };
    let before = columns(earlier);
    let news = columns(own).iter().any(|column| !before.contains(column));
    known > 0 && known * 2 >= own.drafts.len() && news
}

/// True for two drafts of one item: the same number, and the same problem where both name it.
fn is_same(draft: &Draft, other: &Draft) -> bool {
    let number = |draft: &Draft| fold(&draft.number);
    let title = |draft: &Draft| draft.rows.first().and_then(|row| row.cell(draft.title)).map(|cell| fold(&cell.text));
    let both = draft.title != Column::NUMBER && other.title != Column::NUMBER;
    // One of them may have its problem in a cell that the workbook could not give.
    let named = both && title(draft).is_some() && title(other).is_some();
    let same_title = !named || title(draft) == title(other);
    let numbers = number(draft) == number(other) && (named || !number(draft).is_empty());
    numbers && same_title
}

fn add(earlier: &mut Sheeted, mut draft: Draft, orphans: &mut Vec<Draft>) {
    match earlier.drafts.iter_mut().find(|before| is_same(&draft, before)) {
        Some(before) => {
            if before.category.is_empty() {
                before.category = std::mem::take(&mut draft.category);
            }
            before.rows.append(&mut draft.rows);
        }
        None if draft.title == Column::NUMBER => orphans.push(draft),
        None => earlier.drafts.push(draft),
    }
}
