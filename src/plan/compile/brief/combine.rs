//! Lines that are looked at together get bits that stand side by side: then what they come to can be looked up.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::{Row, Rows};
use super::{Drafting, side};
use crate::model::{CondId, Condition, FieldId};
use crate::plan::brief::{Bits, Brief, Combined, Join, Step, When};
use crate::plan::slots::narrow;

/// More bits than these would make larger tables than they are worth: of a choice or of stages,
const MOST: u32 = 7;
/// and of all lines of scores together.
const MOST_OF_SCORES: u32 = 9;

/// Lines that are looked at together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// Few of those of scores that ask for no score.
    Whens,
    /// By place among the choices.
    Choice(usize),
    /// By place among the steps.
    ChoiceInSteps(usize),
    Lifecycle,
}

/// Lines that get bits of their own.
struct Group {
    lines: Lines,
    /// The bits for which they ask.
    bits: Bits,
    /// Where they stand from now on.
    places: Places,
}

/// Where bits go that stand side by side from now on.
#[derive(Default)]
struct Places {
    start: u32,
    bits: Bits,
}

impl Places {
    /// Where others may begin.
    fn end(&self) -> u32 {
        self.start + self.bits.count_ones()
    }

    /// Where some of the bits go.
    fn moved(&self, bits: Bits) -> Bits {
        each(bits & self.bits).fold(0, |moved, bit| {
            let before = (self.bits & bit.wrapping_sub(1)).count_ones();
            moved | 1_i64.wrapping_shl(self.start + before)
        })
    }
}

/// The bits that are set, from the lowest on.
fn each(bits: Bits) -> impl Iterator<Item = Bits> {
    std::iter::successors(Some(bits), |rest| Some(rest & rest.wrapping_sub(1)))
        .take_while(|&rest| rest != 0)
        .map(|rest| rest & rest.wrapping_neg())
}

/// The fields for which lines of scores ask that are looked up.
pub(super) type Asked = BTreeSet<FieldId>;

impl Drafting<'_, '_> {
    /// A line of a score that asks for no score goes with the others as long as few bits are enough.
    pub(super) fn early_when(&mut self, when: When, id: CondId) {
        let mut fields = self.asked.clone();
        let few = &self.brief.whens.few;
        let bits = few.iter().fold(when.yes, |bits, other| bits | other.yes);
        if self.ask(id, &mut fields).is_some() && bits.count_ones() <= MOST_OF_SCORES {
            self.brief.whens.few.push(when);
            self.asked = fields;
        } else {
            self.brief.whens.others.push(when);
        }
    }

    /// The fields for which a line of a score asks; none if it asks for anything else.
    fn ask(&self, id: CondId, into: &mut Asked) -> Option<()> {
        let model = self.compiler.model;
        match (self.draft.single(id), model.conditions.at(id)) {
            (Some(single), _) => into.extend([single.field]),
            (None, Condition::Not(of)) => self.ask(*of, into)?,
            (None, Condition::And(parts) | Condition::Or(parts)) => {
                parts.iter().try_for_each(|&part| self.ask(part, into))?;
            }
            (None, Condition::Compare(a, _, b)) => {
                into.extend([side(model, *a)?.field, side(model, *b)?.field]);
            }
            _ => return None,
        }
        Some(())
    }
}

impl Brief {
    /// Moves all bits, so that as many lines as there is room for are looked up. `asked` are the fields for which few lines
    /// of scores ask, `known` bits that are set where fields are known.
    pub(super) fn combine(
        &mut self,
        rows: &mut Rows,
        asked: &Asked,
        known: &BTreeMap<FieldId, Bits>,
    ) -> Option<()> {
        let told = asked.iter().filter_map(|field| known.get(field)).fold(0, |all, bit| all | bit);
        let fresh: Vec<FieldId> = asked.iter().filter(|field| !known.contains_key(field)).copied().collect();
        let Some((groups, others)) = self.placed(rows, told, narrow(fresh.len())) else { return Some(()) };
        self.move_all(rows, &groups, &others);
        self.whens.known = others.moved(told);
        for (field, place) in fresh.into_iter().zip(others.end()..) {
            let bit = 1_i64.wrapping_shl(place);
            rows.of(field)?.iter_mut().skip(1).for_each(|row| row.bits |= bit);
            self.whens.known |= bit;
        }
        groups.iter().for_each(|group| self.look_up(group));
        Some(())
    }

    /// As many lines as there is room for with their places, and the places of all other bits, among them those told, with
    /// so many free behind them. None if there is no room without groups either.
    fn placed(&mut self, rows: &mut Rows, told: Bits, free: u32) -> Option<(Vec<Group>, Places)> {
        let mut groups = self.groups();
        let others = loop {
            let others = self.others(rows, &groups) | told;
            let of_groups: u32 = groups.iter().map(|group| group.bits.count_ones()).sum();
            if of_groups + others.count_ones() + free <= 64 {
                break others;
            }
            let (widest, _) = groups.iter().enumerate().max_by_key(|(_, group)| group.bits.count_ones())?;
            groups.remove(widest);
        };
        let mut start = 0;
        for group in &mut groups {
            group.places = Places { start, bits: group.bits };
            start = group.places.end();
        }
        Some((groups, Places { start, bits: others }))
    }

