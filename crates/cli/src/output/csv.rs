//! A row for each lead: its id, scores, ratings, tables and choices, its stage and what is missing.

use std::io::Write as _;

use leadpact::{Assessment, Handover, Number, Pact};

/// Writes assessments as CSV.
#[derive(Debug, Clone)]
pub struct Rows {
    /// Whether the pact has a `nurture`.
    nurture: bool,
    /// Whether no name or word of the pact, but for those of teams and tracks, needs quotes.
    is_plain: bool,
    /// Cells that are put together.
    cell: String,
}

impl Rows {
    /// Rows of the columns that a pact has.
    pub fn new(pact: &Pact) -> Self {
        let words = pact.ratings().chain(pact.tables()).chain(pact.choices());
        let is_plain = words.flat_map(|(_, words)| words).all(|word| !needs_quotes(word))
            && pact.stages().all(|of| !needs_quotes(of.name))
            && pact.fields().all(|of| !needs_quotes(of.name()));
        Self { nurture: pact.nurture().is_some(), is_plain, cell: String::new() }
    }

    /// Writes the header.
    pub fn header(&self, pact: &Pact, out: &mut Vec<u8>) {
        cell(out, "id");
        pact.scores().for_each(|of| behind(out, of.name));
        let words = pact.ratings().chain(pact.tables()).chain(pact.choices());
        words.for_each(|(of, _)| behind(out, of.name));
        ["stage", "handover", "responsible", "route"].iter().for_each(|name| behind(out, name));
        if self.nurture {
            behind(out, "nurture");
        }
        behind(out, "missing");
        out.push(b'\n');
    }

    /// Writes a row.
    pub fn row(&mut self, of: &Assessment, out: &mut Vec<u8>) {
        cell(out, of.id());
        for (_, score) in of.scores() {
            out.push(b',');
            if let Some(value) = score.value {
                number(out, value);
            }
        }
        of.ratings().for_each(|(_, word)| self.name(out, word));
        of.tables().for_each(|(_, word)| self.name(out, word));
        of.choices().for_each(|(_, word)| self.name(out, word));
        self.name(out, of.stage());
        self.name(out, of.handover().map(Handover::word));
        behind(out, of.responsible().unwrap_or_default());
        behind(out, of.route().unwrap_or_default());
        if self.nurture {
            self.list(of.nurture(), out);
        }
        if self.is_plain {
            plain_list(of.missing(), out);
        } else {
            self.list(of.missing(), out);
        }
        out.push(b'\n');
    }

    /// A name of the pact behind another cell.
    #[inline]
    fn name(&self, out: &mut Vec<u8>, name: Option<&str>) {
        let name = name.unwrap_or_default();
        if !self.is_plain {
            return behind(out, name);
        }
        out.push(b',');
        out.extend_from_slice(name.as_bytes());
    }

    fn list<'a>(&mut self, items: impl Iterator<Item = &'a str>, out: &mut Vec<u8>) {
        self.cell.clear();
        for item in items {
            if !self.cell.is_empty() {
                self.cell.push_str("; ");
            }
            self.cell.push_str(item);
        }
        behind(out, &self.cell);
    }
}

/// A cell of items that need no quotes.
fn plain_list<'a>(items: impl Iterator<Item = &'a str>, out: &mut Vec<u8>) {
    out.push(b',');
    for (at, item) in items.enumerate() {
        if at > 0 {
            out.extend_from_slice(b"; ");
        }
        out.extend_from_slice(item.as_bytes());
    }
}

/// A cell behind another.
fn behind(out: &mut Vec<u8>, text: &str) {
    out.push(b',');
    cell(out, text);
}

/// Writes a cell, in quotes if it holds a sign that means something.
#[inline]
fn cell(out: &mut Vec<u8>, text: &str) {
    if needs_quotes(text) {
        quoted(out, text);
    } else {
        out.extend_from_slice(text.as_bytes());
    }
}

#[inline]
fn needs_quotes(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r'))
}

fn quoted(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    for byte in text.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

/// Writes a number; most are whole and small.
#[inline]
fn number(out: &mut Vec<u8>, number: Number) {
    match number.to_int() {
        Some(whole @ -999..=999) => small(out, whole),
        // Writing into memory does not fail.
        _ => drop(write!(out, "{number}")),
    }
}

fn small(out: &mut Vec<u8>, whole: i64) {
    if whole < 0 {
        out.push(b'-');
    }
    let left = whole.unsigned_abs();
    let digit = |of: u64| b'0' + u8::try_from(of % 10).unwrap_or_default();
    if left >= 100 {
        out.push(digit(left / 100));
    }
    if left >= 10 {
        out.push(digit(left / 10));
    }
    out.push(digit(left));
}

#[cfg(test)]
mod tests {
    use leadpact::Number;
    use proptest::prelude::*;

    use super::{cell, number};

    proptest! {
        #[test]
        fn cells_are_quoted_as_the_csv_crate_does(cells in prop::collection::vec("[ab,;\"\n\r é]{0,5}", 2..5)) {
            let mut ours = Vec::new();
            for (at, text) in cells.iter().enumerate() {
                if at > 0 {
                    ours.push(b',');
                }
                cell(&mut ours, text);
            }
            ours.push(b'\n');
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(&cells).unwrap();
            prop_assert_eq!(ours, writer.into_inner().unwrap());
        }

        #[test]
        fn numbers_are_written_as_they_print(raw in prop_oneof![-20_000_000..20_000_000_i64, any::<i64>()]) {
            for raw in [raw, raw / 10_000 * 10_000] {
                let Some(of) = Number::from_raw(raw) else { continue };
                let mut written = Vec::new();
                number(&mut written, of);
                prop_assert_eq!(String::from_utf8(written).unwrap(), of.to_string());
            }
        }
    }
}
