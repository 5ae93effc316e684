//! What changed its standing since a former version: the most urgent first, under headings by the standing of now; what
//! stands where it stood last, and folded.

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use egui::{Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::Whose;
use super::list::AROUND;
use super::marks::arrow;
use super::rows::{HEAD, LINE};
use crate::analysis::{Standing, Standings};
use crate::model::{Dataset, Item, NodeId, NodeRef, Report, Status, full_number};
use crate::session::Compared;
use crate::ui::theme::{self, space};
use crate::ui::widgets::line::{Line, is_cut};
use crate::ui::widgets::{shape, status, uneven_rows};
use crate::words::{Language, Words};

/// Where the number and the title begin, and the width of the unit, in points.
const NUMBER: f32 = 68.0;
const TITLE: f32 = 136.0;
const UNIT: f32 = 128.0;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// A heading.
    Head(Head),
    /// An item, by its place among all: first those that changed.
    Item(usize),
    /// The heading of those that stand where they stood.
    Same,
}

/// The heading of those that came to stand so: how many, and how many of them were reported done or closed before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Head {
    status: Status,
    count: usize,
    sent_back: usize,
}

/// An item in words.
#[derive(Debug)]
struct ItemText {
    node: NodeRef,
    then: Status,
    now: Status,
    is_sent_back: bool,
    number: String,
    title: String,
    units: String,
}

/// What was pressed in the list.
pub(super) enum Pressed {
    Item(NodeRef),
    Opened(NodeRef),
    Same,
}

/// The list, made once for each comparison and unit.
#[derive(Debug, Default)]
pub(super) struct StandingList {
    key: Option<(Weak<Compared>, Whose, bool, Language)>,
    rows: Vec<Row>,
    tops: Vec<f32>,
    items: Vec<ItemText>,
    /// The rows of the items that are shown.
    row_of_node: HashMap<NodeRef, usize>,
    /// How many of the items changed.
    changed: usize,
}

impl StandingList {
    /// Makes the list again where something is another; `whose` items are shown.
    pub(super) fn update(
        &mut self,
        compared: &Arc<Compared>,
        standings: &Standings,
        (whose, is_unfolded): (&Whose, bool),
        language: Language,
    ) {
        let is_fresh = self.key.as_ref().is_some_and(|(of, own, unfolded, was)| {
            of.as_ptr() == Arc::as_ptr(compared) && own == whose && *unfolded == is_unfolded && *was == language
        });
        if is_fresh {
            return;
        }
        let (known, words) = (known(&compared.dataset), Words::of(language));
        let text = |one: &Standing| {
            let (number, title, units) = known.get(&one.node)?;
            whose.holds(units).then(|| ItemText {
                node: one.node.clone(),
                then: one.then,
                now: one.now,
                is_sent_back: one.is_sent_back(),
                number: number.clone(),
                title: title.clone(),
                units: words.list(units),
            })
        };
        self.items = standings.changed.iter().filter_map(text).collect();
        self.changed = self.items.len();
        self.items.extend(standings.same.iter().filter_map(text));
        self.rows.clear();
        let mut at = 0;
        for group in self.items.get(..self.changed).unwrap_or_default().chunk_by(|a, b| a.now == b.now) {
            let sent_back = group.iter().filter(|item| item.is_sent_back).count();
            let head = group.first().map(|item| Head { status: item.now, count: group.len(), sent_back });
            self.rows.extend(head.map(Row::Head));
            self.rows.extend((at..at + group.len()).map(Row::Item));
            at += group.len();
        }
        if self.items.len() > self.changed {
            self.rows.push(Row::Same);
            if is_unfolded || self.changed == 0 {
                self.rows.extend((self.changed..self.items.len()).map(Row::Item));
            }
        }
        let mut top = 0.0;
        self.tops = vec![top];
        for row in &self.rows {
            top += if matches!(row, Row::Item(_)) { LINE } else { HEAD };
            self.tops.push(top);
        }
        let node = |(at, row): (usize, &Row)| match row {
            Row::Item(item) => Some((self.items.get(*item)?.node.clone(), at)),
            Row::Head(_) | Row::Same => None,
        };
        self.row_of_node = self.rows.iter().enumerate().filter_map(node).collect();
        self.key = Some((Arc::downgrade(compared), whose.clone(), is_unfolded, language));
    }

    /// True for an item that is shown.
    pub(super) fn holds(&self, node: &NodeRef) -> bool {
        self.row_of_node.contains_key(node)
    }

    /// How many of the items that are shown changed their standing.
    pub(super) fn changed(&self) -> usize {
        self.changed
    }

    /// The items in the order of the rows.
    pub(super) fn nodes(&self) -> impl Iterator<Item = &NodeRef> {
        let item = |row: &Row| if let Row::Item(at) = row { Some(*at) } else { None };
        self.rows.iter().filter_map(item).filter_map(|at| Some(&self.items.get(at)?.node))
    }

