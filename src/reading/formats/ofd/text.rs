//! The characters of a text object and where each stands.

use kurbo::{Affine, Point};

use crate::reading::formats::pages::{Drawn, Placed};
use crate::reading::formats::xml::Element;

/// How a text object sets its characters, and where the line begins that is open.
#[derive(Debug, Clone, Default)]
pub(super) struct TextLine {
    /// The height of its type, in millimetres.
    size: f64,
    /// How much wider it is than it is made.
    wider: f64,
    start: (f64, f64),
    /// How far each character is from the one before it, as they are written.
    right: Option<String>,
    down: Option<String>,
}

impl TextLine {
    /// The line of an object.
    pub(super) fn of(element: &Element<'_>) -> Self {
        let number = |name: &str| element.value(name).and_then(|text| text.trim().parse::<f64>().ok());
        let sound = |number: &f64| number.is_finite() && *number > 0.0;
        Self {
            // Some programs write it small.
            size: number("Size").or_else(|| number("size")).filter(sound).unwrap_or(0.0),
            wider: number("HScale").filter(sound).unwrap_or(1.0),
            ..Self::default()
        }
    }

    /// A run of characters begins. One that does not say where goes on where the one before it began.
    pub(super) fn begin(&mut self, element: &Element<'_>) {
        let number = |name: &str| element.value(name).and_then(|text| text.trim().parse::<f64>().ok());
        self.start = (number("X").unwrap_or(self.start.0), number("Y").unwrap_or(self.start.1));
        (self.right, self.down) = (element.value("DeltaX"), element.value("DeltaY"));
    }

    /// Draws the characters of a run.
    pub(super) fn draw(&self, words: &str, place: Affine, drawn: &mut Drawn) {
        // Line ends are those of the file, and have no place.
        let characters: Vec<char> = words.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
        let right = self.right.as_deref().map(|text| steps(text, characters.len()));
        let down = self.down.as_deref().map(|text| steps(text, characters.len()));
        let step = |steps: &Option<Vec<f64>>, at: usize| {
            steps.as_ref().and_then(|steps| steps.get(at).or_else(|| steps.last()).copied())
        };
        let corner = place * Point::ZERO;
        let along = place * Point::new(self.size * self.wider, 0.0) - corner;
        let size = (place * Point::new(0.0, self.size) - corner).hypot() as f32;
        let (mut x, mut y) = self.start;
        for (at, c) in characters.iter().enumerate() {
            if !drawn.has_room() {
                return;
            }
            let (to_right, to_below) = (step(&right, at), step(&down, at));
            let usual = advance(*c);
            // A character is no wider than the way to the next one.
            let way = to_right.map(|way| way / (self.size * self.wider)).filter(|way| *way > 0.0);
            let advance = way.map_or(usual, |way| way.min(usual)) as f32;
            let origin = place * Point::new(x, y);
            drawn.glyph(&Placed { origin, along, size, advance: Some(advance), characters: &[*c] });
            let is_still = to_below.is_some();
            x += to_right.unwrap_or(if is_still { 0.0 } else { usual * self.size * self.wider });
            y += to_below.unwrap_or(0.0);
        }
    }
}

/// How wide a character is, in times of its type.
fn advance(c: char) -> f64 {
    if c >= '\u{2e80}' || matches!(c, '—' | '…' | '“' | '”' | '‘' | '’' | '①'..='⑳') {
        1.0
    } else {
        0.5
    }
}

/// The ways between so many characters: numbers, of which `g 3 5.2` is three of 5.2.
fn steps(text: &str, most: usize) -> Vec<f64> {
    let mut found = Vec::new();
    let mut parts = text.split([' ', ',', '\t', '\n', '\r']).filter(|part| !part.is_empty());
    while let Some(part) = parts.next().filter(|_| found.len() < most) {
        let (count, number) = if part == "g" {
            (parts.next().and_then(|count| count.parse::<usize>().ok()).unwrap_or(0), parts.next().unwrap_or_default())
        } else {
            (1, part)
        };
        let number = number.parse::<f64>().ok().filter(|number| number.is_finite()).unwrap_or(0.0);
        let room = most - found.len();
        found.extend(std::iter::repeat_n(number, count.min(room)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_that_repeat_are_written_once() {
        for (text, most, found) in [
            ("g 3 5.5 2 g 2 1", 10, "[5.5, 5.5, 5.5, 2.0, 1.0, 1.0]"),
            ("g 999999999 4", 3, "[4.0, 4.0, 4.0]"),
            ("g x NaN", 3, "[]"),
            ("1,2  3", 9, "[1.0, 2.0, 3.0]"),
        ] {
            assert_eq!(format!("{:?}", steps(text, most)), found, "{text}");
        }
    }
}
