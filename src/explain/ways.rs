//! The stage, how the lead came there, and what keeps it from going on.

use super::tests_of::that_fail;
use super::view::View;
use super::{Named, RouteWhy, StageWhy, StepWhy, WayKind, WayWhy};
use crate::model::{Automatic, Clock, Command, Handover, HandoverPart, Need, RouteTo, Stage, StageId, Value};
use crate::plan::due;
use crate::values::{Instant, Period, Truth, format_instant};

/// The stage; none where the pact has none.
pub(super) fn stage(view: &View<'_>) -> Option<StageWhy> {
    let model = view.model;
    let id = view.out.stage?;
    let stage = model.stages.get(id)?;
    let started = view.out.steps.first().map_or(id, |step| step.from);
    let start = view.scratch.start_line().and_then(|at| model.start.get(usize::from(at)));
    Some(StageWhy {
        named: view.stage(id),
        meaning: stage.meaning.clone(),
        handover: part(view.out.part),
        responsible: view.out.responsible.map(|team| view.team(team)),
        route: route(view, stage),
        started: view.stage(started).name,
        start: start.map(|line| view.line(line.span)),
        steps: steps(view),
        ways: ways(view, stage),
    })
}

/// The word for a part of a handover.
pub(super) fn part(part: Option<HandoverPart>) -> Option<&'static str> {
    part.map(|part| match part {
        HandoverPart::Waiting => "waiting",
        HandoverPart::Pending => "pending",
    })
}

fn steps(view: &View<'_>) -> Vec<StepWhy> {
    let found = view.out.steps.iter().filter_map(|step| {
        let way = &view.model.stages.get(step.from)?.automatic.get(usize::from(step.way))?.way;
        Some(StepWhy {
            from: view.stage(step.from).name,
            to: view.stage(way.to).name,
            why: way.why.clone(),
            written: view.line(way.span),
        })
    });
    found.collect()
}

fn route(view: &View<'_>, stage: &Stage) -> Option<RouteWhy> {
    let routed = view.out.route?;
    let route = stage.handover.as_ref()?.routes.get(usize::from(routed.line))?;
    let to = match &route.to {
        RouteTo::Team(to) | RouteTo::Person(to) => to.clone(),
        RouteTo::PersonIn(field) => {
            let field_type = view.model.fields.get(*field).map(|field| &field.ty);
            view.show(view.lead.value(*field), field_type)?
        }
        RouteTo::Previous => return None,
        RouteTo::SpreadOver(list) => list.get(usize::from(routed.pick))?.clone(),
    };
    Some(RouteWhy { to, written: view.line(route.span) })
}

fn ways(view: &View<'_>, stage: &Stage) -> Vec<WayWhy> {
    let part = view.out.part.unwrap_or(HandoverPart::Waiting);
    let now = |way: &&Automatic| way.during.is_none_or(|during| during == part);
    let mut ways: Vec<_> = stage.automatic.iter().filter(now).map(|way| automatic(view, way)).collect();
    let mut commands: Vec<_> = stage.commands.iter().map(|way| command(view, way)).collect();
    match (&stage.handover, view.out.part) {
        (Some(handover), Some(HandoverPart::Waiting)) => ways.push(waiting(view, handover)),
        (Some(handover), Some(HandoverPart::Pending)) => {
            ways.push(accept(view, handover));
            commands.splice(0..0, handover.rejects.iter().map(|way| command(view, way)));
        }
        _ => {}
    }
    ways.append(&mut commands);
    ways
}

fn automatic(view: &View<'_>, way: &Automatic) -> WayWhy {
    let kind = if way.after.is_some() { WayKind::Timer } else { WayKind::Automatic };
    WayWhy {
        state: way.condition.map_or(Truth::Yes, |condition| view.scratch.truth(condition)),
        due: way.after.and_then(|after| falls_due(view, after)),
        tests: way.condition.map_or_else(Vec::new, |condition| that_fail(view, condition)),
        why: way.way.why.clone(),
        ..bare(view, kind, way.way.to, view.line(way.way.span))
    }
}

fn command(view: &View<'_>, command: &Command) -> WayWhy {
    let guard = command.condition.map_or(Truth::Yes, |condition| view.scratch.truth(condition));
    let needs = missing(view, &command.needs);
    WayWhy {
        teams: command.teams.iter().map(|&team| view.team(team).name).collect(),
        action: Some(command.action.clone()),
        state: if needs.is_empty() { guard } else { guard.and(Truth::Unknown) },
        due: command.after.and_then(|after| falls_due(view, after)),
        needs,
        tests: command.condition.map_or_else(Vec::new, |condition| that_fail(view, condition)),
        why: command.way.why.clone(),
        ..bare(view, WayKind::Command, command.way.to, view.line(command.way.span))
    }
}

fn waiting(view: &View<'_>, handover: &Handover) -> WayWhy {
    let only_when = handover.only_when.map_or(Truth::Yes, |condition| view.scratch.truth(condition));
    let needs = missing(view, &handover.needs);
    let confirms = clock(view, &handover.confirms);
    WayWhy {
        teams: vec![view.team(handover.to).name],
        state: if needs.is_empty() { only_when } else { only_when.and(Truth::Unknown) },
        needs,
        tests: handover.only_when.map_or_else(Vec::new, |condition| that_fail(view, condition)),
        confirms: confirms.map(|clock| view.team(clock.team).name),
        ..bare(view, WayKind::Handover, handover.becomes, view.line(handover.span))
    }
}

fn accept(view: &View<'_>, handover: &Handover) -> WayWhy {
    WayWhy {
        teams: vec![view.team(handover.to).name],
        action: Some("accept".to_owned()),
        due: clock(view, &handover.accepts).and_then(|clock| falls_due(view, clock.within?)),
        ..bare(view, WayKind::Accept, handover.becomes, view.line(handover.span))
    }
}

/// The line of a clock that fits.
fn clock<'m>(view: &View<'_>, clocks: &'m [Clock]) -> Option<&'m Clock> {
    let holds = |condition| view.scratch.truth(condition).is_yes();
    clocks.iter().find(|clock| clock.condition.is_none_or(holds))
}

/// A way that nothing keeps from being taken.
fn bare(view: &View<'_>, kind: WayKind, to: StageId, written: super::Line) -> WayWhy {
    WayWhy {
        kind,
        to: view.stage(to),
        onward: is_onward(view, kind, to),
        teams: Vec::new(),
        action: None,
        state: Truth::Yes,
        due: None,
        needs: Vec::new(),
        tests: Vec::new(),
        confirms: None,
        why: None,
        written,
    }
}

fn is_onward(view: &View<'_>, kind: WayKind, to: StageId) -> bool {
    let ends = view.model.stages.get(to).is_some_and(|stage| stage.is_final);
    let handed_over = matches!(kind, WayKind::Handover | WayKind::Accept);
    view.out.stage < Some(to) && (handed_over || !ends)
}

/// Of each need that is not met, the fields of which one must be known.
fn missing(view: &View<'_>, needs: &[Need]) -> Vec<Vec<Named>> {
    let unknown = |need: &&Need| need.any_of.iter().all(|&field| *view.lead.value(field) == Value::Unknown);
    let fields = |need: &Need| need.any_of.iter().map(|&field| view.field(field)).collect();
    needs.iter().filter(unknown).map(fields).collect()
}

/// When what counts from the entry into the stage falls due: the lead has entered it now.
fn falls_due(view: &View<'_>, after: Period) -> Option<String> {
    let at: Option<Instant> = due(view.model, view.as_of(), after);
    at.map(|at| format_instant(at, &view.model.zone))
}
