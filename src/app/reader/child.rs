//! The end that reads: sets its own limits, reads one document, and says what came of it.

use std::cell::{Cell, RefCell};
use std::io::Write;
use std::panic;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::reading::formats::{Encoding, FormatError};

use super::allowance::Allowance;
use super::here::read_here;
use super::message::Message;

/// Progress is told at most this often.
const OFTEN: Duration = Duration::from_millis(50);

/// Reads a document and writes lines that [`super::read_by`] understands. Returns the exit code of the process.
pub fn serve(path: &Path, encoding: Option<Encoding>, out: &mut dyn Write) -> u8 {
    // What a panic says may quote the document, and is for nobody.
    panic::set_hook(Box::new(|_| {}));
    Allowance::of(std::fs::metadata(path).map_or(0, |file| file.len())).set();
    let out = RefCell::new(out);
    let last = Cell::new(None::<Instant>);
    let tell = |share: f32| {
        if last.get().is_some_and(|last| last.elapsed() < OFTEN) {
            return true;
        }
        last.set(Some(Instant::now()));
        // Where nobody listens any more, nothing is read any more.
        Message::Progress(share).write(&mut *out.borrow_mut()).is_ok()
    };
    let read = read_here(path, encoding, &tell);
    let code = u8::from(read == Err(FormatError::Cancelled));
    let written = Message::Done(Box::new(read)).write(&mut *out.borrow_mut());
    code | u8::from(written.is_err())
}
