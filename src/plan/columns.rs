//! Fields by the classes of their values: what follows from one field alone is looked up, not evaluated.

use std::collections::HashSet;
use std::sync::Arc;

use super::ops::Op;
use super::slots::{Slice, Slots};
use super::sums::Opens;
use crate::lead::Sieve;
use crate::model::{CondId, FieldId, QuantityId};
use crate::values::Number;

/// What a plan needs for leads whose results only are wanted: tables by class, and the instructions that are left.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    pub sieve: Arc<Sieve>,
    /// How many scores there are: the first lanes are theirs.
    pub scores: usize,
    /// How many words of bits truths take: behind the scores those of what holds, then those of what is unknown.
    pub words: usize,
    /// Which bit is the truth of a condition, from 1; 0 for one that is looked up or not needed.
    pub bits: Slots<CondId, u32>,
    pub effects: Vec<Effect>,
    /// What effects add, by class.
    pub added: Vec<i64>,
    pub unknowns: Vec<Unknown>,
    pub open_sums: Vec<(u32, Undecided)>,
    pub open_bits: Vec<Mask>,
    pub hit_sums: Vec<HitSum>,
    /// Points by test of scanned fields.
    pub points: Vec<i64>,
    pub shares: Vec<FieldShare>,
    pub hit_atoms: Vec<HitAtom>,
    /// When the conditions that have no truth of their own are unknown.
    pub opens: Slots<CondId, Opens>,
    /// Those of [`super::Plan::ops`] that are still needed.
    pub ops: Vec<Step>,
    pub masks: Vec<Mask>,
    /// What only examples ask for: what is wrong with it is no problem of the lead.
    pub beyond: HashSet<QuantityId>,
}

/// An instruction where results only are wanted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// All parts hold: the bit of the whole, and those of the parts in [`Columns::masks`].
    All(u32, Slice),
    /// One of the parts holds.
    Either(u32, Slice),
    /// Another.
    Op(Op),
}

/// Bits of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mask {
    pub word: u32,
    pub bits: u64,
}

/// What a field adds to a lane by its class: the points of all lines of a score that read it, in units of
/// [`Number::raw`], or the bits of its conditions that hold. No two fields have the same bit, so adding sets it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effect {
    pub field: FieldId,
    pub lane: u32,
    /// Where its classes begin in [`Columns::added`].
    pub at: u32,
}

/// What is open while a field is unknown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unknown {
    pub field: FieldId,
    /// In [`Columns::open_sums`], by score.
    pub sums: Slice,
    /// In [`Columns::open_bits`].
    pub bits: Slice,
}

/// What the lines of a score come to that ask for parts of one text: by test.
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

/// A condition that is a test of a scanned field.
#[derive(Debug, Clone, Copy)]
pub(super) struct HitAtom {
    pub condition: CondId,
    pub field: FieldId,
    /// Of all bits.
    pub bit: u32,
}
