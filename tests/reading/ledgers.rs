//! Ledgers as offices keep them come in whole: every column in a field, in a column of the report's own, or in a remark.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::format_push_string,
    reason = "helpers of tests fail as tests do"
)]

use std::io::{Cursor, Write as _};

use guatu::model::{Cell, ColumnKind, Date, Item, Measure, PartyId, Progress, Report, ReviewResult, Schedule, Term};
use guatu::reading::formats::{Document, FaultKind, open, pasted};
use guatu::reading::notice::{Remark, Understood, notice};

mod every_heading;
mod hidden;
mod limits;
mod roles;

/// The day of the import in these tests.
fn today() -> Date {
    Date::new(2025, 7, 1).unwrap()
}

fn cells(rows: &[&str]) -> Understood {
    notice(&pasted(&rows.join("\n"), "cells", &|_| true).unwrap(), today())
}

/// A workbook of sheets: their names, and the XML of their rows and what follows.
fn book(sheets: &[(&str, &str)]) -> Document {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let ns = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
              xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let (mut list, mut relations, mut types) = (String::new(), String::new(), String::new());
    for (at, (name, _)) in sheets.iter().enumerate() {
        let id = at + 1;
        let (name, state) = name.strip_suffix("(hidden)").map_or((*name, ""), |name| (name, " state=\"hidden\""));
        list += &format!("<sheet name=\"{name}\" sheetId=\"{id}\"{state} r:id=\"rId{id}\"/>");
        relations += &format!(
            "<Relationship Id=\"rId{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
             Target=\"worksheets/sheet{id}.xml\"/>"
        );
        types += &format!(
            "<Override PartName=\"/xl/worksheets/sheet{id}.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        );
    }
    part(
        "[Content_Types].xml",
        &format!(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" \
             ContentType=\"application/xml\"/><Default Extension=\"rels\" \
             ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>{types}</Types>"
        ),
    );
    let office = "http://schemas.openxmlformats.org/package/2006/relationships";
    part(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{office}\"><Relationship Id=\"r\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
             Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    part("xl/_rels/workbook.xml.rels", &format!("<Relationships xmlns=\"{office}\">{relations}</Relationships>"));
    part("xl/workbook.xml", &format!("<workbook {ns}><sheets>{list}</sheets></workbook>"));
    part(
        "xl/styles.xml",
        &format!(
            "<styleSheet {ns}><fonts><font/><font><strike/></font></fonts><cellXfs><xf numFmtId=\"0\" fontId=\"0\"/>\
             <xf numFmtId=\"9\" fontId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\"/></cellXfs></styleSheet>"
        ),
    );
    for (at, (_, text)) in sheets.iter().enumerate() {
        part(&format!("xl/worksheets/sheet{}.xml", at + 1), &format!("<worksheet {ns}>{text}</worksheet>"));
    }
    open(&zip.finish().unwrap().into_inner(), "book.xlsx", &|_| true).unwrap()
}

/// The rows of a sheet from lines with cells parted by `|`; a cell that begins with `<` is XML.
fn sheet(rows: &[&str]) -> String {
    let mut text = String::from("<sheetData>");
    for (row, line) in (1..).zip(rows) {
        let (line, hidden) = line.strip_prefix("(hidden)").map_or((*line, ""), |line| (line, " hidden=\"1\""));
        text += &format!("<row r=\"{row}\"{hidden}>");
        for (column, cell) in line.split('|').enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let place = format!("{}{row}", char::from(b'A' + u8::try_from(column).unwrap()));
            text += &match cell.strip_prefix('<') {
                Some(rest) => format!("<c r=\"{place}\" {rest}"),
                None => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
            };
        }
        text += "</row>";
    }
    text + "</sheetData>"
}

fn items(read: &Understood) -> Vec<&Item> {
    read.report.items().map(AsRef::as_ref).collect()
}

fn names(report: &Report, ids: &[PartyId]) -> Vec<String> {
    ids.iter().map(|id| report.party(id).unwrap().name.clone()).collect()
}

fn custom(report: &Report, item: &Item, title: &str) -> Option<Cell> {
    let column = report.columns.iter().find(|column| column.title == title)?;
    item.custom.get(column.id.as_str()).cloned()
}

fn has(read: &Understood, wanted: fn(&Remark) -> bool) -> usize {
    read.remarks.iter().filter(|remark| wanted(remark)).count()
}

/// The measures of an item: mark, words, standing, due date.
fn told(item: &Item) -> Vec<String> {
    let one = |measure: &Measure| {
        let due = measure.due.as_ref().and_then(|due| due.on).map(|on| on.to_string()).unwrap_or_default();
        format!("{}{} {} {due}", measure.number, measure.text, measure.progress.code())
    };
    item.measures.iter().map(one).collect()
}

#[test]
fn the_columns_of_the_longest_ledger_have_a_place() {
    let read = cells(&[
        "序号\t方面\t反馈问题\t问题表现\t主要原因\t定性依据\t问题来源\t涉及金额(万元)\t整改目标\t整改措施\t责任领导\t牵头单位\t责任单位\t责任人\t整改时限\t序时进度\t完成率\t进展情况(截至2025年6月30日)\t完成情况\t佐证材料\t销号日期\t备注\t风险等级",
        "1\t作风方面\t公车私用\t全年3次\t管理松\t公车办法第5条\t县委巡察\t12.5\t全年零发生\t封存钥匙\t李副县长\t机关事务局\t办公室\t王五、赵六\t2025年6月30日\t达到\t100%\t已封存钥匙6把\t已完成\t01-01 封存清单;01-02 照片\t2025年6月20日\t无异议\t高",
        "2\t作风方面\t接待超标\t超2人\t把关松\t接待规定\t县委巡察\t0.8\t不再超标\t退缴费用\t李副县长\t财政局\t办公室\t王五\t2025年底前\t未达到\t40%\t正在退缴\t推进中\t\t\t\t低",
        "3\t党建方面\t党课少讲\t缺2次\t重视不够\t党课制度\t县委巡察\t\t按季讲课\t补讲党课\t李副县长\t组织部\t\t赵六\t长期坚持\t达到\t\t已补讲\t已完成\t\t\t\t高",
    ]);
    let report = &read.report;
    let items = items(&read);
    assert_eq!((report.categories.len(), items.len()), (2, 3));
    let first = items[0];
    assert_eq!(
        [&*first.finding, &*first.cause, &*first.criterion, &*first.origin, &*first.goal, &*first.note],
        ["全年3次", "管理松", "公车办法第5条", "县委巡察", "全年零发生", "无异议"]
    );
    let amount = first.amount.as_ref().unwrap();
    assert_eq!((amount.value.to_string(), amount.unit.as_str()), ("12.5".to_owned(), "万元"));
    assert_eq!(names(report, first.leader.as_slice()), ["李副县长"]);
    assert_eq!(
        (names(report, &first.lead_units), names(report, &first.support_units)),
        (vec!["机关事务局".to_owned()], vec!["办公室".to_owned()])
    );
    assert_eq!(names(report, &first.handlers), ["王五", "赵六"]);
    assert_eq!((first.schedule, items[1].schedule), (Some(Schedule::On), Some(Schedule::Behind)));
    assert_eq!(first.percent.unwrap().to_string(), "100");
    assert_eq!((first.updates.len(), first.updates[0].on.to_string()), (1, "2025-06-30".to_owned()));
    assert_eq!((first.progress, items[1].progress), (Progress::Closed, Progress::InProgress));
    assert_eq!((first.evidence[0].number.as_str(), first.evidence[0].title.as_str()), ("01-01", "封存清单"));
    assert_eq!(items[2].term, Term::Sustained);
    assert_eq!(custom(report, first, "风险等级"), Some(Cell::Text("高".to_owned())));
    assert_eq!(report.columns[0].kind, ColumnKind::Choice);
    assert_eq!(has(&read, |remark| matches!(remark, Remark::ColumnUnread { .. } | Remark::UpdateUndated(_))), 0);
}

#[test]
fn audits_safety_environment_and_urging_have_headings_of_their_own() {
    let read = cells(&[
        "整改通知书\t项目\t被审计单位\t问题摘要\t描述\t金额\t定性依据\t建议\t类型\t措施\t完成时间\t部门\t责任人",
        "审改2号\t预算审计\t县水务局\t专项结余未上缴\t结余两年\t33万元\t预算法\t及时上缴\t资金类\t上缴国库\t2025年9月\t财务股\t孙七",
    ]);
    let own = items(&read);
    assert_eq!((own[0].title.as_str(), own[0].finding.as_str()), ("专项结余未上缴", "结余两年"));
    assert_eq!(names(&read.report, &own[0].lead_units), ["县水务局"]);
    assert_eq!(own[0].amount.as_ref().unwrap().unit, "万元");
    assert_eq!(custom(&read.report, own[0], "整改通知书"), Some(Cell::Text("审改2号".to_owned())));

    let read = cells(&[
        "检查时间\t检查人\t隐患类别\t具体地点\t存在问题或隐患\t整改措施\t整改资金\t整改期限\t整改责任人\t复查时间\t复查人\t复查结果",
        "2025.3.4\t周八\t消防\t二号仓\t通道堵塞\t清理通道\t2000\t2025/3/9\t吴九、郑十\t2025年3月10日\t周八\t合格",
    ]);
    let own = items(&read);
    let review = &own[0].reviews[0];
    assert_eq!(
        (review.on.to_string(), review.by.as_str(), review.result),
        ("2025-03-10".to_owned(), "周八", ReviewResult::Holds)
    );
    assert_eq!(names(&read.report, own[0].leader.as_slice()), ["吴九"]);
    assert_eq!(names(&read.report, &own[0].handlers), ["郑十"]);
    assert_eq!(own[0].due.as_ref().unwrap().on.unwrap().to_string(), "2025-03-09");

    let document = book(&[(
        "环保",
        &(sheet(&[
            "任务|整改目标|整改措施|责任单位|整改时限|进度|县级审查||市级审查|",
            "||||||预计|实际|预计|实际",
            "清理河道|水质达标|清淤|水务局|2025年12月|完成过半|2025年10月|2025年9月30日|2025年12月|",
        ]) + "<mergeCells count=\"2\"><mergeCell ref=\"G1:H1\"/><mergeCell ref=\"I1:J1\"/></mergeCells>"),
    )]);
    let read = notice(&document, today());
    let own = items(&read);
    let steps: Vec<_> = own[0]
        .closing
        .iter()
        .map(|step| (step.level.unwrap().code(), step.planned.map(|day| day.to_string()), step.on.is_some()))
        .collect();
    assert_eq!(
        steps,
        [("county", Some("2025-10-31".to_owned()), true), ("city", Some("2025-12-31".to_owned()), false)]
    );
    assert_eq!((own[0].title.as_str(), own[0].progress), ("清理河道", Progress::InProgress));

    let read = cells(&[
        "督办事项\t文号\t内容\t批示领导\t牵头\t配合\t交办时限\t反馈周期\t联系人\t电话",
        "老旧小区改造\t督〔2025〕7号\t加快改造\t县长\t住建局\t财政局\t反馈后60日内\t每周\t钱十一\t13800000000",
    ]);
    let own = items(&read);
    let days = own[0].due.as_ref().unwrap().days.clone().unwrap();
    assert_eq!((days.count, days.working, days.from), (60, false, None));
    assert_eq!(custom(&read.report, own[0], "电话"), Some(Cell::Text("13800000000".to_owned())));
}

#[test]
fn a_row_for_each_measure_gives_each_its_own() {
    let wide = "<mergeCells count=\"1\"><mergeCell ref=\"B3:B5\"/></mergeCells>";
    let document = book(&[(
        "台账",
        &(sheet(&[
            "乙局问题整改台账",
            "序号|存在问题|整改措施|责任部门|责任人|整改期限|整改状态|目前进展",
            "1|库存账实不符|(1)全面盘点。|仓储科|甲、乙|2025年4月|已办结|已盘点3次",
            "2||(2)更新系统。|信息科|丙|2025年7月|正在办理|完成80%",
            "3||(3)问责到人。|仓储科|丁|2025年10月|未开始|尚未开展",
            "4|票据遗失|补办票据。|财务科|戊|2025年5月|已办结|",
        ]) + wide),
    )]);
    let read = notice(&document, today());
    let items = items(&read);
    assert_eq!(read.report.title, "乙局问题整改台账");
    assert_eq!(items.len(), 2);
    assert_eq!(
        told(items[0]),
        ["(1)全面盘点。 done 2025-04", "(2)更新系统。 in_progress 2025-07", "(3)问责到人。 not_started 2025-10"]
    );
    assert_eq!(items[0].measures[0].text, "全面盘点。");
    assert_eq!(items[0].progress, Progress::NotStarted);
    assert!(!items[0].basis.is_empty());
    assert_eq!(names(&read.report, &items[0].lead_units), ["仓储科", "信息科"]);
    let own = &items[0].measures;
    assert_eq!(names(&read.report, own[0].leader.as_slice()), ["甲"]);
    assert_eq!(names(&read.report, &own[0].handlers), ["乙"]);
    assert_eq!((own[1].updates.len(), own[1].updates[0].percent.unwrap().to_string()), (1, "80".to_owned()));
    assert_eq!(has(&read, |remark| matches!(remark, Remark::NoProblem(_))), 0);
    assert_eq!(has(&read, |remark| matches!(remark, Remark::UpdateUndated(_))), 1);
}

#[test]
fn rows_that_leave_the_problem_blank_or_repeat_it_go_on_with_it() {
    for rows in [
        ["1\t会风不正\t一是压缩会议。\t办公室\t2025年3月\t已完成", "\t\t二是清理文件。\t办公室\t2025年5月\t推进中"],
        [
            "1\t会风不正\t一是压缩会议。\t办公室\t2025年3月\t已完成",
            "1\t会风不正\t二是清理文件。\t办公室\t2025年5月\t推进中",
        ],
    ] {
        let read = cells(&["序号\t反馈问题\t整改措施\t责任单位\t整改时限\t完成情况", rows[0], rows[1]]);
        let items = items(&read);
        assert_eq!(items.len(), 1);
        assert_eq!(told(items[0]), ["一压缩会议。 done 2025-03", "二清理文件。 in_progress 2025-05"]);
        assert_eq!((items[0].progress, items[0].lead_units.len()), (Progress::InProgress, 1));
    }
}

#[test]
fn lists_of_problems_tasks_and_answers_are_one_ledger() {
    let document = book(&[
        ("填表说明", &sheet(&["序号|反馈问题|整改措施|说明", "1|写清问题|写清措施|必填"])),
        ("问题清单", &sheet(&["序号|方面|问题|问题表现", "1|纪律方面|考勤松|迟到5人", "2|纪律方面|请假乱|无假条"])),
        (
            "任务清单",
            &sheet(&[
                "序号|问题|整改目标|整改措施|整改时限",
                "1|考勤松|无迟到|1.打卡。|2025年3月",
                "2|请假乱|有假条|1.补假条。|2025年4月",
            ]),
        ),
        ("责任清单", &sheet(&["序号|责任领导|牵头单位|配合单位|责任人", "1|甲|人事科|办公室|乙", "2|甲|办公室||丙"])),
    ]);
    let read = notice(&document, today());
    let items = items(&read);
    assert_eq!((read.report.categories.len(), items.len()), (1, 2));
    assert_eq!((items[0].finding.as_str(), items[0].goal.as_str(), items[0].measures.len()), ("迟到5人", "无迟到", 1));
    assert_eq!(names(&read.report, &items[1].lead_units), ["办公室"]);
    assert_eq!(items[1].due.as_ref().unwrap().on.unwrap().to_string(), "2025-04");
    assert_eq!(has(&read, |remark| matches!(remark, Remark::Guidance(name) if name == "填表说明")), 1);
}

#[test]
fn marks_round_headings_and_headings_that_come_again_are_seen_through() {
    let read = cells(&[
        "★序号\t【存在问题】\t整改措施（必填）：\t*责任单位\t2.整改期限\t整改状态",
        "1\t门禁失灵\t更换门禁。\t后勤科\t2025年2月\t已办结",
        "序号\t存在问题\t整改措施\t责任单位\t整改期限\t整改状态(截至6月)",
        "2\t监控盲区\t加装探头。\t保卫科\t2025年8月\t正在办理",
    ]);
    let titles: Vec<&str> = items(&read).iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["门禁失灵", "监控盲区"]);
    assert_eq!(items(&read)[0].due.as_ref().unwrap().on.unwrap().to_string(), "2025-02");
}

