//! The library as a service embeds it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::time::{Duration, UNIX_EPOCH};

use leadpact::{Handover, Lead, Number, Pact, ProblemKind, Resolver};

const PACT: &str = r#"pact "Inbound" { timezone Europe/Berlin }
team marketing "Marketing"
team sales "Sales"
lead identified by id {
  email:     text     "E-mail address"
  employees: number   "Head count"
  seniority: one of (director, manager, staff)
  consent:   yes/no   empty means no
}
interaction demo_request "Asked for a demo"
interaction page_view "Viewed a page" { path: text }
score interest between 0 and 100 {
  +40 per demo_request in the last 90 days at most once
  +2.5 per page_view where path starts with "/pricing"
}
score fit {
  +40 when seniority is director
  +30 when employees at least 250
}
rating grade of fit {
  A from 60
  B below
}
stage MGL "Marketing Generated Lead" owned by marketing {
  meaning "Known"
  becomes MQL as soon as interest at least 30 and consent
}
stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "Worth a call"
  hand over to sales, becomes SAL when accepted {
    needs email
    goes to the first that fits { spread over "Ann", "Ben" otherwise }
  }
}
stage SAL "Sales Accepted Lead" owned by sales { meaning "Sales works with it" }
"#;

/// 2026-11-20 00:00 in Berlin.
const AS_OF: i64 = 1_795_129_200_000;

fn pact() -> Pact {
    Pact::parse(PACT).unwrap_or_else(|errors| panic!("{errors}"))
}

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

#[test]
fn pacts_are_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    fn sent<T: Send + 'static>(_: &T) {}
    let pact = pact();
    shared(&pact);
    sent(&pact.assessor(AS_OF));
    let lead = pact.lead("a").build();
    shared(&lead);
    shared(&pact.assess(&lead, AS_OF));
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let (pact, lead) = (pact.clone(), lead.clone());
            std::thread::spawn(move || pact.assess(&lead, AS_OF).stage().map(str::to_owned))
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap().as_deref(), Some("MGL"));
    }
}

#[test]
fn a_lead_from_json() {
    let pact = pact();
    let lead = pact
        .lead_from_json(
            r#"{"id": "a", "email": "d@acme.example", "employees": 300, "seniority": "Director", "consent": true,
                "plan": "x", "interactions": [
                  {"type": "demo_request", "at": "2026-11-01"},
                  {"type": "page_view", "at": "2026-11-02 10:00", "path": "/pricing/eu"},
                  {"type": "page_view", "at": "2027-01-01", "path": "/pricing"}]}"#,
        )
        .unwrap();
    assert_eq!((lead.ignored().keys, lead.problems().len()), (1, 0));
    let a = pact.assess(&lead, AS_OF);
    let interest = a.score("interest").unwrap();
    assert_eq!(
        (interest.value, interest.lowest, interest.highest),
        (Some(number("42.5")), number("42.5"), number("42.5"))
    );
    assert_eq!((a.rating("grade"), a.word("grade")), (Some("A"), Some("A")));
    assert_eq!(
        (a.stage(), a.handover(), a.responsible()),
        (Some("MQL"), Some(Handover::Pending), Some("sales"))
    );
    assert!(matches!(a.route(), Some("Ann" | "Ben")));
    assert_eq!((a.future_interactions(), a.missing().count(), a.open().count()), (1, 0, 0));
    // The page view that is dated later ceases to be future.
    assert_eq!(a.next_change(), Some(1_798_758_000_000));
    assert_eq!(a.next_change_time(), Some(UNIX_EPOCH + Duration::from_millis(1_798_758_000_000)));
}

#[test]
fn a_lead_from_a_program() {
    let pact = pact();
    let employees = pact.field("employees").unwrap();
    let lead = pact
        .lead("b")
        .set(employees, 300)
        .and_then(|lead| lead.set("seniority", "boss"))
        .and_then(|lead| lead.interaction("demo_request", UNIX_EPOCH + Duration::from_millis(AS_OF as u64)))
        .unwrap()
        .build();
    assert_eq!(lead.problems()[0].kind, ProblemKind::NotListed);
    let a = pact.assess(&lead, UNIX_EPOCH + Duration::from_millis(AS_OF as u64));
    assert_eq!(a.score("fit").unwrap().highest, number("70"));
    // Consent is no where it is not said, so the lead does not move on.
    assert_eq!((a.stage(), a.handover(), a.responsible()), (Some("MGL"), None, Some("marketing")));
    assert_eq!(a.missing().collect::<Vec<_>>(), ["seniority"]);
    assert_eq!(a.problems().len(), 1);
    let open = a.open().next().unwrap();
    assert_eq!((open.owner, open.fields.as_slice()), (Some("fit"), &["seniority"][..]));
    let (file, place) = pact.place(open.span);
    assert_eq!((file, place.line), ("pact", 17));
}

