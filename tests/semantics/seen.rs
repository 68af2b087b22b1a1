//! What an outcome says, in names.

use std::collections::BTreeMap;
use std::fmt;

use leadpact::assessment::{Open, OpenWhat, Outcome};
use leadpact::model::{Domain, HandoverPart, Model, RouteTo};
use leadpact::{Lead, Number, Pact};
use serde_json::Value as Json;
use toml::Value;

/// One word, or a list of them.
#[derive(Clone, PartialEq)]
pub enum Fact {
    One(String),
    Many(Vec<String>),
}

impl From<&str> for Fact {
    fn from(word: &str) -> Self {
        Self::One(word.to_owned())
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(word) => f.write_str(word),
            Self::Many(words) => write!(f, "{words:?}"),
        }
    }
}

/// What a case expects, in the form in which facts are.
pub fn normal(key: &str, expected: &Value, pact: &Pact) -> Fact {
    let word = |value: &Value| {
        let text = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        Number::parse(&text).map_or(text, |number| number.to_string())
    };
    match expected {
        Value::Array(values) => Fact::Many(values.iter().map(word).collect()),
        Value::String(text) if key == "next_change" && text != "never" => {
            let at = pact.instant(text).unwrap_or_else(|| panic!("`{text}` is no instant"));
            Fact::One(at.millis().to_string())
        }
        value => Fact::One(word(value)),
    }
}

/// Everything that a case may expect:
///
/// - scores, ratings, tables and choices by their names, and `bounds NAME` of scores;
/// - `stage`, `handover`, `responsible`, `route`, `nurture`, `missing`, `next_change`, `future`;
/// - `steps`: the stage that was left and the number of the way, from 1;
/// - `open`: the kind of line and the unknown fields behind it;
/// - `problems` of the evaluation; `unfit`: of the lead's values; `ignored` keys, `ignored_interactions`.
pub fn facts(model: &Model, lead: &Lead, input: &Json, outcome: &Outcome) -> BTreeMap<String, Fact> {
    let one = |text: Option<String>, none: &str| Fact::One(text.unwrap_or_else(|| none.to_owned()));
    let mut facts = derived(model, outcome);
    let mut add = |key: &str, fact| drop(facts.insert(key.to_owned(), fact));
    let stage = outcome.stage.and_then(|id| model.stages.get(id));
    add("stage", one(stage.map(|stage| stage.name.clone()), "none"));
    add("handover", Fact::One(part(outcome.part).to_owned()));
    let responsible = outcome.responsible.and_then(|id| model.teams.get(id));
    add("responsible", one(responsible.map(|team| team.name.clone()), "none"));
    add("route", one(route(model, input, outcome), "none"));
    add("nurture", Fact::Many(nurture(model, outcome)));
    add("missing", Fact::Many(outcome.missing.iter().map(|&id| model.fields.at(id).name.clone()).collect()));
    add("next_change", one(outcome.next_change.map(|at| at.millis().to_string()), "never"));
    add("future", Fact::One(outcome.future.to_string()));
    add("steps", Fact::Many(steps(model, outcome)));
    add("open", Fact::Many(outcome.open.iter().map(|open| said(model, open)).collect()));
    add("problems", Fact::Many(outcome.problems.iter().map(|(_, kind)| kind_name(kind)).collect()));
    let unfit =
        lead.problems().iter().map(|problem| format!("{} {}", problem.field, kind_name(&problem.kind)));
    add("unfit", Fact::Many(unfit.collect()));
    add("ignored", Fact::One(lead.ignored().keys.to_string()));
    add("ignored_interactions", Fact::One(lead.ignored().interactions.to_string()));
    facts
}

fn derived(model: &Model, outcome: &Outcome) -> BTreeMap<String, Fact> {
    let mut facts = BTreeMap::new();
    for (score, found) in model.scores.as_slice().iter().zip(&outcome.scores) {
        let value = found.value.map_or_else(|| "unknown".to_owned(), |value| value.to_string());
        facts.insert(score.name.clone(), Fact::One(value));
        let bounds = vec![found.lowest.to_string(), found.highest.to_string()];
        facts.insert(format!("bounds {}", score.name), Fact::Many(bounds));
    }
    let mut add = |name: &str, words: &Domain, word: Option<u16>| {
        let word = word.map_or("unknown", |word| words.word(word));
        facts.insert(name.to_owned(), word.into());
    };
    for (rating, &level) in model.ratings.as_slice().iter().zip(&outcome.ratings) {
        add(&rating.name, &rating.levels, level);
    }
    for (table, &word) in model.tables.as_slice().iter().zip(&outcome.tables) {
        add(&table.name, &table.words, word);
    }
    for (choice, &word) in model.choices.as_slice().iter().zip(&outcome.choices) {
        add(&choice.name, &choice.words, Some(word));
    }
    facts
}

fn part(part: Option<HandoverPart>) -> &'static str {
    match part {
        None => "none",
        Some(HandoverPart::Waiting) => "waiting",
        Some(HandoverPart::Pending) => "pending",
    }
}

fn route(model: &Model, input: &Json, outcome: &Outcome) -> Option<String> {
    let routed = outcome.route?;
    let handover = model.stages.get(outcome.stage?)?.handover.as_ref()?;
    match &handover.routes.get(usize::from(routed.line))?.to {
        RouteTo::Team(name) | RouteTo::Person(name) => Some(name.clone()),
        RouteTo::SpreadOver(names) => names.get(usize::from(routed.pick)).cloned(),
        RouteTo::PersonIn(field) => Some(input.get(&model.fields.at(*field).column)?.as_str()?.to_owned()),
        RouteTo::Previous => Some("the previous one".to_owned()),
    }
}

fn nurture(model: &Model, outcome: &Outcome) -> Vec<String> {
    let tracks = model.nurture.as_ref().map_or(&[][..], |nurture| &nurture.tracks);
    outcome.nurture.iter().filter_map(|&place| Some(tracks.get(usize::from(place))?.title.clone())).collect()
}

fn steps(model: &Model, outcome: &Outcome) -> Vec<String> {
    let step =
        |step: &leadpact::assessment::Step| format!("{} {}", model.stages.at(step.from).name, step.way + 1);
    outcome.steps.iter().map(step).collect()
}

/// `rule: a, b`
fn said(model: &Model, open: &Open) -> String {
    let what = match open.what {
        OpenWhat::Rule(_) => "rule",
        OpenWhat::Always(..) => "always",
        OpenWhat::Choice(..) => "choice",
        OpenWhat::Start(_) => "start",
        OpenWhat::Way(..) => "way",
        OpenWhat::Command(..) => "command",
        OpenWhat::Handover(_) => "handover",
        OpenWhat::Confirms(..) => "confirms",
        OpenWhat::Accepts(..) => "accepts",
        OpenWhat::Route(..) => "route",
        OpenWhat::Nurture(_) => "nurture",
    };
    let fields: Vec<_> = open.fields.iter().map(|&id| model.fields.at(id).name.as_str()).collect();
    if fields.is_empty() { what.to_owned() } else { format!("{what}: {}", fields.join(", ")) }
}

/// The name that JSON has for it.
fn kind_name(kind: &leadpact::ProblemKind) -> String {
    serde_json::to_value(kind).ok().and_then(|name| Some(name.as_str()?.to_owned())).unwrap_or_default()
}
