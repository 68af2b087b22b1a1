//! Where results go: files that are whole or not there, and pipes that somebody closes.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};

use assert_cmd::cargo::cargo_bin;
use flate2::read::GzDecoder;

use super::{Folder, assert_says};

const LEADS: &str = "id,email,No. of Employees,level,since\n1,a@b.example,50,boss,\n";

#[test]
fn a_file_takes_the_place_of_the_one_before() {
    let folder = Folder::with(&[("leads.csv", LEADS), ("out.csv", "old")]);
    let run = folder.run("score test.pact leads.csv -o out.csv");
    assert_eq!((run.out.as_str(), run.code), ("", 0), "{}", run.err);
    assert!(folder.read("out.csv").starts_with("id,interest,"));
    assert_eq!(folder.names(), ["leads.csv", "out.csv", "test.pact"]);
}

#[test]
fn a_run_that_fails_leaves_the_file_as_it_was() {
    let lines = "{\"id\": 1}\n".repeat(5000) + "{\"id\": \n";
    let folder = Folder::with(&[("leads.ndjson", &lines), ("out.csv", "old")]);
    let run = folder.run("score test.pact leads.ndjson -o out.csv --problems problems.ndjson");
    assert_eq!(run.code, 2);
    assert_says(&run.err, &["line 5001"]);
    assert_eq!(folder.read("out.csv"), "old");
    assert_eq!(folder.names(), ["leads.ndjson", "out.csv", "test.pact"]);
}

#[test]
fn names_say_what_is_written() {
    let folder = Folder::with(&[("leads.csv", LEADS)]);
    folder.run("score test.pact leads.csv -o out.ndjson");
    assert!(folder.read("out.ndjson").starts_with("{\"version\":1,"));
    folder.run("score test.pact leads.csv -o out.csv.gz");
    let packed = std::fs::File::open(folder.path("out.csv.gz")).unwrap();
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text).unwrap();
    assert!(text.starts_with("id,interest,"), "{text}");
    folder.run("score test.pact leads.csv -o out.txt --format table");
    assert!(folder.read("out.txt").starts_with("Test: 1 lead\n"));
}

#[test]
fn a_folder_that_is_not_there() {
    let folder = Folder::with(&[("leads.csv", LEADS)]);
    let run = folder.run("score test.pact leads.csv -o nowhere/out.csv");
    assert_eq!(run.code, 2);
    assert_says(&run.err, &["`nowhere/out.csv` cannot be written: no such file"]);
}

#[cfg(unix)]
#[test]
fn a_new_file_may_be_read_as_any_other() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::with(&[("leads.csv", LEADS)]);
    folder.run("score test.pact leads.csv -o out.csv");
    let mode = |name: &str| std::fs::metadata(folder.path(name)).unwrap().permissions().mode();
    assert_eq!(mode("out.csv"), mode("leads.csv"));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let folder = Folder::with(&[("leads.csv", &(LEADS.to_owned() + &"2,,,,\n".repeat(200_000)))]);
    for format in ["csv", "ndjson"] {
        let mut command = Command::new(cargo_bin!("leadpact"));
        command.args(["score", "test.pact", "leads.csv", "--format", format]).current_dir(folder.path(""));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_nothing_behind() {
    let folder = Folder::with(&[("out.csv", "old")]);
    let mut command = Command::new(cargo_bin!("leadpact"));
    command.args(["score", "test.pact", "-", "-o", "out.csv"]).current_dir(folder.path(""));
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    // More than is looked at before the output is opened; then the command waits for more.
    let mut input = child.stdin.take().unwrap();
    std::io::Write::write_all(&mut input, (LEADS.to_owned() + &"2,,,,\n".repeat(50_000)).as_bytes()).unwrap();
    let waited = std::time::Instant::now();
    while folder.names().len() < 3 && waited.elapsed().as_secs() < 20 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(folder.names().len(), 3);
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!((folder.read("out.csv").as_str(), folder.names().len()), ("old", 2));
}
