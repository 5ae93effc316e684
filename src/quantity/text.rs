//! A paragraph as characters, with the places where its pieces, clauses, statements and sentences begin.

/// The characters of a paragraph. Every place is a count of characters from 0.
pub(crate) struct ParagraphText {
    shown: Vec<char>,
    /// The same with full-width digits, letters and signs made half-width: one for one.
    plain: Vec<char>,
    starts: Vec<Starts>,
}

/// Where the stretches that hold a character begin.
#[derive(Clone, Copy, Default)]
struct Starts {
    piece: usize,
    clause: usize,
    statement: usize,
    sentence: usize,
}

impl ParagraphText {
    pub(crate) fn new(text: &str) -> Self {
        let shown: Vec<char> = text.chars().collect();
        let plain: Vec<char> = shown.iter().map(|c| fold(*c)).collect();
        let starts = starts(&plain);
        Self { shown, plain, starts }
    }

    pub(crate) fn len(&self) -> usize {
        self.plain.len()
    }

    pub(crate) fn at(&self, place: usize) -> Option<char> {
        self.plain.get(place).copied()
    }

    /// The character before a place.
    pub(crate) fn before(&self, place: usize) -> Option<char> {
        self.at(place.checked_sub(1)?)
    }

    /// True when these words begin at the place.
    pub(crate) fn starts(&self, place: usize, words: &str) -> bool {
        let mut rest = self.plain.get(place..).unwrap_or_default().iter();
        words.chars().all(|c| rest.next() == Some(&c))
    }

    /// True when these words end before the place.
    pub(crate) fn ends(&self, place: usize, words: &str) -> bool {
        let mut rest = self.plain.get(..place).unwrap_or_default().iter().rev();
        words.chars().rev().all(|c| rest.next() == Some(&c))
    }

    /// The first of the words that begins at the place.
    pub(crate) fn first<'w>(&self, place: usize, words: &[&'w str]) -> Option<&'w str> {
        words.iter().copied().find(|word| self.starts(place, word))
    }

    /// The first of the words that ends before the place.
    pub(crate) fn last<'w>(&self, place: usize, words: &[&'w str]) -> Option<&'w str> {
        words.iter().copied().find(|word| self.ends(place, word))
    }

    /// The first of the words that lies wholly in a range of at most 60 characters before `end`.
    pub(crate) fn holds(&self, start: usize, end: usize, words: &[&str]) -> bool {
        let start = start.max(end.saturating_sub(60));
        (start..end).any(|at| words.iter().any(|word| at + word.chars().count() <= end && self.starts(at, word)))
    }

    /// The characters of a range as they were written.
    pub(crate) fn slice(&self, start: usize, end: usize) -> String {
        self.shown.get(start..end).unwrap_or_default().iter().collect()
    }

    /// The characters of a range, half-width.
    pub(crate) fn plain(&self, start: usize, end: usize) -> &[char] {
        self.plain.get(start..end).unwrap_or_default()
    }

    /// The place after any blanks.
    pub(crate) fn skip_blanks(&self, mut place: usize) -> usize {
        while self.at(place).is_some_and(|c| c == ' ') {
            place += 1;
        }
        place
    }

    /// Where the piece of a place begins: after any mark, 、 and brackets included.
    pub(crate) fn piece(&self, place: usize) -> usize {
        self.starts_of(place).piece
    }

    /// Where the clause of a place begins: after a comma or more, 、 and brackets not counted.
    pub(crate) fn clause(&self, place: usize) -> usize {
        self.starts_of(place).clause
    }

    /// Where the statement of a place begins: after ; or more.
    pub(crate) fn statement(&self, place: usize) -> usize {
        self.starts_of(place).statement
    }

    /// Where the sentence of a place begins.
    pub(crate) fn sentence(&self, place: usize) -> usize {
        self.starts_of(place).sentence
    }

    fn starts_of(&self, place: usize) -> Starts {
        self.starts.get(place).or(self.starts.last()).copied().unwrap_or_default()
    }
}

/// A full-width digit, letter or sign as a half-width one; but the comma and the colon,
/// which part no thousands and no hours when they are wide.
fn fold(c: char) -> char {
    match c {
        '\u{ff0c}' | '\u{ff1a}' => c,
        '〜' => '~',
        other => crate::text::width(other),
    }
}

fn starts(plain: &[char]) -> Vec<Starts> {
    let mut now = Starts::default();
    let mut all = Vec::with_capacity(plain.len() + 1);
    for (at, c) in plain.iter().enumerate() {
        all.push(now);
        let next = at + 1;
        let inside_number = matches!(c, ',' | ':') && plain.get(next).is_some_and(char::is_ascii_digit) && {
            at.checked_sub(1).and_then(|before| plain.get(before)).is_some_and(char::is_ascii_digit)
        };
        match c {
            _ if inside_number => {}
            '。' | '!' | '?' | '\n' => {
                now = Starts { piece: next, clause: next, statement: next, sentence: next };
            }
            ';' => now = Starts { piece: next, clause: next, statement: next, ..now },
            ',' | '\u{ff0c}' | ':' | '\u{ff1a}' => now = Starts { piece: next, clause: next, ..now },
            '、' | '(' | ')' | '\t' => now.piece = next,
            _ => {}
        }
    }
    all.push(now);
    all
}
