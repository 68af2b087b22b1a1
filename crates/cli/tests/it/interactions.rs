//! Interactions: nested in JSON, or from a file of their own that is joined by the lead's id.

use super::{Folder, assert_says};

/// Three leads; two visits of the first, four of the last, of which three count.
const WANT: [&str; 3] = ["21", "0", "31.5"];

#[track_caller]
fn assert_joined(leads: &[&str], rows: &[&str], says: Option<&str>) {
    let leads = format!("id\n{}\n", leads.join("\n"));
    let rows: String = rows.iter().map(|lead| format!("{lead},2026-01-01,visit\n")).collect();
    let files = [("leads.csv", leads.as_str()), ("rows.csv", &format!("lead,at,type\n{rows}"))];
    let run =
        Folder::with(&files).run("score test.pact leads.csv --interactions rows.csv --as-of 2026-11-20");
    assert_eq!(run.code, 0, "{}", run.err);
    let interest: Vec<_> = run.out.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect();
    assert_eq!(interest, WANT, "{}{}", run.out, run.err);
    assert_eq!(run.err.contains("held in memory"), says.is_some(), "{}", run.err);
    assert_says(&run.err, &says.into_iter().collect::<Vec<_>>());
}

#[test]
fn files_in_the_same_order_are_read_side_by_side() {
    assert_joined(&["a", "b", "c"], &["a", "a", "c", "c", "c", "c"], None);
    assert_joined(&["9", "10", "11"], &["9", "9", "11", "11", "11", "11"], None);
    assert_joined(&["z", "b", "c"], &["z", "z", "c", "c", "c", "c"], None);
    // Rows of leads that are not there, at every end.
    assert_joined(&["b", "d", "e"], &["a", "b", "b", "c", "e", "e", "e", "e", "f"], None);
    assert_joined(&["2", "4", "10"], &["1", "2", "2", "3", "10", "10", "10", "10", "11"], None);
    assert_joined(&["a", "b", "c"], &["", "a", "", "a", "c", "c", "c", "c", ""], None);
}

#[test]
fn others_are_held_in_memory_which_is_said() {
    let says = Some(
        "`rows.csv` is not in the order of the leads, so its interactions, 6 in all, are held in memory",
    );
    assert_joined(&["a", "b", "c"], &["c", "c", "a", "c", "a", "c"], says);
    assert_joined(&["c", "b", "a"], &["a", "a", "a", "a", "c", "c"], says);
}

#[test]
fn a_lead_that_stands_there_twice_gets_them_twice() {
    let files = [("leads.csv", "id\na\na\n"), ("rows.csv", "lead,at,type\na,2026-01-01,visit\n")];
    let run = Folder::with(&files).run("score test.pact leads.csv --interactions rows.csv");
    assert_eq!(run.out.lines().filter(|line| line.starts_with("a,10.5,")).count(), 2, "{}", run.out);
}

#[test]
fn leads_from_a_pipe() {
    let folder = Folder::with(&[("rows.csv", "lead,at,type\na,2026-01-01,visit\n")]);
    let run = folder.run_with("score test.pact - --interactions rows.csv", "id\na\n");
    assert_says(&run.out, &["a,10.5,"]);
    assert_says(
        &run.err,
        &["a pipe can be read only once, so the interactions of `rows.csv`, 1 in all, are held in memory"],
    );
}

#[test]
fn columns_by_other_names_and_what_is_left_out() {
    let rows = "case_id;timestamp;activity;path;seconds\n\
                a;2026-01-01T00:00:00Z;Visit;/x;1.5\n\
                a;2027-01-01;visit;;\n\
                a;2026-01-01;fax;;\n\
                a;soon;visit;;\n\
                b;2026-01-01;visit;;long\n";
    let folder = Folder::with(&[("leads.csv", "id\na\n"), ("rows.csv", rows)]);
    let args = "score test.pact leads.csv --as-of 2026-11-20 --interactions rows.csv --interaction-columns";
    let run = folder.run(&format!("{args} lead=case_id,at=timestamp,type=activity --format table"));
    assert_eq!(run.code, 0, "{}", run.err);
    assert_says(&run.out, &["10.5", "1 interaction is dated later", "1 interaction is of a kind"]);
    assert_says(&run.out, &["1 interaction is of a lead that is not here", "2 data problems"]);
    assert_says(&run.err, &["rows.csv:5: lead a: at: \"soon\" is not a date"]);
    assert_says(&run.err, &["rows.csv:6: lead b: visit.seconds: \"long\" is not a number"]);

    let run = folder.run("score test.pact leads.csv --interactions rows.csv");
    assert_eq!(run.code, 2);
    assert_says(&run.err, &["`rows.csv`: there is no column `lead`", "--interaction-columns", "`case_id`"]);
    assert_eq!(folder.run(&format!("{args} when=timestamp")).code, 3);
    assert_eq!(folder.run("score test.pact leads.csv --interaction-columns lead=x").code, 3);
}

#[test]
fn nested_in_json_and_beside_it() {
    let lead =
        r#"{"id":"a","interactions":[{"type":"visit","at":"2026-01-01"},{"type":"fax","at":"2026-01-01"}]}"#;
    let folder = Folder::with(&[("leads.ndjson", lead), ("rows.csv", "lead,at,type\na,2026-01-01,visit\n")]);
    let run = folder.run("score test.pact leads.ndjson --interactions rows.csv");
    assert_says(&run.out, &["a,21,"]);
    assert_eq!(run.err, "");
}
