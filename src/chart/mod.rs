//! A chart as a value: what it says, its rows and marks, and the node under each mark.
//!
//! Lives here: which marks a chart of an indicator or an overview has, by the rules of the trade (bars start
//! at nought, a target is a tick, scopes are not joined), and the words beside them.
//! Does not live here: drawing. The same value goes to the screen and into a file.

mod bullet;
mod catalogue;
mod compare;
mod deck;
mod facts;
mod ink;
mod lists;
mod messages;
mod part;
mod plan;
mod series;
mod standing;
mod value;

pub use bullet::bullet;
pub use catalogue::Named;
pub use compare::before_after;
pub use deck::{Content, Figure, Line as DeckLine, Page, achievements, deck};
pub use facts::facts;
pub use ink::{DARK, Ink, LIGHT, Rgb, on};
pub use lists::{attainment, calendar, closed, load, of_item, off_target};
pub use messages::off_target_title;
pub use part::{part_of_whole, partitions};
pub use plan::{day, group_name, plan, schedule_row, ticks};
pub use series::series;
pub use standing::standing;
pub use value::{
    Body, Chart, Kind, Line, Mark, Point, Role, Row, Scale, Schedule, ScheduleLine, ScheduleRow, Series, Spot,
    SpotPart, Status,
};

pub use crate::model::Progress;

use crate::model::Indicator;

/// The chart that suits one indicator best beside its bullet.
#[must_use]
pub fn best(indicator: &Indicator) -> Kind {
    let dated = indicator.readings.iter().chain(&indicator.baseline).filter(|reading| reading.on.is_some()).count();
    match &indicator.baseline {
        _ if dated >= 3 => Kind::Series,
        Some(baseline) if indicator.latest().is_some_and(|latest| latest.comparable(baseline)) => Kind::BeforeAfter,
        _ => Kind::Bullet,
    }
}
