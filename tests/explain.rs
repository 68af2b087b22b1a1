//! Explanations, through the front door: what they say, and that every move they promise comes true.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

use leadpact::explain::{ChangeKind, Move, TestWhy, WayKind};
use leadpact::values::{Instant, Zone, format_instant};
use leadpact::{Explanation, Pact};
use serde_json::{Value, json};

/// 2026-11-20 12:00 in Berlin.
const NOW: i64 = 1_795_172_400_000;
const DAY: i64 = 24 * 60 * 60 * 1000;

const PACT: &str = r#"
pact "Inbound" { timezone Europe/Berlin, currency EUR }
team marketing "Marketing"
team sales     "Sales"

lead identified by id {
  email:     text     "E-mail address"
  phone:     text     "Direct line"
  seniority: one of (c_level, director, staff)   "Level in the hierarchy"
  employees: number   "Head count"
  consent:   yes/no   "May be contacted"
  topics:    some of (cloud, erp)
  seen:      date     "Last met"
  owner:     text     "Colleague"
}

interaction demo_request "Asked for a demo"
interaction page_view    "Viewed a page"   { path: text, seconds: number }
interaction call         "We called"   by sales   { reached: yes/no }

define ready "Ready for sales" as
  consent and (employees at least 50 or seniority is c_level)

score interest "Level of Interest" between 0 and 50 {
  +22 when email is known   "Left an address"
  group "Web site" up to 10 points {
    +2 per page_view where (path starts with "/pricing" and seconds at least 10)   at most 3 times
    +1 per page_view
  }
  highest of "Demo" {
    +20 per demo_request   at most once
    +9  when topics includes cloud
    +5  when any demo_request
  }
  -5 per full 30 days without interaction by the lead   up to -20 points   "Gone quiet"
  always 0 while seniority is staff   "Not the one to decide"
}

rating heat "Heat" of interest {
  hot  from 40
  warm from 20
  cold below
}

choose market "Which market?" the first that fits {
  large when employees at least 1000
  small otherwise
}

stage MGL "Marketing Generated Lead" owned by marketing {
  meaning "Known to us"
  becomes MQL as soon as interest at least 30 and heat at least warm and ready   "Hot enough"
  becomes Lost as soon as any page_view where path is "/unsubscribe"
}

stage MQL "Marketing Qualified Lead" owned by marketing {
  hand over to sales, becomes SAL when accepted {
    needs phone and seen
    only when no call where (not reached)
    goes to the first that fits {
      person owner when owner is known
      team "Desk"  otherwise
    }
    sales accepts within 5 days of the handover
    sales may reject to MGL because bad_data
  }
  becomes MGL after 90 days in this stage   "Too long"
  becomes MGL after 70 days in this stage while handed over
  becomes MGL after 80 days in this stage while not handed over
}

stage SAL "Sales Accepted Lead" owned by sales
final stage Lost "Gone" owned by marketing

in every stage that is not final {
  marketing may drop to Lost when consent is no
}

nurture with all that fit {
  "Monthly news" when stage is MGL
}
"#;

fn pact() -> Pact {
    Pact::parse(PACT).unwrap_or_else(|errors| panic!("{}", errors.render()))
}

fn explain(lead: &Value) -> Explanation {
    let pact = pact();
    let lead = pact.lead_from_json(&lead.to_string()).expect("a lead");
    pact.explain(&lead, NOW)
}

/// What its ways say of the tests that fail, as text.
fn page(lead: &Value) -> String {
    explain(lead).to_text(100)
}

fn has(page: &str, line: &str) {
    let squeezed = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(squeezed.contains(line), "`{line}` is not in:\n{page}");
}

fn interaction(kind: &str, days_ago: i64) -> Value {
    json!({ "type": kind, "at": instant(NOW - days_ago * DAY) })
}

fn instant(millis: i64) -> String {
    format_instant(Instant(millis), &Zone::utc())
}

