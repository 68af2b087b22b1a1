//! From a model and the columns of a batch to a program.

mod computed;
mod life;
mod masks;
mod points;
mod scores;
mod wide;
mod words;

pub(super) use wide::Scanning;

use std::collections::{BTreeMap, HashMap};

use super::alphabet::{Alphabet, Kind};
use super::facts::Facts;
use super::program::{Lane, Program, Step, Sum, Wide};
use crate::lead::{Data, Reader, Source};
use crate::model::{CondId, Derived, FieldId, Id, ScoreId, Worded};
use crate::values::Truth;

/// A pact, or a column, has something that only the ordinary way can do.
#[derive(Debug)]
pub(super) struct Unfit;

/// What a condition is in all rows, or where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mask {
    Never,
    Always,
    Where(Lane),
}

struct Compiler<'a> {
    facts: &'a Facts,
    source: Source<'a>,
    reader: Reader,
    program: Program,
    /// The lane of a field's codes.
    codes: HashMap<FieldId, Lane>,
    /// The place of a field among those that have many codes.
    wides: HashMap<FieldId, usize>,
    /// By field and code, what its conditions are.
    truths: HashMap<FieldId, Vec<Vec<Truth>>>,
    masks: HashMap<(CondId, bool), Mask>,
    scores: HashMap<ScoreId, Scored>,
    words: HashMap<Worded, Lane>,
    stage: Option<Lane>,
    part: Option<Lane>,
}

/// A score on its way.
#[derive(Debug, Clone, Copy)]
struct Scored {
    sum: Sum,
    low: i64,
    high: i64,
    /// Whether it may be unknown.
    may_lack: bool,
}

/// The program for the columns of a batch, if there can be one.
pub(super) fn compile(facts: &Facts, source: Source<'_>) -> Result<Program, Unfit> {
    let mut compiler = Compiler {
        facts,
        source,
        reader: Reader::new(&facts.model),
        program: Program::default(),
        codes: HashMap::new(),
        wides: HashMap::new(),
        truths: HashMap::new(),
        masks: HashMap::new(),
        scores: HashMap::new(),
        words: HashMap::new(),
        stage: None,
        part: None,
    };
    compiler.program.alphabets = vec![None; facts.model.fields.len()];
    compiler.all()?;
    let mut program = compiler.program;
    share_lanes(&mut program);
    Ok(program)
}

