//! A form that gives a table like one that an office has already (照这个表): its headings, widths and order.

use crate::model::{Form, FormColumn, FormRows, Number, Paper, Report};
use crate::reading::ledger_sheet::{Column, Sample, SampleColumn};
use crate::text::fold;

use super::source::Source;

/// Nothing: to be filled in by hand.
pub const BLANK: &str = "@blank";

/// A column of evidence that is narrower holds how many there are, in tenths of a millimetre.
const COUNT: u32 = 140;

/// A table that is wider, in millimetres, lies on A4.
const A4: f32 = 180.0;

/// One that is wider lies on A3.
const A4_LANDSCAPE: f32 = 290.0;

/// Tables without widths lie on A3 from so many columns.
const MANY: usize = 11;

/// The form of a table like a sample. What no field gives is a column to be filled in by hand, under its own heading.
#[must_use]
pub fn form_like(sample: &Sample, name: &str, report: &Report) -> Form {
    let rows = if sample.by_measure { FormRows::Measures } else { FormRows::Items };
    let columns: Vec<FormColumn> = sample.columns.iter().map(|own| column(own, sample, rows, report)).collect();
    Form {
        name: name.to_owned(),
        title: if sample.title.is_empty() { name.to_owned() } else { sample.title.clone() },
        rows,
        columns,
        head: sample.above.iter().map(|own| line(own)).collect(),
        foot: sample.below.iter().map(|own| line(own)).collect(),
        paper: paper(sample),
        ..Form::blank()
    }
}

fn column(own: &SampleColumn, sample: &Sample, rows: FormRows, report: &Report) -> FormColumn {
    let of_report = || {
        let title = fold(&own.heading);
        let column = report.columns.iter().find(|column| fold(&column.title) == title);
        column.map(|column| format!("custom.{}", column.title))
    };
    let known = own.column.and_then(|column| source(column, own, sample, rows));
    let field = known.or_else(of_report).unwrap_or_else(|| BLANK.to_owned());
    FormColumn {
        field,
        heading: own.heading.clone(),
        group: own.group.clone(),
        width: millimetres(own.width),
        ..FormColumn::blank()
    }
}

fn millimetres(tenths: u32) -> Option<Number> {
    Number::from(i64::from(tenths)).checked_div(Number::from(10)).filter(|width| *width > Number::ZERO)
}

/// Where the cells of a column come from; absent for what no field gives in such rows.
fn source(column: Column, own: &SampleColumn, sample: &Sample, rows: FormRows) -> Option<String> {
    let has = |column: Column| sample.columns.iter().any(|own| own.column == Some(column));
    let has_moved = || Column::of_meaning("due_change.to").is_some_and(has);
    let by_measure = rows == FormRows::Measures;
    let known = match (column.object, column.key) {
        ("item", "number") => "@index",
        ("measure", "number") if by_measure => "@measure_index",
        ("category", "title") => "@category_name",
        ("problem", "title") if has(Column::ITEM) || has(Column::FINDING) => "@problem_name",
        ("problem" | "item", "title") => "@item_name",
        ("measure", "text") if !by_measure => "@measure_texts",
        ("measure", "result") if !by_measure => "@measure_results",
        // Of the other fields of measures a row of an item has no single one.
        ("measure", _) if !by_measure => return None,
        ("row", "answer") if has(Column::UPDATES) => "@measure_results",
        ("row", "answer") | ("item", "updates") => "@latest",
        ("row", "units") => "@units",
        ("row", "person") if has(Column::LEADER) => "handlers",
        ("row", "person") => "leader",
        ("row", "several") => {
            let parts = Column::parts(&own.heading);
            return parts
                .first()
                .filter(|part| **part != Column::SEVERAL)
                .and_then(|part| source(*part, own, sample, rows));
        }
        ("item", "progress") => "@status",
        ("item", "closed") | ("closed", "on") => "@closed_on",
        ("closed", _) => "closed",
        ("item", "due") if by_measure => "@limit",
        ("item", "due") if has_moved() => "@first_due",
        // Alone it holds the date itself.
        ("item", "due") => "due",
        ("due_change", "to") => "@due_now",
        ("due_change", _) => "@postponements",
        ("item", "evidence") if (1..COUNT).contains(&own.width) => "@evidence_count",
        ("item", "evidence") => "@evidence_list",
        ("item", "outcomes") => "@outcome_list",
        ("instruction", _) => "instructions",
        ("update", "problems") => "@latest_problems",
        ("update", "next") => "@latest_next",
        ("review", "on") => "@review_on",
        ("review", "by") => "@review_by",
        ("review", "result") => "@review_result",
        ("closing", key) => return in_rows(&format!("@{}", key.replace('.', "_")), rows),
        ("item" | "measure", key) => key,
        _ => return None,
    };
    in_rows(known, rows)
}

