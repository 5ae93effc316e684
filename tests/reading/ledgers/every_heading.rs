//! Every heading of the lexicon leads into the field that it means. No field is named here: a new one with a heading is
//! tried by its declaration alone.

use guatu::model::{Field, FieldKind, NodeKind};
use guatu::reading::ledger_sheet::Column;
use guatu::text::{choices, headings};
use serde_json::Value;

use super::*;

/// A ledger that has nothing but what it needs to be one, and a cell beside that.
const BASE: [(&str, &str); 4] = [("序号", "8"), ("反馈问题", "渠道不畅"), ("整改措施", "疏通渠道。"), ("备注", "加急")];

/// What a cell of a kind says, and what the JSON of the field then holds.
fn sample(field: &Field) -> (String, String) {
    let own = |cell: &str, json: &str| (cell.to_owned(), json.to_owned());
    match field.kind {
        FieldKind::Choice => {
            let prefix = format!("{}.", field.key);
            let entry = choices().entries().iter().rev().find(|entry| entry.meaning.starts_with(&prefix));
            let entry = entry.unwrap_or_else(|| panic!("{field:?} has no words in the lexicon"));
            own(entry.word, entry.meaning.strip_prefix(&prefix).unwrap())
        }
        FieldKind::Number => own("7", "7"),
        FieldKind::Percent => own("45%", "45"),
        FieldKind::Amount => own("12.5万元", "12.5"),
        FieldKind::Date | FieldKind::When | FieldKind::Due | FieldKind::Entry => own("2025年3月9日", "2025-03-09"),
        FieldKind::Units | FieldKind::Unit => own("江堤管理所", "江堤管理所"),
        FieldKind::Leader | FieldKind::People => own("孟繁", "孟繁"),
        _ => own("罕见之事", "罕见之事"),
    }
}

/// The JSON of a field of the first item, or of its measure, with parties by their names.
fn json_of(read: &Understood, kind: NodeKind, field: &Field) -> String {
    let item = items(read)[0];
    let node = match kind {
        NodeKind::Item => serde_json::to_value(item).unwrap(),
        _ => serde_json::to_value(item.measures.first().unwrap()).unwrap(),
    };
    let name = |id: &str| read.report.parties.iter().find(|party| party.id.as_str() == id).map(|own| own.name.clone());
    let named = |value: &Value| value.as_str().and_then(name);
    match node.get(field.key) {
        Some(Value::Array(list)) => list.iter().map(|own| named(own).unwrap_or_else(|| own.to_string())).collect(),
        Some(value) => named(value).unwrap_or_else(|| value.to_string()),
        None => String::new(),
    }
}

#[test]
fn every_heading_leads_into_its_field() {
    let mut tried = 0;
    for kind in [NodeKind::Item, NodeKind::Measure] {
        for field in kind.fields() {
            let meaning = format!("{}.{}", field.object, field.key);
            let (cell, expected) = sample_of(field, &meaning);
            for heading in headings().entries().iter().filter(|entry| entry.meaning == meaning).map(|entry| entry.word)
            {
                // The cell takes the place of the one that means the same.
                let base = BASE.iter().filter(|(own, _)| Column::of(own) != Column::of(heading));
                let (mut heads, mut row): (Vec<&str>, Vec<&str>) = base.copied().unzip();
                heads.push(heading);
                row.push(&cell);
                let read = cells(&[&heads.join("\t"), &row.join("\t")]);
                assert_eq!(items(&read).len(), 1, "{heading}");
                let found = json_of(&read, kind, field);
                assert!(found.contains(&expected), "{heading} means {field:?}, which holds {found:?}");
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "{tried}");
}

/// A sample where the field has a heading; of others none is needed.
fn sample_of(field: &Field, meaning: &str) -> (String, String) {
    if headings().entries().iter().any(|entry| entry.meaning == meaning) { sample(field) } else { Default::default() }
}
