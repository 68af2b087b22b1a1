//! Lines of scores that ask for several fields each.

use super::{Bits, Combined, all};
use crate::lead::Lanes;

/// A line of a score that asks for several fields.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::plan) struct When {
    /// All are set where it applies,
    pub yes: Bits,
    /// and one of these where it does not.
    pub no: Bits,
    pub lane: u32,
    pub points: i64,
    /// How much less and how much more of the score it could make while it is open.
    pub open: [i64; 2],
}

/// Those that ask for no score.
#[derive(Debug, Clone, Default)]
pub(in crate::plan) struct Whens {
    /// Those that ask for few bits together.
    pub few: Vec<When>,
    /// Set where all fields are known for which these ask: then none is open.
    pub known: Bits,
    /// Where their bits begin, and how many there are, once they stand side by side.
    pub place: Option<(u32, u32)>,
    /// What they add, if all scores stand in one lane.
    points: Option<Combined<i64>>,
    pub others: Vec<When>,
}

impl Whens {
    /// All lines.
    pub fn lines(&self) -> impl Iterator<Item = &When> {
        self.few.iter().chain(&self.others)
    }

    pub fn lines_mut(&mut self) -> impl Iterator<Item = &mut When> {
        self.few.iter_mut().chain(&mut self.others)
    }

    /// Each line has its place in so many lanes.
    pub fn settle(&mut self, lanes: usize) {
        let points = |bits| {
            let apply = self.few.iter().filter(|when| all(when.yes, bits));
            apply.fold(0_i64, |sum, when| sum.wrapping_add(when.points))
        };
        let place = self.place.filter(|_| lanes == 2);
        self.points = place.map(|(start, width)| Combined::new(start, width, points));
        if self.points.is_none() {
            self.others.append(&mut self.few);
        }
    }

    /// Adds what they add.
    #[inline]
    pub(super) fn add_to<const N: usize>(&self, lanes: &mut Lanes<N>, bits: Bits) {
        if let (Some(points), [_, scores]) = (&self.points, lanes.sums.as_mut_slice()) {
            *scores = scores.wrapping_add(points.get(bits).copied().unwrap_or(0));
            if !all(self.known, bits) {
                self.few.iter().for_each(|when| lanes.add_open_when(when, bits));
            }
        }
        self.others.iter().for_each(|when| lanes.add_when(when, bits));
    }
}

impl<const N: usize> Lanes<N> {
    /// Adds what a line adds.
    #[inline]
    pub(super) fn add_when(&mut self, when: &When, bits: Bits) {
        let applies = -i64::from(all(when.yes, bits));
        add(&mut self.sums, when, when.points & applies);
        self.add_open_when(when, bits);
    }

    /// Adds what a line leaves open.
    #[inline]
    fn add_open_when(&mut self, when: &When, bits: Bits) {
        let open = -i64::from(!all(when.yes, bits) & (bits & when.no == 0));
        let [less, more] = when.open;
        add(&mut self.less, when, less & open);
        add(&mut self.more, when, more & open);
    }
}

#[inline]
fn add<const N: usize>(lanes: &mut [i64; N], when: &When, added: i64) {
    let lane = lanes.get_mut(Lanes::<N>::lane(when.lane));
    lane.into_iter().for_each(|lane| *lane = lane.wrapping_add(added));
}
