//! `leadpact seal`.

use super::{Folder, assert_says};

const HEAD: &str = "# Agreed in the kick-off\npact \"S\" { version 1 }   # a pact\n";
const REST: &str = "lead identified by id { employees: number \"Head count\" }\nteam marketing \"Marketing\"\nteam sales \"Sales\" # us\n\
                    stage A \"A\" owned by sales { meaning \"m\"\n sales may hand_on to B }\n\
                    final stage B \"B\" owned by marketing\n";

fn seal(folder: &Folder, args: &[&str]) -> (i32, String) {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("leadpact");
    let output = command.arg("seal").args(args).current_dir(folder.path(".")).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_team_signs_and_nothing_else_changes() {
    for line_end in ["\n", "\r\n"] {
        let text = format!("{HEAD}{REST}").replace('\n', line_end);
        let folder = Folder::with(&[("s.pact", &text)]);
        let (code, err) = seal(
            &folder,
            &["s.pact", "--team", "sales", "--as", "Head of \"Sales\"", "--date", "2026-11-20"],
        );
        assert_eq!(code, 0, "{err}");
        assert_says(
            &err,
            &["`sales` has agreed on 2026-11-20", "`marketing` has not agreed to this meaning yet"],
        );
        let signed = folder.read("s.pact");
        let line = signed.split(line_end).find(|line| line.starts_with("agreed")).unwrap();
        assert!(line.starts_with(r#"agreed by sales on 2026-11-20 as "Head of \"Sales\"" seal ""#), "{line}");
        assert_eq!(signed.replacen(&format!("{line_end}{line_end}{line}"), "", 1), text);
        assert!(!folder.run("check s.pact").out.contains("signature"));

        // Once more, on another day: the line stays where it is, who signed too.
        let (code, err) = seal(&folder, &["s.pact", "--team", "sales", "--date", "2026-12-01"]);
        assert_eq!((code, folder.read("s.pact")), (0, signed.replace("2026-11-20", "2026-12-01")), "{err}");
        let (code, err) = seal(&folder, &["s.pact", "--team", "marketing", "--as", "Head of Marketing"]);
        assert_eq!(code, 0, "{err}");
        assert_says(&err, &["every team has agreed to this meaning"]);
    }
}

#[test]
fn a_signer_with_ends_of_lines_breaks_nothing() {
    let signer = "a\nb\rc\u{b}d\u{85}e\u{2028}f\u{2029}g \"h\" \\";
    let folder = Folder::with(&[("s.pact", &format!("{HEAD}{REST}"))]);
    let (code, err) = seal(&folder, &["s.pact", "--team", "sales", "--as", signer]);
    assert_eq!(code, 0, "{err}");
    let line = r#" as "a\nb\u{d}c\u{b}d\u{85}e\u{2028}f\u{2029}g \"h\" \\" seal ""#;
    assert_says(&folder.read("s.pact"), &[line]);
    let run = folder.run("check s.pact");
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(!run.out.contains("stale"), "{}", run.out);
}

#[test]
fn what_has_changed_since_is_told() {
    let folder = Folder::with(&[("s.pact", &format!("{HEAD}{REST}"))]);
    assert_eq!(seal(&folder, &["s.pact", "--team", "sales", "--as", "Head of Sales"]).0, 0);
    let signed = folder.read("s.pact");
    folder.write("s.pact", signed.replace("\"Head count\"", "\"Number of people\"").as_bytes());
    assert!(!folder.run("check s.pact").out.contains("stale-signature"), "a label means nothing");
    let changed = signed.replace("hand_on to B", "hand_on to B because late")
        + "score fit { +1 when employees at least 5 }\n";
    folder.write("s.pact", changed.as_bytes());
    let run = folder.run("check s.pact --deny warnings");
    assert_eq!(run.code, 1, "{}", run.err);
    assert_says(
        &run.out,
        &["what `sales` signed has changed since: `stage A` is not what it was; `score fit` is new"],
    );
    assert_says(&run.out, &["renew the signature: `leadpact seal s.pact --team sales`"]);
    // A fingerprint alone is a good seal, too.
    let seal = changed.split("seal \"").nth(1).unwrap().split('"').next().unwrap();
    folder.write("s.pact", changed.replace(seal, &seal[..64]).as_bytes());
    assert_says(&folder.run("check s.pact").out, &["has changed since: `leadpact compare`"]);
}

#[test]
fn includes_are_signed_with_the_file_that_names_them() {
    let folder =
        Folder::with(&[("main.pact", &format!("include \"rest.pact\"\n{HEAD}")), ("rest.pact", REST)]);
    assert_eq!(seal(&folder, &["main.pact", "--team", "sales", "--as", "Head of Sales"]).0, 0);
    assert_eq!(folder.read("rest.pact"), REST);
    assert!(folder.read("main.pact").contains("\nagreed by sales on "));
    assert!(!folder.run("check main.pact").out.contains("stale"));
}

#[test]
fn nobody_signs_what_does_not_check() {
    let folder =
        Folder::with(&[("s.pact", &format!("{HEAD}{REST}")), ("w.pact", "pact \"W\" { version 1 }\n")]);
    let cases: [(&[&str], i32, &str); 6] = [
        (&["w.pact", "--team", "sales"], 2, "says"),
        (&["s.pact", "--team", "sails", "--as", "x"], 3, "did you mean `sales`?"),
        (&["s.pact", "--team", "sales"], 3, "nobody has signed for `sales` yet"),
        (&["s.pact", "--team", "sales", "--as", " "], 3, "--as names nobody"),
        (&["s.pact", "--team", "sales", "--as", "x", "--date", "20.11.2026"], 3, "write a day as 2026-11-20"),
        (&["-", "--team", "sales", "--as", "x"], 3, "name the pact"),
    ];
    for (args, code, says) in cases {
        let run = seal(&folder, args);
        assert_eq!(run.0, code, "{args:?}: {}", run.1);
        if code == 3 {
            assert_says(&run.1, &[says]);
        }
    }
    assert_eq!(folder.read("s.pact"), format!("{HEAD}{REST}"));
}
