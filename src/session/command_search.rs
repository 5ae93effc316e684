//! Commands found by what a person types: by their names in both languages and by pinyin.

use crate::analysis::named_like;
use crate::words::{Language, Words};

use super::command::Command;
use super::state::Session;

/// The names of all commands in both languages.
#[derive(Debug)]
pub struct CommandNames {
    names: Vec<(Command, String)>,
}

impl CommandNames {
    /// Takes them from both languages.
    #[must_use]
    pub fn load() -> Self {
        let languages = Language::ALL.map(Words::of);
        let name = |command: Command| languages.each_ref().map(|words| words.text(command.info().name)).join("\n");
        Self { names: Command::ALL.iter().map(|command| (*command, name(*command))).collect() }
    }

    /// The commands that are called like what was typed, in the order of the menus: now, or in either language. For
    /// nothing typed all of them.
    #[must_use]
    pub fn find(&self, typed: &str, session: &Session) -> Vec<Command> {
        let now = |(command, name): &(Command, String)| {
            // What undo will undo is a part of its name just now.
            (*command, format!("{name}\n{}", session.command_name(*command)))
        };
        let found = named_like(typed, self.names.iter().map(now), |(_, name)| name);
        found.into_iter().map(|(command, _)| command).collect()
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::session::Examples;
    use crate::session::Preferences;

    fn found(typed: &str) -> Vec<Command> {
        let preferences = Preferences { language: Some(Language::Chinese), ..Preferences::default() };
        let session = Session::new(preferences, Examples::new(&[], &[]), "2025-08-01".parse().unwrap());
        CommandNames::load().find(typed, &session)
    }

    #[test]
    fn a_command_is_found_in_both_languages_and_by_pinyin() {
        for typed in ["保存", "save", "Save", "baocun", "bc"] {
            assert!(found(typed).contains(&Command::Save), "{typed}");
        }
        assert_eq!(found("").len(), Command::ALL.len());
    }

    #[test]
    fn a_name_of_the_source_finds_nothing() {
        assert_eq!(found("ToggleTree"), []);
    }
}
