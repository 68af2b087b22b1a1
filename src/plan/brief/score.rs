//! A score, and what is made of it at once.

use super::{Bits, Place};
use crate::assessment::{Outcome, ScoreOutcome};
use crate::lead::{Lanes, Row};
use crate::model::{Id, Model, RatingId, ScoreId};
use crate::plan::columns::{FieldShare, Reach, Undecided};
use crate::plan::run::put;
use crate::values::Number;

/// A score, and what is made of it at once.
#[derive(Debug, Clone)]
pub(in crate::plan) struct Score {
    pub id: ScoreId,
    pub place: Place,
    pub shares: Vec<FieldShare>,
    /// The bits of classes of which shares have to be computed, if there are any.
    pub odd: Bits,
    /// Each sets one bit or the other.
    pub reaches: Vec<(Reach, Bits, Bits)>,
    /// Its first rating.
    pub rating: Option<RatingId>,
    pub other_ratings: Vec<RatingId>,
    /// What each sum comes to, in units from the lowest on; none if there are too many.
    pub sums: Box<[Sum]>,
}

/// What a sum of a score comes to.
#[derive(Debug, Clone, Copy)]
pub(in crate::plan) struct Sum {
    pub value: Number,
    /// The bits that ask for the score.
    pub bits: Bits,
    /// The level of its first rating.
    pub level: u16,
}

impl Score {
    /// Puts down what it comes to and its ratings, and sets the bits that ask for it. Where shares have to be computed,
    /// the fields must stand in the row in the order of the pact; none if they do not.
    #[inline(always)]
    pub(super) fn evaluate<const N: usize>(
        &self,
        lanes: &Lanes<N>,
        bits: Bits,
        row: Option<&Row>,
        model: &Model,
        out: &mut Outcome,
    ) -> Option<Bits> {
        let sum = self.sums.get(lanes.sum(&self.place));
        let Some(&Sum { value, bits: of_sum, level }) = sum.filter(|_| bits & self.odd == 0) else {
            return self.evaluate_at_length(lanes.units(&self.place), bits, row, model, out);
        };
        let mut outcome = ScoreOutcome::sure(value);
        if lanes.is_open(&self.place) {
            (outcome.lowest, outcome.highest) = self.ends(lanes.units(&self.place));
        }
        put(&mut out.scores, self.id.index(), outcome);
        if let Some(rating) = self.rating {
            put(&mut out.ratings, rating.index(), Some(level));
        }
        for &rating in &self.other_ratings {
            put(&mut out.ratings, rating.index(), Some(model.ratings.get(rating)?.level(value)));
        }
        Some(bits | of_sum)
    }

    /// Between which numbers it could still end.
    #[inline]
    fn ends(&self, [points, less, more]: [i64; 3]) -> (Number, Number) {
        (self.number(points.wrapping_sub(less)), self.number(points.wrapping_add(more)))
    }

    /// The number that a sum comes to.
    #[inline]
    fn number(&self, units: i64) -> Number {
        match self.sums.get(units.cast_unsigned() as usize) {
            Some(sum) => sum.value,
            None => self.place.number(units),
        }
    }

    /// The same where sums are not looked up.
    #[inline(never)]
    fn evaluate_at_length(
        &self,
        units: [i64; 3],
        bits: Bits,
        row: Option<&Row>,
        model: &Model,
        out: &mut Outcome,
    ) -> Option<Bits> {
        let outcome = if bits & self.odd != 0 {
            self.computed(units, row?)
        } else {
            let (lowest, highest) = self.ends(units);
            ScoreOutcome { value: Some(self.number(units[0])), lowest, highest }
        };
        *out.scores.get_mut(self.id.index())? = outcome;
        let value = outcome.value?;
        for &rating in self.rating.iter().chain(&self.other_ratings) {
            put(&mut out.ratings, rating.index(), Some(model.ratings.get(rating)?.level(value)));
        }
        Some(bits | self.reached(value))
    }

    /// The bits that ask for it.
    pub fn reached(&self, value: Number) -> Bits {
        let of = |(reach, yes, no): &(Reach, Bits, Bits)| if reach.holds(value.raw()) { *yes } else { *no };
        self.reaches.iter().map(of).fold(0, |bits, bit| bits | bit)
    }

    /// What it comes to where some shares have to be computed.
    fn computed(&self, [points, less, more]: [i64; 3], row: &Row) -> ScoreOutcome {
        let of = &self.place;
        let raw = |units: i64| units.saturating_mul(of.unit);
        let shares = self.shares.iter().map(|share| share.odd_points(row)).sum::<i128>();
        let points = i128::from(raw(points.wrapping_sub(of.zero))) + shares;
        let open = Undecided { low: -raw(less), high: raw(more), open: less | more != 0 };
        let [low, high] = [of.range.0, of.range.1].map(|end| Number::from_raw(end).unwrap_or_default());
        ScoreOutcome::open(Some((low, high)), points, open)
    }
}
