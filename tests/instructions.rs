//! How many instructions a lead, and a load of a pact, takes in a release build, against `tests/limits.toml`: a measure
//! without a clock.
//!
//! ```text
//! cargo test --test instructions -- --ignored --nocapture
//! ```
//!
//! It needs valgrind. Two passes over the leads of `benches/reference/` less one pass are the leads alone, and so is
//! the second load of their pact.

#![allow(clippy::expect_used, reason = "a test may fail in any way it likes")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// How many leads one pass has, and how many rows a batch.
const LEADS: u64 = 2000;
const ROWS: u64 = 200_000;

#[test]
#[ignore = "builds in release and needs valgrind: cargo test --test instructions -- --ignored"]
fn a_lead_takes_no_more_instructions_than_its_limit() {
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("skipped: instructions are counted by valgrind, which is not installed");
        return;
    }
    let program = build();
    let limits = ["instructions", "instructions_of_a_thousand", "instructions_of_loading"].map(limits);
    let [of_one, of_many, loading] = &limits;
    assert!(of_one.len() >= 3 && of_many.len() >= 2 && loading.len() == 1, "{limits:?}");
    let of_one = of_one.iter().map(|(way, limit)| (a_pass(&program, way) / LEADS, way, limit));
    let of_many = of_many.iter().map(|(way, limit)| (a_pass(&program, way) * 1000 / ROWS, way, limit));
    let of_loading = loading.iter().map(|(way, limit)| (a_pass(&program, way), way, limit));
    let taken: Vec<(u64, &String, &u64)> = of_one.chain(of_many).chain(of_loading).collect();
    for &(count, way, limit) in &taken {
        println!("{way}: {count} instructions, limit {limit}");
        if count * 11 / 10 < *limit {
            println!("  the limit of `{way}` in tests/limits.toml can be lowered to {}", count * 105 / 100);
        }
    }
    assert!(taken.iter().all(|(count, _, limit)| *count <= **limit), "more than before: {taken:?}");
}

/// By way, the most instructions for a lead, for a thousand in a batch, or for a load.
fn limits(table: &str) -> Vec<(String, u64)> {
    let limits: toml::Table = toml::from_str(include_str!("limits.toml")).expect("limits");
    let of = limits.get(table).and_then(|of| of.as_table()).expect("limits of instructions");
    let number = |limit: &toml::Value| limit.as_integer().and_then(|limit| u64::try_from(limit).ok());
    of.iter().map(|(way, limit)| (way.clone(), number(limit).expect("a number"))).collect()
}

/// The program that goes through the leads, in release.
fn build() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(cargo);
    command.current_dir(root).args(["build", "--release", "--message-format=json", "-p", "leadpact-passes"]);
    let output = command.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let messages = String::from_utf8_lossy(&output.stdout);
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let mut programs =
        messages.filter_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?)));
    programs.next_back().expect("a program was built")
}

/// What all leads take once.
fn a_pass(program: &Path, way: &str) -> u64 {
    counted(program, way, 2) - counted(program, way, 1)
}

/// The instructions of a whole run with so many passes.
fn counted(program: &Path, way: &str, passes: u32) -> u64 {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    let output = command.arg(program).arg(way).arg(passes.to_string()).output().expect("valgrind runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let total = said.lines().find_map(|line| line.split_once("Collected : "));
    total.and_then(|(_, count)| count.trim().parse().ok()).expect("a count")
}
