//! What `expect` cannot see: notices and deadlines in the records, and why a command is refused.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use leadpact::{
    Cause, Command, Lead, LeadState, Pact, RefusalKind, StepErrorKind, Transition, TransitionKind,
};

const PACT: &str = r#"
pact "Records" { timezone Europe/Berlin, work time mon-fri 09:00-17:00 }
team marketing "Marketing"
team sales "Sales"
lead identified by id { company: text "Company", phone: text "Phone", budget: yes/no "Has money", slow: yes/no "Slow" }
interaction call "Call" by sales
score interest { +1 per call }

stage Q "Q" owned by marketing {
  meaning "To be handed over"
  hand over to sales, becomes Work when accepted {
    needs company
    marketing confirms first within 2 hours of complete data when slow, if late notify "Head of Marketing"
    sales accepts within 4 work hours of the handover when not slow, if late notify "Head of Sales"
    sales accepts within 4 work hours of the handover, if late becomes Q "Too slow"
  }
}
stage Work "Work" owned by sales {
  meaning "Sales works"
  notify "Director" after 2 work days in this stage when no call in this stage
  notify "Board" after 1 week in this stage
  sales may win to Done after 1 day in this stage when budget needs phone because keen
  sales may win to Q after 3 days in this stage
  marketing may win to Q
}
final stage Done "Done" owned by sales
in every stage that is not final { sales may back to Q }
"#;

struct Life {
    pact: Pact,
    lead: Lead,
    state: LeadState,
    records: Vec<Transition>,
}

impl Life {
    fn new(fields: &str, at: &str) -> Self {
        let pact = Pact::parse(PACT).unwrap_or_else(|messages| panic!("{}", messages.render()));
        let lead = lead(&pact, fields);
        let step = pact.start(&lead, pact.instant(at).unwrap()).unwrap();
        Self { pact, lead, state: step.state, records: step.transitions }
    }

    fn advance(&mut self, at: &str) {
        let step = self.pact.advance(&self.lead, &self.state, self.pact.instant(at).unwrap()).unwrap();
        (self.state, self.records) = (step.state, step.transitions);
    }

    fn command(&mut self, command: Command, at: &str) {
        let step =
            self.pact.command(&self.lead, &self.state, command, self.pact.instant(at).unwrap()).unwrap();
        (self.state, self.records) = (step.state, step.transitions);
    }

    fn refused(&self, command: Command, at: &str) -> RefusalKind {
        let at = self.pact.instant(at).unwrap();
        let error = self.pact.command(&self.lead, &self.state, command, at).unwrap_err();
        assert_eq!(error.kind(), StepErrorKind::Refused, "{error}");
        error.refusal().unwrap().kind
    }

    /// Who was told, when.
    fn notices(&self) -> Vec<(String, leadpact::Instant)> {
        let told = self.records.iter().filter(|of| of.kind == TransitionKind::Notified);
        told.map(|of| (of.notify.clone().unwrap(), of.at)).collect()
    }

    fn told(&self, who: &str, at: &str) -> (String, leadpact::Instant) {
        (who.to_owned(), self.pact.instant(at).unwrap())
    }
}

fn lead(pact: &Pact, fields: &str) -> Lead {
    pact.lead_from_json(&format!("{{\"id\": \"1\"{fields}}}")).unwrap()
}

fn win() -> Command {
    Command::new("win").by("sales")
}

/// In `Work` since Monday 2026-03-02 10:00.
fn at_work(fields: &str) -> Life {
    let mut life =
        Life::new(&format!(", \"company\": \"Acme\", \"slow\": false{fields}"), "2026-03-02 10:00");
    life.command(Command::new("accept").by("sales"), "2026-03-02 10:00");
    assert_eq!(life.state.stage, "Work");
    life
}

#[test]
fn notices_come_once_a_stay_at_their_instant() {
    let mut life = at_work("");
    // Monday 7, Tuesday 8, Wednesday 1 hour; and a week
    life.advance("2026-03-20 10:00");
    let expected = vec![life.told("Director", "2026-03-04 10:00"), life.told("Board", "2026-03-09 10:00")];
    assert_eq!(life.notices(), expected);
    assert!(life.records.iter().all(|of| of.cause == Cause::Timer && of.from.as_ref() == Some(&of.to)));
    life.advance("2026-05-20 10:00");
    assert_eq!(life.records, []);
}

#[test]
fn a_notice_whose_condition_is_no_at_its_instant_never_comes() {
    let mut life =
        at_work(", \"interactions\": [{\"type\": \"call\", \"at\": \"2026-03-04T10:00:00+01:00\"}]");
    life.advance("2026-03-20 10:00");
    assert_eq!(life.notices(), [life.told("Board", "2026-03-09 10:00")]);
}

