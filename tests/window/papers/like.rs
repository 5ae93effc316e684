//! Forms made like a table that an office has already, and forms that are kept for all datasets.

use std::fs::File;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::Command as Program;

use calamine::{Data, Reader as _, Xlsx};
use guatu::app::read_sample;
use guatu::model::{ColumnAudience, Form, FormColumn, FormFilter, FormRows, Paper, PaperAudience};
use guatu::reading::ledger_sheet::Sample;
use guatu::session::{Action, Command, FormChange, FormChoice, PaperStep, Purpose};
use guatu::table::{built_in, form_like};
use rust_xlsxwriter::{Format, Workbook};

use super::{bytes_of, example, request};
use crate::common;

/// A ledger as an office may have it: guidance first, a title, headings in two rows, a row for each measure of an item,
/// a line for signatures.
fn workbook(path: &Path) {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("填表说明").unwrap().write(0, 0, "填表说明：每月25日前报送").unwrap();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    let texts: [&[&str]; 7] = [
        &["云岭乡农村饮水专项巡察整改推进台账"],
        &["填报单位：云岭乡人民政府", "", "", "", "", "", "填报日期：2025年4月2日"],
        &["序号", "反馈问题", "整改措施", "责任落实", "", "完成时限", "推进情况", "", "督办点位"],
        &["", "", "", "牵头单位", "责任人", "", "目前进展", "下一步打算", ""],
        &["1", "水质检测不按期", "按月送检", "乡水务站", "站长", "2025年6月", "已送检3次", "继续送检", "东片"],
        &["", "", "公示检测结果", "乡水务站", "站长", "2025年7月", "", "", "东片"],
        &["审核人：", "", "", "", "填表人："],
    ];
    for (row, cells) in (0_u32..).zip(texts) {
        for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write(row, column, *text).unwrap();
        }
    }
    sheet.merge_range(0, 0, 0, 8, texts[0][0], &plain).unwrap();
    sheet.merge_range(2, 3, 2, 4, "责任落实", &plain).unwrap();
    sheet.merge_range(2, 6, 2, 7, "推进情况", &plain).unwrap();
    for column in [0, 1, 2, 5, 8] {
        sheet.merge_range(2, column, 3, column, texts[2][usize::from(column)], &plain).unwrap();
    }
    for column in [0, 1] {
        sheet.merge_range(4, column, 5, column, texts[4][usize::from(column)], &plain).unwrap();
    }
    for (column, characters) in (0_u16..).zip([6.0, 30.0, 40.0, 14.0, 10.0, 12.0, 30.0, 30.0, 12.0]) {
        sheet.set_column_width(column, characters).unwrap();
    }
    book.save(path).unwrap();
}

fn sample_of(path: &Path) -> Sample {
    read_sample(path, &|_| true).unwrap().unwrap()
}

fn fields(form: &Form) -> Vec<(&str, &str, &str)> {
    form.columns.iter().map(|own| (own.group.as_str(), own.heading.as_str(), own.field.as_str())).collect()
}

#[test]
fn a_workbook_gives_its_headings_widths_and_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("台账.xlsx");
    workbook(&path);
    let form = form_like(&sample_of(&path), "推进台账", &example().reports[0]);
    assert_eq!((form.title.as_str(), form.rows), ("云岭乡农村饮水专项巡察整改推进台账", FormRows::Measures));
    assert_eq!(
        fields(&form),
        [
            ("", "序号", "@index"),
            ("", "反馈问题", "@item_name"),
            ("", "整改措施", "text"),
            ("责任落实", "牵头单位", "item.lead_units"),
            ("责任落实", "责任人", "leader"),
            ("", "完成时限", "@limit"),
            ("推进情况", "目前进展", "@latest"),
            ("推进情况", "下一步打算", "@latest_next"),
            ("", "督办点位", "@blank"),
        ]
    );
    let widths: Vec<f64> = form.columns.iter().map(|column| column.width.unwrap().to_f64()).collect();
    for (width, characters) in widths.iter().zip([6.0, 30.0, 40.0, 14.0, 10.0, 12.0, 30.0, 30.0, 12.0]) {
        assert!((width - characters * 1.9).abs() < 0.4, "{width} mm for {characters} characters");
    }
    assert_eq!(form.head, ["填报单位：{issuer}\t填报日期：{today}"]);
    assert_eq!((form.foot.clone(), form.paper), (vec!["审核人：\t填表人：".to_owned()], Paper::A3Landscape));
}

