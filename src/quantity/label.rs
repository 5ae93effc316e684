//! Numerals that are no quantities: parts of names, titles and addresses, marks of headings, ordinals.

use super::data::{FigureKind, LabelKind, Quantity};
use super::measure;
use super::numeral::{Numeral, Script};
use super::quotes::{Quote, Quotes};
use super::text::ParagraphText;
use crate::text::Words;

/// What makes a number before it part of a name: 9号楼, 中铁23局, 318国道.
static NAMED: Words = Words::of("quantity.named");

/// Words behind a number that make it an ordinal.
static ORDINAL: Words = Words::of("quantity.ordinal");

/// What announces a telephone number or an address.
static ANNOUNCED: Words = Words::of("quantity.contact");

/// What announces the number of a document or of an account.
static FILED: Words = Words::of("quantity.file_number");

/// The label that begins at a numeral, absent where the numeral is a quantity or a date.
pub(super) fn label(text: &ParagraphText, quotes: &Quotes, numeral: &Numeral) -> Option<Quantity> {
    let found = |label, start, end| Some(labelled(text, numeral, label, start, end));
    let (start, end) = (numeral.start, numeral.end);
    if let Some((from, to)) = contact(text, numeral) {
        return found(LabelKind::Contact, from, to);
    }
    if quotes.at(start) == Quote::Title {
        return found(LabelKind::Title, start, end);
    }
    if let Some((from, to)) = document(text, start, end).or_else(|| filed(text, start)) {
        return found(LabelKind::Document, from, to);
    }
    if quotes.at(start) == Quote::Name && !is_quoted_figure(text, quotes, numeral) {
        return found(LabelKind::Name, start, end);
    }
    if let Some((label, to)) = mark(text, numeral) {
        return found(label, start, to);
    }
    if numeral.script == Script::Chinese {
        return None;
    }
    if let Some(to) = reference(text, numeral) {
        return found(LabelKind::Name, start, to);
    }
    if text.before(start) == Some('第') || text.first(end, &ORDINAL).is_some() && is_row(text, end) {
        return found(LabelKind::Ordinal, start, end);
    }
    let is_name = is_named(text, numeral) || is_numbered(text, numeral) || counts_visits(text, start);
    is_name.then(|| labelled(text, numeral, LabelKind::Name, start, end))
}

/// A label over a range that begins with a numeral.
pub(super) fn labelled(
    text: &ParagraphText,
    numeral: &Numeral,
    label: LabelKind,
    start: usize,
    end: usize,
) -> Quantity {
    let value = numeral.value.unwrap_or_default();
    measure::bare(text, start, end, value, FigureKind::Label(label))
}

/// A mail or web address, or a telephone number.
fn contact(text: &ParagraphText, numeral: &Numeral) -> Option<(usize, usize)> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '@' | '/' | ':');
    let mut end = numeral.end;
    while end - numeral.start < 80 && text.at(end).is_some_and(part) {
        end += 1;
    }
    let token = text.plain(numeral.start, end);
    let mut head = numeral.start;
    while numeral.start - head < 80 && text.before(head).is_some_and(part) {
        head -= 1;
    }
    let address = token.contains(&'@') || text.holds(head, numeral.start, &["@", "www.", "http"]);
    if address {
        return Some((numeral.start, end));
    }
    let groups: Vec<usize> = token.split(|c| *c == '-').map(<[char]>::len).collect();
    let digits = token.iter().all(|c| c.is_ascii_digit() || *c == '-');
    let telephone = digits
        && (matches!(groups.as_slice(), [3 | 4, 7 | 8] | [3 | 4, 7 | 8, 1..=6] | [3, 3 | 4, 4])
            || groups == [11] && token.first() == Some(&'1') && measure::unit(text, end).is_none());
    let line = text.holds(text.piece(numeral.start).saturating_sub(6), numeral.start, &ANNOUNCED)
        && token.len() >= 5
        && digits
        && measure::unit(text, end).is_none();
    let hotline = token.len() >= 3 && text.first(end, &["热线", "专线", "政务服务便民"]).is_some();
    (telephone || line || hotline).then_some((numeral.start, end))
}

/// The number of a document: 〔2025〕5号, with the brackets that offices use.
fn document(text: &ParagraphText, start: usize, end: usize) -> Option<(usize, usize)> {
    let opened = matches!(text.before(start), Some('〔' | '[' | '(' | '【' | '﹝'));
    let closed = matches!(text.at(end), Some('〕' | ']' | ')' | '】' | '﹞'));
    if !(opened && closed && end - start == 4) {
        return None;
    }
    let mut last = end + 1;
    while text.at(last).is_some_and(|c| c.is_ascii_digit() || matches!(c, '第' | ' ')) {
        last += 1;
    }
    (text.at(last) == Some('号')).then_some((start - 1, last + 1))
}

