//! The one table of commands. Menus, toolbar, shortcuts, palette and the page of shortcuts are made from it.

use crate::model::NodeId;
use crate::words::Words;

use super::shortcut::{Key, Shortcut};
use super::{OpenDocument, Session, ThemeChoice, View};

/// What the table says of a command.
#[derive(Debug, Clone, Copy)]
pub struct CommandInfo {
    /// The key of its name in the language files; its tooltip stands under the same key with `-tip`.
    pub name: &'static str,
    /// The key of its tooltip.
    pub tip: &'static str,
    /// Its shortcut.
    pub shortcut: Option<Shortcut>,
}

macro_rules! commands {
    ($( $Variant:ident $name:literal $shortcut:expr ;)*) => {
        /// A command that a person can run from a menu, the toolbar, the keyboard or the palette.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the names say it; the words for people are in commands.ftl")]
        pub enum Command { $( $Variant ),* }

        impl Command {
            /// All commands, in the order of the menus.
            pub const ALL: &[Self] = &[ $( Self::$Variant ),* ];

            /// What the table says of this command.
            #[must_use]
            pub fn info(self) -> CommandInfo {
                match self {
                    $( Self::$Variant => CommandInfo { name: $name, tip: concat!($name, "-tip"), shortcut: $shortcut } ),*
                }
            }
        }
    };
}

commands! {
    New            "command-new"             Some(Shortcut::ctrl(Key::N));
    Open           "command-open"            Some(Shortcut::ctrl(Key::O));
    OpenExample    "command-open-example"    None;
    Import         "command-import"          Some(Shortcut::ctrl_shift(Key::O));
    Save           "command-save"            Some(Shortcut::ctrl(Key::S));
    SaveAs         "command-save-as"         Some(Shortcut::ctrl_shift(Key::S));
    Backups        "command-backups"         None;
    Close          "command-close"           Some(Shortcut::ctrl(Key::W));
    Quit           "command-quit"            Some(Shortcut::ctrl(Key::Q));
    Undo           "command-undo"            Some(Shortcut::ctrl(Key::Z));
    Redo           "command-redo"            Some(Shortcut::ctrl_shift(Key::Z));
    Cut            "command-cut"             Some(Shortcut::ctrl(Key::X));
    Copy           "command-copy"            Some(Shortcut::ctrl(Key::C));
    Paste          "command-paste"           Some(Shortcut::ctrl(Key::V));
    Duplicate      "command-duplicate"       Some(Shortcut::ctrl_shift(Key::D));
    Delete         "command-delete"          Some(Shortcut::plain(Key::Delete));
    AddUnder       "command-add-under"       Some(Shortcut::ctrl_shift(Key::Enter));
    AddBeside      "command-add-beside"      Some(Shortcut::ctrl(Key::Enter));
    AddReport      "command-add-report"      None;
    MoveUp         "command-move-up"         Some(Shortcut::alt(Key::ArrowUp));
    MoveDown       "command-move-down"       Some(Shortcut::alt(Key::ArrowDown));
    Renumber       "command-renumber"        None;
    SetDue         "command-set-due"         Some(Shortcut::ctrl_alt(Key::D));
    CloseItems     "command-close-items"     Some(Shortcut::ctrl_alt(Key::E));
    Find           "command-find"            Some(Shortcut::ctrl(Key::F));
    ClearFilter    "command-clear-filter"    Some(Shortcut::ctrl_shift(Key::F));
    Overview       "command-overview"        Some(Shortcut::ctrl(Key::Num1));
    Detail         "command-detail"          Some(Shortcut::ctrl(Key::Num2));
    Indicators     "command-indicators"      Some(Shortcut::ctrl(Key::Num3));
    Source         "command-source"          Some(Shortcut::ctrl(Key::Num4));
    Ledger         "command-ledger"          Some(Shortcut::ctrl(Key::Num5));
    Charts         "command-charts"          Some(Shortcut::ctrl(Key::Num6));
    Arrange        "command-arrange"         Some(Shortcut::ctrl(Key::Num7));
    Audit          "command-audit"           Some(Shortcut::ctrl(Key::Num8));
    Compare        "command-compare"         Some(Shortcut::ctrl(Key::Num9));
    CopyChart      "command-copy-chart"      Some(Shortcut::ctrl_alt(Key::C));
    SaveChart      "command-save-chart"      Some(Shortcut::ctrl_alt(Key::S));
    SaveCharts     "command-save-charts"     None;
    Print          "command-print"           Some(Shortcut::ctrl(Key::P));
    AddChart       "command-add-chart"       Some(Shortcut::ctrl_alt(Key::N));
    OnlySelected   "command-only-selected"   Some(Shortcut::ctrl_alt(Key::F));
    Briefing       "command-briefing"        Some(Shortcut::plain(Key::F5));
    SaveDeck       "command-save-deck"       None;
    Back           "command-back"            Some(Shortcut::alt(Key::ArrowLeft));
    Forward        "command-forward"         Some(Shortcut::alt(Key::ArrowRight));
    ToggleTree     "command-toggle-tree"     Some(Shortcut::ctrl(Key::B));
    ToggleSource   "command-toggle-source"   Some(Shortcut::plain(Key::F9));
    UnfoldAll      "command-unfold-all"      Some(Shortcut::ctrl(Key::E));
    FoldAll        "command-fold-all"        Some(Shortcut::ctrl_shift(Key::E));
    ZoomIn         "command-zoom-in"         Some(Shortcut::ctrl(Key::Plus));
    ZoomOut        "command-zoom-out"        Some(Shortcut::ctrl(Key::Minus));
    ZoomReset      "command-zoom-reset"      Some(Shortcut::ctrl(Key::Num0));
    ThemeSystem    "command-theme-system"    None;
    ThemeLight     "command-theme-light"     None;
    ThemeDark      "command-theme-dark"      None;
    ToggleTheme    "command-toggle-theme"    Some(Shortcut::ctrl(Key::D));
    Chinese        "command-chinese"         None;
    English        "command-english"         None;
    Settings       "command-settings"        Some(Shortcut::ctrl(Key::Comma));
    Palette        "command-palette"         Some(Shortcut::ctrl_shift(Key::P));
    Shortcuts      "command-shortcuts"       Some(Shortcut::plain(Key::F1));
    About          "command-about"           None;
}

