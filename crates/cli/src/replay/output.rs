//! Where transitions go as they happen.

use std::io::{self, Write as _};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use csv::Writer;
use leadpact::{Cause, Handover, Instant, Pact, Place, Refusal, Transition, TransitionKind};
use serde::Serialize;

use super::funnel::Standing;
use super::report::{self, Report};
use crate::exit::{Failure, Outcome};
use crate::files::Sink;
use crate::output::{counted, lines};
use crate::terminal;

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The funnel, and what to look at; before them the transitions, if they are few
    Summary,
    /// A line for each transition, then the funnel
    Table,
    /// A row for each transition
    Csv,
    /// A JSON object for each transition and each refused command, then one for the funnel
    Ndjson,
}

/// The columns of CSV.
const COLUMNS: [&str; 17] = [
    "at",
    "lead",
    "kind",
    "cause",
    "from",
    "from_handover",
    "to",
    "to_handover",
    "action",
    "team",
    "actor",
    "reason",
    "why",
    "notify",
    "route",
    "due",
    "merged",
];

/// What is written while time passes.
pub struct Output {
    rows: Rows,
    /// Who asks for it reads where leads stood behind the transitions.
    standing: Vec<String>,
    /// Whether that goes to a file; on a terminal the funnel is shown beside it.
    is_file: bool,
}

const TITLE: Style = Style::new().bold();
const HEADING: Style = AnsiColor::Green.on_default().bold();

/// With more transitions than this a summary counts them.
const FEW: usize = 20;

enum Rows {
    /// When and what the first transitions were, and how many there are.
    Summary(Sink, Vec<(String, String)>, u64),
    Table(Sink),
    Csv(Box<Writer<Sink>>, String),
    Ndjson(Sink),
}

/// A command that was refused.
#[derive(Serialize)]
struct Refused<'a> {
    at: String,
    lead: &'a str,
    refused: &'a Refusal,
}

impl Output {
    /// Opens what is to be written.
    pub fn open(path: Option<&Path>, format: Format) -> Outcome<Self> {
        let sink = Sink::to(path)?;
        let name = sink.name().to_owned();
        let rows = match format {
            Format::Summary => Rows::Summary(sink, Vec::new(), 0),
            Format::Table => Rows::Table(sink),
            Format::Ndjson => Rows::Ndjson(sink),
            Format::Csv => {
                let mut writer = Writer::from_writer(sink);
                writer.write_record(COLUMNS).map_err(|error| failed(&name, error.into()))?;
                Rows::Csv(Box::new(writer), name)
            }
        };
        Ok(Self { rows, standing: Vec::new(), is_file: path.is_some() })
    }

    /// Writes a transition.
    pub fn transition(&mut self, pact: &Pact, of: &Transition) -> Outcome {
        match &mut self.rows {
            Rows::Summary(_, first, count) => {
                *count += 1;
                if first.len() < FEW {
                    first
                        .push((report::minutes(pact, of.at), format!("{}  {}", of.lead, sentence(pact, of))));
                }
                Ok(())
            }
            Rows::Table(sink) => {
                let at = report::minutes(pact, of.at);
                let told = format!("{at}  {}  {}\n", of.lead, sentence(pact, of));
                let written = sink.write_all(terminal::tamed(&told).as_bytes());
                written.map_err(|error| failed(sink.name(), error))
            }
            Rows::Csv(writer, name) => {
                writer.write_record(cells(pact, of)).map_err(|error| failed(name, error.into()))
            }
            Rows::Ndjson(sink) => line(sink, of),
        }
    }

    /// Writes a refused command, where there is a place for it.
    pub fn refusal(&mut self, pact: &Pact, lead: &str, at: Instant, refused: &Refusal) -> Outcome {
        match &mut self.rows {
            Rows::Ndjson(sink) => line(sink, &Refused { at: pact.instant_text(at), lead, refused }),
            Rows::Summary(..) | Rows::Table(_) | Rows::Csv(..) => Ok(()),
        }
    }

    /// Tells where leads stand: at once, or behind the transitions.
    pub fn standing(&mut self, pact: &Pact, of: &Standing<'_>) -> Outcome {
        match &mut self.rows {
            Rows::Ndjson(sink) => line(sink, &report::standing_json(pact, of)),
            Rows::Summary(..) | Rows::Table(_) | Rows::Csv(..) => {
                self.standing.push(report::standing(pact, of));
                Ok(())
            }
        }
    }

    /// Writes the funnel behind the transitions, and what is left.
    pub fn finish(self, report: &Report<'_>) -> Outcome {
        let text = || report.text(&self.standing);
        match self.rows {
            Rows::Summary(mut sink, first, count) => {
                let text = summary(&first, count) + &page(report, &self.standing);
                let written = terminal::write_page(&mut sink, text.trim_start_matches('\n'), !self.is_file);
                written.map_err(|error| failed(sink.name(), error))?;
                sink.finish()?;
            }
            Rows::Table(mut sink) => {
                sink.write_all(terminal::tamed(&text()).as_bytes())
                    .map_err(|error| failed(sink.name(), error))?;
                sink.finish()?;
            }
            Rows::Ndjson(mut sink) => {
                line(&mut sink, &report.line())?;
                sink.finish()?;
            }
            Rows::Csv(writer, name) => {
                let sink = writer.into_inner().map_err(|error| {
                    failed(&name, io::Error::new(error.error().kind(), error.error().to_string()))
                })?;
                sink.finish()?;
            }
        }
        if self.is_file && terminal::is_stdout() {
            let mut sink = Sink::to(None)?;
            let written = terminal::write_page(&mut sink, &page(report, &self.standing), true);
            written.map_err(|error| failed(sink.name(), error))?;
            sink.finish()?;
        }
        Ok(())
    }
}

