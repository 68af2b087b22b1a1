//! Where the scores stand in lanes, and what is added to them there.

use super::rows::{Added, BOUNDLESS, Row, Rows};
use crate::model::{Id, Model, ScoreId};
use crate::plan::brief::{Bits, Brief, Place, Score, Step, Sum, When};
use crate::plan::slots::narrow;
use crate::values::Number;

/// What a score comes to at least and at most, in units of [`crate::values::Number::raw`].
#[derive(Debug, Clone, Copy, Default)]
struct Reach {
    lowest: i64,
    highest: i64,
    /// How much less and how much more of it open lines could make.
    open: [i64; 2],
    /// What divides all that is added.
    unit: i64,
}

impl Rows {
    /// Gives each score a place, and puts what is added there. None if there is not enough room.
    pub(super) fn add_up(mut self, model: &Model, brief: &mut Brief) -> Option<()> {
        let scores = model.scores.len();
        for score in 0..scores {
            let (low, high) = brief.all_scores().find(|of| of.id.index() == score)?.place.range;
            let beyond = self.reach(score, brief)?.beyond(low, high);
            self.bound(score, beyond);
        }
        let reaches: Option<Vec<_>> = (0..scores).map(|score| self.reach(score, brief)).collect();
        let reaches = reaches?;
        let room = Room::new(&reaches)?;
        brief.lanes = room.lanes;
        brief.zero = room.zero();
        self.put(&room, brief)?;
        let in_steps = brief.steps.iter_mut().filter_map(|step| match step {
            Step::Whens(whens) => Some(whens),
            _ => None,
        });
        in_steps.flatten().chain(brief.whens.lines_mut()).for_each(|when| when.settle(&room.places));
        brief.whens.settle(room.lanes);
        let odd = brief.odd;
        for score in brief.all_scores() {
            score.odd = if score.shares.is_empty() { 0 } else { odd };
            let at = score.id.index();
            score.place = Place { range: score.place.range, ..*room.places.get(at)? };
            score.sums = score.all_sums(reaches.get(at)?.span()?, model);
        }
        Some(())
    }

    /// Puts down what everything adds.
    fn put(self, room: &Room, brief: &mut Brief) -> Option<()> {
        for rows in &self.fields {
            brief.starts_of.push(narrow(brief.rows.len() / room.lanes));
            brief.rows.extend(rows.iter().flat_map(|row| room.row(row)));
            let unknown = rows.first()?;
            brief.opens.extend(room.sums(unknown, |added| added.open[0]));
            brief.opens.extend(room.sums(unknown, |added| added.open[1]));
        }
        for (mut text, rows) in self.texts {
            text.tests = narrow(brief.rows.len() / room.lanes);
            brief.rows.extend(rows.iter().flat_map(|row| room.row(row)));
            brief.texts.push(text);
        }
        Some(())
    }

    /// What has no bound leads just beyond the range of a score.
    fn bound(&mut self, score: usize, beyond: [i64; 2]) {
        for row in self.fields.iter_mut().filter_map(|rows| rows.first_mut()) {
            let open = row.sums.get_mut(score).map(|added| &mut added.open);
            let sums = open.into_iter().flatten().zip(beyond);
            sums.filter(|(sum, _)| **sum == BOUNDLESS).for_each(|(sum, beyond)| *sum = beyond);
        }
    }

    /// How far a score reaches, apart from what has no bound.
    fn reach(&self, score: usize, brief: &Brief) -> Option<Reach> {
        let of = |row: &Row| row.sums.get(score).copied().unwrap_or_default();
        let mut reach = Reach::default();
        for rows in &self.fields {
            reach.add(rows.iter().map(of))?;
        }
        for row in self.texts.iter().flat_map(|(_, rows)| rows) {
            reach.add([Added::default(), of(row)].into_iter())?;
        }
        let in_steps = brief.steps.iter().filter_map(|step| match step {
            Step::Whens(whens) => Some(whens),
            _ => None,
        });
        for when in in_steps.flatten().chain(brief.whens.lines()).filter(|when| when.lane as usize == score) {
            let applies = Added { points: when.points, open: [0; 2] };
            let is_open = Added { points: 0, open: when.open };
            reach.add([Added::default(), applies, is_open].into_iter())?;
        }
        Some(reach)
    }
}

impl Reach {
    /// One of these is added.
    fn add(&mut self, of: impl Iterator<Item = Added> + Clone) -> Option<()> {
        let points = of.clone().map(|added| added.points);
        self.lowest = self.lowest.checked_add(points.clone().min()?)?;
        self.highest = self.highest.checked_add(points.max()?)?;
        for (side, sum) in self.open.iter_mut().enumerate() {
            let most = of.clone().filter_map(|added| added.open.get(side).copied());
            *sum = sum.checked_add(most.filter(|&most| most != BOUNDLESS).max().unwrap_or(0))?;
        }
        let parts = of.flat_map(|added| [added.points, added.open[0], added.open[1]]);
        self.unit = parts.filter(|&part| part != BOUNDLESS).fold(self.unit, common);
        Some(())
    }

