//! The reference work by this library and by hand, as ratios within one run: what is compared takes turns, round by
//! round, so that whatever else the machine does happens to all of it. The middle of the ratios is printed.
//!
//! `cargo bench --bench ratios` measures on the 10,000 leads of the acceptance data where they are there, or else on
//! those of `benches/reference/`. All ways have come to the same results for all leads before anything is timed.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "a bench may fail in any way it likes"
)]

#[path = "reference/clock.rs"]
mod clock;
#[path = "reference/work.rs"]
mod work;

use std::hint::black_box;

use clock::{Way, measure};
use leadpact::Pact;
use work::by_columns::Table;
use work::columns::{By, Columns};
use work::leads::Work;
use work::{by_pact, many, passes};

/// Rounds in which everything gets its turn once. The more, the less chance has to say.
const ROUNDS: usize = 31;
/// Rows of a batch.
const ROWS: usize = 1_000_000;
/// Rules of the large pact.
const RULES: u32 = 10_000;

fn main() {
    // `-- batch` measures one of them only.
    let only: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wanted = |name: &str| only.is_empty() || only.iter().any(|only| only == name);
    let work = Work::new();
    println!(
        "On {}, {ROUNDS} rounds; processor time, the median. The ratio of two is that within a round.\n",
        work.name
    );
    println!("| | a lead | of | ratio | bar | aim |\n|---|---|---|---|---|---|");
    let all: [(&str, &dyn Fn()); 6] = [
        ("leads", &|| leads(&work)),
        ("json", &|| json(&work)),
        ("rules", &|| rules(&work)),
        ("batch", &|| batch(&work)),
        ("threads", &|| threads(&work)),
        ("loading", &loading),
    ];
    all.iter().filter(|(name, _)| wanted(name)).for_each(|(_, measure)| measure());
}

fn leads(work: &Work) {
    let pact = by_pact::pact(work::CRITERIA);
    let count = work.contacts.len();
    let mut ways = [
        Way::new("plain", count, passes::plain(work)),
        Way::new("coded", count, passes::coded(work)),
        Way::new("typed lead", count, passes::typed(&pact, &work.typed)),
        Way::new("typed lead, words as texts", count, passes::typed(&pact, &work.contacts)),
        Way::new("typed leads at once", count, passes::typed_batch(&pact, &work.typed)),
        Way::new("typed leads at once, words as texts", count, passes::typed_batch(&pact, &work.contacts)),
    ];
    measure(&mut ways, ROUNDS);
    let [plain, coded, typed, texts, at_once, texts_at_once] = &ways;
    coded.print(plain, None);
    typed.print(plain, Some((0.5, 0.25)));
    texts.print(plain, None);
    at_once.print(plain, Some((0.5, 0.25)));
    texts_at_once.print(plain, None);
}

fn json(work: &Work) {
    let pact = by_pact::pact(work::CRITERIA);
    let count = work.lines.len();
    let mut ways = [
        Way::new("plain from JSON", count, passes::plain_json(work)),
        Way::new("coded from JSON", count, passes::coded_json(work)),
        Way::new("JSON to results", count, passes::json(&pact, work)),
    ];
    measure(&mut ways, ROUNDS);
    let [plain, coded, json] = &ways;
    coded.print(plain, None);
    json.print(plain, Some((1.0, 0.6)));
}

/// A large pact against the small one.
fn rules(work: &Work) {
    let (few, lots) = (by_pact::pact(work::CRITERIA), by_pact::pact(&many::criteria(RULES)));
    let count = work.typed.len();
    let mut ways = [
        Way::new("35 rules", count, passes::typed(&few, &work.typed)),
        Way::new("10,000 rules", count, passes::typed(&lots, &work.typed)),
    ];
    measure(&mut ways, ROUNDS / 4);
    let [few, lots] = &ways;
    lots.print(few, Some((3.0, 1.5)));
}

/// A million leads at once, against the columns written by hand.
fn batch(work: &Work) {
    let pact = by_pact::pact(work::CRITERIA);
    let (columns, table) = (Columns::new(&work.coded, ROWS), Table::new(&work.contacts, ROWS));
    let mut ways = [
        Way::new("columns, titles as dictionary", ROWS, passes::columns(&columns, By::Dictionary)),
        Way::new("batch, titles as dictionary", ROWS, passes::batch(&pact, &table, By::Dictionary)),
        Way::new("columns, titles scanned", ROWS, passes::columns(&columns, By::Scan)),
        Way::new("batch, titles scanned", ROWS, passes::batch(&pact, &table, By::Scan)),
    ];
    measure(&mut ways, ROUNDS / 2);
    ways.iter().for_each(Way::print_rate);
    let [by_hand, batch, by_hand_scanned, scanned] = &ways;
    batch.print(by_hand, Some((2.0, 1.1)));
    scanned.print(by_hand_scanned, Some((1.5, 1.1)));
}

/// Batches on two threads against one, in time on the wall; and, in the same rounds, work that needs nothing but a
/// processor, for a shared machine may not give two threads twice of what it gives one.
fn threads(work: &Work) {
    let pact = by_pact::pact(work::CRITERIA);
    let table = Table::new(&work.contacts, ROWS);
    let batch = table.batch(By::Dictionary);
    let leads: Vec<_> = work.typed.iter().cycle().take(ROWS / 5).cloned().collect();
    let bound = pact.bind::<by_pact::Typed>().expect("it fits");
    let mut ways = [1, 2].map(|threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let by_column = pact.batch_assessor(by_pact::AS_OF).in_parallel();
        (pool, by_column, bound.batch_assessor(by_pact::AS_OF).in_parallel(), <[Vec<f64>; 3]>::default())
    });
    for _ in 0..=ROUNDS {
        for (pool, by_column, typed, took) in &mut ways {
            pool.install(|| {
                took[0].push(clock::on_the_wall(|| drop(black_box(by_column.assess(black_box(&batch))))));
                took[1].push(clock::on_the_wall(|| _ = black_box(typed.assess(black_box(&leads)))));
                took[2].push(clock::on_the_wall(|| count(1 << 24)));
            });
        }
    }
    let [(.., one), (.., two)] = &ways;
    let ratios = one.iter().zip(two).map(|(one, two)| clock::middle_ratio(one, two));
    let names = [
        "batch, # (time on the wall)",
        "typed leads at once, #",
        "nothing but counting, #: what the machine gives",
    ];
    for ((name, ratio), bars) in names.iter().zip(ratios).zip(["≥ 1.7 | ≥ 1.9", " | ", " | "]) {
        println!("| {} | | | {ratio:.2} | {bars} |", name.replace('#', "two threads against one"));
    }
}

/// So many steps, each of which needs the one before, in sixteen pieces that threads share out.
fn count(steps: u64) {
    fn pieces(steps: u64, more: u32) {
        match more.checked_sub(1) {
            Some(more) => drop(rayon::join(|| pieces(steps / 2, more), || pieces(steps / 2, more))),
            None => drop(black_box((0..steps).fold(1_u64, |sum, step| sum.wrapping_mul(5) ^ step))),
        }
    }
    pieces(steps, 4);
}

/// From text to plan: no ratio, but a time.
fn loading() {
    let load = || drop(black_box(Pact::parse(black_box(work::CRITERIA))));
    let mut ways = [Way::new("loading the criteria", 1, load)];
    measure(&mut ways, ROUNDS);
    let [load] = &ways;
    load.print_time("1 ms", "300 µs");
}
