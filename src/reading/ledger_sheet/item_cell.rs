//! What a cell says of the item: the field of its column, by the kind of the field.

use crate::model::{Item, Measure, PartyKind, Term};
use crate::reading::item::measures::{Block, steps};
use crate::reading::item::types::Remark;

use super::assemble::Assembly;
use super::carried::carried;
use super::column::Column;
use super::context::Context;
use super::draft::Held;
use super::entries::{evidence, rules};
use super::leader::lead;
use super::measures::words_of;
use super::standing::{is_report, told, told_under};

impl Assembly<'_> {
    /// Puts a cell into the item.
    pub(super) fn for_item(&mut self, cell: &Held, context: &mut Context<'_, '_>) {
        let item = &mut self.item;
        match (cell.column.object, cell.column.key) {
            ("row", "custom" | "several") => context.put_own(&mut item.custom, cell),
            ("row", "units") => {
                let key = if self.draft_has("lead_units") { "support_units" } else { "lead_units" };
                self.put_item(key, cell, context);
            }
            ("item", "leader") => lead(&mut item.leader, &mut item.handlers, cell, true, PartyKind::Leader, context),
            ("row", "person") => {
                let leads = !self.has(Column::LEADER);
                let kind = if leads { PartyKind::Leader } else { PartyKind::Person };
                lead(&mut self.item.leader, &mut self.item.handlers, cell, leads, kind, context);
            }
            ("item", "progress") => {
                let said = told_under(cell);
                if said.is_none() || is_report(&cell.text) {
                    context.update(&mut item.updates, cell, said);
                }
                if said.is_none() && !is_report(&cell.text) {
                    context.remark(Remark::StandingUnread, cell.place());
                }
                self.standings.own.extend(said.map(|said| (said, cell.place())));
            }
            ("item", "updates") | ("row", "answer") => {
                let said = told(&cell.text);
                context.update(&mut item.updates, cell, said);
                self.standings.reports.extend(said.map(|said| (said, cell.place())));
            }
            ("update", key) => context.beside_update(&mut item.updates, cell, key),
            // A cell that is repeated in every row is told once.
            ("item", "carried") => {
                for new in carried(&cell.text) {
                    if !item.carried.contains(&new) {
                        item.carried.push(new);
                    }
                }
            }
            ("item", "evidence") => {
                for new in evidence(&cell.text) {
                    if !item.evidence.iter().any(|own| own.title == new.title) {
                        item.evidence.push(new);
                    }
                }
            }
            ("item", "outcomes") => {
                for new in rules(&cell.text, cell) {
                    if !item.outcomes.iter().any(|own| own.title == new.title) {
                        item.outcomes.push(new);
                    }
                }
            }
            ("item", "closed") => {
                if context.close(item, cell) {
                    self.standings.closed = Some(cell.place());
                } else {
                    self.standings.reports.extend(told(&cell.text).map(|said| (said, cell.place())));
                }
            }
            ("closed", key) => context.beside_closed(item, cell, key),
            ("closing", key) => context.closing(item, cell, key),
            ("measure", key) => self.of_measure(key, cell, context),
            // Made of several columns, once all are known.
            ("review" | "instruction" | "due_change", _) | ("item", "instructions") => {}
            ("item", key) => {
                self.put_item(key, cell, context);
                if key == "due" {
                    self.limited(cell, context);
                }
            }
            _ => context.remark(Remark::Unkept, cell.place()),
        }
    }

    /// Puts a cell into a field of the item by the kind of the field.
    fn put_item(&mut self, key: &str, cell: &Held, context: &mut Context<'_, '_>) {
        let kept = crate::model::field_of::<Item>(key).is_some_and(|field| context.put(&mut self.item, field, cell));
        if !kept {
            context.remark(Remark::Unkept, cell.place());
        }
    }

    /// What a row says of its measures in one cell: of the only one, of each by its mark, else an update of the item.
    fn of_measure(&mut self, key: &str, cell: &Held, context: &mut Context<'_, '_>) {
        let field = crate::model::field_of::<Measure>(key);
        match (self.item.measures.as_mut_slice(), field) {
            ([only], Some(_)) if cell.column == Column::MEASURE_NUMBER => context.number(only, cell),
            ([only], Some(field)) => {
                if !context.put(only, field, cell) {
                    context.remark(Remark::Unkept, cell.place());
                }
            }
            (_, Some(_)) if key == "result" => {
                let blocks: Vec<Block> = cell
                    .ranges
                    .iter()
                    .enumerate()
                    .map(|(line, range)| Block { range: *range, fresh: line == 0, told: false, leads: true })
                    .collect();
                let found = steps(context.fill.texts, &blocks);
                let each = found.leads.is_empty()
                    && found.steps.len() == self.item.measures.len()
                    && found.steps.iter().all(|step| step.mark.is_some());
                if !each {
                    return context.update(&mut self.item.updates, cell, told(&cell.text));
                }
                for (measure, step) in self.item.measures.iter_mut().zip(&found.steps) {
                    measure.result = words_of(step, context);
                }
            }
            _ => context.remark(Remark::Unkept, cell.place()),
        }
    }

    /// The kind of limit that the words of a due date name, and a standing that offices write in its place.
    pub(super) fn limited(&mut self, cell: &Held, context: &mut Context<'_, '_>) {
        let limit = context.limit(cell);
        if limit.term != Term::Unstated {
            self.standings.terms.push((limit.term, cell.place()));
        }
        let bracket = cell.text.split(['(', '\u{ff08}']).nth(1).unwrap_or(&cell.text);
        self.standings
            .limits
            .extend(told(bracket).filter(|said| said.progress.is_some()).map(|said| (said, cell.place())));
    }
}
