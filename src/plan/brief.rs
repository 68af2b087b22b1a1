//! A lead in brief: what an assessment comes to where a lead has fields alone, in one go.
//!
//! Many pacts ask for nothing but fields. Then what holds, and what does not hold, are bits of one word: a class of a
//! field sets some of them, and a condition of several parts asks whether all of some bits are set. What is unknown is
//! neither, so nothing need be known of it; who asks what is open has the lead evaluated once more.

use super::columns::{Columns, FieldShare, HitSum, Reach, Undecided};
use super::ops::ScoreRange;
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
    /// Those that ask for no score, which come before all steps.
    pub joins: Vec<Join>,
    pub steps: Vec<Step>,
    /// When which tracks of nurture are looked at, and when each fits.
    pub tracks: Option<(Bits, Vec<Fit>)>,
    pub starts: Vec<Fit>,
    pub stages: Vec<Stage>,
    pub missing: Missing,
}

/// Which fields are missing if they are not known.
#[derive(Debug, Clone, Default)]
pub(super) struct Missing {
    /// Those that are, for a line is open then; in the order declared. Those that the ways out of a stage ask for are,
    /// too.
    pub surely: Vec<FieldId>,
    /// Others, on which it hangs whether they are.
    pub perhaps: Vec<FieldId>,
}

impl Missing {
    /// Whether what is missing can be told without looking at the lines.
    #[inline]
    pub fn is_told(&self, row: &Row) -> bool {
        self.perhaps.iter().all(|&field| row.is_known(field))
    }

    /// What is missing, where the ways out of the stage ask for some fields; in the order declared.
    pub fn tell(&self, row: &Row, ways: &[FieldId], into: &mut Vec<FieldId>) {
        into.extend(self.surely.iter().filter(|&&field| !row.is_known(field)));
        let of_lines = into.len();
        let ways = ways.iter().filter(|&&field| !row.is_known(field));
        into.extend(ways.filter(|field| self.surely.binary_search(field).is_err()));
        if into.len() > of_lines {
            into.sort_unstable();
        }
    }
}

/// When a line of a choice, of the start or of nurture fits, and what it says.
pub(super) type Fit = (Bits, u16);

/// A test of a scanned text, by its place among all bits of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub field: FieldId,
    pub bit: u32,
    pub yes: Bits,
    pub no: Bits,
}

#[derive(Debug, Clone)]
pub(super) enum Step {
    /// One after the other.
    Joins(Vec<Join>),
    Score(Box<Score>),
    /// Sets one bit or the other.
    Reaches(ScoreId, Reach, Bits, Bits),
    Rating(RatingId),
    /// Sets one bit or the other, if there is a word: whether it is one of a set.
    Word(Worded, WordSet, Bits, Bits),
    Choice(ChoiceId, Vec<Fit>, u16),
    Table(TableId),
}

