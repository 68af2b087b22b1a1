//! `leadpact backtest`: holds the criteria against what became of the leads.

mod page;
mod rows;

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use leadpact::{BacktestReport, Goal, Lead};

use crate::exit::{Failure, Outcome, note};
use crate::files::{self, Sink};
use crate::input::{InputArgs, Joined};
use crate::output::counted;
use crate::problems::Problems;
use crate::progress::Progress;
use crate::won::{self, Won, WonArg, WonAt};
use crate::{pacts, terminal};

/// Hold the criteria against what became of the leads
///
/// Tells for each stage and level how many leads were won, what each rule of a score tells and on how many leads that
/// rests, and how well each score puts leads in order. Nothing is called better that the numbers do not carry.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  leadpact backtest inbound.pact leads.csv --won Converted\n  \
    leadpact backtest inbound.pact leads.csv --won \"Stage=Closed won\" --as-of 2026-06-30\n  \
    leadpact backtest inbound.pact leads.csv --won Converted --precision 60% --volume 500\n  \
    leadpact backtest inbound.pact deals.csv --won \"won_date=*\" --won-at won_date --format json")]
pub struct BacktestArgs {
    /// The pact; `-` is standard input
    #[arg(value_name = "PACT")]
    pact: PathBuf,
    #[command(flatten)]
    input: InputArgs,
    /// The column that says whether a lead was won, for example Converted or "Stage=Closed won"; any value is
    /// "COLUMN=*"
    #[arg(long, value_name = "COLUMN[=VALUE]", value_parser = won::argument)]
    won: WonArg,
    /// The column that says when; what is dated later is warned of
    #[arg(long, value_name = "COLUMN")]
    won_at: Option<String>,
    /// Find the threshold of each score from which at least this share is won, for example 60%
    #[arg(long, value_name = "SHARE", value_parser = share)]
    precision: Option<f64>,
    /// Find the threshold of each score that so many leads reach
    #[arg(long, value_name = "LEADS")]
    volume: Option<u64>,
    /// What to write; a page for people on a terminal, else CSV
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to this file, which is replaced only when all is done; packed if it ends in .gz
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page for people
    Table,
    /// One JSON document
    Json,
    /// A row for each stage, level, bin, rule, threshold and warning
    Csv,
}

/// Reads `60%`, `60` or `0.6`.
fn share(text: &str) -> Result<f64, String> {
    let (number, percent) = match text.trim().strip_suffix('%') {
        Some(number) => (number.trim(), true),
        None => (text.trim(), false),
    };
    let number: f64 = number.parse().map_err(|_| format!("`{text}` is no share; write for example 60%"))?;
    // Read with its places moved, so that 58.3 % is the same number as 583 of 1,000.
    let hundredths = || format!("{number}e-2").parse().unwrap_or(number / 100.0);
    let share = if percent || number > 1.0 { hundredths() } else { number };
    if share > 0.0 && share <= 1.0 {
        Ok(share)
    } else {
        Err("a share lies above 0 and up to 100%".to_owned())
    }
}

/// Counts the leads, and says what the counts carry.
pub fn run(args: &BacktestArgs) -> Outcome {
    args.input.check_stdin(&args.pact)?;
    let pact = pacts::load(&args.pact)?;
    let as_of = args.input.as_of(&pact)?;
    let source = files::open(&args.input.leads)?;
    let mut progress = Progress::new(&source, "leads");
    let mut leads = args.input.open(&pact, source)?;
    let mut won = Won::new(&args.won, &leads)?;
    let won_at = args.won_at.as_deref().map(|name| WonAt::new(name, &leads, &pact, args.input.dates()));
    let mut won_at = won_at.transpose()?;
    let mut problems = Problems::new(None)?;
    let mut joined = Joined::open(&args.input, &pact, &mut problems)?;
    let (mut backtest, mut lead) = (pact.backtest(as_of), Lead::default());
    while leads.next(&mut lead, &mut problems)? {
        joined.join(&mut lead, &mut problems)?;
        for problem in lead.problems() {
            problems.add(leads.name(), leads.line(), problem)?;
        }
        if let Some(is_won) = won.of(&leads) {
            let at = won_at.as_mut().filter(|_| is_won).and_then(|won_at| won_at.of(&leads, &pact));
            backtest.add_dated(&lead, is_won, at);
        }
        progress.step();
    }
    progress.finish();
    joined.finish(&mut problems)?;
    won.check(leads.name(), true)?;
    won_at.as_ref().map_or(Ok(()), |won_at| won_at.check(leads.name()))?;
    if won.unknown() > 0 {
        let left_out = counted(won.unknown(), "lead has", "leads have");
        note(format_args!(
            "{left_out} nothing in `{}`: left out, for it is not known how they end",
            won.name()
        ));
    }
    problems.close(false)?;
    args.write(&backtest.report(&args.goals()))
}

impl BacktestArgs {
    fn goals(&self) -> Vec<Goal> {
        self.precision.map(Goal::Precision).into_iter().chain(self.volume.map(Goal::Volume)).collect()
    }

    fn format(&self) -> Format {
        let ends = |with: &str| self.output.as_ref().is_some_and(|path| files::is_named(path, with));
        match self.format {
            Some(format) => format,
            None if ends(".json") => Format::Json,
            None if ends(".csv") => Format::Csv,
            None if terminal::is_stdout() || self.output.is_some() => Format::Table,
            None => Format::Csv,
        }
    }

    fn write(&self, report: &BacktestReport) -> Outcome {
        let mut sink = Sink::to(self.output.as_deref())?;
        let name = sink.name().to_owned();
        let failed = |error: io::Error| Failure::writing(&name, &error);
        match self.format() {
            Format::Table => {
                let text = page::draw(report, terminal::width());
                terminal::write_page(&mut sink, &text, self.output.is_none()).map_err(failed)?;
            }
            Format::Json => {
                serde_json::to_writer_pretty(&mut sink, report).map_err(|error| failed(error.into()))?;
                sink.write_all(b"\n").map_err(failed)?;
            }
            Format::Csv => rows::write(&mut sink, report).map_err(|error| failed(error.into()))?,
        }
        sink.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_as_people_write_them() {
        assert_eq!(["60%", "60", "0.6", " 60 % "].map(|text| share(text).unwrap()), [0.6; 4]);
        assert_eq!(share("58.3%").unwrap(), 583.0 / 1000.0);
        assert!(["0", "101%", "many", "-5"].iter().all(|text| share(text).is_err()));
    }
}
