//! Which interactions of a list a limit of number leaves: the newest in each unit of the calendar, or for each
//! value of a field. Newer ones drive older ones out, never the other way round.

use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

use super::{Stamp, stamped};
use crate::lead::Interaction;
use crate::model::{Per, TimesLimit, Value};
use crate::plan::awards::compare;
use crate::plan::run::put;
use crate::values::{CalendarUnit, Instant, Zone};

/// A limit of number, and what it leaves so far.
#[derive(Debug)]
pub(super) struct Tally {
    limit: TimesLimit,
    /// By place in the list.
    kept: Vec<bool>,
    units: Units,
    values: Values,
}

impl Tally {
    pub fn new(limit: TimesLimit) -> Self {
        Self { limit, kept: Vec::new(), units: Units::default(), values: Values::default() }
    }

    /// Forgets what it has seen, and keeps its buffers.
    pub fn clear(&mut self) {
        self.kept.clear();
        self.units.recent = Default::default();
        self.values.clear();
    }

    pub fn kept(&self) -> &[bool] {
        &self.kept
    }

    /// Takes in what has been added to the list.
    pub fn add(&mut self, stamps: &[Stamp], all: &[Interaction], zone: &Zone) {
        let (count, new) = (self.limit.count, self.kept.len());
        self.kept.resize(stamps.len(), count > 0);
        match self.limit.per {
            _ if count == 0 => {}
            Per::Calendar(unit) => {
                for place in new..stamps.len() {
                    self.units.add(count, place, stamps, &mut self.kept, (zone, unit));
                }
            }
            Per::Field(field) => {
                let value = |place: u32| value(stamps, all, place, field);
                for _ in new..stamps.len() {
                    if let Some(driven_out) = self.values.add(count, value) {
                        put(&mut self.kept, driven_out as usize, false);
                    }
                }
            }
            Per::Ever | Per::Any(_) => {}
        }
    }
}

fn value<'v>(stamps: &[Stamp], all: &'v [Interaction], place: u32, field: u16) -> &'v Value {
    const UNKNOWN: &Value = &Value::Unknown;
    let interaction = stamps.get(place as usize).and_then(|stamp| stamped(all, stamp.place));
    interaction.and_then(|of| of.values.get(usize::from(field))).unwrap_or(UNKNOWN)
}

/// A clock that is set back at midnight can come back to the day before, not further: so many units are to be
/// looked at to find one again.
const NEAR: usize = 4;

/// The units of the calendar that were seen last.
#[derive(Debug, Default)]
struct Units {
    /// In a ring: the next one takes the place of the oldest.
    recent: [Seen; NEAR],
    next: usize,
    /// The key of the last that was looked at, and from when to when it holds.
    key: Option<(i64, Range<Instant>)>,
    /// How far the clock is ahead there, and from when to when it is.
    clock: Option<(i64, Range<Instant>)>,
}

/// What was seen of a unit; nothing is kept of none.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    key: i64,
    kept: u32,
    /// The oldest that is kept, by place in the list.
    oldest: usize,
}

impl Units {
    /// Takes in one of a list, all before it having been taken in.
    fn add(
        &mut self,
        count: u32,
        place: usize,
        list: &[Stamp],
        kept: &mut [bool],
        (zone, unit): (&Zone, CalendarUnit),
    ) {
        let Some(at) = list.get(place).map(|stamp| stamp.at) else { return };
        let key = self.key(at, zone, unit);
        let Some(seen) = self.recent.iter_mut().find(|seen| seen.key == key && seen.kept > 0) else {
            put(&mut self.recent, self.next, Seen { key, kept: 1, oldest: place });
            self.next = (self.next + 1) % NEAR;
            return;
        };
        if seen.kept < count {
            seen.kept += 1;
            return;
        }
        put(kept, seen.oldest, false);
        // Those of one unit stand together but where a day comes twice.
        let range = self.key.as_ref().map(|(_, range)| range);
        let is_here = |at| range.is_some_and(|range| range.contains(&at)) || zone.period_key(at, unit) == key;
        let newer = kept.iter().zip(list).enumerate().skip(seen.oldest + 1);
        let next = newer.into_iter().find(|&(_, (&kept, stamp))| kept && is_here(stamp.at));
        seen.oldest = next.map_or(place, |(next, _)| next);
    }

    /// [`Zone::period_key`], looked up once for each unit.
    fn key(&mut self, at: Instant, zone: &Zone, unit: CalendarUnit) -> i64 {
        match &self.key {
            Some((key, range)) if range.contains(&at) => *key,
            _ => self.look_up(at, zone, unit),
        }
    }

    fn look_up(&mut self, at: Instant, zone: &Zone, unit: CalendarUnit) -> i64 {
        let (ahead, even) = match &self.clock {
            Some((ahead, even)) if even.contains(&at) => (*ahead, even),
            _ => {
                let (ahead, even) = self.clock.insert(zone.even_stretch(at));
                (*ahead, &*even)
            }
        };
        let day = at.0.saturating_add(ahead).div_euclid(DAY);
        let days = Zone::days_of(day, unit);
        let bound = |day: i64| Instant(day.saturating_mul(DAY).saturating_sub(ahead));
        let range = bound(days.start).max(even.start)..bound(days.end).min(even.end);
        let key = if range.contains(&at) { Zone::key_of_day(day, unit) } else { zone.period_key(at, unit) };
        self.key.insert((key, range)).0
    }
}

