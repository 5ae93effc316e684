//! The file dialog of a portal: a bus of its own with a portal that chooses, is closed, fails, falls silent or dies, and
//! the real window before it.

use std::collections::{HashMap, VecDeque};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, sleep};
use std::time::Duration;

use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, fdo};

use super::common::desktop::Desktop;
use super::stand_in_for_zenity;

/// What a portal does with a request.
enum Manner {
    /// The person chooses this file.
    Chooses(PathBuf),
    /// The person closes the dialog after this time.
    Closes(Duration),
    /// The request is answered with an error.
    Refuses,
    /// The request is never answered, and nothing else is.
    FallsSilent,
    /// The dialog fails after a time in which a person could have closed it.
    FailsLate,
    /// The portal goes away while the dialog is open.
    Dies,
    /// The portal hangs while the dialog is open.
    HangsLater,
}

/// What the portal does next.
type Manners = Arc<Mutex<VecDeque<Manner>>>;

/// What was asked of the portal.
struct Request {
    method: &'static str,
    parent: String,
    title: String,
    options: HashMap<String, OwnedValue>,
}

type Asked = Arc<Mutex<Vec<Request>>>;

struct Chooser {
    manners: Manners,
    asked: Asked,
    hangs: Arc<Mutex<bool>>,
}

impl Chooser {
    async fn ask(&self, request: Request, connection: &Connection) -> fdo::Result<OwnedObjectPath> {
        let manner = self.manners.lock().unwrap().pop_front();
        self.asked.lock().unwrap().push(request);
        let path = OwnedObjectPath::try_from("/org/freedesktop/portal/desktop/request/mock/1").unwrap();
        let request = path.clone();
        let end = |after, code: u32, uris: Vec<String>| {
            let connection = connection.clone();
            thread::spawn(move || {
                sleep(after);
                let body = (code, HashMap::from([("uris", Value::from(uris))]));
                let interface = "org.freedesktop.portal.Request";
                let signal = connection.emit_signal(None::<()>, request, interface, "Response", &body);
                pollster::block_on(signal).unwrap();
            });
        };
        match manner {
            Some(Manner::Chooses(path)) => {
                end(
                    Duration::from_secs(1),
                    0,
                    vec![format!("file://{}", path.display().to_string().replace(' ', "%20"))],
                );
            }
            Some(Manner::Closes(after)) => end(after, 1, Vec::new()),
            Some(Manner::FailsLate) => end(Duration::from_secs(2), 2, Vec::new()),
            Some(Manner::Dies) => {
                let connection = connection.clone();
                thread::spawn(move || {
                    sleep(Duration::from_secs(2));
                    assert!(pollster::block_on(connection.release_name("org.freedesktop.portal.Desktop")).unwrap());
                });
            }
            Some(Manner::HangsLater) => *self.hangs.lock().unwrap() = true,
            Some(Manner::FallsSilent) => std::future::pending().await,
            Some(Manner::Refuses) | None => return Err(fdo::Error::Failed("no dialog today".to_owned())),
        }
        Ok(path)
    }
}

#[zbus::interface(name = "org.freedesktop.portal.FileChooser")]
impl Chooser {
    async fn open_file(
        &self,
        #[zbus(connection)] connection: &Connection,
        parent: String,
        title: String,
        options: HashMap<String, OwnedValue>,
    ) -> fdo::Result<OwnedObjectPath> {
        self.ask(Request { method: "OpenFile", parent, title, options }, connection).await
    }

    async fn save_file(
        &self,
        #[zbus(connection)] connection: &Connection,
        parent: String,
        title: String,
        options: HashMap<String, OwnedValue>,
    ) -> fdo::Result<OwnedObjectPath> {
        self.ask(Request { method: "SaveFile", parent, title, options }, connection).await
    }

    #[zbus(property, name = "version")]
    async fn version(&self) -> u32 {
        if *self.hangs.lock().unwrap() { std::future::pending().await } else { 4 }
    }
}

/// A desktop with a bus of its own and a portal on it.
struct Portal {
    desktop: Desktop,
    bus: String,
    manners: Manners,
    asked: Asked,
    /// The portal ends with it.
    _connection: Connection,
}