#[test]
fn many_leads_with_warm_buffers_are_as_each_by_itself() {
    let pact = pact();
    let mut assessor = pact.assessor(AS_OF);
    let mut reader = pact.json_reader(None);
    let mut lead = Lead::default();
    for (at, text) in [
        r#"{"id":"1","employees":300,"consent":"yes","interactions":[{"type":"demo_request","at":"2026-11-19"}]}"#,
        r#"{"id":"2"}"#,
        r#"{"id":"3","seniority":"director","email":"x"}"#,
        r#"{"id":"4","employees":"many","interactions":[{"type":"page_view","at":"2026-11-19","path":"/pricing"}]}"#,
    ]
    .iter()
    .cycle()
    .take(20)
    .enumerate()
    {
        reader.read(text, &mut lead).unwrap();
        let alone = pact.assess(&pact.lead_from_json(text).unwrap(), AS_OF);
        let warm = assessor.assess(&lead);
        assert_eq!(warm.outcome(), alone.outcome(), "{at}");
        assert_eq!(serde_json::to_string(warm).unwrap(), serde_json::to_string(&alone).unwrap());
    }
}

#[test]
fn tables_are_bound_once() {
    let pact = pact();
    let mut table = pact.lead_table(["id", "employees", "Email"], None).unwrap();
    assert_eq!(table.missing()[0].similar.as_deref(), Some("Email"));
    let mut lead = Lead::default();
    let row = ["7", "250", "x"];
    table.read(|at| row.get(at).map(|cell| cell.as_bytes()), &mut lead);
    assert_eq!(pact.assess(&lead, AS_OF).score("fit").unwrap().value, Some(number("30")));
    assert!(pact.lead_table(["key"], None).unwrap_err().to_string().contains("`id`"));
}

#[test]
fn errors_are_messages_with_places() {
    let errors = Pact::parse(
        "pact \"W\" {}\nlead identified by id { a: number }\nscore s {\n  +1 when b at least 1\n}\n",
    )
    .unwrap_err();
    let first = errors.located().next().unwrap();
    assert_eq!((first.file, first.start.line), ("pact", 4));
    assert!(errors.render().contains("`b`"), "{errors}");
    for text in ["", "\0", "pact", "{{{{", "score s { +", "\"", "lead identified by id {}"] {
        assert!(Pact::parse(text).is_err(), "{text}");
    }
}

#[test]
fn the_host_resolves_names() {
    let files = |name: &str| match name {
        "main.pact" => {
            Ok("include \"teams.pact\"\npact \"Main\" { version 1 }\nlead identified by id { a: number }\n\
                           stage S \"Stage\" owned by sales { meaning \"m\" }\n"
                .to_owned())
        }
        "teams.pact" => Ok("team sales \"Sales\"\n".to_owned()),
        _ => Err("no such file".to_owned()),
    };
    let resolver: &dyn Resolver = &files;
    let pact = Pact::load("main.pact", resolver).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!((pact.name(), pact.stages().next().unwrap().owner), ("Main", "sales"));
    let missing = Pact::load("other.pact", resolver).unwrap_err();
    assert!(missing.render().contains("`other.pact` cannot be read: no such file"), "{missing}");
}

#[test]
fn what_a_pact_declares() {
    let pact = pact();
    assert_eq!((pact.name(), pact.time_zone(), pact.id_column()), ("Inbound", "Europe/Berlin", "id"));
    let fields: Vec<_> = pact.fields().map(|f| (f.name(), f.type_name(), f.label())).collect();
    assert_eq!(fields[1..3], [("employees", "number", Some("Head count")), ("seniority", "one of", None)]);
    assert_eq!(pact.fields().nth(2).unwrap().words(), ["director", "manager", "staff"]);
    assert_eq!(pact.scores().map(|s| s.name).collect::<Vec<_>>(), ["interest", "fit"]);
    assert_eq!(pact.score_range("interest"), Some((number("0"), number("100"))));
    let (grade, levels) = pact.ratings().next().unwrap();
    assert_eq!((grade.name, levels), ("grade", &["A".to_owned(), "B".to_owned()][..]));
    assert_eq!(pact.stages().map(|s| s.name).collect::<Vec<_>>(), ["MGL", "MQL", "SAL"]);
    assert_eq!((pact.nurture(), pact.warnings().count()), (None, 0));
    assert_eq!(pact.instant("2026-11-20").map(|at| at.millis()), Some(AS_OF));
}
