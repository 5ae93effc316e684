//! The pages of a briefing made on a worker thread, and the photographs that they show.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use crate::chart::{self, DeckPictures, Page};
use crate::file::{self, Picture, Stamp};
use crate::session::{DeckKey, DeckRequest, DocumentId};

/// The most pixels across and down of a picture of evidence on a page: half of a wide page has no more.
const PAGE_PICTURE: [u32; 2] = [1280, 960];

/// What the making of pages goes by.
#[derive(Debug, Default)]
pub(super) struct DeckWork {
    /// What pages were asked for with last, by document: what was asked for before is not worth the work.
    latest: Mutex<HashMap<DocumentId, DeckKey>>,
    /// Locked while pages are made: one set after the other, however fast somebody types.
    photographs: Mutex<Photographs>,
}

/// Photographs that were read. Kept are those of the pages made last, and their pages hold them anyway: that they are kept
/// takes no memory of its own.
#[derive(Debug, Default)]
pub(super) struct Photographs {
    read: HashMap<PathBuf, (Stamp, Picture)>,
}

impl DeckWork {
    /// Takes note of what the pages of a document are asked for with: what was asked for before is not made any more.
    pub(super) fn ask(&self, document: DocumentId, key: DeckKey) {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner).insert(document, key);
    }

    /// Makes the pages; nothing where others were asked for meanwhile.
    pub(super) fn pages(&self, document: DocumentId, key: &DeckKey, request: &DeckRequest) -> Option<Vec<Page>> {
        let mut photographs = self.photographs.lock().unwrap_or_else(PoisonError::into_inner);
        let latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner).get(&document).cloned();
        if latest.as_ref() != Some(key) {
            return None;
        }
        let pictures = photographs.of(request);
        let DeckRequest { dataset, report, rules, words, .. } = request;
        Some(chart::all_pages(dataset, *report, *rules, words, &pictures))
    }
}

impl Photographs {
    /// The pictures of evidence that a briefing shows its readers, as far as they can be read. A file that is as it was is
    /// not read again; what the briefing does not show is let go.
    pub(super) fn of(&mut self, request: &DeckRequest) -> DeckPictures {
        let mut before = std::mem::take(&mut self.read);
        let Some(dataset) = &request.file else { return DeckPictures::new() };
        let names = chart::deck_picture_files(&request.dataset, request.report, request.rules.audience);
        let mut pictures = DeckPictures::new();
        for name in names {
            let Ok(path) = file::evidence_path(dataset, &name) else { continue };
            let Some(stamp) = Stamp::of(&path) else { continue };
            let known = self.read.get(&path).cloned().or_else(|| before.remove(&path));
            let picture = match known {
                Some((of, picture)) if of == stamp => Some(picture),
                _ => Picture::small(&path, PAGE_PICTURE).ok(),
            };
            if let Some(picture) = picture {
                pictures.insert(name, picture.clone());
                self.read.insert(path, (stamp, picture));
            }
        }
        pictures
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::chart::{DeckRules, NEAR};
    use crate::model::{
        BriefingPage, Dataset, Evidence, EvidenceKind, Item, PageKind, PaperAudience, Report, report_of,
    };
    use crate::words::{Language, Words};

    fn write(path: &Path, grey: u8) {
        let image = image::RgbImage::from_pixel(3, 2, image::Rgb([grey; 3]));
        image.save_with_format(path, image::ImageFormat::Png).unwrap();
    }

    /// A briefing with a page of an item that has these pictures, the last of them for the office alone.
    fn request(file: &Path, names: &[&str], audience: PaperAudience) -> DeckRequest {
        let of = |(at, name): (usize, &&str)| Evidence {
            kind: EvidenceKind::After,
            file: (*name).to_owned(),
            internal: at + 1 == names.len(),
            ..Evidence::blank()
        };
        let evidence = names.iter().enumerate().map(of).collect();
        let item = Item { evidence, ..Item::new("1".into(), "(1)".to_owned(), "河道清淤".to_owned()) };
        let report = Report { briefing: vec![BriefingPage::new(PageKind::Item, "1")], ..report_of([item]) };
        let today = "2026-06-10".parse().unwrap();
        DeckRequest {
            dataset: Arc::new(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() }),
            report: 0,
            rules: DeckRules { today, near_days: NEAR, pace_points: 5, audience },
            words: Words::of(Language::Chinese),
            file: Some(file.to_owned()),
        }
    }

    #[test]
    fn a_photograph_is_read_once_and_again_where_its_file_was_replaced() {
        let home = tempfile::tempdir().unwrap();
        let (file, path) = (home.path().join("台账.guatu.json"), home.path().join("清后.png"));
        write(&path, 90);
        let asked = request(&file, &["清后.png", ""], PaperAudience::All);
        let mut photographs = Photographs::default();
        let [first, again] = [(); 2].map(|()| photographs.of(&asked).remove("清后.png").unwrap());
        assert!(Arc::ptr_eq(&first.rgba, &again.rgba), "the same one, not a second one like it");
        // Of another length, so that the file differs whatever the clock of the disk is.
        image::RgbImage::from_pixel(40, 50, image::Rgb([200; 3])).save(&path).unwrap();
        let replaced = photographs.of(&asked).remove("清后.png").unwrap();
        assert_eq!((first.size, replaced.size), ([3, 2], [40, 50]));
    }

    #[test]
    fn what_its_readers_may_not_see_is_not_read_and_what_is_not_shown_is_not_kept() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("台账.guatu.json");
        for name in ["清前.png", "内部.png"] {
            write(&home.path().join(name), 10);
        }
        let mut photographs = Photographs::default();
        let names = |pictures: DeckPictures| pictures.into_keys().collect::<Vec<_>>();
        let [all, office] = [PaperAudience::All, PaperAudience::Office]
            .map(|audience| request(&file, &["清前.png", "内部.png"], audience));
        assert_eq!(names(photographs.of(&all)), ["内部.png", "清前.png"]);
        assert_eq!(photographs.read.len(), 2);
        assert_eq!(names(photographs.of(&office)), ["清前.png"]);
        assert_eq!(photographs.read.len(), 1);
        assert!(photographs.of(&DeckRequest { file: None, ..office }).is_empty() && photographs.read.is_empty());
    }
}
