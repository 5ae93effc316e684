//! Shortcuts: pressed keys to commands of the table.

use egui::{KeyboardShortcut, Modifiers, Ui};

use crate::session::{Action, Command, Key, Session, Shortcut};

/// What the pressed keys ask for.
///
/// A disabled command does not swallow its key, and a focused text field keeps its own undo, its own clipboard
/// and the keys that have no modifier.
/// `is_new` is true where the keyboard is in the name of a node that was just added, and nothing was typed: Undo takes the
/// node back. `waits` is true where the focused field is that of a cell which waits to be typed in: nobody types there yet.
/// `in_cell` is true where it is that of any cell.
/// `is_covered` is true while a menu or a list is open.
pub(super) fn pressed(
    ui: &Ui,
    session: &Session,
    (waits, in_cell): (bool, bool),
    (is_new, is_covered): (bool, bool),
) -> Vec<Action> {
    if session.dialog().is_some() {
        keep_keys_of_texts(ui);
        return Vec::new();
    }
    // What lies over the page has the keys that change something.
    let typing = is_covered || ui.ctx().text_edit_focused() && !waits;
    let is_date = super::widgets::calendar::has_keyboard(ui.ctx());
    let in_cells = in_cell && session.marked_cells().is_some_and(|marked| !marked.whole_rows);
    let of_field = |command: Command| {
        // In a date field this key opens the calendar.
        if is_date && command == Command::MoveDown {
            return true;
        }
        matches!(
            command,
            Command::Undo
                | Command::Redo
                | Command::Cut
                | Command::Copy
                | Command::Paste
                | Command::SelectCells
                | Command::FillDown
                | Command::EditField
        ) || command.info().shortcut.is_some_and(|shortcut| shortcut.key == Key::Delete)
    };
    let commands = Command::ALL
        .iter()
        .filter_map(|command| Some((*command, command.info().shortcut?)))
        // What is being typed becomes an edit before the command runs, so there will be something to save.
        .filter(|(command, _)| session.enabled(*command) || (typing && *command == Command::Save))
        .filter(|(command, _)| !(typing && of_field(*command)) || (is_new && *command == Command::Undo))
        // Alt with the arrow down moves marked rows; in a cell it opens the filter of the column.
        .filter(|(command, _)| !(in_cells && *command == Command::MoveDown));
    let hit = |shortcut: Shortcut| ui.input_mut(|input| take(input, shortcut));
    let mut pressed: Vec<_> = commands.filter(|(_, s)| hit(*s)).map(|(command, _)| Action::Run(command)).collect();
    // The second way that Windows people know.
    if !typing && session.enabled(Command::Redo) && hit(Shortcut { ctrl: true, shift: false, alt: false, key: Key::Y })
    {
        pressed.push(Action::Run(Command::Redo));
    }
    // The plus sign itself: on most keyboards with Shift, or on the block of figures.
    let plus = KeyboardShortcut::new(Modifiers::COMMAND, egui::Key::Plus);
    if ui.input_mut(|input| input.consume_shortcut(&plus)) {
        pressed.push(Action::Run(Command::ZoomIn));
    }
    if !typing {
        pressed.extend(clipboard(ui, session));
    }
    // In a cell that waits nobody types yet: its keys are those of the table.
    if !waits {
        keep_keys_of_texts(ui);
    }
    pressed
}

/// The keys with Ctrl or Alt that a text field has.
const KEYS_OF_TEXTS: [egui::Key; 15] = {
    use egui::Key::{A, ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, C, Delete, End, Enter, Home, V, X, Y, Z};
    [A, C, V, X, Y, Z, ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, Delete, End, Enter, Home]
};

/// Of the keys with Ctrl or Alt a field has those that every field of the system knows. The toolkit's own Ctrl+H, Ctrl+W and
/// the like delete: a shortcut that can do nothing just now would take letters away.
fn keep_keys_of_texts(ui: &Ui) {
    if !ui.ctx().text_edit_focused() {
        return;
    }
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let egui::Event::Key { key, modifiers, .. } = event else { return true };
            !(modifiers.ctrl || modifiers.command || modifiers.alt) || KEYS_OF_TEXTS.contains(key)
        });
    });
}

