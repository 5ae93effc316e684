//! Opening the window: the OpenGL renderer first, the other one where that fails.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use eframe::{NativeOptions, Renderer};
use egui::ViewportBuilder;

use crate::file::Folders;
use crate::model::Date;
use crate::session::{Action, Command, Effect, Preferences};

use super::system_fonts::SystemFonts;
use super::window_error::WindowError;
use super::{App, Clock, Mode, Pictures, StartupReport, kept_preferences, locale, log_file};

/// The icon of the window.
const ICON: &[u8] = include_bytes!("../../assets/desktop/icons/64.png");

/// The name that the desktop and eframe know the program by.
const NAME: &str = "guatu";

/// The file in its folder that eframe keeps everything in.
const STORAGE: &str = "app.ron";

/// What the window is opened for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Start {
    /// The files to open; what was open last when there are none.
    pub files: Vec<PathBuf>,
    /// Where to write a report on the start, after which the program quits.
    pub report: Option<PathBuf>,
    /// The folder for pictures of all views, after which the program quits.
    pub pictures: Option<PathBuf>,
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// When no window can be opened.
pub fn open(start: &Start, began: Instant) -> Result<(), WindowError> {
    if !has_display() {
        return Err(WindowError::NoDisplay);
    }
    locale::make_utf8();
    if let Some(folders) = Folders::of_person() {
        log_file::begin(&folders.log());
        log::info!("guatu {} begins on {}", env!("CARGO_PKG_VERSION"), std::env::consts::OS);
    }
    let opened = try_renderers(start, began);
    log::logger().flush();
    opened
}

fn try_renderers(start: &Start, began: Instant) -> Result<(), WindowError> {
    let mut reasons = Vec::new();
    for renderer in renderers() {
        match attempt(renderer, start, began) {
            Ok(()) => return Ok(()),
            Err(reason) => {
                log::warn!("{renderer}: {reason}");
                reasons.push(format!("{renderer}: {reason}"));
            }
        }
    }
    Err(WindowError::of(&reasons.join("; "), drivers()))
}

/// The renderers in the order of trying: OpenGL starts faster and needs less memory, except on Windows remote
/// desktops, where it often fails. `GUATU_RENDERER` puts one of them first.
fn renderers() -> [Renderer; 2] {
    match std::env::var("GUATU_RENDERER").as_deref() {
        Ok("wgpu") => [Renderer::Wgpu, Renderer::Glow],
        _ => [Renderer::Glow, Renderer::Wgpu],
    }
}

/// Runs the window with one renderer. An error means that no window came up, so another renderer may be tried.
fn attempt(renderer: Renderer, start: &Start, began: Instant) -> Result<(), String> {
    let opened = Arc::new(AtomicBool::new(false));
    let result = {
        let opened = Arc::clone(&opened);
        // A missing system library is a panic of the toolkit, not an error.
        panic::catch_unwind(AssertUnwindSafe(|| run(renderer, start.clone(), began, &opened)))
    };
    match result {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(payload) if opened.load(Ordering::Relaxed) => panic::resume_unwind(payload),
        Err(payload) => Err(said(payload.as_ref())),
    }
}

/// What a panic said.
fn said(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str).or_else(|| payload.downcast_ref::<&str>().copied());
    text.unwrap_or_default().to_owned()
}

fn run(renderer: Renderer, start: Start, began: Instant, opened: &Arc<AtomicBool>) -> eframe::Result<()> {
    // An icon that could not be read would only be missing.
    let icon = eframe::icon_data::from_png_bytes(ICON).unwrap_or_default();
    let viewport = ViewportBuilder::default()
        .with_icon(icon)
        .with_app_id(NAME)
        .with_title("挂图 Guatu")
        .with_inner_size([1280.0, 720.0])
        .with_min_inner_size([820.0, 520.0])
        .with_drag_and_drop(true);
    let options = NativeOptions {
        viewport,
        renderer,
        system_font_fallback: false,
        // Pictures show the program as it comes, and leave the person's window as it was: a file that is not there is
        // read, and nothing is written to it.
        persist_window: start.pictures.is_none(),
        persistence_path: start.pictures.as_ref().map(|folder| folder.join("nothing.ron")),
        ..NativeOptions::default()
    };
    let opened = Arc::clone(opened);
    let create: eframe::AppCreator<'_> = Box::new(move |creation| {
        opened.store(true, Ordering::Relaxed);
        creation.egui_ctx.add_font_provider(Arc::new(SystemFonts::new()));
        let storage = creation.storage.filter(|_| start.pictures.is_none());
        let stored = storage.and_then(|storage| eframe::get_value::<Preferences>(storage, kept_preferences::KEY));
        let folders = Folders::of_person().filter(|_| start.pictures.is_none());
        let preferences = stored.unwrap_or_default();
        let preferences = match &folders {
            Some(folders) => kept_preferences::beside_others(preferences, folders),
            None => preferences,
        };
        let mut app = App::new(&creation.egui_ctx, preferences, Mode::Threads, Date::today());
        app.go_by(Clock::of_machine());
        if let Some(folder) = eframe::storage_dir(NAME) {
            app.keep_preferences_in(folder.join(STORAGE));
        }
        if let Some(path) = &start.report {
            app.report_startup(StartupReport::new(path, began));
        }
        if let Some(folder) = &start.pictures {
            app.take_pictures(Pictures::new(folder));
        }
        if let Some(folders) = folders {
            app.keep_in(folders);
            app.guard();
        }
        let first = match (start.files.is_empty(), &start.pictures) {
            (false, _) => Action::Open(start.files),
            // Pictures show what the program is for: a dataset that is filled in, on the day of its report.
            (true, Some(_)) => Action::Run(Command::OpenFilled),
            (true, None) => Action::GoOn,
        };
        app.start_first_job(first, &creation.egui_ctx);
        Ok(Box::new(app))
    });
    eframe::run_native(NAME, options, create)
}

impl App {
    /// Starts the first job before the first frame, so that the file is read while the window opens.
    fn start_first_job(&mut self, action: Action, ctx: &egui::Context) {
        for effect in self.session.handle(action, std::time::Duration::ZERO) {
            match effect {
                Effect::Load(job, path) => self.workers.load(job, path, self.session.open_files()),
                Effect::LookFor(paths) => self.workers.look_for(paths),
                Effect::LoadBytes(job, bytes) => self.workers.load_bytes(job, bytes),
                Effect::Import(job, path, progress) => self.workers.import(job, path, progress),
                other => log::debug!("{other:?} before the first frame"),
            }
        }
        ctx.request_repaint();
    }
}

/// On X11 and Wayland a display is named by the environment; elsewhere there always is one.
fn has_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos")))
        || named("DISPLAY")
        || named("WAYLAND_DISPLAY")
        || named("WAYLAND_SOCKET")
}

/// The graphics drivers that the system has loaded, for the message that no renderer works.
fn drivers() -> Option<String> {
    let cards = std::fs::read_dir("/sys/class/drm").ok()?;
    let name = |card: std::fs::DirEntry| {
        let about = std::fs::read_to_string(card.path().join("device/uevent")).ok()?;
        about.lines().find_map(|line| line.strip_prefix("DRIVER=").map(ToOwned::to_owned))
    };
    let mut drivers: Vec<String> = cards.flatten().filter_map(name).collect();
    drivers.sort();
    drivers.dedup();
    (!drivers.is_empty()).then(|| drivers.join(", "))
}
