//! Charts, pictures and decks made on worker threads.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::for_audience;
use crate::chart::{self, Chart, ChartColours, ChartContext};
use crate::file::{IoCause, SaveOptions};
use crate::model::{Dataset, PaperAudience};
use crate::session::{
    ChartRequest, DeckKey, DeckRequest, DocumentId, Existing, Outcome, PosterRequest, Work, export_error,
};
use crate::words::Words;
use crate::{export, file, paper, scene};

use super::deck_work::Photographs;
use super::outbox::Outbox;
use super::proof::Proof;
use super::workers::Workers;

/// How a picture of a chart looks: as wide as a page, dark on white.
const PICTURE: scene::Look = scene::Look { width: 1000.0, colours: &chart::LIGHT, text: 14.0 };

/// How many rows a picture has at most; how many more there are is written under them.
const ROWS: usize = 120;

/// The chart that was asked for, as its readers may see it, with room for so many rows.
fn chart_of(request: &ChartRequest, most: usize) -> Chart {
    let ChartRequest { dataset, spec, visible, today, near_days, pace_points, words, audience, .. } = request;
    let dataset = for_audience(dataset, *audience);
    let (near_days, pace_points) = (*near_days, *pace_points);
    let context = ChartContext { near_days, pace_points, ..ChartContext::of(&dataset, *today, most, words) };
    spec.build(&dataset, visible.as_deref(), &context)
}

impl Workers {
    pub(super) fn make_chart(&self, request: ChartRequest) {
        self.run(Work::Chart(request.document, request.panel), move |outbox| {
            let chart = Arc::new(chart_of(&request, usize::MAX));
            outbox.send(Outcome::ChartMade(request.document, request.panel, request.spec, chart));
        });
    }

    /// Makes the pages of the briefing of a document on a thread.
    pub(super) fn make_pages(&self, document: DocumentId, key: DeckKey, request: DeckRequest) {
        let decks = Arc::clone(&self.decks);
        decks.ask(document, key.clone());
        self.run(Work::Pages(document), move |outbox| {
            if let Some(pages) = decks.pages(document, &key, &request) {
                outbox.send(Outcome::PagesMade(document, key, pages));
            }
        });
    }

    /// Writes a briefing, dark on white.
    pub(super) fn save_deck(&self, target: Target, request: DeckRequest) {
        self.run(Work::Export(target.path.clone()), move |outbox| {
            let target = target.settled();
            let result = deck_bytes(&target.path, &request, &chart::LIGHT)
                .and_then(|(bytes, _)| target.write(&bytes, &request.words, outbox));
            outbox.send(Outcome::PicturesSaved(target.path, result.map(|()| 1)));
        });
    }

    pub(super) fn draw_picture(&self, request: ChartRequest, colours: &'static ChartColours) {
        self.run(Work::Copy, move |outbox| {
            let scene = picture(&request, scene::Look { colours, ..PICTURE });
            let words = drawn(&scene);
            let proven = Proof::of(&request.dataset, request.audience).search(&words, &request.words);
            outbox.send(Outcome::PictureDrawn(match proven {
                Ok(_) => export::pixels(&scene, 2.0).map_err(|error| export_error(&error, &request.words)),
                Err(error) => Err(error),
            }));
        });
    }

    /// Writes pictures; on paper they are dark on white.
    pub(super) fn save_pictures(&self, pictures: Vec<(Target, ChartRequest)>) {
        let first = pictures.first().map_or_else(PathBuf::new, |(target, _)| target.path.clone());
        self.run(Work::Export(first), move |outbox| {
            let (mut count, mut first) = (0, None);
            for (target, request) in pictures {
                let target = target.settled();
                let of_all: &PathBuf = first.get_or_insert_with(|| target.path.clone());
                let written = picture_bytes(&target.path, &request)
                    .and_then(|bytes| target.write(&bytes, &request.words, outbox));
                if let Err(error) = written {
                    outbox.send(Outcome::PicturesSaved(of_all.clone(), Err(error)));
                    return;
                }
                count += 1;
            }
            outbox.send(Outcome::PicturesSaved(first.unwrap_or_default(), Ok(count)));
        });
    }

    /// Writes the wall chart as a poster, dark on white.
    pub(super) fn save_poster(&self, target: Target, request: PosterRequest) {
        self.run(Work::Export(target.path.clone()), move |outbox| {
            let target = target.settled();
            let words = &request.chart.words;
            let result = poster_bytes(&target.path, &request).and_then(|bytes| target.write(&bytes, words, outbox));
            outbox.send(Outcome::PicturesSaved(target.path, result.map(|()| 1)));
        });
    }

