//! What the session does with the activity: has it read when somebody looks at it, and writes it.

use std::path::Path;
use std::sync::Arc;

use crate::model::PaperAudience;
use crate::session::command::View;
use crate::session::dialogs::Outgoing;
use crate::session::effect::Effect;
use crate::session::id::DocumentId;
use crate::session::jobs::Progress;
use crate::session::open::OpenDocument;
use crate::session::paths::{file_name, place_for};
use crate::session::pictures::readers;
use crate::session::purpose::Purpose;
use crate::session::state::Session;

use super::{ActivityOrder, ActivityPlace, ActivityRequest, ActivitySpan, ActivityStep, Asked, MadeActivity};

impl Session {
    pub(in crate::session) fn activity_step(&mut self, step: ActivityStep) {
        match step {
            ActivityStep::Span(span) => self.with_active(|document| document.activity.span = span),
            ActivityStep::Since(path) => {
                self.with_active(|document| document.activity.span = ActivitySpan::Version(path));
                self.view = View::Activity;
            }
            ActivityStep::Group(grouping) => self.with_active(|document| document.activity.grouping = grouping),
            ActivityStep::Again => self.with_active(|document| document.activity.page.asked = None),
            ActivityStep::Save => self.ask_activity_path(),
        }
    }

    /// Has it told what was done, where somebody looks at it and anything that it depends on changed.
    pub(in crate::session) fn ask_for_activity(&mut self) {
        let place = match self.view {
            View::Activity => ActivityPlace::Page,
            View::Today => ActivityPlace::Today,
            _ => return,
        };
        let Some(document) = self.active() else { return };
        let span = match place {
            ActivityPlace::Page => document.activity.span.clone(),
            ActivityPlace::Today => ActivitySpan::LastVersion,
        };
        let asked = Asked {
            revision: document.document().revision(),
            is_saved: !document.document().is_dirty(),
            path: document.path().map(Path::to_owned),
            span: span.clone(),
            today: document.day(self.today),
            language: self.words().language(),
        };
        let progress = Arc::new(Progress::default());
        let request = self.activity_request(document, span, PaperAudience::All, progress);
        let (id, former) = (document.id(), document.activity.page.job.filter(|_| place == ActivityPlace::Page));
        let text = self.words().text("job-activity").to_owned();
        let Some(document) = self.documents.active_mut() else { return };
        let asking = document.activity.at(place);
        let Some(serial) = asking.ask(asked) else { return };
        // The answer to the former question is wanted no more.
        if let Some(progress) = asking.progress.replace(Arc::clone(&request.progress)) {
            progress.cancel();
        }
        if place == ActivityPlace::Page {
            asking.job = Some(self.jobs.start_at(text, Arc::clone(&request.progress)));
            former.map(|job| self.jobs.end(job));
        }
        self.effects.push(Effect::MakeActivity(id, place, serial, request));
    }

    fn activity_request(
        &self,
        document: &OpenDocument,
        span: ActivitySpan,
        audience: PaperAudience,
        progress: Arc<Progress>,
    ) -> ActivityRequest {
        ActivityRequest {
            document: document.id(),
            path: document.path().map(Path::to_owned),
            saved: document.path().and(document.document().saved()).cloned(),
            present: Arc::clone(document.document().dataset()),
            span,
            today: document.day(self.today),
            audience,
            words: Arc::clone(&self.settings.words),
            progress,
        }
    }

    pub(in crate::session) fn activity_made(
        &mut self,
        id: DocumentId,
        place: ActivityPlace,
        serial: u64,
        made: Option<MadeActivity>,
    ) {
        let Some(document) = self.documents.get_mut(id) else { return };
        let asking = document.activity.at(place);
        if asking.serial != serial {
            return;
        }
        let job = asking.job.take();
        // Where a person stopped it, what is shown stays as it is.
        asking.made = made.map(Arc::new).or_else(|| asking.made.take());
        job.map(|job| self.jobs.end(job));
    }

    fn ask_activity_path(&mut self) {
        if self.audience_asked(Outgoing::Activity) {
            return;
        }
        let Some(document) = self.active() else { return };
        let name = format!("{}{}.xlsx", self.words().text("activity-title"), document.day(self.today));
        let (id, folder) = (document.id(), self.folder());
        self.ask_path(Purpose::SaveActivity(id), folder, &name);
    }

    pub(in crate::session) fn activity_path_chosen(&mut self, id: DocumentId, path: &Path, typed: bool) {
        let (path, existing) = place_for(path, Purpose::SaveActivity(id), typed);
        let text = self.words().with("job-saving", [("name", file_name(&path).into())]);
        if self.document(id).is_none() {
            return;
        }
        let (job, progress) = self.jobs.start_with_progress(text);
        let Some(document) = self.document(id) else { return };
        let (span, grouping) = (document.activity.span.clone(), document.activity.grouping);
        let request = self.activity_request(document, span, readers(document), progress);
        self.effects.push(Effect::SaveActivity(ActivityOrder { job, request, grouping, path, existing }));
    }
}
