//! Charts of indicators: the targets that are not reached, all indicators, what got better, and the indicators of one item.
//! All of them have the same rows.

mod change;
mod row;
mod title;

use std::cmp::Reverse;
use std::sync::Arc;

use crate::analysis::{GoalStanding, SameFacts, improvement};
use crate::model::{Date, Indicator, Item, Number, Report, When, full_number};
use crate::words::{Words, capital};

use super::context::{ChartContext, Entry, Order, RowContext};
use super::messages;
use super::value::{Body, Chart, TargetRow, TargetsChart, TargetsFocus};
use row::{Subject, row};

/// The targets that are not known to be reached: the longest missed first, then by the day that they are due on.
pub(super) fn off_target(context: &ChartContext<'_>) -> Chart {
    let all = subjects(context, |_| true);
    let title = title::of_gaps(&all, &context.of_rows());
    let open = all.into_iter().filter(|own| own.standing().is_some_and(|standing| standing != GoalStanding::Met));
    of_gaps(context, open.collect(), title.clone(), &title)
}

/// All indicators, those without a target last.
pub(super) fn all(context: &ChartContext<'_>) -> Chart {
    let all = subjects(context, |_| true);
    let title = title::of_all(&all, context.words);
    of_gaps(context, all, title, context.words.text("targets-none"))
}

fn of_gaps<'a>(context: &ChartContext<'a>, subjects: Vec<Subject<'a>>, title: String, empty: &str) -> Chart {
    let (words, of_rows) = (context.words, context.of_rows());
    let is_collection = context.dataset.reports.len() > 1;
    let entry = |subject: Subject<'a>| Entry {
        act: urgency(&subject),
        name: subject.name(is_collection),
        value: Number::ZERO,
        data: subject,
    };
    let entries = subjects.into_iter().map(entry).collect();
    let is_grouped = context.order.is_none_or(|order| order == Order::Act);
    let mut last = None;
    let (rows, more) = context.rows(entries, Order::Act, |entry| {
        let group = group(&entry.data);
        let begins = last.replace(group) != Some(group) && is_grouped;
        let head = group.filter(|_| begins).map(|key| capital(words.text(key))).unwrap_or_default();
        TargetRow { head, ..row(&entry.data, entry.name, &of_rows) }
    });
    chart((title, empty), rows, more, TargetsFocus::Gap, &of_rows)
}

/// The largest changes for the better.
pub(super) fn achievements<'a>(context: &ChartContext<'a>) -> Chart {
    let of_rows = context.of_rows();
    let is_collection = context.dataset.reports.len() > 1;
    let entry = |subject: Subject<'a>| {
        let share = improvement(subject.indicator)?;
        Some(Entry { act: Reverse(share), name: subject.name(is_collection), value: share, data: subject })
    };
    let changed_ones = subjects(context, |own| improvement(own).is_some());
    let entries: Vec<_> = changed_ones.into_iter().filter_map(entry).collect();
    // Of several that changed as much the first one is named.
    let best = entries.iter().rev().max_by_key(|entry| entry.value).map(|entry| entry.data.indicator);
    let title = title::of_changes(entries.len(), best, context.words);
    let (rows, more) = context.rows(entries, Order::Act, |entry| changed(row(&entry.data, entry.name, &of_rows)));
    chart((title, context.words.text("chart-needs-two")), rows, more, TargetsFocus::Change, &of_rows)
}

/// The indicators of one item.
#[must_use]
pub fn of_item(report: &Report, item: &Item, context: &RowContext<'_>) -> Chart {
    let facts = SameFacts::of(report);
    let is_own = |other: &Indicator| item.indicators.iter().any(|own| own.id == other.id);
    let number = report.full_number(&item.id);
    let shown = item.indicators.iter().filter(|own| facts.is_shown(own, is_own));
    let subject = |own| Subject::new(report, (Some(item), number.clone()), own, &facts, context.today);
    let mut subjects: Vec<_> = shown.map(subject).collect();
    subjects.sort_by_key(urgency);
    let missed = subjects.iter().filter(|own| own.standing() == Some(GoalStanding::Missed)).count();
    let ahead = subjects.iter().filter(|own| own.standing() == Some(GoalStanding::Ahead)).count();
    let title = context.words.with(
        "item-bullets-title",
        [
            ("title", item.title.as_str().into()),
            ("count", subjects.len().into()),
            ("missed", missed.into()),
            ("ahead", ahead.into()),
        ],
    );
    let rows = subjects.iter().map(|own| row(own, own.name(false), context)).collect();
    chart((title, context.words.text("no-indicators")), rows, String::new(), TargetsFocus::Gap, context)
}

/// The chart of one indicator: how far it is from its target.
pub(super) fn of_indicator(
    report: &Report,
    item: Option<&Item>,
    indicator: &Indicator,
    context: &RowContext<'_>,
) -> Chart {
    let title = messages::series_title(indicator, context.words);
    let rows = vec![row(&Subject::alone(report, item, indicator, context), indicator.name.clone(), context)];
    let subtitle = messages::subtitle(indicator, context.words);
    Chart { subtitle, ..chart((title, ""), rows, String::new(), TargetsFocus::Gap, context) }
}

