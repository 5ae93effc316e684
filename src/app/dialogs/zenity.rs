//! zenity's file dialog, for desktops without a portal. Its exit status tells a closed dialog from one that failed.

use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use crate::session::DialogAnswer;

use super::{Question, TOO_QUICK, Wanted};

/// The status of a dialog that the person closed, and also of a zenity that cannot open the display.
const CANCELLED: i32 = 1;

/// What zenity and GTK write when they cannot open the display, however long they tried.
const NO_DISPLAY: &[u8] = b"cannot open display";

/// Shows the dialog and waits for its end.
pub(super) fn ask(question: &Question) -> DialogAnswer {
    // Without a display it ends as if the person had closed it.
    if ["DISPLAY", "WAYLAND_DISPLAY"].iter().all(|name| std::env::var_os(name).is_none_or(|value| value.is_empty())) {
        return DialogAnswer::Missing;
    }
    let began = Instant::now();
    let output = Command::new("zenity").args(arguments(question)).output();
    answer(output, began.elapsed())
}

fn arguments(question: &Question) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = vec!["--file-selection".into(), "--title".into(), (&question.title).into()];
    match question.wanted {
        Wanted::File => {}
        // A line each: a path may hold the bar that zenity puts between them by itself.
        Wanted::Files => arguments.extend(["--multiple", "--separator", "\n"].map(Into::into)),
        Wanted::Folder => arguments.push("--directory".into()),
        Wanted::NewFile => arguments.extend(["--save", "--confirm-overwrite"].map(Into::into)),
    }
    // Joined with an empty name, a folder ends in a slash, by which zenity knows it.
    let begin = question.folder.clone().unwrap_or_default().join(&question.name);
    if !begin.as_os_str().is_empty() {
        arguments.extend(["--filename".into(), begin.into_os_string()]);
    }
    for (name, endings) in &question.filters {
        let patterns: Vec<String> =
            endings.iter().map(|ending| if ending == "*" { "*".to_owned() } else { format!("*.{ending}") }).collect();
        arguments.extend(["--file-filter".into(), format!("{name} | {}", patterns.join(" ")).into()]);
    }
    arguments
}

fn answer(output: io::Result<Output>, took: Duration) -> DialogAnswer {
    let Ok(output) = output else { return DialogAnswer::Missing };
    let said = output.stdout.strip_suffix(b"\n").unwrap_or(&output.stdout);
    match output.status.code() {
        Some(0) if !said.is_empty() => DialogAnswer::Paths(paths(said)),
        Some(CANCELLED) if took >= TOO_QUICK && !has_no_display(&output.stderr) => DialogAnswer::Cancelled,
        _ => {
            log::warn!("zenity failed: {}", output.status);
            DialogAnswer::Missing
        }
    }
}

fn has_no_display(complaint: &[u8]) -> bool {
    memchr::memmem::find(&complaint.to_ascii_lowercase(), NO_DISPLAY).is_some()
}

fn paths(said: &[u8]) -> Vec<PathBuf> {
    said.split(|byte| *byte == b'\n').map(|path| OsStr::from_bytes(path).to_os_string().into()).collect()
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStringExt as _;
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::ExitStatus;

    use super::*;

    /// What zenity said, and the raw status: the exit code in the second byte, a signal in the first.
    fn ended(status: i32, said: &[u8], took: Duration) -> DialogAnswer {
        let output = Output { status: ExitStatus::from_raw(status), stdout: said.to_vec(), stderr: Vec::new() };
        answer(Ok(output), took)
    }

    #[test]
    fn the_status_tells_a_closed_dialog_from_one_that_failed() {
        let long = Duration::from_mins(1);
        let paths = |list: &[&str]| DialogAnswer::Paths(list.iter().map(PathBuf::from).collect());
        assert_eq!(ended(0, "/a/甲|乙.json\n".as_bytes(), long), paths(&["/a/甲|乙.json"]));
        assert_eq!(ended(0, b"/a\n/b\n", Duration::ZERO), paths(&["/a", "/b"]));
        assert_eq!(ended(1 << 8, b"", long), DialogAnswer::Cancelled);
        for failed in [0, 5 << 8, 127 << 8, 255 << 8, 9, 11] {
            assert_eq!(ended(failed, b"", long), DialogAnswer::Missing, "{failed}");
        }
        // Without a display it ends with the status of a closed dialog, at once.
        assert_eq!(ended(1 << 8, b"", Duration::from_millis(20)), DialogAnswer::Missing);
        assert_eq!(answer(Err(io::Error::from(io::ErrorKind::NotFound)), long), DialogAnswer::Missing);
        // A slow machine takes its time to find that out.
        let complaint = b"(zenity:7): Gtk-WARNING **: Cannot open display: :9".to_vec();
        let output = Output { status: ExitStatus::from_raw(1 << 8), stdout: Vec::new(), stderr: complaint };
        assert_eq!(answer(Ok(output), long), DialogAnswer::Missing);
    }

    #[test]
    fn a_path_that_is_not_utf8_is_kept() {
        let bytes = b"/a/\xff.json".to_vec();
        assert_eq!(ended(0, &bytes, Duration::ZERO), DialogAnswer::Paths(vec![OsString::from_vec(bytes).into()]));
    }

    #[test]
    fn the_folder_and_the_name_are_where_the_dialog_begins() {
        let question = |wanted, folder: Option<&str>, name: &str| Question {
            wanted,
            title: "题".to_owned(),
            filters: vec![("表".to_owned(), vec!["csv".to_owned(), "*".to_owned()])],
            folder: folder.map(PathBuf::from),
            name: name.to_owned(),
        };
        let said = |question| arguments(&question).join(OsStr::new(" ")).into_string().unwrap();
        assert!(
            said(question(Wanted::NewFile, Some("/a"), "b.csv"))
                .contains("--save --confirm-overwrite --filename /a/b.csv")
        );
        assert!(said(question(Wanted::Files, Some("/a"), "")).contains("--filename /a/ --file-filter 表 | *.csv *"));
        assert!(!said(question(Wanted::Folder, None, "")).contains("--filename"));
    }
}
