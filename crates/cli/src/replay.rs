//! `leadpact replay`: run what happened to leads through the lifecycle of a pact, in the order of time.

mod funnel;
mod journal;
mod leads;
mod look;
mod output;
mod record;
mod report;
mod states;

use std::path::PathBuf;

use clap::Args;
use leadpact::{DateFormat, Instant, Pact};

use crate::exit::{Failure, Outcome, note};
use crate::problems::{EntryKind, Problems, WrongEntry};
use crate::progress::Progress;
use crate::{files, input, pacts, terminal};

use funnel::Funnel;
use journal::{Entry, Journal, Unread, said};
use leads::{End, Leads};
use output::{Format, Output};
use record::Record;
use report::LeftOut;
use states::Stop;

/// Run what happened to leads through the lifecycle: transitions, the funnel, who stood where when
///
/// A journal tells in the order of time what became known of leads, what they did, and which commands were
/// given. Between its entries timers and deadlines fall due. On a terminal the funnel is shown, and what to look
/// at; with --format table all that comes of it is listed before; into a pipe or a file go the transitions.
#[derive(Debug, Args)]
#[command(after_help = "Entries of a journal, one JSON object a line:\n  \
    {\"at\": \"2026-11-02T09:00\", \"lead\": \"42\", \"set\": {\"company\": \"Acme\", \"employees\": 300}}\n  \
    {\"at\": \"2026-11-02T09:05\", \"lead\": \"42\", \"did\": {\"type\": \"page_view\", \"path\": \"/pricing\"}}\n  \
    {\"at\": \"2026-11-03T10:00\", \"lead\": \"42\", \"command\": \"reject\", \"by\": \"sales\", \"because\": \"student\"}\n  \
    {\"at\": \"2026-11-03T11:00\", \"lead\": \"42\", \"merge\": \"17\"}\n\n\
    Examples:\n  leadpact replay inbound.pact journal.ndjson\n  \
    leadpact replay inbound.pact journal.ndjson.gz --as-of 2026-10-01 --as-of 2026-11-01 --format table\n  \
    leadpact replay inbound.pact today.ndjson --state-in mon.ndjson --state-out tue.ndjson --until 2026-11-03")]
pub struct ReplayArgs {
    /// The pact; `-` is standard input
    #[arg(value_name = "PACT")]
    pact: PathBuf,
    /// The journal: a JSON object a line, packed with gzip or not; `-` is standard input
    #[arg(value_name = "JOURNAL")]
    journal: PathBuf,
    /// What to write; a summary on a terminal, else CSV
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to this file, which is replaced only when all is done; packed if it ends in .gz
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write the funnel to this file: as JSON if it ends in .json, else as text
    #[arg(long, value_name = "FILE")]
    funnel: Option<PathBuf>,
    /// Tell how many leads stand in each stage as of this instant; may be given several times
    #[arg(long, value_name = "INSTANT")]
    as_of: Vec<String>,
    /// Let time pass up to this instant, and leave out what comes later; up to the last entry, if it is left out
    #[arg(long, value_name = "INSTANT")]
    until: Option<String>,
    /// Go on from where a replay stopped that wrote this file
    #[arg(long, value_name = "FILE")]
    state_in: Option<PathBuf>,
    /// Write where this replay stops to this file: the leads and their states
    #[arg(long, value_name = "FILE")]
    state_out: Option<PathBuf>,
    /// How dates in `set` and `did` are written if not as 2026-11-20, for example DD.MM.YYYY
    #[arg(long, value_name = "FORMAT", value_parser = input::date_format)]
    date_format: Option<DateFormat>,
    /// Write everything that does not fit to this file, a JSON object a line
    #[arg(long, value_name = "FILE")]
    problems: Option<PathBuf>,
    /// Fail with exit code 1 if something does not fit, or a command is refused
    #[arg(long)]
    strict: bool,
}

/// Runs the journal, writes what comes of it, and says what does not fit.
pub fn run(args: &ReplayArgs) -> Outcome {
    args.check_stdin()?;
    let pact = pacts::load(&args.pact)?;
    if pact.stages().len() == 0 {
        let failure = Failure::unreadable(format!("`{}` has no stages", files::shown(&args.pact)));
        return Err(failure.help("there is nothing to replay where no lead can stand in a stage"));
    }
    let times = args.times(&pact)?;
    let mut leads = Leads::new(&pact, pact.json_reader(args.date_format.clone()));
    let begin = args.state_in.as_deref().map(|path| states::read(path, &mut leads)).transpose()?;
    let mut funnel = Funnel::new(&pact);
    if let Some(begin) = begin {
        funnel.begin(&leads, begin);
    }
    let source = files::open(&args.journal)?;
    let progress = Progress::new(&source, "entries");
    let journal = Journal::open(source)?;
    let record = Record {
        pact: pact.clone(),
        output: Output::open(args.output.as_deref(), args.format())?,
        funnel,
        problems: Problems::new(args.problems.as_deref())?,
        as_of: times.as_of.clone(),
        place: (journal.name.clone(), 0),
    };
    let clock = begin.map(|stop| stop.at);
    Replay { leads, record, times, clock, first: clock, left_out: LeftOut::default() }
        .run(args, journal, progress)
}

