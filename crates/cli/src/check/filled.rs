//! `leadpact check --leads FILE`: how often fields are filled.

use std::io::{self, Write as _};

use leadpact::{Fill, Lead, Pact};
use serde::Serialize;

use crate::exit::{Failure, Outcome};
use crate::input::InputArgs;
use crate::output;
use crate::problems::Problems;

/// How often fields are filled.
#[derive(Debug, Serialize)]
pub struct Filled {
    leads: u64,
    fields: Vec<Field>,
}

#[derive(Debug, Serialize)]
struct Field {
    field: String,
    known: u64,
}

/// Counts a file of leads.
pub fn measure(pact: &Pact, input: &InputArgs) -> Outcome<Fill> {
    let mut fill = pact.fill(input.as_of(pact)?);
    let mut leads = input.leads(pact)?;
    let (mut lead, mut problems) = (Lead::default(), Problems::new(None)?);
    while leads.next(&mut lead, &mut problems)? {
        for problem in lead.problems() {
            problems.add(leads.name(), leads.line(), problem)?;
        }
        fill.add(&lead);
    }
    problems.finish()?;
    Ok(fill)
}

impl Filled {
    /// What was counted.
    pub fn of(fill: &Fill) -> Self {
        let fields = fill.fields().map(|(field, known)| Field { field: field.to_owned(), known });
        Self { leads: fill.leads(), fields: fields.collect() }
    }
}

/// A line for each field, the emptiest first.
pub fn write(filled: &Filled) -> Outcome {
    let mut fields: Vec<&Field> = filled.fields.iter().collect();
    fields.sort_by_key(|field| field.known);
    let widest = fields.iter().map(|field| field.field.chars().count()).max().unwrap_or(0);
    let mut text = format!("\nfilled, of {}:\n", output::counted(filled.leads, "lead", "leads"));
    for Field { field, known } in fields {
        let share = percent(*known, filled.leads);
        let bar = "#".repeat(usize::try_from(20 * known / filled.leads.max(1)).unwrap_or(0));
        let line = format!("  {field:<widest$}  {:>9}  {share:>4}  {bar}", output::grouped(*known));
        text += line.trim_end();
        text.push('\n');
    }
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| Failure::writing("standard output", &error))
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
