//! The files of evidence (佐证材料): chosen, copied beside the dataset and numbered, opened with the system's program, and
//! looked at for what is missing, changed or doubled. Files are touched by the shell alone.

mod handle;

pub(in crate::session) use handle::is_picture;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::file::{EvidenceFault, EvidenceFaults, IoCause, KeptEvidence, Picture};
use crate::model::NodeRef;
use crate::session::jobs::Progress;

/// True for files that are opened wherever they are dropped, also on the page of an item: a dataset is among them.
#[must_use]
pub fn are_opened<'a>(mut files: impl Iterator<Item = &'a Path>) -> bool {
    files.any(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")))
}

/// Something asked about evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceStep {
    /// Ask for files that are to be evidence of an item.
    Choose(NodeRef),
    /// Make these files evidence of an item.
    Add(NodeRef, Vec<PathBuf>),
    /// Make a picture of the clipboard evidence of an item.
    Paste(NodeRef, Picture),
    /// There is a picture on the clipboard and no item on show: the person is told.
    PasteNowhere,
    /// Read the pictures among the evidence of an item: they are shown small.
    ReadPictures(NodeRef),
    /// Open the file of a piece of evidence, by its path; what can run is asked about first.
    Open(String),
    /// Open it, whatever it is: the person was asked.
    OpenAnyway(String),
}

/// A file to be copied beside a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceDraft {
    /// Where it comes from.
    pub from: EvidenceSource,
    /// The number that it gets.
    pub number: String,
    /// What it is called.
    pub title: String,
}

/// Where a piece of evidence comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceSource {
    /// A file that lies here.
    File(PathBuf),
    /// A picture of the clipboard.
    Picture(Picture),
}

/// What came of copying one.
pub type EvidenceCopied = (EvidenceDraft, Result<KeptEvidence, IoCause>);

/// What is known of the files of a document.
#[derive(Debug, Default)]
pub(super) struct EvidenceFiles {
    /// The item that files are asked for.
    asked: Option<NodeRef>,
    /// The numbers given to what is being copied, each with its item.
    under_way: Vec<(NodeRef, String)>,
    /// The files that were copied since the document was opened, as long as an entry names them or no save told otherwise.
    copied: Vec<String>,
    /// What was wrong when they were last looked at.
    pub(super) faults: Arc<EvidenceFaults>,
    /// The pictures of the item that was shown last.
    pictures: SmallPictures,
}

impl EvidenceFiles {
    /// Copying broke off: its numbers are free again.
    pub(super) fn broke(&mut self) {
        self.under_way.clear();
    }
}

/// The pictures among the evidence of one item, made small.
#[derive(Debug, Default)]
struct SmallPictures {
    /// The item, and its files with their hashes as they were when they were asked for.
    asked: Option<(NodeRef, Vec<PictureFile>)>,
    /// The files with what was read of them, once they are read.
    read: Option<Arc<Vec<SmallPicture>>>,
    /// Stops the reading: another item is shown.
    reading: Arc<Progress>,
}

/// A file that may hold a picture, by its path within the folder, and its hash.
pub type PictureFile = (String, String);

/// A file with its picture, made small; nothing where it holds none.
pub type SmallPicture = (String, Option<Picture>);

/// The key of the word for what is wrong.
#[must_use]
pub fn fault_word(fault: EvidenceFault) -> &'static str {
    match fault {
        EvidenceFault::Missing => "evidence-missing",
        EvidenceFault::Changed => "evidence-changed",
        EvidenceFault::Doubled => "evidence-doubled",
        EvidenceFault::Outside => "evidence-outside",
    }
}
