//! The pages with the pictures of an item: how it was before the rectification, and how it is after it, side by side.

use std::collections::BTreeMap;

use crate::file::Picture;
use crate::model::{BriefingPage, Dataset, Evidence, EvidenceKind, Item, ItemId, PageKind, PaperAudience};

use super::arrange::arranged;
use super::{Draft, PageBuilder, PageContent, seen};

/// The pictures of evidence that could be read, by their paths as the dataset names them.
pub type DeckPictures = BTreeMap<String, Picture>;

/// How many pictures a page holds.
const SIDE_BY_SIDE: usize = 2;

/// A picture on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct DeckPicture {
    /// The picture.
    pub picture: Picture,
    /// Before or after the rectification, and of which day.
    pub head: String,
    /// What it shows.
    pub title: String,
}

/// The files of the pictures that the briefing of a report shows its readers: those of the items that have a page in it.
#[must_use]
pub fn deck_picture_files(dataset: &Dataset, report: usize, audience: PaperAudience) -> Vec<String> {
    let one = seen(dataset, report, audience);
    let Some(report) = one.reports.first() else { return Vec::new() };
    let is_shown = |page: &BriefingPage| page.page == PageKind::Item && !page.hidden;
    let pages = arranged(report);
    let items =
        pages.iter().filter(|page| is_shown(page)).filter_map(|page| report.item(&ItemId::from(page.of.as_str())));
    items.flat_map(|item| photographs(item)).map(|own| own.file.clone()).collect()
}

/// The evidence that is a picture, each of before with one of after behind it. What its readers may not open names no file.
fn photographs(item: &Item) -> Vec<&Evidence> {
    let of = |kind: EvidenceKind| {
        let mut all: Vec<&Evidence> =
            item.evidence.iter().filter(|own| own.kind == kind && !own.file.is_empty()).collect();
        all.sort_by_key(|own| own.on);
        all
    };
    let (before, after) = (of(EvidenceKind::Before), of(EvidenceKind::After));
    let pairs = (0..before.len().max(after.len())).flat_map(|n| [before.get(n), after.get(n)]);
    pairs.flatten().copied().collect()
}

