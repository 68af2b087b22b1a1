//! What an interaction costs: leads with more and more of them, under the rules of `examples/b2b-inbound`.
//!
//! The lead with none shows what the rest of an assessment takes.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a bench may fail in any way it likes"
)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use leadpact::Pact;

#[path = "interactions/lead.rs"]
mod lead;

fn interactions(c: &mut Criterion) {
    let pact = Pact::parse(include_str!("../examples/b2b-inbound/inbound.pact")).unwrap();
    let mut assessor = pact.assessor(lead::as_of(&pact));
    let mut group = c.benchmark_group("interactions");
    for count in [0_u64, 1, 10, 100, 1_000, 10_000] {
        let lead = lead::with_interactions(&pact, count);
        group.throughput(Throughput::Elements(count.max(1)));
        // What is bought once for all leads of an instant, buffers among it, is not what an interaction costs.
        assessor.assess(&lead);
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            b.iter(|| assessor.assess(&lead).next_change());
        });
    }
    group.finish();
}

criterion_group!(benches, interactions);
criterion_main!(benches);
