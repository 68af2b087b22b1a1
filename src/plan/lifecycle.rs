//! Where a lead starts, the steps it takes by itself, and the handover.

use super::Recorder;
use super::compile::Program;
use super::ops::depends;
use super::report::{Report, Reporter};
use super::run::Run;
use crate::assessment::{OpenWhat, Outcome, Routed, ScoreOutcome, Situation, Step};
use crate::model::{
    Automatic, Clock, CondId, Handover, HandoverPart, Id, Model, Move, Need, Route, RouteTo, Stage, StageId,
    semantics,
};
use crate::values::{Instant, Number, Period, Truth};

impl<'a, R: Recorder> Run<'a, R> {
    /// Assesses a lead without a state.
    pub fn start_afresh(mut self) {
        let situation = &mut self.scratch.situation;
        situation.stage = None;
        situation.entered = self.as_of.as_of();
        situation.part = None;
        situation.resets.clear();
        situation.stays.clear();
        self.begin();
        if let Some(first) = self.model.stages.ids().next() {
            let start = self.start().unwrap_or(first);
            self.enter(start);
            self.automatic_steps();
            self.hand_over();
        }
        self.finish();
    }

    /// Evaluates a lead where it stands.
    pub fn in_situation(mut self, given: &Situation) {
        self.take(given);
        self.begin();
        if given.part == Some(HandoverPart::Waiting)
            && let Some(handover) = self.present().and_then(|(_, stage)| stage.handover.as_ref())
        {
            self.look_at_waiting(handover);
        }
        self.finish();
    }

    /// Scores, words and conditions where a lead stands.
    pub fn judge(mut self, given: &Situation) {
        self.take(given);
        self.begin();
    }

    /// What reads of the situation what is another than before.
    pub fn judge_again(mut self, given: &Situation) {
        let changed = changed(&self.scratch.situation, given);
        self.take(given);
        self.again(changed);
    }

    /// What the stage needs to go on by itself.
    pub fn glance(mut self, given: &Situation) {
        let plan = self.plan;
        let program = given.stage.and_then(|stage| plan.programs.get(stage.index()));
        self.take(given);
        match program {
            Some(Program::Only(ops)) => {
                self.clear();
                for &op in ops {
                    self.step(op, None);
                }
            }
            Some(Program::Everything) | None => self.begin(),
        }
    }

    fn take(&mut self, given: &Situation) {
        let situation = &mut self.scratch.situation;
        situation.stage = given.stage;
        situation.entered = given.entered;
        situation.part = given.part;
        situation.resets.clone_from(&given.resets);
        situation.stays.clone_from(&given.stays);
    }

    /// Everything once.
    fn begin(&mut self) {
        self.clear();
        self.all();
    }

    fn clear(&mut self) {
        clear(self.out, &mut self.scratch.report);
        // Where all is evaluated, all is overwritten.
        if !R::LEAN || !has_size(self.out, self.model) {
            size(self.out, self.model);
            self.scratch.open_scores.fill(false);
        }
        self.read_interactions();
    }

    /// What follows from the situation that was reached.
    fn finish(&mut self) {
        self.out.stage = self.scratch.situation.stage;
        self.out.part = self.scratch.situation.part;
        let is_pending = self.out.part == Some(HandoverPart::Pending);
        self.out.responsible = self.present().map(|(_, stage)| stage.responsible(is_pending));
        if R::LEAN && !self.out.problems.is_empty() {
            let beyond = &self.plan.columns.beyond;
            self.out.problems.retain(|(quantity, _)| !beyond.contains(quantity));
        }
        self.out.problems.sort_unstable_by_key(|&(quantity, _)| quantity);
        self.out.problems.dedup();
        self.nurture();
        if !R::LEAN && R::OPEN {
            self.report();
        }
        if R::OPEN {
            self.find_next_change();
        }
    }

    /// The tracks that fit.
    fn nurture(&mut self) {
        let Some(nurture) = &self.model.nurture else { return };
        if self.guard(nurture.condition).is_yes() {
            for (track, at) in nurture.tracks.iter().zip(0..) {
                if self.guard(track.condition).is_yes() {
                    self.out.nurture.push(at);
                }
            }
        }
    }

