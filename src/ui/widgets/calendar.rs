//! A small calendar under a date field: a month with its weeks from Monday, today marked, days off shown weak.
//!
//! Alt+Down opens it, the arrows move the day, Page Up and Page Down the month, Enter takes, Escape closes. The keyboard
//! stays in the field all the while, so that typing goes on as if it were not there. One calendar is open at a time.

use egui::{Align2, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use crate::model::{Date, When, calendar};
use crate::ui::theme;
use crate::words::Words;

/// The size of a day, in points.
const DAY: egui::Vec2 = vec2(32.0, 26.0);

/// The days of a week.
const WEEK: i32 = 7;

/// So many weeks hold every month.
const WEEKS: i32 = 6;

/// The calendar that is open.
#[derive(Clone, Copy)]
struct Open {
    /// The field that it belongs to.
    field: Id,
    /// The day with the cursor; its month is shown.
    day: Date,
}

/// What the keyboard or the pointer did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing that the field must know.
    Stays,
    /// A day was taken.
    Taken(Date),
    /// The keyboard went elsewhere.
    Left,
}

impl Outcome {
    /// The day that was taken.
    pub(crate) fn taken(self) -> Option<Date> {
        if let Self::Taken(day) = self { Some(day) } else { None }
    }
}

fn store() -> Id {
    Id::unique("calendar")
}

/// Remembers which date field had the keyboard: its keys are not commands.
fn typing() -> Id {
    Id::unique("date field with the keyboard")
}

fn open(ui: &Ui, field: Id) -> Option<Open> {
    ui.data(|data| data.get_temp::<Option<Open>>(store())).flatten().filter(|open| open.field == field)
}

/// True while the calendar of a field is open.
pub(crate) fn is_open(ui: &Ui, field: Id) -> bool {
    open(ui, field).is_some()
}

/// True while a date field has the keyboard.
pub(crate) fn has_keyboard(ctx: &egui::Context) -> bool {
    let field = ctx.data(|data| data.get_temp::<Id>(typing()));
    field.is_some() && ctx.memory(egui::Memory::focused) == field
}

fn set(ui: &Ui, open: Open) {
    ui.data_mut(|data| data.insert_temp(store(), Some(open)));
}

pub(super) fn close(ui: &Ui) {
    ui.data_mut(|data| data.insert_temp(store(), None::<Open>));
}

/// Opens the calendar of a field, or closes it.
pub(super) fn toggle(ui: &Ui, field: Id, day: Date) {
    if is_open(ui, field) {
        close(ui);
    } else {
        set(ui, Open { field, day });
    }
}

/// Takes the keys of a field that are about its calendar; called before the field sees them. `day` is the day that
/// stands in the field, or today.
pub(super) fn keys(ui: &Ui, field: Id, day: impl FnOnce() -> Date) -> Outcome {
    if !ui.memory(|memory| memory.has_focus(field)) {
        return Outcome::Stays;
    }
    ui.data_mut(|data| data.insert_temp(typing(), field));
    let hit = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let Some(open) = open(ui, field) else {
        if hit(Modifiers::ALT, Key::ArrowDown) {
            set(ui, Open { field, day: day() });
        }
        return Outcome::Stays;
    };
    if ui.input(|input| input.key_pressed(Key::Tab)) {
        close(ui);
        return Outcome::Stays;
    }
    let mut day = open.day;
    for (key, days) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::ArrowUp, -7), (Key::ArrowDown, 7)] {
        if hit(Modifiers::NONE, key) {
            day = day.add_days(days);
        }
    }
    for (key, months) in [(Key::PageUp, -1), (Key::PageDown, 1)] {
        if hit(Modifiers::NONE, key) {
            day = day.add_months(months);
        }
    }
    if day != open.day {
        set(ui, Open { field, day });
    }
    if hit(Modifiers::NONE, Key::Escape) {
        close(ui);
    } else if hit(Modifiers::NONE, Key::Enter) {
        close(ui);
        return Outcome::Taken(day);
    }
    Outcome::Stays
}

/// Shows the calendar of a field under it, where it is open.
pub(super) fn show(ui: &Ui, field: &Response, today: Date, words: &Words) -> Outcome {
    let Some(open) = open(ui, field.id) else { return Outcome::Stays };
    let popup = Popup::from_response(field).id(field.id.with("calendar")).open(true);
    let shown = popup.close_behavior(PopupCloseBehavior::IgnoreClicks).show(|ui| month(ui, open, today, words));
    let Some(shown) = shown else { return Outcome::Stays };
    if shown.inner != Outcome::Stays {
        close(ui);
        return shown.inner;
    }
    let pressed = ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten());
    let is_beside = pressed.is_some_and(|at| !shown.response.rect.contains(at) && !field.rect.contains(at));
    let is_left = !field.has_focus() && !ui.memory(|memory| memory.focused().is_none());
    if is_beside || is_left {
        close(ui);
    }
    if is_left { Outcome::Left } else { Outcome::Stays }
}