#[test]
fn a_column_is_never_overruled_by_words_in_another() {
    let read = cells(&[
        "序号\t反馈问题\t整改措施\t责任单位\t完成时限\t整改状态",
        "1\t甲问题突出\t做事。\t甲科\t长期推进\t已办结",
        "2\t乙问题突出\t做事。\t乙科\t已完成\t推进中",
        "3\t丙问题突出\t做事。\t丙科\t反馈后30个工作日内\t未开始",
    ]);
    let items = items(&read);
    assert_eq!(
        items.iter().map(|item| item.progress.code()).collect::<Vec<_>>(),
        ["done", "in_progress", "not_started"]
    );
    assert_eq!(items[0].term, Term::Sustained);
    assert!(items[2].due.as_ref().unwrap().days.as_ref().unwrap().working);
    assert_eq!(has(&read, |remark| matches!(remark, Remark::DueUnread(_))), 1);
}

#[test]
fn two_dates_in_a_limit_are_the_first_and_its_postponement() {
    let read = cells(&[
        "序号\t反馈问题\t整改措施\t责任单位\t整改时限",
        "1\t桥面破损\t维修。\t交通局\t2025.4.30（经批准延至2025.8.31）",
        "2\t路灯不亮\t更换。\t城管局\t2025年二季度",
        "3\t井盖缺失\t补装。\t城管局\t3月底",
    ]);
    let items = items(&read);
    let due = items[0].due.as_ref().unwrap();
    assert_eq!(
        (due.on.unwrap().to_string(), due.changes[0].to.to_string()),
        ("2025-04-30".to_owned(), "2025-08-31".to_owned())
    );
    assert_eq!(items[1].due.as_ref().unwrap().on.unwrap().to_string(), "2025-Q2");
    // Without its year a limit is no date: its words are kept.
    let due = items[2].due.as_ref().unwrap();
    assert_eq!((due.present(), due.words.as_str()), (None, "3月底"));
    assert_eq!(has(&read, |remark| matches!(remark, Remark::DueMoved(_))), 1);
    assert_eq!(has(&read, |remark| matches!(remark, Remark::NoYear(_))), 1);
}

