//! A limit that is never reached.

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::scores::{Block, blocks, highest};
use crate::lint::sites::flat;
use crate::lint::witness::{self, Wanted};
use crate::lint::{Context, Lint, LintGroup, lengths};
use crate::model::{Bounds, Model, Per, PointsLimit, Rule, RuleId, RuleKind, Score, ScoreId, TimesLimit};
use crate::reason::Mask;
use crate::values::{CalendarUnit, Number, Period, Unit};

pub(in crate::lint) static LINT: Lint = Lint {
    name: "limit-never-bites",
    level: Severity::Warning,
    group: LintGroup::NeverHappens,
    what: "A limit of points or of number that is never reached.",
    why: "Whoever reads `up to 50 points` believes that so many can be had. If the rules inside, or another limit \
          before it, never give as much, the limit misleads, and one of the two numbers is probably wrong. For the \
          range of a score this is a hint only: a scale to 100 of which 70 can be had reads as if nobody were good.\n\n\
          No lead can show that nobody reaches a limit. Of a range, a lead is shown with the most that can be had.",
    bad: "
score interest {
  +5 per page_view at most 3 times up to 50 points   # <-
  group \"Company\" up to 40 points {                  # <-
    +10 when employees at least 250
    +15 when revenue at least 1 million EUR
  }
}
",
    good: "
score interest {
  +5 per page_view up to 50 points
  group \"Company\" up to 20 points {
    +10 when employees at least 250
    +15 when revenue at least 1 million EUR
  }
}
",
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for block in blocks(cx.model) {
        for &id in block.rules {
            found.extend(of_rule(cx, id, cx.model.rules.at(id)));
        }
        around(cx, block, found);
    }
    for (id, score) in cx.model.scores.iter().filter(|(_, score)| score.questionnaire.is_none()) {
        found.extend(of_score(cx, id, score));
    }
}

fn of_rule(cx: &Context<'_>, id: RuleId, rule: &Rule) -> Option<Diagnostic> {
    let at = |message: String, most: Number| {
        let help = format!("lower the limit below {most}, or leave it out");
        LINT.at(cx.first_line(rule.span), message).label("this limit never bites").help(help)
    };
    match &rule.kind {
        RuleKind::Per { points, times, points_limits, .. } => {
            if let Some(message) = idle_times(times, cx.model).or_else(|| idle_points(points_limits)) {
                return Some(
                    LINT.at(cx.first_line(rule.span), message)
                        .label("this limit never bites")
                        .help("leave out the limit that is larger, or put one of them right"),
                );
            }
            let idle = |limit: &PointsLimit| {
                let most = points.mul(Number::from(fewest_times(times, limit.per)?))?;
                (most.abs() < limit.points.abs()).then_some((limit.points, most))
            };
            let (limit, most) = points_limits.iter().find_map(idle)?;
            let message = format!("the rule gives {most:+} at most: `up to {limit} points` never bites");
            Some(at(message, most))
        }
        RuleKind::Group { bounds, rules, .. } => {
            let sum = cx.reasoner().sum(rules);
            let (limit, most) = match bounds {
                Bounds::None => return None,
                Bounds::UpTo(limit) if *limit < Number::ZERO => (*limit, sum.lowest()?),
                Bounds::UpTo(limit) | Bounds::Between(_, limit) => (*limit, sum.highest()?),
            };
            let idle = if limit < Number::ZERO { most > limit } else { most < limit };
            idle.then(|| {
                at(
                    format!("the rules of this group give {most} at most: its limit of {limit} never bites"),
                    most,
                )
            })
        }
        RuleKind::Share { limits, percent, .. } if !limits.is_empty() => {
            let share = cx.reasoner().share(id)?;
            let limit = *limits.first()?;
            let most = if limit < Number::ZERO { share.lowest()? } else { share.highest()? };
            let idle = if limit < Number::ZERO { most > limit } else { most < limit };
            idle.then(|| {
                at(format!("`{percent}%` of it is {most} at most: `up to {limit} points` never bites"), most)
            })
        }
        _ => None,
    }
}

/// Limits of rules that are above the one around all of them, while nothing is taken off.
fn around(cx: &Context<'_>, block: Block<'_>, found: &mut Vec<Diagnostic>) {
    let Some(end) = highest(block.bounds) else { return };
    if cx.reasoner().sum(block.rules).lowest().is_none_or(|least| least < Number::ZERO) {
        return;
    }
    let is_whole = std::ptr::eq(block.rules, block.score.rules.as_slice());
    let around = if is_whole { format!("`{}`", block.score.name) } else { "the group around it".to_owned() };
    for rule in block.rules.iter().map(|&id| cx.model.rules.at(id)) {
        let Some(limit) = own_limit(rule).filter(|limit| *limit > end) else { continue };
        let message = format!("{around} is cut off at {end}: `up to {limit} points` never bites");
        let help = format!("lower the limit below {end}, or leave it out");
        found.push(LINT.at(cx.first_line(rule.span), message).label("this limit never bites").help(help));
    }
}

/// So many points a rule gives at most, as it says itself.
fn own_limit(rule: &Rule) -> Option<Number> {
    match &rule.kind {
        RuleKind::Per { points_limits, .. } => {
            points_limits.iter().find(|limit| limit.per.is_none()).map(|limit| limit.points)
        }
        RuleKind::Share { limits, .. } => limits.first().copied(),
        RuleKind::Group { bounds, .. } => highest(*bounds),
        _ => None,
    }
}

