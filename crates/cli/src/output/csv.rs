//! A row for each lead: its id, scores, ratings, tables and choices, its stage and what is missing.

use std::io::Write as _;

use csv_core::Writer;
use leadpact::{Assessment, Handover, Number, Pact};

/// Writes assessments as CSV.
#[derive(Debug, Clone)]
pub struct Rows {
    writer: Writer,
    /// Whether the pact has a `nurture`.
    nurture: bool,
    /// A cell that needs quotes.
    cell: Vec<u8>,
}

impl Rows {
    /// Rows of the columns that a pact has.
    pub fn new(pact: &Pact) -> Self {
        Self { writer: Writer::new(), nurture: pact.nurture().is_some(), cell: Vec::new() }
    }

    /// Writes the header.
    pub fn header(&mut self, pact: &Pact, out: &mut Vec<u8>) {
        header(pact, self.nurture).into_iter().for_each(|name| self.cell(name, out));
        end(out);
    }

    /// Writes a row.
    pub fn row(&mut self, of: &Assessment, out: &mut Vec<u8>) {
        self.cell(of.id(), out);
        for (_, score) in of.scores() {
            self.number(score.value, out);
        }
        for (_, word) in of.ratings().chain(of.tables()).chain(of.choices()) {
            self.cell(word.unwrap_or_default(), out);
        }
        let handover = of.handover().map(Handover::word);
        for cell in [of.stage(), handover, of.responsible(), of.route()] {
            self.cell(cell.unwrap_or_default(), out);
        }
        if self.nurture {
            self.list(of.nurture(), out);
        }
        self.list(of.missing(), out);
        end(out);
    }

    fn number(&mut self, number: Option<Number>, out: &mut Vec<u8>) {
        match number.map(|number| (number, number.to_int())) {
            None => return self.cell("", out),
            Some((_, Some(whole))) => out.extend_from_slice(itoa::Buffer::new().format(whole).as_bytes()),
            // Writing into a list does not fail.
            Some((number, None)) => write!(out, "{number}").unwrap_or_default(),
        }
        out.push(b',');
    }

    fn list<'a>(&mut self, items: impl Iterator<Item = &'a str>, out: &mut Vec<u8>) {
        let start = out.len();
        for item in items {
            if out.len() > start {
                out.extend_from_slice(b"; ");
            }
            out.extend_from_slice(item.as_bytes());
        }
        self.end_cell(start, out);
    }

    /// A cell, and the comma behind it.
    fn cell(&mut self, text: &str, out: &mut Vec<u8>) {
        let start = out.len();
        out.extend_from_slice(text.as_bytes());
        self.end_cell(start, out);
    }

    /// Ends a cell that begins at some place, in quotes if it needs them.
    #[inline]
    fn end_cell(&mut self, start: usize, out: &mut Vec<u8>) {
        if is_plain(out.get(start..).unwrap_or_default()) {
            out.push(b',');
        } else {
            self.quote(start, out);
        }
    }

    #[cold]
    fn quote(&mut self, start: usize, out: &mut Vec<u8>) {
        self.cell.clear();
        self.cell.extend(out.drain(start..));
        // A cell at most doubles, and has two quotes.
        out.resize(start + 2 * self.cell.len() + 3, 0);
        let room = out.get_mut(start..).unwrap_or_default();
        let (_, _, field) = self.writer.field(&self.cell, room);
        let (_, comma) = self.writer.delimiter(room.get_mut(field..).unwrap_or_default());
        out.truncate(start + field + comma);
    }
}

/// Whether a text surely stands in a cell as it is. All that is quoted comes before the letters, and so does the blank.
fn is_plain(text: &[u8]) -> bool {
    // Without a way out, so that many bytes are looked at in one go.
    text.iter().fold(true, |plain, &byte| plain & ((byte > b',') | (byte == b' ')))
}

/// Ends a row of several cells.
fn end(out: &mut [u8]) {
    if let Some(comma) = out.last_mut() {
        *comma = b'\n';
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

#[cfg(test)]
mod tests {
    use csv_core::Writer;
    use proptest::prelude::*;

    use super::Rows;

    proptest! {
        #[test]
        fn cells_are_quoted_as_the_csv_crate_does(cells in prop::collection::vec("[ab9,;\"\n\r é#'\t+-]{0,5}", 2..5)) {
            let (mut rows, mut ours) =
                (Rows { writer: Writer::new(), nurture: false, cell: Vec::new() }, Vec::new());
            cells.iter().for_each(|cell| rows.cell(cell, &mut ours));
            super::end(&mut ours);
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(&cells).unwrap();
            prop_assert_eq!(ours, writer.into_inner().unwrap());
        }
    }
}
