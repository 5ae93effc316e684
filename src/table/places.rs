//! The places in the texts of a form that are filled in from the data: `{inspected_body}巡察反馈问题整改台账`.
//!
//! A place is the key of a field of the report, or one of [`OTHER`]. Braces around anything else stay as they are.

use crate::model::{ClosingKind, FieldKind, Node, NodeId, NodeKind, Sample, Status, Value};
use crate::words::{Naming, Words};

use super::closing;
use super::row::{Row, TableContext, Tally};

/// Places that are no field of the report.
const OTHER: [&str; 18] = [
    "kind",
    "today",
    "items",
    "rows",
    "categories",
    "problems",
    "measures",
    "late",
    "near",
    "open",
    "done",
    "closed",
    "standing",
    "unit",
    "index",
    "applied_on",
    "verified_on",
    "sample",
];

/// What places are filled from.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    /// The report, the day and the language.
    pub context: &'a TableContext<'a>,
    /// How the items stand that the paper is about.
    pub tally: Tally,
    /// How many rows it has.
    pub rows: usize,
    /// The row that a sheet is about; absent in lists.
    pub row: Option<&'a Row<'a>>,
}

/// A text with its places filled in.
#[must_use]
pub fn fill(text: &str, places: &Places<'_>) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match places.value(name) {
            Some(value) => filled.push_str(&value),
            None => filled.extend(["{", name, "}"]),
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// The places of a text that nothing is known for.
pub(super) fn unknown(text: &str) -> Vec<String> {
    let names = text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name);
    let is_known = |name: &str| OTHER.contains(&name) || NodeKind::Report.field(name).is_some();
    names.filter(|name| !is_known(name)).map(str::to_owned).collect()
}

impl Places<'_> {
    fn value(&self, name: &str) -> Option<String> {
        let TableContext { report, words, .. } = self.context;
        let count = |status: Status| self.tally.of(status).to_string();
        Some(match name {
            "kind" => kind(&format!("{}{}{}", report.inspection_kind, report.inspection_body, report.title)).to_owned(),
            "today" => words.date(self.context.today),
            "items" => self.tally.items.to_string(),
            "rows" => self.rows.to_string(),
            "categories" => report.categories.len().to_string(),
            "problems" => report.categories.iter().map(|category| category.problems.len()).sum::<usize>().to_string(),
            "measures" => report.items().map(|item| item.measures.len()).sum::<usize>().to_string(),
            "late" => count(Status::Late),
            "near" => count(Status::Near),
            "open" => count(Status::Open),
            "done" => count(Status::Done),
            "closed" => count(Status::Closed),
            "standing" => standing(&self.tally, words),
            "unit" => self.unit().unwrap_or_default(),
            "sample" => report.samples.last().map(|sample| drawn(sample, words)).unwrap_or_default(),
            "index" => self.row.map(|row| row.index.to_string()).unwrap_or_default(),
            "applied_on" => self.day_of(ClosingKind::Applied),
            "verified_on" => self.day_of(ClosingKind::Verified),
            field => return self.of_report(field),
        })
    }

    /// The day on which a step of the closing of a sheet's item was taken; room for one to be written in where it was not.
    fn day_of(&self, kind: ClosingKind) -> String {
        let item = self.row.and_then(|row| row.item);
        let day = item.and_then(|item| closing::taken(item, kind)).and_then(|step| step.on);
        let words = self.context.words;
        day.map_or_else(|| words.text("paper-blank-day").to_owned(), |day| words.date(day))
    }

    fn of_report(&self, key: &str) -> Option<String> {
        let TableContext { report, words, .. } = self.context;
        let field = NodeKind::Report.field(key)?;
        let value = Node::Report(report).value(key)?;
        if key == "as_of" && value.is_blank() {
            return Some(words.date(self.context.today));
        }
        let name = |id: &NodeId| report.line_name(id).unwrap_or_default();
        let is_text = matches!(value, Value::Text(_)) || field.kind == FieldKind::Date;
        Some(if is_text || !value.is_blank() {
            words.value(Some(field), field.kind, &value, Naming { name: &name, unit: "" })
        } else {
            String::new()
        })
    }

    /// The unit that the paper is for, or that leads the item of a sheet.
    fn unit(&self) -> Option<String> {
        if let super::row::Only::Unit(name) = self.context.only {
            return Some(name.to_owned());
        }
        let row = self.row?;
        let led = || row.item?.lead_units.first().and_then(|id| row.report.party(id)).map(|party| party.name.clone());
        row.unit.map(|unit| unit.name.clone()).or_else(led)
    }
}

/// When a sample was drawn, and how, so that it can be drawn again.
fn drawn(sample: &Sample, words: &Words) -> String {
    let date = || ("date", words.date(sample.on).into());
    match (sample.percent, sample.seed) {
        (Some(percent), Some(seed)) => {
            let how = [date(), ("percent", percent.to_string().into()), ("seed", seed.to_string().into())];
            words.with("paper-sample", how)
        }
        _ => words.with("paper-sample-by-hand", [date()]),
    }
}

/// How many items stand where, those that there are: 逾期6、临期4.
pub(super) fn standing(tally: &Tally, words: &Words) -> String {
    let known = Status::ALL.into_iter().map(|status| (words.choice(status), tally.of(status)));
    let unstated = (words.choice(crate::model::Progress::Unstated), tally.unstated);
    let parts = known.chain([unstated]).filter(|(_, count)| *count > 0);
    let said = |(word, count): (&str, usize)| {
        words.with("paper-standing-count", [("standing", word.into()), ("count", count.into())])
    };
    parts.map(said).collect::<Vec<_>>().join(words.text("list-comma"))
}

/// What kind of inspection it is, by the office's own words for it.
fn kind(text: &str) -> &'static str {
    let known = ["巡察", "巡视", "审计", "督察", "安全", "主题教育"];
    known.into_iter().filter_map(|word| Some((text.find(word)?, word))).min().map_or("", |(_, word)| word)
}