/// The views, in the order in which menu and toolbar offer them.
pub const VIEWS: &[Command] = &[
    Command::Overview,
    Command::Detail,
    Command::Indicators,
    Command::Ledger,
    Command::Charts,
    Command::Arrange,
    Command::Audit,
    Command::Source,
];

/// The menus: the key of each menu's name, and its commands in groups.
pub const MENUS: &[(&str, &[&[Command]])] = &[
    (
        "menu-file",
        &[
            &[Command::New, Command::Open, Command::Import, Command::OpenExample],
            &[Command::Save, Command::SaveAs, Command::Backups],
            &[Command::Print],
            &[Command::Close, Command::Quit],
        ],
    ),
    (
        "menu-edit",
        &[
            &[Command::Undo, Command::Redo],
            &[Command::Cut, Command::Copy, Command::Paste, Command::Duplicate, Command::Delete],
            &[Command::AddUnder, Command::AddBeside, Command::AddReport],
            &[Command::MoveUp, Command::MoveDown, Command::Renumber],
            &[Command::SetDue, Command::CloseItems],
            &[Command::Find, Command::OnlySelected, Command::ClearFilter],
        ],
    ),
    (
        "menu-view",
        &[
            VIEWS,
            &[Command::Compare],
            &[Command::AddChart, Command::CopyChart, Command::SaveChart, Command::SaveCharts],
            &[Command::Briefing, Command::SaveDeck],
            &[Command::Back, Command::Forward],
            &[Command::ToggleTree, Command::ToggleSource, Command::UnfoldAll, Command::FoldAll],
            &[Command::ZoomIn, Command::ZoomOut, Command::ZoomReset],
            &[Command::ThemeSystem, Command::ThemeLight, Command::ThemeDark, Command::ToggleTheme],
            &[Command::Chinese, Command::English, Command::Settings],
        ],
    ),
    ("menu-help", &[&[Command::Palette, Command::Shortcuts], &[Command::About]]),
];

