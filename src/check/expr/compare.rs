//! `at least`, `between` and their like, of numbers and of levels.

use super::number::number_of;
use super::{Scope, Thing};
use crate::check::{Checker, say};
use crate::diagnostics::Diagnostic;
use crate::model::{Compare, CondId, Domain, QuantityId, WordSet, Worded};
use crate::sources::Span;
use crate::syntax::ast::{CompareOp, Expr, ExprKind, Test, TestKind};
use crate::values::text;

impl<'a> Checker<'a> {
    /// `subject OP value`
    pub(super) fn compare(
        &mut self,
        (subject, thing): (&Expr, &Thing<'_>),
        (test, op, value): (&Test, CompareOp, &Expr),
        span: Span,
        scope: Scope,
    ) -> Option<CondId> {
        if let Thing::Worded(of @ Worded::Rating(_), levels) = thing {
            return self.compare_levels((subject, *of, levels), (test, op, value), span);
        }
        let Some(left) = self.amount_of(thing) else { return self.wrong_test(subject, thing, test) };
        if self.is_level_of_its_rating(subject, thing, test) {
            return None;
        }
        let right = self.amount_beside(subject, value, scope)?;
        self.compared((subject, left), compare_of(op), (value, right), span)
    }

    /// `interest at least B`: the level of a rating of that score; reported if so.
    fn is_level_of_its_rating(&mut self, subject: &Expr, thing: &Thing<'_>, test: &Test) -> bool {
        let TestKind::Compare(op, value) = &test.kind else { return false };
        let Thing::Quantity(id) = thing else { return false };
        let is_name = level_of(value).is_some_and(|name| self.names.shared.peek(name).is_none());
        let Some((rating, level)) = self.level_of_score(*id, Some(&test.kind)).filter(|_| is_name) else {
            return false;
        };
        let said = self.said(subject.span);
        let message = format!("`{said}` is a score, and `{level}` is a level of the rating `{rating}`");
        let help = match op {
            CompareOp::AtMost => format!("write `{rating} at most {level}`"),
            CompareOp::AtLeast => format!("write `{rating} at least {level}`"),
            _ => format!("write `{rating} is {level}`"),
        };
        self.report(Diagnostic::error("wrong-type", value.span, message).help(help));
        true
    }

    /// `subject between low and high`
    pub(super) fn between(
        &mut self,
        (subject, thing): (&Expr, &Thing<'_>),
        (test, low, high): (&Test, &Expr, &Expr),
        span: Span,
        scope: Scope,
    ) -> Option<CondId> {
        let Some(left) = self.amount_of(thing) else { return self.wrong_test(subject, thing, test) };
        if let (Some(a), Some(b)) = (number_of(low), number_of(high))
            && a.value > b.value
        {
            let (first, second) = (self.said(a.span), self.said(b.span));
            let message = format!("nothing lies between {first} and {second}");
            let help = format!("write the smaller number first: `between {second} and {first}`");
            self.report(Diagnostic::error("empty-range", a.span.to(b.span), message).help(help));
            return None;
        }
        let (from, to) = (self.amount_beside(subject, low, scope), self.amount_beside(subject, high, scope));
        let (from, to) = from.zip(to)?;
        let from = self.compared((subject, left), Compare::AtLeast, (low, from), span);
        let to = self.compared((subject, left), Compare::AtMost, (high, to), span);
        self.build.and(vec![from?, to?], span)
    }

    fn compared(
        &mut self,
        left: (&Expr, QuantityId),
        op: Compare,
        right: (&Expr, QuantityId),
        span: Span,
    ) -> Option<CondId> {
        let made = self.build.compare(left.1, op, right.1, span);
        made.or_else(|mismatch| self.mismatch(&mismatch, &[left, right]).ok_or(())).ok()
    }

    /// What a number is compared with.
    fn amount_beside(&mut self, subject: &Expr, value: &Expr, scope: Scope) -> Option<QuantityId> {
        let thing = self.thing(value, scope)?;
        if let Some(id) = self.amount_of(&thing) {
            return Some(id);
        }
        let message = format!(
            "`{}` is a number, and `{}` is {}",
            self.said(subject.span),
            self.said(value.span),
            thing.a()
        );
        let help = match &thing {
            Thing::Text(text) => match crate::values::Number::parse(&text.value) {
                Ok(number) => format!("write `{number}`, without quotes"),
                Err(_) => "compare it with a number, for example `50`".to_owned(),
            },
            _ => "compare it with a number, for example `50`, or with a field or score that is a number"
                .to_owned(),
        };
        self.report(Diagnostic::error("wrong-type", value.span, message).help(help));
        None
    }

    /// `grade at least B`: the levels down to that one.
    fn compare_levels(
        &mut self,
        (subject, of, levels): (&Expr, Worded, &Domain),
        (test, op, value): (&Test, CompareOp, &Expr),
        span: Span,
    ) -> Option<CondId> {
        let name = self.said(subject.span);
        let Some(level) = level_of(value) else {
            let message =
                format!("`{name}` is a rating, and `{}` is none of its levels", self.said(value.span));
            let help = self.instead(&name, &Thing::Worded(of, levels.clone()), Some(test));
            self.report(Diagnostic::error("unknown-word", value.span, message).help(help));
            return None;
        };
        let Some(at) = levels.position(&text::fold(level)) else {
            self.not_listed(levels, &name, level, value.span);
            return None;
        };
        self.uses(&name, level);
        let last = u16::try_from(levels.len()).unwrap_or(u16::MAX);
        let set: WordSet = match op {
            CompareOp::AtLeast => (0..=at).collect(),
            CompareOp::AtMost => (at..last).collect(),
            _ => return self.no_such_order(&name, level, test, op),
        };
        Some(self.build.word(of, set, span))
    }

    /// `grade more than B`, `grade = B`
    fn no_such_order<T>(&mut self, name: &str, level: &str, test: &Test, op: CompareOp) -> Option<T> {
        let level = say::word(level);
        let (sign, instead) = match op {
            CompareOp::MoreThan => {
                ("more than", format!("{name} at least {level} and {name} is not {level}"))
            }
            CompareOp::LessThan => ("less than", format!("{name} at most {level} and {name} is not {level}")),
            CompareOp::NotEqual => ("!=", format!("{name} is not {level}")),
            _ => ("=", format!("{name} is {level}")),
        };
        let message = format!("`{sign}` is for numbers, and `{name}` is a rating");
        self.report(Diagnostic::error("wrong-type", test.span, message).help(format!("write `{instead}`")));
        None
    }
}

fn level_of(value: &Expr) -> Option<&str> {
    match &value.kind {
        ExprKind::Path(path) if path.owner.is_none() => Some(&path.name.text),
        ExprKind::Text(text) => Some(&text.value),
        ExprKind::Paren(inner) => level_of(inner),
        _ => None,
    }
}

fn compare_of(op: CompareOp) -> Compare {
    match op {
        CompareOp::AtLeast => Compare::AtLeast,
        CompareOp::AtMost => Compare::AtMost,
        CompareOp::MoreThan => Compare::MoreThan,
        CompareOp::LessThan => Compare::LessThan,
        CompareOp::Equal => Compare::Equal,
        CompareOp::NotEqual => Compare::NotEqual,
    }
}
