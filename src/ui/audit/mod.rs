//! The audit: findings by weight at the left, the chosen one at the right with its words, its reckoning and what can be done
//! about it. What is many of a kind is folded, so that what a reader of the printed paper would see stands first.

mod detail;
mod figures;
mod list;
mod passages;
mod reckoned;
mod rows;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use egui::{Key, Modifiers, Rect, Ui, UiBuilder, pos2};

use super::theme::{self, space};
use super::widgets::line::{Line as TextLine, is_cut};
use super::{Context, widgets};
use crate::analysis::audit::Audit;
use crate::model::{Dataset, NodeRef};
use crate::session::{Action, Command, DocumentId, OpenDocument, View};
use crate::words::{Language, Words};

use detail::{Detail, tell_reason};
use list::{Pressed, Seen};
use rows::{FindingId, Fold, Line, List, Row};

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
    key: Option<(DocumentId, Arc<Audit>, Language)>,
    list: List,
    /// The folds that were turned from how they are at first.
    turned: HashSet<Fold>,
    /// The line under the keyboard's cursor.
    cursor: usize,
    /// The chosen finding, and its row.
    chosen: Option<(FindingId, usize)>,
    /// Where one was accepted, those behind it: the first that is still there is next.
    behind: Vec<FindingId>,
    /// Whether the cursor is to be brought into view.
    reveal: bool,
    detail: Detail,
    /// Reasons that were typed and not given yet.
    reasons: HashMap<DocumentId, HashMap<FindingId, String>>,
}

/// What the view shows in this frame.
struct Page<'a> {
    document: DocumentId,
    audit: &'a Arc<Audit>,
    dataset: &'a Dataset,
}

