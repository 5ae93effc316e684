//! The shell: the window, worker threads, the desktop's dialogs, preferences.
//!
//! Lives here: [`App`], which shows the panels, hands actions to the session and performs its effects.
//! Does not live here: what an action means, and how a view looks.

mod activity;
pub mod clipboard;
mod clock;
mod comparing;
mod crash;
mod deck_work;
mod dialogs;
mod display;
mod drawing;
mod evidence;
mod exchange;
mod forms;
mod frames;
mod glyphs;
mod holds;
mod importing;
mod input_order;
pub mod integration;
mod journals;
mod kept_preferences;
mod letters;
mod locale;
mod log_file;
mod outbox;
mod papers;
mod pictures;
mod placement;
mod proof;
mod reader;
mod startup;
mod system_fonts;
mod threads;
mod watch;
mod window;
mod window_error;
mod workers;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::Frame;
use egui::{Theme, ThemePreference, ViewportCommand};

use crate::file::{self, Folders, Picture};
use crate::model::{Date, NodeId, NodeRef};
use crate::session::{
    Action, ClipboardContent, DocumentId, Effect, EvidenceStep, Examples, Existing, JournalStep, Outcome, PaperEffect,
    Preferences, ReturnStep, Session, ThemeChoice, VersionEffect, View, are_opened,
};
use crate::ui::{self, Panels};

use activity::ActivityReader;
use clipboard::SystemClipboard;
pub use clock::Clock;
use display::Display;
use drawing::Target;
pub use drawing::{deck_bytes, free_path, is_table, scene_bytes, table_bytes};
pub use exchange::{PackageFiles, package_evidence, package_files, read_return, returned_files};
pub use forms::read_sample;
use holds::Holds;
pub use importing::import;
use input_order::InputOrder;
use journals::Journals;
use kept_preferences::KeptPreferences;
pub use kept_preferences::beside_others;
pub use letters::write_letters;
pub use papers::{dataset_bytes, papers_bytes};
pub use pictures::Pictures;
use placement::Placement;
pub use reader::{Reading, read_apart, read_by, serve as serve_reader};
pub use startup::StartupReport;
use watch::Watch;
pub use window::{Start, open};
pub use window_error::WindowError;
pub use workers::Mode;
use workers::{Save, Workers};

/// The dataset inside the program.
pub const EXAMPLE: &[u8] = include_bytes!("../../assets/tongchuan.guatu.json");

/// The ledger of a county that does not exist, with every field filled in.
pub const FILLED_EXAMPLE: &[u8] = include_bytes!("../../assets/yunxi.guatu.json");

/// The program in its window.
pub struct App {
    session: Session,
    panels: Panels,
    workers: Workers,
    activity: ActivityReader,
    clock: Clock,
    title: String,
    closing: bool,
    startup: Option<StartupReport>,
    pictures: Option<Pictures>,
    keeps_preferences: bool,
    kept: KeptPreferences,
    /// Where backups, journals and locks are kept; nowhere in most tests.
    folders: Option<Folders>,
    journals: Option<Journals>,
    watch: Watch,
    display: Display,
    placement: Placement,
    holds: Holds,
    /// What was asked for last, for the report on a crash.
    trail: crash::Trail,
    clipboard: SystemClipboard,
    input_order: InputOrder,
}

impl App {
    /// The program with these preferences, its worker threads started.
    #[must_use]
    pub fn new(ctx: &egui::Context, preferences: Preferences, mode: Mode, today: Date) -> Self {
        ctx.set_fonts(ui::fonts::definitions());
        // Zoom is a command like any other, so that it is kept with the preferences.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        ctx.add_plugin(glyphs::GlyphTexture::default());
        ui::theme::install(ctx);
        // What egui kept of the last window are the person's widths; how far lists were scrolled belongs to what was open then.
        ctx.data_mut(egui::util::IdTypeMap::remove_by_type::<egui::scroll_area::State>);
        let kept = KeptPreferences::new(preferences.clone());
        let session = Session::new(preferences, Examples::new(EXAMPLE, FILLED_EXAMPLE), today);
        let workers = Workers::start(ctx.clone(), mode);
        let app = Self {
            session,
            panels: Panels::default(),
            watch: Watch::new(workers.outbox()),
            activity: ActivityReader::start(mode, workers.outbox()),
            workers,
            clock: Clock::fixed(today),
            title: String::new(),
            closing: false,
            startup: None,
            pictures: None,
            keeps_preferences: true,
            kept,
            folders: None,
            journals: None,
            display: Display::default(),
            placement: Placement::default(),
            holds: Holds::default(),
            trail: crash::Trail::default(),
            clipboard: SystemClipboard::default(),
            input_order: InputOrder::default(),
        };
        app.apply_preferences(ctx);
        app
    }

