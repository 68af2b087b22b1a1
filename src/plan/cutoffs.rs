//! What depends on the instant of an evaluation alone: cut-offs of windows, and the counting of full steps.

use super::Plan;
use super::ops::{CutId, StepsId};
use crate::values::{Instant, Period, Unit, Zone};

/// The instant of an evaluation with all cut-offs of a pact: made once for any number of leads.
#[derive(Debug, Clone)]
pub struct Cutoffs {
    as_of: Instant,
    cuts: Vec<Instant>,
}

impl Cutoffs {
    /// The cut-offs of a plan as of an instant. Use them with that plan only.
    #[must_use]
    pub fn new(plan: &Plan, as_of: Instant) -> Self {
        let cuts = plan.cuts.iter().map(|&(period, times)| plan.zone.minus(as_of, period, times)).collect();
        Self { as_of, cuts }
    }

    /// The instant of the evaluation.
    #[must_use]
    pub fn as_of(&self) -> Instant {
        self.as_of
    }

    pub(super) fn cut(&self, id: CutId) -> Instant {
        self.cuts.get(id.0 as usize).copied().unwrap_or(self.as_of)
    }
}

/// The years 1653 to 2286: well away from the ends of the calendar, where cut-offs stop.
const USUAL: std::ops::Range<i64> = -10_000_000_000_000..10_000_000_000_000;
/// Beyond so many steps a table is not worth its memory.
const LONGEST: i64 = 4096;

/// The cut-offs after 1, 2, 3… periods before one instant, computed when first needed and then kept for all
/// leads that are evaluated as of that instant.
#[derive(Debug, Clone)]
pub(super) struct StepTable {
    period: Period,
    /// A typical length of the period.
    millis: i64,
    cuts: Vec<Option<Instant>>,
}

impl StepTable {
    pub fn new(period: Period) -> Self {
        Self { period, millis: typical_millis(period), cuts: Vec::new() }
    }

    /// Forgets the cut-offs: the instant is another.
    pub fn clear(&mut self) {
        self.cuts.clear();
    }

    pub fn period(&self) -> Period {
        self.period
    }

    /// [`Zone::full_steps`].
    pub fn full_steps(&mut self, zone: &Zone, since: Instant, as_of: Instant) -> i64 {
        let age = as_of.0.saturating_sub(since.0);
        let guess = age / self.millis;
        let exact = matches!(self.period.unit(), Unit::Minutes | Unit::Hours);
        let unusual = !USUAL.contains(&since.0) || !USUAL.contains(&as_of.0);
        if exact || unusual || age < 0 || guess >= LONGEST - 8 {
            return zone.full_steps(since, as_of, self.period);
        }
        let mut steps = guess;
        while steps > 0 && since > self.cut(zone, as_of, steps) {
            steps -= 1;
        }
        while steps < LONGEST && since <= self.cut(zone, as_of, steps + 1) {
            steps += 1;
        }
        if steps < LONGEST { steps } else { zone.full_steps(since, as_of, self.period) }
    }

    /// `as_of` minus so many periods.
    pub fn cut(&mut self, zone: &Zone, as_of: Instant, steps: i64) -> Instant {
        let place = usize::try_from(steps).unwrap_or(0);
        if self.cuts.len() <= place {
            self.cuts.resize(place + 1, None);
        }
        match self.cuts.get_mut(place) {
            Some(slot) => *slot.get_or_insert_with(|| zone.minus(as_of, self.period, steps)),
            None => as_of,
        }
    }
}

fn typical_millis(period: Period) -> i64 {
    const HOUR: i64 = 3_600_000;
    const DAY: i64 = 24 * HOUR;
    let unit = match period.unit() {
        Unit::Minutes => HOUR / 60,
        Unit::Hours | Unit::WorkHours => HOUR,
        Unit::Days | Unit::WorkDays => DAY,
        Unit::Weeks => 7 * DAY,
        Unit::Months => 30 * DAY + 10 * HOUR + HOUR / 2,
        Unit::Years => 365 * DAY + 6 * HOUR,
    };
    unit.saturating_mul(period.count().into())
}

impl StepsId {
    pub(super) fn place(self) -> usize {
        self.0 as usize
    }
}
