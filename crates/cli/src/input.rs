//! Leads from files and pipes, one after the other, whatever their format.

mod csv;
mod dialect;
pub mod interactions;
mod json;
mod order;
mod rows;
mod text;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use leadpact::{Columns, DateFormat, Instant, Lead, Pact};

pub use self::csv::{Leads as TableLeads, Shape, listed};
pub use self::interactions::Joined;
pub use self::rows::{Row, Rows};
pub use self::text::Reader;

use crate::exit::{Failure, Outcome};
use crate::files::{self, Source};
use crate::problems::Problems;

/// How leads and interactions are read: the same for every command that reads them.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// The leads: CSV (any delimiter), NDJSON or a JSON array, packed with gzip or not; `-` is standard input
    #[arg(value_name = "LEADS")]
    pub leads: PathBuf,
    #[command(flatten)]
    pub how: InputHow,
}

/// How leads and interactions are read, whether or not there must be any.
#[derive(Debug, Clone, Args)]
pub struct InputHow {
    /// What LEADS are, where their name does not say it
    #[arg(long, value_enum, value_name = "FORMAT")]
    input_format: Option<Format>,
    /// A CSV file of interactions with the columns `lead`, `at` and `type`, and those of their fields
    #[arg(long, value_name = "FILE")]
    pub interactions: Option<PathBuf>,
    /// What messages call them, where they were put aside to be read twice.
    #[arg(skip)]
    pub interactions_name: Option<String>,
    /// What these columns are called, for example lead=case_id,at=timestamp,type=activity
    #[arg(long, value_name = "NAMES", value_parser = columns, requires = "interactions")]
    interaction_columns: Option<Columns>,
    /// How dates are written if not as 2026-11-20, for example DD.MM.YYYY or MM/DD/YYYY
    #[arg(long, value_name = "FORMAT", value_parser = date_format)]
    date_format: Option<DateFormat>,
    /// The instant as of which leads are assessed, in the pact's time zone: 2026-11-20 or "2026-11-20 14:30";
    /// now, if it is left out
    #[arg(long, value_name = "INSTANT")]
    as_of: Option<String>,
}

impl InputHow {
    /// Refuses what is said of how leads are read where no leads are named.
    pub fn refuse_unused(&self) -> Outcome {
        let Self {
            input_format,
            interactions,
            interactions_name: _,
            interaction_columns,
            date_format,
            as_of,
        } = self;
        let is_used = input_format.is_some()
            || interactions.is_some()
            || interaction_columns.is_some()
            || date_format.is_some()
            || as_of.is_some();
        if is_used {
            let message = "how leads are read is said, and no file of leads is named";
            return Err(Failure::Usage(message.to_owned()));
        }
        Ok(())
    }
}

/// The format of a file of leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table; delimiter and quotes are found out
    Csv,
    /// One JSON object a line
    Ndjson,
    /// One JSON array of objects
    Json,
}

impl InputArgs {
    /// Refuses to read two things from standard input.
    pub fn check_stdin(&self, pact: &Path) -> Outcome {
        let paths = [Some(pact), Some(self.leads.as_path()), self.how.interactions.as_deref()];
        files::check_stdin(paths.into_iter().flatten())
    }

    /// As of when. The one place where a clock is read.
    pub fn as_of(&self, pact: &Pact) -> Outcome<Instant> {
        let Some(text) = &self.how.as_of else { return Ok(std::time::SystemTime::now().into()) };
        instant(pact, "--as-of", text)
    }

    /// Opens the leads.
    pub fn leads(&self, pact: &Pact) -> Outcome<Leads> {
        self.open(pact, files::open(&self.leads)?)
    }

    /// The leads of a source that was opened.
    pub fn open(&self, pact: &Pact, source: Source) -> Outcome<Leads> {
        let name = source.name.clone();
        let (head, reader) = text::open(source)?;
        let format = self.how.input_format.unwrap_or_else(|| format(&self.leads, &head));
        let dates = self.how.date_format.clone();
        let rows = match format {
            Format::Csv => Records::Table(Box::new(csv::Leads::new(pact, reader, &head, &name, dates)?)),
            Format::Ndjson => Records::Lines(json::Lines::new(reader, pact.json_reader(dates))),
            Format::Json => Records::Array(json::Array::new(reader, pact.json_reader(dates))),
        };
        Ok(Leads { name, rows })
    }

    /// What the columns of interactions are called.
    fn columns(&self) -> Columns {
        self.how.interaction_columns.clone().unwrap_or_default()
    }

    /// How dates are written.
    pub fn dates(&self) -> Option<DateFormat> {
        self.how.date_format.clone()
    }
}

/// Leads, one after the other.
pub struct Leads {
    name: String,
    rows: Records,
}

enum Records {
    Table(Box<csv::Leads>),
    Lines(json::Lines),
    Array(json::Array),
}

impl Leads {
    /// What messages call the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The line at which the lead that was read last begins, from 1.
    pub fn line(&self) -> u64 {
        match &self.rows {
            Records::Table(rows) => rows.line(),
            Records::Lines(rows) => rows.line(),
            Records::Array(rows) => rows.line(),
        }
    }

    /// Reads the next lead in place of the one before; says whether there is one.
    pub fn next(&mut self, lead: &mut Lead, problems: &mut Problems) -> Outcome<bool> {
        match &mut self.rows {
            Records::Table(rows) => rows.next(&self.name, lead, problems),
            _ => match self.next_json()? {
                Some((name, found)) => found.read(name, lead).map(|()| true),
                None => Ok(false),
            },
        }
    }

