//! What to say where something does not fit: the right spelling for what is there.

use super::dates::op_word;
use super::{Scope, Thing, state};
use crate::check::{Checker, say};
use crate::diagnostics::Diagnostic;
use crate::model::{Domain, Type, Worded};
use crate::sources::Span;
use crate::syntax::ast::{
    CompareOp, DateOp, Expr, ExprKind, IncludeArg, IncludeOp, ListRef, Needles, Operand, Test, TestKind,
    TextOp, Word,
};
use crate::values::Number;

impl<'a> Checker<'a> {
    /// A test that its subject does not have: `employees contains "5"`.
    pub(super) fn wrong_test<T>(&mut self, subject: &Expr, thing: &Thing<'_>, test: &Test) -> Option<T> {
        let said = self.said(subject.span);
        let message = match test_for(&test.kind) {
            Some((sign, of)) => format!("`{said}` is {}, and `{sign}` is for {of}", thing.a()),
            None => format!("`{said}` is {}, and cannot be asked for this", thing.a()),
        };
        let help = self.instead(&said, thing, Some(test));
        self.report(Diagnostic::error("wrong-type", test.span, message).help(help));
        None
    }

    /// Something that is neither yes nor no, where a condition must stand.
    pub(super) fn no_condition<T>(&mut self, expr: &Expr, thing: &Thing<'_>) -> Option<T> {
        let said = self.said(expr.span);
        let message = match thing {
            Thing::Flag => format!("`{said}` alone is no condition: it never depends on the lead"),
            _ => format!("`{said}` is {}, and a condition must be yes or no", thing.a()),
        };
        let help = match thing {
            Thing::Flag => "name what must be yes, for example a yes/no field".to_owned(),
            Thing::Text(_) => format!("say what must be so: `… is {said}` or `… contains {said}`"),
            Thing::Number(_) => format!("say what must be so: `… at least {said}`"),
            Thing::Date(_) => format!("say what must be so: `… after {said}`"),
            _ => self.instead(&said, thing, None),
        };
        self.report(Diagnostic::error("no-condition", expr.span, message).help(help));
        None
    }

    /// Something that is no number, where one must stand.
    pub(super) fn no_quantity<T>(&mut self, expr: &Expr, thing: &Thing<'_>) -> Option<T> {
        let said = self.said(expr.span);
        let message = format!("`{said}` is {}, and a number must stand here", thing.a());
        let help = match thing {
            Thing::Text(text) => match Number::parse(&text.value) {
                Ok(number) => format!("write `{number}`, without quotes"),
                Err(_) => "name a field or score that is a number".to_owned(),
            },
            Thing::Field(of) if of.ty == Type::Date => {
                format!("write `days since {said}` for its age in days")
            }
            Thing::Worded(Worded::Rating(_), _) => "name the score that the rating is made of".to_owned(),
            Thing::Condition(_) | Thing::Field(_) => {
                "name a field or score that is a number; points for a yes are given by `+10 when …`"
                    .to_owned()
            }
            _ => "name a field or score that is a number".to_owned(),
        };
        self.report(Diagnostic::error("no-number", expr.span, message).help(help));
        None
    }

    /// A define that is neither a condition nor a quantity.
    pub(super) fn no_define<T>(&mut self, expr: &Expr, thing: &Thing<'_>) -> Option<T> {
        let said = self.said(expr.span);
        let message = format!("a define names a condition or a number, and `{said}` is {}", thing.a());
        let help = match thing {
            Thing::Text(_) => format!("for words to compare with, write a list: `list … as ({said})`"),
            Thing::Flag | Thing::Date(_) => "write a test, for example `employees at least 50`".to_owned(),
            _ => self.instead(&said, thing, None),
        };
        self.report(Diagnostic::error("no-condition", expr.span, message).help(help));
        None
    }

