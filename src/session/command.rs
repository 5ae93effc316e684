//! The one table of commands and views. Menus, toolbar, shortcuts, palette and the page of shortcuts are made from it.
//!
//! Does not live here: whether a command can be run just now, and what it does (`availability`, `run`).

use crate::words::Words;

use super::shortcut::{Key, Shortcut};

/// What the table says of a command.
#[derive(Debug, Clone, Copy)]
pub struct CommandInfo {
    /// The key of its name in the language files; its tooltip stands under the same key with `-tip`.
    pub name: &'static str,
    /// The key of its tooltip.
    pub tip: &'static str,
    /// Its shortcut.
    pub shortcut: Option<Shortcut>,
    /// What must be there for it to be run.
    pub(super) needs: Needs,
    /// The view that it shows.
    pub view: Option<View>,
}

/// What must be there for a command to be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    Nothing,
    Document,
    /// A document with a file of its own.
    File,
    /// A document that is not as its file is.
    Unsaved,
    UndoableEdit,
    RedoableEdit,
    /// Selected nodes.
    Selection,
    SelectedItems,
    /// A selected node that has a due date.
    SelectedDue,
    /// A selected node that something can be added under, or beside.
    PlaceUnder,
    PlaceBeside,
    /// Cells of the ledger on screen.
    Cells,
    /// Groups of the ledger on screen.
    Groups,
    /// Items that are selected in charts or elsewhere.
    Brush,
    Filter,
    VisitBefore,
    VisitAfter,
    /// A report that tells the day it is about.
    AsOf,
    /// A chart on screen.
    Chart,
    /// A wall chart on screen.
    WallChart,
    /// Room for one more chart beside those on screen.
    ChartPlace,
}

