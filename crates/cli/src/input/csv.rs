//! Tables: a header, and a row for each lead.

use std::io::Read as _;

use leadpact::{DateFormat, HeaderError, Lead, LeadTable, Pact};

use super::dialect;
use super::rows::{Row, Rows};
use super::text::Reader;
use crate::exit::{Failure, Outcome};
use crate::problems::{Kind, Problems};

/// A row over more lines than this has a quote that is not closed.
const MOST_LINES: u64 = 200;

/// A table, row by row.
pub struct Table {
    rows: Rows,
    /// The row that was read last.
    row: Row,
    shape: Shape,
}

/// What all rows of a table should be like.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    columns: usize,
    /// Between the cells.
    delimiter: u8,
    /// Lines before the header.
    skipped: u64,
}

impl Table {
    /// Opens a table and reads its header.
    pub fn open(mut reader: Reader, head: &[u8], known: &[&str], name: &str) -> Outcome<(Self, Vec<String>)> {
        let dialect = dialect::find(head, known);
        let mut skipped = vec![0; dialect.skip];
        reader.read_exact(&mut skipped).map_err(|error| Failure::reading(name, &error))?;
        let shape = Shape { columns: 0, delimiter: dialect.delimiter, skipped: u64::from(dialect.skip > 0) };
        let mut table = Self { rows: Rows::new(reader, dialect), row: Row::default(), shape };
        if !table.next(name)? {
            return Err(
                Failure::unreadable(format!("`{name}` is empty")).help("its first line names the columns")
            );
        }
        let cells = table.row.cells();
        let header: Vec<_> = cells.map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        table.shape.columns = header.len();
        Ok((table, header))
    }

    /// Reads the next row; says whether there is one.
    pub fn next(&mut self, name: &str) -> Outcome<bool> {
        let more = self.rows.next(&mut self.row).map_err(|error| Failure::reading(name, &error))?;
        self.shape.divide(&mut self.row);
        Ok(more)
    }

    /// The bytes in a column of the row.
    pub fn cell(&self, column: usize) -> Option<&[u8]> {
        self.row.cell(column)
    }

    /// The line at which the row begins, from 1.
    pub fn line(&self) -> u64 {
        self.shape.line(&self.row)
    }

    /// What is wrong with the row as a whole.
    pub fn flaw(&self) -> Option<(Kind, String)> {
        self.shape.flaw(&self.row)
    }

    /// Where the rows come from that are still to be read, and what they should be like.
    pub fn into_parts(self) -> (Rows, Shape) {
        (self.rows, self.shape)
    }
}

impl Shape {
    /// Divides a row into its cells.
    pub fn divide(&self, row: &mut Row) {
        row.divide(self.delimiter);
    }

    /// The line at which a row begins, from 1.
    pub fn line(&self, row: &Row) -> u64 {
        row.line + self.skipped
    }

    /// What is wrong with a row as a whole.
    pub fn flaw(&self, row: &Row) -> Option<(Kind, String)> {
        let lines = row.lines;
        if lines > MOST_LINES {
            return Some((Kind::OpenQuote, format!("this row has {lines} lines; a quote is not closed")));
        }
        let (cells, columns) = (row.len(), self.columns);
        let empty_behind = || row.cells().skip(columns).all(|cell| cell.trim_ascii().is_empty());
        if cells == columns || (cells > columns && empty_behind()) {
            return None;
        }
        Some((Kind::RaggedRow, format!("this row has {cells} cells, the header {columns}")))
    }
}

/// Leads of a table.
pub struct Leads {
    /// The rows.
    pub table: Table,
    /// How they are read.
    pub bound: LeadTable,
    /// The names of all columns.
    pub header: Vec<String>,
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
        Ok(Self { table, bound, header })
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
