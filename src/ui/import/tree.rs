//! The right half of the import: the tree to be, with the strips of the page. An item unfolds to what was read of it.

use std::collections::BTreeSet;

use egui::{Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::{self, Line};
use super::super::widgets::shape;
use super::blocks::BlockKind;
use crate::model::{Item, NodeId, PartyId, Progress, Report};
use crate::reading::notice::Understood;
use crate::session::{Action, ImportStep};
use crate::words::Words;

/// How far a level is set in, where the fold and the strip stand, and where the words begin, in points.
const STEP: f32 = 16.0;
const FOLD: f32 = 10.0;
const STRIP: f32 = 20.0;
const TEXT: f32 = 32.0;

/// The width of the names of what was read of an item, and of the counts at the right.
const NAME: f32 = 84.0;
const COUNT: f32 = 120.0;

/// A row of the tree.
#[derive(Debug)]
struct Row {
    depth: u8,
    kind: BlockKind,
    /// What is folded by it; nothing for a row that holds no others.
    node: Option<NodeId>,
    name: String,
    text: String,
    count: String,
    /// The paragraph that it leads to.
    paragraph: usize,
}

/// The tree, made once for each reading and each fold.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The divisions that are folded, and the items that are unfolded.
    turned: BTreeSet<NodeId>,
    rows: Vec<Row>,
    /// The row that was last scrolled to, by its paragraph.
    followed: Option<usize>,
}

impl Tree {
    /// Makes the rows of another reading; folds stay, since ids do.
    pub(super) fn read(&mut self, understood: &Understood, words: &Words) {
        let places = understood.places();
        let place = |node: &NodeId| places.get(node).map_or(0, |at| *at as usize);
        self.rows.clear();
        let report = &understood.report;
        for category in &report.categories {
            let node = NodeId::Category(category.id.clone());
            let items = category.problems.iter().map(|problem| problem.items.len()).sum::<usize>();
            let count = words.with("import-count-items", [("count", items.into())]);
            let is_open = !self.turned.contains(&node);
            let text = format!("{} {}", category.number, category.title);
            self.rows.push(Row::of(0, BlockKind::Category, node.clone(), text, count, place(&node)));
            for problem in category.problems.iter().filter(|_| is_open) {
                let node = NodeId::Problem(problem.id.clone());
                let is_open = !self.turned.contains(&node);
                let text = format!("{} {}", problem.number, problem.title);
                let count = problem.items.len().to_string();
                self.rows.push(Row::of(1, BlockKind::Problem, node.clone(), text, count, place(&node)));
                for item in problem.items.iter().filter(|_| is_open) {
                    self.item(item, report, &place, words);
                }
            }
        }
    }

    fn item(&mut self, item: &Item, report: &Report, place: &impl Fn(&NodeId) -> usize, words: &Words) {
        let node = NodeId::Item(item.id.clone());
        let count = words.with("import-count-measures", [("count", item.measures.len().into())]);
        let at = place(&node);
        let is_open = self.turned.contains(&node);
        self.rows.push(Row::of(2, BlockKind::Item, node, format!("{} {}", item.number, item.title), count, at));
        if is_open {
            let facts = facts(item, report, words);
            self.rows.extend(facts.into_iter().map(|(kind, key, text)| Row {
                depth: 3,
                kind,
                node: None,
                name: words.text(key).to_owned(),
                text,
                count: String::new(),
                paragraph: at,
            }));
            self.rows.extend(item.measures.iter().map(|measure| Row {
                depth: 3,
                kind: BlockKind::Measure,
                node: None,
                name: words.text("role-measure").to_owned(),
                text: measure.text.clone(),
                count: String::new(),
                paragraph: place(&NodeId::Measure(measure.id.clone())),
            }));
        }
    }

