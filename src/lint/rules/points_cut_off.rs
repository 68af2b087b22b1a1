//! Points that a limit around them does not let through.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::scores::{Block, blocks, highest};
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup, say};
use crate::model::{Rule, RuleKind, Score};
use crate::values::Number;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "points-cut-off",
    level: Severity::Warning,
    group: LintGroup::NeverHappens,
    what: "A rule, or an `always`, gives more than the range of the score, its group or its own limit lets through.",
    why: "`+100` in a score `between 0 and 20` is 20, and so is every other rule of such points: all who meet one of \
          them look the same. Either the limit is too low, or the points are of another scale. Points that are taken \
          off may well be more than a score can lose: that is how a lead is ruled out.",
    bad: "
score interest between 0 and 20 {              # <-
  +100 per demo_request
  +50  per page_view where path is \"/pricing\"
}
score fit {
  group \"Company\" up to 20 points {
    +50 when employees at least 1000           # <-
    +10 when country is \"DE\"
  }
}
",
    good: "
score interest between 0 and 100 {
  +100 per demo_request
  +50  per page_view where path is \"/pricing\"
}
score fit {
  group \"Company\" up to 50 points {
    +40 when employees at least 1000
    +10 when country is \"DE\"
  }
}
",
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for block in blocks(cx.model).into_iter().filter(|block| block.score.questionnaire.is_none()) {
        of_own_limits(cx, block, found);
        of_block(cx, block, found);
    }
    cx.model.scores.as_slice().iter().for_each(|score| of_always(cx, score, found));
}

/// `always 150 while …` in a score that goes to 100: the range still holds.
fn of_always(cx: &Context<'_>, score: &Score, found: &mut Vec<Diagnostic>) {
    let Some((low, high)) = score.range else { return };
    for line in score.always.iter().filter(|line| line.points < low || line.points > high) {
        let (points, name) = (line.points, &score.name);
        let limit = if points < low { low } else { high };
        let message = format!("`always {points}` is out of the range of `{name}`: it counts as {limit}");
        let help = format!("write `always {limit}` if that is meant, or change the range of `{name}`");
        let mut cut =
            LINT.at(cx.first_line(line.span), message).label(format!("cut off at {limit}")).help(help);
        let wanted = Wanted {
            title: format!("{name} is not {points}"),
            holding: vec![line.condition],
            expect: vec![format!("{name} = {limit}")],
            ..Wanted::default()
        };
        cut.witness = witness::of(cx, &wanted);
        found.push(cut);
    }
}

/// What a rule gives at once, if that is something.
fn award(cx: &Context<'_>, rule: &Rule) -> Option<Number> {
    let points = match &rule.kind {
        RuleKind::When { points, .. } | RuleKind::Per { points, .. } => Some(*points),
        RuleKind::Highest { rules, .. } => {
            rules.iter().filter_map(|&id| award(cx, cx.model.rules.at(id))).max()
        }
        _ => None,
    };
    points.filter(|points| *points > Number::ZERO)
}

fn of_block(cx: &Context<'_>, block: Block<'_>, found: &mut Vec<Diagnostic>) {
    let Some(limit) = highest(block.bounds) else { return };
    let rules = block.rules.iter().map(|&id| cx.model.rules.at(id));
    let awards: Vec<(&Rule, Number)> = rules.filter_map(|rule| Some((rule, award(cx, rule)?))).collect();
    let name = &block.score.name;
    let is_whole = std::ptr::eq(block.rules, block.score.rules.as_slice());
    let cut = awards.iter().filter(|(_, points)| *points > limit);
    if is_whole && awards.len() > 1 && cut.clone().count() == awards.len() {
        let least = awards.iter().map(|(_, points)| *points).min().unwrap_or(limit);
        let message =
            format!("every rule of `{name}` gives {least} or more, and all above {limit} is cut off");
        let help = format!("let the score reach higher than {limit}, or make the points smaller");
        found.push(
            LINT.at(cx.first_line(block.score.span), message).label("too low for its rules").help(help),
        );
        return;
    }
    if is_whole && let Some(message) = of_range(cx, block.score, &cut.clone().collect::<Vec<_>>(), limit) {
        found.push(message);
        return;
    }
    let around = if is_whole { format!("`{name}`") } else { "its group".to_owned() };
    for &(rule, points) in cut {
        let message = format!("`+{points}` is more than {around} lets through: it counts as {limit}");
        let help = format!("write `+{limit}` if that is meant, or raise the limit of {around}");
        let mut cut =
            LINT.at(cx.first_line(rule.span), message).label(format!("cut off at {limit}")).help(help);
        cut.witness = shown(cx, block.score, rule, limit);
        found.push(cut);
    }
}

