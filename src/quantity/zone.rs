//! Titles 《…》 and quoted names “…”: stretches whose numerals belong to a name.

use super::text::Text;

/// The longest quotation that is taken for a name, in characters.
const LONGEST_NAME: usize = 24;

/// What a character stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Zone {
    /// Plain text.
    #[default]
    Open,
    /// The title of a work.
    Title,
    /// A short quotation without marks of its own: a name.
    Quote,
}

/// The zone of every character.
pub(super) struct Zones(Vec<Zone>);

impl Zones {
    pub(super) fn new(text: &Text) -> Self {
        let mut zones = Self(vec![Zone::Open; text.len()]);
        zones.mark(text, ('“', '”'), Zone::Quote);
        zones.mark(text, ('「', '」'), Zone::Quote);
        zones.mark(text, ('《', '》'), Zone::Title);
        zones
    }

    pub(super) fn at(&self, place: usize) -> Zone {
        self.0.get(place).copied().unwrap_or_default()
    }

    /// Marks what stands between two signs that belong together; a sign without its partner marks nothing.
    fn mark(&mut self, text: &Text, (open, close): (char, char), zone: Zone) {
        let mut opened = Vec::new();
        let mut depth = vec![0_i32; text.len() + 1];
        let mut step = |place: usize, by: i32| depth.get_mut(place).map(|at| *at += by);
        for place in 0..text.len() {
            let c = text.at(place);
            if c == Some(open) {
                opened.push(place);
            } else if c == Some(close)
                && let Some(start) = opened.pop()
                && (zone == Zone::Title || is_name(text, start, place))
            {
                step(start, 1);
                step(place, -1);
            }
        }
        let mut now = 0;
        for (at, by) in self.0.iter_mut().zip(depth) {
            now += by;
            if now > 0 {
                *at = zone;
            }
        }
    }
}

/// True for a quotation that names something: short, and no clause of its own.
fn is_name(text: &Text, start: usize, end: usize) -> bool {
    let marks = [',', '\u{ff0c}', '。', ';', ':', '\u{ff1a}', '%'];
    end - start <= LONGEST_NAME && !text.plain(start, end).iter().any(|c| marks.contains(c))
}
