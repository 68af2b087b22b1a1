//! The JSON Schemas in `docs/reference/schemas`: generated from the types, and held against real output.

mod output;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use crate::assessment::Handover;
use crate::backtest::BacktestReport;
use crate::compare::{Comparison, Moved, Witness};
use crate::diagnostics::Located;
use crate::example::{Coverage, ExampleReport};
use crate::explain::Explanation;
use crate::lead::{Problem, StoredLead};
use crate::lifecycle::{Action, LeadState, Migration, Refusal, Step};
use crate::pact::{OpenPoint, Score};

/// An assessment: the shape that `Assessment` writes by hand.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is of interest")]
struct Assessment<'a> {
    /// The version of this shape: 1.
    version: u32,
    /// The lead's id.
    id: String,
    /// The instant it was assessed as of, ISO 8601 in the pact's time zone.
    as_of: String,
    /// The scores by name.
    scores: BTreeMap<String, Score>,
    /// The levels of the ratings by name; null where unknown.
    ratings: BTreeMap<String, Option<String>>,
    /// The words of the tables by name; null where unknown.
    tables: BTreeMap<String, Option<String>>,
    /// The words of the choices by name.
    choices: BTreeMap<String, Option<String>>,
    /// The stage; null where the pact has no stages.
    stage: Option<String>,
    /// The part of the handover; null outside of one.
    handover: Option<Handover>,
    /// The team that is responsible.
    responsible: Option<String>,
    /// The team or person a handover goes to.
    route: Option<String>,
    /// The nurture tracks that fit, in the order of the pact.
    nurture: Vec<String>,
    /// The unknown fields worth asking for, in the order declared.
    missing: Vec<String>,
    /// What could not be decided for want of data.
    open: Vec<OpenPoint<'a>>,
    /// The first instant at which, without new data, something may change; ISO 8601 in the pact's time zone.
    next_change: Option<String>,
    /// How many interactions are dated after `as_of`, and do not count.
    future_interactions: u32,
    /// Values that did not fit, divisions by zero, results out of range.
    problems: Vec<Problem>,
}

/// All messages of a check, by place: what `check --format json` prints.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is of interest")]
struct Diagnostics<'a>(Vec<Located<'a>>);

/// Every shape with the name of its file.
fn all() -> Vec<(&'static str, Schema)> {
    vec![
        ("assessment", of::<Assessment<'_>>()),
        ("explanation", of::<Explanation>()),
        ("state", of::<LeadState>()),
        ("lead", of::<StoredLead>()),
        ("step", of::<Step>()),
        ("refusal", of::<Refusal>()),
        ("action", of::<Action>()),
        ("migration", of::<Migration>()),
        ("example", of::<ExampleReport>()),
        ("coverage", of::<Coverage>()),
        ("diagnostics", of::<Diagnostics<'_>>()),
        ("comparison", of::<Comparison>()),
        ("witness", of::<Witness>()),
        ("moved", of::<Moved>()),
        ("backtest", of::<BacktestReport>()),
    ]
}

/// The schema of what is written.
fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

fn file(name: &str) -> PathBuf {
    let docs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/reference/schemas");
    docs.join(format!("{name}.schema.json"))
}

/// A change of a shape is a decision: `LEADPACT_BLESS=1 cargo test --lib schemas` writes the files anew.
#[test]
fn schemas_are_those_in_the_docs() {
    let bless = env::var_os("LEADPACT_BLESS").is_some();
    for (name, schema) in all() {
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if bless {
            fs::write(file(name), &text).unwrap();
        }
        let written = fs::read_to_string(file(name)).unwrap_or_default();
        assert_eq!(written, text, "docs/reference/schemas/{name}.schema.json is not what the types say");
    }
}

/// What is really written fits its schema, and has no key that the schema does not name.
#[test]
fn real_output_fits_its_schema() {
    for (name, schema) in all() {
        let mut strict = schema.to_value();
        forbid_other_keys(&mut strict);
        let validator = jsonschema::validator_for(&strict).unwrap();
        let outputs = output::of(name);
        assert!(outputs.len() > 1, "{} outputs of {name}", outputs.len());
        for output in outputs {
            let wrong: Vec<_> =
                validator.iter_errors(&output).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert!(wrong.is_empty(), "{name}: {}\n{output:#}", wrong.join("\n"));
        }
    }
}

/// A schema that does not check anything would fit everything.
#[test]
fn what_does_not_fit_is_found() {
    let schema = of::<LeadState>().to_value();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut state = output::of("state").swap_remove(0);
    assert!(validator.is_valid(&state));
    state["ended_stays"] = Value::from("none");
    assert!(!validator.is_valid(&state));
}

fn forbid_other_keys(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(forbid_other_keys);
            if map.contains_key("properties") && !map.contains_key("unevaluatedProperties") {
                map.insert("unevaluatedProperties".to_owned(), Value::Bool(false));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(forbid_other_keys),
        _ => {}
    }
}
