//! The handover: waiting for data, condition or confirmation; then pending, with a route and a deadline.

use sha2::{Digest, Sha256};

use crate::assessment::{Open, OpenWhat, Routed, Situation};
use crate::model::{Clock, CondId, Handover, HandoverPart, Model, Route, RouteTo, StageId};
use crate::values::{Instant, Period, Truth};

use super::derive::first_that_fits;
use super::missing::{is_met, open_on};
use super::truth::truth_or_yes;
use super::view::View;

/// What became of a handover.
#[derive(Default)]
pub(super) struct Settled {
    /// The part it is in; none where the stage has no handover.
    pub part: Option<HandoverPart>,
    /// Where it goes.
    pub route: Option<Routed>,
    /// When the clock that runs falls due.
    pub due: Option<Instant>,
    /// What could not be decided.
    pub open: Vec<Open>,
}

/// How far a waiting lead is.
struct Waiting {
    /// Needs are known: the lead could be confirmed.
    is_complete: bool,
    /// And the condition is yes.
    is_ready: bool,
    /// The `confirms` line that fits, by place; without one no confirmation is asked for.
    confirms: Option<u16>,
    open: Vec<Open>,
}

/// What becomes of a lead that has just entered a stage and does not leave it by itself: it waits, and goes on at
/// once if nothing is left to wait for.
pub(super) fn begin(view: &View) -> Settled {
    let Some((stage, handover)) = present(view) else { return Settled::default() };
    let mut situation = view.situation.clone();
    situation.part = Some(HandoverPart::Waiting);
    let waiting = wait(&View { situation: &situation, ..*view }, stage, handover);
    if waiting.is_ready && waiting.confirms.is_none() {
        return hand_over(view, situation, stage, handover, waiting.open);
    }
    // The clock for complete data runs while the lead could be confirmed.
    let clock = waiting.confirms.filter(|_| waiting.is_complete);
    let due = clock.and_then(|line| deadline(view, &handover.confirms, line));
    Settled { part: situation.part, route: None, due, open: waiting.open }
}

/// What a handover waits for where it stands. One that is pending has its route and its deadline already.
pub(super) fn look_at(view: &View) -> Settled {
    let part = view.situation.part;
    match (present(view), part) {
        (Some((stage, handover)), Some(HandoverPart::Waiting)) => {
            Settled { part, open: wait(view, stage, handover).open, ..Settled::default() }
        }
        _ => Settled { part, ..Settled::default() },
    }
}

fn present<'a>(view: &View<'a>) -> Option<(StageId, &'a Handover)> {
    let stage = view.situation.stage?;
    Some((stage, view.model.stages.at(stage).handover.as_ref()?))
}

/// Looks at everything that could be waited for, whatever the rest says, so that what is open is complete.
fn wait(view: &View, stage: StageId, handover: &Handover) -> Waiting {
    let complete = handover.needs.iter().all(|need| is_met(view, need));
    let allowed = truth_or_yes(view, handover.only_when);
    let mut open = Vec::new();
    if let Some(only_when) = handover.only_when.filter(|_| allowed.is_unknown()) {
        open.push(open_on(view, OpenWhat::Handover(stage), &[only_when]));
    }
    let (confirms, unknown) = clock_that_fits(view, &handover.confirms);
    open.extend(lines_open(view, unknown, |line| OpenWhat::Confirms(stage, line)));
    Waiting { is_complete: complete, is_ready: complete && allowed.is_yes(), confirms, open }
}

/// Handing over fixes the route and the deadline.
fn hand_over(
    view: &View,
    mut situation: Situation,
    stage: StageId,
    handover: &Handover,
    mut open: Vec<Open>,
) -> Settled {
    situation.part = Some(HandoverPart::Pending);
    let view = View { situation: &situation, ..*view };
    let (route, routes_open) = route(&view, stage, &handover.routes);
    open.extend(routes_open);
    let (accepts, unknown) = clock_that_fits(&view, &handover.accepts);
    open.extend(lines_open(&view, unknown, |line| OpenWhat::Accepts(stage, line)));
    let due = accepts.and_then(|line| deadline(&view, &handover.accepts, line));
    Settled { part: situation.part, route, due, open }
}

fn clock_that_fits(view: &View, clocks: &[Clock]) -> (Option<u16>, Vec<(u16, CondId)>) {
    first_that_fits(view, clocks.iter().map(|clock| clock.condition))
}

fn lines_open(view: &View, unknown: Vec<(u16, CondId)>, what: impl Fn(u16) -> OpenWhat) -> Vec<Open> {
    unknown.into_iter().map(|(line, condition)| open_on(view, what(line), &[condition])).collect()
}

/// When a clock falls due that starts now; none where there is no hurry.
fn deadline(view: &View, clocks: &[Clock], line: u16) -> Option<Instant> {
    let within = clocks.get(usize::from(line))?.within?;
    due(view.model, view.as_of, within)
}

/// The instant at which a timer or deadline falls due; work days and hours by the pact's work time.
pub(super) fn due(model: &Model, from: Instant, after: Period) -> Option<Instant> {
    match &model.work {
        Some(work) => work.plus(from, after),
        None => Some(model.zone.plus(from, after, 1)),
    }
}

/// The first route that fits, and those before it that could not be decided: because their condition is unknown,
/// or because the field is that names the person.
fn route(view: &View, stage: StageId, routes: &[Route]) -> (Option<Routed>, Vec<Open>) {
    let mut open = Vec::new();
    for (line, route) in (0..).zip(routes) {
        let what = OpenWhat::Route(stage, line);
        match (truth_or_yes(view, route.condition), route.condition, &route.to) {
            (Truth::No, ..) => {}
            (Truth::Unknown, condition, _) => open.extend(condition.map(|id| open_on(view, what, &[id]))),
            (Truth::Yes, _, RouteTo::PersonIn(field)) if !view.lead.value(*field).is_known() => {
                open.push(Open { what, fields: vec![*field] });
            }
            // A lead that starts afresh has no previous one.
            (Truth::Yes, _, RouteTo::Previous) => {}
            (Truth::Yes, _, to) => return (Some(Routed { line, pick: pick(view, to) }), open),
        }
    }
    (None, open)
}

/// Whom of `spread over`: the first 8 hex digits of the SHA-256 of the lead's id, as a number, modulo how many
/// there are. 0 for all others.
fn pick(view: &View, to: &RouteTo) -> u16 {
    let RouteTo::SpreadOver(people) = to else { return 0 };
    let digest = Sha256::digest(view.lead.id().as_bytes());
    let number = digest.iter().take(4).fold(0_u64, |number, &byte| number * 256 + u64::from(byte));
    let count = u64::try_from(people.len()).unwrap_or(u64::MAX);
    number.checked_rem(count).and_then(|place| u16::try_from(place).ok()).unwrap_or(0)
}
