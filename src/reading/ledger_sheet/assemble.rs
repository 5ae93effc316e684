//! A draft to its item: the title, the measures of its rows, and every other cell in the field of its column.

use crate::model::{Item, ItemId, Measure, MeasureId, NodeId, PartyId, PartyKind, Progress, Term};
use crate::reading::item::field::take_people;
use crate::reading::item::mark::{Shape, mark};
use crate::reading::item::measures::{Block, Step, steps};
use crate::reading::item::record::{Record, Stretch};
use crate::reading::item::types::{Level, Remark, Role};
use crate::text::fold;

use super::column::Column;
use super::context::Context;
use super::draft::{Draft, Held};
use super::entries::{evidence, rules};
use super::roles::role_of;
use super::settle::{Standings, settle};
use super::standing::{Told, told};

/// Makes the item of a draft.
pub(super) fn item(draft: &Draft, id: ItemId, context: &mut Context<'_, '_>, record: &mut Record) -> Item {
    let mut assembly = Assembly {
        item: Item::new(id, fold(&draft.number), String::new()),
        by_measure: draft.is_by_measure(),
        rows: Vec::new(),
        standings: Standings::default(),
        draft,
    };
    assembly.title(context);
    assembly.measures(context, record);
    for (at, column) in draft.columns() {
        assembly.column(at, column, context);
    }
    assembly.composites(context);
    let standings = std::mem::take(&mut assembly.standings);
    settle(&mut assembly.item, &standings, context);
    if assembly.item.measures.is_empty() {
        context.desk.remarks.push(Remark::NoMeasures(NodeId::Item(assembly.item.id.clone())));
    }
    let node = NodeId::Item(assembly.item.id.clone());
    assembly.note(&node, context, record);
    assembly.item
}

/// An item while the cells of its draft are put into it.
struct Assembly<'a> {
    item: Item,
    /// True where several rows have a measure each.
    by_measure: bool,
    /// For each measure the row that it stands in.
    rows: Vec<usize>,
    standings: Standings,
    draft: &'a Draft,
}

