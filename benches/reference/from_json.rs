//! The code written by hand, from a line of JSON by `serde_json`: *plain* into the struct with texts, *coded* with
//! texts that are borrowed from the line and in place of the lead before.

use super::coded::{self, Coded, Raw};
use super::outcome::Outcome;
use super::plain::{self, Contact};
use super::titles::Titles;

/// *plain*: all five outputs for one line, or what is wrong with it.
pub fn plain(line: &str, lower: &mut String) -> serde_json::Result<Outcome> {
    let lead: Contact = serde_json::from_str(line)?;
    Ok(plain::assess(&lead, lower))
}

/// *coded*: the same. `lead` is a buffer, whatever is in it.
pub fn coded(line: &str, titles: &Titles, lead: &mut Coded) -> serde_json::Result<Outcome> {
    let raw: Raw<'_> = serde_json::from_str(line)?;
    lead.take(&raw);
    Ok(coded::assess(lead, titles))
}

/// The lines: a key for each cell. Of empty cells every second lead has a null, the others have no key at all.
pub fn lines(csv: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let records = reader.records().enumerate();
    records.map(|(row, record)| line(&header, &record.expect("a row"), row % 2 == 0)).collect()
}

fn line(header: &csv::StringRecord, record: &csv::StringRecord, with_nulls: bool) -> String {
    let mut pairs = Vec::new();
    for (key, cell) in header.iter().zip(record) {
        if !cell.is_empty() {
            pairs.push(format!("{key:?}:{}", value(key, cell)));
        } else if with_nulls {
            pairs.push(format!("{key:?}:null"));
        }
    }
    format!("{{{}}}", pairs.join(","))
}

fn value(key: &str, cell: &str) -> String {
    match key {
        "country" | "job_title" | "seniority" | "industry" | "source" | "email" => {
            serde_json::to_string(cell).expect("a text")
        }
        _ => cell.to_owned(),
    }
}
