//! From a form and a report to a table.

use std::collections::HashMap;

use crate::analysis::{self, LedgerRequest, LedgerRows, SortKey};
use crate::model::{
    Audience, Choice, Codes as _, ColumnAudience, FieldKind, Form, FormColumn, FormGroup, FormRows, FormSort, Node,
    NodeId, Progress,
};
use crate::words::Words;

use super::cell::cell;
use super::computed::Computed;
use super::places::standing;
use super::row::{Only, PartHeading, Row, ShownPart, TableContext, Tally};
use super::rows::rows;
use super::source::{Level, Source, own_column};
use super::value::{Align, CellValue, RowKind, Table, TableCell, TableColumn, TableRow};

/// How wide a column is that does not say, in millimetres.
const WIDTH: f32 = 24.0;

/// The table of a form. Columns that its reader may not see are left out, and the others widen.
#[must_use]
pub fn build(form: &Form, context: &TableContext<'_>) -> Table {
    let columns = columns(form, context);
    let rows = rows(form, context);
    let columns_of = columns.iter().map(|(column, ..)| column.clone()).collect();
    let mut table = Table { columns: columns_of, rows: Vec::new(), is_dense: false };
    if rows.is_empty() {
        table.rows.push(TableRow::across(RowKind::Nothing, context.words.text("paper-nothing"), columns.len()));
        return table;
    }
    let mut number = 0;
    for (heading, part) in parts(form, rows, context) {
        if let Some(heading) = heading {
            table.rows.push(TableRow::across(RowKind::Group, &heading, columns.len()));
        }
        let first = table.rows.len();
        for row in &part {
            number += 1;
            table.rows.push(data_row(row, number, &columns, context));
        }
        merge(&mut table, first, &part, &columns, form.rows);
    }
    table
}

/// The form of a ledger as it is shown in the window: its columns and their order. It gives such a ledger of any report; the
/// rows on screen themselves, with their groups, are told beside it ([`Only::Shown`]).
#[must_use]
pub fn shown(columns: &[analysis::Column], request: &LedgerRequest, group: Option<FormGroup>, words: &Words) -> Form {
    let rows = match request.rows {
        LedgerRows::Items => FormRows::Items,
        LedgerRows::Measures => FormRows::Measures,
    };
    // Where rows are measures, a field of an item says so.
    let field = |column: &analysis::Column| match column {
        // As the window shows them: the number with what stands above it, and the newest entry.
        analysis::Column::Field(own) if rows == FormRows::Items && own.object == "item" && own.key == "number" => {
            "@full_number".to_owned()
        }
        analysis::Column::Field(own) if rows == FormRows::Items && own.object == "item" && own.key == "updates" => {
            "@latest".to_owned()
        }
        analysis::Column::Field(own) if rows == FormRows::Measures => format!("{}.{}", own.object, own.key),
        column => column.to_string(),
    };
    let width = |column: &analysis::Column| Some(crate::model::Number::from(width_of(column)));
    let column =
        |column: &analysis::Column| FormColumn { field: field(column), width: width(column), ..FormColumn::blank() };
    let sort = |key: &SortKey| FormSort { field: field(&key.by), descending: key.descending, ..FormSort::blank() };
    let place = if rows == FormRows::Items { "@index" } else { "@measure_index" };
    let from_the_end = |_: &SortKey| FormSort { field: place.to_owned(), descending: true, ..FormSort::blank() };
    Form {
        name: words.text("form-shown").to_owned(),
        title: words.text(if rows == FormRows::Items { "form-shown-title" } else { "form-shown-measures" }).to_owned(),
        rows,
        // A paper divides measures by who answers for their items, the ledger by who does them.
        group: group
            .filter(|group| rows == FormRows::Items || matches!(group, FormGroup::Category | FormGroup::Problem)),
        columns: columns.iter().map(column).collect(),
        // The order of the notice is that of a form without being told. Behind it no other key has anything to decide.
        sort: match request.order.keys.iter().position(SortKey::is_of_notice) {
            Some(at) => {
                let (before, rest) = request.order.keys.split_at(at);
                let of_notice = rest.iter().take(1).filter(|key| key.descending).map(from_the_end);
                before.iter().map(sort).chain(of_notice).collect()
            }
            None => request.order.keys.iter().map(sort).collect(),
        },
        paper: crate::model::Paper::A3Landscape,
        ..Form::blank()
    }
}