    /// Shows the tree. True where a fold changed: the rows are to be made anew.
    pub(super) fn show(&mut self, ui: &mut Ui, chosen: usize, context: &mut Context<'_>) -> bool {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("tree to be").auto_shrink([false, false]);
        let at = self.rows.iter().rposition(|row| row.paragraph <= chosen);
        if self.followed != Some(chosen) {
            // What is in sight stays where it is: a tree that jumps under the pointer is no help.
            if let Some(at) = at.filter(|_| self.followed.is_some()) {
                let top = at as f32 * theme::ROW;
                area = area.vertical_scroll_offset((top - ui.available_height() / 3.0).max(0.0));
            }
            self.followed = Some(chosen);
        }
        let mut pressed = None;
        let rows = &self.rows;
        area.show_rows(ui, theme::ROW, rows.len(), |ui, range| {
            for n in range {
                if !line::is_whole(ui, theme::ROW) {
                    break;
                }
                let Some(row) = rows.get(n) else { continue };
                let is_open =
                    row.node.as_ref().is_some_and(|node| self.turned.contains(node) == matches!(node, NodeId::Item(_)));
                let outcome = ui.push_id(n, |ui| show_row(ui, row, is_open, at == Some(n))).inner;
                pressed = outcome.map(|outcome| (n, outcome)).or(pressed);
            }
        });
        match pressed.and_then(|(n, outcome)| Some((self.rows.get(n)?, outcome))) {
            Some((Row { node: Some(node), .. }, Pressed::Fold)) => {
                let node = node.clone();
                if !self.turned.remove(&node) {
                    self.turned.insert(node);
                }
                true
            }
            Some((row, _)) => {
                self.followed = Some(row.paragraph);
                context.actions.push(Action::Import(ImportStep::Choose(row.paragraph)));
                false
            }
            None => false,
        }
    }
}

impl Row {
    fn of(depth: u8, kind: BlockKind, node: NodeId, text: String, count: String, paragraph: usize) -> Self {
        Self { depth, kind, node: Some(node), name: String::new(), text, count, paragraph }
    }
}

/// What was read of an item besides its measures.
fn facts(item: &Item, report: &Report, words: &Words) -> Vec<(BlockKind, &'static str, String)> {
    let name = |id: &PartyId| report.party(id).map(|party| party.name.clone());
    let names = |ids: &[PartyId]| ids.iter().filter_map(name).collect::<Vec<_>>().join(words.text("list-comma"));
    let due = item.due.as_ref().map(|due| due.present().map_or_else(|| due.words.clone(), |when| words.when(when)));
    let progress = (item.progress != Progress::Unstated).then(|| words.choice(item.progress).to_owned());
    let all = [
        (BlockKind::Finding, "role-finding", item.finding.clone()),
        (BlockKind::Field, "leader", names(item.leader.as_slice())),
        (BlockKind::Field, "lead-units", names(&item.lead_units)),
        (BlockKind::Field, "total-support-units", names(&item.support_units)),
        (BlockKind::Field, "due", due.unwrap_or_default()),
        (BlockKind::Field, "progress", progress.unwrap_or_default()),
    ];
    all.into_iter().filter(|(_, _, text)| !text.is_empty()).collect()
}

/// What of a row was pressed.
#[derive(Debug, Clone, Copy)]
enum Pressed {
    Fold,
    Text,
}

fn show_row(ui: &mut Ui, row: &Row, is_open: bool, is_chosen: bool) -> Option<Pressed> {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::CLICK);
    let palette = theme::palette(ui);
    if is_chosen {
        ui.painter().rect_filled(rect, 0.0, palette.selected);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, palette.hovered);
    }
    let left = f32::from(row.depth).mul_add(STEP, rect.left());
    let middle = rect.center().y;
    if row.node.is_some() {
        shape::paint_fold(ui.painter(), pos2(left + FOLD, middle), is_open, palette.weak);
    }
    if let Some(strip) = row.kind.strip(palette) {
        let place = Rect::from_center_size(pos2(left + STRIP + 2.0, middle), vec2(4.0, theme::ROW - 8.0));
        ui.painter().rect_filled(place, 0.0, strip);
    }
    let right = rect.right() - space::S;
    let taken = if row.count.is_empty() {
        0.0
    } else {
        Line::small(palette.weak).right().paint(ui, pos2(right, middle), COUNT, &row.count) + space::M
    };
    let mut from = left + TEXT;
    if !row.name.is_empty() {
        Line::body(palette.weak).paint(ui, pos2(from, middle), NAME - space::S, &row.name);
        from += NAME;
    }
    let line = if row.depth == 0 { Line::strong(palette.text) } else { Line::body(palette.text) };
    line.paint(ui, pos2(from, middle), right - taken - from, &row.text);
    let said = [row.name.as_str(), &row.text, &row.count].join(" ");
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, is_chosen, said.trim()));
    let pressed = response.clicked().then(|| {
        let at = response.interact_pointer_pos().map_or(f32::INFINITY, |at| at.x);
        if row.node.is_some() && at < left + STRIP { Pressed::Fold } else { Pressed::Text }
    });
    let folds = response.has_focus() && row.node.is_some() && {
        let key = if is_open { egui::Key::ArrowLeft } else { egui::Key::ArrowRight };
        ui.input(|input| input.key_pressed(key))
    };
    if line::is_cut(ui, rect) {
        response.on_hover_text(&row.text);
    }
    if folds { Some(Pressed::Fold) } else { pressed }
}
