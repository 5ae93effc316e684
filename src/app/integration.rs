//! The program's place on one person's desktop: menu entry, file type and icons, put there without root.
//!
//! Lives here: what is written where, and the programs that notify the desktop.
//! Does not live here: the place for all persons, which is the package's.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use etcetera::base_strategy::{BaseStrategy as _, Xdg};

use crate::file::IoCause;
use crate::words::Words;

/// Whether programs are registered with the desktop by files on this system. Windows and macOS know them in other ways.
pub const NEEDED: bool = cfg!(all(unix, not(any(target_os = "macos", target_os = "ios", target_os = "android"))));

/// Where the menu entry goes, below the folder of data.
const ENTRY: &str = "applications/guatu.desktop";

/// The menu entry as packages install it, where the program is found by its name.
const ENTRY_TEXT: &str = include_str!("../../assets/desktop/guatu.desktop");

/// What is written as it is, below the folder of data.
const FILES: [(&str, &[u8]); 11] = [
    ("mime/packages/guatu.xml", include_bytes!("../../assets/desktop/guatu.xml")),
    (
        "metainfo/io.github.guatu.Guatu.metainfo.xml",
        include_bytes!("../../assets/desktop/io.github.guatu.Guatu.metainfo.xml"),
    ),
    ("icons/hicolor/scalable/apps/guatu.svg", include_bytes!("../../assets/desktop/guatu.svg")),
    ("icons/hicolor/16x16/apps/guatu.png", include_bytes!("../../assets/desktop/icons/16.png")),
    ("icons/hicolor/24x24/apps/guatu.png", include_bytes!("../../assets/desktop/icons/24.png")),
    ("icons/hicolor/32x32/apps/guatu.png", include_bytes!("../../assets/desktop/icons/32.png")),
    ("icons/hicolor/48x48/apps/guatu.png", include_bytes!("../../assets/desktop/icons/48.png")),
    ("icons/hicolor/64x64/apps/guatu.png", include_bytes!("../../assets/desktop/icons/64.png")),
    ("icons/hicolor/128x128/apps/guatu.png", include_bytes!("../../assets/desktop/icons/128.png")),
    ("icons/hicolor/256x256/apps/guatu.png", include_bytes!("../../assets/desktop/icons/256.png")),
    ("icons/hicolor/512x512/apps/guatu.png", include_bytes!("../../assets/desktop/icons/512.png")),
];

/// What was done.
#[derive(Debug)]
pub struct Done {
    /// The files written, or removed.
    pub paths: Vec<PathBuf>,
    /// The programs that should have notified the desktop, and could not be run.
    pub not_run: Vec<&'static str>,
}

/// Why the program has no place on the desktop.
#[derive(Debug, thiserror::Error)]
pub enum IntegrationError {
    /// No home folder, so no folder of data either.
    #[error("there is no home folder")]
    NoHome,
    /// The system does not say where the program is.
    #[error("the path of the program: {0}")]
    NoProgram(io::Error),
    /// The program's own path cannot stand in a menu entry.
    #[error("the path of the program: {0}")]
    Program(String),
    /// A file could not be written.
    #[error("{error}: {}", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file could not be removed.
    #[error("{error}: {}", path.display())]
    Remove {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl IntegrationError {
    /// The error in words: the cause first, the path last.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        let with_path = |key: &str, path: &Path, error: &io::Error| {
            words.with(
                key,
                [("error", IoCause::from(error).message(words).into()), ("path", path.display().to_string().into())],
            )
        };
        match self {
            Self::NoHome => words.text("cli-no-home").to_owned(),
            Self::NoProgram(error) => {
                words.with("cli-own-path", [("error", IoCause::from(error).message(words).into())])
            }
            Self::Program(error) => words.with("cli-own-path", [("error", error.clone().into())]),
            Self::Write { path, error } => with_path("cli-not-written", path, error),
            Self::Remove { path, error } => with_path("cli-not-removed", path, error),
        }
    }
}

