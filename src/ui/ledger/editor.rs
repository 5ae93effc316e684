//! The editor of the cell with the cursor. While the cell waits it is there unseen, with the keyboard, so that an input
//! method can begin in the cell; it shows itself with the first letter.

use std::rc::Rc;

use egui::text_edit::TextEditState;
use egui::{Align, Event, Frame, Id, Layout, Order, Rect, RichText, Shape, Stroke, StrokeKind, Ui, UiBuilder};

use crate::analysis::{Column, names_like};
use crate::document::kind_of;
use crate::field;
use crate::model::{ClosingKind, Date, FieldKey, FieldKind, Node, NodeRef, PartyKind, Record, Report, Value};
use crate::session::{Action, CellEntry, CellPlace, Dialog};
use crate::table::column_heading;
use crate::table::parse::{self, DateBasis};
use crate::ui::Context;
use crate::ui::draft::{Drafts, Field, FieldLook};
use crate::ui::theme::{self, space};
use crate::ui::widgets::date_field::{self, DateKind, FieldDate};
use crate::words::Words;

use super::keyboard::{self, Leave, Pressed};

/// How many words are offered at most.
const MOST_OFFERS: usize = 12;

/// How the cell with the cursor is typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mode {
    /// It waits.
    #[default]
    Waiting,
    /// What is typed takes the place of what stood there.
    Replacing,
    /// What stood there is changed.
    Changing,
}

/// The cell with the cursor, as its editor needs it.
#[derive(Debug, Clone)]
pub(super) struct EditedCell {
    pub(super) node: NodeRef,
    pub(super) column: Column,
    /// The text that changing begins with, or why the cell is not typed in.
    pub(super) text: Result<String, String>,
    /// The words of a closed list, or the names that could stand there; none while the cell waits.
    pub(super) offers: Rc<[String]>,
    /// True where several names stand, parted by marks.
    pub(super) lists: bool,
    /// What stands below the text: former entries, and the keys; nothing while the cell waits.
    pub(super) foot: String,
    pub(super) newlines: bool,
    /// What a date in it is read as, and the day that stands there; nothing where the cell holds no date.
    pub(super) date: Option<(DateKind, Option<Date>)>,
    /// The first of several cells that are marked, where it is not this one: what is typed goes there.
    pub(super) first: Option<CellPlace>,
}

/// The editor.
#[derive(Debug, Default)]
pub(super) struct Editor {
    mode: Mode,
    /// The field that was last on screen.
    id: Option<Id>,
    /// What was typed behind a key that left the cell.
    later: Vec<Event>,
    /// Why the cell takes nothing.
    said: Option<String>,
    /// The offered word that is picked.
    picked: Option<usize>,
    offering: bool,
    begin: bool,
    /// The caret goes behind the text.
    at_end: bool,
    /// The column whose filter is to open.
    filter_asked: Option<Column>,
}

impl Editor {
    /// True while the keyboard is in a cell that waits: keys without a modifier are commands then.
    pub(super) fn waits(&self, ctx: &egui::Context, drafts: &Drafts) -> bool {
        let has_keyboard = drafts.cell().is_some_and(|widget| ctx.memory(|memory| memory.has_focus(widget)));
        has_keyboard && self.mode == Mode::Waiting
    }

    /// True while the cell is typed in: only then are its words and what stands below it wanted.
    pub(super) fn is_open(&self) -> bool {
        self.mode != Mode::Waiting
    }

    /// Opens the editor on what stands in the cell.
    pub(super) fn begin(&mut self) {
        self.begin = true;
    }

    /// The column whose filter is to open, once after the key for that.
    pub(super) fn filter_asked(&mut self) -> Option<Column> {
        self.filter_asked.take()
    }

