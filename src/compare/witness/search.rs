//! Trying leads, those that came far first.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::maker::{Maker, lesser};
use super::{Ground, rank};
use crate::compare::causes::Causes;
use crate::compare::draft::Draft;
use crate::compare::outcomes::{Moved, Outcome, OutcomeKind};
use crate::compare::pool::Pool;

/// Leads that are tried, at most; fewer of large pacts.
const MOST_TRIALS: usize = 12_000;
/// Lines of both pacts times trials, at most.
const MOST_WORK: usize = 6_000_000;
/// So many leads are kept to be changed.
const MOST_KEPT: usize = 3_000;

/// What was tried, and what came of it.
pub(super) struct Search<'s, 'a> {
    ground: &'s Ground<'a>,
    causes: Causes<'a>,
    maker: Maker<'s>,
    kept: Vec<Draft>,
    seen: HashSet<u64>,
    of_change: BTreeMap<usize, (Cost, Draft)>,
    of_outcome: BTreeMap<(OutcomeKind, Option<String>), (Cost, Draft)>,
}

/// What a lead tells little by: more causes, a lesser outcome, more to read.
pub(super) type Cost = (usize, u8, usize);

impl<'s, 'a> Search<'s, 'a> {
    pub fn new(ground: &'s Ground<'a>, causes: Causes<'a>, pool: &'s Pool, hot: &BTreeSet<String>) -> Self {
        Self {
            ground,
            causes,
            maker: Maker::new(pool, hot),
            kept: Vec::new(),
            seen: HashSet::new(),
            of_change: BTreeMap::new(),
            of_outcome: BTreeMap::new(),
        }
    }

    /// Tries leads: first those of examples, then those with one value, then others.
    pub fn run(&mut self) {
        let (old, new) = (self.ground.old, self.ground.new);
        let lines = old.rules.len() + new.rules.len() + old.conditions.len() + new.conditions.len();
        let trials = (MOST_WORK / (lines + 1)).clamp(300, MOST_TRIALS);
        self.attempt(Draft::default());
        for model in [new, old] {
            for example in model.examples.iter().take(trials / 10) {
                self.attempt(Draft::of_example(model, &example.lead, &example.history, example.at));
            }
        }
        for _ in 0..trials {
            let at = self.maker.below(self.kept.len());
            let Some(mut draft) = self.kept.get(at).cloned() else { return };
            self.maker.vary(&mut draft);
            self.attempt(draft);
        }
    }

    /// What is different for a lead under an id.
    pub fn held(&mut self, draft: &Draft, id: &str) -> Option<Moved> {
        let Ground { old, new, as_of } = *self.ground;
        self.causes.of(&draft.lead(old, id, as_of), &draft.lead(new, id, as_of))
    }

    /// The last lead under both pacts.
    pub fn causes(&mut self) -> &mut Causes<'a> {
        &mut self.causes
    }

    /// Leads that came to something, the small ones first.
    pub fn kept(&self) -> &[Draft] {
        &self.kept
    }

    fn attempt(&mut self, draft: Draft) {
        let moved = self.held(&draft, "lead");
        let mut is_new = self.features();
        if let Some(moved) = moved {
            let cost = cost(&draft, &moved);
            for &number in &moved.because {
                is_new |= better(&mut self.of_change, number, cost, &draft);
            }
            for of in &moved.outcomes {
                is_new |= better(&mut self.of_outcome, (of.kind, of.name.clone()), cost, &draft);
            }
        }
        if is_new && self.kept.len() < MOST_KEPT {
            self.kept.push(draft);
        }
    }

    /// Whether the last lead came to something that none before came to, under either pact.
    fn features(&mut self) -> bool {
        let seen = &mut self.seen;
        let mut is_new = false;
        for (side, look) in [(0_u8, &self.causes.old), (1, &self.causes.new)] {
            let mut see = |what: &dyn Fn(&mut DefaultHasher)| {
                let mut hash = DefaultHasher::new();
                side.hash(&mut hash);
                what(&mut hash);
                is_new |= seen.insert(hash.finish());
            };
            let stage = (look.stage(), look.out.part);
            let words = [OutcomeKind::Rating, OutcomeKind::Table, OutcomeKind::Choice];
            let words: Vec<_> = words.into_iter().flat_map(|kind| look.words(kind)).collect();
            see(&|hash| (stage, look.route()).hash(hash));
            words.iter().for_each(|word| see(&|hash| (word, stage).hash(hash)));
            look.tracks().into_iter().for_each(|track| see(&|hash| track.hash(hash)));
            for (name, value) in look.scores() {
                // A step of five points is worth keeping, and one at each level and stage.
                let step = value.map(|value| value.raw().div_euclid(50_000));
                see(&|hash| (name, step, stage).hash(hash));
                words.iter().take(3).for_each(|word| see(&|hash| (name, step, word).hash(hash)));
            }
        }
        is_new
    }
}

/// What was found, with all left out that can be.
impl Search<'_, '_> {
    /// The outcomes that differ for some lead.
    pub fn outcomes(&self) -> Vec<(OutcomeKind, Option<String>)> {
        self.of_outcome.keys().cloned().collect()
    }

    /// The lead that shows best what a change does.
    pub fn best_for_change(&mut self, number: usize) -> Option<(Draft, Moved)> {
        let (_, draft) = self.of_change.get(&number)?.clone();
        self.lessened(draft, |moved| moved.because.contains(&number))
    }

    /// The lead that shows best that an outcome differs.
    pub fn best_for_outcome(&mut self, kind: OutcomeKind, name: Option<&str>) -> Option<(Draft, Moved)> {
        let (_, draft) = self.of_outcome.get(&(kind, name.map(str::to_owned)))?.clone();
        self.lessened(draft, |moved| {
            moved.outcomes.iter().any(|of| of.kind == kind && of.name.as_deref() == name)
        })
    }

    /// The lead without anything that is not needed for it to show as much.
    fn lessened(&mut self, mut draft: Draft, shows: impl Fn(&Moved) -> bool) -> Option<(Draft, Moved)> {
        let mut moved = self.held(&draft, "lead").filter(&shows)?;
        let worth = |moved: &Moved| (moved.because.len(), best_rank(moved));
        'again: loop {
            for lesser in lesser(&draft) {
                let found = self.held(&lesser, "lead");
                let found = found.filter(|found| shows(found) && worth(found) <= worth(&moved));
                if let Some(found) = found {
                    (draft, moved) = (lesser, found);
                    continue 'again;
                }
            }
            return Some((draft, moved));
        }
    }
}

fn better<K: Ord>(best: &mut BTreeMap<K, (Cost, Draft)>, key: K, cost: Cost, draft: &Draft) -> bool {
    match best.get(&key) {
        Some((known, _)) if *known <= cost => false,
        _ => {
            best.insert(key, (cost, draft.clone()));
            true
        }
    }
}

fn cost(draft: &Draft, moved: &Moved) -> Cost {
    (moved.because.len(), best_rank(moved), draft.size())
}

pub(super) fn best_rank(moved: &Moved) -> u8 {
    // A notice at another time tells more than one of which the end is not seen.
    let rank = |of: &Outcome| match of.kind {
        OutcomeKind::Notice if of.old.is_none() || of.new.is_none() => rank(of.kind) + 1,
        kind => rank(kind),
    };
    moved.outcomes.iter().map(rank).min().unwrap_or(u8::MAX)
}