impl Portal {
    fn start(number: u32) -> Self {
        let mut desktop = Desktop::start(number);
        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--session", "--nofork", "--print-address"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut daemon = daemon.spawn().unwrap();
        let mut bus = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut bus).unwrap();
        desktop.children.push(daemon);
        let bus = bus.trim().to_owned();
        let asked = Asked::default();
        let manners = Manners::default();
        let chooser = Chooser { manners: Arc::clone(&manners), asked: Arc::clone(&asked), hangs: Arc::default() };
        let connection = zbus::connection::Builder::address(bus.as_str())
            .unwrap()
            .name("org.freedesktop.portal.Desktop")
            .unwrap()
            .serve_at("/org/freedesktop/portal/desktop", chooser)
            .unwrap()
            .build();
        Self { desktop, bus, manners, asked, _connection: pollster::block_on(connection).unwrap() }
    }

    fn will(&self, manner: Manner) {
        self.manners.lock().unwrap().push_back(manner);
    }

    /// A copy of the bundled dataset under this name.
    fn dataset(&self, name: &str) -> PathBuf {
        let path = self.desktop.home.path().join(name);
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json"), &path).unwrap();
        path
    }

    /// Starts the program, with this script in the place of zenity, and asks for a file to open.
    fn ask(&mut self, zenity: &str) {
        let search = stand_in_for_zenity(&self.desktop, zenity);
        let mut program = self.desktop.command(env!("CARGO_BIN_EXE_guatu"));
        program.env("PATH", search).env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        self.desktop.spawn(&mut program);
        self.desktop.until("the window", || self.desktop.titles("guatu").contains("挂图"));
        sleep(Duration::from_secs(2));
        self.desktop.xdotool(&["search", "--onlyvisible", "--class", "guatu", "windowactivate", "windowfocus"]);
        sleep(Duration::from_millis(500));
        self.ask_again();
    }

    /// On a busy machine a key may come before the window takes it.
    fn ask_again(&self) {
        let before = self.asked.lock().unwrap().len();
        for _ in 0..3 {
            self.desktop.key("ctrl+o");
            sleep(Duration::from_secs(2));
            if self.asked.lock().unwrap().len() > before {
                return;
            }
        }
        assert!(self.asked.lock().unwrap().len() > before, "the portal was not asked");
    }

    fn until_title_has(&self, name: &str) {
        self.desktop.until(name, || self.desktop.titles("guatu").contains(name));
    }
}

/// A zenity that chooses a file.
fn choosing(path: &Path) -> String {
    format!("#!/bin/sh\necho '{}'\n", path.display())
}

/// A zenity that is not to be asked: it leaves a trace.
fn trap(portal: &Portal) -> (String, PathBuf) {
    let trace = portal.desktop.home.path().join("zenity was asked");
    (format!("#!/bin/sh\ntouch '{}'\nexit 1\n", trace.display()), trace)
}

#[test]
#[ignore = "needs Xvfb, openbox, xdotool and dbus-daemon: .ci/run installs them"]
fn a_file_chosen_in_the_portal_is_opened_and_the_window_is_its_parent() {
    let mut portal = Portal::start(270);
    portal.will(Manner::Chooses(portal.dataset("chosen 1.guatu.json")));
    let (zenity, trace) = trap(&portal);
    portal.ask(&zenity);
    portal.until_title_has("chosen 1");
    let asked = portal.asked.lock().unwrap();
    let Request { method, parent, title, options } = asked.first().unwrap();
    let window: u64 = portal.desktop.xdotool(&["search", "--onlyvisible", "--class", "guatu"]).parse().unwrap();
    assert_eq!((*method, parent.as_str()), ("OpenFile", format!("x11:{window:x}").as_str()));
    assert!(title.contains("打开"), "{title}");
    assert_eq!(options.get("multiple").map(|multiple| bool::try_from(multiple).unwrap()), Some(true));
    assert_eq!(options.get("filters").unwrap().value_signature().to_string(), "a(sa(us))");
    assert!(!trace.exists());
}

#[test]
#[ignore = "needs Xvfb, openbox, xdotool and dbus-daemon: .ci/run installs them"]
fn a_portal_s_dialog_that_is_closed_does_nothing_however_quickly_and_can_be_asked_for_again() {
    let mut portal = Portal::start(271);
    portal.will(Manner::Closes(Duration::from_millis(50)));
    portal.will(Manner::Closes(Duration::from_secs(2)));
    portal.will(Manner::Chooses(portal.dataset("at last.guatu.json")));
    let (zenity, trace) = trap(&portal);
    portal.ask(&zenity);
    sleep(Duration::from_secs(2));
    assert!(!portal.desktop.titles("guatu").contains("at last"));
    portal.ask_again();
    sleep(Duration::from_secs(3));
    // Had the path box come, the key would have gone to it.
    portal.ask_again();
    portal.until_title_has("at last");
    assert!(!trace.exists(), "zenity was asked after a dialog that the person closed");
}

#[test]
#[ignore = "needs Xvfb, openbox, xdotool and dbus-daemon: .ci/run installs them"]
fn a_portal_that_fails_at_any_time_gives_way_to_zenity() {
    for (n, manner) in [Manner::Refuses, Manner::FallsSilent, Manner::FailsLate, Manner::Dies, Manner::HangsLater]
        .into_iter()
        .enumerate()
    {
        let mut portal = Portal::start(272 + u32::try_from(n).unwrap());
        portal.will(manner);
        let zenity = choosing(&portal.dataset("by zenity.guatu.json"));
        portal.ask(&zenity);
        portal.until_title_has("by zenity");
        assert_eq!(portal.asked.lock().unwrap().len(), 1);
    }
}

#[test]
#[ignore = "needs Xvfb, openbox, xdotool and dbus-daemon: .ci/run installs them"]
fn without_zenity_a_portal_that_fails_late_gives_way_to_the_path_box() {
    let mut portal = Portal::start(277);
    portal.will(Manner::FailsLate);
    let path = portal.dataset("typed.guatu.json");
    portal.ask("#!/bin/sh\nexit 127\n");
    sleep(Duration::from_secs(3));
    let desktop = &portal.desktop;
    desktop.key("ctrl+a");
    desktop.xdotool(&["type", "--delay", "30", &path.display().to_string()]);
    sleep(Duration::from_millis(500));
    desktop.key("Return");
    portal.until_title_has("typed");
}
