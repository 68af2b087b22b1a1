//! A pact as [`Brief`] has it, if nothing in it asks for more than fields.

use std::collections::{BTreeMap, HashMap};

use super::columns::Draft;
use super::single::Holds;
use super::steps::reached_score;
use super::tables::Tables;
use super::{Compiler, Watch};
use crate::lead::Classes;
use crate::model::{
    Choice, CondId, Condition, Derived, FieldId, Id, Model, Operand, Quantity, QuantityId, ScoreId, WordSet,
    Worded,
};
use crate::plan::brief::{Bits, Brief, Compared, Hit, Join, Score, Side, Stage, Step, Way, When};
use crate::plan::slots::narrow;
use crate::values::{Number, Truth};

/// A brief on its way.
struct Drafting<'a, 'b> {
    tables: &'a Tables<'b>,
    draft: &'a Draft<'b>,
    compiler: &'a Compiler<'b>,
    brief: Brief,
    /// Bits that are given out.
    used: u32,
    /// Where a condition holds, or does not.
    bits: HashMap<(CondId, bool), Bits>,
    /// By field, which bits its classes set.
    set: BTreeMap<FieldId, Vec<Bits>>,
    /// The bits that ask for no score.
    early: Bits,
    /// What has been computed by the steps so far.
    done: Vec<Derived>,
}

/// None for a pact that asks for more.
pub(super) fn brief(tables: &Tables<'_>, draft: &Draft<'_>, compiler: &Compiler<'_>) -> Option<Brief> {
    let (model, plan) = (compiler.model, &compiler.plan);
    let fours = (1 + model.scores.len()).div_ceil(4);
    let asks_for_more = fours > 2
        || !plan.varying.is_empty()
        || !model.selections.as_slice().is_empty()
        || tables.columns.sieve.kept.contains(&true)
        || watches(&plan.watch);
    if asks_for_more {
        return None;
    }
    let mut drafting = Drafting {
        tables,
        draft,
        compiler,
        brief: Brief { fours, ..Brief::default() },
        used: 0,
        bits: HashMap::new(),
        set: BTreeMap::new(),
        early: 0,
        done: Vec::new(),
    };
    drafting.unknown()?;
    for &derived in &model.order {
        drafting.derive(derived)?;
    }
    drafting.lifecycle(model)?;
    drafting.rows(model)?;
    Some(drafting.brief)
}

fn watches(watch: &Watch) -> bool {
    let Watch { windows, fades, newest, dates, own_dates, beyond_hot: _ } = watch;
    !(windows.is_empty() && fades.is_empty() && newest.is_empty() && dates.is_empty() && own_dates.is_empty())
}

impl Drafting<'_, '_> {
    fn new_bit(&mut self) -> Option<Bits> {
        let bit = 1_i64.checked_shl(self.used)?;
        self.used += 1;
        Some(bit)
    }

    fn sets(&mut self, field: FieldId) -> &mut Vec<Bits> {
        let len = self.tables.all_classes(field);
        self.set.entry(field).or_insert_with(|| vec![0; len])
    }

    /// The bits of fields for which lines are open while they are not known: the first there are.
    fn unknown(&mut self) -> Option<()> {
        for &(field, open) in &self.tables.open_of {
            let bit = self.new_bit()?;
            self.brief.unknown |= bit;
            self.brief.open.push(open);
            self.sets(field).first_mut().into_iter().for_each(|set| *set |= bit);
        }
        Some(())
    }

    /// The bit that is set where a condition holds, or, if that is not wanted, where it does not.
    fn bit(&mut self, id: CondId, wanted: bool) -> Option<Bits> {
        if let Some(&bit) = self.bits.get(&(id, wanted)) {
            return Some(bit);
        }
        let bit = match (self.draft.single(id), self.compiler.model.conditions.at(id)) {
            (Some(_), _) => self.of_field(id, wanted)?,
            (None, Condition::Not(of)) => self.bit(*of, !wanted)?,
            (None, Condition::And(parts)) => self.join(parts, wanted, wanted)?,
            (None, Condition::Or(parts)) => self.join(parts, wanted, !wanted)?,
            (None, Condition::Compare(..)) => self.compared(id, wanted)?,
            (None, Condition::Word(of, set)) => self.word(id, *of, set, wanted)?,
            _ => return None,
        };
        self.bits.insert((id, wanted), bit);
        Some(bit)
    }

