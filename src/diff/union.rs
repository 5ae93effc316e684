//! Lists that pile up: updates, evidence, steps of a closing, letters. Where no common origin tells that an entry was
//! taken out on purpose, two such lists come to all that stands in either: an entry is never overwritten by a later
//! import, and the same thing does not stand there twice.
//!
//! Limits: an entry that only mine has stays, so an entry cannot be taken out here by a comparison without a common
//! ancestor.

use crate::model::{Date, Due, Field, FieldKind, Record, Value, When};
use crate::text::fold;

/// The list here with what only theirs has; nothing for a field that is no such list.
pub(super) fn union(kind: FieldKind, mine: &Value, theirs: &Value) -> Option<Value> {
    match (kind, mine, theirs) {
        (FieldKind::Entries | FieldKind::Files | FieldKind::Figures, Value::Records(mine), Value::Records(theirs)) => {
            Some(Value::Records(of_records(mine, theirs, kind == FieldKind::Figures)))
        }
        _ => None,
    }
}

/// Several parties or short texts: those here, then those that only theirs has. Nothing for other values.
pub(super) fn union_of_names(mine: &Value, theirs: &Value) -> Option<Value> {
    fn both<T: Clone + PartialEq>(mine: &[T], theirs: &[T]) -> Vec<T> {
        mine.iter().chain(theirs.iter().filter(|one| !mine.contains(one))).cloned().collect()
    }
    match (mine, theirs) {
        (Value::Parties(mine), Value::Parties(theirs)) => Some(Value::Parties(both(mine, theirs))),
        (Value::Names(mine), Value::Names(theirs)) => Some(Value::Names(both(mine, theirs))),
        _ => None,
    }
}

fn of_records(mine: &[Record], theirs: &[Record], figures: bool) -> Vec<Record> {
    let once = |key: &[&Value]| {
        let count = |list: &[Record]| list.iter().filter(|one| one.key() == key).count();
        count(mine) == 1 && count(theirs) == 1
    };
    let mut list = mine.to_vec();
    for other in theirs {
        let same = |own: &Record| own.clone().with_places(None) == other.clone().with_places(None);
        if list.iter().any(same) {
            continue;
        }
        // Only mine are filled in: what theirs holds twice is theirs to tell apart.
        let here = list.get_mut(..mine.len()).unwrap_or_default();
        if let Some((own, joined)) = here.iter_mut().find_map(|own| joined(own, other).map(|joined| (own, joined))) {
            *own = joined;
            continue;
        }
        let replaced = (figures || !is_statement(other)) && once(&other.key());
        let own = here.iter_mut().find(|own| replaced && own.key() == other.key() && !moves_a_date(own, other));
        match own {
            Some(own) => *own = filled(other, own),
            None => list.push(other.clone()),
        }
    }
    by_day(&mut list, mine, theirs);
    list
}

/// True for an entry that says how it was on a day: another one of the same day stands beside it. Other entries are
/// known by their title or their goal, and the later word about one takes the place of the former.
pub(super) fn is_statement(record: &Record) -> bool {
    record.shape().iter().any(|field| field.is_key && field.required && field.kind == FieldKind::Date)
}

/// Two entries that are of the same thing and do not contradict each other as one: the first, with what it leaves blank
/// from the second.
pub(super) fn joined(own: &Record, other: &Record) -> Option<Record> {
    let says_more = other.extra().keys().any(|key| own.extra().get(key) != other.extra().get(key));
    (is_same_thing(own, other) && !says_more && !contradict(own, other)).then(|| filled(own, other))
}

/// The same key, where a blank part of it says nothing; of an update the same words for the same period.
fn is_same_thing(own: &Record, other: &Record) -> bool {
    if says_the_same(own, other) {
        return true;
    }
    let keys = || own.fields().zip(other.fields()).filter(|((field, _), _)| field.is_key);
    let fits =
        keys().all(|((field, a), (_, b))| a == b || !field.required && (is_silent(field, a) || is_silent(field, b)));
    let named = keys().any(|((field, a), (_, b))| a == b && !field.is_blank(a));
    fits && named
}

/// Two updates with the same words, of one day or for one period.
fn says_the_same(own: &Record, other: &Record) -> bool {
    let both = |key: &str| own.get(key).zip(other.get(key));
    let (Some((Value::Text(a), Value::Text(b))), Some((period, its))) = (both("text"), both("period")) else {
        return false;
    };
    let same_period = period == its && !period.is_blank();
    fold(a) == fold(b) && (same_period || both("on").is_some_and(|(a, b)| a == b))
}

/// True where both say something of one field, and not the same. The day of two updates for one period says nothing.
fn contradict(own: &Record, other: &Record) -> bool {
    let said_again = says_the_same(own, other);
    own.fields().zip(other.fields()).any(|((field, a), (_, b))| {
        let is_day = said_again && field.is_key && field.kind == FieldKind::Date;
        let silent = field.kind == FieldKind::Places || is_silent(field, a) || is_silent(field, b);
        !silent && !is_day && !means_the_same(a, b)
    })
}

/// True for a value that says nothing. A field that must hold something says it, also where that is the usual thing.
fn is_silent(field: &Field, value: &Value) -> bool {
    value.is_blank() || !field.required && field.is_blank(value)
}

fn means_the_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => fold(a) == fold(b),
        _ => a == b,
    }
}

/// True where the second has another date for what the first is due: a date does not move without a word.
fn moves_a_date(own: &Record, other: &Record) -> bool {
    let present = |value: &Value| value.typed::<Option<Due>>().flatten().and_then(|due| due.present());
    own.fields().zip(other.fields()).any(|((field, a), (_, b))| {
        field.kind == FieldKind::Due && !field.is_blank(a) && !field.is_blank(b) && present(a) != present(b)
    })
}

/// An entry with what it leaves blank from another one.
fn filled(own: &Record, from: &Record) -> Record {
    own.fields().zip(from.fields()).fold(own.clone(), |record, ((field, value), (_, other))| {
        if is_silent(field, value) && !is_silent(field, other) { record.with(field.key, other.clone()) } else { record }
    })
}

/// Puts a list that came of two by day into the order of its days, as far as both were in it and all have a day.
pub(super) fn by_day(list: &mut [Record], mine: &[Record], theirs: &[Record]) {
    let in_order = mine.is_sorted_by_key(day) && theirs.is_sorted_by_key(day);
    if in_order && list.iter().all(|record| day(record).is_some()) {
        list.sort_by_key(day);
    }
}

/// The last day of the date that an entry has.
fn day(record: &Record) -> Option<Date> {
    match record.get("on")? {
        Value::Date(date) => *date,
        Value::When(when) => when.map(When::last_day),
        _ => None,
    }
}
