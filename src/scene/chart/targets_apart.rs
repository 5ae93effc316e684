//! What holds of the chart of indicators whatever its width: words meet neither each other nor an arrow, and so many per cent
//! are as long in every row.

use std::sync::Arc;

use crate::chart::{Body, Chart, ChartContext, LIGHT, Named, TargetChange, TargetsChart};
use crate::model::{Better, Bound, Dataset, Indicator, Origin, Reading, Relation, Report, Target};
use crate::words::{Language, Words};

use super::super::shape::Shape;
use super::apart::{WIDTHS, boxes};
use super::{ChartLayout, Look, layout};

fn reading(value: i64, on: &str, scope: &str) -> Reading {
    Reading { on: on.parse().ok(), scope: scope.to_owned(), ..Reading::new(value.into()) }
}

fn indicator(name: &str, unit: &str, before: Option<i64>, now: i64, target: Option<(i64, &str)>) -> Indicator {
    let target = target.map(|(value, due)| Target {
        value: value.into(),
        relation: Relation::AtLeast,
        due: due.parse().ok(),
        origin: Origin::Derived,
        ..Target::blank()
    });
    Indicator {
        unit: unit.to_owned(),
        baseline: before.map(|value| reading(value, "2025-01-10", "")),
        target,
        readings: vec![reading(now, "2025-06-01", "")],
        ..Indicator::new(name.into(), name.to_owned())
    }
}

/// Indicators of every kind: long names and units, bounds, falls, another scope, no reading, no target, a rise from nought.
fn dataset() -> Dataset {
    let mut report = Report::new("r".into(), "清河县整改".to_owned());
    report.feedback_on = "2025-01-10".parse().ok();
    let long = "农村生活污水治理设施正常运行并且出水水质稳定达标的行政村占全部行政村的比例";
    let mut lower = indicator("大班额", "个", Some(46), 9, None);
    lower.better = Better::Lower;
    let mut bound = indicator("本地原材料占比", "%", Some(30), 57, Some((60, "2025-12-31")));
    bound.baseline.as_mut().unwrap().bound = Some(Bound::Under);
    let mut other = indicator("茶叶产值", "万元", Some(1118), 775, Some((2000, "2025")));
    other.baseline = Some(reading(1118, "2023", "全年"));
    other.readings = vec![reading(1218, "2024", "全年"), reading(775, "2025-H1", "上半年")];
    let mut unread = indicator("新增学位", "个", None, 0, Some((600, "2025-05-01")));
    unread.readings.clear();
    report.indicators = vec![
        indicator(long, "%", Some(48), 62, Some((75, "2025-05-31"))),
        indicator(
            "上门为群众办理不动产登记手续的时间",
            "个工作日(不含公告)",
            Some(1200),
            1500,
            Some((9000, "2025-06-20")),
        ),
        indicator("燃气管道改造", "公里", Some(21), 112, Some((204, "2025-03-31"))),
        indicator("清退办公用房", "处", Some(0), 9, Some((14, "2025-12-31"))),
        indicator("Village roads that carry a bus in every season", "kilometres of road", Some(310), 325, None),
        indicator("专项资金", "万元", None, 1_294_000, Some((1_860_000, "2025-05-31"))),
        lower,
        bound,
        other,
        unread,
    ];
    Dataset { reports: vec![Arc::new(report)], ..Dataset::default() }
}

const NAMED: [Named; 3] = [Named::OffTarget, Named::Attainment, Named::Achievements];

fn chart(named: Named, dataset: &Dataset, today: &str, language: Language) -> Chart {
    let (dataset, words) = (Arc::new(dataset.clone()), Words::load(language));
    named.build(&ChartContext::of(&dataset, today.parse().unwrap(), 400, &words))
}

fn laid_out(chart: &Chart, width: f32) -> ChartLayout {
    layout(chart, &Look { width, colours: &LIGHT, text: 14.0 })
}

fn targets(chart: &Chart) -> &TargetsChart {
    let Body::Targets(targets) = &chart.body else { panic!("indicators") };
    targets
}

/// The heads of arrows, the tip first.
fn heads(layout: &ChartLayout) -> Vec<[[f32; 2]; 3]> {
    let of = |shape: &Shape| match shape {
        Shape::Path { points, fill: Some(fill), stroke: None, .. } if *fill == LIGHT.text => {
            <[[f32; 2]; 3]>::try_from(points.as_slice()).ok()
        }
        _ => None,
    };
    layout.scene.shapes.iter().filter_map(of).collect()
}

