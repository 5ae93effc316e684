//! Keys of the keyboard as values, without the toolkit.

use std::fmt;

/// A key that a command uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is the key of that name")]
pub enum Key {
    A,
    B,
    D,
    E,
    F,
    H,
    L,
    N,
    O,
    P,
    Q,
    S,
    T,
    W,
    Y,
    Z,
    Num0,
    Num1,
    Num2,
    Num3,
    Num4,
    Plus,
    Minus,
    Comma,
    ArrowLeft,
    ArrowRight,
    C,
    V,
    X,
    Num5,
    Num6,
    Num7,
    Num8,
    Num9,
    ArrowUp,
    ArrowDown,
    Delete,
    Enter,
    F1,
    F2,
    F5,
    F6,
    F9,
    R,
    G,
}

/// A key with its modifiers. `ctrl` is the command key on macOS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// Ctrl, or ⌘ on macOS.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key.
    pub key: Key,
}

impl Shortcut {
    pub(super) const fn plain(key: Key) -> Self {
        Self { ctrl: false, shift: false, alt: false, key }
    }

    pub(super) const fn shift(key: Key) -> Self {
        Self { shift: true, ..Self::plain(key) }
    }

    pub(super) const fn ctrl(key: Key) -> Self {
        Self { ctrl: true, ..Self::plain(key) }
    }

    pub(super) const fn ctrl_shift(key: Key) -> Self {
        Self { shift: true, ..Self::ctrl(key) }
    }

    pub(super) const fn ctrl_alt(key: Key) -> Self {
        Self { alt: true, ..Self::ctrl(key) }
    }

    pub(super) const fn alt(key: Key) -> Self {
        Self { alt: true, ..Self::plain(key) }
    }
}

impl Key {
    /// The key as it is printed on a keyboard.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
            Self::H => "H",
            Self::L => "L",
            Self::N => "N",
            Self::O => "O",
            Self::P => "P",
            Self::Q => "Q",
            Self::S => "S",
            Self::T => "T",
            Self::W => "W",
            Self::Y => "Y",
            Self::Z => "Z",
            Self::Num0 => "0",
            Self::Num1 => "1",
            Self::Num2 => "2",
            Self::Num3 => "3",
            Self::Num4 => "4",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Comma => ",",
            Self::ArrowLeft => "←",
            Self::ArrowRight => "→",
            Self::C => "C",
            Self::V => "V",
            Self::X => "X",
            Self::Num5 => "5",
            Self::Num6 => "6",
            Self::Num7 => "7",
            Self::Num8 => "8",
            Self::Num9 => "9",
            Self::ArrowUp => "↑",
            Self::ArrowDown => "↓",
            Self::Delete => "Delete",
            Self::Enter => "Enter",
            Self::F1 => "F1",
            Self::F2 => "F2",
            Self::F5 => "F5",
            Self::F6 => "F6",
            Self::F9 => "F9",
            Self::R => "R",
            Self::G => "G",
        }
    }
}

impl fmt::Display for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                f.write_str(name)?;
            }
        }
        f.write_str(self.key.name())
    }
}
