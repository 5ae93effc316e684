//! How each task is played, and what it came to.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use calamine::{Data, Reader as _, Xlsx};
use guatu::app::package_files;
use guatu::exchange::{SplitRequest, shares};
use guatu::model::{Item, PaperAudience, Progress, Report};
use guatu::words::{Language, Words};

use super::day::{Column, Day};
use super::filled::filled;

fn name<'a>(report: &'a Report, id: &guatu::model::PartyId) -> &'a str {
    &report.parties.iter().find(|party| party.id == *id).unwrap().name
}

/// All texts of a workbook.
fn texts(path: &Path) -> Vec<String> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let sheets = book.sheet_names();
    let mut texts = Vec::new();
    for sheet in sheets {
        for row in book.worksheet_range(&sheet).unwrap().rows() {
            texts.extend(row.iter().filter(|cell| **cell != Data::Empty).map(ToString::to_string));
        }
    }
    texts
}

pub(crate) fn start_again(day: &mut Day) {
    day.quietly(|day| {
        day.click_cell((4, Column::Title));
        day.quit();
    });
    day.start(None);
    day.quietly(|day| day.key("ctrl+c"));
    let copied = day.clipboard();
    assert!(copied.contains("危旧房屋排查整治不到位"), "at the place of yesterday: {copied}");
}

pub(crate) fn find(day: &mut Day) {
    day.key("ctrl+f");
    day.text("1860 530");
    day.key("Return");
    day.quietly(|day| {
        // What is open is the item, not what was sought.
        day.key("Escape ctrl+c");
    });
    let copied = day.clipboard();
    assert!(copied.lines().next().is_some_and(|line| line.contains("惠企资金兑付不及时")), "{copied}");
}

pub(crate) fn progress(day: &mut Day) {
    day.quietly(|day| day.click_cell((2, Column::Progress)));
    day.text("已完成");
    day.key("Tab");
    day.text("95");
    day.key("Return");
    let item = day.item(2);
    assert_eq!((item.progress, item.percent.map(|share| share.to_string())), (Progress::Done, Some("95".to_owned())));
}

pub(crate) fn update(day: &mut Day) {
    let before = day.item(3).updates;
    day.click_cell((3, Column::Updates));
    day.text("资金问题整改完成");
    day.key("Return");
    let after = day.item(3).updates;
    assert_eq!(after[..before.len()], before, "the earlier ones stay");
    assert_eq!(after.last().unwrap().text, "资金问题整改完成");
}

pub(crate) fn leaders(day: &mut Day) {
    day.quietly(|day| day.click_cell((3, Column::LeadUnit)));
    day.text("整改单位");
    day.key("Tab");
    day.text("领导");
    day.drag((3, Column::LeadUnit), (7, Column::Leader));
    day.key("ctrl+d");
    let report = day.report();
    for item in report.items().skip(2).take(5) {
        let units: Vec<_> = item.lead_units.iter().map(|unit| name(&report, unit)).collect();
        assert_eq!(units, ["整改单位"], "{}", item.title);
        assert_eq!(name(&report, item.leader.as_ref().unwrap()), "领导", "{}", item.title);
    }
}

pub(crate) fn put_off(day: &mut Day) {
    day.quietly(|day| day.click_cell((4, Column::Due)));
    day.text("2026-12-25");
    day.key("Return");
    day.text("资金问题");
    day.key("Return");
    let due = day.item(4).due.unwrap();
    assert_eq!(due.on.unwrap().to_string(), "2026-09-20", "the first one stays");
    let moved = due.changes.last().unwrap();
    assert_eq!((moved.to.to_string().as_str(), moved.reason.as_str()), ("2026-12-25", "资金问题"));
}

pub(crate) fn paste(day: &mut Day) {
    let rows = ["甲", "乙", "丙", "丁", "戊"].map(|mark| format!("事项{mark}\t单位{mark}\t领导{mark}\n"));
    day.put_into_clipboard(&rows.concat());
    day.click_cell((3, Column::Title));
    day.key("ctrl+v");
    let report = day.report();
    for (item, mark) in report.items().skip(2).zip(["甲", "乙", "丙", "丁", "戊"]) {
        assert_eq!(item.title, format!("事项{mark}"));
        assert_eq!(name(&report, &item.lead_units[0]), format!("单位{mark}"));
        assert_eq!(name(&report, item.leader.as_ref().unwrap()), format!("领导{mark}"));
    }
}

