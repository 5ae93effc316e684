//! What a file has beside its content is kept when it is saved, nothing but a file is read or written, and what a
//! killed save leaves behind goes.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "helpers of tests fail as tests do"
)]

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use guatu::file::{self, SaveCause, SaveOptions, Stamp};
use guatu::model::Dataset;
use guatu::words::{Language, Words};
use rustix::fs::{XattrFlags, getxattr, setxattr};

const NOTICE: &str =
    "某县关于巡察整改进展情况的通报\n一、学习方面存在的问题\n1.关于学习不深入的问题\n整改情况:一是召开会议3次。\n";

fn written(path: &Path, text: &str) -> PathBuf {
    File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
    path.to_owned()
}

/// Files in a folder, by name.
fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

fn saved(path: &Path) -> file::Saved {
    file::save(path, &Dataset::default()).unwrap()
}

/// The program with these arguments. It is killed, and the test fails, when it waits for something.
fn finished(command: &mut Command) -> Output {
    let command = command.env("LC_ALL", "en_US.UTF-8").env_remove("DISPLAY");
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).stdin(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_mins(1) {
            child.kill().unwrap();
            panic!("it waits: {command:?}");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.wait_with_output().unwrap()
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_guatu"))
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn is_root() -> bool {
    let folder = tempfile::tempdir().unwrap();
    fs::metadata(folder.path()).unwrap().uid() == 0
}

#[test]
fn hard_links_still_lead_to_one_file_after_a_save() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(&folder.path().join("a.json"), &"longer than what is saved ".repeat(100));
    let link = folder.path().join("b.json");
    fs::hard_link(&path, &link).unwrap();
    let outcome = saved(&path);
    assert!(outcome.lost.is_empty());
    assert_eq!(fs::read(&link).unwrap(), file::write(&Dataset::default()));
    assert!(file::same(&path, &link));
    assert_eq!(names(folder.path()), ["a.json", "b.json"], "the copy made for safety is gone");
    assert!(outcome.stamp.unwrap().looks_like(&Stamp::of(&path).unwrap()));
}

#[test]
fn owner_group_and_permissions_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(&folder.path().join("a.json"), "old");
    let owner =
        if is_root() { (1234, 2345) } else { (fs::metadata(&path).unwrap().uid(), fs::metadata(&path).unwrap().gid()) };
    chown(&path, Some(owner.0), Some(owner.1)).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o664)).unwrap();
    let before = fs::metadata(&path).unwrap();
    assert!(saved(&path).lost.is_empty());
    let after = fs::metadata(&path).unwrap();
    assert_eq!((after.uid(), after.gid(), after.mode()), (owner.0, owner.1, before.mode()));
    assert_ne!(after.ino(), before.ino(), "it was replaced as a whole");
}

#[test]
fn extended_attributes_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(&folder.path().join("a.json"), "old");
    if let Err(error) = setxattr(&path, "user.guatu.test", "整改".as_bytes(), XattrFlags::empty()) {
        eprintln!("not tried: {error}");
        return;
    }
    setxattr(&path, "user.empty", b"", XattrFlags::empty()).unwrap();
    assert!(saved(&path).lost.is_empty());
    let value = |name: &str| {
        let mut value = vec![0; 64];
        let length = getxattr(&path, name, &mut value).unwrap();
        value.truncate(length);
        value
    };
    assert_eq!(value("user.guatu.test"), "整改".as_bytes());
    assert_eq!(value("user.empty"), b"");
}

/// An access list as the system stores it: who (a tag, and an id for a named person), and what they may do.
fn access_list(entries: &[(u16, u16, u32)]) -> Vec<u8> {
    let entry =
        |(tag, may, id): &(u16, u16, u32)| [&tag.to_le_bytes()[..], &may.to_le_bytes(), &id.to_le_bytes()].concat();
    2_u32.to_le_bytes().into_iter().chain(entries.iter().flat_map(entry)).collect()
}

/// The owner and the person 1234 may read and write, the group may read.
fn list_with_a_named_person() -> Vec<u8> {
    let nobody = u32::MAX;
    access_list(&[(1, 6, nobody), (2, 6, 1234), (4, 4, nobody), (0x10, 6, nobody), (0x20, 0, nobody)])
}

const ACCESS: &str = "system.posix_acl_access";

