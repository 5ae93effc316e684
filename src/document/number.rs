//! Numbers that follow the order: 一、 (一) 1. (1) ①, each level in the style that it has already.

use std::collections::{HashMap, HashSet};

use crate::field;
use crate::model::{Category, Problem, Report};
use crate::text::chinese_numeral;

use super::edit::{Change, Edit, EditLabel};

/// How the numbers of a level are written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Style {
    before: String,
    numerals: Numerals,
    after: String,
}

/// The signs of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Numerals {
    /// 一 二 三
    Chinese,
    /// 1 2 3
    Arabic,
    /// １２３
    FullWidth,
    /// ① ② ③
    Circled,
}

/// The edit that makes all numbers of a report follow the order; nothing where they do. A level in which no
/// number is written stays without.
#[must_use]
pub fn renumber(report: &Report) -> Option<Edit> {
    let mut changes = Vec::new();
    let categories: Vec<_> = report.categories.iter().map(|category| category.number.as_str()).collect();
    for (category, number) in report.categories.iter().zip(numbers(&categories, false)) {
        changes.extend(number.map(|n| Change::set(&category.id, field!(Category.number), n)));
    }
    let through = problems_go_through(report);
    let mut next = 1;
    for category in &report.categories {
        let present: Vec<_> = category.problems.iter().map(|problem| problem.number.as_str()).collect();
        let style = style_of(report.problems().map(|(_, _, problem)| problem.number.as_str()));
        for (problem, number) in category.problems.iter().zip(series(&present, style.as_ref(), next)) {
            changes.extend(number.map(|n| Change::set(&problem.id, field!(Problem.number), n)));
        }
        next = if through { next + present.len() } else { 1 };
    }
    items(report, &mut changes);
    (!changes.is_empty()).then(|| Edit::new(report.id.clone(), Change::Batch(EditLabel::Renumber, changes)))
}

fn items(report: &Report, changes: &mut Vec<Change>) {
    let problems = || report.problems().map(|(_, _, problem)| problem);
    let through = items_go_through(report);
    let style = style_of(report.items().map(|item| item.number.as_str()));
    let mut next = 1;
    for problem in problems() {
        let present: Vec<_> = problem.items.iter().map(|item| item.number.as_str()).collect();
        for (item, number) in problem.items.iter().zip(series(&present, style.as_ref(), next)) {
            changes.extend(number.map(|n| Change::set(&item.id, field!(Item.number), n)));
            let measures: Vec<_> = item.measures.iter().map(|measure| measure.number.as_str()).collect();
            // One measure in a line of its own needs no number, and a list without numbers keeps none.
            for (measure, number) in item.measures.iter().zip(numbers(&measures, true)) {
                changes.extend(number.map(|n| Change::set(&measure.id, field!(Measure.number), n)));
            }
        }
        next = if through { next + present.len() } else { 1 };
    }
}

/// True when the numbers of a level go on from one division to the next.
fn goes_through<'a>(firsts: impl Iterator<Item = Option<&'a str>>) -> bool {
    let values: Vec<usize> = firsts.flatten().filter_map(|number| parse(number).map(|(_, value)| value)).collect();
    // The first division begins with 1 either way; the others tell.
    values.len() > 1 && values.iter().skip(1).all(|value| *value > 1)
}

/// The style of the first number that has one.
fn style_of<'a>(mut numbers: impl Iterator<Item = &'a str>) -> Option<Style> {
    numbers.find_map(|number| parse(number).map(|(style, _)| style))
}

/// The new number for each place of one list, in its own style.
fn numbers(present: &[&str], keep_bare: bool) -> Vec<Option<String>> {
    let style = style_of(present.iter().copied());
    if keep_bare && style.is_none() {
        return vec![None; present.len()];
    }
    series(present, style.as_ref(), 1)
}

/// The new number for each place, absent where it is right already.
fn series(present: &[&str], style: Option<&Style>, from: usize) -> Vec<Option<String>> {
    let Some(style) = style else { return vec![None; present.len()] };
    let wanted = (from..).map(|n| style.write(n));
    present.iter().zip(wanted).map(|(present, wanted)| (*present != wanted).then_some(wanted)).collect()
}

