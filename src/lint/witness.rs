//! A lead of which something holds, as an example that can be put into the pact.
//!
//! What the reasoner leaves possible is made into values and interactions here, and into text. Whether the example
//! says the truth is not known here: it is run before anybody sees it, and left out if it fails. Behind an expectation
//! [`MAYBE`] marks one that only adds to what is shown; it is taken out if it does not hold.

mod values;

use std::fmt::Write as _;

use super::Context;
use super::sites::flat;
use crate::model::{CondId, RuleId, RuleKind, ScoreId, SelectionId, Stage, WordSet};
use crate::reason::{Goal, Key, Mask, Numbers, Store, Verdict};
use crate::values::text::quoted;
use crate::values::{Number, Ranges};

/// What marks an expectation that may be left out.
pub(crate) const MAYBE: &str = "  #?";

/// What an example is to show.
#[derive(Default)]
pub(super) struct Wanted<'a> {
    pub title: String,
    /// Conditions that hold of the lead, and are expected.
    pub holding: Vec<CondId>,
    /// What holds besides.
    pub given: Vec<Goal>,
    pub start_in: Option<&'a Stage>,
    /// Further expectations, as text.
    pub expect: Vec<String>,
    /// Those that may be left out.
    pub perhaps: Vec<String>,
}

/// No more examples than this are made: who has more to mend looks again.
const MOST: u32 = 60;
/// No more interactions than this are put into an example.
const MANY: i64 = 12;

/// An example of a lead of which some conditions hold; none where none is found.
pub(super) fn of(cx: &Context<'_>, wanted: &Wanted<'_>) -> Option<String> {
    let made = cx.examples.replace(cx.examples.get().saturating_add(1));
    if made >= MOST {
        return None;
    }
    let holding = wanted.holding.iter().map(|&id| Goal::Is(id, Mask::YES));
    let goals: Vec<Goal> = wanted.given.iter().cloned().chain(holding).collect();
    let store = lifted(cx, goals)?;
    let mut text = format!("example {} {{\n", quoted(&wanted.title));
    let fields = values::fields(cx, &store)?;
    if !fields.is_empty() {
        let _ = writeln!(text, "  lead {{{}}}", on_lines(&fields));
    }
    let (here, before): (Vec<_>, Vec<_>) =
        values::interactions(cx, &store)?.into_iter().partition(|line| line.starts_with(values::HERE));
    for line in before {
        let _ = writeln!(text, "  {line}");
    }
    match wanted.start_in {
        Some(stage) => drop(writeln!(text, "  start in {}", stage.name)),
        None if here.is_empty() => {}
        None => return None,
    }
    // What counts for most comes last: it may complete several things at once.
    for line in here.iter().rev() {
        let _ = writeln!(text, "  {line}");
    }
    for &id in &wanted.holding {
        let said = cx.whole(cx.model.condition_span(id));
        let _ = writeln!(text, "  expect {said}{}", if wanted.start_in.is_some() { MAYBE } else { "" });
    }
    for line in &wanted.expect {
        let _ = writeln!(text, "  expect {line}");
    }
    for line in &wanted.perhaps {
        let _ = writeln!(text, "  expect {line}{MAYBE}");
    }
    Some(text + "}")
}

/// The fields of a lead on one line, or on several where they are too long to read.
fn on_lines(fields: &[String]) -> String {
    const LONGEST: usize = 90;
    let all = fields.join(", ");
    if all.chars().count() <= LONGEST {
        return format!(" {all} ");
    }
    let (mut text, mut length) = ("\n   ".to_owned(), 0);
    for (place, field) in fields.iter().enumerate() {
        length += field.chars().count() + 2;
        if length > LONGEST && place > 0 {
            text += "\n   ";
            length = field.chars().count() + 2;
        }
        let comma = if place + 1 < fields.len() { "," } else { "" };
        let _ = write!(text, " {field}{comma}");
    }
    text + "\n  "
}

/// That a score is so high, or so low.
pub(super) fn reaches(score: ScoreId, end: Number, upwards: bool) -> Goal {
    let numbers = if upwards {
        Ranges::from(end.raw())
    } else {
        Ranges::from(end.raw().saturating_add(1)).complement()
    };
    Goal::Within(Key::Score(score), Numbers(numbers))
}

/// That there is an interaction of a selection.
pub(super) fn one_of(cx: &Context<'_>, selection: SelectionId) -> Goal {
    Goal::Within(Key::Count(cx.reasoner().same(selection)), Numbers(Ranges::from(Number::ONE.raw())))
}

