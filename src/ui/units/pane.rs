//! The pane of units and leaders: groups by role, in each the most urgent first, with what is late and how many items.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::{Arc, Weak};

use egui::{Key, ScrollArea, Ui};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::status_row::{self, Cell, Tone};
use super::super::widgets::{self, shape};
use crate::analysis::{PartyLine, PartyRole, PartyTable};
use crate::model::{NodeId, NodeRef, PartyId, PartyKind, Report, Status};
use crate::session::{Action, OpenDocument};

/// The groups, in the order in which one looks for who is behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Lead,
    Support,
    Leader,
    Handler,
    Idle,
}

/// A row of the pane.
#[derive(Debug)]
enum Row {
    Group(Group, usize),
    Party { id: PartyId, name: String, status: Option<Status>, late: usize, items: usize },
}

/// What the rows were made from. It is not held: the report may be another one before the pane is shown again.
type Made = (Weak<PartyTable>, Weak<Report>);

/// The state of the pane.
#[derive(Debug)]
pub(crate) struct Pane {
    folded: BTreeSet<Group>,
    made: Option<Made>,
    rows: Vec<Row>,
    /// The party that the list was last scrolled to.
    followed: Option<PartyId>,
}

impl Default for Pane {
    fn default() -> Self {
        let folded = BTreeSet::from([Group::Support, Group::Handler, Group::Idle]);
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
                let top = at as f32 * (theme::ROW + ui.spacing().item_spacing.y);
                let height = ui.available_height();
                area = area.vertical_scroll_offset((top - height / 2.0).max(0.0));
            }
            self.followed.clone_from(&chosen);
        }
        let mut clicked = None;
        area.show_rows(ui, theme::ROW, self.rows.len(), |ui, range| {
            for at in range {
                if let Some(row) = self.rows.get(at)
                    && show_row(ui, row, chosen.as_ref(), &self.folded, context)
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

    /// Alt with an arrow goes to the next or the former party, wherever the keyboard is.
    fn step(&self, ui: &Ui, chosen: Option<&PartyId>, report: &Report, context: &mut Context<'_>) {
        let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
        if ui.memory(|memory| memory.focused().is_some()) {
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
        let mut lines: Vec<(Group, &PartyLine)> = table.lines.iter().map(|line| (group(line), line)).collect();
        let urgency = |line: &PartyLine| (line.urgent().unwrap_or(Status::Closed), Reverse(line.longest_late()));
        lines.sort_by_key(|(group, line)| (*group, urgency(line), Reverse(line.own().count())));
        self.rows.clear();
        for part in lines.chunk_by(|a, b| a.0 == b.0) {
            let Some((group, _)) = part.first() else { continue };
            self.rows.push(Row::Group(*group, part.len()));
            if self.folded.contains(group) {
                continue;
            }
            self.rows.extend(part.iter().filter_map(|(_, line)| {
                let party = report.party(&line.party)?;
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
}

fn select(id: &PartyId, report: &Report, context: &mut Context<'_>) {
    context.actions.push(Action::Select(NodeRef::new(report.id.clone(), NodeId::Party(id.clone()))));
}

fn group(line: &PartyLine) -> Group {
    let has = |role| line.items.iter().any(|own| own.role == role);
    match line.kind {
        _ if line.items.is_empty() => Group::Idle,
        PartyKind::Leader => Group::Leader,
        _ if has(PartyRole::Lead) => Group::Lead,
        _ if has(PartyRole::Support) => Group::Support,
        _ => Group::Handler,
    }
}

/// One row; true where it was pressed.
fn show_row(ui: &mut Ui, row: &Row, chosen: Option<&PartyId>, folded: &BTreeSet<Group>, context: &Context<'_>) -> bool {
    let words = context.words;
    match row {
        Row::Group(group, count) => {
            let key = match group {
                Group::Lead => "units-lead",
                Group::Support => "units-support",
                Group::Leader => "units-leaders",
                Group::Handler => "units-handlers",
                Group::Idle => "units-idle",
            };
            let name = words.with(key, [("count", (*count).into())]);
            let size = egui::vec2(ui.available_width(), theme::ROW);
            let (rect, response) = ui.allocate_exact_size(size, egui::Sense::CLICK);
            let palette = theme::palette(ui);
            let centre = egui::pos2(rect.left() + 6.0, rect.center().y);
            shape::paint_fold(ui.painter(), centre, !folded.contains(group), palette.weak);
            let font = egui::TextStyle::Name("strong".into()).resolve(ui.style());
            let at = egui::pos2(rect.left() + 12.0 + space::XS, rect.center().y);
            ui.painter().text(at, egui::Align2::LEFT_CENTER, &name, font, palette.text);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TreeItem, true, &name));
            response.clicked()
        }
        Row::Party { id, name, status, late, items } => {
            let count = if *late > 0 { format!("{late}/{items}") } else { items.to_string() };
            let tone = if *late > 0 { Tone::Late } else { Tone::Weak };
            let cells = [Cell::new(name, 0.0), Cell::new(&count, 44.0).tone(tone).right()];
            let is_chosen = chosen == Some(id);
            let tip = words.with("units-row-tip", [("late", (*late).into()), ("items", (*items).into())]);
            ui.push_id(id, |ui| status_row::row(ui, *status, &cells, is_chosen)).inner.on_hover_text(tip).clicked()
        }
    }
}
