//! All checks of one item, and of the words that belong to no item.

use std::rc::Rc;

use crate::model::{Date, Indicator, Item, NodeId, Report};

use super::finding::Finding;
use super::passage::{ItemWords, Passage, Read};
use super::sheet::Sheet;
use super::sums::Settled;
use super::{
    carried, damage, dates, doubles, due, growth, lists, missing, numbering, parts, percent, rates, scope, standing,
    sums, units,
};

/// What the checks of an item look at besides the item.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) report: &'a Report,
    pub(super) today: Date,
    /// So many days before its date a thing is due soon.
    pub(super) near_days: u32,
}

/// The findings of an item. `read` gives a paragraph of the source.
pub(super) fn item(ground: Ground, item: &Item, read: impl FnMut(u32) -> Option<Rc<Read>>) -> Vec<Finding> {
    let mut sheet = Sheet::new(&ground.report.id, NodeId::Item(item.id.clone()));
    let words = ItemWords::of(ground.report, item, read);
    for passage in words.all() {
        self::passage(passage, ground.today, &mut sheet);
    }
    carried::check(&words, &mut sheet);
    growth::check(&words, &item.indicators, &mut sheet);
    scope::check(&words, &mut sheet);
    units::check(&words, &mut sheet);
    doubles::words(&words, &mut sheet);
    parts::check(item, &mut sheet);
    scope::indicators(item, &mut sheet);
    indicators(ground, &item.indicators, &words, &mut sheet);
    standing::check(item, &words, &mut sheet);
    dates::item(ground.report, item, ground.today, &mut sheet);
    due::check(item, ground.today, ground.near_days, &mut sheet);
    missing::check(item, &mut sheet);
    numbering::check(item, &mut sheet);
    sheet.finish()
}

/// The findings of the report itself: its dates, its indicators, the words that belong to no item.
pub(super) fn report(ground: Ground, passages: Vec<Passage>) -> Vec<Finding> {
    let mut sheet = Sheet::new(&ground.report.id, NodeId::Report);
    dates::report(ground.report, &mut sheet);
    let words = ItemWords { found: Vec::new(), done: passages };
    for passage in words.all() {
        self::passage(passage, ground.today, &mut sheet);
    }
    indicators(ground, &ground.report.indicators, &words, &mut sheet);
    sheet.finish()
}

/// The checks that look at one stretch of words.
fn passage(passage: &Passage, today: Date, sheet: &mut Sheet) {
    let mut settled = Settled::default();
    sums::check(passage, sheet, &mut settled);
    lists::check(passage, sheet, &mut settled);
    rates::check(passage, sheet);
    percent::check(passage, sheet);
    standing::words(passage, sheet);
    dates::words(passage, today, sheet);
    damage::check(passage, sheet);
}

/// The checks that look at one indicator.
fn indicators(ground: Ground, indicators: &[Indicator], words: &ItemWords, sheet: &mut Sheet) {
    for indicator in indicators {
        percent::indicator(indicator, sheet);
        doubles::readings(indicator, sheet);
        units::indicator(ground.report, indicator, words, sheet);
    }
}
