//! What the item of the chosen difference will say once what is ticked of it is taken over: each field as it is, and as it
//! will be. Seen before the button is pressed.

use std::sync::{Arc, Weak};

use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::row_words::RowText;
use crate::session::{Compared, Comparing};
use crate::ui::theme::{self, space};
use crate::ui::widgets;
use crate::ui::widgets::line::{Line, is_cut};
use crate::words::{Language, Words};

/// The heights of the line of headings and of a row, in points.
const HEAD: f32 = 20.0;
const ROW: f32 = 24.0;

/// So many fields are told: more of one item are read in the list.
const MOST: usize = 8;

/// The fields, made once for each item and change of the ticks.
#[derive(Debug, Default)]
pub(super) struct After {
    key: Option<(Weak<Compared>, usize, u64, Language)>,
    rows: Vec<RowText>,
    /// How many are not told.
    more: usize,
}

impl After {
    /// Shows what becomes of the item that the difference at a place is of; nothing where none of it is ticked.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        (comparing, compared): (&Comparing, &Arc<Compared>),
        at: usize,
        words: &Words,
    ) {
        let ticks = comparing.ticks();
        let is_fresh = self.key.as_ref().is_some_and(|(of, own, counted, language)| {
            of.as_ptr() == Arc::as_ptr(compared) && *own == at && *counted == ticks && *language == words.language()
        });
        if !is_fresh {
            self.update(comparing, compared, at, words);
            self.key = Some((Arc::downgrade(compared), at, ticks, words.language()));
        }
        if self.rows.is_empty() {
            return;
        }
        widgets::headed(ui, words.text("compare-after"), words.text("compare-after-about"), |_| {});
        ui.spacing_mut().item_spacing.y = 0.0;
        let palette = theme::palette(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
        let ends = |rect: egui::Rect| (rect.left() + rect.width() * 0.66, rect.right());
        let (now, then) = ends(rect);
        let small = Line::small(palette.weak).right();
        small.paint(ui, pos2(now, rect.center().y), 160.0, words.text("compare-after-now"));
        small.paint(ui, pos2(then, rect.center().y), 160.0, words.text("compare-after-then"));
        for row in &self.rows {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            let y = rect.center().y;
            let width = rect.width() * 0.33 - space::S;
            Line::body(palette.text).paint(ui, rect.left_center(), width, &row.field);
            Line::body(palette.weak).right().paint(ui, pos2(now, y), width, &row.old);
            Line::strong(palette.text).right().paint(ui, pos2(then, y), width, &row.new);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: {}", row.field, row.new)));
            if is_cut(ui, rect) {
                response.on_hover_text(&row.said);
            }
        }
        if self.more > 0 {
            let more = words.with("compare-after-more", [("count", self.more.into())]);
            ui.label(theme::text::small(more).weak());
        }
    }

    fn update(&mut self, comparing: &Comparing, compared: &Compared, at: usize, words: &Words) {
        let all = &compared.comparison.differences;
        let chosen = all.get(at);
        let ticked = comparing.ticked().iter().filter_map(|at| all.get(*at));
        let of_item = ticked.filter(|one| {
            chosen.is_some_and(|chosen| {
                one.node.report == chosen.node.report && chosen.item().is_some() && one.item() == chosen.item()
            })
        });
        let mut rows = of_item.map(|one| RowText::new(compared, one, words));
        self.rows = rows.by_ref().take(MOST).collect();
        self.more = rows.count();
    }
}
