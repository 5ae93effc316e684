//! Units with a magnitude before them: 万元, 亿元.

/// What the magnitude before a unit multiplies a value by: 10,000 for 万元 and 1 for 元.
#[must_use]
pub fn magnitude(unit: &str) -> i64 {
    // The sign itself is a unit too (5万), so what follows need not be there.
    unit.trim().chars().map_while(times).try_fold(1_i64, i64::checked_mul).unwrap_or(1)
}

/// A unit without its magnitude: 元 of 亿元.
#[must_use]
pub fn base_unit(unit: &str) -> &str {
    unit.trim().trim_start_matches(|c| times(c).is_some())
}

fn times(c: char) -> Option<i64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn magnitudes_are_multiplied() {
        let of = ["元", "千元", "百万元", "亿元", "万亿元", "人", "万", ""].map(magnitude);
        assert_eq!(of, [1, 1_000, 1_000_000, 100_000_000, 1_000_000_000_000, 1, 10_000, 1]);
        assert_eq!(["亿元", " 百万元", "人", "万"].map(base_unit), ["元", "元", "人", ""]);
    }
}
