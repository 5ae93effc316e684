//! The changes that the files bring: what stands here, what each file says, and whether it is taken over.

use std::collections::HashMap;

use egui::{Id, Label, RichText, ScrollArea, TextEdit, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme;
use super::super::{Context, widgets};
use crate::exchange::{CollectedChange, Collection, FileState, Offer};
use crate::session::{Action, ReturnStep, Returns};
use crate::table::{contents, kind_word, new_entries, step_words};
use crate::words::Words;

/// How far what is said to a change stands behind its box, in points.
const INDENT: f32 = 28.0;

/// The lines of the list, put into words as they come into view.
#[derive(Debug, Default)]
pub(super) struct ChangeList {
    /// The unit that the rows are of.
    unit: Option<usize>,
    rows: Option<Vec<Row>>,
    texts: HashMap<Row, String>,
    reasons: HashMap<usize, String>,
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Row {
    /// A change: its place, and whether it is taken over.
    Change(usize),
    /// What a file says to it.
    Says(usize, usize),
    /// Why a date is moved.
    Reason(usize),
}

impl ChangeList {
    /// Begins anew: the changes are others.
    pub(super) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        returns: &Returns,
        collection: &Collection,
        unit: Option<usize>,
        context: &mut Context<'_>,
    ) {
        if self.unit != unit {
            (self.unit, self.rows) = (unit, None);
        }
        let rows = self.rows.take().unwrap_or_else(|| rows(collection, unit));
        if rows.is_empty() {
            let is_read = collection.files.iter().any(|file| file.state == FileState::Read);
            let (key, advice) = if is_read {
                ("collect-no-changes", "collect-no-changes-advice")
            } else {
                ("collect-nothing-read", "collect-nothing-read-advice")
            };
            widgets::empty(ui, context.words.text(key), context.words.text(advice));
        } else {
            tick_all(ui, &rows, context);
            let area = ScrollArea::vertical().id_salt("returned changes").auto_shrink([false, false]);
            area.show_rows(ui, theme::ROW, rows.len(), |ui, range| {
                for row in rows.get(range).unwrap_or_default() {
                    ui.horizontal(|ui| {
                        ui.set_height(theme::ROW);
                        self.row(ui, *row, returns, collection, context);
                    });
                }
            });
        }
        self.rows = Some(rows);
    }

    fn row(&mut self, ui: &mut Ui, row: Row, returns: &Returns, collection: &Collection, context: &mut Context<'_>) {
        let words = context.words;
        match row {
            Row::Change(at) => {
                let Some(change) = collection.changes.get(at) else { return };
                let mut takes = !returns.choices.left.contains(&at);
                let text = self.text(row, || head(collection, change, words));
                if ui.checkbox(&mut takes, "").on_hover_text(words.text("collect-leave-tip")).changed() {
                    context.actions.push(Action::Return(ReturnStep::Leave(vec![at], !takes)));
                }
                if change.closes {
                    let mark = ui.colored_label(theme::palette(ui).missed, words.text("collect-mark-closes"));
                    mark.on_hover_text(words.text("collect-closes"));
                } else if change.is_contested {
                    ui.colored_label(theme::palette(ui).missed, words.text("collect-mark-contested"));
                }
                ui.add(Label::new(theme::text::strong(text)).truncate());
            }
            Row::Says(at, place) => {
                let Some(change) = collection.changes.get(at) else { return };
                let Some(offer) = change.offers.get(place).copied() else { return };
                ui.add_space(INDENT);
                let text = self.text(row, || says(collection, offer, words));
                if change.is_contested && !offer.is_older {
                    let is_picked = returns.choices.picked.get(&at) == Some(&offer.file);
                    if ui.radio(is_picked, "").on_hover_text(words.text("collect-pick-tip")).clicked() {
                        context.actions.push(Action::Return(ReturnStep::Pick(at, offer.file)));
                    }
                }
                let text = if offer.is_older { RichText::new(text).weak() } else { RichText::new(text) };
                ui.add(Label::new(text).truncate());
            }
            Row::Reason(at) => {
                ui.add_space(INDENT);
                let label = ui.label(words.text("compare-reason"));
                let typed = self
                    .reasons
                    .entry(at)
                    .or_insert_with(|| returns.choices.reasons.get(&at).cloned().unwrap_or_default());
                let field = TextEdit::singleline(typed).desired_width(ui.available_width().min(420.0));
                let response = widgets::framed(ui, field).labelled_by(label.id);
                if response.changed() {
                    context.actions.push(Action::Return(ReturnStep::Reason(at, typed.clone())));
                }
                let name = words.text("compare-reason");
                let own = OwnField { id: Id::unique(("returned reason", at)), name, node: None, in_dialog: false };
                let text = typed.clone();
                tell_own(&own, &text, context);
            }
        }
    }

    fn text(&mut self, row: Row, make: impl FnOnce() -> String) -> String {
        self.texts.entry(row).or_insert_with(make).clone()
    }
}

/// Boxes of all that is shown: of one unit, or of all.
fn tick_all(ui: &mut Ui, rows: &[Row], context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        for (key, leave) in [("compare-tick-all", false), ("compare-tick-none", true)] {
            if ui.small_button(words.text(key)).on_hover_text(words.text("collect-leave-tip")).clicked() {
                let places = rows.iter().filter_map(|row| if let Row::Change(at) = row { Some(*at) } else { None });
                context.actions.push(Action::Return(ReturnStep::Leave(places.collect(), leave)));
            }
        }
    });
}

