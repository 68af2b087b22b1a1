//! What is said at start-up of types that are not what the pact declares.

use leadpact::typed::{AsLead, MismatchKind, ValueKind};
use leadpact::{BindError, Instant};

const PACT: &str = r#"pact "Inbound" { timezone Europe/Berlin }
team sales "Sales"
lead identified by id {
  email: text, employees: number, revenue: money EUR, consent: yes/no, born: date
  seniority: one of (director, manager, staff)
  topics: some of (cloud, erp)
}
interaction demo_request "Asked for a demo"
interaction page_view { path: text, seconds: number }
"#;

fn error<T: AsLead>() -> BindError {
    super::pact(PACT).bind::<T>().unwrap_err()
}

#[test]
fn every_mismatch_is_told_at_once() {
    #[derive(leadpact::Lead)]
    #[lead(interactions = Activity)]
    struct Contact {
        id: String,
        employees: String,
        email: Option<u32>,
        revenue: bool,
        consent: Option<String>,
        born: f64,
        seniority: Vec<Seniority>,
        topics: Seniority,
        emploees: u32,
        shoe_size: u8,
    }

    #[derive(leadpact::Word)]
    #[expect(dead_code, reason = "only its words matter")]
    enum Seniority {
        Director,
        Staff,
    }

    #[derive(leadpact::Interaction)]
    #[expect(dead_code, reason = "only what it declares matters")]
    enum Activity {
        PageViews { at: Instant },
        PageView { at: Instant, path: bool, second: f64 },
        Fax { at: Instant },
    }

    let error = error::<Contact>();
    let want = "\
`employees` is a text here, and a number in the pact
`email` is a number here, and a text in the pact
`revenue` is yes or no here, and money in EUR in the pact
`consent` is a text here, and yes or no in the pact
`born` is a number here, and a date in the pact
`seniority` is a list of the words `director` and `staff` here, and one of the words `director`, `manager` and `staff` in the pact
`topics` is one of the words `director` and `staff` here, and some of the words `cloud` and `erp` in the pact
the pact has no field `emploees`; did you mean `employees`?
the pact has no field `shoe_size`; declare it there, or skip it here
the pact has no interaction `page_views`; did you mean `page_view`?
`page_view.path` is yes or no here, and a text in the pact
the pact has no field `page_view.second`; did you mean `seconds`?
the pact has no interaction `fax`; declare it there, or skip it here";
    assert_eq!(error.to_string(), want);
    let first = error.mismatches().next().unwrap();
    assert_eq!((first.kind(), first.name()), (MismatchKind::Type, "employees"));
    assert_eq!((first.here(), first.in_pact()), (Some(ValueKind::Text), Some("a number")));
    let similar: Vec<_> = error.mismatches().filter_map(|mismatch| mismatch.similar()).collect();
    assert_eq!(similar, ["employees", "page_view", "seconds"]);
}

#[test]
fn words_that_the_pact_does_not_list() {
    #[derive(leadpact::Lead)]
    struct Contact {
        id: u32,
        seniority: Option<Seniority>,
        topics: [Topic; 2],
    }

    #[derive(leadpact::Word)]
    #[expect(dead_code, reason = "only its words matter")]
    enum Seniority {
        CLevel,
        Director,
        Intern,
        #[lead(other)]
        Other,
    }

    #[derive(leadpact::Word)]
    #[expect(dead_code, reason = "only its words matter")]
    enum Topic {
        Cloud,
        Crm,
    }

    let error = error::<Contact>();
    let want = "\
`seniority` can be `c_level` and `intern` here, and is one of the words `director`, `manager` and `staff` in the pact
`topics` can be `crm` here, and is some of the words `cloud` and `erp` in the pact";
    assert_eq!(error.to_string(), want);
    let first = error.mismatches().next().unwrap();
    assert_eq!(first.unlisted().collect::<Vec<_>>(), ["c_level", "intern"]);
    assert_eq!(first.kind(), MismatchKind::UnlistedWords);
}

#[test]
fn parts_and_the_same_name_twice() {
    #[derive(leadpact::Lead)]
    struct Contact {
        id: u32,
        email: String,
        #[lead(flatten)]
        company: Company,
        #[lead(flatten = "other_")]
        other: Option<Company>,
    }

    #[derive(leadpact::LeadFields)]
    struct Company {
        employees: u32,
        email: &'static str,
    }

    let want = "\
`email` is there twice here; rename or skip one of the two
the pact has no field `other_employees`; declare it there, or skip it here
the pact has no field `other_email`; declare it there, or skip it here";
    assert_eq!(error::<Contact>().to_string(), want);
}
