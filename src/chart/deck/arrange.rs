//! Which pages a briefing has, in which order: those a person arranged, and those that follow from the data.

use crate::model::{BriefingPage, PageKind, Report};

/// The pages in the order of the person, with those that are not in it yet where they would stand by themselves:
/// nothing that came into the data later is left out. A page of a category that is gone is not there.
#[must_use]
pub fn arranged(report: &Report) -> Vec<BriefingPage> {
    let own = automatic(report);
    let known = |page: &&BriefingPage| !page.page.is_automatic() || own.iter().any(|other| same(page, other));
    let mut pages: Vec<BriefingPage> = report.briefing.iter().filter(known).cloned().collect();
    let mut after = None;
    for page in own {
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

/// The pages that follow from the data, in the order in which a leader asks.
fn automatic(report: &Report) -> Vec<BriefingPage> {
    let plain = |kind| BriefingPage::new(kind, "");
    let of_category =
        |category: &std::sync::Arc<crate::model::Category>| BriefingPage::new(PageKind::Category, category.id.as_str());
    let mut pages = vec![plain(PageKind::Cover), plain(PageKind::Late), plain(PageKind::Overview)];
    pages.extend(report.categories.iter().map(of_category));
    pages.extend(
        [PageKind::Owners, PageKind::OffTarget, PageKind::Achievements, PageKind::Plan, PageKind::Next].map(plain),
    );
    pages
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Category, Dataset};

    fn report() -> Report {
        let dataset: Dataset = serde_json::from_str(include_str!("../../../assets/tongchuan.guatu.json")).unwrap();
        Report::clone(&dataset.reports[0])
    }

    #[test]
    fn without_an_arrangement_there_is_one_page_for_each_question() {
        let pages = arranged(&report());
        assert_eq!(pages.len(), 8 + 4);
        assert_eq!((pages[0].page, pages[11].page), (PageKind::Cover, PageKind::Next));
    }

    #[test]
    fn the_order_of_the_person_holds_and_a_new_category_finds_its_place() {
        let mut report = report();
        let mut pages = arranged(&report);
        pages.reverse();
        pages.insert(3, BriefingPage { text: "会前说明".to_owned(), ..BriefingPage::new(PageKind::Text, "") });
        report.briefing.clone_from(&pages);
        assert_eq!(arranged(&report), pages);
        let last = Category::clone(&report.categories[3]);
        report.categories.push(Arc::new(Category { id: "c5".into(), ..last }));
        let with_new = arranged(&report);
        let at = with_new.iter().position(|page| page.of == "c5").unwrap();
        assert_eq!(with_new[at - 1].of, report.categories[3].id.as_str());
        report.categories.truncate(1);
        assert_eq!(arranged(&report).iter().filter(|page| page.page == PageKind::Category).count(), 1);
    }
}
