//! Fields by the classes of their values: what follows from one field alone is looked up, not evaluated.

use std::sync::Arc;

use super::ops::Op;
use super::slots::{Slice, Slots};
use super::sums::Opens;
use crate::lead::Sieve;
use crate::model::{CondId, FieldId};
use crate::values::{Number, Truth};

/// What a plan needs for leads whose results only are wanted: tables by class, and the instructions that are left.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    pub sieve: Arc<Sieve>,
    pub points: Vec<i64>,
    pub sums: Vec<ClassSum>,
    pub undecided: Vec<Undecided>,
    pub hit_sums: Vec<HitSum>,
    pub shares: Vec<FieldShare>,
    pub atoms: Vec<Atoms>,
    pub conditions: Vec<CondId>,
    pub hit_atoms: Vec<HitAtom>,
    pub truths: Vec<Truth>,
    /// When the conditions that have no truth of their own are unknown.
    pub opens: Slots<CondId, Opens>,
    /// Those of [`super::Plan::ops`] that are still needed.
    pub ops: Vec<Op>,
}

/// What all lines of a score that read one field come to, by class. In units of [`crate::values::Number::raw`].
#[derive(Debug, Clone, Copy)]
pub(super) struct ClassSum {
    pub field: FieldId,
    /// Where its classes begin in [`Columns::points`].
    pub points: u32,
    /// In [`Columns::undecided`], what open lines add while it is unknown; [`ClassSum::DECIDED`] if there are none.
    pub unknown: u32,
}

impl ClassSum {
    /// No line is open.
    pub const DECIDED: u32 = u32::MAX;
}

/// The same of a scanned field: by test.
#[derive(Debug, Clone, Copy)]
pub(super) struct HitSum {
    pub field: FieldId,
    /// The blocks of its tests.
    pub blocks: Slice,
    /// Where its tests begin in [`Columns::points`].
    pub points: u32,
    pub unknown: Undecided,
}

/// A share of a number field: `+60% of downloads up to 30 points`.
#[derive(Debug, Clone, Copy)]
pub(super) struct FieldShare {
    pub field: FieldId,
    pub percent: Number,
    /// How many times 100 % that is, if it is a whole number of times; else 0.
    pub times: i64,
    /// Its limits together: not less, and not more.
    pub low: i128,
    pub high: i128,
    pub unknown: Undecided,
}

/// What open lines add at least and at most while a field is unknown.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Undecided {
    pub low: i128,
    pub high: i128,
    /// Whether a line is open.
    pub open: bool,
}

/// The conditions that read one field, and are parts of others or decide by themselves: their truths by class.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atoms {
    pub field: FieldId,
    /// In [`Columns::conditions`].
    pub conditions: Slice,
    /// Where its classes begin in [`Columns::truths`], each with a truth for each condition.
    pub truths: u32,
}

/// A condition that is a test of a scanned field.
#[derive(Debug, Clone, Copy)]
pub(super) struct HitAtom {
    pub condition: CondId,
    pub field: FieldId,
    /// Of all bits.
    pub bit: u32,
}
