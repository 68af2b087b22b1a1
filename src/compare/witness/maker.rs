//! Changing leads at random, rather in what changes speak of.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::draft::{Ago, Datum, Deed, Did, Draft};
use crate::compare::pool::Pool;
use crate::values::Unit;

/// Nobody does more than this.
const MOST_DONE: usize = 8;

/// Changes leads; the same changes every time.
pub(super) struct Maker<'s> {
    pool: &'s Pool,
    /// Fields and interactions that changes speak of.
    hot_fields: Vec<&'s String>,
    hot_did: Vec<&'s String>,
    random: Random,
}

impl<'s> Maker<'s> {
    pub fn new(pool: &'s Pool, hot: &BTreeSet<String>) -> Self {
        Self {
            pool,
            hot_fields: pool.fields.keys().filter(|name| hot.contains(*name)).collect(),
            hot_did: pool.did.keys().filter(|name| hot.contains(*name)).collect(),
            random: Random(0x9e37_79b9_7f4a_7c15),
        }
    }

    /// A number from 0 to below the bound; 0 where that is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.random.below(bound)
    }

    /// A few changes.
    pub fn vary(&mut self, draft: &mut Draft) {
        for _ in 0..=self.random.below(3) {
            self.change(draft);
        }
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
        let Some(name) = self.random.name(&self.hot_fields, &self.pool.fields) else { return };
        if let Some(value) = self.value(self.pool.fields.get(name)) {
            draft.fields.insert(name.clone(), value);
        }
    }

    fn add_interaction(&mut self, draft: &mut Draft) {
        let name = self.random.name(&self.hot_did, &self.pool.did);
        let Some(name) = name.filter(|_| draft.did.len() < MOST_DONE) else { return };
        let deed = self.deed_of(name);
        let ago = self.age();
        draft.did.push(Did { ago, deed });
    }

    /// Something that changes speak of.
    pub fn hot_deed(&mut self) -> Option<Deed> {
        let name = *self.hot_did.get(self.random.below(self.hot_did.len()))?;
        Some(self.deed_of(name))
    }

    /// A lead of which so many fields are known.
    pub fn filled<'n>(&self, draft: &mut Draft, names: impl Iterator<Item = &'n str>) {
        for name in names {
            if let Some(value) = self.pool.fields.get(name).and_then(|all| all.first()) {
                draft.fields.entry(name.to_owned()).or_insert_with(|| value.clone());
            }
        }
    }

    fn deed_of(&mut self, name: &str) -> Deed {
        let mut values = BTreeMap::new();
        for (field, all) in self.pool.did.get(name).into_iter().flatten() {
            if self.random.below(3) > 0
                && let Some(value) = self.value(Some(all))
            {
                values.insert(field.clone(), value);
            }
        }
        Deed { what: name.to_owned(), values }
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

/// A lead with one thing less, each way there is.
pub(super) fn lesser(draft: &Draft) -> Vec<Draft> {
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
        for name in did.deed.values.keys() {
            let mut less = draft.clone();
            if let Some(did) = less.did.get_mut(at) {
                did.deed.values.remove(name);
            }
            all.push(less);
        }
    }
    all
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

    /// A name: twice in three times one that changes speak of, if there are any.
    fn name<'p, V>(&mut self, hot: &[&'p String], all: &'p BTreeMap<String, V>) -> Option<&'p String> {
        if !hot.is_empty() && self.below(3) > 0 {
            hot.get(self.below(hot.len())).copied()
        } else {
            all.keys().nth(self.below(all.len()))
        }
    }
}
