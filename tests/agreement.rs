//! Random pacts and leads: the reference and the plan must find the same, and what they find must have the
//! properties that the language promises.
//!
//! A tape of random numbers becomes a pact, leads and instants; see `agreement/draw.rs`.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail in any way it likes")]

#[path = "batch/by_column.rs"]
mod by_column;
#[path = "agreement/condition.rs"]
mod condition;
#[path = "agreement/declare.rs"]
mod declare;
#[path = "agreement/draw.rs"]
mod draw;
#[path = "agreement/fields_only.rs"]
mod fields_only;
#[path = "agreement/lead.rs"]
mod lead;
#[path = "agreement/lifecycle.rs"]
mod lifecycle;
#[path = "agreement/quantity.rs"]
mod quantity;
#[path = "agreement/reached.rs"]
mod reached;
#[path = "agreement/scoring.rs"]
mod scoring;
#[path = "agreement/time.rs"]
mod time;
#[path = "agreement/world.rs"]
mod world;

use std::collections::BTreeSet;

use draw::Draw;
use lead::RandomLead;
use leadpact::assessment::{Outcome, Situation};
use leadpact::model::{FieldId, HandoverPart, Model, ScoreId, StageId};
use leadpact::plan::{Cutoffs, Plan, Scratch};
use leadpact::{Instant, Lead, Limits, NoIncludes, Pact, check, reference};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use world::{Field, World};

/// Leads that are assessed under each pact, so that reading pacts does not take all the time.
const LEADS: u32 = 20;

/// A pact, read twice: for its leads, and for engines.
struct Subject {
    world: World,
    pact: Pact,
    model: Model,
    plan: Plan,
}

impl Subject {
    /// A random pact, which must check.
    fn new(draw: &mut Draw, plain: bool, stages: bool) -> Result<Self, TestCaseError> {
        let mut world = declare::head(draw, plain);
        scoring::derived(draw, &mut world);
        if stages {
            lifecycle::lifecycle(draw, &mut world);
        }
        Self::checked(world)
    }

    /// One that asks for fields alone.
    fn of_fields(draw: &mut Draw) -> Result<Self, TestCaseError> {
        let mut world = declare::head_of_fields(draw, false);
        fields_only::of_fields(draw, &mut world);
        Self::checked(world)
    }

    fn checked(world: World) -> Result<Self, TestCaseError> {
        let pact = Pact::parse(&world.text)
            .map_err(|messages| TestCaseError::fail(format!("{}\n{}", world.text, messages.render())))?;
        let (model, _) = check::load("pact", &world.text, &NoIncludes, &Limits::default());
        let model = model.expect("a pact that parses has a model");
        let plan = Plan::new(&model);
        Ok(Self { world, pact, model, plan })
    }

    fn lead(&self, lead: &RandomLead) -> Lead {
        self.pact.lead_from_json(&lead.to_json()).expect("it is JSON")
    }

    fn by_reference(&self, lead: &Lead, as_of: i64) -> Outcome {
        reference::assess(&self.model, lead, Instant(as_of))
    }
}

/// The plan, with buffers that are used again for the next lead.
struct Planned<'a> {
    subject: &'a Subject,
    scratch: Scratch,
    outcome: Outcome,
}

impl<'a> Planned<'a> {
    fn new(subject: &'a Subject) -> Self {
        Self { subject, scratch: Scratch::new(&subject.plan), outcome: Outcome::default() }
    }

    fn assess(&mut self, lead: &Lead, as_of: i64) -> &Outcome {
        let Subject { model, plan, .. } = self.subject;
        plan.assess(model, lead, &Cutoffs::new(plan, Instant(as_of)), &mut self.scratch, &mut self.outcome);
        &self.outcome
    }

    fn evaluate(&mut self, lead: &Lead, as_of: i64, situation: &Situation) -> &Outcome {
        let Subject { model, plan, .. } = self.subject;
        let cutoffs = Cutoffs::new(plan, Instant(as_of));
        plan.evaluate(model, lead, situation, &cutoffs, &mut self.scratch, &mut self.outcome);
        &self.outcome
    }
}

