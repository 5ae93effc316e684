//! What each command does.

use std::sync::Arc;
use std::time::Duration;

use crate::document::{Kind, Undone};
use crate::model::{Dataset, KnownPlaces, Node, NodeId, NodeRef};
use crate::words::Language;

use super::charts::ChartStep;
use super::command::{Command, View};
use super::dialogs::{AfterClose, Dialog, Outgoing};
use super::effect::Effect;
use super::examples::Example;
use super::ledger::LedgerStep;
use super::open::OpenDocument;
use super::preferences::{Preferences, ThemeChoice};
use super::returns::ReturnStep;
use super::state::Session;
use super::templates::Template;

impl Session {
    pub(super) fn run(&mut self, command: Command, now: Duration) {
        if !self.enabled(command) || self.run_on_deck(command, now) {
            return;
        }
        if let Some(view) = command.info().view {
            self.view = view;
            return;
        }
        if self.audience_asked(Outgoing::Command(command)) {
            return;
        }
        match command {
            Command::New => self.new_document(),
            Command::NewFromTemplate => self.dialogs.open(Dialog::Templates),
            Command::Guide => self.dialogs.open(Dialog::Guide),
            Command::Open => self.ask_open(),
            Command::Import => self.ask_import(),
            Command::OpenExample => self.open_example(Example::Notice),
            Command::OpenFilled => self.open_example(Example::Filled),
            Command::Save => self.save_or_tell(now),
            Command::SaveAs => self.save_as(),
            Command::Backups => self.find_backups(),
            Command::Recover => self.effects.push(Effect::FindDropped),
            Command::Close => self.close_active(),
            Command::Quit => self.quit(),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Find => self.find(),
            Command::ClearFilter => self.clear_filter(),
            Command::CopyChart => self.copy_chart(now),
            Command::SaveDeck => self.save_deck(),
            Command::SaveChart => self.save_chart(),
            Command::SaveCharts => self.save_charts(),
            Command::SavePoster => self.ask_poster(),
            Command::Print => self.print(now),
            Command::SaveCopy => self.ask_copy_path(),
            Command::SaveFindings => self.ask_findings_path(),
            Command::Split => self.ask_split(now),
            Command::Collect => self.return_step(ReturnStep::AskFiles, now),
            Command::AddChart => self.with_active(|document| document.charts.handle(ChartStep::Add)),
            Command::ChartTable => self.with_active(|document| document.charts.handle(ChartStep::Table)),
            Command::AsOf => self.toggle_as_of(),
            Command::OnlySelected => self.show_only_selected(),
            Command::Back => self.go(-1),
            Command::Forward => self.go(1),
            Command::ToggleTree => self.settings.preferences.show_tree = !self.settings.preferences.show_tree,
            Command::ToggleSource => self.settings.preferences.show_source = !self.settings.preferences.show_source,
            Command::UnfoldAll => self.effects.push(Effect::UnfoldTree(true)),
            Command::FoldAll => self.effects.push(Effect::UnfoldTree(false)),
            Command::FoldGroup => self.fold_group(),
            Command::FoldGroups => self.fold_groups(),
            Command::Palette => self.dialogs.open(Dialog::Palette),
            Command::Shortcuts => self.dialogs.open(Dialog::Shortcuts),
            Command::Settings => self.dialogs.open(Dialog::Settings),
            Command::About => self.dialogs.open(Dialog::About),
            _ => self.change_structure(command, now),
        }
    }

    fn change_structure(&mut self, command: Command, now: Duration) {
        match command {
            Command::Cut => self.cut_nodes(now),
            Command::Copy => {
                self.copy_nodes();
            }
            Command::Paste => self.effects.push(Effect::RequestPaste),
            Command::NextPane => self.effects.push(Effect::GoRound { back: false }),
            Command::FormerPane => self.effects.push(Effect::GoRound { back: true }),
            Command::EditField => self.effects.push(Effect::EditField),
            Command::Replace => self.effects.push(Effect::ReplaceInCells),
            Command::SelectCells => self.ledger_step(LedgerStep::All, now),
            Command::FillDown => self.fill_down(now),
            Command::Duplicate => self.duplicate(now),
            Command::Delete if self.is_about_cells() => self.clear_cells(now),
            Command::Delete | Command::DeleteRows => self.delete(crate::document::EditLabel::Remove, now),
            Command::AddUnder => self.add_at_selection(self.kind_under(), now),
            Command::AddBeside => self.add_at_selection(self.kind_beside(), now),
            Command::AddReport => self.add_at_selection(Some(Kind::Report), now),
            Command::NextRound => self.ask_about_round(),
            Command::Sample => self.ask_about_sample(),
            Command::MoveUp => self.step(false, now),
            Command::MoveDown => self.step(true, now),
            Command::Renumber => self.renumber(now),
            Command::Briefing => self.start_briefing(now),
            Command::RecordProgress => self.ask_about_progress(),
            Command::SetDue => self.ask_about_chosen(|nodes| Dialog::Due(nodes, None)),
            Command::CloseItems => self.ask_about_chosen(Dialog::Close),
            Command::RecordReview => self.ask_about_review(now),
            Command::Letters => self.ask_about_letters(),
            _ => self.set_preference(command),
        }
    }

