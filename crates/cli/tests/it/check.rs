//! `leadpact check`.

use serde_json::Value;

use super::{Folder, PACT, assert_says};

/// A pact that refers to a field it does not have, in line 4.
const WRONG: &str = "pact \"W\" { version 1 }\nlead identified by id { employees: number }\nscore s {\n  +1 when employes at least 5\n}\n";

#[test]
fn a_pact_without_mistakes() {
    let clean = "pact \"C\" { version 1 }\nlead identified by id { employees: number \"Head count\" }\n\
                 score s { +1 when employees at least 5 }\n";
    let run = Folder::with(&[("c.pact", clean)]).run("check c.pact");
    assert_eq!((run.out.as_str(), run.code), ("", 0), "{}", run.err);
    assert_says(&run.err, &["1 pact checked: no errors, no warnings"]);
}

/// A pact without errors, with a warning in line 3 and hints.
const SLOPPY: &str = "pact \"S\" { version 1 }\nlead identified by id { employees: number \"Head count\" }\n\
                      define big \"Large\" as employees at least 250\nscore s { +1 when employees at least 5 }\n\
                      team sales \"Sales\"\nstage A \"A\" owned by sales { meaning \"m\"\n sales may go to B }\n\
                      stage B \"B\" owned by sales { meaning \"m\" }\n";

#[test]
fn what_is_probably_not_meant_is_shown_without_failing() {
    let folder = Folder::with(&[("s.pact", SLOPPY)]);
    let run = folder.run("check s.pact");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_says(&run.out, &["warning[unused]: nothing uses the define `big`", "s.pact:3:8"]);
    assert_says(
        &run.out,
        &["hint: s.pact:8:1: no way leads out of `B` [stage-without-way-out]", "help: if leads end here"],
    );
    assert_says(&run.err, &["1 pact checked: no errors, 1 warning, "]);
    let [warnings, hints] =
        ["warnings", "hints"].map(|deny| folder.run(&format!("check s.pact --deny {deny}")).code);
    assert_eq!((warnings, hints), (1, 1));
    let allowed = SLOPPY.replace("define big", "allow unused \"Next week\"\ndefine big");
    folder.write("s.pact", allowed.as_bytes());
    let [warnings, hints] =
        ["warnings", "hints"].map(|deny| folder.run(&format!("check s.pact --deny {deny}")).code);
    assert_eq!((warnings, hints), (0, 1));
}

#[test]
fn codes_are_explained() {
    let folder = Folder::with(&[]);
    let lint = folder.run("check --explain stale-signature");
    assert_eq!(lint.code, 0, "{}", lint.err);
    assert_says(
        &lint.out,
        &["stale-signature (warning", "This is found:", "Better:", "allow stale-signature"],
    );
    assert!(lint.out.lines().filter(|line| !line.starts_with("    ")).all(|line| line.chars().count() <= 80));
    let error = folder.run("check --explain unknown-field");
    assert_says(&error.out, &["unknown-field (error)", "docs/reference/language.md"]);
    let wrong = folder.run("check --explain stale-signatur");
    assert_eq!(wrong.code, 3);
    assert_says(&wrong.err, &["no message has the code `stale-signatur`", "did you mean `stale-signature`?"]);
}

#[test]
fn leads_tell_what_is_filled() {
    let leads = "id,No. of Employees,level\n1,,boss\n2,,staff\n3,12,boss\n";
    let pact = PACT_WITH_A_GUARD;
    let folder = Folder::with(&[("leads.csv", leads), ("g.pact", pact)]);
    let run = folder.run("check g.pact --leads leads.csv --as-of 2026-11-20");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_says(
        &run.out,
        &[
            "this guard stays unknown for 2 of 3 leads: `employees` is filled for 33% of them",
            "filled, of 3 leads:",
            "employees          1   33%",
        ],
    );
    let json: Value =
        serde_json::from_str(&folder.run("check g.pact --leads leads.csv --format json").out).unwrap();
    assert_eq!(json["filled"]["leads"], 3);
    assert_eq!(json["filled"]["fields"][0], serde_json::json!({ "field": "employees", "known": 1 }));
    assert_eq!(folder.run("check g.pact test.pact --leads leads.csv").code, 3);
}

