//! Which pages a briefing has, in which order: those a person arranged, and those that follow from the data.

use crate::model::{BriefingPage, PageKind, Report};

/// The pages in the order of the person, with those that are not in it yet where they would stand by themselves:
/// nothing that came into the program later is left out.
#[must_use]
pub fn arranged(report: &Report) -> Vec<BriefingPage> {
    let mut pages = report.briefing.clone();
    let mut after = None;
    for page in AUTOMATIC.map(|kind| BriefingPage::new(kind, "")) {
        let at = pages.iter().position(|other| same(other, &page)).unwrap_or_else(|| {
            let at = after.map_or(0, |after: usize| after + 1);
            pages.insert(at, page);
            at
        });
        after = Some(at);
    }
    pages
}

fn same(a: &BriefingPage, b: &BriefingPage) -> bool {
    a.page == b.page && a.of == b.of
}

/// The pages that follow from the data, in the order in which a leader asks: what is late, where it stands, whose it is, what is
/// missed and what got better, all of it on the wall, what to decide and what to do.
const AUTOMATIC: [PageKind; 9] = [
    PageKind::Cover,
    PageKind::Late,
    PageKind::Overview,
    PageKind::Owners,
    PageKind::OffTarget,
    PageKind::Achievements,
    PageKind::Plan,
    PageKind::Decisions,
    PageKind::Next,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Dataset;

    fn report() -> Report {
        let dataset: Dataset = serde_json::from_str(include_str!("../../../assets/tongchuan.guatu.json")).unwrap();
        Report::clone(&dataset.reports[0])
    }

    #[test]
    fn without_an_arrangement_there_is_one_page_for_each_question() {
        let pages = arranged(&report());
        assert_eq!(pages.iter().map(|page| page.page).collect::<Vec<_>>(), AUTOMATIC);
    }

    #[test]
    fn the_order_of_the_person_holds_and_what_is_new_finds_its_place() {
        let mut report = report();
        let mut pages = arranged(&report);
        pages.reverse();
        pages.insert(3, BriefingPage { text: "会前说明".to_owned(), ..BriefingPage::new(PageKind::Text, "") });
        report.briefing.clone_from(&pages);
        assert_eq!(arranged(&report), pages);
        // A file of before has a page of a category and none of what is late.
        report.briefing = vec![
            BriefingPage::new(PageKind::Cover, ""),
            BriefingPage::new(PageKind::Overview, ""),
            BriefingPage::new(PageKind::Category, "c1"),
            BriefingPage::new(PageKind::Next, ""),
        ];
        let kinds: Vec<PageKind> = arranged(&report).iter().map(|page| page.page).collect();
        assert_eq!(kinds[..3], [PageKind::Cover, PageKind::Late, PageKind::Overview]);
        assert!(kinds.contains(&PageKind::Category), "what the person had stays");
    }
}
