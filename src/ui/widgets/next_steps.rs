//! What there is to do about an item where it stands: a letter, another date, progress, the closing; as buttons, and by keys
//! where the page has them.

use egui::{Key, Ui};

use super::super::Context;
use super::main_button;
use crate::model::{LetterKind, NodeRef, Status};
use crate::session::{Action, Command, Dialog};

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NextStep {
    /// A letter to its units.
    Letter,
    /// Its closing.
    Close,
    /// Another date.
    Move,
    /// How it goes.
    Record,
}

/// All, in the order in which they stand.
pub(crate) const ALL: [NextStep; 4] = [NextStep::Letter, NextStep::Close, NextStep::Move, NextStep::Record];

impl NextStep {
    /// Nothing is verified that nobody reported done, and nobody is pressed for what is done.
    pub(crate) fn fits(self, of: Status) -> bool {
        match self {
            Self::Close => of == Status::Done,
            Self::Letter | Self::Move => !matches!(of, Status::Done | Status::Closed),
            Self::Record => of != Status::Closed,
        }
    }

    /// Its key on the page of the day. Function keys: single letters go to the input method.
    pub(crate) fn key(self) -> Option<Key> {
        match self {
            Self::Letter => Some(Key::F7),
            Self::Move => Some(Key::F8),
            Self::Record => Some(Key::F9),
            Self::Close => None,
        }
    }

    /// Asks for what it is about.
    pub(crate) fn take(self, node: &NodeRef, of: Status, context: &mut Context<'_>) {
        if self == Self::Letter {
            // A unit is reminded before the date, and pressed after it.
            let kind = if of == Status::Near { LetterKind::Remind } else { LetterKind::Urge };
            context.actions.push(Action::Ask(Dialog::Letters(vec![node.clone()], kind, None)));
        } else {
            // The command works on what is selected.
            context.actions.extend([Action::Mark(vec![node.clone()]), Action::Run(self.command())]);
        }
    }

    fn command(self) -> Command {
        match self {
            Self::Letter => Command::Letters,
            Self::Close => Command::CloseItems,
            Self::Move => Command::SetDue,
            Self::Record => Command::RecordProgress,
        }
    }

    fn name(self, of: Status) -> &'static str {
        match self {
            Self::Letter if of == Status::Near => "today-remind",
            Self::Letter => "today-urge",
            Self::Close => "today-verify",
            Self::Move => "today-move",
            Self::Record => "today-record",
        }
    }

    /// The one that is most likely next: its button is filled.
    fn is_first(self, of: Status) -> bool {
        match self {
            Self::Letter => matches!(of, Status::Late | Status::Near),
            Self::Close => of == Status::Done,
            Self::Move | Self::Record => false,
        }
    }
}

/// Shows the buttons in the order of the layout, with their keys where the page has them.
pub(crate) fn show(ui: &mut Ui, node: &NodeRef, of: Status, with_keys: bool, context: &mut Context<'_>) {
    let words = context.words;
    let mut steps: Vec<NextStep> = ALL.into_iter().filter(|step| step.fits(of)).collect();
    if ui.layout().main_dir() == egui::Direction::RightToLeft {
        steps.reverse();
    }
    for step in steps {
        let key = step.key().filter(|_| with_keys).map_or("", Key::name);
        let button = main_button::show(ui, words.text(step.name(of)), key, step.is_first(of), true);
        if button.on_hover_text(step.command().info().tooltip(words)).clicked() {
            step.take(node, of, context);
        }
    }
}
