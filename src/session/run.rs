//! What each command does.

use std::sync::Arc;
use std::time::Duration;

use crate::document::Kind;
use crate::model::Dataset;
use crate::words::{Language, Words};

use super::{AfterClose, Command, Dialog, Effect, Session, ThemeChoice, View};

impl Session {
    pub(super) fn run(&mut self, command: Command, now: Duration, effects: &mut Vec<Effect>) {
        if !self.enabled(command) || self.run_on_deck(command, now) {
            return;
        }
        match command {
            Command::New => self.new_document(),
            Command::Open => self.ask_open(effects),
            Command::Import => self.ask_import(effects),
            Command::OpenExample => self.open_example(effects),
            Command::Save => self.save(effects),
            Command::SaveAs => self.save_as(effects),
            Command::Backups => self.find_backups(effects),
            Command::Close => self.close_active(effects),
            Command::Quit => self.quit(effects),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Find => self.find(effects),
            Command::ClearFilter => self.clear_filter(),
            Command::Overview => self.view = View::Overview,
            Command::Detail => self.view = View::Detail,
            Command::Indicators => self.view = View::Indicators,
            Command::Source => self.view = View::Source,
            Command::Ledger => self.view = View::Ledger,
            Command::Charts => self.view = View::Charts,
            Command::Arrange => self.view = View::Briefing,
            Command::Audit => self.view = View::Audit,
            Command::Compare => self.view = View::Compare,
            Command::CopyChart => self.copy_chart(effects),
            Command::SaveDeck => self.save_deck(effects),
            Command::SaveChart => self.save_chart(effects),
            Command::SaveCharts => self.save_charts(effects),
            Command::Print => self.print(effects),
            Command::AddChart => self.chart_step(super::ChartStep::Add),
            Command::OnlySelected => self.show_only_selected(),
            Command::Back => self.go(-1),
            Command::Forward => self.go(1),
            Command::ToggleTree => self.preferences.show_tree = !self.preferences.show_tree,
            Command::ToggleSource => self.preferences.show_source = !self.preferences.show_source,
            Command::UnfoldAll => effects.push(Effect::UnfoldTree(true)),
            Command::FoldAll => effects.push(Effect::UnfoldTree(false)),
            Command::Palette => self.dialog = Some(Dialog::Palette),
            Command::Shortcuts => self.dialog = Some(Dialog::Shortcuts),
            Command::Settings => self.dialog = Some(Dialog::Settings),
            Command::About => self.dialog = Some(Dialog::About),
            _ => self.change_structure(command, now, effects),
        }
    }

    fn change_structure(&mut self, command: Command, now: Duration, effects: &mut Vec<Effect>) {
        match command {
            Command::Cut => self.cut_nodes(effects, now),
            Command::Copy => {
                self.copy_nodes(effects);
            }
            Command::Paste => effects.push(Effect::RequestPaste),
            Command::Duplicate => self.duplicate(now),
            Command::Delete => self.delete(crate::document::EditLabel::Remove, now),
            Command::AddUnder => self.add_at_selection(self.kind_under(), now),
            Command::AddBeside => self.add_at_selection(self.kind_beside(), now),
            Command::AddReport => self.add_at_selection(Some(Kind::Report), now),
            Command::MoveUp => self.step(false, now),
            Command::MoveDown => self.step(true, now),
            Command::Renumber => self.renumber(now),
            Command::Briefing => self.begin_briefing(now, effects),
            Command::SetDue => self.ask_about_chosen(|nodes| Dialog::Due(nodes, None)),
            Command::CloseItems => self.ask_about_chosen(Dialog::Close),
            _ => self.set_preference(command, effects),
        }
    }

    fn ask_about_chosen(&mut self, dialog: impl Fn(Vec<crate::model::NodeRef>) -> Dialog) {
        self.dialog = self.active().map(|document| dialog(document.chosen().to_vec()));
    }

    fn set_preference(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let preferences = &mut self.preferences;
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
            Command::Chinese => self.set_language(Language::Chinese),
            Command::English => self.set_language(Language::English),
            _ => return,
        }
        effects.push(Effect::ApplyPreferences);
    }

    pub(super) fn set_preferences(&mut self, preferences: super::Preferences, effects: &mut Vec<Effect>) {
        if preferences.language() != self.words.language() {
            self.words = Arc::new(Words::load(preferences.language()));
        }
        self.preferences = preferences;
        effects.push(Effect::ApplyPreferences);
    }

    fn set_language(&mut self, language: Language) {
        self.preferences.language = Some(language);
        self.words = Arc::new(Words::load(language));
    }

    fn new_document(&mut self) {
        let title = self.words.text("new-report-title").to_owned();
        let mut dataset = Dataset::default();
        dataset.reports.push(Arc::new(crate::model::Report::new("report-1".into(), title)));
        self.add_document(crate::document::Document::new(Arc::new(dataset)), None);
        self.view = View::Detail;
    }

    fn close_active(&mut self, effects: &mut Vec<Effect>) {
        if let Some(id) = self.active {
            self.close(&[id], AfterClose::Stay, effects);
        }
    }

    fn undo(&mut self) {
        let undone = self.active_mut().and_then(|document| document.document_mut().undo());
        self.after_undo(undone, true);
    }

    fn redo(&mut self) {
        let undone = self.active_mut().and_then(|document| document.document_mut().redo());
        self.after_undo(undone, false);
    }

    fn after_undo(&mut self, undone: Option<crate::document::Undone>, back: bool) {
        let (Some(undone), Some(id)) = (undone, self.active) else { return };
        self.record_step(id, &undone, back);
        let Some(document) = self.active_mut() else { return };
        let before = Arc::clone(document.document().dataset());
        if undone.edit.is_seen_at_its_node() && document.document().dataset().holds(&undone.node) {
            document.select(undone.node);
        }
        document.mend_selection(&before);
    }

    fn find(&mut self, effects: &mut Vec<Effect>) {
        self.preferences.show_tree = true;
        effects.push(Effect::FocusSearch);
    }

    fn clear_filter(&mut self) {
        if let Some(document) = self.active_mut() {
            document.query.clear();
            document.filter = crate::analysis::Filter::default();
        }
    }
}
