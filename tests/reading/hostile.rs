//! Small files made to fill the memory or to take for ever: each is read within bounds or refused with its name and with
//! what to do, by the program as a person runs it. And the ends that the process which reads can come to.
//!
//! The time is a guard against hanging, not a measure: figures are taken by hand from a release build.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use std::cell::Cell;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use guatu::app::{Reading, read_by};
use guatu::model::Date;
use guatu::reading::formats::{Document, Encoding, FormatError, Why, open};
use guatu::reading::notice::{Remark, notice};

use crate::packed;
use crate::packed::{notice as file, pack, replaced};

const GUATU: &str = env!("CARGO_BIN_EXE_guatu");

/// A run that takes longer hangs. A program that is not optimised may take 50 s for one document.
const HANGS: Duration = Duration::from_mins(2);

/// What the program takes beside the document: its code, its fonts, its words.
const PROGRAM: u64 = 100 << 20;

/// What came of a run.
struct Run {
    code: Option<i32>,
    said: String,
    /// The most bytes that it or a process of its own had in memory.
    peak: u64,
    time: Duration,
}

fn field(status: &str, name: &str) -> Option<u64> {
    status.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse().ok())
}

/// The peak of a process and of those that it started.
fn peak(process: u32) -> u64 {
    let status = |path: PathBuf| fs::read_to_string(path.join("status")).ok();
    let own = |status: &String| {
        field(status, "Pid:") == Some(process.into()) || field(status, "PPid:") == Some(process.into())
    };
    let folders = fs::read_dir("/proc").unwrap().flatten().map(|entry| entry.path());
    let all = folders.filter_map(status).filter(own).filter_map(|status| field(&status, "VmHWM:"));
    all.max().unwrap_or(0) << 10
}