    /// Reads the keys that are for the cell, before anything else sees them.
    pub(super) fn keys(
        &mut self,
        ui: &Ui,
        cell: &EditedCell,
        page: usize,
        has_keyboard: bool,
        drafts: &mut Drafts,
        context: &mut Context<'_>,
    ) -> Option<Leave> {
        let id = id_of(cell);
        let widget = drafts.cell()?;
        if self.id != Some(id) {
            // The caret and the undo of the widget were those of another cell.
            TextEditState::default().store(ui.ctx(), widget);
            // A text that was not taken stands there still.
            let mode = if drafts.untaken(id).is_some() { Mode::Changing } else { Mode::Waiting };
            let later = std::mem::take(&mut self.later);
            *self = Self { id: Some(id), mode, later, begin: self.begin, ..Self::default() };
        }
        let free = ui.memory(|memory| memory.focused().is_none());
        if free && has_keyboard && context.session.dialog().is_none() && !egui::Popup::is_any_open(ui.ctx()) {
            ui.memory_mut(|memory| memory.request_focus(widget));
        }
        if std::mem::take(&mut self.begin) {
            self.change(cell);
            ui.memory_mut(|memory| memory.request_focus(widget));
        }
        // A menu that is open has the keys.
        if !ui.memory(|memory| memory.has_focus(widget)) || egui::Popup::is_any_open(ui.ctx()) {
            return None;
        }
        if cell.date.is_some() && self.is_open() && date_field::has_keys(ui, widget) {
            return None;
        }
        let offers = self.offering && !cell.offers.is_empty();
        let mut later = std::mem::take(&mut self.later);
        let pressed = keyboard::read(ui, self.mode, page, (offers, cell.first), &mut later);
        if !later.is_empty() {
            ui.ctx().request_repaint();
        }
        self.later = later;
        self.act(ui, cell, pressed, context)
    }

