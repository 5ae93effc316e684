//! The log of the window: what went wrong beneath what a person is told, for those who look after the program.
//!
//! Each line has the time, how grave it is, where it was said, and the words. It lies in `log` of the program's own folder,
//! beside the reports on crashes; a file that has grown to [`MOST`] becomes `guatu.log.1`, and what was there goes.
//!
//! No text of a document is logged: the places in this program that log say names of files and causes of the system, and
//! libraries that read or write documents are not heard ([`HEARD`]). A line waits in a queue for a thread of its own, so no
//! frame waits for the disk; where the queue is full the line is dropped and counted.
//!
//! # Limits
//! Several windows write to the same file, and one that moves it aside leaves the others writing to what was moved. The
//! commands without a window log nothing: their errors go to the terminal.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::time::Duration;

use jiff::Timestamp;
use log::{Level, LevelFilter, Log, Metadata, Record};

use crate::file::make_private;

use super::threads;

/// The largest file, in bytes: a year of ordinary use.
const MOST: u64 = 256 << 10;

/// The longest line, in characters: a cause that quotes pages is cut.
const LONGEST: usize = 600;

/// How many lines wait for the disk at most.
const WAITING: usize = 256;

/// How long a process that ends waits for its last lines.
const PATIENCE: Duration = Duration::from_millis(500);

/// Whose lines are kept: the program, and the libraries of window, drawing, dialogs and input. Those that read or write
/// documents may quote them.
const HEARD: [&str; 15] = [
    "guatu",
    "eframe",
    "egui_glow",
    "egui_wgpu",
    "egui_winit",
    "wgpu",
    "wgpu_core",
    "wgpu_hal",
    "winit",
    "glutin",
    "glutin_winit",
    "naga",
    "zbus",
    "accesskit_unix",
    "arboard",
];

static LOG: OnceLock<LogFile> = OnceLock::new();

struct LogFile {
    sender: SyncSender<Message>,
    dropped: AtomicU32,
}

enum Message {
    Line(String),
    /// Everything sent so far is to be written; then answer.
    Flush(Sender<()>),
}

/// The file in its folder.
fn path(folder: &Path) -> PathBuf {
    folder.join("guatu.log")
}

/// From now on the log goes into this folder. A folder that cannot be written leaves the program without a log.
pub(super) fn begin(folder: &Path) {
    let (sender, messages) = mpsc::sync_channel(WAITING);
    let log = LOG.get_or_init(|| LogFile { sender, dropped: AtomicU32::new(0) });
    // Said twice, the first one stays.
    if log::set_logger(log).is_ok() {
        log::set_max_level(LevelFilter::Info);
        let folder = folder.to_owned();
        threads::start("log", move || write_all(&folder, &messages));
    }
}

impl Log for LogFile {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let library = metadata.target().split("::").next().unwrap_or_default();
        let most = if library == "guatu" { Level::Info } else { Level::Warn };
        metadata.level() <= most && HEARD.contains(&library)
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let line = line(Timestamp::now(), record);
        if self.sender.try_send(Message::Line(line)).is_err() {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn flush(&self) {
        let (answer, done) = mpsc::channel();
        if self.sender.try_send(Message::Flush(answer)).is_ok() {
            // A disk that takes longer has no time for a last line.
            let _written = done.recv_timeout(PATIENCE);
        }
    }
}

/// One line, whatever the message holds.
fn line(now: Timestamp, record: &Record<'_>) -> String {
    let message = record.args().to_string();
    let message: String = message.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("{now:.0} {} {}: {}\n", record.level(), record.target(), message.trim())
}

fn write_all(folder: &Path, messages: &Receiver<Message>) {
    let mut file = make_private(folder).and_then(|()| open(folder)).ok();
    for message in messages {
        match message {
            Message::Line(line) => {
                let dropped = LOG.get().map_or(0, |log| log.dropped.swap(0, Ordering::Relaxed));
                let line = if dropped == 0 { line } else { format!("{line}{dropped} lines were dropped\n") };
                // What the disk does not take is lost: there is nobody to be told of it.
                file = file.and_then(|file| add(folder, file, &line).ok());
            }
            Message::Flush(answer) => drop(answer.send(())),
        }
    }
}

/// Adds a line, to a new file where this one is full.
fn add(folder: &Path, mut file: File, line: &str) -> io::Result<File> {
    if file.metadata()?.len() + line.len() as u64 > MOST {
        let path = path(folder);
        fs::rename(&path, path.with_extension("log.1"))?;
        file = open(folder)?;
    }
    file.write_all(line.as_bytes())?;
    Ok(file)
}

fn open(folder: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log_of(sender: SyncSender<Message>) -> LogFile {
        LogFile { sender, dropped: AtomicU32::new(0) }
    }

    fn is_heard(target: &str, level: Level) -> bool {
        let log = log_of(mpsc::sync_channel(1).0);
        log.enabled(&Metadata::builder().target(target).level(level).build())
    }

    #[test]
    fn readers_of_documents_are_not_heard() {
        assert!(is_heard("guatu::app::window", Level::Info) && is_heard("wgpu_core::device", Level::Warn));
        assert!(is_heard("egui_glow::painter", Level::Error));
        for (target, level) in [
            ("guatu::session", Level::Debug),
            ("calamine::xlsx", Level::Error),
            ("usvg::parser", Level::Warn),
            ("wgpu_core::device", Level::Info),
            ("egui", Level::Error),
            ("guatuesque", Level::Error),
        ] {
            assert!(!is_heard(target, level), "{target}");
        }
    }

    #[test]
    fn a_message_is_one_line_without_controls_and_of_a_bounded_length() {
        let long = format!("a\nb\u{1b}[31mc{}", "甲".repeat(2 * LONGEST));
        let whole = line(
            Timestamp::UNIX_EPOCH,
            &Record::builder().level(Level::Warn).target("guatu::app").args(format_args!("{long}")).build(),
        );
        assert!(whole.starts_with("1970-01-01T00:00:00Z WARN guatu::app: a b [31mc甲"), "{whole}");
        assert_eq!(whole.lines().count(), 1);
        assert!(whole.chars().count() < LONGEST + 60);
    }

    #[test]
    fn a_full_file_makes_room_and_one_before_it_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let text = "x".repeat(1023) + "\n";
        let mut file = open(folder).unwrap();
        for _ in 0..(2 * MOST / 1024 + 10) {
            file = add(folder, file, &text).unwrap();
        }
        let length = |name: &str| fs::metadata(folder.join(name)).unwrap().len();
        assert_eq!((length("guatu.log.1"), length("guatu.log")), (MOST, 10 * 1024));
        assert_eq!(fs::read_dir(folder).unwrap().count(), 2);
        // The next start goes on where this one ended.
        drop(add(folder, open(folder).unwrap(), "last\n").unwrap());
        assert_eq!(length("guatu.log"), 10 * 1024 + 5);
    }

    #[test]
    fn a_full_queue_drops_lines_and_stops_nobody() {
        let (sender, messages) = mpsc::sync_channel(2);
        let log = log_of(sender);
        let say = |text: &str| {
            log.log(&Record::builder().level(Level::Warn).target("guatu").args(format_args!("{text}")).build());
        };
        ["1", "2", "3", "4"].into_iter().for_each(say);
        assert_eq!((messages.try_iter().count(), log.dropped.load(Ordering::Relaxed)), (2, 2));
    }
}
