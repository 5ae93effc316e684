//! Bad files: never a panic, always what is wrong, where, and what to do, in both languages.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::io::Write as _;
use std::path::Path;

use guatu::file::{self, LoadError, ReadErrorKind};
use guatu::words::{Language, Words};

/// A sound dataset with one place to be spoiled on a line of its own.
fn dataset(line: &str) -> String {
    format!(
        "{{\n\"format\": \"guatu\",\n\"version\": 1,\n\"reports\": [{{\"id\": \"r\", \"title\": \"t\", \"parties\": [{{\"id\": \"u\", \"name\": \"甲\", \"kind\": \"unit\"}}],\n\"source\": {{\"paragraphs\": [\"整改\"]}}, \"categories\": [{{\"id\": \"c\", \"title\": \"面\", \"problems\": [{{\"id\": \"p\", \"title\": \"题\", \"items\": [{{\"id\": \"i\",\n{line}\n\"title\": \"项\"}}]}}]}}]}}]}}"
    )
}

const ITEM: &str = "reports[0].categories[0].problems[0].items[0]";

fn fails(line: &str, path: &str, cause: &str) {
    let error = file::read(dataset(line).as_bytes()).unwrap_err();
    assert_eq!(error.line, 6, "{line}: {error:?}");
    assert_eq!(error.path, format!("{ITEM}.{path}"), "{line}");
    for language in Language::ALL {
        let message = error.message(&Words::load(language));
        assert!(message.contains('6') && message.contains(path) && message.contains(cause), "{message}");
    }
}

