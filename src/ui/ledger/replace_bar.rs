//! The line that finds a text in the cells of the ledger and replaces it. It stands above the table, so that what is found is
//! seen.

use std::rc::Rc;
use std::sync::{Arc, Weak};

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, Key, Popup, PopupCloseBehavior, Response, TextEdit, Ui};

use crate::analysis::{Ledger, LedgerRows};
use crate::session::{Action, DocumentId, Found, LedgerStep, OpenDocument, ReplaceScope, Replacement, Session};
use crate::table::column_heading;
use crate::ui::Context;
use crate::ui::draft::select_all;
use crate::ui::theme;
use crate::ui::widgets;
use crate::words::Words;

use super::columns::Shown;

/// The width of a field, in points.
const FIELD: f32 = 150.0;

/// Makes a step of what is sought.
type MakeStep = fn(Replacement) -> LedgerStep;

/// The line, and what is typed in it.
#[derive(Debug, Default)]
pub(super) struct ReplaceBar {
    is_open: bool,
    takes_keyboard: bool,
    /// A list was open when the frame began: Escape is for that, and has closed it by now.
    had_list: bool,
    wanted: Replacement,
    /// The document and the kind of rows that the scope is of.
    scope_of: Option<(DocumentId, LedgerRows)>,
    /// The cells that were marked when the line was opened.
    marked: Option<ReplaceScope>,
    /// How often the text stands in the cells: they are not all looked at in every frame.
    found: Option<Counted>,
}

/// How often a text stands in the cells of these columns of a ledger.
#[derive(Debug)]
struct Counted {
    ledger: Weak<Ledger>,
    columns: Rc<[Shown]>,
    wanted: Replacement,
    found: Found,
}

impl Counted {
    fn is_of(&self, ledger: &Arc<Ledger>, columns: &Rc<[Shown]>, wanted: &Replacement) -> bool {
        let own = &self.wanted;
        std::ptr::eq(self.ledger.as_ptr(), Arc::as_ptr(ledger))
            && Rc::ptr_eq(&self.columns, columns)
            && (&own.find, &own.scope, own.exact) == (&wanted.find, &wanted.scope, wanted.exact)
    }
}

impl ReplaceBar {
    /// Opens the line, with the keyboard in its first field.
    pub(super) fn open(&mut self) {
        (self.is_open, self.takes_keyboard) = (true, true);
    }

    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    /// Drops what it was about, where that document is closed.
    pub(super) fn forget_closed(&mut self, session: &Session) {
        if self.scope_of.is_some_and(|(document, _)| session.document(document).is_none()) {
            *self = Self::default();
        }
    }

