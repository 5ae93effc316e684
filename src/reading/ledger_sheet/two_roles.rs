//! A column headed for two things at once (责任单位及责任人, 整改时限/完成情况): each cell is taken apart into the fields,
//! where every word can be told apart.
//!
//! Lives here: labels and marks in a cell (牵头:甲局, 甲局(牵头)), the kinds of its words, and which column each goes to.
//! Does not live here: what names a unit or a person (`party_words`). A cell of which a word cannot be told apart is kept
//! whole by its caller.

use crate::model::Term;
use crate::reading::item::record::TextRange;
use crate::reading::item::texts::Texts;
use crate::text::{Reference, Text, Trouble, deadline, heading, headings};

use super::column::Column;
use super::draft::Held;
use super::party_words::KnownNames;
use super::standing::told;
use crate::reading::item::name_words::unit_before_person;

/// What the words of a cell can be told apart as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Units.
    Unit,
    /// Leaders and persons.
    Person,
    /// Dates and time limits.
    Date,
    /// Words on how far it is.
    Standing,
}

impl Kind {
    /// The kind of the words in a column; absent for a column of texts, which can hold anything.
    pub(super) fn of(column: Column) -> Option<Self> {
        match (column.object, column.key) {
            ("row" | "measure", "units") | ("item", "lead_units" | "support_units") => Some(Self::Unit),
            ("row", "person") | ("item", "leader" | "handlers") => Some(Self::Person),
            ("item", "due" | "closed" | "next_review") | ("measure", "done_on") => Some(Self::Date),
            ("item", "progress" | "updates") | ("row", "answer") => Some(Self::Standing),
            _ => None,
        }
    }
}

/// A piece of a cell between marks.
#[derive(Debug, Clone, Copy)]
struct Piece {
    at: TextRange,
    /// The column that a label before it, or a mark behind it, names.
    named: Option<Column>,
    kind: Option<Kind>,
}

/// Takes a cell apart; nothing where a word cannot be told apart.
pub(super) fn split(cell: &Held, parts: &[Column], texts: &Texts, known: &KnownNames) -> Option<Vec<Held>> {
    if parts.is_empty() {
        return None;
    }
    let mut pieces = Vec::new();
    let mut label = None;
    for range in &cell.ranges {
        pieces_of(texts.text(range.paragraph), *range, known, &mut label, &mut pieces);
    }
    if let Some(found) = by_order(&pieces, parts, texts) {
        return Some(held(cell, &found, texts));
    }
    let unknown = |piece: &Piece| piece.named.is_none() && !matches!(piece.kind, Some(kind) if kind != Kind::Standing);
    let standing = parts.iter().copied().find(|own| Kind::of(*own) == Some(Kind::Standing));
    let is_sure = pieces.iter().all(|piece| piece.named.is_some() || piece.kind.is_some());
    // What was done is told at length behind the names and dates.
    let rest = if is_sure { pieces.len() } else { pieces.iter().position(unknown).filter(|_| standing.is_some())? };
    let mut found: Vec<(Column, Piece)> = Vec::new();
    for piece in pieces.iter().take(rest) {
        found.push((piece.named.or_else(|| column_for(piece.kind?, parts, &pieces))?, *piece));
    }
    if let Some((piece, column)) = pieces.get(rest).zip(standing) {
        let told_apart = rest > 0 || told(&words(texts, piece.at)).is_some();
        found.extend(told_apart.then_some((column, *piece)));
        for range in cell.ranges.iter().filter(|own| told_apart && own.paragraph >= piece.at.paragraph) {
            let start = if range.paragraph == piece.at.paragraph { piece.at.start } else { range.start };
            let own = TextRange { start, ..*range };
            match found.last_mut().filter(|(_, last)| last.at.paragraph == own.paragraph) {
                Some((_, last)) => last.at = own,
                None => found.push((column, Piece { at: own, ..*piece })),
            }
        }
    }
    (!found.is_empty()).then(|| held(cell, &found, texts))
}

/// The pieces by the order of the heading, where it names two things of one kind: 责任领导/牵头单位/责任人 over
/// 李四/水务局/王五. The cell has as many groups, each of its kind; lines of one kind alone may be any list, and a slash
/// is none.
fn by_order(pieces: &[Piece], parts: &[Column], texts: &Texts) -> Option<Vec<(Column, Piece)>> {
    let kinds: Vec<Kind> = parts.iter().copied().filter_map(Kind::of).collect();
    let twice = kinds.iter().enumerate().any(|(at, kind)| kinds.iter().take(at).any(|own| own == kind));
    if !twice || pieces.iter().any(|piece| piece.named.is_some()) {
        return None;
    }
    let mixed = kinds.iter().any(|kind| Some(kind) != kinds.first());
    let is_slash =
        |at: usize, piece: &Piece| at == piece.at.start && texts.text(piece.at.paragraph).before(at) == Some('/');
    let mut groups: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        let last = groups.last().and_then(|group| group.last());
        let line = mixed && last.is_some_and(|last| last.at.paragraph != piece.at.paragraph);
        if last.is_none() || line || is_slash(piece.at.start, piece) {
            groups.push(Vec::new());
        }
        groups.last_mut()?.push(*piece);
    }
    let fits = groups.len() == parts.len()
        && groups.iter().zip(&kinds).all(|(group, kind)| group.iter().all(|piece| piece.kind == Some(*kind)));
    fits.then(|| {
        groups
            .into_iter()
            .zip(parts)
            .flat_map(|(group, column)| group.into_iter().map(|piece| (*column, piece)))
            .collect()
    })
}

