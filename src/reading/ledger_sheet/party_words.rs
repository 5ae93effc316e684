//! Whether words name a unit or a person, where one cell may hold both: by the names that the other columns of the table
//! hold, else by how the names of units and of persons end and begin (`item::name_words`).
//!
//! Limits: a unit without its ending (文旅 for 文旅局) and a person by a nickname are told apart only where another column
//! has them; what could be either is neither.

use std::collections::HashMap;

use crate::reading::formats::Table;
use crate::reading::item::name_words::{ends_as_either, ends_as_unit, ends_with_post, is_person, is_posted};
use crate::text::fold;

use super::columns::Match;
use super::two_roles::Kind;

/// What names there are in the columns that hold nothing but units or nothing but persons.
#[derive(Debug, Default)]
pub(super) struct KnownNames(HashMap<String, Kind>);

impl KnownNames {
    /// The names in the columns of a table that are about one kind of party.
    pub(super) fn new(table: &Table, columns: &Match) -> Self {
        let mut known = HashMap::new();
        for (at, kind) in columns.columns.iter().enumerate().filter_map(|(at, own)| Some((at, Kind::of((*own)?)?))) {
            if !matches!(kind, Kind::Unit | Kind::Person) {
                continue;
            }
            for cell in table.rows.iter().skip(columns.heading + 1).filter_map(|row| row.get(at)) {
                let names = cell.text.split(['、', ',', '\u{ff0c}', ';', '\u{ff1b}', '\n', ' ']);
                known.extend(names.map(fold).filter(|name| !name.is_empty()).map(|name| (name, kind)));
            }
        }
        Self(known)
    }

    /// What words are, when they name one party.
    pub(super) fn kind(&self, words: &str) -> Option<Kind> {
        let folded = fold(words);
        let name = folded.trim_end_matches('等');
        self.0.get(name).copied().or_else(|| kind_by_words(name))
    }
}

/// What a name is by its words alone.
fn kind_by_words(name: &str) -> Option<Kind> {
    if ends_with_post(name) {
        return Some(Kind::Person);
    }
    let is_name = is_person(name);
    if ends_as_unit(name) && name.chars().count() > 1 {
        return Some(Kind::Unit);
    }
    match (ends_as_either(name), is_name) {
        (true, false) => Some(Kind::Unit),
        (false, true) => Some(Kind::Person),
        (false, false) if is_posted(name) => Some(Kind::Person),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_persons_are_told_by_their_words() {
        for (words, kind) in [
            ("县水务局", Some(Kind::Unit)),
            ("高新区", Some(Kind::Unit)),
            ("安监局", Some(Kind::Unit)),
            ("各乡镇", Some(Kind::Unit)),
            ("检查组", Some(Kind::Unit)),
            ("李四", Some(Kind::Person)),
            ("欧阳明", Some(Kind::Person)),
            ("副县长", Some(Kind::Person)),
            ("王五同志", Some(Kind::Person)),
            ("县教育局局长赵六", Some(Kind::Person)),
            ("阿迪力·艾力", Some(Kind::Person)),
            // A given name and a garden.
            ("张园", None),
            ("十月", None),
            ("已完成三项工作", None),
        ] {
            assert_eq!(KnownNames::default().kind(words), kind, "{words}");
        }
    }
}
