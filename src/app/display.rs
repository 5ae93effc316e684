//! Which display the window fills.

use std::time::{Duration, Instant};

use eframe::Frame;
use egui::{Context, ViewportCommand};

/// How long a window manager is given to shrink the window before it is to fill another display: on X11 one that
/// fills a display is moved by nobody.
const SHRINKS: Duration = Duration::from_millis(200);

/// The display that the window fills, and the one that it is on its way to.
#[derive(Debug, Default)]
pub(super) struct Display {
    /// Where the window was before, by its corner; that display is counted as the first.
    home: Option<Corner>,
    filled: Option<Corner>,
    next: Option<(Corner, Instant)>,
}

/// The upper left corner of a display. Their order in the system's list is not that on the context.
type Corner = (i32, i32);

impl Display {
    /// Fills a display, counted from the one where the window is, through those there are; with none, leaves full
    /// screen.
    pub(super) fn fill(&mut self, display: Option<usize>, ctx: &Context, frame: &Frame) {
        self.next = None;
        let Some(display) = display else {
            (self.home, self.filled) = (None, None);
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
            return;
        };
        let mut corners = corners(frame);
        corners.sort_unstable();
        let here = || frame.winit_window()?.current_monitor().map(|monitor| monitor.position().into());
        let home = self.home.or_else(here);
        let first = corners.iter().position(|corner| Some(*corner) == home).unwrap_or(0);
        let at = (first + display).checked_rem(corners.len());
        let Some(corner) = at.and_then(|at| corners.get(at)).copied().filter(|_| corners.len() > 1) else {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
            return;
        };
        self.home = home;
        if self.filled.is_none() {
            go(corner, ctx, frame);
        } else if self.filled != Some(corner) {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
            self.next = Some((corner, Instant::now()));
            ctx.request_repaint_after(SHRINKS);
        }
        self.filled = Some(corner);
    }

    /// Goes on to the other display once the window is small again.
    pub(super) fn step(&mut self, ctx: &Context, frame: &Frame) {
        let Some((corner, since)) = self.next else { return };
        if since.elapsed() >= SHRINKS {
            self.next = None;
            go(corner, ctx, frame);
        } else {
            ctx.request_repaint_after(SHRINKS.saturating_sub(since.elapsed()));
        }
    }
}

fn corners(frame: &Frame) -> Vec<Corner> {
    let monitors = frame.winit_window().map(|window| window.available_monitors());
    monitors.into_iter().flatten().map(|monitor| monitor.position().into()).collect()
}

fn go(corner: Corner, ctx: &Context, frame: &Frame) {
    if let Some(at) = corners(frame).iter().position(|there| *there == corner) {
        ctx.send_viewport_cmd(ViewportCommand::SetMonitor(at));
    }
}
