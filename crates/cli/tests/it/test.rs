//! `leadpact test`.

use serde_json::Value;

use super::{Folder, PACT, assert_says};

/// One example that passes and one that fails, to be put behind the shared pact.
const EXAMPLES: &str = r#"
example "A boss" {
  lead { level: boss, employees: 50, email: "b@c.example" }
  expect stage is MQL and handover is pending
  expect route is "Field sales"
}

example "A visitor is no lead yet" {
  lead { employees: 10 }
  1 day ago visit { path: "/a" }
  expect interest = 12 and stage is MQL
  then accept by sales
  expect not refused
}
"#;

fn folder() -> Folder {
    Folder::with(&[("pact.pact", &format!("{PACT}{EXAMPLES}"))])
}

#[test]
fn what_came_instead_and_why() {
    let run = folder().run("test pact.pact");
    assert_eq!(run.code, 1);
    let wanted = "pact.pact: Test
  passed A boss
  failed A visitor is no lead yet
    line 64, as of 2026-01-15 12:00: expect interest = 12 and stage is MQL
      - interest (Level of Interest) is 10.5, has to be exactly 12: 1.5 short
      - stage is MQL: stage is MGL
      interest (Level of Interest) is 10.5
         +10.5  +10.5 per visit at most 3 times (line 16): 1 counts
      before that:
        - 2026-01-15 12:00: it starts in MGL

    line 66, as of 2026-01-15 12:00: expect not refused
      - not refused: the last command is refused
      - the last command was refused: there is no `accept` in `MGL`; no command
        is open now
      before that:
        - 2026-01-15 12:00: it starts in MGL
";
    assert_eq!(run.out, wanted);
    assert_says(&run.err, &["2 examples: 1 passed, 1 failed"]);
}

#[test]
fn examples_by_their_title() {
    let run = folder().run("test pact.pact --example BOSS");
    assert_eq!((run.out.as_str(), run.code), ("pact.pact: Test\n  passed A boss\n", 0));
    assert_says(&run.err, &["1 example: all passed"]);
    let run = folder().run("test pact.pact --example nobody");
    assert_eq!(run.code, 1);
    assert_says(&run.err, &["no example has `nobody` in its title"]);
}

#[test]
fn a_pact_without_examples() {
    let folder = Folder::with(&[]);
    let run = folder.run("test test.pact");
    assert_eq!((run.out.as_str(), run.code), ("test.pact: Test\n  it has no examples\n", 0));
    let run = folder.run("test test.pact --deny missing");
    assert_eq!(run.code, 1);
    assert_says(&run.err, &["`test.pact` has no examples"]);
}

#[test]
fn lines_that_no_example_exercises() {
    let run = folder().run("test pact.pact --example boss --coverage --deny gaps");
    assert_eq!(run.code, 1);
    let wanted = "pact.pact: Test
  passed A boss
  what the examples exercise
    7 of 12 lines are exercised
      rules: 2 of 3
        - line 16: interest: +10.5 per visit at most 3 times
      levels: 1 of 3
        - line 26: grade: B from 20
        - line 27: grade: C below
      transitions: 1 of 2
        - line 37: MQL: accept: hand over to sales, becomes SAL when accepted
      routes: 1 of 2
        - line 40: MQL: team \"Key accounts\" when employees at least 1000
      nurture tracks: 2 of 2
";
    assert_eq!(run.out, wanted);
    assert_says(&run.err, &["of `pact.pact` no example exercises: `--coverage` names them"]);
}

#[test]
fn on_which_sides_of_thresholds_examples_stand() {
    let run = folder().run("test pact.pact --boundaries");
    assert_says(
        &run.out,
        &[
            "  where the examples stand\n",
            "line 21: employees at least 50: examples have 10 below and 50 itself;",
            "line 25: fit at least 60 (grade A): examples have 0 below and 60 itself;\n      none stands above\n",
        ],
    );
    assert!(!run.out.contains("exercise"), "{}", run.out);
}

#[test]
fn json_has_everything() {
    let run = folder().run("test pact.pact --format json --coverage");
    assert_eq!((run.err.as_str(), run.code), ("", 1));
    let json: Value = serde_json::from_str(&run.out).unwrap();
    let file = &json["files"][0];
    assert_eq!((&json["version"], &file["pact"]), (&1.into(), &"Test".into()));
    assert_eq!((&file["passed"], &file["failed"]), (&1.into(), &1.into()));
    let failed = &file["examples"][1];
    assert_eq!(failed["title"], "A visitor is no lead yet");
    assert_eq!(failed["expectations"][0]["tests"][0]["actual"], "10.5");
    assert_eq!(failed["expectations"][1]["refusal"]["kind"], "unknown_action");
    assert_eq!(file["coverage"]["lines"][0]["kind"], "rule");
    assert_eq!(file["coverage"]["boundaries"][0]["at"], 50);
    let run = folder().run("test pact.pact --format json");
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["files"][0]["coverage"], Value::Null);
}

#[test]
fn junit_for_other_tools() {
    let folder = folder();
    let run = folder.run("test pact.pact test.pact --format junit -o report.xml --coverage");
    assert_eq!((run.out.as_str(), run.code), ("", 1), "{}", run.err);
    assert_says(
        &folder.read("report.xml"),
        &[
            "<testsuites name=\"leadpact test\" tests=\"2\" skipped=\"0\" failures=\"1\" errors=\"0\">",
            "<testsuite name=\"pact.pact\" tests=\"2\"",
            "<testcase name=\"A boss\" classname=\"pact.pact\" assertions=\"2\" file=\"pact.pact\" line=\"55\"/>",
            "<failure message=\"line 64, as of 2026-01-15 12:00: expect interest = 12 and stage is MQL\"",
            "<testsuite name=\"test.pact\" tests=\"0\"",
            "lines are exercised",
        ],
    );
}

#[test]
fn a_pact_with_errors_keeps_no_other_from_being_tested() {
    let folder = folder();
    folder.write("wrong.pact", b"pact \"W\" {}\nscore s { +1 when x }\n");
    let run = folder.run("test wrong.pact pact.pact");
    assert_eq!(run.code, 2);
    assert_says(&run.out, &["passed A boss"]);
    assert_says(&run.err, &["wrong.pact:1:1"]);
    let run = folder.run("test wrong.pact --format junit");
    assert_eq!(run.code, 2);
    assert_says(&run.out, &["errors=\"1\"", "the pact has errors"]);
    assert_eq!(folder.run("test nowhere.pact").code, 2);
    assert_eq!(folder.run("test").code, 3);
    assert_eq!(folder.run("test pact.pact --deny everything").code, 3);
}

#[test]
fn a_file_has_plain_words() {
    let folder = folder();
    let run = folder.run("test pact.pact -o said.txt --color always");
    assert_eq!((run.out.as_str(), run.code), ("", 1));
    let said = folder.read("said.txt");
    assert!(said.contains("  failed A visitor") && !said.contains('\u{1b}'), "{said}");
    assert!(folder.run("test pact.pact --color always").out.contains('\u{1b}'));
}
