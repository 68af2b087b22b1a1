//! Examples that messages show: each is put behind the pact and run before anybody sees it.

use std::collections::HashMap;

use super::Pact;
use crate::diagnostics::Diagnostic;
use crate::example::Expectation;
use crate::lint::MAYBE;
use crate::plan::Unrecorded;
use crate::sources::{FileId, Sources};
use crate::syntax::Limits;

/// No more messages than this have an example; fewer in pacts of so many rules that running one takes long.
const MOST: usize = 40;
/// So many rules are run, all in all.
const RULES: usize = 20_000;

/// Leaves out every example that does not come out as it says, and every expectation that is marked and does not hold.
pub(super) fn keep_true(found: &mut [Diagnostic], rules: usize, sources: &Sources, limits: &Limits) {
    let most = (RULES / (rules + 1)).clamp(1, MOST);
    let mut shown: Vec<(&mut Diagnostic, String)> = Vec::new();
    let mut titles: HashMap<String, u32> = HashMap::new();
    for message in found.iter_mut() {
        if let Some(example) = message.witness.take()
            && shown.len() < most
        {
            let example = with_its_own_title(example, &mut titles);
            shown.push((message, example));
        }
    }
    if shown.is_empty() {
        return;
    }
    let examples: Vec<&str> = shown.iter().map(|(_, example)| example.as_str()).collect();
    let came = match run(&examples, sources, limits) {
        Some(came) => came,
        // One that cannot be read spoils all: each on its own.
        None => {
            let alone = |example: &&str| run(&[*example], sources, limits).unwrap_or_default();
            examples.iter().flat_map(alone).collect()
        }
    };
    for (message, example) in shown {
        message.witness = came.get(&title(&example)).and_then(|held| told(&example, held));
    }
}

/// What each example expected, and whether it held; none if the pact cannot be read with them.
fn run(examples: &[&str], sources: &Sources, limits: &Limits) -> Option<HashMap<String, Vec<bool>>> {
    let plain = examples.join("\n\n").replace(MAYBE, "");
    let main = sources.get(FileId::default())?;
    let whole = format!("{}\n\n{plain}\n", main.text);
    let again = |name: &str| {
        let same = sources.iter().find(|(_, source)| source.name == name);
        same.map(|(_, source)| source.text.to_string()).ok_or_else(|| "it was not read before".to_owned())
    };
    let limits = Limits { source_bytes: limits.source_bytes.saturating_add(plain.len() + 8), ..*limits };
    let pact = Pact::check(&main.name, &whole, &again, &limits).pact?;
    let wanted: Vec<String> = examples.iter().map(|example| title(example)).collect();
    let super::Inner { model, plan, .. } = &*pact.inner;
    let shown = model.examples.iter().filter(|example| wanted.contains(&example.title));
    let reports = shown.map(|example| crate::example::run(pact.world(), plan, example, Unrecorded));
    let held = |expectations: &[Expectation]| expectations.iter().map(Expectation::held).collect();
    let held = reports
        .filter(|report| report.error.is_none())
        .map(|report| (report.title, held(&report.expectations)));
    Some(held.collect())
}

/// The example as it may be shown.
fn told(example: &str, held: &[bool]) -> Option<String> {
    let mut held = held.iter();
    let mut lines = Vec::new();
    let mut expects = 0;
    for line in example.lines() {
        if !line.trim_start().starts_with("expect ") {
            lines.push(line.to_owned());
            continue;
        }
        match (held.next()?, line.strip_suffix(MAYBE)) {
            (true, plain) => {
                expects += 1;
                lines.push(plain.unwrap_or(line).to_owned());
            }
            (false, Some(_)) => {}
            (false, None) => return None,
        }
    }
    (expects > 0).then(|| lines.join("\n"))
}

fn title(example: &str) -> String {
    example.split('"').nth(1).unwrap_or_default().to_owned()
}

/// Titles differ, so that examples can stand in one pact.
fn with_its_own_title(example: String, titles: &mut HashMap<String, u32>) -> String {
    let title = title(&example);
    let count = titles.entry(title.clone()).and_modify(|count| *count += 1).or_insert(1);
    if *count == 1 { example } else { example.replacen(&title, &format!("{title} ({count})"), 1) }
}
