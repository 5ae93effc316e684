//! The real program on a real (virtual) desktop: its window, zenity's open dialog by key events, an edit by
//! mouse and keyboard, a save, and the file read back. Starts its own Xvfb and window manager.
//!
//! Needs Xvfb, openbox, xdotool, xclip, zenity and dbus-daemon; run by `.ci/run` with `--ignored`.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod common;
#[path = "desktop/copied.rs"]
mod copied;
#[path = "desktop/input_method.rs"]
mod input_method;
#[path = "desktop/portal.rs"]
mod portal;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use common::desktop::Desktop;

#[test]
#[ignore = "needs Xvfb, openbox, xdotool and zenity: .ci/run installs them"]
fn a_file_is_opened_by_dialog_edited_and_saved() {
    let mut desktop = Desktop::start(297);
    let path = desktop.home.path().join("ledger one.guatu.json");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json"), &path).unwrap();
    let program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
    desktop.spawn(&mut { program });
    desktop.until("the window", || desktop.titles("guatu").contains("挂图"));

    // The window manager gives the keyboard to the window a moment after it is mapped.
    sleep(Duration::from_secs(2));
    desktop.xdotool(&["search", "--onlyvisible", "--class", "guatu", "windowactivate", "windowfocus"]);
    sleep(Duration::from_millis(500));
    desktop.key("ctrl+o");
    desktop.until("zenity's dialog", || !desktop.titles("zenity").is_empty());
    // On a busy machine the first keys may come before the dialog takes them: then they are typed again.
    for _ in 0..3 {
        sleep(Duration::from_secs(2));
        desktop.key("ctrl+a");
        // Slower than its completion, which else comes between; what it completed is taken away.
        desktop.xdotool(&["type", "--delay", "120", &path.display().to_string()]);
        sleep(Duration::from_millis(500));
        desktop.key("Delete");
        desktop.key("Return");
        sleep(Duration::from_secs(2));
        if desktop.titles("zenity").is_empty() {
            break;
        }
    }
    desktop.until("the opened file in the title", || desktop.titles("guatu").contains("ledger one"));
    sleep(Duration::from_millis(800));

    // The second problem in the tree, then its title on the page.
    desktop.click_second_problem();
    desktop.click_its_title();
    desktop.key("ctrl+a");
    desktop.xdotool(&["type", "--delay", "30", "edited on the desktop"]);
    sleep(Duration::from_millis(400));
    desktop.key("ctrl+s");
    let saved = || fs::read_to_string(&path).unwrap().contains("edited on the desktop");
    desktop.until("the edit in the file", saved);

    let dataset = guatu::file::load(&path).unwrap();
    let titles: Vec<_> = dataset.reports[0].problems().map(|(_, _, problem)| problem.title.as_str()).collect();
    assert_eq!(titles.iter().filter(|title| **title == "edited on the desktop").count(), 1, "{titles:?}");
    let unchanged = guatu::file::read(guatu::app::EXAMPLE).unwrap();
    assert_eq!(dataset.reports[0].items().count(), unchanged.reports[0].items().count());

    // Nothing is unsaved, so the window closes without a question.
    desktop.key("ctrl+q");
    desktop.until("the end of the program", || desktop.titles("guatu").is_empty());
}

/// Starts the program on a copy of the bundled dataset and puts the keyboard into the window.
fn started(desktop: &mut Desktop, path: &Path) -> u32 {
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json"), path).unwrap();
    start_again(desktop, path)
}

fn start_again(desktop: &mut Desktop, path: &Path) -> u32 {
    let mut program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
    program.arg(path);
    desktop.spawn(&mut program);
    let process = desktop.children.last().unwrap().id();
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    desktop.until("the window on the file", || desktop.titles("guatu").contains(&name));
    sleep(Duration::from_secs(2));
    desktop.xdotool(&["search", "--onlyvisible", "--class", "guatu", "windowactivate", "windowfocus"]);
    sleep(Duration::from_millis(500));
    process
}

/// Types a title over that of the second problem in the tree. On a busy machine the first clicks may come before the
/// window answers to them: then it is done again.
fn edit_a_title(desktop: &Desktop, title: &str) {
    let unsaved = || desktop.titles("guatu").contains('●');
    for _ in 0..3 {
        desktop.click_second_problem();
        desktop.click_its_title();
        desktop.key("ctrl+a");
        desktop.xdotool(&["type", "--delay", "30", title]);
        sleep(Duration::from_millis(300));
        desktop.key("Tab");
        sleep(Duration::from_secs(1));
        if unsaved() {
            return;
        }
    }
    desktop.until("unsaved work in the title", unsaved);
}

