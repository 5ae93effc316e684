//! What a cell says of the measures of its row, and what a measure has no place for and the item gets.

use crate::model::{Measure, PartyKind, Progress};
use crate::reading::item::types::Remark;

use super::assemble::Assembly;
use super::column::Column;
use super::context::Context;
use super::draft::Held;
use super::leader::lead;
use super::standing::{is_report, told_under};

impl Assembly<'_> {
    /// Puts a cell into the measures of the rows that it covers, and what a measure has no place for into the item.
    pub(super) fn for_measures(&mut self, row: usize, covered: &[usize], cell: &Held, context: &mut Context<'_, '_>) {
        let covered = if covered.is_empty() { vec![row] } else { covered.to_vec() };
        let own: Vec<usize> = (0..self.item.measures.len())
            .filter(|measure| self.rows.get(*measure).is_some_and(|row| covered.contains(row)))
            .collect();
        let mut kept = false;
        for at in own {
            let Some(mut measure) = self.item.measures.get(at).cloned() else { continue };
            kept |= self.put_measure(&mut measure, cell, context);
            if let Some(place) = self.item.measures.get_mut(at) {
                *place = measure;
            }
        }
        // Units and people of a measure answer for the item too.
        let joined =
            matches!(cell.column.key, "units" | "lead_units" | "support_units" | "person" | "handlers" | "leader");
        if !kept || joined {
            self.for_item(cell, context);
        }
    }

    /// Puts a cell into a measure; false where measures have no place for it.
    fn put_measure(&mut self, measure: &mut Measure, cell: &Held, context: &mut Context<'_, '_>) -> bool {
        let field = |key: &str| crate::model::field_of::<Measure>(key);
        match (cell.column.object, cell.column.key) {
            ("row", "custom" | "several") => context.put_own(&mut measure.custom, cell),
            ("row", "units") | ("item", "lead_units" | "support_units") => {
                return field("units").is_some_and(|field| context.put_parties(measure, field, cell, PartyKind::Unit));
            }
            ("item", "leader") | ("row", "person") => {
                let leads = cell.column.key == "leader" || !self.has(Column::LEADER);
                let kind = if leads { PartyKind::Leader } else { PartyKind::Person };
                lead(&mut measure.leader, &mut measure.handlers, cell, leads, kind, context);
            }
            ("item", "progress") => self.stand_measure(measure, cell, true, context),
            ("item", "updates") | ("row", "answer") => self.stand_measure(measure, cell, false, context),
            ("measure", "number") => context.number(measure, cell),
            ("update", key) => context.beside_update(&mut measure.updates, cell, key),
            ("item" | "measure", key) => {
                let Some(field) = field(key) else { return false };
                let kept = context.put(measure, field, cell);
                if key == "due" {
                    self.limited(cell, context);
                }
                return kept;
            }
            _ => return false,
        }
        true
    }

    /// How far a measure is, by the column of standings or by what is told of its progress.
    fn stand_measure(&mut self, measure: &mut Measure, cell: &Held, own: bool, context: &mut Context<'_, '_>) {
        let said = told_under(cell);
        if let Some(progress) = said.and_then(|said| said.progress)
            && (own || measure.progress == Progress::Unstated)
        {
            measure.progress = progress;
            measure.percent = said.and_then(|said| said.percent).or(measure.percent);
            self.standings.measures.push(cell.place());
        }
        if !own || said.is_none() || is_report(&cell.text) {
            context.update(&mut measure.updates, cell, said);
        }
        if own && said.is_none() && !is_report(&cell.text) {
            context.remark(Remark::StandingUnread, cell.place());
        }
    }
}