/// The column of an unnamed piece: the only one of its kind, or the one that no mark of the cell names.
fn column_for(kind: Kind, parts: &[Column], pieces: &[Piece]) -> Option<Column> {
    let of_kind: Vec<Column> = parts.iter().copied().filter(|own| Kind::of(*own) == Some(kind)).collect();
    let marked = |column: &Column| pieces.iter().any(|piece| piece.named == Some(*column));
    match of_kind.as_slice() {
        [only] => Some(*only),
        [one, other] if marked(one) && !marked(other) => Some(*other),
        [one, other] if marked(other) && !marked(one) => Some(*one),
        _ => None,
    }
}

/// The cells that the pieces make: one for each column.
fn held(cell: &Held, found: &[(Column, Piece)], texts: &Texts) -> Vec<Held> {
    let mut all: Vec<Held> = Vec::new();
    for (column, piece) in found {
        let own = words(texts, piece.at);
        if let Some(held) = all.iter_mut().find(|held| held.column == *column) {
            let party = matches!(Kind::of(*column), Some(Kind::Unit | Kind::Person));
            held.text.push_str(if party { "、" } else { "\n" });
            held.text.push_str(&own);
            held.ranges.push(piece.at);
        } else {
            all.push(Held { column: *column, text: own, ranges: vec![piece.at], ..cell.clone() });
        }
    }
    all
}

/// The pieces of one line of a cell.
fn pieces_of(text: &Text, line: TextRange, known: &KnownNames, label: &mut Option<Column>, pieces: &mut Vec<Piece>) {
    let mut start = line.start;
    let mut depth = 0_usize;
    for at in line.start..=line.end {
        let c = if at < line.end { text.at(at) } else { None };
        match c {
            Some('(') => depth += 1,
            Some(')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if c == Some(':')
            && depth == 0
            && let Some(column) = role(&text.half(start, at))
        {
            (*label, start) = (Some(column), at + 1);
        } else if c.is_none() || (depth == 0 && parts_pieces(text, at)) {
            add(text, TextRange { start, end: at, ..line }, known, *label, pieces);
            start = at + 1;
        }
    }
}

/// True for a mark between pieces. Within 2025/6/30 and 2025年 6月 it is none.
fn parts_pieces(text: &Text, at: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match text.at(at) {
        Some('、' | ',' | ';' | '。' | '|') => true,
        Some('/') => !(digit(text.before(at)) && digit(text.at(at + 1))),
        Some(c) if c.is_whitespace() => {
            !(digit(text.at(at + 1)) && text.before(at).is_some_and(|c| c.is_ascii_digit() || "年月".contains(c)))
        }
        _ => false,
    }
}

/// The column that a label or a mark names: 牵头单位, 配合.
fn role(words: &str) -> Option<Column> {
    let column = headings().meaning(&heading(words)).and_then(Column::of_meaning)?;
    Kind::of(column).map(|_| column)
}

/// Adds a piece, with what stands in brackets behind it by itself where that is another thing: 水务局(李四), 甲局(牵头).
fn add(text: &Text, at: TextRange, known: &KnownNames, label: Option<Column>, pieces: &mut Vec<Piece>) {
    let (start, end) = text.trim(at.start, at.end);
    if end <= start {
        return;
    }
    let at = TextRange { start, end, ..at };
    let plain = |at: TextRange| text.half(at.start, at.end);
    if label.is_some() {
        return pieces.push(Piece { at, named: label, kind: None });
    }
    let open = text.find("(", start, end).filter(|open| *open > start && text.before(end) == Some(')'));
    if let Some(open) = open {
        let (base, inner) = (TextRange { end: open, ..at }, TextRange { start: open + 1, end: end - 1, ..at });
        let base_kind = kind(&plain(base), known);
        if let Some(column) = role(&plain(inner)) {
            return pieces.push(Piece { at: base, named: Some(column), kind: base_kind });
        }
        let mut within = Vec::new();
        pieces_of(text, inner, known, &mut None, &mut within);
        let is_other = within.iter().all(|piece| piece.kind.is_some_and(|own| Some(own) != base_kind));
        // The other names of a unit, the post of a person and the new date belong to what stands before.
        if base_kind.is_some() && is_other && !within.is_empty() {
            pieces.push(Piece { at: base, named: None, kind: base_kind });
            return pieces.append(&mut within);
        }
        return pieces.push(Piece { at, named: None, kind: base_kind });
    }
    let own = plain(at);
    let unit = if kind(&own, known).is_none() { unit_before_person(&own) } else { None };
    if let Some(length) = unit {
        let parted = start + length;
        pieces.push(Piece { at: TextRange { end: parted, ..at }, named: None, kind: Some(Kind::Unit) });
        return pieces.push(Piece { at: TextRange { start: parted, ..at }, named: None, kind: Some(Kind::Person) });
    }
    pieces.push(Piece { at, named: None, kind: kind(&own, known) });
}

/// What the words of a piece are.
fn kind(words: &str, known: &KnownNames) -> Option<Kind> {
    if let Some(kind) = known.kind(words) {
        return Some(kind);
    }
    if told(words).is_some_and(|told| told.progress.is_some()) {
        return Some(Kind::Standing);
    }
    let limit = deadline(words, Reference::default());
    let is_date = limit.on.is_some() || limit.days.is_some() || limit.trouble == Some(Trouble::NoYear);
    let is_term = limit.term.is_some_and(|term| term != Term::Dated);
    (is_date || is_term).then_some(Kind::Date)
}

fn words(texts: &Texts, at: TextRange) -> String {
    texts.text(at.paragraph).words(at.start, at.end)
}
