//! The lists that are bound behind a paper in prose as its appendices (附件).

use std::sync::Arc;

use crate::model::{Dataset, Form, Paper as Sheet};
use crate::table;
use crate::words::Words;

use super::form::{FormRequest, form_paper};
use super::report_request::ReportRequest;
use super::value::{Block, Paper};

/// The appendices, in the order in which they are asked for, each with its word above the title. A list of a name that
/// there is not is left out. `seen` is the dataset that they are filled in from, and the place of the report in it.
pub(super) fn appendices(request: &ReportRequest, seen: &(Arc<Dataset>, usize), watermark: &str) -> Vec<Paper> {
    let Some(report) = request.dataset.reports.get(request.report) else { return Vec::new() };
    let found = request.appendices.iter().filter_map(|name| table::find(report, &request.kept, name, &request.words));
    let papers: Vec<Paper> = found.filter_map(|(form, name)| list(request, seen, form, name)).collect();
    let count = papers.len();
    let bound = |(at, paper): (usize, Paper)| {
        let word = request.words.text("paper-appendix");
        let number = if count > 1 { (at + 1).to_string() } else { String::new() };
        // Marks of the whole paper stand on its first page.
        let blocks = paper.blocks.into_iter().filter(|block| !matches!(block, Block::Mark(_)));
        let mark = Block::Mark(format!("{word}{number}").trim().to_owned());
        Paper { blocks: std::iter::once(mark).chain(blocks).collect(), watermark: watermark.to_owned(), ..paper }
    };
    papers.into_iter().enumerate().map(bound).collect()
}

fn list(request: &ReportRequest, seen: &(Arc<Dataset>, usize), form: Form, name: String) -> Option<Paper> {
    form_paper(&FormRequest {
        dataset: Arc::clone(&seen.0),
        report: seen.1,
        form,
        name,
        audience: request.audience,
        unit: None,
        items: None,
        shown: None,
        today: request.today,
        near_days: request.near_days,
        pace_points: request.pace_points,
        words: Arc::clone(&request.words),
    })
}

/// What an appendix is called above its list: its name below the text is the same, word for word (GB/T 9704).
fn title(paper: &Paper) -> Option<&str> {
    paper.blocks.iter().find_map(|block| if let Block::Title(title) = block { Some(title.as_str()) } else { None })
}

/// Takes the imprint (版记) out of a paper that has appendices and puts it behind them: it stands on the last page of the
/// whole, upright and with nothing else where that page is a lying one.
pub(super) fn imprint_last(blocks: &mut Vec<Block>, appendices: &mut Vec<Paper>) {
    let Some(last) = appendices.last() else { return };
    let Some(at) = blocks.iter().position(|block| matches!(block, Block::Imprint(_))) else { return };
    let imprint = blocks.remove(at);
    let end =
        Paper { name: String::new(), blocks: vec![imprint], sheet: Sheet::A4, appendices: Vec::new(), ..last.clone() };
    appendices.push(end);
}

/// The blocks of a paper with the names of its appendices below the text: above the signature where there is one.
pub(super) fn named(mut blocks: Vec<Block>, appendices: &[Paper], words: &Words) -> Vec<Block> {
    if appendices.is_empty() {
        return blocks;
    }
    let names = appendices.iter().map(|paper| title(paper).unwrap_or(&paper.name).to_owned()).collect();
    let ends = |block: &Block| matches!(block, Block::Signature { .. } | Block::Imprint(_));
    let at = blocks.iter().position(ends).unwrap_or(blocks.len());
    blocks.insert(at, Block::Appendices { label: words.text("paper-appendices").to_owned(), names });
    blocks
}
