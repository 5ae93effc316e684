//! A number with its unit, its bound, and the other end of its range.

use crate::model::{Bound, Number};

use super::bound::{self, BoundWord};
use super::data::{FigureKind, Quantity};
use super::numeral::{Numeral, Script};
use super::text::ParagraphText;
use super::unit;

pub(super) use super::unit::unit;

/// What stands behind a number.
struct Behind {
    end: usize,
    unit: String,
    magnitude: i64,
    bound: Option<Bound>,
}

/// The figure that begins with a numeral. `former` is where the figure before it ends.
pub(super) fn measure(text: &ParagraphText, rest: &[Numeral], former: usize) -> Option<Quantity> {
    let (numeral, others) = rest.split_first()?;
    let mut value = numeral.value?;
    let mut own = behind(text, numeral);
    let (mut start, before) = before(text, numeral.start, former);
    if negative(text, start, former) {
        (start, value) = (start - 1, -value);
    }
    let range = others.first().and_then(|other| range(text, value, &own, other));
    let (to, last) = range.map_or((None, None), |(to, last)| (Some(to), Some(last)));
    if let Some(last) = last {
        own = last;
    } else if own.unit.is_empty()
        && let Some(shared) = shared(text, own.end, others)
    {
        (own.unit, own.magnitude) = (shared.unit, shared.magnitude);
    }
    let mut figure = bare(text, start, own.end, value, unit::kind_of(&own.unit));
    (figure.to, figure.unit, figure.magnitude) = (to, own.unit, own.magnitude);
    figure.bound = own.bound.or(before);
    Some(figure)
}

/// A figure of which nothing is known but its words, value and kind.
pub(super) fn bare(text: &ParagraphText, start: usize, end: usize, value: Number, kind: FigureKind) -> Quantity {
    let (from, until) = (start as u32, end as u32);
    Quantity {
        start: from,
        end: until,
        text: text.slice(start, end),
        value,
        to: None,
        unit: String::new(),
        magnitude: 1,
        counted_noun: String::new(),
        bound: None,
        kind,
        period: None,
        scope: Vec::new(),
        roles: Vec::new(),
        part_of: None,
    }
}

/// Where the unit and the bound behind a number end; the place itself without them.
pub(super) fn reach(text: &ParagraphText, place: usize) -> usize {
    behind_place(text, place).end
}

fn behind(text: &ParagraphText, numeral: &Numeral) -> Behind {
    if numeral.script == Script::Chinese && text.starts(numeral.start, "百分之") {
        return Behind { end: numeral.end, unit: "%".to_owned(), magnitude: 1, bound: None };
    }
    behind_place(text, numeral.end)
}

fn behind_place(text: &ParagraphText, place: usize) -> Behind {
    let mut bound = None;
    let mut at = rough(text, text.skip_blanks(place).min(place + 2), &mut bound);
    let mut name = String::new();
    let mut magnitude = 1;
    if let Some((end, times)) = unit::magnitude(text, at) {
        name.extend(text.plain(at, end));
        (at, magnitude) = (rough(text, end, &mut bound), times);
    }
    match unit(text, at) {
        Some(end) => {
            name.extend(text.plain(at, end));
            at = end;
        }
        None if magnitude == 1 => return Behind { end: place, unit: name, magnitude, bound: None },
        None => {}
    }
    if let Some(found) = bound::behind().iter().find(|found| text.starts(at, found.word)) {
        (at, bound) = (at + found.word.chars().count(), Some(found.bound));
    }
    Behind { end: at, unit: name, magnitude, bound }
}

/// Steps over 余, 多 and 几, which make a number rough.
fn rough(text: &ParagraphText, place: usize, bound: &mut Option<Bound>) -> usize {
    let Some(found) = bound::inside().iter().find(|found| text.starts(place, found.word)) else { return place };
    *bound = Some(found.bound);
    place + found.word.chars().count()
}

/// Where a figure begins with the words of its bound, and the bound.
fn before(text: &ParagraphText, start: usize, former: usize) -> (usize, Option<Bound>) {
    for BoundWord { word, bound, others } in bound::before() {
        let length = word.chars().count();
        let Some(at) = start.checked_sub(length).filter(|at| *at >= former) else { continue };
        if text.starts(at, word) && !text.before(at).is_some_and(|c| others.contains(c)) {
            return (at, Some(*bound));
        }
    }
    (start, None)
}

/// True for a minus: behind a word or a mark, not between two figures.
fn negative(text: &ParagraphText, start: usize, former: usize) -> bool {
    let sign = start.checked_sub(1).filter(|sign| *sign >= former && text.at(*sign) == Some('-'));
    sign.is_some_and(|sign| {
        sign > former && !text.before(sign).is_some_and(|c| c.is_ascii_alphanumeric() || c == '-') || sign == 0
    })
}

/// The other end of a range that goes on behind a number, with what stands behind it.
fn range(text: &ParagraphText, from: Number, own: &Behind, other: &Numeral) -> Option<(Number, Behind)> {
    let joint = ["至", "到", "-", "——", "—", "~"].into_iter().find(|word| text.starts(own.end, word))?;
    if own.end + joint.chars().count() != other.start || own.bound.is_some() {
        return None;
    }
    let to = other.value?;
    let last = behind(text, other);
    let alike = own.unit.is_empty() || own.unit == last.unit || last.unit.ends_with(&own.unit);
    if !alike || last.unit.is_empty() && !own.unit.is_empty() || !own.unit.is_empty() && own.magnitude != last.magnitude
    {
        return None;
    }
    (from <= to).then_some((to, last))
}

/// The unit of a number that shares one with the numbers behind it: 12.3、2.8万亩.
fn shared(text: &ParagraphText, end: usize, others: &[Numeral]) -> Option<Behind> {
    let mut place = end;
    for other in others.iter().take(8) {
        let joint = matches!(text.at(place), Some('、' | '和' | '与' | '及' | '或' | '/'));
        if !joint || place + 1 != other.start {
            return None;
        }
        let found = behind(text, other);
        if !found.unit.is_empty() {
            return (found.bound.is_none() && other.value.is_some()).then_some(found);
        }
        place = found.end;
    }
    None
}
