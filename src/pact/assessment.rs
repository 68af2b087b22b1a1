//! What people and services read of an assessment: names instead of ids.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

mod filling;
mod id;
mod json;
mod later;
mod open;
pub(super) mod owner;
#[cfg(test)]
mod tests;

pub use open::{OpenKind, OpenPoint};

use self::id::LeadId;
use self::later::Later;
use super::Inner;
use crate::assessment::{Handover, Open, Outcome, ScoreOutcome, person};
use crate::lead::{Lead, Problem};
use crate::model::{FieldId, Id, Model, RouteTo};
use crate::plan::Scratch;
use crate::values::{Instant, Number};

/// What a pact says of a lead at an instant.
#[derive(Debug)]
pub struct Assessment {
    model: Arc<Model>,
    id: LeadId,
    as_of: Instant,
    /// What is open, and what is missing, only if it was not left for later.
    outcome: Outcome,
    route: Route,
    problems: Vec<Problem>,
    later: Option<Box<Later>>,
}

/// A score.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Score {
    /// None for a questionnaire of which no question is answered.
    pub value: Option<Number>,
    /// The lowest value that open rules could still make it.
    pub lowest: Number,
    /// The highest value that open rules could still make it.
    pub highest: Number,
}

impl From<ScoreOutcome> for Score {
    fn from(of: ScoreOutcome) -> Self {
        Self { value: of.value, lowest: of.lowest, highest: of.highest }
    }
}

/// A name, or none, in a buffer that is used again.
#[derive(Debug, Clone, Default)]
pub(super) struct Route {
    name: String,
    is_there: bool,
}

impl Route {
    fn set(&mut self, route: Option<&str>) {
        self.is_there = route.is_some();
        self.name.clear();
        self.name.push_str(route.unwrap_or_default());
    }

    fn get(&self) -> Option<&str> {
        self.is_there.then_some(self.name.as_str())
    }
}

/// Equal if all that was found is equal; both must come from the same pact.
impl PartialEq for Assessment {
    fn eq(&self, other: &Self) -> bool {
        (&self.id, self.as_of, self.route()) == (&other.id, other.as_of, other.route())
            && self.outcome() == other.outcome()
            && self.problems == other.problems
    }
}

/// A copy of its own, complete: it holds no buffers.
impl Clone for Assessment {
    fn clone(&self) -> Self {
        Self {
            model: Arc::clone(&self.model),
            id: self.id.clone(),
            as_of: self.as_of,
            outcome: self.outcome().into_owned(),
            route: self.route.clone(),
            problems: self.problems.clone(),
            later: None,
        }
    }
}

/// How an assessment is made.
impl Assessment {
    /// An assessment whose outcome is still to be filled.
    pub(crate) fn empty(model: Arc<Model>, as_of: Instant) -> Self {
        Self {
            model,
            id: LeadId::default(),
            as_of,
            outcome: Outcome::default(),
            route: Route::default(),
            problems: Vec::new(),
            later: None,
        }
    }

    /// One that tells what is open only when somebody asks.
    pub(super) fn brief(pact: Arc<Inner>, as_of: Instant) -> Self {
        let (model, scratch) = (Arc::clone(&pact.model), Scratch::new(&pact.plan));
        let later = Later::new(pact, scratch);
        Self { later: Some(Box::new(later)), ..Self::empty(model, as_of) }
    }

    /// Complete, and without buffers.
    pub(super) fn into_complete(mut self) -> Self {
        self.outcome = self.outcome().into_owned();
        self.later = None;
        self
    }

    /// What is open, and what is missing.
    fn report(&self) -> (&[Open], &[FieldId]) {
        match &self.later {
            Some(later) => later.report(),
            None => (&self.outcome.open, &self.outcome.missing),
        }
    }

    /// Fills it in place of what it was before; `evaluate` fills the outcome, whose buffers are reused.
    pub(crate) fn fill(&mut self, lead: &Lead, evaluate: impl FnOnce(&mut Outcome)) {
        self.id.set(lead.id());
        evaluate(&mut self.outcome);
        if self.route.is_there || self.outcome.route.is_some() {
            self.route.set(route(&self.model, &self.outcome, lead));
        }
        let before = [self.problems.len(), lead.problems().len(), self.outcome.problems.len()];
        if before == [0; 3] {
            return;
        }
        self.problems.clear();
        self.problems.extend_from_slice(lead.problems());
        for &(quantity, kind) in &self.outcome.problems {
            let field = owner::of_quantity(&self.model, quantity);
            self.problems.push(Problem {
                lead: self.id.as_str().to_owned(),
                field,
                value: String::new(),
                kind,
            });
        }
    }
}

impl Assessment {
    /// What only the state of a lead knows of its handover: whom it went to, and by when it is due.
    pub(crate) fn of_handover(&mut self, route: Option<&str>, due: Option<Instant>) {
        self.route.set(route);
        let due = due.filter(|&due| due > self.as_of);
        self.outcome.next_change = [self.outcome.next_change, due].into_iter().flatten().min();
    }
}

/// Whom a handover goes to.
fn route<'a>(model: &'a Model, outcome: &Outcome, lead: &'a Lead) -> Option<&'a str> {
    let routed = outcome.route?;
    let handover = model.stages.get(outcome.stage?)?.handover.as_ref()?;
    match &handover.routes.get(usize::from(routed.line))?.to {
        RouteTo::Team(name) | RouteTo::Person(name) => Some(name),
        RouteTo::PersonIn(field) => person(model, *field, lead),
        RouteTo::SpreadOver(names) => names.get(usize::from(routed.pick)).map(String::as_str),
        RouteTo::Previous => None,
    }
}

