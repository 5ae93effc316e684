//! What a person says about a paragraph is obeyed, and the rest of the reading follows from it.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use guatu::reading::formats::{Document, pasted};
use guatu::reading::notice::{Correction, Level, Role, Understood, notice, notice_with};

const TEXT: &str = "一、整改情况
(一)学习贯彻方面
1.学习不深入。全年学习4次。
整改情况:开展学习12次。制定制度3项。
2.研讨不足。
整改情况:一是组织研讨6次。二是建立台账。
(二)作风建设方面
1.文风不实。
整改情况:精简文件20份。
二、下一步打算
持续整改。";

fn document() -> Document {
    pasted(TEXT, "notice", &|_| true).unwrap()
}

fn counts(read: &Understood) -> [usize; 4] {
    let report = &read.report;
    let measures = report.items().map(|item| item.measures.len()).sum();
    [report.categories.len(), report.problems().count(), report.items().count(), measures]
}

fn told(corrections: &[Correction]) -> Understood {
    notice_with(&document(), corrections, guatu::model::Date::START)
}

#[test]
fn nothing_said_is_the_reading_itself() {
    assert_eq!(told(&[]), notice(&document(), guatu::model::Date::START));
    assert_eq!(counts(&told(&[])), [2, 2, 3, 4]);
}

#[test]
fn headings_of_the_same_kind_follow() {
    let read = told(&[Correction::Heading { paragraph: 1, level: Level::Problem }]);
    assert_eq!(counts(&read), [1, 2, 3, 4]);
    let titles: Vec<&str> = read.report.problems().map(|(_, _, problem)| problem.title.as_str()).collect();
    assert_eq!(titles, ["学习贯彻方面", "作风建设方面"]);
    assert_eq!(read.report.categories[0].title, "整改情况");
}

#[test]
fn a_heading_that_is_none_becomes_text() {
    let read = told(&[Correction::NotHeading { paragraph: 4 }]);
    assert_eq!(counts(&read), [2, 2, 2, 5]);
    assert_eq!(read.report.items().next().unwrap().measures.len(), 4);
}

#[test]
fn a_line_without_a_mark_can_be_a_heading() {
    let read = told(&[Correction::Heading { paragraph: 10, level: Level::Category }]);
    assert_eq!(read.report.categories.last().unwrap().title, "持续整改。");
}

#[test]
fn a_measure_starts_where_a_person_says() {
    let at = "整改情况:开展学习12次。".chars().count();
    let read = told(&[Correction::Measure { paragraph: 3, at: u32::try_from(at).unwrap() }]);
    let item = read.report.items().next().unwrap().clone();
    let measures: Vec<&str> = item.measures.iter().map(|measure| measure.text.as_str()).collect();
    assert_eq!(measures, ["开展学习12次。", "制定制度3项。"]);
}

#[test]
fn furniture_is_left_out_and_can_be_brought_back() {
    let read = told(&[Correction::Furniture { paragraph: 4 }, Correction::Furniture { paragraph: 5 }]);
    assert_eq!(counts(&read), [2, 2, 2, 2]);
    assert_eq!(read.lines.iter().filter(|line| line.role == Role::Furniture).count(), 2);
    let text = format!("打印\n{TEXT}");
    let document = pasted(&text, "notice", &|_| true).unwrap();
    let furniture = |read: &Understood| read.lines.iter().any(|line| line.role == Role::Furniture);
    assert!(furniture(&notice(&document, guatu::model::Date::START)));
    assert!(!furniture(&notice_with(
        &document,
        &[Correction::NotFurniture { paragraph: 0 }],
        guatu::model::Date::START
    )));
}
