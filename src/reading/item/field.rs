//! Units, leaders, dates and standing that labels state, put into an item or a measure.

use crate::model::{Evidence, Item, Measure, PartyId, PartyKind, Progress, Term};

use super::due::{Era, limit};
use super::name_words::ends_with_post;
use super::party::Parties;
use super::record::TextRange;
use super::standing;
use super::texts::{Texts, trimmed};
use super::types::{Field, Remark};

/// What a label says.
#[derive(Debug, Clone, Copy)]
pub(in crate::reading) struct Value {
    /// What it is about.
    pub(in crate::reading) field: Field,
    /// The words.
    pub(in crate::reading) range: TextRange,
}

/// What the fields of an item go into, besides the item.
pub(in crate::reading) struct FillContext<'a> {
    /// The text.
    pub(in crate::reading) texts: &'a Texts,
    /// The parties of the report.
    pub(in crate::reading) parties: &'a mut Parties,
    /// What a person should look at.
    pub(in crate::reading) remarks: &'a mut Vec<Remark>,
    /// The time in which the document was written.
    pub(in crate::reading) era: Era,
}

/// The documents of a list of them.
fn evidence(names: &str) -> impl Iterator<Item = Evidence> {
    let titles = names.split([';', '\u{ff1b}', '\n']).map(str::trim).filter(|title| !title.is_empty());
    titles.map(|title| Evidence { title: title.to_owned(), ..Evidence::blank() })
}

/// The first of several people leads where no one does yet; the others handle the item.
pub(in crate::reading) fn take_people(leader: &mut Option<PartyId>, handlers: &mut Vec<PartyId>, ids: Vec<PartyId>) {
    for id in ids {
        if leader.is_none() {
            *leader = Some(id);
        } else if leader.as_ref() != Some(&id) && !handlers.contains(&id) {
            handlers.push(id);
        }
    }
}

fn append(text: &mut String, words: &str) {
    if !text.is_empty() && !words.is_empty() {
        text.push('\n');
    }
    text.push_str(words);
}

