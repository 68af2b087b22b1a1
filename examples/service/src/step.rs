//! What news make of a lead. Nothing is read or stored here: the same input always gives the same step.

use std::collections::BTreeMap;

use leadpact::{Command, Instant, Lead, LeadState, Pact, Step};
use serde::Deserialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::error::Error;

/// A JSON object whose values are kept as they came: numbers never pass through a floating-point type.
pub(crate) type Fields = BTreeMap<String, Box<RawValue>>;

/// All that is stored of a lead.
#[derive(Debug, Default)]
pub(crate) struct Record {
    pub id: String,
    /// What is known of it.
    pub fields: Fields,
    /// What it did, oldest news first.
    pub interactions: Vec<Box<RawValue>>,
    /// Where it stands; none before its first step.
    pub state: Option<LeadState>,
    /// When to look at it again without news.
    pub wake: Option<Instant>,
    /// How often it was written; 0 for a lead that is not stored yet.
    pub version: i64,
}

/// What is new about a lead.
#[derive(Debug)]
pub(crate) enum News {
    /// What is known of it, in place of what was known before.
    Fields(Fields),
    /// It did something, or our side did.
    Interaction(Box<RawValue>),
    /// A team wants something done with it.
    Command(Order),
    /// Time has passed.
    Time,
}

/// A command as it is sent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Order {
    action: String,
    team: String,
    actor: Option<String>,
    reason: Option<String>,
}

impl Record {
    /// The lead, bound to the pact.
    pub fn lead(&self, pact: &Pact) -> Result<Lead, Error> {
        let mut lead = self.fields.clone();
        lead.insert("interactions".to_owned(), to_raw_value(&self.interactions)?);
        lead.insert(pact.id_column().to_owned(), to_raw_value(&self.id)?);
        Ok(pact.lead_from_json(&serde_json::to_string(&lead)?)?)
    }
}

/// Takes news into a record's data, and gives the step that follows from them.
///
/// It fails if the command is refused, or the pact cannot go on from the state.
pub(crate) fn take_in(pact: &Pact, record: &mut Record, news: &News, now: Instant) -> Result<Step, Error> {
    let Some(state) = record.state.clone() else {
        let News::Fields(fields) = news else { return Err(Error::NotFound) };
        record.fields.clone_from(fields);
        return Ok(pact.start(&record.lead(pact)?, now)?);
    };
    // A clock that was set back must not stop the lead.
    let now = now.max(state.last_step);
    let lead = record.lead(pact)?;
    if let News::Command(order) = news {
        return Ok(pact.command(&lead, &state, order.clone().into(), now)?);
    }
    // What has fallen due by now did so before the news.
    let mut step = pact.advance(&lead, &state, now)?;
    match news {
        News::Fields(fields) => record.fields.clone_from(fields),
        News::Interaction(interaction) => record.interactions.push(interaction.clone()),
        News::Command(_) | News::Time => return Ok(step),
    }
    let after = pact.advance(&record.lead(pact)?, &step.state, now)?;
    step.state = after.state;
    step.transitions.extend(after.transitions);
    Ok(step)
}

impl From<Order> for Command {
    fn from(order: Order) -> Self {
        let command = Self::new(order.action).by(order.team);
        let command = order.actor.into_iter().fold(command, Self::actor);
        order.reason.into_iter().fold(command, Self::because)
    }
}
