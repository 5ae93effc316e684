//! The audit: findings by weight at the left, the chosen one at the right with its words, its reckoning and what can be done
//! about it. What is many of a kind is folded, so that what a reader of the printed paper would see stands first.

mod detail;
mod list;
mod passages;
mod reckoned;
mod rows;

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Key, Modifiers, Rect, Ui, UiBuilder, pos2};

use super::theme::{self, space};
use super::widgets::line::Line as TextLine;
use super::{Context, widgets};
use crate::analysis::audit::Audit;
use crate::model::{Dataset, NodeRef};
use crate::session::{Action, OpenDocument, View};
use crate::words::{Language, Words};

use detail::{Asked, Detail};
use list::Pressed;
use rows::{Fold, Line, List};

/// Below this width the chosen finding stands under the list, in points.
const NARROW: f32 = 900.0;

/// The share of the width that the list has.
const LIST: f32 = 0.44;

/// The height of the title, in points.
const TITLE: f32 = 40.0;

/// The state of the view.
#[derive(Debug, Default)]
pub(super) struct AuditView {
    /// What the list was made from.
    key: Option<(Arc<Audit>, Language)>,
    list: List,
    /// The folds that were turned from how they are at first.
    turned: HashSet<Fold>,
    /// The line under the keyboard's cursor.
    cursor: usize,
    /// The chosen finding, by its key.
    chosen: Option<String>,
    /// The finding that was accepted just now: the next one takes its place.
    accepted: Option<String>,
    /// Whether the cursor is to be brought into view.
    reveal: bool,
    detail: Detail,
}

impl AuditView {
    /// The node of the chosen finding.
    pub(super) fn node(&self) -> Option<&NodeRef> {
        self.chosen_row().map(|row| &row.node)
    }

