//! The field that every date is typed in: it takes the words that an import takes, says how it reads them, and has a
//! calendar.

use egui::{Popup, PopupKind, RectAlign, Response, TextEdit, Ui};

use super::calendar::{self, Outcome};
use crate::model::{Date, When};
use crate::session::Action;
use crate::table::parse::{self, DateBasis, counts_unknown_holidays};
use crate::ui::Context;
use crate::ui::draft::{Drafts, Field};
use crate::ui::theme;
use crate::words::Words;

/// What the words of a field are read as.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DateKind {
    /// What words are read by that say only a part.
    pub basis: DateBasis,
    /// True where a period is a value too: a month, a quarter.
    pub period: bool,
}

impl DateKind {
    /// A day.
    pub(crate) fn day(basis: DateBasis) -> Self {
        Self { basis, period: false }
    }

    /// A day or a period.
    pub(crate) fn period(basis: DateBasis) -> Self {
        Self { basis, period: true }
    }

    fn read(self, text: &str, words: &Words) -> Option<When> {
        if self.period {
            parse::when(text, self.basis, words).ok().flatten()
        } else {
            parse::date(text, self.basis, words).ok().flatten().map(When::Day)
        }
    }
}

/// A date field of a dialog, which keeps its text itself. The response is changed also where a day was taken from the
/// calendar.
pub(crate) fn own(
    ui: &mut Ui,
    text: &mut String,
    hint: &str,
    width: f32,
    kind: DateKind,
    context: &Context<'_>,
) -> Response {
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let today = context.session.record_day();
    let by_key = calendar::keys(ui, id, || shown_day(kind, text, today, context.words));
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        tab: false,
        escape: calendar::is_open(ui, id),
    };
    let edit = TextEdit::singleline(text).id(id).hint_text(hint).desired_width(width).event_filter(filter);
    let mut response = super::framed(ui, edit);
    if response.changed() {
        calendar::close(ui);
    }
    let by_pointer = beside(ui, &response, kind, (text, today), context);
    let taken = [by_key, by_pointer].into_iter().find_map(Outcome::taken);
    if let Some(day) = taken {
        *text = day.to_string();
        response.mark_changed();
        response.request_focus();
    }
    response
}

/// A date field of a document.
pub(crate) fn draft<A: Into<Option<Action>>>(
    ui: &mut Ui,
    drafts: &mut Drafts,
    field: Field<'_>,
    kind: DateKind,
    make: impl Fn(&str) -> Result<A, String> + 'static,
    context: &mut Context<'_>,
) -> Response {
    let (id, value) = (field.id, field.value);
    let shown = FieldDate { id, value, day: None, kind };
    let show =
        |ui: &mut Ui, drafts: &mut Drafts, context: &mut Context<'_>| drafts.field(ui, field, make, context.actions);
    let (response, outcome) = around(ui, drafts, drafts.widget(id), &shown, context, show);
    match outcome {
        Outcome::Taken(day) => {
            response.request_focus();
            drafts.put(id, day.to_string());
            ui.ctx().request_repaint();
        }
        Outcome::Left => drop(drafts.take_one(id, context.actions)),
        Outcome::Stays => {}
    }
    response
}

/// True while the keys are for the calendar of a field: it is open, or the key that opens it is pressed.
pub(crate) fn has_keys(ui: &Ui, field: egui::Id) -> bool {
    // Tab leads on, whatever is open.
    if ui.input(|input| input.key_pressed(egui::Key::Tab)) {
        close(ui, field);
        return false;
    }
    let opens = |input: &egui::InputState| input.modifiers.alt && input.key_pressed(egui::Key::ArrowDown);
    calendar::is_open(ui, field) || ui.input(opens)
}

/// Closes the calendar of a field that is not on screen.
pub(crate) fn close(ui: &Ui, field: egui::Id) {
    if calendar::is_open(ui, field) {
        calendar::close(ui);
    }
}

/// A date field of a document, as its calendar needs it.
pub(crate) struct FieldDate<'a> {
    pub(crate) id: egui::Id,
    /// What stands in it while nothing is typed.
    pub(crate) value: &'a str,
    /// The day of that, where its words say more than the day.
    pub(crate) day: Option<Date>,
    pub(crate) kind: DateKind,
}

/// A field with its calendar around it; `widget` has its keys. `show` shows the field alone, and gives its response.
pub(crate) fn around(
    ui: &mut Ui,
    drafts: &mut Drafts,
    widget: Option<egui::Id>,
    of: &FieldDate<'_>,
    context: &mut Context<'_>,
    show: impl FnOnce(&mut Ui, &mut Drafts, &mut Context<'_>) -> Response,
) -> (Response, Outcome) {
    let today = context.session.record_day();
    let text = |drafts: &Drafts| drafts.untaken(of.id).unwrap_or(of.value).to_owned();
    let day = |drafts: &Drafts| of.day.filter(|_| drafts.untaken(of.id).is_none()).unwrap_or(today);
    let opens_at = || shown_day(of.kind, &text(drafts), day(drafts), context.words);
    let by_key = widget.map_or(Outcome::Stays, |widget| calendar::keys(ui, widget, opens_at));
    let response = show(ui, drafts, context);
    if response.changed() {
        calendar::close(ui);
    }
    let by_pointer = beside(ui, &response, of.kind, (&text(drafts), day(drafts)), context);
    (response, if matches!(by_key, Outcome::Taken(_)) { by_key } else { by_pointer })
}

/// The day at which a calendar opens: that of the text, else the other one.
fn shown_day(kind: DateKind, text: &str, other: Date, words: &Words) -> Date {
    kind.read(text, words).map_or(other, When::last_day)
}

/// The mark of the calendar, the calendar, and how the words of the field are read while they are typed.
fn beside(ui: &Ui, field: &Response, kind: DateKind, (text, other): (&str, Date), context: &Context<'_>) -> Outcome {
    let words = context.words;
    let today = context.session.record_day();
    if calendar::mark(ui, field, words) {
        calendar::toggle(ui, field.id, shown_day(kind, text, other, words));
        field.request_focus();
        return Outcome::Stays;
    }
    if field.has_focus() && !calendar::is_open(ui, field.id) {
        reading(field, kind, text, words);
    }
    calendar::show(ui, field, today, words)
}

/// Says what words are read as that are not the date itself.
fn reading(field: &Response, kind: DateKind, text: &str, words: &Words) {
    let Some(read) = kind.read(text, words).filter(|read| read.to_string() != text.trim()) else { return };
    let popup = Popup::from_response(field).id(field.id.with("date reading")).open(true).kind(PopupKind::Tooltip);
    // Beside the field: below it stand the buttons of a dialog.
    let popup = popup.align(RectAlign::RIGHT).align_alternatives(&[RectAlign::TOP_START, RectAlign::BOTTOM_START]);
    popup.interactable(false).show(|ui| {
        let key = if counts_unknown_holidays(text, kind.basis) { "date-read-weekends" } else { "date-read-as" };
        let told = words.with(key, [("date", words.when(read).into())]);
        ui.add(egui::Label::new(theme::text::small(told)).extend());
    });
}
