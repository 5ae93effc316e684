//! Notices in other grammars than the source's: each is read as its label, written by hand, says.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use guatu::model::{Date, Item, PartyId, Report};
use guatu::reading::formats::{Document, open};
use guatu::reading::notice::{Remark, Role, Understood, notice};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices")
}

/// A label, and the notice it is for.
struct Label {
    name: String,
    lines: Vec<String>,
    document: Document,
}

fn labels() -> Vec<Label> {
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "label"));
    names.sort();
    names.iter().map(|path| label(path)).collect()
}

fn label(path: &Path) -> Label {
    let lines: Vec<String> = std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect();
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
    let named = lines.iter().find_map(|line| line.strip_prefix("file: ")).map(str::to_owned);
    let kinds = ["txt", "docx", "html"].map(|kind| format!("{stem}.{kind}"));
    let file = named.or_else(|| kinds.into_iter().find(|name| folder().join(name).exists())).unwrap();
    let bytes = std::fs::read(folder().join(&file)).unwrap();
    let document = open(&bytes, &file, &|_| true).unwrap();
    Label { name: stem, lines, document }
}

/// Full width as half width, so that labels can be written in one.
fn half(text: &str) -> String {
    let fold = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap(),
        other => other,
    };
    text.chars().map(fold).filter(|c| *c != '\n').collect()
}

/// The report as a label would put it.
fn told(read: &Understood, document: &Document) -> Vec<String> {
    let report = &read.report;
    let mut lines = vec![format!("title: {}", half(&report.title))];
    let mut put = |key: &str, value: String| {
        if !value.is_empty() {
            lines.push(format!("{key}: {}", half(&value)));
        }
    };
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    put("by", report.inspection_body.clone());
    put("whom", report.inspected_body.clone());
    put("kind", report.inspection_kind.clone());
    put("period", format!("{} {}", date(report.inspected_from), date(report.inspected_to)).trim().to_owned());
    put("fed back", date(report.feedback_on));
    put("as of", date(report.as_of));
    put("months", report.months.map(|months| months.to_string()).unwrap_or_default());
    let totals: Vec<String> = read.totals.iter().map(|total| format!("{:?} {}", total.of, total.count)).collect();
    put("totals", totals.join(", "));
    let furniture = read.lines.iter().filter(|line| line.role == Role::Furniture).count();
    put("furniture", if furniture > 0 { furniture.to_string() } else { String::new() });
    let dropped: Vec<String> = document.dropped.iter().map(|dropped| format!("{:?}", dropped.why)).collect();
    put("dropped", dropped.join(", "));
    let measures: usize = report.items().map(|item| item.measures.len()).sum();
    let counts = (report.categories.len(), report.problems().count(), report.items().count(), measures);
    put("counts", format!("{} {} {} {}", counts.0, counts.1, counts.2, counts.3));
    let name = |remark: &Remark| format!("{remark:?}").split(['(', ' ', '{']).next().unwrap().to_owned();
    let remarks: Vec<String> = read.remarks.iter().map(name).collect();
    lines.push(format!("remarks: {}", remarks.join(", ")).trim().to_owned());
    tree(report, &mut lines);
    lines
}

fn tree(report: &Report, lines: &mut Vec<String>) {
    for category in &report.categories {
        lines.push(half(&format!("C {} | {}", category.number, category.title)).replace("C  |", "C |"));
        for problem in &category.problems {
            lines.push(half(&format!("P {} | {}", problem.number, problem.title)).replace("P  |", "P |"));
            problem.items.iter().for_each(|item| told_item(report, item, lines));
        }
    }
}

fn told_item(report: &Report, item: &Item, lines: &mut Vec<String>) {
    let line = half(&format!("I {} | {} | {}", item.number, item.title, item.finding)).replace("I  |", "I |");
    lines.push(line.trim_end().to_owned());
    for measure in &item.measures {
        lines.push(half(&format!("M {} | {}", measure.number, measure.text)).replace("M  |", "M |"));
    }
    let name = |id: &PartyId| half(&report.party(id).unwrap().name);
    let mut names = |key: &str, ids: &[PartyId]| {
        if !ids.is_empty() {
            lines.push(format!("{key}: {}", ids.iter().map(name).collect::<Vec<_>>().join(" ")));
        }
    };
    names("lead", &item.lead_units);
    names("support", &item.support_units);
    names("leader", item.leader.as_slice());
    if let Some(due) = &item.due {
        lines.push(format!("due: {}", due.on.unwrap()));
    }
    if item.progress.code() != "unstated" || item.term.code() != "unstated" {
        lines.push(format!("standing: {} {}", item.progress.code(), item.term.code()));
    }
}

/// True when a line of the label, with … for what it leaves out, fits a line that was read.
fn fits(label: &str, read: &str) -> bool {
    match label.split_once('…') {
        Some((start, end)) => read.starts_with(start) && read.ends_with(end),
        None => label == read,
    }
}

#[test]
fn every_notice_is_read_as_its_label_says() {
    let mut report = String::new();
    let labels = labels();
    assert!(labels.len() >= 12);
    for label in &labels {
        let read = notice(&label.document, Date::START);
        let told = told(&read, &label.document);
        let known = |line: &&String| !line.starts_with("grammar: ") && !line.starts_with("file: ");
        let wanted: Vec<&String> = label.lines.iter().filter(known).collect();
        let count = wanted.len().max(told.len());
        for at in 0..count {
            let (want, have) = (wanted.get(at).map_or("", |line| line.as_str()), told.get(at).map_or("", |line| line));
            if !fits(want.trim_end(), have) {
                writeln!(report, "{}:\n  label {want}\n  read  {have}", label.name).unwrap();
                break;
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}