    /// Writes a chart as a page into a folder of the program and shows it in the system's reader.
    pub(super) fn print_chart(&self, request: ChartRequest, folder: Option<PathBuf>) {
        self.run(Work::Print, move |outbox| {
            let printed = print(folder, &request.words, |path| picture_bytes(path, &request));
            outbox.send(Outcome::Printed(printed));
        });
    }

    /// The same with a briefing.
    pub(super) fn print_deck(&self, request: DeckRequest, folder: Option<PathBuf>) {
        self.run(Work::Print, move |outbox| {
            let printed =
                print(folder, &request.words, |path| deck_bytes(path, &request, &chart::LIGHT).map(|(bytes, _)| bytes));
            outbox.send(Outcome::Printed(printed));
        });
    }
}

/// Where a file goes that is made from a document.
pub(super) struct Target {
    pub(super) path: PathBuf,
    pub(super) existing: Existing,
    /// Files that it must not replace.
    pub(super) in_use: Vec<PathBuf>,
}

impl Target {
    /// A file of this name in the folder that this is.
    pub(super) fn file(&self, name: &str) -> Self {
        Self { path: self.path.join(name), existing: self.existing, in_use: self.in_use.clone() }
    }

    /// The same with the path that is written in the end.
    pub(super) fn settled(self) -> Self {
        Self { path: place(self.path, self.existing), ..self }
    }

    /// Writes the file, and tells what it had and has no longer.
    pub(super) fn write(&self, bytes: &[u8], words: &Words, outbox: &Outbox) -> Result<(), String> {
        let options = SaveOptions { in_use: &self.in_use, ..SaveOptions::default() };
        let saved = file::save_bytes_with(&self.path, bytes, options).map_err(|error| error.message(words))?;
        if !saved.lost.is_empty() {
            outbox.send(Outcome::AttributesLost(self.path.clone(), saved.lost));
        }
        Ok(())
    }
}

/// The path itself, or the next free name like it where a file that is there is to stay: 进展情况 (2).png.
fn place(path: PathBuf, existing: Existing) -> PathBuf {
    if existing == Existing::Replace { path } else { free_path(path) }
}

/// The two endings of a dataset, which stay together.
pub(super) const DATASET: &str = ".guatu.json";

/// The path itself, or the next free name like it where there is a file.
#[must_use]
pub fn free_path(path: PathBuf) -> PathBuf {
    if !path.exists() {
        return path;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let at = name.strip_suffix(DATASET).map_or_else(|| name.rfind('.').filter(|at| *at > 0), |stem| Some(stem.len()));
    let (stem, ending) = name.split_at(at.unwrap_or(name.len()));
    let free = (2..10_000).map(|n| path.with_file_name(format!("{stem} ({n}){ending}"))).find(|path| !path.exists());
    free.unwrap_or(path)
}

/// The picture of a chart, with the watermark of the dataset.
fn picture(request: &ChartRequest, look: scene::Look) -> scene::Scene {
    scene::chart(&chart_of(request, ROWS), &look).with_watermark(request.dataset.watermark(0))
}

/// The words of a picture, set apart.
fn drawn(scene: &scene::Scene) -> String {
    scene.words().flat_map(|text| [text, "\u{1}"]).collect()
}

/// The bytes of a briefing, proven; the ending of the path says what kind. Returns how many left-out texts were looked for.
///
/// # Errors
/// In words, when it cannot be made, or holds what is not for its readers.
pub fn deck_bytes(
    path: &Path,
    request: &DeckRequest,
    colours: &'static ChartColours,
) -> Result<(Vec<u8>, usize), String> {
    let DeckRequest { dataset, report, rules, words, .. } = request;
    let pages = chart::deck(dataset, *report, *rules, words, &Photographs::default().of(request));
    let bytes =
        export::deck(&pages, path, colours, dataset.watermark(*report)).map_err(|error| export_error(&error, words))?;
    let looked_for = Proof::of(dataset, rules.audience).prove(&bytes, path, words)?;
    Ok((bytes, looked_for))
}

/// The bytes of a picture, or of the table of its values; the ending of the path says what kind.
fn picture_bytes(path: &Path, request: &ChartRequest) -> Result<Vec<u8>, String> {
    if is_table(path) {
        // A table has room for all rows.
        let chart = chart_of(request, usize::MAX);
        let readers = (&request.dataset, request.audience);
        return table_bytes(&chart, path, readers, &request.words).map(|(bytes, _)| bytes);
    }
    let scene = picture(request, PICTURE);
    let readers = (&request.dataset, request.audience);
    scene_bytes(std::slice::from_ref(&scene), path, 2.0, readers, &request.words).map(|(bytes, _)| bytes)
}

/// True for a path whose ending asks for the table of a chart.
#[must_use]
pub fn is_table(path: &Path) -> bool {
    table_ending(path).is_some()
}

/// The endings of the table of a chart.
const TABLE_ENDINGS: [&str; 2] = ["xlsx", "csv"];

fn table_ending(path: &Path) -> Option<&'static str> {
    let own = path.extension()?.to_str()?;
    TABLE_ENDINGS.into_iter().find(|ending| ending.eq_ignore_ascii_case(own))
}

