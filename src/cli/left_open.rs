//! All that the reading of a document leaves open: what a person should look at, what was put nowhere, columns that were not
//! read, facts that were not found, words that were left out; each in words or as JSON, with its place.

use std::path::Path;

use serde::Serialize;
use serde_json::{Value, json};

use crate::model::Span;
use crate::reading::formats::{Document, Dropped, Fault, Paragraph};
use crate::reading::notice::{Line, Remark, Role, Understood};
use crate::session::{at_place, column_letters, paragraph_place, remark as remark_words, role_word, why_word};
use crate::words::Words;

/// What a reading leaves open.
pub(super) struct LeftOpen<'a> {
    pub(super) document: &'a Document,
    pub(super) understood: &'a Understood,
    pub(super) words: &'a Words,
}

/// A column that is read into no field.
struct UnreadColumn {
    table: u32,
    row: u32,
    column: u32,
    heading: String,
}

impl LeftOpen<'_> {
    /// A line for each, and before them how much was read.
    pub(super) fn lines(&self) -> Vec<String> {
        let (words, report) = (self.words, &self.understood.report);
        let measures: usize = report.items().map(|item| item.measures.len()).sum();
        let mut lines =
            vec![words.with("import-read", [("items", report.items().count().into()), ("measures", measures.into())])];
        lines.extend(self.remarks().map(|(_, _, said)| said));
        for column in self.unread_columns() {
            let place = self.place_of_heading(&column);
            let said = words.with("remark-column-unread", [("heading", column.heading.clone().into())]);
            lines.push(at_place(&place, &column.heading, &said, words));
        }
        for (name, _) in self.unread_tables() {
            lines.push(words.with("import-columns-unread", [("name", name.into())]));
        }
        for (at, role, text) in self.unplaced() {
            let said = words.with("left-open-unplaced", [("role", words.text(role_word(role)).to_owned().into())]);
            lines.push(at_place(&paragraph_place(self.document, at, words), text, &said, words));
        }
        let missing: Vec<&str> = self.missing_facts().map(|key| words.text(key)).collect();
        if !missing.is_empty() {
            let facts = missing.join(words.text("left-open-and"));
            lines
                .push(words.with("left-open-facts", [("place", self.preface_place().into()), ("facts", facts.into())]));
        }
        for dropped in &self.document.dropped {
            let why = words.text(why_word(dropped.why)).to_owned();
            let said = words.with("left-open-dropped", [("why", why.into())]);
            lines.push(at_place(&self.place_of_dropped(dropped), &dropped.text, &said, words));
        }
        lines
    }

    /// The same for other programs.
    pub(super) fn json(&self, source: &Path, path: &Path) -> Value {
        let report = &self.understood.report;
        let measures: usize = report.items().map(|item| item.measures.len()).sum();
        let remarks = self.remarks().map(|(remark, paragraph, said)| {
            let place = match remark {
                Remark::Fault(Fault { place, .. }) => self.cell(place.table, place.row, place.column),
                _ => paragraph.map(|at| self.place(at)).unwrap_or_default(),
            };
            with(json!({ "remark": code(remark), "message": said }), place)
        });
        let unplaced = self.understood.unplaced.iter().filter_map(|span| {
            let (at, role, text) = self.stretch(span)?;
            let own = json!({ "role": code(&role), "from": span.start, "to": span.end, "text": text });
            Some(with(own, self.place(at)))
        });
        let columns = self.unread_columns().into_iter().map(|own| {
            let place = self.cell(own.table, own.row, own.column);
            with(json!({ "heading": own.heading }), place)
        });
        let tables = self.unread_tables().map(|(name, table)| json!({ "name": name, "table": table + 1 }));
        let preface = self.preface();
        let facts = self.missing_facts().map(|key| {
            let field = key.trim_start_matches("field-report-");
            let sought = preface.map(|(first, last)| json!([first + 1, last + 1]));
            json!({ "field": field, "message": self.words.text(key), "sought_in_paragraphs": sought })
        });
        let left_out = self.document.dropped.iter().map(|own| {
            json!({ "why": code(&own.why), "message": self.words.text(why_word(own.why)), "before_paragraph": own.before + 1,
                    "text": own.text })
        });
        json!({
            "file": source.display().to_string(),
            "out": path.display().to_string(),
            "kind": code(&self.document.kind),
            "paragraphs": self.document.paragraphs.len(),
            "read": { "categories": report.categories.len(), "problems": report.problems().count(),
                      "items": report.items().count(), "measures": measures },
            "remarks": remarks.collect::<Vec<_>>(),
            "unplaced": unplaced.collect::<Vec<_>>(),
            "unread_columns": columns.collect::<Vec<_>>(),
            "unread_tables": tables.collect::<Vec<_>>(),
            "facts_not_found": facts.collect::<Vec<_>>(),
            "left_out": left_out.collect::<Vec<_>>(),
        })
    }

    /// What a person should look at, with its paragraph and in words.
    fn remarks(&self) -> impl Iterator<Item = (&Remark, Option<u32>, String)> {
        let places = self.understood.places();
        self.understood.remarks.iter().map(move |remark| {
            let paragraph = remark.paragraph(&places);
            (remark, paragraph, remark_words(remark, paragraph, self.document, self.words))
        })
    }

    /// What was put nowhere, with its paragraph and what it was taken for. A stop or a blank between two places says nothing.
    fn unplaced(&self) -> impl Iterator<Item = (u32, Role, &str)> {
        self.understood.unplaced.iter().filter_map(|span| self.stretch(span))
    }

    fn stretch(&self, span: &Span) -> Option<(u32, Role, &str)> {
        let text = span.words(&self.understood.report.source)?.trim();
        let own = |line: &&Line| span.holds(&line.span);
        let lines = &self.understood.lines;
        let first = lines.partition_point(|line| line.span.paragraph < span.paragraph);
        let inside =
            lines.get(first..).unwrap_or_default().iter().take_while(|line| line.span.paragraph == span.paragraph);
        let role = inside.filter(own).map(|line| line.role).find(|role| *role != Role::Text).unwrap_or(Role::Text);
        // Headings of a ledger are understood; those of columns that were not read are told by themselves.
        let is_told = role == Role::Column || !text.chars().any(char::is_alphanumeric);
        (!is_told).then_some((span.paragraph, role, text))
    }

    /// Columns with a heading that are read into no field, and that no remark names.
    fn unread_columns(&self) -> Vec<UnreadColumn> {
        let is_told = |heading: &str| {
            let named = |remark: &Remark| matches!(remark, Remark::ColumnUnread { heading: own, .. } if own == heading);
            self.understood.remarks.iter().any(named)
        };
        let mut found = Vec::new();
        for sheet in self.understood.sheets.iter().filter(|sheet| sheet.is_read) {
            let pairs = sheet.headings.iter().zip(&sheet.columns.columns).zip(0_u32..);
            let unread = pairs.filter(|((heading, holds), _)| !heading.trim().is_empty() && holds.is_none());
            let row = u32::try_from(sheet.columns.heading).unwrap_or(u32::MAX);
            found.extend(unread.filter(|((heading, _), _)| !is_told(heading)).map(|((heading, _), column)| {
                UnreadColumn { table: sheet.table, row, column, heading: heading.replace('\n', " ") }
            }));
        }
        found
    }

    /// Tables that could be ledgers and were not read as such, by their names or numbers.
    fn unread_tables(&self) -> impl Iterator<Item = (String, u32)> {
        let unread = self.understood.sheets.iter().filter(|sheet| !sheet.is_read);
        unread.map(|sheet| {
            let name = if sheet.name.is_empty() { (sheet.table + 1).to_string() } else { sheet.name.clone() };
            (name, sheet.table)
        })
    }

    /// The words for the facts of a preface that were not found.
    fn missing_facts(&self) -> impl Iterator<Item = &'static str> {
        let report = &self.understood.report;
        let found = [
            ("field-report-inspection_body", !report.inspection_body.is_empty()),
            ("field-report-inspected_body", !report.inspected_body.is_empty()),
            ("field-report-inspection_kind", !report.inspection_kind.is_empty()),
            ("field-report-inspected_from", report.inspected_from.is_some()),
            ("field-report-inspected_to", report.inspected_to.is_some()),
            ("field-report-feedback_on", report.feedback_on.is_some()),
            ("field-report-as_of", report.as_of.is_some()),
        ];
        found.into_iter().filter(|(_, is_found)| !is_found).map(|(key, _)| key)
    }

    /// The first and the last paragraph of the preface, in which the facts are sought; nothing where there is none.
    fn preface(&self) -> Option<(u32, u32)> {
        let mut own = self.understood.lines.iter().filter(|line| line.role == Role::Preface);
        let first = own.next()?.span.paragraph;
        Some((first, own.next_back().map_or(first, |line| line.span.paragraph)))
    }

    fn preface_place(&self) -> String {
        match self.preface() {
            Some((first, last)) => {
                self.words.with("left-open-preface", [("first", (first + 1).into()), ("last", (last + 1).into())])
            }
            None => self.words.text("left-open-no-preface").to_owned(),
        }
    }

    fn place_of_heading(&self, column: &UnreadColumn) -> String {
        let stands = |own: &Paragraph| {
            own.place.is_some_and(|place| {
                (place.table, place.row, place.column) == (column.table, column.row, column.column)
            })
        };
        let at = self.document.paragraphs.iter().position(stands).and_then(|at| u32::try_from(at).ok());
        match at {
            Some(at) => paragraph_place(self.document, at, self.words),
            None => self.words.with(
                "remark-at-cell",
                [("row", (column.row + 1).into()), ("column", column_letters(column.column).into())],
            ),
        }
    }

    /// Words that are left out stand before the paragraph that follows them.
    fn place_of_dropped(&self, dropped: &Dropped) -> String {
        if dropped.before as usize >= self.document.paragraphs.len() {
            return self.words.text("left-open-at-end").to_owned();
        }
        let place = paragraph_place(self.document, dropped.before, self.words);
        self.words.with("left-open-before", [("place", place.into())])
    }

    /// Where a paragraph stands, for other programs.
    fn place(&self, paragraph: u32) -> Value {
        let own = self.document.paragraphs.get(paragraph as usize).and_then(|own| own.place);
        let cell = own.map(|place| self.cell(place.table, place.row, place.column)).unwrap_or_default();
        with(json!({ "paragraph": paragraph + 1 }), cell)
    }

    fn cell(&self, table: u32, row: u32, column: u32) -> Value {
        let mut cell = json!({ "table": table + 1, "row": row + 1, "column": column_letters(column) });
        if let Some(name) = self.document.tables.get(table as usize).filter(|name| !name.is_empty()) {
            cell = with(cell, json!({ "sheet": name }));
        }
        cell
    }
}

/// The fields of one object with those of another.
fn with(mut one: Value, other: Value) -> Value {
    if let (Some(fields), Value::Object(more)) = (one.as_object_mut(), other) {
        fields.extend(more);
    }
    one
}

/// The name of a variant as other programs write it: `HiddenRow` is `hidden_row`. What it holds is left out.
fn code(variant: &impl Serialize) -> String {
    let value = serde_json::to_value(variant).unwrap_or_default();
    let name = match &value {
        Value::String(name) => name.clone(),
        // A fault is one of the workbook: its kind says more.
        Value::Object(fields) => match fields.get("Fault").and_then(|fault| fault.get("kind")) {
            Some(kind) => return code(kind),
            None => fields.keys().next().cloned().unwrap_or_default(),
        },
        _ => String::new(),
    };
    let mut code = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !code.is_empty() {
            code.push('_');
        }
        code.push(c.to_ascii_lowercase());
    }
    code
}
