//! Copied text that stays after quitting.
//!
//! On X11 the program that copied a text gives it to those that paste. A desktop with a clipboard manager takes it over;
//! for one without, a small process of this program goes on giving it until another text is copied.
//!
//! # Limits
//! Texts only, no pictures. On Wayland the compositor decides, and there is nothing to be done here.

use std::sync::Arc;

use egui::{Context, OutputCommand};

/// The option by which the program starts itself to keep the clipboard.
pub const KEEP: &str = "--keep-clipboard";

/// The text that was copied last.
#[derive(Debug, Clone, Default)]
pub(super) struct Copied {
    text: Option<Arc<str>>,
}

impl Copied {
    /// Takes note of what this frame copies. A picture that is copied ends the text.
    pub(super) fn follow(&mut self, ctx: &Context) {
        ctx.output(|output| {
            for command in &output.commands {
                match command {
                    OutputCommand::CopyText(text) => self.text = Some(text.as_str().into()),
                    OutputCommand::CopyImage(_) => self.text = None,
                    OutputCommand::OpenUrl(_) | OutputCommand::TextSelectionSettled(_) => {}
                }
            }
        });
    }

    /// Leaves the text to a process of its own, where it would be gone with this one.
    pub(super) fn leave(&mut self) {
        if let Some(text) = self.text.take() {
            #[cfg(all(unix, not(target_os = "macos")))]
            x11::leave(&text);
            #[cfg(not(all(unix, not(target_os = "macos"))))]
            drop(text);
        }
    }
}

/// Keeps the text that comes over the standard input until another program takes the clipboard.
#[cfg(all(unix, not(target_os = "macos")))]
pub use x11::keep;

/// Elsewhere the system keeps it.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub fn keep() {}

#[cfg(all(unix, not(target_os = "macos")))]
mod x11 {
    use std::io::{self, Read as _, Write as _};
    use std::os::unix::process::CommandExt as _;
    use std::process::{Command, Stdio};
    use std::thread;
    use std::time::{Duration, Instant};

    use arboard::{Clipboard, SetExtLinux as _};
    use x11rb::connection::Connection as _;
    use x11rb::protocol::xproto::ConnectionExt as _;
    use x11rb::rust_connection::RustConnection;

    /// How long the text is kept at most.
    const LONGEST: Duration = Duration::from_hours(12);

    pub(super) fn leave(text: &str) {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if !set("DISPLAY") || set("WAYLAND_DISPLAY") || !is_on_the_clipboard(text) {
            return;
        }
        if let Err(error) = hand_over(text) {
            log::warn!("the clipboard is not kept: {error}");
        }
    }

    /// True where nobody has copied anything else since.
    fn is_on_the_clipboard(text: &str) -> bool {
        Clipboard::new().and_then(|mut clipboard| clipboard.get_text()).is_ok_and(|held| held == text)
    }

    fn hand_over(text: &str) -> io::Result<()> {
        let mut keeper = Command::new(std::env::current_exe()?);
        // Away from the terminal, so that its end is not that of the keeper.
        keeper.arg(super::KEEP).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let keeper = keeper.spawn()?;
        keeper.stdin.map_or(Ok(()), |mut input| input.write_all(text.as_bytes()))
    }

    /// Keeps the text until another program takes the clipboard, the display ends, or a long time is over.
    pub fn keep() {
        let mut text = String::new();
        if io::stdin().read_to_string(&mut text).is_err() {
            return;
        }
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
        let kept = Clipboard::new().and_then(|mut clipboard| clipboard.set().wait_until(until).text(text));
        if let Err(error) = kept {
            log::warn!("the clipboard is not kept: {error}");
        }
    }

    /// True where a clipboard manager has taken the text over already.
    fn has_manager(display: &RustConnection) -> bool {
        let owner = || {
            let atom = display.intern_atom(false, b"CLIPBOARD_MANAGER").ok()?.reply().ok()?.atom;
            Some(display.get_selection_owner(atom).ok()?.reply().ok()?.owner)
        };
        owner().is_some_and(|owner| owner != x11rb::NONE)
    }
}
