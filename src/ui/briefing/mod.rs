//! The briefing: its pages on the screen, being arranged, and the speaker's own window.

mod arrange;
mod paint;
mod speaker;

use std::sync::Arc;

use egui::{Color32, CursorIcon, Key, Rect, Sense, Stroke, StrokeKind, Ui, vec2};

use super::Context;
use super::theme;
use crate::chart::Page;
use crate::scene;
use crate::session::{Action, Briefing, BriefingStep, Screen};

use super::picture::{colour, paint};
pub(super) use arrange::ArrangeView;
use paint::{Drawn, fitted};
use speaker::Speaker;

/// For how long the pointer is still before it is hidden, in seconds.
const STILL: f32 = 2.5;

/// The state of a briefing under way.
#[derive(Debug, Default)]
pub(super) struct BriefingView {
    drawn: Drawn,
    speaker: Speaker,
}

impl BriefingView {
    /// Lets go of the pages: no briefing is shown.
    pub(super) fn leave(&mut self) {
        self.drawn = Drawn::default();
    }

    /// Shows the briefing over the whole window.
    pub(super) fn show(&mut self, ui: &mut Ui, briefing: &Briefing, context: &mut Context<'_>) {
        keys(ui, briefing, context);
        self.page(ui, briefing, context);
        if briefing.speaker {
            self.speaker.show(ui, &mut self.drawn, briefing, context);
        }
    }

    fn page(&mut self, ui: &mut Ui, briefing: &Briefing, context: &mut Context<'_>) {
        let rect = ui.max_rect();
        if briefing.screen == Screen::Black {
            ui.painter().rect_filled(rect, 0.0, Color32::BLACK);
            ui.ctx().set_cursor_icon(CursorIcon::None);
            return;
        }
        ui.painter().rect_filled(rect, 0.0, colour(theme::ink(ui.ctx()).ground));
        if briefing.pages.is_empty() {
            ui.centered_and_justified(Ui::spinner);
        } else if briefing.screen == Screen::All {
            self.all(ui, rect, &briefing.pages, briefing.at, context);
        } else if let Some(scene) = self.drawn.scene(ui, &briefing.pages, briefing.at) {
            let response = ui.interact(rect, ui.scope_id().with("page"), Sense::CLICK);
            let words: Vec<&str> = scene.words().collect();
            let name = words.join(" ");
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
            if response.clicked() {
                context.actions.push(Action::Brief(BriefingStep::Next));
            }
            paint(ui, fitted(rect), scene);
            pointer(ui, briefing);
        }
    }

    /// All pages, small; a click goes to one.
    fn all(&mut self, ui: &mut Ui, rect: Rect, pages: &Arc<Vec<Page>>, at: usize, context: &mut Context<'_>) {
        let across = across(pages.len()) as f32;
        let [width, height] = scene::SIZE;
        let wide = (rect.width() - 40.0) / across;
        let cell_height = wide * height / width;
        for n in 0..pages.len() {
            let (column, row) = (n as f32 % across, (n as f32 / across).floor());
            let corner = rect.min + vec2(20.0 + column * wide, 20.0 + row * cell_height);
            let place = Rect::from_min_size(corner, vec2(wide, cell_height)).shrink(8.0);
            let response = ui.interact(place, ui.scope_id().with(n), Sense::CLICK);
            let palette = theme::palette(ui);
            let stroke = if n == at { Stroke::new(3.0, palette.seal) } else { Stroke::new(1.0, palette.line) };
            ui.painter().rect_stroke(place.expand(2.0), 2.0, stroke, StrokeKind::Outside);
            if let Some(scene) = self.drawn.scene(ui, pages, n) {
                paint(ui, place, scene);
            }
            if response.clicked() {
                context.actions.push(Action::Brief(BriefingStep::Go(n)));
            }
        }
    }
}

/// The pointer as a red dot that is seen from afar; else it is hidden while it is still.
fn pointer(ui: &Ui, briefing: &Briefing) {
    let still = ui.input(|input| input.pointer.time_since_last_movement());
    if briefing.pointer {
        ui.ctx().set_cursor_icon(CursorIcon::None);
        if let Some(pos) = ui.input(|input| input.pointer.hover_pos()) {
            let seal = theme::palette(ui).seal;
            ui.painter().circle(pos, 11.0, seal.gamma_multiply(0.75), Stroke::new(2.0, Color32::WHITE));
        }
    } else if still > STILL {
        ui.ctx().set_cursor_icon(CursorIcon::None);
    } else {
        ui.ctx().request_repaint_after_secs(STILL - still + 0.05);
    }
}

/// The digits of the number of a page.
const DIGITS: [Key; 10] =
    [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// Keys and clickers: the arrow and page keys that clickers send, a number and Enter for a page, B for black, G for all pages,
/// L for the pointer, S for the speaker's window, D for the next display, Escape.
fn keys(ui: &Ui, briefing: &Briefing, context: &mut Context<'_>) {
    let pressed =
        |keys: &[Key]| keys.iter().any(|key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, *key)));
    let digits = DIGITS.iter().zip(0_u8..).map(|(key, digit)| (pressed(&[*key]), BriefingStep::Digit(digit)));
    context.actions.extend(digits.filter(|(hit, _)| *hit).map(|(_, step)| Action::Brief(step)));
    if briefing.screen == Screen::All {
        // Up and down go by rows of small pages.
        let row = across(briefing.pages.len());
        let rows = [
            (pressed(&[Key::ArrowDown]), briefing.at + row),
            (pressed(&[Key::ArrowUp]), briefing.at.checked_sub(row).unwrap_or(briefing.at)),
        ];
        let fits = |at: &usize| *at < briefing.pages.len();
        let chosen = rows.into_iter().filter(|(hit, at)| *hit && fits(at));
        context.actions.extend(chosen.map(|(_, at)| Action::Brief(BriefingStep::Choose(at))));
    }
    let steps = [
        (pressed(&[Key::Enter]), BriefingStep::Enter),
        (pressed(&[Key::ArrowRight, Key::ArrowDown, Key::PageDown, Key::Space]), BriefingStep::Next),
        (pressed(&[Key::ArrowLeft, Key::ArrowUp, Key::PageUp, Key::Backspace]), BriefingStep::Back),
        (pressed(&[Key::Home]), BriefingStep::Go(0)),
        (pressed(&[Key::End]), BriefingStep::Go(briefing.pages.len())),
        (pressed(&[Key::B, Key::Period]), BriefingStep::Black),
        (pressed(&[Key::G]), BriefingStep::All),
        (pressed(&[Key::L]), BriefingStep::Pointer),
        (pressed(&[Key::S]), BriefingStep::Speaker),
        (pressed(&[Key::D]), BriefingStep::Display),
        (pressed(&[Key::Escape]), BriefingStep::Leave),
        (pressed(&[Key::F5]), BriefingStep::End),
    ];
    context.actions.extend(steps.into_iter().filter(|(hit, _)| *hit).map(|(_, step)| Action::Brief(step)));
}

/// How many small pages stand side by side.
fn across(pages: usize) -> usize {
    (pages as f32).sqrt().ceil().max(2.0) as usize
}