    /// What is open, and what is worth asking for.
    fn report(&mut self) {
        let (plan, model) = (self.plan, self.model);
        self.scratch.row.read_known(self.lead);
        self.scratch.report_into(self.out, |scratch, into| {
            Reporter { plan, model, scratch, lean: false, wanted: true, into }.report();
        });
    }

    /// The present stage.
    pub fn present(&self) -> Option<(StageId, &'a Stage)> {
        let id = self.scratch.situation.stage?;
        Some((id, self.model.stages.get(id)?))
    }

    /// A condition that may be left out.
    pub fn guard(&self, condition: Option<CondId>) -> Truth {
        condition.map_or(Truth::Yes, |condition| self.truth(condition))
    }

    fn start(&mut self) -> Option<StageId> {
        for (line, at) in self.model.start.iter().zip(0..) {
            match self.guard(line.condition) {
                Truth::Yes => {
                    self.scratch.start_line = Some(at);
                    return Some(line.stage);
                }
                Truth::Unknown => self.scratch.open_starts.push(at),
                Truth::No => {}
            }
        }
        None
    }

    fn enter(&mut self, stage: StageId) {
        self.scratch.situation.stage = Some(stage);
        self.scratch.situation.part = None;
        self.again(depends::STAGE | depends::PART);
    }

    fn automatic_steps(&mut self) {
        // A pact with a circle does not pass the check; whatever is evaluated ends.
        for _ in 0..self.model.stages.len() * 2 + 8 {
            let Some((from, stage)) = self.present() else { return };
            let applies = |way: &Automatic| {
                way.after.is_none() && way.condition.is_some_and(|condition| self.truth(condition).is_yes())
            };
            let Some((at, way)) = (0..).zip(&stage.automatic).find(|(_, way)| applies(way)) else { return };
            self.out.steps.push(Step { from, way: at });
            self.go(&way.way);
        }
    }

    /// Takes a way out.
    fn go(&mut self, way: &Move) {
        let as_of = self.as_of.as_of();
        let situation = &mut self.scratch.situation;
        situation.stage = Some(way.to);
        situation.entered = as_of;
        situation.part = None;
        way.resetting.iter().for_each(|&score| situation.set_reset(score, as_of));
        let resets = if way.resetting.is_empty() { 0 } else { depends::RESETS };
        self.again(depends::STAGE | depends::PART | depends::ENTERED | resets);
    }

    fn set_part(&mut self, part: HandoverPart) {
        self.scratch.situation.part = Some(part);
        self.again(depends::PART);
    }

    fn hand_over(&mut self) {
        let Some(handover) = self.present().and_then(|(_, stage)| stage.handover.as_ref()) else { return };
        self.set_part(HandoverPart::Waiting);
        let confirms = self.look_at_waiting(handover);
        let is_met = |need: &Need| need.any_of.iter().any(|&field| self.is_known(field));
        if !handover.needs.iter().all(is_met) {
            return;
        }
        let clock = match confirms {
            // The clock for complete data runs, whatever else the handover waits for.
            Some(_) => confirms,
            None if !self.guard(handover.only_when).is_yes() => return,
            None => {
                self.set_part(HandoverPart::Pending);
                self.route(handover);
                self.first_that_fits(&handover.accepts, OpenWhat::Accepts)
            }
        };
        self.scratch.deadline = clock.and_then(|clock| clock.within).and_then(|within| self.due(within));
    }

    /// What is open while a handover waits, and the line that asks for a confirmation.
    fn look_at_waiting(&mut self, handover: &'a Handover) -> Option<&'a Clock> {
        let stage = self.scratch.situation.stage?;
        if self.guard(handover.only_when).is_unknown() {
            self.scratch.open_handover.push(OpenWhat::Handover(stage));
        }
        self.first_that_fits(&handover.confirms, OpenWhat::Confirms)
    }

    fn first_that_fits(
        &mut self,
        clocks: &'a [Clock],
        open: fn(StageId, u16) -> OpenWhat,
    ) -> Option<&'a Clock> {
        let stage = self.scratch.situation.stage?;
        for (clock, at) in clocks.iter().zip(0..) {
            match self.guard(clock.condition) {
                Truth::Yes => return Some(clock),
                Truth::Unknown => self.scratch.open_handover.push(open(stage, at)),
                Truth::No => {}
            }
        }
        None
    }

