//! The window of the program as the X server knows it: keys and the mouse by xdotool, and whether it still answers.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ChangeWindowAttributesAux, ClientMessageEvent, ConnectionExt as _, EventMask, Window,
};
use x11rb::rust_connection::RustConnection;

/// What may be typed beside ASCII. A keyboard has no keys for it, so keys that do nothing get it.
pub(crate) const CHINESE: &str = "整改问题完成责任单位领导资金已、。";

/// A window that gives no answer for so long hangs. A machine that compiles beside it is no reason to.
pub(crate) const PATIENCE: Duration = Duration::from_mins(3);

/// The window of one program on a display of its own.
pub(crate) struct ProgramWindow {
    x11: RustConnection,
    root: Window,
    id: Window,
    ping: [Atom; 2],
    title: [Atom; 2],
    pings: u32,
    /// The longest time that an answer took.
    pub(crate) longest: Duration,
    xdotool: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl ProgramWindow {
    /// The window of the program on this display with a name in its title; nothing as long as there is none.
    pub(crate) fn find(display: &str, name: &str) -> Option<Self> {
        let (x11, screen) = x11rb::connect(Some(display)).ok()?;
        let root = x11.setup().roots[screen].root;
        let atom = |name: &str| x11.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
        let ping = ["WM_PROTOCOLS", "_NET_WM_PING"].map(atom);
        let title = ["_NET_WM_NAME", "UTF8_STRING"].map(atom);
        let list = x11.get_property(false, root, atom("_NET_CLIENT_LIST"), AtomEnum::WINDOW, 0, 64).unwrap();
        let list = list.reply().ok()?;
        let class = [AtomEnum::WM_CLASS, AtomEnum::STRING].map(Atom::from);
        let id = list.value32()?.find(|window| text(&x11, *window, class).contains("guatu"))?;
        if !text(&x11, id, title).contains(name) {
            return None;
        }
        // The answer to a ping goes to the root window.
        let attributes = ChangeWindowAttributesAux::new().event_mask(EventMask::SUBSTRUCTURE_NOTIFY);
        x11.change_window_attributes(root, &attributes).unwrap().check().unwrap();
        if !give_keys_to_chinese(&x11) {
            return None;
        }
        // By itself xdotool holds back what it says until it ends.
        let mut command = Command::new("stdbuf");
        command.args(["-oL", "xdotool", "-"]).env("DISPLAY", display).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut xdotool = command.stderr(Stdio::null()).spawn().unwrap();
        let (input, output) = (xdotool.stdin.take().unwrap(), BufReader::new(xdotool.stdout.take().unwrap()));
        Some(Self { x11, root, id, ping, title, pings: 0, longest: Duration::ZERO, xdotool, input, output })
    }

    /// Puts the keyboard into the window, also after another window had it.
    pub(crate) fn focus(&mut self) {
        let id = self.id;
        self.run(&format!("windowactivate {id}\nwindowfocus {id}"));
    }

    /// Lines of xdotool. Returns once they are with the X server.
    pub(crate) fn run(&mut self, lines: &str) {
        writeln!(self.input, "{lines}\ngetmouselocation").unwrap();
        let mut said = String::new();
        // It says nothing but where the mouse is.
        self.output.read_line(&mut said).unwrap();
        assert!(said.starts_with("x:"), "xdotool: {said:?} after {lines}");
    }

    /// The line that moves the mouse to a place in the window.
    pub(crate) fn to(&self, (x, y): (usize, usize)) -> String {
        format!("mousemove --window {} {x} {y}", self.id)
    }

    /// The line that gives the window another size.
    #[allow(dead_code, reason = "one test puts its window at a place too")]
    pub(crate) fn sized(&self, (width, height): (usize, usize)) -> String {
        format!("windowsize {} {width} {height}", self.id)
    }

    /// The lines that put the window at a place of the screen, in a size.
    #[allow(dead_code, reason = "not every test moves its window")]
    pub(crate) fn placed(&self, (x, y): (usize, usize), (width, height): (usize, usize)) -> String {
        format!("windowsize {0} {width} {height}\nwindowmove {0} {x} {y}", self.id)
    }

    /// Waits until the program has taken all input so far: it answers to what the X server sends after that. False when
    /// it does not, or is gone.
    pub(crate) fn answers(&mut self) -> bool {
        let began = Instant::now();
        self.pings += 1;
        let data = [self.ping[1], self.pings, self.id, 0, 0];
        let message = ClientMessageEvent::new(32, self.id, self.ping[0], data);
        self.x11.send_event(false, self.id, EventMask::NO_EVENT, message).unwrap();
        self.x11.flush().unwrap();
        while began.elapsed() < PATIENCE {
            while let Some(event) = self.x11.poll_for_event().unwrap() {
                if matches!(&event, Event::ClientMessage(answer) if self.is_answer(answer)) {
                    self.longest = self.longest.max(began.elapsed());
                    return true;
                }
            }
            if began.elapsed() > Duration::from_secs(2) && self.title().is_empty() {
                return false;
            }
            sleep(Duration::from_millis(2));
        }
        false
    }

    fn is_answer(&self, event: &ClientMessageEvent) -> bool {
        let data = event.data.as_data32();
        event.window == self.root && event.type_ == self.ping[0] && data[..2] == [self.ping[1], self.pings]
    }

    /// The title.
    pub(crate) fn title(&self) -> String {
        text(&self.x11, self.id, self.title)
    }
}

impl Drop for ProgramWindow {
    fn drop(&mut self) {
        if self.xdotool.kill().is_ok() {
            drop(self.xdotool.wait());
        }
    }
}

/// A property of a window that is a text.
fn text(x11: &RustConnection, window: Window, [name, kind]: [Atom; 2]) -> String {
    let reply = x11.get_property(false, window, name, kind, 0, 1024).unwrap().reply();
    reply.map(|reply| String::from_utf8_lossy(&reply.value).into_owned()).unwrap_or_default()
}

/// Gives each Chinese character that has no key one of those without a meaning. False where there are too few of them: a
/// keyboard that was just plugged in may not have its own yet.
fn give_keys_to_chinese(x11: &RustConnection) -> bool {
    let (first, last) = (x11.setup().min_keycode, x11.setup().max_keycode);
    let mapping = x11.get_keyboard_mapping(first, last - first + 1).unwrap().reply().unwrap();
    let per_key = mapping.keysyms_per_keycode;
    let keys = (first..=last).zip(mapping.keysyms.chunks(usize::from(per_key)));
    let free = keys.filter(|(_, symbols)| symbols.iter().all(|symbol| *symbol == 0)).map(|(key, _)| key);
    let symbol = |character: char| 0x0100_0000 | u32::from(character);
    // A window that was not there yet is sought again: the keys are given by then.
    let mut characters = CHINESE.chars().filter(|character| !mapping.keysyms.contains(&symbol(*character)));
    for (key, character) in free.zip(characters.by_ref()) {
        let symbols = vec![symbol(character); usize::from(per_key)];
        x11.change_keyboard_mapping(1, key, per_key, &symbols).unwrap().check().unwrap();
    }
    characters.count() == 0
}

/// The keys of a text, as xdotool names them.
pub(crate) fn keys(text: &str) -> String {
    text.chars().fold(String::new(), |mut keys, character| {
        // Unicode's letters and digits below 128 have their own name as a key.
        let named = if character.is_ascii_alphanumeric() {
            character.to_string()
        } else {
            format!("U{:04X}", u32::from(character))
        };
        write!(keys, " {named}").unwrap();
        keys
    })
}
