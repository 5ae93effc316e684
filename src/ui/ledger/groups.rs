//! The headings of groups in the ledger: the mark that folds, the name, how many rows, and how their items stand.
//!
//! They are painted over the table once it stands: a heading goes over all columns, and does not move with them.

use egui::{Id, Rangef, Rect, Sense, Stroke, Ui, pos2};

use crate::analysis::{Group, LedgerRows};
use crate::model::{Codes as _, Status};
use crate::session::{Action, LedgerStep};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{shape, status};
use crate::words::Words;

use super::rows::Rows;
use super::tools::{count_of_word, count_word};

/// Where the heading of a group is on screen.
pub(super) struct HeadingPlace {
    group: usize,
    rows: Rangef,
    /// The part of the table that is seen.
    seen: Rect,
}

impl Rows<'_, '_> {
    /// Keeps where a heading is. The table shows its columns in two parts, those that stay and those that move.
    pub(super) fn heading_place(&mut self, group: usize, rows: Rangef, seen: Rect) {
        match self.headings.iter_mut().find(|own| own.group == group) {
            Some(own) => own.seen = own.seen.union(seen),
            None => self.headings.push(HeadingPlace { group, rows, seen }),
        }
    }

    /// Shows the headings of the groups on screen.
    pub(super) fn group_headings(&mut self, ui: &Ui) {
        let ledger = self.ledger;
        for place in std::mem::take(self.headings) {
            if let Some(group) = ledger.groups.get(place.group) {
                self.group_heading(ui, group, &place);
            }
        }
    }

    fn group_heading(&mut self, ui: &Ui, group: &Group, place: &HeadingPlace) {
        let words = self.context.words;
        let rect = Rect::from_x_y_ranges(place.seen.x_range(), place.rows);
        let palette = theme::palette(ui);
        let painter = ui.painter().with_clip_rect(place.seen);
        let response = ui.interact(rect.intersect(place.seen), Id::unique(("ledger group", &group.key)), Sense::CLICK);
        let (name, count) = (name(group, words), count(group, self.request.rows, words));
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::Button, true, !group.is_folded, format!("{name} {count}"))
        });
        painter.rect_filled(rect, 0.0, if response.hovered() { palette.hovered } else { palette.sunken });
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
        let middle = rect.center().y;
        shape::paint_fold(&painter, pos2(rect.left() + 13.0, middle), !group.is_folded, palette.weak);
        // What is counted keeps its room; a long name is cut.
        let mut right = rect.left() + NAME;
        let statuses = statuses(group, words);
        let texts: Vec<_> =
            statuses.iter().map(|(status, text)| layout(ui, text, palette.status_words(*status))).collect();
        let count = layout(ui, &count, palette.weak);
        let needed: f32 = texts.iter().map(|text| text.size().x + status::SIZE + space::XS + space::L).sum();
        let room = rect.right() - right - count.size().x - needed - 2.0 * space::L;
        let text = egui::WidgetText::from(theme::text::strong(name.as_str()));
        let text =
            text.into_galley(ui, Some(egui::TextWrapMode::Truncate), room.max(LEAST_NAME), egui::TextStyle::Body);
        let is_cut = text.elided;
        for text in [text, count] {
            let width = text.size().x;
            painter.galley(pos2(right, middle - text.size().y / 2.0), text, palette.text);
            right += width + space::M;
        }
        for ((status, _), text) in statuses.iter().zip(texts) {
            status::paint(&painter, pos2(right + status::SIZE / 2.0, middle), *status, palette);
            right += status::SIZE + space::XS;
            let width = text.size().x;
            painter.galley(pos2(right, middle - text.size().y / 2.0), text, palette.text);
            right += width + space::L;
        }
        let tip = words.text(if group.is_folded { "ledger-group-unfold-tip" } else { "ledger-group-fold-tip" });
        let response = response.on_hover_ui(|ui| {
            if is_cut {
                ui.label(name.as_str());
            }
            ui.label(theme::text::small(tip));
        });
        if response.clicked() {
            self.context.actions.push(Action::Ledger(LedgerStep::Fold(group.key.clone())));
        }
    }
}

/// Where the name of a group begins, and its least width, in points.
const NAME: f32 = 26.0;
const LEAST_NAME: f32 = 120.0;

fn layout(ui: &Ui, text: &str, colour: egui::Color32) -> std::sync::Arc<egui::Galley> {
    let font = egui::TextStyle::Body.resolve(ui.style());
    ui.painter().layout_no_wrap(text.to_owned(), font, colour)
}

/// What a group is called; of several reports with its report.
fn name(group: &Group, words: &Words) -> String {
    let own = if group.key.is_some() { group.name.as_str() } else { words.text("ledger-group-nothing") };
    group.report.as_ref().map_or_else(|| own.to_owned(), |report| format!("{own} · {report}"))
}

/// How many rows it has, of how many where filters leave some out.
fn count(group: &Group, rows: LedgerRows, words: &Words) -> String {
    if group.count == group.all {
        return words.with(count_word(rows), [("count", group.count.into())]);
    }
    words.with(count_of_word(rows), [("count", group.count.into()), ("all", group.all.into())])
}

/// How its items stand, as far as there are any that stand so; what is closed needs nothing.
fn statuses(group: &Group, words: &Words) -> Vec<(Status, String)> {
    let all = Status::ALL.into_iter().zip(group.statuses);
    let open = all.filter(|(status, count)| *status != Status::Closed && *count > 0);
    open.map(|(status, count)| (status, format!("{} {count}", words.text(status.word())))).collect()
}
