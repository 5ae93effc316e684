//! What got better: the change from the inspectors' finding to the latest value.

use crate::model::{Better, Indicator, Number};

/// By what share of the baseline an indicator got better; nothing where it did not, or where it cannot be said
/// because a value is missing, the scopes differ or the baseline is nought.
#[must_use]
pub fn improvement(indicator: &Indicator) -> Option<Number> {
    let (before, after) = (indicator.baseline.as_ref()?, indicator.latest()?);
    if !before.comparable(after) || before.value == Number::ZERO {
        return None;
    }
    let change = after.value - before.value;
    let better = if indicator.better == Better::Higher { change } else { -change };
    let share = better.checked_div(before.value.abs())?;
    (share > Number::ZERO).then_some(share)
}
