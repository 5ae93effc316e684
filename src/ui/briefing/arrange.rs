//! The pages of the briefing being arranged: all of them on the left, the chosen one with its fields on the right.

use egui::{Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, vec2};

use super::super::draft::{Drafts, Field, FieldLook};
use super::super::picture::paint;
use super::super::theme::{self, space};
use super::super::{Context, bars, widgets};
use super::paint::{Drawn, fitted};
use crate::chart::{LeftOut, Named, Page};
use crate::model::{Due, Item, Location, PageKind, full_number};
use crate::session::{Action, Command, DeckStep, OpenDocument};

/// The width of the list of pages, and the height of one of them, in points.
const LIST: f32 = 232.0;
const TALL: f32 = 116.0;

/// The state of the view.
#[derive(Debug, Default)]
pub(crate) struct ArrangeView {
    drawn: Drawn,
    /// The entry that was chosen in the last frame: a new one is scrolled to.
    shown: Option<usize>,
}

impl ArrangeView {
    /// Lets go of the pages: another view is shown.
    pub(crate) fn leave(&mut self) {
        *self = Self::default();
    }

    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        document: &OpenDocument,
        drafts: &mut Drafts,
        context: &mut Context<'_>,
    ) {
        let deck = document.deck();
        if document.report().is_none() {
            let words = context.words;
            widgets::empty(ui, words.text("no-report"), words.text("no-report-advice"));
            return;
        }
        tools(ui, document, context);
        ui.add_space(space::S);
        if deck.pages.is_empty() {
            widgets::pending(ui, deck.failed, context.words);
            return;
        }
        let whole = ui.available_rect_before_wrap();
        let (left, right) = whole.split_left_right_at_x(whole.left() + LIST.min(whole.width() * 0.35));
        ui.scope_builder(egui::UiBuilder::new().max_rect(left), |ui| self.list(ui, document, context));
        let right = right.with_min_x(right.left() + space::M);
        ui.scope_builder(egui::UiBuilder::new().max_rect(right), |ui| self.page(ui, document, drafts, context));
        ui.advance_cursor_after_rect(whole);
    }

    /// All pages, small. One is chosen by a click or the arrows, and dragged to another place.
    fn list(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let deck = document.deck();
        arrows(ui, document, context);
        let jump = self.shown != Some(deck.chosen);
        self.shown = Some(deck.chosen);
        let mut area = ScrollArea::vertical().id_salt("pages").auto_shrink([false, false]);
        if jump && let Some(at) = deck.pages.iter().position(|page| page.place == deck.chosen) {
            area = area.vertical_scroll_offset((at as f32 - 1.0).max(0.0) * (TALL + ui.spacing().item_spacing.y));
        }
        area.show_rows(ui, TALL, deck.pages.len(), |ui, range| {
            for at in range {
                if let Some(page) = deck.pages.get(at) {
                    ui.push_id(at, |ui| self.entry(ui, at, page, document, context));
                }
            }
        });
    }

    fn entry(&mut self, ui: &mut Ui, at: usize, page: &Page, document: &OpenDocument, context: &mut Context<'_>) {
        let deck = document.deck();
        let palette = theme::palette(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), TALL), Sense::click_and_drag());
        let picture = fitted(Rect::from_min_max(rect.min + vec2(28.0, 4.0), rect.max - vec2(8.0, 4.0)));
        let chosen = page.place == deck.chosen;
        let stroke = if chosen { Stroke::new(2.0, palette.seal) } else { Stroke::new(1.0, palette.line) };
        if let Some(scene) = self.drawn.scene(ui, &deck.pages, at) {
            paint(ui, picture, scene);
        }
        ui.painter().rect_stroke(picture, 1.0, stroke, StrokeKind::Outside);
        let font = egui::TextStyle::Small.resolve(ui.style());
        let number = rect.left_top() + vec2(4.0, 6.0);
        ui.painter().text(number, egui::Align2::LEFT_TOP, at + 1, font.clone(), palette.weak);
        if let Some(why) = page.left_out {
            let word = context.words.text(left_out(why));
            ui.painter().rect_filled(picture, 0.0, palette.ground.gamma_multiply(0.7));
            ui.painter().text(picture.center(), egui::Align2::CENTER_CENTER, word, font, palette.text);
        }
        let name = format!("{} {}", at + 1, page.title);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, chosen, &name));
        response.dnd_set_drag_payload(page.place);
        if response.clicked() || response.drag_started() {
            context.actions.push(Action::Deck(DeckStep::Choose(page.place)));
        }
        if response.dnd_hover_payload::<usize>().is_some() {
            let y = if pointer_below(ui, rect) { rect.bottom() + 1.0 } else { rect.top() - 1.0 };
            ui.painter().hline(rect.x_range(), y, Stroke::new(2.0, palette.seal));
        }
        if let Some(from) = response.dnd_release_payload::<usize>() {
            let to = page.place + usize::from(pointer_below(ui, rect));
            let to = if *from < to { to - 1 } else { to };
            context.actions.push(Action::Deck(DeckStep::Move(*from, to)));
        }
        response.on_hover_text(&page.title);
    }

    /// The chosen page with its fields.
    fn page(&mut self, ui: &mut Ui, document: &OpenDocument, drafts: &mut Drafts, context: &mut Context<'_>) {
        let deck = document.deck();
        let Some(at) = deck.pages.iter().position(|page| page.place == deck.chosen) else { return };
        let Some(page) = deck.pages.get(at) else { return };
        let entry = &page.entry;
        let text = entry.page == PageKind::Text;
        let fields = if text { 300.0 } else { 190.0 };
        let height = (ui.available_height() - fields).max(120.0);
        let size = vec2(ui.available_width(), height.min(ui.available_width() * 9.0 / 16.0));
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let place = fitted(rect);
        if let Some(scene) = self.drawn.scene(ui, &deck.pages, at) {
            paint(ui, place, scene);
        }
        ui.painter().rect_stroke(place, 0.0, Stroke::new(1.0, theme::palette(ui).line), StrokeKind::Outside);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &page.title));
        ui.add_space(space::S);
        ScrollArea::vertical().id_salt("fields").auto_shrink([false, false]).show(ui, |ui| {
            let mut fields = PageFields { drafts, context, place: page.place };
            let automatic = if entry.title.is_empty() { page.title.as_str() } else { "" };
            fields.field(ui, "page-title", &entry.title, automatic, DeckStep::Title);
            if text {
                fields.field(ui, "page-text", &entry.text, "", DeckStep::Text);
            }
            fields.field(ui, "page-notes", &entry.notes, "", DeckStep::Notes);
        });
    }
}