    fn act(&mut self, ui: &Ui, cell: &EditedCell, pressed: Pressed, context: &mut Context<'_>) -> Option<Leave> {
        if !pressed.steps.is_empty() {
            self.said = None;
        }
        context.actions.extend(pressed.steps.into_iter().map(Action::Ledger));
        let types = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Text(_) | Event::Ime(_))));
        if let (true, Err(reason)) = (types || pressed.replace, &cell.text) {
            self.said = Some(reason.clone());
            ui.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Text(_) | Event::Ime(_))));
            return None;
        }
        if pressed.replace {
            self.mode = Mode::Replacing;
        }
        if pressed.filter {
            self.filter_asked = Some(cell.column.clone());
        }
        if pressed.offers != 0 {
            let count = cell.offers.len();
            let at = self.picked.map_or(if pressed.offers > 0 { 0 } else { count.saturating_sub(1) }, |at| {
                at.saturating_add_signed(pressed.offers).min(count.saturating_sub(1))
            });
            self.picked = Some(at);
        }
        pressed.leave
    }

    fn change(&mut self, cell: &EditedCell) {
        match &cell.text {
            Ok(_) => (self.mode, self.said, self.at_end, self.offering) = (Mode::Changing, None, true, true),
            Err(reason) => self.said = Some(reason.clone()),
        }
    }

    /// Shows the editor over its cell, and takes or drops its text where a key asked for it. `rect` is the cell's; nothing
    /// while it is off the screen.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        rect: Option<Rect>,
        cell: &EditedCell,
        leave: Option<Leave>,
        drafts: &mut Drafts,
        context: &mut Context<'_>,
    ) {
        let id = id_of(cell);
        let Some(make) = make(cell, context) else { return };
        // A text that was not taken is found again on the page of the item by the name of its field there.
        let is_title = cell.column == Column::of(field!(Item.title));
        let name =
            if is_title { context.words.text("title").to_owned() } else { column_heading(&cell.column, context.words) };
        let value = match (&cell.text, self.mode) {
            (Ok(text), Mode::Changing) => text.as_str(),
            _ => "",
        };
        let place = rect.unwrap_or_else(|| Rect::from_min_size(ui.max_rect().left_bottom(), egui::Vec2::ZERO));
        let is_open = self.mode != Mode::Waiting && rect.is_some();
        let inner = place.shrink2(egui::vec2(space::S, space::XS));
        let field = Field {
            id,
            name: &name,
            node: Some(&cell.node),
            of_node: true,
            value,
            hint: "",
            multiline: true,
            newlines: cell.newlines,
            width: if is_open { inner.width().max(MIN_WIDTH) } else { 1.0 },
            look: if is_open { FieldLook::Cell } else { FieldLook::Waiting },
        };
        let behind = ui.painter().add(Shape::Noop);
        let area = if is_open {
            inner.with_max_y(inner.top() + 400.0)
        } else {
            Rect::from_min_size(inner.min, egui::vec2(1.0, 1.0))
        };
        let mut child =
            ui.new_child(UiBuilder::new().max_rect(area).layout(Layout::top_down(Align::Min)).id_salt("editor"));
        if !is_open {
            child.visuals_mut().text_cursor.stroke = Stroke::NONE;
            child.visuals_mut().text_cursor.blink = false;
        }
        let before = drafts.untaken(id).map(str::len);
        if std::mem::take(&mut self.at_end)
            && let Some(widget) = drafts.cell()
        {
            caret_to_end(ui, widget, drafts.untaken(id).unwrap_or(value));
        }
        let show = |ui: &mut Ui, drafts: &mut Drafts, context: &mut Context<'_>| {
            drafts.field(ui, field, make, context.actions)
        };
        let response = if let Some((kind, day)) = cell.date.filter(|_| is_open) {
            let of = FieldDate { id, value, day, kind };
            let (response, outcome) = date_field::around(&mut child, drafts, drafts.cell(), &of, context, show);
            if let Some(day) = outcome.taken() {
                complete(drafts.text_mut(id), &day.to_string(), false);
                response.request_focus();
            }
            response
        } else {
            // All cells have one widget: a calendar that stays open would be that of the next date.
            if let Some(widget) = drafts.cell() {
                date_field::close(&child, widget);
            }
            show(&mut child, drafts, context)
        };
        if self.mode == Mode::Waiting && drafts.untaken(id).is_some() {
            self.mode = Mode::Replacing;
            ui.ctx().request_repaint();
        }
        if drafts.untaken(id).map(str::len) != before {
            (self.picked, self.offering) = (None, true);
        }
        if is_open {
            if !cell.foot.is_empty() {
                child.add_space(space::XS);
                child.label(theme::text::small(&cell.foot).weak());
            }
            let frame = child.min_rect().expand2(egui::vec2(space::S, space::XS)).union(place);
            paint_behind(ui, behind, frame);
            self.offer(ui, frame, cell, drafts);
            // What stands below the lowest row is not seen.
            if let Some(reason) = drafts.error(id).filter(|_| child.min_rect().bottom() > ui.clip_rect().bottom()) {
                note(ui, place, reason);
            }
        }
        if let Some(reason) = self.said.as_ref().filter(|_| !is_open) {
            note(ui, place, reason);
        }
        if let Some(leave) = leave {
            self.leave(leave, cell, drafts, context);
        } else if !response.has_focus() && self.mode != Mode::Waiting && drafts.error(id).is_none() && !self.begin {
            // The keyboard went elsewhere, and the text was taken.
            self.mode = Mode::Waiting;
        }
    }

    fn leave(&mut self, leave: Leave, cell: &EditedCell, drafts: &mut Drafts, context: &mut Context<'_>) {
        let id = id_of(cell);
        match leave {
            Leave::Restore => {
                drafts.drop_one(id, context.actions);
                (self.mode, self.said, self.offering) = (Mode::Waiting, None, false);
            }
            Leave::Take(kind) => {
                if let Some(word) = self.picked.and_then(|at| Self::shown(cell, drafts).get(at).cloned()) {
                    complete(drafts.text_mut(id), &word, cell.lists);
                }
                // What was typed over with nothing is empty now.
                let emptied = self.mode == Mode::Replacing && drafts.untaken(id).is_none();
                if emptied && cell.text.as_ref().is_ok_and(|text| !text.is_empty()) {
                    if let Some(make) = make(cell, context) {
                        match make("") {
                            Ok(action) => context.actions.extend(action),
                            Err(reason) => {
                                self.said = Some(reason);
                                self.mode = Mode::Waiting;
                                return;
                            }
                        }
                    }
                } else if !drafts.take_one(id, context.actions) {
                    self.mode = Mode::Changing;
                    return;
                }
                (self.mode, self.offering, self.picked) = (Mode::Waiting, false, None);
                context.actions.push(Action::Ledger(kind.step()));
            }
        }
    }

    /// The offered words that fit what is typed.
    fn shown(cell: &EditedCell, drafts: &Drafts) -> Vec<String> {
        let typed = drafts.untaken(id_of(cell)).unwrap_or_default();
        let begun = if cell.lists { parse::last_name(typed) } else { typed };
        let like = names_like(begun.trim(), cell.offers.iter().map(String::as_str));
        like.into_iter().take(MOST_OFFERS).map(ToOwned::to_owned).collect()
    }

    /// Offers words below the editor. One is taken when the button goes down, before the editor loses the keyboard.
    fn offer(&mut self, ui: &Ui, frame: Rect, cell: &EditedCell, drafts: &mut Drafts) {
        let shown = if self.offering { Self::shown(cell, drafts) } else { Vec::new() };
        if shown.is_empty() {
            return;
        }
        let area = egui::Area::new(Id::unique("ledger offers")).order(Order::Foreground).fixed_pos(frame.left_bottom());
        let mut chosen = None;
        area.show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(egui::Margin::same(4)).show(ui, |ui| {
                ui.set_min_width(frame.width() - 10.0);
                for (at, word) in shown.iter().enumerate() {
                    let label = ui.selectable_label(self.picked == Some(at), RichText::new(word));
                    if label.hovered() && ui.input(|input| input.pointer.primary_pressed()) {
                        chosen = Some(word.clone());
                    }
                }
            });
        });
        if let Some(word) = chosen {
            complete(drafts.text_mut(id_of(cell)), &word, cell.lists);
            (self.offering, self.picked) = (false, None);
        }
    }
}