/// What is left possible; where a score must be high, with rules that lift it.
fn lifted(cx: &Context<'_>, mut goals: Vec<Goal>) -> Option<Store> {
    let Verdict::Perhaps(mut store) = cx.reasoner().solve(goals.clone()) else { return None };
    let scores: Vec<(ScoreId, (i64, i64))> = store
        .facts
        .iter()
        .filter_map(|(key, fact)| match key {
            Key::Score(id) => Some((*id, fact.numbers.ends()?)),
            _ => None,
        })
        .collect();
    for (id, between) in scores {
        lift(cx, id, between, 2, &mut goals, &mut store);
    }
    Some(*store)
}

/// Adds conditions of rules, those with the most points first, until they give so much.
fn lift(
    cx: &Context<'_>,
    id: ScoreId,
    (least, most): (i64, i64),
    depth: u32,
    goals: &mut Vec<Goal>,
    store: &mut Box<Store>,
) {
    let score = cx.model.scores.at(id);
    let mut take = |more: Vec<Goal>| {
        let all: Vec<Goal> = goals.iter().cloned().chain(more).collect();
        let Verdict::Perhaps(found) = cx.reasoner().solve(all.clone()) else { return false };
        (*goals, *store) = (all, found);
        true
    };
    for line in &score.always {
        take(vec![Goal::Is(line.condition, Mask::NOT_YES)]);
    }
    let mut rules: Vec<(i64, RuleId)> = steps(cx, &score.rules);
    rules.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    // What is above the range is cut off.
    let most = if score.range.is_some_and(|(_, high)| high.raw() <= most) { i64::MAX } else { most };
    let mut sum = 0i64;
    for (points, rule) in rules {
        if sum >= least || points <= 0 {
            break;
        }
        if sum.saturating_add(points) > most {
            continue;
        }
        match &cx.model.rules.at(rule).kind {
            RuleKind::When { condition, .. } if take(vec![Goal::Is(*condition, Mask::YES)]) => sum += points,
            RuleKind::Per { selection, times, .. } => {
                let most = times.iter().map(|limit| i64::from(limit.count)).min().unwrap_or(MANY).min(MANY);
                let count = ((least - sum + points - 1) / points).clamp(1, most);
                let at_least = Numbers(Ranges::from(count * Number::ONE.raw()));
                if take(vec![Goal::Within(Key::Count(cx.reasoner().same(*selection)), at_least)]) {
                    sum = sum.saturating_add(points.saturating_mul(count));
                }
            }
            RuleKind::Question { field, points } => {
                let best = (0u16..).zip(points).max_by_key(|(_, points)| **points);
                let Some((word, best)) = best else { continue };
                let key = Key::Field(crate::model::Operand::Lead(*field));
                let answer = Goal::Within(key, Numbers(Ranges::one(word.into())));
                if take(vec![Goal::Known(key), answer]) {
                    sum = sum.saturating_add(best.raw());
                }
            }
            _ => {}
        }
    }
    let shares: Vec<ScoreId> = score.rules.iter().filter_map(|&rule| shared(cx, rule)).collect();
    if depth > 0 && sum < least {
        shares.into_iter().for_each(|of| lift(cx, of, (least, i64::MAX), depth - 1, goals, store));
    }
}

/// The score that a rule takes a share of.
fn shared(cx: &Context<'_>, rule: RuleId) -> Option<ScoreId> {
    match &cx.model.rules.at(rule).kind {
        RuleKind::Share { of, .. } => match cx.model.quantities.at(*of) {
            crate::model::Quantity::Score(id) => Some(*id),
            _ => None,
        },
        _ => None,
    }
}

/// The rules that give points at once, with those inside of groups and ladders.
fn steps(cx: &Context<'_>, rules: &[RuleId]) -> Vec<(i64, RuleId)> {
    let mut all = Vec::new();
    for id in flat(cx.model, rules) {
        match &cx.model.rules.at(id).kind {
            RuleKind::When { points, .. } | RuleKind::Per { points, .. } => all.push((points.raw(), id)),
            RuleKind::Question { points, .. } => {
                all.extend(points.iter().max().map(|points| (points.raw(), id)));
            }
            RuleKind::Highest { rules, .. } => {
                all.extend(steps(cx, rules).into_iter().max_by_key(|(points, _)| *points));
            }
            _ => {}
        }
    }
    all
}

/// Words that are in a set of words: those that must be, and one of each list of which one must be.
fn chosen(words: &crate::reason::Words) -> WordSet {
    let mut set = words.has.clone();
    for one in &words.has_one {
        if !one.meets(&set)
            && let Some(word) = one.iter().find(|word| !words.lacks.contains(*word))
        {
            set.insert(word);
        }
    }
    set
}
