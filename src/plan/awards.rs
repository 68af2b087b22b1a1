//! `per` lines: limits of number, fading, limits of points.

use std::cmp::Ordering;
use std::ops::Range;

use super::compile::tallied;
use super::history::Stamp;
use super::ops::Per;
use super::run::Run;
use super::scratch::{Awards, Picked};
use super::{Recorder, Scratch};
use crate::model::{self, PointsLimit, TimesLimit, Value, semantics};
use crate::values::{CalendarUnit, Instant, Number, Period, Zone};

impl<R: Recorder> Run<'_, R> {
    /// The points of a `per` line, in units of [`Number::raw`], and how many interactions count.
    pub fn per(&mut self, per: &Per) -> (i128, usize) {
        if let Some(found) = self.tallied(per) {
            return found;
        }
        let mut awards = std::mem::take(&mut self.scratch.awards);
        awards.left.clear();
        awards.left.extend(self.picked(per.selection).map(|(place, interaction)| (interaction.at, place)));
        for limit in &per.times {
            self.limit_times(&mut awards, limit);
        }
        let count = awards.left.len();
        let points = self.points(per, &mut awards);
        self.scratch.awards = awards;
        (points, count)
    }

    /// The same from a list of which all limits of number but plain ones are tallied: not one by one, but by
    /// stretches of equal age in full steps. None where a line needs more than that.
    fn tallied(&mut self, per: &Per) -> Option<(i128, usize)> {
        let Picked { list, slice } = self.scratch.picked.get(per.selection);
        let list = list.checked_sub(1)?;
        if per.limits.iter().any(|limit| limit.per.is_some()) {
            return None;
        }
        let is_plain = |limit: &&TimesLimit| limit.per == model::Per::Ever;
        let Scratch { history, steps, .. } = &mut *self.scratch;
        let kept = match per.times.iter().all(|limit| is_plain(&limit)) {
            true => None,
            false => Some(slice.of(history.kept(self.plan.listing.tally(list, tallied(&per.times)?)?))),
        };
        let most = per.times.iter().filter(is_plain).map(|limit| limit.count as usize).min();
        let counted = Counted { stamps: slice.of(history.list(list)?), kept };
        let count = counted.within(0..slice.len as usize).min(most.unwrap_or(usize::MAX));
        let sum = match per.fade_steps {
            None => i128::from(per.points.raw()).saturating_mul(count as i128),
            Some(of) => {
                let table = steps.get_mut(of.place())?;
                counted.faded(per, count, |at| table.span(&self.plan.zone, at, self.as_of.as_of()))
            }
        };
        let limited = per.limits.iter().fold(sum, |sum, limit| semantics::up_to(sum, limit.points));
        Some((limited, count))
    }

    fn limit_times(&self, awards: &mut Awards, limit: &TimesLimit) {
        let count = limit.count as usize;
        let zone = &self.plan.zone;
        match limit.per {
            model::Per::Ever => awards.left.truncate(count),
            model::Per::Calendar(unit) => newest_in_each_unit(awards, limit.count, unit, zone),
            model::Per::Any(period) => spread_out(awards, count, period, zone),
            model::Per::Field(field) => self.newest_for_each_value(awards, count, field),
        }
    }

    /// Keeps the newest for each value of a field. Of many values sorting finds equal ones without comparing all
    /// pairs.
    fn newest_for_each_value(&self, awards: &mut Awards, count: usize, field: u16) {
        const UNKNOWN: &Value = &Value::Unknown;
        let Awards { left, keep, order, units, .. } = awards;
        let value = |at: u32| {
            let place = left.get(at as usize).map_or(0, |&(_, place)| place as usize);
            let values = self.lead.interactions.get(place).map(|interaction| &interaction.values);
            values.and_then(|values| values.get(usize::from(field))).unwrap_or(UNKNOWN)
        };
        if newest_of_few_values(left.len(), keep, units, count, value) {
            return retain(left, keep);
        }
        order.clear();
        order.extend((0u32..).zip(left.iter()).map(|(at, _)| at));
        order.sort_unstable_by(|&a, &b| compare(value(a), value(b)).then(a.cmp(&b)));
        keep.clear();
        keep.resize(left.len(), false);
        let mut same = 0;
        let mut last: Option<u32> = None;
        for &at in order.iter() {
            let is_same = last.is_some_and(|last| compare(value(last), value(at)).is_eq());
            same = if is_same { same + 1 } else { 1 };
            last = Some(at);
            super::run::put(keep, at as usize, same <= count);
        }
        retain(left, keep);
    }

    fn points(&mut self, per: &Per, awards: &mut Awards) -> i128 {
        let each = i128::from(per.points.raw());
        if per.limits.is_empty() && per.fade_steps.is_none() {
            return each.saturating_mul(awards.left.len() as i128);
        }
        awards.sums.clear();
        for &(at, _) in &awards.left {
            let award = match per.fade_steps {
                None => each,
                Some(steps) => i128::from(per.left_after(self.full_steps(steps, at)).raw()),
            };
            awards.sums.push((at, award));
        }
        for limit in &per.limits {
            limit_points(awards, *limit, &self.plan.zone);
        }
        total(&awards.sums)
    }
}

