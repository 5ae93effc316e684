//! `--install-desktop` and `--uninstall-desktop`, as a person without root runs them.

#![cfg(all(unix, not(target_os = "macos")))]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program in a folder with a space and Chinese in its name, and a folder of data.
struct Home {
    folder: tempfile::TempDir,
    program: PathBuf,
}

impl Home {
    fn new() -> Self {
        // Beside the program, so that a link to it does instead of a copy.
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let program = folder.path().join("挂图 $5/gua tu");
        fs::create_dir(program.parent().unwrap()).unwrap();
        fs::hard_link(env!("CARGO_BIN_EXE_guatu"), &program).unwrap();
        Self { folder, program }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn run(&self, argument: &str, search_path: Option<&Path>) -> Output {
        let mut command = Command::new(&self.program);
        command.arg(argument).env("XDG_DATA_HOME", self.data()).env("LC_ALL", "en_US.UTF-8");
        if let Some(search_path) = search_path {
            command.env("PATH", search_path);
        }
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        output
    }
}

fn printed(output: &Output) -> Vec<PathBuf> {
    String::from_utf8(output.stdout.clone()).unwrap().lines().map(PathBuf::from).collect()
}

#[test]
fn the_desktop_learns_of_the_program_and_forgets_it() {
    let home = Home::new();
    let written = printed(&home.run("--install-desktop", None));
    assert_eq!(written.len(), 12);
    assert!(written.iter().all(|path| path.is_file() && path.starts_with(home.data())), "{written:?}");
    let entry = fs::read_to_string(home.data().join("applications/guatu.desktop")).unwrap();
    let program = home.program.display().to_string().replace('$', r"\\$");
    assert!(entry.contains(&format!("\nExec=\"{program}\" %F\n")), "{entry}");
    for name in
        ["mime/packages/guatu.xml", "icons/hicolor/16x16/apps/guatu.png", "icons/hicolor/scalable/apps/guatu.svg"]
    {
        assert!(home.data().join(name).is_file(), "{name}");
    }

    let others = home.data().join("applications/other.desktop");
    fs::File::create(&others).unwrap();
    assert_eq!(printed(&home.run("--uninstall-desktop", None)), written);
    assert!(written.iter().all(|path| !path.exists()) && others.exists());
    let output = home.run("--uninstall-desktop", None);
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), "There was nothing to remove.");
}

#[test]
fn one_line_names_the_programs_that_are_not_there() {
    let home = Home::new();
    let output = home.run("--install-desktop", Some(Path::new("/nowhere")));
    assert_eq!(printed(&output).len(), 12);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("update-mime-database, update-desktop-database"), "{said}");
}