/// The chart of one indicator: what it was and what it became, where two of its values may be compared.
#[must_use]
pub fn before_after(report: &Report, item: Option<&Item>, indicator: &Indicator, context: &RowContext<'_>) -> Chart {
    let words = context.words;
    let title = messages::change_title(indicator, words);
    let subtitle = messages::subtitle(indicator, words);
    if crate::analysis::Change::of(indicator).is_none() {
        let has_two = indicator.baseline.is_some() && indicator.latest().is_some();
        let key = if has_two { "chart-not-comparable" } else { "chart-needs-two" };
        return Chart::new(title, subtitle, Body::Empty(words.text(key).to_owned()));
    }
    let row = row(&Subject::alone(report, item, indicator, context), indicator.name.clone(), context);
    Chart { subtitle, ..chart((title, ""), vec![changed(row)], String::new(), TargetsFocus::Change, context) }
}

/// A row that is looked at for its change: what has to be known of the latest value alone is left out with it.
fn changed(row: TargetRow) -> TargetRow {
    TargetRow { note: String::new(), ..row }
}

/// A chart of rows, or what to do where there are none.
fn chart(
    (title, empty): (String, &str),
    rows: Vec<TargetRow>,
    more: String,
    focus: TargetsFocus,
    context: &RowContext<'_>,
) -> Chart {
    let RowContext { today, words, .. } = *context;
    if rows.is_empty() {
        return Chart::new(title, String::new(), Body::Empty(empty.to_owned()));
    }
    let date = [("date", words.date(today).into())];
    let subtitle = match focus {
        TargetsFocus::Gap => words.with("targets-subtitle", date),
        TargetsFocus::Change => words.with("achievements-subtitle", date),
    };
    let columns = columns(words);
    let body = Body::Targets(Box::new(TargetsChart { columns, focus, rows, of_all_pages: Arc::default() }));
    Chart { more, ..Chart::new(title, subtitle, body) }
}

fn columns(words: &Words) -> [String; 5] {
    let keys = ["indicator", "targets-value", "targets-gap", "targets-verdict", "targets-change"];
    keys.map(|key| words.text(key).to_owned())
}

/// The indicators of a dataset for which something holds, in the order of the notice. Those that are one fact are there once: a
/// rate and the count that it was reckoned from are not two.
fn subjects<'a>(context: &ChartContext<'a>, among: impl Fn(&Indicator) -> bool) -> Vec<Subject<'a>> {
    let mut subjects = Vec::new();
    for report in &context.dataset.reports {
        let facts = SameFacts::of(report);
        let mut add = |indicator: &'a Indicator, item: Option<&'a Item>, number: &dyn Fn() -> String| {
            if among(indicator) && facts.is_shown(indicator, &among) {
                subjects.push(Subject::new(report, (item, number()), indicator, &facts, context.today));
            }
        };
        for indicator in &report.indicators {
            add(indicator, None, &String::new);
        }
        let problems = report.categories.iter().flat_map(|own| own.problems.iter().map(move |problem| (own, problem)));
        for (category, problem) in problems {
            for item in &problem.items {
                for indicator in &item.indicators {
                    add(indicator, Some(item), &|| full_number(category, problem, item));
                }
            }
        }
    }
    subjects
}

/// What to act on first: the longest missed, then by the day, those without one, those of which nothing is known, those that
/// are reached, those without a target.
fn urgency(subject: &Subject<'_>) -> (bool, Option<GoalStanding>, bool, Option<Date>) {
    let due = subject.goal.and_then(|goal| goal.due).map(When::last_day);
    (subject.goal.is_none(), subject.standing(), due.is_none(), due)
}