/// The source in rows of a kind: a field of the item is named so where the rows are its measures.
fn in_rows(source: &str, rows: FormRows) -> Option<String> {
    let of_item = || format!("item.{source}");
    let known = |text: &String| Source::parse(text, rows).is_some();
    Some(source.to_owned()).filter(known).or_else(|| Some(of_item()).filter(known))
}

/// A line beside a table. What stood in it on one day is not said of another: the office and the day are filled in anew,
/// other figures are left to be written by hand.
fn line(text: &str) -> String {
    text.split('\t').map(part).collect::<Vec<_>>().join("\t")
}

fn part(text: &str) -> String {
    let Some(at) = text.find(['：', ':']) else { return text.to_owned() };
    let (label, rest) = text.split_at(at);
    let mut characters = rest.chars();
    let colon: String = characters.next().into_iter().collect();
    let value = characters.as_str().trim();
    let folded = fold(label);
    let ends = |words: &[&str]| words.iter().any(|word| folded.ends_with(word));
    let has_digits = value.chars().any(|c| c.is_ascii_digit() || c.is_numeric());
    let filled_in = if value.is_empty() {
        ""
    } else if ends(&["日期", "时间", "截至", "截止"]) {
        "{today}"
    } else if ends(&["填报单位", "制表单位", "报送单位", "填表单位"]) {
        "{issuer}"
    } else if has_digits {
        ""
    } else {
        value
    };
    format!("{label}{colon}{filled_in}")
}

fn paper(sample: &Sample) -> Paper {
    let width = sample.columns.iter().map(|column| column.width).sum::<u32>() as f32 / 10.0;
    let has_widths = sample.columns.iter().all(|column| column.width > 0);
    match has_widths {
        true if width <= A4 => Paper::A4,
        true if width <= A4_LANDSCAPE => Paper::A4Landscape,
        false if sample.columns.len() < MANY => Paper::A4Landscape,
        _ => Paper::A3Landscape,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_meaning_of_a_heading_gives_a_source_that_there_is() {
        for rows in [FormRows::Items, FormRows::Measures] {
            for column in Column::all() {
                let own = SampleColumn {
                    heading: "责任单位及责任人".into(),
                    group: String::new(),
                    column: Some(column),
                    width: 0,
                };
                let sample = Sample { columns: vec![own.clone()], ..Sample::default() };
                let found = source(column, &own, &sample, rows);
                let by_hand = column == Column::OWN
                    || (rows == FormRows::Items
                        && column.object == "measure"
                        && !matches!(column.key, "text" | "result"));
                assert_eq!(found.is_none(), by_hand, "{column:?} in {rows:?} gives {found:?}");
            }
        }
    }

    #[test]
    fn a_column_of_dates_alone_holds_the_date_and_a_narrow_one_of_evidence_their_number() {
        let column = |heading: &str, meaning: &'static str, width: u32| SampleColumn {
            heading: heading.into(),
            group: String::new(),
            column: Column::of_meaning(meaning),
            width,
        };
        let sources = |columns: Vec<SampleColumn>| -> Vec<Option<String>> {
            let sample = Sample { columns, ..Sample::default() };
            let of = |own: &SampleColumn| source(own.column.unwrap(), own, &sample, FormRows::Items);
            sample.columns.iter().map(of).collect()
        };
        let told = |names: [&str; 2]| names.map(|name| Some(name.to_owned())).to_vec();
        let (due, moved) = (column("整改期限", "item.due", 200), column("延期至", "due_change.to", 200));
        let evidence = |width| column("佐证", "item.evidence", width);
        assert_eq!(sources(vec![due.clone(), evidence(90)]), told(["due", "@evidence_count"]));
        assert_eq!(sources(vec![due, moved]), told(["@first_due", "@due_now"]));
        assert_eq!(sources(vec![evidence(400), evidence(0)]), told(["@evidence_list", "@evidence_list"]));
    }

    #[test]
    fn lines_are_filled_in_anew() {
        for (before, after) in [
            ("填报单位：城郊镇人民政府\t填报日期：2025年3月1日", "填报单位：{issuer}\t填报日期：{today}"),
            ("审核：\t填表：王", "审核：\t填表：王"),
            ("单位：万元", "单位：万元"),
            ("共：32项", "共："),
        ] {
            assert_eq!(line(before), after);
        }
    }
}