pub(crate) fn add(day: &mut Day) {
    let before = day.report().items().count();
    day.quietly(|day| day.click_cell((3, Column::Title)));
    day.key("ctrl+Return");
    day.text("资金问题");
    day.key("Tab");
    day.text("整改单位");
    day.key("Tab Tab");
    day.text("2027-03-31");
    day.key("Return");
    let report = day.report();
    assert_eq!(report.items().count(), before + 1);
    let item = report.items().find(|item| item.title == "资金问题").unwrap();
    assert_eq!(name(&report, &item.lead_units[0]), "整改单位");
    assert_eq!(item.due.as_ref().unwrap().on.unwrap().to_string(), "2027-03-31");
    let (_, problem, _) = report.problems().next().map(|(at, category, problem)| (at, problem, category)).unwrap();
    assert!(problem.items.iter().any(|own| own.title == "资金问题"), "under the problem of the row");
}

/// The items of 县住建局 that the filled example has late on any day after September 2026.
const LATE: [&str; 2] = ["危旧房屋排查整治不到位", "老旧小区燃气管道改造滞后"];

pub(crate) fn late_of_unit(day: &mut Day) {
    // The arrow in the heading of the lead units; the first row of the filter above the tree.
    day.click((728, 130));
    day.text("zhujian");
    day.key("Return");
    day.click((31, 94));
    day.click((40, 124));
    day.quietly(|day| {
        day.key("Escape");
        // A click on the cell with the cursor would begin to change it; the filters stand above the rows, so that this is the second.
        day.click_cell((3, Column::Title));
        day.key("ctrl+a ctrl+c");
    });
    let copied = day.clipboard();
    let report = day.report();
    let shown = report.items().map(|item| item.title.as_str()).filter(|title| copied.contains(&format!("\t{title}\t")));
    assert_eq!(shown.collect::<Vec<_>>(), LATE, "{copied}");
}

pub(crate) fn list_of_unit(day: &mut Day) {
    day.key("ctrl+alt+p");
    // The form 单位任务清单, the choice of the unit, its first unit, and 保存….
    day.click((307, 657));
    day.click((780, 61));
    day.click((780, 124));
    day.click((1096, 61));
    day.answer_dialog(None);
    let book = day.written("xlsx");
    let texts = texts(&book);
    assert!(texts.iter().any(|text| text.contains("县住建局")), "{texts:?}");
    assert!(LATE.iter().all(|title| texts.iter().any(|text| text.contains(title))), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains("重点项目开工率不高")), "an item of another unit");
}

pub(crate) fn three_lists(day: &mut Day) {
    day.key("ctrl+alt+p");
    day.click((1175, 61));
    day.answer_dialog(None);
    let book = day.written("xlsx");
    let sheets = calamine::open_workbook::<Xlsx<_>, _>(&book).unwrap().sheet_names();
    for list in ["问题清单", "任务清单", "责任清单"] {
        assert!(sheets.iter().any(|sheet| sheet == list), "{sheets:?}");
    }
}

pub(crate) fn close(day: &mut Day) {
    let picture = day.desktop.home.path().join("after.png");
    let image = guatu::file::Picture { size: [40, 30], rgba: [30, 140, 60, 255].repeat(1200).into() };
    guatu::file::save_bytes(&picture, &image.png().unwrap()).unwrap();
    day.quietly(|day| {
        day.click_cell((3, Column::Title));
        day.key("ctrl+2");
        day.fill_clipboard(&picture, "image/png");
    });
    day.key("ctrl+v");
    day.until("the picture", |day| day.title().contains('●'));
    day.key("ctrl+alt+e");
    day.text("领导");
    day.key("Tab");
    day.text("问题完成");
    // The doubt that the example leaves at this item is answered for, and that nobody verified it before.
    for _ in 0..2 {
        day.key("Tab");
        day.text("责任单位");
    }
    day.key("Return");
    let item = day.item(3);
    let closed = item.closed.clone().unwrap();
    assert_eq!((closed.by.as_str(), closed.how.as_str()), ("领导", "问题完成"));
    let file = &item.evidence.last().unwrap().file;
    assert!(day.desktop.home.path().join("yunxi.files").join(file).is_file(), "{file}");
}

