//! A condition that no lead can meet.

use std::collections::HashSet;

mod passed;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::scores::asks_for_a_score;
use crate::lint::sites::Site;
use crate::lint::{Context, Lint, LintGroup};
use crate::model::walk::{Node, parts};
use crate::model::{CondId, Condition, Worded};
use crate::reason::{Goal, Mask};
use crate::sources::Span;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "never-met",
    level: Severity::Warning,
    group: LintGroup::NeverHappens,
    what: "A condition that no lead can meet.",
    why: "Two tests that contradict each other, or one that asks for what cannot be: the line never counts, and nobody \
          notices, for nothing fails. Most often an `and` stands where an `or` is meant, or the two ends of a range \
          have changed places.\n\n\
          What is said here is proven: there is no lead, at no time, that meets the condition. Where that cannot be \
          told, nothing is said.\n\n\
          Nothing here reads a clock. But a pact is not asked before the day on which the last team agreed to it: what \
          could be met only before that day is told, too.",
    bad: "
score fit {
  +30 when employees at least 250 and employees less than 50              # <-
  +20 when seniority is director and seniority is manager                 # <-
  +10 when job_title is \"Head of Sales\" and not job_title contains \"head\"   # <-
}
score interest {
  +40 when any demo_request in the last 7 days and no demo_request in the last 30 days   # <-
}
",
    good: "
score fit {
  +30 when employees at least 250 or employees less than 50
  +20 when seniority is one of (director, manager)
  +10 when job_title contains \"head\"
}
score interest {
  +40 when any demo_request in the last 30 days and no demo_request in the last 7 days
}
",
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    // What a define says is said there, once.
    let mut dead: HashSet<Span> = HashSet::new();
    let mut said: HashSet<Span> = HashSet::new();
    let mut wheres: HashSet<CondId> = HashSet::new();
    for site in cx.sites().iter().filter(|site| site.own.is_some()) {
        if is_never(cx, site, vec![Goal::Is(site.condition, Mask::YES)]) {
            wheres.insert(site.condition);
        }
    }
    for site in cx.sites() {
        if has_a_dead_part(cx, site.condition, &dead) {
            continue;
        }
        let is_dead = is_never(cx, site, vec![Goal::Is(site.condition, Mask::YES)]);
        let mut remember = |id| site.what == "define" && dead.insert(cx.model.condition_span(id));
        if is_dead {
            remember(site.condition);
            if !is_out_of_reach(cx, site.condition)
                && !asks_for_nothing(cx, site, &wheres)
                && said.insert(site.span)
            {
                found.push(of_all(cx, site));
            }
        } else if let Some(part) = dead_alternative(cx, site, site.condition) {
            remember(part);
            if !is_out_of_reach(cx, part) && said.insert(site.span) {
                found.push(of_part(cx, site, part));
            }
        } else if !site.given.is_empty() {
            let goals = site.given.iter().cloned().chain([Goal::Is(site.condition, Mask::YES)]);
            // Where nothing can be given, that is said there.
            if is_never(cx, site, goals.collect()) {
                if !is_never(cx, site, site.given.clone()) && said.insert(site.span) {
                    found.push(of_place(cx, site));
                }
                continue;
            }
        }
        if !is_dead
            && let Some(passed) = passed::of(cx, site)
            && said.insert(site.span)
        {
            remember(site.condition);
            found.push(passed);
        }
    }
}

fn is_never(cx: &Context<'_>, site: &Site, goals: Vec<Goal>) -> bool {
    cx.reasoner().solve_for(goals, site.own).is_never()
}

/// Whether it counts interactions of which its `where` lets none through: of that the `where` speaks.
fn asks_for_nothing(cx: &Context<'_>, site: &Site, wheres: &HashSet<CondId>) -> bool {
    let is_one = |node| match node {
        Node::Selection(id) => cx.model.selections.at(id).condition.is_some_and(|of| wheres.contains(&of)),
        _ => false,
    };
    !wheres.is_empty() && parts(cx.model, [Node::Condition(site.condition)]).into_iter().any(is_one)
}

/// Whether it is so because of a part that something was said of.
fn has_a_dead_part(cx: &Context<'_>, id: CondId, dead: &HashSet<Span>) -> bool {
    match cx.model.conditions.at(id) {
        _ if dead.contains(&cx.model.condition_span(id)) => true,
        Condition::Not(of) => has_a_dead_part(cx, *of, dead),
        Condition::And(parts) | Condition::Or(parts) => {
            parts.iter().any(|&part| has_a_dead_part(cx, part, dead))
        }
        _ => false,
    }
}

/// Whether a score or a level in it is out of reach, or a word never chosen: another rule, or another line, says so.
fn is_out_of_reach(cx: &Context<'_>, id: CondId) -> bool {
    parts(cx.model, [Node::Condition(id)]).into_iter().any(|node| {
        let Node::Condition(id) = node else { return false };
        let is_word =
            matches!(cx.model.conditions.at(id), Condition::Word(Worded::Rating(_) | Worded::Choice(_), _));
        (is_word || asks_for_a_score(cx.model, id)) && cx.reasoner().is_never(id, Mask::YES)
    })
}

