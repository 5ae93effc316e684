//! What the speaker and the foot of a page say about figures: the words of the notice that they were read from, or that a
//! person typed them; the day, the readers, and what is compared with what.

use crate::model::{Indicator, NodeId, NodeRef, Origin, Reading, Span, Status, Target, When};
use crate::words::capital;

use super::super::context::ChartContext;
use super::super::value::{Body, ChartRow};
use super::{PageBuilder, PageContent};

impl PageBuilder<'_> {
    /// Who reports and for whom.
    pub(super) fn readers(&self) -> String {
        let report = self.report;
        let office = [&report.issuer, &report.inspected_body, &report.title].into_iter().find(|name| !name.is_empty());
        let office = office.map_or_else(String::new, |office| format!("{office} · "));
        format!("{office}{}", self.context.words.choice(self.audience))
    }

    /// The same, and the day of what the page rests on.
    pub(super) fn foot(&self) -> String {
        let (report, words) = (self.report, self.context.words);
        let day = words.date(report.as_of.unwrap_or(self.context.today));
        let source = words.with("deck-source", [("day", day.into())]);
        let before = self
            .before
            .as_ref()
            .filter(|before| before.is_known())
            .map(|before| words.with("deck-source-before", [("day", words.date(before.day).into())]));
        let source = [Some(source), before].into_iter().flatten().collect::<Vec<_>>().join(words.text("deck-then"));
        format!("{}　　{source}", self.readers())
    }

    /// The day that the pages speak of.
    pub(super) fn as_of(&self) -> String {
        let words = self.context.words;
        words.with("deck-as-of", [("day", words.date(self.context.today).into())])
    }

    /// A day or a month without its year where that is the present one.
    pub(super) fn short_when(&self, when: When) -> String {
        let ChartContext { words, today, .. } = self.context;
        match when {
            When::Day(day) => words.short_date(day, today),
            When::Month(year, month) if year == today.parts().0 => words.month_alone(month),
            period => words.when(period),
        }
    }

    /// Clauses of a subtitle, without those that say nothing.
    pub(super) fn joined(&self, clauses: [String; 3]) -> String {
        let said: Vec<String> = clauses.into_iter().filter(|clause| !clause.is_empty()).collect();
        capital(&said.join(self.context.words.text("deck-then")))
    }

    /// How many more or fewer stand so than a month ago; nothing where that is not known of all of them.
    pub(super) fn change_of(&self, status: Status, now: usize) -> Option<String> {
        let words = self.context.words;
        let then = self.before.as_ref()?.counts(self.report.items().map(|item| &item.id))?;
        let then = then.get(status as usize).copied()?;
        Some(match now.cmp(&then) {
            std::cmp::Ordering::Greater => words.with("deck-more", [("count", (now - then).into())]),
            std::cmp::Ordering::Less => words.with("deck-fewer", [("count", (then - now).into())]),
            std::cmp::Ordering::Equal => words.text("deck-as-many").to_owned(),
        })
    }

    /// Where the figures of a chart come from: those of indicators each from its own place, the others from counting items.
    pub(super) fn sources_of(&self, content: &PageContent) -> Vec<String> {
        let PageContent::Chart(chart) = content else { return Vec::new() };
        let indicator = |node: &NodeRef| match &node.node {
            NodeId::Indicator(id) => Some(self.report.indicator(id)?.1),
            _ => None,
        };
        let of_row = |row: &ChartRow| row.node.as_ref().and_then(indicator);
        match &chart.body {
            Body::Empty(_) => Vec::new(),
            Body::Rows(rows) if rows.iter().any(|row| of_row(row).is_some()) => {
                rows.iter().filter_map(of_row).filter_map(|own| self.source_of_figure(own)).collect()
            }
            Body::Targets(targets) => {
                let own = targets.rows.iter().filter_map(|row| indicator(&row.node));
                own.filter_map(|own| self.source_of_figure(own)).collect()
            }
            Body::Series(series) => {
                let first = series.lines.iter().flat_map(|line| &line.points).next();
                let own = first.and_then(|point| indicator(&point.spot.node));
                own.and_then(|own| self.source_of_figure(own)).into_iter().collect()
            }
            _ => self.sources_of_standing(),
        }
    }

    /// Where the first and the latest value and the target of an indicator come from.
    pub(super) fn source_of_figure(&self, indicator: &Indicator) -> Option<String> {
        let words = self.context.words;
        let first = indicator.baseline.as_ref().map(|reading| {
            let value = self.source_of_reading(indicator, reading);
            words.with("deck-source-first", [("value", value.into())])
        });
        let latest = indicator.latest().map(|reading| self.source_of_reading(indicator, reading));
        let target = indicator.target.as_ref().map(|target| self.source_of_target(indicator, target));
        let parts: Vec<String> = [first, latest, target].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| {
            let sources = parts.join(words.text("deck-then"));
            words.with("deck-source-figure", [("name", indicator.name.as_str().into()), ("sources", sources.into())])
        })
    }

    fn source_of_reading(&self, indicator: &Indicator, reading: &Reading) -> String {
        let words = self.context.words;
        let value = words.reading(reading, &indicator.unit);
        let from = self.place(reading.source.as_ref(), words.text("deck-source-typed"));
        let Some(on) = reading.on.map(|on| words.when(on)) else { return [value, from].join(words.text("deck-and")) };
        words.with("deck-source-value", [("value", value.into()), ("on", on.into()), ("from", from.into())])
    }

    fn source_of_target(&self, indicator: &Indicator, target: &Target) -> String {
        let words = self.context.words;
        let value = words.target(target, &indicator.unit);
        let derived = || words.with("deck-source-derived", [("how", target.derivation.as_str().into())]);
        let from = match target.origin {
            Origin::Derived => derived(),
            Origin::Stated | Origin::Set => self.place(target.source.as_ref(), words.text("deck-source-typed")),
        };
        words.with("deck-source-target", [("value", value.into()), ("from", from.into())])
    }

    /// The paragraph of the notice that a value was read from, else what is said of one without.
    fn place(&self, source: Option<&Span>, without: &str) -> String {
        source.map_or_else(
            || without.to_owned(),
            |span| self.context.words.with("deck-source-paragraph", [("number", (span.paragraph + 1).into())]),
        )
    }
}
