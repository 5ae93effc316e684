//! The bar over the page and the overview: one bar of 40 points that fits in both languages, one page without lists that
//! scroll by themselves, each list with the way to all of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail as tests do")]

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::session::{Action, Command, View};
use guatu::words::Language;

use crate::common::{self, Window, act, session, window_in};

fn shown(language: Language, size: [f32; 2]) -> Window {
    let mut harness = window_in(language, None);
    harness.set_size(size.into());
    act(&mut harness, Action::OpenExample);
    act(&mut harness, Action::SetView(View::Overview));
    harness.run_steps(6);
    harness
}

/// The names of the bar with their left and right ends, from left to right.
fn bar(harness: &Window) -> Vec<(String, f32, f32)> {
    let buttons = harness.get_all_by_role(egui::accesskit::Role::Button);
    let in_bar = buttons.filter(|button| button.rect().bottom() <= 41.0);
    let named = |button: egui_kittest::Node<'_>| {
        let rect = button.rect();
        Some((button.accesskit_node().label()?, rect.left(), rect.right()))
    };
    let mut all: Vec<_> = in_bar.filter_map(named).collect();
    all.sort_by(|one, other| one.1.total_cmp(&other.1));
    all
}

#[test]
fn the_bar_is_one_line_in_which_no_word_lies_on_another() {
    // 1067 points are 1280 pixels at 120 %.
    for (language, width) in [
        (Language::Chinese, 1280.0),
        (Language::Chinese, 1067.0),
        (Language::English, 1280.0),
        (Language::English, 1067.0),
    ] {
        let harness = shown(language, [width, 600.0]);
        let all = bar(&harness);
        assert!(all.len() >= 12, "{language:?} {width}: {all:?}");
        assert!(all.windows(2).all(|two| two[0].2 <= two[1].1 + 0.5), "{language:?} {width}: {all:?}");
        assert!(all.iter().all(|(_, left, right)| *left >= 0.0 && *right <= width), "{language:?} {width}: {all:?}");
        let last = if language == Language::Chinese { "查找" } else { "Find" };
        assert_eq!(all.last().map(|one| one.0.as_str()), Some(last), "{language:?} {width}");
    }
}

#[test]
fn all_views_stand_in_the_chinese_bar() {
    let harness = shown(Language::Chinese, [1280.0, 720.0]);
    let names: Vec<String> = bar(&harness).into_iter().map(|one| one.0).collect();
    for view in ["今日", "总览", "详情", "指标", "单位", "台账", "图表", "汇报", "核对", "原文", "文表"]
    {
        assert!(names.iter().any(|name| name == view), "{view}: {names:?}");
    }
}

#[test]
fn what_is_done_with_marked_rows_is_never_out_of_sight() {
    for language in [Language::Chinese, Language::English] {
        // 1067 by 600 points are 1280 by 720 pixels at 120 %.
        for size in [[1280.0, 720.0], [1067.0, 600.0]] {
            let mut harness = shown(language, size);
            act(&mut harness, Action::SetView(View::Ledger));
            let report = &common::dataset(&harness).reports[0];
            let items: Vec<_> = report.items().take(3).map(|item| common::item_node(item.id.as_str())).collect();
            act(&mut harness, Action::Mark(items));
            let menu = match language {
                Language::Chinese => "设置所选 3 项…",
                Language::English => "Set 3 rows…",
            };
            if let Some(menu) = harness.query_by_label(menu) {
                let rect = menu.rect();
                let buttons = harness.get_all_by_role(egui::accesskit::Role::Button).map(|button| button.rect());
                let over: Vec<_> = buttons.filter(|other| *other != rect && other.intersects(rect)).collect();
                assert!(over.is_empty(), "{language:?} {size:?}: {rect:?} lies on {over:?}");
                menu.click();
                harness.run_steps(6);
            }
            let name = session(&harness).words().text(Command::Letters.info().name).trim_end_matches('…').to_owned();
            let found: Vec<_> = harness.get_all_by_label(&name).map(|node| node.rect()).collect();
            let inside = |rect: &egui::Rect| rect.left() >= 0.0 && rect.right() <= size[0] && rect.bottom() <= size[1];
            assert!(found.iter().any(inside), "{language:?} {size:?}: {found:?}");
        }
    }
}

#[test]
fn a_list_of_the_overview_leads_to_all_of_it() {
    let mut harness = shown(Language::Chinese, [1280.0, 720.0]);
    let counts = session(&harness).active().unwrap().answers().unwrap().overview.unreached_counts;
    let off = counts.missed + counts.ahead;
    assert!(off > 10, "the example misses many targets");
    let link = format!("全部 {off} 项");
    let all: Vec<_> = harness.get_all_by_label(&link).collect();
    all.last().unwrap().click();
    drop(all);
    harness.run_steps(6);
    assert_eq!(session(&harness).view(), View::Indicators);
}
