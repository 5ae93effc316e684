//! The types of a chart.

mod calendar;
mod closed;
mod standing;
mod targets;
mod units;

use std::sync::Arc;

use crate::model::NodeRef;
use crate::words::Words;

pub use calendar::{CalendarCell, CalendarChart, CalendarEntry, CalendarMonth};
pub use closed::{ClosedChart, ClosedPanel, ClosedPanels, CountLine, CountStep, Missing};
pub use standing::{MonthNews, StandingChart, StandingPart, StandingRow};
pub use targets::{
    Bullet, KnownChange, TargetChange, TargetFigures, TargetRow, TargetStanding, TargetsChart, TargetsFocus,
};
pub use units::{LeaderRow, UnitRow, UnitsChart};

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The message.
    pub title: String,
    /// Unit, date, scope.
    pub subtitle: String,
    /// The marks.
    pub body: Body,
    /// How much is left out because the place is too small; empty when nothing is.
    pub more: String,
    /// What the person says about it, below the marks; empty for nothing.
    pub note: String,
}

impl Chart {
    /// A chart that leaves nothing out, without a note.
    #[must_use]
    pub fn new(title: String, subtitle: String, body: Body) -> Self {
        Self { title, subtitle, body, more: String::new(), note: String::new() }
    }

    /// The chart with so many rows at most, telling how many it leaves out.
    #[must_use]
    pub fn cut(&self, most: usize, words: &Words) -> Self {
        let mut cut = self.clone();
        let left = match &mut cut.body {
            Body::Rows(rows) => {
                let left = rows.len().saturating_sub(most);
                rows.truncate(most);
                left
            }
            Body::Schedule(schedule) => {
                let left = schedule.lines.split_off(most.min(schedule.lines.len()));
                left.iter().map(ScheduleLine::items).sum()
            }
            Body::Standing(standing) => {
                let left = standing.rows.len().saturating_sub(most);
                standing.rows.truncate(most);
                left
            }
            Body::Units(units) => {
                let left = units.rows.len().saturating_sub(most);
                units.rows.truncate(most);
                left
            }
            Body::Targets(targets) => {
                let left = targets.rows.len().saturating_sub(most);
                targets.rows.truncate(most);
                left
            }
            Body::Series(_) | Body::Closed(_) | Body::ClosedPanels(_) | Body::Calendar(_) | Body::Empty(_) => 0,
        };
        if left > 0 {
            cut.more = words.with("and-more", [("count", left.into())]);
        }
        cut
    }

    /// True where the data has nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.body, Body::Empty(_))
    }
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// One row for each thing, every row with a scale of its own unless the rows share one.
    Rows(Vec<ChartRow>),
    /// Values over time.
    Series(Series),
    /// Items with their dates.
    Schedule(Box<Schedule>),
    /// How many items stand where.
    Standing(Box<StandingChart>),
    /// Who is late.
    Units(Box<UnitsChart>),
    /// Indicators and their targets.
    Targets(Box<TargetsChart>),
    /// Items closed over time.
    Closed(Box<ClosedChart>),
    /// Items closed over time, by lead unit.
    ClosedPanels(Box<ClosedPanels>),
    /// What falls due when.
    Calendar(Box<CalendarChart>),
    /// Nothing can be drawn: the words say what is missing and what to do.
    Empty(String),
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartRow {
    /// What the row is about.
    pub label: String,
    /// The node it leads to.
    pub node: Option<NodeRef>,
    /// The values that its width stands for.
    pub scale: Scale,
    /// The marks, back to front.
    pub marks: Vec<Mark>,
    /// What its parts are parts of; nothing for a row that has none.
    pub whole: Option<f64>,
    /// The value, in words for the eye.
    pub value: String,
    /// The target in words, or that there is none.
    pub target: String,
    /// Why something is not drawn, such as scopes that differ.
    pub note: String,
    /// How it stands to its target.
    pub status: Status,
}

/// A range of values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The value at the left end.
    pub min: f64,
    /// The value at the right end.
    pub max: f64,
}

impl Scale {
    /// A scale that holds nought and these values, with air at the right end.
    #[must_use]
    pub fn from_nought(values: impl Iterator<Item = f64>) -> Self {
        let (mut min, mut max) = (0.0_f64, 0.0_f64);
        for value in values.filter(|value| value.is_finite()) {
            min = min.min(value);
            max = max.max(value);
        }
        let span = if max - min > 0.0 { max - min } else { 1.0 };
        Self { min, max: max + span * 0.06 }
    }

    /// Where a value stands, 0 at the left end and 1 at the right.
    #[must_use]
    pub fn share(&self, value: f64) -> f64 {
        (value - self.min) / (self.max - self.min)
    }
}

