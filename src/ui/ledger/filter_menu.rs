//! The menu below a heading: its order, and what must stand in its column. Nothing is filtered until that is confirmed, so
//! that all values can be taken off and one put on again without the table going empty in between.

use egui::{Button, Id, Key, Popup, PopupCloseBehavior, Response, ScrollArea, SetOpenCommand, TextEdit, Ui};

use crate::analysis::{
    Column, ColumnFilter, ColumnValue, Derived, FilterValue, LedgerOrder, LedgerRequest, LedgerRows, PassingValues,
    names_like,
};
use crate::model::{self, FieldKind, When};
use crate::session::{Action, DocumentId, LedgerStep};
use crate::table::{column_heading, days_words};
use crate::ui::Context;
use crate::ui::theme::{self, space};
use crate::ui::tree::filter::pace_word;
use crate::ui::widgets::{self, line};
use crate::words::Words;

use super::filter_days::DaysDraft;
use super::filter_numbers::NumbersDraft;

/// The width of the menu, and the highest that its list of values gets, in points.
const WIDTH: f32 = 280.0;
const LIST: f32 = 220.0;

/// The fewest values that are seen at once, and the height of what stands below them, in points.
const LEAST: f32 = 3.0;
const FOOT: f32 = 60.0;

/// The menu, while it is open.
#[derive(Debug, Default)]
pub(super) struct FilterMenu {
    draft: Option<Draft>,
    /// The column whose menu is to open.
    opens: Option<MenuColumn>,
}

/// The column of a menu: two documents may have one of the same name, and so may items and measures.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct MenuColumn {
    pub(super) document: DocumentId,
    pub(super) rows: LedgerRows,
    pub(super) column: Column,
}

/// What is being chosen for a column.
#[derive(Debug)]
struct Draft {
    of: MenuColumn,
    /// The kind of what stands in the column; absent for what is counted.
    kind: Option<FieldKind>,
    /// The values of the column, counted when the menu opened, with their words; absent until then.
    values: Option<Vec<(ColumnValue, String)>>,
    filter: ColumnFilter,
    days: Option<DaysDraft>,
    numbers: Option<NumbersDraft>,
    /// What is sought among the values.
    sought: String,
    /// The places of the values that are listed.
    listed: Vec<usize>,
    /// The field that is to have the keyboard.
    takes_keyboard: bool,
}

/// The id of the button of a column.
pub(super) fn id(of: &MenuColumn) -> Id {
    Id::unique(("ledger filter", of))
}

impl FilterMenu {
    /// Opens the menu of a column in the next frame.
    pub(super) fn open(&mut self, of: MenuColumn) {
        self.opens = Some(of);
    }

    /// Drops what is being chosen in another table than the one on screen.
    pub(super) fn begin(&mut self, document: DocumentId, rows: LedgerRows) {
        let is_here = |of: &MenuColumn| (of.document, of.rows) == (document, rows);
        self.draft.take_if(|draft| !is_here(&draft.of));
        self.opens.take_if(|of| !is_here(of));
    }

    /// Drops what is being chosen: its table is no longer on screen.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Shows the menu of a column below its button, while it is open.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        button: &Response,
        of: &MenuColumn,
        request: &LedgerRequest,
        context: &mut Context<'_>,
    ) {
        let is_asked = self.opens.take_if(|asked| asked == of).is_some();
        let opens = is_asked.then_some(SetOpenCommand::Bool(true));
        let toggles = button.clicked().then_some(SetOpenCommand::Toggle);
        let popup = Popup::menu(button)
            .open_memory(opens.or(toggles))
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .width(WIDTH);
        let popup_id = popup.get_id();
        let is_own = |draft: &Draft| draft.of == *of;
        let shown = popup.show(|ui| {
            if !self.draft.as_ref().is_some_and(is_own) {
                let ledger = context.session.active().and_then(|document| document.answers()?.ledger.as_ref());
                let own = ledger.map_or(&[][..], |ledger| &ledger.own);
                self.draft = Some(Draft::new(of, request, kind(&of.column, own)));
            }
            let Some(draft) = &mut self.draft else { return };
            ui.set_width(WIDTH);
            draft.show(ui, request, context);
        });
        if self.draft.as_ref().is_some_and(is_own) && (shown.is_none() || !Popup::is_id_open(ui.ctx(), popup_id)) {
            self.draft = None;
        }
    }
}

impl Draft {
    fn new(of: &MenuColumn, request: &LedgerRequest, kind: Option<FieldKind>) -> Self {
        let filter = request.filter.get(&of.column).cloned().unwrap_or_default();
        let days = has_days(&of.column, kind).then(|| DaysDraft::of(filter.days));
        let numbers = has_numbers(&of.column, kind).then(|| NumbersDraft::of(filter.numbers));
        let (sought, listed) = (String::new(), Vec::new());
        Self { of: of.clone(), kind, values: None, filter, days, numbers, sought, listed, takes_keyboard: true }
    }