/// How wide a column of the ledger is on paper, in millimetres, by what stands in it.
fn width_of(column: &analysis::Column) -> i64 {
    let analysis::Column::Field(field) = column else { return 20 };
    match field.kind {
        _ if matches!(field.key, "number" | "title") => {
            if field.key == "title" {
                34
            } else {
                14
            }
        }
        FieldKind::Text => 42,
        FieldKind::Entries | FieldKind::Entry | FieldKind::Files => 46,
        FieldKind::Units | FieldKind::People => 24,
        FieldKind::Leader | FieldKind::Unit | FieldKind::Line | FieldKind::Due => 20,
        _ => 16,
    }
}

/// A column with where its cells come from and what an empty one holds.
pub(super) type BuiltColumn<'a> = (TableColumn, Option<Source>, &'a FormColumn);

pub(super) fn columns<'a>(form: &'a Form, context: &TableContext<'_>) -> Vec<BuiltColumn<'a>> {
    let of = |column: &'a FormColumn| {
        let source = Source::parse(&column.field, form.rows);
        is_seen(column, source.as_ref(), context).then(|| {
            let width = column.width.map_or(WIDTH, |width| width.to_f64() as f32);
            let built = TableColumn {
                source: column.field.clone(),
                heading: heading(column, source.as_ref(), context.words),
                group: column.group.clone(),
                width,
                align: source.as_ref().map_or(Align::Left, align),
                choices: source.as_ref().map(|source| choices(source, column.fill, context)).unwrap_or_default(),
                fill: column.fill,
            };
            (built, source, column)
        })
    };
    let mut seen: Vec<BuiltColumn<'a>> = form.columns.iter().filter_map(of).collect();
    let whole: f32 = form.columns.iter().map(|column| column.width.map_or(WIDTH, |width| width.to_f64() as f32)).sum();
    let left: f32 = seen.iter().map(|(column, ..)| column.width).sum();
    if left > 0.0 && left < whole {
        for (column, ..) in &mut seen {
            column.width *= whole / left;
        }
    }
    seen
}

fn is_seen(column: &FormColumn, source: Option<&Source>, context: &TableContext<'_>) -> bool {
    let of_field = source.map_or(Audience::Public, |source| source.audience(context.report));
    let of_form = column.audience.map_or(Audience::Public, |audience| match audience {
        ColumnAudience::Public => Audience::Public,
        ColumnAudience::Office => Audience::Office,
        ColumnAudience::Internal => Audience::Internal,
    });
    analysis::may_see(context.audience, of_field.max(of_form))
}

pub(super) fn heading(column: &FormColumn, source: Option<&Source>, words: &Words) -> String {
    if !column.heading.is_empty() {
        return column.heading.clone();
    }
    source.map_or_else(|| column.field.clone(), |source| source.name(words))
}

/// Long texts stand at the left, what is read at a glance in the middle.
fn align(source: &Source) -> Align {
    use Computed as C;
    match source {
        Source::Field(_, field) if field.key == "title" => Align::Left,
        Source::Field(_, field) => match field.kind {
            FieldKind::Text | FieldKind::Entries | FieldKind::Files | FieldKind::Entry => Align::Left,
            FieldKind::Amount | FieldKind::Number => Align::Right,
            _ => Align::Centre,
        },
        Source::Derived(analysis::Derived::Report | analysis::Derived::Category | analysis::Derived::Problem) => {
            Align::Left
        }
        Source::Computed(
            C::ItemName
            | C::FullNumber
            | C::CategoryName
            | C::ProblemName
            | C::MeasureTexts
            | C::MeasureResults
            | C::Latest
            | C::LatestProblems
            | C::LatestNext
            | C::Postponements
            | C::EvidenceList
            | C::OutcomeList
            | C::Applied
            | C::UnitAgreed
            | C::Verified
            | C::Approved
            | C::Review
            | C::SampleReview
            | C::Blank,
        ) => Align::Left,
        _ => Align::Centre,
    }
}