/// Interactions of a list, the oldest first, and which of them count.
struct Counted<'h> {
    stamps: &'h [Stamp],
    /// None if all do.
    kept: Option<&'h [bool]>,
}

impl Counted<'_> {
    fn within(&self, range: Range<usize>) -> usize {
        match self.kept {
            Some(kept) => kept.get(range).unwrap_or(&[]).iter().filter(|&&kept| kept).count(),
            None => range.len(),
        }
    }

    /// The sum of the newest so many awards. `span` gives the full steps of an instant's age, and from when on
    /// instants have no more.
    fn faded(&self, per: &Per, count: usize, mut span: impl FnMut(Instant) -> (i64, Instant)) -> i128 {
        let (mut sum, mut left, mut older) = (0_i128, count, self.stamps);
        while let Some(newest) = older.last().filter(|_| left > 0) {
            let (steps, from) = span(newest.at);
            let end = older.len();
            let start =
                if per.is_last(steps) { 0 } else { older.partition_point(|of| of.at < from).min(end - 1) };
            let here = self.within(start..end).min(left);
            let award = i128::from(per.left_after(steps).raw());
            sum = sum.saturating_add(award.saturating_mul(here as i128));
            left -= here;
            older = older.get(..start).unwrap_or(&[]);
        }
        sum
    }
}

impl Per {
    /// Whether what is left after so many full steps is left after more as well.
    fn is_last(&self, steps: i64) -> bool {
        self.stands_still && usize::try_from(steps).is_ok_and(|steps| steps + 1 >= self.faded.len())
    }

    /// What is left of one award after full steps of its age.
    fn left_after(&self, steps: i64) -> Number {
        let place = usize::try_from(steps).unwrap_or(0);
        match (self.faded.get(place), self.faded.last()) {
            (Some(left), _) => *left,
            (None, Some(last)) if self.stands_still => *last,
            _ => semantics::faded(self.points, self.fade, steps),
        }
    }
}

/// So many different values are kept in order and searched for; it is faster than sorting all interactions.
const FEW: usize = 64;

/// Newest first, so the first of each value are kept. False if there are too many values.
fn newest_of_few_values<'v>(
    len: usize,
    keep: &mut Vec<bool>,
    seen: &mut Vec<(i64, u32)>,
    count: usize,
    value: impl Fn(u32) -> &'v Value,
) -> bool {
    keep.clear();
    seen.clear();
    for at in (0u32..).take(len) {
        let found = seen.binary_search_by(|&(other, _)| {
            compare(u32::try_from(other).map_or(&Value::Unknown, &value), value(at))
        });
        let place = match found {
            Ok(place) => place,
            Err(_) if seen.len() >= FEW => return false,
            Err(place) => {
                seen.insert(place, (at.into(), 0));
                place
            }
        };
        let Some((_, so_far)) = seen.get_mut(place) else { return false };
        *so_far = so_far.saturating_add(1);
        keep.push(*so_far as usize <= count);
    }
    true
}