/// Writes the files for this person and notifies the desktop.
///
/// # Errors
/// When a file cannot be written; those before it stay.
pub fn install() -> Result<Done, IntegrationError> {
    let data = data_folder()?;
    let program = std::env::current_exe().map_err(IntegrationError::NoProgram)?;
    // A menu entry is UTF-8.
    let program = program.to_str().ok_or_else(|| IntegrationError::Program(program.display().to_string()))?;
    let entry = ENTRY_TEXT.replace("Exec=guatu ", &format!("Exec={} ", quoted(program)));
    let mut paths = Vec::new();
    for (name, bytes) in files(entry.as_bytes()) {
        let path = data.join(name);
        write(&path, bytes).map_err(|error| IntegrationError::Write { path: path.clone(), error })?;
        paths.push(path);
    }
    Ok(Done { paths, not_run: tell_desktop(&data) })
}

/// Removes what [`install`] wrote, as far as it is there, and notifies the desktop.
///
/// # Errors
/// When a file cannot be removed; those after it stay.
pub fn uninstall() -> Result<Done, IntegrationError> {
    let data = data_folder()?;
    let mut paths = Vec::new();
    for (name, _) in files(&[]) {
        let path = data.join(name);
        match fs::remove_file(&path) {
            Ok(()) => paths.push(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(IntegrationError::Remove { path, error }),
        }
    }
    let not_run = if paths.is_empty() { Vec::new() } else { tell_desktop(&data) };
    Ok(Done { paths, not_run })
}

/// `$XDG_DATA_HOME`, or `~/.local/share`.
fn data_folder() -> Result<PathBuf, IntegrationError> {
    Xdg::new().map(|folders| folders.data_dir()).map_err(|_| IntegrationError::NoHome)
}

fn files(entry: &[u8]) -> impl Iterator<Item = (&'static str, &[u8])> {
    std::iter::once((ENTRY, entry)).chain(FILES)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create(path)?.write_all(bytes)
}

/// Has the lists made again that desktops read instead of the files. Gives the programs that could not be run.
fn tell_desktop(data: &Path) -> Vec<&'static str> {
    let run = |program: &str, arguments: &[&str], folder: &str| {
        Command::new(program).args(arguments).arg(data.join(folder)).output()
    };
    let needed = [("update-mime-database", "mime"), ("update-desktop-database", "applications")];
    let failed = |(program, folder): &(&str, &str)| !run(program, &[], folder).is_ok_and(|it| it.status.success());
    let not_run = needed.into_iter().filter(failed).map(|(program, _)| program).collect();
    // Only desktops that have this program read its list, so nothing is lost without it.
    if let Err(error) = run("gtk-update-icon-cache", &["--force", "--ignore-theme-index"], "icons/hicolor") {
        log::debug!("gtk-update-icon-cache: {error}");
    }
    not_run
}

/// A path as one argument of an `Exec` key. The specification asks for two layers: in quotes, `"`, `` ` ``, `$` and
/// `\` after a `\`; then every `\` twice, as in all values of a menu entry. `%` begins a field code, so it is doubled.
fn quoted(path: &str) -> String {
    let mut quoted = String::from('"');
    for character in path.chars() {
        match character {
            '"' | '`' | '$' => quoted.extend(["\\\\", character.encode_utf8(&mut [0; 4])]),
            '\\' => quoted.push_str(r"\\\\"),
            '%' => quoted.push_str("%%"),
            '\n' => quoted.push_str(r"\n"),
            other => quoted.push(other),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_quoted_as_menu_entries_want_it() {
        assert_eq!(quoted("/opt/挂 图/guatu"), r#""/opt/挂 图/guatu""#);
        assert_eq!(quoted(r#"/a"b`c$d\e%f"#), r#""/a\\"b\\`c\\$d\\\\e%%f""#);
    }

    #[test]
    fn the_menu_entry_has_the_line_that_is_replaced() {
        assert_eq!(ENTRY_TEXT.lines().filter(|line| *line == "Exec=guatu %F").count(), 1);
    }
}