impl AuditView {
    /// The node of the chosen finding.
    pub(super) fn node(&self) -> Option<&NodeRef> {
        self.row().map(|row| &row.node)
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
        let page = Page { document: document.id(), audit, dataset: document.document().dataset() };
        self.update(&page, context);
        self.title(ui, context);
        if self.list.lines.is_empty() {
            widgets::empty(ui, context.words.text("audit-none"), context.words.text("audit-none-advice"));
            return;
        }
        let to_reason = self.keys(ui, &page, context);
        let room = ui.available_rect_before_wrap();
        let (left, right) = parted(ui, room);
        let seen = Seen {
            dataset: page.dataset,
            words: context.words,
            chosen: self.chosen.as_ref().map(|(_, row)| *row),
            cursor: self.cursor,
            reveal: std::mem::take(&mut self.reveal),
        };
        let list = UiBuilder::new().max_rect(left).id_salt("findings");
        if let Some(pressed) = ui.scope_builder(list, |ui| self.list.show(ui, &seen)).inner {
            self.press(&pressed, &page, context);
        }
        ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("finding"), |ui| {
            self.chosen(ui, to_reason, &page, context);
        });
        ui.allocate_rect(room, egui::Sense::hover());
    }

    /// How many there are of what, as the news, and what writes them out.
    fn title(&self, ui: &mut Ui, context: &mut Context<'_>) {
        let size = egui::vec2(ui.available_width(), TITLE);
        ui.allocate_ui_with_layout(size, egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.set_min_height(TITLE);
            let info = Command::SaveFindings.info();
            let button = ui.button(context.words.text(info.name)).on_hover_text(info.tooltip(context.words));
            if button.clicked() {
                context.actions.push(Action::Run(Command::SaveFindings));
            }
            self.news(ui, context.words);
        });
    }

    fn news(&self, ui: &mut Ui, words: &Words) {
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
        let others = words.with("audit-rest-count", [("confirmed", confirmed.into()), ("accepted", accepted.into())]);
        let taken = TextLine::body(palette.weak).right().paint(ui, rect.right_center(), 320.0, &others);
        let width = rect.width() - taken - space::L;
        TextLine::title(palette.text).paint(ui, rect.left_center(), width, &title);
        let said = format!("{title} · {others}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &said));
        if is_cut(ui, rect) {
            response.on_hover_text(said);
        }
    }

    /// Makes the list again for another audit, another document, another language or other folds; something is chosen where
    /// there is anything, and is what the commands are about.
    fn update(&mut self, page: &Page<'_>, context: &mut Context<'_>) {
        let language = context.words.language();
        let fresh = self.key.as_ref().is_some_and(|(document, of, own)| {
            *document == page.document && Arc::ptr_eq(of, page.audit) && *own == language
        });
        if fresh {
            return;
        }
        let head = match self.list.lines.get(self.cursor) {
            Some(Line::Head { fold, .. }) => Some(*fold),
            _ => None,
        };
        self.list = List::of(page.audit, &self.turned);
        self.key = Some((page.document, Arc::clone(page.audit), language));
        self.drop_answered(page, context);
        let behind = std::mem::take(&mut self.behind);
        let former = self.chosen.take().map(|(id, _)| id);
        let kept = if behind.is_empty() { former.as_ref().and_then(|id| self.list.row_of(id)) } else { None };
        let next = || behind.iter().find_map(|id| self.list.row_of(id));
        let first = || if self.list.rows.is_empty() { None } else { Some(0) };
        let row = kept.or_else(next).or_else(first);
        self.chosen = row.and_then(|at| Some((self.list.rows.get(at)?.id(), at)));
        let of_head = |fold: Fold| {
            let is_it = |line: &Line| matches!(line, Line::Head { fold: own, .. } if *own == fold);
            self.list.lines.iter().position(is_it)
        };
        let head = head.filter(|_| behind.is_empty()).and_then(of_head);
        self.cursor = head.or_else(|| row.and_then(|row| self.list.line_of(row))).unwrap_or_default();
        if self.chosen.as_ref().map(|(id, _)| id) != former.as_ref() {
            self.mark(context);
        }
    }

    /// Lets go of reasons for findings that are not open any more, and of those of documents that were closed.
    fn drop_answered(&mut self, page: &Page<'_>, context: &mut Context<'_>) {
        let is_open = |id: &DocumentId| context.session.documents().iter().any(|document| document.id() == *id);
        self.reasons.retain(|document, _| is_open(document));
        let Some(reasons) = self.reasons.get_mut(&page.document).filter(|reasons| !reasons.is_empty()) else { return };
        let open: HashSet<FindingId> = page
            .audit
            .entries()
            .filter(|entry| entry.accepted.is_none())
            .map(|entry| (entry.finding.node.report.clone(), entry.finding.key.clone()))
            .collect();
        reasons.retain(|id, _| {
            let is_open = open.contains(id);
            if !is_open {
                tell_reason(id, None, "", context);
            }
            is_open
        });
    }

    /// The keys of the view, where no field and no button has the keyboard: the arrows go through the list and fold, F4 shows the
    /// words, F7 writes to the unit. True where the reason is to take the keyboard.
    fn keys(&mut self, ui: &Ui, page: &Page<'_>, context: &mut Context<'_>) -> bool {
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
                self.go_to(to, context);
            }
        }
        let line = self.list.lines.get(self.cursor).copied();
        match line {
            Some(Line::Head { fold, is_folded, .. }) => {
                let turns = pressed(Key::Enter)
                    || pressed(Key::Space)
                    || pressed(if is_folded { Key::ArrowRight } else { Key::ArrowLeft });
                if turns {
                    self.press(&Pressed::Fold(fold), page, context);
                }
            }
            // Two stand side by side.
            Some(line @ Line::Pair(..)) => {
                let rows = line.rows();
                let to = if pressed(Key::ArrowRight) { Some(rows.end.saturating_sub(1)) } else { None };
                let to = to.or_else(|| pressed(Key::ArrowLeft).then_some(rows.start));
                if let Some(to) = to {
                    self.choose(to, context);
                }
            }
            Some(Line::Dates(_)) if pressed(Key::Enter) => self.press(&Pressed::Dates, page, context),
            _ => {}
        }
        let Some(row) = self.row() else { return false };
        if pressed(Key::F4) {
            self.detail.show_source(row, context);
        }
        if row.group.is_open() && pressed(Key::F7) {
            self.detail.ask_unit(context);
        }
        matches!(line, Some(Line::Row(_))) && row.group.is_open() && pressed(Key::Enter)
    }

    /// Puts the cursor on a line; a finding there is chosen.
    fn go_to(&mut self, line: usize, context: &mut Context<'_>) {
        (self.cursor, self.reveal) = (line, true);
        let first = self.list.lines.get(line).and_then(|line| line.rows().next());
        if let Some(at) = first {
            self.choose(at, context);
        }
    }

    /// Chooses the finding of a row.
    fn choose(&mut self, at: usize, context: &mut Context<'_>) {
        self.chosen = self.list.rows.get(at).map(|row| (row.id(), at));
        self.mark(context);
    }

    /// The row of the chosen finding.
    fn row(&self) -> Option<&Row> {
        self.chosen.as_ref().and_then(|(_, at)| self.list.rows.get(*at))
    }

    /// Selects the node of the chosen finding, for the commands, and marks its words where the source stands beside.
    fn mark(&self, context: &mut Context<'_>) {
        let Some(row) = self.row() else { return };
        context.actions.push(Action::Mark(vec![row.node.clone()]));
        if let Some(finding) = row.finding().filter(|finding| !finding.spans.is_empty())
            && context.session.preferences().show_source
        {
            context.actions.push(Action::ShowSource(row.node.report.clone(), finding.spans.clone()));
        }
    }

    fn press(&mut self, pressed: &Pressed, page: &Page<'_>, context: &mut Context<'_>) {
        match pressed {
            Pressed::Fold(fold) => {
                if !self.turned.remove(fold) {
                    self.turned.insert(*fold);
                }
                // The heading that was pressed has the cursor.
                let is_it = |line: &Line| matches!(line, Line::Head { fold: own, .. } if own == fold);
                self.cursor = self.list.lines.iter().position(is_it).unwrap_or(self.cursor);
                (self.key, self.reveal) = (None, true);
                self.update(page, context);
            }
            Pressed::Row(at) => {
                self.cursor = self.list.line_of(*at).unwrap_or(self.cursor);
                self.reveal = true;
                self.choose(*at, context);
            }
            Pressed::Dates => context.actions.push(Action::SetView(View::Today)),
        }
    }

    /// Shows the chosen finding.
    fn chosen(&mut self, ui: &mut Ui, to_reason: bool, page: &Page<'_>, context: &mut Context<'_>) {
        let Some((id, at)) = self.chosen.clone() else {
            widgets::empty(ui, context.words.text("audit-choose"), context.words.text("audit-choose-advice"));
            return;
        };
        let Some(row) = self.list.rows.get(at) else { return };
        self.detail.update(row, page.audit, page.dataset, context.words);
        let reasons = self.reasons.entry(page.document).or_default();
        let mut reason = reasons.remove(&id).unwrap_or_default();
        let text = &self.list.words(row, page.dataset, context.words).text;
        let is_accepted = self.detail.show(ui, (row, text), (&mut reason, to_reason), context);
        if !reason.is_empty() {
            reasons.insert(id, reason);
        }
        if is_accepted {
            // The audit answers in a moment, without this one.
            let behind = self.list.rows.iter().skip(at + 1).chain(self.list.rows.iter().take(at).rev());
            self.behind = behind.filter(|row| row.group.is_open()).map(Row::id).collect();
            self.reveal = true;
        }
    }
}

/// The places of the list and of the chosen finding: side by side, or one under the other where there is little room.
fn parted(ui: &Ui, room: Rect) -> (Rect, Rect) {
    let line = egui::Stroke::new(1.0, theme::palette(ui).line);
    if room.width() >= NARROW {
        let middle = room.left() + room.width() * LIST;
        ui.painter().vline(middle + space::M, room.y_range(), line);
        let left = Rect::from_min_max(room.min, pos2(middle, room.bottom()));
        (left, Rect::from_min_max(pos2(middle + space::XL, room.top()), room.max))
    } else {
        let middle = room.top() + room.height() * 0.5;
        ui.painter().hline(room.x_range(), middle, line);
        let upper = Rect::from_min_max(room.min, pos2(room.right(), middle - space::S));
        (upper, Rect::from_min_max(pos2(room.left(), middle + space::S), room.max))
    }
}
