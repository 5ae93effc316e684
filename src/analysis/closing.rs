//! Where the closing of an item stands (销号): the stations of its procedure, which of them are passed, and what comes
//! next. Whether the item is closed is a fact of the model; this is how a person looks at the way there.

use crate::model::{ClosingKind, ClosingStep, Date, Item, Progress};

/// The stations of the procedure, in their order.
const STATIONS: [ClosingKind; 4] =
    [ClosingKind::Applied, ClosingKind::UnitAgreed, ClosingKind::Verified, ClosingKind::Approved];

/// How it is with a station.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StationState {
    /// Not reached.
    Open,
    /// Said by the unit: applied for, or agreed.
    Claimed,
    /// Seen by somebody else: verified, or approved.
    Passed,
    /// Refused here.
    Refused,
}

/// One station of the procedure.
#[derive(Debug, Clone, PartialEq)]
pub struct Station {
    /// Which.
    pub kind: ClosingKind,
    /// How it is with it.
    pub state: StationState,
    /// The step taken or planned there; the refusal, where it was refused.
    pub step: Option<ClosingStep>,
}

/// The closing of an item: the round under way, or the one that a refusal ended last.
#[derive(Debug, Clone, PartialEq)]
pub struct ClosingState {
    /// The stations.
    pub stations: [Station; 4],
    /// The refusal after which nothing was taken yet.
    pub refusal: Option<ClosingStep>,
    /// The step by which it was opened again, where nothing was taken since.
    pub reopened: Option<ClosingStep>,
    /// The step that comes next; absent for a closed item.
    pub next: Option<ClosingKind>,
}

impl ClosingState {
    /// The closing of an item.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        let steps = item.closing_steps();
        let last_end = steps.iter().rposition(ends);
        let begin = last_end.map_or(0, |at| at + 1);
        let running = steps.get(begin..).unwrap_or_default();
        let ended = last_end.and_then(|at| steps.get(at)).filter(|_| running.iter().all(|step| step.on.is_none()));
        let of_kind = |kind| ended.filter(|step| step.kind == kind).cloned();
        let (refusal, reopened) = (of_kind(ClosingKind::Refused), of_kind(ClosingKind::Reopened));
        let round = match (&refusal, last_end) {
            (Some(_), Some(at)) => {
                let before = steps.get(..at).unwrap_or_default();
                let begin = before.iter().rposition(ends).map_or(0, |at| at + 1);
                before.get(begin..).unwrap_or_default()
            }
            _ => running,
        };
        let mut stations = STATIONS.map(|kind| station(kind, round));
        if let Some(refusal) = &refusal {
            refuse(&mut stations, refusal);
        }
        let next = next(item, &stations, refusal.is_some());
        Self { stations, refusal, reopened, next }
    }

    /// True while a closing is under way, or done: somebody applied, verified or approved since the last refusal.
    #[must_use]
    pub fn is_claimed(&self) -> bool {
        self.refusal.is_none() && self.taken().next().is_some()
    }

    /// The stations that were passed over on the way to the furthest one that was reached.
    #[must_use]
    pub fn skipped(&self) -> Vec<ClosingKind> {
        let is_open = |own: &&Station| own.state == StationState::Open;
        let furthest = self.stations.iter().rposition(|own| own.state != StationState::Open).unwrap_or_default();
        self.stations.iter().take(furthest).filter(is_open).map(|own| own.kind).collect()
    }

    /// The steps taken in this round.
    pub fn taken(&self) -> impl Iterator<Item = &ClosingStep> {
        let taken = self.stations.iter().filter(|own| own.state != StationState::Open);
        taken.filter_map(|own| own.step.as_ref())
    }
}

/// The step that the progress of an item rests on; nothing where no step says it, or another one since.
#[must_use]
pub fn decisive_step(item: &Item) -> Option<ClosingStep> {
    use ClosingKind::{Applied, Approved, Refused, Reopened, UnitAgreed, Verified};
    for step in item.closing_steps().into_iter().rev().filter(|step| step.on.is_some()) {
        match (step.kind, item.progress) {
            (Applied | UnitAgreed | Verified, Progress::Done)
            | (Approved, Progress::Closed)
            | (Refused | Reopened, Progress::InProgress | Progress::MostlyDone) => return Some(step),
            // On the way: neither makes the item another one.
            (UnitAgreed | Verified, _) | (Applied, Progress::Closed) => {}
            // It was said otherwise since.
            _ => return None,
        }
    }
    None
}

/// Since when an item waits for its verification: the day of the application, else that of the report that it is done.
#[must_use]
pub fn waits_since(item: &Item) -> Option<Date> {
    let state = ClosingState::of(item);
    // An application that was refused is none any more.
    let applied = state.taken().filter(|step| state.is_claimed() && step.kind == ClosingKind::Applied);
    let applied = applied.filter_map(|step| step.on).max();
    let told = item.updates.iter().filter(|update| update.progress == Some(Progress::Done)).map(|update| update.on);
    applied.or_else(|| told.min())
}

/// True for a step that ends a round. An approval ends none: the round that it closes is the one to be looked at.
fn ends(step: &ClosingStep) -> bool {
    step.on.is_some() && matches!(step.kind, ClosingKind::Refused | ClosingKind::Reopened)
}