fn journals(desktop: &Desktop) -> usize {
    let folder = desktop.home.path().join(".local/share/guatu/journals");
    let entries = fs::read_dir(folder).map(|entries| entries.flatten().collect::<Vec<_>>()).unwrap_or_default();
    entries.iter().filter(|entry| entry.path().extension().is_some_and(|extension| extension == "journal")).count()
}

fn signal(name: &str, process: u32) {
    assert!(Command::new("kill").args([name, &process.to_string()]).status().unwrap().success());
}

#[test]
#[ignore = "needs Xvfb, openbox and xdotool: .ci/run installs them"]
fn work_survives_a_kill_and_is_recovered_by_keys() {
    let mut desktop = Desktop::start(296);
    let path = desktop.home.path().join("ledger.guatu.json");
    let process = started(&mut desktop, &path);
    edit_a_title(&desktop, "typed before the kill");
    sleep(Duration::from_secs(1));
    signal("-KILL", process);
    desktop.until("the end of the program", || desktop.titles("guatu").is_empty());
    assert_eq!(journals(&desktop), 1);
    assert!(!fs::read_to_string(&path).unwrap().contains("typed before the kill"));

    start_again(&mut desktop, &path);
    // The question begins at the button that recovers.
    desktop.key("space");
    desktop.until("the recovered work", || desktop.titles("guatu").contains('●'));
    desktop.key("ctrl+s");
    desktop.until("the recovered work in the file", || {
        fs::read_to_string(&path).unwrap().contains("typed before the kill")
    });
    desktop.until("no journal", || journals(&desktop) == 0);
}

/// Puts the keyboard into the title of the second problem and types over it, without leaving the field.
fn type_a_title(desktop: &Desktop, title: &str) {
    let typing = || desktop.titles("guatu").contains('●');
    for _ in 0..3 {
        desktop.click_second_problem();
        desktop.click_its_title();
        desktop.key("ctrl+a");
        desktop.xdotool(&["type", "--delay", "30", title]);
        sleep(Duration::from_secs(1));
        if typing() {
            return;
        }
    }
    desktop.until("a typed text in the title", typing);
}

#[test]
#[ignore = "needs Xvfb, openbox and xdotool: .ci/run installs them"]
fn a_text_in_a_field_that_was_not_left_survives_a_kill_and_the_close_button() {
    let mut desktop = Desktop::start(294);
    let path = desktop.home.path().join("ledger.guatu.json");
    let process = started(&mut desktop, &path);
    type_a_title(&desktop, "only half typed");
    signal("-KILL", process);
    desktop.until("the end of the program", || desktop.titles("guatu").is_empty());
    let folder = desktop.home.path().join(".local/share/guatu/journals");
    let entries = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    let journal = entries.into_iter().find(|path| path.extension().is_some_and(|extension| extension == "journal"));
    assert!(fs::read_to_string(journal.unwrap()).unwrap().contains("only half typed"));

    start_again(&mut desktop, &path);
    // Recover, then go to where the text stands.
    for _ in 0..2 {
        desktop.key("space");
        sleep(Duration::from_millis(500));
    }
    desktop.until("the text in its field", || desktop.titles("guatu").contains('●'));
    desktop.key("alt+F4");
    sleep(Duration::from_secs(2));
    assert!(!desktop.titles("guatu").is_empty(), "the close button asks first");
    // The question begins at the button that saves.
    desktop.key("space");
    desktop.until("the end of the program", || desktop.titles("guatu").is_empty());
    assert!(fs::read_to_string(&path).unwrap().contains("only half typed"));
    assert_eq!(journals(&desktop), 0);
}

#[test]
#[ignore = "needs Xvfb, openbox and xdotool: .ci/run installs them"]
fn told_to_end_the_program_keeps_unsaved_work_in_the_journal() {
    let mut desktop = Desktop::start(295);
    let path = desktop.home.path().join("ledger.guatu.json");
    let process = started(&mut desktop, &path);
    edit_a_title(&desktop, "typed before the end");
    signal("-TERM", process);
    desktop.until("the end of the program", || desktop.titles("guatu").is_empty());
    assert_eq!(journals(&desktop), 1);
    let folder = desktop.home.path().join(".local/share/guatu");
    let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(folder).unwrap().permissions());
    assert_eq!(mode & 0o077, 0, "readable by others: {mode:o}");
}

