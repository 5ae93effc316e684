//! The pane of units and leaders: groups by role, in each the most urgent first, with what is late and how many items.

use std::collections::BTreeSet;
use std::sync::{Arc, Weak};

use egui::{Key, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::{self, Line};
use super::super::widgets::{self, shape, status};
use crate::analysis::{PartyGroup, PartyTable};
use crate::model::{NodeId, NodeRef, PartyId, Report, Status};
use crate::session::{Action, OpenDocument};

/// Where the mark of a row and its name begin, and the room for its figures, in points.
const MARK: f32 = 16.0;
const NAME: f32 = 36.0;
const FIGURES: f32 = 72.0;

/// A row of the pane.
#[derive(Debug)]
enum Row {
    Group(PartyGroup, usize),
    Party { id: PartyId, name: String, status: Option<Status>, late: usize, items: usize },
}

/// What the rows were made from. It is not held: the report may be another one before the pane is shown again.
type Made = (Weak<PartyTable>, Weak<Report>);

/// The state of the pane.
#[derive(Debug)]
pub(crate) struct Pane {
    folded: BTreeSet<PartyGroup>,
    made: Option<Made>,
    rows: Vec<Row>,
    /// The party that the list was last scrolled to.
    followed: Option<PartyId>,
}

impl Default for Pane {
    fn default() -> Self {
        let folded = BTreeSet::from([PartyGroup::Support, PartyGroup::Handler, PartyGroup::Idle]);
        Self { folded, made: None, rows: Vec::new(), followed: None }
    }
}

impl Pane {
    /// Lets go of what was made of a dataset: its document may be closed.
    pub(in crate::ui) fn forget(&mut self) {
        self.made = None;
        self.rows.clear();
    }

    /// The first party that is listed.
    pub(super) fn first(&self) -> Option<&PartyId> {
        self.rows.iter().find_map(|row| if let Row::Party { id, .. } = row { Some(id) } else { None })
    }

    /// Shows the pane. With the keyboard in it the arrows go from one to the next.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let Some(report) = document.report() else { return };
        let table = document.answers().and_then(|answers| answers.parties.as_ref());
        let Some(table) = table else {
            widgets::pending(ui, document.analyses_failed(), context.words);
            return;
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        self.update(table, report);
        let chosen = document.selection().and_then(|node| match &node.node {
            NodeId::Party(id) => Some(id.clone()),
            _ => None,
        });
        let chosen = chosen.or_else(|| self.first().cloned());
        let mut area = ScrollArea::vertical().auto_shrink([false, false]);
        if self.followed != chosen {
            let at =
                self.rows.iter().position(|row| matches!(row, Row::Party { id, .. } if Some(id) == chosen.as_ref()));
            if let Some(at) = at {
                let top = at as f32 * theme::ROW;
                let height = ui.available_height();
                area = area.vertical_scroll_offset((top - height / 2.0).max(0.0));
            }
            self.followed.clone_from(&chosen);
        }
        let mut clicked = None;
        area.show_rows(ui, theme::ROW, self.rows.len(), |ui, range| {
            for at in range {
                if !line::is_whole(ui, theme::ROW) {
                    break;
                }
                if let Some(row) = self.rows.get(at)
                    && self.show_row(ui, at, row, chosen.as_ref(), context)
                {
                    clicked = Some(at);
                }
            }
        });
        match clicked.and_then(|at| self.rows.get(at)) {
            Some(Row::Group(group, _)) => {
                if !self.folded.remove(group) {
                    self.folded.insert(*group);
                }
                self.made = None;
            }
            Some(Row::Party { id, .. }) => select(id, report, context),
            None => self.step(ui, chosen.as_ref(), report, context),
        }
    }

    /// The arrows go to the next or the former party, where no field has the keyboard.
    fn step(&self, ui: &Ui, chosen: Option<&PartyId>, report: &Report, context: &mut Context<'_>) {
        let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
        let is_elsewhere = context.session.dialog().is_some() || egui::Popup::is_any_open(ui.ctx());
        if is_elsewhere || ui.memory(|memory| memory.focused().is_some()) {
            return;
        }
        let parties: Vec<&PartyId> =
            self.rows.iter().filter_map(|row| if let Row::Party { id, .. } = row { Some(id) } else { None }).collect();
        let at = chosen.and_then(|id| parties.iter().position(|other| *other == id)).unwrap_or_default();
        let to = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
            (true, _) => Some(at + 1),
            (_, true) => at.checked_sub(1),
            _ => None,
        };
        if let Some(id) = to.and_then(|to| parties.get(to)) {
            select(id, report, context);
        }
    }

    /// Makes the rows anew where the table, the report or the folds are others.
    fn update(&mut self, table: &Arc<PartyTable>, report: &Arc<Report>) {
        let is_fresh = |(of, named): &Made| of.as_ptr() == Arc::as_ptr(table) && named.as_ptr() == Arc::as_ptr(report);
        if self.made.as_ref().is_some_and(is_fresh) {
            return;
        }
        self.made = Some((Arc::downgrade(table), Arc::downgrade(report)));
        self.rows.clear();
        for ranking in &table.rankings {
            self.rows.push(Row::Group(ranking.group, ranking.order.len()));
            if self.folded.contains(&ranking.group) {
                continue;
            }
            self.rows.extend(ranking.order.iter().filter_map(|at| {
                let line = table.lines.get(*at)?;
                // A newer report has its parties in other places, or not at all.
                let party = report.parties.get(*at).filter(|party| party.id == line.party);
                let party = party.or_else(|| report.party(&line.party))?;
                Some(Row::Party {
                    id: party.id.clone(),
                    name: party.name.clone(),
                    status: line.urgent(),
                    late: line.count(Status::Late),
                    items: line.own().count(),
                })
            }));
        }
    }

    /// One row; true where it was pressed.
    fn show_row(&self, ui: &mut Ui, at: usize, row: &Row, chosen: Option<&PartyId>, context: &Context<'_>) -> bool {
        match row {
            Row::Group(group, count) => {
                let is_folded = self.folded.contains(group);
                ui.push_id(group, |ui| show_group(ui, (*group, *count), is_folded, at == 0, context)).inner
            }
            Row::Party { id, .. } => ui.push_id(id, |ui| show_party(ui, row, chosen == Some(id))).inner,
        }
    }
}

