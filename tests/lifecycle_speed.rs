//! A long life is replayed quickly. Only of interest in release: `cargo test --release -- --ignored`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail in any way it likes")]

use std::time::{Duration, Instant};

#[path = "../benches/lifecycle/replay.rs"]
mod replay;

#[test]
#[ignore = "measures time, in release"]
fn a_long_life_is_replayed_in_well_under_a_second() {
    let long = replay::Long::new(10_000, 1_000);
    for (what, run) in [("commands", replay::Long::commands as fn(&_) -> _), ("replay", replay::Long::replay)]
    {
        let start = Instant::now();
        let records = run(&long);
        let took = start.elapsed();
        println!("{what}: {records} records in {took:?}");
        assert!(records > 500, "only {records} records");
        assert!(took < Duration::from_millis(700), "{what} took {took:?}");
    }
}

#[test]
#[ignore = "measures time, in release"]
fn a_life_in_one_stage_is_replayed_in_well_under_a_second() {
    let patient = replay::Patient::new(10_000, 1_000);
    let start = Instant::now();
    let looks = patient.replay();
    let took = start.elapsed();
    println!("{looks} looks in {took:?}");
    assert!(looks > 11_000, "only {looks} looks");
    assert!(took < Duration::from_millis(700), "it took {took:?}");
}
