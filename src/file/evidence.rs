//! The files of evidence (佐证材料) beside a dataset: `name.files/` holds what was added here; a path in a dataset of others may
//! also lie beside the dataset itself. A path that leads out of that folder is refused, whatever it leads through.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{self, Read, Write as _};
use std::path::{Component, Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::model::{Dataset, Evidence, EvidenceKind, NodeId, NodeRef, Number};
use crate::text::file_name;

use super::picture::Picture;
use super::regular::regular;
use super::temporary::temporary;

/// The ending of the folder.
const FOLDER: &str = "files";

/// The endings of a dataset's name that are left out of the name of its folder.
const ENDINGS: [&str; 2] = [".guatu.json", ".json"];

/// How many bytes are read at once.
const BLOCK: usize = 1 << 16;

/// The most characters of an ending: what stands behind the last stroke of a long Chinese name is none.
const LONGEST_ENDING: usize = 16;

/// How many names are tried for a file: more of one name are in no folder.
const ATTEMPTS: usize = 1000;

/// A file that was copied into the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEvidence {
    /// Its path within the folder.
    pub file: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
}

/// What is wrong with the file of a piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceFault {
    /// It is not there.
    Missing,
    /// It does not hold what it held when it was added.
    Changed,
    /// It holds the same as the file of another piece.
    Doubled,
    /// Its path leads out of the folder.
    Outside,
}

/// What is wrong with the files of a dataset: at each item the paths, and what.
pub type EvidenceFaults = BTreeMap<NodeRef, Vec<(String, EvidenceFault)>>;

/// The folder of a dataset's evidence.
#[must_use]
pub fn evidence_folder(dataset: &Path) -> PathBuf {
    let name = dataset.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name);
    dataset.with_file_name(format!("{stem}.{FOLDER}"))
}

/// A path that goes down only, whatever lies there; nothing for one that is absolute or climbs up.
fn relative(file: &str) -> Option<PathBuf> {
    // A path of another system climbs with other strokes.
    let relative = PathBuf::from(file.replace('\\', "/"));
    let goes_down = relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    (!file.is_empty() && !file.contains(':') && goes_down).then_some(relative)
}

/// True for a file that is opened only after a question: it lies beside the dataset and may be a program.
#[must_use]
pub fn is_asked_about(file: &str) -> bool {
    may_run(file) && relative(file).is_some()
}

/// The file of a piece of evidence: in the folder, else beside the dataset. Where neither is there, the one in the folder.
///
/// # Errors
/// When the path leads out: it is absolute, climbs up, or goes through a link to elsewhere.
pub fn evidence_path(dataset: &Path, file: &str) -> Result<PathBuf, EvidenceFault> {
    let relative = relative(file).ok_or(EvidenceFault::Outside)?;
    let home = dataset.parent().unwrap_or(Path::new("."));
    let folder = evidence_folder(dataset);
    for root in [folder.as_path(), home] {
        let path = root.join(&relative);
        let Ok(real) = path.canonicalize() else { continue };
        let is_inside = root.canonicalize().is_ok_and(|root| real.starts_with(root));
        return if is_inside { Ok(path) } else { Err(EvidenceFault::Outside) };
    }
    Ok(folder.join(relative))
}

/// Copies a file into the folder of a dataset, under this name with its own ending. A file that is there already stays.
///
/// # Errors
/// When the file cannot be read, is none, or the folder takes none.
pub fn keep_evidence(dataset: &Path, from: &Path, name: &str) -> io::Result<KeptEvidence> {
    regular(from)?;
    let ending = from
        .extension()
        .map(|ending| format!(".{}", file_name(&ending.to_string_lossy(), LONGEST_ENDING)))
        .unwrap_or_default();
    keep(dataset, File::open(from)?, name, &ending)
}

