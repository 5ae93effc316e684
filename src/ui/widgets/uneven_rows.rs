//! A list of rows of unlike heights, laid out once: only those on screen are painted, and none is begun that would be cut at the
//! lower edge.

use egui::{Rect, ScrollArea, Ui, pos2, vec2};

use crate::ui::theme::space;

/// Shows the rows: `tops` are where they begin, from the top of the first on, with the end of the last. `row` paints one, by its
/// place, in its rectangle. The row that is to be revealed is brought into view, with so much above and below it.
pub(crate) fn show(
    ui: &mut Ui,
    id: &str,
    tops: &[f32],
    reveal: Option<(usize, [f32; 2])>,
    mut row: impl FnMut(&mut Ui, usize, Rect),
) {
    let room = ui.available_height();
    ScrollArea::vertical().id_salt(id).auto_shrink([false, false]).show_viewport(ui, |ui, viewport| {
        ui.set_height(tops.last().copied().unwrap_or_default());
        let origin = ui.max_rect().min;
        let right = ui.max_rect().right() - space::XS;
        let place = |at: usize| {
            let (from, to) = (tops.get(at)?, tops.get(at + 1)?);
            Some(Rect::from_min_max(pos2(origin.x, origin.y + from), pos2(right, origin.y + to)))
        };
        let first = tops.partition_point(|top| *top <= viewport.min.y).saturating_sub(1);
        for at in first..tops.len() {
            let Some(rect) = place(at) else { break };
            // The first one is shown in any case.
            let [top, bottom] = [rect.top(), rect.bottom()].map(|y| y - origin.y);
            if bottom > viewport.min.y + room + 0.5 && top > viewport.min.y {
                break;
            }
            row(ui, at, rect);
        }
        if let Some((rect, [above, below])) = reveal.and_then(|(at, around)| Some((place(at)?, around))) {
            let around = Rect::from_min_max(rect.min - vec2(0.0, above), rect.max + vec2(0.0, below));
            ui.scroll_to_rect(around, None);
        }
    });
}
