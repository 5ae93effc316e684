//! Figures of the notice against figures labelled by hand: the rate of agreement and every miss.
//!
//! `cargo test --test reading quantities -- --nocapture` prints them.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "helpers of tests fail as tests do, and this one reports"
)]

use std::sync::Arc;

use guatu::model::{Bound, Dataset, Number, Source};
use guatu::quantity::{FigureKind, Quantity, quantities};

use crate::figures::kind;

/// Chinese numerals of the notice that count something, by hand: all others (四川, 第二, 八项规定, 一对一 …) count
/// nothing.
const COUNTED_IN_CHINESE: [(usize, u32, &str); 1] = [(65, 480, "四个")];

/// One line of the gold file.
struct Gold {
    paragraph: usize,
    start: u32,
    end: u32,
    value: Number,
    unit: String,
    kind: String,
    bound: String,
    date: String,
}

fn source() -> Arc<Source> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/tongchuan.guatu.json");
    let dataset: Dataset = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    Arc::clone(&dataset.reports[0].source)
}

fn gold() -> Vec<Gold> {
    let lines = include_str!("../gold/quantities.tsv").lines().filter(|line| !line.starts_with('#'));
    let read = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        Gold {
            paragraph: cells[0].parse().unwrap(),
            start: cells[1].parse().unwrap(),
            end: cells[2].parse().unwrap(),
            value: cells[4].parse().unwrap(),
            unit: cells[5].to_owned(),
            kind: cells[6].to_owned(),
            bound: cells[7].to_owned(),
            date: cells[8].to_owned(),
        }
    };
    lines.map(read).collect()
}

/// What the program says of one numeral, in the columns of the gold file: value, unit, kind, bound, date.
fn told(found: &Quantity, gold: &Gold, paragraph: &str) -> [String; 5] {
    let numeral = |number: Number| number.to_string();
    let written: String = paragraph.chars().take(gold.end as usize).skip(gold.start as usize).collect();
    let (mut value, mut unit) = (numeral(found.value), found.unit.clone());
    if found.kind == FigureKind::Date {
        // A date is one figure of several numerals: each is held to its own digits and the sign behind it.
        value = numeral(written.parse().unwrap());
        unit = paragraph.chars().skip(gold.end as usize).take(1).collect();
    } else if matches!(found.kind, FigureKind::Label(_)) {
        value = numeral(written.parse().unwrap());
    } else if found.to == Some(gold.value) {
        value = numeral(gold.value);
    }
    let date = found.period.as_ref().filter(|_| found.kind == FigureKind::Date).and_then(|period| period.when);
    let bound = found.bound.map(Bound::code).unwrap_or_default().to_owned();
    [value, unit, kind(found.kind).to_owned(), bound, date.map(|when| when.to_string()).unwrap_or_default()]
}

#[test]
fn figures_agree_with_the_labels_made_by_hand() {
    let source = source();
    let found: Vec<Vec<Quantity>> = source.paragraphs.iter().map(|text| quantities(text)).collect();
    let (mut agreed, mut agreed_in_all, mut total) = (0, 0, 0);
    for gold in gold() {
        total += 1;
        let text = &source.paragraphs[gold.paragraph];
        let figure = found[gold.paragraph].iter().find(|q| q.start <= gold.start && gold.end <= q.end);
        let told = figure.map(|figure| told(figure, &gold, text)).unwrap_or_default();
        let wanted =
            [gold.value.to_string(), gold.unit.clone(), gold.kind.clone(), gold.bound.clone(), gold.date.clone()];
        agreed += u32::from(told[..3] == wanted[..3]);
        agreed_in_all += u32::from(told == wanted);
        if told != wanted {
            let around: String = text.chars().skip(gold.start.saturating_sub(14) as usize).take(34).collect();
            println!("miss {}:{} …{around}… wanted {wanted:?} told {told:?}", gold.paragraph, gold.start);
        }
    }
    let rate = |count: u32| f64::from(count) * 100.0 / f64::from(total);
    println!("value + unit + kind: {agreed} of {total} = {:.2} %", rate(agreed));
    println!("with bound and date: {agreed_in_all} of {total} = {:.2} %", rate(agreed_in_all));
    assert_eq!(total, 633);
    assert!(rate(agreed) >= 97.0, "{:.2} %", rate(agreed));
}

#[test]
fn every_figure_of_the_notice_is_a_numeral_or_a_chinese_count() {
    let source = source();
    let digit = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    let mut chinese = Vec::new();
    for (paragraph, text) in source.paragraphs.iter().enumerate() {
        for figure in quantities(text).into_iter().filter(|figure| !digit(&figure.text)) {
            chinese.push((paragraph, figure.start, figure.text));
        }
    }
    let wanted: Vec<_> = COUNTED_IN_CHINESE.into_iter().map(|(p, at, text)| (p, at, text.to_owned())).collect();
    assert_eq!(chinese, wanted);
}
