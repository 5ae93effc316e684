//! The typefaces of pictures: the same two that the window has, and how wide words are in them.

use std::sync::OnceLock;

use ttf_parser::Face;

/// The regular weight.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/GuatuSans-Regular.otf");

/// The bold weight.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/GuatuSans-Bold.otf");

/// The name that the typefaces have in themselves.
pub(crate) fn family() -> &'static str {
    static FAMILY: OnceLock<String> = OnceLock::new();
    FAMILY.get_or_init(|| {
        let name = |face: &Face<'static>| {
            let mut names = face.names().into_iter();
            names.find(|name| name.name_id == ttf_parser::name_id::FAMILY && name.is_unicode())?.to_string()
        };
        face(false).and_then(name).unwrap_or_default()
    })
}

fn face(bold: bool) -> Option<&'static Face<'static>> {
    static FACES: OnceLock<[Option<Face<'static>>; 2]> = OnceLock::new();
    let faces = FACES.get_or_init(|| [REGULAR, BOLD].map(|bytes| Face::parse(bytes, 0).ok()));
    faces.get(usize::from(bold))?.as_ref()
}

/// What stands in a table of widths for a character that the face lacks.
const LACKS: u16 = u16::MAX;

/// How wide the characters of the first plane are in a face, in its units: a layout of thousands of rows asks millions of times,
/// and the tables of a face are searched for each answer.
fn advances(bold: bool) -> &'static [u16] {
    static TABLES: [OnceLock<Vec<u16>>; 2] = [OnceLock::new(), OnceLock::new()];
    let [regular, strong] = &TABLES;
    let table = if bold { strong } else { regular };
    table.get_or_init(|| {
        let mut advances = vec![LACKS; 1 << 16];
        let Some(face) = face(bold) else { return advances };
        let maps =
            face.tables().cmap.into_iter().flat_map(|map| map.subtables).filter(ttf_parser::cmap::Subtable::is_unicode);
        for map in maps {
            map.codepoints(|code| {
                let glyph = char::from_u32(code).and_then(|c| face.glyph_index(c));
                let own = advances.get_mut(code as usize);
                if let (Some(own), Some(advance)) = (own, glyph.and_then(|glyph| face.glyph_hor_advance(glyph))) {
                    *own = advance;
                }
            });
        }
        advances
    })
}

/// How wide a line of text is at this size, in points. A character that the face lacks counts as an em.
pub(crate) fn width(text: &str, size: f32, bold: bool) -> f32 {
    let Some(face) = face(bold) else { return 0.0 };
    let (em, table) = (face.units_per_em(), advances(bold));
    let beyond = |c| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph));
    let advance = |c: char| {
        let own = match table.get(c as usize) {
            Some(own) => Some(*own).filter(|own| *own != LACKS),
            None => beyond(c),
        };
        u32::from(own.unwrap_or(em))
    };
    // Whole units: the order in which they are added makes no difference.
    text.chars().map(advance).sum::<u32>() as f32 / f32::from(em) * size
}

/// Marks that may not begin a line.
const NOT_FIRST: &str = "、。，；：！？）》」』】〉”’%％,.;:!?)…";

/// What stands behind the numbers of a date.
const DATE: &str = "年月日";

/// Marks that may not end a line.
const NOT_LAST: &str = "（《「『【〈“‘(";

/// Breaks a text into lines of at most this width. Latin words and numbers stay whole, and so does a number with
/// the unit that a space that does not break joins to it; no line begins with a closing mark or ends with an
/// opening one. What does not fit into `most` lines is cut, with … at the end.
pub(crate) fn lines(text: &str, size: f32, bold: bool, wide: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    // The width of the line so far, so that it is not measured again for every piece.
    let mut used = 0.0;
    for piece in pieces(text) {
        let fits = used + width(piece.trim_end(), size, bold) <= wide;
        let mark = piece.chars().next().filter(|c| NOT_FIRST.contains(*c));
        let keeps = mark.is_some_and(|mark| mark.len_utf8() == piece.len());
        if let Some(mark) = mark.filter(|_| !fits && !keeps) {
            // The mark ends this line, what is joined to it begins the next.
            line.push(mark);
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            line.push_str(piece.trim_start_matches(mark));
            used = width(&line, size, bold);
        } else if line.is_empty() || fits || keeps {
            line.push_str(piece);
            used += width(piece, size, bold);
        } else {
            // An opening mark goes along to the next line.
            let tail: String = line.chars().rev().take_while(|c| NOT_LAST.contains(*c)).collect();
            line.truncate(line.len() - tail.len());
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            line.extend(tail.chars().rev());
            line.push_str(piece.trim_start_matches(' '));
            used = width(&line, size, bold);
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = cut(last, size, bold, wide - size);
            last.push('…');
        }
    }
    lines
}

