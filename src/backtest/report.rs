//! What the counts say.

use std::collections::BTreeMap;

use super::counts::Counts;
use super::shape::{
    BacktestReport, Goal, LevelShare, RuleLift, ScoreBin, ScorePower, StagePromise, Threshold, Verdict,
    WordShares,
};
use super::statistics::{Count, Exact, area, rounded, share, verdict};
use super::warnings;
use crate::explain::line_at;
use crate::model::{Domain, Id, Model, RuleId, RuleKind};
use crate::sources::Sources;
use crate::values::{Instant, Number, format_instant};

/// The version of the shape of [`BacktestReport`].
const VERSION: u32 = 1;
/// So many bins of a score at most.
const MOST_BINS: usize = 10;
/// One, in the units of [`Number::raw`].
const ONE: i64 = 10_000;

/// The report.
pub(crate) fn report(
    (model, sources, fingerprint): (&Model, &Sources, &str),
    counts: &Counts,
    as_of: Instant,
    goals: &[Goal],
) -> BacktestReport {
    let all = share(counts.all);
    let rules = rules(model, sources, counts, all);
    BacktestReport {
        version: VERSION,
        pact: model.name.clone(),
        fingerprint: fingerprint.to_owned(),
        as_of: format_instant(as_of, &model.zone),
        all: all.shown(),
        stages: stages(model, counts, all),
        words: words(model, counts, all),
        scores: scores(model, counts),
        warnings: warnings::all(model, sources, counts, all),
        thresholds: goals.iter().flat_map(|goal| thresholds(model, counts, *goal, all)).collect(),
        rules,
    }
}

fn stages(model: &Model, counts: &Counts, all: Exact) -> Vec<StagePromise> {
    let of_stages = model.stages.as_slice().iter().zip(counts.here.iter().zip(&counts.reached));
    of_stages
        .map(|(stage, (here, reached))| {
            let came = share(*reached);
            StagePromise {
                name: stage.name.clone(),
                label: stage.label.clone(),
                here: share(*here).shown(),
                recall: of(reached.won, counts.all.won),
                verdict: verdict(came, all),
                reached: came.shown(),
            }
        })
        .collect()
}

fn words(model: &Model, counts: &Counts, all: Exact) -> Vec<WordShares> {
    let ratings = model.ratings.as_slice().iter().zip(&counts.ratings);
    let ratings = ratings.map(|(of, found)| {
        let mut shares = word("rating", (&of.name, &of.label), &of.levels, found, all);
        shares.upside_down = upside_down(&of.levels, found);
        shares
    });
    let tables = model.tables.as_slice().iter().zip(&counts.tables);
    let tables = tables.map(|(of, found)| word("table", (&of.name, &of.label), &of.words, found, all));
    let choices = model.choices.as_slice().iter().zip(&counts.choices);
    let choices = choices.map(|(of, found)| word("choice", (&of.name, &of.label), &of.words, found, all));
    ratings.chain(tables).chain(choices).collect()
}

fn word(
    kind: &'static str,
    (name, label): (&str, &Option<String>),
    domain: &Domain,
    counts: &[Count],
    all: Exact,
) -> WordShares {
    let known = domain.words.iter().cloned().map(Some).chain([None]);
    let levels = known.zip(counts).filter(|(word, count)| word.is_some() || count.leads() > 0);
    let levels = levels.map(|(word, count)| {
        let share = share(*count);
        LevelShare { word, verdict: verdict(share, all), share: share.shown() }
    });
    WordShares {
        kind,
        name: name.to_owned(),
        label: label.clone(),
        levels: levels.collect(),
        upside_down: Vec::new(),
    }
}

/// Neighbouring levels of which the better one was won less often, for certain.
fn upside_down(levels: &Domain, counts: &[Count]) -> Vec<(String, String)> {
    let shares = levels.words.iter().zip(counts).filter(|(_, count)| count.leads() > 0);
    let shares: Vec<(&String, Exact)> = shares.map(|(word, count)| (word, share(*count))).collect();
    let pair = |pair: &[(&String, Exact)]| match pair {
        [(better, of_better), (worse, of_worse)] => {
            (of_better.high? < of_worse.low?).then(|| ((*better).clone(), (*worse).clone()))
        }
        _ => None,
    };
    shares.windows(2).filter_map(pair).collect()
}

fn scores(model: &Model, counts: &Counts) -> Vec<ScorePower> {
    let of_scores = model.scores.as_slice().iter().zip(&counts.scores);
    of_scores
        .map(|(score, values)| {
            let found = area(values);
            let verdict = match found {
                Some((_, low, _)) if low > 0.5 => Verdict::Better,
                Some((_, _, high)) if high < 0.5 => Verdict::Worse,
                _ => Verdict::TooFewToTell,
            };
            ScorePower {
                name: score.name.clone(),
                label: score.label.clone(),
                known: share(values.values().fold(Count::default(), |sum, count| sum.plus(*count))).shown(),
                area: found.map(|(area, ..)| rounded(area)),
                area_low: found.map(|(_, low, _)| rounded(low)),
                area_high: found.map(|(_, _, high)| rounded(high)),
                verdict,
                bins: bins(values),
            }
        })
        .collect()
}

