//! The way back from worker threads to the window.

use std::sync::mpsc::Sender;

use crate::session::Outcome;

/// Sends results to the session and wakes the window.
#[derive(Debug, Clone)]
pub(super) struct Outbox {
    sender: Sender<Outcome>,
    ctx: egui::Context,
}

impl Outbox {
    pub(super) fn new(sender: Sender<Outcome>, ctx: egui::Context) -> Self {
        Self { sender, ctx }
    }

    pub(super) fn send(&self, outcome: Outcome) {
        if self.sender.send(outcome).is_err() {
            log::debug!("the window closed before a job ended");
        }
        self.ctx.request_repaint();
    }
}
