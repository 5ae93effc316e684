//! What became of one item since a former version: where it stood and stands, then each field with what stood in it and what
//! does now.

use std::sync::{Arc, Weak};

use egui::{Label, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::marked::{job, runs, shortened};
use crate::analysis::{Standing, Standings};
use crate::diff::{Difference, Segment, Side};
use crate::model::{Codes as _, NodeId, NodeRef, Status};
use crate::session::{Action, Compared};
use crate::table::{became_word, contents, step_words};
use crate::ui::Context;
use crate::ui::theme::{self, space};
use crate::ui::widgets;
use crate::ui::widgets::line::Line;
use crate::ui::widgets::status;
use crate::words::{Language, Words};

/// The width of the name of a field, the gap between columns, and the room above and below a row, in points.
const NAME: f32 = 88.0;
const GAP: f32 = 12.0;
const AIR: f32 = 4.0;

/// The height of the row of standings, in points.
const LINE: f32 = 28.0;

/// The table of one item.
#[derive(Debug, Default)]
pub(super) struct ItemTable {
    key: Option<(Weak<Compared>, NodeRef, Language)>,
    title: String,
    /// Where it stood and stands, with the words for it.
    standing: Option<[(Status, String); 2]>,
    rows: Vec<FieldRow>,
    is_new: bool,
}

/// A field, and the runs of what stood and stands in it.
#[derive(Debug)]
struct FieldRow {
    name: String,
    runs: Vec<Segment>,
}

impl ItemTable {
    /// Shows the table of an item, or that none is chosen.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        compared: &Arc<Compared>,
        standings: &Standings,
        node: &NodeRef,
        context: &mut Context<'_>,
    ) {
        let words = context.words;
        let is_fresh = self.key.as_ref().is_some_and(|(of, own, language)| {
            of.as_ptr() == Arc::as_ptr(compared) && own == node && *language == words.language()
        });
        if !is_fresh {
            *self = Self::of(compared, standings, node, words);
        }
        let mut opens = false;
        widgets::headed(ui, &self.title, "", |ui| {
            opens = ui.link(words.text("compare-open")).clicked();
        });
        if opens {
            context.actions.push(Action::Select(node.clone()));
        }
        let mut area = ScrollArea::vertical().id_salt("item table").auto_shrink([false, false]);
        if std::mem::take(&mut self.is_new) {
            area = area.vertical_scroll_offset(0.0);
        }
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let columns = Columns::of(ui.available_rect_before_wrap());
            self.heading(ui, &columns, standings, words);
            for row in &self.rows {
                row.show(ui, &columns);
            }
            ui.add_space(space::S);
            let key = if self.rows.is_empty() { "compare-no-field" } else { "compare-table-key" };
            ui.add(Label::new(theme::text::small(words.text(key)).weak()).wrap());
        });
    }

    fn of(compared: &Arc<Compared>, standings: &Standings, node: &NodeRef, words: &Words) -> Self {
        let item = if let NodeId::Item(id) = &node.node { Some(id) } else { None };
        let report = compared.dataset.report(&node.report);
        let own = report.zip(item).and_then(|(report, id)| Some((report, report.item(id)?)));
        let title = own.map_or_else(String::new, |(report, item)| {
            let title = format!("{} {}", report.full_number(&item.id), item.title).trim().to_owned();
            let is_one_of_many = compared.dataset.reports.len() > 1;
            if is_one_of_many { format!("{title} · {}", report.title) } else { title }
        });
        let all = standings.changed.iter().chain(&standings.same);
        let standing = all.clone().find(|one| one.node == *node);
        let former = compared.comparison.pair(&node.report).zip(item).and_then(|(pair, id)| pair.theirs.item(id));
        let told = |one: &Standing| {
            let [then, now] = standings.days;
            let said = |status, item: Option<&crate::model::Item>, day| {
                let left = item.and_then(|item| item.due.as_ref()?.last_day()).map(|last| last.days_since(day));
                item.map_or_else(
                    || words.text(Status::word(status)).to_owned(),
                    |item| status::worded(status, left, item, words),
                )
            };
            let former = former.map(|item| &**item);
            [(one.then, said(one.then, former, then)), (one.now, said(one.now, own.map(|(_, item)| &**item), now))]
        };
        let is_of_it = |one: &&Difference| one.node.report == node.report && one.item() == item;
        let rows = compared.comparison.differences.iter().filter(is_of_it);
        Self {
            key: Some((Arc::downgrade(compared), node.clone(), words.language())),
            title,
            standing: standing.map(told),
            rows: rows.map(|one| FieldRow::new(compared, one, words)).collect(),
            is_new: true,
        }
    }

    /// The two days, and where the item stood and stands.
    fn heading(&self, ui: &mut Ui, columns: &Columns, standings: &Standings, words: &Words) {
        let palette = theme::palette(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
        for (left, day) in [columns.then, columns.now].into_iter().zip(standings.days) {
            let at = pos2(left, rect.center().y);
            Line::small(palette.weak).paint(ui, at, columns.width, &words.date(day));
        }
        let Some(standing) = &self.standing else { return };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
        let y = rect.center().y;
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, palette.line));
        let name = words.text("compare-standing");
        Line::body(palette.weak).paint(ui, pos2(rect.left(), y), NAME, name);
        for (left, (status, text)) in [columns.then, columns.now].into_iter().zip(standing) {
            status::paint(ui.painter(), pos2(left + 6.0, y), *status, palette);
            let at = pos2(left + 18.0, y);
            Line::strong(palette.status_words(*status)).paint(ui, at, columns.width - 18.0, text);
        }
        let [(_, then), (_, now)] = standing;
        let said = format!("{name}: {then} → {now}");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    }
}

