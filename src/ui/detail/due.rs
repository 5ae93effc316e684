//! A due date on the page of its node or in an entry, with the changes that it went through.

use std::rc::Rc;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Id, PopupCloseBehavior, RichText, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme;
use super::super::widgets::date_field::{self, DateKind};
use super::super::widgets::{self, shape};
use super::fields::Make;
use super::form::{Form, Look};
use crate::document::Change;
use crate::model::{Due, FieldType as _, NodeRef, Value};
use crate::session::{Action, Dialog, OpenDocument};
use crate::table::parse;

/// The width of who approved a change, with its name, in points.
const APPROVED: f32 = 260.0;

/// A due date: typed once, then only moved, with the reason. The first date is never overwritten. `line` draws it below.
pub(super) fn show(
    ui: &mut Ui,
    node: &NodeRef,
    due: Option<&Due>,
    late: bool,
    form: &mut Form<'_, '_>,
    line: impl FnOnce(&mut Ui),
    make: impl Fn(Option<Due>) -> Change + 'static,
) {
    let words = form.words();
    let Some(present) = due else {
        let (known, basis) = (form.words(), form.limits());
        let kind = DateKind::period(basis);
        form.date(ui, (node, "due"), words.text("due"), "", 140.0, kind, move |text| {
            Ok(make(parse::due(text, basis, &known)?))
        });
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let is_worded = !present.has_limit() && !present.words.is_empty();
        let unknown = || if is_worded { words.due(present) } else { words.text("due-unknown").to_owned() };
        ui.label(present.present().map_or_else(unknown, |when| words.when(when)));
        if let Some(limit) = words.due_limit(present) {
            ui.label(RichText::new(limit).weak());
        }
        if late {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, theme::ROW), egui::Sense::hover());
            shape::paint_late(ui.painter(), rect.center(), theme::palette(ui));
            ui.colored_label(theme::palette(ui).seal, words.text("overdue"));
        }
        if !present.words.is_empty() && !is_worded {
            ui.label(RichText::new(format!("“{}”", present.words)).weak());
        }
        if ui.small_button(words.text("due-move")).on_hover_text(words.text("due-move-tip")).clicked() {
            form.context.actions.push(Action::Ask(Dialog::Due(vec![node.clone()], None)));
        }
        if ui.small_button(words.text("remove")).on_hover_text(words.text("remove-tip")).clicked() {
            form.change(make(None));
        }
    });
    line(ui);
    let make: Rc<dyn Fn(Option<Due>) -> Change> = Rc::new(make);
    for at in 0..present.changes.len() {
        changed(ui, (node, at), present, form, &make);
    }
}

/// One change of the date, with who approved it: a field where nobody is named yet.
fn changed(
    ui: &mut Ui,
    (node, at): (&NodeRef, usize),
    due: &Due,
    form: &mut Form<'_, '_>,
    make: &Rc<dyn Fn(Option<Due>) -> Change>,
) {
    let words = form.words();
    let Some(change) = due.changes.get(at) else { return };
    let on = change.on.map_or_else(|| words.text("due-changed-undated").to_owned(), |on| words.date(on));
    let arguments = [
        ("from", words.when(change.from).into()),
        ("to", words.when(change.to).into()),
        ("on", on.into()),
        ("reason", change.reason.clone().into()),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::text::small(words.with("due-changed", arguments)).weak());
        let name = words.text("field-due_change-approved_by");
        let label = if change.approved_by.is_empty() { words.text("due-not-approved") } else { name };
        // One block, so that the name never stands at the end of a line without its field.
        let left = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(APPROVED, theme::ROW), left, |ui| {
            ui.label(theme::text::small(label).weak());
            let (due, make) = (due.clone(), Rc::clone(make));
            form.text(ui, (node, "approved", at), name, &change.approved_by, Look::Cell(180.0), move |text| {
                let mut due = due.clone();
                if let Some(change) = due.changes.get_mut(at) {
                    text.trim().clone_into(&mut change.approved_by);
                }
                make(Some(due))
            });
        });
    });
}

/// The due date of an entry, such as a stage: typed once, then moved with the reason; the first one stays.
pub(super) fn of_entry(ui: &mut Ui, salt: Id, name: &str, value: &Value, make: &Make, form: &mut Form<'_, '_>) {
    let words = form.words();
    let Some(due) = value.typed::<Option<Due>>().flatten() else {
        let (known, make, basis) = (form.words(), Rc::clone(make), form.limits());
        form.date(ui, salt, name, "", 120.0, DateKind::period(basis), move |text| {
            Ok(make(parse::due(text, basis, &known)?.to_value()))
        });
        return;
    };
    let present = due.present().map_or_else(|| words.text("due-unknown").to_owned(), |when| words.when(when));
    let moves = due.changes.len();
    let text = if moves == 0 {
        present
    } else {
        words.with("due-moved-times", [("date", present.into()), ("count", moves.into())])
    };
    ui.label(text).on_hover_text(words.due(&due));
    // What is typed stays while the menu is closed by mistake.
    let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = MenuButton::from_button(egui::Button::new(words.text("due-move")).small()).config(stays);
    let menu = button.ui(ui, |ui| move_entry(ui, salt, &due, make, form)).0;
    menu.on_hover_text(words.text("due-move-tip"));
    let clear = ui.add(egui::Button::new("×").frame(false));
    let name = format!("{name}: {}", words.text("remove"));
    clear.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if clear.on_hover_text(&name).clicked() {
        form.change(make(None::<Due>.to_value()));
    }
}

/// A new date and the reason for it.
fn move_entry(ui: &mut Ui, salt: Id, due: &Due, make: &Make, form: &mut Form<'_, '_>) {
    let words = form.words();
    ui.set_min_width(260.0);
    let basis = form.limits().later_than(due.last_day());
    let mut typed = |key: &str, label: &str| {
        let id = salt.with(key);
        let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let label = ui.label(label);
        let field = if key == "to" {
            date_field::own(ui, &mut text, "", 240.0, DateKind::period(basis), form.context)
        } else {
            widgets::framed(ui, egui::TextEdit::singleline(&mut text).desired_width(240.0))
        };
        field.labelled_by(label.id);
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
        text
    };
    let fields = [("to", words.text("due-new")), ("reason", words.text("due-reason"))];
    let [to, reason] = fields.map(|(key, label)| typed(key, label));
    let node = form.context.session.active().and_then(OpenDocument::selection).cloned();
    for ((key, name), text) in fields.into_iter().zip([&to, &reason]) {
        tell_own(&OwnField { id: salt.with(key), name, node: node.as_ref(), in_dialog: false }, text, form.context);
    }
    let told = match parse::needed(parse::when(&to, basis, &words), &words) {
        Ok(_) if reason.trim().is_empty() => Err(words.text("error-no-reason").to_owned()),
        other => other,
    };
    let take = ui.add_enabled(told.is_ok(), egui::Button::new(theme::text::strong(words.text("take"))));
    let take = match &told {
        Ok(_) => take,
        Err(why) => take.on_disabled_hover_text(why),
    };
    if let (true, Ok(to)) = (take.clicked(), told) {
        let on = form.context.session.record_day();
        form.change(make(Some(due.clone().moved(to, on, reason.trim().to_owned())).to_value()));
        for (key, name) in fields {
            ui.data_mut(|data| data.remove_temp::<String>(salt.with(key)));
            tell_own(&OwnField { id: salt.with(key), name, node: None, in_dialog: false }, "", form.context);
        }
        ui.close();
    }
}