/// The copies that three units send back, each with another word for how far its items are.
fn returned(folder: &Path) -> Vec<PathBuf> {
    let dataset = Arc::new(guatu::file::read(guatu::app::FILLED_EXAMPLE).unwrap()).with_counted_limits();
    let words = Arc::new(Words::load(Language::Chinese));
    let (form, name) = guatu::table::find(&dataset.reports[0], &[], "unit_return", &words).unwrap();
    let request = SplitRequest {
        dataset: Arc::clone(&dataset),
        report: 0,
        form,
        name,
        audience: PaperAudience::Office,
        datasets: false,
        answer_by: Some("2027-10-10".parse().unwrap()),
        today: "2026-11-15".parse().unwrap(),
        near_days: 10,
        pace_points: 5,
        words,
    };
    let shares = shares(&dataset.reports[0]);
    let returned = UNITS.iter().map(|unit| {
        let share = shares.iter().find(|share| share.unit == *unit).unwrap();
        let files = package_files(&request.package(share).unwrap(), &request).unwrap().files;
        let (_, workbook) = files.into_iter().next().unwrap();
        let bytes = filled(&workbook, &|row, column, was| {
            (row.contains("/item/") && column == "progress" && was == "推进中").then(|| "基本完成".to_owned())
        });
        let path = folder.join(format!("{unit}.xlsx"));
        guatu::file::save_bytes(&path, &bytes).unwrap();
        path
    });
    returned.collect()
}

/// Units that lead at least one item that is being worked on.
const UNITS: [&str; 3] = ["县住建局", "县生态环境局", "县民政局"];

pub(crate) fn returns(day: &mut Day) {
    let paths = day.quietly(|day| {
        let paths = returned(day.desktop.home.path());
        let given: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
        day.stand_in_for_zenity(&given.join("\n"));
        paths
    });
    let before = day.report();
    let in_progress = |report: &Report| report.items().filter(|item| item.progress == Progress::InProgress).count();
    day.key("ctrl+shift+p");
    day.text("shouhui");
    day.key("Return");
    // The three files are marked and opened in the desktop's dialog, which a program stands for here.
    day.actions += paths.len() + 1;
    sleep(Duration::from_secs(3));
    day.settle();
    // 采纳: all that came back, in one step.
    day.click(TAKE);
    sleep(Duration::from_secs(1));
    let after = day.report();
    assert!(
        in_progress(&after) + UNITS.len() <= in_progress(&before),
        "{} {}",
        in_progress(&before),
        in_progress(&after)
    );
    let mostly = |item: &&Arc<Item>| item.progress == Progress::MostlyDone;
    let of_units = after.items().filter(mostly).flat_map(|item| &item.lead_units).map(|unit| name(&after, unit));
    let of_units: BTreeSet<_> = of_units.collect();
    assert!(UNITS.iter().all(|unit| of_units.contains(unit)), "{of_units:?}");
}

/// The button that takes over what came back.
const TAKE: (usize, usize) = (1722, 61);

pub(crate) fn changed(day: &mut Day) {
    day.quietly(|day| {
        day.click_cell((4, Column::Title));
        day.text("资金问题");
        day.key("Return ctrl+s");
        day.until("the saved file", |day| !day.title().contains('●'));
    });
    day.key("ctrl+alt+h");
    // What is on the page is what is exported from it, by the button at its right end.
    day.quietly(|day| {
        sleep(Duration::from_secs(2));
        day.settle();
        day.click((1876, 98));
        day.answer_dialog(None);
    });
    let book = day.written("xlsx");
    let texts = texts(&book);
    assert!(texts.iter().any(|text| text.contains("危旧房屋排查整治不到位") && text.contains("资金问题")), "{texts:?}");
}

pub(crate) fn briefing(day: &mut Day) {
    day.key("F5");
    sleep(Duration::from_secs(2));
    day.key("g");
    // The ninth page: all items on a wall chart, those that are late first.
    day.click((240, 660));
    let title = day.title();
    assert!(title.contains("10 项逾期"), "{title}");
}
