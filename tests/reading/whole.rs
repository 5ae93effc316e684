//! Whatever the text, nothing of it is lost: every character has a role, lies under a node or is listed as unplaced,
//! and every span points at words.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::HashSet;
use std::path::Path;

use guatu::model::{NodeId, Report};
use guatu::reading::formats::{Document, open, pasted};
use guatu::reading::notice::{Correction, Level, Understood, notice, notice_with};
use proptest::prelude::*;

/// What must hold of every reading.
fn check(document: &Document, read: &Understood) {
    let source = &read.report.source;
    assert_eq!(source.paragraphs.len(), document.paragraphs.len());
    let mut lines = read.lines.iter().peekable();
    let mut unplaced: HashSet<(u32, u32)> = HashSet::new();
    for span in &read.unplaced {
        assert!(span.words(source).is_some());
        unplaced.extend((span.start..span.end).map(|at| (span.paragraph, at)));
    }
    for (paragraph, text) in source.paragraphs.iter().enumerate() {
        let paragraph = u32::try_from(paragraph).unwrap();
        let mut at = 0;
        while let Some(line) = lines.next_if(|line| line.span.paragraph == paragraph) {
            assert_eq!(line.span.start, at, "a gap or an overlap in paragraph {paragraph}: {text}");
            assert!(line.span.end > at);
            for character in line.span.start..line.span.end {
                assert_eq!(line.node.is_none(), unplaced.contains(&(paragraph, character)));
            }
            if let Some(node) = line.node.as_ref().filter(|node| **node != NodeId::Report) {
                assert!(read.report.locate(node).is_some(), "{node:?} is not in the report");
            }
            at = line.span.end;
        }
        assert_eq!(at as usize, text.chars().count(), "the end of paragraph {paragraph} has no role");
    }
    assert!(lines.next().is_none());
    check_report(&read.report);
}

/// Ids are unique, and spans hold the words that were read from them.
fn check_report(report: &Report) {
    let mut ids = HashSet::new();
    assert!(report.ids().all(|id| ids.insert(id.to_owned())));
    for item in report.items() {
        for span in item.source.iter().chain(&item.basis) {
            assert!(span.words(&report.source).is_some());
        }
        for measure in &item.measures {
            let words: Vec<&str> = measure.source.iter().map(|span| span.words(&report.source).unwrap()).collect();
            assert_eq!(words.join("\n"), measure.text);
        }
        for party in item.leader.iter().chain(&item.lead_units).chain(&item.support_units) {
            assert!(report.party(party).is_some());
        }
    }
}

#[test]
fn nothing_of_any_notice_is_lost() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notice.txt"));
    files.retain(|path| path.is_file() && path.extension().is_some_and(|kind| kind != "label" && kind != "py"));
    assert!(files.len() > 18);
    for path in files {
        let document = open(&std::fs::read(&path).unwrap(), &path.to_string_lossy(), &|_| true).unwrap();
        check(&document, &notice(&document, guatu::model::Date::START));
        for paragraph in 0..u32::try_from(document.paragraphs.len()).unwrap() {
            for correction in [
                Correction::Heading { paragraph, level: Level::Item },
                Correction::Heading { paragraph, level: Level::Section },
                Correction::NotHeading { paragraph },
                Correction::Measure { paragraph, at: 3 },
                Correction::Furniture { paragraph },
            ] {
                check(&document, &notice_with(&document, &[correction], guatu::model::Date::START));
            }
        }
    }
}

/// A line as notices have it: marks, labels and words in any order.
fn line() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "",
        "",
        "一、",
        "二、",
        "三、",
        "(一)",
        "(二)",
        "(三)",
        "1.",
        "2.",
        "3.",
        "(1)",
        "(2)",
        "①",
        "②",
        "第一,",
        "第二,",
        "一是",
        "二是",
        "问题1:",
        "1.1",
        "第一部分 ",
    ]);
    let label = prop::sample::select(vec![
        "",
        "",
        "",
        "整改情况:",
        "【整改措施】",
        "反馈问题:",
        "完成情况:",
        "责任单位:",
        "整改时限:",
        "责任领导:",
        "措施1:",
    ]);
    let words = prop::collection::vec(
        prop::sample::select(vec![
            "学习不够深入",
            "推进缓慢",
            "。",
            "。",
            ";",
            "一是开展排查",
            "二是建立制度",
            "已完成",
            "(",
            ")",
            "2025年6月底前",
            "、",
            "县教育局",
            "关于作风不实的问题",
            "方面",
            " ",
            "①甲",
            "②乙",
            "1.丙",
            "【",
            "长期坚持",
            "联系电话:1",
            "2024年3月1日至5月2日,",
            "县委巡察组对",
            "开展了巡察",
            "反馈",
            "12个问题",
            "\u{3000}",
            "😀",
        ]),
        0..6,
    );
    (mark, label, words).prop_map(|(mark, label, words)| format!("{mark}{label}{}", words.concat()))
}

fn correction() -> impl Strategy<Value = Correction> {
    let level = prop::sample::select(vec![Level::Section, Level::Category, Level::Problem, Level::Item]);
    (0_u8..5, 0_u32..30, 0_u32..40, level).prop_map(|(kind, paragraph, at, level)| match kind {
        0 => Correction::Heading { paragraph, level },
        1 => Correction::NotHeading { paragraph },
        2 => Correction::Measure { paragraph, at },
        3 => Correction::Furniture { paragraph },
        _ => Correction::NotFurniture { paragraph },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_a_generated_text_is_lost(
        lines in prop::collection::vec(line(), 1..30),
        corrections in prop::collection::vec(correction(), 0..4),
    ) {
        if let Ok(document) = pasted(&lines.join("\n"), "text", &|_| true) {
            check(&document, &notice(&document, guatu::model::Date::START));
            check(&document, &notice_with(&document, &corrections, guatu::model::Date::START));
        }
    }

    #[test]
    fn nothing_of_any_text_is_lost(text in "\\PC{0,200}") {
        if let Ok(document) = pasted(&text, "text", &|_| true) {
            check(&document, &notice(&document, guatu::model::Date::START));
        }
    }
}