#[derive(Debug, Clone)]
pub(super) struct Score {
    pub id: ScoreId,
    pub whens: Vec<When>,
    pub hits: Vec<HitSum>,
    pub shares: Vec<FieldShare>,
    pub range: ScoreRange,
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

#[derive(Debug, Clone)]
pub(super) struct Stage {
    pub owner: TeamId,
    /// Automatic ways.
    pub ways: Vec<Way>,
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
        let (&set, scores) = sums.as_flattened().split_first()?;
        let mut bits = set;
        for hit in &self.hits {
            bits |= hit.bits(row);
        }
        for compared in &self.compared {
            bits |= compared.bits(row)?;
        }
        bits = self.joins.iter().fold(bits, Join::set);
        let is_open = bits & self.unknown != 0;
        if is_open {
            self.open_sums(columns, bits, &mut scratch.undecided);
        }
        for step in &self.steps {
            match step {
                Step::Joins(joins) => bits = joins.iter().fold(bits, Join::set),
                Step::Score(score) => {
                    let at = score.id.index();
                    let mut points = Points { points: *scores.get(at)?, unknown: Undecided::default() };
                    if is_open {
                        points.unknown = *scratch.undecided.get(at)?;
                    }
                    let is_odd = bits & self.odd != 0;
                    *out.scores.get_mut(at)? = score.outcome(points, bits, columns, &scratch.row, is_odd);
                }
                Step::Reaches(id, reach, yes, no) => {
                    let value = out.scores.get(id.index())?.value?.raw();
                    bits |= if reach.holds(value) { yes } else { no };
                }
                Step::Rating(id) => {
                    let rating = model.ratings.get(*id)?;
                    let value = out.scores.get(rating.of.index())?.value?;
                    put(&mut out.ratings, id.index(), Some(rating.level(value)));
                }
                Step::Word(of, set, yes, no) => {
                    let within = word(out, *of).map(|word| set.contains(word));
                    bits |= within.map_or(0, |within| if within { *yes } else { *no });
                }
                Step::Choice(id, lines, otherwise) => {
                    put(&mut out.choices, id.index(), first(lines, bits).unwrap_or(*otherwise));
                }
                Step::Table(id) => {
                    let table = model.tables.get(*id)?;
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

    /// Where the lead starts, and the steps it takes by itself; false where time or a handover matters.
    #[inline]
    fn stages(&self, bits: Bits, out: &mut Outcome) -> bool {
        if !self.stages.is_empty() {
            let mut at = StageId(first(&self.starts, bits).unwrap_or(0));
            // A pact with a circle does not pass the check; whatever is evaluated ends.
            for _ in 0..self.stages.len() * 2 + 8 {
                let Some(stage) = self.stages.get(at.index()) else { break };
                let Some(way) = stage.ways.iter().find(|way| bits & way.when != 0) else { break };
                out.steps.push(Taken { from: at, way: way.at });
                at = way.to;
            }
            let Some(last) = self.stages.get(at.index()).filter(|stage| !stage.is_long) else { return false };
            (out.stage, out.responsible) = (Some(at), Some(last.owner));
        }
        if let Some((when, tracks)) = &self.tracks
            && bits & when != 0
        {
            let fitting = tracks.iter().filter(|(when, _)| bits & when != 0);
            out.nurture.extend(fitting.map(|&(_, track)| track));
        }
        true
    }
}

/// What the first line that fits says.
#[inline]
fn first(lines: &[Fit], bits: Bits) -> Option<u16> {
    lines.iter().find(|(when, _)| bits & when != 0).map(|&(_, word)| word)
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

impl Score {
    /// What it comes to with what fields by themselves have added.
    #[inline]
    fn outcome(
        &self,
        mut of: Points,
        bits: Bits,
        columns: &Columns,
        row: &Row,
        is_odd: bool,
    ) -> ScoreOutcome {
        for when in &self.whens {
            if bits & when.yes != 0 {
                of.points = of.points.wrapping_add(when.points);
            } else if bits & when.no == 0 {
                let (low, high) = (when.points.min(0), when.points.max(0));
                of.unknown.add(Undecided { low, high, open: true });
            }
        }
        for sum in &self.hits {
            match row.is_known(sum.field) {
                true => of.points = of.points.wrapping_add(sum.points(columns, row.hits())),
                false => of.unknown.add(sum.unknown),
            }
        }
        match (of.unknown.open, is_odd) {
            (false, false) => ScoreOutcome::sure(ranged_raw(self.range, of.points)),
            _ => self.open_outcome(&of, row, is_odd),
        }
    }

    #[inline(never)]
    fn open_outcome(&self, of: &Points, row: &Row, is_odd: bool) -> ScoreOutcome {
        let mut points = i128::from(of.points);
        if is_odd {
            points += self.shares.iter().map(|share| share.odd_points(row)).sum::<i128>();
        }
        ScoreOutcome::open(self.range, points, of.unknown)
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
