//! What an evaluation finds: the same shape from every engine, so that they can be compared.
//!
//! It speaks in ids. What people and services read is [`crate::Assessment`].

mod handover;

pub use handover::Handover;
pub(crate) use handover::person;

use crate::lead::ProblemKind;
use crate::model::{ChoiceId, FieldId, HandoverPart, QuantityId, RuleId, ScoreId, StageId, TeamId};
use crate::values::{Instant, Number};

/// Where a lead stands in its lifecycle: what an evaluation reads besides fields and interactions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Situation {
    /// The present stage; none while the start stage is being looked for.
    pub stage: Option<StageId>,
    /// Since when.
    pub entered: Instant,
    /// The part of the handover.
    pub part: Option<HandoverPart>,
    /// By score: only interactions after this instant count in its rules. Missing at the end is none.
    pub resets: Vec<Option<Instant>>,
    /// By stage: stays that have ended. Missing at the end is 0.
    pub stays: Vec<u32>,
}

impl Situation {
    /// When a score was last reset.
    #[must_use]
    pub fn reset(&self, score: ScoreId) -> Option<Instant> {
        self.resets.get(usize::from(score.0)).copied().flatten()
    }

    /// Resets a score from an instant on.
    pub fn set_reset(&mut self, score: ScoreId, at: Instant) {
        let place = usize::from(score.0);
        if self.resets.len() <= place {
            self.resets.resize(place + 1, None);
        }
        if let Some(slot) = self.resets.get_mut(place) {
            *slot = Some(at);
        }
    }

    /// How many stays in a stage have ended.
    #[must_use]
    pub fn ended_stays(&self, stage: StageId) -> u32 {
        self.stays.get(usize::from(stage.0)).copied().unwrap_or(0)
    }
}

/// What an evaluation finds, in ids. Buffers are reused from lead to lead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// By score.
    pub scores: Vec<ScoreOutcome>,
    /// By rating, a place in its levels.
    pub ratings: Vec<Option<u16>>,
    /// By table, a place in its words.
    pub tables: Vec<Option<u16>>,
    /// By choice, a place in its words.
    pub choices: Vec<u16>,
    /// The stage after all automatic steps; none where the pact has no stages.
    pub stage: Option<StageId>,
    /// The part of the handover.
    pub part: Option<HandoverPart>,
    /// Who is responsible.
    pub responsible: Option<TeamId>,
    /// Where the handover goes; none while nothing is handed over, or where no route fits.
    pub route: Option<Routed>,
    /// The tracks whose condition holds, by place, in the order written.
    pub nurture: Vec<u16>,
    /// The automatic steps that were taken, in order.
    pub steps: Vec<Step>,
    /// What could not be decided, in the order of evaluation: scores in the order of [`crate::model::Model::order`]
    /// with their rules as written, `always` lines after the rules, choices; then start, ways out, handover,
    /// route, nurture.
    pub open: Vec<Open>,
    /// The unknown fields worth asking for, in the order declared.
    pub missing: Vec<FieldId>,
    /// The first instant after `as_of` at which, without new data, something may change.
    pub next_change: Option<Instant>,
    /// Interactions dated after `as_of`.
    pub future: u32,
    /// Divisions by zero and results out of range, each quantity once, ascending.
    pub problems: Vec<(QuantityId, ProblemKind)>,
}

/// A score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreOutcome {
    /// None for a questionnaire of which no question is answered.
    pub value: Option<Number>,
    /// The lowest value that open rules could still make it.
    pub lowest: Number,
    /// The highest value that open rules could still make it.
    pub highest: Number,
}

/// A route that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Routed {
    /// The line, by place.
    pub line: u16,
    /// Whom of `spread over`, by place; 0 for all others.
    pub pick: u16,
}

/// An automatic step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The stage that was left.
    pub from: StageId,
    /// The automatic way, by place.
    pub way: u16,
}

/// Something that could not be decided for want of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// What.
    pub what: OpenWhat,
    /// The unknown fields on which it depends, in the order declared.
    pub fields: Vec<FieldId>,
}

/// What could not be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OpenWhat {
    /// A line of a score: its condition or its quantity is unknown, or the question is not answered.
    Rule(RuleId),
    /// An `always` line, by place; looked at until one applies.
    Always(ScoreId, u16),
    /// A line of a choice, by place, before the one that fits.
    Choice(ChoiceId, u16),
    /// A line of `leads start in`, by place, before the one that fits.
    Start(u16),
    /// An automatic way out of the present stage, by place.
    Way(StageId, u16),
    /// The guard of a command of the present stage, by place.
    Command(StageId, u16),
    /// The `only when` of a handover that waits.
    Handover(StageId),
    /// A line of `confirms first`, by place, before the one that fits.
    Confirms(StageId, u16),
    /// A line of `accepts`, by place, before the one that fits.
    Accepts(StageId, u16),
    /// A route, by place, before the one that fits.
    Route(StageId, u16),
    /// A track of `nurture`, by place.
    Nurture(u16),
}

impl OpenWhat {
    /// Whether the fields behind it are worth asking for on its own behalf: a rule, choice, route or nurture
    /// line. Ways out of the present stage are asked for whatever their truth.
    #[must_use]
    pub fn is_asked_for(self) -> bool {
        matches!(
            self,
            Self::Rule(_) | Self::Always(..) | Self::Choice(..) | Self::Route(..) | Self::Nurture(_)
        )
    }
}
