//! A due date (完成时限), how it was moved, and the stages on the way to it.

use super::{Date, When};

object! {
    /// By when something is to be done. The first date is never overwritten: each change is added.
    pub entry Due = "due" {
        /// The first date set. Of a limit in days it is the day that this came to; absent while that is not known.
        optional on: Option<When> => When Public,
        /// The limit, where it was set as a number of days.
        optional days: Option<DueDays> => Entry Public,
        /// The words it was read from, such as 年底前.
        optional words: String => Line Public,
        /// Every change since, oldest first.
        optional changes: Vec<DueChange> => Entries Public,
    }
}

object! {
    /// A limit of so many days, such as 60 days from the feedback.
    pub entry DueDays = "due_days" {
        /// How many.
        required count: u32 => Number Public,
        /// True for working days (工作日).
        optional working: bool => Flag Public,
        /// The day they are counted from; absent for the day of the feedback.
        optional from: Option<Date> => Date Public,
    }
}

object! {
    /// One change of a due date.
    pub entry DueChange = "due_change" {
        /// The date that held until then.
        required from: When => When Public,
        /// The date that holds since.
        required to: When => When Public,
        /// The day of the change; absent where the papers do not say when it was made.
        optional on: Option<Date> => Date Public,
        /// Why it was changed.
        required reason: String => Line Public,
        /// Who approved it.
        optional approved_by: String => Line Public,
    }
}

object! {
    /// What is to be reached on the way to an item's end, by when (阶段目标).
    pub entry Stage = "stage" {
        /// What is to be reached.
        required goal: String => Text Public Key,
        /// By when.
        optional due: Option<Due> => Due Public,
        /// The day it was reached.
        optional done_on: Option<Date> => Date Public,
    }
}

impl Due {
    /// A due date that was never moved.
    #[must_use]
    pub fn new(on: When) -> Self {
        Self { on: Some(on), ..Self::blank() }
    }

    /// The due date with the first date of a limit in days counted, where it is known when the days begin; `feedback` is
    /// the day of the feedback. A date that was moved since stays, because its changes say which date they began at.
    #[must_use]
    pub fn counted(&self, feedback: Option<Date>) -> Self {
        let mut due = self.clone();
        if let Some(days) = due.days.as_ref().filter(|_| due.changes.is_empty())
            && let Some(from) = days.from.or(feedback)
        {
            due.on = Some(When::Day(days.end(from)));
        }
        due
    }

    /// The same after the day of the feedback was changed: where it was taken back, a limit that began with it has no
    /// date any more.
    #[must_use]
    pub fn recounted(&self, feedback: Option<Date>) -> Self {
        let mut due = self.counted(feedback);
        let begins_with_feedback = due.days.as_ref().is_some_and(|days| days.from.is_none());
        if begins_with_feedback && feedback.is_none() && due.changes.is_empty() {
            due.on = None;
        }
        due
    }

    /// True where it says until when: by a date, or by a number of days. Without them it holds only the words of a limit
    /// that no date was read from.
    #[must_use]
    pub fn has_limit(&self) -> bool {
        self.on.is_some() || self.days.is_some()
    }

    /// The date that was set first, which a postponement does not move.
    #[must_use]
    pub fn first(&self) -> Option<When> {
        self.on.or_else(|| self.changes.first().map(|change| change.from))
    }

    /// The date that holds now; absent for a number of days of which it is not known where they begin.
    #[must_use]
    pub fn present(&self) -> Option<When> {
        self.changes.last().map(|change| change.to).or(self.on)
    }

