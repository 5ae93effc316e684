//! The ledger: all items as a table, with the columns that the person chose, changed in the cell.

mod cell_texts;
mod cells;
mod columns;
mod rows;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Layout, Ui};
use egui_table::{HeaderRow, Table};

use super::Context;
use super::draft::Drafts;
use super::theme::{self, space};
use super::widgets;
use crate::analysis::Ledger;
use crate::model::NodeId;
use crate::session::OpenDocument;

use cell_texts::CellTexts;
use columns::ShownColumns;
use rows::Rows;

/// The state of the ledger view.
#[derive(Debug, Default)]
pub(super) struct LedgerView {
    /// The row that a range of rows is marked from.
    anchor: Option<usize>,
    columns: ShownColumns,
    texts: CellTexts,
}

impl LedgerView {
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        document: &OpenDocument,
        drafts: &mut Drafts,
        context: &mut Context<'_>,
    ) {
        let Some((answers, ledger)) = document.answers().and_then(|a| Some((a, a.ledger.as_ref()?))) else {
            widgets::pending(ui, document.analyses_failed(), context.words);
            return;
        };
        controls(ui, document, ledger, context);
        if ledger.rows.is_empty() {
            let words = context.words;
            widgets::empty(ui, words.text("ledger-none"), words.text("ledger-none-advice"));
            return;
        }
        let shown = self.columns.get(ui, &ledger.own, context);
        let mut rows = Rows {
            anchor: &mut self.anchor,
            texts: &mut self.texts,
            answers,
            ledger,
            columns: &shown,
            chosen: document.chosen(),
            dataset: document.document().dataset(),
            order: document.ledger().clone(),
            drafts,
            context,
        };
        let table = Table::new().id_salt("ledger");
        columns::set_widths(ui, &table, &shown);
        let fixed = columns::fixed(ui, &table, &shown);
        table
            .num_rows(ledger.rows.len() as u64)
            .columns(columns::of_table(&shown, &fixed))
            .num_sticky_cols(fixed.len())
            .headers([HeaderRow::new(theme::ROW)])
            .show(ui, &mut rows);
    }
}

/// What is shown, and the button that chooses the columns.
fn controls(ui: &mut Ui, document: &OpenDocument, ledger: &Ledger, context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        ui.label(theme::text::section(words.text("command-ledger")));
        ui.label(theme::text::small(words.with("ledger-count", [("count", ledger.rows.len().into())])).weak());
        let marked = document.chosen().iter().filter(|node| matches!(node.node, NodeId::Item(_))).count();
        if marked > 1 {
            ui.label(theme::text::small(words.with("ledger-marked", [("count", marked.into())])));
            widgets::bulk::bar(ui, document, context);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // Several columns are ticked in a row.
            let stays = MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
            let button = MenuButton::new(words.text("ledger-columns")).config(stays);
            let menu = button.ui(ui, |ui| columns::menu(ui, &ledger.own, context)).0;
            menu.on_hover_text(words.text("ledger-columns-tip"));
        });
    });
    ui.add_space(space::XS);
}
