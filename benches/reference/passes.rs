//! One pass over all leads, by each way there is: what benches time and what instructions are counted of.
//!
//! A way in that is new gets a function here, and a line where the others are called.

use std::hint::black_box;

use leadpact::Pact;
use leadpact::typed::AsLead;

use super::by_columns::Table;
use super::by_pact::{self, AS_OF, Outputs};
use super::coded::Coded;
use super::columns::{self, By, Columns, Outcomes};
use super::leads::Work;
use super::titles::Titles;
use super::{coded, from_json, plain};

/// *plain*.
pub fn plain(work: &Work) -> impl FnMut() {
    let mut lower = String::new();
    move || {
        for lead in &work.contacts {
            black_box(plain::assess(black_box(lead), &mut lower));
        }
    }
}

/// *coded*.
pub fn coded(work: &Work) -> impl FnMut() {
    let titles = Titles::new();
    move || {
        for lead in &work.coded {
            black_box(coded::assess(black_box(lead), &titles));
        }
    }
}

/// *columns*; how many rows there are does not hang on the leads.
pub fn columns(columns: &Columns, by: By) -> impl FnMut() {
    let (titles, mut out) = (Titles::new(), Outcomes::default());
    move || {
        columns::assess(black_box(columns), by, &titles, &mut out);
        black_box(&out);
    }
}

/// *plain* from JSON.
pub fn plain_json(work: &Work) -> impl FnMut() {
    let mut lower = String::new();
    move || {
        for line in &work.lines {
            black_box(from_json::plain(black_box(line), &mut lower).expect("a lead"));
        }
    }
}

/// *coded* from JSON.
pub fn coded_json(work: &Work) -> impl FnMut() {
    let (titles, mut lead) = (Titles::new(), Coded::default());
    move || {
        for line in &work.lines {
            black_box(from_json::coded(black_box(line), &titles, &mut lead).expect("a lead"));
        }
    }
}

/// Leads of a type that is bound to the pact: `typed` of a work, or its `contacts`, whose words are texts.
pub fn typed<T: AsLead>(pact: &Pact, leads: &[T]) -> impl FnMut() {
    let outputs = Outputs::of(pact);
    let mut assessor = pact.bind::<T>().expect("it fits").assessor(AS_OF);
    move || {
        for lead in leads {
            black_box(outputs.read(assessor.assess(black_box(lead), &[])));
        }
    }
}

/// The same leads, all at once.
pub fn typed_batch<T: AsLead>(pact: &Pact, leads: &[T]) -> impl FnMut() {
    let mut assessor = pact.bind::<T>().expect("it fits").batch_assessor(AS_OF);
    move || {
        let found = assessor.assess(black_box(leads));
        let read = by_pact::read_batch(found);
        for row in 0..leads.len() {
            black_box(read(row));
        }
    }
}

/// Lines of JSON by the pact.
pub fn json(pact: &Pact, work: &Work) -> impl FnMut() {
    let outputs = Outputs::of(pact);
    let (mut reader, mut assessor) = (pact.json_reader(None), pact.assessor(AS_OF));
    move || {
        for line in &work.lines {
            black_box(outputs.read(assessor.assess_json(&mut reader, black_box(line)).expect("a lead")));
        }
    }
}

/// Columns by the pact.
pub fn batch(pact: &Pact, table: &Table, by: By) -> impl FnMut() {
    let mut assessor = pact.batch_assessor(AS_OF);
    let batch = table.batch(by);
    move || {
        black_box(assessor.assess(black_box(&batch)).expect("the columns fit"));
    }
}