/// So many percent of as many pacts as proptest has cases: 256, or what `PROPTEST_CASES` says for a longer run.
fn config(percent: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    let cases = default.cases * percent / 100;
    ProptestConfig { cases, max_shrink_iters: 1_000, failure_persistence: None, ..default }
}

fn tape(length: usize) -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), length)
}

proptest! {
    #![proptest_config(config(200))]

    /// Reference and plan find the same in every field, for a lead that starts and for one that stands somewhere:
    /// 512 pacts with 20 leads each.
    #[test]
    fn engines_agree(pact in tape(900), leads in prop::collection::vec(tape(260), LEADS as usize)) {
        let subject = Subject::new(&mut Draw::new(&pact), false, true)?;
        let mut planned = Planned::new(&subject);
        for tape in &leads {
            let draw = &mut Draw::new(tape);
            let as_of = time::as_of(draw, subject.world.zone);
            let random = lead::lead(draw, &subject.world, as_of, true);
            let lead = subject.lead(&random);
            let outcome = subject.by_reference(&lead, as_of);
            within_bounds(&outcome)?;
            same(planned.assess(&lead, as_of), &outcome, &Situation::default(), &subject, &random, as_of)?;
            let situation = situation(draw, &subject.model, as_of);
            let outcome = reference::evaluate(&subject.model, &lead, Instant(as_of), &situation);
            same(planned.evaluate(&lead, as_of, &situation), &outcome, &situation, &subject, &random, as_of)?;
        }
    }
}

proptest! {
    #![proptest_config(config(200))]

    /// What is assessed in brief is what the reference finds, what is open included; also where it was asked for before,
    /// so that leads are no longer assessed in brief.
    #[test]
    fn brief_assessments_agree(pact in tape(600), leads in prop::collection::vec(tape(120), LEADS as usize)) {
        let subject = Subject::of_fields(&mut Draw::new(&pact))?;
        let mut planned = Planned::new(&subject);
        let as_of = time::as_of(&mut Draw::new(&leads[0]), subject.world.zone);
        let mut assessor = subject.pact.assessor(Instant(as_of));
        // Of this one nobody asks but what is missing.
        let mut of_missing = subject.pact.assessor(Instant(as_of));
        for tape in &leads {
            let draw = &mut Draw::new(tape);
            let random = lead::fields(draw, &subject.world, as_of, true);
            let lead = subject.lead(&random);
            let outcome = subject.by_reference(&lead, as_of);
            same(planned.assess(&lead, as_of), &outcome, &Situation::default(), &subject, &random, as_of)?;
            same(&assessor.assess(&lead).outcome(), &outcome, &Situation::default(), &subject, &random, as_of)?;
            let name = |id: &FieldId| subject.model.fields.at(*id).name.as_str();
            let missing: Vec<_> = outcome.missing.iter().map(name).collect();
            prop_assert_eq!(of_missing.assess(&lead).missing().collect::<Vec<_>>(), missing, "{}", subject.world.text);
        }
    }
}

/// Agreement of what is brief says little if nothing is.
#[test]
fn most_pacts_of_fields_are_brief() {
    let mut runner = TestRunner::deterministic();
    let pacts = tape(600);
    let mut brief = 0;
    for _ in 0..100 {
        let pact = pacts.new_tree(&mut runner).expect("a tape").current();
        let subject = Subject::of_fields(&mut Draw::new(&pact)).expect("it checks");
        brief += usize::from(subject.plan.is_brief());
    }
    assert!(brief >= 50, "{brief} of 100");
}