#[test]
fn a_wrong_field_is_named_with_its_line() {
    assert!(file::read(dataset("").as_bytes()).is_ok());
    fails(r#""due": {"on": "2025-02-30"},"#, "due.on", "2025-02-30");
    fails(r#""due": {"on": "明年"},"#, "due.on", "明年");
    fails(r#""progress": "finished","#, "progress", "finished");
    fails(r#""measures": 5,"#, "measures", "5");
    fails(r#""internal": "yes","#, "internal", "yes");
}

#[test]
fn a_field_given_twice_or_missing_is_named() {
    let error = file::read(dataset(r#""finding": "a", "finding": "b","#).as_bytes()).unwrap_err();
    assert!(matches!(&error.kind, ReadErrorKind::Field(cause) if cause.contains("finding")), "{error:?}");
    let error = file::read(dataset(r#""measures": [{"id": "m"}],"#).as_bytes()).unwrap_err();
    assert!(matches!(&error.kind, ReadErrorKind::Field(cause) if cause.contains("text")), "{error:?}");
    assert!(error.path.ends_with("measures[0]"), "{}", error.path);
}

#[test]
fn ids_references_and_spans_are_held_against_the_report() {
    fails(r#""measures": [{"id": "c", "text": "办"}],"#, "measures[0].id", "c");
    fails(r#""lead_units": ["u", "x"],"#, "lead_units[1]", "x");
    fails(r#""leader": "nobody","#, "leader", "nobody");
    fails(r#""basis": [{"paragraph": 0, "start": 0, "end": 3}],"#, "basis[0]", "");
    fails(r#""source": [{"paragraph": 7, "start": 0, "end": 0}],"#, "source[0]", "");
    let indicator = |more: &str| format!(r#""indicators": [{{"id": "n", "name": "数", "better": "lower"{more}}}],"#);
    fails(&indicator(r#", "measure": "m""#), "indicators[0].measure", "m");
    fails(&indicator(r#", "part_of": {"whole": "n"}"#), "indicators[0].part_of.whole", "n");
    let due =
        r#""due": {"on": "2025", "changes": [{"from": "2024", "to": "2026", "on": "2025-01-01", "reason": "雨"}]},"#;
    fails(due, "due.changes[0].from", "");
}

#[test]
fn several_defects_are_all_found() {
    let error = file::read(dataset(r#""leader": "x", "lead_units": ["y", "z"],"#).as_bytes()).unwrap_err();
    assert!(matches!(&error.kind, ReadErrorKind::Defects(list) if list.len() == 3), "{error:?}");
}

#[test]
fn what_is_no_dataset_is_told_apart() {
    let kind = |bytes: &[u8]| file::read(bytes).unwrap_err().kind;
    assert_eq!(kind(b""), ReadErrorKind::Empty);
    assert_eq!(kind(b" \n"), ReadErrorKind::Empty);
    assert_eq!(kind(b"{\"a\": 1}"), ReadErrorKind::NotADataset);
    assert_eq!(kind(b"[1, 2]"), ReadErrorKind::NotADataset);
    assert_eq!(kind(b"hello"), ReadErrorKind::Syntax);
    assert_eq!(kind(b"\xd5\xfb\xb8\xc4"), ReadErrorKind::NotUtf8);
    let whole = dataset("");
    assert_eq!(kind(&whole.as_bytes()[..whole.len() / 2]), ReadErrorKind::Truncated);
    assert_eq!(kind(br#"{"format": "guatu", "version": 2, "reports": [{"new": 1}]}"#), ReadErrorKind::Newer(2));
    let digits = format!(
        r#""indicators": [{{"id":"n","name":"数","better":"lower","readings":[{{"value":{}}}]}}],"#,
        "9".repeat(400)
    );
    assert!(matches!(kind(dataset(&digits).as_bytes()), ReadErrorKind::Field(_)));
    assert_eq!(kind(dataset(r#""value": 12,3,"#).as_bytes()), ReadErrorKind::Syntax);
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(file::read(deep.as_bytes()).is_err());
}

#[test]
fn a_folder_and_a_missing_file_are_told() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(file::load(folder.path()), Err(LoadError::NotAFile(_))));
    assert!(matches!(file::load(&folder.path().join("无")), Err(LoadError::Io { .. })));
    let words = Words::load(Language::Chinese);
    let message = file::load(&folder.path().join("无")).unwrap_err().message(&words);
    assert!(message.contains("找不到") && message.ends_with('无'), "{message}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_never_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(matches!(file::load(&pipe), Err(LoadError::NotAFile(_))));
    assert!(matches!(file::load(Path::new("/dev/zero")), Err(LoadError::NotAFile(_))));
}

fn bundled() -> guatu::model::Dataset {
    file::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json")).unwrap()
}

#[cfg(unix)]
#[test]
fn saving_keeps_links_and_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let (target, link) = (folder.path().join("台账.guatu.json"), folder.path().join("link.json"));
    fs::File::create(&target).unwrap().write_all(b"old").unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    file::save(&link, &bundled()).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(file::load(&target).unwrap(), bundled());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no temporary file is left");
}

#[test]
fn a_save_that_fails_leaves_the_old_file_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    fs::File::create(&path).unwrap().write_all(b"old").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let error = file::save(&path, &bundled()).unwrap_err();
    assert!(error.message(&Words::load(Language::English)).contains("as it was"));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert!(file::save(&folder.path().join("no/such/folder.json"), &bundled()).is_err());
}

#[test]
fn causes_are_told_in_the_language_of_the_person() {
    let bundled = fs::read_to_string("assets/tongchuan.guatu.json").unwrap();
    let words = Words::load(Language::Chinese);
    for (good, bad, told) in [
        ("\"in_progress\"", "\"half_done\"", "没有 “half_done” 这个值,可用的值:not_started, in_progress"),
        ("\"version\": 1", "\"version\": \"x\"", "这里是\"x\",应为整数"),
        ("\"feedback_on\": \"2024-12-26\"", "\"feedback_on\": \"2024-12-36\"", "日历中没有 2024-12-36 这一天"),
        ("\"feedback_on\": \"2024-12-26\"", "\"feedback_on\": \"去年\"", "“去年” 不是日期"),
        ("\"feedback_on\": \"2024-12-26\"", "\"feedback_on\": 7", "这里是7,应为带引号的日期"),
        ("\"categories\": [", "\"categories\": {}, \"x\": [", "这里是对象,应为列表"),
    ] {
        assert!(bundled.contains(good), "{good}");
        let message = file::read(bundled.replacen(good, bad, 1).as_bytes()).unwrap_err().message(&words);
        assert!(message.contains(told), "{message}");
    }
}
