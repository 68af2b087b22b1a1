//! How long it takes to replay the life of a lead with very many interactions and commands.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a bench may fail in any way it likes"
)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

#[path = "lifecycle/replay.rs"]
mod replay;

fn lifecycle(c: &mut Criterion) {
    let long = replay::Long::new(10_000, 1_000);
    let mut group = c.benchmark_group("lifecycle");
    group.sample_size(10);
    group.throughput(Throughput::Elements(1_000));
    group.bench_function("commands", |b| b.iter(|| long.commands()));
    group.throughput(Throughput::Elements(11_000));
    group.bench_function("replay", |b| b.iter(|| long.replay()));
    let patient = replay::Patient::new(10_000, 1_000);
    group.bench_function("patient", |b| b.iter(|| patient.replay()));
    group.finish();
}

criterion_group!(benches, lifecycle);
criterion_main!(benches);