    fn route(&mut self, handover: &Handover) {
        let Some(stage) = self.scratch.situation.stage else { return };
        for (route, at) in handover.routes.iter().zip(0..) {
            match (self.guard(route.condition), self.pick(route)) {
                (Truth::Yes, Some(pick)) => {
                    self.out.route = Some(Routed { line: at, pick });
                    return;
                }
                (Truth::Yes, None) if !matches!(route.to, RouteTo::PersonIn(_)) => {}
                (Truth::Yes, None) | (Truth::Unknown, _) => {
                    self.scratch.open_handover.push(OpenWhat::Route(stage, at));
                }
                (Truth::No, _) => {}
            }
        }
    }

    /// Whom of a route's list; none if its target is not possible.
    fn pick(&self, route: &Route) -> Option<u16> {
        match &route.to {
            RouteTo::Team(_) | RouteTo::Person(_) => Some(0),
            RouteTo::PersonIn(field) => self.is_known(*field).then_some(0),
            // A lead without a state has had no handover.
            RouteTo::Previous => None,
            RouteTo::SpreadOver(list) => semantics::spread(&self.lead.id, list.len()),
        }
    }

    /// When something falls due that begins to run now.
    fn due(&self, within: Period) -> Option<Instant> {
        due(self.model, self.as_of.as_of(), within)
    }
}

/// When a timer or deadline that begins to run at an instant falls due; none for work time where no day is a
/// day of work.
#[must_use]
pub fn due(model: &Model, from: Instant, within: Period) -> Option<Instant> {
    match &model.work {
        Some(work) => work.plus(from, within),
        None => Some(model.zone.plus(from, within, 1)),
    }
}

/// Which parts of a situation differ, as [`depends`] names them.
fn changed(before: &Situation, now: &Situation) -> u8 {
    let resets = |of: &Situation| of.resets.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    let stays = |of: &Situation| of.stays.iter().rposition(|&count| count > 0).map_or(0, |last| last + 1);
    let same_resets = before.resets.get(..resets(before)) == now.resets.get(..resets(now));
    let same_stays = before.stays.get(..stays(before)) == now.stays.get(..stays(now));
    let parts = [
        (before.stage != now.stage, depends::STAGE),
        (before.part != now.part, depends::PART),
        (before.entered != now.entered, depends::ENTERED),
        (!same_resets, depends::RESETS),
        (!same_stays, depends::STAYS),
    ];
    parts.iter().filter(|(differs, _)| *differs).fold(0, |all, (_, part)| all | part)
}

/// Empties an outcome all of which is overwritten then.
pub(super) fn make_room(out: &mut Outcome, model: &Model, report: &mut Report) {
    clear(out, report);
    if !has_size(out, model) {
        size(out, model);
    }
}

/// Empties an outcome and takes back its lists.
fn clear(out: &mut Outcome, report: &mut Report) {
    if !out.open.is_empty() {
        report.keep(out.open.drain(..));
    }
    out.stage = None;
    out.part = None;
    out.responsible = None;
    out.route = None;
    out.nurture.clear();
    out.steps.clear();
    out.missing.clear();
    out.next_change = None;
    out.future = 0;
    out.problems.clear();
}

/// Whether there is room for what is computed, and no more.
fn has_size(out: &Outcome, model: &Model) -> bool {
    let (scores, ratings) = (out.scores.len(), out.ratings.len());
    let (tables, choices) = (out.tables.len(), out.choices.len());
    (scores, ratings) == (model.scores.len(), model.ratings.len())
        && (tables, choices) == (model.tables.len(), model.choices.len())
}

/// Makes room for what is computed in the order of dependence.
fn size(out: &mut Outcome, model: &Model) {
    let zero = Number::ZERO;
    out.scores.clear();
    out.ratings.clear();
    out.tables.clear();
    out.choices.clear();
    out.scores.resize(model.scores.len(), ScoreOutcome { value: None, lowest: zero, highest: zero });
    out.ratings.resize(model.ratings.len(), None);
    out.tables.resize(model.tables.len(), None);
    out.choices.resize(model.choices.len(), 0);
}
