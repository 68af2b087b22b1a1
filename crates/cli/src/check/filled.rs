//! `leadpact check --leads FILE`: how often fields are filled, and what leads did.

use std::io::{self, Write as _};

use leadpact::{Fill, Lead, Pact};
use serde::Serialize;

use crate::exit::{Failure, Outcome, note};
use crate::input::{InputArgs, Joined, interactions};
use crate::output;
use crate::problems::Problems;

/// How often fields are filled.
#[derive(Debug, Serialize)]
pub struct Filled {
    leads: u64,
    fields: Vec<Field>,
    interactions: Vec<Kind>,
}

#[derive(Debug, Serialize)]
struct Field {
    field: String,
    known: u64,
}

#[derive(Debug, Serialize)]
struct Kind {
    interaction: String,
    leads: u64,
}

/// Counts a file of leads, with their interactions.
pub fn measure(pact: &Pact, input: &InputArgs) -> Outcome<Fill> {
    let mut fill = pact.fill(input.as_of(pact)?);
    let mut leads = input.leads(pact)?;
    let (mut lead, mut problems) = (Lead::default(), Problems::new(None)?);
    let mut joined = Joined::open(input, pact, &mut problems)?;
    while leads.next(&mut lead, &mut problems)? {
        joined.join(&mut lead, &mut problems)?;
        for problem in lead.problems() {
            problems.add(leads.name(), leads.line(), problem)?;
        }
        fill.add(&lead);
    }
    joined.finish(&mut problems)?;
    problems.finish()?;
    let tally = &joined.tally;
    let left_out = [interactions::undeclared(tally.undeclared), interactions::orphans(tally.orphans)];
    for (count, one, more) in left_out.into_iter().filter(|(count, ..)| *count > 0) {
        note(output::counted(count, one, more));
    }
    Ok(fill)
}

impl Filled {
    /// What was counted.
    pub fn of(fill: &Fill) -> Self {
        let fields = fill.fields().map(|(field, known)| Field { field: field.to_owned(), known });
        let kinds = fill.interactions();
        let kinds = kinds.map(|(interaction, leads)| Kind { interaction: interaction.to_owned(), leads });
        Self { leads: fill.leads(), fields: fields.collect(), interactions: kinds.collect() }
    }
}

/// A line for each field, the emptiest first; then for each kind of interaction, where there are any.
pub fn write(filled: &Filled) -> Outcome {
    let fields: Vec<_> = filled.fields.iter().map(|of| (of.field.as_str(), of.known)).collect();
    let kinds: Vec<_> = filled.interactions.iter().map(|of| (of.interaction.as_str(), of.leads)).collect();
    let any = kinds.iter().any(|(_, leads)| *leads > 0);
    let shown = fields.iter().chain(kinds.iter().filter(|_| any));
    let widest = shown.map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let mut text = section("filled", fields, filled.leads, widest);
    if any {
        text += &section("interactions", kinds, filled.leads, widest);
    }
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| Failure::writing("standard output", &error))
}

/// Names with how many leads have them, the fewest first.
fn section(title: &str, mut counts: Vec<(&str, u64)>, leads: u64, widest: usize) -> String {
    counts.sort_by_key(|(_, count)| *count);
    let mut text = format!("\n{title}, of {}:\n", output::counted(leads, "lead", "leads"));
    for (name, count) in counts {
        let share = percent(count, leads);
        let bar = "#".repeat(usize::try_from(20 * count / leads.max(1)).unwrap_or(0));
        let line = format!("  {name:<widest$}  {:>9}  {share:>4}  {bar}", output::grouped(count));
        text += line.trim_end();
        text.push('\n');
    }
    text
}

/// `26%`; nothing is rounded to none or to all.
fn percent(part: u64, of: u64) -> String {
    match (part * 100 + of / 2).checked_div(of) {
        None => "-".to_owned(),
        Some(0) if part > 0 => "<1%".to_owned(),
        Some(100) if part < of => ">99%".to_owned(),
        Some(percent) => format!("{percent}%"),
    }
}
