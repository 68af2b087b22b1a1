//! What is not the same in JSON, and how types are used.

use leadpact::typed::{AsLead, Fields, LeadFields, NoInteractions, Values};
use leadpact::{Bound, Instant, Lead, ProblemKind};

fn problems(lead: &Lead) -> Vec<(&str, &str, ProblemKind)> {
    lead.problems().iter().map(|p| (p.field.as_str(), p.value.as_str(), p.kind)).collect()
}

#[test]
fn numbers_that_json_does_not_have() {
    #[derive(leadpact::Lead)]
    struct Contact {
        id: &'static str,
        a: f64,
        b: f32,
        c: f64,
        d: u128,
    }
    let pact = super::pact(
        r#"pact "Demo" { version 1 }
        lead identified by id { d: number, a: number, b: number, c: number unknown if "NaN" }"#,
    );
    let bound = pact.bind::<Contact>().unwrap();
    let lead =
        bound.lead(&Contact { id: " x ", a: f64::NEG_INFINITY, b: f32::NAN, c: f64::NAN, d: u128::MAX }, &[]);
    assert_eq!(lead.id(), "x");
    let want = [
        ("d", "340282366920938463463374607431768211455", ProblemKind::OutOfRange),
        ("a", "-inf", ProblemKind::NotANumber),
        ("b", "NaN", ProblemKind::NotANumber),
    ];
    assert_eq!(problems(&lead), want);
}

#[test]
fn an_id_that_is_a_field_too() {
    #[derive(leadpact::Lead)]
    struct Contact {
        #[lead(id)]
        mail: String,
    }
    let pact = super::pact(
        r#"pact "Demo" { version 1 }
        lead identified by email { address: text from column "email", mail: text, city: text }
        score fit {
          +1 when address is "a@b.example"
          +2 when mail is "A@b.example"
        }"#,
    );
    let bound = pact.bind::<Contact>().unwrap();
    assert_eq!(bound.unbound().collect::<Vec<_>>(), ["city"]);
    let a = bound.assess(&Contact { mail: "A@B.example".into() }, &[], 0);
    assert_eq!((a.id(), a.score("fit").unwrap().value), ("A@B.example", Some(3.into())));
    let nobody = bound.lead(&Contact { mail: " ".into() }, &[]);
    assert_eq!(problems(&nobody), [("email", "", ProblemKind::NoId)]);
}

#[test]
fn a_day_that_means_not_filled_in() {
    #[derive(leadpact::Lead)]
    struct Contact {
        id: u8,
        born: Instant,
    }
    let pact = super::pact(
        r#"pact "Demo" { timezone Europe/Berlin }
        lead identified by id { born: date unknown if "1900-01-01" }
        define known_day as born is known
        score fit { +1 when known_day }"#,
    );
    let bound = pact.bind::<Contact>().unwrap();
    let start = pact.instant("1900-01-01").unwrap();
    let fit = |born| bound.assess(&Contact { id: 1, born }, &[], 0).score("fit").unwrap().value;
    assert_eq!((fit(start), fit(start.plus_millis(1))), (Some(0.into()), Some(1.into())));
}

#[test]
fn a_lead_that_borrows() {
    #[derive(leadpact::Lead)]
    struct Row<'a> {
        id: &'a str,
        email: Option<&'a str>,
    }
    let pact = super::pact(
        r#"pact "Demo" { version 1 }
        lead identified by id { email: text }
        score fit { +1 when email is known }"#,
    );
    let bound: Bound<Row<'static>> = pact.bind().unwrap();
    for email in [None, Some("a@b.example".to_owned())] {
        let id = String::from("7");
        let a = bound.assess(&Row { id: &id, email: email.as_deref() }, &[], 0);
        assert_eq!(a.score("fit").unwrap().value, Some(i32::from(email.is_some()).into()));
    }
}

#[test]
fn one_kind_of_interaction_in_any_order() {
    #[derive(leadpact::Lead)]
    #[lead(interactions = View<'static>, rename_all = "camelCase")]
    struct Contact {
        #[lead(id)]
        contact_number: u64,
        email_address: Option<String>,
        #[lead(skip)]
        #[expect(dead_code, reason = "the pact need not know it")]
        password: String,
        r#type: bool,
    }
    #[derive(leadpact::Interaction)]
    #[lead(type = "page_view")]
    struct View<'a> {
        #[lead(at)]
        seen: i64,
        path: &'a str,
    }
    let pact = super::pact(
        r#"pact "Demo" { version 1 }
        lead identified by id { emailAddress: text, type: yes/no }
        interaction page_view { path: text }
        interaction call
        score fit {
          +1 when latest path of page_view is "c"
          +2 per page_view
        }"#,
    );
    let bound = pact.bind::<Contact>().unwrap();
    assert_eq!(bound.unbound_interactions().collect::<Vec<_>>(), ["call"]);
    let contact = Contact { contact_number: 7, email_address: None, password: String::new(), r#type: true };
    let views = [(5, "a"), (9, "b"), (9, "c"), (1, "d")].map(|(seen, path)| View { seen, path });
    let a = bound.assess(&contact, &views, 10);
    assert_eq!(a.score("fit").unwrap().value, Some(9.into()));
}

