//! Fields and their values in words: for a comparison, a ledger, a search and Undo.

use crate::field;
use crate::model::{
    Amount, Cell, Closed, Column, Due, DueDays, Entry as _, Evidence, Field, FieldKey, FieldKind, NodeId, NodeKind,
    Number, Reading, Record, Target, Value,
};

use super::Words;

/// What the words of a value depend on besides the value.
#[derive(Clone, Copy)]
pub struct Naming<'a> {
    /// The name of a node that the value names.
    pub name: &'a dyn Fn(&NodeId) -> String,
    /// The unit of the indicator that has the value; empty for other nodes.
    pub unit: &'a str,
}

impl Words {
    /// The name of a field of the catalogue.
    #[must_use]
    pub fn field(&self, field: &Field) -> &str {
        self.text(field.word)
    }

    /// The name of any field; `columns` are those of the report.
    #[must_use]
    pub fn field_key(&self, key: &FieldKey, columns: &[Column]) -> String {
        match key {
            FieldKey::Declared(field) => self.field(field).to_owned(),
            FieldKey::Column(id) => {
                let column = columns.iter().find(|column| column.id == *id);
                column.map_or_else(|| id.to_string(), |column| column.title.clone())
            }
            FieldKey::Unknown(name) => self.with("field-unknown", [("name", name.as_str().into())]),
        }
    }

    /// The value of a field in one line; empty for an empty field. `field` gives the words of its choices.
    #[must_use]
    pub fn value(&self, field: Option<&Field>, kind: FieldKind, value: &Value, naming: Naming<'_>) -> String {
        let name = |id: &NodeId| (naming.name)(id);
        let party = |id: &crate::model::PartyId| (naming.name)(&NodeId::Party(id.clone()));
        match value {
            Value::Text(text) | Value::Json(text) => text.clone(),
            Value::Names(names) if kind == FieldKind::Setting => self.count(names.len()),
            Value::Names(names) => self.list(names),
            Value::Choice(None) => String::new(),
            Value::Choice(Some(code)) => {
                let choice = field.and_then(|field| field.choice(code));
                choice.map_or(*code, |choice| self.text(choice.word)).to_owned()
            }
            Value::Flag(flag) => self.text(if *flag { "value-yes" } else { "value-no" }).to_owned(),
            Value::Number(number) => number.map_or_else(String::new, |number| self.number_of(kind, number)),
            Value::Date(date) => date.map_or_else(String::new, |date| self.date(date)),
            Value::When(when) => when.map_or_else(String::new, |when| self.when(when)),
            Value::Party(id) => id.as_ref().map_or_else(String::new, party),
            Value::Parties(ids) => self.list(ids.iter().map(party)),
            Value::Node(id) => id.as_ref().map_or_else(String::new, name),
            Value::Nodes(ids) => ids.iter().map(name).collect::<Vec<_>>().join("; "),
            Value::Record(record) => {
                record.as_ref().map_or_else(String::new, |record| self.record(kind, record, naming))
            }
            Value::Records(records) if matches!(kind, FieldKind::Places | FieldKind::Setting) => {
                self.count(records.len())
            }
            Value::Records(records) => {
                let lines = records.iter().map(|record| self.record(kind, record, naming));
                lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ")
            }
            Value::Map(map) if kind == FieldKind::Setting => {
                let cell = |(_, cell): (_, &Cell)| match cell {
                    Cell::Text(text) => text.clone(),
                    Cell::Number(number) => number.to_string(),
                };
                map.iter().map(cell).collect::<Vec<_>>().join("; ")
            }
            Value::Map(map) => self.count(map.iter().count()),
        }
    }

    fn number_of(&self, kind: FieldKind, number: Number) -> String {
        if kind == FieldKind::Percent { self.quantity(number, "%") } else { number.to_string() }
    }

    fn count(&self, count: usize) -> String {
        if count == 0 { String::new() } else { self.with("value-count", [("count", count.into())]) }
    }

