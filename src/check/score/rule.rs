//! One line of a score: its points, its limits, its fading.

use crate::check::Checker;
use crate::check::expr::{Scope, Work};
use crate::diagnostics::Diagnostic;
use crate::model::{Bounds, Fade, Per, PointsLimit, RuleKind, TimesLimit};
use crate::syntax::ast::{
    self, CalendarWord, FadeKind, Interactions, Limit, LimitKind, NumberLit, Percent, ScoreKind, ScoreLine,
};
use crate::values::{CalendarUnit, Number};

impl<'a> Checker<'a> {
    /// What a line gives; none where it has a mistake, or gives no points itself.
    pub(super) fn rule(&mut self, line: &ScoreLine, scope: Scope, fade: Fade) -> Option<RuleKind> {
        match &line.kind {
            ScoreKind::Fade(_) | ScoreKind::Always { .. } => None,
            ScoreKind::When { points, condition } => {
                let points = self.points(points);
                let condition = self.condition(condition, scope)?;
                Some(RuleKind::When { points, condition })
            }
            ScoreKind::Per { points, interactions, limits, fade: own } => {
                let own = own.as_ref().map(|fade| self.fade(fade));
                let fade = own.map_or(Some(fade), |own| own);
                self.per(points, interactions, limits, scope, fade)
            }
            ScoreKind::Without { points, every, interactions, limits } => {
                let points = self.points(points);
                let every = self.period(*every, Work::DoesNotFit);
                let limits = self.plain_limits(limits, "per full …");
                let selection = self.selection(interactions, scope);
                let ((every, selection), limits) = every.zip(selection).zip(limits)?;
                Some(RuleKind::Without { points, every, selection, limits })
            }
            ScoreKind::Share { percent, of, limits } => {
                let limits = self.plain_limits(limits, "% of …");
                let of = self.score_share(of, scope)?;
                Some(RuleKind::Share { percent: percent.value, of, limits: limits? })
            }
            ScoreKind::Group { label, bounds, lines } => {
                let bounds = self.bounds(bounds.as_ref());
                let rules = self.rules(lines, scope, fade, false);
                Some(RuleKind::Group { label: crate::check::collect::label(label.as_ref()), bounds, rules })
            }
            ScoreKind::Highest { label, lines } => {
                let rules = self.rules(lines, scope, fade, false);
                Some(RuleKind::Highest { label: crate::check::collect::label(label.as_ref()), rules })
            }
        }
    }

    fn per(
        &mut self,
        points: &NumberLit,
        interactions: &Interactions,
        limits: &[Limit],
        scope: Scope,
        fade: Option<Fade>,
    ) -> Option<RuleKind> {
        let points = self.points(points);
        let selection = self.selection(interactions, scope);
        let (mut times, mut points_limits) = (Vec::new(), Vec::new());
        let mut all = true;
        for limit in limits {
            match &limit.kind {
                LimitKind::Times { count, per } => match self.times_limit(count, per, interactions) {
                    Some(limit) => times.push(limit),
                    None => all = false,
                },
                LimitKind::Points { points, per } => {
                    let per = per.map(|(unit, _)| calendar_unit(unit));
                    points_limits.push(PointsLimit { points: self.points(points), per });
                }
            }
        }
        let (selection, fade) = selection.zip(fade)?;
        all.then_some(RuleKind::Per { points, selection, times, fade, points_limits })
    }

    fn times_limit(&mut self, count: &NumberLit, per: &ast::Per, of: &Interactions) -> Option<TimesLimit> {
        let count = self.whole(count, "`at most` takes a whole number of times, from 1", "at most 3 times");
        let per = match per {
            ast::Per::Ever => Some(Per::Ever),
            ast::Per::Calendar(unit, _) => Some(Per::Calendar(calendar_unit(*unit))),
            ast::Per::Any(within) => self.period(*within, Work::DoesNotFit).map(Per::Any),
            ast::Per::Field(field) => self.field_of(field, of, "per", field.span).map(Per::Field),
        };
        let (count, per) = count.zip(per)?;
        Some(TimesLimit { count, per })
    }

    /// A whole number from 1.
    fn whole(&mut self, number: &NumberLit, message: &str, example: &str) -> Option<u32> {
        let whole = number.value.to_int().and_then(|whole| u32::try_from(whole).ok());
        if let Some(count) = whole.filter(|&count| count > 0 && number.currency.is_none()) {
            return Some(count);
        }
        self.report(
            Diagnostic::error("whole-number", number.span, message)
                .help(format!("write for example `{example}`")),
        );
        None
    }

    /// The limits of a rule that takes only `up to P points`.
    fn plain_limits(&mut self, limits: &[Limit], rule: &str) -> Option<Vec<Number>> {
        let mut points_limits = Vec::new();
        let mut all = true;
        for limit in limits {
            if let LimitKind::Points { points, per: None } = &limit.kind {
                points_limits.push(self.points(points));
                continue;
            }
            all = false;
            let (message, help) = match &limit.kind {
                LimitKind::Points { points, per: Some((unit, _)) } => (
                    format!(
                        "a rule with `{rule}` gives its points once, not each {}",
                        calendar_unit(*unit).word()
                    ),
                    format!("write `up to {} points`", points.value),
                ),
                _ => (
                    format!(
                        "`at most …` limits how many interactions count, and a rule with `{rule}` counts none"
                    ),
                    "limit its points, for example `up to 30 points`, or leave the limit out".to_owned(),
                ),
            };
            self.report(Diagnostic::error("limit-not-here", limit.span, message).help(help));
        }
        all.then_some(points_limits)
    }

    fn bounds(&mut self, bounds: Option<&ast::Bounds>) -> Bounds {
        match bounds {
            None => Bounds::None,
            Some(ast::Bounds::UpTo(points)) => Bounds::UpTo(self.points(points)),
            Some(ast::Bounds::Between(low, high)) => match self.range(low, high) {
                Some((low, high)) => Bounds::Between(low, high),
                None => Bounds::None,
            },
        }
    }

    /// How awards lose weight.
    pub(super) fn fade(&mut self, fade: &ast::Fade) -> Option<Fade> {
        match &fade.kind {
            FadeKind::Never => Some(Fade::Never),
            FadeKind::Keeps(percent, every) => {
                let percent = self.part(percent);
                let every = self.period(*every, Work::DoesNotFit);
                let (percent, every) = percent.zip(every)?;
                Some(Fade::Keeps(percent, every))
            }
            FadeKind::Steps(count, of) => {
                let message = "awards fade out in a whole number of steps, from 1";
                let count = self.whole(count, message, "fades out in 4 steps of 2 weeks");
                let of = self.period(*of, Work::DoesNotFit);
                let (count, of) = count.zip(of)?;
                Some(Fade::Steps(count, of))
            }
        }
    }

    /// What is kept of an award lies between nothing and all of it.
    fn part(&mut self, percent: &Percent) -> Option<Number> {
        let all = Number::from(100_u32);
        if percent.value >= Number::ZERO && percent.value <= all {
            return Some(percent.value);
        }
        let message = format!("{}% cannot be kept of an award: it would grow, or turn around", percent.value);
        let help = "write a part of it, from `0%` to `100%`";
        self.report(Diagnostic::error("bad-percentage", percent.span, message).help(help));
        None
    }
}

fn calendar_unit(word: CalendarWord) -> CalendarUnit {
    match word {
        CalendarWord::Day => CalendarUnit::Day,
        CalendarWord::Week => CalendarUnit::Week,
        CalendarWord::Month => CalendarUnit::Month,
        CalendarWord::Year => CalendarUnit::Year,
    }
}