#[test]
fn what_a_workbook_hides_or_cannot_give_is_told() {
    let rows = sheet(&[
        "序号|反馈问题|整改措施|责任单位|整改时限|完成率",
        "1|印章外借|收回。|办公室|><f>DATE(2025,3,1)</f></c>|<s=\"1\"><v>0.6</v></c>",
        "(hidden)2|作废的事|无。|办公室|2025年3月|",
        "3|<t=\"e\"><v>#REF!</v></c>|整改。|<t=\"e\"><v>#N/A</v></c>|2025年4月|",
        "<s=\"2\" t=\"inlineStr\"><is><t>4</t></is></c>|<s=\"2\" t=\"inlineStr\"><is><t>划掉的事</t></is></c>|||",
    ])
    .replace("t=\"inlineStr\"><is><t>><f>", "><f>")
    .replace("</f></c></t></is></c>", "</f></c>");
    let document = book(&[("台账", &rows), ("旧表(hidden)", &sheet(&["序号|反馈问题|整改措施", "1|旧事|无。"]))]);
    let read = notice(&document, today());
    let titles: Vec<&str> = items(&read).iter().map(|item| item.title.as_str()).collect();
    // The row whose problem is an error is an item all the same: its measure and its date are sound.
    assert_eq!(titles, ["印章外借", ""]);
    assert_eq!(told(items(&read)[1]), ["整改。 unstated "]);
    assert_eq!(items(&read)[1].due.as_ref().unwrap().on.unwrap().to_string(), "2025-04");
    assert_eq!(has(&read, |remark| matches!(remark, Remark::NoProblem(_))), 0);
    assert_eq!(items(&read)[0].percent.unwrap().to_string(), "60");
    let fault = |wanted: fn(&FaultKind) -> bool| document.faults.iter().filter(|fault| wanted(&fault.kind)).count();
    assert_eq!(fault(|kind| matches!(kind, FaultKind::NoResult)), 1);
    assert_eq!(fault(|kind| matches!(kind, FaultKind::ErrorValue(_))), 2);
    assert_eq!(fault(|kind| matches!(kind, FaultKind::HiddenRow)), 1);
    assert_eq!(fault(|kind| matches!(kind, FaultKind::HiddenSheet(name) if name == "旧表")), 1);
    assert!(names(&read.report, &items(&read)[0].lead_units).iter().all(|name| name == "办公室"));
}