/// Runs the program until it ends or hangs.
fn run(arguments: &[&str]) -> Run {
    let mut command = Command::new(GUATU);
    command.args(arguments).env("LC_ALL", "zh_CN.UTF-8").env_remove("DISPLAY").stdin(Stdio::null());
    // A file takes all that is said; a pipe would be full.
    let mut heard = tempfile::tempfile().unwrap();
    let ear = || heard.try_clone().unwrap();
    let mut child = command.stdout(ear()).stderr(ear()).spawn().unwrap();
    let began = Instant::now();
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        most = most.max(peak(child.id()));
        if began.elapsed() > HANGS {
            child.kill().unwrap();
            panic!("{arguments:?} hangs");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let time = began.elapsed();
    let mut said = Vec::new();
    std::io::Seek::rewind(&mut heard).unwrap();
    std::io::Read::read_to_end(&mut heard, &mut said).unwrap();
    let said = String::from_utf8_lossy(&said).into_owned();
    Run { code: child.wait().unwrap().code(), said, peak: most, time }
}

/// Imports a document of these bytes: within bounds, and either read or refused in words.
fn import(name: &str, bytes: &[u8]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::File::create(&path).and_then(|mut file| std::io::Write::write_all(&mut file, bytes)).unwrap();
    let out = folder.path().join("out.guatu.json");
    let run = run(&["import", path.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    println_figures(name, bytes.len(), &run);
    assert!(run.peak <= 20 * bytes.len() as u64 + (200 << 20) + PROGRAM, "{name}: {} MB", run.peak >> 20);
    for word in ["panicked", "src/", ".rs", "memory allocation", "RUST_BACKTRACE"] {
        assert!(!run.said.contains(word), "{name}: {}", run.said);
    }
    match run.code {
        Some(0) => assert!(out.exists(), "{name}"),
        Some(2) => assert!(run.said.contains(name) && run.said.contains('请'), "{name}: {}", run.said),
        other => panic!("{name}: {other:?} {}", run.said),
    }
    run
}

/// What a run took, for whoever runs the tests with `--nocapture`.
#[expect(clippy::print_stderr, reason = "figures for a person")]
fn println_figures(name: &str, length: usize, run: &Run) {
    let said: String = run.said.lines().next().unwrap_or_default().chars().take(60).collect();
    eprintln!("{name}: {length} bytes, {:.1} s, {} MB, {:?} {said}", run.time.as_secs_f32(), run.peak >> 20, run.code);
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A Word file of these parts.
fn docx(body: &str, numbering: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>");
    let numbering = format!("<w:numbering xmlns:w=\"{WORD}\">{numbering}</w:numbering>");
    pack(&[
        ("word/document.xml".to_owned(), document.into_bytes()),
        ("word/numbering.xml".to_owned(), numbering.into_bytes()),
    ])
}

/// The ledger of the tests with another first sheet.
fn xlsx(sheet: &str) -> Vec<u8> {
    let sheet = format!("<worksheet xmlns=\"{SHEET}\">{sheet}</worksheet>");
    replaced(&file("ledger.xlsx"), "xl/worksheets/sheet1.xml", sheet.as_bytes())
}

fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>{table}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    replaced(&file("ledger.ods"), "content.xml", content.as_bytes())
}

/// As many pieces as are asked for, each with its number.
fn many(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, at| {
        write!(all, "{}", piece(at)).unwrap();
        all
    })
}

#[test]
fn numbering_texts_do_not_multiply() {
    let paragraph = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>整改</w:t></w:r></w:p>";
    let long = format!("第%1{}", "条".repeat(200_000));
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>\
         <w:lvlText w:val=\"{long}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    );
    let bytes = docx(&paragraph.repeat(5000), &numbering);
    assert_eq!(import("编号.docx", &bytes).code, Some(0));
    let document = open(&bytes, "", &|_| true).unwrap();
    assert_eq!(document.paragraphs.len(), 5000);
    assert!(document.paragraphs.iter().all(|own| own.text.len() < 400 && own.text.ends_with("整改")));
    assert!(document.dropped.iter().any(|dropped| dropped.why == Why::TooLong));
}

#[test]
fn a_shared_text_is_not_stored_for_every_cell() {
    let words = "责任单位限期整改".repeat(50_000);
    let shared = format!("<sst xmlns=\"{SHEET}\" uniqueCount=\"1\"><si><t>{words}</t></si></sst>");
    let rows = many(2000, |row| format!("<row r=\"{0}\"><c r=\"A{0}\" t=\"s\"><v>0</v></c></row>", row + 1));
    let bytes = replaced(&xlsx(&format!("<sheetData>{rows}</sheetData>")), "xl/sharedStrings.xml", shared.as_bytes());
    let run = import("共享文字.xlsx", &bytes);
    assert!(run.code == Some(2) || run.said.contains("后面的没有读"), "{}", run.said);
    let document = open(&bytes, "", &|_| true).unwrap();
    assert!(document.cut && document.paragraphs.iter().map(|own| own.text.len()).sum::<usize>() < 20 << 20);
    assert!(notice(&document, Date::START).remarks.contains(&Remark::Cut));
}

#[test]
fn a_claimed_count_is_not_believed() {
    for count in ["4000000000", "18446744073709551615", "99999999"] {
        let shared =
            format!("<sst xmlns=\"{SHEET}\" count=\"{count}\" uniqueCount=\"{count}\"><si><t>一</t></si></sst>");
        let bytes = replaced(&file("ledger.xlsx"), "xl/sharedStrings.xml", shared.as_bytes());
        import("计数.xlsx", &bytes);
    }
    // The same in a part that is found by its relation alone.
    let shared = format!("<sst xmlns=\"{SHEET}\" uniqueCount=\"4000000000\"><si><t>一</t></si></sst>");
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
        Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId9\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"words.png\"/>\
        </Relationships>";
    let bytes = replaced(&file("ledger.xlsx"), "xl/words.png", shared.as_bytes());
    import("别名.xlsx", &replaced(&bytes, "xl/_rels/workbook.xml.rels", relations.as_bytes()));
}

#[test]
fn repeated_cells_are_told_and_left_out() {
    let words = "长".repeat(20_000);
    let table = format!(
        "<table:table table:name=\"一\"><table:table-row table:number-rows-repeated=\"1000\"><table:table-cell \
         table:number-columns-repeated=\"1000\"><text:p>{words}</text:p></table:table-cell></table:table-row></table:table>"
    );
    let bytes = ods(&table);
    let run = import("重复.ods", &bytes);
    assert!(run.code == Some(0) && run.said.contains("重复了很多格"), "{}", run.said);
    assert_eq!(open(&bytes, "", &|_| true).unwrap().paragraphs.len(), 1);
    // Short words repeat to as many cells as are read.
    import("短重复.ods", &ods(&table.replace(&words, "长").repeat(40)));
}

#[test]
fn spans_and_far_cells_do_not_fill_the_memory() {
    let words = "合并单元格里的一段话".repeat(2000);
    let page = |cell: &str| {
        format!("<table><tr><td>反馈问题</td><td>整改措施</td></tr>{cell}{}</table>", "<tr><td>一".repeat(3000))
    };
    import("跨行.html", page(&format!("<tr><td rowspan=1000 colspan=100>{words}</td></tr>").repeat(9)).as_bytes());
    let far = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>反馈问题</t></is></c></row><row r=\"1048576\"><c \
               r=\"XFD1048576\" t=\"inlineStr\"><is><t>远</t></is></c></row></sheetData>";
    import("远处.xlsx", &xlsx(far));
    let merges = many(60_000, |at| format!("<mergeCell ref=\"A{}:XFD1048576\"/>", at + 1));
    import("合并.xlsx", &xlsx(&format!("{far}<mergeCells>{merges}</mergeCells>")));
    let tables = many(20_000, |at| {
        format!(
            "<table:table table:name=\"{at}\"><table:table-row table:number-rows-repeated=\"9999\"/><table:table-row>\
                 <table:table-cell table:number-columns-repeated=\"400\"/><table:table-cell><text:p>远</text:p>\
                 </table:table-cell></table:table-row></table:table>"
        )
    });
    import("许多表.ods", &ods(&tables));
}

#[test]
fn a_sheet_that_is_named_ten_thousand_times_is_read_once() {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let sheets = many(10_000, |at| format!("<sheet name=\"{at}\" sheetId=\"{}\" r:id=\"rId1\"/>", at + 1));
    let workbook = format!("<workbook xmlns=\"{SHEET}\" xmlns:r=\"{office}\"><sheets>{sheets}</sheets></workbook>");
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let rows = many(40, |row| {
        format!("<row r=\"{0}\"><c r=\"A{0}\" t=\"inlineStr\"><is><t>第{0}项</t></is></c></row>", row + 1)
    });
    let bytes = replaced(&xlsx(&format!("<sheetData>{rows}</sheetData>")), "xl/workbook.xml", workbook.as_bytes());
    let bytes = replaced(&bytes, "xl/_rels/workbook.xml.rels", relations.as_bytes());
    import("一表多名.xlsx", &bytes);
    let document = open(&bytes, "", &|_| true).unwrap();
    assert_eq!((document.tables.len(), document.paragraphs.len()), (1, 40));
}

/// A text of the open document format with this body.
fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\"><office:body><office:text>{body}\
         </office:text></office:body></office:document-content>"
    );
    replaced(&file("../offices/notice.odt"), "content.xml", content.as_bytes())
}

