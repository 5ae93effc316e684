//! Chinese typed through an input method: fcitx5 with pinyin over XIM, real keys, under locales of several encodings.
//!
//! Needs fcitx5, fcitx5-chinese-addons, dbus-daemon and localedef beside what the desktop needs; by hand, since an input
//! method takes part of its time as it likes: `cargo test --test desktop -- --ignored fcitx`.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::common::desktop::Desktop;

/// Pinyin and nothing else, so that it is on from the beginning.
const PROFILE: &str = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n\n\
    [Groups/0/Items/0]\nName=pinyin\nLayout=\n\n[GroupOrder]\n0=Default\n";

/// Starts a bus and fcitx5 on a desktop.
fn start_fcitx(desktop: &mut Desktop) {
    let mut daemon = Command::new("dbus-daemon");
    daemon.args(["--session", "--nofork", "--print-address"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut daemon = daemon.spawn().unwrap();
    let mut bus = String::new();
    BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut bus).unwrap();
    desktop.children.push(daemon);
    let folder = desktop.home.path().join(".config/fcitx5");
    fs::create_dir_all(&folder).unwrap();
    guatu::file::save_bytes(&folder.join("profile"), PROFILE.as_bytes()).unwrap();
    let mut fcitx = desktop.command("fcitx5");
    desktop.spawn(fcitx.env("DBUS_SESSION_BUS_ADDRESS", bus.trim()).arg("--disable=wayland,waylandim"));
    sleep(Duration::from_secs(3));
}

/// Makes a locale in a folder of its own. Its sources come with Debian's `locales`.
fn make_locale(folder: &Path, encoding: &str) {
    let place = folder.join(format!("zh_CN.{encoding}"));
    let made = Command::new("localedef").args(["-i", "zh_CN", "-f", encoding]).arg(&place).status().unwrap();
    // It ends with 1 where it only warns.
    assert!(made.code().is_some_and(|code| code <= 1) && place.join("LC_CTYPE").exists(), "{encoding}");
}

#[test]
#[ignore = "needs fcitx5 with pinyin: by hand"]
fn pinyin_by_fcitx_arrives_as_chinese_under_every_locale() {
    for (n, locale) in ["C.UTF-8", "C", "zh_CN.UTF-8", "zh_CN.GB18030", "zh_CN.never_generated"].into_iter().enumerate()
    {
        let mut desktop = Desktop::start(278 + u32::try_from(n).unwrap());
        let locales = desktop.home.path().join("locales");
        fs::create_dir(&locales).unwrap();
        make_locale(&locales, "UTF-8");
        make_locale(&locales, "GB18030");
        start_fcitx(&mut desktop);
        let path = desktop.home.path().join("ledger.guatu.json");
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json"), &path).unwrap();
        let mut program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
        program.env("LC_ALL", locale).env("LOCPATH", &locales).env("XMODIFIERS", "@im=fcitx").arg(&path);
        desktop.spawn(&mut program);
        desktop.until("the window on the file", || desktop.titles("guatu").contains("ledger"));
        sleep(Duration::from_secs(3));
        desktop.xdotool(&["search", "--onlyvisible", "--class", "guatu", "windowactivate", "windowfocus"]);
        sleep(Duration::from_secs(1));
        desktop.click_second_problem();
        desktop.click_its_title();
        desktop.key("ctrl+a");
        desktop.xdotool(&["type", "--delay", "120", "nihao"]);
        sleep(Duration::from_secs(1));
        desktop.key("space");
        sleep(Duration::from_secs(1));
        desktop.key("Tab");
        desktop.key("ctrl+s");
        desktop.until(locale, || fs::read_to_string(&path).unwrap().contains("\"你好\""));
    }
}