impl Compiler<'_> {
    fn all(&mut self) -> Result<(), Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        self.find_unit()?;
        for &derived in &model.order {
            match derived {
                Derived::Score(id) => self.score(id)?,
                Derived::Rating(id) => self.rating(id)?,
                Derived::Table(id) => self.table(id)?,
                Derived::Choice(id) => self.choice(id)?,
            }
        }
        for id in model.scores.ids() {
            let scored = self.scores.get(&id).ok_or(Unfit)?;
            self.program.scores.push(scored.sum);
        }
        let ratings = model.ratings.ids().map(Worded::Rating);
        let tables = model.tables.ids().map(Worded::Table);
        let choices = model.choices.ids().map(Worded::Choice);
        for worded in ratings.chain(tables).chain(choices) {
            let lane = self.words.get(&worded).ok_or(Unfit)?;
            self.program.words.push(*lane);
        }
        self.lifecycle()?;
        self.compute_all()?;
        self.check_values()?;
        self.program.checks_ids = self.source.may_lack_ids();
        self.fill_wides();
        Ok(())
    }

    /// Values that do not fit are problems of a lead, even if nothing hangs on them.
    fn check_values(&mut self) -> Result<(), Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        for (id, field) in model.fields.iter() {
            let Some(column) = self.source.column(id) else { continue };
            if self.codes.contains_key(&id) || self.wides.contains_key(&id) || !column.may_not_fit(&field.ty)
            {
                continue;
            }
            let alphabet = self.alphabet(id)?;
            let is_sound = matches!(column.data, Data::Coded(..)) && !alphabet.entries.contains(&None);
            if !is_sound && self.narrow(id)?.is_none() {
                self.wide(id);
            }
        }
        Ok(())
    }

    fn lane(&mut self) -> Result<Lane, Unfit> {
        let lane = Lane(self.program.lanes);
        self.program.lanes = self.program.lanes.checked_add(1).ok_or(Unfit)?;
        Ok(lane)
    }

    fn sum(&mut self) -> Result<Sum, Unfit> {
        let sum = Sum(self.program.sums);
        self.program.sums = self.program.sums.checked_add(1).ok_or(Unfit)?;
        Ok(sum)
    }

    fn emit(&mut self, step: Step) {
        self.program.steps.push(step);
    }

    /// The codes of a field that has a column.
    fn alphabet(&mut self, field: FieldId) -> Result<&Alphabet, Unfit> {
        let slot = self.program.alphabets.get_mut(field.index()).ok_or(Unfit)?;
        if slot.is_none() {
            let column = self.source.column(field).ok_or(Unfit)?;
            *slot = Alphabet::new(self.facts, field, column, &mut self.reader);
        }
        slot.as_ref().ok_or(Unfit)
    }

    /// The lane of a field's codes, if they fit one.
    fn narrow(&mut self, field: FieldId) -> Result<Option<Lane>, Unfit> {
        if let Some(&lane) = self.codes.get(&field) {
            return Ok(Some(lane));
        }
        let alphabet = self.alphabet(field)?;
        if !alphabet.is_narrow() {
            return Ok(None);
        }
        let all_fit = self.all_fit(field)?;
        let alphabet = self.alphabet(field)?;
        let last = alphabet.odd();
        let is_spare = |code: usize| all_fit && code == last && alphabet.missing != last;
        let odd = (0..alphabet.entries.len()).filter(|&code| alphabet.entry(code).is_none());
        let odd: Vec<usize> = odd.filter(|&code| !is_spare(code)).collect();
        let lane = self.lane()?;
        self.emit(Step::Load(lane, field));
        for code in odd {
            self.emit(Step::Odd(lane, i8::try_from(code).map_err(|_| Unfit)?));
        }
        self.codes.insert(field, lane);
        Ok(Some(lane))
    }

    /// Whether the code of what does not fit is none that a value of the column may have.
    fn all_fit(&mut self, field: FieldId) -> Result<bool, Unfit> {
        let column = self.source.column(field).ok_or(Unfit)?;
        let is_whole = matches!(column.data, Data::Whole(_));
        let fits = !column.may_not_fit(&self.facts.model.fields.at(field).ty);
        Ok(match self.alphabet(field)?.kind {
            Kind::Dictionary | Kind::Scanned(_) => false,
            Kind::Cuts { whole: true, .. } => fits && is_whole,
            _ => fits,
        })
    }

    /// The place of a field among those that have many codes.
    fn wide(&mut self, field: FieldId) -> usize {
        if let Some(&place) = self.wides.get(&field) {
            return place;
        }
        let place = self.program.wides.len();
        self.program.wides.push(Wide { field, uses: Vec::new(), tables: Vec::new() });
        self.emit(Step::LoadWide(place));
        self.wides.insert(field, place);
        place
    }

    /// By code of a field that has few, what a condition is; none for a code that the ordinary way has to look at.
    fn truths(&mut self, field: FieldId, condition: CondId) -> Result<Vec<Option<Truth>>, Unfit> {
        if !self.truths.contains_key(&field) {
            let entries = self.alphabet(field)?.entries.clone();
            let of = |value: &Option<crate::model::Value>| {
                let mut truths = Vec::new();
                if let Some(value) = value {
                    self.facts.truths(field, value, &|_| None, &mut truths);
                }
                truths
            };
            let truths: Vec<_> = entries.iter().map(of).collect();
            self.truths.insert(field, truths);
        }
        let truths = self.truths.get(&field).ok_or(Unfit)?;
        Ok(truths.iter().map(|of| of.get(condition.index()).copied()).collect())
    }
}

/// Lets lanes be used again once nobody reads them any more, so that all of them stay in the cache.
fn share_lanes(program: &mut Program) {
    let mut last: BTreeMap<Lane, usize> = BTreeMap::new();
    let mut seen = |lane: Lane, at: usize| {
        last.insert(lane, at);
    };
    for (at, step) in program.steps.iter_mut().enumerate() {
        step.lanes(&mut |lane| seen(*lane, at));
    }
    program.words.iter().for_each(|&lane| seen(lane, usize::MAX));
    let (mut free, mut taken, mut count) = (Vec::new(), BTreeMap::new(), 0_u16);
    for (at, step) in program.steps.iter_mut().enumerate() {
        let mut touched = Vec::new();
        step.lanes(&mut |lane| {
            touched.push(*lane);
            *lane = *taken.entry(*lane).or_insert_with(|| {
                free.pop().unwrap_or_else(|| {
                    count += 1;
                    Lane(count - 1)
                })
            });
        });
        touched.sort_unstable();
        touched.dedup();
        for lane in touched {
            if last.get(&lane) == Some(&at)
                && let Some(place) = taken.remove(&lane)
            {
                free.push(place);
            }
        }
    }
    program.words.iter_mut().for_each(|lane| *lane = taken.get(lane).copied().unwrap_or(*lane));
    program.lanes = count;
}
