//! The shell: the window, worker threads, the desktop's dialogs, preferences.
//!
//! Lives here: [`App`], which shows the panels, hands actions to the session and performs its effects.
//! Does not live here: what an action means, and how a view looks.

mod dialogs;
mod locale;
mod pictures;
mod startup;
mod window;
mod workers;

use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::Frame;
use egui::{Theme, ThemePreference, Ui, ViewportCommand};

use crate::model::Date;
use crate::session::{Action, Effect, Preferences, Session, ThemeChoice};
use crate::ui::{self, Panels};

pub use pictures::Pictures;
pub use startup::StartupReport;
pub use window::{Start, WindowError, open};
pub use workers::Mode;
use workers::Workers;

/// The key of the preferences in eframe's storage.
const PREFERENCES: &str = "preferences";

/// The dataset inside the program.
pub const EXAMPLE: &[u8] = include_bytes!("../../assets/tongchuan.guatu.json");

/// The program in its window.
pub struct App {
    session: Session,
    panels: Panels,
    workers: Workers,
    started: Instant,
    title: String,
    closing: bool,
    startup: Option<StartupReport>,
    pictures: Option<Pictures>,
    keeps_preferences: bool,
}

impl App {
    /// The program with these preferences, its worker threads started.
    #[must_use]
    pub fn new(ctx: &egui::Context, preferences: Preferences, mode: Mode, today: Date) -> Self {
        ctx.set_fonts(ui::fonts::definitions());
        ui::theme::install(ctx);
        let session = Session::new(preferences, Arc::from(EXAMPLE), today);
        let app = Self {
            session,
            panels: Panels::default(),
            workers: Workers::start(ctx.clone(), mode),
            started: Instant::now(),
            title: String::new(),
            closing: false,
            startup: None,
            pictures: None,
            keeps_preferences: true,
        };
        app.apply_preferences(ctx);
        app
    }

    /// The state of the program, for tests.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Writes a report on the start once the dataset is on screen, and quits.
    pub fn report_startup(&mut self, report: StartupReport) {
        self.startup = Some(report);
    }

    /// Takes pictures of all views once the dataset is on screen, and quits.
    pub fn take_pictures(&mut self, pictures: Pictures) {
        self.pictures = Some(pictures);
        self.keeps_preferences = false;
    }

    /// Hands actions to the session and performs what it asks for.
    pub fn act(&mut self, actions: Vec<Action>, ctx: &egui::Context, frame: &Frame) {
        for action in actions {
            let effects = self.session.handle(action, self.started.elapsed());
            for effect in effects {
                self.perform(effect, ctx, frame);
            }
        }
    }

    fn perform(&mut self, effect: Effect, ctx: &egui::Context, frame: &Frame) {
        match effect {
            Effect::AskPath { purpose, folder, name } => {
                dialogs::ask(&self.workers, frame, self.session.words(), purpose, folder, &name);
            }
            Effect::Load(job, path) => self.workers.load(job, path),
            Effect::LoadBytes(job, bytes) => self.workers.load_bytes(job, bytes),
            Effect::Save { job, document, root, path, overwrite } => {
                self.workers.save(job, document, root, path, overwrite);
            }
            Effect::Analyse(document, request) => self.workers.analyse(document, request),
            Effect::Forget(document) => self.workers.forget(document),
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::RequestPaste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Effect::ApplyPreferences => self.apply_preferences(ctx),
            Effect::FocusSearch => self.panels.focus_search(),
            Effect::UnfoldTree(unfold) => self.panels.unfold_tree(unfold),
            Effect::CloseWindow => self.close(ctx),
        }
        ctx.request_repaint();
    }

    fn close(&mut self, ctx: &egui::Context) {
        self.closing = true;
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }

    fn go_on_with_pictures(&mut self, ctx: &egui::Context, frame: &Frame) {
        let Some(pictures) = &mut self.pictures else { return };
        match pictures.frame(&self.session, ctx) {
            pictures::Step::Act(actions) => self.act(actions, ctx, frame),
            pictures::Step::Wait => {}
            pictures::Step::Done => {
                self.pictures = None;
                self.close(ctx);
            }
        }
        ctx.request_repaint();
    }

    fn apply_preferences(&self, ctx: &egui::Context) {
        let preferences = self.session.preferences();
        ctx.set_zoom_factor(preferences.zoom);
        ctx.set_theme(match preferences.theme {
            ThemeChoice::System => ThemePreference::System,
            ThemeChoice::Light => ThemePreference::Light,
            ThemeChoice::Dark => ThemePreference::Dark,
        });
        // A system that does not say which theme it has gets paper.
        ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    }

    /// What the window and the workers ask for: closing, dropped files, finished jobs.
    fn gather(&mut self, ctx: &egui::Context) -> Vec<Action> {
        let mut actions = self.workers.finished();
        let dropped: Vec<_> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            actions.push(Action::Open(dropped));
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing && self.session.has_unsaved() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            actions.push(Action::Quit);
        }
        if let Some(rest) = self.session.fade(self.started.elapsed()) {
            ctx.request_repaint_after(rest + Duration::from_millis(20));
        }
        actions
    }

    /// The title: the document, a mark for unsaved work, the program.
    fn show_title(&mut self, ctx: &egui::Context) {
        let brand = self.session.words().text("brand");
        let title = self.session.active().map_or_else(
            || brand.to_owned(),
            |document| {
                let mark = if document.document().is_dirty() { "● " } else { "" };
                format!("{mark}{} — {brand}", document.name())
            },
        );
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut Frame) {
        let actions = self.gather(ctx);
        self.act(actions, ctx, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        let actions = self.panels.show(ui, &self.session);
        let ctx = ui.ctx().clone();
        self.act(actions, &ctx, frame);
        self.show_title(&ctx);
        if let Some(report) = &mut self.startup
            && report.frame(&self.session)
        {
            self.close(&ctx);
        }
        self.go_on_with_pictures(&ctx, frame);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        if self.keeps_preferences {
            eframe::set_value(storage, PREFERENCES, self.session.preferences());
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        ui::theme::palette_of(visuals).ground.to_normalized_gamma_f32()
    }
}
