//! How long each stage takes, from text to results, on the pacts and leads of `examples/`.
//!
//! `cargo bench` runs all; `cargo bench --bench stages assess` one stage. Texts are measured in bytes, leads in
//! leads a second.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a bench may fail in any way it likes"
)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use leadpact::assessment::Outcome;
use leadpact::check;
use leadpact::meaning;
use leadpact::model::Model;
use leadpact::plan::{Cutoffs, Plan, Scratch};
use leadpact::{Instant, Lead, Limits, NoIncludes, Pact};

/// A pact of `examples/`.
struct Input {
    name: &'static str,
    text: &'static str,
}

const PACTS: [Input; 3] = [
    Input { name: "b2b-inbound", text: include_str!("../examples/b2b-inbound/inbound.pact") },
    Input { name: "cold-outreach", text: include_str!("../examples/cold-outreach/outreach.pact") },
    Input {
        name: "manual-requalification",
        text: include_str!("../examples/manual-requalification/telephone.pact"),
    },
];

const OUTREACH: &str = include_str!("../examples/cold-outreach/outreach.pact");
const LEADS: &str = include_str!("../examples/cold-outreach/leads.ndjson");
const AS_OF: &str = "2026-11-20T12:00";

/// The leads of the outreach example, with what is needed to assess them.
struct Outreach {
    pact: Pact,
    model: Model,
    plan: Plan,
    leads: Vec<Lead>,
    as_of: Instant,
}

impl Outreach {
    fn new() -> Self {
        let pact = Pact::parse(OUTREACH).unwrap_or_else(|errors| panic!("{}", errors.render()));
        let model = load(&PACTS[1]);
        let plan = Plan::new(&model);
        let leads = LEADS.lines().map(|line| pact.lead_from_json(line).expect("a lead")).collect();
        let as_of = pact.instant(AS_OF).expect("an instant");
        Self { pact, model, plan, leads, as_of }
    }
}

fn load(input: &Input) -> Model {
    let (model, messages) = check::load(input.name, input.text, &NoIncludes, &Limits::default());
    model.unwrap_or_else(|| panic!("{}", messages.render()))
}

/// From text to a tree.
fn parse(c: &mut Criterion) {
    let mut group = c.benchmark_group("parse");
    for input in &PACTS {
        group.throughput(Throughput::Bytes(input.text.len() as u64));
        group.bench_function(input.name, |b| {
            b.iter(|| check::read(input.name, black_box(input.text), &NoIncludes, &Limits::default()));
        });
    }
}

/// From text to a tree, by size: as many bytes a second whatever the size, or parsing is not linear.
fn sizes(c: &mut Criterion) {
    let mut group = c.benchmark_group("parse/size");
    group.sample_size(10);
    let limits = Limits::default();
    for kib in [16, 64, 256, 1024] {
        let text = pact_of(kib << 10);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{kib} KiB"), |b| {
            b.iter(|| check::read("pact", black_box(&text), &NoIncludes, &limits));
        });
    }
}

/// A pact of about so many bytes: what people write, over and over under other names.
fn pact_of(bytes: usize) -> String {
    let mut text = include_str!("sizes/begin.pact").to_owned();
    let block = include_str!("sizes/block.pact");
    let blocks = (0..).map(|number| block.replace("_N", &format!("_{number}")));
    for block in blocks {
        if text.len() + block.len() > bytes {
            break;
        }
        text.push_str(&block);
    }
    text
}

/// From text to plan, as a host loads a pact.
fn whole(c: &mut Criterion) {
    let mut group = c.benchmark_group("load");
    let mut texts: Vec<(String, String)> =
        PACTS.iter().map(|input| (input.name.to_owned(), input.text.to_owned())).collect();
    // The pact of the speed comparison is no part of this repository.
    let shared = std::env::var("LEADPACT_SHARED")
        .unwrap_or_else(|_| format!("{}/../shared", env!("CARGO_MANIFEST_DIR")));
    let reference = std::fs::read_to_string(format!("{shared}/acceptance/speed/reference.pact"));
    texts.extend(reference.map(|text| ("reference".to_owned(), text)));
    texts.extend([10, 100, 1_000, 10_000].map(|count| (format!("{count} rules"), pact_of_rules(count))));
    for (name, text) in &texts {
        group.sample_size(if text.len() > 100_000 { 10 } else { 100 });
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| b.iter(|| Pact::parse(black_box(text)).is_ok()));
    }
}

