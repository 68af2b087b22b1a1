//! `leadpact check`: every mistake in a pact, with its place and what to write instead.

mod formats;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use leadpact::{Diagnostics, Severity};

use crate::exit::{Failure, Outcome, note};
use crate::{output, pacts};

/// Find every mistake in a pact, with its place and what to write instead
///
/// Reads one or more pacts with all that they include, and lists whatever is wrong in one run: the place, what
/// is wrong in the words of the pact, and what to write instead.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  leadpact check inbound.pact\n  \
    leadpact check --deny warnings --format github pacts/*.pact\n  leadpact check - < inbound.pact")]
pub struct CheckArgs {
    /// The pacts; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to write what is found
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    format: Format,
    /// What makes the check fail with exit code 1, beside errors, which always fail it
    #[arg(long, value_enum, value_name = "LEVEL")]
    deny: Option<Deny>,
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
}

/// Checks each pact, writes what was found, and fails as it asks for.
pub fn run(args: &CheckArgs) -> Outcome {
    let mut found = Vec::new();
    for file in &args.files {
        found.push(pacts::check(file)?.diagnostics);
    }
    match args.format {
        Format::Human => formats::human(&found)?,
        Format::Short => formats::short(&found)?,
        Format::Json => formats::json(&found)?,
        Format::Github => formats::github(&found)?,
        Format::Sarif => formats::sarif(&found)?,
    }
    let (errors, warnings) = (count(&found, Severity::Error), count(&found, Severity::Warning));
    if args.format == Format::Human {
        note(summary(args.files.len(), errors, warnings));
    }
    match args.deny {
        _ if errors > 0 => Err(Failure::Said),
        Some(Deny::Warnings) if warnings > 0 => Err(Failure::NotHeld),
        _ => Ok(()),
    }
}

fn count(found: &[Diagnostics], severity: Severity) -> usize {
    found.iter().flatten().filter(|diagnostic| diagnostic.severity == severity).count()
}

fn summary(files: usize, errors: usize, warnings: usize) -> String {
    let counted = |count: usize, what: &str| match count {
        0 => format!("no {what}s"),
        _ => output::counted(count as u64, what, &format!("{what}s")),
    };
    format!(
        "{} checked: {}, {}",
        counted(files, "pact"),
        counted(errors, "error"),
        counted(warnings, "warning")
    )
}
