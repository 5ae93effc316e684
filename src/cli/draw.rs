//! Charts and briefings written to files without a window.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::for_audience;
use crate::chart::{self, Chart, ChartContext, DeckRules, Named};
use crate::model::{Dataset, Date, PaperAudience};
use crate::scene::{Scene, Sheet};
use crate::session::{DeckRequest, PosterChoice, Preferences};
use crate::words::{Language, Words};
use crate::{app, file, scene};

use super::look::Look;
use super::papers::said_proven;
use super::readers::readers;
use super::say::say;
use super::write::write;

/// A chart to be written to a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Render {
    pub(super) file: PathBuf,
    pub(super) chart: String,
    pub(super) out: PathBuf,
    /// Who looks at it; without it whom the dataset names, else the public.
    pub(super) audience: Option<PaperAudience>,
    pub(super) scale: u8,
    pub(super) dark: bool,
    pub(super) poster: PosterOptions,
    pub(super) look: Look,
    pub(super) language: Option<Language>,
}

/// How a wall chart is hung up.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct PosterOptions {
    /// The sheet; without one it is a picture like those of other charts.
    pub(super) sheet: Option<Sheet>,
    /// True for one that is glued together of A4 sheets.
    pub(super) is_tiled: bool,
    /// The first and the last day of its axis; where nothing is given that of the chart.
    pub(super) days: [Option<Date>; 2],
}

/// A briefing to be written to a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct DeckExport {
    pub(super) file: PathBuf,
    pub(super) out: PathBuf,
    /// Who looks at it; without it whom the dataset names, else the public.
    pub(super) audience: Option<PaperAudience>,
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
fn chart_of(dataset: &Arc<Dataset>, name: &str, lines: usize, words: &Words) -> Option<Chart> {
    let context = ChartContext::of(dataset, Date::today(), lines, words);
    match Named::of(name) {
        Some(named) => Some(named.build(&context)),
        None => dataset.reports.iter().find_map(|report| chart::of_node(report, name, lines, &context.of_rows())),
    }
}

/// Writes a chart of a dataset to a file; its ending says what kind.
pub(super) fn draw(render: &Render, words: &Words, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let dataset = match file::load(&render.file) {
        Ok(dataset) => render.look.of(Arc::new(dataset).with_counted_limits()),
        Err(error) => return say(err, &error.message(words), 2),
    };
    let own = render.language.map(Words::of);
    let audience = readers(render.audience, &dataset);
    let seen = for_audience(&dataset, audience);
    let said = own.as_deref().unwrap_or(words);
    let is_table = app::is_table(&render.out);
    let lines = if is_table || render.poster.sheet.is_some() { usize::MAX } else { LINES };
    let Some(chart) = chart_of(&seen, &render.chart, lines, said) else {
        return say(err, &words.with("cli-charts", [("names", chart_names().into())]), 2);
    };
    if is_table {
        return match app::table_bytes(&chart, &render.out, (&dataset, audience), said) {
            Ok((bytes, looked_for)) => {
                let code = write(&render.out, &bytes, &render.file, words, out, err);
                said_proven(looked_for, code, words, err)
            }
            Err(error) => say(err, &error, 2),
        };
    }
    let colours = if render.dark { &chart::DARK } else { &chart::LIGHT };
    let scenes = match render.poster.sheet {
        None => vec![scene::chart(&chart, &scene::Look { width: 1000.0, colours, text: 14.0 })],
        Some(sheet) => {
            let PosterOptions { is_tiled, days, .. } = render.poster;
            let choice = PosterChoice { sheet, is_tiled, days };
            let sheets = choice.sheets(&chart, (&seen, Date::today()), colours, said);
            if sheets.is_empty() {
                return say(err, words.text("cli-sheet-wall"), 2);
            }
            sheets
        }
    };
    let scenes: Vec<Scene> = scenes.into_iter().map(|scene| scene.with_watermark(dataset.watermark(0))).collect();
    let ending = render.out.extension().and_then(|extension| extension.to_str());
    if !matches!(ending, Some("svg" | "png" | "pdf")) {
        return say(err, words.text("cli-render-out"), 2);
    }
    match app::scene_bytes(&scenes, &render.out, render.scale.into(), (&dataset, audience), words) {
        Ok((bytes, looked_for)) => {
            let code = write(&render.out, &bytes, &render.file, words, out, err);
            said_proven(looked_for, code, words, err)
        }
        Err(error) => say(err, &error, 2),
    }
}

/// Writes the briefing of a dataset as pages or slides.
pub(super) fn export_deck(asked: &DeckExport, words: &Words, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let dataset = match file::load(&asked.file) {
        Ok(dataset) => asked.look.of(Arc::new(dataset).with_counted_limits()),
        Err(error) => return say(err, &error.message(words), 2),
    };
    let audience = readers(asked.audience, &dataset);
    let own = Words::of(asked.language.unwrap_or(words.language()));
    let Preferences { near_due_days: near_days, pace_points, .. } = Preferences::default();
    let rules = DeckRules { today: Date::today(), near_days, pace_points, audience };
    let request = DeckRequest { dataset, report: 0, rules, words: own, file: Some(asked.file.clone()) };
    let colours = if asked.dark { &chart::DARK } else { &chart::LIGHT };
    match app::deck_bytes(&asked.out, &request, colours) {
        Ok((bytes, looked_for)) => {
            let code = write(&asked.out, &bytes, &asked.file, words, out, err);
            said_proven(looked_for, code, words, err)
        }
        Err(error) => say(err, &error, 2),
    }
}
