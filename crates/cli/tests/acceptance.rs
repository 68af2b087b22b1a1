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

/// The leads and interactions of the loan applications.
const LOAN_ARGUMENTS: [&str; 7] = [
    "../data/loan-applications/applications.csv",
    "--interactions",
    "../data/loan-applications/events.csv.gz",
    "--interaction-columns",
    "lead=case_id,at=timestamp,type=activity",
    "--as-of",
    "2012-02-01T12:00:00+01:00",
];

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
    assert_agrees("loan-applications.pact", "expected/loan-applications.csv.gz", &LOAN_ARGUMENTS);
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

/// Compares a pact with one in which texts are replaced: exactly those leads must move for which two runs of `score`
/// differ, from and to what these say, and for each of them a change must be named.
fn assert_compares(pact: &str, replaced: &[(&str, &str)], args: &[&str]) {
    let Some(shared) = shared() else { return };
    let (folder, changed) = (shared.join("acceptance"), tempfile::tempdir().unwrap());
    let mut text = std::fs::read_to_string(folder.join(pact)).unwrap();
    for (old, new) in replaced {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    let new = changed.path().join(pact);
    std::fs::write(&new, text).unwrap();
    let new = new.to_str().unwrap();
    let run = |command: &[&str]| {
        let output =
            cargo_bin_cmd!("leadpact").current_dir(&folder).args(command).args(args).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        cells(output.stdout.as_slice())
    };
    let (before, now) = (run(&["score", pact]), run(&["score", new]));
    let mut moved = run(&["compare", pact, new, "--format", "csv"]);
    let columns: Vec<String> = moved.values().next().unwrap().keys().cloned().collect();
    let columns: Vec<&str> = columns.iter().filter_map(|column| column.strip_suffix("_old")).collect();
    for (id, before) in &before {
        let differ: Vec<_> = columns.iter().filter(|column| before[**column] != now[id][**column]).collect();
        let Some(row) = moved.remove(id) else {
            assert!(differ.is_empty(), "{id} moves: {differ:?}");
            continue;
        };
        assert!(!differ.is_empty() && !row["because"].is_empty(), "{id}: {row:?}");
        for column in &columns {
            let said = ["old", "new"].map(|side| row[&format!("{column}_{side}")].as_str());
            let scored = [&before[*column], &now[id][*column]];
            let scored = if differ.contains(&column) { scored.map(String::as_str) } else { [""; 2] };
            assert_eq!(said, scored, "{id} {column}");
        }
    }
    assert!(moved.is_empty(), "{moved:?}");
}

#[test]
fn x_education_compared() {
    let leads = "../data/x-education/Leads.csv";
    let changes = [
        ("+50 when added_by_hand", "+40 when added_by_hand"),
        ("\"Reference\", \"Welingak Website\"", "\"Reference\""),
        ("hot  from 60", "hot  from 55"),
        ("C, D  | P2 ", "C, D  | P1 "),
        ("added_by_hand", "by_hand"),
        ("occupation is unknown and stage", "stage"),
    ];
    assert_compares("x-education.pact", &changes, &[leads]);
}

#[test]
fn olist_compared() {
    let leads = "../data/olist/olist_marketing_qualified_leads_dataset.csv";
    let changes = [
        ("first_contact in the last 60 days", "first_contact in the last 90 days"),
        ("+10 when origin is referral", "+25 when origin is referral"),
        ("first_contact after 2018-03-01", "first_contact after 2018-04-01"),
    ];
    assert_compares("olist.pact", &changes, &[leads, "--as-of", "2018-06-01T00:00:00-03:00"]);
}

#[test]
fn loan_applications_compared() {
    let changes = [
        ("keeps 50% after every 30 days", "keeps 50% after every 6 weeks"),
        ("+10  per offer_sent               at most 2 times", "+10  per offer_sent at most 3 times"),
        ("+40 when amount at least 25 thousand EUR", "+45 when amount at least 20 thousand EUR"),
        ("momentum at least 5", "momentum at least 8"),
        ("offer_call", "call_about_offer"),
        ("any declined or any cancelled", "any declined"),
    ];
    assert_compares("loan-applications.pact", &changes, &LOAN_ARGUMENTS);
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
