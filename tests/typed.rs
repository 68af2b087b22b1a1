//! Types of a host's own as leads.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use leadpact::Pact;

const PACT: &str = r#"pact "Inbound" { timezone Europe/Berlin }
team marketing "Marketing"
lead identified by id {
  email:     text
  employees: number
  seniority: one of (c_level, director, staff)
  topics:    some of (cloud, erp)
  consent:   yes/no
}
interaction demo_request "Asked for a demo"
interaction page_view { path: text, seconds: number }
score interest {
  +40 per demo_request in the last 90 days
  +2 per page_view where path starts with "/pricing"
}
score fit {
  +40 when seniority is c_level
  +10 when topics includes erp
}
"#;

#[derive(leadpact::Lead)]
#[lead(interactions = Activity)]
struct Contact {
    id: String,
    email: Option<String>,
    employees: Option<u32>,
    seniority: Option<Seniority>,
    topics: Vec<Topic>,
    consent: bool,
}

#[derive(leadpact::Word)]
enum Seniority {
    CLevel,
    Director,
}

#[derive(leadpact::Word)]
enum Topic {
    Cloud,
    Erp,
}

#[derive(leadpact::Interaction)]
enum Activity {
    DemoRequest { at: SystemTime },
    PageView { at: SystemTime, path: String, seconds: f64 },
}

#[test]
fn a_contact() {
    let pact = Pact::parse(PACT).unwrap_or_else(|e| panic!("{}", e.render()));
    let bound = pact.bind::<Contact>().unwrap();
    let now = UNIX_EPOCH + Duration::from_secs(1_795_000_000);
    let contact = Contact {
        id: "a".into(),
        email: None,
        employees: Some(3),
        seniority: Some(Seniority::CLevel),
        topics: vec![Topic::Erp, Topic::Cloud],
        consent: true,
    };
    let view =
        Activity::PageView { at: now - Duration::from_secs(9), path: "/Pricing/x".into(), seconds: 2.5 };
    let a = bound.assess(&contact, &[view, Activity::DemoRequest { at: now }], now);
    assert_eq!(bound.unbound().len(), 0);
    assert_eq!(a.score("interest").unwrap().value.unwrap().to_string(), "42");
    let _ = Seniority::Director;
}