fn select(id: &PartyId, report: &Report, context: &mut Context<'_>) {
    context.actions.push(Action::Select(NodeRef::new(report.id.clone(), NodeId::Party(id.clone()))));
}

/// The heading of a group; above the first one stands what the figures are.
fn show_group(
    ui: &mut Ui,
    (group, count): (PartyGroup, usize),
    is_folded: bool,
    is_first: bool,
    context: &Context<'_>,
) -> bool {
    let words = context.words;
    let key = match group {
        PartyGroup::Lead => "units-lead",
        PartyGroup::Support => "units-support",
        PartyGroup::Leader => "units-leaders",
        PartyGroup::Handler => "units-handlers",
        PartyGroup::Idle => "units-idle",
    };
    let name = words.with(key, [("count", count.into())]);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::CLICK);
    let palette = theme::palette(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, palette.hovered);
    }
    let y = rect.center().y;
    shape::paint_fold(ui.painter(), pos2(rect.left() + 6.0, y), !is_folded, palette.weak);
    let mut right = rect.right() - space::XS;
    if is_first {
        let figures = words.text("units-figures");
        right -= Line::small(palette.weak).right().paint(ui, pos2(right, y), 120.0, figures) + space::S;
    }
    let left = rect.left() + MARK;
    Line::strong(palette.text).paint(ui, pos2(left, y), right - left, &name);
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, &name));
    response.clicked()
}

/// A unit, a leader or a person: mark, name, how many are late of how many.
fn show_party(ui: &mut Ui, row: &Row, is_chosen: bool) -> bool {
    let Row::Party { name, status, late, items, .. } = row else { return false };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::CLICK);
    let palette = theme::palette(ui);
    if is_chosen || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, if is_chosen { palette.selected } else { palette.hovered });
    }
    if is_chosen {
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, rect.height())), 0.0, palette.focus);
    }
    let at = |x: f32| pos2(x, rect.center().y);
    if let Some(status) = status {
        status::paint(ui.painter(), at(rect.left() + MARK + status::SIZE / 2.0), *status, palette);
    }
    let end = rect.right() - space::XS;
    let mut left = end - Line::small(palette.weak).right().paint(ui, at(end), FIGURES, &format!("/{items}"));
    let figure =
        if *late > 0 { Line::small_strong(palette.status_words(Status::Late)) } else { Line::small(palette.weak) };
    left -= figure.right().paint(ui, at(left), FIGURES, &late.to_string());
    let ink = if is_chosen { Line::strong(palette.text) } else { Line::body(palette.text) };
    ink.paint(ui, at(rect.left() + NAME), left - space::S - rect.left() - NAME, name);
    let label = format!("{name} {late}/{items}");
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, is_chosen, &label));
    let clicked = response.clicked();
    if line::is_cut(ui, rect) {
        response.on_hover_text(label);
    }
    clicked
}
