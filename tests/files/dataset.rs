//! The bundled dataset, and the format: what is read is written back to the byte.

#![expect(clippy::unwrap_used, clippy::panic, clippy::format_push_string, reason = "helpers of tests fail as tests do")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use guatu::model::{Dataset, Indicator, Number, Origin, Report, Span};
use guatu::{analysis, file};
use proptest::prelude::*;

fn asset(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(path)).unwrap()
}

fn bundled() -> Dataset {
    file::read(&asset("tongchuan.guatu.json")).unwrap()
}

fn all_indicators(report: &Report) -> impl Iterator<Item = &Indicator> {
    report.indicators.iter().chain(report.items().flat_map(|item| &item.indicators))
}

#[test]
fn the_bundled_dataset_is_complete() {
    let dataset = bundled();
    let stats = analysis::stats(&dataset);
    assert_eq!((stats.reports, stats.categories, stats.problems, stats.items, stats.measures), (1, 4, 7, 29, 118));
    assert!(stats.indicators >= 160, "{}", stats.indicators);
    let items: Vec<_> = dataset.reports[0].categories.iter().map(|category| category.items().count()).collect();
    assert_eq!(items, [17, 5, 4, 3]);
}

#[test]
fn every_item_and_measure_stands_in_the_source_word_for_word() {
    let dataset = bundled();
    let report = &dataset.reports[0];
    for item in report.items() {
        let words: Vec<_> = item.source.iter().map(|span| span.words(&report.source).unwrap()).collect();
        assert!(words[0].contains(&item.title) && words[0].contains(&item.finding), "{}", item.id);
        for measure in &item.measures {
            assert_eq!(measure.source[0].words(&report.source), Some(measure.text.as_str()), "{}", measure.id);
        }
    }
}

#[test]
fn every_value_stands_in_the_words_it_was_read_from() {
    let dataset = bundled();
    let report = &dataset.reports[0];
    let holds = |span: &Span, value: Number, id: &str| {
        let words = span.words(&report.source).unwrap_or_default();
        // The whole figure, not a part of a longer one.
        let figures: BTreeSet<&str> =
            words.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|text| !text.is_empty()).collect();
        assert!(figures.contains(value.to_string().as_str()), "{id}: {value} is not in “{words}”");
    };
    let mut checked = 0;
    for indicator in all_indicators(report) {
        let id = indicator.id.as_str();
        for reading in indicator.readings.iter().chain(&indicator.baseline) {
            holds(reading.source.as_ref().unwrap(), reading.value, id);
            checked += 1;
        }
        if let Some(target) = indicator.target.as_ref().filter(|target| target.origin == Origin::Stated) {
            holds(target.source.as_ref().unwrap(), target.value, id);
            checked += 1;
        }
    }
    assert!(checked >= 250, "{checked}");
}

#[test]
fn a_standing_rests_on_words_and_a_derived_target_on_a_derivation() {
    let dataset = bundled();
    let report = &dataset.reports[0];
    for item in report.items() {
        let stated = item.progress.code() != "unstated" || item.term.code() != "unstated";
        assert_eq!(stated, !item.basis.is_empty(), "{}", item.id);
    }
    for indicator in all_indicators(report) {
        if let Some(target) = indicator.target.as_ref().filter(|target| target.origin == Origin::Derived) {
            assert!(!target.derivation.is_empty(), "{}", indicator.id);
        }
    }
}

/// The value of an indicator by name.
fn value(report: &Report, name: &str) -> Number {
    let indicator = all_indicators(report).find(|indicator| indicator.name == name).unwrap_or_else(|| panic!("{name}"));
    indicator.latest().or(indicator.baseline.as_ref()).unwrap().value
}

#[test]
fn the_sums_of_the_notice_hold_in_the_dataset() {
    let dataset = bundled();
    let report = &dataset.reports[0];
    let mut sums = 0;
    for whole in all_indicators(report) {
        let siblings: Vec<_> = all_indicators(report).collect();
        let ways: BTreeSet<&str> = siblings
            .iter()
            .filter_map(|part| part.part_of.as_ref())
            .filter(|part| part.whole == whole.id)
            .map(|part| part.by.as_str())
            .collect();
        for way in ways {
            let parts = siblings
                .iter()
                .filter(|part| part.part_of.as_ref().is_some_and(|p| p.whole == whole.id && p.by == way));
            let sum: Number = parts.map(|part| value(report, &part.name)).sum();
            sums += usize::from(sum == value(report, &whole.name));
        }
    }
    // 25330, 2331.98 twice, 1210.96, 897.82, 116, 2606, 13, 16 and others that fill their whole.
    assert!(sums >= 9, "{sums}");
}