#[test]
fn texts_pages_and_binary_books_that_repeat_themselves_end() {
    let cell = "<table:table-cell table:number-columns-spanned=\"1000\" table:number-rows-spanned=\"1000\"><text:p>长话\
                </text:p></table:table-cell>";
    let row = format!("<table:table-row table:number-rows-repeated=\"1000\">{}</table:table-row>", cell.repeat(20));
    import("合并.odt", &odt(&format!("<table:table>{}</table:table>", row.repeat(2000))));
    let deep =
        format!("{}{}", "<text:list><text:list-item>".repeat(40_000), "</text:list-item></text:list>".repeat(40_000));
    import("层.odt", &odt(&format!("<text:p>一</text:p>{deep}")));
    let lists =
        "<text:list text:style-name=\"WWNum1\"><text:list-item><text:p>整改</text:p></text:list-item></text:list>";
    import("许多清单.odt", &odt(&lists.repeat(20_000)));
    // Ways between characters that repeat without end, and lines by the thousand.
    let run = "<ofd:TextObject Boundary=\"20 60 150 6\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 999999999 0.001\">\
               整改措施落实到位</ofd:TextCode></ofd:TextObject>";
    let rules = many(12_000, |at| {
        let (x, y) = (at % 150 + 20, at / 150 * 3 + 20);
        format!(
            "<ofd:PathObject Boundary=\"{x} {y} 9 9\"><ofd:AbbreviatedData>M 0 0 L 0 2 M 0 0 L 1 0</ofd:AbbreviatedData></ofd:PathObject>"
        )
    });
    let page = |objects: &str| {
        let page =
            format!("<ofd:Page xmlns:ofd=\"o\"><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>");
        replaced(&file("../offices/notice.ofd"), "Doc_0/Pages/Page_0/Content.xml", page.as_bytes())
    };
    import("重叠.ofd", &page(&run.repeat(40_000)));
    import("格线.ofd", &page(&format!("{rules}{run}")));
    // One long text that all cells share.
    let record = |kind: u8, body: &[u8]| {
        let length = body.len();
        let size = [length & 0x7f | 0x80, length >> 7 & 0x7f | 0x80, length >> 14 & 0x7f | 0x80, length >> 21 & 0x7f];
        [&[kind][..], &size.map(|part| part as u8), body].concat()
    };
    let long: Vec<u8> = "责任单位限期整改".repeat(50_000).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let count = u32::try_from(long.len() / 2).unwrap().to_le_bytes();
    let rows = (0..2000_u32).map(|row| {
        let head = [&row.to_le_bytes()[..], &[0; 13]].concat();
        [record(0, &head), record(7, &[0; 12])].concat()
    });
    let own = file("../offices/ledger.xlsb");
    let own = replaced(&own, "xl/sharedStrings.bin", &record(19, &[&[0][..], &count, &long].concat()));
    let bytes = replaced(&own, "xl/worksheets/sheet1.bin", &rows.collect::<Vec<_>>().concat());
    let run = import("共享文字.xlsb", &bytes);
    assert!(run.code == Some(2) || run.said.contains("后面的没有读"), "{}", run.said);
}

