//! How much the party bears beside the others of its group: a column for each, its own set off.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::super::theme::{self, space};
use super::super::super::widgets::line::Line;
use super::super::form::Form;
use super::rows::{self, LeadsOn};
use super::{Page, links};
use crate::analysis::PartyGroup;

/// The size of a chart without its words, the step from column to column and the width of one, in points.
const HEIGHT: f32 = 28.0;
const STEP: f32 = 14.0;
const COLUMN: f32 = 10.0;

/// The height of the words below, in points.
const WORDS: f32 = 20.0;

/// The narrowest step: of more columns than fit so, several stand as one that is as high as the highest of them.
const LEAST_STEP: f32 = 3.0;

/// Shows the items and the measures of the group; nothing where there is nobody to compare with.
pub(super) fn show(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let Some(rank) = page.own.rank.filter(|rank| matches!(rank.group, PartyGroup::Lead | PartyGroup::Leader)) else {
        return;
    };
    let Some(ranking) = page.table.ranking(rank.group).filter(|ranking| ranking.order.len() > 1) else { return };
    let words = page.words;
    let (items, measures) = (page.line.own().count(), page.line.measures());
    let mut note = vec![place_words("unit-load-items", items, &ranking.items, page)];
    let has_measures = measures > 0;
    if has_measures {
        note.push(place_words("unit-load-measures", measures, &ranking.measures, page));
    }
    let note = note.join(words.text("unit-news-join"));
    let link = LeadsOn { text: words.text("unit-chart"), tip: words.text("unit-chart-tip") };
    if rows::heading(ui, words.text("unit-load"), &note, Some(link)) {
        let actions = links::chart(page, form.context.session.active());
        form.context.actions.extend(actions);
    }
    ui.add_space(space::S);
    let key = if rank.group == PartyGroup::Leader { "unit-answers" } else { "unit-leads" };
    let of_items = words.with(key, [("count", items.into())]);
    let open = page.own.open_measures.len();
    let of_measures = words.with("unit-load-open", [("count", measures.into()), ("open", open.into())]);
    let width = (ui.available_width() - space::XL) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        one(ui, width, items, &ranking.items, &of_items);
        if has_measures {
            one(ui, width, measures, &ranking.measures, &of_measures);
        }
    });
}

/// Which of the group it is: how many bear more, and one.
fn place_words(key: &str, own: usize, all: &[usize], page: &Page<'_>) -> String {
    let more = all.partition_point(|count| *count > own);
    page.words.with(key, [("at", (more + 1).into()), ("count", all.len().into())])
}

/// The columns, the highest first, with the words below.
fn one(ui: &mut Ui, width: f32, own: usize, all: &[usize], text: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT + WORDS), Sense::hover());
    let palette = theme::palette(ui);
    let step = (width / all.len() as f32).clamp(LEAST_STEP, STEP);
    let together = ((all.len() as f32 * step) / width).ceil().max(1.0) as usize;
    let highest = all.first().copied().unwrap_or(1).max(1) as f32;
    let bar = (step * COLUMN / STEP).max(1.0);
    // Of several that bear as much the first one is set off.
    let own_at = all.partition_point(|count| *count > own) / together;
    for (at, counts) in all.chunks(together).enumerate() {
        let count = counts.first().copied().unwrap_or_default();
        let height = (HEIGHT * count as f32 / highest).round();
        let left = rect.left() + at as f32 * step;
        let column = Rect::from_min_size(pos2(left, rect.top() + HEIGHT - height), vec2(bar, height));
        ui.painter().rect_filled(column, 0.0, if at == own_at { palette.weak } else { palette.earlier });
    }
    let below = pos2(rect.left(), rect.bottom() - WORDS / 2.0);
    Line::small(palette.text).paint(ui, below, width, text);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text));
}
