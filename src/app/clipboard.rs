//! The clipboard of the system: texts with the same as HTML, and what stays of them after quitting.
//!
//! The toolkit copies and pastes texts alone; HTML goes by the clipboard's own library. On X11 the program that copied
//! something gives it to those that paste. A desktop with a clipboard manager takes it over; for one without, a small
//! process of this program goes on giving it until something else is copied.
//!
//! # Limits
//! No pictures stay after quitting. A manager that takes over texts alone leaves no HTML. On Wayland texts alone are
//! copied, and nodes pass within one process only: the toolkit's clipboard is the one that the compositor heeds.

use arboard::Clipboard;
use eframe::Frame;
use egui::{Context, OutputCommand};
use winit::raw_window_handle::{HasDisplayHandle as _, RawDisplayHandle};

use crate::session::ClipboardContent;

/// The option by which the program starts itself to keep the clipboard.
pub const KEEP: &str = "--keep-clipboard";

/// The clipboard, and what was copied here last.
#[derive(Debug, Default)]
pub(super) struct SystemClipboard {
    copied: Option<ClipboardContent>,
}

impl SystemClipboard {
    /// What was copied here last.
    pub(super) fn copied(&self) -> Option<&ClipboardContent> {
        self.copied.as_ref()
    }

    /// Copies something: with its HTML where the system takes it, else its text alone.
    pub(super) fn copy(&mut self, content: ClipboardContent, ctx: &Context, frame: &Frame) {
        let with_html = content.html.as_deref().is_some_and(|html| takes_html(frame) && set(html, &content.text));
        if !with_html {
            ctx.copy_text(content.text.clone());
        }
        self.copied = Some(content);
    }

    /// What the toolkit pasted as a text, with the HTML that stands beside it on the clipboard. Where the system gives
    /// none and the text is the one that was copied here last, it is that one's.
    pub(super) fn complete(&self, pasted: ClipboardContent, frame: &Frame) -> ClipboardContent {
        let of_system = takes_html(frame).then(|| get(&pasted.text)).flatten();
        let own = || self.copied.as_ref().filter(|copied| copied.text == pasted.text)?.html.clone();
        ClipboardContent { html: pasted.html.or(of_system).or_else(own), text: pasted.text }
    }

    /// Takes note of what the toolkit copies in this frame. A picture that is copied ends the text.
    pub(super) fn follow(&mut self, ctx: &Context) {
        ctx.output(|output| {
            for command in &output.commands {
                match command {
                    OutputCommand::CopyText(text) if self.copied.as_ref().is_none_or(|own| own.text != *text) => {
                        self.copied = Some(text.clone().into());
                    }
                    OutputCommand::CopyImage(_) => self.copied = None,
                    OutputCommand::CopyText(_) | OutputCommand::OpenUrl(_) | OutputCommand::TextSelectionSettled(_) => {
                    }
                }
            }
        });
    }

    /// Leaves what was copied to a process of its own, where it would be gone with this one.
    pub(super) fn leave(&mut self) {
        if let Some(content) = self.copied.take() {
            #[cfg(all(unix, not(target_os = "macos")))]
            x11::leave(&content);
            #[cfg(not(all(unix, not(target_os = "macos"))))]
            drop(content);
        }
    }
}

/// True where the window is one of a system whose clipboard takes HTML from here; a window without a display has none.
fn takes_html(frame: &Frame) -> bool {
    let display = frame.winit_window().and_then(|window| window.display_handle().ok().map(|display| display.as_raw()));
    display.is_some_and(|display| !matches!(display, RawDisplayHandle::Wayland(_)))
}

/// Puts HTML on the clipboard, with a text for those that read no HTML.
fn set(html: &str, text: &str) -> bool {
    let set = Clipboard::new().and_then(|mut clipboard| clipboard.set_html(html, Some(text)));
    if let Err(error) = &set {
        log::warn!("only the text is copied: {error}");
    }
    set.is_ok()
}

/// The HTML beside a text, where this is the text on the clipboard.
fn get(text: &str) -> Option<String> {
    let mut clipboard = Clipboard::new().ok()?;
    let held = clipboard.get_text().ok()?;
    // As the toolkit gives it.
    (held.replace("\r\n", "\n") == text).then(|| clipboard.get().html().ok()).flatten()
}

/// Keeps what comes over the standard input until another program takes the clipboard.
#[cfg(all(unix, not(target_os = "macos")))]
pub use x11::keep;

/// Elsewhere the system keeps it.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub fn keep() {}

#[cfg(all(unix, not(target_os = "macos")))]
mod x11 {
    use std::io::{self, Write as _};
    use std::os::unix::process::CommandExt as _;
    use std::process::{Command, Stdio};
    use std::thread;
    use std::time::{Duration, Instant};

    use arboard::{Clipboard, SetExtLinux as _};
    use x11rb::connection::Connection as _;
    use x11rb::protocol::xproto::ConnectionExt as _;
    use x11rb::rust_connection::RustConnection;

    use crate::session::ClipboardContent;

    /// How long it is kept at most.
    const LONGEST: Duration = Duration::from_hours(12);

    pub(super) fn leave(content: &ClipboardContent) {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if !set("DISPLAY") || set("WAYLAND_DISPLAY") || !is_on_the_clipboard(&content.text) {
            return;
        }
        if let Err(error) = hand_over(content) {
            log::warn!("the clipboard is not kept: {error}");
        }
    }

    /// True where nobody has copied anything else since.
    fn is_on_the_clipboard(text: &str) -> bool {
        Clipboard::new().and_then(|mut clipboard| clipboard.get_text()).is_ok_and(|held| held == text)
    }

    fn hand_over(content: &ClipboardContent) -> io::Result<()> {
        let mut keeper = Command::new(std::env::current_exe()?);
        // Away from the terminal, so that its end is not that of the keeper.
        keeper.arg(super::KEEP).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let keeper = keeper.spawn()?;
        let content = serde_json::to_vec(&(&content.text, &content.html))?;
        keeper.stdin.map_or(Ok(()), |mut input| input.write_all(&content))
    }

    /// Keeps the text and its HTML until another program takes the clipboard, the display ends, or a long time is over.
    pub fn keep() {
        let Ok((text, html)) = serde_json::from_reader::<_, (String, Option<String>)>(io::stdin()) else { return };
        let Ok((display, _)) = x11rb::connect(None) else { return };
        if has_manager(&display) {
            return;
        }
        thread::spawn(move || {
            // Nothing is asked of this connection: it only ends when the display does.
            while display.wait_for_event().is_ok() {}
            std::process::exit(0);
        });
        let until = Instant::now() + LONGEST;
        let kept = Clipboard::new().and_then(|mut clipboard| {
            let set = clipboard.set().wait_until(until);
            match html {
                Some(html) => set.html(html, Some(text)),
                None => set.text(text),
            }
        });
        if let Err(error) = kept {
            log::warn!("the clipboard is not kept: {error}");
        }
    }

    /// True where a clipboard manager has taken it over already.
    fn has_manager(display: &RustConnection) -> bool {
        let owner = || {
            let atom = display.intern_atom(false, b"CLIPBOARD_MANAGER").ok()?.reply().ok()?.atom;
            Some(display.get_selection_owner(atom).ok()?.reply().ok()?.owner)
        };
        owner().is_some_and(|owner| owner != x11rb::NONE)
    }
}
