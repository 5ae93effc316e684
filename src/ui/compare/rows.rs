//! The list of differences: headings of items or units with a tick for all below, and a row for each difference. The
//! rows are laid out once for each comparison, and put into words as they come into view.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Weak};

use egui::{Key, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use crate::diff::{Comparison, Difference, DifferenceKind, Who};
use crate::model::{NodeId, NodeKind, ReportId};
use crate::session::{Action, CompareStep, Compared, Comparing};
use crate::table::{additions, became_word, contents, sides, step_words, who_word};
use crate::words::{Language, Words, node_word};

/// How the list is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Group {
    /// By items and divisions, as they stand in the report.
    #[default]
    Place,
    /// By the unit in the lead.
    Unit,
}

/// Which differences are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Part {
    #[default]
    All,
    Changed,
    Added,
    Removed,
    Moved,
    /// Changed on both sides.
    Conflict,
    /// Changed only here.
    Mine,
}

/// What the rows depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// A heading, by its place among them.
    Head(usize),
    /// A difference, by its place in the comparison.
    Line(usize),
}

/// A heading and the differences under it.
#[derive(Debug)]
struct Head {
    text: String,
    places: Vec<usize>,
}

/// A difference in words.
#[derive(Debug)]
struct RowText {
    kind: String,
    what: String,
    under: String,
}

/// The rows, once for each comparison and choice of part.
#[derive(Debug, Default)]
pub(super) struct List {
    key: Option<(Weak<Compared>, Group, Part, Language)>,
    rows: Vec<Row>,
    heads: Vec<Head>,
    counts: HashMap<&'static str, usize>,
    texts: HashMap<usize, RowText>,
    /// How many are ticked under each heading, and of which ticks that holds.
    ticked: Vec<usize>,
    counted: Option<u64>,
    /// True from a click on a row until a field has the keyboard.
    has_keys: bool,
}

impl Part {
    pub(super) const ALL: [Self; 7] =
        [Self::All, Self::Changed, Self::Added, Self::Removed, Self::Moved, Self::Conflict, Self::Mine];

    /// `is_former` where the other side is a former version.
    pub(super) fn word(self, is_former: bool) -> &'static str {
        match self {
            Self::Added if is_former => "compare-part-gone",
            Self::Removed if is_former => "compare-part-new",
            Self::All => "compare-part-all",
            Self::Changed => "compare-part-changed",
            Self::Added => "compare-part-added",
            Self::Removed => "compare-part-removed",
            Self::Moved => "compare-part-moved",
            Self::Conflict => "compare-part-conflict",
            Self::Mine => "compare-part-mine",
        }
    }

    fn holds(self, difference: &Difference) -> bool {
        match self {
            Self::All => true,
            Self::Changed => matches!(difference.kind, DifferenceKind::Changed(_)),
            Self::Added => difference.kind == DifferenceKind::Added,
            Self::Removed => difference.kind == DifferenceKind::Removed,
            Self::Moved => matches!(difference.kind, DifferenceKind::Moved(..)),
            Self::Conflict => difference.who == Who::Conflict,
            Self::Mine => difference.who == Who::Mine,
        }
    }
}

impl List {
    /// Lays the rows out again when something changed that they depend on.
    pub(super) fn update(&mut self, compared: &Arc<Compared>, group: Group, part: Part, words: &Words) {
        let language = words.language();
        let fresh = self.key.as_ref().is_some_and(|(of, by, shown, was)| {
            of.as_ptr() == Arc::as_ptr(compared) && *by == group && *shown == part && *was == language
        });
        if fresh {
            return;
        }
        let all = &compared.comparison.differences;
        let count = |part: Part| all.iter().filter(|one| part.holds(one)).count();
        self.counts = Part::ALL.into_iter().map(|part| (part.word(false), count(part))).collect();
        let shown = |at: &usize| all.get(*at).is_some_and(|one| part.holds(one));
        self.heads = match group {
            Group::Unit => compared
                .units
                .iter()
                .map(|unit| Head {
                    text: unit.unit.clone().unwrap_or_else(|| words.text("compare-no-unit").to_owned()),
                    places: unit.differences.iter().copied().filter(shown).collect(),
                })
                .collect(),
            Group::Place => by_place(&compared.comparison, words, shown),
        };
        self.rows.clear();
        for (at, head) in self.heads.iter().enumerate().filter(|(_, head)| !head.places.is_empty()) {
            self.rows.push(Row::Head(at));
            self.rows.extend(head.places.iter().map(|place| Row::Line(*place)));
        }
        self.texts.clear();
        self.counted = None;
        self.key = Some((Arc::downgrade(compared), group, part, language));
    }

