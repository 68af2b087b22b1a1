//! What the reasoner calls impossible is impossible: random pacts and leads, held against the plain evaluator.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail in any way it likes")]
#![allow(dead_code, reason = "the random pacts serve other tests, too")]

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

use std::collections::HashMap;

use draw::Draw;
use leadpact::assessment::Situation;
use leadpact::lint::Context;
use leadpact::model::walk::{self, Node};
use leadpact::model::{CondId, HandoverPart, Model, Operand, ScoreId, StageId, Worded};
use leadpact::reason::{Goal, Mask, Reasoner};
use leadpact::{Instant, Lead, Limits, NoIncludes, Pact, Truth, check, reference};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use world::World;

/// Leads of each pact, and questions about it.
const LEADS: usize = 24;
const QUESTIONS: usize = 400;

fn tape(length: usize) -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), length)
}

fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases / 2, max_shrink_iters: 400, failure_persistence: None, ..default }
}

/// A random pact, which must check.
fn pact(draw: &mut Draw) -> (World, Pact, Model) {
    let mut world = declare::head(draw, false);
    scoring::derived(draw, &mut world);
    lifecycle::lifecycle(draw, &mut world);
    let pact = Pact::parse(&world.text).expect("a random pact checks");
    let (model, _) = check::load("pact", &world.text, &NoIncludes, &Limits::default());
    (world, pact, model.expect("a pact that parses has a model"))
}

/// The conditions that have a truth of their own: not those that look at an interaction.
fn conditions(model: &Model) -> Vec<CondId> {
    let mut looks: HashMap<Node, bool> = HashMap::new();
    model.conditions.ids().filter(|&id| !looks_at_own(model, Node::Condition(id), &mut looks)).collect()
}

fn looks_at_own(model: &Model, node: Node, found: &mut HashMap<Node, bool>) -> bool {
    if let Some(found) = found.get(&node) {
        return *found;
    }
    let mut parts = Vec::new();
    match node {
        Node::Condition(id) => walk::of_condition(model.conditions.at(id), &mut |part| parts.push(part)),
        Node::Quantity(id) => walk::of_quantity(model.quantities.at(id), &mut |part| parts.push(part)),
        Node::Operand(Operand::Own(_)) | Node::Worded(Worded::Field(Operand::Own(_))) => return true,
        _ => {}
    }
    let own = parts.into_iter().any(|part| looks_at_own(model, part, found));
    found.insert(node, own);
    own
}

/// Somewhere in a stage, with resets and earlier stays; or nowhere.
fn situation(draw: &mut Draw, model: &Model, as_of: i64) -> Situation {
    let mut situation = Situation { entered: Instant(time::before(draw, as_of)), ..Situation::default() };
    if model.stages.is_empty() || draw.chance(20) {
        return situation;
    }
    let stage = StageId(draw.below(model.stages.len()) as u16);
    situation.stage = Some(stage);
    if model.stages.at(stage).handover.is_some() {
        let pending = draw.chance(50);
        situation.part = Some(if pending { HandoverPart::Pending } else { HandoverPart::Waiting });
    }
    for score in 0..model.scores.len() {
        if draw.chance(20) && resets(model, ScoreId(score as u16)) {
            situation.set_reset(ScoreId(score as u16), Instant(time::before(draw, as_of)));
        }
    }
    situation.stays = (0..draw.below(model.stages.len() + 1)).map(|_| draw.below(3) as u32).collect();
    situation
}

/// Whether some way of the pact resets a score.
fn resets(model: &Model, score: ScoreId) -> bool {
    model.moves().any(|way| way.resetting.contains(&score))
}

/// Leads with the truth of all conditions, and their scores.
struct Seen {
    lead: String,
    as_of: i64,
    truths: HashMap<CondId, Truth>,
    scores: Vec<Option<leadpact::Number>>,
}

fn seen(world: &World, pact: &Pact, model: &Model, all: &[CondId], tape: &[u16]) -> Seen {
    let draw = &mut Draw::new(tape);
    let as_of = time::as_of(draw, world.zone);
    let random = lead::lead(draw, world, as_of, true);
    let lead: Lead = pact.lead_from_json(&random.to_json()).expect("it is JSON");
    let situation = situation(draw, model, as_of);
    let truths = reference::truths(model, &lead, Instant(as_of), &situation, all);
    let outcome = reference::evaluate(model, &lead, Instant(as_of), &situation);
    Seen {
        lead: random.to_json(),
        as_of,
        truths: all.iter().copied().zip(truths).collect(),
        scores: outcome.scores.iter().map(|score| score.value).collect(),
    }
}

const MASKS: [Mask; 6] = [Mask::YES, Mask::NO, Mask::UNKNOWN, Mask::NOT_YES, Mask::NOT_NO, Mask::KNOWN];

