//! A changed field looked at closely: texts word by word, figures with their exact change, dates by days. Computed for
//! the difference that a person looks at, not for all of them.

use serde::Serialize;

use crate::model::{
    Bound, Closed, ClosingKind, ClosingStep, Due, DueChange, Entry, FieldKind, Number, Progress, Reading, Target,
    Value, When,
};

use super::difference::{Difference, FieldChange};
use super::segments::{Segment, segments};

/// A change in detail.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// A text, word by word.
    Text(Vec<Segment>),
    /// A choice: from, to, by their codes.
    Choice(Option<&'static str>, Option<&'static str>),
    /// A day, and by how many days it is later there (earlier below nought).
    Day(Option<When>, Option<When>, Option<i32>),
    /// A due date.
    Due(DueMoved),
    /// An item that was closed there, or is no longer.
    Closed(ClosedHow),
    /// One figure: a baseline or a target.
    Figure(FigurePair),
    /// The values of an indicator, those that differ.
    Figures(Vec<FigurePair>),
    /// A list: what only they have, what only I have, by their positions in the two lists.
    List(Vec<usize>, Vec<usize>),
    /// Anything else: the two contents say it.
    Plain,
}

/// How a due date differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DueMoved {
    /// The date that holds here.
    pub mine: Option<When>,
    /// The date that holds there.
    pub theirs: Option<When>,
    /// By how many days it is later there, below nought earlier.
    pub days: Option<i32>,
    /// True where the date was moved there without a record of why: the first date, or what came after, is gone.
    pub without_record: bool,
    /// The changes recorded only there.
    pub changes: Vec<DueChange>,
}

impl Difference {
    /// True where a due date that is known here is another one there, with a record of why or without.
    #[must_use]
    pub fn moves_due(&self) -> bool {
        let Some(change) = self.change().filter(|change| change.kind == FieldKind::Due) else { return false };
        let present = |value: &Value| value.typed::<Option<Due>>().flatten().and_then(|due| due.present());
        let (mine, theirs) = (present(&change.mine), present(&change.theirs));
        mine.is_some() && theirs.is_some() && mine != theirs
    }

    /// True where a due date is moved there, and nobody wrote down why.
    #[must_use]
    pub fn moves_due_unrecorded(&self) -> bool {
        let Some(change) = self.change().filter(|change| change.kind == FieldKind::Due) else { return false };
        let is_set = |value: &Value| value.typed::<Option<Due>>().flatten().is_some();
        is_set(&change.mine)
            && is_set(&change.theirs)
            && matches!(change.detail(""), Detail::Due(due) if due.without_record)
    }

    /// True for a due date that is the same by now: moved here with its reason, and there without.
    #[must_use]
    pub fn is_recorded_here(&self) -> bool {
        let Some(change) = self.change().filter(|change| change.kind == FieldKind::Due) else { return false };
        let due = |value: &Value| value.typed::<Option<Due>>().flatten();
        due(&change.mine).zip(due(&change.theirs)).is_some_and(|(mine, theirs)| {
            mine.present() == theirs.present() && theirs.changes.is_empty() && !mine.changes.is_empty()
        })
    }

    /// True where an item or a measure is closed there: its progress, the record of its closing, or a step that only those
    /// who verify take.
    #[must_use]
    pub fn closes(&self) -> bool {
        let Some(change) = self.change() else { return false };
        let is_closed = |value: &Value| value.typed::<Progress>() == Some(Progress::Closed);
        match change.field.declared().map(|field| field.key) {
            Some("progress") => is_closed(&change.theirs) && !is_closed(&change.mine),
            Some("closed") => !change.theirs.is_blank(),
            Some("closing") => {
                let taken = |value: &Value| {
                    let steps = value.typed::<Vec<ClosingStep>>().unwrap_or_default();
                    let claims = [ClosingKind::Applied, ClosingKind::UnitAgreed];
                    steps.iter().filter(|step| !claims.contains(&step.kind)).count()
                };
                taken(&change.theirs) > taken(&change.mine)
            }
            _ => false,
        }
    }
}

/// What happened to the closing of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosedHow {
    /// Closed only there.
    Closed,
    /// Closed only here.
    Reopened,
    /// Closed on both sides, on another day, by others or in another manner.
    Amended,
}

/// A value on both sides.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigurePair {
    /// The day or the period that it holds for; absent for a target or a value without.
    pub on: Option<When>,
    /// What it covers.
    pub scope: String,
    /// The unit of the indicator.
    pub unit: String,
    /// The value here.
    pub mine: Option<Number>,
    /// The value there.
    pub theirs: Option<Number>,
    /// The exact change, where both have one.
    pub change: Option<Number>,
    /// Whether the values are exact, here and there.
    pub bounds: [Option<Bound>; 2],
}

impl FieldChange {
    /// The change looked at closely. `unit` is that of the indicator, empty for other nodes.
    #[must_use]
    pub fn detail(&self, unit: &str) -> Detail {
        self.special(unit).unwrap_or_else(|| match (&self.mine, &self.theirs) {
            (Value::Text(a), Value::Text(b)) => Detail::Text(segments(a, b)),
            (Value::Choice(a), Value::Choice(b)) => Detail::Choice(*a, *b),
            (Value::Date(a), Value::Date(b)) => {
                let (a, b) = (a.map(When::Day), b.map(When::Day));
                Detail::Day(a, b, later_by(a, b))
            }
            (Value::Parties(a), Value::Parties(b)) => list(a, b),
            (Value::Nodes(a), Value::Nodes(b)) => list(a, b),
            (Value::Names(a), Value::Names(b)) => list(a, b),
            (Value::Records(a), Value::Records(b)) => list(a, b),
            _ => Detail::Plain,
        })
    }

