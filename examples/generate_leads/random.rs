//! Random numbers that are the same everywhere: splitmix64, integers only.

/// A stream of random numbers; the same seed gives the same stream.
pub struct Random(u64);

impl Random {
    /// A stream of its own for each data set, so that a change to one leaves the others as they are.
    pub fn seeded(seed: u64) -> Random {
        Random(seed)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + i64::try_from(self.below((high - low + 1).unsigned_abs())).unwrap_or(0)
    }

    /// True in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// True in `count` of a thousand cases.
    pub fn rarely(&mut self, count: u64) -> bool {
        self.below(1000) < count
    }

    /// One of `items`, each as likely as the others.
    pub fn pick<T: Copy + Default>(&mut self, items: &[T]) -> T {
        let index = self.below(items.len() as u64);
        items.get(usize::try_from(index).unwrap_or(0)).copied().unwrap_or_default()
    }

    /// One of `items`, as often as its weight says.
    pub fn weighted<T: Copy + Default>(&mut self, items: &[(u64, T)]) -> T {
        let mut left = self.below(items.iter().map(|(weight, _)| weight).sum());
        for (weight, item) in items {
            if left < *weight {
                return *item;
            }
            left -= weight;
        }
        T::default()
    }

    fn below(&mut self, limit: u64) -> u64 {
        if limit == 0 { 0 } else { self.next() % limit }
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

/// `value`, or in `percent` of a hundred cases one of the ways in which exports say that there is none.
pub fn or_hole(value: impl Into<String>, percent: u64, ways: &[&'static str], random: &mut Random) -> String {
    if random.chance(percent) { random.pick(ways).to_owned() } else { value.into() }
}
