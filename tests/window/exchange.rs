//! Files that go to the units and come back: what stands in them, and what is taken over of those that were filled in.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "helpers of tests fail as tests do")]

mod collected;
mod rivals;
mod sent;
mod window;

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use guatu::app::{PackageFiles, package_files, read_return};
use guatu::exchange::{Collection, Return, SplitRequest, collect, shares};
use guatu::file;
use guatu::model::{Dataset, PaperAudience};
use guatu::table;
use guatu::words::{Language, Words};

fn words() -> Arc<Words> {
    Arc::new(Words::load(Language::Chinese))
}

/// The filled example.
fn example() -> Arc<Dataset> {
    Arc::new(file::read(include_bytes!("../../assets/yunxi.guatu.json")).unwrap()).with_counted_limits()
}

fn request(dataset: &Arc<Dataset>) -> SplitRequest {
    let (form, name) = table::find(&dataset.reports[0], &[], "unit_return", &words()).unwrap();
    SplitRequest {
        dataset: Arc::clone(dataset),
        report: 0,
        form,
        name,
        audience: PaperAudience::Office,
        datasets: true,
        answer_by: Some("2026-10-10".parse().unwrap()),
        today: "2026-09-15".parse().unwrap(),
        near_days: 10,
        pace_points: 5,
        words: words(),
    }
}

/// The workbook and the dataset of a unit.
fn sent_to(dataset: &Arc<Dataset>, unit: &str) -> (Vec<u8>, Vec<u8>) {
    let request = request(dataset);
    let share = shares(&dataset.reports[0]).into_iter().find(|share| share.unit == unit).unwrap();
    let PackageFiles { files, looked_for } = package_files(&request.package(&share).unwrap(), &request).unwrap();
    assert!(looked_for > 100, "{looked_for}");
    let [(_, workbook), (_, copy)] = <[_; 2]>::try_from(files).unwrap();
    (workbook, copy)
}

fn put(path: &Path, bytes: &[u8]) {
    std::fs::File::create(path).unwrap().write_all(bytes).unwrap();
}

/// Files as they lie on a stick, read as the program reads them.
fn collected(dataset: &Arc<Dataset>, files: &[(&str, &[u8])]) -> Collection {
    let folder = tempfile::tempdir().unwrap();
    let read = |(name, bytes): &(&str, &[u8])| -> Return {
        let path = folder.path().join(name);
        put(&path, bytes);
        read_return(Path::new(&path), &words(), &|_| true)
    };
    let returns: Vec<Return> = files.iter().map(read).collect();
    collect(dataset, 0, &returns, ("2026-10-08".parse().unwrap(), &words()), &|_| true).unwrap()
}
