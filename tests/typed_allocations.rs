//! Once buffers are warm, reading and assessing a typed lead takes no memory.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail in any way it likes"
)]

use std::alloc::System;
use std::collections::BTreeSet;

use leadpact::{Instant, Number, Pact};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static GLOBAL: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const PACT: &str = r#"pact "Inbound" { timezone Europe/Berlin }
team marketing "Marketing"
team sales "Sales"
lead identified by id {
  email:     text
  company:   text     empty means "unknown company"
  country:   text     unknown if "Select" or "n/a"
  employees: number   unknown if "-1"
  revenue:   money EUR
  seniority: one of (c_level, director, other)
  topics:    some of (cloud, erp, commerce)
  consent:   yes/no
  born:      date
  owner:     text
}
interaction demo_request "Asked for a demo"
interaction page_view { path: text, seconds: number, product: text }
interaction call by sales { reached: yes/no }
score interest {
  +40 per demo_request in the last 90 days
  +2  per page_view where path starts with "/pricing" at most once per product
}
score fit {
  +40 when seniority is c_level and email ends with ".example"
  +20 when employees at least 50
  +10 when topics includes erp
}
stage MGL "Marketing Generated Lead" owned by marketing {
  becomes MQL as soon as interest at least 40 and fit at least 20 and consent
}
stage MQL "Marketing Qualified Lead" owned by marketing {
  hand over to sales, becomes SAL when accepted {
    goes to the first that fits {
      person owner   when owner is known
      team "Inside sales" otherwise
    }
  }
}
stage SAL "Sales Accepted Lead" owned by sales
"#;

#[derive(leadpact::Lead)]
#[lead(interactions = Activity)]
struct Contact {
    id: u64,
    email: Option<String>,
    company: Option<&'static str>,
    country: String,
    employees: i32,
    revenue: Option<f64>,
    seniority: Option<Seniority>,
    topics: Option<BTreeSet<Topic>>,
    consent: Option<bool>,
    born: Option<Instant>,
    #[lead(rename = "owner")]
    account_owner: Option<String>,
}

#[derive(leadpact::Word, Clone)]
enum Seniority {
    CLevel,
    Director,
    #[lead(other)]
    Other(String),
}

#[derive(leadpact::Word, PartialEq, Eq, PartialOrd, Ord)]
enum Topic {
    Cloud,
    Erp,
}

#[derive(leadpact::Interaction)]
enum Activity {
    DemoRequest { at: Instant },
    PageView { at: Instant, path: Option<String>, seconds: f32, product: &'static str },
    Call { at: Instant, reached: Option<bool> },
}

/// Leads in which everything is there once, and is missing once; long texts and short ones.
fn leads() -> Vec<(Contact, Vec<Activity>)> {
    (0..60_u64).map(|at| (contact(at), activities(at))).collect()
}

fn contact(at: u64) -> Contact {
    let long = "Ä".repeat(usize::try_from(at % 7).unwrap_or_default() * 20);
    let seniority = [Seniority::CLevel, Seniority::Director, Seniority::Other("Intern".to_owned())];
    Contact {
        id: at * 1_000_000_007,
        email: at.is_multiple_of(2).then(|| format!("Zoé.{long}@ACME.example")),
        company: at.is_multiple_of(3).then_some("Acme Inc."),
        country: ["DE", "select", "", "Österreich"]
            .map(str::to_owned)
            .into_iter()
            .nth(at as usize % 4)
            .expect("one"),
        employees: if at.is_multiple_of(5) { -1 } else { 300 },
        revenue: (at % 3 != 1).then_some(at as f64 / 3.0),
        seniority: seniority.get(at as usize % 4).cloned(),
        topics: (!at.is_multiple_of(4))
            .then(|| if at % 4 == 1 { BTreeSet::new() } else { [Topic::Erp, Topic::Cloud].into() }),
        consent: at.is_multiple_of(2).then_some(true),
        born: (at % 2 == 1).then_some(Instant(86_400_000)),
        account_owner: at.is_multiple_of(6).then(|| format!("Ann {long}")),
    }
}

/// Three interactions, or twenty-five, in no order.
fn activities(lead: u64) -> Vec<Activity> {
    let count = if lead % 10 == 9 { 25 } else { 3 };
    let now = 1_795_000_000_000_i64;
    (0..count)
        .map(|nth: u64| {
            let at = Instant(now - (nth as i64 * 7 + lead as i64) % 11 * 3_600_000);
            match (nth + lead) % 3 {
                0 => Activity::DemoRequest { at },
                1 => Activity::PageView {
                    at,
                    path: lead
                        .is_multiple_of(2)
                        .then(|| format!("/Pricing/{lead}/{}", "x".repeat(lead as usize % 13))),
                    seconds: 2.75,
                    product: "CLOUD",
                },
                _ => Activity::Call { at, reached: nth.is_multiple_of(2).then_some(false) },
            }
        })
        .collect()
}

#[test]
fn a_warm_typed_lead_allocates_nothing() {
    let pact = Pact::parse(PACT).unwrap_or_else(|errors| panic!("{}", errors.render()));
    let bound = pact.bind::<Contact>().unwrap_or_else(|error| panic!("{error}"));
    let leads = leads();
    let mut assessor = bound.assessor(1_795_000_000_000);
    let mut seen = [0_usize; 4];
    let mut all = || {
        for (contact, activities) in &leads {
            let a = assessor.assess(contact, activities);
            assert_eq!(a.problems().len(), 0, "{:?}", a.problems());
            let marks = [
                a.stage() == Some("MQL"),
                a.route().is_some(),
                a.missing().next().is_some(),
                a.route() == Some("Inside sales"),
            ];
            marks.into_iter().zip(&mut seen).for_each(|(mark, seen)| *seen += usize::from(mark));
        }
    };
    all();
    let region = Region::new(GLOBAL);
    all();
    let change = region.change();
    assert_eq!((change.allocations, change.reallocations), (0, 0), "{change:?}");
    assert!(seen.iter().all(|&times| times > 0), "every kind of result is among them: {seen:?}");
    assert_eq!(
        pact.assess(&bound.lead(&leads[0].0, &leads[0].1), 1_795_000_000_000)
            .score("fit")
            .and_then(|s| s.value),
        Some(Number::from(40))
    );
}
