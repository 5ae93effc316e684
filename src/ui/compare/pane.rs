//! The pane at the left: the units with what of theirs differs, the versions that are held against each other, and the five
//! standings then and now; or what the marks mean.

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use egui::{Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Whose;
use super::head::name;
use super::marks::{Mark, arrow};
use crate::analysis::Standings;
use crate::model::{Codes as _, Dataset, Status};
use crate::session::{Action, CompareStep, Compared, Comparing, OtherKind, Role as SideRole};
use crate::ui::Context;
use crate::ui::theme::{self, space};
use crate::ui::widgets::line::{Line, is_cut};
use crate::ui::widgets::status;
use crate::words::{Language, Words};

/// The height of a row, and where its mark and its words begin, in points.
const ROW: f32 = 24.0;
const MARK: f32 = 22.0;
const TEXT: f32 = 36.0;

/// The rows of the units, made once for each comparison and change of the ticks.
#[derive(Debug, Default)]
pub(super) struct Pane {
    key: Option<(Weak<Compared>, u64, Language)>,
    units: Vec<UnitRow>,
}

/// A unit, or all of them.
#[derive(Debug)]
struct UnitRow {
    whose: Whose,
    name: String,
    /// What differs, or how many items changed their standing.
    count: usize,
    /// How many differences wait for a decision.
    open: usize,
    /// The most urgent standing that an item of it has now, of those that changed theirs.
    status: Option<Status>,
}

/// A row of the pane.
enum Row<'a> {
    Gap,
    Heading(&'static str, String),
    Unit(&'a UnitRow),
    Version(&'static str, String),
    /// A link: a step that it asks for.
    Link(&'static str, &'static str, CompareStep),
    Count(Status, [usize; 2]),
    Mark(Mark, &'static str),
}

impl Pane {
    /// Shows the pane. Returns whose differences are to be shown.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        (comparing, compared): (&Comparing, &Arc<Compared>),
        (chosen, has_keyboard): (&Whose, bool),
        context: &mut Context<'_>,
    ) -> Option<Whose> {
        let words = context.words;
        self.update(comparing, compared, words);
        let mut to = None;
        if has_keyboard && context.session.dialog().is_none() && ui.memory(|memory| memory.focused().is_none()) {
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            let at = self.units.iter().position(|row| row.whose == *chosen).unwrap_or_default();
            let next = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
                (true, _) => Some(at + 1),
                (_, true) => at.checked_sub(1),
                _ => None,
            };
            to = next.and_then(|next| self.units.get(next)).map(|row| row.whose.clone());
        }
        let rows = rows(&self.units, comparing, compared, words);
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical().id_salt("comparison").auto_shrink([false, false]);
        area.show_rows(ui, ROW, rows.len(), |ui, range| {
            for (at, row) in rows.iter().enumerate().skip(range.start).take(range.len()) {
                if let Some(whose) = ui.push_id(at, |ui| show_row(ui, row, chosen, context)).inner {
                    to = Some(whose);
                }
            }
        });
        to
    }

    fn update(&mut self, comparing: &Comparing, compared: &Arc<Compared>, words: &Words) {
        let is_fresh = self.key.as_ref().is_some_and(|(of, ticks, language)| {
            of.as_ptr() == Arc::as_ptr(compared) && *ticks == comparing.ticks() && *language == words.language()
        });
        if is_fresh {
            return;
        }
        let all = compared.comparison.differences.len();
        let count = compared.standings.as_ref().map_or(all, |standings| standings.changed.len());
        let open = (0..all).filter(|at| comparing.is_open(*at)).count();
        let name = words.text("compare-all-units").to_owned();
        self.units = vec![UnitRow { whose: Whose::All, name, count, open, status: None }];
        let mut standings = compared.standings.as_ref().map(|standings| by_unit(&compared.dataset, standings));
        for unit in &compared.units {
            let whose = unit.unit.clone().map_or(Whose::NoUnit, Whose::Unit);
            let standing = standings.as_mut().map(|all| all.remove(&unit.unit).unwrap_or_default());
            self.units.push(UnitRow {
                name: unit.unit.clone().unwrap_or_else(|| words.text("compare-no-unit").to_owned()),
                count: standing.map_or(unit.differences.len(), |(count, _)| count),
                open: unit.differences.iter().filter(|at| comparing.is_open(**at)).count(),
                status: standing.and_then(|(_, status)| status),
                whose,
            });
        }
        // Those of which nothing was changed, and an item stands elsewhere because of the date.
        let left = standings.into_iter().flatten().map(|(unit, (count, status))| UnitRow {
            name: unit.clone().unwrap_or_else(|| words.text("compare-no-unit").to_owned()),
            whose: unit.map_or(Whose::NoUnit, Whose::Unit),
            count,
            open: 0,
            status,
        });
        self.units.extend(left);
        if let Some(units) = self.units.get_mut(1..) {
            // What asks for something stands first; the order of the report within.
            units.sort_by_key(|row| (row.open == 0, row.status.map_or(5, |status| status as usize), row.count == 0));
        }
        self.key = Some((Arc::downgrade(compared), comparing.ticks(), words.language()));
    }
}

/// How many items of each unit changed their standing, and the most urgent one that they have now; without a name those that
/// no unit leads.
fn by_unit(dataset: &Dataset, standings: &Standings) -> BTreeMap<Option<String>, (usize, Option<Status>)> {
    let mut found: BTreeMap<Option<String>, (usize, Option<Status>)> = BTreeMap::new();
    for one in &standings.changed {
        let Some(report) = dataset.report(&one.node.report) else { continue };
        let Some(item) = report.item_of(&one.node.node) else { continue };
        let named = item.lead_units.iter().filter_map(|id| report.party(id)).map(|party| Some(party.name.clone()));
        let mut units: Vec<Option<String>> = named.collect();
        if units.is_empty() {
            units.push(None);
        }
        for unit in units {
            let (count, status) = found.entry(unit).or_default();
            *count += 1;
            *status = Some(status.map_or(one.now, |own| own.min(one.now)));
        }
    }
    found
}

fn rows<'a>(units: &'a [UnitRow], comparing: &Comparing, compared: &Compared, words: &Words) -> Vec<Row<'a>> {
    let is_former = comparing.theirs.kind == OtherKind::Former;
    let key = if compared.standings.is_some() { "compare-pane-standings" } else { "compare-pane-differences" };
    let mut rows = vec![Row::Heading("compare-by-unit", words.text(key).to_owned())];
    rows.extend(units.iter().map(Row::Unit));
    rows.push(Row::Gap);
    rows.push(Row::Heading("compare-versions", String::new()));
    if let Some(base) = &comparing.base {
        rows.push(Row::Version("compare-origin", base.name.clone()));
    }
    let theirs = if is_former { comparing.theirs.name.clone() } else { name(comparing).to_owned() };
    rows.push(Row::Version(if is_former { "compare-then" } else { "compare-there" }, theirs));
    if comparing.base.is_some() {
        rows.push(Row::Link("compare-drop-base", "compare-base-tip", CompareStep::DropBase));
    } else {
        rows.push(Row::Link("compare-base", "compare-base-tip", CompareStep::AskFile(SideRole::Base)));
    }
    rows.push(Row::Gap);
    if let Some(standings) = &compared.standings {
        let [then, now] = standings.days.map(|day| words.date(day));
        let days = words.with("compare-days", [("then", then.into()), ("now", now.into())]);
        rows.push(Row::Heading("compare-five-standings", String::new()));
        rows.push(Row::Version("compare-between", days));
        let [then, now] = standings.counts;
        let counts = Status::ALL.iter().zip(then.into_iter().zip(now));
        rows.extend(counts.map(|(status, (then, now))| Row::Count(*status, [then, now])));
    } else {
        rows.push(Row::Heading("compare-marks", String::new()));
        let marks = [
            (Mark::Ticked, "compare-mark-ticked"),
            (Mark::Unticked, "compare-mark-unticked"),
            (Mark::Both, "compare-mark-both"),
            (Mark::Moved, "compare-mark-moved"),
        ];
        rows.extend(marks.map(|(mark, key)| Row::Mark(mark, key)));
    }
    rows
}

