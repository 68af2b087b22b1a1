//! Leads in JSON: an object a line, or one array of objects. Both are read lead by lead.

use std::io::BufRead as _;

use leadpact::{Assessment, Assessor, Ignored, JsonError, JsonReader, Lead};

use super::text::Reader;
use crate::exit::{Failure, Outcome};

/// The text of a lead.
pub struct Found<'f> {
    text: &'f str,
    json: &'f mut JsonReader,
    line: u64,
}

/// One object a line; blank lines are skipped.
pub struct Lines {
    reader: Reader,
    json: JsonReader,
    text: Vec<u8>,
    line: u64,
}

impl Lines {
    /// Reads objects from lines.
    pub fn new(reader: Reader, json: JsonReader) -> Self {
        Self { reader, json, text: Vec::new(), line: 0 }
    }

    /// The line of the lead that was read last, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The text of the lead that was read last.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// The next lead as a text, and what reads it; none at the end.
    pub fn next(&mut self, name: &str) -> Outcome<Option<Found<'_>>> {
        loop {
            self.text.clear();
            let read = self.reader.read_until(b'\n', &mut self.text);
            if read.map_err(|error| Failure::reading(name, &error))? == 0 {
                return Ok(None);
            }
            self.line += 1;
            if !self.text.trim_ascii().is_empty() {
                let text = text(&self.text, name, self.line)?;
                return Ok(Some(Found { text, json: &mut self.json, line: self.line }));
            }
        }
    }
}

/// One array of objects, or objects one behind the other.
pub struct Array {
    reader: Reader,
    json: JsonReader,
    text: Vec<u8>,
    /// Whether the opening bracket was read; none before the first byte that is no blank.
    bracket: Option<bool>,
    /// Whether an object was read since the last comma.
    behind_value: bool,
    ended: bool,
    /// The line in which the next byte stands.
    next_line: u64,
    line: u64,
}

impl Array {
    /// Reads objects from an array.
    pub fn new(reader: Reader, json: JsonReader) -> Self {
        Self {
            reader,
            json,
            text: Vec::new(),
            bracket: None,
            behind_value: false,
            ended: false,
            next_line: 1,
            line: 1,
        }
    }

    /// The line at which the lead that was read last begins, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The text of the lead that was read last.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// The next lead as a text, and what reads it; none at the end.
    pub fn next(&mut self, name: &str) -> Outcome<Option<Found<'_>>> {
        if !self.find_value(name)? {
            return Ok(None);
        }
        self.line = self.next_line;
        self.take_value(name)?;
        self.behind_value = true;
        let text = text(&self.text, name, self.line)?;
        Ok(Some(Found { text, json: &mut self.json, line: self.line }))
    }

    /// Goes to where the next value begins; says whether there is one.
    fn find_value(&mut self, name: &str) -> Outcome<bool> {
        loop {
            let Some(byte) = self.peek(name)? else {
                let cut_off = self.bracket == Some(true) && !self.ended;
                return if cut_off {
                    Err(self.malformed(name, "the array is not closed"))
                } else {
                    Ok(false)
                };
            };
            match byte {
                _ if byte.is_ascii_whitespace() => {}
                _ if self.ended => return Err(self.malformed(name, "something stands behind the array")),
                b'[' if self.bracket.is_none() => self.bracket = Some(true),
                b']' if self.bracket == Some(true) => self.ended = true,
                b',' if self.bracket == Some(true) && self.behind_value => self.behind_value = false,
                _ if self.bracket == Some(true) && self.behind_value => {
                    return Err(self.malformed(name, "a comma is missing between two leads"));
                }
                _ => {
                    self.bracket.get_or_insert(false);
                    return Ok(true);
                }
            }
            self.pass(byte);
        }
    }

    /// Takes a value: up to its closing brace, or up to a comma, bracket or blank if it is no object.
    fn take_value(&mut self, name: &str) -> Outcome {
        self.text.clear();
        let (mut depth, mut in_string, mut escaped) = (0_u64, false, false);
        while let Some(byte) = self.peek(name)? {
            let ends_scalar = byte == b',' || byte == b']' || byte.is_ascii_whitespace();
            if depth == 0 && !in_string && !self.text.is_empty() && ends_scalar {
                return Ok(());
            }
            self.text.push(byte);
            self.pass(byte);
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_string => escaped = true,
                b'"' => in_string = !in_string,
                _ if in_string => {}
                b'{' | b'[' => depth += 1,
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn peek(&mut self, name: &str) -> Outcome<Option<u8>> {
        let bytes = self.reader.fill_buf().map_err(|error| Failure::reading(name, &error))?;
        Ok(bytes.first().copied())
    }

    fn pass(&mut self, byte: u8) {
        self.reader.consume(1);
        self.next_line += u64::from(byte == b'\n');
    }

    fn malformed(&self, name: &str, what: &str) -> Failure {
        Failure::unreadable(format!("`{name}`, line {}: {what}", self.next_line))
    }
}

impl Found<'_> {
    /// The line at which it begins, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Reads it as a lead.
    pub fn read(self, name: &str, lead: &mut Lead) -> Outcome {
        self.json.read(self.text, lead).map_err(|error| no_lead(name, self.line, &error))
    }

    /// Assesses it, and tells what of it the pact does not declare.
    pub fn assess<'a>(self, name: &str, assessor: &'a mut Assessor) -> Outcome<(&'a Assessment, Ignored)> {
        let assessment = assessor.assess_json(self.json, self.text);
        let assessment = assessment.map_err(|error| no_lead(name, self.line, &error))?;
        Ok((assessment, self.json.ignored()))
    }
}

fn text<'t>(bytes: &'t [u8], name: &str, line: u64) -> Outcome<&'t str> {
    let wrong = |_| Failure::unreadable(format!("`{name}`, line {line}: this is not text in UTF-8"));
    std::str::from_utf8(bytes).map_err(wrong)
}

fn no_lead(name: &str, line: u64, error: &JsonError) -> Failure {
    Failure::unreadable(format!("`{name}`, line {line}: {error}"))
        .help("leads in JSON are objects, one a line or in one array; see --input-format")
}