    fn ask_about_chosen(&mut self, dialog: impl Fn(Vec<NodeRef>) -> Dialog) {
        if let Some(document) = self.documents.active() {
            self.dialogs.open(dialog(document.chosen().to_vec()));
        }
    }

    /// Asks what the second look at the chosen items found, at those that are done.
    fn ask_about_review(&mut self, now: Duration) {
        let Some(document) = self.documents.active() else { return };
        let (dataset, mut places) = (document.document().dataset(), KnownPlaces::default());
        let mut is_done = |node: &NodeRef| {
            let own = places.find(dataset, node);
            own.is_some_and(|(_, own)| matches!(own, Node::Item(item) if item.is_looked_at_again()))
        };
        let done: Vec<NodeRef> = document.chosen().iter().filter(|node| is_done(node)).cloned().collect();
        if done.is_empty() {
            let told = self.words().text("review-none").to_owned();
            self.toasts.inform(told, now);
        } else {
            self.dialogs.open(Dialog::Review(done));
        }
    }

    /// Asks which closed items are to be looked at again.
    fn ask_about_sample(&mut self) {
        if let Some(report) = self.active().and_then(OpenDocument::report) {
            self.dialogs.open(Dialog::Sample(report.id.clone()));
        }
    }

    /// Asks how the selected item goes.
    fn ask_about_progress(&mut self) {
        let item = self.active().and_then(|document| {
            let node = document.selection()?;
            let item = document.document().dataset().report(&node.report)?.item_of(&node.node)?;
            Some(NodeRef::new(node.report.clone(), NodeId::Item(item.id.clone())))
        });
        if let Some(node) = item {
            self.dialogs.open(Dialog::Progress(node));
        }
    }

    fn set_preference(&mut self, command: Command) {
        let preferences = &mut self.settings.preferences;
        match command {
            Command::ZoomIn => preferences.zoom_by(1.0),
            Command::ZoomOut => preferences.zoom_by(-1.0),
            Command::ZoomReset => preferences.zoom = 1.0,
            Command::ThemeSystem => preferences.theme = ThemeChoice::System,
            Command::ThemeLight => preferences.theme = ThemeChoice::Light,
            Command::ThemeDark => preferences.theme = ThemeChoice::Dark,
            Command::ToggleTheme => {
                let dark = preferences.theme == ThemeChoice::Dark;
                preferences.theme = if dark { ThemeChoice::Light } else { ThemeChoice::Dark };
            }
            Command::Chinese => self.settings.set_language(Language::Chinese),
            Command::English => self.settings.set_language(Language::English),
            _ => return,
        }
        self.effects.push(Effect::ApplyPreferences);
    }

    pub(super) fn set_preferences(&mut self, preferences: Preferences) {
        self.settings.set(preferences);
        self.effects.push(Effect::ApplyPreferences);
    }

    fn new_document(&mut self) {
        let title = self.settings.words.text("new-report-title").to_owned();
        let mut dataset = Dataset::default();
        dataset.reports.push(Arc::new(crate::model::Report::new("report-1".into(), title)));
        self.add_document(crate::document::Document::new(Arc::new(dataset)), None);
        self.view = View::Detail;
    }

    /// Begins a dataset with what such a rectification has in every office.
    pub(super) fn new_from(&mut self, template: Template) {
        self.dialogs.close();
        self.add_document(crate::document::Document::new(Arc::new(template.dataset())), None);
        self.view = View::Detail;
    }

    fn close_active(&mut self) {
        if let Some(id) = self.documents.active_id() {
            self.close(&[id], AfterClose::Stay);
        }
    }

    fn undo(&mut self) {
        let Some(document) = self.documents.active_mut() else { return };
        let before = Arc::clone(document.document().dataset());
        let undone = document.document_mut().undo();
        self.after_undo(undone, &before, true);
    }

    fn redo(&mut self) {
        let Some(document) = self.documents.active_mut() else { return };
        let before = Arc::clone(document.document().dataset());
        let undone = document.document_mut().redo();
        self.after_undo(undone, &before, false);
    }

    fn after_undo(&mut self, undone: Option<Undone>, before: &Dataset, back: bool) {
        let (Some(undone), Some(id)) = (undone, self.documents.active_id()) else { return };
        self.toasts.step_made();
        self.record_step(id, &undone, back);
        self.hold_rows(id);
        self.mend_refused_cells(id, before);
        let Some(document) = self.documents.active_mut() else { return };
        let present = Arc::clone(document.document().dataset());
        let is_seen = undone.edit.is_seen_at_its_node && present.holds(&undone.edit.node);
        if is_seen {
            document.select(undone.edit.node.clone());
        }
        document.mend_selection(before);
        if is_seen {
            self.stand_at_change(&undone.edit);
        }
    }

    fn find(&mut self) {
        self.settings.preferences.show_tree = true;
        // Where there is no tree, what is found is seen in the ledger.
        if !self.has_tree() {
            self.view = View::Ledger;
        }
        self.effects.push(Effect::FocusSearch);
    }

    fn clear_filter(&mut self) {
        self.with_active(|document| document.analyses.clear_filter());
        self.clear_column_filters();
    }
}
