//! Letters to units on their way: what a person asked for, and what came of it. The letters themselves are in the dataset.

mod handle;

use std::sync::Arc;

use crate::analysis::{LetterNumber, letter_before, next_letter_number};
use crate::model::{Dataset, Date, ItemId, Letter, LetterKind, PartyId, Report, ReportId};
use crate::text::file_name;
use crate::words::Words;

/// The longest name of a unit in the name of a file, in characters: file systems take 255 bytes.
const LONGEST_NAME: usize = 40;

/// The letters of one document that are not entered yet.
#[derive(Debug, Default)]
pub(in crate::session) struct Letters {
    /// What is to be written once the folder is chosen.
    asked: Option<LetterDraft>,
    /// True while letters are being written: others would get the same numbers.
    is_writing: bool,
}

/// What a person asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterDraft {
    /// The report that the items are of.
    pub report: ReportId,
    /// What the letters do.
    pub kind: LetterKind,
    /// The day on them.
    pub on: Date,
    /// The day by which the units have to answer.
    pub answer_by: Option<Date>,
    /// The text before the number.
    pub prefix: String,
    /// Who sends them, and is to be answered.
    pub issuer: String,
    /// Who is spoken to there.
    pub contact: String,
    /// The units with the items that each is written about, in the order of their numbers.
    pub units: Vec<(PartyId, Vec<ItemId>)>,
}

/// Letters to be written.
#[derive(Debug)]
pub struct LetterOrder {
    /// The dataset, with everything in it.
    pub dataset: Arc<Dataset>,
    /// The place of the report in it.
    pub report: usize,
    /// The number of the first letter; one that cannot be written gives its number to the next.
    pub first: LetterNumber,
    /// The letters without numbers and texts.
    pub letters: Vec<Letter>,
    /// Within how many days something is near.
    pub near_days: u32,
    /// The language of what the program itself says in them.
    pub words: Arc<Words>,
}

/// What came of an order.
#[derive(Debug, PartialEq)]
pub struct LettersWritten {
    /// The report that they are of.
    pub report: ReportId,
    /// The letters that were written, with their numbers and texts.
    pub letters: Vec<Letter>,
    /// The units whose letters were not written, and why.
    pub failed: Vec<(String, String)>,
    /// How many texts that are not for the units were looked for in the files.
    pub looked_for: usize,
}

/// The letters of a draft; nothing where the dataset does not have its report.
#[must_use]
pub fn letter_order(
    dataset: &Arc<Dataset>,
    draft: LetterDraft,
    near_days: u32,
    words: &Arc<Words>,
) -> Option<LetterOrder> {
    let at = dataset.reports.iter().position(|report| report.id == draft.report)?;
    let report = dataset.reports.get(at)?;
    let (year, ..) = draft.on.parts();
    let letter = |(unit, items): (PartyId, Vec<ItemId>)| Letter {
        kind: draft.kind,
        unit,
        items,
        issuer: draft.issuer.clone(),
        contact: draft.contact.clone(),
        on: draft.on,
        answer_by: draft.answer_by,
        ..Letter::blank()
    };
    Some(LetterOrder {
        dataset: Arc::clone(dataset),
        report: at,
        first: next_letter_number(&report.letters, &draft.prefix, year),
        letters: draft.units.into_iter().map(letter).collect(),
        near_days,
        words: Arc::clone(words),
    })
}

/// The text before the number that is proposed for a letter: that of the last one of its kind. Where there is none, the
/// one of another kind with the character of this kind in its place (永批督 → 永批诫), and nothing where that cannot be
/// told: a number of another kind is never gone on with. Without any letter it is the program's.
#[must_use]
pub fn letter_prefix(report: &Report, kind: LetterKind, words: &Words) -> String {
    let prefix = |letter: &Letter| LetterNumber::parse(&letter.number).map(|number| number.prefix);
    let Some(before) = letter_before(&report.letters, kind) else { return words.text(default_prefix(kind)).to_owned() };
    let known = prefix(before).unwrap_or_default();
    if before.kind == kind {
        return known;
    }
    let made = known.strip_suffix(mark(before.kind)).map(|head| format!("{head}{}", mark(kind))).unwrap_or_default();
    let is_taken = report.letters.iter().any(|letter| letter.kind != kind && prefix(letter).as_ref() == Some(&made));
    if is_taken { String::new() } else { made }
}

/// The character at the end of a prefix that tells the kind: 督, 提, 诫.
fn mark(kind: LetterKind) -> char {
    match kind {
        LetterKind::Urge => '督',
        LetterKind::Remind => '提',
        LetterKind::Warn => '诫',
    }
}

fn default_prefix(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Urge => "letter-prefix-urge",
        LetterKind::Remind => "letter-prefix-remind",
        LetterKind::Warn => "letter-prefix-warn",
    }
}

/// The name of a letter's file: its number, its kind and the unit, without what file systems do not take.
#[must_use]
pub fn letter_file_name(letter: &Letter, unit: &str, words: &Words) -> String {
    let [number, unit] = [letter.number.as_str(), unit].map(|text| file_name(text, LONGEST_NAME));
    format!("{number}{}-{unit}.docx", words.choice(letter.kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn the_name_of_a_file_has_nothing_that_a_file_system_refuses() {
        let words = Words::load(Language::Chinese);
        let letter = |number: &str| Letter { number: number.to_owned(), kind: LetterKind::Remind, ..Letter::blank() };
        let name = letter_file_name(&letter("永批提〔2025〕3号"), "县住建局/房管\\中心:二", &words);
        assert_eq!(name, "永批提〔2025〕3号提醒书-县住建局_房管_中心_二.docx");
        assert!(letter_file_name(&letter("永批提〔2025〕3号"), &"局".repeat(300), &words).len() < 255);
    }

    #[test]
    fn the_prefix_goes_on_from_the_last_letter_of_its_kind() {
        let words = Words::load(Language::Chinese);
        let mut report = Report::new("r".into(), String::new());
        assert_eq!(letter_prefix(&report, LetterKind::Urge, &words), "整改督");
        let number = "永批督〔2025〕3号".to_owned();
        report.letters = vec![Letter { number, kind: LetterKind::Urge, ..Letter::blank() }];
        assert_eq!(letter_prefix(&report, LetterKind::Urge, &words), "永批督");
        assert_eq!(letter_prefix(&report, LetterKind::Warn, &words), "永批诫", "no warning was sent yet");
    }

    #[test]
    fn no_kind_goes_on_with_the_numbers_of_another() {
        let words = Words::load(Language::Chinese);
        let letter = |number: &str, kind| Letter { number: number.to_owned(), kind, ..Letter::blank() };
        let mut report = Report::new("r".into(), String::new());
        report.letters = vec![letter("县整改办函〔2026〕7号", LetterKind::Remind)];
        assert_eq!(
            letter_prefix(&report, LetterKind::Warn, &words),
            "",
            "the series of reminders has no mark of its kind"
        );
        // An office whose warnings would come into the numbers of its reminders.
        report.letters =
            vec![letter("岭诫〔2026〕2号", LetterKind::Remind), letter("岭督〔2026〕9号", LetterKind::Urge)];
        assert_eq!(letter_prefix(&report, LetterKind::Warn, &words), "");
        report.letters.push(letter("岭告〔2026〕1号", LetterKind::Warn));
        assert_eq!(letter_prefix(&report, LetterKind::Warn, &words), "岭告");
    }
}
