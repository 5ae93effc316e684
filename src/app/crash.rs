//! The end that nobody asked for: a panic, or the system telling the program to stop.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::file;

use super::journals::Journals;

/// How long the journal may take to reach the disk before the process ends.
const PATIENCE: Duration = Duration::from_secs(1);

/// The name of threads that read documents.
pub(super) const READER: &str = "reader";

/// From now on a panic writes a report into this folder and saves the journals first.
pub(super) fn watch(reports: PathBuf, journals: Journals) {
    let former = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        // A damaged workbook can make its reader panic; that is caught there and told as damage.
        if std::thread::current().name() == Some(READER) {
            log::warn!("a reader gave up: {info}");
            return;
        }
        journals.flush(PATIENCE);
        match write(&reports, &report(info)) {
            Ok(path) => log::error!("a report was written to {}", path.display()),
            Err(error) => log::error!("{}: {error}", reports.display()),
        }
        former(info);
    }));
}

/// What a report says. A panic's message may quote what was being worked on, so it is cut at the first quote:
/// no text of a document leaves the program.
fn report(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let message =
        payload.downcast_ref::<String>().map(String::as_str).or_else(|| payload.downcast_ref::<&str>().copied());
    let head: String = message
        .unwrap_or_default()
        .split(['`', '"', '\'', '“', '‘'])
        .next()
        .unwrap_or_default()
        .chars()
        .take(160)
        .collect();
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let mut text = String::new();
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let thread = std::thread::current().name().unwrap_or_default().to_owned();
    let lines = [
        concat!("guatu ", env!("CARGO_PKG_VERSION")).to_owned(),
        format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        format!("unix time {since}"),
        format!("thread {thread}"),
        format!("at {place}"),
        head,
    ];
    for line in lines {
        // Writing to a text cannot fail.
        let _written = writeln!(text, "{line}");
    }
    let _written = write!(text, "{}", Backtrace::force_capture());
    text
}

fn write(reports: &Path, text: &str) -> std::io::Result<PathBuf> {
    file::make_private(reports)?;
    let path = reports.join(format!("crash-{}.txt", std::process::id()));
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
