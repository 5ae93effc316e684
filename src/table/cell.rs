//! What stands in a cell: the value of a field, or what is worked out, with its words.

use crate::analysis::{DaysLeft, Derived, PaceRule, off_target, status};
use crate::model::{
    Amount, Carried, ClosingKind, ClosingLevel, Column, ColumnKind, Due, Field, FieldKey, FieldKind, Item, Node,
    NodeId, Number, Record, Review, Status, Value, When,
};
use crate::words::{Naming, Words};

use super::computed::Computed;
use super::days::days_words;
use super::row::{Row, TableContext, days_left, is_unknown};
use super::source::{Level, Source, own_column};
use super::value::CellValue;
use super::{closing, texts};

/// What stands in the cell of a row.
pub(super) fn cell(source: &Source, row: &Row<'_>, context: &TableContext<'_>) -> CellValue {
    match source {
        Source::Field(level, field) => field_of(*level, field, row, context.words),
        Source::Own(heading) => own(heading, row),
        Source::Derived(derived) => row.item.map_or(CellValue::Empty, |item| derived_of(*derived, item, row, context)),
        Source::Computed(computed) => computed_of(*computed, row, context),
    }
}

fn field_of(level: Level, field: &'static Field, row: &Row<'_>, words: &Words) -> CellValue {
    let value = match level {
        Level::Report => Node::Report(row.report).value(field.key),
        Level::Category => row.category.and_then(|node| Node::Category(node).value(field.key)),
        Level::Problem => row.problem.and_then(|node| Node::Problem(node).value(field.key)),
        Level::Item => row.item.and_then(|node| Node::Item(node).value(field.key)),
        Level::Measure => row.measure.and_then(|(_, node)| Node::Measure(node).value(field.key)),
        Level::Unit => row.unit.and_then(|node| Node::Party(node).value(field.key)),
        Level::Entry => row.entry.as_ref().and_then(|entry| entry.record.get(field.key).cloned()),
    };
    value.map_or(CellValue::Empty, |value| of_value(field, &value, row, words))
}

fn of_value(field: &'static Field, value: &Value, row: &Row<'_>, words: &Words) -> CellValue {
    if field.is_blank(value) && field.kind != FieldKind::Choice {
        return CellValue::Empty;
    }
    match value {
        Value::Number(Some(number)) => {
            CellValue::Number(*number, if field.kind == FieldKind::Percent { "%" } else { "" })
        }
        Value::Date(Some(date)) => CellValue::Day(*date),
        Value::Record(Some(record)) => of_record(field, record, row, words),
        Value::Records(records) => CellValue::of_text(lines(field, records, row, words)),
        Value::Text(text) if field.object == "evidence" && field.key == "file" => {
            CellValue::Link { text: text.clone(), target: text.clone() }
        }
        other => CellValue::of_text(in_words(Some(field), field.kind, other, row, words)),
    }
}

fn of_record(field: &'static Field, record: &Record, row: &Row<'_>, words: &Words) -> CellValue {
    match record.typed::<Due>() {
        Some(due) => of_due(&due, words),
        None => CellValue::of_text(in_words(Some(field), field.kind, &Value::Record(Some(record.clone())), row, words)),
    }
}

/// The date that holds: a day as a day, anything else in words.
fn of_due(due: &Due, words: &Words) -> CellValue {
    match due.present() {
        Some(When::Day(day)) => CellValue::Day(day),
        Some(when) => {
            CellValue::of_text(texts::date(when, if due.changes.is_empty() { &due.words } else { "" }, words))
        }
        None => CellValue::of_text(words.due(due)),
    }
}

