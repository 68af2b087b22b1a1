//! What is asked of a quantity: `at least 50`, `is one of (…)`, `contains "…"`.

use super::expr::{sum, value};
use super::lists::list_ref;
use super::values::{date, duration, duration_in, number};
use super::{Cx, Part, child, has, parts};
use crate::syntax::ast::{
    CompareOp, DateOp, Expr, IncludeArg, IncludeOp, Needles, Operand, Test, TestKind, TextOp,
};
use crate::syntax::grammar::Rule;

/// Any test.
pub(super) fn test(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Test> {
    let span = cx.span(part);
    let kind = match part.as_rule() {
        Rule::is_test | Rule::where_is => is(cx, part)?,
        Rule::compare | Rule::where_compare => {
            let right = Box::new(right_side(cx, part, 0)?);
            TestKind::Compare(comparison(&child(part, Rule::comparison)?)?, right)
        }
        Rule::between | Rule::where_between => {
            let (low, high) = (right_side(cx, part, 0), right_side(cx, part, 1));
            TestKind::Between(Box::new(low?), Box::new(high?))
        }
        Rule::text_test => text(cx, part)?,
        Rule::includes => includes(cx, part)?,
        Rule::date_test | Rule::where_date => {
            let op = parts(part).find_map(|p| date_op(p.as_rule()))?;
            TestKind::Date(op, Box::new(right_side(cx, part, 0)?))
        }
        Rule::in_the_last => TestKind::InTheLast(duration_in(cx, part)?),
        Rule::in_the_next => TestKind::InTheNext(duration_in(cx, part)?),
        Rule::long_ago => TestKind::MoreThanAgo(past(cx, part)?),
        _ => return None,
    };
    Some(Test { kind, span })
}

/// The duration of `30 days ago`.
pub(super) fn past(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<crate::syntax::ast::Duration> {
    let past = child(part, Rule::past)?;
    duration(cx, &child(&past, Rule::duration)?)
}

/// A quantity that a test compares with, by place.
fn right_side(cx: &mut Cx<'_>, part: &Part<'_>, at: usize) -> Option<Expr> {
    let is_side = |item: &Part<'_>| {
        !matches!(
            item.as_rule(),
            Rule::comparison | Rule::k_between | Rule::k_and | Rule::k_before | Rule::k_after | Rule::k_on
        )
    };
    let item = parts(part).filter(is_side).nth(at)?;
    if item.as_rule() == Rule::sum { sum(cx, &item) } else { value(cx, &item) }
}

/// `is hot`, `is not one of (…)`, `is known`, `is at least 5`
fn is(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<TestKind> {
    let negated = has(part, Rule::k_not);
    let asked = parts(part).find(|p| !matches!(p.as_rule(), Rule::k_is | Rule::k_not))?;
    Some(match asked.as_rule() {
        Rule::k_known => TestKind::IsKnown { negated },
        Rule::k_unknown => TestKind::IsKnown { negated: !negated },
        Rule::k_complete => TestKind::IsComplete { negated },
        Rule::is_one_of => {
            TestKind::IsOneOf { negated, list: list_ref(cx, &child(&asked, Rule::list_ref)?)? }
        }
        Rule::operand => TestKind::Is { negated, value: operand(cx, &asked)? },
        _ => test(cx, &asked)?.kind,
    })
}

fn operand(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Operand> {
    let inner = parts(part).next()?;
    Some(match inner.as_rule() {
        Rule::number => Operand::Number(number(cx, &inner)?),
        Rule::date => Operand::Date(date(cx, &inner)?),
        _ => Operand::Word(cx.word(&inner)?),
    })
}

fn comparison(part: &Part<'_>) -> Option<CompareOp> {
    Some(match parts(part).next().map(|p| p.as_rule()) {
        Some(Rule::k_at_least) => CompareOp::AtLeast,
        Some(Rule::at_most) => CompareOp::AtMost,
        Some(Rule::k_more_than) => CompareOp::MoreThan,
        Some(Rule::k_less_than) => CompareOp::LessThan,
        _ => match part.as_str() {
            ">=" => CompareOp::AtLeast,
            "<=" => CompareOp::AtMost,
            ">" => CompareOp::MoreThan,
            "<" => CompareOp::LessThan,
            "=" => CompareOp::Equal,
            "!=" => CompareOp::NotEqual,
            _ => return None,
        },
    })
}

fn date_op(keyword: Rule) -> Option<DateOp> {
    Some(match keyword {
        Rule::k_before => DateOp::Before,
        Rule::k_after => DateOp::After,
        Rule::k_on => DateOp::On,
        _ => return None,
    })
}

/// `contains "head"`, `ends with any of private_mail`
fn text(cx: &Cx<'_>, part: &Part<'_>) -> Option<TestKind> {
    let op = parts(part).find_map(|p| match p.as_rule() {
        Rule::k_contains => Some(TextOp::Contains),
        Rule::k_mentions => Some(TextOp::Mentions),
        Rule::k_starts_with => Some(TextOp::StartsWith),
        Rule::k_ends_with => Some(TextOp::EndsWith),
        _ => None,
    })?;
    let needles = child(part, Rule::needles)?;
    Some(match child(&needles, Rule::string) {
        Some(one) => TestKind::Text(op, Needles::One(cx.text(&one))),
        None => TestKind::Text(op, Needles::Any(list_ref(cx, &child(&needles, Rule::list_ref)?)?)),
    })
}

/// `includes cloud`, `includes all of (cloud, erp)`
fn includes(cx: &Cx<'_>, part: &Part<'_>) -> Option<TestKind> {
    if let Some(one) = child(part, Rule::word) {
        return Some(TestKind::Includes(IncludeOp::One, IncludeArg::One(cx.word(&one)?)));
    }
    let op = if has(part, Rule::k_all_of) { IncludeOp::All } else { IncludeOp::Any };
    Some(TestKind::Includes(op, IncludeArg::Many(list_ref(cx, &child(part, Rule::list_ref)?)?)))
}
