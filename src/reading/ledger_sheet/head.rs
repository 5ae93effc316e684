//! What stands over the headings of a ledger: its title, the unit of money, the day that it speaks of.

use crate::model::{Date, When};
use crate::reading::formats::{Cell, Table};
use crate::text::{Words, fold};

use super::columns::Match;
use super::period::period_in;

/// What stands over the headings.
#[derive(Debug, Default)]
pub(in crate::reading) struct Head {
    /// The title with the paragraphs that it stands in.
    pub(in crate::reading) title: Option<(String, Vec<u32>)>,
    /// The unit of money.
    pub(in crate::reading) unit: Option<String>,
    /// The day that it speaks of, where it says so: 截至, 填报时间.
    pub(in crate::reading) as_of: Option<Date>,
    /// The day of the feedback: 反馈时间.
    pub(in crate::reading) feedback: Option<Date>,
    /// The day in the title.
    pub(in crate::reading) titled: Option<Date>,
}

/// A title is at most so long.
const LONGEST: usize = 60;

/// What a line over a ledger begins with that is no title.
static ASIDE: Words = Words::of("ledger.aside");

/// Reads the rows over the headings.
pub(in crate::reading) fn head(table: &Table, columns: &Match) -> Head {
    let mut head = Head::default();
    let rows = table.rows.iter().take(columns.top());
    for cell in rows.flatten().filter(|cell| !cell.carried && !cell.text.is_empty()) {
        head.take(cell);
    }
    head
}

impl Head {
    fn take(&mut self, cell: &Cell) {
        let folded = fold(&cell.text);
        let day = || period_in(&cell.text, None).map(When::last_day);
        if let Some(unit) = unit(&folded) {
            self.unit = self.unit.take().or(Some(unit));
        }
        if ["截至", "截止", "填报", "填表", "更新"].iter().any(|word| folded.contains(word)) {
            self.as_of = self.as_of.or_else(day);
        }
        if ["反馈时间", "反馈日期"].iter().any(|word| folded.contains(word)) {
            self.feedback = self.feedback.or_else(day);
        }
        let length = folded.chars().count();
        let titled = (4..=LONGEST).contains(&length) && !ASIDE.iter().any(|word| folded.starts_with(word));
        // The first line that is no aside is the title; 附件1 stands over it.
        if titled && self.title.is_none() && !folded.ends_with(['。', ';']) {
            self.titled = day();
            self.title = Some((cell.line(), cell.paragraphs.clone()));
        }
    }
}

/// The unit of a line such as 单位:万元.
fn unit(folded: &str) -> Option<String> {
    let (_, rest) = folded.split_once("单位:")?;
    let unit: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    ["元", "千元", "万元", "百万元", "亿元"].contains(&unit.as_str()).then_some(unit)
}
