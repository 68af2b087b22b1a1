//! A lead that is looked at when [`Pact::next_step`] says so takes the steps it would take if it were looked at
//! whenever anything in it may change; and a stored lead comes back as it was.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

use std::sync::LazyLock;

use leadpact::values::{Period, Unit, Zone};
use leadpact::{Instant, Lead, LeadState, Pact, Transition};
use proptest::prelude::*;

const HEAD: &str = r#"pact "Steps" { timezone Europe/Berlin }
team marketing "Marketing"
team sales "Sales"
lead identified by id {
  size:   number
  until:  date
  kind:   one of (large, small, other)
  topics: some of (cloud, erp)
  name:   text
  paid:   yes/no  empty means no
}
interaction visit "Visited" { path: text, at_home: yes/no }
interaction call  "Called" by sales { next: date }
score fading {
  keeps 50% after every 7 days
  +10 per visit at most 3 times per week
  +4 when any call in the last 10 days
}
score falling {
  -3 per visit in the last 12 days
  +20 when size is known
}
score quiet {
  +30 when any visit
  -10 per full 5 days without visit
}
score capped { +10 per visit in the last 8 days   at most 1 time in any 3 days }
score monthly {
  keeps 50% after every 1 month
  +10 per visit
}
score top {
  highest of "The best" {
    +10 per visit in the last 6 days
    -5 when any visit in the last 12 days
  }
}
choose mood the first that fits {
  cheerful when fading at least 20
  calm     when any visit in the last 9 days
  sad      otherwise
}
rating heat of fading {
  hot  from 15
  warm from 8
  cold below
}
"#;

/// Automatic ways out of the first stage, and whether time alone may open them.
const WAYS: [(&str, bool); 28] = [
    ("fading at least 15", false),
    ("fading at most 12", true),
    ("heat at least warm and size at least 3", false),
    ("heat is cold", true),
    ("falling at least 14", true),
    ("falling less than 14", false),
    ("quiet at least 20", false),
    ("quiet at most 0", true),
    ("no visit in the last 9 days", true),
    ("any visit in the last 9 days", false),
    ("(count of visit in the last 9 days) at most 1", true),
    ("days since last call at least 6", true),
    ("days since until at most 3", false),
    ("until more than 3 days ago", true),
    ("until in the next 5 days", true),
    ("capped at least 10", true),
    ("top at least 0 and any visit", true),
    ("mood is calm", true),
    ("(larger of fading and falling) at least 16", true),
    ("latest path of visit in the last 5 days is known", true),
    ("any call where (next in the last 4 days)", true),
    ("monthly at least 6", false),
    ("any visit in the last 1 month", false),
    ("no visit in the last 1 month", true),
    ("(count of visit in the last 2 weeks) at least 2 and any visit in the last 3 months", false),
    ("not (days since last visit at least 10)", false),
    ("not (until more than 1 month ago)", false),
    ("latest path of visit in the last 9 days is known and not (days since until at least 9)", true),
];

const NOON: i64 = 1_780_308_000_000; // 2026-06-01 12:00 in Berlin
const HOUR: i64 = 3_600_000;

fn pact(condition: &str) -> Pact {
    pact_in("Europe/Berlin", condition)
}

fn pact_in(zone: &str, condition: &str) -> Pact {
    let head = HEAD.replace("Europe/Berlin", zone);
    let text = format!(
        "{head}\nstage First owned by marketing {{ becomes Second as soon as {condition} }}\n\
         stage Second owned by marketing {{ becomes Third after 3 days in this stage  }}\n\
         stage Third owned by sales {{\n  hand over to sales, becomes Fourth when accepted {{\n    \
         only when not ({condition})\n    goes to the first that fits {{ team \"T\" otherwise }}\n  }}\n}}\n\
         stage Fourth owned by sales\n"
    );
    Pact::parse(&text).unwrap_or_else(|errors| panic!("{}", errors.render()))
}

