//! What each team may do now.

use serde::Serialize;

use super::command::Effect;
use super::drive::Drive;
use super::engine::Engine;
use crate::explain::{Line, line_at};
use crate::values::time::utc;
use crate::values::{Instant, Truth};

/// A command of the present stage, and what it still needs: what a user interface draws as a button.
///
/// There is one for each line of the pact; several may have the same action, and lead to different stages.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Action {
    /// The command: `accept`, `reject`, `confirm`, or another of the pact's.
    pub action: String,
    /// The teams that may give it.
    pub teams: Vec<String>,
    /// The stage it leads to; none for `confirm`.
    pub to: Option<String>,
    /// Whether it would be carried out now, given one of its reasons where it has any.
    pub is_open: bool,
    /// From when on it is open, if it is too early.
    #[serde(with = "utc::maybe")]
    #[cfg_attr(test, schemars(with = "Option<utc::Text>"))]
    pub opens_at: Option<Instant>,
    /// Whether its condition holds; yes where it has none.
    pub guard: Truth,
    /// The unknown fields that its condition reads, where that is unknown.
    pub ask_for: Vec<String>,
    /// Of each need that is not met the fields, of which one must be known.
    pub missing: Vec<Vec<String>>,
    /// The reasons of which one must be given.
    pub reasons: Vec<String>,
    /// By when it has to be given: the deadline of the handover.
    #[serde(with = "utc::maybe")]
    #[cfg_attr(test, schemars(with = "Option<utc::Text>"))]
    pub deadline: Option<Instant>,
    /// The line of the pact.
    pub line: Line,
}

impl<E: Engine> Drive<'_, E> {
    /// What may be done at the instant of the last look, in the order in which commands are tried.
    pub fn actions(&self) -> Vec<Action> {
        let model = self.world.model;
        let due = self.standing.handover.as_ref().and_then(|of| of.clock.as_ref()?.due);
        let action = |way: super::command::Way<'_>| {
            let (guard, missing) = (self.guard(way.condition), self.unmet(way.needs));
            let opens_at = self.opens_at(&way);
            let to = match way.effect {
                Effect::Go(to) => Some(to.to),
                Effect::Accept(to) => Some(to),
                Effect::Confirm => None,
            };
            let asked = way.condition.filter(|_| guard.is_unknown());
            Action {
                action: way.action.to_owned(),
                teams: self.team_names(&way.teams),
                to: to.map(|to| model.stages.at(to).name.clone()),
                is_open: opens_at.is_none() && guard.is_yes() && missing.is_empty(),
                opens_at,
                guard,
                ask_for: asked.map_or_else(Vec::new, |condition| self.asked_by(condition)),
                missing,
                reasons: self.reason_names(way.reasons),
                deadline: due.filter(|_| matches!(way.action, "accept" | "reject" | "confirm")),
                line: line_at(self.world.sources, way.span),
            }
        };
        self.ways().into_iter().map(action).collect()
    }
}