    /// Shows the list. Returns what was pressed.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        (chosen, reveal, has_keyboard): (Option<&NodeRef>, bool, bool),
        words: &Words,
    ) -> Option<Pressed> {
        let mut pressed = None;
        let row = chosen.filter(|_| reveal).and_then(|node| self.row_of_node.get(node));
        let reveal = row.map(|at| (*at, [AROUND; 2]));
        uneven_rows::show(ui, "standings", &self.tops, reveal, |ui, at, rect| {
            let own = match self.rows.get(at) {
                Some(Row::Head(head)) => {
                    heading(ui, rect, *head, words);
                    None
                }
                Some(Row::Item(item)) => self
                    .items
                    .get(*item)
                    .and_then(|item| row_of(ui, rect, item, (chosen == Some(&item.node), has_keyboard), words)),
                Some(Row::Same) => self.same(ui, rect, self.rows.len() > at + 1, words),
                None => None,
            };
            pressed = own.or(pressed.take());
        });
        pressed
    }

    fn same(&self, ui: &mut Ui, rect: Rect, is_unfolded: bool, words: &Words) -> Option<Pressed> {
        let palette = theme::palette(ui);
        let body = rect.with_min_y(rect.top() + 6.0);
        let response = ui.interact(body, ui.scope_id().with("the same standing"), Sense::CLICK);
        if response.hovered() {
            ui.painter().rect_filled(body, 0.0, palette.hovered);
        }
        shape::paint_fold(ui.painter(), pos2(rect.left() + 14.0, body.center().y), is_unfolded, palette.weak);
        let text = words.with("compare-same-standing", [("count", (self.items.len() - self.changed).into())]);
        let at = pos2(rect.left() + 32.0, body.center().y);
        Line::body(palette.weak).paint(ui, at, rect.width() - 40.0, &text);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_unfolded, &text));
        response.clicked().then_some(Pressed::Same)
    }
}

/// The heading of those that came to stand so.
fn heading(ui: &Ui, rect: Rect, head: Head, words: &Words) {
    let palette = theme::palette(ui);
    let text = words.with(newly(head.status), [("count", head.count.into())]);
    let y = rect.top() + 6.0 + (rect.height() - 6.0) / 2.0;
    let ink = palette.status_words(head.status);
    let taken = Line::strong(ink).paint(ui, pos2(rect.left() + space::S, y), rect.width() * 0.6, &text);
    let mut said = text;
    if head.sent_back > 0 {
        let note = words.with("compare-sent-back", [("count", head.sent_back.into())]);
        let left = rect.left() + space::S + taken + space::M;
        Line::small(palette.weak).paint(ui, pos2(left, y), rect.right() - left, &note);
        said = format!("{said} {note}");
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    let response = ui.interact(rect, ui.scope_id().with(("standing head", head.status as usize)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &said));
}

/// The key of what is said of items that came to stand so.
pub(super) fn newly(status: Status) -> &'static str {
    match status {
        Status::Late => "compare-newly-late",
        Status::Near => "compare-newly-near",
        Status::Open => "compare-newly-open",
        Status::Done => "compare-newly-done",
        Status::Closed => "compare-newly-closed",
    }
}

fn row_of(
    ui: &Ui,
    rect: Rect,
    item: &ItemText,
    (is_chosen, has_keyboard): (bool, bool),
    words: &Words,
) -> Option<Pressed> {
    use crate::model::Codes as _;
    let palette = theme::palette(ui);
    let response = ui.interact(rect, ui.scope_id().with(("standing", &item.node)), Sense::CLICK);
    if is_chosen {
        let bar = if has_keyboard { palette.focus } else { palette.rule };
        ui.painter().rect_filled(rect, 0.0, palette.selected);
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, rect.height())), 0.0, bar);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, palette.hovered);
    }
    let y = rect.center().y;
    if item.then != item.now {
        status::paint(ui.painter(), pos2(rect.left() + 14.0, y), item.then, palette);
        arrow(ui.painter(), pos2(rect.left() + 30.0, y), palette);
    }
    status::paint(ui.painter(), pos2(rect.left() + 46.0, y), item.now, palette);
    let text = Line::body(palette.text);
    let right = rect.right() - space::S;
    let unit = text.clone().right().paint(ui, pos2(right, y), UNIT, &item.units);
    text.paint(ui, pos2(rect.left() + NUMBER, y), TITLE - NUMBER - space::XS, &item.number);
    let left = rect.left() + TITLE;
    text.paint(ui, pos2(left, y), right - unit - space::M - left, &item.title);
    let [then, now] = [item.then, item.now].map(|status| words.text(status.word()));
    let standing = if item.then == item.now { now.to_owned() } else { format!("{then} → {now}") };
    let said = format!("{standing} {} {} {}", item.number, item.title, item.units);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_chosen, &said));
    let pressed = if response.double_clicked() {
        Some(Pressed::Opened(item.node.clone()))
    } else {
        response.clicked().then(|| Pressed::Item(item.node.clone()))
    };
    if is_cut(ui, rect) {
        response.on_hover_text(said);
    }
    pressed
}

/// What an item is called: its number, its title and the units in the lead.
type Called<'a> = (String, String, Vec<&'a str>);

fn known(dataset: &Dataset) -> HashMap<NodeRef, Called<'_>> {
    let is_one_of_many = dataset.reports.len() > 1;
    dataset.reports.iter().flat_map(|report| of_report(report, is_one_of_many)).collect()
}

/// In a collection the numbers begin anew with each report: an item is told with the report that it is of.
fn of_report(report: &Report, is_one_of_many: bool) -> Vec<(NodeRef, Called<'_>)> {
    let title = |item: &Item| {
        if is_one_of_many { format!("{} · {}", item.title, report.title) } else { item.title.clone() }
    };
    let mut found = Vec::new();
    for (category, problem) in
        report.categories.iter().flat_map(|category| category.problems.iter().map(move |problem| (category, problem)))
    {
        for item in &problem.items {
            let units = item.lead_units.iter().filter_map(|id| report.party(id)).map(|party| party.name.as_str());
            let node = NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
            let called = (full_number(category, problem, item), title(item), units.collect());
            found.push((node, called));
        }
    }
    found
}
