//! What differs from another dataset: a list by item, ticked and taken over, with the chosen difference beside it; of a former
//! version what changed its standing first.

mod after;
mod detail;
mod head;
mod item_table;
mod keys;
mod list;
mod marked;
mod marks;
mod moved;
mod pane;
mod row_words;
mod rows;
mod standings;
mod start;

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use egui::{Id, Rect, Sense, Ui, UiBuilder, pos2};

use super::draft::{OwnField, tell_own};
use super::theme::{self, space};
use super::{Context, widgets};
use crate::model::NodeRef;
use crate::session::{Action, CompareStep, Compared, Comparing, OpenDocument, OtherKind};

use row_words::is_harmless;
use rows::{List, Part, Shape};

/// Below this width the chosen difference stands under the list, in points.
const NARROW: f32 = 820.0;

/// The share of the width that the list has.
const LIST: f32 = 0.457;

/// Whose differences are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Whose {
    #[default]
    All,
    Unit(String),
    NoUnit,
}

impl Whose {
    /// The place of the unit among those of which something differs.
    fn place(&self, compared: &Compared) -> Option<usize> {
        let name = match self {
            Self::All => return None,
            Self::Unit(name) => Some(name.as_str()),
            Self::NoUnit => None,
        };
        compared.units.iter().position(|unit| unit.unit.as_deref() == name)
    }

    /// True where an item that these units lead is one of those that are shown.
    fn holds(&self, units: &[&str]) -> bool {
        match self {
            Self::All => true,
            Self::Unit(name) => units.contains(&name.as_str()),
            Self::NoUnit => units.is_empty(),
        }
    }
}

/// The state of the view.
#[derive(Debug, Default)]
pub(super) struct CompareView {
    part: Part,
    whose: Whose,
    /// Whether what is folded at first is unfolded: what is only here, what stands where it stood.
    is_unfolded: bool,
    list: List,
    standings: standings::StandingList,
    news: head::News,
    pane: pane::Pane,
    /// The comparison that the rest is about, by its number, and its differences as they were last.
    of: Option<(u64, Weak<Compared>)>,
    /// The chosen difference, by its place.
    chosen: Option<usize>,
    /// The chosen item of those that changed their standing.
    item: Option<NodeRef>,
    /// The row whose difference is gone: what stands there now is chosen.
    next: Option<usize>,
    detail: detail::DetailView,
    table: item_table::ItemTable,
    reason: Reason,
    /// The reasons that were typed to other comparisons, by their numbers.
    other_reasons: HashMap<u64, String>,
    /// Whether what is chosen is to be brought into view.
    reveal: bool,
    /// Whether a field had the keyboard in the frame before: Enter ends the typing, and is not the list's.
    was_typing: bool,
}

/// Why due dates are moved, as it was typed.
#[derive(Debug, Default)]
struct Reason {
    text: String,
    /// It was given, when so many dates wanted one: it is done with once they are fewer.
    given: Option<(String, usize)>,
    /// The field takes the keyboard.
    takes_keyboard: bool,
}

impl CompareView {
    /// Shows the pane beside the page; nothing where there is no comparison.
    pub(super) fn show_pane(
        &mut self,
        ui: &mut Ui,
        document: &OpenDocument,
        has_keyboard: bool,
        context: &mut Context<'_>,
    ) {
        let Some(comparing) = document.comparing() else { return };
        let Some(compared) = comparing.compared() else { return };
        self.follow(comparing, compared);
        if let Some(whose) = self.pane.show(ui, (comparing, compared), (&self.whose, has_keyboard), context) {
            self.whose = whose;
            (self.chosen, self.item, self.reveal) = (None, None, true);
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, has_keyboard: bool, context: &mut Context<'_>) {
        let name = context.words.text("compare-reason");
        let own = OwnField { id: Id::unique("compare reason"), name, node: None, in_dialog: false };
        tell_own(&own, document.comparing().map_or("", |_| self.reason.text.as_str()), context);
        let Some(comparing) = document.comparing() else {
            self.leave(Part::All);
            start::show(ui, document, context);
            return;
        };
        let compared = comparing.compared();
        match head::show(ui, &mut self.news, comparing, compared.map(|compared| &**compared), context) {
            Some(head::Pressed::Take) => self.take_ticked(comparing, context),
            Some(head::Pressed::Step(step)) => context.actions.push(Action::Compare(step)),
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

    /// Lets go of a comparison; a reason that was typed to it is kept till it is shown again.
    fn leave(&mut self, part: Part) {
        let mut other_reasons = std::mem::take(&mut self.other_reasons);
        if let Some((number, _)) = self.of.take().filter(|_| !self.reason.text.is_empty()) {
            other_reasons.insert(number, std::mem::take(&mut self.reason.text));
        }
        *self = Self { part, other_reasons, ..Self::default() };
    }

    /// Another comparison begins anew; in one that was made again the chosen difference is sought, and where it is gone
    /// the one that took its place in the list is chosen.
    fn follow(&mut self, comparing: &Comparing, compared: &Arc<Compared>) {
        let number = comparing.number();
        let before = match &self.of {
            Some((own, before)) if *own == number => before.clone(),
            _ => {
                self.leave(if compared.has_new_standings() { Part::Standings } else { Part::All });
                self.reason.text = self.other_reasons.remove(&number).unwrap_or_default();
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
        if let Some((text, wanting)) = self.reason.given.take()
            && text == self.reason.text
            && wanting_reason(compared) < wanting
        {
            self.reason.text.clear();
        }
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
        match head::chips(ui, &self.list, self.part, (compared.is_former, standings), context.words) {
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
        let mut chosen = detail::Chosen {
            compared,
            comparing,
            at,
            reason: &mut self.reason.text,
            takes_keyboard: std::mem::take(&mut self.reason.takes_keyboard),
        };
        let before = context.actions.len();
        self.detail.show(ui, &mut chosen, context);
        let gives = |action: &Action| matches!(action, Action::Compare(CompareStep::TakeMoved(..)));
        if context.actions.iter().skip(before).any(gives) {
            self.reason.given = Some((self.reason.text.clone(), wanting_reason(compared)));
        }
    }
}

/// How many due dates are moved without a record of why.
fn wanting_reason(compared: &Compared) -> usize {
    compared.comparison.differences.iter().filter(|one| one.moves_due_unrecorded()).count()
}

/// Ticks a difference, or unticks it.
fn tick(at: usize, comparing: &Comparing, context: &mut Context<'_>) {
    let on = !comparing.ticked().contains(&at);
    context.actions.push(Action::Compare(CompareStep::Tick(vec![at], on)));
}

/// In the place of the lists where nothing differs.
fn nothing(ui: &mut Ui, comparing: &Comparing, compared: &Compared, context: &Context<'_>) {
    let (key, advice) = match (comparing.theirs.kind == OtherKind::Document, compared.items) {
        (true, 0) => ("compare-nothing-read", "compare-nothing-read-advice"),
        (true, _) => ("compare-says-nothing", "compare-same-advice"),
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