    fn move_all(&mut self, rows: &mut Rows, groups: &[Group], others: &Places) {
        self.ask(rows, |lines, bits| {
            let group = groups.iter().find(|group| Some(group.lines) == lines);
            *bits = group.map_or(others, |group| &group.places).moved(*bits);
        });
        self.set(rows, |bits| {
            let of_groups = groups.iter().map(|group| group.places.moved(*bits));
            *bits = of_groups.fold(others.moved(*bits), |all, bits| all | bits);
        });
    }

    /// All lines that ask for few bits together.
    fn groups(&mut self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        self.ask(&mut Rows::default(), |lines, bits| {
            let Some(lines) = lines else { return };
            match groups.iter_mut().find(|group| group.lines == lines) {
                Some(group) => group.bits |= *bits,
                None => groups.push(Group { lines, bits: *bits, places: Places::default() }),
            }
        });
        groups.retain(|group| match group.lines {
            Lines::Whens => group.bits != 0,
            _ => (1..=MOST).contains(&group.bits.count_ones()),
        });
        groups
    }

    /// The bits for which anything else asks.
    fn others(&mut self, rows: &mut Rows, groups: &[Group]) -> Bits {
        let mut others = 0;
        self.ask(rows, |lines, bits| {
            if groups.iter().all(|group| Some(group.lines) != lines) {
                others |= *bits;
            }
        });
        others
    }

    /// All places where bits are asked for, and by which lines.
    fn ask(&mut self, rows: &mut Rows, mut ask: impl FnMut(Option<Lines>, &mut Bits)) {
        rows.texts.iter_mut().for_each(|(text, _)| ask(None, &mut text.known));
        ask(None, &mut self.odd);
        ask(None, &mut self.far);
        for compared in &mut self.compared {
            ask(None, &mut compared.a.known);
            ask(None, &mut compared.b.known);
        }
        self.joins.iter_mut().for_each(|join| ask(None, &mut join.parts));
        for when in &mut self.whens.few {
            ask(Some(Lines::Whens), &mut when.yes);
            ask(None, &mut when.no);
        }
        for when in &mut self.whens.others {
            ask(None, &mut when.yes);
            ask(None, &mut when.no);
        }
        for (choice, at) in self.choices.iter_mut().zip(0..) {
            choice.lines.iter_mut().for_each(|(when, _)| ask(Some(Lines::Choice(at)), when));
        }
        for (step, at) in self.steps.iter_mut().zip(0..) {
            match step {
                Step::Joins(joins) => joins.iter_mut().for_each(|join| ask(None, &mut join.parts)),
                Step::Whens(whens) => {
                    let bits = whens.iter_mut().flat_map(|when| [&mut when.yes, &mut when.no]);
                    bits.for_each(|bits| ask(None, bits));
                }
                Step::Choice(choice) => {
                    let lines = choice.lines.iter_mut();
                    lines.for_each(|(when, _)| ask(Some(Lines::ChoiceInSteps(at)), when));
                }
                Step::Score(_) | Step::Word(..) | Step::Table(_) => {}
            }
        }
        self.lifecycle.bits_mut().for_each(|bits| ask(Some(Lines::Lifecycle), bits));
    }

    /// All places where bits are set.
    fn set(&mut self, rows: &mut Rows, set: impl Fn(&mut Bits)) {
        let of_texts = rows.texts.iter_mut().flat_map(|(_, rows)| rows);
        for Row { bits, cleared, .. } in rows.fields.iter_mut().flatten().chain(of_texts) {
            set(bits);
            set(cleared);
        }
        for compared in &mut self.compared {
            set(&mut compared.yes);
            set(&mut compared.no);
        }
        let of_joins = |joins: &mut [Join]| joins.iter_mut().for_each(|join| set(&mut join.to));
        of_joins(&mut self.joins);
        for (_, yes, no) in self.all_scores().flat_map(|score| &mut score.reaches) {
            set(yes);
            set(no);
        }
        for step in &mut self.steps {
            match step {
                Step::Joins(joins) => of_joins(joins),
                Step::Word(_, _, yes, no) => {
                    set(yes);
                    set(no);
                }
                Step::Whens(_) | Step::Score(_) | Step::Choice(_) | Step::Table(_) => {}
            }
        }
    }

    /// Lines are looked up from now on. Those of scores have to be settled first.
    fn look_up(&mut self, group: &Group) {
        let (start, width) = (group.places.start, group.bits.count_ones());
        let choice = match group.lines {
            Lines::Whens => {
                self.whens.place = Some((start, width));
                None
            }
            Lines::Lifecycle => {
                self.lifecycle.combine(start, width);
                None
            }
            Lines::Choice(at) => self.choices.get_mut(at),
            Lines::ChoiceInSteps(at) => match self.steps.get_mut(at) {
                Some(Step::Choice(choice)) => Some(choice),
                _ => None,
            },
        };
        if let Some(choice) = choice {
            choice.words = Some(Combined::new(start, width, |bits| choice.word(bits)));
        }
    }
}
