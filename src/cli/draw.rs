//! Charts and briefings written to files without a window.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::chart::{self, Chart, ChartContext, Named};
use crate::model::{Dataset, Date};
use crate::session::export_error;
use crate::words::{Language, Words};
use crate::{export, file, scene};

use super::look::Look;
use super::say::say;
use super::write::write;

/// A chart to be written to a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Render {
    pub(super) file: PathBuf,
    pub(super) chart: String,
    pub(super) out: PathBuf,
    pub(super) scale: u8,
    pub(super) dark: bool,
    pub(super) look: Look,
    pub(super) language: Option<Language>,
}

/// How many lines of a chart go into one picture; how many more there are is written under them.
const LINES: usize = 120;

/// The names of all charts.
pub(super) fn chart_names() -> String {
    Named::ALL.map(Named::name).join(", ")
}

/// The chart of a name, else of the item or indicator of that id.
fn chart_of(dataset: &Arc<Dataset>, name: &str, words: &Words) -> Option<Chart> {
    match Named::of(name) {
        Some(named) => Some(named.build(&ChartContext::of(dataset, Date::today(), LINES, words))),
        None => dataset.reports.iter().find_map(|report| chart::of_node(report, name, LINES, words)),
    }
}

/// Writes a chart of a dataset to a file; its ending says what kind.
pub(super) fn draw(render: &Render, words: &Words, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let dataset = match file::load(&render.file) {
        Ok(dataset) => render.look.of(Arc::new(dataset).with_counted_limits()),
        Err(error) => return say(err, &error.message(words), 2),
    };
    let own = render.language.map(Words::load);
    let Some(chart) = chart_of(&dataset, &render.chart, own.as_ref().unwrap_or(words)) else {
        return say(err, &words.with("cli-charts", [("names", chart_names().into())]), 2);
    };
    let colours = if render.dark { &chart::DARK } else { &chart::LIGHT };
    let scene = scene::chart(&chart, &scene::Look { width: 1000.0, colours, text: 14.0 });
    let scene = scene.with_watermark(dataset.watermark(0));
    let bytes = match render.out.extension().and_then(|extension| extension.to_str()) {
        Some("svg") => Ok(export::svg(&scene, true).into_bytes()),
        Some("png") => export::png(&scene, render.scale.into()),
        Some("pdf") => export::pdf(std::slice::from_ref(&scene)),
        _ => return say(err, words.text("cli-render-out"), 2),
    };
    match bytes {
        Ok(bytes) => write(&render.out, &bytes, &render.file, words, out, err),
        Err(error) => say(err, &export_error(&error, words), 2),
    }
}

/// Writes the briefing of a dataset as pages or slides.
pub(super) fn export_deck(
    file: &Path,
    path: &Path,
    dark: bool,
    look: &Look,
    words: &Words,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let dataset = match file::load(file) {
        Ok(dataset) => look.of(Arc::new(dataset).with_counted_limits()),
        Err(error) => return say(err, &error.message(words), 2),
    };
    let colours = if dark { &chart::DARK } else { &chart::LIGHT };
    let pages = chart::deck(&dataset, 0, Date::today(), words);
    match export::deck(&pages, path, colours, dataset.watermark(0)) {
        Ok(bytes) => write(path, &bytes, file, words, out, err),
        Err(error) => say(err, &export_error(&error, words), 2),
    }
}
