//! Scores, ratings, questionnaires, tables and choices.

use super::expr::{condition, expr, of_kind, sum, where_clause};
use super::order::in_order;
use super::values::{duration_in, number, percent, whole};
use super::{Cx, Part, all, child, has, parts};
use crate::syntax::ast::{
    Answer, Bounds, CalendarWord, Choice, Fade, FadeKind, Heads, Interactions, Level, Limit, LimitKind,
    NumberLit, Per, Row, ScoreKind, ScoreLine, Window,
};
use crate::syntax::grammar::Rule;

/// A line of a score that has no block.
pub(in crate::syntax) fn line(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<ScoreLine> {
    let span = cx.span(part);
    let (kind, why) = match part.as_rule() {
        Rule::fade_line => (ScoreKind::Fade(fade(cx, &child(part, Rule::fade)?)?), None),
        Rule::always => {
            let points = number(cx, &child(part, Rule::plain)?)?;
            (ScoreKind::Always { points, condition: condition(cx, part)? }, child(part, Rule::string))
        }
        Rule::award => return award(cx, part),
        _ => return None,
    };
    Some(ScoreLine { kind, why: why.map(|w| cx.text(&w)), span })
}

/// `+5 …`
fn award(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<ScoreLine> {
    let span = cx.span(part);
    let points = number(cx, &child(part, Rule::points)?)?;
    let body = parts(part).find(|p| p.as_rule() != Rule::points)?;
    let kind = match body.as_rule() {
        Rule::rule_when => {
            let clause = child(&body, Rule::when_clause)?;
            ScoreKind::When { points, condition: condition(cx, &clause)? }
        }
        Rule::rule_per => per(cx, points, &body)?,
        Rule::rule_without => without(cx, points, &body)?,
        Rule::rule_share => share(cx, points, &body)?,
        _ => return None,
    };
    let why = child(&body, Rule::string).map(|w| cx.text(&w));
    Some(ScoreLine { kind, why, span })
}

/// `per whitepaper_download where … in the last 90 days at most once per product`
fn per(cx: &mut Cx<'_>, points: NumberLit, part: &Part<'_>) -> Option<ScoreKind> {
    let order = [Rule::where_clause, Rule::rule_window, Rule::limit, Rule::fade, Rule::string];
    in_order(cx, part, &order, &[Rule::limit]);
    let mut interactions = what(cx, part)?;
    let mut limits = Vec::new();
    let mut fades = None;
    for clause in parts(part) {
        match clause.as_rule() {
            Rule::where_clause => narrow(cx, &mut interactions, &clause)?,
            Rule::rule_window => {
                let window = child(&clause, Rule::in_the_last)?;
                interactions.window = Some(Window::InTheLast(duration_in(cx, &window)?));
                interactions.span = interactions.span.to(cx.span(&clause));
            }
            Rule::limit => limits.push(limit(cx, &clause)?),
            Rule::fade => fades = Some(fade(cx, &clause)?),
            _ => {}
        }
    }
    Some(ScoreKind::Per { points, interactions, limits, fade: fades })
}

/// `per full 30 days without interaction by the lead up to -40 points`
fn without(cx: &mut Cx<'_>, points: NumberLit, part: &Part<'_>) -> Option<ScoreKind> {
    in_order(cx, part, &[Rule::where_clause, Rule::limit, Rule::string], &[Rule::limit]);
    let every = duration_in(cx, part)?;
    let mut interactions = what(cx, part)?;
    if let Some(clause) = child(part, Rule::where_clause) {
        narrow(cx, &mut interactions, &clause)?;
    }
    let limits = limits(cx, part);
    Some(ScoreKind::Without { points, every, interactions, limits })
}

/// `+60% of momentum up to 30 points`
fn share(cx: &mut Cx<'_>, points: NumberLit, part: &Part<'_>) -> Option<ScoreKind> {
    in_order(cx, part, &[Rule::limit, Rule::string], &[Rule::limit]);
    let sign = cx.span(&child(part, Rule::percent_sign)?);
    let percent = crate::syntax::ast::Percent { value: points.value, span: points.span.to(sign) };
    let of = sum(cx, &child(part, Rule::sum)?)?;
    Some(ScoreKind::Share { percent, of, limits: limits(cx, part) })
}

fn what(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Interactions> {
    let what = child(part, Rule::what)?;
    let span = cx.span(&what);
    of_kind(cx, &what, span)
}

fn narrow(cx: &mut Cx<'_>, interactions: &mut Interactions, clause: &Part<'_>) -> Option<()> {
    interactions.condition = Some(Box::new(where_clause(cx, clause)?));
    interactions.span = interactions.span.to(cx.span(clause));
    Some(())
}

fn limits(cx: &mut Cx<'_>, part: &Part<'_>) -> Vec<Limit> {
    all(part, Rule::limit).filter_map(|l| limit(cx, &l)).collect()
}

/// `at most 5 times per day`, `up to 20 points`
fn limit(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Limit> {
    let span = cx.span(part);
    let inner = parts(part).next()?;
    let kind = if inner.as_rule() == Rule::limit_points {
        let per = child(&inner, Rule::calendar).and_then(|c| Some((calendar(&c)?, cx.span(&c))));
        LimitKind::Points { points: number(cx, &child(&inner, Rule::plain)?)?, per }
    } else {
        let count = times(cx, &inner)?;
        let per = match child(&inner, Rule::limit_span) {
            Some(within) => limit_span(cx, &within, &count)?,
            None => Per::Ever,
        };
        LimitKind::Times { count, per }
    };
    Some(Limit { kind, span })
}

/// `once`, `5 times`
fn times(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<NumberLit> {
    if let Some(once) = child(part, Rule::k_once) {
        return Some(NumberLit { value: crate::values::Number::ONE, currency: None, span: cx.span(&once) });
    }
    let digits = child(part, Rule::digits)?;
    let span = cx.span(&digits);
    let count = match crate::values::Number::parse(&digits.as_str().replace('_', "")) {
        Ok(n) if n.to_int().is_some_and(|n| n > 0) => n,
        _ => {
            let message = format!("`{}` is no number of times: it has to be a whole number from 1", digits.as_str());
            cx.error("whole-number", span, message, "write `at most 2 times`, for example");
            crate::values::Number::ONE
        }
    };
    Some(NumberLit { value: count, currency: None, span })
}

/// `per day`, `in any 7 days`, `per product`
fn limit_span(cx: &mut Cx<'_>, part: &Part<'_>, count: &NumberLit) -> Option<Per> {
    if let Some(word) = child(part, Rule::calendar) {
        return Some(Per::Calendar(calendar(&word)?, cx.span(&word)));
    }
    let Some(field) = child(part, Rule::name) else { return duration_in(cx, part).map(Per::Any) };
    if count.value != crate::values::Number::ONE {
        let span = cx.span(part);
        let message = format!("`per {}` goes with `at most once` only", field.as_str());
        cx.error("limit", span, message, format!("write `at most once per {}`", field.as_str()));
    }
    Some(Per::Field(cx.name(&field)))
}

fn calendar(part: &Part<'_>) -> Option<CalendarWord> {
    Some(match parts(part).next()?.as_rule() {
        Rule::k_day => CalendarWord::Day,
        Rule::k_week => CalendarWord::Week,
        Rule::k_month => CalendarWord::Month,
        Rule::k_year => CalendarWord::Year,
        _ => return None,
    })
}

/// `keeps 50% after every 30 days`, `fades out in 4 steps of 2 weeks`, `never fades`
fn fade(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Fade> {
    let span = cx.span(part);
    let inner = parts(part).next()?;
    let kind = match inner.as_rule() {
        Rule::fade_keeps => {
            FadeKind::Keeps(percent(cx, &child(&inner, Rule::percent)?)?, duration_in(cx, &inner)?)
        }
        Rule::fade_steps => {
            let steps = child(&inner, Rule::plain)?;
            whole(cx, &steps, "steps")?;
            FadeKind::Steps(number(cx, &steps)?, duration_in(cx, &inner)?)
        }
        _ => FadeKind::Never,
    };
    Some(Fade { kind, span })
}

/// The bounds of a group.
pub(in crate::syntax) fn bounds(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Bounds> {
    if let Some(up_to) = child(part, Rule::group_up_to) {
        return Some(Bounds::UpTo(number(cx, &child(&up_to, Rule::plain)?)?));
    }
    range(cx, part).map(|(low, high)| Bounds::Between(low, high))
}

/// `between 0 and 100`
pub(in crate::syntax) fn range(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<(NumberLit, NumberLit)> {
    let range = child(part, Rule::range)?;
    let mut bounds = all(&range, Rule::plain);
    let (low, high) = (bounds.next()?, bounds.next()?);
    Some((number(cx, &low)?, number(cx, &high)?))
}

/// `A from 80`, `D below`
pub(in crate::syntax) fn level(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Level> {
    let from = child(part, Rule::plain).and_then(|p| number(cx, &p));
    Some(Level { name: cx.word(&child(part, Rule::word)?)?, from, span: cx.span(part) })
}

/// `yes +30`
pub(in crate::syntax) fn answer(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Answer> {
    let word = cx.word(&child(part, Rule::word)?)?;
    let given = child(part, Rule::answer_points)?;
    let points = number(cx, &given)?;
    if !has(&given, Rule::sign) && !points.value.is_zero() {
        let (number, span) = (given.as_str(), cx.span(&given));
        cx.error("points-without-sign", span, format!("`{number}` has no sign"), format!("write `+{number}` or `-{number}`"));
    }
    Some(Answer { word, points, span: cx.span(part) })
}

/// `C, D`, `unknown`
pub(in crate::syntax) fn heads(cx: &Cx<'_>, part: &Part<'_>) -> Heads {
    let words = all(part, Rule::head).filter_map(|h| cx.word(&parts(&h).next()?)).collect();
    Heads { words, span: cx.span(part) }
}

/// `C, D | P2 | P3 | P3`
pub(in crate::syntax) fn row(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Row> {
    let cells = all(part, Rule::word).filter_map(|w| cx.word(&w)).collect();
    Some(Row { heads: heads(cx, &child(part, Rule::heads)?), cells, span: cx.span(part) })
}

/// `enterprise when employees at least 1000`, `unclear otherwise`
pub(in crate::syntax) fn choice(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Choice> {
    let condition = match child(part, Rule::when_clause) {
        Some(clause) => Some(expr(cx, &child(&clause, Rule::expr)?)?),
        None => None,
    };
    Some(Choice { word: cx.word(&child(part, Rule::word)?)?, condition, span: cx.span(part) })
}
