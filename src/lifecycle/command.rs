//! Commands: what a team may do, and why it may not.

use super::drive::{Drive, End};
use super::engine::Engine;
use super::error::StepError;
use super::record::{Cause, Transition, TransitionKind};
use super::refusal::RefusalKind;
use crate::model::{self, CondId, Handover, HandoverPart, Move, Need, ReasonId, StageId, TeamId};
use crate::sources::Span;
use crate::values::{Instant, Period, Truth};

/// A command that a team gives: `Command::new("reject").by("sales").because("student").actor("ann@acme.example")`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Command {
    pub(super) action: String,
    pub(super) team: Option<String>,
    pub(super) actor: Option<String>,
    pub(super) reason: Option<String>,
}

impl Command {
    /// A command by the name the pact gives it; `confirm`, `accept` and `reject` are those of a handover.
    #[must_use]
    pub fn new(action: impl Into<String>) -> Self {
        Self { action: action.into(), ..Self::default() }
    }

    /// The team that gives it, by its name in the pact. Without one no command is allowed.
    #[must_use]
    pub fn by(self, team: impl Into<String>) -> Self {
        Self { team: Some(team.into()), ..self }
    }

    /// The person or program behind it: kept in the record, never looked at.
    #[must_use]
    pub fn actor(self, actor: impl Into<String>) -> Self {
        Self { actor: Some(actor.into()), ..self }
    }

    /// The reason, by its name in the pact.
    #[must_use]
    pub fn because(self, reason: impl Into<String>) -> Self {
        Self { reason: Some(reason.into()), ..self }
    }
}

/// A line of the pact that lets a team do something in the present stage and part of its handover.
#[derive(Debug, Clone)]
pub(super) struct Way<'a> {
    pub action: &'a str,
    pub teams: Vec<TeamId>,
    pub after: Option<Period>,
    pub condition: Option<CondId>,
    pub needs: &'a [Need],
    pub reasons: &'a [ReasonId],
    pub effect: Effect<'a>,
    pub span: Span,
}

/// What a command does.
#[derive(Debug, Clone, Copy)]
pub(super) enum Effect<'a> {
    Go(&'a Move),
    Accept(StageId),
    Confirm,
}

/// What keeps a command from being carried out, the later the further it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fails {
    Team,
    TooEarly,
    Reason,
    GuardNo,
    GuardUnknown,
    Needs,
}

impl<'a, E: Engine> Drive<'a, E> {
    /// Carries out a command, and what falls due at that instant behind it.
    ///
    /// # Errors
    /// If it is refused.
    pub fn command(&mut self, command: &Command, at: Instant) -> Result<(), StepError> {
        self.run(at, End::Excluded)?;
        self.engine.study();
        let way = self.choose(command)?;
        let kind = match way.effect {
            Effect::Confirm => TransitionKind::Confirmed,
            Effect::Go(_) | Effect::Accept(_) => TransitionKind::Moved,
        };
        let record = Transition {
            action: Some(command.action.clone()),
            team: command.team.clone(),
            actor: command.actor.clone(),
            reason: command.reason.clone(),
            ..self.draft(kind, Cause::Command, &[way.span])
        };
        match way.effect {
            Effect::Go(to) => {
                self.go(to.to, &to.resetting, Transition { why: to.why.clone(), ..record })?;
            }
            Effect::Accept(to) => self.go(to, &[], record)?,
            Effect::Confirm => self.confirm(record)?,
        }
        self.run(at, End::Included)
    }

    /// What falls due at this very instant waits until the lead is handed over.
    fn confirm(&mut self, record: Transition) -> Result<(), StepError> {
        if let Some(handing) = &mut self.standing.handover {
            (handing.confirmed, handing.clock) = (Some(self.at), None);
        }
        self.record(record)?;
        self.hand_over_if_ready().map(|_| ())
    }

    /// The first line that fits wholly.
    fn choose(&self, command: &Command) -> Result<Way<'a>, StepError> {
        if self.stage().is_final {
            return Err(self.refusal(RefusalKind::FinalStage, command).into());
        }
        let ways = self.ways().into_iter().filter(|way| way.action == command.action);
        let mut furthest: Option<(Fails, Way<'_>)> = None;
        for way in ways {
            match self.fails(&way, command) {
                None => return Ok(way),
                Some(fails) if furthest.as_ref().is_none_or(|(best, _)| fails > *best) => {
                    furthest = Some((fails, way));
                }
                Some(_) => {}
            }
        }
        let refusal = match furthest {
            None => self.unknown_action(command),
            Some((fails, way)) => self.refused(command, fails, &way),
        };
        Err(refusal.into())
    }