#[test]
fn a_lead_that_lacks_points_and_data() {
    let lead = json!({ "id": "L-1", "email": "a@b.example", "consent": true });
    let page = page(&lead);
    has(&page, "L-1, as of 2026-11-20T12:00:00+01:00");
    has(&page, "It is in MGL (Marketing Generated Lead). marketing is responsible.");
    has(&page, "Not yet MQL: interest is 8 short; ready depends on seniority, employees.");
    has(&page, "interest (Level of Interest) is 22, has to be at least 30: 8 short");
    has(&page, "employees (Head count) is unknown, has to be at least 50");
    has(&page, "one of these would do:");
    has(&page, "+22 +22 when email is known \"Left an address\" (line 25)");
    has(&page, "? +9 when topics includes cloud (line 32); depends on topics");
    has(&page, "heat is warm: interest is 22; hot begins at 40, 18 more");
    has(&page, "market (Which market?) is small: no other line fits");
    has(&page, "Worth asking for: seniority (Level in the hierarchy), employees (Head count)");
    has(&page, "\"Monthly news\" when stage is MGL");
}

#[test]
fn two_changes_where_no_single_one_does() {
    let found = explain(&json!({ "id": "L-1", "email": "a@b.example", "consent": true }));
    assert!(!found.moves.is_empty());
    assert!(found.moves.iter().all(|found| found.changes.len() == 2), "{:#?}", found.moves);
    let with_demo = found.moves.iter().find(|found| {
        let names: Vec<_> = found.changes.iter().map(|change| change.named.name.as_str()).collect();
        names.contains(&"demo_request") && names.contains(&"employees")
    });
    assert_eq!(with_demo.expect("a demo and the head count").stage.name, "MQL");
}

#[test]
fn one_change_where_that_is_enough() {
    let lead = json!({ "id": "L-1", "email": "a@b.example", "consent": true, "employees": 80 });
    let found = explain(&lead);
    let names: Vec<_> = found.moves.iter().map(|found| found.changes[0].named.name.as_str()).collect();
    assert_eq!(names, ["demo_request", "topics"]);
    assert!(found.moves.iter().all(|found| found.changes.len() == 1 && found.stage.name == "MQL"));
    has(
        &page(&lead),
        "interest is 8 short. What would do: one more demo_request (Asked for a demo); or ask for topics",
    );
}

#[test]
fn steps_and_the_handover_that_waits() {
    let lead = json!({
        "id": "L-2", "email": "a@b.example", "consent": true, "employees": 80, "phone": "030",
        "interactions": [interaction("demo_request", 3), { "type": "call", "at": "2026-11-19", "reached": "no" }],
    });
    let page = page(&lead);
    has(&page, "It is in MQL (Marketing Qualified Lead), waiting to be handed over.");
    has(&page, "From MGL it came to MQL: becomes MQL as soon as interest at least 30");
    has(&page, "to SAL (Sales Accepted Lead) through the handover to sales (line 57), waits for:");
    has(&page, "needs seen (Last met)");
    has(&page, "no call where (not reached): there is 1");
    has(&page, "to MGL (Marketing Generated Lead) by itself from 2027-02-18T12:00:00+01:00 on");
    has(&page, "to MGL (Marketing Generated Lead) by itself from 2027-02-08T12:00:00+01:00 on");
    assert!(!page.contains("2027-01-29"), "{page}");
    has(&page, "+20 Demo (line 30)");
    has(&page, "+20 +20 per demo_request at most once (line 31): 1 counts");
    has(&page, "+5 +5 when any demo_request (line 33), but a larger one counts");
}