    /// How the thing is asked for: with the words of the test as far as they fit.
    fn instead(&self, said: &str, thing: &Thing<'_>, test: Option<&Test>) -> String {
        let kind = test.map(|test| &test.kind);
        match thing {
            Thing::Condition(_) => one_of_two(said, &format!("not {said}")),
            Thing::Quantity(_) | Thing::Number(_) => numeric(said, kind, "50"),
            Thing::Questionnaire(_) => {
                one_of_two(&format!("{said} at least 50"), &format!("{said} is complete"))
            }
            Thing::Worded(of @ Worded::Rating(_), domain) => self.of_rating(said, *of, domain, kind),
            Thing::Worded(_, domain) => worded(said, domain, kind),
            Thing::Field(of) => match &of.ty {
                Type::Text => textual(said, kind),
                Type::Number => numeric(said, kind, "50"),
                Type::Money(currency) => numeric(said, kind, &format!("1 million {currency}")),
                Type::YesNo => match kind {
                    Some(TestKind::Compare(CompareOp::NotEqual, _) | TestKind::Is { negated: true, .. }) => {
                        format!("write `not {said}`")
                    }
                    _ => one_of_two(said, &format!("not {said}")),
                },
                Type::Date => dated(said, kind, |span| self.said(span)),
                Type::OneOf(domain) => worded(said, domain, kind),
                Type::SomeOf(domain) => set(said, domain, kind),
            },
            Thing::State(state) => format!("write for example `{}`", state::instead(*state)),
            Thing::Text(_) | Thing::Date(_) | Thing::Flag => {
                "write the field first and the value behind it, for example `country is \"DE\"`".to_owned()
            }
        }
    }

    fn of_rating(&self, said: &str, of: Worded, domain: &Domain, kind: Option<&TestKind>) -> String {
        if let (Some(TestKind::Between(..)), Worded::Rating(id)) = (kind, of) {
            let score =
                self.build.model.ratings.get(id).and_then(|rating| self.build.model.scores.get(rating.of));
            let score = score.map_or("…", |score| score.name.as_str());
            return format!(
                "write `{said} is one of {}`, or ask the score `{score}`",
                say::some_words(domain)
            );
        }
        let level =
            word_in(kind).and_then(|word| Self::lists(domain, &word)).unwrap_or_else(|| say::a_word(domain));
        one_of_two(&format!("{said} is {level}"), &format!("{said} at least {level}"))
    }
}

/// `country is "DE" or "AT"`: people leave the field out.
impl<'a> Checker<'a> {
    /// How many parts of an `and` or `or` are values that belong to the test before them; reported if any.
    pub(super) fn left_over(&mut self, before: &Expr, part: &Expr, rest: &[Expr], scope: Scope) -> usize {
        let ExprKind::Test(subject, test) = &before.kind else { return 0 };
        let mut values = Vec::new();
        let mut end = part.span;
        for part in std::iter::once(part).chain(rest) {
            let Some(value) = self.left_over_value(part, subject, scope) else { break };
            values.push(value);
            end = part.span;
        }
        let said = self.said(subject.span);
        let Some(both) = self.said_again(&said, before, test, &values).filter(|_| !values.is_empty()) else {
            return 0;
        };
        let message =
            format!("`{}` stands alone: what is asked of `{said}` must be said again", self.said(part.span));
        let diagnostic = Diagnostic::error("left-over-value", part.span.to(end), message);
        self.report(diagnostic.help(format!("write `{both}`")));
        values.len()
    }

    /// The test with the values that belong to it.
    fn said_again(&self, said: &str, before: &Expr, test: &Test, values: &[String]) -> Option<String> {
        let together = |words: &[Word]| {
            let first = words.iter().map(|word| self.said(word.span));
            first.chain(values.iter().cloned()).collect::<Vec<_>>().join(", ")
        };
        let one = |span: Span| format!("{}, {}", self.said(span), values.join(", "));
        let is = |negated: bool| if negated { "is not one of" } else { "is one of" };
        Some(match &test.kind {
            TestKind::Is { negated, value: Operand::Word(word) } => {
                format!("{said} {} ({})", is(*negated), one(word.span))
            }
            TestKind::IsOneOf { list: ListRef::Words(words, _), negated } => {
                format!("{said} {} ({})", is(*negated), together(words))
            }
            TestKind::Text(op, Needles::One(needle)) => {
                format!("{said} {} any of ({})", text_word(*op), one(needle.span))
            }
            TestKind::Text(op, Needles::Any(ListRef::Words(words, _))) => {
                format!("{said} {} any of ({})", text_word(*op), together(words))
            }
            TestKind::Includes(IncludeOp::One, IncludeArg::One(word)) => {
                format!("{said} includes any of ({})", one(word.span))
            }
            TestKind::Compare(op, _) => {
                let again = values.iter().map(|value| format!(" or {said} {} {value}", compare_word(*op)));
                format!("{}{}", self.said(before.span), again.collect::<String>())
            }
            _ => return None,
        })
    }