    fn fails(&self, way: &Way<'_>, command: &Command) -> Option<Fails> {
        let model = self.world.model;
        let named = |team: &&TeamId| command.team.as_deref() == Some(model.teams.at(**team).name.as_str());
        if way.teams.iter().find(named).is_none() {
            return Some(Fails::Team);
        }
        if self.opens_at(way).is_some() {
            return Some(Fails::TooEarly);
        }
        let listed = |reason: &String| way.reasons.iter().any(|&id| model.reasons.at(id).name == *reason);
        if !way.reasons.is_empty() && !command.reason.as_ref().is_some_and(listed) {
            return Some(Fails::Reason);
        }
        match self.guard(way.condition) {
            Truth::No => Some(Fails::GuardNo),
            Truth::Unknown => Some(Fails::GuardUnknown),
            Truth::Yes => (!self.lead.has_all(way.needs)).then_some(Fails::Needs),
        }
    }

    /// When a line opens that is not open yet.
    pub fn opens_at(&self, way: &Way<'_>) -> Option<Instant> {
        let after = way.after?;
        // Work time without a day of work never comes.
        let due = self.due_in_stage(after).unwrap_or(Instant(i64::MAX));
        Some(due).filter(|&due| due > self.at)
    }

    /// The lines that are open in the present stage and part of its handover: those of the handover first.
    pub fn ways(&self) -> Vec<Way<'a>> {
        let stage = self.stage();
        let mut ways = Vec::new();
        if let Some(handover) = self.handover_in(HandoverPart::Waiting) {
            ways.extend(self.confirm_way(handover));
        }
        if let Some(handover) = self.handover_in(HandoverPart::Pending) {
            ways.push(accept_way(handover));
            ways.extend(handover.rejects.iter().map(command_way));
        }
        ways.extend(stage.commands.iter().map(command_way));
        ways
    }

    /// A confirmation is open while it is asked for, or may come to be asked for once the data is complete.
    fn confirm_way(&self, handover: &'a Handover) -> Option<Way<'a>> {
        let handing = self.standing.handover.as_ref().filter(|of| of.confirmed.is_none())?;
        let model = self.world.model;
        let asked = |team: &TeamId| match &handing.clock {
            Some(clock) => model.teams.at(*team).name == clock.team,
            None => !self.lead.has_all(&handover.needs),
        };
        let mut teams: Vec<_> = handover.confirms.iter().map(|line| line.team).filter(asked).collect();
        teams.dedup();
        let span = self.clock_line().or(handover.confirms.first().map(|line| line.span))?;
        (!teams.is_empty()).then_some(Way {
            action: "confirm",
            teams,
            after: None,
            condition: None,
            needs: &handover.needs,
            reasons: &[],
            effect: Effect::Confirm,
            span,
        })
    }

    /// The fields of each need that is not met: one of them must be known.
    pub fn unmet(&self, needs: &[Need]) -> Vec<Vec<String>> {
        let unmet = needs.iter().filter(|need| !self.lead.has(need));
        let name = |&field: &model::FieldId| self.world.model.fields.at(field).name.clone();
        unmet.map(|need| need.any_of.iter().map(name).collect()).collect()
    }

    /// The unknown fields that a condition reads.
    pub fn asked_by(&self, condition: CondId) -> Vec<String> {
        let fields = model::asks::condition(self.world.model, condition);
        let unknown = fields.into_iter().filter(|&field| !self.lead.value(field).is_known());
        unknown.map(|field| self.world.model.fields.at(field).name.clone()).collect()
    }

    /// The names of teams.
    pub fn team_names(&self, teams: &[TeamId]) -> Vec<String> {
        teams.iter().map(|&team| self.world.model.teams.at(team).name.clone()).collect()
    }

    /// The names of reasons.
    pub fn reason_names(&self, reasons: &[ReasonId]) -> Vec<String> {
        reasons.iter().map(|&reason| self.world.model.reasons.at(reason).name.clone()).collect()
    }
}

fn accept_way(handover: &Handover) -> Way<'_> {
    Way {
        action: "accept",
        teams: vec![handover.to],
        after: None,
        condition: None,
        needs: &[],
        reasons: &[],
        effect: Effect::Accept(handover.becomes),
        span: handover.span,
    }
}

fn command_way(line: &model::Command) -> Way<'_> {
    Way {
        action: &line.action,
        teams: line.teams.clone(),
        after: line.after,
        condition: line.condition,
        needs: &line.needs,
        reasons: &line.reasons,
        effect: Effect::Go(&line.way),
        span: line.way.span,
    }
}