    /// Takes the values once they are counted, and has them counted until then.
    fn take_values(&mut self, context: &mut Context<'_>) {
        if self.values.is_some() {
            return;
        }
        let (words, column) = (context.words, &self.of.column);
        match context.session.column_values(column) {
            Some(values) => {
                let worded = |one: &ColumnValue| (one.clone(), word(&one.value, column, words));
                self.listed = (0..values.len()).collect();
                self.values = Some(values.iter().map(worded).collect());
            }
            None => context.actions.push(Action::Ledger(LedgerStep::Values(column.clone()))),
        }
    }

    /// The values that are known.
    fn counted(&self) -> &[(ColumnValue, String)] {
        self.values.as_deref().unwrap_or_default()
    }

    fn show(&mut self, ui: &mut Ui, request: &LedgerRequest, context: &mut Context<'_>) {
        let words = context.words;
        self.take_values(context);
        // The menu lies over the heading that it belongs to.
        ui.label(theme::text::strong(column_heading(&self.of.column, words)));
        self.order(ui, request, context);
        self.freeze(ui, context);
        ui.separator();
        if let Some(days) = &mut self.days {
            days.show(ui, context.session.today(), words);
            ui.separator();
        }
        if let Some(numbers) = &mut self.numbers {
            let counts_days = self.of.column == Column::Derived(Derived::DaysLeft);
            numbers.show(ui, if counts_days { words.text("ledger-filter-days-left") } else { "" }, words);
            ui.separator();
        }
        if has_words(&self.of.column, self.kind) {
            let field = TextEdit::singleline(&mut self.filter.contains).hint_text(words.text("ledger-filter-contains"));
            let field = widgets::framed(ui, field.desired_width(f32::INFINITY));
            let name = words.text("ledger-filter-contains");
            field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
        }
        if self.values.is_some() {
            self.search(ui, words);
            self.list(ui, words);
        } else {
            ui.spinner();
        }
        ui.separator();
        // A box or a button that has the keyboard takes the key itself.
        let is_free = ui.memory(|memory| memory.focused().is_none());
        let is_confirmed = is_free && ui.input(|input| input.key_pressed(Key::Enter));
        ui.horizontal(|ui| {
            let confirm = ui.button(theme::text::strong(words.text("ledger-filter-confirm"))).clicked();
            if confirm || is_confirmed {
                self.confirm(ui, request, context);
            }
            let is_set = request.filter.get(&self.of.column).is_some();
            if ui.add_enabled(is_set, Button::new(words.text("ledger-filter-clear"))).clicked() {
                send(&self.of.column, ColumnFilter::default(), request, context);
                ui.close();
            }
            if ui.button(words.text("cancel")).clicked() {
                ui.close();
            }
        });
    }

    /// The buttons that order the rows and mark the column.
    fn order(&self, ui: &mut Ui, request: &LedgerRequest, context: &mut Context<'_>) {
        let words = context.words;
        ui.horizontal(|ui| {
            for (descending, key) in [(false, "ledger-sort-up"), (true, "ledger-sort-down")] {
                let is_so = request.order.place(&self.of.column).is_some_and(|(_, own)| own == descending);
                if ui.selectable_label(is_so, words.text(key)).clicked() {
                    let order = LedgerOrder::by(self.of.column.clone(), descending);
                    context.actions.push(Action::SetLedger(LedgerRequest { order, ..request.clone() }));
                    ui.close();
                }
            }
            let is_ordered = !request.order.keys.is_empty();
            if ui.add_enabled(is_ordered, Button::selectable(false, words.text("ledger-sort-none"))).clicked() {
                let order = LedgerOrder::default();
                context.actions.push(Action::SetLedger(LedgerRequest { order, ..request.clone() }));
                ui.close();
            }
        });
        self.further_order(ui, request, context);
    }

    /// The button that orders by this column where those before it are equal, as Shift with a press on the heading does.
    fn further_order(&self, ui: &mut Ui, request: &LedgerRequest, context: &mut Context<'_>) {
        let (words, order) = (context.words, &request.order);
        let is_further = order.place(&self.of.column).is_some_and(|(place, _)| place > 0);
        let has_other = order.keys.iter().any(|key| key.by != self.of.column);
        let button = Button::selectable(is_further, words.text("ledger-sort-further"));
        if ui.add_enabled(has_other, button).on_hover_text(words.text("ledger-sort-further-tip")).clicked() {
            let order = order.pressed(&self.of.column, true);
            context.actions.push(Action::SetLedger(LedgerRequest { order, ..request.clone() }));
            ui.close();
        }
    }

