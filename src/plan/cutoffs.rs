//! What depends on the instant of an evaluation alone: cut-offs of windows, and the counting of full steps.

use super::Plan;
use super::ops::{CutId, Since, StepsId};
use crate::model::{Id, SelectionId};
use crate::values::{Instant, Period, Unit, Zone};

/// The instant of an evaluation with all cut-offs of a pact: made once for any number of leads.
#[derive(Debug, Clone)]
pub struct Cutoffs {
    as_of: Instant,
    cuts: Vec<Instant>,
    /// By list of interactions: what is older is in no window.
    reach: Vec<Instant>,
    /// What is older is in no list; none if one reaches back to the beginning.
    furthest: Option<Instant>,
}

impl Cutoffs {
    /// The cut-offs of a plan as of an instant. Use them with that plan only.
    #[must_use]
    pub fn new(plan: &Plan, as_of: Instant) -> Self {
        let cuts = plan.cuts.iter().map(|&(period, times)| plan.zone.minus(as_of, period, times)).collect();
        let mut cutoffs = Self { as_of, cuts, reach: Vec::new(), furthest: None };
        cutoffs.reach =
            plan.listing.lists.iter().map(|list| cutoffs.reach_of(plan, &list.selections)).collect();
        let furthest = cutoffs.reach.iter().copied().min().filter(|&reach| reach > EVER);
        // The newest of any kind may be asked for.
        cutoffs.furthest = furthest.filter(|_| !plan.listing.asks_for_newest());
        cutoffs
    }

    fn reach_of(&self, plan: &Plan, selections: &[SelectionId]) -> Instant {
        let reach = selections.iter().map(|id| match plan.picks.get(id.index()).map(|pick| pick.since) {
            Some(Since::Cut(cut)) => self.cut(cut),
            _ => EVER,
        });
        reach.min().unwrap_or(EVER)
    }

    /// How far back each list of interactions reaches, and the furthest of them, none if that is to the beginning.
    pub(super) fn reach(&self) -> (&[Instant], Option<Instant>) {
        (&self.reach, self.furthest)
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

/// Before all there is.
const EVER: Instant = Instant(i64::MIN);

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
    /// By number of periods: how much the clock is set in the days around, if that is known.
    unrest: Vec<Option<Option<i64>>>,
}

impl StepTable {
    pub fn new(period: Period) -> Self {
        Self { period, millis: typical_millis(period), cuts: Vec::new(), unrest: Vec::new() }
    }

    /// Forgets the cut-offs: the instant is another.
    pub fn clear(&mut self) {
        self.cuts.clear();
        self.unrest.clear();
    }

    pub fn period(&self) -> Period {
        self.period
    }

    /// [`Zone::full_steps`].
    pub fn full_steps(&mut self, zone: &Zone, since: Instant, as_of: Instant) -> i64 {
        let age = as_of.0.saturating_sub(since.0);
        let guess = age / self.millis;
        if self.is_exact() || !is_usual(since, as_of) || age < 0 || guess >= LONGEST - 8 {
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

    fn is_exact(&self) -> bool {
        matches!(self.period.unit(), Unit::Minutes | Unit::Hours)
    }

    /// The number of full steps since an instant that is not after `as_of`, and the first instant that is no more
    /// of them ago.
    pub fn span(&mut self, zone: &Zone, since: Instant, as_of: Instant) -> (i64, Instant) {
        let steps = self.full_steps(zone, since, as_of);
        if !is_usual(since, as_of) || steps < 0 {
            return (steps, since);
        }
        // Those at the cut-off itself are one step older.
        (steps, self.cut(zone, as_of, steps + 1).plus_millis(1))
    }

    /// Whether the last day of a month may stand for several.
    pub fn is_by_months(&self) -> bool {
        matches!(self.period.unit(), Unit::Months | Unit::Years)
    }

    /// By how much the clock is set in the days around the cut-off after so many periods, 0 if it runs evenly; none
    /// if that is not known, or short months move cut-offs as well.
    pub fn unrest(&mut self, zone: &Zone, as_of: Instant, steps: i64) -> Option<i64> {
        if self.is_exact() {
            return Some(0);
        }
        if self.is_by_months() || steps > LONGEST {
            return None;
        }
        let at = self.cut(zone, as_of, steps);
        let place = usize::try_from(steps).unwrap_or(0);
        if self.unrest.len() <= place {
            self.unrest.resize(place + 1, None);
        }
        let look = || zone.unrest(at, CALM);
        self.unrest.get_mut(place).map_or_else(look, |known| *known.get_or_insert_with(look))
    }

    /// `as_of` minus so many periods.
    pub fn cut(&mut self, zone: &Zone, as_of: Instant, steps: i64) -> Instant {
        if self.is_exact() || steps > LONGEST {
            return zone.minus(as_of, self.period, steps);
        }
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

/// Whether cut-offs between two instants are away from the ends of the calendar.
pub(super) fn is_usual(since: Instant, as_of: Instant) -> bool {
    USUAL.contains(&since.0) && USUAL.contains(&as_of.0)
}

/// A clock that runs evenly so long before and after some instants plays no tricks with what lies within two
/// days of them, and no clock is ever set by more.
pub(super) const CALM: i64 = 9 * 24 * 3_600_000;

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