/// The fields of one page.
struct PageFields<'a, 'b> {
    drafts: &'a mut Drafts,
    context: &'a mut Context<'b>,
    place: usize,
}

impl PageFields<'_, '_> {
    /// A field with its name above it. The title is one line, the others are prose.
    fn field(&mut self, ui: &mut Ui, key: &str, value: &str, hint: &str, step: fn(usize, String) -> DeckStep) {
        let name = self.context.words.text(key);
        ui.label(theme::text::small(name).weak());
        let (place, title) = (self.place, key == "page-title");
        let field = Field {
            id: egui::Id::unique(("page", place, key)),
            name,
            node: None,
            of_node: false,
            value,
            hint: if hint.is_empty() { self.context.words.text("field-empty") } else { hint },
            multiline: !title,
            width: ui.available_width() - space::L,
            newlines: !title,
            look: FieldLook::Form,
        };
        let line = theme::palette(ui).line;
        ui.scope(|ui| {
            ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, line);
            let make = move |text: &str| Ok(Action::Deck(step(place, text.to_owned())));
            self.drafts.field(ui, field, make, self.context.actions);
        });
        ui.add_space(space::XS);
    }
}

/// What can be done: begin, add, hide, take away, back to what the data has.
fn tools(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    let deck = document.deck();
    ui.horizontal_wrapped(|ui| {
        for command in [Command::Briefing, Command::SaveDeck, Command::Print] {
            bars::tool(ui, command, context);
        }
        ui.separator();
        ui.menu_button(words.text("deck-add-chart"), |ui| {
            for named in Named::ALL {
                if ui.button(words.text(named.word())).clicked() {
                    let step = DeckStep::Add(PageKind::Chart, named.name().to_owned());
                    context.actions.push(Action::Deck(step));
                }
            }
        });
        let menu = ui.menu_button(words.text("deck-add-item"), |ui| items(ui, document, context));
        menu.response.on_hover_text(words.text("deck-add-item-tip"));
        if ui.button(words.text("deck-add-text")).on_hover_text(words.text("deck-add-text-tip")).clicked() {
            context.actions.push(Action::Deck(DeckStep::Add(PageKind::Text, String::new())));
        }
        let page = deck.pages.iter().find(|page| page.place == deck.chosen);
        let hidden = page.is_some_and(|page| page.left_out == Some(LeftOut::Hidden));
        let mut shown = !hidden;
        if ui.checkbox(&mut shown, words.text("deck-shown")).on_hover_text(words.text("deck-shown-tip")).changed() {
            context.actions.push(Action::Deck(DeckStep::Hide(deck.chosen, !shown)));
        }
        let goes_on = page.is_some_and(|page| page.part.1 > 1 || page.entry.short);
        let mut short = page.is_some_and(|page| page.entry.short);
        let choice = ui.add_enabled(goes_on, egui::Checkbox::new(&mut short, words.text("deck-short")));
        if choice.on_hover_text(words.text("deck-short-tip")).changed() {
            context.actions.push(Action::Deck(DeckStep::Short(deck.chosen, short)));
        }
        let arranged = document.report().is_some_and(|report| !report.briefing.is_empty());
        let reset = ui.add_enabled(arranged, egui::Button::new(words.text("deck-reset")));
        if reset.on_hover_text(words.text("deck-reset-tip")).clicked() {
            context.actions.push(Action::Deck(DeckStep::Reset));
        }
        ui.label(RichText::new(words.text("deck-about")).small().weak());
    });
}