#[test]
fn a_word_file_gives_them_too() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>());
    let body = format!(
        "<w:p><w:r><w:t>镇村两级整改任务分解表</w:t></w:r></w:p><w:tbl><w:tblGrid><w:gridCol w:w=\"567\"/>\
         <w:gridCol w:w=\"3402\"/><w:gridCol w:w=\"2268\"/><w:gridCol w:w=\"1134\"/></w:tblGrid>{}{}</w:tbl>\
         <w:p><w:r><w:t>分管领导：　　联系电话：</w:t></w:r></w:p>",
        row(&["序号", "具体问题", "牵头单位", "联系村"]),
        row(&["1", "台账更新不及时", "党政办", "河西村"])
    );
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let types = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("[Content_Types].xml", types), ("word/document.xml", &document)] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("分解表.docx");
    File::create(&path).unwrap().write_all(&archive.finish().unwrap().into_inner()).unwrap();
    let form = form_like(&sample_of(&path), "分解表", &example().reports[0]);
    assert_eq!((form.title.as_str(), form.rows), ("镇村两级整改任务分解表", FormRows::Items));
    assert_eq!(
        fields(&form),
        [
            ("", "序号", "@index"),
            ("", "具体问题", "@item_name"),
            ("", "牵头单位", "lead_units"),
            ("", "联系村", "@blank")
        ]
    );
    let widths: Vec<f64> = form.columns.iter().map(|column| column.width.unwrap().to_f64()).collect();
    assert_eq!((widths, form.paper), (vec![10.0, 60.0, 40.0, 20.0], Paper::A4));
    assert_eq!(form.foot, ["分管领导：\t联系电话："]);
}

/// What the program writes is what an office has: a form made like it has the columns of the form that it was made by.
#[test]
fn every_list_of_the_program_gives_its_own_headings_again() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["ledger", "problems", "tasks", "duties", "deadlines", "progress", "audit", "environment", "safety"] {
        let own = built_in().iter().find(|own| own.form.name == name).map(|own| own.form.clone()).unwrap();
        let asked = request(&example(), name, PaperAudience::All);
        let expected: Vec<(&str, &str)> =
            own.columns.iter().map(|column| (column.group.as_str(), column.heading.as_str())).collect();
        for ending in ["xlsx", "docx"] {
            let path = folder.path().join(format!("{name}.{ending}"));
            File::create(&path).unwrap().write_all(&bytes_of(asked.clone(), ending)).unwrap();
            let form = form_like(&sample_of(&path), name, &example().reports[0]);
            let found: Vec<(&str, &str)> =
                form.columns.iter().map(|column| (column.group.as_str(), column.heading.as_str())).collect();
            assert_eq!(found, expected, "{name}.{ending}");
            assert!(form.columns.iter().all(|column| column.width.is_some()), "{name}.{ending}");
        }
    }
}

#[test]
fn a_table_without_known_headings_is_refused_by_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("a.guatu.json");
    File::create(&data).unwrap().write_all(include_bytes!("../../../assets/yunxi.guatu.json")).unwrap();
    let run = |like: &Path, out: &Path| {
        Program::new(env!("CARGO_BIN_EXE_guatu"))
            .env("LANG", "zh_CN.UTF-8")
            .args([
                "export".as_ref(),
                data.as_os_str(),
                "--like".as_ref(),
                like.as_os_str(),
                "-o".as_ref(),
                out.as_os_str(),
            ])
            .args(["--audience", "all", "--on", "2026-09-15"])
            .output()
            .unwrap()
    };
    let other = folder.path().join("名册.csv");
    File::create(&other).unwrap().write_all("姓名,年龄,籍贯\n甲,30,乙地\n".as_bytes()).unwrap();
    let out = folder.path().join("out.xlsx");
    let refused = run(&other, &out);
    assert_eq!((refused.status.code(), out.exists()), (Some(2), false));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("名册.csv"));
    let like = folder.path().join("台账.xlsx");
    workbook(&like);
    let made = run(&like, &out);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let mut book: Xlsx<_> = calamine::open_workbook(&out).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect();
    let at = rows.iter().position(|row| row[0] == "序号").unwrap();
    assert_eq!(rows[at][..3], ["序号", "反馈问题", "整改措施"].map(str::to_owned));
    assert_eq!(rows[at + 1][6..8], ["目前进展", "下一步打算"].map(str::to_owned));
    let measures: usize = example().reports[0].items().map(|item| item.measures.len().max(1)).sum();
    assert_eq!(rows.iter().skip(at + 2).filter(|row| !row[2].is_empty()).count(), measures);
}

