//! `leadpact replay`: transitions in the order of time, the funnel, and pieces that come to the same as the whole.

mod summary;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Folder, assert_says};

/// Timers, a handover with both clocks, a way that time alone opens, a reset.
const SALES: &str = r#"pact "Sales" { timezone Europe/Berlin }
team marketing "Marketing"
team sales "Sales"
lead identified by id {
  email:   text
  size:    number
  consent: yes/no  empty means no
}
interaction visit "Visited" { path: text }
score interest {
  keeps 50% after every 7 days
  +10 per visit in the last 30 days
}
stage New owned by marketing {
  becomes Warm as soon as interest at least 20
  becomes Cold after 10 days in this stage
}
stage Warm owned by marketing {
  hand over to sales, becomes Sold when accepted {
    needs email
    marketing confirms first within 1 day of complete data, if late notify "Boss"
    goes to the first that fits { team "Desk" otherwise }
    sales accepts within 2 days of the handover, if late becomes Cold
    sales may reject to New because student or too_early, resetting interest
  }
}
stage Cold owned by marketing {
  becomes New as soon as any visit in this stage
  becomes Gone as soon as no visit in the last 20 days
}
final stage Sold owned by sales
final stage Gone owned by marketing
"#;

/// Three leads: one is sold, one is rejected, one is not answered. All of them worked out by hand.
const JOURNAL: &str = r#"{"at": "2026-06-01T09:00", "lead": "a", "set": {"email": "a@x.example"}, "did": {"type": "visit"}}
{"at": "2026-06-01T10:00", "lead": "b", "set": {"email": "b@x.example"}}
{"at": "2026-06-01T11:00", "lead": "c", "set": {"size": 7}}
{"at": "2026-06-01T11:00", "lead": "c", "did": {"type": "visit", "path": "/"}}
{"at": "2026-06-01T11:00", "lead": "c", "did": {"type": "visit", "path": "/pricing"}}
{"at": "2026-06-02T09:00", "lead": "a", "did": {"type": "visit"}}
{"at": "2026-06-02T12:00", "lead": "a", "command": "confirm", "by": "marketing", "actor": "dora"}
{"at": "2026-06-03T10:00", "lead": "b", "did": {"type": "visit"}}

{"at": "2026-06-03T10:00", "lead": "b", "did": {"type": "visit"}}
{"at": "2026-06-03T12:00", "lead": "a", "command": "accept", "by": "sales"}
{"at": "2026-06-05T10:00", "lead": "b", "command": "confirm", "by": "marketing"}
{"at": "2026-06-06T10:00", "lead": "b", "command": "reject", "by": "sales", "because": "student"}
{"at": "2026-06-10T11:00", "lead": "c", "set": {"email": "c@x.example"}}
{"at": "2026-06-10T12:00", "lead": "c", "command": "confirm", "by": "marketing"}
{"at": "2026-06-25T00:00"}
"#;

