//! Examples of leads that come back: what happens to them, step by step. Each is run before anybody sees it.

use super::Context;
use super::witness::{self, Wanted};
use crate::model::{Automatic, Command, CondId, Stage};
use crate::values::Period;

/// A lead that a command sends back, and that stands where it stood, or before, at the same instant.
pub(super) fn sent_back(
    cx: &Context<'_>,
    from: &Stage,
    command: &Command,
    forward: &Automatic,
) -> Option<String> {
    let team = &cx.model.teams.at(*command.teams.first()?).name;
    let after = command.after.map(|after| format!("after {after} ")).unwrap_or_default();
    let because = command.reasons.first().map(|&reason| &cx.model.reasons.at(reason).name);
    let because = because.map(|reason| format!(" because {reason}")).unwrap_or_default();
    let then = format!("then {after}{} by {team}{because}", command.action);
    let (back, next) = (&cx.model.stages.at(command.way.to).name, &cx.model.stages.at(forward.way.to).name);
    let title = format!("Sent back to {back}, and straight on to {next}");
    let holding = [forward.condition, command.condition];
    told(cx, title, from, holding, &then, &format!("stage is {next}"))
}

/// A lead that a timer sends back, and that returns by itself.
pub(super) fn round(
    cx: &Context<'_>,
    from: &Stage,
    after: Period,
    conditions: [Option<CondId>; 2],
) -> Option<String> {
    let name = &from.name;
    let expect = format!("stage is {name} and earlier stays in {name} = 1");
    told(
        cx,
        format!("Out of {name}, and back by itself"),
        from,
        conditions,
        &format!("then after {after}"),
        &expect,
    )
}

fn told(
    cx: &Context<'_>,
    title: String,
    from: &Stage,
    holding: [Option<CondId>; 2],
    then: &str,
    expect: &str,
) -> Option<String> {
    let holding = holding.into_iter().flatten().collect();
    let wanted = Wanted { title, holding, start_in: Some(from), expect: Vec::new(), perhaps: Vec::new() };
    let told = witness::of(cx, &wanted)?;
    Some(format!("{}  {then}\n  expect {expect}\n}}", told.strip_suffix('}')?))
}