/// Each value by itself where they are few, else in steps that people count in: 1, 2, 5, 10, 20, 50 …
fn bins(values: &BTreeMap<Number, Count>) -> Vec<ScoreBin> {
    if values.len() <= MOST_BINS {
        return values
            .iter()
            .map(|(&at, &count)| ScoreBin { from: at, to: at, share: share(count).shown() })
            .collect();
    }
    let raws = || values.keys().map(|value| value.raw());
    let (lowest, highest) = (raws().min().unwrap_or(0), raws().max().unwrap_or(0));
    let whole = values.keys().all(|value| value.to_int().is_some());
    let width = width(lowest, highest);
    let mut found: BTreeMap<i64, (Count, Number)> = BTreeMap::new();
    let last = highest.div_euclid(width) - i64::from(highest.rem_euclid(width) == 0 && highest > lowest);
    for (value, count) in values {
        let at = value.raw().div_euclid(width).min(last);
        let (sum, most) = found.entry(at).or_insert((Count::default(), *value));
        (*sum, *most) = (sum.plus(*count), *value);
    }
    let bin = |(at, (count, most)): (i64, (Count, Number))| {
        let end = at.saturating_add(1).saturating_mul(width);
        let to =
            if whole && most.raw() < end { Number::from_raw(end.saturating_sub(ONE)) } else { Some(most) };
        let from = Number::from_raw(at.saturating_mul(width)).unwrap_or(most);
        ScoreBin { from, to: to.unwrap_or(most), share: share(count).shown() }
    };
    found.into_iter().map(bin).collect()
}

/// The least width of which few steps hold all values.
fn width(lowest: i64, highest: i64) -> i64 {
    let most = i64::try_from(MOST_BINS).unwrap_or(1);
    let mut ten = ONE;
    loop {
        for width in [ten, ten.saturating_mul(2), ten.saturating_mul(5)] {
            let steps = highest.div_euclid(width).saturating_sub(lowest.div_euclid(width));
            if steps < most || width > i64::MAX / 100 {
                return width;
            }
        }
        ten = ten.saturating_mul(10);
    }
}

fn rules(model: &Model, sources: &Sources, counts: &Counts, all: Exact) -> Vec<RuleLift> {
    let mut lifts = Vec::new();
    for score in model.scores.as_slice() {
        let mut todo: Vec<RuleId> = score.rules.iter().rev().copied().collect();
        while let Some(id) = todo.pop() {
            let Some(rule) = model.rules.get(id) else { continue };
            if let RuleKind::Group { rules, .. } | RuleKind::Highest { rules, .. } = &rule.kind {
                todo.extend(rules.iter().rev());
                continue;
            }
            // A share of another score applies to nearly everybody.
            if matches!(rule.kind, RuleKind::Share { .. }) {
                continue;
            }
            let applies = share(counts.applies.get(id.index()).copied().unwrap_or_default());
            let lift = |of: Option<f64>| Some(rounded(of? / all.share.filter(|all| *all > 0.0)?));
            let verdict = verdict(applies, all);
            let against = match points(&rule.kind) {
                Some(points) if points > Number::ZERO => verdict == Verdict::Worse,
                Some(points) if points < Number::ZERO => verdict == Verdict::Better,
                _ => false,
            };
            lifts.push(RuleLift {
                score: score.name.clone(),
                written: line_at(sources, rule.span),
                why: rule.why.clone(),
                lift: lift(applies.share),
                lift_low: lift(applies.low),
                lift_high: lift(applies.high),
                applies: applies.shown(),
                open: counts.open.get(id.index()).copied().unwrap_or_default(),
                verdict,
                against,
            });
        }
    }
    lifts
}

/// What a line gives; none where that depends.
fn points(kind: &RuleKind) -> Option<Number> {
    match kind {
        RuleKind::When { points, .. } | RuleKind::Per { points, .. } | RuleKind::Without { points, .. } => {
            Some(*points)
        }
        _ => None,
    }
}

/// For each score the threshold that gives what is wanted.
fn thresholds(model: &Model, counts: &Counts, goal: Goal, all: Exact) -> Vec<Threshold> {
    let of_scores = model.scores.as_slice().iter().zip(&counts.scores);
    let one = |(score, values): (&crate::model::Score, &BTreeMap<Number, Count>)| {
        let mut sum = Count::default();
        let sums = values.iter().rev().map(|(&from, count)| {
            sum = sum.plus(*count);
            (from, sum)
        });
        let sums: Vec<(Number, Count)> = sums.collect();
        let (wanted, amount, found) = match goal {
            Goal::Precision(wanted) => {
                let does = |(_, count): &&(Number, Count)| share(*count).share >= Some(wanted);
                ("precision", wanted, sums.iter().rfind(does))
            }
            Goal::Volume(wanted) => {
                let nearest = sums.iter().min_by_key(|(_, count)| count.leads().abs_diff(wanted));
                ("volume", wanted as f64, nearest)
            }
        };
        let count = found.map_or(Count::default(), |(_, count)| *count);
        let reached = share(count);
        let sure = match goal {
            Goal::Precision(wanted) => reached.low.is_some_and(|low| low >= wanted),
            Goal::Volume(_) => verdict(reached, all) == Verdict::Better,
        };
        Threshold {
            score: score.name.clone(),
            wanted,
            goal: amount,
            from: found.map(|(from, _)| *from),
            recall: of(count.won, counts.all.won),
            reached: reached.shown(),
            sure,
        }
    };
    of_scores.filter(|(_, values)| !values.is_empty()).map(one).collect()
}

fn of(part: u64, all: u64) -> Option<f64> {
    (all > 0).then(|| rounded(part as f64 / all as f64))
}