/// A summary with colours: of each first line of a paragraph what stands before its colon.
fn page(report: &Report<'_>, standing: &[String]) -> String {
    let mut page = String::new();
    let mut is_first = false;
    for line in report.summary(standing).lines() {
        let (head, rest) = line.split_at(line.find(": ").unwrap_or(line.len()));
        let style = if head == report.pact.name() { TITLE } else { HEADING };
        if is_first && !line.starts_with(' ') {
            page += &format!("{style}{head}{style:#}{rest}\n");
        } else {
            page.extend([line, "\n"]);
        }
        is_first = line.is_empty();
    }
    page
}

/// The transitions before a summary: all of them if they are few, else how many there are.
fn summary(first: &[(String, String)], count: u64) -> String {
    if count > first.len() as u64 {
        let count = counted(count, "transition", "transitions");
        return format!("{count}: --format table lists them, --format csv and ndjson write them\n");
    }
    let row = |(at, told): &(String, String)| {
        // What goes on stands below the id.
        let behind = at.chars().count() + 2;
        let told = lines(told, terminal::width().saturating_sub(behind));
        format!("{at}  {}\n", told.join(&format!("\n{}", " ".repeat(behind))))
    };
    first.iter().map(row).collect()
}

fn line(sink: &mut Sink, of: &impl Serialize) -> Outcome {
    let written = serde_json::to_writer(&mut *sink, of).map_err(io::Error::from);
    written.and_then(|()| sink.write_all(b"\n")).map_err(|error| failed(sink.name(), error))
}

fn failed(name: &str, error: io::Error) -> Failure {
    Failure::writing(name, &error)
}

fn cells(pact: &Pact, of: &Transition) -> [String; 17] {
    let part = |place: Option<&Place>| place.and_then(|place| place.handover).map_or("", Handover::word);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let due = of.due.map(|due| pact.instant_text(due));
    [
        pact.instant_text(of.at),
        of.lead.clone(),
        kind(of.kind).to_owned(),
        cause(of.cause).to_owned(),
        of.from.as_ref().map(|place| place.stage.clone()).unwrap_or_default(),
        part(of.from.as_ref()).to_owned(),
        of.to.stage.clone(),
        part(Some(&of.to)).to_owned(),
        text(&of.action),
        text(&of.team),
        text(&of.actor),
        text(&of.reason),
        text(&of.why),
        text(&of.notify),
        text(&of.route),
        due.unwrap_or_default(),
        text(&of.merged),
    ]
}

fn kind(of: TransitionKind) -> &'static str {
    match of {
        TransitionKind::Started => "started",
        TransitionKind::Moved => "moved",
        TransitionKind::Confirmed => "confirmed",
        TransitionKind::HandedOver => "handed_over",
        TransitionKind::Notified => "notified",
        TransitionKind::Merged => "merged",
        _ => "other",
    }
}

fn cause(of: Cause) -> &'static str {
    match of {
        Cause::Start => "start",
        Cause::Automatic => "automatic",
        Cause::Timer => "timer",
        Cause::Deadline => "deadline",
        Cause::Command => "command",
        Cause::Host => "host",
        _ => "other",
    }
}

/// What happened, for people: `MQL → SAL, accept by sales`.
fn sentence(pact: &Pact, of: &Transition) -> String {
    let stage = &of.to.stage;
    let from = of.from.as_ref().map_or(stage, |place| &place.stage);
    let mut said = match of.kind {
        TransitionKind::Started => format!("starts in {stage}"),
        TransitionKind::Confirmed => format!("{stage}: confirmed"),
        TransitionKind::HandedOver => {
            let to = of.route.as_ref().map(|route| format!(" to {route}")).unwrap_or_default();
            let due = of.due.map(|due| format!(", due {}", report::minutes(pact, due))).unwrap_or_default();
            return format!("{stage}: handed over{to}{due}");
        }
        TransitionKind::Notified => {
            let late = if of.cause == Cause::Deadline { ", for it is late" } else { "" };
            return format!("{stage}: {} is told{late}", of.notify.as_deref().unwrap_or_default());
        }
        TransitionKind::Merged => {
            return format!("{stage}: {} is merged into it", of.merged.as_deref().unwrap_or_default());
        }
        _ => format!("{from} → {stage}"),
    };
    match of.cause {
        Cause::Timer => said += ", by a timer",
        Cause::Deadline => said += ", for it is late",
        Cause::Command => {
            let action = of.action.as_deref().filter(|_| of.kind != TransitionKind::Confirmed);
            said += &action.map(|action| format!(", {action}")).unwrap_or_default();
            said += &of.team.as_ref().map(|team| format!(" by {team}")).unwrap_or_default();
            said += &of.reason.as_ref().map(|reason| format!(" because {reason}")).unwrap_or_default();
        }
        _ => {}
    }
    said + &of.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default()
}