    /// A bit that classes of one field set.
    fn of_field(&mut self, id: CondId, wanted: bool) -> Option<Bits> {
        let single = self.draft.single(id)?;
        let field = single.field;
        let ranges = match &single.holds {
            Holds::Within(ranges) => ranges,
            Holds::Test(test) => {
                let (yes, no) = self.both(id)?;
                let Classes::Scanned(at) = self.tables.classes_of(field).0 else { return None };
                let start = self.tables.columns.sieve.scanned.get(at as usize)?.start;
                self.early |= yes | no;
                self.brief.hits.push(Hit { field, bit: narrow(start * 64).checked_add(*test)?, yes, no });
                return Some(if wanted { yes } else { no });
            }
        };
        let bit = self.new_bit()?;
        self.early |= bit;
        let known = self.tables.classes_of(field).1;
        let mut truths = vec![Truth::No; known];
        for range in ranges.iter() {
            let (first, end) = self.tables.classes_within(field, range);
            truths.get_mut(first..end)?.fill(Truth::Yes);
        }
        *truths.first_mut()? = single.unknown;
        // Odd classes are true where those are in whose place they are.
        let all = self.tables.all_classes(field);
        truths.extend_from_within(1..1 + all.checked_sub(known)?);
        let wanted = if wanted { Truth::Yes } else { Truth::No };
        let sets = self.sets(field).iter_mut().zip(&truths);
        sets.filter(|(_, truth)| **truth == wanted).for_each(|(set, _)| *set |= bit);
        Some(bit)
    }

    /// Two bits for both that a condition may be, once something has to set them.
    fn both(&mut self, id: CondId) -> Option<(Bits, Bits)> {
        let (yes, no) = (self.new_bit()?, self.new_bit()?);
        self.bits.extend([((id, true), yes), ((id, false), no)]);
        Some((yes, no))
    }

    /// All of some parts, or one of them.
    fn join(&mut self, parts: &[CondId], wanted: bool, all: bool) -> Option<Bits> {
        let mut bits = 0;
        for &part in parts {
            bits |= self.bit(part, wanted)?;
        }
        let to = self.new_bit()?;
        let join = Join { parts: bits, to, flipped: if all { 0 } else { -1 } };
        if bits & !self.early == 0 {
            self.early |= to;
            self.brief.joins.push(join);
            return Some(to);
        }
        match self.brief.steps.last_mut() {
            Some(Step::Joins(joins)) => joins.push(join),
            _ => self.brief.steps.push(Step::Joins(vec![join])),
        }
        Some(to)
    }

    fn compared(&mut self, id: CondId, wanted: bool) -> Option<Bits> {
        let model = self.compiler.model;
        if let Some((score, reach)) = reached_score(model, id) {
            self.derive(Derived::Score(score))?;
            let (yes, no) = self.both(id)?;
            self.brief.steps.push(Step::Reaches(score, reach, yes, no));
        } else if let Condition::Compare(a, op, b) = model.conditions.at(id) {
            let (a, b) = (side(model, *a)?, side(model, *b)?);
            let (yes, no) = self.both(id)?;
            self.early |= yes | no;
            self.brief.compared.push(Compared { a, op: *op, b, yes, no });
        }
        self.bits.get(&(id, wanted)).copied()
    }

    /// A word of a rating, table or choice.
    fn word(&mut self, id: CondId, of: Worded, set: &WordSet, wanted: bool) -> Option<Bits> {
        self.derive(derived(of)?)?;
        let (yes, no) = self.both(id)?;
        self.brief.steps.push(Step::Word(of, set.clone(), yes, no));
        Some(if wanted { yes } else { no })
    }

    /// A score, rating, table or choice, unless it has been computed.
    fn derive(&mut self, of: Derived) -> Option<()> {
        if self.done.contains(&of) {
            return Some(());
        }
        let model = self.compiler.model;
        let step = match of {
            Derived::Score(id) => self.score(id)?,
            Derived::Rating(id) => {
                self.derive(Derived::Score(model.ratings.at(id).of))?;
                Step::Rating(id)
            }
            Derived::Choice(id) => {
                let Choice { lines, otherwise, .. } = model.choices.at(id);
                let lines: Option<Vec<_>> =
                    lines.iter().map(|line| Some((self.bit(line.condition, true)?, line.word))).collect();
                Step::Choice(id, lines?, *otherwise)
            }
            Derived::Table(id) => {
                let table = model.tables.at(id);
                for of in [table.rows, table.columns] {
                    self.derive(derived(of)?)?;
                }
                Step::Table(id)
            }
        };
        self.brief.steps.push(step);
        self.done.push(of);
        Some(())
    }

