//! What an evaluation looks at.

use crate::assessment::{Open, ScoreOutcome, Situation};
use crate::lead::{Interaction, Lead};
use crate::model::{ChoiceId, Id, Model, Operand, RatingId, ScoreId, TableId, Value, Worded};
use crate::values::{Instant, Number};

use super::select;

/// One lead under one pact, at one instant, in one situation.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub model: &'a Model,
    pub lead: &'a Lead,
    pub as_of: Instant,
    pub situation: &'a Situation,
    /// What was derived before: all that a condition may ask for, by the order of the pact.
    pub derived: &'a Derived,
    /// The interaction that a `where` looks at.
    pub own: Option<&'a Interaction>,
}

/// Scores, ratings, tables and choices, each by its id.
#[derive(Default)]
pub(super) struct Derived {
    pub scores: Vec<ScoreOutcome>,
    pub ratings: Vec<Option<u16>>,
    pub tables: Vec<Option<u16>>,
    pub choices: Vec<u16>,
    /// Their lines that could not be decided, in the order in which they were derived.
    pub open: Vec<Open>,
}

/// What stands where nothing is known.
const UNKNOWN: &Value = &Value::Unknown;

impl<'a> View<'a> {
    /// The same view from inside a `where`.
    pub fn looking_at(self, interaction: &'a Interaction) -> Self {
        Self { own: Some(interaction), ..self }
    }

    /// The value of a field: of the lead, of the interaction looked at, or of the newest one selected.
    pub fn value(&self, of: Operand) -> &'a Value {
        let in_interaction = |interaction: Option<&'a Interaction>, place: u16| {
            interaction.and_then(|i| i.values.get(usize::from(place))).unwrap_or(UNKNOWN)
        };
        match of {
            Operand::Lead(field) => self.lead.value(field),
            Operand::Own(place) => in_interaction(self.own, place),
            Operand::Latest(selection, place) => in_interaction(select::newest(self, selection), place),
        }
    }

    /// The word that something worded has, as a place in its words.
    pub fn word(&self, of: Worded) -> Option<u16> {
        match of {
            Worded::Field(operand) => match self.value(operand) {
                Value::Word(word) => Some(*word),
                _ => None,
            },
            Worded::Rating(id) => self.derived.rating(id),
            Worded::Table(id) => self.derived.table(id),
            Worded::Choice(id) => self.derived.choice(id),
        }
    }
}

impl Derived {
    /// Room for everything that a pact derives.
    pub fn of(model: &Model) -> Self {
        let nothing = ScoreOutcome { value: None, lowest: Number::ZERO, highest: Number::ZERO };
        Self {
            scores: vec![nothing; model.scores.len()],
            ratings: vec![None; model.ratings.len()],
            tables: vec![None; model.tables.len()],
            choices: vec![0; model.choices.len()],
            open: Vec::new(),
        }
    }

    pub fn score(&self, id: ScoreId) -> Option<&ScoreOutcome> {
        self.scores.get(id.index())
    }

    fn rating(&self, id: RatingId) -> Option<u16> {
        self.ratings.get(id.index()).copied().flatten()
    }

    fn table(&self, id: TableId) -> Option<u16> {
        self.tables.get(id.index()).copied().flatten()
    }

    fn choice(&self, id: ChoiceId) -> Option<u16> {
        self.choices.get(id.index()).copied()
    }
}