impl PageBuilder<'_> {
    /// The pages with the pictures of an item, under the title and the subtitle of its page; none where none could be read.
    pub(super) fn picture_pages(&self, item: &Item, title: &str, subtitle: &str) -> Vec<Draft> {
        let words = self.context.words;
        let picture = |own: &Evidence| {
            let on = own.on.map(|on| words.short_date(on, self.context.today));
            let head =
                [Some(words.choice(own.kind).to_owned()), on].into_iter().flatten().collect::<Vec<_>>().join(" ");
            let picture = self.pictures.get(&own.file)?.clone();
            Some(DeckPicture { picture, head, title: own.title.clone() })
        };
        let shown: Vec<DeckPicture> = photographs(item).into_iter().filter_map(picture).collect();
        let page = |pictures: &[DeckPicture]| Draft {
            subtitle: subtitle.to_owned(),
            items: pictures.len(),
            ..Draft::new(title.to_owned(), PageContent::Pictures(pictures.to_vec()))
        };
        shown.chunks(SIDE_BY_SIDE).map(page).collect()
    }

    /// For the speaker: which pictures of an item could not be read and are on no page.
    pub(super) fn missing_pictures(&self, item: &Item) -> Option<String> {
        let words = self.context.words;
        let missing: Vec<&str> = photographs(item)
            .into_iter()
            .filter(|own| !self.pictures.contains_key(&own.file))
            .map(|own| own.title.as_str())
            .collect();
        let names = missing.join(words.text("list-comma"));
        (!missing.is_empty()).then(|| words.with("deck-pictures-missing", [("names", names.into())]))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::fixture::{item, report};
    use super::super::{DeckRules, Page, all_pages};
    use super::*;
    use crate::model::Report;
    use crate::words::{Language, Words};

    fn evidence(kind: EvidenceKind, file: &str, on: &str) -> Evidence {
        Evidence {
            kind,
            file: file.to_owned(),
            on: Some(on.parse().unwrap()),
            title: format!("{file}的样子"),
            ..Evidence::blank()
        }
    }

    fn picture() -> Picture {
        Picture { size: [1, 1], rgba: [10, 20, 30, 255].into() }
    }

    fn report_with(evidence: Vec<Evidence>) -> Report {
        let own = Item { evidence, ..item("1", "河道清淤不彻底", "2026-05-31") };
        Report { briefing: vec![BriefingPage::new(PageKind::Item, "1")], ..report(vec![own]) }
    }

    fn pages(own: Report, audience: PaperAudience, read: &[&str]) -> Vec<Page> {
        let pictures: DeckPictures = read.iter().map(|file| ((*file).to_owned(), picture())).collect();
        let dataset = Arc::new(Dataset { reports: vec![Arc::new(own)], ..Dataset::default() });
        let rules = DeckRules { today: "2026-06-10".parse().unwrap(), near_days: 10, pace_points: 5, audience };
        let all = all_pages(&dataset, 0, rules, &Words::load(Language::Chinese), &pictures);
        all.into_iter().filter(|page| page.entry.page == PageKind::Item).collect()
    }

    fn shown(page: &Page) -> Vec<[&str; 2]> {
        let PageContent::Pictures(pictures) = &page.content else { panic!("{:?}", page.content) };
        pictures.iter().map(|own| [own.head.as_str(), own.title.as_str()]).collect()
    }

    #[test]
    fn what_was_before_stands_beside_what_is_after() {
        let own = report_with(vec![
            evidence(EvidenceKind::After, "清后", "2026-05-20"),
            evidence(EvidenceKind::Document, "验收单", "2026-05-21"),
            evidence(EvidenceKind::Before, "清前", "2026-03-02"),
            evidence(EvidenceKind::After, "岸坡", "2026-05-22"),
        ]);
        assert_eq!(
            deck_picture_files(
                &Dataset { reports: vec![Arc::new(own.clone())], ..Dataset::default() },
                0,
                PaperAudience::Office
            ),
            ["清前", "清后", "岸坡"]
        );
        let [_, first, second] = pages(own, PaperAudience::Office, &["清前", "清后", "岸坡"]).try_into().unwrap();
        assert_eq!(shown(&first), [["整改前 3月2日", "清前的样子"], ["整改后 5月20日", "清后的样子"]]);
        assert_eq!(shown(&second), [["整改后 5月22日", "岸坡的样子"]]);
        assert_eq!(first.part, (2, 3));
    }

    #[test]
    fn a_picture_that_is_not_there_is_told_to_the_speaker_and_not_drawn() {
        let own = report_with(vec![evidence(EvidenceKind::After, "清后", "2026-05-20")]);
        let [page] = pages(own, PaperAudience::Office, &[]).try_into().unwrap();
        assert!(page.sources.iter().any(|source| source.contains("清后的样子")), "{:?}", page.sources);
    }

    #[test]
    fn pictures_are_for_who_may_open_them() {
        let open = evidence(EvidenceKind::After, "清后", "2026-05-20");
        let kept = Evidence { internal: true, ..evidence(EvidenceKind::Before, "清前", "2026-03-02") };
        let own = report_with(vec![open, kept]);
        let [_, office] = pages(own.clone(), PaperAudience::Office, &["清前", "清后"]).try_into().unwrap();
        assert_eq!(shown(&office), [["整改后 5月20日", "清后的样子"]]);
        let [public] = pages(own, PaperAudience::Public, &["清前", "清后"]).try_into().unwrap();
        assert!(!format!("{public:?}").contains("Picture("), "{public:?}");
        assert!(!public.sources.iter().any(|source| source.contains("清后")), "{:?}", public.sources);
    }
}
