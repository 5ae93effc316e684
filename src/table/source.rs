//! Where the cells of a column come from: `goal`, `problem.title`, `custom.风险等级`, `@index`.

use crate::analysis::Derived;
use crate::model::{Audience, Codes as _, Column, Evidence, Field, FormRows, NodeKind, Object as _, Outcome, Report};

use crate::words::Words;

use super::computed::Computed;

/// Begins the text of what is worked out.
const COMPUTED: &str = "@";
/// Begins the text of an office's own column.
const OWN: &str = "custom.";

/// Where the cells of a column come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A field of the row, or of what stands above it.
    Field(Level, &'static Field),
    /// A column that the office added, by its heading: of the row where that is an item or a measure, else of its item.
    Own(String),
    /// What the ledger counts of an item.
    Derived(Derived),
    /// What is worked out for papers.
    Computed(Computed),
}

/// What of a row a field belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The report.
    Report,
    /// The category.
    Category,
    /// The problem.
    Problem,
    /// The item.
    Item,
    /// The measure.
    Measure,
    /// The unit that the row is about.
    Unit,
    /// The piece of evidence or the outcome that the row is about.
    Entry,
}

impl Level {
    /// The level that the rows of a form stand on.
    #[must_use]
    pub fn of(rows: FormRows) -> Self {
        match rows {
            FormRows::Items => Self::Item,
            FormRows::Measures => Self::Measure,
            FormRows::Units => Self::Unit,
            FormRows::Evidence | FormRows::Outcomes => Self::Entry,
        }
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "report" => Self::Report,
            "category" => Self::Category,
            "problem" => Self::Problem,
            "item" => Self::Item,
            "measure" => Self::Measure,
            "unit" => Self::Unit,
            _ => return None,
        })
    }

    fn field(self, rows: FormRows, key: &str) -> Option<&'static Field> {
        let kind = match self {
            Self::Report => NodeKind::Report,
            Self::Category => NodeKind::Category,
            Self::Problem => NodeKind::Problem,
            Self::Item => NodeKind::Item,
            Self::Measure => NodeKind::Measure,
            Self::Unit => NodeKind::Party,
            Self::Entry => {
                let fields = if rows == FormRows::Evidence { Evidence::FIELDS } else { Outcome::FIELDS };
                return fields.iter().find(|field| field.key == key);
            }
        };
        kind.field(key)
    }
}

impl Source {
    /// The source that a form names; absent for one that there is not.
    #[must_use]
    pub fn parse(text: &str, rows: FormRows) -> Option<Self> {
        if let Some(code) = text.strip_prefix(COMPUTED) {
            let derived = || Derived::of_code(code).map(Self::Derived);
            return Computed::of_code(code).map(Self::Computed).or_else(derived);
        }
        if let Some(heading) = text.strip_prefix(OWN) {
            return Some(Self::Own(heading.to_owned()));
        }
        let (level, key) = match text.split_once('.') {
            Some((level, key)) => (Level::named(level)?, key),
            None => (Level::of(rows), text),
        };
        level.field(rows, key).map(|field| Self::Field(level, field))
    }

    /// Who may see it. A column that the report does not have may have been taken out of it for its readers, and even its
    /// heading is not for them.
    #[must_use]
    pub fn audience(&self, report: &Report) -> Audience {
        match self {
            Self::Field(_, field) => field.audience,
            Self::Own(heading) => own_column(report, heading).map_or(Audience::Internal, Column::audience),
            Self::Derived(_) => Audience::Public,
            Self::Computed(computed) => computed.audience(),
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self, words: &Words) -> String {
        match self {
            Self::Field(_, field) => words.field(field).to_owned(),
            Self::Own(heading) => heading.clone(),
            Self::Derived(derived) => words.choice(*derived).to_owned(),
            Self::Computed(computed) => words.choice(*computed).to_owned(),
        }
    }

    /// The level whose node decides what stands in it: rows that share that node share the cell.
    pub(super) fn level(&self, rows: FormRows) -> Level {
        match self {
            Self::Field(level, _) => *level,
            Self::Own(_) if rows == FormRows::Measures => Level::Measure,
            Self::Derived(Derived::Report) => Level::Report,
            Self::Derived(Derived::Category) => Level::Category,
            Self::Derived(Derived::Problem) => Level::Problem,
            Self::Own(_) | Self::Derived(_) => Level::Item,
            Self::Computed(computed) => computed.level(rows),
        }
    }
}

/// A report's own column by its heading.
pub(super) fn own_column<'a>(report: &'a Report, heading: &str) -> Option<&'a Column> {
    report.columns.iter().find(|column| column.title == heading)
}
