//! The fields of an own form: its name, title, lines, paper, order and columns. Each change is seen in the preview.

use egui::{Id, ScrollArea, Ui};

use super::super::draft::{Drafts, Field, FieldLook};
use super::super::theme::{self, space};
use super::super::{Context, widgets};
use super::{column, filter};
use crate::model::{Form, FormColumn, FormGroup, FormLayout, FormRows, Paper, Report};
use crate::session::{Action, FormChange, PaperStep, form_problems};
use crate::table::Source;

/// The state of the fields.
#[derive(Debug, Default)]
pub(super) struct FormEdit {
    /// The column that is looked at.
    column: usize,
}

impl FormEdit {
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        report: &Report,
        at: usize,
        drafts: &mut Drafts,
        context: &mut Context<'_>,
    ) {
        let Some(form) = report.forms.get(at) else { return };
        ScrollArea::vertical().id_salt("form fields").auto_shrink([false, false]).show(ui, |ui| {
            for problem in form_problems(form, context.words) {
                widgets::fault(ui, problem);
            }
            let mut fields = Fields { form, drafts, context };
            fields.text(ui, "papers-form-name", &form.name, false, |text| Ok(FormChange::Name(text.trim().to_owned())));
            fields.text(ui, "papers-form-title", &form.title, false, |text| Ok(FormChange::Title(text.to_owned())));
            fields.text(ui, "papers-form-head", &form.head.join("\n"), true, |text| Ok(FormChange::Head(lines(text))));
            fields.text(ui, "papers-form-foot", &form.foot.join("\n"), true, |text| Ok(FormChange::Foot(lines(text))));
            choices(ui, form, context);
            ui.add_space(space::M);
            filter::show(ui, report, form, context);
            ui.add_space(space::M);
            self.columns(ui, form, drafts, context);
        });
    }

    fn columns(&mut self, ui: &mut Ui, form: &Form, drafts: &mut Drafts, context: &mut Context<'_>) {
        let words = context.words;
        widgets::section(ui, words.text("papers-form-columns"));
        for (at, column) in form.columns.iter().enumerate() {
            let name = column_name(column, form.rows, context);
            if ui.selectable_label(self.column == at, format!("{}. {name}", at + 1)).clicked() {
                self.column = at;
            }
            if self.column == at {
                let moved = ui.indent(("column", at), |ui| column::show(ui, form, at, drafts, context)).inner;
                self.column = moved.unwrap_or(self.column);
            }
        }
        let mut added = None;
        ui.menu_button(words.text("papers-add-column"), |ui| {
            ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                added = column::offered(ui, form.rows, context);
            });
        });
        if let Some(source) = added {
            push(context, FormChange::Add(self.column, source));
            self.column += 1;
        }
    }
}

/// Text fields of a form.
pub(super) struct Fields<'a, 'b> {
    pub(super) form: &'a Form,
    pub(super) drafts: &'a mut Drafts,
    pub(super) context: &'a mut Context<'b>,
}

impl Fields<'_, '_> {
    pub(super) fn text(
        &mut self,
        ui: &mut Ui,
        key: &str,
        value: &str,
        multiline: bool,
        make: impl Fn(&str) -> Result<FormChange, String> + 'static,
    ) {
        let name = self.context.words.text(key);
        ui.label(theme::text::small(name).weak());
        let field = Field {
            id: Id::unique(("form field", &self.form.name, key)),
            name,
            node: None,
            of_node: false,
            value,
            hint: self.context.words.text("field-empty"),
            multiline,
            width: ui.available_width() - space::M,
            newlines: multiline,
            look: FieldLook::Form,
        };
        let make = move |text: &str| make(text).map(PaperStep::Change).map(Action::Paper);
        self.drafts.field(ui, field, make, self.context.actions);
        ui.add_space(space::XS);
    }
}

