//! Values over time, drawn by egui_plot: a line for each scope, the target across, values and dates at the dots.

use egui::{Align2, Stroke, Ui};
use egui_plot::{HLine, Line, LineStyle, PlotBounds, PlotPoint, PlotPoints, Points};

use super::Reached;
use crate::chart::{Held, MarkRole, Series};
use crate::ui::theme;

/// The height of the chart, in points.
const HEIGHT: f32 = 190.0;

/// Draws a series and returns the value under the pointer.
pub(super) fn show(ui: &mut Ui, id: impl std::hash::Hash + std::fmt::Debug, series: &Series) -> Option<Reached> {
    let palette = theme::palette(ui);
    let days = series.lines.iter().flat_map(|line| line.points.iter().map(|point| point.day));
    let (first, last) = days.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), day| (a.min(day), b.max(day)));
    let air = ((last - first) * 0.18).max(60.0);
    let plot = super::fixed_plot(("series", id), HEIGHT);
    let response = plot.show(ui, |plot| {
        plot.set_plot_bounds(PlotBounds::from_min_max([first - air, series.scale.min], [last + air, series.scale.max]));
        if let Some((value, _, _)) = &series.target {
            let line =
                HLine::new("target", *value).stroke(Stroke::new(2.0, palette.text)).style(LineStyle::dashed_dense());
            plot.hline(line.allow_hover(false));
        }
        for (at, line) in series.lines.iter().enumerate() {
            let colour = super::colour(MarkRole::Part(at as u8), palette);
            let points: Vec<[f64; 2]> = line.points.iter().map(|point| [point.day, point.value]).collect();
            let joined = Line::new(format!("line {at}"), PlotPoints::from(points.clone()));
            plot.line(joined.stroke(Stroke::new(2.0, colour)).allow_hover(false));
            for (n, (point, place)) in line.points.iter().zip(&points).enumerate() {
                let dot = Points::new(format!("dot {at} {n}"), PlotPoints::from(vec![*place]));
                plot.points(dot.radius(5.0).filled(!point.open).color(colour).allow_hover(false));
            }
        }
    });
    let place = |day, value| response.transform.position_from_point(&PlotPoint::new(day, value));
    let small = egui::TextStyle::Small.resolve(ui.style());
    if let Some((value, text, _)) = &series.target {
        let at = place(last + air, *value) + egui::vec2(-4.0, -3.0);
        ui.painter().text(at, Align2::RIGHT_BOTTOM, text, small.clone(), palette.text);
    }
    let pointer = response.response.hover_pos();
    let mut reached = None;
    for (index, line) in series.lines.iter().enumerate() {
        let colour = super::colour(MarkRole::Part(index as u8), palette);
        for point in &line.points {
            let at = place(point.day, point.value);
            ui.painter().text(
                at - egui::vec2(0.0, 9.0),
                Align2::CENTER_BOTTOM,
                &point.text,
                small.clone(),
                palette.text,
            );
            let below =
                if line.scope.is_empty() { point.date.clone() } else { format!("{} · {}", point.date, line.scope) };
            ui.painter().text(at + egui::vec2(0.0, 9.0), Align2::CENTER_TOP, below, small.clone(), colour);
            if pointer.is_some_and(|pointer| pointer.distance(at) < 14.0) {
                let clicked = response.response.clicked();
                let (spot, text) = (Some(point.spot.clone()), point.text.clone());
                reached = Some(Reached { spot, clicked, text, holds: Held::default() });
            }
        }
    }
    let values =
        series.lines.iter().flat_map(|line| &line.points).map(|point| format!("{} {}", point.date, point.text));
    let name = values.collect::<Vec<_>>().join(", ");
    response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
    reached
}