#[test]
fn a_row_whose_problem_is_a_formula_without_a_result_is_an_item() {
    let formula = "><f>Sheet9!B2</f></c>";
    let rows = sheet(&[
        "编号|存在问题|问题表现|整改措施|责任科室|整改期限",
        &format!("1|<{formula}|台账缺页3处。另有漏签。|补齐台账。|档案科|2025年2月"),
        &format!("2|<{formula}||清点印章。|保密科|2025年3月"),
        "3|钥匙混放||专柜存放。|后勤科|2025年4月",
        &format!("4|<{formula}||||"),
    ]);
    let read = notice(&book(&[("台账", &rows)]), today());
    let own = items(&read);
    let told: Vec<_> =
        own.iter().map(|item| (item.number.as_str(), item.title.as_str(), item.finding.as_str())).collect();
    // What else the row says of the problem names it; the formula never does.
    assert_eq!(told, [("1", "台账缺页3处", "另有漏签。"), ("2", "", ""), ("3", "钥匙混放", "")]);
    assert_eq!(own[1].measures[0].text, "清点印章。");
    assert_eq!(names(&read.report, &own[1].lead_units), ["保密科"]);
    let at = |remark: &Remark| match remark {
        Remark::Fault(fault) if fault.kind == FaultKind::NoResult => Some((fault.place.row, fault.place.column)),
        _ => None,
    };
    assert_eq!(read.remarks.iter().filter_map(at).collect::<Vec<_>>(), [(1, 1), (2, 1), (4, 1)]);
    assert_eq!(has(&read, |remark| matches!(remark, Remark::NoProblem(_))), 0);
}