    /// The next lead as a text of JSON, with the name of the file; none at the end, and of a table.
    pub fn next_json(&mut self) -> Outcome<Option<(&str, json::Found<'_>)>> {
        let found = match &mut self.rows {
            Records::Table(_) => None,
            Records::Lines(rows) => rows.next(&self.name)?,
            Records::Array(rows) => rows.next(&self.name)?,
        };
        Ok(found.map(|found| (self.name.as_str(), found)))
    }

    /// Reads the next lead's id alone; says whether there is one.
    fn next_id(&mut self, lead: &mut Lead, id: &mut String) -> Outcome<bool> {
        id.clear();
        if let Records::Table(rows) = &mut self.rows {
            return rows.next_id(&self.name, id);
        }
        let Some((name, found)) = self.next_json()? else { return Ok(false) };
        found.read(name, lead)?;
        id.push_str(lead.id());
        Ok(true)
    }

    /// The names of the columns of a table; none where each lead has keys of its own.
    pub fn header(&self) -> Option<&[String]> {
        match &self.rows {
            Records::Table(rows) => Some(&rows.header),
            Records::Lines(_) | Records::Array(_) => None,
        }
    }

    /// What stands in a column of the row that was read last.
    pub fn cell(&self, column: usize) -> Option<&[u8]> {
        match &self.rows {
            Records::Table(rows) => rows.table.cell(column),
            Records::Lines(_) | Records::Array(_) => None,
        }
    }

    /// The JSON text of the lead that was read last; nothing of a table.
    pub fn json_text(&self) -> &[u8] {
        match &self.rows {
            Records::Table(_) => &[],
            Records::Lines(rows) => rows.text(),
            Records::Array(rows) => rows.text(),
        }
    }

    /// The table, if it is one.
    pub fn into_table(self) -> Option<TableLeads> {
        match self.rows {
            Records::Table(rows) => Some(*rows),
            Records::Lines(_) | Records::Array(_) => None,
        }
    }

    /// The header of a table; none where each lead has keys of its own.
    pub fn table(&self) -> Option<&leadpact::LeadTable> {
        match &self.rows {
            Records::Table(rows) => Some(rows.table()),
            Records::Lines(_) | Records::Array(_) => None,
        }
    }
}

/// The instant that an argument says.
pub fn instant(pact: &Pact, argument: &str, text: &str) -> Outcome<Instant> {
    pact.instant(text).ok_or_else(|| {
        Failure::Usage(format!(
            "`{text}` is no instant\n\nwrite {argument} 2026-11-20, or {argument} \"2026-11-20 14:30\"; \
             a zone may follow, as in 2026-11-20T14:30:00+01:00"
        ))
    })
}

/// The beginning of a text file without its byte order mark, and a reader of all of it.
pub fn text(source: Source) -> Outcome<(Vec<u8>, Reader)> {
    text::open(source)
}

/// The format by the name of a file, else by how its text begins.
fn format(path: &Path, head: &[u8]) -> Format {
    let name = path.to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let ends = |with: &[&str]| with.iter().any(|end| name.ends_with(end));
    if ends(&[".csv", ".tsv", ".tab", ".txt"]) {
        return Format::Csv;
    }
    if ends(&[".ndjson", ".jsonl"]) {
        return Format::Ndjson;
    }
    match head.trim_ascii_start().first() {
        _ if ends(&[".json"]) => Format::Json,
        Some(b'[') => Format::Json,
        Some(b'{') => Format::Ndjson,
        _ => Format::Csv,
    }
}

/// Reads `lead=case_id,at=timestamp,type=activity`; what is left out keeps its name.
fn columns(text: &str) -> Result<Columns, String> {
    let mut columns = Columns::default();
    for pair in text.split(',') {
        let (what, name) = pair.split_once('=').ok_or_else(|| format!("`{pair}` has no `=`"))?;
        let name = name.trim().to_owned();
        match what.trim() {
            "lead" => columns.lead = name,
            "at" => columns.at = name,
            "type" => columns.what = name,
            other => return Err(format!("`{other}` is none of `lead`, `at` and `type`")),
        }
    }
    Ok(columns)
}

/// Reads `DD.MM.YYYY`.
pub fn date_format(text: &str) -> Result<DateFormat, String> {
    DateFormat::parse(text).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Format, columns, format};

    #[test]
    fn formats_by_name_then_by_text() {
        let cases = [
            ("leads.csv", "[", Format::Csv),
            ("LEADS.TSV.gz", "{", Format::Csv),
            ("leads.jsonl", "[", Format::Ndjson),
            ("leads.json", "{", Format::Json),
            ("-", " [{", Format::Json),
            ("-", "{\"id\"", Format::Ndjson),
            ("export", "id;email", Format::Csv),
        ];
        for (path, head, want) in cases {
            assert_eq!(format(Path::new(path), head.as_bytes()), want, "{path} {head}");
        }
    }

    #[test]
    fn names_of_columns() {
        let read = columns("lead=case_id, type=activity").unwrap();
        assert_eq!([read.lead, read.at, read.what], ["case_id", "at", "activity"]);
        assert!(columns("case_id").is_err() && columns("when=x").is_err());
    }
}
