//! The form in which results are wanted: text for each lead, counts for a summary, or both.

use std::io;

use leadpact::{Assessment, Pact};

use super::Format;
use crate::output::summary::Summary;
use crate::output::{csv, ndjson};

/// Brings assessments into form. Each worker has its own; counts are put together in the end.
pub struct Form {
    rows: Rows,
    /// For a person: what is asked for, or shown beside a file that is written.
    summary: Option<Summary>,
}

#[derive(Clone)]
enum Rows {
    Csv(Box<csv::Rows>),
    Ndjson,
    /// The summary alone.
    None,
}

impl Form {
    /// A form, with a summary where it is one or if there is to be one beside.
    pub fn new(pact: &Pact, format: Format, beside: bool) -> Self {
        let rows = match format {
            Format::Table => Rows::None,
            Format::Ndjson => Rows::Ndjson,
            Format::Csv => Rows::Csv(Box::new(csv::Rows::new(pact))),
        };
        let summary = (format == Format::Table || beside).then(|| Summary::new(pact));
        Self { rows, summary }
    }

    /// The same form, with nothing counted.
    pub fn another(&self, pact: &Pact) -> Self {
        Self { rows: self.rows.clone(), summary: self.summary.as_ref().map(|_| Summary::new(pact)) }
    }

    /// What stands before all leads.
    pub fn header(&mut self, pact: &Pact, out: &mut Vec<u8>) {
        if let Rows::Csv(rows) = &mut self.rows {
            rows.header(pact, out);
        }
    }

    /// Takes in a lead; its text goes behind what is there.
    pub fn add(&mut self, of: &Assessment, out: &mut Vec<u8>) -> io::Result<()> {
        if let Some(summary) = &mut self.summary {
            summary.add(of);
        }
        match &mut self.rows {
            Rows::Csv(rows) => rows.row(of, out),
            Rows::Ndjson => ndjson::write(out, of)?,
            Rows::None => {}
        }
        Ok(())
    }

    /// Adds what another has counted.
    pub fn merge(&mut self, other: Self) {
        if let (Some(summary), Some(other)) = (&mut self.summary, other.summary) {
            summary.merge(other);
        }
    }

    /// What was counted, if that is wanted.
    pub fn into_summary(self) -> Option<Summary> {
        self.summary
    }
}
