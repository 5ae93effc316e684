//! The numbers that the filter of a column lets pass: from one to another, either of them open.

use egui::{TextEdit, Ui};

use crate::analysis::NumberRange;
use crate::model::Number;
use crate::table::parse;
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::Words;

/// What is being typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct NumbersDraft {
    from: String,
    to: String,
}

impl NumbersDraft {
    /// Begins with what is set.
    pub(super) fn of(range: Option<NumberRange>) -> Self {
        let text = |number: Option<Number>| number.map(|number| number.to_string()).unwrap_or_default();
        let range = range.unwrap_or_default();
        Self { from: text(range.from), to: text(range.to) }
    }

    /// The range that is typed; the reason where a text is no number.
    pub(super) fn range(&self, words: &Words) -> Result<Option<NumberRange>, String> {
        let number = |text: &str| match text.trim() {
            "" => Ok(None),
            text => parse::number(text, words).map(Some),
        };
        let (from, to) = (number(&self.from)?, number(&self.to)?);
        // The two ends in whatever order.
        let is_turned = from.zip(to).is_some_and(|(from, to)| from > to);
        let range = if is_turned { NumberRange { from: to, to: from } } else { NumberRange { from, to } };
        Ok(Some(range).filter(|range| *range != NumberRange::default()))
    }

    /// Shows the two ends; `about` says what the numbers count.
    pub(super) fn show(&mut self, ui: &mut Ui, about: &str, words: &Words) {
        ui.horizontal(|ui| {
            ui.label(words.text("ledger-filter-numbers"));
            for (text, key) in
                [(&mut self.from, "ledger-filter-number-from"), (&mut self.to, "ledger-filter-number-to")]
            {
                let field = TextEdit::singleline(text).hint_text(words.text(key)).desired_width(72.0);
                let field = widgets::framed(ui, field);
                field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, words.text(key)));
            }
        });
        if !about.is_empty() {
            ui.label(theme::text::small(about).weak());
        }
        if let Err(reason) = self.range(words) {
            widgets::fault(ui, theme::text::small(reason));
        }
    }
}