fn folder(journal: &str) -> Folder {
    Folder::with(&[("sales.pact", SALES), ("journal.ndjson", journal)])
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn transitions_in_the_order_of_time_and_the_funnel() {
    let run = folder(JOURNAL).run("replay sales.pact journal.ndjson --format table --as-of 2026-06-05");
    let want = "\
2026-06-01 09:00  a  starts in New
2026-06-01 10:00  b  starts in New
2026-06-01 11:00  c  starts in New
2026-06-01 11:00  c  New → Warm
2026-06-02 09:00  a  New → Warm
2026-06-02 12:00  a  Warm: confirmed by marketing
2026-06-02 12:00  a  Warm: handed over to Desk, due 2026-06-04 12:00
2026-06-03 10:00  b  New → Warm
2026-06-03 12:00  a  Warm → Sold, accept by sales
2026-06-04 10:00  b  Warm: Boss is told, for it is late
2026-06-05 10:00  b  Warm: confirmed by marketing
2026-06-05 10:00  b  Warm: handed over to Desk, due 2026-06-07 10:00
2026-06-06 10:00  b  Warm → New, reject by sales because student
2026-06-10 12:00  c  Warm: confirmed by marketing
2026-06-10 12:00  c  Warm: handed over to Desk, due 2026-06-12 12:00
2026-06-12 12:00  c  Warm → Cold, for it is late
2026-06-16 10:00  b  New → Cold, by a timer
2026-06-21 11:00  c  Cold → Gone
2026-06-23 10:00  b  Cold → Gone

As of 2026-06-05 00:00: 3 leads
  Warm                        2   2 waiting
  Sold                        1

Sales: 15 entries, from 2026-06-01 09:00 to 2026-06-25 00:00

                        entered     left    there   median time in stage
  New                         4        4        0   1 day 12 hours
  Warm                        3        3        0   3 days
  Cold                        2        2        0   7 days 23 hours
  Sold                        1        0        1   -
  Gone                        2        0        2   -

Handover out of Warm: 3 handed over
  accepted                    1  33 %
  rejected                    1  33 %   because student 1
  ended in another way        1  33 %
  confirmed in time           2  67 %   1 missed
  answered in time            2  67 %   1 missed
";
    assert_eq!((run.out.as_str(), run.err.as_str(), run.code), (want, "", 0));
}

#[test]
fn rows_and_objects() {
    let folder = folder(JOURNAL);
    let run = folder.run("replay sales.pact journal.ndjson --funnel funnel.json");
    assert_eq!(run.out.lines().count(), 20);
    assert_says(&run.out, &["at,lead,kind,cause,from,from_handover,to,to_handover,action,team,actor,reason"]);
    assert_says(
        &run.out,
        &["2026-06-02T12:00:00+02:00,a,confirmed,command,Warm,waiting,Warm,waiting,confirm,marketing,dora,"],
    );
    let funnel: Value = serde_json::from_str(&folder.read("funnel.json")).unwrap();
    let warm = json!({
        "stage": "Warm", "before": 0, "entered": 3, "left": 3, "median_seconds": 259_200,
        "there": { "leads": 0, "waiting": 0, "pending": 0 },
        "handovers": {
            "before": 0, "handed_over": 3, "accepted": 1, "rejected": 1, "otherwise": 1, "pending": 0,
            "rejected_because": { "student": 1 },
            "confirmations": { "kept": 2, "missed": 1 }, "acceptances": { "kept": 2, "missed": 1 },
        },
    });
    assert_eq!(funnel["stages"][1], warm);
    let run = folder.run("replay sales.pact journal.ndjson -o out.ndjson --as-of 2026-06-05");
    assert_eq!(run.out, "");
    let written = lines(&folder.read("out.ndjson"));
    assert_eq!((written.len(), &written[0]["kind"]), (21, &json!("started")));
    let standing = written.iter().find(|line| line.get("as_of").is_some()).unwrap();
    assert_eq!(standing["standing"]["Warm"], json!({ "leads": 2, "waiting": 2, "pending": 0 }));
    assert_eq!(written[20]["funnel"]["stages"][1], warm);
}

#[test]
fn what_does_not_fit_is_told_and_left_out() {
    let journal = r#"{"at": "2026-06-01T09:00", "lead": "a", "set": {"size": "many", "shoe": 42}, "colour": "red"}
{"at": "yesterday", "lead": "a", "set": {}}
{"lead": "a", "set": {}}
{"at": "2026-06-02", "lead": 7, "command": "accept", "by": "sales"}
{"at": "2026-06-02", "lead": "a", "command": "accept", "by": "sales"}
{"at": "2026-06-01T10:00", "lead": "a", "did": {"type": "visit"}}
{"at": "2026-06-02", "lead": "a"}
{"at": "2026-06-02", "set": {}}
{"at": "2026-06-02", "lead": "a", "did": "visit"}
{"at": "2026-06-02", "lead": "a", "did": {"type": "dance"}, "by": "sales"}
{"at": "2026-06-02", "lead": "a", "merge": "b"}
{"at": "2026-06-02", "lead": "a", "merge": "a"}
"#;
    let folder = folder(journal);
    let run = folder.run("replay sales.pact journal.ndjson --format table --problems problems.ndjson");
    assert_eq!(run.code, 0);
    assert_says(&run.err, &["12 problems with entries of the journal; what is wrong is left out"]);
    assert_says(&run.err, &["1 data problem", "journal.ndjson:1: lead a: size: \"many\" is not a number"]);
    assert_says(
        &run.err,
        &["journal.ndjson:5: lead a: accept: there is no `accept` in `New`; no command is open now"],
    );
    assert_says(
        &run.err,
        &["at: \"2026-06-01 10:00\" is earlier than 2026-06-02 00:00, to which time has come"],
    );
    assert_says(
        &run.out,
        &["1 interaction is of a kind the pact does not declare", "1 key is not in the pact"],
    );
    let kinds: Vec<_> = lines(&folder.read("problems.ndjson"));
    let kinds: Vec<_> =
        kinds.iter().map(|of| (of["line"].as_u64().unwrap(), of["kind"].as_str().unwrap())).collect();
    let want = [
        (1, "unknown_key"),
        (1, "not_a_number"),
        (2, "no_instant"),
        (3, "no_instant"),
        (4, "unknown_lead"),
        (5, "refused"),
        (6, "out_of_order"),
        (7, "incomplete"),
        (8, "incomplete"),
        (9, "wrong_shape"),
        (10, "unknown_key"),
        (11, "unknown_lead"),
        (12, "unknown_lead"),
    ];
    assert_eq!(kinds, want);
    let run = folder.run("replay sales.pact journal.ndjson --format ndjson --strict");
    let refused: Vec<_> = lines(&run.out).into_iter().filter(|line| line.get("refused").is_some()).collect();
    assert_eq!((refused.len(), run.code), (1, 1));
    let want = (&json!("2026-06-02T00:00:00+02:00"), &json!("a"), &json!("unknown_action"));
    assert_eq!((&refused[0]["at"], &refused[0]["lead"], &refused[0]["refused"]["kind"]), want);
}

#[test]
fn what_cannot_be_read_ends_it() {
    for (journal, said) in [("[1]\n", "line 1"), ("{\"at\": \"2026-06-01\"}\n{\"at\":\n", "line 2")] {
        let folder = folder(journal);
        let run = folder.run("replay sales.pact journal.ndjson -o out.csv");
        assert_eq!(run.code, 2, "{}", run.err);
        assert_says(&run.err, &["journal.ndjson", said, "an entry is a JSON object"]);
        assert!(!folder.names().contains(&"out.csv".to_owned()));
    }
    let folder = folder("");
    folder.write("none.pact", b"pact \"N\" {}\nlead identified by id { a: number }\n");
    assert_says(&folder.run("replay none.pact journal.ndjson").err, &["`none.pact` has no stages"]);
    assert_eq!(folder.run("replay - -").code, 3);
    let run = folder.run("replay sales.pact journal.ndjson --until 2026-06-01 --as-of 2026-07-01");
    assert_eq!(run.code, 3, "{}", run.err);
}

#[test]
fn what_is_learnt_at_one_instant_is_seen_together() {
    // The deadline of the handover is 2026-06-05 00:00: an acceptance at that very instant is in time.
    let journal = r#"{"at": "2026-06-01", "lead": "a", "set": {"email": "a@x.example"}}
{"at": "2026-06-01", "lead": "a", "did": {"type": "visit"}}
{"at": "2026-06-01", "lead": "a", "did": {"type": "visit"}}
{"at": "2026-06-03", "lead": "a", "command": "confirm", "by": "marketing"}
{"at": "2026-06-05", "lead": "a", "set": {"size": 3}}
{"at": "2026-06-05", "lead": "a", "command": "accept", "by": "sales"}
"#;
    let run = folder(journal).run("replay sales.pact journal.ndjson --format table");
    assert_says(&run.out, &["2026-06-02 00:00  a  Warm: Boss is told, for it is late"]);
    assert_says(&run.out, &["2026-06-05 00:00  a  Warm → Sold, accept by sales"]);
    assert_says(
        &run.out,
        &["confirmed in time           0   0 %   1 missed", "answered in time            1 100 %"],
    );
}

#[test]
fn two_records_of_a_person_become_one() {
    let journal = r#"{"at": "2026-06-01", "lead": "a", "did": {"type": "visit"}}
{"at": "2026-06-01", "lead": "b", "set": {"email": "b@x.example"}}
{"at": "2026-06-02", "lead": "b", "did": {"type": "visit"}}
{"at": "2026-06-03", "lead": "a", "merge": "b"}
{"at": "2026-06-03T12:00", "lead": "b", "command": "confirm", "by": "marketing"}
"#;
    let run = folder(journal).run("replay sales.pact journal.ndjson --format table");
    assert_eq!(run.err, "");
    assert_says(
        &run.out,
        &["2026-06-03 00:00  a  New: b is merged into it\n2026-06-03 00:00  a  New → Warm\n"],
    );
    assert_says(&run.out, &["2026-06-03 12:00  a  Warm: handed over to Desk"]);
    assert_says(&run.out, &["New                         2        2        0   2 days"]);
}

#[test]
fn later_entries_are_left_out_and_time_passes_to_the_end() {
    let folder = folder(JOURNAL);
    let run = folder.run("replay sales.pact journal.ndjson --format table --until 2026-06-02T10:00");
    assert_says(&run.out, &["9 entries come after the end", "2026-06-02 09:00  a  New → Warm\n\n"]);
    let run = folder.run("replay sales.pact journal.ndjson --format table --until 2026-06-04T10:00");
    assert_says(
        &run.out,
        &["2026-06-04 10:00  b  Warm: Boss is told", "confirmed in time           1  50 %   1 missed"],
    );
}

#[test]
fn a_state_that_cannot_be_read() {
    let folder = folder(JOURNAL);
    for (text, said) in [
        ("", "is empty"),
        ("{}\n", "line 1"),
        ("{\"version\":9,\"at\":\"2026-01-01\",\"done\":true}\n", "version 9"),
    ] {
        folder.write("state.ndjson", text.as_bytes());
        let run = folder.run("replay sales.pact journal.ndjson --state-in state.ndjson");
        assert_eq!(run.code, 2);
        assert_says(&run.err, &["state.ndjson", said]);
    }
}

/// What the whole journal comes to, and what it comes to with a stop behind some of its lines: the transitions,
/// and the state at the end.
fn whole_and_pieces(journal: &[String], cut: usize) -> [(Vec<Value>, String); 2] {
    let (first, second) = journal.split_at(cut.min(journal.len()));
    let folder = folder(&journal.concat());
    folder.write("1.ndjson", first.concat().as_bytes());
    folder.write("2.ndjson", second.concat().as_bytes());
    let run = |args: &str| -> Vec<Value> {
        let run = folder.run(&format!("replay sales.pact {args} --format ndjson"));
        assert_eq!(run.code, 0, "{args}: {}", run.err);
        lines(&run.out).into_iter().filter(|line| line.get("funnel").is_none()).collect()
    };
    let whole = run("journal.ndjson --state-out whole.state");
    let mut pieces = run("1.ndjson --state-out 1.state");
    pieces.extend(run("2.ndjson --state-in 1.state --state-out 2.state"));
    [(whole, folder.read("whole.state")), (pieces, folder.read("2.state"))]
}

#[test]
fn the_journal_in_pieces() {
    let journal: Vec<String> = JOURNAL.lines().map(|line| format!("{line}\n")).collect();
    for cut in 1..journal.len() {
        let [whole, pieces] = whole_and_pieces(&journal, cut);
        assert_eq!(whole, pieces, "cut behind line {cut}");
    }
}

/// The page shows what the command prints. With `LEADPACT_BLESS=1` it is written there.
#[test]
fn the_guide_shows_the_funnel_of_the_sample_journal() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    let sample = root.join("examples/b2b-inbound");
    let args = "--as-of 2026-10-01 --as-of 2026-11-01 --until 2026-11-21 --format table";
    let (pact, journal) = (sample.join("inbound.pact"), sample.join("journal.ndjson"));
    let run = Folder::with(&[]).run(&format!("replay {} {} {args}", pact.display(), journal.display()));
    assert_eq!(run.code, 0, "{}", run.err);
    let printed = &run.out[run.out.find("As of").unwrap()..];
    let page = root.join("docs/guide/funnel.md");
    let text = std::fs::read_to_string(&page).unwrap();
    let (before, rest) = text.split_once("Then comes this:\n\n```text\n").unwrap();
    let (shown, behind) = rest.split_once("```").unwrap();
    if std::env::var_os("LEADPACT_BLESS").is_some() {
        std::fs::write(&page, format!("{before}Then comes this:\n\n```text\n{printed}```{behind}")).unwrap();
    } else {
        assert_eq!(shown, printed);
    }
}