#[test]
fn an_access_list_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(&folder.path().join("a.json"), "old");
    let list = list_with_a_named_person();
    if let Err(error) = setxattr(&path, ACCESS, &list, XattrFlags::empty()) {
        eprintln!("not tried: {error}");
        return;
    }
    assert!(saved(&path).lost.is_empty());
    let mut found = vec![0; list.len()];
    assert_eq!(getxattr(&path, ACCESS, &mut found).unwrap(), list.len());
    assert_eq!(found, list);
}

#[test]
fn a_save_gives_nobody_more_rights_through_the_list_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(&folder.path().join("a.json"), "old");
    let list = list_with_a_named_person();
    if let Err(error) = setxattr(folder.path(), "system.posix_acl_default", &list, XattrFlags::empty()) {
        eprintln!("not tried: {error}");
        return;
    }
    let inherited = written(&folder.path().join("b.json"), "a new file gets the list");
    let mut buffer = vec![0; 128];
    assert!(getxattr(&inherited, ACCESS, &mut buffer).is_ok());
    saved(&path);
    assert!(getxattr(&path, ACCESS, &mut buffer).is_err(), "the former file did not have it");
}

#[test]
fn a_new_file_obeys_the_umask_and_an_old_one_keeps_its_permissions() {
    let folder = tempfile::tempdir().unwrap();
    let notice = written(&folder.path().join("通报.txt"), NOTICE);
    let old = written(&folder.path().join("old.json"), "old");
    fs::set_permissions(&old, Permissions::from_mode(0o604)).unwrap();
    let import = |umask: &str, out: &Path| {
        let line = format!("umask {umask}; exec \"$0\" import \"$1\" -o \"$2\"");
        let output = finished(Command::new("sh").arg("-c").arg(line).args([
            OsStr::new(env!("CARGO_BIN_EXE_guatu")),
            notice.as_os_str(),
            out.as_os_str(),
        ]));
        assert!(output.status.success(), "{}", said(&output));
        fs::metadata(out).unwrap().mode() & 0o777
    };
    for (umask, mode) in [("077", 0o600), ("022", 0o644), ("002", 0o664), ("000", 0o666)] {
        let new = folder.path().join(format!("{umask}.json"));
        assert_eq!(import(umask, &new), mode, "umask {umask}");
        assert_eq!(import(umask, &old), 0o604, "umask {umask}");
    }
}

#[test]
fn a_pipe_is_neither_read_nor_written() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.json");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let notice = written(&folder.path().join("通报.txt"), NOTICE);
    let dataset = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/small.guatu.json");
    let text_pipe = folder.path().join("pipe.txt");
    fs::hard_link(&pipe, &text_pipe).unwrap();
    let (pipe, text_pipe, notice) = (pipe.as_os_str(), text_pipe.as_os_str(), notice.as_os_str());
    let (new, dataset) = (folder.path().join("new.json"), dataset.as_os_str());
    let [import, out] = ["import", "-o"].map(OsStr::new);
    for arguments in [
        vec![OsStr::new("check"), pipe],
        vec![OsStr::new("compare"), dataset, pipe],
        vec![import, text_pipe, out, new.as_os_str()],
        vec![import, notice, out, pipe],
        vec![import, notice, out, OsStr::new("/dev/full")],
        vec![import, OsStr::new("/dev/zero"), out, new.as_os_str()],
        vec![import, notice, out, folder.path().as_os_str()],
    ] {
        let output = finished(program().args(&arguments));
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains("not a file"), "{arguments:?}: {}", said(&output));
    }
    assert!(!new.exists());
}