/// The lines of a unit's changes, or of all.
fn rows(collection: &Collection, unit: Option<usize>) -> Vec<Row> {
    let files = unit.and_then(|at| collection.units.get(at)).map(|unit| unit.files.as_slice());
    let concerns = |change: &CollectedChange| {
        files.is_none_or(|files| change.offers.iter().any(|offer| files.contains(&offer.file)))
    };
    let mut rows = Vec::new();
    for (at, change) in collection.changes.iter().enumerate().filter(|(_, change)| concerns(change)) {
        rows.push(Row::Change(at));
        rows.extend((0..change.offers.len()).map(|place| Row::Says(at, place)));
        if change.needs_reason {
            rows.push(Row::Reason(at));
        }
    }
    rows
}

/// What is changed: the item, the field, and what stands there now.
fn head(collection: &Collection, change: &CollectedChange, words: &Words) -> String {
    let Some(offer) = change.offers.first() else { return String::new() };
    let Some((file, difference)) = collection.files.get(offer.file).zip(collection.difference(*offer)) else {
        return String::new();
    };
    let name = difference.path.last().map(step_words).unwrap_or_default();
    match contents(&file.comparison, difference, words) {
        // Of a list only what is new is told, below.
        Some((field, ..)) if new_entries(&file.comparison, difference, words).is_some() => format!("{name} · {field}"),
        Some((field, mine, _)) => {
            words.with("collect-field", [("name", name.into()), ("field", field.into()), ("mine", mine.into())])
        }
        None => format!("{} {name}", words.text(kind_word(difference))),
    }
}

/// What a file says.
fn says(collection: &Collection, offer: Offer, words: &Words) -> String {
    let Some((file, difference)) = collection.files.get(offer.file).zip(collection.difference(offer)) else {
        return String::new();
    };
    let said = new_entries(&file.comparison, difference, words)
        .or_else(|| contents(&file.comparison, difference, words).map(|(.., theirs)| theirs))
        .unwrap_or_default();
    let who = file.unit.as_deref().unwrap_or(&file.name);
    let key = if offer.is_older { "collect-says-older" } else { "collect-says" };
    words.with(key, [("unit", who.into()), ("file", file.name.as_str().into()), ("text", said.into())])
}