#[test]
#[ignore = "needs Xvfb, openbox, xdotool and strace: .ci/run installs them"]
fn from_start_to_save_no_internet_socket_is_opened() {
    let mut desktop = Desktop::start(294);
    let path = desktop.home.path().join("ledger.guatu.json");
    let trace = desktop.home.path().join("trace.txt");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json"), &path).unwrap();
    let mut program = desktop.command("strace");
    program.args(["-f", "-qq", "-e", "trace=socket,connect,sendto", "-o"]).arg(&trace);
    program.arg(env!("CARGO_BIN_EXE_guatu")).arg(&path);
    desktop.spawn(&mut program);
    desktop.until("the window on the file", || desktop.titles("guatu").contains("ledger"));
    sleep(Duration::from_secs(4));
    desktop.xdotool(&["search", "--onlyvisible", "--class", "guatu", "windowactivate", "windowfocus"]);
    sleep(Duration::from_millis(500));
    edit_a_title(&desktop, "typed under the trace");
    desktop.key("ctrl+s");
    desktop.until("the edit in the file", || fs::read_to_string(&path).unwrap().contains("typed under the trace"));
    desktop.key("ctrl+q");
    desktop.until("the end of the program", || desktop.titles("guatu").is_empty());
    let trace = fs::read_to_string(trace).unwrap();
    assert!(trace.contains("AF_UNIX"), "the trace saw nothing at all");
    let internet: Vec<_> = trace.lines().filter(|line| line.contains("AF_INET")).collect();
    assert!(internet.is_empty(), "{internet:?}");
}

/// A `zenity` of our own, first on the path.
fn stand_in_for_zenity(desktop: &Desktop, script: &str) -> std::ffi::OsString {
    let folder = desktop.home.path().join("bin");
    fs::create_dir(&folder).unwrap();
    let zenity = folder.join("zenity");
    guatu::file::save_bytes(&zenity, script.as_bytes()).unwrap();
    fs::set_permissions(&zenity, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let others = std::env::var_os("PATH").unwrap();
    std::env::join_paths([folder].into_iter().chain(std::env::split_paths(&others))).unwrap()
}

#[test]
#[ignore = "needs Xvfb, openbox and xdotool: .ci/run installs them"]
fn a_dialog_that_fails_late_gives_way_to_the_path_box() {
    let mut desktop = Desktop::start(291);
    let path = desktop.home.path().join("typed.guatu.json");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json"), &path).unwrap();
    // It begins as a dialog does, and breaks down when a person could have closed it.
    let search = stand_in_for_zenity(&desktop, "#!/bin/sh\nsleep 2\necho broken >&2\nexit 255\n");
    let mut program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
    desktop.spawn(program.env("PATH", search));
    desktop.until("the window", || desktop.titles("guatu").contains("挂图"));
    sleep(Duration::from_secs(2));
    desktop.xdotool(&["search", "--onlyvisible", "--class", "guatu", "windowactivate", "windowfocus"]);
    sleep(Duration::from_millis(500));
    desktop.key("ctrl+o");
    sleep(Duration::from_secs(4));
    // The path box holds the keyboard; what it proposes is replaced.
    desktop.key("ctrl+a");
    desktop.xdotool(&["type", "--delay", "30", &path.display().to_string()]);
    sleep(Duration::from_millis(500));
    desktop.key("Return");
    desktop.until("the typed file in the title", || desktop.titles("guatu").contains("typed"));
}

#[test]
#[ignore = "needs Xvfb, openbox and xdotool: .ci/run installs them"]
fn a_window_saved_off_every_display_is_moved_where_it_can_be_seen() {
    let mut desktop = Desktop::start(290);
    let path = desktop.home.path().join("ledger.guatu.json");
    started(&mut desktop, &path);
    desktop.key("ctrl+q");
    desktop.until("the end of the program", || desktop.titles("guatu").is_empty());
    let kept = desktop.home.path().join(".local/share/guatu/app.ron");
    let text = fs::read_to_string(&kept).unwrap();
    let (before, rest) = text.split_once("outer_position_pixels:Some((").unwrap();
    let after = rest.split_once("))").unwrap().1;
    let moved = format!("{before}outer_position_pixels:Some((x:9000.0,y:-4000.0)){after}");
    guatu::file::save_bytes(&kept, moved.as_bytes()).unwrap();
    start_again(&mut desktop, &path);
    let window = desktop.xdotool(&["search", "--onlyvisible", "--class", "guatu"]);
    let place = || {
        let text = desktop.xdotool(&["getwindowgeometry", "--shell", &window]);
        let of = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.parse::<i32>().ok()).unwrap();
        (of("X="), of("Y="))
    };
    desktop.until("the window on the display", || matches!(place(), (0..1280, 0..741)));
}

