//! A numeral: a run of digits of a text, before anything is known of what it means.

use crate::model::Number;

/// A run of digits, with its thousands separators and decimal point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numeral {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Absent for more than 28 digits, and for what has two points.
    pub(super) value: Option<Number>,
    pub(super) script: Script,
}

/// What a numeral is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// 12.3
    Arabic,
    /// 1.2.3, 2025.6.30
    Dotted,
    /// ③
    Circled,
    /// 十二
    Chinese,
}

/// The value of digits and at most one point.
pub(super) fn value_of(digits: impl IntoIterator<Item = char>) -> Option<Number> {
    digits.into_iter().filter(|c| *c != ',').collect::<String>().parse().ok()
}
