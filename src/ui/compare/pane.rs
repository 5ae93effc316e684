//! The pane at the left: the units with what of theirs differs, the versions that are held against each other, and the five
//! standings then and now; or what the marks mean.

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, pos2};

use super::Whose;
use super::marks::{Mark, arrow};
use super::pane_rows::{self, Entry, EntryMark, MARK, ROW, TEXT};
use crate::analysis::Standings;
use crate::model::{Codes as _, Dataset, Status};
use crate::session::{Action, CompareStep, Compared, Comparing, OtherKind, Role as SideRole};
use crate::ui::Context;
use crate::ui::theme::{self, space};
use crate::ui::widgets::line::Line;
use crate::ui::widgets::status;
use crate::words::{Language, Words};

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
    Mark(Mark, &'a str),
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
        let at = self.units.iter().position(|row| row.whose == *chosen).unwrap_or_default();
        let to = pane_rows::gone_to(ui, at, self.units.len(), has_keyboard, context);
        let mut to = to.and_then(|to| self.units.get(to)).map(|row| row.whose.clone());
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
        let open = comparing.open();
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

fn rows<'a>(units: &'a [UnitRow], comparing: &Comparing, compared: &Compared, words: &'a Words) -> Vec<Row<'a>> {
    let is_former = comparing.theirs.kind == OtherKind::Former;
    let key = if compared.standings.is_some() { "compare-pane-standings" } else { "compare-pane-differences" };
    let mut rows = vec![Row::Heading("compare-by-unit", words.text(key).to_owned())];
    rows.extend(units.iter().map(Row::Unit));
    rows.push(Row::Gap);
    rows.push(Row::Heading("compare-versions", String::new()));
    if let Some(base) = &comparing.base {
        rows.push(Row::Version("compare-origin", base.name.clone()));
    }
    let theirs = if is_former { comparing.theirs.name.clone() } else { comparing.theirs.plain_name().to_owned() };
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
        rows.extend(pane_rows::meanings(words).map(|(mark, text)| Row::Mark(mark, text)));
    }
    rows
}

fn show_row(ui: &mut Ui, row: &Row<'_>, chosen: &Whose, context: &mut Context<'_>) -> Option<Whose> {
    let words = context.words;
    match row {
        Row::Gap => drop(pane_rows::row(ui, Sense::hover())),
        Row::Heading(key, note) => pane_rows::heading(ui, words.text(key), note),
        Row::Unit(unit) => {
            let mark = unit.status.map(EntryMark::Status).or((unit.open > 0).then_some(EntryMark::Open));
            let open = [("count", unit.open.into())];
            let note = if unit.open > 0 { words.with("compare-unit-open", open) } else { String::new() };
            let is_weak = unit.count == 0;
            let entry = Entry { mark, name: &unit.name, note, count: unit.count.to_string(), is_weak };
            return pane_rows::entry(ui, &entry, unit.whose == *chosen).then(|| unit.whose.clone());
        }
        Row::Version(key, text) => pane_rows::fact(ui, words.text(key), text),
        Row::Link(key, tip, step) => {
            let palette = theme::palette(ui);
            let (rect, response) = pane_rows::row(ui, Sense::CLICK)?;
            let at = pos2(rect.left() + MARK - 6.0, rect.center().y);
            Line::body(palette.focus).paint(ui, at, rect.width() - MARK, words.text(key));
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words.text(key)));
            if response.on_hover_text(words.text(tip)).clicked() {
                context.actions.push(Action::Compare(step.clone()));
            }
        }
        Row::Count(status, counts) => count(ui, *status, *counts, words),
        Row::Mark(mark, text) => pane_rows::meaning(ui, *mark, text),
    }
    None
}

/// How many items stood in a standing then, and how many do now.
fn count(ui: &mut Ui, status: Status, [then, now]: [usize; 2], words: &Words) {
    let palette = theme::palette(ui);
    let Some((rect, response)) = pane_rows::row(ui, Sense::hover()) else { return };
    let (y, right) = (rect.center().y, rect.right() - space::S);
    let word = words.text(Status::word(status));
    status::paint(ui.painter(), pos2(rect.left() + MARK, y), status, palette);
    Line::body(palette.text).paint(ui, pos2(rect.left() + TEXT, y), rect.width() * 0.5, word);
    let ink = if status == Status::Late { palette.seal } else { palette.text };
    let taken = Line::small_strong(ink).right().paint(ui, pos2(right, y), 60.0, &now.to_string());
    let left = right - taken.max(16.0);
    arrow(ui.painter(), pos2(left - 10.0, y), palette);
    Line::small(palette.weak).right().paint(ui, pos2(left - 20.0, y), 60.0, &then.to_string());
    let said = format!("{word} {then} → {now}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
}
