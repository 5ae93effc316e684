//! The fifteen tasks of a clerk's day, played in the real window on the filled example with real key and mouse events.
//! Each keystroke with its modifiers, each click and each drag counts one, and so does typing a text; the counts are
//! printed beside those of a spreadsheet, and none is above it.
//!
//! Needs Xvfb, openbox, xdotool, xclip and zenity; run by `.ci/run` with `--ignored`.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "helpers of tests fail as tests do, and tell their figures"
)]

mod common;
#[path = "tasks/day.rs"]
mod day;
#[path = "common/filled.rs"]
mod filled;
#[path = "tasks/played.rs"]
mod played;
#[path = "soak/window.rs"]
mod window;

use day::Day;

/// What is done, how many actions a spreadsheet takes for it where it can do it, and how it is played.
type Task = (&'static str, Option<usize>, fn(&mut Day));

const TASKS: &[Task] = &[
    ("from the start to yesterday's dataset at yesterday's place", Some(2), played::start_again),
    ("find an item by two words of its finding and open it", Some(4), played::find),
    ("set the progress of the selected item to 已完成 with a percent", Some(4), played::progress),
    ("enter this month's 进展情况 of one item, the earlier ones staying", Some(3), played::update),
    ("set leader and lead unit of five items in a row", Some(5), played::leaders),
    ("put a due date off with its reason, the first one staying", None, played::put_off),
    ("paste a copied block of 5 rows × 3 columns into existing rows", Some(2), played::paste),
    ("add an item under a problem with title, unit and date", Some(8), played::add),
    ("show only the late items of one unit", Some(8), played::late_of_unit),
    ("the list of one unit as a workbook, ready to send", Some(10), played::list_of_unit),
    ("the three lists as one document", None, played::three_lists),
    ("close an item with date, verifier, manner and one picture", None, played::close),
    ("take the returned copies of three units into the ledger", None, played::returns),
    ("what changed in the last seven days", None, played::changed),
    ("from the dataset to a full-screen briefing, on the page of what is late", None, played::briefing),
];

#[test]
#[ignore = "needs Xvfb, openbox, xdotool, xclip and zenity: .ci/run installs them"]
fn no_task_of_a_day_takes_more_than_in_a_spreadsheet() {
    let only = std::env::var("GUATU_TASK").ok();
    let mut above = Vec::new();
    println!("ours  sheet  task");
    for (name, sheet, play) in TASKS.iter().filter(|(name, ..)| only.as_ref().is_none_or(|only| name.contains(only))) {
        let mut day = Day::begin();
        play(&mut day);
        let told = sheet.map_or_else(|| "–".to_owned(), |sheet| sheet.to_string());
        println!("{:>4}  {told:>5}  {name}", day.actions);
        if sheet.is_some_and(|sheet| day.actions > sheet) {
            above.push(name);
        }
    }
    assert!(above.is_empty(), "more than in a spreadsheet: {above:#?}");
}
