//! A document being imported: what was understood of it, what the person said to it, and the dataset that comes of it.

mod handle;
mod words;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::reading::formats::{self, Encoding};
use crate::reading::notice::{Correction, Understood};

use super::id::Counter;

pub use words::{
    at_place, column_letters, column_words, document_error, encoding_word, format_error, level_word, paragraph_place,
    remark, role_word, why_word,
};

/// A document on its way to a dataset.
#[derive(Debug)]
pub struct Import {
    /// The document as it was read.
    pub document: Arc<formats::Document>,
    /// What was understood of it.
    pub understood: Arc<Understood>,
    /// What the person said to it, in this order.
    pub corrections: Vec<Correction>,
    /// The paragraph that is looked at.
    pub chosen: usize,
    /// Where it was read from.
    path: PathBuf,
    /// The number of its latest reading: an answer to an older one comes too late.
    serial: u64,
    /// The number of the reading that is shown.
    answered: u64,
    /// The encoding that the person wants, until the file is read in it.
    wanted: Option<Encoding>,
}

/// What a person does with an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStep {
    /// Look at a paragraph.
    Choose(usize),
    /// Say what a paragraph is.
    Correct(Correction),
    /// Take the last word back.
    TakeBack,
    /// Read the file in this encoding.
    Encoding(Encoding),
    /// Make the dataset.
    Make,
    /// Hold it against the document on screen, to take over what it says.
    Merge,
    /// Leave it.
    Leave,
}

/// True for a path that is a document by its ending. Its kind is told from its content later.
pub(super) fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|ending| formats::endings().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// What is to be read again of an import, and how.
#[derive(Debug)]
pub struct ReadRequest {
    /// The number of the reading.
    pub serial: u64,
    /// What the person said to the document.
    pub corrections: Vec<Correction>,
    /// What is read.
    pub what: ReadWhat,
}

/// What is read again.
#[derive(Debug)]
pub enum ReadWhat {
    /// The file, in this encoding.
    File(PathBuf, Encoding),
    /// The document that was read.
    Document(Arc<formats::Document>),
}

/// The documents being imported. The first is looked at, the others wait: what a person said to it is not lost to the
/// next.
#[derive(Debug, Default)]
pub(super) struct Imports {
    queue: VecDeque<Import>,
    serials: Counter,
}

impl Imports {
    pub(super) fn first(&self) -> Option<&Import> {
        self.queue.front()
    }

    pub(super) fn add(&mut self, path: PathBuf, document: formats::Document, understood: Understood) {
        self.queue.push_back(Import {
            document: Arc::new(document),
            understood: Arc::new(understood),
            corrections: Vec::new(),
            chosen: 0,
            path,
            serial: 0,
            answered: 0,
            wanted: None,
        });
    }

    /// The first is done with.
    pub(super) fn take_first(&mut self) -> Option<Import> {
        self.queue.pop_front()
    }

    /// Does what concerns the first import alone. Returns what is to be read again.
    pub(super) fn step(&mut self, step: ImportStep) -> Option<ReadRequest> {
        let import = self.queue.front_mut()?;
        match step {
            ImportStep::Choose(at) => {
                import.chosen = at;
                return None;
            }
            ImportStep::Correct(correction) => import.corrections.push(correction),
            ImportStep::TakeBack => drop(import.corrections.pop()?),
            ImportStep::Encoding(encoding) => import.wanted = Some(encoding),
            ImportStep::Make | ImportStep::Merge | ImportStep::Leave => return None,
        }
        Some(import.read_again(self.serials.next()))
    }

    /// A document was understood again.
    pub(super) fn understood(&mut self, serial: u64, understood: Arc<Understood>) {
        if let Some(import) = self.of(serial) {
            (import.understood, import.answered) = (understood, serial);
        }
    }

    /// A document was read in another encoding.
    fn read_as(&mut self, serial: u64, document: formats::Document, understood: Understood) {
        let Some(import) = self.of(serial) else { return };
        import.wanted = None;
        import.chosen = import.chosen.min(document.paragraphs.len().saturating_sub(1));
        (import.document, import.understood) = (Arc::new(document), Arc::new(understood));
        import.answered = serial;
    }

    /// A document cannot be read in another encoding: what else was said meanwhile still counts.
    fn not_read_as(&mut self, serial: u64) -> Option<ReadRequest> {
        let next = self.serials.next();
        let import = self.of(serial)?;
        import.wanted = None;
        Some(import.read_again(next))
    }

    /// The name of the document that is read again under this number.
    pub(super) fn name_of(&self, serial: u64) -> Option<&str> {
        self.queue.iter().find(|import| import.serial == serial).map(|import| import.document.name.as_str())
    }

    /// The reading with what was said last broke off: that is taken back. Returns what is to be read again; nothing
    /// where nothing is left to take back, and then what is shown stays.
    pub(super) fn broke(&mut self, serial: u64) -> Option<ReadRequest> {
        let next = self.serials.next();
        let import = self.of(serial)?;
        if import.wanted.take().is_some() || import.corrections.pop().is_some() {
            return Some(import.read_again(next));
        }
        import.answered = serial;
        None
    }

    fn of(&mut self, serial: u64) -> Option<&mut Import> {
        self.queue.iter_mut().find(|import| import.serial == serial)
    }
}

impl Import {
    /// True where what is shown is what was said last.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.answered == self.serial
    }

    /// No two readings share a number, of whichever document.
    fn read_again(&mut self, serial: u64) -> ReadRequest {
        self.serial = serial;
        let what = match self.wanted {
            Some(encoding) => ReadWhat::File(self.path.clone(), encoding),
            None => ReadWhat::Document(Arc::clone(&self.document)),
        };
        ReadRequest { serial, corrections: self.corrections.clone(), what }
    }
}
