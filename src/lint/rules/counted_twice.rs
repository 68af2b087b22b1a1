//! The same test in two rules of one score.

use std::collections::HashMap;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::rules::rule_never_counts::Tier;
use crate::lint::rules::tiers_add_up::same;
use crate::lint::scores::blocks;
use crate::lint::sites::flat;
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::{
    CondId, Condition, Fade, Model, Per, PointsLimit, Rule, RuleId, RuleKind, Score, SelectionId, TimesLimit,
};
use crate::reason::Key;
use crate::values::{Number, Truth};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "counted-twice",
    level: Severity::Warning,
    group: LintGroup::SaysTwoThings,
    what: "The same test gives points twice in one score, perhaps once by the name that a `define` gave it.",
    why: "Both rules count, so a lead gets the points of both, and whoever changes one of them wonders why the score \
          does not follow. It happens when a rule is copied, or when a `define` says what another rule says at length.",
    bad: "
define large \"A large company\" as employees at least 250
score fit {
  +30 when large
  +20 when country is \"DE\"
  +15 when employees >= 250    # <-
}
",
    good: "
define large \"A large company\" as employees at least 250
score fit {
  +45 when large
  +20 when country is \"DE\"
}
",
    look,
};

/// What a rule asks for, in a form in which equal tests are equal.
#[derive(PartialEq, Eq, Hash)]
enum Asks<'m> {
    Values(Key, Vec<(i64, i64)>, Truth),
    Condition(CondId),
    /// `and` or `or` of these, in whatever order.
    Together(bool, Vec<CondId>),
    /// With how points fade and are limited: what fades beside what stays is meant, so are first points that come
    /// faster than those that follow.
    Interactions(SelectionId, &'m [TimesLimit], Fade, &'m [PointsLimit]),
}

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for score in cx.model.scores.as_slice() {
        let mut seen: HashMap<Asks<'_>, (&Rule, Option<RuleId>)> = HashMap::new();
        for (rule, ladder) in with_ladders(cx.model, score) {
            let Some((asks, said)) = asks(cx, rule) else { continue };
            match seen.get(&asks) {
                // Of two equal steps of one ladder only one counts.
                Some((_, other)) if ladder.is_some() && ladder == *other => {}
                Some((earlier, _)) => found.push(message(cx, score, rule, &said, earlier)),
                None => {
                    seen.insert(asks, (rule, ladder));
                }
            }
        }
    }
    for block in blocks(cx.model).into_iter().filter(|block| !block.highest) {
        let rule = |tier: &Tier| {
            block.rules.iter().map(|&id| cx.model.rules.at(id)).find(|rule| rule.span == tier.span)
        };
        for [earlier, later] in same(cx, block) {
            let Some((earlier, rule)) = rule(&earlier).zip(rule(&later)) else { continue };
            let said = cx.said(cx.model.condition_span(later.condition));
            found.push(message(cx, block.score, rule, &said, earlier));
        }
    }
}

/// The rules of a score, with those of its groups and of its ladders, each of these with the ladder it is a step of.
fn with_ladders<'m>(model: &'m Model, score: &Score) -> Vec<(&'m Rule, Option<RuleId>)> {
    let mut all = Vec::new();
    for id in flat(model, &score.rules) {
        match &model.rules.at(id).kind {
            RuleKind::Highest { rules, .. } => {
                all.extend(flat(model, rules).into_iter().map(|step| (model.rules.at(step), Some(id))));
            }
            _ => all.push((model.rules.at(id), None)),
        }
    }
    all
}

fn asks<'m>(cx: &Context<'m>, rule: &'m Rule) -> Option<(Asks<'m>, String)> {
    match &rule.kind {
        RuleKind::When { condition, .. } => {
            let said = cx.said(cx.model.condition_span(*condition));
            let asks = match cx.reasoner().single(*condition) {
                Some(single) => {
                    let values = cx.reasoner().normal(single.key, &single.yes);
                    Asks::Values(single.key, values.iter().collect(), single.unknown)
                }
                None => together(cx, *condition),
            };
            Some((asks, said))
        }
        RuleKind::Per { selection, times, fade, points_limits, .. } => {
            let kinds = &cx.model.selections.at(*selection).types;
            let kind = match &**kinds {
                [only] => cx.model.interactions.get(*only)?.name.clone(),
                _ => "interaction by the lead".to_owned(),
            };
            let once = times.iter().any(|limit| limit.count == 1 && limit.per == Per::Ever);
            let asks = match once && *fade == Fade::Never && points_limits.is_empty() {
                // As a rule that asks whether there is any.
                true => Asks::Values(
                    Key::Count(cx.reasoner().same(*selection)),
                    vec![(Number::ONE.raw(), i64::MAX)],
                    Truth::Unknown,
                ),
                false => Asks::Interactions(*selection, times, *fade, points_limits),
            };
            Some((asks, kind))
        }
        _ => None,
    }
}

fn together<'m>(cx: &Context<'m>, condition: CondId) -> Asks<'m> {
    let (all, parts) = match cx.model.conditions.at(condition) {
        Condition::And(parts) => (true, parts),
        Condition::Or(parts) => (false, parts),
        _ => return Asks::Condition(condition),
    };
    let mut parts = parts.to_vec();
    parts.sort_unstable();
    Asks::Together(all, parts)
}

fn message(cx: &Context<'_>, score: &Score, rule: &Rule, said: &str, earlier: &Rule) -> Diagnostic {
    let message = format!("`{said}` gives points twice in this score");
    let points = |rule: &Rule| match rule.kind {
        RuleKind::When { points, .. } | RuleKind::Per { points, .. } => Some(points),
        _ => None,
    };
    let sum = points(rule).zip(points(earlier)).and_then(|(a, b)| a.add(b));
    let sum = sum.map(|sum| format!("{} = {sum}", score.name));
    let mut wanted = Wanted { title: format!("Counted twice in {}", score.name), ..Wanted::default() };
    match rule.kind {
        RuleKind::When { condition, .. } => {
            wanted.holding.push(condition);
            wanted.perhaps.extend(sum);
        }
        RuleKind::Per { selection, .. } => {
            wanted.given.push(witness::one_of(cx, selection));
            wanted.expect.extend(sum);
        }
        _ => {}
    }
    let mut found = LINT
        .at(cx.first_line(rule.span), message)
        .label("counted again")
        .help("make one rule of the two")
        .related(cx.first_line(earlier.span), "the same test");
    found.witness = witness::of(cx, &wanted);
    found
}
