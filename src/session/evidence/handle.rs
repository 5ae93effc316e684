//! Evidence asked for, copied by a worker, and entered at its item once the files are there.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::document::{Change, Edit};
use crate::field;
use crate::file::{EvidenceFault, EvidenceFaults, is_asked_about};
use crate::model::{Evidence, Item, NodeRef, Number, Report};
use crate::session::action::Action;
use crate::session::dialogs::Dialog;
use crate::session::effect::Effect;
use crate::session::id::DocumentId;
use crate::session::jobs::Progress;
use crate::session::open::OpenDocument;
use crate::session::purpose::Purpose;
use crate::session::state::Session;
use crate::text::file_name;

use super::{EvidenceCopied, EvidenceDraft, EvidenceSource, EvidenceStep, PictureFile, SmallPicture, SmallPictures};

/// The endings of the pictures that are shown.
const PICTURES: [&str; 3] = ["png", "jpg", "jpeg"];

/// Those of other pictures.
const OTHER_PICTURES: [&str; 8] = ["bmp", "gif", "webp", "tif", "tiff", "heic", "heif", "avif"];

/// The longest title in the name of a file, in characters.
const LONGEST: usize = 60;

impl Session {
    pub(in crate::session) fn evidence_step(&mut self, step: EvidenceStep, now: Duration) {
        match step {
            EvidenceStep::Choose(node) => self.ask_evidence(node, now),
            EvidenceStep::Add(node, files) => {
                let titled = |path: PathBuf| (title(&path), EvidenceSource::File(path));
                self.add_evidence(node, files.into_iter().map(titled).collect(), now);
            }
            EvidenceStep::PasteNowhere => {
                self.toasts.inform(self.settings.words.text("evidence-paste-where").to_owned(), now);
            }
            EvidenceStep::Paste(node, picture) => {
                let title = self.settings.words.text("evidence-pasted").to_owned();
                self.add_evidence(node, vec![(title, EvidenceSource::Picture(picture))], now);
            }
            EvidenceStep::ReadPictures(node) => self.read_pictures(&node),
            EvidenceStep::Open(file) if is_asked_about(&file) => self.dialogs.open(Dialog::RunEvidence(file)),
            EvidenceStep::Open(file) => self.open_evidence(file, now),
            EvidenceStep::OpenAnyway(file) => {
                self.dialogs.close();
                self.open_evidence(file, now);
            }
        }
    }

    /// The file of the active document. Where it has none, the person is told: there is no folder for evidence yet.
    fn evidence_home(&mut self, now: Duration) -> Option<(DocumentId, PathBuf)> {
        let document = self.active()?;
        let home = document.path().map(|path| (document.id(), path.to_owned()));
        if home.is_none() {
            self.toasts.inform(self.settings.words.text("evidence-save-first").to_owned(), now);
        }
        home
    }

    fn ask_evidence(&mut self, node: NodeRef, now: Duration) {
        let Some((id, _)) = self.evidence_home(now) else { return };
        let folder = self.folder();
        self.with_document(id, |document| document.evidence.asked = Some(node));
        self.ask_path(Purpose::Evidence(id), folder, "");
    }

    pub(in crate::session) fn evidence_chosen(&mut self, id: DocumentId, files: Vec<PathBuf>, now: Duration) {
        let asked = self.documents.get_mut(id).and_then(|document| document.evidence.asked.take());
        if let Some(node) = asked {
            self.in_document(id, Action::Evidence(EvidenceStep::Add(node, files)), now);
        }
    }

    fn add_evidence(&mut self, node: NodeRef, files: Vec<(String, EvidenceSource)>, now: Duration) {
        let Some((id, path)) = self.evidence_home(now) else { return };
        let drafts = self.active().and_then(|document| {
            let report = document.document().dataset().report(&node.report)?;
            let given: Vec<&str> = document.evidence.under_way.iter().map(|(_, number)| number.as_str()).collect();
            Some(drafts(report, report.item_of(&node.node)?, &given, files))
        });
        if let Some(drafts) = drafts.filter(|drafts| !drafts.is_empty()) {
            let numbers: Vec<_> = drafts.iter().map(|draft| (node.clone(), draft.number.clone())).collect();
            self.with_document(id, |document| document.evidence.under_way.extend(numbers));
            self.effects.push(Effect::KeepEvidence(id, path, node, drafts));
        }
    }

