//! A threshold at a number that a score passes over.

use super::threshold_out_of_reach::{Threshold, compared};
use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup, say};
use crate::model::{Bounds, Compare, Fade, Model, Rating, Rule, RuleId, RuleKind, Score, ScoreId};
use crate::sources::Span;
use crate::values::Number;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "threshold-between-steps",
    level: Severity::Hint,
    group: LintGroup::Reading,
    what: "A threshold, or the begin of a level, at a number that the score passes over.",
    why: "Where all points are multiples of 5, a score is 60 and then 65: `at least 62` is met from 65 on. It reads as if \
          it were easier to reach than it is, and whoever lowers it to 61 wonders why nothing changes.\n\n\
          Scores with points that fade, or with shares of other numbers, can be anything: of those nothing is said.",
    bad: "
score interest {
  +20 per demo_request
  +5  per page_view
}
rating heat of interest {
  hot  from 62    # <-
  cold below
}

stage Lead owned by marketing {
  becomes MQL as soon as interest at least 42   # <-
}
stage MQL owned by sales
",
    good: "
score interest {
  +20 per demo_request
  +5  per page_view
}
rating heat of interest {
  hot  from 65
  cold below
}

stage Lead owned by marketing {
  becomes MQL as soon as interest at least 45
}
stage MQL owned by sales
",
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let steps: Vec<Option<i64>> =
        cx.model.scores.as_slice().iter().map(|score| of_score(cx.model, score)).collect();
    let between = |id: ScoreId, with: Number| {
        let step = steps.get(usize::from(id.0)).copied().flatten()?;
        Between::of(cx, id, with, step)
    };
    for threshold in compared(cx) {
        let Some(between) = between(threshold.score, threshold.with) else { continue };
        let Some((so, help)) = said(cx, &threshold, &between) else { continue };
        found.push(between.message(cx, cx.model.condition_span(threshold.id), &so, help));
    }
    for rating in cx.model.ratings.as_slice() {
        let lies = |from: Number| between(rating.of, from);
        of_rating(cx, rating, &lies, found);
    }
}

/// Levels that begin later than they say; and, in one message, those that the level above takes all leads from.
fn of_rating(
    cx: &Context<'_>,
    rating: &Rating,
    lies: &dyn Fn(Number) -> Option<Between>,
    found: &mut Vec<Diagnostic>,
) {
    let mut nobodys: Vec<(Span, &str, Between)> = Vec::new();
    let mut better: Option<Number> = None;
    for ((level, &from), &span) in rating.levels.words.iter().zip(&rating.from).zip(&rating.level_spans) {
        let above = better.replace(from);
        let Some(between) = lies(from) else { continue };
        if above.is_some_and(|above| above <= between.above) {
            nobodys.push((span, level, between));
            continue;
        }
        let so = format!("`{level}` begins at {}", between.above);
        found.push(between.message(cx, span, &so, between.instead(from)));
    }
    if let Some((span, _, between)) = nobodys.first() {
        let names: Vec<&str> = nobodys.iter().map(|(_, level, _)| *level).collect();
        let help =
            format!("let levels begin at multiples of {}, or leave out those for nobody", between.step);
        found.push(between.message(cx, *span, &format!("no lead is ever {}", say::list(&names, "or")), help));
    }
}

/// Between which of its steps a number lies that a score never is.
struct Between {
    score: ScoreId,
    step: Number,
    below: Number,
    above: Number,
}

impl Between {
    fn of(cx: &Context<'_>, score: ScoreId, with: Number, step: i64) -> Option<Self> {
        let below = with.raw().div_euclid(step).checked_mul(step)?;
        let above = below.checked_add(step)?;
        let bounds = cx.reasoner().score(score);
        // Of what is out of reach, or always reached, other rules speak.
        let fits = below != with.raw()
            && bounds.low().is_none_or(|low| low <= below.into())
            && bounds.high().is_none_or(|high| i128::from(above) <= high);
        let number = Number::from_raw;
        let (step, below, above) = (number(step)?, number(below)?, number(above)?);
        fits.then_some(Self { score, step, below, above })
    }

    fn instead(&self, with: Number) -> String {
        format!("write {} instead of {with}, which says the same", self.above)
    }

    fn message(&self, cx: &Context<'_>, span: Span, so: &str, help: String) -> Diagnostic {
        let score = cx.model.scores.at(self.score);
        let message = format!("`{}` comes in steps of {}, so {so}", score.name, self.step);
        let why = format!("all that it can be is a multiple of {}", self.step);
        LINT.at(cx.first_line(span), message).help(help).related(cx.first_line(score.span), why)
    }
}

/// What a comparison comes to, and what to write instead. Nothing where it is the end of a range: `at most 79` is
/// said beside `at least 80`.
fn said(cx: &Context<'_>, threshold: &Threshold, between: &Between) -> Option<(String, String)> {
    let written = cx.said(cx.model.condition_span(threshold.id));
    let (Between { below, above, .. }, with) = (between, threshold.with);
    let instead = between.instead(with);
    match threshold.op {
        _ if written.contains(" between ") => None,
        Compare::AtLeast => Some((format!("`{written}` is met from {above} on"), instead)),
        Compare::LessThan => Some((format!("`{written}` is met up to {below}"), instead)),
        Compare::Equal | Compare::NotEqual => {
            Some((format!("it is never {with}"), format!("compare with {below} or {above}")))
        }
        Compare::AtMost | Compare::MoreThan => None,
    }
}

/// Of what number, in its smallest units, a score is always a multiple; none where it can be anything, or only 0.
fn of_score(model: &Model, score: &Score) -> Option<i64> {
    let range = score.range.into_iter().flat_map(|(low, high)| [low, high]);
    let always = score.always.iter().map(|line| line.points);
    let step = range.chain(always).fold(of_rules(model, &score.rules)?, with);
    (step > 0).then_some(step)
}

fn of_rules(model: &Model, rules: &[RuleId]) -> Option<i64> {
    rules.iter().try_fold(0, |step, &id| Some(common(step, of_rule(model, model.rules.at(id))?)))
}

fn of_rule(model: &Model, rule: &Rule) -> Option<i64> {
    Some(match &rule.kind {
        RuleKind::When { points, .. } => with(0, *points),
        RuleKind::Per { points, fade: Fade::Never, points_limits, .. } => {
            points_limits.iter().map(|limit| limit.points).fold(with(0, *points), with)
        }
        RuleKind::Without { points, limits, .. } => limits.iter().copied().fold(with(0, *points), with),
        RuleKind::Question { points, .. } => points.iter().copied().fold(0, with),
        RuleKind::Highest { rules, .. } => of_rules(model, rules)?,
        RuleKind::Group { bounds, rules, .. } => {
            let step = of_rules(model, rules)?;
            match *bounds {
                Bounds::None => step,
                Bounds::UpTo(points) => with(step, points),
                Bounds::Between(low, high) => with(with(step, low), high),
            }
        }
        RuleKind::Per { .. } | RuleKind::Share { .. } => return None,
    })
}

fn with(step: i64, points: Number) -> i64 {
    common(step, points.raw())
}

/// The greatest number of which both are multiples.
fn common(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.saturating_abs(), b.saturating_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