/// The fewest interactions that limits let through all in all, or in a stretch of the calendar.
fn fewest_times(times: &[TimesLimit], within: Option<CalendarUnit>) -> Option<u32> {
    let holds = |limit: &&TimesLimit| is_shorter(Some(within), unit(limit.per));
    times.iter().filter(holds).map(|limit| limit.count).min()
}

/// A limit of number that another one makes idle.
fn idle_times(times: &[TimesLimit], model: &Model) -> Option<String> {
    let idle = |a: &&TimesLimit| {
        times
            .iter()
            .any(|b| !std::ptr::eq(*a, b) && is_shorter(unit(a.per), unit(b.per)) && b.count < a.count)
    };
    let limit = times.iter().filter(|limit| unit(limit.per).is_some()).find(idle);
    // What is left over of a longer stretch is no more in each day; the other way round it matters which are taken.
    let rolls = |(at, limit): &(usize, &TimesLimit)| {
        times.iter().take(*at).any(|before| is_rolling(before, limit, model))
    };
    let limit = limit.or_else(|| times.iter().enumerate().find(rolls).map(|(_, limit)| limit))?;
    Some(format!("another limit counts fewer: `at most {}` never bites", times_of(limit.count)))
}

fn times_of(count: u32) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// Whether a limit in any so many days lets no more through than another in each stretch of the calendar.
fn is_rolling(rolling: &TimesLimit, limit: &TimesLimit, model: &Model) -> bool {
    let (Per::Any(period), Per::Calendar(unit)) = (rolling.per, limit.per) else { return false };
    let unit = match unit {
        CalendarUnit::Day => Unit::Days,
        CalendarUnit::Week => Unit::Weeks,
        CalendarUnit::Month => Unit::Months,
        CalendarUnit::Year => Unit::Years,
    };
    let longest = Period::new(1, unit).and_then(|one| lengths::at_most(one, model));
    rolling.count <= limit.count && longest.is_some_and(|longest| lengths::at_least(period, model) >= longest)
}

/// A limit of points that another one makes idle.
fn idle_points(limits: &[PointsLimit]) -> Option<String> {
    let rank = |limit: &PointsLimit| Some(limit.per);
    let idle = |a: &&PointsLimit| {
        let same_side = |b: &PointsLimit| (a.points < Number::ZERO) == (b.points < Number::ZERO);
        let other = |b: &PointsLimit| !std::ptr::eq(*a, b) && same_side(b) && b.points.abs() < a.points.abs();
        limits.iter().any(|b| other(b) && is_shorter(rank(a), rank(b)))
    };
    let limit = limits.iter().find(idle)?;
    Some(format!("another limit lets fewer points through: `up to {} points` never bites", limit.points))
}

/// What a limit counts in: all in all, or a stretch of the calendar.
fn unit(per: Per) -> Option<Option<CalendarUnit>> {
    match per {
        Per::Ever => Some(None),
        Per::Calendar(unit) => Some(Some(unit)),
        Per::Any(_) | Per::Field(_) => None,
    }
}

/// Whether each of the first lies within one of the second.
fn is_shorter(a: Option<Option<CalendarUnit>>, b: Option<Option<CalendarUnit>>) -> bool {
    match (a, b) {
        (Some(_), Some(None)) => true,
        (Some(Some(CalendarUnit::Day)), Some(Some(_))) => true,
        (Some(Some(a)), Some(Some(b))) => a == b || a == CalendarUnit::Month && b == CalendarUnit::Year,
        _ => false,
    }
}

/// The range of a score, of which not all can be had.
fn of_score(cx: &Context<'_>, id: ScoreId, score: &Score) -> Option<Diagnostic> {
    let (low, high) = score.range?;
    let is_dead = |id: &RuleId| match cx.model.rules.at(*id).kind {
        RuleKind::When { condition, .. } => cx.reasoner().is_never(condition, Mask::YES),
        _ => false,
    };
    // Of a rule that never counts another lint speaks.
    if flat(cx.model, &score.rules).iter().any(is_dead) {
        return None;
    }
    let sum = cx.reasoner().sum(&score.rules);
    let span = cx.first_line(score.span);
    let always = |number: Number| score.always.iter().any(|line| line.points >= number);
    if let Some(most) = sum.highest().filter(|most| *most < high && !always(high)) {
        let message = format!("the rules of `{}` give {most} at most: nobody gets to {high}", score.name);
        let help = format!("write `between {low} and {most}`, or let the rules give more");
        let mut hint = LINT.at(span, message).label("this end is never reached").help(help);
        hint.witness = furthest(cx, (id, score), most, true);
        return Some(Diagnostic { severity: Severity::Hint, ..hint });
    }
    let least = sum.lowest().filter(|least| low < Number::ZERO && *least > low)?;
    let message = format!("the rules of `{}` give {least} at least: nobody gets down to {low}", score.name);
    let help = format!("write `between {least} and {high}`, or let the rules take off more");
    let mut hint = LINT.at(span, message).label("this end is never reached").help(help);
    hint.witness = furthest(cx, (id, score), least, false);
    Some(Diagnostic { severity: Severity::Hint, ..hint })
}

/// A lead with as many points as can be had.
fn furthest(cx: &Context<'_>, (id, score): (ScoreId, &Score), end: Number, upwards: bool) -> Option<String> {
    let furthest = if upwards { "most" } else { "least" };
    let wanted = Wanted {
        title: format!("The {furthest} of {} that can be had", score.name),
        given: vec![witness::reaches(id, end, upwards)],
        expect: vec![format!("{} = {end}", score.name)],
        ..Wanted::default()
    };
    witness::of(cx, &wanted)
}
