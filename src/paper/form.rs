//! A form filled in from a report.

use std::sync::Arc;

use crate::analysis::for_audience;
use crate::model::{Dataset, Date, Form, FormLayout, FormRows, ItemId, PaperAudience, Report};
use crate::table::{self, Only, Places, Row, ShownPart, TableContext, Tally, fill};
use crate::words::Words;

use super::head;
use super::scope::one_report;
use super::value::{Block, Paper, Recipient};

/// What a form is filled in from.
#[derive(Debug, Clone)]
pub struct FormRequest {
    /// The dataset, with everything in it.
    pub dataset: Arc<Dataset>,
    /// The place of the report in it.
    pub report: usize,
    /// The form.
    pub form: Form,
    /// What it is called.
    pub name: String,
    /// Who reads it.
    pub audience: PaperAudience,
    /// The unit that it is for, by its name.
    pub unit: Option<String>,
    /// The items that it is about, in their order; absent for all.
    pub items: Option<Vec<ItemId>>,
    /// The rows of a ledger on screen that it is about, where it is the ledger as it is shown.
    pub shown: Option<Vec<ShownPart>>,
    /// The day that dates are held against.
    pub today: Date,
    /// Within how many days something is near.
    pub near_days: u32,
    /// Within how many points of the planned share an item keeps to its plan.
    pub pace_points: u32,
    /// The language of what the program itself says in it.
    pub words: Arc<Words>,
}

/// The paper of a form; absent where the dataset has no such report.
#[must_use]
pub fn form_paper(request: &FormRequest) -> Option<Paper> {
    let seen = for_audience(&one_report(&request.dataset, request.report), request.audience);
    let report = seen.reports.first()?;
    let context = context(request, report);
    let rows = table::rows(&request.form, &context);
    let blocks = match request.form.layout {
        FormLayout::List => list(request, &context, &rows),
        FormLayout::Sheet => sheets(request, &context, &rows),
    };
    let words = &request.words;
    Some(Paper {
        name: request.name.clone(),
        sheet: request.form.paper,
        narrow_margins: false,
        audience: request.audience,
        audience_word: words.choice(request.audience).to_owned(),
        continued: words.text("paper-continued").to_owned(),
        recipient: request.unit.clone().map(|unit| Recipient { unit, on: request.today }),
        blocks,
        watermark: head::watermark(report, request.unit.as_deref()),
        appendices: Vec::new(),
    })
}

fn context<'a>(request: &'a FormRequest, report: &'a Arc<Report>) -> TableContext<'a> {
    let only = match (&request.shown, &request.items, &request.unit) {
        (Some(shown), ..) => Only::Shown(shown),
        (None, Some(items), _) => Only::Items(items),
        (None, None, Some(unit)) => Only::Unit(unit),
        (None, None, None) => Only::All,
    };
    TableContext {
        report,
        today: request.today,
        near_days: request.near_days,
        pace_points: request.pace_points,
        audience: request.audience,
        only,
        words: &request.words,
    }
}

fn list(request: &FormRequest, context: &TableContext<'_>, rows: &[Row<'_>]) -> Vec<Block> {
    let places = Places { context, tally: counted(request, context, rows), rows: rows.len(), row: None };
    let mut blocks: Vec<Block> = head::secrecy(context.report, request.audience).collect();
    blocks.push(Block::Title(fill(&request.form.title, &places)));
    blocks.extend(lines(&request.form.head, &places));
    blocks.push(Block::Table(table::build(&request.form, context)));
    blocks.extend(lines(&request.form.foot, &places));
    blocks
}

/// How the items stand that a paper is about. A row of a unit is about many: those that the form is made from are counted.
fn counted(request: &FormRequest, context: &TableContext<'_>, rows: &[Row<'_>]) -> Tally {
    if request.form.rows != FormRows::Units {
        return table::tally(rows, context);
    }
    let items = Form { rows: FormRows::Items, sort: Vec::new(), ..request.form.clone() };
    table::tally(&table::rows(&items, context), context)
}

/// A sheet for each row, each on a page of its own.
fn sheets(request: &FormRequest, context: &TableContext<'_>, rows: &[Row<'_>]) -> Vec<Block> {
    let tally = counted(request, context, rows);
    let mut blocks = Vec::new();
    if rows.is_empty() {
        let places = Places { context, tally, rows: 0, row: None };
        let nothing = request.words.text("paper-nothing").to_owned();
        return vec![Block::Title(fill(&request.form.title, &places)), Block::Line(vec![nothing])];
    }
    for (at, row) in rows.iter().enumerate() {
        let places = Places { context, tally, rows: rows.len(), row: Some(row) };
        if at > 0 {
            blocks.push(Block::NewPage { odd: true });
        }
        blocks.extend(head::secrecy(context.report, request.audience));
        blocks.push(Block::Title(fill(&request.form.title, &places)));
        blocks.extend(lines(&request.form.head, &places));
        blocks.push(Block::Table(table::sheet(&request.form, row, at + 1, context)));
        blocks.extend(lines(&request.form.foot, &places));
    }
    blocks
}

fn lines<'a>(lines: &'a [String], places: &'a Places<'a>) -> impl Iterator<Item = Block> + 'a {
    lines.iter().map(|line| Block::Line(fill(line, places).split('\t').map(str::to_owned).collect()))
}
