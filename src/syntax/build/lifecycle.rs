//! Stages, their ways out, handovers and nurturing.

use super::expr::{condition, one_of_paths};
use super::lists::{Joined, joints};
use super::order::in_order;
use super::values::duration_in;
use super::{Cx, Part, all, child, has, parts};
use crate::syntax::ast::{
    Becomes, Clock, Duration, During, Expr, HandOver, HandOverItem, HandOverKind, Late, May, Name, Need,
    Notify, Route, RouteTo, StageItem, StageKind, Str, Track,
};
use crate::syntax::grammar::Rule;

/// The order of the clauses of ways out.
const CLAUSES: [Rule; 8] = [
    Rule::timer,
    Rule::during,
    Rule::as_soon_as,
    Rule::when_clause,
    Rule::needs,
    Rule::because,
    Rule::resetting,
    Rule::string,
];

/// A statement in a stage that has no block.
pub(in crate::syntax) fn way(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<StageItem> {
    let span = cx.span(part);
    let kind = match part.as_rule() {
        Rule::meaning => StageKind::Meaning(cx.text(&child(part, Rule::string)?)),
        Rule::becomes => StageKind::Becomes(becomes(cx, part)?),
        Rule::may => StageKind::May(may(cx, part)?),
        Rule::notify => StageKind::Notify(notify(cx, part)?),
        _ => return None,
    };
    Some(StageItem { kind, span })
}

/// `becomes MGL after 90 days in this stage …`
fn becomes(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Becomes> {
    in_order(cx, part, &CLAUSES, &[]);
    let to = first_name(cx, part)?;
    let found = Becomes {
        after: timer(cx, part)?,
        during: during(part),
        condition: clause_condition(cx, part, Rule::as_soon_as)?,
        resetting: resetting(cx, part),
        why: why(cx, part),
        to,
    };
    if found.after.is_none() {
        let place = cx.span(part);
        let to = &found.to.text;
        if let Some(during) = child(part, Rule::during) {
            let help =
                format!("write `becomes {to} after 90 days in this stage {}`, for example", during.as_str());
            let span = cx.span(&during);
            cx.error("incomplete", span, format!("`{}` goes with a timer only", during.as_str()), help);
        } else if found.condition.is_none() {
            let help = format!(
                "write `becomes {to} as soon as …` with a condition, or `becomes {to} after 30 days in this stage`"
            );
            cx.error("incomplete", place, format!("nothing says when the lead becomes `{to}`"), help);
            return None;
        }
    }
    Some(found)
}

fn during(part: &Part<'_>) -> Option<During> {
    let during = child(part, Rule::during)?;
    Some(if has(&during, Rule::k_while_handed_over) { During::HandedOver } else { During::NotHandedOver })
}

/// `sales may reject to MGL …`
fn may(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<May> {
    in_order(cx, part, &CLAUSES, &[]);
    joints(cx, part, Joined::Or, "teams");
    let mut names: Vec<Name> = all(part, Rule::name).map(|n| cx.name(&n)).collect();
    let to = names.pop()?;
    let action = names.pop()?;
    Some(May {
        teams: names,
        action,
        to,
        after: timer(cx, part)?,
        condition: clause_condition(cx, part, Rule::when_clause)?,
        needs: child(part, Rule::needs).map(|n| needs(cx, &n)).unwrap_or_default(),
        reasons: reasons(cx, part),
        resetting: resetting(cx, part),
        why: why(cx, part),
    })
}

/// `notify "Head of Sales" after 2 work days in this stage when …`
fn notify(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Notify> {
    in_order(cx, part, &[Rule::timer, Rule::when_clause], &[]);
    let who = cx.text(&child(part, Rule::string)?);
    let condition = clause_condition(cx, part, Rule::when_clause)?;
    let Some(after) = timer(cx, part)? else {
        let span = cx.span(part);
        let help = format!("write `notify \"{}\" after 2 work days in this stage`, for example", who.value);
        cx.error("incomplete", span, format!("nothing says when \"{}\" is notified", who.value), help);
        return None;
    };
    Some(Notify { who, after, condition })
}

/// The clause `after D in this stage`; `None` if it cannot be read.
#[expect(clippy::option_option, reason = "outside: whether it can be read; inside: whether there is one")]
fn timer(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Option<Duration>> {
    match child(part, Rule::timer) {
        Some(timer) => duration_in(cx, &timer).map(Some),
        None => Some(None),
    }
}

/// The condition of a clause; `None` if it cannot be read.
#[expect(clippy::option_option, reason = "outside: whether it can be read; inside: whether there is one")]
fn clause_condition(cx: &mut Cx<'_>, part: &Part<'_>, clause: Rule) -> Option<Option<Expr>> {
    match child(part, clause) {
        Some(clause) => condition(cx, &clause).map(Some),
        None => Some(None),
    }
}

fn first_name(cx: &Cx<'_>, part: &Part<'_>) -> Option<Name> {
    child(part, Rule::name).map(|n| cx.name(&n))
}

fn why(cx: &Cx<'_>, part: &Part<'_>) -> Option<Str> {
    child(part, Rule::string).map(|w| cx.text(&w))
}

/// `needs company, employees and (email or phone)`
fn needs(cx: &mut Cx<'_>, part: &Part<'_>) -> Vec<Need> {
    joints(cx, part, Joined::And, "fields");
    let needs = all(part, Rule::need);
    needs.map(|need| Need { span: cx.span(&need), any_of: one_of_paths(cx, &need) }).collect()
}

fn reasons(cx: &mut Cx<'_>, part: &Part<'_>) -> Vec<Name> {
    let Some(because) = child(part, Rule::because) else { return Vec::new() };
    joints(cx, &because, Joined::Or, "reasons");
    all(&because, Rule::name).map(|n| cx.name(&n)).collect()
}

fn resetting(cx: &mut Cx<'_>, part: &Part<'_>) -> Vec<Name> {
    let Some(resetting) = child(part, Rule::resetting) else { return Vec::new() };
    joints(cx, &resetting, Joined::And, "scores");
    all(&resetting, Rule::name).map(|n| cx.name(&n)).collect()
}

/// `hand over to sales, becomes SAL when accepted`, without its block.
pub(in crate::syntax) fn hand_over(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<HandOver> {
    let mut names = all(part, Rule::name).map(|n| cx.name(&n));
    let (to, becomes) = (names.next()?, names.next()?);
    drop(names);
    Some(HandOver { to, becomes, items: Vec::new() })
}

/// A statement in a handover that has no block.
pub(in crate::syntax) fn handover_line(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<HandOverItem> {
    let span = cx.span(part);
    let kind = match part.as_rule() {
        Rule::needs_line => HandOverKind::Needs(needs(cx, &child(part, Rule::needs)?)),
        Rule::only_when => HandOverKind::OnlyWhen(condition(cx, part)?),
        Rule::clock => clock(cx, part)?,
        Rule::may => reject(cx, part)?,
        _ => return None,
    };
    Some(HandOverItem { kind, span })
}

/// `sales may reject to MGL …`: no other command belongs in a handover.
fn reject(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<HandOverKind> {
    let may = may(cx, part)?;
    if may.action.text != "reject" {
        let (action, span) = (&may.action.text, may.action.span);
        let help = format!(
            "put `{action}` into the stage, behind the `}}` of the handover; here stands `may reject to …`"
        );
        cx.error("wrong-block", span, format!("`{action}` is no command of a handover"), help);
    }
    Some(HandOverKind::MayReject(may))
}

/// `marketing confirms first …`, `sales accepts …`
fn clock(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<HandOverKind> {
    in_order(cx, part, &[Rule::within, Rule::when_clause, Rule::late], &[]);
    let confirms = has(part, Rule::k_confirms_first);
    let within = match child(part, Rule::within) {
        Some(within) => {
            clock_start(cx, &within, confirms);
            Some(duration_in(cx, &within)?)
        }
        None => None,
    };
    let if_late = match child(part, Rule::late) {
        Some(clause) => Some(late(cx, &clause)?),
        None => None,
    };
    let condition = clause_condition(cx, part, Rule::when_clause)?;
    let clock = Clock { team: first_name(cx, part)?, within, condition, if_late };
    if clock.within.is_none()
        && let Some(clause) = child(part, Rule::late)
    {
        let span = cx.span(&clause);
        let start = if confirms { "complete data" } else { "the handover" };
        cx.error(
            "incomplete",
            span,
            "nothing says when it is late",
            format!("write `within 2 work days of {start}` before it, for example"),
        );
    }
    Some(if confirms { HandOverKind::Confirms(clock) } else { HandOverKind::Accepts(clock) })
}

/// A confirmation is timed from complete data, an acceptance from the handover.
fn clock_start(cx: &mut Cx<'_>, part: &Part<'_>, confirms: bool) {
    let (wrong, right) = if confirms {
        (child(part, Rule::k_of_the_handover), "of complete data")
    } else {
        (child(part, Rule::k_of_complete_data), "of the handover")
    };
    if let Some(wrong) = wrong {
        let span = cx.span(&wrong);
        let verb = if confirms { "confirms first" } else { "accepts" };
        let message = format!("the deadline of `{verb}` is not counted from there");
        cx.error("clock-start", span, message, format!("write `{right}`"));
    }
}

/// `, if late notify "…"`
fn late(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Late> {
    if let Some(notify) = child(part, Rule::late_notify) {
        return Some(Late::Notify(cx.text(&child(&notify, Rule::string)?)));
    }
    let becomes = child(part, Rule::late_becomes)?;
    Some(Late::Becomes {
        to: first_name(cx, &becomes)?,
        resetting: resetting(cx, &becomes),
        why: why(cx, &becomes),
    })
}

/// `team "Partner desk" when source is partner`
pub(in crate::syntax) fn route(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Route> {
    let target = parts(part).next()?;
    let to = match target.as_rule() {
        Rule::route_team => RouteTo::Team(cx.text(&child(&target, Rule::string)?)),
        Rule::route_person => match child(&target, Rule::string) {
            Some(name) => RouteTo::Person(cx.text(&name)),
            None => RouteTo::PersonIn(cx.path(&child(&target, Rule::path)?)?),
        },
        Rule::k_previous => RouteTo::Previous,
        _ => {
            joints(cx, &target, Joined::Commas, "the names behind `spread over`");
            RouteTo::SpreadOver(all(&target, Rule::string).map(|s| cx.text(&s)).collect())
        }
    };
    let condition = clause_condition(cx, part, Rule::when_clause)?;
    Some(Route { to, condition, otherwise: has(part, Rule::k_otherwise), span: cx.span(part) })
}

/// `"Cloud deep dive" when …`
pub(in crate::syntax) fn track(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Track> {
    let title = cx.text(&child(part, Rule::string)?);
    Some(Track { title, condition: clause_condition(cx, part, Rule::when_clause)?, span: cx.span(part) })
}
