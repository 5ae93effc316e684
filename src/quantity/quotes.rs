//! Titles 《…》 and quoted names “…”: passages whose numerals belong to a name.

use super::text::ParagraphText;

/// The longest quotation that is taken for a name, in characters.
const LONGEST_NAME: usize = 24;

/// What a character stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Quote {
    /// Plain text.
    #[default]
    Outside,
    /// The title of a work.
    Title,
    /// A short quotation without marks of its own: a name.
    Name,
}

/// What each character stands in, by its place in the text.
pub(super) struct Quotes(Vec<Quote>);

impl Quotes {
    pub(super) fn new(text: &ParagraphText) -> Self {
        let mut quotes = Self(vec![Quote::Outside; text.len()]);
        quotes.mark(text, ('“', '”'), Quote::Name);
        quotes.mark(text, ('「', '」'), Quote::Name);
        quotes.mark(text, ('《', '》'), Quote::Title);
        quotes
    }

    pub(super) fn at(&self, place: usize) -> Quote {
        self.0.get(place).copied().unwrap_or_default()
    }

    /// Marks what stands between two signs that belong together; a sign without its partner marks nothing.
    fn mark(&mut self, text: &ParagraphText, (open, close): (char, char), quote: Quote) {
        let mut opened = Vec::new();
        let mut depth = vec![0_i32; text.len() + 1];
        let mut step = |place: usize, by: i32| depth.get_mut(place).map(|at| *at += by);
        for place in 0..text.len() {
            let c = text.at(place);
            if c == Some(open) {
                opened.push(place);
            } else if c == Some(close)
                && let Some(start) = opened.pop()
                && (quote == Quote::Title || is_name(text, start, place))
            {
                step(start, 1);
                step(place, -1);
            }
        }
        let mut now = 0;
        for (at, by) in self.0.iter_mut().zip(depth) {
            now += by;
            if now > 0 {
                *at = quote;
            }
        }
    }
}

/// True for a quotation that names something: short, and no clause of its own.
fn is_name(text: &ParagraphText, start: usize, end: usize) -> bool {
    let marks = [',', '\u{ff0c}', '。', ';', ':', '\u{ff1a}', '%'];
    end - start <= LONGEST_NAME && !text.plain(start, end).iter().any(|c| marks.contains(c))
}
