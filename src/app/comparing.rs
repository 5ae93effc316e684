//! Comparisons on worker threads: the other side read, the differences found, their list written.

use std::sync::Arc;

use crate::model::{Dataset, Date};
use crate::reading::formats::Document;
use crate::reading::notice::Understood;
use crate::session::{
    CompareRequest, Compared, Other, OtherKind, OtherRequest, Outcome, Unread, Work, export_error, unread_words,
};
use crate::table::{TakenBack, difference_list};
use crate::words::Words;
use crate::{export, file, table};

use super::drawing::Target;
use super::importing::import;
use super::workers::Workers;

impl Workers {
    pub(super) fn load_other(&self, request: OtherRequest) {
        self.run(Work::LoadOther(request.job, request.path.clone()), move |outbox| {
            let OtherRequest { job, document, role, path, former, is_document, read, mine, today, words, progress } =
                request;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let other = if is_document {
                let read = match read {
                    Some(read) => Ok(*read),
                    None => import(&path, &|share| progress.tell(share)),
                };
                let read = read.map_err(|error| Unread::Document(name.clone(), error));
                read.map(|(document, read)| of_document(name, &document, read, (&mine, today, &words)))
            } else {
                let read = file::load(&path).map_err(Unread::Dataset);
                let kind = if former.is_some() { OtherKind::Former } else { OtherKind::Dataset };
                read.map(|dataset| Other {
                    name: former.as_ref().map_or(name, |former| former.name.clone()),
                    dataset: Arc::new(dataset).with_counted_limits(),
                    kind,
                    remarks: Vec::new(),
                    summary: None,
                    former,
                })
            };
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
            let bytes = export::csv(&difference_list(&compared.comparison, compared.is_former, &words));
            let bytes = bytes.map_err(|error| export_error(&error, &words));
            let saved = bytes.and_then(|bytes| target.write(&bytes, &words, outbox));
            outbox.send(Outcome::PicturesSaved(target.path, saved.map(|()| 1)));
        });
    }
}

/// What a document is compared as: a workbook of this program is the dataset here with the cells that were changed in it,
/// anything else what was read.
fn of_document(
    name: String,
    document: &Document,
    read: Understood,
    (mine, today, words): (&Arc<Dataset>, Date, &Arc<Words>),
) -> Other {
    let taken = document.returned.as_deref().and_then(|returned| table::take_back(mine, returned, today, words));
    if let Some(taken) = taken {
        let counts = [("name", name.as_str().into()), ("changed", taken.changed.into()), ("added", taken.added.into())];
        let summary = Some(words.with("returned-summary", counts));
        let remarks = remarks(&taken, words);
        return Other { name, dataset: taken.dataset, kind: OtherKind::Version, remarks, summary, former: None };
    }
    let dataset = Dataset { reports: vec![Arc::new(read.report)], ..Dataset::default() };
    let dataset = Arc::new(dataset).with_counted_limits();
    Other { name, dataset, kind: OtherKind::Document, remarks: Vec::new(), summary: None, former: None }
}

/// What of a returned workbook could not be taken, in words.
fn remarks(taken: &TakenBack, words: &Words) -> Vec<String> {
    let unknown = (taken.unknown > 0).then(|| words.with("returned-unknown", [("count", taken.unknown.into())]));
    taken.unread.iter().map(|cell| unread_words(cell, words)).chain(unknown).collect()
}
