//! Maps and sets by ids. Ids are given out by the library, one after the other, so nobody can choose them such
//! that they fall into one slot, and they need none of the standard hash's protection against that. Whatever
//! holds texts of a pact does.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hash, Hasher};

use smallvec::SmallVec;

/// A map by ids, and by what is made of ids alone.
pub(crate) type IdMap<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// A set of ids, and of what is made of ids alone.
pub(crate) type IdSet<K> = HashSet<K, BuildHasherDefault<IdHasher>>;

/// What was seen of ids: most walks meet few.
#[derive(Debug)]
pub(crate) struct Seen<K> {
    few: SmallVec<[K; 8]>,
    many: IdSet<K>,
}

impl<K: Copy + Eq + Hash> Seen<K> {
    pub(crate) fn new() -> Self {
        Self { few: SmallVec::new(), many: IdSet::default() }
    }

    /// Whether it is seen for the first time.
    pub(crate) fn insert(&mut self, key: K) -> bool {
        if self.few.contains(&key) {
            return false;
        }
        if self.few.len() < self.few.inline_size() {
            self.few.push(key);
            return true;
        }
        self.many.insert(key)
    }
}

/// Stirs numbers together.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct IdHasher(u64);

/// An odd number without a pattern in its bits: the golden ratio of 64 bits.
const STIR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        // The upper bits are stirred best; maps look at the lowest, and at the uppermost.
        self.0.rotate_left(20)
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u16(&mut self, number: u16) {
        self.write_u64(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(STIR);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_u64(number.cast_unsigned() as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::IdSet;

    #[test]
    fn ids_that_follow_each_other_fall_into_different_slots() {
        use std::hash::{BuildHasher, BuildHasherDefault};
        let hash = BuildHasherDefault::<super::IdHasher>::default();
        let slots: IdSet<u64> = (0..4u8)
            .flat_map(|kind| (0..1_000u32).map(move |id| (kind, id)))
            .map(|id| hash.hash_one(id) % 4_096)
            .collect();
        assert!(slots.len() > 2_000, "4,000 ids are in {} of 4,096 slots", slots.len());
    }
}
