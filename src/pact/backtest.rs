//! A pact, held against what became of leads.

use super::Pact;
use crate::backtest::{self, BacktestReport, Counts, Desk, Goal};
use crate::lead::Lead;
use crate::values::Instant;

/// Counts leads of which it is known whether they were won. Keep one for all leads.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let pact = leadpact::Pact::parse(
///     r#"pact "Demo" { version 1 }
///     lead identified by id { employees: number }
///     score fit { +20 when employees at least 50 }"#,
/// )?;
/// let mut backtest = pact.backtest(0);
/// for (json, won) in [(r#"{"id": "1", "employees": 300}"#, true), (r#"{"id": "2", "employees": 3}"#, false)] {
///     backtest.add(&pact.lead_from_json(json)?, won);
/// }
/// let report = backtest.report(&[]);
/// assert_eq!(report.scores.first().and_then(|fit| fit.area), Some(1.0));
/// # Ok(()) }
/// ```
pub struct Backtest {
    pact: Pact,
    as_of: Instant,
    desk: Desk,
    counts: Counts,
}

impl Pact {
    /// Holds the pact against leads as of one instant. Choose an instant before it was known how they end, or what was
    /// recorded afterwards makes the criteria look better than they are.
    #[must_use]
    pub fn backtest(&self, as_of: impl Into<Instant>) -> Backtest {
        let as_of = as_of.into();
        let (desk, counts) = (Desk::new(&self.inner.plan, as_of), Counts::new(&self.inner.model));
        Backtest { pact: self.clone(), as_of, desk, counts }
    }
}

impl Backtest {
    /// Takes in a lead, and whether it was won.
    pub fn add(&mut self, lead: &Lead, won: bool) {
        self.add_dated(lead, won, None);
    }

    /// Takes in a lead, whether it was won, and when: what is dated later is warned of.
    pub fn add_dated(&mut self, lead: &Lead, won: bool, won_at: Option<Instant>) {
        let inner = &self.pact.inner;
        self.counts.add((&inner.model, &inner.plan), &mut self.desk, lead, (won, won_at));
    }

    /// What was found, with thresholds for what is wanted.
    #[must_use]
    pub fn report(&self, goals: &[Goal]) -> BacktestReport {
        let sources = self.pact.inner.diagnostics.sources();
        let of = (&*self.pact.inner.model, sources, self.pact.fingerprint());
        backtest::report(of, &self.counts, self.as_of, goals)
    }
}

impl std::fmt::Debug for Backtest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Backtest").field("leads", &self.counts.all.leads()).finish_non_exhaustive()
    }
}
