//! The days that the filter of a column lets pass: before today, so many days from it, this month, from one day to another.

use egui::{DragValue, TextEdit, Ui};

use crate::analysis::DayRange;
use crate::model::Date;
use crate::table::parse::{self, DateBasis};
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::Words;

/// How many days are proposed at first.
const DAYS: u32 = 30;

/// The most days that can be set: ten years.
const MOST_DAYS: u32 = 3650;

/// What is being chosen.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DaysDraft {
    range: Option<DayRange>,
    next: u32,
    last: u32,
    from: String,
    to: String,
}

impl DaysDraft {
    /// Begins with what is set.
    pub(super) fn of(range: Option<DayRange>) -> Self {
        let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let mut draft = Self { range, next: DAYS, last: DAYS, from: String::new(), to: String::new() };
        match range {
            Some(DayRange::NextDays(count)) => draft.next = count,
            Some(DayRange::LastDays(count)) => draft.last = count,
            Some(DayRange::Between(from, to)) => (draft.from, draft.to) = (text(from), text(to)),
            _ => {}
        }
        draft
    }

    /// The range that is chosen on a day; the reason where a typed day is none.
    pub(super) fn range(&self, today: Date, words: &Words) -> Result<Option<DayRange>, String> {
        Ok(match self.range {
            Some(DayRange::NextDays(_)) => Some(DayRange::NextDays(self.next)),
            Some(DayRange::LastDays(_)) => Some(DayRange::LastDays(self.last)),
            Some(DayRange::Between(..)) => {
                let basis = DateBasis::today(today);
                let between = |from: &str, to: &str| {
                    let from = parse::date(from, basis.since_its_start(), words)?;
                    Ok::<_, String>((from, parse::date(to, basis.by_its_end(), words)?))
                };
                let (from, to) = match between(&self.from, &self.to)? {
                    // Of months the other way round the first day of the one and the last of the other are meant.
                    (Some(from), Some(to)) if from > to => between(&self.to, &self.from)?,
                    range => range,
                };
                (from.is_some() || to.is_some()).then_some(DayRange::Between(from, to))
            }
            other => other,
        })
    }

    /// Shows the ranges.
    pub(super) fn show(&mut self, ui: &mut Ui, today: Date, words: &Words) {
        self.choice(ui, None, words.text("ledger-filter-any-day"));
        self.choice(ui, Some(DayRange::BeforeToday), words.text("ledger-filter-before-today"));
        ui.horizontal(|ui| {
            self.choice(ui, Some(DayRange::NextDays(0)), words.text("ledger-filter-next-days"));
            if ui.add(DragValue::new(&mut self.next).range(0..=MOST_DAYS)).changed() {
                self.range = Some(DayRange::NextDays(0));
            }
        });
        ui.horizontal(|ui| {
            self.choice(ui, Some(DayRange::LastDays(0)), words.text("ledger-filter-last-days"));
            if ui.add(DragValue::new(&mut self.last).range(0..=MOST_DAYS)).changed() {
                self.range = Some(DayRange::LastDays(0));
            }
        });
        self.choice(ui, Some(DayRange::ThisMonth), words.text("ledger-filter-this-month"));
        ui.horizontal(|ui| {
            let mut takes_keyboard =
                self.choice(ui, Some(DayRange::Between(None, None)), words.text("ledger-filter-between"));
            let hint = words.text("ledger-filter-day-hint");
            for (text, key) in [(&mut self.from, "ledger-filter-from"), (&mut self.to, "ledger-filter-to")] {
                let field = widgets::framed(ui, TextEdit::singleline(text).hint_text(hint).desired_width(84.0));
                field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, words.text(key)));
                if std::mem::take(&mut takes_keyboard) {
                    field.request_focus();
                }
                if field.changed() {
                    self.range = Some(DayRange::Between(None, None));
                }
            }
        });
        if let Err(reason) = self.range(today, words) {
            ui.label(theme::text::small(reason));
        }
    }

    /// Shows one of the ranges; true when it was chosen in this frame.
    fn choice(&mut self, ui: &mut Ui, range: Option<DayRange>, name: &str) -> bool {
        let is_same = match (self.range, range) {
            (Some(own), Some(range)) => std::mem::discriminant(&own) == std::mem::discriminant(&range),
            (own, range) => own.is_none() && range.is_none(),
        };
        let is_chosen = ui.radio(is_same, name).clicked();
        if is_chosen {
            self.range = range;
        }
        is_chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn months_the_wrong_way_round_are_taken_whole() {
        let words = Words::load(Language::Chinese);
        let range = |from: &str, to: &str| {
            let mut draft = DaysDraft::of(Some(DayRange::Between(None, None)));
            (draft.from, draft.to) = (from.to_owned(), to.to_owned());
            match draft.range("2027-03-01".parse().unwrap(), &words).unwrap() {
                Some(DayRange::Between(from, to)) => {
                    [from, to].map(|day| day.map_or(String::new(), |day| day.to_string()))
                }
                None => [String::new(), String::new()],
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(range("2027-05", "2027-06"), ["2027-05-01", "2027-06-30"]);
        assert_eq!(range("2027-06", "2027-05"), ["2027-05-01", "2027-06-30"]);
        assert_eq!(range("2027-06-09", "2027-05"), ["2027-05-01", "2027-06-09"]);
        assert_eq!(range("", "2027-05"), ["", "2027-05-31"]);
        assert_eq!(range("", ""), ["", ""]);
    }
}
