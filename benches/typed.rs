//! The same lead by four ways: a typed one with warm buffers, a typed one by itself, one that is built by
//! names, and one from JSON. Each is read and assessed.
//!
//! `cargo bench --bench typed`

#![allow(clippy::expect_used, clippy::panic, reason = "a bench may fail in any way it likes")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use leadpact::{Instant, Lead, Number, Pact};

const PACT: &str = include_str!("../examples/b2b-inbound/inbound.pact");
const AS_OF: &str = "2026-11-20T12:00";
const DAY: i64 = 24 * 60 * 60 * 1000;

#[derive(leadpact::Lead)]
#[lead(interactions = Activity)]
struct Contact {
    id: String,
    email: Option<String>,
    company: Option<String>,
    country: Option<String>,
    job_title: Option<String>,
    seniority: Option<Seniority>,
    employees: Option<u32>,
    revenue: Option<f64>,
    consent: Option<bool>,
}

#[derive(leadpact::Word, Clone, Copy)]
enum Seniority {
    Director,
}

#[derive(leadpact::Interaction)]
enum Activity {
    NewsletterSignup { at: Instant },
    PageView { at: Instant, path: String },
    DemoRequest { at: Instant },
}

fn contact() -> Contact {
    Contact {
        id: "L-0001".into(),
        email: Some("Doris.Muster@acme.example".into()),
        company: Some("Acme".into()),
        country: Some("DE".into()),
        job_title: Some("Leiterin Einkauf".into()),
        seniority: Some(Seniority::Director),
        employees: Some(300),
        revenue: Some(12_500_000.5),
        consent: Some(true),
    }
}

fn activities(as_of: Instant) -> [Activity; 3] {
    let ago = |days: i64| as_of.plus_millis(-days * DAY);
    [
        Activity::NewsletterSignup { at: ago(40) },
        Activity::PageView { at: ago(3), path: "/pricing/enterprise".into() },
        Activity::DemoRequest { at: ago(1) },
    ]
}

const JSON: &str = r#"{"id":"L-0001","email":"Doris.Muster@acme.example","company":"Acme","country":"DE",
"job_title":"Leiterin Einkauf","seniority":"director","employees":300,"revenue":12500000.5,"consent":true,
"interactions":[{"type":"newsletter_signup","at":"2026-10-11T12:00"},
{"type":"page_view","at":"2026-11-17T12:00","path":"/pricing/enterprise"},
{"type":"demo_request","at":"2026-11-19T12:00"}]}"#;

fn built(pact: &Pact, contact: &Contact, as_of: Instant) -> Result<Lead, leadpact::LeadError> {
    let revenue = Number::parse("12500000.5").expect("a number");
    let lead = pact
        .lead(&contact.id)
        .set("email", contact.email.as_deref())?
        .set("company", contact.company.as_deref())?
        .set("country", contact.country.as_deref())?
        .set("job_title", contact.job_title.as_deref())?
        .set("seniority", "director")?
        .set("employees", contact.employees)?
        .set("revenue", revenue)?
        .set("consent", contact.consent)?
        .interaction("newsletter_signup", as_of.plus_millis(-40 * DAY))?
        .interaction("page_view", as_of.plus_millis(-3 * DAY))?
        .with("path", "/pricing/enterprise")?
        .interaction("demo_request", as_of.plus_millis(-DAY))?;
    Ok(lead.build())
}

fn typed(c: &mut Criterion) {
    let pact = Pact::parse(PACT).unwrap_or_else(|errors| panic!("{}", errors.render()));
    let as_of = pact.instant(AS_OF).expect("an instant");
    let bound = pact.bind::<Contact>().unwrap_or_else(|error| panic!("{error}"));
    let (contact, activities) = (contact(), activities(as_of));
    let mut group = c.benchmark_group("typed");
    group.throughput(Throughput::Elements(1));

    let mut warm = bound.assessor(as_of);
    group.bench_function("warm", |b| {
        b.iter(|| black_box(warm.assess(black_box(&contact), &activities)).next_change());
    });
    group.bench_function("bind", |b| b.iter(|| black_box(&pact).bind::<Contact>()));
    group.bench_function("read", |b| b.iter(|| bound.lead(black_box(&contact), &activities)));

    let mut assessor = pact.assessor(as_of);
    group.bench_function("built", |b| {
        b.iter(|| assessor.assess(&built(&pact, black_box(&contact), as_of).expect("a lead")).next_change());
    });
    let (mut reader, mut lead) = (pact.json_reader(None), Lead::default());
    group.bench_function("json", |b| {
        b.iter(|| {
            reader.read(black_box(JSON), &mut lead).expect("a lead");
            assessor.assess(&lead).next_change()
        });
    });
    group.bench_function("assess only", |b| b.iter(|| assessor.assess(black_box(&lead)).next_change()));
}

criterion_group!(benches, typed);
criterion_main!(benches);
