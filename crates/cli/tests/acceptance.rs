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

/// Hit rates and areas of real leads, as they come from the expected results and the column of the outcome alone.
#[test]
fn backtest_of_x_education() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("acceptance");
    let expected = cells(GzDecoder::new(File::open(folder.join("expected/x-education.csv.gz")).unwrap()));
    let mut leads = csv::Reader::from_path(shared.join("data/x-education/Leads.csv")).unwrap();
    let rows = leads.deserialize::<BTreeMap<String, String>>().map(Result::unwrap);
    let won: BTreeMap<String, bool> =
        rows.map(|row| (row["Prospect ID"].clone(), row["Converted"] == "1")).collect();
    let mut command = cargo_bin_cmd!("leadpact");
    command.current_dir(&folder).args(["backtest", "x-education.pact", "../data/x-education/Leads.csv"]);
    let output = command.args(["--won", "Converted", "--format", "json"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&report["all"]["leads"], &report["all"]["won"]), (&6428.into(), &2455.into()));
    for words in report["words"].as_array().unwrap() {
        for level in words["levels"].as_array().unwrap() {
            let is = |row: &&String| {
                expected[*row][words["name"].as_str().unwrap()] == level["word"].as_str().unwrap()
            };
            let here: Vec<_> = expected.keys().filter(is).collect();
            assert_eq!(level["share"]["leads"], here.len(), "{level}");
            assert_eq!(level["share"]["won"], here.iter().filter(|id| won[**id]).count(), "{level}");
        }
    }
    for (score, area) in [("interest", 0.820), ("fit", 0.757), ("total", 0.887)] {
        let found = report["scores"].as_array().unwrap().iter().find(|of| of["name"] == score).unwrap();
        let found = found["area"].as_f64().unwrap();
        let by_ranks = area_by_ranks(expected.iter().map(|(id, row)| (row[score].parse().unwrap(), won[id])));
        assert!(
            (found - by_ranks).abs() < 0.0001 && (found - area).abs() < 0.0005,
            "{score}: {found} {by_ranks}"
        );
    }
}

/// The sum of the ranks of what was won, ties by their mean rank.
fn area_by_ranks(leads: impl Iterator<Item = (f64, bool)>) -> f64 {
    let mut leads: Vec<_> = leads.collect();
    leads.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut ranks, mut before) = (0.0, 0);
    for tied in leads.chunk_by(|a, b| a.0 == b.0) {
        let mean = f64::from(2 * before + i32::try_from(tied.len()).unwrap() + 1) / 2.0;
        ranks += mean * tied.iter().filter(|(_, won)| *won).count() as f64;
        before += i32::try_from(tied.len()).unwrap();
    }
    let won = leads.iter().filter(|(_, won)| *won).count() as f64;
    (ranks - won * (won + 1.0) / 2.0) / (won * (leads.len() as f64 - won))
}
