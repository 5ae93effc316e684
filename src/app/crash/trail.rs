//! The names of what a person asked for last, for the report on a crash. Only names: what was typed is not kept.

use std::collections::VecDeque;
use std::fmt::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use crate::session::Action;

/// How many names are kept.
const MOST: usize = 20;

/// The last names, shared with the report.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Trail {
    names: Arc<Mutex<VecDeque<String>>>,
}

impl Trail {
    /// Takes note of an action. The same again, as by each key that is typed, is one.
    pub(in crate::app) fn note(&self, action: &Action) {
        let name = name(action);
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if names.back() != Some(&name) {
            if names.len() == MOST {
                names.pop_front();
            }
            names.push_back(name);
        }
    }

    /// The names, the oldest first. None where the thread that panics was just taking note: it would wait for itself.
    pub(super) fn names(&self) -> Vec<String> {
        self.names.try_lock().map(|names| names.iter().cloned().collect()).unwrap_or_default()
    }
}

/// The name of a command, else that of the kind of action.
fn name(action: &Action) -> String {
    match action {
        Action::Run(command) => command.info().name.to_owned(),
        Action::InDocument(_, inner) => name(inner),
        other => {
            let mut head = Head(String::new());
            // It stops at the first sign behind the name, which is no failure.
            let _stopped = write!(head, "{other:?}");
            head.0
        }
    }
}

/// Takes a word and refuses whatever comes after it, so that nothing of a value is even written out.
struct Head(String);

impl Write for Head {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let word: String = text.chars().take_while(char::is_ascii_alphanumeric).collect();
        self.0.push_str(&word);
        if word.len() == text.len() { Ok(()) } else { Err(fmt::Error) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Command;

    #[test]
    fn names_are_kept_and_texts_are_not() {
        let trail = Trail::default();
        for action in [
            Action::Run(Command::Save),
            Action::SetQuery("整".to_owned()),
            Action::SetQuery("secret".to_owned()),
            Action::Paste("secret".to_owned().into()),
            Action::Quit,
        ] {
            trail.note(&action);
        }
        assert_eq!(trail.names(), ["command-save", "SetQuery", "Paste", "Quit"]);
        for _ in 0..MOST {
            trail.note(&Action::TypePath);
            trail.note(&Action::CloseDialog);
        }
        assert_eq!(trail.names().len(), MOST);
    }
}
