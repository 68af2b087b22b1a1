//! Formats of leads: whatever a CRM exports.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Folder, assert_says};

/// What becomes of a lead 1 with level boss and 50 employees.
const WANT: &str = "1,0,60,A,MQL,pending,sales,Field sales,News,";

#[track_caller]
fn assert_scored(name: &str, bytes: &[u8], args: &str) {
    let folder = Folder::with(&[]);
    folder.write(name, bytes);
    let run = folder.run(&format!("score test.pact {name} {args}"));
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.out.lines().nth(1), Some(WANT), "{}{}", run.out, run.err);
}

fn gzip(text: &str) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(text.as_bytes()).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn tables_of_every_kind() {
    let plain = "id,email,No. of Employees,level,since\n1,a@b.example,50,boss,\n";
    assert_scored("leads.csv", plain.as_bytes(), "");
    assert_scored("leads.csv", plain.replace('\n', "\r\n").as_bytes(), "");
    assert_scored("leads.csv", format!("\u{feff}{plain}").as_bytes(), "");
    assert_scored("leads.csv", plain.replace(',', ";").as_bytes(), "");
    assert_scored("leads.tsv", plain.replace(',', "\t").as_bytes(), "");
    assert_scored("leads.csv", plain.replace(',', "|").as_bytes(), "");
    assert_scored("leads.csv", format!("sep=;\r\n{}", plain.replace(',', ";")).as_bytes(), "");
    assert_scored("leads.csv", plain.trim_end().as_bytes(), "");
    let quoted = "\u{feff}\"id\",\"email\",\"No. of Employees\",\"level\"\r\n\"1\",\"a@b.example\",\"50\",\"Boss\"\r\n";
    assert_scored("leads.csv", quoted.as_bytes(), "");
    assert_scored("leads.csv", quoted.replace('"', "'").as_bytes(), "");
    assert_scored("leads.csv.gz", &gzip(plain), "");
    assert_scored("export", &gzip(plain), "");
}

#[test]
fn json_of_every_kind() {
    let lead = r#"{"id": 1, "email": "a@b.example", "No. of Employees": 50, "level": "boss"}"#;
    assert_scored("leads.ndjson", format!("{lead}\n\n").as_bytes(), "");
    assert_scored("leads.jsonl", lead.as_bytes(), "");
    assert_scored("leads.json", format!(" [\n{lead},\n{lead}\n]\n").as_bytes(), "");
    assert_scored("leads.json", lead.as_bytes(), "");
    assert_scored("leads.json", format!("[{lead}]").as_bytes(), "--input-format json");
    assert_scored("export", lead.as_bytes(), "");
    assert_scored("export", format!("[{lead}]").as_bytes(), "");
    assert_scored("leads.ndjson.gz", &gzip(lead), "");
    let pretty = lead.replace(", ", ",\n  ");
    assert_scored("leads.json", format!("[\n  {pretty}\n]").as_bytes(), "");
}

#[test]
fn an_array_of_none_and_a_table_without_rows() {
    let folder = Folder::with(&[("none.json", " [ ] "), ("none.csv", "id,email\n")]);
    for name in ["none.json", "none.csv"] {
        let run = folder.run(&format!("score test.pact {name}"));
        assert_eq!((run.code, run.out.lines().count()), (0, 1), "{name}: {}", run.err);
    }
}

#[test]
fn what_is_no_json_is_told_with_its_line() {
    let cases = [
        ("a.ndjson", "{\"id\": 1}\n{\"id\": \n", "line 2"),
        ("a.ndjson", "[1]\n", "a lead is a JSON object"),
        ("a.json", "[{\"id\": 1} {\"id\": 2}]", "a comma is missing"),
        ("a.json", "[{\"id\": 1},\n {\"id\"", "line 2"),
        ("a.json", "[{\"id\": 1}", "not closed"),
        ("a.json", "[{\"id\": 1}]\n7", "behind the array"),
        ("a.json", "[7]", "a lead is a JSON object"),
    ];
    for (name, text, message) in cases {
        let run = Folder::with(&[(name, text)]).run(&format!("score test.pact {name}"));
        assert_eq!(run.code, 2, "{text}: {}", run.err);
        assert_says(&run.err, &[message, name]);
    }
}

#[test]
fn headers_that_do_not_fit() {
    let cases = [
        ("ID,email\n1,a\n", "there is no column `id`; did you mean `ID`?"),
        ("key,email\n1,a\n", "the pact identifies leads by `id`; its columns are `key`, `email`"),
        ("id,email,email\n1,a,b\n", "two columns are called `email`"),
        ("", "is empty"),
    ];
    for (text, message) in cases {
        let run = Folder::with(&[("leads.csv", text)]).run("score test.pact leads.csv");
        assert_eq!(run.code, 2, "{text}: {}", run.err);
        assert_says(&run.err, &[message]);
    }
    let folder = Folder::with(&[]);
    folder.write("leads.csv", b"\xff\xfei\0d\0");
    assert_says(&folder.run("score test.pact leads.csv").err, &["UTF-16", "save it as UTF-8"]);
}

#[test]
fn fields_without_a_column_are_told() {
    let run =
        Folder::with(&[("leads.csv", "id,Email,plan\n1,a@b.example,x\n")]).run("score test.pact leads.csv");
    assert_eq!(run.code, 0);
    assert_says(
        &run.err,
        &["has no column `email`, so `email` is unknown for every lead; did you mean `Email`?"],
    );
    assert_says(
        &run.err,
        &["3 of the pact's 4 fields have no column", "`No. of Employees`, `level`, `since`"],
    );
}

#[test]
fn dates_as_offices_write_them() {
    let pact = "pact \"D\" { version 1 }\nlead identified by id { since: date }\nscore s { +1 when since on 2026-11-20 }\n";
    let folder = Folder::with(&[("d.pact", pact), ("leads.csv", "id,since\n1,20.11.2026\n2,2026-11-20\n")]);
    let run = folder.run("score d.pact leads.csv");
    assert_eq!(run.out, "id,s,stage,handover,responsible,route,missing\n1,0,,,,,since\n2,1,,,,,\n");
    assert_says(&run.err, &["leads.csv:2: lead 1: since: \"20.11.2026\" is not a date"]);
    let run = folder.run("score d.pact leads.csv --date-format DD.MM.YYYY");
    assert_eq!(run.out, "id,s,stage,handover,responsible,route,missing\n1,1,,,,,\n2,1,,,,,\n");
    assert_eq!(folder.run("score d.pact leads.csv --date-format DD.MM").code, 3);
}

#[test]
fn nested_keys_and_questions() {
    let pact = "pact \"N\" { version 1 }\nteam sales \"Sales\"\n\
                lead identified by id { size: number from column \"company.size\" }\n\
                questionnaire bant \"Call\" asked by sales { budget \"Is there a budget?\" { yes +30, no -20 } }\n\
                score s { +1 when size at least 5 }\n";
    let folder = Folder::with(&[("n.pact", pact)]);
    let want = "id,bant,s,stage,handover,responsible,route,missing\n1,30,1,,,,,\n";
    let nested = r#"{"id":1,"company":{"size":5},"bant":{"budget":"yes"}}"#;
    assert_eq!(folder.run_with("score n.pact -", nested).out, want);
    let flat = "id,company.size,bant.budget\n1,5,yes\n";
    assert_eq!(folder.run_with("score n.pact -", flat).out, want);
}
