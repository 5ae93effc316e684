//! The page of targets: those missed after their date, those that are not reached yet, those without a value; on scales of
//! their own.

use crate::analysis::{Goal, GoalStanding, SameFacts};
use crate::model::{Better, Date, Indicator, Item, Number, Origin, Status, When};
use crate::words::{amid, capital};

use super::super::messages::target_value;
use super::super::value::MarkRole;
use super::table::{DeckCell, DeckColumn, DeckLook, DeckRow, DeckRun, DeckSide, DeckTable};
use super::{Draft, PageBuilder, PageContent};

/// An indicator with a target that is not known to be met.
struct Unmet<'a> {
    indicator: &'a Indicator,
    goal: Goal,
}

impl<'a> PageBuilder<'a> {
    /// The pages of targets that are not reached.
    pub(super) fn goals(&self) -> Vec<Draft> {
        let words = self.context.words;
        let goals = self.unmet();
        let met = self.overview.total.met;
        if goals.is_empty() && self.overview.total.targets > 0 {
            let title = words.with("deck-goals-met", [("count", met.into())]);
            let content = PageContent::Text(vec![words.text("deck-goals-met-all").to_owned()]);
            return vec![Draft { subtitle: capital(&self.as_of()), ..Draft::new(title, content) }];
        }
        let mut before = None;
        let rows = goals.iter().map(|own| {
            let begins = before.replace(own.goal.standing).is_some_and(|before| before != own.goal.standing);
            DeckRow { begins, ..self.goal_row(own) }
        });
        let table = DeckTable { columns: self.goal_columns(), rows: rows.collect(), ..DeckTable::default() };
        let (title, subtitle) = (self.goals_title(&goals), self.goals_subtitle(&goals));
        let mut from = 0;
        let draft = |table: DeckTable| {
            let shown = goals.get(from..from + table.rows.len()).unwrap_or_default();
            from += table.rows.len();
            Draft {
                title: title.clone(),
                subtitle: subtitle.clone(),
                items: table.rows.len(),
                sources: shown.iter().filter_map(|own| self.source_of_figure(own.indicator)).collect(),
                content: PageContent::Table(table),
            }
        };
        table.parts().into_iter().map(draft).collect()
    }