    /// The buttons that keep the columns up to this one at the left, or none, and the one that hides it.
    fn freeze(&self, ui: &mut Ui, context: &mut Context<'_>) {
        let Some(document) = context.session.active() else { return };
        let (columns, frozen) = (context.session.columns_of_ledger(document), context.session.frozen_columns(document));
        let Some(at) = columns.iter().position(|column| *column == self.of.column) else { return };
        let words = context.words;
        ui.horizontal(|ui| {
            let freeze = Button::selectable(frozen == at + 1, words.text("ledger-freeze"));
            if ui.add(freeze).on_hover_text(words.text("ledger-freeze-tip")).clicked() {
                context.actions.push(Action::SetFrozen(at + 1));
                ui.close();
            }
            if ui.add_enabled(frozen > 0, Button::selectable(false, words.text("ledger-unfreeze"))).clicked() {
                context.actions.push(Action::SetFrozen(0));
                ui.close();
            }
            let is_title = self.of.column == self.of.rows.title();
            let hide = Button::selectable(false, words.text("ledger-hide-column"));
            let hide = ui.add_enabled(!is_title, hide).on_hover_text(words.text("ledger-hide-column-tip"));
            if hide.clicked() {
                // Also those of other datasets, which are not shown here.
                let all = context.session.preferences().columns(self.of.rows);
                let rest = all.iter().filter(|column| **column != self.of.column).cloned().collect();
                context.actions.push(Action::SetColumns(rest));
                if at < frozen {
                    context.actions.push(Action::SetFrozen(frozen - 1));
                }
                ui.close();
            }
        });
    }

    /// The search box of the values, and what takes all of those that are listed on or off.
    fn search(&mut self, ui: &mut Ui, words: &Words) {
        let name = words.text("ledger-filter-search");
        let field = TextEdit::singleline(&mut self.sought).hint_text(name).desired_width(f32::INFINITY);
        let field = widgets::framed(ui, field);
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
        if std::mem::take(&mut self.takes_keyboard) {
            field.request_focus();
        }
        if field.changed() {
            self.listed = self.found();
        }
        ui.horizontal(|ui| {
            if ui.small_button(words.text("ledger-filter-all")).clicked() {
                self.set_listed(true);
            }
            if ui.small_button(words.text("ledger-filter-none")).clicked() {
                self.set_listed(false);
            }
            let counts = [("count", self.listed.len().into()), ("all", self.counted().len().into())];
            ui.label(theme::text::small(words.with("ledger-filter-values", counts)).weak());
        });
    }

    /// The places of the values whose words fit what is sought.
    fn found(&self) -> Vec<usize> {
        let sought = self.sought.trim();
        let is_like = |word: &String| !names_like(sought, std::iter::once(word.as_str())).is_empty();
        let places = self.counted().iter().enumerate().filter(|(_, (_, word))| sought.is_empty() || is_like(word));
        places.map(|(at, _)| at).collect()
    }

    fn set_listed(&mut self, passes: bool) {
        let values = self.values.as_deref().unwrap_or_default();
        if self.listed.len() == values.len() {
            let none = std::collections::BTreeSet::new();
            self.filter.values = if passes { PassingValues::Except(none) } else { PassingValues::Only(none) };
            return;
        }
        for (value, _) in self.listed.iter().filter_map(|at| values.get(*at)) {
            self.filter.values.set(&value.value, passes);
        }
    }

    /// The values with their boxes: only those on screen are made.
    fn list(&mut self, ui: &mut Ui, words: &Words) {
        let height = ui.spacing().interact_size.y;
        // The menu stays below its heading, and its buttons on screen, as long as a few values have room.
        let room = ui.ctx().content_rect().bottom() - ui.cursor().top() - FOOT;
        let most = room.clamp(LEAST * height, LIST);
        let area = ScrollArea::vertical().max_height(line::whole_rows(ui, height, most)).auto_shrink([false, true]);
        let values = self.values.as_deref().unwrap_or_default();
        area.show_rows(ui, height, self.listed.len(), |ui, rows| {
            for at in self.listed.get(rows).unwrap_or_default() {
                if !line::is_whole(ui, height) {
                    break;
                }
                let Some((value, word)) = values.get(*at) else { continue };
                let mut passes = self.filter.values.holds(&value.value);
                let counts = [("name", word.as_str().into()), ("count", value.count.into())];
                let name = words.with("ledger-filter-value", counts);
                ui.horizontal(|ui| {
                    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                    if ui.checkbox(&mut passes, name).changed() {
                        self.filter.values.set(&value.value, passes);
                    }
                });
            }
        });
        ui.add_space(space::XS);
    }

