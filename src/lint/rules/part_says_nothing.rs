//! A part of a condition that changes nothing.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::sites::Site;
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::{CondId, Condition};
use crate::reason::{Goal, Mask};
use crate::sources::Span;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "part-says-nothing",
    level: Severity::Hint,
    group: LintGroup::SaysTwoThings,
    what: "A part of an `and` or `or` that follows from another part, so that it changes nothing.",
    why: "`employees at least 50 and employees at least 250` is `employees at least 250`. The part that changes \
          nothing makes readers ask what it was for; often one of the numbers, or the `and`, is not what was meant.",
    bad: "
define large \"A large company\" as
  employees at least 50 and employees at least 250    # <-
define keen \"Was here lately\" as
  any demo_request in the last 7 days or any demo_request in the last 30 days    # <-
score fit      { +30 when large }
score interest { +20 when keen }
",
    good: "
define large \"A large company\" as employees at least 250
define keen \"Was here lately\" as any demo_request in the last 30 days
score fit      { +30 when large }
score interest { +20 when keen }
",
    look,
};

/// With more parts than this, they are not compared.
const MANY: usize = 16;

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    // What a define says is said there, once; in a score it is built anew.
    let mut seen: HashSet<Span> = HashSet::new();
    for site in cx.sites() {
        of_condition(cx, site, site.condition, &mut seen, found);
    }
}

fn of_condition(
    cx: &Context<'_>,
    site: &Site,
    id: CondId,
    seen: &mut HashSet<Span>,
    found: &mut Vec<Diagnostic>,
) {
    let (parts, is_and) = match cx.model.conditions.at(id) {
        Condition::Not(of) => return of_condition(cx, site, *of, seen, found),
        Condition::And(parts) => (parts, true),
        Condition::Or(parts) => (parts, false),
        _ => return,
    };
    if !seen.insert(cx.model.condition_span(id)) {
        return;
    }
    parts.iter().for_each(|&part| of_condition(cx, site, part, seen, found));
    if parts.len() > MANY || is_settled(cx, site, id) {
        return;
    }
    for (at, &part) in parts.iter().enumerate() {
        let others = parts.iter().enumerate().filter(|&(place, _)| place != at);
        let by = others.into_iter().find(|&(place, &other)| {
            let says_it =
                if is_and { implies(cx, site, other, part) } else { implies(cx, site, part, other) };
            // Of two that say the same, only the later one is said to be idle.
            says_it && !(place > at && both_ways(cx, site, part, other))
        });
        let is_known = matches!(cx.model.conditions.at(part), Condition::Known(_));
        if let Some((_, &other)) = by.filter(|_| !is_known || !is_and) {
            found.push(message(cx, site, (part, other), is_and));
            return;
        }
    }
}

/// Whether it, or a part, is never or always met: other rules say so.
fn is_settled(cx: &Context<'_>, site: &Site, id: CondId) -> bool {
    let never = |id, mask| cx.reasoner().solve_for(vec![Goal::Is(id, mask)], site.own).is_never();
    let parts = match cx.model.conditions.at(id) {
        Condition::And(parts) | Condition::Or(parts) => &**parts,
        _ => &[],
    };
    parts.iter().chain([&id]).any(|&id| never(id, Mask::YES) || never(id, Mask::NO))
}

fn implies(cx: &Context<'_>, site: &Site, first: CondId, second: CondId) -> bool {
    let goals = vec![Goal::Is(first, Mask::YES), Goal::Is(second, Mask::NOT_YES)];
    cx.reasoner().solve_for(goals, site.own).is_never()
}

fn both_ways(cx: &Context<'_>, site: &Site, a: CondId, b: CondId) -> bool {
    implies(cx, site, a, b) && implies(cx, site, b, a)
}

fn message(cx: &Context<'_>, site: &Site, (part, other): (CondId, CondId), is_and: bool) -> Diagnostic {
    let (idle, by) = (cx.condition(part), cx.condition(other));
    let message = if is_and {
        format!("whoever meets `{by}` also meets `{idle}`: asking for both is asking for the first")
    } else {
        format!("whoever meets `{idle}` also meets `{by}`: the first changes nothing")
    };
    let mut idle = LINT
        .at(cx.place_in(part, site.span), message)
        .label("this part changes nothing")
        .help(format!("leave `{idle}` out, or put one of the two right"));
    if site.own.is_none() {
        let (narrow, wide) = if is_and { (other, part) } else { (part, other) };
        let title = "Who meets the one meets the other".to_owned();
        idle.witness = witness::of(cx, &Wanted { title, holding: vec![narrow, wide], ..Wanted::default() });
    }
    idle
}