    pub(super) fn count(&self, part: Part) -> usize {
        self.counts.get(part.word(false)).copied().unwrap_or(0)
    }

    /// The differences that are shown.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().filter_map(|row| if let Row::Line(at) = row { Some(*at) } else { None })
    }

    /// The row of a difference.
    pub(super) fn row_of(&self, place: usize) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Line(place))
    }

    /// The difference at a row, or the next one.
    pub(super) fn near(&self, row: usize) -> Option<usize> {
        let line = |row: &Row| if let Row::Line(at) = row { Some(*at) } else { None };
        let after = self.rows.iter().skip(row).find_map(line);
        after.or_else(|| self.rows.iter().rev().find_map(line))
    }

    /// Counts the ticks under each heading, once for each change of them.
    pub(super) fn count_ticks(&mut self, comparing: &Comparing) {
        if self.counted == Some(comparing.ticks()) {
            return;
        }
        let ticked = comparing.ticked();
        let count = |head: &Head| head.places.iter().filter(|place| ticked.contains(place)).count();
        self.ticked = self.heads.iter().map(count).collect();
        self.counted = Some(comparing.ticks());
    }

    /// Shows the list; returns the difference that was chosen in it.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        comparing: &Comparing,
        compared: &Compared,
        chosen: Option<usize>,
        height: f32,
        context: &mut Context<'_>,
    ) -> Option<usize> {
        let mut picked = self.keys(ui, comparing, compared, chosen, context);
        let tick = comparing.ticked();
        let step = self.step();
        let mut area = ScrollArea::vertical().id_salt("differences").auto_shrink([false, false]).max_height(height);
        if let Some(place) = picked.and_then(|at| self.row_of(at)) {
            area = area.vertical_scroll_offset((place as f32 * step - height / 3.0).max(0.0));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, step, self.rows.len(), |ui, range: Range<usize>| {
            for at in range {
                match self.rows.get(at) {
                    Some(Row::Head(head)) => self.head(ui, *head, compared, step, context),
                    Some(Row::Line(place)) => {
                        let place = *place;
                        if self.line(ui, compared, place, tick.contains(&place), chosen == Some(place), step, context) {
                            picked = Some(place);
                        }
                    }
                    None => {}
                }
            }
        });
        picked
    }

    /// The height of a row: under the heading of an item one line says it, under that of a unit the item is named too.
    fn step(&self) -> f32 {
        let by_unit = self.key.as_ref().is_some_and(|(_, group, ..)| *group == Group::Unit);
        if by_unit { theme::ROW * 2.0 } else { theme::ROW * 1.2 }
    }

    /// Up and down choose, the space bar ticks, enter takes over.
    fn keys(
        &mut self,
        ui: &Ui,
        comparing: &Comparing,
        compared: &Compared,
        chosen: Option<usize>,
        context: &mut Context<'_>,
    ) -> Option<usize> {
        let at = chosen?;
        // Enter ends the typing in a field in the frame in which it is pressed: the keys are the list's again only after
        // a row of it was clicked.
        let typing = ui.ctx().memory(|memory| memory.focused().is_some());
        self.has_keys &= !typing;
        let typing = !self.has_keys;
        let busy = context.session.dialog().is_some() || egui::Popup::is_any_open(ui.ctx());
        if typing || busy {
            return None;
        }
        let pressed = |key: &Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key));
        let key = [Key::ArrowDown, Key::ArrowUp, Key::Space, Key::Enter].into_iter().find(pressed)?;
        // One that is filtered out is not to be seen, so nothing is done to it.
        self.row_of(at)?;
        match key {
            Key::ArrowDown => return self.places().skip_while(|place| *place != at).nth(1),
            Key::ArrowUp => return self.places().take_while(|place| *place != at).last(),
            Key::Space => {
                let on = !comparing.ticked().contains(&at);
                context.actions.push(Action::Compare(CompareStep::Tick(vec![at], on)));
            }
            _ if is_harmless(compared, at) => context.actions.push(Action::Compare(CompareStep::Take(vec![at]))),
            _ => {}
        }
        None
    }

    fn head(&self, ui: &mut Ui, at: usize, compared: &Compared, step: f32, context: &mut Context<'_>) {
        let Some(head) = self.heads.get(at) else { return };
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), step), Sense::hover());
        let body = rect.with_min_y(rect.bottom() - theme::ROW * 1.1);
        let ticked = self.ticked.get(at).copied().unwrap_or(0);
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            ui.horizontal(|ui| {
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                let mut all = ticked == head.places.len();
                let text = theme::text::strong(format!("{} ({})", head.text, head.places.len()));
                let some = ticked > 0 && !all;
                if ui.add(egui::Checkbox::new(&mut all, text).indeterminate(some)).changed() {
                    let on = all || some;
                    let places = if on { compared.harmless(&head.places) } else { head.places.clone() };
                    context.actions.push(Action::Compare(CompareStep::Tick(places, on)));
                }
            });
        });
        let line = theme::palette(ui).line;
        ui.painter().hline(rect.x_range(), rect.top(), egui::Stroke::new(1.0, line));
    }

    #[expect(clippy::too_many_arguments, reason = "a row is drawn from what the list knows of it")]
    fn line(
        &mut self,
        ui: &mut Ui,
        compared: &Compared,
        at: usize,
        ticked: bool,
        chosen: bool,
        step: f32,
        context: &mut Context<'_>,
    ) -> bool {
        let Some(difference) = compared.comparison.differences.get(at) else { return false };
        let by_unit = self.key.as_ref().is_some_and(|(_, group, ..)| *group == Group::Unit);
        let text = self.texts.entry(at).or_insert_with(|| row_text(compared, difference, by_unit, context.words));
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), step), Sense::CLICK);
        let palette = theme::palette(ui);
        if chosen || response.hovered() {
            ui.painter().rect_filled(rect, 2.0, if chosen { palette.selected } else { palette.hovered });
        }
        let name = format!("{} {} {}", text.kind, text.what, text.under);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, chosen, &name));
        let tick = Rect::from_min_size(rect.min + vec2(space::L, 2.0), vec2(24.0, theme::ROW));
        let body = Rect::from_min_max(pos2(tick.right(), rect.top() + 2.0), rect.max);
        ui.scope_builder(UiBuilder::new().max_rect(tick), |ui| {
            let mut on = ticked;
            if ui.add(egui::Checkbox::without_text(&mut on)).changed() {
                context.actions.push(Action::Compare(CompareStep::Tick(vec![at], on)));
            }
        });
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| row_words(ui, text, difference));
        if response.double_clicked() && is_harmless(compared, at) {
            context.actions.push(Action::Compare(CompareStep::Take(vec![at])));
        }
        self.has_keys |= response.clicked();
        response.clicked()
    }
}

