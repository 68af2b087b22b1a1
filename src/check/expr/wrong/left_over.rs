//! `country is "DE" or "AT"`: people leave out what is asked again.

use super::spelling::{compare_word, text_word};
use crate::check::expr::state::State;
use crate::check::expr::{Scope, Thing};
use crate::check::{Checker, say};
use crate::diagnostics::Diagnostic;
use crate::model::{Domain, Type, Worded};
use crate::sources::Span;
use crate::syntax::ast::{
    CompareOp, Expr, ExprKind, IncludeArg, IncludeOp, ListRef, Needles, Operand, Test, TestKind, Word,
};

/// What the values behind a test may be.
enum Listed {
    /// Words of a list, and whether they are levels, best first.
    Words(Domain, bool),
    /// Any text.
    Texts,
    /// Numbers and whatever stands in quotes.
    Numbers,
    /// Stages, teams or parts of a handover.
    State(State),
}

impl<'a> Checker<'a> {
    /// How many parts of an `and` or `or` are values that belong to the test before them; reported if any.
    pub(in crate::check::expr) fn left_over(&mut self, before: &Expr, rest: &[Expr], scope: Scope) -> usize {
        let before = last_of(before);
        let ExprKind::Test(subject, test) = &before.kind else { return 0 };
        let Some(next) = rest.first().map(first_of) else { return 0 };
        if !self.may_be_value(next) {
            return 0;
        }
        let Some(listed) = self.listed_by(subject, scope) else { return 0 };
        let mut values = Vec::new();
        for part in rest {
            let Some(value) = self.left_over_value(part, test, &listed) else { break };
            values.push((value, part));
            if first_of(part).span != part.span {
                break;
            }
        }
        let Some(((_, first), (_, last))) = values.first().zip(values.last()) else { return 0 };
        let (first, last) = (first_of(first), first_of(last));
        let said = self.said(subject.span);
        let words: Vec<String> = values.iter().map(|(value, _)| value.clone()).collect();
        let Some(both) = self.said_again(&said, before, test, (&words, &listed)) else { return 0 };
        let message =
            format!("`{}` stands alone: what is asked of `{said}` must be said again", self.said(first.span));
        let other = words.first().and_then(|word| more_or_less(word, test, &listed));
        let diagnostic = match (other, words.first()) {
            (Some(right), Some(word)) => {
                let message = format!("a pact says `{right}`, not `or {word}`");
                Diagnostic::error("said-otherwise", first.span, message)
            }
            _ => Diagnostic::error("left-over-value", first.span.to(last.span), message),
        };
        self.report(diagnostic.help(format!("write `{both}`")));
        if let Some(ExprKind::And(parts)) = rest.get(values.len() - 1).map(|part| &part.kind) {
            let _ = self.truths(parts.get(1..).unwrap_or(&[]), scope);
        }
        values.len()
    }

    /// Whether something may be a value, and is no condition of its own.
    fn may_be_value(&self, part: &Expr) -> bool {
        match &part.kind {
            ExprKind::Text(_) | ExprKind::Number(_) => true,
            ExprKind::Path(path) => path.owner.is_none() && self.names.shared.peek(&path.name.text).is_none(),
            _ => false,
        }
    }

    /// What may stand behind a test of something; nothing is said of it here.
    fn listed_by(&mut self, subject: &Expr, scope: Scope) -> Option<Listed> {
        let ExprKind::Path(of) = &subject.kind else { return Some(Listed::Numbers) };
        let (reports, unknowns) = (self.found.len(), self.unknowns.len());
        let thing = self.path(of, scope);
        self.found.truncate(reports);
        self.unknowns.truncate(unknowns);
        Some(match thing? {
            Thing::Worded(of, domain) => Listed::Words(domain, matches!(of, Worded::Rating(_))),
            Thing::State(state) => Listed::State(state),
            Thing::Field(of) if of.ty == Type::Text => Listed::Texts,
            Thing::Field(of) => match of.ty.domain() {
                Some(domain) => Listed::Words(domain.clone(), false),
                None => Listed::Numbers,
            },
            _ => Listed::Numbers,
        })
    }

    /// The value, if it is one and not a condition of its own.
    fn left_over_value(&mut self, part: &Expr, test: &Test, listed: &Listed) -> Option<String> {
        let part = first_of(part);
        match &part.kind {
            ExprKind::Text(text) => Some(say::quoted(&text.value)),
            ExprKind::Number(_) => Some(self.said(part.span)),
            ExprKind::Path(path) if self.may_be_value(part) => {
                self.left_over_name(&path.name.text, test, listed)
            }
            _ => None,
        }
    }

