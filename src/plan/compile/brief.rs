//! A pact as [`Brief`] has it, if nothing in it asks for more than fields.

mod combine;
mod rows;
mod sums;

use std::collections::{BTreeMap, HashMap};

use self::combine::Asked;
use self::rows::Test;
use super::columns::Draft;
use super::single::Holds;
use super::steps::reached_score;
use super::tables::Tables;
use super::{Compiler, Watch};
use crate::model::{
    self as model, ChoiceId, CondId, Condition, Derived, FieldId, Id, Model, Operand, Quantity, QuantityId,
    ScoreId, WordSet, Worded,
};
use crate::plan::brief::{Bits, Brief, Choice, Compared, Join, Place, Score, Side, Stage, Step, Way, When};
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
    given: HashMap<(CondId, bool), Bits>,
    /// By field, which bits its classes set.
    set: BTreeMap<FieldId, Vec<Bits>>,
    /// The bits that are set where fields are known.
    known: BTreeMap<FieldId, Bits>,
    /// What tests of scanned texts set.
    tests: Vec<Test>,
    /// The bits that ask for no score.
    early: Bits,
    /// The fields for which lines of scores ask that are looked up.
    asked: Asked,
    /// What has been computed by the steps so far.
    done: Vec<Derived>,
}

/// None for a pact that asks for more.
pub(super) fn brief(tables: &Tables<'_>, draft: &Draft<'_>, compiler: &Compiler<'_>) -> Option<Brief> {
    let (model, plan) = (compiler.model, &compiler.plan);
    let asks_for_more = !plan.varying.is_empty()
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
        brief: Brief::default(),
        used: 0,
        given: HashMap::new(),
        set: BTreeMap::new(),
        tests: Vec::new(),
        known: BTreeMap::new(),
        early: 0,
        asked: Asked::new(),
        done: Vec::new(),
    };
    for &derived in &model.order {
        drafting.derive(derived)?;
    }
    drafting.lifecycle(model)?;
    let mut rows = drafting.rows()?;
    let mut brief = drafting.brief;
    brief.combine(&mut rows, &drafting.asked, &drafting.known)?;
    rows.add_up(model, &mut brief)?;
    Some(brief)
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

    /// The bits that are all set where a condition holds, or, if that is not wanted, where it does not; or else those of
    /// which one is.
    fn bits(&mut self, id: CondId, wanted: bool, all: bool) -> Option<Bits> {
        let parts = match (self.draft.single(id), self.compiler.model.conditions.at(id)) {
            (None, Condition::Not(of)) => return self.bits(*of, !wanted, all),
            (None, Condition::And(parts)) if wanted == all => parts,
            (None, Condition::Or(parts)) if wanted != all => parts,
            _ => return self.bit(id, wanted),
        };
        parts.iter().try_fold(0, |bits, &part| Some(bits | self.bits(part, wanted, all)?))
    }

    /// The bits that are all set where a condition holds.
    fn all(&mut self, id: CondId) -> Option<Bits> {
        self.bits(id, true, true)
    }

    /// A bit that is set where a field is known.
    fn known(&mut self, field: FieldId) -> Option<Bits> {
        if let Some(&bit) = self.known.get(&field) {
            return Some(bit);
        }
        let bit = self.new_bit()?;
        self.sets(field).iter_mut().skip(1).for_each(|set| *set |= bit);
        self.known.insert(field, bit);
        Some(bit)
    }

    /// The bit that is set where a condition holds, or, if that is not wanted, where it does not.
    fn bit(&mut self, id: CondId, wanted: bool) -> Option<Bits> {
        if let Some(&bit) = self.given.get(&(id, wanted)) {
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
        self.given.insert((id, wanted), bit);
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
                self.early |= yes | no;
                self.tests.push(Test { field, test: *test, yes, no });
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
        self.given.extend([((id, true), yes), ((id, false), no)]);
        Some((yes, no))
    }

    /// All of some parts, or one of them.
    fn join(&mut self, parts: &[CondId], wanted: bool, all: bool) -> Option<Bits> {
        let mut bits = 0;
        for &part in parts {
            bits |= self.bits(part, wanted, all)?;
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
            self.brief.score(score)?.reaches.push((reach, yes, no));
        } else if let Condition::Compare(a, op, b) = model.conditions.at(id) {
            let (a, b) = (side(model, *a)?, side(model, *b)?);
            let (yes, no) = self.both(id)?;
            self.early |= yes | no;
            let (a, b) =
                (Side { known: self.known(a.field)?, ..a }, Side { known: self.known(b.field)?, ..b });
            self.brief.compared.push(Compared { a, op: *op, b, yes, no });
        }
        self.given.get(&(id, wanted)).copied()
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
        match of {
            Derived::Score(id) => self.score(id)?,
            Derived::Rating(id) => {
                let score = model.ratings.at(id).of;
                self.derive(Derived::Score(score))?;
                let of = self.brief.score(score)?;
                match of.rating {
                    None => of.rating = Some(id),
                    Some(_) => of.other_ratings.push(id),
                }
            }
            Derived::Choice(id) => self.choice(id, model.choices.at(id))?,
            Derived::Table(id) => {
                let table = model.tables.at(id);
                for of in [table.rows, table.columns] {
                    self.derive(derived(of)?)?;
                }
                self.brief.steps.push(Step::Table(id));
            }
        }
        self.done.push(of);
        Some(())
    }

    /// A choice, as soon as its bits are there.
    fn choice(&mut self, id: ChoiceId, of: &model::Choice) -> Option<()> {
        let lines: Option<Vec<_>> =
            of.lines.iter().map(|line| Some((self.all(line.condition)?, line.word))).collect();
        let choice = Choice { id, lines: lines?, otherwise: of.otherwise, words: None };
        if choice.lines.iter().all(|(when, _)| when & !self.early == 0) {
            self.brief.choices.push(choice);
        } else {
            self.brief.steps.push(Step::Choice(choice));
        }
        Some(())
    }

    /// A score, as soon as its bits are there.
    fn score(&mut self, id: ScoreId) -> Option<()> {
        let plan = self.compiler.plan.scores.get(id.index())?;
        let sorted = self.draft.scores.get(id.index())?;
        if !sorted.rest.is_empty() || plan.always.len > 0 || plan.questions.is_some() {
            return None;
        }
        let mut whens = Vec::new();
        for &(points, condition) in &sorted.whens {
            let (yes, no) = (self.all(condition)?, self.bits(condition, false, false)?);
            whens.push(When::new(id, points, yes, no));
        }
        let shares = plan.shares.of(&self.tables.columns.shares).to_vec();
        let (low, high) = plan.range.unwrap_or((Number::MIN, Number::MAX));
        let place = Place { range: (low.raw(), high.raw()), ..Place::default() };
        let score = Score {
            id,
            place,
            shares,
            odd: 0,
            reaches: Vec::new(),
            rating: None,
            other_ratings: Vec::new(),
            sums: Box::default(),
        };
        if whens.iter().all(|when| (when.yes | when.no) & !self.early == 0) {
            for (when, &(_, condition)) in whens.into_iter().zip(&sorted.whens) {
                self.early_when(when, condition);
            }
            self.brief.scores.push(score);
        } else {
            self.brief.steps.extend([Step::Whens(whens), Step::Score(score)]);
        }
        Some(())
    }

    /// Where leads start, where they go by themselves, and tracks.
    fn lifecycle(&mut self, model: &Model) -> Option<()> {
        // Tracks are told of where a lead ends, which brief ways do not ask.
        let starts: Option<Vec<_>> = model
            .start
            .iter()
            .map(|line| Some((line.condition.map_or(Some(0), |id| self.all(id))?, line.stage.0)))
            .collect();
        self.brief.lifecycle.starts = starts?;
        for stage in model.stages.as_slice() {
            let at_once = stage.automatic.iter().zip(0..).filter(|(way, _)| way.after.is_none());
            let ways: Option<Vec<_>> = at_once
                .filter_map(|(way, at)| Some((way.condition?, way.way.to, at)))
                .map(|(condition, to, at)| Some(Way { when: self.all(condition)?, to, at }))
                .collect();
            let waits = stage.automatic.iter().any(|way| way.after.is_some());
            let is_long = waits || stage.handover.is_some() || !stage.notices.is_empty();
            self.brief.lifecycle.stages.push(Stage { owner: stage.owner, ways: ways?, is_long });
        }
        if let Some(nurture) = &model.nurture {
            let when = nurture.condition.map_or(Some(0), |id| self.all(id))?;
            let tracks: Option<Vec<_>> = nurture
                .tracks
                .iter()
                .zip(0..)
                .map(|(track, at)| Some((track.condition.map_or(Some(0), |id| self.all(id))?, at)))
                .collect();
            self.brief.lifecycle.tracks = Some((when, tracks?));
        }
        Some(())
    }
}

impl Brief {
    /// All scores so far.
    fn all_scores(&mut self) -> impl Iterator<Item = &mut Score> {
        let in_steps = self.steps.iter_mut().filter_map(|step| match step {
            Step::Score(score) => Some(score),
            _ => None,
        });
        self.scores.iter_mut().chain(in_steps)
    }

    fn score(&mut self, id: ScoreId) -> Option<&mut Score> {
        self.all_scores().find(|score| score.id == id)
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
    Some(Side { field: field(of)?, known: 0, times, whole })
}
