//! `leadpact new`.

use super::{Folder, assert_says};

#[test]
fn a_new_pact_checks_is_formatted_and_passes_its_examples() {
    let folder = Folder::with(&[]);
    let run = folder.run("new leads.pact");
    assert_eq!((run.out.as_str(), run.code), ("", 0), "{}", run.err);
    let check = folder.run("check --deny warnings leads.pact");
    // Nobody has signed it yet, and nothing else is amiss.
    assert_eq!((check.out.matches("hint: ").count(), check.code), (1, 0), "{}", check.out);
    assert_says(&check.out, &["[missing-agreement]"]);
    let fmt = folder.run("fmt --check leads.pact");
    assert_eq!((fmt.out.as_str(), fmt.code), ("", 0), "{}", fmt.err);
    let test = folder.run("test leads.pact");
    assert_eq!(test.code, 0, "{}", test.out);
    assert_says(&test.err, &["3 examples: all passed"]);
}

#[test]
fn nothing_is_written_over_unasked() {
    let folder = Folder::with(&[]);
    let before = folder.read("test.pact");
    let run = folder.run("new test.pact");
    assert_eq!((folder.read("test.pact"), run.code), (before, 2));
    assert_says(&run.err, &["`test.pact` is there already", "write over it with `--force`"]);
    assert_eq!(folder.run("new --force test.pact").code, 0);
    assert_says(&folder.read("test.pact"), &["leadpact check test.pact  "]);
}

#[test]
fn a_pipe_gets_the_pact_and_nothing_else() {
    let folder = Folder::with(&[]);
    let run = folder.run("new -");
    assert_eq!((run.err.as_str(), run.code), ("", 0));
    assert_eq!(folder.run_with("check --deny warnings -", &run.out).code, 0);
}
