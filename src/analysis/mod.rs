//! Questions answered from the data: how far an indicator is, how many items stand where, what falls due,
//! what matches a search.
//!
//! Lives here: plain functions from the dataset to answers, and the [`Analyst`] that keeps the answers of
//! nodes that did not change. Does not live here: words, drawing, threads.

mod analyst;
mod attainment;
mod filter;
mod indicators;
mod ledger;
mod overview;
mod plan;
mod schedule;
mod search;
mod stats;
mod tally;

pub use analyst::{Analyst, Answers, Request, Scope};
pub use attainment::{Attainment, Rule};
pub use filter::{Filter, Visible};
pub use indicators::{Arrangement, Group, IndicatorTable, Line, Only, Row, Sort};
pub use ledger::{Column, Ledger, LedgerNodes, LedgerOrder, LedgerRow, off_target};
pub use overview::{Overview, Shortfall, Standing};
pub use plan::{Plan, PlanGroup, PlanLine, PlanRow};
pub use schedule::{DueEntry, DueState, overdue, schedule};
pub use search::{Query, names_like};
pub use stats::{IndicatorStats, Stats, stats};
pub use tally::Tally;