impl Session {
    /// True when the command can be run now.
    #[must_use]
    pub fn enabled(&self, command: Command) -> bool {
        let document = self.active();
        match command {
            Command::Save => document.is_some_and(|d| d.document().is_dirty() || d.path().is_none()),
            Command::CopyChart | Command::SaveChart => {
                self.view == View::Charts && document.is_some_and(|d| d.chart().is_some())
            }
            Command::AddChart => {
                self.view == View::Charts && document.is_some_and(|d| d.chart_panels().0.len() < super::MOST_CHARTS)
            }
            Command::OnlySelected => document.is_some_and(|d| !d.brush().is_empty()),
            Command::Backups => document.is_some_and(|d| d.path().is_some()),
            Command::Undo => document.is_some_and(|d| d.document().undoable().is_some()),
            Command::Redo => document.is_some_and(|d| d.document().redoable().is_some()),
            Command::ClearFilter => document.is_some_and(OpenDocument::is_filtered),
            Command::Back => document.is_some_and(|d| d.can_go(-1)),
            Command::Forward => document.is_some_and(|d| d.can_go(1)),
            Command::Cut
            | Command::Copy
            | Command::Duplicate
            | Command::Delete
            | Command::MoveUp
            | Command::MoveDown => document.is_some_and(|d| !d.chosen().is_empty()),
            Command::AddBeside if self.view == View::Briefing => document.is_some(),
            Command::AddUnder => self.kind_under().is_some(),
            Command::AddBeside => self.kind_beside().is_some(),
            Command::SetDue => document.is_some_and(|d| d.chosen().iter().any(|node| has_due(&node.node))),
            Command::CloseItems => {
                document.is_some_and(|d| d.chosen().iter().any(|node| matches!(node.node, NodeId::Item(_))))
            }
            Command::SaveAs
            | Command::Paste
            | Command::AddReport
            | Command::Renumber
            | Command::Ledger
            | Command::Briefing
            | Command::SaveDeck
            | Command::SaveCharts
            | Command::Print
            | Command::Charts
            | Command::Arrange
            | Command::Audit
            | Command::Compare
            | Command::Close
            | Command::Find
            | Command::Overview
            | Command::Detail
            | Command::Indicators
            | Command::Source
            | Command::UnfoldAll
            | Command::FoldAll => document.is_some(),
            _ => true,
        }
    }

    /// For a command that stands for a state: whether the state holds now.
    #[must_use]
    pub fn checked(&self, command: Command) -> Option<bool> {
        let preferences = self.preferences();
        let language = preferences.language();
        match command {
            Command::Overview => Some(self.view == View::Overview),
            Command::Detail => Some(self.view == View::Detail),
            Command::Indicators => Some(self.view == View::Indicators),
            Command::Source => Some(self.view == View::Source),
            Command::Ledger => Some(self.view == View::Ledger),
            Command::Charts => Some(self.view == View::Charts),
            Command::Arrange => Some(self.view == View::Briefing),
            Command::Audit => Some(self.view == View::Audit),
            Command::Compare => Some(self.view == View::Compare),
            Command::ToggleTree => Some(preferences.show_tree),
            Command::ToggleSource => Some(preferences.show_source),
            Command::ThemeSystem => Some(preferences.theme == ThemeChoice::System),
            Command::ThemeLight => Some(preferences.theme == ThemeChoice::Light),
            Command::ThemeDark => Some(preferences.theme == ThemeChoice::Dark),
            Command::Chinese => Some(language == crate::words::Language::Chinese),
            Command::English => Some(language == crate::words::Language::English),
            _ => None,
        }
    }

    /// The command's name; undo and redo say what they will undo or redo.
    #[must_use]
    pub fn command_name(&self, command: Command) -> String {
        let document = self.active().map(OpenDocument::document);
        let edit = match command {
            Command::Undo => document.and_then(|document| document.undoable()),
            Command::Redo => document.and_then(|document| document.redoable()),
            _ => None,
        };
        let name = self.words().text(command.info().name);
        let kind = match command {
            Command::AddUnder => self.kind_under(),
            Command::AddBeside => self.kind_beside(),
            _ => None,
        };
        if let Some(kind) = kind {
            return format!("{name}: {}", self.kind_word(kind));
        }
        let Some(edit) = edit else { return name.to_owned() };
        let report = self.active().and_then(|document| document.document().dataset().report(&edit.report));
        let columns = report.map_or(&[][..], |report| &report.columns);
        format!("{name}: {}", edit.name().words(self.words(), columns))
    }
}

/// True for the nodes that have a due date.
fn has_due(node: &NodeId) -> bool {
    matches!(node, NodeId::Item(_) | NodeId::Measure(_))
}

impl CommandInfo {
    /// The tooltip, with the shortcut behind it.
    #[must_use]
    pub fn tooltip(&self, words: &Words) -> String {
        let tip = words.text(self.tip);
        self.shortcut.map_or_else(|| tip.to_owned(), |shortcut| format!("{tip} ({shortcut})"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut seen = HashSet::new();
        for command in Command::ALL {
            if let Some(shortcut) = command.info().shortcut {
                assert!(seen.insert(shortcut), "{command:?} has {shortcut}, as another command");
            }
        }
    }

    #[test]
    fn every_command_stands_in_exactly_one_menu() {
        let placed: Vec<_> =
            MENUS.iter().flat_map(|(_, groups)| groups.iter().flat_map(|group| group.iter())).collect();
        for command in Command::ALL {
            assert_eq!(placed.iter().filter(|placed| **placed == command).count(), 1, "{command:?}");
        }
    }
}
