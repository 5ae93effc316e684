//! A panic on purpose, so that the reports of each thread can be tried: `GUATU_PANIC` names the thread, or what a worker
//! does ([`crate::session::Work::name`]).

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// The threads that can be told to panic.
pub(in crate::app) const WINDOW: &str = "window";
pub(in crate::app) const WORKER: &str = "worker";
pub(in crate::app) const ANALYSIS: &str = "analysis";
pub(in crate::app) const JOURNAL: &str = "journal";
pub(in crate::app) const WATCH: &str = "watch";

/// True while somebody is told to: no frame waits for a lock.
static ARMED: AtomicBool = AtomicBool::new(false);

/// Who is told to.
static TOLD: Mutex<Option<String>> = Mutex::new(None);

/// Once panics are reported; the first threads run before that.
pub(super) fn arm() {
    if let Ok(name) = std::env::var("GUATU_PANIC") {
        order(&name);
    }
}

/// Tells one to panic when it next comes by.
pub(in crate::app) fn order(name: &str) {
    *TOLD.lock().unwrap_or_else(PoisonError::into_inner) = Some(name.to_owned());
    ARMED.store(true, Ordering::Relaxed);
}

/// Panics where this one was told to, once. The message quotes a document, as a real one may.
pub(in crate::app) fn rehearse(name: &str) {
    if !ARMED.load(Ordering::Relaxed) {
        return;
    }
    let told = TOLD.lock().unwrap_or_else(PoisonError::into_inner).take_if(|told| told == name);
    assert!(told.is_none(), "a rehearsal that quotes 整改 and \"\u{1b}[31msecret\"");
}
