//! A lead in brief: what an assessment comes to where a lead has fields alone, in one go.
//!
//! Many pacts ask for nothing but fields. Then what holds, and what does not hold, are bits of one word: a class of a
//! field sets some of them, and a condition of several parts asks whether all of some bits are set. What is unknown is
//! neither, so nothing need be known of it; who asks what is open has the lead evaluated once more.

use super::columns::{Columns, Reach, Undecided};
use super::ops::ScorePlan;
use super::run::put;
use super::score::ranged_raw;
use super::slots::Slice;
use super::{Plan, Scratch};
use crate::assessment::{Outcome, ScoreOutcome, Step as Taken};
use crate::lead::Row;
use crate::model::{
    ChoiceId, Compare, FieldId, Id, Model, RatingId, ScoreId, StageId, TableId, TeamId, WordSet, Worded,
    semantics,
};
use crate::values::Number;

/// Bits that must all be set, or one of which must be.
pub(super) type Bits = i64;

/// A pact that can be assessed in brief.
#[derive(Debug, Clone, Default)]
pub(super) struct Brief {
    /// How many rows of four lanes there are for a class: the first lane has bits, the others are scores.
    pub fours: usize,
    /// For each field, where its classes begin in `rows`.
    pub starts_of: Vec<u32>,
    /// What the classes of each field add.
    pub rows: Vec<[i64; 4]>,
    pub hits: Vec<Hit>,
    /// The bits of fields that are not known, and the first of them.
    pub unknown: Bits,
    pub first_unknown: u32,
    /// For each of them what is open, in [`Columns::open_sums`].
    pub open: Vec<Slice>,
    /// The bits of classes of which shares have to be computed.
    pub odd: Bits,
    pub compared: Vec<Compared>,
    pub joins: Vec<Join>,
    /// Those that ask for no score, which come before all steps.
    pub early: Slice,
    pub steps: Vec<Step>,
    pub whens: Vec<When>,
    /// Lines of choices, of the start and of nurture: when they fit.
    pub fits: Vec<(Bits, u16)>,
    pub tracks: Option<(Bits, Slice)>,
    pub starts: Slice,
    pub sets: Vec<WordSet>,
    pub stages: Vec<Stage>,
    pub ways: Vec<Way>,
}

/// A test of a scanned text, by its place among all bits of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub field: FieldId,
    pub bit: u32,
    pub yes: Bits,
    pub no: Bits,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// One after the other.
    Joins(Slice),
    Score(ScoreId, Slice),
    /// Sets one bit or the other.
    Reaches(ScoreId, Reach, Bits, Bits),
    Rating(RatingId),
    /// Sets one bit or the other, if there is a word: whether it is one of [`Brief::sets`].
    Word(Worded, u32, Bits, Bits),
    Choice(ChoiceId, Slice, u16),
    Table(TableId),
}

/// Sets a bit where all parts are set, or, flipped, where one of them is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Join {
    pub parts: Bits,
    pub to: Bits,
    /// 0, or -1.
    pub flipped: i64,
}

/// Two numbers compared: sets one bit or the other, if both are known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Compared {
    pub a: Side,
    pub op: Compare,
    pub b: Side,
    pub yes: Bits,
    pub no: Bits,
}

/// A field, or so many times a field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side {
    pub field: FieldId,
    pub times: Number,
    /// The same if it is a whole number, else 0.
    pub whole: i64,
}

/// A line of a score that asks for several fields.
#[derive(Debug, Clone, Copy)]
pub(super) struct When {
    pub points: i64,
    pub yes: Bits,
    pub no: Bits,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Stage {
    pub owner: TeamId,
    /// Automatic ways.
    pub ways: Slice,
    /// Whether time or a handover matters here: no brief assessment ends here.
    pub is_long: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub when: Bits,
    pub to: StageId,
    /// By place in the pact.
    pub at: u16,
}

impl Brief {
    /// Assesses a lead without interactions whose fields stand in the row; false if it must be done at length.
    pub fn assess(&self, plan: &Plan, scratch: &mut Scratch, model: &Model, out: &mut Outcome) -> bool {
        let bits = match self.fours {
            1 => self.evaluate::<1>(plan, scratch, model, out),
            _ => self.evaluate::<2>(plan, scratch, model, out),
        };
        bits.is_some_and(|bits| self.stages(bits, out))
    }

