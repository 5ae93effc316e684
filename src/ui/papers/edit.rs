//! The fields of an own form: its name, title, lines, paper, order and columns. Each change is seen in the preview.

use egui::{Id, ScrollArea, Ui};

use super::super::draft::{Drafts, Field};
use super::super::theme::{self, space};
use super::super::{Context, widgets};
use crate::model::{Form, FormColumn, FormGroup, FormRows, Item, Measure, Number, Object as _, Paper, Report};
use crate::session::{Action, FormChange, PaperStep, form_problems};
use crate::table::{Computed, Source};

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
                ui.colored_label(theme::palette(ui).missed, problem);
            }
            let mut fields = Fields { form, drafts, context };
            fields.text(ui, "papers-form-name", &form.name, false, |text| FormChange::Name(text.trim().to_owned()));
            fields.text(ui, "papers-form-title", &form.title, false, |text| FormChange::Title(text.to_owned()));
            fields.text(ui, "papers-form-head", &form.head.join("\n"), true, |text| FormChange::Head(lines(text)));
            fields.text(ui, "papers-form-foot", &form.foot.join("\n"), true, |text| FormChange::Foot(lines(text)));
            choices(ui, form, context);
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
                ui.indent(("column", at), |ui| self.column(ui, form, at, column, drafts, context));
            }
        }
        let mut added = None;
        ui.menu_button(words.text("papers-add-column"), |ui| {
            ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                for (source, name) in sources(form.rows, context) {
                    if ui.button(name).clicked() {
                        added = Some(source);
                    }
                }
            });
        });
        if let Some(source) = added {
            push(context, FormChange::Add(self.column, source));
            self.column += 1;
        }
    }

    fn column(
        &mut self,
        ui: &mut Ui,
        form: &Form,
        at: usize,
        column: &FormColumn,
        drafts: &mut Drafts,
        context: &mut Context<'_>,
    ) {
        let words = context.words;
        let mut fields = Fields { form, drafts, context };
        let own = column.clone();
        fields.text(ui, "papers-column-heading", &column.heading, false, move |text| {
            FormChange::Column(at, FormColumn { heading: text.trim().to_owned(), ..own.clone() })
        });
        let own = column.clone();
        let width = column.width.map(|width| width.to_string()).unwrap_or_default();
        fields.text(ui, "papers-column-width", &width, false, move |text| {
            let width = text.trim().parse::<Number>().ok().filter(|width| *width > Number::ZERO);
            FormChange::Column(at, FormColumn { width, ..own.clone() })
        });
        let mut fill = column.fill;
        let tip = words.text("papers-fill-tip");
        if ui.checkbox(&mut fill, words.text("field-form_column-fill")).on_hover_text(tip).changed() {
            push(context, FormChange::Column(at, FormColumn { fill, ..column.clone() }));
        }
        ui.horizontal(|ui| {
            if ui.add_enabled(at > 0, egui::Button::new(words.text("papers-up"))).clicked() {
                push(context, FormChange::Move(at, at - 1));
                self.column = at - 1;
            }
            let is_last = at + 1 >= form.columns.len();
            if ui.add_enabled(!is_last, egui::Button::new(words.text("papers-down"))).clicked() {
                push(context, FormChange::Move(at, at + 1));
                self.column = at + 1;
            }
            if ui.button(words.text("papers-remove-column")).clicked() {
                push(context, FormChange::RemoveColumn(at));
            }
        });
    }
}

struct Fields<'a, 'b> {
    form: &'a Form,
    drafts: &'a mut Drafts,
    context: &'a mut Context<'b>,
}

impl Fields<'_, '_> {
    fn text(
        &mut self,
        ui: &mut Ui,
        key: &str,
        value: &str,
        multiline: bool,
        make: impl Fn(&str) -> FormChange + 'static,
    ) {
        let name = self.context.words.text(key);
        ui.label(theme::text::small(name).weak());
        let field = Field {
            id: Id::unique(("form field", &self.form.name, key)),
            name,
            node: None,
            value,
            hint: self.context.words.text("field-empty"),
            multiline,
            width: ui.available_width() - space::M,
            newlines: multiline,
            heading: false,
        };
        let make = move |text: &str| Ok(Action::Paper(PaperStep::Change(make(text))));
        self.drafts.field(ui, field, make, self.context.actions);
        ui.add_space(space::XS);
    }
}

/// Paper, parts and order.
fn choices(ui: &mut Ui, form: &Form, context: &mut Context<'_>) {
    let words = context.words;
    let id = |key: &str| Id::unique(("form choice", key));
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

fn push(context: &mut Context<'_>, change: FormChange) {
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

/// What a column of such rows can hold, with its name.
fn sources(rows: FormRows, context: &Context<'_>) -> Vec<(String, String)> {
    let words = context.words;
    let fields = match rows {
        FormRows::Measures => Measure::FIELDS,
        FormRows::Items => Item::FIELDS,
        _ => &[],
    };
    let own = fields.iter().filter(|field| field.in_ledger);
    let mut all: Vec<(String, String)> =
        own.map(|field| (field.key.to_owned(), words.field(field).to_owned())).collect();
    let report = context.session.active().and_then(|document| document.report());
    let columns = report.into_iter().flat_map(|report| &report.columns);
    all.extend(columns.map(|column| (format!("custom.{}", column.title), column.title.clone())));
    all.extend(Computed::ALL.map(|own| (format!("@{}", own.code()), words.choice(own).to_owned())));
    all
}
