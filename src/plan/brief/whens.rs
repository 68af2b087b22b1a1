//! Lines of scores that ask for several fields each.

use super::{Bits, all};
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
    /// Until they have their places in lanes, those that ask for the same fields stand together.
    pub groups: Vec<Group>,
    /// What some of them add is looked up.
    lookups: Vec<Lookup>,
    /// What they add, for every combination of their bits.
    points: Vec<i64>,
    looked_up: Vec<When>,
    /// Set where all fields are known for which these ask: then none is open.
    known: Bits,
    others: Vec<When>,
}

/// Lines that ask for the same fields.
#[derive(Debug, Clone, Default)]
pub(in crate::plan) struct Group {
    pub lines: Vec<When>,
    /// Set where all of the fields are known.
    pub known: Bits,
    /// Where their bits begin, and how many there are, if they stand side by side.
    pub place: Option<(u32, u32)>,
}

/// Where the bits of lines begin, which of them there are then, and where in the points what they add.
#[derive(Debug, Clone, Copy)]
struct Lookup {
    shift: u32,
    mask: u32,
    start: u32,
}

impl Whens {
    /// All lines.
    pub fn lines(&self) -> impl Iterator<Item = &When> {
        self.groups.iter().flat_map(|group| &group.lines)
    }

    /// Each line has its place, and so has what they add together, if there are only two lanes.
    pub fn settle(&mut self, lanes: usize) {
        for group in std::mem::take(&mut self.groups) {
            let Some((shift, width)) = group.place.filter(|_| lanes == 2) else {
                self.others.extend(group.lines);
                continue;
            };
            let combinations = 1_u32.wrapping_shl(width);
            let start = u32::try_from(self.points.len()).unwrap_or(u32::MAX);
            self.lookups.push(Lookup { shift, mask: combinations - 1, start });
            let points = |set: u32| {
                let bits = i64::from(set).wrapping_shl(shift);
                let apply = group.lines.iter().filter(|when| all(when.yes, bits));
                apply.fold(0_i64, |sum, when| sum.wrapping_add(when.points))
            };
            self.points.extend((0..combinations).map(points));
            self.known |= group.known;
            self.looked_up.extend(group.lines);
        }
    }

    /// Adds what they add.
    #[inline]
    pub(super) fn add_to<const N: usize>(&self, lanes: &mut Lanes<N>, bits: Bits) {
        let mut points = 0_i64;
        for of in &self.lookups {
            let at = bits.cast_unsigned().wrapping_shr(of.shift) as u32 & of.mask;
            points = points.wrapping_add(self.points.get((of.start + at) as usize).copied().unwrap_or(0));
        }
        if let [_, scores] = lanes.sums.as_mut_slice() {
            *scores = scores.wrapping_add(points);
        }
        if !all(self.known, bits) {
            self.looked_up.iter().for_each(|when| lanes.add_open_when(when, bits));
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
