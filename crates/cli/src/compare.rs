//! `leadpact compare`: what has changed in meaning from one pact to another, and which leads that moves.

mod list;
mod matrix;
mod page;
mod read;
mod tally;

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use leadpact::{Instant, PactPair, Witness};
use serde::Serialize;

use crate::exit::{Failure, Outcome};
use crate::files::{self, Sink};
use crate::input::{InputArgs, InputHow};
use crate::won::{self, WonArg};
use crate::{pacts, terminal};

use list::List;
use read::Both;
use tally::{Leads, Tally};

/// Tell what has changed in meaning from one pact to another, and which leads that moves
///
/// Says every change of meaning in words, by declaration; layout and comments do not count, and labels only where
/// nothing else has changed. For changes that make a difference to somebody it shows a small lead that fares
/// otherwise. With leads, it tells how many change stage, level, route or score, and because of which change.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  leadpact compare old.pact new.pact\n  \
    leadpact compare old.pact new.pact leads.csv --as-of 2026-11-20 --won Converted\n  \
    leadpact compare old.pact new.pact leads.csv --format csv -o moved.csv\n  \
    leadpact compare old.pact new.pact --witnesses >> new.pact")]
pub struct CompareArgs {
    /// The old pact
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The new pact; `-` is standard input
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// Leads to be held against both: CSV, NDJSON or JSON, packed with gzip or not
    #[arg(value_name = "LEADS")]
    leads: Option<PathBuf>,
    #[command(flatten)]
    how: InputHow,
    /// The column that says whether a lead was won, for example Converted or "Stage=Closed won"; any value is
    /// "COLUMN=*"
    #[arg(long, value_name = "COLUMN[=VALUE]", value_parser = won::argument, requires = "leads")]
    won: Option<WonArg>,
    /// What to write; a page for people on a terminal and without leads, else CSV
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to this file, which is replaced only when all is done; packed if it ends in .gz
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write nothing but the leads that show the changes, as examples to be pasted into the new pact; who is told
    /// and when, no example can show
    #[arg(long, conflicts_with_all = ["format", "leads"])]
    witnesses: bool,
    /// Fail with exit code 1 if the meaning has changed, or if a lead moves
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
}

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page for people
    Table,
    /// A row for each lead that moves; without leads for each change
    Csv,
    /// A JSON object for each lead that moves; without leads for each change
    Ndjson,
    /// One JSON document: changes, witnesses and counts
    Json,
}

/// What not to accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Any change of meaning
    Changes,
    /// A lead that moves
    Moves,
}

/// All of it, for programs.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    comparison: &'a leadpact::Comparison,
    witnesses: &'a [Witness],
    /// None without leads.
    leads: Option<tally::Json<'a>>,
}

/// Compares two pacts, and holds leads against both.
pub fn run(args: &CompareArgs) -> Outcome {
    args.check()?;
    let pair = PactPair::new(&pacts::load(&args.old)?, &pacts::load(&args.new)?);
    if args.witnesses {
        return args.write_witnesses(&pair);
    }
    // What cannot be read is found before anything is written.
    let both = match args.input() {
        Some(input) => Some((input.as_of(pair.new_pact())?, Both::open(&pair, &input, args.won.as_ref())?)),
        None => None,
    };
    let mut list = args.list(&pair)?;
    let leads = both.map(|(as_of, both)| hold(&pair, as_of, both, &mut list)).transpose()?;
    match list {
        Some(list) => list.finish()?,
        None => args.write(&pair, leads.as_ref())?,
    }
    let moved = leads.as_ref().is_some_and(|leads| leads.tally.moved > 0);
    match args.deny {
        Some(Deny::Changes) if !pair.comparison().same_meaning => Err(Failure::NotHeld),
        Some(Deny::Moves) if moved => Err(Failure::NotHeld),
        _ => Ok(()),
    }
}

/// Holds all leads against both pacts.
fn hold(pair: &PactPair, as_of: Instant, mut both: Both, list: &mut Option<List>) -> Outcome<Leads> {
    let mut assessor = pair.assessor(as_of);
    let mut tally = Tally::new(pair);
    while both.next()? {
        let won = both.won();
        let moved = assessor.compare(&both.old_lead, &both.new_lead);
        tally.add(assessor.outcomes(), moved.as_ref(), won);
        if let (Some(list), Some(moved)) = (list.as_mut(), &moved) {
            list.lead(pair, moved, won)?;
        }
    }
    both.finish(tally)
}

impl CompareArgs {
    fn check(&self) -> Outcome {
        let (leads, interactions) = (self.leads.as_deref(), self.how.interactions.as_deref());
        let paths = [Some(self.old.as_path()), Some(self.new.as_path()), leads, interactions];
        files::check_stdin(paths.into_iter().flatten())?;
        if self.deny == Some(Deny::Moves) && self.leads.is_none() {
            return Err(Failure::Usage("--deny moves needs leads; name a file of them".to_owned()));
        }
        if self.leads.is_none() { self.how.refuse_unused() } else { Ok(()) }
    }

    fn input(&self) -> Option<InputArgs> {
        Some(InputArgs { leads: self.leads.clone()?, how: self.how.clone() })
    }

    fn format(&self) -> Format {
        let ends = |with: &str| self.output.as_ref().is_some_and(|path| files::is_named(path, with));
        match self.format {
            Some(format) => format,
            None if ends(".csv") => Format::Csv,
            None if ends(".ndjson") || ends(".jsonl") => Format::Ndjson,
            None if ends(".json") => Format::Json,
            None if self.leads.is_none() || self.output.is_some() || terminal::is_stdout() => Format::Table,
            None => Format::Csv,
        }
    }

    fn sink(&self) -> Outcome<Sink> {
        Sink::to(self.output.as_deref())
    }

    /// The list that is wanted, with the changes in it where there are no leads.
    fn list(&self, pair: &PactPair) -> Outcome<Option<List>> {
        let is_csv = match self.format() {
            Format::Csv => true,
            Format::Ndjson => false,
            Format::Table | Format::Json => return Ok(None),
        };
        let sink = self.sink()?;
        if self.leads.is_some() {
            return List::of_leads(pair, sink, is_csv, self.won.is_some()).map(Some);
        }
        List::of_changes(pair, sink, is_csv).map(Some)
    }

    fn write(&self, pair: &PactPair, leads: Option<&Leads>) -> Outcome {
        let witnesses = pair.witnesses();
        let mut sink = self.sink()?;
        let name = sink.name().to_owned();
        let failed = |error: io::Error| Failure::writing(&name, &error);
        if self.format() == Format::Json {
            let leads = leads.map(Leads::json);
            let document = Document { comparison: pair.comparison(), witnesses: &witnesses, leads };
            serde_json::to_writer_pretty(&mut sink, &document).map_err(|error| failed(error.into()))?;
            sink.write_all(b"\n").map_err(failed)?;
        } else {
            let width = terminal::width();
            let text = page::draw(pair.comparison(), &witnesses, leads, width);
            let colored = self.output.is_none();
            terminal::write_page(&mut sink, &text, colored).map_err(failed)?;
        }
        sink.finish()
    }

    fn write_witnesses(&self, pair: &PactPair) -> Outcome {
        let mut sink = self.sink()?;
        let name = sink.name().to_owned();
        for example in pair.witnesses().into_iter().filter_map(|witness| witness.example) {
            let written = writeln!(sink, "\n{}", example.trim_end());
            written.map_err(|error| Failure::writing(&name, &error))?;
        }
        sink.finish()
    }
}
