//! What is asked of something: leads each test to those who know its type.

use super::{Scope, Thing};
use crate::check::Checker;
use crate::diagnostics::Diagnostic;
use crate::model::{CondId, Condition};
use crate::sources::Span;
use crate::syntax::ast::{Expr, ExprKind, Test, TestKind};

impl<'a> Checker<'a> {
    pub(super) fn test(&mut self, subject: &Expr, test: &Test, span: Span, scope: Scope) -> Option<CondId> {
        let Some(thing) = self.thing(subject, scope) else {
            self.look_at_the_rest(test, scope);
            return None;
        };
        if let Thing::State(state) = thing {
            return self.state_test(state, subject, test, span);
        }
        let asked = (subject, &thing);
        match &test.kind {
            TestKind::Compare(op, value) => self.compare(asked, (test, *op, value), span, scope),
            TestKind::Between(low, high) => self.between(asked, (test, low, high), span, scope),
            TestKind::Is { negated, .. } | TestKind::IsOneOf { negated, .. } => {
                let is = self.is(asked, test, span)?;
                Some(self.negated(*negated, is, span))
            }
            TestKind::IsKnown { negated } => {
                let Some(of) = self.subject(&thing) else { return self.wrong_test(subject, &thing, test) };
                let known = self.build.known(of, span);
                Some(self.negated(*negated, known, span))
            }
            TestKind::IsComplete { negated } => {
                let complete = self.complete(subject, &thing, test, span)?;
                Some(self.negated(*negated, complete, span))
            }
            TestKind::Text(op, needles) => self.text_test(asked, (test, *op, needles), span),
            TestKind::Includes(op, words) => self.includes(asked, (test, *op, words), span),
            TestKind::Date(..)
            | TestKind::InTheLast(_)
            | TestKind::InTheNext(_)
            | TestKind::MoreThanAgo(_) => self.date_test(asked, test, span, scope),
        }
    }

    pub(super) fn negated(&mut self, negated: bool, id: CondId, span: Span) -> CondId {
        if negated { self.build.not(id, span) } else { id }
    }

    /// Reports what is wrong behind a subject that has a mistake itself. Words are left alone: whose they are
    /// is not known.
    fn look_at_the_rest(&mut self, test: &Test, scope: Scope) {
        let is_plain =
            |value: &Expr| matches!(value.kind, ExprKind::Path(_) | ExprKind::Text(_) | ExprKind::Date(_));
        match &test.kind {
            TestKind::Compare(_, value) if !is_plain(value) => drop(self.amount(value, scope)),
            TestKind::Between(low, high) if !is_plain(low) && !is_plain(high) => {
                let _ = (self.amount(low, scope), self.amount(high, scope));
            }
            _ => {}
        }
    }

    /// `bant is complete`
    fn complete(&mut self, subject: &Expr, thing: &Thing<'_>, test: &Test, span: Span) -> Option<CondId> {
        if let Thing::Questionnaire(of) = thing {
            return Some(self.build.plain(Condition::Complete(*of), span));
        }
        let said = self.said(subject.span);
        let message = format!("`is complete` asks a questionnaire, and `{said}` is {}", thing.a());
        let help = format!("write `{said} is known`");
        self.report(Diagnostic::error("wrong-type", test.span, message).help(help));
        None
    }
}
