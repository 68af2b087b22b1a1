//! `leadpact compare`: what it says of two pacts, and of leads.

use std::collections::BTreeMap;

use crate::{Folder, PACT, assert_says};

fn folder() -> Folder {
    let new =
        PACT.replace("+40 when level is boss", "+15 when level is boss").replace("A from 60", "A from 35");
    let folder = Folder::with(&[("new.pact", &new)]);
    let mut leads = "id,email,No. of Employees,level,bought\n".to_owned();
    for at in 0..200 {
        let employees = [3, 49, 50, 999, 1000][at % 5];
        let level = ["boss", "staff", ""][at % 3];
        let email = if at % 4 == 0 { "" } else { "a@b.example" };
        let bought = if at % 7 == 0 { "yes" } else { "no" };
        leads += &format!("L{at},{email},{employees},{level},{bought}\n");
    }
    folder.write("leads.csv", leads.as_bytes());
    folder
}

/// What `score` says of each lead, by id.
fn scored(folder: &Folder, pact: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let run = folder.run(&format!("score {pact} leads.csv --as-of 2026-11-20"));
    rows(&run.out)
}

fn rows(text: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |row: csv::StringRecord| {
        let cells: BTreeMap<_, _> = header.iter().cloned().zip(row.iter().map(str::to_owned)).collect();
        (cells["id"].clone(), cells)
    };
    reader.into_records().map(|record| row(record.unwrap())).collect()
}

/// Exactly the leads move for which two runs of `score` differ, and from what to what they say.
#[test]
fn leads_that_move_are_those_that_score_otherwise() {
    let folder = folder();
    let (old, new) = (scored(&folder, "test.pact"), scored(&folder, "new.pact"));
    let run = folder.run("compare test.pact new.pact leads.csv --as-of 2026-11-20 --won bought --format csv");
    let moved = rows(&run.out);
    let columns = ["interest", "fit", "grade", "stage", "handover", "responsible", "route", "nurture"];
    let mut different = 0;
    for (id, before) in &old {
        let now = &new[id];
        let differs: Vec<_> = columns.iter().filter(|column| before[**column] != now[**column]).collect();
        assert_eq!(moved.contains_key(id), !differs.is_empty(), "{id}");
        for column in differs {
            different += 1;
            let said = &moved[id];
            assert_eq!(said[&format!("{column}_old")], before[*column], "{id} {column}");
            assert_eq!(said[&format!("{column}_new")], now[*column], "{id} {column}");
            assert!(!said["because"].is_empty(), "{id} {column}");
        }
    }
    assert!(different > 100, "{different}");
    let lines = folder.run("compare test.pact new.pact leads.csv --as-of 2026-11-20 --format ndjson");
    assert_eq!(lines.out.lines().count(), moved.len());
}

#[test]
fn a_room_understands_what_it_comes_to() {
    let folder = folder();
    let run =
        folder.run("compare test.pact new.pact leads.csv --as-of 2026-11-20 --won bought --format table");
    assert_eq!(run.code, 0, "{}", run.err);
    let (old, new) = (scored(&folder, "test.pact"), scored(&folder, "new.pact"));
    let reaches =
        |rows: &BTreeMap<String, BTreeMap<String, String>>, id: &str| rows[id]["responsible"] == "sales";
    let lost: Vec<_> = old.keys().filter(|id| reaches(&old, id) && !reaches(&new, id)).collect();
    let bought = lost.iter().filter(|id| id[1..].parse::<u32>().unwrap() % 7 == 0).count();
    assert!(!lost.is_empty());
    let sentence =
        format!("{} of 200 leads would no longer reach sales; {bought} of them bought.", lost.len());
    assert_says(
        &run.out,
        &[&sentence, "`+40` when level is boss becomes `+15`", "A from `60` becomes `35`", "Stage"],
    );
    assert!(!run.out.contains('\u{1b}'));
}

