//! One row of marks on a scale of its own, drawn by egui_plot.

use egui::{Color32, Stroke, Ui, Vec2, pos2};
use egui_plot::{Bar, BarChart, Line, PlotBounds, PlotPoint, PlotPoints, PlotTransform};

use super::Reached;
use crate::chart::{self, ChartRow, Held, Mark, MarkRole, Rgb, ValuePlace};
use crate::ui::theme::{self, Palette};

/// The height of a bar, in points.
pub(crate) const BAR: f32 = 18.0;

/// How near a thin mark the pointer has to be, in points.
const NEAR: f32 = 7.0;

/// Draws a row and returns the mark under the pointer.
pub(crate) fn row(ui: &mut Ui, row: &ChartRow, size: Vec2) -> Option<Reached> {
    let palette = theme::palette(ui);
    let plot = super::fixed_plot("row", size.y).width(size.x).show_background(false).allow_axis_zoom_drag(false);
    let response = plot.show(ui, |plot| {
        plot.set_plot_bounds(PlotBounds::from_min_max([0.0, -0.5], [1.0, 0.5]));
        for (at, mark) in row.marks.iter().enumerate() {
            draw(plot, at, mark, row, palette);
        }
    });
    let name = [row.label.as_str(), &row.value, &row.target].join(" ");
    response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name.trim()));
    write(ui, row, &response.transform, palette);
    let at = response.response.hover_pos()?;
    let (spot, text) = under(row, &response.transform, at.x)?;
    Some(Reached { spot: Some(spot), clicked: response.response.clicked(), text, holds: Held::default() })
}

fn draw(plot: &mut egui_plot::PlotUi<'_>, at: usize, mark: &Mark, row: &ChartRow, palette: &Palette) {
    let name = at.to_string();
    match mark {
        Mark::Bar { from, to, role, .. } => {
            let (from, to) = (row.scale.share(*from), row.scale.share(*to));
            let height = if *role == MarkRole::Actual { 0.36 } else { 0.7 };
            let fill = super::colour(*role, palette);
            let edge = if *role == MarkRole::Rest { palette.weak } else { palette.ground };
            let bar =
                Bar::new(0.0, to - from).base_offset(from).width(height).fill(fill).stroke(Stroke::new(1.0, edge));
            plot.bar_chart(BarChart::new(name, vec![bar.horizontal()]).allow_hover(false));
        }
        Mark::Tick { at, role, .. } => {
            let x = row.scale.share(*at);
            let points = PlotPoints::from(vec![[x, -0.46], [x, 0.46]]);
            plot.line(
                Line::new(name, points).stroke(Stroke::new(3.0, super::colour(*role, palette))).allow_hover(false),
            );
        }
    }
}

/// Writes the words of bars that are wide enough.
fn write(ui: &Ui, row: &ChartRow, transform: &PlotTransform, palette: &Palette) {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let x = |value: f64| transform.position_from_point(&PlotPoint::new(row.scale.share(value), 0.0));
    for mark in &row.marks {
        if let Mark::Bar { from, to, role, text, .. } = mark
            && !text.is_empty()
        {
            let (left, right) = (x(*from), x(*to));
            let ink = on(super::colour(*role, palette));
            let galley = ui.painter().layout_no_wrap(text.clone(), font.clone(), ink);
            if galley.size().x + 6.0 <= right.x - left.x {
                ui.painter().galley(pos2(left.x + 4.0, left.y - galley.size().y / 2.0), galley, ink);
            }
        }
    }
}

/// The text colour that is readable on a colour.
fn on(ground: Color32) -> Color32 {
    let [red, green, blue, _] = ground.to_array();
    if chart::on(Rgb([red, green, blue])) == Rgb([0; 3]) { Color32::BLACK } else { Color32::WHITE }
}

/// The mark under the pointer: a thin one nearby, else the topmost bar.
fn under(row: &ChartRow, transform: &PlotTransform, x: f32) -> Option<(ValuePlace, String)> {
    let screen = |value: f64| transform.position_from_point(&PlotPoint::new(row.scale.share(value), 0.0)).x;
    let thin = row.marks.iter().rev().find_map(|mark| match mark {
        Mark::Tick { at, spot, .. } if (screen(*at) - x).abs() <= NEAR => spot.clone(),
        _ => None,
    });
    if let Some(spot) = thin {
        return Some((spot, row.value.clone()));
    }
    row.marks.iter().rev().find_map(|mark| match mark {
        Mark::Bar { from, to, spot: Some(spot), text, .. } if (screen(*from)..=screen(*to)).contains(&x) => {
            let text = if text.is_empty() { row.value.clone() } else { text.clone() };
            Some((spot.clone(), text))
        }
        _ => None,
    })
}
