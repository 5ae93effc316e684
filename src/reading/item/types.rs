//! What a piece of a text can be, and what a person should look at.

use serde::{Deserialize, Serialize};

use std::collections::HashMap;

use crate::model::{Date, NodeId, Span, When};
use crate::reading::formats::Fault;

/// A piece of a paragraph and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Where it stands.
    pub span: Span,
    /// What it was taken for.
    pub role: Role,
    /// The node that it belongs to.
    pub node: Option<NodeId>,
}

/// What a piece of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The title of the notice.
    Title,
    /// What the notice says before its first heading: who inspected whom, and when.
    Preface,
    /// Words of a web page round the notice.
    Furniture,
    /// A heading.
    Heading(Level),
    /// What the inspectors found.
    Finding,
    /// A label such as 整改情况.
    Label,
    /// What stands before the first measure.
    Lead,
    /// The mark of a measure.
    Mark,
    /// A measure.
    Measure,
    /// What a label says of units, dates, standing.
    Field(Field),
    /// Text of a part that holds no problems: how the work was organised, what comes next.
    Aside,
    /// What follows the notice: contacts, signature, date.
    Closing,
    /// A cell of a table.
    Cell,
    /// A heading of a table.
    Column,
    /// Text that was given no meaning.
    Text,
}

/// What a heading is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// A part of the notice, such as 二、巡视反馈问题整改进展情况.
    Section,
    /// 方面
    Category,
    /// 问题
    Problem,
    /// 具体问题
    Item,
}

/// What a label asks for, besides findings and measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Field {
    /// 完成情况
    Standing,
    /// 整改时限
    Due,
    /// 牵头单位
    Lead,
    /// 责任单位
    Unit,
    /// 配合单位
    Support,
    /// 责任领导
    Leader,
    /// 责任人
    Person,
    /// 整改目标
    Goal,
    /// 下一步打算
    Next,
    /// 佐证材料
    Evidence,
    /// 整改成效
    Effect,
}

/// What notices count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Totalled {
    /// 反馈问题
    Problems,
    /// 已完成
    Done,
    /// 正在整改
    UnderWay,
    /// 长期坚持
    Sustained,
    /// 整改措施
    Measures,
    /// 责任领导
    Leaders,
    /// 牵头单位
    LeadUnits,
    /// 配合单位
    SupportUnits,
}

/// Where the year of a date stands that does not name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum YearBasis {
    /// In the day that the document speaks of.
    AsOf(Date),
    /// In its title.
    Title(i16),
    /// In the day of the feedback.
    Feedback(Date),
}

/// Something a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// No item was found.
    NoItems,
    /// The text has no title: the document's name stands in.
    NoTitle,
    /// The notice has no headings of this level: those above stand in.
    NoLevel(Level),
    /// Headings between problem and item were put together with the problem.
    Folded(Span),
    /// A number does not follow the one before.
    Jump {
        /// The heading.
        at: Span,
        /// The number that would follow.
        expected: u32,
        /// The number it has.
        found: u32,
    },
    /// Text of a part that holds no problems: it stays in the source alone.
    Aside(Span),
    /// An item without any measure.
    NoMeasures(NodeId),
    /// A date, due or of closing, that gives no day, month or year by itself.
    DueUnread(Span),
    /// Words on the standing that fit no code.
    StandingUnread(Span),
    /// A name that the report has no place for: a second leader, a person beside the leader.
    Unkept(Span),
    /// A date without its year.
    NoYear(Span),
    /// A date of the inspection or its feedback that is no day, or whose letters are lost; it was not taken.
    FactUnread(Span),
    /// A time limit without its year, which was taken from elsewhere.
    YearLent {
        /// The limit.
        at: Span,
        /// Where its year stands.
        by: YearBasis,
        /// The date that it was taken for.
        on: When,
    },
    /// A row of a ledger that names no problem, with none above it: its first cell.
    NoProblem(Span),
    /// A cell under a heading of two things whose words could not be told apart: it is kept whole.
    RolesUnclear(Span),
    /// A time limit with two dates: the later one was taken for a postponement.
    DueMoved(Span),
    /// A number, a day or a choice that is not understood: it stands in no field.
    ValueUnread(Span),
    /// A cell that contradicts another one of the same item; the column made for it counts, or the first.
    Contradicts(Span),
    /// Updates whose column, title and ledger name no day: that of the import stands in.
    UpdateUndated(Span),
    /// A column that is read into no field.
    ColumnUnread {
        /// Its first cell.
        at: Span,
        /// The words over it.
        heading: String,
    },
    /// More unknown columns than a report can have of its own, such as the days of a plan.
    ColumnsUnread {
        /// The first cell of the first of them.
        at: Span,
        /// The words over the first and the last of them.
        headings: (String, String),
        /// How many.
        count: usize,
    },
    /// A sum under a ledger that is not that of the amounts above it.
    SumDiffers {
        /// Its cell.
        at: Span,
        /// The sum of the amounts.
        found: String,
    },
    /// A row that shows how to fill in the table.
    Example(Span),
    /// A sheet that says how to fill in another: its name.
    Guidance(String),
    /// A cell that the workbook could not give.
    Fault(Fault),
    /// The document goes on beyond what is read.
    Cut,
    /// Control characters that were taken out.
    Controls(usize),
    /// Characters that were radicals and are read as the characters that they look like.
    Radicals(usize),
    /// So many pages of a PDF are pictures without words, and were not read.
    Pictured(usize),
    /// A stated total that differs from what was read.
    TotalDiffers {
        /// What is counted.
        of: Totalled,
        /// What the text says.
        stated: u32,
        /// What was read.
        found: u32,
        /// Where it says so.
        at: Span,
    },
    /// Characters that the encoding could not give.
    Undecoded(usize),
}

impl Remark {
    /// The paragraph that it is about, where it is about one; nodes are found at these places.
    #[must_use]
    pub fn paragraph(&self, places: &HashMap<&NodeId, u32>) -> Option<u32> {
        match self {
            Self::Folded(at)
            | Self::Aside(at)
            | Self::DueUnread(at)
            | Self::StandingUnread(at)
            | Self::Unkept(at)
            | Self::NoYear(at)
            | Self::FactUnread(at)
            | Self::NoProblem(at)
            | Self::DueMoved(at)
            | Self::RolesUnclear(at)
            | Self::ValueUnread(at)
            | Self::Contradicts(at)
            | Self::UpdateUndated(at)
            | Self::ColumnUnread { at, .. }
            | Self::ColumnsUnread { at, .. }
            | Self::SumDiffers { at, .. }
            | Self::YearLent { at, .. }
            | Self::Example(at)
            | Self::Jump { at, .. }
            | Self::TotalDiffers { at, .. } => Some(at.paragraph),
            Self::NoMeasures(node) => places.get(node).copied(),
            Self::NoItems
            | Self::NoTitle
            | Self::NoLevel(_)
            | Self::Undecoded(_)
            | Self::Guidance(_)
            | Self::Fault(_)
            | Self::Cut
            | Self::Controls(_)
            | Self::Pictured(_)
            | Self::Radicals(_) => None,
        }
    }
}
