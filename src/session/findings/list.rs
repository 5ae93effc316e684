//! The findings of the audit as a list to be written out (核对单): what the office goes through, by weight, with what was said
//! of each. It is the office's own work: nothing is left out of it for any reader.

use std::sync::Arc;

use crate::analysis::audit::{Audit, AuditEntry, FindingGroup};
use crate::model::{Dataset, Date, KnownPlaces, Paper as Sheet, PaperAudience};
use crate::paper::{Block, Paper};
use crate::table::{Align, CellValue, RowKind, Table, TableCell, TableColumn, TableRow};
use crate::words::Words;

use super::place::finding_place;
use super::words::{finding_words, severity_word};

/// What a list is made of.
#[derive(Debug, Clone)]
pub struct FindingList {
    /// The findings.
    pub audit: Arc<Audit>,
    /// What they are about.
    pub dataset: Arc<Dataset>,
    /// The day on which they were found.
    pub on: Date,
    /// The language.
    pub words: Arc<Words>,
}

impl FindingList {
    /// The list as a paper.
    #[must_use]
    pub fn paper(&self) -> Paper {
        let words = &*self.words;
        let mut entries: Vec<AuditEntry<'_>> = self.audit.entries().filter(|entry| !entry.is_of_dates()).collect();
        // As they stand in the view: by weight, then by kind, then in the order of the text.
        entries.sort_by_key(|entry| (entry.group(), entry.finding.kind));
        let count = |group| entries.iter().filter(|entry| entry.group() == group).count();
        let counts = [
            ("errors", count(FindingGroup::Errors).into()),
            ("questions", count(FindingGroup::Questions).into()),
            ("notices", count(FindingGroup::Notices).into()),
            ("accepted", count(FindingGroup::Accepted).into()),
            ("confirmed", count(FindingGroup::Confirmed).into()),
        ];
        let title = words.text("audit-list-title").to_owned();
        Paper {
            name: title.clone(),
            sheet: Sheet::A4Landscape,
            narrow_margins: false,
            audience: PaperAudience::All,
            audience_word: words.choice(PaperAudience::All).to_owned(),
            continued: words.text("paper-continued").to_owned(),
            recipient: None,
            blocks: vec![
                Block::Title(title),
                Block::Line(vec![words.date(self.on), words.with("audit-list-counts", counts)]),
                Block::Table(self.table(&entries)),
            ],
            watermark: String::new(),
            appendices: Vec::new(),
        }
    }

    fn table(&self, entries: &[AuditEntry<'_>]) -> Table {
        let words = &*self.words;
        let columns = [
            ("audit-list-index", 14.0, Align::Centre),
            ("audit-list-weight", 20.0, Align::Centre),
            ("audit-list-place", 62.0, Align::Left),
            ("audit-list-unit", 32.0, Align::Left),
            ("audit-list-found", 85.0, Align::Left),
            ("audit-list-reason", 44.0, Align::Left),
        ];
        let columns = columns.map(|(key, width, align)| TableColumn::plain(words.text(key), width, align));
        let mut places = KnownPlaces::default();
        let rows =
            entries.iter().enumerate().map(|(at, entry)| self.row(at + 1, entry, &mut places)).collect::<Vec<_>>();
        let nothing = || TableRow::across(RowKind::Nothing, words.text("paper-nothing"), columns.len());
        let rows = if rows.is_empty() { vec![nothing()] } else { rows };
        Table { columns: columns.to_vec(), rows, is_dense: false }
    }

    fn row(&self, index: usize, entry: &AuditEntry<'_>, places: &mut KnownPlaces) -> TableRow {
        let words = &*self.words;
        let node = &entry.finding.node;
        let report = self.dataset.report(&node.report);
        let (place, unit) = report.map(|report| finding_place(report, &node.node, places)).unwrap_or_default();
        let accepted = entry.accepted.map(|own| {
            let on = words.date(own.on);
            let parts = [own.reason.as_str(), own.who.as_str(), on.as_str()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        });
        let texts = [
            words.text(severity_word(entry)).to_owned(),
            place,
            unit,
            finding_words(entry.finding, words),
            accepted.unwrap_or_default(),
        ];
        let index = CellValue::Number(crate::model::Number::of_count(index), "");
        let cells = std::iter::once(index).chain(texts.map(CellValue::of_text));
        TableRow {
            kind: RowKind::Data,
            node: Some(node.clone()),
            entry: None,
            cells: cells.map(TableCell::new).collect(),
            height: 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::analysis::audit::Auditor;
    use crate::export;
    use crate::model::{AcceptedFinding, Item, report_of};
    use crate::words::Language;

    fn item(id: &str, text: &str) -> Item {
        let mut item = Item::new(id.into(), format!("({id})"), "排口未封".to_owned());
        item.finding = text.to_owned();
        item
    }

    fn list(dataset: Dataset) -> FindingList {
        let (dataset, on) = (Arc::new(dataset), "2025-08-01".parse().unwrap());
        let audit = Auditor::default().audit(&dataset, on, &AtomicBool::new(false)).unwrap();
        FindingList { audit: Arc::new(audit), dataset, on, words: Arc::new(Words::load(Language::Chinese)) }
    }

    fn lines(list: &FindingList) -> Vec<Vec<String>> {
        list.paper().tables().flat_map(export::lines).collect()
    }

    #[test]
    fn findings_stand_by_weight_with_what_was_said_of_them() {
        let mut report = report_of([item("1", "管网覆盖率为120%。"), item("2", "管网覆盖率为130%。")]);
        let first = list(Dataset { reports: vec![Arc::new(report.clone())], ..Dataset::default() });
        let is_over = |line: &&Vec<String>| line[4].starts_with("百分比超过 100");
        assert_eq!(lines(&first).iter().filter(is_over).count(), 2);
        let over = crate::analysis::audit::FindingKind::OverHundred;
        let key = first.audit.entries().find(|entry| entry.finding.kind == over).unwrap().finding.key.clone();
        let (reason, on) = ("含邻区".to_owned(), "2025-07-30".parse().unwrap());
        report.accepted_findings = vec![AcceptedFinding { key, reason, on, ..AcceptedFinding::blank() }];
        let lines = lines(&list(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() }));
        let over: Vec<&Vec<String>> = lines.iter().filter(is_over).collect();
        assert_ne!(over[0][1], "已认可");
        assert_eq!(over[0][5], "");
        assert_eq!(over[1][1], "已认可", "behind what is open");
        assert!(over[1][5].starts_with("含邻区 "), "{:?}", over[1]);
        assert!(over[0][2].ends_with("排口未封"));
        let numbers: Vec<&str> = lines.iter().skip(1).map(|line| line[0].as_str()).collect();
        assert_eq!(numbers, (1..lines.len()).map(|at| at.to_string()).collect::<Vec<_>>());
    }
}
