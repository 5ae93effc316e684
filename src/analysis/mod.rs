//! Questions answered from the data: how far an indicator is, how many items stand where, what falls due,
//! what matches a search.
//!
//! Lives here: plain functions from the dataset to answers, and the [`Analyst`] that keeps the answers of
//! nodes that did not change. Does not live here: words, drawing, threads.

mod activity;
mod agenda;
mod analyst;
mod attainment;
pub mod audit;
mod closing;
mod collate;
mod days_left;
mod filter;
mod former;
mod found;
mod goal;
mod goal_pace;
mod improvement;
mod indicators;
mod internal_marks;
mod known;
mod ledger;
mod letters;
mod outcomes;
mod outlook;
mod overview;
mod pace;
mod parties;
mod party_months;
mod party_names;
mod party_page;
mod party_ranks;
mod period;
mod plan;
mod query;
mod redaction;
mod rounds;
mod same_facts;
mod sampling;
mod schedule;
mod search;
mod standings;
mod stats;
mod subset;
mod tally;

pub use activity::{Deed, DeedWhat, EntryDeed, Told, deeds, not_told};
pub use agenda::{
    Agenda, AgendaItem, AgendaRule, AwaitedLetter, ConcentratedEnd, Happened, HappenedWhat, PartyAgenda, StatusCounts,
    agenda_nodes,
};
pub use analyst::{Analyst, Answers, Request, Scope};
pub use attainment::{Attainment, AttainmentRule};
pub use closing::{ClosingState, Station, StationState, decisive_step, waits_since};
pub use collate::collation;
pub use days_left::DaysLeft;
pub use filter::{Condition, Filter, Visible, Wanted};
pub use former::{month_before, status_on};
pub use found::FoundWords;
pub use goal::{Goal, GoalStanding, target_due};
pub use goal_pace::GoalPace;
pub use improvement::{Change, improvement};
pub use indicators::{Arrangement, IndicatorGrouping, IndicatorLine, IndicatorRow, IndicatorTable, Only, Sort};
pub use internal_marks::InternalMarks;
pub use known::{Counted, Known, known_on};
pub use ledger::{
    Column, ColumnFilter, ColumnValue, ColumnValues, DayRange, Derived, FilterValue, Group, GroupKey, Ledger,
    LedgerFilter, LedgerLine, LedgerNodes, LedgerOrder, LedgerRequest, LedgerRow, LedgerRows, NumberRange,
    PassingValues, SortKey, off_target,
};
pub use letters::{
    Answer, LetterNumber, LetterPlan, UnansweredLetter, UnitItems, letter_before, letter_plan, next_letter_number,
    unanswered,
};
pub use outcomes::{OutcomeSum, outcome_sums};
pub use outlook::{Needed, Outlook};
pub use overview::{Achievement, Overview, Unreached, UnreachedCounts};
pub use pace::{DoneBy, PACE_POINTS, Pace, PaceRule, work_began};
pub use parties::{ItemPlace, Owed, OwedWhat, PartyGroup, PartyItem, PartyLine, PartyRanking, PartyRole, PartyTable};
pub use party_months::{Month, MonthReport};
pub use party_names::may_be_one;
pub use party_page::{OpenMeasure, PartyPage, SupportedItem, Writing};
pub use party_ranks::PartyRank;
pub use period::{
    ItemPeriod, Period, PeriodCounts, PeriodStates, PeriodUpdates, Step, by_lead_unit, gone, items_in_period,
};
pub use plan::{Plan, PlanGroup, PlanLine, PlanNodes, PlanRequest, PlanRow};
pub use query::{Query, named_like, names_like};
pub use redaction::{LeftOut, for_audience, left_out, may_see, may_see_value};
pub use rounds::former_titles;
pub use same_facts::SameFacts;
pub use sampling::{closed_on, draw, draw_again};
pub use schedule::{DueEntry, DueState, DueWhat, concentrated_end, measure_status, overdue, schedule, status};
pub use standings::{Standing, Standings};
pub use stats::{IndicatorStats, Stats, stats};
pub use subset::{as_it_stood, subset};
pub use tally::Tally;
