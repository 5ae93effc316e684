//! The pane of indicators: groups that fold, in each a row with the mark of its target, its name and its value.

use std::collections::HashSet;
use std::sync::{Arc, Weak};

use egui::{Key, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::{self, Line};
use super::super::widgets::{self, shape, status};
use super::arrange;
use crate::analysis::{Answers, Goal, GoalStanding, IndicatorGrouping, IndicatorLine, IndicatorRow, IndicatorTable};
use crate::chart;
use crate::model::{NodeId, NodeRef};
use crate::session::{Action, Command, OpenDocument};
use crate::words::Words;

/// Where the marks stand, where the names of indicators begin, and the room for values, in points.
const MARK: f32 = 22.0;
const NAME: f32 = 36.0;
const VALUE: f32 = 76.0;

/// The state of the pane.
#[derive(Debug, Default)]
pub(crate) struct Pane {
    /// The groups that are folded, by their first indicators.
    folded: HashSet<NodeRef>,
    /// What the lines were made from. It is not held: there may be another one before the pane is shown again.
    made: Weak<IndicatorTable>,
    /// The lines that are shown, by their places in the table.
    lines: Vec<u32>,
    /// The indicator that the list was last scrolled to.
    followed: Option<NodeRef>,
}

impl Pane {
    /// Lets go of what was made of a dataset: its document may be closed.
    pub(in crate::ui) fn forget(&mut self) {
        *self = Self { folded: std::mem::take(&mut self.folded), ..Self::default() };
    }

    /// Shows the pane. With the keyboard in no field the arrows go from one to the next.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let Some(answers) = document.answers() else {
            widgets::pending(ui, document.analyses_failed(), context.words);
            return;
        };
        head(ui, document, answers, context);
        let table = &answers.indicators;
        self.update(table, answers);
        let first = || table.rows.first().and_then(|row| row.node(&answers.dataset));
        let chosen = document.selection().filter(|node| matches!(node.node, NodeId::Indicator(_))).cloned();
        let chosen = chosen.or_else(first);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("indicators").auto_shrink([false, false]);
        if self.followed != chosen {
            if let Some(at) = chosen.as_ref().and_then(|node| self.place(node, table, answers)) {
                let top = at as f32 * theme::ROW;
                area = area.vertical_scroll_offset((top - ui.available_height() / 2.0).max(0.0));
            }
            self.followed.clone_from(&chosen);
        }
        let mut pressed = None;
        area.show_rows(ui, theme::ROW, self.lines.len(), |ui, range| {
            for at in range {
                if !line::is_whole(ui, theme::ROW) {
                    break;
                }
                let Some(line) = self.line(at, table) else { continue };
                if self.show_line(ui, line, chosen.as_ref(), answers, context) {
                    pressed = Some(line);
                }
            }
        });
        match pressed {
            Some(IndicatorLine::Head { first, .. }) => self.fold(table.rows.get(first as usize), answers),
            Some(IndicatorLine::Row(at)) => {
                let node = table.rows.get(at as usize).and_then(|row| row.node(&answers.dataset));
                context.actions.extend(node.map(Action::Select));
            }
            None => self.step(ui, chosen.as_ref(), table, answers, context),
        }
    }

    fn line(&self, at: usize, table: &IndicatorTable) -> Option<IndicatorLine> {
        table.lines.get(*self.lines.get(at)? as usize).copied()
    }

    /// Where an indicator stands in the list.
    fn place(&self, node: &NodeRef, table: &IndicatorTable, answers: &Answers) -> Option<usize> {
        let NodeId::Indicator(id) = &node.node else { return None };
        (0..self.lines.len()).find(|at| match self.line(*at, table) {
            Some(IndicatorLine::Row(row)) => table.rows.get(row as usize).is_some_and(|row| {
                row.resolve(&answers.dataset).is_some_and(|(report, _, own)| own.id == *id && report.id == node.report)
            }),
            _ => false,
        })
    }

    fn fold(&mut self, first: Option<&IndicatorRow>, answers: &Answers) {
        if let Some(node) = first.and_then(|row| row.node(&answers.dataset)) {
            if !self.folded.remove(&node) {
                self.folded.insert(node);
            }
            self.made = Weak::new();
        }
    }

    /// An arrow goes to the next or the former indicator, where no field has the keyboard.
    fn step(
        &self,
        ui: &Ui,
        chosen: Option<&NodeRef>,
        table: &IndicatorTable,
        answers: &Answers,
        context: &mut Context<'_>,
    ) {
        let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
        let is_elsewhere = context.session.dialog().is_some() || egui::Popup::is_any_open(ui.ctx());
        if is_elsewhere || ui.memory(|memory| memory.focused().is_some()) {
            return;
        }
        let back = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
            (true, _) => false,
            (_, true) => true,
            _ => return,
        };
        let Some(at) = chosen.and_then(|node| self.place(node, table, answers)) else { return };
        let row = |at: usize| match self.line(at, table) {
            Some(IndicatorLine::Row(row)) => table.rows.get(row as usize)?.node(&answers.dataset),
            _ => None,
        };
        let to = if back { (0..at).rev().find_map(row) } else { (at + 1..self.lines.len()).find_map(row) };
        context.actions.extend(to.map(Action::Select));
    }

    /// Makes the lines anew where the table or the folds are others.
    fn update(&mut self, table: &Arc<IndicatorTable>, answers: &Answers) {
        if self.made.as_ptr() == Arc::as_ptr(table) {
            return;
        }
        self.made = Arc::downgrade(table);
        self.lines.clear();
        let mut is_folded = false;
        for (at, line) in (0_u32..).zip(&table.lines) {
            if let IndicatorLine::Head { first, .. } = line {
                let node = || table.rows.get(*first as usize)?.node(&answers.dataset);
                is_folded = !self.folded.is_empty() && node().is_some_and(|node| self.folded.contains(&node));
                self.lines.push(at);
            } else if !is_folded {
                self.lines.push(at);
            }
        }
    }

    /// One line; true where it was pressed.
    fn show_line(
        &self,
        ui: &mut Ui,
        line: IndicatorLine,
        chosen: Option<&NodeRef>,
        answers: &Answers,
        context: &Context<'_>,
    ) -> bool {
        let table = &answers.indicators;
        match line {
            IndicatorLine::Head { first, count } => {
                let Some(row) = table.rows.get(first as usize) else { return false };
                let node = row.node(&answers.dataset);
                let is_open = node.as_ref().is_none_or(|node| !self.folded.contains(node));
                group(ui, &group_name(row, table.group, answers, context), count, is_open)
            }
            IndicatorLine::Row(at) => table.rows.get(at as usize).is_some_and(|row| {
                let node = row.node(&answers.dataset);
                ui.push_id(&node, |ui| indicator(ui, row, node.is_some() && node.as_ref() == chosen, answers, context))
                    .inner
            }),
        }
    }
}