    /// The value, if it is one and not a condition of its own.
    fn left_over_value(&mut self, part: &Expr, subject: &Expr, scope: Scope) -> Option<String> {
        match &part.kind {
            ExprKind::Text(text) => Some(say::quoted(&text.value)),
            ExprKind::Number(_) => Some(self.said(part.span)),
            ExprKind::Path(path)
                if path.owner.is_none() && self.names.shared.get(&path.name.text).is_none() =>
            {
                let ExprKind::Path(of) = &subject.kind else { return None };
                let reports = self.found.len();
                let thing = self.path(of, scope);
                self.found.truncate(reports);
                let domain = match thing? {
                    Thing::Worded(_, domain) => domain,
                    Thing::Field(of) => of.ty.domain()?.clone(),
                    _ => return None,
                };
                Self::lists(&domain, &path.name.text)
            }
            _ => None,
        }
    }
}

fn one_of_two(a: &str, b: &str) -> String {
    format!("write `{a}` or `{b}`")
}

/// The sign of a test, and what it is for.
fn test_for(kind: &TestKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        TestKind::Is { negated: false, value } => (is_sign(value, "is"), is_for(value)),
        TestKind::Is { negated: true, value } => (is_sign(value, "is not"), is_for(value)),
        TestKind::IsOneOf { .. } => ("is one of", "texts and listed words"),
        TestKind::IsKnown { .. } => return None,
        TestKind::IsComplete { .. } => ("is complete", "questionnaires"),
        TestKind::Compare(op, _) => (compare_word(*op), "numbers"),
        TestKind::Between(..) => ("between", "numbers"),
        TestKind::Text(op, _) => (text_word(*op), "texts"),
        TestKind::Includes(..) => ("includes", "sets of words (`some of`)"),
        TestKind::Date(op, _) => (op_word(*op), "dates"),
        TestKind::InTheLast(_) => ("in the last", "dates and interactions"),
        TestKind::InTheNext(_) => ("in the next", "dates"),
        TestKind::MoreThanAgo(_) => ("more than … ago", "dates"),
    })
}

fn is_sign(value: &Operand, is: &'static str) -> &'static str {
    match (value, is) {
        (Operand::Word(word), "is") if !word.quoted && word.text == "yes" => "is yes",
        (Operand::Word(word), "is") if !word.quoted && word.text == "no" => "is no",
        _ => is,
    }
}

fn is_for(value: &Operand) -> &'static str {
    match value {
        Operand::Word(word) if !word.quoted && matches!(word.text.as_str(), "yes" | "no") => "yes/no fields",
        _ => "texts and listed words",
    }
}

fn compare_word(op: CompareOp) -> &'static str {
    match op {
        CompareOp::AtLeast => "at least",
        CompareOp::AtMost => "at most",
        CompareOp::MoreThan => "more than",
        CompareOp::LessThan => "less than",
        CompareOp::Equal => "=",
        CompareOp::NotEqual => "!=",
    }
}

fn text_word(op: TextOp) -> &'static str {
    match op {
        TextOp::Contains => "contains",
        TextOp::Mentions => "mentions",
        TextOp::StartsWith => "starts with",
        TextOp::EndsWith => "ends with",
    }
}

/// A word that a test names.
fn word_in(kind: Option<&TestKind>) -> Option<String> {
    let of = |word: &Word| Some(word.text.clone());
    match kind? {
        TestKind::Is { value: Operand::Word(word), .. } => of(word),
        TestKind::Compare(_, value) => match &value.kind {
            ExprKind::Text(text) => Some(text.value.clone()),
            ExprKind::Path(path) => Some(path.name.text.clone()),
            ExprKind::Number(number) => Some(number.value.to_string()),
            ExprKind::Yes => Some("yes".to_owned()),
            ExprKind::No => Some("no".to_owned()),
            _ => None,
        },
        TestKind::Is { value: Operand::Number(number), .. } => Some(number.value.to_string()),
        TestKind::Text(_, Needles::One(needle)) => Some(needle.value.clone()),
        TestKind::Includes(_, IncludeArg::One(word)) => of(word),
        _ => None,
    }
}

