//! The lines of examples.

use super::declare::data;
use super::expr::condition;
use super::values::{date, duration, duration_in};
use super::{Cx, Part, child};
use crate::syntax::ast::{DataEntry, ExampleKind, ExampleLine, Happened, Then};
use crate::syntax::grammar::Rule;

/// A line of an example; `entries` are those of its block.
pub(in crate::syntax) fn line(
    cx: &mut Cx<'_>,
    part: &Part<'_>,
    entries: Vec<DataEntry>,
) -> Option<ExampleLine> {
    let span = cx.span(part);
    let name = child(part, Rule::name).map(|n| cx.name(&n));
    let kind = match part.as_rule() {
        Rule::example_lead => ExampleKind::Lead(entries),
        Rule::as_of => ExampleKind::AsOf(date(cx, &child(part, Rule::date)?)?),
        Rule::start_in => ExampleKind::StartIn(name?, child(part, Rule::date).and_then(|d| date(cx, &d))),
        Rule::happened => {
            let past = child(part, Rule::past)?;
            let ago = duration(cx, &child(&past, Rule::duration)?)?;
            ExampleKind::Ago(ago, Happened { what: name?, fields: entries })
        }
        Rule::then => then(cx, part, entries)?,
        Rule::expect => ExampleKind::Expect(condition(cx, part)?),
        _ => return None,
    };
    Some(ExampleLine { kind, span })
}

/// `then after 1 hour reject by sales because student`
fn then(cx: &mut Cx<'_>, part: &Part<'_>, entries: Vec<DataEntry>) -> Option<ExampleKind> {
    let after = match child(part, Rule::duration) {
        Some(_) => Some(duration_in(cx, part)?),
        None => None,
    };
    let what = if child(part, Rule::then_lead).is_some() {
        Then::Lead(entries)
    } else if let Some(command) = child(part, Rule::command) {
        let mut names = super::all(&command, Rule::name).map(|n| cx.name(&n));
        Then::Command { action: names.next()?, team: names.next()?, reason: names.next() }
    } else if let Some(name) = child(part, Rule::name) {
        Then::Interaction(Happened { what: cx.name(&name), fields: entries })
    } else {
        Then::Time
    };
    if what == Then::Time && after.is_none() {
        let span = cx.span(part);
        cx.error("incomplete", span, "nothing says what happens then", "write `then after 2 days` or `then accept by sales`, for example");
        return None;
    }
    Some(ExampleKind::Then(after, what))
}

/// `employees: 300`
pub(in crate::syntax) fn entry(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<DataEntry> {
    let field = cx.path(&child(part, Rule::path)?)?;
    let value = data(cx, &child(part, Rule::data)?)?;
    Some(DataEntry { field, value, span: cx.span(part) })
}
