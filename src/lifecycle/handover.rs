//! The handover: waiting for data, confirmation and condition; then pending, with a route and a deadline.

use super::drive::Drive;
use super::engine::Engine;
use super::error::StepError;
use super::record::{Cause, Transition, TransitionKind};
use super::state::{Clock, IfLate};
use crate::assessment::person;
use crate::model::{self, Handover, HandoverPart, Late, Route, RouteTo, semantics};
use crate::plan::due;
use crate::sources::Span;

impl<'a, E: Engine> Drive<'a, E> {
    /// The handover of the present stage, if it is in a part.
    pub fn handover_in(&self, part: HandoverPart) -> Option<&'a Handover> {
        let is_in = self.standing.situation.part == Some(part);
        self.stage().handover.as_ref().filter(|_| is_in)
    }

    /// A clock for complete data runs no longer where data is missing again.
    pub fn stop_clock(&mut self) {
        let Some(handover) = self.handover_in(HandoverPart::Waiting) else { return };
        if !self.lead.has_all(&handover.needs)
            && let Some(handing) = &mut self.standing.handover
        {
            handing.clock = None;
        }
    }

    /// Hands a waiting lead over if its needs are known, it is confirmed where that is asked for, and the
    /// condition is yes.
    pub fn hand_over_if_ready(&mut self) -> Result<bool, StepError> {
        self.stop_clock();
        let Some(handover) = self.handover_in(HandoverPart::Waiting) else { return Ok(false) };
        let waits = !self.lead.has_all(&handover.needs) || self.awaits_confirmation(handover);
        if waits || !self.guard(handover.only_when).is_yes() {
            return Ok(false);
        }
        self.hand_over(handover)?;
        Ok(true)
    }

    /// Of complete data: whether a confirmation is asked for and still missing. Starts its clock.
    fn awaits_confirmation(&mut self, handover: &'a Handover) -> bool {
        let Some(handing) = self.standing.handover.as_ref().filter(|of| of.confirmed.is_none()) else {
            return false;
        };
        if handing.clock.is_some() {
            return true;
        }
        let started = self.first_that_fits(&handover.confirms).map(|line| self.clock(line));
        let is_asked_for = started.is_some();
        if let Some(handing) = &mut self.standing.handover {
            handing.clock = started;
        }
        is_asked_for
    }

    fn hand_over(&mut self, handover: &'a Handover) -> Result<(), StepError> {
        let from = self.place();
        self.standing.situation.part = Some(HandoverPart::Pending);
        self.engine.look(&self.standing.situation, self.at);
        self.engine.study();
        let (route, to) = self.route(handover).unzip();
        let accepts = self.first_that_fits(&handover.accepts);
        let clock = accepts.map(|line| self.clock(line));
        let lines = [Some(handover.span), route.map(|of| of.span), accepts.map(|of| of.span)];
        let lines: Vec<_> = lines.into_iter().flatten().collect();
        let due = clock.as_ref().and_then(|clock| clock.due);
        let standing = &mut self.standing;
        if to.is_some() {
            standing.previous_route.clone_from(&to);
        }
        if let Some(handing) = &mut standing.handover {
            (handing.since, handing.route, handing.clock) = (self.at, to.clone(), clock);
        }
        let record = self.draft(TransitionKind::HandedOver, Cause::Automatic, &lines);
        self.record(Transition { from: Some(from), route: to, due, ..record })
    }

    fn first_that_fits(&self, clocks: &'a [model::Clock]) -> Option<&'a model::Clock> {
        clocks.iter().find(|clock| self.guard(clock.condition).is_yes())
    }

    /// A clock that starts now.
    fn clock(&self, line: &model::Clock) -> Clock {
        let model = self.world.model;
        Clock {
            team: model.teams.at(line.team).name.clone(),
            since: self.at,
            due: line.within.and_then(|within| due(model, self.at, within)),
            if_late: line.if_late.as_ref().map(|late| self.if_late(late)),
        }
    }

    fn if_late(&self, late: &Late) -> IfLate {
        let model = self.world.model;
        match late {
            Late::Notify(who) => IfLate::Notify(who.clone()),
            Late::Becomes(way) => IfLate::Becomes {
                stage: model.stages.at(way.to).name.clone(),
                resetting: way.resetting.iter().map(|&id| model.scores.at(id).name.clone()).collect(),
                why: way.why.clone(),
            },
        }
    }

    /// The line of the pact that the running clock comes from, as far as can be told.
    pub fn clock_line(&self) -> Option<Span> {
        let handover = self.stage().handover.as_ref()?;
        let lines = match self.standing.situation.part {
            Some(HandoverPart::Pending) => &handover.accepts,
            _ => &handover.confirms,
        };
        let clock = self.standing.handover.as_ref().and_then(|handover| handover.clock.as_ref());
        let same = |line: &&model::Clock| {
            let due = |within| due(self.world.model, clock?.since, within);
            clock.is_some_and(|clock| {
                let late = clock.if_late.is_none()
                    || line.if_late.as_ref().map(|of| self.if_late(of)) == clock.if_late;
                late && line.within.and_then(due) == clock.due
            })
        };
        lines.iter().find(same).map(|line| line.span)
    }

    /// The first route that fits, and whom it names.
    fn route(&self, handover: &'a Handover) -> Option<(&'a Route, String)> {
        let fitting = handover.routes.iter().filter(|route| self.guard(route.condition).is_yes());
        fitting.filter_map(|route| Some((route, self.whom(&route.to)?))).next()
    }

    fn whom(&self, to: &RouteTo) -> Option<String> {
        match to {
            RouteTo::Team(name) | RouteTo::Person(name) => Some(name.clone()),
            RouteTo::PersonIn(field) => person(self.world.model, *field, self.lead).map(str::to_owned),
            RouteTo::Previous => self.standing.previous_route.clone(),
            RouteTo::SpreadOver(list) => {
                let pick = semantics::spread(self.lead.id(), list.len())?;
                list.get(usize::from(pick)).cloned()
            }
        }
    }
}
