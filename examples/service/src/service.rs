//! What a request does, apart from HTTP: load, take a step, save; and again if somebody else was first.

use std::path::Path;
use std::sync::Arc;

use leadpact::{Action, Assessment, Ignored, Instant, LeadState, Pact, Refusal, RefusalKind};
use serde::Serialize;
use serde_json::value::RawValue;
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::error::Error;
use crate::step::{Fields, News, Record, take_in};
use crate::store::{Answer, Hook, Key, Store, Write};

/// Of all who write to a lead at once one gets through each time, so this many may.
const MOST_TRIES: u32 = 1_000;

/// Leads, a pact, and a clock.
pub struct Service {
    pub(crate) pact: Pact,
    pub(crate) store: Store,
    pub(crate) clock: Arc<dyn Clock>,
    /// Told after every write: something may fall due earlier now.
    pub(crate) written: Notify,
}

/// All there is to show of a lead.
#[derive(Serialize)]
pub(crate) struct View {
    lead: Fields,
    interactions: Vec<Box<RawValue>>,
    state: LeadState,
    assessment: Assessment,
    actions: Vec<Action>,
    ignored: Ignored,
}

impl Service {
    /// Opens a database under a pact, given as its text.
    ///
    /// # Errors
    /// If the pact has errors, or the database cannot be used.
    pub fn open(pact: &str, database: &Path, clock: Arc<dyn Clock>, hook: Hook) -> Result<Self, Error> {
        let text = pact;
        let pact = Pact::parse(text).map_err(|errors| Error::Pact(Box::new(errors)))?;
        let store = Store::open(database, hook)?;
        store.adopt(text)?;
        Ok(Self { pact, store, clock, written: Notify::new() })
    }

    /// Takes news of a lead in. A request that was answered before gets the same answer, and does nothing.
    pub(crate) fn change(&self, id: &str, key: Option<&Key>, news: &News) -> Result<Answer, Error> {
        for _ in 0..MOST_TRIES {
            if let Some(key) = key
                && let Some(answer) = self.store.answer(id, key)?
            {
                return Ok(answer);
            }
            if let Some(answer) = self.attempt(id, key, news)? {
                self.written.notify_one();
                return Ok(answer);
            }
        }
        Err(Error::Busy)
    }

    /// None if somebody else has written to the lead in the meantime.
    fn attempt(&self, id: &str, key: Option<&Key>, news: &News) -> Result<Option<Answer>, Error> {
        let mut record = self.store.load(id)?.unwrap_or(Record { id: id.to_owned(), ..Record::default() });
        let (transitions, answer) = match take_in(&self.pact, &mut record, news, self.clock.now()) {
            Ok(step) => {
                let status = if record.version == 0 { 201 } else { 200 };
                let answer = Answer { status, body: serde_json::to_string(&step)? };
                record.wake = self.next_change(&record, &step.state)?;
                record.state = Some(step.state);
                (step.transitions, answer)
            }
            // Nothing has happened, but that this was answered is kept.
            Err(Error::Step(error)) => match error.refusal() {
                Some(refusal) => (Vec::new(), refused(refusal)?),
                None => return Err(error.into()),
            },
            Err(error) => return Err(error),
        };
        let interaction = if let News::Interaction(what) = news { Some(&**what) } else { None };
        let answer_for = key.map(|key| (key, &answer));
        let write = Write { record: &record, interaction, transitions: &transitions, answer: answer_for };
        Ok(self.store.save(&write)?.then_some(answer))
    }

    fn next_change(&self, record: &Record, state: &LeadState) -> Result<Option<Instant>, Error> {
        let assessment = self.pact.assess_in(&record.lead(&self.pact)?, state, state.looked_at)?;
        Ok(assessment.next_change().map(Instant::from))
    }

    /// Where a lead stands now, and what may be done with it.
    pub(crate) fn view(&self, id: &str) -> Result<View, Error> {
        let record = self.caught_up(id)?;
        let lead = record.lead(&self.pact)?;
        let Record { fields, interactions, state: Some(state), .. } = record else {
            return Err(Error::NotFound);
        };
        let now = self.clock.now().max(state.looked_at);
        let assessment = self.pact.assess_in(&lead, &state, now)?;
        let actions = self.pact.actions(&lead, &state, now)?;
        Ok(View { lead: fields, interactions, state, assessment, actions, ignored: lead.ignored() })
    }

    /// What has happened to a lead, oldest first.
    pub(crate) fn transitions(&self, id: &str) -> Result<Vec<Box<RawValue>>, Error> {
        self.caught_up(id)?;
        self.store.transitions(id)
    }

    /// A lead for which nothing is due, whether its timer has come by already or not.
    fn caught_up(&self, id: &str) -> Result<Record, Error> {
        let record = self.store.load(id)?.ok_or(Error::NotFound)?;
        if record.wake.is_none_or(|wake| wake > self.clock.now()) {
            return Ok(record);
        }
        self.change(id, None, &News::Time)?;
        self.store.load(id)?.ok_or(Error::NotFound)
    }

    /// Looks at leads that are due. Gives when to come again: at once, if there are many.
    pub(crate) fn advance_due(&self) -> Result<Option<Instant>, Error> {
        let now = self.clock.now();
        for id in self.store.due(now)? {
            match self.change(&id, None, &News::Time) {
                // Whoever puts it right restarts the service with another pact, and everybody is looked at again.
                Err(Error::Step(error)) => {
                    eprintln!("lead `{id}` stays where it is: {error}");
                    self.store.park(&id, now)?;
                }
                done => drop(done?),
            }
        }
        self.store.next_wake()
    }
}

/// 422 where another command must be sent, 409 where this one does not go with where the lead stands now.
fn refused(refusal: &Refusal) -> Result<Answer, Error> {
    let status = match refusal.kind {
        RefusalKind::WrongTeam | RefusalKind::MissingReason | RefusalKind::UnlistedReason => 422,
        _ => 409,
    };
    Ok(Answer { status, body: serde_json::to_string(refusal)? })
}
