//! A desktop with the program on it, and the actions of the person at it, counted.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use guatu::model::{Item, Report};

use super::common::desktop::Desktop;
use super::window::{ProgramWindow, keys};

/// The screen; the window fills it but for its frame.
const SCREEN: [usize; 2] = [1920, 1080];

/// How long anything is waited for.
const PATIENCE: Duration = Duration::from_mins(1);

/// One person at one window on the filled example.
pub(crate) struct Day {
    pub(crate) desktop: Desktop,
    pub(crate) dataset: PathBuf,
    /// How many keystrokes, clicks, drags and typed texts there were.
    pub(crate) actions: usize,
    window: Option<ProgramWindow>,
}

/// The columns of the ledger as it is at first, by the middle of each in pixels from the left of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Title = 498,
    LeadUnit = 680,
    Leader = 805,
    Due = 940,
    Progress = 1259,
    Updates = 1652,
}

/// A cell of the ledger: the row from 1, and the column.
pub(crate) type Cell = (usize, Column);

impl Day {
    /// The program with the filled example, at its ledger.
    pub(crate) fn begin() -> Self {
        let [width, height] = SCREEN;
        let mut server = Command::new("Xvfb");
        server.args([":262", "-screen", "0", &format!("{width}x{height}x24"), "-nolisten", "tcp"]);
        let desktop = Desktop::start_server(262, &mut server);
        let dataset = desktop.home.path().join("yunxi.guatu.json");
        guatu::file::save_bytes(&dataset, guatu::app::FILLED_EXAMPLE).unwrap();
        let mut day = Self { desktop, dataset, actions: 0, window: None };
        let file = day.dataset.clone();
        day.start(Some(&file));
        day.quietly(|day| day.key("ctrl+5"));
        day
    }

    /// Starts the program, alone or on a file.
    pub(crate) fn start(&mut self, file: Option<&Path>) {
        let mut program = self.desktop.command(env!("CARGO_BIN_EXE_guatu"));
        let own = self.desktop.home.path().join("bin");
        let path = std::env::var_os("PATH").unwrap();
        let folders = [own].into_iter().chain(std::env::split_paths(&path));
        program.args(file).env("PATH", std::env::join_paths(folders).unwrap());
        self.desktop.spawn(&mut program);
        self.actions += 1;
        self.window = None;
        let display = self.desktop.display.clone();
        self.until("the window", |day| {
            day.window = ProgramWindow::find(&display, "yunxi");
            day.window.is_some()
        });
        sleep(Duration::from_secs(1));
        let [width, height] = SCREEN;
        let title_bar = 21;
        let window = self.window();
        window.run(&window.placed((0, 0), (width, height - title_bar)));
        window.focus();
        self.settle();
        sleep(Duration::from_secs(1));
        self.settle();
        if file.is_some() {
            self.actions = 0;
        }
    }

    fn window(&mut self) -> &mut ProgramWindow {
        self.window.as_mut().unwrap()
    }

    /// Waits until the program has taken what was done so far.
    pub(crate) fn settle(&mut self) {
        for _ in 0..2 {
            assert!(self.window().answers(), "the window gives no answer");
            sleep(Duration::from_millis(150));
        }
    }

