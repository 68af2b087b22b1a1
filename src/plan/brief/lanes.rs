//! What the fields of a lead add up to: bits, and the sums of all scores, several of them in one number.
//!
//! A score is counted in units of its own, the largest number that divides all its points, and from its lowest sum on: so
//! sums are never below 0, and stand side by side in 64 bits without touching each other.

use super::{Bits, all};
use crate::lead::Lanes;
use crate::model::FieldId;
use crate::plan::slots::Slice;
use crate::values::Number;

/// Where a score stands in lanes, and what a unit of it is.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::plan) struct Place {
    /// In which of the sums.
    pub lane: u32,
    pub shift: u32,
    /// Of so many bits, before they are shifted.
    pub mask: i64,
    /// What a sum of 0 is counted as.
    pub zero: i64,
    /// In units of [`Number::raw`].
    pub unit: i64,
    /// The lowest and the highest it may be, in units of [`Number::raw`].
    pub range: (i64, i64),
}

/// A scanned text.
#[derive(Debug, Clone, Copy)]
pub(in crate::plan) struct Text {
    pub field: FieldId,
    /// Set where it is known.
    pub known: Bits,
    /// The blocks of its tests.
    pub blocks: Slice,
    /// Where its tests begin among all rows.
    pub tests: u32,
}

impl<const N: usize> Lanes<N> {
    /// The bits that are set.
    #[inline]
    pub(super) fn bits(&self) -> Bits {
        self.sums.first().copied().unwrap_or_default()
    }

    /// Adds what the tests of a scanned text add that it passes, if there is one.
    #[inline]
    pub(super) fn add_text(&mut self, of: &Text, hits: &[u64], rows: &[[i64; N]]) {
        if all(of.known, self.bits()) {
            for (&block, start) in of.blocks.of(hits).iter().zip((of.tests as usize..).step_by(64)) {
                let mut left = block;
                while left != 0 {
                    if let Some(added) = rows.get(start + left.trailing_zeros() as usize) {
                        self.add(added);
                    }
                    left &= left - 1;
                }
            }
        }
    }

    /// What a score comes to, from its lowest sum on, and how much less and more it could: in units.
    #[inline]
    pub(super) fn units(&self, of: &Place) -> [i64; 3] {
        let at = Self::lane(of.lane);
        let units = |lanes: &[i64; N]| lanes.get(at).copied().unwrap_or_default() >> of.shift & of.mask;
        [units(&self.sums), units(&self.less), units(&self.more)]
    }

    /// What a score comes to, from its lowest sum on, in units.
    #[inline]
    pub(super) fn sum(&self, of: &Place) -> usize {
        let lane = self.sums.get(Self::lane(of.lane)).copied().unwrap_or_default();
        (lane >> of.shift & of.mask).cast_unsigned() as usize
    }

    /// Whether it could still be less or more.
    #[inline]
    pub(super) fn is_open(&self, of: &Place) -> bool {
        let at = Self::lane(of.lane);
        let [less, more] = [&self.less, &self.more].map(|lanes| lanes.get(at).copied().unwrap_or_default());
        (less | more) & of.mask.wrapping_shl(of.shift) != 0
    }

    /// In the smallest of lanes there is only one for scores.
    #[inline]
    pub(super) fn lane(at: u32) -> usize {
        if N == 2 { 1 } else { at as usize }
    }
}

impl Place {
    /// The number nearest to so many units from the lowest sum on that the score may be. So many are few enough.
    #[inline(never)]
    pub fn number(&self, units: i64) -> Number {
        let (low, high) = self.range;
        let raw = units.wrapping_sub(self.zero).wrapping_mul(self.unit);
        Number::from_raw(raw.max(low).min(high)).unwrap_or_default()
    }
}
