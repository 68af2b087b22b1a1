//! `leadpact explain`.

use serde_json::Value;

use super::{Folder, assert_says};

const LEADS: &str = "id,email,No. of Employees,level,since\n1,a@b.example,many,,\n2,b@c.example,50,boss,\n";

#[test]
fn a_lead_is_explained_in_words() {
    let folder = Folder::with(&[("leads.csv", LEADS), ("rows.csv", "lead,at,type\n1,2026-01-01,visit\n")]);
    let run = folder.run("explain test.pact leads.csv --lead 1 --interactions rows.csv --as-of 2026-11-20");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_says(&run.out, &["interest", "10.5", "fit", "MGL", "employees"]);
    assert_says(&run.err, &["leads.csv:2: lead 1: employees: \"many\" is not a number"]);
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{}", run.out);
}

#[test]
fn colours_say_nothing_that_the_words_do_not() {
    let folder = Folder::with(&[("leads.csv", LEADS)]);
    let plain = folder.run("explain test.pact leads.csv --lead 2 --as-of 2026-11-20").out;
    let coloured = folder.run("explain test.pact leads.csv --lead 2 --as-of 2026-11-20 --color always").out;
    assert!(!plain.contains('\u{1b}'), "{plain}");
    assert_says(&coloured, &["\u{1b}[1;32mfit\u{1b}[0m", "\u{1b}[32m+", "\u{1b}[1mA\u{1b}[0m"]);
    let codes = ["0", "1", "31", "32", "35", "1;32"];
    let without = codes.iter().fold(coloured, |text, code| text.replace(&format!("\u{1b}[{code}m"), ""));
    assert_eq!(without, plain);
}

#[test]
fn and_in_json() {
    let run = Folder::with(&[("leads.csv", LEADS)]).run("explain test.pact leads.csv --lead 2 --format json");
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert!(json.is_object());
    assert_says(&run.out, &["\"MQL\"", "\"fit\""]);
}

#[test]
fn a_lead_that_is_not_there() {
    let run = Folder::with(&[("leads.csv", LEADS)]).run("explain test.pact leads.csv --lead 7");
    assert_eq!((run.out.as_str(), run.code), ("", 2));
    assert_says(&run.err, &["`leads.csv` has no lead `7`", "leads are found by `id`"]);
    assert_eq!(Folder::with(&[]).run("explain test.pact leads.csv").code, 3);
}
