//! The pane at the left: the files that came back by their units, with what each asks for; the units that have sent nothing;
//! what of the file that is looked at could not be used.

use std::sync::{Arc, Weak};

use egui::{Label, RichText, ScrollArea, Ui};

use crate::exchange::{CollectedFile, Collection, FileState};
use crate::session::{Asks, Comparing, Returns, file_remarks, not_used};
use crate::ui::Context;
use crate::ui::compare::pane_rows::{self, Entry, EntryMark, ROW};
use crate::ui::theme::{self, space};
use crate::words::{Language, Words};

/// The rows, made once for each collection and change of what is ticked.
#[derive(Debug, Default)]
pub(super) struct Pane {
    key: Option<(Weak<Collection>, u64, Language)>,
    files: Vec<FileRow>,
    silent: Vec<(String, String)>,
    answered: usize,
}

/// A file.
#[derive(Debug)]
struct FileRow {
    /// Its place.
    file: usize,
    mark: Option<EntryMark>,
    name: String,
    note: String,
    count: String,
    is_weak: bool,
}

impl Pane {
    /// Shows the pane. Returns the file that is to be looked at.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        returns: &Returns,
        collection: &Arc<Collection>,
        has_keyboard: bool,
        context: &mut Context<'_>,
    ) -> Option<usize> {
        let words = context.words;
        self.update(returns, collection, words);
        let at = self.files.iter().position(|row| row.file == returns.present()).unwrap_or_default();
        let to = pane_rows::gone_to(ui, at, self.files.len(), has_keyboard, context);
        let mut to = to.and_then(|to| self.files.get(to)).map(|row| row.file);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt("returned files").auto_shrink([false, false]).show(ui, |ui| {
            let counts = [("count", self.answered.into()), ("units", collection.units.len().into())];
            let heading = words.with("collect-answered", counts);
            pane_rows::heading(ui, &heading, words.text("compare-pane-differences"));
            for row in &self.files {
                let entry = Entry {
                    mark: row.mark,
                    name: &row.name,
                    note: row.note.clone(),
                    count: row.count.clone(),
                    is_weak: row.is_weak,
                };
                let is_present = row.file == returns.present();
                if ui.push_id(row.file, |ui| pane_rows::entry(ui, &entry, is_present)).inner {
                    to = Some(row.file);
                }
            }
            if let Some(file) = collection.files.get(returns.present()) {
                ui.add_space(ROW);
                facts(ui, file, words);
            }
            if !self.silent.is_empty() {
                ui.add_space(ROW);
                let count = [("count", self.silent.len().into())];
                pane_rows::heading(ui, &words.with("collect-silent", count), "");
                for (unit, items) in &self.silent {
                    pane_rows::fact(ui, unit, items);
                }
            }
            ui.add_space(ROW);
            pane_rows::heading(ui, words.text("compare-marks"), "");
            for (mark, text) in pane_rows::meanings(words) {
                pane_rows::meaning(ui, mark, text);
            }
        });
        to
    }

    fn update(&mut self, returns: &Returns, collection: &Arc<Collection>, words: &Words) {
        let ticks = returns.comparisons().iter().map(Comparing::ticks).sum();
        let is_fresh = self.key.as_ref().is_some_and(|(of, own, language)| {
            of.as_ptr() == Arc::as_ptr(collection) && *own == ticks && *language == words.language()
        });
        if is_fresh {
            return;
        }
        let files = collection.files.iter().zip(returns.comparisons()).enumerate();
        self.files = files.map(|(at, (file, comparing))| FileRow::new(at, file, comparing, words)).collect();
        let urgency = |row: &FileRow| match row.mark {
            Some(EntryMark::Open) => 0,
            _ if row.is_weak => 2,
            _ => 1,
        };
        // What asks for something stands first; the order in which the files were given within.
        self.files.sort_by_key(urgency);
        let items = |count: usize| words.with("collect-items", [("count", count.into())]);
        self.silent = collection.silent().map(|unit| (unit.unit.clone(), items(unit.items))).collect();
        self.answered = collection.units.len() - self.silent.len();
        self.key = Some((Arc::downgrade(collection), ticks, words.language()));
    }
}

impl FileRow {
    fn new(at: usize, file: &CollectedFile, comparing: &Comparing, words: &Words) -> Self {
        let asks = |place| comparing.compared().and_then(|compared| compared.asks(place));
        let count = (0..).map_while(asks).filter(|asks| *asks != Asks::Ours).count();
        let open = comparing.open();
        let is_unused = file.state != FileState::Read;
        let is_done = count == 0 && comparing.taken() > 0;
        let note = match (is_unused, open) {
            (true, _) => words.text("collect-not-used").to_owned(),
            (_, 0) => String::new(),
            _ => words.with("compare-unit-open", [("count", open.into())]),
        };
        let taken = || words.with("collect-taken-over", [("count", comparing.taken().into())]);
        Self {
            file: at,
            mark: if open > 0 { Some(EntryMark::Open) } else { is_done.then_some(EntryMark::Done) },
            name: file.unit.clone().unwrap_or_else(|| file.name.clone()),
            note,
            count: if is_done { taken() } else { count.to_string() },
            is_weak: count == 0,
        }
    }
}

/// What is known of the file that is looked at, and what of it could not be used.
fn facts(ui: &mut Ui, file: &CollectedFile, words: &Words) {
    pane_rows::heading(ui, words.text("collect-file-heading"), "");
    pane_rows::fact(ui, words.text("collect-file-name"), &file.name);
    for (key, text) in [("collect-sent", &file.sent_on), ("collect-saved", &file.saved)] {
        if !text.is_empty() {
            pane_rows::fact(ui, words.text(key), &text.chars().take(16).collect::<String>().replace('T', " "));
        }
    }
    let lines = file_remarks(file, words);
    let reason = not_used(file, words)
        .or_else(|| (!lines.is_empty()).then(|| words.with("collect-unread", [("count", lines.len().into())])));
    let Some(reason) = reason else { return };
    egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.add(Label::new(RichText::new(reason).color(theme::palette(ui).missed)).wrap());
        for line in lines {
            ui.add(Label::new(theme::text::small(line)).wrap());
        }
    });
}
