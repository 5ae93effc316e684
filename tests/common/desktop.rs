//! A real (virtual) desktop: Xvfb with a window manager, and what is typed and clicked there.

use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// A desktop of its own; everything it started ends with it.
pub(crate) struct Desktop {
    pub(crate) display: String,
    pub(crate) home: tempfile::TempDir,
    pub(crate) children: Vec<Child>,
}

impl Desktop {
    pub(crate) fn start(number: u32) -> Self {
        Self::start_with(number, &[])
    }

    pub(crate) fn start_with(number: u32, options: &[&str]) -> Self {
        let screen = ["-screen", "0", "1280x741x24", "-nolisten", "tcp"];
        Self::start_server(number, Command::new("Xvfb").arg(format!(":{number}")).args(screen).args(options))
    }

    /// A desktop on another X server, which is to serve this display.
    pub(crate) fn start_server(number: u32, server: &mut Command) -> Self {
        let mut desktop =
            Self { display: format!(":{number}"), home: tempfile::tempdir().unwrap(), children: Vec::new() };
        desktop.spawn(server);
        // A server that was killed leaves its socket, so what counts is an answer.
        desktop.until("the X server", || !desktop.xdotool(&["getdisplaygeometry"]).is_empty());
        let openbox = desktop.command("openbox");
        desktop.spawn(&mut { openbox });
        sleep(Duration::from_millis(500));
        desktop
    }

    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.display).env("HOME", self.home.path()).env("LC_ALL", "C.UTF-8");
        // No bus, so no portal: the dialog is zenity's.
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        for name in ["WAYLAND_DISPLAY", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env_remove(name);
        }
        command
    }

    pub(crate) fn spawn(&mut self, command: &mut Command) {
        self.children.push(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    }

    /// Runs xdotool and gives what it printed.
    pub(crate) fn xdotool(&self, arguments: &[&str]) -> String {
        let output = self.command("xdotool").args(arguments).output().unwrap();
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// The titles of the visible windows of a program. Sought by class, since a title may be Chinese.
    pub(crate) fn titles(&self, class: &str) -> String {
        let windows = self.xdotool(&["search", "--onlyvisible", "--class", class]);
        windows.lines().map(|window| self.xdotool(&["getwindowname", window]) + "\n").collect()
    }

    pub(crate) fn until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        for _ in 0..450 {
            if holds() {
                return;
            }
            sleep(Duration::from_millis(200));
        }
        panic!("waited in vain for {what}; windows: {} {}", self.titles("guatu"), self.titles("zenity"));
    }

    pub(crate) fn click(&self, x: u32, y: u32) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
        sleep(Duration::from_millis(300));
        self.xdotool(&["click", "1"]);
        sleep(Duration::from_millis(600));
    }

    /// The second problem of the bundled dataset in the tree, which the overview does not have.
    pub(crate) fn click_second_problem(&self) {
        self.key("ctrl+2");
        sleep(Duration::from_millis(800));
        self.click(180, 280);
    }

    /// The title of that problem on its page.
    pub(crate) fn click_its_title(&self) {
        self.click(600, 178);
    }

    pub(crate) fn key(&self, key: &str) {
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