/// The key of what a group of rows is called; nothing for those that come first.
fn group(subject: &Subject<'_>) -> Option<&'static str> {
    match subject.standing() {
        None => Some("chart-no-target"),
        Some(GoalStanding::Met) => Some("targets-met"),
        Some(GoalStanding::Unknown) => Some("targets-unknown"),
        Some(GoalStanding::Missed | GoalStanding::Ahead) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::value::{TargetChange, TargetStanding};
    use super::*;
    use crate::model::{Dataset, Reading, Relation, Status, Target};
    use crate::words::Language;

    /// The county's own example, on the day that it is as of.
    fn example(make: fn(&ChartContext<'_>) -> Chart) -> Chart {
        let dataset: Dataset = serde_json::from_str(include_str!("../../../assets/yunxi.guatu.json")).unwrap();
        let (dataset, words) = (Arc::new(dataset), Words::load(Language::Chinese));
        let context = ChartContext::of(&dataset, "2026-09-15".parse().unwrap(), 400, &words);
        make(&ChartContext { near_days: 10, ..context })
    }

    fn rows(chart: &Chart) -> &[TargetRow] {
        let Body::Targets(targets) = &chart.body else { panic!("{chart:?}") };
        &targets.rows
    }

    fn found<'a>(chart: &'a Chart, name: &str) -> &'a TargetRow {
        rows(chart).iter().find(|row| row.name == name).unwrap()
    }

    #[test]
    fn missed_comes_before_what_has_time_left_and_the_two_have_unlike_words() {
        let chart = example(off_target);
        let missed: Vec<&TargetRow> = rows(&chart).iter().filter(|row| row.standing.is_missed()).collect();
        let names: Vec<&str> = missed.iter().map(|row| row.name.as_str()).collect();
        let first = ["燃气管道改造长度", "燃气改造完成工程量", "乡镇污水收集率", "正常运行的乡镇污水处理站"];
        assert_eq!((names.len(), &names[..4]), (8, &first[..]));
        assert!(rows(&chart)[..8].iter().all(|row| row.standing.is_missed()), "the longest missed first");
        let pipes = missed[0];
        assert_eq!((pipes.value.as_str(), pipes.gap.as_str()), ("112\u{a0}公里", "92\u{a0}公里"));
        assert_eq!((pipes.target.as_str(), pipes.due.as_str()), ("目标 ≥204\u{a0}公里", "6月30日 到期未达"));
        assert_eq!(missed[1].target, "目标 ≥100%(推算)");
        assert_eq!(missed[2].gap, "13 个百分点");
        let ahead = found(&chart, "养老床位");
        assert_eq!(
            (ahead.due.as_str(), ahead.standing),
            ("9月30日 未到期 · 慢于序时", TargetStanding::Slow(Status::Open))
        );
        let audited = found(&chart, "义务教育学校大班额");
        assert_eq!(
            (audited.due.as_str(), audited.detail.as_str()),
            ("12月31日 未到期 · 快于序时", "(一)4.(1) · 越低越好 · 个")
        );
    }

    #[test]
    fn the_title_says_how_many_are_missed_and_which_is_least_reached() {
        let title = example(off_target).title;
        assert!(
            title.starts_with("43 项有目标的指标中 8 项到期未达;完成最少的是燃气管道改造长度,112/204\u{a0}公里"),
            "{title}"
        );
    }

    #[test]
    fn values_of_unlike_scopes_are_not_joined_and_years_are_compared() {
        let chart = example(all);
        let flowers = found(&chart, "花卉产值");
        assert!(flowers.bullet.is_none());
        assert_eq!((flowers.value.as_str(), flowers.target.as_str()), ("658\u{a0}万元", "未设目标"));
        let TargetChange::Known(change) = &flowers.change else { panic!("two years") };
        let told = [&change.before, &change.after, &change.text].map(|text| text.replace('\u{a0}', " "));
        assert_eq!(told, ["952 万元", "1100 万元", "2024年→2025年 升 16%"]);
        let taxes = found(&chart, "园区亩均税收");
        assert_eq!(taxes.change, TargetChange::Unknown("口径不同,不相比".to_owned()));
        assert!(taxes.bullet.unwrap().before.is_none() && taxes.note.contains("6.8"), "{}", taxes.note);
    }

    #[test]
    fn a_fact_under_two_names_is_there_once() {
        let chart = example(all);
        let carers = rows(&chart).iter().filter(|row| row.name.starts_with("在岗养老护理员")).count();
        assert_eq!(carers, 1);
    }

    #[test]
    fn a_target_without_a_reading_is_named_and_what_is_reached_is_told_apart() {
        let target = |due: &str| Target {
            value: 50.into(),
            relation: Relation::AtLeast,
            due: due.parse().ok(),
            ..Target::blank()
        };
        let own = |name: &str, value: Option<i64>, target: Option<Target>| Indicator {
            target,
            readings: value.map(|value| Reading::new(value.into())).into_iter().collect(),
            ..Indicator::new(name.into(), name.to_owned())
        };
        let mut report = Report::new("r".into(), "镇".to_owned());
        report.indicators = vec![
            own("没有目标", Some(3), None),
            own("已达到", Some(50), Some(target("2027-03-31"))),
            own("没有读数", None, Some(target("2027-03-31"))),
            own("没有期限", Some(20), Some(target(""))),
            own("未到期", Some(20), Some(target("2027-12-31"))),
            own("到期", Some(20), Some(target("2027-05-01"))),
            own("到期最久", Some(20), Some(target("2027-03-31"))),
        ];
        let dataset = Arc::new(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() });
        let words = Words::load(Language::Chinese);
        let chart = all(&ChartContext::of(&dataset, "2027-05-10".parse().unwrap(), 400, &words));
        let told: Vec<[&str; 3]> =
            rows(&chart).iter().map(|row| [row.head.as_str(), row.name.as_str(), row.due.as_str()]).collect();
        let wanted = [
            ["", "到期最久", "3月31日 到期未达"],
            ["", "到期", "5月1日 到期未达"],
            ["", "未到期", "12月31日 未到期"],
            ["", "没有期限", "未设时限"],
            ["尚不能断定", "没有读数", "3月31日 到期 · 尚无读数"],
            ["已达到", "已达到", "已达到"],
            ["未设目标", "没有目标", ""],
        ];
        assert_eq!(told, wanted);
    }
}