    /// Enters what was copied, as the dataset is now, and tells what was not.
    pub(in crate::session) fn evidence_kept(
        &mut self,
        id: DocumentId,
        node: &NodeRef,
        copied: Vec<EvidenceCopied>,
        now: Duration,
    ) {
        let words = Arc::clone(&self.settings.words);
        self.with_document(id, |document| {
            let is_copied = |number: &String| copied.iter().any(|(draft, _)| draft.number == *number);
            document.evidence.under_way.retain(|(own, number)| own != node || !is_copied(number));
        });
        let mut new = Vec::new();
        for (draft, result) in copied {
            match result {
                Ok(kept) => new.push(Evidence {
                    number: draft.number,
                    title: draft.title,
                    file: kept.file,
                    sha256: kept.sha256,
                    size: usize::try_from(kept.size).ok().map(Number::of_count),
                    ..Evidence::blank()
                }),
                Err(error) => {
                    let path = match draft.from {
                        EvidenceSource::File(path) => path.display().to_string(),
                        EvidenceSource::Picture(_) => draft.title,
                    };
                    let arguments = [("error", error.message(&words).into()), ("path", path.into())];
                    self.toasts.error(words.with("evidence-not-copied", arguments), now);
                }
            }
        }
        let Some(item) = self.document(id).and_then(|document| {
            document.document().dataset().report(&node.report)?.item_of(&node.node).map(Arc::clone)
        }) else {
            return;
        };
        if new.is_empty() {
            return;
        }
        let files: Vec<String> = new.iter().map(|own| own.file.clone()).collect();
        self.with_document(id, |document| document.evidence.copied.extend(files));
        self.toasts.inform(words.with("evidence-added", [("count", new.len().into())]), now);
        let all = item.evidence.iter().cloned().chain(new).collect();
        let edit = Edit::new(node.report.clone(), Change::set(&item.id, field!(Item.evidence), all));
        self.in_document(id, Action::Edit(edit), now);
        self.check_evidence(id);
    }

    /// After a save: tells of files that were copied for entries which were taken back since. They stay in the folder, where
    /// nothing names them; each is told once.
    pub(in crate::session) fn tell_unnamed_evidence(&mut self, id: DocumentId, now: Duration) {
        let Some(document) = self.documents.get_mut(id).filter(|document| !document.evidence.copied.is_empty()) else {
            return;
        };
        let dataset = Arc::clone(document.document().dataset());
        let all = || dataset.reports.iter().flat_map(|report| report.items()).flat_map(|item| &item.evidence);
        let is_named = |file: &String| all().any(|own| own.file == *file);
        let copied = std::mem::take(&mut document.evidence.copied);
        let (named, unnamed): (Vec<String>, Vec<String>) = copied.into_iter().partition(is_named);
        document.evidence.copied = named;
        if !unnamed.is_empty() {
            let words = &self.settings.words;
            let arguments = [("count", unnamed.len().into()), ("files", unnamed.join(words.text("list-comma")).into())];
            self.toasts.inform(words.with("evidence-unnamed", arguments), now);
        }
    }

    /// Has the pictures of an item read, unless those that are there are of the same files.
    fn read_pictures(&mut self, node: &NodeRef) {
        let Some(document) = self.active() else { return };
        let (id, home) = (document.id(), document.path().map(Path::to_owned));
        let report = document.document().dataset().report(&node.report);
        let files = report.and_then(|report| report.item_of(&node.node)).map(|item| picture_files(item).collect());
        let (Some(home), Some(files)) = (home, files) else { return };
        let asked = Some((node.clone(), files));
        if document.evidence.pictures.asked != asked {
            document.evidence.pictures.reading.cancel();
            let files: Vec<PictureFile> = asked.iter().flat_map(|(_, files)| files.clone()).collect();
            let reading = Arc::<Progress>::default();
            self.effects.push(Effect::ReadPictures(id, home, files, Arc::clone(&reading)));
            self.with_document(id, |document| {
                document.evidence.pictures = SmallPictures { asked, read: None, reading };
            });
        }
    }

    /// Takes the pictures of an item, where they are those that were asked for last.
    pub(in crate::session) fn pictures_read(
        &mut self,
        id: DocumentId,
        reading: &Arc<Progress>,
        pictures: Vec<SmallPicture>,
    ) {
        self.with_document(id, |document| {
            let own = &mut document.evidence.pictures;
            if Arc::ptr_eq(&own.reading, reading) {
                own.read = Some(Arc::new(pictures));
            }
        });
    }

    fn open_evidence(&mut self, file: String, now: Duration) {
        if let Some((_, path)) = self.evidence_home(now) {
            self.effects.push(Effect::OpenEvidence(path, file));
        }
    }

    /// Has the files of a document looked at, where it names any.
    pub(in crate::session) fn check_evidence(&mut self, id: DocumentId) {
        let Some(document) = self.document(id) else { return };
        let dataset = document.document().dataset();
        let names_any =
            |report: &Arc<Report>| report.items().any(|item| item.evidence.iter().any(|own| !own.file.is_empty()));
        if let Some(path) = document.path().filter(|_| dataset.reports.iter().any(names_any)) {
            let effect = Effect::CheckEvidence(id, path.to_owned(), Arc::clone(dataset));
            self.effects.push(effect);
        }
    }

    /// Takes note of what is wrong with the files, and tells it where it is news.
    pub(in crate::session) fn evidence_checked(&mut self, id: DocumentId, faults: EvidenceFaults, now: Duration) {
        let Some(document) = self.documents.get_mut(id) else { return };
        if *document.evidence.faults == faults {
            return;
        }
        let count = |fault| faults.values().flatten().filter(|(_, own)| *own == fault).count();
        let counts = [
            ("missing", count(EvidenceFault::Missing).into()),
            ("changed", count(EvidenceFault::Changed).into()),
            ("doubled", count(EvidenceFault::Doubled).into()),
            ("outside", count(EvidenceFault::Outside).into()),
        ];
        let is_sound = faults.is_empty();
        document.evidence.faults = Arc::new(faults);
        if !is_sound {
            self.toasts.inform(self.settings.words.with("evidence-faults", counts), now);
        }
    }
}