#[test]
fn a_notice_of_a_clock_comes_once() {
    let mut life = Life::new(", \"company\": \"Acme\", \"slow\": true", "2026-03-02 10:00");
    life.advance("2026-03-10 10:00");
    assert_eq!(life.notices(), [life.told("Head of Marketing", "2026-03-02 12:00")]);
    assert_eq!(life.records[0].cause, Cause::Deadline);
    life.advance("2026-03-20 10:00");
    assert_eq!(life.records, []);
    // Of two lines with the same deadline the record names the one that held.
    life.command(Command::new("confirm").by("marketing"), "2026-03-20 10:00");
    life.advance("2026-03-20 14:00");
    let record = life.records.iter().find(|of| of.cause == Cause::Deadline).unwrap();
    assert!(record.lines[0].text.contains("becomes Q"), "{}", record.lines[0].text);
    assert_eq!(record.why.as_deref(), Some("Too slow"));
}

#[test]
fn a_clock_that_starts_again_gives_notice_again() {
    let mut life = Life::new(", \"company\": \"Acme\", \"slow\": true", "2026-03-02 10:00");
    life.advance("2026-03-02 12:00");
    assert_eq!(life.notices().len(), 1);
    life.lead = lead(&life.pact, ", \"slow\": true");
    life.advance("2026-03-03 10:00");
    assert_eq!(life.state.due(), None);
    life.lead = lead(&life.pact, ", \"company\": \"Acme\", \"slow\": true");
    life.advance("2026-03-04 10:00");
    assert_eq!(life.records, []);
    life.advance("2026-03-05 10:00");
    assert_eq!(life.notices(), [life.told("Head of Marketing", "2026-03-04 12:00")]);
}

#[test]
fn a_notice_at_the_instant_of_a_command_comes_behind_it() {
    let mut life = Life::new(", \"company\": \"Acme\", \"slow\": false", "2026-03-02 10:00");
    assert_eq!(life.state.due(), life.pact.instant("2026-03-02 14:00"));
    life.command(Command::new("accept").by("sales"), "2026-03-02 14:00");
    assert_eq!(life.notices(), []);
    // The stay in `Work` began at 14:00: its notice of two work days comes behind a refused command, too.
    life.advance("2026-03-04 14:00");
    assert_eq!(life.notices(), [life.told("Director", "2026-03-04 14:00")]);
}

/// Final stage, action, team, too early, reason, guard no, guard unknown, needs: of several lines the furthest.
#[test]
fn refusals_name_the_line_that_came_furthest() {
    let life = at_work("");
    let keen = || win().because("keen");
    let none = Command::new("win");
    assert_eq!(life.refused(Command::new("fly").by("sales"), "2026-03-03 10:00"), RefusalKind::UnknownAction);
    assert_eq!(life.refused(none, "2026-03-03 10:00"), RefusalKind::WrongTeam);
    assert_eq!(life.refused(win().by("partners"), "2026-03-03 10:00"), RefusalKind::WrongTeam);
    assert_eq!(life.refused(keen(), "2026-03-03 09:59"), RefusalKind::TooEarly);
    assert_eq!(life.refused(win(), "2026-03-03 10:00"), RefusalKind::MissingReason);
    assert_eq!(life.refused(win().because("bored"), "2026-03-03 10:00"), RefusalKind::UnlistedReason);
    assert_eq!(life.refused(keen(), "2026-03-03 10:00"), RefusalKind::GuardUnknown);
    assert_eq!(at_work(", \"budget\": false").refused(keen(), "2026-03-03 10:00"), RefusalKind::GuardNotMet);
    assert_eq!(at_work(", \"budget\": true").refused(keen(), "2026-03-03 10:00"), RefusalKind::MissingData);
    let mut done = at_work(", \"budget\": true, \"phone\": \"1\"");
    done.command(keen(), "2026-03-03 10:00");
    assert_eq!(done.refused(keen(), "2026-03-03 10:00"), RefusalKind::FinalStage);
}

#[test]
fn an_instant_before_the_last_step_is_an_error() {
    let life = at_work("");
    let before = life.pact.instant("2026-03-02 09:59").unwrap();
    let error = life.pact.advance(&life.lead, &life.state, before).unwrap_err();
    assert_eq!(error.kind(), StepErrorKind::BeforeLastStep);
    let error = life.pact.command(&life.lead, &life.state, win(), before).unwrap_err();
    assert_eq!(error.kind(), StepErrorKind::BeforeLastStep);
}

#[test]
fn what_fell_due_before_a_merge_comes_at_the_merge_and_not_before() {
    let kept = at_work("");
    let other = at_work("");
    let at = kept.pact.instant("2026-03-06 10:00").unwrap();
    let merged = kept.pact.merge((&kept.lead, &kept.state), (&other.lead, &other.state), at).unwrap();
    let step = kept.pact.advance(&merged.lead, &merged.state, at.plus_millis(1000)).unwrap();
    let told: Vec<_> = step.transitions.iter().map(|of| (of.notify.as_deref(), of.at)).collect();
    assert_eq!(told, [(Some("Director"), at)]);
}
