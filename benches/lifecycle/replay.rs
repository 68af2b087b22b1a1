//! The long life of a lead: for benches, and for the test that watches over its time.

use leadpact::{Command, Lead, LeadState, Pact};
use serde_json::json;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// A lead that does something every hour, and goes round and round: interested, handed over, confirmed, accepted,
/// recycled.
pub struct Long {
    pact: Pact,
    lead: Lead,
    /// Of its interactions.
    instants: Vec<i64>,
    commands: usize,
}

impl Long {
    pub fn new(interactions: i64, commands: usize) -> Self {
        let pact = Pact::parse(include_str!("../../tests/lifecycle/whole.pact")).unwrap();
        let start = pact.instant("2024-01-01").unwrap().millis();
        let instants: Vec<_> = (0..interactions).map(|place| start + place * HOUR).collect();
        let did: Vec<_> = (0..).zip(&instants).map(|(place, &at)| interaction(place, at)).collect();
        let lead = json!({
            "id": "long", "email": "d@acme.example", "company": "Acme", "seniority": "director",
            "No. of Employees": 300, "consent": true, "interactions": did,
        });
        let lead = pact.lead_from_json(&lead.to_string()).unwrap();
        Self { pact, lead, instants, commands }
    }

    /// Commands to a lead that has all its interactions behind it: confirmed and rejected in turn. Gives the number
    /// of records.
    pub fn commands(&self) -> usize {
        let end = self.instants.last().copied().unwrap();
        let mut life = (self.pact.start(&self.lead, end).unwrap().state, 0);
        for place in 0..self.commands {
            let reject = Command::new("reject").by("sales").because("bad_data");
            life = self.command(life, end + i64::try_from(place).unwrap() * MINUTE, reject);
        }
        life.1
    }

    /// All interactions and commands in the order of time, each with the step that follows from it; gives the
    /// number of records.
    pub fn replay(&self) -> usize {
        let mut life = (self.pact.start(&self.lead, self.instants[0]).unwrap().state, 0);
        let every = self.instants.len() / self.commands;
        for (place, &at) in self.instants.iter().enumerate() {
            let step = self.pact.advance(&self.lead, &life.0, at).unwrap();
            life = (step.state, life.1 + step.transitions.len());
            if place % every == 0 {
                life = self.command(life, at, Command::new("accept").by("sales"));
            }
        }
        life.1
    }

    /// What the lead's stage calls for.
    fn command(
        &self,
        (state, records): (LeadState, usize),
        at: i64,
        when_pending: Command,
    ) -> (LeadState, usize) {
        let is_pending = state.handover.as_ref().is_some_and(|handover| handover.route.is_some());
        let command = match state.stage.as_str() {
            "MQL" if is_pending => when_pending,
            "MQL" => Command::new("confirm").by("marketing"),
            "SAL" => Command::new("recycle").by("sales").because("too_early"),
            _ => Command::new("qualify").by("sales"),
        };
        match self.pact.command(&self.lead, &state, command, at) {
            Ok(step) => (step.state, records + step.transitions.len()),
            Err(_) => (state, records),
        }
    }
}

/// A lead that never leaves its stage, all of whose interactions stay inside the windows of its scores: views of
/// pages seven minutes apart, under the pact of `examples/b2b-inbound`.
pub struct Patient {
    pact: Pact,
    /// Each view, and its instant.
    views: Vec<(i64, String)>,
    commands: usize,
}

impl Patient {
    pub fn new(interactions: i64, commands: usize) -> Self {
        let pact = Pact::parse(include_str!("../../examples/b2b-inbound/inbound.pact")).unwrap();
        let start = pact.instant("2026-01-05 08:00").unwrap().millis();
        let views = (0..interactions).map(|place| {
            let at = start + place * 7 * MINUTE;
            let path = ["/pricing/eu", "/blog", "/docs", "/"][usize::try_from(place).unwrap() % 4];
            let view = json!({"type": "page_view", "path": path, "seconds": place * 37 % 90});
            (at, view.to_string())
        });
        Self { views: views.collect(), pact, commands }
    }

    /// Each view as it comes in, with the step that follows from it and the question when to look again; and
    /// commands, all of which are refused. Gives the number of looks.
    pub fn replay(&self) -> usize {
        let mut json = self.pact.json_reader(None);
        let mut lead = self.pact.lead("patient").build();
        let mut state = self.pact.start(&lead, self.views[0].0).unwrap().state;
        let (mut looks, every) = (0, self.views.len() / self.commands);
        for (place, (at, view)) in self.views.iter().enumerate() {
            json.add(view, *at, &mut lead).unwrap();
            state = self.pact.advance(&lead, &state, *at).unwrap().state;
            looks += 1 + usize::from(self.pact.next_step(&lead, &state).unwrap().is_some());
            if place % every == 0 {
                let command = Command::new("promote").by("marketing");
                assert!(self.pact.command(&lead, &state, command, *at).is_err());
                looks += 1;
            }
        }
        looks
    }
}

fn interaction(place: usize, at: i64) -> serde_json::Value {
    let at = leadpact::values::format_instant(leadpact::Instant(at), &leadpact::values::Zone::utc());
    match place % 4 {
        0 => json!({"type": "whitepaper_download", "at": at, "product": format!("P{}", place % 37)}),
        1 => json!({"type": "page_view", "at": at, "path": "/pricing/eu"}),
        2 => json!({"type": "call", "at": at, "reached": true}),
        _ => json!({"type": "page_view", "at": at, "path": "/blog"}),
    }
}
