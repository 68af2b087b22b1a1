//! That legal pacts mean what they say.

mod conditions;
mod lifecycle;
mod scoring;
mod size;

use super::load;
use crate::model::{
    Bounds, Compare, Condition, DateTest, DefineBody, Derived, ExampleKind, Fade, HandoverPart, Late, Model,
    Operand, Per, Quantity, Route, RouteTo, RuleKind, Selection, Unit, Value, Window, Worded,
};
use crate::sources::NoIncludes;
use crate::values::{Number, Zone, format_instant};

const WORDS: &str = "
pact \"Words\" { timezone Europe/Berlin, currency EUR, work time mon-fri 09:00-17:00 }
team marketing \"Marketing\"
team sales \"Sales\"
lead identified by id {
  country: text
  seniority: one of (c_level, director, staff, other)
  employees: number
  revenue: money
  topics: some of (cloud, erp)
  consent: yes/no empty means no
  first_contact: date
  stage: text
}
interaction demo
interaction view { path: text, seconds: number }
interaction call by sales { reached: yes/no, cost: money }
";

fn model(text: &str) -> Model {
    let (model, found) = load("a.pact", &format!("{WORDS}{text}"), &NoIncludes, &Default::default());
    model.unwrap_or_else(|| panic!("{}", found.render()))
}

/// The codes of what is wrong.
fn wrong(text: &str) -> Vec<&'static str> {
    let (_, found) = load("a.pact", &format!("{WORDS}{text}"), &NoIncludes, &Default::default());
    found.iter().map(|d| d.code).collect()
}

fn condition(text: &str) -> (Model, Condition) {
    let model = model(&format!("define it as {text}"));
    let DefineBody::Condition(id) = model.defines[0].body else { panic!("{text} is no condition") };
    let condition = model.conditions.at(id).clone();
    (model, condition)
}

fn n(whole: i32) -> Number {
    Number::from(whole)
}

fn rule(model: &Model, score: usize, at: usize) -> &RuleKind {
    let id = model.scores.as_slice()[score].rules[at];
    &model.rules.at(id).kind
}

fn selection(model: &Model, kind: &RuleKind) -> Selection {
    match kind {
        RuleKind::Per { selection, .. } | RuleKind::Without { selection, .. } => {
            model.selections.at(*selection).clone()
        }
        other => panic!("{other:?} selects nothing"),
    }
}