fn show_row(ui: &mut Ui, row: &Row<'_>, chosen: &Whose, context: &mut Context<'_>) -> Option<Whose> {
    let words = context.words;
    let palette = theme::palette(ui);
    let sense = if matches!(row, Row::Unit(_) | Row::Link(..)) { Sense::CLICK } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    let y = rect.center().y;
    let right = pos2(rect.right() - space::S, y);
    let (small, weak) = (Line::small(palette.weak), Line::body(palette.weak));
    let mut said = String::new();
    let mut picked = None;
    match row {
        Row::Gap => {}
        Row::Heading(key, note) => {
            words.text(key).clone_into(&mut said);
            Line::strong(palette.text).paint(ui, pos2(rect.left() + space::S, y), rect.width() * 0.7, &said);
            small.right().paint(ui, right, rect.width() * 0.4, note);
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &said));
        }
        Row::Unit(unit) => {
            said = unit_row(ui, rect, unit, (unit.whose == *chosen, response.hovered()), words);
            response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, unit.whose == *chosen, &said));
            picked = response.clicked().then(|| unit.whose.clone());
        }
        Row::Version(key, text) => {
            let left = rect.left() + MARK - 6.0;
            let taken = weak.paint(ui, pos2(left, y), rect.width() * 0.5, words.text(key));
            small.right().paint(ui, right, right.x - left - taken - space::S, text);
            said = format!("{} {text}", words.text(key));
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        }
        Row::Link(key, tip, step) => {
            words.text(key).clone_into(&mut said);
            let at = pos2(rect.left() + MARK - 6.0, y);
            Line::body(palette.focus).paint(ui, at, rect.width() - MARK, &said);
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &said));
            if response.clicked() {
                context.actions.push(Action::Compare(step.clone()));
            }
            words.text(tip).clone_into(&mut said);
        }
        Row::Count(status, [then, now]) => {
            let word = words.text(Status::word(*status));
            status::paint(ui.painter(), pos2(rect.left() + MARK, y), *status, palette);
            Line::body(palette.text).paint(ui, pos2(rect.left() + TEXT, y), rect.width() * 0.5, word);
            let ink = if *status == Status::Late { palette.seal } else { palette.text };
            let taken = Line::small_strong(ink).right().paint(ui, right, 60.0, &now.to_string());
            let left = right.x - taken.max(16.0);
            arrow(ui.painter(), pos2(left - 10.0, y), palette);
            small.right().paint(ui, pos2(left - 20.0, y), 60.0, &then.to_string());
            said = format!("{word} {then} → {now}");
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        }
        Row::Mark(mark, key) => {
            words.text(key).clone_into(&mut said);
            mark.paint(ui.painter(), pos2(rect.left() + MARK, y), palette);
            weak.paint(ui, pos2(rect.left() + TEXT, y), rect.width() - TEXT, &said);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        }
    }
    if matches!(row, Row::Link(..)) || is_cut(ui, rect) {
        response.on_hover_text(said);
    }
    picked
}

