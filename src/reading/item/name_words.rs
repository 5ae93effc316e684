//! Whether a name is one of a unit, a post or a person, by how such names end and begin (`assets/lexicon/parties.tsv`).
//!
//! Lives here: what the words of one name say. Does not live here: what the other names of a table say.

use std::sync::LazyLock;

use crate::text::parties;

/// The words by which names are told apart.
struct Endings {
    units: Vec<&'static str>,
    weak: Vec<&'static str>,
    posts: Vec<&'static str>,
    surnames: Vec<&'static str>,
}

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

/// A given name has one or two characters.
const GIVEN: std::ops::RangeInclusive<usize> = 1..=2;

/// True for a name that ends as those of units do: 县水务局.
pub(in crate::reading) fn ends_as_unit(name: &str) -> bool {
    ENDINGS.units.iter().any(|word| name.ends_with(word))
}

/// True for a name that ends as those of units and given names do.
pub(in crate::reading) fn ends_as_either(name: &str) -> bool {
    ENDINGS.weak.iter().any(|word| name.ends_with(word))
}

/// True for a name that ends with a post: 分管副县长.
pub(in crate::reading) fn ends_with_post(name: &str) -> bool {
    ENDINGS.posts.iter().any(|word| name.ends_with(word))
}

/// A surname and a given name, with 同志 or a dot where there is one.
pub(in crate::reading) fn is_person(name: &str) -> bool {
    if name.contains('·') {
        return true;
    }
    let given =
        |surname: &&&str| name.strip_prefix(**surname).is_some_and(|rest| GIVEN.contains(&rest.chars().count()));
    name.chars().all(char::is_alphabetic) && ENDINGS.surnames.iter().any(|surname| given(&surname))
}

/// A post and the name of who holds it: 县水务局局长王五.
pub(in crate::reading) fn is_posted(name: &str) -> bool {
    ENDINGS.posts.iter().any(|post| name.rsplit_once(post).is_some_and(|(_, rest)| is_person(rest)))
}

/// How many characters of a name are a unit before the name of a person: 水务局王五 is 3.
pub(in crate::reading) fn unit_before_person(name: &str) -> Option<usize> {
    let chars: Vec<char> = name.chars().collect();
    (2..chars.len()).rev().find(|at| {
        let part = |from: usize, to: usize| chars.get(from..to).unwrap_or_default().iter().collect::<String>();
        ends_as_unit(&part(0, *at)) && is_person(&part(*at, chars.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_before_a_person_is_parted_from_it() {
        assert_eq!(unit_before_person("县水务局王五"), Some(4));
        assert_eq!(unit_before_person("县水务局"), None);
    }
}
