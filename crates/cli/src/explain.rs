//! `leadpact explain`: why one lead stands where it stands, and what would move it on.

use std::io::{self, Write as _};
use std::path::PathBuf;

use anstream::{AutoStream, ColorChoice};
use clap::{Args, ValueEnum};
use leadpact::{Explanation, Lead, Pact};

use crate::exit::{Failure, Outcome};
use crate::input::{InputArgs, Joined};
use crate::pacts;
use crate::problems::Problems;
use crate::terminal;

/// Tell why one lead stands where it stands, and what would move it on
///
/// Lists the points of each rule with the lines of the pact that give them, what is open for want of data, what
/// the present stage waits for, and the shortest ways to the next stage.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  leadpact explain inbound.pact leads.csv --lead 42 --as-of 2026-11-20")]
pub struct ExplainArgs {
    /// The pact; `-` is standard input
    #[arg(value_name = "PACT")]
    pact: PathBuf,
    #[command(flatten)]
    input: InputArgs,
    /// The id of the lead
    #[arg(long, value_name = "ID")]
    lead: String,
    /// How to write it
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON document
    Json,
}

/// Finds the lead and explains it.
pub fn run(args: &ExplainArgs) -> Outcome {
    args.input.check_stdin(&args.pact)?;
    let pact = pacts::load(&args.pact)?;
    let as_of = args.input.as_of(&pact)?;
    let lead = find(args, &pact)?;
    write(&pact.explain(&lead, as_of), args.format)
}

fn find(args: &ExplainArgs, pact: &Pact) -> Outcome<Lead> {
    let wanted = args.lead.trim();
    let mut problems = Problems::new(None)?;
    let mut leads = args.input.leads(pact)?;
    let mut lead = Lead::default();
    while leads.next(&mut lead, &mut problems)? {
        if lead.id() == wanted {
            let mut problems = Problems::new(None)?;
            for problem in lead.problems() {
                problems.add(leads.name(), leads.line(), problem)?;
            }
            Joined::add_to(&args.input, pact, &mut lead, &mut problems)?;
            problems.finish()?;
            return Ok(lead);
        }
    }
    let failure = Failure::unreadable(format!("`{}` has no lead `{wanted}`", leads.name()));
    Err(failure.help(format!("leads are found by `{}`", pact.id_column())))
}

fn write(explanation: &Explanation, format: Format) -> Outcome {
    let mut out = io::stdout().lock();
    let written = match format {
        Format::Text => {
            let has_colours = AutoStream::choice(&out) != ColorChoice::Never;
            let text = match has_colours {
                true => explanation.to_coloured_text(terminal::width()),
                false => explanation.to_text(terminal::width()),
            };
            writeln!(out, "{}", terminal::tamed(text.trim_end()))
        }
        Format::Json => serde_json::to_writer_pretty(&mut out, explanation)
            .map_err(io::Error::from)
            .and_then(|()| writeln!(out)),
    };
    written.and_then(|()| out.flush()).map_err(|error| Failure::writing("standard output", &error))
}
