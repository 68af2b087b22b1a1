//! Random pacts and leads: the reference and the plan must find the same, and what they find must have the
//! properties that the language promises.
//!
//! A tape of random numbers becomes a pact, leads and instants; see `agreement/draw.rs`.

#[path = "agreement/condition.rs"]
mod condition;
#[path = "agreement/declare.rs"]
mod declare;
#[path = "agreement/draw.rs"]
mod draw;
#[path = "agreement/lead.rs"]
mod lead;
#[path = "agreement/lifecycle.rs"]
mod lifecycle;
#[path = "agreement/quantity.rs"]
mod quantity;
#[path = "agreement/scoring.rs"]
mod scoring;
#[path = "agreement/time.rs"]
mod time;
#[path = "agreement/world.rs"]
mod world;

use draw::Draw;
use lead::RandomLead;
use leadpact::assessment::{Outcome, Situation};
use leadpact::model::{HandoverPart, Model, ScoreId, StageId};
use leadpact::plan::{Cutoffs, Plan, Scratch};
use leadpact::{Instant, Lead, Limits, NoIncludes, Pact, check, reference};
use proptest::prelude::*;
use world::World;

/// Leads that are assessed under each pact, so that reading pacts does not take all the time.
const LEADS: u32 = 20;
/// Lead cases of the comparison of engines.
const CASES: u32 = 10_000;

/// A pact, read twice: for its leads, and for engines.
struct Subject {
    world: World,
    pact: Pact,
    model: Model,
    plan: Plan,
}

impl Subject {
    /// A random pact that checks; `stages` and all.
    fn new(draw: &mut Draw, plain: bool, stages: bool) -> Self {
        let mut world = declare::head(draw, plain);
        scoring::derived(draw, &mut world);
        if stages {
            lifecycle::lifecycle(draw, &mut world);
        }
        let pact = Pact::parse(&world.text)
            .unwrap_or_else(|messages| panic!("{}\n{}", world.text, messages.render()));
        let (model, _) = check::load("pact", &world.text, &NoIncludes, &Limits::default());
        let model = model.expect("a pact that parses has a model");
        let plan = Plan::new(&model);
        Self { world, pact, model, plan }
    }

    fn lead(&self, lead: &RandomLead) -> Lead {
        self.pact.lead_from_json(&lead.to_json()).expect("it is JSON")
    }

    fn by_reference(&self, lead: &Lead, as_of: i64) -> Outcome {
        reference::assess(&self.model, lead, Instant(as_of))
    }
}

fn tapes(tests: u32, length: usize) -> (ProptestConfig, impl Strategy<Value = Vec<u16>>) {
    let config = ProptestConfig { cases: tests, max_shrink_iters: 4_000, ..ProptestConfig::default() };
    (config, prop::collection::vec(any::<u16>(), length))
}
