//! The real program on a real (virtual) desktop: its window, zenity's open dialog by key events, an edit by
//! mouse and keyboard, a save, and the file read back. Starts its own Xvfb and window manager.
//!
//! Needs Xvfb, openbox, xdotool and zenity; run by `.ci/run` with `--ignored`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// A desktop of its own; everything it started ends with it.
struct Desktop {
    display: String,
    home: tempfile::TempDir,
    children: Vec<Child>,
}

impl Desktop {
    fn start(number: u32) -> Self {
        let mut desktop =
            Self { display: format!(":{number}"), home: tempfile::tempdir().unwrap(), children: Vec::new() };
        let screen = ["-screen", "0", "1280x741x24", "-nolisten", "tcp"];
        let display = desktop.display.clone();
        desktop.spawn(Command::new("Xvfb").arg(display).args(screen));
        desktop.until("the X server", || Path::new(&format!("/tmp/.X11-unix/X{number}")).exists());
        let openbox = desktop.command("openbox");
        desktop.spawn(&mut { openbox });
        sleep(Duration::from_millis(500));
        desktop
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.display).env("HOME", self.home.path()).env("LC_ALL", "C.UTF-8");
        // No bus, so no portal: the dialog is zenity's.
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        for name in ["WAYLAND_DISPLAY", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env_remove(name);
        }
        command
    }

    fn spawn(&mut self, command: &mut Command) {
        self.children.push(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    }

    /// Runs xdotool and gives what it printed.
    fn xdotool(&self, arguments: &[&str]) -> String {
        let output = self.command("xdotool").args(arguments).output().unwrap();
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// The titles of the visible windows of a program. Sought by class, since a title may be Chinese.
    fn titles(&self, class: &str) -> String {
        let windows = self.xdotool(&["search", "--onlyvisible", "--class", class]);
        windows.lines().map(|window| self.xdotool(&["getwindowname", window]) + "\n").collect()
    }

    fn until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        for _ in 0..150 {
            if holds() {
                return;
            }
            sleep(Duration::from_millis(200));
        }
        panic!("waited in vain for {what}; windows: {} {}", self.titles("guatu"), self.titles("zenity"));
    }

    fn click(&self, x: u32, y: u32) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
        sleep(Duration::from_millis(300));
        self.xdotool(&["click", "1"]);
        sleep(Duration::from_millis(600));
    }

    fn key(&self, key: &str) {
        self.xdotool(&["key", "--clearmodifiers", key]);
        sleep(Duration::from_millis(400));
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for child in self.children.iter_mut().rev() {
            if child.kill().is_ok() {
                drop(child.wait());
            }
        }
    }
}

#[test]
#[ignore = "needs Xvfb, openbox, xdotool and zenity: .ci/run installs them"]
fn a_file_is_opened_by_dialog_edited_and_saved() {
    let mut desktop = Desktop::start(297);
    let path = desktop.home.path().join("ledger one.guatu.json");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json"), &path).unwrap();
    let program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
    desktop.spawn(&mut { program });
    desktop.until("the window on the bundled dataset", || desktop.titles("guatu").contains("示例"));

    // The window manager gives the keyboard to the window a moment after it is mapped.
    sleep(Duration::from_secs(2));
    desktop.xdotool(&["search", "--onlyvisible", "--class", "guatu", "windowactivate", "windowfocus"]);
    sleep(Duration::from_millis(500));
    desktop.key("ctrl+o");
    desktop.until("zenity's dialog", || !desktop.titles("zenity").is_empty());
    sleep(Duration::from_millis(800));
    desktop.xdotool(&["type", "--delay", "30", &path.display().to_string()]);
    sleep(Duration::from_millis(500));
    desktop.key("Return");
    desktop.until("the opened file in the title", || desktop.titles("guatu").contains("ledger one"));
    sleep(Duration::from_millis(800));

    // The second problem in the tree, then its title on the page. With two documents there is a row of tabs.
    desktop.click(180, 310 + 36);
    desktop.click(600, 209 + 36);
    desktop.key("ctrl+a");
    desktop.xdotool(&["type", "--delay", "30", "edited on the desktop"]);
    sleep(Duration::from_millis(400));
    desktop.key("ctrl+s");
    let saved = || fs::read_to_string(&path).unwrap().contains("edited on the desktop");
    desktop.until("the edit in the file", saved);

    let dataset = guatu::file::load(&path).unwrap();
    let titles: Vec<_> = dataset.reports[0].problems().map(|(_, _, problem)| problem.title.as_str()).collect();
    assert_eq!(titles.iter().filter(|title| **title == "edited on the desktop").count(), 1, "{titles:?}");
    let unchanged = guatu::file::read(guatu::app::EXAMPLE).unwrap();
    assert_eq!(dataset.reports[0].items().count(), unchanged.reports[0].items().count());

    // Nothing is unsaved, so the window closes without a question.
    desktop.key("ctrl+q");
    desktop.until("the end of the program", || desktop.titles("guatu").is_empty());
}

#[test]
#[ignore = "needs Xvfb and openbox: .ci/run installs them"]
fn the_startup_report_is_written_once_the_dataset_is_on_screen() {
    let desktop = Desktop::start(298);
    let report = desktop.home.path().join("report.json");
    let dataset = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json");
    let mut program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
    let status = program.arg("--startup-report").arg(&report).arg(dataset).status().unwrap();
    assert!(status.success());
    let report: serde_json::Value = serde_json::from_str(&fs::read_to_string(report).unwrap()).unwrap();
    let number = |name: &str| report[name].as_f64().unwrap();
    assert!(number("first_frame_ms") > 0.0 && number("ready_ms") >= number("first_frame_ms"));
    assert!(number("rss_bytes") > 1e6);
}

#[test]
#[ignore = "starts the program: kept with the other tests of the whole program"]
fn without_a_display_the_program_names_what_works() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_guatu"));
    let output =
        program.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("guatu check") && said.contains("guatu stats"), "{said}");
    assert_eq!(output.status.code(), Some(2));
}
