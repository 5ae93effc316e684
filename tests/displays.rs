//! The briefing on a desktop of two displays, with real keys.
//!
//! Needs Xorg with its dummy driver, xrandr, openbox, xdotool and xwininfo. Xorg takes a virtual terminal, which not
//! every machine gives away, so this is run by hand: `cargo test --release --test displays -- --ignored`.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod common;

use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use common::desktop::Desktop;

/// A small display on the left, as on a desk, and a large one on the right, as a projector.
const LEFT: &str = "0,0 1280x720";
const RIGHT: &str = "1280,0 1920x1080";

fn two_displays(number: u32) -> Desktop {
    let mut server = Command::new("Xorg");
    server.arg(format!(":{number}")).args(["-noreset", "-sharevts", "-novtswitch", "-logfile", "/dev/null", "-config"]);
    let desktop =
        Desktop::start_server(number, server.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/displays/xorg.conf")));
    for arguments in [
        "--addmode DUMMY1 1920x1080",
        "--output DUMMY0 --mode 1280x720 --pos 0x0 --primary --output DUMMY1 --mode 1920x1080 --pos 1280x0",
    ] {
        assert!(desktop.command("xrandr").args(arguments.split(' ')).status().unwrap().success());
    }
    desktop
}

/// The place and size of the window.
fn place(desktop: &Desktop, window: &str) -> String {
    let output = desktop.command("xwininfo").args(["-id", window]).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let of = |name: &str| {
        let line = text.lines().find(|line| line.trim_start().starts_with(name)).unwrap_or_default();
        line.rsplit(' ').next().unwrap_or_default().to_owned()
    };
    format!("{},{} {}x{}", of("Absolute upper-left X"), of("Absolute upper-left Y"), of("Width:"), of("Height:"))
}

fn press_until(desktop: &Desktop, window: &str, key: &str, wanted: impl Fn(&str) -> bool) {
    desktop.key(key);
    desktop.until(&format!("the window after {key}"), || wanted(&place(desktop, window)));
}

#[test]
#[ignore = "needs Xorg with the dummy driver and a virtual terminal"]
fn the_pages_go_to_the_chosen_display_and_the_window_comes_back() {
    let mut desktop = two_displays(296);
    let mut program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
    desktop.spawn(program.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/tongchuan.guatu.json")));
    desktop.until("the window", || desktop.titles("guatu").contains("tongchuan"));
    sleep(Duration::from_secs(2));
    let window = desktop.xdotool(&["search", "--onlyvisible", "--class", "guatu"]);
    for (x, other, own) in [("1300", LEFT, RIGHT), ("0", RIGHT, LEFT)] {
        desktop.xdotool(&["windowmove", &window, x, "30", "windowactivate", &window, "windowfocus", &window]);
        sleep(Duration::from_secs(1));
        let before = place(&desktop, &window);
        // The first is the display where the window is not; asked for in the round, each comes again.
        press_until(&desktop, &window, "F5", |place| place == other);
        press_until(&desktop, &window, "d", |place| place == own);
        press_until(&desktop, &window, "d", |place| place == other);
        press_until(&desktop, &window, "Escape", |place| place == before);
    }
}
