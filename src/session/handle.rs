//! What a person does: an action in, effects out. This place only delegates.

use std::time::Duration;

use super::action::Action;
use super::analyses::OnScreen;
use super::command::{Command, View};
use super::dialogs::AfterClose;
use super::effect::Effect;
use super::id::DocumentId;
use super::open::OpenDocument;
use super::papers::FormChoice;
use super::state::Session;

impl Session {
    /// Takes an action at `now` (time since the program started) and returns what is to be done.
    #[must_use]
    pub fn handle(&mut self, action: Action, now: Duration) -> Vec<Effect> {
        if !matches!(action, Action::GoOn) {
            self.note_acted();
        }
        self.dispatch(action, now);
        self.follow_up()
    }

    fn dispatch(&mut self, action: Action, now: Duration) {
        match action {
            Action::Run(command) => self.run(command, now),
            Action::Edit(edit) => self.edit(edit, now),
            Action::InDocument(id, action) => self.in_document(id, *action, now),
            Action::Type(id, typed) => self.note_typed(id, typed),
            Action::KeysInTree(in_tree) => self.keys_in_tree = in_tree,
            Action::Select(node) => self.select(node),
            Action::Mark(nodes) => self.mark(nodes),
            Action::Add(at, kind) => self.add(&at, kind, now),
            Action::MoveTo(nodes, place) => self.move_to(&nodes, &place, now),
            Action::Set(nodes, setting) => self.set_several(&nodes, &setting, now),
            Action::NameParties(node, field, names) => self.name_parties(&node, field, &names, now),
            Action::Paste(content) => self.paste(content, now),
            Action::ShowSource(report, spans) => self.show_source(report, spans),
            Action::SetView(view) => self.view = view,
            Action::SetQuery(query) => self.with_active(|document| document.analyses.set_query(query)),
            Action::SetFilter(filter) => self.with_active(|document| document.analyses.filter = filter),
            Action::SetArrangement(order) => self.with_active(|document| document.analyses.arrangement = order),
            Action::SetScope(scope) => self.with_active(|document| document.analyses.scope = scope),
            Action::Ledger(step) => self.ledger_step(step, now),
            Action::SetLedger(order) => self.with_active(|document| document.analyses.ledger = order),
            Action::SetLedgerRows(rows) => self.show_ledger_rows(rows),
            Action::SetColumns(columns) => {
                let rows = self.ledger_rows();
                self.settings.preferences.set_columns(rows, columns);
            }
            Action::SetFrozen(columns) => {
                let rows = self.ledger_rows();
                self.settings.preferences.set_frozen(rows, columns);
            }
            Action::SetGrouping(grouping) => self.settings.preferences.ledger_group = grouping,
            Action::SetPreferences(preferences) => self.set_preferences(*preferences),
            Action::Charts(step) => self.chart_step(step, now),
            Action::Brush(held, add) => self.brush(&held, add),
            Action::Brief(step) => self.brief(step),
            Action::Deck(step) => self.deck_step(step, now),
            Action::Paper(step) => self.paper_step(step, now),
            Action::WriteLetters(draft) => self.ask_letters_folder(draft),
            Action::ChooseAudience(audience, outgoing) => self.choose_audience(audience, outgoing, now),
            Action::Activity(step) => self.activity_step(step),
            Action::Finding(step) => self.finding_step(step, now),
            Action::Evidence(step) => self.evidence_step(step, now),
            Action::Import(step) => self.import_step(step, now),
            Action::Compare(step) => self.compare_step(step, now),
            Action::Return(step) => self.return_step(step, now),
            Action::Suggest(step) => self.suggest_step(&step, now),
            Action::UseFigure(report, span, used) => self.use_figure(&report, &span, used, now),
            Action::Dismiss(id) => self.toasts.dismiss(id),
            Action::CancelJob(job) => self.jobs.cancel(job),
            Action::Copy(text) => {
                self.effects.push(Effect::Copy(text.into()));
                self.toasts.inform(self.words().text("copied").to_owned(), now);
            }
            Action::Activate(id) => self.documents.activate(id),
            Action::Open(paths) => self.open(paths, now),
            Action::GoOn => self.go_on(),
            Action::NewFrom(template) => self.new_from(template),
            Action::OpenExample => self.run(Command::OpenExample, now),
            Action::PathsChosen(purpose, paths) => self.paths_chosen(purpose, paths, now),
            Action::DialogCancelled(purpose) => self.dialogs.end_path(purpose),
            Action::TypePath => self.dialogs.type_path(),
            Action::Ask(dialog) => self.dialogs.open(dialog),
            Action::Crash(step) => self.act_on_crash(step),
            Action::CloseDialog => self.close_dialog(),
            Action::Close(id) => self.close(&[id], AfterClose::Stay),
            Action::Quit => self.quit(),
            Action::SaveAndClose => self.save_and_close(),
            Action::DiscardAndClose => self.discard_and_close(),
            Action::Overwrite(id, path) => self.overwrite(id, path),
            Action::TakeTheirs(id) => self.take_theirs(id),
            Action::KeepMine(id) => self.keep_mine(id),
            Action::CompareOutside(id) => self.compare_outside(id),
            Action::ReplaceDamaged(id) => self.replace_damaged(id),
            Action::SaveElsewhere(id) => self.save_elsewhere(id),
            Action::OpenRest => self.open_rest(),
            Action::BeginRound(draft) => self.begin_round(&draft, now),
            Action::KeepVersion(id, name, note) => self.keep_version(id, name, note),
            Action::Restore(id, backup) => self.restore(id, backup),
            Action::Recover(at) => self.recover(at),
            Action::DropRecovery(at) => self.drop_recovery(at),
        }
    }