/// What deletes something here is not taken over by a key or a double click that slipped.
fn is_harmless(compared: &Compared, at: usize) -> bool {
    compared.comparison.differences.get(at).is_some_and(|one| one.kind != DifferenceKind::Removed)
}

fn row_words(ui: &mut Ui, text: &RowText, difference: &Difference) {
    let palette = theme::palette(ui);
    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
    ui.spacing_mut().item_spacing.y = 0.0;
    let ink = if difference.who == Who::Conflict { palette.seal } else { palette.text };
    ui.horizontal(|ui| {
        ui.add(egui::Label::new(theme::text::strong(&text.kind).color(ink)).selectable(false));
        ui.add(egui::Label::new(&text.what).selectable(false));
    });
    if !text.under.is_empty() {
        ui.add(egui::Label::new(theme::text::small(&text.under).weak()).selectable(false));
    }
}

/// A difference in words; by unit with the item in a second line, else with what stands under the item, which is the
/// heading.
fn row_text(compared: &Compared, difference: &Difference, by_unit: bool, words: &Words) -> RowText {
    let mut kind = words.text(became_word(difference, compared.is_former)).to_owned();
    if let Some(who) = who_word(difference.who) {
        kind = format!("{kind} · {}", words.text(who));
    }
    let own = difference.path.last().map(step_words).unwrap_or_default();
    let node = words.text(node_word(difference.of()));
    let is_heading = matches!(difference.of(), NodeKind::Item | NodeKind::Report);
    let what = match contents(&compared.comparison, difference, words) {
        Some((field, mine, theirs)) => {
            // What is there besides stays, and says nothing in a row.
            let added = additions(&compared.comparison, difference, words).filter(|_| !compared.is_former);
            let change = if let Some(added) = added {
                format!("{field}: {}", cut(&added, 0))
            } else {
                let from = first_unlike(&mine, &theirs);
                let [(_, first), (_, second)] = sides(compared.is_former, mine, theirs);
                format!("{field}: {} → {}", cut(&first, from), cut(&second, from))
            };
            if is_heading { change } else { format!("{node} {} · {change}", cut(&own, 0)) }
        }
        None => format!("{node} {own}"),
    };
    let item = difference.path.iter().find(|step| matches!(step.node, NodeId::Item(_)));
    let under = item.filter(|_| by_unit).map(step_words).unwrap_or_default();
    RowText { kind, what, under }
}

