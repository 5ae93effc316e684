//! What a changed cell means for the field that it belongs to.

use std::sync::Arc;

use crate::model::{
    Category, Due, Field, FieldKey, FieldKind, FieldType as _, Item, ItemId, NodeId, NodeMut, Party, PartyId,
    PartyKind, Problem, Value,
};
use crate::table::source::{Level, own_column};
use crate::table::{choice, parse};

use super::Taking;

impl Taking<'_> {
    pub(super) fn field(
        &mut self,
        level: Level,
        field: &'static Field,
        text: &str,
        item: &ItemId,
        measure: Option<&NodeId>,
    ) -> Result<(), String> {
        let node = match (level, measure) {
            (Level::Item, _) => NodeId::Item(item.clone()),
            (Level::Measure, Some(measure)) => measure.clone(),
            (Level::Category | Level::Problem, _) => return self.heading(level, field, text, item),
            _ => return self.refused("returned-computed"),
        };
        let value = self.value(field, text, &node)?;
        self.set(item, &node, &FieldKey::Declared(field), value)
    }

    pub(super) fn own(
        &mut self,
        heading: &str,
        text: &str,
        item: &ItemId,
        measure: Option<&NodeId>,
    ) -> Result<(), String> {
        let Some(column) = own_column(&self.report, heading) else { return self.refused("returned-no-column") };
        let (key, kind) = (FieldKey::Column(column.id.clone()), column.field_kind());
        let value = parse::field(&key, kind, text, self.basis(), self.words)?;
        let node = measure.cloned().unwrap_or_else(|| NodeId::Item(item.clone()));
        self.set(item, &node, &key, value)
    }

    /// A category or a problem is changed by any of its rows.
    fn heading(&mut self, level: Level, field: &'static Field, text: &str, item: &ItemId) -> Result<(), String> {
        let key = FieldKey::Declared(field);
        let value = parse::field(&key, field.kind, text, self.basis(), self.words)?;
        let mut categories = self.report.categories.iter_mut();
        let Some(category) = categories.find(|category| category.items().any(|own| own.id == *item)) else {
            return self.refused("returned-computed");
        };
        let category: &mut Category = Arc::make_mut(category);
        let holds = |problem: &&mut Arc<Problem>| problem.items.iter().any(|own| own.id == *item);
        let set = match level {
            Level::Category => NodeMut::Category(category).set(&key, value),
            _ => match category.problems.iter_mut().find(holds) {
                Some(problem) => NodeMut::Problem(Arc::make_mut(problem)).set(&key, value),
                None => Ok(()),
            },
        };
        set.or_else(|_| self.refused("returned-entries"))
    }

    /// The value of a cell: by the words of a choice, the names of parties, a date, else as it is typed in a field.
    pub(super) fn value(&mut self, field: &'static Field, text: &str, node: &NodeId) -> Result<Value, String> {
        let trimmed = text.trim();
        match field.kind {
            FieldKind::Choice => choice::choice(field, trimmed, self.words),
            FieldKind::Flag => choice::flag(trimmed, self.words),
            FieldKind::Leader => self.leader(trimmed),
            FieldKind::People => Ok(Value::Parties(self.parties(PartyKind::Person, trimmed))),
            FieldKind::Units => Ok(Value::Parties(self.parties(PartyKind::Unit, trimmed))),
            FieldKind::Due => self.due(field, trimmed, node),
            FieldKind::Line
            | FieldKind::Text
            | FieldKind::Number
            | FieldKind::Percent
            | FieldKind::Date
            | FieldKind::When
            | FieldKind::Names
            | FieldKind::Amount => parse::field(&FieldKey::Declared(field), field.kind, text, self.basis(), self.words),
            _ => self.refused("returned-entries"),
        }
    }

    /// One leader: of several names none could be chosen.
    fn leader(&mut self, text: &str) -> Result<Value, String> {
        let mut found = self.parties(PartyKind::Leader, text).into_iter();
        let first = found.next();
        if found.next().is_some() {
            return self.refused("returned-one-leader");
        }
        Ok(Value::Party(first))
    }

    /// The parties of the names in a cell; those that are not known yet are brought in.
    fn parties(&mut self, kind: PartyKind, text: &str) -> Vec<PartyId> {
        parse::names(text).iter().map(|name| self.party(kind, name)).collect()
    }

    fn party(&mut self, kind: PartyKind, name: &str) -> PartyId {
        let parties = &mut self.report.parties;
        if let Some(known) = parties.iter().find(|party| party.is_called(name)) {
            return known.id.clone();
        }
        let tag = &self.tag;
        let free = (1..=parties.len() + 1).map(|n| PartyId::from(format!("returned-{tag}-{n}").as_str()));
        let id = free.into_iter().find(|id| parties.iter().all(|party| party.id != *id));
        let id = id.unwrap_or_else(|| PartyId::from("returned"));
        parties.push(Arc::new(Party::new(id.clone(), name.to_owned(), kind)));
        id
    }

    /// A date that was typed over: it is set, and says nothing of why it was moved. The same date in other words changes
    /// nothing.
    fn due(&self, field: &'static Field, text: &str, node: &NodeId) -> Result<Value, String> {
        let read = parse::due(text, self.basis(), self.words)?;
        let present = self.report.node(node).and_then(|node| node.value(field.key));
        let due = present.as_ref().and_then(Value::typed::<Option<Due>>).flatten();
        let is_same = due.as_ref().and_then(Due::present) == read.as_ref().and_then(Due::present);
        Ok(present.filter(|_| is_same).unwrap_or_else(|| read.to_value()))
    }

    /// What dates without a year are read by: the day that the report speaks of, since nobody says when a unit wrote.
    fn basis(&self) -> parse::DateBasis {
        parse::DateBasis::limit(self.report.as_of, self.report.feedback_on)
    }

    fn set(&mut self, item: &ItemId, node: &NodeId, key: &FieldKey, value: Value) -> Result<(), String> {
        let Some(mut item) = self.report.item(item).map(|item| Item::clone(item)) else { return Ok(()) };
        let set = match node {
            NodeId::Measure(id) => match item.measures.iter_mut().find(|own| own.id == *id) {
                Some(measure) => NodeMut::Measure(measure).set(key, value),
                None => Ok(()),
            },
            _ => NodeMut::Item(&mut item).set(key, value),
        };
        if set.is_err() {
            return self.refused("returned-entries");
        }
        self.replace(&item);
        Ok(())
    }
}