/// A number behind 索引号 or 编号: the whole of it, with its letters and strokes.
fn filed(text: &ParagraphText, start: usize) -> Option<(usize, usize)> {
    let opens = text.clause(start);
    if !text.holds(opens.saturating_sub(6), start, &FILED) || start > opens + 20 {
        return None;
    }
    let mut end = start;
    while text.at(end).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '_' | '.')) {
        end += 1;
    }
    (end >= start + 4 && measure::unit(text, end).is_none()).then_some((start, end))
}

/// True when a quotation holds nothing but a figure with its unit: “90%以上” is no name.
fn is_quoted_figure(text: &ParagraphText, quotes: &Quotes, numeral: &Numeral) -> bool {
    let starts = matches!(text.before(numeral.start), Some('“' | '「'));
    let figure = measure::reach(text, numeral.end);
    starts && figure > numeral.end && quotes.at(figure) == Quote::Outside
}

/// The mark of a heading or of a point in a list: 1. 1、 (1) ①
fn mark(text: &ParagraphText, numeral: &Numeral) -> Option<(LabelKind, usize)> {
    let (start, end) = (numeral.start, numeral.end);
    let opens = text.skip_blanks(0);
    if numeral.script == Script::Circled {
        return Some((if start == opens { LabelKind::Heading } else { LabelKind::List }, end));
    }
    if is_in_code(text, opens, start) {
        return Some((LabelKind::Heading, end));
    }
    let points = text.plain(start, end).split(|c| *c == '.').all(|part| part.len() <= 2);
    let short = end - start <= 2 || numeral.script == Script::Dotted && points;
    let bracketed = text.before(start) == Some('(') && text.at(end) == Some(')');
    let first = start == opens || bracketed && start == opens + 1;
    let dotted =
        matches!(text.at(end), Some('.' | '、' | ')')) && !text.at(end + 1).is_some_and(|c| c.is_ascii_digit());
    let dotted = dotted || text.at(end) == Some('.') && start == opens;
    if !short || !(bracketed || dotted || numeral.script == Script::Dotted) {
        return None;
    }
    if first {
        return Some((LabelKind::Heading, end));
    }
    let before = text.before(if bracketed { start - 1 } else { start });
    let after_mark = matches!(before, Some('。' | ';' | ':' | '\u{ff1a}' | '—' | '\n'));
    (after_mark && numeral.script != Script::Dotted).then_some((LabelKind::List, end))
}

/// True for a number in what a paragraph begins with to be found by: A1.2, XF-2024-03, Ⅰ-1, No.3, 【2】, 1 and a blank.
fn is_in_code(text: &ParagraphText, opens: usize, start: usize) -> bool {
    const LONGEST: usize = 16;
    let is_sign =
        |c: char| c.is_ascii_alphanumeric() || ('Ⅰ'..='Ⅻ').contains(&c) || matches!(c, '.' | '-' | '【' | '№');
    if start > opens + LONGEST {
        return false;
    }
    let end = (opens..text.len()).find(|at| !text.at(*at).is_some_and(is_sign)).unwrap_or(text.len());
    if !(opens..end).contains(&start) {
        return false;
    }
    // 1-1 本科生: what has a stroke or a letter in it is no count of what follows.
    let is_plain = text.plain(opens, end).iter().all(|c| c.is_ascii_digit() || *c == '.');
    if end >= text.len() {
        return is_alone(text.plain(opens, end), is_plain);
    }
    let is_code = text.at(end).is_some_and(|c| matches!(c, '】' | '\t' | '\u{3000}' | ' '));
    let next = text.at(text.skip_blanks(end + 1));
    let counts = is_plain && super::unit::unit(text, text.skip_blanks(end)).is_some();
    let is_word = next.is_some_and(|c| c >= '\u{4e00}' || matches!(c, '“' | '《'));
    is_code && (text.at(end) == Some('】') || is_word && !counts)
}

/// True for what a paragraph is and nothing else, such as the cell of a number: 3, SP-1, 2-1. A share or a year is none.
fn is_alone(signs: &[char], is_plain: bool) -> bool {
    let digits = signs.iter().filter(|c| c.is_ascii_digit()).count();
    let parts = signs.split(|c| matches!(c, '-' | '.')).count();
    if is_plain {
        (1..=3).contains(&digits) && parts == 1
    } else {
        digits > 0 && (parts > 1 || signs.iter().any(char::is_ascii_alphabetic))
    }
}

/// True for a row word that is not the head of another word: 3级医院 but not 3级联动.
fn is_row(text: &ParagraphText, end: usize) -> bool {
    text.first(end, &["级联"]).is_none()
}

