//! Forms: which rows, columns and lines a table of the office has (台账, 清单, 申请表). A form is data: those that the
//! program brings along stand in `assets/forms`, those of an office in its dataset, in the same JSON.
//!
//! Does not live here: what a column's source gives for a row (`table`), and how pages are laid out (`scene`).

use super::{ColumnAudience, Number, OutcomeKind, Progress, Term};

codes! {
    /// What a table has a row for.
    FormRows {
        /// 具体问题
        Items = "items",
        /// 整改措施; an item without any has one row.
        Measures = "measures",
        /// 单位: those that lead or support an item.
        Units = "units",
        /// 佐证材料
        Evidence = "evidence",
        /// 整改成果
        Outcomes = "outcomes",
    }
    /// How a form is set.
    FormLayout or List {
        /// One table with a row each.
        List = "list",
        /// A sheet for each row, with labels beside their values: an application, an opinion.
        Sheet = "sheet",
    }
    /// What a table is divided by, with a row across and counts at the head of each part.
    FormGroup {
        /// 方面
        Category = "category",
        /// 反馈问题
        Problem = "problem",
        /// 牵头单位
        Unit = "unit",
        /// 责任领导
        Leader = "leader",
    }
    /// The sheet of paper.
    Paper or A4Landscape {
        /// A4, upright.
        A4 = "a4",
        /// A4, lying.
        A4Landscape = "a4_landscape",
        /// A3, lying.
        A3Landscape = "a3_landscape",
    }
    /// Where an item stands on a day, in the order of urgency. Claim (待核验) and verification (已销号) are two.
    Status {
        /// 逾期
        Late = "late",
        /// 临期
        Near = "near",
        /// 在办
        Open = "open",
        /// 待核验
        Done = "done",
        /// 已销号
        Closed = "closed",
    }
}

object! {
    /// A table of the office.
    pub entry Form = "form" {
        /// The name by which it is chosen, unique among the forms of a dataset.
        required name: String => Line Office Key,
        /// The heading of the paper; may hold places such as `{inspected_body}`.
        required title: String => Line Office,
        /// What it has a row for.
        required rows: FormRows => Choice Office,
        /// Its columns; of a sheet its fields.
        required columns: Vec<FormColumn> => Entries Office,
        /// A list, or a sheet for each row.
        optional layout: FormLayout => Choice Office,
        /// What it is divided by.
        optional group: Option<FormGroup> => Choice Office,
        /// The order of the rows; without one that of the feedback.
        optional sort: Vec<FormSort> => Entries Office,
        /// Which items it is about; without one all.
        optional filter: Option<FormFilter> => Entry Office,
        /// Lines above the table; parts of a line that are set apart by a tab stand at the left, middle and right.
        optional head: Vec<String> => Names Office,
        /// Lines below the table, such as those for signatures.
        optional foot: Vec<String> => Names Office,
        /// The sheet of paper.
        optional paper: Paper => Choice Office,
    }
}

impl Form {
    /// True for a form with columns that its reader fills in.
    #[must_use]
    pub fn is_filled_in(&self) -> bool {
        self.columns.iter().any(|column| column.fill)
    }
}

object! {
    /// A column of a form.
    pub entry FormColumn = "form_column" {
        /// Where its cells come from: a field of the row (goal), of what stands above it (problem.title), an office's own
        /// column by its heading (custom.风险等级), or something that is worked out (@index).
        required field: String => Line Office Key,
        /// Its heading; without one the name of the field.
        optional heading: String => Line Office Key,
        /// Its width in millimetres; without one 24.
        optional width: Option<Number> => Number Office,
        /// The heading that it shares with its neighbours.
        optional group: String => Line Office,
        /// Who may see it, where fewer may than may see the field.
        optional audience: Option<ColumnAudience> => Choice Office,
        /// What stands in an empty cell, to be filled in by hand.
        optional blank: String => Text Office,
        /// True for a field of a sheet that takes the whole line.
        optional wide: bool => Flag Office,
        /// The least height of a field of a sheet, in millimetres: room for a signature.
        optional height: Option<Number> => Number Office,
        /// True for a column that its reader fills in and sends back: in a workbook of such a form all other cells are
        /// locked.
        optional fill: bool => Flag Office,
    }
}

object! {
    /// What rows are ordered by.
    pub entry FormSort = "form_sort" {
        /// The source, as that of a column.
        required field: String => Line Office Key,
        /// From the last to the first.
        optional descending: bool => Flag Office,
    }
}

object! {
    /// Which items a form is about. What is not said lets every item pass.
    pub entry FormFilter = "form_filter" {
        /// Where they stand on the day of the paper: codes of [`Status`].
        optional status: Vec<String> => Names Office,
        /// How far they are.
        optional progress: Option<Progress> => Choice Office,
        /// What kind of deadline they have.
        optional term: Option<Term> => Choice Office,
        /// The unit that leads or supports them.
        optional unit: String => Line Office,
        /// The leader who answers for them.
        optional leader: String => Line Office,
        /// The title of their category.
        optional category: String => Line Office,
        /// Which outcomes, for a form of outcomes.
        optional outcome: Option<OutcomeKind> => Choice Office,
        /// True where only the items of the latest sample of closed items (反向核查) pass.
        optional sampled: bool => Flag Office,
    }
}