/// The entries of a field, a line each.
fn lines(field: &'static Field, records: &[Record], row: &Row<'_>, words: &Words) -> String {
    let one = |record: &Record| match record.typed::<Carried>() {
        Some(from) => texts::carried(&from),
        None => in_words(Some(field), field.kind, &Value::Records(vec![record.clone()]), row, words),
    };
    let day = |record: &Record| if let Some(Value::Date(day)) = record.get("on") { *day } else { None };
    // Of what piles up the newest stands last, in whichever order it was entered.
    let mut records: Vec<&Record> = records.iter().collect();
    records.sort_by_key(|record| day(record));
    records.into_iter().map(one).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn in_words(field: Option<&Field>, kind: FieldKind, value: &Value, row: &Row<'_>, words: &Words) -> String {
    let name = |id: &NodeId| row.report.line_name(id).unwrap_or_default();
    words.value(field, kind, value, Naming { name: &name, unit: "" })
}

/// What stands in an office's own column.
fn own(heading: &str, row: &Row<'_>) -> CellValue {
    let Some(column) = own_column(row.report, heading) else { return CellValue::Empty };
    let key = FieldKey::Column(column.id.clone());
    let value = row.own().and_then(|node| node.get(&key, &row.report.columns));
    value.map_or(CellValue::Empty, |value| of_cell(column, &value))
}

fn of_cell(column: &Column, value: &Value) -> CellValue {
    match value {
        Value::Number(Some(number)) => CellValue::Number(*number, ""),
        Value::Text(text) if column.kind == ColumnKind::Date => {
            text.parse().map_or_else(|_| CellValue::of_text(text.as_str()), CellValue::Day)
        }
        Value::Text(text) => CellValue::of_text(text.as_str()),
        Value::Date(Some(date)) => CellValue::Day(*date),
        _ => CellValue::Empty,
    }
}

fn derived_of(derived: Derived, item: &Item, row: &Row<'_>, context: &TableContext<'_>) -> CellValue {
    let due = item.due.as_ref();
    match derived {
        Derived::Report => CellValue::of_text(row.report.title.as_str()),
        Derived::Category => row.category.map_or(CellValue::Empty, |node| CellValue::of_text(node.title.as_str())),
        Derived::Problem => row.problem.map_or(CellValue::Empty, |node| CellValue::of_text(node.title.as_str())),
        Derived::DaysLeft => {
            let left = DaysLeft::of(item, context.today);
            left.map_or(CellValue::Empty, |left| CellValue::of_text(days_words(left, context.words)))
        }
        Derived::FirstDue => match due.and_then(|due| Some((due.on?, due))) {
            Some((When::Day(day), _)) => CellValue::Day(day),
            Some((on, due)) => CellValue::of_text(texts::date(on, &due.words, context.words)),
            None => CellValue::of_text(due.map(|due| context.words.due(due)).unwrap_or_default()),
        },
        Derived::Moves => count_or_empty(due.map_or(0, |due| due.changes.len())),
        Derived::Pace => {
            let rule = PaceRule { today: context.today, points: context.pace_points };
            let word = rule.word(item, row.report);
            word.map_or(CellValue::Empty, |word| CellValue::of_text(context.words.choice(word)))
        }
        Derived::Measures => count_or_empty(item.measures.len()),
        Derived::Indicators => count_or_empty(item.indicators.len()),
        Derived::OffTarget => count_or_empty(off_target(item)),
    }
}

fn count(count: usize) -> CellValue {
    CellValue::Number(Number::of_count(count), "")
}

fn count_or_empty(number: usize) -> CellValue {
    if number == 0 { CellValue::Empty } else { count(number) }
}

fn computed_of(computed: Computed, row: &Row<'_>, context: &TableContext<'_>) -> CellValue {
    use Computed as C;
    let named = |heading: Option<(&str, &str)>| {
        heading.map_or(CellValue::Empty, |(number, title)| CellValue::of_text(format!("{number}{title}")))
    };
    let tally = row.tally;
    match computed {
        C::Index if row.index > 0 => count(row.index),
        C::MeasureIndex => measure_index(row),
        C::Limit => row.limit().map_or(CellValue::Empty, |due| of_due(due, context.words)),
        C::CategoryName => named(row.category.map(|node| Node::Category(node).heading())),
        C::ProblemName => named(row.problem.map(|node| Node::Problem(node).heading())),
        C::FullNumber => match (row.category, row.problem, row.item) {
            (Some(category), Some(problem), Some(item)) => {
                CellValue::of_text(crate::model::full_number(category, problem, item))
            }
            _ => CellValue::Empty,
        },
        C::ItemName => named(row.item.map(|node| Node::Item(node).heading())),
        C::Led => count(tally.items),
        C::Supported => count(tally.supported),
        C::Late => count(tally.of(Status::Late)),
        C::Near => count(tally.of(Status::Near)),
        C::Open => count(tally.of(Status::Open)),
        C::Done => count(tally.of(Status::Done)),
        C::Closed => count(tally.of(Status::Closed)),
        C::ClosedShare => share(tally.of(Status::Closed), tally.items),
        C::LongestLate => count_or_empty(usize::try_from(tally.longest_late).unwrap_or(0)),
        // The place of a row in its paper is known where the rows are put together.
        C::Index | C::RowNumber | C::Blank => CellValue::Empty,
        of_item => row.item.map_or(CellValue::Empty, |item| item_cell(of_item, item, context)),
    }
}

fn measure_index(row: &Row<'_>) -> CellValue {
    row.measure.map_or(CellValue::Empty, |(at, _)| CellValue::Text(format!("{}-{at}", row.index)))
}

/// A share in per cent with at most one decimal; nothing of nothing.
fn share(part: usize, whole: usize) -> CellValue {
    let share = Number::of_count(part * 100).checked_div(Number::of_count(whole));
    share.map_or(CellValue::Empty, |share| CellValue::Number(share.round(1), "%"))
}

fn item_cell(computed: Computed, item: &Item, context: &TableContext<'_>) -> CellValue {
    use Computed as C;
    let words = context.words;
    let due = item.due.as_ref();
    let update = item.updates.iter().max_by_key(|update| update.on);
    let text = |text: String| CellValue::of_text(text);
    let review = closing::last_review(item);
    match computed {
        C::Status => item_status(item, context),
        C::MeasureTexts => text(texts::measures(item, |measure| measure.text.clone())),
        C::MeasureResults => text(texts::measures(item, texts::with_result)),
        C::Latest => text(texts::latest(item)),
        C::LatestProblems => text(update.map(|update| update.problems.clone()).unwrap_or_default()),
        C::LatestNext => text(update.map(|update| update.next.clone()).unwrap_or_default()),
        C::Units => text(units(item, context)),
        C::DueNow => text(due.map(|due| texts::due_now(due, words)).unwrap_or_default()),
        C::Postponements => text(due.map(|due| texts::postponements(due, words)).unwrap_or_default()),
        C::EvidenceCount => text(match item.evidence.len() {
            0 => String::new(),
            count => words.with("paper-pieces", [("count", count.into())]),
        }),
        C::EvidenceList => text(texts::evidence(item, words)),
        C::OutcomeList => text(outcomes(item, words)),
        C::ClosedOn => closed_on(item),
        C::Applied => closing::step(item, ClosingKind::Applied, words),
        C::UnitAgreed => closing::step(item, ClosingKind::UnitAgreed, words),
        C::Verified => closing::step(item, ClosingKind::Verified, words),
        C::Approved => closing::step(item, ClosingKind::Approved, words),
        C::CountyPlanned => closing::level(item, ClosingLevel::County, true),
        C::CountyOn => closing::level(item, ClosingLevel::County, false),
        C::CityPlanned => closing::level(item, ClosingLevel::City, true),
        C::CityOn => closing::level(item, ClosingLevel::City, false),
        C::TradePlanned => closing::level(item, ClosingLevel::Trade, true),
        C::TradeOn => closing::level(item, ClosingLevel::Trade, false),
        C::Review => text(review.map(|review| closing::review_words(review, words)).unwrap_or_default()),
        C::SampleReview => {
            text(sample_review(item, context).map(|of| closing::review_words(of, words)).unwrap_or_default())
        }
        C::ReviewOn => review.map_or(CellValue::Empty, |review| CellValue::Day(review.on)),
        C::ReviewBy => text(review.map(|review| review.by.clone()).unwrap_or_default()),
        C::ReviewResult => text(review.map(|review| words.choice(review.result).to_owned()).unwrap_or_default()),
        _ => CellValue::Empty,
    }
}

/// The last review since the latest sample with the item in it: an older one is not what the sample was drawn for.
fn sample_review<'a>(item: &'a Item, context: &TableContext<'_>) -> Option<&'a Review> {
    let sample = context.report.samples.last().filter(|sample| sample.items.contains(&item.id))?;
    item.reviews.iter().filter(|review| review.on >= sample.on).max_by_key(|review| review.on)
}

/// The day of the closing; a dash for what is not closed, since an empty cell says that nobody filled it in.
fn closed_on(item: &Item) -> CellValue {
    item.closed.as_ref().map_or_else(|| CellValue::Text("—".to_owned()), |closed| CellValue::Day(closed.on))
}

fn item_status(item: &Item, context: &TableContext<'_>) -> CellValue {
    let words = context.words;
    if is_unknown(item, context) {
        return CellValue::of_text(words.choice(item.progress));
    }
    let at = status(item, context.today, context.near_days);
    let days = || days_left(item, context.today).map_or(0, i32::abs);
    let word = words.choice(at);
    let text = match at {
        Status::Late | Status::Near => {
            words.with("paper-status-days", [("status", word.into()), ("days", days().into())])
        }
        _ => word.to_owned(),
    };
    CellValue::Status(at, text)
}

fn units(item: &Item, context: &TableContext<'_>) -> String {
    let ids = item.lead_units.iter().chain(&item.support_units);
    let names = ids.filter_map(|id| context.report.party(id)).map(|party| party.name.as_str());
    context.words.list(names)
}

fn outcomes(item: &Item, words: &Words) -> String {
    let line = |own: &crate::model::Outcome| {
        let value = own.value.map(|value| Amount { value, unit: own.unit.clone(), ..Amount::blank() });
        let value = value.map(|amount| words.quantity(amount.value, &amount.unit)).unwrap_or_default();
        let parts = [words.choice(own.kind).to_owned(), own.title.clone(), own.number.clone(), value];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    item.outcomes.iter().map(line).collect::<Vec<_>>().join("\n")
}
