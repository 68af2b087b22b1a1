//! Real output of every shape, from the pact that is shipped with the most constructs.

use serde::Serialize;
use serde_json::{Value, to_value};

use crate::{Command, Goal, Instant, Lead, LeadState, Pact, PactPair, Step};

const PACT: &str = include_str!("../../examples/b2b-inbound/inbound.pact");
/// 2026-03-02 09:00 in Berlin, a Monday.
const MONDAY: i64 = 1_772_438_400_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// A lead that is handed over, one of which little is known, and one with values that do not fit.
const LEADS: [&str; 3] = [
    r#"{"id": "1", "email": "d@acme.example", "company": "Acme", "seniority": "director", "employees": 300,
        "country": "DE", "consent": true, "revenue": 12000000, "phone": "1", "interactions": [
        {"type": "demo_request", "at": "2026-03-01T10:00:00Z"},
        {"type": "whitepaper_download", "at": "2026-02-20T10:00:00Z", "product": "X"}]}"#,
    r#"{"id": "2"}"#,
    r#"{"id": "3", "employees": "many", "seniority": "boss", "revenue": "0.5", "consent": "ja"}"#,
];

/// What is written of a shape.
pub(super) fn of(shape: &str) -> Vec<Value> {
    let pact = Pact::parse(PACT).unwrap();
    let leads: Vec<_> = LEADS.iter().map(|json| pact.lead_from_json(json).unwrap()).collect();
    let lives: Vec<_> = leads.iter().map(|lead| (lead, life(&pact, lead))).collect();
    let steps = || lives.iter().flat_map(|(_, steps)| steps);
    let states = || lives.iter().flat_map(|(lead, steps)| steps.iter().map(move |step| (*lead, &step.state)));
    match shape {
        "assessment" => values(leads.iter().map(|lead| pact.assess(lead, MONDAY))),
        "explanation" => values(leads.iter().map(|lead| pact.explain(lead, MONDAY))),
        "state" => values(states().map(|(_, state)| state)),
        "lead" => values(leads.iter().map(|lead| pact.store(lead))),
        "step" => values(steps()),
        "refusal" => states().flat_map(|(lead, state)| refusals(&pact, lead, state)).collect(),
        "action" => {
            values(states().flat_map(|(lead, state)| pact.actions(lead, state, MONDAY + 90 * DAY).unwrap()))
        }
        "migration" => values(states().map(|(_, state)| old(&pact, state))),
        "example" => values(pact.run_examples()).into_iter().chain(failed()).collect(),
        "coverage" => values([pact.coverage(), pact.coverage_of(|title| title.contains("student"))]),
        "diagnostics" => ["", "score s {\n +5 if x\n}"].into_iter().map(diagnostics).collect(),
        "comparison" => values(pairs().map(|pair| pair.comparison().clone())),
        "witness" => values(pairs().take(1).flat_map(|pair| pair.witnesses())),
        "moved" => pairs().flat_map(|pair| moved(&pair)).collect(),
        "backtest" => {
            values([&[][..], &[Goal::Precision(0.5), Goal::Volume(2)]].map(|goals| backtest(&pact, goals)))
        }
        other => unimplemented_shape(other),
    }
}

fn unimplemented_shape(shape: &str) -> Vec<Value> {
    assert_eq!(shape, "", "nothing is written as {shape}");
    Vec::new()
}

fn values<T: Serialize>(of: impl IntoIterator<Item = T>) -> Vec<Value> {
    of.into_iter().map(|of| to_value(of).unwrap()).collect()
}

/// The pact, and others of which something is changed, renamed, added and gone.
fn pairs() -> impl Iterator<Item = PactPair> {
    let old = Pact::parse(PACT).unwrap();
    [
        PACT.replace("+20  per whitepaper_download", "+60  per whitepaper_download")
            .replace("B from 60", "B from 50"),
        PACT.replace("decision_maker", "decider")
            .replace("needs company, employees and", "needs employees and"),
        PACT.replace("  keeps 50% after every 30 days\n", "").replace("+40  when", "+5  when"),
    ]
    .into_iter()
    .map(move |new| PactPair::new(&old, &Pact::parse(&new).unwrap()))
}

fn moved(pair: &PactPair) -> Vec<Value> {
    let mut assessor = pair.assessor(MONDAY);
    let lead = |pact: &Pact, json| pact.lead_from_json(json).unwrap();
    let all = LEADS.map(|json| assessor.compare(&lead(pair.old(), json), &lead(pair.new_pact(), json)));
    values(all.into_iter().flatten())
}

fn backtest(pact: &Pact, goals: &[Goal]) -> crate::BacktestReport {
    let mut backtest = pact.backtest(MONDAY);
    for at in 0..200 {
        let json = LEADS[usize::from(at % 4 != 0)];
        let lead = pact.lead_from_json(json).unwrap();
        backtest.add_dated(&lead, at % 4 == 0, Some(Instant(MONDAY - 100 * DAY)));
    }
    backtest.report(goals)
}

/// A start, commands as far as they are allowed, and time that passes.
fn life(pact: &Pact, lead: &Lead) -> Vec<Step> {
    let mut steps = vec![pact.start(lead, MONDAY).unwrap()];
    let commands =
        [("confirm", "marketing"), ("reject", "sales"), ("promote", "marketing"), ("accept", "sales")];
    for (hours, (action, team)) in (1..).zip(commands) {
        let command = Command::new(action).by(team).actor("ann@acme.example").because("bad_data");
        let state = &steps.last().unwrap().state;
        if let Ok(step) = pact.command(lead, state, command, MONDAY + hours * HOUR) {
            steps.push(step);
        }
    }
    let later = pact.advance(lead, &steps.last().unwrap().state, MONDAY + 30 * DAY).unwrap();
    steps.push(later);
    steps
}

fn refusals(pact: &Pact, lead: &Lead, state: &LeadState) -> Vec<Value> {
    let teams = ["marketing", "sales"];
    let actions =
        ["accept", "reject", "confirm", "promote", "qualify", "convert", "recycle", "disqualify", "sing"];
    let commands = teams.iter().flat_map(|team| actions.iter().map(move |action| (team, action)));
    let refused = commands.filter_map(|(team, action)| {
        let command = Command::new(*action).by(*team);
        let error = pact.command(lead, state, command, state.last_step).err()?;
        error.refusal().cloned()
    });
    values(refused)
}

fn old(pact: &Pact, state: &LeadState) -> crate::Migration {
    let mut state = state.clone();
    state.pact = "another".to_owned();
    state.resets.insert("gone".to_owned(), Instant(MONDAY));
    state.ended_stays.insert("Gone".to_owned(), 2);
    pact.migrate(&state).unwrap()
}

/// An example of which nothing holds.
fn failed() -> Vec<Value> {
    let wrong = PACT.to_owned()
        + "\nexample \"Nothing holds\" {\n  lead { employees: 3 }\n  then reject by sales\n  \
           expect interest = 40 and grade is A and stage is SQL and not refused\n}\n";
    values(Pact::parse(&wrong).unwrap().run_examples().filter(|report| !report.passed))
}

fn diagnostics(text: &str) -> Value {
    let checked = Pact::check("wrong.pact", text, &crate::NoIncludes, &crate::Limits::default());
    to_value(checked.diagnostics.located().collect::<Vec<_>>()).unwrap()
}
