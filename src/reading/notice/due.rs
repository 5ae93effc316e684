//! By when: the words behind 整改时限.

use crate::model::{Due, Term, When};

use super::dates::last_date;
use super::text::Text;

/// What the words say.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::reading) struct Deadline {
    /// The date.
    pub(in crate::reading) due: Option<Due>,
    /// The kind of deadline.
    pub(in crate::reading) term: Term,
}

/// Reads the words of a stretch.
pub(in crate::reading) fn deadline(text: &Text, from: usize, to: usize) -> Deadline {
    let (from, to) = trimmed(text, from, to);
    let has = |words: &[&str]| words.iter().any(|word| text.find(word, from, to).is_some());
    // A cell may also hold a date as datasets write it: 2026-H1.
    let written = || text.words(from, to).trim().parse::<When>().ok();
    let on = last_date(text, from, to).map(|(on, _)| on).or_else(written);
    let due = on.map(|on| Due { words: text.words(from, to), ..Due::new(on) });
    let term = if has(&["长期坚持", "持续坚持", "长期整改", "长期推进"]) || text.half(from, to) == "长期"
    {
        Term::Sustained
    } else if has(&["立行立改", "立即整改", "即知即改", "立改立行"]) {
        Term::Immediate
    } else if has(&["分阶段", "分步"]) {
        Term::Staged
    } else if due.is_some() {
        Term::Dated
    } else {
        Term::Unstated
    };
    Deadline { due, term }
}

/// A stretch without the marks at its ends.
pub(in crate::reading) fn trimmed(text: &Text, from: usize, to: usize) -> (usize, usize) {
    let (mut start, mut end) = text.trim(from, to);
    let edge = |c: char| c.is_whitespace() || matches!(c, '。' | ';' | ',' | '、' | ':');
    while start < end && text.at(start).is_some_and(edge) {
        start += 1;
    }
    while start < end && text.before(end).is_some_and(edge) {
        end -= 1;
    }
    // The bracket that closes (责任单位:某) is not part of the name.
    let opened = text.find("(", start, end).is_some();
    while start < end && !opened && text.before(end).is_some_and(|c| c == ')' || edge(c)) {
        end -= 1;
    }
    (start, end)
}
