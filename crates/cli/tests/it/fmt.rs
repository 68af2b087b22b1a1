//! `leadpact fmt`.

use super::{Folder, assert_says};

const UNTIDY: &str = "pact „Test“ { version 1 }\n\n\nlead identified by id {\n email:text \"E-mail\" # asked first\n  employees:   number }\nscore fit {\n+40 when employees at least 250 \"Large\"\n # half as good\n+5 when employees at least 50 \"Medium\"\n}\n";

const TIDY: &str = r#"pact "Test" { version 1 }

lead identified by id {
  email:     text   "E-mail"  # asked first
  employees: number
}

score fit {
  +40  when employees at least 250   "Large"
  # half as good
  +5   when employees at least 50    "Medium"
}
"#;

#[test]
fn files_are_formatted_in_place_and_once() {
    let folder = Folder::with(&[("untidy.pact", UNTIDY)]);
    let run = folder.run("fmt untidy.pact");
    assert_eq!((run.out.as_str(), run.code), ("", 0), "{}", run.err);
    assert_eq!(folder.read("untidy.pact"), TIDY);
    assert_says(&run.err, &["1 pact formatted"]);
    assert_says(&folder.run("fmt untidy.pact").err, &["1 pact in order already"]);
    assert_eq!(folder.names(), ["test.pact", "untidy.pact"]);
}

#[test]
fn a_check_writes_nothing_and_shows_the_difference() {
    let folder = Folder::with(&[("untidy.pact", UNTIDY), ("tidy.pact", TIDY)]);
    let run = folder.run("fmt --check untidy.pact tidy.pact");
    assert_eq!(run.code, 1);
    assert_eq!(folder.read("untidy.pact"), UNTIDY);
    assert_says(&run.out, &["untidy.pact\n", "    8 - +40 when employees at least 250 \"Large\"\n"]);
    assert_says(&run.out, &["      +   +40  when employees at least 250   \"Large\"\n"]);
    assert!(!run.out.contains("\ntidy.pact"), "{}", run.out);
    assert_says(&run.err, &["1 pact would change, 1 pact in order already"]);
    assert_eq!(folder.run("fmt --check tidy.pact").code, 0);
}

#[test]
fn a_pipe_is_formatted_into_a_pipe() {
    let run = Folder::with(&[]).run_with("fmt -", UNTIDY);
    assert_eq!((run.out.as_str(), run.err.as_str(), run.code), (TIDY, "", 0));
}

#[test]
fn what_cannot_be_read_is_left_as_it_is() {
    let wrong = "score fit {\n+40 when employees at least\n}\n";
    let folder = Folder::with(&[("wrong.pact", wrong), ("untidy.pact", UNTIDY)]);
    let run = folder.run("fmt wrong.pact untidy.pact");
    assert_eq!((folder.read("wrong.pact").as_str(), run.code), (wrong, 2));
    assert_eq!(folder.read("untidy.pact"), TIDY);
    assert_says(&run.err, &["wrong.pact:2:", "1 pact formatted, 1 pact left as it is"]);
    assert_eq!(folder.run_with("fmt -", wrong).out, "");
}

#[test]
#[cfg(unix)]
fn permissions_stay() {
    use std::fs::{Permissions, metadata, set_permissions};
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::with(&[("untidy.pact", UNTIDY), ("page.html", "")]);
    let commands = [
        ("untidy.pact", "fmt untidy.pact"),
        ("test.pact", "seal test.pact --team sales --as us"),
        ("page.html", "doc test.pact -o page.html"),
        ("untidy.pact", "new --force untidy.pact"),
    ];
    for (name, command) in commands {
        set_permissions(folder.path(name), Permissions::from_mode(0o640)).unwrap();
        let before = folder.read(name);
        let run = folder.run(command);
        assert_eq!(run.code, 0, "{}", run.err);
        assert_ne!(folder.read(name), before);
        assert_eq!(metadata(folder.path(name)).unwrap().permissions().mode() & 0o777, 0o640, "{command}");
    }
}
