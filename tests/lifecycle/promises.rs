//! What every step of a lead's life keeps to.

use leadpact::model::{HandoverPart, Late, Model, Move, Stage, StageId};
use leadpact::{
    Cause, Handover, Instant, LeadState, Place, Step, StepError, Transition, TransitionKind, plan,
};
use proptest::prelude::*;

use crate::life::{Deed, Life, Subject};

/// The next instant after another at which a timer, notice or deadline of the present stage falls due.
pub fn next_due(subject: &Subject, state: &LeadState, after: i64) -> Option<i64> {
    let stage = stage(&subject.model, &state.stage);
    let timers = stage.automatic.iter().filter_map(|way| way.after);
    let of_stage = timers.chain(stage.notices.iter().map(|notice| notice.after));
    let dues = of_stage.filter_map(|period| plan::due(&subject.model, state.since, period));
    dues.chain(state.due()).map(Instant::millis).filter(|&at| at > after).min()
}

/// A leap ends where single steps end, and says the same.
pub fn leap(life: &Life<'_>, to: i64) -> Result<(), TestCaseError> {
    let (pact, lead) = (&life.subject.pact, life.lead());
    let leap = pact.advance(&lead, &life.state, to).map_err(|why| TestCaseError::fail(why.to_string()))?;
    // A refusal looks at nothing: what fell due before it is still to come.
    let (mut state, mut records, mut at) = (life.state.clone(), Vec::new(), life.state.looked_at.millis());
    loop {
        let next = next_due(life.subject, &state, at).filter(|&next| next < to);
        at = next.unwrap_or(to);
        let step = pact.advance(&lead, &state, at).map_err(|why| TestCaseError::fail(why.to_string()))?;
        state = step.state;
        records.extend(step.transitions);
        if next.is_none() {
            break;
        }
    }
    prop_assert_eq!(&leap.transitions, &records);
    prop_assert_eq!(&leap.state, &state);
    Ok(())
}

/// A lead that has started stands where it is assessed.
pub fn start(life: &Life<'_>) -> Result<(), TestCaseError> {
    let (pact, lead) = (&life.subject.pact, life.lead());
    let step = pact.start(&lead, life.at).map_err(|why| TestCaseError::fail(why.to_string()))?;
    chain(None, &step, life.at)?;
    // Once there is a state, its stays count.
    if !step.state.ended_stays.is_empty() && life.subject.world.text.contains("earlier stays in") {
        return Ok(());
    }
    let afresh = pact.assess(&lead, life.at);
    let inside = pact.assess_in(&lead, &step.state, life.at);
    let inside = inside.map_err(|why| TestCaseError::fail(why.to_string()))?;
    prop_assert!(afresh.scores().eq(inside.scores()));
    prop_assert!(afresh.ratings().eq(inside.ratings()));
    prop_assert_eq!(afresh.stage(), inside.stage());
    prop_assert_eq!(afresh.handover(), inside.handover());
    prop_assert_eq!(afresh.responsible(), inside.responsible());
    prop_assert_eq!(afresh.route(), inside.route());
    prop_assert!(afresh.nurture().eq(inside.nurture()));
    prop_assert_eq!(afresh.next_change(), inside.next_change());
    Ok(())
}

/// Records chain, each is of something that the pact says, and nothing happens without one.
pub fn records(life: &Life<'_>, deed: &Deed, step: &Result<Step, StepError>) -> Result<(), TestCaseError> {
    let Ok(step) = step else { return Ok(()) };
    chain(Some(&life.state), step, deed.to)?;
    for record in &step.transitions {
        is_declared(&life.subject.model, record)?;
        prop_assert_eq!(record.cause == Cause::Command, record.team.is_some() && record.action.is_some());
    }
    let commands = step.transitions.iter().filter(|record| record.cause == Cause::Command).count();
    prop_assert_eq!(commands, usize::from(deed.command.is_some()));
    Ok(())
}

fn chain(before: Option<&LeadState>, step: &Step, to: i64) -> Result<(), TestCaseError> {
    let mut last = before.map(place);
    let mut at = before.map(|state| state.last_step);
    for record in &step.transitions {
        prop_assert_eq!(&record.from.as_ref().map(here), &last);
        prop_assert!(at.is_none_or(|at| at <= record.at) && record.at.millis() <= to);
        (last, at) = (Some(here(&record.to)), Some(record.at));
    }
    prop_assert_eq!(last, Some(place(&step.state)));
    prop_assert_eq!(at, Some(step.state.last_step));
    Ok(())
}

type Here = (String, Option<Handover>);

fn place(state: &LeadState) -> Here {
    (state.stage.clone(), state.handover.as_ref().map(|handover| handover.part))
}

fn here(place: &Place) -> Here {
    (place.stage.clone(), place.handover)
}