/// What stays unknown only of leads that did something is seen where it is known what they did.
#[test]
fn leads_are_measured_with_their_interactions() {
    let pact = PACT_WITH_A_GUARD
        .replace(
            "team sales",
            "interaction visit \"Came by\"\ninteraction call \"Called\" by sales\nteam sales",
        )
        .replace("employees at least 5", "any visit in the last 30 days and employees at least 5");
    let files = [
        ("leads.csv", "id,No. of Employees\na,\nb,\nc,12\n"),
        (
            "did.csv",
            "who;at;type\na;2026-11-01;visit\na;2026-11-02;visit\nb;2026-11-03;visit\nx;2026-11-03;visit\nb;2026-11-04;sale\n",
        ),
        ("g.pact", &pact),
    ];
    let folder = Folder::with(&files);
    let alone = folder.run("check g.pact --leads leads.csv --as-of 2026-11-20");
    assert!(!alone.out.contains("stays unknown") && !alone.out.contains("interactions, of"), "{}", alone.out);
    let joined = "check g.pact --leads leads.csv --as-of 2026-11-20 --interactions did.csv \
        --interaction-columns lead=who";
    let run = folder.run(joined);
    assert_eq!(run.code, 0, "{}", run.err);
    let says = [
        "this guard stays unknown for 2 of 3 leads: `employees` is filled for 33% of them",
        "filled, of 3 leads:",
        "interactions, of 3 leads:",
        "\n  call               0    0%\n",
        "\n  visit              2   67%  #############\n",
    ];
    assert_says(&run.out, &says);
    assert_says(
        &run.err,
        &[
            "1 interaction is of a kind the pact does not declare",
            "1 interaction is of a lead that is not here",
        ],
    );
    let json: Value = serde_json::from_str(&folder.run(&format!("{joined} --format json")).out).unwrap();
    let kinds =
        serde_json::json!([{ "interaction": "visit", "leads": 2 }, { "interaction": "call", "leads": 0 }]);
    assert_eq!(json["filled"]["interactions"], kinds);
    let lonely = folder.run("check g.pact --interactions did.csv");
    assert_eq!(lonely.code, 3);
    assert_says(&lonely.err, &["how leads are read is said, and no file of leads is named"]);
}

const PACT_WITH_A_GUARD: &str = "pact \"G\" { version 1 }\nlead identified by id { employees: number \"Head count\" \
    from column \"No. of Employees\" }\nteam sales \"Sales\"\nstage A \"A\" owned by sales {\n  meaning \"m\"\n  \
    becomes B as soon as employees at least 5\n}\nfinal stage B \"B\" owned by sales\n";

#[test]
fn sarif_describes_the_rules_it_names() {
    let folder = Folder::with(&[("my pacts/s.pact", SLOPPY), ("w.pact", WRONG)]);
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("leadpact");
    command.args(["check", "my pacts/s.pact", "w.pact", "--format", "sarif"]).current_dir(folder.path("."));
    let out = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let sarif: Value = serde_json::from_str(&out).unwrap();
    let run = &sarif["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        assert!(rule["shortDescription"]["text"].as_str().is_some_and(|text| text.len() > 10), "{rule}");
        assert!(
            ["error", "warning", "note"].contains(&rule["defaultConfiguration"]["level"].as_str().unwrap())
        );
    }
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(["my%20pacts/s.pact", "w.pact"].contains(&uri), "{uri}");
    }
    let unused = rules.iter().find(|rule| rule["id"] == "unused").unwrap();
    assert!(unused["help"]["markdown"].as_str().unwrap().starts_with("# unused"));
    assert_eq!(run["columnKind"], "unicodeCodePoints");
}

#[test]
fn mistakes_are_shown_with_place_and_help() {
    let run = Folder::with(&[("w.pact", WRONG)]).run("check w.pact test.pact");
    assert_eq!(run.code, 2);
    assert_says(&run.out, &["w.pact:4:11", "employes", "did you mean `employees`"]);
    assert_says(&run.err, &["2 pacts checked: 1 error, "]);
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
    for wrong in [
        "",
        "check",
        "frobnicate",
        "check --format xml test.pact",
        "check --explain",
        "check --leads a.csv",
        "check --frobnicate test.pact",
    ] {
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