#[test]
fn measures_under_a_merged_formula_are_those_of_one_item() {
    let rows = sheet(&[
        "序号|反馈问题|整改措施|责任单位",
        "1|<><f>Sheet9!B2</f></c>|清点器材。|装备科",
        "2||更换器材。|后勤科",
        "3|通道堆物|清理通道。|安保科",
    ]) + "<mergeCells count=\"1\"><mergeCell ref=\"B2:B3\"/></mergeCells>";
    let read = notice(&book(&[("台账", &rows)]), today());
    let measures: Vec<usize> = items(&read).iter().map(|item| item.measures.len()).collect();
    assert_eq!(measures, [2, 1]);
}

#[test]
fn a_plan_by_days_is_a_ledger_with_many_columns() {
    let days: Vec<String> = (1..=150).map(|day| format!("第{day}天")).collect();
    let heads = format!("序号\t反馈问题\t整改措施\t责任单位\t整改时限\t完成情况\t{}", days.join("\t"));
    let row = |number: usize| {
        format!("{number}\t事情{number}没有做好\t做好。\t办公室\t2025年6月\t推进中\t{}", vec!["■"; 150].join("\t"))
    };
    let (one, two) = (row(1), row(2));
    let read = cells(&[&heads, &one, &two]);
    assert_eq!(items(&read).len(), 2);
    assert_eq!(items(&read)[1].due.as_ref().unwrap().on.unwrap().to_string(), "2025-06");
    // Each column has a place of its own or is named.
    assert_eq!(has(&read, |remark| matches!(remark, Remark::ColumnsUnread { count: 150, .. })), 1);
}