impl OpenDocument {
    /// What is wrong with the files of an item, as far as they were looked at.
    #[must_use]
    pub fn evidence_faults(&self, node: &NodeRef) -> &[(String, EvidenceFault)] {
        self.evidence.faults.get(node).map_or(&[], Vec::as_slice)
    }

    /// The pictures among the evidence of an item, made small; nothing where they are to be read anew
    /// ([`EvidenceStep::ReadPictures`]). Empty while they are being read.
    #[must_use]
    pub fn pictures(&self, node: &NodeRef, item: &Item) -> Option<Arc<Vec<SmallPicture>>> {
        if self.path().is_none() || shown_files(item).next().is_none() {
            return Some(Arc::default());
        }
        let own = &self.evidence.pictures;
        let (asked, files) = own.asked.as_ref()?;
        let same = || files.iter().map(|(file, hash)| (file, hash)).eq(shown_files(item));
        (asked == node && same()).then(|| own.read.clone().unwrap_or_default())
    }

    /// What is wrong with a file of evidence, as far as it was looked at.
    #[must_use]
    pub fn evidence_fault(&self, node: &NodeRef, file: &str) -> Option<EvidenceFault> {
        self.evidence_faults(node).iter().find(|(path, _)| path == file).map(|(_, fault)| *fault)
    }
}

/// True for a path that is a picture by its ending.
pub(in crate::session) fn is_picture(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    PICTURES.iter().chain(&OTHER_PICTURES).any(|one| ending.eq_ignore_ascii_case(one))
}

/// Files with the numbers and titles that they get as evidence of an item: XX-01, where XX is its place in the report, and
/// the number behind it one that no evidence of the report has: an item that stood there before it, or in the round before,
/// may have kept such numbers. `given` are numbers of what is still being copied.
fn drafts(report: &Report, item: &Item, given: &[&str], files: Vec<(String, EvidenceSource)>) -> Vec<EvidenceDraft> {
    let place = report.items().position(|own| own.id == item.id).map_or(0, |at| at + 1);
    let prefix = format!("{place:02}-");
    let known = report.items().flat_map(|item| &item.evidence).map(|own| own.number.as_str());
    let known = known.chain(given.iter().copied());
    let first = known.filter_map(|number| number.strip_prefix(&prefix)?.parse::<u32>().ok()).max().unwrap_or(0);
    let draft = |((title, from), n)| EvidenceDraft { from, number: format!("{prefix}{n:02}"), title };
    files.into_iter().zip(first + 1..).map(draft).collect()
}

/// The files of an item that may hold pictures, with their hashes.
fn shown_files(item: &Item) -> impl Iterator<Item = (&String, &String)> {
    let is_picture = |own: &&Evidence| {
        let ending = Path::new(&own.file).extension().unwrap_or_default();
        PICTURES.iter().any(|one| ending.eq_ignore_ascii_case(one))
    };
    item.evidence.iter().filter(is_picture).map(|own| (&own.file, &own.sha256))
}

fn picture_files(item: &Item) -> impl Iterator<Item = PictureFile> {
    shown_files(item).map(|(file, hash)| (file.clone(), hash.clone()))
}

/// The name of a file without its ending.
fn title(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    file_name(&stem, LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Category, Problem};

    #[test]
    fn a_number_is_made_of_the_place_in_the_report_and_goes_on() {
        let mut second = Item::new("i2".into(), String::new(), "账实不符".to_owned());
        let numbered = |number: &str| Evidence { number: number.to_owned(), ..Evidence::blank() };
        second.evidence = vec![numbered("02-04"), numbered("01-09"), numbered("附件")];
        let mut first = Item::new("i1".into(), String::new(), "一".to_owned());
        // It stood in the second place when it got them.
        first.evidence = vec![numbered("02-07"), numbered("02-06")];
        let items = vec![Arc::new(first), Arc::new(second.clone())];
        let problem = Problem { items, ..Problem::new("p".into(), String::new(), String::new()) };
        let problems = vec![Arc::new(problem)];
        let category = Category { problems, ..Category::new("c".into(), String::new(), String::new()) };
        let report = Report { categories: vec![Arc::new(category)], ..Report::new("r".into(), String::new()) };
        let titled = |path: &str| (title(Path::new(path)), EvidenceSource::File(path.into()));
        let files = ["/u/盘点表:终.xlsx", "/u/b"].map(titled).to_vec();
        let made: Vec<(String, String)> =
            drafts(&report, &second, &[], files).into_iter().map(|own| (own.number, own.title)).collect();
        let expected = [("02-08", "盘点表_终"), ("02-09", "b")].map(|(n, title)| (n.to_owned(), title.to_owned()));
        assert_eq!(made, expected);
    }
}
