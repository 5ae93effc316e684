//! Threads with a name, which the report on a crash says.

use std::thread;

/// Starts a thread. Where the system gives none, the work is not done, and the log says so.
pub(super) fn start(name: &str, job: impl FnOnce() + Send + 'static) {
    if let Err(error) = thread::Builder::new().name(name.to_owned()).spawn(job) {
        log::error!("no thread for {name}: {error}");
    }
}
