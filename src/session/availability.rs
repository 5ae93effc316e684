//! Whether a command can be run now, whether its state holds, and what it is called just now.

use crate::model::NodeId;
use crate::words::Language;

use super::charts::MOST_CHARTS;
use super::command::{Command, Needs, View};
use super::open::OpenDocument;
use super::preferences::ThemeChoice;
use super::state::Session;

impl Session {
    /// True when the command can be run now.
    #[must_use]
    pub fn enabled(&self, command: Command) -> bool {
        let document = self.active();
        // There the nodes of findings are selected, and nothing shows what would go with them.
        if self.view() == View::Audit && matches!(command, Command::Delete | Command::Cut) {
            return false;
        }
        // Nothing is done to a node that is not seen to be selected.
        let is_of_selection = matches!(
            command,
            Command::Delete
                | Command::Cut
                | Command::Duplicate
                | Command::MoveUp
                | Command::MoveDown
                | Command::AddBeside
                | Command::AddUnder
        );
        if is_of_selection && self.hides_selection() {
            return false;
        }
        // A row that moved in the notice stays where it is in a table that has an order of its own, or groups.
        if matches!(command, Command::MoveUp | Command::MoveDown) && self.view() == View::Ledger && self.is_rearranged()
        {
            return false;
        }
        match command.info().needs {
            // Pages that need the width have nothing beside them.
            Needs::Nothing => {
                !matches!(command, Command::ToggleSource | Command::ToggleTree) || !self.view().is_alone()
            }
            Needs::Document if matches!(command, Command::FoldAll | Command::UnfoldAll) && !self.has_tree() => false,
            // While pages are arranged, a page is added: that needs no selected node.
            Needs::PlaceBeside if self.view() == View::Briefing => document.is_some(),
            Needs::PlaceUnder => self.kind_under().is_some(),
            Needs::PlaceBeside => self.kind_beside().is_some(),
            // With the keyboard in the tree no key changes the cells beside it; finding in them is asked for by name.
            Needs::Cells => self.marked_cells().is_some() && (command == Command::Replace || !self.keys_in_tree()),
            Needs::Groups => self.has_groups(),
            Needs::Chart | Needs::WallChart | Needs::ChartPlace if self.view() != View::Charts => false,
            needs => document.is_some_and(|document| has(document, needs)),
        }
    }

    /// True where the tree can stand beside the view. The others have a list of their own in its place, or need the width.
    #[must_use]
    pub fn has_tree(&self) -> bool {
        match self.view() {
            View::Units | View::Indicators | View::Audit => false,
            View::Compare => self.comparing().is_none(),
            View::Returns => self.active().is_none_or(|document| document.returns().is_none()),
            view => !view.is_alone(),
        }
    }

    /// True where the rows of the ledger do not stand in the order of the notice.
    fn is_rearranged(&self) -> bool {
        self.has_groups() || self.active().is_some_and(|document| !document.ledger().order.keys.is_empty())
    }

    /// True where the view shows another node than the selected one, or none: it has no tree, and the pages of units and
    /// indicators show none before one of them was chosen.
    fn hides_selection(&self) -> bool {
        let selected = self.active().and_then(OpenDocument::selection).map(|node| &node.node);
        match self.view() {
            _ if self.import().is_some() => true,
            View::Units => !matches!(selected, Some(NodeId::Party(_))),
            View::Indicators => !matches!(selected, Some(NodeId::Indicator(_))),
            _ => !self.has_tree(),
        }
    }

    /// For a command that stands for a state: whether the state holds now.
    #[must_use]
    pub fn checked(&self, command: Command) -> Option<bool> {
        if let Some(view) = command.info().view {
            return Some(self.view() == view);
        }
        let preferences = self.preferences();
        let language = preferences.language();
        match command {
            Command::ChartTable => Some(self.active().is_some_and(OpenDocument::shows_chart_table)),
            Command::AsOf => Some(self.active().is_some_and(OpenDocument::is_as_of)),
            Command::ToggleTree => Some(preferences.show_tree),
            Command::ToggleSource => Some(preferences.show_source),
            Command::ThemeSystem => Some(preferences.theme == ThemeChoice::System),
            Command::ThemeLight => Some(preferences.theme == ThemeChoice::Light),
            Command::ThemeDark => Some(preferences.theme == ThemeChoice::Dark),
            Command::Chinese => Some(language == Language::Chinese),
            Command::English => Some(language == Language::English),
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
        if command == Command::Delete && self.is_about_cells() {
            return self.words().text("ledger-clear").to_owned();
        }
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
        let report = self.active().and_then(|document| document.document().dataset().report(&edit.node.report));
        let columns = report.map_or(&[][..], |report| &report.columns);
        format!("{name}: {}", edit.name.words(self.words(), columns))
    }
}

/// True when a document holds what a command needs of it.
fn has(document: &OpenDocument, needs: Needs) -> bool {
    match needs {
        Needs::Unsaved => document.needs_save() || document.refused_text().is_some(),
        Needs::File => document.path().is_some(),
        Needs::UndoableEdit => document.document().undoable().is_some(),
        Needs::RedoableEdit => document.document().redoable().is_some(),
        Needs::Selection => !document.chosen().is_empty(),
        Needs::SelectedDue => document.chosen().iter().any(|node| has_due(&node.node)),
        Needs::SelectedItems => document.chosen().iter().any(|node| matches!(node.node, NodeId::Item(_))),
        Needs::Brush => !document.brush().is_empty(),
        Needs::Filter => document.is_filtered() || !document.ledger().filter.is_empty(),
        Needs::VisitBefore => document.can_go(-1),
        Needs::VisitAfter => document.can_go(1),
        Needs::AsOf => document.as_of().is_some(),
        Needs::Chart => document.chart().is_some(),
        Needs::WallChart => document.chart().is_some_and(|chart| matches!(chart.body, crate::chart::Body::Schedule(_))),
        Needs::ChartPlace => document.chart_panels().0.len() < MOST_CHARTS,
        Needs::Nothing | Needs::Document | Needs::Cells | Needs::Groups | Needs::PlaceUnder | Needs::PlaceBeside => {
            true
        }
    }
}

/// True for the nodes that have a due date.
fn has_due(node: &NodeId) -> bool {
    matches!(node, NodeId::Item(_) | NodeId::Measure(_))
}
