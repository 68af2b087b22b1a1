//! Batches of real leads come to the results computed independently, in every cell.
//!
//! Third-party data that is no part of the project: `LEADPACT_SHARED`, or `shared` beside the checkout.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail in any way it likes"
)]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use leadpact::model::{Field, Type};
use leadpact::sources::NoIncludes;
use leadpact::syntax::Limits;
use leadpact::{Assessments, Batch, Column, Number, Pact, check};

/// By column, a cell for each row.
type Table = BTreeMap<String, Vec<String>>;

fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("LEADPACT_SHARED").map_or(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

fn table(text: impl Read) -> Table {
    let mut reader = csv::Reader::from_reader(text);
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let mut table: Table = header.iter().map(|name| (name.clone(), Vec::new())).collect();
    for row in reader.records() {
        for (name, cell) in header.iter().zip(&row.unwrap()) {
            table.get_mut(name).unwrap().push(cell.to_owned());
        }
    }
    table
}

/// A column as a program would have it: numbers where the field has numbers and all cells are some.
enum Cells<'t> {
    Texts(Vec<&'t str>),
    Floats(Vec<f64>),
}

impl<'t> Cells<'t> {
    fn new(field: &Field, cells: &'t [String]) -> Self {
        let number = |cell: &String| if cell.is_empty() { Some(f64::NAN) } else { cell.parse().ok() };
        let numbers: Option<Vec<f64>> = cells.iter().map(number).collect();
        match (&field.ty, numbers) {
            (Type::Number | Type::Money(_), Some(numbers)) => Self::Floats(numbers),
            _ => Self::Texts(cells.iter().map(String::as_str).collect()),
        }
    }

    fn column(&self) -> Column<'_> {
        match self {
            Self::Texts(texts) => Column::from(&texts[..]),
            Self::Floats(floats) => Column::from(&floats[..]).unknown_is_nan(),
        }
    }
}

/// What a batch has found for a row, as the expected file writes it.
fn cell(found: &Assessments, column: &str, row: usize) -> String {
    let text = match column {
        "stage" => found.stage(row).map(str::to_owned),
        "handover" => found.handover(row).map(|part| part.word().to_owned()),
        "responsible" => found.responsible(row).map(str::to_owned),
        "route" => found.route(row).map(str::to_owned),
        "nurture" => Some(found.nurture(row).collect::<Vec<_>>().join("; ")),
        name => match (found.score(name), found.words(name)) {
            (Some(score), _) => score.get(row).as_ref().map(Number::to_string),
            (None, Some(words)) => words.get(row).map(str::to_owned),
            (None, None) => panic!("the pact has no `{name}`"),
        },
    };
    text.unwrap_or_default()
}

/// Scores leads in batches of a few sizes, on one core and on all; compares every cell that is expected.
fn assert_agrees(pact: &str, leads: &str, expected: &str, as_of: &str) {
    let Some(shared) = shared() else {
        eprintln!("skipped: set LEADPACT_SHARED to the folder of acceptance data");
        return;
    };
    let text = std::fs::read_to_string(shared.join("acceptance").join(pact)).unwrap();
    let (model, _) = check::load(pact, &text, &NoIncludes, &Limits::default());
    let (model, pact) = (model.unwrap(), Pact::parse(&text).unwrap());
    let file = File::open(shared.join(leads)).unwrap();
    let leads = if leads.ends_with(".gz") { table(GzDecoder::new(file)) } else { table(file) };
    let expected = table(GzDecoder::new(File::open(shared.join("acceptance").join(expected)).unwrap()));
    let ids = &leads[&model.id_column];
    let rows: BTreeMap<&str, usize> = expected["id"].iter().map(String::as_str).zip(0..).collect();
    assert!(!rows.is_empty());
    assert_eq!(ids.len(), rows.len());
    for (size, in_parallel) in [(ids.len(), false), (ids.len(), true), (1_000, false)] {
        let assessor = pact.batch_assessor(pact.instant(as_of).unwrap());
        let mut assessor = if in_parallel { assessor.in_parallel() } else { assessor };
        for first in (0..ids.len()).step_by(size) {
            let end = ids.len().min(first + size);
            let cells: Vec<_> = model
                .fields
                .as_slice()
                .iter()
                .filter_map(|field| Some((field, Cells::new(field, &leads.get(&field.column)?[first..end]))))
                .collect();
            let texts: Vec<&str> = ids[first..end].iter().map(String::as_str).collect();
            let mut batch = Batch::new(end - first).ids(&texts[..]);
            for (field, cells) in &cells {
                batch = batch.with(&field.name, cells.column());
            }
            let found = assessor.assess(&batch).unwrap();
            for (row, id) in texts.iter().enumerate() {
                for (column, want) in expected.iter().filter(|(column, _)| *column != "id") {
                    assert_eq!(cell(found, column, row), want[rows[id]], "{id}: {column}");
                }
            }
        }
    }
}

#[test]
fn x_education() {
    let leads = "data/x-education/Leads.csv";
    assert_agrees("x-education.pact", leads, "expected/x-education.csv.gz", "2026-11-20");
}

#[test]
fn olist() {
    let leads = "data/olist/olist_marketing_qualified_leads_dataset.csv";
    assert_agrees("olist.pact", leads, "expected/olist.csv.gz", "2018-06-01T00:00:00-03:00");
}

#[test]
fn reference_criteria() {
    let leads = "acceptance/speed/leads-10000.csv.gz";
    let expected = "speed/expected-10000.csv.gz";
    assert_agrees("speed/reference.pact", leads, expected, "2026-11-20");
}