    /// Keeps backups, recovery journals and locks in these folders from now on, and looks for work that a
    /// former process left behind.
    pub fn keep_in(&mut self, folders: Folders) {
        if let Err(error) = file::make_private(folders.root()) {
            log::error!("{}: {error}", folders.root().display());
        }
        if let Err(error) = file::add_holidays(&folders) {
            self.workers.outbox().send(Outcome::HolidaysFailed(error));
        }
        self.workers.find_recoveries(&folders);
        self.workers.find_crash_reports(&folders);
        self.workers.find_forms(&folders);
        self.workers.clear_left_behind(&folders, self.session.recent());
        self.journals = Some(Journals::start(folders.journals(), self.workers.outbox()));
        self.folders = Some(folders);
    }

    /// eframe keeps the preferences in this file, which other windows write too.
    pub fn keep_preferences_in(&mut self, file: PathBuf) {
        self.kept.in_file(file);
    }

    /// Goes by this clock from now on.
    pub fn go_by(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// Asks the day anew. Whatever is done after midnight carries the new day, and what is on screen is about it.
    fn ask_the_day(&mut self, ctx: &egui::Context, frame: &Frame) {
        let effects = self.session.tell_time(self.clock.today(), self.clock.moment());
        if !effects.is_empty() {
            self.perform_all(effects, ctx, frame);
        }
    }

    /// Saves the journals when the program panics or receives a signal to stop.
    fn guard(&self) {
        let (Some(folders), Some(journals)) = (&self.folders, &self.journals) else { return };
        crash::watch(folders.reports(), journals.clone(), self.trail.clone());
        crash::obey_signals(journals.clone(), self.workers.outbox());
    }

    /// The state of the program, for tests.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What was copied here last, for tests.
    #[must_use]
    pub fn copied(&self) -> Option<&ClipboardContent> {
        self.clipboard.copied()
    }

    /// Reports to the session as a worker thread or the system does, for tests.
    pub fn receive(&self, outcome: Outcome) {
        self.workers.outbox().send(outcome);
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
        if !actions.is_empty() {
            self.ask_the_day(ctx, frame);
        }
        for action in actions {
            self.trail.note(&action);
            let action = match action {
                Action::Paste(content) => Action::Paste(self.clipboard.complete(content, frame)),
                other => other,
            };
            let effects = self.session.handle(action, now(ctx));
            self.perform_all(effects, ctx, frame);
        }
    }

    /// Reports to the session what came of the work on threads, and performs what it asks for then.
    fn report(&mut self, ctx: &egui::Context, frame: &Frame) {
        for outcome in self.workers.finished() {
            if matches!(outcome, Outcome::Terminate) {
                let mut typed = Vec::new();
                self.panels.tell_typed(&mut typed);
                self.act(typed, ctx, frame);
            }
            let effects = self.session.report(outcome, now(ctx));
            self.perform_all(effects, ctx, frame);
        }
    }

    fn perform_all(&mut self, effects: Vec<Effect>, ctx: &egui::Context, frame: &Frame) {
        for effect in effects {
            self.perform(effect, ctx, frame);
        }
        if let Some(folders) = &self.folders {
            self.holds.follow(&self.session, folders, &self.workers);
        }
        self.watch.follow(&self.session);
    }

    fn perform(&mut self, effect: Effect, ctx: &egui::Context, frame: &Frame) {
        match effect {
            Effect::AskPath(request) => dialogs::ask(&self.workers, frame, self.session.words(), request),
            Effect::Load(job, path) => self.workers.load(job, path, self.session.open_files()),
            Effect::LoadBytes(job, bytes) => self.workers.load_bytes(job, bytes),
            Effect::LookFor(paths) => self.workers.look_for(paths),
            Effect::Save { job, document, root, path, present, from } => {
                let count = self.session.preferences().backups;
                let backups = self.folders.clone().map(|folders| (folders, count));
                let in_use = self.session.files_in_use(Some(document));
                self.workers.save(Save { job, document, root, path, present, from, in_use }, backups);
            }
            Effect::LoadAgain(document, path, known, stamp) => {
                self.workers.load_again(document, path, known, stamp);
            }
            Effect::Version(version) => self.perform_version(version),
            Effect::Journal(document, step) => {
                if let Some(journals) = &self.journals {
                    journals.step(document, step);
                }
            }
            Effect::PutAside(journal) => self.workers.put_aside(journal),
            Effect::FindDropped => self.workers.find_dropped(self.folders.as_ref()),
            Effect::Crash(step, reports) => self.workers.act_on_crash_reports(step, reports),
            Effect::Analyse(document, request) => self.workers.analyse(document, request),
            Effect::Forget(document) => self.forget(document),
            Effect::Copy(content) => self.clipboard.copy(content, ctx, frame),
            Effect::MakeChart(request) => self.workers.make_chart(request),
            Effect::Pack(document, packing) => self.workers.pack(document, packing),
            Effect::MakePages(document, key, request) => self.workers.make_pages(document, key, request),
            Effect::Import(job, path, progress) => self.workers.import(job, path, progress),
            Effect::ReadSample(job, document, path, progress) => {
                self.workers.read_sample((job, document), path, progress);
            }
            Effect::KeepForm(form) => self.workers.keep_form(self.folders.as_ref(), *form),
            Effect::PutFormAside(name) => self.workers.put_form_aside(self.folders.as_ref(), name),
            Effect::ReadAgain(request) => self.workers.read_again(request),
            Effect::LoadOther(request) => self.workers.load_other(request),
            Effect::Compare(request) => self.workers.compare(request),
            Effect::Split(work) => self.workers.split(work, self.session.open_files()),
            Effect::ReadReturns(job, document, paths, words, progress) => {
                self.workers.read_returns(job, document, paths, words, progress);
            }
            Effect::Collect(request) => self.workers.collect(request),
            Effect::MergeReturns(request) => self.workers.merge_returns(request),
            Effect::SaveDifferences(path, compared, words, existing) => {
                let target = self.target(path, existing);
                self.workers.save_differences(target, compared, words);
            }
            Effect::Suggest(document, report, item) => self.workers.suggest(document, report, item),
            Effect::SaveDeck(path, request, existing) => {
                let target = self.target(path, existing);
                self.workers.save_deck(target, request);
            }
            Effect::Paper(paper) => self.perform_paper(paper),
            Effect::SaveCopy(copy) => self.workers.save_copy(copy, self.session.files_in_use(None)),
            Effect::WriteLetters(document, folder, order) => {
                let target = self.target(folder, Existing::Keep);
                self.workers.write_letters(document, target, order);
            }
            Effect::KeepEvidence(document, path, node, drafts) => {
                self.workers.keep_evidence(document, path, node, drafts);
            }
            Effect::ReadPictures(document, path, files, reading) => {
                self.workers.read_pictures(document, path, files, reading);
            }
            Effect::OpenEvidence(path, file) => {
                self.workers.open_evidence(path, file, Arc::clone(self.session.words()));
            }
            Effect::CheckEvidence(document, path, dataset) => self.workers.check_evidence(document, path, dataset),
            Effect::PrintPaper(request) => self.workers.print_paper(request, self.prints()),
            Effect::FullScreen(display) => self.display.fill(display, ctx, frame),
            Effect::DrawPicture(request) => self.workers.draw_picture(request, ui::theme::ink(ctx)),
            Effect::SavePictures(pictures, existing) => {
                let pictures =
                    pictures.into_iter().map(|(path, picture)| (self.target(path, existing), picture)).collect();
                self.workers.save_pictures(pictures);
            }
            Effect::SavePoster(path, request, existing) => {
                self.workers.save_poster(self.target(path, existing), *request);
            }
            Effect::PrintChart(request) => self.workers.print_chart(request, self.prints()),
            Effect::PrintDeck(request) => self.workers.print_deck(request, self.prints()),
            Effect::CopyPicture(pixels) => {
                let size = [pixels.width as usize, pixels.height as usize];
                ctx.copy_image(egui::ColorImage::from_rgba_unmultiplied(size, &pixels.rgba));
            }
            Effect::RequestPaste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Effect::ApplyPreferences => self.apply_preferences(ctx),
            Effect::GoRound { back } => self.panels.go_round(back),
            Effect::NameNode(node) => self.panels.name_node(node),
            Effect::EditField => self.panels.edit_field(),
            Effect::ReplaceInCells => self.panels.replace_in_cells(),
            Effect::FocusSearch => self.panels.focus_search(),
            Effect::UnfoldTree(unfold) => self.panels.unfold_tree(unfold),
            Effect::CloseWindow => self.close(ctx),
        }
        ctx.request_repaint();
    }

    /// What is done with the versions of files.
    fn perform_version(&self, effect: VersionEffect) {
        match effect {
            VersionEffect::LoadBackup(document, path) => self.workers.load_backup(document, path),
            VersionEffect::FindBackups(document, path) => {
                self.workers.find_backups(document, path, self.folders.clone());
            }
            VersionEffect::FindVersions(document, path) => {
                self.workers.find_versions(document, path, self.folders.clone());
            }
            VersionEffect::KeepVersion(document, path, root, about) => {
                self.workers.keep_version(document, path, root, about, self.folders.clone());
            }
        }
    }

    /// A document was closed: no thread keeps anything of it.
    fn forget(&self, document: DocumentId) {
        self.workers.forget(document);
        self.activity.forget(document);
    }

    /// What is done with papers.
    fn perform_paper(&self, effect: PaperEffect) {
        match effect {
            PaperEffect::MakePaper(document, serial, request) => self.workers.make_paper(document, serial, *request),
            PaperEffect::MakeActivity(question) => self.activity.ask(question, self.folders.clone()),
            PaperEffect::SaveActivity(order) => {
                let target = self.target(order.path.clone(), order.existing);
                self.workers.save_activity(order, target, self.folders.clone());
            }
            PaperEffect::SaveFindings(path, list, existing) => {
                self.workers.save_findings(self.target(path, existing), list);
            }
            PaperEffect::SavePapers(job, path, requests, existing, progress) => {
                let target = self.target(path, existing);
                self.workers.save_papers(job, target, requests, progress);
            }
        }
    }

    /// Where a picture, a deck or a list goes.
    fn target(&self, path: PathBuf, existing: Existing) -> Target {
        Target { path, existing, in_use: self.session.files_in_use(None) }
    }

    /// Where what is to be printed is put.
    fn prints(&self) -> Option<PathBuf> {
        self.folders.as_ref().map(Folders::prints)
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

    /// What the window asks for: closing, dropped files.
    fn gather(&mut self, ctx: &egui::Context) -> Vec<Action> {
        let mut actions = Vec::new();
        let dropped: Vec<_> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            // Where returned files are looked at, more of them are meant.
            let collects = self.session.view() == View::Returns && self.session.active().is_some();
            let item = self.item_on_page().filter(|_| !are_opened(dropped.iter().map(PathBuf::as_path)));
            actions.push(match item {
                Some(item) => Action::Evidence(EvidenceStep::Add(item, dropped)),
                None if collects => Action::Return(ReturnStep::Files(dropped)),
                None => Action::Open(dropped),
            });
        }
        let pasted = ctx.input(|input| {
            input.events.iter().find_map(|event| match event {
                egui::Event::PasteImage(image) => Some(Arc::clone(image)),
                _ => None,
            })
        });
        if let Some(image) = pasted {
            // What lies over the page takes the keys: a picture is not for the item behind it.
            let item = self.item_on_page().filter(|_| self.session.dialog().is_none());
            let picture = || Picture { size: image.size, rgba: image.as_raw().into() };
            actions.push(Action::Evidence(match item {
                Some(item) => EvidenceStep::Paste(item, picture()),
                None => EvidenceStep::PasteNowhere,
            }));
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing && self.session.has_unsaved() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            actions.push(Action::Quit);
        }
        if self.session.jobs().iter().any(|job| job.progress.is_some()) {
            ctx.request_repaint_after(Duration::from_millis(100));
        }
        if let Some(rest) = self.session.fade(now(ctx)) {
            ctx.request_repaint_after(rest + Duration::from_millis(20));
        }
        actions
    }

    /// The item whose page is shown: what is dropped or pasted there is its evidence, unless a dataset is among it.
    fn item_on_page(&self) -> Option<NodeRef> {
        let session = &self.session;
        if session.view() != View::Detail || session.import().is_some() || session.briefing().is_some() {
            return None;
        }
        let document = session.active()?;
        let [node] = document.chosen() else { return None };
        if !matches!(node.node, NodeId::Item(_) | NodeId::Measure(_)) {
            return None;
        }
        // The page of a measure is that of its item.
        let item = document.document().dataset().report(&node.report)?.item_of(&node.node)?;
        Some(NodeRef::new(node.report.clone(), NodeId::Item(item.id.clone())))
    }

    /// The title: the page of a briefing, the document, a mark for unsaved work, the program. Who shares a screen in a
    /// meeting chooses the window by it.
    fn show_title(&mut self, ctx: &egui::Context) {
        let brand = self.session.words().text("brand");
        let page = self.session.briefing().and_then(|briefing| briefing.pages.get(briefing.at));
        let page = page.map(|page| format!("{} — ", page.title)).unwrap_or_default();
        let title = self.session.active().map_or_else(
            || brand.to_owned(),
            |document| {
                let mark = if document.is_unsaved() { "● " } else { "" };
                format!("{mark}{page}{} — {brand}", document.name())
            },
        );
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl Drop for App {
    /// The journals of documents without unsaved work are to be gone before the process is.
    fn drop(&mut self) {
        if let Some(journals) = &self.journals {
            // Such as one whose edits were all taken back.
            for document in self.session.documents().iter().filter(|document| !document.is_unsaved()) {
                journals.step(document.id(), JournalStep::End);
            }
            journals.close(Duration::from_secs(2));
        }
    }
}

/// The time since the program started, as the toolkit counts it: the same clock that its animations and double clicks
/// go by, and in a window without a display one that does not depend on the machine's speed.
fn now(ctx: &egui::Context) -> Duration {
    Duration::try_from_secs_f64(ctx.input(|input| input.time)).unwrap_or_default()
}
