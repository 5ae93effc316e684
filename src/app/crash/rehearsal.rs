//! A panic on purpose, so that the reports of each thread can be tried: `GUATU_PANIC` names the thread.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// The threads that can be told to panic.
pub(in crate::app) const WINDOW: &str = "window";
pub(in crate::app) const WORKER: &str = "worker";
pub(in crate::app) const ANALYSIS: &str = "analysis";
pub(in crate::app) const JOURNAL: &str = "journal";
pub(in crate::app) const WATCH: &str = "watch";

/// True once panics are reported; the first threads run before that.
static ARMED: AtomicBool = AtomicBool::new(false);

pub(super) fn arm() {
    ARMED.store(true, Ordering::Relaxed);
}

/// Panics where this thread was told to. The message quotes a document, as a real one may.
pub(in crate::app) fn rehearse(thread: &str) {
    static TOLD: OnceLock<Option<String>> = OnceLock::new();
    if !ARMED.load(Ordering::Relaxed) {
        return;
    }
    let told = TOLD.get_or_init(|| std::env::var("GUATU_PANIC").ok());
    let is_told = told.as_deref() == Some(thread) && ARMED.swap(false, Ordering::Relaxed);
    assert!(!is_told, "a rehearsal that quotes 整改 and \"\u{1b}[31msecret\"");
}
