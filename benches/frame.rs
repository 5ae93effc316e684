//! The CPU time of a frame with 29,000 items against one with 29, for every view. Goal: at most 1.3.

#![expect(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a bench prints its figures")]

mod common;

use std::path::{Path, PathBuf};
use std::time::Instant;

use egui_kittest::Harness;
use guatu::analysis::LedgerRows;
use guatu::app::{App, Mode};
use guatu::model::FormGroup;
use guatu::session::{Action, Command, CompareStep, Preferences, View};

fn window(path: PathBuf) -> Harness<'static, App> {
    let mut harness = Harness::builder().with_size([1280.0, 720.0]).build_eframe(|creation| {
        App::new(&creation.egui_ctx, Preferences::default(), Mode::AtOnce, "2025-08-01".parse().unwrap())
    });
    act(&mut harness, Action::Open(vec![path]));
    harness
}

fn act(harness: &mut Harness<'static, App>, action: Action) {
    let ctx = harness.ctx.clone();
    let frame = eframe::Frame::_new_kittest();
    harness.state_mut().act(vec![action], &ctx, &frame);
    harness.run_steps(8);
}

/// The median time of a frame in milliseconds, in turns so that both see the same machine.
fn compare(small: &mut Harness<'static, App>, large: &mut Harness<'static, App>) -> (f64, f64) {
    let time = |harness: &mut Harness<'static, App>| {
        let began = Instant::now();
        harness.run_steps(10);
        began.elapsed().as_secs_f64() * 100.0
    };
    let (mut of_small, mut of_large) = (Vec::new(), Vec::new());
    for _ in 0..40 {
        of_small.push(time(small));
        of_large.push(time(large));
    }
    (common::median(of_small), common::median(of_large))
}

/// Holds the dataset against a former state of it, in which one report was called otherwise.
fn open_comparison(harness: &mut Harness<'static, App>, former: &Path) {
    let text = std::fs::read_to_string(former).unwrap().replacen("\"title\": \"", "\"title\": \"此前的", 1);
    guatu::file::save_bytes(former, text.as_bytes()).unwrap();
    let document = harness.state().session().active().unwrap().id();
    act(harness, Action::Compare(CompareStep::WithFile(document, former.to_owned())));
    assert!(harness.state().session().comparing().unwrap().compared().is_some());
}

/// Makes the actions that lead to what is timed.
type Make = fn() -> Vec<Action>;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str, times| {
        let path = folder.path().join(name);
        guatu::file::save(&path, &common::repeated(times)).unwrap();
        path
    };
    let mut small = window(path("small.json", 1));
    let mut large = window(path("large.json", 1000));
    let ledgers: [(&str, Make); 3] = [
        ("Ledger by unit", || vec![Action::SetGrouping(Some(FormGroup::Unit))]),
        ("Ledger of measures", || vec![Action::SetGrouping(None), Action::SetLedgerRows(LedgerRows::Measures)]),
        ("Ledger of measures by problem", || vec![Action::SetGrouping(Some(FormGroup::Problem))]),
    ];
    for (name, actions) in ledgers {
        for harness in [&mut small, &mut large] {
            act(harness, Action::SetView(View::Ledger));
            for action in actions() {
                act(harness, action);
            }
        }
        told(name, compare(&mut small, &mut large));
    }
    // An open comparison is on every page (its button, its message), so it comes last.
    let others = Command::views().map(|(_, view)| view).filter(|view| *view != View::Compare);
    for view in others.chain([View::Compare]) {
        if view == View::Compare {
            open_comparison(&mut small, &path("former-1.json", 1));
            open_comparison(&mut large, &path("former-1000.json", 1000));
        }
        act(&mut small, Action::SetView(view));
        act(&mut large, Action::SetView(view));
        told(&format!("{view:?}"), compare(&mut small, &mut large));
    }
}

fn told(name: &str, (of_small, of_large): (f64, f64)) {
    let ratio = of_large / of_small;
    println!("{name}: {of_large:.2} ms with 29,000 items, {of_small:.2} ms with 29, ratio {ratio:.2} (goal 1.3)");
}