/// Where two long texts begin to differ, a few characters before: what is the same says nothing in a row.
fn first_unlike(mine: &str, theirs: &str) -> usize {
    const BEFORE: usize = 6;
    let same = mine.chars().zip(theirs.chars()).take_while(|(a, b)| a == b).count();
    if same > 2 * BEFORE { same - BEFORE } else { 0 }
}

/// A long content is read below; the row only names it.
fn cut(text: &str, from: usize) -> String {
    const LONG: usize = 30;
    let before = if from > 0 { "…" } else { "" };
    let mut rest = text.chars().skip(from).map(|c| if c == '\n' { ' ' } else { c });
    let shown: String = rest.by_ref().take(LONG).collect();
    let after = if rest.next().is_some() { "…" } else { "" };
    format!("{before}{shown}{after}")
}

/// Headings by the item, or by the division or report where it is none.
fn by_place(comparison: &Comparison, words: &Words, shown: impl Fn(&usize) -> bool) -> Vec<Head> {
    // In a collection one title is that of many items.
    let pairs = Some(&comparison.pairs).filter(|pairs| pairs.len() > 1).into_iter().flatten();
    let reports: HashMap<&ReportId, &str> = pairs.map(|pair| (&pair.mine.id, pair.mine.title.as_str())).collect();
    let mut heads: Vec<Head> = Vec::new();
    let mut last = None;
    for (at, difference) in comparison.differences.iter().enumerate().filter(|(at, _)| shown(at)) {
        let item = difference.path.iter().find(|step| matches!(step.node, NodeId::Item(_)));
        let step = item.or_else(|| difference.path.last());
        let key = (&difference.node.report, step.map(|step| &step.node));
        if last == Some(key) {
            heads.last_mut().into_iter().for_each(|head| head.places.push(at));
            continue;
        }
        last = Some(key);
        let text = step.map_or_else(|| words.text("compare-node-report").to_owned(), step_words);
        let text =
            reports.get(&difference.node.report).map_or_else(|| text.clone(), |title| format!("{text} · {title}"));
        heads.push(Head { text, places: vec![at] });
    }
    heads
}