#[test]
fn learning_a_date_hands_over_and_says_to_whom() {
    let mut lead = json!({
        "id": "L-3", "email": "a@b.example", "consent": true, "employees": 80, "phone": "030",
        "interactions": [interaction("demo_request", 3)],
    });
    let found = explain(&lead);
    let [only] = found.moves.as_slice() else { panic!("{:#?}", found.moves) };
    assert_eq!((only.changes[0].named.name.as_str(), only.handover), ("seen", Some("pending")));
    lead["seen"] = json!("2026-11-01");
    let page = page(&lead);
    has(&page, "handed over and not yet accepted. sales is responsible.");
    has(&page, "It goes to Desk (line 62).");
    has(&page, "to SAL (Sales Accepted Lead) when sales accepts, until 2026-11-25T12:00:00+01:00 (line 57)");
    has(&page, "to MGL (Marketing Generated Lead) by itself from 2027-01-29T12:00:00+01:00 on");
    let ways = explain(&lead).stage.expect("a stage").ways;
    let timers = ways.iter().filter(|way| way.kind == WayKind::Timer);
    assert_eq!(timers.count(), 2, "that of a lead that is not handed over never comes");
    has(&page, "to MGL (Marketing Generated Lead) when sales does `reject`");
}

#[test]
fn always_ranges_and_notes() {
    let lead = json!({
        "id": "L-4", "seniority": "staff", "employees": "many",
        "interactions": [interaction("page_view", 200), interaction("demo_request", -3)],
    });
    let found = page(&lead);
    has(&found, "=0 always 0 while seniority is staff \"Not the one to decide\"");
    has(&found, "-20 -5 per full 30 days without interaction by the lead");
    has(&found, "(line 35): 6 full periods");
    has(&found, "1 interaction is dated later and does not count.");
    has(&found, "`many` does not fit employees; it counts as unknown.");
    let lead = json!({ "id": "L-5", "interactions": [interaction("page_view", 200)] });
    has(&page(&lead), "The sum is -19; it is kept between 0 and 50.");
}

#[test]
fn a_page_keeps_to_its_width() {
    for width in [60, 80, 120] {
        let lead = json!({ "id": "L-1", "email": "a@b.example" });
        let page = explain(&lead).to_text(width);
        assert!(page.lines().all(|line| line.chars().count() <= width), "{page}");
        assert!(page.ends_with('\n'));
    }
}

#[test]
fn the_shape_in_json() {
    let found = explain(&json!({ "id": "L-1", "email": "a@b.example", "consent": true }));
    let json = serde_json::to_value(&found).expect("serialises");
    assert_eq!((&json["version"], &json["pact"], &json["id"]), (&json!(1), &json!("Inbound"), &json!("L-1")));
    let interest = &json["scores"][0];
    assert_eq!((&interest["name"], &interest["value"]), (&json!("interest"), &json!(22)));
    assert_eq!((&interest["lowest"], &interest["highest"]), (&json!(0), &json!(31)));
    let first = &interest["rules"][0];
    assert_eq!(
        (&first["kind"], &first["state"], &first["points"]),
        (&json!("when"), &json!("yes"), &json!(22))
    );
    assert_eq!(first["written"]["line"], json!(25));
    let way = &json["stage"]["ways"][0];
    assert_eq!((&way["kind"], &way["to"]["name"]), (&json!("automatic"), &json!("MQL")));
    let test = &way["tests"][0];
    assert_eq!((&test["subject"]["name"], &test["actual"]), (&json!("interest"), &json!("22")));
    assert_eq!((&test["needed"], &test["short"]), (&json!("at least 30"), &json!(8)));
    assert_eq!(json["moves"][0]["changes"][0]["kind"], json!("interaction"));
}