/// Where the two columns begin, and how wide each of them is.
struct Columns {
    then: f32,
    now: f32,
    width: f32,
}

impl Columns {
    fn of(room: Rect) -> Self {
        let width = ((room.width() - NAME - GAP) / 2.0).max(60.0);
        let then = room.left() + NAME;
        Self { then, now: then + width + GAP, width }
    }
}

impl FieldRow {
    fn new(compared: &Compared, difference: &Difference, words: &Words) -> Self {
        let own = difference.path.last().map(step_words).unwrap_or_default();
        let is_item = matches!(difference.node.node, NodeId::Item(_));
        let Some((field, mine, theirs)) = contents(&compared.comparison, difference, words) else {
            let name = words.text(became_word(difference, compared.is_former)).to_owned();
            let is_here = difference.kind == crate::diff::DifferenceKind::Removed;
            let side = if is_here { Side::Mine } else { Side::Theirs };
            return Self { name, runs: vec![Segment { side, text: own }] };
        };
        let name = if is_item { field } else { format!("{own} · {field}") };
        Self { name, runs: shortened(runs(difference.change(), &mine, &theirs)) }
    }

    fn show(&self, ui: &mut Ui, columns: &Columns) {
        let palette = theme::palette(ui);
        let mut name = egui::text::LayoutJob::simple(
            self.name.clone(),
            egui::TextStyle::Body.resolve(ui.style()),
            palette.weak,
            NAME - space::S,
        );
        name.wrap.max_rows = 3;
        let sides = [(columns.then, Side::Theirs, false), (columns.now, Side::Mine, true)];
        let jobs = sides.map(|(left, side, is_new)| (left, job(ui, &self.runs, side, is_new, columns.width)));
        let name = ui.fonts_mut(|fonts| fonts.layout_job(name));
        let galleys = jobs.map(|(left, job)| (left, ui.fonts_mut(|fonts| fonts.layout_job(job))));
        let height = galleys.iter().map(|(_, galley)| galley.size().y).fold(name.size().y, f32::max) + 2.0 * AIR;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let words = |of: Side| -> String {
            let own = self.runs.iter().filter(|run| run.side == Side::Same || run.side == of);
            own.map(|run| run.text.as_str()).collect()
        };
        let said = format!("{}: {} → {}", self.name, words(Side::Theirs), words(Side::Mine));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        if !ui.is_rect_visible(rect) {
            return;
        }
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, palette.line));
        ui.painter().galley(rect.min + vec2(0.0, AIR), name, palette.weak);
        for (left, galley) in galleys {
            ui.painter().galley(pos2(left, rect.top() + AIR), galley, palette.text);
        }
    }
}
