//! Letters entered in a dataset: in the list of the report, and in the log of every item that they are about.

use crate::field;
use crate::model::{Letter, LogEntry, Report};
use crate::words::Words;

use super::edit::{Change, Edit, EditLabel};

/// The edit that enters letters behind those that the report has, in one step. Items that are not there any more are
/// passed over. `who` puts them down in the logs, else the issuer of the letter does. Nothing without letters.
#[must_use]
pub fn enter_letters(report: &Report, letters: &[Letter], who: &str, words: &Words) -> Option<Edit> {
    if letters.is_empty() {
        return None;
    }
    let all = report.letters.iter().chain(letters).cloned().collect();
    let mut changes = vec![Change::set(&(), field!(Report.letters), all)];
    for item in report.items() {
        let own = letters.iter().filter(|letter| letter.items.contains(&item.id));
        let new: Vec<LogEntry> = own.map(|letter| logged(report, letter, who, words)).collect();
        if !new.is_empty() {
            let log = item.log.iter().cloned().chain(new).collect();
            changes.push(Change::set(&item.id, field!(Item.log), log));
        }
    }
    Some(Edit::new(report.id.clone(), Change::Batch(EditLabel::Letters, changes)))
}

/// What the log of an item says of a letter.
fn logged(report: &Report, letter: &Letter, who: &str, words: &Words) -> LogEntry {
    let unit = report.party(&letter.unit).map(|party| party.name.clone()).unwrap_or_default();
    let arguments =
        [("kind", words.choice(letter.kind).into()), ("number", letter.number.as_str().into()), ("unit", unit.into())];
    let text = match letter.answer_by {
        Some(by) => {
            let [kind, number, unit] = arguments;
            words.with("letter-logged-by", [kind, number, unit, ("by", words.date(by).into())])
        }
        None => words.with("letter-logged", arguments),
    };
    let who = if who.is_empty() { letter.issuer.clone() } else { who.to_owned() };
    LogEntry { on: letter.on, who, text, ..LogEntry::blank() }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::document::Document;
    use crate::model::{Dataset, LetterKind};
    use crate::words::Language;

    #[test]
    fn letters_and_logs_are_one_step_back() {
        let dataset: Dataset = serde_json::from_str(include_str!("../../assets/yunxi.guatu.json")).unwrap();
        let mut document = Document::loaded(std::sync::Arc::new(dataset));
        let before = document.dataset().clone();
        let report = &before.reports[0];
        let letter = |number: &str, unit: &str, items: &[&str]| Letter {
            number: number.to_owned(),
            kind: LetterKind::Warn,
            unit: unit.into(),
            items: items.iter().map(|id| (*id).into()).collect(),
            on: "2026-09-16".parse().unwrap(),
            answer_by: "2026-09-23".parse().ok(),
            ..Letter::blank()
        };
        let letters = [
            letter("云溪诫〔2026〕1号", "u1", &["c1p2i3", "gone"]),
            letter("云溪诫〔2026〕2号", "u4", &["c1p2i3", "c1p1i2"]),
        ];
        let words = Words::load(Language::Chinese);
        let edit = enter_letters(report, &letters, "", &words).unwrap();
        document.edit(edit, Duration::ZERO).unwrap();
        let after = &document.dataset().reports[0];
        assert_eq!(after.letters.len(), report.letters.len() + 2);
        let log = |report: &Report, id: &str| report.item(&id.into()).unwrap().log.clone();
        assert_eq!(log(after, "c1p2i3").len(), log(report, "c1p2i3").len() + 2);
        let last = log(after, "c1p1i2").last().unwrap().text.clone();
        assert_eq!(last, "已发告诫书云溪诫〔2026〕2号（县财政局），限2026年9月23日前回复");
        document.undo();
        assert!(std::sync::Arc::ptr_eq(&document.dataset().reports[0], report));
        assert_eq!(enter_letters(report, &[], "", &words), None);
    }
}
