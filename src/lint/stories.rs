//! Examples of leads that come back: what happens to them, step by step. Each is run before anybody sees it.

use super::witness::{self, Wanted};
use super::{Context, sites};
use crate::model::{Automatic, Command, CondId, Handover, Need, Operand, Stage, StageId};
use crate::reason::{Goal, Key};
use crate::values::Period;

/// What sends a lead back.
#[derive(Clone, Copy)]
pub(super) enum By<'a> {
    Command(&'a Command),
    Time(Period),
}

/// A lead that is sent back, and that stands where it stood, or before, at the same instant.
pub(super) fn sent_back(
    cx: &Context<'_>,
    (id, from): (StageId, &Stage),
    by: By<'_>,
    guard: Option<CondId>,
    forward: &Automatic,
) -> Option<String> {
    let next = &cx.model.stages.at(forward.way.to).name;
    let (back, (given, then)) = match by {
        By::Command(command) => {
            let back = format!("Sent back to {}", cx.model.stages.at(command.way.to).name);
            (back, given(cx, (id, from), command)?)
        }
        By::Time(after) => (format!("Back after {after}"), (Vec::new(), format!("then after {after}"))),
    };
    let wanted = Wanted {
        title: format!("{back}, and straight on to {next}"),
        holding: [forward.condition, guard].into_iter().flatten().collect(),
        given,
        start_in: Some(from),
        ..Wanted::default()
    };
    told(cx, wanted, &then, &format!("stage is {next}"))
}

/// A lead for which a command is given, and of which another line of the same command makes something.
pub(super) fn another_way(
    cx: &Context<'_>,
    (id, from): (StageId, &Stage),
    command: &Command,
    other: &Command,
) -> Option<String> {
    let (given, then) = given(cx, (id, from), command)?;
    let wanted = Wanted {
        title: format!("{} in {} goes another way", command.action, from.name),
        holding: command.condition.into_iter().collect(),
        given,
        start_in: Some(from),
        ..Wanted::default()
    };
    told(cx, wanted, &then, &format!("stage is {}", cx.model.stages.at(other.way.to).name))
}

/// What must hold for a command to be given, and the steps to it: `then drop by sales because spam`.
fn given(cx: &Context<'_>, (id, from): (StageId, &Stage), command: &Command) -> Option<(Vec<Goal>, String)> {
    let team = &cx.model.teams.at(*command.teams.first()?).name;
    let after = command.after.map(|after| format!("after {after} ")).unwrap_or_default();
    let because = command.reasons.first().map(|&reason| &cx.model.reasons.at(reason).name);
    let because = because.map(|reason| format!(" because {reason}")).unwrap_or_default();
    let then = format!("then {after}{} by {team}{because}", command.action);
    let mut given = known(&command.needs);
    let is_its_own = |handover: &&Handover| handover.rejects.iter().any(|of| std::ptr::eq(of, command));
    let Some(handover) = from.handover.as_ref().filter(is_its_own) else { return Some((given, then)) };
    given.extend(known(&handover.needs));
    given.extend(sites::at_handover(id, handover));
    if handover.confirms.is_empty() {
        return Some((given, then));
    }
    let owner = &cx.model.teams.at(from.owner).name;
    Some((given, format!("then confirm by {owner}\n  {then}")))
}

/// What holds of a lead that is handed over as soon as it is in a stage; none where it is confirmed first.
pub(super) fn handed_over(id: StageId, handover: &Handover) -> Option<Vec<Goal>> {
    let given = known(&handover.needs).into_iter().chain(sites::at_handover(id, handover));
    handover.confirms.is_empty().then(|| given.collect())
}

/// That what is needed is known: of several fields the first.
fn known(needs: &[Need]) -> Vec<Goal> {
    let first = needs.iter().filter_map(|need| need.any_of.first());
    first.map(|&field| Goal::Known(Key::Field(Operand::Lead(field)))).collect()
}

/// A lead that a timer sends back, and that returns by itself.
pub(super) fn round(
    cx: &Context<'_>,
    from: &Stage,
    after: Period,
    conditions: [Option<CondId>; 2],
    given: Vec<Goal>,
) -> Option<String> {
    let name = &from.name;
    let expect = format!("stage is {name} and earlier stays in {name} = 1");
    let wanted = Wanted {
        title: format!("Out of {name}, and back by itself"),
        holding: conditions.into_iter().flatten().collect(),
        given,
        start_in: Some(from),
        ..Wanted::default()
    };
    told(cx, wanted, &format!("then after {after}"), &expect)
}

fn told(cx: &Context<'_>, wanted: Wanted<'_>, then: &str, expect: &str) -> Option<String> {
    let told = witness::of(cx, &wanted)?;
    Some(format!("{}  {then}\n  expect {expect}\n}}", told.strip_suffix('}')?))
}
