//! How many days it is to a date in words: the one wording of it, on screen and in what is written out.

use crate::analysis::DaysLeft;
use crate::model::{Codes as _, Status};
use crate::words::Words;

/// The days in words: 逾期 45 天, 还有 5 天, 待核验 13 天.
#[must_use]
pub fn days_words(left: DaysLeft, words: &Words) -> String {
    let days = |left: i32| [("days", left.unsigned_abs().into())];
    match left {
        DaysLeft::Due(left) if left < 0 => words.with("due-late", days(left)),
        DaysLeft::Due(left) => words.with("due-left", days(left)),
        DaysLeft::Review(on) => words.with("due-review-on", [("date", words.date(on).into())]),
        DaysLeft::Waits(Some(left)) => words.with("due-waits", days(left)),
        DaysLeft::Waits(None) => words.text(Status::Done.word()).to_owned(),
        DaysLeft::Closed(0) => words.text("due-closed-in-time").to_owned(),
        DaysLeft::Closed(left) if left < 0 => words.with("due-closed-late", days(left)),
        DaysLeft::Closed(left) => words.with("due-closed-early", days(left)),
    }
}