/// A station of a round: the last step of its kind that was taken, else the one that is planned.
fn station(kind: ClosingKind, round: &[ClosingStep]) -> Station {
    let of_kind = || round.iter().rev().filter(|step| step.kind == kind);
    let taken = of_kind().find(|step| step.on.is_some());
    let state = match (taken, kind) {
        (None, _) => StationState::Open,
        (Some(_), ClosingKind::Applied | ClosingKind::UnitAgreed) => StationState::Claimed,
        (Some(_), _) => StationState::Passed,
    };
    let step = taken.or_else(|| of_kind().next()).cloned();
    Station { kind, state, step }
}

/// The refusal stands where it was given: at the approval that it takes back, else at the verification.
fn refuse(stations: &mut [Station; 4], refusal: &ClosingStep) {
    let [.., verified, approved] = stations;
    let at = if approved.state == StationState::Passed { approved } else { verified };
    (at.state, at.step) = (StationState::Refused, Some(refusal.clone()));
}

fn next(item: &Item, stations: &[Station; 4], refused: bool) -> Option<ClosingKind> {
    if item.progress == Progress::Closed {
        return None;
    }
    if refused {
        return Some(ClosingKind::Applied);
    }
    let passed = stations.iter().rposition(|own| own.state != StationState::Open).map_or(0, |at| at + 1);
    stations.get(passed).map(|own| own.kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use StationState::{Claimed, Open, Passed, Refused};

    fn item(steps: &[(ClosingKind, &str)]) -> Item {
        let mut item = Item::new("i".into(), String::new(), "台账不全".to_owned());
        let step =
            |(kind, on): &(ClosingKind, &str)| ClosingStep { kind: *kind, on: on.parse().ok(), ..ClosingStep::blank() };
        item.set_closing(steps.iter().map(step).collect());
        item
    }

    fn states(item: &Item) -> [StationState; 4] {
        ClosingState::of(item).stations.map(|own| own.state)
    }

    #[test]
    fn each_step_leads_to_the_next() {
        let mut told = Vec::new();
        for kind in STATIONS {
            assert_eq!(ClosingState::of(&item(&told)).next, Some(kind));
            told.push((kind, "2024-03-01"));
        }
        let closed = item(&told);
        assert_eq!((states(&closed), ClosingState::of(&closed).next), ([Claimed, Claimed, Passed, Passed], None));
    }

    #[test]
    fn a_refusal_stands_at_the_verification_and_the_round_begins_anew() {
        let mut told = vec![(ClosingKind::Applied, "2024-03-01"), (ClosingKind::Refused, "2024-03-09")];
        let refused = ClosingState::of(&item(&told));
        assert_eq!(states(&item(&told)), [Claimed, Open, Refused, Open]);
        assert_eq!((refused.next, refused.is_claimed()), (Some(ClosingKind::Applied), false));
        assert_eq!(refused.refusal.unwrap().on, "2024-03-09".parse().ok());
        told.push((ClosingKind::Applied, "2024-04-01"));
        let again = ClosingState::of(&item(&told));
        assert_eq!(states(&item(&told)), [Claimed, Open, Open, Open]);
        assert!(again.refusal.is_none() && again.is_claimed());
    }

    #[test]
    fn a_refusal_that_takes_an_approval_back_stands_there() {
        let told = [(ClosingKind::Approved, "2024-03-01"), (ClosingKind::Refused, "2024-03-09")];
        assert_eq!(states(&item(&told)), [Open, Open, Open, Refused]);
    }

    #[test]
    fn what_is_only_planned_is_open_and_keeps_its_day() {
        let mut item = item(&[(ClosingKind::Applied, "2024-03-01")]);
        item.closing.push(ClosingStep {
            planned: "2024-03-20".parse().ok(),
            kind: ClosingKind::Verified,
            ..ClosingStep::blank()
        });
        let state = ClosingState::of(&item);
        assert_eq!(state.stations[2].state, Open);
        assert_eq!(state.stations[2].step.as_ref().unwrap().planned, "2024-03-20".parse().ok());
        assert_eq!(state.next, Some(ClosingKind::UnitAgreed));
    }

    #[test]
    fn stations_before_the_furthest_are_skipped_where_nothing_was_taken() {
        use ClosingKind::{Applied, Approved, UnitAgreed, Verified};
        let skipped = |kinds: &[ClosingKind]| {
            let told: Vec<_> = kinds.iter().map(|kind| (*kind, "2024-03-01")).collect();
            ClosingState::of(&item(&told)).skipped()
        };
        assert_eq!(skipped(&[]), []);
        assert_eq!(skipped(&[Applied, UnitAgreed]), [], "what comes later is not passed over");
        assert_eq!(skipped(&[Approved]), [Applied, UnitAgreed, Verified]);
        assert_eq!(skipped(&[Applied, Approved]), [UnitAgreed, Verified]);
        assert_eq!(skipped(&[Applied, UnitAgreed, Verified, Approved, ClosingKind::Reopened, Approved]).len(), 3);
    }

    #[test]
    fn opened_again_nothing_is_claimed() {
        let told = [(ClosingKind::Approved, "2024-03-01"), (ClosingKind::Reopened, "2024-06-09")];
        let state = ClosingState::of(&item(&told));
        assert!(state.reopened.is_some() && !state.is_claimed());
        assert_eq!(state.next, Some(ClosingKind::Applied));
    }
}