/// The instants that arguments name.
#[derive(Debug, Clone)]
struct Times {
    /// The latest first.
    as_of: Vec<Instant>,
    until: Option<Instant>,
}

/// A replay under way.
struct Replay {
    leads: Leads,
    record: Record,
    times: Times,
    /// How far time has come.
    clock: Option<Instant>,
    first: Option<Instant>,
    left_out: LeftOut,
}

impl Replay {
    fn run(mut self, args: &ReplayArgs, mut journal: Journal, mut progress: Progress) -> Outcome {
        let name = journal.name.clone();
        loop {
            let line = journal.line() + 1;
            let Some(text) = journal.next()? else { break };
            match journal::read(text, &self.leads.pact) {
                Ok(entry) => {
                    self.record.place.1 = line;
                    self.entry(entry)?;
                }
                Err(Unread::Malformed(why)) => return Err(journal::malformed(&name, line, &why)),
                Err(Unread::Wrong(lead, wrong)) => {
                    self.record.place.1 = line;
                    self.record.wrong(&lead, &wrong)?;
                }
            }
            progress.step();
        }
        progress.finish();
        self.finish(args)
    }

    /// Takes an entry, once everything that fell due before it is done.
    fn entry(&mut self, entry: Entry<'_>) -> Outcome {
        let (at, id) = (entry.at, entry.lead.clone().unwrap_or_default());
        for wrong in &entry.wrong {
            self.record.wrong(&id, wrong)?;
        }
        if self.times.until.is_some_and(|until| at > until) {
            self.left_out.later += 1;
            return Ok(());
        }
        if let Some(clock) = self.clock.filter(|&clock| at < clock) {
            let before = report::minutes(&self.leads.pact, clock);
            let message = format!(
                "is earlier than {before}, to which time has come; entries stand in the order of time"
            );
            let value = report::minutes(&self.leads.pact, at);
            let wrong = WrongEntry { kind: EntryKind::OutOfOrder, key: "at".to_owned(), value, message };
            return self.record.wrong(&id, &wrong);
        }
        self.leads.pass(at, End::Excluded, &mut self.record)?;
        self.record.now(at)?;
        (self.clock, self.first) = (Some(at), self.first.or(Some(at)));
        self.left_out.entries += 1;
        if entry.lead.is_some() { self.of_lead(&id, entry) } else { Ok(()) }
    }

    fn of_lead(&mut self, id: &str, entry: Entry<'_>) -> Outcome {
        if let Some(text) = entry.set {
            self.learn(id, "set", text, entry.at)?;
        }
        if let Some(text) = entry.did {
            self.learn(id, "did", text, entry.at)?;
        }
        if let Some(other) = &entry.merge {
            self.merge(id, other, entry.at)?;
        }
        if let Some(command) = entry.command {
            self.command(id, command, entry.at)?;
        }
        Ok(())
    }

    /// Fields that became known, or an interaction: who is new is a lead from now on.
    fn learn(&mut self, id: &str, key: &str, text: &str, at: Instant) -> Outcome {
        if !text.starts_with('{') {
            let message = format!(
                "is no object, such as {}",
                if key == "set" { "{\"company\": \"Acme\"}" } else { "{\"type\": \"call\"}" }
            );
            let wrong = WrongEntry {
                kind: EntryKind::WrongShape,
                key: key.to_owned(),
                value: text.to_owned(),
                message,
            };
            return self.record.wrong(id, &wrong);
        }
        let place = self.leads.find_or_new(id);
        let Leads { all, json, .. } = &mut self.leads;
        let Some(of) = all.get_mut(place) else { return Ok(()) };
        let before = of.lead.ignored();
        let problems = match key {
            "set" => json.update(text, &mut of.lead),
            _ => json.add(text, at, &mut of.lead),
        };
        let problems = problems.map_err(|error| {
            journal::malformed(&self.record.place.0, self.record.place.1, &error.to_string())
        })?;
        for problem in problems {
            self.record.problems.add(&self.record.place.0, self.record.place.1, problem)?;
        }
        let after = of.lead.ignored();
        self.left_out.keys += u64::from(after.keys.saturating_sub(before.keys));
        self.left_out.undeclared += u64::from(after.interactions.saturating_sub(before.interactions));
        self.leads.wake(place, Some(at));
        Ok(())
    }

