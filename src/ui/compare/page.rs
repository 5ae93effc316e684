//! The page of a comparison: its head, the list of differences and the chosen one beside it.

use std::sync::{Arc, Weak};

use egui::{Rect, Sense, Ui, UiBuilder, pos2};

use super::detail;
use super::head;
use super::item_table;
use super::list;
use super::row_words::is_harmless;
use super::rows::{List, Part, Shape};
use super::{Whose, standings};
use crate::model::NodeRef;
use crate::session::{Action, CompareStep, Compared, Comparing, OtherKind};
use crate::ui::theme::{self, space};
use crate::ui::{Context, widgets};

/// Below this width the chosen difference stands under the list, in points.
const NARROW: f32 = 820.0;

/// The share of the width that the list has.
const LIST: f32 = 0.457;

/// The state of the page.
#[derive(Debug, Default)]
pub(in crate::ui) struct ComparisonPage {
    pub(super) part: Part,
    pub(super) whose: Whose,
    /// Whether what is folded at first is unfolded: what is only here, what stands where it stood.
    pub(super) is_unfolded: bool,
    pub(super) list: List,
    pub(super) standings: standings::StandingList,
    news: head::News,
    /// The comparison that the rest is about, by its number, and its differences as they were last.
    of: Option<(u64, Weak<Compared>)>,
    /// The chosen difference, by its place.
    pub(super) chosen: Option<usize>,
    /// The chosen item of those that changed their standing.
    pub(super) item: Option<NodeRef>,
    /// The row whose difference is gone: what stands there now is chosen.
    next: Option<usize>,
    pub(super) detail: detail::DetailView,
    table: item_table::ItemTable,
    /// Whether what is chosen is to be brought into view.
    pub(super) reveal: bool,
    /// Whether a field had the keyboard in the frame before: Enter ends the typing, and is not the list's.
    pub(super) was_typing: bool,
}

impl ComparisonPage {
    /// Whose differences are shown.
    pub(super) fn whose(&self) -> &Whose {
        &self.whose
    }

    /// Shows those of others.
    pub(super) fn show_those(&mut self, whose: Whose) {
        self.whose = whose;
        (self.chosen, self.item, self.reveal) = (None, None, true);
    }