/// Whether the pact lets this happen.
fn is_declared(model: &Model, of: &Transition) -> Result<(), TestCaseError> {
    let Some(from) = &of.from else { return Ok(()) };
    let stage = stage(model, &from.stage);
    let same = of.to.stage == from.stage;
    let fits = match (of.kind, of.cause) {
        (TransitionKind::Moved, Cause::Command) => is_command(model, stage, of),
        (TransitionKind::Moved, Cause::Automatic) => goes(model, stage, of, |after| !after),
        (TransitionKind::Moved, Cause::Timer) => goes(model, stage, of, |after| after),
        (TransitionKind::Moved, Cause::Deadline) => is_late(model, stage, of),
        (TransitionKind::Confirmed, Cause::Command) => {
            same && of.from.as_ref() == Some(&of.to) && from.handover == Some(Handover::Waiting)
        }
        (TransitionKind::HandedOver, Cause::Automatic) => {
            let parts = (from.handover, of.to.handover);
            same && parts == (Some(Handover::Waiting), Some(Handover::Pending))
        }
        (TransitionKind::Notified, Cause::Timer | Cause::Deadline) => {
            of.from.as_ref() == Some(&of.to) && of.notify.is_some()
        }
        _ => false,
    };
    prop_assert!(fits, "the pact knows nothing of {of:?}");
    Ok(())
}

fn is_command(model: &Model, stage: &Stage, of: &Transition) -> bool {
    let team = model.teams.iter().find(|(_, team)| Some(&team.name) == of.team.as_ref());
    let Some((team, _)) = team else { return false };
    let part = of.from.as_ref().and_then(|from| from.handover);
    let handover = stage.handover.as_ref().filter(|_| part == Some(Handover::Pending));
    let accepted = handover.is_some_and(|handover| {
        of.action.as_deref() == Some("accept") && handover.to == team && leads_to(model, handover.becomes, of)
    });
    let rejects = handover.map_or(&[][..], |handover| &handover.rejects);
    let mut commands = stage.commands.iter().chain(rejects);
    let reasons = |command: &leadpact::model::Command| {
        command.reasons.is_empty()
            || command.reasons.iter().any(|&id| Some(&model.reasons.at(id).name) == of.reason.as_ref())
    };
    accepted
        || commands.any(|command| {
            Some(&command.action) == of.action.as_ref()
                && command.teams.contains(&team)
                && reasons(command)
                && is_move(model, &command.way, of)
        })
}

fn goes(model: &Model, stage: &Stage, of: &Transition, has_timer: fn(bool) -> bool) -> bool {
    let part = match of.from.as_ref().and_then(|from| from.handover) {
        Some(Handover::Pending) => HandoverPart::Pending,
        _ => HandoverPart::Waiting,
    };
    let fits = |way: &&leadpact::model::Automatic| {
        has_timer(way.after.is_some()) && way.during.is_none_or(|during| during == part)
    };
    stage.automatic.iter().filter(fits).any(|way| is_move(model, &way.way, of))
}

fn is_late(model: &Model, stage: &Stage, of: &Transition) -> bool {
    let Some(handover) = &stage.handover else { return false };
    let clocks = match of.from.as_ref().and_then(|from| from.handover) {
        Some(Handover::Pending) => &handover.accepts,
        _ => &handover.confirms,
    };
    clocks.iter().any(|clock| match &clock.if_late {
        Some(Late::Becomes(way)) => is_move(model, way, of),
        _ => false,
    })
}

fn is_move(model: &Model, way: &Move, of: &Transition) -> bool {
    let resetting = way.resetting.iter().map(|&score| &model.scores.at(score).name);
    leads_to(model, way.to, of) && resetting.eq(&of.resetting) && way.why == of.why
}

fn leads_to(model: &Model, to: StageId, of: &Transition) -> bool {
    model.stages.at(to).name == of.to.stage
}

fn stage<'m>(model: &'m Model, name: &str) -> &'m Stage {
    let found = model.stages.as_slice().iter().find(|stage| stage.name == name);
    found.expect("no stage comes from nowhere")
}

/// What is offered as open is carried out, and a command that no open offer covers is refused.
pub fn actions(life: &Life<'_>, deed: &Deed, step: &Result<Step, StepError>) -> Result<(), TestCaseError> {
    let pact = &life.subject.pact;
    let lead = pact.lead_from_json(&deed.json).expect("it is JSON");
    let actions = pact.actions(&lead, &life.state, deed.to);
    let actions = actions.map_err(|why| TestCaseError::fail(why.to_string()))?;
    for action in actions.iter().filter(|action| action.is_open) {
        for team in &action.teams {
            let command = leadpact::Command::new(action.action.as_str()).by(team.as_str());
            let command = match action.reasons.first() {
                Some(reason) => command.because(reason.as_str()),
                None => command,
            };
            let given = pact.command(&lead, &life.state, command, deed.to);
            prop_assert!(given.is_ok(), "{action:?} is open, and {:?}", given.err());
        }
    }
    if let (Some(command), Ok(_)) = (&deed.command, step) {
        let covered =
            actions.iter().any(|action| action.is_open && format!("{command:?}").contains(&action.action));
        prop_assert!(covered, "{command:?} is not offered");
    }
    Ok(())
}
