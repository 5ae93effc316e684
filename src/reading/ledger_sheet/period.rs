//! The day or period that a heading or a title names: 6月进展情况, 截至2025年6月30日完成情况.

use crate::model::When;
use crate::text::Text;
use crate::text::dates::{Found, Manner, Rest, dates_in, resolved};

/// The last date in a heading. A month without a year is in the year given; the name of a year alone is no period of a
/// report.
pub(super) fn period_in(heading: &str, year: Option<i16>) -> Option<When> {
    let text = Text::new(heading);
    let found = dates_in(&text, 0, text.len(), Manner::Sentence);
    let named = found.iter().any(|date| date.year.is_some());
    let lent = |date: &Found| if named { *date } else { Found { year, ..*date } };
    let found: Vec<Found> = found.iter().map(lent).collect();
    let last = resolved(&found).last().copied().flatten()?;
    let whole_year = found.last().is_some_and(|date| date.rest == Rest::Year);
    (!whole_year).then_some(last)
}
