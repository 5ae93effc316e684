//! Shortcuts: pressed keys to commands of the table.

use egui::{KeyboardShortcut, Modifiers, Ui};

use crate::session::{Command, Key, Session, Shortcut};

/// The commands whose shortcuts were pressed, more modifiers first so that Ctrl+Shift+S is not Ctrl+S.
///
/// A disabled command does not swallow its key, and a focused text field keeps its own undo.
pub(super) fn pressed(ui: &Ui, session: &Session) -> Vec<Command> {
    let typing = ui.ctx().text_edit_focused();
    let mut commands: Vec<_> = Command::ALL
        .iter()
        .filter_map(|command| Some((*command, command.info().shortcut?)))
        // What is being typed becomes an edit before the command runs, so there will be something to save.
        .filter(|(command, _)| session.enabled(*command) || (typing && *command == Command::Save))
        .filter(|(command, _)| !(typing && matches!(command, Command::Undo | Command::Redo)))
        .filter(|_| session.dialog().is_none())
        .collect();
    commands.sort_by_key(|(_, shortcut)| std::cmp::Reverse(shortcut.modifiers()));
    let hit = |shortcut: Shortcut| ui.input_mut(|input| input.consume_shortcut(&keyboard(shortcut)));
    let mut pressed: Vec<_> = commands.into_iter().filter(|(_, s)| hit(*s)).map(|(command, _)| command).collect();
    // The second way that Windows people know.
    if !typing && session.enabled(Command::Redo) && hit(Shortcut { ctrl: true, shift: false, alt: false, key: Key::Y })
    {
        pressed.push(Command::Redo);
    }
    pressed
}

fn keyboard(shortcut: Shortcut) -> KeyboardShortcut {
    let mut modifiers = Modifiers::NONE;
    if shortcut.ctrl {
        modifiers |= Modifiers::COMMAND;
    }
    if shortcut.shift {
        modifiers |= Modifiers::SHIFT;
    }
    if shortcut.alt {
        modifiers |= Modifiers::ALT;
    }
    KeyboardShortcut::new(modifiers, key(shortcut.key))
}

fn key(key: Key) -> egui::Key {
    match key {
        Key::B => egui::Key::B,
        Key::D => egui::Key::D,
        Key::E => egui::Key::E,
        Key::F => egui::Key::F,
        Key::N => egui::Key::N,
        Key::O => egui::Key::O,
        Key::P => egui::Key::P,
        Key::Q => egui::Key::Q,
        Key::S => egui::Key::S,
        Key::W => egui::Key::W,
        Key::Y => egui::Key::Y,
        Key::Z => egui::Key::Z,
        Key::Num0 => egui::Key::Num0,
        Key::Num1 => egui::Key::Num1,
        Key::Num2 => egui::Key::Num2,
        Key::Num3 => egui::Key::Num3,
        Key::Num4 => egui::Key::Num4,
        Key::Plus => egui::Key::Equals,
        Key::Minus => egui::Key::Minus,
        Key::Comma => egui::Key::Comma,
        Key::ArrowLeft => egui::Key::ArrowLeft,
        Key::ArrowRight => egui::Key::ArrowRight,
        Key::F1 => egui::Key::F1,
        Key::F9 => egui::Key::F9,
    }
}