    /// The detail of the kinds of field that are more than their parts: due dates, figures, the record of a closing.
    fn special(&self, unit: &str) -> Option<Detail> {
        let (mine, theirs) = (&self.mine, &self.theirs);
        Some(match self.kind {
            FieldKind::Due => {
                let (a, b) = (mine.typed::<Option<Due>>()?, theirs.typed::<Option<Due>>()?);
                Detail::Due(due(a.as_ref(), b.as_ref()))
            }
            FieldKind::Figures => {
                let (a, b) = (mine.typed::<Vec<Reading>>()?, theirs.typed::<Vec<Reading>>()?);
                Detail::Figures(readings(&a, &b, unit))
            }
            FieldKind::Figure if of_shape::<Target>(mine, theirs) => {
                let (a, b) = (mine.typed::<Option<Target>>()?, theirs.typed::<Option<Target>>()?);
                let numbers = [&a, &b].map(|target| target.as_ref().map(|target| target.value));
                let due = b.as_ref().or(a.as_ref()).and_then(|target| target.due);
                Detail::Figure(figure(due, "", unit, numbers, [None, None]))
            }
            FieldKind::Figure => {
                let (a, b) = (mine.typed::<Option<Reading>>()?, theirs.typed::<Option<Reading>>()?);
                Detail::Figure(reading(a.as_ref(), b.as_ref(), unit))
            }
            FieldKind::Entry if of_shape::<Closed>(mine, theirs) => Detail::Closed(match (mine, theirs) {
                (Value::Record(None), Value::Record(Some(_))) => ClosedHow::Closed,
                (Value::Record(Some(_)), Value::Record(None)) => ClosedHow::Reopened,
                _ => ClosedHow::Amended,
            }),
            _ => return None,
        })
    }
}

/// True where one of two values is an object of this type.
fn of_shape<T: Entry>(mine: &Value, theirs: &Value) -> bool {
    [mine, theirs].into_iter().any(|value| matches!(value, Value::Record(Some(record)) if record.shape() == T::FIELDS))
}

fn later_by(mine: Option<When>, theirs: Option<When>) -> Option<i32> {
    Some(theirs?.last_day().days_since(mine?.last_day()))
}

fn due(mine: Option<&Due>, theirs: Option<&Due>) -> DueMoved {
    let (a, b) = (mine.and_then(Due::present), theirs.and_then(Due::present));
    // A date that was not known before is set, not moved.
    let known = mine.filter(|own| own.present().is_some());
    let recorded = |due: &Due| known.is_none_or(|own| own.on == due.on && due.changes.starts_with(&own.changes));
    let own_changes = mine.map_or(&[][..], |own| own.changes.as_slice());
    let changes = theirs.into_iter().flat_map(|due| &due.changes).filter(|change| !own_changes.contains(change));
    DueMoved {
        mine: a,
        theirs: b,
        days: later_by(a, b),
        without_record: !theirs.is_none_or(recorded),
        changes: changes.cloned().collect(),
    }
}

fn figure(
    on: Option<When>,
    scope: &str,
    unit: &str,
    [mine, theirs]: [Option<Number>; 2],
    bounds: [Option<Bound>; 2],
) -> FigurePair {
    let change = mine.zip(theirs).map(|(a, b)| b - a);
    FigurePair { on, scope: scope.to_owned(), unit: unit.to_owned(), mine, theirs, change, bounds }
}

fn reading(mine: Option<&Reading>, theirs: Option<&Reading>, unit: &str) -> FigurePair {
    let shown = theirs.or(mine);
    let (on, scope) = (shown.and_then(|one| one.on), shown.map_or("", |one| one.scope.as_str()));
    let numbers = [mine, theirs].map(|one| one.map(|one| one.value));
    figure(on, scope, unit, numbers, [mine, theirs].map(|one| one.and_then(|one| one.bound)))
}

/// The values that differ: those of one date and scope side by side, in their order.
fn readings(mine: &[Reading], theirs: &[Reading], unit: &str) -> Vec<FigurePair> {
    let mut left: Vec<Option<&Reading>> = mine.iter().map(Some).collect();
    let mut take =
        |fits: &dyn Fn(&Reading) -> bool| left.iter_mut().find(|one| one.is_some_and(fits)).and_then(Option::take);
    let exact: Vec<_> = theirs.iter().map(|other| (other, take(&|own| own == other))).collect();
    let beside = |other: &Reading, own: &Reading| own.on == other.on && own.scope == other.scope;
    let mut found = Vec::new();
    for (other, own) in exact {
        if own.is_none() {
            found.push(reading(take(&|own| beside(other, own)), Some(other), unit));
        }
    }
    found.extend(left.into_iter().flatten().map(|own| reading(Some(own), None, unit)));
    found
}

fn list<T: PartialEq>(mine: &[T], theirs: &[T]) -> Detail {
    let missing = |from: &[T], list: &[T]| {
        list.iter().enumerate().filter(|(_, one)| !from.contains(one)).map(|(at, _)| at).collect()
    };
    Detail::List(missing(mine, theirs), missing(theirs, mine))
}