/// Rows, layout, paper, parts and order.
fn choices(ui: &mut Ui, form: &Form, context: &mut Context<'_>) {
    let words = context.words;
    let id = |key: &str| Id::unique(("form choice", key));
    ui.horizontal(|ui| {
        let name = words.text("field-form-rows");
        ui.label(theme::text::small(name).weak());
        let word = |rows| words.choice(rows).to_owned();
        if let Some(rows) = widgets::choice::choice(ui, id("rows"), name, form.rows, &FormRows::ALL, word) {
            push(context, FormChange::Rows(rows));
        }
    });
    ui.horizontal(|ui| {
        let name = words.text("field-form-layout");
        ui.label(theme::text::small(name).weak());
        let word = |layout| words.choice(layout).to_owned();
        if let Some(layout) = widgets::choice::choice(ui, id("layout"), name, form.layout, &FormLayout::ALL, word) {
            push(context, FormChange::Layout(layout));
        }
    });
    ui.horizontal(|ui| {
        ui.label(theme::text::small(words.text("papers-form-paper")).weak());
        let name = words.text("papers-form-paper");
        let picked =
            widgets::choice::choice(ui, id("paper"), name, form.paper, &Paper::ALL, |own| words.choice(own).to_owned());
        if let Some(paper) = picked {
            push(context, FormChange::Paper(paper));
        }
    });
    ui.horizontal(|ui| {
        ui.label(theme::text::small(words.text("papers-form-group")).weak());
        let all: Vec<Option<FormGroup>> = std::iter::once(None).chain(FormGroup::ALL.map(Some)).collect();
        let word = |group: Option<FormGroup>| {
            group.map_or_else(|| words.text("papers-no-group"), |group| words.choice(group)).to_owned()
        };
        let picked = widgets::choice::choice(ui, id("group"), words.text("papers-form-group"), form.group, &all, word);
        if let Some(group) = picked {
            push(context, FormChange::Group(group));
        }
    });
    order(ui, form, context);
}

/// What the rows are ordered by: one of the columns, or the order of the feedback.
fn order(ui: &mut Ui, form: &Form, context: &mut Context<'_>) {
    let words = context.words;
    let names: Vec<String> = form.columns.iter().map(|column| column_name(column, form.rows, context)).collect();
    let places: Vec<usize> = (0..=names.len()).collect();
    let sorted = form.sort.first();
    let present = sorted.and_then(|sort| form.columns.iter().position(|column| column.field == sort.field));
    ui.horizontal(|ui| {
        ui.label(theme::text::small(words.text("papers-sort")).weak());
        let word = |at: usize| {
            let name = at.checked_sub(1).and_then(|at| names.get(at));
            name.map_or_else(|| words.text("papers-sort-feedback").to_owned(), Clone::clone)
        };
        let id = Id::unique(("form choice", "sort"));
        let present = present.map_or(0, |at| at + 1);
        let picked = widgets::choice::choice(ui, id, words.text("papers-sort"), present, &places, word);
        if let Some(at) = picked {
            let field = at.checked_sub(1).and_then(|at| form.columns.get(at)).map(|column| column.field.clone());
            push(context, FormChange::Sort(field.unwrap_or_default(), false));
        }
        if let Some(sort) = sorted {
            let mut descending = sort.descending;
            if ui.checkbox(&mut descending, words.text("field-form_sort-descending")).changed() {
                push(context, FormChange::Sort(sort.field.clone(), descending));
            }
        }
    });
}

pub(super) fn push(context: &mut Context<'_>, change: FormChange) {
    context.actions.push(Action::Paper(PaperStep::Change(change)));
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// What a column is called: its heading, else what it holds.
fn column_name(column: &FormColumn, rows: FormRows, context: &Context<'_>) -> String {
    let words = context.words;
    if !column.heading.is_empty() {
        return column.heading.clone();
    }
    Source::parse(&column.field, rows).map_or_else(|| column.field.clone(), |source| source.name(words))
}