    fn evaluate<const FOURS: usize>(
        &self,
        plan: &Plan,
        scratch: &mut Scratch,
        model: &Model,
        out: &mut Outcome,
    ) -> Option<Bits> {
        let (columns, row) = (&plan.columns, &scratch.row);
        let sums = self.sums::<FOURS>(row);
        let (&first, scores) = sums.as_flattened().split_first()?;
        let mut bits = first;
        for hit in &self.hits {
            bits |= hit.bits(row);
        }
        for compared in &self.compared {
            bits |= compared.bits(row)?;
        }
        bits = self.early.of(&self.joins).iter().fold(bits, Join::set);
        let is_open = bits & self.unknown != 0;
        if is_open {
            self.open_sums(columns, bits, &mut scratch.undecided);
        }
        for step in &self.steps {
            match *step {
                Step::Joins(joins) => bits = joins.of(&self.joins).iter().fold(bits, Join::set),
                Step::Score(id, whens) => {
                    let of = plan.scores.get(id.index())?;
                    let looked_up = scores.get(id.index()).copied().unwrap_or_default();
                    let mut score = Points { points: looked_up, unknown: Undecided::default() };
                    if is_open {
                        score.unknown = scratch.undecided.get(id.index()).copied().unwrap_or_default();
                    }
                    score.add(whens.of(&self.whens), bits);
                    let is_odd = bits & self.odd != 0;
                    put(&mut out.scores, id.index(), score.outcome(of, columns, &scratch.row, is_odd));
                }
                Step::Reaches(id, ref reach, yes, no) => {
                    let value = out.scores.get(id.index())?.value?.raw();
                    bits |= if reach.holds(value) { yes } else { no };
                }
                Step::Rating(id) => {
                    let rating = model.ratings.get(id)?;
                    let value = out.scores.get(rating.of.index())?.value?;
                    put(&mut out.ratings, id.index(), Some(rating.level(value)));
                }
                Step::Word(of, set, yes, no) => {
                    let within =
                        word(out, of).zip(self.sets.get(set as usize)).map(|(word, set)| set.contains(word));
                    bits |= within.map_or(0, |within| if within { yes } else { no });
                }
                Step::Choice(id, lines, otherwise) => {
                    put(&mut out.choices, id.index(), self.first(lines, bits).unwrap_or(otherwise));
                }
                Step::Table(id) => {
                    let table = model.tables.get(id)?;
                    let cell = table.cell(word(out, table.rows), word(out, table.columns));
                    put(&mut out.tables, id.index(), cell);
                }
            }
        }
        Some(bits)
    }

    /// What the fields add.
    #[inline]
    fn sums<const FOURS: usize>(&self, row: &Row) -> [[i64; 4]; FOURS] {
        let (rows, _) = self.rows.as_chunks::<FOURS>();
        let mut sums = [[0_i64; 4]; FOURS];
        for (start, class) in self.starts_of.iter().zip(row.classes()) {
            if let Some(added) = rows.get((start + class) as usize) {
                let lanes = sums.as_flattened_mut().iter_mut().zip(added.as_flattened());
                lanes.for_each(|(lane, added)| *lane = lane.wrapping_add(*added));
            }
        }
        sums
    }

    /// What is open while fields are not known.
    #[inline(never)]
    fn open_sums(&self, columns: &Columns, bits: Bits, undecided: &mut [Undecided]) {
        undecided.fill(Undecided::default());
        let mut left = bits & self.unknown;
        while left != 0 {
            let bit = left.trailing_zeros().saturating_sub(self.first_unknown);
            left &= left.wrapping_sub(1);
            let sums = self.open.get(bit as usize).copied().unwrap_or_default();
            columns.add_open(sums, undecided);
        }
    }

    /// The word of the first line that fits.
    #[inline]
    fn first(&self, lines: Slice, bits: Bits) -> Option<u16> {
        lines.of(&self.fits).iter().find(|(when, _)| bits & when != 0).map(|&(_, word)| word)
    }