#[test]
fn without_leads_it_tells_the_meaning() {
    let folder = folder();
    let run = folder.run("compare test.pact new.pact");
    assert_says(&run.out, &["score fit", "Leads that show it", "fit          40 → 15"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(folder.run("compare test.pact new.pact --deny changes").code, 1);
    assert_eq!(folder.run("compare test.pact test.pact --deny changes").code, 0);
    assert_says(
        &folder.run("compare test.pact test.pact").out,
        &["Both mean the same for every lead; at most"],
    );
    assert_eq!(folder.run("compare test.pact new.pact --deny moves").code, 3);
    let moves = folder.run("compare test.pact new.pact leads.csv --deny moves -o moved.csv");
    assert_eq!(moves.code, 1);
    assert!(folder.read("moved.csv").starts_with("id,interest_old,interest_new,"));
    let json: serde_json::Value =
        serde_json::from_str(&folder.run("compare test.pact new.pact --format json").out).unwrap();
    assert_eq!(json["declarations"][0]["name"], "fit");
    assert!(json["witnesses"][0]["example"].is_string() && json["leads"].is_null());
    assert_says(&folder.run("compare test.pact new.pact --format csv").out, &["1,score,fit,changed,,"]);
}

#[test]
fn witnesses_can_be_pasted() {
    let folder = folder();
    let run = folder.run("compare test.pact new.pact --witnesses");
    folder.write("pasted.pact", (folder.read("new.pact") + &run.out).as_bytes());
    let tested = folder.run("test pasted.pact");
    assert_eq!(tested.code, 0, "{}{}", tested.out, tested.err);
    assert_says(&run.out, &["example \"Compared, lead 1\" {"]);
}

/// What moves no lead that is only assessed: a command, and who is told.
#[test]
fn lives_that_go_otherwise_are_shown() {
    let folder = Folder::with(&[]);
    let old = PACT.replace(
        "meaning \"Sales works with it\"",
        "sales may recycle to MGL after 2 days in this stage because no_budget or too_early\n  \
         notify \"Ann\" after 1 day in this stage",
    );
    let new = old.replace("no_budget or too_early", "no_budget").replace("after 1 day in", "after 3 days in");
    folder.write("old.pact", old.as_bytes());
    folder.write("new.pact", new.as_bytes());
    let said = folder.run("compare old.pact new.pact").out;
    assert_says(
        &said.split_whitespace().collect::<Vec<_>>().join(" "),
        &[
            "put in SAL, after 2 days recycle by sales because too_early",
            "recycle carried out → refused",
            "put in SAL on 2026-01-15 12:00, after 3 days",
            "notice Ann on 2026-01-16 12:00 → Ann on 2026-01-18 12:00",
        ],
    );
    let witnesses = folder.run("compare old.pact new.pact --witnesses").out;
    assert_eq!(witnesses.matches("example ").count(), 1, "{witnesses}");
    for (pact, code) in [(&new, 0), (&old, 1)] {
        folder.write("pasted.pact", (pact.clone() + &witnesses).as_bytes());
        assert_eq!(folder.run("test pasted.pact").code, code, "{witnesses}");
    }
}

#[test]
fn leads_from_a_pipe_are_read_for_both() {
    let folder = folder();
    let leads = folder.read("leads.csv");
    let by_file = folder.run("compare test.pact new.pact leads.csv --as-of 2026-11-20 --format csv");
    let by_pipe = folder.run_with("compare test.pact new.pact - --as-of 2026-11-20 --format csv", &leads);
    assert_eq!((by_pipe.out, by_pipe.code), (by_file.out, 0));
    folder.write("more.pact", PACT.replace("+10.5 per visit", "+20 per visit").as_bytes());
    let visits = "lead,at,type\nL1,2026-11-01,visit\nL3,2026-11-01,visit\nL3,2026-11-02,visit\n";
    folder.write("visits.csv", visits.as_bytes());
    let run = |file: &str| {
        let leads = "compare test.pact more.pact leads.csv --as-of 2026-11-20 --format csv";
        folder.run_with(&format!("{leads} --interactions {file}"), visits)
    };
    let (by_file, by_pipe) = (run("visits.csv"), run("-"));
    assert_eq!(by_file.out.lines().count(), 3, "{}", by_file.out);
    assert_eq!((by_pipe.out, by_pipe.err, by_pipe.code), (by_file.out, String::new(), 0));
    let odd = folder.run_with("compare test.pact more.pact leads.csv --interactions - --format csv", "a,b\n");
    assert_eq!((odd.out.as_str(), odd.code), ("", 2));
    assert_says(&odd.err, &["`standard input`"]);
    assert_eq!(folder.run("compare - new.pact -").code, 3);
}

#[test]
fn what_cannot_be_meant_is_said() {
    let folder = folder();
    let run = folder.run("compare test.pact new.pact leads.csv --won bougth");
    assert_eq!(run.code, 2);
    assert_says(&run.err, &["`leads.csv` has no column `bougth`", "did you mean `bought`?"]);
    let run = folder.run("compare test.pact new.pact leads.csv --won level");
    assert_says(&run.err, &["`boss` in `level` is neither yes nor no", "--won \"level=boss\""]);
    assert_eq!(folder.run("compare test.pact new.pact --as-of 2026-11-20").code, 3);
}
