//! Once buffers are warm, assessing a lead takes no memory.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail in any way it likes"
)]

use std::alloc::System;

use leadpact::assessment::Outcome;
use leadpact::plan::{Cutoffs, Plan, Scratch};
use leadpact::{Lead, Limits, NoIncludes, Pact};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static GLOBAL: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

#[test]
fn a_warm_assessment_allocates_nothing() {
    let text = include_str!("../examples/cold-outreach/outreach.pact");
    let pact = Pact::parse(text).unwrap_or_else(|errors| panic!("{}", errors.render()));
    let (model, _) = leadpact::check::load("outreach.pact", text, &NoIncludes, &Limits::default());
    let model = model.expect("it has just been checked");
    let plan = Plan::new(&model);
    let leads = include_str!("../examples/cold-outreach/leads.ndjson").lines();
    let leads: Vec<Lead> = leads.map(|line| pact.lead_from_json(line).expect("a lead")).collect();
    // Amid summer, and while the clock is set back.
    for as_of in ["2026-06-20T12:00", "2026-10-25T02:30"] {
        let cutoffs = Cutoffs::new(&plan, pact.instant(as_of).expect("an instant"));
        let (mut scratch, mut out) = (Scratch::new(&plan), Outcome::default());
        let mut all = || {
            leads.iter().for_each(|lead| plan.assess(&model, lead, &cutoffs, &mut scratch, &mut out));
        };
        all();
        let region = Region::new(GLOBAL);
        all();
        let change = region.change();
        assert_eq!((change.allocations, change.reallocations), (0, 0), "as of {as_of}: {change:?}");
    }
    assert!(leads.len() > 500);
}