#[test]
fn funnels_of_pieces_add_up() {
    let folder = folder(JOURNAL);
    folder.run("replay sales.pact journal.ndjson --until 2026-06-05 --state-out 1.state");
    let run = folder.run("replay sales.pact journal.ndjson --state-in 1.state --format table");
    assert_says(&run.out, &["before  entered     left    there   median time in stage"]);
    assert_says(&run.out, &["  Warm                        2        0        2        0   7 days"]);
    assert_says(
        &run.out,
        &["confirmed in time           1 100 %   0 missed", "answered in time            1  50 %   1 missed"],
    );
}

/// Entries that need not make sense: much of it is refused, and that too must be the same.
fn entry() -> impl Strategy<Value = (u32, String)> {
    let hours = prop_oneof![Just(0), Just(1), Just(24), Just(48), 1..300_u32];
    let what = prop_oneof![
        3 => Just(r#""did": {"type": "visit", "path": "/x"}"#),
        1 => Just(r#""did": {"type": "visit", "at": "2026-06-03"}"#),
        1 => Just(r#""set": {"email": "e@x.example", "consent": "perhaps"}"#),
        1 => Just(r#""set": {"email": null, "size": 1.2345, "consent": "yes"}"#),
        2 => Just(r#""command": "confirm", "by": "marketing""#),
        1 => Just(r#""command": "accept", "by": "sales""#),
        1 => Just(r#""command": "reject", "by": "sales", "because": "too_early""#),
        1 => Just(r#""merge": "b""#),
    ];
    (hours, prop_oneof![Just("a"), Just("b"), Just("c")], what)
        .prop_map(|(hours, lead, what)| (hours, format!(r#""lead": "{lead}", {what}"#)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_journal_in_any_two_pieces(entries in prop::collection::vec(entry(), 2..30), cut in 1..29_usize) {
        let mut hours = 0;
        let journal: Vec<String> = entries.iter().map(|(later, what)| {
            hours += later;
            let (day, hour) = (hours / 24, hours % 24);
            let (month, day) = (6 + day / 30, 1 + day % 30);
            format!("{{\"at\": \"{}-{:02}-{day:02}T{hour:02}:00\", {what}}}\n", 2026 + (month - 1) / 12, (month - 1) % 12 + 1)
        }).collect();
        // A day that does not exist is a problem, the same in both.
        let cut = cut.min(journal.len() - 1);
        let [whole, pieces] = whole_and_pieces(&journal, cut);
        prop_assert_eq!(whole, pieces);
    }
}