    /// Lets go of the audit: its document may be closed.
    pub(super) fn forget(&mut self) {
        self.key = None;
        self.list = List::default();
        self.detail.forget();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let Some(audit) = document.audit() else {
            widgets::pending(ui, document.analyses_failed(), context.words);
            return;
        };
        let dataset = document.document().dataset();
        self.update(audit, dataset, context.words);
        self.title(ui, context.words);
        if self.list.lines.is_empty() {
            widgets::empty(ui, context.words.text("audit-none"), context.words.text("audit-none-advice"));
            return;
        }
        let to_reason = self.keys(ui, audit, dataset, context);
        let room = ui.available_rect_before_wrap();
        let (left, right) = if room.width() >= NARROW {
            let middle = room.left() + room.width() * LIST;
            ui.painter().vline(middle + space::M, room.y_range(), egui::Stroke::new(1.0, theme::palette(ui).line));
            (
                Rect::from_min_max(room.min, pos2(middle, room.bottom())),
                Rect::from_min_max(pos2(middle + space::XL, room.top()), room.max),
            )
        } else {
            let middle = room.top() + room.height() * 0.5;
            ui.painter().hline(room.x_range(), middle, egui::Stroke::new(1.0, theme::palette(ui).line));
            (
                Rect::from_min_max(room.min, pos2(room.right(), middle - space::S)),
                Rect::from_min_max(pos2(room.left(), middle + space::S), room.max),
            )
        };
        let reveal = std::mem::take(&mut self.reveal);
        let pressed = ui
            .scope_builder(UiBuilder::new().max_rect(left).id_salt("findings"), |ui| {
                self.list.show(ui, self.cursor, reveal, context.words)
            })
            .inner;
        if let Some(pressed) = pressed {
            self.press(&pressed, audit, dataset, context);
        }
        ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("finding"), |ui| {
            self.chosen(ui, to_reason, audit, dataset, context);
        });
        ui.allocate_rect(room, egui::Sense::hover());
    }

    /// How many there are of what, as the news.
    fn title(&self, ui: &mut Ui, words: &Words) {
        let [errors, questions, notices, accepted, confirmed] = self.list.counts;
        let told = |key: &str, count: usize| (count > 0).then(|| words.with(key, [("count", count.into())]));
        let unequal = [("count", questions.into()), ("unequal", self.list.unequal.into())];
        let questions = match self.list.unequal {
            0 => told("audit-title-questions", questions),
            _ => Some(words.with("audit-title-unequal", unequal)),
        };
        let parts = [told("audit-title-errors", errors), questions, told("audit-title-notices", notices)];
        let title = parts.into_iter().flatten().collect::<Vec<_>>().join(words.text("audit-title-join"));
        let title =
            if title.is_empty() { words.with("audit-title-none", [("count", confirmed.into())]) } else { title };
        let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), TITLE), egui::Sense::hover());
        let palette = theme::palette(ui);
        let rest = words.with("audit-rest-count", [("confirmed", confirmed.into()), ("accepted", accepted.into())]);
        let taken = TextLine::body(palette.weak).right().paint(ui, rect.right_center(), 320.0, &rest);
        let width = rect.width() - taken - space::L;
        TextLine::title(palette.text).paint(ui, rect.left_center(), width, &title);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &title));
    }

    /// Makes the list again for another audit, another language or other folds; something is chosen where there is anything.
    fn update(&mut self, audit: &Arc<Audit>, dataset: &Dataset, words: &Words) {
        let fresh =
            self.key.as_ref().is_some_and(|(of, language)| Arc::ptr_eq(of, audit) && *language == words.language());
        if fresh {
            return;
        }
        self.list = List::of(audit, dataset, &self.turned, words);
        self.key = Some((Arc::clone(audit), words.language()));
        let accepted = self.accepted.take();
        let chosen = self.chosen.as_deref().filter(|key| accepted.as_deref() != Some(*key));
        let known = chosen.and_then(|key| self.list.row_of(key));
        let is_row = |line: &Line| matches!(line, Line::Row(_));
        let here = known.map(Line::Row).and_then(|row| self.list.lines.iter().position(|line| *line == row));
        // Where the chosen one is gone, the one that stands in its place now is next.
        let next = || {
            let behind = self.list.lines.iter().enumerate().skip(self.cursor).find(|(_, line)| is_row(line));
            behind.map(|(at, _)| at).or_else(|| self.list.lines.iter().rposition(is_row))
        };
        self.cursor = here.or_else(next).unwrap_or_default();
        self.choose_at_cursor();
    }

    fn choose_at_cursor(&mut self) {
        if let Some(Line::Row(at)) = self.list.lines.get(self.cursor) {
            self.chosen = self.list.rows.get(*at).map(|row| row.key().to_owned());
        }
    }

    /// The keys of the view, where no field and no button has the keyboard: the arrows go through the list and fold, F4 shows the
    /// words, F7 writes to the unit. True where the reason is to take the keyboard.
    fn keys(&mut self, ui: &Ui, audit: &Arc<Audit>, dataset: &Dataset, context: &mut Context<'_>) -> bool {
        let focused = ui.memory(egui::Memory::focused);
        if context.session.dialog().is_some() || focused.is_some() {
            return false;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.list.lines.len().saturating_sub(1);
        let to = [
            (Key::ArrowDown, (self.cursor + 1).min(last)),
            (Key::ArrowUp, self.cursor.saturating_sub(1)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        for (key, to) in to {
            if pressed(key) {
                (self.cursor, self.reveal) = (to, true);
                self.choose_at_cursor();
                self.mark(context);
            }
        }
        let line = self.list.lines.get(self.cursor).copied();
        match line {
            Some(Line::Head { fold, is_folded, .. }) => {
                let turns = pressed(Key::Enter)
                    || pressed(Key::Space)
                    || pressed(if is_folded { Key::ArrowRight } else { Key::ArrowLeft });
                if turns {
                    self.press(&Pressed::Fold(fold), audit, dataset, context);
                }
            }
            Some(Line::Dates(_)) if pressed(Key::Enter) => {
                self.press(&Pressed::Dates, audit, dataset, context);
            }
            _ => {}
        }
        let Some(row) = self.chosen_row() else { return false };
        if pressed(Key::F4) {
            self.detail.show_source(row, context);
        }
        if row.group.is_open() && pressed(Key::F7) {
            self.detail.ask_unit(context);
        }
        matches!(line, Some(Line::Row(_))) && row.group.is_open() && pressed(Key::Enter)
    }

    fn chosen_row(&self) -> Option<&rows::Row> {
        self.chosen.as_deref().and_then(|key| self.list.row_of(key)).and_then(|at| self.list.rows.get(at))
    }

    /// Selects the node of the chosen finding, for the commands, and marks its words where the source stands beside.
    fn mark(&self, context: &mut Context<'_>) {
        let Some(row) = self.chosen_row() else { return };
        let node: &NodeRef = &row.node;
        context.actions.push(Action::Mark(vec![node.clone()]));
        if let Some(finding) = row.finding().filter(|finding| !finding.spans.is_empty())
            && context.session.preferences().show_source
        {
            context.actions.push(Action::ShowSource(node.report.clone(), finding.spans.clone()));
        }
    }

    fn press(&mut self, pressed: &Pressed, audit: &Arc<Audit>, dataset: &Dataset, context: &mut Context<'_>) {
        match pressed {
            Pressed::Fold(fold) => {
                if !self.turned.remove(fold) {
                    self.turned.insert(*fold);
                }
                let chosen = self.chosen.clone();
                self.key = None;
                self.update(audit, dataset, context.words);
                // The heading that was pressed keeps the cursor; what is folded away stays chosen no longer.
                let is_it = |line: &Line| matches!(line, Line::Head { fold: own, .. } if own == fold);
                self.cursor = self.list.lines.iter().position(is_it).unwrap_or(self.cursor);
                if let Some(chosen) = chosen.filter(|key| self.list.row_of(key).is_some()) {
                    self.chosen = Some(chosen);
                }
            }
            Pressed::Row(at) => {
                let is_it = |line: &Line| *line == Line::Row(*at);
                self.cursor = self.list.lines.iter().position(is_it).unwrap_or(self.cursor);
                self.choose_at_cursor();
                self.mark(context);
            }
            Pressed::Dates => context.actions.push(Action::SetView(View::Today)),
        }
    }

    /// Shows the chosen finding.
    fn chosen(
        &mut self,
        ui: &mut Ui,
        to_reason: bool,
        audit: &Arc<Audit>,
        dataset: &Dataset,
        context: &mut Context<'_>,
    ) {
        let at = self.chosen.as_deref().and_then(|key| self.list.row_of(key));
        let Some(row) = at.and_then(|at| self.list.rows.get(at)) else {
            widgets::empty(ui, context.words.text("audit-choose"), context.words.text("audit-choose-advice"));
            return;
        };
        self.detail.update(row, audit, dataset, context.words);
        if let Some(Asked::Next) = self.detail.show(ui, row, to_reason, context) {
            // The audit answers in a moment, without this one: what stands in its place then is next.
            (self.accepted, self.reveal) = (self.chosen.clone(), true);
        }
    }
}
