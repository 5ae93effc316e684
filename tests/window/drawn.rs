//! What the window shows of a chart stands where it stands in its file, and leads where it should.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Vec2, pos2};
use egui_kittest::kittest::Queryable as _;
use guatu::chart::{Body, Chart, ChartSpec, Named};
use guatu::model::{NodeId, Party, PartyKind, Report};
use guatu::session::{Action, ChartStep, View};
use guatu::{export, scene};

use crate::common::*;

/// The window with a chart of the filled dataset, whose first items have a leader.
fn with_chart(named: Named) -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    let mut dataset = filled();
    let report: &mut Report = Arc::make_mut(&mut dataset.reports[0]);
    let leader = Party::new("leader-1".into(), "分管副区长".to_owned(), PartyKind::Leader);
    report.parties.push(Arc::new(leader.clone()));
    let first: Vec<_> = report.items().take(3).map(|item| item.id.clone()).collect();
    report.change_items(|item| first.contains(&item.id), |item| item.leader = Some(leader.id.clone()));
    guatu::file::save(&path, &dataset).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::SetView(View::Charts));
    act(&mut harness, Action::Charts(ChartStep::Show(0, ChartSpec::new(named))));
    harness.run_steps(4);
    (harness, folder)
}

fn chart(harness: &Window) -> Arc<Chart> {
    session(harness).active().unwrap().chart_panels().0[0].chart.clone().unwrap()
}

/// A mark: what it is or says, where it is, and how large.
#[derive(Debug, Clone)]
struct Found {
    what: String,
    at: Pos2,
    size: Vec2,
}

/// The words, filled circles and filled rectangles of a frame. Words are where their base line begins.
fn painted(shape: &egui::Shape, found: &mut Vec<Found>) {
    match shape {
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| painted(shape, found)),
        egui::Shape::Text(text) => {
            let base = text.galley.rows.first().and_then(|row| row.glyphs.first()).map_or(0.0, |glyph| glyph.pos.y);
            let at = text.pos + egui::vec2(0.0, base);
            found.push(Found { what: text.galley.text().to_owned(), at, size: text.galley.size() });
        }
        egui::Shape::Circle(circle) => {
            let size = Vec2::splat(circle.radius);
            found.push(Found { what: "circle".to_owned(), at: circle.center, size });
        }
        egui::Shape::Rect(rect) => {
            found.push(Found { what: "rect".to_owned(), at: rect.rect.min, size: rect.rect.size() });
        }
        _ => {}
    }
}

/// The same of a picture in a file. Words are where they are anchored.
fn written(svg: &str) -> Vec<(Found, f32)> {
    let number = |line: &str, name: &str| -> Option<f32> {
        line.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0.parse().ok()
    };
    let of = |line: &str| {
        let all = |names: [&str; 4]| names.map(|name| number(line, name).unwrap());
        if line.starts_with("<text") {
            let text = line.split_once('>').unwrap().1.trim_end_matches("</text>");
            let share = match (line.contains("\"middle\""), line.contains("\"end\"")) {
                (true, _) => 0.5,
                (_, true) => 1.0,
                _ => 0.0,
            };
            let at = pos2(number(line, "x")?, number(line, "y")?);
            return Some((Found { what: text.to_owned(), at, size: Vec2::ZERO }, share));
        }
        if line.starts_with("<circle") {
            let [x, y, r, _] = all(["cx", "cy", "r", "r"]);
            return Some((Found { what: "circle".to_owned(), at: pos2(x, y), size: Vec2::splat(r) }, 0.0));
        }
        let [x, y, width, height] = line.starts_with("<rect").then(|| all(["x", "y", "width", "height"]))?;
        Some((Found { what: "rect".to_owned(), at: pos2(x, y), size: egui::vec2(width, height) }, 0.0))
    };
    // The first rectangle is the ground, which the window has already.
    svg.lines().filter_map(of).skip(1).collect()
}

#[test]
fn marks_and_words_stand_in_the_window_where_they_stand_in_the_file() {
    for named in [Named::Standing, Named::Units, Named::OffTarget, Named::Calendar] {
        let (harness, _folder) = with_chart(named);
        let chart = chart(&harness);
        let title = harness.get_by_role_and_label(Role::Label, chart.title.trim()).rect();
        let text = egui::TextStyle::Body.resolve(&harness.ctx.global_style()).size;
        // The margins are those of a picture.
        let look = scene::Look { width: title.width() + 2.0 * 1.7 * text, colours: &guatu::chart::LIGHT, text };
        let file = written(&export::svg(&scene::chart(&chart, &look), false));
        let mut window = Vec::new();
        for clipped in &harness.output().shapes {
            painted(&clipped.shape, &mut window);
        }
        let first = window.iter().find(|found| chart.title.starts_with(&found.what) && found.what.len() > 6).unwrap();
        let corner = first.at - file[0].0.at;
        let bottom = harness.ctx.content_rect().bottom() - 60.0;
        let mut words = 0;
        for (wanted, share) in &file {
            let at = wanted.at + corner;
            if at.y > bottom {
                continue;
            }
            let is_here = |found: &&Found| {
                let start = if found.what == "circle" || found.what == "rect" {
                    found.at
                } else {
                    found.at + egui::vec2(found.size.x * share, 0.0)
                };
                let has_size = wanted.size == Vec2::ZERO || (found.size - wanted.size).length() < 0.5;
                found.what == wanted.what && (start - at).length() < 1.5 && has_size
            };
            assert!(window.iter().any(|found| is_here(&found)), "{named:?}: {wanted:?} is not in the window at {at:?}");
            words += 1;
        }
        assert!(words > 10, "{named:?}: only {words} were compared");
    }
}

#[test]
fn who_is_late_leads_to_the_item_and_a_leader_to_their_items() {
    let (mut harness, _folder) = with_chart(Named::Units);
    let chart = chart(&harness);
    let Body::Units(units) = &chart.body else { panic!("units") };
    let row = &units.rows[0];
    harness.get_all_by_role_and_label(Role::Link, &row.title).next().unwrap().focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let selected = session(&harness).active().unwrap().selection().unwrap();
    assert!(matches!(selected.node, NodeId::Item(_)) && *selected == row.node, "{selected:?}");
    act(&mut harness, Action::SetView(View::Charts));
    harness.run_steps(4);
    let leader = units.leaders.iter().find(|leader| leader.node.is_some()).unwrap();
    assert!(leader.items.len() >= 3);
    // It may stand further down: the keyboard brings it into sight.
    let link = harness.get_by_role_and_label(Role::Link, &leader.name);
    link.focus();
    harness.run_steps(4);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let chosen = session(&harness).active().unwrap().brush();
    let held: std::collections::HashSet<_> = leader.held().iter().cloned().collect();
    assert_eq!(**chosen, held);
}
