//! Opening the window.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use eframe::NativeOptions;
use egui::ViewportBuilder;
use egui_system_font_provider::SystemFontProvider;

use crate::model::Date;
use crate::session::{Action, Preferences};

use super::{App, Mode, PREFERENCES, StartupReport};

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// No display to open it on.
    #[error("{0}")]
    NoDisplay(String),
    /// The display is there, and it still failed.
    #[error("{0}")]
    Failed(String),
}

/// Opens the window on these files, on the example when there are none, and runs until it is closed.
///
/// # Errors
/// When no window can be opened.
pub fn open(files: Vec<PathBuf>, report: Option<PathBuf>, began: Instant) -> Result<(), WindowError> {
    if !has_display() {
        return Err(WindowError::NoDisplay("DISPLAY, WAYLAND_DISPLAY".to_owned()));
    }
    let viewport = ViewportBuilder::default()
        .with_app_id("guatu")
        .with_title("挂图 Guatu")
        .with_inner_size([1280.0, 720.0])
        .with_min_inner_size([820.0, 520.0])
        .with_drag_and_drop(true);
    let options = NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        system_font_fallback: false,
        ..NativeOptions::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(move |creation| {
        // Characters that our font lacks: with the locale named, Chinese forms are chosen over Japanese ones.
        creation.egui_ctx.add_font_provider(Arc::new(SystemFontProvider::new().with_locale(Some("zh-CN"))));
        let stored = creation.storage.and_then(|storage| eframe::get_value::<Preferences>(storage, PREFERENCES));
        let mut app = App::new(&creation.egui_ctx, stored.unwrap_or_default(), Mode::Threads, Date::today());
        if let Some(path) = report {
            app.report_startup(StartupReport::new(&path, began));
        }
        let first = if files.is_empty() { Action::OpenExample } else { Action::Open(files) };
        app.begin(first, &creation.egui_ctx);
        Ok(Box::new(app))
    });
    eframe::run_native("guatu", options, create).map_err(|error| WindowError::Failed(error.to_string()))
}

impl App {
    /// Starts the first job before the first frame, so that the file is read while the window opens.
    fn begin(&mut self, action: Action, ctx: &egui::Context) {
        for effect in self.session.handle(action, std::time::Duration::ZERO) {
            match effect {
                crate::session::Effect::Load(job, path) => self.workers.load(job, path),
                crate::session::Effect::LoadBytes(job, bytes) => self.workers.load_bytes(job, bytes),
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
