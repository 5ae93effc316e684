//! The filter above the tree: what must stand in the fields of an item, its party, off target, overdue.

use egui::containers::menu::{MenuConfig, SubMenuButton};
use egui::{PopupCloseBehavior, Ui};

use super::super::theme::{self, space};
use super::super::{Context, widgets, widgets::shape};
use crate::analysis::{Column, Filter, LedgerRows, Query, Wanted};
use crate::field;
use crate::model::{Codes as _, Progress, Schedule, Value};
use crate::session::{Action, Command, OpenDocument};
use crate::table::column_heading;
use crate::words::Words;

/// Shows the filter button, what is set, and how much is shown.
pub(super) fn show(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        let filter = document.filter();
        let set = count(filter);
        let label = match set {
            0 => words.text("filter").to_owned(),
            _ => words.with("filter-set", [("count", set.into())]),
        };
        // Several things are ticked, and words typed, before the menu is done with.
        let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        let button = egui::containers::menu::MenuButton::new(label).config(stays);
        button.ui(ui, |ui| menu(ui, document, context)).0.on_hover_text(words.text("filter-tip"));
        if document.is_filtered() {
            let info = Command::ClearFilter.info();
            let clear = ui.button(words.text("filter-clear")).on_hover_text(info.tooltip(words));
            if clear.clicked() {
                context.actions.push(Action::Run(Command::ClearFilter));
            }
            let found = document.answers().and_then(|answers| answers.visible.as_ref()).map(|visible| visible.items());
            if let Some(found) = found {
                ui.label(theme::text::small(words.with("filter-found", [("count", found.into())])).weak());
            }
        }
    });
    ui.add_space(space::XS);
}

fn count(filter: &Filter) -> usize {
    let of_fields = filter.fields.iter().map(|condition| match &condition.wanted {
        Wanted::OneOf(values) => values.len(),
        _ => 1,
    });
    of_fields.sum::<usize>()
        + usize::from(filter.party.is_some())
        + usize::from(filter.off_target)
        + usize::from(filter.overdue)
        + usize::from(filter.pace.is_some())
        + usize::from(filter.only.is_some())
}

fn menu(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    let mut filter = document.filter().clone();
    ui.set_min_width(240.0);
    scrolled(ui, |ui| {
        // The urgent ones first, as in all lists.
        ui.checkbox(&mut filter.overdue, words.text("overdue"));
        ui.checkbox(&mut filter.off_target, words.text("filter-off-target"));
        ui.separator();
        for shown in [Column::of(field!(Item.progress)), Column::of(field!(Item.term))] {
            ui.label(theme::text::small(column_heading(&shown, words)).weak());
            values(ui, &shown, &choices(&shown, document, words), &mut filter, words);
            ui.separator();
        }
        ui.horizontal(|ui| {
            ui.label(words.text("pace")).on_hover_text(words.text("pace-tip"));
            for pace in Schedule::ALL {
                if ui.selectable_label(filter.pace == Some(pace), words.text(pace_word(pace))).clicked() {
                    filter.pace = (filter.pace != Some(pace)).then_some(pace);
                }
            }
        });
        if let Some(count) = filter.only.as_ref().map(|only| only.len()) {
            let mut on = true;
            if ui.checkbox(&mut on, words.with("filter-only", [("count", count.into())])).changed() {
                filter.only = None;
            }
        }
        ui.separator();
        parties(ui, document, &mut filter, context);
        ui.menu_button(words.text("filter-fields"), |ui| fields(ui, document, &mut filter, words))
            .response
            .on_hover_text(words.text("filter-fields-tip"));
    });
    if filter != *document.filter() {
        context.actions.push(Action::SetFilter(filter));
    }
}

/// A list of a menu, as high as the window has room for: a popup alone would scroll after a few rows.
fn scrolled(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let room = (ui.ctx().content_rect().height() - 180.0).max(120.0);
    egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, add);
}

/// The key of the word of a pace, as it is worked out.
pub(crate) fn pace_word(pace: Schedule) -> &'static str {
    match pace {
        Schedule::Behind => "pace-behind",
        Schedule::On => "pace-on",
        Schedule::Ahead => "pace-ahead",
    }
}

/// The values of a column that pass, each with its box.
fn values(ui: &mut Ui, column: &Column, choices: &[(Value, String)], filter: &mut Filter, words: &Words) {
    for (value, word) in choices {
        let passes = matches!(filter.wanted(column), Some(Wanted::OneOf(values)) if values.contains(value));
        ui.horizontal(|ui| {
            let mut on = passes;
            if ui.checkbox(&mut on, word).changed() {
                filter.want_value(column.clone(), value.clone(), on);
            }
            if let Value::Choice(Some(code)) = value
                && *column == Column::of(field!(Item.progress))
                && let Some(progress) = Progress::of_code(code)
            {
                shape::progress(ui, progress, words);
            }
        });
    }
}

