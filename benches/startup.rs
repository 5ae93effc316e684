//! The first frame with the bundled dataset against an eframe window that shows one label (goal: at most 1.5),
//! and the memory of the window on a large file against the size of that file. Starts its own Xvfb.

#![expect(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a bench prints its figures")]

mod common;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const DISPLAY: &str = ":296";

/// A window with one label, which reports its first frame and closes.
struct Label {
    began: Instant,
    report: String,
}

impl eframe::App for Label {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        ui.label("label");
        let report = format!("{{\"first_frame_ms\":{}}}", self.began.elapsed().as_secs_f64() * 1000.0);
        std::io::Write::write_all(&mut std::fs::File::create(&self.report).unwrap(), report.as_bytes()).unwrap();
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
    }
}

fn label(began: Instant, report: String) {
    let viewport = egui::ViewportBuilder::default().with_inner_size([1280.0, 720.0]);
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() };
    eframe::run_native("label", options, Box::new(|_| Ok(Box::new(Label { began, report })))).unwrap();
}

fn figure(report: &Path, name: &str) -> f64 {
    let report: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(report).unwrap()).unwrap();
    report[name].as_f64().unwrap()
}

fn run(program: &Path, arguments: &[&str], home: &Path) {
    let mut command = Command::new(program);
    command.args(arguments).env("DISPLAY", DISPLAY).env("HOME", home).env_remove("WAYLAND_DISPLAY");
    assert!(command.status().unwrap().success());
}

fn main() {
    let began = Instant::now();
    if let Some(report) = std::env::args().skip_while(|argument| argument != "--label").nth(1) {
        label(began, report);
        return;
    }
    let mut server = Command::new("Xvfb").args([DISPLAY, "-screen", "0", "1280x720x24"]).spawn().unwrap();
    std::thread::sleep(Duration::from_secs(2));
    let folder = tempfile::tempdir().unwrap();
    let (report, home) = (folder.path().join("report.json"), folder.path().to_owned());
    let guatu = Path::new(env!("CARGO_BIN_EXE_guatu"));
    let this = std::env::current_exe().unwrap();
    let at = report.display().to_string();
    let (mut ours, mut labels) = (Vec::new(), Vec::new());
    for _ in 0..9 {
        run(
            guatu,
            &["--startup-report", &at, concat!(env!("CARGO_MANIFEST_DIR"), "/assets/tongchuan.guatu.json")],
            &home,
        );
        ours.push(figure(&report, "first_frame_ms"));
        run(&this, &["--label", &at], &home);
        labels.push(figure(&report, "first_frame_ms"));
    }
    let (ours, labels) = (common::median(ours), common::median(labels));
    println!("first frame {ours:.0} ms, a window with one label {labels:.0} ms, ratio {:.2} (goal 1.5)", ours / labels);
    let large = folder.path().join("large.json");
    guatu::file::save(&large, &common::repeated(1000)).unwrap();
    run(guatu, &["--startup-report", &at, &large.display().to_string()], &home);
    let (size, memory) = (std::fs::metadata(&large).unwrap().len() as f64, figure(&report, "rss_bytes"));
    println!(
        "29,000 items: file {:.0} MB, resident memory {:.0} MB, ratio {:.2}; on screen after {:.1} s",
        size / 1e6,
        memory / 1e6,
        memory / size,
        figure(&report, "ready_ms") / 1000.0
    );
    drop(server.kill());
    drop(server.wait());
}
