//! Words of the source that are likely damaged, such as a lost sign: marked, with what may have stood there. Found by
//! the audit; the text itself is never changed.

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use crate::analysis::audit::{Audit, FindingKind};
use crate::model::{ReportId, Span};
use crate::session::finding_words;
use crate::words::{Language, Words};

/// The likely damage of one report, by paragraph.
#[derive(Debug, Default)]
pub(super) struct Damage {
    of: Option<(Weak<Audit>, ReportId, Language)>,
    places: HashMap<u32, Vec<Mark>>,
}

/// One place, and what the audit says of it.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) said: String,
}

impl Damage {
    /// Takes what the audit says, once for each audit. What a person accepted is no damage.
    pub(super) fn follow(&mut self, audit: Option<&Arc<Audit>>, report: &ReportId, words: &Words) {
        let Some(audit) = audit else { return };
        let same = self.of.as_ref().is_some_and(|(of, own, language)| {
            of.as_ptr() == Arc::as_ptr(audit) && own == report && *language == words.language()
        });
        if same {
            return;
        }
        self.places.clear();
        let damaged = |kind| matches!(kind, FindingKind::LostSign | FindingKind::StrayBlank);
        let entries = audit.reports.iter().filter(|own| own.report == *report).flat_map(|own| own.entries());
        for entry in entries.filter(|entry| damaged(entry.finding.kind) && entry.accepted.is_none()) {
            for span in &entry.finding.spans {
                let mark = Mark { span: span.clone(), said: finding_words(entry.finding, words) };
                self.places.entry(span.paragraph).or_default().push(mark);
            }
        }
        self.of = Some((Arc::downgrade(audit), report.clone(), words.language()));
    }

    /// The marks of a paragraph.
    pub(super) fn of(&self, paragraph: usize) -> &[Mark] {
        let list = u32::try_from(paragraph).ok().and_then(|at| self.places.get(&at));
        list.map_or(&[], Vec::as_slice)
    }
}

impl Mark {
    pub(super) fn holds(&self, character: u32) -> bool {
        (self.span.start..self.span.end).contains(&character)
    }
}
