//! What the day asks for (今日): one list in the order in which one acts, its title as the instruction, the table by unit
//! beside it, and below it what was said last of the row that is selected.

mod head;
mod inspector;
mod keys;
mod list;
mod progress;
mod row;
mod side;
mod since;

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Panel, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::Context;
use super::theme;
use super::widgets;
use super::widgets::line::{self, Line};
use crate::analysis::{Agenda, Answers, Filter};
use crate::model::{Dataset, Date, NodeId, NodeRef};
use crate::session::{Action, OpenDocument, SinceVersion};

/// The height of a row, in points.
const ROW: f32 = 24.0;

/// The width of the column beside the list, and of the gap between them, in points.
const SIDE: f32 = 408.0;
const GAP: f32 = 24.0;

/// Below this width the side column stands under the list.
const NARROW: f32 = 1060.0;

/// How many characters of what happened are laid out: a row shows no more.
const LONGEST: usize = 80;

/// The page's state.
#[derive(Debug, Default)]
pub(super) struct TodayView {
    /// Whether the table is by leader instead of by unit.
    by_leader: bool,
    /// The row whose place was scrolled to last.
    shown: Option<NodeRef>,
}

/// What the rows are painted from.
struct Page<'a> {
    agenda: &'a Agenda,
    dataset: &'a Dataset,
    today: Date,
    /// The last named version, and what was done since.
    since: Option<&'a SinceVersion>,
    /// The item that the inspector is about.
    selected: Option<&'a NodeRef>,
}

impl TodayView {
    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let Some((answers, agenda)) = document.answers().and_then(|own| Some((own, own.agenda.as_ref()?))) else {
            widgets::pending(ui, document.analyses_failed(), context.words);
            return;
        };
        if agenda.counts.iter().sum::<usize>() == 0 {
            widgets::empty(ui, context.words.text("today-empty"), context.words.text("today-empty-advice"));
            return;
        }
        let selected = selected(document, answers, agenda);
        let page = Page {
            agenda,
            dataset: &answers.dataset,
            today: context.session.today(),
            since: document.activity().since_version(),
            selected: selected.as_ref(),
        };
        let frame = egui::Frame::new().fill(theme::palette(ui).panel).inner_margin(egui::Margin::symmetric(8, 6));
        Panel::bottom("inspector").frame(frame).exact_size(60.0).show(ui, |ui| inspector::show(ui, &page, context));
        keys::act(ui, &page, context);
        head::show(ui, &page, context);
        self.body(ui, &page, context);
    }

    fn body(&mut self, ui: &mut Ui, page: &Page<'_>, context: &mut Context<'_>) {
        let room = ui.available_rect_before_wrap();
        let (left, right) = if room.width() >= NARROW {
            let middle = room.right() - SIDE;
            (
                Rect::from_min_max(room.min, pos2(middle - GAP, room.bottom())),
                Rect::from_min_max(pos2(middle, room.top()), room.max),
            )
        } else {
            let middle = room.top() + room.height() * 0.6;
            (
                Rect::from_min_max(room.min, pos2(room.right(), middle - 8.0)),
                Rect::from_min_max(pos2(room.left(), middle), room.max),
            )
        };
        ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("list"), |ui| {
            list::show(ui, page, &mut self.shown, context);
        });
        ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("side"), |ui| {
            side::show(ui, page, &mut self.by_leader, context);
        });
        ui.allocate_rect(room, Sense::hover());
    }
}

/// The selected item, else the first one that asks for something.
fn selected(document: &OpenDocument, answers: &Answers, agenda: &Agenda) -> Option<NodeRef> {
    let item = |node: &NodeRef| {
        let report = answers.dataset.report(&node.report)?;
        Some(NodeRef::new(node.report.clone(), NodeId::Item(report.item_of(&node.node)?.id.clone())))
    };
    let first = || agenda.late.iter().chain(&agenda.near).chain(&agenda.done).next();
    document.selection().and_then(item).or_else(|| Some(first()?.row.resolve(&answers.dataset)?.node_ref()))
}

/// Shows these items alone, in the ledger.
fn only(nodes: Vec<NodeRef>) -> [Action; 3] {
    let only = Some(Arc::new(nodes.into_iter().collect::<HashSet<_>>()));
    shown_in_ledger(Filter { only, ..Filter::default() })
}

/// Shows what a filter leaves, in the ledger. A count of this page is one of all items, whatever is filtered elsewhere.
fn shown_in_ledger(filter: Filter) -> [Action; 3] {
    [Action::SetQuery(String::new()), Action::SetFilter(filter), Action::SetView(crate::session::View::Ledger)]
}

/// A line that can be pressed. Returns where it is, and true when it was.
fn pressed(ui: &mut Ui, label: &str) -> (Rect, bool) {
    line::pressed(ui, ROW, label)
}

/// A heading of the column. Returns where it stands.
fn title(ui: &mut Ui, text: &str) -> Rect {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, text));
    Line::strong(palette.text).paint(ui, rect.left_center(), rect.width() - 64.0, text);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));
    rect
}

/// The beginning of what happened: a row shows no more.
fn short(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

/// A text that can be pressed, painted at the right end of a line. Returns its response.
fn link_at_right(ui: &mut Ui, line: Rect, text: &str) -> egui::Response {
    let colour = theme::palette(ui).actual;
    let font = egui::TextStyle::Body.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, colour);
    let rect = Rect::from_min_size(
        pos2(line.right() - galley.size().x, line.center().y - galley.size().y / 2.0),
        vec2(galley.size().x, galley.size().y),
    );
    let response = ui.allocate_rect(rect, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, text));
    if response.hovered() || response.has_focus() {
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(1.0, colour));
    }
    ui.painter().galley(rect.min, galley, colour);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
