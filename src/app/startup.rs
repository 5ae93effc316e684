//! `--startup-report`: how long the start took, and how much memory the window holds.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::session::Session;

/// Waits for the dataset to be on screen and writes the report.
#[derive(Debug)]
pub struct StartupReport {
    path: PathBuf,
    began: Instant,
    first_frame_ms: Option<f64>,
    settled: u32,
}

impl StartupReport {
    /// A report to be written to `path`, for a program that began at `began`.
    #[must_use]
    pub fn new(path: &Path, began: Instant) -> Self {
        Self { path: path.to_owned(), began, first_frame_ms: None, settled: 0 }
    }

    /// Takes note of a frame. True once the report is written.
    pub(super) fn frame(&mut self, session: &Session) -> bool {
        let now = self.began.elapsed().as_secs_f64() * 1000.0;
        let first = *self.first_frame_ms.get_or_insert(now);
        // A start without a file may come to the start page, where nothing is waited for.
        let ready = session.active().is_none_or(|document| document.answers().is_some()) && session.jobs().is_empty();
        // The frame that shows the answers has to be painted before it counts.
        self.settled += u32::from(ready);
        if self.settled < 2 && (!ready || session.toasts().is_empty()) {
            return false;
        }
        let rss = resident_bytes().unwrap_or(0);
        let report = serde_json::json!({ "first_frame_ms": first, "ready_ms": now, "rss_bytes": rss });
        let result =
            std::fs::File::create(&self.path).and_then(|file| serde_json::to_writer(file, &report).map_err(Into::into));
        if let Err(error) = result {
            log::error!("{}: {error}", self.path.display());
        }
        true
    }
}

/// The resident memory of the process in bytes, where the system reports it.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
