//! The columns of the ledger: the fields of an item or a measure, the columns that offices added, and what is counted.

use crate::model::codes::codes;
use crate::model::{self, Codes as _, FieldKey, FieldKind, Item, NodeId, NodeKind, Report, TypedField};

use super::row::LedgerRows;

/// A column of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Column {
    /// A field of the catalogue.
    Field(&'static model::Field),
    /// A column that an office added, by its heading: its id may stand for another column in another report.
    Own(String),
    /// Something that is counted, or that stands above the item.
    Derived(Derived),
}

codes! {
    /// A column that no field of an item holds.
    Derived {
        /// The report that the item belongs to.
        Report = "report",
        /// Its category.
        Category = "category",
        /// Its problem.
        Problem = "problem",
        /// How many days it is to the due date, or since (距今).
        DaysLeft = "days_left",
        /// The first due date.
        FirstDue = "first_due",
        /// How often the date was moved.
        Moves = "moves",
        /// Whether the item keeps to its plan (序时进度), as it is worked out.
        Pace = "pace",
        /// How many measures.
        Measures = "measures",
        /// How many indicators.
        Indicators = "indicators",
        /// How many of them miss their target.
        OffTarget = "off_target",
    }
}

impl Column {
    /// The column of a field of the items.
    #[must_use]
    pub fn field(key: &str) -> Option<Self> {
        NodeKind::Item.field(key).map(Self::Field)
    }

    /// The column of a field of a kind of node.
    pub(super) fn of_kind(kind: NodeKind, key: &str) -> Self {
        kind.field(key).map_or(Self::Derived(Derived::Report), Self::Field)
    }

    /// The column of a field that the compiler knows.
    #[must_use]
    pub fn of<T>(field: TypedField<Item, T>) -> Self {
        Self::field(field.key()).unwrap_or(Self::Derived(Derived::Report))
    }

    /// The column of the same field, or of what a row is known by, in a ledger with these rows.
    #[must_use]
    pub fn beside(&self, rows: LedgerRows) -> Option<Self> {
        let Self::Field(field) = self else { return None };
        let is_title = LedgerRows::ALL.iter().any(|rows| rows.title() == *self);
        if is_title { Some(rows.title()) } else { rows.kind().field(field.key).map(Self::Field) }
    }

    /// All columns, in the order in which they are offered; `own` are those that offices added. A measure has its item's
    /// number and title before its own fields.
    #[must_use]
    pub fn all(rows: LedgerRows, own: &[model::Column]) -> Vec<Self> {
        let above = [Derived::Report, Derived::Category, Derived::Problem].map(Self::Derived);
        if rows == LedgerRows::Items {
            let counted = [Derived::Measures, Derived::Indicators, Derived::OffTarget].map(Self::Derived);
            return Self::of_fields(rows.kind(), own).into_iter().chain(counted).collect();
        }
        let of_item = ["number", "title"].into_iter().filter_map(Self::field);
        of_item.chain(above).chain(Self::of_fields(rows.kind(), own)).collect()
    }

    fn of_fields(kind: NodeKind, own: &[model::Column]) -> Vec<Self> {
        let mut all = Vec::new();
        for field in kind.fields() {
            if field.kind == FieldKind::Columns {
                all.extend(own.iter().map(|column| Self::Own(column.title.clone())));
            } else if field.in_ledger {
                all.push(Self::Field(field));
            }
            // What stands above an item comes behind its title, what is counted of its date behind the date.
            let behind: &[Derived] = match field.key {
                _ if kind != NodeKind::Item => &[],
                "title" => &[Derived::Report, Derived::Category, Derived::Problem],
                "due" => &[Derived::DaysLeft, Derived::FirstDue, Derived::Moves],
                "percent" => &[Derived::Pace],
                _ => &[],
            };
            all.extend(behind.iter().copied().map(Self::Derived));
        }
        all
    }

    /// Those of some columns that a ledger with these own columns has.
    #[must_use]
    pub fn known(rows: LedgerRows, columns: &[Self], own: &[model::Column]) -> Vec<Self> {
        let all = Self::all(rows, own);
        columns.iter().filter(|column| all.contains(column)).cloned().collect()
    }

    /// The columns that a ledger begins with: who, until when, how far, and what was done last.
    #[must_use]
    pub fn first(rows: LedgerRows) -> Vec<Self> {
        if rows == LedgerRows::Measures {
            let own = ["number", "text", "units", "due", "progress", "percent", "result"];
            let of_item = ["number", "title"].into_iter().filter_map(Self::field);
            return of_item.chain(own.map(|key| Self::of_kind(rows.kind(), key))).collect();
        }
        let before = ["number", "title", "lead_units", "leader", "due"];
        let fields = |keys: &[&str]| keys.iter().copied().filter_map(Self::field).collect::<Vec<_>>();
        let (days, off_target) = (Self::Derived(Derived::DaysLeft), Self::Derived(Derived::OffTarget));
        let far = fields(&["progress", "percent"]).into_iter().chain([off_target]);
        fields(&before).into_iter().chain([days]).chain(far).chain(fields(&["updates", "term"])).collect()
    }

    /// The field that is typed in the column in the row of a node; absent for what is counted, for what is of another node,
    /// as the title of a measure's item, and where the report has no column with this heading.
    #[must_use]
    pub fn key_of(&self, node: &NodeId, report: &Report) -> Option<FieldKey> {
        let is_own = |field: &&model::Field| NodeKind::of(node).field(field.key) == Some(*field);
        if let Self::Field(field) = self
            && !is_own(field)
        {
            return None;
        }
        self.key(report)
    }

    /// The field of a report that the column shows; absent for what is counted, and where the report has no column with
    /// this heading.
    #[must_use]
    pub fn key(&self, report: &Report) -> Option<FieldKey> {
        match self {
            Self::Field(field) => Some(FieldKey::Declared(field)),
            Self::Own(title) => {
                let column = report.columns.iter().find(|column| column.title == *title)?;
                Some(FieldKey::Column(column.id.clone()))
            }
            Self::Derived(_) => None,
        }
    }
}

impl Default for Column {
    fn default() -> Self {
        Self::field("number").unwrap_or(Self::Derived(Derived::Report))
    }
}

/// Begins the text of a derived column. No key of a field begins with it.
const DERIVED: &str = "@";
/// Begins the text of a field of a measure.
const MEASURE: &str = "measure.";
/// Begins the text of an office's own column.
const OWN: &str = "custom.";

impl std::fmt::Display for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Field(field) if NodeKind::Measure.field(field.key) == Some(*field) => {
                write!(f, "{MEASURE}{}", field.key)
            }
            Self::Field(field) => f.write_str(field.key),
            Self::Own(title) => write!(f, "{OWN}{title}"),
            Self::Derived(derived) => write!(f, "{DERIVED}{}", derived.code()),
        }
    }
}

impl serde::Serialize for Column {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Column {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if let Some(title) = text.strip_prefix(OWN) {
            return Ok(Self::Own(title.to_owned()));
        }
        if let Some(field) = text.strip_prefix(MEASURE).and_then(|key| NodeKind::Measure.field(key)) {
            return Ok(Self::Field(field));
        }
        // Preferences from before the field catalogue have derived columns without the mark.
        let text = if text == "closed_on" { "closed" } else { &text };
        let derived = Derived::of_code(text.trim_start_matches(DERIVED)).map(Self::Derived);
        let found = if text.starts_with(DERIVED) { derived } else { Self::field(text).or(derived) };
        found.ok_or_else(|| serde::de::Error::custom(format_args!("no column `{text}`")))
    }
}