    /// Shows the page of a comparison.
    pub(in crate::ui) fn show(
        &mut self,
        ui: &mut Ui,
        comparing: &Comparing,
        has_keyboard: bool,
        context: &mut Context<'_>,
    ) {
        let compared = comparing.compared();
        match head::show(ui, &mut self.news, comparing, compared.map(|compared| &**compared), context) {
            Some(head::Pressed::Take) => self.take_ticked(comparing, context),
            Some(head::Pressed::Asks(action)) => context.actions.push(action),
            None => {}
        }
        let Some(compared) = compared else {
            ui.centered_and_justified(Ui::spinner);
            return;
        };
        if compared.comparison.differences.is_empty() && !compared.has_new_standings() {
            nothing(ui, comparing, compared, context);
            return;
        }
        if compared.is_strange() {
            ui.colored_label(theme::palette(ui).missed, context.words.text("compare-strange"));
        }
        self.follow(comparing, compared);
        self.update(comparing, compared, context);
        self.chips(ui, comparing, compared, context);
        self.keys(ui, (comparing, compared), has_keyboard, context);
        let room = ui.available_rect_before_wrap();
        let (left, right) = parted(ui, room);
        ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("differences"), |ui| {
            ui.set_clip_rect(left.intersect(ui.clip_rect()));
            self.list(ui, (comparing, compared), has_keyboard, context);
        });
        ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("difference"), |ui| {
            self.beside(ui, comparing, compared, context);
        });
        ui.allocate_rect(room, Sense::hover());
        self.was_typing = ui.memory(|memory| memory.focused().is_some());
    }

    /// Lets go of a comparison.
    pub(super) fn leave(&mut self) {
        *self = Self::default();
    }

    /// Another comparison begins anew; in one that was made again the chosen difference is sought, and where it is gone
    /// the one that took its place in the list is chosen.
    pub(super) fn follow(&mut self, comparing: &Comparing, compared: &Arc<Compared>) {
        let number = comparing.number();
        let before = match &self.of {
            Some((own, before)) if *own == number => before.clone(),
            _ => {
                self.leave();
                self.part = if compared.has_new_standings() { Part::Standings } else { Part::All };
                Weak::new()
            }
        };
        if before.as_ptr() == Arc::as_ptr(compared) {
            return;
        }
        let row = self.chosen.and_then(|at| self.list.row_of(at));
        let known = before.upgrade().zip(self.chosen).and_then(|(before, at)| compared.place_of(&before, at));
        self.of = Some((number, Arc::downgrade(compared)));
        self.next = row.filter(|_| known.is_none());
        self.chosen = known;
    }

    /// Makes the lists again where something is another; something is chosen where there is anything.
    fn update(&mut self, comparing: &Comparing, compared: &Arc<Compared>, context: &Context<'_>) {
        let words = context.words;
        let unit = self.whose.place(compared);
        if unit.is_none() && compared.standings.is_none() {
            // Nothing of that unit differs any more.
            self.whose = Whose::All;
        }
        if let Some(standings) = &compared.standings {
            self.standings.update(compared, standings, (&self.whose, self.is_unfolded), words.language());
        }
        // An item may stand elsewhere though nothing of its unit was changed.
        let unit = unit.or((self.whose != Whose::All).then_some(usize::MAX));
        let near = context.session.preferences().near_due_days;
        let mut shape = Shape {
            part: self.part,
            unit,
            is_unfolded: self.is_unfolded,
            language: words.language(),
            today: (context.session.today(), near),
        };
        self.list.update(compared, &shape, words);
        let has_none = match self.part {
            Part::Standings => compared.standings.is_none() || self.standings.nodes().next().is_none(),
            part => self.list.count(part) == 0,
        };
        if has_none && self.part != Part::All {
            (self.part, shape.part) = (Part::All, Part::All);
            self.list.update(compared, &shape, words);
        }
        if let Some(row) = self.next.take() {
            self.chosen = self.list.near(row);
        }
        if self.part == Part::Standings {
            let is_there = self.item.as_ref().is_some_and(|item| self.standings.holds(item));
            if !is_there {
                self.item = self.standings.nodes().next().cloned();
            }
        } else if self.chosen.is_none() {
            let open = self.list.lines().find(|at| comparing.is_open(*at));
            self.chosen = open.or_else(|| self.list.lines().next());
        }
        self.list.count_ticks(comparing);
    }

    fn chips(&mut self, ui: &mut Ui, comparing: &Comparing, compared: &Compared, context: &mut Context<'_>) {
        let standings = compared.standings.as_ref().map(|_| self.standings.changed());
        match head::chips(ui, &self.list, self.part, (compared, standings), context.words) {
            Some(head::Chip::Part(part)) => {
                self.part = part;
                (self.chosen, self.reveal) = (None, true);
                self.is_unfolded = part == Part::Ours;
            }
            Some(head::Chip::TickAll(on)) => {
                let places: Vec<usize> = self.list.lines().collect();
                let ticked = |at: &usize| comparing.ticked().contains(at);
                // A part that holds nothing but what is ticked by itself is ticked when that is asked for.
                let all = matches!(self.part, Part::Removed | Part::Decision | Part::Ours);
                let places = match (on, all) {
                    (false, _) => places.into_iter().filter(ticked).collect(),
                    (true, true) => places,
                    (true, false) => compared.harmless(&places),
                };
                context.actions.push(Action::Compare(CompareStep::Tick(places, on)));
            }
            None => {}
        }
    }

    fn list(
        &mut self,
        ui: &mut Ui,
        (comparing, compared): (&Comparing, &Arc<Compared>),
        has_keyboard: bool,
        context: &mut Context<'_>,
    ) {
        let words = context.words;
        let reveal = std::mem::take(&mut self.reveal);
        if self.part == Part::Standings {
            match self.standings.show(ui, (self.item.as_ref(), reveal, has_keyboard), words) {
                Some(standings::Pressed::Item(node)) => self.item = Some(node),
                Some(standings::Pressed::Opened(node)) => context.actions.push(Action::Select(node)),
                Some(standings::Pressed::Same) => self.is_unfolded = !self.is_unfolded,
                None => {}
            }
            return;
        }
        let seen = list::Seen { compared, comparing, words, chosen: self.chosen, reveal, has_keyboard };
        match self.list.show(ui, &seen) {
            Some(list::Pressed::Line(at)) => self.chosen = Some(at),
            Some(list::Pressed::Twice(at)) => {
                self.chosen = Some(at);
                if is_harmless(compared, at) {
                    context.actions.push(Action::Compare(CompareStep::Take(vec![at])));
                }
            }
            Some(list::Pressed::Tick(at)) => {
                self.chosen = Some(at);
                tick(at, comparing, context);
            }
            Some(list::Pressed::Head(head)) => {
                let Some(head) = self.list.heads.get(head) else { return };
                let harmless = compared.harmless(&head.places);
                let on = !harmless.iter().all(|at| comparing.ticked().contains(at));
                let places = if on { harmless } else { head.places.clone() };
                let places: Vec<usize> =
                    places.into_iter().filter(|at| comparing.ticked().contains(at) != on).collect();
                context.actions.push(Action::Compare(CompareStep::Tick(places, on)));
            }
            Some(list::Pressed::Ours) => self.is_unfolded = !self.is_unfolded,
            None => {}
        }
    }

    /// Shows what is chosen.
    fn beside(&mut self, ui: &mut Ui, comparing: &Comparing, compared: &Arc<Compared>, context: &mut Context<'_>) {
        if self.part == Part::Standings
            && let (Some(node), Some(standings)) = (&self.item, &compared.standings)
        {
            self.table.show(ui, compared, standings, node, context);
            return;
        }
        let is_row = |at: &usize| self.list.row_of(*at).is_some();
        let Some(at) = self.chosen.filter(is_row) else {
            widgets::empty(ui, context.words.text("compare-choose"), context.words.text("compare-choose-advice"));
            return;
        };
        let chosen = detail::Chosen { compared, comparing, list: &self.list, at };
        if let Some(pressed) = self.detail.show(ui, &chosen, context) {
            (self.chosen, self.reveal) = (Some(pressed), true);
        }
    }
}