#[test]
fn a_form_of_the_office_is_kept_for_other_datasets() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = common::window(Some(folder.path()));
    common::act(&mut harness, Action::OpenExample);
    for step in [
        PaperStep::Choose(FormChoice::Named("tasks".to_owned())),
        PaperStep::CopyForm,
        PaperStep::Change(FormChange::Name("周报".to_owned())),
        PaperStep::Change(FormChange::Title("本周推进情况".to_owned())),
        PaperStep::Keep,
    ] {
        common::act(&mut harness, Action::Paper(step));
    }
    // Another window, another dataset: the form is there, and is shown.
    let mut harness = common::window(Some(folder.path()));
    common::act(&mut harness, Action::OpenExample);
    assert_eq!(common::session(&harness).kept_forms().len(), 1);
    common::act(&mut harness, Action::Run(Command::Papers));
    common::act(&mut harness, Action::Paper(PaperStep::Choose(FormChoice::Named("周报".to_owned()))));
    let made = common::session(&harness).active().unwrap().papers().made.clone().unwrap();
    assert_eq!(made.paper.words()[1], "本周推进情况");
    assert!(common::dataset(&harness).reports[0].forms.is_empty());
    common::act(&mut harness, Action::Paper(PaperStep::PutAside("周报".to_owned())));
    let session = common::session(&harness);
    assert!(session.kept_forms().is_empty());
    assert_eq!(session.active().unwrap().papers().chosen, FormChoice::default());
    assert_eq!(std::fs::read_dir(folder.path().join("forms/aside")).unwrap().count(), 1);
}

#[test]
fn filter_and_fields_of_columns_are_seen_in_the_paper() {
    let mut harness = common::with_example();
    common::act(&mut harness, Action::Run(Command::Papers));
    common::act(&mut harness, Action::Paper(PaperStep::Choose(FormChoice::Named("tasks".to_owned()))));
    common::act(&mut harness, Action::Paper(PaperStep::CopyForm));
    let category = common::dataset(&harness).reports[0].categories[1].title.clone();
    let items = common::dataset(&harness).reports[0].categories[1].problems.iter().map(|own| own.items.len()).sum();
    let internal = FormColumn {
        field: "@blank".to_owned(),
        heading: "分管意见".to_owned(),
        blank: "同意".to_owned(),
        audience: Some(ColumnAudience::Internal),
        ..FormColumn::blank()
    };
    let filter = FormFilter { category, ..FormFilter::blank() };
    for change in [FormChange::Filter(Some(filter)), FormChange::Rows(FormRows::Items), FormChange::Column(0, internal)]
    {
        common::act(&mut harness, Action::Paper(PaperStep::Change(change)));
    }
    let columns = |harness: &common::Window| {
        let made = common::session(harness).active().unwrap().papers().made.clone().unwrap();
        let table = made.paper.tables().next().unwrap().clone();
        (table.columns.iter().any(|column| column.heading == "分管意见"), table)
    };
    let (seen, table) = columns(&harness);
    assert_eq!((seen, table.data().count()), (false, items));
    common::act(&mut harness, Action::Paper(PaperStep::Audience(PaperAudience::All)));
    let (seen, table) = columns(&harness);
    assert!(seen && table.data().all(|row| row.cells[0].value.text() == "同意"));
    common::act(&mut harness, Action::Paper(PaperStep::Change(FormChange::Filter(None))));
    assert_eq!(columns(&harness).1.data().count(), 29);
}

#[test]
fn a_table_chosen_in_the_window_becomes_a_form_of_the_dataset() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("推进台账.xlsx");
    workbook(&path);
    let mut harness = common::with_example();
    common::act(&mut harness, Action::Run(Command::Papers));
    let id = common::session(&harness).active().unwrap().id();
    let (ctx, frame) = (harness.ctx.clone(), eframe::Frame::_new_kittest());
    // The path is given before the desktop's dialog can answer.
    let actions = vec![Action::Paper(PaperStep::LikeFile), Action::PathsChosen(Purpose::Sample(id), vec![path])];
    harness.state_mut().act(actions, &ctx, &frame);
    harness.run_steps(6);
    let forms = common::dataset(&harness).reports[0].forms.clone();
    assert_eq!((forms.len(), forms[0].name.as_str(), forms[0].columns.len()), (1, "推进台账", 9));
    let chosen = common::session(&harness).active().unwrap().papers().chosen.clone();
    assert_eq!(chosen, FormChoice::Named("推进台账".to_owned()));
    common::act(&mut harness, Action::Run(Command::Undo));
    assert!(common::dataset(&harness).reports[0].forms.is_empty());
    // What was taken back is looked at no more.
    let papers = common::session(&harness).active().unwrap().papers();
    assert_eq!(papers.chosen, FormChoice::default());
    assert!(papers.made.is_some());
}
