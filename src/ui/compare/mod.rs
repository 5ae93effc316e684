//! What differs from another dataset: a list by item, ticked and taken over, with the chosen difference beside it; of a former
//! version what changed its standing first. What came back from a unit is shown on the same page.

mod after;
mod answer_field;
mod detail;
mod head;
mod item_table;
mod keys;
mod list;
mod marked;
mod marks;
mod moved;
mod page;
mod pane;
pub(super) mod pane_rows;
mod question;
mod row_words;
mod rows;
mod standings;
mod start;
mod ways;

use egui::Ui;

use super::Context;
use crate::session::{Compared, OpenDocument};

pub(super) use answer_field::ToldFields;
pub(super) use page::ComparisonPage;

/// Whose differences are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Whose {
    #[default]
    All,
    Unit(String),
    NoUnit,
}

impl Whose {
    /// The place of the unit among those of which something differs.
    fn place(&self, compared: &Compared) -> Option<usize> {
        let name = match self {
            Self::All => return None,
            Self::Unit(name) => Some(name.as_str()),
            Self::NoUnit => None,
        };
        compared.units.iter().position(|unit| unit.unit.as_deref() == name)
    }

    /// True where an item that these units lead is one of those that are shown.
    fn holds(&self, units: &[&str]) -> bool {
        match self {
            Self::All => true,
            Self::Unit(name) => units.contains(&name.as_str()),
            Self::NoUnit => units.is_empty(),
        }
    }
}

/// The state of the view.
#[derive(Debug, Default)]
pub(super) struct CompareView {
    page: ComparisonPage,
    pane: pane::Pane,
}

impl CompareView {
    /// Shows the pane beside the page; nothing where there is no comparison.
    pub(super) fn show_pane(
        &mut self,
        ui: &mut Ui,
        document: &OpenDocument,
        has_keyboard: bool,
        context: &mut Context<'_>,
    ) {
        let Some(comparing) = document.comparing() else { return };
        let Some(compared) = comparing.compared() else { return };
        self.page.follow(comparing, compared);
        if let Some(whose) = self.pane.show(ui, (comparing, compared), (self.page.whose(), has_keyboard), context) {
            self.page.show_those(whose);
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, has_keyboard: bool, context: &mut Context<'_>) {
        if let Some(comparing) = document.comparing() {
            self.page.show(ui, comparing, has_keyboard, context);
        } else {
            self.page.leave();
            start::show(ui, document, context);
        }
    }
}