/// A unit with what of it waits and how much of it differs. Returns what is said of it.
fn unit_row(ui: &Ui, rect: Rect, unit: &UnitRow, (is_chosen, is_hovered): (bool, bool), words: &Words) -> String {
    let palette = theme::palette(ui);
    let y = rect.center().y;
    if is_chosen {
        ui.painter().rect_filled(rect, 0.0, palette.selected);
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, rect.height())), 0.0, palette.focus);
    } else if is_hovered {
        ui.painter().rect_filled(rect, 0.0, palette.hovered);
    }
    let at = pos2(rect.left() + MARK, y);
    match unit.status {
        Some(status) => status::paint(ui.painter(), at, status, palette),
        None if unit.open > 0 => Mark::Both.paint(ui.painter(), at, palette),
        None => {}
    }
    let count = unit.count.to_string();
    let mut right = rect.right() - space::S;
    right -= Line::small(palette.weak).right().paint(ui, pos2(right, y), 60.0, &count) + space::S;
    let mut said = format!("{} {count}", unit.name);
    if unit.open > 0 {
        let open = words.with("compare-unit-open", [("count", unit.open.into())]);
        right -= Line::small_strong(palette.text).right().paint(ui, pos2(right, y), 80.0, &open) + space::S;
        said = format!("{said} {open}");
    }
    let ink = if unit.count == 0 { palette.weak } else { palette.text };
    let text = if is_chosen { Line::strong(ink) } else { Line::body(ink) };
    text.paint(ui, pos2(rect.left() + TEXT, y), right - rect.left() - TEXT, &unit.name);
    said
}
