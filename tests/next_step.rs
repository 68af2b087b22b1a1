//! A lead that is looked at when [`Pact::next_step`] says so takes the steps it would take if it were looked at
//! whenever anything in it may change; and a stored lead comes back as it was.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

use std::sync::LazyLock;

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
const WAYS: [(&str, bool); 21] = [
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
];

const NOON: i64 = 1_780_308_000_000; // 2026-06-01 12:00 in Berlin
const HOUR: i64 = 3_600_000;

fn pact(condition: &str) -> Pact {
    let text = format!(
        "{HEAD}\nstage First owned by marketing {{ becomes Second as soon as {condition} }}\n\
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

/// Looks at a lead whenever `next` says so, up to the end.
fn live(
    pact: &Pact,
    lead: &Lead,
    end: Instant,
    next: impl Fn(&LeadState, Instant) -> Option<Instant>,
) -> (Vec<Transition>, usize) {
    let mut step = pact.start(lead, NOON).unwrap();
    let (mut transitions, mut looks, mut at) = (step.transitions, 0, Instant(NOON));
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
            let end = Instant(NOON + 60 * 24 * HOUR);
            let at_every_change = live(pact, &lead, end, |state, at| {
                let change = pact.assess_in(&lead, state, at).unwrap().next_change();
                change.map(Instant).into_iter().chain(pact.next_step(&lead, state).unwrap()).min()
            });
            let (steps, looks) = live(pact, &lead, end, |state, _| pact.next_step(&lead, state).unwrap());
            prop_assert_eq!(&steps, &at_every_change.0, "{}", condition);
            prop_assert!(looks <= at_every_change.1);
            prop_assert_eq!(&pact.restore(&pact.store(&lead)), &lead);
        }
    }
}

#[test]
fn only_what_time_may_open_is_waited_for() {
    for (condition, opens) in WAYS {
        let pact = pact(condition);
        let text = r#"{"id":"1","interactions":[{"type":"visit","at":"2026-05-31"},{"type":"call","at":"2026-05-31"}]}"#;
        let lead = pact.lead_from_json(text).unwrap();
        let first = pact.start(&lead, NOON).unwrap().state;
        if first.stage == "First" {
            assert_eq!(pact.next_step(&lead, &first).unwrap().is_some(), opens, "{condition}");
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
