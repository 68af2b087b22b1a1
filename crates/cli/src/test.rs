//! `leadpact test`: what everybody agreed must become of a lead, held against what becomes of it.

mod human;
mod json;
mod junit;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use leadpact::{Coverage, ExampleReport, Pact};

use crate::exit::{Failure, Outcome, note, warn};
use crate::files::{self, Sink};
use crate::{output, pacts, terminal};

/// Run the examples of a pact: what was agreed, held against what comes
///
/// Runs each `example` with its time steps and commands. Where something else comes than was expected, it says
/// what, with the lines of the pact that decided and what had happened to the lead before.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  leadpact test inbound.pact\n  \
    leadpact test inbound.pact --example student --coverage\n  \
    leadpact test pacts/*.pact --format junit -o report.xml\n  \
    leadpact test pacts/*.pact --deny missing --deny gaps")]
pub struct TestArgs {
    /// The pacts; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Run only the examples with this text in their title; capitals make no difference
    #[arg(long, value_name = "TEXT")]
    example: Option<String>,
    /// Name the lines of the pact that no example exercises
    #[arg(long)]
    coverage: bool,
    /// Tell for each threshold on which sides of it examples stand
    #[arg(long)]
    boundaries: bool,
    /// How to write what came
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    format: Format,
    /// Write to this file, which is replaced only when all is done
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What makes the run fail with exit code 1, beside examples that fail; may be given more than once
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Vec<Deny>,
}

/// How to write what came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: a line for each example, and for one that fails what came instead
    Human,
    /// One JSON document
    Json,
    /// JUnit XML, for tools that show the results of tests
    Junit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// A pact without examples fails
    Missing,
    /// A line that no example exercises fails
    Gaps,
}

/// A pact whose examples were run.
struct Tested {
    /// What messages call its file.
    file: String,
    /// None where the pact has errors.
    ran: Option<Ran>,
}

/// What came of the examples of a pact.
struct Ran {
    pact: String,
    /// How many examples it has.
    has: usize,
    /// Those that were wanted.
    reports: Vec<ExampleReport>,
    coverage: Option<Coverage>,
}

impl Ran {
    fn failed(&self) -> usize {
        self.reports.iter().filter(|report| !report.passed).count()
    }
}

/// Runs the examples of each pact, writes what came, and fails as it asks for.
pub fn run(args: &TestArgs) -> Outcome {
    let mut tested = Vec::with_capacity(args.files.len());
    for file in &args.files {
        tested.push(test(file, args)?);
    }
    write(&tested, args)?;
    if args.format == Format::Human {
        note(summary(&tested));
    }
    verdict(&tested, args)
}

/// A pact with errors keeps none of the others from being tested.
fn test(path: &Path, args: &TestArgs) -> Outcome<Tested> {
    let ran = match pacts::load(path) {
        Ok(pact) => Some(examples(&pact, args)),
        Err(Failure::Said) => None,
        Err(other) => return Err(other),
    };
    Ok(Tested { file: files::shown(path), ran })
}

fn examples(pact: &Pact, args: &TestArgs) -> Ran {
    let text = args.example.as_ref().map(|text| text.to_lowercase());
    let wanted = |title: &str| text.as_ref().is_none_or(|text| title.to_lowercase().contains(text));
    let mut has = 0;
    let reports = pact.run_examples().inspect(|_| has += 1).filter(|report| wanted(&report.title)).collect();
    let covers = args.coverage || args.boundaries || args.deny.contains(&Deny::Gaps);
    let coverage = covers.then(|| pact.coverage_of(wanted));
    Ran { pact: pact.name().to_owned(), has, reports, coverage }
}

fn write(tested: &[Tested], args: &TestArgs) -> Outcome {
    let Some(path) = &args.output else {
        let mut out = anstream::AutoStream::auto(io::stdout().lock());
        let written = put(&mut out, tested, args, human::Look::on_stdout(args)).and_then(|()| out.flush());
        return written.map_err(|error| Failure::writing("standard output", &error));
    };
    let mut sink = Sink::create(path)?;
    let written = put(&mut sink, tested, args, human::Look::in_file(args));
    written.map_err(|error| Failure::writing(sink.name(), &error))?;
    sink.finish()
}

fn put(out: &mut dyn Write, tested: &[Tested], args: &TestArgs, look: human::Look) -> io::Result<()> {
    match args.format {
        Format::Human => {
            let mut page = Vec::new();
            human::write(&mut page, tested, look)?;
            let page = String::from_utf8_lossy(&page);
            let page = if args.output.is_none() { terminal::page(&page) } else { terminal::tamed(&page) };
            out.write_all(page.as_bytes())
        }
        Format::Json => json::write(out, tested),
        Format::Junit => junit::write(out, tested, args),
    }
}

fn summary(tested: &[Tested]) -> String {
    let ran = || tested.iter().filter_map(|of| of.ran.as_ref());
    let count: usize = ran().map(|of| of.reports.len()).sum();
    let failed: usize = ran().map(Ran::failed).sum();
    let examples = output::counted(count as u64, "example", "examples");
    match (count, failed) {
        (0, _) => "no example was run".to_owned(),
        (_, 0) => format!("{examples}: all passed"),
        _ => format!("{examples}: {} passed, {failed} failed", count - failed),
    }
}

fn verdict(tested: &[Tested], args: &TestArgs) -> Outcome {
    if tested.iter().any(|of| of.ran.is_none()) {
        return Err(Failure::Said);
    }
    let mut held = true;
    for (file, ran) in tested.iter().filter_map(|of| Some((&of.file, of.ran.as_ref()?))) {
        held &= ran.failed() == 0;
        if ran.has == 0 && args.deny.contains(&Deny::Missing) {
            warn(format_args!("`{file}` has no examples"));
            held = false;
        }
        let gaps = ran.coverage.as_ref().map_or(0, |coverage| coverage.gaps().count());
        if gaps > 0 && args.deny.contains(&Deny::Gaps) {
            let gaps = output::counted(gaps as u64, "line", "lines");
            warn(format_args!("{gaps} of `{file}` no example exercises: `--coverage` names them"));
            held = false;
        }
    }
    let none = tested.iter().all(|of| of.ran.as_ref().is_some_and(|ran| ran.reports.is_empty()));
    if let Some(text) = args.example.as_ref().filter(|_| none) {
        warn(format_args!("no example has `{text}` in its title"));
        held = false;
    }
    if held { Ok(()) } else { Err(Failure::NotHeld) }
}