proptest! {
    #![proptest_config(config())]

    /// Of one condition, or of two and three together.
    #[test]
    fn what_it_calls_impossible_is_impossible(
        tapes in (tape(900), tape(5 * QUESTIONS)),
        leads in prop::collection::vec(tape(260), LEADS),
    ) {
        let (world, pact, model) = pact(&mut Draw::new(&tapes.0));
        let all = conditions(&model);
        prop_assume!(!all.is_empty());
        let leads: Vec<Seen> = leads.iter().map(|tape| seen(&world, &pact, &model, &all, tape)).collect();
        let reasoner = Reasoner::new(&model);
        let draw = &mut Draw::new(&tapes.1);
        let mut questions: Vec<Vec<(CondId, Mask)>> =
            all.iter().flat_map(|&id| MASKS.map(|mask| vec![(id, mask)])).collect();
        for number in 0..QUESTIONS {
            let part = |_| (all[draw.below(all.len())], MASKS[draw.below(MASKS.len())]);
            questions.push((0..2 + number % 2).map(part).collect());
        }
        for question in questions {
            let goals = question.iter().map(|&(id, mask)| Goal::Is(id, mask)).collect();
            if !reasoner.solve(goals).is_never() {
                continue;
            }
            for lead in &leads {
                let meets = question.iter().all(|(id, mask)| mask.has(lead.truths[id]));
                prop_assert!(!meets, "{}", shown(&world, &model, &question, lead));
            }
        }
        for (id, score) in model.scores.iter() {
            let bounds = reasoner.score(id);
            for lead in &leads {
                let Some(value) = lead.scores[id.0 as usize] else { continue };
                let value = i128::from(value.raw());
                let fits = bounds.low().is_none_or(|low| low <= value) && bounds.high().is_none_or(|high| value <= high);
                prop_assert!(fits, "{} is {value}, not within {bounds:?}\n{}", score.name, shown(&world, &model, &[], lead));
            }
        }
    }
}

proptest! {
    #![proptest_config(config())]

    /// What the lint on thresholds between steps says a score is a multiple of.
    #[test]
    fn scores_come_in_the_steps_that_are_said(
        of in tape(900),
        leads in prop::collection::vec(tape(260), LEADS),
    ) {
        let (world, pact, _) = pact(&mut Draw::new(&of));
        let (model, messages, trees) =
            check::load_with_trees("pact", &world.text, &NoIncludes, &Limits::default());
        let (model, sources) = (model.expect("it has been checked"), messages.sources());
        let items = check::in_order(&trees, sources);
        let found = leadpact::lint::run(&Context::new(sources, &trees, &items, &model));
        let said = found.iter().filter(|message| message.code == "threshold-between-steps");
        for message in said {
            let (name, rest) = message.message.split_once(" comes in steps of ").expect("steps are said");
            let step = rest.split_once(", so ").and_then(|(step, _)| leadpact::Number::parse(step).ok());
            let step = step.expect("a number is said");
            let score = model.scores.iter().find(|(_, score)| name == format!("`{}`", score.name));
            let (id, _) = score.expect("there is such a score");
            for tape in &leads {
                let seen = seen(&world, &pact, &model, &[], tape);
                let fits = seen.scores[id.0 as usize].is_none_or(|value| value.raw() % step.raw() == 0);
                prop_assert!(fits, "{}\n{}\n{}", message.message, world.text, seen.lead);
            }
        }
    }
}

fn shown(world: &World, model: &Model, question: &[(CondId, Mask)], lead: &Seen) -> String {
    let part = |(id, mask): &(CondId, Mask)| {
        let span = model.condition_span(*id);
        let text = world.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        format!("{text}: {mask:?}, is {:?}, {:?}", lead.truths[id], model.conditions.at(*id))
    };
    let parts: Vec<String> = question.iter().map(part).collect();
    format!("{}\n{}\n{}\nas of {}", parts.join("\n"), world.text, lead.lead, time::written(lead.as_of))
}

/// The test above says little if nothing is ever called impossible.
#[test]
fn enough_is_called_impossible() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut claims, mut asked) = (0, 0);
    for _ in 0..20 {
        let tapes = (tape(900), tape(800)).new_tree(&mut runner).expect("a tape").current();
        let (_, _, model) = pact(&mut Draw::new(&tapes.0));
        let (all, reasoner, draw) = (conditions(&model), Reasoner::new(&model), &mut Draw::new(&tapes.1));
        if all.is_empty() {
            continue;
        }
        for _ in 0..200 {
            let mut part = || Goal::Is(all[draw.below(all.len())], Mask::YES);
            asked += 1;
            claims += usize::from(reasoner.solve(vec![part(), part()]).is_never());
        }
    }
    assert!(claims * 50 > asked, "of {asked} questions only {claims} were settled");
}
