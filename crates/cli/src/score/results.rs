//! Where the results of a file of leads go.

use std::io::{self, Write as _};
use std::path::Path;

use leadpact::{Assessment, Pact};

use super::Format;
use super::form::Form;
use crate::exit::{Failure, Outcome};
use crate::files::Sink;
use crate::output::summary::{LeftOut, Summary};
use crate::terminal;

/// Results as they are asked for.
pub struct Results {
    form: Form,
    /// Where the results go: those of the leads, or the summary where nothing else is wanted.
    sink: Option<Sink>,
    is_summary: bool,
    /// The text of a lead.
    text: Vec<u8>,
}

impl Results {
    /// Opens what is to be written.
    pub fn open(pact: &Pact, path: Option<&Path>, format: Format) -> Outcome<Self> {
        let sink = path.map(Sink::create).transpose()?;
        let beside = path.is_some() && terminal::is_stdout();
        let is_summary = format == Format::Table;
        let sink = if is_summary { sink } else { Some(sink.unwrap_or_else(Sink::stdout)) };
        let mut results = Self { form: Form::new(pact, format, beside), sink, is_summary, text: Vec::new() };
        let mut header = Vec::new();
        results.form.header(pact, &mut header);
        results.put(&header)?;
        Ok(results)
    }

    /// The form of the results.
    pub fn form(&mut self) -> &mut Form {
        &mut self.form
    }

    /// Writes a lead.
    pub fn write(&mut self, of: &Assessment) -> Outcome {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        self.form.add(of, &mut text).map_err(|error| self.failed(&error))?;
        self.put(&text)?;
        self.text = text;
        Ok(())
    }

    /// Writes the text of leads that were brought into form.
    pub fn put(&mut self, text: &[u8]) -> Outcome {
        match &mut self.sink {
            Some(sink) if !self.is_summary => {
                sink.write_all(text).map_err(|error| Failure::writing(sink.name(), &error))
            }
            _ => Ok(()),
        }
    }

    /// The results could not be written.
    pub fn failed(&self, error: &io::Error) -> Failure {
        Failure::writing(self.sink.as_ref().map_or("standard output", Sink::name), error)
    }

    /// Writes out what is left, and the summary.
    pub fn finish(self, left_out: &LeftOut) -> Outcome {
        let Self { form, sink, is_summary, .. } = self;
        let file = match sink {
            Some(sink) if !is_summary => {
                sink.finish()?;
                None
            }
            sink => sink,
        };
        match (form.into_summary(), file) {
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
    written.map_err(|error| Failure::writing(file.name(), &error))?;
    file.finish()
}

fn to_stdout(summary: &Summary, left_out: &LeftOut) -> Outcome {
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    let written = summary.write(&mut out, terminal::width(), left_out).and_then(|()| out.flush());
    written.map_err(|error| Failure::writing("standard output", &error))
}
