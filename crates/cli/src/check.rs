//! `leadpact check`: every mistake in a pact, and what is probably not meant, with its place and what to write instead.

mod explain;
mod filled;
mod formats;
mod sarif;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use leadpact::{Diagnostics, Severity};

use crate::exit::{Failure, Outcome, note};
use crate::input::{InputArgs, InputHow};
use crate::{output, pacts};
use filled::Filled;

/// Find every mistake in a pact, and what is probably not meant, with what to write instead
///
/// Reads one or more pacts with all that they include, and lists whatever is wrong in one run: the place, what
/// is wrong in the words of the pact, and what to write instead. Of a pact without errors it also says what is
/// probably not meant (warnings) and what is good to know (hints).
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  leadpact check inbound.pact\n  \
    leadpact check --deny warnings --format github pacts/*.pact\n  leadpact check - < inbound.pact\n  \
    leadpact check inbound.pact --leads leads.csv --interactions events.csv\n  \
    leadpact check --explain stale-signature")]
pub struct CheckArgs {
    /// The pacts; `-` is standard input
    #[arg(required_unless_present = "explain", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to write what is found
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    format: Format,
    /// What makes the check fail with exit code 1, beside errors, which always fail it
    #[arg(long, value_enum, value_name = "LEVEL")]
    deny: Option<Deny>,
    /// A file of leads, to measure how often fields are filled, and which rules stay unknown for most leads
    #[arg(long, value_name = "FILE", requires = "files")]
    leads: Option<PathBuf>,
    #[command(flatten)]
    how: InputHow,
    /// Show what a message means: its code stands in brackets behind `error`, `warning` or `hint`
    #[arg(long, value_name = "CODE", conflicts_with = "files")]
    explain: Option<String>,
}

/// How to write what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: the line, the place underlined, the help below
    Human,
    /// One line each: file:line:column
    Short,
    /// One JSON document
    Json,
    /// Annotations for GitHub Actions
    Github,
    /// SARIF 2.1.0, for tools that show findings of code checks
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings fail the check
    Warnings,
    /// Warnings and hints fail the check
    Hints,
}

/// Checks each pact, writes what was found, and fails as it asks for.
pub fn run(args: &CheckArgs) -> Outcome {
    if let Some(code) = &args.explain {
        return explain::run(code);
    }
    let (found, filled) = find(args)?;
    match args.format {
        Format::Human => {
            formats::human(&found)?;
            filled.iter().try_for_each(filled::write)?;
        }
        Format::Short => formats::short(&found)?,
        Format::Json => formats::json(&found, filled.as_ref())?,
        Format::Github => formats::github(&found)?,
        Format::Sarif => sarif::write(&found)?,
    }
    let count = |severity| found.iter().map(|list| list.count(severity)).sum::<usize>();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let hints = count(Severity::Hint);
    if args.format == Format::Human {
        note(summary(args.files.len(), errors, warnings, hints));
    }
    match args.deny {
        _ if errors > 0 => Err(Failure::Said),
        Some(_) if warnings > 0 => Err(Failure::NotHeld),
        Some(Deny::Hints) if hints > 0 => Err(Failure::NotHeld),
        _ => Ok(()),
    }
}

/// What is found in each pact, and how often fields are filled where leads are given.
fn find(args: &CheckArgs) -> Outcome<(Vec<Diagnostics>, Option<Filled>)> {
    let mut found = Vec::new();
    let mut filled = None;
    if args.leads.is_some() && args.files.len() > 1 {
        return Err(Failure::Usage("leads are measured against one pact: name one only".to_owned()));
    }
    if args.leads.is_none() {
        args.how.refuse_unused()?;
    }
    for file in &args.files {
        let checked = pacts::lint(file)?;
        match (&args.leads, checked.pact) {
            (Some(leads), Some(pact)) => {
                let input = InputArgs { leads: leads.clone(), how: args.how.clone() };
                input.check_stdin(file)?;
                let fill = filled::measure(&pact, &input)?;
                let measured = fill.lint();
                filled = Some(Filled::of(&fill));
                found.push(measured);
            }
            _ => found.push(checked.diagnostics),
        }
    }
    Ok((found, filled))
}

fn summary(files: usize, errors: usize, warnings: usize, hints: usize) -> String {
    let counted = |count: usize, what: &str| match count {
        0 => format!("no {what}s"),
        _ => output::counted(count as u64, what, &format!("{what}s")),
    };
    let mut text = format!(
        "{} checked: {}, {}",
        counted(files, "pact"),
        counted(errors, "error"),
        counted(warnings, "warning")
    );
    if hints > 0 {
        text += &format!(", {}", counted(hints, "hint"));
    }
    text
}