/// One for each of the ways.
static PACTS: LazyLock<Vec<Pact>> =
    LazyLock::new(|| WAYS.iter().map(|(condition, _)| pact(condition)).collect());

/// Around which many cut-offs jump: both changes of the clock, ends of months, leap days. With what lies before
/// and after them by the periods of the pact, a look there is a look at a cut-off that jumps.
const TURNS: [(&str, &str); 14] = [
    ("Europe/Berlin", "2026-03-29T01:00Z"),
    ("Europe/Berlin", "2026-10-25T01:00Z"),
    ("Europe/Berlin", "2026-02-28T23:00Z"),
    ("Europe/Berlin", "2024-02-29T12:00Z"),
    ("Europe/Berlin", "2026-03-31T22:00Z"),
    ("Europe/Berlin", "2026-12-31T23:00Z"),
    ("America/Sao_Paulo", "2018-11-04T03:00Z"),
    ("America/Sao_Paulo", "2018-02-18T02:00Z"),
    ("Australia/Lord_Howe", "2026-04-04T15:00Z"),
    ("Australia/Lord_Howe", "2026-10-03T15:30Z"),
    ("Pacific/Apia", "2011-12-30T10:00Z"),
    ("Africa/Casablanca", "2026-03-22T02:00Z"),
    ("UTC", "2028-02-29T00:00Z"),
    ("UTC", "2026-03-31T00:00Z"),
];

/// How many days before or after a turn something is: so that a cut-off passes the turn, or is passed at it.
const DAYS: [i64; 17] = [0, 0, 0, 1, 5, 6, 7, 8, 9, 10, 12, 14, 21, 28, 29, 30, 31];

/// Minutes from a turn: some days, and about an hour.
fn near_turn() -> impl Strategy<Value = i64> {
    let days = prop::sample::select(DAYS.to_vec());
    (days, -1..=1_i64, -8..=8_i64).prop_map(|(days, sign, steps)| sign * days * 24 * 60 + steps * 15)
}

/// Looks at a lead whenever `next` says so, up to the end.
fn live(
    pact: &Pact,
    lead: &Lead,
    (start, end): (Instant, Instant),
    next: impl Fn(&LeadState, Instant) -> Option<Instant>,
) -> (Vec<Transition>, usize) {
    let mut step = pact.start(lead, start).unwrap();
    let (mut transitions, mut looks, mut at) = (step.transitions, 0, start);
    while let Some(soon) = next(&step.state, at).filter(|&soon| soon <= end) {
        assert!(soon > at);
        (at, looks) = (soon, looks + 1);
        step = pact.advance(lead, &step.state, at).unwrap();
        transitions.append(&mut step.transitions);
    }
    (transitions, looks)
}

