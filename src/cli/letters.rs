//! Letters to units written without a window.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::analysis::{DueState, LetterPlan, letter_before, letter_plan};
use crate::app;
use crate::document::{Document, enter_letters};
use crate::file::{self, SaveOptions};
use crate::model::{Codes as _, Date, Item, LetterKind, Report};
use crate::session::{LetterDraft, Preferences, letter_order, letter_prefix};
use crate::words::{Language, Words};

use super::look::Look;
use super::say::say;
use super::write::{folder, write};

/// Letters to be written: about everything that is late, or near, a letter for each unit in the lead.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LettersCommand {
    pub(super) file: PathBuf,
    pub(super) kind: LetterKind,
    /// The folder that they are written into.
    pub(super) out: PathBuf,
    /// Only to this unit.
    pub(super) unit: Option<String>,
    pub(super) look: Look,
    /// The day on them; without it today.
    pub(super) on: Option<Date>,
    pub(super) answer_by: Option<Date>,
    /// The text before the number; without it that of the last letter, else the program's.
    pub(super) prefix: Option<String>,
    /// Who sends them; without it the sender of the last letter, else the issuer of the report.
    pub(super) issuer: Option<String>,
    pub(super) contact: Option<String>,
    /// Where the dataset goes with the letters entered; without it they are entered nowhere.
    pub(super) save: Option<PathBuf>,
    pub(super) language: Option<Language>,
}

/// What the command line says of letters beside what it says of other papers.
#[derive(Debug, Default)]
pub(super) struct LetterOptions {
    kind: Option<LetterKind>,
    /// The day until which a unit answers: a letter, or what it is sent to be filled in.
    pub(super) answer_by: Option<Date>,
    prefix: Option<String>,
    issuer: Option<String>,
    contact: Option<String>,
    save: Option<PathBuf>,
}

