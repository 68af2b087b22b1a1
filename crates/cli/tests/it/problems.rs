//! Values that do not fit: on standard error in short, in a file in full, and what `--strict` makes of them.

use serde_json::Value;

use super::{Folder, assert_says};

fn leads() -> String {
    let rows = (0..20).map(|at| format!("{at},,{},boss,\n", if at % 2 == 0 { "many" } else { "5" }));
    format!("id,email,No. of Employees,level,since\n{}", rows.collect::<String>())
}

#[test]
fn the_first_of_each_kind_then_a_count() {
    let folder = Folder::with(&[("leads.csv", &leads())]);
    let run = folder.run("score test.pact leads.csv");
    assert_eq!((run.code, run.out.lines().count()), (0, 21));
    assert_says(&run.err, &["10 data problems; what does not fit counts as unknown"]);
    assert_says(
        &run.err,
        &["leads.csv:2: lead 0: employees: \"many\" is not a number", "leads.csv:6: lead 4:"],
    );
    assert_says(&run.err, &["… and 7 more like these (employees: 10)"]);
    assert!(!run.err.contains("lead 6"), "{}", run.err);
    assert_eq!(folder.run("score test.pact leads.csv --strict").code, 1);
}

#[test]
fn all_of_them_in_a_file() {
    let folder = Folder::with(&[("leads.csv", &leads())]);
    let run = folder.run("score test.pact leads.csv --strict --problems problems.ndjson -o out.csv");
    assert_eq!(run.code, 1);
    let entries: Vec<Value> =
        folder.read("problems.ndjson").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(entries.len(), 10);
    let want = serde_json::json!({
        "file": "leads.csv", "line": 2, "lead": "0", "field": "employees", "value": "many",
        "kind": "not_a_number", "message": "is not a number",
    });
    assert_eq!(entries[0], want);
    assert_eq!(folder.read("out.csv").lines().count(), 21);
}

#[test]
fn rows_that_do_not_fit() {
    let text = "id,email,level\n1,a@b.example\n2,b@c.example,boss,,\n3,c@d.example,boss,x\n,d,boss\n";
    let run = Folder::with(&[("leads.csv", text)]).run("score test.pact leads.csv");
    assert_eq!((run.code, run.out.lines().count()), (0, 5));
    assert_says(&run.err, &["leads.csv:2: lead 1: this row has 2 cells, the header 3"]);
    assert_says(&run.err, &["leads.csv:4: lead 3: this row has 4 cells, the header 3"]);
    assert_says(&run.err, &["leads.csv:5: id: \"\" is no id"]);
    assert!(!run.err.contains("lead 2"), "{}", run.err);
}

#[test]
fn a_quote_that_is_not_closed() {
    let rows: String = (2..300).map(|at| format!("{at},x,boss\n")).collect();
    let text = format!("id,email,level\n1,\"a@b.example,boss\n{rows}");
    let run = Folder::with(&[("leads.csv", &text)]).run("score test.pact leads.csv --strict");
    assert_eq!(run.code, 1);
    assert_says(&run.err, &["leads.csv:2: lead 1: this row has 299 lines; a quote is not closed"]);
}

#[test]
fn bytes_that_are_no_text() {
    let folder = Folder::with(&[]);
    folder.write("leads.csv", b"id,email,level\n1,M\xfcller,boss\n");
    let run = folder.run("score test.pact leads.csv");
    assert_eq!(run.code, 0);
    assert_says(&run.err, &["leads.csv:2: lead 1: email: \"M\u{fffd}ller\" is not text in UTF-8"]);
}

#[test]
fn divisions_by_zero_are_told_with_the_score() {
    let pact = "pact \"Z\" { version 1 }\nlead identified by id { a: number, b: number }\nscore s { +100% of a / b }\n";
    let run = Folder::with(&[("z.pact", pact), ("leads.csv", "id,a,b\n1,5,0\n2,6,3\n")])
        .run("score z.pact leads.csv");
    assert_eq!(run.out.lines().nth(2), Some("2,2,,,,,"), "{}", run.err);
    assert_says(&run.err, &["leads.csv:2: lead 1: s: divides by zero"]);
}

#[test]
fn leads_where_the_pact_belongs() {
    let folder = Folder::with(&[("leads.CSV", &leads())]);
    for args in ["score leads.CSV test.pact", "check leads.CSV", "explain leads.CSV test.pact --lead 1"] {
        let run = folder.run(args);
        assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 2), "{args}: {}", run.err);
        assert_says(&run.err, &["`leads.CSV` is data, not a pact", "name the pact first, then the leads"]);
    }
}

#[test]
fn what_to_do_about_dates_in_another_form() {
    let folder = Folder::with(&[("leads.csv", "id,since\n1,01.06.2026\n2,24.12.2025\n")]);
    let run = folder.run("score test.pact leads.csv");
    assert_says(&run.err, &["\"01.06.2026\" is not a date", "help: if dates are written in another form"]);
    assert_eq!(run.err.matches("--date-format").count(), 1, "{}", run.err);
    assert_eq!(folder.run("score test.pact leads.csv --strict --date-format DD.MM.YYYY").code, 0);
}
