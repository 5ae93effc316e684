//! The rules, in the order in which they are applied. A rule's parameters are all that it can read, so what it depends
//! on beside its node follows from its kind: the auditor asks here what an answer holds for.
//!
//! The rules that hold several items against each other (`doubles::titles`, `doubles::contradictions`) read nothing but
//! the items, and are in the auditor.

use std::rc::Rc;
use std::sync::Arc;

use crate::file::EvidenceFault;
use crate::model::{Column, Date, Indicator, Item, Letter, NodeId, Party, Source};

use super::collector::Collector;
use super::facts::{AuditContext, Fact, ReportDates};
use super::finding::Finding;
use super::passage::{ItemWords, Passage, Read};
use super::sums::Settled;
use super::{
    carried, closing, damage, dates, doubles, due, growth, letters, lists, loose, missing, numbering, office, parts,
    percent, rates, same_fact, scope, standing, sums, units,
};

/// A rule about an item.
enum ItemRule {
    /// Of the item alone.
    Item(fn(&Item, &mut Collector)),
    /// Of its words in the source.
    Words(fn(&ItemWords, &mut Collector)),
    /// Of both.
    ItemAndWords(fn(&Item, &ItemWords, &mut Collector)),
    /// Of the item, the day of the feedback, and today.
    Dates(fn(&Item, Option<Date>, Date, &mut Collector)),
    /// Of the item and the columns that the office added.
    Columns(fn(&Item, &[Column], &mut Collector)),
    /// Of the item and the leaders, units and persons of the report.
    Parties(fn(&Item, &[Arc<Party>], &mut Collector)),
    /// Of what is wrong with the files of the item.
    Files(fn(&Item, &[(String, EvidenceFault)], &mut Collector)),
    /// Of the item, today, and from how many days before its date an item is due soon.
    Due(fn(&Item, Date, u32, &mut Collector)),
    /// Of each passage of its words.
    Passages(&'static [PassageRule]),
    /// Of each of its indicators.
    Indicators(&'static [IndicatorRule]),
}

/// A rule about the report itself, or about the words that belong to no item.
enum ReportRule {
    /// Of the dates of the report.
    Dates(fn(ReportDates, &mut Collector)),
    /// Of the letters to units and today.
    Letters(fn(&[Letter], Date, &mut Collector)),
    /// Of each passage of the words.
    Passages(&'static [PassageRule]),
    /// Of each indicator of the report.
    Indicators(&'static [IndicatorRule]),
}

/// A rule about one passage of words.
enum PassageRule {
    /// Of the passage alone.
    Words(fn(&Passage, &mut Collector)),
    /// Of the passage, and of the sums that were found to hold in it.
    Sums(fn(&Passage, &mut Collector, &mut Settled)),
    /// Of the passage and today.
    Day(fn(&Passage, Date, &mut Collector)),
}

/// A rule about one indicator.
enum IndicatorRule {
    /// Of the indicator alone.
    Indicator(fn(&Indicator, &mut Collector)),
    /// Of the indicator, the source, and the words that were read for it.
    Source(fn(&Source, &Indicator, &ItemWords, &mut Collector)),
}

const ITEM: &[ItemRule] = &[
    ItemRule::Passages(PASSAGE),
    ItemRule::Words(carried::check),
    ItemRule::ItemAndWords(growth::check),
    ItemRule::Words(scope::check),
    ItemRule::Words(units::check),
    ItemRule::Words(doubles::words),
    ItemRule::Item(parts::check),
    ItemRule::Item(scope::indicators),
    ItemRule::Item(same_fact::check),
    ItemRule::Indicators(INDICATOR),
    ItemRule::ItemAndWords(standing::check),
    ItemRule::Parties(closing::check),
    ItemRule::Files(closing::files),
    ItemRule::Dates(dates::item),
    ItemRule::Due(due::check),
    ItemRule::Due(due::steps),
    ItemRule::Item(missing::check),
    ItemRule::Item(office::check),
    ItemRule::Columns(loose::values),
    ItemRule::Item(numbering::check),
];

const REPORT: &[ReportRule] = &[
    ReportRule::Dates(dates::report),
    ReportRule::Letters(letters::check),
    ReportRule::Passages(PASSAGE),
    ReportRule::Indicators(INDICATOR),
];

const PASSAGE: &[PassageRule] = &[
    PassageRule::Sums(sums::check),
    PassageRule::Sums(lists::check),
    PassageRule::Words(rates::check),
    PassageRule::Words(percent::check),
    PassageRule::Words(standing::words),
    PassageRule::Day(dates::words),
    PassageRule::Words(damage::check),
];

const INDICATOR: &[IndicatorRule] = &[
    IndicatorRule::Indicator(percent::indicator),
    IndicatorRule::Indicator(doubles::readings),
    IndicatorRule::Source(units::indicator),
];

/// What the findings of an item hold for, beside the item.
pub(super) fn facts_of_items() -> impl Iterator<Item = Fact> {
    ITEM.iter().flat_map(ItemRule::reads)
}

/// What the findings of the report itself hold for.
pub(super) fn facts_of_report() -> impl Iterator<Item = Fact> {
    REPORT.iter().flat_map(ReportRule::reads)
}

/// The findings of an item. `read` gives a paragraph of the source.
pub(super) fn item(context: &AuditContext, item: &Item, read: impl FnMut(u32) -> Option<Rc<Read>>) -> Vec<Finding> {
    let mut collector = Collector::new(&context.report.id, NodeId::Item(item.id.clone()));
    let words = ItemWords::of(context.source(), item, read);
    for rule in ITEM {
        match rule {
            ItemRule::Item(check) => check(item, &mut collector),
            ItemRule::Words(check) => check(&words, &mut collector),
            ItemRule::ItemAndWords(check) => check(item, &words, &mut collector),
            ItemRule::Columns(check) => check(item, &context.report.columns, &mut collector),
            ItemRule::Files(check) => check(item, context.faults_of(item), &mut collector),
            ItemRule::Parties(check) => check(item, &context.report.parties, &mut collector),
            ItemRule::Dates(check) => check(item, context.report.feedback_on, context.today, &mut collector),
            ItemRule::Due(check) => check(item, context.today, context.near_days, &mut collector),
            ItemRule::Passages(rules) => passages(rules, context, &words, &mut collector),
            ItemRule::Indicators(rules) => indicators(rules, context, &item.indicators, &words, &mut collector),
        }
    }
    collector.finish()
}

/// The findings of the report itself: its dates, its indicators, the words that belong to no item.
pub(super) fn report(context: &AuditContext, words: Vec<Passage>) -> Vec<Finding> {
    let report = &context.report;
    let mut collector = Collector::new(&report.id, NodeId::Report);
    let words = ItemWords { found: Vec::new(), done: words };
    for rule in REPORT {
        match rule {
            ReportRule::Dates(check) => check(ReportDates::of(report), &mut collector),
            ReportRule::Letters(check) => check(&report.letters, context.today, &mut collector),
            ReportRule::Passages(rules) => passages(rules, context, &words, &mut collector),
            ReportRule::Indicators(rules) => indicators(rules, context, &report.indicators, &words, &mut collector),
        }
    }
    collector.finish()
}

fn passages(rules: &[PassageRule], context: &AuditContext, words: &ItemWords, collector: &mut Collector) {
    for passage in words.all() {
        let mut settled = Settled::default();
        for rule in rules {
            match rule {
                PassageRule::Words(check) => check(passage, collector),
                PassageRule::Sums(check) => check(passage, collector, &mut settled),
                PassageRule::Day(check) => check(passage, context.today, collector),
            }
        }
    }
}

fn indicators(
    rules: &[IndicatorRule],
    context: &AuditContext,
    indicators: &[Indicator],
    words: &ItemWords,
    collector: &mut Collector,
) {
    for indicator in indicators {
        for rule in rules {
            match rule {
                IndicatorRule::Indicator(check) => check(indicator, collector),
                IndicatorRule::Source(check) => check(context.source(), indicator, words, collector),
            }
        }
    }
}

impl ItemRule {
    fn reads(&self) -> Vec<Fact> {
        match self {
            Self::Item(_) => Vec::new(),
            Self::Words(_) | Self::ItemAndWords(_) => vec![Fact::Source],
            Self::Dates(_) => vec![Fact::Feedback, Fact::Today],
            Self::Columns(_) => vec![Fact::Columns],
            Self::Parties(_) => vec![Fact::Parties],
            Self::Files(_) => vec![Fact::Files],
            Self::Due(_) => vec![Fact::Today, Fact::NearDays],
            Self::Passages(rules) => rules.iter().flat_map(PassageRule::reads).copied().collect(),
            Self::Indicators(rules) => rules.iter().flat_map(IndicatorRule::reads).copied().collect(),
        }
    }
}

impl ReportRule {
    fn reads(&self) -> Vec<Fact> {
        match self {
            Self::Dates(_) => vec![Fact::ReportDates],
            Self::Letters(_) => vec![Fact::Letters, Fact::Today],
            Self::Passages(rules) => rules.iter().flat_map(PassageRule::reads).copied().collect(),
            Self::Indicators(rules) => {
                let own = rules.iter().flat_map(IndicatorRule::reads).copied();
                own.chain([Fact::ReportIndicators]).collect()
            }
        }
    }
}

impl PassageRule {
    fn reads(&self) -> &'static [Fact] {
        match self {
            Self::Words(_) | Self::Sums(_) => &[Fact::Source],
            Self::Day(_) => &[Fact::Source, Fact::Today],
        }
    }
}

impl IndicatorRule {
    fn reads(&self) -> &'static [Fact] {
        match self {
            Self::Indicator(_) => &[],
            Self::Source(_) => &[Fact::Source],
        }
    }
}