/// True for what concerns the window and no document: also where a view fills the whole of it.
pub(super) fn is_of_the_window(action: &Action) -> bool {
    let commands = [
        Command::ToggleTheme,
        Command::ZoomIn,
        Command::ZoomOut,
        Command::ZoomReset,
        Command::Settings,
        Command::Shortcuts,
        Command::Quit,
    ];
    matches!(action, Action::Run(command) if commands.contains(command))
}

/// The toolkit turns the keys of the clipboard into events of their own.
fn clipboard(ui: &Ui, session: &Session) -> Vec<Action> {
    let action = |event: &egui::Event| match event {
        egui::Event::Copy if session.enabled(Command::Copy) => Some(Action::Run(Command::Copy)),
        egui::Event::Cut if session.enabled(Command::Cut) => Some(Action::Run(Command::Cut)),
        egui::Event::Paste(text) if session.enabled(Command::Paste) => Some(Action::Paste(text.clone().into())),
        _ => None,
    };
    ui.input(|input| input.events.iter().filter_map(action).collect())
}

/// Takes a key with exactly the modifiers of a shortcut: Ctrl+Shift+Z is not Ctrl+Z, also where nothing can be redone.
fn take(input: &mut egui::InputState, shortcut: Shortcut) -> bool {
    take_with(input, key(shortcut.key), |modifiers| is_exactly(modifiers, shortcut))
}

/// True where a key was pressed without any modifier, which takes it. The toolkit's own also takes it with Shift or Alt.
pub(super) fn pressed_alone(ui: &Ui, key: egui::Key) -> bool {
    ui.input_mut(|input| take_with(input, key, |modifiers| modifiers.is_none()))
}

fn take_with(input: &mut egui::InputState, key: egui::Key, fits: impl Fn(Modifiers) -> bool) -> bool {
    let before = input.events.len();
    input.events.retain(|event| {
        let egui::Event::Key { key: pressed, pressed: true, modifiers, .. } = event else { return true };
        *pressed != key || !fits(*modifiers)
    });
    input.events.len() < before
}

fn is_exactly(modifiers: Modifiers, shortcut: Shortcut) -> bool {
    let ctrl = modifiers.command || modifiers.ctrl || modifiers.mac_cmd;
    (modifiers.alt, modifiers.shift, ctrl) == (shortcut.alt, shortcut.shift, shortcut.ctrl)
        && modifiers.command == shortcut.ctrl
}

fn key(key: Key) -> egui::Key {
    match key {
        Key::A => egui::Key::A,
        Key::B => egui::Key::B,
        Key::D => egui::Key::D,
        Key::E => egui::Key::E,
        Key::F => egui::Key::F,
        Key::H => egui::Key::H,
        Key::L => egui::Key::L,
        Key::N => egui::Key::N,
        Key::O => egui::Key::O,
        Key::P => egui::Key::P,
        Key::Q => egui::Key::Q,
        Key::S => egui::Key::S,
        Key::T => egui::Key::T,
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
        Key::C => egui::Key::C,
        Key::V => egui::Key::V,
        Key::X => egui::Key::X,
        Key::Num5 => egui::Key::Num5,
        Key::Num6 => egui::Key::Num6,
        Key::Num7 => egui::Key::Num7,
        Key::Num8 => egui::Key::Num8,
        Key::Num9 => egui::Key::Num9,
        Key::ArrowUp => egui::Key::ArrowUp,
        Key::ArrowDown => egui::Key::ArrowDown,
        Key::Delete => egui::Key::Delete,
        Key::Enter => egui::Key::Enter,
        Key::F1 => egui::Key::F1,
        Key::F2 => egui::Key::F2,
        Key::F5 => egui::Key::F5,
        Key::F6 => egui::Key::F6,
        Key::F9 => egui::Key::F9,
        Key::R => egui::Key::R,
        Key::G => egui::Key::G,
    }
}