#[test]
fn the_input_of_a_command_is_not_its_output() {
    let folder = tempfile::tempdir().unwrap();
    let notice = written(&folder.path().join("通报.txt"), NOTICE);
    let dataset = folder.path().join("a.guatu.json");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/small.guatu.json"), &dataset).unwrap();
    let content = [fs::read(&notice).unwrap(), fs::read(&dataset).unwrap()];
    let place = |name: &str| folder.path().join(name);
    symlink(&notice, place("symbolic.json")).unwrap();
    fs::hard_link(&notice, place("hard.json")).unwrap();
    fs::hard_link(&dataset, place("a.svg")).unwrap();
    symlink(&dataset, place("a.pdf")).unwrap();
    let import = |out: PathBuf| vec!["import".into(), notice.clone(), "-o".into(), out];
    let draw = ["render".into(), dataset.clone(), "--chart".into(), "standing".into(), "-o".into(), place("a.svg")];
    let deck = ["export".into(), dataset.clone(), "-o".into(), place("a.pdf")];
    for arguments in [
        import(notice.clone()),
        import(folder.path().join(".").join("通报.txt")),
        import(place("symbolic.json")),
        import(place("hard.json")),
        draw.to_vec(),
        deck.to_vec(),
    ] {
        let output = finished(program().args(&arguments));
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains("in use"), "{arguments:?}: {}", said(&output));
    }
    assert_eq!([fs::read(&notice).unwrap(), fs::read(&dataset).unwrap()], content);
}

#[test]
fn another_content_of_the_same_length_and_time_is_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    let own = file::Folders::at(&folder.path().join("own"));
    let known = saved(&path).stamp;
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    let mut theirs = fs::read(&path).unwrap();
    *theirs.last_mut().unwrap() = b' ';
    let written_by = |bytes: &[u8]| {
        let mut file = File::create(&path).unwrap();
        file.write_all(bytes).unwrap();
        file.set_modified(time).unwrap();
    };
    written_by(&theirs);
    for backups in [None, Some((&own, 0)), Some((&own, 3))] {
        let options = SaveOptions { known, backups, ..SaveOptions::default() };
        let error = file::save_with(&path, &Dataset::default(), options).unwrap_err();
        assert!(matches!(error.cause, SaveCause::Changed), "{error:?}");
        assert_eq!(fs::read(&path).unwrap(), theirs);
    }
    assert!(file::backups(&own, &path).is_empty());
    // The same content at another time is no change.
    written_by(&file::write(&Dataset::default()));
    File::options().write(true).open(&path).unwrap().set_modified(time + Duration::from_mins(1)).unwrap();
    let options = SaveOptions { known, backups: Some((&own, 3)), ..SaveOptions::default() };
    file::save_with(&path, &Dataset::default(), options).unwrap();
    assert_eq!(file::backups(&own, &path).len(), 1);
}

#[test]
fn a_stamp_of_a_former_version_is_read_and_goes_by_length_and_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(&folder.path().join("a.json"), "old");
    let time = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    let stamp = |length: u32| {
        let json =
            format!(r#"{{"length":{length},"modified":{{"secs_since_epoch":1700000000,"nanos_since_epoch":0}}}}"#);
        serde_json::from_str::<Stamp>(&json).unwrap()
    };
    assert!(stamp(3).describes(&path));
    assert!(!stamp(4).describes(&path));
    let whole = saved(&path).stamp.unwrap();
    let again: Stamp = serde_json::from_str(&serde_json::to_string(&whole).unwrap()).unwrap();
    assert_eq!(again, whole);
    assert!(again.describes(&path));
}

/// The program as a person without rights, where the test has all; else nothing.
fn as_nobody() -> Option<Command> {
    if !is_root() {
        eprintln!("not tried: only the administrator can become somebody else");
        return None;
    }
    let mut command = program();
    command.uid(65534).gid(65534).env("HOME", "/nonexistent");
    let can_run = command.arg("--version").output().is_ok_and(|output| output.status.success());
    if !can_run {
        eprintln!("not tried: nobody else can run the program here");
        return None;
    }
    let mut command = program();
    command.uid(65534).gid(65534).env("HOME", "/nonexistent");
    Some(command)
}

/// A folder with these rights, a file of the administrator in it with these, and a notice that everybody may read.
fn shared(folder_mode: u32, file_mode: u32) -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("shared");
    fs::create_dir(&inside).unwrap();
    let path = written(&inside.join("a.json"), "old");
    let notice = written(&folder.path().join("通报.txt"), NOTICE);
    for (path, mode) in [(folder.path(), 0o755), (&inside, folder_mode), (&path, file_mode), (&notice, 0o644)] {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }
    (folder, path, notice)
}