    /// The targets that are not known to be met: the longest missed first, then by date.
    fn unmet(&self) -> Vec<Unmet<'a>> {
        let of_items = self.report.items().flat_map(|item| item.indicators.iter().map(move |own| (Some(item), own)));
        let all = self.report.indicators.iter().map(|own| (None, own)).chain(of_items);
        let facts = SameFacts::of(self.report);
        let shown = all.filter(|(_, own)| facts.is_shown(own, |_| true));
        let mut goals: Vec<Unmet<'a>> =
            shown.filter_map(|(item, indicator)| self.unmet_one(item.map(AsRef::as_ref), indicator)).collect();
        let last = |own: &Unmet<'_>| own.goal.due.map_or(Date::START.add_months(12 * 9000), When::last_day);
        goals.sort_by_key(|own| (own.goal.standing, last(own)));
        goals
    }

    /// An indicator with a target that is not met.
    fn unmet_one(&self, item: Option<&Item>, indicator: &'a Indicator) -> Option<Unmet<'a>> {
        let goal = Goal::of(indicator, item, self.context.today)?;
        (goal.standing != GoalStanding::Met).then_some(Unmet { indicator, goal })
    }

    fn goal_columns(&self) -> Vec<DeckColumn> {
        let words = self.context.words;
        let swatches = [
            (MarkRole::Actual, "deck-now"),
            (MarkRole::Earlier, "deck-at-inspection"),
            (MarkRole::Target, "deck-target"),
        ];
        let swatches = swatches.map(|(role, key)| (role, words.text(key).to_owned()));
        vec![
            DeckColumn::new(words.text("deck-goal-standing"), 96.0, 172.0),
            DeckColumn::new(words.text("deck-indicator"), 276.0, 366.0),
            DeckColumn::new(words.text("deck-was-is"), 646.0, 246.0).aligned(DeckSide::Right),
            DeckColumn { swatches: Vec::from(swatches), ..DeckColumn::new("", 924.0, 380.0) },
            DeckColumn::new(words.text("deck-target-and-date"), 1344.0, 250.0),
            DeckColumn::new(words.text("deck-missing"), 1604.0, 220.0),
        ]
    }

    fn goal_row(&self, own: &Unmet<'_>) -> DeckRow {
        let words = self.context.words;
        let state = match own.goal.standing {
            GoalStanding::Missed => DeckRun::marked(Status::Late, words.text("deck-missed"), DeckLook::Late),
            GoalStanding::Ahead => {
                let key = if own.goal.due.is_some() { "deck-ahead" } else { "deck-unreached" };
                DeckRun::marked(Status::Open, words.text(key), DeckLook::Plain)
            }
            GoalStanding::Met => DeckRun::new(words.text("status-met"), DeckLook::Weak),
            GoalStanding::Unknown => {
                let is_read = own.indicator.latest().is_some();
                DeckRun::new(words.text(if is_read { "deck-unproven" } else { "deck-unread" }), DeckLook::Weak)
            }
        };
        let gap = own.goal.attainment.shortfall.filter(|_| own.goal.standing != GoalStanding::Unknown);
        let look = if own.goal.standing == GoalStanding::Missed { DeckLook::Late } else { DeckLook::Strong };
        let gap = gap.map(|gap| DeckRun::new(words.gap(gap, &own.indicator.unit), look));
        let fewer = (own.indicator.better == Better::Lower).then(|| words.text("deck-fewer-is-better"));
        let name = format!("{}{}", own.indicator.name, fewer.unwrap_or_default());
        let cells = vec![
            DeckCell::Runs(vec![state]),
            DeckCell::words(name, DeckLook::Strong),
            DeckCell::Runs(self.values(own.indicator)),
            bullet(own.indicator),
            DeckCell::Runs(self.target_and_date(own)),
            DeckCell::Runs(gap.into_iter().collect()),
        ];
        DeckRow { cells, ..DeckRow::default() }
    }

    /// What it was, where that may be compared, and what it is.
    fn values(&self, indicator: &Indicator) -> Vec<DeckRun> {
        let words = self.context.words;
        let Some(latest) = indicator.latest() else {
            return vec![DeckRun::new(words.text("no-reading"), DeckLook::Weak)];
        };
        let before = indicator.baseline.as_ref().filter(|baseline| baseline.comparable(latest));
        let unit = if indicator.unit == "%" { "%" } else { "" };
        let before = before.map(|own| DeckRun::new(format!("{} →", words.reading(own, unit)), DeckLook::Weak));
        let now = DeckRun::new(words.reading(latest, &indicator.unit), DeckLook::Strong);
        before.into_iter().chain([now]).collect()
    }

    /// The target, by when, and whether it was derived.
    fn target_and_date(&self, own: &Unmet<'_>) -> Vec<DeckRun> {
        let words = self.context.words;
        let Some(target) = &own.indicator.target else { return Vec::new() };
        let value = DeckRun::new(target_value(target, &own.indicator.unit, words), DeckLook::Strong);
        let derived = (target.origin == Origin::Derived).then(|| words.text("deck-derived-short").to_owned());
        let due = own.goal.due.map(|due| self.short_when(due));
        let due = due.unwrap_or_else(|| amid(words.text("deck-no-dates")));
        let weak = derived.into_iter().chain([due]).map(|text| DeckRun::new(text, DeckLook::Weak));
        [value].into_iter().chain(weak).collect()
    }

    /// How many are missed, and by how much the one with the largest gap.
    fn goals_title(&self, goals: &[Unmet<'_>]) -> String {
        let words = self.context.words;
        let of = |standing: GoalStanding| goals.iter().filter(move |own| own.goal.standing == standing);
        let (missed, ahead) = (of(GoalStanding::Missed).count(), of(GoalStanding::Ahead).count());
        let ahead = (ahead > 0).then(|| words.with("deck-goals-ahead", [("count", ahead.into())]));
        // Of several gaps as large the one that was due first is named.
        let worst = of(GoalStanding::Missed).rev().max_by_key(|own| own.goal.attainment.shortfall_share);
        let news = match worst.and_then(|own| Some((own, own.goal.attainment.shortfall?))) {
            Some((own, gap)) => words.with(
                "deck-goals-missed",
                [
                    ("count", missed.into()),
                    ("name", own.indicator.name.as_str().into()),
                    ("gap", words.gap(gap, &own.indicator.unit).into()),
                ],
            ),
            None => words.text("deck-goals-none-missed").to_owned(),
        };
        [Some(news), ahead].into_iter().flatten().collect::<Vec<_>>().join(words.text("deck-then"))
    }

    /// How many are met, and of how many that is not known.
    fn goals_subtitle(&self, goals: &[Unmet<'_>]) -> String {
        let words = self.context.words;
        let met = self.overview.total.met;
        let unknown = goals.iter().filter(|own| own.goal.standing == GoalStanding::Unknown).count();
        let met = if met > 0 { words.with("deck-goals-met", [("count", met.into())]) } else { String::new() };
        let unknown =
            if unknown > 0 { words.with("deck-goals-unknown", [("count", unknown.into())]) } else { String::new() };
        self.joined([met, unknown, self.as_of()])
    }
}

/// The values of an indicator on a scale from nought to the largest of them; of a rate to the whole.
pub(super) fn bullet(indicator: &Indicator) -> DeckCell {
    let Some(target) = &indicator.target else { return DeckCell::Lines(Vec::new()) };
    let latest = indicator.latest();
    let comparable = |own: &&crate::model::Reading| latest.is_none_or(|latest| latest.comparable(own));
    let before = indicator.baseline.as_ref().filter(comparable);
    let values = [latest.map(|own| own.value), before.map(|own| own.value), Some(target.value)];
    let whole = if indicator.unit == "%" { 100.0 } else { 0.0 };
    let most = values.into_iter().flatten().map(Number::to_f64).fold(whole, f64::max).max(f64::MIN_POSITIVE);
    let share = |value: Number| (value.to_f64() / most).clamp(0.0, 1.0) as f32;
    DeckCell::Bullet {
        now: latest.map(|own| share(own.value)),
        before: before.map(|own| share(own.value)),
        target: share(target.value),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{item, pages, report, said, table};
    use super::*;
    use crate::model::{Extra, PageKind, PaperAudience, Reading, Relation, Target};

    fn indicator(name: &str, value: Option<i64>, goal: i64, due: Option<&str>) -> Indicator {
        let target = Target {
            value: goal.into(),
            relation: Relation::AtLeast,
            due: due.map(|due| due.parse().unwrap()),
            origin: Origin::Set,
            derivation: String::new(),
            source: None,
            extra: Extra::default(),
        };
        Indicator {
            unit: "座".to_owned(),
            target: Some(target),
            readings: value.map(|value| Reading::new(value.into())).into_iter().collect(),
            ..Indicator::new(name.into(), name.to_owned())
        }
    }

    #[test]
    fn missed_and_not_yet_reached_are_two_and_what_has_no_value_is_named() {
        let rate = Indicator { unit: "%".to_owned(), ..indicator("收集率", Some(62), 75, Some("2026-03-31")) };
        let own = Item {
            indicators: vec![
                indicator("水厂", Some(2), 8, Some("2026-12-31")),
                indicator("泵站", None, 5, None),
                indicator("水库", Some(9), 9, None),
                rate,
                indicator("渡槽", Some(1), 4, None),
            ],
            ..item("1", "水利设施", "2026-05-31")
        };
        let [page] = pages(report(vec![own]), PageKind::OffTarget, PaperAudience::All).try_into().unwrap();
        let rows = table(&page);
        let named: Vec<String> = (0..rows.rows.len()).map(|n| said(rows, n)[1].clone()).collect();
        assert_eq!(named, ["收集率", "渡槽", "水厂", "泵站"], "what is met is not here");
        assert_eq!(said(rows, 0)[5], "13 个百分点");
        assert_eq!(said(rows, 1)[4], "≥4\u{a0}座|5月31日", "with its item");
        let states: Vec<String> = (0..4).map(|n| said(rows, n)[0].clone()).collect();
        assert_eq!(states, ["未达标", "未达标", "未到期", "无读数"]);
        assert_eq!(rows.rows.iter().map(|row| row.begins).collect::<Vec<_>>(), [false, false, true, true]);
        assert_eq!(page.title, "2 项指标到期未达标，渡槽还差 3\u{a0}座；另 1 项还未达到");
        assert!(page.subtitle.starts_with("1 项已达标；1 项没有可比的读数"), "{}", page.subtitle);
    }

    #[test]
    fn the_scale_begins_at_nought_and_a_rate_ends_at_the_whole() {
        let plain = bullet(&indicator("泵站", Some(2), 8, None));
        assert_eq!(plain, DeckCell::Bullet { now: Some(0.25), before: None, target: 1.0 });
        let rate = Indicator { unit: "%".to_owned(), ..indicator("收集率", Some(25), 50, None) };
        assert_eq!(bullet(&rate), DeckCell::Bullet { now: Some(0.25), before: None, target: 0.5 });
    }
}