    /// How much less and how much more than what the score comes to is surely out of a range; nothing if that is all
    /// numbers.
    fn beyond(&self, low: i64, high: i64) -> [i64; 2] {
        if (low, high) == (Number::MIN.raw(), Number::MAX.raw()) {
            return [0; 2];
        }
        let unit = self.unit.max(1);
        let units = |raw: i64| raw.max(0).saturating_add(unit - 1) / unit * unit;
        [units(self.highest.saturating_sub(low)), units(high.saturating_sub(self.lowest))]
    }

    /// The largest sum from the lowest on, in units.
    fn span(&self) -> Option<i64> {
        self.highest.checked_sub(self.lowest)?.checked_div(self.unit.max(1))
    }

    /// The largest number of units that there has to be room for; none where a sum, and what is open beside it, might
    /// leave 64 bits together.
    fn units(&self) -> Option<i64> {
        const MOST: i64 = 1 << 61;
        let [less, more] = self.open;
        if less.max(more) > MOST {
            return None;
        }
        Some(self.span()?.max(less.max(more).checked_div(self.unit.max(1))?))
    }
}

/// The greatest common divisor of two numbers, 0 of two zeros.
fn common(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.saturating_abs(), b.saturating_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// How many lanes there are, and where scores stand in them: all as wide as the widest.
struct Room {
    lanes: usize,
    places: Vec<Place>,
}

impl Room {
    /// For scores that reach so far; none if they have no room.
    fn new(reaches: &[Reach]) -> Option<Self> {
        let mut most = 1;
        for reach in reaches {
            most = reach.units()?.max(most);
        }
        let in_one = (64 / (i64::BITS - most.leading_zeros())) as usize;
        let width = narrow(64 / in_one);
        let wanted = 1 + reaches.len().div_ceil(in_one);
        let lanes = Brief::LANES.into_iter().find(|&lanes| lanes >= wanted)?;
        let mask = if width == i64::BITS { -1 } else { (1 << width) - 1 };
        let place = |(at, reach): (usize, &Reach)| {
            let unit = reach.unit.max(1);
            let (lane, shift) = (narrow(1 + at / in_one), narrow(at % in_one) * width);
            Place { lane, shift, mask, zero: -reach.lowest / unit, unit, range: (0, 0) }
        };
        Some(Self { lanes, places: reaches.iter().enumerate().map(place).collect() })
    }

    /// What nothing adds up to.
    fn zero(&self) -> Vec<i64> {
        self.add_up(self.places.iter().map(|place| place.zero.wrapping_shl(place.shift)))
    }

    /// A row with its bits.
    fn row(&self, row: &Row) -> Vec<i64> {
        let mut sums = self.sums(row, |added| added.points);
        sums.first_mut().into_iter().for_each(|lane| *lane = row.bits.wrapping_sub(row.cleared));
        sums
    }

    /// Something of what a row adds to all scores.
    fn sums(&self, row: &Row, of: impl Fn(&Added) -> i64) -> Vec<i64> {
        self.add_up(self.places.iter().zip(&row.sums).map(|(place, added)| place.units(of(added))))
    }

    /// By score, in the lane of each.
    fn add_up(&self, of_scores: impl Iterator<Item = i64>) -> Vec<i64> {
        let mut lanes = vec![0_i64; self.lanes];
        for (place, units) in self.places.iter().zip(of_scores) {
            let lane = lanes.get_mut(place.lane as usize);
            lane.into_iter().for_each(|lane| *lane = lane.wrapping_add(units));
        }
        lanes
    }
}

impl Score {
    /// What each of so many sums comes to, unless they are too many.
    fn all_sums(&self, most: i64, model: &Model) -> Box<[Sum]> {
        /// Larger tables would be worth less than the memory they take.
        const MOST: i64 = 1024;
        if most > MOST {
            return Box::default();
        }
        let rating = self.rating.and_then(|rating| model.ratings.get(rating));
        let sum = |units| {
            let value = self.place.number(units);
            let level = rating.map_or(0, |rating| rating.level(value));
            Sum { value, bits: self.reached(value), level }
        };
        (0..=most).map(sum).collect()
    }
}

impl Place {
    /// What is added to a lane for so much.
    fn units(&self, raw: i64) -> i64 {
        (raw / self.unit.max(1)).wrapping_shl(self.shift)
    }
}

impl When {
    /// A line of a score that is yet to have its place.
    pub(super) fn new(score: ScoreId, points: i64, yes: Bits, no: Bits) -> Self {
        let open = [-points.min(0), points.max(0)];
        Self { yes, no, lane: score.0.into(), points, open }
    }

    fn settle(&mut self, places: &[Place]) {
        let Some(place) = places.get(self.lane as usize) else { return };
        self.lane = place.lane;
        self.points = place.units(self.points);
        self.open = self.open.map(|sum| place.units(sum));
    }
}