/// A menu: the key of its name, and its commands in groups.
pub type Menu = (&'static str, &'static [&'static [Command]]);

/// The table: menus of groups of commands, each with its name and what it needs; then its shortcut and, where it shows
/// a view, that.
macro_rules! commands {
    ($( $menu:literal { $([ $(
        $Variant:ident $name:literal $Needs:ident $(, $shortcut:expr)? $(=> $View:ident $about:literal)? ;
    )* ])* } )*) => {
        /// A command that a person can run from a menu, the toolbar, the keyboard or the palette.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the names say it; the words for people are in commands.ftl")]
        pub enum Command { $($($( $Variant, )*)*)* }

        /// What the centre of the window shows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum View { $($($($( #[doc = $about] $View, )?)*)*)* }

        impl Command {
            /// All commands, in the order of the menus.
            pub const ALL: &[Self] = &[ $($($( Self::$Variant, )*)*)* ];

            /// What the table says of this command.
            #[must_use]
            pub fn info(self) -> CommandInfo {
                match self {
                    $($($( Self::$Variant => CommandInfo {
                        name: $name,
                        tip: concat!($name, "-tip"),
                        shortcut: commands!(@option $($shortcut)?),
                        needs: Needs::$Needs,
                        view: commands!(@option $(View::$View)?),
                    }, )*)*)*
                }
            }
        }

        /// The menus.
        pub const MENUS: &[Menu] = &[ $( ($menu, &[ $( &[ $( Command::$Variant ),* ] ),* ]) ),* ];
    };
    (@option) => { None };
    (@option $value:expr) => { Some($value) };
}

commands! {
    "menu-file" {
        [
            New            "command-new"            Nothing, Shortcut::ctrl(Key::N);
            NewFromTemplate "command-new-template"  Nothing;
            Open           "command-open"           Nothing, Shortcut::ctrl(Key::O);
            Import         "command-import"         Nothing, Shortcut::ctrl_shift(Key::O);
        ]
        [
            Save           "command-save"           Unsaved, Shortcut::ctrl(Key::S);
            SaveAs         "command-save-as"        Document, Shortcut::ctrl_shift(Key::S);
            Backups        "command-backups"        File;
            Recover        "command-recover"        Nothing;
        ]
        [
            Print          "command-print"          Document, Shortcut::ctrl(Key::P);
        ]
        [
            SaveCopy       "command-save-copy"      Document;
            Split          "command-split"          Document;
            Collect        "command-collect"        Document;
            SaveFindings   "command-save-findings"  Document;
        ]
        [
            Close          "command-close"          Document, Shortcut::ctrl(Key::W);
            Quit           "command-quit"           Nothing, Shortcut::ctrl(Key::Q);
        ]
    }
    "menu-edit" {
        [
            Undo           "command-undo"           UndoableEdit, Shortcut::ctrl(Key::Z);
            Redo           "command-redo"           RedoableEdit, Shortcut::ctrl_shift(Key::Z);
        ]
        [
            Cut            "command-cut"            Selection, Shortcut::ctrl(Key::X);
            Copy           "command-copy"           Selection, Shortcut::ctrl(Key::C);
            Paste          "command-paste"          Document, Shortcut::ctrl(Key::V);
            Duplicate      "command-duplicate"      Selection, Shortcut::ctrl_shift(Key::D);
            Delete         "command-delete"         Selection, Shortcut::plain(Key::Delete);
        ]
        [
            EditField      "command-edit-field"     Document, Shortcut::plain(Key::F2);
            NextPane       "command-next-pane"      Document, Shortcut::plain(Key::F6);
            FormerPane     "command-former-pane"    Document, Shortcut::shift(Key::F6);
            SelectCells    "command-select-cells"   Cells, Shortcut::ctrl(Key::A);
            FillDown       "command-fill-down"      Cells, Shortcut::ctrl(Key::D);
            DeleteRows     "command-delete-rows"    Cells, Shortcut::ctrl(Key::Delete);
        ]
        [
            AddUnder       "command-add-under"      PlaceUnder, Shortcut::ctrl_shift(Key::Enter);
            AddBeside      "command-add-beside"     PlaceBeside, Shortcut::ctrl(Key::Enter);
            AddReport      "command-add-report"     Document;
            NextRound      "command-next-round"     Document;
            Sample         "command-sample"         Document;
        ]
        [
            MoveUp         "command-move-up"        Selection, Shortcut::alt(Key::ArrowUp);
            MoveDown       "command-move-down"      Selection, Shortcut::alt(Key::ArrowDown);
            Renumber       "command-renumber"       Document;
        ]
        [
            RecordProgress "command-record-progress" Brush, Shortcut::ctrl_alt(Key::R);
            SetDue         "command-set-due"        SelectedDue, Shortcut::ctrl_alt(Key::D);
            CloseItems     "command-close-items"    SelectedItems, Shortcut::ctrl_alt(Key::E);
            RecordReview   "command-record-review"  SelectedItems;
            Letters        "command-letters"        Brush, Shortcut::ctrl_alt(Key::L);
        ]
        [
            Find           "command-find"           Document, Shortcut::ctrl(Key::F);
            Replace        "command-replace"        Cells, Shortcut::ctrl(Key::H);
            OnlySelected   "command-only-selected"  Brush, Shortcut::ctrl_alt(Key::F);
            ClearFilter    "command-clear-filter"   Filter, Shortcut::ctrl_shift(Key::F);
        ]
    }
    "menu-view" {
        [
            Today          "command-today"          Document, Shortcut::ctrl(Key::T) => Today "What the day asks for.";
            Overview       "command-overview"       Document, Shortcut::ctrl(Key::Num1) => Overview "How the whole stands.";
            Detail         "command-detail"         Document, Shortcut::ctrl(Key::Num2) => Detail "The selected node.";
            Indicators     "command-indicators"     Document, Shortcut::ctrl(Key::Num3) => Indicators "All indicators as charts.";
            Units          "command-units"          Document, Shortcut::ctrl_alt(Key::W) => Units "Units and leaders, each with what it answers for and owes.";
            Ledger         "command-ledger"         Document, Shortcut::ctrl(Key::Num5) => Ledger "All items as a table.";
            Charts         "command-charts"         Document, Shortcut::ctrl(Key::Num6) => Charts "Charts of the whole dataset.";
            Arrange        "command-arrange"        Document, Shortcut::ctrl(Key::Num7) => Briefing "The pages of the briefing, to be arranged.";
            Audit          "command-audit"          Document, Shortcut::ctrl(Key::Num8) => Audit "What the audit found.";
            Source         "command-source"         Document, Shortcut::ctrl(Key::Num4) => Source "The notice as a page.";
        ]
        [
            Activity       "command-activity"       Document, Shortcut::ctrl_alt(Key::H) => Activity "What was done in the file, by day or by item.";
            Papers         "command-papers"         Document, Shortcut::ctrl_alt(Key::P) => Papers "Tables and forms of the office, to be saved and printed.";
            Compare        "command-compare"        Document, Shortcut::ctrl(Key::Num9) => Compare "What differs from another dataset.";
            Returns        "command-returns"        Document => Returns "What came back from the units.";
        ]
        [
            AddChart       "command-add-chart"      ChartPlace, Shortcut::ctrl_alt(Key::N);
            ChartTable     "command-chart-table"    Chart, Shortcut::ctrl_alt(Key::B);
            CopyChart      "command-copy-chart"     Chart, Shortcut::ctrl_alt(Key::C);
            SaveChart      "command-save-chart"     Chart, Shortcut::ctrl_alt(Key::S);
            SaveCharts     "command-save-charts"    Document;
            SavePoster     "command-save-poster"    WallChart;
        ]
        [
            Briefing       "command-briefing"       Document, Shortcut::plain(Key::F5);
            SaveDeck       "command-save-deck"      Document;
        ]
        [
            Back           "command-back"           VisitBefore, Shortcut::alt(Key::ArrowLeft);
            Forward        "command-forward"        VisitAfter, Shortcut::alt(Key::ArrowRight);
        ]
        [
            AsOf           "command-as-of"          AsOf, Shortcut::ctrl_alt(Key::O);
        ]
        [
            ToggleTree     "command-toggle-tree"    Nothing, Shortcut::ctrl(Key::B);
            ToggleSource   "command-toggle-source"  Nothing, Shortcut::plain(Key::F9);
            UnfoldAll      "command-unfold-all"     Document, Shortcut::ctrl(Key::E);
            FoldAll        "command-fold-all"       Document, Shortcut::ctrl_shift(Key::E);
            FoldGroup      "command-fold-group"     Groups, Shortcut::ctrl_alt(Key::G);
            FoldGroups     "command-fold-groups"    Groups;
        ]
        [
            ZoomIn         "command-zoom-in"        Nothing, Shortcut::ctrl(Key::Plus);
            ZoomOut        "command-zoom-out"       Nothing, Shortcut::ctrl(Key::Minus);
            ZoomReset      "command-zoom-reset"     Nothing, Shortcut::ctrl(Key::Num0);
        ]
        [
            ThemeSystem    "command-theme-system"   Nothing;
            ThemeLight     "command-theme-light"    Nothing;
            ThemeDark      "command-theme-dark"     Nothing;
            ToggleTheme    "command-toggle-theme"   Nothing, Shortcut::ctrl_shift(Key::T);
        ]
        [
            Chinese        "command-chinese"        Nothing;
            English        "command-english"        Nothing;
            Settings       "command-settings"       Nothing, Shortcut::ctrl(Key::Comma);
        ]
    }
    "menu-help" {
        [
            OpenExample    "command-open-example"   Nothing;
            OpenFilled     "command-open-filled"    Nothing;
        ]
        [
            Guide          "command-guide"          Nothing;
        ]
        [
            Palette        "command-palette"        Nothing, Shortcut::ctrl_shift(Key::P);
            Shortcuts      "command-shortcuts"      Nothing, Shortcut::plain(Key::F1);
        ]
        [
            About          "command-about"          Nothing;
        ]
    }
}

impl Command {
    /// True for what writes, prints or copies something for readers outside: they are asked for once in a dataset.
    #[must_use]
    pub fn goes_out(self) -> bool {
        matches!(
            self,
            Self::CopyChart
                | Self::SaveChart
                | Self::SaveCharts
                | Self::SavePoster
                | Self::SaveDeck
                | Self::Print
                | Self::SaveCopy
                | Self::Split
        )
    }

    /// The commands that show a view, in the order in which menu and toolbar offer them.
    pub fn views() -> impl Iterator<Item = (Self, View)> {
        Self::ALL.iter().filter_map(|command| Some((*command, command.info().view?)))
    }
}

impl View {
    /// True for a page that has lists of its own and needs the width: neither the tree nor the source stands beside it.
    #[must_use]
    pub fn is_alone(self) -> bool {
        matches!(self, Self::Today | Self::Activity | Self::Overview)
    }
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
    fn a_view_has_one_command() {
        let views: HashSet<View> = Command::views().map(|(_, view)| view).collect();
        assert_eq!(views.len(), Command::views().count());
    }
}