    fn merge(&mut self, id: &str, other: &str, at: Instant) -> Outcome {
        let (Some(kept), Some(merged)) = (self.leads.find(id), self.leads.find(other)) else {
            let missing = if self.leads.find(id).is_none() { id } else { other };
            return self.unknown_lead(id, "merge", missing);
        };
        if kept == merged {
            let message = format!("`{other}` is this lead already");
            return self.record.wrong(id, &said(EntryKind::UnknownLead, "merge", &message));
        }
        match self.leads.merge(kept, merged, at, &mut self.record)? {
            Ok(()) => Ok(()),
            Err(error) => self.record.no_step(id, &error),
        }
    }

    fn command(&mut self, id: &str, command: leadpact::Command, at: Instant) -> Outcome {
        let Some(place) = self.leads.find(id) else { return self.unknown_lead(id, "command", id) };
        let Err(error) = self.leads.command(place, command, at, &mut self.record)? else { return Ok(()) };
        match error.refusal() {
            Some(refusal) => self.record.refused(id, at, refusal),
            None => self.record.no_step(id, &error),
        }
    }

    fn unknown_lead(&mut self, id: &str, key: &str, missing: &str) -> Outcome {
        let message = format!("there is no lead `{missing}` yet; an entry with `set` or `did` makes one");
        self.record.wrong(id, &said(EntryKind::UnknownLead, key, &message))
    }
}

/// The end.
impl Replay {
    fn finish(mut self, args: &ReplayArgs) -> Outcome {
        let stop = self.stop(args);
        if let Some(stop) = stop {
            self.leads.pass(stop.at, stop.end, &mut self.record)?;
            self.record.now(stop.at.plus_millis(1))?;
            self.record.funnel.end(&self.leads, stop);
        }
        let look = stop.map_or_else(String::new, |stop| look::text(&self.leads.pact, &self.leads, stop.at));
        let Self { leads, record, left_out, first, .. } = self;
        let Record { pact, output, funnel, problems, .. } = record;
        let report = report::Report {
            pact: &pact,
            funnel: &funnel,
            left_out,
            look,
            from: first,
            to: stop.map(|stop| stop.at),
        };
        if let Some(path) = &args.funnel {
            report.to_file(path)?;
        }
        output.finish(&report)?;
        // Last, so that whoever goes on from there has all that came before.
        if let Some(path) = &args.state_out {
            let none = || Failure::unreadable("the journal has no entries: there is no state to write");
            states::write(path, stop.ok_or_else(none)?, &leads)?;
        }
        problems.close(args.strict)
    }

    /// Where time stops. With the states written and no end named, entries of the last instant may still come:
    /// what falls due then is left to the replay that goes on.
    fn stop(&self, args: &ReplayArgs) -> Option<Stop> {
        let asked = self.times.as_of.first().copied();
        match (self.times.until, self.clock) {
            (Some(until), clock) => {
                Some(Stop { at: clock.map_or(until, |clock| clock.max(until)), end: End::Included })
            }
            (None, clock) if asked.is_some() && asked >= clock => {
                asked.map(|at| Stop { at, end: End::Included })
            }
            (None, Some(at)) if args.state_out.is_some() => Some(Stop { at, end: End::Excluded }),
            (None, clock) => clock.map(|at| Stop { at, end: End::Included }),
        }
    }
}

impl ReplayArgs {
    /// Refuses to read two things from standard input.
    fn check_stdin(&self) -> Outcome {
        let paths = [Some(&self.pact), Some(&self.journal), self.state_in.as_ref()];
        files::check_stdin(paths.into_iter().flatten().map(PathBuf::as_path))?;
        if !self.as_of.is_empty() && self.format() == Format::Csv && self.funnel.is_none() && !self.is_shown()
        {
            note("where leads stood is told by --format table and ndjson, not in CSV");
        }
        Ok(())
    }

    /// Whether a table is shown beside a file.
    fn is_shown(&self) -> bool {
        self.output.is_some() && terminal::is_stdout()
    }

    fn times(&self, pact: &Pact) -> Outcome<Times> {
        let as_of = self.as_of.iter().map(|text| input::instant(pact, "--as-of", text));
        let mut as_of: Vec<_> = as_of.collect::<Outcome<_>>()?;
        as_of.sort_unstable_by(|a, b| b.cmp(a));
        as_of.dedup();
        let until = self.until.as_ref().map(|text| input::instant(pact, "--until", text)).transpose()?;
        if until.is_some_and(|until| as_of.first().is_some_and(|&asked| asked > until)) {
            return Err(Failure::Usage("an instant of --as-of comes after --until".to_owned()));
        }
        Ok(Times { as_of, until })
    }

    fn format(&self) -> Format {
        let ends = |with: &str| self.output.as_ref().is_some_and(|path| files::is_named(path, with));
        match self.format {
            Some(format) => format,
            None if self.output.is_none() && terminal::is_stdout() => Format::Summary,
            None if ends(".ndjson") || ends(".jsonl") => Format::Ndjson,
            None => Format::Csv,
        }
    }
}
