//! `--pictures`: the program takes pictures of its own views, for the README and for looking at.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

use egui::ColorImage;

use crate::chart::{self, DeckPictures, DeckRules};
use crate::model::{Dataset, NodeId, NodeRef, PaperAudience};
use crate::session::{Action, BriefingStep, Command, Session, View};
use crate::words::{Language, Words};

/// Frames to wait before a picture: for answers, fonts and scroll positions to settle.
const SETTLE: u32 = 12;

/// One picture: its name, and what is done before it is taken.
type Shot = (String, Vec<Action>);

/// Takes one picture after the other.
#[derive(Debug)]
pub struct Pictures {
    folder: PathBuf,
    shots: Option<VecDeque<Shot>>,
    /// The picture that is on its way, and the frames left before it is asked for.
    present: Option<(String, u32)>,
    sender: Sender<Arc<ColorImage>>,
    taken: Receiver<Arc<ColorImage>>,
    error: Option<io::Error>,
}

/// What is to be done in a frame.
pub(super) enum Step {
    /// Do this, and draw again.
    Act(Vec<Action>),
    /// Draw again.
    Wait,
    /// All pictures are written.
    Done,
}

impl Pictures {
    /// Pictures to be written to a folder.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        let (sender, taken) = mpsc::channel();
        Self { folder: folder.to_owned(), shots: None, present: None, sender, taken, error: None }
    }

    /// Goes on by one frame.
    pub(super) fn frame(&mut self, session: &Session, ctx: &egui::Context) -> Step {
        let Some(document) = session.active().filter(|document| document.answers().is_some()) else {
            return Step::Wait;
        };
        let shots = self.shots.get_or_insert_with(|| shots(session, document.document().dataset()));
        if let Ok(image) = self.taken.try_recv() {
            if let Some((name, _)) = self.present.take()
                && let Err(error) = write(&self.folder.join(format!("{name}.png")), &image)
            {
                self.error = Some(error);
            }
        } else if let Some((_, frames)) = &mut self.present {
            *frames = frames.saturating_sub(1);
            if *frames == 1 {
                let sender = self.sender.clone();
                ctx.request_screenshot(move |image| {
                    if sender.send(image).is_err() {
                        log::debug!("a picture came after the end");
                    }
                });
            }
            return Step::Wait;
        }
        if let Some(error) = &self.error {
            log::error!("{}: {error}", self.folder.display());
            return Step::Done;
        }
        let Some((name, actions)) = shots.pop_front() else { return Step::Done };
        self.present = Some((name, SETTLE));
        Step::Act(actions)
    }
}

/// Every view in Chinese, in English, and in the dark; then the pages of the briefing.
fn shots(session: &Session, dataset: &Dataset) -> VecDeque<Shot> {
    let variants: [(&str, [Command; 2]); 3] = [
        ("", [Command::Chinese, Command::ThemeLight]),
        ("-en", [Command::English, Command::ThemeLight]),
        ("-dark", [Command::Chinese, Command::ThemeDark]),
    ];
    let views = variants
        .into_iter()
        .flat_map(|(suffix, look)| {
            views(dataset).into_iter().map(move |(name, actions)| {
                let look = look.into_iter().map(Action::Run);
                (format!("{name}{suffix}"), look.chain(actions).collect())
            })
        })
        .chain(pages(session));
    views.collect()
}

/// The pages of the briefing in Chinese, dark on white, as they are shown.
fn pages(session: &Session) -> Vec<Shot> {
    let Some(document) = session.active() else { return Vec::new() };
    let words = Words::load(Language::Chinese);
    let preferences = session.preferences();
    let (near_days, pace_points) = (preferences.near_due_days, preferences.pace_points);
    let audience = document.report().and_then(|report| report.audience).unwrap_or(PaperAudience::Public);
    let rules = DeckRules { today: session.today(), near_days, pace_points, audience };
    let count = chart::deck(document.document().dataset(), 0, rules, &words, &DeckPictures::new()).len();
    let page = |n: usize| {
        let go = Action::Brief(BriefingStep::Go(n));
        let setup = [Command::Chinese, Command::ThemeLight, Command::Briefing].map(Action::Run);
        let setup = if n == 0 { Vec::from(setup) } else { Vec::new() };
        (format!("page-{:02}", n + 1), setup.into_iter().chain([go]).collect())
    };
    (0..count).map(page).collect()
}

fn views(dataset: &Dataset) -> Vec<(&'static str, Vec<Action>)> {
    let mut views = vec![
        ("overview", vec![Action::SetView(View::Overview)]),
        ("ledger", vec![Action::SetView(View::Ledger)]),
        ("charts", vec![Action::SetView(View::Charts)]),
        ("briefing", vec![Action::SetView(View::Briefing)]),
        ("papers", vec![Action::SetView(View::Papers)]),
        ("audit", vec![Action::SetView(View::Audit)]),
    ];
    let Some(report) = dataset.reports.first() else { return views };
    let select = |node| Action::Select(NodeRef::new(report.id.clone(), node));
    // The item that shows most of what an item can hold.
    let richest = report.items().max_by_key(|item| item.measures.len() + 2 * item.indicators.len());
    if let Some(item) = richest {
        views.push(("item", vec![Action::SetView(View::Detail), select(NodeId::Item(item.id.clone()))]));
        let charted = item.indicators.iter().max_by_key(|indicator| {
            indicator.readings.len()
                + usize::from(indicator.baseline.is_some())
                + usize::from(indicator.target.is_some())
        });
        if let Some(indicator) = charted {
            let node = NodeId::Indicator(indicator.id.clone());
            views.push(("indicators", vec![Action::SetView(View::Indicators), select(node)]));
        }
        views.push(("source", vec![Action::SetView(View::Source), select(NodeId::Item(item.id.clone()))]));
    }
    views
}

fn write(path: &Path, image: &ColorImage) -> io::Result<()> {
    let [width, height] = image.size;
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(path)?), width as u32, height as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let bytes: Vec<u8> = image.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    let mut writer = encoder.write_header().map_err(io::Error::other)?;
    writer.write_image_data(&bytes).map_err(io::Error::other)
}
