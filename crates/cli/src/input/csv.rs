//! Tables: a header, and a row for each lead.

use std::io::Read as _;

use csv::{ByteRecord, Reader as CsvReader, ReaderBuilder};
use leadpact::{DateFormat, HeaderError, Lead, LeadTable, Pact};

use super::dialect;
use super::text::Reader;
use crate::exit::{Failure, Outcome};
use crate::problems::{Kind, Problems};

/// A row over more lines than this has a quote that is not closed.
const MOST_LINES: u64 = 200;

/// A table, row by row.
pub struct Table {
    reader: CsvReader<Reader>,
    /// The row that was read last.
    row: ByteRecord,
    columns: usize,
    /// Lines before the header.
    skipped: u64,
}

impl Table {
    /// Opens a table and reads its header.
    pub fn open(mut reader: Reader, head: &[u8], known: &[&str], name: &str) -> Outcome<(Self, Vec<String>)> {
        let dialect = dialect::find(head, known);
        let mut skipped = vec![0; dialect.skip];
        reader.read_exact(&mut skipped).map_err(|error| Failure::reading(name, &error))?;
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(dialect.delimiter)
            .quote(dialect.quote)
            .buffer_capacity(128 << 10)
            .from_reader(reader);
        let mut row = ByteRecord::new();
        if !reader.read_byte_record(&mut row).map_err(|error| unreadable(name, &error))? {
            return Err(
                Failure::unreadable(format!("`{name}` is empty")).help("its first line names the columns")
            );
        }
        let header = row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        let columns = row.len();
        Ok((Self { reader, row, columns, skipped: u64::from(dialect.skip > 0) }, header))
    }

    /// Reads the next row; says whether there is one.
    pub fn next(&mut self, name: &str) -> Outcome<bool> {
        self.reader.read_byte_record(&mut self.row).map_err(|error| unreadable(name, &error))
    }

    /// The bytes in a column of the row.
    pub fn cell(&self, column: usize) -> Option<&[u8]> {
        self.row.get(column)
    }

    /// The line at which the row begins, from 1.
    pub fn line(&self) -> u64 {
        self.row.position().map_or(0, csv::Position::line) + self.skipped
    }

    /// What is wrong with the row as a whole.
    pub fn flaw(&self) -> Option<(Kind, String)> {
        let lines = self.reader.position().line() + self.skipped - self.line();
        if lines > MOST_LINES {
            return Some((Kind::OpenQuote, format!("this row has {lines} lines; a quote is not closed")));
        }
        let (cells, columns) = (self.row.len(), self.columns);
        let empty_behind = || self.row.iter().skip(columns).all(|cell| cell.trim_ascii().is_empty());
        if cells == columns || (cells > columns && empty_behind()) {
            return None;
        }
        Some((Kind::RaggedRow, format!("this row has {cells} cells, the header {columns}")))
    }
}

/// Leads of a table.
pub struct Leads {
    table: Table,
    bound: LeadTable,
}

impl Leads {
    /// Binds the header of a table to a pact.
    pub fn new(
        pact: &Pact,
        reader: Reader,
        head: &[u8],
        name: &str,
        dates: Option<DateFormat>,
    ) -> Outcome<Self> {
        let known: Vec<&str> = pact.fields().map(|f| f.column()).chain([pact.id_column()]).collect();
        let (table, header) = Table::open(reader, head, &known, name)?;
        let bound = pact.lead_table(header.iter().map(String::as_str), dates);
        let bound = bound.map_err(|error| {
            unbound(name, &error).help(format!(
                "the pact identifies leads by `{}`; its columns are {}",
                pact.id_column(),
                listed(&header)
            ))
        })?;
        Ok(Self { table, bound })
    }

    /// The header.
    pub fn table(&self) -> &LeadTable {
        &self.bound
    }

    /// The line at which the row begins, from 1.
    pub fn line(&self) -> u64 {
        self.table.line()
    }

    /// Reads the next lead; says whether there is one.
    pub fn next(&mut self, name: &str, lead: &mut Lead, problems: &mut Problems) -> Outcome<bool> {
        if !self.table.next(name)? {
            return Ok(false);
        }
        self.bound.read(|column| self.table.cell(column), lead);
        if let Some((kind, message)) = self.table.flaw() {
            problems.add_row(name, self.table.line(), lead.id(), kind, &message)?;
        }
        Ok(true)
    }

    /// Reads the next lead's id alone; says whether there is one.
    pub fn next_id(&mut self, name: &str, id: &mut String) -> Outcome<bool> {
        if !self.table.next(name)? {
            return Ok(false);
        }
        id.push_str(self.bound.id(|column| self.table.cell(column)));
        Ok(true)
    }
}

/// A header that cannot be bound to a pact.
pub fn unbound(name: &str, error: &HeaderError) -> Failure {
    Failure::unreadable(format!("`{name}`: {error}"))
}

/// The names of columns, for a message.
pub fn listed(header: &[String]) -> String {
    const MOST: usize = 12;
    let mut text =
        header.iter().take(MOST).map(|name| format!("`{}`", name.trim())).collect::<Vec<_>>().join(", ");
    if header.len() > MOST {
        text.push_str(&format!(" and {} more", header.len() - MOST));
    }
    text
}

fn unreadable(name: &str, error: &csv::Error) -> Failure {
    match error.kind() {
        csv::ErrorKind::Io(error) => Failure::reading(name, error),
        _ => Failure::unreadable(format!("`{name}` cannot be read: {error}")),
    }
}
