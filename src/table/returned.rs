//! A workbook that came back, held against the dataset that it was made from: which cells were changed, and the dataset
//! with those changes.
//!
//! A cell whose words are those that were written is unchanged, whatever it looked like in the dataset: what cannot be
//! written in one cell without loss is never read back from it. Nothing is taken out because its row is gone.

use std::sync::Arc;

use crate::model::{
    Category, Dataset, Date, Due, Field, FieldKey, FieldKind, Item, ItemId, Measure, Node, NodeId, NodeKind, NodeMut,
    Party, PartyId, PartyKind, Problem, Report, Update, Value,
};
use crate::reading::formats::{Returned, ReturnedRow, ReturnedTable, digest};
use crate::words::Words;

use super::computed::Computed;
use super::parse;
use super::source::{Level, Source};

/// What a returned workbook says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// The dataset with the changed cells.
    pub dataset: Arc<Dataset>,
    /// How many cells were changed and read.
    pub changed: usize,
    /// How many rows somebody added.
    pub added: usize,
    /// Cells that were changed and cannot be read, each with the reason.
    pub unread: Vec<UnreadCell>,
    /// How many rows are about what the dataset does not have any more.
    pub unknown: usize,
}

/// A cell that was changed and cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadCell {
    /// What it is about, in words.
    pub row: String,
    /// The name of its column.
    pub column: String,
    /// What stands in it.
    pub text: String,
    /// Why it cannot be read.
    pub reason: String,
}

/// The report that a workbook was made from; absent where the dataset has none of that id.
#[must_use]
pub fn report_of(returned: &Returned, dataset: &Dataset) -> Option<usize> {
    let ids = returned.tables.iter().flat_map(|table| &table.rows).filter_map(|row| place(&row.id));
    let report = ids.map(|(report, ..)| report).next()?;
    dataset.reports.iter().position(|own| own.id.as_str() == report)
}

/// Takes the changed cells of a workbook into a dataset. `today` is
/// the day of a report on progress that a person typed into a cell.
#[must_use]
pub fn take_back(dataset: &Arc<Dataset>, returned: &Returned, today: Date, words: &Arc<Words>) -> Option<TakenBack> {
    let at = report_of(returned, dataset)?;
    let report = Report::clone(dataset.reports.get(at)?);
    let mut taking = Taking { report, returned, today, words, changed: 0, added: 0, unread: Vec::new(), unknown: 0 };
    for table in &returned.tables {
        taking.table(table);
    }
    let Taking { report, changed, added, unread, unknown, .. } = taking;
    let mut reports = dataset.reports.clone();
    *reports.get_mut(at)? = Arc::new(report);
    let dataset = Arc::new(Dataset { reports, ..Dataset::clone(dataset) });
    Some(TakenBack { dataset, changed, added, unread, unknown })
}

/// True for a row about what is not read back, such as a unit.
fn is_kept(id: &str) -> bool {
    let kinds = [NodeKind::Item.code(), NodeKind::Measure.code()];
    place(id).is_some_and(|(_, kind, _)| !kinds.contains(&kind))
}

/// The parts of the id of a row: report, kind, id of the node.
fn place(id: &str) -> Option<(&str, &str, &str)> {
    let (report, rest) = id.split_once('/')?;
    let (kind, node) = rest.split_once('/')?;
    Some((report, kind, node))
}

struct Taking<'a> {
    report: Report,
    returned: &'a Returned,
    today: Date,
    words: &'a Arc<Words>,
    changed: usize,
    added: usize,
    unread: Vec<UnreadCell>,
    unknown: usize,
}

