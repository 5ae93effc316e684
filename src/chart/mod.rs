//! A chart as a value: what it says, its rows and marks, and the node under each mark.
//!
//! Lives here: which marks a chart of an indicator or an overview has, by the rules of the trade (bars start
//! at nought, a target is a tick, scopes are not joined), and the words beside them.
//! Does not live here: drawing. The same value goes to the screen and into a file.

mod bullet;
mod calendar;
mod catalogue;
mod closed;
mod closed_by_unit;
mod colours;
mod context;
mod deck;
mod facts;
mod messages;
mod note;
mod one;
mod part;
mod plan;
mod series;
mod spec;
mod standing;
mod table;
mod targets;
mod units;
mod value;
mod wide;

pub use bullet::bullet;
pub use catalogue::Named;
pub use colours::{ChartColours, DARK, LIGHT, Rgb, on};
pub use context::{ChartContext, NEAR, Order, RowContext};
pub use deck::{
    DeckBlock, DeckCell, DeckColumn, DeckCover, DeckDates, DeckFigure, DeckItem, DeckLine, DeckLook, DeckPicture,
    DeckPictures, DeckQuestion, DeckRow, DeckRules, DeckRun, DeckSide, DeckSpan, DeckStation, DeckTable, DeckWords,
    LeftOut, Page, PageContent, all_pages, arranged, deck, deck_picture_files,
};
pub use facts::facts;
pub use messages::due_name;
pub use note::{note_on, noted_report};
pub use one::{IndicatorChart, best, of_node};
pub use part::{part_of_whole, partitions};
pub use plan::{date, day, plan, ticks};
pub use series::series;
pub use spec::ChartSpec;
pub use table::{ChartCell, ChartTable, ChartTableRow};
pub use targets::{before_after, of_item};
pub use value::{
    Body, Bullet, CalendarCell, CalendarChart, CalendarEntry, CalendarMonth, Chart, ChartRow, ClosedChart, ClosedPanel,
    ClosedPanels, CountLine, CountStep, Held, KnownChange, LeaderRow, Mark, MarkRole, Missing, MonthNews, NewsRoom,
    PlanMark, Point, Scale, Schedule, ScheduleHead, ScheduleLine, ScheduleRow, Series, SeriesLine, SeriesTarget,
    SpotPart, StandingChart, StandingPart, StandingRow, Status, TargetChange, TargetFigures, TargetRow, TargetStanding,
    TargetsChart, TargetsFocus, Tick, UnitRow, UnitsChart, ValuePlace,
};
#[cfg(test)]
pub(crate) use wide::ems;

pub use crate::model::Progress;