    /// An entry in one line: the values of its fields, in their order.
    #[must_use]
    pub fn record(&self, kind: FieldKind, record: &Record, naming: Naming<'_>) -> String {
        let special = match kind {
            FieldKind::Due => record.typed::<Due>().map(|due| self.due(&due)),
            FieldKind::Amount => record.typed::<Amount>().map(|amount| self.quantity(amount.value, &amount.unit)),
            FieldKind::Figures => record.typed::<Reading>().map(|reading| self.dated_reading(&reading, naming.unit)),
            FieldKind::Figure if record.shape() == Target::FIELDS => {
                record.typed::<Target>().map(|target| self.target(&target, naming.unit))
            }
            FieldKind::Figure => record.typed::<Reading>().map(|reading| self.reading(&reading, naming.unit)),
            FieldKind::Places => Some(self.count(1)),
            FieldKind::Setting => {
                Some(record.fields().map(|(_, value)| value).find_map(first_text).unwrap_or_default())
            }
            _ => None,
        };
        special.unwrap_or_else(|| {
            let shown = record.fields().filter(|(field, value)| !field.is_blank(value) && is_shown(field));
            let parts = shown.map(|(field, value)| self.value(Some(field), field.kind, value, naming));
            let separator = if record.shape() == Closed::FIELDS { " · " } else { " " };
            parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(separator)
        })
    }

    /// An entry in short: its day and its text, else all that stands in it.
    #[must_use]
    pub fn record_in_short(&self, record: &Record, naming: Naming<'_>) -> String {
        let text = match record.get("text") {
            Some(Value::Text(text)) if !text.is_empty() => text.clone(),
            _ => return self.record(FieldKind::Entry, record, naming),
        };
        match record.get("on") {
            Some(Value::Date(Some(on))) => format!("{} {text}", self.date(*on)),
            Some(Value::When(Some(on))) => format!("{} {text}", self.when(*on)),
            _ => text,
        }
    }

    /// The date that holds, and the first one where it was moved; of a limit in days its words.
    #[must_use]
    pub fn due(&self, due: &Due) -> String {
        let limit = self.due_limit(due);
        let Some(present) = due.present().map(|present| self.when(present)) else {
            return limit.unwrap_or_else(|| due.words.clone());
        };
        let date = match due.on.filter(|_| !due.changes.is_empty()) {
            Some(first) => {
                let first = self.when(first);
                self.with("value-due-moved", [("present", present.into()), ("first", first.into())])
            }
            None => present,
        };
        limit.map_or_else(|| date.clone(), |limit| format!("{date} ({limit})"))
    }

    /// The limit of a due date that was set as a number of days, and what is not sure about its end.
    #[must_use]
    pub fn due_limit(&self, due: &Due) -> Option<String> {
        let limit = self.due_days(due.days.as_ref()?);
        let told = due.leaves_out_only_weekends();
        Some(if told { self.with("value-due-weekends", [("limit", limit.into())]) } else { limit })
    }

    /// A limit in days.
    fn due_days(&self, days: &DueDays) -> String {
        let count = ("count", days.count.into());
        match (days.from, days.working) {
            (None, false) => self.with("value-due-days", [count]),
            (None, true) => self.with("value-due-working-days", [count]),
            (Some(from), false) => self.with("value-due-days-from", [count, ("from", self.date(from).into())]),
            (Some(from), true) => self.with("value-due-working-days-from", [count, ("from", self.date(from).into())]),
        }
    }

    fn dated_reading(&self, reading: &Reading, unit: &str) -> String {
        let value = self.reading(reading, unit);
        reading.on.map_or_else(|| value.clone(), |on| format!("{} {value}", self.when(on)))
    }
}

/// Places and marks are not shown in a line of other values, nor what the program keeps of a file to know it again.
fn is_shown(field: &Field) -> bool {
    let of_file = [field!(Evidence.sha256).key(), field!(Evidence.size).key()];
    let is_of_file = of_file.contains(&field.key) && Evidence::FIELDS.contains(field);
    !is_of_file && !matches!(field.kind, FieldKind::Places | FieldKind::Flag | FieldKind::Setting)
}

fn first_text(value: &Value) -> Option<String> {
    if let Value::Text(text) = value { Some(text.clone()).filter(|text| !text.is_empty()) } else { None }
}

/// The key of the word for a kind of node.
#[must_use]
pub fn node_word(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Report => "compare-node-report",
        NodeKind::Party => "compare-node-party",
        NodeKind::Category => "compare-node-category",
        NodeKind::Problem => "compare-node-problem",
        NodeKind::Item => "compare-node-item",
        NodeKind::Measure => "compare-node-measure",
        NodeKind::Indicator => "compare-node-indicator",
    }
}
