//! `leadpact score`: assess every lead of a file.

mod form;
mod pipeline;
mod results;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use leadpact::{Instant, Lead, LeadTable, Pact};

use crate::exit::{Outcome, note, warn};
use crate::files;
use crate::input::{InputArgs, Joined, Leads};
use crate::output::summary::LeftOut;
use crate::problems::Problems;
use crate::progress::Progress;
use crate::{pacts, terminal};

use pipeline::Desk;
use results::Results;

/// Assess every lead of a file: scores, ratings, stage, route, and what is missing
///
/// Holds each lead against the pact: its scores, ratings, stage, handover, route and nurture tracks, and the
/// fields that are missing. On a terminal it shows a summary of all leads; into a pipe or a file it writes a row
/// for each. Values that do not fit count as unknown and are listed on standard error.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  leadpact score inbound.pact leads.csv\n  \
    leadpact score inbound.pact leads.csv -o scored.csv --problems problems.ndjson\n  \
    leadpact score inbound.pact leads.ndjson.gz --as-of 2026-11-20 --format ndjson | head\n  \
    leadpact score inbound.pact leads.csv --interactions events.csv \
    --interaction-columns lead=case_id,at=timestamp,type=activity")]
pub struct ScoreArgs {
    /// The pact; `-` is standard input
    #[arg(value_name = "PACT")]
    pact: PathBuf,
    #[command(flatten)]
    input: InputArgs,
    /// What to write; a summary on a terminal, else CSV
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to this file, which is replaced only when all is done; packed if it ends in .gz
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write every value that does not fit to this file, a JSON object a line
    #[arg(long, value_name = "FILE")]
    problems: Option<PathBuf>,
    /// Fail with exit code 1 if a value does not fit
    #[arg(long)]
    strict: bool,
}

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A summary of all leads
    Table,
    /// A row for each lead
    Csv,
    /// A JSON object for each lead, with bounds, open points and the next change
    Ndjson,
}

/// Assesses the leads, writes the results, and says what does not fit.
pub fn run(args: &ScoreArgs) -> Outcome {
    args.input.check_stdin(&args.pact)?;
    let pact = pacts::load(&args.pact)?;
    let as_of = args.input.as_of(&pact)?;
    let mut problems = Problems::new(args.problems.as_deref())?;
    let source = files::open(&args.input.leads)?;
    let progress = Progress::new(&source, "leads");
    let leads = args.input.open(&pact, source)?;
    if let Some(table) = leads.table() {
        say_missing(&pact, table, leads.name());
    }
    let joined = Joined::open(&args.input, &pact, &mut problems)?;
    let mut results = Results::open(&pact, args.output.as_deref(), args.format())?;
    let all = All { leads, joined, progress };
    let left_out = all.assess((&pact, as_of), &mut results, &mut problems)?;
    results.finish(&left_out)?;
    problems.close(args.strict)
}

/// All leads of a file, and their interactions.
struct All {
    leads: Leads,
    joined: Joined,
    progress: Progress,
}

impl All {
    /// Assesses all, and tells what was left out.
    fn assess(
        self,
        by: (&Pact, Instant),
        results: &mut Results,
        problems: &mut Problems,
    ) -> Outcome<LeftOut> {
        if !self.joined.is_none() {
            return self.one_by_one(by, results, problems);
        }
        if self.leads.table().is_none() {
            return self.json_one_by_one(by, results, problems);
        }
        let (name, mut progress) = (self.leads.name().to_owned(), self.progress);
        // It is one, as was seen above.
        let Some(table) = self.leads.into_table() else { return Ok(LeftOut::default()) };
        let ((pact, as_of), name, progress) = (by, name.as_str(), &mut progress);
        pipeline::assess(table, Desk { pact, as_of, name, results, problems, progress })
    }

    /// Assesses leads in JSON, one after the other.
    fn json_one_by_one(
        self,
        (pact, as_of): (&Pact, Instant),
        results: &mut Results,
        problems: &mut Problems,
    ) -> Outcome<LeftOut> {
        let Self { mut leads, mut progress, .. } = self;
        let (mut assessor, mut left_out) = (pact.assessor(as_of), LeftOut::default());
        while let Some((name, found)) = leads.next_json()? {
            let line = found.line();
            let (assessment, ignored) = found.assess(name, &mut assessor)?;
            for problem in assessment.problems() {
                problems.add(name, line, problem)?;
            }
            left_out.keys += u64::from(ignored.keys);
            left_out.undeclared += u64::from(ignored.interactions);
            results.write(assessment)?;
            progress.step();
        }
        progress.finish();
        left_out.problems = problems.count();
        Ok(left_out)
    }

    /// Assesses one after the other, with their interactions.
    fn one_by_one(
        self,
        (pact, as_of): (&Pact, Instant),
        results: &mut Results,
        problems: &mut Problems,
    ) -> Outcome<LeftOut> {
        let Self { mut leads, mut joined, mut progress } = self;
        let mut assessor = pact.assessor(as_of);
        let (mut lead, mut left_out) = (Lead::default(), LeftOut::default());
        while leads.next(&mut lead, problems)? {
            joined.join(&mut lead, problems)?;
            let assessment = assessor.assess(&lead);
            for problem in assessment.problems() {
                problems.add(leads.name(), leads.line(), problem)?;
            }
            count_ignored(&mut left_out, &lead, &leads);
            results.write(assessment)?;
            progress.step();
        }
        progress.finish();
        joined.finish(problems)?;
        left_out.undeclared += joined.tally.undeclared;
        left_out.orphans += joined.tally.orphans;
        left_out.problems = problems.count();
        Ok(left_out)
    }
}

impl ScoreArgs {
    fn format(&self) -> Format {
        let ends = |with: &str| self.output.as_ref().is_some_and(|path| files::is_named(path, with));
        match self.format {
            Some(format) => format,
            None if self.output.is_none() && terminal::is_stdout() => Format::Table,
            None if ends(".ndjson") || ends(".jsonl") => Format::Ndjson,
            None => Format::Csv,
        }
    }
}

/// The columns of a table are counted once, the keys and interactions of each lead in JSON one by one.
fn count_ignored(left_out: &mut LeftOut, lead: &Lead, leads: &Leads) {
    match leads.table() {
        Some(table) => left_out.columns = table.ignored().len(),
        None => left_out.keys += u64::from(lead.ignored().keys),
    }
    left_out.undeclared += u64::from(lead.ignored().interactions);
}

/// Says which fields have no column: they are unknown for every lead, which may not be what is meant.
fn say_missing(pact: &Pact, table: &LeadTable, name: &str) {
    let (similar, other): (Vec<_>, Vec<_>) = table.missing().iter().partition(|m| m.similar.is_some());
    for missing in similar {
        let similar = missing.similar.as_deref().unwrap_or_default();
        warn(format_args!(
            "`{name}` has no column `{}`, so `{}` is unknown for every lead; did you mean `{similar}`?",
            missing.column, missing.field
        ));
    }
    if !other.is_empty() {
        let names =
            other.iter().map(|missing| format!("`{}`", missing.column)).collect::<Vec<_>>().join(", ");
        let have = if other.len() == 1 { "has" } else { "have" };
        let (missing, all) = (other.len(), pact.fields().len());
        note(format_args!("{missing} of the pact's {all} fields {have} no column in `{name}`: {names}"));
    }
}
