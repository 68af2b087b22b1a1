//! An old condition of a lead as the new pact scores it: what the condition's own change does, apart from what
//! the scores behind it do.

use super::Names;
use crate::compare::OutcomeKind;
use crate::compare::looks::Look;
use crate::model::semantics::compare;
use crate::model::{CondId, Condition, Quantity, QuantityId, Worded};
use crate::values::{Number, Truth};

/// Conditions in conditions are followed no further than this.
const DEEPEST: u32 = 64;

/// Whether a condition of the old pact holds, with the scores, ratings, tables and choices of the new one where
/// that has them under the same name.
pub(super) fn truth(old: &Look<'_>, new: &Look<'_>, names: Names<'_>, condition: CondId) -> Truth {
    Across { old, new, names }.truth(condition, DEEPEST)
}

struct Across<'c, 'a> {
    old: &'c Look<'a>,
    new: &'c Look<'a>,
    names: Names<'c>,
}

impl Across<'_, '_> {
    fn truth(&self, id: CondId, deepest: u32) -> Truth {
        let as_it_was = || self.old.scratch.truth(id);
        let Some(deepest) = deepest.checked_sub(1) else { return as_it_was() };
        match self.old.model.conditions.at(id) {
            Condition::Not(of) => self.truth(*of, deepest).not(),
            Condition::And(parts) => {
                parts.iter().fold(Truth::Yes, |all, &part| all.and(self.truth(part, deepest)))
            }
            Condition::Or(parts) => {
                parts.iter().fold(Truth::No, |any, &part| any.or(self.truth(part, deepest)))
            }
            Condition::Compare(a, op, b) if self.is_of_score(*a) || self.is_of_score(*b) => {
                match (self.number(*a), self.number(*b)) {
                    (Some(a), Some(b)) => compare(a, *op, b).into(),
                    _ => Truth::Unknown,
                }
            }
            Condition::Word(of, set) => match self.word(*of) {
                // The words are those of the old pact.
                Some((domain, Some(word))) => {
                    let at = domain.words.iter().position(|known| *known == word);
                    at.and_then(|at| u16::try_from(at).ok()).is_some_and(|at| set.contains(at)).into()
                }
                Some((_, None)) => Truth::Unknown,
                None => as_it_was(),
            },
            _ => as_it_was(),
        }
    }

    fn is_of_score(&self, id: QuantityId) -> bool {
        matches!(self.old.model.quantities.at(id), Quantity::Score(_))
    }

    fn number(&self, id: QuantityId) -> Option<Number> {
        let Quantity::Score(score) = self.old.model.quantities.at(id) else {
            return self.old.scratch.number(id);
        };
        let name = self.names.new_name("score", &self.old.model.scores.at(*score).name);
        match self.new.scores().into_iter().find(|(of, _)| *of == name) {
            Some((_, value)) => value,
            None => self.old.scratch.number(id),
        }
    }

    /// The old words of a rating, table or choice, and the word it has under the new pact.
    fn word(&self, of: Worded) -> Option<(&crate::model::Domain, Option<String>)> {
        let model = self.old.model;
        let (outcome, kind, name, domain) = match of {
            Worded::Field(_) => return None,
            Worded::Rating(id) => {
                let of = model.ratings.at(id);
                (OutcomeKind::Rating, "rating", &of.name, &of.levels)
            }
            Worded::Table(id) => {
                let of = model.tables.at(id);
                (OutcomeKind::Table, "table", &of.name, &of.words)
            }
            Worded::Choice(id) => {
                let of = model.choices.at(id);
                (OutcomeKind::Choice, "choose", &of.name, &of.words)
            }
        };
        let name = self.names.new_name(kind, name);
        let (_, word) = self.new.words(outcome).into_iter().find(|(of, _)| *of == name)?;
        Some((domain, word.map(str::to_owned)))
    }
}
