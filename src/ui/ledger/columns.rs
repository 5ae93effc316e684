//! Which columns the ledger shows, how wide they begin, and the menu that chooses them.

use std::rc::Rc;

use egui::{Id, Ui};
use egui_table::{Table, TableState};

use crate::analysis::{Column, DaysLeft, Derived, LedgerRows};
use crate::model::{self, Date, FieldKind};
use crate::session::Action;
use crate::table::{column_heading, days_words};
use crate::ui::Context;
use crate::ui::theme::{self, space};
use crate::ui::widgets::status;

use super::ROW_HEAD;
use crate::words::{Language, Words};

/// The columns on screen, kept from frame to frame with what they were made from.
#[derive(Debug, Default)]
pub(super) struct ShownColumns {
    language: Option<Language>,
    rows: LedgerRows,
    chosen: Vec<Column>,
    own: Vec<model::Column>,
    shown: Rc<[Shown]>,
}

/// A column on screen.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) column: Column,
    pub(super) name: String,
    /// Its id in the table. Headings are as wide as their words, so each language has widths of its own.
    id: Id,
    /// The width that it begins with, in points.
    width: f32,
}

impl ShownColumns {
    /// The columns that the person chose, as far as the dataset has them.
    pub(super) fn get(
        &mut self,
        ui: &Ui,
        (rows, own): (LedgerRows, &[model::Column]),
        context: &Context<'_>,
    ) -> Rc<[Shown]> {
        let (language, chosen) = (Some(context.words.language()), context.session.preferences().columns(rows));
        if self.language != language || self.rows != rows || self.chosen != chosen || self.own != own {
            let shown = shown(ui, (rows, own), chosen, context.words).into();
            *self = Self { language, rows, chosen: chosen.to_vec(), own: own.to_vec(), shown };
        }
        Rc::clone(&self.shown)
    }
}

fn shown(ui: &Ui, (rows, own): (LedgerRows, &[model::Column]), chosen: &[Column], words: &Words) -> Vec<Shown> {
    let language = words.language();
    let one = |column: &Column| {
        let name = column_heading(column, words);
        let heading = egui::WidgetText::from(theme::text::strong(name.as_str()));
        let heading = heading.into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, egui::TextStyle::Body);
        let content = match column {
            Column::Derived(Derived::DaysLeft) => days_width(ui, words),
            _ => content_width(rows, column, own),
        };
        let width = content.max(heading.size().x + 2.0 * space::S + super::heading::BUTTON + 14.0);
        Shown { column: column.clone(), name, id: Id::unique(("ledger", language, rows, column)), width }
    };
    Column::known(rows, chosen, own).iter().map(one).collect()
}

/// The least room for the columns that move, in points.
const MOVING: f32 = 120.0;

/// The least and the greatest width of a column, in points.
fn range(column: &Column) -> (f32, f32) {
    if *column == Column::default() { (40.0, 200.0) } else { (60.0, 900.0) }
}

/// The greatest widths of the first columns that stay in their place while the others move: of those that are to stay as
/// many as leave room for the others.
pub(super) fn fixed(ui: &Ui, table: &Table, shown: &[Shown], frozen: usize) -> Vec<f32> {
    let state = TableState::load(ui.ctx(), table.get_id(ui)).unwrap_or_default();
    let mut widths: Vec<f32> = shown
        .iter()
        .take(frozen.min(shown.len().saturating_sub(1)))
        .map(|one| {
            let (least, most) = range(&one.column);
            state.col_widths.get(&one.id).copied().unwrap_or(one.width).clamp(least, most)
        })
        .collect();
    // What stands above the table may be wider than the page: only what is seen of it counts.
    let seen = ui.available_width().min(ui.clip_rect().right() - ui.cursor().left());
    let spare = |widths: &[f32]| seen - ROW_HEAD - MOVING - widths.iter().sum::<f32>();
    while spare(&widths) < 0.0 && widths.pop().is_some() {}
    let spare = spare(&widths).max(0.0);
    // Drawn wider by the mouse, one of them must not push the others out within the same frame either.
    let each = spare / widths.len().max(1) as f32;
    widths.iter().zip(shown).map(|(width, one)| (width + each).min(range(&one.column).1)).collect()
}

/// The columns as the table wants them, the first of them no wider than this.
pub(super) fn of_table(shown: &[Shown], fixed: &[f32]) -> Vec<egui_table::Column> {
    let head =
        egui_table::Column::new(ROW_HEAD).range(ROW_HEAD..=ROW_HEAD).resizable(false).id(Id::unique("ledger heads"));
    let one = |(at, one): (usize, &Shown)| {
        let (least, most) = range(&one.column);
        let most = fixed.get(at).copied().unwrap_or(most);
        egui_table::Column::new(one.width).range(least..=most).id(one.id)
    };
    std::iter::once(head).chain(shown.iter().enumerate().map(one)).collect()
}