/// How many there are, how many have a target and miss it, and how the list is arranged.
fn head(ui: &mut Ui, document: &OpenDocument, answers: &Answers, context: &mut Context<'_>) {
    let words = context.words;
    let table = &answers.indicators;
    ui.horizontal(|ui| {
        ui.add_space(space::XS);
        ui.label(theme::text::strong(words.with("indicators-head", [("count", table.rows.len().into())])));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let menu = egui::containers::menu::MenuButton::new(words.text("indicators-arrange")).config(
                egui::containers::menu::MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside),
            );
            let (button, _) = menu.ui(ui, |ui| arrange::show(ui, document, context));
            button.on_hover_text(words.text("indicators-arrange-tip"));
        });
    });
    if context.session.enabled(Command::ClearFilter) {
        // What is sought or filtered holds here too.
        ui.horizontal(|ui| {
            ui.add_space(space::XS);
            ui.label(theme::text::small(words.text("indicators-filtered")).weak());
            if ui.link(theme::text::small(words.text(Command::ClearFilter.info().name))).clicked() {
                context.actions.push(Action::Run(Command::ClearFilter));
            }
        });
    }
    let counts = [("targets", table.targets.into()), ("off", table.off.into())];
    ui.horizontal(|ui| {
        ui.add_space(space::XS);
        ui.add(egui::Label::new(theme::text::small(words.with("indicators-targets", counts)).weak()).truncate());
    });
    ui.add_space(space::XS);
}

