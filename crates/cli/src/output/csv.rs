//! A row for each lead: its id, scores, ratings, tables and choices, its stage and what is missing.

use std::io::{self, Write};

use csv::Writer;
use leadpact::{Assessment, Handover, Pact};

/// Writes assessments as CSV.
pub struct Rows<W: Write> {
    writer: Writer<W>,
    /// Whether the pact has a `nurture`.
    nurture: bool,
    /// Cells that are put together.
    cell: String,
}

impl<W: Write> Rows<W> {
    /// Writes the header.
    pub fn new(pact: &Pact, out: W) -> io::Result<Self> {
        let mut writer = Writer::from_writer(out);
        let nurture = pact.nurture().is_some();
        writer.write_record(header(pact, nurture)).map_err(of_system)?;
        Ok(Self { writer, nurture, cell: String::new() })
    }

    /// Writes a row.
    pub fn write(&mut self, of: &Assessment) -> io::Result<()> {
        self.row(of).map_err(of_system)
    }

    fn row(&mut self, of: &Assessment) -> csv::Result<()> {
        self.writer.write_field(of.id())?;
        for (_, score) in of.scores() {
            match score.value {
                Some(value) => self.writer.write_field(value.to_string())?,
                None => self.writer.write_field("")?,
            }
        }
        for (_, word) in of.ratings().chain(of.tables()).chain(of.choices()) {
            self.writer.write_field(word.unwrap_or_default())?;
        }
        let handover = of.handover().map(Handover::word);
        for cell in [of.stage(), handover, of.responsible(), of.route()] {
            self.writer.write_field(cell.unwrap_or_default())?;
        }
        if self.nurture {
            self.list(of.nurture())?;
        }
        self.list(of.missing())?;
        self.writer.write_record(None::<&[u8]>)
    }

    fn list<'a>(&mut self, items: impl Iterator<Item = &'a str>) -> csv::Result<()> {
        self.cell.clear();
        for item in items {
            if !self.cell.is_empty() {
                self.cell.push_str("; ");
            }
            self.cell.push_str(item);
        }
        self.writer.write_field(&self.cell)
    }

    /// Writes out what is left, and gives back where it went.
    pub fn finish(self) -> io::Result<W> {
        self.writer.into_inner().map_err(|error| io::Error::new(error.error().kind(), error.to_string()))
    }
}

/// The error of the system behind one of the writer, which has no others for rows of any length.
fn of_system(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn header(pact: &Pact, nurture: bool) -> Vec<&str> {
    let mut names = vec!["id"];
    names.extend(pact.scores().map(|of| of.name));
    names.extend(pact.ratings().chain(pact.tables()).chain(pact.choices()).map(|(of, _)| of.name));
    names.extend(["stage", "handover", "responsible", "route"]);
    if nurture {
        names.push("nurture");
    }
    names.push("missing");
    names
}
