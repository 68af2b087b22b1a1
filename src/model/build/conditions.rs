//! Constructors of conditions.

use super::{Builder, Mismatch, Typed};
use crate::model::Id as _;
use crate::model::condition::{
    Compare, CondId, Condition, DateTest, Operand, QuantityId, Subject, TextTest, Worded,
};
use crate::model::schema::{Domain, Type, TypeId, WordSet};
use crate::model::walk;
use crate::sources::Span;

/// Conditions.
impl Builder {
    fn condition(&mut self, condition: Condition, span: Span) -> CondId {
        if let Some(&id) = self.conditions.get(&condition) {
            if self.only_negated.remove(&id)
                && let Some(written) = self.model.condition_spans.get_mut(id.index())
            {
                *written = span;
            }
            return id;
        }
        let mut depth = 0;
        walk::of_condition(&condition, &mut |part| depth = self.depths.of(part).max(depth));
        self.depths.conditions.push(depth + 1);
        let id = self.model.conditions.push(condition.clone());
        self.model.condition_spans.push(span);
        self.conditions.insert(condition, id);
        id
    }

    /// A condition that has no operand to be ill-typed: parts of a handover, `expect` tests and the like.
    pub fn plain(&mut self, condition: Condition, span: Span) -> CondId {
        self.condition(condition, span)
    }

    /// `not a`; `not not a` is `a`.
    pub fn not(&mut self, a: CondId, span: Span) -> CondId {
        // `no call` is built as `not any call`, both at one place: where `any call` is written, its words are those.
        if self.model.condition_span(a) == span {
            self.only_negated.insert(a);
        }
        match self.model.conditions.at(a) {
            Condition::Not(inner) => *inner,
            _ => self.condition(Condition::Not(a), span),
        }
    }

    /// `a and b and c`; one part is itself. None of no parts.
    pub fn and(&mut self, parts: Vec<CondId>, span: Span) -> Option<CondId> {
        match parts.as_slice() {
            [] => None,
            [only] => Some(*only),
            _ => Some(self.condition(Condition::And(parts.into()), span)),
        }
    }

    /// `a or b or c`; one part is itself. None of no parts.
    pub fn or(&mut self, parts: Vec<CondId>, span: Span) -> Option<CondId> {
        match parts.as_slice() {
            [] => None,
            [only] => Some(*only),
            _ => Some(self.condition(Condition::Or(parts.into()), span)),
        }
    }

    /// `x is known`
    pub fn known(&mut self, subject: Subject, span: Span) -> CondId {
        self.condition(Condition::Known(subject), span)
    }

    /// `consent`
    ///
    /// # Errors
    /// If the value is not yes or no.
    pub fn flag(&mut self, of: &Typed, span: Span) -> Result<CondId, Mismatch> {
        match of.ty {
            Type::YesNo => Ok(self.condition(Condition::Flag(of.operand), span)),
            ref other => Err(Mismatch::Kind(other.name())),
        }
    }

    /// `email contains "…"`
    ///
    /// # Errors
    /// If the value is not text.
    pub fn text(&mut self, of: &Typed, mut test: TextTest, span: Span) -> Result<CondId, Mismatch> {
        let mut needles = test.needles.into_vec();
        needles.sort();
        needles.dedup();
        test.needles = needles.into();
        match of.ty {
            Type::Text => Ok(self.condition(Condition::Text(of.operand, test), span)),
            ref other => Err(Mismatch::Kind(other.name())),
        }
    }

    /// `seniority is one of (…)`, `grade at least B`; the set's words are those of the value.
    pub fn word(&mut self, of: Worded, set: WordSet, span: Span) -> CondId {
        self.condition(Condition::Word(of, set), span)
    }

    /// `topics includes any of (…)`, or `all of`
    ///
    /// # Errors
    /// If the value is not a set of words.
    pub fn includes(&mut self, of: &Typed, all: bool, set: WordSet, span: Span) -> Result<CondId, Mismatch> {
        match of.ty {
            Type::SomeOf(_) if all => Ok(self.condition(Condition::IncludesAll(of.operand, set), span)),
            Type::SomeOf(_) => Ok(self.condition(Condition::IncludesAny(of.operand, set), span)),
            ref other => Err(Mismatch::Kind(other.name())),
        }
    }

    /// `registered in the last 30 days`
    ///
    /// # Errors
    /// If the value is not a date.
    pub fn date(&mut self, of: &Typed, test: DateTest, span: Span) -> Result<CondId, Mismatch> {
        match of.ty {
            Type::Date => Ok(self.condition(Condition::Date(of.operand, test), span)),
            ref other => Err(Mismatch::Kind(other.name())),
        }
    }

    /// `a at least b`
    ///
    /// # Errors
    /// If one is money and the other is not, or of another currency.
    pub fn compare(
        &mut self,
        a: QuantityId,
        op: Compare,
        b: QuantityId,
        span: Span,
    ) -> Result<CondId, Mismatch> {
        self.same_unit(a, b)?;
        Ok(self.condition(Condition::Compare(a, op, b), span))
    }

    /// The words of something whose value is a word.
    #[must_use]
    pub fn domain(&self, of: Worded, own: Option<TypeId>) -> Option<Domain> {
        match of {
            Worded::Rating(id) => Some(self.model.ratings.at(id).levels.clone()),
            Worded::Table(id) => Some(self.model.tables.at(id).words.clone()),
            Worded::Choice(id) => Some(self.model.choices.at(id).words.clone()),
            Worded::Field(Operand::Lead(id)) => self.model.fields.at(id).ty.domain().cloned(),
            Worded::Field(Operand::Own(at)) => self.own_field(own?, at)?.ty.domain().cloned(),
            Worded::Field(Operand::Latest(of, at)) => self.latest(of, at)?.ty.domain().cloned(),
        }
    }
}
