//! Whole files of leads against results computed independently: published models, and real leads. The latter
//! are third-party data that is no part of the project: compared where it lies beside the checkout, or
//! where `LEADPACT_SHARED` says; skipped, which is said, where it does not.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use assert_cmd::cargo::cargo_bin_cmd;
use flate2::read::GzDecoder;

/// By id, by column, the cell.
type Cells = BTreeMap<String, BTreeMap<String, String>>;

/// Where the shared data is, if it is there.
fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("LEADPACT_SHARED").map(PathBuf::from);
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let above = checkout.canonicalize().ok()?;
    let beside = above.ancestors().skip(1).take(2).map(|folder| folder.join("shared"));
    let found = named.into_iter().chain(beside).find(|folder| folder.join("acceptance").is_dir());
    if found.is_none() {
        eprintln!("skipped: there is no shared acceptance data beside the checkout");
    }
    found
}

fn cells(text: impl Read) -> Cells {
    let mut reader = csv::Reader::from_reader(text);
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let cells = |row: csv::StringRecord| {
        let cells = header.iter().cloned().zip(row.iter().map(str::to_owned)).collect::<BTreeMap<_, _>>();
        (cells["id"].clone(), cells)
    };
    reader.into_records().map(|row| cells(row.unwrap())).collect()
}

/// Scores the leads of the shared data, if it is there.
fn assert_agrees(pact: &str, expected: &str, args: &[&str]) {
    let Some(shared) = shared() else { return };
    let folder = shared.join("acceptance");
    let expected = cells(GzDecoder::new(File::open(folder.join(expected)).unwrap()));
    assert_scores(&folder, pact, args, &expected);
}

/// Scores leads, and compares every cell of the columns that are expected.
fn assert_scores(folder: &Path, pact: &str, args: &[&str], expected: &Cells) {
    let mut command = cargo_bin_cmd!("leadpact");
    command.current_dir(folder).arg("score").arg(pact).args(args);
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let actual = cells(output.stdout.as_slice());
    assert!(!expected.is_empty());
    let mut different = Vec::new();
    for (id, want) in expected {
        for (column, cell) in want {
            let found = actual.get(id).and_then(|row| row.get(column));
            if found != Some(cell) {
                different.push(format!("{id}: {column}: {found:?}, expected {cell:?}"));
            }
        }
    }
    let first = different.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(different.is_empty(), "{} of {} cells differ\n{first}\n{said}", different.len(), expected.len());
    assert_eq!(actual.len(), expected.len());
}

#[test]
fn x_education() {
    let leads = "../data/x-education/Leads.csv";
    assert_agrees("x-education.pact", "expected/x-education.csv.gz", &[leads]);
}

#[test]
fn olist() {
    let leads = "../data/olist/olist_marketing_qualified_leads_dataset.csv";
    assert_agrees("olist.pact", "expected/olist.csv.gz", &[leads, "--as-of", "2018-06-01T00:00:00-03:00"]);
}

#[test]
fn loan_applications() {
    let folder = "../data/loan-applications";
    let (leads, events) = (format!("{folder}/applications.csv"), format!("{folder}/events.csv.gz"));
    let columns = "lead=case_id,at=timestamp,type=activity";
    let args = [
        &leads,
        "--interactions",
        &events,
        "--interaction-columns",
        columns,
        "--as-of",
        "2012-02-01T12:00:00+01:00",
    ];
    assert_agrees("loan-applications.pact", "expected/loan-applications.csv.gz", &args);
}

#[test]
fn reference_criteria() {
    assert_agrees("speed/reference.pact", "speed/expected-10000.csv.gz", &["speed/leads-10000.csv.gz"]);
}

/// Models that vendors have published, told again as pacts: they give the published numbers.
#[test]
fn vendor_models() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vendor-models");
    for model in ["activecampaign", "eloqua", "marketo", "pardot"] {
        let folder = folder.join(model);
        let expected = cells(File::open(folder.join("expected.csv")).unwrap());
        let args = ["leads.ndjson", "--as-of", "2026-11-20T12:00:00Z"];
        assert_scores(&folder, &format!("{model}.pact"), &args, &expected);
    }
}