/// What can be chosen in a column. In one that a unit fills in nothing is closed: others verify that, and
/// nobody verifies their own unit (DOMAIN.md).
fn choices(source: &Source, fill: bool, context: &TableContext<'_>) -> Vec<String> {
    let words = context.words;
    let closed = Progress::Closed.word();
    let word = |choice: &Choice| words.text(choice.word).to_owned();
    match source {
        Source::Field(_, field) if field.kind == FieldKind::Flag => {
            ["value-yes", "value-no"].map(|key| words.text(key).to_owned()).to_vec()
        }
        Source::Field(_, field) => {
            field.choices.iter().filter(|choice| !fill || choice.word != closed).map(word).collect()
        }
        Source::Own(heading) => own_column(context.report, heading).map(|own| own.choices.clone()).unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn data_row(row: &Row<'_>, number: usize, columns: &[BuiltColumn<'_>], context: &TableContext<'_>) -> TableRow {
    let cells =
        columns.iter().map(|(_, source, column)| TableCell::new(value(source.as_ref(), column, row, number, context)));
    TableRow { kind: RowKind::Data, node: row.node(), entry: row.entry_place(), cells: cells.collect(), height: 0.0 }
}

/// What stands in a cell: the value, else what is to be filled in by hand.
pub(super) fn value(
    source: Option<&Source>,
    column: &FormColumn,
    row: &Row<'_>,
    number: usize,
    context: &TableContext<'_>,
) -> CellValue {
    let value = match source {
        Some(Source::Computed(Computed::RowNumber)) => CellValue::Number(crate::model::Number::of_count(number), ""),
        Some(source) => cell(source, row, context),
        None => CellValue::Empty,
    };
    if value.is_empty() { CellValue::of_text(column.blank.as_str()) } else { value }
}

/// The rows in the parts that the form asks for, each with its heading. An item of two units stands under both.
fn parts<'a>(form: &Form, rows: Vec<Row<'a>>, context: &TableContext<'a>) -> Vec<(Option<String>, Vec<Row<'a>>)> {
    if let Only::Shown(shown) = context.only {
        return shown_parts(shown, &rows, context);
    }
    let Some(group) = form.group else { return vec![(None, rows)] };
    let mut parts: Vec<(String, Vec<Row<'a>>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in rows {
        for name in names(group, &row, context) {
            let at = *places.entry(name.clone()).or_insert(parts.len());
            if at == parts.len() {
                parts.push((name, Vec::new()));
            }
            if let Some((_, part)) = parts.get_mut(at) {
                part.push(row.clone());
            }
        }
    }
    parts.into_iter().map(|(name, part)| (Some(group_heading(&name, &part, context)), part)).collect()
}

/// The rows as they stand on screen. Those that the reader may not see are not among them, nor is a heading without rows.
fn shown_parts<'a>(
    shown: &[ShownPart],
    rows: &[Row<'a>],
    context: &TableContext<'a>,
) -> Vec<(Option<String>, Vec<Row<'a>>)> {
    let by_node: HashMap<NodeId, &Row<'a>> = rows.iter().filter_map(|row| Some((row.node()?.node, row))).collect();
    let part = |own: &ShownPart| {
        let rows: Vec<Row<'a>> = own.rows.iter().filter_map(|id| by_node.get(id).copied().cloned()).collect();
        let name = match &own.heading {
            PartHeading::None => None,
            PartHeading::Of(id) => context.report.node(id).map(named),
            PartHeading::Apart => Some(context.words.text("paper-no-group").to_owned()),
        };
        (!rows.is_empty()).then(|| (name.map(|name| group_heading(&name, &rows, context)), rows))
    };
    shown.iter().filter_map(part).collect()
}

