//! What a person says to a difference, and what is typed to it.

/// What a person said to a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// What stands here stays.
    Keep,
    /// What stands there is taken over.
    Take,
    /// Neither: what was typed instead.
    Typed,
    /// A meeting decides: it is written down as open, and nothing is taken over.
    Meeting,
}

impl Answer {
    /// True where something is taken over.
    pub(super) fn takes(self) -> bool {
        matches!(self, Self::Take | Self::Typed)
    }
}

/// A text that is typed to a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerText {
    /// Why a due date is moved.
    Reason,
    /// What is to stand in the field, in the place of either content.
    Instead,
}

/// The texts that were typed to a difference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct AnswerTexts {
    pub(super) reason: String,
    pub(super) instead: String,
}

impl AnswerTexts {
    pub(super) fn get(&self, which: AnswerText) -> &str {
        match which {
            AnswerText::Reason => &self.reason,
            AnswerText::Instead => &self.instead,
        }
    }

    pub(super) fn set(&mut self, which: AnswerText, text: String) {
        match which {
            AnswerText::Reason => self.reason = text,
            AnswerText::Instead => self.instead = text,
        }
    }
}
