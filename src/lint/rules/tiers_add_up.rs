//! Steps of one ladder that add up.

mod overlap;
mod windows;

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::rules::covered_line::{Topic, topics};
use crate::lint::rules::rule_never_counts::{Tier, tiers};
use crate::lint::scores::{Block, blocks, highest};
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::{CondId, Condition, Score, TypeId};
use crate::reason::Key;
use crate::values::{Number, Ranges};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "tiers-add-up",
    level: Severity::Warning,
    group: LintGroup::SaysTwoThings,
    what: "Steps of one and the same thing stand side by side, so that who meets the narrower gets the points of both.",
    why: "`+30 when employees at least 250` beside `+15 when employees at least 50` gives 45 to a large company: it meets \
          both. The same goes for words (a director is also one of directors and managers), for parts of texts, and for \
          windows of time: the last week lies within the last month. If the larger is meant to count alone, as the \
          steps of a ladder do, put them into a `highest of`. Where the narrower step gives no more than the wider, the \
          points may well be meant to come on top: then this is only a hint.",
    bad: "
score fit {
  +30 when employees at least 250
  +15 when employees at least 50    # <-
  +10 when seniority is one of (director, manager)
  +20 when seniority is director     # <-
}
",
    good: "
score fit {
  highest of \"Company size\" {
    +30 when employees at least 250
    +15 when employees at least 50
  }
  highest of \"Seniority\" {
    +20 when seniority is director
    +10 when seniority is one of (director, manager)
  }
}
",
    look,
};

/// In longer scores a step is compared with so many before it.
const MANY: usize = 24;

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for block in blocks(cx.model).into_iter().filter(|block| !block.highest) {
        of_block(cx, block, found);
        windows::of_block(cx, block, found);
    }
}

/// What the steps of a ladder are about.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Ladder<'m> {
    Value(Key),
    /// How many interactions there were and how long ago, in whatever window: their kinds, and their `where`.
    History(&'m [TypeId], Option<CondId>),
}

struct Step {
    tier: Tier,
    /// The values for which it holds, if it says no more than that.
    values: Option<(Key, Ranges)>,
}

fn of_block(cx: &Context<'_>, block: Block<'_>, found: &mut Vec<Diagnostic>) {
    // Where no more than one step is let through, the limit makes a ladder of them.
    let limit = highest(block.bounds);
    let mut ladders: BTreeMap<Ladder<'_>, Vec<Step>> = BTreeMap::new();
    for tier in tiers(cx, block).into_iter().filter(|tier| limit.is_none_or(|limit| tier.points < limit)) {
        let Some((ladder, values)) = step(cx, &tier) else { continue };
        let (later, steps) = (Step { tier, values }, ladders.entry(ladder).or_default());
        let before = steps.get(steps.len().saturating_sub(MANY)..).unwrap_or_default();
        let nested = before.iter().find_map(|earlier| match nested(cx, earlier, &later)? {
            Nested::Same => None,
            narrow => adds_up(cx, block.score, [&earlier.tier, &later.tier], narrow),
        });
        let overlap = || {
            let other = before.iter().find(|earlier| overlap::is_one(cx, earlier, &later))?;
            Some(overlap::message(cx, block.score, other, &later))
        };
        found.extend(nested.or_else(overlap));
        steps.push(later);
    }
}

/// Rules that ask for the same of one thing in other words, each with the one before it.
pub(super) fn same(cx: &Context<'_>, block: Block<'_>) -> Vec<[Tier; 2]> {
    let mut ladders: BTreeMap<Ladder<'_>, Vec<Step>> = BTreeMap::new();
    let mut found = Vec::new();
    for tier in tiers(cx, block) {
        // What says no more than for which values it holds is compared as that.
        let Some((ladder, None)) = step(cx, &tier) else { continue };
        let (later, steps) = (Step { tier, values: None }, ladders.entry(ladder).or_default());
        let before = steps.get(steps.len().saturating_sub(MANY)..).unwrap_or_default();
        let is_other = |earlier: &&Step| earlier.tier.condition != later.tier.condition;
        let mut before = before.iter().filter(is_other);
        if let Some(earlier) = before.find(|earlier| nested(cx, earlier, &later) == Some(Nested::Same)) {
            found.push([earlier.tier, later.tier]);
        }
        steps.push(later);
    }
    found
}