#[test]
fn rows_that_end_early_are_those_of_a_table() {
    let text = "序号,存在问题,整改措施,责任单位,整改期限,备注\n1,灯坏,换灯。\n2,窗漏,修窗。,后勤科\n3,墙裂,补墙。,基建科,2025年9月,急\n";
    let read = notice(&pasted(text, "list.csv", &|_| true).unwrap(), today());
    assert_eq!(items(&read).len(), 3);
    assert_eq!(items(&read)[2].note, "急");
}

#[test]
fn the_same_progress_of_the_same_month_is_told_once() {
    let read = cells(&[
        "序号\t反馈问题\t整改措施\t2025年5月进展情况\t2025年6月进展情况",
        "1\t学习少\t多学。\t已学2次\t已完成。共学5次",
        "2\t检查少\t多查。\t已查1次\t已查1次",
    ]);
    let items = items(&read);
    let periods: Vec<String> = items[0].updates.iter().map(|update| update.period.unwrap().to_string()).collect();
    assert_eq!(periods, ["2025-05", "2025-06"]);
    assert_eq!((items[0].progress, items[0].updates[1].text.as_str()), (Progress::Done, "已完成。共学5次"));
    assert_eq!(items[1].updates.len(), 2);
}

#[test]
fn sums_under_a_ledger_are_held_against_its_rows() {
    for (sum, wrong) in [("45.75", 0), ("46", 1)] {
        let total = format!("合计\t\t{sum}\t");
        let read = cells(&[
            "序号\t审计查出问题\t违规金额（万元）\t整改措施",
            "1\t多付工程款\t40.5\t追回。",
            "2\t漏缴税款\t5.25\t补缴。",
            &total,
        ]);
        assert_eq!((items(&read).len(), has(&read, |remark| matches!(remark, Remark::SumDiffers { .. }))), (2, wrong));
        assert_eq!(items(&read)[1].amount.as_ref().unwrap().unit, "万元");
    }
}