#[test]
fn parts_count_against_the_limit_and_hidden_columns_are_no_search() {
    let columns =
        many(100_000, |at| format!("<col min=\"{}\" max=\"{}\" hidden=\"1\"/>", at % 9000 * 2 + 1, at % 9000 * 2 + 1));
    let rows = many(60_000, |row| format!("<row r=\"{0}\"><c r=\"XFD{0}\"><v>1</v></c></row>", row + 1));
    import("隐藏列.xlsx", &xlsx(&format!("<cols>{columns}</cols><sheetData>{rows}</sheetData>")));
    let mut parts = packed::parts(&file("ledger.xlsx"));
    parts.extend((0..40).map(|at| (format!("xl/extra{at}.bin"), vec![b' '; 8 << 20])));
    let run = import("解压.xlsx", &pack(&parts));
    assert!(run.code == Some(2) && run.said.contains("解压后超过"), "{}", run.said);
}

#[test]
fn many_short_lines_and_deep_pages_end() {
    import("短行.txt", "一\n".repeat(250_000).as_bytes());
    import("逗号.csv", ["序号,反馈问题,整改措施\n", &",".repeat(900_000)].concat().as_bytes());
    import("表.html", "<table><tr><td>反馈问题<td>整改措施<td>责任单位".repeat(10_000).as_bytes());
    import("层.html", format!("<html>{}", "<div><b>一".repeat(90_000)).as_bytes());
    import("标记.txt", "一、（一）1.（1）".repeat(40_000).as_bytes());
    import("数.txt", "整改完成12个3万元".repeat(40_000).as_bytes());
}

