//! Letters to units written on a worker thread, a document each.

use std::path::Path;

use crate::export;
use crate::model::Letter;
use crate::paper::{LetterRequest, PaperRequest, letter_paper};
use crate::session::{DocumentId, LetterOrder, LettersWritten, Outcome, Work, export_error, letter_file_name};

use super::drawing::Target;
use super::proof::Proof;
use super::workers::Workers;

/// Writes the letters of an order, each proven to hold nothing that is not for its unit. `put` takes the name of a file
/// and its bytes. Numbers are given as files are written, so that one that fails leaves no gap.
pub fn write_letters(
    order: &LetterOrder,
    mut put: impl FnMut(&str, &[u8]) -> Result<(), String>,
) -> Option<LettersWritten> {
    let report = order.dataset.reports.get(order.report)?;
    let mut written =
        LettersWritten { report: report.id.clone(), letters: Vec::new(), failed: Vec::new(), looked_for: 0 };
    let mut number = order.first.clone();
    for letter in &order.letters {
        let unit = report.party(&letter.unit).map(|party| party.name.clone()).unwrap_or_default();
        let letter = Letter { number: number.to_string(), ..letter.clone() };
        let name = letter_file_name(&letter, &unit, &order.words);
        let made = made(order, letter).and_then(|made| put(&name, &made.bytes).map(|()| made));
        match made {
            Ok(made) => {
                written.looked_for = written.looked_for.max(made.looked_for);
                written.letters.push(made.letter);
                number.n = number.n.saturating_add(1);
            }
            Err(reason) => written.failed.push((unit, reason)),
        }
    }
    Some(written)
}

/// A letter with what it says, and its document.
struct Made {
    letter: Letter,
    bytes: Vec<u8>,
    looked_for: usize,
}

fn made(order: &LetterOrder, letter: Letter) -> Result<Made, String> {
    let words = &order.words;
    let request = LetterRequest {
        dataset: order.dataset.clone(),
        report: order.report,
        letter,
        near_days: order.near_days,
        words: words.clone(),
    };
    let paper = letter_paper(&request).ok_or_else(|| words.text("letters-nothing").to_owned())?;
    let path = Path::new("letter.docx");
    let bytes = export::papers(std::slice::from_ref(&paper), path).map_err(|error| export_error(&error, words))?;
    let mut letter = request.letter.clone();
    let looked_for = Proof::of_paper(&PaperRequest::Letter(request)).prove(&bytes, path, words)?;
    letter.text = paper.prose();
    Ok(Made { letter, bytes, looked_for })
}

impl Workers {
    /// Writes letters into the folder of the target.
    pub(super) fn write_letters(&self, document: DocumentId, folder: Target, order: LetterOrder) {
        self.run(Work::Letters(document), move |outbox| {
            let written = write_letters(&order, |name, bytes| {
                let target = folder.file(name).settled();
                // Where the folder is at fault, it is told once for all of them.
                let of_folder =
                    |error: String| error.replace(&*target.path.to_string_lossy(), &folder.path.to_string_lossy());
                target.write(bytes, &order.words, outbox).map_err(of_folder)
            });
            if let Some(written) = written {
                outbox.send(Outcome::LettersWritten(document, folder.path, written));
            }
        });
    }
}
