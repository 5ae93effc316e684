//! An item in the words of a page: its short name, who answers for it, how far it is by its figures, and why it is not further.

use crate::analysis::{Attainment, SameFacts};
use crate::model::{Due, Indicator, Item, Origin, Report};
use crate::words::Words;

use super::table::{DeckCell, DeckLook};

/// The words with which the titles of items begin to judge: what stands before them names the matter.
const JUDGEMENTS: [&str; 16] = [
    "不", "未", "没有", "无人", "滞后", "缓慢", "偏低", "偏弱", "薄弱", "缺失", "缺位", "缺乏", "突出", "反弹", "较慢",
    "乏力",
];

/// How long a judgement at the end of a title is at most, in characters: 不够有力, 工作机制不健全 from 不 on.
const JUDGEMENT: usize = 6;

/// The least length of a short name, in characters.
const SHORT_NAME: usize = 4;

/// How long a reason may be on a page, in characters: what is longer ends where a clause of it does.
const REASON: usize = 40;

/// The title up to the judgement that it ends with: 惠企资金兑付 of 惠企资金兑付不及时. What stands further in front belongs to the
/// matter, as in 不动产登记.
pub(super) fn short_name(title: &str) -> &str {
    let ends = |at: usize| {
        title
            .split_at_checked(at)
            .filter(|(name, judgement)| name.chars().count() >= SHORT_NAME && judgement.chars().count() <= JUDGEMENT)
    };
    let places = JUDGEMENTS.iter().flat_map(|word| title.match_indices(word)).map(|(at, _)| at);
    places.filter_map(ends).map(|(name, _)| name).min_by_key(|name| name.len()).unwrap_or(title)
}

/// The unit in the lead and the leader; both are said to be missing where they are.
pub(super) fn whose(report: &Report, item: &Item, words: &Words) -> [Option<String>; 2] {
    let name = |id: &_| report.party(id).map(|party| party.name.clone());
    let units: Vec<String> = item.lead_units.iter().filter_map(name).collect();
    let unit = (!units.is_empty()).then(|| units.join(words.text("list-comma")));
    [unit, item.leader.as_ref().and_then(name)]
}

/// The name of who answers for an item, in a cell; that there is nobody where nobody is named.
pub(super) fn named(name: Option<String>, words: &Words) -> DeckCell {
    match name {
        Some(name) => DeckCell::words(name, DeckLook::Plain),
        None => DeckCell::words(words.text("deck-nobody"), DeckLook::Weak),
    }
}

/// The figure that tells how far an item is: of the indicators that miss their target, or else of those that have one, the one
/// with the freshest value. Of several that are one fact one is asked.
pub(super) fn figure(item: &Item) -> Option<&Indicator> {
    let facts = SameFacts::among(|| item.indicators.iter());
    let own = item.indicators.iter().filter(|own| own.target.is_some() && facts.is_shown(own, |_| true));
    let known: Vec<(&Indicator, Attainment)> =
        own.map(|own| (own, Attainment::of(own))).filter(|(own, _)| own.latest().is_some()).collect();
    // The freshest value says most, and a quantity more than the rate that was reckoned from it.
    let rank = |(own, attainment): &&(&Indicator, Attainment)| {
        let on = own.latest().and_then(|reading| reading.on);
        (attainment.is_off(), on, own.unit != "%", attainment.shortfall_share)
    };
    let last = known.iter().rev().max_by_key(rank);
    last.map(|(own, _)| *own)
}

/// The latest value of an indicator against its target: 112/204 公里，55%; 62%，目标 75%.
pub(super) fn figure_words(indicator: &Indicator, words: &Words) -> Option<String> {
    let (latest, target) = (indicator.latest()?, indicator.target.as_ref()?);
    let derived = if target.origin == Origin::Derived { words.text("deck-derived") } else { "" };
    let plain = latest.bound.is_none() && indicator.unit != "%";
    let share = latest.value.checked_div(target.value).filter(|_| plain && latest.value <= target.value);
    let against = match share {
        Some(share) => words.with(
            "deck-part-of",
            [
                ("value", latest.value.to_string().into()),
                ("whole", words.quantity(target.value, &indicator.unit).into()),
                ("share", words.percent(share).into()),
            ],
        ),
        None => words.with(
            "deck-against",
            [
                ("value", words.reading(latest, &indicator.unit).into()),
                ("target", words.quantity(target.value, &indicator.unit).into()),
            ],
        ),
    };
    Some(format!("{against}{derived}"))
}

/// How far an item is: by its figure, else by its per cent, else by its progress.
pub(super) fn state(item: &Item, words: &Words) -> String {
    let by_figure = figure(item).and_then(|indicator| figure_words(indicator, words));
    by_figure.unwrap_or_else(|| match item.percent {
        Some(percent) => words.with("deck-percent", [("percent", format!("{}%", percent.round(0)).into())]),
        None => words.choice(item.progress).to_owned(),
    })
}

