//! A form filled in from a report.

use std::sync::Arc;

use crate::analysis::for_audience;
use crate::model::{Dataset, Date, Form, FormLayout, ItemId, PaperAudience, Report};
use crate::table::{self, Only, Places, Row, TableContext, fill};
use crate::words::Words;

use super::value::{Block, Paper};

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
    /// The day that dates are held against.
    pub today: Date,
    /// Within how many days something is near.
    pub near_days: u32,
    /// The language of what the program itself says in it.
    pub words: Arc<Words>,
}

impl FormRequest {
    /// True for a request that gives the same paper. Datasets are told apart by where they lie: equal ones that are two
    /// are made anew, which costs less than to compare them.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.dataset, &other.dataset)
            && (self.report, &self.name, self.audience) == (other.report, &other.name, other.audience)
            && (&self.unit, &self.items) == (&other.unit, &other.items)
            && (self.today, self.near_days) == (other.today, other.near_days)
            && self.words.language() == other.words.language()
            && self.form == other.form
    }
}

/// The paper of a form; absent where the dataset has no such report.
#[must_use]
pub fn form_paper(request: &FormRequest) -> Option<Paper> {
    let seen = for_audience(&request.dataset, request.audience);
    let report = seen.reports.get(request.report)?;
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
        audience: request.audience,
        audience_word: words.choice(request.audience).to_owned(),
        continued: words.text("paper-continued").to_owned(),
        blocks,
    })
}

fn context<'a>(request: &'a FormRequest, report: &'a Arc<Report>) -> TableContext<'a> {
    let only = match (&request.items, &request.unit) {
        (Some(items), _) => Only::Items(items),
        (None, Some(unit)) => Only::Unit(unit),
        (None, None) => Only::All,
    };
    TableContext {
        report,
        today: request.today,
        near_days: request.near_days,
        audience: request.audience,
        only,
        words: &request.words,
    }
}

fn list(request: &FormRequest, context: &TableContext<'_>, rows: &[Row<'_>]) -> Vec<Block> {
    let places = Places { context, tally: table::tally(rows, context), rows: rows.len(), row: None };
    let mut blocks = vec![Block::Title(fill(&request.form.title, &places))];
    blocks.extend(lines(&request.form.head, &places));
    blocks.push(Block::Table(table::build(&request.form, context)));
    blocks.extend(lines(&request.form.foot, &places));
    blocks
}

/// A sheet for each row, each on a page of its own.
fn sheets(request: &FormRequest, context: &TableContext<'_>, rows: &[Row<'_>]) -> Vec<Block> {
    let tally = table::tally(rows, context);
    let mut blocks = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let places = Places { context, tally, rows: rows.len(), row: Some(row) };
        if at > 0 {
            blocks.push(Block::NewPage { odd: true });
        }
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
