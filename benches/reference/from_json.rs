//! *plain from JSON*: a line of JSON into the struct with texts by `serde_json`, then *plain*.

use super::outcome::Outcome;
use super::plain::{self, Contact};

/// All five outputs for one line, or what is wrong with it.
pub fn assess(line: &str, lower: &mut String) -> serde_json::Result<Outcome> {
    let lead: Contact = serde_json::from_str(line)?;
    Ok(plain::assess(&lead, lower))
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
