//! The reference work by each way there is, of this library and by hand: how many leads a second.
//!
//! `cargo bench --bench reference` runs all, `cargo bench --bench reference json` one group. It measures on the 10,000
//! leads of the acceptance data where they are there, or else on those of `benches/reference/`; all ways have come to
//! the same results for all leads before anything is timed. `cargo bench --bench ratios` compares within one run.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "a bench may fail in any way it likes"
)]

#[path = "reference/work.rs"]
mod work;

use std::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use leadpact::Pact;
use work::by_columns::Table;
use work::columns::{By, Columns};
use work::leads::Work;
use work::{by_pact, many, passes};

/// Rows of a batch.
const ROWS: usize = 1_000_000;

fn by_hand(c: &mut Criterion) {
    let work = Work::new();
    let mut group = group(c, "by hand", work.contacts.len());
    group.bench_function("plain", |b| b.iter(passes::plain(&work)));
    group.bench_function("coded", |b| b.iter(passes::coded(&work)));
}

fn typed(c: &mut Criterion) {
    let (work, pact) = (Work::new(), by_pact::pact(work::CRITERIA));
    let mut group = group(c, "typed", work.contacts.len());
    group.bench_function("words", |b| b.iter(passes::typed(&pact, &work.typed)));
    group.bench_function("texts", |b| b.iter(passes::typed(&pact, &work.contacts)));
    group.bench_function("words at once", |b| b.iter(passes::typed_batch(&pact, &work.typed)));
    group.bench_function("texts at once", |b| b.iter(passes::typed_batch(&pact, &work.contacts)));
}

fn json(c: &mut Criterion) {
    let (work, pact) = (Work::new(), by_pact::pact(work::CRITERIA));
    let mut group = group(c, "json", work.lines.len());
    group.bench_function("plain", |b| b.iter(passes::plain_json(&work)));
    group.bench_function("coded", |b| b.iter(passes::coded_json(&work)));
    group.bench_function("pact", |b| b.iter(passes::json(&pact, &work)));
}

/// Typed leads by pacts of more and more rules of one field.
fn rules(c: &mut Criterion) {
    let work = Work::new();
    let mut group = group(c, "rules", work.typed.len());
    for rules in [35, 100, 1_000, 10_000] {
        let pact = by_pact::pact(&many::criteria(rules));
        group.bench_function(rules.to_string(), |b| b.iter(passes::typed(&pact, &work.typed)));
    }
}

/// Many leads at once.
fn batch(c: &mut Criterion) {
    let work = Work::new();
    let columns = Columns::new(&work.coded, ROWS);
    let mut group = group(c, "batch", ROWS);
    group.bench_function("columns, titles as dictionary", |b| {
        b.iter(passes::columns(&columns, By::Dictionary))
    });
    group.bench_function("columns, titles scanned", |b| b.iter(passes::columns(&columns, By::Scan)));
    let (pact, table) = (by_pact::pact(work::CRITERIA), Table::new(&work.contacts, ROWS));
    group.bench_function("pact, titles as dictionary", |b| {
        b.iter(passes::batch(&pact, &table, By::Dictionary))
    });
    group.bench_function("pact, titles scanned", |b| b.iter(passes::batch(&pact, &table, By::Scan)));
}

/// The same on one thread and on two.
fn threads(c: &mut Criterion) {
    let (work, pact) = (Work::new(), by_pact::pact(work::CRITERIA));
    let table = Table::new(&work.contacts, ROWS);
    let batch = table.batch(By::Dictionary);
    let mut group = group(c, "threads", ROWS);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let mut assessor = pact.batch_assessor(by_pact::AS_OF).in_parallel();
        group.bench_function(threads.to_string(), |b| {
            b.iter(|| pool.install(|| assessor.assess(black_box(&batch)).expect("the columns fit").rows()));
        });
    }
}

/// From text to plan.
fn load(c: &mut Criterion) {
    let mut group = c.benchmark_group("load");
    group.throughput(Throughput::Bytes(work::CRITERIA.len() as u64));
    group.bench_function("criteria", |b| b.iter(|| Pact::parse(work::CRITERIA)));
}

fn group<'a>(c: &'a mut Criterion, name: &str, leads: usize) -> BenchmarkGroup<'a, WallTime> {
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Elements(leads as u64));
    group.sample_size(10);
    group
}

criterion_group!(reference, by_hand, typed, json, rules, batch, threads, load);
criterion_main!(reference);