/// A day by a clock that runs evenly.
const DAY: i64 = 24 * 3_600_000;

/// The values of a field that were seen: an open table of hashes.
#[derive(Debug)]
struct Values {
    seed: u64,
    seen: Vec<OfValue>,
    /// Places in `seen`, from 1 on, by hash; as many as a power of two.
    slots: Vec<u32>,
    /// By place in the list: the next newer one of the same value.
    newer: Vec<u32>,
}

/// What was seen of a value.
#[derive(Debug, Clone, Copy)]
struct OfValue {
    hash: u64,
    kept: u32,
    /// The newest, and the oldest that is kept, by place in the list.
    newest: u32,
    oldest: u32,
}

impl Default for Values {
    fn default() -> Self {
        let seed = RandomState::new().hash_one(0_u8);
        Self { seed, seen: Vec::new(), slots: Vec::new(), newer: Vec::new() }
    }
}

impl Values {
    fn clear(&mut self) {
        // Of a lead with few values after one with many not all slots are gone through.
        if self.seen.len() < self.slots.len() / 8 {
            for at in 0..self.seen.len() {
                let Some(hash) = self.seen.get(at).map(|seen| seen.hash) else { break };
                let mut slot = self.slot(hash);
                while self.slots.get(slot).is_some_and(|&seen| seen != 0) {
                    put(&mut self.slots, slot, 0);
                    slot = self.next(slot);
                }
            }
        } else {
            self.slots.fill(0);
        }
        self.seen.clear();
        self.newer.clear();
    }

    /// Takes in the last of a list; gives the place of the one that it drives out.
    fn add<'v>(&mut self, count: u32, value: impl Fn(u32) -> &'v Value) -> Option<u32> {
        let place = u32::try_from(self.newer.len()).unwrap_or(u32::MAX);
        self.newer.push(place);
        if self.seen.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash(value(place), self.seed);
        let mut slot = self.slot(hash);
        loop {
            let at = self.slots.get(slot).and_then(|at| at.checked_sub(1));
            let Some(seen) = at.and_then(|at| self.seen.get_mut(at as usize)) else {
                self.seen.push(OfValue { hash, kept: 1, newest: place, oldest: place });
                let behind = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
                put(&mut self.slots, slot, behind);
                return None;
            };
            if seen.hash == hash && is_same(value(seen.newest), value(place)) {
                put(&mut self.newer, seen.newest as usize, place);
                seen.newest = place;
                if seen.kept < count {
                    seen.kept += 1;
                    return None;
                }
                let driven_out = seen.oldest;
                seen.oldest = self.newer.get(driven_out as usize).copied().unwrap_or(place);
                return Some(driven_out);
            }
            slot = self.next(slot);
        }
    }

    fn grow(&mut self) {
        let wanted = (self.slots.len() * 2).max(16);
        self.slots.clear();
        self.slots.resize(wanted, 0);
        for at in 0..self.seen.len() {
            let Some(hash) = self.seen.get(at).map(|seen| seen.hash) else { return };
            let mut slot = self.slot(hash);
            while self.slots.get(slot).is_some_and(|&taken| taken != 0) {
                slot = self.next(slot);
            }
            put(&mut self.slots, slot, u32::try_from(at + 1).unwrap_or(u32::MAX));
        }
    }

    fn slot(&self, hash: u64) -> usize {
        usize::try_from(hash & u64::from(u32::MAX)).unwrap_or(0) & self.slots.len().saturating_sub(1)
    }

    fn next(&self, slot: usize) -> usize {
        (slot + 1) & self.slots.len().saturating_sub(1)
    }
}

/// Whether `is` finds two values equal.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a.folded() == b.folded(),
        _ => compare(a, b).is_eq(),
    }
}

/// A number that is equal where `is` finds values equal. Nobody can choose values that all have the same without
/// knowing the seed.
fn hash(value: &Value, seed: u64) -> u64 {
    match value {
        Value::Unknown => seed,
        Value::Text(text) => {
            let bytes = text.folded().as_bytes();
            let (chunks, rest) = bytes.as_chunks::<8>();
            let all = chunks.iter().fold(seed, |all, &chunk| mixed(all, u64::from_le_bytes(chunk)));
            let rest = rest.iter().fold(0, |rest, &byte| rest << 8 | u64::from(byte));
            mixed(mixed(all, rest), bytes.len() as u64)
        }
        Value::Number(number) => mixed(seed, number.raw().cast_unsigned()),
        Value::Flag(flag) => mixed(seed, u64::from(*flag)),
        Value::Date(at) => mixed(seed, at.0.cast_unsigned()),
        Value::Word(word) => mixed(seed, u64::from(*word)),
        Value::Words(words) => words.iter().fold(seed, |all, word| mixed(all, u64::from(word))),
    }
}

/// All bits of both change all bits of the result.
fn mixed(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ b) * 0x9e37_79b9_7f4a_7c15_u128;
    let folded = (product as u64) ^ ((product >> 64) as u64);
    folded ^ a.rotate_left(29)
}
