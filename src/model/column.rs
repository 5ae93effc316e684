//! Columns that an office adds to a report of its own accord.

use super::{Audience, Cell, ColumnId, ColumnMap, Date, FieldKind, Number, Value};

codes! {
    /// What a column of the report holds.
    ColumnKind {
        /// 单行文字
        Line = "line",
        /// 多行文字
        Text = "text",
        /// 选项
        Choice = "choice",
        /// 数字
        Number = "number",
        /// 日期
        Date = "date",
    }
    /// Who may see a column.
    ColumnAudience or Public {
        /// 公开
        Public = "public",
        /// 机关内部
        Office = "office",
        /// 仅整改办
        Internal = "internal",
    }
}

object! {
    /// A column that the office added: a field of every item and every measure of the report.
    pub entry Column = "column" {
        /// Unique among the columns of the report.
        required id: ColumnId => Line Public Key,
        /// Its heading.
        required title: String => Line Public,
        /// What it holds.
        required kind: ColumnKind => Choice Public,
        /// What can be chosen, for a column of choices.
        optional choices: Vec<String> => Names Public,
        /// Who may see it.
        optional audience: ColumnAudience => Choice Public,
    }
}

impl Column {
    /// What a field of this column is, for a person.
    #[must_use]
    pub fn field_kind(&self) -> FieldKind {
        match self.kind {
            ColumnKind::Line => FieldKind::Line,
            ColumnKind::Text => FieldKind::Text,
            ColumnKind::Choice => FieldKind::Choice,
            ColumnKind::Number => FieldKind::Number,
            ColumnKind::Date => FieldKind::Date,
        }
    }

    /// Who may see it.
    #[must_use]
    pub fn audience(&self) -> Audience {
        match self.audience {
            ColumnAudience::Public => Audience::Public,
            ColumnAudience::Office => Audience::Office,
            ColumnAudience::Internal => Audience::Internal,
        }
    }

    /// True for what a field of this column can hold. A number is a text too.
    #[must_use]
    pub fn holds(&self, cell: &Cell) -> bool {
        match (self.kind, cell) {
            (ColumnKind::Line | ColumnKind::Text, _) | (ColumnKind::Number, Cell::Number(_)) => true,
            (ColumnKind::Number, Cell::Text(_)) | (ColumnKind::Date | ColumnKind::Choice, Cell::Number(_)) => false,
            (ColumnKind::Date, Cell::Text(text)) => text.parse::<Date>().is_ok(),
            (ColumnKind::Choice, Cell::Text(text)) => self.choices.contains(text),
        }
    }

    /// A cell as this column holds it, where it says the same in its form; else the cell as it is.
    #[must_use]
    pub fn fitted(&self, cell: &Cell) -> Cell {
        match (self.kind, cell) {
            (ColumnKind::Number, Cell::Text(text)) => {
                let number = text.parse::<Number>().ok().filter(|number| number.to_string() == *text);
                number.map_or_else(|| cell.clone(), Cell::Number)
            }
            (ColumnKind::Number, Cell::Number(_)) | (_, Cell::Text(_)) => cell.clone(),
            (_, Cell::Number(number)) => Cell::Text(number.to_string()),
        }
    }

    /// What stands in the column. A text that is not of the column's kind stays the text that it is.
    #[must_use]
    pub fn value(&self, map: &ColumnMap) -> Value {
        match (map.get(self.id.as_str()), self.kind) {
            (Some(Cell::Number(number)), _) => Value::Number(Some(*number)),
            (Some(Cell::Text(text)), ColumnKind::Date) => {
                text.parse().map_or_else(|_| Value::Text(text.clone()), |date| Value::Date(Some(date)))
            }
            (Some(Cell::Text(text)), _) => Value::Text(text.clone()),
            (None, ColumnKind::Number) => Value::Number(None),
            (None, ColumnKind::Date) => Value::Date(None),
            (None, _) => Value::Text(String::new()),
        }
    }
}