#[test]
fn a_file_of_somebody_else_is_written_in_place_where_that_is_allowed() {
    // The folder takes new files, or it does not.
    for folder_mode in [0o777, 0o755] {
        let Some(mut command) = as_nobody() else { return };
        let (_folder, path, notice) = shared(folder_mode, 0o666);
        let before = fs::metadata(&path).unwrap();
        let output = finished(command.args([OsStr::new("import"), notice.as_ref(), OsStr::new("-o"), path.as_ref()]));
        assert!(output.status.success(), "{}", said(&output));
        let after = fs::metadata(&path).unwrap();
        assert_eq!((after.ino(), after.uid(), after.mode()), (before.ino(), 0, before.mode()));
        file::load(&path).unwrap();
        assert_eq!(names(path.parent().unwrap()), ["a.json"]);
    }
}

#[test]
fn an_owner_that_cannot_be_kept_is_told() {
    let Some(mut command) = as_nobody() else { return };
    let (_folder, path, notice) = shared(0o777, 0o664);
    let output = finished(command.args([OsStr::new("import"), notice.as_ref(), OsStr::new("-o"), path.as_ref()]));
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("could not be kept: group + owner"), "{}", said(&output));
    let after = fs::metadata(&path).unwrap();
    assert_eq!((after.uid(), after.mode() & 0o777), (65534, 0o644), "another group may not do what the former could");
    file::load(&path).unwrap();
}

#[test]
fn a_file_that_somebody_may_not_write_stays_as_it_is() {
    let Some(mut command) = as_nobody() else { return };
    let (_folder, path, notice) = shared(0o755, 0o644);
    let output = finished(command.args([OsStr::new("import"), notice.as_ref(), OsStr::new("-o"), path.as_ref()]));
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("Access was denied"), "{}", said(&output));
    assert_eq!(fs::read(&path).unwrap(), b"old");
}

#[test]
fn every_reason_is_told_in_both_languages() {
    let error = |cause| file::SaveError { path: "台账.json".into(), cause };
    for language in Language::ALL {
        let words = Words::load(language);
        let copy = PathBuf::from("copy.former");
        let torn = SaveCause::Torn { error: std::io::ErrorKind::StorageFull.into(), copy };
        let messages =
            [SaveCause::NotAFile, SaveCause::Changed, SaveCause::InUse, torn].map(|cause| error(cause).message(&words));
        assert!(messages.iter().all(|message| message.ends_with("台账.json")), "{messages:?}");
        assert!(messages[3].contains("copy.former"), "{messages:?}");
        let all: std::collections::BTreeSet<_> = messages.iter().collect();
        assert_eq!(all.len(), 4);
    }
}

/// So many bytes that most of the time goes into writing them.
const LARGE: usize = 32 << 20;

/// This test program again as a process that saves until it is killed.
fn saving(folder: &Path) -> std::process::Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "files_of_others::saves_without_end", "--ignored", "--nocapture"])
        .env("GUATU_SAVING_FOLDER", folder);
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

#[test]
#[ignore = "the process that is killed"]
fn saves_without_end() {
    let path = PathBuf::from(std::env::var_os("GUATU_SAVING_FOLDER").unwrap()).join("large");
    let bytes = vec![b'x'; LARGE];
    for n in 0_u64.. {
        file::save_bytes(&path, &bytes).unwrap();
        println!("saved {n}");
    }
}

fn temporaries(folder: &Path) -> usize {
    names(folder).iter().filter(|name| name.starts_with(".guatu-")).count()
}

#[test]
fn what_a_killed_save_leaves_is_cleared_and_a_save_under_way_is_not_disturbed() {
    let folder = tempfile::tempdir().unwrap();
    let mut left = 0;
    for n in 0..40_u64 {
        let mut process = saving(folder.path());
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.any(|line| line.contains("saved 0")));
        for _ in 0..20 {
            file::clear_left_behind(folder.path());
        }
        // It goes on to save: nothing that it was writing was taken from it.
        for _ in 0..3 {
            assert!(lines.next().is_some_and(|line| line.contains("saved")), "run {n}: the save failed");
        }
        std::thread::sleep(Duration::from_micros(n * 7919 % 60_000));
        process.kill().unwrap();
        process.wait().unwrap();
        left += temporaries(folder.path());
        if left >= 3 {
            break;
        }
    }
    assert!(left >= 3, "no kill came in the middle of a save");
    file::clear_left_behind(folder.path());
    assert_eq!(temporaries(folder.path()), 0);
    assert_eq!(fs::read(folder.path().join("large")).unwrap(), vec![b'x'; LARGE]);
}