/// The style and the value of a number such as (三) or 12.
fn parse(text: &str) -> Option<(Style, usize)> {
    let kind = |c: char| match c {
        _ if CHINESE.contains(&c) || c == '十' => Some(Numerals::Chinese),
        '0'..='9' => Some(Numerals::Arabic),
        '０'..='９' => Some(Numerals::FullWidth),
        '①'..='⑳' => Some(Numerals::Circled),
        _ => None,
    };
    let (start, first) = text.char_indices().find(|(_, c)| kind(*c).is_some())?;
    let numerals = kind(first)?;
    let rest = text.get(start..)?;
    let length = rest.char_indices().find(|(_, c)| kind(*c) != Some(numerals)).map_or(rest.len(), |(at, _)| at);
    let (digits, after) = rest.split_at_checked(length)?;
    let style = Style { before: text.get(..start)?.to_owned(), numerals, after: after.to_owned() };
    Some((style, value(digits, numerals)?))
}

/// The Chinese digits from 1.
const CHINESE: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn value(digits: &str, numerals: Numerals) -> Option<usize> {
    match numerals {
        Numerals::Arabic => digits.parse().ok(),
        Numerals::FullWidth => {
            let half = |c: char| char::from_u32(u32::from(c) - 0xfee0);
            digits.chars().map(half).collect::<Option<String>>()?.parse().ok()
        }
        Numerals::Circled => digits.chars().next().map(|c| (u32::from(c) - u32::from('①')) as usize + 1),
        Numerals::Chinese => {
            let digit = |text: &str| -> Option<usize> {
                let mut chars = text.chars();
                let one = chars.next()?;
                (chars.next().is_none()).then(|| CHINESE.iter().position(|c| *c == one).map(|at| at + 1))?
            };
            match digits.split_once('十') {
                None => digit(digits),
                Some((tens, units)) => {
                    let tens = if tens.is_empty() { Some(1) } else { digit(tens) };
                    let units = if units.is_empty() { Some(0) } else { digit(units) };
                    Some(tens? * 10 + units?)
                }
            }
        }
    }
}

impl Style {
    fn write(&self, n: usize) -> String {
        let digits = match self.numerals {
            Numerals::Arabic => n.to_string(),
            Numerals::FullWidth => {
                n.to_string().chars().filter_map(|c| char::from_u32(u32::from(c) + 0xfee0)).collect()
            }
            // Unicode has circled numbers in one run up to 20.
            Numerals::Circled => char::from_u32(u32::from('①') + n as u32 - 1)
                .filter(|_| n <= 20)
                .map_or_else(|| n.to_string(), String::from),
            Numerals::Chinese => chinese_numeral(n),
        };
        format!("{}{digits}{}", self.before, self.after)
    }
}

/// The first free number of a list: after the highest, in the style of the last one that has a number; empty where none
/// has. The last one need not be the highest: what was put between two others has taken a number beyond them.
#[must_use]
pub fn next_number(present: &[&str]) -> String {
    TakenNumbers::of(present).next()
}

/// The numbers of a list that nodes are added to one after another: each is read once.
#[derive(Debug, Default)]
pub(super) struct TakenNumbers {
    taken: HashSet<String>,
    /// The highest number of each style.
    highest: HashMap<Style, usize>,
    /// The style of the last one that has a number.
    last: Option<Style>,
}

impl TakenNumbers {
    pub(super) fn of(present: &[&str]) -> Self {
        let mut numbers = Self::default();
        for number in present {
            numbers.add((*number).to_owned());
        }
        numbers
    }

    fn add(&mut self, number: String) {
        if let Some((style, value)) = parse(&number) {
            let highest = self.highest.entry(style.clone()).or_default();
            *highest = value.max(*highest);
            self.last = Some(style);
        }
        self.taken.insert(number);
    }

    fn next(&self) -> String {
        let next = |style: &Style| style.write(self.highest.get(style).copied().unwrap_or_default() + 1);
        self.last.as_ref().map(next).unwrap_or_default()
    }

    /// The number of a node that comes in with this one: the next free one where another node has it. One without a number
    /// stays without.
    pub(super) fn take(&mut self, number: String) -> String {
        let next = if number.is_empty() || !self.taken.contains(&number) { String::new() } else { self.next() };
        let number = if next.is_empty() { number } else { next };
        self.add(number.clone());
        number
    }
}

