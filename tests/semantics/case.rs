//! Cases as files write them, and the pacts that put them to the test.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value as Json, json};
use toml::{Table, Value};

/// A file of cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suite {
    as_of: String,
    /// The column of the lead's id, where it is not `id`.
    #[serde(default = "id")]
    id_column: String,
    /// What each pact begins with.
    base: String,
    /// What each pact ends with.
    #[serde(default)]
    tail: String,
    pub case: Vec<Case>,
}

/// A case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    as_of: Option<String>,
    base: Option<String>,
    #[serde(default)]
    pact: String,
    id: Option<String>,
    #[serde(default)]
    lead: Table,
    json: Option<String>,
    /// `page 2026-01-10 12:00 path=/a seconds=3`
    #[serde(default)]
    did: Vec<String>,
    /// Where the lead stands already; else it starts afresh.
    pub standing: Option<Standing>,
    #[serde(default)]
    truth: BTreeMap<String, Value>,
    #[serde(default)]
    value: BTreeMap<String, Value>,
    #[serde(default)]
    expect: Table,
}

/// Where a lead stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    pub stage: String,
    /// Since when.
    pub entered: String,
    /// `waiting` or `pending`
    pub handover: Option<String>,
    /// When scores were reset last.
    #[serde(default)]
    pub reset: BTreeMap<String, String>,
    /// How many stays in stages have ended.
    #[serde(default)]
    pub stays: BTreeMap<String, u32>,
}

/// A pact, and what must be found with it.
pub struct Question {
    pub pact: String,
    pub expected: BTreeMap<String, Value>,
    /// What the names of probes stand for.
    probes: BTreeMap<String, String>,
}

fn id() -> String {
    "id".to_owned()
}

impl Suite {
    pub fn as_of<'a>(&'a self, case: &'a Case) -> &'a str {
        case.as_of.as_deref().unwrap_or(&self.as_of)
    }

    /// What a case expects of its own pact; and, with probes added to it, of conditions and quantities.
    pub fn questions(&self, case: &Case) -> Vec<Question> {
        let base = case.base.as_ref().unwrap_or(&self.base);
        let pact = format!("{base}\n{}\n{}\n", case.pact, self.tail);
        let plain = Question::new(pact.clone()).expecting(&case.expect);
        let mut probed = Question::new(pact);
        case.truth.iter().for_each(|(condition, truth)| probed.add_condition(condition, truth));
        case.value.iter().for_each(|(quantity, value)| probed.add_quantity(quantity, value));
        [plain, probed].into_iter().filter(|question| !question.expected.is_empty()).collect()
    }

    /// The lead of a case as JSON.
    pub fn lead_of(&self, case: &Case) -> Json {
        let mut lead: Map<String, Json> = match &case.json {
            Some(text) => serde_json::from_str(text).expect("json is an object"),
            None => Map::new(),
        };
        lead.insert(self.id_column.clone(), json!(case.id.as_deref().unwrap_or("1")));
        for (key, value) in &case.lead {
            lead.insert(key.clone(), serde_json::to_value(value).expect("a value is one in JSON too"));
        }
        if !case.did.is_empty() {
            lead.insert("interactions".to_owned(), case.did.iter().map(|did| interaction(did)).collect());
        }
        Json::Object(lead)
    }
}

/// `page 2026-01-10 12:00 path=/a seconds=3` as JSON.
fn interaction(did: &str) -> Json {
    let mut words = did.split_whitespace();
    let kind = words.next().expect("an interaction has a kind");
    let mut at = words.next().expect("an interaction has a day").to_owned();
    let mut fields = Map::new();
    for word in words {
        match word.split_once('=') {
            Some((key, value)) => drop(fields.insert(key.to_owned(), json!(value))),
            None => at = format!("{at} {word}"),
        }
    }
    fields.insert("type".to_owned(), json!(kind));
    fields.insert("at".to_owned(), json!(at));
    Json::Object(fields)
}

impl Question {
    fn new(pact: String) -> Self {
        Self { pact, expected: BTreeMap::new(), probes: BTreeMap::new() }
    }

    /// `bounds.s` becomes `bounds s`.
    fn expecting(mut self, expect: &Table) -> Self {
        for (key, value) in expect {
            match (key.as_str(), value) {
                ("bounds", Value::Table(bounds)) => {
                    let bounds =
                        bounds.iter().map(|(score, value)| (format!("bounds {score}"), value.clone()));
                    self.expected.extend(bounds);
                }
                _ => drop(self.expected.insert(key.clone(), value.clone())),
            }
        }
        self
    }

    /// A choice that says whether a condition holds.
    fn add_condition(&mut self, condition: &str, truth: &Value) {
        let name = format!("probe_{}", self.probes.len());
        self.pact += &format!(
            "choose {name} the first that fits {{\n  holds when ({condition})\n  fails when not ({condition})\n  \
             open otherwise\n}}\n"
        );
        let word = match truth.as_str() {
            Some("yes") => "holds",
            Some("no") => "fails",
            Some("unknown") => "open",
            _ => panic!("a condition is yes, no or unknown, not {truth}"),
        };
        self.expected.insert(name.clone(), word.into());
        self.probes.insert(name, condition.to_owned());
    }

    /// A score that has the value of a quantity, and a choice that says whether it is known.
    fn add_quantity(&mut self, quantity: &str, value: &Value) {
        let name = format!("probe_{}", self.probes.len());
        self.pact += &format!(
            "define {name}_as as {quantity}\nscore {name} {{ +100% of {name}_as }}\n\
             choose {name}_is the first that fits {{\n  holds when {name}_as is known\n  fails otherwise\n}}\n"
        );
        let known = value.as_str() != Some("unknown");
        self.expected.insert(format!("{name}_is"), if known { "holds" } else { "fails" }.into());
        self.expected.insert(name.clone(), if known { value.clone() } else { 0.into() });
        self.probes.insert(format!("{name}_is"), format!("({quantity}) is known"));
        self.probes.insert(name, quantity.to_owned());
    }

    /// A key in the words of the case.
    pub fn says<'a>(&'a self, key: &'a str) -> &'a str {
        self.probes.get(key).map_or(key, String::as_str)
    }
}
