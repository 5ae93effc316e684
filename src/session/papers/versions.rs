//! The versions with which a report of a period begins and ends: listed, read, and taken by their names.

use std::path::{Path, PathBuf};

use crate::file::{Backup, KeptVersion};
use crate::paper::{PaperVersion, ReportKind};
use crate::session::command::View;
use crate::session::comparing::{Former, Other, Role};
use crate::session::effect::{Effect, VersionEffect};
use crate::session::id::{DocumentId, JobId};
use crate::session::open::OpenDocument;
use crate::session::state::Session;

use super::{FormChoice, Papers, VersionEnd, VersionSource};

impl Session {
    /// Has the named versions listed with which a report of a period can begin and end.
    pub(super) fn ask_for_versions(&mut self) {
        let Some(document) = self.documents.active_mut() else { return };
        let is_wanted = document.papers.chosen == FormChoice::Report(ReportKind::Monthly);
        let (id, path) = (document.id(), document.path().map(Path::to_owned));
        if let Some(path) = path.filter(|path| is_wanted && document.papers.versions_of.as_ref() != Some(path)) {
            document.papers.versions_of = Some(path.clone());
            self.effects.push(Effect::Version(VersionEffect::FindVersions(id, path)));
        }
    }

    /// Has the versions read again that were let go when the page was left.
    pub(super) fn read_versions_again(&mut self) {
        let Some(document) = self.documents.active_mut() else { return };
        if document.papers.chosen != FormChoice::Report(ReportKind::Monthly) {
            return;
        }
        let id = document.id();
        let is_read = |source: &VersionSource| self.jobs.list().iter().all(|job| job.id != source.job);
        document.papers.failed |=
            document.papers.ends.iter().any(|own| own.is_left && own.is_asked_again && is_read(own));
        let roles = [Role::Earlier, Role::Later].into_iter();
        let left: Vec<(Role, PathBuf)> = roles.zip(&mut document.papers.ends).filter_map(again).collect();
        for (role, path) in left {
            self.read_other(id, role, path);
        }
    }

    /// True while a version is on its way with which the report of a period begins or ends, or could not be read again:
    /// without it the report would say something else.
    pub(super) fn awaits_version(&self, document: &OpenDocument) -> bool {
        let is_read = |source: &VersionSource| self.jobs.list().iter().all(|job| job.id != source.job);
        let is_period = document.papers.chosen == FormChoice::Report(ReportKind::Monthly);
        is_period && document.papers.ends.iter().any(|source| source.is_left || !is_read(source))
    }

    pub(super) fn tell_from_backup(&mut self, id: DocumentId, backup: Backup) {
        self.dialogs.close();
        self.documents.activate(id);
        self.view = View::Papers;
        if let Some(about) = backup.name {
            let version = KeptVersion { path: backup.path.clone(), about };
            self.with_document(id, |document| document.papers.know(version));
        }
        self.read_other(id, Role::Earlier, backup.path);
    }

    /// The report of a period from a former version to what is in the window.
    pub(in crate::session) fn tell_since(&mut self, id: DocumentId, former: Former) {
        // A named version says its day itself; of one without a name it is the day when it was replaced.
        let after = former.on.filter(|_| former.backup.name.is_none()).map(|on| on.add_days(1));
        self.with_document(id, |document| {
            document.papers.drop_version(Role::Later);
            (document.papers.from, document.papers.to) = (after, None);
        });
        self.tell_from_backup(id, former.backup);
    }

    pub(super) fn take_named_version(&mut self, end: VersionEnd, version: KeptVersion) {
        let Some(id) = self.documents.active_id() else { return };
        let role = if end == VersionEnd::To { Role::Later } else { Role::Earlier };
        let path = version.path.clone();
        self.with_active(|document| document.papers.know(version));
        self.read_other(id, role, path);
    }
}

impl Papers {
    /// The report of a period is looked at, and begins or ends with this version. Of a named one its name and day count, of
    /// any other file its own.
    pub(in crate::session) fn take_version(&mut self, role: Role, job: JobId, read: Other) {
        if job != self.source(role).job {
            return;
        }
        let is_file = |version: &&KeptVersion| version.path.file_name().is_some_and(|name| *name == *read.name);
        let about = self.versions.iter().find(is_file).map(|version| version.about.clone());
        let on = about.as_ref().map(|about| about.on);
        let name = about.map_or(read.name, |about| about.name);
        let version = Some(PaperVersion { name, on, dataset: read.dataset });
        self.source(role).is_left = false;
        self.choose(FormChoice::Report(ReportKind::Monthly));
        if role == Role::Later { self.later = version } else { self.earlier = version }
    }

    /// A version is being read for an end of the report of a period.
    pub(in crate::session) fn await_version(&mut self, role: Role, job: JobId, path: PathBuf) {
        let source = self.source(role);
        let is_same = source.path == path;
        let (is_left, is_asked_again) = (source.is_left && is_same, source.is_asked_again && is_same);
        *source = VersionSource { job, path, is_left, is_asked_again };
    }

    fn source(&mut self, role: Role) -> &mut VersionSource {
        let [earlier, later] = &mut self.ends;
        if role == Role::Later { later } else { earlier }
    }

    /// The page is left: the pages and the content of the two versions are let go, and made and read again when it is looked
    /// at.
    pub(super) fn leave(&mut self) {
        let versions = [self.earlier.take(), self.later.take()];
        for (version, source) in versions.iter().zip(&mut self.ends) {
            source.is_left |= version.is_some();
            source.is_asked_again = false;
        }
        if self.asked.take().is_some() {
            self.serial += 1;
        }
        self.made = None;
    }

    /// The report of a period no longer begins or ends with a version.
    pub(super) fn drop_version(&mut self, role: Role) {
        self.source(role).is_left = false;
        self.failed = false;
        if role == Role::Later { self.later = None } else { self.earlier = None }
    }

    /// Takes note of the named versions of the file.
    pub(in crate::session) fn set_versions(&mut self, path: PathBuf, versions: Vec<KeptVersion>) {
        (self.versions_of, self.versions) = (Some(path), versions);
    }

    /// The list of named versions is not what it was.
    pub(in crate::session) fn forget_versions(&mut self) {
        self.versions_of = None;
    }

    /// Takes note of a named version whose name is wanted once it is read.
    fn know(&mut self, version: KeptVersion) {
        if !self.versions.contains(&version) {
            self.versions.push(version);
        }
    }
}

/// The file of an end whose content was let go, once.
fn again((role, source): (Role, &mut VersionSource)) -> Option<(Role, PathBuf)> {
    let is_asked = std::mem::replace(&mut source.is_asked_again, source.is_left);
    (source.is_left && !is_asked).then(|| (role, source.path.clone()))
}