fn named(node: Node<'_>) -> String {
    let (number, title) = node.heading();
    format!("{number}{title}")
}

fn names(group: FormGroup, row: &Row<'_>, context: &TableContext<'_>) -> Vec<String> {
    let party = |id: &crate::model::PartyId| row.report.line_name(&NodeId::Party(id.clone()));
    let found: Vec<String> = match group {
        FormGroup::Category => row.category.map(Node::Category).map(named).into_iter().collect(),
        FormGroup::Problem => row.problem.map(Node::Problem).map(named).into_iter().collect(),
        FormGroup::Unit => row.item.map(|item| item.lead_units.iter().filter_map(party).collect()).unwrap_or_default(),
        FormGroup::Leader => row.item.and_then(|item| item.leader.as_ref()).and_then(party).into_iter().collect(),
    };
    if found.is_empty() { vec![context.words.text("paper-no-group").to_owned()] } else { found }
}

fn group_heading(name: &str, part: &[Row<'_>], context: &TableContext<'_>) -> String {
    let (tally, words) = (tally(part, context), context.words);
    let counts = [("name", name.into()), ("count", tally.items.into()), ("standing", standing(&tally, words).into())];
    words.with("paper-group", counts)
}

/// Cells of what stands above the rows are one cell over the rows that share it.
fn merge(table: &mut Table, first: usize, part: &[Row<'_>], columns: &[BuiltColumn<'_>], of: FormRows) {
    for (at, (_, source, _)) in columns.iter().enumerate() {
        let Some(level) = source.as_ref().map(|source| source.level(of)).filter(|level| is_above(*level, of)) else {
            continue;
        };
        let mut top = 0;
        for place in 1..=part.len() {
            let same = part.get(place).zip(part.get(top)).is_some_and(|(own, above)| shares(level, own, above));
            if same {
                continue;
            }
            for covered in top + 1..place {
                set_rows(table, first + covered, at, 0);
            }
            set_rows(table, first + top, at, place - top);
            top = place;
        }
    }
}

fn set_rows(table: &mut Table, row: usize, column: usize, rows: usize) {
    if let Some(cell) = table.rows.get_mut(row).and_then(|row| row.cells.get_mut(column)) {
        cell.rows = rows;
    }
}

fn is_above(level: Level, of: FormRows) -> bool {
    match level {
        Level::Category | Level::Problem => of != FormRows::Units,
        Level::Item => !matches!(of, FormRows::Items | FormRows::Units),
        _ => false,
    }
}

fn shares(level: Level, a: &Row<'_>, b: &Row<'_>) -> bool {
    let same = |a: Option<*const ()>, b: Option<*const ()>| a.is_some() && a == b;
    match level {
        Level::Category => same(a.category.map(|node| address(&**node)), b.category.map(|node| address(&**node))),
        Level::Problem => same(a.problem.map(|node| address(&**node)), b.problem.map(|node| address(&**node))),
        _ => same(a.item.map(|item| address(&**item)), b.item.map(|item| address(&**item))),
    }
}

fn address<T>(node: &T) -> *const () {
    std::ptr::from_ref(node).cast()
}

/// How the items of some rows stand, each counted once.
#[must_use]
pub fn tally(rows: &[Row<'_>], context: &TableContext<'_>) -> Tally {
    let mut tally = Tally::default();
    let mut seen = std::collections::HashSet::new();
    for item in rows.iter().filter_map(|row| row.item) {
        if seen.insert(&item.id) {
            tally.add(item, context);
        }
    }
    tally
}