/// The lines of arrows and where they begin: left, top, right, bottom.
fn arrows(layout: &ChartLayout) -> Vec<[f32; 4]> {
    let of_line = |shape: &Shape| match shape {
        Shape::Path { points, fill: None, stroke: Some((_, width)), .. } if *width > 0.99 => {
            let [[a, b], [c, d]] = <[[f32; 2]; 2]>::try_from(points.as_slice()).ok()?;
            Some([a.min(c), b.min(d), a.max(c), b.max(d)])
        }
        _ => None,
    };
    let of_head = |points: [[f32; 2]; 3]| {
        let xs = points.map(|[x, _]| x);
        let ys = points.map(|[_, y]| y);
        let [left, top] = [xs, ys].map(|all| all.into_iter().fold(f32::INFINITY, f32::min));
        let [right, bottom] = [xs, ys].map(|all| all.into_iter().fold(f32::NEG_INFINITY, f32::max));
        [left, top, right, bottom]
    };
    let lines = layout.scene.shapes.iter().filter_map(of_line);
    lines.chain(heads(layout).into_iter().map(of_head)).collect()
}

fn meet([left, top, right, bottom]: [f32; 4], [from, above, to, below]: [f32; 4]) -> bool {
    left < to - 0.5 && from < right - 0.5 && top < below && above < bottom
}

#[test]
fn words_meet_neither_each_other_nor_an_arrow() {
    let filled: Dataset = serde_json::from_str(include_str!("../../../assets/yunxi.guatu.json")).unwrap();
    let bundled: Dataset = serde_json::from_str(include_str!("../../../assets/tongchuan.guatu.json")).unwrap();
    for (data, today) in [(dataset(), "2025-06-10"), (filled, "2026-09-15"), (bundled, "2025-08-01")] {
        for (named, language) in NAMED.into_iter().flat_map(|named| Language::ALL.map(|language| (named, language))) {
            let chart = chart(named, &data, today, language);
            for width in WIDTHS {
                let layout = laid_out(&chart, width);
                let (boxes, arrows) = (boxes(&layout), arrows(&layout));
                for (at, (own, text)) in boxes.iter().enumerate() {
                    let is_in = own[0] >= 0.0 && own[2] <= width && own[3] <= layout.scene.height;
                    assert!(is_in, "{named:?} {language:?} {width}: {text:?} leaves the page at {}", own[2]);
                    for (place, other) in boxes.iter().skip(at + 1) {
                        assert!(!meet(*own, *place), "{named:?} {language:?} {width}: {text:?} meets {other:?}");
                    }
                    let on_arrow = arrows.iter().any(|arrow| meet(*own, *arrow));
                    assert!(!on_arrow, "{named:?} {language:?} {width}: {text:?} lies on an arrow");
                }
            }
        }
    }
}

#[test]
fn so_many_per_cent_are_as_long_in_every_row() {
    for width in WIDTHS {
        for named in NAMED {
            let mut data = dataset();
            // Two values of so long a unit have no room beside each other in a narrow chart.
            Arc::make_mut(&mut data.reports[0]).indicators.retain(|own| own.unit.chars().count() < 8);
            let chart = chart(named, &data, "2025-06-10", Language::Chinese);
            let layout = laid_out(&chart, width);
            let percents = targets(&chart).rows.iter().filter_map(|row| match &row.change {
                TargetChange::Known(change) => change.percent.filter(|percent| percent.abs() > 0.001),
                TargetChange::Unknown(_) => None,
            });
            let heads = heads(&layout);
            // All begin at one place: two of unlike length tell which.
            let percents: Vec<f32> = percents.map(|percent| percent as f32).collect();
            assert_eq!(heads.len(), percents.len(), "{named:?} {width}");
            let tips: Vec<(f32, f32)> = heads.iter().map(|[[x, _], ..]| *x).zip(percents).collect();
            let most = tips.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
            let least = tips.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
            let percent = (most.0 - least.0) / (most.1 - least.1);
            assert!(percent > 0.0, "{named:?} {width}");
            for (tip, own) in tips {
                let wanted = (own - least.1).mul_add(percent, least.0);
                assert!((tip - wanted).abs() < 0.1, "{named:?} {width}: {own} per cent end at {tip}, not {wanted}");
            }
        }
    }
}

#[test]
fn without_a_target_there_is_no_track() {
    let chart = chart(Named::Attainment, &dataset(), "2025-06-10", Language::Chinese);
    for width in WIDTHS {
        let layout = laid_out(&chart, width);
        let is_track = |shape: &&Shape| matches!(shape, Shape::Rect { fill: Some(fill), .. } if *fill == LIGHT.sunken);
        let tracks = layout.scene.shapes.iter().filter(is_track).count();
        assert_eq!(tracks, 8, "{width}: as many as there are targets");
        assert!(boxes(&layout).iter().any(|(_, text)| text.contains("未设目标")));
    }
}