impl Taking<'_> {
    fn table(&mut self, table: &ReturnedTable) {
        // The item that the row above is about: an added row belongs beside it.
        let mut above: Option<ItemId> = None;
        for row in &table.rows {
            let known = place(&row.id).and_then(|(_, kind, node)| self.find(kind, node));
            match known {
                Some((item, measure)) => {
                    above = Some(item.clone());
                    self.row(table, row, &item, measure.as_ref());
                }
                None if row.id.is_empty() => self.add_row(table, row, above.as_ref()),
                None if is_kept(&row.id) => {}
                None => self.unknown += 1,
            }
        }
    }

    /// The item, and the measure of it, of a row's id.
    fn find(&self, kind: &str, node: &str) -> Option<(ItemId, Option<NodeId>)> {
        if kind == NodeKind::Item.code() {
            let id = ItemId::from(node);
            return self.report.item(&id).map(|_| (id, None));
        }
        let wanted = NodeKind::Measure.id(node);
        let of = |item: &Arc<Item>| item.measures.iter().any(|own| NodeId::Measure(own.id.clone()) == wanted);
        let item = self.report.items().find(|item| of(item))?;
        (kind == NodeKind::Measure.code()).then(|| (item.id.clone(), Some(wanted.clone())))
    }

    fn row(&mut self, table: &ReturnedTable, row: &ReturnedRow, item: &ItemId, measure: Option<&NodeId>) {
        let written = self.returned.written.get(&row.id);
        for (column, text) in table.columns.iter().zip(&row.cells).filter(|(column, _)| !column.is_empty()) {
            let was = written.and_then(|own| own.get(column));
            // A cell that is covered by a merged one above it was not written for this row.
            if was.is_none_or(|was| *was == digest(text)) {
                continue;
            }
            self.cell(column, text, item, measure);
        }
    }

    fn cell(&mut self, column: &str, text: &str, item: &ItemId, measure: Option<&NodeId>) {
        let rows = if measure.is_some() { crate::model::FormRows::Measures } else { crate::model::FormRows::Items };
        let Some(source) = Source::parse(column, rows) else { return };
        let result = match &source {
            Source::Computed(Computed::Latest | Computed::LatestProblems | Computed::LatestNext) => {
                self.update(&source, text, item);
                Ok(())
            }
            Source::Computed(Computed::MeasureTexts) => self.measures(text, item),
            Source::Field(level, field) => self.field(*level, field, text, item, measure),
            Source::Own(heading) => self.own(heading, text, item, measure),
            _ => Err(self.words.text("returned-computed").to_owned()),
        };
        match result {
            Ok(()) => self.changed += 1,
            Err(reason) => {
                let row = self.report.line_name(&NodeId::Item(item.clone())).unwrap_or_default();
                let column = self.name_of(&source);
                self.unread.push(UnreadCell { row, column, text: text.to_owned(), reason });
            }
        }
    }

    fn name_of(&self, source: &Source) -> String {
        match source {
            Source::Field(_, field) => self.words.field(field).to_owned(),
            Source::Own(heading) => heading.clone(),
            Source::Derived(derived) => self.words.choice(*derived).to_owned(),
            Source::Computed(computed) => self.words.choice(*computed).to_owned(),
        }
    }

    /// A report on progress of today: what was written before stays.
    fn update(&mut self, source: &Source, text: &str, item: &ItemId) {
        let today = self.today;
        let text = text.trim();
        self.change(item, |item| {
            let fresh = item.updates.iter().position(|own| own.on == today);
            let at = fresh.unwrap_or_else(|| {
                item.updates.push(Update { on: today, ..Update::blank() });
                item.updates.len() - 1
            });
            if let Some(update) = item.updates.get_mut(at) {
                match source {
                    Source::Computed(Computed::LatestProblems) => text.clone_into(&mut update.problems),
                    Source::Computed(Computed::LatestNext) => text.clone_into(&mut update.next),
                    _ => text.clone_into(&mut update.text),
                }
            }
        });
    }

    /// The measures, a line each, in their order; a line more is a new measure.
    fn measures(&mut self, text: &str, item: &ItemId) -> Result<(), String> {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let refused = self.words.text("returned-measures").to_owned();
        let Some(known) = self.report.item(item).map(|item| item.measures.len()) else { return Err(refused) };
        if lines.len() < known {
            return Err(refused);
        }
        let id = item.clone();
        self.change(item, |item| {
            let is_list = item.measures.len() > 1;
            for (at, line) in lines.iter().enumerate() {
                if let Some(measure) = item.measures.get_mut(at) {
                    let mark = if is_list { super::texts::mark(at + 1, measure) } else { String::new() };
                    line.strip_prefix(mark.as_str()).unwrap_or(line).clone_into(&mut measure.text);
                    continue;
                }
                let new = format!("{}-new-{}", id.as_str(), at + 1);
                let bare = Measure::new(new.as_str().into(), String::new(), String::new());
                let mark = super::texts::mark(at + 1, &bare);
                let text = line.strip_prefix(mark.as_str()).unwrap_or(line).to_owned();
                item.measures.push(Measure { text, ..bare });
            }
        });
        Ok(())
    }

    fn field(
        &mut self,
        level: Level,
        field: &'static Field,
        text: &str,
        item: &ItemId,
        measure: Option<&NodeId>,
    ) -> Result<(), String> {
        let node = match level {
            Level::Item => NodeId::Item(item.clone()),
            Level::Measure => measure.cloned().ok_or_else(|| self.words.text("returned-computed").to_owned())?,
            Level::Category | Level::Problem => return self.heading(level, field, text, item),
            _ => return Err(self.words.text("returned-computed").to_owned()),
        };
        let value = self.value(field, text, &node)?;
        self.set(item, &node, &FieldKey::Declared(field), &value)
    }

    /// A category or a problem is changed by any of its rows.
    fn heading(&mut self, level: Level, field: &'static Field, text: &str, item: &ItemId) -> Result<(), String> {
        let value = self.plain(&FieldKey::Declared(field), field.kind, text)?;
        let unfit = self.words.text("returned-computed").to_owned();
        for category in &mut self.report.categories {
            if !category.items().any(|own| own.id == *item) {
                continue;
            }
            let category: &mut Category = Arc::make_mut(category);
            if level == Level::Category {
                return NodeMut::Category(category).set(&FieldKey::Declared(field), value).map_err(|_| unfit);
            }
            let holds = |own: &&mut Arc<Problem>| own.items.iter().any(|own| own.id == *item);
            if let Some(problem) = category.problems.iter_mut().find(holds) {
                let problem: &mut Problem = Arc::make_mut(problem);
                return NodeMut::Problem(problem).set(&FieldKey::Declared(field), value).map_err(|_| unfit);
            }
        }
        Err(unfit)
    }

    fn own(&mut self, heading: &str, text: &str, item: &ItemId, measure: Option<&NodeId>) -> Result<(), String> {
        let column = super::source::own_column(&self.report, heading);
        let Some(column) = column.cloned() else { return Err(self.words.text("returned-no-column").to_owned()) };
        let key = FieldKey::Column(column.id.clone());
        let value = self.plain(&key, column.field_kind(), text)?;
        let node = measure.cloned().unwrap_or_else(|| NodeId::Item(item.clone()));
        self.set(item, &node, &key, &value)
    }

    fn plain(&self, key: &FieldKey, kind: FieldKind, text: &str) -> Result<Value, String> {
        parse::field(key, kind, text, self.words)
    }

    /// The value of a cell: by the words of a choice, the names of parties, a date, else as it is typed in a field.
    fn value(&mut self, field: &'static Field, text: &str, node: &NodeId) -> Result<Value, String> {
        let trimmed = text.trim();
        match field.kind {
            FieldKind::Choice => self.choice(field, trimmed),
            FieldKind::Flag => Ok(Value::Flag(trimmed == self.words.text("value-yes"))),
            FieldKind::Leader | FieldKind::Unit => {
                Ok(Value::Party(self.parties(field.kind, trimmed).into_iter().next()))
            }
            FieldKind::People | FieldKind::Units => Ok(Value::Parties(self.parties(field.kind, trimmed))),
            FieldKind::Due => self.due(field, trimmed, node),
            FieldKind::Line
            | FieldKind::Text
            | FieldKind::Number
            | FieldKind::Percent
            | FieldKind::Date
            | FieldKind::When
            | FieldKind::Names
            | FieldKind::Amount => self.plain(&FieldKey::Declared(field), field.kind, text),
            _ => Err(self.words.text("returned-entries").to_owned()),
        }
    }

    fn choice(&self, field: &'static Field, text: &str) -> Result<Value, String> {
        if text.is_empty() {
            return Ok(field.blank());
        }
        let found = field.choices.iter().find(|choice| self.words.text(choice.word) == text || choice.code == text);
        let unknown = || self.words.with("returned-choice", [("text", text.into())]);
        found.map(|choice| Value::Choice(Some(choice.code))).ok_or_else(unknown)
    }

    /// The parties of the names in a cell; those that are not known yet are brought in.
    fn parties(&mut self, kind: FieldKind, text: &str) -> Vec<PartyId> {
        let kind = match kind {
            FieldKind::Leader => PartyKind::Leader,
            FieldKind::People => PartyKind::Person,
            _ => PartyKind::Unit,
        };
        let names: Vec<String> = text
            .split(['、', ',', '，', ';', '；', '\n'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect();
        names.iter().map(|name| self.party(kind, name)).collect()
    }

    fn party(&mut self, kind: PartyKind, name: &str) -> PartyId {
        if let Some(known) = self.report.parties.iter().find(|party| party.is_called(name)) {
            return known.id.clone();
        }
        let taken = |id: &str| self.report.parties.iter().any(|party| party.id.as_str() == id);
        let most = self.report.parties.len() + 1;
        let id = (1..=most).map(|n| format!("returned-{n}")).find(|id| !taken(id)).unwrap_or_default();
        let party = Party::new(id.as_str().into(), name.to_owned(), kind);
        self.report.parties.push(Arc::new(party));
        id.as_str().into()
    }

    /// A date that was typed over: it is set, and says nothing of why it was moved.
    fn due(&self, field: &'static Field, text: &str, node: &NodeId) -> Result<Value, String> {
        let feedback = self.report.feedback_on;
        let read = parse::due(text, feedback, self.words)?;
        let present =
            self.node(node).and_then(|node| node.value(field.key)).and_then(|value| value.typed::<Option<Due>>());
        let same = present.flatten().and_then(|due| due.present()) == read.as_ref().and_then(Due::present);
        let kept = self.node(node).and_then(|node| node.value(field.key)).filter(|_| same);
        Ok(kept.unwrap_or_else(|| crate::model::FieldType::to_value(&read)))
    }

    fn node(&self, node: &NodeId) -> Option<Node<'_>> {
        let item = self.report.item_of(node)?;
        match node {
            NodeId::Measure(id) => item.measure(id).map(Node::Measure),
            _ => Some(Node::Item(item)),
        }
    }

    fn set(&mut self, item: &ItemId, node: &NodeId, key: &FieldKey, value: &Value) -> Result<(), String> {
        let mut result = Ok(());
        self.change(item, |item| {
            result = match node {
                NodeId::Measure(id) => match item.measures.iter_mut().find(|own| own.id == *id) {
                    Some(measure) => NodeMut::Measure(measure).set(key, value.clone()),
                    None => Ok(()),
                },
                _ => NodeMut::Item(item).set(key, value.clone()),
            };
        });
        result.map_err(|_| self.words.text("returned-entries").to_owned())
    }

    fn change(&mut self, id: &ItemId, mut change: impl FnMut(&mut Item)) {
        for category in &mut self.report.categories {
            if !category.items().any(|item| item.id == *id) {
                continue;
            }
            for problem in &mut Arc::make_mut(category).problems {
                if problem.items.iter().any(|item| item.id == *id) {
                    let items = &mut Arc::make_mut(problem).items;
                    items.iter_mut().filter(|item| item.id == *id).for_each(|item| change(Arc::make_mut(item)));
                }
            }
        }
    }

    /// A row that somebody added is a new item under the problem of the row above it.
    fn add_row(&mut self, table: &ReturnedTable, row: &ReturnedRow, above: Option<&ItemId>) {
        let title = |(column, text): (&String, &String)| {
            let names = matches!(column.as_str(), "title" | "@item_name");
            (names && !text.trim().is_empty()).then(|| text.trim().to_owned())
        };
        let Some(title) = table.columns.iter().zip(&row.cells).find_map(title) else { return };
        let Some(above) = above else { return };
        let taken = |id: &str| self.report.item(&ItemId::from(id)).is_some();
        let most = self.report.items().count() + 1;
        let Some(id) = (1..=most).map(|n| format!("returned-{n}")).find(|id| !taken(id)) else { return };
        let item = Arc::new(Item::new(id.as_str().into(), String::new(), title));
        for category in &mut self.report.categories {
            if !category.items().any(|own| own.id == *above) {
                continue;
            }
            for problem in &mut Arc::make_mut(category).problems {
                if let Some(at) = problem.items.iter().position(|own| own.id == *above) {
                    Arc::make_mut(problem).items.insert(at + 1, Arc::clone(&item));
                }
            }
        }
        self.added += 1;
        let id = item.id.clone();
        for (column, text) in table.columns.iter().zip(&row.cells) {
            let is_own = !column.is_empty() && !column.starts_with("@item") && column != "title" && !text.is_empty();
            let is_shared = column.starts_with("problem.")
                || column.starts_with("category.")
                || column.starts_with("@problem")
                || column.starts_with("@category");
            if is_own
                && !is_shared
                && Source::parse(column, crate::model::FormRows::Items).is_some_and(|source| is_read(&source))
            {
                self.cell(column, text, &id, None);
            }
        }
    }
}

/// True for a column whose cells are read.
fn is_read(source: &Source) -> bool {
    match source {
        Source::Field(level, _) => matches!(level, Level::Item | Level::Measure),
        Source::Own(_) => true,
        Source::Computed(computed) => matches!(
            computed,
            Computed::Latest | Computed::LatestProblems | Computed::LatestNext | Computed::MeasureTexts
        ),
        Source::Derived(_) => false,
    }
}
