//! Conditions and quantities.

use super::lists::{Joined, joints};
use super::tests::test;
use super::values::{date, duration_in, number, percent};
use super::{Cx, Part, child, parts};
use crate::sources::Span;
use crate::syntax::ast::{Expr, ExprKind, Factor, Interactions, Path, Term, What, Window};
use crate::syntax::grammar::Rule;

/// Pieces joined by `or` and `and`.
pub(super) fn expr(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Expr> {
    let mut ors: Vec<Expr> = Vec::new();
    let mut ands: Vec<Expr> = Vec::new();
    let mut nots: Vec<Span> = Vec::new();
    let mut piece: Option<Expr> = None;
    for item in parts(part) {
        match item.as_rule() {
            Rule::k_not => nots.push(cx.span(&item)),
            Rule::sum => piece = Some(sum(cx, &item)?),
            Rule::k_and => ands.push(negated(&mut nots, piece.take()?)),
            Rule::k_or => {
                ands.push(negated(&mut nots, piece.take()?));
                ors.push(chain(&mut ands, ExprKind::And)?);
            }
            _ => {
                let of = piece.take()?;
                piece = Some(tested(cx, of, &item)?);
            }
        }
    }
    let last = negated(&mut nots, piece.take()?);
    if ands.is_empty() && ors.is_empty() {
        return Some(last);
    }
    ands.push(last);
    ors.push(chain(&mut ands, ExprKind::And)?);
    chain(&mut ors, ExprKind::Or)
}

/// A quantity with what is asked of it.
fn tested(cx: &mut Cx<'_>, of: Expr, part: &Part<'_>) -> Option<Expr> {
    let test = test(cx, part)?;
    let span = of.span.to(test.span);
    Some(Expr { kind: ExprKind::Test(Box::new(of), test), span })
}

/// Puts the `not`s before a piece around it.
fn negated(nots: &mut Vec<Span>, piece: Expr) -> Expr {
    let mut expr = piece;
    while let Some(not) = nots.pop() {
        let span = not.to(expr.span);
        expr = Expr { kind: ExprKind::Not(Box::new(expr)), span };
    }
    expr
}

/// Joins what was gathered; a single one stays itself.
fn chain(gathered: &mut Vec<Expr>, join: fn(Vec<Expr>) -> ExprKind) -> Option<Expr> {
    let mut all = std::mem::take(gathered);
    if all.len() == 1 {
        return all.pop();
    }
    let span = all.first()?.span.to(all.last()?.span);
    Some(Expr { kind: join(all), span })
}

/// Values joined by `+ - * /`, with `*` and `/` binding tighter.
pub(super) fn sum(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Expr> {
    let mut items = parts(part);
    if let (Some(only), None) = (items.next(), items.next()) {
        return value(cx, &only);
    }
    let mut terms: Vec<Term> = Vec::new();
    let mut factors: Vec<Factor> = Vec::new();
    let mut minus = false;
    let mut divide = false;
    for item in parts(part) {
        if item.as_rule() != Rule::operator {
            let value = value(cx, &item)?;
            factors.push(Factor { divide, value });
            continue;
        }
        match item.as_str() {
            "*" => divide = false,
            "/" => divide = true,
            sign => {
                terms.push(Term { minus, value: product(&mut factors)? });
                minus = sign == "-";
                divide = false;
            }
        }
    }
    let last = product(&mut factors)?;
    if terms.is_empty() {
        return Some(last);
    }
    terms.push(Term { minus, value: last });
    let first = terms.remove(0).value;
    let span = first.span.to(terms.last()?.value.span);
    Some(Expr { kind: ExprKind::Sum(Box::new(first), terms), span })
}

fn product(factors: &mut Vec<Factor>) -> Option<Expr> {
    let mut all = std::mem::take(factors);
    if all.len() == 1 {
        return all.pop().map(|f| f.value);
    }
    if all.is_empty() {
        return None;
    }
    let first = all.remove(0).value;
    let span = first.span.to(all.last()?.value.span);
    Some(Expr { kind: ExprKind::Product(Box::new(first), all), span })
}

/// A value, or a test of interactions.
pub(super) fn value(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Expr> {
    let span = cx.span(part);
    let kind = match part.as_rule() {
        Rule::paren => ExprKind::Paren(Box::new(expr(cx, &child(part, Rule::expr)?)?)),
        Rule::string => ExprKind::Text(cx.text(part)),
        Rule::date => ExprKind::Date(date(cx, part)?),
        Rule::number => ExprKind::Number(number(cx, part)?),
        Rule::yes => ExprKind::Yes,
        Rule::no => ExprKind::No,
        Rule::path => ExprKind::Path(cx.path(part)?),
        Rule::share => ExprKind::Share(percent(cx, &child(part, Rule::percent)?)?, last(cx, part)?),
        Rule::since => ExprKind::DaysSince(last(cx, part)?),
        Rule::stays => ExprKind::EarlierStays(cx.name(&child(part, Rule::name)?)),
        Rule::missing => ExprKind::Missing(cx.path(&child(part, Rule::path)?)?),
        Rule::smaller => two(cx, part, ExprKind::Smaller)?,
        Rule::larger => two(cx, part, ExprKind::Larger)?,
        _ => return of_interactions(cx, part),
    };
    Some(Expr { kind, span })
}

/// The last value of a part.
fn last(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Box<Expr>> {
    let item = parts(part).last()?;
    value(cx, &item).map(Box::new)
}

/// The two values of `smaller of x and y`.
fn two(cx: &mut Cx<'_>, part: &Part<'_>, join: fn(Box<Expr>, Box<Expr>) -> ExprKind) -> Option<ExprKind> {
    let keyword = |r: Rule| matches!(r, Rule::k_smaller_of | Rule::k_larger_of | Rule::k_and);
    let mut values = parts(part).filter(|p| !keyword(p.as_rule()));
    let (a, b) = (values.next()?, values.next()?);
    Some(join(Box::new(value(cx, &a)?), Box::new(value(cx, &b)?)))
}

/// `any demo_request`, `count of call where …`
fn of_interactions(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Expr> {
    let span = cx.span(part);
    let of = interactions(cx, &child(part, Rule::interactions)?)?;
    let field = child(part, Rule::name).map(|n| cx.name(&n));
    let kind = match part.as_rule() {
        Rule::any_interaction => ExprKind::Any(of),
        Rule::no_interaction => ExprKind::None(of),
        Rule::count => ExprKind::Count(of),
        Rule::total => ExprKind::Total(field?, of),
        Rule::latest => {
            only_windows(cx, &of, "latest", true);
            ExprKind::Latest(field?, of)
        }
        Rule::since_last => {
            only_windows(cx, &of, "days since last", false);
            ExprKind::DaysSinceLast(of)
        }
        _ => return None,
    };
    Some(Expr { kind, span })
}

/// Says where a window stands that means nothing there.
fn only_windows(cx: &mut Cx<'_>, of: &Interactions, what: &str, in_the_last: bool) {
    let (span, words) = match of.window {
        Some(Window::InTheLast(d)) if !in_the_last => (d.span, "in the last …"),
        Some(Window::InThisStage(span)) => (span, "in this stage"),
        _ => return,
    };
    let help = if in_the_last {
        "leave it out, or write `in the last 30 days`, for example"
    } else {
        "leave it out"
    };
    cx.error("window", span, format!("`{what}` takes no `{words}`"), help);
}

/// `page_view where … in the last 30 days`
pub(super) fn interactions(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Interactions> {
    let span = cx.span(part);
    super::order::in_order(cx, part, &[Rule::where_clause, Rule::in_the_last], &[]);
    let mut found = of_kind(cx, &child(part, Rule::what)?, span)?;
    for clause in parts(part) {
        match clause.as_rule() {
            Rule::where_clause => found.condition = where_clause(cx, &clause).map(Box::new),
            Rule::in_the_last => found.window = Some(Window::InTheLast(duration_in(cx, &clause)?)),
            Rule::in_this_stage => found.window = Some(Window::InThisStage(cx.span(&clause))),
            _ => {}
        }
    }
    Some(found)
}

/// One kind of interaction, or what the lead did, not narrowed yet.
pub(super) fn of_kind(cx: &mut Cx<'_>, part: &Part<'_>, span: Span) -> Option<Interactions> {
    let what = match child(part, Rule::name) {
        Some(name) => What::Named(cx.name(&name)),
        None => What::ByTheLead(cx.span(part)),
    };
    Some(Interactions { what, condition: None, window: None, span })
}

/// `where reached is yes`, `where (not reached)`
pub(super) fn where_clause(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Expr> {
    let test = child(part, Rule::where_test)?;
    let mut items = parts(&test);
    let of = value(cx, &items.next()?)?;
    match items.next() {
        Some(tail) => tested(cx, of, &tail),
        None => Some(of),
    }
}

/// `when …`, `as soon as …`
pub(super) fn condition(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Expr> {
    expr(cx, &child(part, Rule::expr)?)
}

/// `(email or phone)`: the fields of which one is needed.
pub(super) fn one_of_paths(cx: &mut Cx<'_>, part: &Part<'_>) -> Vec<Path> {
    joints(cx, part, Joined::Or, "fields in parentheses");
    super::all(part, Rule::path).filter_map(|p| cx.path(&p)).collect()
}