/// No editor is narrower.
const MIN_WIDTH: f32 = 60.0;

/// The id of the field of a cell.
pub(super) fn id(node: &NodeRef, column: &Column) -> Id {
    Id::unique(("ledger cell", node, column))
}

fn id_of(cell: &EditedCell) -> Id {
    id(&cell.node, &cell.column)
}

/// What the text of a cell asks for, as an action.
fn make(cell: &EditedCell, context: &Context<'_>) -> Option<impl Fn(&str) -> Result<Option<Action>, String> + use<>> {
    let (node, entry) = (cell.node.clone(), context.session.cell_entry(cell.node.clone(), cell.column.clone())?);
    Some(move |text: &str| {
        Ok(match entry(text)? {
            CellEntry::Nothing => None,
            CellEntry::Edit(edit) => Some(Action::Edit(edit)),
            CellEntry::MoveDue(to) => Some(Action::Ask(Dialog::Due(vec![node.clone()], Some(to)))),
            CellEntry::Close => Some(Action::Ask(Dialog::Close(vec![node.clone()]))),
            CellEntry::Reopen => Some(Action::Ask(Dialog::ClosingStep(vec![node.clone()], ClosingKind::Reopened))),
        })
    })
}

fn complete(text: Option<&mut String>, word: &str, lists: bool) {
    let Some(text) = text else { return };
    if !lists {
        text.clear();
    }
    parse::complete_name(text, word);
}

fn caret_to_end(ui: &Ui, widget: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), widget).unwrap_or_default();
    let end = egui::text::CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
    state.store(ui.ctx(), widget);
}