/// Interactions of the three weeks before and after, as JSON.
fn history() -> impl Strategy<Value = String> {
    let one = (-500..300_i64, any::<bool>(), -100..400_i64).prop_map(|(hours, visit, next)| {
        let at = |hours: i64| PACTS[0].instant_text(NOON + hours * HOUR);
        if visit {
            format!(r#"{{"type":"visit","at":"{}","path":"/x"}}"#, at(hours))
        } else {
            format!(r#"{{"type":"call","at":"{}","next":"{}"}}"#, at(hours), at(hours + next))
        }
    });
    prop::collection::vec(one, 0..7).prop_map(|all| all.join(","))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_look_is_missed(history in history(), until in -200..300_i64) {
        for (pact, (condition, _)) in PACTS.iter().zip(WAYS) {
            let day = pact.instant_text(NOON + until * HOUR);
            let text = format!(r#"{{"id":"1","size":4,"until":"{day}","interactions":[{history}]}}"#);
            let lead = pact.lead_from_json(&text).unwrap();
            let span = (Instant(NOON), Instant(NOON + 60 * 24 * HOUR));
            let at_every_change = live(pact, &lead, span, |state, at| every_change(pact, &lead, state, at));
            let (steps, looks) = live(pact, &lead, span, |state, _| pact.next_step(&lead, state).unwrap());
            prop_assert_eq!(&steps, &at_every_change.0, "{}", condition);
            prop_assert!(looks <= at_every_change.1);
            prop_assert_eq!(&pact.restore(&pact.store(&lead)), &lead);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_look_is_missed_where_cut_offs_jump_back(
        (zone, turn) in prop::sample::select(TURNS.to_vec()),
        way in 0..WAYS.len(),
        until in near_turn(),
        visits in prop::collection::vec((near_turn(), any::<bool>(), near_turn()), 0..6),
        starts in prop::collection::vec(near_turn(), 5),
    ) {
        let pact = pact_in(zone, WAYS[way].0);
        let turn = pact.instant(turn).unwrap().millis();
        let at = |minutes: i64| Instant(turn + minutes * 60_000);
        let did = visits.iter().map(|&(when, is_visit, next)| {
            let (when, next) = (pact.instant_text(at(when)), pact.instant_text(at(next)));
            match is_visit {
                true => format!(r#"{{"type":"visit","at":"{when}","path":"/x"}}"#),
                false => format!(r#"{{"type":"call","at":"{when}","next":"{next}"}}"#),
            }
        });
        let did = did.collect::<Vec<_>>().join(",");
        let until = pact.instant_text(at(until));
        let text = format!(r#"{{"id":"1","size":4,"until":"{until}","interactions":[{did}]}}"#);
        let lead = pact.lead_from_json(&text).unwrap();
        for start in starts {
            let span = (at(start), at(start).plus_millis(100 * 24 * HOUR));
            let wanted = live(&pact, &lead, span, |state, at| every_change(&pact, &lead, state, at)).0;
            let found = live(&pact, &lead, span, |state, _| pact.next_step(&lead, state).unwrap()).0;
            prop_assert_eq!(&found, &wanted, "{} from {} of {}", WAYS[way].0, pact.instant_text(span.0), text);
        }
    }
}

/// Ways that time alone closes, and that a cut-off which jumps back opens again for a while; with the period.
const REOPENED: [(&str, u32, Unit); 6] = [
    ("any visit in the last 9 days", 9, Unit::Days),
    ("not (days since last visit at least 10)", 10, Unit::Days),
    ("any visit in the last 2 weeks", 2, Unit::Weeks),
    ("any visit in the last 1 month", 1, Unit::Months),
    ("monthly at least 6", 1, Unit::Months),
    ("any visit in the last 1 year", 1, Unit::Years),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_comes_back_is_seen(
        (zone, turn) in prop::sample::select(TURNS.to_vec()),
        (condition, count, unit) in prop::sample::select(REOPENED.to_vec()),
        is_before in any::<bool>(),
        (visit, start) in (-8..=8_i64, -16..=8_i64),
    ) {
        let pact = pact_in(zone, condition);
        let (turn, period) = (pact.instant(turn).unwrap(), Period::new(count, unit).unwrap());
        let calendar = Zone::named(zone).unwrap();
        let (visited, started) = match is_before {
            true => (calendar.minus(turn, period, 1), turn),
            false => (turn, calendar.plus(turn, period, 1)),
        };
        let visited = visited.plus_millis(visit * 15 * 60_000);
        let start = started.plus_millis(start * 15 * 60_000).max(visited);
        let visited = pact.instant_text(visited);
        let text = format!(r#"{{"id":"1","size":4,"interactions":[{{"type":"visit","at":"{visited}"}}]}}"#);
        let lead = pact.lead_from_json(&text).unwrap();
        let span = (start, start.plus_millis(4 * 24 * HOUR));
        // Looked at every few minutes, nothing is missed.
        let wanted = live(&pact, &lead, span, |_, at| Some(at.plus_millis(15 * 60_000))).0;
        let found = live(&pact, &lead, span, |state, _| pact.next_step(&lead, state).unwrap()).0;
        let stages = |of: &[Transition]| of.iter().map(|of| of.to.stage.clone()).collect::<Vec<_>>();
        prop_assert!(stages(&found).starts_with(&stages(&wanted)), "{condition} from {} of {text}", pact.instant_text(start));
    }
}

#[test]
fn a_cut_off_that_jumps_back_is_waited_for() {
    // The clock in Berlin goes back on 2026-10-25 from 03:00 to 02:00, and forward on 2026-03-29 from 02:00 to 03:00.
    for (condition, visited, start, opens) in [
        // 02:30 of the 16th is left behind at 02:30, and in the window again when it is 02:00 once more.
        ("any visit in the last 9 days", "2026-10-16T00:30Z", "2026-10-25T00:45Z", "2026-10-25T01:00Z"),
        (
            "not (days since last visit at least 9)",
            "2026-10-16T00:30Z",
            "2026-10-25T00:45Z",
            "2026-10-25T01:00Z",
        ),
        // 02:45 less nine days is skipped, so it is 03:45; 03:00 less nine days is 03:00.
        ("any visit in the last 9 days", "2026-03-29T01:30Z", "2026-04-07T00:45Z", "2026-04-07T01:00Z"),
        // The 28th of March less a month is the 28th of February, and so is the 29th, from midnight on.
        ("any visit in the last 1 month", "2026-02-28T09:00Z", "2026-03-28T12:00Z", "2026-03-28T23:00Z"),
        ("monthly at least 6", "2026-02-28T09:00Z", "2026-03-28T12:00Z", "2026-03-28T23:00Z"),
        ("any visit in the last 1 year", "2023-02-28T09:00Z", "2024-02-28T12:00Z", "2024-02-28T23:00Z"),
    ] {
        let pact = pact(condition);
        let text = format!(r#"{{"id":"1","interactions":[{{"type":"visit","at":"{visited}"}}]}}"#);
        let lead = pact.lead_from_json(&text).unwrap();
        let (mut step, opens) =
            (pact.start(&lead, pact.instant(start).unwrap()).unwrap(), pact.instant(opens).unwrap());
        assert_eq!(step.state.stage, "First", "{condition}");
        while step.state.looked_at < opens {
            let next = pact.next_step(&lead, &step.state).unwrap().unwrap();
            assert!(next <= opens, "{condition}: looked at {} only", pact.instant_text(next));
            step = pact.advance(&lead, &step.state, next).unwrap();
        }
        assert_eq!(step.state.stage, "Second", "{condition}");
    }
}

/// Whenever anything may change in a lead.
fn every_change(pact: &Pact, lead: &Lead, state: &LeadState, at: Instant) -> Option<Instant> {
    let change = pact.assess_in(lead, state, at).unwrap().next_change();
    change.map(Instant).into_iter().chain(pact.next_step(lead, state).unwrap()).min()
}

#[test]
fn only_what_time_may_open_is_waited_for() {
    for (condition, opens) in WAYS {
        let pact = pact(condition);
        let text = r#"{"id":"1","interactions":[{"type":"visit","at":"2026-05-31"},{"type":"call","at":"2026-05-31"}]}"#;
        let lead = pact.lead_from_json(text).unwrap();
        let first = pact.start(&lead, NOON).unwrap().state;
        if first.stage == "First" {
            let next = pact.next_step(&lead, &first).unwrap();
            // On the 29th a cut-off by months may jump back: whatever it is, that is looked at.
            let is_soon = next.is_some_and(|next| next.millis() < NOON + 27 * 24 * HOUR);
            assert_eq!(is_soon, opens, "{condition} {next:?}");
        }
    }
}

#[test]
fn fields_are_set_one_by_one() {
    let pact = pact("paid");
    let mut json = pact.json_reader(None);
    let mut lead =
        pact.lead_from_json(r#"{"id":"1","size":"many","kind":"large","paid":true,"shoe":42}"#).unwrap();
    assert_eq!((lead.problems().len(), lead.ignored().keys), (1, 1));
    let wrong =
        json.update(r#"{"size": 3.5, "kind": null, "paid": "", "until": "soon", "hat": 1}"#, &mut lead);
    let wrong: Vec<_> = wrong.unwrap().iter().map(|problem| problem.field.clone()).collect();
    assert_eq!(wrong, ["until"]);
    // The size fits now, so nothing is wrong with it any more.
    assert_eq!((lead.problems().len(), lead.ignored().keys), (1, 2));
    let want = r#"{"version":1,"id":"1","fields":{"paid":false,"size":3.5},"interactions":[]}"#;
    assert_eq!(serde_json::to_string(&pact.store(&lead)).unwrap(), want);
    let before = lead.clone();
    assert!(json.update("[1]", &mut lead).is_err() && json.update("{\"size\": 1,", &mut lead).is_err());
    assert!(json.add("5", NOON, &mut lead).is_err() && json.add("{\"type\": ", NOON, &mut lead).is_err());
    assert_eq!(lead, before);
}

#[test]
fn interactions_are_added_one_by_one() {
    let pact = pact("paid");
    let mut json = pact.json_reader(None);
    let mut lead = pact.lead("1").build();
    for (text, wrong) in [
        (r#"{"type": "visit", "path": "/a"}"#, 0),
        (r#"{"type": "visit", "path": "/b", "at_home": "perhaps"}"#, 1),
        (r#"{"type": "call", "at": "2026-05-01"}"#, 0),
        (r#"{"type": "call", "at": "then"}"#, 1),
        (r#"{"type": "dance"}"#, 0),
    ] {
        assert_eq!(json.add(text, NOON, &mut lead).unwrap().len(), wrong, "{text}");
    }
    json.update(r#"{"interactions": [{"type": "visit", "at": "2026-05-02"}]}"#, &mut lead).unwrap();
    assert_eq!((lead.interaction_count(), lead.ignored().interactions, lead.problems().len()), (4, 1, 2));
    let stored = serde_json::to_value(pact.store(&lead)).unwrap();
    let listed: Vec<_> = stored["interactions"].as_array().unwrap().iter().map(|of| of.to_string()).collect();
    assert_eq!(
        listed,
        [
            r#"{"at":"2026-04-30T22:00:00Z","type":"call"}"#,
            r#"{"at":"2026-05-01T22:00:00Z","type":"visit"}"#,
            r#"{"at":"2026-06-01T10:00:00Z","fields":{"path":"/a"},"type":"visit"}"#,
            r#"{"at":"2026-06-01T10:00:00Z","fields":{"path":"/b"},"type":"visit"}"#,
        ]
    );
}

#[test]
fn a_stored_lead_keeps_every_value() {
    let pact = pact("paid");
    // Big numbers with places behind the point, days, `other`, no topics at all, and what is unknown though an
    // empty cell would not be.
    let text = r#"{"id":"1","size":"899999999999999.1234","until":"2026-03-01T10:00:00.5","kind":"odd","topics":[],
        "name":" Ünal \"N\" ","paid":"perhaps","interactions":[{"type":"visit","at":"2026-01-01","at_home":"ja"}]}"#;
    let lead = pact.lead_from_json(text).unwrap();
    let json = serde_json::to_string(&pact.store(&lead)).unwrap();
    let back = pact.restore(&serde_json::from_str(&json).unwrap());
    assert_eq!(serde_json::to_string(&pact.store(&back)).unwrap(), json);
    assert_eq!(pact.assess(&back, NOON).open().count(), pact.assess(&lead, NOON).open().count());
    assert!(json.contains(r#""paid":null"#) && json.contains(r#""kind":"other""#), "{json}");
    // Under a pact that has changed.
    let other = pact.restore(
        &serde_json::from_str(&json.replace("size", "weight").replace("\"visit\"", "\"wink\"")).unwrap(),
    );
    assert_eq!((other.ignored().keys, other.ignored().interactions), (1, 1));
    let wrong = pact
        .restore(&serde_json::from_str(&json.replace("[]", "[\"tea\"]").replace("\"other\"", "7")).unwrap());
    assert_eq!(wrong.problems().iter().map(|of| of.field.as_str()).collect::<Vec<_>>(), ["kind", "topics"]);
}
