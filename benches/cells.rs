//! How the time of writing whole columns of the ledger grows with its rows: 4,930 items in one report against 493. Ten times
//! the rows may take ten times the time, and not a hundred times.

#![expect(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a bench prints its figures")]

mod common;

use std::time::Instant;

use egui_kittest::Harness;
use guatu::analysis::Column;
use guatu::app::{App, Mode};
use guatu::session::{Action, CellPlace, Command, LedgerStep, Preferences, Replacement, View};

/// The columns that are written.
const COLUMNS: [&str; 4] = ["title", "lead_units", "percent", "progress"];

/// How often each is run.
const RUNS: usize = 5;

fn window(times: usize) -> Harness<'static, App> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.json");
    guatu::file::save(&path, &common::joined(times)).unwrap();
    let mut harness = Harness::builder().with_size([1280.0, 720.0]).build_eframe(|creation| {
        App::new(&creation.egui_ctx, Preferences::default(), Mode::AtOnce, "2025-08-01".parse().unwrap())
    });
    act(&mut harness, Action::Open(vec![path]));
    let columns = COLUMNS.map(|name| serde_json::from_value::<Column>(name.into()).unwrap()).to_vec();
    act(&mut harness, Action::SetColumns(columns));
    act(&mut harness, Action::SetView(View::Ledger));
    harness
}

fn act(harness: &mut Harness<'static, App>, action: Action) {
    let ctx = harness.ctx.clone();
    let frame = eframe::Frame::_new_kittest();
    harness.state_mut().act(vec![action], &ctx, &frame);
    harness.run_steps(4);
}

/// Makes actions for a ledger of so many rows.
type Make = fn(usize) -> Vec<Action>;

/// The median of the seconds that the last of some actions takes. It is taken back each time but the last, so that what was
/// pasted is there to be cleared.
fn seconds(harness: &mut Harness<'static, App>, make: impl Fn() -> Vec<Action>) -> f64 {
    let mut figures = Vec::new();
    for run in 0..RUNS {
        if run > 0 {
            act(harness, Action::Run(Command::Undo));
        }
        let mut actions = make();
        let last = actions.pop().unwrap();
        for action in actions {
            act(harness, action);
        }
        let revision =
            |harness: &Harness<'static, App>| harness.state().session().active().unwrap().document().revision();
        let (before, began) = (revision(harness), Instant::now());
        act(harness, last);
        figures.push(began.elapsed().as_secs_f64());
        assert!(revision(harness) > before, "something was written");
    }
    common::median(figures)
}

fn column(at: usize) -> Action {
    Action::Ledger(LedgerStep::Column(at))
}

fn paste(rows: usize) -> Vec<Action> {
    let corner = Action::Ledger(LedgerStep::Go(CellPlace { row: 0, column: 1 }, false));
    vec![corner, Action::Paste(vec!["市财政局\t37\t推进中"; rows].join("\n").into())]
}

fn replace(_: usize) -> Vec<Action> {
    let wanted = Replacement { find: "市".to_owned(), replace: "州".to_owned(), ..Replacement::default() };
    vec![Action::Ledger(LedgerStep::ReplaceAll(wanted))]
}

fn main() {
    let (mut small, mut large) = (window(17), window(170));
    let cases: [(&str, Make); 4] = [
        ("Units, figures and progress pasted", paste),
        ("A column of figures cleared", |_| vec![column(2), Action::Run(Command::Delete)]),
        ("A text replaced in all cells", replace),
        ("A column of units cleared", |_| vec![column(1), Action::Run(Command::Delete)]),
    ];
    for (name, make) in cases {
        let (of_small, of_large) = (seconds(&mut small, || make(493)), seconds(&mut large, || make(4930)));
        let ratio = of_large / of_small;
        println!("{name}: {of_large:.2} s with 4,930 items, {of_small:.2} s with 493, ratio {ratio:.1} (goal 10)");
    }
}
