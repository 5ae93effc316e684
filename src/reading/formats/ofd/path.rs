//! A path as it is written: letters for what is done, with the places behind them.

use kurbo::{BezPath, Point};

/// The path of a text such as `M 0 0 L 10 0 C`, up to what is none.
pub(super) fn path(text: &str) -> BezPath {
    let mut path = BezPath::new();
    let mut parts = text.split([' ', ',', '\t', '\n', '\r']).filter(|part| !part.is_empty());
    while let Some(letter) = parts.next() {
        // Numbers behind each letter; the last two are where it leads.
        let count = match letter {
            "S" | "M" | "L" => 2,
            "Q" => 4,
            "B" => 6,
            "A" => 7,
            "C" => 0,
            _ => break,
        };
        let numbers: Vec<f64> = parts.by_ref().take(count).map_while(|part| part.parse().ok()).collect();
        let is_sound = numbers.len() == count && numbers.iter().all(|number| number.is_finite());
        if !is_sound {
            break;
        }
        // A path with a start alone is empty too.
        if path.elements().is_empty() && !matches!(letter, "S" | "M") {
            path.move_to(Point::ZERO);
        }
        match (letter, numbers.as_slice()) {
            ("S" | "M", [x, y]) => path.move_to((*x, *y)),
            ("L", [x, y]) => path.line_to((*x, *y)),
            // Where a bow lies between its ends is of no matter: it is no line of a table.
            (_, [.., x, y]) => path.quad_to((*x, *y), (*x, *y)),
            _ => path.close_path(),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_up_to_what_is_none() {
        let found = path("M 1 2 L 5 2 A 1 1 0 0 1 6 3 B 1 2 3 4 7 8 C L 9");
        assert_eq!(found.elements().len(), 5);
        assert_eq!(path("L 4 0").elements().len(), 2);
        assert!(path("X 1 2").is_empty() && path("M 1 NaN").is_empty());
    }
}
