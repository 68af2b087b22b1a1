//! Assesses the leads of `benches/reference/leads.csv` so many times in one way, or loads their pact: for `tests/instructions.rs`, and for
//! profilers.
//!
//! ```text
//! cargo build --release -p leadpact-passes
//! valgrind --tool=callgrind target/release/leadpact-passes typed 5
//! ```

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "it may fail in any way it likes"
)]

use std::env;
use std::hint::black_box;

use leadpact::Pact;

#[path = "../../reference/work.rs"]
mod work;

use work::by_columns::Table;
use work::columns::{By, Columns};
use work::leads::Work;
use work::passes;

/// The ways by name, and how many leads there are for all of them.
const USAGE: &str = "usage: leadpact-passes plain|coded|typed|texts|typed_batch|texts_batch|json|batch|batch_scan|columns|columns_scan|plain_json|coded_json|load|leads PASSES";

/// Rows of a batch.
const ROWS: usize = 200_000;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [way, times] = arguments.as_slice() else { panic!("{USAGE}") };
    let times: usize = times.parse().expect(USAGE);
    let work = Work::unchecked();
    let pact = work::by_pact::pact(work::CRITERIA);
    match way.as_str() {
        "plain" => repeat(times, passes::plain(&work)),
        "coded" => repeat(times, passes::coded(&work)),
        "typed" => repeat(times, passes::typed(&pact, &work.typed)),
        "texts" => repeat(times, passes::typed(&pact, &work.contacts)),
        "typed_batch" => repeat(times, passes::typed_batch(&pact, &work.typed)),
        "texts_batch" => repeat(times, passes::typed_batch(&pact, &work.contacts)),
        "json" => repeat(times, passes::json(&pact, &work)),
        "plain_json" => repeat(times, passes::plain_json(&work)),
        "coded_json" => repeat(times, passes::coded_json(&work)),
        "batch" => repeat(times, passes::batch(&pact, &table(&work), By::Dictionary)),
        "batch_scan" => repeat(times, passes::batch(&pact, &table(&work), By::Scan)),
        "columns" => repeat(times, passes::columns(&columns(&work), By::Dictionary)),
        "columns_scan" => repeat(times, passes::columns(&columns(&work), By::Scan)),
        "load" => repeat(times, || drop(black_box(Pact::parse(work::CRITERIA)))),
        "leads" => println!("{}", work.contacts.len()),
        _ => panic!("{USAGE}"),
    }
}

fn table(work: &Work) -> Table {
    Table::new(&work.contacts, ROWS)
}

fn columns(work: &Work) -> Columns {
    Columns::new(&work.coded, ROWS)
}

fn repeat(times: usize, mut pass: impl FnMut()) {
    (0..times).for_each(|_| pass());
}