    fn confirm(&mut self, ui: &Ui, request: &LedgerRequest, context: &mut Context<'_>) {
        let days = self.days.as_ref().map_or(Ok(None), |days| days.range(context.session.today(), context.words));
        // A day that is none says so where it stands.
        let Ok(days) = days else { return };
        let numbers = self.numbers.as_ref().map_or(Ok(None), |numbers| numbers.range(context.words));
        let Ok(numbers) = numbers else { return };
        (self.filter.days, self.filter.numbers) = (days, numbers);
        // Of what was sought and not touched, what is listed is wanted.
        let is_narrowed = self.listed.len() < self.counted().len() && self.filter.values.is_all();
        if is_narrowed {
            let listed = self.listed.iter().filter_map(|at| self.counted().get(*at));
            self.filter.values = PassingValues::Only(listed.map(|(one, _)| one.value.clone()).collect());
        }
        send(&self.of.column, self.filter.clone(), request, context);
        ui.close();
    }
}

fn send(column: &Column, filter: ColumnFilter, request: &LedgerRequest, context: &mut Context<'_>) {
    let mut next = request.clone();
    next.filter.set(column, filter);
    context.actions.push(Action::SetLedger(next));
}

/// The kind of what stands in a column; nothing for what is counted. `own` are the columns that the offices added.
fn kind(column: &Column, own: &[model::Column]) -> Option<FieldKind> {
    match column {
        Column::Field(field) => Some(field.kind),
        Column::Own(title) => own.iter().find(|own| own.title == *title).map(model::Column::field_kind),
        Column::Derived(_) => None,
    }
}

/// True for a column of numbers.
fn has_numbers(column: &Column, kind: Option<FieldKind>) -> bool {
    use Derived::{DaysLeft, Indicators, Measures, Moves, OffTarget};
    let numbers = [FieldKind::Number, FieldKind::Percent, FieldKind::Amount];
    let counted = |derived: &Derived| matches!(derived, DaysLeft | Indicators | Measures | Moves | OffTarget);
    kind.is_some_and(|kind| numbers.contains(&kind)) || matches!(column, Column::Derived(derived) if counted(derived))
}

/// True for a column whose cells have days.
fn has_days(column: &Column, kind: Option<FieldKind>) -> bool {
    let dated = [FieldKind::Date, FieldKind::When, FieldKind::Due, FieldKind::Entries, FieldKind::Files];
    kind.is_some_and(|kind| dated.contains(&kind)) || matches!(column, Column::Derived(Derived::FirstDue))
}

/// True for a column with texts or names in its cells.
fn has_words(column: &Column, kind: Option<FieldKind>) -> bool {
    use Derived::{Category, Problem, Report};
    let closed = [
        FieldKind::Choice,
        FieldKind::Flag,
        FieldKind::Number,
        FieldKind::Percent,
        FieldKind::Amount,
        FieldKind::Date,
        FieldKind::When,
        FieldKind::Due,
    ];
    match column {
        // An office's own choices are texts.
        Column::Own(_) => !matches!(kind, Some(FieldKind::Number | FieldKind::Date)),
        Column::Field(_) => kind.is_none_or(|kind| !closed.contains(&kind)),
        Column::Derived(derived) => matches!(derived, Report | Category | Problem),
    }
}

/// A value in words, in one line.
pub(super) fn word(value: &FilterValue, column: &Column, words: &Words) -> String {
    match value {
        FilterValue::Choice(code) => {
            let field = if let Column::Field(field) = column { Some(*field) } else { None };
            let choice = field.and_then(|field| field.choice(code));
            choice.map_or(*code, |choice| words.text(choice.word)).to_owned()
        }
        FilterValue::Flag(flag) => words.text(if *flag { "value-yes" } else { "value-no" }).to_owned(),
        FilterValue::Count(count) => count.to_string(),
        FilterValue::Number(number) if kind(column, &[]) == Some(FieldKind::Percent) => words.quantity(*number, "%"),
        FilterValue::Number(number) => number.to_string(),
        FilterValue::Amount(value, unit) => words.quantity(*value, unit),
        FilterValue::Pace(pace) => words.text(pace_word(*pace)).to_owned(),
        FilterValue::Days(left) => days_words(*left, words),
        FilterValue::Month(year, month) => words.when(When::Month(*year, *month)),
        FilterValue::Text(text) => text.replace(['\n', '\r', '\t'], " "),
        FilterValue::Undated => words.text("ledger-filter-undated").to_owned(),
        FilterValue::Blank => words.text("ledger-filter-blank").to_owned(),
    }
}
