//! A window that begins where it can be seen: the saved position may be on a display that is no longer there.
//!
//! On Windows and macOS the toolkit sees to it. On Wayland a window has no position.

use std::time::{Duration, Instant};

use eframe::Frame;
use egui::{Context, Pos2, Rect, Vec2, pos2, vec2};

/// How long a window manager may take to put the window where it was saved.
const SETTLES: Duration = Duration::from_secs(1);

/// The strip along the top of the window by which it is moved, and how much of it must be on a display, in pixels.
const STRIP: f32 = 32.0;
const HANDLE: Vec2 = vec2(64.0, 8.0);

/// Watches the place of the window in its first moments.
#[derive(Debug, Default)]
pub(super) struct Placement {
    since: Option<Instant>,
}

impl Placement {
    /// Moves the window to the first display where it lies on none.
    pub(super) fn step(&mut self, ctx: &Context, frame: &Frame) {
        let first = self.since.is_none();
        let since = *self.since.get_or_insert_with(Instant::now);
        if since.elapsed() > 2 * SETTLES {
            return;
        }
        if first {
            ctx.request_repaint_after(SETTLES);
        }
        let Some(window) = frame.winit_window() else { return };
        let Ok(corner) = window.outer_position() else { return };
        let size = window.outer_size();
        let window_rect = rect(corner.x, corner.y, size.width, size.height);
        let displays: Vec<Rect> = window
            .available_monitors()
            .map(|display| (display.position(), display.size()))
            .map(|(corner, size)| rect(corner.x, corner.y, size.width, size.height))
            .collect();
        if let Some(place) = refuge(window_rect, &displays) {
            window.set_outer_position(winit::dpi::PhysicalPosition::new(place.x, place.y));
        }
    }
}

fn rect(x: i32, y: i32, width: u32, height: u32) -> Rect {
    Rect::from_min_size(pos2(x as f32, y as f32), vec2(width as f32, height as f32))
}

/// Where the window goes that nobody could take hold of; nothing for one that lies well.
fn refuge(window: Rect, displays: &[Rect]) -> Option<Pos2> {
    let strip = Rect::from_min_size(window.min, vec2(window.width(), STRIP));
    let is_in_reach = |display: &Rect| {
        let seen = display.intersect(strip).size();
        seen.x >= HANDLE.x && seen.y >= HANDLE.y
    };
    let first = displays.first()?;
    (!displays.iter().any(is_in_reach)).then(|| first.min + Vec2::splat(STRIP))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_on_no_display_goes_to_the_first() {
        let displays = [rect(0, 0, 1280, 720), rect(1280, 0, 1920, 1080)];
        let at = |x, y| refuge(rect(x, y, 1000, 600), &displays);
        for away in [(5000, 100), (-3000, 0), (100, 2000), (0, -640), (-960, 10), (3190, 10)] {
            assert_eq!(at(away.0, away.1), Some(pos2(32.0, 32.0)), "{away:?}");
        }
        for seen in [(0, 0), (1279, 0), (-900, 20), (3000, 900), (0, -10)] {
            assert_eq!(at(seen.0, seen.1), None, "{seen:?}");
        }
        assert_eq!(refuge(rect(9000, 0, 10, 10), &[]), None);
    }
}