    /// Shows the line while it is open, above a ledger with these columns.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        document: &OpenDocument,
        ledger: &Arc<Ledger>,
        columns: &Rc<[Shown]>,
        context: &mut Context<'_>,
    ) {
        self.had_list = Popup::is_any_open(ui.ctx());
        if !self.is_open {
            return;
        }
        let scope_of = Some((document.id(), document.ledger().rows));
        if self.scope_of != scope_of {
            // Cells and columns of another table say nothing about this one.
            (self.scope_of, self.marked, self.wanted.scope) = (scope_of, None, ReplaceScope::AllColumns);
        }
        if self.takes_keyboard {
            self.marked = context.session.marked_scope();
            // What was marked is most likely meant; the cells of another time are not.
            self.wanted.scope = match (&self.marked, std::mem::take(&mut self.wanted.scope)) {
                (Some(marked), _) => marked.clone(),
                (None, ReplaceScope::Cells(..)) => ReplaceScope::AllColumns,
                (None, other) => other,
            };
        }
        let words = context.words;
        ui.horizontal_wrapped(|ui| {
            let find = field(ui, &mut self.wanted.find, words.text("ledger-replace-find"));
            let replace = field(ui, &mut self.wanted.replace, words.text("ledger-replace-with"));
            self.keys(ui, &find, &replace, context);
            self.scope(ui, context);
            ui.checkbox(&mut self.wanted.exact, words.text("ledger-replace-exact"));
            self.buttons(ui, ledger, columns, context);
        });
    }

    /// Enter in a field does what the field is for, Escape closes the line.
    fn keys(&mut self, ui: &Ui, find: &Response, replace: &Response, context: &mut Context<'_>) {
        if std::mem::take(&mut self.takes_keyboard) {
            find.request_focus();
            // What was sought before is typed over.
            select_all(ui, find.id, &self.wanted.find);
        }
        let is_entered = ui.input(|input| input.key_pressed(Key::Enter));
        let fields: [(&Response, MakeStep); 2] = [(find, LedgerStep::Find), (replace, LedgerStep::Replace)];
        for (field, step) in fields {
            if field.lost_focus() && is_entered {
                context.actions.push(Action::Ledger(step(self.wanted.clone())));
                field.request_focus();
            }
        }
        if find.lost_focus() || replace.lost_focus() {
            self.escape(ui);
        }
    }

    /// Closes the line on Escape, also where the keyboard is in none of its fields, such as after a press on a button. The key
    /// is for nothing else then.
    pub(super) fn escape(&mut self, ui: &Ui) {
        if self.is_open && !self.had_list && !Popup::is_any_open(ui.ctx()) {
            self.is_open = !ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
        }
    }

    /// Chooses where the text is sought.
    fn scope(&mut self, ui: &mut Ui, context: &Context<'_>) {
        let words = context.words;
        let name = words.with("ledger-replace-scope", [("name", scope_name(&self.wanted.scope, words).into())]);
        let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        MenuButton::new(name).config(stays).ui(ui, |ui| {
            let scopes = self.marked.iter().cloned().chain([ReplaceScope::AllColumns]);
            for scope in scopes.collect::<Vec<_>>() {
                if ui.radio(self.wanted.scope == scope, scope_name(&scope, words)).clicked() {
                    self.wanted.scope = scope;
                }
            }
            ui.separator();
            let mut chosen = match &self.wanted.scope {
                ReplaceScope::Columns(columns) => columns.clone(),
                _ => Vec::new(),
            };
            for column in context.session.replaceable_columns() {
                let mut on = chosen.contains(&column);
                if ui.checkbox(&mut on, column_heading(&column, words)).changed() {
                    chosen.retain(|own| *own != column);
                    chosen.extend(on.then_some(column));
                    let none = chosen.is_empty();
                    self.wanted.scope =
                        if none { ReplaceScope::AllColumns } else { ReplaceScope::Columns(chosen.clone()) };
                }
            }
        });
    }

    fn buttons(&mut self, ui: &mut Ui, ledger: &Arc<Ledger>, columns: &Rc<[Shown]>, context: &mut Context<'_>) {
        let words = context.words;
        let found = self.found(ledger, columns, context);
        let steps: [(&str, MakeStep); 3] = [
            ("ledger-replace-next", LedgerStep::Find),
            ("ledger-replace-one", LedgerStep::Replace),
            ("ledger-replace-all", LedgerStep::ReplaceAll),
        ];
        for (key, step) in steps {
            if ui.add_enabled(found.places > 0, Button::new(words.text(key))).clicked() {
                context.actions.push(Action::Ledger(step(self.wanted.clone())));
            }
        }
        if ui.button(words.text("ledger-replace-close")).clicked() {
            self.is_open = false;
        }
        if !self.wanted.find.is_empty() {
            let counts = [("places", found.places.into()), ("cells", found.cells.into())];
            ui.label(theme::text::small(words.with("ledger-replace-found", counts)).weak());
        }
    }

    fn found(&mut self, ledger: &Arc<Ledger>, columns: &Rc<[Shown]>, context: &Context<'_>) -> Found {
        if let Some(known) = self.found.as_ref().filter(|known| known.is_of(ledger, columns, &self.wanted)) {
            return known.found;
        }
        let found = context.session.found_in_cells(&self.wanted);
        let (ledger, wanted) = (Arc::downgrade(ledger), self.wanted.clone());
        self.found = Some(Counted { ledger, columns: Rc::clone(columns), wanted, found });
        found
    }
}

fn field(ui: &mut Ui, text: &mut String, name: &str) -> Response {
    let field = widgets::framed(ui, TextEdit::singleline(text).hint_text(name).desired_width(FIELD));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
    field
}

fn scope_name(scope: &ReplaceScope, words: &Words) -> String {
    match scope {
        ReplaceScope::AllColumns => words.text("ledger-replace-all-columns").to_owned(),
        ReplaceScope::Cells(..) => words.text("ledger-replace-marked").to_owned(),
        ReplaceScope::Columns(columns) => match columns.as_slice() {
            [column] => column_heading(column, words),
            columns => words.with("ledger-replace-columns", [("count", columns.len().into())]),
        },
    }
}
