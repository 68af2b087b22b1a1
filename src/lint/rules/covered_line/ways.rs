//! Ways out, commands and clocks that another of them always forestalls.

use std::collections::HashSet;

use super::{LINT, Line, Of, of_list};
use crate::diagnostics::Diagnostic;
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, stories};
use crate::model::{Automatic, Clock, Command, Stage, StageId};
use crate::reason::Term;
use crate::sources::Span;
use crate::values::Period;

/// The lines of a clock: the first that fits holds.
pub(super) fn of_clocks(cx: &Context<'_>, clocks: &[Clock], found: &mut Vec<Diagnostic>) {
    let line = |clock: &Clock| {
        let (of, condition) = (Of::Clock, clock.condition?);
        Some(Line { of, condition, span: clock.span, given: Vec::new(), covers: true })
    };
    of_list(cx, &[], &clocks.iter().filter_map(line).collect::<Vec<_>>(), found);
    let open = clocks.iter().position(|clock| clock.condition.is_none());
    let behind = open.and_then(|at| Some((clocks.get(at)?, clocks.get(at + 1..)?)));
    if let Some((open, behind)) = behind {
        for clock in behind {
            found.push(
                LINT.at(
                    cx.first_line(clock.span),
                    "this line is never reached: one before it is for all leads",
                )
                .label("never reached")
                .help("put it before the line for all leads, or leave it out")
                .related(cx.first_line(open.span), "this line fits before"),
            );
        }
    }
}

/// With more ways than this, they are not compared.
const MANY: usize = 60;

/// Automatic ways and timers.
pub(super) fn of_automatic(
    cx: &Context<'_>,
    stage: &Stage,
    said: &mut HashSet<Span>,
    found: &mut Vec<Diagnostic>,
) {
    let ways = stage.automatic.as_slice();
    if ways.len() > MANY {
        return;
    }
    for (place, way) in ways.iter().enumerate() {
        let forestalls =
            |&(at, other): &(usize, &Automatic)| at != place && forestalls(cx, (at, other), (place, way));
        let Some((_, other)) = ways.iter().enumerate().find(forestalls) else { continue };
        if !said.insert(way.way.span) {
            continue;
        }
        let to = |way: &Automatic| cx.model.stages.at(way.way.to).name.clone();
        let message =
            format!("the lead never becomes `{}` here: it has become `{}` before", to(way), to(other));
        let help = "put the narrower way first, or leave this one out";
        let mut never = LINT
            .at(cx.first_line(way.way.span), message)
            .label("never taken")
            .help(help)
            .related(cx.first_line(other.way.span), "this way is always taken before");
        let wanted = Wanted {
            title: format!("{} does not become {}", stage.name, to(way)),
            holding: way.condition.into_iter().collect(),
            start_in: Some(stage),
            expect: vec![format!("stage is {}", to(other))],
            ..Wanted::default()
        };
        let at_once = way.after.is_none() && way.during.is_none();
        never.witness = at_once.then(|| witness::of(cx, &wanted)).flatten();
        found.push(never);
    }
}

/// Whether a way is open whenever another is, and tried before it.
fn forestalls(cx: &Context<'_>, (at, first): (usize, &Automatic), (place, way): (usize, &Automatic)) -> bool {
    let during = first.during.is_none() || first.during == way.during;
    if !during || !is_no_later(first.after, way.after) {
        return false;
    }
    match (first.condition, way.condition) {
        // Of two timers due together the first written; of a longer one another rule speaks.
        (None, _) => at < place && first.after == way.after,
        (Some(_), None) => false,
        (Some(first), Some(way)) => at < place && cx.is_covered(way, first),
    }
}

fn is_no_later(a: Option<Period>, b: Option<Period>) -> bool {
    match (a, b) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(a), Some(b)) => a == b || Term::Behind(a).is_at_most(Term::Behind(b)),
    }
}

/// Commands of the same name: the first that fits wholly is taken.
pub(super) fn of_commands(
    cx: &Context<'_>,
    (id, stage): (StageId, &Stage),
    commands: &[Command],
    said: &mut HashSet<Span>,
    found: &mut Vec<Diagnostic>,
) {
    if commands.len() > MANY {
        return;
    }
    for (place, command) in commands.iter().enumerate() {
        let before = commands.iter().take(place).filter(|other| other.action == command.action);
        let Some(other) = before.into_iter().find(|other| fits_too(cx, other, command)) else { continue };
        if !said.insert(command.way.span) {
            continue;
        }
        let message =
            format!("this `{}` is never taken: one before it fits whenever this one does", command.action);
        let mut never = LINT
            .at(cx.first_line(command.way.span), message)
            .label("never taken")
            .help("put the narrower line first, or leave this one out")
            .related(cx.first_line(other.way.span), "this line fits before");
        never.witness = stories::another_way(cx, (id, stage), command, other);
        found.push(never);
    }
}

fn fits_too(cx: &Context<'_>, first: &Command, second: &Command) -> bool {
    let needs = first.needs.iter().all(|need| {
        let within =
            |other: &crate::model::Need| other.any_of.iter().all(|field| need.any_of.contains(field));
        second.needs.iter().any(within)
    });
    let reasons = first.reasons.is_empty() && second.reasons.is_empty()
        || !first.reasons.is_empty()
            && !second.reasons.is_empty()
            && second.reasons.iter().all(|reason| first.reasons.contains(reason));
    let guard = match (first.condition, second.condition) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(first), Some(second)) => cx.is_covered(second, first),
    };
    second.teams.iter().all(|team| first.teams.contains(team))
        && is_no_later(first.after, second.after)
        && needs
        && reasons
        && guard
}