/// Written by hand, and badly: the fields are not put as declared.
#[test]
fn values_that_were_not_declared_so() {
    struct Contact(usize);
    impl LeadFields for Contact {
        fn declare(fields: &mut Fields) {
            fields.field::<u32>("employees").field::<bool>("consent").field::<String>("email");
        }
        fn values(&self, values: &mut Values<'_>) {
            for at in 0..self.0 {
                values.put(if at % 2 == 0 { "text" } else { "more" });
            }
        }
    }
    impl AsLead for Contact {
        type Interaction = NoInteractions;
        fn id(&self) -> impl std::fmt::Display {
            self.0
        }
    }
    let pact = super::pact(
        r#"pact "Demo" { version 1 }
        lead identified by id { email: text, employees: number, consent: yes/no }"#,
    );
    let bound = pact.bind::<Contact>().unwrap();
    assert!(bound.lead(&Contact(0), &[]).problems().is_empty());
    let wrong =
        [("employees", "text", ProblemKind::WrongShape), ("consent", "more", ProblemKind::WrongShape)];
    assert_eq!(problems(&bound.lead(&Contact(2), &[])), wrong);
    assert_eq!(problems(&bound.lead(&Contact(9), &[])), wrong);
}

#[test]
fn bound_is_shared_between_threads() {
    #[derive(leadpact::Lead)]
    struct Contact {
        id: std::rc::Rc<str>,
    }
    fn shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    fn sent<T: Send + 'static>(_: &T) {}
    let pact = super::pact(
        r#"pact "Demo" { version 1 }
        lead identified by id { email: text }"#,
    );
    let bound = pact.bind::<Contact>().unwrap();
    shared(&bound);
    sent(&bound.assessor(0));
    assert_eq!(bound.lead(&Contact { id: "a".into() }, &[]).id(), "a");
    assert_eq!(bound.pact().name(), "Demo");
}

/// Names of the derive and of the macro do not get into each other's way.
#[test]
fn types_that_a_macro_writes() {
    macro_rules! contact {
        ($name:ident, $activity:ident, $field:ident: $text:ty, $at:ty) => {
            #[derive(leadpact::Lead)]
            #[lead(interactions = $activity)]
            struct $name {
                id: u8,
                $field: $text,
                fields: u8,
            }
            #[derive(leadpact::Interaction)]
            enum $activity {
                Call { at: $at, text: $text, seconds: u8 },
            }
        };
    }
    contact!(Contact, Activity, values: Option<String>, std::time::SystemTime);
    let pact = super::pact(
        r#"pact "Demo" { version 1 }
        lead identified by id { values: text, fields: number }
        interaction call { text: text, seconds: number }"#,
    );
    let call = Activity::Call { at: std::time::UNIX_EPOCH, text: None, seconds: 1 };
    let lead = pact.bind::<Contact>().unwrap().lead(&Contact { id: 1, values: None, fields: 2 }, &[call]);
    assert_eq!((lead.id(), lead.interaction_count()), ("1", 1));
}

/// Puts nothing where there is nothing, instead of saying that it is unknown.
struct Silent(Option<&'static str>);

impl leadpact::typed::AsValue for Silent {
    fn kind() -> leadpact::typed::ValueKind {
        leadpact::typed::ValueKind::Text
    }

    fn put(&self, slot: leadpact::typed::Slot<'_>) {
        if let Some(text) = self.0 {
            slot.text(text);
        }
    }
}

#[test]
fn nothing_of_a_lead_is_left_for_the_next() {
    #[derive(leadpact::Lead)]
    struct Contact {
        id: u32,
        city: Silent,
        owner: Silent,
    }
    let pact = super::pact(
        r#"pact "Demo" { version 1 }
        team sales "Sales"
        lead identified by id {
          city: text
          owner: text
          plan: one of (basic, pro) empty means basic
          note: text
        }
        score fit {
          +1 when city contains "ham"
          +2 when city is known
          +4 when owner is known
          +8 when plan is basic
          +16 when note is unknown
        }"#,
    );
    let bound = pact.bind::<Contact>().unwrap();
    let mut assessor = bound.assessor(0);
    let leads = [
        (Some(" Hamburg"), Some("Ann"), 31),
        (None, None, 24),
        (Some("Bonn"), None, 26),
        (Some(" "), Some("Zoe"), 28),
        (Some("CHAM"), None, 27),
    ];
    for (id, (city, owner, want)) in (0..).zip(leads) {
        let contact = Contact { id, city: Silent(city), owner: Silent(owner) };
        let by_itself = bound.assess(&contact, &[], 0);
        assert_eq!(by_itself.score("fit").unwrap().value, Some(want.into()), "{city:?} {owner:?}");
        assert_eq!(assessor.assess(&contact, &[]), &by_itself, "{city:?} {owner:?}");
    }
}