/// The present widths of the columns, in points.
pub(super) fn widths(ui: &Ui, table: &Table, shown: &[Shown]) -> Vec<f32> {
    let state = TableState::load(ui.ctx(), table.get_id(ui)).unwrap_or_default();
    shown.iter().map(|one| state.col_widths.get(&one.id).copied().unwrap_or(one.width)).collect()
}

/// Gives columns that were never shown their widths: left alone they would shrink to what their cells need at least. What a row
/// is known by takes what the others leave.
pub(super) fn set_widths(ui: &Ui, table: &Table, rows: LedgerRows, shown: &[Shown]) {
    let id = table.get_id(ui);
    let mut state = TableState::load(ui.ctx(), id).unwrap_or_default();
    let is_new = |one: &&Shown| !state.col_widths.contains_key(&one.id);
    let new: Vec<(Id, f32)> = shown.iter().filter(is_new).map(|one| (one.id, one.width)).collect();
    if new.is_empty() {
        return;
    }
    state.col_widths.extend(new);
    if let Some(title) = shown.iter().find(|one| one.column == rows.title()) {
        let others: f32 = shown.iter().filter(|one| one.column != title.column).map(|one| one.width).sum();
        let width = (ui.available_width() - ROW_HEAD - others - space::L).clamp(180.0, 560.0);
        state.col_widths.insert(title.id, width);
    }
    state.store(ui.ctx(), id);
}

pub(super) fn menu(ui: &mut Ui, rows: LedgerRows, own: &[model::Column], context: &mut Context<'_>) {
    let shown = context.session.preferences().columns(rows);
    let mut next = shown.to_vec();
    let all = Column::all(rows, own);
    egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for column in &all {
            let mut on = next.contains(column);
            let fixed = *column == rows.title();
            let name = column_heading(column, context.words);
            if ui.add_enabled(!fixed, egui::Checkbox::new(&mut on, name)).changed() {
                next.retain(|other| other != column);
                if on {
                    // A new column stands before those that are offered after it; the others keep their order.
                    let rank = |column: &Column| all.iter().position(|other| other == column);
                    let at = next.iter().position(|other| rank(other) > rank(column)).unwrap_or(next.len());
                    next.insert(at, column.clone());
                }
            }
        }
    });
    ui.separator();
    if ui.button(context.words.text("ledger-columns-reset")).clicked() {
        next = Column::first(rows);
    }
    if next != shown {
        context.actions.push(Action::SetColumns(next));
    }
}

/// The width of the days to a date, which is that of the longest words for them in this language: three digits of them, the mark
/// of where the item stands before them, and the space round both.
fn days_width(ui: &Ui, words: &Words) -> f32 {
    const DAYS: i32 = 888;
    let day = Date::new(2028, 12, 28).map(DaysLeft::Review);
    let kinds = [DaysLeft::Due(-DAYS), DaysLeft::Due(DAYS), DaysLeft::Waits(Some(-DAYS)), DaysLeft::Waits(None)];
    let closed = [-DAYS, 0, DAYS].map(DaysLeft::Closed);
    let width = |left| {
        let text = egui::WidgetText::from(days_words(left, words));
        text.into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, egui::TextStyle::Body).size().x
    };
    let widest = kinds.into_iter().chain(closed).chain(day).map(width).fold(0.0, f32::max);
    (widest + status::SIZE + space::XS + 2.0 * space::S).ceil() + 1.0
}

/// The width that the content of a column wants, in points.
fn content_width(rows: LedgerRows, column: &Column, own: &[model::Column]) -> f32 {
    let kind = match column {
        Column::Field(_) if *column == rows.title() => return 300.0,
        Column::Field(_) if *column == Column::default() => return 84.0,
        Column::Field(_) if *column == rows.number() => return 48.0,
        Column::Field(field) => field.kind,
        Column::Own(title) => {
            own.iter().find(|own| own.title == *title).map_or(FieldKind::Line, model::Column::field_kind)
        }
        Column::Derived(Derived::Report | Derived::Category | Derived::Problem) => return 220.0,
        Column::Derived(Derived::FirstDue) => return 116.0,
        Column::Derived(_) => return 64.0,
    };
    match kind {
        FieldKind::Text | FieldKind::Entries | FieldKind::Files => 240.0,
        // A line of text; a date, and the word that it is near.
        FieldKind::Line | FieldKind::Due => 150.0,
        FieldKind::Number | FieldKind::Flag => 72.0,
        FieldKind::Percent
        | FieldKind::Units
        | FieldKind::People
        | FieldKind::Names
        | FieldKind::Leader
        | FieldKind::Unit
        | FieldKind::Date
        | FieldKind::When => 124.0,
        _ => 116.0,
    }
}
