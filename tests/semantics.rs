//! The meaning of the language in small cases, run through every engine; batches, which have no interactions, are
//! compared with the reference evaluator on the fields alone.
//!
//! A file of `tests/semantics/` has a `base` that begins each of its pacts. A case adds lines (`pact`), a lead
//! (`lead`, or `json` where its spelling matters) with what it `did`, and says what must be found:
//!
//! - `truth`: conditions, each yes, no or unknown;
//! - `value`: quantities, each a number or unknown;
//! - `expect`: scores, ratings, tables and choices by name, `bounds.SCORE`, and what [`seen::facts`] lists.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail in any way it likes"
)]

#[path = "batch/by_column.rs"]
mod by_column;
#[path = "semantics/case.rs"]
mod case;
#[path = "semantics/seen.rs"]
mod seen;

use std::fs;
use std::path::Path;

use case::{Case, Question, Standing, Suite};
use leadpact::assessment::{Outcome, Situation};
use leadpact::model::{HandoverPart, Model, StageId};
use leadpact::plan::{Cutoffs, Plan, Scratch};
use leadpact::{Instant, Lead, Limits, NoIncludes, Pact, check, reference};

/// An evaluator under its name; the situation is none for a lead that starts afresh.
type Engine = (&'static str, fn(&Model, &Lead, Instant, Option<&Situation>) -> Outcome);

const ENGINES: [Engine; 2] = [("reference", by_reference), ("plan", by_plan)];

fn by_reference(model: &Model, lead: &Lead, as_of: Instant, standing: Option<&Situation>) -> Outcome {
    match standing {
        Some(situation) => reference::evaluate(model, lead, as_of, situation),
        None => reference::assess(model, lead, as_of),
    }
}

fn by_plan(model: &Model, lead: &Lead, as_of: Instant, standing: Option<&Situation>) -> Outcome {
    let plan = Plan::new(model);
    let (cutoffs, mut scratch, mut outcome) =
        (Cutoffs::new(&plan, as_of), Scratch::new(&plan), Outcome::default());
    match standing {
        Some(situation) => plan.evaluate(model, lead, situation, &cutoffs, &mut scratch, &mut outcome),
        None => plan.assess(model, lead, &cutoffs, &mut scratch, &mut outcome),
    }
    outcome
}

#[test]
fn every_engine_finds_what_the_language_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/semantics");
    let mut wrong = Vec::new();
    let mut cases = 0;
    for entry in fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("its entries are").path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("the file is readable");
            let suite: Suite = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            cases += suite.case.len();
            for case in &suite.case {
                let found = problems_of(&suite, case);
                wrong.extend(found.into_iter().map(|what| format!("{name}: {}: {what}", case.name)));
            }
        }
    }
    println!("batches by column, and row by row: {:?}", by_column::WAYS);
    assert!(cases > 250, "only {cases} cases were found");
    assert!(wrong.is_empty(), "{} of {cases} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// The checker bounds how deep a condition is; engines may recurse that far on the stack of a thread.
#[test]
fn deep_conditions_do_not_overflow_the_stack() {
    let mut pact =
        "pact \"Deep\" { version 1 }\nlead identified by id {\n  a: yes/no \"A\"\n  b: yes/no \"B\"\n}\n\
                    define deep0 as a\n"
            .to_owned();
    let mut deepest = None;
    for depth in 1.. {
        pact += &format!("define deep{depth} as (deep{} and b or not b)\n", depth - 1);
        match Pact::parse(&format!("{pact}score s {{ +1 when deep{depth} }}")) {
            Ok(pact) => deepest = Some((depth, pact)),
            Err(_) => break,
        }
    }
    let (depth, pact) = deepest.expect("a pact that is not deep checks");
    assert!(depth > 60, "only {depth} defines of each other check");
    let lead = pact.lead_from_json(r#"{"id": "1", "a": "yes", "b": "yes"}"#).expect("it is JSON");
    for assessment in [pact.assess(&lead, Instant(0)), pact.assess_by_reference(&lead, Instant(0))] {
        assert_eq!(assessment.score("s").and_then(|score| score.value), Some(1.into()));
    }
}

/// What is wrong with a case: with its pact, or with what engines find.
fn problems_of(suite: &Suite, case: &Case) -> Vec<String> {
    let mut wrong = Vec::new();
    for question in suite.questions(case) {
        match ask(suite, case, &question) {
            Ok(found) => wrong.extend(found),
            Err(why) => wrong.push(why),
        }
    }
    wrong
}

/// Puts a question to all engines.
fn ask(suite: &Suite, case: &Case, question: &Question) -> Result<Vec<String>, String> {
    let pact = Pact::parse(&question.pact).map_err(|messages| messages.render())?;
    let (model, _) = check::load("pact", &question.pact, &NoIncludes, &Limits::default());
    let model = model.ok_or("a pact that parses has a model")?;
    let input = suite.lead_of(case);
    let lead = pact.lead_from_json(&input.to_string()).map_err(|error| error.to_string())?;
    let as_of = pact.instant(suite.as_of(case)).ok_or("as_of is no instant")?;

    let mut wrong = Vec::new();
    let standing = case.standing.as_ref().map(|standing| situation(standing, &pact, &model));
    let outcomes = ENGINES.map(|(name, engine)| (name, engine(&model, &lead, as_of, standing.as_ref())));
    for (engine, outcome) in &outcomes {
        let facts = seen::facts(&model, &lead, &input, outcome);
        for (key, expected) in &question.expected {
            let expected = seen::normal(key, expected, &pact);
            let found = facts.get(key).cloned().unwrap_or_else(|| "no such thing".into());
            if found != expected {
                wrong.push(format!("{engine}: `{}` is {found}, not {expected}", question.says(key)));
            }
        }
    }
    let (fast, slow) = (pact.assess(&lead, as_of), pact.assess_by_reference(&lead, as_of));
    if serde_json::to_value(&fast).ok() != serde_json::to_value(&slow).ok() {
        wrong.push("the front door finds something else".to_owned());
    }
    if standing.is_none() {
        let batch = |form| by_column::wrong(&pact, std::slice::from_ref(&lead), as_of, form);
        wrong.extend(by_column::FORMS.into_iter().filter_map(batch).map(|wrong| format!("batch: {wrong}")));
    }
    let [(_, first), (_, second)] = &outcomes;
    if first != second {
        wrong.push(format!("the engines differ:\n  {first:?}\n  {second:?}"));
    }
    Ok(wrong)
}

/// Where a case says that its lead stands.
fn situation(standing: &Standing, pact: &Pact, model: &Model) -> Situation {
    let instant = |text: &String| pact.instant(text).unwrap_or_else(|| panic!("`{text}` is no instant"));
    let stage = |name: &String| -> StageId {
        let stages = model.stages.iter().find(|(_, stage)| stage.name == *name);
        stages.unwrap_or_else(|| panic!("there is no stage `{name}`")).0
    };
    let mut situation = Situation {
        stage: Some(stage(&standing.stage)),
        entered: instant(&standing.entered),
        stays: vec![0; model.stages.len()],
        ..Situation::default()
    };
    situation.part = match standing.handover.as_deref() {
        Some("waiting") => Some(HandoverPart::Waiting),
        Some("pending") => Some(HandoverPart::Pending),
        _ => None,
    };
    for (name, at) in &standing.reset {
        let score = model.scores.iter().find(|(_, score)| score.name == *name);
        situation.set_reset(score.expect("the score is in the pact").0, instant(at));
    }
    for (name, &count) in &standing.stays {
        situation.stays[usize::from(stage(name).0)] = count;
    }
    situation
}
