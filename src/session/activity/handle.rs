//! What the session does with the activity: has it read when somebody looks at it, and writes it.

use std::path::Path;
use std::sync::Arc;

use crate::model::PaperAudience;
use crate::session::command::View;
use crate::session::dialogs::Outgoing;
use crate::session::effect::{Effect, PaperEffect};
use crate::session::id::DocumentId;
use crate::session::jobs::Progress;
use crate::session::open::OpenDocument;
use crate::session::paths::{file_name, place_for};
use crate::session::pictures::readers;
use crate::session::purpose::Purpose;
use crate::session::state::Session;

use super::{
    ActivityAnswer, ActivityOrder, ActivityPlace, ActivityQuestion, ActivityRequest, ActivitySpan, ActivityStep, Asked,
    NewQuestion,
};

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
            View::Activity => Some(ActivityPlace::Page),
            View::Today => Some(ActivityPlace::Today),
            _ => None,
        };
        let active = self.documents.active_id();
        self.leave_activity(|document, own| Some(document) != active || Some(own) != place);
        if let Some(place) = place {
            self.ask_activity(place);
        }
    }

    /// What was read for these places is wanted no more.
    pub(in crate::session) fn leave_activity(&mut self, is_left: impl Fn(DocumentId, ActivityPlace) -> bool) {
        for document in self.documents.iter_mut() {
            let id = document.id();
            for place in [ActivityPlace::Page, ActivityPlace::Today].into_iter().filter(|place| is_left(id, *place)) {
                document.activity.leave(place).map(|job| self.jobs.end(job));
            }
        }
    }

    fn ask_activity(&mut self, place: ActivityPlace) {
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
            today: self.today,
            language: self.words().language(),
        };
        let progress = Arc::new(Progress::default());
        let request = self.activity_request(document, span, PaperAudience::All, Arc::clone(&progress));
        let id = document.id();
        let text = self.words().text("job-activity").to_owned();
        let Some(document) = self.documents.active_mut() else { return };
        let Some(NewQuestion { serial, pauses }) = document.activity.ask(place, asked) else { return };
        let asking = document.activity.at(place);
        // The answer to the former question is wanted no more.
        if let Some(former) = asking.progress.replace(Arc::clone(&progress)) {
            former.cancel();
        }
        let former = asking.job.take();
        asking.job = (place == ActivityPlace::Page).then(|| self.jobs.start_at(text, progress));
        let job = asking.job;
        former.map(|job| self.jobs.end(job));
        self.effects.push(Effect::Paper(PaperEffect::MakeActivity(ActivityQuestion {
            document: id,
            place,
            serial,
            job,
            pauses,
            request,
        })));
    }

    fn activity_request(
        &self,
        document: &OpenDocument,
        span: ActivitySpan,
        audience: PaperAudience,
        progress: Arc<Progress>,
    ) -> ActivityRequest {
        ActivityRequest {
            path: document.path().map(Path::to_owned),
            saved: document.path().and(document.document().saved()).cloned(),
            present: Arc::clone(document.document().dataset()),
            span,
            today: self.today,
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
        made: Option<ActivityAnswer>,
    ) {
        self.with_document(id, |document| document.activity.take(place, serial, made));
    }

    fn ask_activity_path(&mut self) {
        if self.audience_asked(Outgoing::Activity) {
            return;
        }
        let Some(document) = self.active() else { return };
        let name = format!("{}{}.xlsx", self.words().text("activity-title"), self.today);
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
        self.effects.push(Effect::Paper(PaperEffect::SaveActivity(ActivityOrder {
            job,
            request,
            grouping,
            path,
            existing,
        })));
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::document::{Change, Document, Edit};
    use crate::field;
    use crate::model::{Dataset, Report};
    use crate::paper::Activity;
    use crate::session::activity::MadeActivity;
    use crate::session::{Action, Breakdown, Command, Examples, Outcome, Preferences, Work};

    fn does(session: &mut Session, action: Action) -> Vec<Effect> {
        session.handle(action, Duration::ZERO)
    }

    /// The question of what was just done, if one was asked.
    fn asked(effects: Vec<Effect>) -> Option<ActivityQuestion> {
        effects.into_iter().find_map(|effect| match effect {
            Effect::Paper(PaperEffect::MakeActivity(question)) => Some(question),
            _ => None,
        })
    }

    /// The page of a new document being read, in a session that carries nothing out.
    fn reading() -> (Session, ActivityQuestion) {
        let today = "2025-08-01".parse().unwrap();
        let mut session = Session::new(Preferences::default(), Examples::new(b"", b""), today);
        let report = Report::new("r".into(), "t".to_owned());
        let dataset = Dataset { reports: vec![Arc::new(report)], ..Dataset::default() };
        session.add_document(Document::new(Arc::new(dataset)), None);
        let question = asked(does(&mut session, Action::Run(Command::Activity))).unwrap();
        assert_eq!(session.jobs().len(), 1);
        (session, question)
    }

    fn answered(question: &ActivityQuestion) -> Outcome {
        let activity = Some(Activity::new(question.request.today, question.request.today, Vec::new()));
        let made = Some(ActivityAnswer::Page(MadeActivity { activity, versions: Vec::new() }));
        let ActivityQuestion { document, place, serial, job, .. } = *question;
        Outcome::ActivityMade { document, place, serial, job, made }
    }

    fn close(session: &mut Session, document: DocumentId) {
        drop(does(session, Action::Close(document)));
        if session.dialog().is_some() {
            drop(does(session, Action::DiscardAndClose));
        }
        assert!(session.documents().is_empty());
    }

    #[test]
    fn a_document_that_is_closed_while_it_is_read_leaves_no_job() {
        let (mut session, question) = reading();
        close(&mut session, question.document);
        assert!(session.jobs().is_empty());
        assert!(!question.request.progress.tell(0.5), "the reading goes on");
        drop(session.report(answered(&question), Duration::ZERO));
        assert!(session.jobs().is_empty());
        // And where the reading breaks off after that, nobody is told.
        let (mut session, question) = reading();
        close(&mut session, question.document);
        let work = Work::Activity(question.document, question.place, question.job);
        drop(session.report(Outcome::WorkBroke(work, Breakdown::Panic), Duration::ZERO));
        assert!(session.jobs().is_empty());
    }

    #[test]
    fn a_reading_that_breaks_off_ends_its_job_and_not_the_one_asked_since() {
        let (mut session, first) = reading();
        let title = Change::set(&(), field!(Report.title), "整改".to_owned());
        let second = asked(does(&mut session, Action::Edit(Edit::new("r".into(), title)))).unwrap();
        assert!(!first.request.progress.tell(0.5), "the former reading goes on");
        let is_shown = |session: &Session| session.jobs().iter().map(|job| Some(job.id)).eq([second.job]);
        assert!(is_shown(&session));
        let broke = |own: &ActivityQuestion| {
            Outcome::WorkBroke(Work::Activity(own.document, own.place, own.job), Breakdown::Panic)
        };
        drop(session.report(broke(&first), Duration::ZERO));
        assert!(is_shown(&session) && !session.active().unwrap().activity().failed());
        drop(session.report(answered(&first), Duration::ZERO));
        assert!(session.active().unwrap().activity().made().is_none(), "it comes too late");
        drop(session.report(broke(&second), Duration::ZERO));
        assert!(session.jobs().is_empty() && session.active().unwrap().activity().failed());
    }

    #[test]
    fn what_was_read_for_the_page_goes_when_it_is_left() {
        let (mut session, question) = reading();
        drop(session.report(answered(&question), Duration::ZERO));
        let made = Arc::downgrade(session.active().unwrap().activity().made().unwrap());
        drop(does(&mut session, Action::SetView(View::Ledger)));
        assert_eq!(made.strong_count(), 0);
        let again = asked(does(&mut session, Action::SetView(View::Activity))).unwrap();
        drop(does(&mut session, Action::SetView(View::Ledger)));
        assert!(session.jobs().is_empty() && !again.request.progress.tell(0.5));
    }

    #[test]
    fn only_the_page_of_the_day_waits_for_a_pause_and_only_after_an_edit() {
        let (mut session, page) = reading();
        let first = asked(does(&mut session, Action::SetView(View::Today))).unwrap();
        let title = Change::set(&(), field!(Report.title), "整改".to_owned());
        let edited = asked(does(&mut session, Action::Edit(Edit::new("r".into(), title)))).unwrap();
        assert_eq!([page.pauses, first.pauses, edited.pauses], [false, false, true]);
        assert!(session.jobs().is_empty(), "the page of the day is told without a job");
    }
}
