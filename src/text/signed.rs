//! Changes of counts as they are read.

/// A change with its sign: +3, −1, ±0.
#[must_use]
pub fn signed(change: i64) -> String {
    match change {
        ..0 => format!("−{}", change.unsigned_abs()),
        0 => "±0".to_owned(),
        _ => format!("+{change}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_has_a_sign_whichever_way_it_goes() {
        assert_eq!([7, -12, 0].map(signed), ["+7", "−12", "±0"]);
    }
}
