//! `leadpact score`: what it says of leads.

use serde_json::Value;

use super::{Folder, assert_says};

const LEADS: &str = "id,email,No. of Employees,level,since\n\
                     1,a@b.example,1000,boss,2026-01-31\n\
                     2,,50,staff,\n\
                     3,c@d.example,n/a,,\n";

const SCORED: &str = "id,interest,fit,grade,stage,handover,responsible,route,nurture,missing\n\
                      1,0,60,A,MQL,pending,sales,Key accounts,News,\n\
                      2,0,20,B,MQL,waiting,marketing,,,email\n\
                      3,0,0,C,MGL,,marketing,,News; Stories,employees; level\n";

#[test]
fn a_row_for_each_lead() {
    let run = Folder::with(&[("leads.csv", LEADS)]).run("score test.pact leads.csv --as-of 2026-11-20");
    assert_eq!((run.out.as_str(), run.code), (SCORED, 0), "{}", run.err);
    assert_eq!(run.err, "");
}

#[test]
fn pipes() {
    let folder = Folder::with(&[("leads.csv", LEADS)]);
    assert_eq!(folder.run_with("score test.pact -", LEADS).out, SCORED);
    assert_eq!(folder.run_with("score - leads.csv", super::PACT).out, SCORED);
    for twice in
        ["score - -", "score test.pact - --interactions -", "explain - leads.csv --lead 1 --interactions -"]
    {
        assert_eq!(folder.run(twice).code, 3, "{twice}");
    }
}

#[test]
fn json_lines() {
    let run = Folder::with(&[("leads.csv", LEADS)])
        .run("score test.pact leads.csv --as-of 2026-11-20 --format ndjson");
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!((&lines[0]["version"], &lines[0]["as_of"]), (&1.into(), &"2026-11-20T00:00:00+01:00".into()));
    assert_eq!(lines[2]["scores"]["fit"], serde_json::json!({ "value": 0, "lowest": 0, "highest": 60 }));
    assert_eq!(lines[0]["route"], "Key accounts");
    assert_eq!(lines[2]["open"][0]["fields"][0], "level");
}

#[test]
fn a_summary_for_people() {
    let run = Folder::with(&[("leads.csv", LEADS)]).run("score test.pact leads.csv --format table");
    assert_eq!(run.code, 0);
    assert_says(&run.out, &["Test: 3 leads", "Stages", "MQL", "67 %", "1 waiting, 1 pending"]);
    assert_says(&run.out, &["grade", "Level of Qualification", "Worth asking for", "employees"]);
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{}", run.out);
    assert!(!run.out.contains('\u{1b}'));
}

#[test]
fn instants_of_assessment() {
    let folder = Folder::with(&[("leads.csv", LEADS)]);
    let run = folder.run("score test.pact leads.csv --as-of yesterday");
    assert_eq!(run.code, 3);
    assert_says(&run.err, &["`yesterday` is no instant", "--as-of 2026-11-20"]);
    let run = folder.run("score test.pact leads.csv --as-of 2026-11-20T12:00:00Z --format ndjson");
    assert_says(&run.out, &["2026-11-20T13:00:00+01:00"]);
}

#[test]
fn a_pact_with_mistakes_is_told_on_standard_error() {
    let folder = Folder::with(&[
        ("leads.csv", LEADS),
        ("w.pact", "pact \"W\" {}\nlead identified by id { b: number }\nscore s { +1 when a }\n"),
    ]);
    let run = folder.run("score w.pact leads.csv");
    assert_eq!((run.out.as_str(), run.code), ("", 2));
    assert_says(&run.err, &["w.pact:3"]);
}
