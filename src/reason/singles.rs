//! Conditions that read one thing alone: for which of its values they hold.
//!
//! Whatever is said of one number or word by `and`, `or` and `not` is one set of its values, so that long lists of
//! tests cost the search nothing.

use std::collections::{HashMap, HashSet};

use super::facts::Key;
use crate::model::{
    Compare, CondId, Condition, HandoverPart, Id, Model, Quantity, QuantityId, ScoreId, Selection,
    SelectionId, Subject, WordSet, Worded,
};
use crate::values::{Number, Ranges, Truth};

/// For which values of a key a condition holds. If the value is known, it holds or does not.
#[derive(Debug, Clone)]
pub struct Single {
    /// What it reads.
    pub key: Key,
    /// The values for which it is yes; for all other known ones it is no.
    pub(crate) yes: Ranges,
    /// What it is while the value is unknown.
    pub unknown: Truth,
}

/// Beyond so many ranges a condition of several parts is taken apart.
const MANY: usize = 64;

/// All conditions of a pact that read one thing alone. Linear in the size of the pact.
#[derive(Debug)]
pub struct Singles {
    of: Vec<Option<Single>>,
    /// For each selection the one that stands for it.
    same: Vec<SelectionId>,
    /// The scores that some way resets.
    reset: HashSet<ScoreId>,
}