    /// The last day that the present date leaves.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.present().map(When::last_day)
    }

    /// True for working days that were counted in a year whose holidays are not known: only its weekends are left out.
    #[must_use]
    pub fn leaves_out_only_weekends(&self) -> bool {
        let end = self.on.map(When::last_day).into_iter();
        let ends = |days: &DueDays| end.chain(days.from).any(|day| !super::calendar::knows_year(day.parts().0));
        self.days.as_ref().is_some_and(|days| days.working && ends(days))
    }

    /// The due date moved to another one, on a day; the first one stays. A date that was not known
    /// yet is set, not moved: it needs no reason, and takes the place of a number of days, which `words` alone then says.
    #[must_use]
    pub fn moved(self, to: When, on: Date, reason: String) -> Self {
        self.postponed(to, Some(on), reason)
    }

    /// The same with who approved the change of that day; nothing where none was made on it, or nobody is named.
    #[must_use]
    pub fn approved(mut self, by: &str, on: Date) -> Self {
        if let Some(change) = self.changes.last_mut().filter(|change| change.on == Some(on) && !by.is_empty()) {
            by.clone_into(&mut change.approved_by);
        }
        self
    }

    /// The same where the papers may not say on which day it was moved.
    #[must_use]
    pub fn postponed(mut self, to: When, on: Option<Date>, reason: String) -> Self {
        match self.present() {
            None => {
                if let Some(days) = self.days.take().filter(|_| self.words.is_empty()) {
                    self.words = days.words();
                }
                self.on = Some(to);
            }
            Some(from) if from == to => {}
            Some(from) => self.changes.push(DueChange { from, to, on, reason, ..DueChange::blank() }),
        }
        self
    }
}

impl DueDays {
    /// The last of these days, counted from the day after `from`.
    #[must_use]
    pub fn end(&self, from: Date) -> Date {
        if self.working {
            return super::calendar::working_days_after(from, self.count);
        }
        from.add_days(i32::try_from(self.count).unwrap_or(i32::MAX))
    }

    /// The limit as an office writes it, in the words from which it can be read again.
    fn words(&self) -> String {
        let start = self.from.map_or_else(|| "反馈后".to_owned(), |from| format!("自{from}起"));
        let unit = if self.working { "个工作日" } else { "日" };
        format!("{start}{}{unit}内", self.count)
    }
}

codes! {
    /// Whether the work keeps to its plan (序时进度), in the office's own word.
    Schedule {
        /// 未达到序时进度
        Behind = "behind",
        /// 达到序时进度
        On = "on",
        /// 超过序时进度
        Ahead = "ahead",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn in_days(count: u32) -> Due {
        Due { days: Some(DueDays { count, ..DueDays::blank() }), ..Due::blank() }
    }

    #[test]
    fn a_limit_in_days_follows_the_feedback_until_its_date_is_moved() {
        let due = in_days(45).recounted(Some(day("2025-03-01")));
        assert_eq!(due.on, Some(When::Day(day("2025-04-15"))));
        assert_eq!(due.recounted(Some(day("2025-03-11"))).on, Some(When::Day(day("2025-04-25"))));
        assert_eq!(due.recounted(None).on, None, "it begins with a day that is not known any more");
        let moved = due.moved(When::Month(2025, 6), day("2025-04-10"), "汛期".to_owned());
        assert_eq!(moved.recounted(Some(day("2025-03-11"))), moved);
        assert_eq!(moved.recounted(None), moved);
    }

    #[test]
    fn a_limit_from_a_day_of_its_own_does_not_need_the_feedback() {
        let days = DueDays { count: 10, from: Some(day("2025-05-05")), ..DueDays::blank() };
        let due = Due { days: Some(days), ..Due::blank() }.recounted(None);
        assert_eq!(due.on, Some(When::Day(day("2025-05-15"))));
    }

    #[test]
    fn a_date_set_in_the_place_of_unknown_days_stays() {
        let due = in_days(30).moved(When::Month(2025, 9), day("2025-04-10"), String::new());
        assert_eq!((due.days.as_ref(), due.words.as_str(), due.changes.len()), (None, "反馈后30日内", 0));
        assert_eq!(due.recounted(Some(day("2025-03-01"))), due);
        let read = Due { words: "收到通报起三十日内".to_owned(), ..in_days(30) };
        assert_eq!(read.moved(When::Month(2025, 9), day("2025-04-10"), String::new()).words, "收到通报起三十日内");
    }
}
