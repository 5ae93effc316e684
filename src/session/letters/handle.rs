//! Letters asked for, written by a worker, and entered in the dataset once their files are there.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::document::enter_letters;
use crate::model::{Item, Letter, LetterKind, NodeId, NodeRef, ReportId};
use crate::session::action::Action;
use crate::session::dialogs::Dialog;
use crate::session::effect::Effect;
use crate::session::id::DocumentId;
use crate::session::purpose::Purpose;
use crate::session::state::Session;

use super::{LetterDraft, Letters, LettersWritten, letter_order};

impl Session {
    /// Asks for what stands in letters about the selected items, in the order of the report.
    pub(in crate::session) fn ask_about_letters(&mut self) {
        let Some(document) = self.documents.active() else { return };
        let Some(report) = document.report() else { return };
        let at = |item: &Arc<Item>| NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
        let selected = document.brush();
        let mut nodes: Vec<NodeRef> = report.items().map(at).filter(|node| selected.contains(node)).collect();
        // Those of other reports are told about in the dialog.
        let others = selected.iter().filter(|node| node.report != report.id).cloned();
        nodes.extend(others);
        self.dialogs.open(Dialog::Letters(nodes, LetterKind::Urge, None));
    }

    /// Asks for the folder. The dialog stays until it is chosen, so that nothing has to be typed again.
    pub(in crate::session) fn ask_letters_folder(&mut self, draft: LetterDraft) {
        let folder = self.folder();
        let Some(document) = self.documents.active_mut() else { return };
        document.letters.asked = Some(draft);
        let id = document.id();
        self.ask_path(Purpose::SaveLetters(id), folder, "");
    }

    pub(in crate::session) fn letters_folder_chosen(&mut self, id: DocumentId, folder: PathBuf, now: Duration) {
        let near_days = self.settings.preferences.near_due_days;
        let words = Arc::clone(&self.settings.words);
        let Some(document) = self.documents.get_mut(id) else { return };
        let Some(draft) = document.letters.asked.take() else { return };
        if document.letters.is_writing {
            self.toasts.error(words.text("letters-still-written").to_owned(), now);
            return;
        }
        let Some(order) = letter_order(document.document().dataset(), draft, near_days, &words) else { return };
        document.letters.is_writing = true;
        if matches!(self.dialogs.present(), Some(Dialog::Letters(..))) {
            self.dialogs.close();
        }
        self.effects.push(Effect::WriteLetters(id, folder, order));
    }

    /// Enters the letters that were written, and tells what was not.
    pub(in crate::session) fn letters_written(
        &mut self,
        id: DocumentId,
        folder: &Path,
        written: LettersWritten,
        now: Duration,
    ) {
        self.with_document(id, |document| document.letters = Letters::default());
        let words = Arc::clone(&self.settings.words);
        let LettersWritten { report, letters, failed, looked_for } = written;
        let count = letters.len();
        let entered = self.enter(id, &report, letters, now);
        let told = |count: usize| {
            [("count", count.into()), ("folder", folder.display().to_string().into()), ("texts", looked_for.into())]
        };
        if entered > 0 {
            self.toasts.inform(words.with("letters-written", told(entered)), now);
        }
        if entered < count {
            self.toasts.error(words.with("letters-not-entered", told(count - entered)), now);
        }
        let mut reasons: Vec<&String> = failed.iter().map(|(_, reason)| reason).collect();
        reasons.dedup();
        for reason in reasons {
            let units = failed.iter().filter(|(_, own)| own == reason).map(|(unit, _)| unit.as_str());
            let units: Vec<&str> = units.collect();
            let arguments = [
                ("count", units.len().into()),
                ("units", units.join(words.text("list-comma")).into()),
                ("reason", reason.as_str().into()),
            ];
            self.toasts.error(words.with("letters-failed", arguments), now);
        }
    }

    /// Enters letters as the dataset is now: it may have changed while they were written. Returns how many were entered;
    /// one to a unit that is not there any more is not.
    fn enter(&mut self, id: DocumentId, report: &ReportId, mut letters: Vec<Letter>, now: Duration) -> usize {
        let words = Arc::clone(&self.settings.words);
        let Some(report) = self.document(id).and_then(|document| document.document().dataset().report(report)) else {
            return 0;
        };
        letters.retain(|letter| report.party(&letter.unit).is_some());
        for letter in &mut letters {
            letter.items.retain(|item| report.item(item).is_some());
        }
        if let Some(edit) = enter_letters(report, &letters, &self.settings.preferences.who, &words) {
            self.in_document(id, Action::Edit(edit), now);
        }
        letters.len()
    }
}