impl LetterOptions {
    /// The names of the options.
    pub(super) const KEYS: [&'static str; 6] = ["kind", "answer-by", "prefix", "issuer", "contact", "save"];

    /// Takes the value of an option.
    pub(super) fn set(&mut self, option: &str, given: String, words: &Words) -> Result<(), String> {
        match option {
            "kind" => {
                let wrong = || words.with("cli-letter-kind", [("kind", given.as_str().into())]);
                self.kind = Some(LetterKind::of_code(&given).ok_or_else(wrong)?);
            }
            "answer-by" => self.answer_by = Some(day("--answer-by", given, words)?),
            "prefix" => self.prefix = Some(given),
            "issuer" => self.issuer = Some(given),
            "contact" => self.contact = Some(given),
            _ => self.save = Some(given.into()),
        }
        Ok(())
    }

    /// The command, or in words what it lacks.
    pub(super) fn command(
        self,
        file: PathBuf,
        out: Option<PathBuf>,
        unit: Option<String>,
        on: Option<Date>,
        language: Option<Language>,
        words: &Words,
    ) -> Result<LettersCommand, String> {
        let kind = self.kind.ok_or_else(|| words.text("cli-letters-kind").to_owned())?;
        let out = out.ok_or_else(|| words.text("cli-letters-out").to_owned())?;
        let Self { answer_by, prefix, issuer, contact, save, .. } = self;
        Ok(LettersCommand {
            file,
            kind,
            out,
            unit,
            look: Look::default(),
            on,
            answer_by,
            prefix,
            issuer,
            contact,
            save,
            language,
        })
    }
}

/// A text as the day that an option needs.
pub(super) fn day(option: &str, given: String, words: &Words) -> Result<Date, String> {
    given.parse().map_err(|_| words.with("cli-on", [("option", option.into()), ("day", given.into())]))
}

/// Writes the letters. 0 when all of them are there, 1 when there is nobody to write to, 2 when one could not be written.
pub(super) fn write_letters(asked: &LettersCommand, words: &Words, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let mut document = match file::load(&asked.file) {
        Ok(dataset) => Document::loaded(Arc::new(dataset)),
        Err(error) => return say(err, &error.message(words), 2),
    };
    let dataset = Arc::clone(document.dataset());
    let Some(report) = dataset.reports.first() else { return say(err, words.text("cli-letters-none"), 1) };
    let own = Words::of(asked.language.unwrap_or(Language::Chinese));
    let plan = plan(report, asked);
    for (key, items) in [("letters-without-unit", &plan.without_unit), ("letters-internal", &plan.internal)] {
        if !items.is_empty() && say(err, &words.with(key, [("count", items.len().into())]), 0) != 0 {
            return 2;
        }
    }
    let near_days = Preferences::default().near_due_days;
    let draft = draft(report, asked, plan, &own);
    if draft.units.is_empty() {
        return say(err, words.text("cli-letters-none"), 1);
    }
    if draft.prefix.is_empty() {
        return say(err, words.text("cli-letters-prefix"), 2);
    }
    let Some(order) = letter_order(&asked.look.of(Arc::clone(&dataset)), draft, near_days, &own) else { return 2 };
    if let Err(error) = folder(&asked.out, words) {
        return say(err, &error, 2);
    }
    let (mut code, mut told) = (0, Vec::new());
    let written = app::write_letters(&order, |name, bytes| {
        // A letter that is there may have been sent.
        let path = app::free_path(asked.out.join(name));
        let in_use = [asked.file.clone()];
        let options = SaveOptions { in_use: &in_use, ..SaveOptions::default() };
        file::save_bytes_with(&path, bytes, options).map_err(|error| error.message(words))?;
        told.push(path);
        Ok(())
    });
    let Some(written) = written else { return 2 };
    for path in told {
        code = code.max(say(out, &path.display().to_string(), 0));
    }
    for (unit, reason) in &written.failed {
        let arguments = [("unit", unit.as_str().into()), ("reason", reason.as_str().into())];
        code = code.max(say(err, &words.with("cli-letter-failed", arguments), 2));
    }
    if written.looked_for > 0 {
        code = code.max(say(err, &words.with("cli-proven", [("count", written.looked_for.into())]), 0));
    }
    let Some(path) = &asked.save else { return say(err, words.text("cli-letters-not-entered"), code) };
    if let Some(edit) = enter_letters(report, &written.letters, "", &own)
        && document.edit(edit, Duration::ZERO).is_err()
    {
        return say(err, words.text("edit-error-no-such-node"), 2);
    }
    code.max(write(path, &file::write(document.to_be_saved()), &asked.file, words, out, err))
}

/// What is late, or near where it is a reminder, as letters.
fn plan(report: &Report, asked: &LettersCommand) -> LetterPlan {
    let on = asked.on.unwrap_or_else(Date::today);
    let wanted = if asked.kind == LetterKind::Remind { DueState::Near } else { DueState::Late };
    let near_days = Preferences::default().near_due_days;
    let is_wanted = |item: &&Item| DueState::of(item, on, near_days) == wanted;
    let mut plan = letter_plan(report, report.items().map(|item| &**item).filter(is_wanted), on);
    if let Some(name) = &asked.unit {
        plan.units.retain(|own| report.party(&own.unit).is_some_and(|party| party.is_called(name)));
    }
    plan
}

fn draft(report: &Report, asked: &LettersCommand, plan: LetterPlan, words: &Words) -> LetterDraft {
    let before = letter_before(&report.letters, asked.kind);
    let issuer = || before.map(|letter| letter.issuer.clone()).filter(|text| !text.is_empty());
    LetterDraft {
        report: report.id.clone(),
        kind: asked.kind,
        on: asked.on.unwrap_or_else(Date::today),
        answer_by: asked.answer_by,
        prefix: asked.prefix.clone().unwrap_or_else(|| letter_prefix(report, asked.kind, words)),
        issuer: asked.issuer.clone().or_else(issuer).unwrap_or_else(|| report.issuer.clone()),
        contact: asked.contact.clone().or_else(|| before.map(|letter| letter.contact.clone())).unwrap_or_default(),
        units: plan.units.into_iter().map(|own| (own.unit, own.items)).collect(),
    }
}