    /// Where the lead starts, and the steps it takes by itself; false where time or a handover matters.
    #[inline]
    fn stages(&self, bits: Bits, out: &mut Outcome) -> bool {
        if !self.stages.is_empty() {
            let mut at = StageId(self.first(self.starts, bits).unwrap_or(0));
            // A pact with a circle does not pass the check; whatever is evaluated ends.
            for _ in 0..self.stages.len() * 2 + 8 {
                let ways = self.stages.get(at.index()).map_or(&[][..], |stage| stage.ways.of(&self.ways));
                let Some(way) = ways.iter().find(|way| bits & way.when != 0) else { break };
                out.steps.push(Taken { from: at, way: way.at });
                at = way.to;
            }
            let Some(last) = self.stages.get(at.index()).filter(|stage| !stage.is_long) else { return false };
            (out.stage, out.responsible) = (Some(at), Some(last.owner));
        }
        if let Some((when, tracks)) = self.tracks
            && bits & when != 0
        {
            let fitting = tracks.of(&self.fits).iter().filter(|(when, _)| bits & when != 0);
            out.nurture.extend(fitting.map(|&(_, track)| track));
        }
        true
    }
}

/// The word of a rating or choice.
fn word(out: &Outcome, of: Worded) -> Option<u16> {
    match of {
        Worded::Rating(id) => out.ratings.get(id.index()).copied().flatten(),
        Worded::Choice(id) => out.choices.get(id.index()).copied(),
        Worded::Table(id) => out.tables.get(id.index()).copied().flatten(),
        Worded::Field(_) => None,
    }
}

/// What a score comes to so far, in units of [`Number::raw`].
struct Points {
    points: i64,
    unknown: Undecided,
}

impl Points {
    #[inline]
    fn add(&mut self, whens: &[When], bits: Bits) {
        for when in whens {
            if bits & when.yes != 0 {
                self.points = self.points.wrapping_add(when.points);
            } else if bits & when.no == 0 {
                let (low, high) = (when.points.min(0), when.points.max(0));
                self.unknown.add(Undecided { low, high, open: true });
            }
        }
    }

    #[inline]
    fn outcome(mut self, score: &ScorePlan, columns: &Columns, row: &Row, is_odd: bool) -> ScoreOutcome {
        for sum in score.hit_sums.of(&columns.hit_sums) {
            match row.is_known(sum.field) {
                true => self.points = self.points.wrapping_add(sum.points(columns, row.hits())),
                false => self.unknown.add(sum.unknown),
            }
        }
        let mut odd = 0;
        if is_odd {
            odd = score.shares.of(&columns.shares).iter().map(|share| share.odd_points(row)).sum();
        }
        match (self.unknown.open, odd) {
            (false, 0) => ScoreOutcome::sure(ranged_raw(score, self.points)),
            _ => self.open_outcome(score, odd),
        }
    }

    #[inline(never)]
    fn open_outcome(self, score: &ScorePlan, odd: i128) -> ScoreOutcome {
        ScoreOutcome::open(score, odd + i128::from(self.points), self.unknown)
    }
}

impl Hit {
    #[inline]
    fn bits(&self, row: &Row) -> Bits {
        let block = row.hits().get(self.bit as usize / 64).copied().unwrap_or_default();
        match row.is_known(self.field) {
            false => 0,
            true if block >> (self.bit % 64) & 1 == 1 => self.yes,
            true => self.no,
        }
    }
}

impl Join {
    #[inline]
    fn set(bits: Bits, join: &Self) -> Bits {
        let all = (bits ^ join.flipped) & join.parts == join.parts;
        bits | (-i64::from(all) ^ join.flipped) & join.to
    }
}

impl Compared {
    /// None where a number is out of range, which is a problem of the lead.
    #[inline]
    fn bits(&self, row: &Row) -> Option<Bits> {
        Some(match self.a.number(row)?.zip(self.b.number(row)?) {
            Some((a, b)) if semantics::compare(a, self.op, b) => self.yes,
            Some(_) => self.no,
            None => 0,
        })
    }
}

impl Side {
    #[inline]
    fn number(&self, row: &Row) -> Option<Option<Number>> {
        match row.number(self.field) {
            None => Some(None),
            Some(number) if self.whole == 0 => number.mul(self.times).map(Some),
            Some(number) => number.raw().checked_mul(self.whole).and_then(Number::from_raw).map(Some),
        }
    }
}
