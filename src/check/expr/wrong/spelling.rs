//! The right spelling of a test for each type, with the words of the person who wrote another.

use crate::check::expr::dates::op_word;
use crate::check::{Checker, say};
use crate::model::Domain;
use crate::sources::Span;
use crate::syntax::ast::{
    CompareOp, DateOp, ExprKind, IncludeArg, ListRef, Needles, Operand, TestKind, TextOp, Word,
};
use crate::values::{Number, text};

pub(super) fn one_of_two(a: &str, b: &str) -> String {
    format!("write `{a}` or `{b}`")
}

/// The sign of a test, and what it is for.
pub(super) fn test_for(kind: &TestKind) -> Option<(&'static str, &'static str)> {
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

pub(super) fn compare_word(op: CompareOp) -> &'static str {
    match op {
        CompareOp::AtLeast => "at least",
        CompareOp::AtMost => "at most",
        CompareOp::MoreThan => "more than",
        CompareOp::LessThan => "less than",
        CompareOp::Equal => "=",
        CompareOp::NotEqual => "!=",
    }
}

pub(super) fn text_word(op: TextOp) -> &'static str {
    match op {
        TextOp::Contains => "contains",
        TextOp::Mentions => "mentions",
        TextOp::StartsWith => "starts with",
        TextOp::EndsWith => "ends with",
    }
}

/// A word that a test names.
pub(super) fn word_in(kind: Option<&TestKind>) -> Option<String> {
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

/// A number that a test names.
pub(super) fn number_in(kind: Option<&TestKind>) -> Option<String> {
    match kind? {
        TestKind::Compare(_, value) => match &value.kind {
            ExprKind::Number(number) => Some(number.value.to_string()),
            _ => None,
        },
        TestKind::Is { value: Operand::Number(number), .. } => Some(number.value.to_string()),
        _ => None,
    }
}

/// Of a yes/no field, or of a condition.
pub(super) fn flag(said: &str, kind: Option<&TestKind>) -> String {
    let differs =
        matches!(kind, Some(TestKind::Compare(CompareOp::NotEqual, _) | TestKind::Is { negated: true, .. }));
    let no = match word_in(kind).map(|word| text::fold(&word)).as_deref() {
        Some("no" | "false" | "0") => Some(true),
        Some("yes" | "true" | "1") => Some(false),
        _ => None,
    };
    match no.map(|no| no != differs) {
        Some(true) => format!("write `not {said}`"),
        Some(false) => format!("write `{said}`"),
        None => one_of_two(said, &format!("not {said}")),
    }
}

/// Of a text.
pub(super) fn textual(said: &str, kind: Option<&TestKind>) -> String {
    match (word_in(kind), kind) {
        (None, Some(TestKind::Includes(_, IncludeArg::Many(list)))) => match list {
            ListRef::Named(name) => format!("write `{said} contains any of {}`", name.text),
            ListRef::Words(words, _) => {
                let words: Vec<String> = words.iter().map(|word| say::quoted(&word.text)).collect();
                format!("write `{said} contains any of ({})`", words.join(", "))
            }
        },
        (Some(word), Some(TestKind::Includes(..))) => {
            format!("write `{said} contains {}`", say::quoted(&word))
        }
        (Some(word), Some(TestKind::Compare(CompareOp::NotEqual, _))) => {
            format!("write `{said} is not {}`", say::quoted(&word))
        }
        (_, Some(kind)) if needed_type(kind).is_some() => {
            let ty = needed_type(kind).unwrap_or_default();
            let example = format!("`{said} is \"…\"`");
            match said.chars().all(|c| c.is_alphanumeric() || c == '_') {
                true => format!("declare it so, `{said}: {ty}`, or ask for a text: {example}"),
                false => format!("ask for a text: {example}"),
            }
        }
        (Some(word), _) => format!("write `{said} is {}`", say::quoted(&word)),
        (None, _) => one_of_two(&format!("{said} is \"…\""), &format!("{said} is known")),
    }
}

/// The type that a field would have to be of for a test that no text has.
fn needed_type(kind: &TestKind) -> Option<&'static str> {
    match kind {
        TestKind::Compare(CompareOp::Equal | CompareOp::NotEqual, _) => None,
        TestKind::Compare(..) | TestKind::Between(..) => Some("number"),
        TestKind::InTheLast(_) | TestKind::InTheNext(_) | TestKind::MoreThanAgo(_) | TestKind::Date(..) => {
            Some("date")
        }
        _ => None,
    }
}

/// Of a number or an amount of money.
pub(super) fn numeric(said: &str, kind: Option<&TestKind>, example: &str, currency: Option<&str>) -> String {
    let number = number_in(kind)
        .or_else(|| word_in(kind).and_then(|word| Number::parse(&word).ok()).map(|number| number.to_string()))
        .map(|number| currency.map_or(number.clone(), |currency| format!("{number} {currency}")));
    match (number, kind) {
        (Some(number), Some(TestKind::Is { negated: true, .. })) => format!("write `{said} != {number}`"),
        (Some(number), Some(TestKind::Is { .. })) => format!("write `{said} = {number}`"),
        (Some(number), _) => one_of_two(&format!("{said} = {number}"), &format!("{said} at least {number}")),
        (None, None) => format!("say how much it must be, for example `{said} at least {example}`"),
        (None, _) => format!("write for example `{said} at least {example}`"),
    }
}

/// Of a date.
pub(super) fn dated(said: &str, kind: Option<&TestKind>, text: impl Fn(Span) -> String) -> String {
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
pub(super) fn worded(said: &str, domain: &Domain, kind: Option<&TestKind>) -> String {
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
pub(super) fn set(said: &str, domain: &Domain, kind: Option<&TestKind>) -> String {
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
