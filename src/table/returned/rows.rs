//! The rows of a returned workbook: which are known, which cells of them were changed, and which rows are new.

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::{FieldKey, FormRows, Item, ItemId, Measure, MeasureId, NodeId, NodeKind, Update};
use crate::reading::formats::{ReturnedRow, ReturnedTable, digest};
use crate::table::computed::Computed;
use crate::table::source::{Level, Source, own_column};
use crate::table::texts;

use super::entries::EntryRow;
use super::{Taking, UnreadCell, place};

/// What a row is about.
enum Known {
    Item(ItemId),
    Measure(ItemId, NodeId),
    /// A piece of evidence or an outcome.
    Entry(EntryRow),
    /// Something that is not read back, such as a unit.
    Other,
}

impl Taking<'_> {
    pub(super) fn table(&mut self, table: &ReturnedTable) {
        // The item that the row above is about: an added row belongs beside it.
        let mut above: Option<ItemId> = None;
        // The list that the rows are entries of.
        let mut list = None;
        for row in &table.rows {
            match self.find(&row.id) {
                Some(Known::Item(item)) => {
                    self.row(table, row, &item, None);
                    above = Some(item);
                }
                Some(Known::Measure(item, measure)) => {
                    self.row(table, row, &item, Some(&measure));
                    above = Some(item);
                }
                Some(Known::Entry(entry)) => {
                    self.entry(table, row, &entry);
                    above.clone_from(&entry.item);
                    list = Some(entry.list);
                }
                Some(Known::Other) => {}
                None if row.id.is_empty() && list.is_some() => self.add_entry(table, row, list, above.as_ref()),
                None if row.id.is_empty() => self.add_row(table, row, above.as_ref()),
                None => self.unknown += 1,
            }
        }
    }

    fn find(&self, id: &str) -> Option<Known> {
        let (_, kind, node) = place(id)?;
        if kind == NodeKind::Item.code() {
            let id = ItemId::from(node);
            return self.items.contains(&id).then_some(Known::Item(id));
        }
        if kind == NodeKind::Measure.code() {
            let id = MeasureId::from(node);
            let item = self.measures.get(&id)?.clone();
            return Some(Known::Measure(item, NodeId::Measure(id)));
        }
        match EntryRow::parse(kind, node) {
            Some(entry) if entry.item.as_ref().is_none_or(|item| self.items.contains(item)) => {
                Some(Known::Entry(entry))
            }
            Some(_) => None,
            None => Some(Known::Other),
        }
    }

    fn row(&mut self, table: &ReturnedTable, row: &ReturnedRow, item: &ItemId, measure: Option<&NodeId>) {
        let rows = if measure.is_some() { FormRows::Measures } else { FormRows::Items };
        let written = self.returned.written.get(&row.id);
        for (column, text) in table.columns.iter().zip(&row.cells) {
            let Some(source) = Source::parse(column, rows) else { continue };
            let is_changed = written.and_then(|own| own.get(column)).is_some_and(|was| *was != digest(text));
            let is_unmerged = text.trim().is_empty() && source.level(rows) != Level::of(rows);
            if is_changed && !is_unmerged {
                let was = written.and_then(|own| own.get(column));
                let (source, meant) = self.behind(source, text, item, measure);
                self.contest(&source, (&row.id, column), was, (item, measure), text);
                self.cell(&source, &meant, item, measure);
            }
        }
    }

    /// The field behind what a paper says in its own way, and what is meant for it: a name stands with its number before it,
    /// a date with how often it was put off in a line of its own below it.
    fn behind<'t>(
        &self,
        source: Source,
        text: &'t str,
        item: &ItemId,
        measure: Option<&NodeId>,
    ) -> (Source, Cow<'t, str>) {
        let Source::Computed(computed) = source else { return (source, text.into()) };
        let named = |kind: NodeKind, level, number: &str| {
            let field =
                kind.field("title").filter(|_| !text.trim().is_empty()).map(|field| Source::Field(level, field));
            let title = text.trim().strip_prefix(number).unwrap_or(text).trim();
            (field.unwrap_or(Source::Computed(computed)), Cow::Borrowed(title))
        };
        let due = |kind: NodeKind, level| {
            let field = kind.field("due").map(|field| Source::Field(level, field));
            (field.unwrap_or(Source::Computed(computed)), Cow::Borrowed(text.lines().next().unwrap_or_default()))
        };
        let above = || {
            let mut categories = self.report.categories.iter();
            let category = categories.find(|category| category.items().any(|own| own.id == *item))?;
            let problem = category.problems.iter().find(|problem| problem.items.iter().any(|own| own.id == *item))?;
            Some((category.number.clone(), problem.number.clone()))
        };
        let number = self.report.item(item).map(|item| item.number.clone()).unwrap_or_default();
        let of_measure = || {
            let item = self.report.item(item)?;
            item.measures.iter().find(|own| measure.is_some_and(|id| id.as_str() == own.id.as_str()))?.due.as_ref()
        };
        match computed {
            Computed::ItemName => named(NodeKind::Item, Level::Item, &number),
            Computed::ProblemName => named(NodeKind::Problem, Level::Problem, &above().unwrap_or_default().1),
            Computed::CategoryName => named(NodeKind::Category, Level::Category, &above().unwrap_or_default().0),
            Computed::Limit if of_measure().is_some() => due(NodeKind::Measure, Level::Measure),
            Computed::Limit | Computed::DueNow => due(NodeKind::Item, Level::Item),
            computed => (Source::Computed(computed), text.into()),
        }
    }

    /// Takes note of a field that the dataset has changed too since the workbook was written, to something else.
    fn contest(
        &mut self,
        source: &Source,
        (row, column): (&str, &str),
        was: Option<&String>,
        (item, measure): (&ItemId, Option<&NodeId>),
        text: &str,
    ) {
        let Some(now) = self.present.digest(row, column) else { return };
        if was.is_some_and(|was| was == now) || now == digest(text) {
            return;
        }
        let of_item = || NodeId::Item(item.clone());
        let place = match source {
            Source::Field(Level::Item, field) => Some((of_item(), FieldKey::Declared(field))),
            Source::Field(Level::Measure, field) => measure.cloned().map(|id| (id, FieldKey::Declared(field))),
            Source::Own(heading) => own_column(&self.report, heading)
                .map(|own| (measure.cloned().unwrap_or_else(of_item), FieldKey::Column(own.id.clone()))),
            _ => None,
        };
        self.contested.extend(place);
    }

    pub(super) fn cell(&mut self, source: &Source, text: &str, item: &ItemId, measure: Option<&NodeId>) {
        let result = match source {
            Source::Computed(Computed::Latest | Computed::LatestProblems | Computed::LatestNext) => {
                self.update(source, text.trim(), item);
                Ok(())
            }
            Source::Computed(Computed::MeasureTexts) => self.measure_texts(text, item),
            Source::Field(level, field) => self.field(*level, field, text, item, measure),
            Source::Own(heading) => self.own(heading, text, item, measure),
            Source::Computed(_) | Source::Derived(_) => self.refused("returned-computed"),
        };
        match result {
            Ok(()) => self.changed += 1,
            Err(reason) => {
                let (row, column) = (self.name(item), source.name(self.words));
                self.unread.push(UnreadCell { row, column, text: text.to_owned(), reason });
            }
        }
    }

    /// A report on progress of today, in an entry of its own: what was written before stays. The cells of the row that were
    /// left as they were are said again, or the newest entry would have nothing to say of them.
    fn update(&mut self, source: &Source, text: &str, id: &ItemId) {
        let is_first = self.reported.insert(id.clone());
        let Some(mut item) = self.report.item(id).map(|item| Item::clone(item)) else { return };
        if is_first {
            // What readers of the workbook never saw is not said again to them.
            let seen = item.updates.iter().filter(|update| !update.internal).max_by_key(|update| update.on);
            let said = seen.map(|update| (update.text.clone(), update.problems.clone(), update.next.clone()));
            let (text, problems, next) = said.unwrap_or_default();
            let update = Update { on: self.today, unit: self.unit.clone(), text, problems, next, ..Update::blank() };
            item.updates.push(update);
        }
        if let Some(update) = item.updates.last_mut() {
            match source {
                Source::Computed(Computed::LatestProblems) => text.clone_into(&mut update.problems),
                Source::Computed(Computed::LatestNext) => text.clone_into(&mut update.next),
                _ => text.clone_into(&mut update.text),
            }
        }
        self.replace(&item);
    }

    /// Takes out again what was reported before in the same words: a workbook that is read twice adds nothing.
    pub(super) fn drop_known_updates(&mut self) {
        let says =
            |update: &Update| (update.unit.clone(), update.text.clone(), update.problems.clone(), update.next.clone());
        let is_known = |updates: &[Update]| {
            updates.split_last().is_some_and(|(last, before)| before.iter().any(|own| says(own) == says(last)))
        };
        let reported = std::mem::take(&mut self.reported);
        self.report.change_items(
            |item| reported.contains(&item.id) && is_known(&item.updates),
            |item| drop(item.updates.pop()),
        );
    }

    /// The measures, a line each, in their order; a line more is a new measure. Where lines and measures cannot be told
    /// to be the same, nothing is taken: a measure of two lines, or one that the readers of the workbook did not see.
    fn measure_texts(&mut self, text: &str, id: &ItemId) -> Result<(), String> {
        let Some(mut item) = self.report.item(id).map(|item| Item::clone(item)) else {
            return self.refused("returned-measures");
        };
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let is_clear = |measure: &Measure| !measure.internal && !measure.text.contains('\n');
        if lines.len() < item.measures.len() || !item.measures.iter().all(is_clear) {
            return self.refused("returned-measures");
        }
        let is_list = item.measures.len() > 1;
        for (at, line) in lines.iter().enumerate() {
            let bare = |mark: &str| line.strip_prefix(mark).unwrap_or(line).to_owned();
            if let Some(measure) = item.measures.get_mut(at) {
                measure.text = if is_list { bare(&texts::mark(at + 1, measure)) } else { (*line).to_owned() };
                continue;
            }
            let new = format!("{}-returned-{}-{}", id.as_str(), self.tag, at + 1);
            let fresh = Measure::new(new.as_str().into(), String::new(), String::new());
            item.measures.push(Measure { text: bare(&texts::mark(at + 1, &fresh)), ..fresh });
        }
        self.replace(&item);
        Ok(())
    }

    /// A row that somebody added is a new item under the problem of the row above it.
    fn add_row(&mut self, table: &ReturnedTable, row: &ReturnedRow, above: Option<&ItemId>) {
        let cells = || table.columns.iter().zip(&row.cells);
        let title = cells().find(|(column, text)| names_item(column) && !text.trim().is_empty());
        let (Some((_, title)), Some(above)) = (title, above) else { return self.lone_row(table, row) };
        let id = self.free_item();
        self.items.insert(id.clone());
        self.insert_behind(above, &Arc::new(Item::new(id.clone(), String::new(), title.trim().to_owned())));
        self.added += 1;
        for (column, text) in cells().filter(|(column, text)| !names_item(column) && !text.trim().is_empty()) {
            let source = Source::parse(column, FormRows::Items);
            if let Some(source) = source.filter(is_of_new_item) {
                self.cell(&source, text, &id, None);
            }
        }
    }

    /// A row that belongs nowhere is told with its words.
    pub(super) fn lone_row(&mut self, table: &ReturnedTable, row: &ReturnedRow) {
        let cells = table.columns.iter().zip(&row.cells).filter(|(_, text)| !text.trim().is_empty());
        let texts: Vec<&str> = cells.map(|(_, text)| text.trim()).collect();
        if !texts.is_empty() {
            let reason = self.words.text("returned-alone").to_owned();
            self.unread.push(UnreadCell { row: String::new(), column: String::new(), text: texts.join(" "), reason });
        }
    }

    fn insert_behind(&mut self, above: &ItemId, item: &Arc<Item>) {
        for category in self.report.categories.iter_mut().filter(|own| own.items().any(|own| own.id == *above)) {
            for problem in &mut Arc::make_mut(category).problems {
                if let Some(at) = problem.items.iter().position(|own| own.id == *above) {
                    Arc::make_mut(problem).items.insert(at + 1, Arc::clone(item));
                }
            }
        }
    }

    pub(super) fn replace(&mut self, item: &Item) {
        self.report.change_items(|own| own.id == item.id, |own| own.clone_from(item));
    }
}

/// True for a column that names the item of its row.
fn names_item(column: &str) -> bool {
    matches!(column, "title" | "@item_name")
}

/// True for a column whose cells are taken for an item that somebody added.
fn is_of_new_item(source: &Source) -> bool {
    match source {
        Source::Field(level, _) => *level == Level::Item,
        Source::Own(_) => true,
        Source::Computed(computed) => matches!(
            computed,
            Computed::Latest | Computed::LatestProblems | Computed::LatestNext | Computed::MeasureTexts
        ),
        Source::Derived(_) => false,
    }
}