/// Of a text.
fn textual(said: &str, kind: Option<&TestKind>) -> String {
    match (word_in(kind), kind) {
        (Some(word), Some(TestKind::Includes(..))) => {
            format!("write `{said} contains {}`", say::quoted(&word))
        }
        (Some(word), Some(TestKind::Compare(CompareOp::NotEqual, _))) => {
            format!("write `{said} is not {}`", say::quoted(&word))
        }
        (Some(word), _) => format!("write `{said} is {}`", say::quoted(&word)),
        (None, _) => one_of_two(&format!("{said} is \"…\""), &format!("{said} is known")),
    }
}

/// Of a number or an amount of money.
fn numeric(said: &str, kind: Option<&TestKind>, example: &str) -> String {
    let number = match kind {
        Some(TestKind::Is { value: Operand::Number(number), .. }) => Some(match &number.currency {
            Some(currency) => format!("{} {}", number.value, currency.text),
            None => number.value.to_string(),
        }),
        _ => word_in(kind).and_then(|word| Number::parse(&word).ok()).map(|number| number.to_string()),
    };
    match (number, kind) {
        (Some(number), Some(TestKind::Is { negated: true, .. })) => format!("write `{said} != {number}`"),
        (Some(number), Some(TestKind::Is { .. })) => format!("write `{said} = {number}`"),
        (Some(number), _) => one_of_two(&format!("{said} = {number}"), &format!("{said} at least {number}")),
        (None, None) => format!("say how much it must be, for example `{said} at least {example}`"),
        (None, _) => format!("write for example `{said} at least {example}`"),
    }
}

/// Of a date.
fn dated(said: &str, kind: Option<&TestKind>, text: impl Fn(Span) -> String) -> String {
    let day = |span: Span| text(span).trim_matches('"').to_owned();
    match kind {
        Some(TestKind::Is { value: Operand::Date(date), .. }) => {
            format!("write `{said} on {}`", day(date.span))
        }
        Some(TestKind::Compare(op, value)) if matches!(value.kind, ExprKind::Date(_) | ExprKind::Path(_)) => {
            let day = day(value.span);
            match op {
                CompareOp::MoreThan => format!("write `{said} after {day}`"),
                CompareOp::LessThan => format!("write `{said} before {day}`"),
                CompareOp::AtLeast => format!("write `not ({said} before {day})`"),
                CompareOp::AtMost => format!("write `not ({said} after {day})`"),
                CompareOp::Equal => format!("write `{said} on {day}`"),
                CompareOp::NotEqual => format!("write `not ({said} on {day})`"),
            }
        }
        Some(TestKind::Between(from, to)) => format!(
            "write `not ({said} {} {}) and not ({said} {} {})`",
            op_word(DateOp::Before),
            day(from.span),
            op_word(DateOp::After),
            day(to.span)
        ),
        _ => one_of_two(&format!("{said} in the last 30 days"), &format!("{said} after 2026-11-20")),
    }
}

/// Of one of listed words.
fn worded(said: &str, domain: &Domain, kind: Option<&TestKind>) -> String {
    let not = match kind {
        Some(TestKind::Compare(CompareOp::NotEqual, _)) => "is not",
        _ => "is",
    };
    match word_in(kind).and_then(|word| Checker::lists(domain, &word)) {
        Some(word) => format!("write `{said} {not} {word}`"),
        None => one_of_two(
            &format!("{said} is {}", say::a_word(domain)),
            &format!("{said} is one of {}", say::some_words(domain)),
        ),
    }
}

/// Of a set of words.
fn set(said: &str, domain: &Domain, kind: Option<&TestKind>) -> String {
    let many = match kind {
        Some(TestKind::IsOneOf { .. } | TestKind::Text(_, Needles::Any(_))) => "any of ",
        _ => "",
    };
    let word = word_in(kind).and_then(|word| Checker::lists(domain, &word));
    match (many.is_empty(), word) {
        (false, _) => format!("write `{said} includes any of {}`", say::some_words(domain)),
        (true, Some(word)) => format!("write `{said} includes {word}`"),
        (true, None) => format!("write for example `{said} includes {}`", say::a_word(domain)),
    }
}
