//! A small report for the tests of pages, and the pages of one kind.

use std::sync::Arc;

use super::{DeckCell, DeckPictures, DeckRules, DeckTable, Page, PageContent, all_pages};
use crate::model::{Dataset, Due, Item, PageKind, PaperAudience, Party, PartyKind, Progress, Report, report_of};
use crate::words::{Language, Words};

/// An open item with a due date, of a unit and a leader.
pub(super) fn item(id: &str, title: &str, due: &str) -> Item {
    Item {
        progress: Progress::InProgress,
        due: Some(Due::new(due.parse().unwrap())),
        lead_units: vec!["u".into()],
        leader: Some("l".into()),
        ..Item::new(id.into(), format!("({id})"), title.to_owned())
    }
}

/// A report of such items with a unit and a leader.
pub(super) fn report(items: Vec<Item>) -> Report {
    let party = |id: &str, name: &str, kind| Arc::new(Party::new(id.into(), name.to_owned(), kind));
    let parties = vec![party("u", "水利局", PartyKind::Unit), party("l", "分管副县长", PartyKind::Leader)];
    Report { parties, ..report_of(items) }
}

/// The pages of a kind on 10 June 2026, with ten days as near.
pub(super) fn pages(report: Report, kind: PageKind, audience: PaperAudience) -> Vec<Page> {
    let dataset = Arc::new(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() });
    let rules = DeckRules { today: "2026-06-10".parse().unwrap(), near_days: 10, pace_points: 5, audience };
    let all = all_pages(&dataset, 0, rules, &Words::load(Language::Chinese), &DeckPictures::new());
    all.into_iter().filter(|page| page.entry.page == kind).collect()
}

/// The table of a page.
pub(super) fn table(page: &Page) -> &DeckTable {
    let PageContent::Table(table) = &page.content else { panic!("{:?}", page.content) };
    table
}

/// The words of a row of a table, cell by cell.
pub(super) fn said(table: &DeckTable, row: usize) -> Vec<String> {
    let of = |cell: &DeckCell| match cell {
        DeckCell::Lines(words) => words.iter().map(|own| own.text.as_str()).collect::<Vec<_>>().join("|"),
        DeckCell::Runs(runs) => runs.iter().map(|run| run.words.text.as_str()).collect::<Vec<_>>().join("|"),
        DeckCell::Items(counts, _) => format!("{counts:?}"),
        DeckCell::Days { number, .. } => number.clone(),
        DeckCell::Bullet { .. } => String::new(),
    };
    table.rows[row].cells.iter().map(of).collect()
}