impl Assembly<'_> {
    /// The first sentence is the title, what follows is the finding; the whole where the finding has a column.
    fn title(&mut self, context: &Context<'_, '_>) {
        let texts = context.desk.texts;
        let cell = self.draft.rows.first().and_then(|row| row.cell(self.draft.title));
        let Some((first, rest)) = cell.and_then(|cell| cell.stretches.split_first()) else { return };
        let text = texts.text(first.paragraph);
        let described = self.draft.rows.iter().any(|row| row.cell(Column::FINDING).is_some());
        let alone = described && self.draft.title != Column::FINDING;
        let end = if alone { first.end } else { text.sentence(first.start, first.end) };
        let close = if text.before(end) == Some('。') { end - 1 } else { end };
        self.item.title = text.words(first.start, close);
        let tail = Stretch { start: end, ..*first };
        let lines = std::iter::once(&tail).chain(rest).map(|own| {
            let text = texts.text(own.paragraph);
            let (start, end) = text.trim(own.start, own.end);
            text.words(start, end)
        });
        self.item.finding = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    }

    /// The measures, each with the row that it stands in.
    fn measures(&mut self, context: &Context<'_, '_>, record: &mut Record) {
        let Some(column) = self.draft.measures() else { return };
        let mut blocks = Vec::new();
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (at, own) in self.draft.columns().into_iter().filter(|(_, own)| *own == column) {
            for (row, cell) in self.draft.cells_at(at, own) {
                for (line, stretch) in cell.stretches.iter().enumerate() {
                    // One list goes on through the rows; a row without a mark is a measure all the same.
                    let fresh = if self.by_measure { blocks.is_empty() } else { line == 0 };
                    blocks.push(Block { stretch: *stretch, fresh, told: self.by_measure && line == 0, leads: true });
                    places.push((stretch.paragraph, row));
                }
            }
        }
        let texts = context.desk.texts;
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

    /// The cells of one column: each for the measures of its row, or together for the item.
    fn column(&mut self, at: usize, column: Column, context: &mut Context<'_, '_>) {
        if Some(column) == self.draft.measures() || is_named(column, self.draft) {
            return;
        }
        let draft = self.draft;
        let shared = draft.is_shared(at, column);
        for (row, cell) in draft.cells_at(at, column) {
            if self.by_measure && !shared {
                let covered: Vec<usize> = (0..draft.rows.len())
                    .filter(|row| draft.rows.get(*row).is_some_and(|own| own.cells.iter().any(|own| own.is_same(cell))))
                    .collect();
                self.for_measures(row, &covered, cell, context);
            } else {
                self.for_item(cell, context);
            }
        }
    }

    /// Puts a cell into the measures of the rows that it covers, and what a measure has no place for into the item.
    fn for_measures(&mut self, row: usize, covered: &[usize], cell: &Held, context: &mut Context<'_, '_>) {
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
            ("row", "custom") => context.own.put(&mut measure.custom, &cell.heading, &cell.text),
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

    /// Puts a cell into the item.
    fn for_item(&mut self, cell: &Held, context: &mut Context<'_, '_>) {
        let item = &mut self.item;
        match (cell.column.object, cell.column.key) {
            ("row", "custom") => context.own.put(&mut item.custom, &cell.heading, &cell.text),
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
            ("review" | "instruction", _) | ("item", "instructions") => {}
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
            ([only], Some(field)) => {
                if !context.put(only, field, cell) {
                    context.remark(Remark::Unkept, cell.place());
                }
            }
            (_, Some(_)) if key == "result" => {
                let blocks: Vec<Block> = cell
                    .stretches
                    .iter()
                    .enumerate()
                    .map(|(line, stretch)| Block { stretch: *stretch, fresh: line == 0, told: false, leads: true })
                    .collect();
                let found = steps(context.desk.texts, &blocks);
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
    fn limited(&mut self, cell: &Held, context: &mut Context<'_, '_>) {
        let limit = crate::reading::item::due::limit(cell.text.trim(), cell.place(), context.today, None);
        if limit.term != Term::Unstated {
            self.standings.terms.push((limit.term, cell.place()));
        }
        let bracket = cell.text.split(['(', '\u{ff08}']).nth(1).unwrap_or(&cell.text);
        self.standings
            .limits
            .extend(told(bracket).filter(|said| said.progress.is_some()).map(|said| (said, cell.place())));
    }

    /// Entries of which each column gives a part, row by row.
    fn composites(&mut self, context: &mut Context<'_, '_>) {
        let draft = self.draft;
        for (row, cells) in draft.rows.iter().enumerate() {
            let first = |cell: &&Held| {
                row == 0 || !draft.rows.iter().take(row).any(|above| above.cells.iter().any(|own| own.is_same(cell)))
            };
            let new = || cells.cells.iter().filter(first);
            let review: Vec<Held> = new().filter(|cell| cell.column.object == "review").cloned().collect();
            if !review.is_empty() {
                context.review(&mut self.item, &review);
            }
            let instruction: Vec<Held> = new()
                .filter(|cell| cell.column.object == "instruction" || cell.column.key == "instructions")
                .cloned()
                .collect();
            if !instruction.is_empty() {
                context.instruct(&mut self.item, &instruction);
            }
        }
        // An item is due when the last of its measures is.
        if self.item.due.is_none() {
            let dues = self.item.measures.iter().filter_map(|measure| measure.due.as_ref());
            self.item.due = dues.max_by_key(|due| due.last_day()).cloned();
        }
    }

    fn has(&self, column: Column) -> bool {
        self.draft.rows.iter().any(|row| row.cell(column).is_some())
    }

    fn draft_has(&self, key: &str) -> bool {
        self.draft
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| cell.column.object == "item" && cell.column.key == key)
    }

    /// Notes what the cells were taken for.
    fn note(&mut self, node: &NodeId, context: &Context<'_, '_>, record: &mut Record) {
        let measures = self.draft.measures();
        for cell in self.draft.rows.iter().flat_map(|row| &row.cells) {
            for stretch in &cell.stretches {
                if cell.column == self.draft.title {
                    record.note(*stretch, Role::Heading(Level::Item), Some(node));
                } else if Some(cell.column) != measures && cell.column != Column::CATEGORY {
                    record.note(*stretch, role_of(cell.column), Some(node));
                }
            }
        }
        for paragraph in self.draft.paragraphs() {
            let whole = Stretch::new(paragraph, 0, context.desk.texts.text(paragraph).len());
            record.cover(whole, Some(node));
            self.item.source.push(whole.span());
        }
    }
}

/// True for cells that name the item, its category or its problem: they are read before.
fn is_named(column: Column, draft: &Draft) -> bool {
    column == draft.title
        || matches!(column, Column::NUMBER | Column::CATEGORY | Column::MEASURE_NUMBER)
        || (column == Column::PROBLEM && draft.title == Column::ITEM)
}

/// What a cell says of the standing under its heading: 是 under 是否销号 is closed.
fn told_under(cell: &Held) -> Option<Told> {
    let mut said = told(&cell.text)?;
    if cell.heading.contains("销号") && said.progress == Some(Progress::Done) {
        said.progress = Some(Progress::Closed);
    }
    Some(said)
}

/// True for more than a word on the standing: it is told as an update too.
fn is_report(text: &str) -> bool {
    text.chars().count() > 25 || text.trim_end_matches('。').contains(['。', ';', '\u{ff1b}'])
}

/// The first name leads where the cell is about leaders and none is known; all others handle the item.
fn lead(
    leader: &mut Option<PartyId>,
    handlers: &mut Vec<PartyId>,
    cell: &Held,
    leads: bool,
    kind: PartyKind,
    context: &mut Context<'_, '_>,
) {
    let first = leads && leader.is_none();
    let names = context.parties(cell, if first { kind } else { PartyKind::Person });
    let mut known = leader.clone();
    take_people(if leads { leader } else { &mut known }, handlers, names);
}

/// A measure with its mark apart.
fn measure(id: MeasureId, step: &Step, context: &Context<'_, '_>, record: &mut Record) -> Measure {
    let texts = context.desk.texts;
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
fn words_of(step: &Step, context: &Context<'_, '_>) -> String {
    let lines = step.words.iter().map(|own| {
        let text = context.desk.texts.text(own.paragraph);
        let (start, end) = text.trim(own.start, own.end);
        text.words(start, end)
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A row that begins with 2. has a mark even where no row has 1.
fn marked(mut step: Step, context: &Context<'_, '_>) -> Step {
    let Some(first) = step.words.first_mut().filter(|_| step.mark.is_none()) else { return step };
    let found = mark(context.desk.texts.text(first.paragraph), first.start);
    if let Some(mark) = found
        .filter(|mark| !matches!(mark.shape, Shape::Question | Shape::Part | Shape::Letter) && mark.content < first.end)
    {
        step.mark = Some(Stretch { start: mark.start, end: mark.end, ..*first });
        first.start = mark.content;
    }
    step
}
