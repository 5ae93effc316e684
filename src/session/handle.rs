//! The one entrance: an action in, effects out. This place only delegates.

use std::time::Duration;

use super::{Action, Command, Effect, Session, Severity, View};

impl Session {
    /// Takes an action at `now` (time since the program started) and tells what is to be done.
    #[must_use]
    pub fn handle(&mut self, action: Action, now: Duration) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.dispatch(action, now, &mut effects);
        self.ask_about_outside();
        effects.append(&mut self.outbox);
        self.ask_again(&mut effects);
        self.ask_for_charts(&mut effects);
        self.ask_for_pages(&mut effects);
        self.ask_for_suggestions(&mut effects);
        self.ask_for_differences(&mut effects);
        effects
    }

    fn dispatch(&mut self, action: Action, now: Duration, effects: &mut Vec<Effect>) {
        match action {
            Action::Run(command) => self.run(command, now, effects),
            Action::Edit(edit) => self.edit(edit, now),
            Action::Select(node) => self.select(node),
            Action::Mark(nodes) => self.mark(nodes),
            Action::Add(at, kind) => self.add(&at, kind, now),
            Action::MoveTo(nodes, place) => self.move_to(&nodes, &place, now),
            Action::Set(nodes, setting) => self.set_several(&nodes, &setting, now),
            Action::NameParties(node, field, names) => self.name_parties(&node, field, &names, now),
            Action::Paste(text) => self.paste(text, now),
            Action::Ask(dialog) => self.dialog = Some(dialog),
            Action::SetLedger(order) => self.with_active(|document| document.ledger = order),
            Action::SetColumns(columns) => self.preferences.ledger_columns = columns,
            Action::ShowSource(report, spans) => self.show_source(report, spans),
            Action::SetView(view) => self.view = view,
            Action::SetQuery(query) => self.with_active(|document| document.query = query),
            Action::SetFilter(filter) => self.with_active(|document| document.filter = filter),
            Action::SetArrangement(arrangement) => self.with_active(|document| document.arrangement = arrangement),
            Action::SetScope(scope) => self.with_active(|document| document.scope = scope),
            Action::Activate(id) => self.activate(id),
            Action::Close(id) => self.close(&[id], super::AfterClose::Stay, effects),
            Action::Quit => self.quit(effects),
            Action::Open(paths) => self.open(paths, effects),
            Action::OpenExample => self.run(Command::OpenExample, now, effects),
            Action::PathsChosen(purpose, paths) => self.paths_chosen(purpose, paths, now, effects),
            Action::DialogCancelled(purpose) => self.dialog_ended(purpose),
            Action::DialogMissing(purpose) => self.dialog_missing(purpose),
            Action::TypePath => self.type_path(),
            Action::Loaded(job, path, result) => self.loaded(job, path, result, now),
            Action::Saved(job, id, path, result) => self.saved(job, id, path, result, now, effects),
            Action::BackupFailed(error) => {
                let text = self.words().with("backup-failed", [("error", error.into())]);
                self.say(Severity::Error, text, now);
            }
            Action::FileChanged(id, stamp) => self.file_changed(id, stamp, effects),
            Action::LoadedAgain(id, stamp, result) => self.loaded_again(id, stamp, result, now, effects),
            Action::Conflict(job, id, path) => self.conflict(job, id, path, effects),
            Action::TakeTheirs(id) => self.take_theirs(id),
            Action::KeepMine(id) => self.keep_mine(id),
            Action::CompareOutside(id) => self.compare_outside(id),
            Action::OpenRest => self.open_rest(),
            Action::OpenElsewhere(name) => self.open_elsewhere(name, now),
            Action::BackupsFound(id, found) => self.backups_found(id, found),
            Action::Restore(id, backup) => self.restore(id, backup, effects),
            Action::Restored(id, result) => self.restored(id, result, now),
            Action::WouldOverwrite(job, id, path) => self.would_overwrite(job, id, path),
            Action::LeftFound(left) => self.left_found(left),
            Action::Recover(at) => self.recover(at),
            Action::DropLeft(at) => self.drop_left(at),
            Action::JournalFailed(error) => {
                let text = self.words().with("journal-failed", [("error", error.into())]);
                self.say(Severity::Error, text, now);
            }
            Action::Terminate => effects.push(Effect::CloseWindow),
            Action::Overwrite(id, path) => self.overwrite(id, path, effects),
            Action::Answered(id, answers) => self.answered(id, answers),
            Action::CloseDialog => self.close_dialog(),
            Action::SaveAndClose => self.save_and_close(effects),
            Action::DiscardAndClose => self.discard_and_close(effects),
            Action::ShowChart(named) => self.show_chart(named),
            Action::Charts(step) => self.chart_step(step),
            Action::Brush(held, add) => self.brush(&held, add),
            Action::ChartMade(id, panel, wanted, chart) => self.chart_made(id, panel, &wanted, chart),
            Action::Brief(step) => self.brief(step, effects),
            Action::Deck(step) => self.deck_step(step, now),
            Action::Audited(id, audit) => self.audited(id, audit),
            Action::Finding(step) => self.finding_step(step, now),
            Action::Imported(job, path, result) => self.imported(job, path, result, now),
            Action::ReadAs(serial, result) => self.read_as(serial, result, now, effects),
            Action::Understood(serial, understood) => self.understood(serial, understood),
            Action::Import(step) => self.import_step(step, now, effects),
            Action::OtherLoaded(job, id, role, result) => self.other_loaded(job, id, role, result, now),
            Action::Compared(id, serial, made) => self.compared(id, serial, made),
            Action::Compare(step) => self.compare_step(step, now, effects),
            Action::Suggested(id, item, list) => self.suggested(id, &item, list),
            Action::Suggest(step) => self.suggest_step(&step, now),
            Action::UseFigure(report, span, used) => self.use_figure(&report, &span, used, now),
            Action::PagesMade(id, pages) => self.pages_made(id, pages),
            Action::PictureDrawn(result) => self.picture_drawn(result, now, effects),
            Action::PicturesSaved(path, result) => self.pictures_saved(&path, result, now),
            Action::Printed(result) => self.printed(result, now),
            Action::SetPreferences(preferences) => self.set_preferences(*preferences, effects),
            Action::Dismiss(id) => self.dismiss(id),
            Action::CancelJob(job) => self.cancel(job),
            Action::Copy(text) => {
                effects.push(Effect::Copy(text));
                self.say(Severity::Information, self.words().text("copied").to_owned(), now);
            }
        }
    }

    pub(super) fn with_active(&mut self, change: impl FnOnce(&mut super::OpenDocument)) {
        if let Some(document) = self.active_mut() {
            change(document);
        }
    }

    /// Asks for new analyses when anything they depend on has changed.
    fn ask_again(&mut self, effects: &mut Vec<Effect>) {
        let (today, ledger) = (self.today, self.view == View::Ledger);
        let near_days = self.preferences.near_due_days;
        if let Some(document) = self.active_mut()
            && let Some(request) = document.question(today, near_days, ledger)
        {
            effects.push(Effect::Analyse(document.id(), request));
        }
    }
}
