//! Whether words name a unit or a person, where one cell may hold both: by the names that the other columns of the table
//! hold, else by how the names of units and of persons end and begin (`assets/lexicon/parties.tsv`).
//!
//! Limits: a unit without its ending (文旅 for 文旅局) and a person by a nickname are told apart only where another column
//! has them; what could be either is neither.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::reading::formats::Table;
use crate::text::{fold, parties};

use super::columns::Match;
use super::two_roles::Kind;

/// What names there are in the columns that hold nothing but units or nothing but persons.
#[derive(Debug, Default)]
pub(super) struct KnownNames(HashMap<String, Kind>);

/// The words by which names are told apart.
struct Endings {
    units: Vec<&'static str>,
    weak: Vec<&'static str>,
    posts: Vec<&'static str>,
    surnames: Vec<&'static str>,
}

/// A given name has one or two characters.
const GIVEN: std::ops::RangeInclusive<usize> = 1..=2;

fn endings() -> &'static Endings {
    static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
        let of = |meaning: &str| {
            parties().entries().iter().filter(|entry| entry.meaning == meaning).map(|entry| entry.word).collect()
        };
        Endings {
            units: of("unit.ending"),
            weak: of("unit.weak"),
            posts: of("person.post"),
            surnames: of("person.surname"),
        }
    });
    &ENDINGS
}

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
    let ends = |list: &[&str]| list.iter().any(|word| name.ends_with(word));
    let own = endings();
    if ends(&own.posts) {
        return Some(Kind::Person);
    }
    let is_name = is_person(name);
    if ends(&own.units) && name.chars().count() > 1 {
        return Some(Kind::Unit);
    }
    match (ends(&own.weak), is_name) {
        (true, false) => Some(Kind::Unit),
        (false, true) => Some(Kind::Person),
        (false, false) if is_posted(name) => Some(Kind::Person),
        _ => None,
    }
}

/// A surname and a given name, with 同志 or a dot where there is one.
fn is_person(name: &str) -> bool {
    if name.contains('·') {
        return true;
    }
    let given =
        |surname: &&&str| name.strip_prefix(**surname).is_some_and(|rest| GIVEN.contains(&rest.chars().count()));
    name.chars().all(char::is_alphabetic) && endings().surnames.iter().any(|surname| given(&surname))
}

/// A post and the name of who holds it: 县水务局局长王五.
fn is_posted(name: &str) -> bool {
    endings().posts.iter().any(|post| name.rsplit_once(post).is_some_and(|(_, rest)| is_person(rest)))
}

/// How many characters of a name are a unit before the name of a person: 水务局王五 is 3.
pub(super) fn unit_before_person(name: &str) -> Option<usize> {
    let chars: Vec<char> = name.chars().collect();
    (2..chars.len()).rev().find(|at| {
        let part = |from: usize, to: usize| chars.get(from..to).unwrap_or_default().iter().collect::<String>();
        let (unit, rest) = (part(0, *at), part(*at, chars.len()));
        endings().units.iter().any(|word| unit.ends_with(word)) && is_person(&rest)
    })
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
        assert_eq!(unit_before_person("县水务局王五"), Some(4));
        assert_eq!(unit_before_person("县水务局"), None);
    }
}