fn month(ui: &mut Ui, open: Open, today: Date, words: &Words) -> Outcome {
    let (year, month, _) = open.day.parts();
    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
    ui.set_width(DAY.x * WEEK as f32);
    ui.horizontal(|ui| {
        for (sign, key, months) in [("‹", "calendar-before", -1), ("›", "calendar-after", 1)] {
            let button = ui.add_sized([28.0, DAY.y], egui::Button::new(sign).frame(false));
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words.text(key)));
            if button.on_hover_text(words.text(key)).clicked() {
                set(ui, Open { day: open.day.add_months(months), ..open });
                // The keyboard went with the click.
                ui.memory_mut(|memory| memory.request_focus(open.field));
            }
        }
        ui.add_space(theme::space::S);
        ui.label(theme::text::strong(words.when(When::Month(year, month))));
    });
    ui.horizontal(|ui| {
        for name in words.text("calendar-weekdays").split_whitespace() {
            ui.add_sized([DAY.x, 18.0], egui::Label::new(theme::text::small(name).weak()));
        }
    });
    let Some(first) = Date::new(year, month, 1) else { return Outcome::Stays };
    let monday = first.add_days(-(i32::from(first.weekday()) - 1));
    let mut outcome = Outcome::Stays;
    for week in 0..WEEKS {
        let begin = monday.add_days(week * WEEK);
        if begin > first.last_of_month() {
            // The month ends earlier; its place is kept so that the arrows stay where they are.
            ui.allocate_exact_size(vec2(DAY.x, DAY.y), Sense::hover());
            continue;
        }
        ui.horizontal(|ui| {
            for weekday in 0..WEEK {
                let day = begin.add_days(weekday);
                if one(ui, day, &open, today, words) {
                    outcome = Outcome::Taken(day);
                }
            }
        });
    }
    outcome
}

/// One day. True where it is taken: when the button goes down, before the field loses the keyboard.
fn one(ui: &mut Ui, day: Date, open: &Open, today: Date, words: &Words) -> bool {
    let (_, month, number) = day.parts();
    let (rect, response) = ui.allocate_exact_size(DAY, Sense::CLICK);
    let name = words.date(day);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, day == open.day, &name));
    if open.day.parts().1 != month {
        // Days of the months beside it only take room.
        return false;
    }
    let palette = theme::palette(ui);
    paint(ui, rect, (day == open.day, response.hovered(), day == today));
    let is_off = !calendar::is_working_day(day);
    let ink = if is_off { palette.weak } else { palette.text };
    let style = if day == today { egui::TextStyle::Name("strong".into()) } else { egui::TextStyle::Body };
    let font = style.resolve(ui.style());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, number.to_string(), font, ink);
    let pressed = response.hovered() && ui.input(|input| input.pointer.primary_pressed());
    let taken = response.clicked() || pressed;
    let tip = if is_off && !day.is_weekend() { words.text("calendar-day-off") } else { "" };
    if !tip.is_empty() {
        response.on_hover_text(tip);
    }
    taken
}

fn paint(ui: &Ui, rect: Rect, (has_cursor, is_hovered, is_today): (bool, bool, bool)) {
    let palette = theme::palette(ui);
    let inside = rect.shrink(1.0);
    if has_cursor {
        ui.painter().rect_filled(inside, 3.0, palette.selected);
        ui.painter().rect_stroke(inside, 3.0, Stroke::new(2.0, palette.focus), egui::StrokeKind::Inside);
    } else if is_hovered {
        ui.painter().rect_filled(inside, 3.0, palette.hovered);
    }
    if is_today {
        let foot = inside.bottom() - 3.0;
        let line = [pos2(inside.center().x - 7.0, foot), pos2(inside.center().x + 7.0, foot)];
        ui.painter().line_segment(line, Stroke::new(2.0, palette.seal));
    }
}

/// The mark at the right end of a date field that opens its calendar; it is seen where the field has the keyboard or the
/// pointer is over it.
pub(super) fn mark(ui: &Ui, field: &Response, words: &Words) -> bool {
    let size = vec2(18.0, field.rect.height());
    let rect = Rect::from_min_size(pos2(field.rect.right() - size.x - 1.0, field.rect.top()), size);
    let response = ui.interact(rect, field.id.with("calendar mark"), Sense::CLICK);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words.text("calendar-open")));
    if field.has_focus() || field.hovered() || response.hovered() {
        paint_mark(ui, rect, response.hovered());
    }
    response.on_hover_text(words.text("calendar-open-tip")).clicked()
}

fn paint_mark(ui: &Ui, rect: Rect, is_hovered: bool) {
    let palette = theme::palette(ui);
    let ink = if is_hovered { palette.text } else { palette.weak };
    let stroke = Stroke::new(1.0, ink);
    let sheet = Rect::from_center_size(rect.center(), vec2(11.0, 10.0));
    ui.painter().rect_filled(rect.shrink2(vec2(0.0, 3.0)), 0.0, palette.ground);
    ui.painter().rect_stroke(sheet, 1.0, stroke, egui::StrokeKind::Inside);
    ui.painter().hline(sheet.x_range(), sheet.top() + 3.0, stroke);
    for x in [sheet.left() + 3.0, sheet.right() - 3.0] {
        ui.painter().vline(x, (sheet.top() - 2.0)..=(sheet.top() + 1.0), stroke);
    }
}