#[test]
fn words_and_headings_of_other_offices_are_read() {
    let read = cells(&[
        "某县环境问题整改推进表（截至2025年5月31日）\t\t\t\t\t\t",
        "序号\t整改任务\t整改措施\t主责单位\t办结时限\t是否整改完成\t本月进展",
        "1\t污水直排\t建管网\t住建局\t2025年第2季度末\t否（正在施工）\t已完成工程量的55%，剩余管网正在铺设，预计六月完工",
        "2\t扬尘较重\t设围挡\t城管局\t二〇二五年六月三十日\t√\t围挡已全部设置",
        "填表说明：每月报一次。\t\t\t\t\t\t",
    ]);
    let items = items(&read);
    assert_eq!(items.iter().map(|item| item.title.as_str()).collect::<Vec<_>>(), ["污水直排", "扬尘较重"]);
    assert_eq!(items.iter().map(|item| item.progress.code()).collect::<Vec<_>>(), ["in_progress", "done"]);
    let due = |item: &Item| item.due.as_ref().unwrap().on.unwrap().to_string();
    assert_eq!((due(items[0]), due(items[1])), ("2025-Q2".to_owned(), "2025-06-30".to_owned()));
    assert_eq!(items[0].updates[0].on.to_string(), "2025-05-31");
    assert_eq!(names(&read.report, &items[0].lead_units), ["住建局"]);
    assert_eq!(has(&read, |remark| matches!(remark, Remark::UpdateUndated(_) | Remark::NoProblem(_))), 0);
}

#[test]
fn yes_under_a_heading_about_closing_is_closed() {
    let read = cells(&["序号\t存在问题\t整改措施\t是否销号", "1\t灭火器过期\t更换。\t是", "2\t通道堵塞\t清理。\t否"]);
    assert_eq!(items(&read).iter().map(|item| item.progress.code()).collect::<Vec<_>>(), ["closed", "in_progress"]);
}