/// The number of a new node among these: the next one, or the first in the style of its level. Empty where the level has
/// no numbers.
fn new_number<'a>(present: &[&str], level: impl Iterator<Item = &'a str>) -> String {
    let next = next_number(present);
    if next.is_empty() { style_of(level).map(|style| style.write(present.len() + 1)).unwrap_or_default() } else { next }
}

/// The number of a new problem of a category; empty where no problem has one.
pub(super) fn new_problem_number(report: &Report, category: &Category) -> String {
    new_number(&problem_numbers(report, category), report.problems().map(|(_, _, problem)| problem.number.as_str()))
}

/// The number of a new item of a problem; empty where no item has one.
pub(super) fn new_item_number(report: &Report, problem: &Problem) -> String {
    new_number(&item_numbers(report, problem), report.items().map(|item| item.number.as_str()))
}

/// The numbers beside which a problem of a category has its own: those of the category, or of the whole report where they
/// go on from one category to the next.
pub(super) fn problem_numbers<'a>(report: &'a Report, category: &'a Category) -> Vec<&'a str> {
    if problems_go_through(report) {
        report.problems().map(|(_, _, problem)| problem.number.as_str()).collect()
    } else {
        category.problems.iter().map(|problem| problem.number.as_str()).collect()
    }
}

/// The same for an item of a problem.
pub(super) fn item_numbers<'a>(report: &'a Report, problem: &'a Problem) -> Vec<&'a str> {
    if items_go_through(report) {
        report.items().map(|item| item.number.as_str()).collect()
    } else {
        problem.items.iter().map(|item| item.number.as_str()).collect()
    }
}

fn problems_go_through(report: &Report) -> bool {
    goes_through(report.categories.iter().map(|category| category.problems.first().map(|p| p.number.as_str())))
}

fn items_go_through(report: &Report) -> bool {
    let firsts = report.problems().map(|(_, _, problem)| problem.items.first());
    goes_through(firsts.map(|first| first.map(|item| item.number.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_is_read_and_written() {
        for (text, n) in [("(一)", 1), ("十二、", 12), ("二十", 20), ("3.", 3), ("(10)", 10), ("１２．", 12), ("⑪", 11)]
        {
            let (style, value) = parse(text).unwrap();
            assert_eq!((value, style.write(n).as_str()), (n, text));
        }
        assert_eq!(parse("附件"), None);
        assert_eq!(parse(""), None);
    }

    #[test]
    fn the_next_number_keeps_the_style() {
        assert_eq!(next_number(&["(一)", "(二)"]), "(三)");
        assert_eq!(next_number(&["9."]), "10.");
        assert_eq!(next_number(&[""]), "");
    }

    #[test]
    fn the_next_number_is_free_where_the_last_is_not_the_highest() {
        assert_eq!(next_number(&["(1)", "(4)", "(2)", "(3)"]), "(5)");
        assert_eq!(next_number(&["①", "③", "②", "附件"]), "④");
    }

    #[test]
    fn a_number_that_is_taken_gives_way_to_the_next_and_an_empty_one_stays() {
        let mut numbers = TakenNumbers::of(&["(1)", "", "(2)"]);
        let taken = ["(2)", "(7)", "", "(7)", "附件", "附件"].map(|number| numbers.take(number.to_owned()));
        assert_eq!(taken, ["(3)", "(7)", "", "(8)", "附件", "(9)"]);
        let mut none = TakenNumbers::of(&["附件"]);
        assert_eq!(none.take("附件".to_owned()), "附件", "there is no next one");
    }

    #[test]
    fn numbers_follow_the_order_and_right_ones_stay() {
        assert_eq!(numbers(&["(2)", "(1)", "(3)"], false), [Some("(1)".to_owned()), Some("(2)".to_owned()), None]);
        assert_eq!(numbers(&["", ""], true), [None, None]);
    }

    #[test]
    fn the_bundled_dataset_is_numbered_right() {
        let dataset: crate::model::Dataset =
            serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap();
        let edit = renumber(&dataset.reports[0]);
        assert!(edit.is_none(), "{edit:?}");
    }
}
