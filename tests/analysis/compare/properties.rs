//! Two offices with any changes: all that is taken over makes both the same but for lists that pile up, what only mine changed is never lost, any
//! choice gives a sound file.

use guatu::diff::{Difference, Side, Tree, Who, compare_datasets, segments};
use guatu::document::{AcceptError, Chosen, accept};
use guatu::model::{Dataset, NodeId, NodeKind, Value};
use proptest::prelude::*;

use super::random::{Dice, change, other_ids};
use super::{all, bundled, taken, those};

/// Every content that only mine changed is still there; every one that only theirs changed has come.
fn holds_what_mine_changed(base: &Dataset, mine: &Dataset, theirs: &Dataset, after: &Dataset) {
    let trees = [base, mine, theirs, after].map(|dataset| Tree::of(&dataset.reports[0]));
    let [base, mine, theirs, after] = &trees;
    for id in mine.order() {
        let own = mine.get(id).unwrap();
        let Some(former) = base.get(id) else {
            assert!(
                after.holds(id) || matches!(id, NodeId::Measure(_) | NodeId::Indicator(_)),
                "{id:?} was new in mine"
            );
            continue;
        };
        let (Some(other), Some(now)) = (theirs.get(id), after.get(id)) else { continue };
        for field in NodeKind::of(id).fields() {
            let [was, own, other, now] = [former, own, other, now].map(|placed| placed.node.value(field.key));
            if was == other && was != own {
                assert_eq!(now, own, "{id:?} {field:?}");
            }
        }
        if former.under == other.under && former.under != own.under {
            assert_eq!(now.under, own.under, "{id:?} was moved by mine");
        }
    }
    // A party comes back where a new item of theirs names it.
    let gone = base.order().filter(|id| !mine.holds(id) && !matches!(id, NodeId::Party(_)));
    for id in gone {
        let untouched = theirs.get(id).is_some_and(|one| Some(one.node) == base.get(id).map(|one| one.node));
        assert!(!(untouched && after.holds(id)), "{id:?} was taken out by mine");
    }
}

fn dice() -> impl Strategy<Value = Vec<Dice>> {
    proptest::collection::vec(proptest::array::uniform4(0_usize..10_000), 0..14)
}

fn changed(by: &[Dice], side: &str) -> Dataset {
    let mut dataset = bundled();
    for dice in by {
        change(&mut dataset, *dice, side);
    }
    dataset
}

/// Few cases, since each writes and reads a whole file; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if asked { usual } else { ProptestConfig { cases: 32, ..usual } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn accepting_everything_leaves_no_difference(by in dice(), own in dice(), renamed in any::<bool>()) {
        let (mine, mut theirs) = (changed(&own, "a"), changed(&by, "b"));
        if renamed {
            theirs = other_ids(&theirs, "z");
        }
        let comparison = compare_datasets(&mine, &theirs, None);
        // What lists hold here besides theirs stays: nothing tells whether they took it out.
        let is_kept = |one: &Difference| match one.change().map(|change| (&change.mine, &change.theirs)) {
            Some((Value::Records(here), Value::Records(there))) => {
                here.len() > there.len() && there.iter().all(|entry| here.contains(entry))
            }
            _ => false,
        };
        if comparison.differences.iter().all(is_kept) {
            let accepted = accept(&mine, &comparison, &all(&comparison).with_removals());
            prop_assert!(matches!(accepted, Err(AcceptError::Nothing)));
        } else {
            let after = taken(&mine, &comparison, &all(&comparison).with_removals());
            let left = compare_datasets(&after, &theirs, None).differences;
            prop_assert!(left.iter().all(is_kept), "{:?}", left);
        }
    }

    #[test]
    fn taking_the_safe_ones_keeps_what_only_mine_changed(by in dice(), own in dice()) {
        let (base, mine, theirs) = (bundled(), changed(&own, "a"), changed(&by, "b"));
        let comparison = compare_datasets(&mine, &theirs, Some(&base));
        prop_assert!(comparison.differences.iter().all(|one| one.who != Who::Unknown));
        let chosen = those(&comparison, |one| one.who == Who::Theirs).with_removals();
        if accept(&mine, &comparison, &chosen).is_ok() {
            holds_what_mine_changed(&base, &mine, &theirs, &taken(&mine, &comparison, &chosen));
        }
        let chosen = those(&comparison, |one| matches!(one.who, Who::Theirs | Who::Both));
        if accept(&mine, &comparison, &chosen).is_ok() {
            taken(&mine, &comparison, &chosen);
        }
    }

    #[test]
    fn any_choice_gives_a_sound_dataset(by in dice(), own in dice(), bits in any::<u64>(), removals in any::<bool>()) {
        let (mine, theirs) = (changed(&own, "a"), changed(&by, "b"));
        let comparison = compare_datasets(&mine, &theirs, None);
        let places = (0..comparison.differences.len()).filter(|at| bits >> (at % 64) & 1 == 1);
        let mut chosen = Chosen::these(places);
        if removals {
            chosen = chosen.with_removals();
        }
        if accept(&mine, &comparison, &chosen).is_ok() {
            taken(&mine, &comparison, &chosen);
        }
        prop_assert_eq!(comparison.flat().len(), comparison.differences.len());
        prop_assert!(comparison.by_unit().len() <= comparison.differences.len());
    }

    #[test]
    fn segments_spell_both_texts(a in "[完成了。,0-9.%一二三ab ]{0,40}", b in "[完成了。,0-9.%一二三ab ]{0,40}") {
        let runs = segments(&a, &b);
        let of = |side: Side| -> String {
            runs.iter().filter(|run| run.side == Side::Same || run.side == side).map(|run| run.text.as_str()).collect()
        };
        prop_assert_eq!((of(Side::Mine), of(Side::Theirs)), (a, b));
    }
}
