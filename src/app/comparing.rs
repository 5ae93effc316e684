//! Comparisons on worker threads: the other side read, the differences found, their list written.

use std::sync::Arc;

use crate::model::Dataset;
use crate::session::{
    CompareRequest, Compared, Other, OtherKind, OtherRequest, Outcome, Unread, Work, difference_list, export_error,
};
use crate::words::Words;
use crate::{export, file};

use super::drawing::Target;
use super::importing::import;
use super::workers::Workers;

impl Workers {
    pub(super) fn load_other(&self, request: OtherRequest) {
        self.run(Work::LoadOther(request.job, request.path.clone()), move |outbox| {
            let OtherRequest { job, document, role, path, is_document, progress } = request;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let dataset = if is_document {
                let read = import(&path, &|share| progress.tell(share));
                let read = read.map_err(|error| Unread::Document(name.clone(), error));
                read.map(|(_, read)| Dataset { reports: vec![Arc::new(read.report)], ..Dataset::default() })
            } else {
                file::load(&path).map_err(Unread::Dataset)
            };
            let other = dataset.map(|dataset| Other {
                name,
                dataset: Arc::new(dataset).with_counted_limits(),
                kind: if is_document { OtherKind::Document } else { OtherKind::Dataset },
            });
            outbox.send(Outcome::OtherLoaded(job, document, role, other));
        });
    }

    pub(super) fn compare(&self, request: CompareRequest) {
        self.run(Work::Compare(request.document), move |outbox| {
            let (document, serial) = (request.document, request.serial);
            outbox.send(Outcome::Compared(document, serial, Arc::new(request.reckon())));
        });
    }

    /// Writes the list of differences as a table that any spreadsheet opens.
    pub(super) fn save_differences(&self, target: Target, compared: Arc<Compared>, words: Arc<Words>) {
        self.run(Work::Export(target.path.clone()), move |outbox| {
            let target = target.settled();
            let bytes = export::csv(&difference_list(&compared.comparison, &words));
            let bytes = bytes.map_err(|error| export_error(&error, &words));
            let saved = bytes.and_then(|bytes| target.write(&bytes, &words, outbox));
            outbox.send(Outcome::PicturesSaved(target.path, saved.map(|()| 1)));
        });
    }
}
