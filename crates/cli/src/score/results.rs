//! Where the results of a file of leads go.

use std::io::{self, Write as _};
use std::path::Path;

use leadpact::{Assessment, Pact};

use super::Format;
use crate::exit::{Failure, Outcome};
use crate::files::Sink;
use crate::output::summary::{LeftOut, Summary};
use crate::output::{csv, ndjson};
use crate::terminal;

/// Results as they are asked for.
pub struct Results {
    rows: Rows,
    /// For a person: what is asked for, or shown beside a file that is written.
    summary: Option<Summary>,
}

enum Rows {
    Csv(Box<csv::Rows<Sink>>, String),
    Ndjson(Sink),
    /// The summary alone, to a file where one is named.
    None(Option<Sink>),
}

impl Results {
    /// Opens what is to be written.
    pub fn open(pact: &Pact, path: Option<&Path>, format: Format) -> Outcome<Self> {
        let sink = path.map(Sink::create).transpose()?;
        let beside = path.is_some() && terminal::is_stdout();
        let summary = (format == Format::Table || beside).then(|| Summary::new(pact));
        let rows = match format {
            Format::Table => Rows::None(sink),
            Format::Ndjson => Rows::Ndjson(sink.unwrap_or_else(Sink::stdout)),
            Format::Csv => {
                let sink = sink.unwrap_or_else(Sink::stdout);
                let name = sink.name().to_owned();
                let rows = csv::Rows::new(pact, sink).map_err(|error| failed(&name, error))?;
                Rows::Csv(Box::new(rows), name)
            }
        };
        Ok(Self { rows, summary })
    }

    /// Writes a lead.
    pub fn write(&mut self, of: &Assessment) -> Outcome {
        if let Some(summary) = &mut self.summary {
            summary.add(of);
        }
        match &mut self.rows {
            Rows::Csv(rows, name) => rows.write(of).map_err(|error| failed(name, error)),
            Rows::Ndjson(sink) => ndjson::write(sink, of).map_err(|error| failed(sink.name(), error)),
            Rows::None(_) => Ok(()),
        }
    }

    /// Writes out what is left, and the summary.
    pub fn finish(self, left_out: &LeftOut) -> Outcome {
        let Self { rows, summary } = self;
        let file = match rows {
            Rows::Csv(rows, name) => {
                rows.finish().map_err(|error| failed(&name, error))?.finish()?;
                None
            }
            Rows::Ndjson(sink) => {
                sink.finish()?;
                None
            }
            Rows::None(sink) => sink,
        };
        match (summary, file) {
            (Some(summary), Some(file)) => to_file(&summary, left_out, file),
            (Some(summary), None) => to_stdout(&summary, left_out),
            (None, _) => Ok(()),
        }
    }
}

/// A file has no colours.
fn to_file(summary: &Summary, left_out: &LeftOut, mut file: Sink) -> Outcome {
    let mut plain = anstream::StripStream::new(Vec::new());
    let written = summary.write(&mut plain, terminal::width(), left_out);
    let written = written.and_then(|()| file.write_all(&plain.into_inner()));
    written.map_err(|error| failed(file.name(), error))?;
    file.finish()
}

fn to_stdout(summary: &Summary, left_out: &LeftOut) -> Outcome {
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    let written = summary.write(&mut out, terminal::width(), left_out).and_then(|()| out.flush());
    written.map_err(|error| failed("standard output", error))
}

fn failed(name: &str, error: io::Error) -> Failure {
    Failure::writing(name, &error)
}