/// A dataset of one item with these fields.
fn dataset(item: &str) -> String {
    format!(
        "{{\"format\": \"guatu\", \"version\": 1, \"reports\": [{{\"id\": \"r\", \"title\": \"报告\", \"categories\": [{{\"id\": \
         \"c\", \"title\": \"面\", \"problems\": [{{\"id\": \"p\", \"title\": \"题\", \"items\": [{{\"id\": \"i\", \"title\": \
         \"项\"{item}}}]}}]}}]}}]}}"
    )
}

/// Checks a dataset: within bounds, whatever comes of it.
fn check(name: &str, text: &str) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::File::create(&path).and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes())).unwrap();
    let run = run(&["check", path.to_str().unwrap()]);
    println_figures(name, text.len(), &run);
    assert!(run.peak <= 20 * text.len() as u64 + (200 << 20) + PROGRAM, "{name}: {} MB", run.peak >> 20);
    assert!(matches!(run.code, Some(0..=2)) && !run.said.contains("panicked"), "{name}: {:?} {}", run.code, run.said);
    run
}

#[test]
fn chains_and_many_nodes_of_a_dataset_are_no_square() {
    let indicator =
        |at: usize, more: String| format!("{{\"id\": \"n{at}\", \"name\": \"数\", \"better\": \"lower\"{more}}},");
    let list = |count: usize, more: &dyn Fn(usize) -> String| {
        let all = many(count, |at| indicator(at, more(at)));
        format!(", \"indicators\": [{}]", all.trim_end_matches(','))
    };
    let part = |whole: usize| format!(", \"part_of\": {{\"whole\": \"n{whole}\", \"by\": \"级\"}}");
    // To the front, to the back, in a circle.
    assert_eq!(
        check("前.json", &dataset(&list(9000, &|at| if at > 0 { part(at - 1) } else { String::new() }))).code,
        Some(0)
    );
    check("后.json", &dataset(&list(9000, &|at| if at < 8999 { part(at + 1) } else { String::new() })));
    assert_eq!(check("环.json", &dataset(&list(9000, &|at| part((at + 1) % 9000)))).code, Some(1));
    check("同.json", &dataset(&list(9000, &|at| format!(", \"same_as\": \"n{}\"", at.saturating_sub(1)))));
    let measures = many(12_000, |at| format!("{{\"id\": \"m{at}\", \"text\": \"办\"}},"));
    let measures = format!(", \"measures\": [{}]", measures.trim_end_matches(','));
    let of = list(9000, &|at| format!(", \"measure\": \"m{}\"", 11_999 - at));
    check("措施.json", &dataset(&(measures + &of)));
    let items = many(16_000, |at| format!("}}, {{\"id\": \"i{at}\", \"title\": \"项\", \"finding\": \"问题\""));
    check("项.json", &dataset(&items));
    check("重名.json", &dataset(&items.replace("\"i1", "\"i2")));
    let bad = many(9000, |at| format!("}}, {{\"id\": \"i{at}\", \"title\": \"项\", \"progress\": \"bad\""));
    check("坏.json", &dataset(&bad));
    let deep = format!(", \"x\": {}{}", "[".repeat(400_000), "]".repeat(400_000));
    check("深.json", &dataset(&deep));
}

/// A program that stands in for the reader: a shell script that does this.
fn stand_in(script: &str, watch: &dyn Fn(f32) -> bool) -> Reading {
    let folder = tempfile::tempdir().unwrap();
    let [written, program, path] = ["script", "reader", "文件.txt"].map(|name| folder.path().join(name));
    fs::File::create(&path).unwrap();
    fs::File::create(&written)
        .and_then(|mut file| std::io::Write::write_all(&mut file, format!("#!/bin/sh\n{script}\n").as_bytes()))
        .unwrap();
    fs::set_permissions(&written, fs::Permissions::from_mode(0o755)).unwrap();
    // A process of its own makes the program: a file that this process has written may still be open for writing in the
    // child that another test starts at the same moment, and could not be run then.
    assert!(Command::new("cp").arg(&written).arg(&program).status().unwrap().success());
    read_by(&program, &path, None, watch)
}

