//! The installed program on a real (virtual) desktop: its icon and a dataset opened by double clicks of the mouse,
//! once from the Debian package and once after `--install-desktop`. Starts its own Xvfb, window manager and file
//! manager.
//!
//! Needs Xvfb, openbox, xdotool, pcmanfm, and for the package root and its path in `GUATU_DEB`; run by `.ci/run`
//! with `--ignored`.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// A name as offices give them: Chinese, spaces, brackets.
const DATASET: &str = "整改台账 第二版 (定稿).guatu.json";

/// Where the two icons are put, so that the clicks need no picture of the screen. Icons have their middle at
/// `ICON` from there.
const PROGRAM_AT: (u32, u32) = (100, 100);
const DATASET_AT: (u32, u32) = (100, 300);
const ICON: (u32, u32) = (58, 30);

/// The package, installed for the length of the test.
struct Package;

impl Package {
    fn install(path: &Path) -> Self {
        dpkg("--install", path.as_os_str().to_str().unwrap());
        Self
    }
}

impl Drop for Package {
    fn drop(&mut self) {
        dpkg("--purge", "guatu");
    }
}

fn dpkg(action: &str, argument: &str) {
    let output = Command::new("dpkg").arg(action).arg(argument).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() || std::thread::panicking(), "dpkg {action} {argument} (it needs root): {said}");
}

/// A desktop of its own with icons on it; everything it started ends with it.
struct Desktop {
    display: String,
    home: tempfile::TempDir,
    children: Vec<Child>,
}

impl Desktop {
    /// A home folder with nothing in it, and no screen yet.
    fn new(number: u32) -> Self {
        Self { display: format!(":{number}"), home: tempfile::tempdir().unwrap(), children: Vec::new() }
    }

    /// Turns the screen on, with an icon of this menu entry and one of the dataset.
    fn start(mut self, entry: &Path) -> Self {
        self.furnish(entry);
        let display = self.display.clone();
        self.spawn("Xvfb", &[&display, "-screen", "0", "1280x741x24", "-nolisten", "tcp"]);
        self.until("the X server", |desktop| !desktop.xdotool(&["getdisplaygeometry"]).is_empty());
        self.spawn("openbox", &[]);
        sleep(Duration::from_millis(500));
        self.spawn("pcmanfm", &["--desktop"]);
        self.until("the icons", |desktop| !desktop.windows("pcmanfm").is_empty());
        // The icons are painted a moment after their window is there.
        sleep(Duration::from_secs(3));
        self
    }

    /// Puts the icons and their places into the home folder.
    fn furnish(&self, entry: &Path) {
        let dataset = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json");
        let folder = self.home.path().join("Desktop");
        fs::create_dir(&folder).unwrap();
        fs::copy(entry, folder.join("guatu.desktop")).unwrap();
        fs::copy(dataset, folder.join(DATASET)).unwrap();
        let place = |name: &str, (x, y): (u32, u32)| format!("[{name}]\nx={x}\ny={y}\n");
        let places = place("guatu.desktop", PROGRAM_AT) + &place(DATASET, DATASET_AT);
        let bare = "[*]\nwallpaper_mode=color\nshow_documents=0\nshow_trash=0\nshow_mounts=0\n";
        self.write(".config/pcmanfm/default/desktop-items-0.conf", &format!("{bare}{places}"));
        // Without this the file manager asks whether a menu entry in the home folder is to be run or read.
        self.write(".config/libfm/libfm.conf", "[config]\nquick_exec=1\nsingle_click=0\n");
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.display).env("HOME", self.home.path()).env("LC_ALL", "C.UTF-8");
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        for name in ["WAYLAND_DISPLAY", "XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"] {
            command.env_remove(name);
        }
        command
    }

    fn spawn(&mut self, program: &str, arguments: &[&str]) {
        let mut command = self.command(program);
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        self.children.push(command.spawn().unwrap_or_else(|error| panic!("{program}: {error}")));
    }

    /// Runs xdotool and gives what it printed.
    fn xdotool(&self, arguments: &[&str]) -> String {
        let output = self.command("xdotool").args(arguments).output().unwrap();
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    fn windows(&self, class: &str) -> String {
        self.xdotool(&["search", "--onlyvisible", "--class", class])
    }

    /// The titles of the program's windows. Sought by class, since a title may be Chinese.
    fn titles(&self) -> String {
        self.windows("guatu").lines().map(|window| self.xdotool(&["getwindowname", window]) + "\n").collect()
    }

    fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        for _ in 0..150 {
            if holds(self) {
                return;
            }
            sleep(Duration::from_millis(200));
        }
        panic!("waited in vain for {what}; windows of the program: {}", self.titles());
    }

    fn double_click(&self, (x, y): (u32, u32)) {
        self.xdotool(&["mousemove", &(x + ICON.0).to_string(), &(y + ICON.1).to_string()]);
        sleep(Duration::from_millis(500));
        self.xdotool(&["click", "--repeat", "2", "--delay", "100", "1"]);
    }

    fn opens_by_double_clicks(&self) {
        self.double_click(PROGRAM_AT);
        self.until("the window", |desktop| desktop.titles().contains("挂图"));
        self.quit();
        self.double_click(DATASET_AT);
        self.until("the dataset of the double click", |desktop| desktop.titles().contains(DATASET));
        self.quit();
    }

    /// Ends the program by its key, as a person would.
    fn quit(&self) {
        // The window manager gives the keyboard to the window a moment after it is mapped.
        sleep(Duration::from_secs(2));
        self.xdotool(&["search", "--onlyvisible", "--class", "guatu", "windowactivate", "windowfocus"]);
        sleep(Duration::from_millis(500));
        self.xdotool(&["key", "--clearmodifiers", "ctrl+q"]);
        self.until("the end of the program", |desktop| desktop.titles().is_empty());
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
#[ignore = "needs root, a built package, Xvfb, openbox, xdotool and pcmanfm: .ci/run has them"]
fn a_double_click_on_the_installed_icon_and_on_a_dataset_opens_them() {
    let path = std::env::var_os("GUATU_DEB").map(PathBuf::from);
    let path = path.unwrap_or_else(|| panic!("set GUATU_DEB to the path of the package that `cargo deb` built"));
    let package = Package::install(&path);
    let desktop = Desktop::new(296).start(Path::new("/usr/share/applications/guatu.desktop"));
    desktop.opens_by_double_clicks();
    drop(package);
    for name in ["bin/guatu", "share/applications/guatu.desktop", "share/mime/application/vnd.guatu+json.xml"] {
        assert!(!Path::new("/usr").join(name).exists(), "{name} is still there");
    }
}

#[test]
#[ignore = "needs Xvfb, openbox, xdotool and pcmanfm: .ci/run installs them"]
fn a_double_click_opens_a_dataset_after_install_desktop() {
    let desktop = Desktop::new(295);
    let output = desktop.command(env!("CARGO_BIN_EXE_guatu")).arg("--install-desktop").output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let entry = desktop.home.path().join(".local/share/applications/guatu.desktop");
    desktop.start(&entry).opens_by_double_clicks();
}