/// From how many days or postponements on an item is offered first for a page of its own.
const OFFERED_DAYS: i32 = 30;
const OFFERED_TIMES: usize = 2;

/// The items of the report for a page of one: those that are late for long or were put off often come first.
fn items(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let Some(report) = document.report() else { return };
    let today = context.session.today();
    let presses = |item: &Item| {
        let due = item.due.as_ref();
        let late = due.and_then(Due::last_day).map_or(0, |last| today.days_since(last));
        let times = due.map_or(0, |due| due.changes.len());
        !item.progress.is_complete() && (late >= OFFERED_DAYS || times >= OFFERED_TIMES)
    };
    let items = report.placed_items();
    let mut all: Vec<_> = items.map(|((c, p, i), item)| (!presses(item), Location::Item(c, p, i))).collect();
    all.sort_by_key(|(rest, _)| *rest);
    let area = ScrollArea::vertical().max_height(360.0);
    area.show_rows(ui, ui.spacing().interact_size.y, all.len(), |ui, range| {
        for (_, at) in all.get(range).unwrap_or_default() {
            let (category, problem) = (report.category_at(*at), report.problem_at(*at));
            let Some(((category, problem), item)) = category.zip(problem).zip(report.item_at(*at)) else { continue };
            let name = format!("{} {}", full_number(category, problem, item), item.title);
            if ui.add(egui::Button::new(name).truncate()).clicked() {
                let step = DeckStep::Add(PageKind::Item, item.id.as_str().to_owned());
                context.actions.push(Action::Deck(step));
                ui.close();
            }
        }
    });
}

/// The arrows choose the page above or below while no field has the keyboard.
fn arrows(ui: &Ui, document: &OpenDocument, context: &mut Context<'_>) {
    if ui.memory(|memory| memory.focused().is_some()) || context.session.dialog().is_some() {
        return;
    }
    let deck = document.deck();
    let last = deck.pages.last().map_or(0, |page| page.place);
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    let to = if pressed(egui::Key::ArrowDown) {
        (deck.chosen + 1).min(last)
    } else if pressed(egui::Key::ArrowUp) {
        deck.chosen.saturating_sub(1)
    } else {
        return;
    };
    context.actions.push(Action::Deck(DeckStep::Choose(to)));
}

fn pointer_below(ui: &Ui, rect: Rect) -> bool {
    ui.input(|input| input.pointer.hover_pos()).is_some_and(|pos| pos.y > rect.center().y)
}

/// The key of the word for why a page is left out.
fn left_out(why: LeftOut) -> &'static str {
    match why {
        LeftOut::Hidden => "page-hidden",
        LeftOut::Nothing => "page-nothing",
        LeftOut::Readers => "page-readers",
    }
}
