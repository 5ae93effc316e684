//! How cells of a style are shown: `xl/styles.bin`.

use std::collections::HashMap;

use crate::reading::formats::compound::u16_at;
use crate::reading::formats::sheet::shown::{Format, Styles, built_in, format};

use super::record::{Record, records, wide};

/// The styles of a workbook, by their numbers.
#[derive(Default)]
pub(super) struct CellStyles {
    pub(super) shown: Styles,
    /// Those that show a number as a day.
    dates: Vec<bool>,
}

impl CellStyles {
    /// Reads the part; what is damaged there gives no style.
    pub(super) fn of(bytes: &[u8]) -> Self {
        const FONT: u32 = 43;
        const FORMAT: u32 = 44;
        const LOOK: u32 = 47;
        const BEGIN: u32 = 617;
        const END: u32 = 618;
        const STRUCK: u16 = 8;
        let mut codes: HashMap<u16, (Format, bool)> = HashMap::new();
        let mut fonts: Vec<bool> = Vec::new();
        let mut own = Self::default();
        // The same records name styles that cells are based on.
        let mut is_of_cells = false;
        for Record { kind, body } in records(bytes) {
            match kind {
                FONT => fonts.push(u16_at(body, 2).is_some_and(|flags| flags & STRUCK != 0)),
                FORMAT => {
                    let code = wide(body, 2).map(|(code, _)| code).unwrap_or_default();
                    codes.extend(u16_at(body, 0).map(|id| (id, (format(&code), is_date(&code)))));
                }
                BEGIN => is_of_cells = true,
                END => is_of_cells = false,
                LOOK if is_of_cells => {
                    let id = u16_at(body, 2).unwrap_or(0);
                    let (format, is_date) =
                        codes.get(&id).copied().unwrap_or_else(|| (built_in(u32::from(id)), is_built_in_date(id)));
                    let font = u16_at(body, 4).map(usize::from);
                    own.shown.add(format, font.and_then(|font| fonts.get(font)).copied().unwrap_or(false));
                    own.dates.push(is_date);
                }
                _ => {}
            }
        }
        own
    }

    /// True for a style that shows a number as a day.
    pub(super) fn is_date(&self, style: usize) -> bool {
        self.dates.get(style).copied().unwrap_or(false)
    }
}

/// The formats of days that have a number and no code of their own, with those of China.
fn is_built_in_date(id: u16) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58)
}

/// True for a code such as yyyy"年"m"月"; words in quotes and in brackets are no part of the day.
fn is_date(code: &str) -> bool {
    let (mut is_quoted, mut is_bracketed, mut is_escaped) = (false, false, false);
    for c in code.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '[' => is_bracketed = true,
            ']' => is_bracketed = false,
            '\\' | '_' | '*' => is_escaped = true,
            'y' | 'Y' | 'd' | 'D' if !is_bracketed => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_days_are_told_from_those_of_numbers() {
        for code in ["yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy-mm-dd;@", "d/m/yy", "YYYY\\-MM"] {
            assert!(is_date(code), "{code}");
        }
        for code in ["General", "0.00%", "#,##0", "0\"days\"", "[Red]0", "\\d0", "@"] {
            assert!(!is_date(code), "{code}");
        }
    }
}