#[test]
#[ignore = "needs Xvfb, openbox and xdotool: .ci/run installs them"]
fn without_fonts_on_the_system_rare_characters_are_drawn_and_the_program_goes_on() {
    let mut desktop = Desktop::start(289);
    let path = desktop.home.path().join("rare.guatu.json");
    let fonts = desktop.home.path().join("fonts.conf");
    guatu::file::save_bytes(&fonts, b"<?xml version=\"1.0\"?><fontconfig></fontconfig>").unwrap();
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json")).unwrap();
    let rare = text.replace("整改", "整\u{2a6d6}\u{e000}\u{10ffff}改");
    guatu::file::save_bytes(&path, rare.as_bytes()).unwrap();
    let mut program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
    desktop.spawn(program.env("FONTCONFIG_FILE", &fonts).env("FONTCONFIG_PATH", "/nowhere").arg(&path));
    desktop.until("the window on the file", || desktop.titles("guatu").contains("rare"));
    sleep(Duration::from_secs(4));
    desktop.xdotool(&["search", "--onlyvisible", "--class", "guatu", "windowactivate", "windowfocus"]);
    sleep(Duration::from_millis(500));
    edit_a_title(&desktop, "typed without fonts");
    desktop.key("ctrl+s");
    desktop.until("the edit in the file", || fs::read_to_string(&path).unwrap().contains("typed without fonts"));
}

#[test]
#[ignore = "needs Xvfb and openbox: .ci/run installs them"]
fn a_panic_of_any_thread_is_reported_without_words_of_the_document() {
    for (n, thread) in ["window", "worker", "analysis", "journal", "watch"].into_iter().enumerate() {
        let mut desktop = Desktop::start(284 + u32::try_from(n).unwrap());
        let path = desktop.home.path().join("ledger.guatu.json");
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json"), &path).unwrap();
        let mut program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
        desktop.spawn(program.env("GUATU_PANIC", thread).arg(&path));
        let folder = desktop.home.path().join(".local/share/guatu/reports");
        let report =
            || fs::read_dir(&folder).ok()?.flatten().next().and_then(|entry| fs::read_to_string(entry.path()).ok());
        // The journal's thread sleeps until something is typed.
        if thread == "journal" {
            desktop.until("the window on the file", || desktop.titles("guatu").contains("ledger"));
            sleep(Duration::from_secs(2));
            edit_a_title(&desktop, "typed");
        }
        desktop.until(thread, || report().is_some_and(|text| text.contains("last commands")));
        let text = report().unwrap();
        for needed in [concat!("guatu ", env!("CARGO_PKG_VERSION")), "linux", "rehearsal.rs", "a rehearsal that quotes"]
        {
            assert!(text.contains(needed), "{thread}: {needed}: {text}");
        }
        let own = if thread == "window" { "thread main" } else { thread };
        assert!(text.contains(own), "{thread}: {text}");
        assert!(!text.contains("整改") && !text.contains("secret"), "{thread}: {text}");
    }
}

#[test]
#[ignore = "needs Xvfb, openbox and xdotool: .ci/run installs them"]
fn after_a_worker_that_panicked_while_saving_the_window_goes_on_and_saves() {
    let mut desktop = Desktop::start(282);
    let path = desktop.home.path().join("ledger.guatu.json");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json"), &path).unwrap();
    let mut program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
    desktop.spawn(program.env("GUATU_PANIC", "save").arg(&path));
    desktop.until("the window on the file", || desktop.titles("guatu").contains("ledger"));
    sleep(Duration::from_secs(2));
    desktop.xdotool(&["search", "--onlyvisible", "--class", "guatu", "windowactivate", "windowfocus"]);
    sleep(Duration::from_millis(500));
    edit_a_title(&desktop, "typed before the panic");
    desktop.key("ctrl+s");
    let reports = desktop.home.path().join(".local/share/guatu/reports");
    let written = || fs::read_dir(&reports).is_ok_and(|entries| entries.count() == 1);
    desktop.until("the report", written);
    sleep(Duration::from_secs(1));
    assert!(desktop.titles("guatu").contains('●'), "nothing was saved, and it says so");
    assert!(!fs::read_to_string(&path).unwrap().contains("typed before the panic"));
    desktop.key("ctrl+s");
    desktop.until("the edit in the file", || fs::read_to_string(&path).unwrap().contains("typed before the panic"));
    desktop.until("a title without a mark", || !desktop.titles("guatu").contains('●'));
}