    /// Does what is not counted: what was there before the task, and what looks at its outcome.
    pub(crate) fn quietly<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.actions;
        let outcome = act(self);
        self.actions = before;
        outcome
    }

    /// Keystrokes, each with its modifiers.
    pub(crate) fn key(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            self.actions += 1;
            self.window().run(&format!("key --delay 15 {key}"));
            self.settle();
        }
    }

    /// Ends the program by its key.
    pub(crate) fn quit(&mut self) {
        self.actions += 1;
        self.window().run("key ctrl+q");
        self.until("the end of the program", |day| day.desktop.titles("guatu").is_empty());
    }

    /// A text is typed.
    pub(crate) fn text(&mut self, text: &str) {
        self.actions += 1;
        self.window().run(&format!("key --delay 25 {}", keys(text)));
        self.settle();
    }

    /// A click at a place in the window.
    pub(crate) fn click(&mut self, place: (usize, usize)) {
        self.actions += 1;
        let window = self.window();
        let line = window.to(place);
        window.run(&line);
        self.settle();
        self.window().run("click 1");
        self.settle();
    }

    pub(crate) fn click_cell(&mut self, cell: Cell) {
        self.click(place(cell));
    }

    /// A drag from one cell to another.
    pub(crate) fn drag(&mut self, from: Cell, to: Cell) {
        self.actions += 1;
        let lines = [from, from, to, to].map(|cell| self.window().to(place(cell)));
        self.window().run(&lines[0]);
        self.settle();
        self.window().run("mousedown 1");
        self.settle();
        for line in &lines[1..] {
            self.window().run(line);
            self.settle();
        }
        self.window().run("mouseup 1");
        self.settle();
    }

    /// The desktop's dialog comes, and is answered by Enter, after a text where there is one.
    pub(crate) fn answer_dialog(&mut self, text: Option<&str>) {
        self.until("zenity's dialog", |day| !day.desktop.titles("zenity").is_empty());
        sleep(Duration::from_secs(2));
        if let Some(text) = text {
            self.actions += 1;
            self.desktop.key("ctrl+a");
            self.desktop.xdotool(&["type", "--delay", "30", text]);
            sleep(Duration::from_millis(500));
        }
        self.actions += 1;
        self.desktop.key("Return");
        self.until("the end of zenity's dialog", |day| day.desktop.titles("zenity").is_empty());
        self.window().focus();
        self.settle();
    }

    /// From now on a program stands for the desktop's dialog, and gives these paths. The window starts again.
    pub(crate) fn stand_in_for_zenity(&mut self, paths: &str) {
        let folder = self.desktop.home.path().join("bin");
        let program = folder.join("zenity");
        fs::create_dir(&folder).unwrap();
        guatu::file::save_bytes(&program, format!("#!/bin/sh\necho '{paths}'\n").as_bytes()).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        self.quit();
        let file = self.dataset.clone();
        self.start(Some(&file));
    }

    /// The dataset as it is now, saved.
    pub(crate) fn report(&mut self) -> Report {
        self.quietly(|day| {
            day.key("Escape Escape ctrl+s");
            sleep(Duration::from_millis(500));
            day.until("the saved file", |day| !day.title().contains('●'));
        });
        let dataset = guatu::file::load(&self.dataset).unwrap();
        Report::clone(&dataset.reports[0])
    }

    /// An item of the dataset as it is now, by its position in the report from 1.
    pub(crate) fn item(&mut self, position: usize) -> Item {
        let report = self.report();
        Item::clone(report.items().nth(position - 1).unwrap())
    }

    pub(crate) fn title(&mut self) -> String {
        self.window().title()
    }

    /// Puts a text into the clipboard of the desktop.
    pub(crate) fn put_into_clipboard(&mut self, text: &str) {
        let file = self.desktop.home.path().join("clipboard.txt");
        guatu::file::save_bytes(&file, text.as_bytes()).unwrap();
        self.fill_clipboard(&file, "UTF8_STRING");
    }

    /// Puts a file into the clipboard as what it holds.
    pub(crate) fn fill_clipboard(&mut self, file: &Path, kind: &str) {
        let mut command = self.desktop.command("xclip");
        command.args(["-selection", "clipboard", "-t", kind, "-i"]).arg(file);
        assert!(command.stdout(Stdio::null()).status().unwrap().success());
    }

    /// What the clipboard of the desktop holds as text.
    pub(crate) fn clipboard(&self) -> String {
        let mut command = self.desktop.command("xclip");
        let output = command.args(["-selection", "clipboard", "-o"]).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// A file in the home folder with this ending, once it is written.
    pub(crate) fn written(&mut self, ending: &str) -> PathBuf {
        let home = self.desktop.home.path().to_owned();
        let find = |folder: &Path| {
            let files = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
            files.into_iter().find(|path| path.extension().is_some_and(|own| own == ending))
        };
        self.until(&format!("a file .{ending}"), |_| find(&home).is_some());
        find(&home).unwrap()
    }

    pub(crate) fn until(&mut self, what: &str, mut holds: impl FnMut(&mut Self) -> bool) {
        let began = Instant::now();
        while !holds(self) {
            assert!(began.elapsed() < PATIENCE, "waited in vain for {what}");
            sleep(Duration::from_millis(200));
        }
    }
}

impl Drop for Day {
    /// What was on screen when a task failed.
    fn drop(&mut self) {
        if std::thread::panicking() {
            let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join("task.png");
            let taken = self.desktop.command("import").args(["-window", "root"]).arg(&picture).status();
            if taken.is_ok_and(|status| status.success()) {
                println!("the screen: {}", picture.display());
            }
        }
    }
}

/// Rows are two lines high.
fn place((row, column): Cell) -> (usize, usize) {
    (column as usize, 166 + (row - 1) * 48)
}
