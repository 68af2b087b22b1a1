//! The checked pact: all names resolved, all types known.
//!
//! A [`Model`] is built through [`Builder`] only, whose constructors refuse what is ill-typed, so the later
//! stages (plan, reference evaluator, lifecycle, SQL, documents) need not ask again. Nodes live in flat
//! arenas and are told apart by typed ids; equal conditions and quantities are one node, so each distinct
//! test has one id.
//!
//! The rules of rounding, limits, fading and bounds that every evaluator must share are in [`semantics`].

pub mod arena;
pub mod asks;
mod build;
pub mod condition;
pub mod drift;
mod id_hash;
pub mod lifecycle;
pub mod schema;
pub mod scoring;
pub mod semantics;
pub mod walk;

pub use arena::{Arena, Id};
pub use build::{Builder, Mismatch, Typed};
pub use condition::*;
pub(crate) use id_hash::{IdMap, IdSet};
pub use lifecycle::*;
pub use schema::*;
pub use scoring::*;

use crate::sources::Span;
use crate::values::{WorkCalendar, Zone};

/// A checked pact.
#[derive(Debug, Clone)]
pub struct Model {
    /// The pact's name.
    pub name: String,
    /// `version 4`, for people only.
    pub version: Option<String>,
    /// The pact's time zone; UTC where none is stated.
    pub zone: Zone,
    /// Work time and holidays, where stated.
    pub work: Option<WorkCalendar>,
    /// `currency EUR`
    pub currency: Option<Currency>,
    /// The teams, in the order of the pact.
    pub teams: Arena<TeamId, Team>,
    /// The column or key of a lead's id.
    pub id_column: String,
    /// The lead's fields in the order of the pact, the questions of questionnaires among them.
    pub fields: Arena<FieldId, Field>,
    /// The kinds of interaction.
    pub interactions: Arena<TypeId, InteractionType>,
    /// Reasons that have a meaning, and all others that are used.
    pub reasons: Arena<ReasonId, Reason>,
    /// `define … as`: what people named.
    pub defines: Vec<Define>,
    /// The scores, those of questionnaires among them, in the order of the pact.
    pub scores: Arena<ScoreId, Score>,
    /// The lines of all scores.
    pub rules: Arena<RuleId, Rule>,
    /// The ratings.
    pub ratings: Arena<RatingId, Rating>,
    /// The questionnaires.
    pub questionnaires: Arena<QuestionnaireId, Questionnaire>,
    /// The tables.
    pub tables: Arena<TableId, Table>,
    /// The choices.
    pub choices: Arena<ChoiceId, Choice>,
    /// Scores, ratings, tables and choices so that each comes after what it depends on.
    pub order: Vec<Derived>,
    /// The stages, in the order of the pact.
    pub stages: Arena<StageId, Stage>,
    /// `leads start in`, in order; a lead no line fits starts in the first stage.
    pub start: Vec<StartLine>,
    /// `nurture with all that fit`
    pub nurture: Option<Nurture>,
    /// The examples.
    pub examples: Vec<Example>,
    /// `agreed by … on …`
    pub agreements: Vec<Agreement>,
    /// All distinct conditions.
    pub conditions: Arena<CondId, Condition>,
    /// Where each condition is first written.
    pub condition_spans: Vec<Span>,
    /// All distinct quantities.
    pub quantities: Arena<QuantityId, Quantity>,
    /// All distinct selections of interactions.
    pub selections: Arena<SelectionId, Selection>,
}

impl Model {
    /// Where a condition is first written.
    #[must_use]
    pub fn condition_span(&self, id: CondId) -> Span {
        self.condition_spans.get(id.index()).copied().unwrap_or_default()
    }
}

/// Something computed once per lead from fields and interactions, in [`Model::order`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Derived {
    /// A score, or a questionnaire's.
    Score(ScoreId),
    /// A rating.
    Rating(RatingId),
    /// A table.
    Table(TableId),
    /// A choice.
    Choice(ChoiceId),
}