/// Ticks a difference, or unticks it.
pub(super) fn tick(at: usize, comparing: &Comparing, context: &mut Context<'_>) {
    let on = !comparing.ticked().contains(&at);
    context.actions.push(Action::Compare(CompareStep::Tick(vec![at], on)));
}

/// In the place of the lists where nothing differs.
fn nothing(ui: &mut Ui, comparing: &Comparing, compared: &Compared, context: &Context<'_>) {
    let (key, advice) = match (comparing.theirs.kind == OtherKind::Document, compared.items) {
        (true, 0) => ("compare-nothing-read", "compare-nothing-read-advice"),
        (true, _) => ("compare-says-nothing", "compare-same-advice"),
        (false, _) if compared.is_unused() => ("collect-nothing-read", "collect-nothing-read-advice"),
        (false, _) if compared.is_returned() => ("collect-no-changes", "collect-no-changes-advice"),
        (false, _) => ("compare-same", "compare-same-advice"),
    };
    widgets::empty(ui, context.words.text(key), context.words.text(advice));
}

/// The places of the list and of what is chosen: side by side, or one under the other where there is little room.
fn parted(ui: &Ui, room: Rect) -> (Rect, Rect) {
    let line = egui::Stroke::new(1.0, theme::palette(ui).line);
    if room.width() >= NARROW {
        let middle = (room.left() + room.width() * LIST).round();
        ui.painter().vline(middle + space::L, room.y_range(), line);
        let left = Rect::from_min_max(room.min, pos2(middle, room.bottom()));
        return (left, Rect::from_min_max(pos2(middle + 2.0 * space::L, room.top()), room.max));
    }
    let middle = room.top() + room.height() * 0.5;
    ui.painter().hline(room.x_range(), middle, line);
    let upper = Rect::from_min_max(room.min, pos2(room.right(), middle - space::S));
    (upper, Rect::from_min_max(pos2(room.left(), middle + space::S), room.max))
}
