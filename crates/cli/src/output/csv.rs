//! A row for each lead: its id, scores, ratings, tables and choices, its stage and what is missing.

use std::fmt::Write as _;

use csv_core::{WriteResult, Writer};
use leadpact::{Assessment, Handover, Pact};

/// Writes assessments as CSV.
#[derive(Debug, Clone)]
pub struct Rows {
    writer: Writer,
    /// Whether the pact has a `nurture`.
    nurture: bool,
    /// Cells that are put together.
    cell: String,
}

impl Rows {
    /// Rows of the columns that a pact has.
    pub fn new(pact: &Pact) -> Self {
        Self { writer: Writer::new(), nurture: pact.nurture().is_some(), cell: String::new() }
    }

    /// Writes the header.
    pub fn header(&mut self, pact: &Pact, out: &mut Vec<u8>) {
        let names = header(pact, self.nurture);
        self.first(names.first().copied().unwrap_or_default(), out);
        names.iter().skip(1).for_each(|name| self.next(name, out));
        self.end(out);
    }

    /// Writes a row.
    pub fn row(&mut self, of: &Assessment, out: &mut Vec<u8>) {
        self.first(of.id(), out);
        for (_, score) in of.scores() {
            let mut cell = std::mem::take(&mut self.cell);
            cell.clear();
            if let Some(value) = score.value {
                // Writing into a text does not fail.
                let _ = write!(cell, "{value}");
            }
            self.next(&cell, out);
            self.cell = cell;
        }
        for (_, word) in of.ratings().chain(of.tables()).chain(of.choices()) {
            self.next(word.unwrap_or_default(), out);
        }
        let handover = of.handover().map(Handover::word);
        for cell in [of.stage(), handover, of.responsible(), of.route()] {
            self.next(cell.unwrap_or_default(), out);
        }
        if self.nurture {
            self.list(of.nurture(), out);
        }
        self.list(of.missing(), out);
        self.end(out);
    }

    fn list<'a>(&mut self, items: impl Iterator<Item = &'a str>, out: &mut Vec<u8>) {
        let mut cell = std::mem::take(&mut self.cell);
        cell.clear();
        for item in items {
            if !cell.is_empty() {
                cell.push_str("; ");
            }
            cell.push_str(item);
        }
        self.next(&cell, out);
        self.cell = cell;
    }

    /// The first cell of a row.
    fn first(&mut self, text: &str, out: &mut Vec<u8>) {
        put(out, 2 * text.len() + 2, |room| {
            let (result, _, written) = self.writer.field(text.as_bytes(), room);
            (result, written)
        });
    }

    /// A cell behind another.
    fn next(&mut self, text: &str, out: &mut Vec<u8>) {
        put(out, 2, |room| self.writer.delimiter(room));
        self.first(text, out);
    }

    fn end(&mut self, out: &mut Vec<u8>) {
        put(out, 4, |room| self.writer.terminator(room));
    }
}

/// Lets something be written behind what is there. It takes no more than the room it gets: a cell at most doubles and
/// has two quotes.
fn put(out: &mut Vec<u8>, room: usize, write: impl FnOnce(&mut [u8]) -> (WriteResult, usize)) {
    let start = out.len();
    out.resize(start + room, 0);
    let (_, written) = out.get_mut(start..).map_or((WriteResult::InputEmpty, 0), write);
    out.truncate(start + written);
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
        fn cells_are_quoted_as_the_csv_crate_does(cells in prop::collection::vec("[ab,;\"\n\r é]{0,5}", 2..5)) {
            let (mut rows, mut ours) =
                (Rows { writer: Writer::new(), nurture: false, cell: String::new() }, Vec::new());
            rows.first(&cells[0], &mut ours);
            cells.iter().skip(1).for_each(|cell| rows.next(cell, &mut ours));
            rows.end(&mut ours);
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(&cells).unwrap();
            prop_assert_eq!(ours, writer.into_inner().unwrap());
        }
    }
}
