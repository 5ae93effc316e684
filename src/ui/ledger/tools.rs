//! The line above the ledger: how many rows are shown and why, what is done with the marked ones, and how the table looks.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Layout, Ui};

use crate::analysis::{Ledger, LedgerRequest, LedgerRows};
use crate::model::NodeId;
use crate::session::{Action, OpenDocument, Preferences, RowHeights};
use crate::ui::Context;
use crate::ui::theme::{self, space};
use crate::ui::widgets;

use super::columns;

/// The height of the line, in points.
const TOOLS: f32 = 36.0;

/// The width of the menu that holds what is done with the marked rows, in points.
const MENU: f32 = 420.0;

/// The most room for what the marked cells come to, and the least in which a word of it can be read, in points.
const SUMS: f32 = 320.0;
const LEAST: f32 = 48.0;

/// What is shown, and the buttons that choose the columns and the height of rows.
pub(super) fn show(ui: &mut Ui, document: &OpenDocument, ledger: &Ledger, sums: &str, context: &mut Context<'_>) {
    let words = context.words;
    // Of one height, whatever stands in it: the table below must not move when a second row is marked.
    let size = egui::vec2(ui.available_width(), TOOLS);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_height(TOOLS);
        ui.label(theme::text::section(words.text("command-ledger")));
        kinds(ui, document, context);
        rows(ui, document, ledger, context);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // Several columns are ticked in a row.
            let stays = MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
            let button = MenuButton::new(words.text("ledger-columns")).config(stays);
            let menu = button.ui(ui, |ui| columns::menu(ui, document.ledger().rows, &ledger.own, context)).0;
            menu.on_hover_text(words.text("ledger-columns-tip"));
            lines_menu(ui, context);
            super::group_menu::show(ui, context);
            let marked = document.chosen().iter().filter(|node| matches!(node.node, NodeId::Item(_))).count();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if marked > 1 && document.ledger().rows == LedgerRows::Items {
                    bulk(ui, document, marked, context);
                }
                // What does not fit is told where one points: what is done with the rows needs the room.
                let room = ui.available_width().min(SUMS);
                if !sums.is_empty() && room > LEAST {
                    // Of its own place: the width of the line is counted from its beginning, where the buttons stand.
                    let size = egui::vec2(room, TOOLS);
                    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                        ui.add(egui::Label::new(theme::text::small(sums)).truncate()).on_hover_text(sums);
                    });
                }
            });
        });
    });
    ui.add_space(space::XS);
}

/// Chooses what the rows are about.
fn kinds(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let present = document.ledger().rows;
    for rows in LedgerRows::ALL {
        if ui.selectable_label(present == rows, context.words.choice(rows)).clicked() && present != rows {
            context.actions.push(Action::SetLedgerRows(rows));
        }
    }
}

/// What is done with all marked rows. Where the line has no room for it, it stands in a menu: nothing of it is out of sight,
/// and the page is not widened.
fn bulk(ui: &mut Ui, document: &OpenDocument, marked: usize, context: &mut Context<'_>) {
    let words = context.words;
    // How wide it is was seen when it was last in the line.
    let id = egui::Id::unique(("bulk width", words.language()));
    let width = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or_default();
    if width > ui.available_width() {
        let stays = MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
        let text = words.with("ledger-bulk", [("count", marked.into())]);
        MenuButton::new(text).config(stays).ui(ui, |ui| {
            ui.set_width(MENU);
            ui.horizontal_wrapped(|ui| widgets::bulk::bar(ui, document, context));
        });
        return;
    }
    let hidden = egui::scroll_area::ScrollBarVisibility::AlwaysHidden;
    let shown = egui::ScrollArea::horizontal().id_salt("bulk").scroll_bar_visibility(hidden).show(ui, |ui| {
        ui.label(theme::text::small(words.with("ledger-marked", [("count", marked.into())])));
        widgets::bulk::bar(ui, document, context);
    });
    if shown.content_size.x > ui.max_rect().width() {
        ui.ctx().request_repaint();
    }
    ui.data_mut(|data| data.insert_temp(id, shown.content_size.x));
}

/// Rows of more lines than this are no rows any more.
const FIT: usize = 20;

/// Chooses how high rows are: as high as what stands in them, up to so many lines, or all of one height.
fn lines_menu(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    let present = context.session.preferences();
    let name = |choice: (usize, RowHeights)| match choice {
        (FIT, RowHeights::Fitting) => words.text("ledger-lines-fit").to_owned(),
        (lines, RowHeights::Fitting) => words.with("ledger-lines", [("count", lines.into())]),
        (lines, RowHeights::Alike) => words.with("ledger-lines-fixed", [("count", lines.into())]),
    };
    let now = (present.ledger_lines, present.ledger_heights);
    let menu = ui.menu_button(name(now), |ui| {
        let fitting = [FIT, 1, 2, 3, 5, 8].map(|lines| (lines, RowHeights::Fitting));
        for choice in fitting.into_iter().chain([1, 2, 3, 5].map(|lines| (lines, RowHeights::Alike))) {
            if choice == (1, RowHeights::Alike) {
                ui.separator();
            }
            if ui.selectable_label(now == choice, name(choice)).clicked() {
                let (ledger_lines, ledger_heights) = choice;
                let next = Preferences { ledger_lines, ledger_heights, ..present.clone() };
                context.actions.push(Action::SetPreferences(Box::new(next)));
                ui.close();
            }
        }
    });
    menu.response.on_hover_text(words.text("ledger-lines-tip"));
}

/// The key of the words that count rows.
pub(super) fn count_word(rows: LedgerRows) -> &'static str {
    match rows {
        LedgerRows::Items => "ledger-count",
        LedgerRows::Measures => "ledger-count-measures",
    }
}

/// The key of the words that count some of all rows.
pub(super) fn count_of_word(rows: LedgerRows) -> &'static str {
    match rows {
        LedgerRows::Items => "ledger-count-of",
        LedgerRows::Measures => "ledger-count-of-measures",
    }
}

/// How many rows are shown, of how many where filters leave some out, and what has them sorted and filtered again.
fn rows(ui: &mut Ui, document: &OpenDocument, ledger: &Ledger, context: &mut Context<'_>) {
    let words = context.words;
    let request = document.ledger();
    let shown = ledger.count;
    if request.filter.is_empty() {
        ui.label(theme::text::small(words.with(count_word(request.rows), [("count", shown.into())])).weak());
    } else {
        let counts = [("count", shown.into()), ("all", ledger.all_rows().len().into())];
        ui.label(theme::text::small(words.with(count_of_word(request.rows), counts)));
    }
    if ledger.is_unsorted {
        let tip = words.text("ledger-sort-again-tip");
        if ui.small_button(words.text("ledger-sort-again")).on_hover_text(tip).clicked() {
            context.actions.push(Action::SetLedger(LedgerRequest { stays: false, ..request.clone() }));
        }
    }
    if ledger.kept > 0 {
        let text = words.with("ledger-filter-again", [("count", ledger.kept.into())]);
        if ui.small_button(text).on_hover_text(words.text("ledger-filter-again-tip")).clicked() {
            let kept = std::sync::Arc::default();
            context.actions.push(Action::SetLedger(LedgerRequest { kept, ..request.clone() }));
        }
    }
}