/// How a row stands to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Met.
    Met,
    /// Missed.
    Off,
    /// A bound leaves it open, or there is no reading.
    Open,
    /// No target.
    NoTarget,
}

/// A mark of a row. Values are those of the row's scale.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// From one value to another.
    Bar {
        /// Where it begins.
        from: f64,
        /// Where it ends.
        to: f64,
        /// What it stands for.
        role: MarkRole,
        /// What is written in it.
        text: String,
        /// Where it leads.
        spot: Option<ValuePlace>,
    },
    /// A thick line across the bar.
    Tick {
        /// The value.
        at: f64,
        /// What it stands for.
        role: MarkRole,
        /// Where it leads.
        spot: Option<ValuePlace>,
    },
}

/// The items that a mark counts, shared because a mark is drawn in each frame.
pub type Held = Arc<[NodeRef]>;

/// What a mark stands for. The same look on every chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkRole {
    /// The latest value.
    Actual,
    /// An earlier value.
    Earlier,
    /// The value to reach.
    Target,
    /// A part of a whole, by its place.
    Part(u8),
    /// What is left of a whole that the parts do not fill.
    Rest,
}

/// A value of a node: what a mark leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ValuePlace {
    /// The node.
    pub node: NodeRef,
    /// Which of its values.
    pub part: SpotPart,
}

/// Which value of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpotPart {
    /// The node as a whole.
    Whole,
    /// The baseline.
    Baseline,
    /// A reading, by its place.
    Reading(usize),
    /// The target.
    Target,
}

/// Values over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// One line for each scope and length of range: they are never joined.
    pub lines: Vec<SeriesLine>,
    /// The range of values, from nought.
    pub scale: Scale,
    /// The beginnings of months or years, where there is one line alone: lines of several scopes have no common axis.
    pub ticks: Vec<Tick>,
    /// What is to be reached.
    pub target: Option<SeriesTarget>,
}

/// The target of values over time.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesTarget {
    /// The value.
    pub value: f64,
    /// Its words, with the day by which it is to be reached.
    pub text: String,
    /// Where it leads.
    pub spot: ValuePlace,
    /// The day by which it is to be reached, in days since the year 1.
    pub due: Option<f64>,
    /// Which of the lines it is held against: that of the latest value.
    pub line: usize,
    /// The way from the first value to the target (应走的路), in words, where it has a beginning and an end.
    pub way: Option<String>,
}

/// The values of one scope.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesLine {
    /// The scope in words; empty when there is only one.
    pub scope: String,
    /// The values, oldest first.
    pub points: Vec<Point>,
}

/// One value of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The middle of its range, in days since the year 1.
    pub day: f64,
    /// The date in words.
    pub date: String,
    /// The value.
    pub value: f64,
    /// The value in words.
    pub text: String,
    /// True for a bound or a rough value.
    pub open: bool,
    /// Where it leads.
    pub spot: ValuePlace,
}

/// Items with their dates: the wall chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// The first day shown, in days since the year 1.
    pub from: f64,
    /// The last day shown.
    pub to: f64,
    /// Today, and its words.
    pub today: (f64, String),
    /// The day of the feedback, where there is one for all rows, and its words.
    pub feedback: Option<(f64, String)>,
    /// The end of the concentrated rectification (集中整改), where there is one for all rows, and its words.
    pub limit: Option<(f64, String)>,
    /// The beginnings of months or years.
    pub ticks: Vec<Tick>,
    /// The names of the columns, in the order of [`ScheduleRow::columns`].
    pub columns: [String; 5],
    /// How many rows stand where, in words: the key of the marks.
    pub standing: [(crate::model::Status, String); 5],
    /// How many more or fewer stand there than a month before, in the same order, and words for the day that they are compared
    /// with; nothing where that is not known.
    pub changes: Option<([i32; 5], String)>,
    /// True where most of its lines are rows with a sentence for a title: measures.
    pub has_sentences: bool,
    /// What the marks mean that there are.
    pub key: Vec<(PlanMark, String)>,
    /// The same in words alone, as it begins the subtitle of the chart.
    pub key_text: String,
    /// How wide the widest words of each column are at most, in sizes of the words; nought for a column that says nothing, or
    /// what the heads of the groups say.
    pub widths: [f32; 5],
    /// Where news begin and how wide they are: the widest of those that begin about the same day.
    pub news: Vec<NewsRoom>,
    /// The lines.
    pub lines: Vec<ScheduleLine>,
}

