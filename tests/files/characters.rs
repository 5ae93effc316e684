//! Characters that harm other programs: none is in a file that the program makes, and none reaches the terminal.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use guatu::chart::{self, ChartContext, LIGHT, Named};
use guatu::export;
use guatu::file;
use guatu::model::{Dataset, Date};
use guatu::scene::{self, Look};
use guatu::words::{Language, Words};
use quick_xml::Reader;
use quick_xml::events::Event;

/// What XML forbids, between two words by which the place is found again.
const HOSTILE: &str = "甲\u{fffe}\u{ffff}\u{0}\u{1b}[31m\u{8}乙";

/// The bundled dataset with these characters in each title, name, text and unit.
fn hostile() -> Arc<Dataset> {
    let mut value: serde_json::Value = serde_json::from_slice(guatu::app::EXAMPLE).unwrap();
    spoil(&mut value, "");
    Arc::new(file::read(&serde_json::to_vec(&value).unwrap()).unwrap()).with_counted_limits()
}

fn spoil(value: &mut serde_json::Value, key: &str) {
    match value {
        serde_json::Value::String(text) if ["title", "name", "label", "text", "unit"].contains(&key) => {
            text.push_str(HOSTILE);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(|one| spoil(one, key)),
        serde_json::Value::Object(map) => map.iter_mut().for_each(|(key, one)| spoil(one, &key.clone())),
        _ => {}
    }
}

fn words() -> Words {
    Words::load(Language::Chinese)
}

fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// True when a document is XML without what XML forbids and holds the two words. Character references count.
fn is_sound(xml: &str) -> bool {
    assert!(!xml.contains(is_forbidden));
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return xml.contains('甲') && xml.contains('乙'),
            Event::GeneralRef(name) => {
                assert!(name.resolve_char_ref().unwrap().is_none_or(|c| !is_forbidden(c)));
            }
            _ => {}
        }
    }
}

#[test]
fn no_picture_holds_a_character_that_xml_forbids() {
    let (dataset, words) = (hostile(), words());
    let context = ChartContext::of(&dataset, Date::today(), 60, &words);
    let mut seen = false;
    for named in Named::ALL {
        let scene = scene::chart(&named.build(&context), &Look { width: 1000.0, colours: &LIGHT, text: 14.0 });
        assert!(!export::pdf(std::slice::from_ref(&scene), &[]).unwrap().is_empty());
        seen |= is_sound(&export::svg(&scene, false));
    }
    assert!(seen, "the characters were in no picture at all");
}

#[test]
fn no_slide_holds_a_character_that_xml_forbids() {
    let rules = chart::DeckRules {
        today: Date::today(),
        near_days: chart::NEAR,
        pace_points: 5,
        audience: guatu::model::PaperAudience::All,
    };
    let pages = chart::deck(&hostile(), 0, rules, &words(), &chart::DeckPictures::new());
    let bytes = export::deck(&pages, Path::new("a.pptx"), &LIGHT, "").unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut seen = false;
    for n in 0..package.len() {
        let mut text = String::new();
        package.by_index(n).unwrap().read_to_string(&mut text).unwrap();
        seen |= is_sound(&text);
    }
    assert!(seen, "the characters were on no slide at all");
}

fn guatu(folder: &Path, arguments: &[&std::ffi::OsStr]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_guatu"));
    program.current_dir(folder).env("HOME", folder).env("LC_ALL", "zh_CN.UTF-8").args(arguments).output().unwrap()
}

fn without_controls(output: &Output) -> String {
    let said: String = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes)).concat();
    let wrong: Vec<char> = said.chars().filter(|c| c.is_control() && *c != '\n').collect();
    assert_eq!(wrong, Vec::<char>::new(), "{said:?}");
    said
}

#[test]
fn no_escape_sequence_of_an_id_reaches_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let text = include_str!("../small.guatu.json").replace("\"r1\"", "\"report\\u001b[31m\\u009b1\"");
    let unknown = text.replace("[\"u1\"]", "[\"a\\u001b[31mb\"]");
    file::save_bytes(&folder.path().join("small.json"), text.as_bytes()).unwrap();
    file::save_bytes(&folder.path().join("unknown.json"), unknown.as_bytes()).unwrap();
    for arguments in [
        &["check", "unknown.json"][..],
        &["check", "unknown.json", "--json"],
        &["check", "small.json"],
        &["check", "small.json", "--json"],
        &["stats", "small.json", "--json"],
        &["compare", "small.json", "unknown.json"],
        &["stats", "unknown.json"],
        &["render", "small.json", "--chart", "\u{1b}[31m", "--out", "a.svg"],
        &["--wat\u{1b}[31m"],
    ] {
        let arguments: Vec<_> = arguments.iter().map(std::ffi::OsStr::new).collect();
        let output = guatu(folder.path(), &arguments);
        let said = without_controls(&output);
        if arguments.contains(&"--json".as_ref()) {
            assert!(serde_json::from_str::<serde_json::Value>(&said).is_ok(), "{arguments:?}: {said}");
        }
    }
    let unknown = guatu(folder.path(), &["check".as_ref(), "unknown.json".as_ref()]);
    assert!(without_controls(&unknown).contains("a\\u001b[31mb"));
}

#[cfg(unix)]
#[test]
fn no_byte_of_a_path_reaches_the_terminal() {
    use std::os::unix::ffi::OsStrExt as _;

    let folder = tempfile::tempdir().unwrap();
    // The second is no UTF-8, and a terminal of Latin-1 would take its last byte for the beginning of a sequence.
    for name in [&b"a\x1b[31m.json"[..], b"b\x1b]0;x\x07\x9b31m.json"] {
        let name = std::ffi::OsStr::from_bytes(name);
        file::save_bytes(&folder.path().join(name), include_bytes!("../small.guatu.json")).unwrap();
        for arguments in [
            vec!["check".as_ref(), name],
            vec!["check".as_ref(), name, "--json".as_ref()],
            vec!["stats".as_ref(), name],
            vec!["export".as_ref(), "small.json".as_ref(), "--out".as_ref(), name],
            vec!["import".as_ref(), name, "--out".as_ref(), name],
        ] {
            let said = without_controls(&guatu(folder.path(), &arguments));
            assert!(!said.contains("panicked"), "{said}");
        }
        let missing = folder.path().join("missing").join(name);
        let said = without_controls(&guatu(folder.path(), &["check".as_ref(), missing.as_os_str()]));
        assert!(said.contains("\\u001b"), "{said}");
    }
}