/// What was found.
impl Assessment {
    /// The lead's id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.id.as_str()
    }

    /// As of when, in Unix milliseconds.
    #[must_use]
    pub fn as_of(&self) -> i64 {
        self.as_of.millis()
    }

    /// A score, or that of a questionnaire, by name.
    #[must_use]
    pub fn score(&self, name: &str) -> Option<Score> {
        self.score_at(self.model.scores.as_slice().iter().position(|of| of.name == name)?)
    }

    /// All scores by name, in the order of the pact.
    pub fn scores(&self) -> impl Iterator<Item = (&str, Score)> {
        let names = self.model.scores.as_slice().iter().map(|score| score.name.as_str());
        names.zip(self.outcome.scores.iter().map(|&score| score.into()))
    }

    /// The level of a rating, by name; none where the rating is unknown or the pact has none of that name.
    #[must_use]
    pub fn rating(&self, name: &str) -> Option<&str> {
        self.level(self.model.ratings.as_slice().iter().position(|of| of.name == name)?)
    }

    /// All ratings by name with their levels, in the order of the pact.
    pub fn ratings(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.model.ratings.iter().map(|(id, of)| (of.name.as_str(), self.level(id.index())))
    }

    /// All tables by name with their words, in the order of the pact.
    pub fn tables(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.model.tables.iter().map(|(id, of)| (of.name.as_str(), self.table(id.index())))
    }

    /// All choices by name with their words, in the order of the pact.
    pub fn choices(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.model.choices.iter().map(|(id, of)| (of.name.as_str(), self.choice(id.index())))
    }

    /// The word of a rating, table or choice, by name; none where it is unknown or the pact has none of that
    /// name.
    #[must_use]
    pub fn word(&self, name: &str) -> Option<&str> {
        if let Some(at) = self.model.ratings.as_slice().iter().position(|of| of.name == name) {
            return self.level(at);
        }
        if let Some(at) = self.model.choices.as_slice().iter().position(|of| of.name == name) {
            return self.choice(at);
        }
        self.table(self.model.tables.as_slice().iter().position(|of| of.name == name)?)
    }

    /// The stage; none where the pact has no stages.
    #[must_use]
    pub fn stage(&self) -> Option<&str> {
        Some(self.model.stages.get(self.outcome.stage?)?.name.as_str())
    }

    /// The part of the handover; none outside of one.
    #[must_use]
    pub fn handover(&self) -> Option<Handover> {
        self.outcome.part.map(Handover::from)
    }

    /// The team that is responsible.
    #[must_use]
    pub fn responsible(&self) -> Option<&str> {
        Some(self.model.teams.get(self.outcome.responsible?)?.name.as_str())
    }

    /// The team or person a handover goes to.
    #[must_use]
    pub fn route(&self) -> Option<&str> {
        self.route.get()
    }

    /// The tracks of `nurture` that fit, in the order of the pact.
    pub fn nurture(&self) -> impl Iterator<Item = &str> {
        let tracks = self.model.nurture.as_ref().map_or(&[][..], |nurture| &nurture.tracks);
        self.outcome.nurture.iter().filter_map(|&at| Some(tracks.get(usize::from(at))?.title.as_str()))
    }

    /// The unknown fields worth asking for, in the order declared.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        let missing = self.later.as_ref().map_or(self.outcome.missing.as_slice(), |later| later.missing());
        missing.iter().map(|&id| self.field(id))
    }

    /// The first instant, in Unix milliseconds, at which without new data something may change.
    #[must_use]
    pub fn next_change(&self) -> Option<i64> {
        self.outcome.next_change.map(Instant::millis)
    }

    /// [`Assessment::next_change`] as a time of the system; none where that has no such time.
    #[must_use]
    pub fn next_change_time(&self) -> Option<SystemTime> {
        let millis = self.next_change()?;
        let since = Duration::from_millis(millis.unsigned_abs());
        if millis < 0 { UNIX_EPOCH.checked_sub(since) } else { UNIX_EPOCH.checked_add(since) }
    }

    /// How many interactions were left out because they are dated after [`Assessment::as_of`].
    #[must_use]
    pub fn future_interactions(&self) -> u32 {
        self.outcome.future
    }

    /// Values that did not fit their fields, then divisions by zero and results out of range.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// What was found, in ids.
    #[doc(hidden)]
    #[must_use]
    pub fn outcome(&self) -> Cow<'_, Outcome> {
        if self.later.is_none() {
            return Cow::Borrowed(&self.outcome);
        }
        let (open, missing) = self.report();
        Cow::Owned(Outcome { open: open.to_vec(), missing: missing.to_vec(), ..self.outcome.clone() })
    }

    #[inline]
    pub(super) fn score_at(&self, score: usize) -> Option<Score> {
        self.outcome.scores.get(score).map(|&score| score.into())
    }

    #[inline]
    pub(super) fn level(&self, rating: usize) -> Option<&str> {
        let at = self.outcome.ratings.get(rating).copied().flatten()?;
        Some(self.model.ratings.as_slice().get(rating)?.levels.word(at))
    }

    #[inline]
    pub(super) fn table(&self, table: usize) -> Option<&str> {
        let at = self.outcome.tables.get(table).copied().flatten()?;
        Some(self.model.tables.as_slice().get(table)?.words.word(at))
    }

    #[inline]
    pub(super) fn choice(&self, choice: usize) -> Option<&str> {
        let at = self.outcome.choices.get(choice).copied()?;
        Some(self.model.choices.as_slice().get(choice)?.words.word(at))
    }

    fn field(&self, id: FieldId) -> &str {
        self.model.fields.get(id).map_or("", |field| &field.name)
    }
}