impl FillContext<'_> {
    /// Puts the values into an item.
    pub(in crate::reading) fn fill(&mut self, item: &mut Item, values: &[Value]) {
        let has_lead = values.iter().any(|value| value.field == Field::Lead);
        for value in values {
            let mut names = self.value(value);
            if matches!(value.field, Field::Lead | Field::Unit) {
                names = self.units_alone(item, value, names);
            }
            match value.field {
                Field::Lead => item.lead_units.extend(self.names(value, &names, PartyKind::Unit)),
                Field::Unit if !has_lead => item.lead_units.extend(self.names(value, &names, PartyKind::Unit)),
                Field::Unit | Field::Support => {
                    item.support_units.extend(self.names(value, &names, PartyKind::Unit));
                }
                Field::Leader => self.leader(item, value, &names),
                Field::Standing => self.standing(item, value),
                Field::Evidence => item.evidence.extend(evidence(&names)),
                Field::Goal => append(&mut item.goal, &names),
                Field::Person | Field::Due | Field::Next | Field::Effect => {}
            }
        }
        // A standing in the place of a date counts only where nothing else says how far the item is.
        for value in values.iter().filter(|value| value.field == Field::Due) {
            self.due(item, value);
        }
        // 责任人 answers for an item only where no leader does.
        for value in values.iter().filter(|value| value.field == Field::Person) {
            let names = self.value(value);
            self.leader(item, value, &names);
        }
    }

    /// Puts the values that stand in a measure's own paragraph into it.
    pub(in crate::reading) fn fill_measure(&mut self, measure: &mut Measure, values: &[Value]) {
        for value in values {
            let names = self.value(value);
            match value.field {
                Field::Lead | Field::Unit | Field::Support => {
                    measure.units.extend(self.names(value, &names, PartyKind::Unit));
                }
                Field::Due => {
                    let found = limit(&names, value.range, self.era);
                    self.remarks.extend(found.remarks);
                    measure.due = measure.due.take().or(found.due).or(found.undated);
                }
                Field::Standing => match standing::of_value(&names) {
                    Some((progress, _)) if measure.progress == Progress::Unstated => measure.progress = progress,
                    _ => self.remarks.push(Remark::StandingUnread(value.range.span())),
                },
                Field::Leader | Field::Person | Field::Goal | Field::Next | Field::Evidence | Field::Effect => {
                    self.remarks.push(Remark::Unkept(value.range.span()));
                }
            }
        }
    }

    fn value(&self, value: &Value) -> String {
        let text = self.texts.text(value.range.paragraph);
        let (start, end) = trimmed(text, value.range.start, value.range.end);
        text.words(start, end)
    }

    /// The units of a value that holds more than units: under 责任单位及时限 a date, under 责任单位及责任人 a post. What is no unit goes
    /// where it belongs.
    fn units_alone(&mut self, item: &mut Item, value: &Value, names: String) -> String {
        const LONGEST_LABEL: usize = 12;
        let text = self.texts.text(value.range.paragraph);
        // A label may stand in a paragraph of its own above.
        let above = value.range.paragraph.checked_sub(1).filter(|_| value.range.start == 0);
        let above = above.map(|above| self.texts.text(above)).filter(|above| above.len() <= LONGEST_LABEL);
        let before = match above {
            Some(above) => above.half(0, above.len()),
            None => text.half(value.range.start.saturating_sub(LONGEST_LABEL), value.range.start),
        };
        let label = before.trim_end_matches([':', ' ']).rsplit(['。', ';', ',', '(', ':']).next().unwrap_or_default();
        let dated = ["时限", "时间", "期限"].iter().any(|word| label.contains(word));
        let people = ["责任人", "领导", "负责人"].iter().any(|word| label.contains(word));
        if !dated && !people {
            return names;
        }
        let mut units = Vec::new();
        for piece in
            names.split([',', '\u{ff0c}', ';', '\u{ff1b}', '、', ' ', '\u{3000}']).filter(|piece| !piece.is_empty())
        {
            let found = Some(piece).filter(|_| dated).map(|piece| limit(piece, value.range, self.era));
            if let Some(found) = found.filter(|found| found.due.is_some()) {
                item.due = item.due.take().or(found.due);
                if item.term == Term::Unstated {
                    item.term = found.term;
                }
            } else if people && ends_with_post(piece) {
                self.leader(item, value, piece);
            } else {
                units.push(piece);
            }
        }
        units.join("、")
    }

    fn names(&mut self, value: &Value, names: &str, kind: PartyKind) -> Vec<PartyId> {
        let (ids, refused) = self.parties.named(names, kind);
        if refused > 0 {
            self.remarks.push(Remark::Unkept(value.range.span()));
        }
        ids
    }

    fn leader(&mut self, item: &mut Item, value: &Value, names: &str) {
        let kind = if item.leader.is_none() { PartyKind::Leader } else { PartyKind::Person };
        let (ids, refused) = self.parties.named(names, kind);
        if refused > 0 {
            self.remarks.push(Remark::Unkept(value.range.span()));
        }
        take_people(&mut item.leader, &mut item.handlers, ids);
    }

    fn due(&mut self, item: &mut Item, value: &Value) {
        let found = limit(&self.value(value), value.range, self.era);
        // Offices write 已完成 in the place of the date.
        let read = standing::read(&self.value(value)).filter(|_| found.due.is_none());
        let mut undated = found.undated;
        match read {
            Some((progress, _)) if item.progress == Progress::Unstated => {
                Self::stand(item, Some((progress, Term::Unstated)), value.range);
                undated = undated.filter(|_| progress == Progress::Unstated);
            }
            _ => self.remarks.extend(found.remarks),
        }
        item.due = item.due.take().or(found.due).or(undated);
        self.standing_in_brackets(item, value);
        if item.term == Term::Unstated && found.term != Term::Unstated {
            item.term = found.term;
            item.basis.push(value.range.span());
        }
    }

    /// A standing in brackets behind a date: 2024年12月(已完成).
    fn standing_in_brackets(&self, item: &mut Item, value: &Value) {
        let at = value.range;
        let text = self.texts.text(at.paragraph);
        let open = text.find("(", at.start, at.end);
        let close = open.and_then(|open| text.find(")", open, at.end));
        if let (Some(open), Some(close)) = (open, close) {
            let read = standing::read(&text.half(open + 1, close)).filter(|read| read.0 != Progress::Unstated);
            Self::stand(item, read, TextRange { start: open, end: close + 1, ..at });
        }
    }

    fn standing(&mut self, item: &mut Item, value: &Value) {
        let words = self.value(value);
        item.schedule = item.schedule.or(standing::schedule(&words));
        let read = standing::of_value(&words);
        if read.is_none() {
            self.remarks.push(Remark::StandingUnread(value.range.span()));
        }
        Self::stand(item, read, value.range);
    }

    /// Notes a standing with the words it rests on, where none was noted before.
    pub(in crate::reading) fn stand(item: &mut Item, read: Option<(Progress, Term)>, at: TextRange) {
        let Some((progress, term)) = read else { return };
        let news = (item.progress == Progress::Unstated && progress != Progress::Unstated)
            || (item.term == Term::Unstated && term != Term::Unstated);
        if item.progress == Progress::Unstated {
            item.progress = progress;
        }
        // 长期坚持 in the standing says more than the date of the deadline.
        if item.term == Term::Unstated || term == Term::Sustained {
            item.term = term;
        }
        if news {
            item.basis.push(at.span());
        }
    }
}