/// Writes a picture that was pasted into the folder of a dataset, as PNG under this name. A file that is there already
/// stays.
///
/// # Errors
/// When the picture cannot be written as PNG, or the folder takes no file.
pub fn keep_picture(dataset: &Path, picture: &Picture, name: &str) -> io::Result<KeptEvidence> {
    keep(dataset, picture.png()?.as_slice(), name, ".png")
}

fn keep(dataset: &Path, mut source: impl Read, name: &str, ending: &str) -> io::Result<KeptEvidence> {
    let folder = evidence_folder(dataset);
    fs::create_dir_all(&folder)?;
    let mut copy = temporary(&folder, 0o666)?;
    let mut hash = Sha256::new();
    let mut size = 0;
    let mut block = vec![0; BLOCK];
    loop {
        let read = source.read(&mut block)?;
        let Some(bytes) = block.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        hash.update(bytes);
        copy.write_all(bytes)?;
        size += read as u64;
    }
    copy.as_file().sync_all()?;
    for attempt in 1..=ATTEMPTS {
        let again = if attempt == 1 { String::new() } else { format!(" ({attempt})") };
        let file = format!("{name}{again}{ending}");
        match copy.persist_noclobber(folder.join(&file)) {
            Ok(_) => return Ok(KeptEvidence { file, sha256: hexadecimal(hash), size }),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => copy = error.file,
            Err(error) => return Err(error.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// What is wrong with the files of a dataset: missing, changed, doubled, or outside. Links and pieces without a file are not
/// looked at.
#[must_use]
pub fn check_evidence(path: &Path, dataset: &Dataset) -> EvidenceFaults {
    let mut found = EvidenceFaults::new();
    for report in &dataset.reports {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for item in report.items() {
            for own in item.evidence.iter().filter(|own| has_file(own)) {
                let mut tell = |fault| {
                    let node = NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
                    found.entry(node).or_default().push((own.file.clone(), fault));
                };
                if let Some(fault) = fault(path, own) {
                    tell(fault);
                }
                if !own.sha256.is_empty() {
                    let times = seen.entry(own.sha256.clone()).or_default();
                    *times += 1;
                    if *times > 1 {
                        tell(EvidenceFault::Doubled);
                    }
                }
            }
        }
    }
    found
}

/// Copies the files of a dataset that was saved elsewhere, those that are there. What is there already stays: the same file,
/// or another one of this name, which is not the evidence. Returns how many were not taken along.
#[must_use]
pub fn take_evidence_along(from: &Path, to: &Path, dataset: &Dataset) -> usize {
    let mut failed = 0;
    let all = dataset.reports.iter().flat_map(|report| report.items()).flat_map(|item| &item.evidence);
    for own in all.filter(|own| has_file(own)) {
        let Ok(source) = evidence_path(from, &own.file) else { continue };
        if !source.is_file() {
            continue;
        }
        let target = evidence_folder(to).join(own.file.replace('\\', "/"));
        if target == source {
            continue;
        }
        if target.exists() {
            failed += usize::from(!is_same_file(&source, &target));
            continue;
        }
        if let Err(error) = copy(&source, &target) {
            log::warn!("{}: {error}", target.display());
            failed += 1;
        }
    }
    failed
}

/// True for two files with the same bytes.
fn is_same_file(one: &Path, other: &Path) -> bool {
    let length = |path: &Path| fs::metadata(path).map(|metadata| metadata.len()).ok();
    length(one) == length(other) && matches!((sha256(one), sha256(other)), (Ok(one), Ok(other)) if one == other)
}

/// True for a file that the system may run instead of showing it, or that may run something when it is shown: by its ending,
/// because that is what the system goes by. One without an ending may be anything.
fn may_run(file: &str) -> bool {
    const SHOWN: [&str; 31] = [
        "pdf", "ofd", "txt", "csv", "md", "doc", "docx", "wps", "rtf", "odt", "xls", "xlsx", "et", "ods", "ppt",
        "pptx", "dps", "odp", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "heic", "mp4", "mp3", "avi",
        "mov",
    ];
    let ending = Path::new(file).extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_none_or(|ending| !SHOWN.contains(&ending.as_str()))
}

fn has_file(own: &Evidence) -> bool {
    !own.file.is_empty() && own.kind != EvidenceKind::Link
}

/// What is wrong with one file. It is read whole only where its size is the one that is known.
fn fault(dataset: &Path, own: &Evidence) -> Option<EvidenceFault> {
    let path = match evidence_path(dataset, &own.file) {
        Ok(path) => path,
        Err(fault) => return Some(fault),
    };
    let Ok(metadata) = fs::metadata(&path) else { return Some(EvidenceFault::Missing) };
    if !metadata.is_file() {
        return Some(EvidenceFault::Missing);
    }
    let size = usize::try_from(metadata.len()).map(Number::of_count).ok();
    if own.size.is_some() && own.size != size {
        return Some(EvidenceFault::Changed);
    }
    let is_same = own.sha256.is_empty() || sha256(&path).is_ok_and(|hash| hash.eq_ignore_ascii_case(&own.sha256));
    (!is_same).then_some(EvidenceFault::Changed)
}

fn sha256(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(&mut File::open(path)?, &mut hash)?;
    Ok(hexadecimal(hash))
}

fn hexadecimal(hash: Sha256) -> String {
    use std::fmt::Write as _;

    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        // A string takes all that is written.
        write!(text, "{byte:02x}").unwrap_or_default();
        text
    })
}

fn copy(source: &Path, target: &Path) -> io::Result<()> {
    let folder = target.parent().unwrap_or(target);
    fs::create_dir_all(folder)?;
    let mut made = temporary(folder, 0o666)?;
    io::copy(&mut File::open(source)?, made.as_file_mut())?;
    made.as_file().sync_all()?;
    made.persist_noclobber(target).map(drop).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Category, Item, Problem, Report};

    fn put(path: &Path, bytes: &[u8]) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        File::create(path).unwrap().write_all(bytes).unwrap();
    }

    fn dataset(evidence: Vec<Evidence>) -> Dataset {
        let item = Item { evidence, ..Item::new("i1".into(), String::new(), "水毁未修".to_owned()) };
        let problem = Problem { items: vec![Arc::new(item)], ..Problem::new("p".into(), String::new(), String::new()) };
        let problems = vec![Arc::new(problem)];
        let category = Category { problems, ..Category::new("c".into(), String::new(), String::new()) };
        let report = Report { categories: vec![Arc::new(category)], ..Report::new("r".into(), String::new()) };
        Dataset { reports: vec![Arc::new(report)], ..Dataset::default() }
    }

    fn evidence(kept: &KeptEvidence) -> Evidence {
        Evidence {
            file: kept.file.clone(),
            sha256: kept.sha256.clone(),
            size: Some(Number::of_count(usize::try_from(kept.size).unwrap())),
            ..Evidence::blank()
        }
    }

    fn faults(path: &Path, dataset: &Dataset) -> Vec<EvidenceFault> {
        check_evidence(path, dataset).into_values().flatten().map(|(_, fault)| fault).collect()
    }

    #[test]
    fn another_file_of_the_same_name_is_not_taken_for_the_evidence() {
        let home = tempfile::tempdir().unwrap();
        let (from, to) = (home.path().join("甲.guatu.json"), home.path().join("乙.guatu.json"));
        let own = Evidence { file: "02-01 单据.pdf".to_owned(), ..Evidence::blank() };
        put(&evidence_folder(&from).join(&own.file), b"of this dataset");
        let other = evidence_folder(&to).join(&own.file);
        put(&other, b"of another one!");
        let dataset = dataset(vec![own]);
        assert_eq!(take_evidence_along(&from, &to, &dataset), 1, "it is told as left behind");
        assert_eq!(fs::read(&other).unwrap(), b"of another one!");
        put(&other, b"of this dataset");
        assert_eq!(take_evidence_along(&from, &to, &dataset), 0, "the same file is there already");
    }

    #[test]
    fn a_copied_file_is_hashed_and_keeps_its_ending_and_none_is_replaced() {
        let home = tempfile::tempdir().unwrap();
        let (path, from) = (home.path().join("台账.guatu.json"), home.path().join("来/照片.JPG"));
        put(&from, b"abc");
        let first = keep_evidence(&path, &from, "01-01 照片").unwrap();
        let second = keep_evidence(&path, &from, "01-01 照片").unwrap();
        assert_eq!((first.file.as_str(), second.file.as_str()), ("01-01 照片.JPG", "01-01 照片 (2).JPG"));
        // The digest of "abc" in FIPS 180-4.
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!((first.sha256.as_str(), first.size), (known, 3));
        assert!(home.path().join("台账.files/01-01 照片.JPG").is_file());
    }

    #[test]
    fn what_is_missing_changed_or_doubled_is_told() {
        let home = tempfile::tempdir().unwrap();
        let (path, from) = (home.path().join("a.guatu.json"), home.path().join("b.pdf"));
        put(&from, b"one");
        let kept = keep_evidence(&path, &from, "01-01 b").unwrap();
        let twice = dataset(vec![evidence(&kept), evidence(&kept)]);
        assert_eq!(faults(&path, &twice), [EvidenceFault::Doubled]);
        let once = dataset(vec![evidence(&kept)]);
        assert_eq!(faults(&path, &once), []);
        let copied = evidence_folder(&path).join(&kept.file);
        put(&copied, b"two");
        assert_eq!(faults(&path, &once), [EvidenceFault::Changed], "as long as before");
        fs::remove_file(&copied).unwrap();
        assert_eq!(faults(&path, &once), [EvidenceFault::Missing]);
    }

    #[test]
    fn a_path_out_of_the_folder_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("in/a.guatu.json");
        put(&home.path().join("secret.txt"), b"x");
        put(&path, b"{}");
        for out in ["../secret.txt", "/etc/passwd", "a/../../secret.txt", "..\\secret.txt", "C:\\x.txt", ""] {
            assert_eq!(evidence_path(&path, out), Err(EvidenceFault::Outside), "{out}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(home.path(), home.path().join("in/way")).unwrap();
            assert_eq!(evidence_path(&path, "way/secret.txt"), Err(EvidenceFault::Outside));
        }
        put(&home.path().join("in/佐证/b.pdf"), b"y");
        assert_eq!(evidence_path(&path, "佐证/b.pdf"), Ok(home.path().join("in/佐证/b.pdf")));
    }

    #[test]
    fn the_files_come_along_when_the_dataset_is_saved_elsewhere() {
        let home = tempfile::tempdir().unwrap();
        let (old, new) = (home.path().join("旧/a.guatu.json"), home.path().join("新/b.guatu.json"));
        put(&home.path().join("c.pdf"), b"c");
        let kept = keep_evidence(&old, &home.path().join("c.pdf"), "01-01 c").unwrap();
        put(&home.path().join("旧/佐证/d.pdf"), b"d");
        let beside = Evidence { file: "佐证/d.pdf".to_owned(), ..Evidence::blank() };
        let dataset = dataset(vec![evidence(&kept), beside]);
        assert_eq!(take_evidence_along(&old, &new, &dataset), 0);
        assert_eq!(faults(&new, &dataset), []);
        assert!(home.path().join("新/b.files/佐证/d.pdf").is_file());
    }

    #[test]
    fn what_can_run_is_told_from_what_is_shown() {
        assert!(["a.exe", "a.BAT", "a", "a.pdf.lnk", "a.docm", "a.sh", "a.html"].iter().all(|file| may_run(file)));
        assert!(["a.PDF", "01-02 图.jpg", "a.xlsx", "a.ofd"].iter().all(|file| !may_run(file)));
    }
}
