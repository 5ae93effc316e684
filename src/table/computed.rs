//! What is worked out for papers, by the codes that forms name: `@index`, `@status`, `@due_now`.

use crate::model::codes::codes;
use crate::model::{Audience, FormRows};

use super::source::Level;

codes! {
    /// A column that no field holds.
    Computed {
        /// 序号: the place of the item in the feedback, which is the same in every paper.
        Index = "index",
        /// 措施序号: 3-2 for the second measure of the third item.
        MeasureIndex = "measure_index",
        /// The place of the row in this paper.
        RowNumber = "row",
        /// The category with its number.
        CategoryName = "category_name",
        /// The problem with its number.
        ProblemName = "problem_name",
        /// The item with its number.
        ItemName = "item_name",
        /// 序号 with those of its category and problem before it: (一)1.(2).
        FullNumber = "full_number",
        /// Where the item stands: late, near, open, to be verified, closed.
        Status = "status",
        /// The measures of the item, a line each.
        MeasureTexts = "measure_texts",
        /// The measures with what came of them, a line each.
        MeasureResults = "measure_results",
        /// 进展情况: the latest update; of a closed item what came of its last measure.
        Latest = "latest",
        /// 存在问题, of the latest update.
        LatestProblems = "latest_problems",
        /// 下步措施, of the latest update.
        LatestNext = "latest_next",
        /// 责任单位: in the lead and supporting.
        Units = "units",
        /// 时限: the present due date of the measure, else of its item.
        Limit = "limit",
        /// The present due date, and how often it was put off.
        DueNow = "due_now",
        /// Every date that it was put off to, with the reason, a line each.
        Postponements = "postponements",
        /// How many pieces of evidence.
        EvidenceCount = "evidence_count",
        /// The pieces of evidence with number, title and day, a line each.
        EvidenceList = "evidence_list",
        /// 销号日期; — for what is not closed.
        ClosedOn = "closed_on",
        /// 申请销号: day, by whom.
        Applied = "applied",
        /// 单位审签.
        UnitAgreed = "unit_agreed",
        /// 核验.
        Verified = "verified",
        /// 批准.
        Approved = "approved",
        /// The day on which the county's review is planned.
        CountyPlanned = "county_planned",
        /// The day on which it was made.
        CountyOn = "county_on",
        /// The same of the city.
        CityPlanned = "city_planned",
        /// The day of the city's review.
        CityOn = "city_on",
        /// The same of the trade department.
        TradePlanned = "trade_planned",
        /// The day of the trade department's review.
        TradeOn = "trade_on",
        /// 复查: day, by whom, result, of the last review.
        Review = "review",
        /// The day of the last review.
        ReviewOn = "review_on",
        /// By whom it was made.
        ReviewBy = "review_by",
        /// What it found.
        ReviewResult = "review_result",
        /// 反向核查: the last review since the latest sample was drawn, where the item is in it.
        SampleReview = "sample_review",
        /// What came of the item, a line each.
        OutcomeList = "outcome_list",
        /// How many items the unit leads.
        Led = "led",
        /// How many it supports.
        Supported = "supported",
        /// How many of those that it leads are late.
        Late = "late",
        /// Near.
        Near = "near",
        /// Open.
        Open = "open",
        /// Reported done.
        Done = "done",
        /// Closed.
        Closed = "closed",
        /// Closed out of those that it leads, in per cent.
        ClosedShare = "closed_share",
        /// The days of the one that is late for longest.
        LongestLate = "longest_late",
        /// Nothing: to be filled in by hand.
        Blank = "blank",
    }
}

impl Computed {
    /// Who may see it: as little as the fields that it is made from.
    #[must_use]
    pub fn audience(self) -> Audience {
        match self {
            Self::LatestProblems | Self::LatestNext | Self::SampleReview => Audience::Office,
            _ => Audience::Public,
        }
    }

    /// The level whose node decides what stands in it.
    pub(super) fn level(self, rows: FormRows) -> Level {
        match self {
            Self::CategoryName => Level::Category,
            Self::ProblemName => Level::Problem,
            Self::MeasureIndex | Self::RowNumber | Self::Blank | Self::Limit => Level::of(rows),
            Self::Led
            | Self::Supported
            | Self::Late
            | Self::Near
            | Self::Open
            | Self::Done
            | Self::Closed
            | Self::ClosedShare
            | Self::LongestLate => Level::Unit,
            _ => Level::Item,
        }
    }
}