/// What a rule would be a step of, if it reads one thing alone.
fn step<'m>(cx: &Context<'m>, tier: &Tier) -> Option<(Ladder<'m>, Option<(Key, Ranges)>)> {
    let Some(single) = cx.reasoner().single(tier.condition) else {
        let mut topics = topics(cx, tier.condition).into_iter();
        return match (topics.next(), topics.next()) {
            (Some(Topic::Field(of)), None) => Some((Ladder::Value(Key::Field(of)), None)),
            _ => None,
        };
    };
    let ladder = match single.key {
        Key::Stage | Key::Part | Key::Test(_) | Key::Relation(..) => return None,
        Key::Count(id) | Key::DaysSinceLast(id) => {
            let selection = cx.model.selections.at(id);
            Ladder::History(&selection.types, selection.condition)
        }
        key => Ladder::Value(key),
    };
    // `is known` is no step: what is asked besides comes on top.
    let all = cx.reasoner().values(single.key);
    let values = cx.reasoner().normal(single.key, &single.yes);
    let is_step = !single.unknown.is_yes() && !values.is_empty() && values != all;
    is_step.then_some((ladder, Some((single.key, values))))
}

/// Whether two tests of texts look for nothing in common: they are not worth a question.
fn are_strangers(cx: &Context<'_>, a: CondId, b: CondId) -> bool {
    let (Condition::Text(_, a), Condition::Text(_, b)) =
        (cx.model.conditions.at(a), cx.model.conditions.at(b))
    else {
        return false;
    };
    const MANY: usize = 1_000;
    a.needles.len() * b.needles.len() <= MANY
        && !a.needles.iter().any(|a| b.needles.iter().any(|b| a.contains(&**b) || b.contains(&**a)))
}

/// Which of two steps lies within the other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nested {
    Earlier,
    Later,
    Same,
}

fn nested(cx: &Context<'_>, earlier: &Step, later: &Step) -> Option<Nested> {
    let [a, b] = [earlier, later].map(|step| step.tier.condition);
    if (earlier.tier.points > Number::ZERO) != (later.tier.points > Number::ZERO) || are_strangers(cx, a, b) {
        return None;
    }
    let is_negated = |step: &Step| matches!(cx.model.conditions.at(step.tier.condition), Condition::Not(_));
    let is_within = |narrow: &Step, wide: &Step| match (&narrow.values, &wide.values) {
        (Some((a, narrow)), Some((b, wide))) if a == b => {
            narrow.iter().all(|(first, end)| wide.iter().any(|(from, to)| from <= first && end <= to))
        }
        _ => cx.is_covered(narrow.tier.condition, wide.tier.condition),
    };
    let (narrow, wide, found) = match (is_within(earlier, later), is_within(later, earlier)) {
        (true, true) => return Some(Nested::Same),
        (true, false) => (earlier, later, Nested::Earlier),
        (false, true) => (later, earlier, Nested::Later),
        (false, false) => return None,
    };
    // What is asked of one beside what is asked of all but another is no step.
    (is_negated(narrow) || !is_negated(wide)).then_some(found)
}

/// What to write instead; a `highest of` is no ladder of what is taken off, for of -5 and -15 the larger is -5.
fn help(narrow: &Tier, wide: &Tier) -> String {
    if wide.points > Number::ZERO {
        return "put both into `highest of \"…\" { }` if only the larger is to count".to_owned();
    }
    match narrow.points.sub(wide.points).filter(|rest| *rest < Number::ZERO) {
        Some(rest) => {
            let all = narrow.points;
            format!("if {} is all that is to be taken off, write `{rest}` instead of `{all}`", all.abs())
        }
        None => "let the wider one leave out whom the narrower one means, if both are not to be taken off"
            .to_owned(),
    }
}

fn adds_up(
    cx: &Context<'_>,
    score: &Score,
    [earlier, later]: [&Tier; 2],
    narrow: Nested,
) -> Option<Diagnostic> {
    let (narrow, wide) = if narrow == Nested::Earlier { (earlier, later) } else { (later, earlier) };
    let sum = narrow.points.add(wide.points).unwrap_or(narrow.points);
    let message = format!(
        "whoever meets `{}` also meets `{}`: together they give {sum:+}",
        cx.said(cx.model.condition_span(narrow.condition)),
        cx.said(cx.model.condition_span(wide.condition)),
    );
    let diagnostic = LINT
        .at(cx.first_line(later.span), message)
        .label(format!("adds up to {sum:+}"))
        .help(help(narrow, wide))
        .related(cx.first_line(earlier.span), "adds up with this");
    let is_ladder = narrow.points.abs() > wide.points.abs();
    // Who has all of some words may well get something on top.
    let is_bundle = matches!(cx.model.conditions.at(narrow.condition), Condition::IncludesAll(..));
    if is_bundle && !is_ladder {
        return None;
    }
    let severity = if is_ladder { LINT.level } else { Severity::Hint };
    let witness = witness::of(
        cx,
        &Wanted {
            title: format!("Steps of {} that add up", score.name),
            holding: vec![narrow.condition, wide.condition],
            perhaps: vec![format!("{} = {sum}", score.name)],
            ..Wanted::default()
        },
    );
    Some(Diagnostic { severity, witness, ..diagnostic })
}