/// A pact of so many rules, no two of which are alike.
fn pact_of_rules(count: usize) -> String {
    let mut text = include_str!("sizes/begin.pact").to_owned();
    text.push_str("score fit \"Fit\" {\n");
    for number in 0..count {
        let rule = match number % 6 {
            0 => format!("+5 when employees at least {number}"),
            1 => format!("-3 when revenue between {number} thousand EUR and {number} million EUR"),
            2 => format!("+2 when country is one of (\"A{number}\", \"B{number}\")"),
            3 => format!("+8 when email ends with \"@mail-{number}.example\" and consent"),
            4 => format!(
                "+1 per page_view where seconds at least {number} in the last 30 days up to 20 points"
            ),
            _ => format!("-4 when not consent or phone contains \"{number}\" \"Reason {number}\""),
        };
        text.push_str(&format!("  {rule}\n"));
    }
    text.push_str("}\n");
    assert!(Pact::parse(&text).is_ok(), "{count} rules make a pact");
    text
}

/// From a tree to a model.
fn check(c: &mut Criterion) {
    let mut group = c.benchmark_group("check");
    for input in &PACTS {
        let files = check::read(input.name, input.text, &NoIncludes, &Limits::default());
        group.throughput(Throughput::Bytes(input.text.len() as u64));
        group.bench_function(input.name, |b| {
            b.iter(|| check::check(black_box(&files.asts), &files.sources, &Limits::default()));
        });
    }
}

/// From text to what `leadpact check` finds: a pact is read, and all lints look at it.
fn lint(c: &mut Criterion) {
    let mut group = c.benchmark_group("check with lints");
    let mut texts: Vec<(String, String)> =
        PACTS.iter().map(|input| (input.name.to_owned(), input.text.to_owned())).collect();
    texts.extend([100, 1_000, 10_000].map(|count| (format!("{count} rules"), pact_of_rules(count))));
    for (name, text) in &texts {
        group.sample_size(10);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| {
            b.iter(|| Pact::lint("pact", black_box(text), &NoIncludes, &Limits::default()));
        });
    }
}

/// From a tree to its plain form, and to its fingerprint.
fn fingerprint(c: &mut Criterion) {
    let mut group = c.benchmark_group("fingerprint");
    for input in &PACTS {
        let files = check::read(input.name, input.text, &NoIncludes, &Limits::default());
        group.throughput(Throughput::Bytes(input.text.len() as u64));
        let parts = check::parts(&files.asts, &files.sources);
        group.bench_function(format!("{} parts", input.name), |b| {
            b.iter(|| check::parts(black_box(&files.asts), &files.sources));
        });
        group.bench_function(format!("{} hash", input.name), |b| {
            b.iter(|| meaning::fingerprint(black_box(&parts)));
        });
    }
}

/// From a model to a plan, and what a plan computes once for an instant.
fn plan(c: &mut Criterion) {
    let mut group = c.benchmark_group("plan");
    for input in &PACTS {
        let model = load(input);
        group.bench_function(input.name, |b| b.iter(|| Plan::new(black_box(&model))));
    }
    let Outreach { plan, as_of, .. } = Outreach::new();
    group.bench_function("cutoffs", |b| b.iter(|| Cutoffs::new(&plan, black_box(as_of))));
}

/// From JSON to a lead.
fn read(c: &mut Criterion) {
    let Outreach { pact, leads, .. } = Outreach::new();
    let mut group = c.benchmark_group("read");
    group.throughput(Throughput::Elements(leads.len() as u64));
    let mut reader = pact.json_reader(None);
    let mut lead = Lead::default();
    group.bench_function("json", |b| {
        b.iter(|| LEADS.lines().for_each(|line| reader.read(black_box(line), &mut lead).expect("a lead")));
    });
}

/// From leads to outcomes.
fn assess(c: &mut Criterion) {
    let Outreach { model, plan, leads, as_of, pact } = Outreach::new();
    let cutoffs = Cutoffs::new(&plan, as_of);
    let (mut scratch, mut out) = (Scratch::new(&plan), Outcome::default());
    let mut group = c.benchmark_group("assess");
    group.throughput(Throughput::Elements(leads.len() as u64));
    group.bench_function("warm", |b| {
        b.iter(|| {
            for lead in &leads {
                plan.assess(&model, black_box(lead), &cutoffs, &mut scratch, &mut out);
                black_box(&out);
            }
        });
    });
    group.throughput(Throughput::Elements(1));
    group.bench_function("one by one", |b| b.iter(|| pact.assess(black_box(&leads[7]), as_of)));
    group.bench_function("explain", |b| b.iter(|| pact.explain(black_box(&leads[7]), as_of)));
}

criterion_group!(stages, whole, parse, sizes, check, lint, fingerprint, plan, read, assess);
criterion_main!(stages);
