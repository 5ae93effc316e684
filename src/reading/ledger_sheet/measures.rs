//! The measures of an item: the steps that its cells list, each with its mark apart.

use crate::model::{Measure, MeasureId, NodeId};
use crate::reading::item::mark::{Shape, mark};
use crate::reading::item::measures::{Block, Step, steps};
use crate::reading::item::record::{Record, TextRange};
use crate::reading::item::types::Role;

use super::assemble::Assembly;
use super::context::Context;

impl Assembly<'_> {
    /// The measures, each with the row that it stands in.
    pub(super) fn measures(&mut self, context: &Context<'_, '_>, record: &mut Record) {
        let Some(column) = self.draft.measures() else { return };
        let mut blocks = Vec::new();
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (at, own) in self.draft.columns().into_iter().filter(|(_, own)| *own == column) {
            for (row, cell) in self.draft.cells_at(at, own) {
                for (line, range) in cell.ranges.iter().enumerate() {
                    // One list goes on through the rows; a row without a mark is a measure all the same.
                    let fresh = if self.by_measure { blocks.is_empty() } else { line == 0 };
                    blocks.push(Block { range: *range, fresh, told: self.by_measure && line == 0, leads: true });
                    places.push((range.paragraph, row));
                }
            }
        }
        let texts = context.fill.texts;
        let found = steps(texts, &blocks);
        let node = NodeId::Item(self.item.id.clone());
        for lead in &found.leads {
            record.note(*lead, Role::Lead, Some(&node));
        }
        for step in found.steps.into_iter().filter(|step| !step.words.is_empty()) {
            let step = if self.by_measure { marked(step, context) } else { step };
            let id = MeasureId::from(format!("{}m{}", self.item.id, self.item.measures.len() + 1));
            let measure = measure(id, &step, context, record);
            let paragraph = step.words.first().map_or(0, |own| own.paragraph);
            self.rows.push(places.iter().find(|(own, _)| *own == paragraph).map_or(0, |(_, row)| *row));
            self.item.measures.push(measure);
        }
    }
}

/// A measure with its mark apart.
fn measure(id: MeasureId, step: &Step, context: &Context<'_, '_>, record: &mut Record) -> Measure {
    let texts = context.fill.texts;
    let number = step.mark.map(|mark| texts.text(mark.paragraph).words(mark.start, mark.end)).unwrap_or_default();
    let number = number.trim_end_matches(['是', '要', ',', ':', '\u{ff0c}', '\u{ff1a}']).to_owned();
    let mut measure = Measure::new(id, number, words_of(step, context));
    measure.source = step.words.iter().map(|own| own.span()).collect();
    let node = NodeId::Measure(measure.id.clone());
    if let Some(own) = step.mark {
        record.note(own, Role::Mark, Some(&node));
    }
    for own in &step.words {
        record.note(*own, Role::Measure, Some(&node));
    }
    measure
}

/// The words of a measure, a line each.
pub(super) fn words_of(step: &Step, context: &Context<'_, '_>) -> String {
    let lines = step.words.iter().map(|own| {
        let text = context.fill.texts.text(own.paragraph);
        let (start, end) = text.trim(own.start, own.end);
        text.words(start, end)
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A row that begins with 2. has a mark even where no row has 1.
fn marked(mut step: Step, context: &Context<'_, '_>) -> Step {
    let Some(first) = step.words.first_mut().filter(|_| step.mark.is_none()) else { return step };
    let found = mark(context.fill.texts.text(first.paragraph), first.start);
    if let Some(mark) = found.filter(|mark| {
        !mark.shape.is_question() && !matches!(mark.shape, Shape::Part | Shape::Letter) && mark.content < first.end
    }) {
        step.mark = Some(TextRange { start: mark.start, end: mark.end, ..*first });
        first.start = mark.content;
    }
    step
}