/// Where 1-2 ends that names what is counted elsewhere: two short numbers with a stroke between and no unit behind.
fn reference(text: &ParagraphText, numeral: &Numeral) -> Option<usize> {
    const LONGEST: usize = 2;
    let (start, end) = (numeral.start, numeral.end);
    let free = !matches!(text.before(start), Some('-' | '.' | '/')) && text.at(end) == Some('-');
    let count = (end + 1..).take_while(|at| text.at(*at).is_some_and(|c| c.is_ascii_digit())).take(LONGEST + 1).count();
    let last = end + 1 + count;
    let stops = |c: char| matches!(c, ',' | '\u{ff0c}' | '。' | ';' | ':' | '\u{ff1a}' | '、' | ')');
    let alone = text.at(last).is_none_or(stops);
    (free && end - start <= LONGEST && (1..=LONGEST).contains(&count) && alone).then_some(last)
}

/// What counts the visits of a page, and no work of the office.
static VISITS: Words = Words::of("quantity.visits");

/// True for a number behind such a word and a colon.
fn counts_visits(text: &ParagraphText, start: usize) -> bool {
    let mut end = start;
    while matches!(text.before(end), Some(' ' | ':' | '\u{ff1a}')) {
        end -= 1;
    }
    end < start && text.last(end, &VISITS).is_some()
}

/// What a number behind it is the name of: 问题1, 附件2.
static NUMBERED: Words = Words::of("quantity.numbered");

/// True for the name of a problem or of a paper by its number, where the number counts nothing.
fn is_numbered(text: &ParagraphText, numeral: &Numeral) -> bool {
    let counts = measure::unit(text, numeral.end).is_some() || super::unit::magnitude(text, numeral.end).is_some();
    let ends = text.at(numeral.end).is_none_or(|c| !c.is_alphanumeric() && c != '%' && c != '.');
    // 问题(1)
    let bracketed = text.before(numeral.start) == Some('(') && text.at(numeral.end) == Some(')');
    let named = |at: usize| text.last(at, &NUMBERED).is_some();
    named(numeral.start) && !counts && ends || bracketed && named(numeral.start - 1) || is_of_so_many(text, numeral)
}

/// True for both numbers of 事项2/5: the second of five.
fn is_of_so_many(text: &ParagraphText, numeral: &Numeral) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let first = if text.before(numeral.start) == Some('/') {
        let mut at = numeral.start - 1;
        while digit(text.before(at)) {
            at -= 1;
        }
        at
    } else if text.at(numeral.end) == Some('/') && digit(text.at(numeral.end + 1)) {
        numeral.start
    } else {
        return false;
    };
    text.last(first, &NUMBERED).is_some()
}

/// True for a number in a name: beside letters, before 号楼 or 局, in an unreadable form.
fn is_named(text: &ParagraphText, numeral: &Numeral) -> bool {
    let (start, end) = (numeral.start, numeral.end);
    if numeral.value.is_none() || text.before(start).is_some_and(|c| c.is_ascii_alphabetic()) {
        return true;
    }
    let lettered = text.at(end).is_some_and(|c| c.is_ascii_alphabetic()) && measure::unit(text, end).is_none();
    let apart = text.at(end) == Some(' ') && text.at(end + 1).is_some_and(|c| c.is_ascii_uppercase());
    if lettered || apart && measure::unit(text, end + 1).is_none() {
        return true;
    }
    let joined = |place: Option<char>| matches!(place, Some('+' | '×' | '*' | '#' | '='));
    if joined(text.at(end)) || joined(text.before(start)) || is_scheme(text, start, end) || end - start > 15 {
        return true;
    }
    // 跑马村1组 is a place; 分为3组 is a count.
    let counted = text.last(start, &["成立", "组建", "分", "为", "成", "设", "派", "共", "等"]).is_some();
    let group = text.at(end) == Some('组') && !counted && text.before(start).is_some_and(|c| !c.is_ascii());
    let whole = numeral.script == Script::Arabic && !text.plain(start, end).contains(&'.');
    whole && (group || text.first(behind_row(text, end), &NAMED).is_some())
}

/// The place after further numbers of one row: 1-3号楼, 1、3号楼.
fn behind_row(text: &ParagraphText, end: usize) -> usize {
    let mut last = end;
    while last - end < 16 && text.at(last).is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '~' | '至' | '、'))
    {
        last += 1;
    }
    if text.before(last).is_some_and(|c| c.is_ascii_digit()) { last } else { end }
}

/// 1托4, 1对1: numbers tied by a verb that makes a scheme of them.
fn is_scheme(text: &ParagraphText, start: usize, end: usize) -> bool {
    let verb = |c: Option<char>| matches!(c, Some('托' | '拖' | '对' | '加' | '带'));
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    verb(text.at(end)) && digit(text.at(end + 1))
        || verb(text.before(start)) && digit(start.checked_sub(2).and_then(|at| text.at(at)))
}