/// The range itself, where it cuts off several rules, or more than one level of a rating.
fn of_range(cx: &Context<'_>, score: &Score, cut: &[&(&Rule, Number)], limit: Number) -> Option<Diagnostic> {
    let levels = levels_above(cx, score, limit);
    let name = &score.name;
    let mut said: Vec<String> = cut.iter().map(|(_, points)| format!("+{points}")).collect();
    said.dedup();
    let message = match (cut.len(), levels.as_slice()) {
        (0, [_, _, ..]) => {
            format!("`{name}` is cut off at {limit}, and {} begin above that", say::list(&levels, "and"))
        }
        (0, _) | (1, [] | [_]) => return None,
        _ => {
            let gives = if said.len() > 1 { "are each" } else { "is" };
            let said = say::list(&said, "and");
            format!("{said} {gives} more than `{name}` lets through: all above {limit} is cut off")
        }
    };
    let points = if cut.is_empty() { "let the levels begin lower" } else { "make the points smaller" };
    let help = format!("let `{name}` reach higher than {limit}, or {points}");
    let whole = LINT.at(cx.first_line(score.span), message).label("cut off here").help(help);
    Some(cut.iter().fold(whole, |whole, (rule, points)| {
        whole.related(cx.first_line(rule.span), format!("`+{points}` counts as {limit}"))
    }))
}

/// The levels of one rating of the score that begin above a limit, where its rules would get there.
fn levels_above<'m>(cx: &Context<'m>, score: &Score, limit: Number) -> Vec<&'m str> {
    let ratings = cx.model.ratings.as_slice().iter();
    let of_it = ratings
        .filter(|rating| std::ptr::eq(cx.model.scores.at(rating.of), score) && cx.is_cut(rating.of, true));
    let above = of_it.map(|rating| {
        let levels = rating.from.iter().zip(rating.levels.words.iter());
        levels.filter(|(from, _)| **from > limit).map(|(_, level)| &**level).collect::<Vec<&str>>()
    });
    above.max_by_key(Vec::len).unwrap_or_default()
}

/// `+20 per … up to 10 points`
fn of_own_limits(cx: &Context<'_>, block: Block<'_>, found: &mut Vec<Diagnostic>) {
    for rule in block.rules.iter().map(|&id| cx.model.rules.at(id)) {
        let (points, limits, what) = match &rule.kind {
            RuleKind::Per { points, points_limits, .. } => {
                (points, points_limits.iter().map(|limit| limit.points).collect(), "one of them")
            }
            RuleKind::Without { points, limits, .. } => (points, limits.clone(), "the first time"),
            _ => continue,
        };
        let cut = |limit: &Number| {
            (*limit < Number::ZERO) == (*points < Number::ZERO) && limit.abs() < points.abs()
        };
        if let Some(limit) = limits.into_iter().find(cut) {
            let message = format!("{what} gives `{points:+}`, and `up to {limit} points` cuts that off");
            let help = match limit.is_zero() {
                true => "raise the limit, or leave the rule out".to_owned(),
                false => format!("write `{limit:+}` if that is meant, or raise the limit"),
            };
            let mut cut =
                LINT.at(cx.first_line(rule.span), message).label(format!("cut off at {limit}")).help(help);
            cut.witness = shown(cx, block.score, rule, limit);
            found.push(cut);
        }
    }
}

/// A lead that meets a rule, if it alone makes the score.
fn shown(cx: &Context<'_>, score: &Score, rule: &Rule, counts: Number) -> Option<String> {
    let mut wanted = Wanted {
        title: format!("Points of {} that are cut off", score.name),
        expect: vec![format!("{} = {counts}", score.name)],
        ..Wanted::default()
    };
    match rule.kind {
        RuleKind::When { condition, .. } => wanted.holding.push(condition),
        RuleKind::Per { selection, .. } => wanted.given.push(witness::one_of(cx, selection)),
        _ => return None,
    }
    witness::of(cx, &wanted)
}