#[test]
fn loading_and_saving_the_bundled_dataset_gives_the_same_bytes() {
    let bytes = asset("tongchuan.guatu.json");
    assert!(file::write(&file::read(&bytes).unwrap()) == bytes);
}

#[test]
fn the_bundled_dataset_satisfies_the_schema() {
    let schema = serde_json::from_slice(&asset("guatu.schema.json")).unwrap();
    let dataset = serde_json::from_slice(&asset("tongchuan.guatu.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<_> = validator.iter_errors(&dataset).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn unknown_fields_survive_where_they_stood() {
    let text = r#"{
  "made_by": { "name": "另一程序", "list": [1.50, 2e3] },
  "$schema": "guatu.schema.json",
  "format": "guatu",
  "version": 1,
  "reports": [
    {
      "id": "r",
      "colour": null,
      "title": "通报",
      "later": 1234567890123456789012345678901234567890
    }
  ]
}
"#;
    let dataset = file::read(text.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(file::write(&dataset)).unwrap(), text);
}

#[test]
fn a_byte_order_mark_is_read_over() {
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    bytes.extend(asset("tongchuan.guatu.json"));
    assert_eq!(file::read(&bytes).unwrap(), bundled());
}

fn word() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[a-z甲乙丙,。“”\\\\\"\n\t 1-9]{0,12}").unwrap()
}

fn json_number() -> impl Strategy<Value = String> {
    (any::<i32>(), 0_usize..5).prop_map(|(whole, decimals)| {
        if decimals == 0 { whole.to_string() } else { format!("{whole}.{:0decimals$}", whole.unsigned_abs() % 7) }
    })
}

/// A report as JSON text, field by field, each of the optional ones there or not.
fn report_json(id: usize) -> impl Strategy<Value = String> {
    let due =
        prop_oneof![Just(""), Just("2025"), Just("2025-H2"), Just("2025-Q3"), Just("2024-02-29"), Just("2026-08")];
    (word(), word(), json_number(), due, any::<bool>(), prop::collection::vec(word(), 0..3)).prop_map(
        move |(title, finding, value, due, internal, paragraphs)| {
            let quote = |text: &str| serde_json::to_string(text).unwrap();
            let mut item = format!(r#""id":"i","title":{},"#, quote(&title));
            if !finding.is_empty() {
                item += &format!(r#""finding":{},"#, quote(&finding));
            }
            item += r#""progress":"in_progress","term":"unstated","#;
            if !due.is_empty() {
                item += &format!(r#""due":{{"on":"{due}"}},"#);
            }
            item += r#""measures":[{"id":"m","text":"办","odd":[1 , 2]}],"#;
            item += &format!(
                r#""indicators":[{{"id":"n","name":"数","better":"lower","readings":[{{"value":{value},"bound":"over"}}]}}]"#
            );
            if internal {
                item += r#","internal":true"#;
            }
            let source = if paragraphs.is_empty() {
                String::new()
            } else {
                let list: Vec<_> = paragraphs.iter().map(|text| quote(text)).collect();
                format!(r#""source":{{"paragraphs":[{}]}},"#, list.join(","))
            };
            format!(
                r#"{{"id":"r{id}","title":{},{source}"categories":[{{"id":"c","title":"面","problems":[{{"id":"p","title":"题","items":[{{{item}}}]}}]}}]}}"#,
                quote(&title)
            )
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read_and_written_the_same(reports in (report_json(0), report_json(1))) {
        let text = format!(r#"{{"format":"guatu","version":1,"extra":{{"a":1.0}},"reports":[{},{}]}}"#, reports.0, reports.1);
        let first = file::read(text.as_bytes()).unwrap();
        let bytes = file::write(&first);
        let second = file::read(&bytes).unwrap();
        prop_assert_eq!(&file::write(&second), &bytes);
        let number = |dataset: &Dataset| dataset.reports[0].items().next().unwrap().indicators[0].readings[0].value.to_string();
        prop_assert_eq!(number(&first), number(&second));
        prop_assert_eq!(&first.reports, &second.reports);
        let schema = serde_json::from_slice(&asset("guatu.schema.json")).unwrap();
        let value = serde_json::from_slice(&bytes).unwrap();
        prop_assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&value));
    }
}
