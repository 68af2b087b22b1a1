//! A lead in brief: what an assessment comes to where a lead has fields alone, in one go.
//!
//! Many pacts ask for nothing but fields. Then what holds, and what does not hold, are bits of one word: a class of a
//! field sets some of them, and a condition of several parts asks whether all of some bits are set. What is unknown is
//! neither, so nothing need be known of it; who asks what is open has the lead evaluated once more. What few bits decide
//! together is looked up by them.

mod combined;
mod compared;
mod lanes;
mod lifecycle;
mod score;
mod whens;

pub(super) use combined::{Combined, Fit};
use compared::Fields;
pub(super) use compared::{Compared, Side};
pub(super) use lanes::{Place, Text};
pub(super) use lifecycle::{Lifecycle, Stage, Way};
pub(super) use score::{Score, Sum};
pub(super) use whens::{When, Whens};

use self::combined::first;

use super::Scratch;
use super::run::put;
use crate::assessment::Outcome;
use crate::lead::{Lanes, Row};
use crate::model::{ChoiceId, FieldId, Id, Model, TableId, WordSet, Worded};

/// Bits that must all be set, or one of which must be.
pub(super) type Bits = i64;

/// Whether all of some bits are set.
#[inline]
fn all(of: Bits, bits: Bits) -> bool {
    bits & of == of
}

/// A pact that can be assessed in brief.
#[derive(Debug, Clone, Default)]
pub(super) struct Brief {
    /// How many lanes there are, as [`Lanes`] have them.
    pub lanes: usize,
    /// What nothing adds up to.
    pub zero: Vec<i64>,
    /// For each field, where its classes begin in `rows`.
    pub starts_of: Vec<u32>,
    /// What the classes of each field add, and then what the tests of scanned texts add.
    pub rows: Vec<i64>,
    /// For each field, how much less and how much more it leaves open while it is not known.
    pub opens: Vec<i64>,
    pub texts: Vec<Text>,
    /// The bits of classes of which shares have to be computed.
    pub odd: Bits,
    /// The bits of classes that leave a score without a bound: with odd ones beside them, that is too much.
    pub far: Bits,
    pub compared: Vec<Compared>,
    /// These ask for no score, and come before all steps.
    pub joins: Vec<Join>,
    pub whens: Whens,
    pub scores: Vec<Score>,
    pub choices: Vec<Choice>,
    /// All that asks for a score or a word.
    pub steps: Vec<Step>,
    pub lifecycle: Lifecycle,
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

#[derive(Debug, Clone)]
pub(super) enum Step {
    /// One after the other.
    Joins(Vec<Join>),
    /// Lines of scores, one after the other.
    Whens(Vec<When>),
    Score(Score),
    /// Sets one bit or the other, if there is a word: whether it is one of a set.
    Word(Worded, WordSet, Bits, Bits),
    Choice(Choice),
    Table(TableId),
}

#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub id: ChoiceId,
    pub lines: Vec<Fit>,
    pub otherwise: u16,
    /// What it comes to, if it asks for few bits.
    pub words: Option<Combined<u16>>,
}

/// Sets a bit where all parts are set, or, flipped, where one of them is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Join {
    pub parts: Bits,
    pub to: Bits,
    /// 0, or -1.
    pub flipped: i64,
}

impl Brief {
    /// How many lanes there may be.
    pub const LANES: [usize; 3] = [2, 4, 8];

    /// Assesses a lead without interactions whose fields stand in the row; false if it must be done at length.
    pub fn assess(&self, scratch: &Scratch, model: &Model, out: &mut Outcome) -> bool {
        let (row, fields) = (&scratch.row, Fields::InOrder(&scratch.row));
        let bits = match self.lanes {
            2 => self.sums::<2>(row).and_then(|lanes| self.evaluate(lanes, fields, model, out)),
            4 => self.sums::<4>(row).and_then(|lanes| self.evaluate(lanes, fields, model, out)),
            _ => self.sums::<8>(row).and_then(|lanes| self.evaluate(lanes, fields, model, out)),
        };
        bits.is_some_and(|bits| self.lifecycle.evaluate(bits, out))
    }

    /// The same of a lead whose fields stand in the order of a type, and have been added up, too, in two lanes, with the
    /// tests of its texts.
    #[inline]
    pub fn assess_added(&self, added: Lanes<2>, scratch: &Scratch, model: &Model, out: &mut Outcome) -> bool {
        let bits = self.evaluate(added, Fields::ByType(&scratch.row), model, out);
        bits.is_some_and(|bits| self.lifecycle.evaluate(bits, out))
    }

    #[inline(always)]
    fn evaluate<const N: usize>(
        &self,
        mut lanes: Lanes<N>,
        fields: Fields<'_>,
        model: &Model,
        out: &mut Outcome,
    ) -> Option<Bits> {
        let mut bits = lanes.bits();
        if bits & self.far != 0 && bits & self.odd != 0 {
            return None;
        }
        for compared in &self.compared {
            bits |= compared.bits(bits, fields)?;
        }
        bits = self.joins.iter().fold(bits, Join::set);
        self.whens.add_to(&mut lanes, bits);
        for score in &self.scores {
            bits = score.evaluate(&lanes, bits, fields.in_order(), model, out)?;
        }
        self.choices.iter().for_each(|choice| choice.evaluate(bits, out));
        for step in &self.steps {
            match step {
                Step::Joins(joins) => bits = joins.iter().fold(bits, Join::set),
                Step::Whens(whens) => whens.iter().for_each(|when| lanes.add_when(when, bits)),
                Step::Score(score) => bits = score.evaluate(&lanes, bits, fields.in_order(), model, out)?,
                Step::Word(of, set, yes, no) => {
                    let within = word(out, *of).map(|word| set.contains(word));
                    bits |= within.map_or(0, |within| if within { *yes } else { *no });
                }
                Step::Choice(choice) => choice.evaluate(bits, out),
                Step::Table(id) => {
                    let table = model.tables.get(*id)?;
                    let cell = table.cell(word(out, table.rows), word(out, table.columns));
                    put(&mut out.tables, id.index(), cell);
                }
            }
        }
        Some(bits)
    }

    /// What the fields add, and the tests of texts.
    #[inline]
    fn sums<const N: usize>(&self, row: &Row) -> Option<Lanes<N>> {
        let (rows, _) = self.rows.as_chunks::<N>();
        let (opens, _) = self.opens.as_chunks::<N>().0.as_chunks::<2>();
        let mut lanes = Lanes::new(*self.zero.first_chunk()?);
        for ((start, class), open) in self.starts_of.iter().zip(row.classes()).zip(opens) {
            if let Some(added) = rows.get((start + class) as usize) {
                lanes.add(added);
            }
            if *class == 0 {
                lanes.add_open(open);
            }
        }
        self.texts.iter().for_each(|text| lanes.add_text(text, row.hits(), rows));
        Some(lanes)
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

impl Choice {
    #[inline]
    fn evaluate(&self, bits: Bits, out: &mut Outcome) {
        let known = self.words.as_ref().and_then(|words| words.get(bits).copied());
        put(&mut out.choices, self.id.index(), known.unwrap_or_else(|| self.word(bits)));
    }

    /// What the first line that fits says.
    pub fn word(&self, bits: Bits) -> u16 {
        first(&self.lines, bits).unwrap_or(self.otherwise)
    }
}

impl Join {
    #[inline]
    fn set(bits: Bits, join: &Self) -> Bits {
        let all = (bits ^ join.flipped) & join.parts == join.parts;
        bits | (-i64::from(all) ^ join.flipped) & join.to
    }
}