/// Whether two outcomes are the same; says in which lines they differ.
fn same(
    a: &Outcome,
    b: &Outcome,
    situation: &Situation,
    subject: &Subject,
    lead: &RandomLead,
    as_of: i64,
) -> Result<(), TestCaseError> {
    if a == b {
        return Ok(());
    }
    let (a, b) = (format!("{a:#?}"), format!("{b:#?}"));
    let (first, second): (Vec<_>, Vec<_>) = (a.lines().collect(), b.lines().collect());
    let differ = first.iter().zip(&second).filter(|(a, b)| a != b).take(8);
    let differ: Vec<_> = differ.map(|(a, b)| format!("{} / {}", a.trim(), b.trim())).collect();
    let text = format!("{}\n{situation:?}\n{}", differ.join("\n"), shown(subject, lead, as_of));
    Err(TestCaseError::fail(text))
}

/// The pact and the lead of a failure.
fn shown(subject: &Subject, lead: &RandomLead, as_of: i64) -> String {
    format!("{}\n{}\nas of {as_of}: {}", subject.world.text, lead.to_json(), time::written(as_of))
}

/// No score leaves its bounds.
fn within_bounds(outcome: &Outcome) -> Result<(), TestCaseError> {
    for score in &outcome.scores {
        prop_assert!(score.lowest <= score.highest);
        prop_assert!(score.value.is_none_or(|value| score.lowest <= value && value <= score.highest));
    }
    Ok(())
}

/// Somewhere in a stage, with resets and earlier stays.
fn situation(draw: &mut Draw, model: &Model, as_of: i64) -> Situation {
    let mut situation = Situation { entered: Instant(time::before(draw, as_of)), ..Situation::default() };
    if model.stages.is_empty() {
        return situation;
    }
    let stage = StageId(draw.below(model.stages.len()) as u16);
    situation.stage = Some(stage);
    if model.stages.at(stage).handover.is_some() {
        let pending = draw.chance(50);
        situation.part = Some(if pending { HandoverPart::Pending } else { HandoverPart::Waiting });
    }
    for score in 0..model.scores.len() {
        if draw.chance(20) {
            situation.set_reset(ScoreId(score as u16), Instant(time::before(draw, as_of)));
        }
    }
    situation.stays = (0..draw.below(model.stages.len() + 1)).map(|_| draw.below(3) as u32).collect();
    situation
}

