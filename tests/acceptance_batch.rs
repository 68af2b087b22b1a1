//! Batches of real leads come to the results computed independently, in every cell.
//!
//! Third-party data that is no part of the project.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail in any way it likes"
)]

#[path = "acceptance/shared.rs"]
mod shared;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use leadpact::model::{Field, Model, Type};
use leadpact::sources::NoIncludes;
use leadpact::syntax::Limits;
use leadpact::{Assessments, Batch, BatchAssessor, Column, Instant, Number, Pact, check};
use shared::shared;

/// By column, a cell for each row.
type Table = BTreeMap<String, Vec<String>>;

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

/// What a pact is to find of some leads.
struct Work {
    model: Model,
    pact: Pact,
    as_of: Instant,
    leads: Table,
    expected: Table,
    /// Where a lead stands in what is expected.
    rows: BTreeMap<String, usize>,
}

impl Work {
    fn new(shared: &Path, pact: &str, leads: &str, expected: &str, as_of: &str) -> Self {
        let text = std::fs::read_to_string(shared.join("acceptance").join(pact)).unwrap();
        let (model, _) = check::load(pact, &text, &NoIncludes, &Limits::default());
        let pact = Pact::parse(&text).unwrap();
        let read = |path: PathBuf| {
            let is_packed = path.extension().is_some_and(|end| end == "gz");
            let file = File::open(path).unwrap();
            if is_packed { table(GzDecoder::new(file)) } else { table(file) }
        };
        let (leads, expected) = (read(shared.join(leads)), read(shared.join("acceptance").join(expected)));
        let rows: BTreeMap<String, usize> = expected["id"].iter().cloned().zip(0..).collect();
        let as_of = pact.instant(as_of).unwrap();
        let work = Self { model: model.unwrap(), pact, as_of, leads, expected, rows };
        assert!(!work.rows.is_empty());
        assert_eq!(work.ids().len(), work.rows.len());
        work
    }

    fn ids(&self) -> &[String] {
        &self.leads[&self.model.id_column]
    }

    /// Assesses some of the leads, and compares every cell that is expected.
    fn compare(&self, assessor: &mut BatchAssessor, these: Range<usize>) {
        let ids = &self.ids()[these.clone()];
        let fields = self.model.fields.as_slice().iter();
        let cells = fields
            .filter_map(|of| Some((&of.name, Cells::new(of, &self.leads.get(&of.column)?[these.clone()]))));
        let cells: Vec<_> = cells.collect();
        let batch = cells
            .iter()
            .fold(Batch::new(ids.len()).ids(ids), |batch, (name, cells)| batch.with(name, cells.column()));
        let found = assessor.assess(&batch).unwrap();
        for (row, id) in ids.iter().enumerate() {
            for (column, want) in self.expected.iter().filter(|(column, _)| *column != "id") {
                assert_eq!(cell(found, column, row), want[self.rows[id]], "{id}: {column}");
            }
        }
    }
}

/// Scores leads in batches of a few sizes, on one core and on all.
fn assert_agrees(pact: &str, leads: &str, expected: &str, as_of: &str) {
    let Some(shared) = shared() else { return };
    let work = Work::new(&shared, pact, leads, expected, as_of);
    let all = work.ids().len();
    for (size, in_parallel) in [(all, false), (all, true), (1_000, false)] {
        let assessor = work.pact.batch_assessor(work.as_of);
        let mut assessor = if in_parallel { assessor.in_parallel() } else { assessor };
        for first in (0..all).step_by(size) {
            work.compare(&mut assessor, first..all.min(first + size));
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
