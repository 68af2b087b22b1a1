//! Lives in which a line of a stage may make a difference.

use super::{Life, Then, What};
use crate::compare::Paired;
use crate::compare::causes::Names;
use crate::model::{Automatic, Clock, Command, Handover, Model, Stage, TeamId};
use crate::plan::due;
use crate::sources::Span;
use crate::values::{Date, Instant, Period, Unit};

/// A line of every stage is tried in so many.
const MOST_STAGES: usize = 2;
/// So many reasons are tried.
const MOST_REASONS: usize = 12;
/// So many lives are tried for a line.
const MOST: usize = 60;

/// Lives that come to the line, under either pact, in the names of the new one. Where the calendar is what has
/// changed there are those that begin on certain days.
pub(in crate::compare) fn tries(
    (old, new): (&Model, &Model),
    names: Names<'_>,
    pair: &Paired,
    days: Option<&[Date]>,
) -> Vec<Life> {
    let mut lives: Vec<Life> = Vec::new();
    for (model, span, is_old) in [(new, pair.new, false), (old, pair.old, true)] {
        let Some(span) = span else { continue };
        let named = |kind: &str, name: &str| {
            if is_old { names.new_name(kind, name).to_owned() } else { name.to_owned() }
        };
        let scene = Scene { model, span, named: &named };
        let found = model.stages.as_slice().iter().filter(|stage| !stage.is_final);
        let found = found.map(|stage| scene.lives(stage)).filter(|lives| !lives.is_empty());
        for life in found.take(MOST_STAGES).flatten() {
            let is_there = new.stages.as_slice().iter().any(|stage| stage.name == life.start);
            if is_there && !lives.contains(&life) && lives.len() < MOST {
                lives.push(life);
            }
        }
    }
    match days {
        Some(days) => lives
            .iter()
            .filter(|life| life.waits())
            .flat_map(|life| on_days((old, new), life, days))
            .take(MOST)
            .collect(),
        None => lives,
    }
}

/// A life on days that differ, in time that passes the same under both pacts.
fn on_days((old, new): (&Model, &Model), life: &Life, days: &[Date]) -> Vec<Life> {
    let at = |day: &Date, hour, minute| new.zone.resolve(*day, hour, minute, 0, 0);
    let begins = days.iter().flat_map(|day| [at(day, 12, 0), at(day, 16, 30)]).flatten();
    let mut lives = Vec::new();
    for on in begins {
        for model in [old, new] {
            let exact = |then: &Then| {
                let after = then.after.map(|after| elapsed(model, on, after));
                Some(Then { after: after.map_or(Some(None), |after| after.map(Some))?, ..then.clone() })
            };
            let then = life.then.iter().map(exact).collect::<Option<_>>();
            let then: Option<Vec<Then>> = then;
            let life = then.map(|then| Life { start: life.start.clone(), on: Some(on), then });
            lives.extend(life.filter(|life| !lives.contains(life)));
        }
    }
    lives
}

/// Hours or minutes from an instant until something falls due.
fn elapsed(model: &Model, on: Instant, after: Period) -> Option<Period> {
    let minutes = due(model, on, after)?.0.checked_sub(on.0)? / 60_000;
    let minutes = u32::try_from(minutes).ok()?;
    if minutes % 60 == 0 {
        Period::new(minutes / 60, Unit::Hours)
    } else {
        Period::new(minutes, Unit::Minutes)
    }
}

/// Where a line stands, and what its pact calls things.
struct Scene<'s> {
    model: &'s Model,
    span: Span,
    named: &'s dyn Fn(&str, &str) -> String,
}

impl Scene<'_> {
    fn lives(&self, stage: &Stage) -> Vec<Life> {
        let start = (self.named)("stage", &stage.name);
        let all = self.of_stage(stage).into_iter().chain(self.of_handover(stage));
        all.map(|then| Life { start: start.clone(), on: None, then }).collect()
    }

    fn of_stage(&self, stage: &Stage) -> Vec<Vec<Then>> {
        let mut all = Vec::new();
        for command in stage.commands.iter().filter(|of| of.way.span == self.span) {
            all.extend(self.commands(command).into_iter().map(|then| vec![then]));
        }
        for way in stage.automatic.iter().filter(|of| of.way.span == self.span) {
            let Automatic { after, .. } = way;
            let then: Vec<Then> = after.map(wait).into_iter().collect();
            all.extend(self.confirmed(stage).map(|first| [first, then.clone()].concat()));
            all.push(then);
        }
        for notice in stage.notices.iter().filter(|of| of.span == self.span) {
            all.push(vec![wait(notice.after)]);
        }
        all
    }

    fn of_handover(&self, stage: &Stage) -> Vec<Vec<Then>> {
        let Some(handover) = &stage.handover else { return Vec::new() };
        let mut all = self.in_handover(handover);
        let confirmed = self.confirmed(stage).into_iter();
        let confirmed = confirmed.flat_map(|first| all.iter().map(move |then| [&first[..], then].concat()));
        let confirmed = confirmed.collect::<Vec<_>>();
        all.extend(confirmed);
        all
    }

    fn in_handover(&self, handover: &Handover) -> Vec<Vec<Then>> {
        let is_it = |span: Span| span == self.span;
        let mut all = Vec::new();
        for clock in handover.confirms.iter().chain(&handover.accepts).filter(|of| is_it(of.span)) {
            all.extend(clock.within.map(|within| vec![wait(within)]));
        }
        for clock in handover.confirms.iter().filter(|of| is_it(of.span)) {
            all.push(vec![self.confirm(clock)]);
        }
        for reject in handover.rejects.iter().filter(|of| is_it(of.way.span)) {
            all.extend(self.commands(reject).into_iter().map(|then| vec![then]));
        }
        if is_it(handover.span) {
            all.push(vec![self.command("accept", handover.to, None)]);
        }
        let is_inside = handover.span.file == self.span.file
            && handover.span.start < self.span.start
            && self.span.end <= handover.span.end;
        if all.is_empty() && is_inside {
            all.push(Vec::new());
        }
        all
    }

    /// The handover is confirmed first, by whoever may.
    fn confirmed(&self, stage: &Stage) -> Option<Vec<Then>> {
        let clock = stage.handover.as_ref()?.confirms.first()?;
        Some(vec![self.confirm(clock)])
    }

    fn confirm(&self, clock: &Clock) -> Then {
        self.command("confirm", clock.team, None)
    }

    fn commands(&self, of: &Command) -> Vec<Then> {
        let mut reasons: Vec<Option<String>> =
            of.reasons.iter().map(|&id| Some(self.model.reasons.at(id).name.clone())).collect();
        reasons.truncate(MOST_REASONS);
        if reasons.is_empty() {
            reasons.push(None);
        }
        let mut all = Vec::new();
        for &team in &of.teams {
            for reason in &reasons {
                let then = self.command(&of.action, team, reason.clone());
                all.push(Then { after: of.after, ..then });
            }
        }
        all
    }

    fn command(&self, action: &str, team: TeamId, reason: Option<String>) -> Then {
        let team = (self.named)("team", &self.model.teams.at(team).name);
        Then { after: None, what: What::Command { action: action.to_owned(), team, reason } }
    }
}

fn wait(after: Period) -> Then {
    Then { after: Some(after), what: What::Time }
}
