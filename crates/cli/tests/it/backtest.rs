//! `leadpact backtest`: what it says of criteria and of what became of leads.

use assert_cmd::cargo::cargo_bin_cmd;

use crate::{Folder, assert_says};

/// Bosses are won three times of four, others once; large and small alike.
fn folder() -> Folder {
    let folder = Folder::with(&[]);
    let mut leads = "id,email,No. of Employees,level,since,Outcome,bought,sold,odd\n".to_owned();
    for at in 0..400 {
        let (level, won) = if at % 2 == 0 { ("boss", at % 8 != 0) } else { ("staff", at % 8 == 1) };
        let employees = if at % 5 < 2 { 10 } else { 100 };
        let (outcome, bought) = if won { ("won", "yes") } else { ("lost", "no") };
        let bought = if at >= 380 { "" } else { bought };
        let (since, on) = if won { ("2026-03-01", "2026-02-01") } else { ("2026-01-01", "") };
        let email = if won { "a@b.example" } else { "" };
        leads += &format!("L{at},{email},{employees},{level},{since},{outcome},{bought},{on},maybe\n");
    }
    folder.write("leads.csv", leads.as_bytes());
    folder
}

fn json(folder: &Folder, args: &str) -> serde_json::Value {
    let run = folder.run(&format!("backtest test.pact leads.csv --as-of 2026-11-20 --format json {args}"));
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn numbers_of_rules_stand_below_their_names() {
    for columns in ["80", "120"] {
        let mut command = cargo_bin_cmd!("leadpact");
        let folder = folder();
        command.args("backtest test.pact leads.csv --won sold=* --format table".split(' '));
        command.current_dir(folder.0.path()).env("COLUMNS", columns);
        let page = String::from_utf8(command.output().unwrap().stdout).unwrap();
        let rules = page.split_once("\nRules").unwrap().1;
        let names = rules.lines().find(|line| line.contains(" leads  ")).unwrap();
        let leads = names.find("leads").unwrap() + "leads".len();
        let boss = rules.lines().skip_while(|line| !line.contains("+40 when level is boss"));
        let numbers = boss.take(2).find(|line| line.contains("1.50")).unwrap();
        let share = numbers.find(" %").unwrap();
        assert_eq!(numbers[..share].trim_end_matches(|c| c != ' ').trim_end().len(), leads, "{rules}");
        // Where there is room they stand in one line.
        assert_eq!(numbers.contains("+40"), columns == "120", "{rules}");
    }
}

#[test]
fn shares_lifts_and_areas() {
    let report = json(&folder(), "--won sold=*");
    assert_eq!((&report["all"]["leads"], &report["all"]["won"]), (&400.into(), &200.into()));
    let boss = &report["rules"][1];
    assert_eq!(boss["written"]["text"], "+40 when level is boss");
    assert_eq!(
        (&boss["applies"]["won"], &boss["lift"], &boss["verdict"]),
        (&150.into(), &1.5.into(), &"better".into())
    );
    let size = &report["rules"][2];
    assert_eq!((&size["applies"]["leads"], &size["verdict"]), (&240.into(), &"too_few_to_tell".into()));
    let fit = &report["scores"][1];
    let area = fit["area"].as_f64().unwrap();
    assert!(area > 0.7 && area < 0.8, "{area}");
    assert_eq!(fit["bins"].as_array().unwrap().len(), 4);
    assert_eq!(report["stages"][0]["recall"], 1.0);
    assert_eq!(report["words"][0]["levels"][0]["word"], "A");
}

#[test]
fn an_outcome_can_be_told_in_several_ways() {
    let folder = folder();
    let of = |won: &str| json(&folder, &format!("--won {won}"))["all"]["won"].clone();
    assert_eq!((of("Outcome=won"), of("sold=*"), of("SOLD=*")), (200.into(), 200.into(), 200.into()));
    let run = folder.run("backtest test.pact leads.csv --won bought --format json");
    assert_says(
        &run.err,
        &["note: 20 leads have nothing in `bought`: left out, for it is not known how they end"],
    );
    folder.write(
        "leads.ndjson",
        b"{\"id\": 1, \"crm\": {\"won\": true}}\n{\"id\": 2, \"crm\": {\"won\": false}}\n",
    );
    let run = folder.run("backtest test.pact leads.ndjson --won crm.won --format csv");
    assert_says(&run.out, &["all,,,2,1,0.5,"]);
}

#[test]
fn what_cannot_be_told_is_said() {
    let folder = folder();
    for (won, said) in [
        ("boughd", "did you mean `bought`?"),
        ("odd", "line 2: `maybe` in `odd` is neither yes nor no"),
        ("Outcome=Bought", "no lead in `leads.csv` was won by `Outcome`: it says `lost`, `won`"),
        ("odd=maybe", "all 400 leads of known outcome in `leads.csv` were won by `odd`"),
    ] {
        let run = folder.run(&format!("backtest test.pact leads.csv --won {won}"));
        assert_eq!(run.code, 2, "{won}: {}", run.err);
        assert_says(&run.err, &[said]);
    }
    assert_eq!(folder.run("backtest test.pact leads.csv --won bought --precision none").code, 3);
    folder.write("leads.ndjson", b"{\"id\": 1}\n");
    assert_says(
        &folder.run("backtest test.pact leads.ndjson --won x").err,
        &["no lead in `leads.ndjson` has a key `x`"],
    );
    folder.write(
        "leads.ndjson",
        b"{\"id\": 1, \"won\": true, \"on\": \"20.3.2026\"}\n{\"id\": 2, \"won\": false}\n",
    );
    let run = folder.run("backtest test.pact leads.ndjson --won won --won-at when");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert_says(
        &run.err,
        &[
            "no won lead in `leads.ndjson` has a key `when`",
            "name the key that says when a lead was won; dots reach into nested objects",
        ],
    );
    let run = folder.run("backtest test.pact leads.ndjson --won won --won-at on --format csv");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_says(&run.err, &["`on` is no date for 1 won lead, for example `20.3.2026`; say how"]);
    let run = folder.run("backtest test.pact leads.ndjson --won won --won-at on --date-format DD.MM.YYYY");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn what_was_recorded_afterwards_is_warned_of() {
    let folder = folder();
    let pact = folder.read("test.pact");
    let pact = pact.replace(
        "+20 when employees",
        "+5 when since in the last 2 years\n  +5 when email is known\n  +20 when employees",
    );
    folder.write("leaky.pact", pact.as_bytes());
    let run = folder
        .run("backtest leaky.pact leads.csv --won sold=* --won-at sold --as-of 2026-11-20 --format table");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_says(
        &run.out,
        &[
            "200 of 200 won leads have a `since` that lies after they were",
            "`email` is filled for 100 % of the leads that were won and 0 %",
            "200 of the 200 leads to which `+5 when email is known` applies were",
        ],
    );
}

#[test]
fn thresholds_for_what_is_wanted() {
    let report = json(&folder(), "--won sold=* --precision 70% --volume 120");
    let found: Vec<_> =
        report["thresholds"].as_array().unwrap().iter().filter(|of| of["score"] == "fit").collect();
    assert_eq!(
        (&found[0]["wanted"], &found[0]["from"], &found[0]["reached"]["leads"]),
        (&"precision".into(), &40.into(), &200.into())
    );
    assert_eq!(
        (&found[1]["wanted"], &found[1]["from"], &found[1]["reached"]["leads"]),
        (&"volume".into(), &60.into(), &120.into())
    );
}

#[test]
fn a_page_fits_the_screen() {
    let folder = folder();
    let run = folder.run("backtest test.pact leads.csv --won sold=* --precision 70% --format table");
    assert_says(
        &run.out,
        &["Test: 200 of 400 leads were won, 50.0 %", "more than all", "fewer than all", "unclear"],
    );
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{}", run.out);
}

/// 479 of 505 are 94.851…, so 94.9: rounding to four places first would make that 94.85, and 94.8.
#[test]
fn shares_are_rounded_once() {
    let mut leads = "id,sold\n".to_owned();
    (0..505).for_each(|at| leads += &format!("L{at},{}\n", if at < 479 { "yes" } else { "no" }));
    let folder = Folder::with(&[("leads.csv", &leads)]);
    let run = folder.run("backtest test.pact leads.csv --won sold --format table");
    assert_says(&run.out, &["479 of 505 leads were won, 94.9 %"]);
}

/// The guide shows what the commands print for the shipped leads.
#[test]
fn the_guide_shows_what_comes() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join("docs/guide/backtest.md")).unwrap();
    let folder = Folder::with(&[]);
    let old = std::fs::read_to_string(root.join("examples/b2b-inbound/inbound.pact")).unwrap();
    let new = old
        .replace("interest at least 30", "interest at least 40")
        .replace("+40  per demo_request", "+50  per demo_request");
    folder.write("stricter.pact", new.as_bytes());
    for name in ["inbound.pact", "leads.csv", "interactions.csv"] {
        let name = format!("examples/b2b-inbound/{name}");
        folder.write(&name, &std::fs::read(root.join(&name)).unwrap());
    }
    let fences = |tag: &str| {
        let begin = format!("```{tag}\n");
        page.split(&begin)
            .skip(1)
            .map(|fence| fence.split("```").next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let commands = fences("sh");
    assert_eq!(commands.len(), 2);
    let runs: Vec<String> = commands
        .iter()
        .map(|command| {
            folder.run(command.trim().trim_start_matches("leadpact").replace('\\', "").as_str()).out
        })
        .collect();
    let shown = fences("text");
    assert!(shown.len() >= 4);
    for line in shown.iter().flat_map(|fence| fence.lines()).filter(|line| !line.is_empty()) {
        assert!(runs.iter().any(|run| run.lines().any(|of| of == line)), "nobody prints: {line}");
    }
}