#[test]
#[ignore = "needs Xvfb, openbox and xdotool: .ci/run installs them"]
fn copied_text_is_pasted_after_the_program_has_quit() {
    let mut desktop = Desktop::start(283);
    let (first, second) = (desktop.home.path().join("first.guatu.json"), desktop.home.path().join("second.guatu.json"));
    started(&mut desktop, &first);
    edit_a_title(&desktop, "kept after quitting");
    desktop.click_its_title();
    desktop.key("ctrl+a");
    desktop.key("ctrl+c");
    desktop.key("ctrl+s");
    desktop.until("the edit in the file", || fs::read_to_string(&first).unwrap().contains("kept after quitting"));
    desktop.key("ctrl+q");
    desktop.until("the end of the program", || desktop.titles("guatu").is_empty());
    started(&mut desktop, &second);
    edit_a_title(&desktop, "to be replaced");
    desktop.click_its_title();
    desktop.key("ctrl+a");
    desktop.key("ctrl+v");
    desktop.key("Tab");
    desktop.key("ctrl+s");
    desktop
        .until("the pasted text in the file", || fs::read_to_string(&second).unwrap().contains("kept after quitting"));
}

#[test]
#[ignore = "needs Xvfb and openbox: .ci/run installs them"]
fn without_glx_the_window_still_opens() {
    let desktop = Desktop::start_with(293, &["-extension", "GLX"]);
    let report = desktop.home.path().join("report.json");
    let dataset = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json");
    let mut program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
    assert!(program.arg("--startup-report").arg(&report).arg(dataset).status().unwrap().success());
    assert!(report.exists());
}

#[test]
#[ignore = "needs Xvfb and openbox: .ci/run installs them"]
fn without_any_renderer_the_program_says_so_in_a_line() {
    let desktop = Desktop::start_with(292, &["-extension", "GLX"]);
    let mut program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
    // No driver is to be found: neither OpenGL's nor Vulkan's.
    for name in ["__EGL_VENDOR_LIBRARY_FILENAMES", "VK_DRIVER_FILES", "VK_ICD_FILENAMES"] {
        program.env(name, "/nowhere");
    }
    let output = program.env("LIBGL_DRIVERS_PATH", "/nowhere").output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let last = said.lines().last().unwrap_or_default();
    assert!(last.contains("libgl1") && last.contains("mesa-vulkan-drivers"), "{said}");
    assert!(!last.contains("glutin") && !last.contains("WGPU"), "what libraries say is for the log: {said}");
    let log = fs::read_to_string(desktop.home.path().join(".local/share/guatu/log/guatu.log")).unwrap();
    assert!(log.contains("glow: ") && log.contains("wgpu: "), "{log}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
#[ignore = "needs Xvfb and openbox: .ci/run installs them"]
fn the_startup_report_is_written_once_the_dataset_is_on_screen() {
    let desktop = Desktop::start(298);
    let report = desktop.home.path().join("report.json");
    let dataset = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json");
    let mut program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
    let status = program.arg("--startup-report").arg(&report).arg(dataset).status().unwrap();
    assert!(status.success());
    let report: serde_json::Value = serde_json::from_str(&fs::read_to_string(report).unwrap()).unwrap();
    let number = |name: &str| report[name].as_f64().unwrap();
    assert!(number("first_frame_ms") > 0.0 && number("ready_ms") >= number("first_frame_ms"));
    assert!(number("rss_bytes") > 1e6);
}

#[test]
#[ignore = "starts the program: kept with the other tests of the whole program"]
fn without_a_display_the_program_names_what_works() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_guatu"));
    let output =
        program.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("guatu check") && said.contains("guatu stats"), "{said}");
    assert_eq!(output.status.code(), Some(2));
}