/// The values of a chart as lines of cells for spreadsheets, proven. Returns how many left-out texts were looked for.
///
/// # Errors
/// In words, when it cannot be made, or holds what is not for its readers.
pub fn table_bytes(
    chart: &Chart,
    path: &Path,
    (dataset, audience): (&Arc<Dataset>, PaperAudience),
    words: &Words,
) -> Result<(Vec<u8>, usize), String> {
    let bytes = if table_ending(path) == Some("xlsx") {
        export::xlsx(&[paper::chart_paper(chart, (audience, dataset.watermark(0)), words)])
    } else {
        let mut lines = chart::ChartTable::of(chart, words).lines();
        // What the person says about it goes wherever the chart goes.
        lines.extend(chart.note.trim().lines().map(|line| vec![line.to_owned()]));
        export::csv(&lines)
    };
    let bytes = bytes.map_err(|error| export_error(&error, words))?;
    let looked_for = Proof::of(dataset, audience).prove(&bytes, path, words)?;
    Ok((bytes, looked_for))
}

/// How many points of a PNG a point of a poster has: 144 to an inch.
const FINE: f32 = 2.0;

/// The bytes of a poster; the ending of the path says what kind.
fn poster_bytes(path: &Path, request: &PosterRequest) -> Result<Vec<u8>, String> {
    let ChartRequest { dataset, audience, words, .. } = &request.chart;
    let chart = chart_of(&request.chart, usize::MAX);
    let sheets = request.sheets(&chart, &for_audience(dataset, *audience), &chart::LIGHT);
    let sheets: Vec<_> = sheets.into_iter().map(|sheet| sheet.with_watermark(dataset.watermark(0))).collect();
    scene_bytes(&sheets, path, FINE, (dataset, *audience), words).map(|(bytes, _)| bytes)
}

/// The bytes of a picture of a dataset for these readers, proven; the ending of the path says what kind, `scale` how many
/// points of a PNG a unit of the picture has. Returns how many left-out texts were looked for.
///
/// # Errors
/// In words, when it cannot be made, or holds what is not for its readers.
pub fn scene_bytes(
    scenes: &[scene::Scene],
    path: &Path,
    scale: f32,
    (dataset, audience): (&Arc<Dataset>, PaperAudience),
    words: &Words,
) -> Result<(Vec<u8>, usize), String> {
    if scenes.is_empty() {
        return Err(words.text("poster-nothing").to_owned());
    }
    let proof = Proof::of(dataset, audience);
    let bytes = match (path.extension().and_then(|ending| ending.to_str()), scenes) {
        (Some("pdf"), scenes) => {
            let heading = scenes.first().and_then(scene::Scene::heading);
            export::pdf(scenes, &heading.map(|heading| (0, heading)).into_iter().collect::<Vec<_>>())
        }
        (Some("svg"), [scene]) => Ok(export::svg(scene, true).into_bytes()),
        (_, [scene]) => export::png(scene, scale),
        _ => return Err(words.with("render-sheets", [("count", scenes.len().into())])),
    };
    let bytes = bytes.map_err(|error| export_error(&error, words))?;
    // A picture of points has no words: those that were drawn are searched.
    for scene in scenes {
        proof.search(&drawn(scene), words)?;
    }
    let looked_for = proof.prove(&bytes, path, words)?;
    Ok((bytes, looked_for))
}

/// Writes a PDF under one name, so that no heap of them grows, and opens it with the system's program for it.
pub(super) fn print(
    folder: Option<PathBuf>,
    words: &Words,
    make: impl FnOnce(&Path) -> Result<Vec<u8>, String>,
) -> Result<PathBuf, String> {
    let folder = folder.unwrap_or_else(std::env::temp_dir);
    let failed =
        |error: std::io::Error| words.with("print-failed", [("error", IoCause::from(error).message(words).into())]);
    file::make_private(&folder).map_err(failed)?;
    let path = folder.join("guatu-print.pdf");
    let bytes = make(&path)?;
    file::save_bytes(&path, &bytes).map_err(|error| error.message(words))?;
    match open::that_detached(&path) {
        Ok(()) => Ok(path),
        Err(error) => {
            log::warn!("{}: {error}", path.display());
            let path = path.display().to_string();
            Err(words.with("print-no-reader", [("path", path.into())]))
        }
    }
}
