//! Notices in other grammars than the source's: each is read as its label, written by hand, says.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use guatu::model::{Date, Item, PartyId, Report, When};
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
    if let Some(on) = item.due.as_ref().and_then(|due| due.on) {
        lines.push(format!("due: {on}"));
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

fn read_text(name: &str, text: &str) -> Understood {
    notice(&open(text.as_bytes(), name, &|_| true).unwrap(), "2031-07-01".parse().unwrap())
}

/// The titles of the items, each with its finding and how many measures it has.
fn items(report: &Report) -> Vec<(String, String, usize)> {
    let told = |item: &Item| (item.title.clone(), item.finding.clone(), item.measures.len());
    report.items().map(|item| told(item)).collect()
}

#[test]
fn words_that_lead_over_to_a_finding_make_no_heading_and_take_no_measure() {
    let text = "中共青石县水利局党组关于巡察整改进展情况的通报\n\
        一、水利方面\n\
        (1)学习不深入。\n【反馈问题】\n巡察反馈指出，中心组学习不够。\n【整改情况】\n一是补学三次。二是举一反三。反馈指出，3个项目未验收，现已全部验收。\
        三是建立台账。\n\
        (2)巡堤不经常。\n【反馈问题】\n巡察反馈指出，记录雷同。\n【整改情况】\n一是每周巡堤一次。二是抽查记录。\n";
    let read = items(&read_text("通报.txt", text).report);
    let titles: Vec<&str> = read.iter().map(|(title, ..)| title.as_str()).collect();
    assert_eq!(titles, ["学习不深入", "巡堤不经常"]);
    assert_eq!(read.iter().map(|(.., measures)| *measures).collect::<Vec<_>>(), [3, 2]);
    assert!(read[0].1.contains("中心组学习不够") && !read[0].1.contains("未验收"), "{read:?}");
    let text = "关于巡察整改情况的报告\n一、水利方面\n1.水利工程管护不力\n(1)巡堤不经常。反馈指出，记录雷同。整改情况：一是每周巡堤一次；二是抽查记录。\n\
        (2)账实不符。反馈意见指出：少记两处。整改情况：一是补记。\n";
    let read = items(&read_text("报告.txt", text).report);
    let wanted = [("巡堤不经常", "记录雷同。", 2), ("账实不符", "少记两处。", 1)];
    assert_eq!(read, wanted.map(|(title, finding, measures)| (title.to_owned(), finding.to_owned(), measures)));
}

#[test]
fn head_and_foot_of_a_paper_are_its_own_and_no_lines_of_a_table() {
    let text = "中共青石县水利局党组关于巡察整改情况的报告\n县委、县委巡察办：\n\
        2031年1月6日至2月28日，县委第二巡察组对县水利局党组开展了常规巡察。2031年3月20日，县委第二巡察组向县水利局党组反馈了意见。\n\
        局党组高度重视，三次专题研究。\n\
        一、水利方面\n(1)巡堤不经常。\n整改情况：一是每周巡堤一次。\n(2)账实不符。\n整改情况：一是补记两处。\n\
        二、下一步打算\n(一)持续抓好整改。\n每月调度一次。\n\
        中共青石县水利局党组\n2031年6月30日\n县水利局办公室　　2031年7月1日印发\n";
    let report = read_text("报告.txt", text).report;
    assert_eq!((report.addressee.as_str(), report.issuer.as_str()), ("县委、县委巡察办", "中共青石县水利局党组"));
    assert_eq!(report.introduction, "局党组高度重视，三次专题研究。");
    assert_eq!(report.next_steps, "(一)持续抓好整改。\n每月调度一次。");
    assert_eq!((report.printed_by.as_str(), report.printed_on), ("县水利局办公室", "2031-07-01".parse().ok()));
    assert_eq!(items(&report).len(), 2);
    let table = "巡察整改台账\n填报单位：,县水利局,填报时间：2031年6月1日,\n序号,具体问题,整改措施,完成时限\n1,巡堤不经常,每周巡堤一次。,2031年6月底\n\
        2,账实不符,补记两处。,2031年7月底\n";
    let report = read_text("台账.csv", table).report;
    assert_eq!(items(&report).len(), 2);
    let own = [&report.addressee, &report.introduction, &report.next_steps, &report.issuer];
    assert_eq!(own, ["", "", "", ""]);
}

#[test]
fn a_date_below_a_label_or_in_a_cell_is_no_signature() {
    let due = |report: &Report| report.items().map(|item| item.due.as_ref().and_then(|due| due.on)).collect::<Vec<_>>();
    let day = |text: &str| Some(When::Day(text.parse().unwrap()));
    // The label is the last but one line of the notice.
    for label in ["整改时限：", "完成期限", "【完成时限】"] {
        let text = format!(
            "青石县审计局关于审计整改情况的公告\n一、预算执行方面\n1.预算编制不细。\n整改情况：已补编项目预算34个。\n\
             2.结余资金未清理。\n整改情况：已清理上缴。\n{label}\n2031年11月30日\n"
        );
        let report = read_text("公告.txt", &text).report;
        assert_eq!(
            (due(&report).last().copied().flatten(), report.issuer.as_str()),
            (day("2031-11-30"), ""),
            "{label}"
        );
    }
    // A form whose last cell is a day.
    let rows = [("存在问题", "灌区水费少收3万元。"), ("整改措施", "1.补收水费3万元。"), ("完成期限", "2031年10月15日")];
    let cells: Vec<String> =
        rows.iter().map(|(label, cell)| format!("<tr><td>{label}</td><td>{cell}</td></tr>")).collect();
    let cells = cells.concat();
    let form = format!("<html><body><p>审计整改问题登记表</p><table>{cells}</table></body></html>");
    let report = read_text("表.html", &form).report;
    assert_eq!((due(&report), report.issuer.as_str()), (vec![day("2031-10-15")], ""));
    // Two bodies sign, and the seal is said.
    let signed = "青石县审计局关于审计整改情况的公告\n一、预算执行方面\n1.预算编制不细。\n整改情况：已补编项目预算34个。\n\
        2.结余资金未清理。\n整改情况：已清理上缴。\n青石县审计局\n青石县财政局(代章)\n2031年11月30日\n";
    let read = read_text("公告.txt", signed);
    assert_eq!(read.report.issuer, "青石县财政局(代章)");
    let closing = read.lines.iter().filter(|line| line.role == Role::Closing).count();
    assert_eq!((closing, due(&read.report)), (3, vec![None, None]));
}
