//! The end that waits: starts the process, tells how far it is, and ends it when it takes too much or a person says so.
//! Every end that it can come to is an error with words for a person.

use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::reading::formats::{Encoding, FormatError, Watch};

use super::allowance::Allowance;
use super::message::{Message, Reading};

/// How long a person waits at most until a stop is obeyed.
const OFTEN: Duration = Duration::from_millis(30);

/// What Rust's own library writes when there is no memory left.
const NO_MEMORY: &[u8] = b"memory allocation of";

/// Reads a document by a process of this program.
///
/// # Errors
/// What [`crate::reading::formats::open`] finds, and that the process ended or was ended before it was done.
pub fn read_by(program: &Path, path: &Path, encoding: Option<Encoding>, watch: Watch<'_>) -> Reading {
    let unreadable = |error: io::Error| FormatError::Unreadable(error.into());
    let length = std::fs::metadata(path).map_err(unreadable)?.len();
    let mut command = Command::new(program);
    // A path that begins with a hyphen is no option.
    command.arg("--read-document").arg(std::path::absolute(path).map_err(unreadable)?);
    if let Some(encoding) = encoding {
        command.args(["--encoding", encoding.label()]);
    }
    wait(&mut command, Allowance::of(length), watch)
}

/// Runs a command that reads a document, and waits for what it says.
fn wait(command: &mut Command, allowance: Allowance, watch: Watch<'_>) -> Reading {
    let began = Instant::now();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut reader = Reader(command.spawn().map_err(|error| stopped(&error.to_string()))?);
    let (Some(out), Some(err)) = (reader.0.stdout.take(), reader.0.stderr.take()) else {
        return Err(stopped("it has no output"));
    };
    let (sender, said) = mpsc::channel();
    thread::spawn(move || listen(out, allowance.memory, &sender));
    let complaint = thread::spawn(move || beginning(err));
    let Some(done) = last_line(&said, began + allowance.time, watch)? else {
        return Err(why_ended(reader, complaint, allowance));
    };
    match Message::read(&done) {
        Some(Message::Done(reading)) => *reading,
        _ => Err(stopped("it said nothing that can be understood")),
    }
}

/// The process, which does not outlive the waiting for it.
struct Reader(Child);

impl Drop for Reader {
    fn drop(&mut self) {
        // It may have ended already.
        let _ended = self.0.kill();
        let _status = self.0.wait();
    }
}

/// Passes on line after line. A line longer than the memory of the process ends it.
fn listen(out: ChildStdout, longest: u64, said: &Sender<Vec<u8>>) {
    let mut out = BufReader::with_capacity(1 << 16, out);
    loop {
        let mut line = Vec::new();
        match (&mut out).take(longest).read_until(b'\n', &mut line) {
            Ok(_) if line.ends_with(b"\n") && said.send(line).is_ok() => {}
            _ => return,
        }
    }
}

/// The line that is not progress; nothing when the process ended before it.
fn last_line(said: &Receiver<Vec<u8>>, until: Instant, watch: Watch<'_>) -> Result<Option<Vec<u8>>, FormatError> {
    let began = Instant::now();
    let mut share = 0.0;
    loop {
        match said.recv_timeout(OFTEN) {
            Ok(line) => match Message::read_progress(&line) {
                Some(further) => share = further,
                None => return Ok(Some(line)),
            },
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
        }
        if !watch(share) {
            return Err(FormatError::Cancelled);
        }
        if Instant::now() >= until {
            let seconds = until.saturating_duration_since(began).as_secs_f32().ceil() as u64;
            return Err(FormatError::OutOfTime { seconds });
        }
    }
}

/// The beginning of what the process complains of. The rest is read too, or the process would wait for a reader.
fn beginning(mut err: ChildStderr) -> Vec<u8> {
    let mut head = Vec::new();
    // What cannot be read is no complaint.
    let _read = err.by_ref().take(4096).read_to_end(&mut head);
    let _rest = io::copy(&mut err, &mut io::sink());
    head
}

/// Why a process ended before it said what it read.
fn why_ended(mut reader: Reader, complaint: JoinHandle<Vec<u8>>, allowance: Allowance) -> FormatError {
    let _ended = reader.0.kill();
    let status = reader.0.wait().map(|status| status.to_string()).unwrap_or_default();
    let complaint = complaint.join().unwrap_or_default();
    if memchr::memmem::find(&complaint, NO_MEMORY).is_some() {
        return FormatError::OutOfMemory { limit: allowance.memory };
    }
    stopped(&status)
}

/// The error for all that is no fault of a known kind; the cause is for the log.
fn stopped(cause: &str) -> FormatError {
    log::warn!("a document could not be read: {cause}");
    FormatError::ReaderStopped
}
