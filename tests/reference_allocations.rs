//! How often memory is asked for, lead by lead, against `tests/limits.toml`: a measure without a clock.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail in any way it likes"
)]

#[path = "../benches/reference/work.rs"]
mod work;

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use work::by_columns::Table;
use work::columns::By;
use work::leads::Work;
use work::{by_pact, passes};

#[global_allocator]
static GLOBAL: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

// One test: what another does at the same time would count, too.
#[test]
fn a_lead_asks_for_memory_no_more_often_than_its_limit() {
    let (work, pact) = (Work::unchecked(), by_pact::pact(work::CRITERIA));
    let table = Table::new(&work.contacts, work.contacts.len());
    let counted = [
        ("plain", counted(passes::plain(&work))),
        ("coded", counted(passes::coded(&work))),
        ("plain_json", counted(passes::plain_json(&work))),
        ("coded_json", counted(passes::coded_json(&work))),
        ("typed", counted(passes::typed(&pact, &work.typed))),
        ("texts", counted(passes::typed(&pact, &work.contacts))),
        ("typed_batch", counted(passes::typed_batch(&pact, &work.typed))),
        ("texts_batch", counted(passes::typed_batch(&pact, &work.contacts))),
        ("json", counted(passes::json(&pact, &work))),
        ("batch", counted(passes::batch(&pact, &table, By::Dictionary))),
        ("batch_scan", counted(passes::batch(&pact, &table, By::Scan))),
    ];
    let limits: toml::Table = toml::from_str(include_str!("limits.toml")).expect("limits");
    let per_thousand = counted.map(|(way, count)| (way, count * 1000 / work.contacts.len()));
    println!("allocations in a thousand leads: {per_thousand:?}");
    let limit = |way| limits["allocations"].get(way).and_then(toml::Value::as_integer);
    for (way, count) in per_thousand {
        let limit = limit(way).and_then(|limit| usize::try_from(limit).ok()).expect("a limit");
        assert!(count <= limit, "{way} asks {count} times in a thousand leads, limit {limit}");
    }
}

/// How often a pass asks for memory, once everything is warm.
fn counted(mut pass: impl FnMut()) -> usize {
    pass();
    let region = Region::new(GLOBAL);
    pass();
    let change = region.change();
    change.allocations + change.reallocations
}