/// Ground and frame of the open editor: the one place of a table with a shadow.
fn paint_behind(ui: &Ui, at: egui::layers::ShapeIdx, frame: Rect) {
    let palette = theme::palette(ui);
    let shadow = egui::Shadow { offset: [0, 2], blur: 8, spread: 0, color: egui::Color32::from_black_alpha(40) };
    let shapes = vec![
        Shape::from(shadow.as_shape(frame, 0.0)),
        Shape::rect_filled(frame, 0.0, palette.ground),
        Shape::rect_stroke(frame, 0.0, Stroke::new(2.0, palette.focus), StrokeKind::Outside),
    ];
    ui.painter().set(at, Shape::Vec(shapes));
}

/// The room that a note needs below its cell, in points.
const NOTE: f32 = 44.0;

/// Why a cell takes nothing, below it, or above it where there is no room.
fn note(ui: &Ui, cell: Rect, reason: &str) {
    let area = egui::Area::new(Id::unique("ledger note")).order(Order::Foreground);
    let area = if cell.bottom() + NOTE > ui.clip_rect().bottom() {
        area.pivot(egui::Align2::LEFT_BOTTOM).fixed_pos(cell.left_top())
    } else {
        area.fixed_pos(cell.left_bottom())
    };
    area.interactable(false).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).show(ui, |ui| ui.label(theme::text::small(reason)));
    });
}

/// What could stand in a cell: the words of a closed list, or the names of parties of its kind.
pub(super) fn offers(report: &Report, key: &FieldKey, words: &Words) -> Rc<[String]> {
    let kind = key.kind(&report.columns);
    if let Some(party) = kind_of(kind) {
        let fits = |own: PartyKind| own == party || party == PartyKind::Person && own == PartyKind::Leader;
        return report.parties.iter().filter(|own| fits(own.kind)).map(|own| own.name.clone()).collect();
    }
    match (kind, key) {
        (FieldKind::Choice, FieldKey::Declared(field)) => {
            field.choices.iter().map(|choice| words.text(choice.word).to_owned()).collect()
        }
        (FieldKind::Choice, FieldKey::Column(id)) => {
            report.column(id).map(|column| column.choices.clone()).unwrap_or_default().into()
        }
        (FieldKind::Flag, _) => [words.text("value-yes"), words.text("value-no")].map(ToOwned::to_owned).into(),
        _ => Rc::new([]),
    }
}

/// What a date of a kind of field is read as.
pub(super) fn date_kind(kind: FieldKind, report: &Report, context: &Context<'_>) -> Option<DateKind> {
    let today = context.session.record_day();
    match kind {
        FieldKind::Date => Some(DateKind::day(DateBasis::today(today))),
        FieldKind::When | FieldKind::Due => Some(DateKind::period(DateBasis::limit(Some(today), report.feedback_on))),
        _ => None,
    }
}

/// The days of the entries that were made last.
fn newest_days(node: Node<'_>, field: &str) -> Vec<Date> {
    let Some(Value::Records(entries)) = node.value(field) else { return Vec::new() };
    let day = |entry: &Record| if let Some(Value::Date(day)) = entry.get("on") { *day } else { None };
    entries.iter().rev().take(3).filter_map(day).collect()
}

/// What stands below the text of an open editor: the days of former entries, which stay, and the keys.
pub(super) fn foot(node: Node<'_>, key: &FieldKey, newlines: bool, words: &Words) -> String {
    if !newlines {
        return String::new();
    }
    let days: Vec<String> = match key.declared().map(|field| field.key) {
        Some(own @ ("updates" | "log")) => newest_days(node, own).into_iter().map(|day| words.date(day)).collect(),
        _ => Vec::new(),
    };
    let keys = words.text("ledger-editor-keys");
    if days.is_empty() {
        return keys.to_owned();
    }
    let former = words.with("ledger-editor-former", [("days", words.list(&days).into())]);
    format!("{former}\n{keys}")
}
