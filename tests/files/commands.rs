//! The commands that need no window, as a person or a script runs them.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::process::{Command, Output};

fn guatu(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guatu"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).env("LC_ALL", "en_US.UTF-8").env_remove("DISPLAY");
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn what_cannot_be_written_and_what_would_not_be_read_is_refused_before_anything_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let out = |name: &str| folder.path().join(name).display().to_string();
    for (arguments, said) in [
        (vec!["--form", "report-monthly", "-o", &out("a.xlsx")], ".docx .pdf"),
        (vec!["--form", "duties", "-o", &out("a.xlsx"), "--sources"], "--sources"),
        (vec!["--form", "duties", "-o", &out("a.xlsx"), "--from", "2026-09-01"], "--from"),
        (vec!["--form", "report-plan", "-o", &out("a.docx"), "--unit", "县住建局"], "--unit"),
        (vec!["--form", "report-plan", "-o", &out("a.pdf"), "--sources"], "--sources"),
        (vec!["-o", &out("a.pptx"), "--appendix", "lists"], "--appendix"),
    ] {
        let done = guatu(&[&["export", "assets/yunxi.guatu.json"][..], &arguments].concat());
        let errors = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(errors.contains(said) && errors.trim().lines().count() == 1, "{arguments:?}: {errors}");
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

#[test]
fn check_finds_the_bundled_dataset_clean() {
    let output = guatu(&["check", "assets/tongchuan.guatu.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let output = guatu(&["check", "assets/tongchuan.guatu.json", "--json"]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = found["findings"].as_array().unwrap();
    let of = |severity: &str| findings.iter().filter(|finding| finding["severity"] == severity).count();
    assert_eq!(of("error"), 0, "no false error stands on the source notice");
    assert!(of("confirmed") >= 12 && of("question") >= 1, "{findings:?}");
    assert!(findings.iter().all(|finding| !finding["message"].as_str().unwrap_or_default().is_empty()));
}

#[test]
fn check_writes_what_it_found_as_a_list() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("核对单.csv");
    let output = guatu(&["check", "assets/tongchuan.guatu.json", "-o", list.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("核对单.csv"), "{}", text(&output.stdout));
    assert!(std::fs::read_to_string(&list).unwrap().lines().count() > 12);
    let book = folder.path().join("findings.xlsx");
    let output = guatu(&["check", "assets/tongchuan.guatu.json", "--json", "-o", book.to_str().unwrap()]);
    assert!(serde_json::from_slice::<serde_json::Value>(&output.stdout).is_ok(), "nothing else is printed");
    assert!(std::fs::read(&book).unwrap().starts_with(b"PK"));
    let output = guatu(&["check", "assets/tongchuan.guatu.json", "-o", folder.path().join("a.doc").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2), "no list can be that");
}

#[test]
fn check_tells_findings_from_what_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.json");
    let write =
        |text: &str| std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), text.as_bytes()).unwrap();
    write(r#"{"format":"guatu","version":1,"reports":[{"id":"a","title":"t"},{"id":"a","title":"u"}]}"#);
    let output = guatu(&["check", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("reports[1].id"), "{}", text(&output.stdout));
    write("no JSON");
    let output = guatu(&["check", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.lines().count() == 1 && said.contains("line 1") && said.contains("bad.json"), "{said}");
}

#[test]
fn compare_tells_what_differs_and_nothing_of_what_is_the_same() {
    let same = guatu(&["compare", "assets/tongchuan.guatu.json", "assets/tongchuan.guatu.json"]);
    assert_eq!(same.status.code(), Some(0), "{}", text(&same.stderr));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.guatu.json");
    let mut dataset = guatu::file::read(guatu::app::EXAMPLE).unwrap();
    std::sync::Arc::make_mut(&mut dataset.reports[0]).title = "另一份通报".to_owned();
    guatu::file::save(&path, &dataset).unwrap();
    let other = guatu(&["compare", "assets/tongchuan.guatu.json", path.to_str().unwrap(), "--json"]);
    assert_eq!(other.status.code(), Some(1));
    let found: serde_json::Value = serde_json::from_slice(&other.stdout).unwrap();
    assert_eq!(found["differences"].as_array().unwrap().len(), 1);
    assert_eq!(found["differences"][0]["field"], "title");
}

#[test]
fn stats_prints_counts_and_attainment() {
    let output = guatu(&["stats", "assets/tongchuan.guatu.json", "--json"]);
    let stats: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for (name, count) in [("reports", 1), ("categories", 4), ("problems", 7), ("items", 29), ("measures", 118)] {
        assert_eq!(stats[name], count, "{name}");
    }
    let share = stats["attainment"].as_array().unwrap().iter().find(|one| one["id"] == "c1p4i7n1").unwrap();
    // (75 − 37) / (70 − 37)
    assert_eq!((&share["ratio"], &share["rule"], &share["met"]), (&1.1515.into(), &"way_covered".into(), &true.into()));
}

#[test]
fn version_help_and_mistakes_are_answered() {
    assert!(text(&guatu(&["--version"]).stdout).starts_with("guatu 0."));
    assert!(text(&guatu(&["--help"]).stdout).contains("guatu check"));
    let output = guatu(&["--wat"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--wat"));
}

#[test]
fn what_is_internal_is_on_no_slide_and_in_no_picture_unless_its_readers_may_see_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let mut dataset = guatu::file::read(guatu::app::FILLED_EXAMPLE).unwrap();
    let report = std::sync::Arc::make_mut(&mut dataset.reports[0]);
    report.audience = None;
    let category = std::sync::Arc::make_mut(&mut report.categories[0]);
    let problem = std::sync::Arc::make_mut(&mut category.problems[0]);
    let item = std::sync::Arc::make_mut(&mut problem.items[1]);
    assert!(item.due.is_some(), "it stands on the wall chart");
    (item.title, item.internal) = ("只在办公室里说的一件事".to_owned(), true);
    guatu::file::save(std::path::Path::new(&path("a.json")), &dataset).unwrap();
    let words = |out: &str| {
        let mut all = std::fs::read(out).unwrap();
        if let Ok(mut package) = zip::ZipArchive::new(std::io::Cursor::new(all.clone())) {
            all.clear();
            for n in 0..package.len() {
                std::io::Read::read_to_end(&mut package.by_index(n).unwrap(), &mut all).unwrap();
            }
        }
        String::from_utf8_lossy(&all).into_owned()
    };
    for (readers, is_seen) in [(&[][..], false), (&["--audience", "office"], false), (&["--audience", "all"], true)] {
        for (name, command) in [("a.pptx", &["export"][..]), ("a.svg", &["render", "--chart", "plan"])] {
            let (file, out) = (path("a.json"), path(name));
            let arguments: Vec<&str> =
                command.iter().chain(readers).copied().chain([file.as_str(), "-o", out.as_str()]).collect();
            let done = guatu(&arguments);
            assert_eq!(done.status.code(), Some(0), "{arguments:?}: {}", text(&done.stderr));
            assert_eq!(words(&out).contains("只在办公室里说的一件事"), is_seen, "{arguments:?}");
            std::fs::remove_file(out).unwrap();
        }
    }
}

/// Entries of a package by the beginning of their names, put together as text.
fn parts(path: &std::path::Path, beginning: &str) -> String {
    let mut package = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let names: Vec<String> = package.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut all = String::new();
    for name in names.into_iter().filter(|name| name.starts_with(beginning)) {
        std::io::Read::read_to_string(&mut package.by_name(&name).unwrap(), &mut all).unwrap();
    }
    all
}

#[test]
fn a_report_says_on_the_command_line_what_the_window_says_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let write = |form: &str, on: &str, more: &[&str]| {
        let out = folder.path().join(format!("{form}{}.docx", more.len()));
        let path = out.to_str().unwrap().to_owned();
        let given =
            ["export", "assets/yunxi.guatu.json", "--form", form, "--audience", "office", "--on", on, "-o", &path];
        let done = guatu(&given.iter().chain(more).copied().collect::<Vec<_>>());
        assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
        (out, text(&done.stderr))
    };
    let (plain, said) = write("report-progress", "2026-11-28", &[]);
    assert!(said.contains("2 items without a due date"), "{said}");
    assert!(said.contains("5000"), "{said}");
    assert!(said.contains("15 Sep 2026") && said.contains("28 Nov 2026"), "{said}");
    assert!(!parts(&plain, "word/comments").contains("w:comment "));
    let (sourced, said) = write("report-progress", "2026-09-15", &["--sources"]);
    assert!(!said.contains("15 Sep 2026"), "figures and text are of one day: {said}");
    assert!(parts(&sourced, "word/comments").contains("w:comment "));
    let (_, said) = write("report-plan", "2026-11-28", &[]);
    assert!(!said.contains("5000"), "a plan has no length: {said}");
}

#[test]
fn a_folder_of_returned_workbooks_is_collected_and_a_missing_folder_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (sent, letters, out) = (path("sent"), path("a/b"), path("new.guatu.json"));
    let done = guatu(&["split", "assets/yunxi.guatu.json", "-o", &sent, "--unit", "县住建局"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    std::fs::File::create_new(folder.path().join("sent/说明.txt")).unwrap();
    let done = guatu(&["collect", "assets/yunxi.guatu.json", &sent, "-o", &out]);
    let said = text(&done.stdout);
    assert_eq!(done.status.code(), Some(0), "{said}{}", text(&done.stderr));
    assert_eq!(said.lines().filter(|line| line.contains("files returned 1")).count(), 1, "{said}");
    let given = ["letters", "assets/yunxi.guatu.json", "--kind", "urge", "--on", "2026-09-15", "-o", &letters];
    let done = guatu(&given);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(std::fs::read_dir(&letters).unwrap().count() > 1);
}

/// Imports a file of these bytes in a language, with these options. Returns what it printed and said, and the folder with
/// what it wrote.
fn imported(name: &str, bytes: &[u8], options: &[&str], language: &str) -> (Output, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::io::Write::write_all(&mut std::fs::File::create(path(name)).unwrap(), bytes).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_guatu"));
    command.args(["import", &path(name), "-o", &path("out.guatu.json")]).args(options);
    command.env("LC_ALL", language).env_remove("DISPLAY");
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(folder.path().join("out.guatu.json").exists());
    (output, folder)
}

const LEDGER: &str = "序号,反馈问题,整改措施,责任单位,完成时限,整改时限,完成情况,整改状态\n1,渠道渗漏,改造渠道18公里,灌区中心,2031年3月底前,\
                      2031年5月底前,已完成,正在推进\n2,台账不全,补齐台账12份,办公室,尽快,2031年6月30日,已完成,完成\n";

const NOTICE: &str = "关于巡察整改进展情况的通报\n2031年1月6日至2月28日,县委第三巡察组对县水务局党组开展了常规巡察。\n\
    一、整改组织情况\n局党组先后召开党组会6次,研究部署整改工作。\n二、反馈问题整改情况\n(一)水利工程管护方面\n\
    1.小水库管护不到位。\n整改情况:\n(1)逐库落实管护责任。\n(2)清淤9处溢洪道。\n责任单位:工程管理股;完成时限:2031年5月31日。\n\
    2.灌区渠道渗漏。\n整改情况:\n(1)改造渠道18.6公里。\n责任单位:灌区中心;完成时限:2031年12月31日。\n\
    三、下一步打算\n继续抓好整改。\n联系人:张三;联系电话:0000-0000000。\n";

#[test]
fn an_import_prints_all_that_it_leaves_open_with_its_place() {
    for (language, wanted) in [
        (
            "en_US.UTF-8",
            [
                "2 items and 3 measures read",
                "Paragraph 4 “局党组先后召开党组会6次,研究部…”: A part without problems",
                "Paragraph 3 “一、整改组织情况”: not placed (taken for: Part)",
                "Not found in the preface (paragraphs 2 to 2): Feedback, As of",
            ],
        ),
        (
            "zh_CN.UTF-8",
            [
                "读出 2 项具体问题、3 条措施",
                "第 4 段“局党组先后召开党组会6次,研究部…”:这一部分没有问题",
                "第 3 段“一、整改组织情况”:没有归入(认作:部分)",
                "前言(第 2 段至第 2 段)里没有找到:反馈日期、截止日期",
            ],
        ),
    ] {
        let (output, _folder) = imported("通报.txt", NOTICE.as_bytes(), &[], language);
        let said = text(&output.stderr);
        for words in wanted {
            assert_eq!(said.lines().filter(|line| line.starts_with(words)).count(), 1, "{words}\n{said}");
        }
        assert_eq!(text(&output.stdout).lines().count(), 1, "the path alone");
    }
}

#[test]
fn columns_that_disagree_and_dates_that_are_none_are_told_with_their_cells() {
    let (output, _folder) = imported("台账.csv", LEDGER.as_bytes(), &[], "en_US.UTF-8");
    let said = text(&output.stderr);
    let line = |words: &str| said.lines().any(|line| line.contains(words));
    for words in ["Row 2, column F “2031年5月底前”", "Row 2, column H “正在推进”"] {
        assert!(line(&format!("{words}: This cell contradicts another one of the same item")), "{words}: {said}");
    }
    assert!(line("Row 3, column E “尽快”: A due date could not be read"), "{said}");
    assert_eq!(said.matches("contradicts").count(), 2, "other words for the same: {said}");
    assert!(!said.contains("not placed"), "headings are understood: {said}");
}

#[test]
fn an_import_gives_the_same_as_json_and_nothing_else() {
    let bytes = std::fs::read("tests/offices/revised.odt").unwrap();
    let (output, _folder) = imported("说明.odt", &bytes, &["--json"], "en_US.UTF-8");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
    assert_eq!((&found["kind"], &found["read"]["items"]), (&"word".into(), &2.into()), "{found}");
    let left_out = found["left_out"].as_array().unwrap();
    let of = |why: &str| {
        left_out.iter().filter(|own| own["why"] == why).map(|own| own["text"].as_str().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(of("deleted"), ["长期", "删去的一段。"]);
    assert_eq!(of("hidden"), ["(内部)"]);
    assert_eq!(of("note"), ["台账由局办公室保管。"]);
    assert!(of("header_or_footer").contains(&"青石镇"));
    assert!(left_out.iter().all(|own| own["before_paragraph"].is_u64() && own["message"].is_string()));
    let facts: Vec<&str> =
        found["facts_not_found"].as_array().unwrap().iter().map(|own| own["field"].as_str().unwrap()).collect();
    assert!(facts.contains(&"feedback_on") && facts.contains(&"inspection_body"), "{facts:?}");
}

#[test]
fn the_json_of_a_ledger_names_cells_hidden_rows_and_unread_columns() {
    let bytes = std::fs::read("tests/offices/ledger.xlsb").unwrap();
    let (output, _folder) = imported("台账.xlsb", &bytes, &["--json"], "zh_CN.UTF-8");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&found["kind"], &found["read"]["items"]), (&"sheet".into(), &3.into()), "{found}");
    let remarks = found["remarks"].as_array().unwrap();
    let of = |code: &str| remarks.iter().find(|own| own["remark"] == code).unwrap_or_else(|| panic!("{code}: {found}"));
    assert_eq!((&of("hidden_row")["row"], &of("hidden_row")["sheet"]), (&4.into(), &"台账".into()));
    assert!(of("hidden_sheet")["message"].as_str().unwrap().contains("底稿"));
    assert!(found["left_out"].as_array().unwrap().iter().any(|own| own["text"] == "旧行" && own["why"] == "hidden"));
    // Many columns that no field is for, and more than a report can have of its own: each is named.
    let days: Vec<String> = (1..=60).map(|day| format!("第{day}天")).collect();
    let ticks = ",√".repeat(60);
    let plan =
        format!("序号,反馈问题,整改措施,{}\n1,渠道渗漏,改造渠道{ticks}\n2,台账不全,补齐台账{ticks}\n", days.join(","));
    let (output, _folder) = imported("计划.csv", plan.as_bytes(), &["--json"], "zh_CN.UTF-8");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let columns = found["unread_columns"].as_array().unwrap();
    let remarks = found["remarks"].as_array().unwrap();
    assert!(remarks.iter().any(|own| own["remark"] == "columns_unread"), "{found}");
    assert_eq!(columns.len(), 60);
    let (last, row) = (&columns[59], &columns[59]["row"]);
    assert_eq!((&last["heading"], row, &last["column"]), (&"第60天".into(), &1.into(), &"BK".into()));
}