    fn score(&mut self, id: ScoreId) -> Option<Step> {
        let plan = self.compiler.plan.scores.get(id.index())?;
        let sorted = self.draft.scores.get(id.index())?;
        if !sorted.rest.is_empty() || plan.always.len > 0 || plan.questions.is_some() {
            return None;
        }
        let mut whens = Vec::new();
        for &(points, condition) in &sorted.whens {
            let (yes, no) = (self.bit(condition, true)?, self.bit(condition, false)?);
            whens.push(When { points, yes, no });
        }
        let columns = &self.tables.columns;
        let (hits, shares) = (plan.hit_sums.of(&columns.hit_sums), plan.shares.of(&columns.shares));
        let (hits, shares) = (hits.to_vec(), shares.to_vec());
        Some(Step::Score(Box::new(Score { id, whens, hits, shares, range: plan.range })))
    }

    /// Where leads start, where they go by themselves, and tracks.
    fn lifecycle(&mut self, model: &Model) -> Option<()> {
        // Tracks are told of where a lead ends, which brief ways do not ask.
        let starts: Option<Vec<_>> = model
            .start
            .iter()
            .map(|line| Some((line.condition.map_or(Some(-1), |id| self.bit(id, true))?, line.stage.0)))
            .collect();
        self.brief.starts = starts?;
        for stage in model.stages.as_slice() {
            let at_once = stage.automatic.iter().zip(0..).filter(|(way, _)| way.after.is_none());
            let ways: Option<Vec<_>> = at_once
                .filter_map(|(way, at)| Some((way.condition?, way.way.to, at)))
                .map(|(condition, to, at)| Some(Way { when: self.bit(condition, true)?, to, at }))
                .collect();
            let waits = stage.automatic.iter().any(|way| way.after.is_some());
            let is_long = waits || stage.handover.is_some() || !stage.notices.is_empty();
            self.brief.stages.push(Stage { owner: stage.owner, ways: ways?, is_long });
        }
        if let Some(nurture) = &model.nurture {
            let when = nurture.condition.map_or(Some(-1), |id| self.bit(id, true))?;
            let tracks: Option<Vec<_>> = nurture
                .tracks
                .iter()
                .zip(0..)
                .map(|(track, at)| Some((track.condition.map_or(Some(-1), |id| self.bit(id, true))?, at)))
                .collect();
            self.brief.tracks = Some((when, tracks?));
        }
        Some(())
    }

    /// What the classes of each field add.
    fn rows(&mut self, model: &Model) -> Option<()> {
        for field in model.fields.ids() {
            let shares = self.tables.columns.shares.iter().filter(|share| share.field == field);
            let computed = shares.map(|share| share.from as usize).min();
            // Bits are added up, so no two fields set the same.
            let odd = if computed.is_some() { self.new_bit()? } else { 0 };
            self.brief.odd |= odd;
            let (scores, sets) = (self.tables.points_of(field), self.set.get(&field));
            self.brief.starts_of.push(narrow(self.brief.rows.len() / self.brief.fours));
            for class in 0..self.tables.all_classes(field) {
                let mut row = vec![0; 4 * self.brief.fours];
                let mut bits = sets.and_then(|sets| sets.get(class)).copied().unwrap_or_default();
                if computed.is_some_and(|from| class >= from) {
                    bits |= odd;
                }
                row.first_mut().into_iter().for_each(|lane| *lane = bits);
                for (score, points) in &scores {
                    let points = points.get(class).copied().unwrap_or_default();
                    row.get_mut(1 + *score as usize).into_iter().for_each(|lane| *lane = points);
                }
                self.brief.rows.extend_from_slice(row.as_chunks().0);
            }
        }
        Some(())
    }
}

/// What a word is of, but for a field.
fn derived(of: Worded) -> Option<Derived> {
    match of {
        Worded::Rating(id) => Some(Derived::Rating(id)),
        Worded::Choice(id) => Some(Derived::Choice(id)),
        Worded::Table(id) => Some(Derived::Table(id)),
        Worded::Field(_) => None,
    }
}

/// A field, or so many times a field.
fn side(model: &Model, id: QuantityId) -> Option<Side> {
    let field = |id: QuantityId| match model.quantities.at(id) {
        Quantity::Field(Operand::Lead(field)) => Some(*field),
        _ => None,
    };
    let constant = |id: QuantityId| match model.quantities.at(id) {
        Quantity::Constant(number) => Some(*number),
        _ => None,
    };
    let (times, of) = match model.quantities.at(id) {
        Quantity::Product(a, b) => {
            constant(*a).map(|times| (times, *b)).or(constant(*b).map(|times| (times, *a)))?
        }
        _ => (Number::ONE, id),
    };
    let one = Number::ONE.raw();
    let whole = if times.raw() % one == 0 { times.raw() / one } else { 0 };
    Some(Side { field: field(of)?, times, whole })
}
