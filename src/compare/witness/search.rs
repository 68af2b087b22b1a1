//! Trying leads, those that came far first.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::{Ground, rank};
use crate::compare::causes::Causes;
use crate::compare::draft::{Ago, Datum, Did, Draft};
use crate::compare::outcomes::{Moved, OutcomeKind};
use crate::compare::pool::Pool;
use crate::values::Unit;

/// Leads that are tried, at most; fewer of large pacts.
const MOST_TRIALS: usize = 12_000;
/// Lines of both pacts times trials, at most.
const MOST_WORK: usize = 6_000_000;
/// So many leads are kept to be changed.
const MOST_KEPT: usize = 3_000;
/// Nobody does more than this.
const MOST_DONE: usize = 8;

/// What was tried, and what came of it.
pub(super) struct Search<'s, 'a> {
    ground: &'s Ground<'a>,
    causes: Causes<'a>,
    pool: &'s Pool,
    /// Fields and interactions that changes speak of.
    hot_fields: Vec<&'s String>,
    hot_did: Vec<&'s String>,
    random: Random,
    kept: Vec<Draft>,
    seen: HashSet<u64>,
    of_change: BTreeMap<usize, (Cost, Draft)>,
    of_outcome: BTreeMap<(OutcomeKind, Option<String>), (Cost, Draft)>,
}

/// What a lead tells little by: more causes, a lesser outcome, more to read.
type Cost = (usize, u8, usize);

impl<'s, 'a> Search<'s, 'a> {
    pub fn new(ground: &'s Ground<'a>, causes: Causes<'a>, pool: &'s Pool, hot: &BTreeSet<String>) -> Self {
        Self {
            ground,
            causes,
            pool,
            hot_fields: pool.fields.keys().filter(|name| hot.contains(*name)).collect(),
            hot_did: pool.did.keys().filter(|name| hot.contains(*name)).collect(),
            random: Random(0x9e37_79b9_7f4a_7c15),
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
            let at = self.random.below(self.kept.len());
            let Some(mut draft) = self.kept.get(at).cloned() else { return };
            for _ in 0..=self.random.below(3) {
                self.change(&mut draft);
            }
            self.attempt(draft);
        }
    }

    /// What is different for a lead under an id.
    pub fn held(&mut self, draft: &Draft, id: &str) -> Option<Moved> {
        let Ground { old, new, as_of } = *self.ground;
        self.causes.of(&draft.lead(old, id, as_of), &draft.lead(new, id, as_of))
    }

    /// The last lead under both pacts.
    pub fn causes(&self) -> &Causes<'a> {
        &self.causes
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

    fn change(&mut self, draft: &mut Draft) {
        match self.random.below(20) {
            0..11 => self.set_field(draft),
            11..16 => self.add_interaction(draft),
            16 => {
                if let Some(did) = draft.did.first().cloned().filter(|_| draft.did.len() < MOST_DONE) {
                    draft.did.push(did);
                }
            }
            17 => {
                let (age, at) = (self.age(), self.random.below(draft.did.len()));
                if let Some(did) = draft.did.get_mut(at) {
                    did.ago = age;
                }
            }
            18 if !draft.did.is_empty() => drop(draft.did.remove(self.random.below(draft.did.len()))),
            _ => {
                let at = self.random.below(draft.fields.len());
                if let Some(name) = draft.fields.keys().nth(at).cloned() {
                    draft.fields.remove(&name);
                }
            }
        }
    }

    fn set_field(&mut self, draft: &mut Draft) {
        let hot = !self.hot_fields.is_empty() && self.random.below(3) > 0;
        let name = if hot {
            self.hot_fields.get(self.random.below(self.hot_fields.len())).copied()
        } else {
            self.pool.fields.keys().nth(self.random.below(self.pool.fields.len()))
        };
        let Some(name) = name else { return };
        if let Some(value) = self.value(self.pool.fields.get(name)) {
            draft.fields.insert(name.clone(), value);
        }
    }

    fn add_interaction(&mut self, draft: &mut Draft) {
        let hot = !self.hot_did.is_empty() && self.random.below(3) > 0;
        let name = if hot {
            self.hot_did.get(self.random.below(self.hot_did.len())).copied()
        } else {
            self.pool.did.keys().nth(self.random.below(self.pool.did.len()))
        };
        let Some(name) = name.filter(|_| draft.did.len() < MOST_DONE) else { return };
        let mut values = BTreeMap::new();
        for (field, all) in self.pool.did.get(name).into_iter().flatten() {
            if self.random.below(3) > 0
                && let Some(value) = self.value(Some(all))
            {
                values.insert(field.clone(), value);
            }
        }
        let ago = self.age();
        draft.did.push(Did { ago, what: name.clone(), values });
    }

    /// One of some values, the first more often: they stand in what has changed.
    fn value(&mut self, all: Option<&Vec<Datum>>) -> Option<Datum> {
        let all = all?;
        let most = if self.random.below(2) == 0 { all.len().min(6) } else { all.len() };
        all.get(self.random.below(most)).cloned()
    }

    fn age(&mut self) -> Ago {
        let at = self.random.below(self.pool.ages.len());
        self.pool.ages.get(at).copied().unwrap_or(Ago { count: 1, unit: Unit::Days })
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

/// A lead with one thing less, each way there is.
fn lesser(draft: &Draft) -> Vec<Draft> {
    let mut all = Vec::new();
    for at in 0..draft.did.len() {
        let mut less = draft.clone();
        less.did.remove(at);
        all.push(less);
    }
    for name in draft.fields.keys() {
        let mut less = draft.clone();
        less.fields.remove(name);
        all.push(less);
    }
    for (at, did) in draft.did.iter().enumerate() {
        for name in did.values.keys() {
            let mut less = draft.clone();
            if let Some(did) = less.did.get_mut(at) {
                did.values.remove(name);
            }
            all.push(less);
        }
    }
    all
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

fn best_rank(moved: &Moved) -> u8 {
    moved.outcomes.iter().map(|of| rank(of.kind)).min().unwrap_or(u8::MAX)
}

/// Numbers that are the same every time: splitmix64, by Sebastiano Vigna.
struct Random(u64);

impl Random {
    /// A number from 0 to below the bound; 0 where that is 0.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        let bound = u64::try_from(bound).unwrap_or(1).max(1);
        usize::try_from(z % bound).unwrap_or(0)
    }
}
