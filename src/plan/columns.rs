//! Fields by the classes of their values: what follows from one field alone is looked up, not evaluated.

use std::sync::Arc;

use super::ops::Op;
use super::slots::{Slice, Slots};
use super::sums::Opens;
use crate::lead::Sieve;
use crate::model::{ChoiceId, CondId, FieldId, IdSet, QuantityId, ScoreId};
use crate::values::Number;

/// What a plan needs for leads whose results only are wanted: tables by class, and the instructions that are left.
///
/// What fields decide adds up in lanes. First each word of 64 truths has two: which of them hold, and which are
/// possible, as they hold or are unknown. So conditions of several parts need not know that something can be unknown:
/// they do the same to both. Behind them are the points of the scores.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    pub sieve: Arc<Sieve>,
    /// The first lane of the scores.
    pub scores: usize,
    /// How many lanes there are, by the four.
    pub fours: usize,
    /// Which bit is the truth of a condition, from 1; 0 for one that is looked up or not needed.
    pub bits: Slots<CondId, u32>,
    pub effects: Vec<Effect>,
    /// What effects add, by class.
    pub added: Vec<[i64; 4]>,
    /// The bits that hold while a field is unknown for which lines are open.
    pub unknowns: Vec<Mask>,
    /// The first of these, and for each from there on what is open, in [`Columns::open_sums`].
    pub first_unknown: u32,
    pub open_fields: Vec<Slice>,
    pub open_sums: Vec<(u32, Undecided)>,
    pub hit_sums: Vec<HitSum>,
    /// Points by test of scanned fields.
    pub points: Vec<i64>,
    pub shares: Vec<FieldShare>,
    /// Points of lines that a condition decides.
    pub whens: Vec<(i64, Mask)>,
    pub hit_atoms: Vec<HitAtom>,
    /// When the conditions that have no truth of their own are unknown.
    pub opens: Slots<CondId, Opens>,
    /// Those of [`super::Plan::ops`] that are still needed.
    pub steps: Vec<Step>,
    pub joins: Vec<Join>,
    /// Lines of choices: when they fit, and their words.
    pub fits: Vec<(Mask, u16)>,
    /// What only examples ask for: what is wrong with it is no problem of the lead.
    pub beyond: IdSet<QuantityId>,
}

impl Columns {
    /// Adds what is open while a field is unknown, by its place in [`Columns::open_sums`], to that of each score.
    #[inline]
    pub fn add_open(&self, sums: Slice, undecided: &mut [Undecided]) {
        for &(score, of) in sums.of(&self.open_sums) {
            undecided.get_mut(score as usize).into_iter().for_each(|sum| sum.add(of));
        }
    }
}

/// An instruction where results only are wanted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// Conditions of several parts, one after the other: of [`Columns::joins`].
    Joins(Slice),
    /// A score compared with a number: its truth by bit.
    Reaches(u32, ScoreId, Reach),
    /// The word of the first line that fits, of [`Columns::fits`], or else another.
    Choose(ChoiceId, Slice, u16),
    /// Another.
    Op(Op),
}

/// From a number up to, and without, another; or all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reach {
    pub from: i64,
    pub to: i64,
    pub is_within: bool,
}

/// Bits of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mask {
    pub word: u32,
    pub bits: i64,
}

impl Mask {
    /// Where a bit stands, which is counted from 1.
    pub fn of(bit: u32) -> Self {
        let at = bit.saturating_sub(1);
        Self { word: at / 64, bits: 1 << (at % 64) }
    }
}

/// A condition of several parts whose truths are bits of one word; what has parts in others takes several joins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Join {
    pub by: JoinBy,
    /// Whether one before has begun: its truth so far is another part.
    pub goes_on: bool,
    pub parts: Mask,
    /// Its bit.
    pub to: Mask,
}

/// How parts are joined: it holds, or it does not, where all of them hold, or none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct JoinBy {
    /// -1 where none of them must hold, else 0.
    pub flipped: i64,
    /// -1 where it does not hold then, else 0.
    pub denied: i64,
    /// Whether what is possible decides what holds, and the other way round.
    pub is_opposite: bool,
}

impl JoinBy {
    /// All parts hold.
    pub const AND: Self = Self { flipped: 0, denied: 0, is_opposite: false };
    /// One of the parts holds: not none of them.
    pub const OR: Self = Self { flipped: -1, denied: -1, is_opposite: false };
    /// The only part does not hold.
    pub const NOT: Self = Self { flipped: -1, denied: 0, is_opposite: true };
}

/// What a field adds to four lanes by its class. Points are in units of [`Number::raw`]; truths are bits, of which no
/// two fields have the same, so adding sets them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effect {
    pub field: FieldId,
    pub four: u32,
    /// Where its classes begin in [`Columns::added`].
    pub at: u32,
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
    /// Its limits together: not less, and not more; where there is none, an end of the type.
    pub low: i64,
    pub high: i64,
    /// From which class of the field on it has to be computed. Below, the tables have it.
    pub from: u32,
}

/// What open lines add at least and at most while a field is unknown.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Undecided {
    /// Not above 0. [`i64::MIN`] has no bound, and neither has what is added to it; all others together are far
    /// from it.
    pub low: i64,
    /// Not below 0; the same with [`i64::MAX`].
    pub high: i64,
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