impl Singles {
    /// Looks at every condition once.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let reset: HashSet<ScoreId> = model.moves().flat_map(|way| way.resetting.iter().copied()).collect();
        let same = alike(model, &reset);
        let mut singles = Self { of: Vec::with_capacity(model.conditions.len()), same, reset };
        // Parts have smaller ids than what is made of them.
        for (_, condition) in model.conditions.iter() {
            let single = singles.single(model, condition);
            singles.of.push(single);
        }
        singles
    }

    /// What a condition reads, if that is one thing.
    #[must_use]
    pub fn get(&self, id: CondId) -> Option<&Single> {
        self.of.get(id.index())?.as_ref()
    }

    fn single(&self, model: &Model, condition: &Condition) -> Option<Single> {
        let within = |key, yes| Some(Single { key, yes, unknown: Truth::Unknown });
        match condition {
            Condition::Known(subject) => self.known(model, *subject),
            Condition::Flag(of) => within(Key::Field(*of), Ranges::one(1)),
            Condition::Word(Worded::Field(of), set) => within(Key::Field(*of), words(set)),
            Condition::Word(Worded::Rating(id), set) => {
                within(Key::Score(model.ratings.at(*id).of), levels(&model.ratings.at(*id).from, set.iter()))
            }
            Condition::Compare(a, op, b) => self
                .compared(model, *a, *op, *b)
                .or_else(|| self.compared(model, *b, op.mirrored(), *a))
                .and_then(|(key, yes)| within(key, yes)),
            Condition::Any(of) => within(Key::Count(self.same(*of)), Ranges::from(Number::ONE.raw())),
            Condition::Stage(stages) => {
                let yes = stages.iter().map(|stage| i64::from(stage.0)).collect();
                Some(Single { key: Key::Stage, yes, unknown: Truth::No })
            }
            Condition::Handover(part) => {
                let yes = Ranges::one(i64::from(*part == HandoverPart::Pending));
                Some(Single { key: Key::Part, yes, unknown: Truth::No })
            }
            Condition::Not(of) => {
                let of = self.get(*of)?;
                Some(Single { key: of.key, yes: of.yes.complement(), unknown: of.unknown.not() })
            }
            Condition::And(parts) => self.all(parts, Ranges::intersection, Truth::and),
            Condition::Or(parts) => self.all(parts, Ranges::union, Truth::or),
            _ => None,
        }
    }

    fn known(&self, model: &Model, subject: Subject) -> Option<Single> {
        let (key, unknown) = match subject {
            Subject::Operand(of) | Subject::Worded(Worded::Field(of)) => (Key::Field(of), Truth::No),
            Subject::Worded(Worded::Rating(id)) => (Key::Score(model.ratings.at(id).of), Truth::No),
            Subject::Worded(_) => return None,
            Subject::Quantity(of) => (self.known_key(model, of)?, Truth::No),
            Subject::Condition(of) => {
                let of = self.get(of)?;
                (of.key, Truth::from(!of.unknown.is_unknown()))
            }
        };
        Some(Single { key, yes: Ranges::all(), unknown })
    }

    /// Whether some way of the pact resets a score.
    #[must_use]
    pub fn is_reset(&self, score: ScoreId) -> bool {
        self.reset.contains(&score)
    }

    /// The selection that stands for all that take in the same.
    #[must_use]
    pub fn same(&self, id: SelectionId) -> SelectionId {
        self.same.get(id.index()).copied().unwrap_or(id)
    }

    /// What has one number: a field, a score, a count; and anything computed, as a number of its own. Not a
    /// constant.
    pub(super) fn key_of(&self, model: &Model, of: QuantityId) -> Option<Key> {
        Some(match model.quantities.at(of) {
            Quantity::Constant(_) | Quantity::DaysSince(_) => return None,
            Quantity::Field(of) => Key::Field(*of),
            Quantity::Score(of) => Key::Score(*of),
            Quantity::Count(of) => Key::Count(self.same(*of)),
            Quantity::Total(of, at) => Key::Total(self.same(*of), *at),
            Quantity::DaysSinceLast(of) => Key::DaysSinceLast(self.same(*of)),
            Quantity::EarlierStays(of) => Key::EarlierStays(*of),
            _ => Key::Quantity(of),
        })
    }

    /// As [`Singles::key_of`]; days since a date are known exactly where the date is.
    fn known_key(&self, model: &Model, of: QuantityId) -> Option<Key> {
        match model.quantities.at(of) {
            Quantity::DaysSince(of) => Some(Key::Field(*of)),
            _ => self.key_of(model, of),
        }
    }

    /// Something compared with a number that is written down.
    fn compared(&self, model: &Model, a: QuantityId, op: Compare, b: QuantityId) -> Option<(Key, Ranges)> {
        let Quantity::Constant(with) = model.quantities.at(b) else { return None };
        Some((self.key_of(model, a)?, op.numbers(*with)))
    }

    /// Several of the same key.
    fn all(
        &self,
        parts: &[CondId],
        join: fn(&Ranges, &Ranges) -> Ranges,
        unknown: fn(Truth, Truth) -> Truth,
    ) -> Option<Single> {
        let (first, others) = parts.split_first()?;
        let mut all = self.get(*first)?.clone();
        for part in others {
            let part = self.get(*part).filter(|part| part.key == all.key)?;
            all.yes = join(&all.yes, &part.yes);
            if all.yes.len() > MANY {
                return None;
            }
            all.unknown = unknown(all.unknown, part.unknown);
        }
        Some(all)
    }
}

/// The places of words.
pub(super) fn words(set: &WordSet) -> Ranges {
    set.iter().map(i64::from).collect()
}

/// The scores of some levels, whose lowest scores descend; the last level is all below.
pub(super) fn levels(from: &[Number], levels: impl Iterator<Item = u16>) -> Ranges {
    levels.fold(Ranges::none(), |all, level| all.union(&level_range(from, usize::from(level))))
}

/// The scores of one level.
fn level_range(from: &[Number], level: usize) -> Ranges {
    let lowest = from.get(level).map_or(i64::MIN, |from| from.raw());
    let end = level.checked_sub(1).and_then(|better| from.get(better)).map_or(i64::MAX, |from| from.raw());
    Ranges::between(lowest, end)
}

/// For each selection the first that takes in the same: a score that no way resets sees all interactions.
fn alike(model: &Model, reset: &HashSet<ScoreId>) -> Vec<SelectionId> {
    let mut first: HashMap<Selection, SelectionId> = HashMap::new();
    let stands_for = |(id, selection): (SelectionId, &Selection)| {
        let scope = selection.scope.filter(|score| reset.contains(score));
        *first.entry(Selection { scope, ..selection.clone() }).or_insert(id)
    };
    model.selections.iter().map(stands_for).collect()
}