/// A text cut to a width, with … where something is cut off.
pub(crate) fn fit(text: &str, size: f32, bold: bool, wide: f32) -> String {
    if width(text, size, bold) <= wide {
        return text.to_owned();
    }
    let mut short = cut(text, size, bold, wide - size);
    short.push('…');
    short
}

fn cut(text: &str, size: f32, bold: bool, wide: f32) -> String {
    let mut used = 0.0;
    text.chars()
        .take_while(|c| {
            used += width(c.encode_utf8(&mut [0; 4]), size, bold);
            used <= wide
        })
        .collect()
}

/// The pieces between which a line may break: single Chinese characters, whole words otherwise.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let joined = |c: char| (c.is_ascii() && c != ' ') || c == '\u{a0}';
        let length = if joined(first) {
            let mut before = ' ';
            let end = rest.char_indices().find(|(_, c)| {
                // What stands behind the space that does not break belongs to the piece: the unit.
                let inside = joined(*c) || before == '\u{a0}' || (before != ' ' && !before.is_ascii() && !c.is_ascii());
                let ends = !inside;
                before = *c;
                ends
            });
            end.map_or(rest.len(), |(at, _)| at)
        } else {
            first.len_utf8()
        };
        let length = whole_date(rest, length.max(first.len_utf8()));
        let (piece, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(piece)
    })
}

/// Where a piece ends that begins a date: 9月15日 is no number with something behind it.
fn whole_date(text: &str, mut end: usize) -> usize {
    while let Some((before, behind)) = text.split_at_checked(end)
        && before.ends_with(|c: char| c.is_ascii_digit())
        && let Some(mark) = behind.chars().next().filter(|c| DATE.contains(*c))
    {
        // Digits are as long as they are many.
        let digits = behind.chars().skip(1).take_while(char::is_ascii_digit).count();
        end += mark.len_utf8() + digits;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_as_wide_as_its_face_says() {
        // Letters, numerals, marks, rare and missing characters, and one beyond the first plane.
        let all = "Aiw09.,(·…%≥→一乡镇龘𠮷\u{a0}\u{e000}\u{ffff}";
        for bold in [false, true] {
            let face = Face::parse(if bold { BOLD } else { REGULAR }, 0).unwrap();
            let em = f32::from(face.units_per_em());
            let own = |c: char| {
                let advance = face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph));
                advance.map_or(1.0, |advance| f32::from(advance) / em)
            };
            for c in all.chars() {
                assert!((width(&c.to_string(), 20.0, bold) - own(c) * 20.0).abs() < 1e-4, "{c:?}");
            }
            let sum: f32 = all.chars().map(own).sum();
            assert!((width(all, 10.0, bold) - sum * 10.0).abs() < 1e-2);
        }
    }

    #[test]
    fn what_is_known_of_the_widths_of_characters_before_is_no_less_than_they_are() {
        for c in (' '..='~').chain("乡·×—…≥%（".chars()) {
            for bold in [false, true] {
                let own = width(&c.to_string(), 1.0, bold);
                assert!(crate::chart::ems(&c.to_string()) >= own - 1e-4, "{c:?}: {own}");
            }
        }
    }

    #[test]
    fn lines_are_as_wide_as_allowed_and_hold_everything() {
        let text = "(一)贯彻落实党的理论和路线方针政策、党中央重大决策部署和省委工作要求方面";
        let lines = lines(text, 14.0, false, 160.0, 9);
        assert_eq!(lines.concat(), text);
        for line in &lines {
            assert!(width(line, 14.0, false) <= 176.0, "{line}");
            assert!(
                !line.starts_with(|c| NOT_FIRST.contains(c)) && !line.ends_with(|c| NOT_LAST.contains(c)),
                "{line}"
            );
        }
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        let lines = lines("已兑付资金 1210.96\u{a0}万元,待兑付", 14.0, false, 90.0, 9);
        assert!(lines.iter().any(|line| line.contains("1210.96\u{a0}万元")), "{lines:?}");
    }

    #[test]
    fn a_date_stays_whole() {
        let text = "截至2026年9月15日前完成,12月复核";
        for wide in [40.0, 60.0, 77.0, 100.0, 130.0, 150.0] {
            let lines = lines(text, 14.0, false, wide, 9);
            assert_eq!(lines.concat(), text);
            for whole in ["2026年9月15日", "12月"] {
                assert!(lines.iter().any(|line| line.contains(whole)), "{wide}: {lines:?}");
            }
        }
        assert_eq!(pieces("共9日").collect::<Vec<_>>(), ["共", "9日"]);
    }

    #[test]
    fn what_does_not_fit_is_cut_with_a_mark() {
        let lines = lines(&"很长的标题".repeat(20), 14.0, false, 140.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(fit("很长的标题", 14.0, false, 40.0).ends_with('…'));
    }
}
