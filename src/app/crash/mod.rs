//! The end that nobody asked for: a panic, or the system telling the program to stop.

mod kept;
pub(super) mod rehearsal;
mod report;
mod trail;

use std::cell::Cell;
use std::io::{self, Write as _};
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::file;

use super::journals::Journals;

pub(super) use kept::{act, find};
pub(super) use trail::Trail;

/// How long the journal may take to reach the disk before the process ends.
const PATIENCE: Duration = Duration::from_secs(1);

/// How many reports a process writes: what breaks off again and again is to fill no disk.
const MOST: u32 = 20;

/// How many reports this process has written.
static COUNT: AtomicU32 = AtomicU32::new(0);

/// The name of the thread on which the library for the fonts of the system lists them.
const LISTING: &str = "egui_system_font_provider";

thread_local! {
    /// True while what panics on this thread is caught.
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// Runs what catches its own panics, which are then not reported.
pub(super) fn contained<T>(run: impl FnOnce() -> T) -> T {
    struct Again(bool);
    impl Drop for Again {
        fn drop(&mut self) {
            CONTAINED.set(self.0);
        }
    }
    let _again = Again(CONTAINED.replace(true));
    run()
}

/// From now on a panic writes a report into this folder and saves the journals first. The terminal gets the report too,
/// and not the words of the panic, which may quote a document.
pub(super) fn watch(reports: PathBuf, journals: Journals, trail: Trail) {
    panic::set_hook(Box::new(move |info| {
        // A system without fonts makes the library that lists them panic, which is got over.
        let is_caught = CONTAINED.get() || std::thread::current().name() == Some(LISTING);
        if is_caught {
            // Its words may quote a document.
            log::warn!("a panic was caught: {}", info.location().map(ToString::to_string).unwrap_or_default());
            return;
        }
        journals.flush(PATIENCE);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        if count >= MOST {
            return;
        }
        let text = report::report(info, &trail.names());
        match write(&reports, count, &text) {
            Ok(path) => log::error!("a report was written to {}", path.display()),
            Err(error) => log::error!("{}: {error}", reports.display()),
        }
        log::logger().flush();
        // Where even the terminal is gone there is nobody to tell.
        let _told = writeln!(io::stderr(), "{text}");
    }));
    rehearsal::arm();
}

fn write(reports: &Path, count: u32, text: &str) -> io::Result<PathBuf> {
    file::make_private(reports)?;
    let path = reports.join(format!("{}{}-{count}.txt", kept::UNSEEN, std::process::id()));
    file::create_private(&path)?.write_all(text.as_bytes())?;
    Ok(path)
}

/// From now on SIGTERM, SIGHUP and SIGINT (the system goes down, the person logs out) save the journals and
/// then close the window without a question. A window that does not close is left after a moment.
#[cfg(unix)]
pub(super) fn obey_signals(journals: Journals, outbox: super::outbox::Outbox) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    let mut signals = match signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT]) {
        Ok(signals) => signals,
        Err(error) => {
            log::error!("signals are not heard: {error}");
            return;
        }
    };
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            journals.flush(PATIENCE);
            outbox.send(crate::session::Outcome::Terminate);
            std::thread::sleep(2 * PATIENCE);
            std::process::exit(0);
        }
    });
}

/// Elsewhere the system asks the window itself.
#[cfg(not(unix))]
pub(super) fn obey_signals(_: Journals, _: super::outbox::Outbox) {}
