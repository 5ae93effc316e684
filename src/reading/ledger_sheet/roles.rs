//! What the cells of a column are marked as in the text.

use crate::reading::item::types::{Field, Role};

use super::column::Column;

/// The role of a cell by its column.
pub(super) fn role_of(column: Column) -> Role {
    let field = match column.key {
        "finding" => return Role::Finding,
        "progress" | "updates" | "answer" => Field::Standing,
        "due" => Field::Due,
        "lead_units" => Field::Lead,
        "units" => Field::Unit,
        "support_units" => Field::Support,
        "leader" => Field::Leader,
        "person" | "handlers" => Field::Person,
        "goal" => Field::Goal,
        "next" => Field::Next,
        "evidence" => Field::Evidence,
        _ => return Role::Cell,
    };
    Role::Field(field)
}