    /// Does something to a document, and brings the one back that was active.
    pub(super) fn in_document(&mut self, id: DocumentId, action: Action, now: Duration) {
        let active = self.documents.active_id();
        if self.document(id).is_none() {
            return;
        }
        self.documents.activate(id);
        self.dispatch(action, now);
        if let Some(active) = active {
            self.documents.activate(active);
        }
    }

    /// Asks for what the new state needs, and gives the effects out.
    pub(super) fn follow_up(&mut self) -> Vec<Effect> {
        let documents = &self.documents;
        self.toasts.turn_to(documents.active_id(), |id| documents.get(id).is_some());
        self.forget_typed_in_dialogs();
        self.ask_about_outside();
        self.ask_for_answers();
        self.ask_for_charts();
        self.ask_for_pages();
        self.ask_for_paper();
        self.ask_for_activity();
        self.ask_for_suggestions();
        self.ask_for_differences();
        self.ask_for_collection();
        self.ask_to_pack();
        std::mem::take(&mut self.effects)
    }

    /// Asks for new analyses when anything they depend on has changed.
    fn ask_for_answers(&mut self) {
        // A paper can be about the ledger as it is shown.
        let is_shown = |document: &OpenDocument| document.papers.chosen == FormChoice::Shown;
        let ledger = self.view == View::Ledger || self.view == View::Papers && self.active().is_some_and(is_shown);
        let is_party = |document: &OpenDocument| {
            document.selection().is_some_and(|node| matches!(node.node, crate::model::NodeId::Party(_)))
        };
        let view = self.view;
        let shows_parties =
            |document: &&OpenDocument| view == View::Units || view == View::Detail && is_party(document);
        let report = self.active().filter(shows_parties).and_then(OpenDocument::report);
        let parties = report.map(|report| report.id.clone());
        let grouping = self.settings.preferences.ledger_group;
        let shown = OnScreen { ledger, grouping, agenda: matches!(view, View::Today | View::Overview), parties };
        let margins = (self.settings.preferences.near_due_days, self.settings.preferences.pace_points);
        if let Some(document) = self.documents.active_mut()
            && let Some(request) = document.question(self.today, margins, &shown)
        {
            self.effects.push(Effect::Analyse(document.id(), request));
        }
    }
}
