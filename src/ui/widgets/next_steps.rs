//! What there is to do about an item where it stands: a letter, another date, progress, the closing; as buttons, and by keys
//! where the page has them.

use egui::{Button, Key, RichText, Ui, vec2};

use super::super::Context;
use super::super::theme;
use crate::model::{LetterKind, NodeRef, Status};
use crate::session::{Action, Command, Dialog};

/// The height of a button, in points.
pub(crate) const HEIGHT: f32 = 28.0;

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
    let palette = theme::palette(ui);
    let mut steps: Vec<NextStep> = ALL.into_iter().filter(|step| step.fits(of)).collect();
    if ui.layout().main_dir() == egui::Direction::RightToLeft {
        steps.reverse();
    }
    for step in steps {
        let text = RichText::new(words.text(step.name(of)));
        let text = if step.is_first(of) { text.color(palette.ground) } else { text };
        let button = Button::new(text).min_size(vec2(0.0, HEIGHT));
        let button = if step.is_first(of) { button.fill(palette.actual) } else { button };
        let key = step.key().filter(|_| with_keys);
        let button = match key {
            Some(key) => {
                let name = RichText::new(key.name()).small();
                // On the filled button the usual weak ink would not be read.
                button.shortcut_text(if step.is_first(of) { name.color(palette.ground) } else { name })
            }
            None => button,
        };
        if ui.add(button).on_hover_text(step.command().info().tooltip(words)).clicked() {
            step.take(node, of, context);
        }
    }
}