/// Why an item is not further, whole: what stood in the way by the last update, else why its date was put off last, else its
/// cause; nothing where nobody wrote any.
pub(super) fn whole_reason(item: &Item) -> Option<&str> {
    let updates = item.updates.iter().filter(|update| !update.problems.trim().is_empty());
    let problems = updates.max_by_key(|update| update.on).map(|update| update.problems.as_str());
    let mut changes = item.due.iter().flat_map(|due: &Due| &due.changes);
    let moved = changes.rfind(|change| !change.reason.trim().is_empty()).map(|change| change.reason.as_str());
    problems.or(moved).or(Some(item.cause.as_str())).map(str::trim).filter(|text| !text.is_empty())
}

/// The same in as many of its clauses as a page has room for.
pub(super) fn reason(item: &Item, words: &Words) -> String {
    whole_reason(item).map_or_else(|| words.text("deck-no-reason").to_owned(), clauses)
}

/// The clauses at the beginning of a text that are together no longer than a page has room for; at least one.
pub(super) fn clauses(text: &str) -> String {
    clauses_of(text, REASON)
}

/// The same with so many characters at most.
pub(super) fn clauses_of(text: &str, most: usize) -> String {
    let mut shown = String::new();
    for clause in text.split_inclusive(['。', '；', '，', ';', ',', '\n']) {
        let length = shown.chars().count() + clause.chars().count();
        if !shown.is_empty() && length > most {
            break;
        }
        shown.push_str(clause);
    }
    shown.trim().trim_end_matches(['。', '；', '，', ';', ',']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Better, DueChange, Extra, Reading, Relation, Target, Update};
    use crate::words::Language;

    fn item() -> Item {
        Item::new("a".into(), "(1)".to_owned(), "问题".to_owned())
    }

    fn indicator(name: &str, unit: &str, value: i64, goal: i64) -> Indicator {
        let target = Target {
            value: goal.into(),
            relation: Relation::AtLeast,
            due: None,
            origin: Origin::Set,
            derivation: String::new(),
            source: None,
            extra: Extra::default(),
        };
        Indicator {
            unit: unit.to_owned(),
            better: Better::Higher,
            target: Some(target),
            readings: vec![Reading::new(value.into())],
            ..Indicator::new(name.into(), name.to_owned())
        }
    }

    #[test]
    fn a_short_name_ends_before_the_judgement() {
        let cases = [
            ("惠企资金兑付不及时", "惠企资金兑付"),
            ("老旧小区燃气管道改造滞后", "老旧小区燃气管道改造"),
            ("未落实责任", "未落实责任"),
            ("不作为问题没有整改", "不作为问题"),
            ("全县农村不动产登记办理缓慢", "全县农村不动产登记办理"),
            ("低空无人机飞行管理缺位", "低空无人机飞行管理"),
            ("Roads are late", "Roads are late"),
        ];
        for (title, short) in cases {
            assert_eq!(short_name(title), short);
        }
    }

    #[test]
    fn the_figure_is_the_quantity_that_is_missed_most() {
        let words = Words::load(Language::Chinese);
        let same = Indicator { same_as: Some("长度".into()), ..indicator("率", "公里", 1, 90) };
        let item = Item {
            indicators: vec![
                same,
                indicator("达标", "座", 9, 3),
                indicator("完成率", "%", 30, 100),
                indicator("长度", "公里", 34, 68),
            ],
            ..item()
        };
        assert_eq!(figure(&item).unwrap().name, "长度");
        assert_eq!(state(&item, &words), "34/68\u{a0}公里，50%");
        let rate = Item { indicators: vec![indicator("收集率", "%", 62, 75)], ..item };
        assert_eq!(state(&rate, &words), "62%，目标 75%");
    }

    #[test]
    fn the_reason_is_the_latest_that_somebody_wrote() {
        let words = Words::load(Language::Chinese);
        assert_eq!(reason(&item(), &words), words.text("deck-no-reason"));
        let mut item = Item { cause: "责任不清".to_owned(), ..item() };
        assert_eq!(reason(&item, &words), "责任不清");
        let mut due = Due::new("2026-03".parse().unwrap());
        due.changes = vec![DueChange {
            from: "2026-03".parse().unwrap(),
            to: "2026-05".parse().unwrap(),
            reason: "雨季".to_owned(),
            ..DueChange::blank()
        }];
        item.due = Some(due);
        assert_eq!(reason(&item, &words), "雨季");
        let update = |on: &str, problems: &str| Update {
            on: on.parse().unwrap(),
            problems: problems.to_owned(),
            ..Update::blank()
        };
        item.updates = vec![update("2026-06-02", "缺两支队伍"), update("2026-05-02", "缺料"), update("2026-07-02", "")];
        assert_eq!(reason(&item, &words), "缺两支队伍");
    }

    #[test]
    fn a_long_reason_ends_with_a_clause() {
        let long =
            "剩余管段多在主干道，需要断道施工，每晚只有三个小时可以施工，沿线商户又要求避开节假日；雨季道路不能开挖。";
        assert_eq!(clauses(long), "剩余管段多在主干道，需要断道施工，每晚只有三个小时可以施工");
        assert_eq!(clauses("短。"), "短");
    }
}
