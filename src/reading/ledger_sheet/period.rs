//! The day or period that a heading or a title names: 6月进展情况, 截至2025年6月30日完成情况.

use crate::model::When;
use crate::text::dates::{Found, Manner, Rest, dates_in, resolved};
use crate::text::{Text, Words};

/// The year that a title is about: 2025年整改台账. A year with 年度 is that of the accounts that were looked at, unless
/// the ledger itself is named by it: 2024年度审计查出问题 came to be known in the year after.
pub(in crate::reading) fn year_in(title: &str) -> Option<i16> {
    static OWN: Words = Words::of("ledger.behind_period");
    let text = Text::new(title);
    let found = dates_in(&text, 0, text.len(), Manner::Sentence);
    let is_own = |date: &&Found| {
        let accounts = text.before(date.end) == Some('度');
        date.year.is_some() && (!accounts || OWN.iter().any(|word| text.starts(date.end, word)))
    };
    let found: Vec<&Found> = found.iter().filter(is_own).collect();
    found.last().and_then(|date| date.year)
}

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