/// Every other field of an item and every column that the office added, what is set first.
fn fields(ui: &mut Ui, document: &OpenDocument, filter: &mut Filter, words: &Words) {
    let own = document.report().map_or(&[][..], |report| &report.columns);
    let above = [Column::of(field!(Item.progress)), Column::of(field!(Item.term))];
    let all = Column::all(LedgerRows::Items, own)
        .into_iter()
        .filter(|one| !matches!(one, Column::Derived(_)) && !above.contains(one));
    let (mut set, rest): (Vec<Column>, Vec<Column>) = all.partition(|column| filter.wanted(column).is_some());
    set.extend(rest);
    ui.set_min_width(180.0);
    scrolled(ui, |ui| {
        for column in set {
            let mark = if filter.wanted(&column).is_some() { "● " } else { "" };
            let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
            let button = SubMenuButton::new(format!("{mark}{}", column_heading(&column, words))).config(stays);
            button.ui(ui, |ui| one_field(ui, &column, document, filter, words));
        }
    });
}

/// What is wanted of one field: some of its values, or a word in it; something or nothing at all.
fn one_field(ui: &mut Ui, column: &Column, document: &OpenDocument, filter: &mut Filter, words: &Words) {
    ui.set_min_width(200.0);
    let choices = choices(column, document, words);
    if choices.is_empty() {
        let id = egui::Id::unique(("filter words", column));
        let sought = match filter.wanted(column) {
            Some(Wanted::Words(query)) => query.words().join(" "),
            _ => String::new(),
        };
        // What was typed last stays as it is typed while it means the same.
        let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
        if Query::new(&text).words().join(" ") != sought {
            text = sought;
        }
        let field = egui::TextEdit::singleline(&mut text).hint_text(words.text("filter-words")).desired_width(180.0);
        let response = widgets::framed(ui, field);
        let name = column_heading(column, words);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &name));
        if response.changed() {
            let query = Query::new(&text);
            filter.want(column.clone(), (!query.is_empty()).then_some(Wanted::Words(query)));
        }
        ui.data_mut(|data| data.insert_temp(id, text));
    } else {
        values(ui, column, &choices, filter, words);
    }
    ui.separator();
    for (wanted, key) in [(Wanted::Something, "filter-something"), (Wanted::Nothing, "filter-nothing")] {
        let present = filter.wanted(column) == Some(&wanted);
        let mut on = present;
        if ui.checkbox(&mut on, words.text(key)).changed() {
            filter.want(column.clone(), on.then_some(wanted));
        }
    }
}

/// The values of a column with a closed list.
fn choices(column: &Column, document: &OpenDocument, words: &Words) -> Vec<(Value, String)> {
    match column {
        Column::Field(field) if field.blank() == Value::Flag(false) => [(true, "value-yes"), (false, "value-no")]
            .map(|(flag, key)| (Value::Flag(flag), words.text(key).to_owned()))
            .to_vec(),
        Column::Field(field) => {
            field.choices.iter().map(|one| (Value::Choice(Some(one.code)), words.text(one.word).to_owned())).collect()
        }
        Column::Own(title) => {
            let columns = document.report().map_or(&[][..], |report| &report.columns);
            let own = columns.iter().find(|own| own.title == *title);
            let choices = own.into_iter().flat_map(|own| &own.choices);
            choices.map(|text| (Value::Text(text.clone()), text.clone())).collect()
        }
        Column::Derived(_) => Vec::new(),
    }
}

fn parties(ui: &mut Ui, document: &OpenDocument, filter: &mut Filter, context: &Context<'_>) {
    let words = context.words;
    let present = filter.party.clone().unwrap_or_else(|| words.text("filter-any-party").to_owned());
    ui.menu_button(present, |ui| {
        egui::ScrollArea::vertical().max_height(400.0).show(ui, |ui| {
            if ui.selectable_label(filter.party.is_none(), words.text("filter-any-party")).clicked() {
                filter.party = None;
            }
            for party in document.report().iter().flat_map(|report| &report.parties) {
                let chosen = filter.party.as_deref() == Some(party.name.as_str());
                if ui.selectable_label(chosen, &party.name).clicked() {
                    filter.party = Some(party.name.clone());
                }
            }
        });
    });
}
