//! The JSON Schema of a dataset, generated from the types.

use crate::model::{Dataset, SCHEMA_FILE};

/// The schema as it is checked in under `assets/`, with a line break at the end.
#[must_use]
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(Dataset);
    schema.insert("$id".to_owned(), SCHEMA_FILE.into());
    schema.insert("title".to_owned(), "Guatu dataset".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checked_in_schema_is_that_of_the_types() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/guatu.schema.json");
        if std::env::var_os("GUATU_BLESS").is_some() {
            let mut file = std::fs::File::create(path).unwrap();
            std::io::Write::write_all(&mut file, super::schema().as_bytes()).unwrap();
        }
        let checked_in = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(checked_in, super::schema(), "the types changed: run again with GUATU_BLESS=1");
    }
}
