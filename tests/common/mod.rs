//! The window for tests, driven without a display; and the bundled dataset with what its text does not give.

#![allow(dead_code, reason = "no test uses all of it")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

pub(crate) mod desktop;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::app::{App, Mode};
use guatu::file::{self, Folders};
use guatu::model::{Closed, Dataset, Date, Due, Extra, Item, NodeId, NodeRef, PartyId, Progress, Term};
use guatu::session::{Action, Preferences, Session};
use guatu::words::Language;

pub(crate) type Window = Harness<'static, App>;

pub(crate) fn window(folders: Option<&Path>) -> Window {
    window_in(Language::Chinese, folders)
}

pub(crate) fn window_in(language: Language, folders: Option<&Path>) -> Window {
    window_of(language, "2025-08-01".parse().unwrap(), folders)
}

/// A window on another day than the one of most tests.
pub(crate) fn window_on(today: Date, folders: Option<&Path>) -> Window {
    window_of(Language::Chinese, today, folders)
}

fn window_of(language: Language, today: Date, folders: Option<&Path>) -> Window {
    let folders = folders.map(Folders::at);
    let mut harness = Harness::builder().with_size([1280.0, 720.0]).with_max_steps(12).build_eframe(move |creation| {
        let preferences = Preferences { language: Some(language), ..Preferences::default() };
        let mut app = App::new(&creation.egui_ctx, preferences, Mode::AtOnce, today);
        if let Some(folders) = folders {
            app.keep_in(folders);
        }
        app
    });
    harness.run_steps(6);
    harness
}

pub(crate) fn act(harness: &mut Window, action: Action) {
    let ctx = harness.ctx.clone();
    let frame = eframe::Frame::_new_kittest();
    harness.state_mut().act(vec![action], &ctx, &frame);
    harness.run_steps(6);
}

pub(crate) fn with_example() -> Window {
    let mut harness = window(None);
    act(&mut harness, Action::OpenExample);
    harness
}

pub(crate) fn session(harness: &Window) -> &Session {
    harness.state().session()
}

pub(crate) fn dataset(harness: &Window) -> &Dataset {
    session(harness).active().unwrap().document().dataset()
}

pub(crate) fn item<'a>(harness: &'a Window, id: &str) -> &'a Item {
    dataset(harness).reports[0].item(&id.into()).unwrap()
}

pub(crate) fn node(node: NodeId) -> NodeRef {
    NodeRef::new("tongchuan-2025".into(), node)
}

pub(crate) fn item_node(id: &str) -> NodeRef {
    node(NodeId::Item(id.into()))
}

pub(crate) fn press(harness: &mut Window, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(6);
}

pub(crate) fn click(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(6);
}

/// A file as the desktop drops it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// Drops files on the window.
pub(crate) fn drop_files(harness: &mut Window, paths: &[&Path]) {
    let files =
        paths.iter().map(|path| -> Arc<dyn egui::DroppedFile + Send + Sync> { Arc::new(Dropped(path.to_path_buf())) });
    harness.input_mut().dropped_files.extend(files);
    harness.run_steps(6);
}

pub(crate) fn type_in(harness: &mut Window, label: &str, text: &str) {
    let field = harness.get_by_role_and_label(Role::TextInput, label);
    field.focus();
    harness.run_steps(3);
    press(harness, Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    harness.run_steps(6);
}

/// The bundled dataset with what its text does not give: units, leaders, dates, closings.
pub(crate) fn filled() -> Dataset {
    let mut dataset = file::read(guatu::app::EXAMPLE).unwrap();
    let report = Arc::make_mut(&mut dataset.reports[0]);
    report.months = Some(6);
    let parties: Vec<_> = report.parties.iter().map(|party| party.id.clone()).collect();
    let mut n = 0_usize;
    for category in &mut report.categories {
        for problem in &mut Arc::make_mut(category).problems {
            for item in &mut Arc::make_mut(problem).items {
                fill(Arc::make_mut(item), n, parties[n % 5].clone());
                n += 1;
            }
        }
    }
    dataset
}

pub(crate) fn fill(item: &mut Item, n: usize, unit: PartyId) {
    item.lead_units = vec![unit];
    let due = Due::new(["2025-06", "2025-09-30", "2025", "2026-H1"][n % 4].parse().unwrap());
    let (to, on) = ("2026-03".parse().unwrap(), "2025-05-01".parse().unwrap());
    item.due = Some(if n.is_multiple_of(3) { due.moved(to, on, "雨季".to_owned()) } else { due });
    item.progress = Progress::ALL[n % 6];
    item.term = Term::ALL[n % 5];
    if item.progress == Progress::Closed {
        let on = Date::new(2025, 5, 1).unwrap().add_days(i32::try_from(n).unwrap());
        item.closed =
            Some(Closed { on, by: "区巡察办".to_owned(), how: "现场".to_owned(), extra: Extra::default() });
    }
}

/// Gives a reason to each kind of doubt that the dialog shows.
pub(crate) fn overrule(harness: &mut Window, reason: &str) {
    let fields = |harness: &Window| -> Vec<String> {
        let all = harness.get_all_by_role(Role::TextInput);
        all.filter_map(|field| field.accesskit_node().label()).filter(|name| name.starts_with("放行理由")).collect()
    };
    for name in fields(harness) {
        type_in(harness, &name, reason);
    }
}
