//! The day by the machine's clock: asked anew at every action, whenever the window is painted, and once at midnight.

use std::time::{Duration, SystemTime};

use crate::model::Date;

/// The longest rest until the day is asked again. A timer does not count the time that a computer sleeps, and the clock may
/// be set meanwhile.
const LONGEST: Duration = Duration::from_hours(1);

/// Just past midnight, so that a timer that fires a little early does not find the old day.
const PAST: Duration = Duration::from_millis(200);

/// What tells the day.
pub struct Clock {
    today: Box<dyn Fn() -> Date>,
    /// True where the day ends by itself, so that the window has to be painted then.
    runs: bool,
}

impl Clock {
    /// The clock of this computer.
    #[must_use]
    pub fn of_machine() -> Self {
        Self { today: Box::new(Date::today), runs: true }
    }

    /// A clock for tests: the day is what this says.
    #[must_use]
    pub fn saying(today: impl Fn() -> Date + 'static) -> Self {
        Self { today: Box::new(today), runs: false }
    }

    /// A clock that stands.
    pub(super) fn fixed(today: Date) -> Self {
        Self::saying(move || today)
    }

    pub(super) fn today(&self) -> Date {
        (self.today)()
    }

    #[expect(clippy::unused_self, reason = "the moment is the clock's to tell, as the day is")]
    pub(super) fn moment(&self) -> SystemTime {
        SystemTime::now()
    }

    /// After how long the window has to be painted, so that the new day is seen; nothing for a clock that stands.
    pub(super) fn wakes_after(&self) -> Option<Duration> {
        self.runs.then(|| (Date::left_today() + PAST).min(LONGEST))
    }
}