/// A mark of a wall chart, as its key explains it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanMark {
    /// The bar up to the first date.
    Frame,
    /// A step lower for a date that was moved.
    Moved,
    /// What is done.
    Done,
    /// How much ought to be done.
    Planned,
    /// Stages on the way.
    Stages,
    /// Late: from the due date to today.
    Late,
    /// Near: from today to the due date.
    Near,
    /// Reported as done.
    Claimed,
    /// Closed, before its date.
    Closed,
    /// To be done at once.
    Immediate,
    /// Goes on.
    Sustained,
    /// Reviews made and to come.
    Reviews,
    /// The sign of what is worked out: words alone.
    Derived,
}

/// The beginning of a month, of several, or of a year on the axis of a wall chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// The day.
    pub day: f64,
    /// Its words.
    pub text: String,
    /// True for every other one, wherever the axis begins: they are set off.
    pub is_odd: bool,
}

/// The room that news need. Widths are in sizes of the words: at most, by the kinds of their characters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NewsRoom {
    /// The day behind which they stand.
    pub day: f64,
    /// Their width with their dates in one line.
    pub one: f32,
    /// The same in two lines.
    pub two: f32,
}

/// A line of a wall chart.
#[derive(Debug, Clone, PartialEq)]
pub enum ScheduleLine {
    /// The head of a group.
    Head(ScheduleHead),
    /// An item.
    Row(Box<ScheduleRow>),
    /// Items without any date: how many, in words, and which.
    Undated(String, Held),
}

impl ScheduleLine {
    /// How many items it shows.
    #[must_use]
    pub fn items(&self) -> usize {
        match self {
            Self::Head(_) => 0,
            Self::Row(_) => 1,
            Self::Undated(_, items) => items.len(),
        }
    }
}

/// The head of a group of a wall chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ScheduleHead {
    /// What the group is called.
    pub name: String,
    /// How many rows it has, in words.
    pub count: String,
    /// How many of them stand where, in the order of urgency; those that there are.
    pub standing: Vec<(crate::model::Status, usize)>,
}

/// An item with its dates, in days since the year 1.
#[derive(Debug, Clone, PartialEq)]
pub struct ScheduleRow {
    /// Its number with that of its problem.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The unit in the lead.
    pub unit: String,
    /// The leader who answers for it.
    pub leader: String,
    /// How much is done, and how much ought to be.
    pub share: String,
    /// The item.
    pub node: NodeRef,
    /// Where it stands.
    pub standing: crate::model::Status,
    /// The same in words. A measure that is done waits for nobody.
    pub standing_word: String,
    /// When the work began.
    pub start: Option<f64>,
    /// The due dates, the first one first and the one that holds last.
    pub dues: Vec<f64>,
    /// How much is done, from 0 to 1.
    pub done: Option<f64>,
    /// How much ought to be done, from 0 to 1.
    pub planned: Option<f64>,
    /// The stages on the way: by when, and whether it was reached.
    pub stages: Vec<(f64, bool)>,
    /// The day that the unit said it was done, while nobody verified that; the day that a measure was done.
    pub claimed: Option<f64>,
    /// True where it waits since then for somebody who verifies it.
    pub waits: bool,
    /// The day it was closed.
    pub closed: Option<f64>,
    /// The reviews (回头看): the days of those made, and the one to come.
    pub reviews: Vec<(f64, bool)>,
    /// 长期坚持: it goes on behind its date.
    pub sustained: bool,
    /// 立行立改: done at once.
    pub immediate: bool,
    /// What is news of it, such as the days that it is late.
    pub news: String,
    /// The dates behind the news.
    pub text: String,
    /// Why its date was put off; empty where it never was.
    pub reasons: String,
    /// All of it in words, with the reason of each postponement.
    pub about: String,
}

impl ScheduleRow {
    /// The due date that holds.
    #[must_use]
    pub fn due(&self) -> Option<f64> {
        self.dues.last().copied()
    }

    /// The last day of its marks.
    #[must_use]
    pub fn end(&self, today: f64) -> f64 {
        let stage = self.stages.iter().map(|(day, _)| *day);
        let review = self.reviews.iter().map(|(day, _)| *day);
        let reaches_today = self.waits || self.standing == crate::model::Status::Late;
        let days = self.dues.iter().copied().chain(stage).chain(review).chain(self.claimed).chain(self.closed);
        days.chain(reaches_today.then_some(today)).fold(f64::MIN, f64::max)
    }

    /// Number and title.
    #[must_use]
    pub fn label(&self) -> String {
        format!("{} {}", self.number, self.title).trim_start().to_owned()
    }

    /// The words of its columns: number, title, unit, leader, share.
    #[must_use]
    pub fn columns(&self) -> [&str; 5] {
        [&self.number, &self.title, &self.unit, &self.leader, &self.share]
    }
}
