//! The versions with which a report of a period begins and ends: listed, read, and taken by their names.

use std::path::{Path, PathBuf};

use crate::file::{Backup, KeptVersion};
use crate::paper::{PaperVersion, ReportKind};
use crate::session::command::View;
use crate::session::comparing::{Other, Role};
use crate::session::effect::Effect;
use crate::session::id::{DocumentId, JobId};
use crate::session::state::Session;

use super::{FormChoice, Papers, VersionEnd};

impl Session {
    /// Has the named versions listed with which a report of a period can begin and end.
    pub(super) fn ask_for_versions(&mut self) {
        let Some(document) = self.documents.active_mut() else { return };
        let is_wanted = document.papers.chosen == FormChoice::Report(ReportKind::Monthly);
        let (id, path) = (document.id(), document.path().map(Path::to_owned));
        if let Some(path) = path.filter(|path| is_wanted && document.papers.versions_of.as_ref() != Some(path)) {
            document.papers.versions_of = Some(path.clone());
            self.effects.push(Effect::FindVersions(id, path));
        }
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
        let [earlier, later] = self.reading;
        if job != if role == Role::Later { later } else { earlier } {
            return;
        }
        let is_file = |version: &&KeptVersion| version.path.file_name().is_some_and(|name| *name == *read.name);
        let about = self.versions.iter().find(is_file).map(|version| version.about.clone());
        let on = about.as_ref().map(|about| about.on);
        let name = about.map_or(read.name, |about| about.name);
        let version = Some(PaperVersion { name, on, dataset: read.dataset });
        self.chosen = FormChoice::Report(ReportKind::Monthly);
        if role == Role::Later { self.later = version } else { self.earlier = version }
    }

    /// A version is being read for an end of the report of a period.
    pub(in crate::session) fn await_version(&mut self, role: Role, job: JobId) {
        let [earlier, later] = &mut self.reading;
        *(if role == Role::Later { later } else { earlier }) = job;
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
