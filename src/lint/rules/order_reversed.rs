//! Levels, answers or interactions whose points are in disorder.

mod scales;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::rules::rule_never_counts::{Tier, tiers};
use crate::lint::scores::{Block, blocks};
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup};
use crate::model::{Condition, Domain, Model, Operand, RuleKind, Score, Worded};
use crate::reason::Key;
use crate::values::Number;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "order-reversed",
    level: Severity::Warning,
    group: LintGroup::SaysTwoThings,
    what: "What is better is worth less: a higher level, more interactions, or more recent ones.",
    why: "Levels are written best first, more is more, and what happened last week says more than what happened last \
          month. Where the points run the other way round, two numbers have probably changed places, and the score \
          says the opposite of what the level says.\n\n\
          For answers of a question that neither rise nor fall this is a hint, for their order may mean nothing.",
    bad: "
score fit { +60 when employees at least 250 }
rating grade of fit {
  A from 50
  B from 20
  C below
}
score total {
  +20 when grade is A
  +30 when grade is B                                        # <-
}
score interest {
  highest of \"Visits\" {
    +10 when (count of page_view in the last 30 days) at least 3
    +20 when (count of page_view in the last 30 days) = 1    # <-
  }
}
",
    good: "
score fit { +60 when employees at least 250 }
rating grade of fit {
  A from 50
  B from 20
  C below
}
score total {
  +30 when grade is A
  +20 when grade is B
}
score interest {
  highest of \"Visits\" {
    +20 when (count of page_view in the last 30 days) at least 3
    +10 when (count of page_view in the last 30 days) = 1
  }
}
",
    look,
};

/// In longer lists nothing is compared.
const MANY: usize = 60;

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for block in blocks(cx.model) {
        let mut tiers = tiers(cx, block);
        if tiers.len() <= MANY {
            of_levels(cx, block.score, &tiers, found);
            tiers.retain(|tier| tier.points > Number::ZERO);
            of_counts(cx, block.score, &tiers, found);
            of_recency(cx, block.score, &tiers, found);
        }
        of_answers(cx, block, found);
    }
}

fn reversed(cx: &Context<'_>, score: &Score, [more, less]: [&Tier; 2], message: String) -> Diagnostic {
    let mut reversed = LINT
        .at(cx.first_line(more.span), message)
        .label(format!("{:+} here", more.points))
        .help("swap the points of the two, unless that is meant")
        .related(cx.first_line(less.span), format!("{:+} here", less.points));
    let wanted = Wanted {
        title: format!("Worth {} instead of {}", more.points, less.points),
        holding: vec![more.condition],
        perhaps: vec![format!("{} = {}", score.name, more.points)],
        ..Wanted::default()
    };
    reversed.witness = witness::of(cx, &wanted);
    reversed
}

/// Words of a scale that a rule asks for: the ranks of the best and the worst of them, and how they are called.
struct Levels<'t> {
    tier: &'t Tier,
    of: Worded,
    best: usize,
    worst: usize,
    said: String,
}

/// `+20 when grade is A` beside `+30 when grade is B`
fn of_levels(cx: &Context<'_>, score: &Score, tiers: &[Tier], found: &mut Vec<Diagnostic>) {
    let levels: Vec<Levels<'_>> = tiers.iter().filter_map(|tier| levels(cx, tier)).collect();
    for worse in &levels {
        let better = levels.iter().filter(|better| better.of == worse.of && better.worst < worse.best);
        let less = better.filter(|better| better.tier.points < worse.tier.points);
        if let Some(better) = less.max_by_key(|better| better.worst) {
            let message = format!("`{}` is worth more than `{}`, which is better", worse.said, better.said);
            found.push(reversed(cx, score, [worse.tier, better.tier], message));
        }
    }
}

fn levels<'t>(cx: &Context<'_>, tier: &'t Tier) -> Option<Levels<'t>> {
    let Condition::Word(of, set) = cx.model.conditions.at(tier.condition) else { return None };
    let domain = domain(cx.model, *of)?;
    let rank = |word: u16| match of {
        Worded::Rating(_) => Some(usize::from(word)),
        _ => scales::rank(&domain, word),
    };
    let ranks: Vec<usize> = set.iter().map(rank).collect::<Option<_>>()?;
    let said = match *set.iter().collect::<Vec<_>>() {
        [only] => domain.word(only).to_owned(),
        _ => cx.said(cx.model.condition_span(tier.condition)),
    };
    Some(Levels { tier, of: *of, best: *ranks.iter().min()?, worst: *ranks.iter().max()?, said })
}

fn domain(model: &Model, of: Worded) -> Option<Domain> {
    match of {
        Worded::Rating(id) => Some(model.ratings.at(id).levels.clone()),
        Worded::Table(id) => Some(model.tables.at(id).words.clone()),
        Worded::Choice(id) => Some(model.choices.at(id).words.clone()),
        Worded::Field(Operand::Lead(id)) => model.fields.at(id).ty.domain().cloned(),
        Worded::Field(_) => None,
    }
}

