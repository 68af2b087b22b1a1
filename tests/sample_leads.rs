//! The sample leads that are committed are the ones the generator writes.

#![allow(clippy::expect_used, reason = "a test may panic")]

#[allow(dead_code, reason = "`main` writes files; the test only compares")]
#[path = "../examples/generate_leads/main.rs"]
mod generate_leads;

use std::fs;
use std::path::Path;

#[test]
fn the_committed_leads_are_the_generated_ones() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut compared = 0;
    for file in generate_leads::files() {
        let committed = fs::read_to_string(examples.join(file.path)).expect("sample leads are committed");
        assert!(
            committed == file.content,
            "`{}` differs: run `cargo run --example generate_leads`",
            file.path
        );
        compared += 1;
    }
    assert_eq!(compared, 6);
}