#[test]
fn every_end_of_the_reader_is_an_error_of_its_own() {
    let stopped = Err(FormatError::ReaderStopped);
    let always = |_: f32| true;
    assert_eq!(stand_in("exit 101", &always), stopped);
    assert_eq!(stand_in("kill -ABRT $$", &always), stopped);
    assert_eq!(stand_in("kill -KILL $$", &always), stopped);
    assert_eq!(stand_in("echo rubbish", &always), stopped);
    assert_eq!(stand_in("printf '\\000\\377'", &always), stopped);
    assert_eq!(stand_in("yes | tr -d '\\n' | head -c 300000000", &always), stopped);
    assert_eq!(stand_in("echo '{\"Done\":{\"Ok\":[1,2]}}'", &always), stopped);
    assert_eq!(stand_in("echo '{\"Done\":{\"Err\":\"Empty\"}}'; exec sleep 100", &always), Err(FormatError::Empty));
    let memory = stand_in("echo 'memory allocation of 96000000000 bytes failed' >&2; kill -ABRT $$", &always);
    assert_eq!(memory, Err(FormatError::OutOfMemory { limit: 200 << 20 }));
    // Much is complained, and it is read away.
    assert_eq!(stand_in("yes | head -c 3000000 >&2; exit 1", &always), stopped);
    let missing = read_by(Path::new("/no such program"), Path::new(GUATU), None, &always);
    assert_eq!(missing, stopped);
}

#[test]
fn a_reader_that_hangs_is_ended_and_a_person_can_stop_it() {
    let began = Instant::now();
    let hanging = stand_in("exec sleep 1000", &|_| true);
    assert!(matches!(hanging, Err(FormatError::OutOfTime { seconds: 5 | 50 })), "{hanging:?}");
    assert!(began.elapsed() < Duration::from_secs(90));
    let shares = Cell::new(Vec::new());
    let until_half = |share: f32| {
        let mut all = shares.take();
        all.push(share);
        shares.set(all);
        share < 0.5
    };
    let script = "for share in 0.1 0.2 0.5; do echo \"{\\\"Progress\\\":$share}\"; done; exec sleep 1000";
    let began = Instant::now();
    assert_eq!(stand_in(script, &until_half), Err(FormatError::Cancelled));
    assert!(began.elapsed() < Duration::from_secs(30) && shares.take().contains(&0.2));
}

fn read_apart(path: &Path, encoding: Option<Encoding>) -> Reading {
    read_by(Path::new(GUATU), path, encoding, &|_| true)
}

#[test]
fn what_is_read_apart_is_what_is_read_here() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices");
    let mut read = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let ending = path.extension().unwrap_or_default();
        if path.is_dir() || ending == "label" || ending == "py" {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let here: Document = open(&fs::read(&path).unwrap(), &name, &|_| true).unwrap();
        let (document, understood) = read_apart(&path, None).unwrap();
        assert_eq!(document, here, "{name}");
        assert_eq!(understood, notice(&here, Date::today()), "{name}");
        read += 1;
    }
    assert!(read > 20);
}

#[test]
fn a_chosen_encoding_is_obeyed_apart_and_what_is_no_document_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("-通报.txt");
    let (bytes, _, _) = encoding_rs::GB18030.encode("一、问题\n(一)学习不深\n");
    fs::File::create(&path).and_then(|mut file| std::io::Write::write_all(&mut file, &bytes)).unwrap();
    for encoding in Encoding::ALL {
        let read = read_apart(&path, Some(encoding));
        let here = guatu::reading::formats::open_as(&bytes, "-通报.txt", encoding, &|_| true);
        assert_eq!(read.map(|(document, _)| document), here, "{encoding:?}");
    }
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/desktop/icons/16.png");
    assert!(matches!(read_apart(&picture, None), Err(FormatError::NotADocument { .. })));
    assert!(matches!(read_apart(&folder.path().join("无"), None), Err(FormatError::Unreadable(_))));
}
