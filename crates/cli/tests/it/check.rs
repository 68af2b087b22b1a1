//! `leadpact check`.

use serde_json::Value;

use super::{Folder, PACT, assert_says};

/// A pact that refers to a field it does not have, in line 4.
const WRONG: &str = "pact \"W\" { version 1 }\nlead identified by id { employees: number }\nscore s {\n  +1 when employes at least 5\n}\n";

#[test]
fn a_pact_without_mistakes() {
    let run = Folder::with(&[]).run("check test.pact");
    assert_eq!((run.out.as_str(), run.code), ("", 0), "{}", run.err);
    assert_says(&run.err, &["1 pact checked: no errors, no warnings"]);
}

#[test]
fn mistakes_are_shown_with_place_and_help() {
    let run = Folder::with(&[("w.pact", WRONG)]).run("check w.pact test.pact");
    assert_eq!(run.code, 2);
    assert_says(&run.out, &["w.pact:4:11", "employes", "did you mean `employees`"]);
    assert_says(&run.err, &["2 pacts checked: 1 error, no warnings"]);
}

#[test]
fn standard_input_is_a_pact() {
    let folder = Folder::with(&[]);
    assert_eq!(folder.run_with("check -", PACT).code, 0);
    let run = folder.run_with("check - --format short", WRONG);
    assert_eq!(run.code, 2);
    assert!(run.out.starts_with("<stdin>:4:11: error: "), "{}", run.out);
    assert_eq!(run.out.lines().count(), 1);
}

#[test]
fn formats_for_programs() {
    let folder = Folder::with(&[("w.pact", WRONG)]);
    let json: Value = serde_json::from_str(&folder.run("check w.pact --format json").out).unwrap();
    assert_eq!(json["version"], 1);
    let found = &json["diagnostics"][0];
    assert_eq!((&found["file"], &found["line"], &found["column"]), (&"w.pact".into(), &4.into(), &11.into()));
    assert_eq!(found["severity"], "error");
    assert!(found["help"].is_string() && found["code"].is_string());

    let github = folder.run("check w.pact --format github").out;
    assert!(github.starts_with("::error file=w.pact,line=4,endLine=4,col=11,"), "{github}");
    assert_eq!(github.lines().count(), 1);

    let sarif: Value = serde_json::from_str(&folder.run("check w.pact --format sarif").out).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["level"], "error");
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 4);
    assert_eq!(sarif["runs"][0]["tool"]["driver"]["rules"][0]["id"], result["ruleId"]);
}

#[test]
fn includes_are_found_from_the_file_that_names_them() {
    let main = "include \"shared/teams.pact\"\npact \"Main\" { version 1 }\nlead identified by id { a: number }\n\
                stage S \"Stage\" owned by sales { meaning \"m\" }\n";
    let folder =
        Folder::with(&[("pacts/main.pact", main), ("pacts/shared/teams.pact", "team sales \"Sales\"\n")]);
    let run = folder.run("check pacts/main.pact");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let run = Folder::with(&[("main.pact", main)]).run("check main.pact --format short");
    assert_eq!(run.code, 2);
    assert_says(&run.out, &["main.pact:1:", "shared/teams.pact"]);
}

#[test]
fn files_that_are_not_there_and_wrong_usage() {
    let folder = Folder::with(&[]);
    let run = folder.run("check nowhere.pact");
    assert_eq!(run.code, 2);
    assert_says(&run.err, &["`nowhere.pact` cannot be read: no such file"]);
    for wrong in ["", "check", "frobnicate", "check --format xml test.pact", "check --frobnicate test.pact"] {
        assert_eq!(folder.run(wrong).code, 3, "{wrong}");
    }
    for help in ["--help", "help", "check --help", "--version"] {
        assert_eq!(folder.run(help).code, 0, "{help}");
    }
}

#[test]
fn colours_only_where_asked_for() {
    let folder = Folder::with(&[("w.pact", WRONG)]);
    assert!(!folder.run("check w.pact").out.contains('\u{1b}'));
    assert!(folder.run("check w.pact --color always").out.contains('\u{1b}'));
}