/// One interaction worth more than three.
fn of_counts(cx: &Context<'_>, score: &Score, tiers: &[Tier], found: &mut Vec<Diagnostic>) {
    let counts: Vec<_> = tiers
        .iter()
        .filter_map(|tier| {
            let single = cx.reasoner().single(tier.condition)?;
            let (Key::Count(id), (low, high)) = (single.key, single.yes.ends()?) else { return None };
            Some((tier, id, low, high))
        })
        .collect();
    for &(few, id, _, most) in counts.iter().filter(|(.., high)| *high < i64::MAX) {
        let many = counts.iter().filter(|(tier, other, fewest, _)| {
            cx.reasoner().are_of_the_same(id, *other) && *fewest > most && tier.points < few.points
        });
        if let Some((many, ..)) = many.max_by_key(|(tier, ..)| tier.points) {
            let [a, b] = [few, many].map(|tier| cx.said(cx.model.condition_span(tier.condition)));
            let message = format!(
                "fewer is worth more here: `{a}` gives {:+}, `{b}` gives {:+}",
                few.points, many.points
            );
            found.push(reversed(cx, score, [few, many], message));
        }
    }
}

/// What is older worth more than what is more recent.
fn of_recency(cx: &Context<'_>, score: &Score, tiers: &[Tier], found: &mut Vec<Diagnostic>) {
    let days: Vec<_> = tiers
        .iter()
        .filter_map(|tier| {
            let single = cx.reasoner().single(tier.condition)?;
            let (Key::DaysSinceLast(id), (low, high)) = (single.key, single.yes.ends()?) else { return None };
            Some((tier, id, low, high))
        })
        .collect();
    for &(older, id, from, _) in &days {
        let newer =
            days.iter().find(|(tier, other, _, to)| *other == id && *to < from && tier.points < older.points);
        if let Some((newer, ..)) = newer {
            found.push(older_is_more(cx, score, [older, newer]));
        }
    }
    for older in tiers {
        let Condition::And(parts) = cx.model.conditions.at(older.condition) else { continue };
        let newer = tiers.iter().find(|newer| {
            let Some(Key::Count(recent)) = cx.reasoner().single(newer.condition).map(|single| single.key) else {
                return false;
            };
            let of_the_same = parts.iter().any(|&part| {
                let key = cx.reasoner().single(part).map(|single| single.key);
                matches!(key, Some(Key::Count(id)) if id != recent && cx.reasoner().are_of_the_same(id, recent)
                    && cx.reasoner().is_part(recent, id))
            });
            newer.points < older.points
                && of_the_same
                && cx.reasoner().are_exclusive(older.condition, newer.condition)
        });
        if let Some(newer) = newer {
            found.push(older_is_more(cx, score, [older, newer]));
        }
    }
}

fn older_is_more(cx: &Context<'_>, score: &Score, [older, newer]: [&Tier; 2]) -> Diagnostic {
    let [a, b] = [older, newer].map(|tier| cx.said(cx.model.condition_span(tier.condition)));
    let message = format!(
        "what is older is worth more: `{a}` gives {:+}, `{b}` gives {:+}",
        older.points, newer.points
    );
    reversed(cx, score, [older, newer], message)
}

/// Answers whose points neither rise nor fall, or run against the order of their words.
fn of_answers(cx: &Context<'_>, block: Block<'_>, found: &mut Vec<Diagnostic>) {
    for rule in block.rules.iter().map(|&id| cx.model.rules.at(id)) {
        let RuleKind::Question { field, points } = &rule.kind else { continue };
        let Some(domain) = cx.model.fields.get(*field).and_then(|field| field.ty.domain()) else { continue };
        let name = &cx.model.fields.at(*field).name;
        let ranked = scales::in_order(domain, points);
        if let Some(ranked) = ranked {
            let wrong = ranked.windows(2).find_map(|pair| match pair {
                [(better, more), (worse, less)] if less > more => Some((*better, *worse, *more, *less)),
                _ => None,
            });
            if let Some((better, worse, less, more)) = wrong {
                let [better, worse] = [better, worse].map(|word| domain.word(word));
                let message = format!("`{name}`: `{worse}` gives {more:+}, and `{better}` only {less:+}");
                let help = "swap the points of the two, unless that is meant";
                found.push(LINT.at(cx.first_line(rule.span), message).label("in disorder").help(help));
            }
        } else if points.len() > 2 && !points.is_sorted() && !points.iter().rev().is_sorted() {
            let all: Vec<String> = points.iter().map(|points| format!("{points:+}")).collect();
            let message =
                format!("`{name}`: the points of the answers go {}, neither up nor down", all.join(", "));
            let help =
                "put the answers in the order of their points, unless their order means something else";
            let hint = LINT.at(cx.first_line(rule.span), message).label("in disorder").help(help);
            found.push(Diagnostic { severity: Severity::Hint, ..hint });
        }
    }
}