proptest! {
    #![proptest_config(config(60))]

    /// Whatever is found out about a lead, its scores stay within the bounds they had: in pacts in which no
    /// condition sees what another line left open, and none asks whether something is known, as long as nothing leaves the
    /// range of numbers.
    #[test]
    fn bounds_are_sound(pact in tape(600), leads in prop::collection::vec(tape(260), LEADS as usize)) {
        let subject = Subject::new(&mut Draw::new(&pact), true, false)?;
        for tape in &leads {
            let draw = &mut Draw::new(tape);
            let as_of = time::as_of(draw, subject.world.zone);
            let mut random = lead::lead(draw, &subject.world, as_of, false);
            let before = subject.by_reference(&subject.lead(&random), as_of);
            let is_hole = |field: &&Field| {
                field.empty_means.is_none() && !random.fields.contains_key(&field.name)
            };
            let holes: Vec<_> = subject.world.fields.iter().filter(is_hole).collect();
            for field in holes {
                let value = lead::value(draw, &field.ty, as_of);
                random.fields.insert(field.name.clone(), value);
            }
            let after = subject.by_reference(&subject.lead(&random), as_of);
            // A share of what leaves the range of numbers comes to nothing, which bounds do not foresee.
            if before.problems != after.problems {
                continue;
            }
            for (before, after) in before.scores.iter().zip(&after.scores) {
                let value = after.value.unwrap_or_default();
                prop_assert!(
                    before.lowest <= value && value <= before.highest,
                    "{:?} is not within {:?}\n{}",
                    value,
                    before,
                    shown(&subject, &random, as_of)
                );
            }
        }
    }

    /// Batches find the same as the reference, for leads without interactions, in each form of columns.
    #[test]
    fn batches_agree(pact in tape(900), leads in prop::collection::vec(tape(260), LEADS as usize)) {
        let subject = Subject::new(&mut Draw::new(&pact), false, true)?;
        let as_of = time::as_of(&mut Draw::new(&leads[0]), subject.world.zone);
        let random = |tape: &Vec<u16>| lead::lead(&mut Draw::new(tape), &subject.world, as_of, true);
        let leads: Vec<Lead> = leads.iter().map(|tape| subject.lead(&random(tape))).collect();
        for form in by_column::FORMS {
            let wrong = by_column::wrong(&subject.pact, &leads, Instant(as_of), form);
            prop_assert!(wrong.is_none(), "{}\n{}", wrong.unwrap_or_default(), subject.world.text);
        }
    }

    /// The order of the input tells the newer of two interactions at the same instant, and nothing else.
    #[test]
    fn the_order_of_interactions_does_not_matter(pact in tape(900), leads in prop::collection::vec(tape(260), 10)) {
        let subject = Subject::new(&mut Draw::new(&pact), false, true)?;
        for tape in &leads {
            let draw = &mut Draw::new(tape);
            let as_of = time::as_of(draw, subject.world.zone);
            let mut random = lead::lead(draw, &subject.world, as_of, true);
            let outcome = subject.by_reference(&subject.lead(&random), as_of);
            // Stable, so that those at the same instant keep their order.
            random.interactions.sort_by_key(|interaction| {
                let at = interaction["at"].as_str().unwrap_or_default();
                at.bytes().map(u32::from).fold(draw_key(tape), |key, byte| key.wrapping_mul(31) ^ byte)
            });
            let shuffled = subject.by_reference(&subject.lead(&random), as_of);
            prop_assert_eq!(&outcome, &shuffled, "{}", shown(&subject, &random, as_of));
        }
    }

    /// Between an instant and its `next_change` nothing changes by itself.
    #[test]
    fn next_change_is_never_late(pact in tape(900), leads in prop::collection::vec(tape(300), LEADS as usize)) {
        let subject = Subject::new(&mut Draw::new(&pact), false, true)?;
        for tape in &leads {
            let draw = &mut Draw::new(tape);
            let as_of = time::as_of(draw, subject.world.zone);
            let random = lead::lead(draw, &subject.world, as_of, true);
            let lead = subject.lead(&random);
            let situation = situation(draw, &subject.model, as_of);
            let evaluate = |at: i64| reference::evaluate(&subject.model, &lead, Instant(at), &situation);
            let now = evaluate(as_of);
            for later in time::between(draw, as_of, now.next_change.map(Instant::millis)) {
                let then = Outcome { next_change: now.next_change, ..evaluate(later) };
                same(&now, &then, &situation, &subject, &random, later)?;
            }
        }
    }
}

/// Agreement says little about what no random pact has.
#[test]
fn random_pacts_reach_everything() {
    let mut runner = TestRunner::deterministic();
    let mut missing: BTreeSet<&str> = reached::EVERYTHING.iter().copied().collect();
    let (pacts, leads) = (tape(900), tape(260));
    for _ in 0..300 {
        let pact = pacts.new_tree(&mut runner).expect("a tape").current();
        let subject = Subject::new(&mut Draw::new(&pact), false, true).expect("it checks");
        for _ in 0..10 {
            let tape = leads.new_tree(&mut runner).expect("a tape").current();
            let draw = &mut Draw::new(&tape);
            let as_of = time::as_of(draw, subject.world.zone);
            let lead = subject.lead(&lead::lead(draw, &subject.world, as_of, true));
            let reached = reached::reached(Planned::new(&subject).assess(&lead, as_of));
            missing.retain(|what| !reached.contains(what));
        }
        if missing.is_empty() {
            return;
        }
    }
    assert!(missing.is_empty(), "no random pact and lead reach {missing:?}");
}

fn draw_key(tape: &[u16]) -> u32 {
    tape.last().copied().unwrap_or_default().into()
}
