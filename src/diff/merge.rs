//! Lists to which two sides added since the common ancestor: what both changes come to together.

use crate::model::{Record, Value};

use super::union::{by_day, is_statement, joined};

/// Both changes of a list together; nothing where they contradict each other, or for what is no list.
pub(super) fn merged(base: &Value, mine: &Value, theirs: &Value) -> Option<Value> {
    match (base, mine, theirs) {
        (Value::Records(base), Value::Records(mine), Value::Records(theirs)) => {
            // Two entries of one list may have the same key, such as two log entries of a day: then all of an entry
            // tells it from others.
            let same_key = |a: &Record, b: &Record| a.key() == b.key();
            let unique = ![base, mine, theirs].iter().any(|list| twice(list, &same_key));
            let mut list = if unique {
                lists(base, mine, theirs, same_key, both_added)
            } else {
                lists(base, mine, theirs, PartialEq::eq, both_added)
            }?;
            by_day(&mut list, mine, theirs);
            Some(Value::Records(list))
        }
        (Value::Parties(base), Value::Parties(mine), Value::Parties(theirs)) => {
            lists(base, mine, theirs, PartialEq::eq, neither).map(Value::Parties)
        }
        (Value::Nodes(base), Value::Nodes(mine), Value::Nodes(theirs)) => {
            lists(base, mine, theirs, PartialEq::eq, neither).map(Value::Nodes)
        }
        (Value::Names(base), Value::Names(mine), Value::Names(theirs)) => {
            lists(base, mine, theirs, PartialEq::eq, neither).map(Value::Names)
        }
        _ => None,
    }
}

/// What two new entries under one key come to: what two units wrote on one day stands side by side.
fn both_added(mine: &Record, theirs: &Record) -> Option<Vec<Record>> {
    let one = joined(mine, theirs).map(|entry| vec![entry]);
    one.or_else(|| is_statement(mine).then(|| vec![mine.clone(), theirs.clone()]))
}

/// Values that are their own key do not differ under it.
fn neither<T>(_: &T, _: &T) -> Option<Vec<T>> {
    None
}

/// Merges by keys: mine in their order, then what only they added. Nothing where a key stands twice in a list, or
/// where both changed what stands under one; what both added under one is for `added` to tell.
fn lists<T: Clone + PartialEq>(
    base: &[T],
    mine: &[T],
    theirs: &[T],
    same: impl Fn(&T, &T) -> bool,
    added: impl Fn(&T, &T) -> Option<Vec<T>>,
) -> Option<Vec<T>> {
    if [base, mine, theirs].iter().any(|list| twice(list, &same)) {
        return None;
    }
    let find = |list: &[T], one: &T| list.iter().find(|other| same(other, one)).cloned();
    let mut merged = Vec::new();
    for own in mine {
        match (find(base, own), find(theirs, own)) {
            (None, Some(other)) if other != *own => merged.extend(added(own, &other)?),
            (former, other) => merged.extend(one(former.as_ref(), Some(own.clone()), other)?),
        }
    }
    for other in theirs.iter().filter(|other| find(mine, other).is_none()) {
        merged.extend(one(find(base, other).as_ref(), None, Some(other.clone()))?);
    }
    Some(merged)
}

fn twice<T>(list: &[T], same: &impl Fn(&T, &T) -> bool) -> bool {
    list.iter().enumerate().any(|(at, one)| list.iter().skip(at + 1).any(|other| same(one, other)))
}

/// What one entry comes to: the outer option is empty for a contradiction, the inner one for an entry taken out.
#[expect(clippy::option_option, reason = "a contradiction is not an entry taken out")]
fn one<T: PartialEq>(base: Option<&T>, mine: Option<T>, theirs: Option<T>) -> Option<Option<T>> {
    if mine == theirs || theirs.as_ref() == base {
        Some(mine)
    } else if mine.as_ref() == base {
        Some(theirs)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_added_stands_together_and_what_one_took_out_is_gone() {
        let same = |a: &i32, b: &i32| a == b;
        assert_eq!(lists(&[1, 2, 3], &[1, 2, 3, 4], &[2, 3, 5], same, neither), Some(vec![2, 3, 4, 5]));
    }

    #[test]
    fn two_values_under_one_key_are_a_contradiction() {
        let same = |a: &(i32, i32), b: &(i32, i32)| a.0 == b.0;
        assert_eq!(lists(&[(1, 1)], &[(1, 2)], &[(1, 3)], same, neither), None);
        assert_eq!(lists(&[(1, 1)], &[(1, 2)], &[], same, neither), None);
    }
}