#[test]
fn tests_of_an_or_are_shown_with_their_opposites_in_a_not() {
    let pact = Pact::parse(
        r#"
        pact "P" {}
        team t "T"
        lead identified by id { a: number, b: yes/no }
        stage A "A" owned by t { becomes B as soon as not (a at least 5 and not b) and (a = 1 or b) }
        stage B "B" owned by t
        "#,
    )
    .unwrap_or_else(|errors| panic!("{}", errors.render()));
    let lead = pact.lead_from_json(r#"{"id": "1", "a": 7, "b": false}"#).expect("a lead");
    let stage = pact.explain(&lead, NOW).stage.expect("a stage");
    let [negated, some] = stage.ways[0].tests.as_slice() else { panic!("{:#?}", stage.ways) };
    let parts = |of: &TestWhy| -> Vec<_> {
        of.parts
            .iter()
            .map(|part| (part.needed.clone().unwrap_or_default(), part.short.map(|n| n.to_string())))
            .collect()
    };
    assert!(negated.any && some.any);
    let expect = |needed: &str, short: Option<&str>| (needed.to_owned(), short.map(str::to_owned));
    assert_eq!(parts(negated), [expect("less than 5", Some("-2")), expect("yes", None)]);
    assert_eq!(parts(some), [expect("exactly 1", Some("-6")), expect("yes", None)]);
}

#[test]
fn defines_that_are_used_over_and_over_are_no_burden() {
    let mut text = "pact \"P\" {}\nteam t \"T\"\nlead identified by id { a: yes/no, b: yes/no }\n".to_owned();
    text.push_str("define d0 as a\n");
    for i in 1..80 {
        let last = i - 1;
        text.push_str(&format!("define d{i} as (d{last} and b) or (not d{last} and (b or d{last}))\n"));
    }
    text.push_str(
        "stage A \"A\" owned by t { becomes B as soon as d79 and not d78 }\nstage B \"B\" owned by t\n",
    );
    let pact = Pact::parse(&text).unwrap_or_else(|errors| panic!("{}", errors.render()));
    let lead = pact.lead_from_json(r#"{"id": "1", "b": true}"#).expect("a lead");
    let explanation = pact.explain(&lead, NOW);
    assert_eq!(explanation.stage.as_ref().map(|stage| stage.ways[0].tests.len()), Some(2));
    assert!(explanation.to_text(80).len() < 60_000);
}

/// The lead with the changes of a move.
fn after(lead: &Value, found: &Move) -> Value {
    let mut lead = lead.clone();
    for change in &found.changes {
        let name = change.named.name.clone();
        if change.kind == ChangeKind::Field {
            let value = change.values.first().map_or("…", String::as_str);
            lead[name] = if value.contains("; ") {
                json!(value.split("; ").collect::<Vec<_>>())
            } else {
                json!(value)
            };
        } else {
            let mut happened = json!({ "type": name, "at": instant(NOW) });
            for (field, value) in &change.with {
                happened[field.as_str()] = json!(value);
            }
            if lead["interactions"].is_null() {
                lead["interactions"] = json!([]);
            }
            lead["interactions"].as_array_mut().expect("a list").push(happened);
        }
    }
    lead
}

#[test]
fn every_move_that_is_promised_comes_true() {
    let pact = pact();
    let mut tried = 0;
    for which in 0..64_u32 {
        let mut lead = json!({ "id": format!("L-{which}"), "email": "a@b.example" });
        let has = |bit: u32| which & (1 << bit) != 0;
        let fields = [("consent", json!(true)), ("employees", json!(80)), ("phone", json!("030"))];
        let more = [("topics", json!(["cloud"])), ("seen", json!("2026-11-01"))];
        for (bit, (name, value)) in (0..).zip(fields.into_iter().chain(more)) {
            if has(bit) {
                lead[name] = value;
            }
        }
        if has(5) {
            lead["interactions"] = json!([interaction("demo_request", 3)]);
        }
        let bound = pact.lead_from_json(&lead.to_string()).expect("a lead");
        for found in pact.explain(&bound, NOW).moves {
            let changed = after(&lead, &found);
            let changed = pact.lead_from_json(&changed.to_string()).expect("a lead");
            let reached = pact.assess(&changed, NOW);
            assert_eq!(reached.stage(), Some(found.stage.name.as_str()), "{lead} {found:#?}");
            assert_eq!(reached.handover().map(|part| part.word()), found.handover, "{lead} {found:#?}");
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
}