/// A clock that is set back at midnight can come back to the day before, not further: so many units are to be
/// looked at to find one again.
const NEAR: usize = 4;

fn newest_in_each_unit(awards: &mut Awards, count: u32, unit: CalendarUnit, zone: &Zone) {
    let Awards { left, units, .. } = awards;
    units.clear();
    left.retain(|&(at, _)| {
        let key = zone.period_key(at, unit);
        let so_far = match units.iter_mut().rev().take(NEAR).find(|(other, _)| *other == key) {
            Some((_, so_far)) => so_far,
            None => {
                units.push((key, 0));
                let Some((_, so_far)) = units.last_mut() else { return false };
                so_far
            }
        };
        *so_far = so_far.saturating_add(1);
        *so_far <= count
    });
}

/// Oldest first, one counts if fewer than `count` that counted are less than the period before it.
fn spread_out(awards: &mut Awards, count: usize, period: Period, zone: &Zone) {
    let Awards { left, keep, counted, .. } = awards;
    counted.clear();
    keep.clear();
    keep.resize(left.len(), false);
    for (&(at, _), keep) in left.iter().zip(keep.iter_mut()).rev() {
        // Those that counted ascend, so the one `count` places back tells whether that many are too near.
        let rival = counted.len().checked_sub(count).and_then(|place| counted.get(place));
        *keep = rival.is_none_or(|&rival| rival <= zone.minus(at, period, 1));
        if *keep {
            counted.push(at);
        }
    }
    retain(left, keep);
}

fn retain(left: &mut Vec<(Instant, u32)>, keep: &[bool]) {
    let mut keep = keep.iter();
    left.retain(|_| keep.next().copied().unwrap_or(false));
}

fn limit_points(awards: &mut Awards, limit: PointsLimit, zone: &Zone) {
    let Awards { sums, .. } = awards;
    match limit.per {
        None => {
            let newest = sums.first().map(|&(at, _)| at);
            let sum = total(sums);
            sums.clear();
            sums.extend(newest.map(|at| (at, sum)));
        }
        Some(unit) => gather(awards, unit, zone),
    }
    for (_, sum) in &mut awards.sums {
        *sum = semantics::up_to(*sum, limit.points);
    }
}

/// Adds up what falls into the same day, week, month or year.
fn gather(awards: &mut Awards, unit: CalendarUnit, zone: &Zone) {
    let Awards { sums, units, .. } = awards;
    units.clear();
    let mut filled = 0;
    for from in 0..sums.len() {
        let Some(&(at, sum)) = sums.get(from) else { break };
        let key = zone.period_key(at, unit);
        match units.iter().rev().take(NEAR).find(|(other, _)| *other == key) {
            Some(&(_, place)) => {
                if let Some((_, so_far)) = sums.get_mut(place as usize) {
                    *so_far = so_far.saturating_add(sum);
                }
            }
            None => {
                units.push((key, u32::try_from(filled).unwrap_or(u32::MAX)));
                super::run::put(sums, filled, (at, sum));
                filled += 1;
            }
        }
    }
    sums.truncate(filled);
}

fn total(sums: &[(Instant, i128)]) -> i128 {
    sums.iter().fold(0, |total, &(_, sum)| total.saturating_add(sum))
}

/// An order in which values are equal exactly where `is` finds them equal.
pub(super) fn compare(a: &Value, b: &Value) -> Ordering {
    let rank = |value: &Value| match value {
        Value::Unknown => 0,
        Value::Text(_) => 1,
        Value::Number(_) => 2,
        Value::Flag(_) => 3,
        Value::Date(_) => 4,
        Value::Word(_) => 5,
        Value::Words(_) => 6,
    };
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a.folded().cmp(b.folded()),
        (Value::Number(a), Value::Number(b)) => a.cmp(b),
        (Value::Flag(a), Value::Flag(b)) => a.cmp(b),
        (Value::Date(a), Value::Date(b)) => a.cmp(b),
        (Value::Word(a), Value::Word(b)) => a.cmp(b),
        (Value::Words(a), Value::Words(b)) => a.cmp(b),
        _ => rank(a).cmp(&rank(b)),
    }
}