    fn left_over_name(&mut self, name: &str, test: &Test, listed: &Listed) -> Option<String> {
        let more = more_or_less(name, test, listed).is_some();
        let unquoted = matches!(&test.kind, TestKind::Is { value: Operand::Word(word), .. } if !word.quoted);
        let is_value = match listed {
            Listed::Words(domain, _) => return Self::lists(domain, name).or(more.then(|| name.to_owned())),
            Listed::Texts if unquoted => return Some(say::quoted(name)),
            Listed::State(State::Stage) => self.names.stages.peek(name).is_some(),
            Listed::State(State::Responsible) => self.names.teams.peek(name).is_some(),
            Listed::State(State::Handover) => matches!(name, "waiting" | "pending"),
            _ => more,
        };
        is_value.then(|| name.to_owned())
    }

    /// The test with the values that belong to it.
    fn said_again(
        &self,
        said: &str,
        before: &Expr,
        test: &Test,
        (values, listed): (&[String], &Listed),
    ) -> Option<String> {
        if let Some(word) = values.first().and_then(|value| more_or_less(value, test, listed)) {
            return Some(format!("{said} {word} {}", self.said(value_of(test)?)));
        }
        let word = |word: &Word| match listed {
            Listed::Texts => say::quoted(&word.text),
            _ => self.said(word.span),
        };
        let all = |first: Vec<String>| {
            first.into_iter().chain(values.iter().cloned()).collect::<Vec<_>>().join(", ")
        };
        let is = |negated: bool| if negated { "is not one of" } else { "is one of" };
        Some(match &test.kind {
            TestKind::Is { negated, value: Operand::Word(one) } => {
                format!("{said} {} ({})", is(*negated), all(vec![word(one)]))
            }
            TestKind::IsOneOf { list: ListRef::Words(words, _), negated } => {
                format!("{said} {} ({})", is(*negated), all(words.iter().map(word).collect()))
            }
            TestKind::Text(op, Needles::One(needle)) => {
                format!("{said} {} any of ({})", text_word(*op), all(vec![self.said(needle.span)]))
            }
            TestKind::Text(op, Needles::Any(ListRef::Words(words, _))) => {
                format!("{said} {} any of ({})", text_word(*op), all(words.iter().map(word).collect()))
            }
            TestKind::Includes(IncludeOp::One, IncludeArg::One(one)) => {
                format!("{said} includes any of ({})", all(vec![word(one)]))
            }
            TestKind::Compare(op, _) => {
                let again = values.iter().map(|value| format!(" or {said} {} {value}", compare_word(*op)));
                format!("{}{}", self.said(before.span), again.collect::<String>())
            }
            _ => return None,
        })
    }
}

/// `silver or better`, `= 5 or more`: what the language says for it.
fn more_or_less(word: &str, test: &Test, listed: &Listed) -> Option<&'static str> {
    let levels = matches!(
        (&test.kind, listed),
        (TestKind::Is { negated: false, value: Operand::Word(_) }, Listed::Words(_, true))
    );
    let number = matches!(
        &test.kind,
        TestKind::Compare(CompareOp::Equal | CompareOp::AtLeast | CompareOp::AtMost, _)
            | TestKind::Is { negated: false, value: Operand::Number(_) }
    );
    match word {
        _ if !levels && !number => None,
        "better" | "higher" | "above" | "more" | "up" | "over" | "greater" | "larger" => Some("at least"),
        "worse" | "lower" | "below" | "less" | "under" | "fewer" | "smaller" => Some("at most"),
        _ => None,
    }
}

/// The place of the value that a test compares with.
fn value_of(test: &Test) -> Option<Span> {
    match &test.kind {
        TestKind::Is { value: Operand::Word(word), .. } => Some(word.span),
        TestKind::Is { value: Operand::Number(number), .. } => Some(number.span),
        TestKind::Compare(_, value) => Some(value.span),
        _ => None,
    }
}

/// The last condition of an `and`, which stands directly before an `or`.
fn last_of(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::And(parts) => parts.last().unwrap_or(expr),
        _ => expr,
    }
}

/// The first condition of an `and`, which stands directly behind an `or`.
fn first_of(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::And(parts) => parts.first().unwrap_or(expr),
        _ => expr,
    }
}
