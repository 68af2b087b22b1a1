//! Looking over the shoulder of an evaluation.

use crate::model::{Id as _, RuleId};
use crate::values::{Number, Truth};

/// What a line of a score came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleRecord {
    /// Yes where the line applies, unknown where it is open, no where it does not apply. A group or ladder is
    /// yes where a line inside applies, else unknown where one is open.
    pub state: Truth,
    /// Its points.
    pub points: Number,
    /// The lowest that open lines could still make it.
    pub lowest: Number,
    /// The highest that open lines could still make it.
    pub highest: Number,
    /// For a `per` line the interactions that count after limits of number, for a `without` line the full
    /// periods, else 0.
    pub count: u64,
}

/// Is told the result of each line of a score. The default does nothing and costs nothing.
///
/// A score is evaluated again when a step changes what it depends on: the last record of a line holds.
pub trait Recorder {
    /// Whether results only are wanted, so that lines and conditions need not be looked at one by one. The fields of
    /// the lead stand sorted in its row then, and what is open is told later, if at all.
    #[doc(hidden)]
    const LEAN: bool = false;

    /// Whether somebody asks what is open, and when something may change.
    #[doc(hidden)]
    const OPEN: bool = true;

    /// A line of a score, those inside of groups and ladders before these.
    fn rule(&mut self, rule: RuleId, record: impl FnOnce() -> RuleRecord) {
        let _ = (rule, record);
    }
}

/// Keeps the last record of each line.
#[derive(Debug, Clone, Default)]
pub(crate) struct Records(Vec<Option<RuleRecord>>);

impl Records {
    /// What a line came to; none where it was not looked at.
    #[must_use]
    pub fn of(&self, rule: RuleId) -> Option<RuleRecord> {
        self.0.get(rule.index()).copied().flatten()
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        self.0.fill(None);
    }
}

impl Recorder for Records {
    fn rule(&mut self, rule: RuleId, record: impl FnOnce() -> RuleRecord) {
        let at = rule.index();
        if at >= self.0.len() {
            self.0.resize(at + 1, None);
        }
        if let Some(kept) = self.0.get_mut(at) {
            *kept = Some(record());
        }
    }
}

/// Keeps the last record of each line, and asks for nothing that is open, nor for when something may change.
#[derive(Debug, Clone, Default)]
pub(crate) struct Results(pub Records);

impl Recorder for Results {
    const OPEN: bool = false;

    fn rule(&mut self, rule: RuleId, record: impl FnOnce() -> RuleRecord) {
        self.0.rule(rule, record);
    }
}

/// Records nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unrecorded;

impl Recorder for Unrecorded {}

/// Records nothing and leaves out what no result needs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lean;

impl Recorder for Lean {
    const LEAN: bool = true;
}

impl<R: Recorder> Recorder for &mut R {
    const LEAN: bool = R::LEAN;
    const OPEN: bool = R::OPEN;

    fn rule(&mut self, rule: RuleId, record: impl FnOnce() -> RuleRecord) {
        (**self).rule(rule, record);
    }
}