/// A part of an `or` that no lead can meet.
fn dead_alternative(cx: &Context<'_>, site: &Site, id: CondId) -> Option<CondId> {
    match cx.model.conditions.at(id) {
        Condition::And(parts) => parts.iter().find_map(|&part| dead_alternative(cx, site, part)),
        Condition::Or(parts) => parts.iter().find_map(|&part| {
            let is_dead = is_never(cx, site, vec![Goal::Is(part, Mask::YES)]);
            if is_dead { Some(part) } else { dead_alternative(cx, site, part) }
        }),
        _ => None,
    }
}

fn of_all(cx: &Context<'_>, site: &Site) -> Diagnostic {
    let Clash { message, help, parts } = clash(cx, site, site.condition);
    let mut diagnostic = LINT.at(cx.place_in(site.condition, site.span), message).help(help);
    diagnostic.label = never(site.what);
    // Where a define says it, that is not on this line.
    for part in parts {
        let span = cx.model.condition_span(part);
        let is_in =
            |outer: Span| outer.file == span.file && outer.start <= span.start && span.end <= outer.end;
        let define = cx.model.defines.iter().find(|define| is_in(define.span));
        // What a condition is made of may stand here, and first have been written in some define.
        let is_here = || cx.whole(site.span).contains(&cx.whole(span));
        if !is_in(site.span)
            && !is_here()
            && let Some(define) = define
        {
            let what = format!("`{}` says so", define.name);
            diagnostic = diagnostic.related(cx.first_line(span), what);
        }
    }
    diagnostic
}

fn never(what: &str) -> String {
    match what {
        "rule" => "this rule never counts".to_owned(),
        "define" => "this never holds".to_owned(),
        "way out" => "this way is never taken".to_owned(),
        "`where`" => "no interaction is meant".to_owned(),
        what => format!("this {what} never applies"),
    }
}

fn of_part(cx: &Context<'_>, site: &Site, part: CondId) -> Diagnostic {
    let Clash { message, .. } = clash(cx, site, part);
    LINT.at(cx.place_in(part, site.span), message)
        .label("this part of the `or` says nothing")
        .help("put it right, or leave it out")
}

fn of_place(cx: &Context<'_>, site: &Site) -> Diagnostic {
    let said = cx.condition(site.condition);
    let message = format!("where this {} is tried, `{said}` is never met", site.what.replace('`', ""));
    let mut diagnostic = LINT.at(cx.place_in(site.condition, site.span), message).label(never(site.what));
    if let Some(given) = site.given_at {
        diagnostic = diagnostic.related(cx.first_line(given), "this holds already when it is tried");
    }
    diagnostic.help(format!("leave the {} out, or ask for something else", site.what.replace('`', "")))
}

/// Why a condition cannot be met.
struct Clash {
    message: String,
    help: String,
    parts: Vec<CondId>,
}

fn clash(cx: &Context<'_>, site: &Site, id: CondId) -> Clash {
    let parts = conjuncts(cx, id);
    let alone = parts.iter().find(|&&part| is_never(cx, site, vec![Goal::Is(part, Mask::YES)]));
    if let Some(&alone) = alone.filter(|&&part| part != id) {
        return Clash { parts: vec![alone], ..clash(cx, site, alone) };
    }
    let kind = |kind| format!("`{}`", cx.model.interactions.at(kind).name);
    let who = site.own.map_or_else(|| "lead".to_owned(), kind);
    let pairs = parts.iter().enumerate().flat_map(|(at, &a)| parts.iter().skip(at + 1).map(move |&b| (a, b)));
    let mut pairs = pairs.take(2_000);
    let both =
        |&(a, b): &(CondId, CondId)| is_never(cx, site, vec![Goal::Is(a, Mask::YES), Goal::Is(b, Mask::YES)]);
    if let Some((a, b)) = pairs.find(both) {
        return Clash {
            message: format!("no {who} meets both `{}` and `{}`", cx.condition(a), cx.condition(b)),
            help: "write `or` if one of them will do; else put one of them right".to_owned(),
            parts: vec![a, b],
        };
    }
    let said = cx.condition(id);
    let help = if asks_for_a_score(cx.model, id) {
        "compare with a number it can reach"
    } else {
        "put it right, or leave it out"
    };
    Clash { message: format!("no {who} meets `{said}`"), help: help.to_owned(), parts: Vec::new() }
}

/// The parts of nested `and`.
fn conjuncts(cx: &Context<'_>, id: CondId) -> Vec<CondId> {
    let (mut todo, mut parts) = (vec![id], Vec::new());
    while let Some(id) = todo.pop() {
        match cx.model.conditions.at(id) {
            Condition::And(of) => todo.extend(of.iter().rev()),
            _ => parts.push(id),
        }
    }
    parts
}