/// The heading of a group; true where it was pressed.
fn group(ui: &mut Ui, name: &str, count: u32, is_open: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::CLICK);
    let palette = theme::palette(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, 2.0, palette.hovered);
    }
    shape::paint_fold(ui.painter(), pos2(rect.left() + 8.0, rect.center().y), is_open, palette.weak);
    let number = count.to_string();
    let right = rect.right() - space::S;
    let taken = Line::small(palette.weak).right().paint(ui, pos2(right, rect.center().y), VALUE, &number);
    let left = rect.left() + MARK;
    Line::strong(palette.text).paint(ui, pos2(left, rect.center().y), right - taken - space::S - left, name);
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, name));
    let clicked = response.clicked();
    if line::is_cut(ui, rect) {
        response.on_hover_text(name);
    }
    clicked
}

/// An indicator; true where it was pressed.
fn indicator(ui: &mut Ui, row: &IndicatorRow, is_chosen: bool, answers: &Answers, context: &Context<'_>) -> bool {
    let words = context.words;
    let Some((_, item, own)) = row.resolve(&answers.dataset) else { return false };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::CLICK);
    let palette = theme::palette(ui);
    if is_chosen {
        ui.painter().rect_filled(rect, 2.0, palette.selected);
        let edge = Rect::from_min_size(rect.min, vec2(2.0, rect.height()));
        ui.painter().rect_filled(edge, 0.0, palette.focus);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 2.0, palette.hovered);
    }
    let session = context.session;
    let goal = Goal::of(own, item.map(|item| &**item), session.today());
    let of = goal.and_then(|goal| goal.status(session.today(), session.preferences().near_due_days));
    let middle = rect.center().y;
    let mark = pos2(rect.left() + MARK, middle);
    match (of, goal.map(|goal| goal.standing)) {
        (Some(of), _) => status::paint(ui.painter(), mark, of, palette),
        (None, Some(GoalStanding::Met)) => shape::paint_tick(ui.painter(), mark, palette.weak),
        _ => {}
    }
    let value = words.latest(own);
    let right = rect.right() - space::S;
    let taken = Line::small(palette.weak).right().paint(ui, pos2(right, middle), VALUE, &value);
    let left = rect.left() + NAME;
    let name = if is_chosen { Line::strong(palette.text) } else { Line::body(palette.text) };
    name.paint(ui, pos2(left, middle), right - taken - space::S - left, &own.name);
    let said = format!("{} {value}", own.name);
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, is_chosen, &said));
    let clicked = response.clicked();
    if line::is_cut(ui, rect) {
        response.on_hover_text(said);
    }
    clicked
}

/// What a group is called, after its first row.
fn group_name(row: &IndicatorRow, group: IndicatorGrouping, answers: &Answers, context: &Context<'_>) -> String {
    let words: &Words = context.words;
    let Some((report, item, indicator)) = row.resolve(&answers.dataset) else { return String::new() };
    match group {
        IndicatorGrouping::None => String::new(),
        IndicatorGrouping::Unit if indicator.unit.is_empty() => words.text("no-unit").to_owned(),
        IndicatorGrouping::Unit => indicator.unit.clone(),
        IndicatorGrouping::Status => words
            .text(match chart::bullet(&report.id, indicator, &row.attainment, words).status {
                chart::Status::Met => "status-met",
                chart::Status::Off => "status-off",
                chart::Status::Open => "status-open",
                chart::Status::NoTarget => "chart-no-target",
            })
            .to_owned(),
        IndicatorGrouping::Category => {
            let category = row.category().and_then(|at| report.categories.get(at));
            category.map_or_else(|| report.title.clone(), |category| format!("{} {}", category.number, category.title))
        }
        IndicatorGrouping::Item => item.map_or_else(
            || report.title.clone(),
            |item| {
                let number = row.problem_number(report).unwrap_or_default();
                format!("{number}{} {}", item.number, item.title)
            },
        ),
    }
}
